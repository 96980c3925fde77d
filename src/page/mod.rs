//! Floor 9: the page, perenne for people who will not open a terminal again. A server on this machine alone, for the
//! files of one folder.
//!
//! ```text
//!  socket ──guard──▶ Ask ──routes──▶ desk (files, texts in memory) ──work──▶ session, run ──views──▶ Answer ──guard──▶ socket
//! ```
//!
//! It calculates nothing and has no rules of its own: a plan is the text that it is, changed by
//! [`crate::document::edit`], and what is shown of it comes from the floors below. Every page works by links and forms
//! alone; `live.js` only sends them sooner. To add a page: a view, a line in `routes`, its words in `language/page.*.ftl`.

mod accounts;
mod analyses;
mod anchors;
mod answers;
mod ask;
mod asked;
mod assumptions;
mod called;
mod catalog;
mod charts;
mod choices;
mod city;
mod clashes;
mod compare;
mod desk;
mod drawing;
mod evidence;
mod explain;
mod faults;
mod fields;
mod file;
mod filled;
mod folder;
mod forecast;
mod form;
mod grid;
mod guard;
mod history;
mod in_cities;
mod inputs;
mod lines;
mod live;
mod mapping;
mod mends;
mod named;
mod new;
mod observations;
mod odds;
mod offers;
mod overview;
mod pair;
mod parts;
mod pasted;
mod pasted_columns;
mod pasted_form;
mod paths;
mod places;
mod plan;
mod programme;
mod project;
mod reserves;
mod result;
mod review;
mod routes;
mod scenarios;
mod schedules;
mod server;
mod several;
mod shell;
mod solve;
mod spoken;
mod study;
mod sweep;
mod taken;
mod text;
mod times;
mod together;
mod told;
mod typed;
mod undone;
mod unfolded;
mod upload;
mod ways;
mod whatif;
mod work;
mod workbook;

pub use desk::Desk;
pub use server::Server;
