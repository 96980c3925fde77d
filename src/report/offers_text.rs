use rust_decimal::Decimal;

use super::bounded::at_least;
use super::offers_detail::{break_even, gaps, grids, low, procedure, scores, watch};
use super::study::names;
use super::style::{Style, Tone};
use super::table::{Table, folded};
use super::words::verdict_word;
use crate::language::{Arg, group};
use crate::offers::{Bid, Comparison, Figures, Validity, need_unpriced};

/// How an offer is called: by its vendor, or by a letter where vendors are to stay unnamed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming<'c> {
    /// The offers.
    pub comparison: &'c Comparison,
    /// Whether vendors stay unnamed.
    pub anonymous: bool,
}

impl Naming<'_> {
    /// The name of an offer for people.
    pub(crate) fn name(&self, place: usize, style: Style) -> String {
        let bid = &self.comparison.bids[place];
        if self.anonymous {
            return style.tell("offer-name", &[("name", letter(place).into())]);
        }
        let name = |bid: &Bid| bid.document.vendor.as_ref().map_or(&bid.document.id, |vendor| vendor).value.clone();
        // Two offers of one vendor are told apart by their ids.
        let twice = self.comparison.bids.iter().filter(|other| name(other) == name(bid)).count() > 1;
        if twice { format!("{} [{}]", name(bid), bid.document.id.value) } else { name(bid) }
    }

    /// The name of an offer for programs: its id, or its letter.
    pub(crate) fn id(&self, place: usize) -> String {
        if self.anonymous { letter(place) } else { self.comparison.bids[place].document.id.value.clone() }
    }
}

/// A, B … Z, then numbers.
fn letter(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(|| (place + 1).to_string(), |place| char::from(b'A' + place).to_string())
}

/// The report of `offers compare`.
pub fn offers_text(comparison: &Comparison, anonymous: bool, style: Style) -> String {
    let naming = Naming { comparison, anonymous };
    let case = &comparison.reference.case;
    let title = case.title.get(style.language.code(), &case.plan);
    let title = style.tell("offers-title", &[("count", comparison.bids.len().into()), ("plan", title.into())]);
    let mut out = format!("{}\n", style.paint(&title, Tone::Strong));
    let (banner, tone) = banner(comparison);
    out.push_str(&format!("{}\n", style.paint(&style.wrap(&style.say(banner), 0), tone)));
    let lines: Vec<String> = case.tender.lines.iter().map(|line| names::line(&case.lines[*line], style)).collect();
    let need = [
        ("lines", style.language.list(&lines).into()),
        ("months", (case.calendar.months as usize).into()),
        ("start", names::month_of(case, 0, style).into()),
    ];
    out.push_str(&format!("{}\n", style.wrap(&style.tell("offers-need", &need), 0)));
    out.push_str(&style.heading("heading-offers-figures"));
    out.push_str(&figures(naming, style));
    out.push_str(&gaps(naming, style));
    out.push_str(&scores(naming, style));
    out.push_str(&low(naming, style));
    out.push_str(&procedure(comparison, style));
    out.push_str(&watch(naming, style));
    out.push_str(&break_even(naming, style));
    out.push_str(&grids(naming, style));
    out
}

/// Whether the life-cycle criterion was announced, or this is a simulation outside the scoring.
pub(super) fn banner(comparison: &Comparison) -> (&'static str, Tone) {
    let tender = &comparison.reference.case.tender;
    match (tender.life_cycle, tender.announced) {
        (true, true) => ("offers-banner-announced", Tone::Good),
        (true, false) => ("offers-banner-not-announced", Tone::Warn),
        (false, _) => ("offers-banner-price", Tone::Warn),
    }
}

/// A column for the reference and for each offer, in blocks that fit the width.
fn figures(naming: Naming<'_>, style: Style) -> String {
    let comparison = naming.comparison;
    let first = style.say("column-item");
    let reference = (style.say("offers-reference"), column(comparison, &comparison.reference_figures, None, style));
    let offers = comparison
        .bids
        .iter()
        .enumerate()
        .map(|(place, bid)| (naming.name(place, style), column(comparison, &bid.figures, Some(bid), style)));
    let columns: Vec<(String, Vec<String>)> = std::iter::once(reference).chain(offers).collect();
    let heads = rows(comparison, style);
    let head_width = folded(heads.iter().map(String::as_str));
    // Names of vendors are folded: offers that stand side by side are what is asked for.
    let widest = |column: &(String, Vec<String>)| {
        let cells = column.1.iter().map(String::as_str).chain(column.0.split(' '));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0) + 3
    };
    let width = columns.iter().map(widest).max().unwrap_or(1);
    let fit = (style.width.saturating_sub(head_width + 4) / width).max(1);
    let mut out = String::new();
    for block in columns.chunks(fit) {
        let head = std::iter::once(first.clone()).chain(block.iter().map(|(name, _)| name.clone()));
        let mut table = Table::new(head.collect(), 1);
        for (place, head) in heads.iter().enumerate() {
            table.row(
                std::iter::once(head.clone()).chain(block.iter().map(|(_, cells)| cells[place].clone())).collect(),
            );
        }
        out.push_str(&table.print(style));
    }
    out
}

