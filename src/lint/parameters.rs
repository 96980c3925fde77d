use super::{Compared, File, findings};
use crate::diagnostic::Diagnostic;
use crate::document::{DatedValues, Field, Grade, read_parameters};
use crate::session::Session;

/// Judges parameters: which values are assumptions. A law does not grow stale by itself, so no dates are compared.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    let parameters = file.read(session, read_parameters)?;
    let of: usize = parameters.keys.iter().map(|(_, values)| values.len()).sum();
    let assumed = |(key, values): &(Field<String>, DatedValues)| {
        let count = values.iter().filter(|value| value.grade == Some(Grade::Assumption)).count();
        (count > 0).then(|| (key.value.clone(), count))
    };
    let assumed: Vec<(String, usize)> = parameters.keys.iter().filter_map(assumed).collect();
    if !assumed.is_empty() {
        let count: usize = assumed.iter().map(|(_, count)| count).sum();
        let keys: Vec<String> = assumed.into_iter().map(|(key, _)| key).collect();
        let finding = Diagnostic::at(findings::ASSUMED_VALUES, file.head()).arg("count", count).arg("of", of);
        session.diagnostics.push(finding.arg("keys", keys.join(", ")));
    }
    None
}
