use std::sync::Arc;

use super::assign::Mode;
use super::case::{Case, InputFile, Override};
use super::draft::{Draft, Reader};
use super::law::Law;
use super::overlay::{self, Setting};
use super::quote::lay_offer_over;
use super::resolve::{Request, build};
use super::written::written;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Field, FundingDocument, Library, OfferDocument};

/// A plan with all it rests on, read and parsed once: it can be cloned at little cost, changed by offers, scenarios
/// and settings, and resolved as often as wanted. What it changes is noted as its overrides.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) draft: Draft,
    pub(super) law: Arc<Law>,
    inputs: Arc<Vec<InputFile>>,
    overrides: Vec<Override>,
    faulty: bool,
}

impl Prepared {
    /// Reads what is asked for and lays every override over it. Faults do not stop it, so that [`Self::build`] can
    /// find more of them; only a plan that cannot be read at all is `None`.
    pub fn of(
        request: &Request,
        library: &Library,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut prepared = Self::read(request, library, sources, diagnostics)?;
        prepared.try_scenarios(sources, diagnostics);
        if let Some(offer) = &request.offer {
            prepared.lay_over(offer, sources, diagnostics);
        }
        if let Some(scenario) = &request.scenario {
            prepared.scenario(scenario, sources, diagnostics);
        }
        for setting in &request.settings {
            prepared.set(setting, sources, diagnostics);
        }
        Some(prepared)
    }

    /// Reads the plan, its city, catalogs and law, without any override.
    pub fn read(
        request: &Request,
        library: &Library,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let faults = diagnostics.errors();
        let mut reader = Reader::new(library, sources, diagnostics);
        let plan = reader.read("plan", &request.name, request.text.clone(), document::read_plan)?;
        if let Some(plan_input) = reader.inputs.last_mut() {
            plan_input.id.clone_from(&plan.id.value);
        }
        let law = Law::new(reader.parameters());
        let city_id = match &request.city {
            Some(id) => {
                let file = reader.sources.add("--city", id.as_str());
                let end = u32::try_from(id.len()).unwrap_or(u32::MAX);
                Some(Field { value: id.clone(), span: Span { file, start: 0, end } })
            }
            None if request.without_city => None,
            None => plan.city.clone(),
        };
        let city = match &request.city_file {
            Some((name, text)) => reader.city_of_file(name, text.clone()),
            None => city_id.as_ref().and_then(|id| reader.city(id)),
        };
        let lines = reader.lines(&plan);
        let inputs = Arc::new(std::mem::take(&mut reader.inputs));
        let draft = Draft { plan: Arc::new(plan), lines, city };
        let faulty = diagnostics.errors() > faults;
        Some(Self { draft, law: Arc::new(law), inputs, overrides: Vec::new(), faulty })
    }

    /// Lays a vendor's quote over the plan.
    pub fn lay_over(&mut self, offer: &OfferDocument, sources: &Sources, diagnostics: &mut Diagnostics) {
        let faults = diagnostics.errors();
        lay_offer_over(&mut self.draft, offer, &self.law, sources, diagnostics, &mut self.overrides);
        self.faulty |= diagnostics.errors() > faults;
    }

    /// Tries every scenario on a copy: a path that leads nowhere is a fault of the plan, also in a run that does not
    /// ask for the scenario. Paths of a city wait until there is one.
    fn try_scenarios(&mut self, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let faults = diagnostics.errors();
        for (name, sets) in &self.draft.plan.scenarios {
            if self.draft.city.is_some() || !sets.iter().any(|(path, _)| path.value.starts_with("city.")) {
                self.clone().scenario(&name.value, sources, diagnostics);
            }
        }
        self.faulty |= diagnostics.errors() > faults;
    }

    /// Applies one of the plan's scenarios.
    pub fn scenario(&mut self, name: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let plan = self.draft.plan.clone();
        let Some((_, sets)) = plan.scenarios.iter().find(|(id, _)| id.value == name) else {
            let known: Vec<&str> = plan.scenarios.iter().map(|(id, _)| id.value.as_str()).collect();
            let unknown = Diagnostic::new(codes::UNKNOWN_PATH).arg("path", format!("scenarios.{name}"));
            let unknown = unknown.arg("part", name).arg("known", known.join(", ")).help("help");
            diagnostics.push(unknown.did_you_mean(name, known));
            self.faulty = true;
            return;
        };
        for (path, value) in sets {
            let by = format!("scenario {name}");
            let (path, span) = (path.value.clone(), Some(value.span));
            self.set(&Setting { path, value: value.value.clone(), by, span }, sources, diagnostics);
        }
    }

    /// Applies one override.
    pub fn set(&mut self, setting: &Setting, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        self.apply(setting, Mode::Override, sources, diagnostics);
    }

    /// Replaces one value as a draw does: unlike an override, a new price leaves the price of renewals and all that
    /// was said of the old one.
    pub fn draw(&mut self, setting: &Setting, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        self.apply(setting, Mode::Draw, sources, diagnostics);
    }

    fn apply(&mut self, setting: &Setting, mode: Mode, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        match overlay::apply(&mut self.draft, setting, mode, &self.law, sources, diagnostics) {
            Some(done) => self.overrides.push(done),
            None => self.faulty = true,
        }
    }

    /// Adds entries to the plan's `funding` and `benefits`, written as in its file, and tells them as overrides.
    pub fn add(&mut self, key: &str, entries: &str, by: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let faults = diagnostics.errors();
        let file = sources.add(format!("{by} {key}"), entries);
        if let Some(node) = document::parse(entries, file, diagnostics) {
            let plan = self.draft.plan_mut();
            match key {
                "funding" => plan.funding.extend(document::read_funding(&node, diagnostics)),
                _ => plan.benefits.extend(document::read_benefits(&node, diagnostics)),
            }
        }
        let (path, to) = (key.to_owned(), entries.to_owned());
        self.overrides.push(Override { path, from: String::new(), to, by: by.to_owned() });
        self.faulty |= diagnostics.errors() > faults;
    }

    /// Resolves what has been put together. `None` where there is any fault.
    pub fn build(&self, diagnostics: &mut Diagnostics) -> Option<Case> {
        let faults = diagnostics.errors();
        let mut case = build(&self.draft, &self.law, diagnostics)?;
        case.inputs.clone_from(&self.inputs);
        case.cut_loans = !self.overrides.is_empty();
        case.overrides.clone_from(&self.overrides);
        (!self.faulty && diagnostics.errors() == faults).then_some(case)
    }

    /// Whether anything read or set so far is at fault.
    pub fn faulty(&self) -> bool {
        self.faulty
    }

    /// The value that a path has now, as it is written.
    pub fn written(&self, path: &str, sources: &Sources) -> Option<String> {
        written(&self.draft, path, &self.law, sources)
    }

    /// Whether what a line counts can be divided, such as km.
    pub fn divisible(&self, line: &str) -> bool {
        self.draft.lines.iter().any(|known| known.id.value == line && known.item.divisible)
    }

    /// The plan's funding, as written.
    pub fn funding(&self) -> &[FundingDocument] {
        &self.draft.plan.funding
    }

    /// The names of the plan's scenarios, as written.
    pub fn scenarios(&self) -> Vec<&str> {
        self.draft.plan.scenarios.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    /// The names of the plan's phases, in order.
    pub fn phases(&self) -> Vec<&str> {
        self.draft.plan.phases.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    /// Length of the plan in months, where it is known.
    pub fn months(&self) -> Option<u32> {
        self.draft.plan.horizon.as_ref().map(|horizon| horizon.value.0)
    }
}
