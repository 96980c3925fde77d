//! A workbook as the same spanned tree that YAML makes, with cells for spans.
//!
//! ```text
//!  cells ──typed──▶ text of a workbook ──read──▶ Node ──▶ the readers of every file
//!  Value ──write──▶ rows of text ──────────────────────▶ cells
//! ```
//!
//! [`table::SHEETS`] says which sheet and which column stands for which path; headings, words and kinds of value come
//! from the tables of fields. What no column holds stands in a cell as it would between the braces of YAML. There is no
//! second reader and there are no rules of its own but those of cells: a heading, an id of a row, a value twice.

mod above;
mod alike;
mod comments;
mod either;
mod layout;
mod left;
mod meant;
mod notes;
mod number_format;
mod read;
mod remarks;
mod rows;
mod seen;
mod spoken;
mod steps;
mod sum;
mod table;
mod text;
mod typed;
mod unheaded;
mod whole;
mod write;
mod yaml;

pub(crate) use alike::alike;
pub(crate) use comments::comments;
pub(crate) use layout::{Column, HEAD_ROWS};
pub(crate) use left::left_behind;
pub(crate) use notes::note;
pub(crate) use number_format::number_format;
pub(crate) use read::{city_beside, head_beside, kind};
pub(super) use read::{head, parse, parse_city};
pub(crate) use remarks::remarks;
pub(crate) use seen::Odd;
pub(crate) use spoken::in_words_of_sheet;
pub(crate) use table::{FieldColumn, columns_of, word_in};
pub(crate) use typed::{Content, Shown, ShownSheet, UNITS, bare, is_sheet, written};
pub(crate) use whole::whole;
pub(crate) use write::{Page, Remark, pages};
pub(crate) use yaml::yaml;
