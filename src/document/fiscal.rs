use std::fmt;

use rust_decimal::Decimal;

use super::field::Field;
use super::fields::{Maybe, Slot};
use super::grammar::{Grammar, Holds};
use super::kinds::FRACTION;
use super::pattern::{S, SOME, duration, unsigned_to};
use super::times::parse_life;
use super::tree::Node;
use super::walk::{text, word};
use crate::diagnostic::Diagnostics;
use crate::units::Months;

/// Section of a French local budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// *Section d'investissement.*
    Investment,
    /// *Section de fonctionnement.*
    Operating,
}

impl fmt::Display for Section {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Investment => "investment",
            Self::Operating => "operating",
        })
    }
}

pub(super) const SECTION: Grammar<Section> =
    Grammar::words(&[("investment", Section::Investment), ("operating", Section::Operating)]);

/// Value added tax of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vat {
    /// The rate of the law under this key of the parameters.
    Law(&'static str),
    /// A rate of its own.
    Own(Decimal),
}

pub(super) const VAT: Grammar<Vat> = Grammar::special(
    "vat",
    read_vat,
    || format!("(?:standard|intermediate|reduced|zero|{S}{}{S}%{S})", unsigned_to("100")),
    &["standard", "zero", "8.5 %"],
);

fn read_vat(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Vat>> {
    const LAW: [(&str, Vat); 4] = [
        ("standard", Vat::Law("vat.standard")),
        ("intermediate", Vat::Law("vat.intermediate")),
        ("reduced", Vat::Law("vat.reduced")),
        ("zero", Vat::Law("vat.zero")),
    ];
    let text = text(node, diagnostics)?;
    let own = text.contains(|c: char| c == '%' || c.is_ascii_digit()) && !LAW.iter().any(|(word, _)| *word == text);
    if own { Some(FRACTION.field(node, diagnostics)?.map(Vat::Own)) } else { word(node, &LAW, diagnostics) }
}

/// What the FCTVA gives back of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fctva {
    /// The rate for investment.
    Investment,
    /// The rate for infrastructure as a service.
    Cloud,
    /// The rate for upkeep of public buildings and roads.
    Upkeep,
    /// The rate for upkeep of networks.
    Networks,
    /// Nothing.
    None,
}

impl Fctva {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Investment, Self::Cloud, Self::Upkeep, Self::Networks, Self::None];

    /// The word of the format; also the end of the parameter that holds the rate.
    pub fn word(self) -> &'static str {
        FCTVAS.iter().find(|(_, fctva)| *fctva == self).map_or("", |(word, _)| word)
    }
}

const FCTVAS: [(&str, Fctva); 5] = [
    ("investment", Fctva::Investment),
    ("cloud", Fctva::Cloud),
    ("upkeep", Fctva::Upkeep),
    ("networks", Fctva::Networks),
    ("none", Fctva::None),
];

pub(super) const FCTVA: Grammar<Fctva> = Grammar::words(&FCTVAS);

/// Over what an investment is depreciated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depreciation {
    /// Equal parts of so many months.
    Over(Months),
    /// It is not.
    None,
}

pub(super) const DEPRECIATION: Grammar<Depreciation> = Grammar::of(
    "depreciation",
    |text| match text {
        "none" => Ok(Depreciation::None),
        text => parse_life(text).map(Depreciation::Over),
    },
    || format!("(?:none|{})", duration(SOME, 12_000)),
    &["5 years", "none"],
);

/// Kinds of goods that the accounts of municipalities keep apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// Software, rights of use, studies that no works follow.
    Intangible,
    /// Machines and furniture.
    Equipment,
    /// Buildings and works in them.
    Building,
    /// Networks and what stands in the street.
    Network,
}

pub(super) const ASSET: Grammar<Asset> = Grammar::words(&[
    ("intangible", Asset::Intangible),
    ("equipment", Asset::Equipment),
    ("building", Asset::Building),
    ("network", Asset::Network),
]);

impl Slot for Option<Asset> {}

impl Holds<Asset> for Option<Asset> {
    fn hold(field: Maybe<Asset>) -> Self {
        field.map(|field| field.value)
    }
}
