use rust_decimal::Decimal;

use super::together::{Side, load};
use super::{Member, Programme};
use crate::city::{Flag, Horizon, judge};
use crate::model::AsWritten;

impl Programme {
    /// What counts against the programme in the fiscal years that give no flags, since a plan at least ends in them or
    /// before: the same rules on what the plans that go on do.
    pub(crate) fn unjudged(&self) -> Vec<Flag<Decimal>> {
        let (together, horizon) = (&self.together, self.together.horizon);
        let members: Vec<&Member> = self.members.iter().map(AsRef::as_ref).collect();
        let side = if together.outcome.by_secured().is_some() { Side::Secured } else { Side::All };
        let load = load(&members, horizon, side);
        let all = Horizon { judged: horizon.last, ..horizon };
        let outlook = together.outcome.deciding_side().0;
        let counts = |flag: &Flag<Decimal>| flag.year > horizon.judged && (flag.counts_red || flag.counts_orange);
        let judged = judge(all, &together.city, outlook, load.running.as_deref(), &AsWritten);
        judged.flags.into_iter().filter(counts).collect()
    }
}
