use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Cell, Sheet, Style, warnings_list};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, message, render};
use crate::document::sheet::in_words_of_sheet;
use crate::language::Language;
use crate::lint::{Linted, With};
use crate::schema::name;
use crate::session::Session;

/// The report of `lint` on one file: errors with their excerpts, warnings a line each, and how many there are.
pub(crate) fn lint_text(linted: &Linted, session: &Session, style: Style) -> String {
    let kind = linted.kind.map_or(String::new(), |kind| style.say(&format!("kind-{}", name(kind))));
    let head: Vec<&str> = [kind.as_str(), linted.id.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let head = if head.is_empty() { String::new() } else { format!(" ({})", head.join(" ")) };
    let compared = match linted.compared {
        Some(compared) => {
            let id = match compared.with {
                With::Given => "lint-compared-given",
                With::Newest => "lint-compared-newest",
                With::Start => "lint-compared-start",
            };
            style.tell(id, &[("date", compared.date.to_string().into())])
        }
        None => style.say("lint-not-compared"),
    };
    let (errors, warnings) = (session.diagnostics.errors(), session.diagnostics.warnings().count());
    let warned = style.tell("lint-warnings", &[("count", warnings.into())]);
    let sum = match errors {
        0 => warned,
        _ if warnings == 0 => style.tell("lint-errors", &[("count", errors.into())]),
        _ => format!("{}, {warned}", style.tell("lint-errors", &[("count", errors.into())])),
    };
    let mut faults = Diagnostics::default();
    session.diagnostics.sorted().into_iter().filter(|one| is_error(one)).for_each(|one| faults.push(one.clone()));
    let faults = faults.map(|one| in_words_of_sheet(one, &session.sources, style.language));
    let faults = render(&faults, &session.sources, style.language, style.color, style.width.max(60));
    let list = format!("{}{}", warnings_list(session, linted.case.as_deref(), style), hints(session, style));
    let name = format!("{}{head}", linted.name);
    let args = [("file", name.into()), ("sum", sum.into()), ("compared", compared.into())];
    format!("{}\n{faults}{list}", style.wrap(&style.tell("lint-head", &args), 2))
}

/// What to do about the warnings, once for each code that has an answer.
fn hints(session: &Session, style: Style) -> String {
    let mut seen = BTreeSet::new();
    let mut out = String::new();
    for one in session.diagnostics.warnings().filter(|one| seen.insert(one.code.id)) {
        let one = in_words_of_sheet(one.clone(), &session.sources, style.language);
        for attribute in &one.help {
            let hint = style.language.attribute(one.code.id, attribute, &one.args).unwrap_or_default();
            // Where the words are broken is for their reader, and not for the lines here.
            let hint = hint.replace('\n', " ");
            let line = format!("= {}: {hint}", one.code.id);
            out.push_str(&style.wrap(&line, 2));
            out.push('\n');
        }
    }
    out
}

fn is_error(one: &Diagnostic) -> bool {
    one.code.severity == Severity::Error
}

/// The machine output of `lint` on one file, messages in English.
pub(crate) fn lint_json(linted: &Linted, session: &Session) -> Value {
    let finding = |one: &Diagnostic| {
        let one = &in_words_of_sheet(one.clone(), &session.sources, Language::English);
        let place = one.labels.first().map(|(span, _)| session.sources.place(*span));
        let (file, line, column) = place.map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        json!({
            "code": one.code.id,
            "severity": if is_error(one) { "error" } else { "warning" },
            "message": message(one, Language::English),
            "file": file,
            "line": line,
            "column": column,
            "cell": one.labels.first().and_then(|(span, _)| session.sources.cell(*span)),
        })
    };
    let with = linted.compared.map(|compared| match compared.with {
        With::Given => "given",
        With::Newest => "newest",
        With::Start => "start",
    });
    json!({
        "schema": "perenne/lint/v1",
        "file": linted.name,
        "kind": linted.kind.map(name),
        "id": linted.id,
        "compared": linted.compared.map(|compared| json!({"date": compared.date.to_string(), "with": with})),
        "errors": session.diagnostics.errors(),
        "warnings": session.diagnostics.warnings().count(),
        "findings": session.diagnostics.sorted().into_iter().map(finding).collect::<Vec<_>>(),
    })
}

/// The findings of files as rows: file, line, column, cell of a workbook, severity, code, message.
pub(crate) fn lint_csv(judged: &[(Linted, Session)], language: Language) -> String {
    let mut sheet = Sheet::new(&["file", "line", "column", "cell", "severity", "code", "message"], language);
    for (linted, session) in judged {
        for one in session.diagnostics.sorted() {
            let one = &in_words_of_sheet(one.clone(), &session.sources, language);
            let span = one.labels.first().map(|(span, _)| *span);
            let cell = span.and_then(|span| session.sources.cell(span)).unwrap_or_default();
            let place = span.map(|span| session.sources.place(span));
            let (file, line, column) = place.unwrap_or_else(|| (linted.name.clone(), 1, 1));
            let severity = if is_error(one) { "error" } else { "warning" };
            let (line, column, message) = (line.to_string(), column.to_string(), message(one, language));
            let cells = [file.as_str(), &line, &column, &cell, severity, one.code.id, &message];
            sheet.row(&cells.map(Cell::Text));
        }
    }
    sheet.finish()
}
