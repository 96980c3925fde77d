mod depreciation;
mod receipts;
mod sums;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use self::receipts::Receipts;
pub(super) use self::receipts::Received;
use self::sums::Ask;
pub(super) use self::sums::CostSums;
use super::axis::section_word;
use super::inputs::Inputs;
use super::pad::{Look, Pad, Row};
use super::prices::Prices;
use super::term::Term;
use crate::analysis::Analysis;
use crate::document::{FAMILIES, Family, Section};
use crate::engine::Cause;
use crate::report::Style;
use crate::units::{MONTHS_A_YEAR, order};

/// Everything by month.
pub(super) struct Monthly {
    pub excl_vat: Row,
    pub incl_vat: Row,
    pub families: Vec<(Family, Row)>,
    pub sections: Vec<(Section, Row, Row)>,
    pub causes: Vec<(Cause, Row)>,
    /// Operating of staff, other operating, investment; without the lines that the accounts hold.
    pub staff: Row,
    pub operating: Row,
    pub investment: Row,
    pub renewals: Row,
    pub received: Vec<Received>,
    /// What the investment is charged with, and what its subsidies write back, a row for each duration.
    pub charges: Vec<Row>,
    pub write_back: Vec<Row>,
    pub benefits: Vec<Row>,
    pub all_received: Row,
    pub discounted: [Row; 3],
    /// Running cost less what it gives right to.
    pub running: Row,
}

/// Writes what follows from the costs month by month.
pub(super) fn monthly(
    analysis: &Analysis,
    sums: &CostSums<'_>,
    prices: &Prices,
    months: &Row,
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
) -> Result<Monthly, XlsxError> {
    let style = sums.context.style;
    pad.heading(&style.say("workbook-costs"))?;
    let excl_vat = sums.row(style.say("workbook-all"), &[], false, pad)?;
    let incl_vat = sums.row(style.say("workbook-all"), &[], true, pad)?;
    let families = families(sums, pad)?;
    let sections = sections(sums, pad)?;
    let causes = causes(&Cause::ALL, true, sums, pad)?;
    pad.heading(&style.say("workbook-budget-parts"))?;
    let [staff, operating, investment, renewals] = budget_parts(sums, pad)?;
    let charges = depreciation::charges(sums, pad)?;
    let Receipts { received, running: rights, write_back, .. } = Receipts::write(sums, prices, months, inputs, pad)?;
    pad.heading(&style.say("workbook-benefits"))?;
    let benefits = benefits(analysis, style, prices, inputs, pad)?;
    pad.heading(&style.say("workbook-present"))?;
    let count = incl_vat.values.len();
    let all_received = received.iter().map(|receipt| (&receipt.received, false));
    let all_received = add(&style.say("row-received"), all_received, count, pad)?;
    let excl_now = discounted(sums, prices, &excl_vat, false, pad)?;
    let incl_now = discounted(sums, prices, &incl_vat, true, pad)?;
    let term = |month: usize| Some(all_received.term(month) * prices.discount.term(month));
    let heads = [style.say("workbook-discounted-receipts").into()];
    let received_now = pad.row(&heads, (0..count).map(term).collect(), Look::Cents)?;
    let runs = causes.iter().filter(|(cause, _)| cause.runs()).map(|(_, row)| (row, false));
    let parts = runs.chain(rights.iter().map(|row| (row, true)));
    let running = add(&style.say("workbook-running"), parts, count, pad)?;
    Ok(Monthly {
        excl_vat,
        incl_vat,
        families,
        sections,
        causes,
        staff,
        operating,
        investment,
        renewals,
        received,
        charges,
        write_back,
        benefits,
        all_received,
        discounted: [excl_now, incl_now, received_now],
        running,
    })
}

/// Costs including VAT of the families that there are.
fn families(sums: &CostSums<'_>, pad: &mut Pad<'_>) -> Result<Vec<(Family, Row)>, XlsxError> {
    let known = order::set(sums.costs.all.iter().map(|cost| cost.family.word()));
    let mut rows = Vec::new();
    for (word, family) in FAMILIES.into_iter().filter(|(word, _)| known.contains(word)) {
        let head = sums.context.style.say(&format!("family-{word}"));
        rows.push((family, sums.row(head, &[Ask::Family(family)], true, pad)?));
    }
    Ok(rows)
}

/// Costs of each section, excluding and including VAT.
fn sections(sums: &CostSums<'_>, pad: &mut Pad<'_>) -> Result<Vec<(Section, Row, Row)>, XlsxError> {
    let mut rows = Vec::new();
    for section in [Section::Investment, Section::Operating] {
        let head = sums.context.style.say(&format!("section-{}", section_word(section)));
        let excl = sums.row(head.clone(), &[Ask::Section(section)], false, pad)?;
        rows.push((section, excl, sums.row(head, &[Ask::Section(section)], true, pad)?));
    }
    Ok(rows)
}

