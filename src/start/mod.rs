//! Starting from nothing: commented templates of the files that a user writes, and plans filled in from catalogs.

mod save;

pub use save::save;
