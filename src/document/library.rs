use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};

use super::folder::{Contents, Folder, open_regular, read_regular};
use super::packed::Packed;
use super::peek::{Head, KINDS, Kind, peek};
use super::sheet::head_beside;
use super::tree::MAX_BYTES;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, closest, codes, near_name};
use crate::language::Arg;
use crate::units::order;

static CATALOGS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/catalogs");
/// The trees of the catalogs, packed when compiling.
static TREES: Dir<'static> = include_dir!("$OUT_DIR/trees");
static PLANS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/plans");

/// A file that was found by its id.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its name for people.
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
    /// What it says it is.
    pub head: Head,
    /// Where its bytes stop being UTF-8, if they do: a fault of whoever needs it.
    pub broken: Option<usize>,
}

/// Where ids are looked up: folders in order of precedence, then the embedded files.
#[derive(Debug, Default)]
pub struct Library {
    folders: Vec<Arc<Vec<Found>>>,
    /// Where the folders are.
    places: Vec<PathBuf>,
}

impl Library {
    /// A library of the given folders and the embedded files. A folder is read with its subfolders;
    /// the same id twice in one of them is an error. One that is shared with other people's files: only for the ids that
    /// are looked up.
    pub fn open(folders: &[Folder], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut library = Self::default();
        for folder in folders {
            let found = folder.search(sources, diagnostics);
            library.places.push(folder.path.clone());
            if !folder.shared {
                found.iter().for_each(|found| found.check(sources, diagnostics));
                for (place, one) in found.iter().enumerate() {
                    if let Some(first) = found[..place].iter().find(|first| first.same_id(one)) {
                        diagnostics.push(duplicate(first, one, sources));
                    }
                }
            }
            library.folders.push(Arc::new(found));
        }
        library.folders.push(embedded().clone());
        library
    }

    /// A workbook that is called as an id is. Ids lead to text alone: a workbook is named by its path.
    pub(crate) fn workbook_called(&self, id: &str) -> Option<PathBuf> {
        let called = |place: &PathBuf| ["xlsx", "ods"].map(|extension| place.join(format!("{id}.{extension}")));
        self.places.iter().flat_map(called).find(|path| path.is_file())
    }

    /// The file of an id, with a fault where its folder holds the id twice or its bytes are not text.
    pub fn take(&self, kind: Kind, id: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<&Found> {
        let of_id = |found: &&Found| found.head.kind == kind && found.head.id == id;
        let mut found = self.folders.iter().find_map(|folder| {
            let mut found = folder.iter().filter(of_id).peekable();
            found.peek().is_some().then_some(found)
        })?;
        let first = found.next()?;
        found.for_each(|second| diagnostics.push(duplicate(first, second, sources)));
        first.check(sources, diagnostics);
        Some(first).filter(|first| first.broken.is_none())
    }

    /// The shipped file that another one is to the byte: its text is the one that all runs share.
    pub(crate) fn shipped(&self, file: &Found) -> Option<&Found> {
        let same = |shipped: &&Found| {
            let alike = || Arc::ptr_eq(&shipped.text, &file.text) || shipped.text == file.text;
            shipped.head.id == file.head.id && alike()
        };
        self.folders.last()?.iter().find(same)
    }

    /// Puts files before all others, as an offer of a test or a page does.
    pub fn with_files(files: Vec<(String, String)>) -> Self {
        let found = files.into_iter().filter_map(|(name, text)| {
            let head = peek(&text)?;
            Some(Found { name, text: text.into(), head, broken: None })
        });
        Self { folders: vec![Arc::new(found.collect()), embedded().clone()], places: Vec::new() }
    }

    /// What is shipped, and nothing else.
    pub(crate) fn default_only() -> Self {
        Self { folders: vec![embedded().clone()], places: Vec::new() }
    }

    /// Every file that was found, hidden ones too.
    pub(crate) fn every(&self) -> impl Iterator<Item = &Found> {
        self.folders.iter().flat_map(|folder| folder.iter())
    }

    /// The files of its folders, without what is shipped.
    pub(crate) fn own(&self) -> impl Iterator<Item = &Found> {
        self.folders.iter().rev().skip(1).flat_map(|folder| folder.iter())
    }

    /// Puts a file before all others: one that was named itself, wherever it lies. Nothing where it is none of ours.
    pub fn put_first(&mut self, name: &str, text: &Arc<str>) {
        self.folders.insert(0, Arc::new(Found::all_in(name, text)));
    }

    /// The first file of a kind with an id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<&Found> {
        self.every().find(|found| found.head.kind == kind && found.head.id == id)
    }

