use maud::{Markup, html};
use rust_decimal::Decimal;

use super::analyses::{ANALYSES, no_result};
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::result::drawn;
use super::typed::unit_said;
use super::work::{Worked, work, work_with};
use super::{drawing, scenarios, shell, sweep, told};
use crate::document::slug;
use crate::explore::sensitivity::{Swing, sensitivity};
use crate::explore::solve::Lever;
use crate::explore::{Figure, Runner};
use crate::language::group;
use crate::model::{Setting, edit_plan};
use crate::report::Style;
use crate::report::charts::{Kind, Material, chart};
use crate::report::study::names;
use crate::session::Options;

/// Levers that are shown: those that move the cost most.
const LEVERS: usize = 8;

/// A lever with its slider: what it is, where it stands, where it is moved to.
pub(super) struct Slider {
    pub lever: Lever,
    pub name: String,
    pub now: Decimal,
    to: Decimal,
}

impl Slider {
    fn moved(&self) -> bool {
        self.to != self.now
    }

    fn value(&self, number: Decimal) -> String {
        format!("{}{}", number.normalize(), self.lever.range.unit)
    }

    /// The end of its range.
    pub(super) fn high(&self) -> Decimal {
        self.lever.range.low + self.lever.range.step * Decimal::from(self.lever.range.steps)
    }
}

/// What else could be: levers, what they come to, draws, a sweep.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let title = style.say("page-whatif");
    let worked = work(desk, name, plan.text());
    let (Some(prepared), Some(analysis)) = (&worked.prepared, &worked.analysis) else {
        let content = html! { div.sheet-page { h1 { (title) } (no_result(desk, ask, name)) } };
        return Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content));
    };
    let runner = Runner::beside(prepared.clone(), worked.session.sources.clone(), analysis);
    if ask.live {
        // While a lever is moved only that is asked for which it changes.
        let named = ask.query.iter().filter_map(|(name, _)| name.strip_prefix("w/"));
        let sliders: Vec<Slider> =
            named.filter_map(|path| slider(&runner, &worked, ask, path, (None, None), style)).collect();
        return Answer::Page(200, outcome(desk, ask, name, &worked, &sliders, style));
    }
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let sliders = sliders(&runner, &worked, &swings, ask, style);
    let part = outcome(desk, ask, name, &worked, &sliders, style);
    let material = Material { sensitivity: Some(&swings), ..Material::of(analysis) };
    let content = html! {
        div.sheet-page.whatif {
            h1 { (title) }
            p { (style.say("page-whatif-about")) }
            div.beside {
                form #levers method="get" action="/plan/whatif" data-into="outcome" {
                    input type="hidden" name="p" value=(name);
                    @for slider in &sliders { (control(slider, style)) }
                    p.actions {
                        button.nojs type="submit" { (style.say("page-whatif-show")) }
                        a href=(address("/plan/whatif", &[("p", name)])) { (style.say("page-whatif-reset")) }
                    }
                }
                section #outcome aria-live="polite" aria-label=(style.say("page-whatif-outcome")) { (part) }
            }
            @if let Some(tornado) = chart(Kind::Tornado, &material, style.language) { (drawn(&tornado.svg)) }
            section #draws aria-labelledby="draws-heading" {
                h2 #draws-heading { (style.say("page-draws")) }
                p.soft { (style.say("page-draws-about")) }
                div #drawn { (drawing::part(desk, analysis, name, plan.version(), style)) }
            }
            section #sweep aria-labelledby="sweep-heading" {
                h2 #sweep-heading { (style.say("page-sweep")) }
                (sweep::part(ask, name, &runner, &sliders, style))
                p { @for (path, id) in ANALYSES.iter().filter(|(path, _)| matches!(*path, "/plan/solve" | "/plan/grid")) {
                    a href=(address(path, &[("p", name)])) { (style.say(id)) } " "
                } }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The levers that move the cost most, then what others pay.
fn sliders(runner: &Runner, worked: &Worked, swings: &[Swing], ask: &Ask, style: Style) -> Vec<Slider> {
    let of = |swing: &Swing| {
        let input = &swing.input;
        slider(runner, worked, ask, &input.path, (Some(&input.low), Some(&input.high)), style)
    };
    let mut out: Vec<Slider> = swings.iter().filter_map(of).take(LEVERS).collect();
    // Where little is said to be uncertain, prices and quantities are moved by a half.
    for path in own_paths(runner, worked) {
        if out.len() >= LEVERS {
            break;
        }
        if !out.iter().any(|one| one.lever.path == path) {
            out.extend(around(runner, worked, ask, &path, style));
        }
    }
    let paid = runner.prepared().funding().iter();
    let paid = paid.flat_map(|one| ["rate", "amount"].map(|field| format!("funding.{}.{field}", one.id.value)));
    let known: Vec<String> = out.iter().map(|one| one.lever.path.clone()).collect();
    let paid = paid.filter(|path| !known.contains(path));
    out.extend(paid.filter_map(|path| slider(runner, worked, ask, &path, (None, None), style)).take(LEVERS / 2));
    out
}

/// The prices and quantities of a plan's lines.
fn own_paths(runner: &Runner, worked: &Worked) -> Vec<String> {
    let lines = worked.analysis.iter().flat_map(|analysis| &analysis.case.lines);
    lines
        .flat_map(|line| {
            let prices = line.components.iter().map(|one| format!("{}.{}.price", line.id, one.id));
            let whole = format!("{}.quantity", line.id);
            let quantities = Lever::near(runner, &whole).into_iter().chain([whole]);
            prices.chain(quantities).collect::<Vec<_>>()
        })
        .collect()
}

