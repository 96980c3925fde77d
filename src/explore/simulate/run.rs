use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::block::{Bound, Counter, Job, Samples, Sink, in_turn};
use super::compile::{DrawnFigure, Model, RuleYear, Scope, compile_within, prepared};
use super::draw::Draws;
use super::histogram::Scale;
use super::kept::Kept;
use super::models::{Models, Refused, Resolve, each_case, locked, structural};
use super::tally::{Counts, RunningSums};
use crate::engine::Output;
use crate::explore::parallel::joined;
use crate::model::{Case, Uncertain, Written};
use crate::run;
use crate::units::order;

/// Scenarios of a chunk: sums are taken chunk by chunk and merged in order, whoever works them out.
const CHUNK: u64 = 16_384;
/// Scenarios of the pilot run.
const PILOT: u64 = 2_048;
/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// Number of scenarios.
    pub scenarios: u64,
    /// Seed of the draws.
    pub seed: u64,
    /// Threads; at least one.
    pub threads: usize,
}

impl Request {
    fn chunks(self) -> u64 {
        self.scenarios.div_ceil(CHUNK)
    }
}

/// How far a run is, and whether it is to stop; shared with who watches it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Scenarios done.
    pub done: AtomicU64,
    /// Set to stop after the chunks at work.
    pub stop: AtomicBool,
}

/// A finished or stopped run.
#[derive(Debug)]
pub struct Run {
    /// Inputs, in order.
    pub inputs: Vec<Uncertain>,
    /// Figures, in order.
    pub figures: Vec<DrawnFigure>,
    /// Rules and years, in order.
    pub rules: Vec<RuleYear>,
    /// Where histograms lie, by figure.
    pub scales: Vec<Scale>,
    /// By figure, its value where no draw changes it: such a figure has no histogram.
    pub constants: Vec<Option<f64>>,
    /// Figures whose drivers were looked for; the level follows them.
    pub driven: Vec<usize>,
    /// Counts.
    pub counts: Counts,
    /// Sums.
    pub sums: RunningSums,
    /// Different cases that were compiled.
    pub compilations: usize,
    /// Operations and terms of the written case's program.
    pub size: (usize, usize),
}

struct Setup<'a> {
    models: Models<'a>,
    base: Arc<Model>,
    draws: Draws,
    structural: Vec<(usize, Written)>,
    numeric: Vec<usize>,
    figures: Vec<DrawnFigure>,
    rules: Vec<RuleYear>,
    constants: Vec<Option<f64>>,
}

impl<'a> Setup<'a> {
    fn of(case: &Case, resolve: &'a Resolve<'a>, scope: Scope, seed: u64, inputs: &'a [Uncertain]) -> Self {
        let structural = structural(inputs);
        let numeric = (0..inputs.len()).filter(|place| !structural.iter().any(|(known, _)| known == place)).collect();
        let base = Arc::new(compile_within(&prepared(case.clone()), scope));
        let mut setup = Self {
            draws: Draws::new(seed, inputs),
            models: Models::new(resolve, scope, inputs),
            figures: base.figures.iter().map(|(figure, _)| *figure).collect(),
            rules: base.rules.iter().map(|(rule, _)| *rule).collect(),
            base,
            structural,
            numeric,
            constants: Vec::new(),
        };
        setup.widen();
        setup.constants = setup.constants();
        setup
    }

    /// Where a figure of the whole plan stands.
    fn place(&self, name: &str) -> Option<usize> {
        self.figures.iter().position(|figure| figure.name == name && figure.year.is_none())
    }

    /// What was run with it.
    fn run_of(self, scales: Vec<Scale>, driven: Vec<usize>, counts: Counts, sums: RunningSums) -> Run {
        let compilations = self.models.drawn().max(1);
        let size = self.base.program.size();
        let Self { models, figures, rules, constants, .. } = self;
        let inputs = models.inputs.to_vec();
        Run { inputs, figures, rules, scales, constants, driven, counts, sums, compilations, size }
    }

    fn bound(&self, model: Arc<Model>) -> Bound {
        let counted = self.figures.iter().zip(&self.constants);
        let figures: Vec<Option<DrawnFigure>> =
            counted.map(|(figure, constant)| constant.is_none().then_some(*figure)).collect();
        Bound::new(model, &figures, &self.rules)
    }

