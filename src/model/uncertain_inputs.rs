use super::prepared::Prepared;
use super::uncertain;
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::PriceList;

/// An input of a plan that is uncertain: its ends are texts in the grammar of its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncertainInput {
    /// Its path.
    pub path: String,
    /// Low end; the 5 % quantile of a normal or lognormal distribution.
    pub low: String,
    /// The value in use.
    pub value: String,
    /// High end; the 95 % quantile of a normal or lognormal distribution.
    pub high: String,
    /// `triangular`, `uniform`, `normal` or `lognormal`.
    pub distribution: String,
    /// Whether the plan says so; else it is a range of a catalog.
    pub by_plan: bool,
}

impl Prepared {
    /// Every uncertain input in use: the plan's `uncertainty`, and the ranges of prices that nothing replaced. What the
    /// plan says of a price wins over the range that comes with it.
    pub fn uncertain(&self, sources: &Sources) -> Vec<UncertainInput> {
        let mut out = Vec::new();
        for (path, entry) in &self.draft.plan.uncertainty {
            let (Some(low), Some(high)) = (&entry.low, &entry.high) else { continue };
            // What is not drawn is told where the plan is resolved.
            if !uncertain::holds(path, entry, &self.draft, &self.law) {
                continue;
            }
            let distribution = entry.distribution.as_ref().map_or("triangular", |word| word.value.as_str());
            out.push(UncertainInput {
                value: self.written(&path.value, sources).unwrap_or_default(),
                path: path.value.clone(),
                low: low.value.clone(),
                high: high.value.clone(),
                distribution: distribution.to_owned(),
                by_plan: true,
            });
        }
        let named = uncertain::named(&self.draft.plan);
        for line in &self.draft.lines {
            for component in line.components.iter().filter(|one| one.removed.is_none()) {
                let path = format!("{}.{}.price", line.id.value, component.id.value);
                let fields = &component.fields;
                let (Some(range), Some(price)) = (&fields.range, &fields.price) else { continue };
                let known = named.contains(path.as_str());
                let mut outside = Diagnostics::default();
                uncertain::check_range(component, &path, &self.draft, &mut outside);
                let moved = outside.has_errors() || component.included_in().is_some();
                if known || moved || matches!(&price.value, PriceList::One(crate::units::Price::Unknown)) {
                    continue;
                }
                let (low, high) = &*range.value;
                out.push(UncertainInput {
                    value: self.written(&path, sources).unwrap_or_default(),
                    path,
                    low: low.to_string(),
                    high: high.to_string(),
                    distribution: "triangular".to_owned(),
                    by_plan: false,
                });
            }
        }
        out
    }
}
