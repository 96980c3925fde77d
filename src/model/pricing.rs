use rust_decimal::Decimal;

use super::component::{Accrual, Pricing, Rate};
use super::compose::{Composer, name};
use super::data::Datum;
use super::draft::DraftLine;
use super::layer::DraftComponent;
use super::parts::{Parts, Picked};
use crate::diagnostic::{Diagnostic, codes};
use crate::document::{During, Family, Field, TierMode, Vat};
use crate::units::{Every, Price, is_lump, is_one, is_time, same_unit};

/// Prices by number of units, each up to its bound.
type Bands = Vec<(Option<Decimal>, Option<Rate>)>;

/// The prices of a component as rates of the case; none where a price is unknown or at fault.
pub(super) struct Rates {
    base: Option<Rate>,
    bands: Option<Bands>,
    /// What a renewal costs, where it differs.
    pub renewal: Option<Rate>,
    /// Other prices of a phase or of the first months.
    pub during: Vec<(Field<During>, Option<Rate>)>,
}

impl Rates {
    /// How units are priced: by the bands only where there is no price for all.
    pub(super) fn pricing(&self, included: bool, mode: Option<TierMode>) -> Pricing {
        match (included, self.base, &self.bands) {
            (true, _, _) => Pricing::Included,
            (false, Some(rate), _) => Pricing::Flat(rate),
            (false, None, Some(bands)) => {
                // Bands of which one has no price say nothing about any number of units.
                let bands: Option<Vec<_>> = bands.iter().map(|(upto, rate)| Some((*upto, (*rate)?))).collect();
                match (bands, mode) {
                    (Some(bands), Some(TierMode::Graduated)) => Pricing::Graduated(bands),
                    (Some(bands), _) => Pricing::Volume(bands),
                    (None, _) => Pricing::Unpriced,
                }
            }
            (false, None, None) => Pricing::Unpriced,
        }
    }
}

