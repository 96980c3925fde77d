use std::path::{Path, PathBuf};

use super::around::unread;
use super::choice;
use super::column::Column;
use super::inclusion::tell_circles;
use super::kind::ours;
use super::layout::Layout;
use super::mapping::Mapping;
use super::open::{Unread, open};
use super::read_back::{Answer, ReadBack};
use super::skeleton::{Drawn, Open, skeleton};
use super::table::{Table, tame};
use super::write::offer_yaml;
use crate::analysis::Analysis;
use crate::diagnostic::{Code, Diagnostic, Span, codes};
use crate::document;
use crate::language::{Arg, Language};
use crate::offers::schedule::PriceSchedule;
use crate::offers::template::plan_named;
use crate::session::{Options, Plan, Session};
use crate::units::Date;

/// What is to be read back.
#[derive(Debug, Clone)]
pub struct Import {
    /// The filled schedule.
    pub file: PathBuf,
    /// The plan whose need it answers.
    pub plan: PathBuf,
    /// What a schedule that is not ours means.
    pub mapping: Option<PathBuf>,
    /// Name of the vendor; from the file otherwise.
    pub vendor: Option<String>,
    /// Day on which the offer was received.
    pub received: Option<Date>,
    /// Id of the offer.
    pub id: String,
    /// Language of the remarks in a mapping that is drawn up.
    pub language: Language,
}

/// An offer that was read from a filled schedule.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The offer, `perenne/offer/v1`.
    pub yaml: String,
    /// Name of the vendor.
    pub vendor: String,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
    /// Prices that were read.
    pub priced: usize,
    /// Rows that are included in another.
    pub included: usize,
    /// Components that are not quoted.
    pub missing: usize,
}

impl Imported {
    /// What was read, in a sentence, with the file that holds it.
    pub(crate) fn told(&self, file: &str, language: Language) -> String {
        let until = self.valid_until.map_or_else(|| language.say("validity-unknown", &[]), |until| until.to_string());
        let args = [
            ("vendor", self.vendor.clone().into()),
            ("priced", self.priced.into()),
            ("included", self.included.into()),
            ("missing", self.missing.into()),
            ("until", until.into()),
            ("file", file.into()),
        ];
        language.say("import-written", &args)
    }
}

/// A schedule that no offer was made of; the session tells why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// A mapping to be completed, where one can settle what is open.
    pub mapping: Option<String>,
    /// The layout that was found, whatever is open.
    pub(crate) drawn: Option<String>,
}

/// The sheet that was read, to name its cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// The sheet.
    pub table: &'a Table,
    /// Its columns.
    pub layout: &'a Layout,
}

/// Faults that a mapping settles.
const SETTLED_BY_MAPPING: [Code; 10] = [
    codes::SCHEDULE_NO_HEADER,
    codes::SCHEDULE_SHEETS,
    codes::SCHEDULE_COLUMNS,
    codes::SCHEDULE_ALTERS,
    codes::SCHEDULE_HEADING,
    codes::SCHEDULE_REMARK,
    codes::SCHEDULE_PROMISE,
    codes::SCHEDULE_PART,
    codes::SCHEDULE_ADDED,
    codes::SCHEDULE_UNHELD,
];

/// Whether a mapping settles a fault.
pub(crate) fn settled_by_mapping(code: Code) -> bool {
    code == codes::MAPPING_OPEN || SETTLED_BY_MAPPING.contains(&code)
}

/// Reads a filled schedule back against a plan. Refused where there is any fault; the session tells all of
/// them at once. The offer that comes out has been laid over the plan and holds.
pub fn import(session: &mut Session, ask: &Import, options: &Options) -> Result<Imported, Refused> {
    let mut drawn = None;
    let imported = read(session, Plan::File(&ask.plan), ask, options, &mut drawn);
    // Who gives a mapping has its columns; what rows it leaves open is to be added to it.
    imported.ok_or_else(|| Refused {
        mapping: drawn.filter(|_| asks(session)).and_then(|drawn| match ask.mapping {
            Some(_) => drawn.rows(ask.language),
            None => Some(drawn.whole()),
        }),
        drawn: None,
    })
}

/// Whether something is told that a mapping settles.
fn asks(session: &Session) -> bool {
    session.diagnostics.sorted().iter().any(|one| SETTLED_BY_MAPPING.contains(&one.code))
}

