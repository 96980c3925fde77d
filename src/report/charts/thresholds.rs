use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::ink::{BLACK, INKS, Ink, Shape, WHITE};
use super::picture::{Anchor, BODY, MARGIN, Picture, WIDTH};
use super::scale::share;
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::city::rules::{Assessment, Kind as Measured, Measure};
use crate::city::{CityYear, Flag, Outlook};
use crate::language::Arg;
use crate::model::Rule;
use crate::report::deciding::{past, worst};
use crate::report::grid::{Grid, Value};
use crate::report::result_city::{level, ratio};
use crate::report::style::Style;
use crate::report::{apart, measure, rule_name};

/// With the plan.
const WITH: Ink = Ink { shape: Shape::Diamond, ..INKS[4] };
/// Without it.
const WITHOUT: Ink = INKS[4];
/// Shares of a row at which orange and red begin.
const ORANGE: f64 = 0.5;
const RED: f64 = 0.7;

/// A rule in the year in which it comes nearest to red, or goes farthest beyond.
struct Worst<'a> {
    flag: &'a Flag<Decimal>,
    name: String,
    with: f64,
    without: Option<f64>,
}

/// Each rule in its worst year, with the money that decides: where it stands between what is fine, orange and red. `None`
/// without a city.
pub(super) fn draw(words: ChartWords<'_>) -> Option<Chart> {
    let outcome = words.analysis.outcome.as_ref()?;
    let style = words.style();
    let (outlook, verdict) = outcome.deciding_side();
    // Years before the plan tell of the city alone.
    let start = words.analysis.case.calendar.start.year();
    let mut rules: Vec<(String, Vec<&Flag<Decimal>>)> = Vec::new();
    for flag in verdict.flags.iter().filter(|flag| flag.year >= start) {
        let name = rule_name(flag, style);
        match rules.iter_mut().find(|(known, _)| *known == name) {
            Some((_, flags)) => flags.push(flag),
            None => rules.push((name, vec![flag])),
        }
    }
    let rows: Vec<Worst<'_>> = rules.into_iter().filter_map(|(name, flags)| Worst::of(name, &flags, outlook)).collect();
    if rows.is_empty() {
        return None;
    }
    let count = |wanted: &str| rows.iter().filter(|row| level(&row.flag.with) == wanted).count();
    let (red, orange) = (count("red"), count("orange"));
    let args = [("red", red.into()), ("orange", orange.into()), ("count", rows.len().into())];
    let title = words.tell(if red + orange == 0 { "chart-thresholds-fine" } else { "chart-thresholds-title" }, &args);
    let title = match outcome.by_secured() {
        Some(_) => format!("{title} ({})", words.say("chart-thresholds-secured")),
        None => title,
    };
    let mut picture = words.picture(Kind::Thresholds, &title, &words.say("chart-thresholds-unit"));
    picture.bottom += BODY * 1.4;
    head(words, &mut picture);
    let (top, row) = (picture.bottom + 12.0, 62.0);
    for (place, worst) in rows.iter().enumerate() {
        worst.draw(words, &mut picture, top + row * place as f64);
    }
    picture.bottom = top + row * rows.len() as f64;
    let mut table = table(words, &rows);
    table.notes.push(words.say("chart-thresholds-note"));
    let list = rows.iter().map(|row| {
        let measured = is_measured(&row.flag.with);
        let value = match measured {
            true => format!("{} ({}, {})", said(&row.flag.with, style), row.flag.year, row.level(words)),
            false => row.level(words),
        };
        words.tell("named", &[("name", row.name.clone().into()), ("value", value.into())])
    });
    let description = words.tell("chart-thresholds-description", &[("list", words.list(list).into())]);
    Some(words.chart(Kind::Thresholds, title, description, picture, table))
}

/// The breadth of a row.
const BREADTH: f64 = WIDTH - 2.0 * MARGIN;

/// Where a share of a row ends.
fn at(part: f64) -> f64 {
    MARGIN + BREADTH * part
}

