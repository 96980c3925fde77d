//! What the page calls a place: the label of its field, with what it is a field of.

use super::fields::{Fields, label, text_at};
use super::paths::keys;
use crate::document::FieldInfo;
use crate::document::edit::Step;
use crate::report::Style;
use crate::report::study::names;

impl Fields {
    /// What the page calls a place: `Sensors, device, Price`.
    pub(super) fn called(&self, at: &[Step], style: Style) -> String {
        let field = self.label_at(at, style).unwrap_or_else(|| match at.last() {
            Some(Step::Key(key)) => key.clone(),
            _ => String::new(),
        });
        let mut of: Vec<String> = self.owner(at, style).into_iter().collect();
        if !of.contains(&field) && !field.is_empty() {
            of.push(field);
        }
        of.join(", ")
    }

    /// The label of the field of a place, where it is that of one.
    pub(super) fn label_at(&self, at: &[Step], style: Style) -> Option<String> {
        if let [Step::Key(group), Step::Key(index)] = at
            && group == "indices"
        {
            return style
                .language
                .knows(&format!("study-field-index-{index}"))
                .then(|| style.say(&format!("study-field-index-{index}")));
        }
        let names: Vec<&str> =
            at.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None }).collect();
        let info = |table: &str, name: &str| self.info(table, name);
        let last = names.last()?;
        let found: Option<&FieldInfo> = match names.as_slice() {
            _ if self.plan.at(&keys(&["accounts"])).is_some()
                || self.plan.at(&keys(&["plan"])).is_none() && self.plan.at(&keys(&["city"])).is_some() =>
            {
                info("city", &names.join("."))
            }
            ["lines" | "items", _, "costs", _, _] => info("component", last),
            ["lines", _, "quantity", _, field] => info("target", field),
            ["lines", _, "existing", field] => info("existing", field),
            ["lines", _, "quantity", _] => info("line", "quantity"),
            ["lines", _, field] => info("line", field),
            ["items", _, field] => info("item", field),
            ["sources", _, field] => info("source", field),
            ["funding", kind, field] => info(kind, field),
            ["benefits", field] => info("benefit", field),
            ["uncertainty", _, field] => info("uncertainty", field),
            all => info("plan", &all.join(".")).or_else(|| info("catalog", &all.join("."))),
        };
        found.map(|info| info.label[style.language as usize].to_owned())
    }

    /// What a field is one of: a line and its component, an entry of the funding.
    pub(super) fn owner(&self, at: &[Step], style: Style) -> Option<String> {
        let name = |place: &[Step]| label(self.plan.at(place)?.at(&keys(&["name"])), style.language).map(str::to_owned);
        let said = |line: &str, rest: &[Step]| match rest {
            [Step::Key(costs), Step::Key(id), ..] if costs == "costs" => {
                format!("{line}, {}", names::component(id, style))
            }
            [Step::Key(quantity), Step::Key(phase), ..] if quantity == "quantity" => {
                format!("{line}, {}", names::phase(phase, style))
            }
            _ => line.to_owned(),
        };
        match at {
            [Step::Key(lines), Step::Key(line), rest @ ..] if lines == "lines" => {
                Some(said(self.line_name(line, style.language), rest))
            }
            [Step::Key(items), Step::Key(item), rest @ ..] if items == "items" => {
                let own = self.plan.at(&at[..2]).and_then(|it| label(it.at(&keys(&["label"])), style.language));
                Some(said(own.unwrap_or(item), rest))
            }
            [Step::Key(list), Step::Item(_), Step::Key(_), ..] if list == "funding" => name(&at[..3]),
            [_, Step::Item(_), ..] => name(&at[..2]),
            [Step::Key(group), Step::Key(of), _, ..]
                if matches!(group.as_str(), "uncertainty" | "scenarios" | "sources") =>
            {
                let own = self.plan.at(&at[..2]).and_then(|it| text_at(it, &["title"]));
                Some(own.map_or_else(|| names::scenario(of, style), str::to_owned))
            }
            _ => None,
        }
    }
}
