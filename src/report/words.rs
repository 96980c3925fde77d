use rust_decimal::Decimal;

use super::apart::{self, Figures, is_balance, written};
use super::deciding::{deepened, missing, others, tightest};
use super::flags::spelled_spans;
use super::net_savings;
use super::reserve;
use super::result_city::{level, ratio};
use super::run_share::RunShare;
use super::section::is_below;
use super::style::{Style, Tone};
use super::tally::{unsecured, unsecured_line};
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::{Assessment, Kind, Measure};
use crate::city::{Flag, Level, Until, is_thin};
use crate::document::{Nature, Status, Text};
use crate::language::Arg;
use crate::model::{Account, City, Rule};
use crate::run::foremost;

/// What a verdict is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// One plan.
    Plan,
    /// Several plans together.
    Programme,
}

impl Subject {
    pub(super) fn word(self) -> Arg {
        Arg::Text(if self == Self::Plan { "plan" } else { "programme" }.to_owned())
    }

    /// The name of the words of a verdict.
    fn sentence(self, id: &str) -> String {
        if self == Self::Plan { id.to_owned() } else { format!("programme-{id}") }
    }
}

/// The verdict in one plain sentence, with amounts and years.
pub fn sentence(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let ruling = &outcome.ruling();
    let Some(level) = ruling.level else {
        if analysis.complete() {
            return style.say("verdict-not-seen");
        }
        return style.tell("verdict-undetermined-because", &[("count", analysis.case.unpriced.len().into())]);
    };
    let unsecured: Vec<_> = unsecured(analysis).collect();
    let city = analysis.case.city.as_ref();
    let reason = city.and_then(|city| reason_of(level, &unsecured, city, outcome, Subject::Plan, style));
    reason.unwrap_or_else(|| {
        let lasts = sustainable(analysis, outcome, style);
        std::iter::once(lasts).chain(deepened(outcome, Subject::Plan, style)).collect::<Vec<_>>().join(" ")
    })
}

/// Why a verdict is worse than sustainable; none where no flag decides. `unsecured`: money that is not acquired.
pub(super) fn reason_of(
    level: Level,
    unsecured: &[(Text, Decimal, Status)],
    city: &City,
    outcome: &Outcome,
    subject: Subject,
    style: Style,
) -> Option<String> {
    // What hangs on a convention leads only where nothing else decides.
    let by_convention = |flag: &&Flag<Decimal>| reserve::by_convention(flag, city, outcome);
    let (open, firm): (Vec<_>, Vec<_>) = outcome.deciding().into_iter().partition(by_convention);
    let (leading, open) = if firm.is_empty() { (open, Vec::new()) } else { (firm, open) };
    let earliest = foremost(leading.iter().copied())?;
    // What comes later and weighs more is said too.
    let strongest = leading.iter().map(|flag| flag.nature()).max();
    let stronger = leading.iter().copied().filter(|flag| Some(flag.nature()) == strongest);
    let heavier = foremost(stronger).filter(|flag| flag.nature() > earliest.nature());
    // What the law asks for is told first, whenever it comes.
    let (by_law, later) = match heavier {
        Some(flag) if flag.nature() == Nature::Law => (heavier, None),
        _ => (None, heavier),
    };
    let last = foremost(open.into_iter());
    // Nothing weighs more than capital that own resources do not cover.
    let broken = foremost(leading.iter().copied().filter(|flag| is_balance(flag.with.rule, self::level(&flag.with))));
    let mut told: Vec<&Flag<Decimal>> = Vec::new();
    for flag in [broken, by_law, Some(earliest), later, last].into_iter().flatten() {
        if !told.iter().any(|known| std::ptr::eq(*known, flag)) {
            told.push(flag);
        }
    }
    let mut said = Vec::new();
    let below = if told.first().is_some_and(|one| one.with.rule == Rule::NetSavings) {
        Vec::new()
    } else {
        net_savings::below_zero(outcome)
    };
    said.extend(net_savings::said(&below, city, outcome, subject, style));
    for (place, flag) in told.iter().enumerate() {
        said.push(sentence_of(flag, level, unsecured, city, outcome, subject, style));
        if told[..place].iter().any(|one| one.with.rule == flag.with.rule) {
            continue;
        }
        said.extend(tightest(flag, outcome, subject, style));
        said.extend(half_years(flag, outcome, subject, style));
    }
    told.extend(below);
    said.extend(others(&told, outcome, style));
    said.extend(reserve::said(city, outcome, subject, style));
    Some(said.join(" "))
}

