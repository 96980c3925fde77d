use rust_decimal::Decimal;

use super::case::Override;
use super::draft::Draft;
use super::law::Law;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Field, Node, NodeKind, QuantityDocument, scalar};
use crate::units::{self, Quantity, half_up};

/// One override: a path and a value in the format's own grammar, or `+10 %`, `x 1.2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The path, such as `sensors.device.price`.
    pub path: String,
    /// The value.
    pub value: String,
    /// Who says so: `--set`, `scenario pessimistic`.
    pub by: String,
    /// Where it stands, where that is in a file.
    pub span: Option<Span>,
}

/// Applies one setting to the draft, and tells what it replaced.
pub(super) fn apply(
    draft: &mut Draft,
    setting: &Setting,
    law: &Law,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Override> {
    let file = sources.add(format!("{} {}", setting.by, setting.path), setting.value.clone());
    let end = u32::try_from(setting.value.len()).unwrap_or(u32::MAX);
    let place = setting.span.unwrap_or(Span { file, start: 0, end });
    let before = current(draft, &setting.path, law, sources);
    let value = match relative(&setting.value) {
        None => setting.value.clone(),
        Some(factor) => match before.as_deref().and_then(|text| scale(text, factor)) {
            Some(text) => text,
            None if scale_phases(draft, &setting.path, factor) => {
                let to = setting.value.clone();
                return Some(Override { path: setting.path.clone(), from: before?, to, by: setting.by.clone() });
            }
            None => {
                let unknown = Diagnostic::at(codes::UNKNOWN_PATH, place).arg("path", setting.path.clone());
                diagnostics.push(unknown.help("help-relative"));
                return None;
            }
        },
    };
    let text_file = if value == setting.value {
        file
    } else {
        sources.add(format!("{} {}", setting.by, setting.path), value.clone())
    };
    let span = setting.span.filter(|_| value == setting.value);
    let end = u32::try_from(value.len()).unwrap_or(u32::MAX);
    let span = span.unwrap_or(Span { file: text_file, start: 0, end });
    let flow = value.starts_with(['{', '[']);
    let node = if flow {
        document::parse(&value, text_file, diagnostics)?
    } else {
        Node { span, kind: NodeKind::Scalar(value.as_str().into()) }
    };
    match set(draft, &setting.path, &node, place, diagnostics) {
        Ok(done) => done?,
        Err((part, known)) => {
            let unknown = Diagnostic::at(codes::UNKNOWN_PATH, place).arg("path", setting.path.clone());
            let unknown = unknown.arg("part", part.clone()).arg("known", known.join(", ")).help("help");
            diagnostics.push(unknown.did_you_mean(&part, known.iter().map(String::as_str)));
            return None;
        }
    }
    let from = before.unwrap_or_default();
    Some(Override { path: setting.path.clone(), from, to: value.trim().to_owned(), by: setting.by.clone() })
}

/// The factor of `+10 %`, `-5 %` or `x 1.2`.
fn relative(value: &str) -> Option<Decimal> {
    let plain = units::plain_spaces(value);
    if let Some(factor) = plain.strip_prefix(['x', '×']) {
        return units::parse_decimal(factor.trim(), "x 1.2").ok();
    }
    let signed = plain.starts_with(['+', '-']).then_some(plain.as_str())?;
    units::parse_share(signed).ok().map(|share| Decimal::ONE + share)
}

/// A written value times a factor: money and shares exactly, durations to whole months.
fn scale(text: &str, factor: Decimal) -> Option<String> {
    let plain = units::plain_spaces(text);
    if let Ok(months) = units::parse_duration(&plain) {
        let months = half_up(Decimal::from(months.0) * factor, 0);
        return Some(format!("{months} months"));
    }
    let split = plain.find(|c: char| !matches!(c, '0'..='9' | '.' | '_' | '-')).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    let number = units::parse_decimal(number, "").ok()?;
    Some(format!("{}{unit}", number.checked_mul(factor)?.normalize()))
}

/// Numbers by phase are scaled together, to whole units unless divisible.
fn scale_phases(draft: &mut Draft, path: &str, factor: Decimal) -> bool {
    let Some(line) = path.strip_suffix(".quantity") else {
        return false;
    };
    let divisible = draft.lines.iter().find(|known| known.id.value == line).is_some_and(|line| line.item.divisible);
    let Some((_, line)) = draft.plan.lines.iter_mut().find(|(id, _)| id.value == line) else {
        return false;
    };
    let Some(Field { value: QuantityDocument::Phases(targets), .. }) = &mut line.quantity else {
        return false;
    };
    for (_, target) in targets {
        let scaled = target.to.value * factor;
        target.to.value = if divisible { scaled } else { half_up(scaled, 0) };
    }
    true
}

/// The value that a path has now, as it is written.
fn current(draft: &Draft, path: &str, law: &Law, sources: &Sources) -> Option<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let text = |span: Span| Some(sources.text(span).to_owned());
    let plan = &draft.plan;
    match parts.as_slice() {
        ["horizon"] => text(plan.horizon.as_ref()?.span),
        ["start"] => text(plan.start.as_ref()?.span),
        ["discount", "rate"] => match &plan.discount_rate {
            Some(rate) => text(rate.span),
            None => text(law.on("discount.rate", plan.start.as_ref()?.value.first_day())?.value.span),
        },
        ["phases", phase] => text(plan.phases.iter().find(|(id, _)| id.value == *phase)?.1.span),
        ["indices", name] => match plan.indices.iter().find(|(id, _)| id.value == *name) {
            Some((_, rates)) => {
                let (first, last) = (rates.first()?.span, rates.last()?.span);
                text(Span { end: last.end, ..first })
            }
            None => {
                let day = plan.start.as_ref()?.value.first_day();
                text(law.on(&format!("index.{name}"), day)?.value.span)
            }
        },
        ["funding", id, field] => text(funding_span(plan.funding.iter().find(|one| one.id.value == *id)?, field)?),
        ["benefits", id, field] => {
            let benefit = plan.benefits.iter().find(|one| one.id.value == *id)?;
            let price = if *field == "saving" { &benefit.saving } else { &benefit.revenue };
            text(price.as_ref()?.span)
        }
        ["city", rest @ ..] => city_span(draft.city.as_ref()?, &rest.join(".")).and_then(text),
        [line, "quantity"] => text(plan.lines.iter().find(|(id, _)| id.value == *line)?.1.quantity.as_ref()?.span),
        [line, "in_accounts"] => {
            let (_, line) = plan.lines.iter().find(|(id, _)| id.value == *line)?;
            line.in_accounts.as_ref().map(|flag| flag.value.to_string())
        }
        [line, "quantity", phase] => {
            let (_, line) = plan.lines.iter().find(|(id, _)| id.value == *line)?;
            match &line.quantity.as_ref()?.value {
                QuantityDocument::Phases(targets) => text(targets.iter().find(|(id, _)| id.value == *phase)?.1.to.span),
                QuantityDocument::Whole(_) => None,
            }
        }
        [line, component, field] => {
            let line = draft.lines.iter().find(|known| known.id.value == *line)?;
            let component = line.components.iter().find(|known| known.id.value == *component)?;
            text(component_span(&component.fields, field)?)
        }
        _ => None,
    }
}

