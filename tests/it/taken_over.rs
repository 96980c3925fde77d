//! What a change leaves alone is taken over from an earlier time: a plan so resolved and counted is the one that is read anew.

use std::path::Path;

use perenne::engine::Schedule;
use perenne::explore::Runner;
use perenne::model::{Case, Setting};
use perenne::number::Number;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

/// Of a line alone, of several, of the funding, of what all lines rest on; the price of a renewal is a value more, so that all
/// that come after it have other numbers.
const CHANGES: [(&str, &str); 10] = [
    ("sensors.quantity.rollout", "1000"),
    ("sensors.device.price", "250 EUR/sensor"),
    ("sensors.device.renewal", "300 EUR/sensor"),
    ("security.in_accounts", "true"),
    ("gateways.quantity", "1 per 50 sensors"),
    ("funding.bank.rate", "2 %"),
    ("funding.fratri.rate", "20 %"),
    ("indices.services", "3 %/year"),
    ("horizon", "12 years"),
    ("phases.rollout", "12 months"),
];

/// Lines, tables and every value with its number and where it comes from.
fn resolved(case: &Case) -> String {
    let values: Vec<_> = (0..).zip(case.data.all()).map(|(id, value)| (value, case.data.get(id))).collect();
    let tables = (&case.vat, &case.indices, &case.depreciation, &case.fctva);
    format!("{:?} {tables:?} {:?} {values:?}", case.lines, case.unpriced)
}

#[test]
fn a_changed_plan_is_the_one_that_is_read_anew() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let runner = Runner::open(&mut Session::default(), plan, &Options::default()).unwrap();
    runner.run(&[]).unwrap();
    for (path, value) in CHANGES {
        let setting = Setting::new(path, value, "--set");
        let changed = runner.run_changed(|prepared, sources, told| prepared.set(&setting, sources, told));
        let settings = vec![setting.clone()];
        let anew = Session::default().analyse(plan, &Options { settings, ..Options::default() }).unwrap();
        let changed = changed.unwrap_or_else(|_| panic!("{path}"));
        assert_eq!(resolved(&changed.case), resolved(&anew.case), "{path}");
        let lines = |schedule: &Schedule| format!("{:?}", schedule.lines);
        assert_eq!(lines(&changed.schedule), lines(&anew.schedule), "{path}");
        let amounts = |run: &perenne::analysis::Analysis| format!("{:?} {:?}", run.ledger, run.financing.net_cost);
        assert_eq!(amounts(&changed), amounts(&anew), "{path}");
    }
}

/// 0.1 twelve times is 1.2; a third of 28 digits twelve times is rounded as often as it is added.
#[test]
fn so_many_times_an_amount_are_its_sums_one_by_one() {
    let third = Decimal::ONE / Decimal::from(3);
    let amounts =
        [Decimal::new(1, 1), Decimal::new(-250, 2), third, -third, Decimal::MAX / Decimal::from(7), Decimal::ZERO];
    for first in amounts {
        for amount in amounts {
            let (mut at_once, mut one_by_one) = (first, first);
            at_once.add_times(&amount, 12);
            (0..12).for_each(|_| one_by_one.add_to(&amount));
            assert_eq!((at_once, at_once.scale()), (one_by_one, one_by_one.scale()), "{first} and 12 x {amount}");
        }
    }
}
