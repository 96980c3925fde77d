use std::sync::Arc;

use rust_decimal::Decimal;

use super::bounded::at_least;
use super::offers_text::{Naming, volume};
use super::study::names;
use super::style::{Style, Tone};
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic, codes, message};
use crate::language::{Arg, Language};
use crate::model::{Case, Component, Line};
use crate::offers::{BreakEven, Comparison, Grid, LINEAR_MULTIPLE, SHORT_DAYS, Validity, need_unpriced};
use crate::units::{Date, MONTHS_A_YEAR, display};

/// Changes of the cheaper offer that are listed; steps of gateways and tiers can make many.
const CHANGES_SHOWN: usize = 6;

/// Warnings that say nothing new here: validity is told apart, and every offer replaces prices.
const QUIET: [Code; 2] = [codes::OFFER_EXPIRED, codes::DROPPED_UNCERTAINTY];

/// What each offer leaves out, and what the reference makes of it.
pub(super) fn gaps(naming: Naming<'_>, style: Style) -> String {
    let mut out = style.heading("heading-offers-gaps");
    let reference = &naming.comparison.reference.case;
    let money = |amount: Decimal, unpriced: usize| at_least(style.cents(amount), unpriced, style);
    for (place, bid) in naming.comparison.bids.iter().enumerate() {
        let name = naming.name(place, style);
        let case = &bid.analysis.case;
        let full = |line: usize, component: usize| {
            let line = &case.lines[line];
            format!("{}.{}", line.id, line.components[component].id)
        };
        if bid.figures.gaps.is_empty() {
            let none = style.tell("offers-gaps-none", &[("offer", name.clone().into())]);
            out.push_str(&format!("{}\n", style.wrap(&none, 0)));
        } else {
            let args = [
                ("offer", name.clone().into()),
                ("count", bid.figures.gaps.len().into()),
                ("amount", money(bid.figures.fill.incl_vat, bid.figures.unpriced.1).into()),
            ];
            let list = bid.figures.gaps.iter().map(|gap| {
                // What has no price at all is never nothing.
                let nothing = gap.unpriced > 0 && gap.amount.incl_vat.is_zero();
                let amount = money(gap.amount.incl_vat, gap.unpriced);
                let args = [("component", full(gap.line, gap.component).into()), ("amount", amount.into())];
                style.tell(if nothing { "offers-gap-unpriced" } else { "offers-gap" }, &args)
            });
            let separator = if style.language == Language::French { " ; " } else { "; " };
            let list = list.collect::<Vec<_>>().join(separator);
            let heading = style.wrap(&style.tell("offers-gaps", &args), 0);
            out.push_str(&format!("{heading}\n  {}\n", style.wrap(&list, 2)));
        }
        let needed = |line: &&Arc<Line>| line.needed;
        for (id, own) in [("offers-unpriced-offer", true), ("offers-unpriced", false)] {
            let missing = case.lines.iter().filter(needed).flat_map(|line| {
                let missing = line.components.iter().filter(|one| one.unpriced);
                missing
                    .filter(|one| has_a_price(reference, line, one) == own)
                    .map(|one| format!("{}.{}", line.id, one.id))
            });
            let missing: Vec<String> = missing.collect();
            if !missing.is_empty() {
                let args = [("offer", name.clone().into()), ("list", missing.join(", ").into())];
                out.push_str(&format!("{}\n", style.wrap(&style.tell(id, &args), 2)));
            }
        }
    }
    out
}

/// Whether the reference has a price where an offer has none.
fn has_a_price(reference: &Case, line: &Line, component: &Component) -> bool {
    let known = reference.named(&line.id);
    let known = known.and_then(|line| line.components.iter().find(|one| one.id == component.id));
    known.is_some_and(|one| !one.unpriced)
}

/// Columns of the marks.
pub(super) const MARKS: [&str; 6] =
    ["column-offer", "column-price-usual", "column-price-linear", "column-technical", "column-score", "column-rank"];

