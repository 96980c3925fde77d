use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::column_number_to_name;

use super::axis;
use super::inputs::Inputs;
use super::monthly::add;
use super::pad::{Formats, Head, Look, Pad, Row, Term};
use super::yearly::{Effects, Yearly};
use crate::analysis::Outcome;
use crate::city::{CityYear, aided};
use crate::document::Investing;
use crate::model::{Account, AsWritten, Case, City};
use crate::report::Style;
use crate::report::study::names;

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

/// What grows by itself, whatever the plan does.
struct Ground {
    revenue: Row,
    staff: Row,
    other_spending: Row,
    investment: Row,
    grants: Row,
    others: Row,
    old_interest: Row,
    old_principal: Row,
    rate: Term,
    annuity: Term,
    minimum: Term,
    constant_debt: Option<ConstantDebt>,
}

/// What a city needs whose investment is each year what keeps its debt as it is.
struct ConstantDebt {
    fctva: Row,
    aided: Term,
    granted: Term,
    keep: Term,
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
    let ground = ground(case, city, outcome, inputs, style, &mut pad, all.len())?;
    // Columns before the plan's first year have nothing of it.
    let offset = usize::try_from(case.calendar.start.year() - city.year).unwrap_or(0);
    let (base, outlook) = (&outcome.outlook.base, &outcome.outlook);
    let mut without_at = None;
    let mut side = |heading: &str, plan: Option<&Effects>, known: &[CityYear<Decimal>]| {
        pad.heading(&style.say(heading))?;
        let without_at = *without_at.get_or_insert(pad.next + 1);
        let known: Vec<&CityYear<Decimal>> = std::iter::once(base).chain(known).collect();
        Block { city, ground: &ground, plan, offset, known, inputs: &mut *inputs, case, at: pad.next + 1, without_at }
            .write(style, &mut pad)
    };
    let without = side("workbook-without", None, &outlook.without)?;
    let with = side("workbook-with", Some(&yearly.effects), &outlook.with)?;
    Ok((pad, Budget { years, minimum: ground.minimum, without, with }))
}

