use clap::ValueEnum;
use rust_decimal::Decimal;

use super::bounded::at_least;
use super::check_text::{totals, warnings_about};
use super::style::{Style, Tone};
use super::table::{Table, folded};
use super::tally::{self, YearlySums, funding_tallies, right_to_fctva};
use super::words::city_line;
use super::years::ByYear;
use crate::analysis::Analysis;
use crate::finance::Cost;
use crate::language::Arg;
use crate::model::Case;
use crate::session::Session;

/// What the rows of a cost table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Grouping {
    /// Sensors, connectivity, platforms …
    Family,
    /// Lines of the plan.
    Line,
    /// Components of each line.
    Component,
    /// Entry, renewal, failure, recurring, exit.
    Cause,
    /// Investment and operating.
    Section,
    /// Phases of the plan.
    Phase,
}

impl Grouping {
    /// The group of an amount: an order, and its name for people.
    pub fn name(self, case: &Case, row: &Cost<Decimal>, month: u32, style: Style) -> (usize, String) {
        let line = &case.lines[row.line];
        match self {
            Self::Family => (line.family as usize, style.say(&format!("family-{}", line.family.word()))),
            Self::Line => {
                let label = line.label.get(style.language.code(), &line.id);
                let same = label == line.id;
                (row.line, if same { label.to_owned() } else { format!("{} ({label})", line.id) })
            }
            Self::Component => {
                let component = &line.components[row.component].id;
                (row.line * 10_000 + row.component, format!("{}.{component}", line.id))
            }
            Self::Cause => (row.cause as usize, style.say(&format!("cause-{}", row.cause.word()))),
            Self::Section => (row.section as usize, style.say(&format!("section-{}", row.section))),
            Self::Phase => {
                let phase = case.calendar.phase_of(month);
                (phase, case.calendar.phases[phase].id.clone())
            }
        }
    }
}

/// Costs by group, each with its name for people, in the order of the plan.
pub fn grouped(analysis: &Analysis, by: Grouping, style: Style) -> Vec<(String, YearlySums)> {
    let groups = tally::grouped(analysis, |cost, month| by.name(&analysis.case, cost, month, style));
    groups.into_iter().map(|((_, name), sums)| (name, sums)).collect()
}

/// The report of `cost`: years by group, who pays, totals, warnings.
pub fn cost_text(analysis: &Analysis, session: &Session, by: Grouping, incl_vat: bool, style: Style) -> String {
    let case = &analysis.case;
    let title = case.title.get(style.language.code(), &case.plan);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    if let Some(city) = &case.city {
        out.push_str(&format!("{}\n", style.wrap(&city_line(city, style), 0)));
    }
    out.push_str(&super::explore::overrides_text(&case.overrides, style));
    let heading = if incl_vat { "heading-cost-incl" } else { "heading-cost-excl" };
    out.push_str(&style.heading(heading));
    let groups = grouped(analysis, by, style);
    let shown = |(name, sums): &'_ (String, YearlySums)| {
        (name.clone(), if incl_vat { sums.incl_vat.clone() } else { sums.excl_vat.clone() })
    };
    let groups: Vec<(String, ByYear)> = groups.iter().map(shown).collect();
    let rows: Vec<(String, &ByYear)> = groups.iter().map(|(name, years)| (name.clone(), years)).collect();
    let unpriced = case.unpriced.len();
    out.push_str(&by_year(&rows, case, &style.say(&format!("by-{}", by.word())), true, style));
    if unpriced > 0 {
        let sum: Decimal = rows.iter().map(|(_, years)| years.total()).sum();
        out.push_str(&format!("{}\n", at_least(style.cents(sum), unpriced, style)));
        let list = [("list", Arg::Text(case.unpriced.join(", ")))];
        out.push_str(&format!("{}\n", style.wrap(&style.tell("open-unpriced", &list), 0)));
    }
    let funding: Vec<(String, ByYear)> = funding_tallies(analysis)
        .into_iter()
        .map(|row| {
            let section = style.say(&format!("section-{}", row.section));
            let status = if row.kind == "fctva" { right_to_fctva(analysis, row.section) } else { row.status.word() };
            (format!("{} ({section}, {})", style.of(&row.name), style.say(status)), row.received)
        })
        .collect();
    if !funding.is_empty() {
        out.push_str(&style.heading("heading-funding"));
        let rows: Vec<(String, &ByYear)> = funding.iter().map(|(name, years)| (name.clone(), years)).collect();
        out.push_str(&by_year(&rows, case, &style.say("column-funding"), true, style));
    }
    out.push_str(&totals(analysis, style));
    out.push_str(&warnings_about(session, case, style));
    out
}

/// A table of years, cut into blocks of columns that fit the width; the last block holds the totals.
fn by_year(rows: &[(String, &ByYear)], case: &Case, head: &str, sum: bool, style: Style) -> String {
    let years: Vec<i32> = case.calendar.years().collect();
    let name_width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(head.chars().count());
    let total = |year: i32| rows.iter().map(|(_, years)| years.get(year)).sum::<Decimal>();
    let widest = years.iter().map(|year| style.bare(total(*year)).chars().count()).max().unwrap_or(1).max(4) + 3;
    let whole: Decimal = rows.iter().map(|(_, years)| years.total()).sum();
    let last = style.bare(whole).chars().count().max(5) + 3;
    let fitting = |name: usize| style.width.saturating_sub(name + 4 + last) / widest;
    // A long name takes no year's room, which would set the same rows once more.
    let names = rows.iter().map(|(name, _)| name.as_str()).chain([head]);
    let fit = if fitting(name_width) >= years.len() { years.len() } else { fitting(folded(names)) };
    let mut out = String::new();
    let blocks: Vec<&[i32]> = years.chunks(fit.max(1)).collect();
    for (place, block) in blocks.iter().enumerate() {
        let with_total = place + 1 == blocks.len();
        let mut columns = vec![head.to_owned()];
        columns.extend(block.iter().map(ToString::to_string));
        if with_total {
            columns.push(style.say("total"));
        }
        let mut table = Table::new(columns, 1);
        for (name, years) in rows {
            let mut cells = vec![name.clone()];
            cells.extend(block.iter().map(|year| style.bare(years.get(*year))));
            if with_total {
                cells.push(style.bare(years.total()));
            }
            table.row(cells);
        }
        if sum && rows.len() != 1 {
            let mut cells = vec![style.say("total")];
            cells.extend(block.iter().map(|year| style.bare(total(*year))));
            if with_total {
                cells.push(style.bare(whole));
            }
            table.row(cells);
        }
        out.push_str(&table.print(style));
    }
    out
}

impl Grouping {
    /// The word of the option.
    pub fn word(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Line => "line",
            Self::Component => "component",
            Self::Cause => "cause",
            Self::Section => "section",
            Self::Phase => "phase",
        }
    }
}
