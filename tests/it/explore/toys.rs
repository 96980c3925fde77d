//! A small plan for a small town, whose verdict turns with every lever.

use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::explore::Runner;
use perenne::model::Setting;
use perenne::session::{Options, Session};

pub const CATALOG: &str = include_str!("../../../fuzz/seeds/catalog/toys.yaml");

pub const TOWN: &str = include_str!("../../../fuzz/seeds/city/town.yaml");

pub const PLAN: &str = include_str!("../../../fuzz/seeds/plan/toys.yaml");

pub fn library() -> Library {
    Library::with_files(vec![("toys.yaml".into(), CATALOG.into()), ("town.yaml".into(), TOWN.into())])
}

fn options(settings: &[(&str, &str)]) -> Options {
    let settings = settings.iter().map(|(path, value)| Setting::new(*path, *value, "--set"));
    Options { settings: settings.collect(), ..Options::default() }
}

/// A separate run of a plan, read anew.
#[allow(clippy::result_large_err, reason = "a test looks at what was found")]
pub fn analyse_text(plan: &str, settings: &[(&str, &str)]) -> Result<Analysis, Session> {
    let mut session = Session::default();
    let analysis = session.analyse_text("toys.yaml", plan, &library(), &options(settings));
    analysis.ok_or(session)
}

/// A separate run of the plan of this file.
pub fn analyse(settings: &[(&str, &str)]) -> Analysis {
    analyse_text(PLAN, settings).unwrap_or_else(|session| panic!("{:#?}", session.diagnostics.sorted()))
}

pub fn runner_of(plan: &str) -> Runner {
    let mut session = Session::default();
    let prepared = session.prepare_text("toys.yaml", plan, &library(), &Options::default());
    Runner::new(prepared.unwrap(), session.sources)
}

pub fn runner() -> Runner {
    runner_of(PLAN)
}
