//! The names that paths are made of: the fields of a component, of funding, of a benefit, of a city.

use crate::document::{self, FundingKind};

/// An enumeration of names, from one list: what is missing from a `match` on it does not compile.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$case_doc])* $case,)* }

        impl $name {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];

            /// As it is written.
            pub fn name(self) -> &'static str {
                match self { $(Self::$case => $text,)* }
            }

            /// The one that is written so.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$case),)* _ => None }
            }
        }
    };
}

names! {
/// A field of a component.
ComponentField {
    /// What one unit, the line or a period costs.
    Price = "price",
    /// Prices by volume.
    Tiers = "tiers",
    /// Price of a renewal.
    Renewal = "renewal",
    /// Time after which a unit is renewed.
    Life = "life",
    /// Time in which failures cost nothing.
    Warranty = "warranty",
    /// Share that fails in a year.
    Failure = "failure",
    /// The component with whose events it is charged.
    Follows = "follows",
    /// When it is charged.
    At = "at",
    /// First phase.
    From = "from",
    /// Last phase.
    Until = "until",
    /// Other prices for a time.
    During = "during",
    /// Section of the budget.
    Section = "section",
    /// VAT.
    Vat = "vat",
    /// What the FCTVA gives back.
    Fctva = "fctva",
    /// Price index.
    Index = "index",
    /// Low and high end of the price.
    Range = "range",
    /// Source of the price.
    Source = "source",
    /// A remark.
    Note = "note",
    /// Last day of the price.
    ValidUntil = "valid_until",
}
}

impl ComponentField {
    /// What describes a price and goes with it when another one replaces it.
    pub const OF_PRICE: [Self; 6] =
        [Self::Range, Self::Renewal, Self::During, Self::Source, Self::Note, Self::ValidUntil];
}

names! {
/// A field of a subsidy, a contribution or a loan.
FundingField {
    /// Rate of a grant, nominal rate of a loan.
    Rate = "rate",
    /// Eligible sections.
    Of = "of",
    /// Eligible lines.
    Lines = "lines",
    /// Eligible phases.
    Phases = "phases",
    /// How sure it is.
    Status = "status",
    /// Its name for people.
    Name = "name",
    /// The most that is paid.
    Cap = "cap",
    /// Time between spending and receipt.
    Lag = "lag",
    /// Whether eligible amounts include VAT.
    Basis = "basis",
    /// Amount of a loan.
    Amount = "amount",
    /// Term of a loan.
    Term = "term",
    /// Payments of a loan.
    Payments = "payments",
    /// Profile of a loan.
    Profile = "profile",
    /// Periods of interest only.
    Deferral = "deferral",
    /// Month in which a loan is drawn.
    Draw = "draw",
}
}

impl FundingField {
    /// The fields of an entry of a kind.
    pub fn of_kind(kind: FundingKind) -> &'static [Self] {
        use FundingField::*;
        match kind {
            FundingKind::Subsidy => &[Rate, Of, Lines, Phases, Status, Name, Cap, Lag, Basis],
            FundingKind::Contribution => &[Rate, Of, Lines, Phases, Status, Name],
            FundingKind::Loan => &[Amount, Rate, Term, Payments, Profile, Deferral, Draw, Name],
        }
    }
}

names! {
/// A field of a benefit.
BenefitField {
    /// Its name for people.
    Name = "name",
    /// Spending that it saves.
    Saving = "saving",
    /// Revenue that it brings.
    Revenue = "revenue",
    /// First phase.
    From = "from",
    /// Last phase.
    Until = "until",
    /// Its index.
    Index = "index",
    /// How sure it is.
    Status = "status",
}
}

/// A field of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CityField {
    /// An amount of the accounts, such as `revenue.taxes`.
    Account(&'static str),
    /// A yearly growth, such as `staff`.
    Growth(&'static str),
    /// Inhabitants.
    Population,
    /// Rate of new loans.
    LoanRate,
    /// Term of new loans.
    LoanTerm,
    /// Time between a spending and its FCTVA.
    FctvaLag,
    /// Working capital below which it borrows.
    MinimumWorkingCapital,
    /// What the service may spend on running, a year.
    EnvelopeOperating,
    /// What the service may invest, a year.
    EnvelopeInvestment,
    /// What it invests each year.
    Investing,
    /// A threshold of its own, by its key among the parameters.
    Limit(&'static str),
}

impl CityField {
    /// All of them, in the order in which they are listed.
    pub fn all() -> Vec<Self> {
        let accounts = document::account_paths().into_iter().map(Self::Account);
        let growth = document::GROWTH.into_iter().map(Self::Growth);
        let single = [
            Self::Population,
            Self::LoanRate,
            Self::LoanTerm,
            Self::FctvaLag,
            Self::MinimumWorkingCapital,
            Self::EnvelopeOperating,
            Self::EnvelopeInvestment,
            Self::Investing,
        ];
        accounts.chain(growth).chain(single).chain(document::LIMITS.into_iter().map(Self::Limit)).collect()
    }

    /// As it is written after `city.`.
    pub fn name(self) -> String {
        let single = match self {
            Self::Account(name) => return format!("accounts.{name}"),
            Self::Growth(name) => return format!("growth.{name}"),
            Self::Limit(key) => return format!("limits.{key}"),
            Self::Population => "population",
            Self::LoanRate => "loans.rate",
            Self::LoanTerm => "loans.term",
            Self::FctvaLag => "fctva_lag",
            Self::MinimumWorkingCapital => "minimum_working_capital",
            Self::Investing => "investing",
            Self::EnvelopeOperating => "envelope.operating",
            Self::EnvelopeInvestment => "envelope.investment",
        };
        single.to_owned()
    }

    /// The one that is written so.
    pub fn of(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|field| field.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Span};
    use crate::document::{FundingDocument, Node, NodeKind};

    const NOWHERE: Span = Span { file: 0, start: 0, end: 0 };

    fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|field| name(*field)).collect()
    }

    /// Paths know exactly the fields that the readers of files know.
    #[test]
    fn readers_and_paths_know_the_same_fields() {
        assert_eq!(names(ComponentField::ALL, ComponentField::name), document::FIELDS);
        let node = Node { span: NOWHERE, kind: NodeKind::Scalar("x".into()) };
        let mut aside = Diagnostics::default();
        for (kind, text) in [
            (FundingKind::Subsidy, "- subsidy: {id: a, rate: 1 %}"),
            (FundingKind::Contribution, "- contribution: {id: a, rate: 1 %}"),
            (FundingKind::Loan, "- loan: {id: a, rate: 1 %, amount: 1 EUR, term: 1 year}"),
        ] {
            let list = document::parse(text, 0, &mut aside).map(|node| document::read_funding(&node, &mut aside));
            let mut entry: FundingDocument = list.unwrap_or_default().remove(0);
            let known = document::read_funding_field("?", &node, &mut entry, &mut aside).unwrap_err();
            assert_eq!(names(FundingField::of_kind(kind), FundingField::name), known);
        }
        let list = document::parse("- {id: a, saving: 1 EUR/year}", 0, &mut aside);
        let mut benefit = list.map(|node| document::read_benefits(&node, &mut aside)).unwrap_or_default().remove(0);
        let known = document::read_benefit_field("?", &node, &mut benefit, &mut aside).unwrap_err();
        assert_eq!(names(BenefitField::ALL, BenefitField::name), known);
        let mut city = document::CityDocument::default();
        let known = document::set_city(&mut city, "?", &node, &mut aside).unwrap_err();
        assert_eq!(CityField::all().into_iter().map(CityField::name).collect::<Vec<_>>(), known);
    }
}
