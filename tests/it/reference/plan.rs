//! The plan with its catalog, resolved: every value final.

use super::component::{Component, component};
use super::law::{Law, rates};
use super::overlay::{self, Setting};
use super::switches::Switches;
use super::values::{first_day, month, months, number, phase_name, quantity, share};
use super::yaml::Tree;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub struct Plan {
    pub id: String,
    pub city: Option<String>,
    /// Months since year 0.
    pub start: i32,
    pub horizon: i32,
    pub phases: Vec<Phase>,
    pub phases_written: bool,
    pub lines: Vec<Line>,
    pub funding: Vec<Tree>,
    pub benefits: Vec<Tree>,
    pub discount_rate: Decimal,
    pub timing: String,
    pub vat_recovery: bool,
    pub switches: Switches,
    indices: BTreeMap<String, Vec<Decimal>>,
}

/// Months `first` to `last`, both included, counted from the start.
pub struct Phase {
    pub name: String,
    pub first: i32,
    pub last: i32,
}

pub struct Line {
    pub name: String,
    pub family: String,
    pub divisible: bool,
    pub movable: bool,
    pub in_accounts: bool,
    pub quantity: Quantity,
    pub existing: Decimal,
    /// Months before the start.
    pub existing_age: i32,
    pub components: Vec<Component>,
}

pub enum Quantity {
    Number(Decimal),
    Phases(Vec<(String, Decimal, bool)>),
    Per { count: Decimal, each: Decimal, line: String },
}

impl Plan {
    pub fn phase(&self, name: &str) -> &Phase {
        self.find_phase(name).unwrap_or_else(|| panic!("no phase {name}"))
    }

    fn find_phase(&self, name: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.name == phase_name(name))
    }

    /// The first month of a phase, or a duration from the start.
    pub fn moment(&self, text: &str) -> i32 {
        self.find_phase(text).map_or_else(|| months(text), |phase| phase.first)
    }

    pub fn phase_of(&self, month: i32) -> &Phase {
        self.phases.iter().find(|phase| phase.first <= month && month <= phase.last).expect("phases fill the horizon")
    }

    pub fn pilot(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.name == "pilot")
    }

    pub fn year_of(&self, month: i32) -> i32 {
        (self.start + month).div_euclid(12)
    }

    pub fn first_year(&self) -> i32 {
        self.year_of(0)
    }

    pub fn last_year(&self) -> i32 {
        self.year_of(self.horizon - 1)
    }

    /// First and last month of a span of phases.
    pub fn window(&self, from: Option<&str>, until: Option<&str>) -> (i32, i32) {
        let first = from.map_or(0, |name| self.phase(name).first);
        let last = until.map_or(self.horizon - 1, |name| self.phase(name).last);
        (first, last)
    }

    /// The product of the rates of the anniversaries passed.
    pub fn index_factor(&self, law: &Law, name: &str, month: i32) -> Decimal {
        if name == "none" {
            return Decimal::ONE;
        }
        let from_law;
        let rates = match self.indices.get(name) {
            Some(rates) => rates,
            None => {
                from_law = law.index(name, &first_day(self.start));
                &from_law
            }
        };
        let mut factor = Decimal::ONE;
        for anniversary in 0..(month / 12) as usize {
            let rate = rates.get(anniversary).or(rates.last()).expect("a rate");
            factor *= Decimal::ONE + rate;
        }
        factor
    }
}

/// The plan named `name`, as written.
pub fn written<'a>(documents: &'a [Tree], name: &str) -> &'a Tree {
    documents
        .iter()
        .find(|tree| tree.text("plan") == Some(name) && is_schema(tree, "plan"))
        .unwrap_or_else(|| panic!("no plan {name}"))
}

/// Resolves a plan; each of `layers` holds the settings of an offer, a scenario or a programme, in this order.
pub fn resolve(documents: &[Tree], law: &Law, tree: &Tree, layers: &[Vec<Setting>], switches: Switches) -> Plan {
    let tree = &overlay::applied(tree, layers);
    let name = tree.text("plan").expect("a name");
    let start = month(tree.text("start").expect("a start"));
    let horizon = months(tree.text("horizon").expect("a horizon"));
    let discount = tree.get("discount").unwrap_or(&Tree::Nothing);
    let mut plan = Plan {
        id: name.to_string(),
        city: tree.text("city").map(str::to_string),
        start,
        horizon,
        phases: phases(tree.get("phases"), horizon),
        phases_written: tree.get("phases").is_some_and(|phases| !phases.entries().is_empty()),
        lines: Vec::new(),
        funding: owned_items(tree.get("funding")),
        benefits: owned_items(tree.get("benefits")),
        discount_rate: discount.text("rate").map_or_else(
            || law.share("discount.rate", &first_day(start)),
            |rate| share(rate.trim_end_matches("/year")),
        ),
        timing: discount.text("timing").unwrap_or("monthly").to_string(),
        vat_recovery: tree.flag("vat_recovery"),
        switches,
        indices: tree
            .get("indices")
            .unwrap_or(&Tree::Nothing)
            .entries()
            .iter()
            .map(|(name, value)| (name.clone(), rates(value)))
            .collect(),
    };
    let exchange = |currency: &str| match currency {
        "EUR" | "€" => Decimal::ONE,
        other => {
            let rate = tree
                .get("exchange")
                .and_then(|rates| rates.text(other))
                .unwrap_or_else(|| panic!("no rate for {other}"));
            super::values::money(rate)
        }
    };
    for (name, written) in tree.get("lines").expect("lines").entries() {
        let costs = layers.iter().map(|layer| overlay::costs_of(layer, name)).collect::<Vec<_>>();
        let line = line(documents, &plan, name, written, &costs, &exchange);
        plan.lines.push(line);
    }
    plan
}

