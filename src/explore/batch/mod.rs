//! Many runs asked for one a line, answered one a line in their order, on all cores, in bounded memory.

mod ask;
mod cache;
mod input;
mod programs;
mod set;

use std::io::{BufRead, Write};
use std::panic::AssertUnwindSafe;
use std::path::Path;

use serde_json::Value;

use self::ask::{Ask, Id, Refusal};
use self::cache::{Cache, Subject};
use self::input::{InputLine, read_aside};
use self::programs::{FilledProgram, Programs};
use super::brief::Brief;
use super::parallel;
use super::runner::Faults;
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostics;
use crate::language::escaped;
use crate::model::Setting;
use crate::session::Options;

/// Lines that run together.
const CHUNK: usize = 512;

/// How many lines were answered, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines with a result.
    pub done: usize,
    /// Of the lines with a result, those in which something has no price.
    pub incomplete: usize,
    /// Lines with an error.
    pub failed: usize,
    /// Of the lines with an error, those for which a bug of ours is to blame.
    pub bugs: usize,
    /// Of the lines with a result, those that a program answered, with others like them.
    pub together: usize,
    /// Why the answers were cut short: nobody reads them, the disk is full.
    pub cut: Option<std::io::ErrorKind>,
}

/// What the answer to a line is made of, and how it is written.
#[derive(Clone, Copy)]
pub enum Render<'r> {
    /// Verdict, totals and years.
    Brief(&'r (dyn Fn(&Brief) -> Value + Sync)),
    /// All there is to say.
    Full(&'r (dyn Fn(&Analysis, &Diagnostics) -> Value + Sync)),
}

impl std::fmt::Debug for Render<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Brief(_) => "Brief",
            Self::Full(_) => "Full",
        })
    }
}

/// An answer, and whether all has a price in it.
pub type Answered = (Value, bool);

/// What a line may name that is no plan by itself: plans on one budget.
pub trait Several: std::fmt::Debug + Send + Sync {
    /// What it comes to under further values: in brief, or all there is to say.
    fn answer(&self, settings: &[Setting], full: bool) -> Result<Answered, Box<Faults>>;
}

/// Where such things are found.
pub trait Others: std::fmt::Debug + Sync {
    /// What a line names; none where it is a plan.
    fn open(&self, name: &str, options: &Options) -> Option<Result<Box<dyn Several>, Box<Faults>>>;
}

/// Answers every line of the input, each about a plan; an empty line is passed over.
pub fn batch(
    input: Box<dyn BufRead + Send>,
    output: &mut dyn Write,
    plan: Option<&Path>,
    options: Options,
    render: Render<'_>,
) -> Tally {
    batch_of_all(input, output, plan, options, render, None)
}

/// The same, where lines may name other things than plans.
pub fn batch_of_all(
    input: Box<dyn BufRead + Send>,
    output: &mut dyn Write,
    plan: Option<&Path>,
    options: Options,
    render: Render<'_>,
    others: Option<&dyn Others>,
) -> Tally {
    let cache = Cache::new(options, others);
    let mut programs = Programs::default();
    let lines = read_aside(input);
    let mut tally = Tally::default();
    let default = plan.map(|plan| plan.display().to_string());
    while let Ok(first) = lines.recv() {
        // What has arrived by now runs together; a lone line does not wait for others.
        let chunk: Vec<InputLine> = std::iter::once(first).chain(lines.try_iter().take(CHUNK - 1)).collect();
        let mut asked = parallel::map(&chunk, |line| Asked::read(line, default.as_deref()));
        if matches!(render, Render::Brief(_)) {
            let found = programs.find(&cache, asked.iter().map(|asked| asked.ask.as_ref().ok()));
            asked.iter_mut().zip(found).for_each(|(asked, program)| asked.program = program);
        }
        for (text, by, complete) in parallel::map(&asked, |asked| asked.answer_whatever(&cache, render)) {
            let failed = matches!(by, By::None | By::Bug);
            tally.done += usize::from(!failed);
            tally.incomplete += usize::from(!complete);
            tally.failed += usize::from(failed);
            tally.bugs += usize::from(by == By::Bug);
            tally.together += usize::from(by == By::Program);
            if let Err(error) = writeln!(output, "{}", escaped(&text)) {
                tally.cut = Some(error.kind());
                return tally;
            }
        }
        if let Err(error) = output.flush() {
            tally.cut = Some(error.kind());
            return tally;
        }
    }
    tally
}

