use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::findings;
use crate::analysis::Analysis;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::During;
use crate::document::{At, ComponentDocument, Field, PhaseLength, PlanDocument, QuantityDocument};
use crate::model::{Case, DraftLine, Path};
use crate::session::Session;
use crate::units::Price;

/// Phases, rates of exchange and uncertain inputs that nothing in the plan uses.
pub(super) fn of_resolved(plan: &PlanDocument, lines: &[Arc<DraftLine>], case: &Case, session: &mut Session) {
    let mut tell = |code: Code, id: &Field<String>| {
        session.diagnostics.push(Diagnostic::at(code, id.span).arg("name", id.value.clone()));
    };
    let phases = phases(plan, lines, case);
    // The pilot is known to the verdict, and the last phase needs no name: it is what comes after.
    let own = plan.phases.iter().filter(|(id, length)| id.value != "pilot" && length.value != PhaseLength::Rest);
    own.filter(|(id, _)| !phases.contains(id.value.as_str())).for_each(|(id, _)| tell(findings::UNUSED_PHASE, id));
    let currencies = currencies(plan, lines);
    let rates = plan.exchange.iter().filter(|(code, _)| !currencies.contains(code.value.as_str()));
    rates.for_each(|(code, _)| tell(findings::UNUSED_EXCHANGE, code));
    // That nothing uses an index of its own has been told of the entry itself.
    let same = |entry: &crate::document::Uncertainty| {
        entry.low.as_ref().map(|low| &low.value) == entry.high.as_ref().map(|high| &high.value)
    };
    let entries = plan.uncertainty.iter().filter(|(_, entry)| same(entry));
    entries.for_each(|(path, _)| tell(findings::UNUSED_UNCERTAINTY, path));
}

/// Subsidies and contributions that no amount gives right to, and loans of nothing.
pub(super) fn funding(plan: &PlanDocument, analysis: &Analysis, session: &mut Session) {
    let financing = &analysis.financing;
    for (place, funding) in plan.funding.iter().enumerate() {
        let received = financing.receipts.iter().filter(|receipt| receipt.funding == Some(place));
        let granted: Decimal = received.flat_map(|receipt| &receipt.spent).sum();
        let lent = financing.loans.iter().filter(|loan| loan.funding == place).map(|loan| loan.amount);
        // What every command warns of is not found once more.
        let warned = analysis.idle_funding().any(|(idle, _)| idle == place);
        if (granted + lent.sum::<Decimal>()).is_zero() && !warned {
            let unused = Diagnostic::at(findings::UNUSED_FUNDING, funding.id.span);
            session.diagnostics.push(unused.arg("name", funding.id.value.clone()).help("help"));
        }
    }
}

/// Every component that is left.
fn components(lines: &[Arc<DraftLine>]) -> impl Iterator<Item = &ComponentDocument> {
    let all = lines.iter().flat_map(|line| &line.components);
    all.filter(|component| component.removed.is_none()).map(|component| &component.fields)
}

/// The phases that quantities, components, funding, benefits, scenarios or uncertain inputs name.
fn phases<'p>(plan: &'p PlanDocument, lines: &'p [Arc<DraftLine>], case: &'p Case) -> BTreeSet<&'p str> {
    let mut out = BTreeSet::new();
    for (_, line) in &plan.lines {
        if let Some(Field { value: QuantityDocument::Phases(targets), .. }) = &line.quantity {
            out.extend(targets.iter().map(|(phase, _)| phase.value.as_str()));
        }
    }
    for component in components(lines) {
        out.extend(component.from.iter().chain(&component.until).map(|phase| phase.value.as_str()));
        out.extend(component.during.iter().filter_map(|(when, _)| match &when.value {
            During::Phase(phase) => Some(phase.as_str()),
            During::First(_) => None,
        }));
        if let Some(Field { value: At::Phase(phase), .. }) = &component.at {
            out.insert(phase);
        }
    }
    let funded = plan.funding.iter().flat_map(|funding| funding.phases.iter().flatten());
    out.extend(funded.map(|phase| phase.value.as_str()));
    let benefits = plan.benefits.iter().flat_map(|benefit| benefit.from.iter().chain(&benefit.until));
    out.extend(benefits.map(|phase| phase.value.as_str()));
    let scenarios = plan.scenarios.iter().flat_map(|(_, sets)| sets.iter().map(|(path, _)| path));
    let paths = scenarios.chain(plan.uncertainty.iter().map(|(path, _)| path));
    let named = |path: &Field<String>| match Path::parse(&path.value, case) {
        Ok(Path::Phase(phase) | Path::Quantity { phase: Some(phase), .. }) => {
            Some(case.calendar.phases[phase].id.as_str())
        }
        _ => None,
    };
    out.extend(paths.filter_map(named));
    out
}

/// The currencies of all prices that are left, benefits among them.
fn currencies<'p>(plan: &'p PlanDocument, lines: &'p [Arc<DraftLine>]) -> BTreeSet<&'p str> {
    let benefits = plan.benefits.iter().flat_map(|benefit| benefit.saving.iter().chain(&benefit.revenue));
    let prices = components(lines).flat_map(ComponentDocument::prices).chain(benefits.map(|price| &price.value));
    let foreign = prices.filter_map(|price| match price {
        Price::Amount { currency, .. } => Some(currency.as_str()),
        _ => None,
    });
    foreign.collect()
}
