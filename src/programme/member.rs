use rust_decimal::Decimal;

use crate::analysis::{Analysis, analyse};
use crate::city::{Effects, Horizon};
use crate::diagnostic::{Diagnostics, Sources};
use crate::model::{AsWritten, City, Prepared, Setting};
use crate::run::{Figure, Weight};

/// A plan of a programme, run by itself on the programme's city.
#[derive(Debug)]
pub struct Member {
    /// The plan with all that is laid over it, to be resolved anew.
    prepared: Prepared,
    /// What it comes to by itself.
    pub analysis: Analysis,
    /// The fiscal years over which it weighs on the city.
    pub horizon: Horizon,
    /// The city under the law of its own first day.
    pub(super) city: City,
    pub(super) weight: Weight<Decimal>,
}

impl Member {
    /// A plan that was run on a city; none where there is no city.
    pub(super) fn of(prepared: Prepared, analysis: Analysis) -> Option<Self> {
        let case = &analysis.case;
        let (horizon, city) = (Horizon::of(case), case.city.clone()?);
        let weight = Weight::of(case, &analysis.schedule, &analysis.financing, &AsWritten);
        Some(Self { prepared, analysis, horizon, city, weight })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.analysis.case.plan
    }

    /// Its cost TTC over its horizon, in euros.
    pub fn tco(&self) -> Decimal {
        Figure::TcoInclVat.of(&self.analysis.run).unwrap_or_default()
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
        let (mut sources, mut faults) = (sources.clone(), Diagnostics::default());
        let mut prepared = self.prepared.clone();
        let settings = self.later(years).into_iter().map(|(path, value)| Setting::new(path, value, "put off"));
        settings.for_each(|setting| prepared.set(&setting, &mut sources, &mut faults));
        let case = prepared.build(&mut faults)?;
        let analysis = analyse(case, &mut faults)?;
        Self::of(prepared, analysis)
    }
}
