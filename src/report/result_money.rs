use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::tally::{FundingTally, YearlySums, funding_tallies, spans, stretches};
use super::years::ByYear;
use crate::analysis::Analysis;
use crate::document::{Family, Section};
use crate::engine::Cause;
use crate::finance::Cost;
use crate::model::Case;
use crate::number::Number;
use crate::units::{MONTHS_A_YEAR, display};

fn cents(amount: Decimal) -> Value {
    Value::String(display(amount, 2))
}

/// A cost excluding and including VAT.
pub(super) fn pair(excl_vat: Decimal, incl_vat: Decimal) -> Value {
    json!({"excl_vat": display(excl_vat, 2), "incl_vat": display(incl_vat, 2)})
}

/// Sums by year, excluding and including VAT.
fn both_by_year(sums: &YearlySums) -> Value {
    let year = |(year, euros): (i32, Decimal)| (year.to_string(), pair(euros, sums.incl_vat.get(year)));
    Value::Object(sums.excl_vat.euros().map(year).collect())
}

/// Costs by every grouping, summed in one go.
#[derive(Default)]
pub(super) struct Totals {
    all: YearlySums,
    phases: BTreeMap<usize, Sums>,
    families: BTreeMap<Family, Sums>,
    sections: BTreeMap<Section, Sums>,
    causes: BTreeMap<Cause, Sums>,
    lines: BTreeMap<usize, Sums>,
}

/// Excluding and including VAT, in twelfths of a euro.
#[derive(Clone, Copy, Default)]
struct Sums {
    excl_vat: Decimal,
    incl_vat: Decimal,
}

impl Sums {
    fn add(&mut self, excl_vat: Decimal, incl_vat: Decimal) {
        self.excl_vat += excl_vat;
        self.incl_vat += incl_vat;
    }
}

impl Totals {
    /// Of all costs.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut out = Self::default();
        out.add(analysis);
        out
    }

    /// Adds the costs of a plan. Phases and lines are those of one plan alone.
    fn add(&mut self, analysis: &Analysis) {
        let case = &analysis.case;
        let spans = spans(case);
        for cost in &analysis.costs {
            let mut sums = Sums::default();
            for stretch in stretches(cost, case, &spans) {
                let (_, phase) = spans[stretch.month as usize];
                self.all.add(&stretch);
                self.phases.entry(phase).or_default().add(stretch.excl_vat, stretch.incl_vat);
                sums.add(stretch.excl_vat, stretch.incl_vat);
            }
            let add = |group: &mut Sums| group.add(sums.excl_vat, sums.incl_vat);
            add(self.families.entry(case.lines[cost.line].family).or_default());
            add(self.sections.entry(cost.section).or_default());
            add(self.causes.entry(cost.cause).or_default());
            add(self.lines.entry(cost.line).or_default());
        }
    }
}

/// What the costs of a group come to, by its name.
fn named<K: Copy>(groups: &BTreeMap<K, Sums>, name: impl Fn(K) -> String) -> Value {
    let filled = groups.iter().filter(|(_, sums)| !sums.excl_vat.is_zero());
    let both = |sums: &Sums| pair(sums.excl_vat.twelfth(), sums.incl_vat.twelfth());
    Value::Object(filled.map(|(key, sums)| (name(*key), both(sums))).collect())
}

/// Total cost of ownership of several plans, by what they have in common.
pub(super) fn tco_of_all<'a>(analyses: impl Iterator<Item = &'a Analysis>) -> Value {
    let mut totals = Totals::default();
    analyses.for_each(|analysis| totals.add(analysis));
    json!({
        "excl_vat": display(totals.all.excl_vat.total(), 2),
        "incl_vat": display(totals.all.incl_vat.total(), 2),
        "by_year": both_by_year(&totals.all),
        "by_family": named(&totals.families, |family| family.word().into()),
        "by_section": named(&totals.sections, |section| section.to_string()),
        "by_cause": named(&totals.causes, |cause| cause.word().into()),
    })
}

/// Net cost to the city of several plans, before and after benefits.
pub(super) fn net_cost_of_all<'a>(analyses: impl Iterator<Item = &'a Analysis>) -> Value {
    let (mut total, mut benefits, mut years) = (Decimal::ZERO, Decimal::ZERO, BTreeMap::<i32, Decimal>::new());
    for analysis in analyses {
        let financing = &analysis.financing;
        total += financing.net_total();
        benefits += financing.benefit;
        for (year, amount) in (financing.first_year..).zip(&financing.net_cost.0) {
            *years.entry(year).or_default() += amount;
        }
    }
    net_cost_json(cents(total), cents(total - benefits), years.into_iter())
}

