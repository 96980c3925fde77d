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
mod limits;
mod line;
mod names;
mod overlay;
mod path;
mod places;
mod prepared;
mod prices;
mod pricing;
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

pub use calendar::Phase;
pub use case::{Case, Override};
pub(crate) use city::warn_of_defaults;
pub use city::{Account, City};
pub use component::{Accrual, Component, Pricing, When};
pub(crate) use component::{Rate, Spell};
pub use data::{AsWritten, Data, Datum, Inputs};
pub(crate) use data::{Citation, Provenance};
pub(crate) use draft::{DraftLine, Reader};
pub use drawn::{Shape, Target, Uncertain, Written};
pub use funding::{Benefit, Funding, Grant, Loan, LoanSize};
pub(crate) use inputs::InputFile;
pub use inputs::sha256;
pub use law::{Law, Rule, Thresholds};
pub(crate) use limits::UNLIMITED;
#[cfg(test)]
pub(crate) use limits::limits;
pub(crate) use line::Demand;
pub use line::{Line, Step};
pub(crate) use names::{CityField, ComponentField, FundingField};
pub use overlay::Setting;
pub use path::Path;
pub use prepared::{Prepared, resolve};
pub use request::Request;
pub(crate) use tender::Tender;

pub(crate) use uncertain::range_fault;
pub(crate) use uncertain_inputs::UncertainInput;
