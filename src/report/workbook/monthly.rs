use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::column_number_to_name;

use super::axis::section_word;
use super::costs::{Cost, Costs, FIXED, fctva_word};
use super::inputs::Inputs;
use super::pad::{Head, Look, Pad, Row, Term};
use super::prices::{Ground, Prices};
use crate::analysis::Analysis;
use crate::document::{Family, Fctva, Section};
use crate::engine::Cause;
use crate::model::{Funding, Grant};

/// What a sum over the costs asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ask {
    Cause(Cause),
    Family(Family),
    Section(Section),
    Vat(usize),
    Fctva(Fctva),
    InAccounts(bool),
    Eligible(usize, bool),
}

impl Ask {
    fn meets(self, cost: &Cost) -> bool {
        match self {
            Self::Cause(cause) => cost.cause == cause,
            Self::Family(family) => cost.family == family,
            Self::Section(section) => cost.section == section,
            Self::Vat(vat) => cost.vat == vat,
            Self::Fctva(fctva) => cost.fctva == fctva,
            Self::InAccounts(held) => cost.in_accounts == held,
            Self::Eligible(funding, wanted) => cost.eligible[funding] == wanted,
        }
    }

    /// Column of the costs, and what it is compared with.
    fn criterion(self, ground: &Ground<'_>) -> (u16, String) {
        let quoted = |id: String| format!("\"{}\"", ground.style.say(&id));
        match self {
            Self::Cause(cause) => (2, quoted(format!("cause-{}", cause.word()))),
            Self::Family(family) => (3, quoted(format!("family-{}", family.word()))),
            Self::Section(section) => (4, quoted(format!("section-{}", section_word(section)))),
            Self::Vat(vat) => (5, (vat + 1).to_string()),
            Self::Fctva(fctva) => (6, format!("\"{}\"", fctva_word(fctva))),
            Self::InAccounts(held) => (7, u8::from(held).to_string()),
            Self::Eligible(funding, wanted) => {
                (FIXED + u16::try_from(funding).unwrap_or(0), u8::from(wanted).to_string())
            }
        }
    }
}

/// Sums over the costs of a month.
pub(super) struct Sums<'a> {
    pub ground: &'a Ground<'a>,
    pub costs: &'a Costs,
    /// Names of the two sheets, excluding and including VAT.
    pub sheets: (String, String),
    /// Column of the first month.
    pub first: u16,
}

impl Sums<'_> {
    fn of(&self, asks: &[Ask], incl_vat: bool, month: usize) -> Term {
        let sheet = if incl_vat { &self.sheets.1 } else { &self.sheets.0 };
        let (from, to) = self.costs.rows;
        let column = column_number_to_name(self.first + u16::try_from(month).unwrap_or(0));
        let amounts = format!("{sheet}!{column}${from}:{column}${to}");
        let wanted = self.costs.all.iter().filter(|cost| asks.iter().all(|ask| ask.meets(cost)));
        let value = wanted.map(|cost| if incl_vat { cost.incl_vat[month] } else { cost.excl_vat[month] }).sum();
        if asks.is_empty() {
            return Term::new(format!("SUM({amounts})"), value);
        }
        let criteria = asks.iter().map(|ask| {
            let (column, wanted) = ask.criterion(self.ground);
            let column = column_number_to_name(column);
            format!(",{sheet}!${column}${from}:${column}${to},{wanted}")
        });
        Term::new(format!("SUMIFS({amounts}{})", criteria.collect::<String>()), value)
    }

    fn row(&self, head: String, asks: &[Ask], incl_vat: bool, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
        let months = self.ground.case.calendar.months as usize;
        let vat = self.ground.style.say(if incl_vat { "workbook-incl" } else { "workbook-excl" });
        let terms = (0..months).map(|month| Some(self.of(asks, incl_vat, month))).collect();
        pad.row(&[head.into(), vat.into()], terms, Look::Cents)
    }
}

/// What a receipt gives in the month of the spending and in that of its receipt.
pub(super) struct Received {
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
    pub benefits: Vec<Row>,
    pub all_received: Row,
    pub discounted: [Row; 3],
    /// Running cost less what it gives right to.
    pub running: Row,
}

