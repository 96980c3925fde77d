//! The figures in the shape of `perenne/result/v1`.

use super::city::City;
use super::component::Section;
use super::depreciation::depreciation;
use super::discount::present_value;
use super::funding::{Benefit, Receipt};
use super::judged::{budget, flag_row, judged, verdict_row};
use super::law::Law;
use super::ledger::{Ledger, Spending};
use super::loans::Loan;
use super::payback::payback;
use super::plan::Plan;
use super::units::Cause;
use super::values::{month_name, rounded};
use super::work::Work;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub const TWELVE: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

pub fn result(work: &Work, law: &Law, city: Option<&City>) -> Value {
    let Work { plan, ledger, receipts, loans, benefits, .. } = work;
    let unpriced = work.unpriced();
    let mut warnings = work.warnings();
    let mut result = json!({
        "schema": "perenne/result/v1",
        "plan": plan.id,
        "city": city.map(|city| &city.id),
        "currency": "EUR",
        "complete": unpriced.is_empty(),
        "unpriced": unpriced,
        "tco": tco(plan, ledger),
        "lines": lines(plan, ledger),
        "units": units(plan, ledger),
        "residual_value": amount(ledger.residual),
        "depreciation": depreciation_row(plan, law, ledger, receipts),
        "funding": funding(plan, receipts),
        "loans": loans.iter().map(|loan| loan_row(plan, loan)).collect::<Vec<_>>(),
        "benefits": benefits.iter().map(|benefit| benefit_row(plan, benefit)).collect::<Vec<_>>(),
        "net_cost": net_cost_row(&net_cost(work)),
        "present_value": present_values(plan, ledger, receipts),
        "payback": payback_row(work),
    });
    if let Some(city) = city {
        let years = Decimal::from(plan.horizon) / TWELVE * city.population;
        let total =
            |of: &dyn Fn(&Spending) -> Decimal| ledger.spending.iter().map(of).sum::<Decimal>() / TWELVE / years;
        result["per_inhabitant_year"] = json!({
            "excl_vat": amount(total(&|spending| spending.excl_vat)),
            "incl_vat": amount(total(&|spending| spending.incl_vat)),
        });
        let judged = judged(work, law, city);
        result["budget"] = budget(&judged.all, None);
        result["flags"] = judged.all.flags.iter().map(flag_row).collect();
        result["verdict"] = verdict_row(work, &judged);
        if judged.not_seen {
            warnings.push("plan-not-seen");
        }
    }
    result["warnings"] = warnings.into_iter().map(|code| json!({"code": code})).collect();
    result
}

/// An amount in euros.
pub fn amount(euros: Decimal) -> String {
    rounded(euros, 2).to_string()
}

pub fn ratio(value: Decimal) -> String {
    rounded(value, 6).to_string()
}

/// Sums in twelfths of a euro, excluding and including VAT.
#[derive(Default)]
struct Pair {
    excl_vat: Decimal,
    incl_vat: Decimal,
}

impl Pair {
    fn add(&mut self, spending: &Spending) {
        self.excl_vat += spending.excl_vat;
        self.incl_vat += spending.incl_vat;
    }

    fn row(&self) -> Value {
        json!({
            "excl_vat": amount(self.excl_vat / TWELVE),
            "incl_vat": amount(self.incl_vat / TWELVE),
        })
    }
}

fn grouped<'a>(spending: impl Iterator<Item = (String, &'a Spending)>) -> Value {
    let mut groups: BTreeMap<String, Pair> = BTreeMap::new();
    for (key, spending) in spending {
        groups.entry(key).or_default().add(spending);
    }
    let rows = groups.into_iter().map(|(name, pair)| (name, pair.row()));
    Value::Object(rows.collect())
}

/// The total cost of a plan.
pub fn tco(plan: &Plan, ledger: &Ledger) -> Value {
    let spending: Vec<(&Plan, &Spending)> = ledger.spending.iter().map(|spending| (plan, spending)).collect();
    let by =
        |key: &dyn Fn(&Spending) -> String| grouped(ledger.spending.iter().map(|spending| (key(spending), spending)));
    let mut tco = tco_of(&spending);
    tco["by_phase"] = by(&|spending| plan.phase_of(spending.month).name.clone());
    tco["by_line"] = by(&|spending| plan.lines[spending.line].name.clone());
    tco
}

