use serde_json::json;

use super::field::{Field, Text};
use super::fields::{Fields, Maybe, fields, read_fields, set, span};
use super::fiscal::{SECTION, Section};
use super::fragment::{described, list_of, with};
use super::funding::{STATUS, Status, lose_entry};
use super::grammar::{Form, Grammar, Via};
use super::ids::phase_id;
use super::kinds::{KNOWN_ID, LABEL, OWN_ID, PHASE};
use super::pattern::{CURRENCY, PERIOD, S, unsigned};
use super::shape::not_a_list_of;
use super::times::At;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, scalar};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Price};

fields! {
    /// One entry of `benefits`, field by field as written.
    pub struct BenefitDocument names BenefitField requires ["id"] {
        /// Its id.
        id: Field<String> = OWN_ID.examples(&["energy-saved"]), ["Id", "Identifiant"];
        /// Its name for people.
        name: Maybe<Text> = LABEL, ["Name", "Nom"], path Name;
        /// Spending that it saves: so much a year or a month, or once at a time of its own.
        saving: Maybe<Price> = ACCRUAL, ["Saving", "Économie"], path Saving, draw Price;
        /// Revenue that it brings, likewise.
        revenue: Maybe<Price> = ACCRUAL, ["Revenue", "Recette"], path Revenue, draw Price;
        /// First phase.
        from: Maybe<String> = PHASE, ["From phase", "Première phase"], path From;
        /// Last phase.
        until: Maybe<String> = PHASE, ["Until phase", "Dernière phase"], path Until;
        /// When it comes, if it comes once: a phase's first month, or a time after the start.
        at: Maybe<At> = MOMENT, ["Received in", "Échéance"], path At;
        /// Section of the budget; operating if left out.
        section: Maybe<Section> = SECTION, ["Section", "Section"], path Section;
        /// Its index.
        index: Maybe<String> = KNOWN_ID.examples(&["energy"]), ["Price index", "Indice de révision"], path Index;
        /// How sure it is.
        status: Maybe<Status> = STATUS, ["Status", "État"], path Status;
    }
    beside {
        /// The whole entry.
        pub span: Span,
    }
}

/// A benefit accrues, `30000 EUR/year` or `5 EUR/month`; one that comes once is an amount.
pub(super) const ACCRUAL: Grammar<Price> = Grammar::of(
    "accrual",
    units::parse_accrual,
    || format!("{S}{}{S}{CURRENCY}{S}(?:/{S}{PERIOD}{S})?", unsigned()),
    &["30000 EUR/year", "500 EUR/month", "12_000 EUR"],
)
.grouped();

/// A moment of the plan.
pub(super) const MOMENT: Grammar<At> = Grammar::special("at", read_moment, String::new, &["run", "36 months"]);

/// The list `benefits`.
pub(super) const BENEFITS: Via<Vec<BenefitDocument>> = Via {
    read: read_benefits,
    schema: |doc| {
        let either = json!({"oneOf": [{"required": ["saving"]}, {"required": ["revenue"]}]});
        described(doc, list_of(with(BenefitDocument::schema(), either)))
    },
    examples: &["[{id: energy-saved, saving: 30_000 EUR/year}]"],
};

impl BenefitDocument {
    /// Where a field stands as written.
    pub(crate) fn place_of(&self, field: &str) -> Option<Span> {
        span(Self::ROWS, field, self)
    }
}

/// Reads one field of a benefit given by itself. `Err`: the fields that there are.
pub(crate) fn read_benefit_field(
    field: &str,
    node: &Node<'_>,
    out: &mut BenefitDocument,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<&'static str>> {
    set(BenefitDocument::ROWS, field, node, out, diagnostics)
}

/// Reads the list `benefits`.
pub(crate) fn read_benefits(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<BenefitDocument> {
    let NodeKind::List(entries) = &node.kind else {
        let field = |key: &str| BenefitDocument::ROWS.iter().any(|row| row.name == key);
        diagnostics.push(not_a_list_of(node, "id", field, field, |inside| format!("- {{{inside}}}")));
        return Vec::new();
    };
    let mut out = Vec::new();
    for node in entries {
        let Some(mut reader) = MapReader::of(node, BenefitDocument::ROWS, &["id", "saving"], "", diagnostics) else {
            continue;
        };
        if !reader.has("revenue") {
            reader.require("saving");
        }
        let mut benefit = BenefitDocument { span: node.span, ..BenefitDocument::default() };
        read_fields(&mut reader, BenefitDocument::ROWS, BenefitDocument::REQUIRED, &mut benefit);
        reader.finish();
        if let (Some(saving), Some(revenue)) = (&benefit.saving, &benefit.revenue) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, revenue.span).label(saving.span, "other");
            diagnostics.push(conflict.arg("field", "revenue").arg("other", "saving"));
        }
        if benefit.id.value.is_empty() {
            lose_entry(Some(node), "benefits", diagnostics);
        } else {
            out.push(benefit);
        }
    }
    out
}

fn read_moment(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Maybe<At> {
    // The name of a phase has no spaces.
    if node.text().is_some_and(|text| text.trim().contains(char::is_whitespace)) {
        return scalar(node, units::parse_duration, diagnostics).map(|time| time.map(At::After));
    }
    phase_id(node, false, diagnostics).map(|phase| phase.map(At::Phase))
}
