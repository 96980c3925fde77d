use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::city::Level;
use crate::explore::{Bound, Figure, Snapshot};
use crate::report::csv_out::Cell;
use crate::report::result_city::ruling_json;
use crate::report::style::Style;
use crate::report::words::{bounded, verdict_word};
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
    match snapshot.first_year {
        Some(year) => format!("{word} ({year})"),
        None => word,
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
    out
}
