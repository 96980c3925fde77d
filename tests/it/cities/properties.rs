//! What must hold of a verdict whatever the plan and whatever the city.

use perenne::city::Level;
use perenne::model::Setting;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::cities::real::{Real, check, cities};
use crate::cities::table::{plans, with_cities};
use crate::support::set;

fn level(plan: &str, city: &str) -> Level {
    check(plan, city).0.outcome.as_ref().unwrap().ruling().level.unwrap()
}

/// Sensors of one price, without ranges or tiers, after a pilot of a tenth of them.
fn sensors(count: u32, price: Decimal) -> String {
    format!(
        "schema: perenne/plan/v1\nplan: sensors\nstart: 2026-09\nhorizon: 10 years\n\
         phases: {{pilot: 12 months, rollout: 24 months, run: rest}}\nlines:\n  \
         sensors: {{item: things/sensor, quantity: {{pilot: {}, rollout: {{to: {count}, ramp: linear}}}}, \
         costs: {{device: {{price: {price} EUR/sensor}}}}}}\n",
        count / 10
    )
}

fn any_city() -> impl Strategy<Value = Real> {
    (0..14_usize).prop_map(|place| cities()[place].clone())
}

#[test]
fn a_plan_scaled_down_to_nothing_lasts_everywhere() {
    for city in cities() {
        for investing in ["accounts", "constant-debt"] {
            for count in [0, 1, 10] {
                let found = level(&sensors(count, Decimal::from(600)), &city.yaml(investing));
                assert_eq!(found, Level::Sustainable, "{}: {count} sensors, {investing}", city.name);
            }
        }
    }
}

/// Every line of every shipped plan at no unit at all, in every city: a debt that is repaid or a benefit that is hoped for turns nothing.
#[test]
fn shipped_plans_of_no_units_last_everywhere() {
    for plan in plans() {
        with_cities(|city, run| {
            let lines: Vec<String> = run(&plan, &[]).0.case.lines.iter().map(|line| line.id.clone()).collect();
            let none: Vec<Setting> = lines.iter().map(|line| set(&format!("{line}.quantity"), "0")).collect();
            let (nothing, _) = run(&plan, &none);
            let found = nothing.outcome.as_ref().unwrap().ruling().level;
            assert_eq!(found, Some(Level::Sustainable), "{} in {}", plan.display(), city.name);
        });
    }
}

#[test]
fn without_a_plan_the_debt_stays_as_it_is() {
    let plan = "schema: perenne/plan/v1\nplan: none\nstart: 2026-01\nhorizon: 12 years\nlines: {}\n";
    let mut kept = 0;
    for city in cities() {
        let (analysis, _) = check(plan, &city.yaml("constant-debt"));
        let outlook = &analysis.outcome.as_ref().unwrap().outlook;
        let mut before = outlook.base.debt;
        for year in &outlook.without {
            // As long as the investment that grants leave open is more than what is repaid: loans pay for nothing else.
            if year.investment - year.grants >= year.principal {
                assert!((year.debt - before).abs() < Decimal::new(1, 9), "{} {}", city.name, year.year);
                kept += 1;
            } else {
                assert!(year.debt <= before, "{} {}", city.name, year.year);
            }
            before = year.debt;
        }
    }
    assert!(kept > 100, "{kept}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn more_of_the_same_is_never_judged_milder(city in any_city(), count in 10_u32..20_000, more in 1_u32..20_000) {
        // 600 and 900 EUR are both above the threshold of movable goods, so that nothing changes its section.
        let city = city.yaml("constant-debt");
        let few = level(&sensors(count, Decimal::from(600)), &city);
        prop_assert!(level(&sensors(count + more, Decimal::from(600)), &city) >= few);
        prop_assert!(level(&sensors(count, Decimal::from(900)), &city) >= few);
    }

    #[test]
    fn a_city_with_twice_the_money_is_never_judged_harsher(city in any_city(), count in 10_u32..20_000) {
        let plan = sensors(count, Decimal::from(600));
        for investing in ["accounts", "constant-debt"] {
            let once = level(&plan, &city.scaled(investing, Decimal::ONE));
            let twice = level(&plan, &city.scaled(investing, Decimal::TWO));
            prop_assert!(twice <= once, "{}: {once:?}, {twice:?} with twice the money", city.name);
        }
    }
}
