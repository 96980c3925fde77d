//! What people and programs read of several plans on one city's budget.

mod asides;
mod council;
mod json;
mod study;
mod text;
mod unjudged;

pub use json::programme_json;
pub use study::programme_study;
pub use text::programme_text;

use std::sync::Arc;

use rust_decimal::Decimal;

use super::capital_left;
use super::check_text::{city_interest, city_loans};
use super::deciding::deepened;
use super::grid::Value;
use super::investable::investable_from;
use super::own_share;
use super::result_city::level;
use super::run_share::RunShare;
use super::study::names;
use super::style::Style;
use super::tally::{doubted_rights, unsecured};
use super::unjudged::until;
use super::words::{Subject, reason_of, thresholds};
use crate::analysis::Analysis;
use crate::city::{Flag, Level};
use crate::diagnostic::{Diagnostic, message};
use crate::document::{Status, Text};
use crate::explore::contingency::Contingency;
use crate::explore::growth::GrowthTurn;
use crate::explore::turned::Turned;
use crate::finance::{FinancingPlan, Payer};
use crate::language::Arg;
use crate::programme::{MOST_PLANS, Member, Programme, WayOut};
use crate::units::{Date, order};

/// What a study of a programme tells beside its figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What would make the programme last.
    pub ways: &'a [WayOut],
    /// What turns the verdict.
    pub turning: Turning<'a>,
    /// What each plan sets aside, in their order; none where nothing was drawn.
    pub set_aside: &'a [Option<Contingency>],
    /// Date on the front page; there is no clock here.
    pub date: Option<Date>,
}

/// What turns the verdict on a programme, where it was looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Turning<'a> {
    /// At which growth of the city's accounts it does.
    pub growth: &'a [GrowthTurn],
    /// What it is if posts of the accounts have to be replaced.
    pub replaced: Option<&'a Turned>,
}

/// A plan's name: its title, or its id where it has none.
fn name(member: &Member, style: Style) -> String {
    member.analysis.case.title.get(style.language.code(), member.id()).to_owned()
}

/// A warning in the reader's words: plans, cities, lines and days by their names. `plan`: whose it is, where it is one's.
fn warning(programme: &Programme, plan: Option<&str>, one: &Diagnostic, style: Style) -> String {
    let find = |id: &str| programme.members.iter().find(|member| member.id() == id);
    let mut one = one.clone();
    for (_, arg) in &mut one.args {
        if let Arg::Text(text) = arg {
            *text = find(text).map_or_else(|| text.clone(), |member| name(member, style));
        }
    }
    let of = plan.and_then(find);
    let Some(member) = of.or(programme.members.first()) else { return message(&one, style.language) };
    let said = names::warning(&one, &member.analysis.case, style);
    of.map_or_else(
        || said.clone(),
        |member| style.tell("named", &[("name", name(member, style).into()), ("value", names::small(&said).into())]),
    )
}

/// Money of all plans that is counted on and not acquired, each under its plan.
fn unsecured_of_all(programme: &Programme, style: Style) -> Vec<(Text, Decimal, Status)> {
    let of = |member: &Arc<Member>| {
        let plan = name(member, style);
        let named = move |(name, amount, status): (Text, Decimal, Status)| {
            (Text::one(&format!("{plan}: {}", style.of(&name))), amount, status)
        };
        unsecured(&member.analysis).map(named).collect::<Vec<_>>()
    };
    programme.members.iter().flat_map(of).collect()
}

fn money(amount: Decimal, complete: bool) -> Value {
    if complete { Value::Money(amount) } else { Value::AtLeast(amount) }
}

/// What the city can invest without more debt, and what all plans take of it.
fn investable(programme: &Programme, style: Style) -> Option<String> {
    let together = &programme.together;
    investable_from(&together.city, &together.outcome, together.horizon.first, Subject::Programme, style)
}

/// What all plans make the city pay on loans of its own: in no figure of theirs.
fn balance_interest(programme: &Programme) -> Decimal {
    city_interest(&programme.together.outcome, Sums::of(programme).interest)
}

/// What the city borrows by itself, and what all plans add to that.
fn loans(programme: &Programme, style: Style) -> String {
    let together = &programme.together;
    let interest = balance_interest(programme);
    city_loans(&together.city, &together.outcome, interest, Subject::Programme, style)
}

