use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::record::Record;
use crate::analysis::Analysis;
use crate::document::Text;
use crate::finance::ReceiptKind;
use crate::units::MONTHS_A_YEAR;

/// What a part of a plan costs or brings, over the horizon, TTC, by the name of the part.
pub(super) type Parts = BTreeMap<String, Decimal>;

/// What a result is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Breakdown {
    /// Costs by line.
    pub lines: Parts,
    /// Costs by component, as `line.component`.
    pub components: Parts,
    /// Receipts by the name of the funding; they lower the net cost.
    pub funding: Parts,
    /// Savings and revenues by name.
    pub benefits: Parts,
    /// Names of funding and benefits in all languages, by those of the machine output; a saved result has no others.
    pub names: BTreeMap<String, Text>,
    /// Components without a price, as `line.component`.
    pub unpriced: Vec<String>,
}

impl Breakdown {
    /// Of a run.
    pub fn of(analysis: &Analysis) -> Self {
        let case = &analysis.case;
        let mut out = Self { unpriced: case.unpriced.clone(), ..Self::default() };
        for cost in &analysis.costs {
            let line = &case.lines[cost.line];
            let component = &line.components[cost.component];
            let total = cost.paid(case);
            *out.lines.entry(line.id.clone()).or_default() += total;
            *out.components.entry(format!("{}.{}", line.id, component.id)).or_default() += total;
        }
        for receipt in &analysis.financing.receipts {
            let name = match (receipt.kind, receipt.funding) {
                (ReceiptKind::Fctva, _) | (_, None) => "FCTVA".to_owned(),
                (_, Some(place)) => out.known_as(case.funding[place].name()),
            };
            let counted = |(spent, _): &(usize, &Decimal)| receipt.month(*spent, case.calendar.months).is_some();
            let total: Decimal = receipt.spent.iter().enumerate().filter(counted).map(|(_, amount)| *amount).sum();
            *out.funding.entry(name).or_default() += total / MONTHS_A_YEAR;
        }
        for row in &analysis.financing.benefits {
            let name = out.known_as(&case.benefits[row.benefit].name);
            *out.benefits.entry(name).or_default() += row.total();
        }
        out
    }

    /// Of several plans: each part under its plan.
    pub(crate) fn of_all<'p>(plans: impl Iterator<Item = (&'p str, Self)>) -> Self {
        let mut out = Self::default();
        for (plan, one) in plans {
            let under = |name: &String| format!("{plan}.{name}");
            let parts = |parts: Parts| parts.into_iter().map(move |(name, amount)| (format!("{plan}.{name}"), amount));
            out.unpriced.extend(one.unpriced.iter().map(under));
            out.names.extend(one.names.iter().map(|(name, text)| {
                let told = text.all().iter().map(|(language, text)| (language.clone(), format!("{plan}: {text}")));
                (under(name), told.collect())
            }));
            out.lines.extend(parts(one.lines));
            out.components.extend(parts(one.components));
            out.funding.extend(parts(one.funding));
            out.benefits.extend(parts(one.benefits));
        }
        out
    }

    /// The name by which the sides of a comparison know an entry: that of the machine output.
    fn known_as(&mut self, name: &Text) -> String {
        let key = name.english().to_owned();
        self.names.entry(key.clone()).or_insert_with(|| name.clone());
        key
    }

    /// Of a saved result.
    pub(super) fn of_record(record: &Record) -> Self {
        let mut out = Self { unpriced: record.unpriced.clone(), ..Self::default() };
        for row in &record.lines {
            *out.components.entry(format!("{}.{}", row.line, row.component)).or_default() += row.incl_vat.0;
            *out.lines.entry(row.line.clone()).or_default() += row.incl_vat.0;
        }
        for (rows, parts) in [(&record.funding, &mut out.funding), (&record.benefits, &mut out.benefits)] {
            rows.iter().for_each(|row| *parts.entry(row.name.clone()).or_default() += row.total.0);
        }
        out
    }
}
