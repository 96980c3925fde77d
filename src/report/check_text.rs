use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::beside::{Aside, Beside};
use super::bounded::at_least;
use super::burden;
use super::deciding::on_secured_money;
use super::flags::{Counting, HEAD};
use super::full_service;
use super::headline::{figure_name, headline, payback};
use super::investable::years_investable;
use super::odds::{budget, confidence, sampling};
use super::own_share;
use super::posts::ended_said;
use super::standing::{standing, too_small};
use super::study::names::{self, month_of};
use super::style::{Style, Tone};
use super::table::Table;
use super::tally::{unsecured, unsecured_line};
use super::unjudged::until;
use super::words::{Subject, city_line, sentence, verdict_word};
use crate::analysis::{Analysis, Outcome};
use crate::diagnostic::{Diagnostic, codes, message};
use crate::document::sheet::in_words_of_sheet;
use crate::language::Arg;
use crate::model::{Case, City};
use crate::run::Figure;
use crate::session::Session;
use crate::units::half_up;

/// The report of `check` without draws.
pub fn check_text(analysis: &Analysis, session: &Session, style: Style) -> String {
    check_text_beside(analysis, session, Beside::default(), style)
}

/// The report of `check`: verdict, how sure it is, cliff, years, rules, what is open, warnings.
pub fn check_text_beside(analysis: &Analysis, session: &Session, beside: Beside<'_>, style: Style) -> String {
    let Some(outcome) = &analysis.outcome else { return String::new() };
    let case = &analysis.case;
    let title = case.title.get(style.language.code(), &case.plan);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    let course = Aside::Course.said(analysis, beside, style);
    for line in case.city.as_ref().map(|city| city_line(city, style)).into_iter().chain(course) {
        out.push_str(&format!("{}\n", style.wrap(&line, 0)));
    }
    out.push_str(&super::explore::overrides_text(&case.overrides, style));
    if case.offered() {
        out.push_str(&format!("{}\n", style.wrap(&style.say("study-confidential"), 0)));
    }
    if let Some(standing) = standing(case.city.as_ref(), outcome, Subject::Plan, style) {
        out.push_str(&format!("\n{}\n", style.wrap(&standing, 0)));
    }
    let word = verdict_word(outcome.ruling().level, style);
    out.push_str(&format!("\n{}\n", style.tell("verdict", &[("level", word.into())])));
    let until = until(analysis, beside.later(), style).map(|until| until + " ").unwrap_or_default();
    let verdict = until + &sentence(analysis, outcome, style);
    let told =
        |kinds: &[Aside]| -> Vec<String> { kinds.iter().flat_map(|kind| kind.said(analysis, beside, style)).collect() };
    let secured = on_secured_money(outcome, Subject::Plan, style);
    let (law, under, after) = (told(&Aside::LAW), told(&Aside::UNDER), told(&Aside::AFTER));
    let all = [vec![verdict], law, secured.into_iter().collect(), under, after].concat();
    all.iter().for_each(|said| out.push_str(&format!("{}\n", style.wrap(said, 0))));
    out.push_str(&sureness(analysis, beside, style));
    out.push_str(&cliff(analysis, style));
    out.push_str(&totals(analysis, style));
    out.push_str(&years_table(analysis, outcome, style));
    out.extend(years_investable(analysis, outcome, style));
    out.push_str(&rules_table(outcome, style));
    let small = case.city.as_ref().and_then(|city| too_small(city, outcome, Subject::Plan, style));
    out.extend(small.map(|small| format!("{}\n", style.wrap(&small, 2))));
    out.push_str(&open_points(analysis, beside, style));
    // What is told under the verdict is not told again.
    let told = |one: &Diagnostic| one.code == codes::RENEWALS_BEYOND && beside.beyond.is_some();
    out.push_str(&warnings_of(session, Some(case), &|one| !told(one), style));
    out
}

/// How sure the verdict is.
fn sureness(analysis: &Analysis, beside: Beside<'_>, style: Style) -> String {
    let mut told = confidence(analysis, beside, style);
    told.extend(budget(analysis, beside, style));
    told.extend(beside.odds.map(|odds| sampling(odds, style)));
    let lines: String = told.iter().map(|one| format!("{}\n", style.wrap(&format!("- {one}"), 2))).collect();
    if lines.is_empty() { lines } else { format!("{}{lines}", style.heading("heading-confidence")) }
}

