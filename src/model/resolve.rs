use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use super::benefit::resolve_benefits;
use super::calendar::{Calendar, resolve_calendar};
use super::case::Case;
use super::city::resolve_city;
use super::component::Term;
use super::compose::Composer;
use super::data::{Citation, Data, Datum};
use super::draft::{Draft, DraftLine};
use super::funding::resolve_funding;
use super::kept_lines::{KeptLines, ResolvedLine, resolve_lines};
use super::labels::Labels;
use super::law::Law;
use super::line::Line;
use super::places::Places;
use super::prices::Currencies;
use super::quantity::{count_order, resolve_demand, resolve_existing};
use super::tables::{KnownTables, Tables};
use super::tender::resolve_tender;
use super::uncertain::uncertain;
use super::unused::tell_of_unused;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, Span, codes};
use crate::document::{CityDocument, Fctva, Field, Timing};
use crate::language::Arg;

/// Resolves what a draft holds. `None` where something that all rests on is missing. Where that is when the plan starts or how
/// long it lasts, all that hangs on no date is looked at nevertheless, on other dates. `kept`: where lines of such a plan are
/// kept from one time to the next.
pub(super) fn build(
    draft: &Draft,
    law: &Arc<Law>,
    kept: Option<&OnceLock<KeptLines>>,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
    if let Some(calendar) = resolve_calendar(&draft.plan, diagnostics) {
        return build_on(calendar, draft, law, kept, diagnostics);
    }
    let mut aside = Diagnostics::default();
    drop(build_on(Calendar::stand_in(&draft.plan), draft, law, None, &mut aside));
    aside.retain(|one| {
        TIMELESS.contains(&one.code) || (one.code == codes::UNKNOWN_PHASE && !draft.plan.phases_at_fault)
    });
    diagnostics.extend(aside);
    None
}

/// Faults that are the same whenever a plan starts, and however long it lasts.
const TIMELESS: [Code; 15] = [
    codes::WRONG_UNIT,
    codes::PRICE_KIND,
    codes::PRICE_DEPENDENTS,
    codes::UNKNOWN_COMPONENT,
    codes::REMOVED_COMPONENT,
    codes::CIRCLE,
    codes::SHARE_BASE,
    codes::FOLLOWS_UNIT,
    codes::FIELD_CONFLICT,
    codes::UNKNOWN_INDEX,
    codes::UNKNOWN_LINE,
    codes::NO_EXCHANGE,
    codes::LOAN_PERIODS,
    codes::SAME_ID,
    codes::NOT_YEARLY_MONEY,
];

fn build_on(
    calendar: Calendar,
    draft: &Draft,
    law: &Arc<Law>,
    kept: Option<&OnceLock<KeptLines>>,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
    let plan = &draft.plan;
    let span = plan.span.unwrap_or(Span { file: 0, start: 0, end: 0 });
    let head = plan.start.as_ref().map_or(Span { end: span.start, ..span }, |start| start.span);
    let start = calendar.start;
    let mut data = Data::default();
    let recovery = plan.vat_recovery.as_ref().is_some_and(|recovery| recovery.value);
    let mut rates = Tables::of(plan, law, &calendar, recovery);
    let movable_threshold = law.datum("movable.threshold", start.first_day(), head, &mut data, diagnostics);
    let discount_rate = match &plan.discount_rate {
        Some(rate) => Some(data.add("discount.rate", rate.value, Some(rate.span))),
        None => law.datum("discount.rate", start.first_day(), head, &mut data, diagnostics),
    };
    let (mut lines, mut unpriced) = (Vec::new(), Vec::new());
    resolve_lines((draft, law, &calendar), kept, &mut rates, &mut data, |resolved| {
        lines.extend(resolved.line);
        unpriced.extend(resolved.unpriced);
        diagnostics.absorb(resolved.told);
    });
    // A line that is at fault has no place in the order, and the others' places are not theirs.
    let order = if lines.len() == draft.lines.len() { count_order(&lines, diagnostics) } else { None };
    let fctva = fctva_rates(&lines, law, &calendar, head, &mut data, diagnostics);
    let funding = resolve_funding(plan, &calendar, &mut data, diagnostics);
    let tender = resolve_tender(draft, &lines, law, &mut data, diagnostics);
    let currencies = Currencies { rates: &plan.exchange };
    let mut index = |name: &Field<String>, data: &mut Data, diagnostics: &mut Diagnostics| {
        rates.index(&name.value, name.span, data, diagnostics)
    };
    let benefits = resolve_benefits(&plan.benefits, &calendar, &mut index, &currencies, &mut data, diagnostics);
    let city = draft.city.as_ref().and_then(|city| resolve_city(city, law, start, head, &mut data, diagnostics));
    if draft.city.is_some() && city.is_none() {
        return None;
    }
    ground(draft, span.file, &mut data);
    let co_financing = law.figure("rule.co-financing", start.first_day(), Decimal::new(8, 1));
    let KnownTables { vat, indices, depreciation, .. } = rates.known;
    let depreciation = depreciation.into_iter().filter_map(|(family, months)| Some((family, months?))).collect();
    let mut case = Case {
        plan: plan.id.value.clone(),
        title: plan.title.clone(),
        file: span.file,
        terms: terms(draft),
        order: order?,
        places: Places::of(lines.iter().map(|line| line.id.as_str())),
        lines,
        indices,
        vat,
        fctva: fctva?,
        fctva_lag: fctva_lag(draft),
        depreciation,
        movable_threshold: movable_threshold?,
        vat_recovery: recovery,
        discount_rate: discount_rate?,
        timing: plan.timing.as_ref().map_or(Timing::Monthly, |timing| timing.value),
        co_financing: data.add("rule.co-financing", co_financing, None),
        funding,
        benefits,
        tender,
        city,
        unpriced,
        data,
        inputs: Arc::default(),
        overrides: Vec::new(),
        uncertain: Vec::new(),
        cut_loans: false,
        calendar,
    };
    case.uncertain = uncertain(draft, law, &case, diagnostics);
    tell_of_unused(plan, law, &case, diagnostics);
    Some(case)
}

