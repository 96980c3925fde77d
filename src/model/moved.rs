//! A plan that was read once, in one city or another.

use std::sync::Arc;

use super::city::{City, resolve_city};
use super::data::Data;
use super::draft::Reader;
use super::prepared::Prepared;
use super::request::Request;
use super::uncertain;
use crate::diagnostic::{Diagnostics, Sources, Span};
use crate::document::{CityDocument, Field, Library};

impl Prepared {
    /// A plan that was read without a city, in the one that is asked for: all else that was read serves every city.
    #[must_use]
    pub fn in_city(
        &self,
        request: &Request,
        library: &Library,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let faults = diagnostics.errors();
        let mut prepared = self.clone();
        let mut reader = Reader::new(library, sources, diagnostics).beside(&request.name, &request.text);
        prepared.draft.city = asked_city(request, &mut reader);
        prepared.draft.city_left_out = false;
        prepared.inputs = Arc::new(self.inputs.iter().cloned().chain(reader.inputs).collect());
        uncertain::check(&mut prepared.draft, &prepared.law, diagnostics);
        prepared.faulty |= diagnostics.errors() > faults;
        prepared.ask(request, sources, diagnostics);
        prepared
    }

    /// A plan that was read without a city, over one that was read elsewhere.
    #[must_use]
    pub(crate) fn over(
        &self,
        city: CityDocument,
        request: &Request,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut prepared = self.moved_to(city, diagnostics);
        prepared.ask(request, sources, diagnostics);
        prepared
    }

    /// The same plan, all overrides that leave the city as it is included, over another city.
    #[must_use]
    pub(crate) fn moved_to(&self, city: CityDocument, diagnostics: &mut Diagnostics) -> Self {
        let faults = diagnostics.errors();
        let mut prepared = self.clone();
        (prepared.draft.city, prepared.draft.city_left_out) = (Some(city), false);
        uncertain::check(&mut prepared.draft, &prepared.law, diagnostics);
        prepared.faulty |= diagnostics.errors() > faults;
        prepared
    }

    /// A city under the law of the plan's start. `None` where it is at fault, or the plan has no start.
    pub(crate) fn resolved(&self, city: &CityDocument, diagnostics: &mut Diagnostics) -> Option<City> {
        let faults = diagnostics.errors();
        let (start, span) = (self.start()?, self.draft.plan.start.as_ref()?.span);
        let city = resolve_city(city, &self.law, start, span, &mut Data::default(), diagnostics)?;
        (diagnostics.errors() == faults).then_some(city)
    }

    /// Whether any override reaches into the city.
    pub(crate) fn changes_city(&self) -> bool {
        self.overrides.iter().any(|one| one.path.starts_with("city."))
    }

    /// Lays every override that is asked for over a plan in a city of many: its scenarios were tried whole without one.
    fn ask(&mut self, request: &Request, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let broken = self.try_scenarios(false, sources, diagnostics);
        self.override_as_asked(request, &broken, sources, diagnostics);
    }
}

/// The city that is asked for in the place of the plan's, by its file or its id.
pub(super) fn asked_city(request: &Request, reader: &mut Reader<'_>) -> Option<CityDocument> {
    if let Some((name, text)) = &request.city_file {
        return reader.city_of_file(name, text.clone());
    }
    let id = request.city.as_ref()?;
    let file = reader.sources.add("--city", id.as_str());
    let end = u32::try_from(id.len()).unwrap_or(u32::MAX);
    reader.city(&Field { value: id.clone(), span: Span { file, start: 0, end } })
}
