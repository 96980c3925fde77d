use rust_decimal::Decimal;
use serde_json::json;

use super::component::{COMPONENTS, ComponentDocument};
use super::field::{Field, Text};
use super::fields::{Fields, Maybe, Slot, fields};
use super::fragment::{described, map_of, reference};
use super::grammar::{Form, Grammar, Via, by_id, by_phase};
use super::kinds::{COUNT, DURATION, FLAG, LABEL, TEXT};
use super::pattern::{S, count, ratio};
use super::tree::{Node, NodeKind};
use super::walk::empty_list;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Months, Quantity};

fields! {
    /// One line of a plan.
    pub struct LineDocument requires ["item", "quantity"] {
        /// The item, as `catalog/item`.
        item: Maybe<String> = TEXT, ["Item", "Article"];
        /// Its name for readers; that of the item where none is written.
        label: Maybe<Text> = LABEL, ["Name", "Nom"];
        /// Units in service, for the whole plan or by phase.
        quantity: Maybe<QuantityDocument> = QUANTITIES, ["Quantity", "Quantité"], draw Quantity;
        /// Overrides, field by field, and further components.
        costs: Vec<(Field<String>, ComponentDocument)> = COMPONENTS, ["Costs", "Coûts"];
        /// Units that are in service already.
        existing: Option<Existing> = EXISTING, ["In service already", "Déjà en service"];
        /// The city's accounts hold it already: in the cost, not added to the budget.
        in_accounts: Maybe<bool> = FLAG, ["In the accounts already", "Déjà dans les comptes"];
    }
    beside {
        /// The whole line.
        pub span: Option<Span>,
    }
}

/// Units in service before the plan starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    /// How many.
    pub quantity: Field<Decimal>,
    /// Their unit, where one is written.
    pub unit: Option<String>,
    /// How long they have been in service.
    pub age: Field<Months>,
}

/// Units in service, for the whole plan or by phase.
#[derive(Debug, Clone, PartialEq)]
pub enum QuantityDocument {
    /// One number, or a ratio to another line.
    Whole(Quantity),
    /// By phase.
    Phases(Vec<(Field<String>, Target)>),
}

/// The number in service at a phase's end.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The number.
    pub to: Field<Decimal>,
    /// Its unit, where one is written.
    pub unit: Option<String>,
    /// How it is reached.
    pub ramp: Ramp,
}

/// How a number is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ramp {
    /// In the phase's first month.
    Step,
    /// Month by month.
    Linear,
}

fields! {
    /// The number in service at a phase's end, as written.
    pub struct TargetDocument requires ["to"] {
        /// Number in service at the phase's end.
        to: Maybe<(Decimal, Option<String>)> = COUNT, ["Number", "Nombre"];
        /// Reached in the first month, or month by month.
        ramp: Maybe<Ramp> = RAMP, ["Ramp", "Montée en charge"];
    }
}

fields! {
    /// Units in service before the plan starts, as written.
    pub struct ExistingDocument requires ["quantity", "age"] {
        /// Units in service before the plan.
        quantity: Maybe<(Decimal, Option<String>)> = COUNT, ["Number", "Nombre"];
        /// How long they have been.
        age: Maybe<Months> = DURATION, ["Age", "Âge"];
    }
}

impl Slot for Option<Existing> {}

pub(super) const QUANTITY: Grammar<Quantity> = Grammar::of(
    "quantity",
    units::parse_quantity,
    || format!("{S}(?:{}|{}){S}", count(), ratio()),
    &["2000", "12.5 km", "1 per 100 sensors"],
)
.grouped()
.or_number();

const RAMP: Grammar<Ramp> = Grammar::words(&[("step", Ramp::Step), ("linear", Ramp::Linear)]);

/// The lines of a plan.
pub(super) const LINES: Via<Vec<(Field<String>, LineDocument)>> = Via {
    read: |node, diagnostics| by_id(node, "lines", diagnostics, read_line),
    schema: |doc| described(doc, map_of(LineDocument::schema())),
    examples: &["{sensors: {item: sensors/urban-sensor, quantity: 100}}"],
};

const QUANTITIES: Via<Maybe<QuantityDocument>> = Via {
    read: read_quantity,
    schema: |_| {
        let target = json!({"anyOf": [reference("count"), TargetDocument::schema()]});
        json!({"anyOf": [reference("quantity"), described("By phase.", map_of(target))]})
    },
    examples: &["2000", "12.5 km", "1 per 100 sensors", "{pilot: 100, rollout: {to: 2000, ramp: linear}}"],
};

const EXISTING: Via<Option<Existing>> = Via {
    read: |node, diagnostics| {
        let ExistingDocument { quantity, age } = ExistingDocument::read(node, diagnostics)?;
        let (quantity, unit) = apart(quantity?);
        Some(Existing { quantity, unit, age: age? })
    },
    schema: |_| ExistingDocument::schema(),
    examples: &["{quantity: 40, age: 30 months}"],
};

fn read_line(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<LineDocument> {
    Some(LineDocument { span: Some(node.span), ..LineDocument::read(node, diagnostics)? })
}

/// A number apart from its unit.
fn apart(count: Field<(Decimal, Option<String>)>) -> (Field<Decimal>, Option<String>) {
    let (value, unit) = count.value;
    (Field { value, span: count.span }, unit)
}

/// Reads a quantity: a number, a ratio, or numbers by phase.
pub fn read_quantity(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<QuantityDocument>> {
    if let NodeKind::List(items) = &node.kind
        && !items.is_empty()
    {
        let several = Diagnostic::at(codes::NOT_A_SCALAR, node.span);
        diagnostics.push(match items.as_slice() {
            [one] if one.text().is_some_and(|text| units::parse_quantity(text).is_ok()) => {
                several.arg("write", one.text().unwrap_or_default()).help("help-write")
            }
            _ => several.help("help-phases"),
        });
        return None;
    }
    if !matches!(node.kind, NodeKind::Map(_)) {
        return Some(QUANTITY.field(node, diagnostics)?.map(QuantityDocument::Whole));
    }
    if matches!(&node.kind, NodeKind::Map(entries) if entries.is_empty()) {
        diagnostics.push(empty_list(node.span, "2000"));
        return None;
    }
    let targets = by_phase(node, "quantity", diagnostics, read_target);
    Some(Field { value: QuantityDocument::Phases(targets), span: node.span })
}

fn read_target(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Target> {
    let TargetDocument { to, ramp } = match node.kind {
        NodeKind::Map(_) => TargetDocument::read(node, diagnostics)?,
        _ => TargetDocument { to: COUNT.field(node, diagnostics), ramp: None },
    };
    let (to, unit) = apart(to?);
    Some(Target { to, unit, ramp: ramp.map_or(Ramp::Step, |ramp| ramp.value) })
}
