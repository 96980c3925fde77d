//! What a verdict rests on, where that is less firm than the figures look: warned of, whatever the level.

use rust_decimal::Decimal;

use super::balance::Fctva;
use super::capacity::{Capacity, assumed};
use super::projection::{CityYear, Outlook};
use super::rules::{Assessment, Measure};
use super::verdict::Flag;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::language::{Arg, spans};
use crate::model::{AsWritten, Case, City, Rule};
use crate::units::half_up;

/// Share of operating revenue below which savings are next to nothing. A policy: accounts close within about a percent
/// of what was budgeted, so that such savings may as well be none.
const THIN: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// How much more is repaid in a year of a hump than beside it. A policy: an annuity that a city cannot make out from
/// one year to another is no hump; a third more is.
const HUMP: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
const HUMP_OF: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// The savings, without the plan, in relation to which a rule measures it; none for the other rules.
fn base_of(rule: Rule, year: &CityYear<Decimal>) -> Option<Decimal> {
    match rule {
        Rule::RenewalWall => Some(year.net_savings),
        Rule::RunCost => Some(year.gross_savings),
        _ => None,
    }
}

/// Whether what a flag measures is in relation to savings that are next to nothing.
pub(crate) fn is_thin(flag: &Flag<Decimal>, outlook: &Outlook<Decimal>) -> bool {
    let year = outlook.without.iter().find(|year| year.year == flag.year);
    let Some((base, year)) = year.and_then(|year| Some((base_of(flag.with.rule, year)?, year))) else {
        return false;
    };
    matches!(flag.with.measure, Measure::Ratio(..)) && base > Decimal::ZERO && base < year.revenue * THIN
}

/// Warns of a deciding rule whose base is next to nothing, or has gone through zero in the year before or after: the
/// wall is no longer measured there, and a city with less would be judged milder. `subject`: `plan` or `programme`.
pub(crate) fn warn_of_thin_base(
    outlook: &Outlook<Decimal>,
    deciding: &[&Flag<Decimal>],
    subject: &'static str,
    diagnostics: &mut Diagnostics,
) {
    let mut told = Vec::new();
    for flag in deciding {
        let Some(place) = outlook.without.iter().position(|year| year.year == flag.year) else { continue };
        let (without, with) = (&outlook.without[place], &outlook.with[place]);
        let Some(base) = base_of(flag.with.rule, without).filter(|base| *base > Decimal::ZERO) else { continue };
        let before = place.checked_sub(1).map_or(&outlook.base, |place| &outlook.without[place]);
        let beside = [Some(before), outlook.without.get(place + 1)];
        let gone = |year: &&CityYear<Decimal>| base_of(flag.with.rule, year).is_some_and(|base| base <= Decimal::ZERO);
        let gone = beside.into_iter().flatten().find(gone);
        if told.contains(&flag.with.rule) || (gone.is_none() && !is_thin(flag, outlook)) {
            continue;
        }
        told.push(flag.with.rule);
        let left = with.gross_savings + with.own_revenue - with.grants - with.principal;
        let thin = Diagnostic::new(codes::THIN_BASE).arg("what", flag.with.rule.id()).arg("year", Arg::Year(flag.year));
        let thin = thin.arg("subject", subject);
        let thin = thin.arg("base", Arg::Euros(base)).arg("share", Arg::Percent(half_up(base / without.revenue, 4)));
        let thin = thin.arg("beside", gone.map_or(Arg::from("none"), |year| Arg::Year(year.year)));
        let thin = thin.arg("balance", if left < Decimal::ZERO { "missing" } else { "left" });
        diagnostics.push(thin.arg("left", Arg::Euros(left.abs())).help("help"));
    }
}

