//! The exact run, from a resolved case to its verdict: what every headline figure shows.

use rust_decimal::Decimal;

use crate::city::{Effects, Flag, Level, Outlook, Verdict, judge, seen, warn_of_outgrown, warn_of_unseen};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Nature, Section};
use crate::engine::{Known, Ledger, Schedule, flows_beside};
use crate::finance::{Confidence, Cost, Financing, PresentValue, ReceiptKind, ceiling_fault, finance, group, settle};
use crate::language::Arg;
use crate::model::{AsWritten, Case, Rule};

/// Everything that is known of a plan, exact.
#[derive(Debug)]
pub struct Analysis {
    /// What was calculated.
    pub case: Case,
    /// Units in service.
    pub schedule: Schedule,
    /// Amounts before sections are final.
    pub ledger: Ledger<Decimal>,
    /// Amounts in their final sections.
    pub costs: Vec<Cost<Decimal>>,
    /// Who pays, with all funding.
    pub financing: Financing<Decimal>,
    /// What all of it is worth at the start.
    pub present_value: PresentValue<Decimal>,
    /// The city and its verdict, where there is a city.
    pub outcome: Option<Outcome>,
}

/// What the plan does to the city.
#[derive(Debug)]
pub struct Outcome {
    /// The city without and with the plan.
    pub outlook: Outlook<Decimal>,
    /// Every rule in every year.
    pub verdict: Verdict<Decimal>,
    /// The same with secured funding only.
    pub secured: Verdict<Decimal>,
    /// The answer.
    pub ruling: Ruling,
}

/// The answer to the question that a plan is checked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The level; none where something is unpriced, or no year after the pilot is seen, and nothing is known to be
    /// unsustainable.
    pub level: Option<Level>,
    /// The level with secured funding only.
    pub secured: Option<Level>,
    /// First year of the flags that decide.
    pub first_year: Option<i32>,
    /// Rules of the flags that decide.
    pub rules: Vec<Rule>,
    /// Whether these flags are those of the verdict on secured funding.
    pub by_secured: bool,
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
    let inputs = &AsWritten;
    let schedule = Schedule::of(&case);
    let ledger = flows_beside(&case, &schedule, inputs, known);
    let costs = settle(&case, &ledger, inputs);
    let financing = finance(&case, &schedule, group(&case, &costs, inputs), inputs, Confidence::All);
    // Beyond this, cents are no longer exact.
    if financing.cost_incl_vat.abs() > Decimal::from(1_000_000_000_000_000_i64) {
        diagnostics.push(Diagnostic::new(codes::OVERFLOW).help("help"));
        return None;
    }
    if let Some(fault) = ceiling_fault(&case, &financing) {
        diagnostics.push(fault);
        return None;
    }
    let outcome = outcome(&case, &schedule, &financing);
    let present_value = PresentValue::of(&case, &financing);
    let analysis = Analysis { case, schedule, ledger, costs, financing, present_value, outcome };
    analysis.warn(diagnostics);
    Some(analysis)
}

fn outcome(case: &Case, schedule: &Schedule, financing: &Financing<Decimal>) -> Option<Outcome> {
    let (inputs, city) = (&AsWritten, case.city.as_ref()?);
    let outlook = Outlook::of(case, city, &Effects::of(case, financing), inputs);
    let verdict = judge(case, city, &outlook, inputs);
    let secured = finance(case, schedule, financing.groups.clone(), inputs, Confidence::Secured);
    let secured = Outlook::of(case, city, &Effects::of(case, &secured), inputs);
    let secured = judge(case, city, &secured, inputs);
    let ruling = Ruling::of(&verdict, &secured, case.unpriced.is_empty() && seen(case));
    Some(Outcome { outlook, verdict, secured, ruling })
}

/// What a rule in a year counts for, without the margins behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Fiscal year.
    pub year: i32,
    /// The rule.
    pub rule: Rule,
    /// Whether the year is after the pilot.
    pub after_pilot: bool,
    /// Whether it counts as red against the plan.
    pub red: bool,
    /// Whether it counts as orange against the plan.
    pub orange: bool,
}

