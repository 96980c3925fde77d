use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::data::{Data, Datum};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{Eligible, Field, Funder, FundingDocument, FundingKind, LoanAmount, Payments, PlanDocument};
use crate::document::{Profile, Section, Status, Text};
use crate::units::order;

/// One entry of the financing plan.
#[derive(Debug, Clone)]
pub enum Funding {
    /// A share of eligible amounts, after a lag, up to a cap.
    Subsidy(Grant),
    /// A partner's share of TTC amounts, in the same month.
    Contribution(Grant),
    /// Money to be paid back.
    Loan(Loan),
}

impl Funding {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Subsidy(grant) | Self::Contribution(grant) => &grant.id,
            Self::Loan(loan) => &loan.id,
        }
    }

    /// Its name for people.
    pub fn name(&self) -> &Text {
        match self {
            Self::Subsidy(grant) | Self::Contribution(grant) => &grant.name,
            Self::Loan(loan) => &loan.name,
        }
    }

    /// The subsidy or contribution that it is.
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Self::Subsidy(grant) | Self::Contribution(grant) => Some(grant),
            Self::Loan(_) => None,
        }
    }
}

/// A subsidy or a contribution.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Who gives it.
    pub funder: Funder,
    /// How sure it is.
    pub status: Status,
    /// Its rate.
    pub rate: Datum,
    /// The only eligible section, if only one is.
    pub section: Option<Section>,
    /// Eligible lines.
    pub lines: Vec<bool>,
    /// Eligible months.
    pub months: Vec<bool>,
    /// Whether it names lines.
    pub names_lines: bool,
    /// Whether it names phases. Without, what replaces an investment years later gives right to it too.
    pub names_phases: bool,
    /// The most that is paid in all.
    pub cap: Option<Datum>,
    /// Months between spending and receipt.
    pub lag: u32,
    /// Whether eligible amounts include VAT.
    pub incl_vat: bool,
}

impl Grant {
    /// Whether what it gives leaves no FCTVA: a subsidy of the State reckoned on amounts including VAT holds the VAT
    /// already (CGCT L1615-10).
    pub fn holds_vat(&self) -> bool {
        self.funder == Funder::State && self.incl_vat
    }
}

/// A loan.
#[derive(Debug, Clone)]
pub struct Loan {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What is borrowed.
    pub size: LoanSize,
    /// Nominal yearly rate.
    pub rate: Datum,
    /// Number of payments.
    pub periods: u32,
    /// Months between payments.
    pub every: u32,
    /// How the capital is paid back.
    pub profile: Profile,
    /// Periods of interest only.
    pub deferral: u32,
    /// Month of the plan in which it is drawn.
    pub draw: u32,
    /// The entry in its file.
    pub span: Span,
}

/// What is borrowed.
#[derive(Debug, Clone, Copy)]
pub enum LoanSize {
    /// An amount.
    Fixed(Datum),
    /// A share of the plan's investment TTC, to the cent.
    OfInvestment(Datum),
}

/// Resolves the financing plan. Faults: unknown lines and phases, periods that do not divide the
/// term, draws outside the plan, the same id twice.
pub(super) fn resolve_funding(
    plan: &PlanDocument,
    calendar: &Calendar,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Vec<Funding> {
    same_ids(plan.funding.iter().map(|funding| &funding.id), diagnostics);
    same_ids(plan.benefits.iter().map(|benefit| &benefit.id), diagnostics);
    plan.funding.iter().filter_map(|funding| resolve_one(funding, plan, calendar, data, diagnostics)).collect()
}

/// The name for people; the id where none is given.
pub(super) fn name_of(name: Option<&Field<Text>>, id: &Field<String>) -> Text {
    name.map_or_else(|| Text::one(&id.value), |name| name.value.clone())
}

fn same_ids<'a>(ids: impl Iterator<Item = &'a Field<String>>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for id in ids {
        let first = *seen.entry(&id.value).or_insert(id.span);
        if first != id.span {
            let same = Diagnostic::at(codes::SAME_ID, id.span).label(first, "first");
            diagnostics.push(same.arg("id", id.value.clone()));
        }
    }
}

