use crate::document::LONGEST_ID;

/// Small words that French names of places write without capitals: Saint-Pierre-du-Mont.
const SMALL: [&str; 20] = [
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "près", "sous", "sur", "the",
    "un", "une",
];

/// The name of a municipality as it is written: `BEAUMONT-EN-VERDUNOIS` is Beaumont-en-Verdunois. A name that is not in
/// capitals already is kept.
pub(super) fn name(written: &str) -> String {
    let clean: String = written.chars().filter(|c| !c.is_control()).collect();
    if clean.chars().any(char::is_lowercase) {
        return clean;
    }
    let mut out = String::new();
    for word in clean.to_lowercase().split_inclusive([' ', '-', '\'', '’']) {
        let bare = word.trim_end_matches([' ', '-', '\'', '’']);
        if SMALL.contains(&bare) && !out.is_empty() {
            out.push_str(word);
            continue;
        }
        let mut letters = word.chars();
        out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(letters.as_str());
    }
    out
}

/// The id of a city's accounts: `beaumont-en-verdunois-2018`; its code where it has no name.
pub(super) fn id(written: &str, insee: &str, year: i32) -> String {
    let plain = super::table::plain(written).replace('_', "-");
    let start = if plain.starts_with(|c: char| c.is_ascii_lowercase()) {
        plain
    } else {
        format!("commune-{}", insee.to_lowercase())
    };
    let year = format!("-{year}");
    let start: String = start.chars().take(LONGEST_ID - year.len()).collect();
    format!("{}{year}", start.trim_end_matches('-'))
}
