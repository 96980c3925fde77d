use rust_decimal::Decimal;
use serde_json::json;

use super::component::{COMPONENTS, ComponentDocument};
use super::field::{Field, Text};
use super::fields::{Fields, Maybe, Slot, fields, read_fields};
use super::fragment::{described, map_of, reference};
use super::funding::{BENEFITS, BenefitDocument, FUNDING, FundingDocument};
use super::grammar::{COUNT, DURATION, FLAG, FRACTION, Form, Grammar, ID, IDS, LABEL, MONTH, MapOf, RATES, TEXT, Via};
use super::pattern::{EUR, S, SOME, count, digits, duration, ratio};
use super::peek::{Kind, begins_with_schema};
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault, Month, Months, Quantity};

fields! {
    /// A plan, field by field as written.
    pub struct PlanDocument requires ["plan", "start", "horizon", "lines"] {
        /// Its id.
        id as "plan": Field<String> = ID, ["Id", "Identifiant"];
        /// Its title.
        title: Text = LABEL, ["Title", "Titre"];
        /// Id of the city that it is laid over.
        city: Maybe<String> = ID, ["City", "Ville"];
        /// Its first month.
        start: Maybe<Month> = MONTH, ["Start", "Début"], draw Month;
        /// Its length.
        horizon: Maybe<Months> = HORIZON, ["Horizon", "Horizon"], draw Months;
        /// Phases in order; `rest` fills the horizon.
        phases: Vec<(Field<String>, Field<PhaseLength>)> = MapOf(PHASE_LENGTH), ["Phases", "Phases"], draw Months;
        /// What is deployed.
        lines: Vec<(Field<String>, LineDocument)> = LINES, ["Lines", "Lignes"];
        /// Who pays.
        funding: Vec<FundingDocument> = FUNDING, ["Funding", "Financements"];
        /// What it saves or brings in.
        benefits: Vec<BenefitDocument> = BENEFITS, ["Benefits", "Bénéfices"];
        /// Price indices that override those of the parameters.
        indices: Vec<(Field<String>, Vec<Field<Decimal>>)> = INDICES, ["Price indices", "Indices de prix"], draw Growth;
        /// Effective annual rate.
        discount_rate as "discount.rate": Maybe<Decimal> = FRACTION, ["Discount rate", "Taux d’actualisation"], draw Rate;
        /// When amounts of a year count.
        timing as "discount.timing": Maybe<Timing> = TIMING, ["Discount timing", "Moment de l’actualisation"];
        /// EUR for one unit of a currency.
        exchange: Vec<(Field<String>, Field<Decimal>)> = EXCHANGE, ["Exchange rates", "Taux de change"];
        /// What is uncertain, by path.
        uncertainty: Vec<(Field<String>, Uncertainty)> = UNCERTAINTY, ["Uncertainty", "Incertitudes"];
        /// What-if sets: paths and values.
        scenarios: Vec<Scenario> = SCENARIOS, ["Scenarios", "Scénarios"];
        /// How offers are to be judged.
        tender: Option<Tender> = TENDER, ["Tender", "Consultation"];
        /// The service is subject to VAT: its cost to the city excludes VAT.
        vat_recovery: Maybe<bool> = FLAG, ["VAT is recovered", "TVA récupérée"];
    }
    beside {
        /// The whole file.
        pub span: Option<Span>,
    }
}

/// A what-if set: its id, and paths with values.
pub type Scenario = (Field<String>, Vec<(Field<String>, Field<String>)>);

/// Length of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseLength {
    /// So many months.
    Months(Months),
    /// What is left of the horizon.
    Rest,
}

/// Discounting convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Each amount in its month.
    Monthly,
    /// Recurring amounts of a plan year at its end.
    EndOfYear,
    /// Recurring amounts of a plan year in its middle.
    MidYear,
}

fields! {
    /// One line of a plan.
    pub struct LineDocument requires ["item", "quantity"] {
        /// The item, as `catalog/item`.
        item: Maybe<String> = TEXT, ["Item", "Article"];
        /// Units in service, for the whole plan or by phase.
        quantity: Maybe<QuantityDocument> = QUANTITIES, ["Quantity", "Quantité"];
        /// Overrides, field by field, and further components.
        costs: Vec<(Field<String>, ComponentDocument)> = COMPONENTS, ["Costs", "Coûts"];
        /// Units that are in service already.
        existing: Option<Existing> = EXISTING, ["In service already", "Déjà en service"];
        /// The city's accounts hold it already: in the cost, not added to the budget.
        in_accounts: Maybe<bool> = FLAG, ["In the accounts already", "Déjà dans les comptes"];
    }
    beside {
        /// The whole line.
        pub span: Option<Span>,
    }
}

