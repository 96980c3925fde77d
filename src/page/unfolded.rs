//! What stands behind figures that are no figures of the plan as it is: those of a way out, and those of the draws.

use std::sync::Arc;

use maud::{Markup, html};

use super::anchors::Anchors;
use super::desk::Desk;
use super::explain::{DEPTH, Told, tree};
use super::fields::text_at;
use super::ways;
use super::work::{Worked, work};
use crate::document::edit::{Value, read};
use crate::explore::{Runner, written};
use crate::report::Style;
use crate::report::study::{names, number};

/// The figures by which a way out is told.
const OF_WAY: [&str; 2] = ["net_cost.after_benefits", "verdict.cliff.after"];

/// The plan as a way out changes it: its text, with what is changed.
pub(super) fn changed(
    desk: &Desk,
    name: &str,
    text: &str,
    way: &str,
) -> Option<(String, Vec<(String, String, String)>)> {
    let worked = work(desk, name, text);
    let found = ways::found(&worked, false);
    let way = found.get(way.parse::<usize>().ok()?)?;
    let runner = Runner::new(worked.prepared.clone()?, worked.session.sources.clone());
    let (text, _) = written(text, &runner, &way.changes)?;
    // What is added is told by the way's own sentence.
    let set = way.changes.iter().filter(|one| !matches!(one.path.as_str(), "funding" | "benefits"));
    let set = set.map(|one| (one.path.clone(), one.from.clone(), one.to.clone()));
    Some((text, set.collect()))
}

/// What a way out changes, and how the figures of the plan so changed come about.
pub(super) fn of_way(desk: &Desk, (name, before): (&str, &str), way: &str, style: Style) -> Option<Markup> {
    let (text, set) = changed(desk, name, before, way)?;
    let worked = work(desk, name, &Arc::from(text.as_str()));
    let plan = read(&text).ok()?;
    let anchors = Anchors::of(name, before, &worked, style);
    let told = Told { name, plan: &plan, anchors: &anchors, way: Some(way), depth: DEPTH };
    let trees: Vec<Markup> = OF_WAY.iter().filter_map(|figure| tree(&worked, figure, &told, style)).collect();
    let case = &worked.analysis.as_ref()?.case;
    Some(html! {
        div.why-tree {
            @if !set.is_empty() {
                p { (style.say("page-way-changes")) }
                ul { @for (path, from, to) in &set { li {
                    (link(anchors.to(name, path, &plan), &names::path(path, case, style))) " : " (said(from, style)) " → " strong { (said(to, style)) }
                } } }
            }
            @for tree in trees { (tree) }
        }
    })
}

/// What the draws vary, and how far.
pub(super) fn of_draws(worked: &Worked, name: &str, text: &str, style: Style) -> Option<Markup> {
    let (prepared, analysis) = (worked.prepared.clone()?, worked.analysis.as_ref()?);
    let plan = read(text).unwrap_or(Value::Nothing);
    let runner = Runner::beside(prepared, worked.session.sources.clone(), analysis);
    let anchors = Anchors::of(name, text, worked, style);
    Some(html! {
        div.why-tree {
            p { (style.say("page-draws-how")) }
            p { (style.say("page-draws-vary")) }
            ul { @for input in runner.uncertain() {
                @let ends = [("low", said(&input.low, style).into()), ("high", said(&input.high, style).into())];
                li { (link(anchors.to(name, &input.path, &plan), &names::path(&input.path, &analysis.case, style))) " : " strong { (said(&input.value, style)) } ", " (style.tell("page-range", &ends)) }
            } }
        }
    })
}

/// The words for an input, leading to its field where the plan has one.
fn link(field: Option<String>, words: &str) -> Markup {
    html! { @if let Some(field) = field { a href=(field) { (words) } } @else { (words) } }
}

/// A value in words; of several by phase, each.
fn said(value: &str, style: Style) -> String {
    let one = |value: &str| number(value, style).unwrap_or_else(|| value.to_owned());
    let Ok(Value::Map(phases)) = read(value) else { return one(value) };
    let each = phases.iter().map(|(phase, target)| {
        let count = text_at(target, &["to"]).or(text_at(target, &[])).unwrap_or_default();
        format!("{} {}", names::phase(phase, style), one(count))
    });
    each.collect::<Vec<_>>().join(", ")
}
