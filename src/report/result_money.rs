use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::tally::{FundingTally, funding_tallies, tallies};
use super::years::ByYear;
use crate::analysis::Analysis;
use crate::document::Section;
use crate::engine::Cause;
use crate::model::{Case, Funding};
use crate::units::display;

fn cents(amount: Decimal) -> Value {
    Value::String(display(amount, 2))
}

/// A cost excluding and including VAT.
pub fn pair(excl_vat: Decimal, incl_vat: Decimal) -> Value {
    json!({"excl_vat": display(excl_vat, 2), "incl_vat": display(incl_vat, 2)})
}

/// Sums by year, excluding and including VAT.
fn both_by_year(excl_vat: &ByYear, incl_vat: &ByYear) -> Value {
    let year = |(year, euros): (i32, Decimal)| (year.to_string(), pair(euros, incl_vat.get(year)));
    Value::Object(excl_vat.euros().map(year).collect())
}

/// Total cost of ownership, by every grouping.
pub fn tco(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let rows = tallies(analysis);
    let mut total = (ByYear::default(), ByYear::default());
    for row in &rows {
        row.excl_vat.iter().for_each(|(month, amount)| total.0.add(case.calendar.year_of(*month), *amount));
        row.incl_vat.iter().for_each(|(month, amount)| total.1.add(case.calendar.year_of(*month), *amount));
    }
    let grouped = |names: Vec<String>, of: &dyn Fn(&super::tally::Tally, u32) -> String| {
        let mut sums: Vec<(String, Decimal, Decimal)> =
            names.into_iter().map(|name| (name, Decimal::ZERO, Decimal::ZERO)).collect();
        for row in &rows {
            for ((month, excl), (_, incl)) in row.excl_vat.iter().zip(&row.incl_vat) {
                let name = of(row, *month);
                if let Some((_, excl_sum, incl_sum)) = sums.iter_mut().find(|(known, _, _)| *known == name) {
                    *excl_sum += excl;
                    *incl_sum += incl;
                }
            }
        }
        let twelve = Decimal::from(12);
        let filled = sums.into_iter().filter(|(_, excl, _)| !excl.is_zero());
        Value::Object(filled.map(|(name, excl, incl)| (name, pair(excl / twelve, incl / twelve))).collect())
    };
    let families = crate::document::FAMILIES.iter().map(|(word, _)| (*word).to_owned()).collect();
    let sections = [Section::Investment, Section::Operating].iter().map(ToString::to_string).collect();
    let causes = Cause::ALL.iter().map(|cause| cause.word().to_owned()).collect();
    let phases = case.calendar.phases.iter().map(|phase| phase.id.clone()).collect();
    let line_names = case.lines.iter().map(|line| line.id.clone()).collect();
    json!({
        "excl_vat": display(total.0.total(), 2),
        "incl_vat": display(total.1.total(), 2),
        "by_year": both_by_year(&total.0, &total.1),
        "by_phase": grouped(phases, &|_, month| case.calendar.phases[case.calendar.phase_of(month)].id.clone()),
        "by_family": grouped(families, &|row, _| case.lines[row.line].family.word().to_owned()),
        "by_section": grouped(sections, &|row, _| row.section.to_string()),
        "by_cause": grouped(causes, &|row, _| row.cause.word().to_owned()),
        "by_line": grouped(line_names, &|row, _| case.lines[row.line].id.clone()),
    })
}

/// One row for each line, component, cause and section.
pub fn lines(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let row = |row: super::tally::Tally| {
        let (excl, incl) = row.by_year(case);
        let line = &case.lines[row.line];
        json!({
            "line": line.id,
            "component": line.components[row.component].id,
            "cause": row.cause.word(),
            "section": row.section.to_string(),
            "excl_vat": display(excl.total(), 2),
            "incl_vat": display(incl.total(), 2),
            "by_year": both_by_year(&excl, &incl),
        })
    };
    tallies(analysis).into_iter().map(row).collect()
}

