use std::io::Write;
use std::path::Path;

/// Writes a whole file or none: to a temporary name beside it, which is then renamed. A run that is killed
/// leaves what was there before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let name = path.file_name().ok_or(std::io::ErrorKind::InvalidFilename)?;
    let temporary = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = std::fs::File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| std::fs::rename(&temporary, path));
    if done.is_err() {
        // What is left of it is of no use to anyone; if even that fails, the first error is the one to tell.
        let _ = std::fs::remove_file(&temporary);
    }
    done
}
