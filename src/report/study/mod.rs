//! The study for the council: the form of the *étude d'impact pluriannuelle* (CGCT L1611-9), built once from the
//! analysis and written in several formats, which so show the same figures. The builders below choose and order what
//! the floors below calculated; the writers ([`html`], [`markdown`], [`csv`], [`json`]) only write.

pub(crate) mod assumptions;
mod cell;
mod chapters;
mod columns;
mod conditions;
mod confidence;
mod costs;
mod crossed;
mod csv;
mod depreciation;
mod docx;
mod evidence;
mod financing;
mod frame;
mod html;
mod impact;
mod intro;
mod json;
mod key_figures;
mod law;
mod legal_tests;
mod markdown;
pub(crate) mod names;
mod offers;
mod pensions;
mod risks;
mod scope;
mod simulation;
mod summary;
mod typography;
mod units;
mod value;
mod waiting;
mod ways;

use crate::analysis::Analysis;
use crate::explore::advice::{Standing, WayOut};
use crate::explore::contingency::Contingency;
use crate::explore::sensitivity::Swing;
use crate::explore::simulate::Simulation;
use crate::language::{Arg, Language};
use crate::model::InputFile;
use crate::offers::Comparison;
use crate::session::Session;

use super::beside::Beside;
use super::charts::{self, Chart, Kind};
use super::grid::{Grid, Value};
use super::style::Style;

pub use self::csv::csv;
pub(crate) use cell::large;
pub(crate) use chapters::Credits;
pub(crate) use conditions::first_operating;
pub use docx::docx;
pub(crate) use html::blocks;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub(crate) use names::date as word_of;
pub(crate) use typography::set;
pub(crate) use value::{number, price, written};

/// What a study is made from.
pub struct Material<'a> {
    /// The plan, calculated for a verdict.
    pub analysis: &'a Analysis,
    /// What was read, and the warnings.
    pub session: &'a Session,
    /// What would make the plan last.
    pub ways: &'a [WayOut],
    /// What each uncertain input does by itself.
    pub swings: &'a [Swing],
    /// What stands beside the verdict, and the date on the front page; there is no clock here.
    pub beside: Beside<'a>,
    /// The plan if the council made investment of the movable goods below the threshold, where there are any.
    pub voted: Option<&'a Analysis>,
    /// Offers side by side, where some were given.
    pub offers: Option<&'a Comparison>,
    /// Whether vendors stay unnamed.
    pub anonymous: bool,
    /// Files of offers, beside the inputs of the plan.
    pub more_inputs: &'a [InputFile],
    /// Scenarios of the plan, each calculated.
    pub scenarios: &'a [(String, Analysis)],
    /// What is set aside for what may come, where that is told.
    pub contingency: Option<&'a Contingency>,
    /// Draws of what is uncertain, where they were asked for.
    pub simulation: Option<&'a Simulation>,
}

impl<'a> Material<'a> {
    /// A plan and nothing beside it.
    pub fn of(analysis: &'a Analysis, session: &'a Session) -> Self {
        Self {
            analysis,
            session,
            ways: &[],
            swings: &[],
            beside: Beside::default(),
            voted: None,
            offers: None,
            anonymous: false,
            more_inputs: &[],
            scenarios: &[],
            contingency: None,
            simulation: None,
        }
    }

    /// Whether the plan had ended when the study was made.
    fn past(&self) -> bool {
        self.beside.past(self.analysis)
    }

