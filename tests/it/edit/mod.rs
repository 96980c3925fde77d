//! The smallest change of a file: what it writes, what it refuses, what it leaves alone.

mod examples;
mod plans;
mod properties;
mod random;
