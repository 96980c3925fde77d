//! What a mapping is asked beside columns and rows: each way out of a fault that the command line writes as a fragment of a
//! mapping can be taken on the form.

use maud::{Markup, html};

use super::ask::Ask;
use super::fields::entries;
use super::paths::keys;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes, hints};
use crate::document::edit::{Value, read};
use crate::language::Language;
use crate::report::Style;

/// What is left to be settled in a mapping.
pub(super) const OPEN: &str = "?";
/// What a word in the place of a price may mean.
const WORTHS: [&str; 3] = ["free", "unknown", "blank"];
/// What may become of hidden rows.
const HIDDEN: [&str; 2] = ["read", "ignored"];
/// Columns whose figures may need a unit of their own.
pub(super) const TIMED: [&str; 3] = ["life", "warranty", "failure"];

/// What faults ask of a mapping.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Rows and remarks, by their words.
    pub rows: Vec<String>,
    /// Columns that may be passed over, by their letters.
    pub columns: Vec<String>,
    /// Columns whose unit may be said, with what it may be.
    pub column_units: Vec<(String, String)>,
    /// Kinds of columns that are missing, with the letters of the column that may be it.
    pub column_kinds: Vec<(String, String)>,
    /// Units, with what each may be.
    units: Vec<(String, String)>,
    /// Words in the place of a price.
    words: Vec<String>,
    /// Whether hidden rows hold figures.
    hidden: bool,
}

impl Asked {
    /// What the faults of a schedule ask.
    pub(super) fn of(diagnostics: &Diagnostics, language: Language) -> Self {
        let mut asked = Self::default();
        for one in diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error) {
            match one.code {
                codes::SCHEDULE_WORD => asked.words.extend(one.text("text").map(str::to_owned)),
                codes::SCHEDULE_HIDDEN => asked.hidden = true,
                _ => fragments(one, language).iter().for_each(|fragment| asked.take(fragment)),
            }
        }
        asked
    }

    /// Whether there is nothing that a form could settle.
    pub(super) fn is_empty(&self) -> bool {
        let lists = [self.rows.is_empty(), self.columns.is_empty(), self.words.is_empty(), self.units.is_empty()];
        lists.into_iter().all(|empty| empty) && self.column_units.is_empty() && !self.hidden
    }

    fn take(&mut self, fragment: &Value) {
        self.rows.extend(entries(fragment.at(&keys(&["rows"]))).iter().map(|(name, _)| name.clone()));
        for (unit, to) in entries(fragment.at(&keys(&["units"]))) {
            self.units.extend(scalar(to).map(|to| (unit.clone(), to)));
        }
        for (kind, said) in entries(fragment.at(&keys(&["columns"]))) {
            match said {
                Value::List(all) if kind == "ignored" => self.columns.extend(all.iter().filter_map(scalar)),
                _ => {
                    let unit = said.at(&keys(&["unit"])).and_then(scalar);
                    self.column_units.extend(unit.map(|unit| (kind.clone(), unit)));
                    self.column_kinds.extend(scalar(said).map(|letters| (kind.clone(), letters)));
                }
            }
        }
    }

    /// The questions that are neither of columns nor of rows, with the answers that were given.
    pub(super) fn shown(&self, ask: &Ask, style: Style) -> Markup {
        let units = with_new(pairs(ask, "unit", "unit-is"), self.units.iter().map(|(unit, _)| unit));
        let words = with_new(pairs(ask, "word", "worth"), self.words.iter());
        let hidden = ask.field("hidden-rows").or(self.hidden.then_some(OPEN));
        let may_be = |unit: &str| {
            let known = self.units.iter().find(|(known, _)| known == unit).map(|(_, to)| to.clone());
            known.or(pairs(ask, "unit", "unit-may").into_iter().find(|(known, _)| known == unit).map(|(_, to)| to))
        };
        html! {
            @for (place, (unit, now)) in units.iter().enumerate() {
                @let may = may_be(unit).unwrap_or_default();
                @let all = timed(&may);
                @let all: Vec<(&str, String)> = all.iter().map(|may| (may.as_str(), style.tell("page-unit-is", &[("unit", may.as_str().into())]))).collect();
                (choice(("unit", unit), ("unit-is", &format!("unit-{place}")), now, &all, style))
                input type="hidden" name="unit-may" value=(may);
            }
            @for (place, (word, now)) in words.iter().enumerate() {
                (choice(("word", word), ("worth", &format!("word-{place}")), now, &WORTHS.map(|worth| (worth, style.say(&format!("page-worth-{worth}")))), style))
            }
            @if let Some(now) = hidden {
                (choice(("", &style.say("page-hidden-rows")), ("hidden-rows", "hidden-rows"), now, &HIDDEN.map(|what| (what, style.say(&format!("page-hidden-{what}")))), style))
            }
        }
    }
}

/// What a unit may be, for a month and for a year where it is one of a time.
fn timed(may: &str) -> Vec<String> {
    const TIMES: [&str; 2] = ["an", "mois"];
    let of = |time: &&str| may.strip_suffix(*time).filter(|rest| rest.is_empty() || rest.ends_with(' '));
    let rest = TIMES.iter().find_map(of);
    rest.map_or_else(|| vec![may.to_owned()], |rest| TIMES.map(|time| format!("{rest}{time}")).to_vec())
}

/// A question with its answers; `asked`: the name under which its words are sent, and the words.
fn choice(asked: (&str, &str), (name, id): (&str, &str), now: &str, all: &[(&str, String)], style: Style) -> Markup {
    html! {
        div.field.meaning.open[now == OPEN] {
            @if !asked.0.is_empty() { input type="hidden" name=(asked.0) value=(asked.1); }
            label for=(id) { (asked.1) }
            select #(id) name=(name) {
                option value=(OPEN) selected[now == OPEN] { (style.say("page-to-settle")) }
                @for (value, words) in all { option value=(value) selected[*value == now] { (words) } }
            }
        }
    }
}

/// Whether every way out that a fault's hints write as a mapping is one of the form.
pub(super) fn is_answered(one: &Diagnostic, language: Language) -> bool {
    matches!(one.code, codes::SCHEDULE_WORD | codes::SCHEDULE_HIDDEN) || !fragments(one, language).is_empty()
}

/// The fragments of a mapping that the hints of a fault write.
fn fragments(one: &Diagnostic, language: Language) -> Vec<Value> {
    let hints = hints(one, language);
    let written = ["example", "ignored"].into_iter().filter_map(|name| one.text(name));
    let written = written.filter(|text| hints.iter().any(|hint| hint.contains(text)));
    written.filter_map(|text| read(text).ok()).filter(|value| matches!(value, Value::Map(_))).collect()
}

fn scalar(value: &Value) -> Option<String> {
    if let Value::Scalar(text) = value { Some(text.clone()) } else { None }
}

/// What a form says of words, two fields for each.
pub(super) fn pairs(ask: &Ask, name: &str, means: &str) -> Vec<(String, String)> {
    ask.fields(name).map(str::to_owned).zip(ask.fields(means).map(str::to_owned)).collect()
}

/// What is answered, and what is asked anew.
pub(super) fn with_new<'n>(
    mut known: Vec<(String, String)>,
    asked: impl Iterator<Item = &'n String>,
) -> Vec<(String, String)> {
    for name in asked {
        if !known.iter().any(|(other, _)| other == name) {
            known.push((name.clone(), OPEN.to_owned()));
        }
    }
    known
}
