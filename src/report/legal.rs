//! What the law asks for that a plan keeps with all the money that is counted on, and not with what is acquired.

use rust_decimal::Decimal;

use super::flags::{rule_name, spelled_spans};
use super::reserve;
use super::result_city::level;
use super::section::Deficit;
use super::style::Style;
use super::words::{Subject, because};
use crate::analysis::Outcome;
use crate::city::{Flag, Verdict};
use crate::document::Nature;
use crate::language::Arg;
use crate::model::{City, Rule};

/// The flags of a rule whose red is law, in years that are judged from the one in which the plan begins.
pub(super) fn by_law(verdict: &Verdict<Decimal>, rule: Rule, from: i32) -> impl Iterator<Item = &Flag<Decimal>> {
    let flags = verdict.flags.iter().filter(move |flag| flag.with.rule == rule && flag.year >= from);
    flags.filter(|flag| flag.natures.1 == Nature::Law)
}

/// Tests of the law that acquired money alone does not pass, and all money does, with their years and the lowest margin.
/// None where acquired money decides: its figures are then those that are told.
pub(super) fn on_acquired_money(outcome: &Outcome, style: Style) -> Option<String> {
    if !outcome.hoped || outcome.by_secured().is_some() {
        return None;
    }
    let from = outcome.first_year;
    let broken = |verdict: &Verdict<Decimal>, rule: Rule| -> Vec<(i32, Decimal)> {
        let red = by_law(verdict, rule, from).filter(|flag| level(&flag.with) == "red");
        red.map(|flag| (flag.year, flag.with.to_red)).collect()
    };
    let told = |name: String, years: &[i32], (year, margin): (i32, Decimal)| {
        let args = [
            ("name", name.into()),
            ("years", spelled_spans(years, style).into()),
            ("margin", Arg::Euros(margin)),
            ("year", Arg::Year(year)),
        ];
        style.tell("legal-not-kept", &args)
    };
    let mut tests: Vec<String> = Vec::new();
    let kept = Deficit::of(&outcome.verdict, from).is_none();
    if let Some(deficit) = Deficit::of(&outcome.secured, from).filter(|_| kept) {
        tests.push(told(style.say("legal-section"), &deficit.years, (deficit.worst, deficit.with)));
    }
    for rule in Rule::ALL {
        let years = broken(&outcome.secured, rule);
        let worst = years.iter().copied().min_by_key(|(year, margin)| (*margin, *year));
        let name = by_law(&outcome.secured, rule, from).next().map(|flag| name(flag, style));
        if let (true, Some((worst, name))) = (broken(&outcome.verdict, rule).is_empty(), worst.zip(name)) {
            tests.push(told(name, &years.iter().map(|(year, _)| *year).collect::<Vec<_>>(), worst));
        }
    }
    (!tests.is_empty()).then(|| tests.join(style.semicolon()))
}

/// Tests of the law that fail because of what a verdict is on, and decide nothing: before the end of the pilot, or beside
/// heavier ones. The first year of each rule is told with its figures.
pub(super) fn beside(city: &City, outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let deciding = outcome.deciding();
    let decides =
        |flag: &Flag<Decimal>| deciding.iter().any(|one| (one.year, one.with.rule) == (flag.year, flag.with.rule));
    let worse = |flag: &&Flag<Decimal>| {
        level(&flag.with) == "red" && flag.without.as_ref().is_none_or(|without| flag.with.to_red < without.to_red)
    };
    let verdict = outcome.deciding_side().1;
    let computed = |flag: &&Flag<Decimal>| reserve::by_convention(flag, city, outcome);
    let failing = |rule: Rule| by_law(verdict, rule, outcome.first_year).filter(worse).filter(|flag| !decides(flag));
    // Years that hang on a convention are told apart.
    let of_years = |(failing, convention): (Vec<&Flag<Decimal>>, bool)| {
        let first = *failing.first()?;
        let years: Vec<i32> = failing.iter().map(|flag| flag.year).collect();
        let args = [
            ("years", spelled_spans(&years, style).into()),
            ("several", if years.len() > 1 { "yes" } else { "no" }.into()),
            ("year", Arg::Year(first.year)),
            ("because", because(first, outcome, subject, style).into()),
            ("pilot", if failing.iter().any(|flag| flag.after_pilot) { "no" } else { "yes" }.into()),
            ("convention", if convention { "yes" } else { "no" }.into()),
            ("base", Arg::Year(city.year)),
        ];
        Some(style.tell("legal-beside", &args))
    };
    let groups = Rule::ALL.into_iter().flat_map(|rule| {
        let (open, firm): (Vec<_>, Vec<_>) = failing(rule).partition(computed);
        [(firm, false), (open, true)]
    });
    let told: Vec<String> = groups.filter_map(of_years).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What a rule asks for by law, in short.
fn name(flag: &Flag<Decimal>, style: Style) -> String {
    if flag.with.rule == Rule::NetSavings { style.say("legal-capital") } else { rule_name(flag, style) }
}
