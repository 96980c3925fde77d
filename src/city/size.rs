use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::language::Arg;
use crate::model::City;

/// Warns of a city outside the size that shipped prices and plans are for: medium cities. The bounds are the parameters
/// `city.medium.low` and `city.medium.high`, both within.
pub(crate) fn warn_of_size(city: &City, diagnostics: &mut Diagnostics) {
    let Some((low, high)) = city.medium else {
        return;
    };
    if (low.value..=high.value).contains(&city.population) {
        return;
    }
    let size = Diagnostic::at(codes::CITY_SIZE, city.population_span).arg("city", city.id.clone());
    let size = size.arg("population", Arg::Number(city.population));
    diagnostics.push(size.arg("low", Arg::Number(low.value)).arg("high", Arg::Number(high.value)).help("help"));
}
