use rust_decimal::Decimal;

use super::column::{Column, contains, names_part};
use super::headings::plain;
use super::mapping::{Mapped, ignored};
use super::need::Said;
use super::outside::is_pack;
use super::price::Priced;
use super::price_words::row_name;
use super::read_back::{Answer, ReadBack};
use super::remark;
use super::section::Section;
use super::table::Content;
use super::totals::is_total;
use super::words::is_of_charges;
use crate::diagnostic::{Diagnostic, codes};
use crate::language::Arg;
use crate::offers::schedule::PriceRow;

/// Titles of parts below which prices are not those of the offer that is asked for.
const OTHER_PARTS: &[&str] = &[
    "eventuelle",
    "eventuelles",
    "facultative",
    "facultatives",
    "facultatif",
    "facultatifs",
    "alternative",
    "alternatives",
    "alternatif",
    "exemple",
    "exemples",
    "example",
    "ancien",
    "anciens",
    "ancienne",
    "anciennes",
    "optional",
    "information",
    "informatif",
    "indicatif",
    "memoire",
    "retenu",
    "retenus",
    "retenue",
    "retenues",
    "barres",
    "annule",
    "annules",
    "annulees",
    "supprimes",
    "supprimees",
    "caducs",
];

/// Beginnings of words by which rules speak of variants, and no title does.
const RULED: &[&str] = &["autoris", "interdi", "admis", "accept", "allowed", "forbid"];

/// Whether a title is that of a tranche, an option, a variant, or of what is no part of the offer.
pub(super) fn is_of_part(name: &str) -> bool {
    let words = plain(name);
    names_part(name) || contains(&words, OTHER_PARTS) || words.contains("hors marche") || not_held(&words)
}

/// Whether a title is one of what is not part of the offer.
fn not_held(words: &str) -> bool {
    ["non compris", "non inclus", "non prevu", "not included", "excluded"].iter().any(|it| words.contains(it))
}

