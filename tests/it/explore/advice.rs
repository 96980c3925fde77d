use perenne::city::Level;
use perenne::explore::advice::{Standing, Way, advice};
use perenne::explore::odds::{SCENARIOS_OF_WAY, SEED};
use perenne::explore::simulate::{Progress, Request, Simulation, simulate};
use perenne::explore::{Figure, Runner, Snapshot, written};
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::Style;
use perenne::report::explore::advice_text;
use perenne::session::{Options, Session};
use perenne::units::{Decimal, display};

use crate::explore::toys::{PLAN, analyse, analyse_text, runner, runner_of};

/// Each way out is tried again: written into the plan's text or set, in a run of its own.
#[test]
fn each_way_out_lasts_when_it_is_run() {
    let dear = PLAN.replace("to: 400", "to: 1500");
    // A loan near its ceiling: a partner that pays leaves less to borrow for.
    let borrowed = dear.replace("amount: 1000 EUR", "amount: 70 % of investment");
    let mut smaller = 0;
    for plan in [PLAN, &dear, &borrowed] {
        let analysis = analyse_text(plan, &[]).unwrap_or_else(|_| panic!());
        let ways = advice(&runner_of(plan), &analysis, false);
        assert_eq!(ways.len(), 3, "{:?}", ways.iter().map(|way| way.way).collect::<Vec<_>>());
        for way in ways {
            let (added, set): (Vec<_>, Vec<_>) =
                way.changes.iter().partition(|change| ["funding", "benefits"].contains(&change.path.as_str()));
            let text = added.iter().fold(plan.to_owned(), |text, change| {
                let key = format!("{}:\n", change.path);
                text.replace(&key, &format!("{key}  {}\n", change.to))
            });
            let set: Vec<(&str, &str)> = set.iter().map(|change| (&*change.path, &*change.to)).collect();
            let separate = analyse_text(&text, &set).unwrap_or_else(|_| panic!("{:?}", way.way));
            // Written into the plan, loans above what they may pay for would be a fault.
            assert!(separate.financing.loans_above() <= Decimal::ZERO, "{:?}: {:?}", way.way, way.changes);
            smaller += usize::from(way.changes.iter().any(|change| change.path == "funding.bank.amount"));
            assert!(separate.over_financed() <= analysis.over_financed(), "{:?} raises `co-financing`", way.way);
            let separate = Snapshot::of(&separate);
            assert_eq!(separate.level, Some(Level::Sustainable), "{:?}", way.way);
            // Entries stand in another order in the file, which moves the last digits of sums.
            let figures = |run: &Snapshot| run.figures.map(|figure| figure.map(|amount| display(amount, 12)));
            assert_eq!(figures(&separate), figures(&way.snapshot), "{:?}", way.way);
        }
    }
    assert!(smaller > 0, "no way made the loan smaller");
}

/// Of each way the gentlest step is told: a partner's share or savings one step below are not enough. How it is looked for,
/// by guesses from steps that were run, makes no difference to what is found.
#[test]
fn no_gentler_step_is_enough() {
    let dear = PLAN.replace("to: 400", "to: 1500");
    let steps = [("rate: ", " %", Decimal::from(5)), ("saving: ", " EUR", Decimal::ONE_THOUSAND)];
    let mut gentler = 0;
    for plan in [PLAN, &dear] {
        let analysis = analyse_text(plan, &[]).unwrap_or_else(|_| panic!());
        for way in advice(&runner_of(plan), &analysis, false) {
            let Some(added) = way.changes.iter().find(|one| ["funding", "benefits"].contains(&one.path.as_str()))
            else {
                continue;
            };
            for (before, after, step) in steps {
                let Some((start, rest)) = added.to.split_once(before) else { continue };
                let Some((number, end)) = rest.split_once(after) else { continue };
                let less = number.parse::<Decimal>().unwrap() - step;
                if less <= Decimal::ZERO {
                    continue;
                }
                let entry = format!("{start}{before}{less}{after}{end}");
                let key = format!("{}:\n", added.path);
                let text = plan.replace(&key, &format!("{key}  {entry}\n"));
                let others = way.changes.iter().filter(|one| one.path != added.path);
                let set: Vec<(&str, &str)> = others.map(|one| (&*one.path, &*one.to)).collect();
                let run = analyse_text(&text, &set).unwrap_or_else(|_| panic!("{entry}"));
                assert_ne!(Snapshot::of(&run).level, Some(Level::Sustainable), "{:?}: {entry}", way.way);
                gentler += 1;
            }
        }
    }
    assert!(gentler > 0, "no way has a gentler step");
}

