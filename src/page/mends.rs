//! What the hint of a fault says to write instead, as buttons that write it.

use super::fields::{Fields, place_at};
use super::typed::{both_readings, shown};
use super::work::Worked;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::edit::{Step, Value};
use crate::language::Language;

/// What a fault's hint would write, and where: a range of bytes of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mend {
    pub start: usize,
    pub end: usize,
    pub with: String,
}

/// What the hints of a fault say to write instead, where they say exactly what: one value, or the two of a question.
pub(super) fn mends(one: &Diagnostic, worked: &Worked, text: &str, fields: &Fields, language: Language) -> Vec<Mend> {
    let Some((start, end)) = worked.place(one) else { return Vec::new() };
    let Some(written) = text.get(start..end).filter(|written| !written.is_empty() && !written.contains('\n')) else {
        return Vec::new();
    };
    let bare = written.trim_matches(['"', '\'']);
    let at = place_at(text, start);
    let (_, unit) = fields.shown(&at, language);
    let asked = match one.code {
        codes::DECIMAL_COMMA | codes::DIGIT_GROUPS => both_readings(bare, fields.typing(&at, &unit, language)),
        codes::BARE_SHARE if bare.starts_with("0.") => {
            one.text("write").map(|whole| [format!("{bare} %"), whole.to_owned()])
        }
        _ => None,
    };
    let all = asked.map_or_else(|| said(one, bare), Vec::from);
    let mend = |with: String| {
        let with = of_basis(&with, &at, &unit);
        // What stands there is one value, and what is written another one.
        let plain = !with.contains(['\n', '#', '{', '}', '[', ']', ',', ':', '"', '\'']);
        let with = if bare.len() == written.len() { with } else { format!("\"{with}\"") };
        (plain && takes(fields, &at, &with, language)).then_some(Mend { start, end, with })
    };
    all.into_iter().filter_map(mend).collect()
}

/// Whether a value has a unit that the field can have: a hint that leads to another fault is none.
pub(super) fn takes(fields: &Fields, at: &[Step], with: &str, language: Language) -> bool {
    let (_, unit) = shown(with.trim_matches('"'), language);
    let number = with.trim_matches('"').starts_with(|first: char| first.is_ascii_digit());
    !number || at.last() != Some(&Step::from("price")) || (!unit.is_empty() && fields.is_unit(at, &unit))
}

/// The values that the hints of a fault name.
fn said(one: &Diagnostic, bare: &str) -> Vec<String> {
    // A word that is near the whole of what is written, not a part of it.
    let alike = |with: &&str| ['/', '.'].iter().all(|mark| with.matches(*mark).count() == bare.matches(*mark).count());
    let args: &[&str] = match one.code {
        codes::THREE_DECIMALS => &["grouped", "short"],
        codes::LENGTH_MAGNITUDE => &["metres", "kilometres"],
        _ => one.help.iter().find_map(|help| named(help, one)).unwrap_or_default(),
    };
    let values = args.iter().filter_map(|name| one.text(name).filter(|with| *name != "similar" || alike(with)));
    values.map(str::to_owned).collect()
}

/// The arguments in which a hint names a value.
fn named(help: &str, one: &Diagnostic) -> Option<&'static [&'static str]> {
    match help {
        "help-write" | "help-amount" | "help-thousands" => Some(&["write"]),
        "help" if one.code == codes::WRONG_UNIT => Some(&["write"]),
        "help-duration" | "help-years" => Some(&["write", "other"]),
        "help-similar" => Some(&["similar"]),
        _ => None,
    }
}

/// A price that a hint writes, for what the price of that field is: `1_234.50 EUR` is that of a sensor, a year.
fn of_basis(with: &str, at: &[Step], unit: &str) -> String {
    let bare = with.strip_suffix(" EUR").filter(|_| at.last() == Some(&Step::from("price")));
    match bare {
        Some(number) if unit.starts_with("EUR/") => format!("{number} {unit}"),
        _ => with.to_owned(),
    }
}

/// The text with a fault mended. `None`: what is to be mended is not there any more.
pub(super) fn mended(text: &str, mend: &Mend) -> Option<String> {
    let before = text.get(..mend.start)?;
    let after = text.get(mend.end..).filter(|_| mend.start <= mend.end)?;
    let out = format!("{before}{}{after}", mend.with);
    matches!(crate::document::edit::read(&out), Ok(Value::Map(_))).then_some(out)
}

/// Reads what the button of a fault sends.
pub(super) fn mend_of(sent: &str) -> Option<Mend> {
    let mut parts = sent.splitn(3, ':');
    let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Mend { start, end, with: parts.next()?.to_owned() })
}
