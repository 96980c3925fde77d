//! The kinds of value: what is read, and how a schema, a form, a page of documentation tells of it, side by side.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::field::{Field, Text};
use super::fields::Maybe;
use super::fragment::{described, list_of, map_of, object, reference, with};
use super::pattern::*;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, RESERVED, id, scalar, word};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Fault, Month, Months, Price, Quantity};

/// What a field can be read by: a [`Grammar`], or a [`Via`] for what is special.
pub trait Form<S> {
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
pub struct Grammar<T: 'static> {
    name: &'static str,
    parse: Parse<T>,
    accepts: Accepts,
    examples: &'static [&'static str],
    unit: &'static str,
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
    pub const fn of(
        name: &'static str,
        parse: fn(&str) -> Result<T, Fault>,
        pattern: fn() -> String,
        examples: &'static [&'static str],
    ) -> Self {
        Self { name, parse: Parse::Text(parse), accepts: Accepts::Pattern(pattern, TEXT_ONLY), examples, unit: "" }
    }

    /// A value with faults of its own.
    pub const fn special(
        name: &'static str,
        read: fn(&Node<'_>, &mut Diagnostics) -> Maybe<T>,
        pattern: fn() -> String,
        examples: &'static [&'static str],
    ) -> Self {
        Self { name, parse: Parse::Node(read), accepts: Accepts::Pattern(pattern, TEXT_ONLY), examples, unit: "" }
    }

    /// Text that another kind's pattern describes, read into something else.
    pub const fn like(name: &'static str, parse: fn(&str) -> Result<T, Fault>) -> Self {
        Self::of(name, parse, String::new, &[])
    }

    /// Its name among the definitions.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// One of a few words.
    pub const fn words(words: &'static [(&'static str, T)]) -> Self {
        Self { name: "", parse: Parse::Words(words), accepts: Accepts::Words, examples: &[], unit: "" }
    }

    /// The words have a name and a meaning, which is the same wherever they stand.
    pub const fn meaning(self, name: &'static str, meaning: &'static str) -> Self {
        Self { name, accepts: Accepts::Meaning(meaning), ..self }
    }

    /// A plain number is such a value: editors see it as one.
    pub const fn or_number(self) -> Self {
        let Accepts::Pattern(pattern, _) = self.accepts else { return self };
        Self { accepts: Accepts::Pattern(pattern, OR_NUMBER), ..self }
    }

    /// Forms and sheets ask for it in this unit.
    pub const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// Reads a value with its place.
    pub fn field(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Maybe<T> {
        match self.parse {
            Parse::Text(parse) => scalar(node, parse, diagnostics),
            Parse::Words(words) => word(node, words, diagnostics),
            Parse::Node(read) => read(node, diagnostics),
        }
    }
}

/// What a schema refers to by a name.
pub trait Definition: Sync {
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
            (Accepts::Pattern(pattern, types), _) => {
                json!({"type": types, "pattern": format!("^{}$", pattern()), "examples": self.examples})
            }
            (Accepts::Other(schema), _) => schema(),
            (Accepts::Meaning(meaning), Parse::Words(words)) => described(meaning, listed(words)),
            (_, Parse::Words(words)) => listed(words),
            _ => Value::Null,
        }
    }
}

