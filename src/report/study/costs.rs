use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Block, Material, bound, names, total, unpriced_note};
use crate::analysis::Analysis;
use crate::document::{Section, Status};
use crate::finance::{Cost, ReceiptKind};
use crate::language::Arg;
use crate::report::grid::{Grid, Value};
use crate::report::headline::{figure_name, headline, payback};
use crate::report::style::Style;
use crate::report::tally;
use crate::run::Figure;

/// Sums of a group in euros: excluding VAT, investment and operating including VAT.
#[derive(Default)]
struct GroupSums {
    name: String,
    excl_vat: Decimal,
    investment: Decimal,
    operating: Decimal,
}

/// What the plan costs, by phase, by family, by cause, and in all.
pub(super) fn costs(material: &Material<'_>, style: Style) -> Vec<Block> {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let by_phase = grouped(analysis, |_, month| {
        let place = case.calendar.phase_of(month);
        (place, names::phase(&case.calendar.phases[place].id, style))
    });
    let by_family = grouped(analysis, |row, _| {
        let family = case.lines[row.line].family;
        (family as usize, style.say(&format!("family-{}", family.word())))
    });
    let table = |title: &str, first: &str, groups: Vec<GroupSums>| sums(analysis, title, first, groups, style);
    let mut out = vec![
        Block::Paragraph(style.say("study-costs-intro")),
        Block::Table("totals", totals(analysis, style)),
        Block::Table("cost-by-phase", table("study-table-by-phase", "study-column-phase", by_phase)),
        Block::Table("cost-by-family", table("study-table-by-family", "column-family", by_family)),
    ];
    let moved = analysis.moved().map(|(line, cost)| {
        let args = [("line", names::line(&case.lines[line], style).into()), ("cost", Arg::Money(cost))];
        style.tell("study-moved-one", &args)
    });
    let moved: Vec<String> = moved.collect();
    if !moved.is_empty() {
        let threshold = Arg::Euros(case.movable_threshold.value);
        let args = [("lines", moved.join(style.semicolon()).into()), ("threshold", threshold)];
        out.push(Block::Notice(style.tell("study-moved", &args)));
    }
    if let Some(voted) = material.voted {
        let net = |analysis: &Analysis| analysis.financing.net_total() - analysis.financing.benefit;
        // Loans that were cut to what they may pay for are no longer: to borrow more is another decision than the vote.
        let borrowed = |of: &Analysis| of.financing.loans.iter().map(|loan| loan.amount).sum::<Decimal>();
        let more = borrowed(voted) - borrowed(analysis);
        let uncut =
            analysis.case.cut_loans && analysis.financing.loans_above() > Decimal::new(1, 9) && more >= Decimal::ONE;
        let paid = voted.financing.interest - analysis.financing.interest;
        let interest = if uncut { Decimal::ZERO } else { paid };
        let (before, after) = (net(analysis), net(voted) - (paid - interest));
        let money = |amount| bound(analysis, style.euros(amount));
        // The FCTVA is a right; aid that a vote would open is what somebody may still refuse.
        let fctva = |analysis: &Analysis| {
            let received = analysis.financing.receipts(&analysis.case, |one| one.kind == ReceiptKind::Fctva);
            received.0.iter().sum::<Decimal>()
        };
        let right = Arg::Euros(fctva(voted) - fctva(analysis));
        let gain = Arg::Euros(before - after);
        let aid = (before - after) - (fctva(voted) - fctva(analysis)) + interest;
        let way = match interest.cmp(&Decimal::ZERO) {
            Ordering::Greater => "more",
            Ordering::Less => "less",
            Ordering::Equal => "same",
        };
        let args = [
            ("gained", if analysis.financing.benefit.is_zero() { "no" } else { "yes" }.into()),
            ("before", money(before)),
            ("after", money(after)),
            ("gain", gain),
            ("fctva", right),
            ("aid", Arg::Euros(aid)),
            ("aided", if aid.is_zero() { "no" } else { opened(analysis, voted) }.into()),
            ("paid", Arg::Euros(paid.abs())),
            ("more", Arg::Euros(more)),
            ("interest", way.into()),
        ];
        let id = if before > after { "study-voted" } else { "study-voted-nothing" };
        let loans = uncut.then(|| style.tell("study-voted-uncut", &args));
        let said = std::iter::once(style.tell(id, &args)).chain(loans).collect::<Vec<_>>();
        out.push(Block::Notice(said.join(" ")));
    }
    out
}