/// Writes what follows from the costs month by month.
pub(super) fn monthly(
    analysis: &Analysis,
    sums: &Sums<'_>,
    prices: &Prices,
    months: &Row,
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
) -> Result<Monthly, XlsxError> {
    let (case, style) = (sums.ground.case, sums.ground.style);
    pad.heading(&style.say("workbook-costs"))?;
    let excl_vat = sums.row(style.say("workbook-all"), &[], false, pad)?;
    let incl_vat = sums.row(style.say("workbook-all"), &[], true, pad)?;
    let mut families = Vec::new();
    let known: BTreeSet<&str> = sums.costs.all.iter().map(|cost| cost.family.word()).collect();
    for family in
        [Family::Sensor, Family::Connectivity, Family::Platform, Family::Fiber, Family::Staff, Family::Service]
    {
        if known.contains(family.word()) {
            let head = style.say(&format!("family-{}", family.word()));
            families.push((family, sums.row(head, &[Ask::Family(family)], true, pad)?));
        }
    }
    let mut sections = Vec::new();
    for section in [Section::Investment, Section::Operating] {
        let head = style.say(&format!("section-{}", section_word(section)));
        let excl = sums.row(head.clone(), &[Ask::Section(section)], false, pad)?;
        sections.push((section, excl, sums.row(head, &[Ask::Section(section)], true, pad)?));
    }
    let mut causes = Vec::new();
    for cause in Cause::ALL {
        let head = style.say(&format!("cause-{}", cause.word()));
        causes.push((cause, sums.row(head, &[Ask::Cause(cause)], true, pad)?));
    }
    pad.heading(&style.say("workbook-budget-parts"))?;
    let outside = Ask::InAccounts(false);
    let operating = [outside, Ask::Section(Section::Operating)];
    let staff =
        sums.row(style.say("workbook-plan-staff"), &[outside, operating[1], Ask::Family(Family::Staff)], true, pad)?;
    let all = sums.row(style.say("workbook-plan-operating-all"), &operating, true, pad)?;
    let others = |month: usize| {
        let value = all.values[month] - staff.values[month];
        Some(Term::new(format!("{}-{}", all.cell(month), staff.cell(month)), value))
    };
    let count = case.calendar.months as usize;
    let other =
        pad.row(&[style.say("workbook-plan-operating").into()], (0..count).map(others).collect(), Look::Cents)?;
    let investment =
        sums.row(style.say("workbook-plan-investment"), &[outside, Ask::Section(Section::Investment)], true, pad)?;
    let renewals = sums.row(style.say("workbook-plan-renewals"), &[outside, Ask::Cause(Cause::Renewal)], true, pad)?;
    let mut maker = Maker { sums, prices, months, received: Vec::new(), running: Vec::new(), holding_vat: Vec::new() };
    for (place, funding) in case.funding.iter().enumerate() {
        if let Funding::Subsidy(grant) | Funding::Contribution(grant) = funding {
            maker.grant(place, grant, inputs, pad)?;
        }
    }
    pad.heading("FCTVA")?;
    maker.fctva(inputs, pad)?;
    let Maker { received, running: rights, .. } = maker;
    pad.heading(&style.say("workbook-benefits"))?;
    let mut benefits = Vec::new();
    for row in &analysis.financing.benefits {
        let benefit = &case.benefits[row.benefit];
        let rate = inputs.of(case, benefit.rate.datum);
        let term = |(month, twelfths): (usize, &Decimal)| {
            let at = u32::try_from(month).unwrap_or(u32::MAX);
            let inside = (benefit.window.0..=benefit.window.1).contains(&at);
            let factor = benefit.index.map_or(String::new(), |index| format!("*{}", prices.factors[index].cell(month)));
            let text = format!("{}{factor}*{}/12", rate.text, benefit.rate.twelfths);
            inside.then(|| Term::new(text, *twelfths / Decimal::from(12)))
        };
        let terms = row.amounts.iter().enumerate().map(term).collect();
        benefits.push(pad.row(&[style.of(&benefit.name).into()], terms, Look::Cents)?);
    }
    pad.heading(&style.say("workbook-present"))?;
    let all_received = add(&style.say("row-received"), received.iter().map(|one| (&one.received, false)), count, pad)?;
    let mut discounted = Vec::new();
    for incl in [false, true] {
        let moved: Vec<Row> = [Cause::Recurring, Cause::Failure]
            .into_iter()
            .map(|cause| sums.row(style.say(&format!("cause-{}", cause.word())), &[Ask::Cause(cause)], incl, pad))
            .collect::<Result<_, _>>()?;
        let whole = if incl { &incl_vat } else { &excl_vat };
        let term = |month: usize| {
            let (keeps, moves) = (prices.discount.term(month), prices.discount_recurring.term(month));
            let shifted = moved[0].values[month] + moved[1].values[month];
            let sum = format!("({}+{})", moved[0].cell(month), moved[1].cell(month));
            let text = format!("({}-{sum})*{}+{sum}*{}", whole.cell(month), keeps.text, moves.text);
            Some(Term::new(text, (whole.values[month] - shifted) * keeps.value + shifted * moves.value))
        };
        let vat = style.say(if incl { "workbook-incl" } else { "workbook-excl" });
        discounted.push(pad.row(
            &[style.say("workbook-discounted").into(), vat.into()],
            (0..count).map(term).collect(),
            Look::Cents,
        )?);
    }
    let term = |month: usize| {
        let (amount, factor) = (all_received.term(month), prices.discount.term(month));
        Some(Term::new(format!("{}*{}", amount.text, factor.text), amount.value * factor.value))
    };
    let received_now =
        pad.row(&[style.say("workbook-discounted-receipts").into()], (0..count).map(term).collect(), Look::Cents)?;
    let runs: Vec<&Row> = causes.iter().filter(|(cause, _)| cause.runs()).map(|(_, row)| row).collect();
    let parts = runs.into_iter().map(|row| (row, false)).chain(rights.iter().map(|row| (row, true)));
    let running = add(&style.say("workbook-running"), parts, count, pad)?;
    let mut discounted = discounted.into_iter();
    let (Some(first), Some(second)) = (discounted.next(), discounted.next()) else {
        return Err(XlsxError::ParameterError("discounted rows".to_owned()));
    };
    Ok(Monthly {
        excl_vat,
        incl_vat,
        families,
        sections,
        causes,
        staff,
        operating: other,
        investment,
        renewals,
        received,
        benefits,
        all_received,
        discounted: [first, second, received_now],
        running,
    })
}

