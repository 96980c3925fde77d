use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::city::Level;
use crate::explore::{Bound, Doubt, Figure, Snapshot};
use crate::language::Language;
use crate::report::bounded::bounded;
use crate::report::csv_out::Cell;
use crate::report::result::plain;
use crate::report::result_city::ruling_json;
use crate::report::style::Style;
use crate::report::words::verdict_word;
use crate::units::display;

/// A figure in euros to the unit; a bound where something is unpriced; a dash where there is none.
pub(super) fn euros(snapshot: &Snapshot, figure: Figure, style: Style) -> String {
    match snapshot.get(figure) {
        Some(amount) => bounded(style.bare(amount), Bound::of(figure, snapshot.unpriced), snapshot.unpriced, style),
        None => "–".to_owned(),
    }
}

/// A figure as a cell of a spreadsheet, to the cent.
pub(super) fn cell(snapshot: &Snapshot, figure: Figure) -> Cell<'static> {
    snapshot.get(figure).map_or(Cell::Text(""), |amount| Cell::Bounded(amount, Bound::of(figure, snapshot.unpriced)))
}

/// What is without a price, and what that makes of the figures; nothing where all has a price.
pub(super) fn unpriced_note(unpriced: usize, style: Style) -> Option<String> {
    (unpriced > 0).then(|| style.tell("figures-unpriced", &[("count", unpriced.into())]))
}

/// Why the money behind a verdict cannot be counted on as it is, in sentences; of runs with names, each under its name.
pub(crate) fn doubts<'s>(runs: impl IntoIterator<Item = (Option<&'s str>, &'s Snapshot)>, style: Style) -> Vec<String> {
    let all = runs.into_iter().flat_map(|(name, run)| run.doubts.iter().map(move |one| (name, one)));
    let told = all.map(|(name, one)| {
        let said = one.said(style.language);
        let args = [("name", name.unwrap_or_default().into()), ("value", said.as_str().into())];
        style.tell("doubt", &[("said", if name.is_some() { style.tell("named", &args) } else { said }.into())])
    });
    told.collect()
}

/// The same of a table with many runs: each reason once, at the first run that has it, with how many others have it.
pub(crate) fn doubts_of_many<'s>(runs: impl IntoIterator<Item = (String, &'s Snapshot)>, style: Style) -> Vec<String> {
    let mut first: Vec<(String, &Doubt, usize)> = Vec::new();
    for (name, run) in runs {
        for one in &run.doubts {
            match first.iter_mut().find(|(_, known, _)| known.code == one.code && known.plan == one.plan) {
                Some((.., others)) => *others += 1,
                None => first.push((name.clone(), one, 0)),
            }
        }
    }
    let told = first.into_iter().map(|(name, one, others)| {
        let args = [
            ("name", name.into()),
            ("said", one.said(style.language).into()),
            ("others", crate::language::Arg::Count(others)),
        ];
        style.tell("doubt-at", &args)
    });
    told.collect()
}

/// Their codes in a cell.
pub(super) fn doubt_codes(snapshot: &Snapshot) -> String {
    snapshot.doubts.iter().map(|one| one.code).collect::<Vec<_>>().join(" ")
}

/// A difference with its sign.
pub(super) fn signed(amount: Decimal, style: Style) -> String {
    let text = style.bare(amount);
    if crate::units::half_up(amount, 0).is_sign_positive() && !crate::units::half_up(amount, 0).is_zero() {
        format!("+{text}")
    } else {
        text
    }
}

/// The verdict in a word, and its first year where it has one.
pub(super) fn verdict(snapshot: &Snapshot, style: Style) -> String {
    if !snapshot.judged {
        return "–".to_owned();
    }
    let word = verdict_word(snapshot.level, style);
    // Why it is marked is told below the table.
    let mark = if snapshot.doubts.is_empty() { "" } else { "\u{a0}*" };
    match snapshot.first_year {
        Some(year) => format!("{word} ({year}){mark}"),
        None => format!("{word}{mark}"),
    }
}

/// The word of a level in results; empty where none is known.
pub(super) fn level_word(level: Option<Level>) -> &'static str {
    level.map_or("", Level::word)
}

/// The verdict as a JSON object; none without a city.
pub(super) fn verdict_json(snapshot: &Snapshot) -> Option<Map<String, Value>> {
    let Snapshot { judged, level, secured, first_year, rules, nature, .. } = snapshot;
    judged.then(|| ruling_json(*level, *secured, *first_year, rules, *nature))
}

/// Verdict and figures as fields of a JSON object.
pub(super) fn fields(snapshot: &Snapshot) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("complete".into(), json!(snapshot.unpriced == 0));
    out.extend(verdict_json(snapshot).map(|verdict| ("verdict".to_owned(), Value::Object(verdict))));
    for figure in Figure::ALL {
        out.insert(figure.id().into(), json!(snapshot.get(figure).map(|amount| display(amount, 2))));
    }
    if snapshot.unpriced > 0 {
        let bound = |figure: Figure| (figure.id().to_owned(), json!(Bound::of(figure, snapshot.unpriced).sign()));
        let known = Figure::ALL.into_iter().filter(|figure| snapshot.get(*figure).is_some());
        let bounds = known.map(bound).filter(|(_, sign)| sign != "");
        out.insert("bounds".into(), Value::Object(bounds.collect()));
    }
    let doubt = |one: &Doubt| json!({"code": one.code, "message": plain(&one.said(Language::English))});
    out.insert("warnings".into(), snapshot.doubts.iter().map(doubt).collect());
    out
}
