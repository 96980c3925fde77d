use maud::{Markup, html};

use super::analyses::{CSV, as_csv, kept, no_result, shown};
use super::anchors::Anchors;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::paths::{name_of, steps};
use super::plan::{missing, style};
use super::work::{Worked, work};
use crate::analysis::Analysis;
use crate::document::edit::{Value, read};
use crate::explain::{Inputs, Used, inputs};
use crate::report::assumptions::{assumed, sourced, written};
use crate::report::study::assumptions as said;
use crate::report::study::names;
use crate::report::{Style, assumptions_csv};

/// Every value that a plan rests on, with what backs it, each leading to its field.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let Some(analysis) = &worked.analysis else {
        return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name));
    };
    let inputs = inputs(analysis);
    if ask.query("form") == Some("csv") {
        let text = assumptions_csv(&inputs, &worked.session.sources, ask.language);
        return kept(CSV, &analysis.case.plan, "assumptions", "csv", desk.hide(&text));
    }
    let anchors = Anchors::of(name, plan.text(), &worked, style(ask));
    let view = View { desk, ask, name, worked: &worked, analysis, inputs: &inputs, anchors, style: style(ask) };
    let plan_value = read(plan.text()).unwrap_or(Value::Nothing);
    let content = html! {
        @if let Some(assumed) = assumed(&inputs, view.style) { p.notice { (assumed) } }
        @if let Some(sourced) = sourced(&inputs, view.style) { p { (sourced) } }
        (view.grades())
        (view.values(&plan_value))
        p.soft { (view.style.say("inputs-note")) }
        (as_csv(ask))
    };
    shown(desk, ask, name, &plan, 200, content)
}

struct View<'a> {
    desk: &'a Desk,
    ask: &'a Ask,
    name: &'a str,
    worked: &'a Worked,
    analysis: &'a Analysis,
    inputs: &'a Inputs<'a>,
    anchors: Anchors,
    style: Style,
}

impl View<'_> {
    /// The grade that alone is shown, where one was chosen.
    fn chosen(&self) -> Option<&str> {
        self.ask.query("grade").filter(|grade| !grade.is_empty())
    }

    /// How much rests on what; each leads to its values.
    fn grades(&self) -> Markup {
        let style = self.style;
        let to = |grade: &str| address("/plan/assumptions", &[("p", self.name), ("grade", grade)]);
        html! {
            div.scroll role="group" aria-labelledby="grades" tabindex="0" { table.narrow {
                caption #grades { (style.say("study-table-grades")) }
                thead { tr {
                    th scope="col" { (style.say("column-grade")) }
                    th.figure scope="col" { (style.say("column-values")) }
                    th.figure scope="col" { (style.say("column-share")) }
                } }
                tbody { @for (basis, count, share) in &self.inputs.grades { tr {
                    th scope="row" { a href=(to(basis.word())) aria-current=[(self.chosen() == Some(basis.word())).then_some("true")] { (style.say(basis.word())) } }
                    td.figure { (count) }
                    td.figure { (style.percent(*share)) }
                } } }
            } }
            @if self.chosen().is_some() { p { a href=(address("/plan/assumptions", &[("p", self.name)])) { (style.say("page-assumptions-all")) } } }
        }
    }

    fn values(&self, plan: &Value) -> Markup {
        let style = self.style;
        let head = ["study-column-input", "column-value", "column-range", "column-grade", "column-source"];
        let wanted = |one: &&Used<'_>| self.chosen().is_none_or(|grade| grade == one.basis.word());
        html! {
            div.scroll role="group" aria-labelledby="values" tabindex="0" { table.values {
                caption #values { (style.say("study-table-assumptions")) }
                thead { tr { @for id in head { th scope="col" { (style.say(id)) } } th.figure scope="col" { (style.say("column-share")) } } }
                tbody { @for one in self.inputs.values.iter().filter(wanted) { (self.value(one, plan)) } }
            } }
        }
    }

    fn value(&self, one: &Used<'_>, plan: &Value) -> Markup {
        let (style, case, sources) = (self.style, &self.analysis.case, &self.worked.session.sources);
        let name = said::name(one, case, style);
        html! {
            tr {
                th scope="row" { @if let Some(to) = self.field(one, plan) { a href=(to) { (name) } } @else { (name) } }
                td { (said::shown(one, &written(one, sources, style.language), case, style)) }
                td { (said::range(one, sources, style.language)) }
                td { span class={ "grade " (one.basis.word()) } { @if one.basis.is_unfounded() { "⚠ " } (style.say(one.basis.word())) } }
                td { (self.source(one)) }
                td.figure { @if let Some(share) = one.share { (style.percent(share)) } }
            }
        }
    }

    /// What is cited, with its date; else where the value comes from.
    fn source(&self, one: &Used) -> Markup {
        let style = self.style;
        let cited = one.source.and_then(|source| Some((source.title.as_ref()?, source.date)));
        html! {
            @if let Some((title, date)) = cited {
                (names::dated(&style.of(title), style))
                @if let Some(date) = date { " " span.soft { (names::date(date, style)) } }
            } @else { span.soft { (said::origin(one, &self.analysis.case, style)) } }
        }
    }

    /// The address of the field of a value: in the plan's form, or in that of a city of the folder.
    fn field(&self, one: &Used<'_>, plan: &Value) -> Option<String> {
        if let Some(path) = one.path.strip_prefix("city.") {
            let (file, _, _) = self.worked.session.sources.place(one.span?);
            let file = self.desk.root.name_of(&file).filter(|_| said::of_city(one, &self.analysis.case))?;
            return Some(address("/city", &[("p", &file)]) + "#" + &name_of(&steps(path)));
        }
        self.anchors.to(self.name, &one.path, plan)
    }
}