/// Savings are the least thousand that does: at Les Lilas 135 000 EUR a year, and 134 000 do not. Where the wall stays and is
/// only too small to count, as at Le Gosier, that is told.
#[test]
fn savings_to_be_found_are_the_least_thousand() {
    let path = std::path::Path::new("plans/bethune-sensors.yaml");
    let savings = |city: &str| {
        let options = Options { city: Some(format!("{city}-2024")), ..Options::default() };
        let analysis = crate::support::analyse(path, &options);
        let runner = Runner::open(&mut Session::default(), path, &options).unwrap();
        advice(&runner, &analysis, false).into_iter().find(|way| way.way == Way::Savings).unwrap()
    };
    let lilas = savings("les-lilas");
    assert!(lilas.changes[0].to.contains("saving: 135000 EUR/year"), "{:?}", lilas.changes);
    assert!(!lilas.crossed);
    assert!(savings("le-gosier").crossed);
    let text = std::fs::read_to_string(path).unwrap();
    for (amount, level) in [(135_000, Level::Sustainable), (134_000, Level::Fragile)] {
        let saving =
            format!("benefits:\n  - {{id: saving, saving: {amount} EUR/year, from: rollout, status: acquired}}\n");
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.yaml");
        std::fs::write(&plan, format!("{text}{saving}")).unwrap();
        let options = Options { city: Some("les-lilas-2024".to_owned()), ..Options::default() };
        let analysis = crate::support::analyse(&plan, &options);
        assert_eq!(analysis.outcome.as_ref().unwrap().ruling().level, Some(level), "{amount}");
    }
}

/// A city that is past a red threshold by itself counts the pilot's years too: at Le Moule savings from the roll-out on leave these years
/// worse than without the plan, and savings from the first month do not. They are told from the first month.
#[test]
fn savings_from_the_first_month_where_later_ones_are_too_late() {
    let path = std::path::Path::new("plans/bethune-sensors.yaml");
    let options =
        |settings: Vec<Setting>| Options { city: Some("le-moule-2024".to_owned()), settings, ..Options::default() };
    let analysis = crate::support::analyse(path, &options(Vec::new()));
    let runner = Runner::open(&mut Session::default(), path, &options(Vec::new())).unwrap();
    let ways = advice(&runner, &analysis, false);
    let way = ways.iter().find(|way| way.way == Way::Savings).unwrap();
    let entry = way.changes[0].to.as_str();
    assert!(!entry.contains("from:"), "{entry}");
    let text = std::fs::read_to_string(path).unwrap();
    let level = |entry: &str| {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.yaml");
        std::fs::write(&plan, format!("{text}benefits:\n  {entry}\n")).unwrap();
        crate::support::analyse(&plan, &options(Vec::new())).outcome.as_ref().unwrap().ruling().level
    };
    assert_eq!(level(entry), Some(Level::Sustainable));
    // Ten times as much from the roll-out on is not enough.
    let later = entry.replace("EUR/year", "EUR/year, from: rollout").replace("saving: ", "saving: 10");
    assert_ne!(level(&later), Some(Level::Sustainable), "{later}");
    let said = advice_text(&ways, &analysis, Style { language: Language::English, width: 9_000, color: false });
    assert!(said.contains("from the first month of the project on"), "{said}");
}

