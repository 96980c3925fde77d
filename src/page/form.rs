use std::cell::RefCell;
use std::collections::BTreeMap;

use maud::{Markup, html};

use super::ask::address;
use super::fields::{Fields, entries, items};
use super::paths::{below, keys, name_of, place_of};
use super::places::lists_names;
use super::typed::unit_said;
use super::work::Worked;
use crate::document::FieldInfo;
use crate::document::edit::{Step, Value};
use crate::report::Style;
use crate::report::study::names;

/// What the fields of a plan are drawn from.
pub(super) struct Form<'a> {
    pub fields: &'a Fields,
    pub worked: &'a Worked,
    pub style: Style,
    pub read_only: bool,
    /// Faults that have not found their field yet, by its name.
    faults: RefCell<BTreeMap<String, Vec<Markup>>>,
}

impl<'a> Form<'a> {
    pub(super) fn new(
        fields: &'a Fields,
        worked: &'a Worked,
        style: Style,
        read_only: bool,
        faults: Vec<(String, Markup)>,
    ) -> Self {
        let mut by_name: BTreeMap<String, Vec<Markup>> = BTreeMap::new();
        for (name, fault) in faults {
            by_name.entry(name).or_default().push(fault);
        }
        Self { fields, worked, style, read_only, faults: RefCell::new(by_name) }
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.style.say(id)
    }

    /// Where the faults of a place stand, those of places within it too that have no field.
    pub(super) fn slot(&self, at: &[Step]) -> Markup {
        let name = name_of(at);
        let mut faults = self.faults.borrow_mut();
        let within = format!("{name}/");
        let here: Vec<String> =
            faults.keys().filter(|known| **known == name || known.starts_with(&within)).cloned().collect();
        let found: Vec<Markup> = here.iter().filter_map(|name| faults.remove(name)).flatten().collect();
        html! { div.faults data-at=(name) { @for fault in found { (fault) } } }
    }

    /// What a path is called, also beside a fault.
    pub(super) fn called(&self, path: &str) -> String {
        match &self.worked.analysis {
            Some(analysis) => names::path(path, &analysis.case, self.style),
            None => place_of(path, &self.fields.plan)
                .map_or_else(|| path.to_owned(), |at| self.fields.called(&at, self.style)),
        }
    }

    /// Whether a field is asked for.
    pub(super) fn asks(&self, at: &[Step]) -> bool {
        self.faults.borrow().contains_key(&name_of(at))
    }

    /// Faults that no field has taken.
    pub(super) fn rest(&self) -> Vec<Markup> {
        self.faults.take().into_values().flatten().collect()
    }

    /// A field with its label and its unit.
    pub(super) fn field(&self, at: &[Step], info: &FieldInfo) -> Markup {
        let label = info.label[usize::from(self.style.language == crate::language::Language::French)];
        let at = &self.in_language(at, info);
        let name = name_of(at);
        html! {
            div.field {
                label for=(name) { (label) }
                (self.input(at, info, label))
                (self.slot(at))
            }
        }
    }

    /// Where a text stands that is there in each language: in the reader's.
    fn in_language(&self, at: &[Step], info: &FieldInfo) -> Vec<Step> {
        let each = info.about.kind == "label" && matches!(self.fields.plan.at(at), Some(Value::Map(_)));
        below(at, each.then_some(self.style.language.code()).as_slice())
    }

