use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Block, law, total, unpriced_note};
use crate::analysis::Analysis;
use crate::document::{Asset, Family, Fctva, Section};
use crate::engine::Cause;
use crate::finance::{Aided, ReceiptKind, Years, aided};
use crate::language::Arg;
use crate::model::Component;
use crate::report::grid::{Grid, Value};
use crate::report::own_share;
use crate::report::style::Style;
use crate::report::tally::grouped;

/// Chapters of the accounts of municipalities (M57) that a plan touches, spending first, by section.
const SPENDING: [&str; 9] = ["011", "012", "65", "66", "20", "20-21", "21", "23", "16"];
const RECEIPTS: [&str; 6] = ["74", "75", "10", "13", "16", "024"];

/// Components that are rights to use software over a network (M57, accounts 65811 and 6518), by the names that catalogs
/// give them.
const RIGHTS: [&str; 6] = ["software", "licence", "licences", "hosting", "storage", "portal"];
/// Components of posts that are bought (M57, accounts 6184, 6231 and 6251, and small equipment, 6068), and no pay.
const BOUGHT_FOR_STAFF: [&str; 4] = ["training", "recruitment", "travel", "workstation"];

/// The chapter of a cost: a proposal by kind of good, else by family and component, which the accountant confirms article
/// by article.
fn chapter(family: Family, component: &Component, section: Section, cause: Cause) -> &'static str {
    if let (Section::Investment, Some(asset)) = (section, component.asset) {
        return match asset {
            Asset::Intangible => "20",
            // What is built is in progress until it is taken over.
            Asset::Building | Asset::Network if cause == Cause::Entry => "23",
            Asset::Equipment | Asset::Building | Asset::Network => "21",
        };
    }
    let id = component.id.as_str();
    match (section, family) {
        (Section::Operating, Family::Staff) if !BOUGHT_FOR_STAFF.contains(&id) => "012",
        // Energy (60612), maintenance (6156), telecommunications (6262), training (6184) are general charges.
        (Section::Operating, _) if cause == Cause::Recurring && is_right(family, component) => "65",
        (Section::Operating, _) => "011",
        (Section::Investment, Family::Service) => "20",
        // Software is intangible, the servers and the room that it runs in are not: the family does not tell.
        (Section::Investment, Family::Platform) => "20-21",
        (Section::Investment, Family::Fiber) if cause == Cause::Entry => "23",
        (Section::Investment, _) => "21",
    }
}

/// Whether a recurring cost pays for the use of software; the subscription of a network is telecommunications.
fn is_right(family: Family, component: &Component) -> bool {
    let subscribed = family == Family::Platform && component.id == "subscription";
    subscribed || RIGHTS.contains(&component.id.as_str()) || component.fctva == Some(Fctva::Cloud)
}

/// The chapters of the plan's own spending, investment first.
pub(super) fn by_section(analysis: &Analysis) -> [Vec<&'static str>; 2] {
    let case = &analysis.case;
    let spent = grouped(analysis, |cost, _| {
        let line = &case.lines[cost.line];
        let chapter = chapter(line.family, &line.components[cost.component], cost.section, cost.cause);
        (!line.in_accounts).then_some((cost.section == Section::Investment, chapter))
    });
    let of = |investment: bool| {
        let held = |chapter: &&str| spent.contains_key(&Some((investment, *chapter)));
        SPENDING.into_iter().filter(held).collect()
    };
    [of(true), of(false)]
}

/// Amounts by chapter and by fiscal year, in euros.
type Chapters = BTreeMap<&'static str, Years<Decimal>>;

fn add(chapters: &mut Chapters, chapter: &'static str, amounts: Years<Decimal>) {
    let sum = chapters.get(chapter).map_or_else(|| amounts.clone(), |known| known.plus(&amounts));
    chapters.insert(chapter, sum);
}

/// What the budget is asked for: credits by chapter and year, and the authorisation of the programme. What the city's
/// accounts hold already is left out: its credits are there.
pub(super) fn chapters(analysis: &Analysis, style: Style) -> Vec<Block> {
    let mut out =
        vec![Block::Heading(style.say("study-chapters-heading")), Block::Paragraph(style.say("study-chapters-intro"))];
    out.push(Block::Table("chapters-spending", table(analysis, "spending", &SPENDING, &spending(analysis), style)));
    let receipts = receipts(analysis);
    if !receipts.is_empty() {
        out.push(Block::Table("chapters-receipts", table(analysis, "receipts", &RECEIPTS, &receipts, style)));
    }
    out
}

fn spending(analysis: &Analysis) -> Chapters {
    let (case, financing) = (&analysis.case, &analysis.financing);
    let years: Vec<i32> = case.calendar.years().collect();
    let by_chapter = grouped(analysis, |cost, _| {
        let line = &case.lines[cost.line];
        let component = &line.components[cost.component];
        (!line.in_accounts).then(|| chapter(line.family, component, cost.section, cost.cause))
    });
    let mut out = Chapters::new();
    for (chapter, sums) in by_chapter.into_iter().filter_map(|(chapter, sums)| Some((chapter?, sums))) {
        add(&mut out, chapter, Years(years.iter().map(|year| sums.incl_vat.get(*year)).collect()));
    }
    add(&mut out, "66", financing.loan_interest(case));
    add(&mut out, "16", financing.loan_principal(case));
    filled(out)
}

