//! `check --city a,b,all`: one plan in one city after the other.

use std::path::{Path, PathBuf};

use super::check::{beyond_told, exit_of, print_json};
use super::{Exit, Format, Output};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{CityDocument, Kind, Library};
use crate::explore::Runner;
use crate::model::Prepared;
use crate::report::{self, CityRow, InCities, LeftOut};
use crate::session::{Options, Session};

/// The word for all cities that fit a plan; no city has it for an id.
const ALL: &str = "all";
/// Accounts that are older than so many years when a plan starts are of another time: a choice, which whoever names a
/// city himself does not make.
const OLDEST: i32 = 5;

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
        let (exit, table) = in_cities(plan, cities, options, output);
        worst = worst.max(exit);
        found.extend(table);
    }
    match output.format {
        Format::Json => print_json(output, &found.iter().map(report::in_cities_json).collect::<Vec<_>>(), plans.len()),
        Format::Csv if found.is_empty() => {}
        Format::Csv => output.result(&report::in_cities_csv(&found, output.language)),
        Format::Text => {
            let texts: Vec<String> = found.iter().map(|one| report::in_cities_text(one, output.style())).collect();
            if !texts.is_empty() {
                output.result(&texts.join("\n"));
            }
        }
    }
    worst
}

/// A plan in a city, prepared, with what was found on the way.
struct Prospect {
    session: Session,
    prepared: Option<Prepared>,
    /// Whether `all` brought it, and nobody named it.
    unnamed: bool,
}

impl Prospect {
    fn city(&self) -> Option<&CityDocument> {
        self.prepared.as_ref()?.city()
    }

    /// Year of its accounts.
    fn year(&self) -> Option<i32> {
        self.city()?.year.as_ref().map(|year| year.value)
    }

    /// Whether its accounts precede the plan, and not by too much.
    fn fits(&self) -> bool {
        let start = self.prepared.as_ref().and_then(Prepared::start).map(|start| start.year());
        self.year().zip(start).is_none_or(|(year, start)| (start - OLDEST..start).contains(&year))
    }
}

/// The table of a plan; none where the plan itself is at fault, which is told.
fn in_cities(plan: &Path, cities: &[&str], options: &Options, output: &Output) -> (Exit, Option<InCities>) {
    let mut session = Session::default();
    let library = session.library(Some(plan), options);
    let read = session.prepare_for_cities(plan, &library, options).filter(|_| !session.diagnostics.has_errors());
    let Some((request, read)) = read else {
        output.report(&session);
        return (Exit::Faulty, None);
    };
    let prospect = |(name, unnamed): (String, bool)| {
        let mut session = Session { sources: session.sources.clone(), diagnostics: session.diagnostics.clone() };
        let prepared = session.prepare_in(&name, &request, &read, &library);
        Prospect { session, prepared, unnamed }
    };
    let mut prospects: Vec<Prospect> = expand(cities, &library).into_iter().map(prospect).collect();
    real_first(&mut prospects);
    let left_out = leave_out(&mut prospects);
    let (mut worst, mut told, mut rows) = (Exit::Done, Diagnostics::default(), Vec::new());
    for Prospect { mut session, prepared, .. } in prospects {
        let city = prepared.as_ref().and_then(Prepared::city).cloned();
        let analysis = prepared.as_ref().and_then(|prepared| session.check_prepared(prepared));
        let Some(((city, analysis), prepared)) = city.zip(analysis).zip(prepared) else {
            // What is wrong in every city is told once.
            let known: Vec<Diagnostic> = told.sorted().into_iter().cloned().collect();
            let mut new = session.diagnostics.to_mend();
            told.extend(new.clone());
            new.retain(|one| !known.contains(one));
            output.report_all(&new, &session.sources);
            worst = worst.max(Exit::Faulty);
            continue;
        };
        worst = worst.max(exit_of(&analysis));
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        beyond_told(&runner, &analysis, &mut session);
        rows.push(CityRow { city, analysis, diagnostics: session.diagnostics });
    }
    let table = (!rows.is_empty()).then(|| InCities { rows, left_out });
    (worst, table)
}

/// Each name by itself, and `all` as every city that is not named beside it.
fn expand(cities: &[&str], library: &Library) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    for name in cities {
        if *name == ALL {
            let others = library.ids(Kind::City).into_iter().filter(|id| !cities.contains(&id.as_str()));
            out.extend(others.map(|id| (id, true)));
        } else {
            out.push(((*name).to_owned(), false));
        }
    }
    out
}

/// Of those that `all` brings, cities whose accounts are published come before means and examples.
fn real_first(prospects: &mut [Prospect]) {
    let Some(first) = prospects.iter().position(|one| one.unnamed) else { return };
    let count = prospects[first..].iter().take_while(|one| one.unnamed).count();
    prospects[first..first + count].sort_by_key(|one| one.city().is_some_and(|city| !report::is_real(city)));
}

/// Takes out what `all` brings and what says nothing of this plan: accounts that do not precede it or are of another
/// time, and older accounts of a city of which there are newer ones.
fn leave_out(prospects: &mut Vec<Prospect>) -> Vec<LeftOut> {
    let fit: Vec<(Option<String>, Option<i32>)> = prospects
        .iter()
        .filter(|one| one.fits())
        .map(|one| (one.city().and_then(|city| city.insee.clone()), one.year()))
        .collect();
    let newer = |one: &Prospect| {
        let insee = one.city().and_then(|city| city.insee.as_ref());
        insee.is_some() && fit.iter().any(|(other, year)| other.as_ref() == insee && *year > one.year())
    };
    let mut out = Vec::new();
    prospects.retain(|one| {
        let why = match (one.unnamed, one.fits()) {
            (false, _) => None,
            (true, false) => Some("other-time"),
            (true, true) => newer(one).then_some("newer-accounts"),
        };
        let (Some(why), Some(city)) = (why, one.city()) else { return true };
        out.push(LeftOut { city: city.id.clone(), accounts: one.year(), why });
        false
    });
    out
}
