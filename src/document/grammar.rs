//! The kinds of value: what is read, and how a schema, a form, a page of documentation tells of it, side by side.

use serde_json::{Value, json};

use super::field::{Field, Text};
use super::fields::Maybe;
use super::fragment::{described, map_of, reference};
use super::ids::{PILOT, phase_name};
use super::tree::Node;
use super::walk::{MapReader, scalar, warn_of_marks, word};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::Fault;

/// What a field can be read by: a [`Grammar`], or a [`Via`] for what is special.
pub(crate) trait Form<S> {
    /// Reads a node; a fault is noted, and nothing comes out.
    fn read(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> S;
    /// The schema of such a value, given what it means.
    fn schema(&self, doc: &str) -> Value;
    /// What a form, a sheet or a page tells of it.
    fn about(&self) -> About;
}

/// What there is to know of a kind of value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its name among the definitions of the schemas; none for a few words and for what is special.
    pub kind: &'static str,
    /// The unit in which it is asked for; none where the value itself says it.
    pub unit: &'static str,
    /// The words, where it is one of a few.
    pub words: Vec<&'static str>,
    /// How it is written.
    pub examples: &'static [&'static str],
}

/// A kind of value of one scalar.
pub(super) struct Grammar<T: 'static> {
    name: &'static str,
    parse: Parse<T>,
    accepts: Accepts,
    examples: &'static [&'static str],
    unit: &'static str,
    /// Whether a mark before three digits may have been meant to group them.
    grouped: bool,
    /// Whether a plus before it is refused.
    unsigned: bool,
}

/// How a value is read.
enum Parse<T: 'static> {
    /// From its text.
    Text(fn(&str) -> Result<T, Fault>),
    /// As one of a few words.
    Words(&'static [(&'static str, T)]),
    /// With faults of its own.
    Node(fn(&Node<'_>, &mut Diagnostics) -> Maybe<T>),
}

/// What a schema accepts.
enum Accepts {
    /// Text that matches; where a plain number is such a value, YAML numbers too.
    Pattern(fn() -> String, &'static [&'static str]),
    /// The words, where the value stands.
    Words,
    /// The words, told once for all places with what they mean.
    Meaning(&'static str),
    /// Something else.
    Other(fn() -> Value),
}

const TEXT_ONLY: &[&str] = &["string"];
const OR_NUMBER: &[&str] = &["string", "number"];

impl<T: Clone> Grammar<T> {
    /// A value whose text matches a pattern.
    pub(super) const fn of(
        name: &'static str,
        parse: fn(&str) -> Result<T, Fault>,
        pattern: fn() -> String,
        examples: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            parse: Parse::Text(parse),
            accepts: Accepts::Pattern(pattern, TEXT_ONLY),
            examples,
            unit: "",
            grouped: false,
            unsigned: false,
        }
    }

    /// A value with faults of its own.
    pub(super) const fn special(
        name: &'static str,
        read: fn(&Node<'_>, &mut Diagnostics) -> Maybe<T>,
        pattern: fn() -> String,
        examples: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            parse: Parse::Node(read),
            accepts: Accepts::Pattern(pattern, TEXT_ONLY),
            examples,
            unit: "",
            grouped: false,
            unsigned: false,
        }
    }

    /// Text that another kind's pattern describes, read into something else.
    pub(super) const fn like(name: &'static str, parse: fn(&str) -> Result<T, Fault>) -> Self {
        Self::of(name, parse, String::new, &[])
    }

    /// Its name among the definitions.
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    /// One of a few words.
    pub(super) const fn words(words: &'static [(&'static str, T)]) -> Self {
        Self {
            name: "",
            parse: Parse::Words(words),
            accepts: Accepts::Words,
            examples: &[],
            unit: "",
            grouped: false,
            unsigned: false,
        }
    }

    /// The words have a name and a meaning, which is the same wherever they stand.
    pub(super) const fn meaning(self, name: &'static str, meaning: &'static str) -> Self {
        Self { name, accepts: Accepts::Meaning(meaning), ..self }
    }

    /// A schema that is no pattern.
    pub(super) const fn schema_of(self, name: &'static str, schema: fn() -> Value) -> Self {
        Self { name, accepts: Accepts::Other(schema), ..self }
    }

    /// A plain number is such a value: editors see it as one.
    pub(super) const fn or_number(self) -> Self {
        let Accepts::Pattern(pattern, _) = self.accepts else { return self };
        Self { accepts: Accepts::Pattern(pattern, OR_NUMBER), ..self }
    }

    /// Amounts of money and numbers of units, which are written in thousands: a mark before three digits is warned of.
    pub(super) const fn grouped(self) -> Self {
        Self { grouped: true, unsigned: true, ..self }
    }

    /// A plus before it reads like an addition.
    pub(super) const fn unsigned(self) -> Self {
        Self { unsigned: true, ..self }
    }

    /// Amounts above and below zero: a plus says which.
    pub(super) const fn signed(self) -> Self {
        Self { unsigned: false, ..self }
    }

    /// How it is written, where the kind that it is like does not say it.
    pub(super) const fn examples(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }

    /// Forms and sheets ask for it in this unit.
    pub(super) const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// Reads a value with its place.
    pub(super) fn field(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Maybe<T> {
        // `+50 EUR` reads like 50 more: in a file there is nothing that it is more than.
        let figure = node.text().filter(|_| self.unsigned).and_then(|text| text.trim_start().strip_prefix('+'));
        if let (Some(figure), Parse::Text(parse)) = (figure, &self.parse)
            && let Some(form) = Fault::accepted(figure.trim(), parse)
        {
            let signed = Diagnostic::at(codes::SIGNED_VALUE, node.span).arg("write", form);
            diagnostics.push(signed.help("help-written"));
            return None;
        }
        let read = match self.parse {
            Parse::Text(parse) => scalar(node, parse, diagnostics),
            Parse::Words(words) => word(node, words, diagnostics),
            Parse::Node(read) => read(node, diagnostics),
        };
        if self.grouped && read.is_some() {
            warn_of_marks(node.text().unwrap_or_default(), node.span, diagnostics);
        }
        read
    }
}

