//! Floor 0: what is wrong or worth knowing, found anywhere, told once, in the reader's language.
//!
//! A [`Diagnostic`] is built symbolically, from a [`Code`] and arguments; its words live in
//! `language/*.ftl` under the code's own name and are chosen only when it is shown. Diagnostics
//! accumulate in [`Diagnostics`], so that one run reports every fault of a set of files.

mod cells;
mod code;
mod limits;
mod lost;
mod render;
mod source;

pub(crate) use cells::{BETWEEN, Cell, SHEET, letters};
pub use code::{Code, Severity, codes};
pub(crate) use lost::{Lost, OF_PRICE};
pub use render::{hints, message, render};
pub use source::{Sources, Span};

use std::collections::HashSet;

use indexmap::IndexSet;

use self::limits::limits as limits_said;
use crate::language::Arg;
use crate::units::{Fault, order};

/// The hint of faults that all follow from a start that is too early.
pub(crate) const EARLY: &str = "help-early";

/// One fault or warning.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What it is; names its words too.
    pub code: Code,
    /// What its words speak of.
    pub args: Vec<(&'static str, Arg)>,
    /// Where: the first label is the primary one, the attribute names its words.
    pub labels: Vec<(Span, &'static str)>,
    /// Attributes whose words are hints, in order.
    pub help: Vec<&'static str>,
}

impl Diagnostic {
    /// A diagnostic without place or arguments.
    pub fn new(code: Code) -> Self {
        Self { code, args: Vec::new(), labels: Vec::new(), help: Vec::new() }
    }

    /// A diagnostic at a place, labelled with the words of `code.label`.
    pub fn at(code: Code, span: Span) -> Self {
        Self::new(code).label(span, "label")
    }

    /// A value that is not in the format's grammar.
    pub fn fault(span: Span, fault: Fault) -> Self {
        let code = Code::of_fault(fault.code);
        let is_time = fault.example.ends_with("months");
        // An amount that is the price of nothing: `600 EUR`, `400000 EUR/year`.
        let is_amount = code == codes::MISSING_UNIT && fault.example.trim_end_matches("/year").ends_with(" EUR");
        let diagnostic = Self::at(code, span);
        let diagnostic = match code {
            codes::OUT_OF_RANGE => diagnostic.limits(&fault.example),
            _ => diagnostic.arg("example", fault.example),
        };
        let diagnostic = if code == codes::FRACTION { diagnostic.arg("what", "population") } else { diagnostic };
        if let Some(words) = fault.hint {
            let diagnostic = match fault.write {
                Some(form) => diagnostic.arg("write", form),
                None => diagnostic,
            };
            return diagnostic.help(words);
        }
        match fault.write {
            Some(form) if code == codes::MISSING_UNIT && (form.ends_with(" months") || form.ends_with(" years")) => {
                let other = match form.strip_suffix(" years") {
                    Some(number) => format!("{number} months"),
                    None => form.replace(" months", " years"),
                };
                // Each language has words of its own for what both understand.
                let number = form.split(' ').next().unwrap_or_default().to_owned();
                let years = form.ends_with(" years");
                let diagnostic = diagnostic.arg("write", form).arg("other", other).arg("number", number);
                diagnostic.help(if years { "help-years" } else { "help-duration" })
            }
            Some(form) if is_amount => diagnostic.arg("write", form).help("help-amount"),
            Some(form) => diagnostic.arg("write", form).help("help-write"),
            None if is_amount => diagnostic.help("help-like"),
            None if code == codes::MISSING_UNIT && is_time => diagnostic.help("help-time"),
            None => diagnostic.help("help"),
        }
    }

    /// Adds an argument.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds the limits that a value is beyond, as people read them.
    pub(crate) fn limits(self, written: &str) -> Self {
        self.arg("example", limits_said(written))
    }

    /// A text that its words speak of, such as the path at fault.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(known, arg)| match arg {
            Arg::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Adds a label, whose words are the attribute `words` of the code's message.
    pub fn label(mut self, span: Span, words: &'static str) -> Self {
        self.labels.push((span, words));
        self
    }

    /// Adds a hint, whose words are the attribute `words` of the code's message.
    pub fn help(mut self, words: &'static str) -> Self {
        self.help.push(words);
        self
    }

    /// Adds the hint `did you mean`, where a known word is close to the one written.
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match closest(written, known) {
            Some(word) => self.arg("similar", word).help("help-similar"),
            None => self,
        }
    }
}

