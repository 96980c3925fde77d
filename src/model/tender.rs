use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexSet;
use rust_decimal::Decimal;

use super::data::{Data, Datum};
use super::draft::Draft;
use super::law::Law;
use super::line::Line;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// How the offers for a plan's need are to be judged, and what the law says of the amount.
#[derive(Debug, Clone)]
pub struct Tender {
    /// Lines of the need, in the order of the tender; indices into the case's lines.
    pub lines: Vec<usize>,
    /// Whether the criterion is the life-cycle cost and not the price alone.
    pub life_cycle: bool,
    /// Whether the consultation announced the method and its data (CCP R2152-9).
    pub announced: bool,
    /// Weight of the price, as a fraction.
    pub price_weight: Option<Decimal>,
    /// Weight of the technical score, as a fraction.
    pub technical_weight: Option<Decimal>,
    /// Whether the linear formula decides, and not the usual one.
    pub linear: bool,
    /// Amount HT below which no advertising and no competition are due.
    pub no_procedure: Option<Datum>,
    /// Amount HT from which a notice in the BOAMP or a gazette of legal notices is due.
    pub boamp: Option<Datum>,
    /// Amount HT from which a formalised procedure is due (works, or supplies and services of local authorities).
    pub formalised: Option<Datum>,
    /// For supplies and services: the amounts HT below which no procedure and from which a formalised one is due.
    pub supplies: Option<(Decimal, Decimal)>,
    /// The same for works.
    pub works: Option<(Decimal, Decimal)>,
}

/// The tender of a plan. A plan without one is judged by life-cycle cost, outside any scoring.
pub(super) fn resolve_tender(
    draft: &Draft,
    lines: &[Arc<Line>],
    law: &Law,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Tender {
    let plan = &draft.plan;
    let written = plan.tender.as_ref();
    let named = written.and_then(|tender| tender.lines.as_ref());
    let places: HashMap<&str, usize> = lines.iter().map(|line| line.id.as_str()).zip(0..).collect();
    let mut order: IndexSet<usize> = IndexSet::new();
    for id in named.into_iter().flatten() {
        match places.get(id.value.as_str()) {
            Some(place) => {
                order.insert(*place);
            }
            // A line that has faults of its own is not there, and has been reported.
            None if draft.place(&id.value).is_some() => {}
            None => {
                let known = || plan.lines.iter().map(|(id, _)| id.value.as_str());
                let unknown = Diagnostic::at(codes::UNKNOWN_LINE, id.span).arg("line", id.value.clone());
                diagnostics.push(unknown.did_you_mean(&id.value, known()));
            }
        }
    }
    if named.is_none() {
        order.extend((0..lines.len()).filter(|place| lines[*place].needed));
    }
    // A mixed contract follows its main object, which only the buyer can tell (CCP L1111-5).
    let works = written.is_some_and(|tender| tender.works.as_ref().is_some_and(|flag| flag.value));
    let day = plan.start.as_ref().map(|start| start.value.first_day());
    let mut threshold = |key: &str| day.and_then(|day| law.optional(key, day, data));
    let mut pair = |of: &str| ["no-procedure", "formalised"].map(|key| threshold(&format!("procurement{of}.{key}")));
    let (supplies, of_works) = (pair(""), pair(".works"));
    let [no_procedure, formalised] = if works { of_works } else { supplies };
    let values = |[least, formalised]: [Option<Datum>; 2]| Some((least?.value, formalised?.value));
    Tender {
        lines: order.into_iter().collect(),
        life_cycle: written
            .is_none_or(|tender| tender.criterion.as_ref().is_none_or(|criterion| criterion.value == "life-cycle")),
        announced: written.is_some_and(|tender| tender.announced.as_ref().is_some_and(|flag| flag.value)),
        price_weight: written.and_then(|tender| tender.price_weight.as_ref()).map(|weight| weight.value),
        technical_weight: written.and_then(|tender| tender.technical_weight.as_ref()).map(|weight| weight.value),
        linear: written.is_some_and(|tender| tender.formula.as_ref().is_some_and(|formula| formula.value == "linear")),
        no_procedure,
        boamp: threshold("procurement.boamp"),
        formalised,
        supplies: values(supplies),
        works: values(of_works),
    }
}
