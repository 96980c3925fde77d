//! Floor 7: vendors' offers. What each costs over its whole life once gaps are filled from the plan's
//! reference, how the tender scores them, which must justify itself, where one overtakes another; and
//! the price schedule that a vendor fills, out to a workbook and back.

mod amount;
mod anomaly;
mod break_even;
mod compare;
mod confidential;
mod curve;
mod figures;
mod filled;
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
pub use anomaly::detect;
pub(crate) use break_even::BreakEven;
pub use break_even::break_even;
pub(crate) use compare::{Bid, need_unpriced};
pub use compare::{Comparison, compare};
pub use confidential::laid_over_unnamed;
pub use curve::Curve;
pub use figures::Figures;
pub use intake::{
    Apart, Doubt, Import, Imported, Note, Pasted, PastedRow, Role, Told, Unread, forecast, import, pasted, pasted_with,
};
pub(crate) use intake::{
    COLUMNS, NAMELESS, RATE_ASKED, Sheet, TypedRow, foreign_file, import_for, is_included, is_of_law, is_workbook,
    open, settled_by_mapping, sheets, shown, typed, usual_rates, wrong_file,
};
pub use procedure::Procedure;
pub use regions::{Cell, Grid};
pub use schedule::{Basis, PriceRow, PriceSchedule, Which};
pub(crate) use scoring::LINEAR_MULTIPLE;
pub use scoring::{Rule, linear, ranks, usual};
pub use template::workbook;
pub(crate) use validity::SHORT_DAYS;
pub use validity::{Validity, shorter};
pub use volume::{cost, lead, need_only, peak, with_volume};
