/// The five kinds of file.
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
}

/// The kinds with their `schema` and the key of their id.
pub const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Catalog, "perenne/catalog/v1", "catalog"),
    (Kind::Plan, "perenne/plan/v1", "plan"),
    (Kind::City, "perenne/city/v1", "city"),
    (Kind::Offer, "perenne/offer/v1", "offer"),
    (Kind::Parameters, "perenne/parameters/v1", "parameters"),
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

/// Looks at a file's top-level keys without parsing it, so that a folder of large catalogs costs
/// little when a plan needs one of them. `None`: none of our files.
pub fn peek(text: &str) -> Option<Head> {
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
    let end = start + id.len();
    Some(Head { kind, id, at: (start, end) })
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
