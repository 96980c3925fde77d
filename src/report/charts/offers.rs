use rust_decimal::Decimal;

use super::frame::{Frame, apart};
use super::ink::{INKS, Ink};
use super::picture::{Anchor, BODY};
use super::scale::{Scale, share, unit};
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::language::Arg;
use crate::offers::Comparison;
use crate::report::grid::{Grid, Value};
use crate::report::offers_text::Naming;
use crate::units::order;

/// Widest name of an offer beside its line.
const NAME: f64 = 150.0;

/// An offer that is complete, with its cost up to the end of each year.
struct Curve {
    name: String,
    ink: Ink,
    sums: Vec<Decimal>,
}

/// Where one offer becomes cheaper than another.
struct Crossing {
    /// Year in which it happens, by its place.
    place: usize,
    cheaper: usize,
    dearer: usize,
}

/// What each offer has cost by the end of each year, and where one overtakes another. `None` where no offer has all
/// its prices.
pub(super) fn draw(words: ChartWords<'_>, comparison: &Comparison) -> Option<Chart> {
    let (curves, incomplete) = curves(words, comparison);
    let years: Vec<i32> = comparison.reference_figures.by_year.iter().map(|(year, _)| *year).collect();
    let last = *years.last()?;
    let best = curves.iter().min_by_key(|curve| curve.sums.last().copied())?;
    let amount = best.sums.last().copied().unwrap_or_default();
    let args = [("year", Arg::Year(last)), ("best", best.name.clone().into()), ("amount", words.short(amount).into())];
    let title = words.tell(if curves.len() > 1 { "chart-offers-title" } else { "chart-offers-alone" }, &args);
    let scale = Scale::of(curves.iter().flat_map(|curve| curve.sums.iter().copied()));
    let (by, unit) = unit(&scale, words.language);
    let mut picture = words.picture(Kind::Offers, &title, &words.tell("chart-offers-unit", &[("unit", unit.into())]));
    // Names that have no room beside their lines stand in a key above them.
    let keyed = curves.iter().any(|curve| width(&curve.name, BODY) > NAME);
    if keyed {
        picture.bottom += 6.0;
        curves.iter().for_each(|curve| picture.key(curve.ink, &curve.name));
    }
    let names = curves.iter().filter(|_| !keyed).map(|curve| width(&curve.name, BODY));
    let room = names.fold(0.0, f64::max) + 16.0;
    let high = 270.0_f64.max(curves.len() as f64 * BODY * 1.2);
    let frame = Frame::draw(&mut picture, &years, (scale, by), (high, room), words.language);
    let mut ends = Vec::new();
    for curve in &curves {
        let points: Vec<(f64, f64)> =
            curve.sums.iter().enumerate().map(|(place, sum)| (frame.middle(place), frame.y(*sum))).collect();
        picture.line(&points, curve.ink.hue, 3.0, curve.ink.dash);
        points.iter().for_each(|(x, y)| picture.point(*x, *y, curve.ink));
        ends.push(points.last().map_or(0.0, |(_, y)| *y));
    }
    let crossings = crossings(&curves);
    for one in &crossings {
        let (x, y) = meeting(&frame, &curves[one.cheaper].sums, &curves[one.dearer].sums, one.place);
        picture.ring(x, y);
    }
    let places = apart(&ends, BODY * 1.15, (frame.top(), frame.floor()));
    let x = frame.middle(years.len().saturating_sub(1));
    for ((curve, y), end) in curves.iter().zip(places).zip(&ends).filter(|_| !keyed) {
        picture.line(&[(x + 7.0, *end), (frame.right + 6.0, y)], curve.ink.hue, 1.0, None);
        picture.text(frame.right + 9.0, y + 6.0, Anchor::Start, &curve.name);
    }
    let table = table(words, &years, &curves, &crossings, &incomplete);
    let list = curves.iter().map(|curve| {
        let amount = words.short(curve.sums.last().copied().unwrap_or_default());
        words.tell("named", &[("name", curve.name.clone().into()), ("value", amount.into())])
    });
    let description = words.tell("chart-offers-description", &[("list", words.list(list).into())]);
    Some(words.chart(Kind::Offers, title, description, picture, table))
}

