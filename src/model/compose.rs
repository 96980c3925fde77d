use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::component::{Accrual, Component, Rate, Spell, Term, When, WrittenOff};
use super::data::{Citation, Data, Datum};
use super::draft::DraftLine;
use super::funding::{find_phase, find_window};
use super::layer::DraftComponent;
use super::parts::{Parts, Picked, accruals, follows_an_exit};
use super::prices::Currencies;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{At, Depreciation, During, Family, Field, Inclusion, PlanDocument, PriceList, Vat};
use crate::units::Price;

/// What the components of every line need while they are resolved.
pub(super) struct Composer<'a> {
    /// What the plan says of its own figures.
    pub plan: &'a PlanDocument,
    /// The offer's file, and what is cited for what it says.
    pub offer: Option<&'a (u32, Citation)>,
    pub calendar: &'a Calendar,
    pub currencies: Currencies<'a>,
    /// Finds or makes the case's index of a name.
    pub index: &'a mut dyn FnMut(&str, Span, &mut Data, &mut Diagnostics) -> Option<usize>,
    /// Finds or makes the case's table of VAT rates.
    pub vat: &'a mut dyn FnMut(Vat, Span, &mut Data, &mut Diagnostics) -> Option<usize>,
    /// The months over which the law depreciates a family.
    pub depreciation: &'a mut dyn FnMut(Family, &mut Data) -> Option<u32>,
    pub data: &'a mut Data,
    pub diagnostics: &'a mut Diagnostics,
    pub unpriced: &'a mut Vec<String>,
}

