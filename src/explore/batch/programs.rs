use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::{Ask, Wanted};
use super::cache::{Cache, Subject};
use crate::explore::exact::{Compiled, FEWEST_POINTS};
use crate::explore::runner::Runner;
use crate::model::Setting;
use crate::units::half_up;

/// Plans whose programs are kept, and programs of each; beyond, all are made again.
const MOST_PROGRAMS: usize = 64;

/// A program, and what a line puts into it.
#[derive(Debug)]
pub(super) struct FilledProgram {
    pub compiled: Arc<Compiled>,
    pub inputs: Vec<Decimal>,
    pub warnings: Arc<Warnings>,
}

/// Codes of warnings.
type Warnings = BTreeSet<&'static str>;

/// Settings between whose ends the same is warned of.
#[derive(Debug, Clone)]
struct Warned {
    ends: Vec<(Setting, Setting)>,
    warnings: Arc<Warnings>,
}

/// Programs for lines that set the same paths, made once there are enough of these lines.
#[derive(Debug, Default)]
pub(super) struct Programs {
    variants: Vec<PlanVariant>,
    known: HashMap<(Wanted, Option<String>), usize>,
}

/// A plan under one of its scenarios or none.
#[derive(Debug)]
struct PlanVariant {
    runner: Runner,
    /// By path and unit, whether a program can take its values.
    takes: HashMap<(String, String), bool>,
    shapes: HashMap<String, Shape>,
}

/// What lines have in common that one program can answer: all but the numbers that it takes.
#[derive(Debug)]
struct Shape {
    fixed: Vec<Setting>,
    /// Lowest and highest setting so far of each path that varies; none before the first line.
    ends: Vec<(Setting, Setting)>,
    /// Between which settings the program holds.
    held: Vec<(Setting, Setting)>,
    /// The program, and what is to be warned of in the runs that it stands for.
    compiled: Option<(Arc<Compiled>, Vec<Warned>)>,
    /// Lines that it could not answer since it was made.
    missed: usize,
    /// How many of them make it worth while to make it anew.
    worth: usize,
}

/// Where the program of a line is to be found.
struct Place {
    variant: usize,
    shape: String,
    /// Which of the line's settings vary.
    varied: Vec<usize>,
}

impl Programs {
    /// The programs that answer lines, for those that have one.
    pub(super) fn find<'a>(
        &mut self,
        cache: &Cache<'_>,
        asks: impl Iterator<Item = Option<&'a Ask>>,
    ) -> Vec<Option<FilledProgram>> {
        if self.variants.len() > MOST_PROGRAMS {
            *self = Self::default();
        }
        self.variants
            .iter_mut()
            .filter(|variant| variant.shapes.len() > MOST_PROGRAMS)
            .for_each(|variant| variant.shapes.clear());
        let asks: Vec<Option<&Ask>> = asks.collect();
        loop {
            let places: Vec<Option<Place>> = asks.iter().map(|ask| self.place(cache, (*ask)?)).collect();
            let placed = || asks.iter().zip(&places).filter_map(|(ask, place)| Some(((*ask)?, place.as_ref()?)));
            let mut due: Vec<&Place> = Vec::new();
            for (ask, place) in placed() {
                if self.variants[place.variant].note(ask, place) {
                    due.push(place);
                }
            }
            // What cannot be compiled shows a path that no program takes: all lines are grouped anew without it.
            let made: Vec<bool> =
                due.into_iter().map(|place| self.variants[place.variant].compile(&place.shape)).collect();
            if made.into_iter().all(|made| made) {
                let program = |(ask, place): (&Option<&Ask>, &Option<Place>)| {
                    let place = place.as_ref()?;
                    self.variants[place.variant].program((*ask)?, place)
                };
                return asks.iter().zip(&places).map(program).collect();
            }
        }
    }

    fn place(&mut self, cache: &Cache<'_>, ask: &Ask) -> Option<Place> {
        let variant = self.variant(cache, ask)?;
        let takes = &self.variants[variant].takes;
        let (mut shape, mut varied) = (String::new(), Vec::new());
        for (place, setting) in ask.settings.iter().enumerate() {
            let figure = Compiled::figure(&setting.value).map(|(_, unit)| unit);
            let unit = figure.filter(|unit| takes.get(&key(setting, unit)) != Some(&false));
            let (mark, same) = unit.map_or(('=', setting.value.as_str()), |unit| ('~', unit));
            shape.extend([setting.path.as_str(), "\0", same, "\n"]);
            shape.push(mark);
            varied.extend(unit.map(|_| place));
        }
        (!varied.is_empty()).then_some(Place { variant, shape, varied })
    }

    fn variant(&mut self, cache: &Cache<'_>, ask: &Ask) -> Option<usize> {
        let key = (ask.wanted.clone(), ask.scenario.clone());
        if let Some(known) = self.known.get(&key) {
            return Some(*known);
        }
        let ready = cache.plan(&ask.wanted);
        let Ok(Subject::Plan(runner)) = ready.as_ref() else { return None };
        let runner = match &ask.scenario {
            Some(scenario) => runner.under(scenario)?,
            None => (**runner).clone(),
        };
        self.variants.push(PlanVariant { runner, takes: HashMap::new(), shapes: HashMap::new() });
        self.known.insert(key, self.variants.len() - 1);
        Some(self.variants.len() - 1)
    }
}

fn key(setting: &Setting, unit: &str) -> (String, String) {
    (setting.path.clone(), unit.to_owned())
}

fn number(setting: &Setting) -> Option<Decimal> {
    Compiled::figure(&setting.value).map(|(number, _)| number)
}