/// The verdict on all plans in one plain sentence.
fn sentence(programme: &Programme, style: Style) -> String {
    let outcome = &programme.together.outcome;
    let Some(level) = outcome.ruling().level else {
        if programme.complete() {
            let unseen: Vec<String> = programme.unseen().map(|member| name(member, style)).collect();
            return style.tell("programme-not-seen", &[("plans", unseen.join(style.semicolon()).into())]);
        }
        let unpriced = programme.members.iter().map(|member| member.analysis.case.unpriced.len()).sum::<usize>();
        return style.tell("verdict-undetermined-because", &[("count", unpriced.into())]);
    };
    let unsecured = unsecured_of_all(programme, style);
    let reason = reason_of(level, &unsecured, &programme.together.city, outcome, Subject::Programme, style);
    reason.unwrap_or_else(|| {
        let lasts = sustainable(programme, style);
        std::iter::once(lasts).chain(deepened(outcome, Subject::Programme, style)).collect::<Vec<_>>().join(" ")
    })
}

fn sustainable(programme: &Programme, style: Style) -> String {
    let outcome = &programme.together.outcome;
    let city = Some(&programme.together.city);
    let crossed = ("thresholds", thresholds(city, outcome, Subject::Programme, style).into());
    match RunShare::greatest(&outcome.verdict) {
        Some(worst) => {
            let share = worst.said(style).unwrap_or_default().into();
            let (cost, year) = (Arg::Euros(worst.cost), Arg::Year(worst.year));
            let args = [("cost", cost), ("share", share), ("year", year), crossed];
            style.tell("programme-sentence-sustainable", &args)
        }
        _ => style.tell("programme-sentence-sustainable-free", &[crossed]),
    }
}

/// Plans that last one by one and not together, or the reverse: what a programme is looked at for.
fn alone_and_together(programme: &Programme, style: Style) -> Option<String> {
    let level = programme.together.outcome.ruling().level?;
    let alone = |member: &Arc<Member>| member.analysis.outcome.as_ref()?.ruling().level;
    let worst = programme.members.iter().map(alone).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let id = match (worst, level) {
        (Level::Sustainable, Level::Fragile | Level::Unsustainable) => "programme-each-lasts",
        (Level::Fragile, Level::Unsustainable) => "programme-none-fails",
        _ => return None,
    };
    let args = [("count", programme.members.len().into()), ("level", level.word().into())];
    (programme.members.len() > 1).then(|| style.tell(id, &args))
}

/// Whether a plan's loans outlive it: the city's years after its end do not bear what they still cost, then.
fn loans_outlive(programme: &Programme) -> Arg {
    let outlive = |member: &Arc<Member>| capital_left::outlives(&member.analysis);
    if programme.members.iter().any(outlive) { "yes" } else { "no" }.into()
}

/// What the plans' own studies say first of their money, each by its name: a financing plan that leaves the city less of
/// its investment than the law asks for, or that pays more than there is to pay, and loans that outlive their plan.
fn first_of_all(programme: &Programme, style: Style) -> impl Iterator<Item = String> {
    let of = |analysis: &Analysis| {
        let broken = [own_share::said(analysis, style), own_share::overpaid(analysis, style)];
        broken.into_iter().flatten().chain(capital_left::said(analysis, style)).collect()
    };
    by_name(programme, of, style).into_iter()
}

/// How sure the aid of all plans is, whenever it is received: what is acquired of it, asked for, and hoped for. None without.
fn aid(programme: &Programme, style: Style) -> Option<String> {
    let mut sums = [Decimal::ZERO; 3];
    for member in &programme.members {
        let plan = FinancingPlan::of(&member.analysis.case, &member.analysis.financing);
        for one in plan.resources.iter().filter(|one| matches!(one.payer, Payer::Grant(_))) {
            let place = match one.status {
                Status::Acquired => 0,
                Status::Requested => 1,
                Status::Hoped => 2,
            };
            sums[place] += one.amount;
        }
    }
    let [acquired, requested, hoped] = sums.map(Arg::Euros);
    let all = sums.iter().sum::<Decimal>();
    let sure = if sums[0] == all { "yes" } else { "no" };
    let args = [
        ("all", Arg::Euros(all)),
        ("sure", sure.into()),
        ("acquired", acquired),
        ("requested", requested),
        ("hoped", hoped),
    ];
    (!all.is_zero()).then(|| style.tell("programme-aid", &args))
}

/// The FCTVA on upkeep in the plans, whose right is to be checked; none below a euro.
fn upkeep(programme: &Programme, style: Style) -> Option<String> {
    let doubted: Decimal = programme.members.iter().map(|member| doubted_rights(&member.analysis)).sum();
    (doubted >= Decimal::ONE).then(|| style.tell("programme-upkeep", &[("amount", Arg::Euros(doubted))]))
}

