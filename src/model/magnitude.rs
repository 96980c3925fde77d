//! Accounts of which an amount is likely one of another unit: held against the revenue, and against the year before.

use rust_decimal::Decimal;

use super::city::is_odd_revenue;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::account_labels;
use crate::language::Arg;

/// Running costs are no larger than the revenue that pays them; what is owed or invested is no more than this many times it.
const TIMES_REVENUE: Decimal = Decimal::TEN;
/// How many times an amount of running, or the debt, changes from one year to the next at most; and what comes and goes with
/// single works or loans.
const STEADY: Decimal = Decimal::TEN;
const UNSTEADY: Decimal = Decimal::ONE_HUNDRED;

/// An amount that is likely one of another unit, and what it is held against.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Oddity {
    /// The account.
    pub path: &'static str,
    /// Its year, and that of what it is held against.
    pub year: i32,
    pub than: i32,
    pub amount: Decimal,
    pub other: Decimal,
    /// `above` the revenue, `times` of it, or a `leap` from the year before.
    pub how: &'static str,
}

impl Oddity {
    /// What is said of it.
    pub(crate) fn tell(&self, odd: Diagnostic, city: &str) -> Diagnostic {
        let label = account_labels().into_iter().find(|(path, _)| *path == self.path);
        let label = label.map_or(Arg::from(self.path), |(_, label)| Arg::Each(label.map(str::to_owned)));
        let odd = odd.arg("city", city).arg("account", label).arg("year", Arg::Year(self.year));
        let odd = odd.arg("amount", Arg::Euros(self.amount)).arg("other", Arg::Euros(self.other));
        odd.arg("than", Arg::Year(self.than)).arg("how", self.how).help("help")
    }

    /// The warning, where nothing has a place.
    pub(crate) fn told(&self, city: &str) -> Diagnostic {
        self.tell(Diagnostic::new(codes::ACCOUNT_MAGNITUDE), city)
    }
}

/// The first year after the accounts in which the revenue of an inhabitant is likely one of another unit: the year, the revenue and
/// that of each. What a year does not give is that of the year before.
pub(crate) fn odd_revenue_later(
    years: &[i32],
    amount: &dyn Fn(&str, i32) -> Option<Decimal>,
    people: Decimal,
) -> Option<(i32, Decimal, Decimal)> {
    let (base, later) = years.split_first()?;
    let paths = account_labels().into_iter().map(|(path, _)| path).filter(|path| path.starts_with("revenue."));
    let mut known: Vec<(&str, Decimal)> = paths.filter_map(|path| Some((path, amount(path, *base)?))).collect();
    later.iter().find_map(|year| {
        let mut given = false;
        for (path, value) in &mut known {
            if let Some(amount) = amount(path, *year) {
                (*value, given) = (amount, true);
            }
        }
        // Sums of amounts as read may leave what a decimal holds: these are told elsewhere.
        let sum = known.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))?;
        let each = sum.checked_div(people).filter(|each| given && is_odd_revenue(*each))?;
        Some((*year, sum, each))
    })
}

/// The amounts that are odd, among those of the accounts and of the years after them. `odd_revenue`: whether the revenue is told
/// already, so that nothing is held against it.
pub(crate) fn oddities(years: &[i32], amount: &dyn Fn(&str, i32) -> Option<Decimal>, odd_revenue: bool) -> Vec<Oddity> {
    let Some(base) = years.first().copied() else { return Vec::new() };
    let paths = || account_labels().into_iter().map(|(path, _)| path);
    let of_revenue = paths().filter(|path| path.starts_with("revenue.")).map(|path| amount(path, base));
    let revenue = of_revenue.sum::<Option<Decimal>>().filter(|sum| *sum > Decimal::ZERO && !odd_revenue);
    let mut found = Vec::new();
    for path in paths().filter(|path| !path.starts_with("revenue.")) {
        let running = path.starts_with("spending.") || path == "interest";
        let (times, how) = if running { (Decimal::ONE, "above") } else { (TIMES_REVENUE, "times") };
        if let Some((value, revenue)) = amount(path, base).zip(revenue)
            && revenue.checked_mul(times).is_some_and(|most| value.abs() > most)
        {
            found.push(Oddity { path, year: base, than: base, amount: value, other: revenue, how });
        }
    }
    for path in paths().filter(|path| *path != "working_capital") {
        let steady = path.starts_with("revenue.") || path.starts_with("spending.") || path == "debt";
        let times = if steady { STEADY } else { UNSTEADY };
        let given: Vec<(i32, Decimal)> = years
            .iter()
            .filter_map(|year| Some((*year, amount(path, *year).filter(|value| *value > Decimal::ZERO)?)))
            .collect();
        let leaps = |[(_, before), (_, after)]: [(i32, Decimal); 2]| {
            let above = |one: Decimal, other: Decimal| other.checked_mul(times).is_some_and(|most| one > most);
            above(after, before) || above(before, after)
        };
        let pairs = given.windows(2).map(|pair| [pair[0], pair[1]]);
        found.extend(pairs.filter(|pair| leaps(*pair)).map(|[(than, other), (year, amount)]| Oddity {
            path,
            year,
            than,
            amount,
            other,
            how: "leap",
        }));
    }
    found
}
