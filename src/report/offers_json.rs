use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::csv_out::{Cell, Sheet};
use super::offers_detail::{points, warning};
use super::offers_text::{Naming, unit_word};
use super::style::Style;
use crate::explore::Bound;
use crate::language::Language;
use crate::offers::{Amount, Bid, Comparison, Figures, Grid, LINEAR_MULTIPLE, need_unpriced};
use crate::units::display;

/// The machine output of `offers compare`, `perenne/offers/v1`: amounts as decimal strings in EUR, messages
/// in English.
pub fn offers_json(comparison: &Comparison, anonymous: bool) -> Value {
    let naming = Naming { comparison, anonymous };
    let case = &comparison.reference.case;
    let tender = &case.tender;
    let lines: Vec<&str> = tender.lines.iter().map(|line| case.lines[*line].id.as_str()).collect();
    let detector = comparison.detector.as_ref().map(|detector| {
        json!({
            "first_mean": cents(detector.first_mean),
            "second_mean": cents(detector.second_mean),
            "threshold": cents(detector.threshold),
            "left_out": ids(naming, &detector.left_out),
            "ask_for_justification": ids(naming, &detector.suspect),
        })
    });
    let procedure = comparison.procedure.map(|(procedure, threshold)| {
        json!({
            "procedure": procedure.word(),
            "value_excl_vat": cents(comparison.reference_figures.total.excl_vat),
            "complete": need_unpriced(case) == 0,
            "threshold_excl_vat": cents(threshold.value),
        })
    });
    let scan = comparison.scan.as_ref().map(|scan| {
        let pairs = scan.pairs.iter().map(|pair| {
            let change = |(at, winner): &(Decimal, Option<usize>)| {
                json!({"from": at.normalize().to_string(), "cheaper": winner.map(|place| naming.id(place))})
            };
            json!({
                "offers": [naming.id(pair.pair.0), naming.id(pair.pair.1)],
                "changes": pair.changes.iter().map(change).collect::<Value>(),
            })
        });
        json!({
            "line": comparison.lead.map(|lead| case.lines[lead].id.clone()),
            "from": scan.range.0.normalize().to_string(),
            "to": scan.range.1.normalize().to_string(),
            "step": scan.step.normalize().to_string(),
            "pairs": pairs.collect::<Value>(),
        })
    });
    json!({
        "schema": "perenne/offers/v1",
        "plan": case.plan,
        "currency": "EUR",
        "need": {"lines": lines, "months": case.calendar.months, "start": case.calendar.start.to_string()},
        "criterion": {
            "life_cycle": tender.life_cycle,
            "announced": tender.announced,
            "scoring": tender.life_cycle && tender.announced,
            "weights": {"price": fraction(comparison.rule.price), "technical": fraction(comparison.rule.technical)},
            "formula": if comparison.rule.linear { "linear" } else { "usual" },
            "linear_multiple": LINEAR_MULTIPLE,
        },
        "reference": figures(&comparison.reference_figures),
        "offers": comparison.bids.iter().enumerate().map(|(place, bid)| offer(naming, place, bid)).collect::<Value>(),
        "abnormally_low": detector,
        "procurement": procedure,
        "break_even": scan,
        "by_horizon": comparison.by_horizon.as_ref().map(|table| grid(table, "months", naming)),
        "by_life": comparison.by_life.as_ref().map(|table| grid(table, "percent_of_lives", naming)),
    })
}

fn cents(amount: Decimal) -> String {
    display(amount, 2)
}

fn fraction(share: Decimal) -> String {
    share.normalize().to_string()
}

fn pair(amount: Amount) -> Value {
    json!({"excl_vat": cents(amount.excl_vat), "incl_vat": cents(amount.incl_vat)})
}

fn ids(naming: Naming<'_>, which: &[bool]) -> Vec<String> {
    which.iter().enumerate().filter(|(_, yes)| **yes).map(|(place, _)| naming.id(place)).collect()
}

fn figures(figures: &Figures) -> Value {
    json!({
        "quoted": pair(figures.quoted),
        "fill": pair(figures.fill),
        "total": pair(figures.total),
        "purchase": pair(figures.purchase),
        "per_unit_year": figures.per_unit_year.map(pair),
        "yearly_after_pilot": figures.yearly_after_pilot.map(pair),
        "present_value": pair(figures.present_value),
        "equivalent_annual_cost": pair(figures.equivalent_annual_cost),
        "tco": pair(figures.tco),
    })
}

