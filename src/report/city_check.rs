use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::csv_out::{Cell, Sheet};
use super::investable::{investable_alone, investable_json};
use super::result::warnings;
use super::result_city::{level, ratio};
use super::standing::balance_reserve;
use super::style::{Style, Tone};
use super::table::Table;
use super::words::{city_line, measure, threshold};
use crate::analysis::{Analysis, Outcome};
use crate::city::by_computed_fctva;
use crate::city::rules::{Assessment, Measure, of_city};
use crate::diagnostic::Diagnostics;
use crate::language::{Arg, Language};
use crate::model::AsWritten;
use crate::session::Session;
use crate::units::display;

/// The rules of a city by year, the year of its accounts first.
fn by_year(analysis: &Analysis, outcome: &Outcome) -> Vec<(i32, Vec<Assessment<Decimal>>)> {
    let outlook = &outcome.outlook;
    let Some(city) = &analysis.case.city else { return Vec::new() };
    let years = std::iter::once(&outlook.base).chain(&outlook.without);
    years.map(|year| (year.year, of_city(city, year, &outlook.minimum, &AsWritten))).collect()
}

/// `city check` for people.
pub(crate) fn city_check_text(analysis: &Analysis, session: &Session, style: Style) -> String {
    let (Some(outcome), Some(city)) = (&analysis.outcome, &analysis.case.city) else { return String::new() };
    let years = by_year(analysis, outcome);
    let mut out = format!("{}\n", style.wrap(&city_line(city, style), 0));
    out.push_str(&format!("{}\n", style.wrap(&style.say("city-check-what"), 0)));
    if let Some(told) = investable_alone(city, outcome, style) {
        out.push_str(&format!("{}\n", style.wrap(&told, 0)));
    }
    out.push_str(&style.heading("heading-city-rules"));
    out.push_str(&rules_table(&years, style).print(style));
    out.push_str(&format!("{}\n", style.wrap(&style.say("city-check-marks"), 0)));
    out.push_str(&style.heading("heading-city-reached"));
    out.push_str(&reached(&years, style));
    let assessed = years.iter().flat_map(|(year, rules)| rules.iter().map(|rule| (*year, rule)));
    let reserve = balance_reserve(city, &by_computed_fctva(city, &outcome.outlook, assessed), style);
    out.extend(reserve.map(|told| format!("{}\n", style.wrap(&told, 2))));
    out.push_str(&super::check_text::warnings(session, style));
    out
}

/// The rules of a city by year, the year of its accounts first.
pub(crate) fn city_rules(analysis: &Analysis, style: Style) -> Option<Table> {
    let outcome = analysis.outcome.as_ref()?;
    Some(rules_table(&by_year(analysis, outcome), style))
}

fn rules_table(years: &[(i32, Vec<Assessment<Decimal>>)], style: Style) -> Table {
    let rules = years.first().map_or(&[][..], |(_, rules)| rules.as_slice());
    let mut head = vec![style.say("column-year")];
    head.extend(rules.iter().map(|rule| style.say(&format!("rule-{}", rule.rule.id()))));
    let mut table = Table::new(head, 1);
    for (year, rules) in years {
        let mut row = vec![year.to_string()];
        row.extend(rules.iter().map(|rule| marked(rule, style)));
        table.row(row);
    }
    table
}

/// A measure with the mark of its level, so that color is never alone.
fn marked(rule: &Assessment<Decimal>, style: Style) -> String {
    let text = measure(rule, style);
    match level(rule) {
        "red" => style.paint(&format!("{text}\u{a0}**"), Tone::Bad),
        "orange" => style.paint(&format!("{text}\u{a0}*"), Tone::Warn),
        _ => text,
    }
}

/// Each level that a rule reaches: in how many years, the first of them, and at which threshold.
fn reached(years: &[(i32, Vec<Assessment<Decimal>>)], style: Style) -> String {
    let mut out = String::new();
    let count = years.first().map_or(0, |(_, rules)| rules.len());
    for place in 0..count {
        for wanted in ["red", "orange"] {
            let found: Vec<(i32, &Assessment<Decimal>)> = years
                .iter()
                .filter_map(|(year, rules)| Some((*year, rules.get(place)?)))
                .filter(|(_, rule)| level(rule) == wanted)
                .collect();
            let Some((first, rule)) = found.first() else { continue };
            let args = [
                ("rule", Arg::Word(format!("rule-{}", rule.rule.id()))),
                ("level", Arg::Word(format!("level-{wanted}"))),
                ("count", found.len().into()),
                ("first", Arg::Year(*first)),
                ("threshold", threshold(rule, style).into()),
            ];
            out.push_str(&format!("{}\n", style.wrap(&style.tell("city-check-reached", &args), 2)));
        }
    }
    if out.is_empty() { format!("{}\n", style.say("city-check-none")) } else { out }
}

/// `city check` for programs.
pub(crate) fn city_check_json(analysis: &Analysis, diagnostics: &Diagnostics) -> Value {
    let (Some(outcome), Some(city)) = (&analysis.outcome, &analysis.case.city) else { return Value::Null };
    let rule = |rule: &Assessment<Decimal>| {
        let (value, unit) = match &rule.measure {
            Measure::Amount(amount) => (Some(display(*amount, 2)), "EUR"),
            Measure::Ratio(amount, base) => (ratio(*amount, *base).map(|ratio| display(ratio, 6)), "ratio"),
        };
        json!({
            "rule": rule.rule.id(), "measure": value, "unit": unit, "level": level(rule),
            "margin_orange": display(rule.to_orange, 2), "margin_red": display(rule.to_red, 2),
        })
    };
    let years = by_year(analysis, outcome);
    let years =
        years.iter().map(|(year, rules)| json!({"year": year, "rules": rules.iter().map(rule).collect::<Value>()}));
    json!({
        "schema": "perenne/city-check/v1", "city": city.id, "accounts": city.year, "investing": city.investing.word(),
        "investable": investable_json(city, &outcome.outlook.without), "years": years.collect::<Value>(),
        "warnings": warnings(diagnostics),
    })
}

/// `city check` for spreadsheets: a row a year and rule.
pub(crate) fn city_check_csv(analysis: &Analysis, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = [
        "column-id",
        "column-year",
        "column-rule",
        "column-without",
        "column-level",
        "column-margin-orange",
        "column-margin-red",
    ];
    let head = head.map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    let (Some(outcome), Some(city)) = (&analysis.outcome, &analysis.case.city) else { return sheet.finish() };
    for (year, rules) in by_year(analysis, outcome) {
        for rule in rules {
            let measure = match &rule.measure {
                Measure::Amount(amount) => Cell::Amount(*amount),
                Measure::Ratio(amount, base) => Cell::Ratio(ratio(*amount, *base)),
            };
            let (name, level) =
                (style.say(&format!("rule-{}", rule.rule.id())), style.say(&format!("level-{}", level(&rule))));
            let margins = (Cell::Amount(rule.to_orange), Cell::Amount(rule.to_red));
            let cells = [Cell::Text(&city.id), Cell::Year(year), Cell::Text(&name), measure, Cell::Text(&level)];
            sheet.row(&cells.into_iter().chain([margins.0, margins.1]).collect::<Vec<_>>());
        }
    }
    sheet.finish()
}
