//! Choices that nobody makes for the user: empty until they are made.

use maud::{Markup, html};

use crate::offers::{Basis, NAMELESS};
use crate::report::Style;

/// What an item is, and so in which part of the budget its renewals and its people stand.
const FAMILIES: [&str; 7] = ["sensor", "connectivity", "platform", "fiber", "lighting", "service", "staff"];

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
