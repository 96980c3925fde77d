//! Columns that are set by spaces, as a mail or a text file shows them.

/// The text with a tab for each gap of two spaces and more, where no other sign parts it and its lines have as many columns.
pub(in super::super) fn parted(text: &str) -> Option<String> {
    if text.contains(['\t', ';', '|']) {
        return None;
    }
    let lines: Vec<Vec<&str>> = text.lines().map(cells).collect();
    let widest = lines.iter().map(Vec::len).max().unwrap_or_default();
    let whole = lines.iter().filter(|cells| cells.len() == widest).count();
    // A title, or a row of totals, has fewer of them.
    let filled = lines.iter().filter(|cells| !cells.is_empty()).count();
    let first = lines.iter().find(|cells| cells.len() > 1)?;
    (widest > 1 && whole > 1 && whole * 2 > filled && first.len() == widest)
        .then(|| lines.iter().map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n"))
}

fn cells(line: &str) -> Vec<&str> {
    line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}
