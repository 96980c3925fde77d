use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::result_city::{level, ratio};
use super::style::{Style, Tone};
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::{Assessment, Kind, Measure};
use crate::city::{Flag, Level};
use crate::document::Nature;
use crate::explore::Bound;
use crate::language::Arg;
use crate::model::{City, Rule};

/// The verdict in one plain sentence, with amounts and years.
pub fn sentence(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let ruling = &outcome.ruling();
    let Some(level) = ruling.level else {
        if analysis.complete() {
            return style.say("verdict-not-seen");
        }
        return style.tell("verdict-undetermined-because", &[("count", analysis.case.unpriced.len().into())]);
    };
    let deciding = outcome.deciding();
    let first = |flags: &[&Flag<Decimal>]| {
        let order = |flag: &&&Flag<Decimal>| (flag.year, Reverse(flag.nature()), flag.with.rule);
        flags.iter().min_by_key(order).map(|flag| (sentence_of(flag, level, outcome, style), flag.nature()))
    };
    let Some((said, nature)) = first(&deciding) else { return sustainable(analysis, outcome, style) };
    // What comes later and weighs more is said too.
    let stronger: Vec<&Flag<Decimal>> =
        deciding.iter().copied().filter(|flag| Some(flag.nature()) == outcome.nature()).collect();
    match first(&stronger).filter(|(_, strongest)| *strongest > nature) {
        Some((more, _)) => format!("{said} {more}"),
        None => said,
    }
}

/// One flag as a sentence. What stands behind its threshold decides the words: only where a plan breaks the law is it
/// said that the city can no longer pay.
fn sentence_of(flag: &Flag<Decimal>, level: Level, outcome: &Outcome, style: Style) -> String {
    let before = flag.without.as_ref().is_some_and(|without| self::level(without) == "red");
    let id = match (outcome.ruling().by_secured, level, flag.nature()) {
        (true, _, Nature::Policy) => "sentence-by-secured-policy",
        (true, ..) => "sentence-by-secured",
        (false, Level::Unsustainable, Nature::Law) if before => "sentence-unsustainable-law-before",
        (false, Level::Unsustainable, Nature::Law) => "sentence-unsustainable-law",
        (false, Level::Unsustainable, Nature::Practice) if before => "sentence-unsustainable-practice-before",
        (false, Level::Unsustainable, Nature::Practice) => "sentence-unsustainable-practice",
        (false, Level::Unsustainable, Nature::Policy) => "sentence-unsustainable-policy",
        (false, _, Nature::Policy) => "sentence-fragile-policy",
        (false, ..) => "sentence-fragile",
    };
    style.tell(id, &[("because", because(flag, outcome, style).into()), ("year", Arg::Year(flag.year))])
}

fn sustainable(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let after = || outcome.verdict.flags.iter().filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
    // A share that is beyond a threshold and does not count, or that has no base, would read as a contradiction.
    let small = after().find(|flag| level(&flag.with) != "ok");
    if let Some((Measure::Ratio(cost, _), year)) = small.map(|flag| (&flag.with.measure, flag.year)) {
        let args = [("cost", Arg::Euros(*cost)), ("year", Arg::Year(year))];
        return style.tell("sentence-sustainable-small", &args);
    }
    let after = after();
    let worst = after.filter_map(|flag| match flag.with.measure {
        Measure::Ratio(cost, savings) => Some((ratio(cost, savings)?, cost, flag.year)),
        Measure::Amount(_) => None,
    });
    let net = analysis.financing.net_total() - analysis.financing.benefit;
    match worst.max_by_key(|(share, _, _)| *share) {
        Some((share, cost, year)) if cost > Decimal::ZERO => {
            let args =
                [("cost", Arg::Euros(cost)), ("share", Arg::Percent(share.round_dp(3))), ("year", Arg::Year(year))];
            style.tell("sentence-sustainable", &args)
        }
        _ if net > Decimal::ZERO => style.say("sentence-sustainable-free"),
        _ => style.tell("sentence-sustainable-saves", &[("saved", Arg::Euros(-net))]),
    }
}

