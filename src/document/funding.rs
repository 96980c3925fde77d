use rust_decimal::Decimal;

use super::component::Section;
use super::field::Field;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, id, scalar, text, within};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Month, Months, Price};

/// What kind of funding an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FundingKind {
    /// A share of eligible amounts, up to a cap, after a lag.
    Subsidy,
    /// A partner's share, in the same month.
    Contribution,
    /// Money to be paid back.
    Loan,
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
        STATUS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

const STATUS: [(&str, Status); 3] =
    [("acquired", Status::Acquired), ("requested", Status::Requested), ("hoped", Status::Hoped)];

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

/// One entry of `funding`, field by field as written.
#[derive(Debug, Clone, PartialEq)]
pub struct FundingDocument {
    /// Subsidy, contribution or loan.
    pub kind: FundingKind,
    /// Its id.
    pub id: Field<String>,
    /// Its name for people.
    pub name: Option<Field<String>>,
    /// The whole entry.
    pub span: Span,
    /// Rate of a subsidy or contribution; nominal rate of a loan.
    pub rate: Option<Field<Decimal>>,
    /// Eligible sections.
    pub of: Option<Field<Eligible>>,
    /// Eligible lines.
    pub lines: Option<Vec<Field<String>>>,
    /// Eligible phases.
    pub phases: Option<Vec<Field<String>>>,
    /// The most that is paid.
    pub cap: Option<Field<Decimal>>,
    /// Months between spending and receipt.
    pub lag: Option<Field<Months>>,
    /// Whether the eligible amounts include VAT.
    pub incl_vat: Option<Field<bool>>,
    /// How sure it is.
    pub status: Option<Field<Status>>,
    /// Amount of a loan.
    pub amount: Option<Field<LoanAmount>>,
    /// Term of a loan.
    pub term: Option<Field<Months>>,
    /// Payments of a loan.
    pub payments: Option<Field<Payments>>,
    /// Profile of a loan.
    pub profile: Option<Field<Profile>>,
    /// Periods of interest only.
    pub deferral: Option<Field<Decimal>>,
    /// Month in which a loan is drawn.
    pub draw: Option<Field<Month>>,
}

/// One entry of `benefits`, field by field as written.
#[derive(Debug, Clone, PartialEq)]
pub struct BenefitDocument {
    /// Its id.
    pub id: Field<String>,
    /// Its name for people.
    pub name: Option<Field<String>>,
    /// The whole entry.
    pub span: Span,
    /// Spending that it saves.
    pub saving: Option<Field<Price>>,
    /// Revenue that it brings.
    pub revenue: Option<Field<Price>>,
    /// First phase.
    pub from: Option<Field<String>>,
    /// Last phase.
    pub until: Option<Field<String>>,
    /// Its index.
    pub index: Option<Field<String>>,
    /// How sure it is.
    pub status: Option<Field<Status>>,
}

const SHARED: [&str; 6] = ["rate", "of", "lines", "phases", "status", "name"];
const SUBSIDY: [&str; 3] = ["cap", "lag", "basis"];
const LOAN: [&str; 8] = ["amount", "rate", "term", "payments", "profile", "deferral", "draw", "name"];
const BENEFIT: [&str; 7] = ["name", "saving", "revenue", "from", "until", "index", "status"];

fn fields(kind: FundingKind) -> Vec<&'static str> {
    match kind {
        FundingKind::Subsidy => [&SHARED[..], &SUBSIDY[..]].concat(),
        FundingKind::Contribution => SHARED.to_vec(),
        FundingKind::Loan => LOAN.to_vec(),
    }
}

/// Reads the list `funding`.
pub fn read_funding(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<FundingDocument> {
    let NodeKind::List(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span));
        return Vec::new();
    };
    let mut out = Vec::new();
    for entry in entries {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        let kinds = [
            ("subsidy", FundingKind::Subsidy),
            ("contribution", FundingKind::Contribution),
            ("loan", FundingKind::Loan),
        ];
        let found = kinds.into_iter().filter_map(|(key, kind)| reader.node(key).map(|node| (kind, node)));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            let head = reader.span();
            let missing = Diagnostic::at(codes::MISSING_KEY, head).arg("key", "subsidy, contribution, loan");
            reader.diagnostics.push(missing.arg("kind", "one-of").help("help"));
        }
        reader.finish();
        for (kind, node) in found {
            out.extend(read_entry(kind, node, diagnostics));
        }
    }
    out
}

