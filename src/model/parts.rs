//! The components of a line and what each hangs on: what it follows, is a share of, or is included in.

use std::collections::HashMap;
use std::ops::Deref;

use super::component::Accrual;
use super::compose::Composer;
use super::draft::DraftLine;
use super::layer::DraftComponent;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::document::{At, Field, Inclusion};
use crate::units::Price;

/// The components of a line that are left, with the price that the plan's start picks.
pub(super) struct Picked<'l> {
    pub draft: &'l DraftComponent,
    pub price: Option<Field<Price>>,
}

/// All of them, found by name.
pub(super) struct Parts<'l> {
    all: Vec<Picked<'l>>,
    places: HashMap<&'l str, usize>,
    /// Whose price was set on another basis than that on which others depend: told already.
    pub spoiled: Vec<bool>,
}

impl<'l> Parts<'l> {
    pub(super) fn new(all: Vec<Picked<'l>>) -> Self {
        let places = all.iter().enumerate().rev().map(|(place, one)| (one.draft.id.value.as_str(), place)).collect();
        let spoiled = vec![false; all.len()];
        Self { all, places, spoiled }
    }

    /// The place of a component.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}

impl<'l> Deref for Parts<'l> {
    type Target = [Picked<'l>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl Composer<'_> {
    /// Index of the component that another one names.
    pub(super) fn named(&mut self, line: &DraftLine, picked: &Parts<'_>, of: &str, span: Span) -> Option<usize> {
        let found = picked.place(of);
        if found.is_none() {
            let removed = line.components.iter().find(|one| one.id.value == of).and_then(|one| one.removed);
            let known = || picked.iter().map(|one| one.draft.id.value.as_str());
            let diagnostic = match removed {
                Some(removed) => Diagnostic::at(codes::REMOVED_COMPONENT, span).label(removed, "removed").help("help"),
                None => Diagnostic::at(codes::UNKNOWN_COMPONENT, span).did_you_mean(of, known()),
            };
            let diagnostic = diagnostic.arg("component", of).arg("line", line.id.value.clone());
            self.diagnostics.push(diagnostic.arg("known", known().collect::<Vec<_>>().join(", ")));
        }
        found
    }

    /// What a component hangs on: what it follows, is a share of, or is included in; none in the place of what is not there.
    fn needs(&mut self, line: &DraftLine, picked: &Parts<'_>, place: usize) -> Vec<Option<(usize, Span)>> {
        let fields = &picked[place].draft.fields;
        let mut names: Vec<(String, Span)> = Vec::new();
        names.extend(fields.follows.iter().map(|field| (field.value.clone(), field.span)));
        let prices = picked[place]
            .price
            .iter()
            .chain(fields.renewal.as_deref())
            .chain(fields.during.iter().map(|(_, price)| price));
        let bands = fields.tiers.iter().flat_map(|tiers| &tiers.value.bands).map(|band| &band.price);
        for price in prices.chain(bands) {
            if let Price::Share { of, .. } = &price.value {
                names.push((of.clone(), price.span));
            }
        }
        if let Some(Field { value: Inclusion::In(of), span }) = &fields.inclusion {
            names.push((of.clone(), *span));
        }
        names.into_iter().map(|(of, span)| Some((self.named(line, picked, &of, span)?, span))).collect()
    }

    /// Which components hang on one that is not there, which is told. None where one depends on itself: each circle is told
    /// once, and nothing that goes round it is looked at.
    pub(super) fn check_needs(&mut self, line: &DraftLine, picked: &Parts<'_>) -> Option<Vec<bool>> {
        let needs: Vec<Vec<Option<(usize, Span)>>> =
            (0..picked.len()).map(|place| self.needs(line, picked, place)).collect();
        let loose = needs.iter().map(|needs| needs.contains(&None)).collect();
        let needs: Vec<Vec<(usize, Span)>> = needs.into_iter().map(|all| all.into_iter().flatten().collect()).collect();
        let mut circles = false;
        let (mut begun, mut done) = (vec![false; picked.len()], vec![false; picked.len()]);
        for start in 0..picked.len() {
            // The way from the start: each component with how many of its needs were looked at.
            let mut way = if begun[start] { Vec::new() } else { vec![(start, 0)] };
            while let Some((place, seen)) = way.last_mut() {
                begun[*place] = true;
                let Some((next, span)) = needs[*place].get(*seen).copied() else {
                    done[*place] = true;
                    way.pop();
                    continue;
                };
                *seen += 1;
                if !begun[next] {
                    way.push((next, 0));
                } else if !done[next] {
                    // What closes it may stand in a catalog, and what of it the buyer wrote elsewhere: that is what to mend.
                    let begins = way.iter().position(|(place, _)| *place == next).unwrap_or_default();
                    let edges: Vec<(usize, Span)> =
                        way[begins..].iter().map(|(place, seen)| needs[*place][*seen - 1]).collect();
                    let own = edges.iter().rev().find(|(_, span)| span.file == line.id.span.file);
                    let (named, span) = own.copied().unwrap_or((next, span));
                    let circle =
                        Diagnostic::at(codes::CIRCLE, span).arg("component", picked[named].draft.id.value.clone());
                    self.diagnostics.push(circle.arg("line", line.id.value.clone()));
                    circles = true;
                }
            }
        }
        (!circles).then_some(loose)
    }
}

/// How each component accrues; none where it has no price. A share accrues by what it is a share of.
pub(super) fn accruals(picked: &Parts<'_>) -> Vec<Option<Accrual>> {
    let mut known: Vec<Option<Option<Accrual>>> = vec![None; picked.len()];
    for start in 0..picked.len() {
        // From the share to the amount in which a chain of shares ends.
        let (mut way, mut at) = (Vec::new(), start);
        let end = loop {
            if let Some(known) = known[at] {
                break known;
            }
            let one = &picked[at];
            let bands = one.draft.fields.tiers.as_ref().and_then(|tiers| tiers.value.bands.first());
            match one.price.as_ref().or(bands.map(|band| &band.price)).map(|price| &price.value) {
                Some(Price::Share { yearly, of, .. }) => {
                    way.push((at, *yearly));
                    match picked.place(of) {
                        Some(base) => at = base,
                        None => break None,
                    }
                }
                Some(Price::Amount { unit, every, .. }) => {
                    let own = match (unit.is_some(), every.is_some()) {
                        (true, false) => Accrual::Unit,
                        (false, false) => Accrual::Lump,
                        (true, true) => Accrual::UnitRecurring,
                        (false, true) => Accrual::LineRecurring,
                    };
                    known[at] = Some(Some(own));
                    break Some(own);
                }
                Some(Price::Unknown) | None => {
                    known[at] = Some(None);
                    break None;
                }
            }
        };
        let mut of = end;
        for (place, yearly) in way.into_iter().rev() {
            of = of.map(|base| match (base, yearly) {
                (Accrual::Unit, true) => Accrual::UnitRecurring,
                (Accrual::Lump, true) => Accrual::LineRecurring,
                (base, _) => base,
            });
            known[place] = Some(of);
        }
    }
    known.into_iter().map(Option::flatten).collect()
}

/// Whether a component, or what it follows, is charged as units leave service.
pub(super) fn follows_an_exit(picked: &Parts<'_>, mut place: usize) -> bool {
    loop {
        let fields = &picked[place].draft.fields;
        match (&fields.at, &fields.follows) {
            (Some(at), _) => return at.value == At::Exit,
            (None, Some(leader)) => match picked.place(&leader.value) {
                Some(leader) => place = leader,
                None => return false,
            },
            (None, None) => return false,
        }
    }
}
