//! A million scenarios: every uncertain input of a plan drawn, the whole calculation run.
//!
//! The plan is compiled once (see [`crate::number::Polynomial`]); inputs on which the calculation branches
//! (lives, quantities, phases …) compile it anew for each value that is drawn.

mod compile;
mod draw;
mod normal;
mod philox;

pub use compile::{Figure, Model, Results, RuleYear, Ruled, Variables, compile, inputs_of, prepared};
pub use draw::{Drawn, Draws};
