//! Charts: what they show is what was calculated, in drawings that are well-formed, tell series apart without colour,
//! and hold nothing that a strict page would refuse.
//!
//! `INSTA_UPDATE=always cargo test --test it charts` accepts a wanted change; look at the drawings.

use std::path::{Path, PathBuf};

use crate::support::{analyse, analyse_text, set, shipped};
use perenne::analysis::Analysis;
use perenne::explore::sensitivity::{Swing, sensitivity};
use perenne::explore::simulate::{Progress, Request, Simulation, simulate};
use perenne::explore::{Figure, Runner};
use perenne::finance::ReceiptKind;
use perenne::language::Language;
use perenne::offers::{Comparison, compare};
use perenne::report::charts::{Chart, Kind, Material, chart};
use perenne::report::{Grid, Value};
use perenne::session::{Options, Session};
use roxmltree::Document;
use rust_decimal::Decimal;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// A plan with all that charts need.
struct Everything {
    analysis: Analysis,
    offers: Option<Comparison>,
    swings: Vec<Swing>,
    simulation: Simulation,
}

impl Everything {
    fn of(plan: &Path, offers: &[PathBuf]) -> Self {
        let options = Options::default();
        let analysis = analyse(plan, &options);
        let mut session = Session::default();
        let swings = sensitivity(&Runner::open(&mut session, plan, &options).unwrap(), Figure::TcoInclVat);
        let request = Request { scenarios: 500, seed: 1, threads: 2 };
        let resolve = |settings| Session::default().resolve(plan, &Options { settings, ..Options::default() });
        let run = simulate(&analysis.case, &resolve, request, &Progress::default()).ok().unwrap();
        let simulation = Simulation::of(&analysis.case, &run, request);
        let offers = (!offers.is_empty()).then(|| compare(plan, offers, &options).ok().unwrap());
        Self { analysis, offers, swings, simulation }
    }

    fn material(&self) -> Material<'_> {
        Material {
            analysis: &self.analysis,
            offers: self.offers.as_ref(),
            sensitivity: Some(&self.swings),
            simulation: Some(&self.simulation),
        }
    }

    fn draw(&self, kind: Kind) -> Chart {
        chart(kind, &self.material(), Language::English).expect("there is something to draw")
    }
}

fn bethune() -> Everything {
    let offers = ["a", "b", "c", "d"].map(|vendor| PathBuf::from(format!("plans/offers/vendor-{vendor}.yaml")));
    Everything::of(Path::new("plans/bethune-sensors.yaml"), &offers)
}

fn money(cell: &Value) -> Decimal {
    match cell {
        Value::Money(amount) | Value::AtLeast(amount) => *amount,
        other => panic!("{other:?} is no amount"),
    }
}

fn near(one: Decimal, other: Decimal) {
    assert!((one - other).abs() < Decimal::new(1, 6), "{one} is not {other}");
}

/// Amounts of the rows that sum nothing up, from a column on.
fn amounts(table: &Grid, from: usize) -> Vec<Vec<Decimal>> {
    let rows = table.rows.iter().filter(|row| !row.total);
    rows.map(|row| row.cells[from..].iter().map(money).collect()).collect()
}

/// Contrast with white, as WCAG has it.
fn contrast(hue: &str) -> f64 {
    let part = |from: usize| {
        let share = f64::from(u8::from_str_radix(&hue[from..from + 2], 16).unwrap()) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) + 0.05)
}

