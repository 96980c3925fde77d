use std::io::{BufRead, Error, ErrorKind, Read};

/// Longest row, in bytes: the widest genuine ones hold some 4 000.
const ROW_BYTES: usize = 1024 * 1024;

/// A text in which every line ends with `\n`, the last one too, whatever system it was written on: lines can then be
/// counted. A row that does not end is an error, so that memory does not grow with what is no table.
#[derive(Debug)]
pub(super) struct Lines<R> {
    source: R,
    after_return: bool,
    ended: bool,
    row: usize,
    bytes: u64,
}

impl<R> Lines<R> {
    /// The lines of a text.
    pub(super) fn of(source: R) -> Self {
        Self { source, after_return: false, ended: true, row: 0, bytes: 0 }
    }

    /// From here on a new row is read.
    pub(super) fn begin_row(&mut self) {
        self.row = 0;
    }

    /// Bytes of the text read so far.
    pub(super) fn read_bytes(&self) -> u64 {
        self.bytes
    }
}

/// Takes over what fits, and says how much it took and how much it wrote.
fn take_over(after_return: &mut bool, from: &[u8], to: &mut [u8]) -> (usize, usize) {
    let (mut taken, mut written) = (0, 0);
    for byte in from {
        let second = *byte == b'\n' && *after_return;
        if !second {
            let Some(place) = to.get_mut(written) else { break };
            *place = if *byte == b'\r' { b'\n' } else { *byte };
            written += 1;
        }
        *after_return = *byte == b'\r';
        taken += 1;
    }
    (taken, written)
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.row > ROW_BYTES {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        let mut written = 0;
        while written == 0
            && let Some(first) = out.first_mut()
        {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                let open = !std::mem::replace(&mut self.ended, true);
                if open {
                    *first = b'\n';
                }
                return Ok(usize::from(open));
            }
            let taken;
            (taken, written) = take_over(&mut self.after_return, chunk, out);
            self.source.consume(taken);
            self.bytes += taken as u64;
        }
        if let Some(last) = written.checked_sub(1) {
            self.ended = out[last] == b'\n';
        }
        self.row += written;
        Ok(written)
    }
}
