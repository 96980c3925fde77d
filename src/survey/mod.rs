//! Floor 7: one plan, or one programme, in every municipality of a file of accounts.
//!
//! What the plan costs and who pays is worked out once; of each municipality only the budget is projected and judged. Where
//! quantities follow the inhabitants, or an override reaches into the city, the plan is run anew for each. Every row is what
//! `check --city` says of the municipality imported by itself.

mod row;
mod summary;

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rust_decimal::Decimal;

pub use row::{Finding, Judged, Row};
pub use summary::{QUANTILES, STRATA, Stratum, Summary};

use crate::accounts::{Accounts, Gathered, Habits, city_yaml};
use crate::analysis::{Analysis, analyse_beside, is_exact_budget};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::{self, CityDocument, Library, Text, account_groups};
use crate::explore::parallel;
use crate::language::Language;
use crate::model::{Prepared, Request};
use crate::programme::{Programme, is_programme};
use crate::run::{Known, Weighed};
use crate::session::{Options, Plan, Session};

/// Municipalities that are worked out together, between two looks at whether to go on.
const CHUNK: usize = 256;

/// Years of accounts, one of which precedes the plans of a programme by no more than a hundred years: the likeliest first.
const BEFORE: [i32; 8] = [2000, 2050, 2100, 2150, 2200, 2250, 1950, 1900];

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

/// A plan, or several on one budget, ready for every municipality.
#[derive(Debug)]
pub struct Survey {
    ask: Ask,
    /// What the city of `growth_of` gives, as text.
    habits: Option<String>,
    subject: Subject,
    /// What it does to any city; none where it is another one in each municipality.
    weighed: Option<Weighed>,
    /// Its own city and its inhabitants, where quantities follow them.
    own: Option<(String, Decimal)>,
}

/// What is laid over every municipality, over a city of nothing: what is the same in all.
#[derive(Debug)]
enum Subject {
    Plan(Box<OnePlan>),
    Programme(Box<Programme>),
}

#[derive(Debug)]
struct OnePlan {
    request: Request,
    read: Prepared,
    sources: Sources,
    first: Analysis,
    over_nothing: Prepared,
}

impl Survey {
    /// Reads the plan, or the programme. `None` where it is at fault: the session tells.
    pub fn open(session: &mut Session, plan: &Path, library: &Library, ask: Ask) -> Option<Self> {
        let habits = ask.growth_of.as_ref().map(habits_of);
        if is_programme(plan, &ask.options) {
            return Self::open_programme(session, plan, ask, habits);
        }
        let (request, read) = session.prepare_for_cities(Plan::File(plan), library, &ask.options)?;
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
        let nothing = of_nothing(read.start()?.year() - 1, habits.as_deref());
        let file = session.sources.add("survey", nothing.clone());
        let nothing = self::read(&nothing, file, &mut session.diagnostics)?;
        let over_nothing = read.over(nothing, &request, &mut session.sources, &mut session.diagnostics);
        let case = over_nothing.build(&mut session.diagnostics).filter(|_| !session.diagnostics.has_errors())?;
        let first = analyse_beside(case, None, &mut session.diagnostics)?;
        let alike = own.is_none() && !over_nothing.changes_city();
        let weighed = alike.then(|| Weighed::of(&first.case, &first.financing));
        let request = Request { without_city: false, ..request };
        let plan = OnePlan { request, read, sources: session.sources.clone(), first, over_nothing };
        Some(Self { ask, habits, subject: Subject::Plan(Box::new(plan)), weighed, own })
    }

    fn open_programme(session: &mut Session, path: &Path, ask: Ask, habits: Option<String>) -> Option<Self> {
        let mut own = None;
        if ask.by_population {
            let (programme, _) = Programme::open(session, path, &ask.options)?;
            let city = &programme.together.city;
            own = Some((city.id.clone(), city.population));
        }
        let programme = over_nothing(session, path, &ask, habits.as_deref())?;
        let weighed = if own.is_none() { Some(programme.weighed()?) } else { None };
        Some(Self { ask, habits, subject: Subject::Programme(Box::new(programme)), weighed, own })
    }