/// What counts how much, and by which formula prices become marks.
pub(super) fn weights(comparison: &Comparison, style: Style) -> String {
    let rule = comparison.rule;
    let multiple = usize::try_from(LINEAR_MULTIPLE).unwrap_or_default();
    let formula = if rule.linear { "formula-linear" } else { "formula-usual" };
    let formula = style.tell(formula, &[("multiple", multiple.into())]);
    let weights =
        [("price", Arg::Percent(rule.price)), ("technical", Arg::Percent(rule.technical)), ("formula", formula.into())];
    style.tell("offers-weights", &weights)
}

/// Marks by both formulas, and the best tender by the one that counts.
pub(super) fn scores(naming: Naming<'_>, style: Style) -> String {
    let comparison = naming.comparison;
    let mut out = style.heading("heading-offers-scores");
    out.push_str(&format!("{}\n", style.wrap(&weights(comparison, style), 0)));
    let mut table = Table::new(MARKS.map(|id| style.say(id)).to_vec(), 1);
    let points = |points: Decimal| crate::language::group(points, 2, style.language);
    for (place, bid) in comparison.bids.iter().enumerate() {
        let mut cells = vec![naming.name(place, style)];
        match bid.score {
            Some(score) => cells.extend([
                points(score.price_usual),
                points(score.price_linear),
                score.technical.map_or_else(|| style.say("offers-no-technical"), points),
                score.total.map_or_else(|| "–".to_owned(), points),
                bid.score_rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
            ]),
            None => cells.extend(["–", "–", "–", "–", "–"].map(str::to_owned)),
        }
        table.row(cells);
    }
    out.push_str(&table.print(style));
    let best: Vec<String> = (0..comparison.bids.len())
        .filter(|place| comparison.bids[*place].score_rank == Some(1))
        .map(|place| naming.name(place, style))
        .collect();
    if !best.is_empty() {
        let best = style.tell("offers-best", &[("offer", style.language.list(&best).into())]);
        out.push_str(&format!("{best}\n"));
    }
    // Whoever reads the first name only must not take an offer that no longer binds its vendor.
    let first = comparison.bids.iter().enumerate().filter(|(_, bid)| bid.rank == Some(1) || bid.score_rank == Some(1));
    for (place, _) in first.filter(|(_, bid)| bid.validity == Validity::Expired) {
        let expired = style.tell("offers-best-expired", &[("offer", naming.name(place, style).into())]);
        out.push_str(&format!("{}\n", style.paint(&style.wrap(&expired, 0), Tone::Warn)));
    }
    out
}

/// Offers that must be asked for their justification.
pub(super) fn low(naming: Naming<'_>, style: Style) -> String {
    let comparison = naming.comparison;
    let mut out = style.heading("heading-offers-low");
    let Some(detector) = &comparison.detector else {
        out.push_str(&format!("{}\n", style.say("offers-low-too-few")));
        return out;
    };
    let args = [
        ("first", Arg::Euros(detector.first_mean)),
        ("second", Arg::Euros(detector.second_mean)),
        ("threshold", Arg::Euros(detector.threshold)),
    ];
    out.push_str(&format!("{}\n", style.wrap(&style.tell("offers-low-method", &args), 0)));
    for (place, bid) in comparison.bids.iter().enumerate().filter(|(place, _)| detector.suspect[*place]) {
        let args = [("offer", naming.name(place, style).into()), ("amount", Arg::Euros(bid.figures.total.incl_vat))];
        let text = style.wrap(&style.tell("offers-low-suspect", &args), 0);
        out.push_str(&format!("{}\n", style.paint(&text, Tone::Warn)));
    }
    if !detector.suspect.contains(&true) {
        out.push_str(&format!("{}\n", style.say("offers-low-none")));
    }
    out
}

