//! What if: the overlay, and every command that runs a plan many times, each held against separate runs.

mod advice;
mod asked;
mod batch;
mod compare;
mod doubts;
mod layers;
mod overlay;
mod saved;
mod sensitivity;
mod solve;
mod sweep;
mod toys;
mod uncertain;
mod unpriced;
mod words;
