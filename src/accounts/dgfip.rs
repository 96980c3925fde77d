//! "Comptes individuels des communes" of the DGFiP: a row a municipality and year, thousand EUR, columns by name.

use rust_decimal::Decimal;

use super::cells::Cells;
use super::figure::AccountFigure;
use super::identity::Identity;
use crate::units::{half_up, order};

/// Columns that figures, identities and means are made of; the header names some 250.
pub(super) const COLUMNS: [&str; 25] = [
    "prod", "charge", "pfcaf", "cfcaf", "impo1", "impo2", "dgf", "perso", "achat", "fin", "cont", "subv", "res1",
    "recinv", "emp", "subr", "fctva", "depinv", "equip", "remb", "caf", "cafn", "dette", "annu", "fdr",
];

/// Means of the stratum, EUR an inhabitant, that cities are compared with.
pub(super) const MEANS: [&str; 9] = ["mprod", "mpfcaf", "mperso", "mfin", "mcaf", "mremb", "mcafn", "mdette", "mfdr"];

/// Figures again, EUR an inhabitant, by which a damaged one is found; those that others make up have an identity.
pub(super) const EACH: [&str; 22] = [
    "fprod", "fcharge", "fpfcaf", "fcfcaf", "fimpo1", "fimpo2", "fdgf", "fperso", "fachat", "ffin", "fcont", "fsubv",
    "frecinv", "femp", "fsubr", "ffctva", "fdepinv", "fequip", "fremb", "fdette", "fannu", "ffdr",
];

/// Columns without which a table is none of these.
pub(super) const MARKS: [&str; 6] = ["dep", "icom", "prod", "charge", "dette", "remb"];

/// EUR a unit of the file.
const UNIT: Decimal = Decimal::ONE_THOUSAND;

/// Whether the operating charges are known without their non-cash items.
pub(super) fn without_non_cash(cells: &Cells) -> bool {
    cells.has("cfcaf") || cells.has("caf")
}

/// The figures of a city's accounts, in the order of the format.
///
/// `prod` and `charge` hold non-cash items: `pfcaf` and `cfcaf` do not. Before they were published (2017), the real
/// charges are what `caf` says: `prod − caf`. The counterpart of those items stands in `recinv` and is taken out of it.
pub(super) fn figures(cells: &Cells) -> Vec<AccountFigure> {
    let figure = |path, columns: &[&str]| cells.figure(path, UNIT, columns);
    let revenue = if cells.has("pfcaf") { "pfcaf" } else { "prod" };
    let lender = cells.has("fin") || !cells.has("annu");
    let interest: &[&str] = if lender { &["fin"] } else { &["annu", "-remb"] };
    let less_interest: &[&str] = if lender { &["-fin"] } else { &["-annu", "remb"] };
    let spending: &[&str] = match (cells.has("cfcaf"), cells.has("caf")) {
        (true, _) => &["cfcaf"],
        (false, true) => &[revenue, "-caf"],
        (false, false) => &["charge"],
    };
    let principal: &[&str] = if cells.has("remb") || !cells.has("annu") { &["remb"] } else { &["annu", "-fin"] };
    let less_non_cash: &[&str] = match (cells.has("caf"), cells.has("res1"), cells.has("cfcaf")) {
        (true, true, _) => &["-caf", "res1"],
        (true, false, _) => &["-caf", "prod", "-charge"],
        (false, _, true) => &["-pfcaf", "cfcaf", "prod", "-charge"],
        (false, _, false) => &[],
    };
    let rest = ["-perso", "-achat", "-cont", "-subv"];
    vec![
        figure("revenue.taxes", &["impo1", "impo2"]),
        figure("revenue.grants", &["dgf"]),
        figure("revenue.other", &[revenue, "-impo1", "-impo2", "-dgf"]),
        figure("spending.staff", &["perso"]),
        figure("spending.purchases", &["achat"]),
        figure("spending.subsidies", &["cont", "subv"]),
        figure("spending.other", &[spending, less_interest, &rest].concat()),
        figure("interest", interest),
        figure("principal", principal),
        figure("debt", &["dette"]),
        figure("investment.equipment", &["equip"]),
        figure("investment.other", &["depinv", "-remb", "-equip"]),
        figure("investment_revenue.grants", &["subr"]),
        figure("investment_revenue.fctva", &["fctva"]),
        figure("investment_revenue.other", &[&["recinv", "-emp", "-subr", "-fctva"], less_non_cash].concat()),
        figure("working_capital", &["fdr"]),
    ]
}

/// So many columns have to say how many inhabitants they count before one of them is held against the others.
const MANY: usize = 5;

/// Columns that the column of the same figure an inhabitant contradicts: its name, the inhabitants, what it makes of each of them in
/// EUR, and what is said.
///
/// Inhabitants are counted in two ways, of which `people` may be the other one: which one counts is what most columns say. Where
/// few say it, a factor of ten is no other count.
pub(super) fn contradicted(cells: &Cells, people: Decimal) -> Vec<(&'static str, Decimal, Decimal, Decimal)> {
    let pairs: Vec<(&'static str, Decimal, Decimal)> = EACH
        .into_iter()
        .filter_map(|column| Some((&column[1..], cells.get(&column[1..])?.checked_mul(UNIT)?, cells.get(column)?)))
        .collect();
    let counted =
        |(_, euros, said): &(_, Decimal, Decimal)| euros.checked_div(*said).filter(|_| said.abs() > Decimal::TEN);
    let mut counts: Vec<Decimal> = pairs.iter().filter_map(counted).collect();
    order::plain(&mut counts);
    let most = (counts.len() >= MANY).then(|| counts[counts.len() / 2]).filter(|count| *count > Decimal::ZERO);
    let (people, factor) = most.map_or((people, Decimal::TEN), |most| (most, Decimal::new(105, 2)));
    let of = |(figure, euros, said): (&'static str, Decimal, Decimal)| {
        let each = half_up(euros.checked_div(people)?, 2);
        let (low, high) = (each.abs().min(said.abs()), each.abs().max(said.abs()));
        let signs = each.is_sign_negative() != said.is_sign_negative() && low > Decimal::ONE;
        // Half a last digit of the figure: small cities have little of whole thousands.
        let rounding = (UNIT * Decimal::new(5, cells.scale() + 1)).checked_div(people)? + Decimal::ONE;
        let far = high > low * factor + rounding;
        (signs || far).then_some((figure, half_up(people, 0), each, said))
    };
    pairs.into_iter().filter_map(of).collect()
}

/// What has to hold between columns.
pub(super) fn identities(cells: &Cells) -> Vec<Identity> {
    let identity = |left: &str, right: &[&str]| Identity::of(cells, left, right, UNIT);
    vec![
        identity("cafn", &["caf", "-remb"]),
        identity("caf", &["pfcaf", "-cfcaf"]),
        identity("res1", &["prod", "-charge"]),
    ]
}

/// The annuity holds the interest of the loans alone, `fin` every financial charge: what they differ by, in EUR, where
/// they do.
pub(super) fn other_financial_charges(cells: &Cells) -> Option<Decimal> {
    let other = cells.get("fin")?.checked_add(cells.get("remb")?)?.checked_sub(cells.get("annu")?)?;
    let tolerance = Decimal::new(15, cells.scale() + 1);
    (other.abs() > tolerance).then_some(other * UNIT)
}
