use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::axis;
use super::budget::{Budget, Side};
use super::inputs::Inputs;
use super::pad::{Formats, Head, Look, Pad, Row};
use super::term::Term;
use super::yearly::Yearly;
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::{Assessment, of_city, of_plan};
use crate::model::{AsWritten, City, Rule};
use crate::report::Style;

/// Writes every rule of the city without and with the plan, and those of the plan: euros left before
/// orange and before red.
#[expect(clippy::too_many_arguments, reason = "the last sheet looks at all the others")]
pub(super) fn rules<'f>(
    analysis: &Analysis,
    city: &City,
    outcome: &Outcome,
    budget: &Budget,
    yearly: &Yearly,
    inputs: &mut Inputs,
    style: Style,
    formats: &'f Formats,
) -> Result<Pad<'f>, XlsxError> {
    let case = &analysis.case;
    let all: Vec<i32> = case.calendar.years().collect();
    let (mut pad, _) = axis::years("workbook-rules", &all, 2, style, formats)?;
    pad.sheet.set_column_width(1, 24)?;
    let mut note = style.say("workbook-rules-note");
    if outcome.by_secured().is_some() {
        note = format!("{note} {}", style.say("workbook-rules-secured"));
    }
    pad.sheet.write_string_with_format(1, 0, note, &formats.text)?;
    // Columns of the budget start in the accounts' year.
    let offset = usize::try_from(case.calendar.start.year() - city.year).unwrap_or(0);
    let outlook = &outcome.outlook;
    let sides = [("column-without", &budget.without, &outlook.without), ("column-with", &budget.with, &outlook.with)];
    let depreciation = city.depreciation.is_some().then_some(Rule::Depreciation);
    for rule in Rule::ALL.into_iter().take(6).chain(depreciation) {
        pad.heading(&style.say(&format!("rule-{}", rule.id())))?;
        let levels = city.thresholds.of(rule).map(|(orange, red)| [orange, red].map(|level| inputs.of(case, level)));
        for (name, side, known) in &sides {
            let assessed = |place: usize| -> Option<Assessment<Decimal>> {
                let year = known.get(place + offset - 1)?;
                of_city(city, year, &outlook.minimum, &AsWritten).into_iter().find(|one| one.rule == rule)
            };
            let text = |red: bool, place: usize| {
                let level =
                    levels.as_ref().map_or("0", |[orange, danger]| if red { &danger.text } else { &orange.text });
                of_side(rule, red, level, side, &budget.minimum.text, place + offset)
            };
            margins(&mut pad, &style.say(name), style, all.len(), assessed, text)?;
        }
    }
    let effects = &yearly.effects;
    let plan = |place: usize| outlook.effects.get(place + offset - 1).zip(outlook.without.get(place + offset - 1));
    for (rule, cost, base) in [
        (Rule::RunCost, &effects.run_cost, &budget.without.gross_savings),
        (Rule::RenewalWall, &effects.renewals, &budget.without.net_savings),
    ] {
        pad.heading(&style.say(&format!("rule-{}", rule.id())))?;
        let Some(levels) =
            city.thresholds.of(rule).map(|(orange, red)| [orange, red].map(|level| inputs.of(case, level)))
        else {
            continue;
        };
        let assessed = |place: usize| {
            let (effects, without) = plan(place)?;
            of_plan(city, [effects; 2], without, true, &AsWritten).into_iter().find(|one| one.rule == rule)
        };
        let text = |red: bool, place: usize| {
            let (cost, level) = (cost.cell(place), &levels[usize::from(red)].text);
            let base = base.cell(place + offset);
            // No wall is measured where there are no net savings to take from.
            let none =
                if rule == Rule::RenewalWall { format!("OR({cost}<=0,{base}<=0)") } else { format!("{cost}<=0") };
            format!("IF({none},0,{level}*{base}-{cost})")
        };
        margins(&mut pad, &style.say("column-with"), style, all.len(), assessed, text)?;
    }
    envelope(analysis, city, yearly, inputs, style, &mut pad, all.len(), &plan)?;
    Ok(pad)
}

type PlanYear<'a> = (&'a crate::city::Effects<Decimal>, &'a crate::city::CityYear<Decimal>);

