use std::sync::Arc;

use rust_decimal::Decimal;

use super::calendar::{Calendar, resolve_calendar};
use super::case::{Case, Override};
use super::city::resolve_city;
use super::compose::Composer;
use super::data::{Data, Datum};
use super::draft::{Draft, DraftLine, Reader};
use super::funding::{resolve_benefits, resolve_funding};
use super::law::Law;
use super::line::Line;
use super::overlay::{self, Setting};
use super::prices::Currencies;
use super::quantity::{count_order, resolve_demand, resolve_existing};
use super::uncertain::uncertain;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Field, Library, OfferDocument, PlanDocument, Timing, Vat};

/// What is to be resolved.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Name of the plan's file.
    pub name: String,
    /// Text of the plan's file.
    pub text: Arc<str>,
    /// Another city than the plan's.
    pub city: Option<String>,
    /// A vendor's quote.
    pub offer: Option<OfferDocument>,
    /// One of the plan's scenarios.
    pub scenario: Option<String>,
    /// Overrides, in order.
    pub settings: Vec<Setting>,
}

/// Resolves a plan with all it rests on. Every fault of every file is reported; a case comes out only
/// where there is none.
pub fn resolve(
    request: &Request,
    library: &Library,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
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
        None => plan.city.clone(),
    };
    let city = city_id.as_ref().and_then(|id| reader.city(id));
    let lines = reader.lines(&plan);
    let inputs = std::mem::take(&mut reader.inputs);
    let mut draft = Draft { plan, lines, city };
    let mut overrides = Vec::new();
    if let Some(offer) = &request.offer {
        lay_offer_over(&mut draft, offer, sources, diagnostics, &mut overrides);
    }
    let settings = scenario_settings(request, &draft.plan, diagnostics);
    for setting in settings.iter().chain(&request.settings) {
        overrides.extend(overlay::apply(&mut draft, setting, &law, sources, diagnostics));
    }
    let mut case = build(&draft, &law, diagnostics)?;
    case.inputs = inputs;
    case.cut_loans = !overrides.is_empty();
    case.overrides = overrides;
    (diagnostics.errors() == faults).then_some(case)
}

/// The settings of the scenario that was asked for.
fn scenario_settings(request: &Request, plan: &PlanDocument, diagnostics: &mut Diagnostics) -> Vec<Setting> {
    let Some(name) = &request.scenario else {
        return Vec::new();
    };
    let Some((_, sets)) = plan.scenarios.iter().find(|(id, _)| id.value == *name) else {
        let known: Vec<&str> = plan.scenarios.iter().map(|(id, _)| id.value.as_str()).collect();
        let unknown = Diagnostic::new(codes::UNKNOWN_PATH).arg("path", format!("scenarios.{name}"));
        let unknown = unknown.arg("part", name.clone()).arg("known", known.join(", ")).help("help");
        diagnostics.push(unknown.did_you_mean(name, known));
        return Vec::new();
    };
    let setting = |(path, value): &(Field<String>, Field<String>)| Setting {
        path: path.value.clone(),
        value: value.value.clone(),
        by: format!("scenario {name}"),
        span: Some(value.span),
    };
    sets.iter().map(setting).collect()
}

