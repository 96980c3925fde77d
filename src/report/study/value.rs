use rust_decimal::Decimal;

use super::names;
use crate::language::{Language, group};
use crate::report::offers_text::unit_word;
use crate::report::style::Style;

/// A value as files write it, in the reader's words: `50_000 EUR/FTE/year` is `50 000 € par ETP et par an`. What is no
/// number with a unit stays as it is.
pub(crate) fn written(text: &str, style: Style) -> String {
    let text = text.trim();
    let status = format!("study-value-{text}");
    if style.language.knows(&status) {
        return style.say(&status);
    }
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let (number, unit) = number.strip_suffix('%').map_or((number, unit), |number| (number, "%"));
    let Ok(number) = Decimal::from_str_exact(&number.replace('_', "")) else { return text.to_owned() };
    let number = number.normalize();
    let number = group(number, number.scale(), style.language);
    let (measure, of) = unit.split_once(" of ").map_or((unit, None), |(measure, of)| (measure, Some(of)));
    let Some(said) = measured(&number, measure, style) else { return text.to_owned() };
    match of {
        None => said,
        Some(component) => {
            let component = names::component(component, style);
            style.tell("study-value-of", &[("value", said.into()), ("component", component.into())])
        }
    }
}

/// A number with its unit; nothing where the unit is none of those that files write.
fn measured(number: &str, measure: &str, style: Style) -> Option<String> {
    let mut parts = measure.split('/');
    let first = parts.next().unwrap_or_default();
    let (symbol, amount) = match first {
        "" => return Some(number.to_owned()),
        "EUR" | "€" => (if style.language == Language::French { "€" } else { "EUR" }.to_owned(), true),
        "%" => ("%".to_owned(), true),
        "year" | "years" | "month" | "months" => (style.say(&format!("study-value-{first}")), false),
        // `1 per 100 sensors` is a rule, not an amount.
        words if words.contains(' ') => return None,
        unit => (unit_word(unit, style), false),
    };
    let mut said = format!("{number}\u{a0}{symbol}");
    let rest: Vec<&str> = parts.collect();
    if !amount && !rest.is_empty() {
        return None;
    }
    for (place, part) in rest.iter().enumerate() {
        let word = match *part {
            "year" => style.say("study-value-year"),
            "month" => style.say("study-value-month"),
            unit => unit_word(unit, style),
        };
        let id = if place == 0 { "study-value-per" } else { "study-value-and-per" };
        said = style.tell(id, &[("value", said.into()), ("unit", word.into())]);
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_a_finance_officer_says_it() {
        let french = |text| written(text, Style { language: Language::French, width: 100, color: false });
        assert_eq!(french("50_000 EUR/FTE/year"), "50\u{202f}000\u{a0}€ par ETP et par an");
        assert_eq!(french("2.5 %/year"), "2,5\u{a0}% par an");
        assert_eq!(french("40%"), "40\u{a0}%");
        assert_eq!(french("8 %/year of device"), "8\u{a0}% par an du prix de «\u{a0}Fourniture de l'équipement\u{a0}»");
        assert_eq!(french("8 years"), "8\u{a0}ans");
        assert_eq!(french("1 per 100 sensors"), "1 per 100 sensors");
        assert_eq!(french("acquired"), "acquis");
        assert_eq!(french("{pilot: 100}"), "{pilot: 100}");
    }
}
