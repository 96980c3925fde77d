use super::super::tree::{Node, NodeKind};
use super::Refusal;

/// A step from a map or a list to what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To what stands under a key.
    Key(String),
    /// To an item of a list, counted from 0.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<String> for Step {
    fn from(key: String) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step {
    fn from(item: usize) -> Self {
        Self::Item(item)
    }
}

/// What a file says at a place, without its layout. Two are equal where all readers of perenne see the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Characters.
    Scalar(String),
    /// Values in their order.
    List(Vec<Self>),
    /// Keys and values in their order.
    Map(Vec<(String, Self)>),
    /// Nothing, as `null`.
    Nothing,
    /// What YAML reads otherwise than its writer meant, such as an alias: it can be replaced and removed, not written.
    Unread,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Scalar(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Scalar(text)
    }
}

impl Value {
    /// What a node says.
    pub fn of(node: &Node<'_>) -> Self {
        match &node.kind {
            NodeKind::Scalar(text) => Self::Scalar(text.clone().into_owned()),
            NodeKind::List(items) => Self::List(items.iter().map(Self::of).collect()),
            NodeKind::Map(entries) => {
                // A key that is no scalar is at fault, and may still be told from another one.
                let name = |key: &Node<'_>| key.text().map_or_else(|| format!("{:?}", Self::of(key)), str::to_owned);
                Self::Map(entries.iter().map(|(key, value)| (name(key), Self::of(value))).collect())
            }
            NodeKind::Nothing => Self::Nothing,
            NodeKind::Reported => Self::Unread,
        }
    }

    /// What stands at a place.
    pub fn at(&self, at: &[Step]) -> Option<&Self> {
        at.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Map(entries), Step::Key(key)) => {
                entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::List(items), Step::Item(item)) => items.get(*item),
            _ => None,
        })
    }

    /// The value with another one put at a place, or without what stands there.
    pub(super) fn changed(self, at: &[Step], put: Option<&Self>) -> Result<Self, Refusal> {
        let Some((step, rest)) = at.split_first() else {
            return put.cloned().ok_or(Refusal::Empty);
        };
        match (self, step) {
            (Self::Map(mut entries), Step::Key(key)) => {
                let place = only(entries.iter().map(|(name, _)| name == key))?;
                match (place, put) {
                    (Some(place), None) if rest.is_empty() => {
                        entries.remove(place);
                    }
                    (Some(place), _) => {
                        let value = std::mem::replace(&mut entries[place].1, Self::Nothing);
                        entries[place].1 = value.changed(rest, put)?;
                    }
                    (None, Some(put)) => entries.push((key.clone(), put.clone().inside(rest)?)),
                    (None, None) => return Err(Refusal::NotThere),
                }
                Ok(Self::Map(entries))
            }
            (Self::List(mut items), Step::Item(item)) => {
                match put {
                    None if rest.is_empty() && *item < items.len() => {
                        items.remove(*item);
                    }
                    Some(put) if *item == items.len() => items.push(put.clone().inside(rest)?),
                    _ => {
                        let place = items.get_mut(*item).ok_or(Refusal::NotThere)?;
                        *place = std::mem::replace(place, Self::Nothing).changed(rest, put)?;
                    }
                }
                Ok(Self::List(items))
            }
            (Self::Nothing, _) => put.cloned().ok_or(Refusal::NotThere)?.inside(at),
            _ => Err(Refusal::NoSuchInside),
        }
    }

    /// The value inside the maps and lists that lead to it.
    pub(super) fn inside(self, at: &[Step]) -> Result<Self, Refusal> {
        at.iter().rev().try_fold(self, |value, step| match step {
            Step::Key(key) => Ok(Self::Map(vec![(key.clone(), value)])),
            Step::Item(0) => Ok(Self::List(vec![value])),
            Step::Item(_) => Err(Refusal::NotThere),
        })
    }
}

/// The place of the only one that is meant.
pub(super) fn only(meant: impl Iterator<Item = bool>) -> Result<Option<usize>, Refusal> {
    let mut places = meant.enumerate().filter(|(_, meant)| *meant).map(|(place, _)| place);
    let first = places.next();
    if places.next().is_some() { Err(Refusal::Twice) } else { Ok(first) }
}
