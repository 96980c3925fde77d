//! What is said of a file in the words of its form: its labels, its choices and the reader's numbers, where files have keys,
//! words and a decimal point of their own.

use super::choices::index_said;
use super::fields::{Fields, label};
use super::form::word_said;
use super::mends::takes;
use super::paths::{keys, place_of};
use super::typed::{shown, unit_said};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::edit::Step;
use crate::document::tables;
use crate::language::{Arg, Language};
use crate::lint::findings;
use crate::report::Style;
use crate::report::study::names;
use crate::units::dotted;

/// What names are taken from.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'a> {
    pub fields: Option<&'a Fields>,
    pub analysis: Option<&'a Analysis>,
    pub style: Style,
}

/// The arguments of messages that hold a value as files write it.
const VALUES: [&str; 17] = [
    "write",
    "other",
    "example",
    "written",
    "grouped",
    "short",
    "metres",
    "kilometres",
    "price",
    "new",
    "old",
    "low",
    "high",
    "horizon",
    "sum",
    "term",
    "value",
];
/// Those that hold the id or the path of what a form shows by its name.
const NAMES: [&str; 8] = ["component", "line", "path", "funding", "leader", "of", "city", "plan"];

impl Spoken<'_> {
    /// The message of a diagnostic, at a place of the form.
    pub(super) fn message(self, one: &Diagnostic, at: &[Step]) -> String {
        let language = self.style.language;
        let args = self.args(one, at);
        // What has other words where there is a form.
        let said = language.attribute(one.code.id, "page", &args).unwrap_or_else(|| language.say(one.code.id, &args));
        names::in_quotes(&said, language)
    }

    /// Its hints.
    pub(super) fn hints(self, one: &Diagnostic, at: &[Step]) -> Vec<String> {
        let language = self.style.language;
        let args = self.args(one, at);
        let said = |help: &&str| -> Option<String> {
            let in_form = language.attribute(one.code.id, &format!("{help}-page"), &args);
            in_form.or_else(|| language.attribute(one.code.id, help, &args))
        };
        // A value that the field does not take is no hint: the usual words say what it does take.
        let taken = match (self.fields, one.text("write")) {
            (Some(fields), Some(write)) => takes(fields, at, write, language),
            _ => true,
        };
        let all = one.help.iter().map(|help| if *help == "help-write" && !taken { "help" } else { *help });
        let all: Vec<&str> = all.collect();
        let all = all.iter().filter_map(said).map(|said| names::in_quotes(&said, language));
        all.filter(|said| !said.is_empty()).collect()
    }

    fn args(self, one: &Diagnostic, at: &[Step]) -> Vec<(&'static str, Arg)> {
        let said = |name: &'static str, arg: &Arg| match arg {
            Arg::Text(text) => Arg::Text(self.arg(one, name, text, at)),
            Arg::Month(month) => Arg::Text(names::month(*month, self.style)),
            Arg::Each(limits) if one.code == codes::OUT_OF_RANGE => Arg::Text(limits_said(limits, self.style)),
            other => other.clone(),
        };
        one.args.iter().map(|(name, arg)| (*name, said(name, arg))).collect()
    }

    fn arg(self, one: &Diagnostic, name: &str, text: &str, at: &[Step]) -> String {
        let each = |said: &dyn Fn(&str) -> String| {
            let mut all: Vec<String> = Vec::new();
            for one in text.split(", ").map(said) {
                if !all.contains(&one) {
                    all.push(one);
                }
            }
            all.join(", ")
        };
        match (one.code, name) {
            (codes::UNKNOWN_WORD, "known" | "similar") => each(&|word| word_said(word, self.style)),
            (codes::UNKNOWN_LINE, "known") => each(&|id| self.listed("lines", id)),
            (codes::UNKNOWN_PHASE, "known") => each(&|id| self.listed("phases", id)),
            (codes::UNKNOWN_INDEX, "known") => each(&|id| index_said(id, self.style)),
            (codes::FIELD_CONFLICT, "field" | "other") | (codes::FIELD_IGNORED, "field") => self.label(text, at),
            (codes::DROPPED_WITH_PRICE, "fields") => each(&|field| self.label(field, at)),
            (codes::PRICE_DEPENDENTS, "names") => each(&|id| names::component(id, self.style)),
            (codes::ACCOUNTS_NEGATIVE, "path") => account(text, self.style),
            (codes::ACCOUNTS_MISSING, "paths") | (codes::NO_GROWTH | codes::NO_ACCOUNT, "names") => {
                each(&|path| account(path, self.style))
            }
            (codes::NEAR_COMPONENT, "similar") => names::component(text, self.style),
            (codes::WRONG_UNIT, "unit" | "expected") | (codes::FRACTION, "what") => unit_said(text, self.style),
            (findings::UNUSED_PHASE, "name") => names::phase(text, self.style),
            (findings::UNUSED_FUNDING, "name") => {
                let fields = self.fields;
                let owner =
                    fields.and_then(|it| it.owner(&place_of(&format!("funding.{text}"), &it.plan)?, self.style));
                owner.unwrap_or_else(|| text.to_owned())
            }
            (findings::UNUSED_UNCERTAINTY, "name") => self.name(text),
            (findings::UNSOURCED_CITY, "list") => each(&|path| account(path, self.style)),
            (findings::UNSOURCED_FIGURES | findings::BARE_FIGURES | findings::UNGROUNDED_FIGURES, "list") => {
                each(&|path| self.name(path))
            }
            (_, "source") => self.source(text),
            (_, "example") => self.example(text, at),
            (_, "date" | "day" | "first" | "dated" | "until") => names::dated(text, self.style),
            (_, name) if VALUES.contains(&name) => value_said(text, self.style),
            (_, name) if NAMES.contains(&name) => self.name(text),
            _ => text.to_owned(),
        }
    }

    /// What a list of names calls one of them.
    fn listed(self, of: &str, id: &str) -> String {
        self.fields.map_or_else(|| id.to_owned(), |fields| fields.said_in(&keys(&[of]), id, self.style.language))
    }

    /// An example in the unit that stands beside the field.
    fn example(self, text: &str, at: &[Step]) -> String {
        let unit = self.fields.map(|fields| fields.shown(at, Language::English).1).unwrap_or_default();
        match text.split_once(" EUR") {
            Some((number, _)) if at.last() == Some(&Step::from("price")) && unit.starts_with("EUR") => {
                value_said(&format!("{number} {unit}"), self.style)
            }
            _ => value_said(text, self.style),
        }
    }

    /// The label of a field beside a place, or within it.
    fn label(self, key: &str, at: &[Step]) -> String {
        let beside = |before: &[Step]| {
            let place: Vec<Step> = before.iter().cloned().chain([Step::from(key)]).collect();
            self.fields?.label_at(&place, self.style)
        };
        let above = &at[..at.len().saturating_sub(1)];
        beside(above).or_else(|| beside(at)).unwrap_or_else(|| key.to_owned())
    }

    /// What a source of the file is called.
    fn source(&self, id: &str) -> String {
        let title = self.fields.and_then(|fields| fields.plan.at(&keys(&["sources", id, "title"])));
        label(title, self.style.language).unwrap_or(id).to_owned()
    }

    /// What the form calls what has an id or a path.
    fn name(self, text: &str) -> String {
        if let Some(analysis) = self.analysis {
            let said = names::word(text, &analysis.case, self.style);
            return if said == text { names::component(text, self.style) } else { said };
        }
        let Some(fields) = self.fields else { return text.to_owned() };
        let text = text.strip_prefix("lines.").unwrap_or(text);
        let is_line = |id: &str| fields.plan.at(&keys(&["lines", id])).is_some();
        let line = |id: &str| fields.line_name(id, self.style.language).to_owned();
        match (dotted::split_first(text), place_of(text, &fields.plan)) {
            (_, Some(at)) => fields.called(&at, self.style),
            (Some((id, component)), None) if is_line(id) => {
                format!("{}, {}", line(id), names::component(component, self.style))
            }
            _ if is_line(text) => line(text),
            (Some((id, rest)), None) if fields.plan.at(&keys(&["items", id])).is_some() => {
                let whole = |field: &str, component: &str| keys(&["items", id, "costs", component, field]);
                match dotted::split_first(rest) {
                    Some((component, field)) => fields.called(&whole(field, component), self.style),
                    None => fields.owner(&whole("price", rest), self.style).unwrap_or_else(|| text.to_owned()),
                }
            }
            _ => names::component(text, self.style),
        }
    }
}