/// A drawing is well-formed, strict, accessible and legible.
fn sound(drawn: &Chart) {
    let document = Document::parse(&drawn.svg).unwrap_or_else(|error| panic!("{error}\n{}", drawn.svg));
    let root = document.root_element();
    let prefix = format!("perenne-{}", drawn.kind.id());
    assert_eq!(root.attribute("role"), Some("img"));
    assert!(root.attribute("width").is_none() && root.attribute("viewBox").is_some_and(|b| b.starts_with("0 0 560 ")));
    let by_id = |id: &str| root.descendants().find(|node| node.attribute("id") == Some(id));
    let labels: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    assert_eq!(labels, [format!("{prefix}-title"), format!("{prefix}-desc")]);
    for (label, text) in labels.iter().zip([&drawn.title, &drawn.description]) {
        assert!(by_id(label).unwrap().text().is_some_and(|said| !said.is_empty()), "{label}");
        assert!(!text.is_empty());
    }
    for node in root.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = ["svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text"];
        assert!(known.contains(&name), "{name} in {}", drawn.svg);
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(name != "style" && name != "class" && !name.starts_with("on") && name != "href", "{name}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
            if name == "id" {
                assert!(value.starts_with(&prefix), "{value}");
            }
            if let ("fill" | "stroke", Some(pattern)) = (name, value.strip_prefix("url(#")) {
                assert!(by_id(pattern.trim_end_matches(')')).is_some(), "{value}");
            } else if (name == "fill" || name == "stroke") && value != "none" && value != "#ffffff" {
                assert!(contrast(value) >= 3.0, "{value} has a contrast of {:.2}", contrast(value));
            }
        }
        if name == "text" {
            let x: f64 = node.attribute("x").unwrap().parse().unwrap();
            assert!((0.0..=560.0).contains(&x), "text at {x}");
        }
    }
    let columns = drawn.table.columns.len();
    assert!(drawn.table.rows.iter().all(|row| row.cells.len() == columns), "{:?}", drawn.table);
    assert!(!drawn.table.rows.is_empty() && !drawn.title.contains("chart-"), "{}", drawn.title);
    for said in [&drawn.svg, &drawn.description] {
        assert!(!said.contains(">chart-") && !said.contains(">column-"), "a message without words: {said}");
    }
}

#[test]
fn every_chart_of_every_shipped_plan_is_sound() {
    for plan in shipped() {
        let everything = Everything::of(&plan, &[]);
        for language in LANGUAGES {
            for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Offers) {
                let drawn = chart(kind, &everything.material(), language);
                sound(&drawn.unwrap_or_else(|| panic!("{}: {}", plan.display(), kind.id())));
            }
        }
    }
}

#[test]
fn drawings_look_as_they_were_seen_to() {
    let everything = bethune();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/charts");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for language in LANGUAGES {
            for kind in Kind::ALL {
                let drawn = chart(kind, &everything.material(), language).unwrap();
                sound(&drawn);
                insta::assert_snapshot!(format!("{}-{}", kind.id(), language.code()), drawn.svg);
            }
        }
    });
}

#[test]
fn the_stack_of_the_cliff_is_the_running_cost() {
    for plan in shipped() {
        let analysis = analyse(&plan, &Options::default());
        let drawn = chart(Kind::Cliff, &Material::of(&analysis), Language::English).unwrap();
        // Families, what they give right to, and the net.
        let net = drawn.table.columns.len() - 2;
        let mut sums = vec![Decimal::ZERO; net + 1];
        for row in amounts(&drawn.table, 1) {
            near(row[..net].iter().sum(), row[net]);
            sums.iter_mut().zip(&row).for_each(|(sum, amount)| *sum += amount);
        }
        let total = drawn.table.rows.last().unwrap();
        assert!(total.total);
        total.cells[1..].iter().zip(&sums).for_each(|(cell, sum)| near(money(cell), *sum));
        let financing = &analysis.financing;
        let spent: Decimal = financing.groups.iter().filter(|group| group.runs()).flat_map(|g| &g.incl_vat).sum();
        let rights: Decimal = financing.receipts.iter().filter(|one| one.cause.runs()).flat_map(|r| &r.spent).sum();
        near(sums[net], (spent - rights) / Decimal::from(12));
    }
}

