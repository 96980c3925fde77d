//! Everything that the library can be asked without starting the program: one binary, linked once.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr)]
// What is compared is rounded as it comes.
#![allow(clippy::disallowed_methods)]

mod accounts;
mod against_reference;
mod bounds;
mod by_hand;
mod charts;
mod cities;
mod compiled;
mod docs;
mod draws;
mod edit;
mod exact;
mod examples;
mod explain;
mod explore;
mod fuzz;
mod gallery;
mod hints;
mod kinds;
mod knock_on;
mod language;
mod large;
mod law;
mod lint;
mod meant;
mod odds;
mod offers;
mod page;
mod programme;
mod properties;
mod reference;
mod remedy;
mod report;
mod result_schema;
mod schemas;
mod sheet;
mod shipped;
mod simulate;
mod slips;
mod snapshots;
mod start;
mod support;
mod survey;
mod taken_over;
mod units;
mod workbook;
