//! The tables of fields as data: what forms, sheets and pages of documentation show of each.

use super::benefit::BenefitDocument;
use super::catalog::{Catalog, CatalogSource, ItemDocument};
use super::city::{self, CityDocument};
use super::component::ComponentDocument;
use super::fields::{Draw, FieldRow, Fields};
use super::forecast::{self, DebtYear};
use super::funding::FundingKind;
use super::grammar::About;
use super::line::{ExistingDocument, LineDocument, TargetDocument};
use super::observation::Observation;
use super::offer::OfferDocument;
use super::parameters::{DatedDocument, Reference};
use super::plan::{PlanDocument, Tender, Uncertainty};
use super::prices::{BandDocument, DatedPrice, TiersDocument};
use super::programme::{ProgrammeDocument, ProgrammePlan};
use crate::language::Language;

/// What there is to know of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldInfo {
    /// Its name; `loans.rate` stands as `rate` in a map `loans`.
    pub name: &'static str,
    /// What it means, in English.
    pub doc: &'static str,
    /// Its label in English and in French.
    pub label: [&'static str; 2],
    /// Whether it has to be there.
    pub required: bool,
    /// Whether paths lead to it.
    pub path: bool,
    /// How it is drawn where it is uncertain; none where it cannot be.
    pub draw: Option<Draw>,
    /// Its kind of value.
    pub about: About,
}

impl FieldInfo {
    /// What it means, in the reader's language. `table` is the name of its table.
    pub fn meaning(&self, table: &str, language: Language) -> String {
        match language {
            Language::English => self.doc.to_owned(),
            Language::French => language.say(&format!("help-field-{table}-{}", self.name.replace('.', "-")), &[]),
        }
    }
}

/// Every table of fields, by the name under which it is known.
pub fn tables() -> Vec<(&'static str, Vec<FieldInfo>)> {
    let funding = FundingKind::ALL.map(|kind| (kind.word(), infos(&kind.rows(), kind.required())));
    let others = [
        ("plan", of::<PlanDocument>()),
        ("line", of::<LineDocument>()),
        ("target", of::<TargetDocument>()),
        ("existing", of::<ExistingDocument>()),
        ("benefit", of::<BenefitDocument>()),
        ("uncertainty", of::<Uncertainty>()),
        ("tender", of::<Tender>()),
        ("catalog", of::<Catalog>()),
        ("source", of::<CatalogSource>()),
        ("item", of::<ItemDocument>()),
        ("component", of::<ComponentDocument>()),
        ("observation", of::<Observation>()),
        ("dated-price", of::<DatedPrice>()),
        ("tiers", of::<TiersDocument>()),
        ("band", of::<BandDocument>()),
        ("city", infos(&city::rows(), CityDocument::REQUIRED)),
        ("outlook-year", infos(&forecast::outlook_rows(), &[])),
        ("debt-year", of::<DebtYear>()),
        ("offer", of::<OfferDocument>()),
        ("programme", of::<ProgrammeDocument>()),
        ("programme-plan", of::<ProgrammePlan>()),
        ("value", of::<DatedDocument>()),
        ("reference", of::<Reference>()),
    ];
    funding.into_iter().chain(others).collect()
}

fn of<S: Fields>() -> Vec<FieldInfo> {
    infos(S::ROWS, S::REQUIRED)
}

fn infos<S>(rows: &[FieldRow<S>], required: &[&str]) -> Vec<FieldInfo> {
    let info = |row: &FieldRow<S>| FieldInfo {
        name: row.name,
        doc: row.doc.trim(),
        label: row.label,
        required: required.contains(&row.name),
        path: row.path,
        draw: row.draw,
        about: (row.about)(),
    };
    rows.iter().map(info).collect()
}
