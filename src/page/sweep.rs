use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::{Ask, address};
use super::result::drawn;
use super::typed::unit_said;
use super::whatif::Slider;
use crate::city::Level;
use crate::explore::sweep::{Point, sweep};
use crate::explore::{Figure, Runner, Snapshot, Vary};
use crate::language::group;
use crate::report::charts::{Curve, curve};
use crate::report::explore::doubts_of_many;
use crate::report::{Style, figure_name, verdict_word};

/// Steps from one end of a lever to the other.
const STEPS: u32 = 24;

/// Figures beside the verdict; the second one is drawn.
const FIGURES: [Figure; 2] = [Figure::TcoInclVat, Figure::NetAfterBenefits];

/// One lever from end to end: the net cost as a curve, with where the verdict turns.
pub(super) fn part(ask: &Ask, name: &str, runner: &Runner, sliders: &[Slider], style: Style) -> Markup {
    let asked = ask.query("sweep").unwrap_or_default();
    let chosen = sliders.iter().find(|slider| slider.lever.path == asked);
    html! {
        form method="get" action=(address("/plan/whatif", &[]) + "#sweep") {
            input type="hidden" name="p" value=(name);
            div.target {
                label for="sweep-of" { (style.say("page-sweep-of")) }
                select #sweep-of name="sweep" { @for slider in sliders {
                    option value=(slider.lever.path) selected[slider.lever.path == asked] { (slider.name) }
                } }
                button type="submit" { (style.say("page-sweep-draw")) }
            }
        }
        @if let Some(slider) = chosen { (swept(runner, slider, style)) }
    }
}

fn swept(runner: &Runner, slider: &Slider, style: Style) -> Markup {
    let range = &slider.lever.range;
    let steps = range.steps.min(STEPS);
    let places =
        (0..=steps).map(|step| u32::try_from(u64::from(range.steps) * u64::from(step) / u64::from(steps.max(1))));
    let values: Vec<String> = places.flatten().map(|step| range.value(step)).collect();
    let numbers: Vec<Decimal> = values.iter().filter_map(|value| crate::explore::solve::Lever::number(value)).collect();
    let mut points: Vec<Point> = Vec::new();
    sweep(runner, &[Vary { path: slider.lever.path.clone(), values }], |point| {
        points.push(point);
        true
    });
    let all: Vec<(Decimal, &Snapshot)> = numbers
        .iter()
        .zip(&points)
        .filter_map(|(number, point)| Some((*number, point.outcome.as_ref().ok()?)))
        .collect();
    let line: Vec<(Decimal, Decimal)> =
        all.iter().filter_map(|(number, one)| Some((*number, one.get(FIGURES[1])?))).collect();
    let turns: Vec<(Decimal, String)> = all
        .windows(2)
        .filter(|pair| pair[0].1.level != pair[1].1.level)
        .map(|pair| {
            let words = [pair[0].1.level, pair[1].1.level].map(|level| verdict_word(level, style));
            ((pair[0].0 + pair[1].0) / Decimal::TWO, words.join(" → "))
        })
        .collect();
    let unit = range.unit.trim();
    let unit = if unit.is_empty() { String::new() } else { unit_said(unit, style) };
    let title = style.tell(
        "page-sweep-title",
        &[("figure", figure_name(FIGURES[1], style).into()), ("input", slider.name.as_str().into())],
    );
    let now = style.say("page-sweep-now");
    let of = Curve {
        title: &title,
        below: &figure_name(FIGURES[1], style),
        points: &line,
        now: (slider.now, &now),
        turns: &turns,
    };
    let named = |number: Decimal| {
        let number = group(number, number.normalize().scale(), style.language);
        format!("{} = {}", slider.name, format!("{number} {unit}").trim_end())
    };
    let told = doubts_of_many(all.iter().map(|(number, one)| (named(*number), *one)), style);
    html! {
        @if turns.is_empty() { p { (style.say("page-sweep-same")) } }
        @if let Some(svg) = curve(&of, style.language) { (drawn(&svg)) }
        @for one in told { p.notice { (one) } }
        details {
            summary { (style.say("page-sweep-table")) }
            div.scroll role="group" aria-label=(title) tabindex="0" { table {
                thead { tr { th.figure scope="col" { (slider.name) @if !unit.is_empty() { " (" (unit) ")" } } th scope="col" { (style.say("page-verdict")) } @for figure in FIGURES { th.figure scope="col" { (figure_name(figure, style)) } } } }
                tbody { @for (number, one) in &all { tr {
                    th.figure scope="row" { (group(*number, number.normalize().scale(), style.language)) }
                    td { span class={ "level " (one.level.map_or("undetermined", Level::word)) } { (verdict_word(one.level, style)) } @if !one.doubts.is_empty() { " *" } }
                    @for figure in FIGURES { td.figure { @if let Some(amount) = one.get(figure) { (style.euros(amount)) } @else { "–" } } }
                } } }
            } }
        }
    }
}
