use rust_decimal::Decimal;

use super::{Block, Material, bound, names};
use crate::city::ImpactStudy;
use crate::document::Family;
use crate::finance::FinancingPlan;
use crate::language::Arg;
use crate::report::grid::{Grid, Value};
use crate::report::offers_text::unit_word;
use crate::report::style::Style;
use crate::report::tally::grouped;
use crate::units::Month;

/// What the study is of, and whether the law asks for it.
pub(super) fn scope(material: &Material<'_>, style: Style) -> Vec<Block> {
    let case = &material.analysis.case;
    let mut out = vec![Block::Heading(style.say("study-duty-heading"))];
    out.extend(duty(material, style));
    out.extend(procurement(material, style).map(Block::Paragraph));
    out.push(Block::Paragraph(law(material, style)));
    out.push(Block::Heading(style.say("study-plan-heading")));
    let last = case.calendar.month(case.calendar.months.saturating_sub(1));
    let args = [
        ("title", case.title.get(style.language.code(), &case.plan).into()),
        ("start", names::month(case.calendar.start, style).into()),
        ("end", names::month(last, style).into()),
        ("length", super::key_figures::years(case.calendar.months, style).into()),
    ];
    out.push(Block::Paragraph(style.tell("study-plan", &args)));
    if !case.overrides.is_empty() {
        let count = [("count", Arg::Count(case.overrides.len()))];
        out.push(Block::Notice(style.tell("study-overridden", &count)));
    }
    out.push(Block::Table("phases", phases(material, style)));
    if case.vat_recovery {
        out.push(Block::Paragraph(style.say("study-vat-recovery")));
    }
    out
}

/// The first month in which the study of the impact is a duty (decree 2016-892).
const DUTY_IN_FORCE: (i32, i32) = (2016, 7);

/// Whether the study of the impact is due, with the arithmetic.
fn duty(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let Some((city, outcome)) = analysis.case.city.as_ref().zip(analysis.outcome.as_ref()) else { return Vec::new() };
    let plan = FinancingPlan::of(&analysis.case, &analysis.financing);
    let study = ImpactStudy::of(city, &outcome.outlook, &plan);
    let mut args = vec![
        ("investment", Arg::Euros(study.investment)),
        ("revenue", Arg::Euros(study.revenue)),
        ("year", Arg::Year(city.year)),
        ("population", Arg::Number(city.population)),
        ("share", study.share.map_or_else(|| Arg::from("–"), |share| Arg::Text(said(share, style)))),
    ];
    args.push(("by", if study.by_amount_alone() { "amount" } else { "share" }.into()));
    args.extend(study.amount.map(|amount| ("amount", Arg::Euros(amount))));
    args.extend(study.threshold.map(|threshold| ("threshold", Arg::Text(style.percent(threshold)))));
    let id = match (study.due(), analysis.complete()) {
        (Some(true), _) => "study-duty-due",
        (Some(false), true) => "study-duty-voluntary",
        (Some(false), false) => "study-duty-open",
        (None, _) if analysis.case.calendar.start < Month::new(DUTY_IN_FORCE.0, DUTY_IN_FORCE.1) => "study-duty-before",
        (None, _) => "study-duty-unknown",
    };
    let mut out = vec![Block::Paragraph(style.tell(id, &args))];
    if id == "study-duty-before" {
        return out;
    }
    if let Some(amount) = study.amount.filter(|_| study.due() != Some(true)) {
        out.push(Block::Paragraph(style.tell("study-duty-amount", &[("amount", Arg::Euros(amount))])));
    }
    out.push(Block::Paragraph(style.say("study-duty-strata")));
    out
}

/// The first month of the code of public procurement, whose articles are cited.
const CODE_IN_FORCE: (i32, i32) = (2019, 4);

/// Of which day the law is that the figures rest on, which a plan that began long ago does not share with its reader.
fn law(material: &Material<'_>, style: Style) -> String {
    let start = material.analysis.case.calendar.start;
    let begun = |date: crate::units::Date| start < Month::new(i32::from(date.year()), i32::from(date.month()));
    let old = start < Month::new(CODE_IN_FORCE.0, CODE_IN_FORCE.1);
    let args = [
        ("start", names::month(start, style).into()),
        ("since", if old || material.beside.date.is_some_and(begun) { "known" } else { "unknown" }.into()),
        ("code", if old { "before" } else { "in-force" }.into()),
    ];
    let said = style.tell("study-law-of", &args);
    let younger = YOUNGER.iter().filter(|(_, (year, month))| start < Month::new(*year, *month));
    let younger: Vec<String> = younger.map(|(id, _)| style.say(id)).collect();
    if younger.is_empty() {
        return said;
    }
    format!("{said} {}", style.tell("study-law-since", &[("texts", younger.join(style.semicolon()).into())]))
}

