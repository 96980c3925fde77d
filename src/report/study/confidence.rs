use super::summary::past;
use super::{Block, Material};
use crate::report::odds::{budget, confidence as sentences};
use crate::report::style::Style;

/// How sure the verdict is: draws of what is uncertain, and what rests on assumptions.
pub(super) fn confidence(material: &Material<'_>, style: Style) -> Option<Block> {
    let mut told = sentences(material.analysis, material.odds, style);
    // Nothing is budgeted in retrospect.
    if let Some(advice) = budget(material.analysis, material.odds, style).filter(|_| !past(material)) {
        told.extend([advice, style.say("study-odds-credits")]);
    }
    (!told.is_empty()).then(|| Block::Paragraph(told.join(" ")))
}