/// Units in service before the plan starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    /// How many.
    pub quantity: Field<Decimal>,
    /// Their unit, where one is written.
    pub unit: Option<String>,
    /// How long they have been in service.
    pub age: Field<Months>,
}

/// Units in service, for the whole plan or by phase.
#[derive(Debug, Clone, PartialEq)]
pub enum QuantityDocument {
    /// One number, or a ratio to another line.
    Whole(Quantity),
    /// By phase.
    Phases(Vec<(Field<String>, Target)>),
}

/// The number in service at a phase's end.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The number.
    pub to: Field<Decimal>,
    /// Its unit, where one is written.
    pub unit: Option<String>,
    /// How it is reached.
    pub ramp: Ramp,
}

/// How a number is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ramp {
    /// In the phase's first month.
    Step,
    /// Month by month.
    Linear,
}

fields! {
    /// The number in service at a phase's end, as written.
    pub struct TargetDocument requires ["to"] {
        /// Number in service at the phase's end.
        to: Maybe<(Decimal, Option<String>)> = COUNT, ["Number", "Nombre"];
        /// Reached in the first month, or month by month.
        ramp: Maybe<Ramp> = RAMP, ["Ramp", "Montée en charge"];
    }
}

fields! {
    /// Units in service before the plan starts, as written.
    pub struct ExistingDocument requires ["quantity", "age"] {
        /// Units in service before the plan.
        quantity: Maybe<(Decimal, Option<String>)> = COUNT, ["Number", "Nombre"];
        /// How long they have been.
        age: Maybe<Months> = DURATION, ["Age", "Âge"];
    }
}

fields! {
    /// One uncertain input: the ends of its distribution, as text in the grammar of its path.
    pub struct Uncertainty requires ["low", "high"] {
        /// Its distribution.
        distribution: Maybe<String> = DISTRIBUTION, ["Distribution", "Distribution"];
        /// Low end, in the grammar of the path's value.
        low: Maybe<String> = TEXT, ["Low end", "Borne basse"];
        /// High end.
        high: Maybe<String> = TEXT, ["High end", "Borne haute"];
    }
    beside {
        /// The whole entry.
        pub span: Span,
    }
}

fields! {
    /// How offers are to be judged.
    pub struct Tender requires [] {
        /// What is compared.
        criterion: Maybe<String> = CRITERION, ["Criterion", "Critère"];
        /// Whether the consultation announced it.
        announced: Maybe<bool> = FLAG, ["Announced", "Annoncé"];
        /// Weight of the price.
        price_weight as "weights.price": Maybe<Decimal> = FRACTION, ["Weight of the price", "Poids du prix"];
        /// Of quality.
        technical_weight as "weights.technical": Maybe<Decimal> = FRACTION, ["Weight of quality", "Poids de la valeur technique"];
        /// How prices become points.
        formula: Maybe<String> = FORMULA, ["Formula", "Formule"];
        /// Lines that are tendered.
        lines: Option<Vec<Field<String>>> = IDS, ["Lines tendered", "Lignes mises en concurrence"];
    }
}

impl Slot for Option<Existing> {}
impl Slot for Option<Tender> {}

pub(super) const HORIZON: Grammar<Months> =
    Grammar::of("horizon", parse_horizon, || duration(SOME, 1_200), &["10 years"]).unit("months");

pub(super) const PHASE_LENGTH: Grammar<PhaseLength> = Grammar::of(
    "phase-length",
    parse_phase,
    || format!("(?:{S}rest{S}|{})", duration(SOME, 12_000)),
    &["18 months", "rest"],
);

pub(super) const QUANTITY: Grammar<Quantity> = Grammar::of(
    "quantity",
    units::parse_quantity,
    || format!("{S}(?:{}|{}){S}", count(), ratio()),
    &["2000", "12.5 km", "1 per 100 sensors"],
)
.or_number();

const TIMING: Grammar<Timing> =
    Grammar::words(&[("monthly", Timing::Monthly), ("end-of-year", Timing::EndOfYear), ("mid-year", Timing::MidYear)]);

