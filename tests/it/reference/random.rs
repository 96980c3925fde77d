//! Random but valid plans, each with its own catalog, city and parameters.

pub mod dice;
mod funding;
mod items;
mod parameters;
mod programme;
mod quantities;
mod sums;
mod town;
pub mod words;

use super::switches::{ENGINE, Switches};
use dice::{Dice, Fields};
use items::{Item, Setting};
pub use programme::{PROGRAMME, programme};
use quantities::{Base, Phases};

/// The id of every random plan.
pub const PLAN: &str = "random";

/// Names and texts of the files of one plan that the engine knows all of; the same seed gives the same plan.
pub fn plan(seed: u64) -> Vec<(String, String)> {
    plan_with(seed, ENGINE)
}

/// One that uses what is switched on.
pub fn plan_with(seed: u64, on: Switches) -> Vec<(String, String)> {
    let mut dice = Dice::new(seed);
    let draft = Draft::new(&mut dice, PLAN, on);
    let parameters = parameters::parameters(&mut dice, on);
    let town = town::town(&mut dice, draft.start / 12, on);
    let mut others = vec![file("random-parameters", parameters)];
    if draft.with_city {
        others.push(file("random-town", words::otherwise(&mut dice, &town, on)));
    }
    let mut files = draft.finished(&mut dice, &others, on);
    files.extend(others);
    files
}

fn file(name: &str, text: String) -> (String, String) {
    (format!("{name}.yaml"), text)
}

/// A plan of which the loans are not known yet.
struct Draft {
    id: String,
    start: i64,
    horizon: i64,
    phases: Phases,
    with_city: bool,
    lines: Lines,
    grants: Vec<String>,
}

impl Draft {
    fn new(dice: &mut Dice, id: &str, on: Switches) -> Draft {
        let start = dice.between(2024 * 12, 2028 * 12 + 11);
        let horizon = match dice.between(0, 3) {
            0 => 12 * dice.between(2, 8),
            _ => dice.between(24, 96),
        };
        let phases = quantities::phases(dice, horizon);
        let with_city = dice.chance(85);
        let unpriced = dice.chance(8);
        let lines = lines(dice, id, &phases, horizon, unpriced, on);
        let grants = funding::grants(dice, &lines.names, &phases, on);
        Draft { id: id.to_string(), start, horizon, phases, with_city, lines, grants }
    }

    /// The files of the plan and of its catalog; `others` are those that its figures depend on.
    fn finished(&self, dice: &mut Dice, others: &[(String, String)], on: Switches) -> Vec<(String, String)> {
        let head = head(dice, self);
        let written = |funding: &[String]| {
            let mut text = format!("{head}lines:\n{}", self.lines.plan);
            if !funding.is_empty() {
                text.push_str("funding:\n");
                for entry in funding {
                    text.push_str(&format!("  - {entry}\n"));
                }
            }
            text
        };
        let catalog = words::otherwise(dice, &self.lines.catalog, on);
        let mut files = vec![
            file(&format!("{}-plan", self.id), written(&self.grants)),
            file(&format!("{}-catalog", self.id), catalog),
        ];
        files.extend_from_slice(others);
        // Loans last: how much may be borrowed is known once all else is.
        let (ceiling, investment) = super::loan_ceiling(&files, &self.id, on);
        let mut all = self.grants.clone();
        all.extend(funding::loans(dice, ceiling, investment, self.start, self.horizon));
        let mut text = written(&all);
        let benefits = funding::benefits(dice, &self.phases, self.horizon, on);
        if !benefits.is_empty() {
            text.push_str("benefits:\n");
            for entry in benefits {
                text.push_str(&format!("  - {entry}\n"));
            }
        }
        files[0].1 = words::otherwise(dice, &text, on);
        files.truncate(2);
        files
    }
}

/// What precedes the lines of a plan.
fn head(dice: &mut Dice, draft: &Draft) -> String {
    let Draft { id, start, horizon, .. } = draft;
    let mut text = format!("schema: perenne/plan/v1\nplan: {id}\ntitle: {{en: Random}}\n");
    if draft.with_city {
        text.push_str("city: town\n");
    }
    text.push_str(&format!(
        "start: {}-{:02}\nhorizon: {horizon} months\nphases: {}\n",
        start / 12,
        start % 12 + 1,
        quantities::written(&draft.phases)
    ));
    let mut indices = Fields::new()
        .with("custom", dice.rate(-3, 9))
        .with("list", format!("[{}, {}, {}]", dice.rate(0, 5), dice.rate(0, 9), dice.rate(0, 3)));
    if dice.chance(30) {
        indices.set("general", dice.rate(0, 4));
    }
    text.push_str(&format!("indices: {}\n", indices.flow()));
    if dice.chance(75) {
        let mut discount = Fields::new();
        if dice.chance(80) {
            discount.set("rate", dice.share(0, 7));
        }
        discount.set("timing", dice.pick(&["monthly", "end-of-year", "mid-year"]));
        text.push_str(&format!("discount: {}\n", discount.flow()));
    }
    text.push_str("exchange: {USD: 0.92 EUR}\n");
    if dice.chance(10) {
        text.push_str("vat_recovery: true\n");
    }
    text
}

struct Lines {
    names: Vec<String>,
    catalog: String,
    plan: String,
}

fn lines(dice: &mut Dice, id: &str, phases: &Phases, horizon: i64, unpriced: bool, on: Switches) -> Lines {
    let mut lines = Lines {
        names: Vec::new(),
        catalog: format!("schema: perenne/catalog/v1\ncatalog: {id}-things\ntitle: {{en: Things}}\nitems:\n"),
        plan: String::new(),
    };
    let mut bases: Vec<Base> = Vec::new();
    for number in 0..dice.between(1, 4) {
        let existing = dice.chance(20);
        let setting = Setting { phases, horizon, existing, unpriced: unpriced && number == 0, on };
        let item = items::item(dice, &setting);
        let name = format!("line-{number}");
        let (quantity, plain) = quantities::quantity(dice, phases, &bases, item.divisible, item.unit);
        lines.catalog.push_str(&catalog_item(&name, &item));
        lines.plan.push_str(&format!("  {name}:\n    item: {id}-things/{name}\n    quantity: {quantity}\n"));
        if existing {
            let age = dice.between(1, 80);
            let count = dice.between(1, 20);
            let unit = if on.metres && item.unit == "km" { " km" } else { "" };
            lines.plan.push_str(&format!("    existing: {{quantity: {count}{unit}, age: {age} months}}\n"));
        }
        if dice.chance(if item.family == "staff" { 50 } else { 8 }) {
            lines.plan.push_str("    in_accounts: true\n");
        }
        if !item.plan.is_empty() {
            lines.plan.push_str("    costs:\n");
            for (component, text) in &item.plan {
                lines.plan.push_str(&format!("      {component}: {text}\n"));
            }
        }
        bases.push(Base { name: name.clone(), plain });
        lines.names.push(name);
    }
    lines
}

fn catalog_item(name: &str, item: &Item) -> String {
    let mut text =
        format!("  {name}:\n    label: {{en: Thing}}\n    family: {}\n    unit: {}\n", item.family, item.unit);
    if item.divisible {
        text.push_str("    divisible: true\n");
    }
    if item.movable {
        text.push_str("    movable: true\n");
    }
    if item.catalog.is_empty() {
        text.push_str("    costs: {}\n");
        return text;
    }
    text.push_str("    costs:\n");
    for (component, fields) in &item.catalog {
        text.push_str(&format!("      {component}: {}\n", fields.flow()));
    }
    text
}
