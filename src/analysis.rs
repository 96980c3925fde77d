//! The exact run of a case, and what there is to say of it.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::city::{Alone, Flag, Horizon, judge, warn_of_aid, warn_of_computed_fctva, warn_of_outgrown};
use crate::city::{warn_of_straight_line, warn_of_thin_base, warn_of_unseen};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Fctva, Section};
use crate::engine::{Cause, Schedule};
use crate::finance::{Aided, Financing, Payback, Receipt, aided, ceiling_fault, overpaid};
use crate::language::Arg;
use crate::model::{Accrual, AsWritten, Case, Funding, Grant, Inputs, Setting, When};
use crate::run::{Figure, Known, Paid, Run, budget_lines};
use crate::units::{MONTHS_A_YEAR, half_up, order};

pub use crate::run::Outcome;

/// Loans above what they may pay for by no more than this are not above it.
pub(crate) const LOAN_SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// Everything that is known of a plan, exact. What it comes to is its run's.
#[derive(Debug)]
pub struct Analysis {
    /// What was calculated.
    pub case: Arc<Case>,
    /// Units in service.
    pub schedule: Schedule,
    /// What came out.
    pub run: Run<Decimal>,
}

impl Deref for Analysis {
    type Target = Run<Decimal>;

    fn deref(&self) -> &Run<Decimal> {
        &self.run
    }
}

/// Calculates a case. `None` where what comes out shows a fault of the plan: loans above what they may
/// pay for, figures beyond what is computed exactly.
pub fn analyse(case: Case, diagnostics: &mut Diagnostics) -> Option<Analysis> {
    analyse_beside(case, None, diagnostics)
}

/// The same, where what another case came to may spare some of the work.
pub fn analyse_beside(
    case: Case,
    known: Option<Known<'_, Decimal>>,
    diagnostics: &mut Diagnostics,
) -> Option<Analysis> {
    Tried::of(case, known, diagnostics)?.whole(diagnostics)
}

/// A plan that was run as far as its answer goes: of a way out that is no way out, no more is asked.
#[derive(Debug)]
pub(crate) struct Tried {
    pub case: Arc<Case>,
    pub schedule: Schedule,
    pub paid: Paid<Decimal>,
    pub outcome: Option<Outcome>,
}

impl Tried {
    /// Runs a case. `None` where what comes out shows a fault of the plan.
    pub(crate) fn of(case: Case, known: Option<Known<'_, Decimal>>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let schedule = Schedule::beside(&case, known.map(|known| (known.flows.case, known.flows.schedule)));
        let paid = Paid::of(&case, &schedule, &AsWritten, known);
        match judged(&case, paid.financing(), known.and_then(|known| known.alone), &AsWritten) {
            Ok(outcome) => Some(Self { case: Arc::new(case), schedule, paid, outcome }),
            Err(fault) => {
                diagnostics.push(*fault);
                None
            }
        }
    }

    /// With all that is told of a plan. `None` where a figure is beyond what is computed exactly.
    pub(crate) fn whole(self, diagnostics: &mut Diagnostics) -> Option<Analysis> {
        let Self { case, schedule, paid, outcome } = self;
        let run = paid.told(&case, outcome, &AsWritten);
        // Accounts that grow without end leave what a decimal holds.
        if !Figure::ALL.iter().filter_map(|figure| figure.of(&run)).all(is_exact) {
            diagnostics.push(Diagnostic::new(codes::OVERFLOW).help("help"));
            return None;
        }
        let analysis = Analysis { case, schedule, run };
        analysis.warn(diagnostics);
        Some(analysis)
    }
}

/// What the city makes of a plan, or what a financing shows to be a fault of it.
pub(crate) fn judged(
    case: &Case,
    financing: &Financing<Decimal>,
    alone: Option<&Alone<Decimal>>,
    inputs: &impl Inputs<Decimal>,
) -> Result<Option<Outcome>, Box<Diagnostic>> {
    let overflow = || Box::new(Diagnostic::new(codes::OVERFLOW).help("help"));
    if !is_exact(financing.cost_incl_vat) {
        return Err(overflow());
    }
    if let Some(fault) = ceiling_fault(case, financing) {
        return Err(Box::new(fault));
    }
    let outcome = Outcome::of(case, financing, None, alone, inputs);
    if outcome.iter().all(is_exact_budget) { Ok(outcome) } else { Err(overflow()) }
}

/// Beyond this, cents are no longer exact.
pub(crate) fn is_exact(amount: Decimal) -> bool {
    amount.abs() <= Decimal::from(1_000_000_000_000_000_i64)
}

/// Whether every year of a city's budget is exact.
pub(crate) fn is_exact_budget(outcome: &Outcome) -> bool {
    let lines = budget_lines();
    let years = outcome.outlook.without.iter().chain(&outcome.outlook.with);
    years.flat_map(|year| lines.map(|(_, line)| *line(year))).all(is_exact)
}