/// An offer answers a need of the plan: it overrides components of its lines, and nothing else.
fn lay_offer_over(
    draft: &mut Draft,
    offer: &OfferDocument,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    overrides: &mut Vec<Override>,
) {
    let by = format!("offer {}", offer.id.value);
    for (line_id, components) in &offer.lines {
        let known: Vec<String> = draft.lines.iter().map(|line| line.id.value.clone()).collect();
        let Some(line) = draft.lines.iter_mut().find(|line| line.id.value == line_id.value) else {
            let unknown = Diagnostic::at(codes::UNKNOWN_LINE, line_id.span).arg("line", line_id.value.clone());
            diagnostics.push(unknown.did_you_mean(&line_id.value, known.iter().map(String::as_str)));
            continue;
        };
        for (id, fields) in components {
            let Some(old) = line.components.iter().find(|one| one.id.value == id.value && one.removed.is_none()) else {
                let known: Vec<&str> = line.components.iter().map(|one| one.id.value.as_str()).collect();
                let unknown = Diagnostic::at(codes::UNKNOWN_COMPONENT, id.span).arg("component", id.value.clone());
                let unknown = unknown.arg("line", line_id.value.clone()).arg("known", known.join(", "));
                diagnostics.push(unknown.did_you_mean(&id.value, known));
                continue;
            };
            let price = |price: &Option<Field<document::PriceList>>| {
                price.as_ref().map_or(String::new(), |price| sources.text(price.span).to_owned())
            };
            let included = fields.inclusion.as_ref().map(|field| sources.text(field.span).to_owned());
            if fields.price.is_some() || included.is_some() {
                overrides.push(Override {
                    path: format!("{}.{}.price", line_id.value, id.value),
                    from: price(&old.fields.price),
                    to: included.map_or_else(|| price(&fields.price), |other| format!("included in {other}")),
                    by: by.clone(),
                });
            }
            let life = |life: &Option<Field<crate::units::Months>>| life.as_ref().map(|life| life.value.to_string());
            for (field, from, to) in [
                ("life", life(&old.fields.life), life(&fields.life)),
                ("warranty", life(&old.fields.warranty), life(&fields.warranty)),
            ] {
                if let Some(to) = to {
                    let path = format!("{}.{}.{field}", line_id.value, id.value);
                    overrides.push(Override { path, from: from.unwrap_or_default(), to, by: by.clone() });
                }
            }
            line.override_component(id, fields, true);
        }
    }
}

fn build(draft: &Draft, law: &Law, diagnostics: &mut Diagnostics) -> Option<Case> {
    let plan = &draft.plan;
    let span = plan.span.unwrap_or(Span { file: 0, start: 0, end: 0 });
    let head = Span { end: span.start, ..span };
    unique(plan.lines.iter().map(|(id, _)| id), diagnostics);
    let calendar = resolve_calendar(plan, diagnostics)?;
    let (start, months) = (calendar.start, calendar.months);
    let mut data = Data::default();
    let recovery = plan.vat_recovery.as_ref().is_some_and(|recovery| recovery.value);
    let mut rates = Tables { law, plan, calendar: &calendar, recovery, vat: Vec::new(), indices: Vec::new() };
    let fctva_investment = law.by_month("fctva.investment", start, months, head, &mut data, diagnostics);
    let fctva_cloud = law.by_month("fctva.cloud", start, months, head, &mut data, diagnostics);
    let movable_threshold = law.datum("movable.threshold", start.first_day(), head, &mut data, diagnostics);
    let discount_rate = match &plan.discount_rate {
        Some(rate) => Some(data.add("discount.rate", rate.value, Some(rate.span))),
        None => law.datum("discount.rate", start.first_day(), head, &mut data, diagnostics),
    };
    let mut unpriced = Vec::new();
    let mut lines = Vec::new();
    for line in &draft.lines {
        lines.extend(build_line(line, draft, &calendar, &mut rates, &mut data, diagnostics, &mut unpriced));
    }
    let order = count_order(&lines, diagnostics);
    let funding = resolve_funding(plan, &calendar, &mut data, diagnostics);
    let currencies = Currencies { rates: &plan.exchange };
    let mut index = |name: &Field<String>, data: &mut Data, diagnostics: &mut Diagnostics| {
        rates.index(&name.value, name.span, data, diagnostics)
    };
    let benefits = resolve_benefits(&plan.benefits, &calendar, &mut index, &currencies, &mut data, diagnostics);
    let city = draft.city.as_ref().and_then(|city| resolve_city(city, law, start, head, &mut data, diagnostics));
    if draft.city.is_some() && city.is_none() {
        return None;
    }
    super::uncertainty::check(draft, diagnostics);
    let lag = draft.city.as_ref().and_then(|city| city.fctva_lag.as_ref()).map_or(24, |lag| lag.value.0);
    let co_financing = law.figure("rule.co-financing", start.first_day(), Decimal::new(8, 1));
    let Tables { vat, indices, .. } = rates;
    let mut case = Case {
        plan: plan.id.value.clone(),
        title: plan.title.clone(),
        file: span.file,
        order: order?,
        lines,
        indices,
        vat,
        fctva_investment: fctva_investment?,
        fctva_cloud: fctva_cloud?,
        fctva_lag: lag,
        movable_threshold: movable_threshold?,
        vat_recovery: recovery,
        discount_rate: discount_rate?,
        timing: plan.timing.as_ref().map_or(Timing::Monthly, |timing| timing.value),
        co_financing: data.add("rule.co-financing", co_financing, None),
        funding,
        benefits,
        city,
        unpriced,
        data,
        inputs: Vec::new(),
        overrides: Vec::new(),
        uncertain: Vec::new(),
        cut_loans: false,
        calendar,
    };
    case.uncertain = uncertain(draft, &case, diagnostics);
    Some(case)
}