fn cliff(analysis: &Analysis, style: Style) -> String {
    let Some(cliff) = &analysis.financing.cliff else { return String::new() };
    let pilot = Arg::Euros(cliff.pilot);
    let text = match (&cliff.after, cliff.window) {
        (Some(after), Some((first, months))) => {
            let from = month_of(&analysis.case, first, style);
            let mut args = vec![
                ("pilot", pilot),
                ("after", Arg::Euros(*after)),
                ("from", from.into()),
                ("months", (months as usize).into()),
            ];
            let times = cliff.times();
            args.extend(times.map(|times| ("times", Arg::Number(times))));
            style.tell(if times.is_some() { "cliff-times" } else { "cliff" }, &args)
        }
        _ => style.tell("cliff-without-after", &[("pilot", pilot)]),
    };
    let told =
        [Some(text), full_service::said(analysis, style), Some(style.tell("cliff-note", &[held_of(&analysis.case)]))];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" ");
    format!("{}{}\n", style.heading("heading-cliff"), style.wrap(&told, 0))
}

/// Whether lines are in the accounts already, and so in the recurring cost and in no rule.
fn held_of(case: &Case) -> (&'static str, Arg) {
    ("held", if case.lines.iter().any(|line| line.in_accounts) { "yes" } else { "no" }.into())
}

/// The sums that a council asks for first.
pub(super) fn totals(analysis: &Analysis, style: Style) -> String {
    let unpriced = analysis.case.unpriced.len();
    let mut table = Table::new(vec![style.say("column-item"), style.say("column-horizon")], 1);
    let mut row = |name: String, text: String| table.row(vec![name, text]);
    for (figure, amount) in headline(analysis).filter(|(figure, sum)| *figure != Figure::Received || !sum.is_zero()) {
        let text = style.cents(amount);
        let known = matches!(figure, Figure::Received | Figure::Interest | Figure::Benefits);
        row(figure_name(figure, style), if known { text } else { at_least(text, unpriced, style) });
    }
    if !analysis.ledger.residual().is_zero() {
        row(style.say("row-residual"), style.cents(analysis.ledger.residual()));
    }
    burden::rows(analysis, style).into_iter().for_each(|(name, amount)| row(name, amount));
    payback(analysis, style).into_iter().for_each(|(name, month)| row(name, month));
    let months = analysis.case.calendar.months;
    let heading = style.tell("heading-totals", &[("length", crate::units::Months(months).to_string().into())]);
    let heading = if months.is_multiple_of(12) {
        style.tell("heading-totals-years", &[("years", (months as usize / 12).into())])
    } else {
        style.tell("heading-totals-months", &[("months", (months as usize).into()), ("whole", heading.into())])
    };
    let rate = [("rate", Arg::Percent(analysis.case.discount_rate.value))];
    let note = style.wrap(&style.tell("present-value-note", &rate), 0);
    format!("\n{}\n{}{note}\n", style.paint(&heading, Tone::Strong), table.print(style))
}

fn years_table(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let calendar = &analysis.case.calendar;
    let partial = |year: i32| year == *calendar.years().end() && calendar.year_of(calendar.months) == year;
    // The mark is explained where a row has it.
    let marked = calendar.years().any(partial).then(|| style.say("years-note-partial"));
    let notes = [Some(style.say("years-note")), marked, debt_ends(analysis, outcome, style)];
    let note = style.wrap(&notes.into_iter().flatten().collect::<Vec<_>>().join(" "), 0);
    let loans = style.wrap(&city_loans_of(analysis, outcome, style), 0);
    let depreciation = depreciation(analysis, style).map_or(String::new(), |text| style.wrap(&text, 0) + "\n");
    let table = years(outcome, &partial, style);
    format!("{}{}{note}\n{loans}\n{depreciation}", style.heading("heading-years"), table.print(style))
}

