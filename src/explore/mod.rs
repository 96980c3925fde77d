//! Floor 6: what if. Many runs of one plan, each exact, from documents that are read and parsed once.
//!
//! A [`Runner`] holds a plan that is ready to run and runs it under further settings, on as many threads as the machine
//! has. Everything else asks it: [`compare`] two results, [`sweep`] a grid, tell the [`sensitivity`] to uncertain
//! inputs, [`solve`] for the value at which a plan still lasts, find [`advice`], work through a [`batch`],
//! [`simulate`] a million draws, what is set aside as a [`contingency`], and what was [`found`] to stand beside a verdict:
//! its [`odds`], what waits [`beyond`] the horizon, at which [`growth`] of the city's accounts it turns, what it is without
//! something that the plan counts on.

pub mod advice;
pub mod batch;
pub mod beyond;
mod bound;
mod brief;
pub(crate) mod cities;
mod commas;
pub mod compare;
pub mod contingency;
mod damage;
mod doubt;
pub mod doubted;
pub mod exact;
mod figures;
pub mod found;
mod goal;
pub mod growth;
mod lever;
mod lines;
pub mod odds;
mod one_price;
pub mod parallel;
mod range;
mod record;
pub mod replaced;
mod runner;
mod saved;
pub mod sensitivity;
pub mod simulate;
pub mod solve;
pub mod sweep;
pub mod turned;
pub mod unaided;
mod written;

pub use crate::run::Figure;
pub use bound::Bound;
pub use brief::Brief;
pub(crate) use brief::summed;
pub use damage::Damage;
pub use doubt::Doubt;
pub use figures::Snapshot;
pub use goal::Goal;
pub(crate) use lines::Breakdown;
pub use range::{Range, Vary};
pub use runner::{Faults, Runner};
pub use saved::{Side, is_result};
pub use written::written;
