use rust_decimal::Decimal;

use super::{Block, Material};
use crate::language::Arg;
use crate::offers::{Bid, Comparison, need_unpriced};
use crate::report::bounded::at_least;
use crate::report::charts::Kind;
use crate::report::grid::{Grid, Value};
use crate::report::offers_detail::{MARKS, Voice, changes, watch_points, weights};
use crate::report::offers_text::{Naming, banner};
use crate::report::style::Style;
use crate::report::words::verdict_word;
use crate::units::half_up;

/// The offers side by side: what each costs, what it leaves out, what has to be asked.
pub(super) fn offers(comparison: &Comparison, material: &Material<'_>, style: Style) -> Vec<Block> {
    let naming = Naming { comparison, anonymous: material.anonymous };
    let case = &comparison.reference.case;
    let lines: Vec<String> =
        case.tender.lines.iter().map(|line| super::names::line(&case.lines[*line], style)).collect();
    let need = [
        ("lines", style.language.list(&lines).into()),
        ("months", (case.calendar.months as usize).into()),
        ("start", super::names::month(case.calendar.start, style).into()),
    ];
    let mut out = vec![
        Block::Notice(style.say("study-offers-confidential")),
        Block::Notice(style.say(banner(comparison).0)),
        Block::Paragraph(style.tell("offers-need", &need)),
    ];
    if material.anonymous {
        // The procedure runs: the order alone is told, for marks of the price would give the amounts away.
        out.push(Block::Paragraph(style.say("study-offers-without-amounts")));
        out.push(Block::Table("offers", order(naming, style)));
        out.push(Block::Heading(style.say("heading-offers-procedure")));
        out.extend(procedure(comparison, style));
        return out;
    }
    out.push(Block::Table("offers", costs(naming, style)));
    out.push(Block::Table("offers-marks", marks(naming, style)));
    out.extend(material.chart(Kind::Offers, style));
    out.extend(gaps(naming, style).map(|grid| Block::Table("offers-gaps", grid)));
    out.push(Block::Heading(style.say("heading-offers-low")));
    out.extend(low(naming, style));
    out.push(Block::Heading(style.say("heading-offers-procedure")));
    out.extend(procedure(comparison, style));
    out.push(Block::Heading(style.say("heading-offers-watch")));
    out.push(Block::List(watch_points(naming, Voice::Study, style)));
    if let Some((scan, lead)) = comparison.scan.as_ref().zip(comparison.lead) {
        let args = [
            ("line", super::names::line(&case.lines[lead], style).into()),
            ("from", crate::report::offers_text::volume(scan.range.0, style)),
            ("to", crate::report::offers_text::volume(scan.range.1, style)),
        ];
        out.push(Block::Heading(style.tell("heading-offers-break-even", &args)));
        out.push(Block::List(scan.pairs.iter().map(|pair| changes(pair, naming, style)).collect()));
    }
    out
}

/// Each offer with what may be told while the procedure runs.
fn order(naming: Naming<'_>, style: Style) -> Grid {
    let head = ["column-offer", "offers-verdict", "offers-rank-marks", "offers-rank", "offers-suspicion"];
    let mut grid = Grid::new(style.say("study-table-offers-order"), head.map(|id| style.say(id)));
    let suspects = naming.comparison.detector.as_ref().map(|detector| &detector.suspect);
    for (place, bid) in naming.comparison.bids.iter().enumerate() {
        let verdict = bid.analysis.outcome.as_ref().map(|outcome| verdict_word(outcome.ruling().level, style));
        let rank =
            |rank: Option<Decimal>| rank.map_or_else(|| Value::Text(style.say("offers-not-ranked")), Value::Number);
        let suspect =
            suspects.map(|suspect| style.say(if suspect[place] { "offers-suspected" } else { "offers-not-suspected" }));
        grid.row([
            Value::Text(naming.name(place, style)),
            verdict.map_or(Value::Empty, Value::Text),
            rank(bid.score_rank.map(Decimal::from)),
            rank(bid.rank.map(Decimal::from)),
            suspect.map_or(Value::Empty, Value::Text),
        ]);
    }
    grid.notes.push(style.say("study-offers-order-note"));
    grid
}

