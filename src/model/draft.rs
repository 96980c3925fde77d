use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::component_words::meant;
use super::data::Citation;
use super::inputs::InputFile;
use super::layer::{DraftComponent, Layer};
use super::places::Places;
use crate::diagnostic::{Diagnostic, Diagnostics, Lost, Sources, Span, closest, codes, slips};
use crate::document::{self, Citable, CityDocument, ComponentDocument, Field, Found, Item, Kept, Kind, Library, is_id};
use crate::document::{LineDocument, Packed, Parameters, PlanDocument, slug};

/// The documents of a case, put together but not yet resolved: what the overlay changes.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub plan: Arc<PlanDocument>,
    /// Lines in the order of the plan, without those whose item is unknown.
    pub lines: Vec<Arc<DraftLine>>,
    places: Places,
    pub city: Option<CityDocument>,
    /// The file of the offer that is laid over the plan, and what is cited for all that it says.
    pub offer: Option<(u32, Citation)>,
    /// Whether the city was left out on purpose: that it is not there needs no word.
    pub city_left_out: bool,
}

impl Draft {
    /// Of a plan and its lines.
    pub(super) fn new(
        plan: PlanDocument,
        lines: Vec<Arc<DraftLine>>,
        city: Option<CityDocument>,
        left_out: bool,
    ) -> Self {
        let places = Places::of(plan.lines.iter().map(|(id, _)| id.value.as_str()));
        Self { plan: Arc::new(plan), lines, places, city, offer: None, city_left_out: left_out }
    }

    /// The plan, to be changed; other drafts that share it keep their own.
    pub(super) fn plan_mut(&mut self) -> &mut PlanDocument {
        Arc::make_mut(&mut self.plan)
    }

    /// The place of a line in the plan.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id)
    }

    /// Index of the line at a place of the plan; none where its item is unknown.
    pub(super) fn index(&self, place: usize) -> Option<usize> {
        self.lines.binary_search_by_key(&place, |line| line.place).ok()
    }

    /// The line at a place of the plan; none where its item is unknown.
    pub(super) fn line(&self, place: usize) -> Option<&DraftLine> {
        self.lines.get(self.index(place)?).map(Arc::as_ref)
    }

    /// The same, to be changed; other drafts that share it keep their own.
    pub(super) fn line_mut(&mut self, place: usize) -> Option<&mut DraftLine> {
        let index = self.index(place)?;
        self.lines.get_mut(index).map(Arc::make_mut)
    }

    /// A component of the line at a place of the plan.
    pub(super) fn component(&self, line: usize, component: usize) -> Option<&DraftComponent> {
        self.line(line)?.components.get(component).map(Arc::as_ref)
    }

    /// The same, to be changed.
    pub(super) fn component_mut(&mut self, line: usize, component: usize) -> Option<&mut DraftComponent> {
        self.line_mut(line)?.components.get_mut(component).map(Arc::make_mut)
    }

    /// A line as the plan has it, to be changed.
    pub(super) fn written_line_mut(&mut self, place: usize) -> Option<&mut LineDocument> {
        self.plan_mut().lines.get_mut(place).map(|(_, line)| line)
    }
}

/// A line joined to its item, its components merged field by field.
#[derive(Debug, Clone)]
pub(crate) struct DraftLine {
    pub id: Field<String>,
    /// Its place in the plan.
    pub place: usize,
    pub item_name: Field<String>,
    pub item: Arc<Item>,
    pub sources: Arc<Citable>,
    /// Those of lines that lay nothing over them are their item's own.
    pub components: Vec<Arc<DraftComponent>>,
    pub span: Span,
}

/// A catalog that lines take their items from: what many of them need is there once.
struct Open {
    items: HashMap<String, Offered>,
    sources: Arc<Citable>,
    /// Ids of the items in their order.
    ids: Vec<String>,
    /// What of the file is at fault.
    lost: Vec<Lost>,
}

/// An item of a catalog, and its components once a line takes them.
struct Offered {
    item: Arc<Item>,
    components: OnceLock<Vec<Arc<DraftComponent>>>,
}

