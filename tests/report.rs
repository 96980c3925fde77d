//! The study for the council: every format shows the same figures, read back cell by cell; what a file brings along
//! stays words; the financing plan balances and the investment plan sums up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "report/files.rs"]
mod files;
#[path = "report/form.rs"]
mod form;
#[path = "report/hostile.rs"]
mod hostile;
#[path = "report/readers.rs"]
mod readers;
#[path = "report/same.rs"]
mod same;
#[path = "report/secured.rs"]
mod secured;
#[path = "report/sums.rs"]
mod sums;
mod support;
