use rust_decimal::Decimal;

use super::value::written;
use super::{Block, KeyFigure, Material, bound, names, total};
use crate::analysis::Outcome;
use crate::city::Level;
use crate::explore::advice::{Way, WayOut};
use crate::explore::sensitivity::Swing;
use crate::explore::{Figure, Snapshot};
use crate::language::Arg;
use crate::model::Case;
use crate::report::charts::Kind;
use crate::report::standing::{investable, standing};
use crate::report::style::Style;
use crate::report::words::{sentence, verdict_word};

/// Changes of one way out that are told one by one.
const MANY: usize = 3;
/// Inputs told that turn the verdict by themselves.
const TURNING: usize = 3;

/// The page for who has half a minute: the verdict, three figures, the cliff, what would tip it.
pub(super) fn summary(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = answer(material, style);
    out.extend(material.chart(Kind::Cliff, style));
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    if level == Some(Level::Sustainable) {
        out.push(Block::Heading(style.say("study-tips-heading-lasts")));
    } else {
        out.push(Block::Heading(style.say("study-tips-heading")));
    }
    out.push(Block::List(tips(material, style)));
    out
}

/// The verdict, three figures, the cliff in a sentence.
pub(super) fn answer(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = Vec::new();
    if let Some(outcome) = &analysis.outcome {
        out.extend(standing(outcome, style).map(Block::Paragraph));
        out.push(verdict(material, outcome, style));
        out.extend(investable(analysis, outcome, style).map(Block::Paragraph));
    }
    out.push(Block::Figures(figures(material, style)));
    out.extend(cliff(material, style).map(Block::Paragraph));
    out
}

fn verdict(material: &Material<'_>, outcome: &Outcome, style: Style) -> Block {
    let ruling = &outcome.ruling();
    let mut said = sentence(material.analysis, outcome, style);
    if ruling.secured != ruling.level && !ruling.by_secured {
        let word = verdict_word(ruling.secured, style);
        said = format!("{said} {}", style.tell("secured-verdict", &[("level", word.into())]));
    }
    Block::Verdict {
        level: ruling.level.map_or("undetermined", Level::word),
        word: verdict_word(ruling.level, style),
        sentence: said,
    }
}

fn figures(material: &Material<'_>, style: Style) -> Vec<KeyFigure> {
    let (analysis, financing) = (material.analysis, &material.analysis.financing);
    let years = years(analysis.case.calendar.months, style);
    let cost = KeyFigure {
        label: style.tell("study-key-cost", &[("length", years.clone().into())]),
        value: total(analysis, financing.cost_incl_vat),
        note: style.tell("study-key-cost-note", &[("received", bound(analysis, style.euros(financing.received)))]),
    };
    let net = financing.net_total() - financing.benefit;
    let net = KeyFigure {
        label: style.say(if financing.benefit.is_zero() { "row-net-cost" } else { "row-net-after" }),
        value: total(analysis, net),
        note: per_inhabitant(material, net, style),
    };
    let run = match financing.cliff.as_ref().map(|cliff| (cliff.pilot, cliff.after)) {
        Some((pilot, Some(after))) => KeyFigure {
            label: style.say("study-key-run"),
            value: total(analysis, after),
            note: style.tell("study-key-run-note", &[("pilot", bound(analysis, style.euros(pilot)))]),
        },
        _ => KeyFigure {
            label: style.say("row-eac"),
            value: total(analysis, analysis.present_value.equivalent_annual_cost),
            note: style.say("study-key-annual-note"),
        },
    };
    vec![cost, net, run]
}

/// `10 ans`, or months where they are no whole years.
pub(super) fn years(months: u32, style: Style) -> String {
    if months.is_multiple_of(12) {
        style.tell("study-years", &[("count", Arg::Count(months as usize / 12))])
    } else {
        style.tell("study-months", &[("count", Arg::Count(months as usize))])
    }
}

fn per_inhabitant(material: &Material<'_>, net: Decimal, style: Style) -> String {
    let Some(city) = &material.analysis.case.city else { return String::new() };
    let years = Decimal::from(material.analysis.case.calendar.months) / Decimal::from(12);
    let amount = [("amount", bound(material.analysis, style.cents(net / city.population / years)))];
    style.tell("study-key-net-note", &amount)
}

