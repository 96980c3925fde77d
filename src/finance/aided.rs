use rust_decimal::Decimal;

use super::financing::sum;
use super::{Financing, Receipt, ReceiptKind};
use crate::document::{Funder, Section};
use crate::model::{Case, Funding, Grant};
use crate::number::FullNumber;
use crate::units::half_up;

/// A base of investment that public funders help, and what they give for it (CGCT L1111-10), in euros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aided<N = Decimal> {
    /// The funding that gives to it, by its place in the plan: first that whose own base it is.
    pub funding: Vec<usize>,
    /// How many of these it is the own base of.
    pub own_aids: usize,
    /// What it gives, whenever received.
    pub granted: N,
    /// The investment excluding VAT, less what private funders give to it.
    pub base: N,
    /// Whether it is all investment of the plan.
    pub whole: bool,
    /// Whether private funders give to it.
    pub private: bool,
}

impl Aided {
    /// What is given above the share that may be.
    pub(crate) fn above(&self, limit: Decimal) -> Decimal {
        half_up(self.granted - self.base * limit, 9).clamp(Decimal::ZERO, self.granted)
    }

    /// What public funders may still give of it; below zero where they give too much.
    pub(crate) fn left(&self, limit: Decimal) -> Decimal {
        self.base * limit - self.granted
    }

    /// What the city keeps of it; below zero where it gets more than there is to pay.
    pub(crate) fn own(&self) -> Decimal {
        if self.base.is_zero() { Decimal::ZERO } else { (self.base - self.granted) / self.base }
    }

    /// Whether the city keeps any of it.
    pub(crate) fn keeps(&self) -> &'static str {
        if self.granted < self.base { "some" } else { "none" }
    }
}

/// Where investment stands: its group, and the month.
type Cell = (usize, usize);

/// The bases that public funders help, each with all that is known to be given to it: by aids that are reckoned on the very
/// same spending, on a part of it, or on more. Where a cap cuts an aid, it is given in the months in which it is spent
/// (SPEC §5): in order of spending, until it is used up.
pub(crate) fn aided<N: FullNumber>(case: &Case, financing: &Financing<N>) -> Vec<Aided<N>> {
    let invested = |wanted: &dyn Fn(usize, usize) -> bool| -> Vec<Cell> {
        let groups = financing.groups.iter().enumerate();
        let groups = groups.filter(|(_, group)| group.key.section == Section::Investment);
        let cells = groups.flat_map(|(of, group)| {
            let spent = group.excl_vat.iter().enumerate().filter(|(_, amount)| !amount.is_nothing());
            spent.filter(move |(month, _)| wanted(of, *month)).map(move |(month, _)| (of, month))
        });
        cells.collect()
    };
    let all = invested(&|_, _| true).len();
    let helped = |place: usize, grant: &Grant, (of, month): Cell| {
        let eligible = financing.groups[of].key.eligible.get(place) == Some(&true);
        eligible && grant.months.get(month) == Some(&true)
    };
    let mut grants: Vec<usize> = Vec::new();
    let mut bases: Vec<(Vec<Cell>, Vec<usize>)> = Vec::new();
    for (place, funding) in case.funding.iter().enumerate() {
        let (Funding::Subsidy(grant) | Funding::Contribution(grant)) = funding else { continue };
        let given = |one: &Receipt<N>| one.funding == Some(place) && one.section == Section::Investment;
        if grant.funder == Funder::Private || !financing.receipts.iter().any(given) {
            continue;
        }
        let cells = invested(&|of, month| helped(place, grant, (of, month)));
        grants.push(place);
        match bases.iter_mut().find(|(known, _)| *known == cells) {
            _ if cells.is_empty() => {}
            Some((_, funding)) => funding.push(place),
            None => bases.push((cells, vec![place])),
        }
    }
    let own_aids: Vec<usize> = bases.iter().map(|(_, funding)| funding.len()).collect();
    for (cells, funding) in &mut bases {
        let gives = |place: usize| {
            let of = financing.receipts.iter().filter(|one| one.funding == Some(place));
            of.flat_map(|one| on_base(one, cells)).any(|amount| !amount.is_nothing())
        };
        let others: Vec<usize> =
            grants.iter().copied().filter(|place| !funding.contains(place) && gives(*place)).collect();
        funding.extend(others);
    }
    let all = |cells: &[Cell]| cells.len() == all;
    let bases = bases.into_iter().zip(own_aids);
    bases.map(|((cells, funding), own)| base_of(financing, &cells, (funding, own), all(&cells))).collect()
}

/// What a receipt gives in each month of the spending on a base, whose cells stand in the order of their groups.
fn on_base<'r, N>(one: &'r Receipt<N>, cells: &[Cell]) -> impl Iterator<Item = &'r N> {
    let first = cells.partition_point(|(of, _)| *of < one.group);
    let own = cells[first..].iter().take_while(|(of, _)| *of == one.group);
    own.filter_map(|(_, month)| one.spent.get(*month))
}

fn base_of<N: FullNumber>(
    financing: &Financing<N>,
    cells: &[Cell],
    (funding, own_aids): (Vec<usize>, usize),
    whole: bool,
) -> Aided<N> {
    let mut base = sum(cells.iter().map(|(of, month)| &financing.groups[*of].excl_vat[*month]));
    let (mut granted, mut private) = (N::zero(), false);
    for one in financing.receipts.iter().filter(|one| one.kind != ReceiptKind::Fctva) {
        let given = sum(on_base(one, cells));
        if one.funder == Funder::Private {
            base = base.sub(&given);
            private |= !given.is_nothing();
        } else if one.funding.is_some_and(|place| funding.contains(&place)) {
            granted.add_to(&given);
        }
    }
    Aided { funding, own_aids, granted: granted.twelfth(), base: base.twelfth(), whole, private }
}