/// Sentences on plans, each after the name of its plan.
fn by_name(programme: &Programme, of: impl Fn(&Analysis) -> Vec<String>, style: Style) -> Vec<String> {
    let named = |member: &Member, said: &str| {
        style.tell("named", &[("name", name(member, style).into()), ("value", names::small(said).into())])
    };
    let all = programme.members.iter().map(|member| (member, of(&member.analysis)));
    all.flat_map(|(member, all)| all.into_iter().map(|said| named(member, &said)).collect::<Vec<_>>()).collect()
}

/// What is said where nothing was found: of more plans than sets are tried of, only putting off was looked for.
pub(crate) fn no_way(programme: &Programme) -> &'static str {
    if programme.members.len() > MOST_PLANS { "programme-no-put-off" } else { "programme-no-way" }
}

/// A way out in plain words.
pub(crate) fn way_out(way: &WayOut, programme: &Programme, style: Style) -> String {
    let name = |place: &usize| name(&programme.members[*place], style);
    match way {
        WayOut::Keep { plans, tco } => {
            let kept = plans.iter().map(name).collect::<Vec<_>>().join(style.semicolon());
            let of = programme.members.len();
            let dropped = (0..of).filter(|place| !plans.contains(place));
            let dropped = dropped.map(|place| name(&place)).collect::<Vec<_>>().join(style.semicolon());
            let args = [
                ("kept", kept.into()),
                ("dropped", dropped.into()),
                ("tco", Arg::Euros(*tco)),
                ("count", plans.len().into()),
                ("gone", (of - plans.len()).into()),
                ("of", of.into()),
                ("all", Arg::Euros(Sums::of(programme).tco_incl)),
            ];
            // What one plan shows in a year that is not judged is not said of it by its verdict.
            let alone = plans.first().filter(|_| plans.len() == 1).map(|place| &programme.members[*place].analysis);
            let until = alone.and_then(|analysis| until(analysis, None, style));
            [Some(style.tell("programme-keep", &args)), until].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        WayOut::PutOff { plan, years, start } => {
            let args = [
                ("plan", name(plan).into()),
                ("years", usize::try_from(*years).unwrap_or(0).into()),
                ("start", super::study::names::month(*start, style).into()),
            ];
            style.tell("programme-put-off", &args)
        }
    }
}

/// The flags that decide, of each rule and level the first one, with the part of each plan, the largest first.
fn parts(programme: &Programme) -> Vec<(&Flag<Decimal>, Vec<(&Member, Decimal)>)> {
    let together = &programme.together;
    let verdict = together.outcome.deciding_side().1;
    let mut told = Vec::new();
    let mut out = Vec::new();
    for flag in &verdict.flags {
        let Some(parts) = together.parts_of(flag, verdict) else { continue };
        let reached = (flag.with.rule, flag.with.part, level(&flag.with));
        if told.contains(&reached) {
            continue;
        }
        told.push(reached);
        let mut parts: Vec<(&Member, Decimal)> =
            programme.members.iter().map(Arc::as_ref).zip(parts.iter().copied()).collect();
        order::by(&mut parts, |(_, one), (_, other)| other.cmp(one));
        out.push((flag, parts));
    }
    out
}

/// What all plans come to.
struct Sums {
    tco_excl: Decimal,
    tco_incl: Decimal,
    received: Decimal,
    interest: Decimal,
    net: Decimal,
    benefits: Decimal,
}

impl Sums {
    fn of(programme: &Programme) -> Self {
        use crate::run::Figure;
        let sum = |figure: Figure| {
            programme.members.iter().filter_map(|member| figure.of(&member.analysis.run)).sum::<Decimal>()
        };
        Self {
            tco_excl: sum(Figure::TcoExclVat),
            tco_incl: sum(Figure::TcoInclVat),
            received: sum(Figure::Received),
            interest: sum(Figure::Interest),
            net: sum(Figure::NetCost),
            benefits: sum(Figure::Benefits),
        }
    }

    /// The row that is left to the city of all.
    fn last(&self) -> &'static str {
        if self.benefits.is_zero() { "row-net-cost" } else { "row-net-after" }
    }

    /// The rows of a table, what the city does not pay itself below zero.
    fn rows(&self) -> Vec<(&'static str, Decimal)> {
        let mut rows = vec![("row-tco-excl", self.tco_excl), ("row-tco-incl", self.tco_incl)];
        rows.push(("row-received", -self.received));
        if !self.interest.is_zero() {
            rows.push(("row-loan-interest", self.interest));
        }
        rows.push(("row-net-cost", self.net));
        if !self.benefits.is_zero() {
            rows.extend([("row-benefits", -self.benefits), (self.last(), self.net - self.benefits)]);
        }
        rows
    }
}
