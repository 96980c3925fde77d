use super::columns::{Column, plain};
use super::import::File;
use super::read_back::{Answer, ReadBack};
use super::schedule::{PriceSchedule, Row};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::language::Arg;

impl ReadBack<'_> {
    /// Joins a row to the one that it says it is included in: by the number in the file, of the same line.
    pub fn include(&mut self, place: usize, row: usize, text: &str) {
        let Some(column) = self.headers.of(Column::Included) else { return };
        let numbers = self.headers.of(Column::Number);
        let numbered = |answer: &Option<Answer>| {
            let at = answer.as_ref().map(|answer| answer.at);
            at.zip(numbers).is_some_and(|(at, column)| self.table.cell(at, column).text() == text)
        };
        let own = &self.schedule.rows[place];
        let target = self.answers.iter().position(numbered).or_else(|| {
            self.schedule.rows.iter().position(|row| row.key() == text || plain(&row.designation) == plain(text))
        });
        let fits = |target: &usize| {
            let other = &self.schedule.rows[*target];
            other.line == own.line && other.component != own.component && !other.renewal && !own.renewal
        };
        let Some(answer) = &mut self.answers[place] else { return };
        let price = answer.price.filter(|price| !price.is_zero());
        match (target.filter(fits), price) {
            (Some(target), None) => {
                answer.included_in = Some(target);
                answer.price = None;
            }
            (Some(target), Some(price)) => {
                answer.faulty = true;
                let other = self.schedule.rows[target].key();
                let fault =
                    self.fault(codes::SCHEDULE_PRICE_AND_INCLUDED, row, column).arg("price", Arg::Number(price));
                self.diagnostics.push(fault.arg("text", text).arg("other", other).help("help"));
            }
            (None, _) => {
                answer.faulty = true;
                let fault = self.fault(codes::SCHEDULE_INCLUDED, row, column).arg("text", text);
                self.diagnostics.push(fault.help("help"));
            }
        }
    }
}

/// Tells circles of inclusions by their cells instead of by lines of an offer that nobody has seen yet. Other faults
/// stay as they are.
pub fn tell_circles(
    found: &mut Diagnostics,
    file: &File<'_>,
    schedule: &PriceSchedule,
    answers: &[Option<Answer>],
) -> Vec<Diagnostic> {
    let mut links: Vec<(usize, usize)> = Vec::new();
    for circle in found.sorted().into_iter().filter(|one| one.code == codes::CIRCLE) {
        let is = |name: &str, text: &str| {
            circle.args.iter().any(|(known, value)| *known == name && *value == Arg::Text(text.to_owned()))
        };
        let row = |row: &Row| !row.renewal && is("line", &row.line) && is("component", &row.component);
        let place = schedule.rows.iter().position(row);
        let target = place.and_then(|place| answers[place].as_ref()?.included_in);
        links.extend(place.zip(target));
    }
    links.sort_unstable();
    let mut told = Vec::new();
    for (number, (place, target)) in links.iter().enumerate() {
        // Of two rows that are included in each other, the first.
        let known = links[..number].iter().any(|(from, to)| from == target || to == place);
        let Some(answer) = answers[*place].as_ref().filter(|_| !known) else { continue };
        let column = file.headers.of(Column::Included).or(file.headers.of(Column::Price)).unwrap_or_default();
        let fault = Diagnostic::new(codes::SCHEDULE_CIRCLE).arg("file", file.name);
        let fault = fault.arg("cell", file.table.place(answer.at, column));
        let fault = fault.arg("component", schedule.rows[*place].key());
        told.push(fault.arg("other", schedule.rows[*target].key()).help("help"));
    }
    // A circle without a cell of its own is one with another's: it is told once.
    if !told.is_empty() {
        found.retain(|one| one.code != codes::CIRCLE);
    }
    told
}
