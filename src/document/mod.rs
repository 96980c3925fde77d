//! Floor 1: files as spanned trees, and the typed readers of the five schemas.
//!
//! A file becomes one generic [`Node`] tree whose scalars are the characters of the file at their
//! byte range ([`tree`]). Typed readers walk it with a [`MapReader`] and accumulate every fault.
//! A reader never stops at the first one and never invents a value for a field that is wrong.

mod catalog;
mod city;
mod component;
mod field;
mod folder;
mod funding;
mod library;
mod offer;
mod parameters;
mod peek;
mod plan;
mod tree;
mod walk;

pub use catalog::{Catalog, CatalogSource, FAMILIES, Family, Grade, Item, read_catalog};
pub use city::{
    ACCOUNTS, CityDocument, GROWTH, INVESTING, Investing, LIMITS, account_paths, growth_names, read_city, set_city,
};
pub use component::{
    At, Band, ComponentDocument, Inclusion, PriceList, Section, TierMode, Vat, read_component, read_component_field,
};
pub use component::{FIELDS, Fctva, Tiers};
pub use field::{Field, Text};
pub use folder::Folder;
pub use funding::{BenefitDocument, Eligible, FundingDocument, FundingKind, LoanAmount, Payments, Profile, Status};
pub use funding::{read_benefit_field, read_benefits, read_funding, read_funding_field};
pub(crate) use library::read_file;
pub use library::{Found, Library};
pub use offer::{OfferDocument, OfferLine, read_offer};
pub use parameters::{DatedValue, FREE_PARAMETERS, KNOWN_PARAMETERS, NATURES, Nature, Parameters, Value};
pub use parameters::{is_threshold, read_parameters};
pub(crate) use peek::begins_with_schema;
pub use peek::{Head, KINDS, Kind, peek};
pub use plan::{
    Existing, LineDocument, PhaseLength, PlanDocument, QuantityDocument, Ramp, Target, Tender, Timing, Uncertainty,
    read_plan, read_quantity, read_uncertainty,
};
pub(crate) use plan::{parse_horizon, parse_phase, read_rates};
pub use tree::{MAX_BYTES, Node, NodeKind, parse};
pub use walk::{MapReader, RESERVED, parse_fraction, scalar};
