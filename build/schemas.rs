//! The schemas of what is printed, without the white space between their parts: half of them is indentation. They are printed
//! as they stand in `schemas/`.

use std::path::Path;
use std::{fs, io};

/// Writes each schema of a folder into another.
pub fn write(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            fs::write(to.join(path.file_name().unwrap_or_default()), dense(&fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}

/// A text of JSON without what stands between its parts.
fn dense(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let keep = |letter: &char| {
        let kept = quoted || !letter.is_ascii_whitespace();
        quoted ^= *letter == '"' && !escaped;
        escaped = quoted && *letter == '\\' && !escaped;
        kept
    };
    text.chars().filter(keep).collect()
}
