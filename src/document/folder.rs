//! Folders that are searched for files of ours. A file that looks like one and cannot be used is told: what it says would
//! otherwise be replaced, in silence, by what is shipped under the same id.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::ids::{is_id, slug};
use super::library::Found;
use super::peek::{Head, KINDS, Kind, peek};
use super::tree::MAX_BYTES;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, closest, codes};
use crate::language::Arg;
use crate::units::order;

/// A folder where ids are looked up.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the user named it: then whatever in it cannot be used is told.
    pub named: bool,
    /// Whether other people's files may lie in it.
    pub shared: bool,
    /// Files that are read for themselves, and judged there.
    pub judged: Vec<PathBuf>,
    /// The folder, without links in its path, that no link may lead out of; none where links are followed.
    pub within: Option<PathBuf>,
}

/// Levels of folders below the one that is searched. No layout of catalogs is deeper; a mistaken one, such as that of a
/// whole disk, is.
const DEEPEST: usize = 16;

/// Files and folders that are looked at in one search: about a second's worth.
const MOST_ENTRIES: usize = 20_000;

/// Files that mark a folder which is not to be searched: caches, and tests full of faulty files.
const NOT_SEARCHED: [&str; 2] = ["CACHEDIR.TAG", ".perenne-ignore"];

/// The name of standard input. A file of that name is `./-`.
pub(crate) const STDIN: &str = "-";

/// The bytes of standard input, one more than any reader takes at most: it gives them once, and several ask.
pub(crate) fn stdin() -> std::io::Result<&'static [u8]> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    if BYTES.get().is_none() {
        let mut bytes = Vec::new();
        std::io::stdin().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        return Ok(BYTES.get_or_init(|| bytes));
    }
    Ok(BYTES.get().map_or(&[], Vec::as_slice))
}

/// Bytes of a file.
pub(super) enum Contents {
    Whole(Vec<u8>),
    /// More than is read; how many there are, where that is known.
    TooLarge(u64),
}

/// Reads a regular file, up to one byte more than is taken. Several commands read a plan more than once; a pipe gives
/// what it holds once, and is remembered. `Err`: the name of the words that say why.
pub(super) fn read_regular(path: &Path) -> Result<Contents, &'static str> {
    static PIPES: Mutex<BTreeMap<PathBuf, Vec<u8>>> = Mutex::new(BTreeMap::new());
    let pipes = || PIPES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = pipes().get(path) {
        return Ok(Contents::Whole(bytes.clone()));
    }
    let (file, meta): (Box<dyn Read>, _) = if path == Path::new(STDIN) {
        (Box::new(stdin().map_err(|error| why(&error))?), None)
    } else {
        let (file, meta) = open_regular(path)?;
        (Box::new(file), Some(meta).filter(Metadata::is_file))
    };
    if let Some(meta) = meta.as_ref().filter(|meta| meta.len() > MAX_BYTES as u64) {
        return Ok(Contents::TooLarge(meta.len()));
    }
    // Of a file whose size is known all is read at once.
    let size = meta.as_ref().map_or(0, |meta| usize::try_from(meta.len()).unwrap_or(0));
    let mut bytes = Vec::with_capacity(size + 1);
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    let size = bytes.len() as u64;
    if size > MAX_BYTES as u64 {
        return Ok(Contents::TooLarge(size));
    }
    if meta.is_none() {
        pipes().insert(path.to_owned(), bytes.clone());
    }
    Ok(Contents::Whole(bytes))
}

/// Opens a regular file: a device has no end, and a pipe may never begin. What the shell hands over under `/dev` is open
/// already, and `/dev/null` is empty. `Err`: the name of the words that say why.
pub(crate) fn open_regular(path: &Path) -> Result<(File, Metadata), &'static str> {
    let meta = std::fs::metadata(path).map_err(|error| why(&error))?;
    let harmless = ["/dev/fd", "/dev/stdin", "/proc/self/fd", "/dev/null"].iter().any(|place| path.starts_with(place));
    if meta.is_dir() {
        return Err("why-folder");
    }
    if !meta.is_file() && !harmless {
        return Err("why-special");
    }
    Ok((File::open(path).map_err(|error| why(&error))?, meta))
}

fn why(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "why-missing",
        ErrorKind::PermissionDenied => "why-denied",
        _ => "why-other",
    }
}

