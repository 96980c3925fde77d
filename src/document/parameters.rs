use rust_decimal::Decimal;
use serde_json::{Map, json};

use super::catalog::{GRADE, Grade};
use super::field::{Field, Text};
use super::fields::{FieldRow, Fields, Maybe, Slot, fields, properties, read_fields};
use super::fragment::{described, list_of, object, reference, with};
use super::grammar::{Form, Grammar, Via};
use super::kinds::{DATE, LABEL, RATES, TEXT, parse_fraction, parse_rate};
use super::law_text::DatedValues;
use super::pattern::{EUR, S, negative_too, unsigned};
use super::shape::{not_a_list, not_a_map};
use super::times::parse_life;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, unknown_key};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Fault, MONTHS_A_YEAR, Months};

/// Law, policy and indices of one file: dated values by key.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// Keys such as `vat.standard`, in the order of the file.
    pub keys: Vec<(Field<String>, DatedValues)>,
    /// Keys of which a value could not be read: that they have none is no other fault.
    pub at_fault: Vec<String>,
}

/// A value from a date on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedValue {
    /// First day in force.
    pub from: Field<Date>,
    /// The value; of a list of rates, the first.
    pub value: Field<Value>,
    /// The other rates of a list, a year each.
    pub later: Vec<Field<Decimal>>,
    /// Title of the law or study it comes from.
    pub reference: Option<Text>,
    /// Day of that law or study, where it is written.
    pub dated: Option<Date>,
    /// Its grade; without a reference it has to say `assumption`.
    pub grade: Option<Grade>,
    /// For a threshold of a rule, what stands behind it; none: as the rule has it.
    pub nature: Option<Nature>,
}

impl DatedValue {
    /// The values with their places: one, or the rates of a list.
    pub fn values(&self) -> impl Iterator<Item = Field<Decimal>> + '_ {
        let first = self.value.clone().map(Value::number);
        std::iter::once(first).chain(self.later.iter().cloned())
    }

    /// Where they stand.
    pub fn spans(&self) -> impl Iterator<Item = crate::diagnostic::Span> + '_ {
        self.values().map(|value| value.span)
    }
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
            Self::Duration(months) => Decimal::from(months.0) / MONTHS_A_YEAR,
        }
    }
}

/// Reads a file of parameters.
pub fn read_parameters(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Parameters> {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(not_a_map(node));
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
        let faults = diagnostics.errors();
        let values = read_dated(name, value, diagnostics);
        if diagnostics.errors() > faults {
            parameters.at_fault.push(name.to_owned());
        }
        parameters.keys.push((Field { value: name.to_owned(), span: key.span }, DatedValues::of(values)));
    }
    Some(parameters)
}

/// Thresholds that a city may set for itself.
pub(crate) const LIMITS: [&str; 17] = [
    "rule.savings-rate.orange",
    "rule.savings-rate.red",
    "rule.deleveraging.orange",
    "rule.deleveraging.red",
    "rule.rigidity.orange",
    "rule.rigidity.red",
    "rule.debt-weight.orange",
    "rule.debt-weight.red",
    "rule.depreciation.orange",
    "rule.depreciation.red",
    "rule.run-cost.orange",
    "rule.run-cost.red",
    "rule.envelope.orange",
    "rule.envelope.red",
    "rule.renewal-wall.orange",
    "rule.renewal-wall.red",
    "rule.materiality",
];

/// What else of the law and of policy has a meaning for perenne itself.
const OTHERS: [&str; 24] = [
    "vat.standard",
    "vat.intermediate",
    "vat.reduced",
    "vat.zero",
    "fctva.investment",
    "fctva.cloud",
    "fctva.upkeep",
    "fctva.networks",
    "movable.threshold",
    "discount.rate",
    "depreciation.sensor",
    "depreciation.connectivity",
    "depreciation.platform",
    "depreciation.fiber",
    "depreciation.lighting",
    "depreciation.service",
    "depreciation.staff",
    "index.general",
    "index.labour",
    "index.services",
    "index.energy",
    "rule.co-financing",
    "city.medium.low",
    "city.medium.high",
];

/// Keys that have a meaning for perenne itself.
pub(crate) const KNOWN_PARAMETERS: [&str; OTHERS.len() + LIMITS.len()] = {
    let mut all = [""; OTHERS.len() + LIMITS.len()];
    let (others, limits) = all.split_at_mut(OTHERS.len());
    others.copy_from_slice(&OTHERS);
    limits.copy_from_slice(&LIMITS);
    all
};

