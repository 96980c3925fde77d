use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::ask::Wanted;
use super::{Others, Several};
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::Library;
use crate::explore::runner::Runner;
use crate::session::{Options, Session};

/// Plans that are kept ready; beyond, all are read again.
const MOST_PLANS: usize = 64;

/// A plan that is ready to run, or what is wrong with it.
pub(super) type Ready = Arc<Result<Subject, Box<(Diagnostics, Sources)>>>;

/// What a line is about.
#[derive(Debug)]
pub(super) enum Subject {
    Plan(Box<Runner>),
    Several(Box<dyn Several>),
}

/// A library, what there is to say of it, and the texts that this points into.
type Opened = (Library, Diagnostics, Sources);

/// What lines share: libraries, and plans with the quotes laid over them, each read once.
#[derive(Debug)]
pub(super) struct Cache<'o> {
    options: Options,
    others: Option<&'o dyn Others>,
    libraries: Mutex<HashMap<PathBuf, Arc<Opened>>>,
    plans: Mutex<HashMap<Wanted, Ready>>,
}

impl<'o> Cache<'o> {
    pub(super) fn new(options: Options, others: Option<&'o dyn Others>) -> Self {
        Self { options, others, libraries: Mutex::default(), plans: Mutex::default() }
    }

    /// What is wanted, read once.
    pub(super) fn plan(&self, key: &Wanted) -> Ready {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = plans.get(key) {
            return ready.clone();
        }
        if plans.len() >= MOST_PLANS {
            plans.clear();
        }
        let ready: Ready = Arc::new(self.read(key));
        plans.insert(key.clone(), ready.clone());
        ready
    }

    fn read(&self, Wanted { plan, city, offer }: &Wanted) -> Result<Subject, Box<(Diagnostics, Sources)>> {
        let of_line = Options { city: city.clone().or_else(|| self.options.city.clone()), ..self.options.clone() };
        if let Some(found) = self.others.and_then(|others| others.open(plan, &of_line)) {
            return found.map(Subject::Several).map_err(|faults| Box::new((faults.diagnostics, faults.sources)));
        }
        let plan = Path::new(plan);
        let folder = plan.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut libraries = self.libraries.lock().unwrap_or_else(PoisonError::into_inner);
        if libraries.len() >= MOST_PLANS {
            libraries.clear();
        }
        let open = || {
            let mut session = Session::default();
            let library = session.library(Some(plan), &self.options);
            Arc::new((library, session.diagnostics, session.sources))
        };
        // A bare id and a file in the working folder are looked up in different folders.
        let key = if plan.is_file() { folder.join(".") } else { folder };
        let shared = libraries.entry(key).or_insert_with(open).clone();
        let mut session = Session { diagnostics: shared.1.clone(), sources: shared.2.clone() };
        let city = city.clone().or_else(|| self.options.city.clone());
        let offer = offer.as_ref().map(PathBuf::from);
        let options = Options { city, offer, ..self.options.clone() };
        let prepared = session.prepare_from(plan, &shared.0, &options);
        match prepared.filter(|_| !session.diagnostics.has_errors()) {
            Some(prepared) => Ok(Subject::Plan(Box::new(Runner::new(prepared, session.sources)))),
            None => Err(Box::new((session.diagnostics, session.sources))),
        }
    }
}
