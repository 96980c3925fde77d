use super::{Compared, File};
use crate::document::read_programme;
use crate::session::Session;

/// Judges a programme by its own file: what its plans come to is told by `check`, and each plan has a file to be looked at.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    file.read(session, read_programme)?;
    None
}
