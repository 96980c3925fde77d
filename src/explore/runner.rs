use std::path::Path;
use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use super::Vary;
use super::figures::Snapshot;
use crate::analysis::{Analysis, Tried};
use crate::city::{Alone, Horizon};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::engine::{EarlierRun, Ledger, Schedule};
use crate::finance::Group;
use crate::model::{AsWritten, Case, Path as InPlan, Prepared, Setting, UncertainInput};
use crate::run::Known;
use crate::session::{Options, Session};

/// A plan that is ready to run, and the texts that it was read from.
#[derive(Debug, Clone)]
pub struct Runner {
    prepared: Prepared,
    sources: Sources,
    /// What the first run came to: most of the others is the same.
    first: Arc<OnceLock<First>>,
}

/// What the first run of a plan came to.
#[derive(Debug)]
struct First {
    case: Arc<Case>,
    schedule: Schedule,
    ledger: Ledger<Decimal>,
    groups: Vec<Group<Decimal>>,
    /// The city by itself, where there is one.
    alone: Option<Alone<Decimal>>,
}

impl First {
    fn of(case: &Arc<Case>, schedule: &Schedule, ledger: &Ledger<Decimal>, groups: &[Group<Decimal>]) -> Self {
        let alone = case.city.as_ref().map(|city| Alone::of(city, Horizon::of(case).last, &AsWritten));
        let (schedule, ledger) = (schedule.clone(), ledger.clone());
        Self { case: case.clone(), schedule, ledger, groups: groups.to_vec(), alone }
    }

    /// What of it may spare a run of another case some of its work.
    fn known(&self, case: &Case) -> Known<'_, Decimal> {
        let flows = EarlierRun { case: &self.case, schedule: &self.schedule, ledger: &self.ledger };
        let last = |case| Horizon::of(case).last;
        let alone = self.alone.as_ref().filter(|_| self.case.city == case.city && last(&self.case) == last(case));
        Known { flows, groups: &self.groups, alone }
    }
}

/// Why a run gave no result, with the texts that the faults point into.
#[derive(Debug, Clone)]
pub struct Faults {
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The texts.
    pub sources: Sources,
}

/// Values of a list that are looked at one by one for slips.
const MOST_CHECKED: usize = 100;

impl Faults {
    /// The first fault.
    pub fn first(&self) -> Option<&Diagnostic> {
        self.diagnostics.sorted().into_iter().next()
    }
}

impl Runner {
    /// Reads a plan with its overrides. `None`: it is at fault, and the session tells.
    pub fn open(session: &mut Session, plan: &Path, options: &Options) -> Option<Self> {
        let prepared = session.prepare(plan, options)?;
        // Faults of the case itself are told at once, not once for each run.
        prepared.build(&mut session.diagnostics)?;
        // Those of the folders stand in the way too.
        (!session.diagnostics.has_errors()).then(|| Self::new(prepared, session.sources.clone()))
    }

    /// A plan that was prepared already.
    pub fn new(mut prepared: Prepared, sources: Sources) -> Self {
        prepared.keep_lines();
        Self { prepared, sources, first: Arc::default() }
    }

    /// The same, where the plan was run already: most lines of what is changed from it are the same.
    pub fn beside(prepared: Prepared, sources: Sources, analysis: &Analysis) -> Self {
        let runner = Self::new(prepared, sources);
        runner.remember(analysis);
        runner
    }

    /// Keeps what the plan came to, before many runs that change little of it.
    pub(super) fn remember(&self, analysis: &Analysis) {
        self.first.get_or_init(|| {
            First::of(&analysis.case, &analysis.schedule, &analysis.ledger, &analysis.financing.groups)
        });
    }

    /// The same plan under one of its scenarios. `None`: it has none of that name, or one at fault.
    pub(super) fn under(&self, scenario: &str) -> Option<Self> {
        let mut under = self.clone();
        under.prepared.scenario(scenario, &mut under.sources, &mut Diagnostics::default());
        (!under.prepared.faulty()).then_some(under)
    }

