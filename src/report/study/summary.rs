use rust_decimal::Decimal;

use super::chapters::Credits;
use super::conditions::first_operating;
use super::confidence::confidence;
use super::value::written;
use super::ways::way_out;
use super::{Block, KeyFigure, Material, bound, names, total, ways_heading};
use crate::analysis::{Analysis, Outcome};
use crate::city::Level;
use crate::city::rules::Measure;
use crate::document::Section;
use crate::explore::Snapshot;
use crate::explore::advice::Standing;
use crate::explore::beyond::Beyond;
use crate::explore::sensitivity::Swing;
use crate::finance::{Confidence, Receipt, ReceiptKind, finance};
use crate::language::Arg;
use crate::model::{AsWritten, Rule};
use crate::report::apart::{Figures, is_balance};
use crate::report::charts::Kind;
use crate::report::check_text::city_interest;
use crate::report::deciding::on_secured_money;
use crate::report::investable::investable;
use crate::report::posts::held_said;
use crate::report::result_city::ratio;
use crate::report::standing::standing;
use crate::report::style::Style;
use crate::report::tally::{doubted_fctva, running_net};
use crate::report::unjudged::{unjudged, until};
use crate::report::words::{Subject, growth_line, sentence, verdict_word};
use crate::run::all_secured;
use crate::units::{Date, MONTHS_A_YEAR, Month};

/// Inputs told that turn the verdict by themselves.
const TURNING: usize = 3;

/// The page for who has half a minute: the verdict, three figures, the cliff, what would tip it.
pub(super) fn summary(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = answer(material, style);
    if material.confidential() {
        out.insert(0, Block::Notice(style.say("study-confidential")));
    }
    // Under the verdict: on the first page.
    let place = out.iter().position(|block| matches!(block, Block::Verdict { .. })).map_or(0, |place| place + 1);
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
    let held = held_said(analysis, style);
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
    let money = |amount: Decimal| bound(analysis, style.euros(amount));
    let (programme, start) = (Credits::of(analysis), case.calendar.start.year());
    let equipment = programme.first().map(|(year, credits)| {
        let id = if programme.lasts_years() { "study-asked-programme" } else { "study-asked-equipment" };
        let args = [("amount", money(programme.authorised)), ("credits", money(credits)), ("year", Arg::Year(year))];
        style.tell(id, &args)
    });
    let first = first_operating(analysis)
        .map(|amount| style.tell("study-asked-first-year", &[("amount", money(amount)), ("year", Arg::Year(start))]));
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
    let ruling = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    let id = if ruling == Some(Level::Unsustainable) { "study-asked-past-thresholds" } else { "study-asked" };
    told.then(|| style.tell(id, &[("list", list.join(style.semicolon()).into())]))
}

/// The verdict, three figures, the cliff in a sentence.
pub(super) fn answer(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let mut out = Vec::new();
    if let Some(outcome) = &analysis.outcome {
        out.extend(standing(analysis.case.city.as_ref(), outcome, Subject::Plan, style).map(Block::Paragraph));
        out.push(verdict(material, outcome, style));
        out.extend(unjudged(analysis, style).map(Block::Notice));
        out.extend(analysis.case.city.as_ref().map(|city| Block::Paragraph(growth_line(city, style))));
        out.extend(investable(analysis, outcome, style).map(Block::Paragraph));
    }
    if past(material) {
        out.push(Block::Notice(style.say("study-past")));
    } else {
        out.extend(material.date.and_then(|date| started(analysis, date, style)).map(Block::Notice));
    }
    out.extend(material.beyond.map(|beyond| Block::Notice(beyond_sentence(beyond, style))));
    out.push(Block::Figures(figures(material, style)));
    out.extend(confidence(material, style));
    out.extend(cliff(material, style).map(Block::Paragraph));
    out
}

