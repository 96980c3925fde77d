//! What stands around a schedule and no rule understands: told all together, so that a person reads it. A rule that asks is
//! surer, and is told instead; what says who, when and where says nothing of prices.

use std::collections::BTreeSet;

use super::around_words::{is_no_word, is_understood};
use super::beside::is_of_things;
use super::column::{Column, contains};
use super::head::is_labelled;
use super::headings::{Heading, Headings, plain};
use super::mapping::Mapped;
use super::mapping::ignored;
use super::number_text;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Content, Mark, Table};
use super::totals::is_total;
use crate::diagnostic::{Diagnostic, codes};
use crate::language::Arg;
use crate::units::order;

/// So many texts are told; of more, how many.
const MOST: usize = 12;
/// Letters of one of them.
const LONGEST: usize = 120;

/// A text that no rule understands, and where it stands.
pub(super) type Around = (String, String);

impl ReadBack<'_> {
    /// The texts around the table, and in the columns that are not read.
    pub(super) fn around(&mut self, tables: &[Table]) -> Vec<Around> {
        let mut found = Vec::new();
        for row in 0..self.table.rows.len() {
            found.extend(self.around_row(row));
        }
        found.extend(self.beside_prices());
        let sheet = self.table.name.clone();
        let name = Some(sheet.clone()).filter(|_| self.mapping.sheet.is_none());
        let pages = name.into_iter().chain(self.table.headers.iter().cloned());
        found.extend(pages.chain(self.table.boxes.iter().cloned()).map(|text| (sheet.clone(), text)));
        for ((row, column), marks) in self.table.marks.range(..(self.layout.headings.below, 0)) {
            let notes = marks.iter().filter_map(|mark| if let Mark::Note(note) = mark { Some(note) } else { None });
            let place = self.table.place(*row, *column);
            found.extend(notes.filter(|_| !self.layout.is_ignored(*column)).map(|note| (place.clone(), note.clone())));
        }
        let others = tables.iter().filter(|other| !std::ptr::eq(*other, self.table) && !other.hidden);
        for other in others.filter(|other| Headings::find(other).is_none()) {
            let texts = |row: usize| {
                let texts = other.filled(row).filter(|(_, cell)| matches!(cell.content, Content::Text(_)));
                texts.map(move |(column, cell)| (other.place(row, column), cell.text()))
            };
            found.extend((0..other.rows.len()).flat_map(texts));
        }
        let mut known = BTreeSet::new();
        let own = self.words_of_need();
        found.retain(|(_, text)| !is_understood(text, &own, self.schedule) && known.insert(plain(text)));
        found.into_iter().filter(|(_, text)| !self.mapping.passes(text)).collect()
    }

    /// The words of what is asked for, of one and of several.
    fn words_of_need(&self) -> Vec<String> {
        let texts = self.schedule.rows.iter().map(|row| row.designation.as_str()).chain([self.schedule.plan.as_str()]);
        let words = texts.flat_map(|text| plain(text).split(' ').map(str::to_owned).collect::<Vec<_>>());
        words.flat_map(|word| [format!("{word}s"), word]).collect()
    }

    /// The words of a row that is none of prices.
    fn around_row(&mut self, row: usize) -> Vec<Around> {
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let headings = &self.layout.headings;
        let read = headings.stand_in(row)
            || headings.spans(self.table, row)
            || self.answers.iter().flatten().any(|answer| answer.at == row);
        let priced = row >= headings.below && !self.table.cell(row, price).is_empty();
        let own: Vec<String> = self.table.filled(row).map(|(_, cell)| cell.text()).collect();
        if read
            || (priced && !is_total(self.table, row))
            || is_labelled(self.table, row)
            || self.is_heading_again(row)
            || self.numbers_columns(&own)
        {
            return Vec::new();
        }
        let texts: Vec<(usize, String)> =
            self.texts(row).into_iter().filter(|(_, text)| number_text::read(text).is_none()).collect();
        let passed = |mapped: Option<Mapped>| matches!(mapped, Some(Mapped::Ignored | Mapped::Read));
        if texts.iter().any(|(_, text)| passed(self.mapping.find(row, text, ""))) {
            return Vec::new();
        }
        // A label and what it is of stand side by side.
        match (texts.as_slice(), own.as_slice()) {
            ([], _) => Vec::new(),
            ([(column, _), ..], [_, _]) if row < self.layout.headings.below => {
                vec![(self.table.place(row, *column), own.join(" "))]
            }
            _ => texts.into_iter().map(|(column, text)| (self.table.place(row, column), text)).collect(),
        }
    }

    /// The words of columns that are not read, each with the heading of its column.
    fn beside_prices(&self) -> Vec<Around> {
        let open = |one: &&Heading| {
            let hidden = self.table.hidden_columns.contains(&one.column);
            // What those hold is compared with the figures, or of no price.
            let remarks =
                contains(&plain(&one.text), &["observations", "observation", "remarques", "remarque", "notes"]);
            !hidden && !self.layout.is_ignored(one.column) && (remarks || !is_of_things(&one.text))
        };
        let mut found = Vec::new();
        let mut rows: Vec<usize> = self.answers.iter().flatten().map(|answer| answer.at).collect();
        order::plain(&mut rows);
        for heading in self.layout.unread.iter().filter(open) {
            for row in &rows {
                let Content::Text(text) = &self.table.cell(*row, heading.column).content else { continue };
                if is_no_word(text) || number_text::read(text).is_some_and(|typed| typed.stated == Stated::default()) {
                    continue;
                }
                let said = if heading.text.is_empty() { text.clone() } else { format!("{} : {text}", heading.text) };
                found.push((self.table.place(*row, heading.column), said));
            }
        }
        found
    }
}

/// The warning that lists them; none where nothing is left that no other fault speaks of.
pub(super) fn unread(file: &str, mut texts: Vec<Around>, told: &[&Diagnostic]) -> Option<Diagnostic> {
    let spoken = |text: &str| {
        let names = |one: &&Diagnostic| {
            one.args.iter().any(|(name, arg)| *name != "cell" && matches!(arg, Arg::Text(known) if known == text))
        };
        told.iter().any(names)
    };
    texts.retain(|(_, text)| !spoken(text));
    let (place, first) = texts.first()?;
    let short = |text: &str| match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    let list: Vec<String> =
        texts.iter().take(MOST).map(|(place, text)| format!("`{}` ({place})", short(text))).collect();
    let warning = Diagnostic::new(codes::SCHEDULE_UNREAD).arg("file", file).arg("cell", place.as_str());
    let warning = warning.arg("texts", list.join(", ")).arg("more", texts.len().saturating_sub(MOST));
    let warning = warning.arg("example", ignored(first));
    Some(warning.help("help"))
}
