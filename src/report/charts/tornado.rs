use rust_decimal::Decimal;

use super::ink::{BLACK, INKS};
use super::picture::{Anchor, BODY, MARGIN, WIDTH};
use super::scale::Scale;
use super::text::{width, wrap};
use super::waterfall::signed;
use super::{Chart, ChartWords, Kind};
use crate::diagnostic::message;
use crate::explore::sensitivity::Swing;
use crate::explore::{Figure, Snapshot};
use crate::report::grid::{Grid, Value};
use crate::report::study::{names, written};

/// Inputs that are drawn; the table has all.
const DRAWN: usize = 12;

/// How far each uncertain input moves the total cost from where it is, the widest swing first.
pub(super) fn draw(words: ChartWords<'_>, swings: &[Swing]) -> Option<Chart> {
    let figure = Figure::TcoInclVat;
    let base = figure.of(words.analysis)?;
    let first = swings.first()?;
    let moved = |end: &Result<Snapshot, _>| Some(end.as_ref().ok()?.get(figure)? - base);
    let ends: Vec<[Option<Decimal>; 2]> = swings.iter().map(|swing| [moved(&swing.low), moved(&swing.high)]).collect();
    let title = match (ends[0], first.of(figure)) {
        ([Some(low), Some(high)], Some(swing)) if !swing.is_zero() => {
            let args = [
                ("input", name(words, first).into()),
                ("low", words.cost(base + low.min(high)).into()),
                ("high", words.cost(base + low.max(high)).into()),
            ];
            words.tell("chart-tornado-title", &args)
        }
        _ => words.tell("chart-tornado-still", &[("cost", words.cost(base).into())]),
    };
    let mut picture = words.picture(Kind::Tornado, &title, &words.say("chart-tornado-unit"));
    picture.legend(&[(INKS[0], words.say("chart-low")), (INKS[1], words.say("chart-high"))]);
    let scale = Scale::of(ends.iter().flatten().flatten().copied());
    let labels = ends.iter().take(DRAWN).flatten().flatten().map(|amount| width(&signed(words, *amount), BODY));
    let edge = labels.fold(0.0, f64::max) + 8.0;
    let x = |amount: Decimal| MARGIN + edge + (WIDTH - 2.0 * (MARGIN + edge)) * scale.place(amount);
    let middle = x(Decimal::ZERO);
    let said = words.tell("chart-base", &[("amount", words.cost(base).into())]);
    let half = width(&said, BODY) / 2.0;
    picture.bottom += BODY * 1.2;
    picture.text(
        middle.clamp(MARGIN + half, (WIDTH - MARGIN - half).max(MARGIN + half)),
        picture.bottom,
        Anchor::Middle,
        &said,
    );
    let (mut bottom, row) = (picture.bottom + 8.0, 50.0);
    for (swing, ends) in swings.iter().zip(&ends).take(DRAWN) {
        // A name that is too long for a line takes another one: cut, it names nothing.
        let lines = wrap(&name(words, swing), BODY, WIDTH - 2.0 * MARGIN);
        for line in &lines {
            picture.text(MARGIN, bottom + 16.0, Anchor::Start, line);
            bottom += BODY * 1.2;
        }
        let y = bottom - BODY * 1.2;
        bottom = y + row;
        // Beside the bars alone: names stand across the middle.
        picture.line(&[(middle, y + 21.0), (middle, y + 44.0)], BLACK, 2.0, None);
        for (end, ink) in ends.iter().zip([INKS[0], INKS[1]]) {
            let Some(amount) = end.filter(|amount| !amount.is_zero()) else { continue };
            let (from, to) = (middle.min(x(amount)), middle.max(x(amount)));
            let says = signed(words, amount);
            picture.bar(from, y + 23.0, to - from, 19.0, ink, Some(&says));
        }
        if ends.iter().all(|end| end.is_some_and(|amount| amount.is_zero())) {
            picture.text(middle + 6.0, y + 39.0, Anchor::Start, &words.say("chart-no-effect"));
        }
        for (left, amount) in sides(*ends) {
            let (at, anchor) = if left { (x(amount) - 5.0, Anchor::End) } else { (x(amount) + 5.0, Anchor::Start) };
            picture.text(at, y + 39.0, anchor, &signed(words, amount));
        }
    }
    picture.bottom = bottom;
    let mut table = table(words, swings, base);
    if ends.iter().flatten().any(Option::is_none) {
        table.notes.push(words.say("chart-tornado-refused"));
    }
    if swings.len() > DRAWN {
        let args = [("drawn", DRAWN.into()), ("count", swings.len().into())];
        table.notes.push(words.tell("chart-tornado-more", &args));
    }
    let list = swings.iter().zip(&ends).take(DRAWN).map(|(swing, ends)| {
        let end = |end: &Option<Decimal>| end.map_or("–".to_owned(), |amount| signed(words, amount));
        let value = format!("{} … {}", end(&ends[0]), end(&ends[1]));
        words.tell("named", &[("name", name(words, swing).into()), ("value", value.into())])
    });
    let list = words.list(list);
    let args = [("list", list.into()), ("cost", words.cost(base).into())];
    let description = words.tell("chart-tornado-description", &args);
    Some(words.chart(Kind::Tornado, title, description, picture, table))
}

/// The farthest amount of each side that has one, and whether it is the left: ends may lie on the same side.
fn sides(ends: [Option<Decimal>; 2]) -> Vec<(bool, Decimal)> {
    let known: Vec<Decimal> = ends.into_iter().flatten().collect();
    let least = known.iter().copied().min().filter(|amount| *amount < Decimal::ZERO);
    let most = known.iter().copied().max().filter(|amount| *amount > Decimal::ZERO);
    least.map(|amount| (true, amount)).into_iter().chain(most.map(|amount| (false, amount))).collect()
}

/// An input as people call it; the table has its path and its ends.
fn name(words: ChartWords<'_>, swing: &Swing) -> String {
    names::path(&swing.input.path, &words.analysis.case, words.style())
}

fn table(words: ChartWords<'_>, swings: &[Swing], base: Decimal) -> Grid {
    let columns = ["column-input", "column-low", "column-value", "column-high", "chart-at-low", "chart-at-high"];
    let mut table = Grid::new(words.say("chart-tornado-table"), columns.map(|id| words.say(id)));
    for swing in swings {
        let end = |end: &Result<Snapshot, Box<crate::explore::Faults>>| match end {
            Ok(snapshot) => snapshot.get(Figure::TcoInclVat).map_or(Value::Empty, |amount| words.cell(amount)),
            Err(faults) => faults.first().map_or(Value::Empty, |first| message(first, words.language).into()),
        };
        let input = &swing.input;
        let said = |text: &str| written(text, &words.analysis.case, words.style());
        let cells = [name(words, swing), said(&input.low), said(&input.value), said(&input.high)].map(Value::from);
        table.hinted(&input.path, cells.into_iter().chain([end(&swing.low), end(&swing.high)]));
    }
    let stays = [words.say("chart-as-it-is").into(), Value::Empty, Value::Empty, Value::Empty];
    table.total(stays.into_iter().chain([words.cell(base), words.cell(base)]));
    table
}
