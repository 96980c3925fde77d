mod credits;
mod money;
mod people;

use std::collections::BTreeSet;

use super::crossed::crossed;
use super::intro::intro;
use super::pensions::pensions;
use super::{Block, Material, names, total, waiting};
use crate::analysis::Analysis;
use crate::language::Arg;
use crate::report::grid::{Grid, Value};
use crate::report::own_share;
use crate::report::style::Style;
use crate::units::order;

pub(crate) use credits::first_operating;

/// What has to be so that the plan lasts: who pays, from when, and which decision it takes.
pub(super) fn conditions(material: &Material<'_>, style: Style) -> Vec<Block> {
    let head = [
        "study-column-condition",
        "study-column-who",
        "study-column-from",
        "study-column-amount",
        "study-column-decision",
    ];
    let grid = Grid::new(style.say("study-table-conditions"), head.map(|id| style.say(id)));
    let mut conditions =
        Conditions { analysis: material.analysis, style, grid, staffed: false, priced: BTreeSet::new() };
    conditions.unpriced();
    conditions.own_share();
    conditions.overpaid();
    conditions.credits();
    if let Some(aside) = material.set_aside() {
        let first = material.analysis.case.calendar.start.year();
        let args = [
            ("year", Arg::Year(first)),
            ("first", Arg::Euros(aside.year(first))),
            ("investment", Arg::Euros(aside.section(0))),
            ("operating", Arg::Euros(aside.section(1))),
        ];
        conditions.add("contingency", &conditions.city(), first.to_string(), Value::Money(aside.total()), &args);
    }
    conditions.run();
    conditions.grants();
    conditions.benefits();
    conditions.loans();
    conditions.cameras();
    conditions.staff();
    conditions.in_accounts();
    conditions.renewals();
    conditions.fctva();
    let thresholds = crossed(material.analysis, style);
    let intro = intro(material.analysis, style);
    if conditions.staffed {
        let notes = pensions(material.analysis, style);
        conditions.grid.notes.extend(notes);
        if !conditions.priced.is_empty() {
            let several = if conditions.priced.len() > 1 { "yes" } else { "no" };
            conditions.grid.notes.push(style.tell("study-staff-prices", &[("several", several.into())]));
        }
    }
    let mut out = vec![Block::Paragraph(intro), Block::Table("conditions", conditions.grid)];
    out.extend(thresholds.map(|grid| Block::Table("conditions-thresholds", grid)));
    out
}

/// Conditions that are amounts of a budget.
const CREDITS: [&str; 9] =
    ["programme", "equipment", "first-year", "contingency", "growing", "rest", "run", "repay", "renewal"];

/// Months for which video protection is authorised at most (CSI L252-4).
const VIDEO_MONTHS: u32 = 60;

struct Conditions<'a> {
    analysis: &'a Analysis,
    style: Style,
    grid: Grid,
    /// Whether anybody has to be hired.
    staffed: bool,
    /// The years at whose prices posts are told.
    priced: BTreeSet<i32>,
}

impl Conditions<'_> {
    /// One condition: its words and its decision stand under the same name.
    fn add(&mut self, id: &str, who: &str, from: String, amount: Value, args: &[(&'static str, Arg)]) {
        let style = self.style;
        // No budget takes an amount that is only a least one, nor one of a plan of which no verdict is known.
        let decision = match waiting::for_verdict(self.analysis).filter(|_| CREDITS.contains(&id)) {
            Some(open) => style.tell("study-decision-open-credits", &[("open", open.into())]),
            None => style.tell(&format!("study-decision-{id}"), args),
        };
        self.grid.row([
            Value::Text(style.tell(&format!("study-condition-{id}"), args)),
            Value::Text(who.to_owned()),
            Value::Text(from),
            amount,
            Value::Text(decision),
        ]);
    }

    fn month(&self, place: u32) -> String {
        names::month_of(&self.analysis.case, place, self.style)
    }

    fn city(&self) -> String {
        self.style.say("study-funder-city")
    }

    fn unpriced(&mut self) {
        let unpriced = &self.analysis.case.unpriced;
        if !unpriced.is_empty() {
            let args = [("list", names::unpriced(&self.analysis.case, self.style).into())];
            self.add("unpriced", &self.city(), self.style.say("study-before-vote"), Value::Empty, &args);
        }
    }

    /// What is to be mended before anything is voted: public funders give more than the law lets them.
    fn own_share(&mut self) {
        let analysis = self.analysis;
        let Some(over) = own_share::broken(analysis) else { return };
        let limit = analysis.case.co_financing.value;
        let said = |id: &str| Value::Text(own_share::tell(id, &over, analysis, self.style));
        let cells = [
            said("study-condition-own-share"),
            Value::Text(self.city()),
            Value::Text(self.style.say("study-before-vote")),
            Value::Money(over.above(limit)),
            said("study-decision-own-share"),
        ];
        self.grid.row(cells);
    }

    /// The same where funders, private ones too, give more than there is to pay.
    fn overpaid(&mut self) {
        let above = self.analysis.overpaid();
        if !above.is_zero() {
            let priced = if self.analysis.complete() { "yes" } else { "no" };
            let args = [("amount", Arg::Euros(above)), ("priced", priced.into())];
            let amount = total(self.analysis, above);
            self.add("overpaid", &self.city(), self.style.say("study-before-vote"), amount, &args);
        }
    }

    /// The authorisation of video protection, which lasts five years at most (CSI L252-1 and L252-4).
    fn cameras(&mut self) {
        let (case, lines) = (&self.analysis.case, &self.analysis.schedule.lines);
        let cameras = case.lines.iter().zip(lines).filter(|(line, _)| line.unit == "camera");
        let filmed = cameras.flat_map(|(_, service)| (0..).zip(&service.number));
        let months = order::set(filmed.filter(|(_, number)| !number.is_zero()).map(|(month, _)| month));
        let Some((first, last)) = months.first().copied().zip(months.last().copied()) else { return };
        // Nobody asks again for cameras that are gone.
        let times = (last - first) / VIDEO_MONTHS;
        let args = [("times", Arg::Count(times as usize))];
        self.add("cameras", &self.style.say("study-funder-prefect"), self.month(first), Value::Empty, &args);
    }
}