/// What funders give above what they may, in euros: public ones of the whole investment and of the bases that their aid
/// is reckoned on (CGCT L1111-10), all of them above what there is to pay.
pub(crate) fn over_financed(case: &Case, financing: &Financing<Decimal>) -> [Decimal; 3] {
    let (granted, shared) = financing.co_financing();
    let bases = aided(case, financing).into_iter().filter(|one| !one.whole);
    let of_bases = bases.map(|one| one.above(case.co_financing.value)).sum();
    [above_share(case, granted, shared), of_bases, overpaid(case, financing)]
}

/// What is granted above the share of an investment that may be, in euros.
fn above_share(case: &Case, granted: Decimal, investment: Decimal) -> Decimal {
    half_up(granted - investment * case.co_financing.value, 9).clamp(Decimal::ZERO, granted)
}

/// What stands beside every verdict and figure of a plan, since it says that the money is not there as counted on: aid above
/// what the law and the costs allow, loans above what there is to borrow for.
pub(crate) fn doubts_on_money(case: &Case, financing: &Financing<Decimal>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let (granted, shared) = financing.co_financing();
    if !above_share(case, granted, shared).is_zero() {
        let private = invested(financing) > shared;
        let above = Diagnostic::new(codes::CO_FINANCING).arg("granted", Arg::Money(granted));
        let above = above.arg("investment", Arg::Money(shared)).arg("private", if private { "yes" } else { "no" });
        out.push(above.arg("limit", Arg::Percent(case.co_financing.value)).help("help"));
    }
    out.extend(doubts_on_bases(case, financing));
    let above = overpaid(case, financing);
    if !above.is_zero() {
        let priced = if case.unpriced.is_empty() { "yes" } else { "no" };
        let above = Diagnostic::new(codes::AID_ABOVE_COST).arg("amount", Arg::Money(above)).arg("priced", priced);
        out.push(above.help("help"));
    }
    if case.cut_loans && financing.loans_above() > LOAN_SLACK {
        let cut = Diagnostic::new(codes::LOANS_CUT).arg("excess", Arg::Money(financing.loans_above()));
        // Receipts above the investment leave nothing to borrow for.
        let ceiling = financing.loan_ceiling.max(Decimal::ZERO);
        out.push(cut.arg("ceiling", Arg::Money(ceiling)));
    }
    out
}

/// Aid for a part of the project is held against that part as well: the whole plan's share hides it.
fn doubts_on_bases(case: &Case, financing: &Financing<Decimal>) -> impl Iterator<Item = Diagnostic> {
    let limit = case.co_financing.value;
    let bases = aided(case, financing).into_iter();
    bases.filter(move |one| !one.whole && !one.above(limit).is_zero()).map(move |one| {
        let name = one.funding.first().map_or_else(String::new, |place| case.funding[*place].id().to_owned());
        let above = Diagnostic::new(codes::CO_FINANCING_BASE).arg("funding", name);
        let above = above.arg("granted", Arg::Money(one.granted)).arg("base", Arg::Money(one.base));
        let above = above.arg("own", Arg::Percent(half_up(one.own(), 3))).arg("keeps", one.keeps());
        let above = above.arg("private", if one.private { "yes" } else { "no" });
        above.arg("limit", Arg::Percent(limit)).help("help")
    })
}

/// The investment excluding VAT, in euros.
fn invested(financing: &Financing<Decimal>) -> Decimal {
    let groups = financing.groups.iter().filter(|group| group.key.section == Section::Investment);
    groups.flat_map(|group| &group.excl_vat).sum::<Decimal>() / MONTHS_A_YEAR
}

impl Analysis {
    /// Whether everything has a price.
    pub fn complete(&self) -> bool {
        self.case.unpriced.is_empty()
    }

    /// The thresholds that a last fiscal year which no rule judges (SPEC §8) crosses because of the plan, each once.
    pub(crate) fn unjudged(&self) -> Vec<Flag<Decimal>> {
        let Some((outcome, city)) = self.outcome.as_ref().zip(self.case.city.as_ref()) else { return Vec::new() };
        let horizon = Horizon::of(&self.case);
        if horizon.judged >= horizon.last {
            return Vec::new();
        }
        let outlook = outcome.deciding_side().0;
        let all = judge(Horizon { judged: horizon.last, ..horizon }, city, outlook, None, &AsWritten).flags;
        let counts = |flag: &Flag<Decimal>| flag.year == horizon.last && (flag.counts_red || flag.counts_orange);
        let mut seen = BTreeSet::new();
        all.into_iter().filter(counts).filter(|flag| seen.insert((flag.with.rule, flag.with.part))).collect()
    }

