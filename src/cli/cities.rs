//! `check --city a,b,all`: one plan in one city after the other.

use std::path::{Path, PathBuf};

use super::check::{exit_of, print_json};
use super::{Exit, Format, Output};
use crate::explore::cities::{ALL, InCities, in_cities};
use crate::report;
use crate::session::{Options, Plan};

/// The cities of `--city`, where it names more than one: `all`, or several with commas between. A file whose name has
/// a comma is one.
pub(super) fn asked(text: &str) -> Option<Vec<&str>> {
    let several = text.trim() == ALL || (text.contains(',') && !Path::new(text).is_file());
    let names: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    (several && !names.is_empty()).then_some(names)
}

/// One row a city: can it still pay for the plan once the pilot and its money are gone?
pub(super) fn run(plans: &[PathBuf], cities: &[&str], options: &Options, output: &Output) -> Exit {
    let mut worst = Exit::Done;
    let mut found = Vec::new();
    for plan in plans {
        let (exit, table) = of_plan(plan, cities, options, output);
        worst = worst.max(exit);
        found.extend(table);
    }
    match output.format {
        Format::Json => {
            let rows = found.iter().flat_map(|table| &table.rows);
            rows.for_each(|row| output.tell_zeros(&row.diagnostics, &row.sources));
            print_json(output, &found.iter().map(report::in_cities_json).collect::<Vec<_>>(), plans.len());
        }
        Format::Csv if found.is_empty() => {}
        Format::Csv => {
            let rows = found.iter().flat_map(|table| &table.rows);
            rows.for_each(|row| output.tell_unused_of(&row.diagnostics, &row.sources, false));
            output.result(&report::in_cities_csv(&found, output.language));
        }
        Format::Text => {
            let texts: Vec<String> = found.iter().map(|one| report::in_cities_text(one, output.style())).collect();
            if !texts.is_empty() {
                output.result(&texts.join("\n"));
            }
        }
    }
    worst
}

/// The table of a plan; none where the plan is at fault in every city, which is told.
fn of_plan(plan: &Path, cities: &[&str], options: &Options, output: &Output) -> (Exit, Option<InCities>) {
    let (table, faulty) = match in_cities(Plan::File(plan), cities, options) {
        Ok(found) => found,
        Err(session) => {
            output.report(&session);
            return (Exit::Faulty, None);
        }
    };
    let mut worst = table.rows.iter().map(|row| exit_of(&row.analysis)).max().unwrap_or(Exit::Done);
    for (faults, sources) in &faulty {
        output.report_all(faults, sources);
        worst = worst.max(Exit::Faulty);
    }
    (worst, (!table.rows.is_empty()).then_some(table))
}
