//! What makes a verdict less firm than it looks, in words that stand in the verdict itself.

use rust_decimal::Decimal;

use super::flags::spelled_spans;
use super::style::Style;
use super::words::Subject;
use crate::analysis::{Analysis, Outcome};
use crate::city::{Flag, Reserve, by_computed_fctva, reserves as of_city};
use crate::language::Arg;
use crate::model::City;
use crate::units::half_up;

/// By the code of the warning that tells more.
pub(super) fn reserves(analysis: &Analysis, outcome: &Outcome) -> Vec<&'static str> {
    analysis.case.city.as_ref().map_or_else(Vec::new, |city| codes(city, outcome))
}

/// Whether a verdict has one.
pub(crate) fn has_reserve(analysis: &Analysis, outcome: &Outcome) -> bool {
    !reserves(analysis, outcome).is_empty()
}

/// The same of any outcome on a city.
pub(super) fn codes(city: &City, outcome: &Outcome) -> Vec<&'static str> {
    of(city, outcome).iter().map(Reserve::code).collect()
}

/// Whether a flag is a legal balance that is broken under the convention of constant debt alone: no sentence of law rests on
/// it that does not say so.
pub(super) fn by_convention(flag: &Flag<Decimal>, city: &City, outcome: &Outcome) -> bool {
    !by_computed_fctva(city, outcome.deciding_side().0, [(flag.year, &flag.with)].into_iter()).is_empty()
}

fn of(city: &City, outcome: &Outcome) -> Vec<Reserve> {
    of_city(city, outcome.deciding_side().0, &outcome.deciding())
}

/// In sentences.
pub(crate) fn said(city: &City, outcome: &Outcome, subject: Subject, style: Style) -> Vec<String> {
    let one = |reserve: Reserve| {
        let id = format!("reserve-{}", reserve.code());
        match reserve {
            Reserve::ThinBase { year, rule, base, below, revenue } => {
                let share = half_up(below / revenue, 4);
                let args = [
                    ("rule", rule.id().into()),
                    ("year", Arg::Year(year)),
                    ("base", Arg::Euros(base)),
                    ("below", Arg::Euros(below)),
                    ("share", Arg::Percent(share)),
                ];
                style.tell(&id, &args)
            }
            Reserve::StraightLine => style.say(&id),
            Reserve::ComputedFctva { base, years } => {
                let years = spelled_spans(&years, style);
                style.tell(&id, &[("base", Arg::Year(base)), ("years", years.into()), ("subject", subject.word())])
            }
        }
    };
    of(city, outcome).into_iter().map(one).collect()
}