impl Folder {
    /// All files of ours, by name; what is passed over is told.
    pub(super) fn search(&self, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<Found> {
        let mut search = Search {
            folder: self,
            entries: 0,
            cut: None,
            found: Vec::new(),
            renamed: Vec::new(),
            sources,
            diagnostics,
        };
        let walked = search.walk(&self.path, 0);
        search.tell_renamed();
        if let Err(why) = walked
            && self.named
        {
            let place = search.place(&self.path);
            let fault = Diagnostic::at(codes::UNREADABLE, place).arg("what", "folder");
            search.diagnostics.push(fault.arg("why", Arg::Word(why.to_owned())).help("help-folder"));
        } else if self.named && search.found.is_empty() && search.cut.is_none() {
            // What it was to say would be replaced by what is shipped.
            let place = search.place(&self.path);
            let fault = Diagnostic::at(codes::UNREADABLE, place).arg("what", "nothing");
            search.diagnostics.push(fault.help("help-folder"));
        }
        let serves = |found: &Found| matches!(found.head.kind, Kind::Catalog | Kind::City | Kind::Parameters);
        if self.named && !search.found.is_empty() && !search.found.iter().any(serves) && search.cut.is_none() {
            search.pass_over(&self.path, "why-no-catalog");
        }
        if let Some(limit) = search.cut {
            let place = search.place(&self.path);
            let cut = Diagnostic::at(codes::SEARCH_CUT, place).arg("limit", Arg::Word(limit.to_owned()));
            search.diagnostics.push(cut.help("help"));
        }
        search.found
    }
}

struct Search<'s> {
    folder: &'s Folder,
    entries: usize,
    /// Which limit was reached.
    cut: Option<&'static str>,
    found: Vec<Found>,
    /// Files of ours whose names end otherwise.
    renamed: Vec<(PathBuf, Head)>,
    sources: &'s mut Sources,
    diagnostics: &'s mut Diagnostics,
}

impl Search<'_> {
    fn walk(&mut self, folder: &Path, depth: usize) -> Result<(), &'static str> {
        let entries = std::fs::read_dir(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "why-missing-folder",
            ErrorKind::PermissionDenied => "why-denied",
            _ if !folder.is_dir() => "why-no-folder",
            _ => "why-other",
        })?;
        let left = MOST_ENTRIES.saturating_sub(self.entries);
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).take(left + 1).collect();
        self.entries += paths.len();
        if paths.len() > left {
            self.cut = Some("why-entries");
            return Ok(());
        }
        order::plain(&mut paths);
        for path in paths {
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let Ok(meta) = std::fs::metadata(&path) else {
                // A link that leads nowhere.
                if is_yaml(&path) {
                    self.pass_over_named(&path, "why-missing");
                }
                continue;
            };
            if meta.is_dir() {
                self.subfolder(&path, hidden, depth);
            } else {
                self.file(&path, hidden, &meta);
            }
        }
        Ok(())
    }

    fn subfolder(&mut self, path: &Path, hidden: bool, depth: usize) {
        if hidden || NOT_SEARCHED.iter().any(|mark| path.join(mark).exists()) {
            return;
        }
        // A linked folder could lead back to itself.
        if path.is_symlink() {
            return self.pass_over_named(path, "why-linked");
        }
        if depth >= DEEPEST {
            self.cut = Some("why-depth");
            return;
        }
        if let Err(why) = self.walk(path, depth + 1) {
            self.pass_over_named(path, why);
        }
    }

    fn file(&mut self, path: &Path, hidden: bool, meta: &Metadata) {
        if !is_yaml(path) {
            if !hidden && is_renamed(path, meta) {
                self.renamed(path);
            }
            return;
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        if !meta.is_file() {
            return self.pass_over_named(path, "why-special");
        }
        let leads_out = |root: &PathBuf| !std::fs::canonicalize(path).is_ok_and(|path| path.starts_with(root));
        if self.folder.within.as_ref().is_some_and(leads_out) {
            return self.pass_over_named(path, "why-linked");
        }
        let bytes = match read_regular(path) {
            Ok(Contents::Whole(bytes)) => bytes,
            Ok(Contents::TooLarge(_)) => return self.pass_over_named(path, "why-large"),
            Err(why) => return self.pass_over_named(path, why),
        };
        let (text, broken) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        // Only files that look like ours are ours to judge; what holds no text at all may be one that is packed or lost.
        let wide = broken.is_some() && text.contains('\0');
        if !looks_like_ours(&if wide { text.replace('\0', "") } else { text.clone() }) {
            return match (broken, text.trim()) {
                (Some(_), _) => self.pass_over_named(path, "why-not-text"),
                (None, "") => self.pass_over_named(path, "why-no-schema"),
                _ => {}
            };
        }
        if hidden {
            return self.pass_over_named(path, "why-hidden");
        }
        let head = peek(&text);
        let why = match &head {
            _ if ending != "yaml" && ending != "yml" => Some("why-ending"),
            None if wide => Some("why-not-text"),
            None => Some("why-no-schema"),
            Some(head) if head.id.is_empty() && head.kind != Kind::Parameters => Some("why-no-id"),
            Some(_) => None,
        };
        if let Some(why) = why {
            let kind = head.as_ref().map(|head| head.kind).filter(|_| why == "why-no-id");
            return self.pass_over_with(path, why, kind.and_then(|kind| misspelt_id(&text, kind)));
        }
        if let Some(head) = head {
            if matches!(head.kind, Kind::Catalog | Kind::City) && !is_id(&head.id) {
                self.misnamed(path, &text, &head);
            }
            self.found.push(Found { name: path.display().to_string(), text: text.into(), head, broken });
        }
    }

    /// A file that no id leads to, so that a shipped one would stand in for it: at fault in a folder that the user named.
    fn misnamed(&mut self, path: &Path, text: &str, head: &Head) {
        if !self.folder.named {
            return self.pass_over(path, "why-bad-id");
        }
        if self.folder.judged.iter().any(|known| known == path) {
            return;
        }
        let file = self.sources.add(path.display().to_string(), text);
        let [start, end] = [head.at.0, head.at.1].map(|at| u32::try_from(at).unwrap_or_default());
        let fault = Diagnostic::at(codes::BAD_ID, Span { file, start, end });
        self.diagnostics.push(fault.arg("id", head.id.as_str()).arg("write", slug(&head.id)).help("help"));
    }

    /// Notes a catalog, a city or parameters under another ending: Windows hides the one that it adds.
    fn renamed(&mut self, path: &Path) {
        if let Ok(Contents::Whole(bytes)) = read_regular(path)
            && let Ok(text) = String::from_utf8(bytes)
            && let Some(head) = peek(&text)
            && matches!(head.kind, Kind::Catalog | Kind::City | Kind::Parameters)
        {
            self.renamed.push((path.to_owned(), head));
        }
    }

    /// Tells them, but for those that are copies of a file that is read.
    fn tell_renamed(&mut self) {
        for (path, head) in std::mem::take(&mut self.renamed) {
            if !self.found.iter().any(|found| found.head.kind == head.kind && found.head.id == head.id) {
                self.pass_over(&path, "why-ending");
            }
        }
    }

    /// What is passed over in a folder that the user named.
    fn pass_over_named(&mut self, path: &Path, why: &'static str) {
        if self.folder.named {
            self.pass_over(path, why);
        }
    }

    fn pass_over(&mut self, path: &Path, why: &'static str) {
        self.pass_over_with(path, why, None);
    }

    /// The same with the key that stands for that of the id.
    fn pass_over_with(&mut self, path: &Path, why: &'static str, key: Option<(String, &'static str)>) {
        let own = std::fs::canonicalize(path).ok();
        let same = |known: &Path| std::fs::canonicalize(known).ok() == own;
        // Of two folders one may lie in the other.
        let again = |one: &Diagnostic| {
            let file = one.text("file").filter(|_| one.code == codes::PASSED_OVER && own.is_some());
            file.is_some_and(|file| same(Path::new(file)))
        };
        let told = self.diagnostics.warnings().any(again);
        if !told && !self.folder.judged.iter().any(|known| same(known)) {
            let place = self.place(path);
            let passed = Diagnostic::at(codes::PASSED_OVER, place).arg("why", Arg::Word(why.to_owned()));
            let passed = passed.arg("file", path.display().to_string());
            self.diagnostics.push(match key {
                Some((key, write)) => passed.arg("key", key).arg("write", write).help("help-id"),
                None => passed,
            });
        }
    }

    fn place(&mut self, path: &Path) -> Span {
        Span { file: self.sources.add(path.display().to_string(), ""), start: 0, end: 0 }
    }
}

