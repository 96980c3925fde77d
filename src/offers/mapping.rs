use super::columns::plain;
use super::schedule::PriceSchedule;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Field, Node, NodeKind};

/// Which row of a foreign schedule means which component, where names do not match: designations or
/// numbers, with `line.component`, `line.component.renewal` or `none`.
#[derive(Debug, Default)]
pub struct Mapping {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: Field<String>,
    plain: String,
    /// Row of the schedule, from 0; none to leave the line out.
    target: Option<usize>,
    used: bool,
}

/// What a mapping says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mapped {
    /// It means this row of the schedule.
    To(usize),
    /// It is to be left out.
    Ignored,
}

impl Mapping {
    /// Reads a mapping file: one map of names to components.
    pub fn read(node: &Node<'_>, schedule: &PriceSchedule, diagnostics: &mut Diagnostics) -> Self {
        let NodeKind::Map(pairs) = &node.kind else {
            diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            return Self::default();
        };
        let mut entries = Vec::new();
        for (key, value) in pairs {
            let (Some(name), Some(target)) = (key.text(), value.text()) else {
                diagnostics.push(Diagnostic::at(codes::NOT_A_SCALAR, value.span));
                continue;
            };
            let place = schedule.rows.iter().position(|row| row.key() == target);
            if place.is_none() && target != "none" {
                let keys: Vec<String> = schedule.rows.iter().map(super::schedule::Row::key).collect();
                let unknown = Diagnostic::at(codes::MAPPING_TARGET, value.span).arg("name", name).arg("target", target);
                let unknown = unknown.arg("known", keys.join(", ")).help("help");
                diagnostics.push(unknown);
                continue;
            }
            let name = Field { value: name.to_owned(), span: key.span };
            entries.push(Entry { plain: plain(&name.value), name, target: place, used: false });
        }
        Self { entries }
    }

    /// What is said of a row, by its designation or else its number.
    pub fn find(&mut self, designation: &str, number: &str) -> Option<Mapped> {
        let (designation, number) = (plain(designation), plain(number));
        let named = |wanted: &str| !wanted.is_empty() && self.entries.iter().any(|entry| entry.plain == wanted);
        let wanted = if named(&designation) { designation } else { number };
        let entry = self.entries.iter_mut().find(|entry| !wanted.is_empty() && entry.plain == wanted)?;
        entry.used = true;
        Some(entry.target.map_or(Mapped::Ignored, Mapped::To))
    }

    /// Warns of entries that no row used.
    pub fn warn_of_unused(&self, diagnostics: &mut Diagnostics) {
        for entry in self.entries.iter().filter(|entry| !entry.used) {
            let unused = Diagnostic::at(codes::MAPPING_UNUSED, entry.name.span);
            diagnostics.push(unused.arg("name", entry.name.value.clone()));
        }
    }
}