    /// What the council is asked to set aside; nothing in retrospect.
    fn set_aside(&self) -> Option<&'a Contingency> {
        self.contingency.filter(|_| !self.past())
    }

    /// Whether amounts of offers stand in the study: it is confidential, then, while the procedure runs (CCP L2132-1).
    fn confidential(&self) -> bool {
        self.analysis.case.offered() || (self.offers.is_some() && !self.anonymous)
    }

    /// A chart, where there is something of its kind to draw. Charts of offers name their vendors: where these stay
    /// unnamed, there is none.
    fn chart(&self, kind: Kind, style: Style) -> Option<Block> {
        let material = charts::Material {
            analysis: self.analysis,
            offers: self.offers.filter(|_| !self.anonymous),
            sensitivity: Some(self.swings),
            simulation: self.simulation,
        };
        let id = match kind {
            Kind::Cliff => "chart-cliff",
            Kind::City => "chart-city",
            Kind::Waterfall => "chart-waterfall",
            Kind::Offers => "chart-offers",
            Kind::Tornado => "chart-tornado",
            Kind::Fan => "chart-fan",
            Kind::Thresholds => "chart-thresholds",
            Kind::Plans => "chart-plans",
        };
        charts::chart(kind, &material, style.language).map(|chart| Block::Chart(id, Box::new(chart)))
    }
}

/// The document, in the reader's language, free of any format.
#[derive(Debug, Clone)]
pub struct Study {
    /// Language of its words.
    pub language: Language,
    /// Id of the plan.
    pub plan: String,
    /// What it is about: the plan's title.
    pub title: String,
    /// What kind of document it is.
    pub kind: String,
    /// The city, and the date where there is one.
    pub subtitle: Vec<String>,
    /// Whether it holds what is confidential while a procedure runs.
    pub confidential: bool,
    /// Its sections in order; the first is the page for who has half a minute.
    pub sections: Vec<Section>,
}

/// A section of the study.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name in addresses and machine output.
    pub id: &'static str,
    /// Its heading, with its number, or the letter of an annex.
    pub heading: String,
    /// Whether it is an annex: what is looked up, not read.
    pub annex: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading inside the section.
    Heading(String),
    /// The answer: its tone and word, and why.
    Verdict {
        /// Which level; `undetermined` where none is known.
        level: &'static str,
        /// The word for it.
        word: String,
        /// The reason in one sentence.
        sentence: String,
    },
    /// Plain words.
    Paragraph(String),
    /// What a reader must not miss.
    Notice(String),
    /// One point after the other.
    List(Vec<String>),
    /// Words and what they mean.
    Terms(Vec<(String, String)>),
    /// Figures to be seen first.
    Figures(Vec<KeyFigure>),
    /// A table under its name, which is unique in the study.
    Table(&'static str, Grid),
    /// A chart, with the name of its table.
    Chart(&'static str, Box<Chart>),
}

/// Blocks in runs: charts that follow each other stand side by side, any other block is a run of its own.
fn side_by_side(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    blocks.chunk_by(|one, next| matches!((one, next), (Block::Chart(..), Block::Chart(..))))
}

/// A figure that is set large.
#[derive(Debug, Clone)]
pub struct KeyFigure {
    /// What it is.
    pub label: String,
    /// The figure, in euros.
    pub value: Value,
    /// What it is to be held against.
    pub note: String,
}

impl Study {
    /// A title as it stands on every page, with what a reader of any of them must know.
    pub(crate) fn running(&self, title: &str) -> String {
        if !self.confidential {
            return title.to_owned();
        }
        format!("{title} – {}", self.language.say("study-confidential-running", &[]))
    }

    /// Every table with its name, in order.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, &Grid)> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| match block {
            Block::Table(id, grid) => Some((*id, grid)),
            Block::Chart(id, chart) => Some((*id, &chart.table)),
            _ => None,
        })
    }
}

