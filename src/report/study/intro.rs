//! What stands over the conditions: how far the plan goes beyond thresholds, as the first page says it.

use rust_decimal::Decimal;

use super::legal_tests::hangs_on_other;
use crate::analysis::{Analysis, Outcome};
use crate::city::{Flag, Level};
use crate::document::Nature;
use crate::model::Rule;
use crate::report::apart::is_balance;
use crate::report::legal::on_acquired_money;
use crate::report::reserve;
use crate::report::result_city::level;
use crate::report::section::{self, Deficit};
use crate::report::style::Style;
use crate::report::words::{Subject, already};
use crate::run::foremost;

/// What the conditions are for, in no stronger words than what stands behind the threshold that decides.
pub(super) fn intro(analysis: &Analysis, style: Style) -> String {
    let Some((outcome, ruling)) = analysis.outcome.as_ref().map(|outcome| (outcome, outcome.ruling())) else {
        return style.say("study-conditions-undetermined");
    };
    let id = match ruling.level {
        Some(Level::Unsustainable) => "study-conditions-unsustainable",
        Some(Level::Fragile) => "study-conditions-fragile",
        Some(Level::Sustainable) => {
            let said = style.say("study-conditions-sustainable");
            return std::iter::once(said).chain(beside_levels(outcome, style)).collect::<Vec<_>>().join(" ");
        }
        None if analysis.complete() => return style.say("study-conditions-not-seen"),
        None => return style.say("study-conditions-undetermined"),
    };
    let city = analysis.case.city.as_ref();
    // As the first page says it: what hangs on a convention leads only where nothing else decides.
    let open = |flag: &&Flag<Decimal>| city.is_some_and(|city| reserve::by_convention(flag, city, outcome));
    let firm = outcome.deciding().into_iter().filter(|flag| !open(flag)).map(Flag::nature).max();
    let nature = firm.or(ruling.nature).unwrap_or(Nature::Policy);
    let convention = firm.is_none() && nature == Nature::Law;
    let hoped = if ruling.by_secured { "yes" } else { "no" };
    let deciding = outcome.deciding();
    let word = if convention { "convention" } else { nature.word() };
    let leading = foremost(deciding.into_iter().filter(|flag| flag.nature() == nature));
    let before = !ruling.by_secured && leading.zip(ruling.level).is_some_and(|(flag, level)| already(flag, level));
    let before = if before { "yes" } else { "no" };
    let args = [("nature", word.into()), ("hoped", hoped.into()), ("before", before.into())];
    let said = style.tell(id, &args);
    let mut balances = outcome.deciding_side().1.flags.iter().filter(|flag| flag.with.rule == Rule::NetSavings);
    let kept = nature != Nature::Law && balances.all(|flag| !is_balance(flag.with.rule, level(&flag.with)));
    let beside = beside_levels(outcome, style);
    let balance = (kept && beside.is_empty()).then(|| {
        let depreciation = section::depreciation(outcome, outcome.first_year, style);
        let other = if hangs_on_other(analysis, outcome) { "yes" } else { "no" };
        style.tell("study-conditions-balance", &[("depreciation", depreciation.into()), ("other", other.into())])
    });
    let reserves = city.map_or_else(Vec::new, |city| reserve::said(city, outcome, Subject::Plan, style));
    [Some(said), balance].into_iter().flatten().chain(beside).chain(reserves).collect::<Vec<_>>().join(" ")
}

/// What the law asks for and no level tells: the balance of the operating section, and tests that acquired money alone does
/// not pass.
fn beside_levels(outcome: &Outcome, style: Style) -> Vec<String> {
    let deficit = Deficit::deciding(outcome);
    let deficit = deficit.map(|one| section::tell("study-conditions-section", &one, outcome, Subject::Plan, style));
    let acquired = on_acquired_money(outcome, style);
    let acquired = acquired.map(|tests| style.tell("study-conditions-acquired", &[("tests", tests.into())]));
    [deficit, acquired].into_iter().flatten().collect()
}
