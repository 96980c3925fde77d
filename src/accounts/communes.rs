use std::path::Path;

use super::nearest::in_full;
use super::read::table;
use super::table::TableRow;
use super::title;
use crate::diagnostic::{Diagnostic, codes};
use crate::units::order;

/// A municipality of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commune {
    /// INSEE code.
    pub insee: String,
    /// Its name as it is written.
    pub name: String,
}

/// The municipalities of a file whose name holds some words, or whose code begins with them, `most` of them at most; and
/// whether there are more. `Err`: the file is none of accounts.
pub(crate) fn communes(path: &Path, words: &str, most: usize) -> Result<(Vec<Commune>, bool), Diagnostic> {
    let (mut table, layout) = table(path)?;
    let (wanted, code_wanted) = (in_full(words.trim()), words.trim().to_uppercase());
    let mut found: Vec<Commune> = Vec::new();
    let (mut row, mut insee) = (TableRow::default(), String::new());
    loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let fault = Diagnostic::new(codes::ACCOUNTS_UNREADABLE).arg("file", path.display().to_string());
                return Err(fault.arg("why", error.to_string()));
            }
        }
        layout.insee(&row, &mut insee);
        let name = layout.name.map_or(String::new(), |place| row.text(place).0.into_owned());
        let fits = in_full(&name).contains(&wanted) || insee.starts_with(&code_wanted);
        // Most files have several rows a municipality: by year, by account.
        if insee.is_empty() || !fits || found.iter().any(|known| known.insee == insee) {
            continue;
        }
        if found.len() == most {
            return Ok((found, true));
        }
        found.push(Commune { insee: insee.clone(), name: title::name(&name) });
    }
    order::by(&mut found, |a, b| a.name.cmp(&b.name));
    Ok((found, false))
}
