use rust_decimal::Decimal;

use super::chapters::Credits;
use super::conditions::first_operating;
use super::confidence::confidence;
use super::key_figures::figures;
use super::value::written;
use super::ways::way_out;
use super::{Block, Material, bound, names, waiting, ways_heading};
use crate::analysis::{Analysis, Outcome};
use crate::city::Level;
use crate::explore::Snapshot;
use crate::explore::advice::Standing;
use crate::explore::beyond::Beyond;
use crate::explore::sensitivity::Swing;
use crate::language::Arg;
use crate::model::Rule;
use crate::report::apart::{Figures, is_balance};
use crate::report::capital_left;
use crate::report::charts::Kind;
use crate::report::city_course;
use crate::report::deciding::on_secured_money;
use crate::report::full_service;
use crate::report::investable::investable;
use crate::report::legal;
use crate::report::own_share;
use crate::report::posts::held_said;
use crate::report::section;
use crate::report::standing::standing;
use crate::report::style::Style;
use crate::report::tally::renewed_within;
use crate::report::unjudged::{unjudged, until};
use crate::report::words::{Subject, growth_line, sentence, verdict_word};
use crate::units::{Date, Month};

/// Inputs told that turn the verdict by themselves.
const TURNING: usize = 3;

/// Below this, in euros, equipment is no decision of its own on the first page: a share of an agent's desk. A convention.
const LEAST_ASKED: Decimal = Decimal::from_parts(500, 0, 0, false, 0);

/// The page for who has half a minute: the verdict, three figures, the cliff, what would tip it.
pub(super) fn summary(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = answer(material, style);
    if material.confidential() {
        out.insert(0, Block::Notice(style.say("study-confidential")));
    }
    // Under the verdict: on the first page.
    let place = out.iter().position(|block| matches!(block, Block::Verdict { .. })).map_or(0, |place| place + 1);
    let place = place + faults(analysis, style).count();
    out.splice(place..place, asked(material, style).map(Block::Notice));
    out.extend(material.chart(Kind::Cliff, style));
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    for standing in Standing::ALL {
        let lasts = standing == Standing::Lasts;
        let told = if lasts { tips(material, style) } else { ways_out(material, standing, style) };
        let upset = lasts && level == Some(Level::Sustainable);
        let heading = if upset { "study-tips-heading-lasts" } else { ways_heading(standing) };
        if !told.is_empty() {
            out.extend([Block::Heading(style.say(heading)), Block::List(told)]);
        }
    }
    let better = turned(material, style, |then, now| then < now && then != Some(Level::Sustainable));
    if level != Some(Level::Sustainable) && !better.is_empty() {
        out.push(Block::Heading(style.say("study-tips-heading-better")));
        out.push(Block::List(better));
    }
    let held = held_said(analysis, material.replaced, style);
    let worse: Vec<String> = turned(material, style, |then, now| then > now).into_iter().chain(held).collect();
    if level != Some(Level::Sustainable) && !worse.is_empty() {
        out.push(Block::Heading(style.say("study-tips-heading-worse")));
        out.push(Block::List(worse));
    }
    out
}

/// What the council is asked for, in a line: authorisation or credits for equipment, first operating credits, what is
/// set aside. None in retrospect.
fn asked(material: &Material<'_>, style: Style) -> Option<String> {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let money = Arg::Euros;
    // Missing prices can only add to what is asked for.
    let priced = || ("priced", if analysis.complete() { "yes" } else { "no" }.into());
    let (programme, start) = (Credits::of(analysis), case.calendar.start.year());
    let worth = programme.first().filter(|_| programme.authorised >= LEAST_ASKED);
    let equipment = worth.map(|(year, credits)| {
        let id = if programme.lasts_years() { "study-asked-programme" } else { "study-asked-equipment" };
        let more = material.set_aside().map_or(Decimal::ZERO, |aside| aside.section(0)).max(Decimal::ZERO);
        let args = [
            ("amount", money(programme.authorised)),
            ("credits", money(credits)),
            ("year", Arg::Year(year)),
            priced(),
            ("more", if more.is_zero() { "no" } else { "yes" }.into()),
            ("whole", money(programme.authorised + more)),
        ];
        style.tell(id, &args)
    });
    let first = first_operating(analysis).map(|amount| {
        style.tell("study-asked-first-year", &[("amount", money(amount)), ("year", Arg::Year(start)), priced()])
    });
    let aside = material.set_aside().map(|aside| {
        let args = [
            ("amount", Arg::Euros(aside.total())),
            ("first", Arg::Euros(aside.year(start))),
            ("year", Arg::Year(start)),
        ];
        style.tell("study-asked-contingency", &args)
    });
    let list: Vec<String> = [equipment, first, aside].into_iter().flatten().collect();
    let told = !list.is_empty() && !past(material);
    let until = waiting::until(analysis, style);
    let id = if until.is_some() { "study-asked-once" } else { "study-asked" };
    let args = [("list", list.join(style.semicolon()).into()), ("until", until.unwrap_or_default().into())];
    told.then(|| style.tell(id, &args))
}

