//! A million scenarios: every uncertain input of a plan drawn, the whole calculation run.
//!
//! The plan is compiled once (see [`crate::number::Polynomial`]); inputs on which the calculation branches
//! (lives, quantities, phases …) compile it anew for each value that is drawn.

mod block;
mod compile;
mod draw;
mod histogram;
mod kept;
mod kernel;
mod models;
mod normal;
mod odds;
mod philox;
mod run;
mod summary;
mod tally;

pub use compile::{DrawnFigure, Model, Results, Variables, compile, inputs_of, prepared};
pub use draw::Draws;
pub(super) use draw::median;
pub use kernel::Kernel;
pub use models::Refused;
pub(super) use models::Resolve;
pub use odds::Odds;
pub(super) use odds::odds;
pub use run::{Progress, Request, Run, simulate};
pub(crate) use summary::{Distribution, Levels, RuleShare, SHARES};
pub use summary::{Input, Share, Simulation};
pub use tally::{Counts, RunningSums};
