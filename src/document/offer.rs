use rust_decimal::Decimal;

use super::component::{ComponentDocument, read_component};
use super::field::Field;
use super::peek::{Kind, begins_with_schema};
use super::tree::Node;
use super::walk::{MapReader, scalar};
use crate::diagnostic::{Diagnostics, Span};
use crate::units::{self, Date, Fault};

/// A vendor's quote, as read.
#[derive(Debug, Clone)]
pub struct OfferDocument {
    /// Its id.
    pub id: Field<String>,
    /// The vendor's name.
    pub vendor: Option<Field<String>>,
    /// Id of the plan it answers.
    pub plan: Option<Field<String>>,
    /// Day on which it was received.
    pub received: Option<Field<Date>>,
    /// Last day on which it holds.
    pub valid_until: Option<Field<Date>>,
    /// What it quotes.
    pub lines: Vec<OfferLine>,
    /// Technical score, as a fraction of its maximum.
    pub technical: Option<Field<Decimal>>,
    /// The whole file.
    pub span: Span,
}

/// A line of the plan with the components that are quoted.
pub type OfferLine = (Field<String>, Vec<(Field<String>, ComponentDocument)>);

/// Reads an offer.
pub fn read_offer(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<OfferDocument> {
    if !begins_with_schema(node, Kind::Offer, diagnostics) {
        return None;
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.text("schema");
    for key in ["offer", "plan", "lines"] {
        reader.require(key);
    }
    let id = reader.id("offer");
    let mut offer = OfferDocument {
        id: id.unwrap_or_default(),
        vendor: reader.text("vendor"),
        plan: reader.id("plan"),
        received: reader.value("received", units::parse_date),
        valid_until: reader.value("valid_until", units::parse_date),
        lines: Vec::new(),
        technical: None,
        span: node.span,
    };
    let lines = reader.node("lines");
    let scores = reader.node("scores");
    reader.finish();
    if let Some(lines) = lines {
        for (line, node) in MapReader::ids(lines, diagnostics) {
            let components = MapReader::ids(node, diagnostics);
            let read = |(id, node): (Field<String>, &Node<'_>)| {
                let component = read_component(node, true, diagnostics);
                (id, component)
            };
            offer.lines.push((line, components.into_iter().map(read).collect()));
        }
    }
    if let Some(scores) = scores
        && let Some(mut reader) = MapReader::new(scores, diagnostics)
    {
        offer.technical = reader.node("technical").and_then(|node| scalar(node, parse_score, reader.diagnostics));
        reader.finish();
    }
    Some(offer)
}

/// `14/20`, as a fraction.
fn parse_score(text: &str) -> Result<Decimal, Fault> {
    let fault = || Fault::new("not-a-score", "14/20");
    let (score, of) = text.split_once('/').ok_or_else(fault)?;
    let score = units::parse_decimal(&units::plain_spaces(score), "14/20")?;
    let of = units::parse_decimal(&units::plain_spaces(of), "14/20")?;
    if of <= Decimal::ZERO || score < Decimal::ZERO || score > of {
        return Err(fault());
    }
    Ok(score / of)
}