fn unique<'a>(ids: impl Iterator<Item = &'a Field<String>>, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<&Field<String>> = Vec::new();
    for id in ids {
        if let Some(first) = seen.iter().find(|first| first.value == id.value && first.span != id.span) {
            let same = Diagnostic::at(codes::SAME_ID, id.span).label(first.span, "first");
            diagnostics.push(same.arg("id", id.value.clone()));
        }
        seen.push(id);
    }
}

fn build_line(
    line: &DraftLine,
    draft: &Draft,
    calendar: &Calendar,
    rates: &mut Tables<'_>,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
    unpriced: &mut Vec<String>,
) -> Option<Line> {
    let (_, written) = draft.plan.lines.iter().find(|(id, _)| id.value == line.id.value)?;
    let demand = resolve_demand(line, written, draft, calendar, diagnostics);
    let existing = resolve_existing(line, written, diagnostics);
    let tables = std::cell::RefCell::new(rates);
    let mut composer = Composer {
        calendar,
        currencies: Currencies { rates: &draft.plan.exchange },
        index: &mut |name, span, data, diagnostics| tables.borrow_mut().index(name, span, data, diagnostics),
        vat: &mut |vat, span, data, diagnostics| tables.borrow_mut().vat(vat, span, data, diagnostics),
        data,
        diagnostics,
        unpriced,
    };
    let components = composer.components(line);
    Some(Line {
        id: line.id.value.clone(),
        item: line.item_name.value.clone(),
        label: line.item.label.clone(),
        family: line.item.family,
        unit: line.item.unit.value.clone(),
        divisible: line.item.divisible,
        movable: line.item.movable,
        in_accounts: written.in_accounts.as_ref().is_some_and(|flag| flag.value),
        demand: demand?,
        existing,
        components,
        span: line.span,
    })
}

/// The tables that lines share: VAT month by month, and indices by name.
struct Tables<'a> {
    law: &'a Law,
    plan: &'a PlanDocument,
    calendar: &'a Calendar,
    recovery: bool,
    vat: Vec<Vec<Datum>>,
    indices: Vec<(String, Vec<Datum>)>,
}

impl Tables<'_> {
    fn index(&mut self, name: &str, span: Span, data: &mut Data, diagnostics: &mut Diagnostics) -> Option<usize> {
        if let Some(known) = self.indices.iter().position(|(known, _)| known == name) {
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
                    let known: Vec<&str> = self.law.index_names().into_iter().chain(plans).chain(["none"]).collect();
                    let unknown = Diagnostic::at(codes::UNKNOWN_INDEX, span).arg("index", name);
                    let unknown = unknown.arg("known", known.join(", ")).help("help");
                    diagnostics.push(unknown.did_you_mean(name, known));
                    return None;
                }
                let day = self.calendar.start.first_day();
                vec![self.law.datum(&key, day, span, data, diagnostics)?]
            }
        };
        self.indices.push((name.to_owned(), rates));
        Some(self.indices.len() - 1)
    }

    fn vat(&mut self, vat: Vat, span: Span, data: &mut Data, diagnostics: &mut Diagnostics) -> Option<usize> {
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
        if let Some(known) = self.vat.iter().position(same) {
            return Some(known);
        }
        self.vat.push(table);
        Some(self.vat.len() - 1)
    }
}
