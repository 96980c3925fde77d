//! What if: the overlay, and every command that runs a plan many times, each held against separate runs.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "explore/advice.rs"]
mod advice;
#[path = "explore/batch.rs"]
mod batch;
#[path = "explore/compare.rs"]
mod compare;
#[path = "explore/layers.rs"]
mod layers;
#[path = "explore/overlay.rs"]
mod overlay;
#[path = "explore/sensitivity.rs"]
mod sensitivity;
#[path = "explore/solve.rs"]
mod solve;
#[path = "explore/sweep.rs"]
mod sweep;
#[path = "explore/toys.rs"]
mod toys;
#[path = "explore/uncertain.rs"]
mod uncertain;
#[path = "explore/unpriced.rs"]
mod unpriced;
#[path = "explore/words.rs"]
mod words;
