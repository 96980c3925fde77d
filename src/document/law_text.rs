//! The law as it is written: values that are read when they are asked for.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use super::field::Field;
use super::kept::Kept;
use super::mask::Part;
use super::parameters::{DatedValue, Parameters, read_dated};
use super::tree::{Node, NodeKind, parse};
use crate::diagnostic::{Diagnostics, Span};

/// The values of a key. Those of a text that is known to be right are read when they are first asked for: a plan asks for
/// a part of the law.
#[derive(Debug, Clone, Default)]
pub struct DatedValues {
    read: OnceLock<Arc<Vec<DatedValue>>>,
    /// Where they stand in which file, key included.
    written: Option<(Arc<str>, u32, Range<usize>)>,
}

impl DatedValues {
    pub(super) fn of(values: Vec<DatedValue>) -> Self {
        Self { read: Arc::new(values).into(), written: None }
    }

    fn read(&self) -> Arc<Vec<DatedValue>> {
        static READ: Kept<Vec<DatedValue>> = Kept::new();
        let Some((text, file, place)) = &self.written else { return Arc::default() };
        READ.get(text, *file, place.start.to_string(), || Self::read_at(text, *file, place))
    }

    fn read_at(text: &Arc<str>, file: u32, place: &Range<usize>) -> Vec<DatedValue> {
        let part = Part::at(text, place.clone());
        let mut diagnostics = Diagnostics::default();
        let Some(mut node) = parse(&part.text, file, &mut diagnostics) else { return Vec::new() };
        part.place(&mut node);
        match &node.kind {
            NodeKind::Map(entries) => {
                let key = |key: &Node<'_>| key.text().unwrap_or_default().to_owned();
                entries.iter().flat_map(|(name, value)| read_dated(&key(name), value, &mut diagnostics)).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Deref for DatedValues {
    type Target = [DatedValue];

    fn deref(&self) -> &[DatedValue] {
        self.read.get_or_init(|| self.read())
    }
}

/// The parameters of a text that is known to be right, in the layout of those that are shipped: keys at the margin, each
/// with nothing beside it.
pub(crate) fn shipped_parameters(text: &Arc<str>, file: u32) -> Parameters {
    let mut parameters = Parameters::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let place = start..start + line.len();
        start = place.end;
        if let Some(name) =
            line.trim_end().strip_suffix(':').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            let span = Span { file, start: at(place.start), end: at(place.start + name.len()) };
            let values = DatedValues { read: OnceLock::new(), written: Some((text.clone(), file, place)) };
            parameters.keys.push((Field { value: name.to_owned(), span }, values));
        } else if let Some((_, DatedValues { written: Some((_, _, whole)), .. })) = parameters.keys.last_mut() {
            whole.end = place.end;
        }
    }
    parameters
}