/// What a result came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Program,
    Run,
    None,
    Bug,
}

/// A line that was read.
struct Asked {
    /// From 1.
    number: usize,
    /// What it asks for; if nothing that can be answered, why, and its id.
    ask: Result<Ask, Box<(Refusal, Id)>>,
    /// What answers it sooner than a run.
    program: Option<FilledProgram>,
}

impl Asked {
    fn read((number, line): &InputLine, plan: Option<&str>) -> Self {
        let ask = match line {
            Ok(line) => Ask::read(line, plan),
            Err(refusal) => Err(Box::new((refusal.clone(), Id::default()))),
        };
        Self { number: *number, ask, program: None }
    }

    /// The answer, also where a bug of ours leaves this line without a result: the others keep theirs.
    fn answer_whatever(&self, cache: &Cache<'_>, render: Render<'_>) -> (String, By, bool) {
        let answer = std::panic::catch_unwind(AssertUnwindSafe(|| self.answer(cache, render)));
        answer.unwrap_or_else(|_| {
            let id = self.ask.as_ref().map_or(Id::default(), |ask| ask.id.clone());
            (Refusal::new("bug", "a bug of perenne: no result").json(&id, self.number), By::Bug, true)
        })
    }

    /// The answer, what it came from, and whether all has a price in it.
    fn answer(&self, cache: &Cache<'_>, render: Render<'_>) -> (String, By, bool) {
        let refuse = |refusal: Refusal, id: &Id| (refusal.json(id, self.number), By::None, true);
        let ask = match &self.ask {
            Ok(ask) => ask,
            Err(refused) => return refuse(refused.0.clone(), &refused.1),
        };
        if let Ok(Subject::Several(several)) = &*cache.plan(&ask.wanted) {
            let answer = match ask.of_plan() {
                Some(refusal) => Err(refusal),
                None => several
                    .answer(&ask.settings, matches!(render, Render::Full(_)))
                    .map_err(|faults| Refusal::of(&faults.diagnostics, &faults.sources)),
            };
            return match answer {
                Ok((Value::Object(fields), complete)) => (ask.id.with(fields), By::Run, complete),
                Ok((_, complete)) => (ask.id.with(serde_json::Map::new()), By::Run, complete),
                Err(refusal) => refuse(refusal, &ask.id),
            };
        }
        let sooner = || {
            let program = self.program.as_ref()?;
            let brief = program.compiled.brief(&program.inputs)?;
            Some(Brief { warnings: program.warnings.as_ref().clone(), ..brief })
        };
        let answer = match render {
            Render::Brief(render) => {
                let answered = |brief: &Brief, by| (render(brief), by, brief.snapshot.unpriced == 0);
                match sooner() {
                    Some(brief) => Ok(answered(&brief, By::Program)),
                    None => run(cache, ask).map(|(analysis, diagnostics)| {
                        answered(&Brief::of(&analysis).warned(diagnostics.warnings()), By::Run)
                    }),
                }
            }
            Render::Full(render) => run(cache, ask)
                .map(|(analysis, diagnostics)| (render(&analysis, &diagnostics), By::Run, analysis.complete())),
        };
        match answer {
            Ok((Value::Object(fields), by, complete)) => (ask.id.with(fields), by, complete),
            Ok((_, by, complete)) => (ask.id.with(serde_json::Map::new()), by, complete),
            Err(refusal) => refuse(refusal, &ask.id),
        }
    }
}

fn run(cache: &Cache<'_>, ask: &Ask) -> Result<(Analysis, Diagnostics), Refusal> {
    let ready = cache.plan(&ask.wanted);
    let runner = match &*ready {
        Ok(Subject::Plan(runner)) => runner,
        Ok(Subject::Several(_)) => return Err(Refusal::new("wrong-schema", "a programme")),
        Err(faults) => return Err(Refusal::of(&faults.0, &faults.1)),
    };
    let run = runner.run_and_diagnose(|prepared, sources, diagnostics| {
        if let Some(scenario) = &ask.scenario {
            prepared.scenario(scenario, sources, diagnostics);
        }
        ask.settings.iter().for_each(|setting| prepared.vary(setting, sources, diagnostics));
    });
    run.map_err(|faults| Refusal::of(&faults.diagnostics, &faults.sources))
}
