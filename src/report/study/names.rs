use crate::model::{Case, Funding, Line};
use crate::report::style::Style;
use crate::units::{Date, Month};

/// A line's name for people.
pub fn line(line: &Line, style: Style) -> String {
    line.label.get(style.language.code(), &line.id).to_owned()
}

/// A phase's name: usual ones have words, others keep the plan's.
pub fn phase(id: &str, style: Style) -> String {
    let word = format!("study-phase-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// A component's name: usual ones have words, others keep the catalog's.
pub fn component(id: &str, style: Style) -> String {
    let word = format!("component-{id}");
    if style.language.knows(&word) { style.say(&word) } else { id.to_owned() }
}

/// `septembre 2026`.
pub fn month(month: Month, style: Style) -> String {
    let name = style.say(&format!("study-month-{}", month.of_year()));
    style.tell("study-month", &[("month", name.into()), ("year", month.year().to_string().into())])
}

/// A month of the plan.
pub fn month_of(case: &Case, place: u32, style: Style) -> String {
    month(case.calendar.month(place), style)
}

/// `3 septembre 2026`.
pub fn date(date: Date, style: Style) -> String {
    let text = date.to_string();
    let day = text.rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned();
    let of = Month::new(i32::from(date.year()), i32::from(date.month()));
    style.tell("study-date", &[("day", day.into()), ("month", month(of, style).into())])
}

/// The name of an entry of the funding.
pub fn funding(funding: &Funding) -> &str {
    match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => &grant.name,
        Funding::Loan(loan) => &loan.name,
    }
}

/// What a path of an override means, for people: `Capteur urbain, quantité (déploiement)`.
pub fn path(path: &str, case: &Case, style: Style) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    let field = |name: &str| {
        let word = format!("study-field-{name}");
        if style.language.knows(&word) { style.say(&word) } else { name.to_owned() }
    };
    let found = |id: &str| case.lines.iter().find(|line| line.id == id).map(|found| line(found, style));
    match parts.as_slice() {
        [id, "quantity"] => found(id).map(|name| format!("{name}, {}", field("quantity"))),
        [id, "quantity", in_phase] => {
            found(id).map(|name| format!("{name}, {} ({})", field("quantity"), phase(in_phase, style)))
        }
        [id, of, name] if *id != "funding" && *id != "benefits" && *id != "city" => {
            found(id).map(|line| format!("{line}, {}, {}", component(of, style), field(name)))
        }
        ["funding", id, name] => {
            let entry = case.funding.iter().find(|entry| match entry {
                Funding::Subsidy(grant) | Funding::Contribution(grant) => grant.id == *id,
                Funding::Loan(loan) => loan.id == *id,
            });
            entry.map(|entry| format!("{}, {}", funding(entry), field(name)))
        }
        ["benefits", id, name] => {
            let benefit = case.benefits.iter().find(|benefit| benefit.id == *id);
            benefit.map(|benefit| format!("{}, {}", benefit.name, field(name)))
        }
        ["city", "accounts", rest @ ..] => Some(style.say(&format!("account-{}", rest.join("-")))),
        ["city", "growth", id] => {
            Some(style.tell("study-growth", &[("account", field(&format!("growth-{id}")).into())]))
        }
        ["index", id] => Some(style.tell("study-index", &[("index", field(&format!("index-{id}")).into())])),
        ["phases", id] => Some(style.tell("study-phase-length", &[("phase", phase(id, style).into())])),
        ["indices", id] => Some(style.tell("study-index", &[("index", field(&format!("index-{id}")).into())])),
        _ => None,
    }
    .unwrap_or_else(|| path.to_owned())
}
