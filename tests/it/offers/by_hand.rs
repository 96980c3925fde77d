//! Every figure of the comparison, done by hand on ten boxes over four years, VAT 20 %.

use perenne::language::Language;
use perenne::offers::{Amount, Procedure, Rule, Validity, compare, detect, linear, ranks, usual};
use perenne::report::{Style, offers_text};
use perenne::session::Options;
use perenne::units::half_up;
use rust_decimal::Decimal;

use crate::offers::support::{compared, decimal, scratch, small, write};

fn amount(excl_vat: &str, incl_vat: &str) -> Amount {
    Amount { excl_vat: decimal(excl_vat), incl_vat: decimal(incl_vat) }
}

/// 10 x 100 twice (life of two years), 10 x 20, 40 x 12, 500.
#[test]
fn the_reference() {
    let figures = compared().reference_figures;
    assert_eq!(figures.total, amount("3180", "3816"));
    assert_eq!(figures.fill, Amount::default());
    assert_eq!(figures.purchase, amount("1700", "2040"));
    // The clerk is in the whole plan, without VAT, and not in the need.
    assert_eq!(figures.tco, amount("7180", "7816"));
}

/// Vendor One: 10 x 80 four times, setup 300; installation included; the fee is not quoted: 40 x 12.
#[test]
fn an_offer_with_a_gap() {
    let comparison = compared();
    let bid = &comparison.bids[0];
    let figures = &bid.figures;
    assert_eq!(figures.quoted, amount("3500", "4200"));
    assert_eq!(figures.fill, amount("480", "576"));
    assert_eq!(figures.total, amount("3980", "4776"));
    assert_eq!(figures.gaps.len(), 1);
    assert_eq!(figures.gaps[0].amount, amount("480", "576"));
    assert_eq!(figures.purchase, amount("1100", "1320"));
    // 40 box-years.
    assert_eq!(figures.per_unit_year, Some(amount("99.5", "119.4")));
    // After the pilot: renewals at 12, 24 and 36 months, 3 x 800, and 360 of fees, over three years.
    assert_eq!(figures.yearly_after_pilot, Some(amount("920", "1104")));
    assert_eq!(figures.present_value, amount("3980", "4776"));
    assert_eq!(figures.equivalent_annual_cost, amount("995", "1194"));
    assert_eq!(figures.tco, amount("7980", "8776"));
    assert_eq!(bid.validity, Validity::Short);
    let shorter: Vec<_> = bid.shorter.iter().map(|one| (one.field, one.reference, one.offered)).collect();
    assert_eq!(shorter, [("life", 24, 12)]);
}

/// Vendor Two: 10 x 150 twice, 10 x 10, 40 x 6, 800.
#[test]
fn an_offer_without_a_gap() {
    let comparison = compared();
    let bid = &comparison.bids[1];
    assert_eq!(bid.figures.quoted, amount("4140", "4968"));
    assert_eq!(bid.figures.fill, Amount::default());
    assert_eq!(bid.validity, Validity::Holds);
    assert!(bid.shorter.is_empty());
}

/// At 10 %: the entry counts whole, a renewal after 24 months by 1 / 1.21.
#[test]
fn present_value_discounts() {
    let plan = std::fs::read_to_string(small("plan.yaml")).unwrap().replace("rate: 0 %", "rate: 10 %");
    let folder = scratch("discounted");
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    std::fs::copy(small("catalogs/boxes.yaml"), folder.join("catalogs/boxes.yaml")).unwrap();
    std::fs::write(folder.join("plan.yaml"), plan).unwrap();
    let offer = "schema: perenne/offer/v1\noffer: bare\nplan: small\nlines:\n  boxes:\n    device: {price: 121 EUR/box}\n    \
                 install: {included_in: device}\n    fee: {price: 0 EUR/box/year}\n    setup: {price: 0 EUR}\n";
    std::fs::write(folder.join("offer.yaml"), offer).unwrap();
    let comparison = compare(&folder.join("plan.yaml"), &[folder.join("offer.yaml")], &Options::default()).unwrap();
    let figures = &comparison.bids[0].figures;
    assert_eq!(figures.total, amount("2420", "2904"));
    assert_eq!(half_up(figures.present_value.excl_vat, 20), decimal("2210"));
    assert_eq!(half_up(figures.present_value.incl_vat, 20), decimal("2652"));
    // 2210 x 0.1 / (1 - 1.1^-4)
    assert_eq!(half_up(figures.equivalent_annual_cost.excl_vat, 2), decimal("697.19"));
}