impl Composer<'_> {
    /// The prices of a component.
    pub(super) fn rates(
        &mut self,
        line: &DraftLine,
        picked: &Parts<'_>,
        accruals: &[Option<Accrual>],
        place: usize,
    ) -> Rates {
        let Picked { draft, price } = &picked[place];
        let fields = &draft.fields;
        let mut rate = |price: &Field<Price>, field: &str| self.rate(line, picked, accruals, draft, price, field);
        let base = price.as_ref().and_then(|price| rate(price, "price"));
        let renewal = fields.renewal.as_deref().and_then(|price| rate(price, "renewal"));
        let during = fields.during.iter().map(|(when, price)| (when.clone(), rate(price, "during"))).collect();
        let bands = fields.tiers.as_ref().map(|tiers| {
            let bands = &tiers.value.bands;
            bands.iter().map(|band| (band.upto.as_ref().map(|upto| upto.value), rate(&band.price, "tiers"))).collect()
        });
        Rates { base, bands, renewal, during }
    }

    /// A price as a rate of the case: unit checked, currency turned into EUR, share joined to its base.
    fn rate(
        &mut self,
        line: &DraftLine,
        picked: &Parts<'_>,
        accruals: &[Option<Accrual>],
        draft: &DraftComponent,
        price: &Field<Price>,
        field: &str,
    ) -> Option<Rate> {
        let path = [&name(line, draft), ".", field].concat();
        match &price.value {
            Price::Unknown => None,
            Price::Amount { unit, .. } => {
                if let Some(unit) = unit
                    && *unit != line.item.unit.value
                {
                    let wrong = Diagnostic::at(codes::WRONG_UNIT, price.span).label(line.item.unit.span, "unit");
                    let wrong = wrong.arg("unit", unit.clone()).arg("expected", line.item.unit.value.clone());
                    self.lose_price(&path);
                    self.diagnostics.push(match with_unit(&price.value, &line.item.unit.value) {
                        // What recurs is not proposed as what is paid once.
                        None if is_time(unit) => wrong.help("help-time"),
                        Some(right) => wrong.arg("write", right.to_string()).help("help"),
                        None => wrong.help("help-price"),
                    });
                    return None;
                }
                let Some(rate) = self.currencies.amount(&path, price, self.data, self.diagnostics) else {
                    self.lose_price(&path);
                    return None;
                };
                self.cite(line, draft, rate, price.span, field);
                Some(rate)
            }
            Price::Share { share, yearly, of } => {
                let base = self.named(line, picked, of, price.span)?;
                let graduated = picked[base].draft.fields.tiers.as_ref();
                let graduated = graduated.is_some_and(|tiers| tiers.value.mode == TierMode::Graduated);
                if accruals[base].is_some_and(Accrual::recurs) || graduated {
                    let place =
                        picked[base].price.as_ref().map(|base| base.span).filter(|base| base.file != price.span.file);
                    let place = place.unwrap_or(picked[base].draft.id.span);
                    let wrong = Diagnostic::at(codes::SHARE_BASE, price.span).label(place, "base");
                    if !picked.spoiled[base] {
                        self.diagnostics.push(wrong.arg("of", of.clone()).help("help"));
                    }
                    return None;
                }
                let datum = self.data.add(path, *share, Some(price.span));
                let rate = Rate { datum, twelfths: if *yearly { 1 } else { 12 }, of: Some(base) };
                self.cite(line, draft, rate, price.span, field);
                Some(rate)
            }
        }
    }

    /// Notes that a price is at fault: an uncertainty in other terms follows from it.
    fn lose_price(&mut self, path: &str) {
        if let Some(name) = path.strip_suffix(".price") {
            self.diagnostics.lose("price", Some(name));
        }
    }

    /// Warns of a price that another layer put on another basis, and of what has no price at all, which it tells.
    pub(super) fn warn_of_price(&mut self, line: &DraftLine, picked: &Parts<'_>, place: usize, included: bool) -> bool {
        let Picked { draft, price } = &picked[place];
        let fields = &draft.fields;
        if let Some(rebased) = draft.rebased.as_ref().filter(|_| !picked.spoiled[place]) {
            let (new, old) = (&rebased.new, &rebased.old);
            let told = Diagnostic::at(codes::PRICE_BASIS, new.span).label(old.span, "other");
            let told = told.arg("new", new.value.to_string()).arg("old", old.value.to_string());
            self.diagnostics.push(told.arg("component", name(line, draft)).help("help"));
        }
        draft.tell_of_during(&name(line, draft), self.diagnostics);
        let unknown = |price: &Field<Price>| price.value == Price::Unknown;
        let tier_unknown = fields.tiers.as_ref().is_some_and(|t| t.value.bands.iter().any(|band| unknown(&band.price)));
        let unpriced = !included
            && !fields.price_at_fault
            && ((price.is_none() && fields.tiers.is_none())
                || fields.renewal.as_deref().is_some_and(unknown)
                || fields.during.iter().any(|(_, price)| unknown(price))
                || tier_unknown);
        if unpriced {
            let full = name(line, draft);
            self.diagnostics
                .push(Diagnostic::at(codes::UNPRICED, draft.id.span).arg("component", full.clone()).help("help"));
            self.unpriced.push(full);
        }
        unpriced
    }

    /// Keeps the range in which a price is drawn, in EUR. Only one price for all has a range.
    pub(super) fn range(&mut self, draft: &DraftComponent, pricing: &Pricing) {
        let end = |price: &Price| match price {
            Price::Amount { value, currency, .. } => Some(value * self.currencies.rate(currency)?),
            Price::Share { share, .. } => Some(*share),
            Price::Unknown => None,
        };
        let range = draft.fields.range.as_ref().map(|range| (end(&range.value.0), end(&range.value.1)));
        if let (Pricing::Flat(rate), Some((Some(low), Some(high)))) = (pricing, range) {
            self.data.range(rate.datum, (low, high));
        }
    }

    /// The VAT table: staff is not taxed, all else bears the standard rate unless it says otherwise.
    pub(super) fn vat_of(&mut self, line: &DraftLine, draft: &DraftComponent) -> Option<usize> {
        let default = if line.item.family == Family::Staff { "vat.zero" } else { "vat.standard" };
        let own = draft.fields.vat.as_ref();
        let (vat, span) = own.map_or((Vat::Law(default), draft.id.span), |vat| (vat.value, vat.span));
        (self.vat)(vat, span, self.data, self.diagnostics)
    }

    /// The share of the price that the index does not move (CCP R2112-13).
    pub(super) fn fixed_part(
        &mut self,
        line: &DraftLine,
        draft: &DraftComponent,
        price: Option<&Field<Price>>,
    ) -> Option<Datum> {
        let part = draft.fields.fixed_part.as_ref()?;
        if let Some(price) = price.filter(|price| matches!(price.value, Price::Share { .. })) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, part.span).label(price.span, "other");
            self.diagnostics.push(conflict.arg("field", "fixed_part").arg("other", "%"));
            return None;
        }
        Some(self.data.add(format!("{}.fixed_part", name(line, draft)), part.value, Some(part.span)))
    }

    /// The index that revises a price: what recurs grows by default, what is bought once keeps its price.
    pub(super) fn index_of(
        &mut self,
        line: &DraftLine,
        draft: &DraftComponent,
        price: Option<&Field<Price>>,
        accrual: Accrual,
    ) -> Option<usize> {
        let share = price.filter(|price| matches!(price.value, Price::Share { .. }));
        if let (Some(price), Some(index)) = (share, &draft.fields.index) {
            if index.value != "none" {
                let conflict = Diagnostic::at(codes::FIELD_CONFLICT, index.span).label(price.span, "other");
                self.diagnostics.push(conflict.arg("field", "index").arg("other", "%"));
            }
            return None;
        }
        if share.is_some() {
            return None;
        }
        let default = match (accrual.recurs(), line.item.family) {
            (false, _) => "none",
            (true, Family::Staff) => "labour",
            (true, _) => "general",
        };
        let (name, span) = draft.fields.index.as_ref().map_or((default, draft.id.span), |i| (i.value.as_str(), i.span));
        if name == "none" {
            return None;
        }
        (self.index)(name, span, self.data, self.diagnostics)
    }
}

/// The price for the item's unit, where the one written is the same by another name; of a period in the plural, that
/// period. What is counted in another unit would be another price.
fn with_unit(price: &Price, right: &str) -> Option<Price> {
    let Price::Amount { value, currency, unit: Some(unit), every } = price else { return None };
    let period = match unit.as_str() {
        "years" | "ans" | "année" | "yr" => Some(Every::Year),
        "months" => Some(Every::Month),
        "quarters" | "trimestres" => Some(Every::Quarter),
        _ => None,
    };
    let (unit, every) = match period {
        Some(period) if every.is_none() => (None, Some(period)),
        _ if is_lump(unit) => (None, *every),
        _ => (Some(right.to_owned()), (same_unit(unit, right) || is_one(unit, right)).then_some(*every)?),
    };
    Some(Price::Amount { value: *value, currency: currency.clone(), unit, every })
}