/// Half of the lamps of `lighting`, half of everything paid by a partner: 2 887 944 of investment, of which the State pays 476 196 and the
/// partner 1 443 972. The city is left with 967 752, which is less than the partner pays: the intercommunal body may not.
#[test]
fn a_partner_that_pays_more_than_the_city_keeps_is_told() {
    let path = std::path::Path::new("plans/lighting.yaml");
    let analysis = crate::support::analyse(path, &Options::default());
    let runner = Runner::open(&mut Session::default(), path, &Options::default()).unwrap();
    let ways = advice(&runner, &analysis, false);
    let partner = ways.iter().find(|way| way.way == Way::PartnerShare).unwrap();
    let (section, [given, kept]) = partner.above_city.unwrap();
    assert_eq!(section, perenne::document::Section::Investment);
    let set: Vec<Setting> = partner
        .changes
        .iter()
        .filter(|one| one.path != "funding")
        .map(|one| Setting::new(&one.path, &one.to, "--set"))
        .collect();
    let cut = crate::support::analyse(path, &Options { settings: set, ..Options::default() });
    let plan = perenne::finance::FinancingPlan::of(&cut.case, &cut.financing);
    let state: Decimal = plan
        .resources
        .iter()
        .filter(|one| matches!(one.payer, perenne::finance::Payer::Grant(_)))
        .map(|one| one.amount)
        .sum();
    assert_eq!(display(given, 2), display(plan.investment / Decimal::TWO, 2));
    assert_eq!(display(kept, 2), display(plan.investment / Decimal::TWO - state, 2));
    assert!(given > kept);
    // The loan as planned is more than is left to be paid: it is cut to all of that, and said to be.
    let said = advice_text(&ways, &analysis, Style { language: Language::English, width: 9_000, color: false });
    assert_eq!(said.matches("it is cut to that rest").count(), 2, "{said}");
    assert_eq!(said.matches("If this partner is the intercommunal body").count(), 1, "{said}");
}

/// Funders that a plan has already may pay more than there is: of a way that adds none nothing is said of what it takes.
#[test]
fn a_way_without_a_new_partner_takes_nothing_from_one() {
    let funding = "funding:\n  - contribution: {id: first, rate: 95 %, of: investment, status: acquired}\n  \
                   - contribution: {id: second, rate: 60 %, of: investment, status: acquired}\n";
    let text = std::fs::read_to_string("plans/public-wifi.yaml").unwrap().replace("funding:\n", funding);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    std::fs::write(&path, text).unwrap();
    let analysis = crate::support::analyse(&path, &Options::default());
    let runner = Runner::open(&mut Session::default(), &path, &Options::default()).unwrap();
    let ways = advice(&runner, &analysis, false);
    let told: Vec<Way> = ways.iter().map(|way| way.way).filter(|way| *way != Way::PartnerShare).collect();
    assert!(!told.is_empty());
    assert!(ways.iter().all(|way| way.way == Way::PartnerShare || way.above_city.is_none()), "{ways:?}");
}

/// How long things last is no decision of a city, and nobody pays it more than a plan costs: 45 % of everything would
/// leave the fibre of Nevers, with the rents that it ends, below zero.
#[test]
fn ways_out_are_a_citys_to_take() {
    for plan in ["nevers-fiber", "public-wifi", "nevers-albi-datacentre"] {
        let path = format!("plans/{plan}.yaml");
        let analysis = crate::support::analyse(std::path::Path::new(&path), &Options::default());
        let mut session = Session::default();
        let runner = Runner::open(&mut session, std::path::Path::new(&path), &Options::default()).unwrap();
        let ways = advice(&runner, &analysis, false);
        assert!(!ways.is_empty(), "{plan}");
        for way in ways {
            assert!(way.changes.iter().all(|one| !one.path.ends_with(".life")), "{plan}: {:?}", way.changes);
            let money = matches!(way.way, Way::PartnerShare | Way::MoreFunding);
            let left = way.snapshot.get(Figure::NetAfterBenefits).unwrap();
            assert!(!money || left >= Decimal::ZERO, "{plan}: {left} is left to pay");
        }
    }
}

