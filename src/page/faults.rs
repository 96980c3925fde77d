use maud::{Markup, html};

use super::fields::{Fields, place_at};
use super::mends::mends;
use super::named::place;
use super::paths::{below, name_of};
use super::spoken::{Spoken, value_said};
use super::work::Worked;
use crate::diagnostic::{Code, Diagnostic, Severity, codes, hints, message};
use crate::document::edit::Step;
use crate::language::{Arg, Language};
use crate::report::Style;
use crate::units::dotted;

/// The faults of a plan, each with the name of the field at which it stands; those of other files under no name.
pub(super) fn faults(worked: &Worked, text: &str, read_only: bool, language: Language) -> Vec<(String, Markup)> {
    let all = worked.session.diagnostics.sorted();
    let here = |one: &&Diagnostic| {
        one.code.severity == Severity::Error || (SLIPS.contains(&one.code) && worked.place(one).is_some())
    };
    // A doubt about what is at fault anyway is none.
    let errors: Vec<_> =
        worked.session.diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error).collect();
    let at_fault = |one: &Diagnostic| {
        one.code == codes::THREE_DECIMALS && errors.iter().any(|error| worked.place(error) == worked.place(one))
    };
    let all = all.into_iter().filter(here).filter(|one| !at_fault(one));
    let fields = Fields::of(text, &worked.library);
    all.map(|one| (at(one, worked, text), fault(one, worked, text, fields.as_ref(), read_only, language))).collect()
}

/// Warnings of what may have been typed otherwise than it was meant: they stand at their field, as faults do.
const SLIPS: [Code; 5] = [
    codes::THREE_DECIMALS,
    codes::PRICE_MAGNITUDE,
    codes::PRICE_BASIS,
    codes::LENGTH_MAGNITUDE,
    codes::REVENUE_MAGNITUDE,
];

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
            Some(below(&at, &dotted::keys(arg(one, "key")?)))
        }
    }
}

/// What a fault says and advises. A field that is missing is called as the page calls it, and there is nothing to add but
/// its value.
fn said(
    one: &Diagnostic,
    worked: &Worked,
    text: &str,
    fields: Option<&Fields>,
    language: Language,
) -> (String, Vec<String>) {
    let style = style(language);
    let called = asked_for(one, worked, text).and_then(|at| {
        let fields = fields?;
        fields.label_at(&at, style).map(|_| fields.called(&at, style))
    });
    // Files have a decimal point, fields have whatever people type.
    if matches!(one.code, codes::DECIMAL_COMMA | codes::DIGIT_GROUPS) && worked.place(one).is_some() {
        return (style.say("page-number"), Vec::new());
    }
    match called {
        Some(field) => (style.tell("page-to-fill", &[("field", field.into())]), Vec::new()),
        None => {
            let spoken = Spoken { fields, analysis: worked.analysis.as_ref(), style };
            let at = worked.place(one).map(|(start, _)| place_at(text, start)).unwrap_or_default();
            (spoken.message(one, &at), spoken.hints(one, &at))
        }
    }
}

fn style(language: Language) -> Style {
    Style { language, width: usize::MAX, color: false }
}

fn arg<'d>(one: &'d Diagnostic, wanted: &str) -> Option<&'d str> {
    one.args.iter().find(|(name, _)| *name == wanted).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// What stands in the place of a result: what is missing next, or what is to be mended.
pub(super) fn no_result_yet(worked: &Worked, form: &str, style: Style) -> Markup {
    let count = worked.session.diagnostics.errors();
    let said = if to_fill_alone(worked) { "page-still-to-fill" } else { "page-to-mend" };
    html! {
        div.verdict.undetermined {
            p.word { (style.say("page-no-result")) }
            p { (style.tell(said, &[("count", count.into())])) }
            (to_mend(worked, form, style.language))
        }
    }
}

