use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use super::headings::Headings;
use super::mapping;
use super::shown::shown;
use super::table::Table;
use crate::accounts::is_published;
use crate::diagnostic::{Diagnostic, codes, near_name};
use crate::document::{KINDS, Kind, STDIN, sheet};
use crate::language::Arg;

/// What a file is, by its bytes and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
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
    /// Another table of text.
    Table,
    /// The published accounts of cities.
    Accounts,
    /// One of our own files: `offer`, `plan` …; or a `mapping`, which says no schema.
    Ours(&'static str),
    /// Something else; the name of its words.
    Other(&'static str),
}

impl FileKind {
    /// What these bytes are.
    pub(super) fn of(bytes: &[u8]) -> Self {
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

    /// Whether a command that takes an `offer`, a `plan`, a `city`, `accounts`, a `schedule`, a `mapping` or `any` file of ours may
    /// be given it. Text that is none of our files may be meant as one: its reader says what is missing.
    fn may_be(self, wanted: &str) -> bool {
        match (self, wanted) {
            (Self::Ours("mapping"), "any") => false,
            (Self::Ours(_), "any") | (Self::Text, _) => true,
            (_, "lines") => false,
            (Self::Table | Self::Accounts, "accounts") => true,
            (Self::Accounts, _) => false,
            (Self::Ours(kind), wanted) => kind == wanted,
            // What a schedule is instead, its own reader tells.
            (_, wanted) => wanted == "schedule",
        }
    }

    /// The words for the commands that take it.
    fn taken_by(self, wanted: &str) -> Option<&'static str> {
        match self {
            Self::Xlsx | Self::Ods | Self::Xls | Self::Schedule | Self::Table if wanted == "city" => {
                Some("help-accounts")
            }
            Self::Accounts => Some("help-accounts"),
            Self::Xlsx | Self::Ods | Self::Xls | Self::Schedule => Some("help-import"),
            Self::Table => Some("help-table"),
            Self::Ours("offer") => Some("help-compare"),
            Self::Ours("plan") => Some("help-check"),
            Self::Ours("city") => Some("help-lay"),
            Self::Ours("catalog" | "parameters") => Some("help-catalogs"),
            Self::Ours("mapping") => Some("help-mapping"),
            Self::Other("file-json" | "file-result") => Some("help-saved"),
            _ => None,
        }
    }

    /// The same where no schedule is wanted: without what is to be asked of a bidder.
    fn word_here(self) -> String {
        const BARE: [&str; 10] = [
            "file-pdf",
            "file-picture",
            "file-packed",
            "file-xlsb",
            "file-numbers",
            "file-document",
            "file-locked",
            "file-xml",
            "file-html",
            "file-damaged",
        ];
        match self {
            Self::Other(word) if BARE.contains(&word) => word.replacen("file", "kind", 1),
            _ => self.word(),
        }
    }

    /// The name of the words for it.
    pub(super) fn word(self) -> String {
        match self {
            Self::Xlsx | Self::Ods | Self::Xls => "file-workbook".to_owned(),
            Self::Text => "file-text".to_owned(),
            Self::Schedule => "file-schedule".to_owned(),
            Self::Table => "file-table".to_owned(),
            Self::Accounts => "file-accounts".to_owned(),
            Self::Ours(kind) => format!("file-ours-{kind}"),
            Self::Other(word) => word.to_owned(),
        }
    }
}

/// Which of our own files the sheets of a workbook are; none where they are a price schedule, or anything else.
pub(super) fn ours(tables: &[Table]) -> Option<&'static str> {
    let sheets: Vec<_> = tables.iter().map(shown).collect();
    match sheet::kind(&sheet::written(&sheets).text)? {
        Kind::Plan => Some("plan"),
        Kind::City => Some("city"),
        Kind::Offer => Some("offer"),
        Kind::Catalog | Kind::Parameters | Kind::Programme => None,
    }
}

/// Whether there are bytes of a file, or of standard input, to look at.
fn is_read(path: &Path) -> bool {
    path.is_file() || path == Path::new(STDIN)
}

/// Whether a file is a workbook, by its bytes.
pub(crate) fn is_workbook(path: &Path) -> bool {
    let bytes = is_read(path).then(|| super::open::bytes(path).ok()).flatten();
    bytes.is_some_and(|bytes| matches!(FileKind::of(&bytes), FileKind::Xlsx | FileKind::Ods | FileKind::Xls))
}

/// Tells a file of another kind than a command takes for what it is, and which command takes it. Nothing where it may be
/// what is wanted, or where there is no regular file of that name: that is told as ever.
pub(crate) fn wrong_file(path: &Path, wanted: &'static str) -> Option<Diagnostic> {
    refused(path, wanted, false)
}