impl ReadBack<'_> {
    /// Reads every row of the sheet.
    pub(super) fn rows(&mut self) {
        let mut inclusions = Vec::new();
        let mut ignored = false;
        for row in 0..self.table.rows.len() {
            if self.layout.headings.stand_in(row) {
                continue;
            }
            if row < self.layout.headings.below {
                let of_totals = is_total(self.table, row);
                self.remark(row);
                self.part(row);
                // A heading of two rows says of its figures in which unit they are.
                if !self.layout.headings.spans(self.table, row) {
                    self.charge(row, of_totals);
                }
            } else if is_total(self.table, row) {
                self.remark(row);
                self.charge(row, true);
            } else if let Some(part) = self.part(row) {
                ignored = part == Mapped::Ignored;
            } else if ignored {
                ignored = self.passed_over(row, &mut inclusions);
            } else if self.is_shown(row) && !self.is_other_heading(row) {
                self.row(row, &mut inclusions);
            }
        }
        for (place, row, text) in inclusions {
            self.include(place, row, &text);
        }
        self.check_inclusions();
        self.tell_dropped();
    }

    /// A row below a title that is ignored, and whether what stands below it is so too: up to a title that is read, which one has
    /// to ask of where prices stand below it. What a mapping says of the row by its place counts, and what is said of all prices
    /// or taken off them is not the title's own.
    fn passed_over(&mut self, row: usize, inclusions: &mut Vec<(usize, usize, String)>) -> bool {
        if matches!(self.mapping.at(row), Some(Mapped::To(_))) {
            self.row(row, inclusions);
            return true;
        }
        let texts = self.texts(row);
        match texts.iter().find_map(|(_, text)| self.mapping.find(row, text, "")) {
            Some(Mapped::Read) => return false,
            Some(Mapped::Ignored) => return true,
            _ => {}
        }
        let figures = [Column::Price, Column::Amount].into_iter().filter_map(|kind| self.layout.column(kind));
        let blank: Vec<bool> = figures.map(|column| self.table.cell(row, column).is_empty()).collect();
        if self.is_heading_again(row) || self.is_of_headings(row) {
        } else if let (Some(title), Some((column, _))) = (Section::titled(self, row), texts.first()) {
            if self.is_priced_below(row) {
                self.ask_part(row, *column, title.name);
            }
        } else if blank.iter().all(|blank| *blank) {
            self.remark(row);
        } else if blank[0] && texts.iter().any(|(_, text)| is_of_charges(&plain(text))) {
            self.foreign(row);
        }
        true
    }

    /// Asks whether the rows below a title count.
    fn ask_part(&mut self, row: usize, column: usize, name: String) {
        self.note_foreign(row, &name);
        let fault = self.fault(codes::SCHEDULE_PART, row, column).arg("name", name.as_str());
        let example = format!("rows: {{{}: read}}", serde_json::Value::String(name));
        self.faults.push(fault.arg("example", example).help("help"));
    }

    /// Names the rows that no row of the need is, where their prices cannot be read yet: a mapping needs them too.
    pub(super) fn names(&mut self) {
        for row in self.layout.headings.below..self.table.rows.len() {
            let texts = [Column::Designation, Column::Number].map(|kind| self.text(row, kind));
            let name = texts.into_iter().find(|text| !text.is_empty());
            let figures = self.table.filled(row).count() > 1 && !is_total(self.table, row);
            if let Some(name) = name.filter(|_| figures && self.find(row).is_none()) {
                self.note_foreign(row, &name);
            }
        }
    }

    /// Whether a row is to be read: a hidden one with figures only where the mapping says so.
    fn is_shown(&mut self, row: usize) -> bool {
        if !self.table.hidden_rows.contains(&row) {
            return true;
        }
        let column = self.layout.column(Column::Price).unwrap_or_default();
        let amount = self.layout.column(Column::Amount).unwrap_or(column);
        let figures = [column, amount].iter().any(|column| !self.table.cell(row, *column).is_empty());
        match self.mapping.hidden {
            None if figures => self.tell(codes::SCHEDULE_HIDDEN, row, column, &self.text(row, Column::Designation)),
            _ => {}
        }
        self.mapping.hidden == Some(true)
    }

    /// What is to become of the rows below, where a row is the title of a tranche, an option or a variant.
    fn part(&mut self, row: usize) -> Option<Mapped> {
        let price = self.layout.column(Column::Price)?;
        let numbers = self.layout.column(Column::Number);
        let is_title = |(column, cell): (usize, &super::table::Cell)| {
            column != price && (Some(column) == numbers || matches!(cell.content, Content::Text(_)))
        };
        if !self.table.filled(row).all(is_title) {
            return None;
        }
        let above = row < self.layout.headings.below;
        let (column, name) = self.table.filled(row).map(|(column, cell)| (column, cell.text())).find(|(_, text)| {
            let words = plain(text);
            // Above the table a lot is the one that is tendered, and variants are what the rules speak of.
            let ruled = above && contains(&words, &["lot", "sans", "non", "pas"]);
            let ruled = ruled || words.split(' ').any(|word| RULED.iter().any(|stem| word.starts_with(stem)));
            // Below such a title prices may be those of another offer than the one that is asked for.
            // What is held back as a guarantee is no part, nor is a kind of current, or a time.
            let held_back = contains(
                &words,
                &["garantie", "guarantee", "courant", "tension", "delai", "delais", "planning", "date"],
            );
            let other = !above && !held_back && (contains(&words, OTHER_PARTS) || words.contains("hors marche"));
            let other = other || (not_held(&words) && self.is_priced_below(row));
            // The only lot is the one that is tendered, and what is firm is what is asked for.
            let asked =
                words.contains("tranche ferme") || (contains(&words, &["lot"]) && self.lots() < 2 && !names_part(text));
            ((names_part(text) || contains(&words, &["lot"])) && !asked || other)
                && !ruled
                && !is_pack(text)
                && (other || remark::said(text).is_none())
        })?;
        match self.find(row) {
            Some(Mapped::To(_)) => None,
            Some(mapped) => Some(mapped),
            None => {
                self.ask_part(row, column, name);
                Some(Mapped::Read)
            }
        }
    }

    /// How many rows of words alone speak of a lot.
    fn lots(&self) -> usize {
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let titled = |row: &usize| {
            self.table.cell(*row, price).is_empty()
                && self.texts(*row).iter().any(|(_, text)| contains(&plain(text), &["lot"]))
        };
        (self.layout.headings.below..self.table.rows.len()).filter(titled).count()
    }

    fn is_priced_below(&self, row: usize) -> bool {
        let price = self.layout.column(Column::Price);
        price.is_some_and(|price| (row + 1..self.table.rows.len()).any(|row| !self.table.cell(row, price).is_empty()))
    }

    /// The texts of a row, with their columns.
    pub(super) fn texts(&self, row: usize) -> Vec<(usize, String)> {
        let text = |content: &Content| if let Content::Text(text) = content { Some(text.clone()) } else { None };
        self.table.filled(row).filter_map(|(column, cell)| Some((column, text(&cell.content)?))).collect()
    }

    fn row(&mut self, row: usize, inclusions: &mut Vec<(usize, usize, String)>) {
        // `read` says of an ordinary row nothing that it does not say itself.
        let found = match self.find(row) {
            Some(Mapped::Read) => self.named(row).map(Mapped::To),
            found => found,
        };
        let target = match found {
            Some(Mapped::To(target)) => target,
            Some(Mapped::Ignored) => {
                let price = self.layout.of_kind(Column::Price).and_then(|heading| self.number(row, heading));
                self.amount(row, None, self.quantity(row, None), price);
                return;
            }
            Some(Mapped::Read) | None => return self.foreign(row),
        };
        let column = self.layout.column(Column::Price).unwrap_or_default();
        if let Some(before) = &self.answers[target] {
            let first = self.table.place(before.at, column);
            let example = ignored(&format!("row {}", row + 1));
            let twice = self.fault(codes::SCHEDULE_TWICE, row, column).arg("first", first).arg("example", example);
            self.faults.push(twice.arg("component", self.schedule.rows[target].key()).help("help"));
            return;
        }
        let need = &self.schedule.rows[target];
        self.asides(row, need);
        if self.contradicts(row) || self.is_wide(row) {
            // Told once: the totals below count it all the same.
            let price = self.layout.of_kind(Column::Price).and_then(|heading| self.number(row, heading));
            self.amount(row, None, self.quantity(row, None), price);
            let target = self.designated(row).unwrap_or(target);
            self.answers[target] = Some(Answer { faulty: true, at: row, ..Answer::default() });
            return;
        }
        let mut included = self.text(row, Column::Included);
        let priced = self.price(row, need);
        let priced = self.with_period(row, need, priced);
        if let Priced::Included(other) = &priced
            && included.is_empty()
        {
            included = if other.is_empty() { self.table.cell(row, column).text() } else { other.clone() };
        }
        if !included.is_empty() {
            inclusions.push((target, row, row_name(&included)));
        }
        let said = if let Priced::At(_, said) = priced { said } else { Said::default() };
        let conversion = self.check_need(row, need, said);
        let figure = if let Priced::At(value, _) = priced { Some(value) } else { None };
        if let Some(value) = figure {
            self.check_echoes(row, need, value);
            self.check_taxed(row, need, conversion.map_or(value, |conversion| conversion.counted(value)));
        }
        let (price, mut faulty) = match figure.zip(conversion) {
            Some((value, conversion)) => {
                let price = conversion.price(value);
                self.tell_conversion(row, column, need, value, price);
                (price, price.is_none())
            }
            None => (None, figure.is_some()),
        };
        faulty |= priced == Priced::Faulty;
        let quantity = self.quantity(row, Some(need.quantity));
        let quantity = quantity.or(conversion.map(|conversion| conversion.quantity(need.quantity)));
        let counted = figure.map(|value| conversion.map_or(value, |conversion| conversion.counted(value)));
        let amount = self.amount(row, Some(need), quantity, counted);
        let mut price = price;
        if let (None, Priced::Blank, Some(amount)) = (price, &priced, amount.filter(|_| included.is_empty())) {
            (price, faulty) = self.amount_alone(row, need, amount);
        }
        let answer = Answer {
            price,
            unknown: priced == Priced::Unknown,
            life: if need.is_main() { self.months(row, Column::Life, need.expected.life) } else { None },
            warranty: if need.is_main() { self.months(row, Column::Warranty, need.expected.warranty) } else { None },
            failure: if need.is_main() { self.failure(row) } else { None },
            included_in: None,
            faulty,
            amount,
            at: row,
        };
        self.answers[target] = Some(answer);
    }

    /// A row with an amount and no price. Where one is asked for, and the buyer says that the row means it, that is its price.
    fn amount_alone(&mut self, row: usize, need: &PriceRow, amount: Decimal) -> (Option<Decimal>, bool) {
        let (name, number) = (self.text(row, Column::Designation), self.text(row, Column::Number));
        let mapped = self.mapping.find(row, &name, &number).is_some();
        if amount.is_zero() {
            return (None, false);
        }
        if mapped && need.quantity == Decimal::ONE && amount.is_sign_positive() {
            return (Some(amount), false);
        }
        let column = self.layout.column(Column::Amount).unwrap_or_default();
        let fault = self.fault(codes::SCHEDULE_ALONE, row, column).arg("name", name).arg("amount", Arg::Money(amount));
        self.faults.push(fault.help("help"));
        (None, true)
    }

    fn tell_conversion(&mut self, row: usize, column: usize, need: &PriceRow, value: Decimal, price: Option<Decimal>) {
        let heading = self.layout.of_kind(Column::Price).map(|heading| heading.text.clone()).unwrap_or_default();
        let shown = self.table.cell(row, column).text();
        let beside = Some(shown).filter(|text| text.contains('/'));
        let unit = Some(self.text(row, Column::Unit)).filter(|unit| !unit.is_empty());
        let expected = need.basis.unit(&need.unit);
        let unit = unit.filter(|unit| plain(unit) != plain(&expected));
        let found = unit.or(beside).unwrap_or(heading);
        match price {
            Some(price) if price != value => {
                let told = self.fault(codes::SCHEDULE_CONVERTED, row, column).arg("value", Arg::Number(value));
                let told = told.arg("found", found).arg("price", Arg::Number(price)).arg("expected", expected);
                self.faults.push(told);
            }
            Some(_) => {}
            None => {
                let fault = self.fault(codes::SCHEDULE_UNIT, row, column).arg("found", found).arg("expected", expected);
                self.faults.push(fault.help("help-exact"));
            }
        }
    }

    /// Rows of the need that the file leaves out or leaves blank.
    fn tell_dropped(&mut self) {
        let is_dropped = |answer: &Option<Answer>| {
            let answer = answer.as_ref();
            answer.is_none_or(|it| it.price.is_none() && it.included_in.is_none() && !it.faulty && !it.unknown)
        };
        let dropped: Vec<usize> = (0..self.answers.len()).filter(|place| is_dropped(&self.answers[*place])).collect();
        // A schedule without any price is a fault of its own.
        if dropped.len() == self.answers.len() {
            return;
        }
        for place in dropped {
            let row = &self.schedule.rows[place];
            // Another price of a component goes with it: included, or not quoted, together.
            let own = self.schedule.rows.iter().position(|other| other.is_main() && row.is_same_component(other));
            let priced = own.and_then(|own| self.answers[own].as_ref()).is_some_and(|answer| answer.price.is_some());
            if row.is_main() || priced {
                let column = self.layout.column(Column::Price).unwrap_or_default();
                let at = self.answers[place].as_ref().map(|answer| self.table.place(answer.at, column));
                let dropped = Diagnostic::new(codes::SCHEDULE_DROPPED).arg("file", self.file);
                let dropped = dropped.arg("cell", at.unwrap_or_else(|| self.table.name.clone()));
                let dropped = dropped.arg("name", row.designation.clone()).arg("component", row.key());
                self.faults.push(dropped);
            }
        }
    }
}