/// Whether nothing is at fault but what has not been filled in yet.
pub(super) fn to_fill_alone(worked: &Worked) -> bool {
    let Some(source) = worked.session.sources.get(worked.file) else { return false };
    let fields = Fields::of(&source.text, &worked.library);
    let labelled = |at: Vec<Step>| fields.as_ref()?.label_at(&at, style(Language::English));
    let errors = worked.session.diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error);
    errors.into_iter().all(|one| asked_for(one, worked, &source.text).and_then(labelled).is_some())
}

/// What is to be mended, each leading to its field; what has none, to the head of the form.
fn to_mend(worked: &Worked, form: &str, language: Language) -> Markup {
    let all = worked.session.diagnostics.sorted().into_iter();
    let text = worked.session.sources.get(worked.file).map(|source| source.text.clone());
    let errors: Vec<&Diagnostic> = all.filter(|one| one.code.severity == Severity::Error).collect();
    let to = |one: &Diagnostic| {
        let name = text.as_deref().map_or_else(String::new, |text| at(one, worked, text));
        if name.is_empty() || name.starts_with("f/sources") { form.to_owned() } else { format!("#{name}") }
    };
    let fields = text.as_deref().and_then(|text| Fields::of(text, &worked.library));
    let words = |one: &Diagnostic| {
        text.as_deref()
            .map_or_else(|| message(one, language), |text| said(one, worked, text, fields.as_ref(), language).0)
    };
    html! { ul.to-mend { @for one in errors { li { a href=(to(one)) { (words(one)) } } } } }
}

fn fault(
    one: &Diagnostic,
    worked: &Worked,
    text: &str,
    fields: Option<&Fields>,
    read_only: bool,
    language: Language,
) -> Markup {
    let mends =
        fields.filter(|_| !read_only).map(|fields| mends(one, worked, text, fields, language)).unwrap_or_default();
    let elsewhere = one.labels.first().filter(|(span, _)| span.file != worked.file);
    let class = if one.code.severity == Severity::Error { "fault" } else { "caution" };
    let (words, hints) = said(one, worked, text, fields, language);
    let two = matches!(one.code, codes::DECIMAL_COMMA | codes::DIGIT_GROUPS) && mends.len() == 2;
    let words = if two { language.say("page-number-two", &[]) } else { words };
    html! {
        div class=(class) {
            p { strong { (words) }
                @if let Some((span, _)) = elsewhere { " (" (worked.session.sources.line(*span)) ")" }
            }
            @for hint in hints { p { (hint) } }
            @if let Some(at) = worked.place(one).filter(|_| one.code == codes::UNKNOWN_PATH && !read_only).and_then(|(start, _)| place(text, start)) {
                p { button type="submit" name="remove" value=(name_of(&at)) { (language.say("page-remove-name", &[])) } }
            }
            @if !mends.is_empty() {
                p { @for mend in &mends {
                    button type="submit" name="mend" value={ (mend.start) ":" (mend.end) ":" (mend.with) } {
                        (language.say("page-write", &[("value", value_said(mend.with.trim_matches('"'), style(language)).into())]))
                    } " "
                } }
            }
        }
    }
}

/// The warnings, behind their number.
pub(super) fn warnings(worked: &Worked, language: Language) -> Markup {
    let all: Vec<&Diagnostic> = worked.session.diagnostics.warnings().collect();
    let text = worked.session.sources.get(worked.file).map(|source| source.text.clone());
    let fields = text.as_deref().filter(|_| !all.is_empty()).and_then(|text| Fields::of(text, &worked.library));
    let words = |one: &Diagnostic| match text.as_deref() {
        Some(text) => said(one, worked, text, fields.as_ref(), language),
        None => (message(one, language), hints(one, language)),
    };
    let all: Vec<(String, Vec<String>)> = all.into_iter().map(words).collect();
    html! {
        @if !all.is_empty() {
            details.warnings #warnings {
                summary { (language.say("page-warnings", &[("count", all.len().into())])) }
                ul { @for (words, hints) in &all { li { (words) @for hint in hints { " " span.soft { (hint) } } } } }
            }
        }
    }
}
