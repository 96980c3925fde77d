use maud::{Markup, html};

use super::analyses::{CSV, as_csv, kept, no_result, shown};
use super::ask::{Answer, Ask};
use super::desk::Desk;
use super::inputs::{Input, choice, end, end_field, movable};
use super::plan::{missing, style};
use super::told;
use super::work::work;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::solve::Lever;
use crate::explore::sweep::{Point, sweep};
use crate::explore::{Bound, Figure, Runner, Vary};
use crate::model::Setting;
use crate::report::explore::{SweepSheet, doubts_of_many};
use crate::report::study::written;
use crate::report::{Style, figure_name, verdict_word};

/// Values of each lever.
const MOST: u32 = 15;
const USUAL: u32 = 5;

/// Two levers against each other: the verdict and a figure at every crossing.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let (Some(prepared), Some(analysis)) = (&worked.prepared, &worked.analysis) else {
        return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name));
    };
    let style = style(ask);
    let runner = Runner::beside(prepared.clone(), worked.session.sources.clone(), analysis);
    let inputs = movable(&runner, analysis, style);
    let asked = ["a", "b"].map(|key| ask.query(key).and_then(|path| inputs.iter().find(|input| input.path == path)));
    let found = match asked {
        [Some(a), Some(b)] => Some(swept(desk, ask, &runner, [a, b], style)),
        _ => None,
    };
    if let (Some("csv"), Some(Ok((vary, points)))) = (ask.query("form"), &found) {
        let text = SweepSheet::new(vary, ask.language).rows(points);
        return kept(CSV, &analysis.case.plan, "grid", "csv", text);
    }
    let status = if matches!(found, Some(Err(_))) { 422 } else { 200 };
    let content = html! {
        (form(ask, name, &inputs, asked, analysis, style))
        @match (found, asked) {
            (Some(Ok((vary, points))), [Some(a), Some(b)]) => {
                (table(&vary, &points, [a, b], figure(ask), analysis, style))
                (as_csv(ask))
            },
            (Some(Err(why)), _) => (why),
            _ => {},
        }
    };
    shown(desk, ask, name, &plan, status, content)
}

fn figure(ask: &Ask) -> Figure {
    ask.query("figure").and_then(Figure::named).unwrap_or(Figure::NetAfterBenefits)
}

fn form(ask: &Ask, name: &str, inputs: &[Input], asked: [Option<&Input>; 2], of: &Analysis, style: Style) -> Markup {
    let typed = |key: String| ask.query(&key).unwrap_or_default();
    let usual = [0, 1].map(|place| inputs.get(place).map_or("", |input| input.path.as_str()));
    let count = steps(ask);
    html! {
        form.sheet method="get" action="/plan/grid" {
            input type="hidden" name="p" value=(name);
            @for ((key, input), usual) in ["a", "b"].into_iter().zip(asked).zip(usual) {
                (choice(key, &style.say(&format!("page-grid-{key}")), inputs, input.map_or(usual, |input| &input.path), of, style))
                (end_field(&format!("{key}-from"), &style.say("page-solve-from"), typed(format!("{key}-from")), input, style))
                (end_field(&format!("{key}-to"), &style.say("page-solve-to"), typed(format!("{key}-to")), input, style))
            }
            div.field {
                label for="figure" { (style.say("page-figure")) }
                select #figure name="figure" { @for one in Figure::ALL { option value=(one.id()) selected[one == figure(ask)] { (figure_name(one, style)) } } }
            }
            div.field {
                label for="count" { (style.say("page-grid-count")) }
                input.n #count name="count" type="number" min="2" max=(MOST) value=(count) size="4";
            }
            button type="submit" { (style.say("page-grid-draw")) }
        }
    }
}

fn steps(ask: &Ask) -> u32 {
    ask.query("count").and_then(|count| count.parse().ok()).unwrap_or(USUAL).clamp(2, MOST)
}