fn read_entry(kind: FundingKind, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<FundingDocument> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("id");
    reader.require("rate");
    if kind == FundingKind::Loan {
        reader.require("amount");
        reader.require("term");
    }
    let id = reader.node("id").and_then(|node| id(node, true, reader.diagnostics));
    let mut out = FundingDocument {
        kind,
        id: id.clone().unwrap_or(Field { value: String::new(), span: node.span }),
        name: None,
        span: node.span,
        rate: None,
        of: None,
        lines: None,
        phases: None,
        cap: None,
        lag: None,
        incl_vat: None,
        status: None,
        amount: None,
        term: None,
        payments: None,
        profile: None,
        deferral: None,
        draw: None,
    };
    for field in fields(kind) {
        read_one(&mut reader, field, &mut out);
    }
    reader.finish();
    id.map(|_| out)
}

/// Reads one field of a funding entry given by itself; whether there is such a field.
pub fn read_funding_field(
    field: &str,
    node: &Node<'_>,
    out: &mut FundingDocument,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<&'static str>> {
    let known = fields(out.kind);
    let Some(name) = known.iter().find(|known| **known == field).copied() else {
        return Err(known);
    };
    with_single(name, node, diagnostics, |reader| read_one(reader, name, out));
    Ok(())
}

/// Reads one field of a benefit given by itself; whether there is such a field.
pub fn read_benefit_field(
    field: &str,
    node: &Node<'_>,
    out: &mut BenefitDocument,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<&'static str>> {
    let Some(name) = BENEFIT.into_iter().find(|known| *known == field) else {
        return Err(BENEFIT.to_vec());
    };
    with_single(name, node, diagnostics, |reader| read_benefit_part(reader, name, out));
    Ok(())
}

fn with_single(
    name: &'static str,
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut MapReader<'_, '_, '_>),
) {
    let key = Node { span: node.span, kind: NodeKind::Scalar(name.into()) };
    let map = Node { span: node.span, kind: NodeKind::Map(vec![(key, node.clone())]) };
    if let Some(mut reader) = MapReader::new(&map, diagnostics) {
        read(&mut reader);
    }
}

fn read_one(reader: &mut MapReader<'_, '_, '_>, field: &'static str, out: &mut FundingDocument) {
    match field {
        "name" => out.name = reader.text(field),
        "rate" => out.rate = reader.fraction(field),
        "of" => {
            let words = [
                ("all", Eligible::All),
                ("investment", Eligible::Only(Section::Investment)),
                ("operating", Eligible::Only(Section::Operating)),
            ];
            out.of = reader.word(field, &words);
        }
        "lines" => out.lines = reader.node(field).map(|node| read_ids(node, reader.diagnostics)),
        "phases" => out.phases = reader.node(field).map(|node| read_ids(node, reader.diagnostics)),
        "cap" => out.cap = reader.value(field, |text| units::parse_money(text, false)),
        "lag" => {
            let lag = |text: &str| {
                if text.trim() == "0" { Ok(Months(0)) } else { units::parse_duration(text) }
            };
            out.lag = reader.value(field, lag);
        }
        "basis" => out.incl_vat = reader.word(field, &[("excl_vat", false), ("incl_vat", true)]),
        "status" => out.status = reader.word(field, &STATUS),
        "amount" => out.amount = reader.value(field, parse_loan_amount),
        "term" => out.term = reader.value(field, units::parse_duration),
        "payments" => {
            let words =
                [("yearly", Payments::Yearly), ("quarterly", Payments::Quarterly), ("monthly", Payments::Monthly)];
            out.payments = reader.word(field, &words);
        }
        "profile" => {
            let words = [
                ("annuity", Profile::Annuity),
                ("constant-capital", Profile::ConstantCapital),
                ("bullet", Profile::Bullet),
            ];
            out.profile = reader.word(field, &words);
        }
        "deferral" => {
            let number = reader.value(field, |text| units::parse_decimal(&units::plain_spaces(text), "1"));
            out.deferral = number.and_then(|number| {
                let whole = number.value.fract().is_zero();
                if !whole {
                    reader.diagnostics.push(Diagnostic::at(codes::FRACTION, number.span).arg("what", field));
                }
                let limits = "0 .. 1000";
                let number = whole.then_some(number)?;
                within(number, Decimal::ZERO, Decimal::ONE_THOUSAND, limits, reader.diagnostics)
            });
        }
        _ => out.draw = reader.value(field, units::parse_month),
    }
}

