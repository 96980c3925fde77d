use maud::{Markup, html};

use super::analyses::no_result;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::shell;
use super::work::{Worked, work, work_with};
use crate::city::Level;
use crate::explore::Snapshot;
use crate::report::explore::doubts;
use crate::report::study::names;
use crate::report::{Style, figure_name, verdict_word};
use crate::run::Figure;
use crate::session::Options;

/// Figures that are held side by side.
const FIGURES: [Figure; 6] = [
    Figure::TcoInclVat,
    Figure::NetAfterBenefits,
    Figure::PostPilotCost,
    Figure::PresentValue,
    Figure::GrossSavings,
    Figure::Debt,
];

/// The plan beside each of its scenarios.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let own = work(desk, name, plan.text());
    let names: Vec<String> = own
        .prepared
        .as_ref()
        .map_or_else(Vec::new, |prepared| prepared.scenarios().into_iter().map(str::to_owned).collect());
    let under = names.into_iter().map(|scenario| {
        let options = Options { scenario: Some(scenario.clone()), ..Options::default() };
        let worked = work_with(desk, name, plan.text(), &options);
        (names::scenario(&scenario, style), worked)
    });
    let all: Vec<(String, Worked)> = under.collect();
    let title = style.say("page-scenarios");
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            @if own.analysis.is_none() { (no_result(desk, ask, name)) }
            @else if all.is_empty() { p { (style.say("page-no-scenarios")) } }
            @else { (table(&own, &all.iter().map(|(name, worked)| (name.clone(), worked)).collect::<Vec<_>>(), style)) }
            @if own.analysis.is_some() { p { a href=(address("/plan", &[("p", name)])) { (style.say("page-back-to-plan")) } } }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

pub(super) fn table(own: &Worked, all: &[(String, &Worked)], style: Style) -> Markup {
    let snapshot = |worked: &Worked| worked.analysis.as_ref().map(Snapshot::of);
    let columns: Vec<Option<Snapshot>> =
        std::iter::once(own).chain(all.iter().map(|(_, worked)| *worked)).map(snapshot).collect();
    let plan = style.say("page-plan");
    let names = std::iter::once(plan.as_str()).chain(all.iter().map(|(name, _)| name.as_str()));
    let runs = names.zip(&columns).filter_map(|(name, column)| Some((Some(name), column.as_ref()?)));
    let told = doubts(runs, style);
    html! {
        div.scroll role="group" aria-label=(style.say("page-scenarios")) tabindex="0" { table {
            thead { tr { th scope="col" { (style.say("page-figure")) } th.figure scope="col" { (style.say("page-plan")) } @for (name, _) in all { th.figure scope="col" { (name) } } } }
            tbody {
                tr { th scope="row" { (style.say("page-verdict")) } @for column in &columns { td.figure {
                    @if let Some(one) = column { span class={ "level " (one.level.map_or("undetermined", Level::word)) } { (verdict_word(one.level, style)) } @if !one.doubts.is_empty() { " *" } } @else { "–" }
                } } }
                @for figure in FIGURES { tr { th scope="row" { (figure_name(figure, style)) } @for column in &columns { td.figure {
                    @if let Some(amount) = column.as_ref().and_then(|one| one.get(figure)) { (style.euros(amount)) } @else { "–" }
                } } } }
            }
        } }
        @for one in told { p.notice { (one) } }
    }
}