/// What each offer has cost by the end of each year, and the names of offers that have no price for the whole need.
fn curves(words: ChartWords<'_>, comparison: &Comparison) -> (Vec<Curve>, Vec<String>) {
    let style = words.style();
    let naming = Naming { comparison, anonymous: false };
    let (mut curves, mut incomplete): (Vec<Curve>, Vec<String>) = (Vec::new(), Vec::new());
    for (place, bid) in comparison.bids.iter().enumerate() {
        let name = naming.name(place, style);
        if !bid.needs_are_priced() {
            incomplete.push(name);
            continue;
        }
        let running = bid.figures.by_year.iter().scan(Decimal::ZERO, |sum, (_, amount)| {
            *sum += amount.incl_vat;
            Some(*sum)
        });
        // A seventh offer has the first one's hue, and the next one's dashes.
        let turn = curves.len() / INKS.len();
        let dashes = INKS[(curves.len() + turn) % INKS.len()];
        let ink = Ink { dash: dashes.dash, shape: dashes.shape, ..INKS[curves.len() % INKS.len()] };
        curves.push(Curve { name, ink, sums: running.collect() });
    }
    (curves, incomplete)
}

/// The same in figures, and what is to be said of it.
fn table(
    words: ChartWords<'_>,
    years: &[i32],
    curves: &[Curve],
    crossings: &[Crossing],
    incomplete: &[String],
) -> Grid {
    let columns = [words.say("column-year")].into_iter().chain(curves.iter().map(|curve| curve.name.clone()));
    let mut table = Grid::new(words.say("chart-offers-table"), columns);
    for (place, year) in years.iter().enumerate() {
        let sums = curves.iter().map(|curve| Value::Money(curve.sums[place]));
        table.row([Value::Year(*year)].into_iter().chain(sums));
    }
    let said = crossings.iter().map(|one| {
        let name = |place: usize| Arg::from(curves[place].name.clone());
        let args =
            [("year", Arg::Year(years[one.place])), ("cheaper", name(one.cheaper)), ("dearer", name(one.dearer))];
        words.tell("chart-offers-crossing", &args)
    });
    let said = words.list(said);
    match (crossings.is_empty(), curves.len()) {
        (false, _) => table.notes.push(words.tell("chart-offers-mark", &[("list", said.into())])),
        (true, 2..) => table.notes.push(words.say("chart-offers-same")),
        (true, _) => {}
    }
    if !incomplete.is_empty() {
        table.notes.push(words.tell("chart-offers-none", &[("list", words.language.list(incomplete).into())]));
    }
    table
}

/// Every change of order between two offers, year by year. Years in which they are level decide nothing.
fn crossings(curves: &[Curve]) -> Vec<Crossing> {
    let mut out = Vec::new();
    for (a, first) in curves.iter().enumerate() {
        for (b, second) in curves.iter().enumerate().skip(a + 1) {
            let mut before = std::cmp::Ordering::Equal;
            for (place, (one, other)) in first.sums.iter().zip(&second.sums).enumerate() {
                let now = one.cmp(other);
                if now.is_eq() {
                    continue;
                }
                if before.is_ne() && now != before {
                    let (cheaper, dearer) = if now.is_lt() { (a, b) } else { (b, a) };
                    out.push(Crossing { place, cheaper, dearer });
                }
                before = now;
            }
        }
    }
    order::by_key(&mut out, |one| (one.place, one.cheaper, one.dearer));
    out
}

/// Where two lines meet on the drawing, between the end of one year and the next.
fn meeting(frame: &Frame, one: &[Decimal], other: &[Decimal], place: usize) -> (f64, f64) {
    let before = place.saturating_sub(1);
    let (gap, next) = (one[before] - other[before], one[place] - other[place]);
    let part = share(gap, gap - next).clamp(0.0, 1.0);
    let x = frame.middle(before) + frame.band() * part * (place - before) as f64;
    let (from, to) = (frame.y(one[before]), frame.y(one[place]));
    (x, from + (to - from) * part)
}
