use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::costs::{Cost, FctvaRight, with_vat};
use super::years::Years;
use crate::document::{Family, Section};
use crate::engine::Cause;
use crate::model::{Case, Funding, Inputs, WrittenOff};
use crate::number::{BuildIdHasher, FullNumber, IdMap, Latest};

/// Costs that finance treats alike, summed month by month. In twelfths of a euro.
#[derive(Debug, Clone)]
pub struct Group<N> {
    /// What they have in common.
    pub key: Key,
    /// Excluding VAT.
    pub excl_vat: Vec<N>,
    /// Including VAT.
    pub incl_vat: Vec<N>,
    /// The amounts that were summed, where they are at hand.
    summed: Vec<Arc<[(u32, N)]>>,
    /// What it comes to by fiscal year excluding and including VAT, where that was summed.
    pub(super) by_year: Option<[Years<N>; 2]>,
}

/// What tells groups apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Whether the city's accounts hold the line already.
    pub in_accounts: bool,
    /// Whether it is staff.
    pub staff: bool,
    /// Section.
    pub section: Section,
    /// Why.
    pub cause: Cause,
    /// VAT table.
    pub vat: usize,
    /// What the FCTVA gives back.
    pub fctva: FctvaRight,
    /// Over what it is depreciated, where it is.
    pub depreciation: Option<WrittenOff>,
    /// For each entry of the funding, whether it is eligible by line and section.
    pub eligible: Vec<bool>,
}

impl<N> Group<N> {
    /// Whether its amounts are running cost.
    pub fn runs(&self) -> bool {
        self.key.cause.runs()
    }
}

impl<N: FullNumber> Group<N> {
    /// The same with its years summed once for all that are made of them, and without the amounts that it was summed from.
    pub(crate) fn kept(self, case: &Case) -> Self {
        let years = |months: &[N]| Years::of_months(case, (0..).zip(months));
        let by_year = Some([years(&self.excl_vat), years(&self.incl_vat)]);
        Self { by_year, summed: Vec::new(), ..self }
    }

    /// What its amounts excluding VAT are summed from: its years where these are known, else its months.
    pub(crate) fn parts_excl_vat(&self) -> &[N] {
        self.by_year.as_ref().map_or(&self.excl_vat, |[excl_vat, _]| &excl_vat.0)
    }

    /// The same including VAT.
    pub(super) fn parts_incl_vat(&self) -> &[N] {
        self.by_year.as_ref().map_or(&self.incl_vat, |[_, incl_vat]| &incl_vat.0)
    }
}

/// Sums costs into groups, and adds VAT to each sum: the rate of the month of the spending.
pub fn group<N: FullNumber>(case: &Case, costs: &[Cost<N>], inputs: &impl Inputs<N>) -> Vec<Group<N>> {
    group_beside(case, costs, &[], inputs)
}

/// The same, where the very same amounts need not be summed again. `known`: groups of a case of the same months and rates of
/// VAT.
pub(crate) fn group_beside<N: FullNumber>(
    case: &Case,
    costs: &[Cost<N>],
    known: &[Group<N>],
    inputs: &impl Inputs<N>,
) -> Vec<Group<N>> {
    let mut alike: IndexMap<Key, Vec<&Cost<N>>, BuildIdHasher> = IndexMap::default();
    costs.iter().for_each(|cost| alike.entry(Key::of(case, cost)).or_default().push(cost));
    let of = |(key, costs): (Key, Vec<&Cost<N>>)| {
        if let Some(same) = known.iter().find(|group| group.key.vat == key.vat && group.sums(&costs)) {
            return Group { key, ..same.clone() };
        }
        let mut group = Group::empty(key, case.calendar.months as usize);
        costs.iter().for_each(|cost| group.add(cost));
        group.add_vat(case, inputs);
        Group { summed: costs.iter().map(|cost| cost.amounts.clone()).collect(), ..group }
    };
    alike.into_iter().map(of).collect()
}

/// Groups while costs are added to them.
pub(crate) struct Grouping<N> {
    groups: Vec<Group<N>>,
    places: IdMap<Key, usize>,
}

