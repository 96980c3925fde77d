use rust_decimal::Decimal;
use serde_json::json;

use super::field::{Field, Text};
use super::fields::{Draw, FieldRow, Fields, Maybe, fields, object, read_map, set, span};
use super::fiscal::Section;
use super::fragment::{self, described, list_of, with};
use super::grammar::{Form, Grammar, Via};
use super::kinds::{FRACTION, IDS, LABEL, MONEY, MONTH, OWN_ID, PHASES, within};
use super::pattern::{self, S, duration, up_to};
use super::plan::parse_years;
use super::shape::not_a_list_of;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, lose_text, scalar};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault, Month, Months, Price};

/// What kind of funding an entry is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FundingKind {
    /// A share of eligible amounts, up to a cap, after a lag.
    #[default]
    Subsidy,
    /// A partner's share, in the same month.
    Contribution,
    /// Money to be paid back.
    Loan,
}

impl FundingKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Subsidy, Self::Contribution, Self::Loan];

    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Subsidy => "subsidy",
            Self::Contribution => "contribution",
            Self::Loan => "loan",
        }
    }

    /// Its label in English and in French.
    fn label(self) -> [&'static str; 2] {
        match self {
            Self::Subsidy => ["Subsidy", "Subvention"],
            Self::Contribution => ["Contribution", "Participation"],
            Self::Loan => ["Loan", "Emprunt"],
        }
    }

    /// The fields that have to be there.
    pub(super) fn required(self) -> &'static [&'static str] {
        match self {
            Self::Subsidy | Self::Contribution => FundingDocument::REQUIRED,
            Self::Loan => &["id", "rate", "amount", "term"],
        }
    }

    /// The fields of such an entry that paths lead to.
    pub fn fields(self) -> Vec<FundingField> {
        self.rows().iter().filter_map(|row| FundingField::of(row.name)).collect()
    }

    /// The fields of such an entry.
    pub(super) fn rows(self) -> Vec<FieldRow<FundingDocument>> {
        let own = |row: &&FieldRow<FundingDocument>| row.kinds.is_empty() || row.kinds.contains(&self.word());
        let describe = |row: &FieldRow<FundingDocument>| match (self, row.name) {
            // A loan's rate is another thing than a subsidy's.
            (Self::Loan, "rate") => FieldRow { doc: " Nominal rate.", draw: Some(Draw::Growth), ..*row },
            _ => *row,
        };
        FundingDocument::ROWS.iter().filter(own).map(describe).collect()
    }
}

/// How sure the money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Signed.
    Acquired,
    /// Asked for.
    Requested,
    /// Neither.
    Hoped,
}

impl Status {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        STATUSES.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// The words of the statuses, the format's own first, then the French ones.
const STATUSES: [(&str, Status); 9] = [
    ("acquired", Status::Acquired),
    ("requested", Status::Requested),
    ("hoped", Status::Hoped),
    ("acquis", Status::Acquired),
    ("acquise", Status::Acquired),
    ("demandé", Status::Requested),
    ("demandée", Status::Requested),
    ("espéré", Status::Hoped),
    ("espérée", Status::Hoped),
];

/// The status of a word, in either language.
pub(crate) fn status_of(word: &str) -> Option<Status> {
    STATUSES.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
}

/// Who gives the money.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Funder {
    /// The State: what it gives on amounts including VAT leaves no FCTVA.
    State,
    /// Another public body.
    #[default]
    Public,
    /// A private one: not among public co-financing.
    Private,
}

const FUNDERS: [(&str, Funder); 3] =
    [("state", Funder::State), ("public", Funder::Public), ("private", Funder::Private)];

/// Which amounts are eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eligible {
    /// Of both sections.
    All,
    /// Of one section.
    Only(Section),
}

/// The amount of a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoanAmount {
    /// In EUR.
    Fixed(Decimal),
    /// A share of the plan's investment TTC.
    OfInvestment(Decimal),
}

/// How often a loan is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payments {
    /// Once a year.
    Yearly,
    /// Four times a year.
    Quarterly,
    /// Each month.
    Monthly,
}

impl Payments {
    /// Payments a year.
    pub fn per_year(self) -> u32 {
        match self {
            Self::Yearly => 1,
            Self::Quarterly => 4,
            Self::Monthly => 12,
        }
    }
}

/// How the capital of a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Constant instalments.
    Annuity,
    /// Constant capital.
    ConstantCapital,
    /// All at the end.
    Bullet,
}