    /// Lines whose acquisition cost is below the unit-value threshold, with that cost.
    pub fn moved(&self) -> impl Iterator<Item = (usize, Decimal)> {
        let threshold = self.case.movable_threshold.value;
        let below = move |(line, cost): (usize, &Option<Decimal>)| {
            cost.filter(|cost| *cost < threshold).map(|cost| (line, cost))
        };
        self.ledger.acquisition.iter().enumerate().filter_map(below)
    }

    /// What makes investment of the movable goods below the threshold, as the council can vote (CGCT L2122-21).
    pub fn as_voted(&self) -> Vec<Setting> {
        let acquired = |place: usize| {
            let line = &self.case.lines[place];
            let acquired = line.components.iter();
            let acquired = acquired.filter(|one| one.accrual == Accrual::Unit && one.when == When::Entry);
            let path = |id: &str| format!("{}.{id}.section", line.id);
            acquired
                .filter(|one| one.section.is_none())
                .map(move |one| Setting::new(path(&one.id), "investment", "--set"))
                .collect::<Vec<_>>()
        };
        self.moved().flat_map(|(place, _)| acquired(place)).collect()
    }

    /// What leaves out the FCTVA on upkeep, whose right the finance bill for 2026 proposed to end.
    pub fn without_upkeep_fctva(&self) -> Vec<Setting> {
        let lines = self.case.lines.iter().flat_map(|line| line.components.iter().map(move |one| (line, one)));
        let upkeep = lines.filter(|(_, one)| matches!(one.fctva, Some(Fctva::Upkeep | Fctva::Networks)));
        upkeep.map(|(line, one)| Setting::new(format!("{}.{}.fctva", line.id, one.id), "none", "--set")).collect()
    }

    fn warn(&self, diagnostics: &mut Diagnostics) {
        let case = &self.case;
        for (line, cost) in self.moved() {
            let line = &case.lines[line];
            let moved = Diagnostic::at(codes::MOVABLE_THRESHOLD, line.span).arg("line", format!("lines.{}", line.id));
            let threshold = Arg::Euros(case.movable_threshold.value);
            diagnostics.push(moved.arg("cost", Arg::Money(cost)).arg("threshold", threshold).help("help"));
        }
        for (line, service) in case.lines.iter().zip(&self.schedule.lines) {
            if service.dips() {
                diagnostics.push(Diagnostic::at(codes::QUANTITY_DIPS, line.span).arg("line", line.id.clone()));
            }
        }
        self.warn_of_funding(diagnostics);
        self.warn_of_silence(diagnostics);
        if let Some((city, outcome)) = case.city.as_ref().zip(self.outcome.as_ref()) {
            warn_of_outgrown(case, city, &outcome.outlook, diagnostics);
            warn_of_unseen(case, diagnostics);
            warn_of_aid(case, city, &outcome.outlook, diagnostics);
            let (outlook, deciding) = (outcome.deciding_side().0, outcome.deciding());
            warn_of_thin_base(outlook, &deciding, "plan", diagnostics);
            warn_of_straight_line(city, outlook, &deciding, "plan", diagnostics);
            let all: Vec<_> = outcome.verdict.flags.iter().collect();
            warn_of_computed_fctva(city, outlook, [&all, &deciding], diagnostics);
        }
    }

    /// A subsidy for an investment pays what replaces it years later only where that was meant.
    fn warn_of_subsidised_renewals(&self, diagnostics: &mut Diagnostics) {
        for (place, funding) in self.case.funding.iter().enumerate() {
            let Funding::Subsidy(grant) = funding else { continue };
            let given = |cause: Option<Cause>| {
                let of = |receipt: &&Receipt<Decimal>| {
                    receipt.funding == Some(place) && cause.is_none_or(|cause| receipt.cause == cause)
                };
                let receipts = self.financing.receipts.iter().filter(of);
                receipts.flat_map(|receipt| &receipt.spent).sum::<Decimal>() / Decimal::from(12)
            };
            let renewals = if grant.names_phases { Decimal::ZERO } else { given(Some(Cause::Renewal)) };
            if renewals > Decimal::ZERO {
                let told = self.case.data.provenance(grant.rate).and_then(|rate| rate.span);
                let told = told.map_or(Diagnostic::new(codes::SUBSIDY_RENEWALS), |span| {
                    Diagnostic::at(codes::SUBSIDY_RENEWALS, span)
                });
                let told = told.arg("funding", grant.id.clone()).arg("renewals", Arg::Money(renewals));
                let told = told.arg("lines", if grant.names_lines { "named" } else { "all" });
                diagnostics.push(told.arg("all", Arg::Money(given(None))).help("help"));
            }
        }
    }