fn listed<T>(words: &[(&'static str, T)]) -> Value {
    json!({"enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>()})
}

/// What a value is kept in, made of what was read.
pub trait Holds<T> {
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

impl Holds<Self> for Field<String> {
    fn hold(field: Maybe<Self>) -> Self {
        field.map(|field| field.value).unwrap_or_default()
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
pub struct Via<S> {
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

/// A map whose keys are ids of the user's own, its values of one kind.
pub struct MapOf<T: 'static>(pub Grammar<T>);

impl<T: Clone + Sync> Form<Vec<(Field<String>, Field<T>)>> for MapOf<T> {
    fn read(&self, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, Field<T>)> {
        let entries = MapReader::ids(node, diagnostics).into_iter();
        entries.filter_map(|(id, node)| Some((id, self.0.field(node, diagnostics)?))).collect()
    }

    fn schema(&self, doc: &str) -> Value {
        described(doc, map_of(reference(self.0.name)))
    }

    fn about(&self) -> About {
        About { kind: self.0.name, unit: self.0.unit, words: Vec::new(), examples: &["{…: …}"] }
    }
}

// What any file may hold.

pub(super) const TEXT: Grammar<String> = Grammar {
    accepts: Accepts::Other(|| json!({"type": ["string", "number", "boolean"]})),
    ..Grammar::of("text", |text| Ok(text.to_owned()), String::new, &["…"])
};

pub(super) const FLAG: Grammar<bool> = Grammar {
    name: "flag",
    accepts: Accepts::Other(|| json!({"enum": [true, false, "true", "false"]})),
    ..Grammar::words(&[("true", true), ("false", false)])
};

pub(super) const ID: Grammar<String> = Grammar {
    accepts: Accepts::Pattern(|| r"[a-z0-9-]+".to_owned(), &["string", "integer"]),
    ..Grammar::special("id", |node, diagnostics| id(node, false, diagnostics), String::new, &["urban-sensor"])
};

/// An id that becomes part of a path.
pub(super) const OWN_ID: Grammar<String> = Grammar {
    name: "own-id-value",
    parse: Parse::Node(|node, diagnostics| id(node, true, diagnostics)),
    accepts: Accepts::Other(|| with(reference("id"), json!({"not": {"enum": RESERVED}}))),
    ..ID
};

pub(super) const LABEL: Via<Text> = Via {
    read: |node, diagnostics| match &node.kind {
        NodeKind::Scalar(text) => Text([("en".to_owned(), text.to_string())].into()),
        _ => MapReader::new(node, diagnostics).map(read_texts).unwrap_or_default(),
    },
    schema: |doc| described(doc, reference("label")),
    examples: &["Sensors", "{en: Sensors, fr: Capteurs}"],
};

fn read_texts(mut reader: MapReader<'_, '_, '_>) -> Text {
    let texts = ["en", "fr"].into_iter().filter_map(|language| {
        let field = TEXT.field(reader.node(language)?, reader.diagnostics)?;
        Some((language.to_owned(), field.value))
    });
    let texts = Text(texts.collect());
    reader.finish();
    texts
}

pub(super) const IDS: Via<Option<Vec<Field<String>>>> = Via {
    read: |node, diagnostics| {
        let NodeKind::List(items) = &node.kind else {
            diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span));
            return Some(Vec::new());
        };
        Some(items.iter().filter_map(|item| id(item, false, diagnostics)).collect())
    },
    schema: |doc| described(doc, reference("ids")),
    examples: &["[sensors, gateways]"],
};

// Amounts.

pub(super) const MONEY: Grammar<Decimal> = Grammar::of(
    "money",
    |text| units::parse_money(text, false),
    || format!("{S}{}{S}{EUR}{S}", unsigned()),
    &["600 EUR", "1_200.50 EUR"],
)
.unit("EUR");

pub(super) const SIGNED_MONEY: Grammar<Decimal> = Grammar::of(
    "signed-money",
    |text| units::parse_money(text, true),
    || format!("{S}{}{S}{EUR}{S}", signed()),
    &["1_250_000 EUR", "-40_000 EUR"],
)
.unit("EUR");

pub(super) const YEARLY_MONEY: Grammar<Decimal> = Grammar::of(
    "yearly-money",
    units::parse_yearly_money,
    || format!("{S}{}{S}{EUR}{S}/{S}{YEAR}{S}", unsigned()),
    &["400_000 EUR/year"],
)
.unit("EUR/year");

pub(super) const PRICE: Grammar<Price> = Grammar::of(
    "price",
    units::parse_price,
    || format!("{S}(?:unknown|{}|{}){S}", amount(), share_of()),
    &["600 EUR/sensor", "1.20 EUR/sensor/month", "25000 EUR", "8 %/year of device", "unknown"],
);

// Shares and rates.

pub(super) const FRACTION: Grammar<Decimal> =
    Grammar::of("fraction", parse_fraction, || format!("{S}{}{S}%{S}", limited("100")), &["40 %"]).unit("%");

/// Reads a share of a whole.
pub fn parse_fraction(text: &str) -> Result<Decimal, Fault> {
    within(units::parse_share(text)?, Decimal::ZERO, Decimal::ONE, "0 % .. 100 %")
}

/// What falls by its whole in a year has no value in the years after: rates lie above -100 %.
pub(super) const RATE: Grammar<Decimal> =
    Grammar::of("rate", parse_rate, || format!("{S}{}{S}%{S}/{S}{YEAR}{S}", above_minus_100(&digits())), &["2 %/year"])
        .unit("%/year");

pub(super) fn parse_rate(text: &str) -> Result<Decimal, Fault> {
    let rate = units::parse_rate(text)?;
    if rate > Decimal::NEGATIVE_ONE { Ok(rate) } else { Err(Fault::new("out-of-range", "> -100 %/year")) }
}

/// A yearly rate, or one for each year.
pub(super) const RATES: Via<Vec<Field<Decimal>>> = Via {
    read: read_rates,
    schema: |_| json!({"anyOf": [reference("rate"), with(described("A rate for each year.", list_of(reference("rate"))), json!({"minItems": 1}))]}),
    examples: &["2 %/year", "[4 %/year, 3 %/year, 2 %/year]"],
};

/// Reads a yearly rate, or a list of them.
pub(crate) fn read_rates(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<Field<Decimal>> {
    match &node.kind {
        NodeKind::List(items) if items.is_empty() => {
            // Without a rate there is no index, and none is never 0 %.
            diagnostics.push(Diagnostic::at(codes::EMPTY_LIST, node.span).arg("example", "2 %/year").help("help"));
            Vec::new()
        }
        NodeKind::List(items) => items.iter().filter_map(|item| RATE.field(item, diagnostics)).collect(),
        _ => RATE.field(node, diagnostics).into_iter().collect(),
    }
}

// Times.

pub(super) const DURATION: Grammar<Months> = Grammar::of(
    "duration",
    units::parse_duration,
    || duration("", 12_000),
    &["18 months", "10 years", "18 mois", "10 ans"],
)
.unit("months");

pub(super) const MONTH: Grammar<Month> =
    Grammar::of("month", units::parse_month, || format!("{S}{YEARS}-(?:0[1-9]|1[0-2]){S}"), &["2026-09"]);

pub(super) const DATE: Grammar<Date> = Grammar::of("date", units::parse_date, date, &["2026-03-02"]);

// Numbers.

pub(super) const NUMBER: Grammar<Decimal> = Grammar::of(
    "number",
    |text| units::parse_decimal(&units::plain_spaces(text), "500"),
    || format!("{S}{}{S}", signed()),
    &["500", "1.2"],
)
.or_number();

/// So many units, with their unit where one is written.
pub(super) const COUNT: Grammar<(Decimal, Option<String>)> = Grammar::of(
    "count",
    |text| match units::parse_quantity(text)? {
        Quantity::Number { value, unit } => Ok((value, unit)),
        Quantity::Per { .. } => Err(Fault::new("not-a-quantity", "2000")),
    },
    || format!("{S}{}{S}", count()),
    &["40", "2.5 km"],
)
.or_number();

/// A value that must lie between two limits.
pub(super) fn within<T: PartialOrd>(value: T, low: T, high: T, limits: &str) -> Result<T, Fault> {
    if value < low || value > high { Err(Fault::new("out-of-range", limits)) } else { Ok(value) }
}

/// A definition that is no kind of value: a part that several formats share.
struct Part(&'static str, fn() -> Value);

impl Definition for Part {
    fn name(&self) -> &'static str {
        self.0
    }

    fn definition(&self) -> Value {
        (self.1)()
    }
}

/// What schemas refer to.
const DEFINITIONS: &[&dyn Definition] = &[
    &TEXT,
    &FLAG,
    &ID,
    &OWN_ID,
    &MONEY,
    &SIGNED_MONEY,
    &YEARLY_MONEY,
    &PRICE,
    &FRACTION,
    &RATE,
    &DURATION,
    &MONTH,
    &DATE,
    &NUMBER,
    &COUNT,
    &super::catalog::FAMILY,
    &super::catalog::GRADE,
    &super::city::FCTVA_LAG,
    &super::city::GROWTH_RATE,
    &super::city::LOAN_TERM,
    &super::city::POPULATION,
    &super::city::YEAR_NUMBER,
    &super::component::AT,
    &super::component::FAILURE,
    &super::component::LIFE,
    &super::component::PRICE_RANGE,
    &super::component::VAT,
    &super::funding::ACCRUAL,
    &super::funding::DEFERRAL,
    &super::funding::LAG,
    &super::funding::LOAN_AMOUNT,
    &super::funding::STATUS,
    &super::offer::SCORE,
    &super::parameters::FIGURE,
    &super::parameters::SHARE,
    &super::plan::CURRENCY_RATE,
    &super::plan::HORIZON,
    &super::plan::PHASE_LENGTH,
    &super::plan::QUANTITY,
    &Part("own-id", || json!({"pattern": "^[a-z0-9-]+$", "not": {"enum": RESERVED}})),
    &Part("ids", || described("Ids.", list_of(reference("id")))),
    &Part("label", label),
    &Part("component", || super::component::definition(false)),
    &Part("offered-component", || super::component::definition(true)),
];

fn label() -> Value {
    let texts =
        vec![("en", described("In English.", reference("text"))), ("fr", described("In French.", reference("text")))];
    described("One text for all languages, or one for each.", json!({"anyOf": [reference("text"), object(&[], texts)]}))
}

/// What a schema refers to by a name.
pub(crate) fn definition(name: &str) -> Option<Value> {
    DEFINITIONS.iter().find(|known| known.name() == name).map(|known| known.definition())
}
