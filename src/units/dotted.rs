//! A path as its text, `sensors.device.price`: the keys between its dots. Where a plan is at hand, what they lead to is a
//! [`Path`](crate::model) of it.

/// All of them.
pub(crate) fn keys(path: &str) -> Vec<&str> {
    path.split('.').collect()
}

/// The first: the line, or the group. Of a path of one key it is that key.
pub(crate) fn first(path: &str) -> &str {
    split_first(path).map_or(path, |(first, _)| first)
}

/// The last: the field. Of a path of one key it is that key.
pub(crate) fn last(path: &str) -> &str {
    split_last(path).map_or(path, |(_, last)| last)
}

/// The first, and the path below it, if there is one.
pub(crate) fn split_first(path: &str) -> Option<(&str, &str)> {
    path.split_once('.')
}

/// The path above the last, if there is one, and the last.
pub(crate) fn split_last(path: &str) -> Option<(&str, &str)> {
    path.rsplit_once('.')
}
