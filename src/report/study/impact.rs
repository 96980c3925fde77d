use rust_decimal::Decimal;

use super::legal_tests::legal_tests;
use super::{Block, Material, names};
use crate::analysis::{Analysis, Outcome};
use crate::city::CityYear;
use crate::document::Nature;
use crate::language::Arg;
use crate::model::Rule;
use crate::report::apart::{self, threshold};
use crate::report::charts::Kind;
use crate::report::check_text::city_loans_of;
use crate::report::flags::{Counting, HEAD};
use crate::report::grid::{Grid, Value};
use crate::report::investable::investable_grid;
use crate::report::result_city::ratio;
use crate::report::standing::too_small;
use crate::report::style::Style;
use crate::report::words::Subject;

/// The city's budget year by year, without the plan, with it, and the difference, held against the thresholds.
pub(super) fn impact(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let Some(outcome) = &analysis.outcome else { return Vec::new() };
    let mut out = vec![Block::Paragraph(style.say("study-impact-intro"))];
    if !analysis.complete() {
        let list = [("list", names::unpriced(&analysis.case, style).into())];
        out.push(Block::Notice(style.tell("study-impact-unpriced", &list)));
    }
    out.push(Block::Paragraph(city_loans_of(analysis, outcome, style)));
    out.extend(old_debt(outcome, style).map(Block::Paragraph));
    // Before what is under a heading: two charts are high, and a page of paper ends where they do not fit any more.
    out.extend([Kind::City, Kind::Thresholds].into_iter().filter_map(|kind| material.chart(kind, style)));
    out.extend(legal_tests(analysis, outcome, style));
    out.push(Block::Heading(style.say("heading-rules")));
    out.extend(rules(analysis, outcome, style));
    out
}

/// The budget year by year, for those who reckon again.
pub(super) fn budget(analysis: &Analysis, outcome: &Outcome, style: Style) -> Vec<Block> {
    let lines = Lines { analysis, outcome, style };
    let mut out: Vec<Block> =
        investable_grid(analysis, outcome, style).map(|grid| Block::Table("investable", grid)).into_iter().collect();
    out.extend([
        Block::Table(
            "budget-savings",
            lines.table(
                "study-table-savings",
                &[("column-gross", |year| year.gross_savings), ("column-net", |year| year.net_savings)],
            ),
        ),
        Block::Table(
            "budget-debt",
            lines.table(
                "study-table-debt",
                &[("column-debt", |year| year.debt), ("rule-working-capital", |year| year.working_capital)],
            ),
        ),
        Block::Table(
            "budget-operating",
            lines.table(
                "study-table-operating",
                &[
                    ("study-column-revenue", |year| year.revenue),
                    ("study-column-charges", |year| year.spending + year.interest),
                ],
            ),
        ),
        Block::Table("ratios", ratios(analysis, outcome, style)),
    ]);
    out.extend(counted(outcome, style));
    out
}

/// How much less has to be repaid than the year before, for it to be told: a quarter.
const PAID_OFF: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// That old debt ends, in the year in which most of it does: net savings rise then, and not because of the plan.
fn old_debt(outcome: &Outcome, style: Style) -> Option<String> {
    let years = outcome.outlook.without.windows(2);
    let falls = years.map(|pair| (pair[0].principal - pair[1].principal, &pair[0], &pair[1]));
    let (_, before, year) =
        falls.filter(|(fall, before, _)| *fall > before.principal * PAID_OFF).max_by_key(|one| one.0)?;
    let args =
        [("year", Arg::Year(year.year)), ("from", Arg::Euros(before.principal)), ("to", Arg::Euros(year.principal))];
    Some(style.tell("study-old-debt", &args))
}

struct Lines<'a> {
    analysis: &'a Analysis,
    outcome: &'a Outcome,
    style: Style,
}

type Pick = fn(&CityYear<Decimal>) -> Decimal;

impl Lines<'_> {
    /// Years as rows; for each line of the budget: without, with, difference.
    fn table(&self, title: &str, lines: &[(&str, Pick)]) -> Grid {
        let style = self.style;
        let column = |name: &str, side: &str| {
            style.tell("study-column-side", &[("name", style.say(name).into()), ("side", style.say(side).into())])
        };
        let sides = ["study-side-without", "study-side-with", "study-side-difference"];
        let mut columns = vec![style.say("column-year")];
        columns.extend(lines.iter().flat_map(|(name, _)| sides.iter().map(|side| column(name, side))));
        let mut grid = Grid::new(style.say(title), columns);
        let outlook = &self.outcome.outlook;
        for (without, with) in outlook.without.iter().zip(&outlook.with) {
            let amounts = lines.iter().flat_map(|(_, pick)| {
                let (before, after) = (pick(without), pick(with));
                [before, after, after - before].map(Value::Money)
            });
            grid.row(std::iter::once(Value::Year(with.year)).chain(amounts));
        }
        grid.notes.extend(partial(self.analysis, style));
        grid
    }
}