/// The same where another of our own files is told by its reader, with its first line.
pub(crate) fn foreign_file(path: &Path, wanted: &'static str) -> Option<Diagnostic> {
    refused(path, wanted, true)
}

fn refused(path: &Path, wanted: &'static str, ours_may_be: bool) -> Option<Diagnostic> {
    let bytes = is_read(path).then(|| super::open::bytes(path).ok()).flatten()?;
    let kind = match FileKind::of(&bytes) {
        // Tables are read in any encoding, our own files in one.
        FileKind::Text | FileKind::Ours(_) if wanted != "schedule" && super::text::is_utf16(&bytes) => {
            FileKind::Other("file-utf16")
        }
        kind @ (FileKind::Xlsx | FileKind::Ods | FileKind::Xls) => {
            let tables = super::open::open(path).ok();
            tables.and_then(|tables| ours(&tables)).map_or(kind, FileKind::Ours)
        }
        kind => kind,
    };
    if kind.may_be(wanted) || (ours_may_be && matches!(kind, FileKind::Ours(kind) if kind != "mapping")) {
        return None;
    }
    let fault = Diagnostic::new(codes::WRONG_FILE).arg("file", path.display().to_string());
    let fault = fault.arg("what", Arg::Word(kind.word_here()));
    let fault = match wanted {
        "offer" => fault.help("help-offer"),
        "plan" => fault.help("help-plan"),
        "city" => fault.help("help-city"),
        "accounts" => fault.help("help-published"),
        "schedule" => fault.help("help-schedule"),
        "any" => fault.help("help-any"),
        "lines" => fault.help("help-lines"),
        _ => fault,
    };
    Some(match kind.taken_by(wanted) {
        Some(help) => fault.help(help),
        None => fault,
    })
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
    if let Some(kind) = schema(start) {
        let kinds = || KINDS.iter().map(|(_, schema, _)| named(schema));
        let known = kinds().find(|name| *name == kind);
        // A misspelt kind is told by the reader, with what was meant.
        let misspelt = near_name(kind, kinds()).is_some();
        let other = match kind {
            "result" => FileKind::Other("file-result"),
            _ if misspelt => FileKind::Text,
            _ => FileKind::Other("file-ours"),
        };
        return known.map_or(other, FileKind::Ours);
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
    } else if is_mapping(start) {
        FileKind::Ours("mapping")
    } else if is_yaml(start) {
        FileKind::Text
    } else if is_published(text.as_bytes()) {
        FileKind::Accounts
    } else if super::text::table(text).is_ok_and(|table| Headings::find(&table).is_some()) {
        FileKind::Schedule
    } else if [';', '\t', ','].into_iter().any(|separator| is_table(start, separator)) {
        FileKind::Table
    } else {
        FileKind::Text
    }
}

/// The kind that a file of ours says it is, in YAML's own form or in that of JSON.
fn schema(text: &str) -> Option<&str> {
    let content = |line: &&str| !line.is_empty() && !line.starts_with('#') && *line != "---" && *line != "{";
    let first = text.lines().map(str::trim).find(content)?;
    let key = first.trim_start_matches(['{', ' ', '"', '\'']).strip_prefix("schema")?;
    let value = key.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')?;
    let value = value.trim_start_matches([' ', '"', '\'']);
    value.starts_with("perenne/").then(|| named(value))
}

/// The kind in a schema: `plan` of `perenne/plan/v1`.
fn named(schema: &str) -> &str {
    schema.split('/').nth(1).unwrap_or_default()
}

/// Whether every key at the margin is one of a mapping.
fn is_mapping(text: &str) -> bool {
    let margin = |line: &&str| !line.is_empty() && !line.starts_with([' ', '\t', '#', '-', '}']);
    let mut keys = text.lines().filter(margin).peekable();
    let of_mapping = |line: &str| line.split_once(':').is_some_and(|(key, _)| mapping::KEYS.contains(&key.trim_end()));
    keys.peek().is_some() && keys.all(of_mapping)
}

/// Whether a text begins with a key of YAML: what was meant as one of our files is no table.
fn is_yaml(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.and_then(|line| line.split_once(':')).is_some_and(|(key, rest)| {
        let word = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'"' | b'\''));
        word && !rest.contains([';', '\t'])
    })
}

/// Whether the first lines have as many cells each, three at least.
fn is_table(text: &str, separator: char) -> bool {
    let mut cells =
        text.lines().filter(|line| !line.trim().is_empty()).take(5).map(|line| line.matches(separator).count());
    let first = cells.next().unwrap_or_default();
    let mut others = cells.peekable();
    first >= 2 && others.peek().is_some() && others.all(|count| count >= first)
}