/// The total cost of spending of one plan or of several.
pub fn tco_of(spending: &[(&Plan, &Spending)]) -> Value {
    let by = |key: &dyn Fn(&Plan, &Spending) -> String| {
        grouped(spending.iter().map(|(plan, spending)| (key(plan, spending), *spending)))
    };
    let mut total = Pair::default();
    spending.iter().for_each(|(_, spending)| total.add(spending));
    let mut tco = total.row();
    tco["by_year"] = by(&|plan, spending| plan.year_of(spending.month).to_string());
    tco["by_family"] = by(&|plan, spending| plan.lines[spending.line].family.clone());
    tco["by_section"] = by(&|_, spending| spending.section.name().to_string());
    tco["by_cause"] = by(&|_, spending| spending.cause.name().to_string());
    tco
}

fn lines(plan: &Plan, ledger: &Ledger) -> Vec<Value> {
    type Row = (usize, usize, Cause, Section);
    let mut rows: BTreeMap<Row, Vec<&Spending>> = BTreeMap::new();
    for it in &ledger.spending {
        rows.entry((it.line, it.component, it.cause, it.section)).or_default().push(it);
    }
    let row = |((line, component, cause, section), amounts): (Row, Vec<&Spending>)| {
        let mut total = Pair::default();
        amounts.iter().for_each(|spending| total.add(spending));
        let mut row = total.row();
        row["line"] = json!(plan.lines[line].name);
        row["component"] = json!(plan.lines[line].components[component].name);
        row["cause"] = json!(cause.name());
        row["section"] = json!(section.name());
        row["by_year"] =
            grouped(amounts.into_iter().map(|spending| (plan.year_of(spending.month).to_string(), spending)));
        row
    };
    rows.into_iter().map(row).collect()
}

fn units(plan: &Plan, ledger: &Ledger) -> Value {
    let mut rows = Map::new();
    for (index, line) in plan.lines.iter().enumerate() {
        let numbers = &ledger.numbers[index];
        let months: Decimal = numbers.iter().sum();
        let cost: Decimal =
            ledger.spending.iter().filter(|spending| spending.line == index).map(|spending| spending.excl_vat).sum();
        let row = json!({
            "peak": ratio(numbers.iter().copied().max().unwrap_or_default()),
            "last": ratio(numbers.last().copied().unwrap_or_default()),
            "unit_years": ratio(months / TWELVE),
            "excl_vat_per_unit_year":
                (!months.is_zero()).then(|| amount(cost / months)),
        });
        rows.insert(line.name.clone(), row);
    }
    Value::Object(rows)
}

fn funding(plan: &Plan, receipts: &[Receipt]) -> Vec<Value> {
    let mut rows: BTreeMap<_, Vec<&Receipt>> = BTreeMap::new();
    for receipt in receipts {
        let key = (receipt.kind, &receipt.name, receipt.section, &receipt.status);
        rows.entry(key).or_default().push(receipt);
    }
    let row = |((kind, name, section, status), all): ((_, _, Section, _), Vec<&Receipt>)| {
        let mut by_year: BTreeMap<i32, Decimal> = BTreeMap::new();
        let mut after = Decimal::ZERO;
        for receipt in all {
            if receipt.month < plan.horizon {
                *by_year.entry(plan.year_of(receipt.month)).or_default() += receipt.twelfths;
            } else {
                after += receipt.twelfths;
            }
        }
        json!({
            "name": name,
            "kind": kind,
            "section": section.name(),
            "status": status,
            "total": amount(by_year.values().sum::<Decimal>() / TWELVE),
            "after_horizon": amount(after / TWELVE),
            "by_year": years(&by_year, TWELVE),
        })
    };
    rows.into_iter().map(row).collect()
}

fn years(by_year: &BTreeMap<i32, Decimal>, divisor: Decimal) -> Value {
    let rows = by_year.iter().map(|(year, value)| (year.to_string(), json!(amount(value / divisor))));
    Value::Object(rows.collect())
}