#[test]
fn a_plan_that_lasts_needs_none() {
    let few = [("things.quantity.rollout", "50")];
    assert!(advice(&runner(), &analyse(&few), false).is_empty());
    let open = PLAN.replace("price: 310 EUR/box", "price: unknown");
    let analysis = analyse_text(&open, &[]).unwrap_or_else(|_| panic!());
    assert!(advice(&runner_of(&open), &analysis, false).is_empty(), "what is unpriced cannot be said to last");
}

#[test]
fn money_that_is_only_hoped_for_is_to_be_signed() {
    let loan = PLAN.lines().find(|line| line.contains("- loan:")).unwrap();
    let plan = PLAN.replace("rate: 10 %, of: all", "rate: 90 %, of: all").replace(loan, "");
    let analysis = analyse_text(&plan, &[]).unwrap_or_else(|_| panic!());
    let ways = advice(&runner_of(&plan), &analysis, false);
    assert_eq!(ways[0].way, Way::SecureFunding);
}

/// A city whose staff grows by 2 % a year instead of 2.2: there, half of the flagship lasts.
fn slower_staff() -> Options {
    Options { settings: vec![Setting::new("city.growth.staff", "2 %/year", "--set")], ..Options::default() }
}

/// A way out is told with the draws of the plan as it changes it: those that `simulate` makes once that is written. The
/// flagship cut to a half, in a city whose staff grows by 2 % a year, stands under the heading that its draws ask for.
#[test]
fn ways_out_carry_their_own_draws() {
    let path = std::path::Path::new("plans/bethune-sensors.yaml");
    let slower = slower_staff();
    let analysis = crate::support::analyse(path, &slower);
    let runner = Runner::open(&mut Session::default(), path, &slower).unwrap();
    let ways = advice(&runner, &analysis, true);
    let smaller = ways.iter().find(|way| way.way == Way::SmallerPlan).unwrap();
    let drawn = smaller.odds.as_ref().unwrap().as_ref().unwrap();
    let settings = smaller.changes.iter().map(|one| Setting::new(&one.path, &one.to, "--set"));
    let options = Options { settings: slower.settings.iter().cloned().chain(settings).collect(), ..Options::default() };
    let resolve = |settings: Vec<Setting>| {
        let mut options = options.clone();
        options.settings.extend(settings);
        Session::default().resolve(path, &options)
    };
    let case = resolve(Vec::new()).unwrap();
    let request = Request { scenarios: drawn.scenarios, seed: SEED, threads: 1 };
    let run = simulate(&case, &resolve, request, &Progress::default()).unwrap();
    assert_eq!(drawn.asked, SCENARIOS_OF_WAY);
    assert_eq!(drawn.levels, Simulation::of(&case, &run, request).verdict);
    let share = drawn.levels.unwrap().sustainable.probability;
    let (standing, heading) = if share < 0.5 {
        (Standing::OnOwnFigures, "que sur les valeurs du projet")
    } else {
        (Standing::Lasts, "Ce qui rendrait le projet soutenable")
    };
    assert_eq!(smaller.standing(), standing);
    let said = advice_text(&ways, &analysis, Style { language: Language::French, width: 1000, color: false });
    assert!(said.contains(heading), "{said}");
    assert!(said.contains("tirages du projet ainsi changé : soutenable"), "{said}");
    // Without draws none is claimed, and the ways are the same.
    let bare = advice(&runner, &analysis, false);
    assert!(bare.iter().all(|way| matches!(way.odds, Ok(None))));
    assert_eq!(bare.len(), ways.len());
}

