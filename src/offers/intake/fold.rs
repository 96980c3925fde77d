use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Arg;

/// So many cells with the same fault are told one by one.
const FEW: usize = 4;
/// So many are kept, for their names.
const MOST_NAMES: usize = 50;
/// So many names are told of more.
const NAMES: usize = 8;

/// Faults of cells, gathered by their kind: one that many cells have is told once, with the first and the last of them and their
/// number.
#[derive(Debug, Default)]
pub(super) struct Faults {
    groups: Vec<Group>,
    /// Whether each is told by itself, at its own cell.
    each: bool,
}

#[derive(Debug)]
struct Group {
    code: Code,
    kept: Vec<Diagnostic>,
    count: usize,
    last: String,
}

impl Faults {
    /// Faults that are told one by one, however many there are: whoever reads them sees each beside its cell.
    pub(super) fn each() -> Self {
        Self { each: true, ..Self::default() }
    }

    /// Adds one; the same fault of the same cell is kept once.
    pub(super) fn push(&mut self, fault: Diagnostic) {
        let place = self.groups.iter().position(|group| group.code == fault.code).unwrap_or_else(|| {
            self.groups.push(Group { code: fault.code, kept: Vec::new(), count: 0, last: String::new() });
            self.groups.len() - 1
        });
        let group = &mut self.groups[place];
        if group.kept.contains(&fault) {
            return;
        }
        group.count += 1;
        group.last = text(&fault, "cell").unwrap_or_default().to_owned();
        if self.each || group.kept.len() < MOST_NAMES {
            group.kept.push(fault);
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Adds others, which are of other kinds.
    pub(super) fn extend(&mut self, others: Self) {
        self.groups.extend(others.groups);
    }

    /// Hands all of them over.
    pub(super) fn tell(self, diagnostics: &mut Diagnostics) {
        for group in self.groups {
            match group.kept.first() {
                Some(first) if group.count > FEW && !self.each => diagnostics.push(group.together(first)),
                _ => group.kept.into_iter().for_each(|one| diagnostics.push(one)),
            }
        }
    }
}

impl Group {
    fn together(&self, first: &Diagnostic) -> Diagnostic {
        let mut out = first.clone();
        for (name, value) in &mut out.args {
            let Arg::Text(shown) = value else { continue };
            match *name {
                "cell" => {
                    let range = if *shown == self.last { shown.clone() } else { format!("{shown} … {}", self.last) };
                    *shown = format!("{range} ({} ×)", self.count).trim_start().to_owned();
                }
                "name" | "component" => *shown = self.names(name),
                _ => {}
            }
        }
        out
    }

    /// What the cells name, as far as there is room.
    fn names(&self, arg: &str) -> String {
        let mut names: Vec<&str> = Vec::new();
        for name in self.kept.iter().filter_map(|one| text(one, arg)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = if names.len() > NAMES || self.count > self.kept.len() { ", …" } else { "" };
        names.truncate(NAMES);
        format!("{}{more}", names.join(", "))
    }
}

fn text<'d>(diagnostic: &'d Diagnostic, name: &str) -> Option<&'d str> {
    diagnostic.args.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
