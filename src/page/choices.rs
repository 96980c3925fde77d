//! What a field is chosen from: the phases of the plan, its lines, price indices, each by its name.

use std::sync::OnceLock;

use super::fields::{Fields, entries};
use super::paths::keys;
use crate::document::FieldInfo;
use crate::document::edit::Step;
use crate::language::Language;
use crate::report::Style;
use crate::report::study::names;

impl Fields {
    /// The ids that a field can name, with their words; none where anything else is typed into it.
    pub(super) fn choices(&self, info: &FieldInfo, style: Style) -> Vec<(String, String)> {
        match (info.about.kind, info.name) {
            ("id", "from" | "until") => self.ids("phases").map(|id| (id.clone(), names::phase(id, style))).collect(),
            ("id", "index") => {
                let own = self.ids("indices").filter(|id| !shipped_indices().contains(id));
                let all = shipped_indices().iter().chain(own);
                let none = ("none".to_owned(), style.say("study-value-none"));
                all.map(|id| (id.clone(), index_said(id, style))).chain([none]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn ids(&self, of: &str) -> impl Iterator<Item = &String> {
        entries(self.plan.at(&keys(&[of]))).iter().map(|(id, _)| id)
    }

    /// What an id in a list of names is called there: by its name, where that is one alone and can stand in a list.
    pub(super) fn said_in(&self, list: &[Step], id: &str, language: Language) -> String {
        let Some(of) = list_of(list) else { return id.to_owned() };
        let said = self.name_in(of, id, language);
        let others = self.ids(of).filter(|other| *other != id);
        let taken = |other: &String| *other == said || self.name_in(of, other, language) == said;
        let alone = !others.into_iter().any(taken);
        if alone && !said.contains([',', ';']) { said } else { id.to_owned() }
    }

    /// The id that a name in such a list stands for; what is none as it was typed.
    pub(super) fn id_in(&self, list: &[Step], name: &str, language: Language) -> String {
        let Some(of) = list_of(list) else { return name.to_owned() };
        let same = |id: &&String| self.said_in(list, id, language).to_lowercase() == name.to_lowercase();
        let known = self.ids(of).find(|id| *id == name).or_else(|| self.ids(of).find(same));
        known.map_or_else(|| name.to_owned(), Clone::clone)
    }

    fn name_in(&self, of: &str, id: &str, language: Language) -> String {
        match of {
            "phases" => names::phase(id, Style { language, width: usize::MAX, color: false }),
            _ => self.line_name(id, language).to_owned(),
        }
    }
}

/// The map whose ids a list names.
fn list_of(list: &[Step]) -> Option<&'static str> {
    match list.last() {
        Some(Step::Key(key)) if key == "phases" => Some("phases"),
        Some(Step::Key(key)) if key == "lines" => Some("lines"),
        _ => None,
    }
}

/// A price index by its name.
pub(super) fn index_said(id: &str, style: Style) -> String {
    let word = format!("study-field-index-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// The indices that every plan can name.
fn shipped_indices() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(crate::sheet::shipped_indices)
}
