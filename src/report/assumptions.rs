use std::borrow::Cow;

use indexmap::IndexSet;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::csv_out::{Cell, Sheet};
use super::study::assumptions as study;
use super::style::{Style, Tone};
use super::table::Table;
use crate::analysis::Analysis;
use crate::diagnostic::Sources;
use crate::document::Text;
use crate::document::sheet::whole;
use crate::explain::{Inputs, Used};
use crate::language::{Arg, Language, group, percent};
use crate::model::Citation;
use crate::units::{Price, display, dotted, parse_price};

/// The values that a plan rests on, for people: those on which most of the cost depends first.
pub fn assumptions_text(inputs: &Inputs<'_>, analysis: &Analysis, sources: &Sources, style: Style) -> String {
    let case = &analysis.case;
    let title = case.title.get(style.language.code(), &case.plan).to_owned();
    let head = style.tell("heading-inputs", &[("plan", title.into())]);
    let mut out = format!("{}\n", style.paint(&head, Tone::Strong));
    if let Some(warning) = assumed(inputs, style) {
        out.push_str(&format!("{}\n", style.paint(&style.wrap(&format!("⚠ {warning}"), 2), Tone::Warn)));
    }
    if let Some(sourced) = sourced(inputs, style) {
        out.push_str(&format!("{}\n", style.wrap(&sourced, 2)));
    }
    let columns = ["column-path", "column-value", "column-range", "column-grade", "column-source", "column-share"];
    let mut table = Table::new(columns.map(|id| style.say(id)).to_vec(), 5);
    let mut cited: IndexSet<String> = IndexSet::new();
    for value in &inputs.values {
        let number = citation(value, style).map_or(String::new(), |text| {
            let (number, _) = cited.insert_full(text);
            format!("[{}] ", number + 1)
        });
        let mark = if value.basis.is_unfounded() { "⚠ " } else { "" };
        let path = if value.settable { value.path.to_string() } else { format!("[{}]", value.path) };
        table.row(vec![
            format!("{mark}{}", of_path(value, &path, analysis, style)),
            in_words(value, sources, analysis, style),
            range(value, sources, style.language),
            style.say(value.basis.word()),
            format!("{number}{}", place(value, sources, style)),
            value.share.map_or(String::new(), |share| style.percent(share)),
        ]);
    }
    out.push_str(&table.print(style));
    for (place, text) in cited.iter().enumerate() {
        out.push_str(&format!("{}\n", style.wrap(&format!("[{}] {text}", place + 1), 4)));
    }
    if inputs.values.iter().any(|value| value.range.is_none() && value.told_range().is_some()) {
        out.push_str(&format!("{}\n", style.wrap(&style.say("inputs-told-range"), 0)));
    }
    if inputs.values.iter().any(|value| !value.settable) {
        out.push_str(&format!("{}\n", style.wrap(&style.say("inputs-not-settable"), 0)));
    }
    out.push_str(&style.heading("inputs-grades"));
    let columns = ["column-grade", "column-values", "column-share"];
    let mut table = Table::new(columns.map(|id| style.say(id)).to_vec(), 1);
    for (of, count, share) in &inputs.grades {
        table.row(vec![style.say(of.word()), count.to_string(), style.percent(*share)]);
    }
    out.push_str(&table.print(style));
    out.push_str(&format!("{}\n", style.wrap(&style.say("inputs-note"), 0)));
    out
}

/// The name of a value above its path; English is the language of paths.
fn of_path(value: &Used<'_>, path: &str, analysis: &Analysis, style: Style) -> String {
    if style.language == Language::English {
        return path.to_owned();
    }
    let name = study::name(value, &analysis.case, style);
    if name == value.path { path.to_owned() } else { format!("{name}\n{path}") }
}

/// A value in the reader's words; English has those of the file.
fn in_words(value: &Used<'_>, sources: &Sources, analysis: &Analysis, style: Style) -> String {
    let text = written(value, sources, style.language);
    if style.language == Language::English { text } else { study::shown(value, &text, &analysis.case, style) }
}

