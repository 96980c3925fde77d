use rust_decimal::Decimal;

use super::{KeyFigure, Material, bound, total};
use crate::analysis::{Analysis, Outcome};
use crate::document::Section;
use crate::finance::{Receipt, ReceiptKind};
use crate::language::Arg;
use crate::report::burden::{acquired_net, heaviest_name, heaviest_run, per_inhabitant};
use crate::report::check_text::city_interest;
use crate::report::style::Style;
use crate::report::tally::{doubted_fctva, renewed_within};
use crate::units::half_up;

/// What stands in large figures under the verdict.
pub(super) fn figures(material: &Material<'_>, style: Style) -> Vec<KeyFigure> {
    let (analysis, financing) = (material.analysis, &material.analysis.financing);
    let years = years(analysis.case.calendar.months, style);
    let cost = KeyFigure {
        label: style.tell("study-key-cost", &[("length", years.clone().into())]),
        value: total(analysis, financing.cost_incl_vat),
        note: covered(analysis, style),
    };
    let net = financing.net_total() - financing.benefit;
    let net_cost = KeyFigure {
        label: style.say(if financing.benefit.is_zero() { "row-net-cost" } else { "row-net-after" }),
        value: total(analysis, net),
        note: net_note(material, net, style),
    };
    let run = match financing.cliff.as_ref().map(|cliff| (cliff.pilot, cliff.after.zip(cliff.window))) {
        Some((pilot, Some((after, window)))) => KeyFigure {
            label: style.tell("study-key-run", &[("months", Arg::Count(window.1 as usize))]),
            value: total(analysis, after),
            note: run_note(analysis, pilot, window, style),
        },
        _ => KeyFigure {
            label: style.say("row-eac"),
            value: total(analysis, analysis.present_value.equivalent_annual_cost),
            note: style.say("study-key-annual-note"),
        },
    };
    let own = material.analysis.outcome.as_ref().and_then(|outcome| balance_interest(material, net, outcome, style));
    [cost, net_cost, run].into_iter().chain(heaviest(material, style)).chain(own).collect()
}

/// What of the cost others pay, by what they are.
fn covered(analysis: &Analysis, style: Style) -> String {
    let received = analysis.financing.received;
    let granted = |one: &Receipt<Decimal>| one.kind != ReceiptKind::Fctva;
    let id = match (received.is_zero(), analysis.financing.receipts.iter().any(granted), by_fctva(analysis)) {
        (true, ..) => "study-key-cost-alone",
        (false, true, true) => "study-key-cost-note",
        (false, true, false) => "study-key-cost-granted",
        (false, false, _) => "study-key-cost-fctva",
    };
    let note = style.tell(id, &[("received", bound(analysis, style.euros(received)))]);
    let held = held(analysis);
    let note = match held < Decimal::ONE {
        true => note,
        false => style.tell("study-key-cost-held", &[("note", note.into()), ("held", Arg::Euros(held))]),
    };
    // A right that the finance bill for 2026 proposed to end is no money to be taken for granted.
    let doubted = doubted_fctva(analysis);
    if doubted < Decimal::ONE {
        return note;
    }
    style.tell("study-key-cost-upkeep", &[("note", note.into()), ("amount", Arg::Euros(doubted))])
}

/// What of the cost is of lines that the accounts hold already, and so no new money.
fn held(analysis: &Analysis) -> Decimal {
    let case = &analysis.case;
    analysis.costs.iter().filter(|cost| case.lines[cost.line].in_accounts).map(|cost| cost.paid(case)).sum()
}

/// Whether the FCTVA pays any of it: a service that is subject to VAT has none.
fn by_fctva(analysis: &Analysis) -> bool {
    let receipts = &analysis.financing.receipts;
    let pays = |one: &&Receipt<Decimal>| one.spent.iter().any(|amount| !amount.is_zero());
    receipts.iter().filter(pays).any(|one| one.kind == ReceiptKind::Fctva)
}

/// What the recurring cost of a window of months holds; lines that the accounts hold already are in it, and in no rule.
fn run_note(analysis: &Analysis, pilot: Decimal, window: (u32, u32), style: Style) -> String {
    let renewed = if renewed_within(analysis, window) { "yes" } else { "no" };
    let args = [("pilot", bound(analysis, style.euros(pilot))), ("renewed", renewed.into())];
    let note = style.tell("study-key-run-note", &args);
    match analysis.case.lines.iter().any(|line| line.in_accounts) {
        true => style.tell("study-key-run-held", &[("note", note.into())]),
        false => note,
    }
}

/// What the rule on running costs measures, in the year after the pilot in which it weighs most: another cost than that
/// of the cliff, and told beside it with what it holds.
fn heaviest(material: &Material<'_>, style: Style) -> Option<KeyFigure> {
    let analysis = material.analysis;
    let heaviest = heaviest_run(analysis)?;
    let (cost, year) = (heaviest.cost, heaviest.year);
    let scope = Arg::from(run_scope(analysis, year, style));
    let note = match heaviest.said(style) {
        Some(share) => style.tell("study-key-rule-note", &[("share", share.into()), ("scope", scope)]),
        None => style.tell("study-key-rule-bare", &[("scope", scope)]),
    };
    let label = heaviest_name(analysis, &heaviest, style);
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
fn balance_interest(material: &Material<'_>, net: Decimal, outcome: &Outcome, style: Style) -> Option<KeyFigure> {
    let interest = city_interest(outcome, material.analysis.financing.interest);
    (interest >= Decimal::ONE).then(|| KeyFigure {
        label: style.say("study-key-balance"),
        value: total(material.analysis, interest),
        note: style.tell("study-key-balance-note", &[("sum", bound(material.analysis, style.euros(net + interest)))]),
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
    let fctva = if by_fctva(analysis) { "yes" } else { "no" };
    let args = [("cost", cost), ("received", euros(-financing.received)), ("fctva", fctva.into())];
    let mut sum = style.tell("study-key-net-sum", &args);
    let parts = [
        ("study-key-net-interest", "interest", financing.interest),
        ("study-key-net-benefits", "benefits", -financing.benefit),
    ];
    for (id, name, amount) in parts.into_iter().filter(|(_, _, amount)| !amount.is_zero()) {
        sum = style.tell(id, &[("sum", sum.into()), (name, euros(amount))]);
    }
    let round = |amount: Decimal| half_up(amount, 0);
    let shown = round(financing.cost_incl_vat) - round(financing.received) + round(financing.interest)
        - round(financing.benefit);
    if shown != round(net) {
        sum = style.tell("study-key-net-rounded", &[("sum", sum.into())]);
    }
    // Of the figure itself, so before what is said beside it.
    if let Some(each) = per_inhabitant(analysis) {
        let args = [("sum", sum.into()), ("amount", bound(analysis, style.cents(each)))];
        sum = style.tell("study-key-net-note", &args);
    }
    if !financing.benefit.is_zero() {
        let before = bound(analysis, style.euros(financing.net_total()));
        sum = style.tell("study-key-net-before", &[("sum", sum.into()), ("before", before)]);
    }
    if let Some(acquired) = acquired_net(analysis) {
        let without = style.euros(acquired);
        // Aid that pays nothing changes nothing: the same sum is not said twice.
        if without == style.euros(net) {
            return sum;
        }
        let without = bound(analysis, without);
        sum = style.tell("study-key-net-hoped", &[("sum", sum.into()), ("without", without)]);
    }
    sum
}
