use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use crate::diagnostic::Span;
use crate::document::{CatalogSource, Grade, OfferDocument, Text};
use crate::language::Language;
use crate::number::Number;
use crate::units::{Date, order};

/// A value of the case: what is computed with, and which input it is.
#[derive(Debug, Clone, Copy)]
pub struct Datum {
    /// Index of its `Provenance`.
    pub id: u32,
    /// The value as written or as the law has it.
    pub value: Decimal,
}

/// Whatever is calculated from equal values is equal, wherever these come from.
impl PartialEq for Datum {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Datum {}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// Its path, as overrides and explanations name it.
    pub path: String,
    /// Where it stands; a default stands nowhere.
    pub span: Option<Span>,
    /// What is cited for it.
    pub source: Option<Citation>,
    /// Low and high end, where the file gives a range.
    pub range: Option<(Decimal, Decimal)>,
}

/// What is cited for a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// Title of the source, or of the law.
    pub title: Option<Text>,
    /// Its date.
    pub date: Option<Date>,
    /// How far it can be trusted.
    pub grade: Option<Grade>,
    /// How far below and above them, as shares, it lets its figures lie; told, never drawn.
    pub spread: Option<(Decimal, Decimal)>,
}

/// All values of a case, by id.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// Cases of one plan share those of the lines that are the same in them.
    all: Vec<Arc<Provenance>>,
    values: Vec<Decimal>,
    /// Ids in the order of their paths, once one is looked for.
    by_path: OnceLock<Vec<u32>>,
}

impl Citation {
    /// Of a source of a catalog, a city or a plan.
    pub(super) fn of(source: &CatalogSource) -> Self {
        let date = source.date.as_ref().map(|date| date.value);
        Self { title: Some(source.title.clone()), date, grade: source.grade, spread: source.spread() }
    }

    /// Of an offer, which is first-hand for all that it says: where it tells whose it is and when it was received.
    pub(super) fn of_offer(offer: &OfferDocument) -> Option<Self> {
        let (vendor, received) = (offer.vendor.as_ref()?, offer.received.as_ref()?);
        let titled = |language: Language| {
            let args = [("vendor", vendor.value.clone().into())];
            (language.code().to_owned(), language.say("source-of-offer", &args))
        };
        let title: Text = [Language::English, Language::French].map(titled).into_iter().collect();
        Some(Self { title: Some(title), date: Some(received.value), grade: Some(Grade::Primary), spread: None })
    }
}

impl Data {
    /// Cites what a file says of its own figures, where nothing is cited yet: `of` has the source of a path.
    pub(super) fn ground(&mut self, file: u32, of: impl Fn(&str) -> Option<Citation>) {
        for one in &mut self.all {
            if one.source.is_none()
                && one.span.is_some_and(|at| at.file == file)
                && let Some(source) = of(&one.path)
            {
                Arc::make_mut(one).source = Some(source);
            }
        }
    }

    /// Registers a value.
    pub fn add(&mut self, path: impl Into<String>, value: Decimal, span: Option<Span>) -> Datum {
        self.all.push(Arc::new(Provenance { path: path.into(), span, source: None, range: None }));
        self.values.push(value);
        self.by_path.take();
        Datum { id: u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX), value }
    }

    /// Takes values over from others, with their numbers: from the next one here on.
    pub(super) fn take_over(&mut self, other: &Self, ids: Range<usize>) {
        self.all.extend_from_slice(&other.all[ids.clone()]);
        self.values.extend_from_slice(&other.values[ids]);
        self.by_path.take();
    }

    /// Adds what is cited for a value.
    pub fn cite(&mut self, datum: Datum, source: Citation) {
        if let Some(provenance) = self.all.get_mut(datum.id as usize) {
            Arc::make_mut(provenance).source = Some(source);
        }
    }

    /// Adds the range of a value.
    pub fn range(&mut self, datum: Datum, range: (Decimal, Decimal)) {
        if let Some(provenance) = self.all.get_mut(datum.id as usize) {
            Arc::make_mut(provenance).range = Some(range);
        }
    }

    /// Ids and values of a path; several values can have one.
    pub fn of_path(&self, path: &str) -> Vec<(u32, Decimal)> {
        let path_of = |id: &u32| self.all[*id as usize].path.as_str();
        let ids = self.by_path.get_or_init(|| {
            let mut ids: Vec<u32> = (0..).zip(&self.all).map(|(id, _)| id).collect();
            order::by_key(&mut ids, path_of);
            ids
        });
        let first = ids.partition_point(|id| path_of(id) < path);
        let same = ids[first..].iter().take_while(|id| path_of(id) == path);
        same.map(|id| (*id, self.values[*id as usize])).collect()
    }

    /// Path and value of all of them, in order.
    pub fn all(&self) -> impl Iterator<Item = (&str, Decimal)> {
        self.all.iter().zip(&self.values).map(|(one, value)| (one.path.as_str(), *value))
    }

    /// The newest of the sources: nobody can have written the case before.
    pub fn newest(&self) -> Option<Date> {
        self.all.iter().filter_map(|one| one.source.as_ref()?.date).max()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Where a value comes from.
    pub fn provenance(&self, datum: Datum) -> Option<&Provenance> {
        self.get(datum.id)
    }

    /// Where the value of an id comes from.
    pub fn get(&self, id: u32) -> Option<&Provenance> {
        self.all.get(id as usize).map(Arc::as_ref)
    }
}

/// Turns the values of a case into the kind of number that a calculation runs with.
pub trait Inputs<N: Number> {
    /// The number of a value.
    fn of(&self, datum: Datum) -> N;

    /// Whether equal values are equal numbers, wherever they stand: what is calculated from them is then the same.
    fn by_value(&self) -> bool {
        false
    }
}

/// Every value as it is written: the exact run.
#[derive(Debug, Clone, Copy)]
pub struct AsWritten;

impl Inputs<Decimal> for AsWritten {
    fn of(&self, datum: Datum) -> Decimal {
        datum.value
    }

    fn by_value(&self) -> bool {
        true
    }
}