fn rows(comparison: &Comparison, style: Style) -> Vec<String> {
    let case = &comparison.reference.case;
    let unit = comparison.lead.map_or(String::new(), |lead| unit_word(&case.lines[lead].unit, style));
    let mut rows: Vec<String> =
        ["offers-quoted", "offers-fill", "offers-total", "offers-total-excl", "offers-purchase"]
            .map(|id| style.say(id))
            .to_vec();
    rows.push(style.tell("offers-per-unit", &[("unit", unit.into())]));
    let more = ["offers-after-pilot", "offers-present-value", "offers-annual", "offers-tco", "offers-tco-excl"];
    rows.extend(more.map(|id| style.say(id)));
    rows.extend(["offers-verdict", "offers-first-red", "offers-validity", "offers-rank"].map(|id| style.say(id)));
    rows
}

/// A unit in the reader's language, where its word is known.
pub(super) fn unit_word(unit: &str, style: Style) -> String {
    let word = format!("unit-{unit}");
    if style.language.knows(&word) { style.say(&word) } else { unit.to_owned() }
}

/// The cells of an offer, or of the reference, in the order of [`rows`].
fn column(comparison: &Comparison, figures: &Figures, bid: Option<&Bid>, style: Style) -> Vec<String> {
    let analysis = bid.map_or(&comparison.reference, |bid| &bid.analysis);
    let case = &analysis.case;
    let (need, plan) = (need_unpriced(case), case.unpriced.len());
    let whole = |amount: Decimal| at_least(style.euros(amount), need, style);
    let none = || "–".to_owned();
    let own = |amount: Decimal, unpriced: usize| match bid {
        Some(_) => at_least(style.euros(amount), unpriced, style),
        None => none(),
    };
    let verdict = analysis.outcome.as_ref().map_or_else(none, |outcome| verdict_word(outcome.ruling().level, style));
    let rank = |bid: &Bid| match (bid.rank, bid.validity) {
        (None, _) => style.say("offers-not-ranked"),
        (Some(rank), Validity::Expired) => style.tell("offers-rank-expired", &[("rank", rank.into())]),
        (Some(rank), _) => rank.to_string(),
    };
    vec![
        own(figures.quoted.incl_vat, figures.unpriced.0),
        own(figures.fill.incl_vat, figures.unpriced.1),
        whole(figures.total.incl_vat),
        whole(figures.total.excl_vat),
        whole(figures.purchase.incl_vat),
        figures.per_unit_year.map_or_else(none, |amount| at_least(style.cents(amount.incl_vat), need, style)),
        figures.yearly_after_pilot.map_or_else(none, |amount| whole(amount.incl_vat)),
        whole(figures.present_value.incl_vat),
        whole(figures.equivalent_annual_cost.incl_vat),
        at_least(style.euros(figures.tco.incl_vat), plan, style),
        at_least(style.euros(figures.tco.excl_vat), plan, style),
        verdict,
        bid.and_then(Bid::first_red_year).map_or_else(none, |year| year.to_string()),
        bid.map_or_else(none, |bid| validity(bid, style)),
        bid.map_or_else(none, rank),
    ]
}

fn validity(bid: &Bid, style: Style) -> String {
    let until = bid.document.valid_until.as_ref().map_or(String::new(), |until| names::date(until.value, style));
    let word = style.tell(&format!("validity-{}", bid.validity.word()), &[("until", until.into())]);
    let tone = match bid.validity {
        Validity::Holds => return word,
        Validity::Expired => Tone::Bad,
        Validity::Short | Validity::Unknown => Tone::Warn,
    };
    style.paint(&word, tone)
}

/// A volume as people write it.
pub(super) fn volume(number: Decimal, style: Style) -> Arg {
    let number = number.normalize();
    group(number, number.scale(), style.language).into()
}