/// How sure the aid is that a vote would open: by the aids that then pay more than they do.
fn opened(now: &Analysis, voted: &Analysis) -> &'static str {
    let paid = |of: &Analysis, place: usize| {
        let receipts = of.financing.receipts(&of.case, |one| one.funding == Some(place));
        receipts.0.iter().sum::<Decimal>()
    };
    let mut more = (0..now.case.funding.len()).filter(|place| paid(voted, *place) > paid(now, *place)).peekable();
    let some = more.peek().is_some();
    let acquired = |place: usize| now.case.funding[place].grant().is_some_and(|one| one.status == Status::Acquired);
    let (sure, open): (Vec<usize>, Vec<usize>) = more.partition(|place| acquired(*place));
    match (some, sure.is_empty(), open.is_empty()) {
        (true, false, true) => "acquired",
        (true, true, false) => "open",
        _ => "both",
    }
}

/// The costs once more, finer: what is in service, what each line costs, why.
pub(super) fn details(material: &Material<'_>, style: Style) -> Vec<Block> {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let by_cause = grouped(analysis, |row, _| (row.cause as usize, style.say(&format!("cause-{}", row.cause.word()))));
    let by_line = grouped(analysis, |row, _| (row.line, names::line(&case.lines[row.line], style)));
    let table = |title: &str, first: &str, groups: Vec<GroupSums>| sums(analysis, title, first, groups, style);
    vec![
        Block::Table("lines", super::scope::lines(material, style)),
        Block::Table("cost-by-line", table("study-table-by-line", "study-column-line", by_line)),
        Block::Table("cost-by-cause", table("study-table-by-cause", "by-cause", by_cause)),
    ]
}

fn grouped(analysis: &Analysis, of: impl Fn(&Cost<Decimal>, u32) -> (usize, String)) -> Vec<GroupSums> {
    let mut groups: BTreeMap<usize, GroupSums> = BTreeMap::new();
    for (((order, name), section), sums) in tally::grouped(analysis, |cost, month| (of(cost, month), cost.section)) {
        let group = groups.entry(order).or_insert_with(|| GroupSums { name, ..GroupSums::default() });
        group.excl_vat += sums.excl_vat.total();
        match section {
            Section::Investment => group.investment += sums.incl_vat.total(),
            Section::Operating => group.operating += sums.incl_vat.total(),
        }
    }
    groups.into_values().collect()
}

fn sums(analysis: &Analysis, title: &str, first: &str, groups: Vec<GroupSums>, style: Style) -> Grid {
    let head = [first, "column-excl", "study-column-investment-incl", "study-column-operating-incl", "column-incl"];
    let mut grid = Grid::new(style.say(title), head.map(|id| style.say(id)));
    let money = |euros: Decimal| total(analysis, euros);
    let mut whole = GroupSums::default();
    for group in groups {
        whole.excl_vat += group.excl_vat;
        whole.investment += group.investment;
        whole.operating += group.operating;
        grid.row([
            Value::Text(group.name),
            money(group.excl_vat),
            money(group.investment),
            money(group.operating),
            money(group.investment + group.operating),
        ]);
    }
    grid.total([
        Value::Text(style.say("total")),
        money(whole.excl_vat),
        money(whole.investment),
        money(whole.operating),
        money(whole.investment + whole.operating),
    ]);
    grid.notes.extend(unpriced_note(analysis, style));
    grid
}

/// From the cost to what is left to the city.
fn totals(analysis: &Analysis, style: Style) -> Grid {
    let length = super::key_figures::years(analysis.case.calendar.months, style);
    let title = style.tell("study-table-totals", &[("length", length.into())]);
    let mut grid = Grid::new(title, ["column-item", "study-column-amount"].map(|id| style.say(id)));
    for (figure, amount) in headline(analysis) {
        let known = matches!(figure, Figure::Received | Figure::Interest | Figure::Benefits);
        let value = if known { Value::Money(amount) } else { total(analysis, amount) };
        let cells = [Value::Text(figure_name(figure, style)), value];
        if figure == Figure::NetCost { grid.total(cells) } else { grid.row(cells) }
    }
    if !analysis.ledger.residual().is_zero() {
        grid.row([Value::Text(style.say("row-residual")), Value::Money(analysis.ledger.residual())]);
    }
    for (name, month) in payback(analysis, style) {
        grid.row([Value::Text(name), Value::Text(month)]);
    }
    let rate = [("rate", Arg::Percent(analysis.case.discount_rate.value))];
    grid.notes.push(style.tell("study-present-value-note", &rate));
    grid.notes.extend(unpriced_note(analysis, style));
    grid
}