const RAMP: Grammar<Ramp> = Grammar::words(&[("step", Ramp::Step), ("linear", Ramp::Linear)]);

const DISTRIBUTION: Grammar<&str> = Grammar::words(&[
    ("triangular", "triangular"),
    ("uniform", "uniform"),
    ("normal", "normal"),
    ("lognormal", "lognormal"),
]);

const CRITERION: Grammar<&str> = Grammar::words(&[("life-cycle", "life-cycle"), ("price", "price")]);

const FORMULA: Grammar<&str> = Grammar::words(&[("usual", "usual"), ("linear", "linear")]);

/// EUR for one unit of another currency: what is worth nothing would make prices vanish.
pub(super) const CURRENCY_RATE: Grammar<Decimal> = Grammar::of(
    "exchange-rate",
    |text| {
        let rate = units::parse_money(text, false)?;
        if rate.is_zero() { Err(Fault::new("out-of-range", "> 0 EUR")) } else { Ok(rate) }
    },
    || format!(r"{S}\+?(?=[0_.]*[1-9]){}{S}{EUR}{S}", digits()),
    &["0.92 EUR"],
)
.unit("EUR");

const LINES: Via<Vec<(Field<String>, LineDocument)>> = Via {
    read: |node, diagnostics| {
        let lines = MapReader::ids(node, diagnostics).into_iter();
        lines.filter_map(|(id, node)| Some((id, read_line(node, diagnostics)?))).collect()
    },
    schema: |doc| described(doc, map_of(LineDocument::schema())),
    examples: &["{sensors: {item: sensors/urban-sensor, quantity: 100}}"],
};

const QUANTITIES: Via<Maybe<QuantityDocument>> = Via {
    read: read_quantity,
    schema: |_| {
        let target = json!({"anyOf": [reference("count"), TargetDocument::schema()]});
        json!({"anyOf": [reference("quantity"), described("By phase.", map_of(target))]})
    },
    examples: &["2000", "12.5 km", "1 per 100 sensors", "{pilot: 100, rollout: {to: 2000, ramp: linear}}"],
};

const EXISTING: Via<Option<Existing>> = Via {
    read: |node, diagnostics| {
        let ExistingDocument { quantity, age } = ExistingDocument::read(node, diagnostics)?;
        let (quantity, unit) = apart(quantity?);
        Some(Existing { quantity, unit, age: age? })
    },
    schema: |_| ExistingDocument::schema(),
    examples: &["{quantity: 40, age: 30 months}"],
};

const INDICES: Via<Vec<(Field<String>, Vec<Field<Decimal>>)>> = Via {
    read: |node, diagnostics| {
        let indices = MapReader::ids(node, diagnostics).into_iter();
        indices.map(|(id, node)| (id, RATES.read(node, diagnostics))).collect()
    },
    schema: |doc| described(doc, map_of(RATES.schema(""))),
    examples: &["{services: 2 %/year, energy: [4 %/year, 3 %/year]}"],
};

const EXCHANGE: Via<Vec<(Field<String>, Field<Decimal>)>> = Via {
    read: read_exchange,
    schema: |doc| {
        let codes = json!({"pattern": "^[A-Z]{3}$"});
        let rates = reference(CURRENCY_RATE.name());
        described(doc, json!({"type": "object", "propertyNames": codes, "additionalProperties": rates}))
    },
    examples: &["{USD: 0.92 EUR}"],
};

const UNCERTAINTY: Via<Vec<(Field<String>, Uncertainty)>> = Via {
    read: |node, diagnostics| {
        let entries = paths(node, diagnostics).into_iter();
        entries.filter_map(|(path, node)| Some((path, read_uncertainty(node, diagnostics)?))).collect()
    },
    schema: |doc| described(doc, json!({"type": "object", "additionalProperties": Uncertainty::schema()})),
    examples: &["{sensors.device.price: {low: 500 EUR/sensor, high: 800 EUR/sensor}}"],
};

const SCENARIOS: Via<Vec<Scenario>> = Via {
    read: |node, diagnostics| {
        let scenarios = MapReader::ids(node, diagnostics).into_iter();
        let sets = |(id, node)| {
            let sets = paths(node, diagnostics).into_iter();
            (id, sets.filter_map(|(path, node)| Some((path, TEXT.field(node, diagnostics)?))).collect())
        };
        scenarios.map(sets).collect()
    },
    schema: |doc| described(doc, map_of(json!({"type": "object", "additionalProperties": reference("text")}))),
    examples: &["{pessimistic: {sensors.device.life: 6 years}}"],
};

