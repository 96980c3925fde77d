use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use crate::diagnostic::{Diagnostics, Sources};
use crate::document::{Folder, Found, Kind, Library};
use crate::units::order;

/// The folder that is served: nothing outside of it is read or written, whatever a name or a link says.
#[derive(Debug)]
pub(super) struct Root(PathBuf);

/// How the names of files begin that are shipped, and lie in no folder.
pub(super) const SHIPPED: &str = "<perenne>/";

impl Root {
    /// A folder that is there.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        if path.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Its name for people: the last part of its path.
    pub(super) fn name(&self) -> String {
        self.0.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Where a file of it is, by its name from here. `None`: there is none, or a link leads out.
    pub(super) fn file(&self, name: &str) -> Option<PathBuf> {
        let path = fs::canonicalize(self.0.join(plain(name)?)).ok()?;
        (path.starts_with(&self.0) && path.is_file()).then_some(path)
    }

    /// Where a new file of it may be. `None`: the name is none, is taken, or its folder is not here.
    pub(super) fn fresh(&self, name: &str) -> Option<PathBuf> {
        let path = self.0.join(plain(name)?);
        let parent = fs::canonicalize(path.parent()?).ok()?;
        let path = parent.join(path.file_name()?);
        (parent.starts_with(&self.0) && fs::symlink_metadata(&path).is_err()).then_some(path)
    }

    /// The name of a file from here, as addresses have it.
    pub(super) fn name_of(&self, path: &str) -> Option<String> {
        let inside = Path::new(path).strip_prefix(&self.0).ok()?;
        let parts = inside.components().map(|part| part.as_os_str().to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }

    /// A path without the folder itself: nobody needs to be told where it lies.
    pub(super) fn shown(&self, path: &str) -> String {
        self.name_of(path).unwrap_or_else(|| path.to_owned())
    }

    /// A text without the folder's path.
    pub(super) fn hide(&self, text: &str) -> String {
        text.replace(&format!("{}{}", self.0.display(), std::path::MAIN_SEPARATOR), "")
    }

    /// The files of a kind of the folder, by their names from here.
    pub(super) fn of_kind(&self, kind: Kind) -> Vec<(String, Found)> {
        self.files().0.into_iter().filter(|(_, found)| found.head.kind == kind).collect()
    }

    /// The files right in the folder whose names end so.
    pub(super) fn named(&self, ending: &str) -> Vec<String> {
        let all = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let names = all.filter_map(|one| one.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(ending) && self.file(name).is_some()).collect();
        order::plain(&mut names);
        names
    }

    /// When a file was last written.
    pub(super) fn written(&self, name: &str) -> Option<SystemTime> {
        fs::metadata(self.file(name)?).ok()?.modified().ok()
    }

    /// Where a plan's ids are looked up, as `check` does when it is run in this folder: beside the plan, then in
    /// `catalogs`, then in what is shipped.
    pub(super) fn library(&self, plan: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Library {
        let own = self.file(plan);
        let beside = own.as_deref().and_then(Path::parent).map(Path::to_path_buf);
        let catalogs = fs::canonicalize(self.0.join("catalogs")).ok().filter(|path| path.starts_with(&self.0));
        let judged: Vec<PathBuf> = own.into_iter().collect();
        let folder = |path: PathBuf, shared: bool| Folder {
            path,
            shared,
            judged: judged.clone(),
            within: Some(self.0.clone()),
            ..Folder::default()
        };
        let catalogs = catalogs.filter(|path| beside.as_ref() != Some(path) && path.is_dir());
        let here = beside.or_else(|| plan.starts_with(SHIPPED).then(|| self.0.clone()));
        let folders = here.map(|path| folder(path, true)).into_iter().chain(catalogs.map(|path| folder(path, false)));
        Library::open(&folders.collect::<Vec<_>>(), sources, diagnostics)
    }

    /// Every file of ours in the folder, by its name from here; and whether some were passed over.
    pub(super) fn files(&self) -> (Vec<(String, Found)>, Diagnostics, Sources) {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let here = Folder { path: self.0.clone(), shared: true, within: Some(self.0.clone()), ..Folder::default() };
        let library = Library::open(&[here], &mut sources, &mut diagnostics);
        let all = library.every().filter_map(|found| Some((self.name_of(&found.name)?, found.clone())));
        (all.collect(), diagnostics, sources)
    }

    /// Everything shipped of a kind.
    pub(super) fn shipped(kind: Kind) -> Vec<Found> {
        Library::default_only().all(kind).into_iter().cloned().collect()
    }
}

/// A relative path of plain names, nothing that leads upwards or elsewhere.
fn plain(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    let whole = !name.is_empty() && !name.contains(['\\', '\0']);
    (whole && path.components().all(|part| matches!(part, Component::Normal(_)))).then_some(path)
}

/// The name of a new file made of a title: small letters, digits and hyphens.
pub(super) fn file_name(id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!id.is_empty() && id.len() <= 80 && id.chars().all(plain)).then(|| format!("{id}.yaml"))
}
