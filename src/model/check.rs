use super::component::Accrual;
use super::compose::{Composer, Picked, name};
use super::draft::DraftLine;
use super::layer::DraftComponent;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::{During, TierMode};
use crate::units::Price;

impl Composer<'_> {
    /// Prices that replace each other must be of one kind.
    pub(super) fn check_kinds(&mut self, line: &DraftLine, picked: &[Picked<'_>], place: usize, accrual: Accrual) {
        let fields = &picked[place].draft.fields;
        let first = fields.tiers.as_ref().and_then(|tiers| tiers.value.bands.first()).map(|band| &band.price);
        let Some(base) = picked[place].price.as_ref().or(first) else {
            return;
        };
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
        draft: &DraftComponent,
        accrual: Accrual,
        leader: Option<Accrual>,
    ) {
        let fields = &draft.fields;
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
                let ignored = Diagnostic::at(codes::FIELD_IGNORED, span).arg("field", field);
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
            let unlike = Diagnostic::at(codes::FOLLOWS_UNIT, field.span).arg("component", draft.id.value.clone());
            self.diagnostics.push(unlike.arg("leader", field.value.clone()).help("help"));
        }
    }
}