    /// A longer horizon has more years: figures and rules of the ends of what is drawn are counted too.
    fn widen(&mut self) {
        let texts = |pick: fn(&Uncertain) -> rust_decimal::Decimal| -> Vec<String> {
            let text = |(place, written): &(usize, Written)| written.write(pick(&self.models.inputs[*place]));
            self.structural.iter().map(text).collect()
        };
        if self.structural.is_empty() {
            return;
        }
        for texts in [texts(|input| input.low), texts(|input| input.high)] {
            // An end that no case comes out of is none that is drawn, or the run itself will tell.
            let Ok(model) = self.models.compiled(&texts) else { continue };
            for (figure, _) in &model.figures {
                if !self.figures.contains(figure) {
                    self.figures.push(*figure);
                }
            }
            for (rule, _) in &model.rules {
                if !self.rules.contains(rule) {
                    self.rules.push(*rule);
                }
            }
        }
        order::by_key(&mut self.figures, |figure| figure.year);
        order::by_key(&mut self.rules, |rule| rule.year);
    }

    /// The value of each figure that no input changes.
    fn constants(&self) -> Vec<Option<f64>> {
        let constant = |figure: &DrawnFigure| {
            let (_, output) = self.base.figures.iter().find(|(known, _)| known == figure)?;
            match output {
                Output::Constant(value) if self.structural.is_empty() => Some(*value),
                _ => None,
            }
        };
        self.figures.iter().map(constant).collect()
    }

    /// Runs scenarios into a sink: those of one compiled case together, cases in the order of their values.
    fn run(&self, scenarios: std::ops::Range<u64>, sink: &mut impl Sink, written: &Bound) -> Result<(), Refused> {
        let arch = pulp::Arch::new();
        if self.structural.is_empty() {
            let next = &mut in_turn(scenarios);
            arch.dispatch(Job { bound: written, draws: &self.draws, numeric: &self.numeric, next, sink });
            return Ok(());
        }
        let mut by_case: BTreeMap<Vec<String>, Vec<u64>> = BTreeMap::new();
        each_case(&self.draws, &self.structural, scenarios, |id, texts| {
            by_case.entry(texts).or_default().push(id);
            true
        });
        for (texts, ids) in by_case {
            let bound = self.bound(self.models.of(&texts)?);
            let next = &mut in_turn(ids.into_iter());
            arch.dispatch(Job { bound: &bound, draws: &self.draws, numeric: &self.numeric, next, sink });
        }
        Ok(())
    }
}

/// Simulates a case.
pub fn simulate(case: &Case, resolve: &Resolve<'_>, request: Request, progress: &Progress) -> Result<Run, Refused> {
    let inputs = case.uncertain.clone();
    let setup = Setup::of(case, resolve, Scope::Everything, request.seed, &inputs);
    let written = setup.bound(setup.base.clone());
    let empty = |count: usize| vec![Vec::new(); count];
    let mut pilot = Samples { figures: empty(setup.figures.len()), inputs: empty(inputs.len()) };
    setup.run(0..request.scenarios.min(PILOT), &mut pilot, &written)?;
    let scales = scales(pilot.figures, request.threads);
    let mean = |sample: &Vec<f64>| sample.iter().sum::<f64>() / sample.len().max(1) as f64;
    let centres: Vec<f64> = pilot.inputs.iter().map(mean).collect();
    let place = |name: &&str| setup.place(name);
    let driven: Vec<usize> = DRIVEN.iter().filter_map(place).filter(|at| setup.constants[*at].is_none()).collect();
    let work = Work {
        setup: &setup,
        written: &written,
        scales: &scales,
        centres: &centres,
        driven: &driven,
        request,
        progress,
        next: AtomicU64::new(0),
        merged: Mutex::new(Merged { next: 0, waiting: BTreeMap::new(), sums: RunningSums::default() }),
    };
    locked(&work.merged).sums = work.no_sums();
    let all: Vec<Result<Counts, Refused>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..request.threads.max(1)).map(|_| scope.spawn(|| work.share())).collect();
        let mine = work.share();
        std::iter::once(mine).chain(others.into_iter().map(joined)).collect()
    });
    let mut counts = Counts::new(&scales, setup.rules.len());
    for one in all {
        counts.merge(&one?);
    }
    let sums = work.merged.into_inner().unwrap_or_else(PoisonError::into_inner).sums;
    Ok(setup.run_of(scales, driven, counts, sums))
}

