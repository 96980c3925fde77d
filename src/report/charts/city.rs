use rust_decimal::Decimal;

use super::frame::{Frame, apart};
use super::ink::{BLACK, INKS, Ink, Shape, VERMILLION};
use super::picture::{Anchor, BODY, MARGIN, Picture};
use super::scale::{Scale, unit};
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::city::{CityYear, Horizon};
use crate::language::{Arg, percent};
use crate::model::Rule;
use crate::report::grid::{Grid, Value};
use crate::report::result_city::ratio;

/// The city without the plan: a dashed line with circles.
const WITHOUT: Ink = Ink { dash: Some("7 5"), shape: Shape::Circle, ..INKS[0] };
/// The city with it: a full line with squares.
const WITH: Ink = Ink { dash: None, shape: Shape::Square, ..INKS[1] };

/// A drawing of one measure: a line without and a line with the plan. No value where the measure has none.
struct Panel {
    title: String,
    by: Decimal,
    scale: Scale,
    lines: [Vec<Option<Decimal>>; 2],
    thresholds: Vec<Threshold>,
    /// Said of a value that lies beyond the scale, and of one that there is not.
    beyond: Option<Decimal>,
}

/// Where a level begins, year by year.
struct Threshold {
    at: Vec<Decimal>,
    name: String,
    hue: &'static str,
}

/// The hues of the orange and of the red threshold, told apart by how dark they are too.
const LEVELS: [(&str, &str); 2] = [("level-orange", VERMILLION), ("level-red", DARK_RED)];
/// Darker than vermillion by half.
const DARK_RED: &str = "#8b0020";

/// Gross savings, net savings and deleveraging of the city, without and with the plan. `None` without a city.
pub(super) fn draw(words: ChartWords<'_>) -> Option<Chart> {
    let outlook = &words.analysis.outcome.as_ref()?.outlook;
    let years: Vec<i32> = outlook.with.iter().map(|year| year.year).collect();
    let both = |pick: fn(&CityYear<Decimal>) -> Option<Decimal>| {
        [&outlook.without, &outlook.with].map(|years| years.iter().map(pick).collect::<Vec<_>>())
    };
    let gross = both(|year| Some(year.gross_savings));
    let net = both(|year| Some(year.net_savings));
    let capacity = both(|year| ratio(year.debt, year.gross_savings));
    let start = words.analysis.case.calendar.start.year();
    // A year that is not judged holds some months of the plan only: it heads nothing.
    let judged = Horizon::of(&words.analysis.case).judged;
    let whole = |year: &&CityYear<Decimal>| year.year >= start && (year.year <= judged || judged < start);
    let planned = outlook.with.iter().filter(whole);
    let (least, year) = planned.map(|year| (year.gross_savings, year.year)).min()?;
    let before = outlook.without.iter().find(|without| without.year == year)?.gross_savings;
    // Lower still in a year that the drawing shows and nobody judges.
    let lower = outlook.with.iter().any(|other| other.year >= start && other.gross_savings < least);
    let args = [
        ("year", Arg::Year(year)),
        ("with", words.short(least).into()),
        ("without", words.short(before).into()),
        ("judged", if lower { "some" } else { "all" }.into()),
        ("below", if least < Decimal::ZERO { "yes" } else { "no" }.into()),
    ];
    let title = words.tell(if least == before { "chart-city-same" } else { "chart-city-title" }, &args);
    let mut picture = words.picture(Kind::City, &title, &words.say("chart-city-unit"));
    key(&mut picture, words);
    let money = |id: &str, lines: [Vec<Option<Decimal>>; 2]| {
        let scale = Scale::of(lines.iter().flatten().flatten().copied());
        let (by, unit) = unit(&scale, words.language);
        let title = words.tell("chart-panel", &[("name", words.say(id).into()), ("unit", unit.into())]);
        Panel { title, by, scale, lines, thresholds: Vec::new(), beyond: None }
    };
    let mut gross = money("column-gross", gross);
    gross.thresholds = rates(words);
    let marks = gross.thresholds.iter().flat_map(|threshold| &threshold.at).copied();
    gross.scale = Scale::of(gross.lines.iter().flatten().flatten().copied().chain(marks));
    let panels = [gross, money("column-net", net), deleveraging(words, capacity)];
    let hidden = panels.iter().any(|panel| panel.beyond.is_some());
    let gaps = panels.iter().any(|panel| panel.lines.iter().flatten().any(Option::is_none));
    let sides = sides(&panels, words);
    for panel in panels {
        plane(&mut picture, words, &years, panel, sides);
    }
    let mut table = table(words, &outlook.without, &outlook.with);
    if hidden {
        table.notes.push(words.say("chart-city-beyond"));
    }
    if gaps {
        table.notes.push(words.say("chart-city-gaps"));
    }
    if !words.analysis.complete() {
        table.notes.push(words.say("chart-city-unpriced"));
    }
    let list = outlook.without.iter().zip(&outlook.with).map(|(without, with)| {
        let value = format!("{} → {}", words.short(without.gross_savings), words.short(with.gross_savings));
        words.tell("named", &[("name", Arg::Year(with.year)), ("value", value.into())])
    });
    let list = words.list(list);
    let description = words.tell("chart-city-description", &[("list", list.into())]);
    Some(words.chart(Kind::City, title, description, picture, table))
}