/// What the pilot costs and what full service costs, in one sentence.
fn cliff(material: &Material<'_>, style: Style) -> Option<String> {
    let case = &material.analysis.case;
    let cliff = material.analysis.financing.cliff.as_ref()?;
    let (after, (first, _)) = cliff.after.zip(cliff.window)?;
    let mut args = vec![
        ("pilot", bound(material.analysis, style.euros(cliff.pilot))),
        ("after", bound(material.analysis, style.euros(after))),
        ("from", names::month_of(case, first, style).into()),
    ];
    if material.analysis.complete() && cliff.pilot > Decimal::ZERO && after > Decimal::ZERO {
        let times = crate::units::half_up(after / cliff.pilot, 1).normalize();
        args.push(("times", Arg::Number(times)));
        return Some(style.tell("study-cliff-times", &args));
    }
    Some(style.tell("study-cliff", &args))
}

/// What would make it last, or, where it does, what would end that.
fn tips(material: &Material<'_>, style: Style) -> Vec<String> {
    let analysis = material.analysis;
    let now = Snapshot::of(analysis);
    let mut out: Vec<String> = material.ways.iter().map(|way| way_out(way, &now, &analysis.case, style)).collect();
    let lasts = now.level == Some(Level::Sustainable);
    if !analysis.complete() {
        let list = [("list", analysis.case.unpriced.join(", ").into())];
        out.push(style.tell("study-tip-unpriced", &list));
    } else if out.is_empty() && !lasts && now.level.is_some() {
        out.push(style.say("advice-none"));
    }
    let turning: Vec<&Swing> = material.swings.iter().filter(|swing| swing.turns(&now)).collect();
    out.extend(turning.iter().take(TURNING).map(|swing| turned(swing, &now, material, style)));
    if turning.is_empty() && lasts {
        out.push(style.say(if material.swings.is_empty() { "study-nothing-drawn" } else { "study-nothing-turns" }));
    }
    out
}

/// What an uncertain input makes of the verdict at the end that changes it.
fn turned(swing: &Swing, now: &Snapshot, material: &Material<'_>, style: Style) -> String {
    let ends = [(&swing.low, &swing.input.low), (&swing.high, &swing.input.high)];
    let found = ends.into_iter().find_map(|(end, value)| {
        let end = end.as_ref().ok()?;
        (end.level != now.level).then_some((end.level, value))
    });
    let Some((level, value)) = found else { return String::new() };
    let args = [
        ("input", names::path(&swing.input.path, &material.analysis.case, style).into()),
        ("now", written(&swing.input.value, style).into()),
        ("value", written(value, style).into()),
        ("level", verdict_word(level, style).into()),
    ];
    style.tell("study-tip-turns", &args)
}

/// A way out in plain words.
pub(super) fn way_out(way: &WayOut, now: &Snapshot, case: &Case, style: Style) -> String {
    let cost = |snapshot: &Snapshot| snapshot.get(Figure::NetAfterBenefits).unwrap_or_default();
    let changes: Vec<String> = if way.changes.len() > MANY {
        Vec::new()
    } else {
        way.changes.iter().map(|one| change(way, one, case, style)).collect()
    };
    let changes = if changes.is_empty() {
        style.tell("advice-many", &[("count", Arg::Count(way.changes.len()))])
    } else {
        changes.join(if style.language == crate::language::Language::French { "\u{a0}; " } else { "; " })
    };
    let args = [
        ("way", style.say(&format!("way-{}", way.way.word())).into()),
        ("changes", changes.into()),
        ("before", Arg::Euros(cost(now))),
        ("after", Arg::Euros(cost(&way.snapshot))),
    ];
    let same = style.euros(cost(now)) == style.euros(cost(&way.snapshot));
    style.tell(if same { "advice-way-same" } else { "advice-way" }, &args)
}

fn change(way: &WayOut, one: &crate::model::Override, case: &Case, style: Style) -> String {
    if one.from.is_empty() {
        // An entry that is added to the plan: its figure is what matters here.
        let (key, id) = match way.way {
            Way::Savings => ("saving: ", "study-way-saving"),
            _ => ("rate: ", "study-way-share"),
        };
        let figure = one.to.split(key).nth(1).and_then(|rest| rest.split([',', '}']).next());
        return figure
            .map_or_else(|| one.to.clone(), |figure| style.tell(id, &[("figure", written(figure, style).into())]));
    }
    let (from, to) = (written(&one.from, style), written(&one.to, style));
    let args = [("path", names::path(&one.path, case, style).into()), ("from", from.into()), ("to", to.into())];
    style.tell("advice-change", &args)
}