/// What the two marks mean, and the names of the levels over the rows.
fn head(words: ChartWords<'_>, picture: &mut Picture) {
    let mut x = MARGIN;
    for (ink, id) in [(WITHOUT, "chart-without"), (WITH, "chart-with")] {
        let name = words.say(id);
        picture.point(x + 8.0, picture.bottom - 6.0, ink);
        picture.text(x + 22.0, picture.bottom, Anchor::Start, &name);
        x += 22.0 + width(&name, BODY) + 24.0;
    }
    picture.bottom += BODY * 1.6;
    for (id, from, to) in [("level-ok", 0.0, ORANGE), ("level-orange", ORANGE, RED), ("level-red", RED, 1.0)] {
        picture.text((at(from) + at(to)) / 2.0, picture.bottom, Anchor::Middle, &words.say(id));
    }
}

/// Whether a rule measures anything in a year: renewals find no net savings to be held against where the city has none.
fn is_measured(one: &Assessment<Decimal>) -> bool {
    one.rule != Rule::RenewalWall || !matches!(one.measure, Measure::Ratio(_, base) if base <= Decimal::ZERO)
}

/// A measure in a sentence: one without a base has a word for that.
fn said(one: &Assessment<Decimal>, style: Style) -> String {
    match one.measure {
        Measure::Ratio(amount, base) if ratio(amount, base).is_none() => style.say("no-measure"),
        _ => measure(one, style),
    }
}