/// What a schema refers to by a name.
pub(super) trait Definition: Sync {
    /// Its name.
    fn name(&self) -> &'static str;
    /// Its schema.
    fn definition(&self) -> Value;
}

impl<T: Clone + Sync> Definition for Grammar<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn definition(&self) -> Value {
        match (&self.accepts, &self.parse) {
            (Accepts::Pattern(pattern, types), _) => matching(&pattern(), json!(types), self.examples),
            (Accepts::Other(schema), _) => schema(),
            (Accepts::Meaning(meaning), Parse::Words(words)) => described(meaning, listed(words)),
            (_, Parse::Words(words)) => listed(words),
            _ => Value::Null,
        }
    }
}

fn matching(pattern: &str, types: Value, examples: &[&str]) -> Value {
    json!({"type": types, "pattern": format!("^{pattern}$"), "examples": examples})
}

fn listed<T>(words: &[(&'static str, T)]) -> Value {
    either(words.iter().map(|(word, _)| *word).collect())
}

fn either(words: Vec<&'static str>) -> Value {
    json!({"enum": words})
}

/// What a value is kept in, made of what was read.
pub(super) trait Holds<T> {
    /// The value, or nothing.
    fn hold(field: Maybe<T>) -> Self;
}

impl<T> Holds<T> for Maybe<T> {
    fn hold(field: Maybe<T>) -> Self {
        field
    }
}

impl<T> Holds<T> for Option<Box<Field<T>>> {
    fn hold(field: Maybe<T>) -> Self {
        field.map(Box::new)
    }
}

impl Holds<&'static str> for Maybe<String> {
    fn hold(field: Maybe<&'static str>) -> Self {
        field.map(|field| field.map(str::to_owned))
    }
}

impl Holds<String> for Field<String> {
    fn hold(field: Maybe<String>) -> Self {
        field.unwrap_or_default()
    }
}

impl Holds<String> for String {
    fn hold(field: Maybe<Self>) -> Self {
        field.map(|field| field.value).unwrap_or_default()
    }
}

impl Holds<Self> for Text {
    fn hold(field: Maybe<Self>) -> Self {
        field.map(|field| field.value).unwrap_or_default()
    }
}

impl Holds<Text> for Option<Text> {
    fn hold(field: Maybe<Text>) -> Self {
        field.map(|field| field.value)
    }
}

impl Holds<String> for Option<String> {
    fn hold(field: Maybe<String>) -> Self {
        field.map(|field| field.value)
    }
}

impl<T: Clone + Sync, S: Holds<T>> Form<S> for Grammar<T> {
    fn read(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> S {
        S::hold(self.field(node, diagnostics))
    }

    fn schema(&self, doc: &str) -> Value {
        match self.accepts {
            Accepts::Words => described(doc, self.definition()),
            Accepts::Meaning(_) => reference(self.name),
            _ => described(doc, reference(self.name)),
        }
    }

    fn about(&self) -> About {
        let words = match self.parse {
            Parse::Words(words) => words.iter().map(|(word, _)| *word).collect(),
            _ => Vec::new(),
        };
        About { kind: self.name, unit: self.unit, words, examples: self.examples }
    }
}

/// What is special: a reader and a schema of its own.
pub(super) struct Via<S> {
    /// Reads a node.
    pub read: fn(&Node<'_>, &mut Diagnostics) -> S,
    /// Its schema, given what it means.
    pub schema: fn(&str) -> Value,
    /// How it is written.
    pub examples: &'static [&'static str],
}

impl<S> Form<S> for Via<S> {
    fn read(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> S {
        (self.read)(node, diagnostics)
    }

    fn schema(&self, doc: &str) -> Value {
        (self.schema)(doc)
    }

    fn about(&self) -> About {
        About { examples: self.examples, ..About::default() }
    }
}

/// A map whose keys are phases.
pub(super) struct ByPhase<T: 'static>(pub Grammar<T>);

impl<T: Clone + Sync> Form<Vec<(Field<String>, Field<T>)>> for ByPhase<T> {
    fn read(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, Field<T>)> {
        let phases = by_phase(node, "phases", diagnostics, |node, diagnostics| self.0.field(node, diagnostics));
        diagnostics.exemplify(node.span, &["{pilot: 12 months, rollout: rest}"]);
        phases
    }

    fn schema(&self, doc: &str) -> Value {
        described(doc, map_of(reference(self.0.name)))
    }

    fn about(&self) -> About {
        About { kind: self.0.name, unit: self.0.unit, words: Vec::new(), examples: self.0.examples }
    }
}

/// Reads a map whose keys are phases.
pub(super) fn by_phase<T>(
    node: &Node<'_>,
    map: &'static str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Node<'_>, &mut Diagnostics) -> Option<T>,
) -> Vec<(Field<String>, T)> {
    let mut entries = by_id(node, map, diagnostics, read);
    one_pilot(entries.iter().map(|(id, _)| (id.value.as_str(), id.span)), diagnostics);
    for (id, _) in &mut entries {
        id.value = phase_name(&id.value).to_owned();
    }
    entries
}

/// The pilot has two names, of which keys as they are written hold one: both in one map are the same key twice.
pub(super) fn one_pilot<'a>(phases: impl Iterator<Item = (&'a str, Span)>, diagnostics: &mut Diagnostics) {
    let mut pilots = phases.filter(|(name, _)| phase_name(name) == PILOT);
    let Some((name, first)) = pilots.next() else { return };
    for (_, span) in pilots.filter(|(other, _)| *other != name) {
        let twice = Diagnostic::at(codes::DUPLICATE_KEY, span).label(first, "first");
        diagnostics.push(twice.arg("key", PILOT).help("help-pilot"));
    }
}

/// Reads a map whose keys are ids of the user's own; entries at fault are noted and left out. `map` is the key under which
/// other places look for these ids.
pub(super) fn by_id<T>(
    node: &Node<'_>,
    map: &'static str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Node<'_>, &mut Diagnostics) -> Option<T>,
) -> Vec<(Field<String>, T)> {
    let listed = MapReader::ids(node, map, diagnostics);
    // Components are large and most catalogs are long: no room is left over.
    let mut out = Vec::with_capacity(listed.len());
    for (id, node) in listed {
        match read(node, diagnostics) {
            Some(value) => out.push((id, value)),
            None => {
                let name = if map == "phases" { phase_name(&id.value) } else { &id.value };
                diagnostics.lose(map, Some(name));
            }
        }
    }
    out
}