/// Units in service and what one of them costs a year; the cost per inhabitant and year.
pub fn units(analysis: &Analysis) -> (Value, Option<Value>) {
    let case = &analysis.case;
    let mut costs = vec![Decimal::ZERO; case.lines.len()];
    let (mut excl_total, mut incl_total) = (Decimal::ZERO, Decimal::ZERO);
    for row in tallies(analysis) {
        let excl: Decimal = row.excl_vat.iter().map(|(_, amount)| amount).sum();
        costs[row.line] += excl;
        excl_total += excl;
        incl_total += row.incl_vat.iter().map(|(_, amount)| amount).sum::<Decimal>();
    }
    let mut units = Map::new();
    for ((line, service), cost) in case.lines.iter().zip(&analysis.schedule.lines).zip(costs) {
        let unit_months = service.unit_months();
        // Twelfths of a euro over unit-months are euros over unit-years.
        let per_unit = if unit_months.is_zero() { Value::Null } else { cents(cost / unit_months) };
        let value = json!({
            "peak": display(service.number.iter().max().copied().unwrap_or_default(), 6),
            "last": display(service.number.last().copied().unwrap_or_default(), 6),
            "unit_years": display(unit_months / Decimal::from(12), 6),
            "excl_vat_per_unit_year": per_unit,
        });
        units.insert(line.id.clone(), value);
    }
    let per_inhabitant = case.city.as_ref().map(|city| {
        // Twelfths of a euro over months are euros a year.
        let years = city.population * Decimal::from(case.calendar.months);
        pair(excl_total / years, incl_total / years)
    });
    (Value::Object(units), per_inhabitant)
}

/// Subsidies, contributions and FCTVA, one row for each name and section.
pub fn funding(analysis: &Analysis) -> Value {
    let row = |row: FundingTally| {
        json!({
            "name": row.name,
            "kind": row.kind,
            "section": row.section.to_string(),
            "status": row.status.word(),
            "total": display(row.received.total(), 2),
            "after_horizon": display(row.after_horizon / Decimal::from(12), 2),
            "by_year": row.received.json(),
        })
    };
    funding_tallies(analysis).into_iter().map(row).collect()
}

/// Loans with their tables; payments after the horizon are listed and said.
pub fn loans(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let month = |month: u32| case.calendar.start.plus(i32::try_from(month).unwrap_or(0)).to_string();
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
pub fn loan_name(case: &Case, funding: usize) -> &str {
    match &case.funding[funding] {
        Funding::Loan(loan) => &loan.name,
        Funding::Subsidy(grant) | Funding::Contribution(grant) => &grant.name,
    }
}

/// Savings and revenues.
pub fn benefits(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let row = |row: &crate::finance::BenefitRow<Decimal>| {
        let benefit = &case.benefits[row.benefit];
        let mut years = ByYear::default();
        (0..).zip(&row.amounts).for_each(|(month, amount)| years.add(case.calendar.year_of(month), *amount));
        json!({
            "name": benefit.name,
            "kind": if benefit.saving { "saving" } else { "revenue" },
            "status": benefit.status.word(),
            "total": display(years.total(), 2),
            "by_year": years.json(),
        })
    };
    analysis.financing.benefits.iter().map(row).collect()
}

/// Net cost to the city, before and after benefits.
pub fn net_cost(analysis: &Analysis) -> Value {
    let financing = &analysis.financing;
    let total = financing.net_total();
    let years = (financing.first_year..).zip(financing.net_cost.0.iter().copied());
    net_cost_json(cents(total), cents(total - financing.benefit), years)
}

/// The same of amounts that are known already.
pub fn net_cost_json(total: Value, after_benefits: Value, years: impl Iterator<Item = (i32, Decimal)>) -> Value {
    json!({
        "total": total,
        "after_benefits": after_benefits,
        "by_year": Value::Object(years.map(|(year, amount)| (year.to_string(), cents(amount))).collect()),
    })
}

/// Present values and equivalent annual costs.
pub fn present_value(analysis: &Analysis) -> Value {
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
