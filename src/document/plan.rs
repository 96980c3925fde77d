use rust_decimal::Decimal;

use super::component::{ComponentDocument, read_component};
use super::field::{Field, Text};
use super::funding::{BenefitDocument, FundingDocument, read_benefits, read_funding};
use super::peek::{Kind, begins_with_schema};
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, id, scalar, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault, Month, Months, Quantity};

/// A plan, field by field as written.
#[derive(Debug, Clone, Default)]
pub struct PlanDocument {
    /// Its id.
    pub id: Field<String>,
    /// Its title.
    pub title: Text,
    /// Id of its city.
    pub city: Option<Field<String>>,
    /// First month.
    pub start: Option<Field<Month>>,
    /// Length.
    pub horizon: Option<Field<Months>>,
    /// Phases in order; none means one, `run`.
    pub phases: Vec<(Field<String>, Field<PhaseLength>)>,
    /// Lines in order.
    pub lines: Vec<(Field<String>, LineDocument)>,
    /// Funding in order.
    pub funding: Vec<FundingDocument>,
    /// Benefits in order.
    pub benefits: Vec<BenefitDocument>,
    /// Indices that override the parameters'.
    pub indices: Vec<(Field<String>, Vec<Field<Decimal>>)>,
    /// Discount rate.
    pub discount_rate: Option<Field<Decimal>>,
    /// Discounting convention.
    pub timing: Option<Field<Timing>>,
    /// EUR for one unit of a currency.
    pub exchange: Vec<(Field<String>, Field<Decimal>)>,
    /// What is uncertain, by path.
    pub uncertainty: Vec<(Field<String>, Uncertainty)>,
    /// What-if sets, each of paths and values.
    pub scenarios: Vec<(Field<String>, Vec<(Field<String>, Field<String>)>)>,
    /// How offers are to be judged.
    pub tender: Option<Tender>,
    /// Whether the service is subject to VAT.
    pub vat_recovery: Option<Field<bool>>,
    /// The whole file.
    pub span: Option<Span>,
}

impl Default for Field<String> {
    fn default() -> Self {
        Self { value: String::new(), span: Span { file: 0, start: 0, end: 0 } }
    }
}

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

/// One line of a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineDocument {
    /// `catalog/item`.
    pub item: Option<Field<String>>,
    /// Units in service.
    pub quantity: Option<Field<QuantityDocument>>,
    /// Overrides of the item's costs, and components of its own.
    pub costs: Vec<(Field<String>, ComponentDocument)>,
    /// Units that are in service already.
    pub existing: Option<Existing>,
    /// Whether the city's accounts hold this line already.
    pub in_accounts: Option<Field<bool>>,
    /// The whole line.
    pub span: Option<Span>,
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

/// One uncertain input: the ends of its distribution, as text in the grammar of its path.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// Its distribution.
    pub distribution: Option<Field<String>>,
    /// Low end, or 5 % quantile.
    pub low: Option<Field<String>>,
    /// High end, or 95 % quantile.
    pub high: Option<Field<String>>,
    /// The whole entry.
    pub span: Span,
}

/// How offers are to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Tender {
    /// `life-cycle` or `price`.
    pub criterion: Option<Field<String>>,
    /// Whether the consultation announced it.
    pub announced: Option<Field<bool>>,
    /// Weight of the price.
    pub price_weight: Option<Field<Decimal>>,
    /// Weight of the technical score.
    pub technical_weight: Option<Field<Decimal>>,
    /// `usual` or `linear`.
    pub formula: Option<Field<String>>,
    /// Whether the main object is works.
    pub works: Option<Field<bool>>,
    /// Lines that are tendered.
    pub lines: Option<Vec<Field<String>>>,
}