/// The verdict, three figures, the cliff in a sentence.
pub(super) fn answer(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = Vec::new();
    if let Some(outcome) = &analysis.outcome {
        out.extend(standing(analysis.case.city.as_ref(), outcome, Subject::Plan, style).map(Block::Paragraph));
        out.push(verdict(material, outcome, style));
        out.extend(unjudged(analysis, style).map(Block::Notice));
        let growth = |city| growth_line(city, analysis.case.calendar.start.year(), style);
        out.extend(analysis.case.city.as_ref().map(|city| Block::Paragraph(growth(city))));
        out.extend(investable(analysis, outcome, style).map(Block::Paragraph));
    }
    // The law binds whatever the verdict.
    let place = out.iter().position(|block| matches!(block, Block::Verdict { .. })).map_or(0, |place| place + 1);
    out.splice(place..place, faults(analysis, style).map(Block::Notice));
    if past(material) {
        let end = names::month_of(&analysis.case, analysis.case.calendar.months.saturating_sub(1), style);
        let of = if material.date.is_some() { "study" } else { "sources" };
        out.push(Block::Notice(style.tell("study-past", &[("of", of.into()), ("end", end.into())])));
    } else {
        out.extend(material.date.and_then(|date| started(analysis, date, style)).map(Block::Notice));
    }
    out.extend(material.beyond.map(|beyond| Block::Notice(beyond_sentence(beyond, style))));
    out.extend(capital_left::said(analysis, style).into_iter().map(Block::Notice));
    out.push(Block::Figures(figures(material, style)));
    out.extend(confidence(material, style));
    out.extend(cliff(material, style).map(Block::Paragraph));
    out
}

/// What the law asks for beside the verdict: the balance of the operating section, and what of the financing plan is to be
/// corrected before anything is voted.
fn faults(analysis: &Analysis, style: Style) -> impl Iterator<Item = String> {
    let outcome = analysis.outcome.as_ref();
    let section = outcome.and_then(|outcome| section::said(outcome, Subject::Plan, style));
    let judged = outcome.zip(analysis.case.city.as_ref());
    let legal = judged.and_then(|(outcome, city)| legal::beside(city, outcome, Subject::Plan, style));
    [section, legal, own_share::said(analysis, style), own_share::overpaid(analysis, style)].into_iter().flatten()
}

/// Whether the plan had ended in a year before that of the study; without a date, before that of its newest source.
pub(super) fn past(material: &Material<'_>) -> bool {
    let case = &material.analysis.case;
    let end = case.calendar.month(case.calendar.months);
    material.date.or_else(|| case.data.newest()).is_some_and(|date| i32::from(date.year()) > end.year())
}

/// That the plan began in a month before that of the study: what it asks for is voted after the fact.
fn started(analysis: &Analysis, date: Date, style: Style) -> Option<String> {
    let start = begun(analysis, date)?;
    let args = [("start", names::month(start, style).into()), ("year", Arg::Year(i32::from(date.year())))];
    Some(style.tell("study-started", &args))
}

/// The month in which a plan began, where that is before the month of a day.
pub(crate) fn begun(analysis: &Analysis, date: Date) -> Option<Month> {
    let start = analysis.case.calendar.start;
    (start < Month::new(i32::from(date.year()), i32::from(date.month()))).then_some(start)
}

/// Renewals that wait behind the horizon, and what a horizon that covers them makes of the verdict.
fn beyond_sentence(beyond: &Beyond, style: Style) -> String {
    let mut args = vec![
        ("months", (beyond.months as usize).into()),
        ("renewals", Arg::Euros(beyond.renewals)),
        ("within", Arg::Euros(beyond.within)),
        ("level", verdict_word(beyond.level(), style).into()),
    ];
    if !beyond.turns() {
        return style.tell("study-beyond", &args);
    }
    let ruling = beyond.ruling.as_ref();
    let rules = ruling.into_iter().flat_map(|ruling| &ruling.rules);
    let figures = beyond.first.as_ref().map(|flag| (flag.with.rule, Figures::of(flag, style)));
    // What the city's own course does is told beside what it does with the plan.
    let told = |rule: &Rule| {
        // Unsustainable by net savings is so by the legal balance.
        let red = if beyond.level() == Some(Level::Unsustainable) { "red" } else { "orange" };
        let id = if is_balance(*rule, red) { "balance" } else { rule.id() };
        let name = style.say(&format!("rule-{id}"));
        match &figures {
            Some((of, Figures { with: Some(with), without: Some(without), .. })) if of == rule => {
                let args = [("rule", name.into()), ("with", with.clone().into()), ("without", without.clone().into())];
                style.tell("study-beyond-figures", &args)
            }
            _ => name,
        }
    };
    let rules: Vec<String> = rules.map(told).collect();
    let first = ruling.and_then(|ruling| ruling.first_year);
    args.push(("rules", rules.join(style.semicolon()).into()));
    args.push(("when", if first.is_some() { "year" } else { "none" }.into()));
    args.extend(first.map(|year| ("year", Arg::Year(year))));
    args.push(("reason", beyond.reason().into()));
    style.tell("study-beyond-turns", &args)
}

