//! The quick curve of costs by volume, held against a whole run at each volume.

use std::path::{Path, PathBuf};

use perenne::model::Case;
use perenne::offers::{Curve, break_even, cost, lead, need_only, with_volume};
use perenne::session::{Options, Session};
use perenne::units::half_up;
use rust_decimal::Decimal;

use crate::offers::support::{compared, small};

fn whole(case: &Case, lead: usize, volume: Decimal) -> Decimal {
    let mut case = need_only(case);
    with_volume(&mut case, lead, volume);
    cost(&case)
}

fn shipped(vendor: &str) -> Case {
    let offer = Some(PathBuf::from(format!("plans/offers/vendor-{vendor}.yaml")));
    let options = Options { offer, ..Options::default() };
    Session::default().resolve(Path::new("plans/bethune-sensors.yaml"), &options).unwrap()
}

/// Vendor D leaves the network server to the reference, with its bands; gateways come by the hundred.
#[test]
fn equals_a_whole_run_at_each_volume() {
    for vendor in ["a", "b", "d"] {
        let case = shipped(vendor);
        let lead = lead(&case).unwrap();
        let mut curve = Curve::of(&case, lead);
        for volume in [1, 2, 99, 100, 101, 999, 1000, 1001, 2000, 2500, 2501, 3999] {
            let volume = Decimal::from(volume);
            let (quick, slow) = (curve.at(volume), whole(&case, lead, volume));
            assert_eq!(half_up(quick, 12), half_up(slow, 12), "vendor {vendor} at {volume}");
        }
    }
}

#[test]
fn break_even_equals_brute_force() {
    let comparison = compared();
    let cases: Vec<&Case> = comparison.bids.iter().map(|bid| &*bid.analysis.case).collect();
    let lead = comparison.lead.unwrap();
    let mut expected: Vec<(Decimal, Option<usize>)> = Vec::new();
    for volume in 1..=20 {
        let volume = Decimal::from(volume);
        let costs: Vec<Decimal> = cases.iter().map(|case| half_up(whole(case, lead, volume), 2)).collect();
        let winner = (costs[0] != costs[1]).then(|| usize::from(costs[1] < costs[0]));
        if expected.last().is_none_or(|(_, last)| *last != winner) {
            expected.push((volume, winner));
        }
    }
    assert_eq!(break_even(&cases, lead).unwrap().pairs[0].changes, expected);
}

/// Beyond 10 000 units a grid and bisection find the same change: 368 a box and 300 000 against 334 and
/// 800 000 meet at 14 705.9.
#[test]
fn large_volumes_are_bisected() {
    let plan = std::fs::read_to_string(small("plan.yaml")).unwrap().replace("quantity: 10}", "quantity: 10000}");
    let folder = crate::offers::support::scratch("large");
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    std::fs::copy(small("catalogs/boxes.yaml"), folder.join("catalogs/boxes.yaml")).unwrap();
    std::fs::write(folder.join("plan.yaml"), plan).unwrap();
    let case = |name: &str, setup: (&str, &str)| {
        let offer = std::fs::read_to_string(small(name)).unwrap().replace(setup.0, setup.1);
        std::fs::write(folder.join(name), offer).unwrap();
        let options = Options { offer: Some(folder.join(name)), ..Options::default() };
        Session::default().resolve(&folder.join("plan.yaml"), &options).unwrap()
    };
    let (one, two) = (case("one.yaml", ("300 EUR", "300_000 EUR")), case("two.yaml", ("800 EUR", "800_000 EUR")));
    let scan = break_even(&[&one, &two], lead(&one).unwrap()).unwrap();
    assert_eq!(scan.step, Decimal::from(20));
    assert_eq!(scan.pairs[0].changes, [(Decimal::ONE, Some(0)), (Decimal::from(14_706), Some(1))]);
}
