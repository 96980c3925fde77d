//! Verdicts told whole: on what growth of the city they hang, what they leave unsaid of the city's own thresholds, what
//! becomes of them where something they count on is not so. What is told is run, and holds.

use std::path::Path;

use perenne::analysis::Analysis;
use perenne::city::Level;
use perenne::explore::Runner;
use perenne::explore::advice::{Way, advice};
use perenne::explore::beyond::beyond;
use perenne::explore::growth::growth_turns;
use perenne::explore::replaced::replaced;
use perenne::explore::unaided::unaided;
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::explore::advice_text;
use perenne::report::study::{Material, markdown, study};
use perenne::report::{Beside, Style, check_text_beside};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

use crate::report::files::report;
use crate::support::shipped;

const FRENCH: Style = Style { language: Language::French, width: 100_000, color: false };

fn run(plan: &str) -> (Session, Analysis, Runner) {
    let mut session = Session::default();
    let prepared = session.prepare(Path::new(&format!("plans/{plan}.yaml")), &Options::default()).unwrap();
    let analysis = session.check_prepared(&prepared).unwrap();
    let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
    (session, analysis, runner)
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn level(runner: &Runner, settings: &[Setting]) -> Option<Level> {
    runner.snapshot(settings).unwrap().level
}

/// Spaces that do not let go of what they hold are read as others.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn checked(plan: &str) -> String {
    let (session, analysis, runner) = run(plan);
    let (growth, replaced) = (growth_turns(&analysis), replaced(&runner, &analysis));
    let beside = Beside { growth: &growth, replaced: replaced.as_ref(), ..Beside::default() };
    plain(&check_text_beside(&analysis, &session, beside, FRENCH))
}

fn study_of(plan: &str) -> String {
    plain(&report(Path::new(&format!("plans/{plan}.yaml")), "md", "fr", &[]))
}

/// Every rate that is told turns the verdict as it is told when it is set in a whole run of the plan, and no rate nearer to
/// the city's own does: the city projected anew over what is kept of the plan is the run.
#[test]
fn each_growth_that_is_told_turns_the_verdict_when_it_is_run() {
    let (mut told, mut silent) = (0, 0);
    for plan in shipped() {
        let (_, analysis, runner) = run(plan.file_stem().unwrap().to_str().unwrap());
        let now = level(&runner, &[]);
        for one in growth_turns(&analysis) {
            let at = |tenths: i64| {
                let rate = (one.now * Decimal::ONE_HUNDRED + Decimal::new(tenths, 1)).normalize();
                level(&runner, &[Setting::new(one.path, format!("{rate} %/year"), "test")])
            };
            for turn in &one.turns {
                let tenths = i64::try_from((turn.rate - one.now) * Decimal::ONE_THOUSAND).unwrap();
                assert_eq!(at(tenths), Some(turn.level), "{}: {}", plan.display(), one.path);
                assert_eq!(turn.worse, Some(turn.level) > now);
            }
            let first = one.turns.first().map(|turn| (turn.rate - one.now).abs() * Decimal::ONE_THOUSAND);
            let kept = first.map_or(10, |first| i64::try_from(first).unwrap() - 1);
            // Both ends of what is said to leave the verdict alone.
            for tenths in [kept, -kept] {
                assert_eq!(at(tenths), now, "{}: {} by {tenths} tenths", plan.display(), one.path);
            }
            told += one.turns.len();
            silent += usize::from(one.turns.is_empty());
        }
    }
    assert!(told >= 10 && silent > 0, "{told} turns, {silent} rates that turn nothing");
}

/// A tenth of a point more a year on staff makes `citizen-app` fragile: it stands before the shares of the draws, and what
/// turns nothing is said of the plan's own inputs alone.
#[test]
fn the_growth_that_decides_stands_before_the_draws() {
    let text = checked("citizen-app");
    assert!(
        text.contains("charges de personnel à 2,3 % par an au lieu de 2,2 % par an, le projet devient fragile"),
        "{text}"
    );
    let study = study_of("citizen-app");
    let (page, _) = study.split_once("## 1.").unwrap();
    let growth = page.find("charges de personnel à 2,3 % par an").unwrap();
    assert!(growth < page.find("soutenable 97,5 %").unwrap(), "{page}");
    let (_, tips) = page.split_once("Ce qui remettrait en cause").unwrap();
    assert!(tips.contains("L'évolution des comptes de la ville, elle, suffit à changer le verdict"), "{tips}");
}

