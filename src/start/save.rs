use std::fs;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

/// Writes a whole file or nothing: under a temporary name beside it, then renamed. An existing file is kept unless
/// `replace` says otherwise.
pub fn save(path: &Path, contents: impl AsRef<[u8]>, replace: bool) -> Result<()> {
    let name = path.file_name().ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
    let temporary = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let written = write_new(&temporary, contents.as_ref()).and_then(|()| {
        if replace {
            fs::rename(&temporary, path)
        } else {
            // A link never replaces: a file that appeared in the meantime is kept too.
            fs::hard_link(&temporary, path).or_else(|error| rename_where_links_are_unknown(error, &temporary, path))
        }
    });
    let _ = fs::remove_file(&temporary);
    written
}

fn write_new(path: &Path, contents: &[u8]) -> Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(contents)?;
    file.sync_all()
}

/// Some file systems (FAT, some network drives) have no hard links.
fn rename_where_links_are_unknown(error: Error, temporary: &Path, path: &Path) -> Result<()> {
    if error.kind() == ErrorKind::AlreadyExists || path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    fs::rename(temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_kept_unless_it_may_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        save(&path, "first", false).unwrap();
        assert_eq!(save(&path, "second", false).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        save(&path, "third", true).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }
}
