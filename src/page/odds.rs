use maud::{Markup, html};

use super::analyses::no_result;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::shell;
use super::work::{Worked, work};
use crate::explore::Runner;
use crate::explore::growth::growth_turns;
use crate::explore::odds::odds;
use crate::report::odds::{budget, course, draws};
use crate::report::{Beside, Style};

/// Where the draws stand beside the verdict: they come after what follows from a key at once.
pub(super) fn place(worked: Option<&Worked>, plan: &str, style: Style) -> Markup {
    html! {
        section.odds #odds data-from=(address("/plan/odds", &[("p", plan)])) data-there[worked.is_some()] {
            @if let Some(worked) = worked { (part(worked, plan, style)) }
        }
    }
}

/// The draws by themselves.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let part = part(&worked, name, style(ask));
    if ask.live {
        return Answer::Page(200, part);
    }
    let title = ask.language.say("page-odds", &[]);
    let content = html! { div.sheet-page { h1 { (title) } @if worked.analysis.is_none() { (no_result(desk, ask, name)) } @else { (part) p { a href=(address("/plan", &[("p", name)])) { (ask.language.say("page-back-to-plan", &[])) } } } } };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The share of each verdict, as a bar and in words.
fn part(worked: &Worked, plan: &str, style: Style) -> Markup {
    let (Some(prepared), Some(analysis)) = (&worked.prepared, &worked.analysis) else { return html! {} };
    let runner = Runner::beside(prepared.clone(), worked.session.sources.clone(), analysis);
    let drawn = match odds(&runner, analysis) {
        Ok(Some(drawn)) => drawn,
        Ok(None) => return html! {},
        Err(undrawn) => return html! { p.soft { (undrawn.say(style.language)) } },
    };
    let shares = drawn.levels.filter(|_| drawn.determined).map(|levels| {
        [("sustainable", levels.sustainable), ("fragile", levels.fragile), ("unsustainable", levels.unsustainable)]
            .map(|(level, share)| (level, share.probability * 100.0))
    });
    html! {
        @if let Some(shares) = shares {
            @let starts = [0.0, shares[0].1, shares[0].1 + shares[1].1];
            svg.shares viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
                @for ((level, share), start) in shares.iter().zip(starts) { rect.(level) x=(start) y="0" width=(share) height="4" {} }
            }
        }
        @if let Some(said) = course(analysis, &growth_turns(analysis), style) { p.soft { (said) } }
        @let drawn_of = draws(analysis, &drawn, style);
        @let count = drawn_of.len();
        @let told = drawn_of.into_iter().chain(budget(analysis, Beside { odds: Some(&drawn), ..Beside::default() }, style));
        @for (place, said) in told.enumerate() { p.soft[place > 0] {
            // What the draws say, spreads and all, leads to what they vary; what a budget does with it is advice.
            @if place < count { a.why href=(address("/plan/explain", &[("p", plan), ("draws", "all")])) { (said) } } @else { (said) }
        } }
    }
}
