use super::{Compared, File, findings};
use crate::diagnostic::Diagnostic;
use crate::document::read_city;
use crate::model::{warn_of_accounts, warn_of_defaults};
use crate::session::Session;
use crate::units::Month;

/// Judges a city: what it leaves out, and accounts that are old. They have no other date than their year, so age is
/// judged with `--date` only.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    let city = file.read(session, read_city)?;
    warn_of_defaults(&city, file.head(), &mut session.diagnostics);
    warn_of_accounts(&city, &mut session.diagnostics);
    let compared = Compared::given_or_newest(file.asked.date, None)?;
    if let Some(year) = &city.year
        && compared.is_stale(Month::new(year.value, 12).plus(1).first_day())
    {
        let old = Diagnostic::at(findings::OLD_ACCOUNTS, year.span).arg("city", city.id.clone());
        session.diagnostics.push(old.arg("year", year.value.to_string()).arg("date", compared.date.to_string()));
    }
    Some(compared)
}
