use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{Figures, Run};
use crate::analysis::Analysis;
use crate::diagnostic::Span;
use crate::document::{Grade, LIMITS, is_figure};
use crate::engine::Cause;
use crate::finance::Cost;
use crate::model::{Case, Citation, Component, Datum, Funding, Inputs as ModelInputs, Line, Provenance, Term};
use crate::number::{Resting, Set, Shelf};
use crate::units::{MONTHS_A_YEAR, dotted, order};

/// A value that a plan's figures rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Used<'a> {
    /// Its path, as overrides name it.
    pub path: Cow<'a, str>,
    /// Which one it is of several values under that path (years of an index, bands of a price), in the order of their file;
    /// none where it is alone.
    pub place: Option<usize>,
    /// Whether an override takes it by itself. A parameter takes a file of parameters, a band the whole of its tiers.
    pub settable: bool,
    /// The value; none for a quantity by phase, which is told as it is written.
    pub value: Option<Decimal>,
    /// Where it stands; a default stands nowhere.
    pub span: Option<Span>,
    /// What is cited for it.
    pub source: Option<&'a Citation>,
    /// What it rests on itself.
    pub basis: Basis,
    /// Low and high end, where the file gives a range.
    pub range: Option<(Decimal, Decimal)>,
    /// Share of the TCO excluding VAT that depends on it; none where no cost does.
    pub share: Option<Decimal>,
}

impl<'a> Used<'a> {
    /// What stands at a place, whatever it is.
    fn at(path: Cow<'a, str>, span: Option<Span>, source: Option<&'a Citation>, case: &Case) -> Self {
        let basis = Basis::of_value(&path, span, source, case);
        Self { path, place: None, settable: true, value: None, span, source, basis, range: None, share: None }
    }

    /// Low and high end by what its source says of its figures; nothing is drawn between them.
    pub fn told_range(&self) -> Option<(Decimal, Decimal)> {
        let (below, above) = self.source?.spread?;
        self.value.map(|value| (value * (Decimal::ONE - below), value * (Decimal::ONE + above)))
    }
}

/// What a value rests on itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A source with a grade.
    Graded(Grade),
    /// A text that is cited, such as the law, without a grade.
    Cited,
    /// The plan's own choice: a quantity, a date, a share of funding.
    Plan,
    /// Nothing that is cited.
    Uncited,
}

impl Basis {
    /// Of a value, by its path, where it stands and what is cited for it.
    pub(super) fn of_value(path: &str, span: Option<Span>, source: Option<&Citation>, case: &Case) -> Self {
        // The rate at which time is valued is chosen, by whoever wrote the parameters where it is not by the plan.
        match source.map(|source| source.grade) {
            Some(Some(Grade::Assumption)) if path == "discount.rate" => Self::Plan,
            _ => Self::of(source, is_chosen(path, span, case)),
        }
    }

    fn of(source: Option<&Citation>, chosen: bool) -> Self {
        match source {
            Some(Citation { grade: Some(grade), .. }) => Self::Graded(*grade),
            Some(_) => Self::Cited,
            None if chosen => Self::Plan,
            None => Self::Uncited,
        }
    }

    /// Whether nothing that was published or paid backs it: an assumption that says so, or a figure that says nothing.
    pub fn is_unfounded(self) -> bool {
        matches!(self, Self::Graded(Grade::Assumption) | Self::Uncited)
    }

    /// Its word in machine output, and the name of its words for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Graded(grade) => grade.word(),
            Self::Cited => "cited",
            Self::Plan => "choice",
            Self::Uncited => "uncited",
        }
    }
}

/// Every value that the figures of a plan rest on.
#[derive(Debug, Clone)]
pub struct Inputs<'a> {
    /// The values, those on which most of the cost depends first.
    pub values: Vec<Used<'a>>,
    /// For each basis: how many values, and the share of the TCO that depends on any of them.
    pub grades: Vec<(Basis, usize, Decimal)>,
    /// Assumptions and figures without a source together: how many, and the share of the TCO that depends on any of them.
    pub unfounded: (usize, Decimal),
    /// How far the prices themselves are sourced.
    pub sourced: Sourced,
}

/// Costs whose own price cites a source that is no assumption. A share of a sourced price is as good as the share is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sourced {
    /// Share of the TCO excluding VAT.
    pub share: Decimal,
    /// Share of the TCO excluding VAT of what is an unsourced share (`5 % of device`) of such a price.
    pub on_shares: Decimal,
    /// Such prices.
    pub prices: usize,
    /// Prices in all.
    pub of: usize,
}

