use serde_json::{Value, json};

use super::snapshot::{cell, doubt_codes, doubts, euros, fields, level_word, verdict};
use crate::explore::solve::{Direction, Solution};
use crate::explore::{Figure, Goal};
use crate::language::{Arg, Language};
use crate::report::csv_out::{Cell, Sheet};
use crate::report::headline::figure_name;
use crate::report::style::{Style, Tone};
use crate::report::table::Table;

/// What a goal asks for, in words.
fn goal_words(goal: &Goal, style: Style) -> String {
    match goal {
        Goal::AtWorst(level) => style.say(&format!("goal-{}", level.word())),
        Goal::AtMost(figure, limit) => {
            style.tell("goal-at-most", &[("figure", figure_name(*figure, style).into()), ("limit", Arg::Money(*limit))])
        }
        Goal::AtLeast(figure, limit) => style
            .tell("goal-at-least", &[("figure", figure_name(*figure, style).into()), ("limit", Arg::Money(*limit))]),
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Largest => "largest",
        Direction::Smallest => "smallest",
    }
}

/// Whether the answer of a search, or that there is none, rests on runs in which all has a price.
pub fn complete(solution: &Solution) -> bool {
    solution.answer.as_ref().map_or(solution.incomplete == 0, |answer| answer.snapshot.unpriced == 0)
}

/// The answer in a sentence, what the plan then comes to, and how finely it was looked for.
pub fn solve_text(
    title: &str,
    now: &str,
    unpriced: &[String],
    solution: &Solution,
    goal: &Goal,
    style: Style,
) -> String {
    let mut out = format!("{}\n\n", style.paint(title, Tone::Strong));
    if !complete(solution) {
        let open = style.tell("open-unpriced", &[("list", unpriced.join(", ").into())]);
        out.push_str(&format!("{}\n", style.wrap(&open, 0)));
    }
    let lines = |said: Vec<String>| -> String { said.iter().map(|one| format!("{}\n", style.wrap(one, 0))).collect() };
    let written = |value: &str| value.to_owned();
    out.push_str(&lines(solve_said((&solution.lever.path, now), solution, goal, &written, style)));
    if let Some(table) = solve_table(solution, &written, style) {
        out.push_str(&format!("\n{}", table.print(style)));
    }
    out.push_str(&lines(solve_doubts(solution, style)));
    out + &lines(solve_how(solution, &written, style))
}

/// How a value is told: as files write it, or in the reader's words.
pub(crate) type Said<'a> = &'a dyn Fn(&str) -> String;

/// The answer, and the value that no longer holds; or that there is none. Of the input: how it is called, and its value.
pub(crate) fn solve_said(
    (input, now): (&str, &str),
    solution: &Solution,
    goal: &Goal,
    said: Said<'_>,
    style: Style,
) -> Vec<String> {
    let range = &solution.lever.range;
    let path = || Arg::Text(input.to_owned());
    let ends = [("low", range.value(0)), ("high", range.value(range.steps))];
    let ends = ends.map(|(name, text)| (name, said(&text).into()));
    let goal = || Arg::Text(goal_words(goal, style));
    let Some(answer) = &solution.answer else {
        let mut args = vec![("path", path()), ("goal", goal())];
        args.extend(ends);
        let id = if solution.open > 0 { "solve-unknown" } else { "solve-none" };
        return vec![style.tell(id, &args)];
    };
    let args = vec![
        ("path", path()),
        ("goal", goal()),
        ("value", said(&answer.value).into()),
        ("now", if now.is_empty() { style.say("not-written").into() } else { said(now).into() }),
    ];
    let id = format!("solve-{}", direction_word(solution.direction));
    let next = match &answer.next {
        Some(next) => style.tell("solve-next", &[("next", said(next).into())]),
        None => style.say("solve-end"),
    };
    vec![style.tell(&id, &args), next]
}

