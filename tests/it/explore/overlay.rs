use perenne::explore::{Figure, Snapshot};
use perenne::model::{Override, Request, Setting};
use perenne::session::Session;

use crate::explore::toys::{PLAN, analyse, analyse_text, library, runner};

fn replaced(path: &str, from: &str, to: &str, by: &str) -> Override {
    Override { path: path.into(), from: from.into(), to: to.into(), by: by.into() }
}

/// The price of a box is 300 in the catalog, 310 in the plan, 320 in the offer, 330 in the scenario, 340 by `--set`: each
/// one wins over those before it, and says what it replaced.
#[test]
fn catalog_plan_offer_scenario_set() {
    let offer = "schema: perenne/offer/v1\noffer: quote\nplan: toys\nlines: {boxes: {device: {price: 320 EUR/box}}}\n";
    let offer_file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(offer_file.path(), offer).unwrap();
    let run = |plan: &str, offer: bool, scenario: bool, set: bool| {
        let mut session = Session::default();
        let offer = offer.then(|| session.offer(offer_file.path()).unwrap());
        let request = Request {
            name: "toys.yaml".into(),
            text: plan.into(),
            offer,
            scenario: scenario.then(|| "dear".into()),
            settings: if set { vec![Setting::new("boxes.device.price", "340 EUR/box", "--set")] } else { Vec::new() },
            ..Request::default()
        };
        let case = perenne::model::resolve(&request, &library(), &mut session.sources, &mut session.diagnostics);
        let case = case.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()));
        perenne::analysis::analyse(case, &mut session.diagnostics).unwrap()
    };
    let plain = PLAN.replace(", costs: {device: {price: 310 EUR/box}}", "");
    let path = "boxes.device.price";
    let by_offer = replaced(path, "310 EUR/box", "320 EUR/box", "offer quote");
    let by_scenario = replaced(path, "320 EUR/box", "330 EUR/box", "scenario dear");
    let by_set = replaced(path, "330 EUR/box", "340 EUR/box", "--set");
    let layers = [
        (run(&plain, false, false, false), "300", vec![]),
        (run(PLAN, false, false, false), "310", vec![]),
        (run(PLAN, true, false, false), "320", vec![by_offer.clone()]),
        (run(PLAN, true, true, false), "330", vec![by_offer.clone(), by_scenario.clone()]),
        (run(PLAN, true, true, true), "340", vec![by_offer, by_scenario, by_set]),
        (run(PLAN, false, false, true), "340", vec![replaced(path, "310 EUR/box", "340 EUR/box", "--set")]),
    ];
    for (analysis, price, overrides) in layers {
        let written = PLAN.replace("310 EUR/box", &format!("{price} EUR/box"));
        let same = analyse_text(&written, &[]).unwrap_or_else(|_| panic!("{price}"));
        assert_eq!(Figure::TcoInclVat.of(&analysis), Figure::TcoInclVat.of(&same), "{price}");
        assert_eq!(analysis.case.overrides, overrides, "{price}");
    }
}

#[test]
fn every_figure_can_be_changed_relatively() {
    for (path, value, from, to) in [
        (
            "things.quantity",
            "x 0.5",
            "{pilot: 10, rollout: {to: 400, ramp: linear}}",
            "{pilot: 5, rollout: {to: 200, ramp: linear}}",
        ),
        ("things.quantity.rollout", "+0.2 %", "400", "401"),
        ("cables.quantity.rollout", "+10 %", "2.5 km", "2.75 km"),
        ("boxes.quantity", "x 2", "1 per 100 things", "2 per 100 things"),
        ("things.device.price", "-5 %", "100 EUR/thing", "95 EUR/thing"),
        ("things.device.price", "\u{2212} 10 %", "100 EUR/thing", "90 EUR/thing"),
        ("things.device.price", "\u{d7}0.5", "100 EUR/thing", "50 EUR/thing"),
        ("things.device.price", "X 1.2", "100 EUR/thing", "120 EUR/thing"),
        ("things.device.renewal", "+10 %", "", "110 EUR/thing"),
        ("things.battery.renewal", "+10 %", "8 EUR/thing", "8.8 EUR/thing"),
        ("things.device.life", "+50 %", "3 years", "54 months"),
        ("things.device.warranty", "x 2", "12 months", "24 months"),
        ("things.device.failure", "x 1.5", "2 %/year", "3 %/year"),
        ("funding.partner.rate", "x 2", "10 %", "20 %"),
        ("funding.region.cap", "+10%", "5000 EUR", "5500 EUR"),
        ("funding.region.lag", "x 0.5", "12 months", "6 months"),
        ("funding.bank.amount", "x 0.5", "1000 EUR", "500 EUR"),
        ("funding.bank.term", "x 0.5", "4 years", "24 months"),
        ("benefits.rounds.revenue", "-10 %", "1000 EUR/year", "900 EUR/year"),
        ("phases.rollout", "x 2", "12 months", "24 months"),
        ("indices.general", "x 2", "2 %/year", "4 %/year"),
        ("discount.rate", "x 2", "3 %", "6 %"),
        ("horizon", "x 2", "5 years", "120 months"),
        ("city.population", "+0.05 %", "1000", "1001"),
        ("city.accounts.revenue.taxes", "+1 %", "1000000 EUR", "1010000 EUR"),
        ("city.loans.rate", "x 2", "4 %", "8 %"),
        ("city.limits.rule.run-cost.red", "x 0.5", "20 %", "10 %"),
    ] {
        let relative = analyse(&[(path, value)]);
        let expected = vec![replaced(path, from, to, "--set")];
        assert_eq!(relative.case.overrides, expected, "{path}");
        let absolute = analyse(&[(path, to)]);
        assert_eq!(Snapshot::of(&relative), Snapshot::of(&absolute), "{path}");
    }
}