fn component_span(fields: &document::ComponentDocument, field: &str) -> Option<Span> {
    match field {
        "price" => fields.price.as_ref().map(|field| field.span),
        "tiers" => fields.tiers.as_ref().map(|field| field.span),
        "renewal" => fields.renewal.as_ref().map(|field| field.span),
        "life" => fields.life.as_ref().map(|field| field.span),
        "warranty" => fields.warranty.as_ref().map(|field| field.span),
        "failure" => fields.failure.as_ref().map(|field| field.span),
        "follows" => fields.follows.as_ref().map(|field| field.span),
        "at" => fields.at.as_ref().map(|field| field.span),
        "from" => fields.from.as_ref().map(|field| field.span),
        "until" => fields.until.as_ref().map(|field| field.span),
        "section" => fields.section.as_ref().map(|field| field.span),
        "vat" => fields.vat.as_ref().map(|field| field.span),
        "fctva" => fields.fctva.as_ref().map(|field| field.span),
        "index" => fields.index.as_ref().map(|field| field.span),
        _ => None,
    }
}

fn funding_span(funding: &document::FundingDocument, field: &str) -> Option<Span> {
    match field {
        "rate" => funding.rate.as_ref().map(|field| field.span),
        "cap" => funding.cap.as_ref().map(|field| field.span),
        "lag" => funding.lag.as_ref().map(|field| field.span),
        "status" => funding.status.as_ref().map(|field| field.span),
        "amount" => funding.amount.as_ref().map(|field| field.span),
        "term" => funding.term.as_ref().map(|field| field.span),
        "draw" => funding.draw.as_ref().map(|field| field.span),
        "profile" => funding.profile.as_ref().map(|field| field.span),
        _ => None,
    }
}

