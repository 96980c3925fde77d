//! What the styles of an `.ods` make of the cells that have them.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::survey::attribute;
use super::table::Mark;

/// What a style makes of what it is the style of.
#[derive(Default)]
struct Style {
    /// The one of which it takes what it does not say.
    parent: Option<String>,
    /// Its number style.
    data: Option<String>,
    /// The page on which a sheet of this style is printed.
    page: Option<String>,
    /// Whether it strikes out, raises or lowers letters, where it says so.
    struck: Option<bool>,
    raised: Option<bool>,
}

/// Styles that go back further than so many are taken as a circle.
const FURTHEST: usize = 32;

/// Styles of cells, letters and numbers, by name, as far as they were walked.
#[derive(Default)]
pub(super) struct Styles {
    /// Of cells and of letters.
    styles: HashMap<String, Style>,
    /// The name of the one that is open.
    named: Option<String>,
    /// The literal words of number styles.
    words: HashMap<String, String>,
    /// How often a number style divides by a thousand what it shows.
    thousands: HashMap<String, usize>,
    /// The number style that stands in for another one above zero.
    above_zero: HashMap<String, String>,
    /// The number style that is open, and whether its characters are literal.
    number: Option<(String, bool)>,
}

impl Styles {
    /// Takes what a tag says of a style.
    pub(super) fn open(&mut self, tag: &BytesStart<'_>, empty: bool) {
        match tag.name().as_ref() {
            "style:style" => {
                let [name, parent, data] =
                    ["style:name", "style:parent-style-name", "style:data-style-name"].map(|name| attribute(tag, name));
                if let Some(name) = name {
                    let page = attribute(tag, "style:master-page-name");
                    self.styles.insert(name.clone(), Style { parent, data, page, ..Style::default() });
                    self.named = Some(name).filter(|_| !empty);
                }
            }
            "style:text-properties" => {
                let line = ["style:text-line-through-style", "style:text-line-through-type"];
                let line = line.into_iter().filter_map(|name| attribute(tag, name));
                let struck = line.map(|line| line != "none").reduce(|one, other| one && other);
                let place = attribute(tag, "style:text-position");
                let raised = place.map(|place| !place.starts_with("0%"));
                if let Some(style) = self.named.as_ref().and_then(|name| self.styles.get_mut(name)) {
                    (style.struck, style.raised) = (struck, raised);
                }
            }
            "number:number-style"
            | "number:currency-style"
            | "number:percentage-style"
            | "number:date-style"
            | "number:time-style"
            | "number:boolean-style"
            | "number:text-style" => {
                self.number = attribute(tag, "style:name").map(|name| (name, false));
            }
            "number:text" | "number:currency-symbol" => self.literal(!empty),
            _ => self.open_in_number(tag),
        }
    }

    /// Takes what a tag says of the number style that is open.
    fn open_in_number(&mut self, tag: &BytesStart<'_>) {
        let Some((style, _)) = &self.number else { return };
        match tag.name().as_ref() {
            // Shown as true or false, whatever number the cell holds.
            "number:boolean" => self.words.entry(style.clone()).or_default().push_str(" VRAI "),
            // Shown in thousands of what the cell holds.
            "number:number" => {
                let factor = attribute(tag, "number:display-factor").filter(|factor| factor != "1");
                let Some(factor) = factor else { return };
                match factor.len().saturating_sub(1) {
                    zeros if factor == format!("1{}", "0".repeat(zeros)) && zeros % 3 == 0 => {
                        self.thousands.insert(style.clone(), zeros / 3);
                    }
                    _ => self.words.entry(style.clone()).or_default().push_str(&format!(" × {factor}")),
                }
            }
            "style:map" => {
                let condition = attribute(tag, "style:condition").unwrap_or_default().replace(' ', "");
                let applied = attribute(tag, "style:apply-style-name");
                if let Some(applied) = applied.filter(|_| matches!(condition.as_str(), "value()>0" | "value()>=0")) {
                    self.above_zero.insert(style.clone(), applied);
                }
            }
            _ => {}
        }
    }

    /// Takes the end of a tag.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "style:style" => self.named = None,
            "number:text" | "number:currency-symbol" => self.literal(false),
            _ => {}
        }
    }

    fn literal(&mut self, literal: bool) {
        if let Some((_, open)) = &mut self.number {
            *open = literal;
        }
    }

    /// Takes a text where it is literally that of a number style.
    pub(super) fn text(&mut self, text: &str) -> bool {
        let Some((style, true)) = &self.number else { return false };
        self.words.entry(style.clone()).or_default().push_str(text);
        true
    }

    /// What a style, or one of those that it goes back to, says.
    fn says<'s, T>(&'s self, style: Option<&str>, what: impl Fn(&'s Style) -> Option<T>) -> Option<T> {
        let mut style = self.styles.get(style?)?;
        for _ in 0..FURTHEST {
            if let Some(said) = what(style) {
                return Some(said);
            }
            style = self.styles.get(style.parent.as_ref()?)?;
        }
        None
    }

    /// Whether a style strikes letters out, or raises or lowers them.
    pub(super) fn mark(&self, style: Option<&str>) -> Option<Mark> {
        if self.says(style, |style| style.struck) == Some(true) {
            return Some(Mark::Struck);
        }
        self.says(style, |style| style.raised).filter(|raised| *raised).map(|_| Mark::Raised)
    }

    /// The page on which a sheet of this style is printed.
    pub(super) fn page(&self, style: Option<&str>) -> Option<&str> {
        self.says(style, |style| style.page.as_deref())
    }

    /// The words beside a number, without signs, and how often it is divided by a thousand.
    pub(super) fn shown(&self, style: Option<&str>, positive: bool) -> (String, usize) {
        let data = self.says(style, |style| style.data.as_ref());
        let above = data.and_then(|data| self.above_zero.get(data)).filter(|_| positive);
        let Some(data) = above.or(data) else { return (String::new(), 0) };
        let words = self.words.get(data).map(|words| words.replace(['"', '-', '−', '(', ')'], " "));
        (words.unwrap_or_default(), self.thousands.get(data).copied().unwrap_or_default())
    }
}