fn loan_row(plan: &Plan, loan: &Loan) -> Value {
    let in_plan = |month: i32| month < plan.horizon;
    let interest_after: Decimal =
        loan.payments.iter().filter(|payment| !in_plan(payment.month)).map(|payment| payment.interest).sum();
    let balance =
        loan.payments.iter().rfind(|payment| in_plan(payment.month)).map_or(loan.amount, |payment| payment.balance);
    let schedule = loan.payments.iter().map(|payment| {
        json!({
            "month": month_name(plan.start + payment.month),
            "interest": amount(payment.interest),
            "principal": amount(payment.principal),
            "instalment": amount(payment.interest + payment.principal),
            "balance": amount(payment.balance),
        })
    });
    json!({
        "name": loan.name,
        "amount": amount(loan.amount),
        "draw": month_name(plan.start + loan.draw),
        "interest_after_horizon": amount(interest_after),
        "balance_at_horizon": amount(balance),
        "schedule": schedule.collect::<Vec<_>>(),
    })
}

fn benefit_row(plan: &Plan, benefit: &Benefit) -> Value {
    let mut by_year: BTreeMap<i32, Decimal> = BTreeMap::new();
    for (month, twelfths) in (0..).zip(&benefit.months) {
        if !twelfths.is_zero() {
            *by_year.entry(plan.year_of(month)).or_default() += twelfths;
        }
    }
    json!({
        "name": benefit.name,
        "kind": benefit.kind,
        "status": benefit.status,
        "total": amount(by_year.values().sum::<Decimal>() / TWELVE),
        "by_year": years(&by_year, TWELVE),
    })
}

/// Net cost by year, and the benefits of all years, both in twelfths of a euro.
pub fn net_cost(work: &Work) -> (BTreeMap<i32, Decimal>, Decimal) {
    let Work { plan, ledger, receipts, loans, benefits, .. } = work;
    let mut by_year: BTreeMap<i32, Decimal> =
        (plan.first_year()..=plan.last_year()).map(|year| (year, Decimal::ZERO)).collect();
    let mut add = |month: i32, twelfths: Decimal| {
        if month < plan.horizon {
            *by_year.entry(plan.year_of(month)).or_default() += twelfths;
        }
    };
    for spending in &ledger.spending {
        add(spending.month, spending.incl_vat);
    }
    for receipt in receipts {
        add(receipt.month, -receipt.twelfths);
    }
    for payment in loans.iter().flat_map(|loan| &loan.payments) {
        add(payment.month, payment.interest * TWELVE);
    }
    (by_year, benefits.iter().flat_map(|benefit| &benefit.months).sum())
}

pub fn net_cost_row((by_year, gained): &(BTreeMap<i32, Decimal>, Decimal)) -> Value {
    let total: Decimal = by_year.values().sum();
    json!({
        "total": amount(total / TWELVE),
        "after_benefits": amount((total - gained) / TWELVE),
        "by_year": years(by_year, TWELVE),
    })
}

fn present_values(plan: &Plan, ledger: &Ledger, receipts: &[Receipt]) -> Value {
    let values = present_value(plan, ledger, receipts);
    json!({
        "rate": plan.discount_rate.normalize().to_string(),
        "timing": plan.timing,
        "cost_excl_vat": amount(values.cost_excl_vat),
        "cost_incl_vat": amount(values.cost_incl_vat),
        "net_cost": amount(values.net_cost),
        "equivalent_annual_cost": amount(values.yearly_net_cost),
        "equivalent_annual_cost_incl_vat": amount(values.yearly_incl_vat),
    })
}

fn depreciation_row(plan: &Plan, law: &Law, ledger: &Ledger, receipts: &[Receipt]) -> Value {
    let depreciation = depreciation(plan, law, ledger, receipts);
    let rows = depreciation.by_year(plan).into_iter().map(|(year, written_off)| {
        let row = json!({
            "charge": amount(written_off.charge),
            "write_back": amount(written_off.write_back),
            "net": amount(written_off.net()),
        });
        (year.to_string(), row)
    });
    let after = depreciation.after_horizon(plan);
    json!({
        "by_year": Value::Object(rows.collect()),
        "charge_after_horizon": amount(after.charge),
        "write_back_after_horizon": amount(after.write_back),
    })
}

fn payback_row(work: &Work) -> Value {
    let Work { plan, ledger, receipts, benefits, .. } = work;
    let (month, discounted) =
        if work.unpriced().is_empty() { payback(plan, ledger, receipts, benefits) } else { (None, None) };
    let name = |month: Option<i32>| month.map(|month| month_name(plan.start + month));
    json!({"month": name(month), "discounted": name(discounted)})
}
