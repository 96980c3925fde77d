use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{
    self, Catalog, CatalogSource, CityDocument, ComponentDocument, Field, Inclusion, Item, Kind, Library,
};
use crate::document::{Parameters, PlanDocument, PriceList};
use crate::units::Price;

use super::case::InputFile;

/// The documents of a case, put together but not yet resolved: what the overlay changes.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub plan: Arc<PlanDocument>,
    pub lines: Vec<Arc<DraftLine>>,
    pub city: Option<CityDocument>,
}

impl Draft {
    /// The plan, to be changed; other drafts that share it keep their own.
    pub fn plan_mut(&mut self) -> &mut PlanDocument {
        Arc::make_mut(&mut self.plan)
    }

    /// A line, to be changed; other drafts that share it keep their own.
    pub fn line_mut(&mut self, id: &str) -> Option<&mut DraftLine> {
        self.lines.iter_mut().find(|line| line.id.value == id).map(Arc::make_mut)
    }
}

/// A line joined to its item, its components merged field by field.
#[derive(Debug, Clone)]
pub(crate) struct DraftLine {
    pub id: Field<String>,
    pub item_name: Field<String>,
    pub item: Arc<Item>,
    pub sources: Arc<Vec<(Field<String>, CatalogSource)>>,
    pub components: Vec<DraftComponent>,
    pub span: Span,
}

/// A component of a line after every override.
#[derive(Debug, Clone)]
pub(crate) struct DraftComponent {
    pub id: Field<String>,
    pub fields: ComponentDocument,
    /// Where it was removed, if it was.
    pub removed: Option<Span>,
    /// Where a price for each unit became one for the whole line, or the reverse: the new and the old one.
    pub rebased: Option<(Span, Span)>,
    /// Whether an override later than the plan replaced its price: its uncertainty is void then.
    pub repriced: bool,
    /// Whether an offer prices it or declares it included in another.
    pub quoted: bool,
    /// Whether it belongs to the need and the offer does not quote it.
    pub not_quoted: bool,
    /// Whether an offer says its life.
    pub life_promised: bool,
}

impl DraftComponent {
    fn new(id: &Field<String>, fields: ComponentDocument) -> Self {
        Self {
            id: id.clone(),
            fields,
            removed: None,
            rebased: None,
            repriced: false,
            quoted: false,
            not_quoted: false,
            life_promised: false,
        }
    }
}

/// Reads files by their id, each once, and remembers them as inputs.
pub(crate) struct Reader<'a> {
    pub library: &'a Library,
    pub sources: &'a mut Sources,
    pub diagnostics: &'a mut Diagnostics,
    pub inputs: Vec<InputFile>,
    catalogs: Vec<(String, Option<Arc<Catalog>>)>,
}

impl<'a> Reader<'a> {
    pub fn new(library: &'a Library, sources: &'a mut Sources, diagnostics: &'a mut Diagnostics) -> Self {
        Self { library, sources, diagnostics, inputs: Vec::new(), catalogs: Vec::new() }
    }

