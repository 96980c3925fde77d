use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock, PoisonError};

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, style};
use super::work::{Worked, work};
use crate::analysis::Analysis;
use crate::explore::simulate::{Progress, Request, Simulation, simulate};
use crate::model::Setting;
use crate::report::Style;
use crate::report::study::{Material, blocks, study};
use crate::session::{Options, Plan, Session};

/// How many scenarios can be asked for.
const SCENARIOS: [u64; 3] = [10_000, 100_000, 1_000_000];
/// The seed of `simulate`.
const SEED: u64 = 1;

/// Draws of a text of a plan, being made or done.
pub(super) struct Drawing {
    plan: String,
    version: String,
    scenarios: u64,
    progress: Arc<Progress>,
    done: Arc<OnceLock<Result<Simulation, String>>>,
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.progress.stop.store(true, Ordering::Relaxed);
    }
}

/// Begins to draw; draws that were being made end.
pub(super) fn start(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let asked = ask.field("scenarios").and_then(|count| count.parse().ok());
    let scenarios = asked.filter(|count| SCENARIOS.contains(count)).unwrap_or(SCENARIOS[0]);
    let worked = work(desk, name, plan.text());
    let Worked { analysis: Some(analysis), library, .. } = worked else {
        return Answer::Go(address("/plan/whatif", &[("p", name)]));
    };
    let (progress, done) = (Arc::new(Progress::default()), Arc::new(OnceLock::new()));
    let drawing = Drawing {
        plan: name.to_owned(),
        version: plan.version().to_owned(),
        scenarios,
        progress: progress.clone(),
        done: done.clone(),
    };
    let (name, text) = (name.to_owned(), plan.text().clone());
    let back = address("/plan/whatif", &[("p", &name)]) + "#draws";
    std::thread::spawn(move || {
        let plan = Plan::Text { name: &name, text: &text, library: &library };
        let resolve =
            |settings: Vec<Setting>| Session::default().resolve_plan(plan, &Options { settings, ..Options::default() });
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let request = Request { scenarios, seed: SEED, threads };
        let run = simulate(&analysis.case, &resolve, request, &progress);
        let run = run.map(|run| Simulation::of(&analysis.case, &run, request)).map_err(|refused| refused.text());
        let _ = done.set(run);
    });
    *desk.draws.lock().unwrap_or_else(PoisonError::into_inner) = Some(drawing);
    Answer::Go(back)
}

/// How far the draws of a plan are, or what they say.
pub(super) fn part(desk: &Desk, analysis: &Analysis, name: &str, version: &str, style: Style) -> Markup {
    let draws = desk.draws.lock().unwrap_or_else(PoisonError::into_inner);
    let own = draws.as_ref().filter(|drawing| drawing.plan == name && drawing.version == version);
    let number = |count: u64| style.bare(count.into());
    html! {
        form method="post" action=(address("/plan/draw", &[("p", name)])) {
            div.target {
                label for="scenarios" { (style.say("page-draws-count")) }
                select #scenarios name="scenarios" { @for count in SCENARIOS {
                    option value=(count) selected[own.is_some_and(|own| own.scenarios == count)] { (number(count)) }
                } }
                button type="submit" { (style.say("page-draw")) }
            }
        }
        @if let Some(own) = own {
            @match own.done.get() {
                None => {
                    @let done = own.progress.done.load(Ordering::Relaxed);
                    p role="status" data-again=(address("/plan/draws", &[("p", name)])) {
                        progress max=(own.scenarios) value=(done) aria-label=(style.say("page-draws")) {}
                        " " (number(done)) " / " (number(own.scenarios)) " "
                        a.nojs href=(address("/plan/whatif", &[("p", name)])) { (style.say("page-draws-look")) }
                    }
                },
                Some(Err(refused)) => p.notice { (style.tell("simulate-refused", &[("settings", refused.as_str().into())])) },
                Some(Ok(simulation)) => (told(simulation, analysis, style)),
            }
        }
    }
}

/// The section of the study about the draws.
fn told(simulation: &Simulation, analysis: &Analysis, style: Style) -> Markup {
    let session = Session::default();
    let material = Material { simulation: Some(simulation), ..Material::of(analysis, &session) };
    let section = study(&material, style.language).sections.into_iter().find(|section| section.id == "simulation");
    html! { @if let Some(section) = section { (blocks(&section.blocks, style)) } }
}

/// The draws by themselves, for the script.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    if !ask.live {
        return Answer::Go(address("/plan/whatif", &[("p", name)]));
    }
    let worked = work(desk, name, plan.text());
    let Some(analysis) = &worked.analysis else { return missing(desk, ask) };
    Answer::Page(200, part(desk, analysis, name, plan.version(), style(ask)))
}
