use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use super::assign::Mode;
use super::case::{Case, Override};
use super::draft::{Draft, Reader};
use super::inputs::InputFile;
use super::kept_lines::KeptLines;
use super::law::Law;
use super::layer::Layer;
use super::moved::asked_city;
use super::names::ComponentField;
use super::overlay::{Overlay, Setting};
use super::path::{Path, Unknown};
use super::quote::lay_offer_over;
use super::request::Request;
use super::resolve::build;
use super::scenario::{at_values, in_scenario};
use super::scope::InPlan;
use super::uncertain;
use super::written::InForce;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, codes};
use crate::document::{self, CityDocument, Field, FundingDocument, Library, OfferDocument};
use crate::units::{Month, order};

/// Resolves a plan with all it rests on. Every fault of every file is reported; a case comes out only
/// where there is none.
pub fn resolve(
    request: &Request,
    library: &Library,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
    Prepared::of(request, library, sources, diagnostics)?.build(diagnostics)
}

/// A plan with all it rests on, read and parsed once: it can be cloned at little cost, changed by offers, scenarios
/// and settings, and resolved as often as wanted. What it changes is noted as its overrides.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) draft: Draft,
    pub(super) law: Arc<Law>,
    pub(super) inputs: Arc<Vec<InputFile>>,
    pub(super) overrides: Vec<Override>,
    pub(super) faulty: bool,
    /// Lines of an earlier time, where the plan is resolved more than once: all that come from one share them.
    pub(super) kept: Option<Arc<OnceLock<KeptLines>>>,
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
        let broken = prepared.try_scenarios(true, sources, diagnostics);
        prepared.override_as_asked(request, &broken, sources, diagnostics);
        Some(prepared)
    }

    /// `broken`: scenarios of which it is told already that no plan can be built from them.
    pub(super) fn override_as_asked(
        &mut self,
        request: &Request,
        broken: &[String],
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(offer) = &request.offer {
            self.lay_over(offer, sources, diagnostics);
        }
        if let Some(scenario) = request.scenario.as_ref().filter(|name| !broken.contains(name)) {
            self.scenario(scenario, sources, diagnostics);
        }
        self.set_all(&request.settings, sources, diagnostics);
    }

    /// Notes that all quantities were multiplied.
    pub(super) fn note_scale(&mut self, factor: Decimal, by: &str) {
        let (path, from, to) = ("lines".to_owned(), String::new(), format!("x {factor}"));
        self.overrides.push(Override { path, from, to, by: by.to_owned() });
    }

    /// Reads the plan, its city, catalogs and law, without any override.
    pub fn read(
        request: &Request,
        library: &Library,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let faults = diagnostics.errors();
        let mut reader = Reader::new(library, sources, diagnostics).beside(&request.name, &request.text);
        let plan = reader.read("plan", &request.name, request.text.clone(), document::read_plan)?;
        if let Some(plan_input) = reader.inputs.last_mut() {
            plan_input.id.clone_from(&plan.id.value);
        }
        let law = Law::new(reader.parameters());
        // Which of two cities is the plan's is no question where neither is asked for.
        if request.city.is_some() || request.city_file.is_some() {
            reader.diagnostics.retain(|one| one.code != codes::SHEET_CITY);
        }
        let city = if request.city.is_some() || request.city_file.is_some() {
            asked_city(request, &mut reader)
        } else if request.without_city {
            None
        } else {
            let named = |reader: &mut Reader<'_>| plan.city.as_ref().and_then(|id| reader.city(id));
            reader.city_beside().unwrap_or_else(|| named(&mut reader))
        };
        let lines = reader.lines(&plan);
        let inputs = Arc::new(std::mem::take(&mut reader.inputs));
        let mut draft = Draft::new(plan, lines, city, request.without_city);
        uncertain::check(&mut draft, &law, diagnostics);
        let faulty = diagnostics.errors() > faults;
        Some(Self { draft, law: Arc::new(law), inputs, overrides: Vec::new(), faulty, kept: None })
    }

    /// Lays a vendor's quote over the plan.
    pub fn lay_over(&mut self, offer: &OfferDocument, sources: &Sources, diagnostics: &mut Diagnostics) {
        let faults = diagnostics.errors();
        lay_offer_over(&mut self.draft, offer, &self.law, sources, diagnostics, &mut self.overrides);
        self.faulty |= diagnostics.errors() > faults;
    }

    /// Tries every scenario on a copy: a path that leads nowhere is a fault of the plan, also in a run that does not
    /// ask for the scenario. Values of a city wait until there is one. `whole`: so is what only a plan that is built tells,
    /// such as a unit that is not the item's. Gives the names of those with which no plan can be built.
    pub(super) fn try_scenarios(
        &mut self,
        whole: bool,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<String> {
        let mut broken = Vec::new();
        let faults = diagnostics.errors();
        if whole && !self.draft.plan.scenarios.is_empty() {
            self.keep_lines();
        }
        // A copy that is changed copies its plan: the others of ten thousand scenarios stay out of it.
        let mut bare = self.clone();
        bare.draft.plan_mut().scenarios.clear();
        // What is wrong with the plan itself is told by the plan; it is looked at only where a scenario has something to tell.
        let sound = std::cell::OnceCell::new();
        let sound = || *sound.get_or_init(|| bare.build(&mut Diagnostics::default()).is_some());
        // What a scenario drops is told where it is asked for.
        let told = |one: &Diagnostic| one.code.severity == Severity::Error || one.code == codes::THREE_DECIMALS;
        for (name, sets) in &self.draft.plan.scenarios {
            let mut aside = Diagnostics::default();
            let parsed = |path: &str| Path::parse(path, &self.scope());
            if self.draft.city.is_none()
                && sets.iter().any(|(path, _)| matches!(parsed(&path.value), Ok(Path::City(_))))
            {
                for (path, value) in sets {
                    if let Err(unknown) = parsed(&path.value) {
                        aside.push(unknown.diagnostic(&path.value, value.span));
                    }
                }
            } else {
                let mut tried = bare.clone();
                tried.lay_scenario(&name.value, sets, sources, &mut aside);
                if whole && !aside.has_errors() {
                    let mut built = Diagnostics::default();
                    drop(tried.build(&mut built));
                    built.retain(told);
                    if !built.is_empty() && sound() {
                        broken.extend(built.has_errors().then(|| name.value.clone()));
                        aside.extend(built.map(|one| in_scenario(one, name, sets)));
                    }
                }
            }
            aside.retain(told);
            diagnostics.extend(aside);
        }
        self.faulty |= diagnostics.errors() > faults;
        broken
    }

    /// Applies one of the plan's scenarios.
    pub fn scenario(&mut self, name: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let plan = self.draft.plan.clone();
        let Some((_, sets)) = plan.scenarios.iter().find(|(id, _)| id.value == name) else {
            let known: Vec<&str> = plan.scenarios.iter().map(|(id, _)| id.value.as_str()).collect();
            let unknown = Diagnostic::new(codes::UNKNOWN_PATH).arg("path", format!("scenarios.{name}"));
            let unknown = unknown.arg("part", name).arg("known", known.join(", "));
            let unknown = unknown.help(if known.is_empty() { "help-scenarios" } else { "help" });
            diagnostics.push(unknown.did_you_mean(name, known));
            self.faulty = true;
            return;
        };
        self.lay_scenario(name, sets, sources, diagnostics);
    }

    fn lay_scenario(
        &mut self,
        name: &str,
        sets: &[(Field<String>, Field<String>)],
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) {
        let setting = |(path, value): &(Field<String>, Field<String>)| Setting {
            path: path.value.clone(),
            value: value.value.clone(),
            by: format!("scenario {name}"),
            span: Some(value.span),
        };
        let settings: Vec<Setting> = sets.iter().map(setting).collect();
        let mut told = Diagnostics::default();
        self.apply_all(&settings, Layer::Scenario, sources, &mut told);
        diagnostics.extend(at_values(told, &settings, sources));
    }

    /// Applies one override.
    pub fn set(&mut self, setting: &Setting, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let done = self.apply(setting, Mode::Override(Layer::Set), sources, diagnostics);
        self.overrides.extend(done);
    }

    /// Applies overrides that are asked for together, in whatever order.
    pub(crate) fn set_all(&mut self, settings: &[Setting], sources: &mut Sources, diagnostics: &mut Diagnostics) {
        self.apply_all(settings, Layer::Set, sources, diagnostics);
    }

    /// Puts one of many values that are tried in its place, as draws, sweeps and batches do: unlike an override, it
    /// moves a price alone, and leaves the price of renewals and all that was said of the old one.
    pub fn vary(&mut self, setting: &Setting, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        let done = self.apply(setting, Mode::Vary, sources, diagnostics);
        self.overrides.extend(done);
    }

    /// Applies the settings of one layer. Prices come last, so that what the layer itself says of a price stays, in
    /// whatever order it says it; they are told in the order in which they were given.
    fn apply_all(&mut self, settings: &[Setting], layer: Layer, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        use ComponentField::{Price, Tiers};
        let prices = |setting: &Setting| {
            let path = Path::parse(&setting.path, &self.scope());
            matches!(path, Ok(Path::Component { .. } | Path::Field { field: Price | Tiers, .. }))
        };
        let mut order: Vec<(bool, usize)> = settings.iter().map(prices).zip(0..).collect();
        order::plain(&mut order);
        let mut done: Vec<(usize, Vec<Override>)> = Vec::new();
        for (_, place) in order {
            done.push((place, self.apply(&settings[place], Mode::Override(layer), sources, diagnostics)));
        }
        order::by_key(&mut done, |(place, _)| *place);
        self.overrides.extend(done.into_iter().flat_map(|(_, done)| done));
    }

    fn apply(
        &mut self,
        setting: &Setting,
        mode: Mode,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Override> {
        let mut overlay = Overlay { draft: &mut self.draft, mode, law: &self.law, sources, diagnostics };
        let done = overlay.apply(setting);
        self.faulty |= done.is_none();
        done.unwrap_or_default()
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
        let mut case = build(&self.draft, &self.law, self.kept.as_deref(), diagnostics)?;
        case.inputs.clone_from(&self.inputs);
        case.cut_loans = !self.overrides.is_empty();
        case.overrides.clone_from(&self.overrides);
        (!self.faulty && diagnostics.errors() == faults).then_some(case)
    }

    /// Keeps lines from the next time on that this plan is resolved, or one that comes from it: what is the same in another is
    /// not resolved anew.
    pub(crate) fn keep_lines(&mut self) {
        self.kept.get_or_insert_default();
    }

    /// Whether anything read or set so far is at fault.
    pub fn faulty(&self) -> bool {
        self.faulty
    }

    fn scope(&self) -> InPlan<'_> {
        InPlan { draft: &self.draft, law: &self.law }
    }

    /// Where a path leads. `Err`: nowhere, and what was meant.
    pub(crate) fn path(&self, path: &str) -> Result<Path, Unknown> {
        Path::parse(path, &self.scope())
    }

    /// The value that a path has now, as it is written.
    pub fn written(&self, path: &str, sources: &Sources) -> Option<String> {
        InForce { draft: &self.draft, law: &self.law, sources }.at(&self.path(path).ok()?)
    }

    /// Whether the number at a path is of something that comes whole.
    pub(crate) fn counted_whole(&self, path: &Path, sources: &Sources) -> bool {
        InForce { draft: &self.draft, law: &self.law, sources }.counted_whole(path)
    }

    /// The plan's funding, as written.
    pub fn funding(&self) -> &[FundingDocument] {
        &self.draft.plan.funding
    }

    /// The names of the plan's scenarios, as written.
    pub fn scenarios(&self) -> Vec<&str> {
        self.draft.plan.scenarios.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    /// The plan's id.
    pub fn id(&self) -> &str {
        &self.draft.plan.id.value
    }

    /// The paths that one of the plan's scenarios sets.
    pub fn paths_of(&self, scenario: &str) -> impl Iterator<Item = &str> {
        let found = self.draft.plan.scenarios.iter().find(|(id, _)| id.value == scenario);
        found.into_iter().flat_map(|(_, sets)| sets.iter().map(|(path, _)| path.value.as_str()))
    }

    /// The names of the plan's phases, in order.
    pub fn phases(&self) -> Vec<&str> {
        self.draft.plan.phases.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    /// The city that the plan is laid over, as written.
    pub fn city(&self) -> Option<&CityDocument> {
        self.draft.city.as_ref()
    }

    /// The plan's first month, where it is known.
    pub fn start(&self) -> Option<Month> {
        self.draft.plan.start.as_ref().map(|start| start.value)
    }

    /// Length of the plan in months, where it is known.
    pub fn months(&self) -> Option<u32> {
        self.draft.plan.horizon.as_ref().map(|horizon| horizon.value.0)
    }
}
