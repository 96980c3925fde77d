use rust_decimal::Decimal;

use super::{Block, Material};
use crate::explore::contingency::{SmallGap, small_gap};
use crate::language::{Arg, percent};
use crate::report::beside::Aside;
use crate::report::odds::{brief, budget, medians};
use crate::report::style::Style;
use crate::units::half_up;

/// How sure the verdict is, in a few lines: how the city's accounts are taken to grow, draws of what is uncertain, and what
/// rests on assumptions.
pub(super) fn confidence(material: &Material<'_>, style: Style) -> Option<Block> {
    let course = Aside::Course.said(material.analysis, material.beside, style);
    let told = [course, brief(material.analysis, material.beside, style)].concat();
    (!told.is_empty()).then(|| Block::Paragraph(told.join(" ")))
}

/// What the draws say beside the first page, which has shares and ends, and what a budget makes of it.
pub(super) fn drawn(material: &Material<'_>, style: Style) -> Vec<Block> {
    let Some(odds) = material.beside.odds else { return Vec::new() };
    let mut told = medians(material.analysis, odds, style);
    if let Some(advice) = budget(material.analysis, material.beside, style) {
        told.push(advice);
        told.push(match material.set_aside() {
            Some(aside) => style.tell("study-odds-contingency", &[("amount", Arg::Euros(aside.total()))]),
            None => style.say("study-odds-credits"),
        });
    }
    if let Some(SmallGap { gap, share, least }) = small_gap(material.analysis, odds).filter(|_| !material.past()) {
        let args = [
            ("gap", Arg::Euros(gap)),
            ("share", share_of(share, style).into()),
            ("least", style.percent(least).into()),
        ];
        told.push(style.tell("study-odds-small", &args));
    }
    vec![Block::Heading(style.say("study-draws-heading")), Block::List(told)]
}

/// A small share, which is no nothing.
fn share_of(share: Decimal, style: Style) -> String {
    let least = Decimal::new(1, 4);
    let said = |share| percent(share, 2, style.language);
    let shown = half_up(share, 4);
    if shown.is_zero() { style.tell("study-less-than", &[("share", said(least).into())]) } else { said(shown) }
}
