use std::collections::HashMap;

use rust_decimal::Decimal;

use super::data::{Citation, Data, Datum};
use crate::diagnostic::{Diagnostic, Diagnostics, EARLY, Span, codes};
use crate::document::{CityDocument, DatedValue, KNOWN_PARAMETERS, Nature, Parameters, Value};
use crate::units::{Date, Month, order};

/// Law, policy and indices, looked up key by key: the first file that holds a key wins.
#[derive(Debug, Clone, Default)]
pub struct Law {
    files: Vec<Parameters>,
    /// Of each key, the first file that holds it, and its place there.
    places: HashMap<String, (usize, usize)>,
    /// Rates of VAT and indices that the program does not know by itself, with their places.
    unknown: Vec<(String, Span)>,
}

/// The rules, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// *Taux d'épargne brute.*
    SavingsRate,
    /// *Épargne nette, équilibre réel.*
    NetSavings,
    /// *Capacité de désendettement.*
    Deleveraging,
    /// *Rigidité des charges.*
    Rigidity,
    /// *Poids de la dette.*
    DebtWeight,
    /// *Fonds de roulement.*
    WorkingCapital,
    /// *Couverture des dotations nettes aux amortissements.*
    Depreciation,
    /// Net running cost of the plan against the city's gross savings.
    RunCost,
    /// What the smart-city service may spend.
    Envelope,
    /// Renewals of a year against the city's net savings.
    RenewalWall,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 10] = [
        Self::SavingsRate,
        Self::NetSavings,
        Self::Deleveraging,
        Self::Rigidity,
        Self::DebtWeight,
        Self::WorkingCapital,
        Self::Depreciation,
        Self::RunCost,
        Self::Envelope,
        Self::RenewalWall,
    ];

    /// Its name in files and results.
    pub fn id(self) -> &'static str {
        match self {
            Self::SavingsRate => "savings-rate",
            Self::NetSavings => "net-savings",
            Self::Deleveraging => "deleveraging",
            Self::Rigidity => "rigidity",
            Self::DebtWeight => "debt-weight",
            Self::WorkingCapital => "working-capital",
            Self::Depreciation => "depreciation",
            Self::RunCost => "run-cost",
            Self::Envelope => "envelope",
            Self::RenewalWall => "renewal-wall",
        }
    }

    /// What stands behind its orange and its red threshold, where the parameters do not say it: the law for the real
    /// balance (CGCT L1612-4) and for depreciation (CGCT L2321-2 27°), practice for the ratios of the chambers of accounts
    /// and of the State's alert network.
    fn natures(self) -> (Nature, Nature) {
        match self {
            Self::NetSavings | Self::Depreciation => (Nature::Practice, Nature::Law),
            Self::SavingsRate | Self::Deleveraging | Self::Rigidity | Self::DebtWeight => {
                (Nature::Practice, Nature::Practice)
            }
            Self::WorkingCapital | Self::RunCost | Self::Envelope | Self::RenewalWall => {
                (Nature::Policy, Nature::Policy)
            }
        }
    }

    /// Whether it has thresholds among the parameters; the two others compare with zero and a minimum.
    fn has_thresholds(self) -> bool {
        !matches!(self, Self::NetSavings | Self::WorkingCapital)
    }
}

/// Inhabitants from whom on the law asks a city to depreciate (CGCT L2321-2 27°, R2321-1).
const DEPRECIATING: Decimal = Decimal::from_parts(3500, 0, 0, false, 0);

/// Whether the law asks a city of so many inhabitants to depreciate.
pub(crate) fn depreciates(population: Decimal) -> bool {
    population >= DEPRECIATING
}

/// Thresholds of the rules in force on the plan's first day, and the city's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds {
    levels: [Option<(Datum, Datum)>; Rule::ALL.len()],
    natures: [(Nature, Nature); Rule::ALL.len()],
    /// Share of a year's revenue from which a plan is material.
    pub materiality: Datum,
}

impl Thresholds {
    /// Orange and red of a rule that has thresholds.
    pub fn of(&self, rule: Rule) -> Option<(Datum, Datum)> {
        self.levels[rule as usize]
    }