/// Every diagnostic of a run, in the order in which it was found.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Diagnostics {
    all: IndexSet<Diagnostic>,
    errors: usize,
    /// How many names were told that are no ids.
    misnamed: usize,
    /// What is at fault itself and so cannot be found elsewhere.
    lost: Vec<Lost>,
}

impl Diagnostics {
    /// Adds one; the same fault at the same place is kept once, however many readers meet it.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        // A day before all of the law is one slip, however many keys have no value yet.
        let early = |one: &Diagnostic| one.help.contains(&EARLY);
        if self.lost.iter().any(|lost| lost.explains(&diagnostic)) || (early(&diagnostic) && self.all.iter().any(early))
        {
            return;
        }
        self.name_once(&diagnostic);
        if diagnostic.code == codes::BAD_ID && self.looked_for(&diagnostic) {
            return;
        }
        let error = diagnostic.code.severity == Severity::Error;
        self.misnamed += usize::from(diagnostic.code == codes::BAD_ID);
        if self.all.insert(diagnostic) {
            self.errors += usize::from(error);
        }
    }

    /// A name that is no id is told once: where it was looked for, with what is near it.
    fn name_once(&mut self, new: &Diagnostic) {
        if self.misnamed > 0 && new.code.of_a_name() {
            let place = new.labels.first().map(|(span, _)| *span);
            self.retain(|one| one.code != codes::BAD_ID || one.labels.first().map(|(span, _)| *span) != place);
        }
    }

    fn looked_for(&self, bad: &Diagnostic) -> bool {
        let place = |one: &Diagnostic| one.labels.first().map(|(span, _)| *span);
        self.errors > 0 && self.all.iter().any(|one| one.code.of_a_name() && place(one) == place(bad))
    }

    /// Notes what is at fault itself: what only follows from it is not told beside it. `None`: the whole map.
    pub(crate) fn lose(&mut self, map: &'static str, name: Option<&str>) {
        self.lose_all(vec![Lost { map, name: name.map(str::to_owned) }]);
    }

    fn lose_all(&mut self, lost: Vec<Lost>) {
        if !lost.is_empty() {
            self.retain(|one| !lost.iter().any(|lost| lost.explains(one)));
            self.lost.extend(lost);
        }
    }

    /// What was lost so far.
    pub(crate) fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Takes over another collection.
    pub fn extend(&mut self, other: Self) {
        for diagnostic in other.all {
            self.push(diagnostic);
        }
    }

    /// Takes over another collection, with what is lost in it.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.lose_all(other.lost);
        other.all.into_iter().for_each(|one| self.push(one));
    }

    /// Takes over another collection, each as another one; of the places of each, one outside a file comes first.
    pub fn extend_told_outside(&mut self, other: Self, file: u32, as_other: impl Fn(Diagnostic) -> Diagnostic) {
        self.lose_all(other.lost);
        for mut one in other.all.into_iter().map(as_other) {
            let inside = one.labels.first().is_some_and(|(span, _)| span.file == file);
            if let Some(place) = one.labels.iter().position(|(span, _)| span.file != file).filter(|_| inside) {
                one.labels.swap(0, place);
            }
            self.push(one);
        }
    }

    /// Whether anything stands in the way of a result.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Whether an error stands within a place.
    pub(crate) fn errs_in(&self, place: Span) -> bool {
        let inside = |span: &Span| span.file == place.file && span.start >= place.start && span.end <= place.end;
        let errors = self.all.iter().filter(|one| one.code.severity == Severity::Error);
        errors.filter_map(|one| one.labels.first()).any(|(span, _)| inside(span))
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many there are in all.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them: errors by file and place, then warnings as [`Self::warnings`] has them.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.all.iter().collect();
        order::by_key(&mut all, |one| {
            let warning = one.code.severity == Severity::Warning;
            let place = one.labels.first().map(|(span, _)| (span.file, span.start)).filter(|_| !warning);
            (warning, warning && !one.code.leads(), place)
        });
        all
    }

    /// The warnings: those that lead, then the others, each as they were found.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        let warnings = || self.all.iter().filter(|one| one.code.severity == Severity::Warning);
        warnings().filter(|one| one.code.leads()).chain(warnings().filter(|one| !one.code.leads()))
    }

    /// Keeps those that a test passes.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.all.retain(keep);
        self.errors = self.all.iter().filter(|one| one.code.severity == Severity::Error).count();
    }

    /// The errors alone, where there are any: warnings beside them would only hide what has to be mended.
    pub fn to_mend(&self) -> Self {
        let mut out = self.clone();
        if self.has_errors() {
            out.retain(|one| one.code.severity == Severity::Error);
        }
        out
    }

    /// What is told: all of it; where there are errors, of the warnings those of what may be a slip. A warning of a value
    /// that is at fault anyway is none.
    pub fn told(&self) -> Self {
        let mut out = self.clone();
        if self.has_errors() {
            let place = |one: &Diagnostic| one.labels.first().map(|(span, _)| *span);
            let faulty: HashSet<Option<Span>> =
                self.all.iter().filter(|one| one.code.severity == Severity::Error).map(place).collect();
            out.retain(|one| {
                let error = one.code.severity == Severity::Error;
                one.code.stands_beside_errors() && (error || !faulty.contains(&place(one)))
            });
        }
        out
    }

    /// Gives a fault of shape, told last at a place, an example of what is expected there.
    pub(crate) fn exemplify(&mut self, place: Span, examples: &[&'static str]) {
        let Some(last) = self.all.last() else { return };
        let open = match last.code {
            codes::NOT_A_LIST => '[',
            codes::NOT_A_MAP => '{',
            _ => return,
        };
        let here = last.help.is_empty() && last.labels.first().is_some_and(|(span, _)| *span == place);
        if let Some(example) = examples.iter().find(|example| here && example.starts_with(open))
            && let Some(last) = self.all.pop()
        {
            self.all.insert(last.arg("example", *example).help("help"));
        }
    }

    /// Puts others in the place of each.
    pub(crate) fn exchange(&mut self, others: impl FnMut(Diagnostic) -> Vec<Diagnostic>) {
        self.all = std::mem::take(&mut self.all).into_iter().flat_map(others).collect();
        self.errors = self.all.iter().filter(|one| one.code.severity == Severity::Error).count();
    }

    /// Each as another one.
    pub(crate) fn map(self, other: impl Fn(Diagnostic) -> Diagnostic) -> Self {
        let mut out = Self::default();
        self.all.into_iter().for_each(|one| out.push(other(one)));
        out
    }
}

