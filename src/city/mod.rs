//! Floor 5: the city's budget without and with the plan, the rules, and the verdict.

mod balance;
mod capacity;
mod cautions;
mod effects;
mod gap;
mod horizon;
mod impact_study;
mod investing;
mod present_debt;
mod projection;
pub mod rules;
mod size;
mod verdict;
mod warnings;

pub(crate) use balance::{Fctva, other_revenue};
pub(crate) use capacity::{Capacity, CapacityYear, Falls, assumed};
pub(crate) use cautions::{
    Reserve, by_computed_fctva, is_thin, reserves, warn_of_aid, warn_of_computed_fctva, warn_of_straight_line,
    warn_of_thin_base,
};
pub(crate) use effects::Effects;
pub use gap::{Gap, Until};
pub use horizon::Horizon;
pub use impact_study::ImpactStudy;
pub(crate) use investing::aided;
pub(crate) use projection::Alone;
pub use projection::{CityYear, Outlook, base_year, minimum};
pub(crate) use size::warn_of_size;
pub use verdict::{Flag, Level, Verdict, judge};
pub(crate) use warnings::{warn_of_outgrown, warn_of_unseen};