#[test]
fn ranks_and_marks() {
    let comparison = compared();
    let [one, two] = comparison.bids.as_slice() else { panic!("two offers") };
    assert_eq!((one.rank, two.rank), (Some(1), Some(2)));
    let (first, second) = (one.score.unwrap(), two.score.unwrap());
    // The lowest price gets the top mark by both formulas; technical 18/20 and 10/20 of 40 points.
    assert_eq!((first.price_usual, first.price_linear), (decimal("60"), decimal("60")));
    assert_eq!(first.technical, Some(decimal("36")));
    assert_eq!(first.total, Some(decimal("96")));
    // 60 x 4776 / 4968; 60 x (2 x 4776 - 4968) / 4776.
    assert_eq!(half_up(second.price_usual, 6), decimal("57.681159"));
    assert_eq!(half_up(second.price_linear, 6), decimal("57.587940"));
    assert_eq!(half_up(second.total.unwrap(), 6), decimal("77.681159"));
    assert_eq!((one.score_rank, two.score_rank), (Some(1), Some(2)));
}

#[test]
fn formulas_give_the_lowest_price_the_top_mark() {
    let price = |price: i64| Decimal::from(price);
    assert_eq!(usual(price(100), price(100)), Decimal::ONE);
    assert_eq!(usual(price(100), price(200)), decimal("0.5"));
    assert_eq!(linear(price(100), price(100)), Decimal::ONE);
    assert_eq!(linear(price(100), price(150)), decimal("0.5"));
    // Never negative.
    assert_eq!(linear(price(100), price(300)), Decimal::ZERO);
    let rule = Rule { price: decimal("0.6"), technical: decimal("0.4"), linear: true };
    let scores =
        rule.scores(&[(Some(price(150)), Some(Decimal::ONE)), (None, Some(Decimal::ONE)), (Some(price(100)), None)]);
    assert_eq!(scores[0].unwrap().total, Some(decimal("70")));
    assert_eq!(scores[1], None);
    assert_eq!(scores[2].unwrap().total, None);
    assert_eq!(ranks(&[Some(price(2)), None, Some(price(1)), Some(price(2))]), [Some(2), None, Some(1), Some(2)]);
}

/// Mean of 100, 100, 100, 200 and 70: 114; 200 is above 136.8; mean of the rest 92.5; 70 is below 83.25.
#[test]
fn abnormally_low() {
    let prices = ["100", "100", "100", "200", "70"].map(|price| Some(decimal(price)));
    let found = detect(&prices).unwrap();
    assert_eq!(
        (found.first_mean, found.second_mean, found.threshold),
        (decimal("114"), decimal("92.5"), decimal("83.25"))
    );
    assert_eq!(found.left_out, [false, false, false, true, false]);
    assert_eq!(found.suspect, [false, false, false, false, true]);
    assert_eq!(detect(&[Some(decimal("100")), None]), None);
}

#[test]
fn a_price_at_the_bounds_of_the_detector_is_neither_left_out_nor_suspect() {
    let found = |prices: [&str; 3]| detect(&prices.map(|price| Some(decimal(price)))).unwrap();
    // Mean 100, 1.2 times it 120: 120 counts in the second mean, which is 100 again.
    let high = found(["120", "90", "90"]);
    assert_eq!((high.first_mean, high.second_mean), (decimal("100"), decimal("100")));
    assert_eq!((high.left_out, high.threshold), (vec![false; 3], decimal("90")));
    // 90 is 0.9 times that mean, and not below it.
    assert_eq!(high.suspect, [false; 3]);
    // A cent less twice, a cent more twice: the means are the same.
    let low = found(["120", "89.99", "90.01"]);
    assert_eq!((low.second_mean, low.suspect), (decimal("100"), vec![false, true, false]));
}

/// A price of nothing is the lowest there can be, and gets all points by both formulas; any other then gets none.
#[test]
fn a_price_of_nothing_gets_all_points() {
    let (nothing, hundred) = (Decimal::ZERO, decimal("100"));
    assert_eq!((usual(nothing, nothing), linear(nothing, nothing)), (Decimal::ONE, Decimal::ONE));
    assert_eq!((usual(nothing, hundred), linear(nothing, hundred)), (Decimal::ZERO, Decimal::ZERO));
}