impl<'a> Worst<'a> {
    /// Of a rule's flags: the year that is told as the worst in words too, where a threshold is passed; else that in which
    /// most of it is used up.
    fn of(name: String, flags: &[&'a Flag<Decimal>], outlook: &Outlook<Decimal>) -> Option<Self> {
        let way = |flag: &Flag<Decimal>| ways(outlook, flag);
        // A year in which nothing is measured tells nothing of the others.
        let used = |flag: &Flag<Decimal>| (is_measured(&flag.with), way(flag).0);
        let fullest = || {
            flags
                .iter()
                .copied()
                .rev()
                .max_by(|one, other| used(one).partial_cmp(&used(other)).unwrap_or(Ordering::Equal))
        };
        let flag = worst(&past(flags.iter().copied())).or_else(fullest)?;
        let (with, without) = way(flag);
        Some(Self { flag, name, with, without })
    }

    /// The level that is reached, or that nothing is measured.
    fn level(&self, words: ChartWords<'_>) -> String {
        let with = &self.flag.with;
        words.say(&if is_measured(with) { format!("level-{}", level(with)) } else { "level-unmeasured".to_owned() })
    }

    /// Its row: the name, the measure in its year, and both marks between the levels.
    fn draw(&self, words: ChartWords<'_>, picture: &mut Picture, y: f64) {
        let style = words.style();
        let with = &self.flag.with;
        let told = [("measure", said(with, style).into()), ("year", Arg::Year(self.flag.year))];
        let said = if is_measured(with) { words.tell("chart-in-year", &told) } else { self.level(words) };
        let room = BREADTH - width(&said, BODY) - 8.0;
        picture.cut_text(MARGIN, y + 16.0, Anchor::Start, &self.name, room);
        picture.text(WIDTH - MARGIN, y + 16.0, Anchor::End, &said);
        let (line, high) = (y + 25.0, 24.0);
        picture.bar(at(0.0), line, BREADTH, high, Ink { hue: WHITE, ..INKS[0] }, None);
        picture.bar(at(ORANGE), line, BREADTH * (RED - ORANGE), high, INKS[1], Some(&words.say("level-orange")));
        picture.bar(
            at(RED),
            line,
            BREADTH * (1.0 - RED),
            high,
            Ink { texture: super::ink::Texture::Full, ..INKS[1] },
            Some(&words.say("level-red")),
        );
        picture.line(
            &[(at(0.0), line), (at(1.0), line), (at(1.0), line + high), (at(0.0), line + high), (at(0.0), line)],
            BLACK,
            1.0,
            None,
        );
        let marks = self.without.iter().map(|along| (*along, WITHOUT)).chain([(self.with, WITH)]);
        for (along, ink) in marks.filter(|_| is_measured(with)) {
            picture.point(at(position(along)), line + high / 2.0, ink);
        }
    }
}

/// Where no threshold can be held against what is measured, such as a debt against no savings.
const BEYOND: f64 = 1e9;

/// How far a flag's rule is along with the plan; without the plan where there is such a measure.
fn ways(outlook: &Outlook<Decimal>, flag: &Flag<Decimal>) -> (f64, Option<f64>) {
    let way = |years: &[CityYear<Decimal>], assessment: &Assessment<Decimal>| {
        years.iter().find(|year| year.year == flag.year).map(|year| along(assessment, year))
    };
    let with = way(&outlook.with, &flag.with).unwrap_or(BEYOND);
    (with, flag.without.as_ref().and_then(|without| way(&outlook.without, without)))
}

/// How far a rule is along: below 1 the share of the threshold that is used up, 1 where orange begins, 2 where red
/// begins, beyond that by how much red is exceeded. Margins are amounts, as rules have them; net savings are used up by
/// what is repaid of the debt.
fn along(assessment: &Assessment<Decimal>, city: &CityYear<Decimal>) -> f64 {
    let (orange, red) = (assessment.to_orange, assessment.to_red);
    let amount = match &assessment.measure {
        Measure::Amount(amount) | Measure::Ratio(amount, _) => *amount,
    };
    if red < Decimal::ZERO {
        let threshold = match assessment.rule {
            Rule::SavingsRate | Rule::Depreciation => amount - red,
            Rule::NetSavings => city.revenue,
            Rule::WorkingCapital => assessment.orange_at,
            _ => amount + red,
        };
        2.0 + if threshold > Decimal::ZERO { share(-red, threshold).min(BEYOND) } else { BEYOND }
    } else if orange < Decimal::ZERO {
        1.0 + share(-orange, red - orange)
    } else {
        let used = match assessment.rule {
            Rule::NetSavings => share(city.gross_savings - orange, city.gross_savings),
            Rule::SavingsRate | Rule::WorkingCapital | Rule::Depreciation => share(amount - orange, amount),
            // A margin of zero beside no cost is none at all.
            _ if amount <= Decimal::ZERO => 0.0,
            _ => share(amount, amount + orange),
        };
        used.clamp(0.0, 1.0)
    }
}

/// Where it stands in its row.
fn position(along: f64) -> f64 {
    if along >= 2.0 {
        RED + (1.0 - RED) * ((along - 2.0) / (along - 1.0)).clamp(0.04, 0.96)
    } else if along >= 1.0 {
        ORANGE + (RED - ORANGE) * (along - 1.0)
    } else {
        ORANGE * along.max(0.02)
    }
}

fn table(words: ChartWords<'_>, rows: &[Worst<'_>]) -> Grid {
    let columns = [
        "column-rule",
        "column-year",
        "column-without",
        "column-with",
        "chart-orange-at",
        "chart-red-at",
        "column-level",
    ];
    let mut table = Grid::new(words.say("chart-thresholds-table"), columns.map(|id| words.say(id)));
    for row in rows {
        let with = &row.flag.with;
        let cell = |value: Decimal| match with.rule.kind() {
            Measured::Euros => Value::Money(value),
            Measured::Share => Value::Share(value),
            Measured::Years => Value::Years(value),
        };
        let measured = |one: &Assessment<Decimal>| match one.measure {
            Measure::Amount(amount) => Value::Money(amount),
            Measure::Ratio(amount, base) => ratio(amount, base).map_or(Value::Empty, |ratio| {
                apart::cell(ratio, &[one.orange_at, one.red_at], one.rule.kind(), words.style())
            }),
        };
        table.row([
            Value::from(row.name.clone()),
            if is_measured(with) { Value::Year(row.flag.year) } else { Value::Empty },
            row.flag.without.as_ref().map_or(Value::Empty, measured),
            measured(with),
            cell(with.orange_at),
            if with.rule == Rule::NetSavings { Value::Empty } else { cell(with.red_at) },
            row.level(words).into(),
        ]);
    }
    table
}
