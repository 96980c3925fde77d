use rust_decimal::Decimal;

use super::names::ComponentField;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{ComponentDocument, Field, Inclusion, PriceList};
use crate::units::Price;

/// Whose word a field of a component is: each wins over those before it, and never takes back its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    Catalog,
    Plan,
    Offer,
    Scenario,
    Set,
}

/// A component of a line after every override.
#[derive(Debug, Clone)]
pub(crate) struct DraftComponent {
    pub id: Field<String>,
    pub fields: ComponentDocument,
    /// Unit of its item, in which every layer's prices are kept.
    unit: String,
    /// Whose word each field is.
    layers: [Layer; ComponentField::ALL.len()],
    /// Whose word the inclusion is.
    included_by: Layer,
    /// Where it was removed, if it was.
    pub removed: Option<Span>,
    /// Where a price for each unit became one for the whole line, or one that recurs one that does not, or the reverse.
    pub rebased: Option<Box<Rebased>>,
    /// Whether an override later than the plan replaced its price: its uncertainty is void then.
    pub repriced: bool,
    /// Whether an offer prices it or declares it included in another.
    pub quoted: bool,
    /// Whether it belongs to the need and the offer does not quote it.
    pub not_quoted: bool,
    /// Whether an offer says its life.
    pub life_promised: bool,
}

/// A price that counts another thing than the one that it replaced.
#[derive(Debug, Clone)]
pub(crate) struct Rebased {
    pub new: Field<Price>,
    pub old: Field<Price>,
}

impl Rebased {
    /// The new price on the basis of the old one, where nothing of what was written is lost: `780 EUR` in the place of
    /// `600 EUR/sensor` is `780 EUR/sensor`.
    pub(crate) fn on_old_basis(&self) -> Option<Price> {
        let (Price::Amount { value, currency, unit, every }, Price::Amount { unit: old, every: recurred, .. }) =
            (&self.new.value, &self.old.value)
        else {
            return None;
        };
        let kept = (unit.is_none() || unit == old) && (every.is_none() || every == recurred);
        let (value, currency, unit) = (*value, currency.clone(), old.clone());
        kept.then_some(Price::Amount { value, currency, unit, every: *recurred })
    }
}

impl DraftComponent {
    pub(crate) fn new(id: &Field<String>, mut fields: ComponentDocument, layer: Layer, unit: &str) -> Self {
        fields.measured_in(unit);
        Self {
            id: id.clone(),
            fields,
            unit: unit.to_owned(),
            layers: [layer; ComponentField::ALL.len()],
            included_by: layer,
            removed: None,
            rebased: None,
            repriced: false,
            quoted: false,
            not_quoted: false,
            life_promised: false,
        }
    }

    /// Whose word a field is.
    pub(crate) fn layer(&self, field: ComponentField) -> Layer {
        self.layers[field as usize]
    }

    /// What it is included in, where it costs nothing of its own.
    pub(crate) fn included_in(&self) -> Option<&Field<Inclusion>> {
        self.fields.inclusion.as_ref().filter(|inclusion| matches!(inclusion.value, Inclusion::In(_)))
    }

    /// Overrides field by field. A new price drops what lower layers said of the old one, and tells which of that moves
    /// money; `name` is `line.component`.
    pub(crate) fn lay_over(
        &mut self,
        over: &ComponentDocument,
        layer: Layer,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let over = &self.in_own_unit(over);
        match &over.inclusion {
            Some(Field { value: Inclusion::Removed, span }) => self.removed = Some(*span),
            _ => self.removed = None,
        }
        if let Some(place) = new_price(over) {
            self.tell_of_inclusion("price", place, layer, name, diagnostics);
            self.tell_of_basis(over);
            self.tell_of_magnitude(over, name, diagnostics);
            self.drop_of_price(over, place, layer, name, diagnostics);
            self.repriced |= layer > Layer::Plan;
            clear_price(&mut self.fields);
        } else if let Some(renewal) = &over.renewal {
            // What costs nothing of its own is not renewed for a price of its own either.
            self.tell_of_inclusion("renewal", renewal.span, layer, name, diagnostics);
        }
        self.take_over(over, layer);
    }

    /// Moves the price and nothing else, as what varies it does; any other field is replaced as by an override.
    pub(crate) fn vary(&mut self, over: &ComponentDocument, name: &str, diagnostics: &mut Diagnostics) {
        let over = &self.in_own_unit(over);
        if let Some(place) = new_price(over) {
            self.removed = None;
            self.tell_of_inclusion("price", place, Layer::Set, name, diagnostics);
            self.tell_of_basis(over);
            self.tell_of_magnitude(over, name, diagnostics);
            clear_price(&mut self.fields);
            self.fields.take_over(over);
        } else {
            self.lay_over(over, Layer::Set, name, diagnostics);
        }
    }

