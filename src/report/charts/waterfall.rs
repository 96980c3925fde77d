use rust_decimal::Decimal;

use super::ink::{BLACK, INKS, Ink};
use super::picture::{Anchor, BODY, MARGIN, WIDTH};
use super::scale::Scale;
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::finance::ReceiptKind;
use crate::report::grid::{Grid, Value};

/// A step of the way: an amount that is added, or a sum that is reached.
struct Step {
    id: &'static str,
    amount: Decimal,
    sum: bool,
}

/// From the total cost to what the city pays itself, a row a step. `None` where nothing is paid or received.
pub(super) fn draw(words: ChartWords<'_>) -> Option<Chart> {
    let steps = steps(words);
    if steps.iter().all(|step| step.amount.is_zero()) {
        return None;
    }
    // Without benefits, what is left after them is what was left before.
    let idle = words.analysis.financing.benefit.is_zero();
    let shown = |step: &&Step| if step.sum { !(idle && step.id == "row-net-after") } else { !step.amount.is_zero() };
    let shown: Vec<&Step> = steps.iter().filter(shown).collect();
    let sum = |id: &str| steps.iter().find(|step| step.id == id).map_or(Decimal::ZERO, |step| step.amount);
    let (cost, net, after) = (sum("row-tco-incl"), sum("row-net-cost"), sum("row-net-after"));
    let args =
        [("cost", words.cost(cost).into()), ("net", words.cost(net).into()), ("after", words.cost(after).into())];
    let title = words.tell(if after == net { "chart-waterfall-net" } else { "chart-waterfall-after" }, &args);
    let mut picture = words.picture(Kind::Waterfall, &title, &words.say("chart-waterfall-unit"));
    let mut reached = Decimal::ZERO;
    let mut ends = Vec::new();
    for step in &shown {
        let from = if step.sum { Decimal::ZERO } else { reached };
        reached = if step.sum { step.amount } else { reached + step.amount };
        ends.push((from, reached));
    }
    let scale = Scale::of(ends.iter().flat_map(|(from, to)| [*from, *to]));
    let x = |amount: Decimal| MARGIN + (WIDTH - 2.0 * MARGIN) * scale.place(amount);
    let (top, row) = (picture.bottom + 6.0, 54.0);
    for (place, (step, (from, to))) in shown.iter().zip(&ends).enumerate() {
        let y = top + row * place as f64;
        let amount = if step.sum { words.cost(step.amount) } else { signed(words, step.amount) };
        let room = WIDTH - 2.0 * MARGIN - width(&amount, BODY) - 10.0;
        picture.cut_text(MARGIN, y + 17.0, Anchor::Start, &words.say(step.id), room);
        picture.text(WIDTH - MARGIN, y + 17.0, Anchor::End, &amount);
        let (a, b) = (x(*from), x(*to));
        // Beside the bars alone: names stand over it.
        picture.line(&[(x(Decimal::ZERO), y + 21.0), (x(Decimal::ZERO), y + 47.0)], BLACK, 2.0, None);
        picture.bar(a.min(b), y + 24.0, (b - a).abs().max(1.0), 20.0, ink(step), None);
        if place + 1 < shown.len() {
            // Not through the words of the next row.
            let (next, (start, end)) = (y + row, words_of(words, shown[place + 1]));
            let through = b < start + CLEAR || b > end - CLEAR;
            let gaps: &[(f64, f64)] = if through {
                &[(y + 44.0, next + 3.0), (next + 21.0, next + 24.0)]
            } else {
                &[(y + 44.0, next + 24.0)]
            };
            gaps.iter().for_each(|(from, to)| picture.line(&[(b, *from), (b, *to)], BLACK, 1.0, Some("2 3")));
        }
    }
    picture.bottom = top + row * shown.len() as f64;
    let mut table =
        Grid::new(words.say("chart-waterfall-table"), [words.say("column-item"), words.say("column-amount")]);
    for step in &steps {
        if step.sum {
            table.total([Value::from(words.say(step.id)), words.cell(step.amount)]);
        } else {
            table.row([Value::from(words.say(step.id)), Value::Money(step.amount)]);
        }
    }
    let late = words.analysis.after_horizon();
    if !late.is_zero() {
        table.notes.push(words.tell("chart-after-horizon", &[("amount", words.short(late).into())]));
    }
    let list = shown.iter().map(|step| {
        words.tell("named", &[("name", words.say(step.id).into()), ("value", words.short(step.amount).into())])
    });
    let description = words.tell("chart-waterfall-description", &[("list", words.list(list).into())]);
    Some(words.chart(Kind::Waterfall, title, description, picture, table))
}

/// White around words.
const CLEAR: f64 = 3.0;

/// Where the name of a step ends, and where its amount begins.
fn words_of(words: ChartWords<'_>, step: &Step) -> (f64, f64) {
    let amount = if step.sum { words.cost(step.amount) } else { signed(words, step.amount) };
    (MARGIN + width(&words.say(step.id), BODY), WIDTH - MARGIN - width(&amount, BODY))
}

fn steps(words: ChartWords<'_>) -> Vec<Step> {
    let (case, financing) = (&words.analysis.case, &words.analysis.financing);
    let received = |kind| financing.receipts(case, |receipt| receipt.kind == kind).0.iter().sum::<Decimal>();
    let benefit = |saving| financing.benefits(case, |row| row.saving == saving).0.iter().sum::<Decimal>();
    let net = financing.net_total();
    let step = |id, amount| Step { id, amount, sum: false };
    let sum = |id, amount| Step { id, amount, sum: true };
    vec![
        sum("row-tco-incl", financing.cost_incl_vat),
        step("chart-subsidies", -received(ReceiptKind::Subsidy)),
        step("chart-contributions", -received(ReceiptKind::Contribution)),
        step("chart-fctva", -received(ReceiptKind::Fctva)),
        step("row-loan-interest", financing.interest),
        sum("row-net-cost", net),
        step("chart-savings", -benefit(true)),
        step("chart-revenues", -benefit(false)),
        sum("row-net-after", net - financing.benefit),
    ]
}

/// Sums are full, what lessens the burden is dotted, what adds to it is hatched.
fn ink(step: &Step) -> Ink {
    match (step.sum, step.amount < Decimal::ZERO) {
        (true, _) => INKS[0],
        (false, true) => INKS[2],
        (false, false) => INKS[1],
    }
}

/// An amount with its sign.
pub(super) fn signed(words: ChartWords<'_>, amount: Decimal) -> String {
    let said = words.short(amount);
    if amount > Decimal::ZERO { format!("+{said}") } else { said }
}