/// Joins figures to what the plan, and the offer, cite for them.
fn ground(draft: &Draft, plan: u32, data: &mut Data) {
    if !draft.plan.sources.is_empty() {
        data.ground(plan, |path| draft.plan.ground(path).map(Citation::of));
    }
    if let Some((file, source)) = &draft.offer {
        data.ground(*file, |_| Some(source.clone()));
    }
}

/// Months between a spending and its FCTVA.
fn fctva_lag(draft: &Draft) -> u32 {
    let lag = draft.city.as_ref().and_then(|city| city.fctva_lag.as_ref());
    lag.map_or(CityDocument::FCTVA_LAG, |lag| lag.value).0
}

/// The FCTVA rates month by month of each kind of spending that the law always knows or a component asks for.
fn fctva_rates(
    lines: &[Arc<Line>],
    law: &Law,
    calendar: &Calendar,
    head: Span,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Fctva, Vec<Datum>)>> {
    let asked = |kind: &Fctva| {
        let mut components = lines.iter().flat_map(|line| &line.components);
        matches!(kind, Fctva::Investment | Fctva::Cloud) || components.any(|component| component.fctva == Some(*kind))
    };
    let kinds = Fctva::ALL.into_iter().filter(|kind| *kind != Fctva::None).filter(asked);
    let rates_of = |kind: Fctva| {
        let key = format!("fctva.{}", kind.word());
        Some((kind, law.by_month(&key, calendar.start, calendar.months, head, data, diagnostics)?))
    };
    // All are looked up, so that every one that the law lacks is told.
    let rates: Vec<Option<_>> = kinds.map(rates_of).collect();
    rates.into_iter().collect()
}

/// Where the moments and durations of a plan and its city stand, by path.
fn terms(draft: &Draft) -> Vec<Term<String>> {
    let plan = &draft.plan;
    let mut out: Vec<Term<String>> = Vec::new();
    let mut put = |path: String, span: Option<Span>| out.extend(span.map(|span| Term { path, span, source: None }));
    put("start".to_owned(), plan.start.as_ref().map(|field| field.span));
    put("horizon".to_owned(), plan.horizon.as_ref().map(|field| field.span));
    for (id, length) in &plan.phases {
        put(format!("phases.{}", id.value), Some(length.span));
    }
    for funding in &plan.funding {
        let path = |field: &str| format!("funding.{}.{field}", funding.id.value);
        put(path("lag"), funding.lag.as_ref().map(|field| field.span));
        put(path("term"), funding.term.as_ref().map(|field| field.span));
        put(path("deferral"), funding.deferral.as_ref().map(|field| field.span));
        put(path("draw"), funding.draw.as_ref().map(|field| field.span));
    }
    for (code, rate) in &plan.exchange {
        put(format!("exchange.{}", code.value), Some(rate.span));
    }
    let city = draft.city.as_ref();
    put("city.fctva_lag".to_owned(), city.and_then(|city| city.fctva_lag.as_ref()).map(|field| field.span));
    put("city.investing".to_owned(), city.and_then(|city| city.investing.as_ref()).map(|field| field.span));
    put("city.loans.term".to_owned(), city.and_then(|city| city.loan_term.as_ref()).map(|field| field.span));
    for term in &mut out {
        let within = |span: Option<Span>| span.is_some_and(|file| file.file == term.span.file);
        let of_city = city.filter(|city| within(city.span)).zip(term.path.strip_prefix("city."));
        let of_plan = || plan.ground(&term.path).filter(|_| within(plan.span));
        let ground = of_city.and_then(|(city, path)| city.ground(path)).or_else(of_plan);
        term.source = ground.map(Citation::of);
    }
    out
}