/// The known name nearest to the one written, or else the first that begins with it: cities are known by name and year.
pub fn near_name<'a>(written: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let begun = |name: &&str| {
        (3..=LONGEST_NAME).contains(&written.chars().take(LONGEST_NAME + 1).count())
            && name.starts_with(&written.to_lowercase())
    };
    closest(written, known.clone()).or_else(|| known.into_iter().find(begun))
}

/// Characters of a word that may be misspelt: longer ones are no names, and to compare them takes the square of their length.
const LONGEST_NAME: usize = 100;

/// In how many characters two words differ; none where that is more than a limit, or one of them is no word.
pub(crate) fn slips(one: &str, other: &str, limit: usize) -> Option<usize> {
    // A character has at most four bytes.
    if one.len().max(other.len()) > 4 * LONGEST_NAME || one.len().abs_diff(other.len()) > 4 * limit {
        return None;
    }
    let (a, b) = (one.chars().count(), other.chars().count());
    if a.max(b) > LONGEST_NAME || a.abs_diff(b) > limit {
        return None;
    }
    Some(strsim::damerau_levenshtein(one, other)).filter(|slips| *slips <= limit)
}

/// The known word nearest to the one written, if any is near enough to be meant.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > 4 * LONGEST_NAME {
        return None;
    }
    let lower = written.to_lowercase();
    let limit = (lower.chars().count() / 3).max(1);
    let near = known.into_iter().filter_map(|word| Some((slips(&lower, &word.to_lowercase(), limit)?, word)));
    near.min().map(|(_, word)| word)
}
