//! One plan in several cities: one row a city.

use indexmap::IndexMap;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::apart::is_balance;
use super::csv_out::{Cell, Sheet};
use super::explore::{overrides_json, overrides_text};
use super::reserve::reserves;
use super::result_city::{level, verdict_json};
use super::study::names;
use super::style::{Style, Tone};
use super::table::Table;
use super::words::{growth_line, verdict_word};
use crate::analysis::{Analysis, Outcome};
use crate::city::Flag;
use crate::diagnostic::{Code, Diagnostic, codes, message};
use crate::explore::cities::{CityRow, InCities, is_real};
use crate::language::Language;
use crate::model::{Override, Rule};
use crate::run::RunCost;
use crate::units::{display, order};

impl CityRow {
    fn outcome(&self) -> Option<&Outcome> {
        self.analysis.outcome.as_ref()
    }

    /// The first flag that decides.
    fn first(&self) -> Option<&Flag<Decimal>> {
        self.outcome()?.first()
    }

    /// The worst level that the city reaches without the plan, and the rules that reach it.
    fn without(&self) -> (&'static str, Vec<Rule>) {
        let flags = || self.outcome().into_iter().flat_map(|outcome| &outcome.verdict.flags);
        let reached = |wanted: &str| {
            let without = flags().filter_map(|flag| flag.without.as_ref());
            let mut rules: Vec<Rule> = without.filter(|one| level(one) == wanted).map(|one| one.rule).collect();
            order::distinct(&mut rules);
            rules
        };
        let found = ["red", "orange"].into_iter().map(|wanted| (wanted, reached(wanted)));
        found.into_iter().find(|(_, rules)| !rules.is_empty()).unwrap_or(("ok", Vec::new()))
    }
}

impl InCities {
    /// What was changed. What it replaced is not told where that differs from city to city.
    fn overrides(&self, style: Style) -> Vec<Override> {
        let mut overrides = self.analysis().map_or(Vec::new(), |analysis| analysis.case.overrides.clone());
        for (place, one) in overrides.iter_mut().enumerate() {
            if self.rows.iter().any(|row| row.analysis.case.overrides.get(place) != Some(&*one)) {
                one.from = style.say("in-cities-differs");
            }
        }
        overrides
    }

    fn analysis(&self) -> Option<&Analysis> {
        self.rows.first().map(|row| &row.analysis)
    }
}

/// `check --city all` for people.
pub(crate) fn in_cities_text(table: &InCities, style: Style) -> String {
    let Some(analysis) = table.analysis() else { return String::new() };
    let case = &analysis.case;
    let title = case.title.get(style.language.code(), &case.plan);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    out.push_str(&overrides_text(&table.overrides(style), style));
    out.push_str(&format!("\n{}", in_cities_table(table, style).print(style)));
    for note in in_cities_notes(table, style) {
        out.push_str(&format!("{}\n", style.wrap(&note, 2)));
    }
    out.push_str(&warnings(table, style));
    out
}

/// A row a city: verdict, the first rule and its year, the share of the savings that the plan takes, and how the city
/// does without it.
pub(crate) fn in_cities_table(table: &InCities, style: Style) -> Table {
    let head = ["in-cities-city", "column-verdict", "in-cities-first", "in-cities-share", "in-cities-without"];
    let mut shown = Table::new(head.map(|id| style.say(id)).to_vec(), 3);
    for row in &table.rows {
        let Some(outcome) = row.outcome() else { continue };
        let ruling = outcome.ruling();
        let first = row.first().map_or("–".to_owned(), |flag| {
            let rule = if is_balance(flag.with.rule, level(&flag.with)) { "balance" } else { flag.with.rule.id() };
            format!("{} {}", flag.year, style.say(&format!("in-cities-rule-{rule}")))
        });
        let secured = if ruling.by_secured && ruling.level.is_some() { "\u{a0}†" } else { "" };
        let reserved = if reserves(&row.analysis, outcome).is_empty() { "" } else { "\u{a0}‡" };
        let share = outcome.run_cost().and_then(|cost| cost.share());
        let (without, _) = row.without();
        shown.row(vec![
            format!("{}{}", row.city.id, if is_real(&row.city) { "" } else { "\u{a0}*" }),
            format!("{}{secured}{reserved}", verdict_word(ruling.level, style)),
            first,
            share.map_or("–".to_owned(), |share| style.percent(share)),
            if without == "ok" { "–".to_owned() } else { style.say(&format!("level-{without}")) },
        ]);
    }
    shown
}

