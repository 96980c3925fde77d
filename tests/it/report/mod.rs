//! The study for the council: every format shows the same figures, read back cell by cell; what a file brings along
//! stays words; the financing plan balances and the investment plan sums up.

mod asked;
mod beside;
mod beside_verdict;
mod claims;
mod council;
mod director;
pub mod files;
mod firm;
mod form;
mod hostile;
mod languages;
mod law;
mod origins;
mod readers;
mod same;
mod secured;
mod strained;
mod sums;
mod table;
mod told_whole;
mod vote;
mod worst;