/// Reads a plan.
pub fn read_plan(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<PlanDocument> {
    if !begins_with_schema(node, Kind::Plan, diagnostics) {
        return None;
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.text("schema");
    for key in ["plan", "start", "horizon", "lines"] {
        reader.require(key);
    }
    let mut plan = PlanDocument {
        id: reader.id("plan").unwrap_or_default(),
        title: reader.label("title").unwrap_or_default(),
        city: reader.id("city"),
        start: reader.value("start", units::parse_month),
        horizon: reader.value("horizon", parse_horizon),
        span: Some(node.span),
        ..PlanDocument::default()
    };
    let parts =
        ["phases", "lines", "funding", "benefits", "indices", "discount", "exchange"].map(|key| reader.node(key));
    let more = ["uncertainty", "scenarios", "tender"].map(|key| reader.node(key));
    plan.vat_recovery = reader.flag("vat_recovery");
    reader.finish();
    let [phases, lines, funding, benefits, indices, discount, exchange] = parts;
    let [uncertainty, scenarios, tender] = more;
    if let Some(phases) = phases {
        for (id, node) in MapReader::ids(phases, diagnostics) {
            plan.phases.extend(scalar(node, parse_phase, diagnostics).map(|length| (id, length)));
        }
    }
    if let Some(lines) = lines {
        for (id, node) in MapReader::ids(lines, diagnostics) {
            plan.lines.extend(read_line(node, diagnostics).map(|line| (id, line)));
        }
    }
    plan.funding = funding.map(|node| read_funding(node, diagnostics)).unwrap_or_default();
    plan.benefits = benefits.map(|node| read_benefits(node, diagnostics)).unwrap_or_default();
    if let Some(indices) = indices {
        for (id, node) in MapReader::ids(indices, diagnostics) {
            let rates = read_rates(node, diagnostics);
            plan.indices.push((id, rates));
        }
    }
    discount.and_then(|node| read_discount(node, &mut plan, diagnostics));
    if let Some(node) = exchange {
        read_exchange(node, &mut plan, diagnostics);
    }
    if let Some(node) = uncertainty {
        read_uncertainties(node, &mut plan, diagnostics);
    }
    if let Some(node) = scenarios {
        read_scenarios(node, &mut plan, diagnostics);
    }
    plan.tender = tender.and_then(|node| read_tender(node, diagnostics));
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
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("item");
    reader.require("quantity");
    let mut line = LineDocument {
        item: reader.text("item"),
        quantity: reader.node("quantity").and_then(|node| read_quantity(node, reader.diagnostics)),
        in_accounts: reader.flag("in_accounts"),
        span: Some(node.span),
        ..LineDocument::default()
    };
    let existing = reader.node("existing");
    let costs = reader.node("costs");
    reader.finish();
    line.existing = existing.and_then(|node| read_existing(node, diagnostics));
    if let Some(costs) = costs {
        for (id, node) in MapReader::ids(costs, diagnostics) {
            let component = read_component(node, false, diagnostics);
            line.costs.push((id, component));
        }
    }
    Some(line)
}

fn read_existing(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Existing> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("quantity");
    reader.require("age");
    let quantity = reader.node("quantity").and_then(|node| read_number(node, reader.diagnostics));
    let age = reader.value("age", units::parse_duration);
    reader.finish();
    let (quantity, unit) = quantity?;
    Some(Existing { quantity, unit, age: age? })
}

/// A plain number of units, with its unit where one is written.
fn read_number(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<(Field<Decimal>, Option<String>)> {
    let field = scalar(node, units::parse_quantity, diagnostics)?;
    match field.value {
        Quantity::Number { value, unit } => Some((Field { value, span: field.span }, unit)),
        Quantity::Per { .. } => {
            diagnostics.push(Diagnostic::fault(field.span, Fault::new("not-a-quantity", "2000")));
            None
        }
    }
}

/// Reads a quantity: a number, a ratio, or numbers by phase.
pub fn read_quantity(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<QuantityDocument>> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        return Some(scalar(node, units::parse_quantity, diagnostics)?.map(QuantityDocument::Whole));
    }
    let mut targets = Vec::new();
    for (phase, node) in MapReader::ids(node, diagnostics) {
        targets.extend(read_target(node, diagnostics).map(|target| (phase, target)));
    }
    Some(Field { value: QuantityDocument::Phases(targets), span: node.span })
}

fn read_target(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Target> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        let (to, unit) = read_number(node, diagnostics)?;
        return Some(Target { to, unit, ramp: Ramp::Step });
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("to");
    let to = reader.node("to").and_then(|node| read_number(node, reader.diagnostics));
    let ramp = reader.word("ramp", &[("step", Ramp::Step), ("linear", Ramp::Linear)]);
    reader.finish();
    let (to, unit) = to?;
    Some(Target { to, unit, ramp: ramp.map_or(Ramp::Step, |ramp| ramp.value) })
}

/// A yearly rate, or a list of them.
pub(crate) fn read_rates(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<Field<Decimal>> {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| scalar(item, units::parse_rate, diagnostics)).collect(),
        _ => scalar(node, units::parse_rate, diagnostics).into_iter().collect(),
    }
}

fn read_discount(node: &Node<'_>, plan: &mut PlanDocument, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut reader = MapReader::new(node, diagnostics)?;
    plan.discount_rate = reader.fraction("rate");
    let words = [("monthly", Timing::Monthly), ("end-of-year", Timing::EndOfYear), ("mid-year", Timing::MidYear)];
    plan.timing = reader.word("timing", &words);
    reader.finish();
    Some(())
}

fn read_exchange(node: &Node<'_>, plan: &mut PlanDocument, diagnostics: &mut Diagnostics) {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return;
    };
    for (key, value) in entries {
        let Some(code) = text(key, diagnostics) else {
            continue;
        };
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            diagnostics.push(Diagnostic::fault(key.span, Fault::new("unknown-currency", "USD")));
            continue;
        }
        let rate = scalar(value, |text| units::parse_money(text, false), diagnostics);
        plan.exchange.extend(rate.map(|rate| (Field { value: code.to_owned(), span: key.span }, rate)));
    }
}