#[test]
fn bars_are_as_high_as_their_amounts() {
    let analysis = analyse(Path::new("plans/bethune-sensors.yaml"), &Options::default());
    let drawn = chart(Kind::Cliff, &Material::of(&analysis), Language::English).unwrap();
    let document = Document::parse(&drawn.svg).unwrap();
    let bars = document.descendants().filter(|node| {
        node.tag_name().name() == "rect" && node.children().any(|child| child.tag_name().name() == "title")
    });
    let heights: Vec<f64> = bars.map(|bar| bar.attribute("height").unwrap().parse().unwrap()).collect();
    let shown: Vec<f64> = amounts(&drawn.table, 1)
        .iter()
        .flat_map(|row| row[..row.len() - 1].to_vec())
        .filter(|amount| !amount.is_zero())
        .map(|amount| amount.abs().to_string().parse().unwrap())
        .collect();
    assert_eq!(heights.len(), shown.len());
    let unit = heights.iter().sum::<f64>() / shown.iter().sum::<f64>();
    for (height, amount) in heights.iter().zip(&shown) {
        assert!((height - amount * unit).abs() < 0.02, "{height} for {amount}");
    }
}

#[test]
fn bars_of_the_tornado_are_as_wide_as_their_swings() {
    let everything = bethune();
    let drawn = everything.draw(Kind::Tornado);
    let document = Document::parse(&drawn.svg).unwrap();
    let bars = document.descendants().filter(|node| {
        node.tag_name().name() == "rect" && node.children().any(|child| child.tag_name().name() == "title")
    });
    let widths: Vec<f64> = bars.map(|bar| bar.attribute("width").unwrap().parse().unwrap()).collect();
    let base = Figure::TcoInclVat.of(&everything.analysis).unwrap();
    let moved = everything.swings.iter().take(12).flat_map(|swing| {
        [&swing.low, &swing.high].map(|end| end.as_ref().unwrap().get(Figure::TcoInclVat).unwrap() - base)
    });
    let moved: Vec<f64> =
        moved.filter(|m| !m.is_zero()).map(|amount| amount.abs().to_string().parse().unwrap()).collect();
    assert_eq!(widths.len(), moved.len());
    let unit = widths.iter().sum::<f64>() / moved.iter().sum::<f64>();
    widths.iter().zip(&moved).for_each(|(wide, amount)| assert!((wide - amount * unit).abs() < 0.02));
    for (row, swing) in drawn.table.rows.iter().zip(&everything.swings) {
        near(money(&row.cells[4]), swing.low.as_ref().unwrap().get(Figure::TcoInclVat).unwrap());
        near(money(&row.cells[5]), swing.high.as_ref().unwrap().get(Figure::TcoInclVat).unwrap());
    }
    assert_eq!(drawn.table.rows.len(), everything.swings.len() + 1, "the table has all inputs");
}

#[test]
fn the_waterfall_ends_where_the_plan_does() {
    for plan in shipped() {
        let analysis = analyse(&plan, &Options::default());
        let drawn = chart(Kind::Waterfall, &Material::of(&analysis), Language::English).unwrap();
        let cells: Vec<Decimal> = drawn.table.rows.iter().map(|row| money(&row.cells[1])).collect();
        let financing = &analysis.financing;
        assert_eq!(cells.len(), 9);
        near(cells[0], financing.cost_incl_vat);
        near(cells[..5].iter().sum(), cells[5]);
        near(cells[5], financing.net_total());
        near(cells[5..8].iter().sum(), cells[8]);
        near(cells[8], financing.net_total() - financing.benefit);
        let fctva = financing.receipts(&analysis.case, |receipt| receipt.kind == ReceiptKind::Fctva);
        near(cells[3], -fctva.0.iter().sum::<Decimal>());
    }
}

