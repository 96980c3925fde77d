use std::io::{BufRead, Read};
use std::sync::mpsc::{Receiver, sync_channel};

use super::ask::Refusal;

/// Lines that may wait to be run.
const WAITING: usize = 2 * super::CHUNK;
/// A longer line is refused, so that memory stays bounded.
const LONGEST_LINE: u64 = 1 << 20;

/// A line of the input: its number, from 1, and its text, or why it has none.
pub(super) type InputLine = (usize, Result<String, Refusal>);

/// Reads lines on a thread of its own, which runs ahead of the calculation by a bounded number of lines.
pub(super) fn read_aside(mut input: Box<dyn BufRead + Send>) -> Receiver<InputLine> {
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::spawn(move || {
        for number in 1.. {
            let line = match next_line(&mut *input) {
                Ok(None) => return,
                // Some editors begin a file with a mark that is no part of its text.
                Ok(Some(Ok(line))) if number == 1 => Ok(line.trim_start_matches('\u{feff}').to_owned()),
                Ok(Some(line)) => line,
                Err(error) => {
                    let _ = sender.send((number, Err(Refusal::new("unreadable", error.to_string()))));
                    return;
                }
            };
            let blank = line.as_ref().is_ok_and(|line| line.trim().is_empty());
            if !blank && sender.send((number, line)).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The next line, at most so long; what is longer is skipped to its end and refused.
fn next_line(input: &mut dyn BufRead) -> std::io::Result<Option<Result<String, Refusal>>> {
    let mut bytes = Vec::new();
    input.take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(Refusal::new("too-large", format!("a line is longer than {LONGEST_LINE} bytes")))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Refusal::new("not-utf8", "the line is not UTF-8"))))
}