fn receipts(analysis: &Analysis) -> Chapters {
    let (case, financing) = (&analysis.case, &analysis.financing);
    let mut out = Chapters::new();
    // The perimeter is that of the spending: without what the accounts hold already.
    let received = |fctva: bool, section: Section| {
        financing.receipts(case, move |one| {
            (one.kind == ReceiptKind::Fctva) == fctva && one.section == section && !one.in_accounts
        })
    };
    add(&mut out, "74", received(false, Section::Operating));
    add(&mut out, "74", received(true, Section::Operating));
    add(&mut out, "13", received(false, Section::Investment));
    add(&mut out, "10", received(true, Section::Investment));
    let revenue = |section| financing.benefits(case, move |row| !row.saving && row.section == section);
    add(&mut out, "75", revenue(Section::Operating));
    // What is sold is forecast there, and entered under 775 once it is.
    add(&mut out, "024", revenue(Section::Investment));
    add(&mut out, "16", financing.loans_drawn(case));
    filled(out)
}

fn filled(mut chapters: Chapters) -> Chapters {
    chapters.retain(|_, years| years.0.iter().any(|amount| !amount.is_zero()));
    chapters
}

fn table(analysis: &Analysis, kind: &str, order: &[&'static str], chapters: &Chapters, style: Style) -> Grid {
    let known: Vec<&Years<Decimal>> = order.iter().filter_map(|chapter| chapters.get(chapter)).collect();
    let heads = order.iter().filter(|chapter| chapters.contains_key(**chapter));
    let heads = heads.map(|chapter| style.say(&format!("study-chapter-{kind}-{chapter}")));
    let title = style.say(&format!("study-table-chapters-{kind}"));
    let mut grid = Grid::new(title, [style.say("column-year")].into_iter().chain(heads));
    let money = |amount| if kind == "spending" { total(analysis, amount) } else { Value::Money(amount) };
    for (place, year) in analysis.case.calendar.years().enumerate() {
        let amounts = known.iter().map(|years| money(years.get(place).copied().unwrap_or_default()));
        grid.row([Value::Year(year)].into_iter().chain(amounts));
    }
    let sums = known.iter().map(|years| money(years.0.iter().sum()));
    grid.total([Value::Text(style.say("total"))].into_iter().chain(sums));
    grid.notes.push(style.say(&format!("study-chapters-{kind}-note")));
    if kind == "spending" {
        grid.notes.extend(unpriced_note(analysis, style));
    }
    grid
}

/// Part of the credits that one year holds where an authorisation says nothing more than a budget: a convention.
const MOST_IN_ONE_YEAR: Decimal = Decimal::from_parts(9, 0, 0, false, 1);

/// Below this, in euros TTC, an authorisation costs more to follow than it tells: a convention, which the council's own
/// rules on budgets and finance (règlement budgétaire et financier, M57) may set otherwise.
const LEAST_AUTHORISED: Decimal = Decimal::from_parts(200_000, 0, 0, false, 0);

/// What the plan asks of the council as an *autorisation de programme*: its equipment, without renewals, and the
/// credits of each year.
pub(crate) struct Credits {
    /// Fiscal year and credits, in euros TTC.
    pub credits: Vec<(i32, Decimal)>,
    /// All of them.
    pub authorised: Decimal,
}

impl Credits {
    pub(crate) fn of(analysis: &Analysis) -> Self {
        let case = &analysis.case;
        let invested = grouped(analysis, |cost, _| {
            let own = !case.lines[cost.line].in_accounts;
            own && cost.section == Section::Investment && cost.cause != Cause::Renewal
        });
        let amount = |year: i32| invested.get(&true).map_or(Decimal::ZERO, |sums| sums.incl_vat.get(year));
        let credits: Vec<(i32, Decimal)> = case.calendar.years().map(|year| (year, amount(year))).collect();
        Self { authorised: credits.iter().map(|(_, amount)| amount).sum(), credits }
    }

    /// As a proposal.
    pub(super) fn blocks(&self, analysis: &Analysis, style: Style) -> Vec<Block> {
        if self.authorised.is_zero() {
            return Vec::new();
        }
        let head = ["column-year", "study-column-credits", "study-column-cumulated", "study-column-of-programme"];
        let mut grid = Grid::new(style.say("study-table-programme"), head.map(|id| style.say(id)));
        let mut sum = Decimal::ZERO;
        for (year, amount) in self.voted() {
            sum += amount;
            let part = if analysis.complete() { Value::Share(amount / self.authorised) } else { Value::Empty };
            grid.row([Value::Year(*year), total(analysis, *amount), total(analysis, sum), part]);
        }
        let whole = if analysis.complete() { Value::Share(Decimal::ONE) } else { Value::Empty };
        grid.total([Value::Text(style.say("total")), total(analysis, self.authorised), Value::Empty, whole]);
        grid.notes.push(style.say("study-programme-note"));
        grid.notes.extend(unpriced_note(analysis, style));
        let amount = super::bound(analysis, style.euros(self.authorised));
        let heaviest = self.credits.iter().max_by_key(|(year, amount)| (*amount, -*year));
        if let (false, Some((year, credits))) = (self.lasts_years(), heaviest) {
            // What falls in one year, or is little, needs no authorisation.
            let credits = super::bound(analysis, style.euros(*credits));
            let args = [
                ("amount", amount),
                ("year", Arg::Year(*year)),
                ("credits", credits),
                ("whole", if self.in_one_year() { "yes" } else { "no" }.into()),
                ("least", Arg::Euros(LEAST_AUTHORISED)),
            ];
            let id = if self.spreads() { "study-small-programme" } else { "study-one-year" };
            return vec![Block::Paragraph(style.tell(id, &args))];
        }
        let args = [("amount", amount), ("law", law::programme(analysis, style)), ("large", law::large(analysis))];
        let said = style.tell("study-programme", &args);
        vec![
            Block::Heading(style.say("study-programme-heading")),
            Block::Paragraph(said),
            Block::Table("programme", grid),
        ]
    }

    /// The years from the first that has credits to the last, those between them that have none as well.
    fn voted(&self) -> impl Iterator<Item = &(i32, Decimal)> {
        let some = |(_, amount): &(i32, Decimal)| !amount.is_zero();
        let (first, last) = (self.credits.iter().position(some), self.credits.iter().rposition(some));
        let known = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
        self.credits[known].iter()
    }

    /// Whether an authorisation is proposed: for works that spread over years, and are no trifle.
    pub(crate) fn lasts_years(&self) -> bool {
        self.spreads() && self.authorised >= LEAST_AUTHORISED
    }

    /// Whether its credits spread over years, and do not fall, but for a tenth at most, in one of them.
    fn spreads(&self) -> bool {
        let heaviest = self.credits.iter().map(|(_, amount)| *amount).max().unwrap_or_default();
        heaviest < self.authorised * MOST_IN_ONE_YEAR
    }

    /// Whether one year has all of them.
    fn in_one_year(&self) -> bool {
        self.credits.iter().filter(|(_, amount)| !amount.is_zero()).count() == 1
    }

    /// The first year that has credits.
    pub(crate) fn first(&self) -> Option<(i32, Decimal)> {
        self.credits.iter().copied().find(|(_, amount)| !amount.is_zero())
    }
}

/// What the city itself pays of the investment, against the least that the law asks for (CGCT L1111-10).
pub(super) fn own_share(analysis: &Analysis, style: Style) -> Option<String> {
    let whole = own_share_of_all(analysis, style)?;
    Some(std::iter::once(whole).chain(own_shares_of_bases(analysis, style)).collect::<Vec<_>>().join(" "))
}

/// The same on each part of the investment that public aid is reckoned on, where that is not all of it.
fn own_shares_of_bases(analysis: &Analysis, style: Style) -> Vec<String> {
    let case = &analysis.case;
    let limit = case.co_financing.value;
    let said = |one: Aided| {
        let args = [
            ("names", own_share::base_name(&one, case, style).into()),
            ("granted", Arg::Euros(one.granted)),
            ("base", super::bound(analysis, style.euros(one.base))),
            ("own", own_share::part(one.own(), Decimal::ONE - limit, style).into()),
            ("least", style.percent(Decimal::ONE - limit).into()),
            ("private", if one.private { "yes" } else { "no" }.into()),
            ("keeps", one.keeps().into()),
            ("kept", Arg::Word(kept(&one, limit).to_owned())),
        ];
        style.tell("study-own-share-base", &args)
    };
    aided(case, &analysis.financing).into_iter().filter(|one| !one.whole).map(said).collect()
}

/// Whether the least that the law asks for is kept: more than that, just that, or less.
fn kept(one: &Aided, limit: Decimal) -> &'static str {
    match (one.above(limit).is_zero(), one.own() == Decimal::ONE - limit) {
        (false, _) => "no",
        (true, true) => "exactly",
        (true, false) => "yes",
    }
}

fn own_share_of_all(analysis: &Analysis, style: Style) -> Option<String> {
    let (granted, shared) = analysis.financing.co_financing();
    if shared <= Decimal::ZERO {
        return None;
    }
    let own = (shared - granted) / shared;
    let least = Decimal::ONE - analysis.case.co_financing.value;
    let args = [
        ("own", own_share::part(own, least, style).into()),
        ("granted", Arg::Euros(granted)),
        ("base", super::bound(analysis, style.euros(shared))),
        ("least", style.percent(least).into()),
        ("private", if analysis.invested() > shared { "yes" } else { "no" }.into()),
        ("keeps", if granted < shared { "some" } else { "none" }.into()),
        ("exact", if own == least { "yes" } else { "no" }.into()),
    ];
    let id = match (granted.is_zero(), own < least) {
        (true, _) => "study-own-share-all",
        (false, true) => "study-own-share-short",
        (false, false) => "study-own-share",
    };
    Some(style.tell(id, &args))
}