/// Texts that a study cites whatever the plan's time, and since when they are in force: ordinance 2021-1574, and the end
/// of the M14.
const YOUNGER: [(&str, (i32, i32)); 2] = [("study-law-cgfp", (2022, 3)), ("study-law-m57", (2024, 1))];

/// Components that are due to who owns a pole or a road, by the names that catalogs give them: nobody is bought from.
const FEES: [&str; 2] = ["pole-fee", "road-fee"];

/// What the plan buys, against the amounts from which the law asks for a procedure.
fn procurement(material: &Material<'_>, style: Style) -> Option<String> {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let bought = grouped(analysis, |cost, _| {
        let line = &case.lines[cost.line];
        let fee = FEES.contains(&line.components[cost.component].id.as_str());
        line.family != Family::Staff && !line.in_accounts && !fee
    });
    let amount = bought.get(&true)?.excl_vat.total();
    let (supplies, works) = case.tender.supplies.zip(case.tender.works)?;
    let reached = match (amount >= supplies.1, amount >= works.1) {
        (false, _) => "none",
        (true, false) => "supplies",
        (true, true) => "works",
    };
    let args = [
        ("amount", bound(analysis, style.euros(amount))),
        ("least", Arg::Euros(supplies.0)),
        ("formalised", Arg::Euros(supplies.1)),
        ("works-least", Arg::Euros(works.0)),
        ("works-formalised", Arg::Euros(works.1)),
        ("reached", reached.into()),
    ];
    Some(style.tell("study-procurement", &args))
}

/// A share of the revenue; what would show as nothing is told as less than it shows.
fn said(share: Decimal, style: Style) -> String {
    let small = !share.is_zero() && share < Decimal::new(1, 3);
    if small { style.say("study-share-small") } else { style.percent(share) }
}

fn phases(material: &Material<'_>, style: Style) -> Grid {
    let case = &material.analysis.case;
    let head = ["study-column-phase", "study-column-from", "study-column-to", "study-column-months"];
    let mut grid = Grid::new(style.say("study-table-phases"), head.map(|id| style.say(id)));
    for phase in &case.calendar.phases {
        grid.row([
            Value::Text(names::phase(&phase.id, style)),
            Value::Text(names::month_of(case, phase.first, style)),
            Value::Text(names::month_of(case, phase.first + phase.months - 1, style)),
            Value::Number(phase.months.into()),
        ]);
    }
    grid
}

pub(super) fn lines(material: &Material<'_>, style: Style) -> Grid {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let mut columns = ["study-column-line", "column-family", "column-unit"].map(|id| style.say(id)).to_vec();
    let at_end = |phase: &crate::model::Phase| {
        style.tell("study-column-at-end", &[("phase", names::phase(&phase.id, style).into())])
    };
    columns.extend(case.calendar.phases.iter().map(at_end));
    let mut grid = Grid::new(style.say("study-table-lines"), columns);
    for (line, service) in case.lines.iter().zip(&analysis.schedule.lines) {
        let name = names::line(line, style);
        let name = if line.in_accounts { format!("{name} *") } else { name };
        let mut cells = vec![
            Value::Text(name),
            Value::Text(style.say(&format!("family-{}", line.family.word()))),
            Value::Text(unit_word(&line.unit, style)),
        ];
        for phase in &case.calendar.phases {
            let last = (phase.first + phase.months - 1) as usize;
            cells.push(service.number.get(last).map_or(Value::Empty, |number| Value::Number(*number)));
        }
        grid.row(cells);
        if let Some((number, age)) = &line.existing {
            let args = [
                ("line", names::line(line, style).into()),
                ("count", Arg::Number(*number)),
                ("age", super::key_figures::years(*age, style).into()),
            ];
            grid.notes.push(style.tell("study-existing", &args));
        }
    }
    if case.lines.iter().any(|line| line.in_accounts) {
        grid.notes.push(style.say("study-in-accounts"));
    }
    grid
}