#[test]
fn procedures_by_the_law_of_the_start() {
    let comparison = compared();
    let (procedure, threshold) = comparison.procedure.unwrap();
    // 3 180 EUR in January 2026, when 40 000 was the lowest threshold.
    assert_eq!((procedure, threshold.value), (Procedure::None, decimal("40000")));
    let tender = &comparison.reference.case.tender;
    for (value, expected) in [
        ("39999.99", Procedure::None),
        ("40000", Procedure::Adapted),
        ("90000", Procedure::AdaptedBoamp),
        ("215999.99", Procedure::AdaptedBoamp),
        ("216000", Procedure::Formalised),
    ] {
        assert_eq!(Procedure::of(tender, decimal(value)).unwrap().0, expected, "{value}");
    }
}

/// Of works nothing is due below 100 000 EUR in 2026, not even the notice that supplies call for from 90 000 on.
#[test]
fn works_by_their_own_thresholds() {
    let text = std::fs::read_to_string(small("plan.yaml")).unwrap().replace("tender: {", "tender: {works: true, ");
    let plan = scratch("works.yaml");
    write(&plan, text.as_bytes());
    let options = Options { catalogs: vec![small("catalogs")], ..Options::default() };
    let comparison = compare(&plan, &[small("one.yaml")], &options).unwrap();
    let tender = &comparison.reference.case.tender;
    for (value, expected, threshold) in [
        ("99999.99", Procedure::None, "100000"),
        ("100000", Procedure::AdaptedBoamp, "100000"),
        ("5403999.99", Procedure::AdaptedBoamp, "100000"),
        ("5404000", Procedure::Formalised, "5404000"),
    ] {
        let (procedure, reached) = Procedure::of(tender, decimal(value)).unwrap();
        assert_eq!((procedure, reached.value), (expected, decimal(threshold)), "{value}");
    }
}

/// One costs 368 a box and 300, Two 334 a box and 800, HT: they meet at 14.7 boxes.
#[test]
fn break_even_by_hand() {
    let comparison = compared();
    let scan = comparison.scan.unwrap();
    assert_eq!(scan.range, (decimal("1"), decimal("20")));
    assert_eq!(scan.pairs[0].changes, [(decimal("1"), Some(0)), (decimal("15"), Some(1))]);
}

/// Beyond 10 000 volumes a grid is run, here of 40 boxes (1, 41, 81, …), and bisected: the two still meet at 15.
#[test]
fn a_break_even_between_two_points_of_the_grid_is_found_to_the_unit() {
    let folder = scratch("many-boxes");
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    std::fs::copy(small("catalogs/boxes.yaml"), folder.join("catalogs/boxes.yaml")).unwrap();
    let plan = std::fs::read_to_string(small("plan.yaml")).unwrap();
    let many = plan.replace("quantity: 10}", "quantity: 20_000}");
    assert_ne!(plan, many);
    std::fs::write(folder.join("plan.yaml"), many).unwrap();
    let offers = [small("one.yaml"), small("two.yaml")];
    let scan = compare(&folder.join("plan.yaml"), &offers, &Options::default()).unwrap().scan.unwrap();
    assert_eq!((scan.range.1, scan.step), (decimal("40000"), decimal("40")));
    assert_eq!(scan.pairs[0].changes, [(decimal("1"), Some(0)), (decimal("15"), Some(1))]);
}

#[test]
fn winners_by_volume_life_and_horizon() {
    let comparison = compared();
    let grid = comparison.by_life.unwrap();
    assert_eq!(grid.volumes, ["3", "5", "8", "10", "15", "20"].map(decimal));
    let row = |wanted: u32| grid.rows.iter().find(|(percent, _)| *percent == wanted).unwrap().1[3];
    // Lives as promised: One by 160 HT. Half of them: One renews 7 times (6400); Two promises no life, and renews once
    // (3000) as the reference has it.
    assert_eq!((row(100).winner, row(100).by), (Some(0), decimal("192")));
    assert_eq!((row(50).winner, row(50).by), (Some(1), (decimal("7180") - decimal("4140")) * decimal("1.2")));
    // Over five years as well: a fifth device of One, a third of Two, and one more year of fees.
    let grid = comparison.by_horizon.unwrap();
    let five = grid.rows.iter().find(|(months, _)| *months == 60).unwrap().1[3];
    assert_eq!((five.winner, five.by), (Some(0), (decimal("5700") - decimal("4900")) * decimal("1.2")));
}

