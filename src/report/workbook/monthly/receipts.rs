use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::depreciation::{depreciated, durations, spread};
use super::sums::{Ask, CostSums};
use crate::document::{Fctva, Section};
use crate::engine::Cause;
use crate::model::{Funding, Grant};
use crate::report::workbook::axis::section_word;
use crate::report::workbook::costs::Cost;
use crate::report::workbook::inputs::Inputs;
use crate::report::workbook::pad::{Head, Look, Pad, Row};
use crate::report::workbook::prices::Prices;
use crate::report::workbook::term::Term;
use crate::units::order;

/// What a receipt gives in the month of the spending and in that of its receipt.
pub(in crate::report::workbook) struct Received {
    /// Entry of the funding; none for the FCTVA.
    pub funding: Option<usize>,
    /// Section of the spending.
    pub section: Section,
    /// Whether the accounts hold the line.
    pub in_accounts: bool,
    /// Whether it comes of renewals.
    pub renewal: bool,
    /// By month of the spending.
    pub spent: Row,
    /// By month of the receipt.
    pub received: Row,
}

/// Writes what comes in: subsidies, contributions and the FCTVA.
pub(super) struct Receipts<'a> {
    sums: &'a CostSums<'a>,
    prices: &'a Prices,
    months: &'a Row,
    pub received: Vec<Received>,
    /// By month of the spending, what costs of running the plan give right to.
    pub running: Vec<Row>,
    /// What the investment that they are given for writes back, by month.
    pub write_back: Vec<Row>,
    /// Grants after which no FCTVA is left, with their shares of the amounts including VAT.
    holding_vat: Vec<(usize, Row)>,
}

impl<'a> Receipts<'a> {
    pub(super) fn write(
        sums: &'a CostSums<'a>,
        prices: &'a Prices,
        months: &'a Row,
        inputs: &mut Inputs,
        pad: &mut Pad<'_>,
    ) -> Result<Self, XlsxError> {
        let mut out =
            Self { sums, prices, months, received: vec![], running: vec![], write_back: vec![], holding_vat: vec![] };
        for (place, funding) in sums.context.case.funding.iter().enumerate() {
            if let Funding::Subsidy(grant) | Funding::Contribution(grant) = funding {
                out.grant(place, grant, inputs, pad)?;
            }
        }
        pad.heading("FCTVA")?;
        out.fctva(inputs, pad)?;
        Ok(out)
    }

    /// A subsidy or a contribution: its base, what the cap leaves of it, and its parts.
    fn grant(&mut self, place: usize, grant: &Grant, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<(), XlsxError> {
        let (case, style) = (self.sums.context.case, self.sums.context.style);
        pad.heading(&style.of(&grant.name))?;
        let eligible = Ask::Eligible(place, true);
        let base = |month: usize| grant.months[month].then(|| self.sums.of(&[eligible], grant.incl_vat, month));
        let base = self.row("workbook-base", base, Look::Cents, pad)?;
        let rate = inputs.of(case, grant.rate);
        let share = match grant.cap {
            Some(cap) => self.capped(&base, &rate, &inputs.of(case, cap), pad)?,
            None => {
                let term = |month: usize| grant.months[month].then(|| rate.clone());
                self.row("workbook-share", term, Look::Number, pad)?
            }
        };
        if grant.holds_vat() {
            self.holding_vat.push((place, share.clone()));
        }
        let part = |asks: &[Ask], id: &str, pad: &mut Pad<'_>| {
            let of = |month: usize| self.sums.of(asks, grant.incl_vat, month) * share.term(month);
            self.row(id, |month| grant.months[month].then(|| of(month)), Look::Cents, pad)
        };
        let lag = inputs.months(&format!("funding.{}.lag", grant.id), grant.lag);
        let mut received = Vec::new();
        for (section, in_accounts) in self.parts_of(grant) {
            let id = format!("section-{}", section_word(section));
            let spent = part(&[eligible, Ask::Section(section), Ask::InAccounts(in_accounts)], &id, pad)?;
            let later = self.later(&spent, &lag, grant.lag, style.say(&id), pad)?;
            received.push(Received {
                funding: Some(place),
                section,
                in_accounts,
                renewal: false,
                spent,
                received: later,
            });
        }
        let mut running = Vec::new();
        for cause in [Cause::Renewal, Cause::Failure, Cause::Recurring] {
            running.push(part(&[eligible, Ask::Cause(cause)], &format!("cause-{}", cause.word()), pad)?);
        }
        let mut write_back = Vec::new();
        if self.parts_of(grant).contains(&(Section::Investment, false)) {
            for months in durations(self.sums) {
                let asks = depreciated(months);
                let head = style.tell("workbook-written-back", &[("months", (months as usize).into())]);
                let spent = part(&[&[eligible], &asks[..]].concat(), "workbook-depreciated-grants", pad)?;
                write_back.push(spread(&spent, months, head, pad)?);
            }
        }
        self.write_back.extend(write_back);
        self.received.extend(received);
        self.running.extend(running);
        Ok(())
    }

    /// A row by month under the words of an id.
    fn row(
        &self,
        id: &str,
        term: impl Fn(usize) -> Option<Term>,
        look: Look,
        pad: &mut Pad<'_>,
    ) -> Result<Row, XlsxError> {
        let context = self.sums.context;
        let months = context.case.calendar.months as usize;
        pad.row(&[context.style.say(id).into()], (0..months).map(term).collect(), look)
    }

