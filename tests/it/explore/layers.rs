//! Layers of overrides on a price, by hand: 100 probes at 1 000 EUR, renewed after 4 years at 800 EUR, over 10 years. They
//! are bought once and renewed twice: 100 × (1 000 + 2 × 800) = 260 000 EUR HT.

use perenne::analysis::Analysis;
use perenne::diagnostic::Diagnostics;
use perenne::document::Library;
use perenne::explore::{Figure, Runner};
use perenne::model::Setting;
use perenne::session::{Options, Session};

const CATALOG: &str = "\
schema: perenne/catalog/v1
catalog: demo
sources: {s: {title: demo, date: 2026-06-01, grade: assumption}}
items:
  probe:
    family: sensor
    unit: probe
    costs:
      device: {price: 1000 EUR/probe, renewal: 800 EUR/probe, life: 4 years, range: 900 .. 1200 EUR/probe, source: s}
";

const PLAN: &str = "\
schema: perenne/plan/v1
plan: renew
start: 2027-01
horizon: 10 years
phases: {pilot: 12 months, run: rest}
lines:
  probes: {item: demo/probe, quantity: 100}
uncertainty:
  probes.device.renewal: {low: 700 EUR/probe, high: 900 EUR/probe}
scenarios:
  dear: {probes.device.price: +10 %}
  dear-first: {probes.device.price: +10 %, probes.device.renewal: 500 EUR/probe}
  dear-last: {probes.device.renewal: 500 EUR/probe, probes.device.price: +10 %}
  new: {probes.device.price: 1000 EUR/probe}
";

/// The plan with overrides, and what is said of it.
struct Run {
    analysis: Option<Analysis>,
    said: Diagnostics,
}

impl Run {
    fn of(plan: &str, offer: Option<&str>, scenario: Option<&str>, settings: &[(&str, &str)]) -> Self {
        let library = Library::with_files(vec![("demo.yaml".into(), CATALOG.into())]);
        let mut session = Session::default();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), offer.unwrap_or_default()).unwrap();
        let settings = settings.iter().map(|(path, value)| Setting::new(*path, *value, "--set")).collect();
        let options = Options {
            offer: offer.map(|_| file.path().to_path_buf()),
            scenario: scenario.map(str::to_owned),
            settings,
            ..Options::default()
        };
        let analysis = session.analyse_text("renew.yaml", plan, &library, &options);
        Self { analysis, said: session.diagnostics }
    }

    fn set(settings: &[(&str, &str)]) -> Self {
        Self::of(PLAN, None, None, settings)
    }

    fn euros(&self) -> String {
        let analysis = self.analysis.as_ref().unwrap_or_else(|| panic!("{:#?}", self.said.sorted()));
        Figure::TcoExclVat.of(analysis).unwrap().normalize().to_string()
    }

    fn codes(&self) -> Vec<&str> {
        self.said.sorted().into_iter().map(|one| one.code.id).filter(|code| *code != "after-horizon").collect()
    }
}

const PRICE: &str = "probes.device.price";
const RENEWAL: &str = "probes.device.renewal";

#[test]
fn a_relative_price_takes_all_that_goes_with_it_along() {
    assert_eq!(Run::set(&[]).euros(), "260000");
    assert_eq!(Run::set(&[(PRICE, "+0 %")]).euros(), "260000");
    // 100 × (1 100 + 2 × 880).
    let dear = Run::set(&[(PRICE, "+10 %")]);
    assert_eq!(dear.euros(), "286000");
    assert_eq!(dear.codes(), [] as [&str; 0], "range and uncertainty rise too, and hold");
    let drawn = &dear.analysis.as_ref().unwrap().case.uncertain;
    let ends: Vec<_> = drawn.iter().map(|one| (one.path.as_str(), one.low.to_string(), one.high.to_string())).collect();
    assert_eq!(ends, [(RENEWAL, "770".into(), "990".into()), (PRICE, "990".into(), "1320".into())]);
}

/// 100 × (1 100 + 2 × 500) and 100 × (1 100 + 2 × 960): what a layer says of the renewal itself stays, wherever it says it.
#[test]
fn the_order_within_a_layer_makes_no_difference() {
    for scenario in ["dear-first", "dear-last"] {
        assert_eq!(Run::of(PLAN, None, Some(scenario), &[]).euros(), "210000", "{scenario}");
    }
    for settings in [[(PRICE, "+10 %"), (RENEWAL, "+20 %")], [(RENEWAL, "+20 %"), (PRICE, "+10 %")]] {
        let run = Run::set(&settings);
        assert_eq!(run.euros(), "302000");
        let told: Vec<&str> =
            run.analysis.as_ref().unwrap().case.overrides.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(told, settings.map(|(path, _)| path), "told as given");
    }
    for settings in [
        [(PRICE, "1000 EUR/probe"), (RENEWAL, "800 EUR/probe")],
        [(RENEWAL, "800 EUR/probe"), (PRICE, "1000 EUR/probe")],
    ] {
        assert_eq!(Run::set(&settings).euros(), "260000");
    }
    // A layer above scales what the one below said: 100 × 1.1 × (1 100 + 2 × 500).
    assert_eq!(Run::of(PLAN, None, Some("dear-last"), &[(PRICE, "+10 %")]).euros(), "231000");
}

