use crate::diagnostic::{Diagnostics, Sources, message};
use crate::document::{parse, read_city};
use crate::language::Language;
use crate::model::check_forecast;

/// What is wrong with a city file that was made of a table, by the cells of the table, which stand behind its lines. Empty:
/// it is read without a fault, its forecast and its debt too.
pub(crate) fn faults_by_cell(text: &str, table: &str, language: Language) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add("city.yaml", text);
    let node = parse(text, file, &mut diagnostics);
    let city = node.and_then(|node| read_city(&node, &mut diagnostics));
    if city.is_some_and(|city| check_forecast(&city, &mut diagnostics)) && !diagnostics.has_errors() {
        return Vec::new();
    }
    let mut told = Vec::new();
    for one in diagnostics.to_mend().sorted() {
        let start = one.labels.first().map_or(0, |(span, _)| span.start as usize);
        let args = [
            ("file", table.into()),
            ("cell", cell_at(text, start).into()),
            ("code", one.code.id.into()),
            ("why", message(one, language).into()),
        ];
        told.push(language.say("forecast-at", &args));
        let helps = one.help.iter().filter_map(|help| language.attribute(one.code.id, help, &one.args));
        told.extend(helps.map(|help| format!("  {help}")));
    }
    told
}

/// The cell that the amount at a byte came from: those of a line stand behind it, in the order of its amounts.
fn cell_at(text: &str, start: usize) -> &str {
    let line = text.get(..start).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
    let of_line = text.get(line..).unwrap_or_default().lines().next().unwrap_or_default();
    let cells = of_line.rsplit_once(" # ").map_or("", |(_, cells)| cells);
    let cells: Vec<&str> = cells.split(", ").filter_map(|cell| cell.split(' ').next()).collect();
    let place = text.get(line..start).unwrap_or_default().matches(" EUR").count();
    cells.get(place).or(cells.last()).copied().unwrap_or_default()
}
