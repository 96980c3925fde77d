use rust_decimal::Decimal;

use super::assign::{Mode, assign, assign_scaled};
use super::case::Override;
use super::draft::Draft;
use super::law::Law;
use super::names::ComponentField;
use super::path::{Path, Unknown};
use super::relative::{relative, scale, split_number, with_point};
use super::scope::InPlan;
use super::written::InForce;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Field, Node, NodeKind, PriceList};
use crate::language::Arg;
use crate::units::{self, Date, Fault, Price};

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

impl Setting {
    /// A setting that stands in no file.
    pub fn new(path: impl Into<String>, value: impl Into<String>, by: impl Into<String>) -> Self {
        Self {
            path: document::in_plain_words(&path.into()).into_owned(),
            value: value.into(),
            by: by.into(),
            span: None,
        }
    }
}

/// The draft that settings change, and what their values are read with.
pub(super) struct Overlay<'a> {
    pub draft: &'a mut Draft,
    pub mode: Mode,
    pub law: &'a Law,
    pub sources: &'a mut Sources,
    pub diagnostics: &'a mut Diagnostics,
}

impl Overlay<'_> {
    /// Applies one setting, and tells what it replaced. `None`: it is at fault, and that has been noted.
    pub(super) fn apply(&mut self, setting: &Setting) -> Option<Vec<Override>> {
        let file = self.sources.add(format!("{} {}", setting.by, setting.path), setting.value.clone());
        let place = setting.span.unwrap_or(whole(file, &setting.value));
        let path = match Path::parse(&setting.path, &InPlan { draft: self.draft, law: self.law }) {
            Ok(Path::City(_)) if self.draft.city.is_none() => Err(Unknown::without_city()),
            parsed => parsed,
        };
        let path = match path {
            Ok(path) => path,
            Err(_) if (InPlan { draft: self.draft, law: self.law }).leads_into_unknown_item(&setting.path) => {
                return None;
            }
            Err(unknown) => {
                self.diagnostics.push(unknown.diagnostic(&setting.path, place));
                return None;
            }
        };
        if let Some(form) = with_point(&setting.value) {
            self.diagnostics.push(Diagnostic::fault(place, Fault::new("decimal-comma", "+10.5 %").write(form)));
            return None;
        }
        match relative(&setting.value) {
            Some(factor) => self.scale(&path, setting, factor, place),
            None => self.replace(&path, setting, file, place).map(|done| vec![done]),
        }
    }

    fn in_force(&self) -> InForce<'_> {
        InForce { draft: self.draft, law: self.law, sources: self.sources }
    }

    /// Puts a value where another one stood.
    fn replace(&mut self, path: &Path, setting: &Setting, file: u32, place: Span) -> Option<Override> {
        let value = setting.value.as_str();
        // Beside `+10 %`, `+100` reads like a hundred more; it would be a hundred in all.
        if let Some(figure) = value.trim_start().strip_prefix('+') {
            let figure = figure.trim().replacen(',', ".", 1);
            let form = self.with_unit(path, &figure).unwrap_or(figure);
            self.diagnostics.push(Diagnostic::at(codes::SIGNED_VALUE, place).arg("write", form).help("help"));
            return None;
        }
        if let Some(form) = self.with_unit(path, value) {
            self.diagnostics.push(Diagnostic::at(codes::MISSING_UNIT, place).arg("write", form).help("help-write"));
            return None;
        }
        let before = self.in_force().at(path);
        // A phase and a status have French names too, which are those of the format from here on.
        let format = path.in_format(value.trim());
        let value = format.as_ref();
        let from = before.or_else(|| self.in_force().replaced(path)).unwrap_or_default();
        let node = self.node(value, file, setting.span)?;
        self.assign(path, &setting.path, &node, place)?;
        Some(Override { path: setting.path.clone(), from, to: value.trim().to_owned(), by: setting.by.clone() })
    }

    /// A bare number with the unit of the money that is in force, where it needs one.
    fn with_unit(&self, path: &Path, value: &str) -> Option<String> {
        let before = self.in_force().at(path);
        let unit = before.as_deref().and_then(split_number).map_or("", |(_, unit)| unit);
        let money =
            !unit.trim().is_empty() && !unit.contains('%') && units::parse_duration(&format!("1{unit}")).is_err();
        let bare = units::parse_decimal(value, "").is_ok();
        (bare && money && !path.takes_bare_numbers()).then(|| format!("{}{unit}", value.trim()))
    }

    /// Changes what is in force by a factor: of a price, all that goes with it, but for what varies the price alone.
    fn scale(&mut self, path: &Path, setting: &Setting, factor: Decimal, place: Span) -> Option<Vec<Override>> {
        if factor < Decimal::ZERO {
            self.diagnostics.push(Diagnostic::fault(place, Fault::new("negative", "-10 %").hint("help-relative")));
            return None;
        }
        if let Some(why) = self.nothing_to_scale(path) {
            let none = Diagnostic::at(codes::NOT_RELATIVE, place).arg("path", setting.path.clone());
            let none = none.arg("value", setting.value.trim().to_owned());
            self.diagnostics.push(none.arg("why", Arg::Word(why.to_owned())).help("help"));
            return None;
        }
        // A price by volume that rises by a tenth rises in each of its bands.
        let tiered = matches!(path, Path::Field { line, component, field: ComponentField::Price }
            if self.draft.component(*line, *component).is_some_and(|one| one.fields.tiers.is_some()));
        let main = if tiered { path.beside(ComponentField::Tiers) } else { path.clone() };
        let base = self.in_force().at(&main);
        let from = base.clone().unwrap_or_default();
        let whole_units = self.in_force().counted_whole(&main);
        let base = base.or_else(|| self.in_force().fallback(&main));
        let Some(to) = base.as_deref().and_then(|text| scale(text, factor, whole_units)) else {
            let none = Diagnostic::at(codes::UNKNOWN_PATH, place).arg("path", setting.path.clone());
            self.diagnostics.push(none.help("help-relative"));
            return None;
        };
        let of_price = matches!(main, Path::Field { field: ComponentField::Price | ComponentField::Tiers, .. });
        let with_it = if of_price { self.with_price(&main) } else { Vec::new() };
        let faults = self.diagnostics.errors();
        let name = self.name(&main);
        let dated = self.dated(&main, factor).filter(|_| self.mode != Mode::Vary);
        let text = dated.as_ref().unwrap_or(&to);
        let file = self.sources.add(format!("{} {name}", setting.by), text.clone());
        let node = self.node(text, file, None)?;
        if of_price && self.mode != Mode::Vary {
            assign_scaled(self.draft, &main, &node, true, self.mode, self.diagnostics);
        } else {
            self.assign(&main, &name, &node, place)?;
        }
        let mut done = vec![Override { path: name, from, to, by: setting.by.clone() }];
        for other in &with_it {
            done.extend(self.scale_with_price(other, &setting.by, factor));
        }
        if of_price && self.mode != Mode::Vary {
            let scaled: Vec<String> = [ComponentField::Price, ComponentField::Renewal]
                .into_iter()
                .map(|field| main.beside(field))
                .filter(|path| {
                    matches!(path, Path::Field { field: ComponentField::Price, .. }) || with_it.contains(path)
                })
                .map(|path| self.name(&path))
                .collect();
            self.scale_uncertainty(&scaled, factor);
        }
        (self.diagnostics.errors() == faults).then_some(done)
    }

    /// Prices from several dates on, each of them scaled: a later layer may still move the start that picks one.
    fn dated(&self, price: &Path, factor: Decimal) -> Option<String> {
        let Path::Field { line, component, field: ComponentField::Price } = price else { return None };
        let found = self.draft.component(*line, *component)?.fields.price.as_ref()?;
        let PriceList::Dated(prices) = &found.value else { return None };
        let one = |(from, price, source): &(Field<Date>, Field<Price>, Option<Field<String>>)| {
            let source = source.as_ref().map_or(String::new(), |source| format!(", source: {}", source.value));
            let price = match price.value {
                Price::Unknown => price.value.to_string(),
                _ => scale(&price.value.to_string(), factor, false)?,
            };
            Some(format!("{{from: {}, price: {price}{source}}}", from.value))
        };
        let prices: Option<Vec<String>> = prices.iter().map(one).collect();
        Some(format!("[{}]", prices?.join(", ")))
    }

    /// Why no relative value can change a price: it is not there, or not in force.
    fn nothing_to_scale(&self, path: &Path) -> Option<&'static str> {
        let Path::Field { line, component, field } = path else { return None };
        let found = self.draft.component(*line, *component)?;
        let fields = &found.fields;
        let of_price = matches!(
            field,
            ComponentField::Price | ComponentField::Tiers | ComponentField::Renewal | ComponentField::During
        );
        let unknown = fields.price.as_ref().is_none_or(|price| price.value == PriceList::One(Price::Unknown));
        match field {
            _ if found.removed.is_some() => Some("why-removed"),
            _ if of_price && found.included_in().is_some() => Some("why-included"),
            ComponentField::Price | ComponentField::Tiers if unknown && fields.tiers.is_none() => Some("why-unpriced"),
            _ => None,
        }
    }

    /// What a relative price takes along: renewal, `during` and range, where lower layers wrote them.
    fn with_price(&self, price: &Path) -> Vec<Path> {
        let (Path::Field { line, component, .. }, Mode::Override(layer)) = (price, self.mode) else {
            return Vec::new();
        };
        let Some(found) = self.draft.component(*line, *component) else { return Vec::new() };
        let others = [ComponentField::Renewal, ComponentField::During, ComponentField::Range];
        others.into_iter().filter(|field| found.layer(*field) < layer).map(|field| price.beside(field)).collect()
    }

    /// Scales what goes with a price. A range is no value that is replaced.
    fn scale_with_price(&mut self, path: &Path, by: &str, factor: Decimal) -> Option<Override> {
        let from = self.in_force().at(path)?;
        let to = match from.split_once("..") {
            Some((low, high)) => format!("{} .. {}", scale(low, factor, false)?, scale(high, factor, false)?),
            None => scale(&from, factor, false)?,
        };
        let name = self.name(path);
        let file = self.sources.add(format!("{by} {name}"), to.clone());
        let node = self.node(&to, file, None)?;
        assign_scaled(self.draft, path, &node, false, self.mode, self.diagnostics);
        let range = matches!(path, Path::Field { field: ComponentField::Range, .. });
        (!range).then(|| Override { path: name, from, to, by: by.to_owned() })
    }

    /// Scales the ends between which the plan draws what was scaled.
    fn scale_uncertainty(&mut self, paths: &[String], factor: Decimal) {
        if !self.draft.plan.uncertainty.iter().any(|(path, _)| paths.contains(&path.value)) {
            return;
        }
        for (_, entry) in self.draft.plan_mut().uncertainty.iter_mut().filter(|(path, _)| paths.contains(&path.value)) {
            for end in [&mut entry.low, &mut entry.high].into_iter().flatten() {
                let Some(value) = scale(&end.value, factor, false) else { continue };
                *end = Field { value, span: end.span };
            }
        }
    }

    fn name(&self, path: &Path) -> String {
        path.write(&InPlan { draft: self.draft, law: self.law })
    }

    /// A value as a file holds it: maps and lists in YAML's own way, all else as one scalar.
    fn node<'t>(&mut self, text: &'t str, file: u32, span: Option<Span>) -> Option<Node<'t>> {
        if text.starts_with(['{', '[']) {
            // What is at fault in it is told, and nothing of it is taken.
            let faults = self.diagnostics.errors();
            let node = document::parse(text, file, self.diagnostics);
            return node.filter(|_| self.diagnostics.errors() == faults);
        }
        Some(Node { span: span.unwrap_or(whole(file, text)), kind: NodeKind::Scalar(text.into()) })
    }

    fn assign(&mut self, path: &Path, name: &str, node: &Node<'_>, place: Span) -> Option<()> {
        let faults = self.diagnostics.errors();
        if let Err(unknown) = assign(self.draft, path, node, place, self.mode, self.diagnostics) {
            self.diagnostics.push(unknown.diagnostic(name, place));
        }
        (self.diagnostics.errors() == faults).then_some(())
    }
}

fn whole(file: u32, text: &str) -> Span {
    Span { file, start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) }
}
