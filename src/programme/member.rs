use rust_decimal::Decimal;

use super::together::Side;
use crate::analysis::{Analysis, analyse_beside};
use crate::city::{Effects, Horizon};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::CityDocument;
use crate::explore::Runner;
use crate::explore::contingency::{Contingency, contingency};
use crate::explore::odds::odds;
use crate::model::{AsWritten, City, Prepared, Setting};
use crate::run::{Figure, Known, Weight};

/// A plan of a programme, run by itself on the programme's city.
#[derive(Debug)]
pub struct Member {
    /// The plan with all that is laid over it, to be resolved anew.
    prepared: Prepared,
    /// What there is to say of it.
    found: Diagnostics,
    /// What it comes to by itself.
    pub analysis: Analysis,
    /// The fiscal years over which it weighs on the city.
    pub horizon: Horizon,
    /// The city under the law of its own first day.
    pub(super) city: City,
    pub(super) weight: Weight<Decimal>,
}

impl Member {
    /// Runs a plan by itself on the programme's city; what another run of it came to may spare some of the work. `found`:
    /// what is known of it already. `Err`: it is at fault, or there is no city.
    pub(super) fn run(
        prepared: Prepared,
        known: Option<Known<'_, Decimal>>,
        mut found: Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let case = prepared.build(&mut found);
        if let Some(city) = case.as_ref().and_then(|case| case.city.as_ref()) {
            crate::city::warn_of_size(city, &mut found);
        }
        let analysis = case.and_then(|case| analyse_beside(case, known, &mut found));
        let Some(analysis) = analysis.filter(|_| !found.has_errors()) else { return Err(found) };
        let case = &analysis.case;
        let Some(city) = case.city.clone() else { return Err(found) };
        // What its own horizon does not hold is told of the programme's.
        found.retain(|one| one.code != codes::PLAN_NOT_SEEN);
        let horizon = Horizon::of(case);
        let weight = Weight::of(case, &analysis.financing, Some(&analysis.depreciation), &AsWritten);
        Ok(Self { prepared, found, analysis, horizon, city, weight })
    }

    /// What there is to say of the city that it stands on, and of the plan itself.
    pub(super) fn remarks(&self) -> (Diagnostics, Diagnostics) {
        let file = self.city.population_span.file;
        let of_city = |one: &Diagnostic| one.labels.first().is_some_and(|(span, _)| span.file == file);
        let (mut of_all, mut of_plan) = (self.found.clone(), self.found.clone());
        of_all.retain(of_city);
        of_plan.retain(|one| !of_city(one));
        (of_all, of_plan)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.analysis.case.plan
    }

    /// Its cost TTC over its horizon, in euros.
    pub fn tco(&self) -> Decimal {
        Figure::TcoInclVat.of(&self.analysis.run).unwrap_or_default()
    }

    /// What it sets aside for what may come.
    pub(super) fn set_aside(&self, sources: &Sources) -> Option<Contingency> {
        let runner = Runner::beside(self.prepared.clone(), sources.clone(), &self.analysis);
        let odds = odds(&runner, &self.analysis).ok().flatten();
        contingency(&runner, &self.analysis, odds.as_ref())
    }

    /// What it does to the city in each of its fiscal years, with all money or with what is secured.
    pub(super) fn effects(&self, side: Side) -> &[Effects<Decimal>] {
        match (side, &self.weight.secured) {
            (Side::Secured, Some(secured)) => secured,
            _ => &self.weight.all,
        }
    }

    /// What it does to the city in a fiscal year; none outside its own.
    pub(crate) fn in_year(&self, year: i32) -> Option<&Effects<Decimal>> {
        self.weight.all.get(self.horizon.place(year)?)
    }

    /// What is written into a programme to put the plan off by so many years: its start and the draws of its loans.
    pub fn later(&self, years: i32) -> Vec<(String, String)> {
        let later = |month: crate::units::Month| month.plus(12 * years).to_string();
        let start = ("start".to_owned(), later(self.analysis.case.calendar.start));
        let draws = self.prepared.funding().iter().filter_map(|loan| {
            let draw = loan.draw.as_ref()?;
            Some((format!("funding.{}.draw", loan.id.value), later(draw.value)))
        });
        std::iter::once(start).chain(draws).collect()
    }

    /// The same plan, its start and the draws of its loans so many years later, and all else resolved anew from there.
    /// None where that is at fault: a law that is not known yet, a price that is no longer.
    pub(super) fn put_off(&self, years: i32, sources: &Sources) -> Option<Self> {
        let settings = self.later(years).into_iter().map(|(path, value)| Setting::new(path, value, "put off"));
        self.under(&settings.collect::<Vec<_>>(), Layer::Set, &mut sources.clone(), &mut Diagnostics::default())
    }

    /// The same plan under further values. None where they are at fault: the diagnostics tell.
    pub(super) fn under(
        &self,
        settings: &[Setting],
        layer: Layer,
        sources: &mut Sources,
        faults: &mut Diagnostics,
    ) -> Option<Self> {
        let mut found = Diagnostics::default();
        let prepared = self.laid(settings, layer, sources, &mut found);
        let Analysis { case: first, schedule, run } = &self.analysis;
        let known = Known::of(first, schedule, run);
        Self::run(prepared, Some(known), found).map_err(|found| faults.extend(found)).ok()
    }

    /// A city under the law of the plan's first day.
    pub(super) fn resolved(&self, city: &CityDocument, diagnostics: &mut Diagnostics) -> Option<City> {
        self.prepared.resolved(city, diagnostics)
    }

    /// The same plan in another city, its quantities multiplied. None where it is at fault: the diagnostics tell.
    pub(super) fn scaled_to(&self, city: CityDocument, factor: Decimal, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut found = Diagnostics::default();
        let mut prepared = self.prepared.moved_to(city, &mut found);
        prepared.scale_quantities(factor, "--scale population");
        let Analysis { case: first, schedule, run } = &self.analysis;
        let known = Known::of(first, schedule, run);
        Self::run(prepared, Some(known), found).map_err(|found| diagnostics.extend(found)).ok()
    }

    /// Reads values without running the plan: the diagnostics tell what is wrong with them.
    pub(super) fn read(&self, settings: &[Setting], sources: &mut Sources, faults: &mut Diagnostics) {
        self.laid(settings, Layer::Tried, sources, faults);
    }

    fn laid(&self, settings: &[Setting], layer: Layer, sources: &mut Sources, faults: &mut Diagnostics) -> Prepared {
        let mut prepared = self.prepared.clone();
        match layer {
            Layer::Set => prepared.set_all(settings, sources, faults),
            Layer::Tried => settings.iter().for_each(|setting| prepared.vary(setting, sources, faults)),
        }
        prepared
    }
}

/// How further values are laid over a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// As overrides: a price that is set drops what described the old one.
    Set,
    /// As one of many values that are tried: a price moves alone.
    Tried,
}