#[test]
fn tables_hold_the_city_the_scenarios_and_the_offers() {
    let everything = bethune();
    let outlook = &everything.analysis.outcome.as_ref().unwrap().outlook;
    let city = everything.draw(Kind::City);
    for (row, (without, with)) in city.table.rows.iter().zip(outlook.without.iter().zip(&outlook.with)) {
        assert_eq!(row.cells[0], Value::Year(with.year));
        let wanted = [without.gross_savings, with.gross_savings, without.net_savings, with.net_savings];
        row.cells[1..5].iter().zip(wanted).for_each(|(cell, wanted)| assert_eq!(money(cell), wanted));
        assert_eq!(row.cells[8], Value::Years(with.debt / with.gross_savings));
    }
    let fan = everything.draw(Kind::Fan);
    for (row, (year, lines)) in fan.table.rows.iter().zip(&everything.simulation.budget) {
        assert_eq!(row.cells[0], Value::Year(*year));
        let line = lines.iter().find(|line| line.name == "gross_savings").unwrap();
        for (cell, (quantile, _)) in row.cells[1..].iter().zip(line.quantiles) {
            let shown: f64 = money(cell).to_string().parse().unwrap();
            assert!((shown - quantile).abs() < 0.005, "{shown} {quantile}");
        }
    }
    let offers = everything.draw(Kind::Offers);
    let last = offers.table.rows.last().unwrap();
    for (cell, bid) in last.cells[1..].iter().zip(&everything.offers.as_ref().unwrap().bids) {
        near(money(cell), bid.figures.total.incl_vat);
    }
    // Every change of order between two columns is marked by a ring.
    let columns: Vec<Vec<Decimal>> = amounts(&offers.table, 1);
    let mut turns = 0;
    for a in 0..columns[0].len() {
        for b in a + 1..columns[0].len() {
            let order = columns.iter().map(|row| row[a].cmp(&row[b])).filter(|order| order.is_ne());
            turns += order.collect::<Vec<_>>().windows(2).filter(|pair| pair[0] != pair[1]).count();
        }
    }
    assert!(turns > 0);
    assert_eq!(offers.svg.matches("r=\"9\"").count(), turns);
}

#[test]
fn thresholds_show_the_worst_year_at_its_level() {
    for (plan, red) in [("supervision-centre", true), ("bethune-sensors", false)] {
        let analysis = analyse(&PathBuf::from(format!("plans/{plan}.yaml")), &Options::default());
        let drawn = chart(Kind::Thresholds, &Material::of(&analysis), Language::English).unwrap();
        let levels: Vec<&Value> = drawn.table.rows.iter().map(|row| &row.cells[6]).collect();
        assert_eq!(levels.contains(&&Value::from("red")), red, "{plan}");
        // No year of a rule is redder than the one that is shown.
        let flags = &analysis.outcome.as_ref().unwrap().verdict.flags;
        let reached = flags.iter().filter(|flag| flag.with.to_red < Decimal::ZERO);
        let rules: std::collections::BTreeSet<_> = reached.map(|flag| flag.with.rule).collect();
        assert_eq!(rules.len(), levels.iter().filter(|level| **level == &Value::from("red")).count(), "{plan}");
    }
}

#[test]
fn savings_below_zero_are_worse_than_savings_near_zero() {
    let plan = format!(
        "{PLAN}horizon: 10 years\ncity: small-town\nphases: {{pilot: 3 years, run: rest}}\nlines:\n  a: {{item: things/thing, \
         quantity: {{pilot: 1, run: 9}}, costs: {{care: {{price: 140_000 EUR/thing/year}}}}}}\n"
    );
    let analysis = analyse_text(&plan, &Options::default());
    let drawn = chart(Kind::Thresholds, &Material::of(&analysis), Language::English).unwrap();
    sound(&drawn);
    let rate = drawn.table.rows.iter().find(|row| row.cells[0] == Value::from("Savings rate")).unwrap();
    let years = &analysis.outcome.as_ref().unwrap().outlook.with;
    let worst = years.iter().map(|year| year.gross_savings / year.revenue).min().unwrap();
    assert!(worst < Decimal::ZERO && years.iter().any(|year| year.gross_savings > Decimal::ZERO));
    assert!(matches!(rate.cells[3], Value::Measure(rate, ..) if rate == worst), "{:?}", rate.cells[3]);
}

