use serde_json::json;

use super::field::{Field, Text};
use super::fields::{Fields, Maybe, fields, read_fields};
use super::fragment::{described, list_of, reference, with};
use super::grammar::{Form, Via};
use super::kinds::{ID, LABEL, TEXT};
use super::peek::{Kind, begins_with_schema};
use super::plan::read_changes;
use super::shape::not_a_list_of;
use super::tree::{Node, NodeKind};
use super::walk::MapReader;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};

fields! {
    /// Several plans on one city's budget, as written.
    pub struct ProgrammeDocument requires ["programme", "city", "plans"] {
        /// Its id.
        id as "programme": Field<String> = ID, ["Id", "Identifiant"];
        /// Its title.
        title: Text = LABEL, ["Title", "Titre"];
        /// The city that all plans are laid over: its id, or its file.
        city: Maybe<String> = TEXT, ["City", "Ville"];
        /// The plans, each an id, a file, or a map.
        plans: Vec<ProgrammePlan> = PLANS, ["Plans", "Projets"];
    }
    beside {
        /// The whole file.
        pub span: Span,
    }
}

fields! {
    /// A plan of a programme, and what is laid over it.
    pub struct ProgrammePlan requires ["plan"] {
        /// The plan: its id, or its file.
        plan: Maybe<String> = TEXT, ["Plan", "Projet"];
        /// A vendor's quote, laid over the plan: its id, or its file.
        offer: Maybe<String> = TEXT, ["Offer", "Offre"];
        /// One of the plan's scenarios.
        scenario: Maybe<String> = ID, ["Scenario", "Scénario"];
        /// Other values, by path.
        set: Vec<(Field<String>, Field<String>)> = CHANGES, ["Changes", "Changements"];
    }
}

const CHANGES: Via<Vec<(Field<String>, Field<String>)>> = Via {
    read: read_changes,
    schema: |doc| described(doc, json!({"type": "object", "additionalProperties": reference("text")})),
    examples: &["{start: 2028-01, benefits.rents.status: hoped}"],
};

const PLANS: Via<Vec<ProgrammePlan>> = Via {
    read: read_plans,
    schema: |doc| {
        let entry = json!({"anyOf": [reference("text"), ProgrammePlan::schema()]});
        described(doc, with(list_of(entry), json!({"minItems": 1})))
    },
    examples: &["[bethune-sensors, {plan: nevers-fiber, set: {start: 2028-01}}]"],
};

fn read_plans(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<ProgrammePlan> {
    let NodeKind::List(entries) = &node.kind else {
        let field = |key: &str| ProgrammePlan::ROWS.iter().any(|row| row.name == key);
        diagnostics.push(not_a_list_of(node, "plan", field, field, |inside| format!("- {{{inside}}}")));
        return Vec::new();
    };
    if entries.is_empty() {
        diagnostics.push(Diagnostic::at(codes::NO_PLANS, node.span).help("help"));
    }
    let entry = |node: &Node<'_>| match node.kind {
        NodeKind::Map(_) => ProgrammePlan::read(node, diagnostics),
        _ => Some(ProgrammePlan { plan: Some(TEXT.field(node, diagnostics)?), ..ProgrammePlan::default() }),
    };
    entries.iter().filter_map(entry).collect()
}

/// Reads a programme.
pub fn read_programme(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<ProgrammeDocument> {
    if !begins_with_schema(node, Kind::Programme, diagnostics) {
        return None;
    }
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.node("schema");
    let mut programme = ProgrammeDocument { span: node.span, ..ProgrammeDocument::default() };
    read_fields(&mut reader, ProgrammeDocument::ROWS, ProgrammeDocument::REQUIRED, &mut programme);
    reader.finish();
    Some(programme)
}