/// Beginnings of keys that a file may add to.
pub(super) const FREE_PARAMETERS: [&str; 4] = ["vat.", "index.", "procurement.", "impact-study."];

fn known_key(name: &str) -> bool {
    FREE_PARAMETERS.iter().any(|prefix| name.starts_with(prefix)) || KNOWN_PARAMETERS.contains(&name)
}

fields! {
    /// A dated value as written, but for the value: the key decides what it is.
    pub struct DatedDocument requires ["from"] {
        /// First day in force.
        from: Maybe<Date> = DATE, ["In force from", "En vigueur au"];
        /// The law or study that it comes from.
        reference: Option<Reference> = REFERENCE, ["Reference", "Référence"];
        /// Its grade; without a reference it has to say `assumption`.
        grade: Option<Grade> = GRADE, ["Grade", "Fiabilité"];
        /// A remark.
        note: Maybe<Text> = LABEL, ["Remark", "Remarque"];
        /// What stands behind the threshold.
        nature: Maybe<Nature> = NATURE, ["Nature", "Nature"], in "threshold";
    }
}

/// What stands behind a threshold, from weakest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// A choice: perenne's, or the city's own.
    Policy,
    /// What those who read municipal accounts go by.
    Practice,
    /// The law.
    Law,
}

const NATURES: [(&str, Nature); 3] = [("law", Nature::Law), ("practice", Nature::Practice), ("policy", Nature::Policy)];

const NATURE: Grammar<Nature> = Grammar::words(&NATURES);

impl Nature {
    /// Its word.
    pub fn word(self) -> &'static str {
        NATURES.iter().find(|(_, nature)| *nature == self).map_or("", |(word, _)| word)
    }
}

/// The fields of a dated value: the threshold of a rule says what stands behind it, too.
fn rows(key: &str) -> Vec<FieldRow<DatedDocument>> {
    let threshold = key.starts_with("rule.") && (key.ends_with(".orange") || key.ends_with(".red"));
    DatedDocument::ROWS.iter().filter(|row| row.kinds.is_empty() || threshold).copied().collect()
}

fields! {
    /// A law or a study.
    pub struct Reference requires ["title"] {
        /// The law or study.
        title: Option<Text> = LABEL, ["Title", "Titre"];
        /// Its address.
        href: Option<String> = TEXT, ["Address", "Adresse"];
        /// Its date.
        date: Maybe<Date> = DATE, ["Date", "Date"];
    }
}

impl Slot for Option<Reference> {}

const REFERENCE: Via<Option<Reference>> =
    Via { read: Reference::read, schema: |_| Reference::schema(), examples: &["{title: CGI art. 278}"] };

/// The kind of the values of a key; also of the `limits` of a city.
pub(super) fn figure(key: &str) -> &'static Grammar<Value> {
    const YEARS: Grammar<Value> = Grammar::like("duration", |text| units::parse_duration(text).map(Value::Duration));
    const LIFE: Grammar<Value> = Grammar::like("life", |text| parse_life(text).map(Value::Duration));
    const NUMBER: Grammar<Value> =
        Grammar::like("number", |text| units::parse_decimal(&units::plain_spaces(text), "1.2").map(Value::Number));
    const RATE: Grammar<Value> = Grammar::like("rate", |text| parse_rate(text).map(Value::Number));
    const AMOUNT: Grammar<Value> =
        Grammar::like("money", |text| units::parse_money(text, false).map(Value::Money)).grouped();
    const FRACTION: Grammar<Value> = Grammar::like("fraction", |text| parse_fraction(text).map(Value::Number));
    let begins = |heads: &[&str]| heads.iter().any(|head| key.starts_with(head));
    match key {
        _ if begins(&["rule.deleveraging"]) => &YEARS,
        _ if begins(&["depreciation."]) => &LIFE,
        _ if begins(&["rule.debt-weight"]) => &NUMBER,
        _ if begins(&["index."]) => &RATE,
        _ if begins(&["vat.", "fctva.", "discount."]) => &FRACTION,
        "movable.threshold" => &AMOUNT,
        _ if begins(&["procurement.", "impact-study.", "city."]) => &FIGURE,
        _ => &SHARE,
    }
}

