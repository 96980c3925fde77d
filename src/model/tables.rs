use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::calendar::Calendar;
use super::data::{Data, Datum};
use super::law::Law;
use super::quote::Need;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{Family, PlanDocument, Vat, slug};

/// What lines share: VAT month by month, indices by name, and the need.
pub(super) struct Tables<'a> {
    law: &'a Law,
    plan: &'a PlanDocument,
    calendar: &'a Calendar,
    recovery: bool,
    pub need: Need<'a>,
    /// Those that were asked for.
    pub known: KnownTables,
}

/// Tables in the order in which lines asked for them first.
#[derive(Debug, Default, Clone)]
pub(super) struct KnownTables {
    pub vat: Vec<Vec<Datum>>,
    /// Tables by what components ask for.
    pub known_vat: Vec<(Vat, usize)>,
    pub indices: Vec<(String, Vec<Datum>)>,
    /// Months by families.
    pub depreciation: Vec<(Family, Option<Datum>)>,
}

impl KnownTables {
    /// How many there are of each kind.
    pub(super) fn counts(&self) -> [usize; 4] {
        [self.vat.len(), self.known_vat.len(), self.indices.len(), self.depreciation.len()]
    }

    /// Takes tables over from others, of each kind from so many to so many.
    pub(super) fn take_over(&mut self, other: &Self, from: [usize; 4], to: [usize; 4]) {
        let [vat, known_vat, indices, depreciation] = std::array::from_fn(|kind| from[kind]..to[kind]);
        self.vat.extend_from_slice(&other.vat[vat]);
        self.known_vat.extend_from_slice(&other.known_vat[known_vat]);
        self.indices.extend_from_slice(&other.indices[indices]);
        self.depreciation.extend_from_slice(&other.depreciation[depreciation]);
    }

    /// Whether others are the first of these, with the same numbers of their values.
    pub(super) fn begin_as(&self, others: &Self) -> bool {
        let same = |a: &Datum, b: &Datum| a.id == b.id && a.value == b.value;
        let all_same = |a: &[Datum], b: &[Datum]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
        let mut vat = self.vat.iter().zip(&others.vat);
        let mut indices = self.indices.iter().zip(&others.indices);
        let mut depreciation = self.depreciation.iter().zip(&others.depreciation);
        vat.all(|(a, b)| all_same(a, b))
            && self.known_vat.starts_with(&others.known_vat)
            && indices.all(|((a, a_rates), (b, b_rates))| a == b && all_same(a_rates, b_rates))
            && depreciation
                .all(|((a, a_months), (b, b_months))| a == b && all_same(a_months.as_slice(), b_months.as_slice()))
    }
}

impl<'a> Tables<'a> {
    pub(super) fn of(plan: &'a PlanDocument, law: &'a Law, calendar: &'a Calendar, recovery: bool) -> Self {
        let need = Need::of(plan.tender.as_ref());
        Self { law, plan, calendar, recovery, need, known: KnownTables::default() }
    }

    /// The months over which the law depreciates a family on the plan's first day.
    pub(super) fn depreciation(&mut self, family: Family, data: &mut Data) -> Option<u32> {
        if !self.known.depreciation.iter().any(|(known, _)| *known == family) {
            let key = format!("depreciation.{}", family.word());
            let months = self.law.months(&key, self.calendar.start.first_day(), data);
            self.known.depreciation.push((family, months));
        }
        let (_, months) = self.known.depreciation.iter().find(|(known, _)| *known == family)?;
        months.and_then(|months| months.value.to_u32())
    }

    pub(super) fn index(
        &mut self,
        name: &str,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(known) = self.known.indices.iter().position(|(known, _)| known == name) {
            return Some(known);
        }
        let path = format!("indices.{name}");
        let own = self.plan.indices.iter().find(|(id, _)| id.value == name);
        let rates = match own {
            Some((_, rates)) => rates.iter().map(|rate| data.add(path.clone(), rate.value, Some(rate.span))).collect(),
            None => {
                let key = format!("index.{name}");
                if self.law.values(&key).is_none() {
                    let plans = self.plan.indices.iter().map(|(id, _)| id.value.as_str());
                    let mut known: Vec<&str> = self.law.index_names();
                    for name in plans.chain(["none"]) {
                        if !known.contains(&name) {
                            known.push(name);
                        }
                    }
                    let unknown = Diagnostic::at(codes::UNKNOWN_INDEX, span).arg("index", name);
                    let id = slug(name);
                    let unknown = unknown.arg("known", known.join(", "));
                    // A name that is no id is none in `indices` either.
                    let unknown = match id.is_empty() || id == *name {
                        true => unknown.help("help"),
                        false => unknown.arg("id", id.clone()).help("help-id"),
                    };
                    let none = ["aucun", "aucune", "non", "no", "nil", "0"].contains(&name.to_lowercase().as_str());
                    diagnostics.push(unknown.did_you_mean(if none { "none" } else { &id }, known));
                    return None;
                }
                let day = self.calendar.start.first_day();
                self.law.rates(&key, day, span, data, diagnostics)?
            }
        };
        self.known.indices.push((name.to_owned(), rates));
        Some(self.known.indices.len() - 1)
    }

    pub(super) fn vat(
        &mut self,
        vat: Vat,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some((_, known)) = self.known.known_vat.iter().find(|(asked, _)| *asked == vat) {
            return Some(*known);
        }
        let months = self.calendar.months;
        let table = if self.recovery {
            vec![data.add("vat_recovery", Decimal::ZERO, None); months as usize]
        } else {
            match vat {
                Vat::Law(key) => self.law.by_month(key, self.calendar.start, months, span, data, diagnostics)?,
                Vat::Own(rate) => vec![data.add("vat", rate, Some(span)); months as usize],
            }
        };
        let same = |known: &Vec<Datum>| known.iter().zip(&table).all(|(a, b)| a.value == b.value);
        let place = self.known.vat.iter().position(same).unwrap_or_else(|| {
            self.known.vat.push(table.clone());
            self.known.vat.len() - 1
        });
        self.known.known_vat.push((vat, place));
        Some(place)
    }
}
