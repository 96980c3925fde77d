use rust_decimal::Decimal;

use super::result_city::{level, ratio};
use super::style::{Style, Tone};
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::{Assessment, Kind, Measure};
use crate::city::{Flag, Level};
use crate::explore::Bound;
use crate::language::Arg;
use crate::model::{City, Rule};

/// The verdict in one plain sentence, with amounts and years.
pub fn sentence(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let ruling = &outcome.ruling();
    let Some(level) = ruling.level else {
        return style.tell("verdict-undetermined-because", &[("count", analysis.case.unpriced.len().into())]);
    };
    let deciding = outcome.deciding();
    match deciding.iter().min_by_key(|flag| (flag.year, flag.with.rule)) {
        None => sustainable(analysis, outcome, style),
        Some(flag) => {
            let because = because(flag, outcome, style);
            let id = match (ruling.by_secured, level) {
                (true, _) => "sentence-by-secured",
                (false, Level::Unsustainable) => "sentence-unsustainable",
                _ => "sentence-fragile",
            };
            style.tell(id, &[("because", because.into()), ("year", Arg::Year(flag.year))])
        }
    }
}

fn sustainable(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let after = outcome.verdict.flags.iter().filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
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
    let measure = measure(with, style);
    let id = format!("because-{}", with.rule.id());
    let before = flag.without.as_ref().map_or(String::new(), |without| self::measure(without, style));
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

/// What a rule measures, as people write it.
pub fn measure(assessment: &Assessment<Decimal>, style: Style) -> String {
    let value = match assessment.measure {
        Measure::Amount(amount) => Some(amount),
        Measure::Ratio(amount, base) => ratio(amount, base),
    };
    value.map_or("–".to_owned(), |value| shown(value, assessment.rule.kind(), style))
}

/// The threshold of the level that is reached, as people write it.
pub fn threshold(assessment: &Assessment<Decimal>, style: Style) -> String {
    let at = if level(assessment) == "red" { assessment.red_at } else { assessment.orange_at };
    shown(at, assessment.rule.kind(), style)
}

/// A measure or a threshold of a rule.
pub fn shown(value: Decimal, kind: Kind, style: Style) -> String {
    match kind {
        Kind::Euros => style.euros(value),
        Kind::Share => style.percent(value),
        Kind::Years => years(value, style),
        Kind::Number => crate::language::group(value, 2, style.language),
    }
}

/// A number of years with one decimal.
pub fn years(value: Decimal, style: Style) -> String {
    style.tell("years", &[("years", crate::language::group(value, 1, style.language).into())])
}

/// The verdict in a word, colored.
pub fn verdict_word(level: Option<Level>, style: Style) -> String {
    let (id, tone) = match level {
        Some(Level::Sustainable) => ("verdict-sustainable", Tone::Good),
        Some(Level::Fragile) => ("verdict-fragile", Tone::Warn),
        Some(Level::Unsustainable) => ("verdict-unsustainable", Tone::Bad),
        None => ("verdict-undetermined", Tone::Warn),
    };
    style.paint(&style.say(id), tone)
}

/// A city's title with its year and population.
pub fn city_line(city: &City, style: Style) -> String {
    let args = [
        ("city", city.title.get(style.language.code(), &city.id).into()),
        ("population", Arg::Number(city.population)),
        ("year", Arg::Year(city.year)),
    ];
    style.tell("city-line", &args)
}

/// A total, with `>=` and what is missing where something has no price.
pub fn at_least(amount: String, unpriced: usize, style: Style) -> String {
    if unpriced == 0 {
        return amount;
    }
    style.tell("at-least", &[("amount", amount.into()), ("count", unpriced.into())])
}

/// An amount of a run with components unpriced, with what it says of the true one.
pub fn bounded(amount: String, bound: Bound, unpriced: usize, style: Style) -> String {
    match bound {
        Bound::Exact => amount,
        Bound::AtLeast => at_least(amount, unpriced, style),
        Bound::AtMost | Bound::Priced => of_sign(amount, bound, style),
    }
}

/// An amount with the sign of its bound alone, where the number of components unpriced is said beside it.
pub fn of_sign(amount: String, bound: Bound, style: Style) -> String {
    let id = match bound {
        Bound::Exact => return amount,
        Bound::AtLeast => "sign-at-least",
        Bound::AtMost => "sign-at-most",
        Bound::Priced => "sign-priced",
    };
    style.tell(id, &[("amount", amount.into())])
}
