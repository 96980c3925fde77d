use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::snapshot::{cell, doubts, doubts_of_many, fields, level_word, signed, unpriced_note, verdict};
use crate::diagnostic::message;
use crate::explore::sensitivity::Swing;
use crate::explore::{Bound, Faults, Figure, Snapshot};
use crate::language::{Arg, Language};
use crate::model::Case;
use crate::report::bounded::bounded;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::headline::figure_name;
use crate::report::spoken;
use crate::report::style::{Style, Tone};
use crate::report::table::Table;
use crate::report::words::verdict_word;
use crate::units::display;

/// Columns of the bar of the widest swing.
const BAR: usize = 12;

/// The tornado: one row an uncertain input, the widest swing first.
pub fn sensitivity_text(case: &Case, base: &Snapshot, swings: &[Swing], by: Figure, style: Style) -> String {
    let title = case.title.get(style.language.code(), &case.plan);
    let name = figure_name(by, style);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    let now = now(base, by, style);
    let named = |name: String, value: String| style.tell("named", &[("name", name.into()), ("value", value.into())]);
    let verdict = named(style.say("column-verdict"), verdict(base, style));
    out.push_str(&format!("{}\n{verdict}\n", style.wrap(&named(name.to_string(), now), 0)));
    let notes = unpriced_note(base.unpriced, style).into_iter().chain(doubts([(None, base)], style));
    notes.for_each(|note| out.push_str(&format!("{}\n", style.wrap(&note, 0))));
    out.push('\n');
    if swings.is_empty() {
        return out + &style.wrap(&style.say("nothing-uncertain"), 0) + "\n";
    }
    let mut head = ["column-input", "column-low-high"].map(|id| style.say(id)).to_vec();
    head.push(String::new());
    head.push(style.tell("column-swing", &[("figure", name.into())]));
    head.push(style.say("column-run-swing"));
    head.push(style.say("column-turns"));
    let mut table = Table::new(head, 3).repeating(1);
    let widest = swings.iter().filter_map(|swing| swing.of(by)).map(|width| width.abs()).max().unwrap_or_default();
    for swing in swings {
        let input = &swing.input;
        table.row(vec![
            spoken::input(&input.path, case, style),
            ends([&input.low, &input.value, &input.high], case, style),
            bar(swing.of(by).unwrap_or_default(), widest),
            both(swing, base, by, style),
            both(swing, base, Figure::PostPilotCost, style),
            verdicts(swing, base, |text| spoken::value(text, case, style), style),
        ]);
    }
    out.push_str(&table.print(style));
    out.push_str(&format!("{}\n", style.wrap(&note(swings, style), 0)));
    caused(base, swings, style).into_iter().for_each(|one| out.push_str(&format!("{}\n", style.wrap(&one, 0))));
    out
}

/// What an end makes doubtful of the money that the plan as it is counts on.
fn caused(base: &Snapshot, swings: &[Swing], style: Style) -> Vec<String> {
    let new = |run: &&Snapshot| run.doubts.iter().any(|one| base.doubts.iter().all(|known| known.code != one.code));
    let ends = swings.iter().flat_map(|swing| {
        let input = &swing.input;
        [(&input.low, &swing.low), (&input.high, &swing.high)]
            .map(|(value, run)| (format!("{} = {value}", input.path), run))
    });
    doubts_of_many(ends.filter_map(|(name, run)| Some((name, run.as_ref().ok().filter(new)?))), style)
}

/// What stands below a table of inputs.
pub(in crate::report) fn note(swings: &[Swing], style: Style) -> String {
    let plan = swings.iter().filter(|swing| swing.input.by_plan).count();
    let between = swings.iter().any(|swing| swing.below_threshold.is_some());
    let args = [
        ("plan", Arg::Count(plan)),
        ("catalog", Arg::Count(swings.len() - plan)),
        ("between", if between { "yes" } else { "no" }.into()),
    ];
    style.tell("sensitivity-note", &args)
}

/// The figure as it is, with its currency.
fn now(base: &Snapshot, by: Figure, style: Style) -> String {
    let amount = |amount| bounded(style.euros(amount), Bound::of(by, base.unpriced), base.unpriced, style);
    base.get(by).map_or("–".to_owned(), amount)
}

/// `500 … 600 … 800 EUR/sensor`: a unit that all share is said once.
fn ends([low, value, high]: [&str; 3], case: &Case, style: Style) -> String {
    if style.language != Language::English {
        return [low, value, high].map(|text| spoken::value(text, case, style)).join(" … ");
    }
    let unit = high.split_once(' ').map_or("", |(_, unit)| unit);
    let bare = |text: &str| {
        let number = text.strip_suffix(unit).filter(|number| number.ends_with(' '));
        number.map_or(text, str::trim_end).replace('_', "")
    };
    format!("{} … {} … {}", bare(low), bare(value), high)
}

/// What each end adds to the plan as it is.
fn both(swing: &Swing, base: &Snapshot, figure: Figure, style: Style) -> String {
    let end = |end: &Result<Snapshot, Box<Faults>>| match end {
        Ok(snapshot) => match (snapshot.get(figure), base.get(figure)) {
            (Some(amount), Some(now)) => signed(amount - now, style),
            _ => "–".to_owned(),
        },
        Err(faults) => faults.first().map_or(String::new(), |first| message(first, style.language)),
    };
    format!("{} … {}", end(&swing.low), end(&swing.high))
}

