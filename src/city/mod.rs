//! Floor 5: the city's budget without and with the plan, the rules, and the verdict.

mod effects;
mod impact_study;
mod investing;
mod projection;
pub mod rules;
mod size;
mod verdict;
mod warnings;

pub use effects::Effects;
pub use impact_study::ImpactStudy;
pub use investing::aided;
pub use projection::{CityYear, Outlook, base_year, minimum};
pub use rules::{Assessment, Measure};
pub use size::warn_of_size;
pub use verdict::{Flag, Level, Verdict, judge, seen};
pub use warnings::{warn_of_outgrown, warn_of_unseen};
