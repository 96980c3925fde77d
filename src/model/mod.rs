//! Floor 2: the resolved case. Plan, catalogs, city and law come together here, every value final and
//! with its provenance; the overlay of offers, scenarios and `--set` has been applied.

mod assign;
mod calendar;
mod case;
mod check;
mod cite;
mod city;
mod component;
mod compose;
mod data;
mod draft;
mod drawable;
mod drawn;
mod funding;
mod impact;
mod inputs;
mod law;
mod layer;
mod line;
mod names;
mod overlay;
mod path;
mod prepared;
mod prices;
mod quantity;
mod quote;
mod relative;
mod request;
mod resolve;
mod scope;
mod tender;
mod uncertain;
mod uncertain_inputs;
mod written;

pub use calendar::{Calendar, Phase};
pub use case::{Case, Override};
pub(crate) use city::warn_of_defaults;
pub use city::{Account, City};
pub use component::{Accrual, Component, Pricing, Rate, Spell, When};
pub use data::{AsWritten, Citation, Data, Datum, Inputs, Provenance};
pub(crate) use draft::{DraftLine, Reader};
pub use drawn::{Shape, Target, Uncertain, Written};
pub use funding::{Benefit, Funding, Grant, Loan, LoanSize};
pub use impact::ImpactThresholds;
pub use inputs::{InputFile, sha256};
pub use law::{Law, Rule, Thresholds};
pub use line::{Demand, Line, Step};
pub use names::{BenefitField, CityField, ComponentField, FundingField};
pub use overlay::Setting;
pub use path::Path;
pub use prepared::{Prepared, resolve};
pub use request::Request;
pub use tender::Tender;

pub(crate) use uncertain::range_fault;
pub use uncertain_inputs::UncertainInput;
