//! Where a plan's city is read from: its own workbook, a file that is named, the folders.

use std::path::Path;
use std::sync::Arc;

use super::draft::Reader;
use crate::diagnostic::{Diagnostic, Span, codes, near_name};
use crate::document::{self, CityDocument, Field, Found, Kind, Packed};

impl Reader<'_> {
    /// Looks for cities in the plan's own workbook first.
    pub(crate) fn beside(mut self, name: &str, text: &Arc<str>) -> Self {
        self.beside = Found::all_in(name, text).into_iter().find(|found| found.head.kind == Kind::City);
        self
    }

    /// Reads a city, which a plan's workbook may hold; of one that is shipped, its tree is there.
    fn read_city(&mut self, id: &str, name: &str, text: Arc<str>, packed: Option<Packed>) -> Option<CityDocument> {
        self.note(id, name, &text);
        let file = self.sources.add(name, text.clone());
        let node = match packed {
            Some(packed) => packed.told_as(file).node(),
            None => document::parse_city(&text, file, self.diagnostics)?,
        };
        let is_city = document::begins_with_schema(&node, Kind::City, self.diagnostics);
        is_city.then(|| document::read_city(&node, self.diagnostics)).flatten()
    }

    /// The city on the sheet beside the plan, whatever its id; none where the plan's file holds no city.
    pub(crate) fn city_beside(&mut self) -> Option<Option<CityDocument>> {
        let Found { name, text, head, .. } = self.beside.clone()?;
        Some(self.read_city(&head.id, &name, text, None))
    }

    pub(crate) fn city(&mut self, id: &Field<String>) -> Option<CityDocument> {
        if self.beside.as_ref().is_some_and(|found| found.head.id == id.value) {
            let city = self.city_beside().flatten();
            let other = self.library.find(Kind::City, &id.value);
            if let (Some(head), Some(other)) = (city.as_ref().and_then(|city| city.span), other) {
                let place = Span { end: head.start, ..head };
                let same = Diagnostic::at(codes::SHEET_SAME_CITY, place).arg("city", id.value.clone());
                self.diagnostics.push(same.arg("other", other.name.clone()).help("help"));
            }
            return city;
        }
        let Some(found) = self.library.find(Kind::City, &id.value) else {
            let known = self.library.ids(Kind::City);
            let unknown = Diagnostic::at(codes::UNKNOWN_CITY, id.span).arg("city", id.value.clone());
            let unknown = unknown.arg("known", known.join(", ")).help("help");
            let near = near_name(&id.value, known.iter().map(String::as_str));
            // A city's file is named by the command, not by the plan.
            if id.value.contains(['.', '/']) {
                let (plan, ..) = self.sources.place(Span { end: id.span.start, ..id.span });
                let plan = plan.split('!').next().unwrap_or_default();
                let file = Path::new(plan).parent().map_or_else(|| id.value.clone().into(), |it| it.join(&id.value));
                let unknown = Diagnostic { help: Vec::new(), ..unknown }.arg("file", file.display().to_string());
                self.diagnostics.push(unknown.help("help-file"));
                return None;
            }
            self.diagnostics.push(match (self.library.workbook_called(&id.value), near) {
                (Some(file), _) => Diagnostic { help: Vec::new(), ..unknown }
                    .arg("file", file.display().to_string())
                    .help("help-workbook"),
                (None, Some(near)) => unknown.arg("similar", near).help("help-similar"),
                (None, None) => unknown,
            });
            return None;
        };
        let (name, text) = (found.name.clone(), found.text.clone());
        let packed = self.library.shipped(found).and_then(Found::packed);
        self.library.take(Kind::City, &id.value, self.sources, self.diagnostics)?;
        self.read_city(&id.value, &name, text, packed)
    }

    /// The city of a file that was named itself; a fault where the file is of another kind.
    pub(crate) fn city_of_file(&mut self, name: &str, text: Arc<str>) -> Option<CityDocument> {
        let city = self.read_city(name, name, text, None)?;
        if let Some(input) = self.inputs.last_mut() {
            input.id.clone_from(&city.id);
        }
        Some(city)
    }
}
