use crate::model::{Case, CityField, Funding, Line, Path};
use crate::report::style::Style;
use crate::units::{Date, Month};

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
    let day = text.rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned();
    let of = Month::new(i32::from(date.year()), i32::from(date.month()));
    style.tell("study-date", &[("day", day.into()), ("month", month(of, style).into())])
}

/// The name of an entry of the funding.
pub(crate) fn funding(funding: &Funding, style: Style) -> String {
    style.of(funding.name())
}

/// What a path of an override means, for people: `Capteur urbain, quantité (déploiement)`.
pub(crate) fn path(path: &str, case: &Case, style: Style) -> String {
    let field = |name: &str| {
        let word = format!("study-field-{name}");
        if style.language.knows(&word) { style.say(&word) } else { name.to_owned() }
    };
    let index = |id: &str| style.tell("study-index", &[("index", field(&format!("index-{id}")).into())]);
    // Not a path of the plan, but the key of a value of the law.
    if let Some(id) = path.strip_prefix("index.") {
        return index(id);
    }
    let Ok(parsed) = Path::parse(path, case) else { return path.to_owned() };
    let line_at = |place: usize| line(&case.lines[place], style);
    let phase_at = |place: usize| phase(&case.calendar.phases[place].id, style);
    match parsed {
        Path::Quantity { line, phase: None } => format!("{}, {}", line_at(line), field("quantity")),
        Path::Quantity { line, phase: Some(phase) } => {
            format!("{}, {} ({})", line_at(line), field("quantity"), phase_at(phase))
        }
        Path::Field { line, component: place, field: name } => {
            let of = component(&case.lines[line].components[place].id, style);
            format!("{}, {of}, {}", line_at(line), field(name.name()))
        }
        Path::Funding(entry, name) => format!("{}, {}", funding(&case.funding[entry], style), field(name.name())),
        Path::Benefit(entry, name) => format!("{}, {}", style.of(&case.benefits[entry].name), field(name.name())),
        Path::City(CityField::Account(name)) => style.say(&format!("account-{}", name.replace('.', "-"))),
        Path::City(CityField::Outlook(year, name)) => {
            format!("{}, {year}", style.say(&format!("account-{}", name.replace('.', "-"))))
        }
        Path::City(CityField::Debt(year, part)) => {
            format!("{}, {}, {year}", style.say("study-debt-schedule"), style.say(&format!("account-{part}")))
        }
        Path::City(CityField::Growth(name)) => {
            style.tell("study-growth", &[("account", field(&format!("growth-{name}")).into())])
        }
        Path::Phase(place) => style.tell("study-phase-length", &[("phase", phase_at(place).into())]),
        Path::Index(id) => index(&id),
        Path::Horizon
        | Path::Start
        | Path::DiscountRate
        | Path::InAccounts(_)
        | Path::Component { .. }
        | Path::City(
            CityField::Population
            | CityField::LoanRate
            | CityField::LoanTerm
            | CityField::FctvaLag
            | CityField::MinimumWorkingCapital
            | CityField::EnvelopeOperating
            | CityField::EnvelopeInvestment
            | CityField::Investing
            | CityField::Limit(_),
        ) => path.to_owned(),
    }
}
