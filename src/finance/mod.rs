//! Floor 4: who pays. Sections after the unit-value threshold, subsidies, contributions, FCTVA, loans,
//! benefits, net cost, present values and the cost cliff.
//!
//! Amounts of months stay in twelfths of a euro, as the ledger has them; sums of years are in euros.

mod aided;
mod benefits;
mod cliff;
mod costs;
mod depreciation;
mod discount;
mod financing;
mod funds;
mod grants;
mod groups;
mod loans;
mod outlay;
mod overpaid;
mod payback;
mod plan;
mod years;

pub(crate) use aided::{Aided, aided};
pub use benefits::BenefitRow;
pub use cliff::Cliff;
pub use costs::{Cost, settle};
pub(crate) use costs::{is_below_threshold, settle_line};
pub use depreciation::Depreciation;
pub(crate) use discount::Discount;
pub use discount::PresentValue;
pub use financing::{Confidence, Financing, finance};
pub use funds::Funds;
pub use grants::{Receipt, ReceiptKind};
pub use groups::group;
pub(crate) use groups::{Group, Grouping, group_beside};
pub use loans::Payment;
pub(crate) use loans::{Repayment, ceiling_fault};
pub(crate) use outlay::Outlay;
pub(crate) use overpaid::{overpaid, some_is_overpaid};
pub(crate) use payback::{Payback, still_to_pay};
pub(crate) use plan::Resource;
pub use plan::{FinancingPlan, Payer};
pub use years::Years;
