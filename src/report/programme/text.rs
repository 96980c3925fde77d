use rust_decimal::Decimal;

use super::asides::asides;
use super::unjudged::until;
use super::{Sums, Turning, aid, loans, loans_outlive, name, no_way, parts, sentence, upkeep, warning, way_out};
use crate::diagnostic::Sources;
use crate::document::sheet::in_words_of_sheet;
use crate::language::Arg;
use crate::programme::{Member, Programme, Remarks, WayOut};
use crate::report::bounded::at_least;
use crate::report::check_text::{counting, years};
use crate::report::flags::{Counting, threshold_name};
use crate::report::result_city::level;
use crate::report::standing::{standing, too_small};
use crate::report::study::names;
use crate::report::style::{Style, Tone};
use crate::report::table::Table;
use crate::report::words::{Subject, city_line, growth_line, verdict_word};
use crate::run::Figure;

/// The report of `check` on a programme: the verdict, each plan by itself, what each takes of what decides, the city's
/// years, the ways out, warnings. `turning`: what turns the verdict; `ways`: none where they were not looked for.
pub fn programme_text(
    programme: &Programme,
    remarks: &Remarks,
    turning: Turning<'_>,
    ways: Option<&[WayOut]>,
    sources: &Sources,
    style: Style,
) -> String {
    let (together, outcome) = (&programme.together, &programme.together.outcome);
    let title = programme.title.get(style.language.code(), &programme.id);
    let mut out = format!("{}\n", style.paint(title, Tone::Strong));
    let mut line = |text: String| out.push_str(&format!("{}\n", style.wrap(&text, 0)));
    line(city_line(&together.city, style));
    line(growth_line(&together.city, outcome.first_year, style));
    if let Some(standing) = standing(Some(&together.city), outcome, Subject::Programme, style) {
        line(String::new());
        line(standing);
    }
    line(String::new());
    let ruling = outcome.ruling();
    line(style.tell("verdict", &[("level", verdict_word(ruling.level, style).into())]));
    line(until(programme, style).into_iter().chain([sentence(programme, style)]).collect::<Vec<_>>().join(" "));
    asides(programme, turning, style).into_iter().for_each(|said| line(said.text));
    out.push_str(&plans(programme, style));
    out.push_str(&shares(programme, style));
    out.push_str(&totals(programme, style));
    let table = years(outcome, &|year| year > together.horizon.judged, style);
    out.push_str(&style.heading("heading-programme-years"));
    out.push_str(&format!(
        "{}{}\n",
        table.print(style),
        style.wrap(&style.tell("programme-years-note", &[("outlive", loans_outlive(programme))]), 0)
    ));
    out.push_str(&format!("{}\n", style.wrap(&loans(programme, style), 0)));
    let rules = Counting::about(&outcome.verdict, outcome, Subject::Programme, style);
    if !rules.rows.is_empty() {
        out.push_str(&counting("heading-programme-rules", rules, Subject::Programme, style));
    }
    if let Some(secured) = outcome.by_secured() {
        let rules = Counting::about(secured, outcome, Subject::Programme, style);
        out.push_str(&counting("heading-programme-rules-secured", rules, Subject::Programme, style));
    }
    let small = too_small(&together.city, outcome, Subject::Programme, style);
    out.extend(small.map(|small| format!("{}\n", style.wrap(&small, 2))));
    out.extend(ways.map(|ways| ways_out(programme, ways, style)));
    out.push_str(&warnings(programme, remarks, sources, style));
    out
}

