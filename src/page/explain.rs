use maud::{Markup, html};
use serde_json::Value;

use super::anchors::Anchors;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::work::{Worked, work};
use super::{shell, unfolded};
use crate::document::edit::{Value as Plan, read};
use crate::explain::{EFFECTS, Explainer, Figures};
use crate::report::{Style, explanation};

/// Levels that are told at once; what is below is asked for by a link, so many more.
pub(super) const DEPTH: usize = 4;
/// Levels at most.
const DEEPEST: usize = 40;

/// How a figure came about, as lists within lists down to the fields of the plan; of the plan as it is, or as a way out changes
/// it. What stands behind the draws, or behind a way out, where no figure is named.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let part = match (ask.query("figure"), ask.query("way")) {
        (None, Some(way)) => unfolded::of_way(desk, (name, plan.text()), way, style),
        (None, None) if ask.query("draws").is_some() => {
            unfolded::of_draws(&work(desk, name, plan.text()), name, plan.text(), style)
        }
        (wanted, way) => {
            let changed = way.map(|way| unfolded::changed(desk, name, plan.text(), way).map(|(text, _)| text.into()));
            let text = changed.unwrap_or_else(|| Some(plan.text().clone()));
            text.and_then(|text| {
                let written = read(&text).unwrap_or(Plan::Nothing);
                let depth = ask.query("depth").and_then(|depth| depth.parse().ok()).unwrap_or(DEPTH);
                let worked = work(desk, name, &text);
                let anchors = Anchors::of(name, plan.text(), &worked, style);
                let told = Told { name, plan: &written, anchors: &anchors, way, depth: depth.clamp(DEPTH, DEEPEST) };
                tree(&worked, wanted.unwrap_or_default(), &told, style)
            })
        }
    };
    let Some(part) = part else { return missing(desk, ask) };
    if ask.live {
        return Answer::Page(200, part);
    }
    let title = ask.language.say("page-why", &[]);
    let content = html! { div.sheet-page { h1 { (title) } (part) p { a href=(address("/plan", &[("p", name)])) { (ask.language.say("page-back-to-plan", &[])) } } } };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The tree of a figure. `None`: there is none of that name.
pub(super) fn tree(worked: &Worked, wanted: &str, told: &Told<'_>, style: Style) -> Option<Markup> {
    let analysis = worked.analysis.as_ref()?;
    let path = match wanted.starts_with(EFFECTS) {
        true => wanted.to_owned(),
        false => Figures::meant(wanted, None, analysis).find(wanted, None)?.path.clone(),
    };
    let figures = Figures::telling(&path, analysis, None);
    let figure = figures.get(&path)?;
    let mut explainer = Explainer::new(analysis, &figures, &worked.session.sources);
    let mut at_depth =
        |depth| explanation(&explainer.explain(figure, Some(depth)), analysis, &worked.session.sources, style);
    let tree = at_depth(told.depth);
    // What has no explanation of its own goes on in that of the whole.
    let more = told.depth < DEEPEST && ends_open(&tree) && at_depth(told.depth + DEPTH) != tree;
    Some(html! {
        div.why-tree {
            p { strong { (text(&tree, "shown")) } " " (text(&tree, "title")) }
            (told.parts(&tree, true))
            @if more { p { a.why.deeper href=(told.deeper(&path)) { (style.say("page-why-deeper")) } } }
        }
    })
}

/// Whether a tree is cut where no figure can be asked for.
fn ends_open(step: &Value) -> bool {
    let below = step["parts"].as_array().map_or(&[][..], Vec::as_slice);
    (step["cut"] == Value::Bool(true) && step["figure"].is_null()) || below.iter().any(ends_open)
}

/// The plan that is told of.
pub(super) struct Told<'a> {
    /// Name of its file.
    pub name: &'a str,
    /// What its text says.
    pub plan: &'a Plan,
    /// Where its form can be entered.
    pub anchors: &'a Anchors,
    /// The way out that changes it, by its place.
    pub way: Option<&'a str>,
    /// Levels that are told.
    pub depth: usize,
}

impl Told<'_> {
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

    fn to(&self, figure: &str) -> String {
        let way = self.way.map(|way| ("way", way));
        address("/plan/explain", &[("p", self.name), ("figure", figure)].into_iter().chain(way).collect::<Vec<_>>())
    }

    /// The same figure, some levels deeper.
    fn deeper(&self, figure: &str) -> String {
        format!("{}&depth={}", self.to(figure), self.depth + DEPTH)
    }

    /// What a number is: a link to its field, or to its own explanation, where it has one.
    fn what(&self, step: &Value) -> Markup {
        let (said, path) = (text(step, "name"), text(step, "input"));
        let field = self.anchors.to(self.name, path, self.plan).filter(|_| !path.is_empty());
        html! {
            @if let Some(field) = field {
                a href=(field) { (said) }
            } @else if let (Some(figure), true) = (step["figure"].as_str(), step["cut"] == Value::Bool(true)) {
                a.why href=(self.to(figure)) { (said) }
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
