//! Floor 7: one plan in every municipality of a file of accounts.
//!
//! What the plan costs and who pays is worked out once; of each municipality only the budget is projected and judged. Where
//! quantities follow the inhabitants, or an override reaches into the city, the plan is run anew for each. Every row is what
//! `check --city` says of the municipality imported by itself.

mod row;
mod summary;

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rust_decimal::Decimal;

pub use row::{Finding, Judged, Row};
pub use summary::{LISTED, QUANTILES, STRATA, Stratum, Summary};

use crate::accounts::{Accounts, Gathered, Habits, city_yaml};
use crate::analysis::{Analysis, analyse_beside, is_exact_budget};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::{self, CityDocument, Library, account_groups};
use crate::engine::EarlierRun;
use crate::explore::parallel;
use crate::language::Language;
use crate::model::{Prepared, Request};
use crate::run::Weighed;
use crate::session::{Options, Session};

/// Municipalities that are worked out together, between two looks at whether to go on.
const CHUNK: usize = 256;

/// What is asked of every municipality.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Overrides of the plan; their city is left out.
    pub options: Options,
    /// The city whose growth, loans and lag of the FCTVA are taken for all; the usual assumptions otherwise.
    pub growth_of: Option<CityDocument>,
    /// Inhabitants of the smallest and of the largest municipality.
    pub population: Option<(u32, u32)>,
    /// Whether quantities follow the inhabitants, from those of the plan's own city.
    pub by_population: bool,
}

/// A plan that is ready for every municipality.
#[derive(Debug)]
pub struct Survey {
    ask: Ask,
    /// What the city of `growth_of` gives, as text.
    habits: Option<String>,
    request: Request,
    read: Prepared,
    sources: Sources,
    /// The plan over a city of nothing: what is the same in all.
    first: Analysis,
    over_nothing: Prepared,
    /// Its effects; none where the plan is another one in each municipality.
    weighed: Option<Weighed>,
    /// The plan's own city and its inhabitants, where quantities follow them.
    own: Option<(String, Decimal)>,
}

impl Survey {
    /// Reads the plan. `None` where it is at fault: the session tells.
    pub fn open(session: &mut Session, plan: &Path, library: &Library, ask: Ask) -> Option<Self> {
        let (request, read) = session.prepare_for_cities(plan, library, &ask.options)?;
        let mut own = None;
        if ask.by_population {
            let Some(city) = read.own_city() else {
                session.diagnostics.push(Diagnostic::new(codes::NO_CITY).help("help"));
                return None;
            };
            let mut aside = Session { sources: session.sources.clone(), diagnostics: Diagnostics::default() };
            let prepared = aside.prepare_in(city, &request, &read, library);
            let people = prepared.as_ref().and_then(Prepared::city).and_then(|city| city.population.as_ref());
            let Some(people) = people.map(|people| people.value).filter(|people| *people > Decimal::ZERO) else {
                (session.sources, session.diagnostics) = (aside.sources, aside.diagnostics);
                return None;
            };
            own = Some((city.to_owned(), people));
        }
        let habits = ask.growth_of.as_ref().map(habits_of);
        let nothing = of_nothing(read.start()?.year() - 1, habits.as_deref());
        let file = session.sources.add("survey", nothing.clone());
        let nothing = self::read(&nothing, file, &mut session.diagnostics)?;
        let over_nothing = read.over(nothing, &request, &mut session.sources, &mut session.diagnostics);
        let case = over_nothing.build(&mut session.diagnostics).filter(|_| !session.diagnostics.has_errors())?;
        let first = analyse_beside(case, None, &mut session.diagnostics)?;
        let alike = own.is_none() && !over_nothing.changes_city();
        let weighed = alike.then(|| Weighed::of(first.case.clone(), &first.schedule, &first.financing));
        let request = Request { without_city: false, ..request };
        Some(Self { ask, habits, request, read, sources: session.sources.clone(), first, over_nothing, weighed, own })
    }

    /// Id of the plan, and its title.
    pub fn case(&self) -> &crate::model::Case {
        &self.first.case
    }

    /// The plan's own city and its inhabitants, where quantities follow them.
    pub fn own(&self) -> Option<(&str, Decimal)> {
        self.own.as_ref().map(|(city, people)| (city.as_str(), *people))
    }

    /// What was asked.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// Every municipality in the order of the file. `each` takes the rows as they come, and how many of the file are done;
    /// `stop` ends it, what was done until then counts.
    pub fn run(
        &self,
        gathered: &Gathered,
        stop: &AtomicBool,
        each: &mut dyn FnMut(&[Row], usize) -> io::Result<()>,
    ) -> io::Result<Summary> {
        let mut summary = Summary::default();
        let all: Vec<usize> = (0..gathered.len()).collect();
        for chunk in all.chunks(CHUNK) {
            if stop.load(Ordering::Relaxed) {
                summary.stopped = Some((chunk[0], gathered.len()));
                break;
            }
            let (wanted, others): (Vec<usize>, Vec<usize>) =
                chunk.iter().partition(|place| self.wants(gathered.population(**place)));
            summary.outside += others.len();
            let rows = parallel::map(&wanted, |place| self.row(gathered, *place));
            let rows: Vec<Row> = rows.into_iter().flatten().collect();
            rows.iter().for_each(|row| summary.put(row));
            each(&rows, chunk.last().map_or(0, |last| last + 1))?;
        }
        summary.settle();
        Ok(summary)
    }