pub(super) const SHARE: Grammar<Value> = Grammar::of(
    "share",
    |text| match units::parse_share(text)? {
        share if share < Decimal::ZERO => Err(Fault::new("negative", "20 %")),
        share => Ok(Value::Number(share)),
    },
    || format!("{S}{}{S}%{S}", unsigned()),
    &["20 %"],
);

/// A figure whose own text says what it is.
pub(super) const FIGURE: Grammar<Value> = Grammar::of(
    "share-money-or-number",
    |text| {
        if text.contains('%') {
            units::parse_share(text).map(Value::Number)
        } else if text.contains(|c: char| c.is_alphabetic() || c == '€') {
            units::parse_money(text, false).map(Value::Money)
        } else {
            units::parse_decimal(&units::plain_spaces(text), "10000").map(Value::Number)
        }
    },
    || {
        let (share, money, number) = (negative_too(), unsigned(), negative_too());
        format!("{S}(?:{share}{S}%|{money}{S}{EUR}|{number}){S}")
    },
    &["75 %", "500 EUR", "20_000"],
)
.grouped()
.or_number();

/// The value of a key with the rates after it, where it is a list of them.
fn read_value(
    key: &str,
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Field<Value>, Vec<Field<Decimal>>)> {
    if key.starts_with("index.") && matches!(node.kind, NodeKind::List(_)) {
        let mut rates = RATES.read(node, diagnostics).into_iter();
        return Some((rates.next()?.map(Value::Number), rates.collect()));
    }
    Some((figure(key).field(node, diagnostics)?, Vec::new()))
}

pub(super) fn read_dated(key: &str, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<DatedValue> {
    let NodeKind::List(entries) = &node.kind else {
        diagnostics.push(not_a_list(node));
        return Vec::new();
    };
    let mut values: Vec<DatedValue> = Vec::new();
    for entry in entries {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        let mut written = DatedDocument::default();
        read_fields(&mut reader, &rows(key), DatedDocument::REQUIRED, &mut written);
        reader.require("value");
        let value = reader.node("value").and_then(|node| read_value(key, node, reader.diagnostics));
        let DatedDocument { from, reference, grade, nature, .. } = written;
        if reference.is_none() && grade != Some(Grade::Assumption) {
            reader.require("reference");
        }
        reader.finish();
        let (Some(from), Some((value, later))) = (from, value) else {
            continue;
        };
        if let Some(earlier) = values.iter().find(|earlier| earlier.from.value >= from.value) {
            let order = Diagnostic::at(codes::TIER_ORDER, from.span).label(earlier.from.span, "other");
            diagnostics.push(order.arg("what", "from").help("help"));
        }
        let dated = reference.as_ref().and_then(|reference| reference.date.as_ref().map(|date| date.value));
        let reference = reference.and_then(|reference| reference.title);
        let nature = nature.map(|nature| nature.value);
        values.push(DatedValue { from, value, later, reference, dated, grade, nature });
    }
    values
}

/// The JSON Schema of the parameters. The key decides which kind of value it has.
pub(crate) fn parameters_schema(schema: serde_json::Value) -> serde_json::Value {
    let known = KNOWN_PARAMETERS.iter().filter(|key| !FREE_PARAMETERS.iter().any(|prefix| key.starts_with(prefix)));
    let known = known.map(|key| ((*key).to_owned(), dated(key)));
    let properties: Map<_, _> = [("schema".to_owned(), schema)].into_iter().chain(known).collect();
    let free: Map<_, _> =
        FREE_PARAMETERS.iter().map(|prefix| (format!("^{}", prefix.replace('.', "\\.")), dated(prefix))).collect();
    json!({
        "type": "object",
        "required": ["schema"],
        "additionalProperties": false,
        "properties": properties,
        "patternProperties": free,
    })
}

/// A list of dated values; one without a reference says that it is an assumption.
fn dated(key: &str) -> serde_json::Value {
    let kind = if key.starts_with("index.") { RATES.schema("") } else { reference(figure(key).name()) };
    let rows = rows(key);
    let mut fields = properties(&rows, DatedDocument::REQUIRED, "");
    fields.insert(1, ("value", described("The value.", kind)));
    let assumption = json!({"properties": {"grade": {"const": "assumption"}}, "required": ["grade"]});
    let either = json!({"anyOf": [{"required": ["reference"]}, assumption]});
    list_of(with(object(&["from", "value"], fields), either))
}
