use rust_decimal::Decimal;

use super::confidence::drawn;
use super::value::written;
use super::{Block, Material, names, total};
use crate::analysis::Analysis;
use crate::document::{Status, Text};
use crate::explore::{Figure, Snapshot};
use crate::language::Arg;
use crate::model::Case;
use crate::report::beside::Aside;
use crate::report::capital_left;
use crate::report::charts::Kind;
use crate::report::city_course;
use crate::report::explore::{sensitivity_note, verdicts};
use crate::report::grid::{Grid, Value};
use crate::report::odds::assumed;
use crate::report::own_share;
use crate::report::posts::held;
use crate::report::style::Style;
use crate::report::tally::unsecured;
use crate::report::words::verdict_word;

/// Inputs in the table of the sensitivity; those that move less are counted below it.
const SHOWN: usize = 15;

/// What the figures are sensitive to, the scenarios, what is open.
pub(super) fn risks(material: &Material<'_>, style: Style) -> Vec<Block> {
    let mut out = vec![Block::Paragraph(style.say("study-risks-intro"))];
    if material.swings.is_empty() {
        out.push(Block::Paragraph(style.say("nothing-uncertain")));
    } else {
        out.extend(material.chart(Kind::Tornado, style));
    }
    out.extend(growth(material, style));
    if !material.scenarios.is_empty() {
        out.push(Block::Table("scenarios", scenarios(material, style)));
    }
    out.extend(drawn(material, style));
    out.push(Block::Heading(style.say("heading-open")));
    let open = open(material, style);
    out.push(if open.is_empty() { Block::Paragraph(style.say("study-nothing-open")) } else { Block::List(open) });
    out
}

/// At which growth of the city's accounts the verdict turns: no draw varies it.
fn growth(material: &Material<'_>, style: Style) -> Vec<Block> {
    let list = city_course::each(material.beside.growth, &material.analysis.case, style);
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::Paragraph(style.say("study-growth-intro")), Block::List(list)]
}

/// Every uncertain input at its ends, and what the reader is warned of.
pub(super) fn details(material: &Material<'_>, style: Style) -> Vec<Block> {
    let mut out = Vec::new();
    if !material.swings.is_empty() {
        out.push(Block::Table("sensitivity", sensitivity(material, style)));
    }
    let warnings: Vec<String> = material
        .session
        .diagnostics
        .warnings()
        .map(|one| names::warning(one, &material.analysis.case, style))
        .collect();
    if !warnings.is_empty() {
        let count = [("count", Arg::Count(warnings.len()))];
        out.push(Block::Heading(style.tell("heading-warnings", &count)));
        out.push(Block::List(warnings));
    }
    out
}

fn sensitivity(material: &Material<'_>, style: Style) -> Grid {
    let case = &material.analysis.case;
    let now = Snapshot::of(material.analysis);
    let head = [
        "column-input",
        "column-value",
        "column-range",
        "study-column-cost-low",
        "study-column-cost-high",
        "study-column-net-low",
        "study-column-net-high",
        "column-turns",
    ];
    let mut grid = Grid::new(style.say("study-table-sensitivity"), head.map(|id| style.say(id)));
    let effect = |end: &Result<Snapshot, _>, figure| match (end, now.get(figure)) {
        (Ok(end), Some(base)) => end.get(figure).map_or(Value::Empty, |amount| Value::Money(amount - base)),
        _ => Value::Empty,
    };
    for swing in material.swings.iter().take(SHOWN) {
        grid.row([
            Value::Text(names::path(&swing.input.path, case, style)),
            Value::Text(written(&swing.input.value, case, style)),
            Value::Text(ends(&swing.input.low, &swing.input.high, case, style)),
            effect(&swing.low, Figure::TcoInclVat),
            effect(&swing.high, Figure::TcoInclVat),
            effect(&swing.low, Figure::NetAfterBenefits),
            effect(&swing.high, Figure::NetAfterBenefits),
            Value::Text(verdicts(swing, &now, |value| written(value, case, style), style)),
        ]);
    }
    grid.notes.push(sensitivity_note(material.swings, style));
    if material.swings.len() > SHOWN {
        let more = [("count", Arg::Count(material.swings.len() - SHOWN))];
        grid.notes.push(style.tell("study-sensitivity-more", &more));
    }
    grid
}

