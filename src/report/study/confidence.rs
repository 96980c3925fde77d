use super::{Block, Material};
use crate::report::odds::confidence as sentences;
use crate::report::style::Style;

/// How sure the verdict is: draws of what is uncertain, and what rests on assumptions.
pub(super) fn confidence(material: &Material<'_>, style: Style) -> Option<Block> {
    let told = sentences(material.analysis, material.odds, style);
    (!told.is_empty()).then(|| Block::Paragraph(told.join(" ")))
}
