use maud::{Markup, PreEscaped, html};
use rust_decimal::Decimal;

use super::ask::address;
use super::faults::{no_result_yet, warnings};
use super::odds;
use super::paths::{name_of, place_of};
use super::project::stands_in;
use super::work::Worked;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::document::edit::read;
use crate::report::charts::{self, Kind};
use crate::report::study::{Block, KeyFigure, Material, head, large, names};
use crate::report::{Style, ratio};

/// What the plan comes to: the half of the screen that stays in sight.
/// `at_once`: with the draws, which a change that is being typed does not wait for.
pub(super) fn result(worked: &Worked, plan: &str, style: Style, at_once: bool) -> Markup {
    let Some(analysis) = &worked.analysis else {
        return html! {
            p.in-sight aria-hidden="true" { strong { (style.say("page-no-result")) } }
            (no_result_yet(worked, "#plan", style))
            (warnings(worked, style.language))
        };
    };
    // Nothing costs nothing, and is no plan to judge.
    if analysis.case.lines.is_empty() {
        return html! {
            p.in-sight aria-hidden="true" { strong { (style.say("page-no-result")) } }
            div.verdict.undetermined {
                p.word { (style.say("page-no-result")) }
                p { (style.say("page-no-lines-yet")) " " a href="#lines" { (style.say("page-add-line")) } }
            }
        };
    }
    let material = Material::of(analysis, &worked.session);
    let why = |path: &str| address("/plan/explain", &[("p", plan), ("figure", path)]);
    let blocks = head(&material, style.language);
    // Whose accounts these are is part of the verdict, wherever that is read first.
    let typical = analysis.case.city.as_ref().is_some_and(|city| stands_in(&city.id, &worked.library));
    let judged = blocks.iter().any(|block| matches!(block, Block::Verdict { .. }));
    html! {
        (in_sight(&blocks, typical, style))
        @for block in blocks {
            @match &block {
                Block::Verdict { level, word, sentence } => {
                    div.verdict.(level) #verdict aria-live="polite" {
                        p.word { (word) }
                        @if typical { p.notice.stand-in { (style.say("page-stand-in-city")) } }
                        p { (sentence) }
                    }
                    // How far the verdict hangs on what is uncertain is seen with it.
                    (odds::place(at_once.then_some(worked), plan, style))
                },
                Block::Figures(figures) => (key_figures(figures, analysis, &why, style)),
                Block::Paragraph(text) => p.soft { (text) },
                // What the law or the time says against it is no less a part of it.
                Block::Notice(text) => p.notice { (text) },
                _ => {},
            }
        }
        @if !judged { (odds::place(at_once.then_some(worked), plan, style)) }
        (prices_to_find(worked, analysis, plan, style))
        (ways_in(analysis, plan, style))
        (years(analysis, &why, style))
        (chart(Kind::Cliff, analysis, style))
        (chart(Kind::City, analysis, style))
        p { a href=(address("/plan/assumptions", &[("p", plan)])) { (style.say("page-assumptions")) } }
        (warnings(worked, style.language))
    }
}

/// The prices that are still to be found, each leading to its field.
fn prices_to_find(worked: &Worked, analysis: &Analysis, plan: &str, style: Style) -> Markup {
    let text = worked.session.sources.get(worked.file).and_then(|source| read(&source.text).ok());
    let Some(text) = text.filter(|_| !analysis.complete()) else { return html! {} };
    let to = |path: &str| place_of(&format!("{path}.price"), &text).map(|at| format!("#{}", name_of(&at)));
    html! {
        p.notice { (style.say("page-prices-to-find")) }
        ul.to-mend { @for path in &analysis.case.unpriced { li {
            a href=(to(path).unwrap_or_else(|| address("/plan", &[("p", plan)]))) { (names::path(path, &analysis.case, style)) }
        } } }
    }
}

/// The verdict and the cost on one line, for a screen on which the result is scrolled away; who listens has both already.
fn in_sight(blocks: &[Block], typical: bool, style: Style) -> Markup {
    html! {
        p.in-sight aria-hidden="true" {
            @for block in blocks { @match block {
                Block::Verdict { level, word, .. } => {
                    strong class={ "level " (level) } { (word) }
                    @if typical { span { (style.say("page-stand-in")) } }
                },
                Block::Figures(figures) => { @if let Some(cost) = figures.first() { span { (cost.label) " : " (large(&cost.value, style)) } } },
                _ => {},
            } }
        }
    }
}

