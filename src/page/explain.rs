use maud::{Markup, html};
use serde_json::Value;

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::paths::{name_of, place_of};
use super::plan::{missing, nav, style};
use super::shell;
use super::work::work;
use crate::document::edit::{Value as Plan, read};
use crate::explain::{Explainer, Figures};
use crate::report::explanation;

/// Levels that are told at once; what is below is asked for by a link.
const DEPTH: usize = 4;

/// How a figure came about, as lists within lists down to the fields of the plan.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let wanted = ask.query("figure").unwrap_or_default();
    let style = style(ask);
    let tree = worked.analysis.as_ref().and_then(|analysis| {
        let path = Figures::meant(wanted, None, analysis).find(wanted, None)?.path.clone();
        let figures = Figures::telling(&path, analysis);
        let figure = figures.get(&path)?;
        let step = Explainer::new(analysis, &figures, &worked.session.sources).explain(figure, Some(DEPTH));
        Some(explanation(&step, analysis, &worked.session.sources, style))
    });
    let Some(tree) = tree else { return missing(desk, ask) };
    let written = read(plan.text()).unwrap_or(Plan::Nothing);
    let view = View { name, plan: &written };
    let part = html! {
        div.why-tree {
            p { strong { (text(&tree, "shown")) } " " (text(&tree, "title")) }
            (view.parts(&tree, true))
        }
    };
    if ask.live {
        return Answer::Page(200, part);
    }
    let title = ask.language.say("page-why", &[]);
    let content = html! { div.sheet-page { h1 { (title) } (part) p { a href=(address("/plan", &[("p", name)])) { (ask.language.say("page-back-to-plan", &[])) } } } };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

struct View<'a> {
    name: &'a str,
    plan: &'a Plan,
}

impl View<'_> {
    /// Parts within parts; the first ones are seen at once, the others unfold.
    fn parts(&self, step: &Value, first: bool) -> Markup {
        let parts = step["parts"].as_array().map_or(&[][..], Vec::as_slice);
        html! {
            @if !parts.is_empty() {
                ul { @for part in parts { li {
                    @if part["parts"].as_array().is_some_and(|parts| !parts.is_empty()) {
                        details open[first && parts.len() == 1] { summary { (self.part(part)) } (self.parts(part, first && parts.len() == 1)) }
                    } @else { (self.part(part)) }
                } } }
            }
        }
    }

    fn part(&self, part: &Value) -> Markup {
        html! {
            span.sign { (text(part, "sign")) } " " strong { (text(part, "shown")) } " " (self.what(part))
            @for key in ["because", "source"] { @if let Some(more) = part[key].as_str() { " " span.soft { "– " (more) } } }
        }
    }

    /// What a number is: a link to its field, or to its own explanation, where it has one.
    fn what(&self, step: &Value) -> Markup {
        let (said, path) = (text(step, "name"), text(step, "input"));
        let at = place_of(path, self.plan).filter(|_| !path.is_empty());
        html! {
            @if let Some(at) = at {
                a href={ (address("/plan", &[("p", self.name)])) "#" (name_of(&at)) } { (said) }
            } @else if let (Some(figure), true) = (step["figure"].as_str(), step["cut"] == Value::Bool(true)) {
                a.why href=(address("/plan/explain", &[("p", self.name), ("figure", figure)])) { (said) }
            } @else {
                (said)
                @if step["cut"] == Value::Bool(true) { " …" }
            }
            @if let Some(place) = step["place"].as_str() { " " span.soft { "[" (shown_place(place)) "]" } }
        }
    }
}

fn shown_place(place: &str) -> &str {
    place.strip_prefix(super::folder::SHIPPED).unwrap_or(place)
}

fn text<'v>(step: &'v Value, key: &str) -> &'v str {
    step[key].as_str().unwrap_or_default()
}
