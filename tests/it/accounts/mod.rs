//! Published accounts: every genuine row is imported, its identities hold, and what comes out is read back.

mod asked;
mod by_hand;
mod cells;
mod cities;
mod faults;
mod genuine;
mod parts;
mod side_by_side;
mod support;
mod table;
