//! A thousand what-ifs in a loop: at which price do the sensors stop being affordable?

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::path::Path;

use perenne::city::Level;
use perenne::explore::{Figure, Runner};
use perenne::model::Setting;
use perenne::session::{Options, Session};

fn main() {
    let mut session = Session::default();
    // Files are read once; each run lays its settings over what was read.
    let plan = Path::new("plans/bethune-sensors.yaml");
    let Some(runner) = Runner::open(&mut session, plan, &Options::default()) else {
        eprintln!("{} faults", session.diagnostics.errors());
        return;
    };
    let mut counts = [0; 3];
    let mut dearest = None;
    for price in 1..=1_000 {
        let price = format!("{price} EUR/sensor");
        let Ok(run) = runner.snapshot(&[Setting::new("sensors.device.price", &price, "loop")]) else { continue };
        if let Some(level) = run.level {
            counts[level as usize] += 1;
        }
        if run.level != Some(Level::Unsustainable) {
            dearest = run.get(Figure::NetCost).map(|cost| (price, cost));
        }
    }
    println!("sustainable, fragile, unsustainable: {counts:?}");
    if let Some((price, cost)) = dearest {
        println!("the dearest that is not unsustainable: {price}, at a net cost of {cost:.2} EUR");
    }
}