/// Whether the city is past the threshold of a flag without the plan too, at the level of a verdict: it makes worse, then,
/// what it does not begin.
pub(crate) fn already(flag: &Flag<Decimal>, level: Level) -> bool {
    let red = |without: &Assessment<Decimal>| self::level(without) == "red";
    if level == Level::Unsustainable { flag.without.as_ref().is_some_and(red) } else { is_known(flag) }
}

/// Whether the city is past a threshold of a flag without the plan too.
pub(super) fn is_known(flag: &Flag<Decimal>) -> bool {
    flag.without.as_ref().is_some_and(|without| self::level(without) != "ok")
}

/// One flag as a sentence. What stands behind its threshold decides the words: only where a plan breaks the law is it
/// said that the city can no longer pay.
fn sentence_of(
    flag: &Flag<Decimal>,
    level: Level,
    unsecured: &[(Text, Decimal, Status)],
    city: &City,
    outcome: &Outcome,
    subject: Subject,
    style: Style,
) -> String {
    let before = already(flag, level);
    let by_secured = outcome.ruling().by_secured;
    let id = match (by_secured, level, flag.nature()) {
        (true, _, Nature::Policy) => "sentence-by-secured-policy",
        (true, ..) => "sentence-by-secured",
        (false, Level::Unsustainable, Nature::Law) if reserve::by_convention(flag, city, outcome) => {
            "sentence-unsustainable-law-computed"
        }
        (false, Level::Unsustainable, Nature::Law) if before => "sentence-unsustainable-law-before",
        // Depreciation is an order movement: nothing is paid, and the section does not balance all the same.
        (false, Level::Unsustainable, Nature::Law) if flag.with.rule == Rule::Depreciation => {
            "sentence-unsustainable-law-section"
        }
        (false, Level::Unsustainable, Nature::Law) => "sentence-unsustainable-law",
        (false, Level::Unsustainable, Nature::Practice) if before => "sentence-unsustainable-practice-before",
        (false, Level::Unsustainable, Nature::Practice) => "sentence-unsustainable-practice",
        (false, Level::Unsustainable, Nature::Policy) => "sentence-unsustainable-policy",
        (false, _, Nature::Policy) => "sentence-fragile-policy",
        (false, ..) if before => "sentence-fragile-before",
        (false, ..) => "sentence-fragile",
    };
    let because = because(flag, outcome, subject, style);
    let law = if flag.nature() == Nature::Law { "yes" } else { "no" };
    let mut args =
        vec![("because", because.into()), ("when", when(flag, city, outcome, style).into()), ("law", law.into())];
    if by_secured {
        args.push(("amount", Arg::Euros(unsecured.iter().map(|(_, amount, _)| amount).sum())));
        let hoped = unsecured.iter().map(|one| unsecured_line(one, style)).collect::<Vec<_>>();
        args.push(("list", hoped.join(style.semicolon()).into()));
    }
    style.tell(&subject.sentence(id), &args)
}

