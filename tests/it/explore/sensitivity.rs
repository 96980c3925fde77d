use std::path::Path;

use perenne::explore::sensitivity::sensitivity;
use perenne::explore::{Figure, Runner, Snapshot};
use perenne::model::Setting;
use perenne::session::{Options, Session};
use perenne::units::display;

use crate::explore::toys::{PLAN, analyse, analyse_text, runner, runner_of};

/// What is taken out of sums and put in again may differ in the last of 28 digits.
fn digits(it: &Snapshot) -> Snapshot {
    Snapshot { figures: it.figures.map(|figure| figure.map(|amount| amount.round_dp(18).normalize())), ..it.clone() }
}

#[test]
fn each_end_is_a_separate_run_widest_swing_first() {
    let swings = sensitivity(&runner(), Figure::TcoInclVat);
    let paths: Vec<&str> = swings.iter().map(|swing| swing.input.path.as_str()).collect();
    assert_eq!(paths.len(), 4, "two of the plan, two ranges of the catalog: {paths:?}");
    let widths: Vec<_> = swings.iter().map(|swing| swing.of(Figure::TcoInclVat).unwrap().abs()).collect();
    assert!(widths.windows(2).all(|pair| pair[0] >= pair[1]), "{widths:?}");
    for swing in &swings {
        let path = swing.input.path.as_str();
        for (value, end) in [(&swing.input.low, &swing.low), (&swing.input.high, &swing.high)] {
            // An override of this price would drop the renewal that stands beside it.
            let renewal = (path == "things.battery.price").then_some(("things.battery.renewal", "8 EUR/thing"));
            let settings: Vec<(&str, &str)> = [(path, value.as_str())].into_iter().chain(renewal).collect();
            let separate = Snapshot::of(&analyse(&settings));
            let end = end.as_ref().unwrap_or_else(|_| panic!("{path}"));
            assert_eq!(digits(end), digits(&separate), "{path}={value}");
        }
    }
    let device = swings.iter().find(|swing| swing.input.path == "things.device.price").unwrap();
    assert_eq!((device.input.low.as_str(), device.input.high.as_str()), ("80 EUR/thing", "130 EUR/thing"));
    assert!(!device.input.by_plan);
}

/// Of shipped plans each end comes to the cents and the verdict of a whole run under it, though a price that moves alone
/// runs its own line anew and no other.
#[test]
fn one_line_run_anew_comes_to_what_the_whole_plan_does() {
    let cents =
        |it: &Snapshot| (it.figures.map(|figure| figure.map(|amount| display(amount, 2))), it.level, it.first_year);
    for plan in ["bethune-sensors", "public-wifi", "school-co2", "lighting", "reference"] {
        let path = format!("plans/{plan}.yaml");
        let runner = Runner::open(&mut Session::default(), Path::new(&path), &Options::default()).unwrap();
        for swing in sensitivity(&runner, Figure::TcoInclVat) {
            for (value, end) in [(&swing.input.low, &swing.low), (&swing.input.high, &swing.high)] {
                let whole = runner.snapshot(&[Setting::new(&swing.input.path, value, "test")]);
                if let (Ok(end), Ok(whole)) = (end, whole) {
                    assert_eq!(cents(end), cents(&whole), "{plan}: {} = {value}", swing.input.path);
                }
            }
            if let Some((value, between)) = &swing.below_threshold {
                let whole = runner.snapshot(&[Setting::new(&swing.input.path, value, "test")]).unwrap();
                assert_eq!(cents(between), cents(&whole), "{plan}: {} = {value}", swing.input.path);
            }
        }
    }
}

#[test]
fn the_plan_wins_over_a_range_and_an_override_voids_it() {
    let plan = PLAN
        .replace("uncertainty:\n", "uncertainty:\n  things.device.price: {low: 99 EUR/thing, high: 101 EUR/thing}\n");
    let inputs = runner_of(&plan).uncertain();
    let prices: Vec<_> = inputs.iter().filter(|input| input.path == "things.device.price").collect();
    assert_eq!(prices.len(), 1);
    assert_eq!((prices[0].low.as_str(), prices[0].by_plan), ("99 EUR/thing", true));
    let over = plan.replace("toys/thing, ", "toys/thing, costs: {battery: {price: 6 EUR/thing}}, ");
    assert!(analyse_text(&over, &[]).is_ok());
    assert!(!runner_of(&over).uncertain().iter().any(|input| input.path == "things.battery.price"));
}