/// Builds the study.
pub fn study(material: &Material<'_>, language: Language) -> Study {
    let style = Style { language, width: usize::MAX, color: false };
    let case = &material.analysis.case;
    let body = [
        Some(("summary", summary::summary(material, style))),
        Some(("scope", scope::scope(material, style))),
        Some(("costs", costs::costs(material, style))),
        Some(("financing", financing::financing(material, style))),
        Some(("investment", financing::investment(material, style))),
        Some(("impact", impact::impact(material, style))),
        material.offers.map(|comparison| ("offers", offers::offers(comparison, material, style))),
        Some(("risks", risks::risks(material, style))),
        material.simulation.map(|simulation| ("simulation", simulation::simulation(simulation, material, style))),
        Some(("conditions", conditions::conditions(material, style))),
    ];
    let budget = material.analysis.outcome.as_ref();
    let budget = budget.map(|outcome| impact::budget(material.analysis, outcome, style));
    let details = [
        costs::details(material, style),
        financing::by_year(material, style),
        chapters::chapters(material.analysis, style),
        depreciation::depreciation(material, style),
    ]
    .concat();
    let annexes = [
        ("details", details),
        ("budget", budget.unwrap_or_default()),
        ("sensitivity", risks::details(material, style)),
        ("assumptions", assumptions::assumptions(material, style)),
        ("method", evidence::method(material, style)),
        ("glossary", evidence::glossary(style)),
        ("traceability", evidence::traceability(material, style)),
    ];
    let body = body.into_iter().flatten().enumerate().map(|(place, (id, blocks))| {
        let heading = style.say(&format!("study-{id}"));
        let heading = if place == 0 { heading } else { format!("{place}. {heading}") };
        Section { id, heading, annex: false, blocks }
    });
    let annexes = ('A'..).zip(annexes).map(|(letter, (id, blocks))| {
        let args = [("letter", letter.to_string().into()), ("heading", style.say(&format!("study-{id}")).into())];
        Section { id, heading: style.tell("study-annex", &args), annex: true, blocks }
    });
    let city = case.city.as_ref().map(|city| super::words::city_line(city, style));
    let date = material.beside.date.map(|date| names::date(date, style));
    let mut study = Study {
        language,
        plan: case.plan.clone(),
        title: case.title.get(language.code(), &case.plan).to_owned(),
        kind: style.say("study-kind"),
        subtitle: city.into_iter().chain(date).collect(),
        confidential: material.confidential(),
        sections: body.chain(annexes).collect(),
    };
    let cost = crate::run::Figure::TcoInclVat.of(&material.analysis.run).unwrap_or_default();
    units::settle(&mut study, cost);
    typography::set(&mut study);
    study
}

/// The first lines of the study, without its charts and its tips.
pub(crate) fn head(material: &Material<'_>, language: Language) -> Vec<Block> {
    let style = Style { language, width: usize::MAX, color: false };
    let section =
        Section { id: "summary", annex: false, heading: String::new(), blocks: summary::answer(material, style) };
    let mut study = Study {
        language,
        plan: String::new(),
        title: String::new(),
        kind: String::new(),
        subtitle: Vec::new(),
        confidential: false,
        sections: vec![section],
    };
    typography::set(&mut study);
    study.sections.pop().map_or_else(Vec::new, |section| section.blocks)
}

/// Ways out in plain words, each by itself.
pub(crate) fn ways_out(ways: &[WayOut], analysis: &Analysis, style: Style) -> Vec<String> {
    let now = crate::explore::Snapshot::of(analysis);
    ways.iter().map(|way| ways::way_out(way, &now, analysis, style)).collect()
}

/// What ways out stand under, by how far they can be relied on.
pub(crate) fn ways_heading(standing: Standing) -> &'static str {
    match standing {
        Standing::Lasts => "study-tips-heading",
        Standing::OnOwnFigures => "advice-own-heading",
        Standing::Crossed => "advice-crossed-heading",
    }
}

/// An amount that an unpriced component can only raise.
fn total(analysis: &Analysis, amount: rust_decimal::Decimal) -> Value {
    if analysis.complete() { Value::Money(amount) } else { Value::AtLeast(amount) }
}

/// An amount in running text, which an unpriced component can only raise.
fn bound(analysis: &Analysis, amount: String) -> Arg {
    Arg::Text(if analysis.complete() { amount } else { format!("≥\u{a0}{amount}") })
}

/// What is not priced, said below each table that it belongs to.
fn unpriced_note(analysis: &Analysis, style: Style) -> Option<String> {
    let list = names::unpriced(&analysis.case, style);
    (!analysis.complete()).then(|| style.tell("study-unpriced-note", &[("list", list.into())]))
}