impl Counted {
    fn of(flag: &Flag<Decimal>) -> Self {
        let Flag { year, after_pilot, .. } = *flag;
        Self { year, rule: flag.with.rule, after_pilot, red: flag.counts_red, orange: flag.counts_orange }
    }

    /// Whether it is of those that decide a level.
    fn decides(self, level: Level) -> bool {
        match level {
            Level::Unsustainable => self.after_pilot && self.red,
            Level::Fragile => (self.after_pilot && self.orange) || (!self.after_pilot && self.red),
            Level::Sustainable => false,
        }
    }
}

/// A verdict without the margins behind it: all that the answer is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Whether a red counts after the pilot.
    pub unsustainable: bool,
    /// Whether an orange counts after the pilot, or a red before its end.
    pub fragile: bool,
    /// By year and rule.
    pub flags: Vec<Counted>,
}

impl Weighed {
    fn of(verdict: &Verdict<Decimal>) -> Self {
        let flags = verdict.flags.iter().map(Counted::of).collect();
        Self { unsustainable: verdict.unsustainable, fragile: verdict.fragile, flags }
    }

    fn level(&self) -> Level {
        level(self.unsustainable, self.fragile)
    }
}

fn level(unsustainable: bool, fragile: bool) -> Level {
    match (unsustainable, fragile) {
        (true, _) => Level::Unsustainable,
        (false, true) => Level::Fragile,
        (false, false) => Level::Sustainable,
    }
}

impl Verdict<Decimal> {
    /// Its own level, before it is compared with that on secured funding.
    pub fn level(&self) -> Level {
        level(self.unsustainable, self.fragile)
    }

    /// The flags that decide its level.
    pub fn deciding(&self) -> impl Iterator<Item = &Flag<Decimal>> {
        let level = self.level();
        self.flags.iter().filter(move |flag| Counted::of(flag).decides(level))
    }
}

impl Ruling {
    fn of(verdict: &Verdict<Decimal>, secured: &Verdict<Decimal>, complete: bool) -> Self {
        Self::weigh(&Weighed::of(verdict), &Weighed::of(secured), complete)
    }

    /// Holds the verdict against the one on secured funding. `complete`: whether everything has a price, and a year
    /// after the pilot is seen.
    pub fn weigh(verdict: &Weighed, secured: &Weighed, complete: bool) -> Self {
        let by_secured = verdict.level() == Level::Sustainable && secured.level() > Level::Sustainable;
        let weaker = verdict.fragile || secured.fragile || secured.unsustainable;
        let level = level(verdict.unsustainable, weaker);
        let known = |level: Level| (complete || level == Level::Unsustainable).then_some(level);
        let mut ruling = Self {
            level: known(level),
            secured: known(secured.level()),
            first_year: None,
            rules: Vec::new(),
            by_secured,
        };
        if ruling.level.is_some_and(|level| level > Level::Sustainable) {
            let deciding = if by_secured { secured } else { verdict };
            let own = deciding.level();
            let deciding = || deciding.flags.iter().filter(|flag| flag.decides(own));
            ruling.first_year = deciding().map(|flag| flag.year).min();
            ruling.rules = deciding().map(|flag| flag.rule).collect();
            ruling.rules.sort();
            ruling.rules.dedup();
        }
        ruling
    }
}

impl Outcome {
    /// The flags that decide the ruling.
    pub fn deciding(&self) -> Vec<&Flag<Decimal>> {
        if self.ruling.level.is_none_or(|level| level == Level::Sustainable) {
            return Vec::new();
        }
        if self.ruling.by_secured { self.secured.deciding().collect() } else { self.verdict.deciding().collect() }
    }

    /// The strongest of what stands behind the thresholds that decide; none where none does.
    pub fn nature(&self) -> Option<Nature> {
        self.deciding().into_iter().map(Flag::nature).max()
    }
}

impl Analysis {
    /// Whether everything has a price.
    pub fn complete(&self) -> bool {
        self.case.unpriced.is_empty()
    }