    /// All files of a kind, nearest folder first, without those that a nearer one hides.
    pub fn all(&self, kind: Kind) -> Vec<&Found> {
        let mut out: Vec<&Found> = Vec::new();
        for found in self.every().filter(|found| found.head.kind == kind) {
            let hidden = kind != Kind::Parameters && out.iter().any(|nearer| nearer.head.id == found.head.id);
            if !hidden {
                out.push(found);
            }
        }
        out
    }

    /// The ids of a kind, sorted.
    pub fn ids(&self, kind: Kind) -> Vec<String> {
        let mut ids: Vec<String> = self.all(kind).into_iter().map(|found| found.head.id.clone()).collect();
        order::plain(&mut ids);
        ids
    }
}

fn embedded() -> &'static Arc<Vec<Found>> {
    static ALL: OnceLock<Arc<Vec<Found>>> = OnceLock::new();
    fn walk(dir: &'static Dir<'static>, prefix: &str, out: &mut Vec<Found>) {
        for file in dir.files() {
            let yaml = file.path().extension().is_some_and(|ext| ext == "yaml" || ext == "yml");
            if let Some(text) = file.contents_utf8().filter(|_| yaml)
                && let Some(head) = peek(text)
            {
                let name = format!("{SHIPPED}{prefix}/{}", file.path().display());
                out.push(Found { name, text: text.into(), head, broken: None });
            }
        }
        for dir in dir.dirs() {
            walk(dir, prefix, out);
        }
    }
    ALL.get_or_init(|| {
        let mut out = Vec::new();
        walk(&CATALOGS, "catalogs", &mut out);
        walk(&PLANS, "plans", &mut out);
        order::by(&mut out, |a, b| a.name.cmp(&b.name));
        Arc::new(out)
    })
}

/// What the names of shipped files begin with.
const SHIPPED: &str = "<perenne>/";

impl Found {
    /// The tree of a file that is shipped; none of one that was not packed, as plans are not.
    pub fn packed(&self) -> Option<Packed> {
        let path = self.name.strip_prefix(SHIPPED)?.strip_prefix("catalogs/")?;
        Some(Packed::of(TREES.get_file(path)?.contents(), CATALOGS.get_file(path)?.contents_utf8()?))
    }

    /// What a text is; of a plan's workbook also the city that it holds.
    pub(crate) fn all_in(name: &str, text: &Arc<str>) -> Vec<Self> {
        let found = |head| Self { name: name.to_owned(), text: text.clone(), head, broken: None };
        peek(text).into_iter().chain(head_beside(text)).map(found).collect()
    }

    fn same_id(&self, other: &Self) -> bool {
        let with_id = matches!(self.head.kind, Kind::Catalog | Kind::City) && !self.head.id.is_empty();
        with_id && (self.head.kind, &self.head.id) == (other.head.kind, &other.head.id)
    }

    /// A fault where its bytes are not text, or too many.
    pub fn check(&self, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        if let Some(at) = self.broken {
            not_utf8(&self.name, self.text.to_string(), at, sources, diagnostics);
        }
    }
}

/// Reads a file that was named, with a fault where it cannot be.
pub(crate) fn read_file(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    let name = path.display().to_string();
    match read_regular(path) {
        Ok(Contents::Whole(bytes)) => decode(&name, bytes, sources, diagnostics),
        Ok(Contents::TooLarge(size)) => {
            too_large(&name, size, sources, diagnostics);
            None
        }
        Err(why) => {
            unreadable(name, why, near(path, why), sources, diagnostics);
            None
        }
    }
}

