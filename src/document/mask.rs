/// A catalog's text with blanks in the place of items that nobody asks for: every other byte keeps its place, so that
/// spans hold. For texts that are known to be right, in the layout of the catalogs that are shipped: `items:` at the
/// margin, each item two columns in. `None`: some item that is asked for is not found so.
pub(crate) fn masked(text: &str, wanted: &[&str]) -> Option<String> {
    let start = text.find("\nitems:\n")? + "\nitems:\n".len();
    let (head, items) = text.split_at(start);
    let mut out = String::with_capacity(text.len());
    out.push_str(head);
    let (mut kept, mut found) = (true, 0);
    for line in items.split_inclusive('\n') {
        if let Some(id) = key(line) {
            kept = wanted.contains(&id);
            found += usize::from(kept);
        } else if !line.starts_with([' ', '\n', '#']) {
            // Another part of the catalog.
            kept = true;
        }
        if kept {
            out.push_str(line);
        } else {
            out.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        }
    }
    (found == wanted.len()).then_some(out)
}

/// The id of an item, where a line begins one.
fn key(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("  ")?;
    if rest.starts_with([' ', '#', '\n']) {
        return None;
    }
    rest.split_once(':').map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::masked;
    use crate::diagnostic::Diagnostics;
    use crate::document::{parse, read_catalog};

    #[test]
    fn what_is_kept_keeps_its_place() {
        let text = "catalog: c\n\nitems:\n  one:\n    label: à\n  # of two\n  two: {unit: b}\n\n  three:\n    x: y\n";
        let found = masked(text, &["two"]).unwrap();
        assert_eq!(found.len(), text.len());
        assert_eq!(found.find("two: {unit: b}"), text.find("two: {unit: b}"));
        assert!(!found.contains("one") && !found.contains("three") && found.starts_with("catalog: c\n\nitems:\n"));
        assert_eq!(masked(text, &["four"]), None);
    }

    /// Every item of every shipped catalog is the same, spans and all, whether the others are read or not.
    #[test]
    fn shipped_catalogs_may_be_read_in_part() {
        let files = std::fs::read_dir("catalogs").unwrap().map(|entry| entry.unwrap().path());
        let texts = files.filter_map(|path| std::fs::read_to_string(path).ok());
        let mut items = 0;
        for text in texts.filter(|text| text.contains("perenne/catalog/v1")) {
            let read = |text: &str| {
                let mut diagnostics = Diagnostics::default();
                let node = parse(text, 0, &mut diagnostics).unwrap();
                read_catalog(&node, &mut diagnostics).unwrap()
            };
            let whole = read(&text);
            for (id, item) in &whole.items {
                let part = read(&masked(&text, &[&id.value]).unwrap());
                assert_eq!(format!("{:?}", part.items), format!("{:?}", [(id, item)]), "{}", id.value);
                assert_eq!(format!("{:?}", part.sources), format!("{:?}", whole.sources));
                items += 1;
            }
        }
        assert!(items > 50);
    }
}