    /// What stands behind orange and red of a rule.
    pub fn natures(&self, rule: Rule) -> (Nature, Nature) {
        self.natures[rule as usize]
    }
}

impl Law {
    /// A law of files in their order of precedence.
    pub fn new(files: Vec<Parameters>) -> Self {
        let (mut places, mut unknown) = (HashMap::new(), Vec::new());
        for (of, file) in files.iter().enumerate() {
            for (place, (name, _)) in file.keys.iter().enumerate() {
                places.entry(name.value.clone()).or_insert((of, place));
                let rate = ["vat.", "index."].iter().any(|kind| name.value.starts_with(kind));
                if rate && !KNOWN_PARAMETERS.contains(&name.value.as_str()) {
                    unknown.push((name.value.clone(), name.span));
                }
            }
        }
        Self { files, places, unknown }
    }

    /// All values of a key, from the first file that holds it.
    pub fn values(&self, key: &str) -> Option<&[DatedValue]> {
        let (file, place) = self.places.get(key)?;
        self.files[*file].keys.get(*place).map(|(_, values)| &**values)
    }

    /// The value of a key in force on a day.
    pub fn on(&self, key: &str, day: Date) -> Option<&DatedValue> {
        self.values(key)?.iter().rev().find(|value| value.from.value <= day)
    }