fn bar(width: Decimal, widest: Decimal) -> String {
    if widest.is_zero() {
        return String::new();
    }
    let share = (width.abs() * Decimal::from(BAR) / widest).ceil();
    "█".repeat(share.to_usize().unwrap_or(0).min(BAR))
}

/// The verdicts at the ends and between them, where one of them is another than that of the plan. `written`: a value in
/// the reader's words.
pub(in crate::report) fn verdicts(
    swing: &Swing,
    base: &Snapshot,
    written: impl Fn(&str) -> String,
    style: Style,
) -> String {
    if !swing.turns(base) {
        return style.say("same");
    }
    let end = |end: &Result<Snapshot, Box<Faults>>| {
        end.as_ref().map_or("–".to_owned(), |snapshot| verdict_word(snapshot.level, style))
    };
    let between = swing.between().map(|(value, run)| {
        let args = [("level", verdict_word(run.level, style).into()), ("value", written(value).into())];
        style.tell("verdict-at", &args)
    });
    [Some(end(&swing.low)), between, Some(end(&swing.high))].into_iter().flatten().collect::<Vec<_>>().join(" … ")
}

/// Whether a swing is that of the whole figure, and not only of what has a price.
fn complete(base: &Snapshot, swing: &Swing) -> bool {
    let ends = [&swing.low, &swing.high].into_iter().flatten();
    std::iter::once(base).chain(ends).all(|run| run.unpriced == 0)
}

/// The same for programs, `perenne/sensitivity/v1`: inputs are written one after the other, without a tree of all.
#[derive(Debug, Clone, Copy)]
pub struct Tornado<'a> {
    /// Id of the plan.
    pub plan: &'a str,
    /// What it comes to as it is.
    pub base: &'a Snapshot,
    /// The inputs, the widest swing first.
    pub swings: &'a [Swing],
    /// Of which figure.
    pub by: Figure,
}

impl Serialize for Tornado<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("schema", "perenne/sensitivity/v1")?;
        out.serialize_entry("plan", self.plan)?;
        out.serialize_entry("currency", "EUR")?;
        out.serialize_entry("ordered_by", self.by.id())?;
        out.serialize_entry("base", &fields(self.base))?;
        out.serialize_entry("inputs", &Inputs(self))?;
        out.end()
    }
}

struct Inputs<'a>(&'a Tornado<'a>);

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Tornado { base, swings, .. } = self.0;
        serializer.collect_seq(swings.iter().map(|swing| swing_json(base, swing)))
    }
}

fn swing_json(base: &Snapshot, swing: &Swing) -> Value {
    let end = |end: &Result<Snapshot, Box<Faults>>| match end {
        Ok(snapshot) => Value::Object(fields(snapshot)),
        Err(faults) => {
            let first = faults.first();
            let words = first.map(|first| message(first, Language::English));
            json!({"error": {"code": first.map(|first| first.code.id), "message": words}})
        }
    };
    let input = &swing.input;
    let width = |figure: Figure| Some((figure.id().to_owned(), json!(display(swing.of(figure)?, 2))));
    let mut out = json!({
        "path": input.path,
        "low": input.low,
        "value": input.value,
        "high": input.high,
        "distribution": input.distribution,
        "by": if input.by_plan { "uncertainty" } else { "range" },
        "swing": Figure::ALL.into_iter().filter_map(width).collect::<Map<_, _>>(),
        "complete": complete(base, swing),
        "verdict_changes": swing.turns(base),
        "at_low": end(&swing.low),
        "at_high": end(&swing.high),
    });
    if let Some((value, run)) = &swing.below_threshold {
        let mut fields = fields(run);
        fields.insert("value".into(), json!(value));
        out["below_threshold"] = Value::Object(fields);
    }
    out
}

/// One row an input.
pub fn sensitivity_csv(base: &Snapshot, swings: &[Swing], language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let figures = [Figure::TcoInclVat, Figure::NetAfterBenefits, Figure::PostPilotCost];
    let mut head = ["column-input", "column-low", "column-value", "column-high"].map(|id| style.say(id)).to_vec();
    for figure in figures {
        let name = figure_name(figure, style);
        head.push(format!("{name} ({})", style.say("column-low")));
        head.push(format!("{name} ({})", style.say("column-high")));
    }
    let verdict = style.say("column-verdict");
    head.push(verdict.clone());
    head.extend(["column-low", "column-high"].map(|id| format!("{verdict} ({})", style.say(id))));
    head.push(style.say("column-below-threshold"));
    head.push(format!("{verdict} ({})", style.say("column-below-threshold")));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(&head, language);
    for swing in swings {
        let input = &swing.input;
        let mut cells = [&input.path, &input.low, &input.value, &input.high].map(|text| Cell::Text(text)).into_iter();
        let mut row: Vec<Cell<'_>> = cells.by_ref().collect();
        for figure in figures {
            for end in [&swing.low, &swing.high] {
                row.push(end.as_ref().map_or(Cell::Text(""), |end| cell(end, figure)));
            }
        }
        let level = |end: &Result<Snapshot, Box<Faults>>| level_word(end.as_ref().ok().and_then(|end| end.level));
        row.extend([level_word(base.level), level(&swing.low), level(&swing.high)].map(Cell::Text));
        let below = swing.below_threshold.as_ref();
        row.extend(below.map_or(["", ""], |(value, run)| [value, level_word(run.level)]).map(Cell::Text));
        sheet.row(&row);
    }
    sheet.finish()
}
