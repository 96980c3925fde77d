//! Floor 5: the city's budget without and with the plan, the rules, and the verdict.

mod effects;
mod impact_study;
mod projection;
pub mod rules;
mod size;
mod verdict;

pub use effects::Effects;
pub use impact_study::ImpactStudy;
pub use projection::{CityYear, Outlook, base_year, minimum, project};
pub use rules::{Assessment, Measure};
pub use size::warn_of_size;
pub use verdict::{Flag, Level, Verdict, judge};
