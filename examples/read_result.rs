//! Reads a result that was saved: `perenne check PLAN --format json > result.json`, then
//! `cargo run --example read_result -- result.json`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use perenne::city::Level;
use perenne::explore::{Figure, Side};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    // One result, or a list of them, as `check` prints it for several plans.
    for side in Side::saved(&file, &std::fs::read_to_string(&file)?)? {
        let level = side.snapshot.level.map_or("undetermined", Level::word);
        println!("{} on {}: {level}", side.plan, side.city.as_deref().unwrap_or("no city"));
        for figure in Figure::ALL {
            if let Some(amount) = side.snapshot.get(figure) {
                println!("  {:<28} {amount:>18.2} EUR", figure.id());
            }
        }
    }
    Ok(())
}
