use super::summary::past;
use super::{Block, Material};
use crate::language::Arg;
use crate::report::odds::{budget, confidence as sentences, provision};
use crate::report::style::Style;

/// How sure the verdict is: draws of what is uncertain, and what rests on assumptions.
pub(super) fn confidence(material: &Material<'_>, style: Style) -> Option<Block> {
    let mut told = sentences(material.analysis, material.odds, style);
    // Nothing is budgeted in retrospect.
    if let Some(advice) = budget(material.analysis, material.odds, style).filter(|_| !past(material)) {
        told.push(advice);
        told.push(match provision(material.analysis, material.odds) {
            Some(amount) => style.tell("study-odds-provision", &[("amount", Arg::Euros(amount))]),
            None => style.say("study-odds-credits"),
        });
    }
    (!told.is_empty()).then(|| Block::Paragraph(told.join(" ")))
}