fn costs(naming: Naming<'_>, style: Style) -> Grid {
    let comparison = naming.comparison;
    let head = [
        "column-offer",
        "offers-quoted",
        "offers-fill",
        "offers-total",
        "offers-purchase",
        "offers-after-pilot",
        "offers-tco",
        "offers-verdict",
        "offers-rank",
    ];
    let mut grid = Grid::new(style.say("study-table-offers"), head.map(|id| style.say(id)));
    let mut row = |name: String, bid: Option<&Bid>| {
        let analysis = bid.map_or(&comparison.reference, |bid| &bid.analysis);
        let figures = bid.map_or(&comparison.reference_figures, |bid| &bid.figures);
        let whole = need_unpriced(&analysis.case) == 0;
        let need = |amount| if whole { Value::Money(amount) } else { Value::AtLeast(amount) };
        let part = |amount, unpriced| if unpriced == 0 { Value::Money(amount) } else { Value::AtLeast(amount) };
        let verdict = analysis.outcome.as_ref().map(|outcome| verdict_word(outcome.ruling().level, style));
        grid.row([
            Value::Text(name),
            bid.map_or(Value::Empty, |_| part(figures.quoted.incl_vat, figures.unpriced.0)),
            bid.map_or(Value::Empty, |_| part(figures.fill.incl_vat, figures.unpriced.1)),
            need(figures.total.incl_vat),
            need(figures.purchase.incl_vat),
            figures.yearly_after_pilot.map_or(Value::Empty, |amount| need(amount.incl_vat)),
            super::total(analysis, figures.tco.incl_vat),
            verdict.map_or(Value::Empty, Value::Text),
            bid.map_or(Value::Empty, |bid| {
                let rank = bid.rank.map(|rank| Value::Number(rank.into()));
                rank.unwrap_or_else(|| Value::Text(style.say("offers-not-ranked")))
            }),
        ]);
    };
    row(style.say("offers-reference"), None);
    for (place, bid) in comparison.bids.iter().enumerate() {
        row(naming.name(place, style), Some(bid));
    }
    grid.notes.push(style.say("study-offers-note"));
    grid
}

fn marks(naming: Naming<'_>, style: Style) -> Grid {
    let comparison = naming.comparison;
    let mut grid = Grid::new(style.say("heading-offers-scores"), MARKS.map(|id| style.say(id)));
    for (place, bid) in comparison.bids.iter().enumerate() {
        let name = Value::Text(naming.name(place, style));
        let score = bid.score;
        let points = |points: Option<Decimal>| points.map_or(Value::Empty, |points| Value::Number(half_up(points, 2)));
        grid.row([
            name,
            points(score.map(|score| score.price_usual)),
            points(score.map(|score| score.price_linear)),
            points(score.and_then(|score| score.technical)),
            points(score.and_then(|score| score.total)),
            points(bid.score_rank.map(Decimal::from)),
        ]);
    }
    grid.notes.push(weights(comparison, style));
    grid
}

fn gaps(naming: Naming<'_>, style: Style) -> Option<Grid> {
    let head = ["column-offer", "study-column-component", "column-excl", "column-incl"];
    let mut grid = Grid::new(style.say("study-table-gaps"), head.map(|id| style.say(id)));
    for (place, bid) in naming.comparison.bids.iter().enumerate() {
        for gap in &bid.figures.gaps {
            let line = &bid.analysis.case.lines[gap.line];
            let component = super::names::component(&line.components[gap.component].id, style);
            let amount = |amount: Decimal| match (gap.unpriced, amount.is_zero()) {
                (0, _) => Value::Money(amount),
                (_, true) => Value::Text(style.say("offers-without-price")),
                (_, false) => Value::AtLeast(amount),
            };
            grid.row([
                Value::Text(naming.name(place, style)),
                Value::Text(format!("{}, {component}", super::names::line(line, style))),
                amount(gap.amount.excl_vat),
                amount(gap.amount.incl_vat),
            ]);
        }
    }
    (!grid.rows.is_empty()).then_some(grid)
}

fn low(naming: Naming<'_>, style: Style) -> Vec<Block> {
    let Some(detector) = &naming.comparison.detector else {
        return vec![Block::Paragraph(style.say("offers-low-too-few"))];
    };
    let args = [
        ("first", Arg::Euros(detector.first_mean)),
        ("second", Arg::Euros(detector.second_mean)),
        ("threshold", Arg::Euros(detector.threshold)),
    ];
    let mut out = vec![Block::Paragraph(style.tell("offers-low-method", &args))];
    for (place, bid) in naming.comparison.bids.iter().enumerate().filter(|(place, _)| detector.suspect[*place]) {
        let args = [("offer", naming.name(place, style).into()), ("amount", Arg::Euros(bid.figures.total.incl_vat))];
        out.push(Block::Notice(style.tell("offers-low-suspect", &args)));
    }
    if !detector.suspect.contains(&true) {
        out.push(Block::Paragraph(style.say("offers-low-none")));
    }
    out
}

fn procedure(comparison: &Comparison, style: Style) -> Vec<Block> {
    let Some((procedure, threshold)) = comparison.procedure else {
        return vec![Block::Paragraph(style.say("procedure-unknown"))];
    };
    let value = comparison.reference_figures.total.excl_vat;
    let value = at_least(style.euros(value), need_unpriced(&comparison.reference.case), style);
    let args = [("value", value.into()), ("threshold", Arg::Euros(threshold.value))];
    let said = style.tell(&format!("procedure-{}", procedure.word()), &args);
    vec![Block::Paragraph(format!("{said} {}", style.say("procedure-note")))]
}
