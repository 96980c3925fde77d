use rust_decimal::Decimal;

use super::{Block, Material, names};
use crate::explore::simulate::{Distribution, Share, Simulation};
use crate::language::Arg;
use crate::report::charts::Kind;
use crate::report::grid::{Grid, Value};
use crate::report::simulate_text::unpriced_note;
use crate::report::style::Style;
use crate::units::order;

/// How likely each verdict is, and how the figures spread.
pub(super) fn simulation(simulation: &Simulation, material: &Material<'_>, style: Style) -> Vec<Block> {
    let title = material.analysis.case.title.get(style.language.code(), &simulation.plan).to_owned();
    let number = |count: u64| Arg::Number(Decimal::from(count));
    let args = [
        ("plan", title.into()),
        ("scenarios", number(simulation.scenarios)),
        ("inputs", Arg::Count(simulation.inputs.len())),
        ("seed", Arg::Text(simulation.seed.to_string())),
    ];
    let mut out = vec![Block::Paragraph(style.tell("simulated", &args))];
    let apart =
        material.beside.odds.map(|odds| style.tell("study-simulation-apart", &[("drawn", number(odds.scenarios))]));
    out.extend(apart.map(Block::Paragraph));
    out.extend(unpriced_note(simulation, style).map(Block::Paragraph));
    out.extend(levels(simulation, style).map(|grid| Block::Table("simulation-verdict", grid)));
    out.push(Block::Table("simulation-figures", figures(simulation, style)));
    out.extend(material.chart(Kind::Fan, style));
    if !simulation.inputs.is_empty() {
        out.push(Block::Table("simulation-drivers", drivers(simulation, material, style)));
    }
    out
}

fn decimal(value: f64) -> Decimal {
    Decimal::from_f64_retain(value).unwrap_or_default()
}

fn levels(simulation: &Simulation, style: Style) -> Option<Grid> {
    let (verdict, secured) = simulation.verdict.as_ref().zip(simulation.secured.as_ref())?;
    let head = ["column-verdict", "column-all-funding", "column-error", "column-secured"];
    let mut grid = Grid::new(style.say("heading-probabilities"), head.map(|id| style.say(id)));
    let lone = simulation.scenarios < 2;
    let mut row = |id: &str, share: Share, secured: Share| {
        let share_of = |value: f64| Value::Share(decimal(value));
        grid.row([
            Value::Text(style.say(id)),
            share_of(share.probability),
            if lone { Value::Empty } else { share_of(share.error) },
            share_of(secured.probability),
        ]);
    };
    if simulation.determined() {
        row("verdict-sustainable", verdict.sustainable, secured.sustainable);
        row("verdict-fragile", verdict.fragile, secured.fragile);
    } else {
        let open = |one: Share| Share { probability: 1.0 - one.probability, ..one };
        row("verdict-undetermined", open(verdict.unsustainable), open(secured.unsustainable));
    }
    row("verdict-unsustainable", verdict.unsustainable, secured.unsustainable);
    Some(grid)
}

fn figures(simulation: &Simulation, style: Style) -> Grid {
    let rest = ["column-q05", "column-q25", "column-q50", "column-q75", "column-q95", "column-mean", "column-error"];
    let columns = std::iter::once("column-figure").chain(rest).map(|id| style.say(id));
    let mut grid = Grid::new(style.say("study-table-simulated"), columns);
    // With the price that is missing each scenario would cost more; how far they lie apart is not known.
    let whole = simulation.unpriced.is_empty();
    let amount = |value: f64| if whole { Value::Money(decimal(value)) } else { Value::AtLeast(decimal(value)) };
    let row = |figure: &Distribution| {
        let numbers = figure.quantiles.iter().map(|(value, _)| *value).chain([figure.mean]);
        let error = if whole && simulation.scenarios > 1 { Value::Money(decimal(figure.error)) } else { Value::Empty };
        let name = Value::Text(style.say(&format!("figure-{}", figure.name)));
        std::iter::once(name).chain(numbers.map(amount)).chain([error]).collect::<Vec<_>>()
    };
    simulation.figures.iter().for_each(|figure| grid.row(row(figure)));
    grid
}

/// Inputs by the share of the net cost's variance that each explains by itself.
fn drivers(simulation: &Simulation, material: &Material<'_>, style: Style) -> Grid {
    let mut columns = vec![style.say("column-input")];
    columns.extend(simulation.driven.iter().map(|name| style.say(&format!("driven-{name}"))));
    let mut grid = Grid::new(style.say("heading-outcome-drivers"), columns);
    let net_cost = simulation.driven.iter().position(|name| *name == "net_cost").unwrap_or(0);
    let strength = |place: usize, input: &crate::explore::simulate::Input| {
        input.correlations.get(place).copied().flatten().map(|one| one * one)
    };
    let mut inputs: Vec<_> = simulation.inputs.iter().collect();
    order::by(&mut inputs, |a, b| {
        let of = |input| strength(net_cost, input).unwrap_or(0.0);
        of(b).total_cmp(&of(a))
    });
    for input in inputs.into_iter().take(10) {
        let name = names::path(&input.input.path, &material.analysis.case, style);
        let shares = (0..simulation.driven.len())
            .map(|place| strength(place, input).map_or(Value::Empty, |share| Value::Share(decimal(share))));
        grid.row(std::iter::once(Value::Text(name)).chain(shares));
    }
    grid.notes.push(style.say("study-drivers-note"));
    grid
}