/// That the last year is not covered whole, where it is not.
fn partial(analysis: &Analysis, style: Style) -> Option<String> {
    let calendar = &analysis.case.calendar;
    let last = *calendar.years().end();
    (calendar.year_of(calendar.months) == last).then(|| style.tell("study-partial", &[("year", Arg::Year(last))]))
}

/// The ratios that lenders and the State look at, with their thresholds below.
fn ratios(analysis: &Analysis, outcome: &Outcome, style: Style) -> Grid {
    let rules = [Rule::SavingsRate, Rule::Deleveraging, Rule::Rigidity];
    let mut columns = vec![style.say("column-year")];
    for rule in rules {
        for side in ["study-side-without", "study-side-with"] {
            let name = style.say(&format!("rule-{}", rule.id()));
            columns.push(style.tell("study-column-side", &[("name", name.into()), ("side", style.say(side).into())]));
        }
    }
    columns.extend(["rule-run-cost", "rule-renewal-wall"].map(|id| style.say(id)));
    let mut grid = Grid::new(style.say("study-table-ratios"), columns);
    let thresholds = |rule: Rule| analysis.case.city.as_ref()?.thresholds.of(rule);
    let cell = |rule: Rule, part: Decimal, whole: Decimal| {
        let beside = thresholds(rule).map_or_else(Vec::new, |(orange, red)| vec![orange.value, red.value]);
        ratio(part, whole).map_or(Value::Empty, |ratio| apart::cell(ratio, &beside, rule.kind(), style))
    };
    let saved = |year: &CityYear<Decimal>| cell(Rule::SavingsRate, year.gross_savings, year.revenue);
    let years = |year: &CityYear<Decimal>| cell(Rule::Deleveraging, year.debt, year.gross_savings);
    let rigid =
        |year: &CityYear<Decimal>| cell(Rule::Rigidity, year.staff + year.interest + year.principal, year.revenue);
    let outlook = &outcome.outlook;
    for ((without, with), effects) in outlook.without.iter().zip(&outlook.with).zip(&outlook.effects) {
        grid.row([
            Value::Year(with.year),
            saved(without),
            saved(with),
            years(without),
            years(with),
            rigid(without),
            rigid(with),
            cell(Rule::RunCost, effects.run_cost(), without.gross_savings),
            cell(Rule::RenewalWall, effects.renewals, without.net_savings),
        ]);
    }
    if let Some(city) = &analysis.case.city {
        for rule in [Rule::SavingsRate, Rule::Deleveraging, Rule::Rigidity, Rule::RunCost, Rule::RenewalWall] {
            let Some((orange, red)) = thresholds(rule) else { continue };
            let written = |value: Decimal| threshold(value, rule.kind(), style);
            let (first, second) = city.thresholds.natures(rule);
            let nature = |nature: Nature| Arg::Word(format!("study-nature-{}", nature.word()));
            let args = [
                ("orange-nature", nature(first)),
                ("red-nature", nature(second)),
                ("rule", style.say(&format!("rule-{}", rule.id())).into()),
                ("orange", written(orange.value).into()),
                ("red", written(red.value).into()),
            ];
            grid.notes.push(style.tell("study-thresholds", &args));
        }
    }
    grid.notes.extend(partial(analysis, style));
    grid
}

/// Why thresholds count against the plan, with all money and where it decides with what is secured alone; and those
/// that it reaches by too little to count.
fn rules(analysis: &Analysis, outcome: &Outcome, style: Style) -> Vec<Block> {
    let (all, secured) = (Counting::of(&outcome.verdict, outcome, style), outcome.by_secured());
    let mut out = Vec::new();
    if all.rows.is_empty() && secured.is_none() {
        out.push(Block::Paragraph(style.say(all.none)));
    } else if !all.rows.is_empty() {
        out.push(Block::List(all.reasons));
    }
    if let Some(secured) = secured {
        out.push(Block::Paragraph(style.say("study-table-rules-secured")));
        out.push(Block::List(Counting::of(secured, outcome, style).reasons));
    }
    let city = analysis.case.city.as_ref();
    out.extend(city.and_then(|city| too_small(city, outcome, Subject::Plan, style)).map(Block::Paragraph));
    out
}

/// Every year in which a threshold counts against the plan.
fn counted(outcome: &Outcome, style: Style) -> Vec<Block> {
    let all = ("rules", "study-table-rules", Some(&outcome.verdict));
    let secured = ("rules-secured", "study-table-rules-secured", outcome.by_secured());
    let mut out = Vec::new();
    for (id, title, verdict) in [all, secured] {
        let Some(counting) = verdict.map(|verdict| Counting::of(verdict, outcome, style)) else { continue };
        if counting.rows.is_empty() {
            continue;
        }
        let mut grid = Grid::new(style.say(title), HEAD.map(|id| style.say(id)));
        grid.notes.extend(counting.note(Subject::Plan, style));
        for row in counting.rows {
            grid.row(row.map(|cell| cell.map_or(Value::Empty, Value::Text)));
        }
        out.push(Block::Table(id, grid));
    }
    out
}
