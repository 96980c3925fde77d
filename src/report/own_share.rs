//! What the city has to keep of an investment that public funders help (CGCT L1111-10), where the financing plan leaves it
//! less: the law binds whatever the verdict, so that it stands wherever decisions are asked for.

use rust_decimal::Decimal;

use super::apart::apart;
use super::study::names;
use super::style::Style;
use crate::analysis::Analysis;
use crate::city::rules::Kind;
use crate::finance::Aided;
use crate::language::Arg;
use crate::model::Case;
use crate::units::half_up;

/// The investment of which public funders give most above what they may, where they do anywhere.
pub(crate) fn broken(analysis: &Analysis) -> Option<Aided> {
    let limit = analysis.case.co_financing.value;
    analysis.public_aid().into_iter().filter(|one| !one.above(limit).is_zero()).max_by_key(|one| one.above(limit))
}

/// That it is not kept, with its figures and what it asks for: beside the verdict.
pub(crate) fn said(analysis: &Analysis, style: Style) -> Option<String> {
    broken(analysis).map(|one| tell("own-share-broken", &one, analysis, style))
}

/// The same in short, among the open points.
pub(crate) fn open(analysis: &Analysis, style: Style) -> Option<String> {
    broken(analysis).map(|one| tell("open-own-share", &one, analysis, style))
}

/// That funders give more than there is to pay, public and private ones together: whatever the law lets public ones give.
pub(crate) fn overpaid(analysis: &Analysis, style: Style) -> Option<String> {
    let above = analysis.overpaid();
    // What has no price may be aided beyond its cost as well.
    let priced = if analysis.complete() { "yes" } else { "no" };
    let args = [("amount", Arg::Euros(above)), ("priced", priced.into())];
    (!above.is_zero()).then(|| style.tell("aid-overpaid", &args))
}

/// Whether something in the financing plan is to be corrected before anything is voted.
pub(crate) fn is_at_fault(analysis: &Analysis) -> bool {
    at_fault(analysis).is_some()
}

/// What of the financing plan is to be corrected before anything is voted: what the law leaves the city, aid above what
/// there is to pay, or both. A word for sentences; none where nothing is.
pub(crate) fn at_fault(analysis: &Analysis) -> Option<&'static str> {
    match (broken(analysis).is_some(), !analysis.overpaid().is_zero()) {
        (true, true) => Some("both"),
        (true, false) => Some("law"),
        (false, true) => Some("aid"),
        (false, false) => None,
    }
}

/// That ways out leave such a financing plan as it is; none where it is sound.
pub(crate) fn beside_ways(analysis: &Analysis, style: Style) -> Option<String> {
    at_fault(analysis).map(|why| style.tell("advice-at-fault", &[("why", why.into())]))
}

/// Decimals of a fraction that a percentage shows.
const SHOWN: u32 = 3;

/// The part that the city keeps, with as many digits as tell it apart from the least that the law asks for: 19.96 % are not 20.
pub(crate) fn part(own: Decimal, least: Decimal, style: Style) -> String {
    let near = own != least && half_up(own, SHOWN) == half_up(least, SHOWN);
    if near { apart(own, &[least], Kind::Share, style) } else { style.percent(own) }
}

/// What a base is called: by the aids whose own it is, and those that help it beside them.
pub(crate) fn base_name(one: &Aided, case: &Case, style: Style) -> String {
    let (own, others) = one.funding.split_at(one.own_aids.min(one.funding.len()));
    let all = |places: &[usize]| -> String {
        let names: Vec<String> = places.iter().map(|place| names::funding(&case.funding[*place], style)).collect();
        names.join(style.semicolon())
    };
    if others.is_empty() {
        return all(own);
    }
    style.tell("aided-beside", &[("names", all(own).into()), ("others", all(others).into())])
}

/// Words on an aided investment, with its figures.
pub(crate) fn tell(id: &str, one: &Aided, analysis: &Analysis, style: Style) -> String {
    let (case, limit) = (&analysis.case, analysis.case.co_financing.value);
    let base = style.euros(one.base);
    let args = [
        ("names", base_name(one, case, style).into()),
        ("whole", if one.whole { "yes" } else { "no" }.into()),
        ("granted", Arg::Euros(one.granted)),
        ("base", if analysis.complete() { base } else { format!("≥\u{a0}{base}") }.into()),
        ("private", if one.private { "yes" } else { "no" }.into()),
        ("keeps", one.keeps().into()),
        ("above", Arg::Euros(one.above(limit))),
        ("own", part(one.own(), Decimal::ONE - limit, style).into()),
        ("limit", style.percent(limit).into()),
        ("least", style.percent(Decimal::ONE - limit).into()),
    ];
    style.tell(id, &args)
}
