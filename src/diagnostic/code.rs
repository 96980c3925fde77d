/// Whether a diagnostic stands in the way of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// No result can be given.
    Error,
    /// The result stands, and the reader has to know this of it.
    Warning,
}

/// The stable name of a kind of diagnostic, which is also the name of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// As printed and as found in `language/*.ftl`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$list_doc:meta])* $list:ident: [$($severity:ident { $($(#[$doc:meta])* $name:ident = $id:literal,)* })*])*) => {
        /// Every code there is, with a reproducer for each.
        pub mod codes {
            use super::{Code, Severity};
            $($($($(#[$doc])* pub const $name: Code = Code { id: $id, severity: Severity::$severity };)*)*)*
            $($(#[$list_doc])* pub const $list: &[Code] = &[$($($name,)*)*];)*
        }
    };
}

codes! {
/// Those of the format's own files, in the order of this list; the error gallery holds a reproducer for each.
ALL: [
    Error {
        // Files.
        /// The file cannot be read.
        UNREADABLE = "unreadable",
        /// The file is larger than the stated size.
        TOO_LARGE = "too-large",
        /// The bytes are not UTF-8.
        NOT_UTF8 = "not-utf8",
        /// The text is not YAML.
        SYNTAX = "syntax",
        /// A character that nobody sees, inside a word.
        INVISIBLE = "invisible",
        /// A tab where YAML wants spaces.
        TAB = "tab",
        /// Nested deeper than any document of ours.
        TOO_DEEP = "too-deep",
        /// An anchor, an alias or a merge key.
        ALIAS = "alias",
        /// A YAML tag.
        TAG = "tag",
        /// A second document in one file.
        SECOND_DOCUMENT = "second-document",
        /// An empty file.
        EMPTY = "empty",
        /// Two keys of one map are the same.
        DUPLICATE_KEY = "duplicate-key",
        /// The first key is not `schema`, or names none of ours.
        UNKNOWN_SCHEMA = "unknown-schema",
        /// Another kind of file was asked for.
        WRONG_SCHEMA = "wrong-schema",
        /// The same id twice in one folder.
        DUPLICATE_ID = "duplicate-id",
        // Keys and shapes.
        /// A key that the format does not have.
        UNKNOWN_KEY = "unknown-key",
        /// A key that has to be there.
        MISSING_KEY = "missing-key",
        /// A map was expected.
        NOT_A_MAP = "not-a-map",
        /// A list was expected.
        NOT_A_LIST = "not-a-list",
        /// A single value was expected.
        NOT_A_SCALAR = "not-a-scalar",
        /// A word that is not among those allowed here.
        UNKNOWN_WORD = "unknown-word",
        /// An id with other characters than `[a-z0-9-]`.
        BAD_ID = "bad-id",
        /// An id that paths need for themselves.
        RESERVED_ID = "reserved-id",
        /// A list of nothing.
        EMPTY_LIST = "empty-list",
        // Values.
        /// Not a number.
        NOT_A_NUMBER = "not-a-number",
        /// A comma as decimal mark.
        DECIMAL_COMMA = "decimal-comma",
        /// Digits grouped by something other than `_`.
        DIGIT_GROUPS = "digit-groups",
        /// More digits than are computed exactly.
        TOO_MANY_DIGITS = "too-many-digits",
        /// A figure with a plus where a value is set.
        SIGNED_VALUE = "signed-value",
        /// No unit.
        MISSING_UNIT = "missing-unit",
        /// Not a currency.
        UNKNOWN_CURRENCY = "unknown-currency",
        /// A currency without a rate in `exchange`.
        NO_EXCHANGE = "no-exchange",
        /// Another currency where only EUR will do.
        FOREIGN_CURRENCY = "foreign-currency",
        /// Written TTC.
        PRICE_INCL_VAT = "price-incl-vat",
        /// The word HT in a price.
        PRICE_EXCL_VAT_WORD = "price-excl-vat-word",
        /// HT or TTC in an amount that is no price.
        VAT_WORD = "vat-word",
        /// Negative where it cannot be.
        NEGATIVE = "negative",
        /// Not an amount of money.
        NOT_MONEY = "not-money",
        /// Not an amount a year.
        NOT_YEARLY_MONEY = "not-yearly-money",
        /// Not a price.
        NOT_A_PRICE = "not-a-price",
        /// Not a share of a component.
        NOT_A_COMPONENT_SHARE = "not-a-component-share",
        /// A share without `%`.
        BARE_SHARE = "bare-share",
        /// Not a share.
        NOT_A_SHARE = "not-a-share",
        /// Not a yearly rate.
        NOT_A_RATE = "not-a-rate",
        /// A yearly rate where a share is meant.
        SHARE_NOT_RATE = "share-not-rate",
        /// A share where a yearly rate is meant.
        RATE_NOT_SHARE = "rate-not-share",
        /// Not a duration.
        NOT_A_DURATION = "not-a-duration",
        /// Not a month.
        NOT_A_MONTH = "not-a-month",
        /// Not a date.
        NOT_A_DATE = "not-a-date",
        /// Not a quantity.
        NOT_A_QUANTITY = "not-a-quantity",
        /// Not a range.
        NOT_A_RANGE = "not-a-range",
        /// Not a score such as `14/20`.
        NOT_A_SCORE = "not-a-score",
        /// Outside the limits of what is meant.
        OUT_OF_RANGE = "out-of-range",
        /// The low end is above the high end.
        RANGE_ORDER = "range-order",
        /// The ends of a range are of different kinds.
        RANGE_KINDS = "range-kinds",
        // Catalogs and components.
        /// A unit that is not the item's.
        WRONG_UNIT = "wrong-unit",
        /// A price of another kind than the one it replaces.
        PRICE_KIND = "price-kind",
        /// A price set on another basis than that on which other components depend.
        PRICE_DEPENDENTS = "price-dependents",
        /// A component that the line does not have.
        UNKNOWN_COMPONENT = "unknown-component",
        /// A component that was removed, and that another needs.
        REMOVED_COMPONENT = "removed-component",
        /// Follows, shares or inclusions that go round in a circle.
        CIRCLE = "circle",
        /// A share of something that is not charged once.
        SHARE_BASE = "share-base",
        /// A follower that does not accrue like what it follows.
        FOLLOWS_UNIT = "follows-unit",
        /// A field that means nothing beside another.
        FIELD_CONFLICT = "field-conflict",
        /// Bands out of order, or the last one closed.
        TIER_ORDER = "tier-order",
        /// A source that the catalog does not list.
        UNKNOWN_SOURCE = "unknown-source",
        /// An index without rates.
        UNKNOWN_INDEX = "unknown-index",
        /// A phase that the plan does not have.
        UNKNOWN_PHASE = "unknown-phase",
        /// A moment outside the horizon.
        OUTSIDE_HORIZON = "outside-horizon",
        // Plans.
        /// A catalog that is nowhere.
        UNKNOWN_CATALOG = "unknown-catalog",
        /// An item that its catalog does not have.
        UNKNOWN_ITEM = "unknown-item",
        /// A city that is nowhere.
        UNKNOWN_CITY = "unknown-city",
        /// A plan of a programme that is nowhere.
        UNKNOWN_PLAN = "unknown-plan",
        /// An offer of a programme that is nowhere.
        UNKNOWN_OFFER = "unknown-offer",
        /// The same plan twice in a programme.
        PLAN_TWICE = "plan-twice",
        /// A programme without plans.
        NO_PLANS = "no-plans",
        /// A value of the city, changed for one plan of a programme.
        CITY_OF_PLAN = "city-of-plan",
        /// A plan without a city, where a verdict was asked for.
        NO_CITY = "no-city",
        /// A line that the plan does not have.
        UNKNOWN_LINE = "unknown-line",
        /// A plan that a scenario makes faulty.
        IN_SCENARIO = "in-scenario",
        /// Phases that do not add up to the horizon.
        PHASES_SUM = "phases-sum",
        /// Less than 12 months after the pilot.
        SHORT_AFTER_PILOT = "short-after-pilot",
        /// A fraction of something that comes whole.
        FRACTION = "fraction",
        /// Two ids that should differ.
        SAME_ID = "same-id",
        /// Loans above what they may pay for.
        LOAN_CEILING = "loan-ceiling",
        /// A loan whose term is no whole number of periods.
        LOAN_PERIODS = "loan-periods",
        /// A path that leads to nothing, or to nothing that can be used there.
        UNKNOWN_PATH = "unknown-path",
        /// A relative value where no price is in force.
        NOT_RELATIVE = "not-relative",
        /// A range that does not hold its value.
        OUTSIDE_RANGE = "outside-range",
        /// The accounts do not precede the plan.
        ACCOUNTS_YEAR = "accounts-year",
        /// A year of the outlook that does not follow the accounts.
        OUTLOOK_YEAR = "outlook-year",
        /// An outlook of what the city invests, where that follows from its debt.
        OUTLOOK_INVESTING = "outlook-investing",
        /// Depreciation to come of a city whose accounts give none.
        NO_DEPRECIATION = "no-depreciation",
        /// A debt schedule with a gap, or that does not begin after the accounts.
        DEBT_YEARS = "debt-years",
        /// A debt schedule that repays more than is left.
        DEBT_REPAID = "debt-repaid",
        /// No value of the law in force.
        NO_LAW = "no-law",
        /// A figure too large to compute with exactly.
        OVERFLOW = "overflow",
        /// A weight or a share of weights that does not add up.
        WEIGHTS = "weights",
    }
    Warning {
        /// A component without a price.
        UNPRICED = "unpriced",
        /// A price for each unit replaced by one for the whole line, or the reverse.
        PRICE_BASIS = "price-basis",
        /// A price more than ten times above or below the one that it replaces.
        PRICE_MAGNITUDE = "price-magnitude",
        /// A subsidy for all lines and phases that pays renewals.
        SUBSIDY_RENEWALS = "subsidy-renewals",
        /// A subsidy or a contribution that pays nothing, since no spending is what it helps.
        IDLE_FUNDING = "idle-funding",
        /// A length without a unit that no city's network has in kilometres.
        LENGTH_MAGNITUDE = "length-magnitude",
        /// Capital repaid in a year above the debt.
        PRINCIPAL_ABOVE_DEBT = "principal-above-debt",
        /// Revenue of an inhabitant that no city has.
        REVENUE_MAGNITUDE = "revenue-magnitude",
        /// An amount of the accounts that no city has of its revenue, or that leaps from one year to the next.
        ACCOUNT_MAGNITUDE = "account-magnitude",
        /// No price of a dated list is in force yet.
        PRICE_NOT_YET = "price-not-yet",
        /// A price past its validity.
        EXPIRED_PRICE = "expired-price",
        /// A source older than 24 months at the start.
        STALE_SOURCE = "stale-source",
        /// Moved to operating spending by the unit value threshold.
        MOVABLE_THRESHOLD = "movable-threshold",
        /// Public co-financing above 80 %.
        CO_FINANCING = "co-financing",
        /// Public co-financing above 80 % of the part of the investment that it is reckoned on.
        CO_FINANCING_BASE = "co-financing-base",
        /// Aid of whatever funders above the spending that it is for.
        AID_ABOVE_COST = "aid-above-cost",
        /// A number in service that dips.
        QUANTITY_DIPS = "quantity-dips",
        /// Growth rates that the city leaves out.
        NO_GROWTH = "no-growth",
        /// Amounts that the accounts leave out, counted as 0.
        NO_ACCOUNT = "no-account",
        /// A field that means nothing for this kind of price.
        FIELD_IGNORED = "field-ignored",
        /// City loans that the city leaves out.
        DEFAULT_LOANS = "default-loans",
        /// FCTVA lag that the city leaves out.
        DEFAULT_FCTVA_LAG = "default-fctva-lag",
        /// Minimum working capital that the city leaves out.
        DEFAULT_MINIMUM = "default-minimum",
        /// An uncertainty entry that an override made void.
        DROPPED_UNCERTAINTY = "dropped-uncertainty",
        /// A value that an override moved out of its range.
        DROPPED_RANGE = "dropped-range",
        /// An uncertain input that nothing in this run uses.
        NOT_DRAWN = "not-drawn",
        /// What went with a price that was replaced.
        DROPPED_WITH_PRICE = "dropped-with-price",
        /// A price set over an inclusion.
        PRICE_OVER_INCLUSION = "price-over-inclusion",
        /// A component of the plan's own whose name is near one of the item's.
        NEAR_COMPONENT = "near-component",
        /// A file that looks like one of ours and is not read.
        PASSED_OVER = "passed-over",
        /// A folder that is not searched whole.
        SEARCH_CUT = "search-cut",
        /// Phases of which none is the pilot.
        NO_PILOT = "no-pilot",
        /// A plan without lines.
        NO_LINES = "no-lines",
        /// A line without a single component: its item has none, and the plan adds none.
        NO_COSTS = "no-costs",
        /// An index of the plan that nothing is revised by.
        UNUSED_INDEX = "unused-index",
        /// A parameter that nothing reads.
        UNUSED_PARAMETER = "unused-parameter",
        /// A character that nobody sees, inside a text for people.
        INVISIBLE_TEXT = "invisible-text",
        /// A mark before exactly three digits, which others put between groups of them.
        THREE_DECIMALS = "three-decimals",
        /// A component whose price never charges anything.
        NEVER_CHARGED = "never-charged",
        /// Loans cut to what they may pay for.
        LOANS_CUT = "loans-cut",
        /// Receipts that fall after the horizon.
        AFTER_HORIZON = "after-horizon",
        /// A city of another size than those that the prices are for.
        CITY_SIZE = "city-size",
        /// A last year that the horizon does not cover whole.
        PARTIAL_YEAR = "partial-year",
        /// A plan of which no whole year after the pilot lies within the horizon.
        PLAN_NOT_SEEN = "plan-not-seen",
        /// A programme whose plans do not end together.
        HORIZONS_DIFFER = "horizons-differ",
        /// More plans of a programme than sets are tried of.
        MANY_PLANS = "many-plans",
        /// Renewals soon after the horizon, which the verdict leaves out.
        RENEWALS_BEYOND = "renewals-beyond",
        /// Accounts that, carried on, double the city's debt or eat up its net savings without any plan.
        OUTGROWN = "outgrown",
        /// A deciding rule that measures in relation to savings which are next to nothing.
        THIN_BASE = "thin-base",
        /// A verdict on years in which today's debt is still repaid by the same sum as in the accounts.
        STRAIGHT_LINE_DEBT = "straight-line-debt",
        /// A legal balance that is broken only for want of FCTVA, which follows an investment that is computed.
        COMPUTED_FCTVA = "computed-fctva",
        /// Grants of the accounts that are cut, or make a city invest twice what it does.
        ASSUMED_AID = "assumed-aid",
        /// A price, an offer's, that is no longer valid at the plan's start.
        OFFER_EXPIRED = "offer-expired",
    }
]
/// Those of offers and price schedules; `tests/offers` holds a reproducer for each.
OFFERS: [
    Error {
        /// An offer for another plan.
        OFFER_PLAN = "offer-plan",
        /// A file that is no workbook and no table of text.
        SCHEDULE_UNREADABLE = "schedule-unreadable",
        /// No row of headers is found.
        SCHEDULE_NO_HEADER = "schedule-no-header",
        /// A price that is no number.
        SCHEDULE_NOT_A_NUMBER = "schedule-not-a-number",
        /// A price below zero.
        SCHEDULE_NEGATIVE = "schedule-negative",
        /// A price written TTC.
        SCHEDULE_INCL_VAT = "schedule-incl-vat",
        /// Quantity times price is not the amount.
        SCHEDULE_AMOUNT = "schedule-amount",
        /// A quantity that is not the plan's.
        SCHEDULE_QUANTITY = "schedule-quantity",
        /// A unit that is not the schedule's.
        SCHEDULE_UNIT = "schedule-unit",
        /// A VAT rate that is not the plan's.
        SCHEDULE_VAT_RATE = "schedule-vat-rate",
        /// A line that the need does not have.
        SCHEDULE_ADDED = "schedule-added",
        /// Two lines for the same component.
        SCHEDULE_TWICE = "schedule-twice",
        /// A total that is not the sum.
        SCHEDULE_TOTAL = "schedule-total",
        /// VAT that is not the rate of the total.
        SCHEDULE_VAT = "schedule-vat",
        /// An inclusion in a line that is not there.
        SCHEDULE_INCLUDED = "schedule-included",
        /// A price, and an inclusion in another row too.
        SCHEDULE_PRICE_AND_INCLUDED = "schedule-price-and-included",
        /// An inclusion that leads back to itself.
        SCHEDULE_CIRCLE = "schedule-circle",
        /// A yearly share of failures that is none.
        SCHEDULE_FAILURE = "schedule-failure",
        /// A life or a warranty that is no number of months.
        SCHEDULE_DURATION = "schedule-duration",
        /// Several sheets that could be the schedule.
        SCHEDULE_SHEETS = "schedule-sheets",
        /// Several columns, or one that is not sure, for one kind of thing.
        SCHEDULE_COLUMNS = "schedule-columns",
        /// A column that changes prices, or parts them among tranches and variants.
        SCHEDULE_ALTERS = "schedule-alters",
        /// Words beside the table that say of its prices what their heading does not.
        SCHEDULE_REMARK = "schedule-remark",
        /// The heading of a life, a warranty or failures with words that make it another one.
        SCHEDULE_PROMISE = "schedule-promise",
        /// A quantity, an amount or a VAT rate that is no plain number.
        SCHEDULE_FIGURE = "schedule-figure",
        /// A row that names two components.
        SCHEDULE_CONTRADICTS = "schedule-contradicts",
        /// A row of text with more cells than there are headings.
        SCHEDULE_WIDE = "schedule-wide",
        /// A price that is said twice, and differently: in digits and in words, with VAT and without.
        SCHEDULE_ECHO = "schedule-echo",
        /// A cell of a price that stands for several rows.
        SCHEDULE_MERGED = "schedule-merged",
        /// A price included in one that is not given.
        SCHEDULE_INCLUDED_BLANK = "schedule-included-blank",
        /// The heading of a price with words that are not understood.
        SCHEDULE_HEADING = "schedule-heading",
        /// Headings between the rows that mean something else than those above the table.
        SCHEDULE_SECOND_HEADING = "schedule-second-heading",
        /// A price in another currency.
        SCHEDULE_CURRENCY = "schedule-currency",
        /// A price whose cell says another unit of money than its heading.
        SCHEDULE_MONEY = "schedule-money",
        /// A date, a time, a share … where a price belongs.
        SCHEDULE_KIND = "schedule-kind",
        /// A formula whose result the file does not hold.
        SCHEDULE_NO_RESULT = "schedule-no-result",
        /// A number whose mark may be that of decimals or of thousands.
        SCHEDULE_OPEN_NUMBER = "schedule-open-number",
        /// A word in the place of a price, of which one has to ask what it means.
        SCHEDULE_WORD = "schedule-word",
        /// Prices below the title of a tranche, an option or a variant.
        SCHEDULE_PART = "schedule-part",
        /// An amount that no line of the need holds.
        SCHEDULE_UNHELD = "schedule-unheld",
        /// An amount without a price.
        SCHEDULE_ALONE = "schedule-alone",
        /// A hidden row with figures.
        SCHEDULE_HIDDEN = "schedule-hidden",
        /// A validity that is not understood.
        SCHEDULE_VALIDITY = "schedule-validity",
        /// Two offers of one comparison with the same id.
        OFFER_TWICE = "offer-twice",
        /// A study under one offer that is to name no vendor.
        OFFER_UNHIDDEN = "offer-unhidden",
        /// A file of another kind than a command takes.
        WRONG_FILE = "wrong-file",
        /// No price at all.
        SCHEDULE_EMPTY = "schedule-empty",
        /// A file that cannot be written.
        UNWRITABLE = "unwritable",
        /// A line of the mapping file that leads to nothing.
        MAPPING_TARGET = "mapping-target",
        /// A sheet of a mapping file that the workbook does not have.
        MAPPING_SHEET = "mapping-sheet",
        /// A column of a mapping file that the sheet does not have.
        MAPPING_COLUMN = "mapping-column",
        /// What a mapping that was drawn up leaves to be settled.
        MAPPING_OPEN = "mapping-open",
        /// A line of the mapping file that no row of the schedule uses.
        MAPPING_UNUSED = "mapping-unused",
        /// A line of the mapping file that says otherwise than another one of the only row that it is of.
        MAPPING_TWICE = "mapping-twice",
        /// A unit in a mapping that is not the one that the heading plainly says.
        MAPPING_CONTRADICTS = "mapping-contradicts",
        /// A life or a warranty that is nearer to the plan's in another unit than that of its heading.
        SCHEDULE_MAGNITUDE = "schedule-magnitude",
        /// A column of amounts that a mapping takes for one of unit prices.
        MAPPING_AMOUNTS = "mapping-amounts",
        /// A component whose price an offer includes in that of another, which it does not quote.
        INCLUDED_UNQUOTED = "included-unquoted",
    }
    Warning {
        /// A component that an offer takes out of the need.
        OFFER_REMOVES = "offer-removes",
        /// An offer for a line that is not in the need.
        OFFER_OUTSIDE = "offer-outside",
        /// What an offer says and a price schedule has no cell for.
        SCHEDULE_LOST = "schedule-lost",
        /// A line of the need that the file leaves out or leaves blank.
        SCHEDULE_DROPPED = "schedule-dropped",
        /// A note on a cell of a row that is read.
        SCHEDULE_NOTE = "schedule-note",
        /// A price that its cell shows rounded by a cent or more.
        SCHEDULE_ROUNDED = "schedule-rounded",
        /// A price that is more than ten times off the one that it replaces.
        SCHEDULE_PRICE_MAGNITUDE = "schedule-price-magnitude",
        /// Prices that are revised: which index moves them is the plan's to say.
        SCHEDULE_REVISION = "schedule-revision",
        /// A number written as text.
        SCHEDULE_TEXT_NUMBER = "schedule-text-number",
        /// A price that the vendor will say later.
        SCHEDULE_PRICE_UNKNOWN = "schedule-price-unknown",
        /// A word for no price, read as 0.
        SCHEDULE_FREE = "schedule-free",
        /// A unit in a mapping that passes over words of the heading.
        MAPPING_OVERRULES = "mapping-overrules",
        /// A price turned into the unit of the need.
        SCHEDULE_CONVERTED = "schedule-converted",
        /// Columns that are not read.
        SCHEDULE_UNREAD_COLUMNS = "schedule-unread-columns",
        /// Hidden columns, which are not read.
        SCHEDULE_HIDDEN_COLUMNS = "schedule-hidden-columns",
        /// Words around a schedule that no rule reads.
        SCHEDULE_UNREAD = "schedule-unread",
        /// Other sheets with anything on them.
        SCHEDULE_UNREAD_SHEETS = "schedule-unread-sheets",
        /// A schedule that says that it is of another plan.
        SCHEDULE_OTHER_PLAN = "schedule-other-plan",
        /// A price that is the cached result of a formula.
        SCHEDULE_FORMULA = "schedule-formula",
    }
]
/// That of charts.
CHARTS: [
    Error {
        /// A plan that has nothing of the kind to draw.
        NOTHING_TO_DRAW = "nothing-to-draw",
    }
]
/// Those of published accounts; `tests/it/accounts` holds a reproducer for each.
ACCOUNTS: [
    Error {
        /// A file of accounts that cannot be read.
        ACCOUNTS_UNREADABLE = "accounts-unreadable",
        /// A file without a line of headers.
        ACCOUNTS_EMPTY = "accounts-empty",
        /// Headers of no known format.
        ACCOUNTS_FORMAT = "accounts-format",
        /// A file that is no table of text: a packed one, a workbook, JSON…
        ACCOUNTS_KIND = "accounts-kind",
        /// A row that does not end.
        ACCOUNTS_LONG_ROW = "accounts-long-row",
        /// A file with so many faults that it is not read on.
        ACCOUNTS_DAMAGED = "accounts-damaged",
        /// A row with fewer or more cells than there are headers.
        ACCOUNTS_ROW = "accounts-row",
        /// A cell that is no number, or a year that is none.
        ACCOUNTS_CELL = "accounts-cell",
        /// An amount beside which the file says another one in millions.
        ACCOUNTS_CONTRADICTS = "accounts-contradicts",
        /// Parts of an amount that do not make it up.
        ACCOUNTS_PARTS = "accounts-parts",
        /// A number whose mark may be that of decimals or of thousands.
        ACCOUNTS_AMBIGUOUS = "accounts-ambiguous",
        /// A year that neither the file, its name nor the command says.
        ACCOUNTS_NO_YEAR = "accounts-no-year",
        /// A year that the files do not hold.
        ACCOUNTS_NO_SUCH_YEAR = "accounts-no-such-year",
        /// Two rows of the same municipality and year that differ.
        ACCOUNTS_TWICE = "accounts-twice",
        /// A column that is there twice.
        ACCOUNTS_HEADING = "accounts-heading",
        /// Rows of one municipality and year with other inhabitants.
        ACCOUNTS_POPULATION = "accounts-population",
        /// A municipality that the files do not hold.
        ACCOUNTS_UNKNOWN = "accounts-unknown",
    }
    Warning {
        /// A file that is not UTF-8, read as Latin-1.
        ACCOUNTS_ENCODING = "accounts-encoding",
        /// A year taken from elsewhere than the file's rows.
        ACCOUNTS_YEAR_TAKEN = "accounts-year-taken",
        /// Several years, of which the latest is taken.
        ACCOUNTS_LATEST = "accounts-latest",
        /// A figure of which the file says another one of an inhabitant.
        ACCOUNTS_EACH = "accounts-each",
        /// An identity between columns that fails.
        ACCOUNTS_IDENTITY = "accounts-identity",
        /// Operating charges that hold non-cash items.
        ACCOUNTS_NON_CASH = "accounts-non-cash",
        /// What is left of a total is below zero.
        ACCOUNTS_NEGATIVE = "accounts-negative",
        /// Annex budgets, which a city's accounts leave out.
        ACCOUNTS_ANNEXES = "accounts-annexes",
        /// A file that does not say whether annex budgets are in its amounts.
        ACCOUNTS_BUDGETS = "accounts-budgets",
        /// Taxes of which the file holds the local ones alone.
        ACCOUNTS_OTHER_TAXES = "accounts-other-taxes",
        /// Receipts that do not come back: what was sold.
        ACCOUNTS_ONE_OFF = "accounts-one-off",
        /// Figures that the files do not hold.
        ACCOUNTS_MISSING = "accounts-missing",
    }
]
/// Those of the table that a finance department fills in; `tests/it/accounts` holds a reproducer for each.
FORECAST: [
    Error {
        /// No row of headings with years.
        FORECAST_NO_TABLE = "forecast-no-table",
        /// A heading that does not say whether its figures are in EUR or in thousands, or says both.
        FORECAST_UNIT = "forecast-unit",
        /// Amounts of a finance department's table in constant euros, with VAT, or of a budget.
        FORECAST_KIND = "forecast-kind",
        /// Words that amounts are for one inhabitant.
        FORECAST_HEADS = "forecast-heads",
        /// A cell that says another unit than its heading.
        FORECAST_CELL_UNIT = "forecast-cell-unit",
        /// A cell that is no amount.
        FORECAST_CELL = "forecast-cell",
        /// A number whose mark may be that of decimals or of thousands.
        FORECAST_AMBIGUOUS = "forecast-ambiguous",
        /// Amounts of what is no account.
        FORECAST_ROW = "forecast-row",
        /// An amount of a later year that follows from the others.
        FORECAST_FOLLOWS = "forecast-follows",
        /// A year, or an account in a year, that is there twice.
        FORECAST_TWICE = "forecast-twice",
        /// A year of the debt without its interest, or without its principal.
        FORECAST_DEBT = "forecast-debt",
    }
]

/// What `city import` says of what it is given and of what it writes; `tests/it/accounts` holds a reproducer for each.
IMPORTS: [
    Error {
        /// Published accounts, of which no municipality was asked for.
        ACCOUNTS_WHICH = "accounts-which",
        /// A city's id that another file of the folder has.
        ACCOUNTS_ID_TAKEN = "accounts-id-taken",
    }
    Warning {
        /// What no accounts hold, and is left to be written.
        ACCOUNTS_LEFT = "accounts-left",
        /// Hidden sheets of a forecast, which are not read.
        FORECAST_HIDDEN = "forecast-hidden",
    }
]
/// Those of plans and cities as workbooks, told beside those of the format; `tests/it/sheet.rs` holds a reproducer for each.
SHEETS: [
    Error {
        /// A workbook none of whose sheets is a plan's or a city's.
        SHEET_NO_PLAN = "sheet-no-plan",
        /// A sheet without the headings of its columns.
        SHEET_NO_HEADINGS = "sheet-no-headings",
        /// A heading or a sheet's name that is nearly a known one.
        SHEET_NEAR = "sheet-near",
        /// The same value in two cells, columns or sheets.
        SHEET_TWICE = "sheet-twice",
        /// Two columns of which a row fills one or the other.
        SHEET_EITHER = "sheet-either",
        /// Cells below an empty heading.
        SHEET_UNHEADED = "sheet-unheaded",
        /// A row that does not say what it is about.
        SHEET_NO_ID = "sheet-no-id",
        /// A row of sums below a table.
        SHEET_TOTAL = "sheet-total",
        /// A cell with an error, or a formula without a result.
        SHEET_NO_VALUE = "sheet-no-value",
        /// A cell that says another unit than the column of units.
        SHEET_UNIT = "sheet-unit",
        /// A sheet, rows or columns that are not shown and hold what is read.
        SHEET_HIDDEN = "sheet-hidden",
        /// A number format that shows another number than the cell holds.
        SHEET_FORMAT = "sheet-format",
        /// A cell that is struck out, has raised letters, or stands for several rows.
        SHEET_ODD = "sheet-odd",
        /// Words above a table that say in which money its amounts are.
        SHEET_BESIDE = "sheet-beside",
        /// Rows above the headings that are no titles.
        SHEET_ABOVE = "sheet-above",
        /// A plan that names another city than the one on the workbook's own sheet.
        SHEET_CITY = "sheet-city",
        /// A number that stands as text with a point before three digits.
        SHEET_POINTS = "sheet-points",
    }
    Warning {
        /// A note on a cell that is read.
        SHEET_NOTE = "sheet-note",
        /// A unit with no price beside it.
        SHEET_NO_PRICE = "sheet-no-price",
        /// A city of the folders in whose place the one of the workbook is shown.
        SHEET_SAME_CITY = "sheet-same-city",
        /// A sheet or a column of a workbook that is none of ours.
        SHEET_EXTRA = "sheet-extra",
        /// Formulas of a workbook, read by their values.
        SHEET_FORMULA = "sheet-formula",
    }
]
}

/// Warnings of what may be a slip whatever else is at fault: they are told beside errors, too.
const SLIPS: [Code; 12] = [
    codes::INVISIBLE_TEXT,
    codes::THREE_DECIMALS,
    codes::LENGTH_MAGNITUDE,
    codes::PRICE_MAGNITUDE,
    codes::PRICE_BASIS,
    codes::PRINCIPAL_ABOVE_DEBT,
    codes::REVENUE_MAGNITUDE,
    codes::ACCOUNT_MAGNITUDE,
    codes::NEAR_COMPONENT,
    codes::NO_PILOT,
    codes::PASSED_OVER,
    codes::SEARCH_CUT,
];

impl Code {
    /// Whether it is worth telling beside errors: all of them, and warnings of what may be a slip.
    pub(super) fn stands_beside_errors(self) -> bool {
        self.severity == Severity::Error || SLIPS.contains(&self)
    }

    /// Whether it comes before all other warnings: an amount that is taken for 0 may turn a verdict by itself.
    pub(super) fn leads(self) -> bool {
        self == codes::NO_ACCOUNT
    }

    /// Whether it is told beside every verdict and every figure of a plan: the money that these count on is more than funders
    /// may give, or than there is to pay for, so that neither can be relied on.
    pub fn doubts_money(self) -> bool {
        matches!(self, codes::CO_FINANCING | codes::CO_FINANCING_BASE | codes::AID_ABOVE_COST | codes::LOANS_CUT)
    }

    /// Whether it says that a name was looked for and not found.
    pub(super) fn of_a_name(self) -> bool {
        matches!(
            self,
            codes::UNKNOWN_CITY
                | codes::UNKNOWN_LINE
                | codes::UNKNOWN_PHASE
                | codes::UNKNOWN_INDEX
                | codes::UNKNOWN_COMPONENT
                | codes::UNKNOWN_SOURCE
        )
    }

    /// The code of a fault of the grammar.
    pub(super) fn of_fault(id: &'static str) -> Self {
        codes::ALL.iter().copied().find(|code| code.id == id).unwrap_or(codes::NOT_A_PRICE)
    }
}
