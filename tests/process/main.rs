//! What needs the program itself, a shell around it, or a browser.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

#[path = "../it/support/mod.rs"]
mod support;

mod analysts;
mod browser;
mod cities;
mod cli;
mod docs;
mod hostile;
mod output_schemas;
mod page;
mod paper;
mod programme;
mod sheet;
mod shell;
mod survey;
mod twice;
mod usage;