/// Why a flag counts, with its amounts.
pub fn because(flag: &Flag<Decimal>, outcome: &Outcome, style: Style) -> String {
    let with = &flag.with;
    let margin = if level(with) == "red" { with.to_red } else { with.to_orange };
    let (amount, base) = match with.measure {
        Measure::Amount(amount) => (amount, Decimal::ZERO),
        Measure::Ratio(amount, base) => (amount, base),
    };
    // A measure without a base has words of its own.
    let told = |one: &Assessment<Decimal>| match based(one) {
        true => measure(one, style),
        false => style.say("no-measure"),
    };
    let bare = !based(with) && matches!(with.rule, Rule::RunCost | Rule::Deleveraging | Rule::Envelope);
    let id = format!("because-{}{}", with.rule.id(), if bare { "-bare" } else { "" });
    let before = flag.without.as_ref().map_or(String::new(), told);
    let measure = told(with);
    let args = [
        ("amount", Arg::Euros(amount)),
        ("base", Arg::Euros(base)),
        ("measure", measure.into()),
        ("without", before.into()),
        ("threshold", threshold(with, style).into()),
        ("short", Arg::Euros(-margin)),
        ("part", Arg::Word(format!("part-{}", with.part.unwrap_or("operating")))),
        ("minimum", Arg::Euros(outcome.outlook.minimum)),
    ];
    style.tell(&id, &args)
}

/// Whether there is something to measure in relation to.
fn based(assessment: &Assessment<Decimal>) -> bool {
    !matches!(assessment.measure, Measure::Ratio(amount, base) if ratio(amount, base).is_none())
}

/// What a rule measures, as people write it.
pub fn measure(assessment: &Assessment<Decimal>, style: Style) -> String {
    let value = match assessment.measure {
        Measure::Amount(amount) => Some(amount),
        Measure::Ratio(amount, base) => ratio(amount, base),
    };
    value.map_or("–".to_owned(), |value| shown(value, assessment.rule.kind(), style))
}

/// The threshold of the level that is reached, as people write it.
pub(super) fn threshold(assessment: &Assessment<Decimal>, style: Style) -> String {
    let at = if level(assessment) == "red" { assessment.red_at } else { assessment.orange_at };
    shown(at, assessment.rule.kind(), style)
}

/// A measure or a threshold of a rule.
pub(super) fn shown(value: Decimal, kind: Kind, style: Style) -> String {
    match kind {
        Kind::Euros => style.euros(value),
        Kind::Share => style.percent(value),
        Kind::Years => years(value, style),
        Kind::Number => crate::language::group(value, 2, style.language),
    }
}

/// A number of years with one decimal.
pub(super) fn years(value: Decimal, style: Style) -> String {
    style.tell("years", &[("years", crate::language::group(value, 1, style.language).into())])
}

/// The verdict in a word, colored.
pub(crate) fn verdict_word(level: Option<Level>, style: Style) -> String {
    let (id, tone) = match level {
        Some(Level::Sustainable) => ("verdict-sustainable", Tone::Good),
        Some(Level::Fragile) => ("verdict-fragile", Tone::Warn),
        Some(Level::Unsustainable) => ("verdict-unsustainable", Tone::Bad),
        None => ("verdict-undetermined", Tone::Warn),
    };
    style.paint(&style.say(id), tone)
}

/// A city's title with its year and population.
pub(super) fn city_line(city: &City, style: Style) -> String {
    let args = [
        ("city", city.title.get(style.language.code(), &city.id).into()),
        ("population", Arg::Number(city.population)),
        ("year", Arg::Year(city.year)),
    ];
    style.tell("city-line", &args)
}

/// A total, with `>=` and what is missing where something has no price.
pub(super) fn at_least(amount: String, unpriced: usize, style: Style) -> String {
    if unpriced == 0 {
        return amount;
    }
    style.tell("at-least", &[("amount", amount.into()), ("count", unpriced.into())])
}

/// An amount of a run with components unpriced, with what it says of the true one.
pub(super) fn bounded(amount: String, bound: Bound, unpriced: usize, style: Style) -> String {
    match bound {
        Bound::Exact => amount,
        Bound::AtLeast => at_least(amount, unpriced, style),
        Bound::AtMost | Bound::Priced => of_sign(amount, bound, style),
    }
}

/// An amount with the sign of its bound alone, where the number of components unpriced is said beside it.
pub(super) fn of_sign(amount: String, bound: Bound, style: Style) -> String {
    let id = match bound {
        Bound::Exact => return amount,
        Bound::AtLeast => "sign-at-least",
        Bound::AtMost => "sign-at-most",
        Bound::Priced => "sign-priced",
    };
    style.tell(id, &[("amount", amount.into())])
}