    /// Every key of the files; a key of several files more than once.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(|file| &file.keys).map(|(name, _)| name.value.as_str())
    }

    /// Rates of VAT and indices that the program does not know by itself, with their places.
    pub(super) fn unknown(&self) -> impl Iterator<Item = (&str, Span)> {
        self.unknown.iter().map(|(name, span)| (name.as_str(), *span))
    }

    /// Names of the indices.
    pub fn index_names(&self) -> Vec<&str> {
        let names = self.files.iter().flat_map(|file| &file.keys);
        let names = order::set(names.filter_map(|(name, _)| name.value.strip_prefix("index.")));
        names.into_iter().collect()
    }

    /// The value in force on a day as a datum; a fault at `span` where the law is silent.
    pub(super) fn datum(
        &self,
        key: &str,
        day: Date,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<Datum> {
        let found = self.optional(key, day, data);
        let at_fault = |file: &Parameters| file.at_fault.iter().any(|known| known == key);
        if found.is_none() && !self.files.iter().any(at_fault) {
            let none = Diagnostic::at(codes::NO_LAW, span).arg("key", key).arg("day", day.to_string());
            let oldest = self.values(key).and_then(|values| values.first()).map(|first| first.from.value);
            diagnostics.push(match oldest {
                Some(first) => none.arg("first", first.to_string()).help(EARLY).help("help"),
                None => none.help("help"),
            });
        }
        found
    }

    /// The value in force on a day as a datum, where the law has one.
    pub(super) fn optional(&self, key: &str, day: Date, data: &mut Data) -> Option<Datum> {
        self.all(key, day, data).into_iter().next()
    }

    /// A duration in force on a day as a number of months, where the law has one.
    pub(super) fn months(&self, key: &str, day: Date, data: &mut Data) -> Option<Datum> {
        let found = self.on(key, day)?;
        let Value::Duration(months) = found.value.value else { return None };
        Some(Self::cited(key, Decimal::from(months.0), found, found.value.span, data))
    }

    /// The rates of an index in force on a day, one for each year, the last one repeated.
    pub(super) fn rates(
        &self,
        key: &str,
        day: Date,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Datum>> {
        let rates = self.all(key, day, data);
        if rates.is_empty() {
            self.datum(key, day, span, data, diagnostics).map(|rate| vec![rate])
        } else {
            Some(rates)
        }
    }

    fn all(&self, key: &str, day: Date, data: &mut Data) -> Vec<Datum> {
        let Some(found) = self.on(key, day) else { return Vec::new() };
        found.values().map(|value| Self::cited(key, value.value, found, value.span, data)).collect()
    }

    fn cited(key: &str, value: Decimal, found: &DatedValue, span: Span, data: &mut Data) -> Datum {
        let datum = data.add(key, value, Some(span));
        // A text of law that is cited without its day has the one from which it is in force, as has a value that cites
        // nothing; what a journal says of a practice has its own day, or none.
        let in_force = (found.grade.is_none() || found.reference.is_none()).then_some(found.from.value);
        let date = found.dated.or(in_force);
        data.cite(datum, Citation { title: found.reference.clone(), date, grade: found.grade, spread: None });
        datum
    }

    /// A rate month by month: the value in force on the first day of each month.
    pub(super) fn by_month(
        &self,
        key: &str,
        start: Month,
        months: u32,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Datum>> {
        let begins: Vec<Date> = self.values(key).unwrap_or_default().iter().map(|value| value.from.value).collect();
        let mut out: Vec<Datum> = Vec::with_capacity(months as usize);
        let mut before: Option<Date> = None;
        for month in 0..months {
            let day = start.plus(i32::try_from(month).unwrap_or(i32::MAX)).first_day();
            // Looked up anew only where another value came into force since the month before.
            let changed = |before: Date| begins.iter().any(|begin| before < *begin && *begin <= day);
            let datum = match (before, out.last()) {
                (Some(before), Some(last)) if !changed(before) => *last,
                _ => self.datum(key, day, span, data, diagnostics)?,
            };
            before = Some(day);
            out.push(datum);
        }
        Some(out)
    }

    pub(super) fn thresholds(
        &self,
        day: Date,
        city: &CityDocument,
        span: Span,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<Thresholds> {
        let mut threshold = |key: String| -> Option<Datum> {
            match city.limits.iter().find(|(name, _)| name.value == key) {
                Some((_, own)) => Some(data.add(key, own.value.number(), Some(own.span))),
                None => self.datum(&key, day, span, data, diagnostics),
            }
        };
        let mut levels = [None; Rule::ALL.len()];
        let mut natures = Rule::ALL.map(Rule::natures);
        // A threshold that the city writes itself is its own choice.
        let nature = |key: &str, usual: Nature| match city.limits.iter().any(|(name, _)| name.value == key) {
            true => Nature::Policy,
            false => self.on(key, day).and_then(|value| value.nature).unwrap_or(usual),
        };
        let mut whole = true;
        let mut swapped: Vec<(Span, String)> = Vec::new();
        let asked = |rule: &Rule| rule.has_thresholds() && (*rule != Rule::Depreciation || city.gives_depreciation());
        for rule in Rule::ALL.into_iter().filter(asked) {
            let keys = ["orange", "red"].map(|level| format!("rule.{}.{level}", rule.id()));
            let usual = natures[rule as usize];
            natures[rule as usize] = (nature(&keys[0], usual.0), nature(&keys[1], usual.1));
            if rule == Rule::Depreciation && city.population.as_ref().is_some_and(|it| !depreciates(it.value)) {
                let (orange, red) = &mut natures[rule as usize];
                [orange, red].into_iter().for_each(|nature| *nature = (*nature).min(Nature::Practice));
            }
            let usual = keys.each_ref().map(|key| self.on(key, day).map(|value| value.value.value.number()));
            let own = keys.each_ref().map(|key| city.limits.iter().find(|(name, _)| name.value == *key));
            let order = format!("{} <= {}", keys[0], keys[1]);
            let [orange, red] = keys.map(&mut threshold);
            levels[rule as usize] = orange.zip(red);
            // A red of the city's own lies beyond orange on the side on which the law has it; an orange beyond red only leaves
            // no orange.
            if let ([Some(usual_orange), Some(usual_red)], Some((orange, red))) = (usual, levels[rule as usize])
                && let Some((_, own)) = own[1]
                && (usual_red - usual_orange) * (red.value - orange.value) < Decimal::ZERO
            {
                swapped.push((own.span, if usual_red > usual_orange { order } else { order.replace("<=", ">=") }));
            }
            whole &= levels[rule as usize].is_some();
        }
        let materiality = threshold("rule.materiality".to_owned())?;
        for (place, order) in swapped {
            diagnostics.push(Diagnostic::at(codes::OUT_OF_RANGE, place).limits(&order).help("help"));
            whole = false;
        }
        whole.then_some(Thresholds { levels, natures, materiality })
    }

    /// A plain figure of the law, such as the share of public co-financing; a default where it is silent.
    pub fn figure(&self, key: &str, day: Date, default: Decimal) -> Decimal {
        self.on(key, day).map_or(default, |value| value.value.value.number())
    }
}