/// The least that the city repays beside a year in which it repays a third more: in a later one, or in its accounts while
/// its debt is no larger than there.
fn beside_hump(outlook: &Outlook<Decimal>, year: i32) -> Option<(&CityYear<Decimal>, &CityYear<Decimal>)> {
    let place = outlook.without.iter().position(|one| one.year == year)?;
    let at = &outlook.without[place];
    let same_debt = (at.debt <= outlook.base.debt).then_some(&outlook.base);
    let beside = outlook.without[place + 1..].iter().chain(same_debt).min_by_key(|one| one.principal)?;
    (at.principal * HUMP_OF > beside.principal * HUMP).then_some((at, beside))
}

/// What makes a verdict less firm than it looks. Each has words of its own in the verdict itself, and a warning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reserve {
    /// It hangs on savings next to nothing: in that year a rule reaches its level while they lie between nothing and
    /// another amount, in euros.
    ThinBase { year: i32, rule: Rule, base: Decimal, below: Decimal, revenue: Decimal },
    /// It hangs on how today's debt is taken to be repaid.
    StraightLine,
    /// It names a break of the legal balance that the FCTVA of the accounts would mend in these years.
    ComputedFctva { base: i32, years: Vec<i32> },
}

impl Reserve {
    /// The code of the warning that tells more.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::ThinBase { .. } => codes::THIN_BASE.id,
            Self::StraightLine => codes::STRAIGHT_LINE_DEBT.id,
            Self::ComputedFctva { .. } => codes::COMPUTED_FCTVA.id,
        }
    }
}

/// What makes a verdict less firm than it looks, by the flags that decide.
pub(crate) fn reserves(city: &City, outlook: &Outlook<Decimal>, deciding: &[&Flag<Decimal>]) -> Vec<Reserve> {
    let thin = deciding.first().filter(|_| deciding.iter().all(|flag| is_thin(flag, outlook)));
    let thin = thin.and_then(|flag| {
        let revenue = outlook.without.iter().find(|year| year.year == flag.year)?.revenue;
        let Measure::Ratio(amount, base) = flag.with.measure else { return None };
        let at = if flag.with.to_red < Decimal::ZERO { flag.with.red_at } else { flag.with.orange_at };
        let below = amount.checked_div(at)?;
        Some(Reserve::ThinBase { year: flag.year, rule: flag.with.rule, base, below, revenue })
    });
    let straight = straight_line(city, outlook, deciding).map(|_| Reserve::StraightLine);
    let years = by_computed_fctva(city, outlook, deciding.iter().map(|flag| (flag.year, &flag.with)));
    let fctva = (!years.is_empty()).then_some(Reserve::ComputedFctva { base: city.year, years });
    [thin, straight, fctva].into_iter().flatten().collect()
}

/// The years in which the legal balance is broken, and would be kept with the FCTVA of the accounts, carried on.
pub(crate) fn by_computed_fctva<'a>(
    city: &City,
    outlook: &Outlook<Decimal>,
    assessed: impl Iterator<Item = (i32, &'a Assessment<Decimal>)>,
) -> Vec<i32> {
    let Some(fctva) = Fctva::of(city, outlook) else { return Vec::new() };
    assessed.filter(|(year, one)| fctva.decides(*year, one)).map(|(year, _)| year).collect()
}

/// Warns of a legal balance, the city's own or with what decides, that is broken for want of FCTVA alone, since that of a
/// city at constant debt is the one of an investment which is computed.
pub(crate) fn warn_of_computed_fctva(
    city: &City,
    outlook: &Outlook<Decimal>,
    [all, deciding]: [&[&Flag<Decimal>]; 2],
    diagnostics: &mut Diagnostics,
) {
    let alone = all.iter().filter_map(|flag| Some((flag.year, flag.without.as_ref()?)));
    let alone = by_computed_fctva(city, outlook, alone);
    let with = by_computed_fctva(city, outlook, deciding.iter().map(|flag| (flag.year, &flag.with)));
    let Some(first) = alone.iter().chain(&with).min().copied() else { return };
    let Some(year) = Fctva::of(city, outlook).and_then(|fctva| fctva.year(first)) else { return };
    let whose = match (alone.is_empty(), with.is_empty()) {
        (false, true) => "city",
        (true, false) => "with",
        _ => "both",
    };
    let told = Diagnostic::new(codes::COMPUTED_FCTVA).arg("city", city.id.clone()).arg("base", Arg::Year(city.year));
    let told = told.arg("whose", whose).arg("alone", spans(&alone)).arg("years", spans(&with));
    let told = told.arg("year", Arg::Year(first)).arg("computed", Arg::Euros(year.computed));
    diagnostics.push(told.arg("carried", Arg::Euros(year.carried)).help("help"));
}

