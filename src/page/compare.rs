use std::sync::Arc;

use maud::{Markup, html};

use super::analyses::{no_result, shown};
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::folder::{Root, SHIPPED};
use super::plan::{missing, style};
use super::told;
use super::work::work;
use crate::document::{Found, Kind};
use crate::explore::{Side, is_result};
use crate::report::Style;
use crate::report::explore::{
    compare_notes, compare_table, drivers_heading, drivers_table, named, other_years, side_names,
};

/// Parts of a difference that are told.
const TOP: usize = 10;

/// From the plans that were ticked on the desk to the first of them, with the others beside it.
pub(super) fn of_desk(ask: &Ask) -> Answer {
    let plans: Vec<&str> = ask.query.iter().filter(|(key, _)| key == "plan").map(|(_, value)| value.as_str()).collect();
    let Some((first, others)) = plans.split_first() else {
        return Answer::Go("/".to_owned());
    };
    let with = others.iter().map(|other| ("with", *other));
    Answer::Go(address("/plan/compare", &std::iter::once(("p", *first)).chain(with).collect::<Vec<_>>()))
}

/// The plan beside other plans and results that were saved, and what drives the difference.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let wanted: Vec<&str> =
        ask.query.iter().filter(|(key, _)| key == "with").map(|(_, value)| value.as_str()).collect();
    let mut refused = Vec::new();
    let mut sides = Vec::new();
    for file in std::iter::once(name).chain(wanted.iter().copied()) {
        let own = (file == name).then(|| plan.text().clone());
        match sides_of(desk, file, own) {
            Ok(found) => sides.extend(found),
            Err(_) if file == name => return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name)),
            Err(why) => refused.push((file, why)),
        }
    }
    let content = html! {
        (choice(desk, name, &wanted, style))
        @for (file, why) in &refused {
            div.notice { p { strong { (style.tell("page-compared-not", &[("file", file.trim_start_matches(SHIPPED).into())])) } } @if let Some(why) = why { p { (why) } } }
        }
        @if sides.len() > 1 { (compared(&sides, style)) }
    };
    shown(desk, ask, name, &plan, 200, content)
}

/// What a plan comes to, or what a saved result holds. `Err`: it cannot be calculated or read, and where there are words
/// for it, why.
fn sides_of(desk: &Desk, file: &str, text: Option<Arc<str>>) -> Result<Vec<Side>, Option<String>> {
    let text = text.or_else(|| desk.seen(file)).ok_or(None)?;
    let shown = file.trim_start_matches(SHIPPED);
    if is_result(&text) {
        return Side::saved(shown, &text).map_err(|why| Some(why.said(desk.language())));
    }
    let worked = work(desk, file, &text);
    worked.analysis.map(|analysis| vec![named(Side::of(shown, &analysis), [(None, &*analysis.case)])]).ok_or(None)
}

/// What can stand beside the plan: plans and saved results of the folder, and what is shipped.
fn choice(desk: &Desk, name: &str, wanted: &[&str], style: Style) -> Markup {
    let (files, _, _) = desk.root.files();
    let own: Vec<(String, Found)> = files.into_iter().filter(|(_, found)| found.head.kind == Kind::Plan).collect();
    let shipped = Root::shipped(Kind::Plan).into_iter().map(|found| (found.name.clone(), found));
    let title = |found: &Found| super::overview::name_of(found, style);
    let result = |file: &String| desk.on_disk(file).is_some_and(|text| is_result(&text));
    let plans = |of: Vec<(String, Found)>| -> Vec<(String, String)> {
        of.into_iter().filter(|(file, _)| file != name).map(|(file, found)| (title(&found), file)).collect()
    };
    let results = desk.root.named(".json").into_iter().filter(result).map(|file| (file.clone(), file)).collect();
    let groups = [("page-plans", plans(own)), ("page-results", results), ("page-examples", plans(shipped.collect()))];
    html! {
        form.choice method="get" action="/plan/compare" {
            input type="hidden" name="p" value=(name);
            @for (group, of) in groups.iter().filter(|(_, of)| !of.is_empty()) {
                @let chosen = of.iter().any(|(_, file)| wanted.contains(&file.as_str()));
                details open[chosen || *group == "page-plans"] {
                    summary { (style.say(group)) }
                    div.ticks { @for (title, file) in of {
                        label { input type="checkbox" name="with" value=(file) checked[wanted.contains(&file.as_str())]; " " (title) @if title != file { " " span.soft { (file.trim_start_matches(SHIPPED)) } } }
                    } }
                }
            }
            p.actions { button type="submit" { (style.say("page-compare")) } }
        }
    }
}

/// Figures side by side, then what drives each difference from the first.
fn compared(sides: &[Side], style: Style) -> Markup {
    let names = side_names(sides);
    html! {
        (told::table(&compare_table(sides, &names, style), "compared", &style.say("page-compared")))
        @for note in compare_notes(sides, &names, style) { p.soft { (note) } }
        @if let Some(warning) = other_years(sides, &names, style) { p.notice { (warning) } }
        @for (place, (side, name)) in sides.iter().zip(&names).enumerate().skip(1) {
            @let between = [names[0].as_str(), name];
            @match drivers_table(&sides[0], side, between, TOP, style) {
                Some(table) => (told::table(&table, &format!("drivers-{place}"), &drivers_heading(between, style))),
                None => p { strong { (drivers_heading(between, style)) } " " (style.say("no-drivers")) },
            }
        }
    }
}