/// The years in which the rule of a flag decides: from a year on where it does in all that are judged later, else each.
fn when(flag: &Flag<Decimal>, city: &City, outcome: &Outcome, style: Style) -> String {
    // Years that hang on a convention are told apart.
    let of = |one: &Flag<Decimal>| (one.with.rule, one.with.part, reserve::by_convention(one, city, outcome));
    let same = |one: &&&Flag<Decimal>| of(one) == of(flag);
    let mut years: Vec<i32> = outcome.deciding().iter().filter(same).map(|one| one.year).collect();
    years.dedup();
    let all = &outcome.deciding_side().1.flags;
    // What is seen in the last year alone is no beginning.
    let later = |one: &&Flag<Decimal>| one.year >= flag.year;
    let lasting = years.len() > 1 && all.iter().filter(later).all(|one| years.contains(&one.year));
    let (id, years) =
        if lasting { ("when-from", flag.year.to_string()) } else { ("when-in", spelled_spans(&years, style)) };
    let spelled = if outcome.ruling().by_secured { id.to_owned() } else { format!("{id}-first") };
    let when = style.tell(&spelled, &[("years", years.into())]);
    if flag.after_pilot { when } else { format!("{when} {}", style.say("before-pilot-end")) }
}

fn sustainable(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let start = analysis.case.calendar.start.year();
    // Of a city that is in trouble by itself it is not said that it can go on.
    let red = |flag: &Flag<Decimal>| flag.without.as_ref().is_some_and(|without| level(without) == "red");
    let trouble = outcome.verdict.flags.iter().any(|flag| flag.year >= start && red(flag));
    let lead = ("lead", style.say(if trouble { "lead-in-trouble" } else { "lead-goes-on" }).into());
    let thresholds = ("thresholds", thresholds(analysis.case.city.as_ref(), outcome, Subject::Plan, style).into());
    let after = || outcome.verdict.flags.iter().filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
    // A share that is beyond a threshold and does not count, or that has no base, would read as a contradiction.
    let small = after().find(|flag| level(&flag.with) != "ok");
    if let Some((Measure::Ratio(cost, _), year)) = small.map(|flag| (&flag.with.measure, flag.year)) {
        let args = [lead, ("cost", Arg::Euros(*cost)), ("year", Arg::Year(year)), thresholds];
        return style.tell("sentence-sustainable-small", &args);
    }
    let net = analysis.financing.net_total() - analysis.financing.benefit;
    match RunShare::greatest(&outcome.verdict) {
        Some(worst) => {
            let share = worst.said(style).unwrap_or_default().into();
            let (cost, year) = (Arg::Euros(worst.cost), Arg::Year(worst.year));
            style.tell("sentence-sustainable", &[lead, ("cost", cost), ("share", share), ("year", year), thresholds])
        }
        _ if net >= Decimal::ZERO => style.tell("sentence-sustainable-free", &[lead, thresholds]),
        _ => {
            let lead = if trouble { ("lead", style.say("lead-in-trouble-saves").into()) } else { lead };
            style.tell("sentence-sustainable-saves", &[lead, ("saved", Arg::Euros(-net)), thresholds])
        }
    }
}

/// That no threshold is passed because of what a verdict is on; or, where it passes some by too little to count, that none
/// counts against it.
pub(super) fn thresholds(city: Option<&City>, outcome: &Outcome, subject: Subject, style: Style) -> String {
    let city = city.filter(|_| outcome.verdict.flags.iter().any(Flag::is_too_small));
    let share = city.map(|city| ("share", style.percent(city.thresholds.materiality.value).into()));
    let id = if share.is_some() { "thresholds-small" } else { "thresholds-none" };
    style.tell(id, &[Some(("subject", subject.word())), share].into_iter().flatten().collect::<Vec<_>>())
}

