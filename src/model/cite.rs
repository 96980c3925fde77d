use super::component::Rate;
use super::compose::{Composer, name};
use super::data::Citation;
use super::draft::DraftLine;
use super::layer::DraftComponent;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::document::{Field, PriceList};

impl Composer<'_> {
    /// What is cited for a figure beside the price. What another file says in its place is that file's own.
    pub(super) fn ground(line: &DraftLine, draft: &DraftComponent, field: &str, span: Span) -> Option<Citation> {
        let of_catalog = span.file == line.item.unit.span.file;
        let item = line.item_name.value.rsplit('/').next().unwrap_or_default();
        let path = || format!("{item}.{}.{field}", draft.id.value);
        of_catalog.then(|| line.sources.ground(&path())).flatten().map(Citation::of)
    }

    /// Joins a price to what is cited for it. A renewal, a tier or the price of a phase that another file
    /// overrides alone is not backed by the source of the price.
    pub(super) fn cite(&mut self, line: &DraftLine, draft: &DraftComponent, rate: Rate, span: Span, field: &str) {
        let own = field == "price" || draft.fields.source.as_ref().is_some_and(|source| source.span.file == span.file);
        if !own {
            return;
        }
        let dated = match &draft.fields.price {
            Some(Field { value: PriceList::Dated(prices), .. }) if field == "price" => {
                let start = self.calendar.start.first_day();
                let found = prices.iter().rev().find(|(from, _, _)| from.value <= start);
                found.and_then(|(_, _, source)| source.as_ref())
            }
            _ => None,
        };
        let source = dated.or(draft.fields.source.as_ref());
        if let Some(source) = source.and_then(|id| line.sources.find(&id.value)) {
            self.data.cite(rate.datum, Citation::of(source));
            if let Some(date) = &source.date {
                let start = self.calendar.start;
                let past = date.value < start.plus(-24).first_day();
                if past {
                    let place = draft.fields.source.as_ref().map_or(draft.id.span, |source| source.span);
                    let stale = Diagnostic::at(codes::STALE_SOURCE, place).label(date.span, "date");
                    let stale = stale.arg("component", name(line, draft)).arg("date", date.value.to_string());
                    self.diagnostics.push(stale.arg("start", start));
                }
            }
        } else if let Some(id) = source.filter(|id| id.span.file != line.item.unit.span.file) {
            // The catalog's own are checked where it is read.
            let unknown = Diagnostic::at(codes::UNKNOWN_SOURCE, id.span).arg("source", id.value.clone());
            self.diagnostics.push(unknown.did_you_mean(&id.value, line.sources.ids()));
        }
        if let Some(until) = &draft.fields.valid_until
            && until.value < self.calendar.start.first_day()
        {
            let expired = Diagnostic::at(codes::EXPIRED_PRICE, until.span).arg("component", name(line, draft));
            self.diagnostics.push(expired.arg("date", until.value.to_string()).arg("start", self.calendar.start));
        }
    }
}
