//! What whoever pastes a table says of one of its columns.

use super::super::column::Column;
use super::super::headings::Heading;
use super::super::stated::length_name;
use super::kept::time_of;

/// What a column is said to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing that is read.
    Ignored,
    /// What each row is.
    Designation,
    /// How many.
    Quantity,
    /// The unit of the quantity.
    Unit,
    /// The unit price, paid once.
    Price,
    /// The unit price of a month.
    PriceMonth,
    /// The unit price of a year.
    PriceYear,
    /// Another price of the same row, paid once.
    More,
    /// Another price of the same row, for a month.
    MoreMonth,
    /// Another price of the same row, for a year.
    MoreYear,
    /// The amount of the row.
    Amount,
    /// What is still to be taken off the price.
    Discount,
    /// The rate of VAT.
    VatRate,
    /// The VAT of one unit, in euros.
    VatOfUnit,
    /// The VAT of the row, in euros.
    VatOfLine,
    /// The life, in years.
    Life,
}

impl Role {
    /// All of them, by the name that a form sends.
    pub const ALL: [(&'static str, Self); 16] = [
        ("ignored", Self::Ignored),
        ("designation", Self::Designation),
        ("quantity", Self::Quantity),
        ("unit", Self::Unit),
        ("price", Self::Price),
        ("price-month", Self::PriceMonth),
        ("price-year", Self::PriceYear),
        ("more", Self::More),
        ("more-month", Self::MoreMonth),
        ("more-year", Self::MoreYear),
        ("amount", Self::Amount),
        ("discount", Self::Discount),
        ("vat-rate", Self::VatRate),
        ("vat-unit", Self::VatOfUnit),
        ("vat-line", Self::VatOfLine),
        ("life", Self::Life),
    ];

    /// That of a name. `None`: the column is read as its heading says.
    pub fn of(sent: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == sent).map(|(_, role)| *role)
    }

    /// Whether it is the price that the other columns are of.
    pub(super) fn is_price(self) -> bool {
        matches!(self, Self::Price | Self::PriceMonth | Self::PriceYear)
    }

    /// Whether it is a price beside that one.
    pub(super) fn is_more(self) -> bool {
        matches!(self, Self::More | Self::MoreMonth | Self::MoreYear)
    }

    /// The months for which a price of it is paid.
    pub(super) fn months(self) -> Option<u32> {
        match self {
            Self::PriceMonth | Self::MoreMonth => Some(1),
            Self::PriceYear | Self::MoreYear => Some(12),
            _ => None,
        }
    }

    /// The heading that says so. What the column's own heading says of its money stays: nobody makes euros of dollars, or
    /// prices without VAT of prices with it, by a choice.
    pub(super) fn heading(self, own: &Heading) -> String {
        match self {
            Self::Ignored => String::new(),
            Self::Designation => "Désignation".to_owned(),
            Self::Quantity => "Quantité".to_owned(),
            Self::Unit => "Unité".to_owned(),
            // `Total sur 4 ans` says what it is itself.
            Self::Amount if own.kind == Some(Column::Amount) => own.text.clone(),
            Self::Amount => with_money(&format!("Montant{}", time_word(time_of(own))), own),
            Self::Discount => "Remise".to_owned(),
            Self::VatRate => "Taux de TVA".to_owned(),
            Self::VatOfUnit | Self::VatOfLine => "TVA".to_owned(),
            Self::Life if time_of(own) == Some(1) => "Durée de vie (mois)".to_owned(),
            Self::Life => "Durée de vie (ans)".to_owned(),
            // A second price may be that of a unit or of the row, as its heading says; so is the time of a price its heading's.
            price => {
                let text = price_heading(own, own.of_unit || !price.is_more(), price.months().or(time_of(own)));
                own.counted().map_or(text.clone(), |word| format!("{text} / {word}"))
            }
        }
    }
}

/// The heading of a price, of one unit or of whatever it may be, for so many months.
pub(super) fn price_heading(own: &Heading, of_unit: bool, months: Option<u32>) -> String {
    let text = with_money(&format!("{}{}", if of_unit { "PU" } else { "Prix" }, time_word(months)), own);
    own.length().map_or(text.clone(), |metres| format!("{text} / {}", length_name(metres)))
}

fn time_word(months: Option<u32>) -> &'static str {
    match months {
        Some(1) => " mensuel",
        Some(3) => " trimestriel",
        Some(6) => " semestriel",
        Some(_) => " annuel",
        None => "",
    }
}

fn with_money(words: &str, own: &Heading) -> String {
    let tax = if own.stated.incl_vat == Some(true) { "TTC" } else { "HT" };
    match &own.stated.foreign {
        Some(currency) => format!("{words} {tax} ({currency})"),
        None if own.stated.scale.is_some() => {
            format!("{words} {tax} ({})", own.stated.as_unit().split('/').next().unwrap_or_default())
        }
        None => format!("{words} {tax}"),
    }
}