/// A price written anew is that of renewals too: 100 × 3 × 1 000. What goes is named; it is drawn no more.
#[test]
fn an_absolute_price_drops_what_was_said_of_the_old_one() {
    let offer = "schema: perenne/offer/v1\noffer: a\nplan: renew\nlines: {probes: {device: {price: 1000 EUR/probe}}}\n";
    let offered = Run::of(PLAN, Some(offer), None, &[]);
    for run in [Run::set(&[(PRICE, "1000 EUR/probe")]), Run::of(PLAN, None, Some("new"), &[]), offered] {
        assert_eq!(run.euros(), "300000");
        assert_eq!(run.codes(), ["dropped-with-price", "dropped-uncertainty"]);
        assert!(run.analysis.as_ref().unwrap().case.uncertain.is_empty(), "neither the old range nor the old entry");
    }
    let priced = PLAN.replace("renewal: {low: 700 EUR/probe, high: 900", "price: {low: 800 EUR/probe, high: 1200");
    assert_eq!(Run::of(&priced, None, None, &[]).analysis.unwrap().case.uncertain.len(), 1);
    let replaced = Run::of(&priced, None, None, &[(PRICE, "1100 EUR/probe")]);
    assert_eq!(replaced.codes(), ["dropped-with-price", "dropped-uncertainty"]);
    assert!(replaced.analysis.unwrap().case.uncertain.is_empty(), "1 100 lies in the range of a price that is gone");
}

/// 350 points at 2 EUR a month, free in the pilot of a year: an offer of 2.50 EUR does not take the free year over.
/// 350 × 2.50 × 120 = 105 000 EUR HT, 126 000 EUR TTC.
#[test]
fn the_price_of_an_offer_holds_in_the_pilot_too() {
    let plan = PLAN.replace("quantity: 100}", "quantity: 350, costs: {device: none, fee: {price: 2 EUR/probe/month, during: {pilot: 0 EUR/probe/month}, index: none}}}");
    let plan = plan.split("uncertainty:").next().unwrap();
    assert_eq!(Run::of(plan, None, None, &[]).euros(), "75600");
    let offer =
        "schema: perenne/offer/v1\noffer: a\nplan: renew\nlines: {probes: {fee: {price: 2.5 EUR/probe/month}}}\n";
    let offered = Run::of(plan, Some(offer), None, &[]);
    assert_eq!(Figure::TcoInclVat.of(offered.analysis.as_ref().unwrap()).unwrap().normalize().to_string(), "126000");
    assert_eq!(offered.codes(), ["dropped-with-price"]);
    // Half the price is half the price of every month that has one.
    assert_eq!(Run::of(plan, None, None, &[("probes.fee.price", "x 0.5")]).euros(), "37800");
}

#[test]
fn a_price_over_an_inclusion_replaces_it_and_none_is_relative_to_it() {
    let plan = PLAN.replace("quantity: 100}", "quantity: 100, costs: {install: {price: 50 EUR/probe}}}");
    let plan = plan.split("scenarios:").next().unwrap();
    let offer = "schema: perenne/offer/v1\noffer: a\nplan: renew\nlines: {probes: {device: {price: 1000 EUR/probe, renewal: 800 EUR/probe}, install: {included_in: device}}}\n";
    let run = |settings: &[(&str, &str)]| Run::of(plan, Some(offer), None, settings);
    assert_eq!(run(&[]).euros(), "260000");
    let set = run(&[("probes.install.price", "20 EUR/probe")]);
    assert_eq!((set.euros().as_str(), set.codes()), ("262000", vec!["price-over-inclusion"]));
    assert_eq!(run(&[("probes.install.price", "+10 %")]).codes(), ["not-relative"]);
    let unpriced = [("probes.install.price", "unknown"), ("probes.install.price", "x 2")];
    assert!(run(&unpriced).codes().contains(&"not-relative"));
}

/// At the price in force, whatever varies it gives the plan's own figures; elsewhere the price moves alone:
/// 100 × (1 100 + 2 × 800).
#[test]
fn what_varies_a_price_moves_it_alone() {
    let library = Library::with_files(vec![("demo.yaml".into(), CATALOG.into())]);
    let mut session = Session::default();
    let prepared = session.prepare_text("renew.yaml", PLAN, &library, &Options::default()).unwrap();
    let runner = Runner::new(prepared, session.sources);
    for (value, euros) in
        [("1000 EUR/probe", "260000"), ("+0 %", "260000"), ("1100 EUR/probe", "270000"), ("+10 %", "270000")]
    {
        let run = runner.run(&[Setting::new(PRICE, value, "--vary")]).unwrap_or_else(|_| panic!("{value}"));
        assert_eq!(Figure::TcoExclVat.of(&run).unwrap().normalize().to_string(), euros, "{value}");
    }
}
