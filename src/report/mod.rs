//! Floor 8: what people and programs read. One file a format.

mod assumed;
mod catalog_text;
mod check_text;
mod city_text;
mod cost_text;
mod csv_out;
mod result;
mod result_city;
mod result_money;
mod simulate_csv;
mod simulate_json;
mod simulate_text;
mod style;
mod table;
mod tally;
mod words;
mod years;

pub use assumed::{Assumed, assumed};
pub use catalog_text::{catalog_list, catalog_show, catalogs_csv, catalogs_json};
pub use check_text::{check_text, rule_name, warnings};
pub use city_text::{cities_csv, cities_json, city_list, city_show};
pub use cost_text::{Grouping, cost_text, grouped};
pub use csv_out::{Cell, Sheet, check_csv, cost_csv};
pub use result::json;
pub use result_city::{level, ratio};
pub use simulate_csv::simulate_csv;
pub use simulate_json::simulate_json;
pub use simulate_text::simulate_text;
pub use style::{Style, Tone};
pub use table::Table;
pub use tally::{FundingTally, Tally, funding_tallies, tallies};
pub use words::{because, measure, sentence, verdict_word};
pub use years::ByYear;