fn verdict(material: &Material<'_>, outcome: &Outcome, style: Style) -> Block {
    let ruling = &outcome.ruling();
    let secured = on_secured_money(outcome, Subject::Plan, style);
    let later = material.beyond.filter(|beyond| beyond.turns()).and_then(Beyond::level);
    let until = until(material.analysis, later, style);
    let said = until.into_iter().chain([sentence(material.analysis, outcome, style)]).chain(secured);
    let said = said.collect::<Vec<_>>().join(" ");
    Block::Verdict {
        level: ruling.level.map_or("undetermined", Level::word),
        word: verdict_word(ruling.level, style),
        sentence: said,
    }
}

/// What the pilot costs and what full service costs, in one sentence.
fn cliff(material: &Material<'_>, style: Style) -> Option<String> {
    let case = &material.analysis.case;
    let cliff = material.analysis.financing.cliff.as_ref()?;
    let (after, window) = cliff.after.zip(cliff.window)?;
    let mut args = vec![
        ("pilot", bound(material.analysis, style.euros(cliff.pilot))),
        ("after", bound(material.analysis, style.euros(after))),
        ("from", names::month_of(case, window.0, style).into()),
        ("renewed", if renewed_within(material.analysis, window) { "yes" } else { "no" }.into()),
    ];
    let times = cliff.times().filter(|_| material.analysis.complete());
    args.extend(times.map(|times| ("times", Arg::Number(times))));
    let said = style.tell(if times.is_some() { "study-cliff-times" } else { "study-cliff" }, &args);
    Some(std::iter::once(said).chain(full_service::said(material.analysis, style)).collect::<Vec<_>>().join(" "))
}

/// The ways out that can be relied on so far.
fn ways_out(material: &Material<'_>, standing: Standing, style: Style) -> Vec<String> {
    let now = Snapshot::of(material.analysis);
    let ways = material.ways.iter().filter(|way| way.standing() == standing);
    ways.map(|way| way_out(way, &now, material.analysis, style)).collect()
}

/// What would make it last, or, where it does, what would end that.
fn tips(material: &Material<'_>, style: Style) -> Vec<String> {
    let analysis = material.analysis;
    let now = Snapshot::of(analysis);
    let mut out = ways_out(material, Standing::Lasts, style);
    let lasts = now.level == Some(Level::Sustainable);
    if !analysis.complete() {
        let list = [("list", names::unpriced(&analysis.case, style).into())];
        out.push(style.tell("study-tip-unpriced", &list));
    } else if material.ways.is_empty() && !lasts && now.level.is_some() {
        out.push(style.say("advice-none"));
    }
    let wanted: Wanted =
        if lasts { |then, now| then > now } else { |then, now| then < now && then == Some(Level::Sustainable) };
    if lasts {
        out.extend(held_said(analysis, material.replaced, style));
    }
    let turning = turned(material, style, wanted);
    if turning.is_empty() && lasts {
        // What several inputs do together, or one between its ends, may turn it all the same.
        let drawn = material.odds.and_then(|odds| odds.levels);
        let otherwise = drawn.is_some_and(|shares| shares.sustainable.probability < 1.0);
        out.push(style.say(match (material.swings.is_empty(), otherwise) {
            (true, _) => "study-nothing-drawn",
            (false, true) => "study-nothing-turns-alone",
            (false, false) => "study-nothing-turns",
        }));
        // No reader is to take that for a word on everything.
        out.extend(city_course::upsets(material.growth).then(|| style.say("study-city-upsets")));
    }
    out.extend(turning);
    out
}

/// Uncertain inputs that by themselves make of the verdict what is wanted.
fn turned(material: &Material<'_>, style: Style, wanted: Wanted) -> Vec<String> {
    let now = Snapshot::of(material.analysis);
    let all = material.swings.iter().filter_map(|swing| turn(swing, &now, wanted, material, style));
    all.take(TURNING).collect()
}

/// A level that an input leads to, beside the one that there is.
type Wanted = fn(Option<Level>, Option<Level>) -> bool;

/// What an uncertain input makes of the verdict at the end that leads to what is wanted, or between them.
fn turn(swing: &Swing, now: &Snapshot, wanted: Wanted, material: &Material<'_>, style: Style) -> Option<String> {
    let ends = [(&swing.low, swing.input.low.as_str()), (&swing.high, &swing.input.high)];
    let ends = ends.into_iter().filter_map(|(end, value)| Some((value, end.as_ref().ok()?)));
    let (level, value) = ends.chain(swing.between()).find_map(|(value, run)| {
        (wanted(run.level, now.level) && run.level.is_some() && now.level.is_some()).then_some((run.level, value))
    })?;
    let args = [
        ("input", names::path(&swing.input.path, &material.analysis.case, style).into()),
        ("now", written(&swing.input.value, &material.analysis.case, style).into()),
        ("value", written(value, &material.analysis.case, style).into()),
        ("level", verdict_word(level, style).into()),
    ];
    Some(style.tell("study-tip-turns", &args))
}
