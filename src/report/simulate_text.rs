use rust_decimal::Decimal;

use super::bounded::of_sign;
use super::simulate_json::shape_word;
use super::spoken;
use super::style::{Style, Tone};
use super::table::Table;
use crate::explore::Bound;
use crate::explore::simulate::{Distribution, Input, Levels, RuleShare, Share, Simulation};
use crate::language::Arg;
use crate::model::Case;
use crate::units::order;

/// Lines of the budget that are shown; all are in the machine formats.
const SHOWN: [&str; 4] = ["gross_savings", "net_savings", "working_capital", "debt"];

/// A simulation for people: how likely each verdict is, what it may cost, what drives it.
pub fn simulate_text(simulation: &Simulation, case: &Case, style: Style) -> String {
    let bound = Bound::of_cost(simulation.unpriced.len());
    let mut out = head(simulation, style);
    if let (Some(verdict), Some(secured)) = (&simulation.verdict, &simulation.secured) {
        out += &style.heading("heading-probabilities");
        out += &verdicts(verdict, secured, simulation.determined(), style);
        out += &style.heading("heading-rules-reached");
        if simulation.by_secured.probability > 0.0 {
            let args = [("share", Arg::Text(with_error(simulation.by_secured, style)))];
            out += &format!("{}\n", style.wrap(&style.tell("rules-by-secured", &args), 0));
        }
        out += &rules(&simulation.rules, style);
    }
    out += &style.heading("heading-figures");
    let mut table = Table::new(columns("column-figure", style), 1);
    for figure in &simulation.figures {
        table.row(cells(style.say(&format!("figure-{}", figure.name)), figure, bound, style));
    }
    out += &table.print(style);
    for name in SHOWN {
        let years = simulation.budget.iter();
        let lines = years.filter_map(|(year, lines)| Some((year, lines.iter().find(|line| line.name == name)?)));
        let mut table = Table::new(columns("column-year", style), 1);
        lines.for_each(|(year, line)| table.row(cells(year.to_string(), line, Bound::Exact, style)));
        if !table.is_empty() {
            // Said once for all years.
            let heading = style.say(&format!("heading-{name}"));
            let heading = of_sign(heading, Bound::of_city(simulation.unpriced.len()), style);
            out += &format!("\n{}\n", style.paint(&style.wrap(&heading, 0), Tone::Strong));
            out += &table.print(style);
        }
    }
    out += &style.heading("heading-outcome-drivers");
    out += &drivers(simulation, case, style);
    out
}

fn head(simulation: &Simulation, style: Style) -> String {
    let number = |count: u64| Arg::Number(Decimal::from(count));
    let mut args = vec![
        ("plan", Arg::Text(simulation.plan.clone())),
        ("scenarios", number(simulation.scenarios)),
        ("inputs", Arg::Count(simulation.inputs.len())),
        ("seed", Arg::Text(simulation.seed.to_string())),
    ];
    let mut out = format!("{}\n", style.wrap(&style.tell("simulated", &args), 0));
    if simulation.partial() {
        args.push(("asked", number(simulation.asked)));
        out += &format!("{}\n", style.paint(&style.wrap(&style.tell("simulated-partly", &args), 0), Tone::Warn));
    }
    if simulation.compilations > 1 {
        let args = [("count", Arg::Count(simulation.compilations))];
        out += &format!("{}\n", style.wrap(&style.tell("compiled-anew", &args), 0));
    }
    if let Some(note) = unpriced_note(simulation, style) {
        out += &format!("{}\n", style.paint(&style.wrap(&note, 0), Tone::Warn));
    }
    if simulation.loans_cut.probability > 0.0 {
        let args = [("share", Arg::Text(percent(simulation.loans_cut.probability, style)))];
        out += &format!("{}\n", style.wrap(&style.tell("loans-cut-share", &args), 0));
    }
    out
}

pub(super) fn decimal(value: f64) -> Decimal {
    Decimal::from_f64_retain(value).unwrap_or_default()
}

pub(super) fn percent(share: f64, style: Style) -> String {
    style.percent(decimal(share))
}

pub(super) fn with_error(share: Share, style: Style) -> String {
    let probability = percent(share.probability, style);
    // Of what no draw or every draw gives, the spread of the draws says nothing.
    if share.error.is_nan() || share.error == 0.0 {
        return probability;
    }
    format!("{probability} ± {}", crate::language::percent(decimal(share.error), 2, style.language))
}

