use std::sync::Arc;

use super::member::Layer;
use super::{Programme, Together};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::explore::Faults;
use crate::model::{Override, Setting};
use crate::units::dotted;

/// What a path of a programme begins with where it leads into the city of all plans.
const CITY: &str = "city";

impl Programme {
    /// The same programme under overrides: paths begin with a plan, or with `city`.
    pub fn under(&self, settings: &[Setting]) -> Result<Self, Box<Faults>> {
        self.laid(settings, Layer::Set)
    }

    /// The same programme under values that are tried: a price moves alone.
    pub fn trying(&self, settings: &[Setting]) -> Result<Self, Box<Faults>> {
        self.laid(settings, Layer::Tried)
    }

    /// Whether values can be read at all, whatever the plans make of them.
    pub fn check(&self, settings: &[Setting]) -> Result<(), Box<Faults>> {
        let (mut sources, mut faults) = (self.sources.clone(), Diagnostics::default());
        let asked = self.addressed(settings, &mut sources, &mut faults);
        for (member, own) in self.members.iter().zip(asked) {
            if !faults.has_errors() {
                member.read(&own, &mut sources, &mut faults);
            }
        }
        if faults.has_errors() { Err(Box::new(Faults { diagnostics: faults, sources })) } else { Ok(()) }
    }

    /// The plans that nothing is said of are those that were run already.
    fn laid(&self, settings: &[Setting], layer: Layer) -> Result<Self, Box<Faults>> {
        let (mut sources, mut faults) = (self.sources.clone(), Diagnostics::default());
        let asked = self.addressed(settings, &mut sources, &mut faults);
        let mut members = Vec::new();
        for (member, own) in self.members.iter().zip(asked) {
            // What is wrong with the city is wrong for every plan, and told once.
            if faults.has_errors() {
                break;
            }
            match own.is_empty() {
                true => members.push(member.clone()),
                false => members.extend(member.under(&own, layer, &mut sources, &mut faults).map(Arc::new)),
            }
        }
        let whole = members.len() == self.members.len() && !faults.has_errors();
        match whole.then(|| Together::of(&members, &mut faults)).flatten() {
            Some(together) => Ok(Self {
                id: self.id.clone(),
                title: self.title.clone(),
                input: self.input.clone(),
                members,
                together,
                sources,
            }),
            None => Err(Box::new(Faults { diagnostics: faults, sources })),
        }
    }

    /// What each plan is told, in the order of the plans: of the city, all are told the same.
    fn addressed(&self, settings: &[Setting], sources: &mut Sources, faults: &mut Diagnostics) -> Vec<Vec<Setting>> {
        let mut asked: Vec<Vec<Setting>> = vec![Vec::new(); self.members.len()];
        for setting in settings {
            let (first, rest) = dotted::split_first(&setting.path).unwrap_or((&setting.path, ""));
            if first == CITY {
                asked.iter_mut().for_each(|own| own.push(setting.clone()));
                continue;
            }
            match self.members.iter().position(|member| member.id() == first).filter(|_| !rest.is_empty()) {
                Some(place) => asked[place].push(Setting { path: rest.to_owned(), ..setting.clone() }),
                None => faults.push(self.leads_nowhere(setting, first, sources)),
            }
        }
        asked
    }

    fn leads_nowhere(&self, setting: &Setting, first: &str, sources: &mut Sources) -> Diagnostic {
        let file = sources.add(format!("{} {}", setting.by, setting.path), setting.value.clone());
        let end = u32::try_from(setting.value.len()).unwrap_or(u32::MAX);
        let known: Vec<&str> = self.members.iter().map(|member| member.id()).chain([CITY]).collect();
        let unknown = Diagnostic::at(codes::UNKNOWN_PATH, setting.span.unwrap_or(Span { file, start: 0, end }));
        let unknown = unknown.arg("path", setting.path.clone()).arg("part", first.to_owned());
        unknown.arg("known", known.join(", ")).help("help-programme").did_you_mean(first, known)
    }

    /// What was replaced, each under its plan; of the city, which all plans have, once.
    pub fn overrides(&self) -> Vec<Override> {
        let mut out: Vec<Override> = Vec::new();
        for member in &self.members {
            for one in &member.analysis.case.overrides {
                let of_city = one.path == CITY || one.path.starts_with("city.");
                let path = if of_city { one.path.clone() } else { format!("{}.{}", member.id(), one.path) };
                let one = Override { path, ..one.clone() };
                if !(of_city && out.contains(&one)) {
                    out.push(one);
                }
            }
        }
        out
    }

    /// The texts that its values point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}
