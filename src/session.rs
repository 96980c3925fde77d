//! A run of the program as a library: files in, an [`Analysis`] or a report of every fault out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{Analysis, analyse};
use crate::city::warn_of_size;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Folder, Kind, Library, OfferDocument};
use crate::model::{Case, Prepared, Request, Setting, follow, resolve};
use crate::offers::foreign_file;
use crate::sheet;

/// What a run was asked for, beside the plan itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Folders of catalogs, before all others.
    pub catalogs: Vec<PathBuf>,
    /// Another city than the plan's: its id, or its file.
    pub city: Option<String>,
    /// File of a vendor's quote.
    pub offer: Option<PathBuf>,
    /// One of the plan's scenarios.
    pub scenario: Option<String>,
    /// Overrides, in order.
    pub settings: Vec<Setting>,
}

/// A plan to be calculated: its file, or a text in memory.
#[derive(Debug, Clone, Copy)]
pub enum Plan<'a> {
    /// A file, or the id of a shipped plan.
    File(&'a Path),
    /// A text.
    Text {
        /// How it is called where something is told of it.
        name: &'a str,
        /// The text.
        text: &'a str,
        /// Where its ids are looked up.
        library: &'a Library,
    },
}

impl<'a> From<&'a Path> for Plan<'a> {
    fn from(file: &'a Path) -> Self {
        Self::File(file)
    }
}

impl<'a> From<&'a PathBuf> for Plan<'a> {
    fn from(file: &'a PathBuf) -> Self {
        Self::File(file)
    }
}

/// The texts that were read and what was found in them.
#[derive(Debug, Default)]
pub struct Session {
    /// Texts, for excerpts.
    pub sources: Sources,
    /// Faults and warnings.
    pub diagnostics: Diagnostics,
}

impl Session {
    /// Calculates the plan of a file. `None` where there is any fault; the diagnostics tell.
    pub fn analyse(&mut self, plan: &Path, options: &Options) -> Option<Analysis> {
        self.analyse_plan(Plan::File(plan), options)
    }

    /// Calculates a plan, of a file or in memory.
    pub fn analyse_plan(&mut self, plan: Plan<'_>, options: &Options) -> Option<Analysis> {
        let case = self.resolve_plan(plan, options)?;
        analyse(case, &mut self.diagnostics)
    }

    /// Reads the plan of a file and lays every override over it, to be resolved as often as wanted.
    pub fn prepare(&mut self, plan: &Path, options: &Options) -> Option<Prepared> {
        let library = self.library(Some(plan), options);
        self.prepare_from(plan, &library, options)
    }

    fn prepare_plan(&mut self, plan: Plan<'_>, options: &Options) -> Option<Prepared> {
        match plan {
            Plan::File(plan) => self.prepare(plan, options),
            Plan::Text { name, text, library } => self.prepare_text(name, text, library, options),
        }
    }

    /// Reads the plan of a file with a library that is open already.
    pub fn prepare_from(&mut self, plan: &Path, library: &Library, options: &Options) -> Option<Prepared> {
        let (name, text) = self.read(plan, library)?;
        self.prepare_named(name, text, library, options)
    }

    /// Faults of an offer or of a city's file are told together with those of the plan.
    fn prepare_named(
        &mut self,
        name: String,
        text: Arc<str>,
        library: &Library,
        options: &Options,
    ) -> Option<Prepared> {
        if let Some(request) = self.request(name.clone(), text.clone(), options) {
            let prepared = Prepared::of(&request, library, &mut self.sources, &mut self.diagnostics);
            follow(&request, library, &self.sources, &mut self.diagnostics);
            return prepared;
        }
        // Without the city, what is set in it would be told as leading nowhere.
        let mut bare = Options { offer: None, city: None, scenario: None, ..options.clone() };
        bare.settings.retain(|one| !one.path.starts_with("city."));
        let request = Request { without_city: true, ..self.request(name, text, &bare)? };
        let prepared = Prepared::of(&request, library, &mut self.sources, &mut self.diagnostics)?;
        drop(prepared.build(&mut self.diagnostics));
        None
    }