/// What a reader has to know below the table.
pub(crate) fn in_cities_notes(table: &InCities, style: Style) -> Vec<String> {
    let mut out = Vec::new();
    if table.rows.iter().any(|row| !is_real(&row.city)) {
        out.push(style.say("in-cities-not-real"));
    }
    if table.rows.iter().filter_map(CityRow::outcome).any(|outcome| outcome.by_secured().is_some()) {
        out.push(style.say("in-cities-secured"));
    }
    if table.rows.iter().any(|row| row.outcome().is_some_and(|one| !reserves(&row.analysis, one).is_empty())) {
        out.push(style.say("in-cities-reserved"));
    }
    let unpriced = table.analysis().map_or(0, |analysis| analysis.case.unpriced.len());
    if unpriced > 0 {
        out.push(style.tell("in-cities-unpriced", &[("count", unpriced.into())]));
    }
    out.push(style.say("in-cities-note"));
    out.extend(growth(table, style));
    for why in ["other-time", "newer-accounts"] {
        let left: Vec<String> =
            table.left_out.iter().filter(|one| one.why == why).map(|one| one.city.clone()).collect();
        if !left.is_empty() {
            out.push(style.tell(&format!("in-cities-{why}"), &[("list", left.join(", ").into())]));
        }
    }
    out
}

/// How the accounts are taken to go on, which the verdicts hang on: the growth of most cities, then those that differ.
fn growth(table: &InCities, style: Style) -> Vec<String> {
    let mut alike: IndexMap<String, Vec<&str>> = IndexMap::new();
    for row in &table.rows {
        let line = row
            .analysis
            .case
            .city
            .as_ref()
            .map(|city| growth_line(city, row.analysis.case.calendar.start.year(), style));
        line.into_iter().for_each(|line| alike.entry(line).or_default().push(&row.city.id));
    }
    let mut alike: Vec<_> = alike.into_iter().collect();
    order::by_key(&mut alike, |(_, cities)| std::cmp::Reverse(cities.len()));
    let told = alike.into_iter().enumerate();
    let told = told.map(|(place, (line, of))| if place == 0 { line } else { format!("{line} ({})", of.join(", ")) });
    told.collect()
}

/// What is to be said of the plan in every city alike.
pub(crate) fn everywhere(table: &InCities) -> impl Iterator<Item = &Diagnostic> {
    let alike = |one: &&Diagnostic| table.rows.iter().all(|row| row.diagnostics.warnings().any(|it| it == *one));
    let first = table.rows.iter().take(1).flat_map(|row| row.diagnostics.warnings());
    first.filter(|one| !SINGLE.contains(&one.code)).filter(alike)
}

/// Warnings of single cities that are said in words: accounts that are taken for 0, and which of two cities is shown.
const SINGLE: [Code; 2] = [codes::NO_ACCOUNT, codes::SHEET_SAME_CITY];

/// What is to be said of single cities.
pub(crate) fn of_single(table: &InCities) -> impl Iterator<Item = (&CityRow, &Diagnostic)> {
    let single = |one: &&Diagnostic| SINGLE.contains(&one.code);
    table.rows.iter().flat_map(move |row| row.diagnostics.warnings().filter(single).map(move |one| (row, one)))
}

/// What single cities and the same in every city are warned of, in words; of the rest, which cities it is of, by code.
fn warnings(table: &InCities, style: Style) -> String {
    let alike: Vec<&Diagnostic> = everywhere(table).collect();
    let said = |one: &Diagnostic| {
        let case = table.rows.first().map(|row| &row.analysis.case);
        case.map_or_else(|| message(one, style.language), |case| names::warning(one, case, style))
    };
    let of_one = |(row, one): (&CityRow, &Diagnostic)| {
        format!("- {} [{}]", names::warning(one, &row.analysis.case, style), one.code.id)
    };
    let mut told: Vec<String> = of_single(table).map(of_one).collect();
    told.extend(alike.iter().map(|one| format!("- {} [{}]", said(one), one.code.id)));
    let mut apart: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in &table.rows {
        let apart_here = row.diagnostics.warnings().filter(|one| !alike.contains(one) && !SINGLE.contains(&one.code));
        for code in apart_here.map(|one| one.code.id) {
            match apart.iter_mut().find(|(known, _)| *known == code) {
                Some((_, cities)) if cities.last() == Some(&row.city.id.as_str()) => {}
                Some((_, cities)) => cities.push(&row.city.id),
                None => apart.push((code, vec![&row.city.id])),
            }
        }
    }
    let more = (!apart.is_empty()).then(|| style.wrap(&style.say("in-cities-apart"), 0));
    let all = style.say("in-cities-everywhere");
    let of = |cities: &[&str]| if cities.len() == table.rows.len() { all.clone() } else { cities.join(", ") };
    told.extend(apart.iter().map(|(code, cities)| format!("- [{code}] {}", of(cities))));
    if told.is_empty() {
        return String::new();
    }
    let heading = style.tell("heading-warnings", &[("count", told.len().into())]);
    let lines = told.iter().map(|one| style.wrap(one, 2)).chain(more);
    let lines: String = lines.map(|line| format!("{line}\n")).collect();
    format!("\n{}\n{lines}", style.paint(&heading, Tone::Strong))
}

