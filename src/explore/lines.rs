use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value;

use super::figures::amount;
use crate::analysis::Analysis;
use crate::document::Text;
use crate::finance::ReceiptKind;
use crate::model::AsWritten;

/// What a part of a plan costs or brings, over the horizon, TTC, by the name of the part.
pub type Parts = BTreeMap<String, Decimal>;

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
        let twelve = Decimal::from(12);
        let mut out = Self { unpriced: case.unpriced.clone(), ..Self::default() };
        for cost in &analysis.costs {
            let line = &case.lines[cost.line];
            let component = &line.components[cost.component];
            let total = cost.both(case, &AsWritten).map(|(_, _, incl_vat)| incl_vat).sum::<Decimal>() / twelve;
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
            *out.funding.entry(name).or_default() += total / twelve;
        }
        for row in &analysis.financing.benefits {
            let name = out.known_as(&case.benefits[row.benefit].name);
            *out.benefits.entry(name).or_default() += row.total();
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
    pub fn in_result(result: &Value) -> Self {
        let mut out = Self::default();
        let rows = |list: &str| result.get(list).and_then(Value::as_array).into_iter().flatten();
        let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        for row in rows("lines") {
            let total = row.get("incl_vat").and_then(amount).unwrap_or_default();
            let line = text(row, "line");
            *out.components.entry(format!("{line}.{}", text(row, "component"))).or_default() += total;
            *out.lines.entry(line).or_default() += total;
        }
        for row in rows("funding") {
            *out.funding.entry(text(row, "name")).or_default() += row.get("total").and_then(amount).unwrap_or_default();
        }
        for row in rows("benefits") {
            *out.benefits.entry(text(row, "name")).or_default() +=
                row.get("total").and_then(amount).unwrap_or_default();
        }
        out.unpriced = rows("unpriced").filter_map(Value::as_str).map(str::to_owned).collect();
        out
    }
}
