use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::costs::fctva_word;
use super::inputs::Inputs;
use super::pad::{Head, Look, Pad, Row};
use super::term::Term;
use super::units::Units;
use crate::document::{Fctva, Timing};
use crate::engine::Cause;
use crate::engine::{Schedule, index_factors};
use crate::finance::Discount;
use crate::model::{Accrual, AsWritten, Case, Component, Datum, Pricing, Rate, When};
use crate::report::Style;
use crate::report::study::names;
use crate::units::order;

/// Rates and prices month by month.
pub(super) struct Prices {
    /// By index, its factor.
    pub factors: Vec<Row>,
    /// By VAT table, its rate.
    pub vat: Vec<Row>,
    /// FCTVA rates of each kind of spending.
    pub fctva: Vec<(Fctva, Row)>,
    /// Discount factor of an amount that keeps its month.
    pub discount: Row,
    /// Discount factor of recurring amounts and failures.
    pub discount_recurring: Row,
    /// For each line that the unit-value threshold can move: the acquisition cost of a unit TTC.
    pub acquisition: Vec<Option<Term>>,
    rows: HashMap<(usize, usize, bool), Row>,
}

/// All that prices are made of.
pub(super) struct Context<'a> {
    pub case: &'a Case,
    pub schedule: &'a Schedule,
    pub style: Style,
}

impl Prices {
    /// Writes what prices are revised and taxed by.
    pub(super) fn new(
        context: &Context<'_>,
        acquisition: &[Option<Decimal>],
        inputs: &mut Inputs,
        pad: &mut Pad<'_>,
    ) -> Result<Self, XlsxError> {
        let style = context.style;
        pad.heading(&style.say("workbook-factors"))?;
        let factors = factors(context, inputs, pad)?;
        let (vat, fctva) = rates(context, inputs, pad)?;
        let [discount, discount_recurring] = discount(context, inputs, pad)?;
        pad.heading(&style.say("workbook-acquisition"))?;
        let acquisition = acquisitions(context, acquisition, inputs, pad)?;
        pad.heading(&style.say("workbook-prices-heading"))?;
        Ok(Self { factors, vat, fctva, discount, discount_recurring, acquisition, rows: HashMap::new() })
    }

    /// The price of a component month by month; a renewal's where it differs. `None` without a price.
    pub(super) fn row(
        &mut self,
        context: &Context<'_>,
        units: &Units,
        (line, component): (usize, usize),
        renewal: bool,
        inputs: &mut Inputs,
        pad: &mut Pad<'_>,
    ) -> Result<Option<Row>, XlsxError> {
        let own = &context.case.lines[line].components[component];
        let renewal = renewal && (own.renewal.is_some() || !own.during.is_empty());
        let key = (line, component, renewal);
        if let Some(row) = self.rows.get(&key) {
            return Ok(Some(row.clone()));
        }
        let months = 0..context.case.calendar.months;
        let rates: Vec<Option<Chosen>> =
            months.map(|month| choose(context, units, line, own, renewal, month)).collect();
        let bases = order::set(rates.iter().flatten().flat_map(Chosen::bases));
        let mut based = HashMap::new();
        for base in bases {
            based.extend(self.row(context, units, (line, base), false, inputs, pad)?.map(|row| (base, row)));
        }
        let mut terms = Vec::with_capacity(rates.len());
        for (month, chosen) in rates.into_iter().enumerate() {
            let mut one = |rate: &Rate| self.rate(context.case, own, rate, month, &based, inputs);
            terms.push(chosen.map(|chosen| chosen.term(&mut one)));
        }
        if terms.iter().all(Option::is_none) {
            return Ok(None);
        }
        let name = context.case.lines[line].label.get(context.style.language.code(), &context.case.lines[line].id);
        let what = if renewal { "cause-renewal" } else { "workbook-price" };
        let row = pad.row(
            &[
                Head::from(format!("{name} · {}", names::component(&own.id, context.style))),
                context.style.say(what).into(),
            ],
            terms,
            Look::Cents,
        )?;
        self.rows.insert(key, row.clone());
        Ok(Some(row))
    }

    /// One price in a month, revised.
    pub(super) fn rate(
        &self,
        case: &Case,
        component: &Component,
        rate: &Rate,
        month: usize,
        based: &HashMap<usize, Row>,
        inputs: &mut Inputs,
    ) -> Term {
        let written = inputs.of(case, rate.datum);
        match (rate.of, component.index) {
            (Some(base), _) => based.get(&base).map_or_else(Term::zero, |row| written * row.term(month)),
            (None, Some(index)) => {
                let factor = self.factors[index].term(month);
                written
                    * match component.fixed_part.map(|part| inputs.of(case, part)) {
                        Some(part) => part.clone() + (Term::one() - part) * factor,
                        None => factor,
                    }
            }
            (None, None) => written,
        }
    }
}