/// Why a flag counts, with its amounts.
pub(crate) fn because(flag: &Flag<Decimal>, outcome: &Outcome, subject: Subject, style: Style) -> String {
    let with = &flag.with;
    let (amount, base) = match with.measure {
        Measure::Amount(amount) => (amount, Decimal::ZERO),
        Measure::Ratio(amount, base) => (amount, base),
    };
    // A measure without a base has words of its own.
    let bare = !based(with) && matches!(with.rule, Rule::RunCost | Rule::Deleveraging | Rule::Envelope);
    let of_base = if bare { "-bare" } else { "" };
    let id = if is_balance(with.rule, level(with)) {
        "because-balance".to_owned()
    } else if in_deficit(flag, amount, outcome) {
        "because-net-savings-deficit".to_owned()
    } else {
        format!("because-{}{of_base}", with.rule.id())
    };
    let told = Figures::of(flag, style);
    let before = match &flag.without {
        Some(Assessment { measure: Measure::Amount(amount), .. }) => style.euros(*amount),
        without => told.without.unwrap_or_else(|| without.as_ref().map_or(String::new(), |_| style.say("no-measure"))),
    };
    let thin = is_thin(flag, &outcome.outlook);
    // By how little it is; what lacks savings says so anyhow.
    let told_anyhow = with.rule.kind() == Kind::Euros || matches!(with.rule, Rule::SavingsRate | Rule::Depreciation);
    let by = (told.near && !told_anyhow).then(|| format!(", {}", missing(flag, subject, style)));
    let args = [
        ("amount", Arg::Euros(amount)),
        (
            "base",
            if thin { style.tell("next-to-nothing", &[("base", Arg::Euros(base))]).into() } else { Arg::Euros(base) },
        ),
        ("measure", told.with.unwrap_or_else(|| style.say("no-measure")).into()),
        ("without", before.into()),
        ("threshold", told.threshold.into()),
        ("short", short(flag, subject, style).into()),
        ("subject", subject.word()),
        ("left", Arg::Euros(with.to_red)),
        ("part", Arg::Word(format!("part-{}", with.part.unwrap_or("operating")))),
        ("level", level(with).into()),
        ("minimum", Arg::Euros(outcome.outlook.minimum)),
    ];
    style.tell(&id, &args) + &by.unwrap_or_default() + &half(flag, subject, style).unwrap_or_default()
}

/// That a flag counts for the half of the city's own margin before red which is taken, where the city is past orange by
/// itself.
fn half(flag: &Flag<Decimal>, subject: Subject, style: Style) -> Option<String> {
    let own = flag.without.as_ref().filter(|_| is_half(flag))?.to_red;
    let args = [("own", Arg::Euros(own)), ("left", Arg::Euros(flag.with.to_red)), ("subject", subject.word())];
    Some(style.tell("because-half", &args))
}

fn is_half(flag: &Flag<Decimal>) -> bool {
    flag.gap().is_some_and(|gap| gap.until == Until::Half)
}

/// The same of years in which the rule of a flag that is told decides beside its own.
fn half_years(told: &Flag<Decimal>, outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let same = |one: &&Flag<Decimal>| (one.with.rule, one.with.part) == (told.with.rule, told.with.part);
    let halves: Vec<&Flag<Decimal>> = outcome.deciding().into_iter().filter(same).filter(|one| is_half(one)).collect();
    let first = *halves.first().filter(|first| first.year > told.year)?;
    let years: Vec<i32> = halves.iter().map(|one| one.year).collect();
    let args = [
        ("years", spelled_spans(&years, style).into()),
        ("several", if years.len() > 1 { "yes" } else { "no" }.into()),
        ("year", Arg::Year(first.year)),
        ("own", Arg::Euros(first.without.as_ref()?.to_red)),
        ("left", Arg::Euros(first.with.to_red)),
        ("subject", subject.word()),
    ];
    Some(style.tell("half-years", &args))
}

/// Whether net savings of a year, an `amount`, are below zero since gross savings are.
fn in_deficit(flag: &Flag<Decimal>, amount: Decimal, outcome: &Outcome) -> bool {
    let sides = [&outcome.outlook, &outcome.secured_outlook].into_iter();
    let mut years = sides.flat_map(|side| &side.with).filter(|year| year.year == flag.year);
    flag.with.rule == Rule::NetSavings
        && years.find(|year| year.net_savings == amount).is_some_and(|year| is_below(year.gross_savings))
}

/// What is missing at the threshold that is reached, and the plan's part of it where some was missing without it.
pub(super) fn short(flag: &Flag<Decimal>, subject: Subject, style: Style) -> String {
    let (short, part) = short_and_part(flag, subject, style);
    short + &part
}

