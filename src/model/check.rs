use super::component::Accrual;
use super::compose::{Composer, name};
use super::draft::DraftLine;
use super::parts::{Parts, Picked};
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::document::{During, TierMode};
use crate::units::Price;

impl Composer<'_> {
    /// Prices that were set on another basis than that on which other components depend: each is told once, where it
    /// was set, and not wherever another component depends on it. Which they are.
    pub(super) fn check_dependents(
        &mut self,
        line: &DraftLine,
        picked: &Parts<'_>,
        accruals: &[Option<Accrual>],
    ) -> Vec<bool> {
        let mut dependents: Vec<Vec<&str>> = vec![Vec::new(); picked.len()];
        for (place, one) in picked.iter().enumerate() {
            let fields = &one.draft.fields;
            let leader = fields.follows.as_ref().and_then(|leader| picked.place(&leader.value));
            let unlike = |leader: &usize| {
                accruals[*leader].zip(accruals[place]).is_some_and(|(leader, own)| leader != own && !own.recurs())
            };
            dependents_of(&mut dependents, leader.filter(unlike), one);
            let bands = fields.tiers.iter().flat_map(|tiers| &tiers.value.bands).map(|band| &band.price);
            let during = fields.during.iter().map(|(_, price)| price);
            for price in one.price.iter().chain(fields.renewal.as_deref()).chain(during).chain(bands) {
                let Price::Share { of, .. } = &price.value else { continue };
                let base = picked.place(of).filter(|base| accruals[*base].is_some_and(Accrual::recurs));
                dependents_of(&mut dependents, base, one);
            }
        }
        let told = dependents.into_iter().enumerate().map(|(place, names)| {
            let Some(rebased) = picked[place].draft.rebased.as_ref().filter(|_| !names.is_empty()) else {
                return false;
            };
            let (new, old) = (&rebased.new, &rebased.old);
            let fault = Diagnostic::at(codes::PRICE_DEPENDENTS, new.span).label(old.span, "other");
            let fault = fault.arg("component", name(line, picked[place].draft)).arg("names", names.join(", "));
            let fault = fault.arg("new", new.value.to_string()).arg("old", old.value.to_string());
            self.diagnostics.lose("price", Some(&name(line, picked[place].draft)));
            self.diagnostics.push(match rebased.on_old_basis() {
                Some(price) => fault.arg("write", price.to_string()).help("help-write"),
                None => fault.help("help"),
            });
            true
        });
        told.collect()
    }

    /// Prices that replace each other must be of one kind.
    pub(super) fn check_kinds(&mut self, line: &DraftLine, picked: &Parts<'_>, place: usize, accrual: Accrual) {
        let fields = &picked[place].draft.fields;
        let first = fields.tiers.as_ref().and_then(|tiers| tiers.value.bands.first()).map(|band| &band.price);
        let Some(base) = picked[place].price.as_ref().or(first) else {
            return;
        };
        let range = fields.range.as_ref().filter(|range| range.value.0.kind() != base.value.kind());
        if let Some(range) = range.filter(|_| base.value != Price::Unknown) {
            let (low, high) = &*range.value;
            let kind = Diagnostic::at(codes::PRICE_KIND, range.span).label(base.span, "other");
            let kind = kind.arg("price", format!("{low} .. {high}")).arg("component", name(line, picked[place].draft));
            self.diagnostics.push(kind.help("help"));
        }
        for other in fields.renewal.as_deref().into_iter().chain(fields.during.iter().map(|(_, price)| price)) {
            let fits = match &other.value {
                Price::Unknown => true,
                Price::Amount { unit, every, .. } => {
                    let per_unit = matches!(accrual, Accrual::Unit | Accrual::UnitRecurring);
                    unit.is_some() == per_unit && every.is_some() == accrual.recurs()
                }
                Price::Share { yearly, .. } => *yearly == accrual.recurs(),
            };
            if !fits {
                let kind = Diagnostic::at(codes::PRICE_KIND, other.span).label(base.span, "other");
                let kind = kind.arg("price", other.value.to_string()).arg("component", name(line, picked[place].draft));
                self.diagnostics.push(kind.help("help"));
            }
        }
    }

    /// Fields that contradict each other are faults; fields that mean nothing here are warned of.
    pub(super) fn check_fields(
        &mut self,
        line: &DraftLine,
        one: &Picked<'_>,
        accrual: Accrual,
        leader: Option<Accrual>,
    ) {
        let (draft, fields) = (one.draft, &one.draft.fields);
        // A price that stands in another file may be what is wrong.
        let beside = |diagnostic: Diagnostic, span: Span| match &one.price {
            Some(price) if price.span.file != span.file => diagnostic.label(price.span, "other"),
            _ => diagnostic,
        };
        let graduated = fields.tiers.as_ref().filter(|tiers| tiers.value.mode == TierMode::Graduated);
        let once = [
            ("life", fields.life.as_ref().map(|field| field.span)),
            ("failure", fields.failure.as_ref().map(|field| field.span)),
            ("warranty", fields.warranty.as_ref().map(|field| field.span)),
            ("renewal", fields.renewal.as_ref().map(|field| field.span)),
            ("follows", fields.follows.as_ref().map(|field| field.span)),
        ];
        for (field, span) in once.into_iter().filter_map(|(field, span)| Some((field, span?))) {
            if accrual.recurs() {
                let ignored = beside(Diagnostic::at(codes::FIELD_IGNORED, span), span).arg("field", field);
                self.diagnostics.push(ignored.arg("component", name(line, draft)));
            } else if let Some(tiers) = graduated
                && field != "warranty"
                && field != "renewal"
            {
                let conflict = Diagnostic::at(codes::FIELD_CONFLICT, span).label(tiers.span, "other");
                self.diagnostics.push(conflict.arg("field", field).arg("other", "graduated"));
            }
        }
        let mut times =
            fields.during.iter().map(|(when, _)| when).filter(|when| matches!(when.value, During::First(_)));
        if let (Some(first), Some(second)) = (times.next(), times.next()) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, second.span).label(first.span, "other");
            let conflict = conflict.arg("other", first.value.to_string());
            self.diagnostics.push(conflict.arg("field", second.value.to_string()));
        }
        if let (Some(tiers), Accrual::Lump | Accrual::LineRecurring) = (graduated, accrual) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, tiers.span);
            self.diagnostics.push(conflict.arg("field", "graduated").arg("other", "EUR"));
        }
        if let (Some(field), Some(leader)) = (&fields.follows, leader)
            && leader != accrual
            && !accrual.recurs()
        {
            let unlike = beside(Diagnostic::at(codes::FOLLOWS_UNIT, field.span), field.span);
            let unlike = unlike.arg("component", draft.id.value.clone());
            self.diagnostics.push(unlike.arg("leader", field.value.clone()).help("help"));
        }
    }
}

fn dependents_of<'l>(dependents: &mut [Vec<&'l str>], base: Option<usize>, one: &Picked<'l>) {
    let Some(names) = base.and_then(|base| dependents.get_mut(base)) else { return };
    let id = one.draft.id.value.as_str();
    if names.last() != Some(&id) {
        names.push(id);
    }
}