fn is_schema(tree: &Tree, kind: &str) -> bool {
    tree.text("schema") == Some(&format!("perenne/{kind}/v1"))
}

fn owned_items(tree: Option<&Tree>) -> Vec<Tree> {
    tree.map(|tree| tree.items().into_iter().cloned().collect()).unwrap_or_default()
}

fn phases(tree: Option<&Tree>, horizon: i32) -> Vec<Phase> {
    let written = tree.map(Tree::entries).unwrap_or_default();
    if written.is_empty() {
        return vec![Phase { name: "run".to_string(), first: 0, last: horizon - 1 }];
    }
    let length = |text: &str| if text == "rest" { 0 } else { months(text) };
    let texts = || written.iter().map(|(name, value)| (name, value.as_text().expect("a duration")));
    let rest = horizon - texts().map(|(_, text)| length(text)).sum::<i32>();
    let mut phases = Vec::new();
    let mut first = 0;
    for (name, text) in texts() {
        let months = if text == "rest" { rest } else { length(text) };
        phases.push(Phase { name: phase_name(name).to_string(), first, last: first + months - 1 });
        first += months;
    }
    assert_eq!(first, horizon, "phases must add up to the horizon");
    phases
}

fn line(
    documents: &[Tree],
    plan: &Plan,
    name: &str,
    written: &Tree,
    layers: &[Tree],
    exchange: &dyn Fn(&str) -> Decimal,
) -> Line {
    let path = written.text("item").expect("an item");
    let (catalog, item) = path.split_once('/').expect("catalog/item");
    let item = documents
        .iter()
        .filter(|tree| is_schema(tree, "catalog") && tree.text("catalog") == Some(catalog))
        .find_map(|tree| tree.get("items")?.get(item))
        .unwrap_or_else(|| panic!("no item {path}"));
    let unit = item.text("unit").expect("a unit");
    let existing = written.get("existing").unwrap_or(&Tree::Nothing);
    let mut costs = item.get("costs").unwrap_or(&Tree::Nothing).entries().to_vec();
    for layer in written.get("costs").into_iter().chain(layers) {
        costs = overridden(&costs, layer, plan.switches);
    }
    Line {
        name: name.to_string(),
        divisible: item.flag("divisible"),
        movable: item.flag("movable"),
        in_accounts: written.flag("in_accounts"),
        quantity: read_quantity(written.get("quantity").expect("a quantity"), unit),
        existing: existing.text("quantity").map(|text| quantity(text, unit)).unwrap_or(Decimal::ZERO),
        existing_age: existing.text("age").map_or(0, months),
        components: costs.iter().map(|(name, fields)| component(plan, item, name, fields, exchange)).collect(),
        family: item.text("family").expect("a family").to_string(),
    }
}

/// Components with the overrides of a layer, field by field.
fn overridden(below: &[(String, Tree)], layer: &Tree, switches: Switches) -> Vec<(String, Tree)> {
    let mut costs = below.to_vec();
    for (name, override_) in layer.entries() {
        let position = costs.iter().position(|(known, _)| known == name);
        if override_.as_text() == Some("none") {
            costs.retain(|(known, _)| known != name);
            continue;
        }
        let mut fields = position.map(|at| costs[at].1.entries().to_vec()).unwrap_or_default();
        let relative = override_.text("price").and_then(overlay::factor);
        if let Some(factor) = relative {
            overlay::scale_prices(&mut fields, factor);
        } else if override_.get("price").is_some() || override_.get("tiers").is_some() {
            let dropped = ["price", "tiers", "range", "renewal", "source", "note", "valid_until"];
            fields.retain(|(field, _)| !dropped.contains(&field.as_str()));
            if switches.dropped_during {
                fields.retain(|(field, _)| field != "during");
            }
        }
        for (field, value) in override_.entries() {
            if field == "price" && relative.is_some() {
                continue;
            }
            let value = overlay::changed(fields.iter().find(|(known, _)| known == field).map(|(_, old)| old), value);
            fields.retain(|(known, _)| known != field);
            fields.push((field.clone(), value));
        }
        match position {
            Some(at) => costs[at].1 = Tree::Map(fields),
            None => costs.push((name.clone(), Tree::Map(fields))),
        }
    }
    costs
}

fn read_quantity(tree: &Tree, unit: &str) -> Quantity {
    if let Some(text) = tree.as_text() {
        return match text.split_once(" per ") {
            Some((count, rest)) => {
                let (each, line) = rest.trim().split_once(' ').expect("a number and a line");
                Quantity::Per { count: number(count), each: number(each), line: line.trim().to_string() }
            }
            None => Quantity::Number(quantity(text, unit)),
        };
    }
    let phases = tree.entries().iter().map(|(phase, value)| {
        let to = value.as_text().or_else(|| value.text("to"));
        let linear = value.text("ramp") == Some("linear");
        (phase_name(phase).to_string(), quantity(to.expect("a number"), unit), linear)
    });
    Quantity::Phases(phases.collect())
}
