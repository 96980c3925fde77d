//! What a value of another shape than the expected one was meant to be: a list without brackets, keys in a list, one value
//! where a map is expected.

use super::fields::FieldRow;
use super::grammar::About;
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};

/// Words for all that there is, where a list may be left out.
const ALL: [&str; 6] = ["all", "tous", "toutes", "tout", "*", "any"];

/// The fault of what is no list.
pub(super) fn not_a_list(node: &Node<'_>) -> Diagnostic {
    let fault = Diagnostic::at(codes::NOT_A_LIST, node.span);
    match &node.kind {
        NodeKind::Map(entries) if entries.iter().all(|(_, value)| value.kind == NodeKind::Nothing) => {
            match in_brackets(entries.iter().filter_map(|(key, _)| key.text())) {
                Some(form) => fault.arg("write", form).help("help-write"),
                None => fault,
            }
        }
        NodeKind::Map(entries) => match entries.first().and_then(|(key, _)| key.text()) {
            Some(key) => fault.arg("key", key).help("help-dash"),
            None => fault,
        },
        _ => fault,
    }
}

/// The same of a list of entries that begin otherwise than with any key: what was written as `b: {…}` is `- {id: b, …}`.
/// `begins`: whether an entry begins with a key; `is_field`: whether an entry has it further in.
pub(super) fn not_a_list_of(
    node: &Node<'_>,
    id: &str,
    begins: impl Fn(&str) -> bool,
    is_field: impl Fn(&str) -> bool,
    entry: impl Fn(&str) -> String,
) -> Diagnostic {
    let fault = not_a_list(node);
    let key = fault.text("key").filter(|key| !begins(key)).map(str::to_owned);
    let Some(key) = key else { return fault };
    let inside = if is_field(&key) { format!("{key}: …") } else { format!("{id}: {key}, …") };
    let example = entry(&inside);
    Diagnostic { help: vec!["help-entry"], ..fault }.arg("example", example)
}

/// The same of a list of ids, which are often written without brackets.
pub(super) fn not_a_list_of_ids(node: &Node<'_>) -> Diagnostic {
    let fault = not_a_list(node);
    let Some(text) = node.text() else { return fault };
    if ALL.contains(&text.trim().to_lowercase().as_str()) {
        return fault.help("help-all");
    }
    match in_brackets(text.split([',', ';'])) {
        Some(form) => fault.arg("write", form).help("help-write"),
        None => fault,
    }
}

fn in_brackets<'t>(words: impl Iterator<Item = &'t str>) -> Option<String> {
    let words: Vec<&str> = words.map(str::trim).filter(|word| !word.is_empty()).collect();
    let plain = |word: &&str| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (!words.is_empty() && words.iter().all(plain)).then(|| format!("[{}]", words.join(", ")))
}

/// The fault of what is no map.
pub(super) fn not_a_map(node: &Node<'_>) -> Diagnostic {
    let fault = Diagnostic::at(codes::NOT_A_MAP, node.span);
    let one_key = |item: &Node<'_>| matches!(&item.kind, NodeKind::Map(entries) if entries.len() == 1);
    match &node.kind {
        NodeKind::List(items) if !items.is_empty() && items.iter().all(one_key) => fault.help("help-dash"),
        _ => fault,
    }
}

