//! Floor 1: files as spanned trees, and the typed readers of the five schemas.
//!
//! A file becomes one generic [`Node`] tree whose scalars are the characters of the file at their
//! byte range ([`tree`]). A kind of value is a `Grammar` (`grammar`), the fields of a map are a table (`fields`): readers,
//! setters, JSON Schemas and documentation are views of these. Readers walk the tree with a [`MapReader`] and accumulate
//! every fault.
//! A reader never stops at the first one and never invents a value for a field that is wrong.

mod catalog;
mod city;
mod component;
mod cut;
mod field;
mod fields;
mod folder;
mod fragment;
mod funding;
mod grammar;
mod kinds;
mod library;
mod line;
mod observation;
mod offer;
mod parameters;
mod pattern;
mod peek;
mod plan;
mod prices;
mod slip;
mod tables;
mod tree;
mod walk;

pub use catalog::{Catalog, CatalogSource, FAMILIES, Family, Grade, Item, read_catalog};
pub use city::{CityDocument, GROWTH, Investing, LIMITS, account_groups, account_paths, growth_names};
pub use city::{read_city, set_city};
pub use component::{At, ComponentDocument, ComponentField, During, FIELDS, Fctva, Inclusion, Section, Vat};
pub use component::{read_component, read_component_field};
pub use field::{Field, Text};
pub use fields::{Draw, Fields, Maybe, Row};
pub use folder::Folder;
pub use funding::{BenefitDocument, Eligible, Funder, FundingDocument, FundingKind, LoanAmount};
pub use funding::{BenefitField, FundingField, read_benefit_field, read_benefits, read_funding, read_funding_field};
pub use funding::{Payments, Profile, Status};
pub use grammar::{About, Form};
pub use kinds::parse_fraction;
pub(crate) use kinds::{definition, read_rates};
pub use library::{Found, Library};
pub(crate) use library::{open_file, read_file};
pub use line::{Existing, LineDocument, QuantityDocument, Ramp, Target, read_quantity};
pub use observation::{Observation, PriceBound, VatBasis};
pub use offer::{OfferDocument, OfferLine, read_offer};
pub(crate) use parameters::parameters_schema;
pub use parameters::{DatedValue, Nature, Parameters, Value, read_parameters};
pub(crate) use peek::begins_with_schema;
pub use peek::{Head, KINDS, Kind, peek};
pub use plan::{PhaseLength, PlanDocument, Tender, Timing, Uncertainty, read_plan, read_uncertainty};
pub(crate) use plan::{parse_horizon, parse_phase};
pub use prices::{Band, PriceList, TierMode, Tiers};
pub use tables::{FieldInfo, tables};
pub use tree::{MAX_BYTES, Node, NodeKind, parse};
pub use walk::{MapReader, RESERVED, scalar, slug};
pub(crate) use walk::{PILOT, in_plain_words, phase_name};

/// The JSON Schema of a kind of file without what it refers to, given that of its first key.
pub(crate) fn file_schema(kind: Kind, schema: serde_json::Value) -> serde_json::Value {
    fn of<S>(rows: &[Row<S>], required: &[&'static str], schema: serde_json::Value) -> serde_json::Value {
        let mut properties = fields::properties(rows, required, "");
        properties.insert(0, ("schema", schema));
        let here = required.iter().copied().filter(|name| !name.contains('.'));
        fragment::object(&std::iter::once("schema").chain(here).collect::<Vec<_>>(), properties)
    }
    match kind {
        Kind::Catalog => of(Catalog::ROWS, Catalog::REQUIRED, schema),
        Kind::Plan => of(PlanDocument::ROWS, PlanDocument::REQUIRED, schema),
        Kind::City => of(&city::rows(), CityDocument::REQUIRED, schema),
        Kind::Offer => of(OfferDocument::ROWS, OfferDocument::REQUIRED, schema),
        Kind::Parameters => parameters_schema(schema),
    }
}
