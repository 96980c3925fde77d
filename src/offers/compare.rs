use std::path::PathBuf;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::anomaly::{Detector, detect};
use super::break_even::{Scan, break_even};
use super::figures::Figures;
use super::procedure::Procedure;
use super::regions::{Grid, by_horizon, by_life};
use super::scoring::{Rule, Score, ranks};
use super::validity::{Shorter, Validity, shorter};
use super::volume::lead;
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::OfferDocument;
use crate::model::{Case, Datum, Setting};
use crate::session::{Options, Plan, Session};
use crate::units::order;

/// Horizons, in years, at which the winner is asked for, besides the plan's own.
const HORIZONS: [u32; 5] = [5, 8, 10, 12, 15];

/// One offer, calculated.
#[derive(Debug)]
pub struct Bid {
    /// The offer as read.
    pub document: OfferDocument,
    /// Its file.
    pub file: String,
    /// The plan under the offer.
    pub analysis: Analysis,
    /// What it costs.
    pub figures: Figures,
    /// Whether it still holds when the plan starts.
    pub validity: Validity,
    /// Lives and warranties below the reference.
    pub shorter: Vec<Shorter>,
    /// Rank by the filled life-cycle cost TTC; none on an incomplete total.
    pub rank: Option<usize>,
    /// Marks; none on an incomplete total.
    pub score: Option<Score>,
    /// Rank by the sum of the marks: *le mieux-disant* is the first.
    pub score_rank: Option<usize>,
    /// Warnings that the plan without the offer does not show.
    pub warnings: Vec<Diagnostic>,
}

/// Offers side by side.
#[derive(Debug)]
pub struct Comparison {
    /// The plan with its own reference prices.
    pub reference: Analysis,
    /// What the reference costs.
    pub reference_figures: Figures,
    /// The offers, in the order in which they were given.
    pub bids: Vec<Bid>,
    /// Weights and formula of the marks.
    pub rule: Rule,
    /// The detector of abnormally low offers.
    pub detector: Option<Detector>,
    /// The procedure that the reference's value of the need calls for, and its threshold.
    pub procedure: Option<(Procedure, Datum)>,
    /// The line whose number is the volume.
    pub lead: Option<usize>,
    /// Break-even volumes between every two offers that are complete.
    pub scan: Option<Scan>,
    /// Winners by volume and horizon.
    pub by_horizon: Option<Grid>,
    /// Winners by volume and the share of the promised lives that holds.
    pub by_life: Option<Grid>,
}

impl Bid {
    /// The first year in which a red counts against the plan under the offer, before or after the pilot.
    pub fn first_red_year(&self) -> Option<i32> {
        let outcome = self.analysis.outcome.as_ref()?;
        outcome.verdict.flags.iter().filter(|flag| flag.counts_red).map(|flag| flag.year).min()
    }
}

/// Calculates a plan as it is and under each offer, and compares. Otherwise the sessions with their
/// faults, of every file at once.
pub fn compare<'p>(
    plan: impl Into<Plan<'p>>,
    offers: &[PathBuf],
    options: &Options,
) -> Result<Comparison, Vec<Session>> {
    let plan = plan.into();
    let mut failed = Vec::new();
    let mut session = Session::default();
    let options = Options { offer: None, ..options.clone() };
    let Some(reference) = session.analyse_plan(plan, &options) else {
        return Err(vec![session]);
    };
    failed.extend(same_ids(offers));
    let known: Vec<Diagnostic> = session.diagnostics.warnings().cloned().collect();
    let mut bids = Vec::new();
    for file in offers {
        let mut session = Session::default();
        let options = Options { offer: Some(file.clone()), ..options.clone() };
        let analysis = session.analyse_plan(plan, &options);
        let document = Session::default().offer(file);
        match analysis.zip(document) {
            Some((analysis, document)) => {
                let told =
                    |one: &&Diagnostic| !known.iter().any(|known| known.code == one.code && known.args == one.args);
                let warnings = session.diagnostics.warnings().filter(told).cloned().collect();
                bids.push(Bid {
                    figures: Figures::of(&analysis),
                    validity: Validity::of(&document, analysis.case.calendar.start.first_day()),
                    shorter: shorter(&reference.case, &analysis.case),
                    rank: None,
                    score: None,
                    score_rank: None,
                    file: file.display().to_string(),
                    warnings,
                    document,
                    analysis,
                });
            }
            None => failed.push(session),
        }
    }
    if !failed.is_empty() {
        return Err(failed);
    }
    Ok(judge(reference, bids, plan, &options))
}

