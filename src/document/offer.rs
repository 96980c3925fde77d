use rust_decimal::Decimal;

use super::component::{ComponentDocument, read_components};
use super::field::Field;
use super::fields::{Fields, Maybe, fields, read_fields};
use super::fragment::{described, map_of, reference};
use super::grammar::{Form, Grammar, Via, by_id};
use super::kinds::{DATE, ID, KNOWN_ID, TEXT};
use super::pattern::{S, signed, unsigned};
use super::peek::{Kind, begins_with_schema};
use super::tree::Node;
use super::walk::MapReader;
use crate::diagnostic::{Diagnostics, Span};
use crate::units::{self, Date, Fault};

fields! {
    /// A vendor's quote, as read.
    pub struct OfferDocument requires ["offer", "plan", "lines"] {
        /// Its id.
        id as "offer": Field<String> = ID, ["Id", "Identifiant"];
        /// The vendor's name.
        vendor: Maybe<String> = TEXT, ["Vendor", "Fournisseur"];
        /// Id of the plan that it answers.
        plan: Maybe<String> = KNOWN_ID, ["Plan", "Plan"];
        /// Day on which it was received.
        received: Maybe<Date> = DATE, ["Received", "Reçue le"];
        /// Last day on which it holds.
        valid_until: Maybe<Date> = DATE, ["Valid until", "Valable jusqu'au"];
        /// What it quotes, by the plan's lines.
        lines: Vec<OfferLine> = LINES, ["Lines", "Lignes"];
        /// Technical score.
        technical as "scores.technical": Maybe<Decimal> = SCORE, ["Technical score", "Note technique"];
    }
    beside {
        /// The whole file.
        pub span: Span,
    }
}

/// A line of the plan with the components that are quoted.
pub(crate) type OfferLine = (Field<String>, Vec<(Field<String>, ComponentDocument)>);

const LINES: Via<Vec<OfferLine>> = Via {
    read: |node, diagnostics| {
        by_id(node, "offered", diagnostics, |node, diagnostics| Some(read_components(node, true, diagnostics)))
    },
    schema: |doc| {
        let components = map_of(reference("offered-component"));
        described(doc, map_of(described("The components of the line that it quotes.", components)))
    },
    examples: &["{sensors: {device: {price: 540 EUR/sensor}, install: {included_in: device}}}"],
};

pub(super) const SCORE: Grammar<Decimal> =
    Grammar::of("score", parse_score, || format!("{S}{}{S}/{S}(?=[0_.]*[1-9]){}{S}", unsigned(), signed()), &["14/20"]);

/// Reads an offer.
pub fn read_offer(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<OfferDocument> {
    if !begins_with_schema(node, Kind::Offer, diagnostics) {
        return None;
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.node("schema");
    let mut offer = OfferDocument { span: node.span, ..OfferDocument::default() };
    read_fields(&mut reader, OfferDocument::ROWS, OfferDocument::REQUIRED, &mut offer);
    reader.finish();
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
