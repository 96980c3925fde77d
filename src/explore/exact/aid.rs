use crate::engine::Schedule;
use crate::explore::runner::Runner;
use crate::finance::some_is_overpaid;
use crate::model::{AsWritten, Case, Funding, Setting};
use crate::run::Paid;

/// Whether more than its cost may be given for some spending between the ends of what varies. With the highest rates and no
/// caps every euro of it is aided at most: where none is aided too much then, at either end, none is in between. The ends
/// differ in what the unit-value threshold makes of a price.
pub fn may_be_overpaid(runner: &Runner, fixed: &[Setting], varied: &[(Setting, Setting)]) -> bool {
    let case = |end: fn(&(Setting, Setting)) -> &Setting| {
        runner.case(&fixed.iter().chain(varied.iter().map(end)).cloned().collect::<Vec<_>>())
    };
    let ends = case(|(low, _)| low).zip(case(|(_, high)| high));
    ends.is_none_or(|(low, high)| {
        let rates: Vec<Funding> = high.funding.clone();
        [low, high].into_iter().any(|mut case| {
            uncap(&mut case, &rates);
            let paid = Paid::of(&case, &Schedule::of(&case), &AsWritten, None);
            some_is_overpaid(paid.financing())
        })
    })
}

fn uncap(case: &mut Case, rates: &[Funding]) {
    for (one, most) in case.funding.iter_mut().zip(rates) {
        if let (Funding::Subsidy(one) | Funding::Contribution(one), Some(most)) = (one, most.grant()) {
            (one.cap, one.rate.value) = (None, most.rate.value);
        }
    }
}