    /// Subsidies and contributions that pay nothing, by their places: no spending is what they help. A rate or a cap of
    /// nothing says so itself.
    pub fn idle_funding(&self) -> impl Iterator<Item = (usize, &Grant)> {
        let grants = self.case.funding.iter().enumerate().filter_map(|(place, funding)| match funding {
            Funding::Subsidy(grant) | Funding::Contribution(grant) => Some((place, grant)),
            Funding::Loan(_) => None,
        });
        grants.filter(|(place, grant)| {
            let pays = |receipt: &Receipt<Decimal>| {
                receipt.funding == Some(*place) && receipt.spent.iter().any(|amount| !amount.is_zero())
            };
            let meant = !grant.rate.value.is_zero() && grant.cap.is_none_or(|cap| !cap.value.is_zero());
            self.complete() && meant && !self.financing.receipts.iter().any(pays)
        })
    }

    /// Aid that pays nothing is no zero to be passed over: what it was counted on for is paid by the city.
    fn warn_of_idle_funding(&self, diagnostics: &mut Diagnostics) {
        for (_, grant) in self.idle_funding() {
            let rate = self.case.data.provenance(grant.rate).and_then(|rate| rate.span);
            let told =
                rate.map_or(Diagnostic::new(codes::IDLE_FUNDING), |span| Diagnostic::at(codes::IDLE_FUNDING, span));
            diagnostics.push(told.arg("funding", grant.id.clone()).help("help"));
        }
    }

    fn warn_of_funding(&self, diagnostics: &mut Diagnostics) {
        self.warn_of_subsidised_renewals(diagnostics);
        self.warn_of_idle_funding(diagnostics);
        doubts_on_money(&self.case, &self.financing).into_iter().for_each(|one| diagnostics.push(one));
        let late = self.after_horizon();
        if !late.is_zero() {
            diagnostics.push(Diagnostic::new(codes::AFTER_HORIZON).arg("amount", Arg::Money(late)));
        }
    }

    /// When what the plan saves and earns has paid for it.
    pub fn payback(&self) -> Payback {
        Payback::of(&self.case, &self.financing)
    }

    /// What public funders give of the investment above what they may (CGCT L1111-10), in euros.
    pub fn over_financed(&self) -> Decimal {
        let (granted, shared) = self.financing.co_financing();
        above_share(&self.case, granted, shared)
    }

    /// What funders give of spending above what it costs, in euros; at least so much where something has no price.
    pub fn overpaid(&self) -> Decimal {
        overpaid(&self.case, &self.financing)
    }

    /// The investment excluding VAT, in euros.
    pub(crate) fn invested(&self) -> Decimal {
        invested(&self.financing)
    }

    /// What public funders help of the investment (CGCT L1111-10), where they help any: all of it, and the bases that their
    /// aid is reckoned on.
    pub(crate) fn public_aid(&self) -> Vec<Aided> {
        let (granted, base) = self.financing.co_financing();
        let bases = aided(&self.case, &self.financing);
        let mut funding: Vec<usize> = bases.iter().flat_map(|one| one.funding.iter().copied()).collect();
        order::plain(&mut funding);
        let own_aids = funding.len();
        let whole = Aided { funding, own_aids, granted, base, whole: true, private: self.invested() > base };
        let all = std::iter::once(whole).chain(bases.into_iter().filter(|one| !one.whole));
        all.filter(|one| one.granted > Decimal::ZERO).collect()
    }

    /// Receipts that fall after the horizon, in euros.
    pub fn after_horizon(&self) -> Decimal {
        let months = self.case.calendar.months;
        let late = |receipt: &crate::finance::Receipt<Decimal>| {
            let first = months.saturating_sub(receipt.lag) as usize;
            receipt.spent.iter().skip(first).sum::<Decimal>()
        };
        self.financing.receipts.iter().map(late).sum::<Decimal>() / MONTHS_A_YEAR
    }

    /// A component with a price that never charges anything is said, and a last year that gives no flags.
    fn warn_of_silence(&self, diagnostics: &mut Diagnostics) {
        let case = &self.case;
        let charged = order::set(self.ledger.rows.iter().map(|row| (row.line, row.component)));
        for (place, line) in case.lines.iter().enumerate() {
            for (index, component) in line.components.iter().enumerate() {
                if !component.unpriced && component.has_a_price() && !charged.contains(&(place, index)) {
                    let silent = Diagnostic::at(codes::NEVER_CHARGED, line.span);
                    diagnostics.push(silent.arg("component", format!("{}.{}", line.id, component.id)));
                }
            }
        }
        let end = case.calendar.month(case.calendar.months);
        if case.city.is_some() && end.of_year() != 1 {
            diagnostics.push(Diagnostic::new(codes::PARTIAL_YEAR).arg("year", Arg::Year(end.year())));
        }
    }
}