/// The same against a plan that may be in memory, whatever the file of the request is. What a mapping leaves open is
/// drawn up again.
pub(crate) fn import_for(
    session: &mut Session,
    plan: Plan<'_>,
    ask: &Import,
    options: &Options,
) -> Result<Imported, Refused> {
    let mut drawn = None;
    let imported = read(session, plan, ask, options, &mut drawn);
    imported.ok_or_else(|| {
        let asks = asks(session) || ask.mapping.is_some();
        let drawn = drawn.map(|drawn| drawn.whole());
        Refused { mapping: drawn.clone().filter(|_| asks), drawn }
    })
}

fn read(
    session: &mut Session,
    plan: Plan<'_>,
    ask: &Import,
    options: &Options,
    drawn: &mut Option<Drawn>,
) -> Option<Imported> {
    let options = Options { offer: None, ..options.clone() };
    // Warnings about the plan itself are told by `check`; here they would hide those about the schedule.
    let mut own = Session::default();
    let Some(reference) = own.analyse_plan(plan, &options) else {
        *session = own;
        return None;
    };
    let schedule = PriceSchedule::of(&reference, None);
    let file = tame(&ask.file.display().to_string());
    let tables = opened(session, &ask.file, &file)?;
    let mapping = match &ask.mapping {
        Some(path) => mapping(session, path, &schedule)?,
        None => Mapping::default(),
    };
    let Some((table, headings)) = choice::sheet(&file, &tables, &mapping, &mut session.diagnostics) else {
        *drawn = Some(skeleton(&tables, None, Open { rows: &[], columns: &[] }, &schedule, ask.language));
        return None;
    };
    let given = mapping.columns(table, &headings, &mut session.diagnostics);
    let layout = Layout::of(table, headings, &given);
    choice::columns(&file, table, &layout, &mut session.diagnostics);
    let received = ask.received.or(mapping.received);
    let mut back = ReadBack::of(&file, table, &layout, &schedule, mapping);
    // Without the column of prices every row would be a fault, of the same cause.
    let readable = layout.column(Column::Price).is_some();
    let mut around = Vec::new();
    if readable {
        back.rows();
        back.elsewhere(&tables);
        back.revisions(&tables);
        around = back.around(&tables);
        // Totals of what are no prices say nothing more.
        if back.check_unit_prices() {
            back.check_totals();
        }
    } else {
        back.names();
    }
    let head = back.head(received);
    if readable {
        let answered = |row: usize| back.answers.get(row).is_some_and(Option::is_some);
        back.mapping.tell_unused(&tables, &layout.headings, answered, &mut session.diagnostics);
    }
    back.faults.tell(&mut session.diagnostics);
    other_plan(&file, table, &schedule).into_iter().for_each(|told| session.diagnostics.push(told));
    let (answers, foreign, remarks) = (back.answers, back.foreign, back.remarks);
    let open = Open { rows: &foreign, columns: &remarks };
    *drawn = Some(skeleton(&tables, Some((table, &layout)), open, &schedule, ask.language));
    let count = |test: fn(&Answer) -> bool| answers.iter().flatten().filter(|answer| test(answer)).count();
    let priced = count(|answer| answer.price.is_some());
    let included = count(|answer| answer.included_in.is_some());
    let any = priced + included + count(|answer| answer.unknown);
    if any == 0 && readable && !session.diagnostics.has_errors() {
        session.diagnostics.push(empty(&file, &tables, &layout));
    }
    if session.diagnostics.has_errors() || !readable {
        return None;
    }
    let told = unread(&file, around, &session.diagnostics.sorted());
    told.into_iter().for_each(|told| session.diagnostics.push(told));
    let vendor = ask.vendor.as_deref().map(tame).or(head.vendor.clone()).unwrap_or_else(|| ask.id.clone());
    let yaml = offer_yaml(&ask.id, &vendor, &head, &schedule, &answers);
    let file = File { name: &file, table, layout: &layout };
    let laid = lay_over(plan, &yaml, &options);
    let missing = verify(session, laid, &file, &schedule, &answers)?;
    Some(Imported { yaml, vendor, valid_until: head.valid_until, priced, included, missing })
}

/// That a schedule says itself that it is of another plan, whose quantities and times may be others.
fn other_plan(file: &str, table: &Table, schedule: &PriceSchedule) -> Option<Diagnostic> {
    let cells = (0..table.rows.len()).flat_map(|row| table.filled(row).map(move |(column, cell)| (row, column, cell)));
    let (row, column, plan) =
        cells.into_iter().find_map(|(row, column, cell)| Some((row, column, plan_named(&cell.text())?.to_owned())))?;
    let told = Diagnostic::new(codes::SCHEDULE_OTHER_PLAN).arg("file", file).arg("cell", table.place(row, column));
    (plan != schedule.plan).then(|| told.arg("other", plan).arg("plan", schedule.plan.as_str()).help("help"))
}