/// Every crossing, run. `Err`: why not, in words.
fn swept(
    desk: &Desk,
    ask: &Ask,
    runner: &Runner,
    inputs: [&Input; 2],
    style: Style,
) -> Result<(Vec<Vary>, Vec<Point>), Markup> {
    let refused = |id: &str| html! { p.notice role="alert" { (style.say(id)) } };
    if inputs[0].path == inputs[1].path {
        return Err(refused("page-grid-twice"));
    }
    let mut vary = Vec::new();
    for (key, input) in ["a", "b"].into_iter().zip(inputs) {
        let [from, to] = ["from", "to"].map(|which| end(ask.query(&format!("{key}-{which}")), input, ask.language));
        let [low, high] = &input.ends;
        let lever =
            Lever::at(runner, &input.path, Some(from.as_deref().unwrap_or(low)), Some(to.as_deref().unwrap_or(high)));
        let range = lever.ok_or_else(|| refused("page-no-ends-read"))?.range;
        let count = steps(ask).min(range.steps + 1);
        let step = |place: u32| u64::from(range.steps) * u64::from(place) / u64::from(count.max(2) - 1);
        let places = (0..count).filter_map(|place| u32::try_from(step(place)).ok());
        vary.push(Vary { path: input.path.clone(), values: places.map(|place| range.value(place)).collect() });
    }
    // A unit that is wrong is told once, before every crossing fails on it.
    for one in &vary {
        let first = one.values.first().map(|value| Setting::new(&one.path, value, "--vary"));
        if let Err(faults) = runner.check(&first.into_iter().collect::<Vec<_>>()) {
            return Err(told::all(&faults.diagnostics, &faults.sources, desk, ask.language));
        }
    }
    let mut points = Vec::new();
    sweep(runner, &vary, |point| {
        points.push(point);
        true
    });
    Ok((vary, points))
}

/// The first lever downwards, the second across; each crossing in the colour of its verdict and by its word.
fn table(vary: &[Vary], points: &[Point], [a, b]: [&Input; 2], figure: Figure, of: &Analysis, style: Style) -> Markup {
    let [down, across] = vary else { return html! {} };
    let said = |value: &str| written(value, &of.case, style);
    let named = |point: &Point| {
        let values =
            [a, b].into_iter().zip(&point.values).map(|(one, value)| format!("{} = {}", one.name, said(value)));
        values.collect::<Vec<_>>().join(style.semicolon())
    };
    let runs = points.iter().filter_map(|point| Some((named(point), point.outcome.as_ref().ok()?)));
    html! {
        div.scroll role="group" aria-labelledby="crossings" tabindex="0" { table.crossings {
            caption #crossings { span { (style.tell("page-grid-caption", &[("figure", figure_name(figure, style).into()), ("down", a.name.as_str().into()), ("across", b.name.as_str().into())])) } }
            thead { tr { td {} @for value in &across.values { th.figure scope="col" { (said(value)) } } } }
            tbody { @for (value, row) in down.values.iter().zip(points.chunks(across.values.len())) { tr {
                th scope="row" { (said(value)) }
                @for point in row { (crossing(point, figure, style)) }
            } } }
        } }
        @for one in doubts_of_many(runs, style) { p.notice { (one) } }
    }
}

fn crossing(point: &Point, figure: Figure, style: Style) -> Markup {
    let Ok(one) = &point.outcome else { return html! { td.figure { (style.say("page-grid-fault")) } } };
    let level = one.level.map_or("undetermined", Level::word);
    let least = Bound::of(figure, one.unpriced).mark();
    html! {
        td class={ "figure crossing " (level) } {
            @if one.judged { span class={ "level " (level) } { (verdict_word(one.level, style)) } @if !one.doubts.is_empty() { " *" } br; }
            @if let Some(amount) = one.get(figure) { @if !least.is_empty() { (least) "\u{a0}" } (style.euros(amount)) } @else { "–" }
        }
    }
}
