use maud::{Markup, html};

use super::analyses::{CSV, kept, no_result, shown};
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::offers::{answering, chosen};
use super::plan::{missing, style};
use super::result::drawn;
use super::work::{Worked, work};
use crate::analysis::Analysis;
use crate::explore::sensitivity::sensitivity;
use crate::explore::simulate::{Progress, Request, Simulation, simulate};
use crate::explore::{Figure, Runner};
use crate::model::Setting;
use crate::offers::compare;
use crate::report::Style;
use crate::report::charts::{Chart, Kind, Material, chart, table_csv};
use crate::report::study::{Block, blocks};
use crate::session::{Options, Plan, Session};

/// Draws of the fan, and their seed: those of `chart`.
const DRAWS: u64 = 20_000;
const SEED: u64 = 1;

/// The charts of a plan, one at a time, to be kept as drawings or as figures.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let Some(analysis) = &worked.analysis else {
        return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name));
    };
    let kind = Kind::ALL.into_iter().find(|kind| Some(kind.id()) == ask.query("kind")).unwrap_or(Kind::Cliff);
    let found = draw(desk, ask, name, plan.text(), &worked, analysis, kind);
    match (&found, ask.query("form")) {
        (Some(chart), Some("svg")) => {
            return kept("image/svg+xml", &analysis.case.plan, kind.id(), "svg", chart.svg.clone());
        }
        (Some(chart), Some("csv")) => {
            return kept(CSV, &analysis.case.plan, kind.id(), "csv", table_csv(&chart.table, ask.language));
        }
        _ => {}
    }
    let style = style(ask);
    let to = |kind: Kind, more: &[(&str, &str)]| {
        let own = [("p", name), ("kind", kind.id())];
        address("/plan/charts", &own.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
    };
    let content = html! {
        nav.others aria-label=(style.say("page-charts-kinds")) { @for one in Kind::ALL {
            a href=(to(one, &[])) aria-current=[(one == kind).then_some("page")] { (style.say(&format!("page-chart-{}", one.id()))) }
        } }
        @match found {
            Some(chart) => {
                (drawn(&chart.svg))
                p.actions {
                    @for form in ["svg", "csv"] { a.button href=(to(kind, &[("form", form)])) { (style.say(&format!("page-chart-as-{form}"))) } }
                }
                (figures(&chart, style))
            },
            None => p.notice { (style.say(nothing(kind))) },
        }
    };
    shown(desk, ask, name, &plan, 200, content)
}

/// Why there is nothing of a kind to draw.
fn nothing(kind: Kind) -> &'static str {
    match kind {
        Kind::City | Kind::Fan | Kind::Thresholds => "page-chart-no-city",
        Kind::Offers => "page-chart-no-offers",
        Kind::Tornado => "page-chart-no-tornado",
        Kind::Cliff | Kind::Waterfall | Kind::Plans => "page-chart-no-cost",
    }
}

/// The exact figures of a chart.
fn figures(chart: &Chart, style: Style) -> Markup {
    let table = Block::Table("chart", chart.table.clone());
    html! { details { summary { (style.say("page-sweep-table")) } (blocks(&[table], style)) } }
}

/// Draws one kind, with what it needs besides the plan.
fn draw(
    desk: &Desk,
    ask: &Ask,
    name: &str,
    text: &str,
    worked: &Worked,
    analysis: &Analysis,
    kind: Kind,
) -> Option<Chart> {
    let mut material = Material::of(analysis);
    let (swings, drawn, compared);
    match kind {
        Kind::Tornado => {
            let runner = Runner::beside(worked.prepared.clone()?, worked.session.sources.clone(), analysis);
            swings = sensitivity(&runner, Figure::TcoInclVat);
            material.sensitivity = Some(&swings);
        }
        Kind::Fan => {
            drawn = fan(name, text, worked, analysis)?;
            material.simulation = Some(&drawn);
        }
        Kind::Offers => {
            let files = answering(desk, name);
            let paths = chosen(desk, files.iter().map(|(file, _)| file.as_str()));
            if paths.is_empty() {
                return None;
            }
            let plan = Plan::Text { name, text, library: &worked.library };
            compared = compare(plan, &paths, &Options::default()).ok()?;
            material.offers = Some(&compared);
        }
        _ => {}
    }
    chart(kind, &material, ask.language)
}

/// The draws that the fan shows.
fn fan(name: &str, text: &str, worked: &Worked, analysis: &Analysis) -> Option<Simulation> {
    let plan = Plan::Text { name, text, library: &worked.library };
    let resolve =
        |settings: Vec<Setting>| Session::default().resolve_plan(plan, &Options { settings, ..Options::default() });
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let request = Request { scenarios: DRAWS, seed: SEED, threads };
    let run = simulate(&analysis.case, &resolve, request, &Progress::default()).ok()?;
    Some(Simulation::of(&analysis.case, &run, request))
}