/// The figures that are seen first, each leading to its explanation.
fn key_figures(figures: &[KeyFigure], analysis: &Analysis, why: &dyn Fn(&str) -> String, style: Style) -> Markup {
    let net = if analysis.financing.benefit.is_zero() { "net_cost.total" } else { "net_cost.after_benefits" };
    let after = analysis.financing.cliff.as_ref().is_some_and(|cliff| cliff.after.is_some());
    let last = if after { "verdict.cliff.after" } else { "present_value.equivalent_annual_cost" };
    html! {
        dl.figures {
            @for (figure, path) in figures.iter().zip(["tco.incl_vat", net, last]) {
                div {
                    dt { (figure.label) }
                    dd.value { a.why href=(why(path)) data-figure=(path) { (large(&figure.value, style)) } }
                    dd.note { (figure.note) }
                }
            }
        }
    }
}

/// Where ways out are asked for; the script puts them in their place.
fn ways_in(analysis: &Analysis, plan: &str, style: Style) -> Markup {
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    let open = level.is_some_and(|level| level != Level::Sustainable) && analysis.complete();
    html! {
        @if open {
            section #ways data-from=(address("/plan/ways", &[("p", plan)])) {
                p { a href=(address("/plan/ways", &[("p", plan)])) { (style.say("study-tips-heading")) } }
            }
        }
    }
}

/// The city's budget, year by year, without and with the plan, in thousands of euros.
fn years(analysis: &Analysis, why: &dyn Fn(&str) -> String, style: Style) -> Markup {
    let Some(outcome) = &analysis.outcome else { return html! {} };
    let head =
        ["column-year", "page-years-run-cost", "column-gross", "column-net", "column-debt", "page-years-deleveraging"];
    let thousand = |amount: Decimal| style.bare(amount / Decimal::ONE_THOUSAND);
    let both = |year: i32, line: &str, without: Decimal, with: Decimal| {
        let (before, after) = (thousand(without), thousand(with));
        let path = format!("budget.{year}.with.{line}");
        html! {
            @if before != after { span.before { (before) span.hidden { " " (style.say("page-then")) } " →" } }
            a.why href=(why(&path)) data-figure=(path) { (after) }
        }
    };
    let outlook = &outcome.outlook;
    html! {
        figure {
            div.scroll role="group" aria-labelledby="table-years" tabindex="0" {
                table.years {
                    caption #table-years { (style.say("page-years")) }
                    thead { tr { @for id in head { th scope="col" class=[(id != "column-year").then_some("figure")] { (style.say(id)) } } } }
                    tbody {
                        @for ((without, with), effects) in outlook.without.iter().zip(&outlook.with).zip(&outlook.effects) {
                            tr {
                                th scope="row" { (with.year) }
                                @let path = format!("effects.{}.run_cost", with.year);
                                td.figure { a.why href=(why(&path)) data-figure=(path) { (thousand(effects.run_cost())) } }
                                td.figure { (both(with.year, "gross_savings", without.gross_savings, with.gross_savings)) }
                                td.figure { (both(with.year, "net_savings", without.net_savings, with.net_savings)) }
                                td.figure { (both(with.year, "debt", without.debt, with.debt)) }
                                td.figure {
                                    @if let Some(years) = ratio(with.debt, with.gross_savings) {
                                        @let path = format!("budget.{}.with.deleveraging_years", with.year);
                                        a.why href=(why(&path)) data-figure=(path) { (crate::language::group(years, 1, style.language)) }
                                    } @else { "–" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn chart(kind: Kind, analysis: &Analysis, style: Style) -> Markup {
    let Some(chart) = charts::chart(kind, &charts::Material::of(analysis), style.language) else { return html! {} };
    drawn(&chart.svg)
}

/// A drawing within a page.
pub(super) fn drawn(svg: &str) -> Markup {
    // It is made here, and escapes the words that it holds.
    let svg = svg.find("<svg").map_or("", |start| &svg[start..]).to_owned();
    html! { figure.chart { (PreEscaped(svg)) } }
}
