//! The inputs of a plan that a number can be put at, by name, for what moves them.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::typed::{Typing, as_written, unit_said};
use crate::analysis::Analysis;
use crate::explain::inputs;
use crate::explore::Runner;
use crate::explore::solve::Lever;
use crate::language::Language;
use crate::report::Style;
use crate::report::study::{names, written};
use crate::units::half_up;

/// An input: its path, how it is called, what it is now as it is written, and between which ends it is usually moved.
pub(super) struct Input {
    pub path: String,
    pub name: String,
    pub now: String,
    pub unit: String,
    pub ends: [String; 2],
}

/// Every input that can be moved: quantities first, then those on which most of the cost depends.
pub(super) fn movable(runner: &Runner, analysis: &Analysis, style: Style) -> Vec<Input> {
    let uncertain = runner.uncertain();
    let quantities = analysis.case.lines.iter().flat_map(|line| {
        let whole = format!("{}.quantity", line.id);
        Lever::near(runner, &whole).into_iter().chain([whole])
    });
    let others = inputs(analysis).values.into_iter().filter(|one| one.settable).map(|one| one.path.into_owned());
    let mut out: Vec<Input> = Vec::new();
    for path in quantities.chain(others) {
        if out.iter().any(|known| known.path == path) {
            continue;
        }
        let now = runner.written(&path).and_then(|now| Some((Lever::number(&now)?, now)));
        let (Some((number, now)), Some(lever)) = (now, Lever::at(runner, &path, None, None)) else { continue };
        let known = uncertain.iter().find(|one| one.path == path).map(|one| [one.low.clone(), one.high.clone()]);
        let unit = lever.range.unit;
        // Where nothing is said to be uncertain: half of it, and half as much again.
        let ends = [number / Decimal::TWO, number * Decimal::new(15, 1)];
        let ends = ends.map(|end| format!("{}{unit}", if lever.whole { half_up(end, 0) } else { end }.normalize()));
        let name = names::path(&path, &analysis.case, style);
        out.push(Input { path, name, now, unit: unit.trim().to_owned(), ends: known.unwrap_or(ends) });
    }
    out
}

/// A choice among inputs, each with what it is now.
pub(super) fn choice(id: &str, label: &str, inputs: &[Input], chosen: &str, of: &Analysis, style: Style) -> Markup {
    html! {
        div.field.wide {
            label for=(id) { (label) }
            select id=(id) name=(id) { @for input in inputs {
                option value=(input.path) selected[input.path == chosen] { (input.name) " : " (written(&input.now, &of.case, style)) }
            } }
        }
    }
}

/// The field of an end of an input, with its unit.
pub(super) fn end_field(id: &str, label: &str, typed: &str, input: Option<&Input>, style: Style) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            input.n id=(id) name=(id) value=(typed) size="9" inputmode="decimal" autocomplete="off";
            @if let Some(unit) = input.map(|input| &input.unit).filter(|unit| !unit.is_empty()) { " " span.unit { (unit_said(unit, style)) } }
        }
    }
}

/// What was typed for an end of an input, as files write it; nothing where nothing was.
pub(super) fn end(typed: Option<&str>, input: &Input, language: Language) -> Option<String> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty())?;
    Some(as_written(typed, Typing::of(&input.unit, language)))
}
