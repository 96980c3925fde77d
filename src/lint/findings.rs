//! The codes of findings. Their words are in `language/start.*.ftl`.

use crate::diagnostic::{Code, Severity};

macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        $($(#[$doc])* pub const $name: Code = Code { id: $id, severity: Severity::Warning };)*
        /// All of them, in the order of this list.
        pub const ALL: &[Code] = &[$($name,)*];
    };
}

findings! {
    /// A source older than 24 months.
    OLD_SOURCE = "old-source",
    /// A source without a date.
    UNDATED_SOURCE = "undated-source",
    /// A source that no price cites.
    UNUSED_SOURCE = "unused-source",
    /// A price without a source.
    UNSOURCED_PRICE = "unsourced-price",
    /// Figures that a plan writes itself, without a source.
    UNSOURCED_FIGURES = "unsourced-figures",
    /// Figures of a city without a source.
    UNSOURCED_CITY = "unsourced-city",
    /// Assumptions of a plan's own without ends.
    BARE_FIGURES = "bare-figures",
    /// A price past its validity.
    LAPSED_PRICE = "lapsed-price",
    /// Prices that are assumptions.
    ASSUMED_PRICES = "assumed-prices",
    /// An assumption without a range.
    BARE_ASSUMPTION = "bare-assumption",
    /// Figures beside prices (lives, warranties, failure rates, …) without a source.
    UNGROUNDED_FIGURES = "ungrounded-figures",
    /// A price outside its own observations.
    UNOBSERVED_PRICE = "unobserved-price",
    /// A phase that nothing names.
    UNUSED_PHASE = "unused-phase",
    /// A rate of exchange for a currency that no price has.
    UNUSED_EXCHANGE = "unused-exchange",
    /// An uncertain input that changes nothing.
    UNUSED_UNCERTAINTY = "unused-uncertainty",
    /// Funding that pays for nothing.
    UNUSED_FUNDING = "unused-funding",
    /// Accounts older than 24 months.
    OLD_ACCOUNTS = "old-accounts",
    /// Values of the law that are assumptions.
    ASSUMED_VALUES = "assumed-values",
    /// Components of the need that an offer leaves out.
    NOT_QUOTED = "not-quoted",
    /// The plan of an offer is nowhere.
    NO_PLAN = "no-plan",
    /// The plan of an offer has faults.
    FAULTY_PLAN = "faulty-plan",
}
