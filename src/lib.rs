//! perenne.
pub mod analysis;
pub mod city;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod explore;
pub mod finance;
pub mod language;
pub mod model;
pub mod number;
pub mod report;
pub mod session;
pub mod units;
