//! What a city can invest without more debt, and what a plan takes of that: in words, as a table, for programs.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::grid::{Grid, Value as Cell};
use super::style::Style;
use super::table::Table;
use super::words::Subject;
use crate::analysis::{Analysis, Outcome};
use crate::city::{Capacity, CapacityYear, CityYear, Falls, assumed};
use crate::document::Investing;
use crate::language::{Arg, spans};
use crate::model::{AsWritten, City};
use crate::units::{display, half_up};

/// Of the plan's years; none for a city whose investment goes on as in its accounts.
fn capacity(analysis: &Analysis, outcome: &Outcome) -> Option<Capacity> {
    Capacity::of(analysis.case.city.as_ref()?, &outcome.outlook, analysis.case.calendar.start.year(), &AsWritten)
}

/// What the city can invest in a year without more debt, before grants and FCTVA first, and what the plan takes of it.
pub(crate) fn investable(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let from = analysis.case.calendar.start.year();
    investable_from(analysis.case.city.as_ref()?, outcome, from, Subject::Plan, style)
}

/// The same of a city from the fiscal year on in which a plan or a programme begins.
pub(super) fn investable_from(
    city: &City,
    outcome: &Outcome,
    from: i32,
    subject: Subject,
    style: Style,
) -> Option<String> {
    let capacity = Capacity::of(city, &outcome.outlook, from, &AsWritten)?;
    let mut told = city_investable(city, &capacity, style);
    told.extend(beyond(&capacity, style));
    let (own, net) = (capacity.sum(|year| &year.own), capacity.sum(|year| &year.plan));
    let mut args = ends(&capacity);
    args.extend([("net", Arg::Euros(net)), ("own", Arg::Euros(own)), ("subject", subject.word())]);
    // What is nothing to the euro is told as nothing.
    let nothing = |amount: Decimal| half_up(amount, 0) <= Decimal::ZERO;
    if nothing(net) {
        told.push(style.tell("investable-untouched", &args));
    } else if capacity.something().is_empty() {
        told.push(style.tell("investable-none-plan", &args));
    } else if net > own {
        told.push(style.tell("investable-beyond", &args));
    } else {
        args.push(("share", style.percent(net / own).into()));
        told.push(style.tell("investable-plan", &args));
        let idle = capacity.years.iter().filter(|year| year.is_nothing());
        let then: Decimal = idle.map(|year| year.plan).sum();
        if !nothing(then) {
            let years = ("nothing", Arg::Text(spans(&capacity.nothing())));
            told.push(style.tell("investable-plan-nothing", &[("net", Arg::Euros(then)), years]));
        }
        // Grants that were cut are not told as what other projects lose.
        if !capacity.rate.is_zero() && capacity.cut_from.is_none() && !capacity.is_beyond(invested(city)) {
            let taken = ("taken", rounded(capacity.taken(), style));
            told.push(style.tell("investable-taken", &[taken]));
        }
    }
    told.extend(falls(city, &capacity, outcome, Some(subject), style));
    Some(told.join(" "))
}

/// What the accounts show of investment.
fn invested(city: &City) -> Decimal {
    city.investment.iter().map(|account| account.amount.value).sum()
}

/// An amount that rests on an assumption.
fn rounded(amount: Decimal, style: Style) -> Arg {
    Arg::Text(style.euros(assumed(amount)))
}

fn ends(capacity: &Capacity) -> Vec<(&'static str, Arg)> {
    let year = |year: Option<&CapacityYear>| Arg::Year(year.map_or(0, |year| year.year));
    vec![("first", year(capacity.years.first())), ("last", year(capacity.years.last()))]
}

/// What of an amount before grants and FCTVA is new loans: none of it, all of it, or a part.
fn new_loans(own: Decimal, loans: Decimal, style: Style) -> Arg {
    let part = match () {
        () if loans < Decimal::ONE => "none",
        () if own - loans < Decimal::ONE => "all",
        () => "some",
    };
    style.tell("investable-loans", &[("part", part.into()), ("loans", Arg::Euros(loans))]).into()
}