impl PlanVariant {
    /// Notes a line; whether its program should be made now.
    fn note(&mut self, ask: &Ask, place: &Place) -> bool {
        let settings = || place.varied.iter().map(|place| &ask.settings[*place]);
        let shape = self.shapes.entry(place.shape.clone()).or_insert_with(|| Shape {
            fixed: (0..)
                .zip(&ask.settings)
                .filter(|(at, _)| !place.varied.contains(at))
                .map(|(_, one)| one.clone())
                .collect(),
            ends: Vec::new(),
            held: Vec::new(),
            compiled: None,
            missed: 0,
            worth: FEWEST_POINTS,
        });
        if shape.compiled.as_ref().is_some_and(|(compiled, _)| compiled.inputs(settings().map(text)).is_some()) {
            return false;
        }
        if shape.ends.is_empty() {
            shape.ends = settings().map(|setting| (setting.clone(), setting.clone())).collect();
        }
        for ((low, high), setting) in shape.ends.iter_mut().zip(settings()) {
            if number(setting) < number(low) {
                low.clone_from(setting);
            } else if number(setting) > number(high) {
                high.clone_from(setting);
            }
        }
        shape.missed += 1;
        shape.missed == shape.worth
    }

    /// Makes a program. `false`: one of the paths is none that a program takes.
    fn compile(&mut self, shape: &str) -> bool {
        let Some(known) = self.shapes.get_mut(shape) else { return true };
        let mut taken = true;
        for (low, _) in &known.ends {
            let Some((number, unit)) = Compiled::figure(&low.value) else { continue };
            let half = Setting { value: format!("{}{unit}", (number / Decimal::TWO).normalize()), ..low.clone() };
            let takes =
                self.takes.entry(key(low, unit)).or_insert_with(|| Compiled::can_vary(&self.runner, &half, low));
            taken &= *takes;
        }
        if !taken {
            self.shapes.remove(shape);
            return false;
        }
        known.missed = 0;
        let compiled = Compiled::of(&self.runner, &known.fixed, &known.ends);
        let warned = warned(&self.runner, &known.fixed, known.ends.clone(), HALVINGS);
        match compiled.filter(|_| !warned.is_empty()) {
            Some(compiled) => {
                known.compiled = Some((Arc::new(compiled), warned));
                known.held.clone_from(&known.ends);
                known.worth = FEWEST_POINTS;
            }
            // One of the values may be at fault; those to come may not.
            None => {
                known.ends.clone_from(&known.held);
                known.worth *= 2;
            }
        }
        true
    }

    fn program(&self, ask: &Ask, place: &Place) -> Option<FilledProgram> {
        let (compiled, warned) = self.shapes.get(&place.shape)?.compiled.as_ref()?;
        let settings = || place.varied.iter().map(|place| &ask.settings[*place]);
        let inputs = compiled.inputs(settings().map(text))?;
        let between = |((low, high), setting): (&(Setting, Setting), &Setting)| {
            number(low) <= number(setting) && number(setting) <= number(high)
        };
        let Warned { warnings, .. } = warned.iter().find(|one| one.ends.iter().zip(settings()).all(between))?;
        Some(FilledProgram { compiled: compiled.clone(), inputs, warnings: warnings.clone() })
    }
}

/// How often the ends are halved in search of where a warning begins: one line in eight or so is then left to a run of its own.
const HALVINGS: usize = 3;

/// What is to be warned of between the ends of what varies: what is told at both, and in the middle. Where these differ, in
/// each half; between the last halves that differ it is not known, as no program knows where a warning begins.
fn warned(runner: &Runner, fixed: &[Setting], ends: Vec<(Setting, Setting)>, halvings: usize) -> Vec<Warned> {
    let told = |settings: &[Setting]| {
        let run = runner.run_and_diagnose(|prepared, sources, diagnostics| {
            fixed.iter().chain(settings).for_each(|setting| prepared.vary(setting, sources, diagnostics));
        });
        Some(run.ok()?.1.warnings().map(|one| one.code.id).collect::<Warnings>())
    };
    let Some(middle) = ends.iter().map(middle).collect::<Option<Vec<Setting>>>() else { return Vec::new() };
    let (low, high) = ends.iter().cloned().unzip::<_, _, Vec<_>, Vec<_>>();
    let Some(amid) = told(&middle) else { return Vec::new() };
    if [&low, &high].into_iter().all(|settings| told(settings).as_ref() == Some(&amid)) {
        return vec![Warned { ends, warnings: Arc::new(amid) }];
    }
    let Some(halvings) = halvings.checked_sub(1) else { return Vec::new() };
    // Halved is what by itself changes what is warned of.
    let moves = |place: &usize| {
        let alone = |end: &Setting| {
            let mut settings = middle.clone();
            settings[*place].clone_from(end);
            told(&settings).as_ref() != Some(&amid)
        };
        alone(&low[*place]) || alone(&high[*place])
    };
    let place = (0..ends.len()).find(moves).unwrap_or_default();
    let (mut lower, mut upper) = (ends.clone(), ends);
    lower[place].1.clone_from(&middle[place]);
    upper[place].0.clone_from(&middle[place]);
    [lower, upper].into_iter().flat_map(|half| warned(runner, fixed, half, halvings)).collect()
}

/// The setting between two.
fn middle((low, high): &(Setting, Setting)) -> Option<Setting> {
    let ((first, unit), (last, _)) = (Compiled::figure(&low.value)?, Compiled::figure(&high.value)?);
    let middle = half_up((first + last) / Decimal::TWO, 12).normalize();
    let value = format!("{middle}{unit}");
    Compiled::figure(&value)?;
    Some(Setting { value, ..low.clone() })
}

fn text(setting: &Setting) -> &str {
    &setting.value
}
