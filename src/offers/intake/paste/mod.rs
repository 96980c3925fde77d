//! What a pasted table needs before it is read as a filled schedule is: one column of prices, and columns that say what they are.
//!
//! ```text
//!  text ──lines──▶ cells ──draft: headings, roles──▶ tidy ──agree: discounts, times──▶ taxes, foot ──more──▶ the reader of schedules
//! ```
//!
//! Columns that agree with each other in every row settle what each of them is. What they leave open is asked, and whoever pastes
//! says it of the column. A filled schedule binds its vendor, and is asked about instead.

mod agree;
mod draft;
mod foot;
mod gross;
mod kept;
mod lines;
mod marks;
mod more;
mod role;
mod taxes;
mod tidy;
mod times;

pub(super) use draft::Draft;
pub use draft::Note;
pub(crate) use gross::RATE_ASKED;
pub(super) use kept::BY_YEAR;
pub(super) use lines::parted;
pub use role::Role;
pub(super) use taxes::{TAXED, rate_said};
pub(crate) use taxes::{is_of_law, usual as rates};