/// The same in two: the amount, and words on the plan's part, which come after what the amount is said to be.
pub(super) fn short_and_part(flag: &Flag<Decimal>, subject: Subject, style: Style) -> (String, String) {
    let margin = |one: &Assessment<Decimal>| if level(&flag.with) == "red" { one.to_red } else { one.to_orange };
    let (with, without) = (margin(&flag.with), flag.without.as_ref().map(margin));
    let part = without
        .filter(|without| *without < Decimal::ZERO)
        .map(|without| style.tell("short-part", &[("part", Arg::Euros(without - with)), ("subject", subject.word())]));
    (style.euros(-with), part.unwrap_or_default())
}

/// Whether there is something to measure in relation to.
fn based(assessment: &Assessment<Decimal>) -> bool {
    !matches!(assessment.measure, Measure::Ratio(amount, base) if ratio(amount, base).is_none())
}

/// What a rule measures, as people write it, and with the digits that tell it apart from its thresholds.
pub fn measure(assessment: &Assessment<Decimal>, style: Style) -> String {
    let value = match assessment.measure {
        Measure::Amount(amount) => Some(amount),
        Measure::Ratio(amount, base) => ratio(amount, base),
    };
    let thresholds = [assessment.orange_at, assessment.red_at];
    value.map_or("–".to_owned(), |value| apart::apart(value, &thresholds, assessment.rule.kind(), style))
}

/// The threshold of the level that is reached, as people write it.
pub(super) fn threshold(assessment: &Assessment<Decimal>, style: Style) -> String {
    let at = if level(assessment) == "red" { assessment.red_at } else { assessment.orange_at };
    apart::threshold(at, assessment.rule.kind(), style)
}

/// A number of years with one decimal.
pub(super) fn years(value: Decimal, style: Style) -> String {
    written(value, Kind::Years, 0, style)
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
    // A title that says the year need not be followed by it.
    let title = city.title.get(style.language.code(), &city.id);
    let id = if title.contains(&city.year.to_string()) { "city-line-dated" } else { "city-line" };
    let args = [("city", title.into()), ("population", Arg::Number(city.population)), ("year", Arg::Year(city.year))];
    style.tell(id, &args)
}

/// Years before the first one of a plan from which on accounts are told as old: those of the year before last are the last
/// ones that a plan can rest on when it is drawn up, and a year more is no matter.
const OLD_ACCOUNTS: i32 = 4;

/// How the city's accounts go on from year to year: a verdict hangs on it, and it is seldom a published figure. Before it,
/// that they are old in the year `from`, in which what the verdict is on begins.
pub(super) fn growth_line(city: &City, from: i32, style: Style) -> String {
    let age = from - city.year;
    let args =
        [("base", Arg::Year(city.year)), ("from", Arg::Year(from)), ("age", Arg::Count(age.unsigned_abs() as usize))];
    let old = if age >= OLD_ACCOUNTS { style.tell("growth-line-old", &args) + " " } else { String::new() };
    old + &course(city, style)
}

fn course(city: &City, style: Style) -> String {
    let ends = |accounts: &mut dyn Iterator<Item = &Account>| {
        let rates: Vec<Decimal> = accounts.map(|account| account.growth.value).collect();
        let (low, high) = (rates.iter().min().copied(), rates.iter().max().copied());
        (low.unwrap_or_default(), high.unwrap_or_default())
    };
    let revenue = ends(&mut city.revenue.iter());
    let spending = ends(&mut std::iter::once(&city.staff).chain(&city.other_spending));
    let told = |(low, high): (Decimal, Decimal)| {
        let ends = [("low", style.percent(low).into()), ("high", style.percent(high).into())];
        if low == high { style.percent(low) } else { style.tell("study-value-range", &ends) }
    };
    let args = [("revenue", told(revenue).into()), ("spending", told(spending).into())];
    let id = if revenue == spending && revenue.0 == revenue.1 { "growth-line-even" } else { "growth-line" };
    style.tell(id, &args)
}
