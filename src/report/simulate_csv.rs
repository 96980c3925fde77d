use rust_decimal::Decimal;

use super::csv_out::{Cell, Sheet};
use super::style::Style;
use crate::explore::Bound;
use crate::explore::simulate::{Distribution, Simulation};
use crate::language::Language;

/// Every distribution, one a row: figures of the plan, then lines of the budget by year; the seed, and how many
/// scenarios were drawn and asked for, on each.
pub fn simulate_csv(simulation: &Simulation, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let words = [
        "column-plan",
        "column-seed",
        "column-scenarios",
        "column-asked",
        "column-figure",
        "column-year",
        "column-mean",
        "column-error",
        "column-min",
        "column-q05",
        "column-q25",
        "column-q50",
        "column-q75",
        "column-q95",
        "column-max",
    ]
    .map(|id| style.say(id));
    let mut sheet = Sheet::new(&words.each_ref().map(String::as_str), language);
    let mut row = |figure: &Distribution, year: Option<i32>| {
        // A lone scenario has no standard error.
        let error = Decimal::from_f64_retain(figure.error).map_or(Cell::Text(""), Cell::Amount);
        let unpriced = simulation.unpriced.len();
        let bound = if year.is_some() { Bound::of_city(unpriced) } else { Bound::of_cost(unpriced) };
        let amount = |value: f64| Cell::Bounded(Decimal::from_f64_retain(value).unwrap_or_default(), bound);
        let [q05, q25, q50, q75, q95] = figure.quantiles.map(|(value, _)| amount(value));
        sheet.row(&[
            Cell::Text(&simulation.plan),
            Cell::Exact(simulation.seed.into()),
            Cell::Exact(figure.count.into()),
            // More than were drawn where the run was stopped.
            Cell::Exact(simulation.asked.into()),
            Cell::Text(figure.name),
            year.map_or(Cell::Text(""), Cell::Year),
            amount(figure.mean),
            error,
            amount(figure.min),
            q05,
            q25,
            q50,
            q75,
            q95,
            amount(figure.max),
        ]);
    };
    simulation.figures.iter().for_each(|figure| row(figure, None));
    for (year, lines) in &simulation.budget {
        lines.iter().for_each(|line| row(line, Some(*year)));
    }
    sheet.finish()
}
