use maud::{Markup, html};

use super::fields::{Fields, place_at};
use super::named::place;
use super::paths::{below, name_of};
use super::typed::{shown, unit_said};
use super::work::Worked;
use crate::diagnostic::{Code, Diagnostic, Severity, codes, hints, message};
use crate::document::edit::{Step, Value};
use crate::language::{Arg, Language};
use crate::report::Style;

/// What a fault's hint would write, and where: a range of bytes of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mend {
    pub start: usize,
    pub end: usize,
    pub with: String,
}

/// The faults of a plan, each with the name of the field at which it stands; those of other files under no name.
pub(super) fn faults(worked: &Worked, text: &str, read_only: bool, language: Language) -> Vec<(String, Markup)> {
    let all = worked.session.diagnostics.sorted();
    let here = |one: &&Diagnostic| {
        one.code.severity == Severity::Error || (SLIPS.contains(&one.code) && worked.place(one).is_some())
    };
    let all = all.into_iter().filter(here);
    all.map(|one| (at(one, worked, text), fault(one, worked, text, read_only, language))).collect()
}

/// Warnings of what may have been typed otherwise than it was meant: they stand at their field, as faults do.
const SLIPS: [Code; 4] =
    [codes::THREE_DECIMALS, codes::PRICE_MAGNITUDE, codes::LENGTH_MAGNITUDE, codes::REVENUE_MAGNITUDE];

/// The name of the field at which a fault stands; none outside of the file.
fn at(one: &Diagnostic, worked: &Worked, text: &str) -> String {
    let place = worked.place(one).map(|(start, _)| place_at(text, start));
    asked_for(one, worked, text).or(place).map_or_else(String::new, |at| name_of(&at))
}

/// Where what is missing would stand. `None`: nothing is, or not in this text.
fn asked_for(one: &Diagnostic, worked: &Worked, text: &str) -> Option<Vec<Step>> {
    let (start, _) = worked.place(one).filter(|_| one.code == codes::MISSING_KEY)?;
    let mut at = place_at(text, start);
    match arg(one, "kind") {
        Some("value") => Some(at),
        Some(_) => None,
        None => {
            // Of a map that begins with its first key it is that key which stands there.
            if !text.get(start..)?.starts_with('{') {
                at.pop();
            }
            Some(below(&at, &arg(one, "key")?.split('.').collect::<Vec<_>>()))
        }
    }
}

/// What a fault says and advises. A field that is missing is called as the page calls it, and there is nothing to add but
/// its value.
fn said(one: &Diagnostic, worked: &Worked, text: &str, language: Language) -> (String, Vec<String>) {
    let style = Style { language, width: usize::MAX, color: false };
    let called = asked_for(one, worked, text).and_then(|at| {
        let fields = Fields::of(text, &worked.library)?;
        fields.label_at(&at, style).map(|_| fields.called(&at, style))
    });
    // Files have a decimal point, fields have whatever people type.
    if matches!(one.code, codes::DECIMAL_COMMA | codes::DIGIT_GROUPS) && worked.place(one).is_some() {
        return (style.say("page-number"), Vec::new());
    }
    match called {
        Some(field) => (style.tell("page-to-fill", &[("field", field.into())]), Vec::new()),
        None => (message(one, language), hints(one, language)),
    }
}

fn arg<'d>(one: &'d Diagnostic, wanted: &str) -> Option<&'d str> {
    one.args.iter().find(|(name, _)| *name == wanted).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// What is to be mended, each leading to its field; what has none, to the head of the form.
pub(super) fn to_mend(worked: &Worked, form: &str, language: Language) -> Markup {
    let all = worked.session.diagnostics.sorted().into_iter();
    let text = worked.session.sources.get(worked.file).map(|source| source.text.clone());
    let errors: Vec<&Diagnostic> = all.filter(|one| one.code.severity == Severity::Error).collect();
    let to = |one: &Diagnostic| {
        let name = text.as_deref().map_or_else(String::new, |text| at(one, worked, text));
        if name.is_empty() || name.starts_with("f/sources") { form.to_owned() } else { format!("#{name}") }
    };
    let words = |one: &Diagnostic| {
        text.as_deref().map_or_else(|| message(one, language), |text| said(one, worked, text, language).0)
    };
    html! { ul.to-mend { @for one in errors { li { a href=(to(one)) { (words(one)) } } } } }
}