#[test]
fn an_offer_is_not_ranked_on_an_incomplete_total() {
    let offer = std::fs::read_to_string(small("one.yaml")).unwrap().replace("price: 300 EUR}", "price: unknown}");
    let path = scratch("incomplete.yaml");
    std::fs::write(&path, offer).unwrap();
    let comparison = compare(&small("plan.yaml"), &[path, small("two.yaml")], &Options::default()).unwrap();
    let [incomplete, whole] = comparison.bids.as_slice() else { panic!("two offers") };
    assert_eq!((incomplete.rank, incomplete.score), (None, None));
    assert_eq!(whole.rank, Some(1));
    assert_eq!(whole.score.unwrap().price_usual, decimal("60"));
    assert!(comparison.detector.is_none() && comparison.scan.is_none());
    let style = Style { language: Language::English, width: 200, color: false };
    let text = offers_text(&comparison, false, style);
    // 800 + 2400 of devices and 480 of fees, HT; the setup is missing.
    assert!(text.contains("≥ 4\u{202f}416\u{a0}EUR (1 unpriced)") && text.contains("not ranked"), "{text}");
}

/// What is included in another component costs nothing at any event, and shares of it are nothing.
#[test]
fn included_costs_nothing() {
    let comparison = compared();
    let case = &comparison.bids[0].analysis.case;
    let install = case.lines[0].components.iter().position(|one| one.id == "install").unwrap();
    let rows = &comparison.bids[0].analysis.costs;
    assert!(rows.iter().filter(|row| row.line == 0 && row.component == install).all(|row| row.amounts.is_empty()));
}

/// The words of offers in both languages, under the same names and of the same arguments.
#[test]
fn both_languages_hold_the_same_words() {
    let names = |text: &str| {
        let id = |line: &str| line.split(" =").next().unwrap().trim().to_owned();
        let heads = text.lines().filter(|line| line.contains(" =") && !line.starts_with('#'));
        let used = |line: &str| {
            let mut used: Vec<String> =
                line.split('$').skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect();
            used.sort();
            used
        };
        heads.map(|line| (id(line), used(line))).collect::<std::collections::BTreeMap<_, _>>()
    };
    let english = names(include_str!("../../../src/language/offers.en.ftl"));
    assert_eq!(english, names(include_str!("../../../src/language/offers.fr.ftl")));
    assert!(english.len() > 200);
}

/// An offer of the small plan, compared alone; the plan's costs may be others.
fn alone(costs: &str, components: &str, name: &str) -> perenne::offers::Comparison {
    let folder = scratch(name);
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    std::fs::copy(small("catalogs/boxes.yaml"), folder.join("catalogs/boxes.yaml")).unwrap();
    let plan = std::fs::read_to_string(small("plan.yaml")).unwrap();
    let plan = plan.replace("quantity: 10}", &format!("quantity: 10, costs: {{{costs}}}}}"));
    std::fs::write(folder.join("plan.yaml"), plan).unwrap();
    let text = format!("schema: perenne/offer/v1\noffer: alone\nplan: small\nlines:\n  boxes: {{{components}}}\n");
    std::fs::write(folder.join("offer.yaml"), text).unwrap();
    compare(&folder.join("plan.yaml"), &[folder.join("offer.yaml")], &Options::default()).unwrap()
}

/// A device without a price: what the reference takes as a share of it is not known either, and never nothing. The
/// fill is 10 x 20, 40 x 12 and 500 and more, 1416 with VAT; nothing of what is quoted is known.
#[test]
fn totals_with_a_part_without_a_price_are_lower_bounds() {
    let comparison = alone("spares: {price: 5 % of device}", "device: {price: unknown}", "unknown-price");
    let figures = &comparison.bids[0].figures;
    assert_eq!((figures.fill, figures.unpriced), (amount("1180", "1416"), (1, 1)));
    let style = Style { language: Language::English, width: 140, color: false };
    let text = offers_text(&comparison, false, style).replace(['\u{202f}', '\u{a0}'], " ");
    for wanted in [
        "alone: 4 components, ≥ 1 416.00 EUR (1 unpriced) incl. VAT",
        "boxes.install: 240.00 EUR",
        "boxes.spares: without a price",
        "alone: boxes.device without a price in the offer (`unknown`); the price of the reference only fills",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in\n{text}");
    }
    assert!(!text.contains("in the offer and in the reference"), "{text}");
    let csv = perenne::report::offers_csv(&comparison, false, Language::French);
    // Quoted, filled, total TTC, total HT, purchase.
    assert!(csv.contains("\nalone;≥ 0,00;≥ 1416,00;≥ 1416,00;≥ 1180,00;≥ 840,00;"), "{csv}");
    let json = perenne::report::offers_json(&comparison, false);
    let complete = json["offers"][0]["not_quoted"].as_array().unwrap().iter().map(|gap| gap["complete"].as_bool());
    assert_eq!(complete.collect::<Vec<_>>(), [true, true, true, false].map(Some));
}