/// A price by volume is scaled band by band, whether its path says `price` or `tiers`: 370 × 1.1 = 407 and so on.
#[test]
fn prices_by_volume_rise_band_by_band() {
    let subscription = |factor: &str| {
        let path = "platform.subscription.price";
        let mut session = perenne::session::Session::default();
        let setting = perenne::model::Setting::new(path, factor, "--set");
        let options = perenne::session::Options { settings: vec![setting], ..Default::default() };
        let analysis = session.analyse("plans/reference.yaml".as_ref(), &options).unwrap();
        let own = |row: &&perenne::finance::Cost<rust_decimal::Decimal>| {
            let line = &analysis.case.lines[row.line];
            line.id == "platform" && line.components[row.component].id == "subscription"
        };
        let amounts = analysis.costs.iter().filter(own).flat_map(|row| row.amounts.iter());
        let sum: rust_decimal::Decimal = amounts.map(|(_, amount)| *amount).sum();
        (sum, analysis.case.overrides.clone())
    };
    let (once, _) = subscription("x 1");
    let (more, overrides) = subscription("+10 %");
    assert!(!once.is_zero());
    // Indexed amounts have more digits than are kept: equal to the twelfth of them.
    let exact = once * rust_decimal::Decimal::new(11, 1);
    assert_eq!(more.round_dp(12), exact.round_dp(12));
    assert_eq!(overrides[0].path, "platform.subscription.tiers");
    assert!(overrides[0].from.starts_with("{mode: volume, bands: [{upto: 50, price: 45 EUR/month}, "));
    assert!(overrides[0].to.starts_with("{mode: volume, bands: [{upto: 50, price: 49.5 EUR/month}, "));
}

#[test]
fn relative_values_build_on_each_other() {
    let twice =
        analyse(&[("things.quantity", "x 0.5"), ("things.quantity.rollout", "x 2"), ("things.quantity.pilot", "x 2")]);
    assert_eq!(Snapshot::of(&twice), Snapshot::of(&analyse(&[("things.quantity.pilot", "10")])));
}

#[test]
fn one_number_is_that_of_the_first_phase() {
    let plan = PLAN.replace("1 per 100 things", "3");
    let set = analyse_text(&plan, &[("boxes.quantity.run", "5")]).unwrap_or_else(|_| panic!());
    let written = PLAN.replace("1 per 100 things", "{pilot: 3, run: 5}");
    let written = analyse_text(&written, &[]).unwrap_or_else(|_| panic!());
    assert_eq!(Figure::TcoInclVat.of(&set), Figure::TcoInclVat.of(&written));
}

/// What is wrong with a setting: the code, and the words that the hints speak of.
fn fault(path: &str, value: &str) -> (&'static str, String, String) {
    let session = analyse_text(PLAN, &[(path, value)]).err().unwrap_or_else(|| panic!("{path}={value} is no fault"));
    let first = session.diagnostics.sorted()[0].clone();
    let word = |name: &str| {
        let found = first.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| format!("{arg:?}"));
        found.unwrap_or_default()
    };
    (first.code.id, word("similar"), word("write"))
}

#[test]
fn a_wrong_path_or_value_says_what_was_meant() {
    let meant = |path: &str, value: &str| fault(path, value).1;
    assert!(meant("thing.device.price", "1 EUR/thing").contains("things"));
    assert!(meant("things.devise.price", "1 EUR/thing").contains("device"));
    assert!(meant("things.device.prize", "+10 %").contains("price"));
    assert!(meant("things.quantty", "5").contains("quantity"));
    assert!(meant("things.quantity.roll-out", "5").contains("rollout"));
    assert!(meant("funding.regoin.rate", "5 %").contains("region"));
    assert!(meant("funding.region.rat", "5 %").contains("rate"));
    assert!(meant("city.growth.taxe", "5 %/year").contains("growth.taxes"));
    assert!(meant("phases.rolout", "5 months").contains("rollout"));
    assert!(meant("benefits.round.saving", "5 EUR/year").contains("rounds"));
    assert!(meant("indices.genral", "5 %/year").contains("general"));
    assert!(meant("discont.rate", "5 %").contains("discount"));
    assert!(fault("things.device.price", "540").2.contains("540 EUR/thing"));
    assert!(fault("things.device.price", "+10,5 %").2.contains("+10.5 %"));
    assert!(fault("things.device.price", "x 1,2").2.contains("x 1.2"));
    assert_eq!(fault("things.device.price", "5 EUR/box").0, "wrong-unit");
    assert_eq!(fault("things.device.failure", "5 %").0, "rate-not-share");
    assert_eq!(fault("horizon", "0 months").0, "out-of-range");
    assert_eq!(fault("city.loans.term", "18 months").0, "out-of-range");
    assert_eq!(fault("start", "+10 %").0, "unknown-path");
}

/// What is tried replaces a price and nothing else; an override drops the price of renewals with the old price.
#[test]
fn a_draw_leaves_the_renewal() {
    let setting = Setting::new("things.battery.price", "6 EUR/thing", "draw");
    let drawn = runner().run(&[setting]).unwrap_or_else(|_| panic!());
    let written = analyse(&[("things.battery.price", "6 EUR/thing"), ("things.battery.renewal", "8 EUR/thing")]);
    assert_eq!(Snapshot::of(&drawn), Snapshot::of(&written));
    let overridden = analyse(&[("things.battery.price", "6 EUR/thing")]);
    assert_ne!(Snapshot::of(&drawn), Snapshot::of(&overridden));
}