impl Offered {
    fn of(item: Item) -> Self {
        Self { item: Arc::new(item), components: OnceLock::new() }
    }

    fn components(&self) -> &[Arc<DraftComponent>] {
        let unit = &self.item.unit.value;
        let drafted = |(id, fields): &(Field<String>, ComponentDocument)| {
            Arc::new(DraftComponent::new(id, fields.clone(), Layer::Catalog, unit))
        };
        self.components.get_or_init(|| self.item.costs.iter().map(drafted).collect())
    }
}

impl Open {
    fn of(catalog: document::Catalog, whole: Option<Packed>, lost: Vec<Lost>) -> Self {
        let ids = catalog.items.iter().map(|(id, _)| id.value.clone()).collect();
        // Of the same id twice, the first counts.
        let items = catalog.items.into_iter().rev().map(|(id, item)| (id.value, Offered::of(item))).collect();
        Self { items, sources: Arc::new(Citable::of(catalog.sources, whole)), ids, lost }
    }
}

/// Reads files by their id, each once, and remembers them as inputs.
pub(crate) struct Reader<'a> {
    pub library: &'a Library,
    pub sources: &'a mut Sources,
    pub diagnostics: &'a mut Diagnostics,
    pub inputs: Vec<InputFile>,
    catalogs: HashMap<String, Option<Arc<Open>>>,
    /// By catalog, the items that the plan names.
    named: HashMap<String, Vec<String>>,
    /// The items of every catalog, once one is asked for that is not where it should be.
    items: OnceCell<Vec<(String, [String; 2])>>,
    /// The city that the plan's own workbook holds, before all others.
    pub(super) beside: Option<Found>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(library: &'a Library, sources: &'a mut Sources, diagnostics: &'a mut Diagnostics) -> Self {
        let catalogs = HashMap::new();
        Self {
            library,
            sources,
            diagnostics,
            inputs: Vec::new(),
            catalogs,
            named: HashMap::new(),
            items: OnceCell::new(),
            beside: None,
        }
    }

    /// Adds a text to the sources and the inputs, and parses it with a typed reader.
    pub(crate) fn read<T>(
        &mut self,
        id: &str,
        name: &str,
        text: Arc<str>,
        read: impl FnOnce(&document::Node<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        self.note(id, name, &text);
        let file = self.sources.add(name, text.clone());
        let node = document::parse(&text, file, self.diagnostics)?;
        read(&node, self.diagnostics)
    }

    /// Remembers a file that was read as an input.
    pub(super) fn note(&mut self, id: &str, name: &str, text: &Arc<str>) {
        self.inputs.push(InputFile::new(id, name, text.clone()));
    }

    fn catalog(&mut self, id: &str) -> Option<Arc<Open>> {
        if let Some(known) = self.catalogs.get(id) {
            return known.clone();
        }
        let found = self.library.take(Kind::Catalog, id, self.sources, self.diagnostics)?;
        let (name, text) = (found.name.clone(), found.text.clone());
        let shipped = self.library.shipped(found).cloned();
        let found = match shipped.and_then(|shipped| self.shipped_catalog(id, &name, &shipped)) {
            Some(found) => found,
            None => {
                let lost = self.diagnostics.lost().len();
                let catalog = self.read(id, &name, text, document::read_catalog);
                let lost = self.diagnostics.lost().iter().skip(lost).cloned().collect();
                catalog.map(|catalog| Arc::new(Open::of(catalog, None, lost)))
            }
        };
        self.catalogs.insert(id.to_owned(), found.clone());
        found
    }

    /// Of a catalog that is shipped, and so known to be right, only the items that are named are read. `None`: some item is
    /// not in it.
    fn shipped_catalog(&mut self, id: &str, name: &str, shipped: &Found) -> Option<Option<Arc<Open>>> {
        static READ: Kept<(Option<Arc<Open>>, Diagnostics)> = Kept::new();
        let named = self.named.get(id).cloned().unwrap_or_default();
        let packed = shipped.packed().filter(|packed| document::has_items(*packed, &named))?;
        self.note(id, name, &shipped.text);
        let file = self.sources.add(name, shipped.text.clone());
        let whole = packed.told_as(file);
        let read = || {
            let mut found = Diagnostics::default();
            let catalog = document::read_catalog(&document::part_of_catalog(whole, &named), &mut found);
            (catalog.map(|catalog| Arc::new(Open::of(catalog, Some(whole), found.lost().to_vec()))), found)
        };
        let (open, found) = &*READ.get(&shipped.text, file, named.join(" "), read);
        self.diagnostics.extend(found.clone());
        Some(open.clone())
    }

    /// The item of any catalog that has a name, or else one that is near.
    fn item_elsewhere(&self, item: &str) -> Option<String> {
        let items = self.items.get_or_init(|| {
            let (mut sources, mut faults) = (Sources::default(), Diagnostics::default());
            let catalogs = self.library.all(Kind::Catalog).into_iter().filter_map(|found| {
                let file = sources.add(found.name.clone(), found.text.clone());
                document::read_catalog(&document::parse(&found.text, file, &mut faults)?, &mut faults)
            });
            let names = |catalog: document::Catalog| -> Vec<(String, [String; 2])> {
                let labels = |item: &document::Item| ["en", "fr"].map(|code| slug(item.label.get(code, "")));
                let items = catalog.items.iter();
                items.map(|(id, item)| (format!("{}/{}", catalog.id, id.value), labels(item))).collect()
            };
            catalogs.flat_map(names).collect()
        });
        let called = slug(item);
        let mut of_label = items.iter().filter(|(_, labels)| !called.is_empty() && labels.contains(&called));
        if let (Some((name, _)), None) = (of_label.next(), of_label.next()) {
            return Some(name.clone());
        }
        let id = |name: &str| name.split_once('/').map_or(String::new(), |(_, id)| id.to_owned());
        let ids: Vec<String> = items.iter().map(|(name, _)| id(name)).collect();
        let near = closest(item, ids.iter().map(String::as_str))?;
        items.iter().map(|(name, _)| name).find(|name| id(name) == near).cloned()
    }

    /// All files of parameters, nearest first.
    pub(crate) fn parameters(&mut self) -> Vec<Parameters> {
        let found: Vec<_> = self.library.all(Kind::Parameters).into_iter().cloned().collect();
        let mut out = Vec::new();
        for found in found {
            found.check(self.sources, self.diagnostics);
            let shipped = self.library.shipped(&found);
            if let Some((text, packed)) = shipped.and_then(|shipped| Some((&shipped.text, shipped.packed()?))) {
                self.note("parameters", &found.name, text);
                let file = self.sources.add(found.name, text.clone());
                out.push(document::shipped_parameters(text, packed.told_as(file)));
                continue;
            }
            out.extend(self.read("parameters", &found.name, found.text.clone(), document::read_parameters));
        }
        out
    }

    /// Joins the plan's lines to their items. Items are looked up even where the line has faults.
    pub(crate) fn lines(&mut self, plan: &PlanDocument) -> Vec<Arc<DraftLine>> {
        for name in plan.lines.iter().filter_map(|(_, line)| line.item.as_ref()) {
            if let Some((catalog, item)) = name.value.split_once('/') {
                let named = self.named.entry(catalog.to_owned()).or_default();
                if !named.iter().any(|known| known == item) {
                    named.push(item.to_owned());
                }
            }
        }
        let lines = plan.lines.iter().enumerate();
        lines.filter_map(|(place, (id, line))| self.line(place, id, line).map(Arc::new)).collect()
    }

    fn line(&mut self, place: usize, id: &Field<String>, line: &LineDocument) -> Option<DraftLine> {
        let name = line.item.as_ref()?;
        let Some((catalog_id, item_id)) = name.value.split_once('/') else {
            let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, name.span).arg("item", name.value.clone());
            let unknown = match self.item_elsewhere(&name.value) {
                Some(item) => unknown.arg("similar", item).help("help-similar"),
                None => unknown,
            };
            self.diagnostics.push(unknown.help("help"));
            return None;
        };
        if !self.catalogs.contains_key(catalog_id) && self.library.find(Kind::Catalog, catalog_id).is_none() {
            let known = self.library.ids(Kind::Catalog);
            let unknown = Diagnostic::at(codes::UNKNOWN_CATALOG, name.span).arg("catalog", catalog_id);
            let unknown = unknown.arg("known", known.join(", ")).help("help");
            self.diagnostics.push(unknown.did_you_mean(catalog_id, known.iter().map(String::as_str)));
            return None;
        }
        let catalog = self.catalog(catalog_id)?;
        let Some(offered) = catalog.items.get(item_id) else {
            // An item at fault is told in its catalog.
            if catalog.lost.iter().any(|lost| lost.holds("items", item_id)) {
                return None;
            }
            let known: Vec<String> = catalog.ids.iter().map(|id| format!("{catalog_id}/{id}")).collect();
            let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, name.span).arg("item", name.value.clone());
            let unknown = unknown.arg("known", known.join(", ")).help("help-known");
            let near = closest(item_id, catalog.ids.iter().map(String::as_str));
            let near = near.map(|near| format!("{catalog_id}/{near}"));
            let near = near.or_else(|| closest(&name.value, known.iter().map(String::as_str)).map(str::to_owned));
            self.diagnostics.push(match near.or_else(|| self.item_elsewhere(item_id)) {
                Some(near) => unknown.arg("similar", near).help("help-similar"),
                None => unknown,
            });
            return None;
        };
        let mut draft = DraftLine {
            id: id.clone(),
            place,
            item_name: name.clone(),
            item: offered.item.clone(),
            sources: catalog.sources.clone(),
            components: offered.components().to_vec(),
            span: line.span.unwrap_or(id.span),
        };
        draft.lay_plan_over(&line.costs, self.diagnostics);
        Some(draft)
    }
}

