use super::component::Rate;
use super::compose::{Composer, name};
use super::data::Citation;
use super::draft::DraftLine;
use super::layer::DraftComponent;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::document::{CatalogSource, Field, PriceList};

impl<'a> Composer<'a> {
    /// What is cited for a figure beside the price. What another file says in its place is that file's own.
    pub(super) fn ground(&self, line: &DraftLine, draft: &DraftComponent, field: &str, span: Span) -> Option<Citation> {
        if let Some((_, offer)) = self.offer.filter(|(file, _)| *file == span.file) {
            return Some(offer.clone());
        }
        if span.file != line.item.unit.span.file {
            return self.own_ground(line, draft, field, span).map(Citation::of);
        }
        let item = line.item_name.value.rsplit('/').next().unwrap_or_default();
        line.sources.ground(&format!("{item}.{}.{field}", draft.id.value)).map(Citation::of)
    }

    /// The source by which the plan grounds a figure that it writes itself.
    fn own_ground(
        &self,
        line: &DraftLine,
        draft: &DraftComponent,
        field: &str,
        span: Span,
    ) -> Option<&'a CatalogSource> {
        let own = !self.plan.sources.is_empty() && self.plan.span.is_some_and(|plan| plan.file == span.file);
        own.then(|| self.plan.ground(&format!("{}.{field}", name(line, draft)))).flatten()
    }

    /// Joins a price to what is cited for it. A renewal, a tier or the price of a phase that another file
    /// overrides alone is not backed by the source of the price.
    pub(super) fn cite(&mut self, line: &DraftLine, draft: &DraftComponent, rate: Rate, span: Span, field: &str) {
        let own = field == "price" || draft.fields.source.as_ref().is_some_and(|source| source.span.file == span.file);
        let dated = match &draft.fields.price {
            Some(Field { value: PriceList::Dated(prices), .. }) if field == "price" => {
                let start = self.calendar.start.first_day();
                let found = prices.iter().rev().find(|(from, _, _)| from.value <= start);
                found.and_then(|(_, _, source)| source.as_ref())
            }
            _ => None,
        };
        let source = dated.or(draft.fields.source.as_ref()).filter(|_| own);
        let ground = if source.is_none() { self.own_ground(line, draft, field, span) } else { None };
        let plan = self.plan;
        // What the catalog names is its own, whatever the plan calls its sources.
        let found = |id: &Field<String>| {
            let of_plan = plan.source(&id.value).filter(|_| id.span.file != line.item.unit.span.file);
            of_plan.or_else(|| line.sources.find(&id.value))
        };
        if let Some(source) = source.and_then(found).or(ground) {
            self.data.cite(rate.datum, Citation::of(source));
            if let Some(date) = &source.date {
                let start = self.calendar.start;
                let past = date.value < start.plus(-24).first_day();
                if past {
                    let named = draft.fields.source.as_ref().map_or(draft.id.span, |source| source.span);
                    let place = if ground.is_some() { span } else { named };
                    let stale = Diagnostic::at(codes::STALE_SOURCE, place).label(date.span, "date");
                    let stale = stale.arg("component", name(line, draft)).arg("date", date.value.to_string());
                    self.diagnostics.push(stale.arg("start", start));
                }
            }
        } else if let Some(id) = source.filter(|id| id.span.file != line.item.unit.span.file) {
            // The catalog's own are checked where it is read.
            let unknown = Diagnostic::at(codes::UNKNOWN_SOURCE, id.span).arg("source", id.value.clone());
            let own = plan.sources.iter().map(|(id, _)| id.value.as_str());
            let known: Vec<&str> = own.chain(line.sources.ids()).collect();
            let unknown =
                unknown.arg("known", known.join(", ")).help(if known.is_empty() { "help-none" } else { "help" });
            self.diagnostics.push(unknown.did_you_mean(&id.value, known));
        }
        if !own {
            return;
        }
        if let Some(until) = &draft.fields.valid_until
            && until.value < self.calendar.start.first_day()
        {
            let expired = Diagnostic::at(codes::EXPIRED_PRICE, until.span).arg("component", name(line, draft));
            self.diagnostics.push(expired.arg("date", until.value.to_string()).arg("start", self.calendar.start));
        }
    }
}
