use std::sync::OnceLock;

use super::super::grammar::About;
use super::super::ids::slug;
use super::super::peek::Kind;
use super::super::tables::{FieldInfo, tables};
use crate::diagnostic::closest;
use crate::language::Language;
use crate::units::dotted;

/// A sheet: which entries of a file its rows are, and which of their fields its columns.
#[derive(Debug)]
pub(crate) struct SheetRow {
    /// Its name in English and in French.
    pub name: [&'static str; 2],
    /// What it is for, as the name of words.
    pub about: &'static str,
    /// Where a row's entry stands: `*` is what a key column says, `#` the next item of a list. Nothing: each row is a field
    /// of the file itself.
    pub at: &'static [&'static str],
    /// Headings of the key columns, one for each `*`; of the fields' names where rows are fields.
    pub keys: &'static [[&'static str; 2]],
    /// The words that a key column takes, where it takes few.
    pub words: &'static [&'static str],
    /// The tables of fields whose fields are columns.
    tables: &'static [&'static str],
    /// Fields that have a column in every workbook.
    pub usual: &'static [&'static str],
    /// The kind of file that it is a sheet of.
    pub kind: Kind,
}

/// Every sheet, in the order in which they are written and read.
pub(crate) const SHEETS: [SheetRow; 10] = [
    SheetRow {
        name: ["Project", "Projet"],
        about: "sheet-about-project",
        at: &[],
        keys: &[["Field", "Champ"]],
        words: &[],
        tables: &["plan"],
        usual: &[],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Lines", "Lignes"],
        about: "sheet-about-lines",
        at: &["lines", "*"],
        keys: &[["Line", "Ligne"]],
        words: &[],
        tables: &["line"],
        usual: &["item", "label", "quantity", "in_accounts"],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Prices", "Prix"],
        about: "sheet-about-prices",
        at: &["lines", "*", "costs", "*"],
        keys: &[["Line", "Ligne"], ["Component", "Composant"]],
        words: &[],
        tables: &["component"],
        usual: &["price", "life", "warranty", "failure", "index", "section", "vat", "fctva", "range", "source", "note"],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Funding", "Financements"],
        about: "sheet-about-funding",
        at: &["funding", "#", "*"],
        keys: &[["Kind", "Nature"]],
        words: &["subsidy", "contribution", "loan"],
        tables: &["subsidy", "contribution", "loan"],
        usual: &["id", "name", "amount", "rate", "of", "phases", "status", "cap", "lag", "term"],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Benefits", "Gains"],
        about: "sheet-about-benefits",
        at: &["benefits", "#"],
        keys: &[],
        words: &[],
        tables: &["benefit"],
        usual: &["id", "name", "saving", "revenue", "from", "at", "index", "status"],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Uncertainty", "Incertitudes"],
        about: "sheet-about-uncertainty",
        at: &["uncertainty", "*"],
        keys: &[["Path", "Chemin"]],
        words: &[],
        tables: &["uncertainty"],
        usual: &["distribution", "low", "high"],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["Scenarios", "Scénarios"],
        about: "sheet-about-scenarios",
        at: &["scenarios", "*", "*"],
        keys: &[["Scenario", "Scénario"], ["Path", "Chemin"]],
        words: &[],
        tables: &[],
        usual: &[],
        kind: Kind::Plan,
    },
    SheetRow {
        name: ["City", "Ville"],
        about: "sheet-about-city",
        at: &[],
        keys: &[["Field", "Champ"]],
        words: &[],
        tables: &["city"],
        usual: &[],
        kind: Kind::City,
    },
    SheetRow {
        name: ["Offer", "Offre"],
        about: "sheet-about-offer",
        at: &[],
        keys: &[["Field", "Champ"]],
        words: &[],
        tables: &["offer"],
        usual: &[],
        kind: Kind::Offer,
    },
    SheetRow {
        name: ["Offered prices", "Prix proposés"],
        about: "sheet-about-offered",
        at: &["lines", "*", "*"],
        keys: &[["Line", "Ligne"], ["Component", "Composant"]],
        words: &[],
        tables: &["component"],
        usual: &["included_in", "price", "renewal", "life", "warranty", "failure", "note"],
        kind: Kind::Offer,
    },
];

/// Sheets that are no part of a file: what the workbook explains, and what its lists choose from.
const OTHERS: [&str; 4] = ["read-me", "lisez-moi", "lists", "listes"];

/// Whether a sheet of this name only explains.
pub(super) fn explains(name: &str) -> bool {
    OTHERS.contains(&slug(name).as_str())
}

/// A field that a column stands for.
#[derive(Debug, Clone)]
pub(crate) struct FieldColumn {
    /// Where it stands in its entry.
    pub path: Vec<String>,
    /// Its heading in English and in French.
    pub label: [String; 2],
    /// Its table and its name there, by which its meaning is known.
    pub info: (&'static str, FieldInfo),
}

impl FieldColumn {
    fn of(table: &'static str, info: &FieldInfo) -> Self {
        // A remark of the format and the remarks of a sheet would stand under nearly the same word.
        let label = if info.name == "note" { ["Note"; 2] } else { info.label };
        Self {
            path: dotted::keys(info.name).into_iter().map(str::to_owned).collect(),
            label: label.map(str::to_owned),
            info: (table, info.clone()),
        }
    }

    /// The words that its cells may be.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        // No index is a word among ids.
        if self.info.1.name == "index" { vec!["none"] } else { words_of(&self.info.1.about) }
    }

