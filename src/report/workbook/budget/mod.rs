mod baseline;
mod block;

use rust_xlsxwriter::XlsxError;

use self::block::Block;
use super::axis;
use super::inputs::Inputs;
use super::pad::{Formats, Pad, Row};
use super::term::Term;
use super::yearly::Yearly;
use crate::analysis::Outcome;
use crate::model::{Case, City};
use crate::report::Style;

/// The city's budget without or with the plan, the accounts' year first.
pub(super) struct Side {
    pub revenue: Row,
    pub staff: Row,
    pub interest: Row,
    pub principal: Row,
    pub gross_savings: Row,
    pub net_savings: Row,
    pub grants: Row,
    pub own_revenue: Row,
    pub working_capital: Row,
    pub debt: Row,
}

/// The city without and with the plan.
pub(super) struct Budget {
    pub years: Row,
    pub minimum: Term,
    pub without: Side,
    pub with: Side,
}

/// Writes the prospective: the city's accounts, and its budget without and with the plan.
pub(super) fn budget<'f>(
    case: &Case,
    city: &City,
    outcome: &Outcome,
    yearly: &Yearly,
    inputs: &mut Inputs,
    style: Style,
    formats: &'f Formats,
) -> Result<(Pad<'f>, Budget), XlsxError> {
    let all: Vec<i32> = (city.year..=*case.calendar.years().end()).collect();
    let (mut pad, years) = axis::years("workbook-budget", &all, 1, style, formats)?;
    let mut rows = baseline::Rows { case, city, inputs: &mut *inputs, style, pad: &mut pad };
    let baseline = rows.write(outcome.outlook.minimum, all.len())?;
    // Columns before the plan's first year have nothing of it.
    let offset = usize::try_from(case.calendar.start.year() - city.year).unwrap_or(0);
    let opening = [inputs.of(case, city.working_capital), inputs.of(case, city.debt)];
    let outlook = &outcome.outlook;
    pad.heading(&style.say("workbook-without"))?;
    let without_block = Block::new(city, &baseline, opening, (&outlook.base, &outlook.without), &pad);
    let without = without_block.write(style, &mut pad)?;
    pad.heading(&style.say("workbook-with"))?;
    let with = without_block.with(&yearly.effects, offset, &outlook.with, &pad).write(style, &mut pad)?;
    Ok((pad, Budget { years, minimum: baseline.minimum, without, with }))
}