const TENDER: Via<Option<Tender>> = Via {
    read: |node, diagnostics| {
        let tender = Tender::read(node, diagnostics)?;
        if let (Some(price), Some(technical)) = (&tender.price_weight, &tender.technical_weight)
            && price.value + technical.value != Decimal::ONE
        {
            let place = node.get("weights").map_or(node.span, |weights| weights.span);
            diagnostics.push(Diagnostic::at(codes::WEIGHTS, place));
        }
        Some(tender)
    },
    schema: |_| Tender::schema(),
    examples: &["{criterion: life-cycle, weights: {price: 60 %, technical: 40 %}}"],
};

/// Reads a plan.
pub fn read_plan(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<PlanDocument> {
    if !begins_with_schema(node, Kind::Plan, diagnostics) {
        return None;
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.node("schema");
    let mut plan = PlanDocument { span: Some(node.span), ..PlanDocument::default() };
    read_fields(&mut reader, PlanDocument::ROWS, PlanDocument::REQUIRED, &mut plan);
    reader.finish();
    Some(plan)
}

/// Reads a horizon: a duration of 1 month to 100 years.
pub(crate) fn parse_horizon(text: &str) -> Result<Months, Fault> {
    let months = units::parse_duration(text)?;
    let usual = (1..=1200).contains(&months.0);
    if usual { Ok(months) } else { Err(Fault::new("out-of-range", "1 month .. 100 years")) }
}

/// Reads `18 months` or `rest`.
pub(crate) fn parse_phase(text: &str) -> Result<PhaseLength, Fault> {
    if text.trim() == "rest" {
        return Ok(PhaseLength::Rest);
    }
    match units::parse_duration(text)? {
        Months(0) => Err(Fault::new("out-of-range", ">= 1 month")),
        months => Ok(PhaseLength::Months(months)),
    }
}

fn read_line(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<LineDocument> {
    Some(LineDocument { span: Some(node.span), ..LineDocument::read(node, diagnostics)? })
}

/// A number apart from its unit.
fn apart(count: Field<(Decimal, Option<String>)>) -> (Field<Decimal>, Option<String>) {
    let (value, unit) = count.value;
    (Field { value, span: count.span }, unit)
}

/// Reads a quantity: a number, a ratio, or numbers by phase.
pub fn read_quantity(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<QuantityDocument>> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        return Some(QUANTITY.field(node, diagnostics)?.map(QuantityDocument::Whole));
    }
    let mut targets = Vec::new();
    for (phase, node) in MapReader::ids(node, diagnostics) {
        targets.extend(read_target(node, diagnostics).map(|target| (phase, target)));
    }
    Some(Field { value: QuantityDocument::Phases(targets), span: node.span })
}

fn read_target(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Target> {
    let TargetDocument { to, ramp } = match node.kind {
        NodeKind::Map(_) => TargetDocument::read(node, diagnostics)?,
        _ => TargetDocument { to: COUNT.field(node, diagnostics), ramp: None },
    };
    let (to, unit) = apart(to?);
    Some(Target { to, unit, ramp: ramp.map_or(Ramp::Step, |ramp| ramp.value) })
}

fn read_exchange(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, Field<Decimal>)> {
    let mut rates = Vec::new();
    for (code, node) in paths(node, diagnostics) {
        if code.value.len() != 3 || !code.value.bytes().all(|b| b.is_ascii_uppercase()) {
            diagnostics.push(Diagnostic::fault(code.span, Fault::new("unknown-currency", "USD")));
            continue;
        }
        rates.extend(CURRENCY_RATE.field(node, diagnostics).map(|rate| (code, rate)));
    }
    rates
}

/// A map whose keys are no ids: paths, currencies.
fn paths<'n, 's>(node: &'n Node<'s>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, &'n Node<'s>)> {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return Vec::new();
    };
    let key = |key: &Node<'_>, diagnostics: &mut _| {
        text(key, diagnostics).map(|text| Field { value: text.to_owned(), span: key.span })
    };
    entries.iter().filter_map(|(name, value)| Some((key(name, diagnostics)?, value))).collect()
}

/// Reads one entry of `uncertainty`.
pub fn read_uncertainty(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Uncertainty> {
    Some(Uncertainty { span: node.span, ..Uncertainty::read(node, diagnostics)? })
}