fields! {
    /// One entry of `funding`, field by field as written.
    pub struct FundingDocument names FundingField requires ["id", "rate"] {
        /// Its id.
        id: Field<String> = OWN_ID.examples(&["region"]), ["Id", "Identifiant"];
        /// Its name for people.
        name: Maybe<Text> = LABEL, ["Name", "Nom"], path Name;
        /// In EUR, or as a share of the investment including VAT.
        amount: Maybe<LoanAmount> = LOAN_AMOUNT, ["Amount", "Montant"], path Amount, draw Money, in "loan";
        /// Its share of the eligible amounts.
        rate: Maybe<Decimal> = FRACTION, ["Rate", "Taux"], path Rate, draw Rate;
        /// The State, another public body, or a private one.
        funder: Maybe<Funder> = FUNDER, ["Funder", "Financeur"], path Funder, in "subsidy" "contribution";
        /// Eligible section.
        of: Maybe<Eligible> = ELIGIBLE, ["Eligible section", "Section éligible"], path Of, in "subsidy" "contribution";
        /// Eligible lines; all if left out.
        lines: Option<Vec<Field<String>>> = IDS, ["Eligible lines", "Lignes éligibles"], path Lines, in "subsidy" "contribution";
        /// Eligible phases; all if left out.
        phases: Option<Vec<Field<String>>> = PHASES, ["Eligible phases", "Phases éligibles"], path Phases, in "subsidy" "contribution";
        /// How sure it is.
        status: Maybe<Status> = STATUS, ["Status", "État"], path Status, in "subsidy" "contribution";
        /// The most that is paid.
        cap: Maybe<Decimal> = MONEY, ["Cap", "Plafond"], path Cap, draw Money, in "subsidy";
        /// Time between spending and receipt.
        lag: Maybe<Months> = LAG, ["Lag", "Délai de versement"], path Lag, draw Months, in "subsidy";
        /// Whether eligible amounts include VAT.
        incl_vat as "basis": Maybe<bool> = BASIS, ["Basis", "Assiette"], path Basis, in "subsidy";
        /// A whole number of periods.
        term: Maybe<Months> = TERM, ["Term", "Durée"], path Term, draw Months, in "loan";
        /// How often it is paid.
        payments: Maybe<Payments> = PAYMENTS, ["Payments", "Périodicité"], path Payments, in "loan";
        /// How the capital is paid back.
        profile: Maybe<Profile> = PROFILE, ["Profile", "Profil d'amortissement"], path Profile, in "loan";
        /// Periods of interest only at the beginning.
        deferral: Maybe<Decimal> = DEFERRAL, ["Deferral", "Différé"], path Deferral, in "loan";
        /// Month in which it is drawn; the start if left out.
        draw: Maybe<Month> = MONTH, ["Drawn in", "Mobilisation"], path Draw, draw Month, in "loan";
    }
    beside {
        /// Subsidy, contribution or loan.
        pub kind: FundingKind,
        /// The whole entry.
        pub span: Span,
    }
}

pub(super) const STATUS: Grammar<Status> =
    Grammar::words(&STATUSES).meaning("status", "Signed, asked for, or neither.");

const FUNDER: Grammar<Funder> = Grammar::words(&FUNDERS);

const ELIGIBLE: Grammar<Eligible> = Grammar::words(&[
    ("all", Eligible::All),
    ("investment", Eligible::Only(Section::Investment)),
    ("operating", Eligible::Only(Section::Operating)),
]);

const BASIS: Grammar<bool> = Grammar::words(&[("excl_vat", false), ("incl_vat", true)]);

const PAYMENTS: Grammar<Payments> =
    Grammar::words(&[("yearly", Payments::Yearly), ("quarterly", Payments::Quarterly), ("monthly", Payments::Monthly)]);

const PROFILE: Grammar<Profile> = Grammar::words(&[
    ("annuity", Profile::Annuity),
    ("constant-capital", Profile::ConstantCapital),
    ("bullet", Profile::Bullet),
]);

const TERM: Grammar<Months> =
    Grammar::like("duration", parse_years).examples(&["15 years", "180 months", "15 ans"]).unit("months");

pub(super) const LAG: Grammar<Months> = Grammar::of(
    "lag",
    |text| if text.trim() == "0" { Ok(Months(0)) } else { units::parse_duration(text) },
    || format!("(?:{S}0{S}|{})", duration("", 12_000)),
    &["12 months", "0"],
)
.or_number()
.unit("months");

pub(super) const LOAN_AMOUNT: Grammar<LoanAmount> =
    Grammar::of("loan-amount", parse_loan_amount, pattern::loan_amount, &["500_000 EUR", "40 % of investment"])
        .grouped()
        .unit("EUR");

pub(super) const DEFERRAL: Grammar<Decimal> = Grammar::special(
    "deferral",
    read_deferral,
    || format!("{S}(?:\\+?{}|-0+)(?:\\.0+)?{S}", up_to("1000", "")),
    &["2"],
)
.or_number();

