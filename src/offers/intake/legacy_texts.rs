//! The shared texts of an `.xls`, walked for those of which some letters have a font of their own (\[MS-XLS\] 2.4.265): a raised
//! digit is the sign of a note, a struck one is gone, and readers of workbooks tell neither.

use std::collections::HashMap;

/// Letters of a width, in a text that may go on in another record.
const WIDE: u8 = 0x1;
const WITH_PHONETICS: u8 = 0x4;
const RICH: u8 = 0x8;

/// The numbers of the fonts in each text that has several, by the number of the text.
pub(super) fn fonts_of(records: &[&[u8]]) -> HashMap<u32, Vec<u16>> {
    let mut found = HashMap::new();
    let mut bytes = Bytes { records, at: 0 };
    let Some(count) = bytes.skip(4).and_then(|()| bytes.double()) else { return found };
    for text in 0..count {
        let Some(fonts) = bytes.text() else { break };
        if !fonts.is_empty() {
            found.insert(text, fonts);
        }
    }
    found
}

/// The bytes of records that go on in each other.
struct Bytes<'s> {
    records: &'s [&'s [u8]],
    at: usize,
}

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let (first, rest) = self.records.split_first()?;
            if let Some(byte) = first.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.records, self.at) = (rest, 0);
        }
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn double(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let (first, rest) = self.records.split_first()?;
            let here = count.min(first.len().saturating_sub(self.at));
            (count, self.at) = (count - here, self.at + here);
            if count > 0 {
                (self.records, self.at) = (rest, 0);
            }
        }
        Some(())
    }

    /// Passes one text, and tells the fonts of its letters beside that of its cell.
    fn text(&mut self) -> Option<Vec<u16>> {
        let letters = usize::from(self.word()?);
        let mut kind = self.byte()?;
        let runs = if kind & RICH > 0 { usize::from(self.word()?) } else { 0 };
        let phonetics = if kind & WITH_PHONETICS > 0 { self.double()? as usize } else { 0 };
        let mut left = letters;
        while left > 0 {
            let (first, rest) = self.records.split_first()?;
            let width = 1 + usize::from(kind & WIDE);
            let here = left.min(first.len().saturating_sub(self.at) / width);
            (left, self.at) = (left - here, self.at + here * width);
            if left > 0 {
                // The next record says anew how wide its letters are.
                (self.records, self.at) = (rest, 0);
                kind = self.byte()?;
            }
        }
        let mut fonts = Vec::new();
        for _ in 0..runs {
            self.skip(2)?;
            fonts.push(self.word()?);
        }
        self.skip(phonetics)?;
        Some(fonts)
    }
}
