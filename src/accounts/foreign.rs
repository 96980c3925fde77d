//! What is no table of text, told by its first bytes.

/// What a file is that is no table, as the word that says so, and the remedy that its diagnostic names.
pub(super) fn kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let text = start.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(start).trim_ascii_start();
    let found = match start {
        [0x1F, 0x8B, ..] => ("accounts-kind-gzip", "help-unpack"),
        [b'P', b'K', 3, 4, ..] => return Some(zip(start)),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("accounts-kind-xls", "help-csv"),
        [b'P', b'A', b'R', b'1', ..] => ("accounts-kind-parquet", "help-download"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => ("accounts-kind-utf16", "help-csv"),
        [b'%', b'P', b'D', b'F', ..] => ("accounts-kind-pdf", "help-download"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            ("accounts-kind-picture", "help-download")
        }
        _ if start.contains(&0) => ("accounts-kind-binary", "help-download"),
        _ if text.starts_with(b"{") || text.starts_with(b"[") => ("accounts-kind-json", "help-download"),
        _ if text.starts_with(b"<") => ("accounts-kind-html", "help-download"),
        _ if text.starts_with(b"schema:") || has_schema(text) => ("accounts-kind-perenne", "help-published"),
        _ => return None,
    };
    Some(found)
}

/// Whether a text begins, after comments, as perenne's own files do.
fn has_schema(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    text.starts_with(b"#") && lines.any(|line| line.starts_with(b"schema: perenne/"))
}

/// Workbooks are packed folders; what the first file in one is called tells them apart.
fn zip(start: &[u8]) -> (&'static str, &'static str) {
    let name = start.get(30..).unwrap_or_default();
    let workbook = [&b"[Content_Types].xml"[..], b"_rels/", b"xl/", b"docProps/"];
    if workbook.iter().any(|first| name.starts_with(first)) {
        ("accounts-kind-xlsx", "help-csv")
    } else if name.starts_with(b"mimetypeapplication/vnd.oasis") {
        ("accounts-kind-ods", "help-csv")
    } else {
        ("accounts-kind-zip", "help-unpack")
    }
}