    /// The share of its base that a grant pays until its cap is used up.
    fn capped(&self, base: &Row, rate: &Term, cap: &Term, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
        let mut used = Decimal::ZERO;
        let mut paid = Vec::new();
        for month in 0..base.values.len() {
            let left = match month.checked_sub(1) {
                Some(last) => {
                    let before = format!("SUM(${}:{})", pad.ahead(0, 0), pad.ahead(0, last));
                    cap.clone() - Term::new(before, used)
                }
                None => cap.clone(),
            };
            let term = (base.term(month) * rate.clone()).min(left);
            used += term.value;
            paid.push(Some(term));
        }
        let paid = pad.row(&[self.sums.context.style.say("workbook-granted").into()], paid, Look::Cents)?;
        let share = |month: usize| {
            let base = base.term(month);
            Some((paid.term(month) / base.clone()).unless_zero(&base))
        };
        self.row("workbook-share", share, Look::Number, pad)
    }

    /// Sections of what a grant may pay for, and whether the accounts hold it.
    fn parts_of(&self, grant: &Grant) -> BTreeSet<(Section, bool)> {
        let costs = self.sums.costs.all.iter().filter(|cost| grant.lines[cost.line]);
        let sections = |cost: &'a Cost| {
            let sections = [Some(cost.section), cost.otherwise.map(|(section, _)| section)];
            sections.into_iter().flatten().map(|section| (section, cost.in_accounts))
        };
        order::set(costs.flat_map(sections).filter(|(section, _)| grant.section.is_none_or(|only| only == *section)))
    }

    /// The same amounts, so many months later.
    fn later(&self, spent: &Row, lag: &Term, months: u32, head: String, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
        let style = self.sums.context.style;
        let term = |month: usize| {
            let now = self.months.cell(month);
            let text = format!("IF({now}<{lag},0,INDEX({},1,{now}-{lag}+1))", spent.all(), lag = lag.text);
            let before = month.checked_sub(months as usize).map_or(Decimal::ZERO, |before| spent.values[before]);
            Some(Term::new(text, before))
        };
        let heads = [Head::from(head), style.say("workbook-received").into()];
        pad.row(&heads, (0..spent.values.len()).map(term).collect(), Look::Cents)
    }

    /// Whether a grant may pay for amounts of a line in a section.
    fn holds(&self, funding: usize, line: usize, section: Section) -> bool {
        let grant = self.sums.context.case.funding[funding].grant();
        grant.is_some_and(|grant| grant.lines[line] && grant.section.is_none_or(|only| only == section))
    }

    /// The FCTVA by what it is counted by.
    fn fctva(&mut self, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<(), XlsxError> {
        let (case, style) = (self.sums.context.case, self.sums.context.style);
        let lag = inputs.months("city.fctva_lag", case.fctva_lag);
        let mut keys = BTreeSet::new();
        for cost in &self.sums.costs.all {
            for (section, fctva) in [Some((cost.section, cost.fctva)), cost.otherwise].into_iter().flatten() {
                if fctva != Fctva::None {
                    let held = |(place, _): &(usize, Row)| self.holds(*place, cost.line, section);
                    let held: Vec<bool> = self.holding_vat.iter().map(held).collect();
                    keys.insert((section, fctva, cost.vat, cost.in_accounts, cost.cause, held));
                }
            }
        }
        for (section, fctva, vat, in_accounts, cause, held) in keys {
            let Some((_, rates)) = self.prices.fctva.iter().find(|(kind, _)| *kind == fctva) else { continue };
            let mut asks = vec![
                Ask::Section(section),
                Ask::Fctva(fctva),
                Ask::Vat(vat),
                Ask::InAccounts(in_accounts),
                Ask::Cause(cause),
            ];
            let state = self.holding_vat.iter().zip(&held);
            asks.extend(state.clone().map(|((place, _), held)| Ask::Eligible(*place, *held)));
            let shares: Vec<&Row> = state.filter(|(_, held)| **held).map(|((_, share), _)| share).collect();
            let taxes = &self.prices.vat[vat];
            let term = |month: usize| {
                let base = shares_left(self.sums.of(&asks, true, month), &shares, month);
                Some((base * rates.term(month)).unless_zero(&taxes.term(month)))
            };
            let head = format!(
                "{} · {}",
                style.say(&format!("section-{}", section_word(section))),
                style.say(&format!("cause-{}", cause.word()))
            );
            let count = case.calendar.months as usize;
            let spent = pad.row(&[head.clone().into()], (0..count).map(term).collect(), Look::Cents)?;
            let received = self.later(&spent, &lag, case.fctva_lag, head, pad)?;
            if cause.runs() {
                self.running.push(spent.clone());
            }
            let renewal = cause == Cause::Renewal;
            self.received.push(Received { funding: None, section, in_accounts, renewal, spent, received });
        }
        Ok(())
    }
}

/// What subsidies of the State on amounts including VAT leave of a base.
fn shares_left(base: Term, shares: &[&Row], month: usize) -> Term {
    if shares.is_empty() {
        return base;
    }
    let left = shares.iter().fold(Term::one(), |left, share| left - share.term(month));
    base * Term::zero().max(left)
}
