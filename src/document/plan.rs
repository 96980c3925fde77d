use rust_decimal::Decimal;
use serde_json::json;

use super::benefit::{BENEFITS, BenefitDocument};
use super::catalog::{CatalogSource, SOURCES};
use super::field::{Field, Text};
use super::fields::{Fields, Maybe, Slot, fields, read_fields};
use super::fragment::{described, map_of, reference};
use super::funding::{FUNDING, FundingDocument};
use super::grammar::{ByPhase, Form, Grammar, Via, by_id};
use super::ids::{PILOT, in_plain_words};
use super::kinds::{FLAG, FRACTION, ID, IDS, KNOWN_ID, LABEL, MONTH, RATES, TEXT, read_rates};
use super::line::{LINES, LineDocument};
use super::pattern::{EUR, S, SOME, digits, duration};
use super::peek::{Kind, begins_with_schema};
use super::shape::not_a_map;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault, Month, Months};

fields! {
    /// A plan, field by field as written.
    pub struct PlanDocument requires ["plan", "start", "horizon", "lines"] {
        /// Its id.
        id as "plan": Field<String> = ID, ["Id", "Identifiant"];
        /// Its title.
        title: Text = LABEL, ["Title", "Titre"];
        /// Id of the city that it is laid over.
        city: Maybe<String> = KNOWN_ID.examples(&["medium-city"]), ["City", "Ville"];
        /// Its first month.
        start: Maybe<Month> = MONTH, ["Start", "Début"], draw Month;
        /// Its length.
        horizon: Maybe<Months> = HORIZON, ["Horizon", "Horizon"], draw Months;
        /// Phases in order; `rest` fills the horizon.
        phases: Vec<(Field<String>, Field<PhaseLength>)> = ByPhase(PHASE_LENGTH), ["Phases", "Phases"], draw Months;
        /// What is deployed.
        lines: Vec<(Field<String>, LineDocument)> = LINES, ["Lines", "Lignes"];
        /// Who pays.
        funding: Vec<FundingDocument> = FUNDING, ["Funding", "Financements"];
        /// What it saves or brings in.
        benefits: Vec<BenefitDocument> = BENEFITS, ["Benefits", "Bénéfices"];
        /// Price indices that override those of the parameters.
        indices: Vec<(Field<String>, Vec<Field<Decimal>>)> = INDICES, ["Price indices", "Indices de prix"], draw Growth;
        /// Effective annual rate.
        discount_rate as "discount.rate": Maybe<Decimal> = FRACTION, ["Discount rate", "Taux d'actualisation"], draw Rate;
        /// When amounts of a year count.
        timing as "discount.timing": Maybe<Timing> = TIMING, ["Discount timing", "Moment de l'actualisation"];
        /// Where its own prices, savings and terms of funding come from: each source with the figures that it grounds.
        sources: Vec<(Field<String>, CatalogSource)> = SOURCES, ["Sources", "Sources"];
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
        /// Whether a phase could not be read: that the others do not fill the horizon is no other fault.
        pub phases_at_fault: bool,
    }
}

/// A what-if set: its id, and paths with values.
pub(super) type Scenario = (Field<String>, Vec<(Field<String>, Field<String>)>);

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
        /// Whether the main object is works: the thresholds of works apply.
        works: Maybe<bool> = FLAG, ["Works", "Travaux"];
        /// Lines that are tendered.
        lines: Option<Vec<Field<String>>> = IDS, ["Lines tendered", "Lignes mises en concurrence"];
    }
}

impl Slot for Option<Tender> {}

pub(super) const HORIZON: Grammar<Months> =
    Grammar::of("horizon", parse_horizon, || duration(SOME, 1_200), &["10 years"]).unit("months");

pub(super) const PHASE_LENGTH: Grammar<PhaseLength> = Grammar::of(
    "phase-length",
    parse_phase,
    || format!("(?:{S}reste?{S}|{})", duration(SOME, 12_000)),
    &["18 months", "rest"],
);

const TIMING: Grammar<Timing> =
    Grammar::words(&[("monthly", Timing::Monthly), ("end-of-year", Timing::EndOfYear), ("mid-year", Timing::MidYear)]);

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

const INDICES: Via<Vec<(Field<String>, Vec<Field<Decimal>>)>> = Via {
    read: |node, diagnostics| {
        by_id(node, "indices", diagnostics, |node, diagnostics| Some(read_rates(node, diagnostics)))
    },
    schema: |doc| described(doc, map_of(RATES.schema(""))),
    examples: &["{services: 2 %/year, energy: [4 %/year, 3 %/year]}"],
};