/// Staff at 1.4 instead of 1.5 % a year: the city's rigidity of 2020 is then below its threshold without the plan, and the
/// plan is what passes it. At 1.5 % it is past it by itself, which the verdict tells with what the plan adds.
#[test]
fn a_better_course_that_makes_a_verdict_worse_says_why() {
    let (_, analysis, _) = run("bethune-open-data");
    let turn = growth_turns(&analysis).remove(0).turns.remove(0);
    assert_eq!((turn.rate, turn.level), (d("0.014"), Level::Fragile));
    assert_eq!(turn.uncovered.map(|(rule, year)| (rule.id(), year)), Some(("rigidity", 2020)));
    let study = study_of("bethune-open-data");
    assert!(
        study.contains("ne passe plus d'elle-même le seuil « Rigidité des charges structurelles » en 2020"),
        "{study}"
    );
    // Worst of the judged years: (staff + interest + principal) / revenue with the plan, above 58.4 %.
    let outcome = analysis.outcome.as_ref().unwrap();
    let share = |year: &perenne::city::CityYear<Decimal>| (year.staff + year.interest + year.principal) / year.revenue;
    let judged = outcome.outlook.without.iter().zip(&outcome.outlook.with);
    let judged =
        judged.filter(|(alone, with)| with.year < 2025 && share(alone) > d("0.584") && share(with) > share(alone));
    let (alone, with) = judged.max_by_key(|(_, with)| share(with)).unwrap();
    let said =
        |share: Decimal| format!("{} %", (share * Decimal::ONE_HUNDRED).round_dp(1).to_string().replace('.', ","));
    let text = checked("bethune-open-data");
    let figures = format!(
        "au plus fort en {} : {} ({} sans le projet) pour un seuil de 58,4 %",
        with.year,
        said(share(with)),
        said(share(alone))
    );
    let (verdict, _) = text.split_once("Solidité du résultat").unwrap();
    assert!(verdict.contains("Le projet aggrave toutefois ce que la ville franchit déjà sans lui"), "{verdict}");
    assert!(verdict.contains(&figures), "{figures} in {verdict}");
}

/// Four people whom the accounts hold already: counted as new ones, the plan is fragile from 2028 on.
#[test]
fn posts_that_have_to_be_replaced_are_told_with_their_verdict() {
    let (_, analysis, runner) = run("citizen-app");
    let told = replaced(&runner, &analysis).unwrap();
    assert_eq!((told.now, told.level, told.years[0]), (Some(Level::Sustainable), Some(Level::Fragile), Some(2028)));
    let line = analysis.case.lines.iter().find(|line| line.in_accounts).unwrap();
    let set = Setting::new(format!("{}.in_accounts", line.id), "false", "test");
    assert_eq!(level(&runner, &[set]), told.level);
    let said = "Dans ce cas, le projet deviendrait fragile, dès 2028";
    assert!(checked("citizen-app").contains(said));
    assert!(study_of("citizen-app").split_once("## 1.").unwrap().0.contains(said));
    let (_, none, runner) = run("public-wifi");
    assert!(replaced(&runner, &none).is_none());
}

