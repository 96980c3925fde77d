//! Floor 8: what people and programs read. One file a format.

mod result;
mod result_city;
mod result_money;
mod tally;
mod years;

pub use result::json;
pub use result_city::{level, ratio};
pub use tally::{FundingTally, Tally, funding_tallies, tallies};
pub use years::ByYear;