/// The procurement procedure that the value of the need calls for.
pub(super) fn procedure(comparison: &Comparison, style: Style) -> String {
    let mut out = style.heading("heading-offers-procedure");
    match comparison.procedure {
        Some((procedure, threshold)) => {
            let value = comparison.reference_figures.total.excl_vat;
            let value = at_least(style.euros(value), need_unpriced(&comparison.reference.case), style);
            let args = [("value", value.into()), ("threshold", Arg::Euros(threshold.value))];
            let text = style.tell(&format!("procedure-{}", procedure.word()), &args);
            out.push_str(&format!("{}\n{}\n", style.wrap(&text, 0), style.wrap(&style.say("procedure-note"), 0)));
        }
        None => out.push_str(&format!("{}\n", style.say("procedure-unknown"))),
    }
    out
}

/// A warning under an offer; where vendors stay unnamed, so do the ids of their offers.
pub(super) fn warning(one: &Diagnostic, naming: Naming<'_>, place: usize, style: Style) -> String {
    message(&unnamed(one, naming, place), style.language)
}

fn unnamed(one: &Diagnostic, naming: Naming<'_>, place: usize) -> Diagnostic {
    let mut one = one.clone();
    if naming.anonymous {
        let name = naming.id(place);
        one.args.iter_mut().filter(|(arg, _)| *arg == "offer").for_each(|(_, value)| *value = name.clone().into());
    }
    one
}

/// Validity, lives, warranties, and warnings that the plan itself does not show, for a terminal.
pub(super) fn watch(naming: Naming<'_>, style: Style) -> String {
    let points = watch_points(naming, Voice::Terminal, style);
    let lines = points.iter().map(|point| format!("{}\n", style.wrap(&format!("- {point}"), 2)));
    format!("{}{}", style.heading("heading-offers-watch"), lines.collect::<String>())
}

/// Who reads it: whoever types paths and codes, or whoever reads a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Terminal,
    Study,
}

/// Validity, lives, warranties, and warnings that the plan itself does not show, one by one.
pub(super) fn watch_points(naming: Naming<'_>, voice: Voice, style: Style) -> Vec<String> {
    let mut points = Vec::new();
    let reference = &naming.comparison.reference.case;
    let read = voice == Voice::Study;
    let start: Arg =
        if read { names::month(reference.calendar.start, style).into() } else { reference.calendar.start.into() };
    for (place, bid) in naming.comparison.bids.iter().enumerate() {
        let offer = || ("offer", Arg::from(naming.name(place, style)));
        if bid.validity != Validity::Holds {
            let day = |day: Date| if read { names::date(day, style) } else { day.to_string() };
            let until = bid.document.valid_until.as_ref().map_or(String::new(), |until| day(until.value));
            let days = usize::try_from(SHORT_DAYS).unwrap_or_default();
            let args = [offer(), ("until", until.into()), ("start", start.clone()), ("days", days.into())];
            points.push(style.tell(&format!("watch-{}", bid.validity.word()), &args));
        }
        for short in &bid.shorter {
            let line = &reference.lines[short.line];
            let path = format!("{}.{}", line.id, line.components[short.component].id);
            let args = [
                offer(),
                ("component", if read { names::path(&path, reference, style) } else { path }.into()),
                ("offered", (short.offered as usize).into()),
                ("reference", (short.reference as usize).into()),
            ];
            points.push(style.tell(&format!("watch-{}", short.field), &args));
        }
        for one in bid.warnings.iter().filter(|one| !QUIET.contains(&one.code)) {
            let text = match voice {
                Voice::Terminal => format!("{} [{}]", warning(one, naming, place, style), one.code.id),
                Voice::Study => names::warning(&unnamed(one, naming, place), &bid.analysis.case, style),
            };
            points.push(style.tell("watch-warning", &[offer(), ("message", text.into())]));
        }
    }
    if points.is_empty() {
        points.push(style.say("watch-none"));
    }
    points
}