    /// Adds a text to the sources and the inputs, and parses it with a typed reader.
    pub fn read<T>(
        &mut self,
        id: &str,
        name: &str,
        text: Arc<str>,
        read: impl FnOnce(&document::Node<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let file = self.sources.add(name, text.clone());
        self.inputs.push(InputFile { id: id.to_owned(), file: name.to_owned(), sha256: sha256(&text) });
        let node = document::parse(&text, file, self.diagnostics)?;
        read(&node, self.diagnostics)
    }

    fn catalog(&mut self, id: &str) -> Option<Arc<Catalog>> {
        if let Some((_, known)) = self.catalogs.iter().find(|(known, _)| known == id) {
            return known.clone();
        }
        let found = self.library.take(Kind::Catalog, id, self.sources, self.diagnostics)?;
        let (name, text) = (found.name.clone(), found.text.clone());
        let catalog = self.read(id, &name, text, document::read_catalog);
        let found = catalog.map(Arc::new);
        self.catalogs.push((id.to_owned(), found.clone()));
        found
    }

    pub fn city(&mut self, id: &Field<String>) -> Option<CityDocument> {
        let Some(found) = self.library.find(Kind::City, &id.value) else {
            let known = self.library.ids(Kind::City);
            let unknown = Diagnostic::at(codes::UNKNOWN_CITY, id.span).arg("city", id.value.clone());
            let unknown = unknown.arg("known", known.join(", ")).help("help");
            self.diagnostics.push(unknown.did_you_mean(&id.value, known.iter().map(String::as_str)));
            return None;
        };
        let (name, text) = (found.name.clone(), found.text.clone());
        self.library.take(Kind::City, &id.value, self.sources, self.diagnostics)?;
        self.read(&id.value, &name, text, document::read_city)
    }

    /// All files of parameters, nearest first.
    pub fn parameters(&mut self) -> Vec<Parameters> {
        let found: Vec<_> = self.library.all(Kind::Parameters).into_iter().cloned().collect();
        let mut out = Vec::new();
        for found in found {
            found.check(self.sources, self.diagnostics);
            out.extend(self.read("parameters", &found.name, found.text.clone(), document::read_parameters));
        }
        out
    }

    /// Joins the plan's lines to their items. Items are looked up even where the line has faults.
    pub fn lines(&mut self, plan: &PlanDocument) -> Vec<Arc<DraftLine>> {
        plan.lines.iter().filter_map(|(id, line)| self.line(id, line).map(Arc::new)).collect()
    }

    fn line(&mut self, id: &Field<String>, line: &document::LineDocument) -> Option<DraftLine> {
        let name = line.item.as_ref()?;
        let Some((catalog_id, item_id)) = name.value.split_once('/') else {
            let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, name.span).arg("item", name.value.clone());
            self.diagnostics.push(unknown.help("help"));
            return None;
        };
        if self.library.find(Kind::Catalog, catalog_id).is_none() {
            let known = self.library.ids(Kind::Catalog);
            let unknown = Diagnostic::at(codes::UNKNOWN_CATALOG, name.span).arg("catalog", catalog_id);
            let unknown = unknown.arg("known", known.join(", ")).help("help");
            self.diagnostics.push(unknown.did_you_mean(catalog_id, known.iter().map(String::as_str)));
            return None;
        }
        let catalog = self.catalog(catalog_id)?;
        let Some((_, item)) = catalog.items.iter().find(|(known, _)| known.value == item_id) else {
            let known: Vec<String> = catalog.items.iter().map(|(id, _)| format!("{catalog_id}/{}", id.value)).collect();
            let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, name.span).arg("item", name.value.clone());
            let unknown = unknown.arg("known", known.join(", ")).help("help-known");
            self.diagnostics.push(unknown.did_you_mean(&name.value, known.iter().map(String::as_str)));
            return None;
        };
        let mut draft = DraftLine {
            id: id.clone(),
            item_name: name.clone(),
            item: Arc::new(item.clone()),
            sources: Arc::new(catalog.sources.clone()),
            components: Vec::new(),
            span: line.span.unwrap_or(id.span),
        };
        for (id, fields) in &item.costs {
            draft.components.push(DraftComponent::new(id, fields.clone()));
        }
        for (id, fields) in &line.costs {
            draft.override_component(id, fields, false);
        }
        Some(draft)
    }
}

impl DraftLine {
    /// Lays a component's fields over the line's own, or adds the component.
    pub fn override_component(&mut self, id: &Field<String>, over: &ComponentDocument, later: bool) {
        let place = self.components.iter().position(|component| component.id.value == id.value);
        let place = place.unwrap_or_else(|| {
            self.components.push(DraftComponent::new(id, ComponentDocument::default()));
            self.components.len() - 1
        });
        let component = &mut self.components[place];
        match &over.inclusion {
            Some(Field { value: Inclusion::Removed, span }) => component.removed = Some(*span),
            _ => component.removed = None,
        }
        let repriced = over.price.is_some() || over.tiers.is_some();
        component.repriced |= repriced && later;
        if let (Some(old), Some(new)) = (&component.fields.price, &over.price)
            && let (Some(before), Some(after)) = (per_unit(&old.value), per_unit(&new.value))
            && before != after
        {
            component.rebased = Some((new.span, old.span));
        }
        component.fields.lay_over(over);
    }

    /// Replaces values and nothing else: what described the old ones stays, as for a draw.
    pub fn replace_values(&mut self, id: &Field<String>, over: &ComponentDocument) {
        if let Some(component) = self.components.iter_mut().find(|component| component.id.value == id.value) {
            component.fields.take_over(over);
        }
    }
}

/// Whether a price is for each unit; none where it is a share, a list or unknown.
fn per_unit(price: &PriceList) -> Option<bool> {
    match price {
        PriceList::One(Price::Amount { unit, .. }) => Some(unit.is_some()),
        _ => None,
    }
}

impl ComponentDocument {
    /// Overrides field by field. A new price drops what described the old one.
    fn lay_over(&mut self, over: &Self) {
        if over.price.is_some() || over.tiers.is_some() {
            self.price = None;
            self.tiers = None;
            self.range = None;
            self.renewal = None;
            self.source = None;
            self.note = None;
            self.valid_until = None;
            self.inclusion = None;
        }
        self.take_over(over);
    }
}

/// The hash of a file by which anybody can tell whether it is the same, in hexadecimal.
pub fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
