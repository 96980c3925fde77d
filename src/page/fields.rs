use std::collections::BTreeMap;
use std::sync::Arc;

use super::history::History;
use super::paths::{below, keys};
use super::places::{is_aid, is_fraction, is_number, is_price, is_quantity, listed, lists_names, words};
use super::typed::{Typing, UNPRICED, as_written, month_as_written, range_as_written, shown};
use crate::diagnostic::Diagnostics;
use crate::document::edit::{Step, Value, read};
use crate::document::{FieldInfo, Found, Kept, Kind, Library, Node, NodeKind, parse, tables};
use crate::language::Language;
use crate::report::Style;
use crate::units::{Price, parse_duration, parse_price};

/// A plan's text as forms see it: its values, and those of the catalogs that it takes over.
pub(super) struct Fields {
    /// What the text says.
    pub plan: Value,
    catalogs: BTreeMap<String, Arc<Value>>,
    tables: Vec<(&'static str, Vec<FieldInfo>)>,
    /// Texts that the plan had before, the latest first.
    earlier: Vec<Arc<str>>,
}

impl Fields {
    /// `None`: the text is no YAML that can be read.
    pub(super) fn of(text: &str, library: &Library) -> Option<Self> {
        let plan = read(text).ok().filter(|plan| matches!(plan, Value::Map(_)))?;
        let mut catalogs = BTreeMap::new();
        for (_, line) in entries(plan.at(&keys(&["lines"]))) {
            if let Some((catalog, _)) = text_at(line, &["item"]).and_then(|item| item.split_once('/'))
                && !catalogs.contains_key(catalog)
                && let Some(found) = library.find(Kind::Catalog, catalog)
                && let Some(value) = catalog_value(found, library)
            {
                catalogs.insert(catalog.to_owned(), value);
            }
        }
        Some(Self { plan, catalogs, tables: tables(), earlier: Vec::new() })
    }

    /// The same, with the texts that the plan had before: a price of its own has its unit from the last that could be read.
    pub(super) fn after(self, history: &History, version: &str) -> Self {
        Self { earlier: history.before(version), ..self }
    }

    /// The fields of a kind of map.
    pub(super) fn table(&self, name: &str) -> &[FieldInfo] {
        self.tables.iter().find(|(known, _)| *known == name).map_or(&[], |(_, fields)| fields)
    }

    /// One field of a kind of map.
    pub(super) fn info(&self, table: &str, name: &str) -> Option<&FieldInfo> {
        self.table(table).iter().find(|info| info.name == name)
    }

    /// The catalog's item of a line.
    pub(super) fn item(&self, line: &str) -> Option<&Value> {
        let item = text_at(self.plan.at(&keys(&["lines", line]))?, &["item"])?;
        let (catalog, item) = item.split_once('/')?;
        self.catalogs.get(catalog)?.at(&keys(&["items", item]))
    }

    /// What a line is called: by its own name, or by its item's.
    pub(super) fn line_name<'n>(&'n self, line: &'n str, language: Language) -> &'n str {
        let own = label(self.plan.at(&keys(&["lines", line, "label"])), language);
        own.or_else(|| label(self.item(line)?.at(&keys(&["label"])), language)).unwrap_or(line)
    }

    /// The grade of the source of a component of a line's item.
    pub(super) fn grade(&self, line: &str, component: &str) -> Option<&str> {
        let item = text_at(self.plan.at(&keys(&["lines", line]))?, &["item"])?;
        let (catalog, _) = item.split_once('/')?;
        let source = text_at(self.item(line)?, &["costs", component, "source"])?;
        text_at(self.catalogs.get(catalog)?, &["sources", source, "grade"])
    }