/// What tells values apart: a rate of the law is one value however many months it rules.
type Key<'a> = (Cow<'a, str>, Option<Span>);

impl ModelInputs<Resting> for Shelf {
    fn of(&self, datum: Datum) -> Resting {
        self.input(datum.id, datum.value)
    }
}

/// A row of costs: what its months rest on, and what those that rest on the same come to, in euros.
struct Row {
    line: usize,
    component: usize,
    cause: Cause,
    amounts: Vec<(Option<Set>, Decimal)>,
}

impl Row {
    fn of(cost: &Cost<Resting>) -> Self {
        let months = cost.amounts.chunk_by(|(_, a), (_, b)| a.on.set() == b.on.set());
        let alike = |alike: &[(u32, Resting)]| {
            let (_, first) = alike.first()?;
            Some((first.on.set(), alike.iter().map(|(_, amount)| amount.value / MONTHS_A_YEAR).sum()))
        };
        let (line, component, cause) = (cost.line, cost.component, cost.cause);
        Self { line, component, cause, amounts: months.filter_map(alike).collect() }
    }
}

/// A run whose numbers know the values that they rest on.
type Rested<'a> = Run<'a, Resting, Shelf>;

/// The values that the figures, the verdict and the unit-value threshold of a run rest on; and which of them each value of the
/// calculation is.
fn collected<'a>(
    run: &Rested<'a>,
    rows: &[Row],
    vat: BTreeMap<u32, Datum>,
) -> (BTreeMap<Key<'a>, Used<'a>>, Vec<(u32, Key<'a>)>) {
    let (analysis, shelf) = (run.analysis, &run.inputs);
    let case = &analysis.case;
    let figures = Figures::without_costs(run);
    let mut values: BTreeMap<Key<'a>, Used<'a>> = BTreeMap::new();
    let mut keys: Vec<(u32, Key<'a>)> = Vec::new();
    let threshold = case.lines.iter().any(|line| line.movable).then_some(case.movable_threshold);
    let assessed = run.outcome.iter().flat_map(|outcome| &outcome.verdict.flags);
    let assessed = assessed.flat_map(|flag| [&flag.with.to_orange, &flag.with.to_red]);
    let numbers = figures.iter().map(|figure| &figure.number).chain(assessed);
    // What costs come to by line, year and so on rests on their amounts, and on the VAT of each.
    let amounts = rows.iter().flat_map(|row| &row.amounts).filter_map(|(set, _)| *set);
    let residual = run.ledger.residual();
    let written: Vec<_> = vat.into_values().chain(threshold).map(|datum| shelf.of(datum)).collect();
    let roots = numbers.chain([&residual]).chain(&written).filter_map(|number| number.on.set()).chain(amounts);
    for (id, value) in shelf.values(roots) {
        let Some(provenance) = case.data.get(id) else { continue };
        let key = (Cow::from(&provenance.path), provenance.span);
        values.entry(key.clone()).or_insert_with(|| used(provenance, value, case));
        keys.push((id, key));
    }
    let mut counted = |path: Cow<'a, str>, span: Span, source: Option<&'a Citation>| {
        let value = Used::at(path, Some(span), source, case);
        values.insert((value.path.clone(), Some(span)), value);
    };
    case.terms.iter().for_each(|term| counted(Cow::from(&term.path), term.span, term.source.as_ref()));
    for line in &case.lines {
        line.quantity.into_iter().for_each(|span| counted(format!("{}.quantity", line.id).into(), span, None));
        for component in &line.components {
            for term in &component.terms {
                let path = format!("{}.{}.{}", line.id, component.id, term.path);
                counted(path.into(), term.span, term.source.as_ref());
            }
        }
    }
    for uncertain in &case.uncertain {
        let from = (Cow::from(&uncertain.path), None);
        let named = values.range_mut(from..).take_while(|((path, _), _)| *path == uncertain.path);
        named.for_each(|(_, value)| value.range = Some((uncertain.low, uncertain.high)));
    }
    (values, keys)
}

/// Every value that a plan rests on, with the share of the cost that depends on it.
pub fn inputs(analysis: &Analysis) -> Inputs<'_> {
    let case = &analysis.case;
    let shelf = Shelf::default();
    let (mut rows, mut vat) = (Vec::new(), BTreeMap::new());
    let run = Run::in_passing(analysis, shelf.clone(), |cost| {
        let rates = &case.vat[case.lines[cost.line].components[cost.component].vat];
        vat.extend(cost.amounts.iter().map(|(month, _)| (rates[*month as usize].id, rates[*month as usize])));
        rows.push(Row::of(cost));
    });
    let (values, keys) = collected(&run, &rows, vat);
    let mut values: IndexMap<Key<'_>, Used<'_>> = values.into_iter().collect();
    let places: HashMap<u32, usize> =
        keys.into_iter().filter_map(|(id, key)| Some((id, values.get_index_of(&key)?))).collect();
    let mut grades = order::map(values.values().map(|one| (one.basis, Decimal::ZERO)));
    let mut total = Decimal::ZERO;
    let mut prices: BTreeMap<usize, bool> = BTreeMap::new();
    let (mut on_sourced, mut on_shares, mut unfounded) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for row in &rows {
        let line = &case.lines[row.line];
        let component = &line.components[row.component];
        let counted = structure(line, component, row.cause);
        let counted: Vec<usize> = counted.iter().filter_map(|key| values.get_index_of(key)).collect();
        let name = format!("{}.{}", line.id, component.id);
        for (driving, euros) in &row.amounts {
            let of_values = shelf.values(*driving).into_keys().filter_map(|id| places.get(&id).copied());
            let driven = Driven::of(of_values.chain(counted.iter().copied()).collect(), &name, &values);
            prices.extend(driven.prices.iter().copied());
            total += euros;
            if !driven.prices.is_empty() && driven.prices.iter().all(|(_, sourced)| *sourced) {
                on_sourced += euros;
            } else if driven.of_sourced {
                on_shares += euros;
            }
            for place in &driven.places {
                if let Some((_, value)) = values.get_index_mut(*place) {
                    *value.share.get_or_insert(Decimal::ZERO) += euros;
                }
            }
            if driven.bases.iter().any(|basis| basis.is_unfounded()) {
                unfounded += euros;
            }
            driven.bases.iter().for_each(|basis| *grades.entry(*basis).or_default() += euros);
        }
    }
    let share = |euros: Decimal| if total.is_zero() { Decimal::ZERO } else { euros / total };
    let mut values: Vec<Used<'_>> = values.into_values().collect();
    values.iter_mut().for_each(|value| value.share = value.share.map(share));
    for value in &mut values {
        (value.path, value.settable) = override_path(std::mem::take(&mut value.path), case.city.is_some());
    }
    for (one, place) in under_one_path(&values) {
        // Rates of a list are set together: one alone in its place would be the whole list.
        values[one].settable &= !values[one].path.starts_with("indices.");
        values[one].place = Some(place);
    }
    order::by(&mut values, |a, b| b.share.cmp(&a.share).then_with(|| a.path.cmp(&b.path)));
    let count = |basis: Basis| values.iter().filter(|value| value.basis == basis).count();
    let grades = grades.into_iter().map(|(grade, euros)| (grade, count(grade), share(euros))).collect();
    let without = values.iter().filter(|value| value.basis.is_unfounded()).count();
    let sourced = prices.values().filter(|sourced| **sourced).count();
    let sourced = Sourced { share: share(on_sourced), on_shares: share(on_shares), prices: sourced, of: prices.len() };
    Inputs { values, grades, unfounded: (without, share(unfounded)), sourced }
}

/// Of several values under one path, each with its place among them.
fn under_one_path(values: &[Used<'_>]) -> Vec<(usize, usize)> {
    let path = |one: &usize| &values[*one].path;
    let start = |one: &usize| values[*one].span.map(|span| span.start);
    let mut by_path: Vec<usize> = (0..values.len()).collect();
    order::by(&mut by_path, |a, b| path(a).cmp(path(b)));
    let alike = by_path.chunk_by(|a, b| path(a) == path(b)).filter(|alike| alike.len() > 1);
    let place = |alike: &[usize], one: &usize| alike.iter().filter(|other| start(other) < start(one)).count();
    alike.flat_map(|alike| alike.iter().map(move |one| (*one, place(alike, one)))).collect()
}

/// What an amount hangs on.
struct Driven {
    /// The values, by their places.
    places: BTreeSet<usize>,
    /// What these rest on themselves.
    bases: BTreeSet<Basis>,
    /// Those of them that are prices of its component, and whether each is sourced.
    prices: Vec<(usize, bool)>,
    /// Whether the price of another component of its line is among them, and sourced.
    of_sourced: bool,
}

impl Driven {
    fn of(places: BTreeSet<usize>, name: &str, values: &IndexMap<Key<'_>, Used<'_>>) -> Self {
        let bases = places.iter().filter_map(|place| Some(values.get_index(*place)?.1.basis)).collect();
        let prices: Vec<_> = places.iter().filter_map(|place| price_of(name, *place, values)).collect();
        let own = |place: &usize| prices.iter().any(|(known, _)| known == place);
        let mut others = places.iter().filter(|place| !own(place)).filter_map(|place| values.get_index(*place));
        let line = dotted::first(name);
        let of_sourced = others.any(|((path, _), value)| {
            let component = path.strip_prefix(line).and_then(|rest| rest.strip_prefix('.'));
            let field = component.and_then(dotted::split_first).map(|(_, field)| field);
            field.is_some_and(is_price) && is_sourced(value)
        });
        Self { places, bases, prices, of_sourced }
    }
}

/// Whether a value is a price of a component, and then whether a source that is no assumption backs it.
fn price_of(name: &str, place: usize, values: &IndexMap<Key<'_>, Used<'_>>) -> Option<(usize, bool)> {
    let (_, value) = values.get_index(place)?;
    let field = value.path.strip_prefix(name)?.strip_prefix('.')?;
    is_price(field).then(|| (place, is_sourced(value)))
}

/// Whether a field of a component is one of its prices.
fn is_price(field: &str) -> bool {
    ["price", "tiers", "renewal"].contains(&field) || field.starts_with("during")
}

/// Whether a source that is no assumption backs a value.
fn is_sourced(value: &Used<'_>) -> bool {
    !value.basis.is_unfounded() && value.basis != Basis::Plan
}

/// The path by which an override sets what the calculation knows by another, and whether there is one.
fn override_path(path: Cow<'_, str>, has_city: bool) -> (Cow<'_, str>, bool) {
    if let Some(index) = path.strip_prefix("index.") {
        return (format!("indices.{index}").into(), true);
    }
    if has_city && LIMITS.contains(&&*path) {
        return (format!("city.limits.{path}").into(), true);
    }
    let law = ["vat", "fctva", "movable", "rule", "vat_recovery", "impact", "depreciation", "exchange"];
    let first = dotted::first(&path);
    let in_part = path.ends_with(".tiers") || path.ends_with(".during");
    let settable = !law.contains(&first) && !in_part && (first != "city" || !path.starts_with("city.medium"));
    (path, settable)
}

/// Whether the plan writes a value that is its own choice, and no figure that somebody can have published or paid.
fn is_chosen(path: &str, span: Option<Span>, case: &Case) -> bool {
    let mut loans = case.funding.iter().filter(|funding| matches!(funding, Funding::Loan(_)));
    let rate = path.strip_prefix("funding.").and_then(|rest| rest.strip_suffix(".rate"));
    let of_loan = rate.is_some_and(|id| loans.any(|loan| loan.id() == id));
    span.is_some_and(|span| span.file == case.file) && !of_loan && !is_figure(path)
}

fn used<'a>(provenance: &'a Provenance, value: Decimal, case: &Case) -> Used<'a> {
    let Provenance { path, span, source, range } = provenance;
    Used { value: Some(value), range: *range, ..Used::at(path.into(), *span, source.as_ref(), case) }
}

/// The quantity that an amount depends on, and its durations.
fn structure(line: &Line, component: &Component, cause: Cause) -> Vec<Key<'static>> {
    let quantity = line.quantity.map(|span| (format!("{}.quantity", line.id).into(), Some(span)));
    let terms = driving_terms(line, component, cause);
    let key = |(one, term): (&Component, &Term<&str>)| {
        (format!("{}.{}.{}", line.id, one.id, term.path).into(), Some(term.span))
    };
    quantity.into_iter().chain(terms.map(key)).collect()
}

/// The durations that an amount hangs on, with the component that says each: a life makes renewals, a warranty delays
/// failures; a component that follows another one is renewed by its leader's life.
pub(super) fn driving_terms<'c>(
    line: &'c Line,
    component: &'c Component,
    cause: Cause,
) -> impl Iterator<Item = (&'c Component, &'c Term<&'static str>)> {
    let wanted = match cause {
        Cause::Renewal => Some("life"),
        Cause::Failure => Some("warranty"),
        _ => None,
    };
    let leader = component.follows.and_then(|leader| line.components.get(leader));
    std::iter::once(component).chain(leader).flat_map(move |one| {
        one.terms.iter().filter(move |term| Some(term.path) == wanted).map(move |term| (one, term))
    })
}
