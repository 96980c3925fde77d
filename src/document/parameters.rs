use rust_decimal::Decimal;

use super::catalog::{GRADES, Grade};
use super::field::Field;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, unknown_key};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Months};

/// Law, policy and indices of one file: dated values by key.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// Keys such as `vat.standard`, in the order of the file.
    pub keys: Vec<(Field<String>, Vec<DatedValue>)>,
}

/// A value from a date on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedValue {
    /// First day in force.
    pub from: Field<Date>,
    /// The value.
    pub value: Field<Value>,
    /// Title of the law or study it comes from.
    pub reference: Option<String>,
    /// Its grade; without a reference it has to say `assumption`.
    pub grade: Option<Grade>,
    /// For a threshold of a rule, what stands behind it; none: as the rule has it.
    pub nature: Option<Nature>,
}

/// What stands behind a threshold, from weakest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// A choice: perenne's, or the city's own.
    Policy,
    /// What those who read municipal accounts go by.
    Practice,
    /// The law.
    Law,
}

/// Words of `nature`.
pub const NATURES: [(&str, Nature); 3] =
    [("law", Nature::Law), ("practice", Nature::Practice), ("policy", Nature::Policy)];

impl Nature {
    /// Its word.
    pub fn word(self) -> &'static str {
        NATURES.iter().find(|(_, nature)| *nature == self).map_or("", |(word, _)| word)
    }
}

/// Whether a key is a threshold of a rule.
pub fn is_threshold(key: &str) -> bool {
    key.starts_with("rule.") && (key.ends_with(".orange") || key.ends_with(".red"))
}

/// A value of the law: the key decides which kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A share, a yearly rate or a plain number.
    Number(Decimal),
    /// A length of time.
    Duration(Months),
    /// An amount in EUR.
    Money(Decimal),
}

impl Value {
    /// As a number; a duration counts in years.
    pub fn number(self) -> Decimal {
        match self {
            Self::Number(number) | Self::Money(number) => number,
            Self::Duration(months) => Decimal::from(months.0) / Decimal::from(12),
        }
    }
}

/// Reads a file of parameters.
pub fn read_parameters(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Parameters> {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return None;
    };
    let mut parameters = Parameters::default();
    for (key, value) in entries {
        let Some(name) = key.text().filter(|name| *name != "schema") else {
            continue;
        };
        if !known_key(name) {
            diagnostics.push(unknown_key(key.span, name, &KNOWN_PARAMETERS));
            continue;
        }
        let values = read_dated(name, value, diagnostics);
        parameters.keys.push((Field { value: name.to_owned(), span: key.span }, values));
    }
    Some(parameters)
}

/// Keys that have a meaning for perenne itself.
pub const KNOWN_PARAMETERS: [&str; 30] = [
    "vat.standard",
    "vat.intermediate",
    "vat.reduced",
    "vat.zero",
    "fctva.investment",
    "fctva.cloud",
    "movable.threshold",
    "discount.rate",
    "index.general",
    "index.labour",
    "index.services",
    "index.energy",
    "rule.materiality",
    "rule.savings-rate.orange",
    "rule.savings-rate.red",
    "rule.deleveraging.orange",
    "rule.deleveraging.red",
    "rule.rigidity.orange",
    "rule.rigidity.red",
    "rule.debt-weight.orange",
    "rule.debt-weight.red",
    "rule.run-cost.orange",
    "rule.run-cost.red",
    "rule.envelope.orange",
    "rule.envelope.red",
    "rule.renewal-wall.orange",
    "rule.renewal-wall.red",
    "rule.co-financing",
    "city.medium.low",
    "city.medium.high",
];

/// Beginnings of keys that a file may add to.
pub const FREE_PARAMETERS: [&str; 4] = ["vat.", "index.", "procurement.", "impact-study."];

fn known_key(name: &str) -> bool {
    FREE_PARAMETERS.iter().any(|prefix| name.starts_with(prefix)) || KNOWN_PARAMETERS.contains(&name)
}

/// Reads a value of the kind that its key calls for; also for the `limits` of a city.
pub fn read_value(key: &str, text: &str) -> Result<Value, units::Fault> {
    if key.starts_with("rule.deleveraging") {
        units::parse_duration(text).map(Value::Duration)
    } else if key.starts_with("rule.debt-weight") {
        units::parse_decimal(&units::plain_spaces(text), "1.2").map(Value::Number)
    } else if key.starts_with("index.") {
        units::parse_rate(text).map(Value::Number)
    } else if ["procurement.", "impact-study.", "movable.threshold", "city."].iter().any(|head| key.starts_with(head)) {
        if text.contains('%') {
            units::parse_share(text).map(Value::Number)
        } else if text.contains(|c: char| c.is_alphabetic() || c == '€') {
            units::parse_money(text, false).map(Value::Money)
        } else {
            units::parse_decimal(&units::plain_spaces(text), "10000").map(Value::Number)
        }
    } else {
        units::parse_share(text).map(Value::Number)
    }
}

fn read_dated(key: &str, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<DatedValue> {
    let NodeKind::List(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span));
        return Vec::new();
    };
    let mut values: Vec<DatedValue> = Vec::new();
    for entry in entries {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        reader.require("from");
        reader.require("value");
        let from = reader.value("from", units::parse_date);
        let value = reader.value("value", |text| read_value(key, text));
        let grade = reader.word("grade", &GRADES).map(|grade| grade.value);
        let nature = if is_threshold(key) { reader.word("nature", &NATURES).map(|nature| nature.value) } else { None };
        reader.text("note");
        let reference = reader.node("reference");
        if reference.is_none() && grade != Some(Grade::Assumption) {
            reader.require("reference");
        }
        reader.finish();
        let reference = reference.and_then(|node| read_reference(node, diagnostics));
        let (Some(from), Some(value)) = (from, value) else {
            continue;
        };
        if let Some(earlier) = values.iter().find(|earlier| earlier.from.value >= from.value) {
            let order = Diagnostic::at(codes::TIER_ORDER, from.span).label(earlier.from.span, "other");
            diagnostics.push(order.arg("what", "from").help("help"));
        }
        values.push(DatedValue { from, value, reference, grade, nature });
    }
    values
}

fn read_reference(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("title");
    let title = reader.text("title").map(|title| title.value);
    reader.text("href");
    reader.value("date", units::parse_date);
    reader.finish();
    title
}