    /// The control of a field alone, which a heading names.
    pub(super) fn input(&self, at: &[Step], info: &FieldInfo, label: &str) -> Markup {
        let name = name_of(at);
        let names = lists_names(at);
        if matches!(self.fields.plan.at(at), Some(Value::Map(_) | Value::List(_)))
            && !(names && is_names(self.fields.plan.at(at)))
        {
            return html! { span.structured #(name) tabindex="-1" { (self.say("page-in-the-text")) } };
        }
        let (shown, unit) = self.fields.shown(at, self.style.language);
        let own = self.fields.own(at).is_some();
        let class = if own { "own" } else { "" };
        let disabled = self.read_only;
        let words = self.words(info, &shown);
        if !words.is_empty() {
            let known = words.iter().any(|(word, _)| *word == shown);
            return html! {
                select name=(name) id=(name) class=(class) aria-label=(label) disabled[disabled] {
                    @if !info.required || !known {
                        option value=(if known { "" } else { &shown }) selected[!known] {
                            @if shown.is_empty() || known { "–" } @else { (shown) }
                        }
                    }
                    @for (word, said) in &words { option value=(word) selected[*word == shown] { (said) } }
                }
            };
        }
        let kind = match info.about.kind {
            "month" if shown.is_empty() || is_month(&shown) => "month",
            "date" if shown.is_empty() || shown.len() == 10 => "date",
            _ => "text",
        };
        let digits = shown.chars().all(|c| c.is_ascii_digit() || " ,.-\u{202f}\u{a0}".contains(c));
        let number = digits
            && (!unit.is_empty()
                || !info.about.unit.is_empty()
                || matches!(info.about.kind, "number" | "count" | "price"));
        let size = if number { 9 } else { shown.chars().count().clamp(12, 40) };
        html! {
            input type=(kind) name=(name) id=(name) value=(shown) size=(size) aria-label=(label)
                class={ (class) @if number { " n" } } autocomplete="off" spellcheck="false" disabled[disabled]
                inputmode=[number.then_some("decimal")];
            @if !unit.is_empty() || !info.about.unit.is_empty() { " " span.unit { @if !unit.is_empty() { (unit_said(&unit, self.style)) } } }
            @if names { (self.possible(info.name)) }
        }
    }

    /// What a field is chosen from: each as files write it, and in the reader's words.
    fn words(&self, info: &FieldInfo, shown: &str) -> Vec<(String, String)> {
        let choices = self.fields.choices(info, self.style);
        let all: &[&str] = if info.about.kind == "flag" { &["true", "false"] } else { &info.about.words };
        // Words that mean the same in another language are left to the text.
        let known = all.iter().filter(|word| **word == shown || word_id(word, self.style).is_some());
        choices.into_iter().chain(known.map(|word| ((*word).to_owned(), self.word(word)))).collect()
    }

    /// The names that can be listed.
    fn possible(&self, list: &str) -> Markup {
        let ids = entries(self.fields.plan.at(&keys(&[list]))).iter().map(|(id, _)| id);
        let all: Vec<String> = ids.map(|id| self.fields.said_in(&keys(&[list]), id, self.style.language)).collect();
        html! { @if !all.is_empty() { " " span.soft { (self.style.tell("page-possible", &[("list", all.join(", ").into())])) } } }
    }

    /// A word of the files in the reader's language.
    pub(super) fn word(&self, word: &str) -> String {
        word_said(word, self.style)
    }

    /// A button that sends what was typed, and does something with it.
    pub(super) fn button(&self, action: &str, value: &str, words: &str, what: &str) -> Markup {
        html! {
            @if !self.read_only {
                button type="submit" name=(action) value=(value) aria-label={ (words) " : " (what) } { (words) }
            }
        }
    }
}

/// The form of a file: all of its fields, sent together; the script sends those that were changed, as they are typed.
/// `of`: what its address says of the file.
pub(super) fn form_of(
    (id, class): (&str, &str),
    (of, version): (&[(&str, &str)], &str),
    read_only: bool,
    style: Style,
    content: Markup,
) -> Markup {
    // What the script fills in: values that came, places that there are.
    let pasted = |id: &str| style.tell(id, &[("count", "#1".into()), ("places", "#2".into())]);
    html! {
        form.left.(class) #(id) method="post" action=(address("/plan/change", of)) autocomplete="off"
            data-over=(pasted("page-paste-over")) data-columns=(pasted("page-paste-columns")) data-blank=(pasted("page-paste-blank")) {
            // The first button is the one that the return key presses.
            button.first type="submit" name="do" value="apply" tabindex="-1" { (style.say("page-apply")) }
            input type="hidden" name="version" value=(version);
            (content)
            @if !read_only { p.actions.nojs { button type="submit" name="do" value="apply" { (style.say("page-apply")) } } }
        }
    }
}

/// A word of the files in the reader's language.
pub(super) fn word_said(word: &str, style: Style) -> String {
    word_id(word, style).map_or_else(|| word.to_owned(), |id| style.say(&id))
}

fn word_id(word: &str, style: Style) -> Option<String> {
    let known = [format!("page-word-{word}"), format!("study-value-{word}")];
    known.into_iter().find(|id| style.language.knows(id))
}

fn is_names(value: Option<&Value>) -> bool {
    items(value).iter().all(|one| matches!(one, Value::Scalar(_)))
}

/// What unfolds; open where a fault stands inside of it.
pub(super) fn folded(summary: &Markup, inside: &Markup) -> Markup {
    let open = ["class=\"fault\"", "class=\"caution\""].iter().any(|mark| inside.0.contains(mark));
    html! { details open[open] { summary { (summary) } (inside) } }
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && text.as_bytes()[4] == b'-'
}
