//! Lines that were resolved before. Most of what is tried with a plan changes few of its lines: the others come to the same, and
//! their values have the same numbers as long as as many come before them.

use std::sync::{Arc, OnceLock};

use super::calendar::Calendar;
use super::data::{Citation, Data};
use super::draft::{Draft, DraftLine};
use super::labels::Labels;
use super::law::Law;
use super::line::Line;
use super::resolve::resolve_line;
use super::tables::{KnownTables, Tables};
use crate::diagnostic::Diagnostics;
use crate::document::{PlanDocument, Text};

/// What a line comes to, beside the values and tables that it adds to the case.
#[derive(Debug, Default, Clone)]
pub(super) struct ResolvedLine {
    /// None where it is at fault.
    pub line: Option<Arc<Line>>,
    /// Its components without a price.
    pub unpriced: Vec<String>,
    /// What there is to say of it.
    pub told: Diagnostics,
}

/// The lines of a plan as they were resolved once.
#[derive(Debug)]
pub(super) struct KeptLines {
    plan: Arc<PlanDocument>,
    law: Arc<Law>,
    offer: Option<(u32, Citation)>,
    calendar: Calendar,
    /// What there was before the first line.
    before: Reached,
    lines: Vec<KeptLine>,
    /// The values and tables of all lines.
    data: Data,
    tables: KnownTables,
}

#[derive(Debug)]
struct KeptLine {
    draft: Arc<DraftLine>,
    resolved: ResolvedLine,
    /// What there was once it was resolved.
    after: Reached,
}

/// How many values and tables there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reached {
    values: usize,
    tables: [usize; 4],
}

impl Reached {
    fn of(data: &Data, tables: &KnownTables) -> Self {
        Self { values: data.len(), tables: tables.counts() }
    }
}

/// Resolves the lines of a draft, one after the other. `kept`: where they are kept from one time to the next.
pub(super) fn resolve_lines(
    (draft, law, calendar): (&Draft, &Arc<Law>, &Calendar),
    kept: Option<&OnceLock<KeptLines>>,
    tables: &mut Tables<'_>,
    data: &mut Data,
    mut take: impl FnMut(ResolvedLine),
) {
    let earlier = kept.and_then(OnceLock::get).filter(|earlier| earlier.holds(draft, law, calendar));
    let to_keep = kept.filter(|kept| kept.get().is_none());
    let before = Reached::of(data, &tables.known);
    // Whether the values and tables so far are those that there were.
    let mut alike = earlier.is_some_and(|earlier| earlier.before == before);
    let mut lines = Vec::new();
    let labels = Labels::of(draft);
    for (place, line) in draft.lines.iter().enumerate() {
        let same = earlier.filter(|earlier| alike && earlier.has(place, draft));
        let resolved = match same {
            Some(earlier) => earlier.again(place, data, &mut tables.known),
            None => {
                let resolved = resolve_line(line, (draft, calendar), &labels, tables, data);
                alike = earlier.is_some_and(|earlier| earlier.is_reached(place, data, &tables.known));
                resolved
            }
        };
        if to_keep.is_some() {
            let (resolved, after) = (resolved.clone(), Reached::of(data, &tables.known));
            lines.push(KeptLine { draft: line.clone(), resolved, after });
        }
        take(resolved);
    }
    if let Some(to_keep) = to_keep {
        let (plan, law, offer) = (draft.plan.clone(), law.clone(), draft.offer.clone());
        let (data, tables, calendar) = (data.clone(), tables.known.clone(), calendar.clone());
        to_keep.get_or_init(|| KeptLines { plan, law, offer, calendar, before, lines, data, tables });
    }
}

impl KeptLines {
    /// Whether all is the same that every line rests on.
    fn holds(&self, draft: &Draft, law: &Arc<Law>, calendar: &Calendar) -> bool {
        let (ours, theirs) = (&self.plan, &draft.plan);
        let same_plan = || {
            (&ours.sources, &ours.exchange, &ours.indices, &ours.tender, &ours.vat_recovery, ours.span)
                == (
                    &theirs.sources,
                    &theirs.exchange,
                    &theirs.indices,
                    &theirs.tender,
                    &theirs.vat_recovery,
                    theirs.span,
                )
        };
        // What a line is called hangs on what the others are.
        let same_item = |(ours, theirs): (&KeptLine, &Arc<DraftLine>)| {
            ours.draft.place == theirs.place
                && Arc::ptr_eq(&ours.draft.item, &theirs.item)
                && own_label(&self.plan, &ours.draft) == own_label(&draft.plan, theirs)
        };
        Arc::ptr_eq(&self.law, law)
            && self.calendar == *calendar
            && self.offer == draft.offer
            && self.lines.len() == draft.lines.len()
            && self.lines.iter().zip(&draft.lines).all(same_item)
            && (Arc::ptr_eq(ours, theirs) || same_plan())
    }

    /// Whether a line is the same itself.
    fn has(&self, place: usize, draft: &Draft) -> bool {
        let (ours, theirs) = (&self.lines[place].draft, &draft.lines[place]);
        let same_plan = Arc::ptr_eq(&self.plan, &draft.plan);
        let [our_line, their_line] = [&self.plan, &draft.plan].map(|plan| plan.lines.get(theirs.place));
        Arc::ptr_eq(ours, theirs) && (same_plan || our_line == their_line)
    }

    /// A line as it was, with the values and tables that it adds.
    fn again(&self, place: usize, data: &mut Data, tables: &mut KnownTables) -> ResolvedLine {
        let before = place.checked_sub(1).map_or(self.before, |before| self.lines[before].after);
        let after = self.lines[place].after;
        data.take_over(&self.data, before.values..after.values);
        tables.take_over(&self.tables, before.tables, after.tables);
        self.lines[place].resolved.clone()
    }

    /// Whether there are as many values, and the same tables, as there were after a line.
    fn is_reached(&self, place: usize, data: &Data, tables: &KnownTables) -> bool {
        let after = self.lines[place].after;
        after == Reached::of(data, tables) && self.tables.begin_as(tables)
    }
}

/// The label that a plan writes for a line; none where it has the item's.
fn own_label<'p>(plan: &'p PlanDocument, line: &DraftLine) -> Option<&'p Text> {
    plan.lines.get(line.place)?.1.label.as_ref().map(|label| &label.value)
}