/// Total cost of ownership, by every grouping.
pub(super) fn tco(case: &Case, totals: &Totals) -> Value {
    let total = &totals.all;
    json!({
        "excl_vat": display(total.excl_vat.total(), 2),
        "incl_vat": display(total.incl_vat.total(), 2),
        "by_year": both_by_year(total),
        "by_phase": named(&totals.phases, |place| case.calendar.phases[place].id.clone()),
        "by_family": named(&totals.families, |family| family.word().into()),
        "by_section": named(&totals.sections, |section| section.to_string()),
        "by_cause": named(&totals.causes, |cause| cause.word().into()),
        "by_line": named(&totals.lines, |line| case.lines[line].id.clone()),
    })
}

/// One row for each line, component, cause and section, made as it is written: together they are most of a result.
pub(super) struct Lines<'a>(pub &'a Analysis);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (case, costs) = (&self.0.case, &self.0.costs);
        let spans = spans(case);
        serializer.collect_seq(costs.iter().map(|cost| Row {
            cost,
            case,
            sums: YearlySums::within(cost, case, &spans),
        }))
    }
}

/// A row of costs.
struct Row<'a> {
    cost: &'a Cost<Decimal>,
    case: &'a Case,
    sums: YearlySums,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { cost, case, sums } = self;
        let line = &case.lines[cost.line];
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("line", &line.id)?;
        out.serialize_entry("component", &line.components[cost.component].id)?;
        out.serialize_entry("cause", cost.cause.word())?;
        out.serialize_entry("section", &cost.section.to_string())?;
        out.serialize_entry("excl_vat", &display(sums.excl_vat.total(), 2))?;
        out.serialize_entry("incl_vat", &display(sums.incl_vat.total(), 2))?;
        out.serialize_entry("by_year", &Years(sums))?;
        out.end()
    }
}

/// Sums by year, excluding and including VAT, written as they come.
struct Years<'a>(&'a YearlySums);

impl Serialize for Years<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.excl_vat.euros().map(|(year, euros)| {
            let both = Both { excl_vat: display(euros, 2), incl_vat: display(self.0.incl_vat.get(year), 2) };
            (year, both)
        }))
    }
}

/// A cost excluding and including VAT, as it is shown.
#[derive(Serialize)]
struct Both {
    excl_vat: String,
    incl_vat: String,
}

/// Units in service and what one of them costs a year; the cost per inhabitant and year.
pub(super) fn units(analysis: &Analysis, totals: &Totals) -> (Value, Option<Value>) {
    let (case, costs, total) = (&analysis.case, &totals.lines, &totals.all);
    let mut units = Map::new();
    for (place, (line, service)) in case.lines.iter().zip(&analysis.schedule.lines).enumerate() {
        let cost = costs.get(&place).map_or(Decimal::ZERO, |sums| sums.excl_vat);
        let unit_months = service.unit_months();
        // Twelfths of a euro over unit-months are euros over unit-years.
        let per_unit = if unit_months.is_zero() { Value::Null } else { cents(cost / unit_months) };
        let value = json!({
            "peak": display(service.number.iter().max().copied().unwrap_or_default(), 6),
            "last": display(service.number.last().copied().unwrap_or_default(), 6),
            "unit_years": display(unit_months / MONTHS_A_YEAR, 6),
            "excl_vat_per_unit_year": per_unit,
        });
        units.insert(line.id.clone(), value);
    }
    let per_inhabitant = case.city.as_ref().map(|city| {
        // Twelfths of a euro over months are euros a year.
        let years = city.population * Decimal::from(case.calendar.months);
        pair(total.excl_vat.twelfths() / years, total.incl_vat.twelfths() / years)
    });
    (Value::Object(units), per_inhabitant)
}

/// What the investment charges to the operating section of each year that has any.
pub(super) fn depreciation(analysis: &Analysis) -> Value {
    let all = &analysis.depreciation;
    let year = |(year, charge, write_back): (i32, Decimal, Decimal)| {
        let net = display(charge - write_back, 2);
        let row = json!({"charge": display(charge, 2), "write_back": display(write_back, 2), "net": net});
        (year.to_string(), row)
    };
    json!({
        "by_year": all.years(analysis.financing.first_year).map(year).collect::<Map<_, _>>(),
        "charge_after_horizon": display(all.charge_after, 2),
        "write_back_after_horizon": display(all.write_back_after, 2),
    })
}

