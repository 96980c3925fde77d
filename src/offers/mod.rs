//! Floor 7: vendors' offers. What each costs over its whole life once gaps are filled from the plan's
//! reference, how the tender scores them, which must justify itself, where one overtakes another; and
//! the price schedule that a vendor fills, out to a workbook and back.

mod amount;
mod anomaly;
mod break_even;
mod compare;
mod curve;
mod figures;
mod intake;
mod lost;
mod procedure;
mod regions;
mod schedule;
mod scoring;
mod share;
mod template;
mod validity;
mod volume;

pub use amount::Amount;
pub use anomaly::{Detector, detect};
pub use break_even::{BreakEven, Scan, break_even};
pub use compare::{Bid, Comparison, compare, need_unpriced};
pub use curve::Curve;
pub use figures::{Figures, Gap};
pub use intake::{FileKind, Import, Imported, Refused, import};
pub use procedure::Procedure;
pub use regions::{Cell, Grid};
pub use schedule::{Basis, PriceSchedule, Promised, Row, Which};
pub use scoring::{LINEAR_MULTIPLE, Rule, Score, linear, ranks, usual};
pub use template::workbook;
pub use validity::{SHORT_DAYS, Shorter, Validity, shorter};
pub use volume::{cost, lead, need_only, peak, with_volume};
