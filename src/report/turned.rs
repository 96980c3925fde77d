//! What a verdict becomes where something that a plan counts on is not so, in words: posts that have to be replaced, the
//! largest funder who leaves.

use serde_json::{Value, json};

use super::apart::Figures;
use super::flags::threshold_name;
use super::result_city::level;
use super::style::Style;
use super::words::Subject;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::turned::Turned;
use crate::explore::unaided::Unaided;
use crate::language::{Arg, Language};
use crate::units::display;

/// The verdict of such a run, as a clause: `le projet deviendrait fragile, dès 2028 (…)`.
pub(super) fn becomes(turned: &Turned, subject: Subject, style: Style) -> String {
    let [then, now] = turned.years;
    let same = turned.level == turned.now;
    let when = match (then, now) {
        (None, _) => "none",
        (Some(then), Some(now)) if same && then != now => "instead",
        _ => "year",
    };
    let args = [
        ("same", if same { "yes" } else { "no" }.into()),
        ("subject", subject.word()),
        ("level", Level::in_sentence(turned.level)),
        ("when", when.into()),
        ("year", Arg::Year(then.unwrap_or_default())),
        ("before", Arg::Year(now.unwrap_or_default())),
        ("why", why(turned, style).unwrap_or_default().into()),
    ];
    style.tell("turned", &args)
}

/// The rule that decides first, with its figures.
fn why(turned: &Turned, style: Style) -> Option<String> {
    let flag = turned.first.as_ref()?;
    let rule = threshold_name(flag, level(&flag.with), style);
    let Figures { with: Some(with), without, .. } = Figures::of(flag, style) else { return Some(format!(" ({rule})")) };
    let mut args = vec![("rule", rule.into()), ("with", with.into())];
    let id = if without.is_some() { "study-beyond-figures" } else { "turned-alone" };
    args.extend(without.map(|without| ("without", without.into())));
    Some(format!(" ({})", style.tell(id, &args)))
}

/// What the largest funder brings, and what becomes of the plan without it, whatever is signed.
pub(super) fn without_funder(unaided: &Unaided, analysis: &Analysis, style: Style) -> String {
    let args = [
        ("name", style.of(&unaided.name).into()),
        ("kind", if unaided.contributes { "contribution" } else { "subsidy" }.into()),
        ("amount", Arg::Euros(unaided.amount)),
        ("part", style.percent(unaided.part).into()),
        ("net", Arg::Euros(unaided.turned.net_cost)),
        ("benefits", benefits(analysis)),
        ("becomes", becomes(&unaided.turned, Subject::Plan, style).into()),
    ];
    style.tell("without-funder", &args)
}

/// What becomes of the plan without the FCTVA on upkeep.
pub(super) fn without_fctva(then: &Turned, analysis: &Analysis, style: Style) -> String {
    let args = [
        ("net", Arg::Euros(then.net_cost)),
        ("benefits", benefits(analysis)),
        ("becomes", becomes(then, Subject::Plan, style).into()),
    ];
    style.tell("without-fctva", &args)
}

/// Whether a plan has benefits, for words on its net cost, which is told before them.
pub(super) fn benefits(analysis: &Analysis) -> Arg {
    if analysis.case.benefits.is_empty() { "none" } else { "some" }.into()
}

/// The verdict if posts of the accounts have to be replaced; none where there are none.
pub(super) fn if_replaced(replaced: Option<&Turned>, subject: Subject, style: Style) -> Option<String> {
    replaced.map(|turned| style.tell("study-held-verdict", &[("becomes", becomes(turned, subject, style).into())]))
}

/// For programs.
pub(super) fn turned_json(turned: &Turned) -> Value {
    json!({
        "level": turned.level.map(Level::word),
        "first_year": turned.years[0],
        "net_cost": display(turned.net_cost, 2),
    })
}

/// A plan without its largest funder, for programs.
pub(super) fn unaided_json(unaided: &Unaided) -> Value {
    let mut out = turned_json(&unaided.turned);
    out["name"] = json!(unaided.name.get(Language::English.code(), ""));
    out["amount"] = json!(display(unaided.amount, 2));
    out["share"] = json!(display(unaided.part, 6));
    out
}