/// A row for each index: its factor, which changes every twelve months.
fn factors(context: &Context<'_>, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<Vec<Row>, XlsxError> {
    let case = context.case;
    let mut rows = Vec::new();
    for (index, (name, rates)) in case.indices.iter().enumerate() {
        let values = index_factors(case, index, &AsWritten);
        let rates: Vec<Term> = rates.iter().map(|rate| inputs.of(case, *rate)).collect();
        let factor = |month: usize| {
            let before = || Term::new(pad.ahead(0, month - 1), values[(month - 1) / 12]);
            let factor = match rates.get((month / 12).saturating_sub(1)).or(rates.last()) {
                Some(rate) if month > 0 && month.is_multiple_of(12) => before() * (Term::one() + rate.clone()),
                _ if month > 0 => before(),
                _ => Term::one(),
            };
            Some(factor.found(values[month / 12]))
        };
        let terms = (0..case.calendar.months as usize).map(factor).collect();
        let heads = [Head::from(context.style.say("workbook-index")), names::index(name, context.style).into()];
        rows.push(pad.row(&heads, terms, Look::Number)?);
    }
    Ok(rows)
}

/// Rates of VAT and of the FCTVA.
fn rates(
    context: &Context<'_>,
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
) -> Result<(Vec<Row>, Vec<(Fctva, Row)>), XlsxError> {
    let (case, style) = (context.case, context.style);
    let mut rates = |table: &[Datum], head: String, name: String| {
        let terms = table.iter().map(|rate| Some(inputs.of(case, *rate))).collect();
        pad.row(&[Head::from(head), name.into()], terms, Look::Share)
    };
    let mut vat = Vec::new();
    for (place, table) in case.vat.iter().enumerate() {
        vat.push(rates(table, style.say("workbook-vat"), (place + 1).to_string())?);
    }
    let mut fctva = Vec::new();
    for (kind, table) in &case.fctva {
        fctva.push((*kind, rates(table, "FCTVA".to_owned(), fctva_word(*kind, style))?));
    }
    Ok((vat, fctva))
}

/// Discount factors of what keeps its month, and of what is moved by the timing of the plan.
fn discount(context: &Context<'_>, inputs: &mut Inputs, pad: &mut Pad<'_>) -> Result<[Row; 2], XlsxError> {
    let (case, style) = (context.case, context.style);
    let rate = inputs.of(case, case.discount_rate);
    let exact = Discount::of(case);
    let keeps = |month: u32| Some(Term::new(format!("(1+{})^(-{month}/12)", rate.text), exact.month(month)));
    let moved = |month: u32| {
        let first = month / 12 * 12;
        let length = (case.calendar.months - first).min(12);
        let halves = match case.timing {
            Timing::Monthly => month * 2,
            Timing::MidYear => first * 2 + length,
            Timing::EndOfYear => (first + length) * 2,
        };
        Some(Term::new(format!("(1+{})^(-{halves}/24)", rate.text), exact.cost(Cause::Recurring, month)))
    };
    let mut row = |id: &str, terms| {
        pad.row(&[Head::from(style.say("workbook-discount")), style.say(id).into()], terms, Look::Number)
    };
    let months = 0..case.calendar.months;
    Ok([
        row("workbook-one-off", months.clone().map(keeps).collect())?,
        row("cause-recurring", months.map(moved).collect())?,
    ])
}

/// The acquisition cost of a unit of each line that the unit-value threshold can move.
fn acquisitions(
    context: &Context<'_>,
    costs: &[Option<Decimal>],
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
) -> Result<Vec<Option<Term>>, XlsxError> {
    let mut terms = Vec::with_capacity(costs.len());
    for (place, (line, cost)) in context.case.lines.iter().zip(costs).enumerate() {
        let Some(cost) = cost else {
            terms.push(None);
            continue;
        };
        let term = Term::new(acquisition_text(context.case, place, inputs), *cost);
        let name = line.label.get(context.style.language.code(), &line.id);
        terms.push(Some(pad.single(name, term, Look::Cents)?));
    }
    Ok(terms)
}

/// The price of a month: one, or one of several by the number of units.
enum Chosen {
    One(Rate),
    /// Bands, the cell that decides, and the band that it decides for.
    Bands(Vec<(Option<Decimal>, Rate)>, String, usize),
}