/// Subsidies, contributions and FCTVA, one row for each name and section.
pub(super) fn funding(analysis: &Analysis) -> Value {
    let row = |row: FundingTally| {
        json!({
            "name": row.name.english(),
            "kind": row.kind,
            "section": row.section.to_string(),
            "status": row.status.word(),
            "total": display(row.received.total(), 2),
            "after_horizon": display(row.after_horizon.twelfth(), 2),
            "by_year": row.received.json(),
        })
    };
    funding_tallies(analysis).into_iter().map(row).collect()
}

/// Loans with their tables; payments after the horizon are listed and said.
pub(super) fn loans(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let month = |month: u32| case.calendar.month(month).to_string();
    let loan = |loan: &crate::finance::Repayment<Decimal>| {
        let late: Decimal = loan
            .schedule
            .iter()
            .filter(|payment| payment.month >= case.calendar.months)
            .map(|payment| payment.interest)
            .sum();
        let paid = loan.schedule.iter().rev().find(|payment| payment.month < case.calendar.months);
        let balance = paid.map_or(loan.amount, |payment| payment.balance);
        let schedule = loan.schedule.iter().map(|payment| {
            json!({
                "month": month(payment.month),
                "interest": display(payment.interest, 2),
                "principal": display(payment.principal, 2),
                "instalment": display(payment.instalment, 2),
                "balance": display(payment.balance, 2),
            })
        });
        json!({
            "name": loan_name(case, loan.funding),
            "amount": display(loan.amount, 2),
            "draw": month(loan.draw),
            "interest_after_horizon": display(late, 2),
            "balance_at_horizon": display(balance, 2),
            "schedule": schedule.collect::<Value>(),
        })
    };
    analysis.financing.loans.iter().map(loan).collect()
}

/// The name of a loan.
pub(super) fn loan_name(case: &Case, funding: usize) -> &str {
    case.funding[funding].name().english()
}

/// Savings and revenues.
pub(super) fn benefits(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let row = |row: &crate::finance::BenefitRow<Decimal>| {
        let benefit = &case.benefits[row.benefit];
        let mut years = ByYear::default();
        (0..).zip(&row.amounts).for_each(|(month, amount)| years.add(case.calendar.year_of(month), *amount));
        json!({
            "name": benefit.name.english(),
            "kind": if benefit.saving { "saving" } else { "revenue" },
            "status": benefit.status.word(),
            "total": display(years.total(), 2),
            "by_year": years.json(),
        })
    };
    analysis.financing.benefits.iter().map(row).collect()
}

/// Net cost to the city, before and after benefits.
pub(super) fn net_cost(analysis: &Analysis) -> Value {
    let financing = &analysis.financing;
    let total = financing.net_total();
    let years = (financing.first_year..).zip(financing.net_cost.0.iter().copied());
    net_cost_json(cents(total), cents(total - financing.benefit), years)
}

/// The same of amounts that are known already.
pub(super) fn net_cost_json(total: Value, after_benefits: Value, years: impl Iterator<Item = (i32, Decimal)>) -> Value {
    json!({
        "total": total,
        "after_benefits": after_benefits,
        "by_year": Value::Object(years.map(|(year, amount)| (year.to_string(), cents(amount))).collect()),
    })
}

/// The month from which on what is saved and earned has paid for the plan.
pub(super) fn payback(analysis: &Analysis) -> Value {
    let (payback, calendar) = (analysis.payback(), &analysis.case.calendar);
    let month = |month: Option<u32>| month.map(|month| calendar.month(month).to_string());
    json!({"month": month(payback.month), "discounted": month(payback.discounted)})
}

/// Present values and equivalent annual costs.
pub(super) fn present_value(analysis: &Analysis) -> Value {
    let (case, value) = (&analysis.case, &analysis.present_value);
    json!({
        "rate": case.discount_rate.value.normalize().to_string(),
        "timing": match case.timing {
            crate::document::Timing::Monthly => "monthly",
            crate::document::Timing::EndOfYear => "end-of-year",
            crate::document::Timing::MidYear => "mid-year",
        },
        "cost_excl_vat": display(value.cost_excl_vat, 2),
        "cost_incl_vat": display(value.cost_incl_vat, 2),
        "net_cost": display(value.net_cost, 2),
        "equivalent_annual_cost": display(value.equivalent_annual_cost, 2),
        "equivalent_annual_cost_incl_vat": display(value.equivalent_annual_cost_incl_vat, 2),
    })
}
