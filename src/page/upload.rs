//! Files that a browser sends: forms in parts (RFC 7578), and where they are kept until they are done with.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::PathBuf;

/// Bytes of a form with files at most.
pub(super) const LARGEST_UPLOAD: usize = 128 * 1024 * 1024;

/// Files that are kept at once; the oldest goes.
const KEPT: usize = 8;
/// Fields of a form at most.
const FIELDS: usize = 64;
/// Letters of a file's name that are kept.
const NAME: usize = 80;

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Upload {
    /// The field of the form.
    pub field: String,
    /// Its name there: words, never a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The mark between the parts of a form, by its content type.
pub(super) fn boundary(kind: &str) -> Option<&str> {
    let mark =
        kind.strip_prefix("multipart/form-data")?.split(';').find_map(|one| one.trim().strip_prefix("boundary="))?;
    let mark = mark.trim_matches('"');
    (!mark.is_empty() && mark.len() <= 70).then_some(mark)
}

/// The fields and the files of a form in parts. `None`: it does not keep to the form.
pub(super) fn parts(body: &[u8], boundary: &str) -> Option<(Vec<(String, String)>, Vec<Upload>)> {
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    let mark = format!("\r\n--{boundary}").into_bytes();
    // The first mark has no line before it.
    let mut rest = body.strip_prefix(&mark[2..])?;
    while !rest.starts_with(b"--") {
        rest = rest.strip_prefix(b"\r\n")?;
        let head_ends = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&rest[..head_ends]).ok()?;
        rest = &rest[head_ends + 4..];
        let ends = find(rest, &mark)?;
        let (content, after) = (&rest[..ends], &rest[ends + mark.len()..]);
        rest = after;
        let told = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
        let field = value(told, "name")?;
        match value(told, "filename") {
            // A field of files that was left empty.
            Some(name) if name.is_empty() && content.is_empty() => {}
            Some(name) => files.push(Upload { field, name, bytes: content.to_vec() }),
            None => fields.push((field, String::from_utf8(content.to_vec()).ok()?)),
        }
        if fields.len() + files.len() > FIELDS {
            return None;
        }
    }
    Some((fields, files))
}

fn find(within: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut start = 0;
    loop {
        let place = start + within.get(start..)?.iter().position(|byte| byte == first)?;
        if within[place..].starts_with(wanted) {
            return Some(place);
        }
        start = place + 1;
    }
}

/// A quoted value of a line of a head; browsers write a quote in it as `%22`.
fn value(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!("; {name}=\""))?;
    let (text, _) = rest.split_once('"')?;
    Some(text.replace("%22", "\"").replace("%0D", "").replace("%0A", " "))
}

/// Files that were sent and are being looked at, in a folder that goes with the server.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    folder: Option<tempfile::TempDir>,
    next: u64,
    kept: VecDeque<(String, PathBuf)>,
}

impl Inbox {
    /// Keeps a file; its name for further requests.
    pub(super) fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        if self.folder.is_none() {
            self.folder = Some(private()?);
        }
        let Some(folder) = &self.folder else { return Err(io::ErrorKind::NotFound.into()) };
        let id = format!("{}", self.next);
        self.next += 1;
        let own = folder.path().join(&id);
        fs::create_dir(&own)?;
        let path = own.join(plain(name));
        fs::write(&path, bytes)?;
        self.kept.push_back((id.clone(), path));
        while self.kept.len() > KEPT {
            if let Some((_, path)) = self.kept.pop_front()
                && let Some(own) = path.parent()
            {
                fs::remove_dir_all(own)?;
            }
        }
        Ok(id)
    }

    /// Where a file is that was kept.
    pub(super) fn file(&self, id: &str) -> Option<PathBuf> {
        self.kept.iter().find(|(known, _)| known == id).map(|(_, path)| path.clone())
    }

    /// A text without the folder's path.
    pub(super) fn hide(&self, text: &str) -> String {
        let Some(folder) = &self.folder else { return text.to_owned() };
        let path = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        let mut parts = text.split(&path);
        let first = parts.next().unwrap_or_default().to_owned();
        // What follows is the file's number and a mark.
        parts.fold(first, |out, part| out + part.split_once(std::path::MAIN_SEPARATOR).map_or(part, |(_, name)| name))
    }
}

/// A folder that no other account of the machine can read: what vendors offer is confidential.
fn private() -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("perenne-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

/// Letters, digits, hyphens and one ending: the year and the kind of a file are read in its name.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let word = |text: &str| -> String {
        let fits = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        text.chars().map(fits).take(NAME).collect()
    };
    let stem = word(stem);
    let stem = if stem.is_empty() { "file".to_owned() } else { stem };
    if ending.is_empty() { stem } else { format!("{stem}.{}", word(ending)) }
}