impl Composer<'_> {
    /// Resolves the components of a line. Components that were removed are gone; one that needs a
    /// removed one is a fault.
    pub(super) fn components(&mut self, line: &DraftLine) -> Vec<Component> {
        let left = line.components.iter().filter(|one| one.removed.is_none());
        if line.components.is_empty() {
            self.diagnostics.push(Diagnostic::at(codes::NO_COSTS, line.id.span).arg("line", line.id.value.clone()));
        }
        let mut picked = Parts::new(left.map(|draft| Picked { draft, price: self.pick(line, draft) }).collect());
        let Some(loose) = self.check_needs(line, &picked) else { return Vec::new() };
        let accruals = accruals(&picked);
        picked.spoiled = self.check_dependents(line, &picked, &accruals);
        let mut out = Vec::with_capacity(picked.len());
        for place in 0..picked.len() {
            if loose[place] {
                // What it hangs on is missing; its own unit and index may be wrong too.
                self.rates(line, &picked, &accruals, place);
                self.index_of(line, picked[place].draft, picked[place].price.as_ref(), Accrual::Unit);
            } else {
                out.extend(self.component(line, &picked, &accruals, place));
            }
        }
        out
    }

    /// The price in force at the plan's start.
    fn pick(&mut self, line: &DraftLine, draft: &DraftComponent) -> Option<Field<Price>> {
        let list = draft.fields.price.as_ref()?;
        let price = match &list.value {
            PriceList::One(price) => Field { value: price.clone(), span: list.span },
            PriceList::Dated(prices) => {
                let start = self.calendar.start.first_day();
                match prices.iter().rev().find(|(from, _, _)| from.value <= start) {
                    Some((_, price, _)) => price.clone(),
                    None => {
                        let early = Diagnostic::at(codes::PRICE_NOT_YET, list.span);
                        self.diagnostics
                            .push(early.arg("component", name(line, draft)).arg("start", self.calendar.start));
                        return None;
                    }
                }
            }
        };
        (price.value != Price::Unknown).then_some(price)
    }

    /// A component as the engine takes it. Its price comes first, as the faults of a price are told before those of what
    /// depends on it; `None` where it cannot be placed in time or taxed.
    fn component(
        &mut self,
        line: &DraftLine,
        picked: &Parts<'_>,
        accruals: &[Option<Accrual>],
        place: usize,
    ) -> Option<Component> {
        let (draft, price) = (picked[place].draft, picked[place].price.as_ref());
        let fields = &draft.fields;
        let included_in = match &fields.inclusion {
            Some(Field { value: Inclusion::In(of), span }) => self.named(line, picked, of, *span),
            _ => None,
        };
        let follows = match &fields.follows {
            Some(field) => self.named(line, picked, &field.value, field.span),
            None => None,
        };
        // Without a price of its own it comes and goes with what it follows.
        let accrual = accruals[place].or_else(|| follows.and_then(|leader| accruals[leader])).unwrap_or(Accrual::Unit);
        let leader = follows.filter(|leader| !picked.spoiled[*leader]);
        self.check_fields(line, &picked[place], accrual, leader.and_then(|leader| accruals[leader]));
        let rates = self.rates(line, picked, accruals, place);
        self.check_kinds(line, picked, place, accrual);
        let unpriced = self.warn_of_price(line, picked, place, included_in.is_some());
        // A component without a price is kept: what hangs on it is counted all the same, and the result says what is
        // missing from it.
        let pricing = rates.pricing(included_in.is_some(), fields.tiers.as_ref().map(|tiers| tiers.value.mode));
        let spell = |when: Field<During>, diagnostics: &mut Diagnostics| match when.value {
            During::First(time) => Some(Spell::First(time.0)),
            During::Phase(value) => {
                find_phase(&Field { value, span: when.span }, self.calendar, diagnostics).map(Spell::Phase)
            }
        };
        let during = rates.during.into_iter().filter_map(|(when, rate)| Some((spell(when, self.diagnostics)?, rate?)));
        let during: Vec<(Spell, Rate)> = during.collect();
        let when = self.when(picked, place, accrual, follows)?;
        let window = find_window(fields.from.as_ref(), fields.until.as_ref(), self.calendar, self.diagnostics)?;
        let index = self.index_of(line, draft, price, accrual);
        let fixed_part = self.fixed_part(line, draft, price);
        let vat = self.vat_of(line, draft)?;
        self.range(draft, &pricing);
        let life = fields.life.as_ref().filter(|_| !accrual.recurs()).map(|life| life.value.0);
        let failure = fields.failure.as_ref().filter(|_| !accrual.recurs());
        Some(Component {
            id: draft.id.value.clone(),
            accrual,
            when,
            window,
            pricing,
            during,
            renewal: rates.renewal,
            life,
            terms: self.terms(line, draft, life.is_some()),
            warranty: fields.warranty.as_ref().map_or(0, |warranty| warranty.value.0),
            failure: failure.map(|rate| self.failure(line, draft, rate)),
            follows: follows.filter(|_| !accrual.recurs()),
            section: fields.section.as_ref().map(|section| section.value),
            vat,
            fctva: fields.fctva.as_ref().map(|fctva| fctva.value),
            asset: fields.asset,
            depreciation: self.depreciation(line, picked, place),
            index,
            fixed_part,
            unpriced,
            included_in,
            not_quoted: draft.not_quoted,
            life_promised: draft.life_promised,
        })
    }

    /// Where the durations of a component stand: its life only where it has one.
    fn terms(&self, line: &DraftLine, draft: &DraftComponent, lives: bool) -> Vec<Term<&'static str>> {
        let fields = &draft.fields;
        let written_off = fields.depreciation.as_ref().filter(|own| own.value != Depreciation::None);
        let terms = [
            ("life", fields.life.as_ref().filter(|_| lives).map(|life| life.span)),
            ("warranty", fields.warranty.as_ref().map(|warranty| warranty.span)),
            ("depreciation", written_off.map(|own| own.span)),
        ];
        let term = |(path, span): (_, Option<Span>)| {
            let span = span?;
            Some(Term { path, span, source: self.ground(line, draft, path, span) })
        };
        terms.into_iter().filter_map(term).collect()
    }

    /// A failure rate, with what is cited for it.
    fn failure(&mut self, line: &DraftLine, draft: &DraftComponent, rate: &Field<Decimal>) -> Datum {
        let datum = self.data.add(format!("{}.failure", name(line, draft)), rate.value, Some(rate.span));
        let source = self.ground(line, draft, "failure", rate.span);
        source.into_iter().for_each(|source| self.data.cite(datum, source));
        datum
    }

    /// Over what a component is depreciated: its own word, its life, what it follows or is a share of, its family
    /// (CGCT R2321-1: the council sets the durations).
    fn depreciation(&mut self, line: &DraftLine, picked: &Parts<'_>, mut place: usize) -> Option<WrittenOff> {
        let own = |months: u32| Some(WrittenOff { months, by_law: None });
        loop {
            let fields = &picked[place].draft.fields;
            match (fields.depreciation.as_ref().map(|own| own.value), &fields.life) {
                (Some(Depreciation::None), _) => return None,
                (Some(Depreciation::Over(months)), _) => return own(months.0),
                (None, Some(life)) => return own(life.value.0),
                (None, None) => {}
            }
            let band = fields.tiers.as_ref().and_then(|tiers| tiers.value.bands.first()).map(|band| &band.price);
            let base = match (&fields.follows, picked[place].price.as_ref().or(band).map(|price| &price.value)) {
                (Some(leader), _) => Some(&leader.value),
                (None, Some(Price::Share { of, .. })) => Some(of),
                (None, _) => None,
            };
            match base.and_then(|base| picked.place(base)) {
                Some(base) => place = base,
                None => break,
            }
        }
        let family = line.item.family;
        let months = (self.depreciation)(family, self.data)?;
        Some(WrittenOff { months, by_law: Some(family) })
    }

    /// When a one-off is charged: its own `at`, else that of the lump sum it follows or is a share of.
    fn when(&mut self, picked: &Parts<'_>, place: usize, accrual: Accrual, follows: Option<usize>) -> Option<When> {
        let draft = picked[place].draft;
        let Some(at) = &draft.fields.at else {
            let share = match picked[place].price.as_ref().map(|price| &price.value) {
                Some(Price::Share { of, .. }) => picked.place(of),
                _ => None,
            };
            let leader = follows.or(share.filter(|_| accrual == Accrual::Lump));
            return Some(match leader {
                Some(leader) if accrual == Accrual::Lump => When::With(leader),
                _ if follows_an_exit(picked, place) => When::Exit,
                _ => When::Entry,
            });
        };
        let month = match &at.value {
            At::Entry => return Some(When::Entry),
            At::Exit => return Some(When::Exit),
            At::After(months) => months.0,
            At::Phase(id) => {
                let id = Field { value: id.clone(), span: at.span };
                let phase = find_phase(&id, self.calendar, self.diagnostics)?;
                self.calendar.phases[phase].first
            }
        };
        if accrual != Accrual::Lump {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, at.span);
            let price = picked[place].price.as_ref();
            let conflict = price.map_or(conflict.clone(), |price| conflict.label(price.span, "other"));
            self.diagnostics.push(conflict.arg("field", "at").arg("other", "EUR"));
            return None;
        }
        if let Some(window) = draft.fields.from.as_ref().or(draft.fields.until.as_ref()) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, window.span).label(at.span, "other");
            self.diagnostics.push(conflict.arg("field", "from / until").arg("other", "at"));
            return None;
        }
        if month >= self.calendar.months {
            self.diagnostics.push(Diagnostic::at(codes::OUTSIDE_HORIZON, at.span).arg("what", "at").help("help"));
            return None;
        }
        Some(When::Month(month))
    }
}

/// `line.component`.
pub(super) fn name(line: &DraftLine, draft: &DraftComponent) -> String {
    [&line.id.value, ".", &draft.id.value].concat()
}