/// What the plan comes to with the answer.
pub(crate) fn solve_table(solution: &Solution, said: Said<'_>, style: Style) -> Option<Table> {
    let answer = solution.answer.as_ref()?;
    let head = vec![style.say("column-figure"), said(&answer.value)];
    let mut table = Table::new(head, 1);
    if answer.snapshot.judged {
        table.row(vec![style.say("column-verdict"), verdict(&answer.snapshot, style)]);
    }
    for figure in [Figure::TcoInclVat, Figure::NetCost, Figure::NetAfterBenefits, Figure::PostPilotCost] {
        table.row(vec![figure_name(figure, style), euros(&answer.snapshot, figure, style)]);
    }
    Some(table)
}

/// Why the money of the plan with the answer cannot be counted on as it is.
pub(crate) fn solve_doubts(solution: &Solution, style: Style) -> Vec<String> {
    doubts(solution.answer.as_ref().map(|answer| (None, &answer.snapshot)), style)
}

/// Range, resolution and runs.
pub(crate) fn solve_how(solution: &Solution, said: Said<'_>, style: Style) -> Vec<String> {
    let range = &solution.lever.range;
    let args = [
        ("low", said(&range.value(0)).into()),
        ("high", said(&range.value(range.steps)).into()),
        ("step", said(&range.resolution()).into()),
        ("runs", Arg::Count(solution.runs)),
    ];
    let id = if solution.exhaustive { "solve-all" } else { "solve-grid" };
    let faults = || style.tell("solve-faults", &[("count", Arg::Count(solution.faults))]);
    std::iter::once(style.tell(id, &args)).chain((solution.faults > 0).then(faults)).collect()
}

/// The same for programs.
pub fn solve_json(plan: &str, now: &str, unpriced: &[String], solution: &Solution, goal: &Goal) -> Value {
    let range = &solution.lever.range;
    let open = if complete(solution) { Vec::new() } else { unpriced.to_vec() };
    let answer = solution.answer.as_ref().map(|answer| {
        let mut out = fields(&answer.snapshot);
        out.insert("value".into(), json!(answer.value));
        out.insert("next".into(), json!(answer.next));
        Value::Object(out)
    });
    json!({
        "schema": "perenne/solution/v1",
        "plan": plan,
        "path": solution.lever.path,
        "now": now,
        "until": goal.to_string(),
        "looked_for": direction_word(solution.direction),
        "complete": complete(solution),
        "unpriced": open,
        "answer": answer,
        "range": {"low": range.value(0), "high": range.value(range.steps)},
        "resolution": range.resolution(),
        "exhaustive": solution.exhaustive,
        "runs": solution.runs,
        "faults": solution.faults,
        "undetermined": solution.open,
    })
}

/// One row: the answer and its figures.
pub fn solve_csv(solution: &Solution, goal: &Goal, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let mut head = ["column-input", "column-goal", "column-value", "column-next"].map(|id| style.say(id)).to_vec();
    head.push(style.say("column-verdict"));
    head.extend(Figure::ALL.map(|figure| figure_name(figure, style)));
    head.push(style.say("column-doubts"));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(&head, language);
    let codes = solution.answer.as_ref().map(|answer| doubt_codes(&answer.snapshot)).unwrap_or_default();
    let (goal, open) = (goal.to_string(), style.say("verdict-undetermined"));
    let mut row = vec![Cell::Text(&solution.lever.path), Cell::Text(&goal)];
    if let Some(answer) = &solution.answer {
        row.push(Cell::Text(&answer.value));
        row.push(Cell::Text(answer.next.as_deref().unwrap_or_default()));
        row.push(Cell::Text(level_word(answer.snapshot.level)));
        row.extend(Figure::ALL.map(|figure| cell(&answer.snapshot, figure)));
        row.push(Cell::Text(&codes));
    }
    if solution.answer.is_none() && solution.open > 0 {
        row.extend([Cell::Text(""), Cell::Text(""), Cell::Text(&open)]);
    }
    row.resize_with(head.len(), || Cell::Text(""));
    sheet.row(&row);
    sheet.finish()
}