const PLAN: &str = "schema: perenne/plan/v1\nplan: edge\nstart: 2026-01\n";

#[test]
fn what_cannot_be_drawn_is_not() {
    let plan = format!(
        "{PLAN}horizon: 10 years\nlines:\n  a: {{item: things/thing, quantity: 0, costs: {{device: {{price: 1 EUR/thing}}}}}}\n"
    );
    let analysis = analyse_text(&plan, &Options::default());
    for kind in Kind::ALL {
        assert!(chart(kind, &Material::of(&analysis), Language::French).is_none(), "{}", kind.id());
    }
}

#[test]
fn short_long_negative_and_incomplete_plans_are_drawn() {
    let line = "lines:\n  a: {item: things/thing, quantity: 3, costs: {device: {price: 90 EUR/thing, life: 4 years}, \
                care: {CARE}}}\n";
    for (horizon, city) in [("1 year", ""), ("30 years", "city: small-town\n"), ("3 years", "city: small-town\n")] {
        for care in ["price: 7 EUR/thing/year", "life: 9 years", "price: 9_000_000 EUR/thing/year"] {
            let unpriced = !care.starts_with("price");
            let line = line.replace("CARE", care);
            let plan = format!("{PLAN}horizon: {horizon}\n{city}{line}");
            let analysis = analyse_text(&plan, &Options::default());
            for kind in [Kind::Cliff, Kind::City, Kind::Waterfall, Kind::Thresholds] {
                for language in LANGUAGES {
                    let drawn = chart(kind, &Material::of(&analysis), language);
                    if city.is_empty() && matches!(kind, Kind::City | Kind::Thresholds) {
                        assert!(drawn.is_none());
                        continue;
                    }
                    // One year in which only an unpriced component would run has nothing to stack.
                    let Some(drawn) = drawn else {
                        assert!(kind == Kind::Cliff && unpriced && horizon != "30 years");
                        continue;
                    };
                    sound(&drawn);
                    assert_eq!(drawn.svg.contains('≥'), unpriced, "{horizon} {care} {}", drawn.svg);
                }
            }
        }
    }
}

#[test]
fn names_of_vendors_are_only_text() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = format!("\"</text><script>alert(1)</script> & \\u202e {}\"", "très long ".repeat(40));
    let text = std::fs::read_to_string("plans/offers/vendor-a.yaml").unwrap();
    let offer = folder.path().join("offer.yaml");
    std::fs::write(&offer, text.replace("Vendor A (fictitious)", &hostile)).unwrap();
    let plan = Path::new("plans/bethune-sensors.yaml");
    let comparison = compare(plan, &[offer, PathBuf::from("plans/offers/vendor-b.yaml")], &Options::default());
    let comparison = comparison.ok().unwrap();
    let material = Material { offers: Some(&comparison), ..Material::of(&comparison.reference) };
    let drawn = chart(Kind::Offers, &material, Language::French).unwrap();
    sound(&drawn);
    assert!(!drawn.svg.contains("<script") && !drawn.svg.contains('\u{202e}'));
    let document = Document::parse(&drawn.svg).unwrap();
    // A long name stands whole in the key, in as many lines as it takes.
    let lines = document.descendants().filter(|node| node.tag_name().name() == "text").filter_map(|node| node.text());
    let key: Vec<&str> = lines.skip_while(|line| !line.starts_with("</text><script>")).collect();
    assert!(key.join(" ").matches("très").count() >= 40, "{key:?}");
}