fn read_uncertainties(node: &Node<'_>, plan: &mut PlanDocument, diagnostics: &mut Diagnostics) {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return;
    };
    for (key, value) in entries {
        let Some(path) = text(key, diagnostics) else {
            continue;
        };
        let path = Field { value: path.to_owned(), span: key.span };
        plan.uncertainty.extend(read_uncertainty(value, diagnostics).map(|entry| (path, entry)));
    }
}

/// Reads one entry of `uncertainty`.
pub fn read_uncertainty(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Uncertainty> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("low");
    reader.require("high");
    let words = ["triangular", "uniform", "normal", "lognormal"].map(|word| (word, word));
    let distribution = reader.word("distribution", &words).map(|field| field.map(str::to_owned));
    let low = reader.text("low");
    let high = reader.text("high");
    reader.finish();
    Some(Uncertainty { distribution, low, high, span: node.span })
}

fn read_scenarios(node: &Node<'_>, plan: &mut PlanDocument, diagnostics: &mut Diagnostics) {
    for (id, node) in MapReader::ids(node, diagnostics) {
        let NodeKind::Map(entries) = &node.kind else {
            diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            continue;
        };
        let mut sets = Vec::new();
        for (key, value) in entries {
            let (Some(path), Some(new)) = (text(key, diagnostics), text(value, diagnostics)) else {
                continue;
            };
            let path = Field { value: path.to_owned(), span: key.span };
            sets.push((path, Field { value: new.to_owned(), span: value.span }));
        }
        plan.scenarios.push((id, sets));
    }
}

fn read_tender(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Tender> {
    let mut reader = MapReader::new(node, diagnostics)?;
    let criterion = reader.word("criterion", &[("life-cycle", "life-cycle"), ("price", "price")]);
    let announced = reader.flag("announced");
    let formula = reader.word("formula", &[("usual", "usual"), ("linear", "linear")]);
    let works = reader.flag("works");
    let weights = reader.node("weights");
    let lines = reader.node("lines");
    reader.finish();
    let mut tender = Tender {
        criterion: criterion.map(|field| field.map(str::to_owned)),
        announced,
        price_weight: None,
        technical_weight: None,
        formula: formula.map(|field| field.map(str::to_owned)),
        works,
        lines: None,
    };
    if let Some(weights) = weights
        && let Some(mut reader) = MapReader::new(weights, diagnostics)
    {
        tender.price_weight = reader.fraction("price");
        tender.technical_weight = reader.fraction("technical");
        reader.finish();
        if let (Some(price), Some(technical)) = (&tender.price_weight, &tender.technical_weight)
            && price.value + technical.value != Decimal::ONE
        {
            diagnostics.push(Diagnostic::at(codes::WEIGHTS, weights.span));
        }
    }
    if let Some(node) = lines {
        match &node.kind {
            NodeKind::List(items) => {
                tender.lines = Some(items.iter().filter_map(|item| id(item, false, diagnostics)).collect());
            }
            _ => diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span)),
        }
    }
    Some(tender)
}
