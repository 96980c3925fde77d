use super::ask::{Ask, address};
use super::desk::Desk;
use super::fields::{entries, text_at};
use super::folder::SHIPPED;
use super::paths::keys;
use super::programme::{named, of_plans};
use crate::analysis::Analysis;
use crate::document::edit::{Edit, Value, edit};
use crate::document::{Kind, Library, is_of};
use crate::offers::is_workbook;
use crate::programme::{Given, MOST_YEARS, Place, Programme, Remarks};
use crate::session::{Options, Session};

/// A plan of what is tried.
#[derive(Clone)]
pub(super) struct Member {
    /// Its place in the programme as written.
    pub place: usize,
    /// Its file, or its id.
    pub name: String,
    pub kept: bool,
    /// Years by which it begins later.
    pub later: i32,
}

/// Which plans are looked at together, and what is tried with them.
#[derive(Clone)]
pub(super) struct Asked {
    /// The programme's file; none where plans were ticked.
    pub file: Option<String>,
    /// The plans that were ticked.
    pub plans: Vec<String>,
    /// The programme as written.
    pub base: String,
    pub members: Vec<Member>,
    /// Another city.
    pub city: Option<String>,
}

/// What an address asks for. `None`: no plan, or one that is not there.
pub(super) fn asked(desk: &Desk, ask: &Ask) -> Option<Asked> {
    let file = ask.query("p").map(str::to_owned);
    let plans: Vec<String> =
        ask.query.iter().filter(|(key, _)| key == "plan").map(|(_, value)| value.clone()).collect();
    let city = ask.query("city").filter(|city| !city.is_empty()).map(str::to_owned);
    let base = match &file {
        Some(file) => desk.plan(file).map(|it| it.text().to_string()).filter(|text| is_of(text, Kind::Programme))?,
        None if plans.is_empty() => return None,
        None => of_plans(desk, &plans, &ask.language.say("page-programme", &[]), city.as_deref())?,
    };
    // Only what is ticked is sent: that nothing is ticked is another thing than that nobody was asked yet.
    let first = ask.query("asked").is_none();
    let kept =
        |place: usize| first || ask.query.iter().any(|(key, value)| key == "keep" && *value == place.to_string());
    let later = |place: usize| ask.query(&format!("later-{place}")).and_then(|years| years.parse().ok()).unwrap_or(0);
    let member = |(place, entry): (usize, &Value)| Member {
        place,
        name: text_at(entry, &[]).or(text_at(entry, &["plan"])).unwrap_or_default().to_owned(),
        kept: kept(place),
        later: i32::clamp(later(place), 0, MOST_YEARS),
    };
    let members = named(&base).iter().enumerate().map(member).collect();
    Some(Asked { file, plans, base, members, city })
}

impl Asked {
    /// How long a plan is put off, by its place among those that are kept.
    pub(super) fn later(&self, place: usize) -> i32 {
        self.members.iter().filter(|member| member.kept).nth(place).map_or(0, |member| member.later)
    }

    /// An address of what is tried.
    pub(super) fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let places: Vec<String> = self.members.iter().map(|member| member.place.to_string()).collect();
        let kept = self.members.iter().zip(&places).filter(|(member, _)| member.kept);
        let kept: Vec<(&str, &str)> = kept.map(|(_, place)| ("keep", place.as_str())).collect();
        let later = self.members.iter().filter(|member| member.later > 0);
        let later: Vec<(String, String)> =
            later.map(|member| (format!("later-{}", member.place), member.later.to_string())).collect();
        let city = self.city.as_deref().map(|city| ("city", city));
        let tried = [("asked", "yes")].into_iter().chain(kept).chain(city);
        let later = later.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let all: Vec<(&str, &str)> = self.what().chain(tried).chain(later).chain(more.iter().copied()).collect();
        address(path, &all)
    }

    /// The address of the programme as it is written.
    pub(super) fn as_written(&self) -> String {
        address("/programme", &self.what().collect::<Vec<_>>())
    }

    fn what(&self) -> impl Iterator<Item = (&str, &str)> {
        let plans = self.plans.iter().map(|plan| ("plan", plan.as_str()));
        self.file.as_deref().map(|file| ("p", file)).into_iter().chain(plans)
    }
}

/// A programme, calculated as it is tried.
pub(super) struct Worked {
    pub session: Session,
    pub programme: Option<(Programme, Remarks)>,
    /// All its plans, where some are given up or put off.
    written: Option<(Programme, Remarks)>,
    pub library: Library,
    /// The text of what is tried.
    pub text: String,
    /// The places of the plans that are kept.
    kept: Vec<usize>,
}