/// A row that adds up others, month by month; `true` subtracts.
pub(super) fn add<'r>(
    head: &str,
    rows: impl Iterator<Item = (&'r Row, bool)>,
    count: usize,
    pad: &mut Pad<'_>,
) -> Result<Row, XlsxError> {
    let rows: Vec<(&Row, bool)> = rows.collect();
    let term = |month: usize| {
        let (mut text, mut value) = (String::new(), Decimal::ZERO);
        for (row, minus) in &rows {
            text.push(if *minus { '-' } else { '+' });
            text.push_str(&row.cell(month));
            value += if *minus { -row.values[month] } else { row.values[month] };
        }
        let text = text.strip_prefix('+').unwrap_or(&text).to_owned();
        Some(Term::new(if text.is_empty() { "0".to_owned() } else { text }, value))
    };
    pad.row(&[head.into()], (0..count).map(term).collect(), Look::Cents)
}

struct Maker<'a> {
    sums: &'a Sums<'a>,
    prices: &'a Prices,
    months: &'a Row,
    received: Vec<Received>,
    running: Vec<Row>,
    /// Grants after which no FCTVA is left, with their shares of the amounts including VAT.
    holding_vat: Vec<(usize, Row)>,
}

impl Maker<'_> {
    /// A subsidy or a contribution: its base, what the cap leaves of it, and its parts.
    fn grant(&mut self, place: usize, grant: &Grant, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<(), XlsxError> {
        let (case, style) = (self.sums.ground.case, self.sums.ground.style);
        let count = case.calendar.months as usize;
        pad.heading(&style.of(&grant.name))?;
        let base = |month: usize| {
            grant.months[month].then(|| self.sums.of(&[Ask::Eligible(place, true)], grant.incl_vat, month))
        };
        let base = pad.row(&[style.say("workbook-base").into()], (0..count).map(base).collect(), Look::Cents)?;
        let rate = inputs.of(case, grant.rate);
        let share = if let Some(cap) = grant.cap {
            let cap = inputs.of(case, cap);
            let at = pad.next + 1;
            let first = column_number_to_name(pad.first);
            let mut used = Decimal::ZERO;
            let mut paid = Vec::new();
            for month in 0..count {
                let value = (base.values[month] * rate.value).min(cap.value - used);
                let before = match month.checked_sub(1) {
                    Some(last) => {
                        let last = column_number_to_name(pad.first + u16::try_from(last).unwrap_or(0));
                        format!("{}-SUM(${first}{at}:{last}{at})", cap.text)
                    }
                    None => cap.text.clone(),
                };
                paid.push(Some(Term::new(format!("MIN({}*{},{before})", base.cell(month), rate.text), value)));
                used += value;
            }
            let paid = pad.row(&[style.say("workbook-granted").into()], paid, Look::Cents)?;
            let term = |month: usize| {
                let (base, paid) = (base.term(month), paid.term(month));
                let share = if base.value.is_zero() { Decimal::ZERO } else { paid.value / base.value };
                Some(Term::new(format!("IF({}=0,0,{}/{})", base.text, paid.text, base.text), share))
            };
            pad.row(&[style.say("workbook-share").into()], (0..count).map(term).collect(), Look::Number)?
        } else {
            let term = |month: usize| grant.months[month].then(|| rate.clone());
            pad.row(&[style.say("workbook-share").into()], (0..count).map(term).collect(), Look::Number)?
        };
        if grant.holds_vat() {
            self.holding_vat.push((place, share.clone()));
        }
        let part = |asks: &[Ask], head: String, pad: &mut Pad<'_>| {
            let term = |month: usize| {
                grant.months[month].then(|| {
                    let (base, share) = (self.sums.of(asks, grant.incl_vat, month), share.term(month));
                    Term::new(format!("{}*{}", base.text, share.text), base.value * share.value)
                })
            };
            pad.row(&[head.into()], (0..count).map(term).collect(), Look::Cents)
        };
        let lag = inputs.months(&format!("funding.{}.lag", grant.id), grant.lag);
        let mut keys = BTreeSet::new();
        for cost in &self.sums.costs.all {
            let sections = [Some(cost.section), cost.otherwise.map(|(section, _)| section)];
            for section in sections.into_iter().flatten() {
                if grant.lines[cost.line] && grant.section.is_none_or(|only| only == section) {
                    keys.insert((section, cost.in_accounts));
                }
            }
        }
        for (section, in_accounts) in keys {
            let asks = [Ask::Eligible(place, true), Ask::Section(section), Ask::InAccounts(in_accounts)];
            let head = style.say(&format!("section-{}", section_word(section)));
            let spent = part(&asks, head.clone(), pad)?;
            let received = self.later(&spent, &lag, grant.lag, head, pad)?;
            self.received.push(Received {
                funding: Some(place),
                section,
                in_accounts,
                renewal: false,
                spent,
                received,
            });
        }
        for cause in [Cause::Renewal, Cause::Failure, Cause::Recurring] {
            let head = style.say(&format!("cause-{}", cause.word()));
            self.running.push(part(&[Ask::Eligible(place, true), Ask::Cause(cause)], head, pad)?);
        }
        Ok(())
    }

    /// The same amounts, so many months later.
    fn later(&self, spent: &Row, lag: &Term, months: u32, head: String, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
        let style = self.sums.ground.style;
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
        let grant = self.sums.ground.case.funding[funding].grant();
        grant.is_some_and(|grant| grant.lines[line] && grant.section.is_none_or(|only| only == section))
    }

    /// The FCTVA by what it is counted by.
    fn fctva(&mut self, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<(), XlsxError> {
        let (case, style) = (self.sums.ground.case, self.sums.ground.style);
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
                let (base, rate, tax) = (self.sums.of(&asks, true, month), rates.term(month), taxes.term(month));
                let base = shares_left(base, &shares, month);
                let value = if tax.value.is_zero() { Decimal::ZERO } else { base.value * rate.value };
                Some(Term::new(format!("IF({}=0,0,{}*{})", tax.text, base.text, rate.text), value))
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
    let given: Decimal = shares.iter().map(|share| share.values[month]).sum();
    let text: String = shares.iter().map(|share| format!("-{}", share.cell(month))).collect();
    Term::new(format!("{}*MAX(0,1{text})", base.text), base.value * (Decimal::ONE - given).max(Decimal::ZERO))
}
