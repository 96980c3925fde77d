//! The compiled cases of a run: one for each combination of drawn values on which the calculation branches.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use super::compile::{Model, Scope, compile_within, prepared};
use super::draw::Draws;
use super::run::Request;
use crate::engine::{Abreast, WIDTH};
use crate::model::{Case, Setting, Target, Uncertain, Written};

/// Compiled cases that are kept; more are compiled again when they recur.
const MOST_MODELS: usize = 4_096;

/// Resolves the plan anew under settings; none where that is a fault.
pub(crate) type Resolve<'a> = dyn Fn(Vec<Setting>) -> Option<Case> + Sync + 'a;

/// A drawn value on which the calculation branches made a plan that is at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The settings that no case comes out of.
    pub settings: Vec<Setting>,
}

impl Refused {
    /// The settings as one writes them.
    pub fn text(&self) -> String {
        self.settings.iter().map(|one| format!("{}={}", one.path, one.value)).collect::<Vec<_>>().join(", ")
    }
}

/// The compiled cases of a run.
pub(super) struct Models<'a> {
    resolve: &'a Resolve<'a>,
    scope: Scope,
    pub inputs: &'a [Uncertain],
    known: Mutex<HashMap<Vec<String>, Arc<Model>>>,
    /// Of every drawn combination of values, its hash.
    seen: Mutex<HashSet<u64>>,
}

/// Inputs on which the calculation branches: place and how a value is written.
pub(super) fn structural(inputs: &[Uncertain]) -> Vec<(usize, Written)> {
    let written = |(place, input): (usize, &Uncertain)| match input.target {
        Target::Structure(written) => Some((place, written)),
        _ => None,
    };
    inputs.iter().enumerate().filter_map(written).collect()
}

impl<'a> Models<'a> {
    pub(super) fn new(resolve: &'a Resolve<'a>, scope: Scope, inputs: &'a [Uncertain]) -> Self {
        Self { resolve, scope, inputs, known: Mutex::default(), seen: Mutex::default() }
    }

    /// How many different cases were drawn.
    pub(super) fn drawn(&self) -> usize {
        locked(&self.seen).len()
    }

    /// The compiled case of drawn values, as they are written.
    pub(super) fn of(&self, texts: &[String]) -> Result<Arc<Model>, Refused> {
        let mut hasher = DefaultHasher::new();
        texts.hash(&mut hasher);
        locked(&self.seen).insert(hasher.finish());
        self.compiled(texts)
    }

    /// The same, where it is none of those that were drawn.
    pub(super) fn compiled(&self, texts: &[String]) -> Result<Arc<Model>, Refused> {
        if let Some(known) = locked(&self.known).get(texts) {
            return Ok(known.clone());
        }
        let places = structural(self.inputs).into_iter();
        let setting = |((place, _), text): ((usize, Written), &String)| Setting {
            path: self.inputs[place].path.clone(),
            value: text.clone(),
            by: "draw".to_owned(),
            span: None,
        };
        let settings: Vec<Setting> = places.zip(texts).map(setting).collect();
        let case = (self.resolve)(settings.clone()).map(|case| aligned(case, self.inputs));
        let case = case.ok_or(Refused { settings })?;
        let model = Arc::new(compile_within(&prepared(case), self.scope));
        let mut known = locked(&self.known);
        if known.len() < MOST_MODELS {
            known.insert(texts.to_vec(), model.clone());
        }
        Ok(model)
    }
}

/// A case resolved anew, whose inputs keep the places that they had in the written one.
fn aligned(mut case: Case, inputs: &[Uncertain]) -> Case {
    let found = |input: &Uncertain| case.uncertain.iter().find(|other| other.path == input.path);
    let none = Target::Values(Vec::new());
    let input = |input: &Uncertain| match input.target {
        Target::Structure(_) => input.clone(),
        _ => Uncertain { target: found(input).map_or(none.clone(), |other| other.target.clone()), ..input.clone() },
    };
    case.uncertain = inputs.iter().map(input).collect();
    case
}

/// Goes through scenarios with the drawn values on which the calculation branches, as they are written, for as long as
/// it is told to go on.
pub(super) fn each_case(
    draws: &Draws,
    structural: &[(usize, Written)],
    scenarios: std::ops::Range<u64>,
    mut go_on: impl FnMut(u64, Vec<String>) -> bool,
) {
    let mut drawn = vec![Abreast::all(0.0); draws.count()];
    let mut left = scenarios;
    while !left.is_empty() {
        let ids: [u64; WIDTH] = std::array::from_fn(|lane| left.start + lane as u64);
        draws.draw(&ids, &mut drawn);
        for (lane, id) in ids.into_iter().enumerate().filter(|(_, id)| left.contains(id)) {
            let text = |(place, written): &(usize, Written)| {
                let value = rust_decimal::Decimal::from_f64_retain(drawn[*place][lane]);
                written.write(value.unwrap_or_default())
            };
            if !go_on(id, structural.iter().map(text).collect()) {
                return;
            }
        }
        left.start += (WIDTH as u64).min(left.end - left.start);
    }
}

/// How many scenarios, from the first on and at most as many as asked for, take no more than so many compiled cases.
pub(super) fn scenarios_within(case: &Case, request: Request, cases: usize) -> u64 {
    let structural = structural(&case.uncertain);
    if structural.is_empty() {
        return request.scenarios;
    }
    let (mut seen, mut count) = (HashSet::new(), 0);
    each_case(&Draws::new(request.seed, &case.uncertain), &structural, 0..request.scenarios, |id, texts| {
        seen.insert(texts);
        let fits = seen.len() <= cases;
        count += u64::from(fits && id == count);
        fits
    });
    count
}

/// What a mutex holds, whatever became of who held it before.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