/// The city's years without and with; those that give no flags are marked.
pub(super) fn years(outcome: &Outcome, partial: &dyn Fn(i32) -> bool, style: Style) -> Table {
    let head =
        ["column-year", "column-run-cost", "column-gross", "column-net", "column-debt", "column-deleveraging-years"];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 1);
    let outlook = &outcome.outlook;
    for ((without, with), effects) in outlook.without.iter().zip(&outlook.with).zip(&outlook.effects) {
        let both = |without: String, with: String| {
            if without == with { without } else { format!("{without}\u{a0}→\u{a0}{with}") }
        };
        // Thousands of euros, as the State publishes municipal accounts: the cents are in JSON and CSV.
        let thousand = |amount: Decimal| style.bare(amount / Decimal::ONE_THOUSAND);
        let money = |without: Decimal, with: Decimal| both(thousand(without), thousand(with));
        let capacity = |debt: Decimal, savings: Decimal| {
            super::result_city::ratio(debt, savings)
                .map_or("–".to_owned(), |value| crate::language::group(value, 1, style.language))
        };
        table.row(vec![
            format!("{}{}", with.year, if partial(with.year) { "*" } else { "" }),
            below_one(effects.run_cost() / Decimal::ONE_THOUSAND, style),
            money(without.gross_savings, with.gross_savings),
            money(without.net_savings, with.net_savings),
            money(without.debt, with.debt),
            both(capacity(without.debt, without.gross_savings), capacity(with.debt, with.gross_savings)),
        ]);
    }
    table
}

/// An amount without decimals; what is less than one is not nothing, and says so.
fn below_one(amount: Decimal, style: Style) -> String {
    let shown = style.bare(amount);
    match amount.is_zero() || !half_up(amount, 0).is_zero() {
        true => shown,
        false if amount.is_sign_negative() => format!(">\u{a0}{}", style.bare(-Decimal::ONE)),
        false => format!("<\u{a0}{}", style.bare(Decimal::ONE)),
    }
}

/// The most that the plan adds to net depreciation in a year, which no savings hold.
fn depreciation(analysis: &Analysis, style: Style) -> Option<String> {
    let years = analysis.depreciation.years(analysis.financing.first_year);
    let nets = years.map(|(year, charge, write_back)| (charge - write_back, year));
    let (net, year) = nets.max_by_key(|(net, year)| (*net, std::cmp::Reverse(*year)))?;
    let unmeasured = analysis.case.city.as_ref().is_some_and(|city| city.depreciation.is_none());
    (net > Decimal::ZERO).then(|| {
        let told = style.tell("plan-depreciation", &[("net", Arg::Euros(net)), ("year", Arg::Year(year))]);
        if unmeasured { format!("{told} {}", style.say("depreciation-unmeasured")) } else { told }
    })
}

/// When the debt of the accounts is repaid, without a schedule of it: net savings leap from the next year on.
fn debt_ends(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let city = analysis.case.city.as_ref().filter(|city| city.debt_schedule.is_empty())?;
    let years = city.debt.value.checked_div(city.principal.value)?.ceil().to_i32()?;
    let (last, year) = (outcome.outlook.without.last()?.year, city.year.checked_add(years)?);
    let args = [("principal", Arg::Euros(city.principal.value)), ("year", Arg::Year(year))];
    (years > 0 && year <= last).then(|| style.tell("present-debt-ends", &args))
}

/// What the city borrows by itself, and what the plan adds to that: interest which the net cost does not hold.
pub(super) fn city_loans_of(analysis: &Analysis, outcome: &Outcome, style: Style) -> String {
    let Some(city) = &analysis.case.city else { return String::new() };
    city_loans(city, outcome, city_interest(outcome, analysis.financing.interest), Subject::Plan, style)
}

/// The same of one plan or several, which make the city pay `interest`.
pub(super) fn city_loans(city: &City, outcome: &Outcome, interest: Decimal, subject: Subject, style: Style) -> String {
    let outlook = &outcome.outlook;
    let Some(last) = outlook.without.iter().zip(&outlook.with).next_back() else { return String::new() };
    let args = [
        ("rate", Arg::Percent(city.loan_rate.value)),
        ("term", (city.loan_term as usize).into()),
        ("year", Arg::Year(last.1.year)),
        ("before", Arg::Euros(last.0.debt)),
        ("debt", Arg::Euros(last.1.debt)),
        ("interest", Arg::Euros(interest)),
        ("subject", subject.word()),
    ];
    let debt = style.tell("city-loans", &args);
    // Interest that comes to nothing needs no words.
    if interest.abs() < Decimal::ONE { debt } else { format!("{debt} {}", style.tell("city-loans-interest", &args)) }
}

/// Interest that plans make the city pay on loans of its own, within the projection: in no figure of theirs. `theirs`: the
/// interest on their own loans.
pub(super) fn city_interest(outcome: &Outcome, theirs: Decimal) -> Decimal {
    let outlook = &outcome.outlook;
    let years = outlook.without.iter().zip(&outlook.with);
    years.map(|(without, with)| with.interest - without.interest).sum::<Decimal>() - theirs
}