/// New loans beyond what is invested before grants and FCTVA: what they are, and in which years.
fn beyond(capacity: &Capacity, style: Style) -> Option<String> {
    let years = capacity.years.iter().filter(|year| year.beyond >= Decimal::ONE);
    let (years, beyond): (Vec<i32>, Vec<Decimal>) = years.map(|year| (year.year, year.beyond)).unzip();
    let average = beyond.iter().sum::<Decimal>().checked_div(Decimal::from(beyond.len()))?;
    let args = [
        ("years", spans(&years).into()),
        ("beyond", Arg::Euros(average)),
        ("count", if years.len() == 1 { "one" } else { "more" }.into()),
    ];
    Some(style.tell("investable-loans-beyond", &args))
}

/// What a city can invest before grants and FCTVA, in which years it is nothing, and what grants make of it.
fn city_investable(city: &City, capacity: &Capacity, style: Style) -> Vec<String> {
    let (nothing, something) = (capacity.nothing(), capacity.something());
    let mut args = ends(capacity);
    args.extend([("keep", Arg::Euros(capacity.keep)), ("base", Arg::Year(city.year))]);
    let own = capacity.average("own", |year| &year.own);
    let loans = capacity.average("new_loans", |year| &year.new_loans);
    args.extend([("own", Arg::Euros(own)), ("loans", new_loans(own, loans, style))]);
    args.extend([("years", spans(&something).into()), ("nothing", spans(&nothing).into())]);
    let id = match (something.is_empty(), nothing.is_empty()) {
        (true, _) => return vec![style.tell("investable-none", &args)],
        (false, false) => "investable-own-some",
        (false, true) => "investable-own",
    };
    let mut told = vec![style.tell(id, &args)];
    if !capacity.rate.is_zero() {
        args.push(("amount", rounded(capacity.average("investment", |year| &year.investment), style)));
        args.push(("invested", Arg::Euros(invested(city))));
        args.push(("rate", style.percent(capacity.rate).into()));
        args.extend(capacity.cut_from.map(|written| ("written", style.percent(written).into())));
        // What nobody can believe is no figure for a first page.
        let id = match (capacity.is_beyond(invested(city)), capacity.cut_from.is_some()) {
            (true, _) => "investable-aided-beyond",
            (false, true) => "investable-aided-cut",
            (false, false) => "investable-aided",
        };
        if capacity.cut_from.is_none() {
            args.push(("written", style.percent(capacity.rate).into()));
        }
        told.push(style.tell(id, &args));
    }
    told
}

/// Where the debt does not stay as it is, and why.
fn falls(
    city: &City,
    capacity: &Capacity,
    outcome: &Outcome,
    subject: Option<Subject>,
    style: Style,
) -> Option<String> {
    let falls = Falls::of(&outcome.outlook)?;
    let mut args = ends(capacity);
    args.extend([("from", Arg::Euros(falls.from)), ("to", Arg::Euros(falls.to)), ("base", Arg::Year(city.year))]);
    let why = [("why-nothing", &falls.nothing), ("why-granted", &falls.granted)];
    let why = why.into_iter().filter(|(_, years)| !years.is_empty());
    let why: Vec<String> = why.map(|(id, years)| style.tell(id, &[("years", spans(years).into())])).collect();
    args.push(("subject", subject.map_or("none".into(), Subject::word)));
    args.push(("why", why.join(style.semicolon()).into()));
    Some(style.tell("investable-debt-falls", &args))
}

/// The same of a city alone, for all years that are projected.
pub(super) fn investable_alone(city: &City, outcome: &Outcome, style: Style) -> Option<String> {
    let capacity = Capacity::of(city, &outcome.outlook, city.year, &AsWritten)?;
    let mut told = city_investable(city, &capacity, style);
    told.extend(beyond(&capacity, style));
    told.extend(falls(city, &capacity, outcome, None, style));
    Some(told.join(" "))
}

const HEAD: [&str; 6] =
    ["column-year", "column-own", "column-new-loans", "column-aid", "column-investable", "column-plan-net-cost"];

/// The years behind the sentence, in thousands of euros.
pub(super) fn years_investable(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let capacity = capacity(analysis, outcome)?;
    let thousand = |amount: Decimal| style.bare(amount / Decimal::ONE_THOUSAND);
    let mut table = Table::new(HEAD.map(|id| style.say(id)).to_vec(), 1);
    let row = |name: String, amounts: [Decimal; 5]| std::iter::once(name).chain(amounts.map(thousand)).collect();
    for year in &capacity.years {
        table.row(row(year.year.to_string(), CapacityYear::AMOUNTS.map(|(_, of)| *of(year))));
    }
    // Sums over the same years, so that the plan can be held against what there is.
    table.row(row(style.say("row-sum"), CapacityYear::AMOUNTS.map(|(_, of)| capacity.sum(of))));
    let note = style.wrap(&note(&capacity, style), 0);
    Some(format!("{}{}{note}\n", style.heading("heading-investable"), table.print(style)))
}