/// The file, or the shipped plan, whose name is nearest to that of a file which is not there.
fn near(path: &Path, why: &str) -> Option<Near> {
    if why == "why-folder" {
        let entries = std::fs::read_dir(path).ok()?.flatten().take(NEIGHBOURS).map(|entry| entry.path());
        let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
        order::plain(&mut files);
        return files.first().map(|file| ("help-inside", file.display().to_string()));
    }
    let written = path.file_name()?.to_str()?;
    if why != "why-missing" {
        return None;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten().take(NEIGHBOURS);
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    // A shipped file is known by its id, wherever it was looked for.
    let shipped = embedded();
    let id = written.trim_end_matches(".yaml").trim_end_matches(".yml");
    let with_id = |found: &&Found| matches!(found.head.kind, Kind::Plan | Kind::Programme | Kind::City);
    if let Some(found) = shipped.iter().filter(with_id).find(|found| found.head.id == id) {
        return Some(("help-shipped", found.head.id.clone()));
    }
    if let Some(name) = closest(written, names.iter().map(String::as_str)) {
        let name = folder.map_or(Path::new(name).to_path_buf(), |folder| folder.join(name)).display().to_string();
        return Some(("help-similar", name));
    }
    let plans = shipped.iter().filter(|found| found.head.kind == Kind::Plan).map(|found| found.head.id.as_str());
    near_name(id, plans.filter(|_| folder.is_none())).map(|id| ("help-similar", id.to_owned()))
}

/// What may be meant, and the words of the hint that says so.
type Near = (&'static str, String);

/// Names of a folder that are looked through for a near one.
const NEIGHBOURS: usize = 10_000;

/// Opens a regular file to be read bit by bit; a fault where there is none.
pub(crate) fn open_file(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<File> {
    let opened = open_regular(path)
        .map_err(|why| unreadable(path.display().to_string(), why, near(path, why), sources, diagnostics));
    opened.ok().map(|(file, _)| file)
}

fn unreadable(
    name: String,
    why: &'static str,
    near: Option<Near>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let file = sources.add(name, "");
    let fault = Diagnostic::at(codes::UNREADABLE, Span { file, start: 0, end: 0 });
    let fault = fault.arg("why", Arg::Word(why.to_owned()));
    diagnostics.push(match near {
        Some((help, near)) => fault.arg("similar", near).help(help),
        None => fault.help("help"),
    });
}

fn too_large(name: &str, size: u64, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let file = sources.add(name, "");
    let megabytes = usize::try_from(size / 1_000_000).unwrap_or(usize::MAX);
    let fault = Diagnostic::at(codes::TOO_LARGE, Span { file, start: 0, end: 0 });
    diagnostics.push(fault.arg("size", megabytes).help("help"));
}

/// UTF-8 text of a file's bytes, or a fault that shows the place.
fn decode(name: &str, bytes: Vec<u8>, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    if bytes.len() > MAX_BYTES {
        too_large(name, bytes.len() as u64, sources, diagnostics);
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.into()),
        Err(error) if is_workbook(error.as_bytes()) => {
            let file = sources.add(name, "");
            let fault = Diagnostic::new(codes::NOT_UTF8).label(Span { file, start: 0, end: 0 }, "workbook");
            diagnostics.push(fault.arg("what", "workbook").help("help-workbook"));
            None
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            not_utf8(name, String::from_utf8_lossy(error.as_bytes()).into_owned(), at, sources, diagnostics);
            None
        }
    }
}

/// Whether bytes are a packed or a compound file, as workbooks are: what comes by standard input has no name that says so.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

fn not_utf8(name: &str, text: String, at: usize, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let file = sources.add(name, text);
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    diagnostics.push(Diagnostic::at(codes::NOT_UTF8, Span { file, start, end: start + 3 }).help("help"));
}

/// The fault of an id that stands twice in one folder.
fn duplicate(first: &Found, second: &Found, sources: &mut Sources) -> Diagnostic {
    let mut span = |found: &Found| {
        let file = sources.add(found.name.clone(), found.text.clone());
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span { file, start: at(found.head.at.0), end: at(found.head.at.1) }
    };
    let (second_span, first_span) = (span(second), span(first));
    let duplicate = Diagnostic::at(codes::DUPLICATE_ID, second_span).label(first_span, "first");
    let kind = KINDS.iter().find(|(kind, _, _)| *kind == second.head.kind).map_or("", |(_, _, key)| *key);
    duplicate.arg("id", second.head.id.clone()).arg("kind", kind)
}