    /// What the plan itself writes at a place.
    pub(super) fn own(&self, at: &[Step]) -> Option<&str> {
        match self.plan.at(at)? {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// What the catalog says at a place of a line.
    fn of_catalog(&self, at: &[Step]) -> Option<&str> {
        match self.catalog_value(at)? {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The catalog's value at a place of a line, whatever it is made of.
    pub(super) fn catalog_value(&self, at: &[Step]) -> Option<&Value> {
        match at {
            [Step::Key(lines), Step::Key(line), rest @ ..] if lines == "lines" => self.item(line)?.at(rest),
            _ => None,
        }
    }

    /// What holds at a place: what the plan writes, else what the catalog does.
    pub(super) fn value(&self, at: &[Step]) -> Option<&str> {
        self.own(at).or_else(|| self.of_catalog(at))
    }

    /// What a field shows, and the unit beside it: what was typed before may have been no number, and still had one.
    pub(super) fn shown(&self, at: &[Step], language: Language) -> (String, String) {
        if let Some(names) = self.names(at) {
            let said: Vec<String> = names.iter().map(|id| self.said_in(at, id, language)).collect();
            return (said.join(", "), String::new());
        }
        if words(at) {
            return (self.value(at).unwrap_or_default().to_owned(), String::new());
        }
        if let Some(said) = self.own(at).filter(|_| is_quantity(at)).and_then(|own| self.ratio_said(own, language)) {
            return (said, String::new());
        }
        if let (Some(Step::Key(field)), Some(moment)) = (at.last(), self.own(at))
            && field == "at"
        {
            let said = self.moment_said(moment, plain(language));
            return if said == moment { shown(moment, language) } else { (said, String::new()) };
        }
        let usual = || match self.of_catalog(at).map(|value| shown(value, language).1) {
            Some(unit) if !unit.is_empty() => unit,
            _ => [self.usual_unit(at), self.earlier_unit(at)].into_iter().find(|unit| !unit.is_empty()).unwrap_or_else(
                || {
                    // Of an item that is counted a price is that of each.
                    self.counted(at).filter(|_| is_price(at)).map_or_else(String::new, |each| format!("EUR/{each}"))
                },
            ),
        };
        match self.value(at).map(|value| (shown(value, language), value)) {
            // A unit that no reader takes is a part of what is to be mended, and none of the next number.
            Some(((_, unit), value)) if !unit.is_empty() && !self.is_unit(at, &unit) => (value.to_owned(), usual()),
            // What is no number, or has not the unit that it has to have.
            Some(((field, unit), value))
                if unit.is_empty() && (field == value || value == UNPRICED || is_number(value)) =>
            {
                (field, usual())
            }
            Some((shown, _)) => shown,
            None => (String::new(), usual()),
        }
    }

    /// Whether what stands behind a number of a field can be its unit: a time, a share, money for one of the line's units.
    pub(super) fn is_unit(&self, at: &[Step], unit: &str) -> bool {
        let usual = self.usual_unit(at);
        let is_time = |unit: &str| parse_duration(&format!("1 {unit}")).is_ok();
        if is_time(&usual) {
            return is_time(unit);
        }
        // A share or a rate is nothing else; and alone it is of nothing where it stands in the place of an amount.
        let share = matches!(unit, "%" | "%/year");
        if usual.starts_with('%') || (share && (is_price(at) || usual.starts_with("EUR"))) {
            return unit == usual;
        }
        let own = self.counted(at);
        let counts = |of: &str| own.is_none_or(|own| own == of || (own == "km" && matches!(of, "m" | "ml")));
        if is_quantity(at) {
            return counts(unit);
        }
        match parse_price(&format!("1 {unit}")) {
            Ok(Price::Amount { unit: Some(of), .. }) => !usual.starts_with("EUR") && counts(&of),
            Ok(Price::Amount { every: Some(_), .. }) => usual != "EUR",
            Ok(_) => true,
            // What is counted has the unit of what it counts.
            Err(_) => unit.starts_with('%') || (usual.is_empty() && !is_price(at) && counts(unit)),
        }
    }

    /// The last unit that the own price of a place had, where what stands there now has none: a slip takes no unit away.
    fn earlier_unit(&self, at: &[Step]) -> String {
        let slip = is_price(at) && self.own(at).is_some_and(|value| value != UNPRICED);
        let texts = self.earlier.iter().filter(|_| slip).filter_map(|text| read(text).ok());
        let units = texts.filter_map(|plan| match plan.at(at) {
            Some(Value::Scalar(value)) => Some(shown(value, Language::English).1),
            _ => None,
        });
        units.into_iter().find(|unit| !unit.is_empty() && self.is_unit(at, unit)).unwrap_or_default()
    }

    /// The unit of the item that a place is of.
    fn counted(&self, at: &[Step]) -> Option<&str> {
        let item = match at {
            [Step::Key(lines), Step::Key(line), ..] if lines == "lines" => self.item(line),
            [Step::Key(items), Step::Key(_), ..] if items == "items" => self.plan.at(&at[..2]),
            _ => None,
        };
        text_at(item?, &["unit"])
    }

    /// How a place is typed into whose field has a unit beside it.
    pub(super) fn typing<'a>(&'a self, at: &[Step], unit: &'a str, language: Language) -> Typing<'a> {
        let of = Typing::of(unit, language);
        Typing { counted: self.counted(at).unwrap_or(of.counted), price: is_price(at), ..of }
    }

    /// The unit in which a field that is empty is asked for.
    fn usual_unit(&self, at: &[Step]) -> String {
        let Some(Step::Key(name)) = at.last() else { return String::new() };
        if super::forecast::holds(at) {
            return "EUR".to_owned();
        }
        if self.plan.at(&keys(&["city"])).is_some() && self.plan.at(&keys(&["plan"])).is_none() {
            let names = at.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
            let name = names.collect::<Vec<_>>().join(".");
            return self.info("city", &name).map_or_else(String::new, |info| info.about.unit.to_owned());
        }
        if let [Step::Key(group), Step::Key(field)] = at {
            return match group.as_str() {
                "indices" => "%/year".to_owned(),
                _ => self
                    .info("plan", &format!("{group}.{field}"))
                    .map_or_else(String::new, |info| info.about.unit.to_owned()),
            };
        }
        let table = match at {
            [Step::Key(lines), _, Step::Key(costs), _, _]
                if matches!(lines.as_str(), "lines" | "items") && costs == "costs" =>
            {
                "component"
            }
            [Step::Key(lines), _, Step::Key(existing), _] if lines == "lines" && existing == "existing" => existing,
            [Step::Key(funding), Step::Item(_), Step::Key(kind), _] if funding == "funding" => kind,
            // What is saved or earned is so year after year, unless its unit says otherwise.
            [Step::Key(benefits), Step::Item(_), _]
                if benefits == "benefits" && matches!(name.as_str(), "saving" | "revenue") =>
            {
                return "EUR/year".to_owned();
            }
            [Step::Key(benefits), Step::Item(_), _] if benefits == "benefits" => "benefit",
            _ => "plan",
        };
        let unit = self.info(table, name).map_or("", |info| info.about.unit);
        let in_years = unit == "months" && matches!(name.as_str(), "life" | "term");
        if in_years { "years" } else { unit }.to_owned()
    }

    /// What a field that shows something else than before is to become: a value, or nothing.
    pub(super) fn typed(&self, at: &[Step], typed: &str, language: Language) -> Option<Option<Value>> {
        let (before, unit) = self.shown(at, language);
        if typed.trim() == before.trim() {
            return None;
        }
        let value = || match at.last() {
            _ if words(at) => Value::from(typed.trim()),
            _ if lists_names(at) => {
                Value::List(listed(typed).map(|name| self.id_in(at, name, language).into()).collect())
            }
            Some(Step::Key(field)) if field == "at" => {
                let written = as_written(typed, self.typing(at, &unit, language));
                Value::from(self.moment_typed(&written, plain(language)))
            }
            Some(Step::Key(field)) if field == "start" && at.len() == 1 => Value::from(month_as_written(typed)),
            Some(Step::Key(field)) if field == "range" => {
                let price: Vec<Step> = at[..at.len() - 1].iter().cloned().chain([Step::from("price")]).collect();
                Value::from(range_as_written(typed, self.typing(at, &self.shown(&price, language).1, language)))
            }
            _ if is_quantity(at) => {
                Value::from(self.ratio_typed(as_written(typed, self.typing(at, &unit, language)), language))
            }
            _ if is_price(at) => {
                Value::from(self.share_typed(at, as_written(typed, self.typing(at, &unit, language)), plain(language)))
            }
            _ if is_aid(at) && is_fraction(typed, language) => Value::from(as_written(typed, Typing::of("", language))),
            _ => Value::from(as_written(typed, self.typing(at, &unit, language))),
        };
        Some((!typed.trim().is_empty()).then(value))
    }

    /// The names that a list of names holds. `None`: it is none, or holds something else.
    fn names(&self, at: &[Step]) -> Option<Vec<&str>> {
        let Value::List(all) = self.plan.at(at).filter(|_| lists_names(at))? else { return None };
        all.iter().map(|one| if let Value::Scalar(name) = one { Some(name.as_str()) } else { None }).collect()
    }
}

fn plain(language: Language) -> Style {
    Style { language, width: usize::MAX, color: false }
}

/// What a catalog says; of one that is shipped, read once.
fn catalog_value(found: &Found, library: &Library) -> Option<Arc<Value>> {
    static READ: Kept<Option<Arc<Value>>> = Kept::new();
    let read = |text: &str| read(text).ok().map(Arc::new);
    match library.shipped(found) {
        Some(Found { text, .. }) => READ.get(text, 0, String::new(), || read(text)).as_ref().clone(),
        None => read(&found.text),
    }
}

/// The entries of a map; none of anything else.
pub(super) fn entries(value: Option<&Value>) -> &[(String, Value)] {
    match value {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}

/// The items of a list; none of anything else.
pub(super) fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// The text under keys.
pub(super) fn text_at<'v>(value: &'v Value, at: &[&str]) -> Option<&'v str> {
    match value.at(&keys(at))? {
        Value::Scalar(text) => Some(text),
        _ => None,
    }
}

/// A text for people: one for all languages, or the reader's.
pub(super) fn label(value: Option<&Value>, language: Language) -> Option<&str> {
    match value? {
        Value::Scalar(text) => Some(text),
        Value::Map(texts) => {
            let own = texts.iter().find(|(code, _)| code == language.code()).or(texts.first())?;
            label(Some(&own.1), language)
        }
        _ => None,
    }
}

/// The place in a plan that a byte of its text belongs to.
pub(super) fn place_at(text: &str, byte: usize) -> Vec<Step> {
    fn walk(node: &Node<'_>, byte: usize, at: &mut Vec<Step>) {
        let inside = |node: &Node<'_>| (node.span.start as usize..=node.span.end as usize).contains(&byte);
        match &node.kind {
            NodeKind::Map(entries) => {
                let found = entries.iter().find(|(key, value)| {
                    (key.span.start as usize..=(value.span.end.max(key.span.end)) as usize).contains(&byte)
                });
                if let Some((key, value)) = found {
                    at.push(Step::Key(key.text().unwrap_or_default().to_owned()));
                    walk(value, byte, at);
                }
            }
            NodeKind::List(items) => {
                if let Some(place) = items.iter().position(inside) {
                    at.push(Step::Item(place));
                    walk(&items[place], byte, at);
                }
            }
            _ => {}
        }
    }
    let mut at = Vec::new();
    if let Some(tree) = parse(text, 0, &mut Diagnostics::default()) {
        walk(&tree, byte, &mut at);
    }
    at
}

/// The price of a component where the plan says nothing of it is the catalog's.
pub(super) fn overridden(fields: &Fields, line: &str, component: &str) -> bool {
    fields.plan.at(&below(&keys(&["lines", line, "costs"]), &[component])).is_some()
}
