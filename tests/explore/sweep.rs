use perenne::explore::sweep::{size, sweep};
use perenne::explore::{Snapshot, Vary};

use crate::toys::{analyse, runner};

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