#[expect(clippy::too_many_arguments, reason = "the rule that looks at the plan, the city and the law at once")]
fn envelope<'a>(
    analysis: &Analysis,
    city: &City,
    yearly: &Yearly,
    inputs: &mut Inputs,
    style: Style,
    pad: &mut Pad<'_>,
    count: usize,
    plan: &dyn Fn(usize) -> Option<PlanYear<'a>>,
) -> Result<(), XlsxError> {
    let (case, effects) = (&analysis.case, &yearly.effects);
    let Some((orange, red)) = city.thresholds.of(Rule::Envelope) else { return Ok(()) };
    let levels = [orange, red].map(|level| inputs.of(case, level));
    for (part, envelope) in [("operating", city.envelope_operating), ("investment", city.envelope_investment)] {
        let Some(envelope) = envelope.map(|envelope| inputs.of(case, envelope)) else { continue };
        pad.heading(&format!("{} · {}", style.say("rule-envelope"), style.say(&format!("part-{part}"))))?;
        let assessed = |place: usize| {
            let (effects, without) = plan(place)?;
            of_plan(city, [effects; 2], without, true, &AsWritten).into_iter().find(|one| one.part == Some(part))
        };
        let text = |red: bool, place: usize| {
            let cost = match part {
                "operating" => effects.run_cost.cell(place),
                _ => {
                    let cell = |row: &Row| row.cell(place);
                    let resales = effects.resales.as_ref().map_or(String::new(), |row| format!("-{}", cell(row)));
                    let (grants, fctva) = (cell(&effects.grants), cell(&effects.fctva));
                    format!("({}-{grants}-{fctva}{resales})", cell(&effects.investment))
                }
            };
            format!("IF({cost}<=0,0,{}*{}-{cost})", levels[usize::from(red)].text, envelope.text)
        };
        margins(pad, &style.say("column-with"), style, count, assessed, text)?;
    }
    Ok(())
}

/// Two rows: euros left before orange and before red.
fn margins(
    pad: &mut Pad<'_>,
    name: &str,
    style: Style,
    count: usize,
    assessed: impl Fn(usize) -> Option<Assessment<Decimal>>,
    text: impl Fn(bool, usize) -> String,
) -> Result<(), XlsxError> {
    for (red, id) in [(false, "column-margin-orange"), (true, "column-margin-red")] {
        let term = |place: usize| {
            let assessed = assessed(place)?;
            Some(Term::new(text(red, place), if red { assessed.to_red } else { assessed.to_orange }))
        };
        pad.row(&[Head::from(name), style.say(id).into()], (0..count).map(term).collect(), Look::Euros)?;
    }
    Ok(())
}

/// The margin of a rule of the city in a year.
fn of_side(rule: Rule, red: bool, level: &str, side: &Side, minimum: &str, at: usize) -> String {
    let cell = |row: &Row| row.cell(at);
    match (rule, red) {
        (Rule::SavingsRate, _) => format!("{}-{level}*{}", cell(&side.gross_savings), cell(&side.revenue)),
        (Rule::NetSavings, false) => cell(&side.net_savings),
        (Rule::NetSavings, true) => {
            let own = format!("{}+{}-{}", cell(&side.gross_savings), cell(&side.own_revenue), cell(&side.grants));
            format!("{own}-{}", cell(&side.principal))
        }
        (Rule::Deleveraging, _) => format!("{level}*{}-{}", cell(&side.gross_savings), cell(&side.debt)),
        (Rule::Rigidity, _) => {
            let fixed = format!("{}-{}-{}", cell(&side.staff), cell(&side.interest), cell(&side.principal));
            format!("{level}*{}-{fixed}", cell(&side.revenue))
        }
        (Rule::DebtWeight, _) => format!("{level}*{}-{}", cell(&side.revenue), cell(&side.debt)),
        (Rule::Depreciation, _) => {
            let net = side.depreciation.as_ref().map_or_else(|| "0".to_owned(), cell);
            format!("IF({net}<=0,0,{}-{level}*{net})", cell(&side.gross_savings))
        }
        (Rule::WorkingCapital, false) => format!("{}-{minimum}", cell(&side.working_capital)),
        _ => cell(&side.working_capital),
    }
}