/// Half of half a post is no working time that anyone has: posts are cut to tenths of full time, rounded up.
#[test]
fn posts_are_cut_to_tenths_of_full_time() {
    let path = std::path::Path::new("plans/bethune-sensors.yaml");
    let analysis = crate::support::analyse(path, &slower_staff());
    let runner = Runner::open(&mut Session::default(), path, &slower_staff()).unwrap();
    let ways = advice(&runner, &analysis, false);
    let smaller = ways.iter().find(|way| way.way == Way::SmallerPlan).unwrap();
    let posts: Vec<_> = smaller.changes.iter().filter(|one| one.path.starts_with("technicians.quantity")).collect();
    assert!(!posts.is_empty(), "{:?}", smaller.changes);
    for post in posts {
        let left: Decimal = post.to.parse().unwrap();
        assert!(left > Decimal::ZERO && (left * Decimal::TEN).fract().is_zero(), "{post:?}");
    }
    let said = advice_text(&ways, &analysis, Style { language: Language::French, width: 1000, color: false });
    assert!(said.contains("d'un temps plein"), "{said}");
}

/// What a way out is told to leave to be paid is what the plan so changed costs the city: half the roll-out beside savings
/// found elsewhere is another plan, and these savings are none of its own (vendor A: 5 340 261 EUR, half of it 3 825 239 EUR).
#[test]
fn savings_elsewhere_are_told_with_what_the_plan_then_costs() {
    let path = std::path::Path::new("plans/bethune-sensors.yaml");
    let under = |offer: &str, settings: Vec<Setting>| Options {
        offer: Some(format!("plans/offers/{offer}.yaml").into()),
        settings,
        ..Options::default()
    };
    let told = |offer: &str| {
        let options = under(offer, Vec::new());
        let analysis = crate::support::analyse(path, &options);
        let runner = Runner::open(&mut Session::default(), path, &options).unwrap();
        let ways = advice(&runner, &analysis, false);
        let text = advice_text(&ways, &analysis, Style { language: Language::French, width: 9_000, color: false });
        let savings = ways.into_iter().find(|way| way.way == Way::Savings).unwrap();
        (savings, text.replace(['\u{a0}', '\u{202f}'], " "))
    };
    let (halved, text) = told("vendor-a");
    let set = halved.changes.iter().filter(|one| one.path != "benefits");
    let set: Vec<Setting> = set.map(|one| Setting::new(&one.path, &one.to, "--set")).collect();
    assert_eq!(set.len(), 1, "{set:?}");
    let alone = crate::support::analyse(path, &under("vendor-a", set));
    let costs = alone.financing.net_total() - alone.financing.benefit;
    assert_eq!(display(halved.net_cost, 2), display(costs, 2));
    assert!(text.contains("Reste à charge du projet : 3 825 239 € au lieu de 5 340 261 €"), "{text}");
    // Vendor B's prices cut the loan before any way does: savings elsewhere change nothing in the plan.
    let (alone, text) = told("vendor-b");
    assert!(alone.changes.iter().all(|one| one.path == "benefits"), "{:?}", alone.changes);
    assert!(text.contains("Reste à charge du projet : 5 251 370 €, inchangé"), "{text}");
    assert!(!text.contains("1 000 000 €"), "{text}");
}

/// What one click writes into a shipped plan's file comes to what was told of it: a range that it leaves goes with it.
#[test]
fn every_way_out_of_the_shipped_plans_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ways_written, mut ranges) = (0, 0);
    for path in crate::support::shipped() {
        let text = std::fs::read_to_string(&path).unwrap();
        let options = Options::default();
        let Some(runner) = Runner::open(&mut Session::default(), &path, &options) else { continue };
        let analysis = crate::support::analyse(&path, &options);
        for way in advice(&runner, &analysis, false) {
            let (text, dropped) = written(&text, &runner, &way.changes).unwrap();
            let file = folder.path().join(path.file_name().unwrap());
            std::fs::write(&file, &text).unwrap();
            let then = Snapshot::of(&crate::support::analyse(&file, &options));
            assert_eq!(then.level, way.snapshot.level, "{}: {:?}\n{text}", path.display(), way.way);
            ways_written += 1;
            ranges += dropped.len();
        }
    }
    assert!(ways_written > 10 && ranges > 0, "{ways_written} ways, {ranges} ranges");
}