fn rules_table(outcome: &Outcome, style: Style) -> String {
    let mut out = String::new();
    let (all, secured) = (Counting::of(&outcome.verdict, outcome, style), outcome.by_secured());
    if !all.rows.is_empty() || secured.is_none() {
        out += &counting("heading-rules", all, Subject::Plan, style);
    }
    out + &secured.map_or_else(String::new, |secured| {
        counting("heading-rules-secured", Counting::of(secured, outcome, style), Subject::Plan, style)
    })
}

pub(super) fn counting(heading: &str, counting: Counting, subject: Subject, style: Style) -> String {
    let mut out = style.heading(heading);
    if counting.rows.is_empty() {
        out.push_str(&format!("{}\n", style.say(counting.none)));
        return out;
    }
    let mut table = Table::new(HEAD.map(|id| style.say(id)).to_vec(), 2);
    let note = counting.note(subject, style);
    for row in counting.rows {
        table.row(row.into_iter().map(|cell| cell.unwrap_or("–".to_owned())).collect());
    }
    out.push_str(&table.print(style));
    out.extend(note.map(|note| format!("{}\n", style.wrap(&note, 0))));
    for reason in counting.reasons {
        out.push_str(&format!("{}\n", style.wrap(&reason, 2)));
    }
    out
}

/// What is unpriced, not secured, doubted, or taken from elsewhere.
fn open_points(analysis: &Analysis, beside: Beside<'_>, style: Style) -> String {
    let case = &analysis.case;
    let mut points = Vec::new();
    if !case.unpriced.is_empty() {
        points.push(style.tell("open-unpriced", &[("list", case.unpriced.join(", ").into())]));
    }
    points.extend(own_share::open(analysis, style));
    let unsecured: Vec<String> = unsecured(analysis).map(|one| unsecured_line(&one, style)).collect();
    if !unsecured.is_empty() {
        points.push(style.tell("open-unsecured", &[("list", unsecured.join(", ").into())]));
    }
    points.extend(Aside::LEANS.iter().flat_map(|kind| kind.said(analysis, beside, style)));
    points.extend(ended_said(analysis, style));
    if points.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = points.iter().map(|point| format!("{}\n", style.wrap(&format!("- {point}"), 2))).collect();
    format!("{}{}", style.heading("heading-open"), lines.concat())
}

/// Warnings, one a line, with their code and place.
pub fn warnings(session: &Session, style: Style) -> String {
    warnings_of(session, None, &|_| true, style)
}

/// The same of a plan, with its labels.
pub(super) fn warnings_about(session: &Session, case: &Case, style: Style) -> String {
    warnings_of(session, Some(case), &|_| true, style)
}

/// The same of those that are wanted, with the labels of a plan where there is one.
fn warnings_of(session: &Session, case: Option<&Case>, wanted: &dyn Fn(&Diagnostic) -> bool, style: Style) -> String {
    let count = session.diagnostics.warnings().filter(|one| wanted(one)).count();
    if count == 0 {
        return String::new();
    }
    let heading = style.tell("heading-warnings", &[("count", count.into())]);
    format!("\n{}\n{}", style.paint(&heading, Tone::Strong), listed(session, case, wanted, style))
}

/// Warnings, one a line, with their code and place, without a heading; with the labels of a plan where there is one.
pub(crate) fn warnings_list(session: &Session, case: Option<&Case>, style: Style) -> String {
    listed(session, case, &|_| true, style)
}

fn listed(session: &Session, case: Option<&Case>, wanted: &dyn Fn(&Diagnostic) -> bool, style: Style) -> String {
    let said =
        |one: &Diagnostic| case.map_or_else(|| message(one, style.language), |case| names::warning(one, case, style));
    let all: Vec<String> = session
        .diagnostics
        .warnings()
        .filter(|one| wanted(one))
        .map(|one| {
            let one = &in_words_of_sheet(one.clone(), &session.sources, style.language);
            let place =
                one.labels.first().map_or(String::new(), |(span, _)| format!(" ({})", session.sources.line(*span)));
            format!("{}\n", style.wrap(&format!("- {} [{}]{place}", said(one), one.code.id), 2))
        })
        .collect();
    all.concat()
}