/// The key at the margin that stands for that of a kind's id: one near it, or `id`.
fn misspelt_id(text: &str, kind: Kind) -> Option<(String, &'static str)> {
    let (_, _, id) = KINDS.iter().find(|(known, _, _)| *known == kind)?;
    let keys =
        text.lines().filter(|line| line.starts_with(char::is_alphabetic)).filter_map(|line| line.split_once(':'));
    let near = |key: &&str| ["id", "name", "ville", "projet"].contains(key) || closest(key, [*id]).is_some();
    keys.map(|(key, _)| key.trim()).find(near).map(|key| (key.to_owned(), *id))
}

/// Whether a name ends as those of our files do.
fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.as_str()))
}

/// Bytes of the largest file that is looked into for what its name does not say.
const MOST_RENAMED: u64 = 4_000_000;

/// Whether a name could be that of one of ours under another ending: `sensors.yaml.txt`, `sensors.yaml~`, `sensors.txt`.
fn is_renamed(path: &Path, meta: &Metadata) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let ours = [".yaml", ".yml", ".txt"].iter().any(|ending| name.contains(ending));
    ours && meta.is_file() && !path.is_symlink() && meta.len() <= MOST_RENAMED
}

/// Whether a text names one of our schemas anywhere, in any version and spelling; or begins, without one, as a catalog
/// does.
fn looks_like_ours(text: &str) -> bool {
    let unversioned = |schema: &'static str| schema.rsplit_once('/').map_or(schema, |(name, _)| name);
    if text.contains("perenne/") && KINDS.iter().any(|(_, schema, _)| text.contains(unversioned(schema))) {
        return true;
    }
    let key = |line: &str, key: &str| line.to_lowercase().starts_with(key);
    // `perene/catalog/v1`, `Perenne/Catalog/V1`.
    let schema = text.lines().filter(|line| key(line, "schema:")).map(str::to_lowercase);
    let kind =
        |line: String| line.contains("/v") && KINDS.iter().any(|(_, _, kind)| line.contains(&format!("/{kind}")));
    let mut schemas = schema.map(kind);
    let has = |wanted: &str| text.lines().any(|line| key(line, wanted));
    schemas.any(|ours| ours) || (has("catalog:") && has("items:"))
}
