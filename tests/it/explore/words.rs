use std::collections::{BTreeMap, BTreeSet};

use perenne::explore::advice::advice;
use perenne::explore::sensitivity::sensitivity;
use perenne::explore::solve::{Direction, Lever, solve};
use perenne::explore::sweep::sweep;
use perenne::explore::{Figure, Goal, Side, Snapshot, Vary};
use perenne::language::Language;
use perenne::report::Style;
use perenne::report::explore as report;

use crate::explore::toys::{analyse, runner};

/// Both languages, one after the other.
fn both(text: impl Fn(Style) -> String) -> String {
    let one = |language| text(Style { language, width: 100, color: false });
    let lines = format!("{}\n=====\n{}", one(Language::English), one(Language::French));
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Each message with the arguments that it uses.
fn messages(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let (mut out, mut id) = (BTreeMap::<&str, BTreeSet<&str>>::new(), "");
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            id = line.split(" =").next().unwrap();
            assert!(!out.contains_key(id), "{id} is there twice");
        }
        let used = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap());
        out.entry(id).or_default().extend(used);
    }
    out
}

#[test]
fn both_languages_hold_the_same_words() {
    let english = messages(include_str!("../../../src/language/explore.en.ftl"));
    assert_eq!(english, messages(include_str!("../../../src/language/explore.fr.ftl")));
    let others = concat!(
        include_str!("../../../src/language/interface.en.ftl"),
        include_str!("../../../src/language/diagnostics.en.ftl")
    );
    for id in english.keys() {
        assert!(!others.contains(&format!("\n{id} = ")), "{id} is in two files");
    }
}

#[test]
fn a_comparison_reads_like_this() {
    let (before, after) =
        (analyse(&[]), analyse(&[("things.quantity.rollout", "100"), ("things.device.price", "+10 %")]));
    let sides = [Side::of("a", &before), Side::of("b", &after)];
    let text = both(|style| {
        let names = ["side-before", "side-after"].map(|name| style.say(name));
        let overrides = report::overrides_text(&after.case.overrides, style);
        format!("{overrides}\n{}", report::compare_text(&sides, &names, 5, style))
    });
    insta::assert_snapshot!(text);
}

#[test]
fn a_sweep_reads_like_this() {
    let vary = [Vary::parse("phases.rollout=12..72 months step 30").unwrap()];
    let mut points = Vec::new();
    sweep(&runner(), &vary, |point| {
        points.push(point);
        true
    });
    let text = both(|style| {
        let lines: String = points.iter().map(|point| format!("{}\n", report::sweep_json(&vary, point))).collect();
        let csv = report::SweepSheet::new(&vary, style.language).rows(&points);
        format!("{}{csv}{lines}", report::sweep_text(&vary, &points, style))
    });
    insta::assert_snapshot!(text);
}

#[test]
fn a_tornado_reads_like_this() {
    let base = Snapshot::of(&analyse(&[]));
    let swings = sensitivity(&runner(), Figure::TcoInclVat);
    let text = both(|style| {
        let text = report::sensitivity_text(&analyse(&[]).case, &base, &swings, Figure::TcoInclVat, style);
        format!("{text}{}", report::sensitivity_csv(&base, &swings, style.language))
    });
    insta::assert_snapshot!(text);
}

#[test]
fn a_solution_reads_like_this() {
    let goals = [
        ("things.quantity.rollout", "sustainable", Direction::Largest),
        ("things.device.price", "net_cost <= 150_000 EUR", Direction::Largest),
        ("funding.partner.rate", "fragile", Direction::Smallest),
        ("phases.rollout", "net_cost_after_benefits <= 10 EUR", Direction::Largest),
    ];
    let runner = runner();
    let text = both(|style| {
        let mut out = String::new();
        for (path, goal, direction) in goals {
            let (lever, goal) = (Lever::at(&runner, path, None, None).unwrap(), Goal::parse(goal).unwrap());
            let (solution, now) = (solve(&runner, lever, &goal, direction), runner.written(path).unwrap());
            out.push_str(&report::solve_text("Toys", &now, &[], &solution, &goal, style));
            out.push_str(&report::solve_csv(&solution, &goal, style.language));
        }
        out
    });
    insta::assert_snapshot!(text);
}

#[test]
fn advice_reads_like_this() {
    let analysis = analyse(&[]);
    let ways = advice(&runner(), &analysis, false);
    let told = |ways: &[_], style| report::advice_text(ways, &analysis, style);
    let text = both(|style| told(&ways, style) + &told(&[], style));
    insta::assert_snapshot!(text);
}