fn causes(
    causes: &[Cause],
    incl_vat: bool,
    sums: &CostSums<'_>,
    pad: &mut Pad<'_>,
) -> Result<Vec<(Cause, Row)>, XlsxError> {
    let mut rows = Vec::new();
    for cause in causes {
        let head = sums.context.style.say(&format!("cause-{}", cause.word()));
        rows.push((*cause, sums.row(head, &[Ask::Cause(*cause)], incl_vat, pad)?));
    }
    Ok(rows)
}

/// What the accounts do not hold yet: staff, other operating costs, investment, and renewals within it.
fn budget_parts(sums: &CostSums<'_>, pad: &mut Pad<'_>) -> Result<[Row; 4], XlsxError> {
    let outside = Ask::InAccounts(false);
    let operating = Ask::Section(Section::Operating);
    let mut row = |id: &str, asks: &[Ask]| sums.row(sums.context.style.say(id), asks, true, pad);
    let staff = row("workbook-plan-staff", &[outside, operating, Ask::Family(Family::Staff)])?;
    let all = row("workbook-plan-operating-all", &[outside, operating])?;
    let others = (0..all.values.len()).map(|month| Some(all.term(month) - staff.term(month))).collect();
    let others = pad.row(&[sums.context.style.say("workbook-plan-operating").into()], others, Look::Cents)?;
    let mut row = |id: &str, asks: &[Ask]| sums.row(sums.context.style.say(id), asks, true, pad);
    let investment = row("workbook-plan-investment", &[outside, Ask::Section(Section::Investment)])?;
    let renewals = row("workbook-plan-renewals", &[outside, Ask::Cause(Cause::Renewal)])?;
    Ok([staff, others, investment, renewals])
}

fn benefits(
    analysis: &Analysis,
    style: Style,
    prices: &Prices,
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
) -> Result<Vec<Row>, XlsxError> {
    let case = &analysis.case;
    let mut rows = Vec::new();
    for row in &analysis.financing.benefits {
        let benefit = &case.benefits[row.benefit];
        let rate = inputs.of(case, benefit.rate.datum);
        let term = |(month, twelfths): (usize, &Decimal)| {
            let at = u32::try_from(month).unwrap_or(u32::MAX);
            let inside = (benefit.window.0..=benefit.window.1).contains(&at);
            let factor = benefit.index.map_or(String::new(), |index| format!("*{}", prices.factors[index].cell(month)));
            let text = format!("{}{factor}*{}/12", rate.text, benefit.rate.twelfths);
            inside.then(|| Term::new(text, *twelfths / MONTHS_A_YEAR))
        };
        let terms = row.amounts.iter().enumerate().map(term).collect();
        rows.push(pad.row(&[style.of(&benefit.name).into()], terms, Look::Cents)?);
    }
    Ok(rows)
}

/// Costs discounted: what recurs and what fails by the timing of the plan, all else in its month.
fn discounted(
    sums: &CostSums<'_>,
    prices: &Prices,
    whole: &Row,
    incl_vat: bool,
    pad: &mut Pad<'_>,
) -> Result<Row, XlsxError> {
    let moved = causes(&[Cause::Recurring, Cause::Failure], incl_vat, sums, pad)?;
    let term = |month: usize| {
        let shifted = Term::sum(moved.iter().map(|(_, row)| (row.term(month), false)));
        let stays = (whole.term(month) - shifted.clone()) * prices.discount.term(month);
        Some(stays + shifted * prices.discount_recurring.term(month))
    };
    let style = sums.context.style;
    let vat = style.say(if incl_vat { "workbook-incl" } else { "workbook-excl" });
    let heads = [style.say("workbook-discounted").into(), vat.into()];
    pad.row(&heads, (0..whole.values.len()).map(term).collect(), Look::Cents)
}

/// A row that adds up others, month by month; `true` subtracts.
pub(super) fn add<'r>(
    head: &str,
    rows: impl Iterator<Item = (&'r Row, bool)>,
    count: usize,
    pad: &mut Pad<'_>,
) -> Result<Row, XlsxError> {
    let rows: Vec<(&Row, bool)> = rows.collect();
    let term = |month: usize| Some(Term::sum(rows.iter().map(|(row, minus)| (row.term(month), *minus))));
    pad.row(&[head.into()], (0..count).map(term).collect(), Look::Cents)
}
