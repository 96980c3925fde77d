//! One plan in several cities, one after the other.

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources};
use crate::document::{CityDocument, Found, Kind};
use crate::model::Prepared;
use crate::session::{Options, Plan, Session};

use super::Runner;
use super::beyond::beyond;
use crate::units::order;

/// The word for all cities that fit a plan; no city has it for an id.
pub(crate) const ALL: &str = "all";
/// Accounts that are older than so many years when a plan starts are of another time: a choice, which whoever names a
/// city himself does not make.
const OLDEST: i32 = 5;

/// A plan in several cities.
#[derive(Debug)]
pub(crate) struct InCities {
    /// One a city, in the order in which they are told.
    pub rows: Vec<CityRow>,
    /// Cities that were found and say nothing of this plan.
    pub left_out: Vec<LeftOut>,
}

/// A plan in one city.
#[derive(Debug)]
pub(crate) struct CityRow {
    /// The city, as written.
    pub city: CityDocument,
    /// What the plan comes to there.
    pub analysis: Analysis,
    /// What is to be said of it.
    pub diagnostics: Diagnostics,
    /// The texts that this points into.
    pub sources: Sources,
}

/// A city that was left out of the table.
#[derive(Debug)]
pub(crate) struct LeftOut {
    /// Its id.
    pub city: String,
    /// Year of its accounts.
    pub accounts: Option<i32>,
    /// `other-time` or `newer-accounts`.
    pub why: &'static str,
}

/// Faults of cities in which the plan could not be calculated, each with the texts that it points into.
pub(crate) type Faulty = Vec<(Diagnostics, Sources)>;

/// Whether a city is one of those of the INSEE, whose accounts are published: means and examples have no code of it.
pub(crate) fn is_real(city: &CityDocument) -> bool {
    city.insee.is_some()
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

/// Can each city still pay for the plan once the pilot and its money are gone? `Err`: the plan itself is at fault, and the
/// session tells.
pub(crate) fn in_cities(
    plan: Plan<'_>,
    cities: &[&str],
    options: &Options,
) -> Result<(InCities, Faulty), Box<Session>> {
    let mut session = Session::default();
    let own;
    let library = match plan {
        Plan::File(file) => {
            own = session.library(Some(file), options);
            &own
        }
        Plan::Text { library, .. } => library,
    };
    let read = session.prepare_for_cities(plan, library, options).filter(|_| !session.diagnostics.has_errors());
    let Some((request, read)) = read else { return Err(Box::new(session)) };
    let prospect = |(name, unnamed): (String, bool)| {
        let mut session = Session { sources: session.sources.clone(), diagnostics: session.diagnostics.clone() };
        let prepared = session.prepare_in(&name, &request, &read, library);
        Prospect { session, prepared, unnamed }
    };
    let beside = Found::all_in(&request.name, &request.text).into_iter().find(|found| found.head.kind == Kind::City);
    let ids = beside.map(|found| found.head.id).into_iter().chain(library.ids(Kind::City));
    let mut prospects: Vec<Prospect> = expand(cities, ids.collect()).into_iter().map(prospect).collect();
    real_first(&mut prospects);
    let left_out = leave_out(&mut prospects);
    let (mut told, mut faulty, mut rows) = (Diagnostics::default(), Faulty::new(), Vec::new());
    for Prospect { mut session, prepared, .. } in prospects {
        let city = prepared.as_ref().and_then(Prepared::city).cloned();
        let analysis = prepared.as_ref().and_then(|prepared| session.check_prepared(prepared));
        let Some(((city, analysis), prepared)) = city.zip(analysis).zip(prepared) else {
            // What is wrong in every city is told once.
            let known: Vec<Diagnostic> = told.sorted().into_iter().cloned().collect();
            let mut new = session.diagnostics.to_mend();
            told.extend(new.clone());
            new.retain(|one| !known.contains(one));
            faulty.push((new, session.sources));
            continue;
        };
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        if let Some(beyond) = beyond(&runner, &analysis) {
            session.diagnostics.push(beyond.warning());
        }
        rows.push(CityRow { city, analysis, diagnostics: session.diagnostics, sources: session.sources });
    }
    Ok((InCities { rows, left_out }, faulty))
}

/// Each name by itself, and `all` as every known city that is not named beside it.
fn expand(cities: &[&str], mut known: Vec<String>) -> Vec<(String, bool)> {
    order::distinct(&mut known);
    let mut out = Vec::new();
    for name in cities {
        if *name == ALL {
            let others = known.iter().filter(|id| !cities.contains(&id.as_str())).cloned();
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
    order::by_key(&mut prospects[first..first + count], |one| one.city().is_some_and(|city| !is_real(city)));
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