    /// Reads a plan once, without a city, for one city after the other; and what is asked for in each.
    pub fn prepare_for_cities(
        &mut self,
        plan: Plan<'_>,
        library: &Library,
        options: &Options,
    ) -> Option<(Request, Prepared)> {
        let (name, text) = match plan {
            Plan::File(plan) => self.read(plan, library)?,
            Plan::Text { name, text, .. } => (name.to_owned(), text.into()),
        };
        let options = Options { city: None, ..options.clone() };
        let request = Request { without_city: true, ..self.request(name, text, &options)? };
        let read = Prepared::read(&request, library, &mut self.sources, &mut self.diagnostics)?;
        Some((request, read))
    }

    /// A plan that was read for cities, in one of them: an id, or a file.
    pub fn prepare_in(
        &mut self,
        city: &str,
        request: &Request,
        read: &Prepared,
        library: &Library,
    ) -> Option<Prepared> {
        let mut request = Request { without_city: false, ..request.clone() };
        if is_file(city) {
            request.city_file = Some((city.to_owned(), self.city_file(city)?));
        } else {
            request.city = Some(city.to_owned());
        }
        Some(read.in_city(&request, library, &mut self.sources, &mut self.diagnostics))
    }

    /// Resolves the plan of a file.
    pub fn resolve(&mut self, plan: &Path, options: &Options) -> Option<Case> {
        self.resolve_plan(Plan::File(plan), options)
    }

    /// Resolves a plan, of a file or in memory.
    pub fn resolve_plan(&mut self, plan: Plan<'_>, options: &Options) -> Option<Case> {
        let prepared = self.prepare_plan(plan, options)?;
        self.build(&prepared)
    }

    /// Resolves a prepared plan. A fault of the folders or of the offer stands in the way too.
    fn build(&mut self, prepared: &Prepared) -> Option<Case> {
        prepared.build(&mut self.diagnostics).filter(|_| !self.diagnostics.has_errors())
    }

    /// Calculates the plan of a file for a verdict, which takes a city.
    pub fn check(&mut self, plan: &Path, options: &Options) -> Option<Analysis> {
        let prepared = self.prepare(plan, options)?;
        self.check_prepared(&prepared)
    }

    /// Calculates a prepared plan for a verdict, which takes a city.
    pub fn check_prepared(&mut self, prepared: &Prepared) -> Option<Analysis> {
        let case = self.build(prepared)?;
        let Some(city) = &case.city else {
            let span = Span { file: case.file, start: 0, end: 0 };
            self.diagnostics.push(Diagnostic::at(codes::NO_CITY, span).help("help"));
            return None;
        };
        warn_of_size(city, &mut self.diagnostics);
        analyse(case, &mut self.diagnostics)
    }

    /// Projects a city by itself over whole years, under the law of the first: a plan of nothing is laid over it, so
    /// that budget and rules are those of every plan.
    pub fn city_alone(&mut self, city: &str, first_year: i32, years: u16, library: &Library) -> Option<Analysis> {
        let plan = format!(
            "schema: perenne/plan/v1\nplan: city-alone\nstart: {first_year}-01\nhorizon: {years} years\nlines: {{}}\n"
        );
        let options = Options { city: Some(city.to_owned()), ..Options::default() };
        let analysis = self.analyse_text("city-alone", &plan, library, &options)?;
        self.diagnostics.retain(|one| one.code != codes::NO_LINES);
        (analysis.outcome.is_some() && !self.diagnostics.has_errors()).then_some(analysis)
    }

    /// Calculates a plan that is already in memory.
    pub fn analyse_text(&mut self, name: &str, text: &str, library: &Library, options: &Options) -> Option<Analysis> {
        let case = self.prepare_text(name, text, library, options)?.build(&mut self.diagnostics)?;
        analyse(case, &mut self.diagnostics)
    }

    /// Calculates a plan under an offer that is already in memory.
    pub fn analyse_offer_text(&mut self, plan: Plan<'_>, offer: &str, options: &Options) -> Option<Analysis> {
        let own;
        let (name, text, library) = match plan {
            Plan::File(plan) => {
                own = self.library(Some(plan), options);
                let (name, text) = self.read(plan, &own)?;
                (name, text, &own)
            }
            Plan::Text { name, text, library } => (name.to_owned(), text.into(), library),
        };
        let mut request = self.request(name, text, options)?;
        let file = self.sources.add("offer", offer);
        let node = document::parse(offer, file, &mut self.diagnostics)?;
        request.offer = document::read_offer(&node, &mut self.diagnostics);
        let case = resolve(&request, library, &mut self.sources, &mut self.diagnostics)?;
        analyse(case, &mut self.diagnostics)
    }