fn offer(naming: Naming<'_>, place: usize, bid: &Bid) -> Value {
    let case = &bid.analysis.case;
    let full = |line: usize, component: usize| {
        let line = &case.lines[line];
        (line.id.clone(), line.components[component].id.clone())
    };
    let gaps = bid.figures.gaps.iter().map(|gap| {
        let (line, component) = full(gap.line, gap.component);
        json!({
            "line": line,
            "component": component,
            "complete": gap.unpriced == 0,
            "excl_vat": cents(gap.amount.excl_vat),
            "incl_vat": cents(gap.amount.incl_vat),
        })
    });
    let reference = &naming.comparison.reference.case;
    let shorter = bid.shorter.iter().map(|one| {
        let line = &reference.lines[one.line];
        json!({
            "line": line.id,
            "component": line.components[one.component].id,
            "field": one.field,
            "reference_months": one.reference,
            "offered_months": one.offered,
        })
    });
    let score = bid.score.map(|score| {
        json!({
            "price_usual": points(score.price_usual),
            "price_linear": points(score.price_linear),
            "technical": score.technical.map(points),
            "total": score.total.map(points),
            "rank": bid.score_rank,
        })
    });
    let english = Style { language: Language::English, width: 1000, color: false };
    let outcome = bid.analysis.outcome.as_ref();
    let warnings =
        bid.warnings.iter().map(|one| json!({"code": one.code.id, "message": warning(one, naming, place, english)}));
    let named = |text: String| if naming.anonymous { Value::Null } else { Value::String(text) };
    json!({
        "offer": naming.id(place),
        "vendor": bid.document.vendor.as_ref().map_or(Value::Null, |vendor| named(vendor.value.clone())),
        "file": named(bid.file.clone()),
        "received": bid.document.received.as_ref().map(|date| date.value.to_string()),
        "valid_until": bid.document.valid_until.as_ref().map(|date| date.value.to_string()),
        "validity": bid.validity.word(),
        "complete": bid.needs_are_priced(),
        "unpriced": case.unpriced,
        "rank": bid.rank,
        "figures": figures(&bid.figures),
        "not_quoted": gaps.collect::<Value>(),
        "score": score,
        "verdict": outcome.and_then(|outcome| outcome.ruling().level).map(crate::city::Level::word),
        "first_year": outcome.and_then(|outcome| outcome.ruling().first_year),
        "first_red_year": bid.first_red_year(),
        "below_reference": shorter.collect::<Value>(),
        "warnings": warnings.collect::<Value>(),
    })
}

fn grid(grid: &Grid, row_name: &str, naming: Naming<'_>) -> Value {
    let volumes: Vec<String> = grid.volumes.iter().map(|volume| volume.normalize().to_string()).collect();
    let row = |(row, cells): &(u32, Vec<crate::offers::Cell>)| {
        let cell = |cell: &crate::offers::Cell| json!({"offer": cell.winner.map(|place| naming.id(place)), "by": cents(cell.by)});
        json!({row_name: row, "cheapest": cells.iter().map(cell).collect::<Value>()})
    };
    json!({"volumes": volumes, "rows": grid.rows.iter().map(row).collect::<Value>()})
}

/// Offers for spreadsheets: a row an offer.
pub fn offers_csv(comparison: &Comparison, anonymous: bool, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let naming = Naming { comparison, anonymous };
    let unit =
        comparison.lead.map_or(String::new(), |lead| unit_word(&comparison.reference.case.lines[lead].unit, style));
    let mut head = vec![style.say("column-offer"), style.say("offers-column-quoted"), style.say("offers-column-fill")];
    head.extend(["offers-total", "offers-total-excl", "offers-purchase"].map(|id| style.say(id)));
    head.push(style.tell("offers-per-unit", &[("unit", unit.into())]));
    let more = ["offers-after-pilot", "offers-present-value", "offers-annual", "offers-tco", "offers-tco-excl"];
    head.extend(more.map(|id| style.say(id)));
    let more = ["offers-verdict", "offers-first-red", "offers-validity", "offers-rank", "column-price-usual"];
    head.extend(more.map(|id| style.say(id)));
    let more = ["column-price-linear", "column-technical", "column-score", "column-rank", "offers-column-low"];
    head.extend(more.map(|id| style.say(id)));
    let mut sheet = Sheet::new(&head.iter().map(String::as_str).collect::<Vec<_>>(), language);
    for (place, bid) in comparison.bids.iter().enumerate() {
        let name = naming.name(place, style);
        let level = bid.analysis.outcome.as_ref().map(|outcome| outcome.ruling().level);
        let verdict = level.map_or(String::new(), |level| super::words::verdict_word(level, style));
        let red = bid.first_red_year().map_or(String::new(), |year| year.to_string());
        let until = bid.document.valid_until.as_ref().map_or(String::new(), |until| until.value.to_string());
        let validity = style.tell(&format!("validity-{}", bid.validity.word()), &[("until", until.into())]);
        let rank = bid.rank.map_or_else(|| style.say("offers-not-ranked"), |rank| rank.to_string());
        let score_rank = bid.score_rank.map_or(String::new(), |rank| rank.to_string());
        let suspect = comparison.detector.as_ref().is_some_and(|detector| detector.suspect[place]);
        let low = if suspect { style.say("offers-ask") } else { String::new() };
        let figures = &bid.figures;
        let bound = |amount: Decimal, unpriced: usize| Cell::Bounded(amount, Bound::of_cost(unpriced));
        let (need, plan) = (need_unpriced(&bid.analysis.case), bid.analysis.case.unpriced.len());
        let whole = |amount: Decimal| bound(amount, need);
        let amount = |amount: Option<Amount>| amount.map_or(Cell::Text(""), |amount| whole(amount.incl_vat));
        let mark = |mark: Option<Decimal>| mark.map_or(Cell::Text(""), Cell::Amount);
        sheet.row(&[
            Cell::Text(&name),
            bound(figures.quoted.incl_vat, figures.unpriced.0),
            bound(figures.fill.incl_vat, figures.unpriced.1),
            whole(figures.total.incl_vat),
            whole(figures.total.excl_vat),
            whole(figures.purchase.incl_vat),
            amount(figures.per_unit_year),
            amount(figures.yearly_after_pilot),
            whole(figures.present_value.incl_vat),
            whole(figures.equivalent_annual_cost.incl_vat),
            bound(figures.tco.incl_vat, plan),
            bound(figures.tco.excl_vat, plan),
            Cell::Text(&verdict),
            Cell::Text(&red),
            Cell::Text(&validity),
            Cell::Text(&rank),
            mark(bid.score.map(|score| score.price_usual)),
            mark(bid.score.map(|score| score.price_linear)),
            mark(bid.score.and_then(|score| score.technical)),
            mark(bid.score.and_then(|score| score.total)),
            Cell::Text(&score_rank),
            Cell::Text(&low),
        ]);
    }
    sheet.finish()
}
