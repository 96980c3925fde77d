use serde_json::{Map, Value, json};

use super::snapshot::{cell, doubt_codes, doubts_of_many, euros, fields, level_word, verdict};
use crate::diagnostic::message;
use crate::explore::sweep::Point;
use crate::explore::{Faults, Figure, Vary};
use crate::language::Language;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::headline::figure_name;
use crate::report::style::Style;
use crate::report::table::Table;

/// Figures of the table for people.
const SHOWN: [(Figure, &str); 4] = [
    (Figure::TcoInclVat, "short-tco"),
    (Figure::NetCost, "short-net-cost"),
    (Figure::PostPilotCost, "short-run-cost"),
    (Figure::PresentValue, "short-present-value"),
];

/// One row a point: values, verdict, TCO, net cost, cost after the pilot, present value.
pub fn sweep_text(vary: &[Vary], points: &[Point], style: Style) -> String {
    let mut head: Vec<String> = vary.iter().map(|one| one.path.clone()).collect();
    // Plans together have no present value, nor a cost after the pilot: a column of nothing is left out.
    let none = |figure: Figure| points.iter().flat_map(|point| &point.outcome).all(|one| one.get(figure).is_none());
    let some = points.iter().any(|point| point.outcome.is_ok());
    let shown: Vec<(Figure, &str)> = SHOWN.into_iter().filter(|(figure, _)| !(some && none(*figure))).collect();
    head.push(style.say("column-verdict"));
    head.extend(shown.iter().map(|(_, id)| style.say(id)));
    let mut table = Table::new(head, vary.len() + 1);
    for point in points {
        let mut cells = point.values.clone();
        match &point.outcome {
            Ok(snapshot) => {
                cells.push(verdict(snapshot, style));
                cells.extend(shown.iter().map(|(figure, _)| euros(snapshot, *figure, style)));
            }
            Err(faults) => {
                cells.push(fault(faults, style.language));
                cells.resize(vary.len() + 1 + shown.len(), String::new());
            }
        }
        table.row(cells);
    }
    let named = |point: &Point| {
        let values = vary.iter().zip(&point.values).map(|(one, value)| format!("{} = {value}", one.path));
        values.collect::<Vec<_>>().join(", ")
    };
    let runs = points.iter().filter_map(|point| Some((named(point), point.outcome.as_ref().ok()?)));
    let told = doubts_of_many(runs, style).into_iter().map(|one| format!("{}\n", style.wrap(&one, 0)));
    table.print(style) + &told.collect::<String>()
}

/// What is wrong with a point, in a line.
fn fault(faults: &Faults, language: Language) -> String {
    faults.first().map_or(String::new(), |first| message(first, language))
}

/// One point as a JSON object, for a line of its own.
pub fn sweep_json(vary: &[Vary], point: &Point) -> Value {
    let values = vary.iter().zip(&point.values).map(|(one, value)| (one.path.clone(), json!(value)));
    let mut out = Map::new();
    out.insert("set".into(), Value::Object(values.collect()));
    match &point.outcome {
        Ok(snapshot) => out.extend(fields(snapshot)),
        Err(faults) => {
            let code = faults.first().map(|first| first.code.id);
            out.insert("error".into(), json!({"code": code, "message": fault(faults, Language::English)}));
        }
    }
    Value::Object(out)
}

/// A spreadsheet of points that grows row by row.
pub struct SweepSheet {
    language: Language,
    head: Vec<String>,
    started: bool,
}

impl SweepSheet {
    /// A sheet for the points of a grid.
    pub fn new(vary: &[Vary], language: Language) -> Self {
        let style = Style { language, width: 1000, color: false };
        let mut head: Vec<String> = vary.iter().map(|one| one.path.clone()).collect();
        head.extend(["column-verdict", "column-secured", "column-year"].map(|id| style.say(id)));
        head.extend(Figure::ALL.map(|figure| figure_name(figure, style)));
        head.push(style.say("column-error"));
        head.push(style.say("column-doubts"));
        Self { language, head, started: false }
    }

    /// The rows of some points; the first ones come with the head.
    pub fn rows(&mut self, points: &[Point]) -> String {
        let head: Vec<&str> = self.head.iter().map(String::as_str).collect();
        let mut sheet = if self.started { Sheet::more(self.language) } else { Sheet::new(&head, self.language) };
        self.started = true;
        for point in points {
            let mut cells: Vec<Cell<'_>> = point.values.iter().map(|value| Cell::Text(value)).collect();
            let fault = match &point.outcome {
                Ok(snapshot) => {
                    cells.push(Cell::Text(level_word(snapshot.level)));
                    cells.push(Cell::Text(level_word(snapshot.secured)));
                    cells.push(snapshot.first_year.map_or(Cell::Text(""), Cell::Year));
                    cells.extend(Figure::ALL.map(|figure| cell(snapshot, figure)));
                    String::new()
                }
                Err(faults) => {
                    cells.resize_with(point.values.len() + 3 + Figure::ALL.len(), || Cell::Text(""));
                    fault(faults, self.language)
                }
            };
            cells.push(Cell::Text(&fault));
            let codes = point.outcome.as_ref().map(doubt_codes).unwrap_or_default();
            cells.push(Cell::Text(&codes));
            sheet.row(&cells);
        }
        sheet.finish()
    }
}