/// The two lines that all panels have.
fn key(picture: &mut Picture, words: ChartWords<'_>) {
    picture.bottom += BODY * 1.4;
    let y = picture.bottom - 6.0;
    let mut x = MARGIN;
    for (ink, id) in [(WITHOUT, "chart-without"), (WITH, "chart-with")] {
        let name = words.say(id);
        picture.line(&[(x, y), (x + 40.0, y)], ink.hue, 3.0, ink.dash);
        picture.point(x + 20.0, y, ink);
        picture.text(x + 48.0, y + 6.0, Anchor::Start, &name);
        x += 48.0 + width(&name, BODY) + 24.0;
    }
}

/// Gross savings at which the savings rate reaches its levels, where that rule decides.
fn rates(words: ChartWords<'_>) -> Vec<Threshold> {
    let Some((city, outcome)) = words.analysis.case.city.as_ref().zip(words.analysis.outcome.as_ref()) else {
        return Vec::new();
    };
    let decides = outcome.deciding().iter().any(|flag| flag.with.rule == Rule::SavingsRate);
    let Some((orange, red)) = city.thresholds.of(Rule::SavingsRate).filter(|_| decides) else { return Vec::new() };
    let of = |(level, (id, hue)): (Decimal, (&str, &'static str))| Threshold {
        at: outcome.deciding_side().0.with.iter().map(|year| year.revenue * level).collect(),
        name: format!("{} ({})", words.say(id), percent(level, 1, words.language)),
        hue,
    };
    [orange.value, red.value].into_iter().zip(LEVELS).map(of).collect()
}

fn deleveraging(words: ChartWords<'_>, lines: [Vec<Option<Decimal>>; 2]) -> Panel {
    let levels = words.analysis.case.city.as_ref().and_then(|city| city.thresholds.of(Rule::Deleveraging));
    let years = lines[0].len();
    let level =
        |(at, (id, hue)): (Decimal, (&str, &'static str))| Threshold { at: vec![at; years], name: words.say(id), hue };
    let levels = levels.into_iter().flat_map(|(orange, red)| [orange.value, red.value]);
    let thresholds: Vec<Threshold> = levels.zip(LEVELS).map(level).collect();
    let marks = || thresholds.iter().flat_map(|threshold| &threshold.at).copied();
    // Savings near zero make this measure endless: beyond three times red, the exact value is in the table.
    let most = marks().max().map(|red| red * Decimal::from(3));
    let all = || lines.iter().flatten().flatten().copied();
    let beyond = most.filter(|most| all().any(|value| value > *most));
    let seen = all().map(|value| most.map_or(value, |most| value.min(most)));
    let scale = Scale::of(seen.chain(marks()));
    Panel { title: words.say("chart-deleveraging"), by: Decimal::ONE, scale, lines, thresholds, beyond }
}

/// The names of the lines.
fn names(words: ChartWords<'_>) -> [String; 2] {
    ["column-without", "column-with"].map(|id| words.say(id))
}

/// Where the first year begins in all panels, so that each year stands below itself, and the room of the names at the right.
fn sides(panels: &[Panel], words: ChartWords<'_>) -> (f64, f64) {
    let left = panels.iter().map(|panel| Frame::left_of(&panel.scale, panel.by, words.language));
    let (lines, limits) = (names(words), panels.iter().flat_map(|panel| &panel.thresholds));
    let told = lines.iter().chain(limits.map(|threshold| &threshold.name));
    (left.fold(0.0, f64::max), told.map(|name| width(name, BODY)).fold(0.0, f64::max) + 14.0)
}

fn plane(picture: &mut Picture, words: ChartWords<'_>, years: &[i32], panel: Panel, (left, right): (f64, f64)) {
    picture.bottom += 10.0;
    picture.note(&panel.title);
    let high = panel.scale.high;
    let names = names(words);
    let frame = Frame::draw_from(picture, years, (panel.scale, panel.by), (130.0, left, right), words.language);
    let mut ends: Vec<(f64, String)> = Vec::new();
    for threshold in &panel.thresholds {
        let mut points: Vec<(f64, f64)> =
            threshold.at.iter().enumerate().map(|(place, at)| (frame.middle(place), frame.y(*at))).collect();
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { continue };
        points.insert(0, (frame.left, first.1));
        points.push((frame.right, last.1));
        picture.line(&points, threshold.hue, 2.0, Some("2 5"));
        ends.push((last.1, threshold.name.clone()));
    }
    for ((line, ink), name) in panel.lines.iter().zip([WITHOUT, WITH]).zip(names) {
        let place = |(place, value): (usize, &Option<Decimal>)| {
            let value = (*value)?;
            let out = panel.beyond.is_some_and(|most| value > most);
            Some((frame.middle(place), frame.y(if out { high } else { value }), out))
        };
        let points: Vec<Option<(f64, f64, bool)>> = line.iter().enumerate().map(place).collect();
        // A year without a value breaks the line.
        for part in points.split(Option::is_none) {
            let part: Vec<(f64, f64)> = part.iter().flatten().map(|(x, y, _)| (*x, *y)).collect();
            picture.line(&part, ink.hue, 3.0, ink.dash);
        }
        for (x, y, out) in points.iter().flatten() {
            if *out {
                picture.point(*x, *y, Ink { hue: ink.hue, shape: Shape::Triangle, ..ink });
            } else {
                picture.point(*x, *y, ink);
            }
        }
        if let Some((_, y, _)) = points.iter().rev().flatten().next() {
            ends.push((*y, name));
        }
    }
    let wanted: Vec<f64> = ends.iter().map(|(y, _)| *y).collect();
    let places = apart(&wanted, BODY * 1.05, (frame.top(), frame.floor()));
    for ((end, name), y) in ends.iter().zip(places) {
        picture.line(&[(frame.right - 2.0, *end), (frame.right + 6.0, y)], BLACK, 0.8, None);
        picture.text(frame.right + 9.0, y + 6.0, Anchor::Start, name);
    }
}

fn table(words: ChartWords<'_>, without: &[CityYear<Decimal>], with: &[CityYear<Decimal>]) -> Grid {
    let measures = ["column-gross", "column-net", "column-debt", "column-deleveraging"];
    let columns = measures.iter().flat_map(|measure| {
        ["column-without", "column-with"].map(|side| {
            let args = [("name", words.say(measure).into()), ("side", words.say(side).to_lowercase().into())];
            words.tell("chart-side", &args)
        })
    });
    let mut table = Grid::new(words.say("chart-city-table"), [words.say("column-year")].into_iter().chain(columns));
    let years = |year: &CityYear<Decimal>| ratio(year.debt, year.gross_savings).map_or(Value::Empty, Value::Years);
    for (without, with) in without.iter().zip(with) {
        table.row([
            Value::Year(with.year),
            Value::Money(without.gross_savings),
            Value::Money(with.gross_savings),
            Value::Money(without.net_savings),
            Value::Money(with.net_savings),
            Value::Money(without.debt),
            Value::Money(with.debt),
            years(without),
            years(with),
        ]);
    }
    table
}
