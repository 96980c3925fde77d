//! Offers: the comparison's arithmetic by hand, and the price schedule out to a workbook and back.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod by_hand;
mod carried;
mod curve;
mod faults;
mod intake;
mod refills;
mod round_trip;
mod shipped;
mod support;
