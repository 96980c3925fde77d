use std::path::{Path, PathBuf};

use perenne::accounts::{Accounts, Habits, Import, city_yaml, import};
use perenne::diagnostic::{Diagnostics, Sources};
use perenne::document::{CityDocument, parse, read_city};
use perenne::language::Language;
use rust_decimal::Decimal;

/// A file of the genuine data.
pub fn data(name: &str) -> PathBuf {
    Path::new("tests/accounts/data").join(name)
}

/// The files of the "comptes individuels", by year.
pub fn dgfip(year: i32) -> PathBuf {
    data(&format!("donneesbpse_dobp_{year}.csv"))
}

/// Imports and says what was found to be wrong.
pub fn run(files: &[PathBuf], insee: &str, year: Option<i32>) -> (Option<Accounts>, Diagnostics) {
    let ask = Import { files: files.to_vec(), insee: insee.to_owned(), year };
    let mut diagnostics = Diagnostics::default();
    let accounts = import(&ask, &mut diagnostics, &mut |_, _| ());
    (accounts, diagnostics)
}

/// The codes of what was found, in order.
pub fn codes(diagnostics: &Diagnostics) -> Vec<&'static str> {
    diagnostics.sorted().iter().map(|one| one.code.id).collect()
}

/// Imports what must be importable.
pub fn accounts(files: &[PathBuf], insee: &str) -> Accounts {
    let (accounts, diagnostics) = run(files, insee, None);
    accounts.unwrap_or_else(|| panic!("{insee}: {:?}", codes(&diagnostics)))
}

/// A file with a text of its own, beside those of other tests.
pub fn scratch(name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("accounts");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The city file of accounts, read by perenne's own reader; and what that reader found wrong.
pub fn read_back(accounts: &Accounts) -> (CityDocument, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    for language in [Language::French, Language::English] {
        let text = city_yaml(accounts, Habits::Left, language);
        let file = sources.add("city.yaml", text.clone());
        let node = parse(&text, file, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:?}\n{text}"));
        let city = read_city(&node, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:?}\n{text}"));
        if language == Language::English {
            return (city, diagnostics);
        }
    }
    unreachable!("English is read last")
}

/// An exact decimal.
pub fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}
