use super::column::Column;
use super::headings::plain;
use super::import::File;
use super::price_words::row_name;
use super::read_back::{Answer, ReadBack};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::language::Arg;
use crate::offers::schedule::{PriceRow, PriceSchedule};
use crate::units::order;

impl ReadBack<'_> {
    /// Joins a row to the one that it says it is included in, in its own column or in the place of its price: by the number in
    /// the file, of the same line.
    pub(super) fn include(&mut self, place: usize, row: usize, text: &str) {
        let own = self.layout.column(Column::Included).filter(|column| !self.table.cell(row, *column).is_empty());
        let Some(column) = own.or(self.layout.column(Column::Price)) else { return };
        let shown = self.table.cell(row, column).text();
        let numbers = self.layout.column(Column::Number);
        let numbered = |answer: &Option<Answer>| {
            let at = answer.as_ref().map(|answer| answer.at);
            at.zip(numbers).is_some_and(|(at, column)| row_name(&self.table.cell(at, column).text()) == text)
        };
        let own = &self.schedule.rows[place];
        let same = |place: &usize| numbered(&self.answers[*place]);
        let all: Vec<usize> = (0..self.answers.len()).filter(same).collect();
        // A number that two rows have names neither.
        let only = if let [only] = all.as_slice() { Some(*only) } else { None };
        let target = only.or_else(|| {
            let named = |row: &PriceRow| {
                row.is_main()
                    && (row.key() == shown || [&shown, text].iter().any(|it| plain(&row.designation) == plain(it)))
            };
            self.schedule.rows.iter().position(named).filter(|_| all.is_empty())
        });
        let fits = |target: &usize| {
            let other = &self.schedule.rows[*target];
            other.line == own.line && other.component != own.component && other.is_main() && own.is_main()
        };
        let Some(answer) = &mut self.answers[place] else { return };
        // An amount without a price is one all the same.
        let price = answer.price.or(answer.amount).filter(|price| !price.is_zero());
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
                self.faults.push(fault.arg("text", shown.as_str()).arg("other", other).help("help"));
            }
            (None, _) => {
                answer.faulty = true;
                let fault = self.fault(codes::SCHEDULE_INCLUDED, row, column).arg("text", shown.as_str());
                self.faults.push(fault.help("help"));
            }
        }
    }
    /// Tells rows that are included in one without a price: nobody would be paid for them.
    pub(super) fn check_inclusions(&mut self) {
        let is_open = |place: usize| {
            self.answers[place]
                .as_ref()
                .is_none_or(|it| it.price.is_none() && !it.unknown && it.included_in.is_none() && !it.faulty)
        };
        let found = self.answers.iter().flatten().filter_map(|answer| {
            let other = answer.included_in.filter(|other| is_open(*other))?;
            Some((answer.at, other))
        });
        let column = self.layout.column(Column::Included).or(self.layout.column(Column::Price)).unwrap_or_default();
        for (row, other) in found.collect::<Vec<_>>() {
            let fault = self.fault(codes::SCHEDULE_INCLUDED_BLANK, row, column);
            self.faults.push(fault.arg("other", self.schedule.rows[other].key()).help("help"));
            // Told once.
            self.answers[other].iter_mut().for_each(|answer| answer.faulty = true);
        }
    }
}

/// Tells circles of inclusions by their cells instead of by lines of an offer that nobody has seen yet. Other faults
/// stay as they are.
pub(super) fn tell_circles(
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
        let row = |row: &PriceRow| row.is_main() && is("line", &row.line) && is("component", &row.component);
        let place = schedule.rows.iter().position(row);
        let target = place.and_then(|place| answers[place].as_ref()?.included_in);
        links.extend(place.zip(target));
    }
    order::plain(&mut links);
    let mut told = Vec::new();
    for (number, (place, target)) in links.iter().enumerate() {
        // Of two rows that are included in each other, the first.
        let known = links[..number].iter().any(|(from, to)| from == target || to == place);
        let Some(answer) = answers[*place].as_ref().filter(|_| !known) else { continue };
        let column = file.layout.column(Column::Included).or(file.layout.column(Column::Price)).unwrap_or_default();
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