/// A year that decides, and one beside its hump, where a verdict rests on humps in all of its years.
fn straight_line<'o>(
    city: &City,
    outlook: &'o Outlook<Decimal>,
    deciding: &[&Flag<Decimal>],
) -> Option<(&'o CityYear<Decimal>, &'o CityYear<Decimal>)> {
    let repays =
        |flag: &&Flag<Decimal>| matches!(flag.with.rule, Rule::NetSavings | Rule::RenewalWall | Rule::Rigidity);
    let rests = |flag: &&Flag<Decimal>| repays(flag) && beside_hump(outlook, flag.year).is_some();
    if !city.debt_schedule.is_empty() || !deciding.iter().all(rests) {
        return None;
    }
    beside_hump(outlook, deciding.first()?.year)
}

/// Warns of a verdict that rests, in all of its years, on a repayment which is as high as that because today's debt is
/// repaid by the same sum each year until it is gone, and new loans beside it.
pub(crate) fn warn_of_straight_line(
    city: &City,
    outlook: &Outlook<Decimal>,
    deciding: &[&Flag<Decimal>],
    subject: &'static str,
    diagnostics: &mut Diagnostics,
) {
    let Some((at, beside)) = straight_line(city, outlook, deciding) else { return };
    let line = Diagnostic::new(codes::STRAIGHT_LINE_DEBT).arg("city", city.id.clone()).arg("subject", subject);
    let line = line.arg("year", Arg::Year(at.year)).arg("amount", Arg::Euros(at.principal));
    let line = line.arg("beside", Arg::Year(beside.year)).arg("less", Arg::Euros(beside.principal));
    diagnostics.push(line.arg("flat", Arg::Euros(outlook.base.principal)).help("help"));
}

/// Warns of grants and FCTVA, taken as the accounts have them, that were cut or that make a city invest twice what it
/// does: one year's grants may be those of one building.
pub(crate) fn warn_of_aid(case: &Case, city: &City, outlook: &Outlook<Decimal>, diagnostics: &mut Diagnostics) {
    let Some(capacity) = Capacity::of(city, outlook, case.calendar.start.year(), &AsWritten) else { return };
    let years = capacity.something();
    let amount = capacity.average("investment", |year| &year.investment);
    let above = capacity.is_beyond(outlook.base.investment);
    // Where nothing can be invested, no grants are counted on.
    if years.is_empty() || capacity.rate.is_zero() || (capacity.cut_from.is_none() && !above) {
        return;
    }
    let place = case.data.provenance(city.grants.amount).and_then(|provenance| provenance.span);
    let aid = place.map_or(Diagnostic::new(codes::ASSUMED_AID), |span| Diagnostic::at(codes::ASSUMED_AID, span));
    let aid = aid.arg("city", city.id.clone()).arg("base", Arg::Year(city.year));
    let aid = aid.arg("what", if capacity.cut_from.is_some() { "cut" } else { "above" });
    let aid = aid.arg("written", Arg::Percent(half_up(capacity.cut_from.unwrap_or(capacity.rate), 3)));
    let aid = aid.arg("rate", Arg::Percent(half_up(capacity.rate, 3))).arg("amount", Arg::Euros(assumed(amount)));
    let aid = aid.arg("years", spans(&years));
    diagnostics.push(aid.arg("invested", Arg::Euros(outlook.base.investment)).help("help"));
}
