//! Choices that nobody makes for the user: empty until they are made.

use maud::{Markup, html};

use crate::document::slug;
use crate::offers::{Basis, NAMELESS};
use crate::report::Style;

/// What an item is, and so in which part of the budget its renewals and its people stand.
const FAMILIES: [&str; 7] = ["sensor", "connectivity", "platform", "fiber", "lighting", "service", "staff"];

/// Families of what is done, and leaves nothing behind that is owned: paid once, it may be either section.
const DONE: [&str; 2] = ["service", "staff"];
/// The sections of a city's budget, as files call them.
pub(super) const SECTIONS: [&str; 2] = ["investment", "operating"];
/// What begins the name of a thing of the operating section, as the shipped catalogs have it: training, travel, communication,
/// upkeep, hosting.
const OPERATING: [&str; 17] = [
    "formation",
    "formations",
    "training",
    "deplacement",
    "deplacements",
    "travel",
    "communication",
    "maintenance",
    "entretien",
    "upkeep",
    "hebergement",
    "hosting",
    "abonnement",
    "abonnements",
    "nettoyage",
    "recrutement",
    "recruitment",
];

/// Whether the section of what is paid once of a family has to be said.
pub(super) fn is_done(family: &str) -> bool {
    DONE.contains(&family)
}

/// The section that a name tells; empty where it tells none.
pub(super) fn section_by_name(name: &str) -> &'static str {
    let words = slug(name);
    let first = words.split('-').next().unwrap_or_default();
    if OPERATING.contains(&first) { SECTIONS[1] } else { "" }
}

/// The section that a form says; empty where it says none.
pub(super) fn section_of(sent: &str) -> &'static str {
    SECTIONS.into_iter().find(|section| *section == sent).unwrap_or_default()
}

/// A choice of the section; `family`: what its thing is, by which the section goes where nobody has to say it. `asked`: whether it
/// is asked now.
pub(super) fn section(
    (name, id): (&str, Option<&str>),
    label: &str,
    (family, now): (&str, &str),
    asked: bool,
    style: Style,
) -> Markup {
    let open = if is_done(family) { "page-to-choose" } else { "page-section-by-family" };
    html! {
        select name=(name) id=[id] aria-label=(label) class=[asked.then_some("to-choose")] {
            option value="" selected[now.is_empty()] { (style.say(open)) }
            @for section in SECTIONS { option value=(section) selected[section == now] { (style.say(&format!("page-section-{section}"))) } }
        }
    }
}

/// What a price may be for.
const BASES: [(Basis, &str); 6] = [
    (Basis::Unit, "page-once"),
    (Basis::UnitMonth, "page-monthly"),
    (Basis::UnitYear, "page-yearly"),
    (Basis::Lump, "page-line-once"),
    (Basis::Month, "page-line-monthly"),
    (Basis::Year, "page-line-yearly"),
];

/// The family that a form says. `None`: none is chosen.
pub(super) fn family_of(sent: &str) -> Option<&'static str> {
    FAMILIES.into_iter().find(|family| *family == sent)
}

/// What a form says that a price is for. `None`: none is chosen.
pub(super) fn basis_of(sent: &str) -> Option<Basis> {
    BASES.iter().map(|(basis, _)| *basis).find(|basis| basis.per(NAMELESS) == sent)
}

/// The months for which a form says that a price is paid.
pub(super) fn every_of(sent: &str) -> Option<u32> {
    BASES.iter().filter_map(|(basis, _)| basis.months()).find(|months| months.to_string() == sent)
}

/// Whether a price may be for that, of a table that has settled each how many months it is paid.
pub(super) fn fits(basis: Basis, every: Option<u32>) -> bool {
    every.is_none() || basis.months() == every
}

/// A choice of what a price is for; `every`: the months for which it is paid, where they are settled.
pub(super) fn basis(
    name: &str,
    id: Option<&str>,
    label: &str,
    (now, every): (Option<Basis>, Option<u32>),
    style: Style,
) -> Markup {
    let fitting = BASES.into_iter().filter(|(basis, _)| fits(*basis, every));
    let all: Vec<(String, String, bool)> =
        fitting.map(|(basis, words)| (basis.per(NAMELESS), style.say(words), Some(basis) == now)).collect();
    choice(name, id, label, &all, style)
}

/// A choice of a family.
pub(super) fn family(name: &str, id: Option<&str>, label: &str, now: &str, style: Style) -> Markup {
    let all = FAMILIES.map(|family| (family.to_owned(), style.say(&format!("family-{family}")), family == now));
    choice(name, id, label, &all, style)
}

/// A choice of one of several, each with its value, its words, and whether it is the one now.
pub(super) fn choice(
    name: &str,
    id: Option<&str>,
    label: &str,
    all: &[(String, String, bool)],
    style: Style,
) -> Markup {
    let open = all.iter().all(|(.., now)| !now);
    html! {
        select name=(name) id=[id] aria-label=(label) class=[open.then_some("to-choose")] {
            option value="" selected[open] { (style.say("page-to-choose")) }
            @for (value, words, now) in all { option value=(value) selected[*now] { (words) } }
        }
    }
}

/// The component that the one price of an item is: a thing is supplied, a service is done, and the rest is a fee.
pub(super) fn component_of(family: &str, basis: Basis) -> &'static str {
    match family {
        "service" | "staff" => "service",
        _ if basis.recurs() => "fee",
        _ => "device",
    }
}