/// Offers that share an id: no table could tell them apart. None where there are none; an offer that cannot be read
/// is told where it is calculated.
fn same_ids(offers: &[PathBuf]) -> Option<Session> {
    let mut read = Session::default();
    let documents: Vec<_> = offers.iter().filter_map(|file| Some((file, read.offer(file)?))).collect();
    let mut twice = Vec::new();
    for (place, (file, offer)) in documents.iter().enumerate() {
        let first = documents[..place].iter().find(|(_, other)| other.id.value == offer.id.value);
        if let Some((first, other)) = first.filter(|_| !offer.id.value.is_empty()) {
            let fault = Diagnostic::at(codes::OFFER_TWICE, offer.id.span).label(other.id.span, "first");
            let fault = fault.arg("offer", offer.id.value.clone()).arg("first", first.display().to_string());
            twice.push(fault.arg("file", file.display().to_string()).help("help"));
        }
    }
    if twice.is_empty() {
        return None;
    }
    let mut session = Session { sources: read.sources, ..Session::default() };
    twice.into_iter().for_each(|fault| session.diagnostics.push(fault));
    Some(session)
}

fn judge(reference: Analysis, mut bids: Vec<Bid>, plan: Plan<'_>, options: &Options) -> Comparison {
    let tender = &reference.case.tender;
    let technical = tender.technical_weight.unwrap_or_default();
    let rule =
        Rule { price: tender.price_weight.unwrap_or(Decimal::ONE - technical), technical, linear: tender.linear };
    let whole = |bid: &Bid| bid.needs_are_priced().then_some(bid.figures.total.incl_vat);
    let prices: Vec<Option<Decimal>> = bids.iter().map(whole).collect();
    let technical = bids.iter().map(|bid| bid.document.technical.as_ref().map(|score| score.value));
    let scores = rule.scores(&prices.iter().copied().zip(technical).collect::<Vec<_>>());
    let totals: Vec<_> = scores.iter().map(|score| score.and_then(|score| score.total).map(|total| -total)).collect();
    let ranked = ranks(&prices).into_iter().zip(ranks(&totals)).zip(scores);
    for (bid, ((rank, score_rank), score)) in bids.iter_mut().zip(ranked) {
        (bid.rank, bid.score_rank, bid.score) = (rank, score_rank, score);
    }
    let lead = lead(&reference.case);
    let complete: Vec<usize> = (0..bids.len()).filter(|place| prices[*place].is_some()).collect();
    let cases: Vec<&Case> = complete.iter().map(|place| &*bids[*place].analysis.case).collect();
    let contest = lead.filter(|_| cases.len() > 1);
    let mut scan = contest.and_then(|lead| break_even(&cases, lead));
    for pair in scan.iter_mut().flat_map(|scan| &mut scan.pairs) {
        pair.pair = (complete[pair.pair.0], complete[pair.pair.1]);
        pair.changes.iter_mut().for_each(|(_, winner)| *winner = winner.map(|place| complete[place]));
    }
    let mut by_life = contest.and_then(|lead| by_life(&cases, lead));
    let horizons = if contest.is_some() { horizons(&bids, &complete, plan, options) } else { Vec::new() };
    let mut by_horizon = contest.and_then(|lead| by_horizon(&horizons, lead));
    for cell in by_life.iter_mut().chain(&mut by_horizon).flat_map(|grid| &mut grid.rows).flat_map(|(_, row)| row) {
        cell.winner = cell.winner.map(|place| complete[place]);
    }
    let reference_figures = Figures::of(&reference);
    Comparison {
        detector: detect(&prices),
        procedure: Procedure::of(&reference.case.tender, reference_figures.total.excl_vat),
        reference_figures,
        reference,
        bids,
        rule,
        lead,
        scan,
        by_horizon,
        by_life,
    }
}

impl Bid {
    /// Whether every component of the need has a price, the offer's or the reference's. An offer is not
    /// ranked on an incomplete total; gaps of the plan outside the need are the same for all.
    pub fn needs_are_priced(&self) -> bool {
        need_unpriced(&self.analysis.case) == 0
    }
}

/// How many components of a case's need have no price.
pub(crate) fn need_unpriced(case: &Case) -> usize {
    let needed = case.lines.iter().filter(|line| line.needed);
    needed.flat_map(|line| &line.components).filter(|component| component.unpriced).count()
}

/// The offers' cases at other horizons; a horizon that the plan's phases or loans do not bear is left out.
fn horizons(bids: &[Bid], complete: &[usize], plan: Plan<'_>, options: &Options) -> Vec<(u32, Vec<Arc<Case>>)> {
    let own = bids.first().map_or(0, |bid| bid.analysis.case.calendar.months);
    let mut months: Vec<u32> = HORIZONS.iter().map(|years| years * 12).chain([own]).collect();
    order::distinct(&mut months);
    let resolve = |months: u32| {
        let mut options = options.clone();
        options.settings.push(Setting {
            path: "horizon".to_owned(),
            value: format!("{months} months"),
            by: "--horizon".to_owned(),
            span: None,
        });
        let of = |place: &usize| {
            if months == own {
                return Some(bids[*place].analysis.case.clone());
            }
            let options = Options { offer: Some(PathBuf::from(&bids[*place].file)), ..options.clone() };
            Session::default().resolve_plan(plan, &options).map(Arc::new)
        };
        complete.iter().map(of).collect::<Option<Vec<_>>>().map(|cases| (months, cases))
    };
    months.into_iter().filter_map(resolve).collect()
}