/// Where one offer overtakes another.
pub(super) fn break_even(naming: Naming<'_>, style: Style) -> String {
    let comparison = naming.comparison;
    let (Some(scan), Some(lead)) = (&comparison.scan, comparison.lead) else {
        return format!("\n{}\n", style.say("break-even-none"));
    };
    let args = [
        ("line", comparison.reference.case.lines[lead].id.clone().into()),
        ("from", volume(scan.range.0, style)),
        ("to", volume(scan.range.1, style)),
    ];
    let mut out = format!("\n{}\n", style.paint(&style.tell("heading-offers-break-even", &args), Tone::Strong));
    for pair in &scan.pairs {
        out.push_str(&format!("{}\n", style.wrap(&format!("- {}", changes(pair, naming, style)), 2)));
    }
    if scan.step > Decimal::ONE {
        out.push_str(&format!("{}\n", style.tell("break-even-step", &[("step", volume(scan.step, style))])));
    }
    out
}

/// Where one offer of a pair overtakes the other.
pub(super) fn changes(pair: &BreakEven, naming: Naming<'_>, style: Style) -> String {
    let name = |place: usize| Arg::from(naming.name(place, style));
    let (first, second) = pair.pair;
    if let [(_, Some(winner))] = pair.changes.as_slice() {
        let other = if *winner == first { second } else { first };
        return style.tell("break-even-always", &[("winner", name(*winner)), ("other", name(other))]);
    }
    let one = |place: usize, (at, winner): &(Decimal, Option<usize>)| {
        let at = ("at", volume(*at, style));
        match (winner, place) {
            (None, _) => style.tell("break-even-tie", &[at]),
            (Some(winner), 0) => {
                let args = [("first", name(first)), ("second", name(second)), ("winner", name(*winner)), at];
                style.tell("break-even-first", &args)
            }
            (Some(winner), _) => style.tell("break-even-then", &[("winner", name(*winner)), at]),
        }
    };
    let shown = pair.changes.iter().take(CHANGES_SHOWN).enumerate();
    let mut texts: Vec<String> = shown.map(|(place, change)| one(place, change)).collect();
    if pair.changes.len() > CHANGES_SHOWN {
        let more = pair.changes.len() - CHANGES_SHOWN;
        texts.push(style.tell("break-even-more", &[("count", more.into())]));
    }
    format!("{}.", texts.join(", "))
}

/// Which offer wins as volume, horizon and lives vary.
pub(super) fn grids(naming: Naming<'_>, style: Style) -> String {
    let mut out = String::new();
    let months = |months: u32| {
        let years = Decimal::from(months) / MONTHS_A_YEAR;
        if months.is_multiple_of(12) {
            super::words::years(years, style)
        } else {
            style.tell("offers-months", &[("months", (months as usize).into())])
        }
    };
    let percent = |percent: u32| style.percent(Decimal::new(i64::from(percent), 2));
    if let Some(grid) = &naming.comparison.by_horizon {
        out.push_str(&style.heading("heading-offers-horizon"));
        out.push_str(&winners(grid, &style.say("column-horizon-row"), months, naming, style));
    }
    if let Some(grid) = &naming.comparison.by_life {
        out.push_str(&style.heading("heading-offers-life"));
        out.push_str(&winners(grid, &style.say("column-life-row"), percent, naming, style));
    }
    out
}

fn winners(grid: &Grid, head: &str, label: impl Fn(u32) -> String, naming: Naming<'_>, style: Style) -> String {
    let numbers = grid.volumes.iter().map(|number| {
        let number = number.normalize();
        crate::language::group(number, number.scale(), style.language)
    });
    let mut table = Table::new(std::iter::once(head.to_owned()).chain(numbers).collect(), 1);
    for (row, cells) in &grid.rows {
        let cell =
            |cell: &crate::offers::Cell| cell.winner.map_or_else(|| style.say("cell-tie"), |winner| naming.id(winner));
        table.row(std::iter::once(label(*row)).chain(cells.iter().map(cell)).collect());
    }
    table.print(style)
}

/// Points with two decimals, for programs.
pub(super) fn points(value: Decimal) -> String {
    display(value, 2)
}
