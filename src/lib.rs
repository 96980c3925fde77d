//! perenne computes the total cost of ownership of a smart-city proposal, lays it over a city's accounts,
//! and says whether the city can still pay **once the pilot and its money are gone**.
//!
//! Data walks one way, each step a plain value that can be printed and tested:
//!
//! ```text
//!  files ──read──▶ documents ──resolve──▶ Case ──flows──▶ Ledger ──finance──▶ Financing ──project──▶ Outlook ──judge──▶ Verdict ──▶ report
//! ```
//!
//! | floor | module | what lives there |
//! |---|---|---|
//! | 0 | [`units`], [`diagnostic`], [`language`] | quantities and their grammar; faults and warnings; words and numbers |
//! | 1 | [`document`], [`number`] | spanned trees, kinds of value, tables of fields and what reads them; the kinds of number a calculation runs with |
//! | 2 | [`model`] | the resolved case, every value with its provenance; the overlay of what-ifs |
//! | 3 | [`engine`] | units in service, events, the kernel that makes amounts |
//! | 4 | [`finance`] | sections, subsidies, FCTVA, loans, present values, the cost cliff |
//! | 5 | [`city`], [`run`], [`analysis`] | the projection, the rules, the verdict; one run as a whole; the exact one |
//! | 6 | [`explore`], [`explain`] | what-ifs, sweeps, solving, simulation; where a figure comes from, down to file and line |
//! | 7 | [`programme`] | several plans on one city |
//! | 7 | [`offers`] | vendors' quotes: comparing, scoring, price schedules out and in |
//! | 7 | [`accounts`] | accounts that a city already has, taken out of the files in which they are published |
//! | 7 | [`survey`] | one plan in every municipality of a file of accounts |
//! | 8 | [`report`], [`lint`], [`schema`], [`sheet`], [`start`] | one file a format; findings about files; JSON Schemas; plans as workbooks; templates |
//! | 9 | [`session`], [`page`], [`cli`] | files in, results out; the page in a browser; one file a subcommand |
//!
//! A module uses floors below it. The calculation is written once, generic over [`number::Number`]: the
//! kind of number that runs through it decides what comes out.
//!
//! ```
//! use perenne::session::{Options, Session};
//!
//! let mut session = Session::default();
//! let analysis = session.check("plans/citizen-app.yaml".as_ref(), &Options::default());
//! let ruling = analysis.and_then(|analysis| analysis.run.outcome).map(|outcome| outcome.ruling());
//! assert_eq!(ruling.and_then(|ruling| ruling.level), Some(perenne::city::Level::Sustainable));
//! ```

// What no caller can reach is not said to be public.
#![warn(unreachable_pub)]

pub mod accounts;
pub mod analysis;
pub mod city;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod explain;
pub mod explore;
pub mod finance;
pub mod language;
pub mod lint;
pub mod model;
pub mod number;
pub mod offers;
pub mod page;
pub mod programme;
pub mod report;
pub mod run;
pub mod schema;
pub mod session;
pub mod sheet;
pub mod start;
pub mod survey;
pub mod units;