fn city_span(city: &document::CityDocument, path: &str) -> Option<Span> {
    if let Some(account) = path.strip_prefix("accounts.") {
        return city.accounts.iter().find(|(name, _)| *name == account).map(|(_, field)| field.span);
    }
    if let Some(growth) = path.strip_prefix("growth.") {
        return city.growth.iter().find(|(name, _)| *name == growth).map(|(_, field)| field.span);
    }
    match path {
        "population" => city.population.as_ref().map(|field| field.span),
        "loans.rate" => city.loan_rate.as_ref().map(|field| field.span),
        "loans.term" => city.loan_term.as_ref().map(|field| field.span),
        "fctva_lag" => city.fctva_lag.as_ref().map(|field| field.span),
        "minimum_working_capital" => city.minimum_working_capital.as_ref().map(|field| field.span),
        "envelope.operating" => city.envelope_operating.as_ref().map(|field| field.span),
        "envelope.investment" => city.envelope_investment.as_ref().map(|field| field.span),
        _ => None,
    }
}

/// The part of a path that leads nowhere, and what could stand there.
type Unknown = (String, Vec<String>);

/// Puts a value at a path. `Ok(None)`: the value is at fault, and that has been noted.
fn set(
    draft: &mut Draft,
    path: &str,
    node: &Node<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Result<Option<()>, Unknown> {
    let parts: Vec<&str> = path.split('.').collect();
    let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<String>>();
    match parts.as_slice() {
        ["horizon"] => Ok(scalar(node, units::parse_duration, diagnostics).map(|it| draft.plan.horizon = Some(it))),
        ["start"] => Ok(scalar(node, units::parse_month, diagnostics).map(|it| draft.plan.start = Some(it))),
        ["discount", "rate"] => {
            Ok(scalar(node, units::parse_share, diagnostics).map(|it| draft.plan.discount_rate = Some(it)))
        }
        ["phases", phase] => {
            let known = draft.plan.phases.iter().map(|(id, _)| id.value.clone()).collect();
            let found = draft.plan.phases.iter_mut().find(|(id, _)| id.value == *phase);
            let (_, length) = found.ok_or_else(|| ((*phase).to_owned(), known))?;
            Ok(scalar(node, document::parse_phase, diagnostics).map(|it| *length = it))
        }
        ["indices", name] => {
            let rates = document::read_rates(node, diagnostics);
            let id = Field { value: (*name).to_owned(), span: place };
            match draft.plan.indices.iter_mut().find(|(known, _)| known.value == *name) {
                Some((_, old)) => *old = rates,
                None => draft.plan.indices.push((id, rates)),
            }
            Ok(Some(()))
        }
        ["funding", id, field] => {
            let known = draft.plan.funding.iter().map(|one| one.id.value.clone()).collect();
            let found = draft.plan.funding.iter_mut().find(|one| one.id.value == *id);
            let funding = found.ok_or_else(|| ((*id).to_owned(), known))?;
            let read = document::read_funding_field(field, node, funding, diagnostics);
            read.map(Some).map_err(|fields| ((*field).to_owned(), names(fields)))
        }
        ["benefits", id, field] => {
            let known = draft.plan.benefits.iter().map(|one| one.id.value.clone()).collect();
            let found = draft.plan.benefits.iter_mut().find(|one| one.id.value == *id);
            let benefit = found.ok_or_else(|| ((*id).to_owned(), known))?;
            let read = document::read_benefit_field(field, node, benefit, diagnostics);
            read.map(Some).map_err(|fields| ((*field).to_owned(), names(fields)))
        }
        ["city", rest @ ..] => {
            let rest = rest.join(".");
            let city = draft.city.as_mut().ok_or_else(|| ("city".to_owned(), Vec::new()))?;
            document::set_city(city, &rest, node, diagnostics).map(Some).map_err(|known| (rest, known))
        }
        [line, "quantity", rest @ ..] => {
            let known: Vec<String> = draft.plan.lines.iter().map(|(id, _)| id.value.clone()).collect();
            let found = draft.plan.lines.iter_mut().find(|(id, _)| id.value == *line);
            let (_, line) = found.ok_or_else(|| ((*line).to_owned(), known))?;
            set_quantity(&mut line.quantity, rest, node, diagnostics)
        }
        [line, "in_accounts"] => {
            let known: Vec<String> = draft.plan.lines.iter().map(|(id, _)| id.value.clone()).collect();
            let found = draft.plan.lines.iter_mut().find(|(id, _)| id.value == *line);
            let (_, line) = found.ok_or_else(|| ((*line).to_owned(), known))?;
            let flag = match node.text() {
                Some("true") => true,
                Some("false") => false,
                _ => return Err((node.text().unwrap_or_default().to_owned(), names(vec!["true", "false"]))),
            };
            line.in_accounts = Some(Field { value: flag, span: node.span });
            Ok(Some(()))
        }
        [line, component, rest @ ..] if rest.len() <= 1 => {
            let others = ["city", "funding", "benefits", "phases", "indices", "discount", "horizon", "start"];
            let known = draft.lines.iter().map(|line| line.id.value.as_str()).chain(others);
            let known = names(known.collect());
            let found = draft.lines.iter_mut().find(|known| known.id.value == *line);
            let line = found.ok_or_else(|| ((*line).to_owned(), known))?;
            let known: Vec<String> = line.components.iter().map(|one| one.id.value.clone()).collect();
            let found = line.components.iter().find(|one| one.id.value == *component);
            let id = found.ok_or_else(|| ((*component).to_owned(), known))?.id.clone();
            let over = match rest {
                [field] => document::read_component_field(field, node, diagnostics)
                    .ok_or_else(|| ((*field).to_owned(), names(document::FIELDS.to_vec())))?,
                _ => document::read_component(node, true, diagnostics),
            };
            line.override_component(&id, &over, true);
            Ok(Some(()))
        }
        _ => {
            let known = draft.lines.iter().map(|line| line.id.value.clone()).collect();
            Err((parts.first().copied().unwrap_or_default().to_owned(), known))
        }
    }
}

fn set_quantity(
    quantity: &mut Option<Field<QuantityDocument>>,
    rest: &[&str],
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<()>, Unknown> {
    match (rest, quantity.as_mut().map(|field| &mut field.value)) {
        ([], _) => Ok(document::read_quantity(node, diagnostics).map(|read| *quantity = Some(read))),
        ([phase], Some(QuantityDocument::Phases(targets))) => {
            let known = targets.iter().map(|(id, _)| id.value.clone()).collect();
            let found = targets.iter_mut().find(|(id, _)| id.value == *phase);
            let (_, target) = found.ok_or_else(|| ((*phase).to_owned(), known))?;
            match scalar(node, units::parse_quantity, diagnostics) {
                Some(Field { value: Quantity::Number { value, unit }, span }) => {
                    target.to = Field { value, span };
                    target.unit = unit;
                    Ok(Some(()))
                }
                Some(other) => {
                    let fault = units::Fault::new("not-a-quantity", "2000");
                    diagnostics.push(Diagnostic::fault(other.span, fault));
                    Ok(None)
                }
                None => Ok(None),
            }
        }
        (rest, _) => Err((rest.join("."), Vec::new())),
    }
}
