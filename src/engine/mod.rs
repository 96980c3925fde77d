//! Floor 3: from the case to a ledger of amounts by month.
//!
//! [`Schedule`] counts units in service and follows cohorts; [`Events`] say how many units of each
//! component enter, are renewed, fail and leave in each month; [`flows`] is the kernel that turns
//! events into amounts, generic over the kind of number. Amounts are kept in **twelfths** of a euro,
//! so that yearly prices add up exactly and are divided last.

mod events;
mod flows;
mod ledger;
mod prices;
mod program;
mod schedule;

pub use events::Events;
pub use flows::{flows, flows_beside};
pub use ledger::{Cause, Known, Ledger, Row};
pub use prices::index_factors;
pub use program::{Output, Program, Registers, WIDTH, Wanted, live_bits};
pub use schedule::{Cohort, Schedule, Service};