/// The list `funding`.
pub(super) const FUNDING: Via<Vec<FundingDocument>> = Via {
    read: read_funding,
    schema: |doc| {
        let kinds = FundingKind::ALL.map(|kind| (kind.word(), object(&kind.rows(), kind.required())));
        described(doc, list_of(with(fragment::object(&[], kinds.to_vec()), json!({"minProperties": 1}))))
    },
    examples: &["[subsidy: {id: fratri, rate: 40 %}]"],
};

impl FundingDocument {
    /// Where a field stands as written.
    pub(crate) fn place_of(&self, field: &str) -> Option<Span> {
        span(&self.kind.rows(), field, self)
    }
}

/// Notes that an entry cannot be found: under its id where that can be read, else under any.
pub(super) fn lose_entry(entry: Option<&Node<'_>>, map: &'static str, diagnostics: &mut Diagnostics) {
    match entry.and_then(|entry| entry.get("id")) {
        Some(id) if id.text().is_some() => lose_text(id, map, diagnostics),
        _ => diagnostics.lose(map, None),
    }
}

/// Reads the list `funding`.
pub(crate) fn read_funding(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<FundingDocument> {
    let NodeKind::List(entries) = &node.kind else {
        let kind = |key: &str| FundingKind::ALL.into_iter().any(|kind| kind.word() == key);
        let field = |key: &str| FundingDocument::ROWS.iter().any(|row| row.name == key);
        let entry = |inside: &str| format!("- subsidy: {{{inside}}}");
        diagnostics.push(not_a_list_of(node, "id", kind, field, entry));
        return Vec::new();
    };
    let mut out = Vec::new();
    for entry in entries {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        let kinds = FundingKind::ALL.into_iter();
        let found: Vec<_> = kinds.filter_map(|kind| reader.node(kind.word()).map(|node| (kind, node))).collect();
        reader.understand(FundingKind::ALL.into_iter().map(|kind| (kind.word(), kind.label())));
        // A kind that is not known is told of itself, with those that are.
        if found.is_empty() && matches!(&entry.kind, NodeKind::Map(entries) if entries.is_empty()) {
            let missing = Diagnostic::at(codes::MISSING_KEY, reader.span()).arg("key", "subsidy, contribution, loan");
            reader.diagnostics.push(missing.arg("kind", "one-of").help("help"));
        }
        reader.finish();
        if found.is_empty() {
            let inner = match &entry.kind {
                NodeKind::Map(entries) => entries.first().map(|(_, inner)| inner),
                _ => None,
            };
            lose_entry(inner, "funding", diagnostics);
        }
        for (kind, node) in found {
            let mut entry = FundingDocument { kind, span: node.span, ..FundingDocument::default() };
            let is_map = read_map(node, &kind.rows(), kind.required(), &mut entry, diagnostics);
            let known = is_map && !entry.id.value.is_empty();
            if !known {
                lose_entry(Some(node), "funding", diagnostics);
            }
            out.extend(known.then_some(entry));
        }
    }
    out
}

/// Reads one field of a funding entry given by itself. `Err`: the fields that there are.
pub(crate) fn read_funding_field(
    field: &str,
    node: &Node<'_>,
    out: &mut FundingDocument,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<&'static str>> {
    set(&out.kind.rows(), field, node, out, diagnostics)
}

fn read_deferral(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Maybe<Decimal> {
    let number = scalar(node, |text| units::parse_decimal(&units::plain_spaces(text), "1"), diagnostics)?;
    if !number.value.fract().is_zero() {
        diagnostics.push(Diagnostic::at(codes::FRACTION, number.span).arg("what", "deferral"));
        return None;
    }
    scalar(node, |_| within(number.value, Decimal::ZERO, Decimal::ONE_THOUSAND, "0 .. 1000"), diagnostics)
}

fn parse_loan_amount(text: &str) -> Result<LoanAmount, Fault> {
    let plain = units::plain_spaces(text);
    if !plain.contains('%') {
        return units::parse_money(&plain, false).map(LoanAmount::Fixed);
    }
    let example = "40 % of investment";
    // What else could a share be of: `50 %` and `50 % de l'investissement` are of the investment, too.
    let meant = |fault: Fault| match plain.split_once('%') {
        Some((number, of))
            if matches!(of.trim(), "" | "de investment" | "de l'investissement" | "of the investment") =>
        {
            fault.write(format!("{} % of investment", number.trim()))
        }
        _ => fault,
    };
    match units::parse_price(&plain) {
        Ok(Price::Share { share, yearly: false, of }) if of == "investment" && share <= Decimal::ONE => {
            Ok(LoanAmount::OfInvestment(share))
        }
        Err(fault) if matches!(fault.code, "decimal-comma" | "digit-groups" | "negative") => {
            Err(Fault { write: fault.write, ..Fault::new(fault.code, example) })
        }
        _ => Err(meant(Fault::new("not-money", example))),
    }
}