    /// Whether a heading is its name or one of its labels.
    pub(crate) fn is(&self, heading: &str) -> bool {
        let slugged = slug(heading);
        slug(&self.path.join(".")) == slugged || self.label.iter().any(|label| slug(label) == slugged)
    }
}

/// Whether a field has a column: components have rows of their own, and only an offer includes one in another.
fn is_column(sheet: &SheetRow, field: &str) -> bool {
    field != "costs" && (field != "included_in" || sheet.kind == Kind::Offer)
}

/// The fields of every sheet, in the order of [`SHEETS`].
fn all() -> &'static [Vec<FieldColumn>] {
    static ALL: OnceLock<Vec<Vec<FieldColumn>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let tables = tables();
        let table = |name: &str| tables.iter().find(|(known, _)| *known == name);
        let of = |sheet: &SheetRow| {
            let mut out: Vec<FieldColumn> = Vec::new();
            for (name, infos) in sheet.tables.iter().filter_map(|name| table(name)) {
                for info in infos.iter().filter(|info| is_column(sheet, info.name)) {
                    if out.iter().any(|known| known.info.1.name == info.name) {
                        continue;
                    }
                    let whole = FieldColumn::of(name, info);
                    let parts = table(info.name).filter(|_| info.name == "existing");
                    let Some((part_name, parts)) = parts else {
                        out.push(whole);
                        continue;
                    };
                    for part in parts {
                        let joined =
                            |place: usize| format!("{}, {}", whole.label[place], part.label[place].to_lowercase());
                        let path = whole.path.iter().cloned().chain([part.name.to_owned()]).collect();
                        out.push(FieldColumn { path, label: [joined(0), joined(1)], info: (part_name, part.clone()) });
                    }
                }
            }
            out
        };
        SHEETS.iter().map(of).collect()
    })
}

/// The fields of a sheet, in the order of their tables.
pub(crate) fn columns_of(sheet: &SheetRow) -> &'static [FieldColumn] {
    let place = SHEETS.iter().position(|one| one.name == sheet.name);
    place.and_then(|place| all().get(place)).map_or(&[], Vec::as_slice)
}

/// What there is to know of the value at a path of a sheet's entries.
pub(super) fn about(sheet: &SheetRow, path: &[String]) -> About {
    let found = columns_of(sheet).iter().find(|column| column.path == path);
    let ramp = || matches!(path, [quantity, _, ramp] if quantity == "quantity" && ramp == "ramp");
    match found {
        Some(column) => About { words: column.words(), ..column.info.1.about.clone() },
        None if ramp() => About { words: vec!["step", "linear"], ..About::default() },
        None => About { words: deeper(path), ..About::default() },
    }
}

/// The words of a field that stands deeper than columns go, such as `sources.quote.grade`: those of every field of that name.
fn deeper(path: &[String]) -> Vec<&'static str> {
    static FEW: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    let few = FEW.get_or_init(|| {
        let infos = tables().into_iter().flat_map(|(_, infos)| infos);
        infos.map(|info| (info.name, words_of(&info.about))).filter(|(_, words)| !words.is_empty()).collect()
    });
    match path {
        [phases, _] if phases == "phases" => vec!["rest"],
        [_, .., name] => {
            let mut words = few.iter().filter(|(known, _)| known == name).map(|(_, words)| words);
            words.next().filter(|first| words.all(|other| other == *first)).cloned().unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The words that a value may be: those of its grammar, and those that it has beside other forms.
pub(super) fn words_of(about: &About) -> Vec<&'static str> {
    match about.kind {
        "vat" => vec!["standard", "intermediate", "reduced", "zero"],
        "flag" => vec!["true", "false"],
        "phase-length" => vec!["rest"],
        _ => about.words.clone(),
    }
}

/// A word of the format as cells have it in a language; itself where it has no other.
pub(crate) fn word_in(word: &str, language: Language) -> String {
    let known = [format!("sheet-word-{word}"), format!("page-word-{word}"), format!("study-value-{word}")];
    let id = known.into_iter().find(|id| language.knows(id));
    id.map_or_else(|| word.to_owned(), |id| language.say(&id, &[]).to_lowercase())
}

/// The word of the format that a text means, in any of the languages; none where it means none.
pub(super) fn word_meant(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let slugged = slug(text);
    let said = |word: &str| [Language::English, Language::French].map(|language| slug(&word_in(word, language)));
    let also = |word: &str| ALSO.iter().any(|(of, others)| *of == word && others.contains(&slugged.as_str()));
    // Of a word with French ones beside it, `acquired` and `acquis`, the format's own comes first.
    let mut meant = words.iter().filter(|word| slug(word) == slugged || said(word).contains(&slugged) || also(word));
    meant.next().copied()
}

/// The word of the format that a text comes near to, in any of the languages.
pub(super) fn nearest_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let in_languages = |word: &'static str| {
        let said = [Language::English, Language::French].map(|language| word_in(word, language));
        said.into_iter().chain([word.to_owned()]).map(move |said| (said, word))
    };
    let all: Vec<(String, &'static str)> = words.iter().flat_map(|word| in_languages(word)).collect();
    let near = closest(text, all.iter().map(|(said, _)| said.as_str()))?;
    all.iter().find(|(said, _)| said == near).map(|(_, word)| *word)
}

/// What people call a word of the format beside what it is shown as.
const ALSO: [(&str, &[&str]); 2] = [
    ("linear", &["lineaire", "progressif", "progressive", "mois-par-mois", "month-after-month", "gradual"]),
    ("step", &["en-une-fois", "immediat", "immediate", "palier", "par-palier", "d-un-coup", "all-at-once"]),
];
