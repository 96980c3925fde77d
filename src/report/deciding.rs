//! What decides beside the flag that a verdict is told by: its own tightest year, and other rules.

use rust_decimal::Decimal;
use serde_json::Value;

use super::apart::{Figures, is_balance};
use super::flags::threshold_name;
use super::result_city::{flag_json, level};
use super::standing::listed;
use super::style::Style;
use super::words::{Subject, because, is_known, short_and_part, verdict_word};
use crate::analysis::Outcome;
use crate::city::rules::{Assessment, Measure};
use crate::city::{Flag, Level};
use crate::document::Nature;
use crate::language::Arg;
use crate::model::Rule;
use crate::run::foremost;
use crate::units::order;

/// Which rule a flag is of, and which part of it.
type Of = (Rule, Option<&'static str>);

fn of(flag: &Flag<Decimal>) -> Of {
    (flag.with.rule, flag.with.part)
}

/// The worst of a rule's flags: what is missing of red where red is reached anywhere, else of orange, in relation to what
/// a share is one of, so that the year which is told as the worst never shows a better share. Nothing to relate it to is
/// worse than any share.
pub(super) fn worst<'f>(flags: &[&'f Flag<Decimal>]) -> Option<&'f Flag<Decimal>> {
    let red = flags.iter().any(|one| level(&one.with) == "red");
    let margin = |one: &Flag<Decimal>| if red { one.with.to_red } else { one.with.to_orange };
    let severity = |one: &Flag<Decimal>| match one.with.measure {
        Measure::Ratio(_, base) if base > Decimal::ZERO => (true, margin(one).checked_div(base).unwrap_or_default()),
        _ => (false, margin(one)),
    };
    flags.iter().copied().min_by_key(|one| (severity(one), one.year))
}

/// Of the flags of one rule, those past a threshold to which the plan adds: the years that decide, and those that do not
/// count since the city is past it by itself. A worst year is one of all of these, wherever it is told. Years before the end
/// of the pilot are none of them, where what comes later is what decides.
pub(super) fn past<'f>(flags: impl Iterator<Item = &'f Flag<Decimal>>) -> Vec<&'f Flag<Decimal>> {
    let adds = |one: &Flag<Decimal>| {
        let less =
            |without: &Assessment<Decimal>| one.with.to_orange < without.to_orange || one.with.to_red < without.to_red;
        one.without.as_ref().is_none_or(less)
    };
    let mut past: Vec<&'f Flag<Decimal>> = flags.filter(|one| level(&one.with) != "ok" && adds(one)).collect();
    if past.iter().any(|one| one.after_pilot && (one.counts_red || one.counts_orange)) && !pilot_decides(&past) {
        past.retain(|one| one.after_pilot);
    }
    past
}

/// Whether a red before the end of the pilot decides beside what comes later, or before it: a red after it outweighs it.
fn pilot_decides(flags: &[&Flag<Decimal>]) -> bool {
    let red = |after: bool| flags.iter().any(|one| one.after_pilot == after && one.counts_red);
    red(false) && !red(true)
}

/// The same of the rule of a flag, in all years that are judged.
pub(super) fn past_with<'o>(flag: &Flag<Decimal>, outcome: &'o Outcome) -> Vec<&'o Flag<Decimal>> {
    past(outcome.deciding_side().1.flags.iter().filter(|one| of(one) == of(flag)))
}

/// What sets the worst year apart from the one whose figures are told, which decides: the city is past the threshold there
/// without the plan, or the plan costs too little to count. `no` where nothing does.
fn beside(worst: &Flag<Decimal>, told: &Flag<Decimal>, outcome: &Outcome) -> &'static str {
    let decides = outcome.deciding().iter().any(|one| of(one) == of(worst) && one.year == worst.year);
    match (is_known(worst), is_known(told)) {
        (true, false) if !decides => "own",
        _ if worst.is_too_small() => "small",
        _ => "no",
    }
}

/// Of a flag whose rule is past its threshold in several years: that the figures are those of its year, and what it comes
/// to in the tightest of all that are judged.
pub(super) fn tightest(flag: &Flag<Decimal>, outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let same = past_with(flag, outcome);
    let worst = worst(&same)?;
    let mut args = vec![("first", Arg::Year(flag.year)), ("year", Arg::Year(worst.year)), ("subject", subject.word())];
    if worst.year == flag.year {
        let several = outcome.deciding().into_iter().filter(|one| of(one) == of(flag)).count() > 1;
        return several.then(|| style.tell("tightest-same", &args));
    }
    args.push(("beside", Arg::Word(beside(worst, flag, outcome).to_owned())));
    args.push(("short", missing(worst, subject, style).into()));
    if is_balance(worst.with.rule, level(&worst.with)) {
        // What is measured there is what is missing.
        return Some(style.tell("tightest-balance", &args));
    }
    let told = Figures::of(worst, style);
    args.push(("with", told.with?.into()));
    Some(match told.without {
        Some(without) => {
            args.push(("without", without.into()));
            style.tell("tightest", &args)
        }
        None => style.tell("tightest-alone", &args),
    })
}

