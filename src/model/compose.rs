use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::component::{Accrual, Component, Pricing, Rate, Spell, When, WrittenOff};
use super::data::{Data, Datum};
use super::draft::DraftLine;
use super::funding::{find_phase, find_window};
use super::layer::DraftComponent;
use super::prices::Currencies;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{At, Depreciation, During, Family, Field, Inclusion, PriceList, TierMode, Vat};
use crate::units::{Every, Price, same_unit};

/// What the components of every line need while they are resolved.
pub(super) struct Composer<'a> {
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

/// The components of a line that are left, with the price that the plan's start picks.
pub(super) struct Picked<'l> {
    pub draft: &'l DraftComponent,
    pub price: Option<Field<Price>>,
}

impl Composer<'_> {
    /// Resolves the components of a line. Components that were removed are gone; one that needs a
    /// removed one is a fault.
    pub(super) fn components(&mut self, line: &DraftLine) -> Vec<Component> {
        let left: Vec<&DraftComponent> = line.components.iter().filter(|one| one.removed.is_none()).collect();
        let picked: Vec<Picked<'_>> =
            left.iter().map(|draft| Picked { draft, price: self.pick(line, draft) }).collect();
        let faults = self.diagnostics.errors();
        for place in 0..picked.len() {
            self.check_circle(line, &picked, place);
        }
        if self.diagnostics.errors() > faults {
            return Vec::new();
        }
        let accruals: Vec<Option<Accrual>> = (0..picked.len()).map(|place| Self::accrual(&picked, place)).collect();
        let mut out = Vec::new();
        for place in 0..picked.len() {
            out.extend(self.component(line, &picked, &accruals, place));
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

    /// Index of the component that another one names.
    fn named(&mut self, line: &DraftLine, picked: &[Picked<'_>], of: &str, span: Span) -> Option<usize> {
        let found = picked.iter().position(|one| one.draft.id.value == of);
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

    /// What a component hangs on: what it follows, is a share of, or is included in.
    fn needs(&mut self, line: &DraftLine, picked: &[Picked<'_>], place: usize) -> Vec<(usize, Span)> {
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
        names.into_iter().filter_map(|(of, span)| Some((self.named(line, picked, &of, span)?, span))).collect()
    }

    fn check_circle(&mut self, line: &DraftLine, picked: &[Picked<'_>], start: usize) {
        let mut queue = self.needs(line, picked, start);
        let mut seen = vec![false; picked.len()];
        while let Some((place, span)) = queue.pop() {
            if place == start {
                let circle = Diagnostic::at(codes::CIRCLE, span).arg("component", picked[start].draft.id.value.clone());
                self.diagnostics.push(circle.arg("line", line.id.value.clone()));
                return;
            }
            if !std::mem::replace(&mut seen[place], true) {
                queue.extend(self.needs(line, picked, place));
            }
        }
    }

    /// How a component accrues; `None` where it has no price.
    fn accrual(picked: &[Picked<'_>], place: usize) -> Option<Accrual> {
        let one = &picked[place];
        let bands = one.draft.fields.tiers.as_ref().and_then(|tiers| tiers.value.bands.first()).map(|band| &band.price);
        match &one.price.as_ref().or(bands)?.value {
            Price::Amount { unit, every, .. } => Some(match (unit.is_some(), every.is_some()) {
                (true, false) => Accrual::Unit,
                (false, false) => Accrual::Lump,
                (true, true) => Accrual::UnitRecurring,
                (false, true) => Accrual::LineRecurring,
            }),
            Price::Share { yearly, of, .. } => {
                let base = picked.iter().position(|other| other.draft.id.value == *of)?;
                Some(match (Self::accrual(picked, base)?, yearly) {
                    (Accrual::Unit, false) => Accrual::Unit,
                    (Accrual::Lump, false) => Accrual::Lump,
                    (Accrual::Unit, true) => Accrual::UnitRecurring,
                    (Accrual::Lump, true) => Accrual::LineRecurring,
                    (recurring, _) => recurring,
                })
            }
            Price::Unknown => None,
        }
    }

    fn component(
        &mut self,
        line: &DraftLine,
        picked: &[Picked<'_>],
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
        let accrual = accruals[place].or_else(|| follows.and_then(|leader| accruals[leader])).unwrap_or(Accrual::Unit);
        self.check_fields(line, draft, accrual, follows.and_then(|leader| accruals[leader]));
        let mut rate = |price: &Field<Price>, field: &str| self.rate(line, picked, accruals, draft, price, field);
        let base = price.and_then(|price| rate(price, "price"));
        let renewal = fields.renewal.as_deref().and_then(|price| rate(price, "renewal"));
        let during: Vec<(Field<During>, Option<Rate>)> =
            fields.during.iter().map(|(when, price)| (when.clone(), rate(price, "during"))).collect();
        let bands = fields.tiers.as_ref().map(|tiers| {
            let bands = &tiers.value.bands;
            bands.iter().map(|band| (band.upto.as_ref().map(|upto| upto.value), rate(&band.price, "tiers"))).collect()
        });
        let bands: Option<Vec<(Option<Decimal>, Option<Rate>)>> = bands;
        self.check_kinds(line, picked, place, accrual);
        if let Some((new, old)) = draft.rebased {
            let rebased = Diagnostic::at(codes::PRICE_BASIS, new).label(old, "other");
            self.diagnostics.push(rebased.arg("component", name(line, draft)).help("help"));
        }
        let unknown = |price: &Field<Price>| price.value == Price::Unknown;
        let tier_unknown = fields.tiers.as_ref().is_some_and(|t| t.value.bands.iter().any(|band| unknown(&band.price)));
        let unpriced = included_in.is_none()
            && !fields.price_at_fault
            && ((price.is_none() && fields.tiers.is_none())
                || fields.renewal.as_deref().is_some_and(unknown)
                || fields.during.iter().any(|(_, price)| unknown(price))
                || tier_unknown);
        if unpriced {
            let full = name(line, draft);
            self.diagnostics
                .push(Diagnostic::at(codes::UNPRICED, draft.id.span).arg("component", full.clone()).help("help"));
            self.unpriced.push(full);
        }
        let pricing = match (included_in, base, bands) {
            (Some(_), _, _) => Pricing::Included,
            (None, Some(rate), _) => Pricing::Flat(rate),
            (None, None, Some(bands)) => {
                let bands: Option<Vec<_>> = bands.into_iter().map(|(upto, rate)| Some((upto, rate?))).collect();
                let mode = fields.tiers.as_ref().map(|tiers| tiers.value.mode);
                match (bands, mode) {
                    (Some(bands), Some(TierMode::Graduated)) => Pricing::Graduated(bands),
                    (Some(bands), _) => Pricing::Volume(bands),
                    (None, _) => Pricing::Unpriced,
                }
            }
            (None, None, None) => Pricing::Unpriced,
        };
        let spell = |when: Field<During>, diagnostics: &mut Diagnostics| match when.value {
            During::First(time) => Some(Spell::First(time.0)),
            During::Phase(value) => {
                find_phase(&Field { value, span: when.span }, self.calendar, diagnostics).map(Spell::Phase)
            }
        };
        let during = during.into_iter().filter_map(|(when, rate)| Some((spell(when, self.diagnostics)?, rate?)));
        let during: Vec<(Spell, Rate)> = during.collect();
        let when = self.when(picked, place, accrual, follows)?;
        let window = find_window(fields.from.as_ref(), fields.until.as_ref(), self.calendar, self.diagnostics)?;
        let index = self.index_of(line, draft, price, accrual);
        let fixed_part = self.fixed_part(line, draft, price);
        let default_vat =
            if line.item.family == Family::Staff { Vat::Law("vat.zero") } else { Vat::Law("vat.standard") };
        let (vat, span) = fields.vat.as_ref().map_or((default_vat, draft.id.span), |vat| (vat.value, vat.span));
        let vat = (self.vat)(vat, span, self.data, self.diagnostics)?;
        let ends = |(low, high): &(Price, Price)| {
            let end = |price: &Price| match price {
                Price::Amount { value, currency, .. } => Some(value * self.currencies.rate(currency)?),
                Price::Share { share, .. } => Some(*share),
                Price::Unknown => None,
            };
            Some((end(low)?, end(high)?))
        };
        let range = fields.range.as_ref().and_then(|range| ends(&range.value));
        if let (Pricing::Flat(rate), Some(range)) = (&pricing, range) {
            self.data.range(rate.datum, range);
        }
        let life = fields.life.as_ref().filter(|_| !accrual.recurs()).map(|life| life.value.0);
        let failure = fields.failure.as_ref().filter(|_| !accrual.recurs());
        let written_off = fields.depreciation.as_ref().filter(|own| own.value != Depreciation::None);
        let path = format!("{}.failure", name(line, draft));
        Some(Component {
            id: draft.id.value.clone(),
            accrual,
            when,
            window,
            pricing,
            during,
            renewal,
            life,
            terms: [
                ("life", life.and(fields.life.as_ref()).map(|life| life.span)),
                ("warranty", fields.warranty.as_ref().map(|warranty| warranty.span)),
                ("depreciation", written_off.map(|own| own.span)),
            ]
            .into_iter()
            .filter_map(|(field, span)| Some((field, span?)))
            .collect(),
            warranty: fields.warranty.as_ref().map_or(0, |warranty| warranty.value.0),
            failure: failure.map(|rate| self.data.add(path, rate.value, Some(rate.span))),
            follows: follows.filter(|_| !accrual.recurs()),
            section: fields.section.as_ref().map(|section| section.value),
            vat,
            fctva: fields.fctva.as_ref().map(|fctva| fctva.value),
            depreciation: self.depreciation(line, picked, place),
            index,
            fixed_part,
            unpriced,
            included_in,
            not_quoted: draft.not_quoted,
            life_promised: draft.life_promised,
        })
    }

    /// Over what a component is depreciated: its own word, its life, what it follows or is a share of, its family
    /// (CGCT R2321-1: the council sets the durations).
    fn depreciation(&mut self, line: &DraftLine, picked: &[Picked<'_>], place: usize) -> Option<WrittenOff> {
        let fields = &picked[place].draft.fields;
        let own = |months: u32| Some(WrittenOff { months, by_law: None });
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
        if let Some(base) = base.and_then(|base| picked.iter().position(|one| one.draft.id.value == *base)) {
            return self.depreciation(line, picked, base);
        }
        let family = line.item.family;
        let months = (self.depreciation)(family, self.data)?;
        Some(WrittenOff { months, by_law: Some(family) })
    }

    /// A price as a rate of the case: unit checked, currency turned into EUR, share joined to its base.
    fn rate(
        &mut self,
        line: &DraftLine,
        picked: &[Picked<'_>],
        accruals: &[Option<Accrual>],
        draft: &DraftComponent,
        price: &Field<Price>,
        field: &str,
    ) -> Option<Rate> {
        let path = format!("{}.{field}", name(line, draft));
        match &price.value {
            Price::Unknown => None,
            Price::Amount { unit, .. } => {
                if let Some(unit) = unit
                    && *unit != line.item.unit.value
                {
                    let wrong = Diagnostic::at(codes::WRONG_UNIT, price.span).label(line.item.unit.span, "unit");
                    let wrong = wrong.arg("unit", unit.clone()).arg("expected", line.item.unit.value.clone());
                    self.diagnostics.push(match with_unit(&price.value, &line.item.unit.value) {
                        Some(right) => wrong.arg("write", right.to_string()).help("help"),
                        None => wrong.help("help-price"),
                    });
                    return None;
                }
                let rate = self.currencies.amount(&path, price, self.data, self.diagnostics)?;
                self.cite(line, draft, rate, price.span, field);
                Some(rate)
            }
            Price::Share { share, yearly, of } => {
                let base = self.named(line, picked, of, price.span)?;
                let graduated = picked[base].draft.fields.tiers.as_ref();
                let graduated = graduated.is_some_and(|tiers| tiers.value.mode == TierMode::Graduated);
                if accruals[base].is_some_and(Accrual::recurs) || graduated {
                    let wrong = Diagnostic::at(codes::SHARE_BASE, price.span).label(picked[base].draft.id.span, "base");
                    self.diagnostics.push(wrong.arg("of", of.clone()).help("help"));
                    return None;
                }
                let datum = self.data.add(path, *share, Some(price.span));
                let rate = Rate { datum, twelfths: if *yearly { 1 } else { 12 }, of: Some(base) };
                self.cite(line, draft, rate, price.span, field);
                Some(rate)
            }
        }
    }

    /// When a one-off is charged: its own `at`, else that of the lump sum it follows or is a share of.
    fn when(&mut self, picked: &[Picked<'_>], place: usize, accrual: Accrual, follows: Option<usize>) -> Option<When> {
        let draft = picked[place].draft;
        let Some(at) = &draft.fields.at else {
            let share = match picked[place].price.as_ref().map(|price| &price.value) {
                Some(Price::Share { of, .. }) => picked.iter().position(|one| one.draft.id.value == *of),
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

    /// The share of the price that the index does not move (CCP R2112-13).
    fn fixed_part(&mut self, line: &DraftLine, draft: &DraftComponent, price: Option<&Field<Price>>) -> Option<Datum> {
        let part = draft.fields.fixed_part.as_ref()?;
        if let Some(price) = price.filter(|price| matches!(price.value, Price::Share { .. })) {
            let conflict = Diagnostic::at(codes::FIELD_CONFLICT, part.span).label(price.span, "other");
            self.diagnostics.push(conflict.arg("field", "fixed_part").arg("other", "%"));
            return None;
        }
        Some(self.data.add(format!("{}.fixed_part", name(line, draft)), part.value, Some(part.span)))
    }

    fn index_of(
        &mut self,
        line: &DraftLine,
        draft: &DraftComponent,
        price: Option<&Field<Price>>,
        accrual: Accrual,
    ) -> Option<usize> {
        let share = price.filter(|price| matches!(price.value, Price::Share { .. }));
        if let (Some(price), Some(index)) = (share, &draft.fields.index) {
            if index.value != "none" {
                let conflict = Diagnostic::at(codes::FIELD_CONFLICT, index.span).label(price.span, "other");
                self.diagnostics.push(conflict.arg("field", "index").arg("other", "%"));
            }
            return None;
        }
        if share.is_some() {
            return None;
        }
        let default = match (accrual.recurs(), line.item.family) {
            (false, _) => "none",
            (true, Family::Staff) => "labour",
            (true, _) => "general",
        };
        let (name, span) = draft.fields.index.as_ref().map_or((default, draft.id.span), |i| (i.value.as_str(), i.span));
        if name == "none" {
            return None;
        }
        (self.index)(name, span, self.data, self.diagnostics)
    }
}

/// Whether a component, or what it follows, is charged as units leave service.
fn follows_an_exit(picked: &[Picked<'_>], place: usize) -> bool {
    let fields = &picked[place].draft.fields;
    match (&fields.at, &fields.follows) {
        (Some(at), _) => at.value == At::Exit,
        (None, Some(leader)) => {
            let leader = picked.iter().position(|one| one.draft.id.value == leader.value);
            leader.is_some_and(|leader| follows_an_exit(picked, leader))
        }
        (None, None) => false,
    }
}

/// `line.component`.
pub(super) fn name(line: &DraftLine, draft: &DraftComponent) -> String {
    format!("{}.{}", line.id.value, draft.id.value)
}

/// The price for the item's unit, where the one written is the same by another name; of a period in the plural, that
/// period. What is counted in another unit would be another price.
fn with_unit(price: &Price, right: &str) -> Option<Price> {
    let Price::Amount { value, currency, unit: Some(unit), every } = price else { return None };
    let period = match unit.as_str() {
        "years" | "ans" | "année" | "yr" => Some(Every::Year),
        "months" => Some(Every::Month),
        "quarters" | "trimestres" => Some(Every::Quarter),
        _ => None,
    };
    let (unit, every) = match period {
        Some(period) if every.is_none() => (None, Some(period)),
        _ => (Some(right.to_owned()), same_unit(unit, right).then_some(*every)?),
    };
    Some(Price::Amount { value: *value, currency: currency.clone(), unit, every })
}
