use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::snapshot::{cell, doubt_codes, doubts, euros, fields, level_word, signed, unpriced_note, verdict};
use crate::document::Text;
use crate::explore::compare::{Driver, PartKind, drivers, label};
use crate::explore::{Bound, Figure, Side};
use crate::language::{Arg, Language};
use crate::model::Case;
use crate::report::bounded::of_sign;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::headline::figure_name;
use crate::report::study::names;
use crate::report::style::{Style, Tone};
use crate::report::table::Table;
use crate::report::words::verdict_word;
use crate::units::{display, half_up, order};

/// Names that tell the sides apart: the plan's, or where it comes from.
pub fn side_names(sides: &[Side]) -> Vec<String> {
    let alone = |side: &Side| sides.iter().filter(|other| other.plan == side.plan).count() == 1;
    let sources = |side: &Side| sides.iter().filter(|other| other.source == side.source).count() == 1;
    let name = |(place, side): (usize, &Side)| match (alone(side), sources(side)) {
        (true, _) => side.plan.clone(),
        (false, true) => side.source.clone(),
        (false, false) => format!("{} ({})", side.plan, place + 1),
    };
    sides.iter().enumerate().map(name).collect()
}

/// Key figures side by side with their difference from the first, then what drives it: the `top` largest parts.
pub fn compare_text(sides: &[Side], names: &[String], top: usize, style: Style) -> String {
    let Some((first, others)) = sides.split_first() else { return String::new() };
    let mut out = format!("{}\n", compare_table(sides, names, style).print(style).trim_end());
    for note in compare_notes(sides, names, style) {
        out.push_str(&format!("{}\n", style.wrap(&note, 0)));
    }
    if let Some(warning) = other_years(sides, names, style) {
        out.push_str(&format!("{}\n", style.paint(&style.wrap(&warning, 0), Tone::Warn)));
    }
    for (side, name) in others.iter().zip(&names[1..]) {
        let between = [names[0].as_str(), name];
        let heading = style.wrap(&drivers_heading(between, style), 0);
        out.push_str(&format!("\n{}\n", style.paint(&heading, Tone::Strong)));
        let told = drivers_table(first, side, between, top, style).map(|table| table.print(style));
        out.push_str(&told.unwrap_or_else(|| style.say("no-drivers") + "\n"));
    }
    out
}

/// A side whose lines and their components are called as people call them; of a programme, with the plan of each case.
pub(crate) fn named<'c>(mut side: Side, cases: impl IntoIterator<Item = (Option<&'c str>, &'c Case)>) -> Side {
    let of = |language: Language| Style { language, width: usize::MAX, color: false };
    let both = |said: &dyn Fn(Style) -> String| {
        let texts = [Language::English, Language::French].map(|one| (one.code().to_owned(), said(of(one))));
        texts.into_iter().collect::<Text>()
    };
    let known = &mut side.breakdown.names;
    for (plan, case) in cases {
        let under = |name: &str| plan.map_or_else(|| name.to_owned(), |plan| format!("{plan}.{name}"));
        let told = |name: String| plan.map_or_else(|| name.clone(), |plan| format!("{plan}: {name}"));
        for line in &case.lines {
            let of_line = |style: Style| told(names::line(line, style));
            known.entry(under(&line.id)).or_insert_with(|| both(&of_line));
            for component in &line.components {
                let said = |style: Style| {
                    let part = names::small(&names::component(&component.id, style));
                    style.tell("study-path", &[("of", of_line(style).into()), ("field", part.into())])
                };
                known.entry(under(&format!("{}.{}", line.id, component.id))).or_insert_with(|| both(&said));
            }
        }
    }
    side
}

/// What the figures of a comparison leave open.
pub(crate) fn compare_notes(sides: &[Side], names: &[String], style: Style) -> Vec<String> {
    let most = sides.iter().map(|side| side.snapshot.unpriced).max().unwrap_or_default();
    let notes = [Some(style.say("figures-note")), unpriced_note(most, style)].into_iter().flatten();
    let runs = sides.iter().zip(names).map(|(side, name)| (Some(name.as_str()), &side.snapshot));
    notes.chain(doubts(runs, style)).collect()
}