/// Simulates what stands beside the verdict on a case, of few scenarios, and counts the draws in which a figure is above a
/// value. Each scenario runs once: its figures are kept until it is known where they lie.
pub(super) fn simulate_verdict(
    case: &Case,
    resolve: &Resolve<'_>,
    (figure, value): (run::Figure, f64),
    request: Request,
) -> Result<Run, Refused> {
    let inputs = case.uncertain.clone();
    let setup = Setup::of(case, resolve, Scope::Verdict, request.seed, &inputs);
    let mut kept = Kept::new(setup.figures.len(), PILOT);
    setup.run(0..request.scenarios, &mut kept, &setup.bound(setup.base.clone()))?;
    let above = setup.place(figure.id()).map(|place| (place, value));
    let (scales, counts, sums) = kept.counted(above);
    Ok(setup.run_of(scales, Vec::new(), counts, sums))
}

/// Where histograms lie, by figure: as many threads find out.
fn scales(mut samples: Vec<Vec<f64>>, threads: usize) -> Vec<Scale> {
    let share = samples.len().div_ceil(threads.max(1)).max(1);
    let of = |samples: &mut [Vec<f64>]| samples.iter_mut().map(|sample| Scale::of(sample)).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let mut shares = samples.chunks_mut(share);
        let first = shares.next();
        let others: Vec<_> = shares.map(|share| scope.spawn(move || of(share))).collect();
        let mut scales = first.map_or(Vec::new(), of);
        scales.extend(others.into_iter().flat_map(joined));
        scales
    })
}

/// Figures whose drivers are looked for.
const DRIVEN: [&str; 3] = ["tco_incl_vat", "net_cost", "post_pilot_cost"];

/// Sums of chunks, merged in order.
struct Merged {
    next: u64,
    waiting: BTreeMap<u64, RunningSums>,
    sums: RunningSums,
}

/// What workers share.
struct Work<'a> {
    setup: &'a Setup<'a>,
    written: &'a Bound,
    scales: &'a [Scale],
    centres: &'a [f64],
    driven: &'a [usize],
    request: Request,
    progress: &'a Progress,
    next: AtomicU64,
    merged: Mutex<Merged>,
}

impl Work<'_> {
    fn no_sums(&self) -> RunningSums {
        RunningSums::new(self.scales.len(), self.centres.len(), self.driven.len() + 1)
    }

    /// Works out chunks until there are none left or the run is stopped.
    fn share(&self) -> Result<Counts, Refused> {
        let mut counts = Counts::new(self.scales, self.setup.rules.len());
        while !self.progress.stop.load(Ordering::Relaxed) {
            let chunk = self.next.fetch_add(1, Ordering::Relaxed);
            if chunk >= self.request.chunks() {
                break;
            }
            let range = chunk * CHUNK..((chunk + 1) * CHUNK).min(self.request.scenarios);
            let length = range.end - range.start;
            let mut sums = self.no_sums();
            let (scales, centres, driven) = (self.scales, self.centres, self.driven);
            let mut tally = Counter { scales, centres, driven, counts: &mut counts, sums: &mut sums };
            if let Err(refused) = self.setup.run(range, &mut tally, self.written) {
                self.progress.stop.store(true, Ordering::Relaxed);
                return Err(refused);
            }
            locked(&self.merged).take(chunk, sums);
            self.progress.done.fetch_add(length, Ordering::Relaxed);
        }
        counts.settle();
        Ok(counts)
    }
}

impl Merged {
    fn take(&mut self, chunk: u64, sums: RunningSums) {
        self.waiting.insert(chunk, sums);
        while let Some(sums) = self.waiting.remove(&self.next) {
            self.sums.merge(&sums);
            self.next += 1;
        }
    }
}