    /// Puts scaled values where the old ones stood: they stay the word of the layer that wrote them, but for the fields
    /// that the setting itself names.
    pub(crate) fn scale(&mut self, over: &ComponentDocument, named: &[ComponentField], layer: Layer) {
        self.fields.take_over(&self.in_own_unit(over));
        named.iter().for_each(|field| self.layers[*field as usize] = layer);
    }

    fn in_own_unit(&self, over: &ComponentDocument) -> ComponentDocument {
        let mut over = over.clone();
        over.measured_in(&self.unit);
        over
    }

    fn take_over(&mut self, over: &ComponentDocument, layer: Layer) {
        self.fields.take_over(over);
        for field in ComponentField::ALL {
            if span_of(over, *field).is_some() {
                self.layers[*field as usize] = layer;
            }
        }
        if over.inclusion.is_some() {
            self.included_by = layer;
        }
    }

    fn tell_of_inclusion(
        &self,
        field: &'static str,
        place: Span,
        layer: Layer,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(Field { value: Inclusion::In(other), span }) = &self.fields.inclusion else { return };
        if self.included_by < layer {
            let over = Diagnostic::at(codes::PRICE_OVER_INCLUSION, place).label(*span, "other");
            diagnostics.push(over.arg("field", field).arg("component", name).arg("other", other.clone()));
        }
    }

    fn tell_of_basis(&mut self, over: &ComponentDocument) {
        if let (Some(old), Some(new)) = (first_price(&self.fields), first_price(over))
            && let (Some(before), Some(after)) = (basis(&old.value), basis(&new.value))
            && before != after
        {
            self.rebased = Some(Box::new(Rebased { new, old }));
        }
    }

    /// A price in cents, in thousands or with a mark in the wrong place is more than ten times off; and so is one of nothing.
    fn tell_of_magnitude(&self, over: &ComponentDocument, name: &str, diagnostics: &mut Diagnostics) {
        let (Some(old), Some(new)) = (first_price(&self.fields), first_price(over)) else { return };
        let (before, after) = (&old.value, &new.value);
        let range = self.fields.range.as_ref().map(|range| &*range.value);
        let bands = self.fields.tiers.as_ref().filter(|_| self.fields.price.is_none());
        // Of bands, the largest volume is the cheapest: any of them may be meant.
        let ends = bands.and_then(|tiers| {
            let bands = || tiers.value.bands.iter().filter_map(|band| amounts(&band.price.value, None, after));
            Some((bands().map(|(low, _)| low).min()?, bands().map(|(_, high)| high).max()?))
        });
        let (Some((low, high)), Some((value, _))) =
            (ends.or_else(|| amounts(before, range, after)), amounts(after, None, after))
        else {
            return;
        };
        if is_far(value, low, high) {
            let off = Diagnostic::at(codes::PRICE_MAGNITUDE, new.span).label(old.span, "other").arg("component", name);
            diagnostics.push(off.arg("new", after.to_string()).arg("old", before.to_string()).help("help"));
        }
    }

    /// The same of a price for a phase beside the price; one of nothing is meant.
    pub(super) fn tell_of_during(&self, name: &str, diagnostics: &mut Diagnostics) {
        let Some(old) = first_price(&self.fields) else { return };
        for (_, price) in &self.fields.during {
            let ends = amounts(&old.value, None, &price.value).zip(amounts(&price.value, None, &price.value));
            if let Some(((low, high), (value, _))) = ends
                && !value.is_zero()
                && is_far(value, low, high)
            {
                let off = Diagnostic::at(codes::PRICE_MAGNITUDE, price.span).label(old.span, "other");
                let off = off.arg("component", format!("{name}.during")).arg("new", price.value.to_string());
                diagnostics.push(off.arg("old", old.value.to_string()).help("help"));
            }
        }
    }