impl<N> Default for Grouping<N> {
    fn default() -> Self {
        Self { groups: Vec::new(), places: IdMap::default() }
    }
}

impl<N: FullNumber> Grouping<N> {
    /// Adds a cost to its group.
    pub(crate) fn add(&mut self, case: &Case, cost: &Cost<N>) {
        let (groups, months) = (&mut self.groups, case.calendar.months as usize);
        let place = *self.places.entry(Key::of(case, cost)).or_insert_with_key(|key| {
            groups.push(Group::empty(key.clone(), months));
            groups.len() - 1
        });
        groups[place].add(cost);
    }

    /// All groups, once all costs are in.
    pub(crate) fn with_vat(mut self, case: &Case, inputs: &impl Inputs<N>) -> Vec<Group<N>> {
        self.groups.iter_mut().for_each(|group| group.add_vat(case, inputs));
        self.groups
    }
}

/// The groups of a plan of which some costs became others, and which groups these are: `-1` takes a cost out of them, `1`
/// puts it in.
pub(super) fn regroup(
    case: &Case,
    groups: &[Group<Decimal>],
    changes: &[(Decimal, &Cost<Decimal>)],
    inputs: &impl Inputs<Decimal>,
) -> (Vec<Group<Decimal>>, BTreeSet<usize>) {
    let mut groups = groups.to_vec();
    let mut touched = BTreeSet::new();
    for (sign, cost) in changes {
        let key = Key::of(case, cost);
        let place = groups.iter().position(|group| group.key == key).unwrap_or_else(|| {
            groups.push(Group::empty(key, case.calendar.months as usize));
            groups.len() - 1
        });
        touched.insert(place);
        (groups[place].summed, groups[place].by_year) = (Vec::new(), None);
        for (month, amount) in cost.amounts.iter() {
            groups[place].excl_vat[*month as usize] += *sign * *amount;
        }
    }
    touched.iter().for_each(|place| groups[*place].add_vat(case, inputs));
    (groups, touched)
}

impl Key {
    fn of<N>(case: &Case, cost: &Cost<N>) -> Self {
        let line = &case.lines[cost.line];
        let component = &line.components[cost.component];
        Self {
            in_accounts: line.in_accounts,
            staff: line.family == Family::Staff,
            section: cost.section,
            cause: cost.cause,
            vat: component.vat,
            fctva: cost.fctva,
            depreciation: component.depreciation.filter(|_| cost.section == Section::Investment),
            eligible: case.funding.iter().map(|funding| eligible(funding, cost)).collect(),
        }
    }
}

impl<N: FullNumber> Group<N> {
    fn empty(key: Key, months: usize) -> Self {
        Self { key, excl_vat: vec![N::zero(); months], incl_vat: Vec::new(), summed: Vec::new(), by_year: None }
    }

    fn add(&mut self, cost: &Cost<N>) {
        let mut latest = Latest::default();
        for (month, amount) in cost.amounts.iter() {
            latest.add_to(&mut self.excl_vat[*month as usize], amount);
        }
    }

    /// Whether it is the sum of the amounts of these very costs.
    fn sums(&self, costs: &[&Cost<N>]) -> bool {
        let same = |(summed, cost): (&Arc<[(u32, N)]>, &&Cost<N>)| Arc::ptr_eq(summed, &cost.amounts);
        self.summed.len() == costs.len() && self.summed.iter().zip(costs).all(same)
    }

    fn add_vat(&mut self, case: &Case, inputs: &impl Inputs<N>) {
        let mut latest = Latest::default();
        let incl_vat = self.excl_vat.iter().zip(&case.vat[self.key.vat]).map(|(amount, rate)| {
            if amount.is_nothing() {
                return N::zero();
            }
            let rate = inputs.of(*rate);
            latest.of(amount, &rate, || with_vat(amount, &rate))
        });
        self.incl_vat = incl_vat.collect();
    }
}

fn eligible<N>(funding: &Funding, cost: &Cost<N>) -> bool {
    match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => {
            grant.lines[cost.line] && grant.section.is_none_or(|section| section == cost.section)
        }
        Funding::Loan(_) => false,
    }
}
