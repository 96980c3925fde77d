use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::member::Member;
use super::{Programme, Together};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{self, Field, Kind, Library, OfferDocument, ProgrammeDocument, ProgrammePlan};
use crate::model::{InputFile, Prepared, Reader, Request, Setting};
use crate::session::{Options, Session, is_file};

/// What there is to know of a programme: of all of it, and of each plan by itself.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    of_all: Diagnostics,
    of_plans: Vec<(String, Diagnostics)>,
}

impl Remarks {
    /// The codes of all of them, each once.
    pub(super) fn codes(&self) -> std::collections::BTreeSet<&'static str> {
        let plans = self.of_plans.iter().flat_map(|(_, remarks)| remarks.warnings());
        self.of_all.warnings().chain(plans).map(|one| one.code.id).collect()
    }

    pub(super) fn of_all(&mut self, remarks: Diagnostics) {
        self.of_all.extend(remarks);
    }

    pub(super) fn of_plan(&mut self, plan: &str, remarks: Diagnostics) {
        self.of_plans.push((plan.to_owned(), remarks));
    }

    /// Every warning, with the plan that it is of; without one where it is of all.
    pub fn warnings(&self) -> impl Iterator<Item = (Option<&str>, &Diagnostic)> {
        let of_plans = self
            .of_plans
            .iter()
            .flat_map(|(plan, remarks)| remarks.warnings().map(move |one| (Some(plan.as_str()), one)));
        self.of_all.warnings().map(|one| (None, one)).chain(of_plans)
    }
}

/// Whether a file, or what is shipped or lies in the folders under an id, is a programme and no plan.
pub(crate) fn is_programme(path: &Path, options: &Options) -> bool {
    let mut aside = Session::default();
    if path.exists() || path == Path::new(document::STDIN) {
        let text = document::read_file(path, &mut aside.sources, &mut aside.diagnostics);
        return text.is_some_and(|text| document::is_of(&text, Kind::Programme));
    }
    let Some(id) = path.to_str().filter(|id| Library::default_only().find(Kind::Plan, id).is_none()) else {
        return false;
    };
    let library = aside.library(None, options);
    library.find(Kind::Plan, id).is_none() && library.find(Kind::Programme, id).is_some()
}

impl Programme {
    /// Reads a programme with its plans, and calculates it. `None`: something is at fault, and the session tells; every
    /// fault of every file is told at once.
    pub fn open(session: &mut Session, path: &Path, options: &Options) -> Option<(Self, Remarks)> {
        Self::open_in(session, path, options, None)
    }

    /// The same over a city of a text, by its name, in the place of the programme's own.
    pub(crate) fn open_in(
        session: &mut Session,
        path: &Path,
        options: &Options,
        city: Option<(&str, Arc<str>)>,
    ) -> Option<(Self, Remarks)> {
        let library = session.library(Some(path), options);
        let (name, text) = session.read(path, &library)?;
        let folder = path.parent().filter(|_| path.is_file()).unwrap_or(Path::new("")).to_path_buf();
        let city = city.map(|(name, text)| (name.to_owned(), text));
        Self::read(session, &library, (name, text), &Place::Folder(folder), options, city)
    }

    /// The same of a text that is in memory, under a name.
    pub fn of_text(
        session: &mut Session,
        library: &Library,
        named: (String, Arc<str>),
        place: &Place<'_>,
        options: &Options,
    ) -> Option<(Self, Remarks)> {
        Self::read(session, library, named, place, options, None)
    }

    fn read(
        session: &mut Session,
        library: &Library,
        (name, text): (String, Arc<str>),
        place: &Place<'_>,
        options: &Options,
        city: Option<CityFile>,
    ) -> Option<(Self, Remarks)> {
        let file = session.sources.add(name.clone(), text.clone());
        let node = document::parse(&text, file, &mut session.diagnostics)?;
        let document = document::read_programme(&node, &mut session.diagnostics)?;
        let mut opened = Opened { session, library, place, options, city };
        if opened.city.is_none() {
            opened.find_city(&document);
        }
        let read = opened.plans(&document);
        if session.diagnostics.has_errors() {
            return None;
        }
        let mut members = Vec::new();
        for (prepared, found) in read {
            match Member::run(prepared, None, found) {
                Ok(member) => members.push(Arc::new(member)),
                Err(found) => session.diagnostics.extend(found),
            }
        }
        if session.diagnostics.has_errors() {
            return None;
        }
        let together = Together::of(&members, &mut session.diagnostics)?;
        let input = InputFile::new(document.id.value.clone(), name, text);
        let (id, title) = (document.id.value, document.title);
        let programme = Self { id, title, input, members, together, sources: session.sources.clone() };
        let mut remarks = programme.remarks();
        remarks.of_all(std::mem::take(&mut session.diagnostics));
        Some((programme, remarks))
    }
}