/// The same of a map with the fields of a table: the map that one value stands for, where it is whole; else its keys.
pub(super) fn not_such_a_map<S: Default>(
    node: &Node<'_>,
    rows: &[FieldRow<S>],
    required: &[&str],
    group: &str,
) -> Diagnostic {
    let takes = |row: usize| {
        let (row, mut faults) = (&rows[row], Diagnostics::default());
        (row.read)(node, row.name, &mut S::default(), &mut faults);
        faults.is_empty()
    };
    let rows: Vec<(&'static str, About)> = rows.iter().map(|row| (row.name, (row.about)())).collect();
    not_a_map_of(node, &rows, required, group, &takes)
}

/// The same for tables of all kinds. `takes`: whether a row reads the value without a fault.
fn not_a_map_of(
    node: &Node<'_>,
    rows: &[(&'static str, About)],
    required: &[&str],
    group: &str,
    takes: &dyn Fn(usize) -> bool,
) -> Diagnostic {
    let fault = not_a_map(node);
    if !fault.help.is_empty() {
        return fault;
    }
    let inside = |name: &'static str| name.strip_prefix(group).filter(|rest| !rest.contains('.'));
    // A text is taken by any field that takes texts: only figures say which one they are.
    let figure = node.text().is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
    let one_of = |row: usize| {
        let (name, about) = &rows[row];
        let any = matches!(about.kind, "text" | "id" | "own-id-value")
            || matches!(*name, "title" | "name" | "label" | "note");
        figure && !any && takes(row)
    };
    let own = || (0..rows.len()).filter(|row| inside(rows[*row].0).is_some());
    let taking = own().find(|row| one_of(*row));
    let needed: Vec<usize> = own().filter(|row| required.contains(&rows[*row].0)).collect();
    let shown: Vec<usize> = match (needed.is_empty(), taking) {
        (true, Some(row)) => vec![row],
        (true, None) => own().take(1).collect(),
        (false, _) => needed,
    };
    let same = |row: &usize| taking.is_some_and(|taking| rows[taking].0 == rows[*row].0);
    let entry = |row: &usize| {
        let (name, about) = &rows[*row];
        let example = about.words.first().or(about.examples.first()).copied().unwrap_or("…");
        let value = if same(row) { node.text().unwrap_or_default() } else { example };
        format!("{}: {value}", inside(name).unwrap_or(*name))
    };
    let form = format!("{{{}}}", shown.iter().map(entry).collect::<Vec<_>>().join(", "));
    if !shown.is_empty() && shown.iter().all(same) {
        fault.arg("write", form).help("help-write")
    } else {
        fault.arg("example", form).help("help")
    }
}

/// Characters that nobody sees: of no width, or that only turn the direction of reading.
pub(super) fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
    )
}

/// Keys of texts for people, in which such a character makes no word another one.
const FOR_PEOPLE: [&str; 8] = ["title", "label", "name", "note", "vendor", "href", "en", "fr"];

/// Tells every value of a file in which nobody sees a character that stands there. Where it makes a word another one, the
/// value is passed over from here on: that it is not known is no other fault.
pub(super) fn tell_unseen(node: &mut Node<'_>, key: &str, diagnostics: &mut Diagnostics) {
    match &mut node.kind {
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                tell_unseen(value, key.text().unwrap_or_default(), diagnostics);
            }
        }
        NodeKind::List(all) => all.iter_mut().for_each(|one| tell_unseen(one, key, diagnostics)),
        NodeKind::Scalar(_) => {
            let Some(fault) = invisible(node) else { return };
            if FOR_PEOPLE.contains(&key) {
                diagnostics.push(Diagnostic { code: codes::INVISIBLE_TEXT, ..fault });
            } else {
                diagnostics.push(fault);
                node.kind = NodeKind::Reported;
            }
        }
        NodeKind::Nothing | NodeKind::Reported => {}
    }
}

/// The fault of a text in which nobody sees a character that stands there; nothing where all can be seen.
pub(super) fn invisible(node: &Node<'_>) -> Option<Diagnostic> {
    let text = node.text().filter(|text| !text.is_ascii())?;
    let found = text.chars().find(|c| unseen(*c))?;
    Some(unseen_at(node.span, found))
}

/// The fault of a character that nobody sees, at its place or that of its word.
pub(super) fn unseen_at(span: Span, found: char) -> Diagnostic {
    let kind = match found {
        '\u{ad}' => "hyphen",
        '\u{200b}' => "space",
        '\u{feff}' => "order",
        _ => "mark",
    };
    let fault = Diagnostic::at(codes::INVISIBLE, span).arg("kind", kind);
    fault.arg("char", format!("{:04X}", u32::from(found))).help("help")
}
