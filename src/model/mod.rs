//! Floor 2: the resolved case. Plan, catalogs, city and law come together here, every value final and
//! with its provenance; the overlay of offers, scenarios and `--set` has been applied.

mod calendar;
mod case;
mod city;
mod component;
mod compose;
mod data;
mod draft;
mod funding;
mod law;
mod line;
mod overlay;
mod prices;
mod quantity;
mod resolve;
mod uncertain;
mod uncertainty;

pub use calendar::{Calendar, Phase};
pub use case::{Case, InputFile, Override};
pub use city::{Account, City};
pub use component::{Accrual, Component, Pricing, Rate, When};
pub use data::{AsWritten, Citation, Data, Datum, Inputs, Provenance};
pub use funding::{Benefit, Funding, Grant, Loan, LoanSize};
pub use law::{Law, Rule, Thresholds};
pub use line::{Demand, Line, Step};
pub use overlay::Setting;
pub use resolve::{Request, resolve};
pub use uncertain::{Shape, Target, Uncertain, Written};