fn ground(
    case: &Case,
    city: &City,
    outcome: &Outcome,
    inputs: &mut Inputs,
    style: Style,
    pad: &mut Pad<'_>,
    count: usize,
) -> Result<Ground, XlsxError> {
    pad.heading(&style.say("workbook-accounts"))?;
    // Of what does not grow by itself, only the accounts' year is shown.
    let constant = city.investing == Investing::ConstantDebt;
    let own = if constant { 1 } else { count };
    let mut grown = |id: &str, accounts: &[Account], count: usize, pad: &mut Pad<'_>| {
        let mut rows = Vec::new();
        for account in accounts {
            let path = case.data.provenance(account.amount).map_or(String::new(), |known| known.path.clone());
            let name = names::path(&path, case, style);
            let (amount, growth) = (inputs.of(case, account.amount), inputs.of(case, account.growth));
            let (at, first) = (pad.next + 1, pad.first);
            let mut value = amount.value;
            let mut terms = vec![Some(amount)];
            for place in 1..count {
                value *= Decimal::ONE + growth.value;
                let previous = column_number_to_name(first + u16::try_from(place - 1).unwrap_or(0));
                terms.push(Some(Term::new(format!("{previous}{at}*(1+{})", growth.text), value)));
            }
            rows.push(pad.row(&[Head::from(name)], terms, Look::Euros)?);
        }
        add(&style.say(id), rows.iter().map(|row| (row, false)), count, pad)
    };
    let revenue = grown("workbook-revenue", &city.revenue, count, pad)?;
    let staff = grown("workbook-staff", &[city.staff], count, pad)?;
    let other_spending = grown("workbook-other-spending", &city.other_spending, count, pad)?;
    let investment = grown("workbook-investment", &city.investment, own, pad)?;
    let grants = grown("workbook-grants", &[city.grants], own, pad)?;
    let (first, rest) = city.other_own_revenue.split_at(usize::from(constant));
    let fctva = if constant { Some(grown("workbook-city-fctva", first, 1, pad)?) } else { None };
    let others = grown("workbook-other-own", rest, count, pad)?;
    let debt = inputs.of(case, city.debt);
    let (interest, principal) = (inputs.of(case, city.interest), inputs.of(case, city.principal));
    let opening = debt.value + principal.value;
    let rate = if opening.is_zero() { Decimal::ZERO } else { interest.value / opening };
    let text = format!("IF({d}+{p}=0,0,{}/({d}+{p}))", interest.text, d = debt.text, p = principal.text);
    let debt_rate =
        pad.row(&[style.say("workbook-old-rate").into()], vec![Some(Term::new(text, rate))], Look::Share)?.term(0);
    // Rows: capital, interest, balance.
    let (at, first) = (pad.next + 1, pad.first);
    let cell = |row: u32, place: usize| {
        format!("{}{}", column_number_to_name(first + u16::try_from(place).unwrap_or(0)), at + row)
    };
    let mut balance = debt.value;
    let (mut repaid, mut paid, mut left) = (vec![Some(principal.clone())], vec![Some(interest)], vec![Some(debt)]);
    for place in 1..count {
        let before = cell(2, place - 1);
        let capital = principal.value.min(balance);
        paid.push(Some(Term::new(format!("{before}*{}", debt_rate.text), balance * rate)));
        repaid.push(Some(Term::new(format!("MIN({},{before})", principal.text), capital)));
        balance -= capital;
        left.push(Some(Term::new(format!("{before}-{}", cell(0, place)), balance)));
    }
    let old_principal = pad.row(&[style.say("workbook-old-principal").into()], repaid, Look::Euros)?;
    let old_interest = pad.row(&[style.say("workbook-old-interest").into()], paid, Look::Euros)?;
    pad.row(&[style.say("workbook-old-debt").into()], left, Look::Euros)?;
    let rate = inputs.of(case, city.loan_rate);
    let (r, term) = (&rate.text, city.loan_term);
    let text = format!("IF({r}=0,1/{term},{r}/(1-(1+{r})^-{term}))");
    let power = (0..term).fold(Decimal::ONE, |power, _| power * (Decimal::ONE + rate.value));
    let value = if rate.value.is_zero() {
        Decimal::ONE / Decimal::from(term)
    } else {
        rate.value * power / (power - Decimal::ONE)
    };
    let annuity =
        pad.row(&[style.say("workbook-annuity").into()], vec![Some(Term::new(text, value))], Look::Number)?.term(0);
    let minimum = match city.minimum {
        Some(minimum) => inputs.of(case, minimum),
        None => Term::new(format!("({}+{})*30/365", staff.cell(0), other_spending.cell(0)), outcome.outlook.minimum),
    };
    let minimum = pad.row(&[style.say("workbook-minimum").into()], vec![Some(minimum)], Look::Euros)?.term(0);
    let constant_debt = match fctva {
        Some(fctva) => {
            let keep = inputs.of(case, city.working_capital);
            Some(constant_debt(city, [&investment, &grants], fctva, (&minimum, &keep), style, pad)?)
        }
        None => None,
    };
    Ok(Ground {
        constant_debt,
        revenue,
        staff,
        other_spending,
        investment,
        grants,
        others,
        old_interest,
        old_principal,
        rate,
        annuity,
        minimum,
    })
}

/// The rows of the method by which a city's debt stays as it is.
fn constant_debt(
    city: &City,
    [investment, grants]: [&Row; 2],
    fctva: Row,
    (minimum, capital): (&Term, &Term),
    style: Style,
    pad: &mut Pad<'_>,
) -> Result<ConstantDebt, XlsxError> {
    let (aided, granted) = aided(city, &AsWritten);
    let mut row = |id: &str, text: String, value: Decimal, look: Look| {
        let row = pad.row(&[style.say(id).into()], vec![Some(Term::new(text, value))], look)?;
        Ok::<Term, XlsxError>(row.term(0))
    };
    let (i, g, f) = (investment.cell(0), grants.cell(0), fctva.cell(0));
    let text = format!("MIN(0.8,MAX(0,IF({i}<=0,0,({g}+{f})/{i})))");
    let aided = row("workbook-aided", text, aided, Look::Share)?;
    let text = format!("IF({g}+{f}<=0,0,{}*{g}/({g}+{f}))", aided.text);
    let granted = row("workbook-aided-grants", text, granted, Look::Share)?;
    let text = format!("MAX({},{})", minimum.text, capital.text);
    let keep = row("workbook-keep", text, minimum.value.max(capital.value), Look::Euros)?;
    Ok(ConstantDebt { fctva, aided, granted, keep })
}

