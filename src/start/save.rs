use std::fs::{self, Permissions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Writes a whole file or nothing: under a temporary name beside it, then renamed. An existing file is kept unless
/// `replace` says otherwise; then its mode stays, a link is followed, and what is no regular file is left alone.
pub fn save(path: &Path, contents: impl AsRef<[u8]>, replace: bool) -> Result<()> {
    path.file_name().ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
    let target = if replace { followed(path)? } else { path.to_owned() };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sweep(folder);
    let mut new = tempfile::Builder::new();
    new.prefix(PREFIX).suffix(SUFFIX);
    let replaced = replaced(&target, replace)?;
    if let Some(mode) = replaced.clone().or_else(usual) {
        new.permissions(mode);
    }
    let mut file = new.tempfile_in(folder)?;
    file.write_all(contents.as_ref())?;
    if let Some(mode) = replaced {
        // The umask narrowed it when the file was made; a file that replaces none is narrowed by it.
        file.as_file().set_permissions(mode)?;
    }
    file.as_file().sync_all()?;
    let saved = if replace { file.persist(&target) } else { file.persist_noclobber(&target) };
    saved.map(drop).map_err(|error| error.error)
}

/// How the names of unfinished files begin and end: those that a killed writer left can be told from all others.
const PREFIX: &str = ".perenne-";
const SUFFIX: &str = ".unfinished";

/// Nobody takes as long to write a file.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);

/// Removes what writers that were killed left in a folder long ago. What cannot be removed harms nobody.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(PREFIX) || !name.ends_with(SUFFIX) {
            continue;
        }
        let abandoned = entry.metadata().ok().filter(fs::Metadata::is_file).and_then(|meta| meta.modified().ok());
        if abandoned.and_then(|time| time.elapsed().ok()).is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The file that a link stands for, even where it is not there yet.
fn followed(path: &Path) -> Result<PathBuf> {
    /// As many as Linux follows.
    const LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = path.parent().unwrap_or(Path::new("")).join(to),
            Err(_) => return Ok(path),
        }
    }
    Err(Error::other("too many links"))
}

/// The mode of the file that is replaced; none where none is.
fn replaced(target: &Path, replace: bool) -> Result<Option<Permissions>> {
    match fs::metadata(target) {
        Ok(meta) if replace && !meta.is_file() => Err(ErrorKind::InvalidInput.into()),
        Ok(meta) if replace => Ok(Some(meta.permissions())),
        _ => Ok(None),
    }
}

/// The mode of a new file. What the umask leaves of it is what other programs give their files; a temporary file alone
/// would be private.
#[cfg(unix)]
fn usual() -> Option<Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual() -> Option<Permissions> {
    None
}