/// Limits of a value: `> -100 %/year` is `> -100 % par an`.
fn limits_said([english, french]: &[String; 2], style: Style) -> String {
    let written = if style.language == Language::French { french } else { english };
    let start = english.find(|c: char| c.is_ascii_digit() || c == '-').unwrap_or(english.len());
    let (sign, value) = english.split_at(start);
    let said = value_said(value, style);
    // A list, or the names of fields, are no value.
    let is_value = matches!(sign.trim(), "" | "≥" | "≤" | "<" | ">") && said != value && !value.contains(',');
    if is_value { format!("{sign}{said}") } else { written.clone() }
}

/// The label of an account, or of how it grows.
fn account(path: &str, style: Style) -> String {
    let all = tables();
    let city = all.iter().find(|(name, _)| *name == "city").map_or(&[][..], |(_, fields)| fields);
    let found = city.iter().find(|info| info.name == path || info.name.strip_prefix("accounts.") == Some(path));
    found.map_or_else(|| path.to_owned(), |info| info.label[style.language as usize].to_owned())
}

/// A value of a file in the reader's words, which a field takes: `600 EUR/sensor` is `600 € par capteur`.
pub(super) fn value_said(value: &str, style: Style) -> String {
    if let Some((low, high)) = value.split_once(" .. ") {
        let (high, unit) = shown(high, style.language);
        let low = shown(low, style.language);
        let measured = |number: &str, unit: &str| with_unit(number, unit, style);
        let low = if low.1 == unit { low.0 } else { measured(&low.0, &low.1) };
        return style.tell("page-range", &[("low", low.into()), ("high", measured(&high, &unit).into())]);
    }
    let (number, unit) = shown(value, style.language);
    with_unit(&number, &unit, style)
}

fn with_unit(number: &str, unit: &str, style: Style) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{}", unit_said(unit, style)) }
}