/// A line with the values and tables that it adds to the case.
pub(super) fn resolve_line(
    line: &DraftLine,
    (draft, calendar): (&Draft, &Calendar),
    labels: &Labels<'_>,
    rates: &mut Tables<'_>,
    data: &mut Data,
) -> ResolvedLine {
    let mut resolved = ResolvedLine::default();
    let Some((_, written)) = draft.plan.lines.get(line.place) else { return resolved };
    let ResolvedLine { unpriced, told, .. } = &mut resolved;
    let demand = resolve_demand(line, written, draft, calendar, told);
    let existing = resolve_existing(line, written, told);
    let in_accounts = written.in_accounts.as_ref().is_some_and(|flag| flag.value);
    let needed = rates.need.has(line, in_accounts);
    let tables = std::cell::RefCell::new(rates);
    let mut found = Diagnostics::default();
    let mut composer = Composer {
        plan: &draft.plan,
        offer: draft.offer.as_ref(),
        calendar,
        currencies: Currencies { rates: &draft.plan.exchange },
        index: &mut |name, span, data, diagnostics| tables.borrow_mut().index(name, span, data, diagnostics),
        vat: &mut |vat, span, data, diagnostics| tables.borrow_mut().vat(vat, span, data, diagnostics),
        depreciation: &mut |family, data| tables.borrow_mut().depreciation(family, data),
        data,
        diagnostics: &mut found,
        unpriced,
    };
    let components = composer.components(line);
    // What an override makes of an item is told at the override; what the catalog says itself is one fault, however many lines
    // take the item.
    let catalog = line.item.unit.span.file;
    told.extend_told_outside(found, catalog, |fault| of_item(fault, line, catalog));
    let whole = |demand| Line {
        id: line.id.value.clone(),
        item: line.item_name.value.clone(),
        label: labels.of_line(line, written),
        family: line.item.family,
        unit: line.item.unit.value.clone(),
        divisible: line.item.divisible,
        movable: line.item.movable,
        in_accounts,
        needed,
        demand,
        existing,
        quantity: written.quantity.as_ref().map(|quantity| quantity.span),
        components,
        span: line.span,
    };
    resolved.line = demand.map(|demand| Arc::new(whole(demand)));
    resolved
}

/// A fault of which all stands in the catalog, in terms of the item and not of one of the lines that take it.
fn of_item(fault: Diagnostic, line: &DraftLine, catalog: u32) -> Diagnostic {
    let own = fault.code.severity == Severity::Error && fault.labels.iter().all(|(span, _)| span.file == catalog);
    if !own {
        return fault;
    }
    let item = line.item_name.value.as_str();
    let in_line = format!("{}.", line.id.value);
    let components = || line.item.costs.iter().map(|(id, _)| id.value.as_str()).collect::<Vec<_>>().join(", ");
    let args = fault.args.into_iter().map(|(name, arg)| match (name, arg) {
        ("line", Arg::Text(_)) => (name, Arg::Text(item.to_owned())),
        ("known", Arg::Text(_)) if fault.code == codes::UNKNOWN_COMPONENT => (name, Arg::Text(components())),
        (name, Arg::Text(text)) => match text.strip_prefix(&in_line) {
            Some(component) => (name, Arg::Text(format!("{item}.{component}"))),
            None => (name, Arg::Text(text)),
        },
        other => other,
    });
    Diagnostic { args: args.collect(), ..fault }.arg("of", "item")
}