impl Worked {
    pub(super) fn of(desk: &Desk, asked: &Asked) -> Self {
        let mut session = Session::default();
        let file = asked.file.as_deref().unwrap_or(SHIPPED);
        let mut library = desk.root.library(file, &mut session.sources, &mut session.diagnostics);
        desk.put_unsaved(&mut library);
        let kept = asked.members.iter().filter(|member| member.kept).map(|member| member.place).collect();
        let run = |session: &mut Session, text: &str| {
            opened(desk, (asked.file.as_deref(), asked.city.as_deref()), &library, session, text)
        };
        let written = run(&mut session, &asked.base);
        let text = tried(asked, written.as_ref().map(|(written, _)| written));
        let Some(text) = text else {
            return Self { session, programme: written, written: None, library, text: asked.base.clone(), kept };
        };
        let mut session = Session::default();
        let programme = run(&mut session, &text);
        Self { session, programme, written, library, text, kept }
    }

    /// What a plan comes to by itself: as it is tried, or where it is given up, as it is written.
    pub(super) fn alone(&self, place: usize) -> Option<&Analysis> {
        let tried = self.kept.iter().position(|kept| *kept == place).filter(|_| self.written.is_some());
        let (of, place) = match (tried, &self.written, &self.programme) {
            (Some(place), _, Some(programme)) => (programme, place),
            (_, Some(written), _) => (written, place),
            (_, None, Some(programme)) => (programme, place),
            (_, None, None) => return None,
        };
        of.0.members.get(place).map(|member| &member.analysis)
    }
}

/// The text of a programme's file, for the faults in it.
pub(super) fn work_programme(desk: &Desk, name: &str, text: &str) -> super::work::Worked {
    let mut session = Session::default();
    let mut library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    desk.put_unsaved(&mut library);
    let file = session.sources.add(name, text);
    opened(desk, (Some(name), None), &library, &mut session, text);
    super::work::Worked { session, prepared: None, analysis: None, library, file }
}

fn opened(
    desk: &Desk,
    (file, city): (Option<&str>, Option<&str>),
    library: &Library,
    session: &mut Session,
    text: &str,
) -> Option<(Programme, Remarks)> {
    let name = file.unwrap_or("programme.yaml").to_owned();
    let folder = name.rsplit_once('/').filter(|_| !name.starts_with(SHIPPED)).map(|(folder, _)| folder.to_owned());
    // Only files of the folder, and of them what is typed and not saved.
    let given = |file: &str| -> Option<Given> {
        let file = folder.as_ref().map_or(file.to_owned(), |folder| format!("{folder}/{file}"));
        let workbook = desk.root.file(&file).filter(|path| is_workbook(path));
        workbook.map(Given::File).or_else(|| desk.seen(&file).map(Given::Text))
    };
    let options = Options { city: city.map(str::to_owned), ..Options::default() };
    Programme::of_text(session, library, (name.clone(), text.into()), &Place::Given(&given), &options)
}

/// The text without what is given up, and with what is put off. `None`: nothing is tried, or it cannot be written, as
/// where a plan is put off in a programme that is at fault: what is to be moved is not known.
fn tried(asked: &Asked, written: Option<&Programme>) -> Option<String> {
    let put_off_at_all = asked.members.iter().any(|member| member.kept && member.later > 0);
    if asked.members.iter().all(|member| member.kept && member.later == 0) || (written.is_none() && put_off_at_all) {
        return None;
    }
    let plans = named(&asked.base);
    let kept = asked.members.iter().filter(|member| member.kept).filter_map(|member| {
        let plan = plans.get(member.place)?.clone();
        let later = written.and_then(|it| it.members.get(member.place)).filter(|_| member.later > 0);
        Some(later.map_or(plan.clone(), |it| put_off(plan, &it.later(member.later))))
    });
    edit(&asked.base, &[Edit::set(keys(&["plans"]), Value::List(kept.collect()))]).ok()
}

/// An entry of a programme with other values.
fn put_off(plan: Value, later: &[(String, String)]) -> Value {
    let mut entry = match plan {
        Value::Map(entry) => entry,
        plan => vec![("plan".to_owned(), plan)],
    };
    let set = entry.iter().find(|(key, _)| key == "set").map(|(_, set)| set.clone());
    let mut set: Vec<(String, Value)> = entries(set.as_ref()).to_vec();
    for (path, value) in later {
        set.retain(|(known, _)| known != path);
        set.push((path.clone(), Value::from(value.as_str())));
    }
    entry.retain(|(key, _)| key != "set");
    entry.push(("set".to_owned(), Value::Map(set)));
    Value::Map(entry)
}