/// How it comes about.
fn note(capacity: &Capacity, style: Style) -> String {
    let args = [("keep", Arg::Euros(capacity.keep)), ("rate", style.percent(capacity.rate).into())];
    style.tell(if capacity.rate.is_zero() { "investable-note-own" } else { "investable-note" }, &args)
}

/// The same for the study, to the cent.
pub(super) fn investable_grid(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<Grid> {
    let capacity = capacity(analysis, outcome)?;
    let mut grid = Grid::new(style.say("study-table-investable"), HEAD.map(|id| style.say(id)));
    for year in &capacity.years {
        let amounts = CapacityYear::AMOUNTS.map(|(_, of)| Cell::Money(*of(year)));
        grid.row(std::iter::once(Cell::Year(year.year)).chain(amounts));
    }
    grid.notes.push(note(&capacity, style));
    Some(grid)
}

/// What the sentence rests on, for programs; none for a city whose investment goes on as in its accounts.
pub(super) fn constant_debt_json(analysis: &Analysis, outcome: &Outcome) -> Option<Value> {
    capacity(analysis, outcome).as_ref().map(capacity_json)
}

/// The same of a city from the fiscal year on in which a programme begins.
pub(super) fn constant_debt_json_from(city: &City, outcome: &Outcome, from: i32) -> Option<Value> {
    Capacity::of(city, &outcome.outlook, from, &AsWritten).as_ref().map(capacity_json)
}

fn capacity_json(capacity: &Capacity) -> Value {
    let year = |year: &CapacityYear| (year.year.to_string(), euros(|_, of| *of(year)));
    json!({
        "kept_working_capital": display(capacity.keep, 2),
        "aid_rate": display(capacity.rate, 6),
        "aid_rate_accounts": display(capacity.cut_from.unwrap_or(capacity.rate), 6),
        "average": euros(|name, of| capacity.average(name, of)),
        "total": euros(|_, of| capacity.sum(of)),
        "taken": display(capacity.taken(), 2),
        "by_year": capacity.years.iter().map(year).collect::<Map<_, _>>(),
    })
}

fn euros(amount: impl Fn(&str, fn(&CapacityYear) -> &Decimal) -> Decimal) -> Value {
    let all = CapacityYear::AMOUNTS.map(|(name, of)| (name.to_owned(), json!(display(amount(name, of), 2))));
    Value::Object(all.into_iter().collect())
}

/// What a city can invest in its first year without more debt, in a sentence; `place`: its number among several.
pub(super) fn investable_first(city: &City, outcome: &Outcome, place: usize, style: Style) -> Option<String> {
    let capacity = Capacity::of(city, &outcome.outlook, city.year, &AsWritten)?;
    let first = capacity.years.first()?;
    let mut args = vec![("place", place.into()), ("year", Arg::Year(first.year))];
    if first.is_nothing() {
        return Some(style.tell("city-compare-nothing", &args));
    }
    args.push(("own", Arg::Euros(first.own)));
    args.push(("loans", new_loans(first.own, first.new_loans, style)));
    let mut told = vec![style.tell("city-compare-investable", &args)];
    if !capacity.rate.is_zero() {
        let args = [
            ("cut", if capacity.cut_from.is_some() { "yes" } else { "no" }.into()),
            ("base", Arg::Year(city.year)),
            ("rate", style.percent(capacity.rate).into()),
            ("amount", rounded(first.investment, style)),
        ];
        told.push(style.tell("city-compare-aided", &args));
    }
    Some(told.join(" "))
}

/// What a city can invest without more debt, by year; null where its investment goes on as in its accounts.
pub(crate) fn investable_json<'a>(city: &City, years: impl IntoIterator<Item = &'a CityYear<Decimal>>) -> Value {
    if city.investing == Investing::Accounts {
        return Value::Null;
    }
    let amount = |year: &CityYear<Decimal>| (year.year.to_string(), json!(display(year.investment, 2)));
    Value::Object(years.into_iter().map(amount).collect::<Map<_, _>>())
}
