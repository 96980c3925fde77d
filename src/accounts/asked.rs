//! What `city import` has to ask before it writes, and what it leaves to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::format::{Format, Layout};
use super::read::table;
use super::table::{Table, TableRow};
use super::{Accounts, Fit, Habits, title};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::{Folder, GROWTH, Kind, Library};
use crate::language::Arg;

/// Municipalities that are named of a file of many.
const NAMED: usize = 3;

/// Whether bytes are a table of published accounts, by its headings.
pub(crate) fn is_published(bytes: &[u8]) -> bool {
    Table::open(bytes).is_ok_and(|table| Layout::of(&table).is_some())
}

/// The question which municipality of a file of published accounts is meant; none where it is no such file.
pub fn which(path: &Path) -> Option<Diagnostic> {
    let (mut table, layout) = table(path).ok()?;
    let (mut found, mut years) = (BTreeMap::new(), BTreeSet::new());
    let (mut row, mut insee) = (TableRow::default(), String::new());
    while let Ok(true) = table.next(&mut row) {
        layout.insee(&row, &mut insee);
        if insee.is_empty() {
            continue;
        }
        if !found.contains_key(&insee) {
            let name = layout.name.map_or(String::new(), |place| title::name(&row.text(place).0));
            found.insert(insee.clone(), name);
        }
        let year = layout.year.map(|place| row.text(place).0.chars().take(4).collect::<String>());
        years.extend(year.filter(|year| !year.is_empty()));
    }
    let named = found.iter().take(NAMED).map(|(insee, name)| format!("{insee} {name}").trim().to_owned());
    let named = named.collect::<Vec<_>>().join(", ");
    let publisher = match layout.format {
        Format::OfglLong | Format::OfglWide => "OFGL",
        _ => "DGFiP",
    };
    let fault = Diagnostic::new(codes::ACCOUNTS_WHICH).arg("file", path.display().to_string());
    let fault = fault.arg("publisher", publisher).arg("count", found.len());
    let fault = fault.arg("years", years.into_iter().collect::<Vec<_>>().join(", "));
    let example = found.keys().next().cloned().unwrap_or_default();
    Some(fault.arg("named", named).arg("example", example).help("help"))
}

/// The fault of a city whose id another file of the folder has in which it is to be written: each would hide the other.
pub fn taken(id: &str, written: &Path) -> Option<Diagnostic> {
    let folder = written.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder { path: folder.to_path_buf(), shared: true, ..Folder::default() };
    let mut unheard = Diagnostics::default();
    let library = Library::open(&[folder], &mut Sources::default(), &mut unheard);
    let own = std::fs::canonicalize(written).ok();
    let other = library.own().find(|found| {
        let place = std::fs::canonicalize(&found.name).ok();
        found.head.kind == Kind::City && found.head.id == id && (own.is_none() || place != own)
    })?;
    let fault = Diagnostic::new(codes::ACCOUNTS_ID_TAKEN).arg("id", id).arg("other", other.name.as_str());
    Some(fault.help("help"))
}

/// What no accounts hold and a city file leaves to be written, by its names there.
pub fn left(accounts: &Accounts, habits: Habits) -> Option<Diagnostic> {
    if habits == Habits::Assumed {
        return None;
    }
    let fitted = |name: &str| accounts.growth.iter().any(|(known, fit)| *known == name && Fit::is_good(fit));
    let growth: Vec<String> = GROWTH.iter().filter(|name| !fitted(name)).map(|name| format!("growth.{name}")).collect();
    let kind = if growth.is_empty() { "habits" } else { "growth" };
    let names = growth.into_iter().chain(["loans".to_owned(), "fctva_lag".to_owned()]).collect::<Vec<_>>();
    let told = Diagnostic::new(codes::ACCOUNTS_LEFT).arg("kind", Arg::Word(kind.to_owned()));
    Some(told.arg("names", names.join(", ")).help("help"))
}