fn fault(one: &Diagnostic, worked: &Worked, text: &str, read_only: bool, language: Language) -> Markup {
    let mend = mend(one, worked, text).filter(|_| !read_only);
    let elsewhere = one.labels.first().filter(|(span, _)| span.file != worked.file);
    let class = if one.code.severity == Severity::Error { "fault" } else { "caution" };
    let (words, hints) = said(one, worked, text, language);
    html! {
        div class=(class) {
            p { strong { (words) }
                @if let Some((span, _)) = elsewhere { " (" (worked.session.sources.line(*span)) ")" }
            }
            @for hint in hints { p { (hint) } }
            @if let Some(at) = worked.place(one).filter(|_| one.code == codes::UNKNOWN_PATH && !read_only).and_then(|(start, _)| place(text, start)) {
                p { button type="submit" name="remove" value=(name_of(&at)) { (language.say("page-remove-name", &[])) } }
            }
            @if let Some(mend) = mend {
                p { button type="submit" name="mend" value={ (mend.start) ":" (mend.end) ":" (mend.with) } {
                    (language.say("page-write", &[("value", spoken(&mend.with, language).into())]))
                } }
            }
        }
    }
}

/// A value of a file in the reader's words.
fn spoken(value: &str, language: Language) -> String {
    match shown(value, language) {
        (number, unit) if !unit.is_empty() => {
            format!("{number} {}", unit_said(&unit, Style { language, width: usize::MAX, color: false }))
        }
        _ => value.to_owned(),
    }
}

/// What the hint of a fault says to write instead, where it says exactly what.
pub(super) fn mend(one: &Diagnostic, worked: &Worked, text: &str) -> Option<Mend> {
    let (start, end) = worked.place(one)?;
    let written = text.get(start..end).filter(|written| !written.is_empty())?;
    let bare = written.trim_matches(['"', '\'']);
    // A word that is near the whole of what is written, not a part of it.
    let alike = |with: &&str| ['/', '.'].iter().all(|mark| with.matches(*mark).count() == bare.matches(*mark).count());
    let with = one.help.iter().find_map(|help| match *help {
        "help-write" | "help-amount" => arg(one, "write"),
        "help-similar" => arg(one, "similar").filter(alike),
        _ => None,
    })?;
    let with = of_basis(with, worked, text, start);
    let with = with.as_str();
    // What stands there is one value, and what is written another one.
    let plain = !with.contains(['\n', '#', '{', '}', '[', ']', ',', ':', '"', '\'']);
    let with = if bare.len() == written.len() { with.to_owned() } else { format!("\"{with}\"") };
    (plain && !written.contains('\n')).then_some(Mend { start, end, with })
}

/// A price that a hint writes, for what the price of that field is: `1_234.50 EUR` is that of a sensor, a year.
fn of_basis(with: &str, worked: &Worked, text: &str, start: usize) -> String {
    let at = place_at(text, start);
    let bare = with.strip_suffix(" EUR").filter(|_| at.last() == Some(&Step::from("price")));
    let unit = bare.and_then(|_| Some(Fields::of(text, &worked.library)?.shown(&at, Language::English).1));
    match (bare, unit) {
        (Some(number), Some(unit)) if unit.starts_with("EUR/") => format!("{number} {unit}"),
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

/// The warnings, behind their number.
pub(super) fn warnings(worked: &Worked, language: Language) -> Markup {
    let all: Vec<&Diagnostic> = worked.session.diagnostics.warnings().collect();
    html! {
        @if !all.is_empty() {
            details.warnings #warnings {
                summary { (language.say("page-warnings", &[("count", all.len().into())])) }
                ul { @for one in all { li { (message(one, language)) @for hint in hints(one, language) { " " span.soft { (hint) } } } } }
            }
        }
    }
}
