//! The page as a browser, and as an attacker, meets it: over a real socket.

mod analyses;
mod catalog;
mod figures;
mod files;
mod guard;
mod intake;
mod layouts;
mod pasted;
mod pasted_asked;
mod pasted_doubt;
mod plan;
mod review;
mod slips;
mod spoken;
mod support;
mod tabs;
mod together;
mod typed;
mod words;