    /// Prepares a plan that is already in memory.
    pub fn prepare_text(&mut self, name: &str, text: &str, library: &Library, options: &Options) -> Option<Prepared> {
        self.prepare_named(name.to_owned(), text.into(), library, options)
    }

    /// Folders where ids are looked up: those of `--catalogs`, the plan's own, `./catalogs`; then what is
    /// embedded. The first wins.
    pub fn library(&mut self, plan: Option<&Path>, options: &Options) -> Library {
        let judged: Vec<PathBuf> = plan.map(Path::to_path_buf).into_iter().chain(options.offer.clone()).collect();
        let folder = |path: &Path, named: bool, shared: bool| Folder {
            path: path.to_path_buf(),
            named,
            shared,
            judged: judged.clone(),
            within: None,
        };
        let mut folders: Vec<Folder> = options.catalogs.iter().map(|path| folder(path, true, false)).collect();
        let own = plan.filter(|plan| plan.is_file() || *plan == Path::new(document::STDIN)).map(|plan| {
            let own = plan.parent().filter(|parent| !parent.as_os_str().is_empty());
            own.unwrap_or(Path::new("."))
        });
        folders.extend(own.map(|own| folder(own, false, true)));
        folders.push(folder(Path::new("catalogs"), false, false));
        let mut distinct: Vec<Folder> = Vec::new();
        for folder in folders {
            let place = std::fs::canonicalize(&folder.path).ok();
            let same = |known: &Folder| place.is_some() && std::fs::canonicalize(&known.path).ok() == place;
            if (folder.named || folder.path.is_dir()) && !distinct.iter().any(same) {
                distinct.push(folder);
            }
        }
        Library::open(&distinct, &mut self.sources, &mut self.diagnostics)
    }

    /// Name and text of the file of a plan, a programme or a city; a bare id finds one that is shipped or lies in the folders.
    pub(crate) fn read(&mut self, plan: &Path, library: &Library) -> Option<(String, Arc<str>)> {
        let named = |id: &str| [Kind::Plan, Kind::Programme].into_iter().find_map(|kind| library.find(kind, id));
        if !plan.exists()
            && let Some(found) = plan.to_str().and_then(named)
        {
            return Some((found.name.clone(), found.text.clone()));
        }
        let text = self.text(plan, "plan")?;
        Some((plan.display().to_string(), text))
    }

    fn request(&mut self, name: String, text: Arc<str>, options: &Options) -> Option<Request> {
        let offer = match &options.offer {
            Some(path) => Some(self.offer(path)?),
            None => None,
        };
        let file = options.city.as_deref().filter(|city| is_file(city));
        let city_file = match file {
            Some(file) => {
                let text = self.city_file(file)?;
                Some((file.to_owned(), text))
            }
            None => None,
        };
        Some(Request {
            name,
            text,
            city: options.city.clone().filter(|_| city_file.is_none()),
            city_file,
            without_city: false,
            offer,
            scenario: options.scenario.clone(),
            settings: options.settings.clone(),
        })
    }

    /// Reads the file of a city.
    pub(crate) fn city_file(&mut self, path: &str) -> Option<Arc<str>> {
        self.text(Path::new(path), "city")
    }

    /// The text of a file that was named as a `plan`, a `city` or an `offer`. What is no text of ours at all is not shown: it
    /// is told for what it is.
    pub(crate) fn text(&mut self, path: &Path, wanted: &'static str) -> Option<Arc<str>> {
        let as_workbook = wanted != "offer" && sheet::may_be(path);
        if let Some(wrong) = (!as_workbook).then(|| foreign_file(path, wanted)).flatten() {
            self.diagnostics.push(wrong);
            return None;
        }
        sheet::read_file(path, &mut self.sources, &mut self.diagnostics)
    }

    /// Reads a vendor's quote.
    pub fn offer(&mut self, path: &Path) -> Option<OfferDocument> {
        let text = self.text(path, "offer")?;
        let file = self.sources.add(path.display().to_string(), text.clone());
        let node = document::parse(&text, file, &mut self.diagnostics)?;
        document::read_offer(&node, &mut self.diagnostics)
    }
}

/// Whether a city is named by its file: no id has a dot or a slash, and none is a hyphen alone.
pub(crate) fn is_file(city: &str) -> bool {
    city == document::STDIN || city.contains(['.', '/', std::path::MAIN_SEPARATOR])
}