/// Both ends of an input.
fn ends(low: &str, high: &str, case: &Case, style: Style) -> String {
    let args = [("low", written(low, case, style).into()), ("high", written(high, case, style).into())];
    style.tell("study-value-range", &args)
}

fn scenarios(material: &Material<'_>, style: Style) -> Grid {
    let head = [
        "study-column-scenario",
        "row-tco-incl",
        "row-net-after",
        "figure-run-cost",
        "figure-gross-savings",
        "column-verdict",
        "column-secured",
    ];
    let mut grid = Grid::new(style.say("study-table-scenarios"), head.map(|id| style.say(id)));
    let mut row = |name: String, analysis: &Analysis| {
        let snapshot = Snapshot::of(analysis);
        let amount = |figure| snapshot.get(figure).map_or(Value::Empty, |amount| total(analysis, amount));
        grid.row([
            Value::Text(name),
            amount(Figure::TcoInclVat),
            amount(Figure::NetAfterBenefits),
            amount(Figure::PostPilotCost),
            snapshot.get(Figure::GrossSavings).map_or(Value::Empty, Value::Money),
            Value::Text(verdict_word(snapshot.level, style)),
            Value::Text(verdict_word(snapshot.secured, style)),
        ]);
    };
    row(style.say("study-as-written"), material.analysis);
    material.scenarios.iter().for_each(|(name, analysis)| row(names::scenario(name, style), analysis));
    for (name, analysis) in material.scenarios {
        let own = analysis.case.overrides.iter().filter(|one| one.by == format!("scenario {name}"));
        let change = |one: &crate::model::Override| {
            let args = [
                ("path", names::path(&one.path, &analysis.case, style).into()),
                ("from", written(&one.from, &analysis.case, style).into()),
                ("to", written(&one.to, &analysis.case, style).into()),
            ];
            style.tell("advice-change", &args)
        };
        let changes: Vec<String> = own.map(change).collect();
        let args = [("name", names::scenario(name, style).into()), ("value", changes.join("\u{a0}; ").into())];
        grid.notes.push(style.tell("named", &args));
    }
    grid
}

/// What is unpriced, not secured, assumed.
fn open(material: &Material<'_>, style: Style) -> Vec<String> {
    let analysis = material.analysis;
    let case = &analysis.case;
    let mut out = Vec::new();
    if !case.unpriced.is_empty() {
        out.push(style.tell("open-unpriced", &[("list", names::unpriced(case, style).into())]));
    }
    out.extend(own_share::open(analysis, style));
    let told = |(name, amount, status): (Text, Decimal, Status)| {
        format!("{} {} ({})", style.of(&name), style.euros(amount), style.say(status.word()))
    };
    let unsecured: Vec<String> = unsecured(analysis).map(told).collect();
    if !unsecured.is_empty() {
        out.push(style.tell("open-unsecured", &[("list", unsecured.join(", ").into())]));
    }
    for (_, grant) in analysis.idle_funding() {
        out.push(style.tell("open-idle", &[("name", style.of(&grant.name).into())]));
    }
    out.extend(Aside::Upkeep.said(analysis, material.beside, style));
    // What the first page says at length is named here, and not said twice.
    let elsewhere = [
        ("study-open-funding", own_share::at_fault(analysis).is_some()),
        ("study-open-capital", !capital_left::said(analysis, style).is_empty()),
        ("study-open-held", !held(analysis).is_empty()),
        ("study-open-assumed", assumed(analysis, style).is_some()),
    ];
    let elsewhere = elsewhere.into_iter().filter(|(_, holds)| *holds).map(|(id, _)| style.say(id));
    let elsewhere = elsewhere.collect::<Vec<_>>().join(style.semicolon());
    if !elsewhere.is_empty() {
        out.push(style.tell("study-open-elsewhere", &[("list", elsewhere.into())]));
    }
    out
}
