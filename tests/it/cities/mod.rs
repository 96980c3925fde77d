//! Verdicts on real cities: all shipped plans over the accounts of 2024 of fourteen of them, and what must hold of a
//! verdict whatever the city.

mod forecast;
mod properties;
mod real;
mod sentences;
mod table;
mod words;
