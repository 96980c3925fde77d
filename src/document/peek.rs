use super::ids::is_id;
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, SHEET, codes};

/// The six kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Items and their prices.
    Catalog,
    /// A proposal.
    Plan,
    /// A city's accounts.
    City,
    /// A vendor's quote.
    Offer,
    /// Law, policy and indices.
    Parameters,
    /// Several plans on one city's budget.
    Programme,
}

/// The kinds with their `schema` and the key of their id.
pub const KINDS: [(Kind, &str, &str); 6] = [
    (Kind::Catalog, "perenne/catalog/v1", "catalog"),
    (Kind::Plan, "perenne/plan/v1", "plan"),
    (Kind::City, "perenne/city/v1", "city"),
    (Kind::Offer, "perenne/offer/v1", "offer"),
    (Kind::Parameters, "perenne/parameters/v1", "parameters"),
    (Kind::Programme, "perenne/programme/v1", "programme"),
];

/// What a file says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its id; empty for parameters.
    pub id: String,
    /// Byte range of the id.
    pub at: (usize, usize),
}

/// Whether a text says that it is of a kind.
pub(crate) fn is_of(text: &str, kind: Kind) -> bool {
    peek(text).is_some_and(|head| head.kind == kind)
}

/// Looks at a file's top-level keys without parsing it, so that a folder of large catalogs costs
/// little when a plan needs one of them. `None`: none of our files.
pub fn peek(text: &str) -> Option<Head> {
    if text.starts_with(SHEET) {
        return super::sheet::head(text);
    }
    let mut lines = top_level(text);
    let (first_key, schema, _) = lines.next()?;
    if first_key != "schema" {
        return None;
    }
    let (kind, _, id_key) = *KINDS.iter().find(|(_, name, _)| *name == schema)?;
    if kind == Kind::Parameters {
        return Some(Head { kind, id: String::new(), at: (0, 0) });
    }
    let found = lines.find(|(key, _, _)| *key == id_key);
    let (id, start) = found.map_or((String::new(), 0), |(_, id, start)| (id.to_owned(), start));
    // What is no id as it stands there may be one that YAML folds, or escapes.
    if !id.is_empty()
        && !is_id(&id)
        && let Some(head) = parsed(text, kind, id_key)
    {
        return Some(head);
    }
    let end = start + id.len();
    Some(Head { kind, id, at: (start, end) })
}

/// The same of the whole file; none where it cannot be read.
fn parsed(text: &str, kind: Kind, key: &str) -> Option<Head> {
    let node = super::tree::parse(text, 0, &mut Diagnostics::default())?;
    let NodeKind::Map(entries) = &node.kind else { return None };
    let (_, value) = entries.iter().find(|(name, _)| name.text() == Some(key))?;
    let (start, end) = (value.span.start as usize, value.span.end as usize);
    Some(Head { kind, id: value.text()?.trim().to_owned(), at: (start, end) })
}

/// Whether a file begins with the schema of its kind; a fault where it does not.
pub(crate) fn begins_with_schema(node: &Node<'_>, kind: Kind, diagnostics: &mut Diagnostics) -> bool {
    // What is no map at all is reported as that.
    let NodeKind::Map(entries) = &node.kind else {
        // A text that is none of ours lacks more than keys.
        let other = node.text().is_some();
        if other {
            diagnostics.push(Diagnostic::at(codes::UNKNOWN_SCHEMA, node.span).help("help"));
        }
        return !other;
    };
    let Some((key, value)) = entries.first() else {
        return true;
    };
    // What nobody sees in it has been told.
    if value.kind == NodeKind::Reported {
        return true;
    }
    let expected = KINDS.iter().find(|(known, _, _)| *known == kind).map_or("", |(_, schema, _)| *schema);
    let schemas = || KINDS.iter().map(|(_, schema, _)| *schema);
    let found = value.text().unwrap_or_default();
    let fault = if key.text() != Some("schema") {
        Diagnostic::at(codes::UNKNOWN_SCHEMA, key.span).help("help")
    } else if found == expected {
        return true;
    } else if schemas().any(|schema| schema == found) {
        let wrong = Diagnostic::at(codes::WRONG_SCHEMA, value.span).arg("expected", expected);
        let wrong = wrong.arg("found", found).help("help");
        match found.split('/').nth(1) {
            Some("plan") => wrong.help("help-plan"),
            Some("city") => wrong.help("help-city"),
            Some("offer") => wrong.help("help-offer"),
            Some("programme") => wrong.help("help-programme"),
            _ => wrong.help("help-catalogs"),
        }
    } else {
        Diagnostic::at(codes::UNKNOWN_SCHEMA, value.span).help("help").did_you_mean(found, schemas())
    };
    diagnostics.push(fault);
    false
}

/// Keys in the first column with the scalars beside them and the byte at which these begin.
fn top_level(text: &str) -> impl Iterator<Item = (&str, &str, usize)> {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut start = bom;
    text[bom..].split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let first = line.chars().next()?;
        if first.is_whitespace() || matches!(first, '#' | '-' | '%') {
            return None;
        }
        let (key, rest) = line.split_once(':')?;
        let rest = rest.split(" #").next().unwrap_or_default();
        let value = rest.trim().trim_matches(['"', '\'']);
        let offset = line.find(value).filter(|_| !value.is_empty()).unwrap_or(0);
        let offset = offset.max(if value.is_empty() { 0 } else { key.len() + 1 + rest.find(value).unwrap_or(0) });
        Some((key.trim_matches(['"', '\'']), value, at + offset))
    })
}