    /// Whether a municipality is of the size that is asked for; one whose inhabitants are not known may be.
    fn wants(&self, population: Option<u32>) -> bool {
        let within = |people: u32| self.ask.population.is_none_or(|(low, high)| (low..=high).contains(&people));
        population.is_none_or(within)
    }

    fn row(&self, gathered: &Gathered, place: usize) -> Option<Row> {
        let (accounts, fault) = gathered.accounts(place)?;
        let finding = match fault {
            Some(fault) => Finding::Faulty(Box::new(fault.clone())),
            None => self.finding(&accounts),
        };
        let population = accounts.source.population;
        Some(Row { insee: accounts.insee.clone(), name: accounts.name(), year: accounts.year, population, finding })
    }

    /// What the plan comes to in a municipality.
    pub fn finding(&self, accounts: &Accounts) -> Finding {
        let missing = accounts.missing();
        if !missing.is_empty() {
            return Finding::Incomplete(missing);
        }
        let mut found = Diagnostics::default();
        match self.judged(&self.text_of(accounts), &mut found) {
            Some(judged) => Finding::Judged(judged),
            None => {
                let first = found.sorted().into_iter().next().cloned();
                Finding::Faulty(Box::new(first.unwrap_or_else(|| Diagnostic::new(codes::OVERFLOW).help("help"))))
            }
        }
    }

    /// The city file of a municipality as `city import` writes it, with the habits that are asked for.
    fn text_of(&self, accounts: &Accounts) -> String {
        match &self.habits {
            Some(habits) => city_yaml(accounts, Habits::Left, Language::English) + habits,
            None => city_yaml(accounts, Habits::Assumed, Language::English),
        }
    }

    fn judged(&self, text: &str, found: &mut Diagnostics) -> Option<Judged> {
        if let Some(weighed) = &self.weighed {
            // What is wrong is told without its place in a text that nobody sees.
            let outcome = weighed.in_city(&self.over_nothing.resolved(&read(text, 0, found)?, found)?);
            return is_exact_budget(&outcome).then(|| Judged::of(&outcome));
        }
        let mut sources = self.sources.clone();
        // A relative value is taken of what the city's own text says.
        let file = sources.add("--accounts", text);
        let city = read(text, file, found)?;
        let people = city.population.as_ref()?.value;
        let mut prepared = self.read.over(city, &self.request, &mut sources, found);
        if let Some((_, own)) = &self.own {
            prepared.scale_quantities(people.checked_div(*own)?, "--scale population");
        }
        let case = prepared.build(found)?;
        let Analysis { case: first, schedule, run } = &self.first;
        let known = EarlierRun { case: first, schedule, ledger: &run.ledger };
        let analysis = analyse_beside(case, Some(known), found)?;
        analysis.outcome.as_ref().map(Judged::of)
    }
}

/// What the city gives that is asked for: growth, loans and the lag of the FCTVA, as a city file writes them.
fn habits_of(city: &CityDocument) -> String {
    let percent = |rate: Decimal| (rate * Decimal::ONE_HUNDRED).normalize();
    let growth: Vec<String> =
        city.growth.iter().map(|(name, rate)| format!("{name}: {} %/year", percent(rate.value))).collect();
    let loans = [
        city.loan_rate.as_ref().map(|rate| format!("rate: {} %", percent(rate.value))),
        city.loan_term.as_ref().map(|term| format!("term: {} years", term.value.0 / 12)),
    ];
    let loans: Vec<String> = loans.into_iter().flatten().collect();
    let mut out = String::new();
    if !growth.is_empty() {
        let _ = writeln!(out, "growth: {{{}}}", growth.join(", "));
    }
    if !loans.is_empty() {
        let _ = writeln!(out, "loans: {{{}}}", loans.join(", "));
    }
    if let Some(lag) = &city.fctva_lag {
        let _ = writeln!(out, "fctva_lag: {} years", lag.value.0 / 12);
    }
    out
}

fn read(text: &str, file: u32, found: &mut Diagnostics) -> Option<CityDocument> {
    let node = document::parse(text, file, found)?;
    document::read_city(&node, found).filter(|_| !found.has_errors())
}

/// A city that has nothing, for what of a plan is the same in every city.
fn of_nothing(year: i32, habits: Option<&str>) -> String {
    let groups = account_groups().into_iter().map(|(group, names)| {
        let zeros: Vec<String> = names.iter().map(|(name, _)| format!("{name}: 0 EUR")).collect();
        if zeros.is_empty() { format!("{group}: 0 EUR") } else { format!("{group}: {{{}}}", zeros.join(", ")) }
    });
    let groups: Vec<String> = groups.collect();
    let habits = habits.unwrap_or("fctva_lag: 1 year\n");
    format!(
        "schema: perenne/city/v1\ncity: survey\npopulation: 1\naccounts: {{year: {year}, {}}}\n{habits}",
        groups.join(", ")
    )
}
