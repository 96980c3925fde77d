use maud::{Markup, html};

use super::analyses::{no_result, sentence, shown};
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::inputs::{Input, choice, end, end_field, movable};
use super::plan::{missing, style};
use super::typed::{Typing, as_written};
use super::work::work;
use super::{shell, told};
use crate::analysis::Analysis;
use crate::explore::solve::{Direction, Lever, Solution, solve};
use crate::explore::{Figure, Goal, Runner};
use crate::model::{Override, Setting};
use crate::report::explore::{complete, solve_doubts, solve_how, solve_said, solve_table};
use crate::report::study::{names, written};
use crate::report::{Style, figure_name};

/// The value of one input at which the plan still reaches a goal.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let (Some(prepared), Some(analysis)) = (&worked.prepared, &worked.analysis) else {
        return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name));
    };
    let style = style(ask);
    let runner = Runner::beside(prepared.clone(), worked.session.sources.clone(), analysis);
    let inputs = movable(&runner, analysis, style);
    let input = ask.query("for").and_then(|path| inputs.iter().find(|input| input.path == path));
    let found = input.map(|input| found(desk, ask, (name, plan.version()), &runner, analysis, input, style));
    let status = if matches!(found, Some(Err(_))) { 422 } else { 200 };
    let content = html! {
        (form(ask, name, &inputs, input, analysis, style))
        @match found { Some(Ok(said) | Err(said)) => section aria-live="polite" { (said) }, None => {} }
    };
    shown(desk, ask, name, &plan, status, content)
}

fn form(ask: &Ask, name: &str, inputs: &[Input], input: Option<&Input>, analysis: &Analysis, style: Style) -> Markup {
    let typed = |key: &str| ask.query(key).unwrap_or_default();
    let until = ask.query("until").unwrap_or("sustainable");
    html! {
        form.sheet method="get" action="/plan/solve" {
            input type="hidden" name="p" value=(name);
            (choice("for", &style.say("page-solve-for"), inputs, input.map_or("", |input| &input.path), analysis, style))
            div.field {
                label for="until" { (style.say("page-solve-until")) }
                select #until name="until" {
                    @for level in ["sustainable", "fragile"] { option value=(level) selected[until == level] { (style.say(&format!("page-solve-{level}"))) } }
                    @for figure in Figure::ALL { @for sign in ["<=", ">="] {
                        @let value = format!("{} {sign}", figure.id());
                        option value=(value) selected[until == value] { (figure_name(figure, style)) " " (if sign == "<=" { "≤" } else { "≥" }) }
                    } }
                }
            }
            div.field {
                label for="amount" { (style.say("page-solve-amount")) }
                input.n #amount name="amount" value=(typed("amount")) size="12" inputmode="decimal" autocomplete="off";
                " " span.unit { "€" }
            }
            div.field {
                label for="end" { (style.say("page-solve-end")) }
                select #end name="end" { @for end in ["usual", "largest", "smallest"] {
                    option value=(end) selected[typed("end") == end] { (style.say(&format!("page-solve-{end}"))) }
                } }
            }
            (end_field("from", &style.say("page-solve-from"), typed("from"), input, style))
            (end_field("to", &style.say("page-solve-to"), typed("to"), input, style))
            button type="submit" { (style.say("page-solve-find")) }
        }
    }
}

/// The goal that the form says. `None`: its amount is missing, or is none.
fn goal(ask: &Ask) -> Option<Goal> {
    let until = ask.query("until").unwrap_or("sustainable");
    if until.contains('=') {
        return Goal::parse(&format!(
            "{until} {}",
            as_written(ask.query("amount").unwrap_or_default(), Typing::of("EUR", ask.language))
        ));
    }
    Goal::parse(until)
}

/// The answer, with a button that writes it. `Err`: why there is none to be looked for.
fn found(
    desk: &Desk,
    ask: &Ask,
    (name, version): (&str, &str),
    runner: &Runner,
    analysis: &Analysis,
    input: &Input,
    style: Style,
) -> Result<Markup, Markup> {
    let refused = |id: &str| html! { p.notice role="alert" { (style.say(id)) } };
    let goal = goal(ask).ok_or_else(|| refused("page-solve-no-amount"))?;
    if goal.needs_city() && analysis.case.city.is_none() {
        return Err(refused("page-solve-no-city"));
    }
    let [from, to] = ["from", "to"].map(|key| end(ask.query(key), input, ask.language));
    let lever = Lever::at(runner, &input.path, from.as_deref(), to.as_deref());
    let lever = lever.ok_or_else(|| refused("page-no-ends-read"))?;
    // Both ends must at least be readable: a wrong unit is told, not counted as a thousand failures.
    let ends = [0, lever.range.steps].map(|step| Setting::new(&input.path, lever.range.value(step), "solve"));
    if let Err(faults) = ends.iter().try_for_each(|end| runner.check(std::slice::from_ref(end))) {
        return Err(told::all(&faults.diagnostics, &faults.sources, desk, ask.language));
    }
    let direction = match ask.query("end") {
        Some("largest") => Direction::Largest,
        Some("smallest") => Direction::Smallest,
        _ => lever.usual,
    };
    let solution = solve(runner, lever, &goal, direction);
    Ok(answer(desk, (name, version), &solution, &goal, input, analysis, style))
}

fn answer(
    desk: &Desk,
    (name, version): (&str, &str),
    solution: &Solution,
    goal: &Goal,
    input: &Input,
    analysis: &Analysis,
    style: Style,
) -> Markup {
    let said = |value: &str| written(value, &analysis.case, style);
    html! {
        @for (place, one) in solve_said((&input.name, &input.now), solution, goal, &said, style).iter().enumerate() {
            @if place == 0 { p.answer { (sentence(one)) } } @else { p { (sentence(one)) } }
        }
        @if !complete(solution) { p.notice { (style.tell("open-unpriced", &[("list", names::unpriced(&analysis.case, style).into())])) } }
        @if let Some(table) = solve_table(solution, &said, style) { (told::table(&table, "solved", &style.say("page-solve-then"))) }
        @for one in solve_doubts(solution, style) { p.notice { (one) } }
        @if let (Some(answer), false) = (&solution.answer, desk.read_only()) {
            form.actions method="post" action=(address("/plan/solve/take", &[("p", name)])) {
                input type="hidden" name="version" value=(version);
                input type="hidden" name="path" value=(input.path);
                input type="hidden" name="value" value=(answer.value);
                button type="submit" { (style.tell("page-solve-take", &[("value", said(&answer.value).into())])) }
            }
        }
        @for one in solve_how(solution, &said, style) { p.soft { (one) } }
    }
}

/// Writes the value that was found into the plan.
pub(super) fn take(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let refused =
        |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-changed"), &say(why)));
    if desk.read_only() {
        return refused(403, "page-read-only-why");
    }
    if !plan.is_now(ask.field("version")) {
        return refused(409, "page-stale");
    }
    let worked = work(desk, name, plan.text());
    let (Some(prepared), Some(path), Some(value)) = (&worked.prepared, ask.field("path"), ask.field("value")) else {
        return refused(422, "page-not-understood");
    };
    let runner = Runner::new(prepared.clone(), worked.session.sources.clone());
    let change = Override { path: path.to_owned(), from: String::new(), to: value.to_owned(), by: String::new() };
    let Some((text, dropped)) = crate::explore::written(plan.text(), &runner, &[change]) else {
        return refused(409, "page-way-not-written");
    };
    if !desk.put(name, &plan, text) {
        return refused(409, "page-stale");
    }
    Answer::Go(told::after(name, "page-told-ranges", &dropped))
}