/// Whole years 2031 to 2035 of `bethune-sensors` in the chart's table, in k EUR: 330.4, 364.0, 426.8, 515.1, 405.6, a mean of
/// 408.4; the first twelve months take 286.0.
#[test]
fn the_first_months_at_full_service_stand_beside_the_mean_and_the_heaviest_year() {
    let (_, analysis, _) = run("bethune-sensors");
    let after = analysis.financing.cliff.as_ref().unwrap().after.unwrap();
    assert_eq!(after.round(), d("286002"));
    let text = checked("bethune-sensors");
    let (_, cliff) = text.split_once("La falaise des coûts").unwrap();
    assert!(cliff.contains("286 002 € par an, au rythme des 12 premiers mois à plein régime"), "{cliff}");
    assert!(
        cliff.contains("en moyenne de 2031 à 2035 ; l'exercice entier le plus lourd est 2034, à 515 061 €"),
        "{cliff}"
    );
    let study = study_of("bethune-sensors");
    let row = |year: &str| {
        let (_, table) =
            study.split_once("Coût récurrent d'exploitation, renouvellements compris, par exercice TTC").unwrap();
        let line = table.lines().find(|line| line.starts_with(&format!("| {year} |"))).unwrap();
        let last = line.trim_end_matches('|').rsplit('|').next().unwrap();
        last.trim().replace(' ', "").replace(',', ".").parse::<Decimal>().unwrap()
    };
    let mean = ["2031", "2032", "2033", "2034", "2035"].map(row).iter().sum::<Decimal>() / d("5");
    let shown = format!("puis {} k€ en moyenne de 2031 à 2035, 515 k€ l'exercice le plus lourd (2034)", mean.round());
    assert!(study.contains(&shown), "{shown}");
}

/// Ways out are held against a longer horizon as `check` of the plan so changed does.
#[test]
fn ways_out_tell_what_a_longer_horizon_makes_of_them() {
    let mut turned = 0;
    for plan in ["bethune-sensors", "public-wifi", "nevers-albi-datacentre"] {
        let (_, analysis, runner) = run(plan);
        let ways = advice(&runner, &analysis, false);
        let text = plain(&advice_text(&ways, &analysis, FRENCH));
        for way in &ways {
            let added = way.changes.iter().find(|one| one.from.is_empty() && !one.path.contains('.'));
            let mut session = Session::default();
            let mut prepared = session.prepare(Path::new(&format!("plans/{plan}.yaml")), &Options::default()).unwrap();
            for one in way.changes.iter().filter(|one| Some(*one) != added) {
                prepared.set(&Setting::new(&one.path, &one.to, "test"), &mut session.sources, &mut session.diagnostics);
            }
            if let Some(one) = added {
                prepared.add(&one.path, &one.to, "test", &mut session.sources, &mut session.diagnostics);
            }
            let changed = session.check_prepared(&prepared).unwrap();
            let later = beyond(&Runner::new(prepared, session.sources.clone()), &changed);
            let later = later.filter(|later| later.turns()).and_then(|later| later.level());
            assert_eq!(way.later.map(|(_, level)| level), later, "{plan}: {:?}", way.way);
            if let Some((horizon, Level::Fragile)) = way.later {
                let said = format!(
                    "Soutenable jusqu'en {} ; avec une période plus longue, le projet devient fragile",
                    horizon.judged
                );
                assert!(text.contains(&said), "{plan}: {text}");
                turned += 1;
            }
        }
    }
    assert!(turned > 0, "no way ends with the horizon");
}

/// Half of the resources of `nevers-albi-datacentre` come of one partner, whose money is acquired: its own scenario
/// `partner-leaves` is what the study tells, and what a partner gives is no aid.
#[test]
fn the_largest_funder_is_told_with_what_becomes_of_the_plan_without_it() {
    let (session, analysis, runner) = run("nevers-albi-datacentre");
    let told = unaided(&runner, &analysis).unwrap();
    let options = Options { scenario: Some("partner-leaves".into()), ..Options::default() };
    let left = Session::default().check(Path::new("plans/nevers-albi-datacentre.yaml"), &options).unwrap();
    let ruling = left.outcome.as_ref().unwrap().ruling();
    assert_eq!((told.turned.level, told.turned.years[0]), (ruling.level, ruling.first_year));
    assert_eq!(told.turned.net_cost, left.financing.net_total());
    assert_eq!(told.turned.net_cost.round(), d("6813888"));
    let beside = Beside { unaided: Some(&told), ..Beside::default() };
    let material = Material { beside, ..Material::of(&analysis, &session) };
    let text = plain(&markdown(&study(&material, Language::French)));
    assert!(text.contains("La participation « Ville partenaire » porte"), "{text}");
    assert!(text.contains("le reste à charge serait de 6 813 888 €"), "{text}");
    assert!(text.contains("Disposer de la convention qui fixe la participation"), "{text}");
    assert!(!text.contains("l'aide « Ville partenaire »"), "{text}");
    // No funder of `bethune-sensors` carries a fifth of it.
    let (_, none, runner) = run("bethune-sensors");
    assert!(unaided(&runner, &none).is_none());
}