impl Chosen {
    fn bases(&self) -> Vec<usize> {
        match self {
            Self::One(rate) => rate.of.into_iter().collect(),
            Self::Bands(bands, _, _) => bands.iter().filter_map(|(_, rate)| rate.of).collect(),
        }
    }

    fn term(self, one: &mut impl FnMut(&Rate) -> Term) -> Term {
        match self {
            Self::One(rate) => one(&rate),
            Self::Bands(bands, cell, now) => {
                let terms: Vec<Term> = bands.iter().map(|(_, rate)| one(rate)).collect();
                let mut text = String::new();
                for ((upto, _), term) in bands.iter().zip(&terms) {
                    match upto {
                        Some(upto) => text.push_str(&format!("IF({cell}<={upto},{},", term.text)),
                        None => text.push_str(&term.text),
                    }
                }
                let open = bands.iter().filter(|(upto, _)| upto.is_some()).count();
                text.push_str(&")".repeat(open));
                Term::new(text, terms.get(now).map_or(Decimal::ZERO, |term| term.value))
            }
        }
    }
}

fn choose(
    context: &Context<'_>,
    units: &Units,
    line: usize,
    own: &Component,
    renewal: bool,
    month: u32,
) -> Option<Chosen> {
    let special = if renewal { own.renewal } else { during(context, line, own, month) };
    if let Some(rate) = special.filter(|_| !matches!(own.pricing, Pricing::Unpriced | Pricing::Included)) {
        return Some(Chosen::One(rate));
    }
    match &own.pricing {
        Pricing::Flat(rate) => Some(Chosen::One(*rate)),
        Pricing::Volume(bands) => {
            let service = &context.schedule.lines[line];
            let once = matches!(own.accrual, Accrual::Unit | Accrual::Lump);
            let at = month as usize;
            let number = if once { service.largest().nth(at)? } else { service.number[at] };
            let band = bands.iter().position(|(upto, _)| upto.is_none_or(|upto| number <= upto))?;
            if units.live[line] && bands.iter().all(|(_, rate)| rate.twelfths == bands[band].1.twelfths) {
                let cell = units.lines[line].cell(month as usize);
                return Some(Chosen::Bands(bands.clone(), cell, band));
            }
            Some(Chosen::One(bands[band].1))
        }
        Pricing::Graduated(_) | Pricing::Unpriced | Pricing::Included => None,
    }
}

/// The other price of a month, where it has one: phases, and the line's first month of service, are fixed here.
pub(super) fn during(context: &Context<'_>, line: usize, own: &Component, month: u32) -> Option<Rate> {
    let first = context.schedule.lines[line].number.iter().position(|number| !number.is_zero());
    let since = first.and_then(|first| month.checked_sub(u32::try_from(first).ok()?));
    own.during(context.case.calendar.phase_of(month), since).copied()
}

/// Twelfths of a price that a month is charged.
pub(super) fn twelfths(context: &Context<'_>, line: usize, own: &Component, renewal: bool, month: u32) -> u32 {
    let special = if renewal { own.renewal } else { during(context, line, own, month) };
    special.map_or_else(
        || match &own.pricing {
            Pricing::Flat(rate) => rate.twelfths,
            Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.first().map_or(12, |(_, rate)| rate.twelfths),
            Pricing::Unpriced | Pricing::Included => 12,
        },
        |rate| rate.twelfths,
    )
}

/// Whether the unit-value threshold looks at a component.
pub(super) fn threshold_applies(component: &Component) -> bool {
    component.accrual == Accrual::Unit && component.when == When::Entry && component.section.is_none()
}

/// The sum, TTC, of what is paid once for each unit as it enters service.
fn acquisition_text(case: &Case, line: usize, inputs: &mut Inputs) -> String {
    let components = &case.lines[line].components;
    let mut parts = Vec::new();
    for component in components.iter().filter(|component| threshold_applies(component)) {
        if let Some(price) = listed(case, components, component, inputs) {
            parts.push(format!("{price}*(1+{})", inputs.of(case, case.vat[component.vat][0]).text));
        }
    }
    if parts.is_empty() { "0".to_owned() } else { parts.join("+") }
}

fn listed(case: &Case, components: &[Component], component: &Component, inputs: &mut Inputs) -> Option<String> {
    let rate = match &component.pricing {
        Pricing::Flat(rate) => *rate,
        Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.first()?.1,
        Pricing::Included => return Some("0".to_owned()),
        Pricing::Unpriced => return None,
    };
    let written = inputs.of(case, rate.datum).text;
    match rate.of {
        Some(base) => Some(format!("{written}*{}", listed(case, components, &components[base], inputs)?)),
        None => Some(written),
    }
}
