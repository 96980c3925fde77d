//! What a field is chosen from: the phases of the plan, its lines, price indices, each by its name.

use std::sync::OnceLock;

use super::fields::{Fields, entries};
use super::paths::keys;
use super::typed::{Typing, as_written, ratio};
use crate::document::FieldInfo;
use crate::document::edit::Step;
use crate::language::Language;
use crate::report::Style;
use crate::report::study::names;
use crate::units::per_line;

/// How people say that a share is one a year.
const YEARLY: [&str; 6] = ["/an", "par an", "/year", "per year", "a year", "annuels"];
/// What stands between a share and what it is of.
const OF: [&str; 11] =
    ["du prix de ", "of the price of ", "of ", "de l'", "de la ", "du ", "des ", "de ", "d'", "sur ", "on "];

impl Fields {
    /// The ids that a field can name, with their words; none where anything else is typed into it.
    pub(super) fn choices(&self, info: &FieldInfo, style: Style) -> Vec<(String, String)> {
        match (info.about.kind, info.name) {
            ("id", "from" | "until") => self.ids("phases").map(|id| (id.clone(), names::phase(id, style))).collect(),
            ("id", "index") => {
                let own = self.ids("indices").filter(|id| !shipped_indices().contains(id));
                let all = shipped_indices().iter().chain(own);
                let all = all.cloned().chain(["none".to_owned()]);
                all.map(|id| (id.clone(), index_said(&id, style))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn ids(&self, of: &str) -> impl Iterator<Item = &String> {
        entries(self.plan.at(&keys(&[of]))).iter().map(|(id, _)| id)
    }

    /// When something comes once, which a phase says, or the start or the end of what it is of.
    pub(super) fn moment_said(&self, at: &str, style: Style) -> String {
        match moment(style, |id, _| id == at) {
            Some((_, said)) => said,
            None => self.said_in(&keys(&["phases"]), at, style.language),
        }
    }

    /// The same as files write it.
    pub(super) fn moment_typed(&self, typed: &str, style: Style) -> String {
        match moment(style, |_, said| said.to_lowercase() == typed.to_lowercase()) {
            Some((id, _)) => id.to_owned(),
            None => self.id_in(&keys(&["phases"]), typed, style.language),
        }
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

    /// `1 per 100 sensors` by the name of that line and in the reader's words. `None`: it is no ratio.
    pub(super) fn ratio_said(&self, written: &str, language: Language) -> Option<String> {
        let said = ratio(written, language)?;
        let (numbers, line) = said.rsplit_once(' ')?;
        Some(format!("{numbers} {}", self.said_in(&keys(&["lines"]), line, language)))
    }

    /// The same as files write it, where its line is known by what was typed.
    pub(super) fn ratio_typed(&self, typed: String, language: Language) -> String {
        let Some((_, rest)) = per_line(&typed) else { return typed };
        let lines = keys(&["lines"]);
        // A name may have words and digits: it is the longest that a line has.
        let found = rest.match_indices(' ').find_map(|(place, _)| {
            let name = &rest[place + 1..];
            let id = self.id_in(&lines, name, language);
            self.ids("lines").any(|known| *known == id).then(|| (typed.len() - name.len(), id))
        });
        let Some((end, id)) = found else { return typed };
        // `1 000` is a number of people.
        let number = |text: &str| as_written(text, Typing::of("", language));
        let Some((count, each)) = per_line(&typed[..end]) else { return typed };
        let word = typed[count.len()..].split_whitespace().next().unwrap_or("per");
        format!("{} {word} {} {id}", number(count), number(each))
    }

    /// `8 %/an de device`, or of that component by its name, as files write a share.
    pub(super) fn share_typed(&self, at: &[Step], typed: String, style: Style) -> String {
        let Some((number, rest)) = typed.split_once('%') else { return typed };
        let rest = rest.trim().replace('’', "'");
        let yearly = YEARLY.iter().find_map(|word| rest.strip_prefix(word));
        let of = yearly.unwrap_or(&rest).trim_start();
        let named = OF.iter().find_map(|word| of.strip_prefix(word)).map(|of| {
            let name = of.trim_matches(|c: char| c.is_whitespace() || "«»“”\"".contains(c)).to_lowercase();
            let said = |id: &&str| *id == name || names::component(id, style).to_lowercase() == name;
            self.components(at).into_iter().find(said)
        });
        match named.flatten() {
            Some(id) => format!("{} %{} of {id}", number.trim(), if yearly.is_some() { "/year" } else { "" }),
            None => typed,
        }
    }

    /// The components beside the one that a place is of.
    fn components(&self, at: &[Step]) -> Vec<&str> {
        let beside = at.get(..3).unwrap_or_default();
        let all = [self.plan.at(beside), self.catalog_value(beside)];
        all.into_iter().flat_map(entries).map(|(id, _)| id.as_str()).collect()
    }

    fn name_in(&self, of: &str, id: &str, language: Language) -> String {
        match of {
            "phases" => names::phase(id, Style { language, width: usize::MAX, color: false }),
            _ => self.line_name(id, language).to_owned(),
        }
    }
}

/// The start or the end, by its id or by its words.
fn moment(style: Style, is: impl Fn(&str, &str) -> bool) -> Option<(&'static str, String)> {
    let all = ["entry", "exit"].map(|id| (id, style.say(&format!("study-value-{id}"))));
    all.into_iter().find(|(id, said)| is(id, said))
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
    if id == "none" {
        return style.say("study-value-none");
    }
    let word = format!("study-field-index-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// The indices that every plan can name.
fn shipped_indices() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(crate::sheet::shipped_indices)
}
