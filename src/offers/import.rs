use std::path::{Path, PathBuf};

use super::columns::{HEADER_ROWS, Headers, plain};
use super::inclusion::tell_circles;
use super::mapping::Mapping;
use super::read_back::{Answer, ReadBack};
use super::schedule::PriceSchedule;
use super::table::{Content, Table, read};
use super::write::offer_yaml;
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, codes};
use crate::document;
use crate::session::{Options, Session};
use crate::units::Date;

/// What is to be read back.
#[derive(Debug, Clone)]
pub struct Import {
    /// The filled schedule.
    pub file: PathBuf,
    /// The plan whose need it answers.
    pub plan: PathBuf,
    /// Names that do not match.
    pub mapping: Option<PathBuf>,
    /// Name of the vendor; from the file otherwise.
    pub vendor: Option<String>,
    /// Id of the offer.
    pub id: String,
}

/// An offer that was read from a filled schedule.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The offer, `perenne/offer/v1`.
    pub yaml: String,
    /// Name of the vendor.
    pub vendor: String,
    /// Prices that were read.
    pub priced: usize,
    /// Rows that are included in another.
    pub included: usize,
    /// Components that are not quoted.
    pub missing: usize,
}

/// What the head of the sheet says of the offer.
#[derive(Debug, Default)]
pub struct Head {
    /// Name of the vendor.
    pub vendor: Option<String>,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
}

/// The sheet that was read, to name its cells.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// The sheet.
    pub table: &'a Table,
    /// Its columns.
    pub headers: &'a Headers,
}

/// Reads a filled schedule back against a plan. None where there is any fault; the session tells all of
/// them at once. The offer that comes out has been laid over the plan and holds.
pub fn import(session: &mut Session, ask: &Import, options: &Options) -> Option<Imported> {
    let options = Options { offer: None, ..options.clone() };
    // Warnings about the plan itself are told by `check`; here they would hide those about the schedule.
    let mut own = Session::default();
    let Some(reference) = own.analyse(&ask.plan, &options) else {
        *session = own;
        return None;
    };
    let schedule = PriceSchedule::of(&reference, None);
    let file = ask.file.display().to_string();
    let tables = match read(&ask.file) {
        Ok(tables) => tables,
        Err(why) => {
            let fault = Diagnostic::new(codes::SCHEDULE_UNREADABLE).arg("file", file).arg("why", why);
            session.diagnostics.push(fault.help("help"));
            return None;
        }
    };
    let found = tables.iter().filter_map(|table| Some((table, Headers::find(table)?)));
    // Of sheets that name as many columns, the first.
    let best = found.fold(None, |best: Option<(&Table, Headers)>, one| match best {
        Some(best) if best.1.columns.len() >= one.1.columns.len() => Some(best),
        _ => Some(one),
    });
    let Some((table, headers)) = best else {
        let fault = Diagnostic::new(codes::SCHEDULE_NO_HEADER).arg("file", file).arg("rows", HEADER_ROWS);
        session.diagnostics.push(fault.help("help"));
        return None;
    };
    let mapping = match &ask.mapping {
        Some(path) => mapping(session, path, &schedule)?,
        None => Mapping::default(),
    };
    let answers = vec![None; schedule.rows.len()];
    let mut back = ReadBack {
        file: &file,
        table,
        headers: &headers,
        schedule: &schedule,
        mapping,
        diagnostics: &mut session.diagnostics,
        answers,
        amounts: Vec::new(),
        open: false,
    };
    back.rows();
    back.check_totals();
    let answers = back.answers;
    let priced = answers.iter().flatten().filter(|answer| answer.price.is_some()).count();
    let included = answers.iter().flatten().filter(|answer| answer.included_in.is_some()).count();
    if priced + included == 0 && !session.diagnostics.has_errors() {
        let columns: Vec<String> =
            headers.columns.iter().map(|(_, column)| table.cell(headers.row, *column).text()).collect();
        let fault =
            Diagnostic::new(codes::SCHEDULE_EMPTY).arg("file", file.as_str()).arg("columns", columns.join(", "));
        session.diagnostics.push(fault.help("help"));
    }
    if session.diagnostics.has_errors() {
        return None;
    }
    let head = head(table, headers.row);
    let vendor = ask.vendor.clone().or(head.vendor.clone()).unwrap_or_else(|| ask.id.clone());
    let yaml = offer_yaml(&ask.id, &vendor, &head, &schedule, &answers);
    let file = File { name: &file, table, headers: &headers };
    let laid = lay_over(&ask.plan, &yaml, &options);
    let missing = verify(session, laid, &file, &schedule, &answers)?;
    Some(Imported { yaml, vendor, priced, included, missing })
}

fn mapping(session: &mut Session, path: &Path, schedule: &PriceSchedule) -> Option<Mapping> {
    let text = document::read_file(path, &mut session.sources, &mut session.diagnostics)?;
    let source = session.sources.add(path.display().to_string(), text.clone());
    let node = document::parse(&text, source, &mut session.diagnostics)?;
    Some(Mapping::read(&node, schedule, &mut session.diagnostics))
}

/// Lays the offer over the plan, in a session of its own.
fn lay_over(plan: &Path, yaml: &str, options: &Options) -> (Session, Option<Analysis>) {
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
    let gaps = analysis.case.lines.iter().flat_map(|line| &line.components).filter(|one| one.not_quoted);
    Some(gaps.count())
}

/// The vendor and the validity, from the labelled cells above the headers.
fn head(table: &Table, rows: usize) -> Head {
    let mut head = Head::default();
    for row in 0..rows {
        let cells = table.rows.get(row).map_or(0, Vec::len);
        for column in 0..cells {
            let Content::Text(text) = &table.cell(row, column).content else { continue };
            let label = plain(text);
            let starts = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
            let after =
                text.split_once(':').map(|(_, after)| after.trim().to_owned()).filter(|after| !after.is_empty());
            let next = (column + 1..cells).map(|column| table.cell(row, column)).find(|cell| !cell.is_empty());
            let value = after.or_else(|| next.map(super::table::Cell::text));
            let names =
                ["candidat", "fournisseur", "titulaire", "soumissionnaire", "societe", "raison sociale", "vendor"];
            if starts(&names) && head.vendor.is_none() {
                head.vendor = value;
            } else if starts(&["offre valable", "valable", "validite", "valid until"]) && head.valid_until.is_none() {
                head.valid_until = value.and_then(|value| date(&value));
            }
        }
    }
    head
}

/// `2026-12-31`, `31/12/2026`, or a spreadsheet's count of days since 1899-12-30.
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = crate::units::parse_date(text) {
        return Some(date);
    }
    if let Ok(days) = text.parse::<i32>() {
        return Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
    }
    let mut parts = text.split(['/', '.']).map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
