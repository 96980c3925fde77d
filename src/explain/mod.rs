//! Floor 6: where a figure comes from.
//!
//! The one calculation runs once more with [`Traced`](crate::number::Traced) numbers ([`Run`]), so that an
//! explanation cannot drift from the figure. [`Figures`] names every figure of the machine output by its
//! path; [`Explainer`] turns one of them into a tree of [`Step`]s that people can follow: sums told by
//! line, component, cause and year, months that are alike folded into one, down to the values of the files.

mod figures;
mod figures_city;
mod figures_cost;
mod figures_money;
mod fold;
mod group;
mod inputs;
mod kind;
mod leaves;
mod paths;
mod resting;
mod run;
mod step;
mod terms;
mod tree;

pub use figures::{ExplainedFigure, Figures, Kind};
pub(crate) use figures_city::EFFECTS;
pub(crate) use inputs::Used;
pub use inputs::{Inputs, inputs};
pub use leaves::{Recomputed, leaves};
pub use resting::resting_on_assumptions;
pub(crate) use run::Remembered;
pub use run::Run;
pub use step::{How, Name, Part, Span, Step, Units};
pub use terms::Keys;
pub(crate) use terms::Source;
pub use tree::Explainer;