/// Where the reference has no price either, that is said; and what is quoted is whole.
#[test]
fn no_price_anywhere() {
    let comparison = alone("device: {price: unknown}", "install: {price: 10 EUR/box}", "unknown-anywhere");
    assert_eq!(comparison.bids[0].figures.unpriced, (0, 1));
    let style = Style { language: Language::English, width: 140, color: false };
    let text = offers_text(&comparison, false, style).replace(['\u{202f}', '\u{a0}'], " ");
    assert!(text.contains("alone: boxes.device without a price, in the offer and in the reference"), "{text}");
    assert!(text.contains("The need is valued at ≥ "), "{text}");
}

/// Vendor Promise says the reference's life, Vendor Silent says none: at half of the promised lives the former renews
/// 10 x 100 after 12, 24 and 36 months, the latter 10 x 105 after 24 months as the reference has it.
#[test]
fn only_promised_lives_are_shortened() {
    let offer = |id: &str, device: &str| {
        let path = scratch(&format!("{id}.yaml"));
        let text =
            format!("schema: perenne/offer/v1\noffer: {id}\nplan: small\nlines: {{boxes: {{device: {{{device}}}}}}}\n");
        std::fs::write(&path, text).unwrap();
        path
    };
    let offers = [offer("promise", "price: 100 EUR/box, life: 2 years"), offer("silent", "price: 105 EUR/box")];
    let comparison = compare(&small("plan.yaml"), &offers, &Options::default()).unwrap();
    let grid = comparison.by_life.unwrap();
    let at = |percent: u32| {
        let place = grid.volumes.iter().position(|volume| *volume == decimal("10")).unwrap();
        grid.rows.iter().find(|(row, _)| *row == percent).unwrap().1[place]
    };
    // 4 x 1000 against 2 x 1050, and 2 x 1000 against 2 x 1050, with VAT.
    assert_eq!((at(50).winner, at(50).by), (Some(1), decimal("2280")));
    assert_eq!((at(100).winner, at(100).by), (Some(0), decimal("120")));
}

/// A price by volume replaces the single price, by name; and the reverse.
#[test]
fn what_tiers_replace_is_named() {
    let tiers = "{mode: volume, bands: [{upto: 5, price: 90 EUR/box}, {price: 80 EUR/box}]}";
    let replaced = |costs: &str, components: &str, name: &str| {
        let comparison = alone(costs, components, name);
        let overrides = &comparison.bids[0].analysis.case.overrides;
        overrides.iter().map(|one| (one.path.clone(), one.from.clone(), one.to.clone())).collect::<Vec<_>>()
    };
    let expected = |path: &str, from: &str, to: &str| vec![(path.to_owned(), from.to_owned(), to.to_owned())];
    assert_eq!(
        replaced("device: {price: 100 EUR/box}", &format!("device: {{tiers: {tiers}}}"), "tiers-for-price"),
        expected("boxes.device.tiers", "100 EUR/box", tiers)
    );
    assert_eq!(
        replaced(&format!("device: {{tiers: {tiers}}}"), "device: {price: 70 EUR/box}", "price-for-tiers"),
        expected("boxes.device.price", tiers, "70 EUR/box")
    );
    // `--set` says it alike.
    let set = perenne::model::Setting::new("boxes.device.tiers", tiers, "--set");
    let options = Options { settings: vec![set], ..Options::default() };
    let case = perenne::session::Session::default().resolve(&small("plan.yaml"), &options).unwrap();
    assert_eq!(case.overrides[0].from, "100 EUR/box");
}

/// Where price alone decides, an offer without a technical score has all its points: 100 and 100 x 100 / 200.
#[test]
fn price_alone_needs_no_technical_score() {
    let rule = Rule { price: Decimal::ONE, technical: Decimal::ZERO, linear: false };
    let offers = [Decimal::from(100), Decimal::from(200)].map(|price| (Some(price), None));
    let totals: Vec<Option<Decimal>> = rule.scores(&offers).into_iter().map(|score| score.unwrap().total).collect();
    assert_eq!(totals, [Some(decimal("100")), Some(decimal("50"))]);
}
