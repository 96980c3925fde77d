//! A filled price schedule, read back: what is ambiguous is refused with a question, never guessed.
//!
//! ```text
//!  bytes ──kind──▶ what file it is ──survey, workbook, text──▶ Table ──headings, choice, mapping──▶ Layout
//!        ──read_back: need, price, promise, inclusion, totals──▶ answers ──write──▶ an offer
//! ```
//!
//! One rule holds wherever a schedule says in which unit its figures are, be it in a heading, in a cell, in the
//! unit's column or in the number format of a cell: [`stated::Stated`] reads the words, and what they do not say
//! plainly, or say twice in different ways, is a fault of that cell.

mod around;
mod around_words;
mod beside;
mod boxes;
mod choice;
mod column;
mod divided;
mod doubt;
mod echo;
mod elsewhere;
mod families;
mod figure;
mod fold;
mod forecast;
mod forecast_words;
mod foreign;
mod head;
mod heading_words;
mod headings;
mod import;
mod inclusion;
mod kind;
mod layout;
mod left_out;
mod legacy;
mod legacy_texts;
mod mapping;
mod mapping_columns;
mod marks;
mod measure;
mod named;
mod need;
mod number_text;
mod ods_seen;
mod ods_styles;
mod open;
mod opened;
mod outside;
mod paste;
mod pasted;
mod pasted_read;
mod pasted_row;
mod period;
mod price;
mod price_words;
mod promise;
mod promotion;
mod qualified;
mod read_back;
mod remark;
mod revision;
mod rows;
mod section;
mod shown;
mod skeleton;
mod stated;
mod summary;
mod survey;
mod survey_ods;
mod survey_xlsx;
mod table;
mod target;
mod text;
mod totals;
mod until;
mod vat_words;
mod words;
mod workbook;
mod write;

pub use doubt::Doubt;
pub use forecast::forecast;
pub use import::{Import, Imported, import};
pub(crate) use import::{import_for, settled_by_mapping};
pub(crate) use kind::{foreign_file, is_workbook, wrong_file};
pub use open::Unread;
pub(crate) use open::open;
pub(crate) use opened::{COLUMNS, Sheet, sheets};
pub use paste::{Note, Role};
pub(crate) use paste::{RATE_ASKED, is_of_law, rates as usual_rates};
pub(crate) use pasted::{is_included, typed};
pub use pasted::{pasted, pasted_with};
pub(crate) use pasted_read::TypedRow;
pub use pasted_read::{Apart, Pasted, PastedRow, Told};
pub(crate) use pasted_row::NAMELESS;
pub(crate) use shown::shown;