#[test]
fn a_horizon_set_by_hand_shows_in_the_drawing() {
    let options = Options { settings: vec![set("horizon", "30 years")], ..Options::default() };
    let analysis = analyse(Path::new("plans/bethune-sensors.yaml"), &options);
    let drawn = chart(Kind::Cliff, &Material::of(&analysis), Language::French).unwrap();
    sound(&drawn);
    assert_eq!(drawn.table.rows.len(), 32, "31 fiscal years and their sum");
}

#[test]
fn the_command_writes_whole_files_and_says_what_is_missing() {
    let run = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        let output = command.args(args).args(["--lang", "en"]).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cliff.svg");
    let path = file.to_str().unwrap();
    assert_eq!(run(&["chart", "bethune-sensors", "cliff", "-o", path]).0, Some(0));
    let (code, printed, _) = run(&["chart", "bethune-sensors", "cliff"]);
    assert_eq!((code, printed), (Some(0), std::fs::read_to_string(&file).unwrap()));
    assert_eq!(run(&["chart", "bethune-sensors", "cliff", "-o", path]).0, Some(2), "kept");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    let (code, printed, said) = run(&["chart", "bethune-sensors", "offers"]);
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(said.contains("error[nothing-to-draw]") && said.contains("--offers"), "{said}");
    let (_, csv, _) = run(&["chart", "bethune-sensors", "waterfall", "--format", "csv"]);
    assert!(csv.starts_with("Item,Amount\n"), "{csv}");
    let (_, json, _) = run(&["chart", "bethune-sensors", "fan", "-n", "200", "--seed", "3", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["schema"], &json["kind"]), (&"perenne/chart/v1".into(), &"fan".into()));
    assert_eq!(json["columns"].as_array().unwrap().len(), json["rows"][0].as_array().unwrap().len());
}

/// The dotted way from one bar to the next leaves out the words between them.
#[test]
fn no_connector_runs_through_an_amount() {
    let mut ways = 0;
    for plan in shipped() {
        let analysis = analyse(&plan, &Options::default());
        let material = Material { analysis: &analysis, offers: None, sensitivity: None, simulation: None };
        let Some(drawn) = chart(Kind::Waterfall, &material, Language::French) else { continue };
        let page = Document::parse(&drawn.svg).unwrap();
        let number = |node: roxmltree::Node, name: &str| node.attribute(name).and_then(|text| text.parse::<f64>().ok());
        let amounts: Vec<(f64, f64)> = page
            .descendants()
            .filter(|one| one.attribute("text-anchor") == Some("end"))
            // A letter is about half as wide as high: here less, so that none is reached by mistake.
            .map(|one| (552.0 - one.text().unwrap().chars().count() as f64 * 17.0 * 0.4, number(one, "y").unwrap()))
            .collect();
        for way in page.descendants().filter(|one| one.attribute("stroke-dasharray") == Some("2 3")) {
            let places = way.attribute("d").unwrap().replace(['M', 'L'], " ");
            let places: Vec<f64> = places.split_whitespace().map(|one| one.parse().unwrap()).collect();
            let (x, from, to) = (places[0], places[1], places[3]);
            for (start, line) in &amounts {
                assert!(x < *start || line - 12.0 > to || *line < from, "{}: {x} {from} {to}", plan.display());
            }
            ways += 1;
        }
    }
    assert!(ways > 20, "{ways}");
}

/// In print no tooltip tells the rest of a name: a legend has it whole, on as many lines as it takes.
#[test]
fn names_in_the_legend_of_a_programme_are_whole() {
    let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
    let drawn =
        command.args(["chart", "plans/programmes/four-projects.yaml", "plans", "--lang", "fr"]).output().unwrap();
    let svg = String::from_utf8(drawn.stdout).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
    let said: Vec<String> = texts.map(|node| node.children().filter_map(|one| one.text()).collect()).collect();
    assert!(said.join(" ").contains("Boucle optique municipale en remplacement de liaisons louées"), "{said:?}");
    assert!(said.iter().all(|one| !one.contains('…')), "{said:?}");
}
