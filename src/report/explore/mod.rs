//! What `compare`, `whatif`, `sweep`, `sensitivity`, `solve`, `batch` and the advice of `check` print.

mod advice;
mod batch;
mod compare;
mod overrides;
mod sensitivity;
mod snapshot;
mod solve;
mod sweep;

pub(crate) use advice::advice_json;
pub use advice::advice_text;
pub use batch::brief;
pub use compare::{compare_csv, compare_json, compare_text, side_names};
pub(crate) use compare::{compare_notes, compare_table, drivers_heading, drivers_table, named, other_years};
pub(crate) use overrides::overrides_json;
pub use overrides::overrides_text;
pub use sensitivity::{Tornado, sensitivity_csv, sensitivity_text};
pub(super) use sensitivity::{note as sensitivity_note, verdicts};
pub(crate) use snapshot::{doubts, doubts_of_many};
pub use solve::{complete, solve_csv, solve_json, solve_text};
pub(crate) use solve::{solve_doubts, solve_how, solve_said, solve_table};
pub use sweep::{SweepSheet, sweep_json, sweep_text};