/// `check --city all` for programs: `perenne/in-cities/v1`.
pub(crate) fn in_cities_json(table: &InCities) -> Value {
    let Some(analysis) = table.analysis() else { return Value::Null };
    let case = &analysis.case;
    let row = |row: &CityRow| {
        let outcome = row.outcome()?;
        let (without, rules) = row.without();
        let run_cost = outcome.run_cost().map(|cost| {
            json!({
                "year": cost.year, "amount": display(cost.cost, 2), "gross_savings": display(cost.savings, 2),
                "share": cost.share().map(|share| display(share, 6)),
            })
        });
        let mut verdict = verdict_json(&row.analysis, outcome);
        if let Value::Object(verdict) = &mut verdict {
            verdict.insert("first_rule".into(), json!(row.first().map(|flag| flag.with.rule.id())));
        }
        let warnings = row.diagnostics.warnings().map(|one| json!(one.code.id));
        Some(json!({
            "city": row.city.id,
            "title": row.city.title.all(),
            "real": is_real(&row.city),
            "accounts": row.city.year.as_ref().map(|year| year.value),
            "population": row.city.population.as_ref().map(|people| people.value.to_string()),
            "verdict": verdict,
            "run_cost": run_cost,
            "without": {"level": without, "rules": rules.iter().map(|rule| rule.id()).collect::<Vec<_>>()},
            "overrides": overrides_json(&row.analysis.case.overrides),
            "warnings": warnings.collect::<Value>(),
        }))
    };
    let left_out = table.left_out.iter().map(|one| json!({"city": one.city, "accounts": one.accounts, "why": one.why}));
    let mut out = Map::new();
    out.insert("schema".into(), json!("perenne/in-cities/v1"));
    out.insert("plan".into(), json!(case.plan));
    out.insert("currency".into(), json!("EUR"));
    out.insert("complete".into(), json!(analysis.complete()));
    out.insert("unpriced".into(), json!(case.unpriced));
    out.insert("cities".into(), table.rows.iter().filter_map(row).collect());
    out.insert("left_out".into(), left_out.collect());
    Value::Object(out)
}

/// `check --city all` for spreadsheets: a row a plan and city.
pub(crate) fn in_cities_csv(tables: &[InCities], language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = [
        "column-plan",
        "column-id",
        "column-label",
        "column-origin",
        "column-accounts",
        "column-population",
        "column-verdict",
        "in-cities-on-secured",
        "in-cities-first-year",
        "column-rule",
        "column-year",
        "in-cities-run-cost",
        "in-cities-savings",
        "in-cities-share",
        "in-cities-without",
        "in-cities-reserves",
    ];
    let head = head.map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    for row in tables.iter().flat_map(|table| &table.rows) {
        let Some(outcome) = row.outcome() else { continue };
        let (ruling, city, first, cost) = (outcome.ruling(), &row.city, row.first(), outcome.run_cost());
        let label = city.title.get(language.code(), &city.id);
        let origin = style.say(if is_real(city) { "origin-published" } else { "origin-other" });
        let (word, secured) = (verdict_word(ruling.level, style), verdict_word(ruling.secured, style));
        let rule = first.map_or(String::new(), |flag| super::flags::rule_name(flag, style));
        let without = style.say(&format!("level-{}", row.without().0));
        let year = |year: Option<i32>| year.map_or(Cell::Text(""), Cell::Year);
        let amount = |amount: Option<Decimal>| amount.map_or(Cell::Text(""), Cell::Amount);
        sheet.row(&[
            Cell::Text(&row.analysis.case.plan),
            Cell::Text(&city.id),
            Cell::Text(label),
            Cell::Text(&origin),
            year(city.year.as_ref().map(|year| year.value)),
            city.population.as_ref().map_or(Cell::Text(""), |people| Cell::Exact(people.value)),
            Cell::Text(&word),
            Cell::Text(&secured),
            year(first.map(|flag| flag.year)),
            Cell::Text(&rule),
            year(cost.as_ref().map(|cost| cost.year)),
            amount(cost.as_ref().map(|cost| cost.cost)),
            amount(cost.as_ref().map(|cost| cost.savings)),
            Cell::Ratio(cost.as_ref().and_then(RunCost::share)),
            Cell::Text(&without),
            Cell::Text(&reserves(&row.analysis, outcome).join(", ")),
        ]);
    }
    sheet.finish()
}