/// The slider of a path from half of its value to half as much again.
fn around(runner: &Runner, worked: &Worked, ask: &Ask, path: &str, style: Style) -> Option<Slider> {
    let now = runner.written(path).as_deref().and_then(Lever::number).filter(|now| now.is_sign_positive())?;
    let Lever { range, whole, .. } = Lever::at(runner, path, None, None)?;
    let more = now * Decimal::new(15, 1);
    // One and a half of one thing are two.
    let ends = [now / Decimal::TWO, if whole { more.max(now + Decimal::ONE) } else { more }];
    let ends = ends.map(|end| format!("{}{}", end.normalize(), range.unit));
    slider(runner, worked, ask, path, (Some(&ends[0]), Some(&ends[1])), style)
}

/// The slider of a path, between ends or the usual ones. `None`: no number stands there, or one beyond the ends.
fn slider(
    runner: &Runner,
    worked: &Worked,
    ask: &Ask,
    path: &str,
    (low, high): (Option<&str>, Option<&str>),
    style: Style,
) -> Option<Slider> {
    let case = &worked.analysis.as_ref()?.case;
    let lever = Lever::at(runner, path, low, high)?;
    let now = runner.written(path).as_deref().and_then(Lever::number)?;
    let to = ask.query(&format!("w/{path}")).and_then(|to| to.parse().ok()).unwrap_or(now);
    // A slider stands on its steps: where nobody moved it, it may stand beside the value.
    let to = if (to - now).abs() < lever.range.step { now } else { to };
    let mut slider = Slider { name: names::path(path, case, style), lever, now, to };
    let (low, high) = (slider.lever.range.low, slider.high());
    slider.to = to.clamp(low, high);
    (low..=high).contains(&now).then_some(slider)
}

fn control(slider: &Slider, style: Style) -> Markup {
    let id = format!("w/{}", slider.lever.path);
    let unit = slider.lever.range.unit.trim();
    let unit = if unit.is_empty() { String::new() } else { unit_said(unit, style) };
    html! {
        div.lever {
            label for=(id) { (slider.name) }
            input type="range" id=(id) name=(id) min=(slider.lever.range.low.normalize()) max=(slider.high().normalize())
                step=(slider.lever.range.step.normalize()) value=(slider.to.normalize()) aria-describedby={ "of-" (id) };
            output.changed[slider.moved()] for=(id) id={ "of-" (id) } data-unit=(unit) { (group(slider.to, slider.to.normalize().scale(), style.language)) " " (unit) }
        }
    }
}

/// Before and after, side by side; and a scenario of it.
fn outcome(desk: &Desk, ask: &Ask, name: &str, own: &Worked, sliders: &[Slider], style: Style) -> Markup {
    let moved: Vec<&Slider> = sliders.iter().filter(|slider| slider.moved()).collect();
    let settings = moved.iter().map(|slider| Setting {
        path: slider.lever.path.clone(),
        value: slider.value(slider.to),
        by: "--set".to_owned(),
        span: None,
    });
    let options = Options { settings: settings.collect(), ..Options::default() };
    let Some(plan) = desk.plan(name) else { return html! {} };
    let after = (!moved.is_empty()).then(|| work_with(desk, name, plan.text(), &options));
    html! {
        @match &after {
            None => { (scenarios::table(own, &[], style)) p.soft { (style.say("page-whatif-move")) } },
            Some(after) if after.analysis.is_none() => {
                p.notice { (style.say("page-whatif-faulty")) }
                (told::all(&after.session.diagnostics.told(), &after.session.sources, desk, ask.language))
            },
            Some(after) => (scenarios::table(own, &[(style.say("page-whatif-after"), after)], style)),
        }
        @if after.as_ref().is_some_and(|after| after.analysis.is_some()) && !desk.read_only() {
            form.sheet method="post" action=(address("/plan/whatif/keep", &[("p", name)])) {
                @for slider in &moved { input type="hidden" name={ "w/" (slider.lever.path) } value=(slider.value(slider.to)); }
                div.field { label for="scenario" { (style.say("page-scenario-name")) } input #scenario name="scenario" required maxlength="40" size="20" autocomplete="off"; }
                button type="submit" { (style.say("page-scenario-keep")) }
            }
        }
    }
}

/// Writes the levers as a scenario into the plan.
pub(super) fn keep(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let refused = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-changed"), why));
    if desk.read_only() {
        return refused(403, &say("page-read-only-why"));
    }
    let id = slug(ask.field("scenario").unwrap_or_default());
    let worked = work(desk, name, plan.text());
    let (Some(prepared), false) = (&worked.prepared, id.is_empty()) else {
        return refused(422, &say("page-scenario-no-name"));
    };
    if prepared.scenarios().contains(&id.as_str()) {
        return refused(409, &say("page-scenario-taken"));
    }
    let moved = ask.form.iter().filter_map(|(field, value)| Some((field.strip_prefix("w/")?, value.as_str())));
    let mut text = plan.text().to_string();
    for (path, value) in moved {
        match edit_plan(&text, prepared, &format!("scenarios.{id}.{path}"), Some(value)) {
            Ok(edited) => text = edited,
            Err(_) => return refused(409, &say("page-way-not-written")),
        }
    }
    if !desk.put(name, &plan, text) {
        return refused(409, &say("page-stale"));
    }
    Answer::Go(address("/plan/scenarios", &[("p", name)]))
}