/// Verdicts and key figures side by side, each with its difference from the first.
pub(crate) fn compare_table(sides: &[Side], names: &[String], style: Style) -> Table {
    let Some((first, others)) = sides.split_first() else { return Table::new(Vec::new(), 1) };
    let mut head = vec![style.say("column-figure")];
    for (place, name) in names.iter().enumerate() {
        head.push(name.clone());
        if place > 0 {
            head.push(style.say("column-difference"));
        }
    }
    let mut table = Table::new(head, 1);
    let mut row = |name: String, value: &dyn Fn(&Side) -> String, difference: &dyn Fn(&Side) -> String| {
        let mut cells = vec![name, value(first)];
        cells.extend(others.iter().flat_map(|side| [value(side), difference(side)]));
        table.row(cells);
    };
    let level = |side: &Side| side.snapshot.level;
    let changed = |side: &Side| {
        let changed = level(side) != level(first);
        style.say(if changed { "changed" } else { "same" })
    };
    row(style.say("column-verdict"), &|side| verdict(&side.snapshot, style), &changed);
    let secured = |side: &Side| {
        if side.snapshot.judged { verdict_word(side.snapshot.secured, style) } else { "–".to_owned() }
    };
    row(style.say("column-secured"), &secured, &|side| {
        style.say(if side.snapshot.secured == first.snapshot.secured { "same" } else { "changed" })
    });
    for figure in shown(sides) {
        let difference = |side: &Side| match (first.snapshot.get(figure), side.snapshot.get(figure)) {
            (Some(before), Some(after)) => {
                of_sign(signed(after - before, style), difference_bound(figure, first, side), style)
            }
            _ => "–".to_owned(),
        };
        row(figure_name(figure, style), &|side| euros(&side.snapshot, figure, style), &difference);
    }
    table
}

/// What the difference of two sides says of the true one.
fn difference_bound(figure: Figure, before: &Side, after: &Side) -> Bound {
    let of = |side: &Side| Bound::of(figure, side.snapshot.unpriced);
    Bound::difference(of(before), of(after))
}

/// Totals over other years cannot be held against each other: who covers other years than the first side.
pub(crate) fn other_years(sides: &[Side], names: &[String], style: Style) -> Option<String> {
    let first = sides.first()?.years;
    if sides.iter().all(|side| side.years == first) {
        return None;
    }
    let covered = |(side, name): (&Side, &String)| match side.years {
        Some((from, to)) => format!("{name} {from}-{to}"),
        None => format!("{name} ?"),
    };
    let covered: Vec<String> = sides.iter().zip(names).map(covered).collect();
    Some(style.tell("compare-years", &[("list", style.language.list(&covered).into())]))
}

/// Figures that are not nothing everywhere.
fn shown(sides: &[Side]) -> Vec<Figure> {
    let some = |figure: &Figure| sides.iter().any(|side| side.snapshot.get(*figure).is_some_and(|it| !it.is_zero()));
    Figure::ALL.into_iter().filter(some).collect()
}

/// Between which sides a difference is told.
pub(crate) fn drivers_heading([before, after]: [&str; 2], style: Style) -> String {
    style.tell("heading-drivers", &[("before", before.into()), ("after", after.into())])
}

/// The `top` largest parts of a difference. `None`: no part makes one.
pub(crate) fn drivers_table(
    first: &Side,
    other: &Side,
    [before, after]: [&str; 2],
    top: usize,
    style: Style,
) -> Option<Table> {
    let drivers = drivers(first, other);
    // What rounds to nothing here drives nothing.
    let telling = drivers.iter().filter(|driver| !half_up(driver.effect(), 0).is_zero()).count();
    if telling == 0 {
        return None;
    }
    let head = [style.say("column-part"), before.to_owned(), after.to_owned(), style.say("column-effect")];
    let mut table = Table::new(head.to_vec(), 1);
    let cut = telling.min(top);
    for driver in &drivers[..cut] {
        let name = format!("{} ({})", style.of(&driver.label), style.say(&format!("part-{}", driver.kind.word())));
        let [before, after] = driver.known();
        let amount = |amount: Option<Decimal>, bound| match amount {
            Some(amount) => of_sign(style.bare(amount), bound, style),
            None => style.say("unpriced-word"),
        };
        let effect = match (before, after) {
            (Some(_), Some(_)) => of_sign(signed(driver.effect(), style), driver.bound(), style),
            _ => style.say("not-known"),
        };
        let [of_before, of_after] = driver.bounds;
        table.row(vec![name, amount(before, of_before), amount(after, of_after), effect]);
    }
    if cut < telling {
        let rest = &drivers[cut..telling];
        let sum = |part: fn(&Driver) -> Decimal| rest.iter().map(part).sum::<Decimal>();
        let name = style.tell("other-parts", &[("count", Arg::Count(rest.len()))]);
        let whole = rest.iter().all(|driver| driver.bound() == Bound::Exact);
        let bound = if whole { Bound::Exact } else { Bound::Priced };
        let sum = of_sign(signed(sum(Driver::effect), style), bound, style);
        table.row(vec![name, String::new(), String::new(), sum]);
    }
    Some(table)
}

