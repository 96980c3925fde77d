use rust_decimal::Decimal;

use super::chapters::Credits;
use super::conditions::first_operating;
use super::confidence::confidence;
use super::key_figures::figures;
use super::value::written;
use super::ways::way_out;
use super::{Block, Material, bound, names, waiting, ways_heading};
use crate::analysis::Outcome;
use crate::city::Level;
use crate::explore::Snapshot;
use crate::explore::advice::Standing;
use crate::explore::sensitivity::Swing;
use crate::language::Arg;
use crate::report::beside::Aside;
use crate::report::charts::Kind;
use crate::report::city_course;
use crate::report::deciding::on_secured_money;
use crate::report::full_service;
use crate::report::own_share;
use crate::report::standing::standing;
use crate::report::style::Style;
use crate::report::tally::renewed_within;
use crate::report::unjudged::until;
use crate::report::words::{Subject, sentence, verdict_word};

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
    let place = place + asides(&Aside::LAW, material, style).len();
    out.splice(place..place, asked(material, style).map(Block::Notice));
    out.extend(material.chart(Kind::Cliff, style));
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    let mut fault = own_share::beside_ways(analysis, style).filter(|_| !material.ways.is_empty());
    for standing in Standing::ALL {
        let lasts = standing == Standing::Lasts;
        let told = if lasts { tips(material, style) } else { ways_out(material, standing, style) };
        let upset = lasts && level == Some(Level::Sustainable);
        let heading = if upset { "study-tips-heading-lasts" } else { ways_heading(standing) };
        if !told.is_empty() {
            out.push(Block::Heading(style.say(heading)));
            out.extend(fault.take().map(Block::Paragraph));
            out.push(Block::List(told));
        }
    }
    let better = turned(material, style, |then, now| then < now && then != Some(Level::Sustainable));
    if level != Some(Level::Sustainable) && !better.is_empty() {
        out.push(Block::Heading(style.say("study-tips-heading-better")));
        out.push(Block::List(better));
    }
    let held = Aside::Held.said(analysis, material.beside, style);
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
    let told = !list.is_empty() && !material.past();
    let until = waiting::until(analysis, style);
    let id = if until.is_some() { "study-asked-once" } else { "study-asked" };
    let args = [("list", list.join(style.semicolon()).into()), ("until", until.unwrap_or_default().into())];
    told.then(|| style.tell(id, &args))
}

/// The verdict, what is told beside it, three figures, the cliff in a sentence.
pub(super) fn answer(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = Vec::new();
    if let Some(outcome) = &analysis.outcome {
        out.extend(standing(analysis.case.city.as_ref(), outcome, Subject::Plan, style).map(Block::Paragraph));
        out.push(verdict(material, outcome, style));
    }
    out.extend(asides(&Aside::LAW, material, style));
    out.extend(asides(&Aside::UNDER, material, style));
    out.push(Block::Figures(figures(material, style)));
    out.extend(confidence(material, style));
    out.extend(asides(&Aside::AFTER, material, style));
    out.extend(cliff(material, style).map(Block::Paragraph));
    out
}

/// What is told beside the verdict, of some kinds.
fn asides(kinds: &[Aside], material: &Material<'_>, style: Style) -> Vec<Block> {
    let of = |kind: &Aside| {
        let block = if kind.is_notice() { Block::Notice } else { Block::Paragraph };
        kind.said(material.analysis, material.beside, style).into_iter().map(block)
    };
    kinds.iter().flat_map(of).collect()
}

fn verdict(material: &Material<'_>, outcome: &Outcome, style: Style) -> Block {
    let ruling = &outcome.ruling();
    let secured = on_secured_money(outcome, Subject::Plan, style);
    let until = until(material.analysis, material.beside.later(), style);
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
        out.extend(Aside::Held.said(analysis, material.beside, style));
    }
    let turning = turned(material, style, wanted);
    if turning.is_empty() && lasts {
        // What several inputs do together, or one between its ends, may turn it all the same.
        let drawn = material.beside.odds.and_then(|odds| odds.levels);
        let otherwise = drawn.is_some_and(|shares| shares.sustainable.probability < 1.0);
        out.push(style.say(match (material.swings.is_empty(), otherwise) {
            (true, _) => "study-nothing-drawn",
            (false, true) => "study-nothing-turns-alone",
            (false, false) => "study-nothing-turns",
        }));
        // No reader is to take that for a word on everything.
        out.extend(city_course::upsets(material.beside.growth).then(|| style.say("study-city-upsets")));
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
        ("level", Level::in_sentence(level)),
    ];
    Some(style.tell("study-tip-turns", &args))
}
