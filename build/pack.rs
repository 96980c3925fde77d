//! Reads the catalogs, cities and the law that are shipped, and packs their trees: a run takes from them what it asks for.

use std::fs;
use std::path::Path;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput};

use crate::form::{APART, IN_TEXT, LIST, MAP, NOTHING};

/// Entries from which nothing is calculated.
const LEFT_OUT: &str = "observations";

/// Packs the files of a folder into files of the same names. What cannot be packed is left out, and read whole in each run.
pub fn pack_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = (entry.as_ref().map(fs::DirEntry::path), entry.as_ref().map(fs::DirEntry::file_name));
        let (Ok(path), Ok(name)) = (path, name) else { continue };
        if path.is_dir() {
            pack_folder(&path, &to.join(name))?;
        } else if let Some(packed) = pack(&fs::read_to_string(&path)?) {
            fs::write(to.join(name), packed)?;
        }
    }
    Ok(())
}

fn pack(text: &str) -> Option<Vec<u8>> {
    let mut packer = Packer { text, events: Parser::new_from_str_with_options(text, Options::default()) };
    loop {
        match packer.next()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (event, at) => {
                let mut out = Vec::new();
                packer.node(event, at, &mut out)?;
                return Some(out);
            }
        }
    }
}

struct Packer<'t> {
    text: &'t str,
    events: Parser<'t, StrInput<'t>>,
}

impl<'t> Packer<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        self.events.next_event()?.ok()
    }

    /// Packs a node without anchor and tag.
    fn node(&mut self, event: Event<'t>, at: Span, out: &mut Vec<u8>) -> Option<()> {
        let start = at.start.byte_offset()?;
        match event {
            Event::Scalar(text, style, 0, None) => {
                let end = at.end.byte_offset()?.max(start);
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let place = self.text.get(start..end)?.find(&*text).filter(|_| !nothing);
                let kind = if nothing { NOTHING } else { place.map_or(APART, |_| IN_TEXT) };
                head(kind, start, end, out);
                if let Some(place) = place {
                    number(place, out);
                    number(text.len(), out);
                } else if !nothing {
                    number(text.len(), out);
                    out.extend(text.as_bytes());
                }
            }
            Event::SequenceStart(_, 0, None) => {
                let mut items = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end,
                        (event, at) => self.node(event, at, &mut items)?,
                    }
                };
                self.collection(LIST, start, end, &items, out)?;
            }
            Event::MappingStart(_, 0, None) => {
                let mut entries = Vec::new();
                let end = loop {
                    let (event, at) = self.next()?;
                    if event == Event::MappingEnd {
                        break at;
                    }
                    let kept = entries.len();
                    let left_out = matches!(&event, Event::Scalar(text, ..) if text == LEFT_OUT);
                    self.node(event, at, &mut entries)?;
                    let (event, at) = self.next()?;
                    self.node(event, at, &mut entries)?;
                    entries.truncate(if left_out { kept } else { entries.len() });
                };
                self.collection(MAP, start, end, &entries, out)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// A block ends where the next token begins: the white space between is left out.
    fn collection(&self, kind: u8, start: usize, end: Span, parts: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let text = self.text.get(start..end.end.byte_offset()?.max(start))?;
        head(kind, start, start + text.trim_end().len(), out);
        number(parts.len(), out);
        out.extend(parts);
        Some(())
    }
}

fn head(kind: u8, start: usize, end: usize, out: &mut Vec<u8>) {
    out.push(kind);
    number(start, out);
    number(end - start, out);
}

fn number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 128 {
        out.push((value % 128 + 128) as u8);
        value /= 128;
    }
    out.push(value as u8);
}
