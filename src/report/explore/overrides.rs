use serde_json::{Value, json};

use crate::model::Override;
use crate::report::spoken::{replaced_by, spoken};
use crate::report::style::Style;

/// Every value that was replaced, the old one and who replaced it; nothing where none was.
pub fn overrides_text(overrides: &[Override], style: Style) -> String {
    if overrides.is_empty() {
        return String::new();
    }
    let count = [("count", overrides.len().into())];
    let mut out = format!("\n{}\n", style.paint(&style.tell("heading-overrides", &count), crate::report::Tone::Strong));
    for one in overrides {
        let from = if one.from.is_empty() { style.say("not-written") } else { spoken(&one.from, style) };
        let (to, by) = (spoken(&one.to, style), replaced_by(&one.by, style));
        let line = format!("- {} : {from} → {to} ({by})", one.path);
        let line =
            if style.language == crate::language::Language::French { line } else { line.replacen(" : ", ": ", 1) };
        out.push_str(&format!("{}\n", style.wrap(&line, 2)));
    }
    out
}

/// The same for programs.
pub(crate) fn overrides_json(overrides: &[Override]) -> Value {
    overrides.iter().map(|one| json!({"path": one.path, "from": one.from, "to": one.to, "by": one.by})).collect()
}