pub(super) const EXCHANGE: Via<Vec<(Field<String>, Field<Decimal>)>> = Via {
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
        by_id(node, "scenarios", diagnostics, |node, diagnostics| Some(read_changes(node, diagnostics)))
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
    plan.check_grounds(node, diagnostics);
    plan.phases_at_fault = entries(node, "phases").is_some_and(|written| written != plan.phases.len());
    if entries(node, "lines") == Some(0) {
        diagnostics.push(Diagnostic::at(codes::NO_LINES, node.get("lines").map_or(node.span, |lines| lines.span)));
    }
    if let Some((first, _)) = plan.phases.first()
        && plan.phases.iter().all(|(phase, _)| phase.value != PILOT)
        && !plan.phases_at_fault
    {
        diagnostics.push(Diagnostic::at(codes::NO_PILOT, first.span).help("help"));
    }
    Some(plan)
}

/// How many entries a map of a plan has.
fn entries(plan: &Node<'_>, key: &str) -> Option<usize> {
    match &plan.get(key)?.kind {
        NodeKind::Map(entries) => Some(entries.len()),
        _ => None,
    }
}

/// Reads a horizon: a duration of 1 month to 100 years.
pub(crate) fn parse_horizon(text: &str) -> Result<Months, Fault> {
    let months = parse_years(text)?;
    let usual = (1..=1200).contains(&months.0);
    if usual { Ok(months) } else { Err(Fault::new("out-of-range", "1 month .. 100 years")) }
}

/// Reads a duration that is usually one of years: a bare number is meant as so many, unless that is too long.
pub(crate) fn parse_years(text: &str) -> Result<Months, Fault> {
    units::parse_duration(text).map_err(|fault| {
        match fault.write.as_deref().and_then(|form| form.strip_suffix(" months")) {
            Some(number) if fault.code == "missing-unit" && number.len() <= 2 => {
                let years = format!("{number} years");
                fault.write(years)
            }
            _ => fault,
        }
    })
}

/// Whether a phase's length is what the others leave of the horizon, as French files may write it too.
pub(crate) fn is_rest(text: &str) -> bool {
    matches!(text.trim(), "rest" | "reste")
}

/// Reads `18 months` or `rest`.
pub(crate) fn parse_phase(text: &str) -> Result<PhaseLength, Fault> {
    if is_rest(text) {
        return Ok(PhaseLength::Rest);
    }
    match units::parse_duration(text)? {
        Months(0) => Err(Fault::new("out-of-range", ">= 1 month")),
        months => Ok(PhaseLength::Months(months)),
    }
}

pub(super) fn read_changes(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, Field<String>)> {
    let sets = paths(node, diagnostics).into_iter();
    let value = |node: &Node<'_>, diagnostics: &mut Diagnostics| match &node.kind {
        // What `--set` takes in brackets and braces stands here as a list, or a map.
        NodeKind::Map(_) | NodeKind::List(_) => {
            in_one_line(node, diagnostics).map(|text| Field { value: text, span: node.span })
        }
        _ => TEXT.field(node, diagnostics),
    };
    sets.filter_map(|(path, node)| Some((path, value(node, diagnostics)?))).collect()
}

/// A map of texts as one line of YAML; a key without a value is a fault there too.
fn in_one_line(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let quoted = |text: &str| {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || " %./_-+€".contains(c));
        if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
    };
    match &node.kind {
        NodeKind::Scalar(text) => Some(quoted(text)),
        NodeKind::List(all) => {
            let all: Option<Vec<String>> = all.iter().map(|one| in_one_line(one, diagnostics)).collect();
            Some(format!("[{}]", all?.join(", ")))
        }
        NodeKind::Map(all) => {
            let entry = |(key, value): &(Node<'_>, Node<'_>)| {
                Some(format!("{}: {}", in_one_line(key, diagnostics)?, in_one_line(value, diagnostics)?))
            };
            let all: Option<Vec<String>> = all.iter().map(entry).collect();
            Some(format!("{{{}}}", all?.join(", ")))
        }
        NodeKind::Nothing | NodeKind::Reported => TEXT.field(node, diagnostics).map(|text| text.value),
    }
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
        diagnostics.push(not_a_map(node));
        return Vec::new();
    };
    let key = |key: &Node<'_>, diagnostics: &mut _| {
        text(key, diagnostics).map(|text| Field { value: in_plain_words(text).into_owned(), span: key.span })
    };
    let mut seen: std::collections::HashMap<String, Span> = std::collections::HashMap::new();
    let mut out = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        let Some(path) = key(name, diagnostics) else { continue };
        // The same text twice has been told of already: these are one phase under its two names.
        if let Some(first) = seen.insert(path.value.clone(), path.span).filter(|_| name.text() != Some(&path.value)) {
            let twice = Diagnostic::at(codes::DUPLICATE_KEY, path.span).label(first, "first");
            diagnostics.push(twice.arg("key", path.value.clone()).help("help-pilot"));
        }
        out.push((path, value));
    }
    out
}

/// Reads one entry of `uncertainty`.
pub(crate) fn read_uncertainty(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Uncertainty> {
    Some(Uncertainty { span: node.span, ..Uncertainty::read(node, diagnostics)? })
}