/// Each plan by itself.
fn plans(programme: &Programme, style: Style) -> String {
    let net = Sums::of(programme).last();
    let head = ["column-plan", "column-start", "column-alone", "column-tco-incl", net];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 3);
    for member in &programme.members {
        let (analysis, unpriced) = (&member.analysis, member.analysis.case.unpriced.len());
        let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
        let amount = |figure: Figure| style.bare(figure.of(&analysis.run).unwrap_or_default());
        table.row(vec![
            style.tell("programme-plan-id", &[("name", name(member, style).into()), ("id", member.id().into())]),
            names::month(analysis.case.calendar.start, style),
            verdict_word(level, Style { color: false, ..style }),
            at_least(amount(Figure::TcoInclVat), unpriced, style),
            at_least(amount(Figure::NetAfterBenefits), unpriced, style),
        ]);
    }
    let note = style.wrap(&style.say("programme-plans-note"), 0);
    format!("{}{}{note}\n", style.heading("heading-programme-plans"), table.print(style))
}

/// What each plan takes of the margins that decide.
fn shares(programme: &Programme, style: Style) -> String {
    let mut out = String::new();
    for (flag, parts) in parts(programme) {
        let part = |(member, part): &(&Member, Decimal)| {
            style.tell("named", &[("name", name(member, style).into()), ("value", style.euros(*part).into())])
        };
        let listed = parts.iter().map(part).collect::<Vec<_>>().join(style.semicolon());
        let left = flag.with.to_red;
        let args = [
            ("year", Arg::Year(flag.year)),
            ("rule", threshold_name(flag, level(&flag.with), style).into()),
            ("parts", listed.into()),
            ("amount", Arg::Euros(left.abs())),
            ("crossed", Arg::Euros(flag.with.to_orange.abs())),
        ];
        let id = if left < Decimal::ZERO { "programme-parts-missing" } else { "programme-parts-left" };
        out.push_str(&format!("{}\n", style.wrap(&format!("- {}", style.tell(id, &args)), 2)));
    }
    if out.is_empty() {
        return out;
    }
    let note = style.wrap(&style.say("programme-parts-note"), 0);
    format!("{}{out}{note}\n", style.heading("heading-programme-parts"))
}

/// What all plans come to, each over its own horizon.
fn totals(programme: &Programme, style: Style) -> String {
    let unpriced = programme.members.iter().map(|member| member.analysis.case.unpriced.len()).sum();
    let mut table = Table::new(vec![style.say("column-item"), style.say("column-horizon")], 1);
    for (id, amount) in Sums::of(programme).rows() {
        table.row(vec![style.say(id), at_least(style.cents(amount), unpriced, style)]);
    }
    let notes = [aid(programme, style), upkeep(programme, style)].into_iter().flatten();
    let notes: String = notes.map(|note| format!("{}\n", style.wrap(&note, 0))).collect();
    format!("{}{}{notes}", style.heading("heading-programme-totals"), table.print(style))
}

fn ways_out(programme: &Programme, ways: &[WayOut], style: Style) -> String {
    if !programme.complete() || !programme.together.wants_ways_out() {
        return String::new();
    }
    let mut out = style.heading("heading-programme-ways");
    for (place, way) in (1..).zip(ways) {
        let text = format!("{place}. {}", way_out(way, programme, style));
        out.push_str(&format!("{}\n", style.wrap(&text, 3)));
    }
    if ways.is_empty() {
        out.push_str(&format!("{}\n", style.wrap(&style.say(no_way(programme)), 0)));
    }
    out
}

/// Warnings, one a line, with their code, plan and place.
fn warnings(programme: &Programme, remarks: &Remarks, sources: &Sources, style: Style) -> String {
    let count = remarks.warnings().count();
    if count == 0 {
        return String::new();
    }
    let heading = style.tell("heading-warnings", &[("count", count.into())]);
    let mut out = format!("\n{}\n", style.paint(&heading, Tone::Strong));
    for (plan, one) in remarks.warnings() {
        let one = &in_words_of_sheet(one.clone(), sources, style.language);
        let place = one.labels.first().map_or(String::new(), |(span, _)| format!(" ({})", sources.line(*span)));
        let text = format!("- {} [{}]{place}", warning(programme, plan, one, style), one.code.id);
        out.push_str(&format!("{}\n", style.wrap(&text, 2)));
    }
    out
}
