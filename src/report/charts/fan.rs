use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::frame::{Frame, apart};
use super::ink::{BLACK, BLUE, INKS, Ink};
use super::picture::{Anchor, BODY};
use super::scale::{Scale, unit};
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::explore::simulate::{SHARES, Simulation};
use crate::language::{Arg, percent};
use crate::report::grid::{Grid, Value};

/// The line of the budget that is drawn.
const LINE: &str = "gross_savings";

/// The outer band; the inner one is full.
const OUTER: Ink = INKS[5];
const INNER: Ink = INKS[0];

/// Quantiles of the city's gross savings with the plan, year by year. `None` without a city.
pub(super) fn draw(words: ChartWords<'_>, simulation: &Simulation) -> Option<Chart> {
    let mut years: Vec<(i32, [Decimal; SHARES.len()])> = Vec::new();
    for (year, lines) in &simulation.budget {
        let line = lines.iter().find(|line| line.name == LINE)?;
        let known: Vec<Decimal> = line.quantiles.iter().filter_map(|(value, _)| Decimal::from_f64(*value)).collect();
        years.push((*year, known.try_into().ok()?));
    }
    let (last, spread) = years.iter().max_by_key(|(year, values)| (values[4] - values[0], *year))?;
    let args =
        [("year", Arg::Year(*last)), ("low", words.short(spread[0]).into()), ("high", words.short(spread[4]).into())];
    let title = words.tell("chart-fan-title", &args);
    let scale = Scale::around(years.iter().flat_map(|(_, values)| *values).collect::<Vec<_>>());
    let cut = !scale.ticks.iter().any(Decimal::is_zero);
    let (by, unit) = unit(&scale, words.language);
    let mut picture = words.picture(Kind::Fan, &title, &words.tell("chart-fan-unit", &[("unit", unit.into())]));
    let share = |place: usize| percent(Decimal::from_f64(SHARES[place]).unwrap_or_default(), 0, words.language);
    let between = |from: usize, to: usize| {
        words.tell("chart-between", &[("low", share(from).into()), ("high", share(to).into())])
    };
    picture.legend(&[(INNER, between(1, 3)), (OUTER, between(0, 4))]);
    let names: Vec<String> = (0..SHARES.len()).map(share).collect();
    let room = names.iter().map(|name| width(name, BODY)).fold(0.0, f64::max) + 12.0;
    let numbers: Vec<i32> = years.iter().map(|(year, _)| *year).collect();
    let frame = Frame::draw(&mut picture, &numbers, (scale, by), (270.0, room), words.language);
    let line = |quantile: usize| -> Vec<(f64, f64)> {
        let points = years.iter().enumerate();
        points.map(|(place, (_, values))| (frame.middle(place), frame.y(values[quantile]))).collect()
    };
    let band = |from: usize, to: usize| -> Vec<(f64, f64)> {
        line(from).into_iter().chain(line(to).into_iter().rev()).collect()
    };
    picture.area(&band(0, 4), OUTER);
    picture.area(&band(1, 3), INNER);
    picture.line(&line(2), BLACK, 3.0, None);
    for (x, y) in line(2) {
        picture.point(x, y, INKS[4]);
    }
    let ends: Vec<f64> = (0..SHARES.len()).filter_map(|quantile| line(quantile).last().map(|(_, y)| *y)).collect();
    let places = apart(&ends, BODY * 1.1, (frame.top(), frame.floor()));
    let x = frame.middle(years.len() - 1);
    for ((name, y), end) in names.iter().zip(places).zip(ends) {
        picture.line(&[(x, end), (x.max(frame.right - 4.0) + 4.0, y)], BLUE, 1.0, None);
        picture.text(frame.right + 6.0, y + 6.0, Anchor::Start, name);
    }
    let columns = [words.say("column-year")].into_iter().chain(names);
    let mut table = Grid::new(words.say("chart-fan-table"), columns);
    for (year, values) in &years {
        table.row([Value::Year(*year)].into_iter().chain(values.iter().map(|value| Value::Money(*value))));
    }
    let args = [
        ("scenarios", Arg::Number(Decimal::from(simulation.scenarios))),
        ("seed", simulation.seed.to_string().into()),
        ("inputs", simulation.inputs.len().into()),
    ];
    table.notes.push(words.tell("chart-fan-note", &args));
    if cut {
        table.notes.push(words.say("chart-cut-axis"));
    }
    if simulation.partial() {
        table.notes.push(words.tell("chart-fan-partial", &[("asked", Arg::Number(Decimal::from(simulation.asked)))]));
    }
    let each = years.iter().map(|(year, values)| {
        let value = [0, 2, 4].map(|quantile| words.short(values[quantile])).join(" / ");
        words.tell("named", &[("name", Arg::Year(*year)), ("value", value.into())])
    });
    let description = words.tell("chart-fan-description", &[("list", words.list(each).into())]);
    Some(words.chart(Kind::Fan, title, description, picture, table))
}
