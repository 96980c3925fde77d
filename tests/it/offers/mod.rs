//! Offers: the comparison's arithmetic by hand, and the price schedule out to a workbook and back.

mod another_price;
mod answers;
mod around;
mod beside;
mod by_hand;
mod carried;
mod cells;
mod curve;
mod faults;
mod fibre;
mod hints;
mod intake;
mod kept;
mod otherwise;
mod outside;
mod pasted;
mod qualified;
mod quotes;
mod refills;
mod round_trip;
mod shipped;
pub(crate) mod support;
mod words;
