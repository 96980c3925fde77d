use perenne::explore::sweep::{size, sweep};
use perenne::explore::{Runner, Snapshot, Vary};
use perenne::model::Setting;
use perenne::report::json;

use crate::explore::toys::{analyse, runner};

#[test]
fn every_point_is_a_separate_run_in_order() {
    let vary = ["things.quantity.rollout=100..500 step 200", "things.device.price=90 EUR/thing, +10 %, x 2"];
    let vary: Vec<Vary> = vary.iter().map(|text| Vary::parse(text).unwrap()).collect();
    assert_eq!(size(&vary), Some(9));
    let mut points = Vec::new();
    sweep(&runner(), &vary, |point| {
        points.push(point);
        true
    });
    let mut expected = Vec::new();
    for quantity in ["100", "300", "500"] {
        for price in ["90 EUR/thing", "+10 %", "x 2"] {
            expected.push(vec![quantity.to_owned(), price.to_owned()]);
        }
    }
    assert_eq!(points.iter().map(|point| point.values.clone()).collect::<Vec<_>>(), expected);
    for point in points {
        let settings = [("things.quantity.rollout", &*point.values[0]), ("things.device.price", &*point.values[1])];
        let separate = Snapshot::of(&analyse(&settings));
        assert_eq!(point.outcome.unwrap_or_else(|_| panic!("{:?}", point.values)), separate, "{:?}", point.values);
    }
}

#[test]
fn a_point_that_fails_does_not_stop_the_others() {
    let vary = [Vary::parse("phases.rollout=12..72 months step 30").unwrap()];
    let mut outcomes = Vec::new();
    sweep(&runner(), &vary, |point| {
        outcomes.push(point.outcome.is_ok());
        true
    });
    assert_eq!(outcomes, [true, true, false]);
}

/// One runner goes from setting to setting, and takes over what the first run knew of the lines that are the same. Each
/// result is to the last digit that of a plan read anew, whichever came first.
#[test]
fn runs_beside_each_other_equal_separate_ones() {
    let settings: [&[(&str, &str)]; 14] = [
        &[("things.device.life", "30 months")],
        &[("things.device.price", "x 1.1")],
        &[("things.device.warranty", "24 months"), ("boxes.device.price", "250 EUR/box")],
        &[("things.quantity.rollout", "250")],
        &[("things.quantity.pilot", "20")],
        &[("cables.quantity.rollout", "3.75 km")],
        &[("indices.general", "3.3 %/year")],
        &[("horizon", "7 years")],
        &[("phases.pilot", "18 months")],
        &[("start", "2027-03"), ("funding.bank.draw", "2027-03")],
        &[("things.battery.renewal", "9.99 EUR/thing")],
        &[("funding.bank.amount", "2000 EUR")],
        &[("city.accounts.debt", "100000 EUR")],
        &[("benefits.rounds.revenue", "10 EUR/year")],
    ];
    let settings = settings.map(|set| set.iter().map(|(path, value)| Setting::new(*path, *value, "--set")).collect());
    let forward = runner();
    let backward = runner();
    let told = |runner: &Runner, set: &Vec<Setting>| {
        let (analysis, diagnostics) = runner
            .run_and_diagnose(|prepared, sources, diagnostics| {
                set.iter().for_each(|one| prepared.set(one, sources, diagnostics))
            })
            .unwrap_or_else(|faults| panic!("{set:?}: {:?}", faults.first()));
        (format!("{:?}", analysis.ledger), json(&analysis, &diagnostics).to_string())
    };
    let ahead: Vec<_> = settings.iter().map(|set| told(&forward, set)).collect();
    let back: Vec<_> = settings.iter().rev().map(|set| told(&backward, set)).collect();
    for ((set, ahead), back) in settings.iter().zip(&ahead).zip(back.iter().rev()) {
        let alone = told(&runner(), set);
        assert_eq!(*ahead, alone, "{set:?}");
        assert_eq!(*back, alone, "{set:?}");
    }
}