/// Rows of a block, in their order: formulas refer to rows below them.
#[derive(Clone, Copy)]
enum Line {
    Revenue,
    Staff,
    Spending,
    NewInterest,
    NewPrincipal,
    Interest,
    Principal,
    GrossSavings,
    NetSavings,
    Investment,
    Grants,
    OwnRevenue,
    Need,
    Room,
    Borrowing,
    NewDebt,
    WorkingCapital,
    Debt,
}

struct Block<'a> {
    city: &'a City,
    ground: &'a Ground,
    plan: Option<&'a Effects>,
    offset: usize,
    known: Vec<&'a CityYear<Decimal>>,
    inputs: &'a mut Inputs,
    case: &'a Case,
    /// Its first row, as formulas write it.
    at: u32,
    /// That of the block without the plan.
    without_at: u32,
}

impl Block<'_> {
    fn cell(&self, line: Line, place: usize) -> String {
        format!("{}{}", column_number_to_name(1 + u16::try_from(place).unwrap_or(0)), self.at + line as u32)
    }

    fn without(&self, line: Line, place: usize) -> String {
        format!("{}{}", column_number_to_name(1 + u16::try_from(place).unwrap_or(0)), self.without_at + line as u32)
    }

    /// What the plan does in a year, with its sign, as the end of a formula.
    fn plan(&self, sign: char, place: usize, row: impl Fn(&Effects) -> &Row) -> (String, Decimal) {
        let found = self.plan.and_then(|plan| Some((row(plan), place.checked_sub(self.offset)?)));
        found.map_or((String::new(), Decimal::ZERO), |(row, place)| {
            (format!("{sign}{}", row.cell(place)), row.values.get(place).copied().unwrap_or_default())
        })
    }

    fn write(mut self, style: Style, pad: &mut Pad<'_>) -> Result<Side, XlsxError> {
        let fresh = self.fresh();
        use Line::*;
        let mut row = |line: Line, id: &str, look: Look| {
            let terms = (0..self.known.len()).map(|place| self.term(line, place, &fresh)).collect();
            pad.row(&[style.say(id).into()], terms, look)
        };
        let revenue = row(Revenue, "workbook-revenue", Look::Euros)?;
        let staff = row(Staff, "workbook-staff", Look::Euros)?;
        row(Spending, "workbook-spending", Look::Euros)?;
        row(NewInterest, "workbook-new-interest", Look::Euros)?;
        row(NewPrincipal, "workbook-new-principal", Look::Euros)?;
        let interest = row(Interest, "workbook-interest", Look::Euros)?;
        let principal = row(Principal, "workbook-principal", Look::Euros)?;
        let gross_savings = row(GrossSavings, "column-gross", Look::Total)?;
        let net_savings = row(NetSavings, "column-net", Look::Total)?;
        row(Investment, "workbook-investment", Look::Euros)?;
        let grants = row(Grants, "workbook-grants", Look::Euros)?;
        let own_revenue = row(OwnRevenue, "workbook-own-revenue", Look::Euros)?;
        row(Need, "workbook-need", Look::Euros)?;
        row(Room, "workbook-room", Look::Euros)?;
        row(Borrowing, "workbook-borrowing", Look::Euros)?;
        row(NewDebt, "workbook-new-debt", Look::Euros)?;
        let working_capital = row(WorkingCapital, "rule-working-capital", Look::Total)?;
        let debt = row(Debt, "column-debt", Look::Total)?;
        Ok(Side {
            revenue,
            staff,
            interest,
            principal,
            gross_savings,
            net_savings,
            grants,
            own_revenue,
            working_capital,
            debt,
        })
    }

    /// Interest, capital and balance of the loans that the city takes, by year.
    fn fresh(&self) -> Vec<[Decimal; 3]> {
        let mut out: Vec<[Decimal; 3]> = vec![[Decimal::ZERO; 3]];
        for place in 1..self.known.len() {
            let from = place.saturating_sub(self.city.loan_term as usize).max(1);
            let taken: Decimal = self.known[from..place].iter().map(|year| year.borrowing).sum();
            let before = out[place - 1][2];
            let interest = before * self.ground.rate.value;
            let principal = taken * self.ground.annuity.value - interest;
            out.push([interest, principal, before - principal + self.known[place].borrowing]);
        }
        out
    }

    fn term(&mut self, line: Line, place: usize, fresh: &[[Decimal; 3]]) -> Option<Term> {
        let ground = self.ground;
        let base = place == 0;
        let cell = |line| self.cell(line, place);
        let before = |line| self.cell(line, place.saturating_sub(1));
        let known = self.known[place];
        let own = |row: &Row| row.cell(place);
        let plan = |sign, row: fn(&Effects) -> &Row| self.plan(sign, place, row).0;
        let value = |sign, row: fn(&Effects) -> &Row| self.plan(sign, place, row).1;
        Some(match line {
            Line::Revenue => {
                let plan =
                    format!("{}{}", plan('+', |plan| &plan.operating_receipts), plan('+', |plan| &plan.revenues));
                Term::new(format!("{}{plan}", own(&ground.revenue)), known.revenue)
            }
            Line::Staff => Term::new(format!("{}{}", own(&ground.staff), plan('+', |plan| &plan.staff)), known.staff),
            Line::Spending => {
                let plan = format!("{}{}", plan('+', |plan| &plan.operating), plan('-', |plan| &plan.savings));
                Term::new(format!("{}+{}{plan}", own(&ground.other_spending), cell(Line::Staff)), known.spending)
            }
            Line::NewInterest | Line::NewPrincipal if base => return None,
            Line::NewInterest => Term::new(format!("{}*{}", before(Line::NewDebt), ground.rate.text), fresh[place][0]),
            Line::NewPrincipal => {
                let from = place.saturating_sub(self.city.loan_term as usize).max(1);
                let taken = if from < place {
                    format!(
                        "SUM({}:{})*{}",
                        self.cell(Line::Borrowing, from),
                        before(Line::Borrowing),
                        ground.annuity.text
                    )
                } else {
                    "0".to_owned()
                };
                Term::new(format!("{taken}-{}", cell(Line::NewInterest)), fresh[place][1])
            }
            Line::Interest if base => Term::new(own(&ground.old_interest), known.interest),
            Line::Interest => {
                let plan = plan('+', |plan| &plan.interest);
                Term::new(format!("{}+{}{plan}", own(&ground.old_interest), cell(Line::NewInterest)), known.interest)
            }
            Line::Principal if base => Term::new(own(&ground.old_principal), known.principal),
            Line::Principal => {
                let plan = plan('+', |plan| &plan.principal);
                Term::new(format!("{}+{}{plan}", own(&ground.old_principal), cell(Line::NewPrincipal)), known.principal)
            }
            Line::GrossSavings => {
                let text = format!("{}-{}-{}", cell(Line::Revenue), cell(Line::Spending), cell(Line::Interest));
                Term::new(text, known.gross_savings)
            }
            Line::NetSavings => {
                Term::new(format!("{}-{}", cell(Line::GrossSavings), cell(Line::Principal)), known.net_savings)
            }
            Line::Investment => {
                let by_itself = match (&ground.constant_debt, self.plan) {
                    (Some(_), Some(_)) if !base => self.without(line, place),
                    (Some(constant), None) if !base => format!(
                        "MAX(0,({}+{}-MAX(0,{}-{}))/(1-{}))",
                        cell(Line::GrossSavings),
                        own(&ground.others),
                        constant.keep.text,
                        before(Line::WorkingCapital),
                        constant.aided.text,
                    ),
                    _ => own(&ground.investment),
                };
                Term::new(format!("{by_itself}{}", plan('+', |plan| &plan.investment)), known.investment)
            }
            Line::Grants => {
                let by_itself = match (&ground.constant_debt, self.plan) {
                    (Some(_), Some(_)) if !base => self.without(line, place),
                    (Some(constant), None) if !base => {
                        format!("{}*{}", constant.granted.text, cell(Line::Investment))
                    }
                    _ => own(&ground.grants),
                };
                Term::new(format!("{by_itself}{}", plan('+', |plan| &plan.grants)), known.grants)
            }
            Line::OwnRevenue => {
                // Where nothing is resold there is no such row.
                let resales = self.plan.filter(|plan| plan.resales.is_some());
                let resales =
                    resales.map_or(String::new(), |_| plan('+', |plan| plan.resales.as_ref().unwrap_or(&plan.fctva)));
                let plan = plan('+', |plan| &plan.fctva) + &resales;
                let others = match &ground.constant_debt {
                    Some(constant) if base => format!("{}+{}", constant.fctva.cell(0), own(&ground.others)),
                    Some(constant) => {
                        let (aided, granted) = (&constant.aided.text, &constant.granted.text);
                        format!("({aided}-{granted})*{}+{}", self.without(Line::Investment, place), own(&ground.others))
                    }
                    None => own(&ground.others),
                };
                Term::new(format!("{}+{others}{plan}", cell(Line::Grants)), known.own_revenue)
            }
            Line::Need | Line::Room | Line::Borrowing if base => return None,
            Line::Need => {
                let drawn = value('-', |plan| &plan.loans);
                let keep = ground.constant_debt.as_ref().map_or(&ground.minimum, |constant| &constant.keep);
                let spare = self.known[place - 1].working_capital - keep.value;
                let need = known.investment - known.net_savings - known.own_revenue - drawn - spare;
                let plan = plan('-', |plan| &plan.loans);
                let text = format!(
                    "{}-{}-{}{plan}-({}-{})",
                    cell(Line::Investment),
                    cell(Line::NetSavings),
                    cell(Line::OwnRevenue),
                    before(Line::WorkingCapital),
                    keep.text,
                );
                Term::new(text, need)
            }
            Line::Room => {
                let room = known.investment - known.grants - value('-', |plan| &plan.loans);
                let plan = plan('-', |plan| &plan.loans);
                Term::new(format!("{}-{}{plan}", cell(Line::Investment), cell(Line::Grants)), room)
            }
            Line::Borrowing => {
                Term::new(format!("MAX(0,MIN({},{}))", cell(Line::Need), cell(Line::Room)), known.borrowing)
            }
            Line::NewDebt if base => return None,
            Line::NewDebt => {
                let text = format!("{}-{}+{}", before(Line::NewDebt), cell(Line::NewPrincipal), cell(Line::Borrowing));
                Term::new(text, fresh[place][2])
            }
            Line::WorkingCapital if base => self.inputs.of(self.case, self.city.working_capital),
            Line::WorkingCapital => {
                let plan = plan('+', |plan| &plan.loans);
                let text = format!(
                    "{}+{}+{}{plan}+{}-{}",
                    before(Line::WorkingCapital),
                    cell(Line::NetSavings),
                    cell(Line::OwnRevenue),
                    cell(Line::Borrowing),
                    cell(Line::Investment),
                );
                Term::new(text, known.working_capital)
            }
            Line::Debt if base => self.inputs.of(self.case, self.city.debt),
            Line::Debt => {
                let plan = plan('+', |plan| &plan.loans);
                let text = format!("{}-{}{plan}+{}", before(Line::Debt), cell(Line::Principal), cell(Line::Borrowing));
                Term::new(text, known.debt)
            }
        })
    }
}
