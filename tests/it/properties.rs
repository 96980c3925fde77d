//! Properties that hold for every plan: money is conserved, and a plan is what it changes.

use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::model::AsWritten;
use perenne::report::{Grouping, Style, grouped};
use perenne::session::{Options, Session};
use perenne::units::Decimal;
use proptest::prelude::*;

const SEEDS: std::ops::Range<u64> = 5000..5080;

fn close(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() < Decimal::new(1, 12)
}

fn random(seed: u64, options: &Options) -> Analysis {
    let files = crate::reference::random::plan(seed);
    let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap().clone();
    let mut session = Session::default();
    let analysis = session.analyse_text(&name, &text, &Library::with_files(files), options);
    analysis.unwrap_or_else(|| panic!("seed {seed}: {:#?}", session.diagnostics.sorted()))
}

#[test]
fn parts_sum_to_the_total_in_every_grouping() {
    let style = Style { language: perenne::language::Language::English, width: 100, color: false };
    let groupings =
        [Grouping::Family, Grouping::Line, Grouping::Component, Grouping::Cause, Grouping::Section, Grouping::Phase];
    for seed in SEEDS {
        let analysis = random(seed, &Options::default());
        let rows = analysis.costs.iter().flat_map(|cost| cost.both(&analysis.case, &AsWritten));
        let total: Decimal = rows.map(|(_, _, incl_vat)| incl_vat).sum::<Decimal>() / Decimal::from(12);
        assert!(close(total, analysis.financing.cost_incl_vat), "seed {seed}: rows and groups");
        for by in groupings {
            let sum: Decimal = grouped(&analysis, by, style).iter().map(|(_, sums)| sums.incl_vat.total()).sum();
            assert!(close(sum, total), "seed {seed}: {by:?} sums to {sum}, not {total}");
        }
    }
}

#[test]
fn capital_repaid_sums_to_the_principal() {
    for seed in SEEDS {
        for loan in &random(seed, &Options::default()).financing.loans {
            let repaid: Decimal = loan.schedule.iter().map(|payment| payment.principal).sum();
            assert_eq!(repaid, loan.amount, "seed {seed}");
            let last = loan.schedule.last().unwrap();
            assert_eq!(last.balance, Decimal::ZERO, "seed {seed}");
            for payment in &loan.schedule {
                assert_eq!(payment.instalment, payment.interest + payment.principal);
            }
        }
    }
}

/// With less without is the plan, account by account; and every year's cash is accounted for.
#[test]
fn with_less_without_is_the_plan() {
    for seed in SEEDS {
        let analysis = random(seed, &Options::default());
        let Some(outcome) = &analysis.outcome else { continue };
        let outlook = &outcome.outlook;
        let mut before = [outlook.base.working_capital; 2];
        for ((without, with), plan) in outlook.without.iter().zip(&outlook.with).zip(&outlook.effects) {
            let revenue = plan.operating_receipts + plan.revenues;
            assert!(close(with.revenue - without.revenue, revenue), "seed {seed} {}", with.year);
            let spending = plan.staff + plan.operating - plan.savings;
            assert!(close(with.spending - without.spending, spending), "seed {seed} {}", with.year);
            assert!(close(with.investment - without.investment, plan.investment));
            assert!(close(with.own_revenue - without.own_revenue, plan.grants + plan.fctva + plan.resales));
            for (place, (year, loans)) in [(without, Decimal::ZERO), (with, plan.loans)].into_iter().enumerate() {
                let inflow = year.net_savings + year.own_revenue + year.borrowing + loans;
                assert!(close(before[place] + inflow - year.investment, year.working_capital), "seed {seed}");
                before[place] = year.working_capital;
            }
        }
    }
}

/// Nothing in service, nothing borrowed, nothing gained: the city is as it was.
#[test]
fn a_plan_of_zero_units_changes_nothing() {
    let plan = |quantity: &str| {
        format!(
            "schema: perenne/plan/v1\nplan: p\ncity: small-town\nstart: 2026-03\nhorizon: 5 years\nlines:\n  a:\n    item: \
             things/thing\n    quantity: {quantity}\n    costs:\n      device: {{price: 600 EUR/thing, life: 2 years}}\n      \
             setup: {{price: 9000 EUR}}\n      fee: {{price: 100 EUR/month}}\nfunding:\n  - subsidy: {{id: s, rate: 40 %}}\n"
        )
    };
    let nothing = crate::support::analyse_text(&plan("0"), &Options::default());
    let outlook = &nothing.outcome.as_ref().unwrap().outlook;
    for (without, with) in outlook.without.iter().zip(&outlook.with) {
        assert_eq!(format!("{without:?}"), format!("{with:?}"));
    }
    let something = crate::support::analyse_text(&plan("1"), &Options::default());
    let outlook = &something.outcome.as_ref().unwrap().outlook;
    assert_ne!(format!("{:?}", outlook.without[0]), format!("{:?}", outlook.with[0]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Doubling every price doubles the cost, and doubling the number of units doubles what is per unit.
    #[test]
    fn doubling_doubles(
        price in 1_u32..100_000, fee in 0_u32..5_000, setup in 0_u32..50_000, units in 1_u32..500, life in 1_u32..120,
        failure in 0_u32..40, months in 12_u32..120,
    ) {
        let plan = |factor: u32, units: u32, setup: u32| format!(
            "schema: perenne/plan/v1\nplan: p\nstart: 2026-05\nhorizon: {months} months\nlines:\n  a:\n    item: \
             things/thing\n    quantity: {units}\n    costs:\n      device: {{price: {} EUR/thing, life: {life} months, \
             failure: {failure} %/year}}\n      fee: {{price: {} EUR/thing/year}}\n      share: {{price: 3 %/year of \
             device}}\n      setup: {{price: {} EUR}}\n",
            price * factor, fee * factor, setup * factor,
        );
        let cost = |text: &str| crate::support::analyse_text(text, &Options::default()).financing.cost_incl_vat;
        let two = Decimal::TWO;
        prop_assert!(close(cost(&plan(2, units, setup)), cost(&plan(1, units, setup)) * two));
        prop_assert!(close(cost(&plan(1, units * 2, 0)), cost(&plan(1, units, 0)) * two));
    }
}