    /// Lines whose acquisition cost is below the unit-value threshold, with that cost.
    pub fn moved(&self) -> impl Iterator<Item = (usize, Decimal)> {
        let threshold = self.case.movable_threshold.value;
        let below = move |(line, cost): (usize, &Option<Decimal>)| {
            cost.filter(|cost| *cost < threshold).map(|cost| (line, cost))
        };
        self.ledger.acquisition.iter().enumerate().filter_map(below)
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
    }

    fn warn_of_funding(&self, diagnostics: &mut Diagnostics) {
        let (case, financing) = (&self.case, &self.financing);
        let twelve = Decimal::from(12);
        let investment: Decimal = financing
            .groups
            .iter()
            .filter(|group| group.key.section == Section::Investment)
            .flat_map(|group| &group.excl_vat)
            .sum::<Decimal>()
            / twelve;
        let public = |receipt: &&crate::finance::Receipt<Decimal>| {
            receipt.kind != ReceiptKind::Fctva && receipt.section == Section::Investment
        };
        let granted: Decimal =
            financing.receipts.iter().filter(public).flat_map(|receipt| &receipt.spent).sum::<Decimal>() / twelve;
        if granted > investment * case.co_financing.value && !granted.is_zero() {
            let above = Diagnostic::new(codes::CO_FINANCING).arg("granted", Arg::Money(granted));
            let above = above.arg("investment", Arg::Money(investment));
            diagnostics.push(above.arg("limit", Arg::Percent(case.co_financing.value)).help("help"));
        }
        if case.cut_loans && financing.loans_above() > Decimal::new(1, 9) {
            let cut = Diagnostic::new(codes::LOANS_CUT).arg("excess", Arg::Money(financing.loans_above()));
            // Receipts above the investment leave nothing to borrow for.
            let ceiling = financing.loan_ceiling.max(Decimal::ZERO);
            diagnostics.push(cut.arg("ceiling", Arg::Money(ceiling)));
        }
        let late = self.after_horizon();
        if !late.is_zero() {
            diagnostics.push(Diagnostic::new(codes::AFTER_HORIZON).arg("amount", Arg::Money(late)));
        }
    }

    /// Receipts that fall after the horizon, in euros.
    pub fn after_horizon(&self) -> Decimal {
        let months = self.case.calendar.months;
        let late = |receipt: &crate::finance::Receipt<Decimal>| {
            let after = |(spent, _): &(usize, &Decimal)| receipt.month(*spent, months).is_none();
            receipt.spent.iter().enumerate().filter(after).map(|(_, amount)| *amount).sum::<Decimal>()
        };
        self.financing.receipts.iter().map(late).sum::<Decimal>() / Decimal::from(12)
    }

    /// A component with a price that never charges anything is said, and a last year that gives no flags.
    fn warn_of_silence(&self, diagnostics: &mut Diagnostics) {
        let case = &self.case;
        let charged: std::collections::BTreeSet<(usize, usize)> =
            self.ledger.rows.iter().map(|row| (row.line, row.component)).collect();
        for (place, line) in case.lines.iter().enumerate() {
            for (index, component) in line.components.iter().enumerate() {
                if !component.unpriced && component.has_a_price() && !charged.contains(&(place, index)) {
                    let silent = Diagnostic::at(codes::NEVER_CHARGED, line.span);
                    diagnostics.push(silent.arg("component", format!("{}.{}", line.id, component.id)));
                }
            }
        }
        let end = case.calendar.start.plus(i32::try_from(case.calendar.months).unwrap_or(0));
        if let Some((city, outcome)) = case.city.as_ref().zip(self.outcome.as_ref()) {
            warn_of_outgrown(case, city, &outcome.outlook, diagnostics);
            warn_of_unseen(case, diagnostics);
        }
        if case.city.is_some() && end.of_year() != 1 {
            diagnostics.push(Diagnostic::new(codes::PARTIAL_YEAR).arg("year", Arg::Year(end.year())));
        }
    }
}
