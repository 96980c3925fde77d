use crate::diagnostic::Diagnostic;
use crate::document::city_label;
use crate::language::{Arg, Language};
use crate::model::{Case, CityField, ComponentField, Funding, Line, Path};
use crate::report::style::Style;
use crate::units::{Date, Month, dotted, parse_date, parse_month};

/// A line's name for people.
pub(crate) fn line(line: &Line, style: Style) -> String {
    line.label.get(style.language.code(), &line.id).to_owned()
}

/// A phase's name: usual ones have words, others keep the plan's.
pub(crate) fn phase(id: &str, style: Style) -> String {
    let word = format!("study-phase-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// A component's name: usual ones have words, others keep the catalog's.
pub(crate) fn component(id: &str, style: Style) -> String {
    let word = format!("component-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// What grows at a rate of the city.
pub(in crate::report) fn growing(path: &str, style: Style) -> String {
    let own = path.trim_start_matches("city.");
    let label = city_label(own).map(|label| label[usize::from(style.language == Language::French)]);
    label.map_or_else(|| own.to_owned(), small)
}

/// A scenario's name: those of shipped plans have words, others keep the plan's.
pub(crate) fn scenario(id: &str, style: Style) -> String {
    let word = format!("plan-word-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// `septembre 2026`.
pub(crate) fn month(month: Month, style: Style) -> String {
    let name = style.say(&format!("study-month-{}", month.of_year()));
    style.tell("study-month", &[("month", name.into()), ("year", month.year().to_string().into())])
}

/// A month of the plan.
pub(crate) fn month_of(case: &Case, place: u32, style: Style) -> String {
    month(case.calendar.month(place), style)
}

/// `3 septembre 2026`.
pub(crate) fn date(date: Date, style: Style) -> String {
    let text = date.to_string();
    let day: usize = text.rsplit('-').next().and_then(|day| day.parse().ok()).unwrap_or_default();
    let of = Month::new(i32::from(date.year()), i32::from(date.month()));
    style.tell("study-date", &[("day", day.into()), ("month", month(of, style).into())])
}

/// A text with the dates in it as people write them, `circulaire du 20 mars 2001`, in French; English has them as they
/// are.
pub(crate) fn dated(text: &str, style: Style) -> String {
    if style.language != Language::French {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let alone = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_none_or(|letter| !letter.is_alphanumeric() && *letter != '-')
    };
    let (mut out, mut place) = (String::new(), 0);
    while let Some(letter) = letters.get(place) {
        let ten: String = letters[place..].iter().take(10).collect();
        let day = parse_date(&ten).ok().filter(|_| alone(place.checked_sub(1)) && alone(Some(place + 10)));
        if let Some(day) = day {
            out.push_str(&date(day, style));
            place += 10;
        } else {
            out.push(*letter);
            place += 1;
        }
    }
    out
}

/// The name of an entry of the funding.
pub(crate) fn funding(funding: &Funding, style: Style) -> String {
    style.of(funding.name())
}

/// What a path means, for people: `Capteur urbain : fourniture de l'équipement, prix`. The key of a value of the law has
/// words too.
pub(crate) fn path(path: &str, case: &Case, style: Style) -> String {
    if let Some(said) = law(path, style) {
        return said;
    }
    if let Some(currency) = path.strip_prefix("exchange.") {
        return style.tell("study-exchange", &[("currency", currency.into())]);
    }
    let Ok(parsed) = Path::parse(path, case) else { return path.to_owned() };
    let label = |label: [&str; 2]| small(label[usize::from(style.language == Language::French)]);
    let of = |name: String, field: String| style.tell("study-path", &[("of", name.into()), ("field", field.into())]);
    let line_at = |place: usize| line(&case.lines[place], style);
    let phase_at = |place: usize| phase(&case.calendar.phases[place].id, style);
    let quantity = || style.say("study-field-quantity");
    match parsed {
        Path::Quantity { line, phase: None } => of(line_at(line), quantity()),
        Path::Quantity { line, phase: Some(phase) } => {
            of(line_at(line), format!("{} ({})", quantity(), phase_at(phase)))
        }
        Path::InAccounts(line) => of(line_at(line), style.say("study-field-in-accounts")),
        Path::Component { line, component: place } => {
            of(line_at(line), small(&component(&case.lines[line].components[place].id, style)))
        }
        Path::Field { line, component: place, field } => {
            let component = small(&component(&case.lines[line].components[place].id, style));
            let field = match field {
                // Of a phase, or of the first months in service.
                ComponentField::During => style.say("study-field-during"),
                field => label(field.label()),
            };
            of(line_at(line), format!("{component}, {field}"))
        }
        Path::Funding(entry, field) => of(funding(&case.funding[entry], style), label(field.label())),
        Path::Benefit(entry, field) => of(style.of(&case.benefits[entry].name), label(field.label())),
        Path::City(CityField::Account(name)) => style.say(&format!("account-{}", name.replace('.', "-"))),
        Path::City(CityField::Outlook(year, name)) => {
            format!("{}, {year}", style.say(&format!("account-{}", name.replace('.', "-"))))
        }
        Path::City(CityField::Debt(year, part)) => {
            format!("{}, {}, {year}", style.say("study-debt-schedule"), style.say(&format!("account-{part}")))
        }
        Path::City(CityField::Limit(key)) => {
            style.tell("study-own-limit", &[("rule", self::path(key, case, style).into())])
        }
        Path::City(field) => {
            let own = city_label(&field.name()).map_or_else(|| field.name(), label);
            let growth = matches!(field, CityField::Growth(_));
            style.tell(if growth { "study-growth" } else { "study-city-field" }, &[("account", own.into())])
        }
        Path::Phase(place) => style.tell("study-phase-length", &[("phase", phase_at(place).into())]),
        Path::Index(id) => quoted_index(&id, style),
        Path::Horizon => style.say("study-field-horizon"),
        Path::Start => style.say("study-field-start"),
        Path::DiscountRate => style.say("study-law-discount-rate"),
    }
}

/// What an index is of: usual ones have words, others keep the plan's.
pub(crate) fn index(id: &str, style: Style) -> String {
    let word = format!("study-field-index-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

fn quoted_index(id: &str, style: Style) -> String {
    style.tell("study-index", &[("index", index(id, style).into())])
}

/// The key of a value of the law, in words; nothing where it is none.
fn law(key: &str, style: Style) -> Option<String> {
    let key = key.strip_prefix("limits.").unwrap_or(key);
    if let Some(id) = key.strip_prefix("index.") {
        return Some(quoted_index(id, style));
    }
    if let Some(family) = key.strip_prefix("depreciation.") {
        let family = style.say(&format!("family-{family}"));
        return Some(style.tell("study-law-depreciation", &[("family", family.into())]));
    }
    if let Some((rule, level)) = key.strip_prefix("rule.").and_then(|rest| dotted::split_last(rest)) {
        let args = [
            ("rule", style.say(&format!("rule-{rule}")).into()),
            ("level", style.say(&format!("level-{level}")).into()),
        ];
        return Some(style.tell("study-law-rule", &args));
    }
    let word = format!("study-law-{}", key.replace('.', "-"));
    style.language.knows(&word).then(|| style.say(&word))
}

/// What has no price, in words.
pub(crate) fn unpriced(case: &Case, style: Style) -> String {
    let between = if style.language == Language::French { "\u{a0}; " } else { "; " };
    case.unpriced.iter().map(|one| path(one, case, style)).collect::<Vec<_>>().join(between)
}

/// A label within a sentence: its first letter small, but for what is written in capitals.
pub(crate) fn small(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// A warning in the words of a page: paths and ids by their labels, dates as people write them, no marks of code.
pub(crate) fn warning(diagnostic: &Diagnostic, case: &Case, style: Style) -> String {
    let plain = |arg: &Arg| match arg {
        Arg::Text(text) => Arg::Text(word(text, case, style)),
        Arg::Month(of) => Arg::Text(month(*of, style)),
        other => other.clone(),
    };
    let args: Vec<(&'static str, Arg)> = diagnostic.args.iter().map(|(name, arg)| (*name, plain(arg))).collect();
    small_to_large(&in_quotes(&style.tell(diagnostic.code.id, &args), style.language))
}

/// A message with what it quotes between the reader's quotation marks, where a terminal has those of code.
pub(crate) fn in_quotes(said: &str, language: Language) -> String {
    let (open, close) = if language == Language::French { ("«\u{a0}", "\u{a0}»") } else { ("“", "”") };
    let mut parts = said.split('`');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (place, part) in parts.enumerate() {
        out.push_str(if place % 2 == 0 { open } else { close });
        out.push_str(part);
    }
    out
}

fn small_to_large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A word of a message: the label of what it names, where it names something.
pub(crate) fn word(text: &str, case: &Case, style: Style) -> String {
    if let Ok(day) = parse_date(text) {
        return date(day, style);
    }
    if let Ok(of) = parse_month(text) {
        return month(of, style);
    }
    if let Some(city) = case.city.as_ref().filter(|city| city.id == text) {
        return city.title.get(style.language.code(), &city.id).to_owned();
    }
    let id = text.strip_prefix("lines.").unwrap_or(text);
    if let Some(found) = case.named(id) {
        return line(found, style);
    }
    if let Some(found) = case.funding.iter().find(|funding| funding.id() == text) {
        return self::funding(found, style);
    }
    if let Some(found) = case.benefits.iter().find(|benefit| benefit.id == text) {
        return style.of(&found.name);
    }
    path(text, case, style)
}
