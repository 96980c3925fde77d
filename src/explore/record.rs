//! A saved result as it lies in its file: the types say what `schemas/result.json` says of the parts that are compared,
//! and the sums are held against their parts, since a row that is missing breaks no schema.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, Unexpected, Visitor};

use super::damage::Damage;
use crate::city::Level;
use crate::document::{MAX_BYTES, Nature};
use crate::model::Rule;

/// The results that a text holds: one, or a list of them. `Err`: what is wrong with it.
pub(super) fn read(text: &str) -> Result<Vec<Record>, Damage> {
    let text = text.trim_start_matches('\u{feff}');
    // Every value takes a few bytes: the size of the file bounds what the reader makes of it, aliases are refused.
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_nodes: MAX_BYTES, max_events: MAX_BYTES, max_total_scalar_bytes: MAX_BYTES, max_depth: 16,
            max_aliases: 0, max_anchors: 0,
        },
        no_schema: true,
        with_snippet: false,
    };
    let records = if text.trim_start().starts_with('[') {
        serde_yaml::from_str_with_options(text, options)
    } else {
        serde_yaml::from_str_with_options(text, options).map(|record| vec![record])
    };
    let records: Vec<Record> = records.map_err(|error| Damage::read(&error))?;
    records.iter().try_for_each(Record::agrees).map_err(Damage::sums)?;
    Ok(records)
}

/// Keys that are not named are passed over: a later perenne may say more under the same schema. Whatever is compared
/// is required, so that none of it is lost by a slip.
#[derive(Deserialize)]
pub(super) struct Record {
    #[serde(rename = "schema")]
    _schema: Schema,
    pub plan: String,
    #[serde(deserialize_with = "present")]
    pub city: Option<String>,
    #[serde(rename = "currency")]
    _currency: Currency,
    #[serde(rename = "complete")]
    _complete: bool,
    pub unpriced: Vec<String>,
    #[serde(rename = "inputs")]
    _inputs: Vec<Unread>,
    #[serde(rename = "overrides")]
    _overrides: Vec<Unread>,
    pub tco: Tco,
    pub lines: Vec<CostRecord>,
    #[serde(rename = "units")]
    _units: BTreeMap<String, Unread>,
    #[serde(rename = "per_inhabitant_year", default, deserialize_with = "given")]
    _per_inhabitant_year: Option<Pair>,
    #[serde(rename = "residual_value")]
    _residual_value: Amount,
    pub funding: Vec<Part>,
    loans: Vec<Loan>,
    pub benefits: Vec<Part>,
    pub net_cost: NetCost,
    /// Not in results of earlier versions.
    #[serde(rename = "payback", default)]
    _payback: Unread,
    pub present_value: PresentValue,
    #[serde(default, deserialize_with = "given")]
    pub budget: Option<Vec<BudgetYear>>,
    #[serde(default, deserialize_with = "given")]
    flags: Option<Vec<Unread>>,
    #[serde(default, deserialize_with = "given")]
    pub verdict: Option<Verdict>,
    pub warnings: Vec<Warning>,
}

/// What was warned of.
#[derive(Deserialize)]
pub(super) struct Warning {
    pub code: String,
}

/// A map of which no comparison shows anything.
type Unread = BTreeMap<String, IgnoredAny>;

#[derive(Deserialize)]
enum Schema {
    #[serde(rename = "perenne/result/v1")]
    Result,
}

#[derive(Deserialize)]
enum Currency {
    #[serde(rename = "EUR")]
    Euro,
}

#[derive(Deserialize)]
pub(super) struct Pair {
    pub excl_vat: Amount,
    pub incl_vat: Amount,
}

#[derive(Deserialize)]
pub(super) struct Tco {
    pub excl_vat: Amount,
    pub incl_vat: Amount,
    pub by_year: BTreeMap<Year, Pair>,
}

/// Costs of a component, of one cause.
#[derive(Deserialize)]
pub(super) struct CostRecord {
    pub line: String,
    pub component: String,
    pub excl_vat: Amount,
    pub incl_vat: Amount,
}

/// A funding, or a saving or revenue.
#[derive(Deserialize)]
pub(super) struct Part {
    pub name: String,
    pub total: Amount,
}

#[derive(Deserialize)]
struct Loan {
    interest_after_horizon: Amount,
    schedule: Vec<Payment>,
}

#[derive(Deserialize)]
struct Payment {
    interest: Amount,
}

#[derive(Deserialize)]
pub(super) struct NetCost {
    pub total: Amount,
    pub after_benefits: Amount,
    pub by_year: BTreeMap<Year, Amount>,
}

#[derive(Deserialize)]
pub(super) struct PresentValue {
    pub net_cost: Amount,
    pub equivalent_annual_cost: Amount,
}

#[derive(Deserialize)]
pub(super) struct BudgetYear {
    pub year: i32,
    #[serde(rename = "without")]
    _without: Side,
    pub with: Side,
}

#[derive(Deserialize)]
pub(super) struct Side {
    revenue: Amount,
    spending: Amount,
    interest: Amount,
    pub gross_savings: Amount,
    pub working_capital: Amount,
    pub debt: Amount,
    #[serde(rename = "depreciation", deserialize_with = "present")]
    _depreciation: Option<Amount>,
}

#[derive(Deserialize)]
pub(super) struct Verdict {
    #[serde(deserialize_with = "present")]
    pub level: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub secured: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub first_year: Option<i32>,
    pub rules: Vec<Rule>,
    /// Not in results of earlier versions.
    #[serde(default)]
    pub nature: Option<Nature>,
    #[serde(deserialize_with = "present")]
    pub cliff: Option<Cliff>,
}

