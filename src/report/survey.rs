//! One plan in every municipality of a file of accounts: rows, and what they come to.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::csv_out::{Cell, Sheet};
use super::style::{Style, Tone};
use super::table::Table;
use super::words::verdict_word;
use crate::diagnostic::message;
use crate::document::{account_labels, city_label};
use crate::language::{Arg, Language, group};
use crate::survey::{Finding, Judged, QUANTILES, Row, STRATA, Stratum, Summary, Survey};
use crate::units::display;

/// The quantiles that people are shown; programs have all.
const SHOWN: [usize; 3] = [10, 50, 90];

/// What a summary is the summary of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surveyed<'a> {
    pub survey: &'a Survey,
    pub summary: &'a Summary,
    /// The file of accounts, and how many municipalities it names.
    pub file: &'a str,
    pub municipalities: usize,
    /// The year that was asked for, and those that the file holds.
    pub year: Option<i32>,
    pub years: &'a [i32],
}

/// What a figure of a city's accounts is called.
fn label(path: &str, language: Language) -> String {
    let known = account_labels().into_iter().find(|(known, _)| *known == path).map(|(_, label)| label);
    let [english, french] = known.or_else(|| city_label(path)).unwrap_or([path; 2]);
    match language {
        Language::French => french.to_owned(),
        _ => english.to_owned(),
    }
}

