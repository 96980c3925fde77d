use serde_json::{Value, json};

use super::snapshot::{cell, euros, fields, level_word, verdict};
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
    let lever = &solution.lever;
    let mut out = format!("{}\n\n", style.paint(title, Tone::Strong));
    if !complete(solution) {
        let open = style.tell("open-unpriced", &[("list", unpriced.join(", ").into())]);
        out.push_str(&format!("{}\n", style.wrap(&open, 0)));
    }
    let path = || Arg::Text(lever.path.clone());
    let range = &lever.range;
    let ends = [("low", range.value(0)), ("high", range.value(range.steps))].map(|(name, text)| (name, text.into()));
    let goal = || Arg::Text(goal_words(goal, style));
    let Some(answer) = &solution.answer else {
        let mut args = vec![("path", path()), ("goal", goal())];
        args.extend(ends);
        let id = if solution.open > 0 { "solve-unknown" } else { "solve-none" };
        out.push_str(&format!("{}\n", style.wrap(&style.tell(id, &args), 0)));
        return out + &how(solution, style);
    };
    let args = vec![
        ("path", path()),
        ("goal", goal()),
        ("value", answer.value.clone().into()),
        ("now", if now.is_empty() { style.say("not-written").into() } else { now.into() }),
    ];
    let id = format!("solve-{}", direction_word(solution.direction));
    out.push_str(&format!("{}\n", style.wrap(&style.tell(&id, &args), 0)));
    let next = match &answer.next {
        Some(next) => style.tell("solve-next", &[("next", next.clone().into())]),
        None => style.say("solve-end"),
    };
    out.push_str(&format!("{}\n\n", style.wrap(&next, 0)));
    let head = vec![style.say("column-figure"), answer.value.clone()];
    let mut table = Table::new(head, 1);
    if answer.snapshot.judged {
        table.row(vec![style.say("column-verdict"), verdict(&answer.snapshot, style)]);
    }
    for figure in [Figure::TcoInclVat, Figure::NetCost, Figure::NetAfterBenefits, Figure::PostPilotCost] {
        table.row(vec![figure_name(figure, style), euros(&answer.snapshot, figure, style)]);
    }
    out.push_str(&table.print(style));
    out + &how(solution, style)
}

/// Range, resolution and runs.
fn how(solution: &Solution, style: Style) -> String {
    let range = &solution.lever.range;
    let args = [
        ("low", range.value(0).into()),
        ("high", range.value(range.steps).into()),
        ("step", range.resolution().into()),
        ("runs", Arg::Count(solution.runs)),
    ];
    let id = if solution.exhaustive { "solve-all" } else { "solve-grid" };
    let mut out = format!("{}\n", style.wrap(&style.tell(id, &args), 0));
    if solution.faults > 0 {
        let faults = style.tell("solve-faults", &[("count", Arg::Count(solution.faults))]);
        out.push_str(&format!("{}\n", style.wrap(&faults, 0)));
    }
    out
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
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(&head, language);
    let (goal, open) = (goal.to_string(), style.say("verdict-undetermined"));
    let mut row = vec![Cell::Text(&solution.lever.path), Cell::Text(&goal)];
    if let Some(answer) = &solution.answer {
        row.push(Cell::Text(&answer.value));
        row.push(Cell::Text(answer.next.as_deref().unwrap_or_default()));
        row.push(Cell::Text(level_word(answer.snapshot.level)));
        row.extend(Figure::ALL.map(|figure| cell(&answer.snapshot, figure)));
    }
    if solution.answer.is_none() && solution.open > 0 {
        row.extend([Cell::Text(""), Cell::Text(""), Cell::Text(&open)]);
    }
    row.resize_with(head.len(), || Cell::Text(""));
    sheet.row(&row);
    sheet.finish()
}
