//! Floor 1: files as spanned trees, and the typed readers of the six schemas.
//!
//! A file becomes one generic [`Node`] tree whose scalars are the characters of the file at their
//! byte range (`tree`). A kind of value is a `Grammar` (`grammar`), the fields of a map are a table (`fields`): readers,
//! setters, JSON Schemas and documentation are views of these. Readers walk the tree with a `MapReader` and accumulate
//! every fault.
//! A reader never stops at the first one and never invents a value for a field that is wrong.

mod accounts;
mod benefit;
mod catalog;
mod catalog_prices;
mod city;
mod component;
mod cut;
pub mod edit;
mod field;
mod fields;
mod fiscal;
mod folder;
mod forecast;
mod form;
mod fragment;
mod funding;
mod grammar;
mod grounds;
mod ids;
mod kept;
mod kinds;
mod law_text;
mod library;
mod line;
mod meant;
mod observation;
mod offer;
mod own;
mod packed;
mod parameters;
mod part;
mod pattern;
mod peek;
mod plan;
mod prices;
mod programme;
mod shape;
pub(crate) mod sheet;
mod slip;
mod tables;
mod times;
mod tree;
mod walk;

pub use accounts::account_paths;
pub(crate) use accounts::{DEPRECIATION_ACCOUNT, GROWTH, account_groups, account_labels, growth_names};
pub(crate) use benefit::{BenefitDocument, BenefitField, read_benefit_field, read_benefits};
pub(crate) use catalog::Citable;
pub(crate) use catalog::FAMILIES;
pub use catalog::{Catalog, Family, Item, read_catalog};
pub use catalog::{CatalogSource, Grade};
pub use city::read_city;
pub(crate) use city::set_city;
pub use city::{CityDocument, Investing};
pub(crate) use city::{city_label, insee_code};
pub(crate) use component::{ComponentDocument, ComponentField, Inclusion};
pub(crate) use component::{read_component, read_component_field};
pub(crate) use field::Field;
pub use field::Text;
pub use fields::{FieldRow, Fields};
pub(crate) use fiscal::Vat;
pub use fiscal::{Asset, Depreciation, Fctva, Section};
pub use folder::Folder;
pub(crate) use folder::{STDIN, stdin};
pub(crate) use forecast::{DEBT_PARTS, in_forecast, outlook_paths};
pub use forecast::{DebtYear, OutlookYear};
pub use funding::Status;
pub(crate) use funding::{Eligible, Funder, FundingDocument, FundingKind, LoanAmount};
pub(crate) use funding::{FundingField, read_funding, read_funding_field};
pub(crate) use funding::{Payments, Profile, status_of};
pub use grammar::About;
pub(crate) use ids::{LONGEST_ID, RESERVED, is_id, slug};
pub(crate) use ids::{PILOT, in_plain_words, phase_name};
pub(crate) use kept::Kept;
pub(crate) use kinds::parse_fraction;
pub(crate) use kinds::{definition, read_rates};
pub(crate) use law_text::{DatedValues, shipped_parameters};
pub use library::Library;
pub(crate) use library::{Found, open_file, read_file};
pub(crate) use line::{LineDocument, QuantityDocument, Ramp};
pub use line::{Target, read_quantity};
pub(crate) use meant::by_label;
pub(crate) use observation::{Observation, PriceBound, VatBasis};
pub(crate) use offer::OfferDocument;
pub use offer::read_offer;
pub(crate) use own::{OwnFigure, is_figure};
pub(crate) use packed::Packed;
pub(crate) use parameters::parameters_schema;
pub(crate) use parameters::{DatedValue, KNOWN_PARAMETERS, LIMITS};
pub use parameters::{Nature, Parameters, Value, read_parameters};
pub(crate) use part::{has_items, part_of_catalog};
pub use peek::{KINDS, Kind, peek};
pub(crate) use peek::{begins_with_schema, is_of};
pub use plan::read_plan;
pub(crate) use plan::{PhaseLength, PlanDocument, Tender, Timing, Uncertainty};
pub(crate) use plan::{is_rest, parse_horizon, parse_phase};
pub use prices::Tiers;
pub(crate) use prices::{Band, PriceList, TierMode};
pub use programme::read_programme;
pub(crate) use programme::{ProgrammeDocument, ProgrammePlan};
pub use tables::{FieldInfo, tables};
pub use times::At;
pub(crate) use times::During;
pub(crate) use tree::MAX_BYTES;
pub use tree::{Node, NodeKind, parse, parse_city};
pub use walk::scalar;
pub(crate) use walk::{MapReader, warn_of_marks};

/// The JSON Schema of a kind of file without what it refers to, given that of its first key.
pub(crate) fn file_schema(kind: Kind, schema: serde_json::Value) -> serde_json::Value {
    fn of<S>(rows: &[FieldRow<S>], required: &[&'static str], schema: serde_json::Value) -> serde_json::Value {
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
        Kind::Programme => of(ProgrammeDocument::ROWS, ProgrammeDocument::REQUIRED, schema),
    }
}
