//! Charts as SVG, the same for every format of the report.
//!
//! Each kind is a file with one function. A chart says its message in its title, its figures in its description, and
//! has the exact figures in a table beside it. What is drawn are pixels: no figure is calculated for a chart alone.
//! Drawings use presentation attributes only, need no fonts, and tell series apart by texture, dashes and names as
//! well as by hue. To add a kind: a file, a line in [`Kind`] and one in [`chart`], its rows in `schemas/chart.json`.

mod city;
mod cliff;
mod curve;
mod emf;
mod fan;
mod frame;
mod ink;
mod offers;
mod paper;
mod picture;
mod plans;
mod scale;
mod table;
mod text;
mod thresholds;
mod tornado;
mod waterfall;

use clap::ValueEnum;
use rust_decimal::Decimal;

use super::grid::{Grid, Value};
use super::style::Style;
use crate::analysis::Analysis;
use crate::explore::sensitivity::Swing;
use crate::explore::simulate::Simulation;
use crate::language::{Arg, Language};
use crate::offers::Comparison;
use picture::Picture;

pub(crate) use curve::{Curve, curve};
pub(super) use emf::arial;
pub(crate) use emf::emf;
pub(crate) use paper::drawn;
pub(crate) use plans::{plans_chart, plans_charts};
pub(crate) use table::{table_csv, table_json};

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Kind {
    /// Recurring cost of operation by year, in the pilot and once it is over
    Cliff,
    /// The city's savings and deleveraging without and with the plan
    City,
    /// From the cost to what the city pays itself
    Waterfall,
    /// What each offer has cost by the end of each year
    Offers,
    /// How far each uncertain input moves the cost
    Tornado,
    /// How sure the city's gross savings are, year by year
    Fan,
    /// How near each rule comes to its thresholds
    Thresholds,
    /// What the plans of a programme run and invest each year, one on the other
    Plans,
}

impl Kind {
    /// All of one plan, in the order in which reports show them.
    pub const ALL: [Self; 7] =
        [Self::Cliff, Self::City, Self::Thresholds, Self::Waterfall, Self::Tornado, Self::Fan, Self::Offers];

    /// Whether a study has its figures in other tables.
    pub fn repeats(self) -> bool {
        matches!(self, Self::City | Self::Waterfall | Self::Tornado | Self::Plans)
    }

    /// The word of commands and files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cliff => "cliff",
            Self::City => "city",
            Self::Waterfall => "waterfall",
            Self::Offers => "offers",
            Self::Tornado => "tornado",
            Self::Fan => "fan",
            Self::Thresholds => "thresholds",
            Self::Plans => "plans",
        }
    }
}

/// What charts are drawn from; what a kind does not need may be left out.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The plan.
    pub analysis: &'a Analysis,
    /// Offers on it, for [`Kind::Offers`].
    pub offers: Option<&'a Comparison>,
    /// Its uncertain inputs at their ends, for [`Kind::Tornado`].
    pub sensitivity: Option<&'a [Swing]>,
    /// Its scenarios, for [`Kind::Fan`].
    pub simulation: Option<&'a Simulation>,
}

impl<'a> Material<'a> {
    /// The plan alone.
    pub fn of(analysis: &'a Analysis) -> Self {
        Self { analysis, offers: None, sensitivity: None, simulation: None }
    }
}

/// A drawing with its words and its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub kind: Kind,
    /// Its message. It stands in the drawing too.
    pub title: String,
    /// The same in words, for those who do not see it.
    pub description: String,
    /// A whole SVG document, which can also stand within HTML. Its ids begin with `perenne-` and the kind; it has no
    /// size of its own and fills the width that it is given.
    pub svg: String,
    /// The exact figures.
    pub table: Grid,
}

/// Draws a chart. `None`: the material has nothing of the kind to draw, such as a city, a pilot or offers.
pub fn chart(kind: Kind, material: &Material<'_>, language: Language) -> Option<Chart> {
    let words = ChartWords { analysis: material.analysis, language };
    match kind {
        Kind::Cliff => cliff::draw(words),
        Kind::City => city::draw(words),
        Kind::Waterfall => waterfall::draw(words),
        Kind::Offers => offers::draw(words, material.offers?),
        Kind::Tornado => tornado::draw(words, material.sensitivity?),
        Kind::Fan => fan::draw(words, material.simulation?),
        Kind::Thresholds => thresholds::draw(words),
        // A plan by itself is no pile.
        Kind::Plans => None,
    }
}

/// How charts of a plan say things.
#[derive(Debug, Clone, Copy)]
struct ChartWords<'a> {
    analysis: &'a Analysis,
    language: Language,
}

impl ChartWords<'_> {
    fn say(self, id: &str) -> String {
        self.language.say(id, &[])
    }

    fn tell(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.language.say(id, args)
    }

    /// Clauses in one line.
    fn list(self, clauses: impl Iterator<Item = String>) -> String {
        let between = if self.language == Language::French { "\u{a0}; " } else { "; " };
        clauses.collect::<Vec<_>>().join(between)
    }

    /// How the words of studies are written, without a width.
    fn style(self) -> Style {
        Style { language: self.language, width: usize::MAX, color: false }
    }

    /// An amount in few characters.
    fn short(self, amount: Decimal) -> String {
        scale::short(amount, self.language)
    }

    /// A cost in few characters, with `≥` where something has no price.
    fn cost(self, amount: Decimal) -> String {
        let amount = self.short(amount);
        if self.analysis.complete() { amount } else { format!("≥\u{a0}{amount}") }
    }

    /// A cost as a cell.
    fn cell(self, amount: Decimal) -> Value {
        if self.analysis.complete() { Value::Money(amount) } else { Value::AtLeast(amount) }
    }

    /// A drawing with its title, and what is measured.
    fn picture(self, kind: Kind, title: &str, below: &str) -> Picture {
        let mut picture = Picture::new(&format!("perenne-{}", kind.id()));
        picture.head(title, below);
        picture
    }

    /// The chart, with what the figures do not hold said below.
    fn chart(self, kind: Kind, title: String, description: String, mut picture: Picture, mut table: Grid) -> Chart {
        let unpriced = self.analysis.case.unpriced.len();
        if unpriced > 0 {
            table.notes.push(self.tell("chart-unpriced", &[("count", unpriced.into())]));
        }
        table.notes.iter().for_each(|note| picture.note(note));
        let description = [description].into_iter().chain(table.notes.iter().cloned()).collect::<Vec<_>>().join(" ");
        let svg = picture.finish(&title, &description);
        Chart { kind, title, description, svg, table }
    }
}