/// The same for programs: every side, and for each but the first its differences and all drivers.
pub fn compare_json(sides: &[Side], names: &[String]) -> Value {
    let side = |(side, name): (&Side, &String)| {
        let mut out = fields(&side.snapshot);
        out.insert("name".into(), json!(name));
        out.insert("source".into(), json!(side.source));
        out.insert("plan".into(), json!(side.plan));
        out.insert("city".into(), json!(side.city));
        Value::Object(out)
    };
    let differences = |(other, name): (&Side, &String)| {
        let Some(first) = sides.first() else { return Value::Null };
        let difference = |figure: Figure| {
            let amount = other.snapshot.get(figure)? - first.snapshot.get(figure)?;
            Some((figure.id().to_owned(), json!(display(amount, 2))))
        };
        let complete = first.snapshot.unpriced == 0 && other.snapshot.unpriced == 0;
        let mut out = json!({
            "from": names.first(),
            "to": name,
            "complete": complete,
            "verdict_changes": other.snapshot.level != first.snapshot.level,
            "figures": Figure::ALL.into_iter().filter_map(difference).collect::<serde_json::Map<_, _>>(),
            "drivers": drivers(first, other).iter().map(driver_json).collect::<Value>(),
        });
        if let (false, Some(out)) = (complete, out.as_object_mut()) {
            let bound = |figure: Figure| (figure.id().to_owned(), json!(difference_bound(figure, first, other).sign()));
            let known = Figure::ALL.into_iter().filter(|figure| difference(*figure).is_some());
            let bounds = known.map(bound).filter(|(_, sign)| sign != "");
            out.insert("bounds".into(), Value::Object(bounds.collect()));
        }
        out
    };
    let english = Style { language: Language::English, width: 1000, color: false };
    let warnings: Vec<Value> = other_years(sides, names, english)
        .map(|message| json!({"code": "other-years", "message": message}))
        .into_iter()
        .collect();
    json!({
        "schema": "perenne/comparison/v1",
        "currency": "EUR",
        "sides": sides.iter().zip(names).map(side).collect::<Value>(),
        "differences": sides.iter().zip(names).skip(1).map(differences).collect::<Value>(),
        "warnings": warnings,
    })
}

fn driver_json(driver: &Driver) -> Value {
    let [before, after] = driver.known();
    let cents = |amount: Option<Decimal>| amount.map(|amount| display(amount, 2));
    let mut out = json!({
        "kind": driver.kind.word(),
        "name": driver.name,
        "before": cents(before),
        "after": cents(after),
        "effect": cents(before.and(after).map(|_| driver.effect())),
    });
    if let (false, Some(out)) = (driver.bound() == Bound::Exact, out.as_object_mut()) {
        let [of_before, of_after] = driver.bounds;
        let bounds = [("before", of_before), ("after", of_after), ("effect", driver.bound())];
        let bounds = bounds.into_iter().filter(|(_, bound)| *bound != Bound::Exact);
        let bounds = bounds.map(|(name, bound)| (name.to_owned(), json!(bound.sign())));
        out.insert("complete".into(), json!(false));
        out.insert("bounds".into(), Value::Object(bounds.collect()));
    }
    out
}

/// One row a figure and a part, one column a side.
pub fn compare_csv(sides: &[Side], names: &[String], language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = [style.say("column-kind"), style.say("column-figure")];
    let head: Vec<&str> = head.iter().chain(names).map(String::as_str).collect();
    let mut sheet = Sheet::new(&head, language);
    let kind = style.say("part-figure");
    let verdicts: Vec<&str> = sides.iter().map(|side| level_word(side.snapshot.level)).collect();
    let name = style.say("column-verdict");
    let words = [kind.as_str(), name.as_str()].into_iter().chain(verdicts).map(Cell::Text);
    sheet.row(&words.collect::<Vec<_>>());
    let doubted: Vec<String> = sides.iter().map(|side| doubt_codes(&side.snapshot)).collect();
    if doubted.iter().any(|codes| !codes.is_empty()) {
        let name = style.say("column-doubts");
        let words =
            [kind.as_str(), name.as_str()].into_iter().chain(doubted.iter().map(String::as_str)).map(Cell::Text);
        sheet.row(&words.collect::<Vec<_>>());
    }
    for figure in shown(sides) {
        let name = figure_name(figure, style);
        let amounts = sides.iter().map(|side| cell(&side.snapshot, figure));
        let cells = [Cell::Text(&kind), Cell::Text(&name)].into_iter().chain(amounts);
        sheet.row(&cells.collect::<Vec<_>>());
    }
    for part in [PartKind::Line, PartKind::Component, PartKind::Funding, PartKind::Benefit] {
        let names = order::set(sides.iter().flat_map(|side| part.of(&side.breakdown).keys()));
        let kind = style.say(&format!("part-{}", part.word()));
        let unpriced = style.say("unpriced-word");
        for name in names {
            let amount = |side: &Side| match part.of(&side.breakdown).get(name) {
                // No row, and no price that would make one.
                None if part.bound(name, Decimal::ZERO, &side.breakdown) != Bound::Exact => Cell::Text(&unpriced),
                None => Cell::Text(""),
                Some(amount) => match part.bound(name, *amount, &side.breakdown) {
                    Bound::AtLeast if amount.is_zero() => Cell::Text(&unpriced),
                    bound => Cell::Bounded(*amount, bound),
                },
            };
            let label = style.of(&label(name, sides.iter().map(|side| &side.breakdown)));
            let cells = [Cell::Text(&kind), Cell::Text(&label)].into_iter().chain(sides.iter().map(amount));
            sheet.row(&cells.collect::<Vec<_>>());
        }
    }
    sheet.finish()
}
