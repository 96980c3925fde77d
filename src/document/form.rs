//! How a tree is packed when compiling, for the build script that packs it and the program that unpacks it.
//!
//! A node is its kind, where it begins in its file, how many bytes it is long there, and what its kind says. Numbers are
//! written seven bits a byte, the lowest first; a byte of 128 or more is followed by another.

/// A key without a value.
pub(super) const NOTHING: u8 = 0;
/// Characters that stand in the file as they are: how far behind the beginning of the node, and how many bytes.
pub(super) const IN_TEXT: u8 = 1;
/// Characters that stand otherwise in the file: how many bytes, and these.
pub(super) const APART: u8 = 2;
/// How many bytes its items take, and the items.
pub(super) const LIST: u8 = 3;
/// How many bytes its entries take, and each key with its value.
pub(super) const MAP: u8 = 4;