fn verdicts(verdict: &Levels, secured: &Levels, complete: bool, style: Style) -> String {
    let head = ["column-verdict", "column-all-funding", "column-secured"].map(|id| style.say(id));
    let mut table = Table::new(head.to_vec(), 1);
    let mut row = |id: &str, part: fn(&Levels) -> Share| {
        table.row(vec![style.say(id), with_error(part(verdict), style), with_error(part(secured), style)]);
    };
    if complete {
        row("verdict-sustainable", |levels| levels.sustainable);
        row("verdict-fragile", |levels| levels.fragile);
    } else {
        row("verdict-undetermined", |levels| Share {
            probability: 1.0 - levels.unsustainable.probability,
            ..levels.unsustainable
        });
    }
    row("verdict-unsustainable", |levels| levels.unsustainable);
    table.print(style)
}

/// Rules that count against the plan in some scenario; the others are in the machine formats.
fn rules(rules: &[RuleShare], style: Style) -> String {
    let head =
        ["column-year", "column-rule", "column-counts-orange", "column-counts-red", "column-reached", "column-red"];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 2);
    let counts = |rule: &&RuleShare| rule.counts_orange.probability + rule.counts_red.probability > 0.0;
    for rule in rules.iter().filter(counts) {
        let name = style.say(&format!("rule-{}", rule.rule.rule.id()));
        let name = match rule.rule.part {
            Some(part) => format!("{name} ({})", style.say(&format!("part-{part}"))),
            None => name,
        };
        let shares = [rule.counts_orange, rule.counts_red, rule.reached, rule.red];
        let shares = shares.map(|share| percent(share.probability, style));
        table.row([rule.rule.year.to_string(), name].into_iter().chain(shares).collect());
    }
    if table.is_empty() { format!("{}\n", style.say("no-rule-reached")) } else { table.print(style) }
}

fn columns(first: &str, style: Style) -> Vec<String> {
    let rest = ["column-q05", "column-q25", "column-q50", "column-q75", "column-q95", "column-mean", "column-error"];
    std::iter::once(first).chain(rest).map(|id| style.say(id)).collect()
}

fn cells(name: String, figure: &Distribution, bound: Bound, style: Style) -> Vec<String> {
    let numbers = figure.quantiles.iter().map(|(value, _)| *value).chain([figure.mean]);
    let amount = |value: f64| of_sign(style.bare(decimal(value)), bound, style);
    let error = if figure.error.is_nan() { "–".to_owned() } else { style.bare(decimal(figure.error)) };
    std::iter::once(name).chain(numbers.map(amount)).chain([error]).collect()
}

/// Inputs by how far they drive the last outcome, the verdict where there is one.
fn drivers(simulation: &Simulation, case: &Case, style: Style) -> String {
    if simulation.inputs.is_empty() {
        return format!("{}\n", style.say("nothing-uncertain"));
    }
    let mut head = vec![style.say("column-input"), style.say("column-draw")];
    head.extend(simulation.driven.iter().map(|name| style.say(&format!("driven-{name}"))));
    let mut table = Table::new(head, 2).repeating(1);
    let share = |input: &Input, place: usize| input.correlations.get(place).copied().flatten().unwrap_or(0.0);
    let net_cost = simulation.driven.iter().position(|name| *name == "net_cost").unwrap_or(0);
    let mut inputs: Vec<&Input> = simulation.inputs.iter().collect();
    order::by(&mut inputs, |a, b| share(b, net_cost).abs().total_cmp(&share(a, net_cost).abs()));
    for input in inputs {
        let shown = |correlation: &Option<f64>| match correlation {
            None => "–".to_owned(),
            // What rounds to nothing goes neither way.
            Some(one) if one * one < 0.000_5 => percent(0.0, style),
            Some(one) => format!("{} {}", if *one < 0.0 { "−" } else { "+" }, percent(one * one, style)),
        };
        let draw = style.say(&format!("shape-{}", shape_word(input.input.shape)));
        let cells = [spoken::input(&input.input.path, case, style), draw]
            .into_iter()
            .chain(input.correlations.iter().map(shown));
        table.row(cells.collect());
    }
    format!("{}\n{}\n", table.print(style).trim_end(), style.wrap(&style.say("drivers-note"), 0))
}

/// What is without a price, and what that makes of the drawn figures; nothing where all has a price.
pub(super) fn unpriced_note(simulation: &Simulation, style: Style) -> Option<String> {
    let list = simulation.unpriced.join(", ");
    let note = || [style.tell("open-unpriced", &[("list", list.into())]), style.say("simulate-unpriced")].join(" ");
    (!simulation.unpriced.is_empty()).then(note)
}