fn parse_loan_amount(text: &str) -> Result<LoanAmount, units::Fault> {
    let plain = units::plain_spaces(text);
    if !plain.contains('%') {
        return units::parse_money(&plain, false).map(LoanAmount::Fixed);
    }
    match units::parse_price(&plain)? {
        Price::Share { share, yearly: false, of } if of == "investment" && share <= Decimal::ONE => {
            Ok(LoanAmount::OfInvestment(share))
        }
        _ => Err(units::Fault::new("not-money", "40 % of investment")),
    }
}

fn read_ids(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<Field<String>> {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(|item| id(item, false, diagnostics)).collect(),
        _ => {
            diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span));
            Vec::new()
        }
    }
}

/// Reads the list `benefits`.
pub fn read_benefits(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<BenefitDocument> {
    let NodeKind::List(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, node.span));
        return Vec::new();
    };
    let mut out = Vec::new();
    for node in entries {
        let Some(mut reader) = MapReader::new(node, diagnostics) else {
            continue;
        };
        reader.require("id");
        if !reader.has("revenue") {
            reader.require("saving");
        }
        let id = reader.node("id").and_then(|node| id(node, true, reader.diagnostics));
        let mut benefit = BenefitDocument {
            id: id.clone().unwrap_or(Field { value: String::new(), span: node.span }),
            name: None,
            span: node.span,
            saving: None,
            revenue: None,
            from: None,
            until: None,
            index: None,
            status: None,
        };
        for field in BENEFIT {
            read_benefit_part(&mut reader, field, &mut benefit);
        }
        reader.finish();
        if let (Some(saving), Some(revenue)) = (&benefit.saving, &benefit.revenue) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, revenue.span).label(saving.span, "other");
            diagnostics.push(conflict.arg("field", "revenue").arg("other", "saving"));
        }
        out.extend(id.map(|_| benefit));
    }
    out
}

fn read_benefit_part(reader: &mut MapReader<'_, '_, '_>, field: &'static str, out: &mut BenefitDocument) {
    match field {
        "name" => out.name = reader.text(field),
        "saving" => out.saving = reader.node(field).and_then(|node| read_accrual(node, reader.diagnostics)),
        "revenue" => out.revenue = reader.node(field).and_then(|node| read_accrual(node, reader.diagnostics)),
        "from" => out.from = reader.id(field),
        "until" => out.until = reader.id(field),
        "index" => out.index = reader.id(field),
        _ => out.status = reader.word(field, &STATUS),
    }
}

/// A benefit accrues: `30000 EUR/year` or `5 EUR/month`.
fn read_accrual(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Price>> {
    let price = scalar(node, units::parse_price, diagnostics)?;
    let accrues = matches!(&price.value, Price::Amount { unit: None, every: Some(_), .. });
    if !accrues {
        let written = text(node, diagnostics)?;
        let fault = units::Fault::new("not-yearly-money", "30000 EUR/year");
        let bare = matches!(&price.value, Price::Amount { unit: None, every: None, .. });
        let fault = if bare { fault.write(format!("{written}/year")) } else { fault };
        diagnostics.push(Diagnostic::fault(node.span, fault));
        return None;
    }
    Some(price)
}