/// Whether the plan had ended in a year before that of the study.
pub(super) fn past(material: &Material<'_>) -> bool {
    let end = material.analysis.case.calendar.month(material.analysis.case.calendar.months);
    material.date.is_some_and(|date| i32::from(date.year()) > end.year())
}

/// That the plan began in a month before that of the study: what it asks for is voted after the fact.
fn started(analysis: &Analysis, date: Date, style: Style) -> Option<String> {
    let (start, now) = (analysis.case.calendar.start, Month::new(i32::from(date.year()), i32::from(date.month())));
    let args = [("start", names::month(start, style).into()), ("year", Arg::Year(now.year()))];
    (start < now).then(|| style.tell("study-started", &args))
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
    args.push(("rules", rules.join(style.semicolon()).into()));
    args.push(("year", Arg::Year(ruling.and_then(|ruling| ruling.first_year).unwrap_or_default())));
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

fn figures(material: &Material<'_>, style: Style) -> Vec<KeyFigure> {
    let (analysis, financing) = (material.analysis, &material.analysis.financing);
    let years = years(analysis.case.calendar.months, style);
    let cost = KeyFigure {
        label: style.tell("study-key-cost", &[("length", years.clone().into())]),
        value: total(analysis, financing.cost_incl_vat),
        note: covered(analysis, style),
    };
    let net = financing.net_total() - financing.benefit;
    let net = KeyFigure {
        label: style.say(if financing.benefit.is_zero() { "row-net-cost" } else { "row-net-after" }),
        value: total(analysis, net),
        note: net_note(material, net, style),
    };
    let run = match financing.cliff.as_ref().map(|cliff| (cliff.pilot, cliff.after)) {
        Some((pilot, Some(after))) => KeyFigure {
            label: style.say("study-key-run"),
            value: total(analysis, after),
            note: run_note(material, pilot, style),
        },
        _ => KeyFigure {
            label: style.say("row-eac"),
            value: total(analysis, analysis.present_value.equivalent_annual_cost),
            note: style.say("study-key-annual-note"),
        },
    };
    let own = material.analysis.outcome.as_ref().and_then(|outcome| balance_interest(material, outcome, style));
    [cost, net, run].into_iter().chain(heaviest(material, style)).chain(own).collect()
}

/// What of the cost others pay, by what they are.
fn covered(analysis: &Analysis, style: Style) -> String {
    let received = analysis.financing.received;
    let granted = |one: &Receipt<Decimal>| one.kind != ReceiptKind::Fctva;
    let id = match (received.is_zero(), analysis.financing.receipts.iter().any(granted)) {
        (true, _) => "study-key-cost-alone",
        (false, true) => "study-key-cost-note",
        (false, false) => "study-key-cost-fctva",
    };
    let note = style.tell(id, &[("received", bound(analysis, style.euros(received)))]);
    // A right that the finance bill for 2026 proposed to end is no money to be taken for granted.
    let doubted = doubted_fctva(analysis);
    if doubted < Decimal::ONE {
        return note;
    }
    style.tell("study-key-cost-upkeep", &[("note", note.into()), ("amount", Arg::Euros(doubted))])
}

/// What the recurring cost holds; lines that the accounts hold already are in it, and in no rule.
fn run_note(material: &Material<'_>, pilot: Decimal, style: Style) -> String {
    let analysis = material.analysis;
    let note = style.tell("study-key-run-note", &[("pilot", bound(analysis, style.euros(pilot)))]);
    match analysis.case.lines.iter().any(|line| line.in_accounts) {
        true => style.tell("study-key-run-held", &[("note", note.into())]),
        false => note,
    }
}

/// The highest running cost that the rule on it measures after the pilot, its year, and the savings it is held against.
pub(super) fn heaviest_run(analysis: &Analysis) -> Option<(Decimal, i32, Decimal)> {
    let (_, verdict) = analysis.outcome.as_ref()?.deciding_side();
    let after = verdict.flags.iter().filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
    let measured = after.filter_map(|flag| match flag.with.measure {
        Measure::Ratio(cost, savings) => Some((cost, flag.year, savings)),
        Measure::Amount(_) => None,
    });
    measured.max_by_key(|(cost, year, _)| (*cost, -*year))
}

/// What the rule on running costs measures, in the year after the pilot in which it weighs most: another cost than that
/// of the cliff, and told beside it with what it holds.
fn heaviest(material: &Material<'_>, style: Style) -> Option<KeyFigure> {
    let analysis = material.analysis;
    let (cost, year, savings) = heaviest_run(analysis)?;
    let scope = Arg::from(run_scope(analysis, year, style));
    let note = match ratio(cost, savings) {
        Some(share) => style.tell("study-key-rule-note", &[("share", style.percent(share).into()), ("scope", scope)]),
        None => style.tell("study-key-rule-bare", &[("scope", scope)]),
    };
    let piloted = analysis.case.calendar.pilot().is_some();
    let label = if piloted { "study-key-rule" } else { "study-key-rule-unpiloted" };
    let label = style.tell(label, &[("year", Arg::Year(year))]);
    Some(KeyFigure { label, value: total(analysis, cost), note })
}

/// What the rule on running costs is taken of: lines that the accounts hold already are not in it, and their cost in that
/// year is said.
fn run_scope(analysis: &Analysis, year: i32, style: Style) -> String {
    let case = &analysis.case;
    let held = analysis.financing.cost(case, |group| group.key.section == Section::Operating && group.key.in_accounts);
    let amount = case.calendar.years().zip(held.0).find(|(of, amount)| *of == year && !amount.is_zero());
    amount.map_or_else(
        || style.say("study-key-rule-all"),
        |(_, amount)| {
            let args = [("amount", bound(analysis, style.euros(amount))), ("year", Arg::Year(year))];
            style.tell("study-key-rule-held", &args)
        },
    )
}

/// What the city pays on loans of its own that the plan makes it take: beside the plan's net cost.
fn balance_interest(material: &Material<'_>, outcome: &Outcome, style: Style) -> Option<KeyFigure> {
    let interest = city_interest(outcome, material.analysis.financing.interest);
    (interest >= Decimal::ONE).then(|| KeyFigure {
        label: style.say("study-key-balance"),
        value: total(material.analysis, interest),
        note: style.say("study-key-balance-note"),
    })
}

/// `10 ans`, or months where they are no whole years.
pub(super) fn years(months: u32, style: Style) -> String {
    if months.is_multiple_of(12) {
        style.tell("study-years", &[("count", Arg::Count(months as usize / 12))])
    } else {
        style.tell("study-months", &[("count", Arg::Count(months as usize))])
    }
}

/// The sum that leads to the net cost, to the euro, and what an inhabitant bears of it; cents stand in annex A.
fn net_note(material: &Material<'_>, net: Decimal, style: Style) -> String {
    let (analysis, financing) = (material.analysis, &material.analysis.financing);
    let euros = |amount: Decimal| Arg::from(style.euros(amount));
    let cost = bound(analysis, style.euros(financing.cost_incl_vat));
    let mut sum = style.tell("study-key-net-sum", &[("cost", cost), ("received", euros(-financing.received))]);
    let parts = [
        ("study-key-net-interest", "interest", financing.interest),
        ("study-key-net-benefits", "benefits", -financing.benefit),
    ];
    for (id, name, amount) in parts.into_iter().filter(|(_, _, amount)| !amount.is_zero()) {
        sum = style.tell(id, &[("sum", sum.into()), (name, euros(amount))]);
    }
    if let Some(city) = &analysis.case.city {
        // Of the figure itself, so before what is said beside it.
        let years = Decimal::from(analysis.case.calendar.months) / MONTHS_A_YEAR;
        let amount = bound(analysis, style.cents(net / city.population / years));
        sum = style.tell("study-key-net-note", &[("sum", sum.into()), ("amount", amount)]);
    }
    if !financing.benefit.is_zero() {
        let before = bound(analysis, style.euros(financing.net_total()));
        sum = style.tell("study-key-net-before", &[("sum", sum.into()), ("before", before)]);
    }
    if !all_secured(&analysis.case) {
        // Worked out anew: what is received after the horizon counts in neither, and less State aid is more FCTVA.
        let (case, groups) = (&analysis.case, financing.groups.clone());
        let secured = finance(case, &analysis.schedule, groups, &AsWritten, Confidence::Secured);
        let without = style.euros(secured.net_total() - secured.benefit);
        // Aid that pays nothing changes nothing: the same sum is not said twice.
        if without == style.euros(net) {
            return sum;
        }
        let without = bound(analysis, without);
        sum = style.tell("study-key-net-hoped", &[("sum", sum.into()), ("without", without)]);
    }
    sum
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
    let times = cliff.times().filter(|_| material.analysis.complete());
    args.extend(times.map(|times| ("times", Arg::Number(times))));
    let said = style.tell(if times.is_some() { "study-cliff-times" } else { "study-cliff" }, &args);
    Some([Some(said), dearest(material.analysis, after, style)].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The twelve months of the cliff, which take `after`, are the first at full service, and seldom the dearest: the whole
/// year that takes more, and the year cut short by the plan's start or end whose few months take more still.
fn dearest(analysis: &Analysis, after: Decimal, style: Style) -> Option<String> {
    let months = |year: i32| analysis.case.calendar.months_in_year_from(year, 0);
    let (whole, parts): (Vec<_>, Vec<_>) = running_net(analysis).into_iter().partition(|(year, _)| months(*year) == 12);
    let above = |years: Vec<(i32, Decimal)>, least: Decimal| {
        let most = years.into_iter().max_by_key(|(year, amount)| (*amount, -*year));
        most.filter(|(_, amount)| *amount > least)
    };
    let whole = above(whole, after);
    let part = above(parts, whole.map_or(after, |(_, amount)| amount));
    let mut args = Vec::new();
    if let Some((year, amount)) = whole {
        args.extend([("year", Arg::Year(year)), ("amount", bound(analysis, style.euros(amount)))]);
    }
    if let Some((year, taken)) = part {
        let months = Arg::Count(months(year) as usize);
        args.extend([("part", Arg::Year(year)), ("months", months), ("taken", bound(analysis, style.euros(taken)))]);
    }
    let id = match (whole, part) {
        (Some(_), Some(_)) => "study-cliff-peak-part",
        (Some(_), None) => "study-cliff-peak",
        (None, Some(_)) => "study-cliff-part",
        (None, None) => return None,
    };
    Some(style.tell(id, &args))
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
        out.extend(held_said(analysis, style));
    }
    let turning = turned(material, style, wanted);
    if turning.is_empty() && lasts {
        out.push(style.say(if material.swings.is_empty() { "study-nothing-drawn" } else { "study-nothing-turns" }));
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

/// What an uncertain input makes of the verdict at the end that leads to what is wanted.
fn turn(swing: &Swing, now: &Snapshot, wanted: Wanted, material: &Material<'_>, style: Style) -> Option<String> {
    let ends = [(&swing.low, &swing.input.low), (&swing.high, &swing.input.high)];
    let (level, value) = ends.into_iter().find_map(|(end, value)| {
        let end = end.as_ref().ok()?;
        (wanted(end.level, now.level) && end.level.is_some() && now.level.is_some()).then_some((end.level, value))
    })?;
    let args = [
        ("input", names::path(&swing.input.path, &material.analysis.case, style).into()),
        ("now", written(&swing.input.value, &material.analysis.case, style).into()),
        ("value", written(value, &material.analysis.case, style).into()),
        ("level", verdict_word(level, style).into()),
    ];
    Some(style.tell("study-tip-turns", &args))
}