/// The sheets of a file; a fault where it cannot be read, with why.
fn opened(session: &mut Session, path: &Path, name: &str) -> Option<Vec<Table>> {
    let fault = |unread: Unread| {
        let fault = Diagnostic::new(codes::SCHEDULE_UNREADABLE).arg("file", name);
        let fault = fault.arg("detail", unread.detail.map_or(String::new(), |detail| format!(" ({detail})")));
        session.diagnostics.push(fault.arg("why", Arg::Word(unread.word)).help("help"));
    };
    // A plan or an offer of ours holds prices too, and is no schedule that was filled.
    let foreign = |tables: Vec<Table>| match ours(&tables) {
        Some(kind) => Err(Unread::because(format!("file-ours-{kind}"))),
        None => Ok(tables),
    };
    open(path).and_then(foreign).map_err(fault).ok()
}

/// That a schedule was read and holds nothing, with what was read of it.
fn empty(file: &str, tables: &[Table], layout: &Layout) -> Diagnostic {
    let columns: Vec<&str> = layout.read.iter().map(|(_, heading)| heading.text.as_str()).collect();
    let hidden = tables.iter().filter(|table| table.hidden && !table.rows.is_empty());
    let hidden: Vec<&str> = hidden.map(|table| table.name.as_str()).collect();
    let fault = Diagnostic::new(codes::SCHEDULE_EMPTY).arg("file", file).arg("columns", columns.join(", "));
    let fault = fault.help("help");
    if hidden.is_empty() { fault } else { fault.arg("hidden", hidden.join(", ")).help("help-hidden") }
}

fn mapping(session: &mut Session, path: &Path, schedule: &PriceSchedule) -> Option<Mapping> {
    let text = document::read_file(path, &mut session.sources, &mut session.diagnostics)?;
    let source = session.sources.add(path.display().to_string(), text.clone());
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        let empty = Diagnostic::at(codes::EMPTY, Span { file: source, start: 0, end: 0 });
        session.diagnostics.push(empty.help("help-mapping"));
        return None;
    }
    let node = document::parse(&text, source, &mut session.diagnostics)?;
    let mapping = Mapping::read(&node, schedule, &mut session.diagnostics);
    (!session.diagnostics.has_errors()).then_some(mapping)
}

/// Lays the offer over the plan, in a session of its own.
fn lay_over(plan: Plan<'_>, yaml: &str, options: &Options) -> (Session, Option<Analysis>) {
    let mut check = Session::default();
    let analysis = check.analyse_offer_text(plan, yaml, options);
    (check, analysis)
}

/// How many components of the need the offer does not quote; none where it does not hold.
fn verify(
    session: &mut Session,
    (mut check, analysis): (Session, Option<Analysis>),
    file: &File<'_>,
    schedule: &PriceSchedule,
    answers: &[Option<Answer>],
) -> Option<usize> {
    let Some(analysis) = analysis else {
        let circles = tell_circles(&mut check.diagnostics, file, schedule, answers);
        if check.diagnostics.has_errors() {
            // What was said of cells stays beside what is said of the offer; excerpts are now the offer's.
            let cells = session.diagnostics.warnings().filter(|one| one.labels.is_empty()).cloned().collect::<Vec<_>>();
            *session = check;
            cells.into_iter().for_each(|one| session.diagnostics.push(one));
        }
        circles.into_iter().for_each(|one| session.diagnostics.push(one));
        return None;
    };
    // Held against what it replaces, as in any plan under the offer; told where it stands.
    for far in check.diagnostics.warnings().filter(|one| one.code == codes::PRICE_MAGNITUDE) {
        let row = schedule.rows.iter().position(|row| far.text("component") == Some(row.key().as_str()));
        let Some((row, answer)) = row.and_then(|row| Some((row, answers.get(row)?.as_ref()?))) else { continue };
        // One of nothing is told already.
        if answer.price.is_some_and(|price| !price.is_zero()) {
            let column = file.layout.column(Column::Price).unwrap_or_default();
            let told = Diagnostic::new(codes::SCHEDULE_PRICE_MAGNITUDE).arg("file", file.name);
            let told = told.arg("cell", file.table.place(answer.at, column));
            let told = told.arg("name", schedule.rows[row].designation.clone());
            let told = told.arg("new", far.text("new").unwrap_or_default());
            session.diagnostics.push(told.arg("old", far.text("old").unwrap_or_default()).help("help"));
        }
    }
    let gaps = analysis.case.lines.iter().flat_map(|line| &line.components).filter(|one| one.not_quoted);
    Some(gaps.count())
}