    /// The same plan after a change, whatever it makes of it.
    pub(super) fn after(&self, change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics)) -> Self {
        let mut after = self.clone();
        change(&mut after.prepared, &mut after.sources, &mut Diagnostics::default());
        after
    }

    /// The plan as it is before further settings.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The value that a path has now, as it is written.
    pub fn written(&self, path: &str) -> Option<String> {
        self.prepared.written(path, &self.sources)
    }

    /// Whether the number at a path is of something that comes whole.
    pub(super) fn counted_whole(&self, path: &InPlan) -> bool {
        self.prepared.counted_whole(path, &self.sources)
    }

    /// Every uncertain input in use.
    pub fn uncertain(&self) -> Vec<UncertainInput> {
        self.prepared.uncertain(&self.sources)
    }

    /// Runs the plan under values that are tried: a price moves alone.
    pub fn run(&self, settings: &[Setting]) -> Result<Analysis, Box<Faults>> {
        self.run_changed(|prepared, sources, diagnostics| {
            settings.iter().for_each(|setting| prepared.vary(setting, sources, diagnostics));
        })
    }

    /// Runs the plan after a change of any kind.
    pub fn run_changed(
        &self,
        change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics),
    ) -> Result<Analysis, Box<Faults>> {
        self.run_and_diagnose(change).map(|(analysis, _)| analysis)
    }

    /// The same with what there is to say of the run.
    pub fn run_and_diagnose(
        &self,
        change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics),
    ) -> Result<(Analysis, Diagnostics), Box<Faults>> {
        self.run_until(change, Tried::whole)
    }

    /// Runs the plan after a change, as far as its answer goes. `None` where it is at fault.
    pub(super) fn try_changed(
        &self,
        change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics),
    ) -> Option<Tried> {
        self.run_until(change, |tried, _| Some(tried)).ok().map(|(tried, _)| tried)
    }

    /// The case after a change. `None` where it is at fault.
    pub(super) fn case_changed(
        &self,
        change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics),
    ) -> Option<Case> {
        let (mut prepared, mut sources) = (self.prepared.clone(), self.sources.clone());
        let mut diagnostics = Diagnostics::default();
        change(&mut prepared, &mut sources, &mut diagnostics);
        if prepared.faulty() { None } else { prepared.build(&mut diagnostics) }
    }

    fn run_until<T>(
        &self,
        change: impl FnOnce(&mut Prepared, &mut Sources, &mut Diagnostics),
        finish: impl FnOnce(Tried, &mut Diagnostics) -> Option<T>,
    ) -> Result<(T, Diagnostics), Box<Faults>> {
        let (mut prepared, mut sources) = (self.prepared.clone(), self.sources.clone());
        let mut diagnostics = Diagnostics::default();
        change(&mut prepared, &mut sources, &mut diagnostics);
        let case = if prepared.faulty() { None } else { prepared.build(&mut diagnostics) };
        let first = self.first.get();
        let tried = case.and_then(|case| {
            let known = first.map(|first| first.known(&case));
            Tried::of(case, known, &mut diagnostics)
        });
        let finished = tried.and_then(|tried| {
            self.first.get_or_init(|| {
                First::of(&tried.case, &tried.schedule, tried.paid.ledger(), &tried.paid.financing().groups)
            });
            finish(tried, &mut diagnostics)
        });
        match finished {
            Some(finished) => Ok((finished, diagnostics)),
            None => Err(Box::new(Faults { diagnostics, sources })),
        }
    }

    /// The case under further settings, where they are without fault.
    pub(super) fn case(&self, settings: &[Setting]) -> Option<Case> {
        self.case_changed(|prepared, sources, diagnostics| {
            settings.iter().for_each(|setting| prepared.vary(setting, sources, diagnostics));
        })
    }

    /// What a run under further settings comes to.
    pub fn snapshot(&self, settings: &[Setting]) -> Result<Snapshot, Box<Faults>> {
        self.run(settings).map(|analysis| Snapshot::of(&analysis))
    }

    /// Whether settings can be read at all, whatever the plan makes of them.
    pub fn check(&self, settings: &[Setting]) -> Result<(), Box<Faults>> {
        let (mut prepared, mut sources) = (self.prepared.clone(), self.sources.clone());
        let mut diagnostics = Diagnostics::default();
        settings.iter().for_each(|setting| prepared.vary(setting, &mut sources, &mut diagnostics));
        if diagnostics.has_errors() { Err(Box::new(Faults { diagnostics, sources })) } else { Ok(()) }
    }

    /// What values may be slips of: the price of another basis, or ten times off, told once for all of them.
    pub fn slips(&self, vary: &Vary) -> Faults {
        let (mut sources, mut told) = (self.sources.clone(), Diagnostics::default());
        let own = self.sources.iter().count();
        let last = vary.values.len().saturating_sub(1);
        for (place, value) in vary.values.iter().enumerate() {
            // Of so many values, as those of a range, the ends tell.
            if last >= MOST_CHECKED && place != 0 && place != last {
                continue;
            }
            let (mut prepared, mut diagnostics) = (self.prepared.clone(), Diagnostics::default());
            prepared.vary(&Setting::new(&vary.path, value, "--vary"), &mut sources, &mut diagnostics);
            if !prepared.faulty() {
                prepared.build(&mut diagnostics);
            }
            let slip = |one: &Diagnostic| {
                matches!(one.code, codes::PRICE_BASIS | codes::PRICE_MAGNITUDE)
                    && one.labels.first().is_some_and(|(span, _)| span.file as usize >= own)
            };
            for one in diagnostics.warnings().filter(|one| slip(one)) {
                if !told.warnings().any(|known: &Diagnostic| known.code == one.code) {
                    told.push(one.clone());
                }
            }
        }
        Faults { diagnostics: told, sources }
    }

    /// What is wrong with a path that no number can be put at.
    pub fn not_a_figure(&self, path: &str, by: &str) -> Box<Faults> {
        let mut sources = self.sources.clone();
        let mut diagnostics = Diagnostics::default();
        let mut prepared = self.prepared.clone();
        prepared.set(&Setting::new(path, "x 1", by), &mut sources, &mut diagnostics);
        if !diagnostics.has_errors() {
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_PATH).arg("path", path).help("help-relative"));
        }
        Box::new(Faults { diagnostics, sources })
    }
}
