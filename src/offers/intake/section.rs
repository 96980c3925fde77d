//! Titles between the rows of a pasted table. Below most of them stands what is in the project all the same; below one of an
//! option or a variant, only who pastes it knows.

use rust_decimal::Decimal;

use super::column::{Column, contains};
use super::head::is_labelled;
use super::headings::plain;
use super::read_back::ReadBack;
use super::remark::{is_packed, said};
use super::rows::is_of_part;
use super::totals::is_total;

/// What a row of a pasted table stands below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// The title.
    pub name: String,
    /// Whether it says of its rows that they may not be part of the project: `Options`, `Variante`, `Tranche optionnelle`.
    pub optional: bool,
    /// Whether it is a discount on what stands above it.
    pub discount: bool,
}

/// Words of what is taken off.
const DISCOUNTS: &[&str] =
    &["remise", "remises", "rabais", "ristourne", "escompte", "discount", "rebate", "reprise", "avoir"];

impl Section {
    fn of(name: String) -> Self {
        let words = plain(&name);
        // What is firm is held.
        let firm = contains(&words, &["ferme", "fermes", "firm"]) && !contains(&words, &["non", "not"]);
        Self { optional: is_of_part(&name) && !firm, discount: false, name }
    }

    /// The title that a row is; none where it has a figure, totals, or says something of prices.
    pub(super) fn titled(back: &ReadBack<'_>, row: usize) -> Option<Self> {
        let texts: Vec<String> = back.texts(row).into_iter().map(|(_, text)| text).collect();
        let figures = [Column::Price, Column::Quantity, Column::Amount].into_iter();
        let figures = figures.filter_map(|kind| back.layout.column(kind));
        let none = texts.is_empty()
            || figures.into_iter().any(|column| !back.table.cell(row, column).is_empty())
            || is_total(back.table, row)
            || is_labelled(back.table, row)
            || back.is_heading_again(row)
            || back.numbers_columns(&texts);
        (!none && texts.iter().all(|text| said(text).is_none())).then(|| Self::of(texts.join(" ")))
    }

    /// That of a row that is a discount: its name begins with the word, and its price or its amount is below zero.
    pub(super) fn discount(back: &ReadBack<'_>, row: usize, designation: &str) -> Option<Self> {
        let words = plain(designation);
        let named = words.split(' ').next().is_some_and(|first| DISCOUNTS.contains(&first));
        let figures = [Column::Price, Column::Amount].into_iter().filter_map(|kind| back.layout.of_kind(kind));
        let below = figures.filter_map(|heading| back.number(row, heading)).any(|number| number < Decimal::ZERO);
        (named && below).then(|| Self { name: designation.to_owned(), optional: true, discount: true })
    }

    /// That of a row whose own name calls it an option, and says nothing else of its price.
    pub(super) fn named(designation: &str) -> Option<Self> {
        let words = plain(designation);
        let alone = words.split(' ').count() <= 3 && said(designation).is_none() && !is_packed(&words);
        Some(Self::of(designation.to_owned())).filter(|section| section.optional && alone)
    }
}