#[derive(Deserialize)]
pub(super) struct Cliff {
    pub pilot: Amount,
    #[serde(deserialize_with = "present")]
    pub after: Option<Amount>,
}

/// A value that may be left out and not null.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A value that may be null and not left out, which serde takes for the same thing.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

/// Euros with two decimals, exactly as they are written: no number of another kind comes between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Amount(pub Decimal);

impl Amount {
    /// More than any public budget, and few enough digits that millions of rows can be summed up.
    const MOST_DIGITS: usize = 18;
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Text(PhantomData))
    }
}

impl FromText for Amount {
    const WHAT: &'static str = "an amount such as \"1234.50\", with at most 18 digits before the point";

    fn of(text: &str) -> Option<Self> {
        let (whole, cents) = text.strip_prefix('-').unwrap_or(text).split_once('.')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = digits(whole) && whole.len() <= Self::MOST_DIGITS && digits(cents) && cents.len() == 2;
        fits.then(|| Decimal::from_str_exact(text).ok()).flatten().map(Self)
    }
}

/// A year as a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Year(pub i32);

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Text(PhantomData))
    }
}

impl FromText for Year {
    const WHAT: &'static str = "a year of four digits";

    fn of(text: &str) -> Option<Self> {
        let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        four.then(|| text.parse().ok()).flatten().map(Self)
    }
}

/// What is made of a text alone.
trait FromText: Sized {
    const WHAT: &'static str;

    fn of(text: &str) -> Option<Self>;
}

struct Text<T>(PhantomData<T>);

impl<T: FromText> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(T::WHAT)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::of(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Record {
    /// Holds the sums against their parts, each rounded to the cent on its own. `Err`: what does not add up.
    fn agrees(&self) -> Result<(), String> {
        let amounts = |rows: &mut dyn Iterator<Item = Amount>| rows.map(|amount| amount.0).collect::<Vec<_>>();
        let lines = |pick: fn(&CostRecord) -> Amount| amounts(&mut self.lines.iter().map(pick));
        let years = |pick: fn(&Pair) -> Amount| amounts(&mut self.tco.by_year.values().map(pick));
        let totals = |parts: &[Part]| amounts(&mut parts.iter().map(|part| part.total));
        adds_up("tco.excl_vat", self.tco.excl_vat, "lines[].excl_vat", &lines(|row| row.excl_vat))?;
        adds_up("tco.incl_vat", self.tco.incl_vat, "lines[].incl_vat", &lines(|row| row.incl_vat))?;
        adds_up("tco.excl_vat", self.tco.excl_vat, "tco.by_year", &years(|year| year.excl_vat))?;
        adds_up("tco.incl_vat", self.tco.incl_vat, "tco.by_year", &years(|year| year.incl_vat))?;
        let net: Vec<Decimal> = self.net_cost.by_year.values().map(|amount| amount.0).collect();
        adds_up("net_cost.total", self.net_cost.total, "net_cost.by_year", &net)?;
        let mut net = vec![self.tco.incl_vat.0];
        net.extend(totals(&self.funding).iter().map(|received| -received));
        for loan in &self.loans {
            net.extend(loan.schedule.iter().map(|payment| payment.interest.0));
            net.push(-loan.interest_after_horizon.0);
        }
        adds_up("net_cost.total", self.net_cost.total, "tco.incl_vat + loans[].interest - funding[].total", &net)?;
        let mut after = vec![self.net_cost.total.0];
        after.extend(totals(&self.benefits).iter().map(|benefit| -benefit));
        adds_up("net_cost.after_benefits", self.net_cost.after_benefits, "net_cost.total - benefits[].total", &after)?;
        self.city_agrees()
    }

    /// Budget, flags and verdict come together; the budget has every year, and its savings are what is left of revenue.
    fn city_agrees(&self) -> Result<(), String> {
        let (Some(budget), Some(_), Some(_)) = (&self.budget, &self.flags, &self.verdict) else {
            let none = self.budget.is_none() && self.flags.is_none() && self.verdict.is_none();
            return if none { Ok(()) } else { Err("budget, flags, verdict: all or none of them".to_owned()) };
        };
        // It may begin before the plan, with the year of the accounts.
        let have: Vec<i32> = budget.iter().map(|year| year.year).collect();
        let want: Vec<i32> = self.net_cost.by_year.keys().map(|year| year.0).collect();
        if !have.ends_with(&want) || have.windows(2).any(|pair| pair[0].checked_add(1) != Some(pair[1])) {
            return Err(format!("budget[].year: {have:?} ≠ net_cost.by_year: {want:?}"));
        }
        budget.iter().try_for_each(|year| {
            let with = &year.with;
            let left = [with.revenue.0, -with.spending.0, -with.interest.0];
            let name = format!("budget.{}.gross_savings", year.year);
            adds_up(&name, with.gross_savings, "revenue - spending - interest", &left)
        })
    }
}

/// A sum and its parts, each within half a cent.
fn adds_up(name: &str, sum: Amount, of: &str, parts: &[Decimal]) -> Result<(), String> {
    let total: Decimal = parts.iter().sum();
    let rounding = Decimal::new(5, 3) * Decimal::from(parts.len() + 1);
    if (total - sum.0).abs() <= rounding { Ok(()) } else { Err(format!("{name}: {} ≠ {of}: {total}", sum.0)) }
}
