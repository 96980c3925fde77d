//! Floor 3: from the case to a ledger of amounts by month.
//!
//! [`Schedule`] counts units in service and follows cohorts; `Events` say how many units of each
//! component enter, are renewed, fail and leave in each month; [`flows`] is the kernel that turns
//! events into amounts, generic over the kind of number. Amounts are kept in **twelfths** of a euro,
//! so that yearly prices add up exactly and are divided last.

mod events;
mod flows;
mod ledger;
mod prices;
mod program;
mod schedule;

pub(crate) use events::Events;
pub use flows::flows;
pub(crate) use flows::{acquisition_of_line, flows_beside, flows_by_line, flows_of_parts};
pub use ledger::{Cause, CostFlow, EarlierRun, Ledger};
pub(crate) use ledger::{LineFlows, twins};
pub(crate) use prices::index_factors;
pub use program::{Abreast, Output, Registers, WIDTH};
pub(crate) use program::{Program, Wanted, live_bits};
pub use schedule::Schedule;
pub(crate) use schedule::Service;
