use std::sync::Arc;

use rust_decimal::Decimal;

use super::asides::asides;
use super::council::council;
use super::unjudged::until;
use super::{
    Beside, Sums, Turning, balance_interest, loans, loans_outlive, money, name, no_way, sentence, warning, way_out,
};
use crate::city::Effects;
use crate::language::{Arg, Language};
use crate::model::Rule;
use crate::programme::{Member, Programme, Remarks, WayOut};
use crate::report::charts::plans_charts;
use crate::report::flags::{Counting, threshold_name};
use crate::report::grid::{Grid, Value};
use crate::report::result_city::level;
use crate::report::section::{self, Deficit};
use crate::report::standing::standing;
use crate::report::study::names::month;
use crate::report::study::{Block, Section, Study, set, word_of};
use crate::report::style::Style;
use crate::report::words::{Subject, city_line, verdict_word};
use crate::run::Figure;

/// The study of a programme: the answer, the plans, their investment by year (PPI), the city's budget without and with,
/// what each plan takes of what decides, the ways out.
pub fn programme_study(programme: &Programme, remarks: &Remarks, beside: Beside<'_>, language: Language) -> Study {
    let style = Style { language, width: usize::MAX, color: false };
    let sections = [
        ("verdict", answer(programme, beside.turning, style)),
        ("plans", plans(programme, style)),
        ("ppi", by_year(programme, style)),
        ("council", council(programme, &beside, style)),
        ("budget", budget(programme, style)),
        ("parts", parts(programme, style)),
        ("ways", ways_out(programme, beside.ways, style)),
        ("warnings", warnings(programme, remarks, style)),
        ("inputs", inputs(programme, style)),
    ];
    let filled = sections.into_iter().filter(|(_, blocks)| !blocks.is_empty()).enumerate();
    let section = |(place, (id, blocks)): (usize, (&'static str, Vec<Block>))| {
        let heading = style.say(&format!("study-programme-{id}"));
        let heading = if place == 0 { heading } else { format!("{place}. {heading}") };
        Section { id, heading, annex: false, blocks }
    };
    let city = city_line(&programme.together.city, style);
    let mut study = Study {
        language,
        plan: programme.id.clone(),
        title: programme.title.get(language.code(), &programme.id).to_owned(),
        kind: style.say("study-programme-kind"),
        subtitle: std::iter::once(city).chain(beside.date.map(|date| word_of(date, style))).collect(),
        confidential: offered(programme),
        sections: filled.map(section).collect(),
    };
    set(&mut study);
    study
}

/// Whether an offer is laid over one of its plans.
fn offered(programme: &Programme) -> bool {
    programme.members.iter().any(|member| member.analysis.case.offered())
}

fn answer(programme: &Programme, turning: Turning<'_>, style: Style) -> Vec<Block> {
    let ruling = programme.together.outcome.ruling();
    let standing = standing(Some(&programme.together.city), &programme.together.outcome, Subject::Programme, style);
    let confidential = offered(programme).then(|| Block::Notice(style.say("study-confidential")));
    let mut out: Vec<Block> = confidential.into_iter().chain(standing.map(Block::Paragraph)).collect();
    out.push(Block::Verdict {
        level: ruling.level.map_or("undetermined", crate::city::Level::word),
        word: verdict_word(ruling.level, style),
        sentence: until(programme, style).into_iter().chain([sentence(programme, style)]).collect::<Vec<_>>().join(" "),
    });
    let asides = asides(programme, turning, style).into_iter();
    out.extend(asides.map(|said| if said.notice { Block::Notice(said.text) } else { Block::Paragraph(said.text) }));
    let mut grid =
        Grid::new(style.say("study-programme-totals-title"), ["column-item", "column-horizon"].map(|id| style.say(id)));
    for (id, amount) in Sums::of(programme).rows() {
        grid.row([style.say(id).into(), money(amount, programme.complete())]);
    }
    let balance = balance_interest(programme);
    if balance >= Decimal::ONE {
        grid.row([style.say("study-key-balance").into(), money(balance, programme.complete())]);
        let last = [("year", Arg::Year(programme.together.horizon.last))];
        grid.notes.push(style.tell("study-programme-balance-note", &last));
    }
    out.push(Block::Table("totals", grid));
    out
}

fn plans(programme: &Programme, style: Style) -> Vec<Block> {
    let net = Sums::of(programme).last();
    let head = ["column-plan", "column-start", "column-alone", "column-tco-incl", net];
    let mut grid = Grid::new(style.say("study-programme-plans-title"), head.map(|id| style.say(id)));
    for member in &programme.members {
        let (analysis, case) = (&member.analysis, &member.analysis.case);
        let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
        let amount = |figure: Figure| money(figure.of(&analysis.run).unwrap_or_default(), analysis.complete());
        grid.row([
            style.of(&case.title).into(),
            month(case.calendar.start, style).into(),
            verdict_word(level, style).into(),
            amount(Figure::TcoInclVat),
            amount(Figure::NetAfterBenefits),
        ]);
    }
    grid.notes.push(style.say("programme-plans-note"));
    vec![Block::Table("plans", grid)]
}

/// A row a plan and a column a fiscal year, with the sum of all.
fn yearly(programme: &Programme, title: &str, of: impl Fn(&Effects<Decimal>) -> Decimal, style: Style) -> Grid {
    let horizon = programme.together.horizon;
    let years = || horizon.first..=horizon.last;
    let head = std::iter::once(style.say("column-plan")).chain(years().map(|year| year.to_string()));
    let mut grid = Grid::new(style.say(title), head);
    let amount = |member: &Arc<Member>, year: i32| member.in_year(year).map(&of);
    for member in &programme.members {
        let cells = years().map(|year| amount(member, year).map_or(Value::Empty, Value::Money));
        grid.row(std::iter::once(name(member, style).into()).chain(cells));
    }
    let sum = |year: i32| programme.members.iter().filter_map(|member| amount(member, year)).sum::<Decimal>();
    let all = std::iter::once(style.say("study-programme-all").into());
    grid.total(all.chain(years().map(|year| Value::Money(sum(year)))));
    grid
}

fn by_year(programme: &Programme, style: Style) -> Vec<Block> {
    let mut ppi = yearly(programme, "study-programme-ppi-title", |effects| effects.investment, style);
    ppi.notes.push(style.say("study-programme-ppi-note"));
    let run = yearly(programme, "study-programme-run-title", Effects::run_cost, style);
    let [of_run, of_ppi] = plans_charts(programme, style.language).map(Box::new);
    // The charts come last: they are high, and before tables they would leave much of a page of paper empty.
    let charts = [Block::Chart("chart-plans-run", of_run), Block::Chart("chart-plans-ppi", of_ppi)];
    [Block::Table("ppi", ppi), Block::Table("running", run)].into_iter().chain(charts).collect()
}

fn budget(programme: &Programme, style: Style) -> Vec<Block> {
    let (outcome, judged) = (&programme.together.outcome, programme.together.horizon.judged);
    let head = [
        "column-year",
        "column-gross-without",
        "column-gross-with",
        "column-net-without",
        "column-net-with",
        "column-debt-without",
        "column-debt-with",
    ];
    let mut grid = Grid::new(style.say("study-programme-budget-title"), head.map(|id| style.say(id)));
    for (without, with) in outcome.outlook.without.iter().zip(&outcome.outlook.with) {
        let amounts =
            [without.gross_savings, with.gross_savings, without.net_savings, with.net_savings, without.debt, with.debt];
        grid.row(std::iter::once(Value::Year(with.year)).chain(amounts.map(Value::Money)));
    }
    grid.notes.push(
        style.tell(
            "study-programme-budget-note",
            &[("judged", Arg::Year(judged)), ("outlive", loans_outlive(programme))],
        ),
    );
    let mut out = vec![Block::Table("budget", grid)];
    out.extend(balance(programme, style).map(Block::Paragraph));
    out.push(Block::Paragraph(loans(programme, style)));
    let counting = [
        Some((&outcome.verdict, "heading-programme-rules")),
        outcome.by_secured().map(|secured| (secured, "heading-programme-rules-secured")),
    ];
    for (verdict, heading) in counting.into_iter().flatten() {
        let reasons = Counting::about(verdict, outcome, Subject::Programme, style).reasons;
        if !reasons.is_empty() {
            out.extend([Block::Heading(style.say(heading)), Block::List(reasons)]);
        }
    }
    out
}

/// The legal balance of the sum, in its tightest year since the programme began.
fn balance(programme: &Programme, style: Style) -> Option<String> {
    let flags = programme.together.outcome.deciding_side().1.flags.iter();
    let flags =
        flags.filter(|flag| flag.with.rule == Rule::NetSavings && flag.year >= programme.together.horizon.first);
    let flag = flags.min_by_key(|flag| (flag.with.to_red, flag.year))?;
    let kept = level(&flag.with) != "red";
    let args = [
        ("year", Arg::Year(flag.year)),
        ("left", Arg::Euros(flag.with.to_red)),
        ("short", Arg::Euros(-flag.with.to_red)),
        ("without", Arg::Euros(flag.without.as_ref()?.to_red)),
    ];
    if !kept {
        return Some(style.tell("study-programme-balance-broken", &args));
    }
    let outcome = &programme.together.outcome;
    // What the operating section lacks by itself is told with the verdict.
    let deficit = Deficit::deciding(outcome).is_some();
    let beside = [
        ("section", if deficit { "deficit" } else { "other" }.into()),
        ("depreciation", section::depreciation(outcome, programme.together.horizon.first, style).into()),
    ];
    Some(style.tell("study-programme-balance-covered", &[&args[..], &beside].concat()))
}

fn parts(programme: &Programme, style: Style) -> Vec<Block> {
    let together = &programme.together;
    let verdict = together.outcome.deciding_side().1;
    let head = ["column-year", "column-rule", "column-level", "column-margin-crossed", "column-margin"]
        .map(|id| style.say(id));
    let head = head.into_iter().chain(programme.members.iter().map(|member| name(member, style)));
    let mut grid = Grid::new(style.say("study-programme-parts-title"), head);
    for flag in &verdict.flags {
        let Some(parts) = together.parts_of(flag, verdict) else { continue };
        let reached = level(&flag.with);
        let crossed = if reached == "red" { flag.with.to_red } else { flag.with.to_orange };
        let first = [
            Value::Year(flag.year),
            threshold_name(flag, reached, style).into(),
            style.say(&format!("level-{reached}")).into(),
            Value::Money(crossed),
            Value::Money(flag.with.to_red),
        ];
        grid.row(first.into_iter().chain(parts.iter().copied().map(Value::Money)));
    }
    if grid.rows.is_empty() {
        return Vec::new();
    }
    grid.notes.push(style.say("study-programme-parts-note"));
    vec![Block::Table("parts", grid)]
}

fn ways_out(programme: &Programme, ways: &[WayOut], style: Style) -> Vec<Block> {
    if !programme.complete() || !programme.together.wants_ways_out() {
        return Vec::new();
    }
    let told: Vec<String> = ways.iter().map(|way| way_out(way, programme, style)).collect();
    match told.is_empty() {
        true => vec![Block::Paragraph(style.say(no_way(programme)))],
        false => vec![Block::List(told)],
    }
}

/// What is warned of, in the words of a page: a plan's paths by their labels, dates as people write them.
fn warnings(programme: &Programme, remarks: &Remarks, style: Style) -> Vec<Block> {
    let told: Vec<String> = remarks.warnings().map(|(plan, one)| warning(programme, plan, one, style)).collect();
    if told.is_empty() { Vec::new() } else { vec![Block::List(told)] }
}

fn inputs(programme: &Programme, style: Style) -> Vec<Block> {
    let mut grid =
        Grid::new(style.say("study-programme-inputs-title"), ["column-file", "column-sha256"].map(|id| style.say(id)));
    let mut told = Vec::new();
    for file in programme.inputs() {
        // The shipped parameters have two names and one content.
        if !told.contains(&file.sha256()) {
            told.push(file.sha256());
            grid.row([file.file.clone().into(), file.sha256().to_owned().into()]);
        }
    }
    vec![Block::Table("inputs", grid)]
}
