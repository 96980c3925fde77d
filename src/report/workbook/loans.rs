use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::inputs::Inputs;
use super::monthly::Monthly;
use super::pad::{Formats, Head, Look, Pad, Row};
use super::term::Term;
use crate::analysis::Analysis;
use crate::document::{Profile, Section};
use crate::finance::Repayment;
use crate::model::{Funding, Loan, LoanSize};
use crate::report::Style;
use crate::units::half_up;

/// A loan with its table: figures by period.
pub(super) struct Table {
    /// Month of the plan in which it is drawn.
    pub draw: u32,
    /// What is borrowed.
    pub amount: Term,
    /// Months of the payments.
    pub months: Row,
    /// Interest.
    pub interest: Row,
    /// Capital repaid.
    pub principal: Row,
}

/// Writes the loans: their amounts under the ceiling, and their tables.
pub(super) fn loans<'f>(
    analysis: &Analysis,
    monthly: &Monthly,
    inputs: &mut Inputs,
    style: Style,
    formats: &'f Formats,
) -> Result<(Pad<'f>, Vec<Table>), XlsxError> {
    let case = &analysis.case;
    let mut pad = Pad::new(&style.say("workbook-loans"), &style.say("workbook-loans-title"), 1, formats)?;
    pad.sheet.set_column_width(0, 46)?;
    pad.sheet.set_column_range_width(1, 60, 15)?;
    pad.sheet.set_freeze_panes(2, 1)?;
    pad.sheet.set_print_scale(60);
    pad.sheet.set_repeat_columns(0, 0)?;
    pad.heading(&style.say("workbook-ceiling"))?;
    let single = |pad: &mut Pad<'_>, id: &str, term: Term| pad.single(style.say(id), term, Look::Cents);
    let whole = |row: &Row| (Term::new(format!("SUM({})", row.all()), row.values.iter().sum()), false);
    let invested = monthly.sections.iter().filter(|(section, _, _)| *section == Section::Investment);
    let invested = Term::sum(invested.map(|(_, _, row)| whole(row)));
    let investment = single(&mut pad, "workbook-invested", invested)?;
    let rights = monthly.received.iter().filter(|receipt| receipt.section == Section::Investment);
    let rights = single(&mut pad, "workbook-rights", Term::sum(rights.map(|receipt| whole(&receipt.spent))))?;
    let ceiling = single(&mut pad, "workbook-ceiling", investment.clone() - rights)?;
    let mut asked = Vec::new();
    for loan in &analysis.financing.loans {
        let Funding::Loan(written) = &case.funding[loan.funding] else { continue };
        let term = match written.size {
            LoanSize::Fixed(amount) => inputs.of(case, amount),
            LoanSize::OfInvestment(share) => {
                let share = inputs.of(case, share);
                let value = half_up(investment.value * share.value, 2);
                Term::new(format!("ROUND({}*{},2)", investment.text, share.text), value)
            }
        };
        asked.push((written, loan, pad.single(style.of(&written.name), term, Look::Cents)?));
    }
    let total = Term::sum(asked.iter().map(|(_, _, term)| (term.clone(), false)));
    let total = single(&mut pad, "workbook-asked", total)?;
    let mut tables = Vec::new();
    for (written, loan, amount) in asked {
        pad.heading(&style.of(&written.name))?;
        tables.push(table(analysis, written, loan, [&amount, &total, &ceiling], inputs, style, &mut pad)?);
    }
    Ok((pad, tables))
}

fn table(
    analysis: &Analysis,
    loan: &Loan,
    paid: &Repayment<Decimal>,
    [amount, total, ceiling]: [&Term; 3],
    inputs: &mut Inputs,
    style: Style,
    pad: &mut Pad<'_>,
) -> Result<Table, XlsxError> {
    let (asked, total, ceiling) = (&amount.text, &total.text, &ceiling.text);
    let cut = format!("IF(ROUND({ceiling}-{total},9)<0,ROUND({asked}*MAX(0,{ceiling})/{total},2),{asked})");
    let heads = |id: &str| [Head::from(style.say(id))];
    let amount = pad.single(style.say("workbook-borrowed"), Term::new(cut, paid.amount), Look::Cents)?;
    let rate = inputs.of(&analysis.case, loan.rate);
    let per_year = 12 / loan.every;
    let rate = format!("{}/{per_year}", rate.text);
    let repaying = loan.periods - loan.deferral;
    let instalment = match loan.profile {
        Profile::Annuity => {
            let amount = &amount.text;
            let first = paid.schedule.get(loan.deferral as usize);
            let value = first.map_or(Decimal::ZERO, |payment| payment.instalment);
            let text = format!(
                "IF({rate}=0,ROUND({amount}/{repaying},2),ROUND({amount}*({rate})/(1-(1+{rate})^-{repaying}),2))"
            );
            Some(Term::new(text, value))
        }
        Profile::ConstantCapital => {
            let value = half_up(paid.amount / Decimal::from(repaying), 2);
            Some(Term::new(format!("ROUND({}/{repaying},2)", amount.text), value))
        }
        Profile::Bullet => None,
    };
    let instalment = match instalment {
        Some(term) => Some(pad.single(style.say("workbook-instalment"), term, Look::Cents)?),
        None => None,
    };
    let months =
        pad.axis(&style.say("workbook-month"), paid.schedule.iter().map(|payment| payment.month.into()).collect())?;
    let cell = |row: u32, place: usize| format!("{}!{}", pad.name(), pad.ahead(row, place));
    // Rows: opening balance, interest, capital, instalment, balance.
    let (mut opening, mut interest, mut principal, mut whole, mut balance) = (vec![], vec![], vec![], vec![], vec![]);
    let mut before = paid.amount;
    for (place, payment) in paid.schedule.iter().enumerate() {
        let start = if place == 0 { amount.text.clone() } else { cell(4, place - 1) };
        opening.push(Some(Term::new(start, before)));
        interest.push(Some(Term::new(format!("ROUND({}*({rate}),2)", cell(0, place)), payment.interest)));
        let last = place + 1 == paid.schedule.len();
        let text = match (loan.profile, &instalment) {
            _ if last => cell(0, place),
            _ if place < loan.deferral as usize => "0".to_owned(),
            (Profile::Annuity, Some(instalment)) => format!("{}-{}", instalment.text, cell(1, place)),
            (Profile::ConstantCapital, Some(instalment)) => instalment.text.clone(),
            _ => "0".to_owned(),
        };
        principal.push(Some(Term::new(text, payment.principal)));
        whole.push(Some(Term::new(format!("{}+{}", cell(1, place), cell(2, place)), payment.instalment)));
        balance.push(Some(Term::new(format!("ROUND({}-{},2)", cell(0, place), cell(2, place)), payment.balance)));
        before = payment.balance;
    }
    pad.row(&heads("workbook-opening"), opening, Look::Cents)?;
    let interest = pad.row(&heads("workbook-interest"), interest, Look::Cents)?;
    let principal = pad.row(&heads("workbook-principal"), principal, Look::Cents)?;
    pad.row(&heads("workbook-paid"), whole, Look::Cents)?;
    pad.row(&heads("workbook-balance"), balance, Look::Cents)?;
    Ok(Table { draw: loan.draw, amount, months, interest, principal })
}