/// What rests on assumptions and on what has no source, said before everything else.
pub(crate) fn assumed(inputs: &Inputs<'_>, style: Style) -> Option<String> {
    let (count, share) = inputs.unfounded;
    let args = [("count", Arg::Count(count)), ("share", Arg::Text(style.percent(share)))];
    (count > 0).then(|| style.tell("inputs-warning", &args))
}

/// What rests on prices that a source backs.
pub(crate) fn sourced(inputs: &Inputs<'_>, style: Style) -> Option<String> {
    let found = inputs.sourced;
    let args = [
        ("share", Arg::Text(style.percent(found.share))),
        ("count", Arg::Count(found.prices)),
        ("of", Arg::Number(found.of.into())),
        ("more", Arg::Text(style.percent(found.on_shares))),
    ];
    let more = if found.on_shares.is_zero() { String::new() } else { style.tell("inputs-sourced-shares", &args) };
    (found.of > 0).then(|| format!("{} {more}", style.tell("inputs-sourced", &args)).trim_end().to_owned())
}

/// Title and date of a source, with its grade.
fn citation(value: &Used<'_>, style: Style) -> Option<String> {
    let source = value.source?;
    let date = source.date.map(|date| date.to_string());
    // An assumption that cites no text is known by its own name.
    let own = || style.tell("source-of-parameter", &[("name", (&*value.path).into())]);
    let title = source.title.as_ref().map_or_else(own, |title| style.of(title));
    let parts: Vec<String> = [Some(title), date].into_iter().flatten().collect();
    let grade = source.grade.map_or(String::new(), |grade| format!(" [{}]", style.say(grade.word())));
    Some(format!("{}{grade}{}", parts.join(", "), spread(source, style)))
}

/// How far a source lets its figures lie from what they are.
pub(super) fn spread(source: &Citation, style: Style) -> String {
    source.spread.map_or(String::new(), |(below, above)| {
        // Nothing more is nothing, with no sign of its own.
        let signed = |sign: char, share: Decimal| {
            let sign = if share.is_zero() { String::new() } else { sign.to_string() };
            Arg::from(format!("{sign}{}", style.percent(share)))
        };
        let ends = [("low", signed('\u{2212}', below)), ("high", signed('+', above))];
        format!(" ({})", style.tell("study-value-range", &ends))
    })
}

/// Where the value stands: file, line and column.
pub(super) fn place(value: &Used<'_>, sources: &Sources, style: Style) -> String {
    value.span.map_or_else(|| style.say("explain-default"), |span| sources.line(span))
}

