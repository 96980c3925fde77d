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
mod funding;
mod impact;
mod law;
mod line;
mod overlay;
mod prepared;
mod prices;
mod quantity;
mod quote;
mod resolve;
mod tender;
mod uncertain;
mod uncertain_inputs;
mod uncertainty;
mod written;

pub use calendar::{Calendar, Phase};
pub use case::{Case, InputFile, Override};
pub(crate) use city::warn_of_defaults;
pub use city::{Account, City};
pub use component::{Accrual, Component, Pricing, Rate, When};
pub use data::{AsWritten, Citation, Data, Datum, Inputs, Provenance};
pub use draft::sha256;
pub(crate) use draft::{DraftLine, Reader};
pub use funding::{Benefit, Funding, Grant, Loan, LoanSize};
pub use impact::ImpactThresholds;
pub use law::{Law, Rule, Thresholds};
pub use line::{Demand, Line, Step};
pub use overlay::Setting;
pub use prepared::Prepared;
pub use resolve::{Request, resolve};
pub use tender::Tender;
pub use uncertain::{Shape, Target, Uncertain, Written};
pub use uncertain_inputs::UncertainInput;
