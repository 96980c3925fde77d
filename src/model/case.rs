use std::sync::Arc;

use super::benefit::Benefit;
use super::calendar::Calendar;
use super::city::City;
use super::component::Term;
use super::data::{Data, Datum};
use super::drawn::Uncertain;
use super::funding::Funding;
use super::inputs::InputFile;
use super::line::Line;
use super::places::Places;
use super::tender::Tender;
use crate::document::{Family, Fctva, Text, Timing};

/// Everything that a calculation needs, final.
#[derive(Debug, Clone)]
pub struct Case {
    /// Id of the plan.
    pub plan: String,
    /// Title of the plan.
    pub title: Text,
    /// Index of its file among the sources.
    pub file: u32,
    /// Moments and durations on which the calculation branches, by path: start, horizon, phases, lags, terms.
    pub terms: Vec<Term<String>>,
    /// Months and phases.
    pub calendar: Calendar,
    /// Lines in order; cases of one plan share those that are the same in them.
    pub lines: Vec<Arc<Line>>,
    /// Their places by id.
    pub(super) places: Places,
    /// Order in which numbers in service can be counted: a line after the one it refers to.
    pub order: Vec<usize>,
    /// Price indices: yearly rates, the last one repeated.
    pub indices: Vec<(String, Vec<Datum>)>,
    /// VAT rates month by month, one table for each rate that occurs.
    pub vat: Vec<Vec<Datum>>,
    /// FCTVA rates month by month, of each kind of spending that may occur.
    pub fctva: Vec<(Fctva, Vec<Datum>)>,
    /// Months between a spending and its FCTVA.
    pub fctva_lag: u32,
    /// Months over which the law depreciates what says no duration, by families that need it.
    pub depreciation: Vec<(Family, Datum)>,
    /// Unit value below which a movable good is operating spending, TTC.
    pub movable_threshold: Datum,
    /// Whether VAT is recovered by the tax channel.
    pub vat_recovery: bool,
    /// Effective annual discount rate.
    pub discount_rate: Datum,
    /// Discounting convention.
    pub timing: Timing,
    /// Share of investment HT above which public co-financing is warned of.
    pub co_financing: Datum,
    /// Subsidies, contributions and loans in order.
    pub funding: Vec<Funding>,
    /// Benefits in order.
    pub benefits: Vec<Benefit>,
    /// The need that offers answer, and how they are judged.
    pub tender: Tender,
    /// The city, where there is one.
    pub city: Option<City>,
    /// Components without a price, as `line.component`.
    pub unpriced: Vec<String>,
    /// Where every value comes from.
    pub data: Data,
    /// Files that were read.
    pub inputs: Arc<Vec<InputFile>>,
    /// Overrides that were applied.
    pub overrides: Vec<Override>,
    /// Inputs that a simulation draws.
    pub uncertain: Vec<Uncertain>,
    /// Whether loans above their ceiling are cut (under an override) or an error (as written).
    pub cut_loans: bool,
}

impl Case {
    /// The FCTVA rates of a kind of spending, month by month; none where nothing comes back.
    pub fn fctva_rates(&self, kind: Fctva) -> Option<&[Datum]> {
        self.fctva.iter().find(|(known, _)| *known == kind).map(|(_, rates)| rates.as_slice())
    }

    /// Whether a vendor's offer is laid over the plan: what it asks for is then confidential while the procedure runs.
    pub fn offered(&self) -> bool {
        self.overrides.iter().any(|one| one.by.starts_with(BY_OFFER))
    }

    /// A line, to be changed in this case alone.
    pub fn line_mut(&mut self, place: usize) -> &mut Line {
        Arc::make_mut(&mut self.lines[place])
    }

    /// All lines, to be changed in this case alone.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.lines.iter_mut().map(Arc::make_mut)
    }

    /// The line of an id.
    pub fn named(&self, id: &str) -> Option<&Arc<Line>> {
        self.line(id).map(|place| &self.lines[place])
    }

    /// The place of a line.
    pub fn line(&self, id: &str) -> Option<usize> {
        self.places.get(id)
    }
}

/// How what an offer replaces says who replaced it; the id of the offer follows.
pub(super) const BY_OFFER: &str = "offer ";

/// A value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Its path.
    pub path: String,
    /// The value before.
    pub from: String,
    /// The value now.
    pub to: String,
    /// Offer, scenario or `--set`.
    pub by: String,
}
