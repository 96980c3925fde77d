use std::sync::Arc;

use rust_decimal::Decimal;

use super::together::weighed;
use super::{Member, Programme, Together};
use crate::analysis::Outcome;
use crate::diagnostic::Diagnostics;
use crate::document::CityDocument;
use crate::model::City;
use crate::run::Weighed;

impl Programme {
    /// What all plans do to any city whose FCTVA comes as late; none without plans.
    pub(crate) fn weighed(&self) -> Option<Weighed> {
        weighed(&self.members.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    }

    /// A city under the law of the first day of the earliest plan. None where it is at fault: the diagnostics tell.
    pub(crate) fn resolved(&self, city: &CityDocument, diagnostics: &mut Diagnostics) -> Option<City> {
        self.earliest()?.resolved(city, diagnostics)
    }

    /// What all plans come to in another city, quantities multiplied by a factor. None where that is at fault: the diagnostics
    /// tell.
    pub(crate) fn in_city(
        &self,
        city: &CityDocument,
        factor: Decimal,
        diagnostics: &mut Diagnostics,
    ) -> Option<(City, Outcome)> {
        let members = self.members.iter().map(|member| member.scaled_to(city.clone(), factor, diagnostics));
        let members: Vec<Arc<Member>> = members.map(|member| member.map(Arc::new)).collect::<Option<_>>()?;
        let Together { city, outcome, .. } = Together::of(&members, diagnostics)?;
        Some((city, outcome))
    }
}