/// The value as it is written, on one line; a default by its number.
pub(crate) fn written(value: &Used<'_>, sources: &Sources, language: Language) -> String {
    let text = in_file(value, sources).unwrap_or_default();
    if text.is_empty() {
        return value.value.map_or(String::new(), |value| {
            let value = value.normalize();
            group(value, value.scale(), language)
        });
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value as its file has it; what stands in several cells of a workbook as YAML writes it.
fn in_file<'s>(value: &Used<'_>, sources: &'s Sources) -> Option<Cow<'s, str>> {
    let span = value.span?;
    let key = dotted::last(&value.path);
    let in_cells = sources.get(span.file).and_then(|source| whole(&source.text, span, key));
    Some(in_cells.map_or_else(|| sources.text(span).into(), Cow::Owned))
}

/// Low and high end, in the unit and the currency of the value; in brackets where a source tells them and nothing is drawn.
pub(super) fn range(value: &Used<'_>, sources: &Sources, language: Language) -> String {
    let text = value.span.map_or("", |span| sources.text(span));
    let share = text.contains('%');
    let (rate, unit) = scale(value, text);
    let end = |end: Decimal| {
        let end = end.checked_div(rate).unwrap_or(end).normalize();
        if share { percent(end, 6, language) } else { group(end, end.scale(), language) }
    };
    let ends = |(low, high)| format!("{} .. {}{unit}", end(low), end(high));
    value.range.map(ends).or_else(|| value.told_range().map(|told| format!("({})", ends(told)))).unwrap_or_default()
}

/// By what ends in euros are divided, and what stands behind them then: of a price in another currency, the euros for one
/// unit of it that are calculated with. A price of nothing does not tell them.
fn scale(value: &Used<'_>, text: &str) -> (Decimal, &'static str) {
    match parse_price(text) {
        Ok(Price::Amount { value: written, currency, .. }) if currency != "EUR" => {
            let rate = value.value.and_then(|euros| euros.checked_div(written)).filter(|rate| !rate.is_zero());
            rate.map_or((Decimal::ONE, " EUR"), |rate| (rate, ""))
        }
        _ => (Decimal::ONE, ""),
    }
}

/// The same for programs.
pub fn assumptions_json<'a>(
    inputs: &'a Inputs<'a>,
    analysis: &'a Analysis,
    sources: &'a Sources,
) -> impl Serialize + 'a {
    let grades = inputs.grades.iter().map(
        |(grade, count, share)| json!({"grade": grade.word(), "values": count, "share_of_tco": display(*share, 6)}),
    );
    Told {
        schema: "perenne/assumptions/v1",
        plan: &analysis.case.plan,
        complete: analysis.complete(),
        sourced_prices: json!({
            "share_of_tco": display(inputs.sourced.share, 6),
            "share_of_tco_on_shares_of_them": display(inputs.sourced.on_shares, 6),
            "prices": inputs.sourced.prices,
            "of": inputs.sourced.of,
        }),
        by_grade: grades.collect(),
        values: Values(&inputs.values, sources),
    }
}

#[derive(Serialize)]
struct Told<'a> {
    schema: &'static str,
    plan: &'a str,
    complete: bool,
    sourced_prices: Value,
    by_grade: Value,
    values: Values<'a>,
}

/// The values, each made as it is written: a plan of many lines has many.
struct Values<'a>(&'a [Used<'a>], &'a Sources);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(values, sources) = self;
        let ends = |(low, high): (Decimal, Decimal)| [low, high].map(|end| end.normalize().to_string());
        serializer.collect_seq(values.iter().map(|value| {
            let source = value.source;
            json!({
                "path": value.path,
                "settable": value.settable,
                "written": in_file(value, sources),
                "value": value.value.map(|value| value.normalize().to_string()),
                "range": value.range.map(ends),
                "told_range": value.told_range().map(ends),
                "share_of_tco": value.share.map(|share| display(share, 6)),
                "grade": value.basis.word(),
                "spread": source.and_then(|source| source.spread).map(ends),
                "source": source.and_then(|source| source.title.as_ref()).map(Text::english),
                "date": source.and_then(|source| source.date).map(|date| date.to_string()),
                "place": value.span.map(|span| sources.line(span)),
            })
        }))
    }
}

/// The same for spreadsheets: a row a value.
pub(crate) fn assumptions_csv(inputs: &Inputs<'_>, sources: &Sources, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = [
        "column-path",
        "column-value",
        "column-range",
        "column-grade",
        "column-date",
        "column-source",
        "column-place",
        "column-share",
    ];
    let head = head.map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    for value in &inputs.values {
        let source = value.source;
        let title = source.and_then(|source| source.title.as_ref()).map_or(String::new(), |title| style.of(title));
        let date = source.and_then(|source| source.date).map_or(String::new(), |date| date.to_string());
        sheet.row(&[
            Cell::Text(&value.path),
            Cell::Text(&written(value, sources, language)),
            Cell::Text(&range(value, sources, language)),
            Cell::Text(&style.say(value.basis.word())),
            Cell::Text(&date),
            Cell::Text(&title),
            Cell::Text(&place(value, sources, style)),
            Cell::Ratio(value.share),
        ]);
    }
    sheet.finish()
}
