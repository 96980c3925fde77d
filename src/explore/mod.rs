//! Floor 6: what if. Many runs of the one calculation.

pub mod simulate;