fn resolve_one(
    funding: &FundingDocument,
    plan: &PlanDocument,
    calendar: &Calendar,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Option<Funding> {
    let path = |field: &str| format!("funding.{}.{field}", funding.id.value);
    let name = name_of(funding.name.as_ref(), &funding.id);
    let rate = funding.rate.as_ref().map(|rate| data.add(path("rate"), rate.value, Some(rate.span)));
    if funding.kind == FundingKind::Loan {
        return resolve_loan(funding, name, rate, calendar, data, diagnostics).map(Funding::Loan);
    }
    let known: Vec<&str> = plan.lines.iter().map(|(id, _)| id.value.as_str()).collect();
    let lines = funding.lines.as_ref().map_or_else(
        || vec![true; known.len()],
        |names| {
            let every: HashSet<&str> = known.iter().copied().collect();
            let named: HashSet<&str> = names.iter().map(|name| name.value.as_str()).collect();
            for name in names.iter().filter(|name| !every.contains(name.value.as_str())) {
                let unknown = Diagnostic::at(codes::UNKNOWN_LINE, name.span).arg("line", name.value.clone());
                let unknown = unknown.arg("known", known.join(", ")).help("help");
                diagnostics.push(unknown.did_you_mean(&name.value, known.iter().copied()));
            }
            known.iter().map(|line| named.contains(line)).collect()
        },
    );
    let phases = funding
        .phases
        .as_ref()
        .map(|names| order::set(names.iter().filter_map(|name| find_phase(name, calendar, diagnostics))));
    let eligible = |month| phases.as_ref().is_none_or(|phases| phases.contains(&calendar.phase_of(month)));
    let grant = Grant {
        id: funding.id.value.clone(),
        name,
        funder: funding.funder.as_ref().map_or(Funder::Public, |funder| funder.value),
        status: funding.status.as_ref().map_or(Status::Requested, |status| status.value),
        rate: rate?,
        section: funding.of.as_ref().and_then(|of| match of.value {
            Eligible::All => None,
            Eligible::Only(section) => Some(section),
        }),
        lines,
        months: (0..calendar.months).map(eligible).collect(),
        names_lines: funding.lines.is_some(),
        names_phases: funding.phases.is_some(),
        cap: funding.cap.as_ref().map(|cap| data.add(path("cap"), cap.value, Some(cap.span))),
        lag: funding.lag.as_ref().map_or(0, |lag| lag.value.0),
        incl_vat: funding.kind == FundingKind::Contribution || funding.incl_vat.as_ref().is_some_and(|vat| vat.value),
    };
    Some(if funding.kind == FundingKind::Subsidy { Funding::Subsidy(grant) } else { Funding::Contribution(grant) })
}

fn resolve_loan(
    loan: &FundingDocument,
    name: Text,
    rate: Option<Datum>,
    calendar: &Calendar,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Option<Loan> {
    let path = |field: &str| format!("funding.{}.{field}", loan.id.value);
    let draw = loan.draw.as_ref().map_or(0, |draw| draw.value.since(calendar.start));
    let draw = u32::try_from(draw).ok().filter(|draw| *draw < calendar.months);
    if draw.is_none() {
        let place = loan.draw.as_ref().map_or(loan.span, |draw| draw.span);
        diagnostics.push(Diagnostic::at(codes::OUTSIDE_HORIZON, place).arg("what", "draw").help("help"));
    }
    let (amount, term) = (loan.amount.as_ref()?, loan.term.as_ref()?);
    let size = match amount.value {
        LoanAmount::Fixed(value) => LoanSize::Fixed(data.add(path("amount"), value, Some(amount.span))),
        LoanAmount::OfInvestment(share) => LoanSize::OfInvestment(data.add(path("amount"), share, Some(amount.span))),
    };
    let payments = loan.payments.as_ref().map_or(Payments::Yearly, |payments| payments.value);
    let every = 12 / payments.per_year();
    let periods = term.value.0 / every;
    if !term.value.0.is_multiple_of(every) || periods == 0 {
        let broken = Diagnostic::at(codes::LOAN_PERIODS, term.span).arg("term", term.value.to_string());
        diagnostics.push(broken.arg("every", every as usize).help("help"));
        return None;
    }
    let deferral = loan.deferral.as_ref().map_or(Decimal::ZERO, |deferral| deferral.value);
    if deferral >= Decimal::from(periods) {
        let place = loan.deferral.as_ref().map_or(loan.span, |deferral| deferral.span);
        let late = Diagnostic::at(codes::LOAN_PERIODS, place).label(term.span, "other");
        let late = late.arg("term", term.value.to_string()).arg("every", every as usize);
        diagnostics.push(late.help("help-deferral"));
        return None;
    }
    Some(Loan {
        id: loan.id.value.clone(),
        name,
        size,
        rate: rate?,
        periods,
        every,
        profile: loan.profile.as_ref().map_or(Profile::Annuity, |profile| profile.value),
        deferral: u32::try_from(deferral).unwrap_or(0),
        draw: draw?,
        span: loan.span,
    })
}

/// The index of a phase that a file names.
pub(super) fn find_phase(name: &Field<String>, calendar: &Calendar, diagnostics: &mut Diagnostics) -> Option<usize> {
    let found = calendar.phase(&name.value);
    if found.is_none() {
        let known = calendar.phases.iter().map(|phase| phase.id.as_str());
        let list = calendar.phases.iter().map(|phase| phase.id.clone()).collect::<Vec<_>>().join(", ");
        let unknown = Diagnostic::at(codes::UNKNOWN_PHASE, name.span).arg("phase", name.value.clone());
        diagnostics.push(unknown.arg("known", list).help("help").did_you_mean(&name.value, known));
    }
    found
}

/// First and last month between two phases, both included. A fault where they are in the wrong order.
pub(super) fn find_window(
    from: Option<&Field<String>>,
    until: Option<&Field<String>>,
    calendar: &Calendar,
    diagnostics: &mut Diagnostics,
) -> Option<(u32, u32)> {
    let first = match from {
        Some(name) => find_phase(name, calendar, diagnostics).map(|phase| calendar.phases[phase].first),
        None => Some(0),
    };
    let last = match until {
        Some(name) => find_phase(name, calendar, diagnostics).map(|phase| {
            let phase = &calendar.phases[phase];
            phase.first + phase.months - 1
        }),
        None => Some(calendar.months - 1),
    };
    let window = first.zip(last)?;
    if let (Some(from), Some(until)) = (from, until)
        && window.0 > window.1
    {
        let order = Diagnostic::at(codes::TIER_ORDER, until.span).label(from.span, "other");
        diagnostics.push(order.arg("what", "until").help("help"));
        return None;
    }
    Some(window)
}