impl DraftLine {
    /// Lays a component's fields over the line's own, or adds the component.
    pub(crate) fn lay_over(
        &mut self,
        id: &Field<String>,
        over: &ComponentDocument,
        layer: Layer,
        diagnostics: &mut Diagnostics,
    ) {
        let name = format!("{}.{}", self.id.value, id.value);
        match self.components.iter_mut().find(|component| component.id.value == id.value) {
            Some(component) => Arc::make_mut(component).lay_over(over, layer, &name, diagnostics),
            None => {
                let mut added = DraftComponent::new(id, ComponentDocument::default(), layer, &self.item.unit.value);
                added.lay_over(over, layer, &name, diagnostics);
                self.components.push(Arc::new(added));
            }
        }
    }

    /// Adds the plan's own components to those of the item. One whose name is near one of these may be meant to override
    /// it: two costs stand where one was meant.
    fn lay_plan_over(&mut self, costs: &[(Field<String>, ComponentDocument)], diagnostics: &mut Diagnostics) {
        let item = self.item.clone();
        for (id, fields) in costs {
            let own = || item.costs.iter().map(|(known, _)| known.value.as_str());
            let near = own().find(|known| is_slip(&id.value, known)).or_else(|| meant(&id.value, &item));
            // A name that is no id, and has been told, is better told by the id that is meant.
            if !is_id(&id.value) {
                if let Some(near) = near {
                    let unknown = Diagnostic::at(codes::UNKNOWN_COMPONENT, id.span).arg("component", id.value.clone());
                    let unknown = unknown.arg("line", self.id.value.clone()).arg("of", "line");
                    let known = own().collect::<Vec<_>>().join(", ");
                    diagnostics.push(unknown.arg("known", known).arg("similar", near).help("help-similar"));
                }
                continue;
            }
            if let Some(near) = near.filter(|_| own().all(|known| known != id.value)) {
                let beside = Diagnostic::at(codes::NEAR_COMPONENT, id.span).arg("component", id.value.clone());
                diagnostics.push(beside.arg("line", self.id.value.clone()).arg("similar", near).help("help"));
            }
            self.lay_over(id, fields, Layer::Plan, diagnostics);
        }
    }
}

/// Whether one word is the other but for a slip in every five letters. `service` beside `device` is none: both are usual.
fn is_slip(one: &str, other: &str) -> bool {
    let letters = one.chars().count().max(other.chars().count());
    letters > 3 && slips(one, other, letters / 5 + usize::from(letters < 5)).is_some()
}