/// Of a verdict that lasts: what the city passes by itself and the plan takes it further past, which does not count against
/// the plan, each rule in its worst year. Unsaid, it would read as if nothing were passed.
pub(super) fn deepened(outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let flags = &outcome.deciding_side().1.flags;
    let known = past(flags.iter().filter(|one| is_known(one)));
    let rules = order::set(known.iter().map(|flag| of(flag)));
    let told = rules.into_iter().filter_map(|rule| {
        let same: Vec<&Flag<Decimal>> = known.iter().copied().filter(|flag| of(flag) == rule).collect();
        let worst = worst(&same)?;
        let figures = Figures::of(worst, style);
        let none = || style.say("no-measure");
        let args = [
            ("rule", threshold_name(worst, level(&worst.with), style).into()),
            ("year", Arg::Year(worst.year)),
            ("with", figures.with.unwrap_or_else(none).into()),
            ("without", figures.without.unwrap_or_else(none).into()),
            ("threshold", figures.threshold.into()),
            ("short", missing(worst, subject, style).into()),
            ("subject", subject.word()),
        ];
        Some(style.tell("deepened-rule", &args))
    });
    let told: Vec<String> = told.collect();
    let args = [("rules", told.join(style.semicolon()).into()), ("subject", subject.word())];
    (!told.is_empty()).then(|| style.tell("deepened", &args))
}

/// What a flag lacks at its threshold, named for what it is: money that is missing, debt or spending too much.
pub(super) fn missing(flag: &Flag<Decimal>, subject: Subject, style: Style) -> String {
    if let Some(amount) = unborne(flag) {
        let id = if flag.with.rule == Rule::Deleveraging { "short-of-any-savings" } else { "short-of-room" };
        return style.tell(id, &[("short", style.euros(amount).into())]);
    }
    let id = match flag.with.rule {
        Rule::Deleveraging | Rule::DebtWeight => "short-of-debt",
        Rule::Rigidity | Rule::RunCost | Rule::Envelope | Rule::RenewalWall => "short-of-room",
        // Only what the law asks for is missing in the sense of a payment.
        _ if is_balance(flag.with.rule, level(&flag.with)) => "short-of-money",
        Rule::SavingsRate | Rule::NetSavings | Rule::WorkingCapital | Rule::Depreciation => "short-of-savings",
    };
    let (short, part) = short_and_part(flag, subject, style);
    style.tell(id, &[("short", short.into())]) + &part
}

/// What savings of nothing, or less, are to bear: all of it is too much. The margin, which multiplies them, would be more
/// than the whole debt, or the whole cost.
pub(super) fn unborne(flag: &Flag<Decimal>) -> Option<Decimal> {
    match flag.with.measure {
        Measure::Ratio(amount, base) if base <= Decimal::ZERO => Some(amount),
        _ => None,
    }
}

/// The rules that decide too and are not told, each with its years.
pub(super) fn others(told: &[&Flag<Decimal>], outcome: &Outcome, style: Style) -> Option<String> {
    let told = order::set(told.iter().map(|flag| of(flag)));
    let deciding = outcome.deciding();
    let rest: Vec<&Flag<Decimal>> = deciding.into_iter().filter(|flag| !told.contains(&of(flag))).collect();
    rules(&rest, style).map(|rules| style.tell("deciding-too", &[("rules", rules.into())]))
}

/// Rules with their years, those that are red first.
fn rules(flags: &[&Flag<Decimal>], style: Style) -> Option<String> {
    let at = |wanted: &str| listed(flags.iter().copied().filter(|flag| level(&flag.with) == wanted), wanted, style);
    let rules: Vec<String> = [at("red"), at("orange")].into_iter().flatten().collect();
    (!rules.is_empty()).then(|| rules.join(style.semicolon()))
}

/// What secured money alone gives, where some is only hoped for or it makes a difference: with the first year, its rule
/// and its figures, then all rules that decide. Where that money decides, the verdict itself has told them.
pub(super) fn on_secured_money(outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let ruling = outcome.ruling();
    if ruling.secured == ruling.level && (!outcome.hoped || ruling.by_secured) {
        return None;
    }
    let mut args = vec![("level", verdict_word(ruling.secured, style).into())];
    let with_all = outcome.deciding();
    let decides = ruling.secured.is_some_and(|level| level > Level::Sustainable) && !ruling.by_secured;
    let flags: Vec<&Flag<Decimal>> = outcome.secured.deciding().filter(|_| decides).collect();
    let Some((first, rules)) = foremost(flags.iter().copied()).zip(rules(&flags, style)) else {
        return Some(style.tell("secured-verdict", &args));
    };
    let why = because(first, outcome, subject, style);
    // What the verdict has said already is not said again.
    let told = foremost(with_all.iter().copied())
        .is_some_and(|flag| flag.year == first.year && because(flag, outcome, subject, style) == why);
    if told && ruling.secured == ruling.level && self::rules(&with_all, style).as_ref() == Some(&rules) {
        return Some(style.tell("secured-verdict-same", &args));
    }
    args.push(("year", Arg::Year(first.year)));
    args.push(("because", why.into()));
    args.push(("rules", rules.into()));
    let by_law: Vec<&Flag<Decimal>> = flags.into_iter().filter(|flag| flag.nature() == Nature::Law).collect();
    let legal = self::rules(&by_law, style);
    args.push(("law", if legal.is_some() { "yes" } else { "no" }.into()));
    args.push(("legal", legal.unwrap_or_default().into()));
    Some(style.tell("secured-verdict-why", &args))
}

/// The flag by which secured money alone fails first, for programs: none where all money is secured, or it lasts.
pub(super) fn secured_first(outcome: &Outcome) -> Option<(String, Value)> {
    let first = outcome.secured_first()?;
    Some(("secured_first".to_owned(), flag_json(first)))
}