/// Where the files are that a programme names.
pub enum Place<'a> {
    /// In a folder, from which their paths lead.
    Folder(PathBuf),
    /// What is given under these names, and nothing else.
    Given(&'a dyn Fn(&str) -> Option<Given>),
}

/// What is given under a name that a programme has.
pub enum Given {
    /// A text, which may not be that of its file.
    Text(Arc<str>),
    /// A file to be read, such as a workbook.
    File(PathBuf),
}

/// A programme that is being read.
struct Opened<'a> {
    session: &'a mut Session,
    library: &'a Library,
    place: &'a Place<'a>,
    options: &'a Options,
    city: Option<CityFile>,
}

/// Name and text of the city that is asked for, or of the programme's own.
type CityFile = (String, Arc<str>);

impl Opened<'_> {
    /// Finds the city once: that there is none is no fault of each plan.
    fn find_city(&mut self, document: &ProgrammeDocument) {
        let from_here = |place: &str| if is_file(place) { place.to_owned() } else { String::new() };
        let (written, file) = match &self.options.city {
            Some(asked) => {
                let at = self.session.sources.add("--city", asked.as_str());
                let end = u32::try_from(asked.len()).unwrap_or(u32::MAX);
                (Field { value: asked.clone(), span: Span { file: at, start: 0, end } }, from_here(asked))
            }
            None => {
                let Some(city) = document.city.clone() else { return };
                let file = match self.place {
                    Place::Folder(folder) if is_file(&city.value) => folder.join(&city.value).display().to_string(),
                    Place::Given(given) if is_file(&city.value) => match given(&city.value) {
                        Some(Given::Text(text)) => {
                            self.city = Some((city.value.clone(), text));
                            String::new()
                        }
                        Some(Given::File(path)) => path.display().to_string(),
                        None => String::new(),
                    },
                    _ => String::new(),
                };
                (city, file)
            }
        };
        if !file.is_empty() {
            self.city = self.session.city_file(&file).map(|text| (file, text));
            return;
        }
        if self.city.is_some() {
            return;
        }
        let mut aside = Diagnostics::default();
        let found = Reader::new(self.library, &mut self.session.sources, &mut aside).city(&written);
        match found {
            // What is wrong with it is told where a plan is laid over it. Its text is named, and not its id: a plan's workbook
            // may hold another city of that id, which the programme does not read.
            Some(_) => {
                let found = self.library.find(Kind::City, &written.value);
                self.city = found.map(|found| (found.name.clone(), found.text.clone()));
            }
            None => self.session.diagnostics.extend(aside),
        }
    }

    /// Every plan with all that is laid over it, and what was found in it.
    fn plans(&mut self, document: &ProgrammeDocument) -> Vec<(Prepared, Diagnostics)> {
        let mut out: Vec<(Prepared, Diagnostics)> = Vec::new();
        let mut named: Vec<(String, Span)> = Vec::new();
        for entry in &document.plans {
            let Some(place) = &entry.plan else { continue };
            let Some((name, text)) = self.text(place, Kind::Plan, codes::UNKNOWN_PLAN) else { continue };
            if document::is_of(&text, Kind::Programme) {
                self.a_programme(place);
                continue;
            }
            let before = std::mem::take(&mut self.session.diagnostics);
            let prepared = self.plan(entry, name, text);
            let found = std::mem::replace(&mut self.session.diagnostics, before);
            if let Some(prepared) = &prepared {
                let id = prepared.id();
                match named.iter().find(|(known, _)| known == id) {
                    Some((_, first)) => {
                        let twice = Diagnostic::at(codes::PLAN_TWICE, place.span).label(*first, "first");
                        self.session.diagnostics.push(twice.arg("plan", id.to_owned()).help("help"));
                    }
                    None => named.push((id.to_owned(), place.span)),
                }
            }
            match prepared.filter(|_| !found.has_errors()) {
                Some(prepared) => out.push((prepared, found)),
                None => self.session.diagnostics.extend(found),
            }
        }
        out
    }

    /// One plan with its offer, its scenario and its changes.
    fn plan(&mut self, entry: &ProgrammePlan, name: String, text: Arc<str>) -> Option<Prepared> {
        let offer = match &entry.offer {
            Some(place) => Some(self.offer(place)?),
            None => None,
        };
        let setting = |(path, value): &(Field<String>, Field<String>)| Setting {
            path: path.value.clone(),
            value: value.value.clone(),
            by: "set".to_owned(),
            span: Some(value.span),
        };
        let of_city = |path: &Field<String>| path.value == "city" || path.value.starts_with("city.");
        let (of_cities, set): (Vec<_>, Vec<_>) = entry.set.iter().partition(|(path, _)| of_city(path));
        for (path, _) in of_cities {
            let one = Diagnostic::at(codes::CITY_OF_PLAN, path.span).arg("path", path.value.clone());
            self.session.diagnostics.push(one.arg("by", "set").help("help"));
        }
        let mut request = Request {
            name,
            text,
            offer,
            settings: set.into_iter().map(setting).collect(),
            without_city: self.city.is_none(),
            city_file: self.city.clone(),
            ..Request::default()
        };
        if entry.scenario.is_some() {
            let Session { sources, diagnostics } = &mut *self.session;
            let plain = Prepared::read(&request, self.library, sources, diagnostics)?;
            request.scenario = self.scenario(entry, &plain);
        }
        let Session { sources, diagnostics } = &mut *self.session;
        Prepared::of(&request, self.library, sources, diagnostics)
    }

    /// The scenario that is asked for, where the plan has it and it leaves the city as it is.
    fn scenario(&mut self, entry: &ProgrammePlan, plan: &Prepared) -> Option<String> {
        let asked = entry.scenario.as_ref()?;
        let known = plan.scenarios();
        if !known.contains(&asked.value.as_str()) {
            let path = format!("scenarios.{}", asked.value);
            let unknown = Diagnostic::at(codes::UNKNOWN_PATH, asked.span).arg("path", path);
            let help = if known.is_empty() { "help-no-scenario" } else { "help" };
            let unknown = unknown.arg("part", asked.value.clone()).arg("known", known.join(", ")).help(help);
            self.session.diagnostics.push(unknown.did_you_mean(&asked.value, known));
            return None;
        }
        let of_city = |path: &&str| *path == "city" || path.starts_with("city.");
        if let Some(path) = plan.paths_of(&asked.value).find(of_city) {
            let one = Diagnostic::at(codes::CITY_OF_PLAN, asked.span).arg("path", path.to_owned());
            self.session.diagnostics.push(one.arg("by", format!("scenario {}", asked.value)).help("help"));
            return None;
        }
        Some(asked.value.clone())
    }

    /// Tells that what is named as a plan is a programme.
    fn a_programme(&mut self, place: &Field<String>) {
        let none = Diagnostic::at(codes::UNKNOWN_PLAN, place.span).arg("name", place.value.clone());
        self.session.diagnostics.push(none.help("help-programme"));
    }

    fn offer(&mut self, place: &Field<String>) -> Option<OfferDocument> {
        let (name, text) = self.text(place, Kind::Offer, codes::UNKNOWN_OFFER)?;
        let file = self.session.sources.add(name, text.clone());
        let node = document::parse(&text, file, &mut self.session.diagnostics)?;
        document::read_offer(&node, &mut self.session.diagnostics)
    }

    /// Name and text of what an id or a file names; a fault at its place where there is none.
    fn text(
        &mut self,
        place: &Field<String>,
        kind: Kind,
        unknown: crate::diagnostic::Code,
    ) -> Option<(String, Arc<str>)> {
        if is_file(&place.value) && place.value != document::STDIN {
            let given = match self.place {
                Place::Folder(folder) => Some(Given::File(folder.join(&place.value))),
                Place::Given(given) => given(&place.value),
            };
            match given {
                Some(Given::Text(text)) => return Some((place.value.clone(), text)),
                Some(Given::File(path)) if path.is_file() => {
                    let wanted = if kind == Kind::Offer { "offer" } else { "plan" };
                    let text = self.session.text(&path, wanted);
                    return text.map(|text| (path.display().to_string(), text));
                }
                _ => {}
            }
        } else {
            let (sources, diagnostics) = (&mut self.session.sources, &mut self.session.diagnostics);
            if self.library.find(kind, &place.value).is_some() {
                let found = self.library.take(kind, &place.value, sources, diagnostics)?;
                return Some((found.name.clone(), found.text.clone()));
            }
        }
        if kind == Kind::Plan && self.library.find(Kind::Programme, &place.value).is_some() {
            self.a_programme(place);
            return None;
        }
        let known = self.library.ids(kind);
        let none = Diagnostic::at(unknown, place.span).arg("name", place.value.clone());
        let none = none.arg("known", known.join(", ")).help("help");
        let near = place.value.trim_end_matches(".yaml").trim_end_matches(".yml");
        self.session.diagnostics.push(none.did_you_mean(near, known.iter().map(String::as_str)));
        None
    }
}
