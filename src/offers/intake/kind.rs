use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use super::headings::Headings;

/// What a file is, by its bytes and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A workbook of Excel since 2007.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A workbook of Excel before 2007.
    Xls,
    /// A table of text.
    Text,
    /// A table of text with the headings of a price schedule.
    Schedule,
    /// One of our own files: `offer`, `plan` …
    Ours(&'static str),
    /// Something else; the name of its words.
    Other(&'static str),
}

impl FileKind {
    /// What these bytes are.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
            return archive(bytes);
        }
        if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return compound(bytes);
        }
        const MAGIC: [(&[u8], &str); 8] = [
            (b"%PDF", "file-pdf"),
            (b"\x89PNG", "file-picture"),
            (b"\xff\xd8\xff", "file-picture"),
            (b"GIF8", "file-picture"),
            (b"\x1f\x8b", "file-packed"),
            (b"BZh", "file-packed"),
            (b"7z\xbc\xaf", "file-packed"),
            (b"Rar!", "file-packed"),
        ];
        if let Some((_, word)) = MAGIC.iter().find(|(magic, _)| begins(magic)) {
            return Self::Other(word);
        }
        let Some(text) = super::text::decode(bytes) else { return Self::Other("file-binary") };
        written(&text)
    }

    /// What a file is; none where there is no regular file of that name.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        path.is_file().then(|| super::open::bytes(path).ok().map(|bytes| Self::of(&bytes))).flatten()
    }

    /// Whether a command that takes an `offer`, a `plan`, a `schedule` or a `mapping` may be given it. Text that is none of our
    /// files may be meant as one: its reader says what is missing.
    pub(crate) fn may_be(self, wanted: &str) -> bool {
        match (self, wanted) {
            (Self::Ours(kind), wanted) => kind == wanted,
            (Self::Text, _) => true,
            // What a schedule is instead, its own reader tells.
            (_, wanted) => wanted == "schedule",
        }
    }

    /// The words for the command that takes it.
    pub(crate) fn taken_by(self) -> Option<&'static str> {
        match self {
            Self::Xlsx | Self::Ods | Self::Xls | Self::Schedule => Some("help-import"),
            Self::Ours("offer") => Some("help-compare"),
            _ => None,
        }
    }

    /// The name of the words for it.
    pub(crate) fn word(self) -> String {
        match self {
            Self::Xlsx | Self::Ods | Self::Xls => "file-workbook".to_owned(),
            Self::Text => "file-text".to_owned(),
            Self::Schedule => "file-schedule".to_owned(),
            Self::Ours(kind) => format!("file-ours-{kind}"),
            Self::Other(word) => word.to_owned(),
        }
    }
}

fn archive(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return FileKind::Other("file-damaged") };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        return FileKind::Xlsx;
    }
    for (name, word) in [
        ("xl/workbook.bin", "file-xlsb"),
        ("word/document.xml", "file-document"),
        ("ppt/presentation.xml", "file-document"),
        ("Index/Document.iwa", "file-numbers"),
    ] {
        if has(name) {
            return FileKind::Other(word);
        }
    }
    let mut text = |name: &str| {
        let mut text = String::new();
        let file = archive.by_name(name).ok()?;
        file.take(1 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let Some(mime) = text("mimetype") else { return FileKind::Other("file-packed") };
    if !mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return FileKind::Other("file-document");
    }
    let locked = text("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data"));
    if locked { FileKind::Other("file-locked") } else { FileKind::Ods }
}

/// A compound file of the time before 2007, or the cover of a workbook with a password. Names of what is in it are
/// written in UTF-16.
fn compound(bytes: &[u8]) -> FileKind {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|part| part == wide)
    };
    if names("EncryptedPackage") {
        FileKind::Other("file-locked")
    } else if names("Workbook") || names("Book") {
        FileKind::Xls
    } else {
        FileKind::Other("file-document")
    }
}

fn written(text: &str) -> FileKind {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(400).collect::<String>().to_lowercase();
    let ours = start.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    if let Some(kind) = ours.strip_prefix("schema:").and_then(|rest| rest.trim().strip_prefix("perenne/")) {
        let kinds = ["offer", "plan", "city", "catalog", "parameters", "programme"];
        let known = kinds.into_iter().find(|name| kind.split('/').next() == Some(name));
        return known.map_or(FileKind::Other("file-ours"), FileKind::Ours);
    }
    if head.starts_with("<?xml") && head.contains("excel.sheet") || head.contains("<workbook") {
        FileKind::Other("file-xml")
    } else if head.starts_with('<')
        && ["<html", "<!doctype", "<table", "<meta", "<head"].iter().any(|it| head.contains(it))
    {
        FileKind::Other("file-html")
    } else if head.starts_with("<?xml") || head.starts_with("<svg") {
        FileKind::Other("file-xml")
    } else if (start.starts_with('{') || start.starts_with('['))
        && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
    {
        FileKind::Other("file-json")
    } else if head.starts_with("{\\rtf") {
        FileKind::Other("file-document")
    } else if super::text::table(text).is_ok_and(|table| Headings::find(&table).is_some()) {
        FileKind::Schedule
    } else {
        FileKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes() {
        for (bytes, expected) in [
            (&b"%PDF-1.7"[..], FileKind::Other("file-pdf")),
            (b"\x89PNG\r\n", FileKind::Other("file-picture")),
            (b"# ours\nschema: perenne/offer/v1\n", FileKind::Ours("offer")),
            (b"<html><table>", FileKind::Other("file-html")),
            (b"{\"a\": 1}", FileKind::Other("file-json")),
            (b"a\0\0\x01\x02\0b", FileKind::Other("file-binary")),
            (b"D\xe9signation;PU HT\n", FileKind::Schedule),
            (b"\xff\xfeD\0;\0P\0", FileKind::Text),
        ] {
            assert_eq!(FileKind::of(bytes), expected);
        }
    }
}
