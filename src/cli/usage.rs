use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::language::{Arg, Language};

/// What is wrong with the way a command was called, in the reader's language; `None` where the parser's own words
/// are the answer, as those of help and version are.
pub(super) fn usage_error(error: &clap::Error, language: Language) -> Option<String> {
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-option",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-no-command",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::InvalidValue => "usage-value",
        ErrorKind::ValueValidation => "usage-unreadable",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::TooFewValues => "usage-too-few",
        _ => return None,
    };
    let text = |kind: ContextKind| error.get(kind).map(written).filter(|text| !text.is_empty());
    let bare = |text: String| match language {
        Language::English => text,
        // The names of values in brackets are English.
        _ if text.starts_with('-') => text.split(" <").next().unwrap_or_default().to_owned(),
        _ => text,
    };
    let argument = text(ContextKind::InvalidArg).or_else(|| text(ContextKind::InvalidSubcommand)).unwrap_or_default();
    let value = text(ContextKind::InvalidValue);
    // A value that is not there at all is another fault than a wrong one.
    let id = if id == "usage-value" && value.is_none() { "usage-no-value" } else { id };
    let args: Vec<(&'static str, Arg)> = vec![
        ("argument", bare(argument).into()),
        ("value", value.unwrap_or_default().into()),
        ("least", text(ContextKind::MinValues).unwrap_or_default().into()),
        ("other", bare(text(ContextKind::PriorArg).unwrap_or_default()).into()),
    ];
    let mut out = format!("{} {}\n", language.say("usage-error", &[]), language.say(id, &args));
    let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = similar.into_iter().find_map(text) {
        out.push_str(&format!("  {}\n", language.say("usage-similar", &[("near", near.into())])));
    }
    // What the value's own grammar says.
    if let Some(why) = std::error::Error::source(error) {
        let why = why.to_string();
        // The standard library and the parser say these in English.
        let why = match why.rsplit_once(" is not in ") {
            Some((_, range)) => language.say("usage-range", &[("range", range.into())]),
            None if why.contains("digit") || why.contains("integer") || why.contains("number too") => {
                language.say("usage-whole-number", &[])
            }
            None => why,
        };
        out.push_str(&format!("  {why}\n"));
    }
    if let Some(known) = text(ContextKind::ValidValue).or_else(|| text(ContextKind::ValidSubcommand)) {
        out.push_str(&format!("  {}\n", language.say("usage-known", &[("known", known.into())])));
    }
    if let Some(usage) = text(ContextKind::Usage) {
        let usage = usage.trim_start_matches("Usage:").trim_start();
        out.push_str(&format!("\n{} {usage}\n", language.say("heading-usage", &[])));
    }
    out.push_str(&format!("\n{}\n", language.say("usage-more", &[])));
    Some(out)
}

/// A context of the parser's error as plain text.
fn written(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
