//! What could not be read, and so is missing where other places name it: that it is not found there is no other fault.

use super::{Code, Diagnostic, codes};
use crate::language::Arg;
use crate::units::dotted;

/// A named part of a file, or a whole map of them, that was told to be at fault.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lost {
    /// The key of the map: `lines`, `phases`, `items` …; `price` for the price of a component.
    pub map: &'static str,
    /// The name of what is lost; none where the whole map is.
    pub name: Option<String>,
}

impl Lost {
    /// Whether this is, or may be, what a name stands for.
    pub(crate) fn holds(&self, map: &str, name: &str) -> bool {
        let bare = |text: &str| text.replace('-', "");
        self.map == map && self.name.as_deref().is_none_or(|lost| lost == name || bare(lost) == bare(name))
    }

    /// Whether a fault says no more than that this cannot be found.
    pub(super) fn explains(&self, fault: &Diagnostic) -> bool {
        if let Some(price) = text(fault, OF_PRICE) {
            return self.holds("price", price);
        }
        let told = NAMES.iter().find(|(code, ..)| *code == fault.code);
        if let Some((_, map, arg)) = told {
            return text(fault, arg).is_some_and(|name| self.holds(map, name));
        }
        fault.code == codes::UNKNOWN_PATH && text(fault, "path").is_some_and(|path| self.explains_path(path, fault))
    }

    fn explains_path(&self, path: &str, fault: &Diagnostic) -> bool {
        // What a path says of a thing that is there is a fault of its own.
        let Some(part) = text(fault, "part") else { return false };
        let parts = dotted::keys(path);
        match parts.as_slice() {
            [map @ ("phases" | "funding" | "benefits" | "indices"), name, ..] => part == *name && self.holds(map, name),
            [_, "quantity", phase] if part == *phase => self.holds("phases", phase),
            [line, ..] if part == *line => self.holds("lines", line),
            [_, component, ..] if part == *component => self.holds("costs", component),
            _ => false,
        }
    }
}

/// The argument that names the price in whose terms a value is written.
pub(crate) const OF_PRICE: &str = "of-price";

/// Faults of a name: the map in which it is looked for, and the argument that has it.
const NAMES: [(Code, &str, &str); 5] = [
    (codes::UNKNOWN_LINE, "lines", "line"),
    (codes::UNKNOWN_PHASE, "phases", "phase"),
    (codes::UNKNOWN_INDEX, "indices", "index"),
    (codes::UNKNOWN_COMPONENT, "costs", "component"),
    (codes::UNKNOWN_SOURCE, "sources", "source"),
];

fn text<'d>(fault: &'d Diagnostic, arg: &str) -> Option<&'d str> {
    fault.args.iter().find(|(known, _)| *known == arg).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
