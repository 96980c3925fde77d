//! The kinds of value that several files have, and the list of all that schemas refer to.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::field::{Field, Text};
use super::fragment::{described, list_of, object, reference, with};
use super::grammar::{Definition, Grammar, Via};
use super::ids::{RESERVED, id, known_id, phase_id, phase_name};
use super::pattern::*;
use super::shape::not_a_list_of_ids;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, empty_list};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Fault, Month, Months, Price, Quantity};

// What any file may hold.

pub(super) const TEXT: Grammar<String> = Grammar::of("text", |text| Ok(text.to_owned()), String::new, &["…"])
    .schema_of("text", || json!({"type": ["string", "number", "boolean"]}));

pub(super) const FLAG: Grammar<bool> = Grammar::words(&[("true", true), ("false", false)])
    .schema_of("flag", || json!({"enum": [true, false, "true", "false"]}));

pub(super) const ID: Grammar<String> =
    Grammar::special("id", |node, diagnostics| id(node, false, diagnostics), String::new, &["urban-sensor"]).schema_of(
        "id",
        || json!({"type": ["string", "integer"], "pattern": "^[a-z0-9-]+$", "examples": ["urban-sensor"]}),
    );

/// An id that becomes part of a path.
pub(super) const OWN_ID: Grammar<String> =
    Grammar::special("id", |node, diagnostics| id(node, true, diagnostics), String::new, &["urban-sensor"])
        .schema_of("own-id-value", || with(reference("id"), json!({"not": {"enum": RESERVED}})));

/// The id of something that there is.
pub(super) const KNOWN_ID: Grammar<String> = Grammar::special("id", known_id, String::new, &["urban-sensor"]);

/// The name of a phase.
pub(super) const PHASE: Grammar<String> =
    Grammar::special("id", |node, diagnostics| phase_id(node, false, diagnostics), String::new, &["rollout"]);

/// Words for people: one text for all languages, or one for each.
pub(super) const LABEL: Grammar<Text> =
    Grammar::special("label", read_label, String::new, &["Sensors", "{en: Sensors, fr: Capteurs}"])
        .schema_of("label", label);

fn read_label(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Text>> {
    // A name of nothing is none: what it would stand before keeps its own.
    let says = |text: &str| !text.trim().is_empty();
    if !matches!(node.kind, NodeKind::Map(_)) {
        let field = TEXT.field(node, diagnostics)?;
        return says(&field.value).then(|| field.map(|text| Text::one(&text)));
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    let texts = ["en", "fr"].into_iter().filter_map(|language| {
        let field = TEXT.field(reader.node(language)?, reader.diagnostics)?;
        says(&field.value).then(|| (language.to_owned(), field.value))
    });
    let value: Text = texts.collect();
    reader.finish();
    (!value.all().is_empty()).then_some(Field { value, span: node.span })
}

pub(super) const IDS: Via<Option<Vec<Field<String>>>> = Via {
    read: |node, diagnostics| {
        let NodeKind::List(items) = &node.kind else {
            diagnostics.push(not_a_list_of_ids(node));
            return Some(Vec::new());
        };
        if items.is_empty() {
            diagnostics.push(empty_list(node.span, "[sensors, gateways]"));
        }
        Some(items.iter().filter_map(|item| known_id(item, diagnostics)).collect())
    },
    schema: |doc| described(doc, reference("ids")),
    examples: &["[sensors, gateways]"],
};

pub(super) const PHASES: Via<Option<Vec<Field<String>>>> = Via {
    read: |node, diagnostics| {
        let mut phases = (IDS.read)(node, diagnostics)?;
        phases.iter_mut().for_each(|phase| phase.value = phase_name(&phase.value).to_owned());
        Some(phases)
    },
    schema: IDS.schema,
    examples: &["[pilot, rollout]"],
};

// Amounts.

pub(super) const MONEY: Grammar<Decimal> = Grammar::of(
    "money",
    |text| units::parse_money(text, false),
    || format!("{S}{}{S}{EUR}{S}", unsigned()),
    &["600 EUR", "1_200.50 EUR"],
)
.grouped()
.unit("EUR");

pub(super) const SIGNED_MONEY: Grammar<Decimal> = Grammar::of(
    "signed-money",
    |text| units::parse_money(text, true),
    || format!("{S}{}{S}{EUR}{S}", signed()),
    &["1_250_000 EUR", "-40_000 EUR"],
)
.grouped()
.signed()
.unit("EUR");

pub(super) const YEARLY_MONEY: Grammar<Decimal> = Grammar::of(
    "yearly-money",
    units::parse_yearly_money,
    || format!("{S}{}{S}{EUR}{S}/{S}{YEAR}{S}", unsigned()),
    &["400_000 EUR/year"],
)
.grouped()
.unit("EUR/year");

pub(super) const PRICE: Grammar<Price> = Grammar::of(
    "price",
    units::parse_price,
    || format!("{S}(?:unknown|{}|{}){S}", amount(), share_of()),
    &["600 EUR/sensor", "1.20 EUR/sensor/month", "25000 EUR", "8 %/year of device", "unknown"],
)
.grouped();

// Shares and rates.

pub(super) const FRACTION: Grammar<Decimal> =
    Grammar::of("fraction", parse_fraction, || format!("{S}{}{S}%{S}", unsigned_to("100")), &["40 %"])
        .unsigned()
        .unit("%");

/// Reads a share of a whole.
pub(crate) fn parse_fraction(text: &str) -> Result<Decimal, Fault> {
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
            diagnostics.push(empty_list(node.span, "2 %/year"));
            Vec::new()
        }
        NodeKind::List(items) => items.iter().filter_map(|item| RATE.field(item, diagnostics)).collect(),
        _ => {
            if let Some(list) = node.text().and_then(units::list_of_rates) {
                let several = Diagnostic::at(codes::NOT_A_RATE, node.span).arg("write", list);
                diagnostics.push(several.help("help-list"));
                return Vec::new();
            }
            RATE.field(node, diagnostics).into_iter().collect()
        }
    }
}

// Times.

pub(super) const DURATION: Grammar<Months> = Grammar::of(
    "duration",
    units::parse_duration,
    || duration("", 12_000),
    &["18 months", "10 years", "18 mois", "10 ans", "10 années"],
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
        Quantity::Per { .. } => Err(Fault::new("not-a-quantity", "2000").hint("help-ratio")),
    },
    || format!("{S}{}{S}", count()),
    &["40", "2.5 km"],
)
.grouped()
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
    &LABEL,
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
    &super::accounts::GROWTH_RATE,
    &super::city::LOAN_TERM,
    &super::city::POPULATION,
    &super::city::YEAR_NUMBER,
    &super::times::AT,
    &super::fiscal::DEPRECIATION,
    &super::component::FAILURE,
    &super::times::LIFE,
    &super::prices::PRICE_RANGE,
    &super::prices::UPTO,
    &super::fiscal::VAT,
    &super::observation::OBSERVED,
    &super::benefit::ACCRUAL,
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
    &super::line::QUANTITY,
    &Part("own-id", || json!({"pattern": "^[a-z0-9-]+$", "not": {"enum": RESERVED}})),
    &Part("ids", || described("Ids.", list_of(reference("id")))),
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