    /// Its id, and whether it is a programme.
    pub fn id(&self) -> (&str, bool) {
        match &self.subject {
            Subject::Plan(plan) => (&plan.first.case.plan, false),
            Subject::Programme(programme) => (&programme.id, true),
        }
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        match &self.subject {
            Subject::Plan(plan) => &plan.first.case.title,
            Subject::Programme(programme) => &programme.title,
        }
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
        for first in (0..gathered.len()).step_by(CHUNK) {
            if stop.load(Ordering::Relaxed) {
                summary.stopped = Some((first, gathered.len()));
                break;
            }
            let chunk = first..gathered.len().min(first + CHUNK);
            let done = chunk.end;
            let (wanted, others): (Vec<usize>, Vec<usize>) =
                chunk.partition(|place| self.wants(gathered.population(*place)));
            summary.outside += others.len();
            let rows = parallel::map(&wanted, |place| self.row(gathered, *place));
            let rows: Vec<Row> = rows.into_iter().flatten().collect();
            rows.iter().for_each(|row| summary.put(row));
            each(&rows, done)?;
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
            let document = read(text, 0, found)?;
            let city = match &self.subject {
                Subject::Plan(plan) => plan.over_nothing.resolved(&document, found)?,
                Subject::Programme(programme) => programme.resolved(&document, found)?,
            };
            let outcome = weighed.in_city(&city);
            return is_exact_budget(&outcome).then(|| Judged::of(&outcome, &city));
        }
        match &self.subject {
            Subject::Plan(plan) => self.judged_anew(plan, text, found),
            Subject::Programme(programme) => {
                let document = read(text, 0, found)?;
                let factor = self.factor(&document)?;
                let (city, outcome) = programme.in_city(&document, factor, found)?;
                Some(Judged::of(&outcome, &city))
            }
        }
    }

    /// By how much quantities are multiplied in a city.
    fn factor(&self, city: &CityDocument) -> Option<Decimal> {
        let people = city.population.as_ref()?.value;
        self.own.as_ref().map_or(Some(Decimal::ONE), |(_, own)| people.checked_div(*own))
    }

    fn judged_anew(&self, plan: &OnePlan, text: &str, found: &mut Diagnostics) -> Option<Judged> {
        let mut sources = plan.sources.clone();
        // A relative value is taken of what the city's own text says.
        let file = sources.add("--accounts", text);
        let city = read(text, file, found)?;
        let factor = self.factor(&city)?;
        let mut prepared = plan.read.over(city, &plan.request, &mut sources, found);
        if self.own.is_some() {
            prepared.scale_quantities(factor, "--scale population");
        }
        let case = prepared.build(found)?;
        let Analysis { case: first, schedule, run } = &plan.first;
        let known = Known::of(first, schedule, run);
        let analysis = analyse_beside(case, Some(known), found)?;
        Some(Judged::of(analysis.outcome.as_ref()?, analysis.case.city.as_ref()?))
    }
}

/// A programme over a city of nothing, whose accounts precede every plan. `None`: it is at fault.
fn over_nothing(session: &mut Session, path: &Path, ask: &Ask, habits: Option<&str>) -> Option<Programme> {
    let before = session.sources.clone();
    let attempt = |year: i32| {
        let mut aside = Session { sources: before.clone(), diagnostics: Diagnostics::default() };
        let nothing: Arc<str> = of_nothing(year, habits).into();
        let opened = Programme::open_in(&mut aside, path, &ask.options, Some(("survey", nothing)));
        (opened.map(|(programme, _)| programme), aside)
    };
    // What is at fault for another reason than its year is so in any year.
    let years = [codes::OUT_OF_RANGE.id, codes::ACCOUNTS_YEAR.id];
    let of_year = |aside: &Session| aside.diagnostics.sorted().iter().any(|one| years.contains(&one.code.id));
    let (mut opened, mut aside) = attempt(BEFORE[0]);
    if opened.is_none() && of_year(&aside) {
        let later =
            BEFORE[1..].iter().map(|year| attempt(*year)).find(|(opened, aside)| opened.is_some() || !of_year(aside));
        (opened, aside) = later.unwrap_or((opened, aside));
    }
    session.sources = aside.sources;
    session.diagnostics.extend(aside.diagnostics);
    opened
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