/// The line that a way out says to add, added to the plan as it is printed, makes it sustainable.
#[test]
fn a_block_that_a_plan_has_none_of_can_be_added_as_it_is_told() {
    let (_, analysis, runner) = run("nevers-albi-datacentre");
    assert!(analysis.case.benefits.is_empty());
    let text = plain(&advice_text(&advice(&runner, &analysis, false), &analysis, FRENCH));
    let line = text.lines().find_map(|line| line.split_once("de premier niveau : ")).map(|(_, line)| line).unwrap();
    assert!(line.starts_with("benefits: [{"), "{line}");
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.yaml");
    let written = std::fs::read_to_string("plans/nevers-albi-datacentre.yaml").unwrap();
    std::fs::write(&plan, format!("{written}\n{line}\n")).unwrap();
    let changed = Session::default().check(&plan, &Options::default()).unwrap();
    assert_eq!(changed.outcome.as_ref().unwrap().ruling().level, Some(Level::Sustainable));
}

/// No way out leaves fewer units than the pilot was to have, nor less than half of a person's time, nor nothing of a line.
#[test]
fn no_way_out_is_less_than_a_project() {
    let half = d("0.5");
    let mut smaller = 0;
    for plan in shipped() {
        let (_, analysis, runner) = run(plan.file_stem().unwrap().to_str().unwrap());
        for way in advice(&runner, &analysis, false) {
            if !matches!(way.way, Way::FewerUnits | Way::SmallerPlan) {
                continue;
            }
            smaller += 1;
            let settings: Vec<Setting> =
                way.changes.iter().map(|one| Setting::new(&one.path, &one.to, "test")).collect();
            let changed = runner.run(&settings).unwrap();
            for (place, line) in analysis.case.lines.iter().enumerate() {
                let most = |run: &Analysis| run.schedule.lines[place].number.iter().max().copied().unwrap();
                let pilot = analysis.case.calendar.phases.iter().find(|phase| phase.id == "pilot");
                let pilot =
                    pilot.map(|pilot| analysis.schedule.lines[place].number[(pilot.first + pilot.months - 1) as usize]);
                // A pilot that is the most of it is no floor.
                let pilot = pilot.filter(|pilot| *pilot < most(&analysis)).unwrap_or_default();
                let least = if line.unit == "FTE" { half } else { pilot };
                let least = least.min(most(&analysis));
                // Lines that follow others go with them.
                let counted =
                    runner.written(&format!("{}.quantity", line.id)).is_some_and(|text| !text.contains(" per "));
                if counted {
                    assert!(most(&changed) >= least, "{}: {} of {}", plan.display(), most(&changed), line.id);
                    let gone = most(&changed).is_zero() && !most(&analysis).is_zero();
                    assert!(!gone, "{}: nothing is left of {}", plan.display(), line.id);
                }
            }
        }
    }
    assert!(smaller > 0, "no plan is made smaller");
}

/// What stands behind a threshold is told with the first sentence of a fragile verdict, whatever it is.
#[test]
fn fragile_verdicts_say_what_their_threshold_is() {
    for plan in ["nevers-albi-datacentre", "nevers-fiber", "bethune-sensors", "public-wifi"] {
        let text = checked(plan);
        let (_, verdict) = text.split_once("Verdict : ").unwrap();
        let weakens = verdict
            .split(". ")
            .filter(|one| one.contains("fragilise la ville") || one.contains("aggrave la situation"));
        for sentence in weakens {
            assert!(
                sentence.contains("un usage et non la loi") || sentence.contains("fixé par la loi"),
                "{plan}: {sentence}"
            );
        }
    }
}
