use super::prices::first_of;
use super::{Compared, File, findings};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{CityDocument, parse_city, read_city};
use crate::model::{check_forecast, warn_of_accounts, warn_of_defaults};
use crate::session::Session;
use crate::units::Month;

/// Judges a city: what it leaves out, figures that no source grounds, and accounts that are old. They have no other date than their year, so age is
/// judged with `--date` only.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    let node = parse_city(&file.text, file.index, &mut session.diagnostics)?;
    let city = read_city(&node, &mut session.diagnostics)?;
    warn_of_defaults(&city, file.head(), &mut session.diagnostics);
    warn_of_accounts(&city, &mut session.diagnostics);
    check_forecast(&city, &mut session.diagnostics);
    tell_unsourced(&city, session);
    let compared = Compared::given_or_newest(file.asked.date, None)?;
    if let Some(year) = &city.year
        && compared.is_stale(Month::new(year.value, 12).plus(1).first_day())
    {
        let old = Diagnostic::at(findings::OLD_ACCOUNTS, year.span).arg("city", city.id.clone());
        session.diagnostics.push(old.arg("year", year.value.to_string()).arg("date", compared.date.to_string()));
    }
    Some(compared)
}

/// Figures on which verdicts rest and that no source grounds. An envelope and the way to invest are the city's own choice, and the
/// year of the accounts says of itself what it is.
fn tell_unsourced(city: &CityDocument, session: &mut Session) {
    let chosen = |path: &str| path == "accounts.year" || path.starts_with("envelope.");
    let figures = city.figures().filter(|(path, _)| !chosen(path));
    let bare: Vec<(String, Span)> = figures.filter(|(path, _)| city.ground(path).is_none()).collect();
    let Some((_, first)) = bare.first() else { return };
    let paths: Vec<&str> = bare.iter().map(|(path, _)| path.as_str()).collect();
    let told = Diagnostic::at(findings::UNSOURCED_CITY, *first).arg("count", bare.len()).arg("list", first_of(&paths));
    session.diagnostics.push(told.help("help"));
}