    fn drop_of_price(
        &mut self,
        over: &ComponentDocument,
        place: Span,
        layer: Layer,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let gone =
            ComponentField::OF_PRICE.into_iter().filter_map(|field| Some((field, span_of(&self.fields, field)?)));
        let gone = gone.filter(|(field, _)| self.layer(*field) < layer && span_of(over, *field).is_none());
        let gone: Vec<(ComponentField, Span)> = gone.collect();
        let mut told = Diagnostic::at(codes::DROPPED_WITH_PRICE, place).arg("component", name);
        let mut fields: Vec<String> = Vec::new();
        for (field, span) in gone {
            let moves_money = matches!(field, ComponentField::Renewal | ComponentField::During);
            if moves_money && !self.says_the_same(field, over) {
                told = told.label(span, "other");
                fields.push(format!("`{}`", field.name()));
            }
            clear(&mut self.fields, field);
        }
        if !fields.is_empty() {
            diagnostics.push(told.arg("fields", fields.join(", ")).help("help"));
        }
    }

    /// Whether a renewal costs what the new price says anyway.
    fn says_the_same(&self, field: ComponentField, over: &ComponentDocument) -> bool {
        let new = over.price.as_ref().map(|price| &price.value);
        let renewal = self.fields.renewal.as_ref().map(|price| &price.value);
        field == ComponentField::Renewal && matches!((new, renewal), (Some(PriceList::One(a)), Some(b)) if a == b)
    }
}

/// Where a document prices a component anew.
fn new_price(over: &ComponentDocument) -> Option<Span> {
    let price = over.price.as_ref().map(|price| price.span);
    price.or_else(|| over.tiers.as_ref().map(|tiers| tiers.span))
}

/// Prices, bands and inclusions replace each other.
fn clear_price(fields: &mut ComponentDocument) {
    fields.price = None;
    fields.tiers = None;
    fields.inclusion = None;
}

/// The price of a component, or that of its first band.
fn first_price(fields: &ComponentDocument) -> Option<Field<Price>> {
    if let Some(Field { value: PriceList::One(price), span }) = &fields.price {
        return Some(Field { value: price.clone(), span: *span });
    }
    let tiers = fields.tiers.as_ref().filter(|_| fields.price.is_none())?;
    tiers.value.bands.first().map(|band| band.price.clone())
}

/// Whether a price is for each unit and whether it recurs; none where it is a share, a list or unknown.
fn basis(price: &Price) -> Option<(bool, bool)> {
    match price {
        Price::Amount { unit, every, .. } => Some((unit.is_some(), every.is_some())),
        _ => None,
    }
}

/// Whether a price is more than ten times off others.
fn is_far(value: Decimal, low: Decimal, high: Decimal) -> bool {
    low > Decimal::ZERO && (value / Decimal::TEN > high || value < low / Decimal::TEN)
}

/// The lowest and the highest amount that a price for the same thing may have been, a year where it recurs: its range,
/// else itself.
fn amounts(price: &Price, range: Option<&(Price, Price)>, like: &Price) -> Option<(Decimal, Decimal)> {
    let of = |price: &Price| match (price, like) {
        (
            Price::Amount { value, currency, unit, every },
            Price::Amount { currency: same, unit: same_unit, every: other, .. },
        ) if currency == same && unit == same_unit && every.is_some() == other.is_some() => {
            value.checked_mul(every.map_or(Decimal::ONE, |every| Decimal::from(every.twelfths())))
        }
        _ => None,
    };
    let (low, high) = range.map_or((price, price), |(low, high)| (low, high));
    Some((of(low)?, of(high)?))
}

/// Where a field of a component stands.
pub(super) fn span_of(fields: &ComponentDocument, field: ComponentField) -> Option<Span> {
    match field {
        ComponentField::During => {
            let ((first, _), (_, last)) = (fields.during.first()?, fields.during.last()?);
            Some(Span { end: last.span.end, ..first.span })
        }
        _ => fields.place_of(field.name()),
    }
}

/// Leaves out one of the fields that describe a price.
fn clear(fields: &mut ComponentDocument, field: ComponentField) {
    match field {
        ComponentField::Range => fields.range = None,
        ComponentField::Renewal => fields.renewal = None,
        ComponentField::During => fields.during.clear(),
        ComponentField::Source => fields.source = None,
        ComponentField::Note => fields.note = None,
        ComponentField::ValidUntil => fields.valid_until = None,
        // None of `ComponentField::OF_PRICE`.
        ComponentField::Price
        | ComponentField::Tiers
        | ComponentField::Life
        | ComponentField::Warranty
        | ComponentField::Failure
        | ComponentField::Follows
        | ComponentField::At
        | ComponentField::From
        | ComponentField::Until
        | ComponentField::Section
        | ComponentField::Vat
        | ComponentField::Fctva
        | ComponentField::Depreciation
        | ComponentField::Index
        | ComponentField::FixedPart => {}
    }
}