fn labels(paths: &[&'static str], language: Language) -> String {
    paths.iter().map(|path| label(path, language)).collect::<Vec<_>>().join(", ")
}

fn amount(value: Option<Decimal>) -> Value {
    value.map_or(Value::Null, |value| display(value, 2).into())
}

fn share(value: Option<Decimal>) -> Value {
    value.map_or(Value::Null, |value| display(value, 6).into())
}

/// A row for programs.
pub(crate) fn survey_row_json(row: &Row) -> Value {
    let mut out = Map::new();
    out.insert("insee".into(), row.insee.clone().into());
    out.insert("name".into(), row.name.clone().into());
    out.insert("accounts".into(), if row.year == i32::MIN { Value::Null } else { row.year.into() });
    out.insert("population".into(), row.population.map_or(Value::Null, |people| people.normalize().to_string().into()));
    match &row.finding {
        Finding::Judged(judged) => {
            let (first, cost, room) = (judged.first, judged.run_cost, judged.room());
            out.insert("verdict".into(), judged.level.map_or("undetermined", |level| level.word()).into());
            out.insert("by_secured".into(), judged.by_secured.into());
            out.insert("rests_on".into(), json!(judged.reserves));
            out.insert("first_year".into(), first.map(|(year, _)| year).into());
            out.insert("rule".into(), first.map(|(_, rule)| rule.id()).into());
            out.insert("run_cost".into(), amount(cost.map(|cost| cost.cost)));
            out.insert("gross_savings".into(), amount(cost.map(|cost| cost.savings)));
            out.insert("run_cost_share".into(), share(judged.share()));
            let room =
                room.map(|(year, rule, euros)| json!({"euros": display(euros, 2), "year": year, "rule": rule.id()}));
            out.insert("room_before_red".into(), room.unwrap_or_default());
        }
        Finding::Incomplete(missing) => {
            out.insert("verdict".into(), Value::Null);
            out.insert("missing".into(), json!(missing));
        }
        Finding::Faulty(fault) => {
            out.insert("verdict".into(), Value::Null);
            let told = message(fault, Language::English);
            out.insert("error".into(), json!({"code": fault.code.id, "message": told}));
        }
    }
    Value::Object(out)
}

/// Rows for spreadsheets; the first of them come with the head.
pub(crate) fn survey_csv(rows: &[Row], head: bool, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let ids = [
        "survey-insee",
        "survey-name",
        "column-accounts",
        "column-population",
        "column-verdict",
        "survey-rests-on",
        "in-cities-first-year",
        "column-rule",
        "in-cities-run-cost",
        "in-cities-savings",
        "in-cities-share",
        "survey-room",
        "survey-room-year",
        "survey-room-rule",
        "survey-missing",
    ];
    let mut sheet = if head {
        let words = ids.map(|id| style.say(id));
        Sheet::new(&words.each_ref().map(String::as_str), language)
    } else {
        Sheet::more(language)
    };
    for row in rows {
        let judged = match &row.finding {
            Finding::Judged(judged) => Some(judged),
            _ => None,
        };
        let missing = match &row.finding {
            Finding::Judged(_) => String::new(),
            Finding::Incomplete(missing) => labels(missing, language),
            Finding::Faulty(fault) => format!("{}: {}", fault.code.id, message(fault, language)),
        };
        let reserves = judged.map_or(String::new(), |judged| judged.reserves.join(", "));
        sheet.row(&cells(row, judged, [&reserves, &missing], &texts(judged, style)));
    }
    sheet.finish()
}

/// The words of a row: verdict, rule that decides, rule nearest to red.
fn texts(judged: Option<&Judged>, style: Style) -> [String; 3] {
    let rule = |rule: crate::model::Rule| style.say(&format!("rule-{}", rule.id()));
    let verdict = judged.map_or(String::new(), |judged| verdict_word(judged.level, style));
    let first = judged.and_then(|judged| judged.first).map_or(String::new(), |(_, first)| rule(first));
    let room = judged.and_then(Judged::room).map_or(String::new(), |(_, of, _)| rule(of));
    [verdict, first, room]
}

fn cells<'a>(
    row: &'a Row,
    judged: Option<&Judged>,
    [reserves, missing]: [&'a str; 2],
    [verdict, first, rule]: &'a [String; 3],
) -> [Cell<'a>; 15] {
    let year = |year: Option<i32>| year.map_or(Cell::Text(""), Cell::Year);
    let amount = |amount: Option<Decimal>| amount.map_or(Cell::Text(""), Cell::Amount);
    let (cost, room) = (judged.and_then(|judged| judged.run_cost), judged.and_then(Judged::room));
    [
        Cell::Text(&row.insee),
        Cell::Text(&row.name),
        year(Some(row.year).filter(|year| *year != i32::MIN)),
        row.population.map_or(Cell::Text(""), Cell::Exact),
        Cell::Text(verdict),
        Cell::Text(reserves),
        year(judged.and_then(|judged| judged.first).map(|(year, _)| year)),
        Cell::Text(first),
        amount(cost.map(|cost| cost.cost)),
        amount(cost.map(|cost| cost.savings)),
        Cell::Ratio(judged.and_then(Judged::share)),
        amount(room.map(|(_, _, euros)| euros)),
        year(room.map(|(year, ..)| year)),
        Cell::Text(rule),
        Cell::Text(missing),
    ]
}

/// The summary for programs.
pub(crate) fn survey_json(of: Surveyed<'_>) -> Value {
    let Surveyed { survey, summary, .. } = of;
    let strata = summary.strata.iter().map(|(place, stratum)| {
        let mut out = Map::new();
        out.insert("from".into(), STRATA[*place].into());
        out.insert("below".into(), STRATA.get(place + 1).copied().into());
        fill(&mut out, stratum);
        Value::Object(out)
    });
    let mut all = Map::new();
    fill(&mut all, &summary.all);
    let (id, programme) = survey.id();
    let key = if programme { "programme" } else { "plan" };
    json!({
        key: id,
        "accounts": of.file,
        "growth_of": survey.ask().growth_of.as_ref().map(|city| city.id.clone()),
        "population": survey.ask().population.map(|(low, high)| json!([low, high])),
        "scale": survey.own().map(|(city, people)| json!({
            "by": "population", "city": city, "population": people.normalize().to_string(),
        })),
        "municipalities": of.municipalities,
        "other_sizes": summary.outside,
        "incomplete": {"count": summary.incomplete, "lacking": summary.lacking},
        "accounts_too_late": summary.too_late,
        "faulty": summary.faulty,
        "rests_on_thin_base_or_assumed_debt": summary.reserved,
        "stopped_after": summary.stopped.map(|(done, _)| done),
        "all": all,
        "strata": strata.collect::<Vec<_>>(),
    })
}

fn fill(out: &mut Map<String, Value>, stratum: &Stratum) {
    let [sustainable, fragile, unsustainable, undetermined] = stratum.levels;
    out.insert("count".into(), stratum.count().into());
    out.insert("sustainable".into(), sustainable.into());
    out.insert("fragile".into(), fragile.into());
    out.insert("unsustainable".into(), unsustainable.into());
    out.insert("undetermined".into(), undetermined.into());
    let quantiles = QUANTILES.into_iter().filter_map(|percent| {
        let found = stratum.quantile(percent)?;
        Some((format!("p{percent}"), found.map_or("no-savings".into(), |found| share(Some(found)))))
    });
    out.insert("run_cost_share".into(), Value::Object(quantiles.collect()));
}

/// The summary for people.
pub(crate) fn survey_text(of: Surveyed<'_>, style: Style) -> String {
    let Surveyed { survey, summary, .. } = of;
    let title = survey.title().get(style.language.code(), survey.id().0);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    let mut line = |id: &str, args: &[(&'static str, Arg)]| {
        out.push_str(&style.tell(id, args));
        out.push('\n');
    };
    line(
        "survey-of",
        &[("file", of.file.into()), ("judged", summary.all.count().into()), ("all", of.municipalities.into())],
    );
    match &survey.ask().growth_of {
        Some(city) => line("survey-growth-of", &[("city", city.id.clone().into())]),
        None => line("survey-growth-assumed", &[]),
    }
    if let Some((city, people)) = survey.own() {
        line("survey-scaled", &[("city", city.into()), ("population", Arg::Number(people))]);
    }
    if summary.all.count() > 0 {
        out.push_str(&format!("\n{}", table(summary, style).print(style)));
        out.push_str(&format!("\n{}\n", style.say("survey-quantiles")));
        if summary.reserved > 0 {
            out.push_str(&format!("\n{}\n", style.tell("survey-reserved", &[("count", summary.reserved.into())])));
        }
    } else if let (0, Some(year)) = (of.municipalities, of.year) {
        let known = of.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let args = [("file", of.file.into()), ("year", Arg::Year(year)), ("known", known.into())];
        out.push_str(&format!("\n{}\n", style.tell("survey-no-year", &args)));
    }
    out.push_str(&without_verdict(summary, style));
    if let Some((low, high)) = survey.ask().population.filter(|_| summary.outside > 0) {
        let people = |people: u32| Arg::Number(people.into());
        let args = [("count", summary.outside.into()), ("low", people(low)), ("high", people(high))];
        let id = if high == u32::MAX { "survey-outside-from" } else { "survey-outside" };
        out.push_str(&format!("\n{}\n", style.tell(id, &args)));
    }
    if let Some((done, all)) = summary.stopped {
        out.push_str(&format!("\n{}\n", style.tell("survey-stopped", &[("done", done.into()), ("all", all.into())])));
    }
    out
}

fn table(summary: &Summary, style: Style) -> Table {
    let quantile = |percent: usize| style.percent(Decimal::new(i64::try_from(percent).unwrap_or_default(), 2));
    let head = ["survey-stratum", "survey-count", "survey-sustainable", "survey-fragile", "survey-unsustainable"];
    let mut head: Vec<String> = head.map(|id| style.say(id)).to_vec();
    let open = summary.all.levels[3] > 0;
    head.extend(open.then(|| style.say("survey-undetermined")));
    head.extend(SHOWN.map(quantile));
    let mut table = Table::new(head, 1);
    let number = |number: usize| group(number.into(), 0, style.language);
    let mut row = |label: String, stratum: &Stratum| {
        let count = stratum.count();
        let part = |level: usize| {
            let part = Decimal::from(stratum.levels[level]).checked_div(Decimal::from(count));
            part.map_or("–".to_owned(), |part| style.percent(part))
        };
        let mut cells = vec![label, number(count)];
        cells.extend((0..if open { 4 } else { 3 }).map(part));
        cells.extend(SHOWN.map(|percent| match stratum.quantile(percent) {
            Some(Some(share)) => style.percent(share),
            Some(None) => style.say("survey-no-savings"),
            None => "–".to_owned(),
        }));
        table.row(cells);
    };
    for (place, stratum) in &summary.strata {
        let from = ("from", Arg::Number(STRATA[*place].into()));
        let label = match STRATA.get(place + 1) {
            Some(below) => style.tell("survey-from-to", &[from, ("to", Arg::Number((*below).into()))]),
            None => style.tell("survey-from", &[from]),
        };
        row(label, stratum);
    }
    row(style.say("survey-all"), &summary.all);
    table
}

/// Municipalities that have no verdict, and why.
fn without_verdict(summary: &Summary, style: Style) -> String {
    let mut out = String::new();
    if summary.incomplete > 0 {
        let named = |(path, count): (&&'static str, &usize)| format!("{} ({count})", label(path, style.language));
        let lacking: Vec<String> = summary.lacking.iter().map(named).collect();
        let args = [("count", summary.incomplete.into()), ("lacking", lacking.join(", ").into())];
        out.push_str(&format!("\n{}\n", style.tell("survey-incomplete", &args)));
    }
    if summary.too_late > 0 {
        out.push_str(&format!("\n{}\n", style.tell("survey-too-late", &[("count", summary.too_late.into())])));
    }
    if summary.faulty > 0 {
        out.push_str(&format!("\n{}\n", style.tell("survey-faulty", &[("count", summary.faulty.into())])));
    }
    for one in &summary.listed {
        let why = one.fault.as_ref();
        let why = why.map_or_else(|| labels(&one.missing, style.language), |fault| message(fault, style.language));
        let named = [("name", format!("{} {}", one.whose.0, one.whose.1).into()), ("value", why.into())];
        out.push_str(&format!("  {}\n", style.tell("named", &named)));
    }
    let more = (summary.incomplete + summary.too_late + summary.faulty).saturating_sub(summary.listed.len());
    if more > 0 {
        out.push_str(&format!("  {}\n", style.tell("survey-more", &[("count", more.into())])));
    }
    out
}
