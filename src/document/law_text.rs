//! The law as it is written: values that are read when they are asked for.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::field::Field;
use super::kept::Kept;
use super::packed::Packed;
use super::parameters::{DatedValue, Parameters, read_dated};
use crate::diagnostic::Diagnostics;

/// The values of a key. Those of a text that is known to be right are read when they are first asked for: a plan asks for
/// a part of the law.
#[derive(Debug, Clone, Default)]
pub struct DatedValues {
    read: OnceLock<Arc<Vec<DatedValue>>>,
    written: Option<Written>,
}

/// Values in a file that is shipped.
#[derive(Debug, Clone)]
struct Written {
    text: Arc<str>,
    key: String,
    values: Packed,
}

impl DatedValues {
    pub(super) fn of(values: Vec<DatedValue>) -> Self {
        Self { read: Arc::new(values).into(), written: None }
    }

    fn read(&self) -> Arc<Vec<DatedValue>> {
        static READ: Kept<Vec<DatedValue>> = Kept::new();
        let Some(Written { text, key, values }) = &self.written else { return Arc::default() };
        let read = || read_dated(key, &values.node(), &mut Diagnostics::default());
        READ.get(text, values.span().file, key.clone(), read)
    }
}

impl Deref for DatedValues {
    type Target = [DatedValue];

    fn deref(&self) -> &[DatedValue] {
        self.read.get_or_init(|| self.read())
    }
}

/// The parameters of a file that is shipped, and so known to be right.
pub(crate) fn shipped_parameters(text: &Arc<str>, packed: Packed) -> Parameters {
    let mut parameters = Parameters::default();
    for (name, values) in packed.entries() {
        let Some(key) = name.text().filter(|key| *key != "schema") else { continue };
        let name = Field { value: key.to_owned(), span: name.span };
        let written = Some(Written { text: text.clone(), key: name.value.clone(), values });
        parameters.keys.push((name, DatedValues { read: OnceLock::new(), written }));
    }
    parameters
}
