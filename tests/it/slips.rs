//! What once was read wrongly, each with what is right: schedules, draws, plans, overrides. What is refused is told in both
//! languages, at its place, and nothing else is said.

use std::path::{Path, PathBuf};

use perenne::diagnostic::render;
use perenne::explain::{Explainer, Figures, Run};
use perenne::language::Language;
use perenne::lint::{Asked, lint};
use perenne::model::Setting;
use perenne::offers::PriceSchedule;
use perenne::report;
use perenne::session::{Options, Session};
use serde_json::Value;

use crate::offers::support::{Cell, filled, put, read_back, save, scratch, write};

const FOLDER: &str = "tests/slips";

fn options() -> Options {
    Options { catalogs: vec![Path::new(FOLDER).join("catalogs")], ..Options::default() }
}

fn in_town() -> Options {
    Options { city: Some(format!("{FOLDER}/town.yaml")), ..options() }
}

fn plan(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.yaml"))
}

/// A plan of four years from 2027 on with a pilot of one, and these rows.
fn written(rows: &str) -> PathBuf {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    rows.hash(&mut hasher);
    let folder = scratch(&format!("slip-{:x}", hasher.finish()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("plan.yaml");
    let head = "schema: perenne/plan/v1\nplan: slip\nstart: 2027-01\nhorizon: 4 years\n";
    write(&path, format!("{head}phases: {{pilot: 12 months, run: rest}}\n{rows}\n").as_bytes());
    path
}

/// The result of a plan; or the codes of its errors, and all that is told in English and in French.
fn result(plan: &Path, options: &Options) -> Result<Value, (Vec<&'static str>, String)> {
    let mut session = Session::default();
    match session.analyse(plan, options) {
        Some(analysis) => Ok(report::json(&analysis, &session.diagnostics)),
        None => {
            let faults = session.diagnostics.to_mend();
            let codes = faults.sorted().iter().map(|one| one.code.id).collect();
            let said = [Language::English, Language::French]
                .map(|language| render(&session.diagnostics, &session.sources, language, false, 200))
                .join("\n");
            assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
            Err((codes, said))
        }
    }
}

fn total(rows: &str) -> String {
    let result = result(&written(rows), &options()).unwrap_or_else(|(_, said)| panic!("{rows}: {said}"));
    result["tco"]["excl_vat"].as_str().unwrap().to_owned()
}

fn excl_vat(name: &str, options: &Options) -> String {
    let result = result(&plan(name), options).unwrap_or_else(|(_, said)| panic!("{name}: {said}"));
    result["tco"]["excl_vat"].as_str().unwrap().to_owned()
}

fn warned(result: &Value) -> Vec<&str> {
    result["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

const DEVICE: &str = "Boîte : Fourniture de l'équipement";

/// The line of the device in the offer that a schedule becomes; or the codes of what is refused.
fn schedule(name: &str, text: &str) -> Result<String, Vec<&'static str>> {
    let path = scratch(&format!("slip-{name}.csv"));
    write(&path, text.replace("{D}", DEVICE).as_bytes());
    read(&path)
}

fn read(path: &Path) -> Result<String, Vec<&'static str>> {
    let (session, imported) = read_back(path, None);
    let line = |yaml: &str| yaml.lines().find(|line| line.contains("device: {")).unwrap_or_default().trim().to_owned();
    imported
        .map(|imported| line(&imported.yaml))
        .ok_or_else(|| session.diagnostics.to_mend().sorted().iter().map(|one| one.code.id).collect())
}

#[test]
fn schedules() {
    // k€ of a unit, years of life and warranty, percent of a month.
    let heads = "Désignation;PU HT (k€);Durée de vie (ans);Garantie (ans);Pannes (% par mois)\n{D};0,08;8;2;0,5 %\n";
    let all = "device: {price: 80 EUR/box, life: 96 months, warranty: 24 months, failure: 6 %/year}";
    assert_eq!(schedule("units", heads).unwrap(), all);
    let labour = "N°;Désignation;Unité;Fournitures P.U en euros;Temps de pose en heures;Prix MO|Taux horaire;Prix MO|Taux forfaitaire\n\
                  1;{D};box;18,50;3,25;57,00;180,00\n";
    assert_eq!(schedule("labour", labour).unwrap_err(), ["schedule-columns"]);
    let net = "Désignation;PU HT (€);PU net HT après remise (€)\n{D};90;80\n";
    assert_eq!(schedule("net", net).unwrap_err(), ["schedule-columns"]);
    let thousands = "Désignation;PU HT (€)\n{D};41,154\nBoîte : Installation et mise en service;38.5\n";
    assert_eq!(schedule("thousands", thousands).unwrap(), "device: {price: 41154 EUR/box}");
    let after = "Désignation;Quantité;PU HT (€);Montant HT (€)\n{D};10;80;800\nTotal HT;;;800\nFrais de port;;;45\nRemise commerciale;;;-20\n";
    assert_eq!(schedule("after-total", after).unwrap_err(), ["schedule-unheld", "schedule-unheld"]);
    let mut rows = filled();
    put(&mut rows, "E7", Cell::Shown(46145.0, "dd/mm/yyyy"));
    assert_eq!(read(&save(&rows, "slip-date.xlsx")).unwrap_err(), ["schedule-kind"]);
    // A hidden first sheet with other prices.
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, price) in [("old", 70.0), ("DQE", 80.1)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(name == "old").write(0, 0, "Désignation").unwrap();
        sheet.write(0, 1, "PU HT").unwrap().write(1, 0, DEVICE).unwrap().write(1, 1, price).unwrap();
        if name == "DQE" {
            sheet.set_active(true);
        }
    }
    let path = scratch("slip-hidden.xlsx");
    write(&path, &book.save_to_buffer().unwrap());
    assert_eq!(read(&path).unwrap(), "device: {price: 80.1 EUR/box}");
    let (session, _) = read_back(&path, None);
    assert!(session.diagnostics.sorted().iter().any(|one| one.code.id == "schedule-unread-sheets"));
}

const LAMPS: &str = "lines: {a: {item: own/lamp, quantity: 10}}";

/// What cannot be drawn is refused by name when it is read, by `lint` too; the others are drawn.
#[test]
fn draws() {
    let rows = "uncertainty:\n  a.device.vat: {low: 5 %, high: 20 %}\n  a.device.renewal: {low: 70 EUR/lamp, high: 150 EUR/lamp}\n  \
                a.t.price: {low: 5 EUR/lamp, high: 12 EUR/lamp}\n  city.population: {low: 20000, high: 30000}\n\
                lines: {a: {item: own/lamp, quantity: 10, costs: {t: {tiers: {mode: volume, bands: [{upto: 500, price: 10 EUR/lamp}, {price: 8 EUR/lamp}]}}}}}";
    let (codes, said) = result(&written(rows), &in_town()).unwrap_err();
    assert_eq!(codes, ["unknown-path"; 3]);
    for path in ["a.device.vat", "a.t.price", "city.population"] {
        assert!(said.contains(&format!("`{path}`")), "{said}");
    }
    let lag = written(&format!(
        "uncertainty: {{city.fctva_lag: {{distribution: uniform, low: 0 years, high: 2 years}}}}\n{LAMPS}"
    ));
    assert_eq!(result(&lag, &in_town()).unwrap_err().0, ["unknown-path"]);
    let mut session = Session::default();
    let asked = Asked { catalogs: options().catalogs, ..Asked::default() };
    let _ = lint(&lag, &asked, &mut session);
    assert!(session.diagnostics.has_errors());
    let misspelt = format!(
        "uncertainty:\n  city.growth.taxess: {{low: 0 %/year, high: 3 %/year}}\n  city.loans.ratte: {{low: 2 %, high: 5 %}}\n  \
         indices.nonsense: {{low: 1 %/year, high: 4 %/year}}\n  a.device.note: {{low: 1 EUR, high: 2 EUR}}\n{LAMPS}"
    );
    let (codes, said) = result(&written(&misspelt), &in_town()).unwrap_err();
    assert_eq!(codes, ["unknown-path"; 4]);
    assert!(said.contains("`city.growth.taxes`") && said.contains("`city.loans.rate`"), "{said}");
}

/// A decimal comma inside braces: the whole figure is in the hint.
#[test]
fn commas_in_flow_maps() {
    for (rows, meant) in [
        (format!("exchange: {{USD: 0,92 EUR}}\n{LAMPS}"), "`0.92 EUR`"),
        (format!("indices: {{services: 2,5 %/year}}\n{LAMPS}"), "`2.5 %/year`"),
        (format!("scenarios: {{s: {{a.device.price: 1 200,50 EUR/lamp}}}}\n{LAMPS}"), "`1_200.50 EUR/lamp`"),
        (
            "lines: {a: {item: own/lamp, quantity: 10, costs: {device: {price: 5 EUR/lamp, range: 4,5 .. 6,5 EUR/lamp}}}}".into(),
            "`4.5 .. 6.5 EUR/lamp`",
        ),
    ] {
        let (codes, said) = result(&written(&rows), &options()).unwrap_err();
        assert_eq!((codes.as_slice(), said.matches(meant).count()), (&["decimal-comma"][..], 2), "{said}");
    }
}

/// A value that was forgotten is told, not passed over.
#[test]
fn a_scenario_with_a_key_without_a_value() {
    let forgotten = format!("scenarios: {{s: {{a.device.price: {{2026-01: }}}}}}\n{LAMPS}");
    assert!(result(&written(&forgotten), &options()).is_err());
}

#[test]
fn indices() {
    let empty = result(&written(&format!("indices: {{energy: []}}\n{LAMPS}")), &options()).unwrap_err();
    assert_eq!(empty.0, ["empty-list"]);
    // 100 EUR in 2027, then + 4 %, + 3 %, and the last again: 100 + 104 + 107.12 + 110.3336 = 421.4536.
    let listed = "indices: {energy: [4 %/year, 3 %/year]}\n\
                  lines: {a: {item: own/bare, quantity: 1, costs: {x: {price: 100 EUR/year, vat: zero, index: energy}}}}";
    assert_eq!(total(listed), "421.45");
}

fn price(text: &str) -> String {
    format!("lines: {{a: {{item: own/bare, quantity: 10, costs: {{x: {{price: {text}, vat: zero, index: none}}}}}}}}")
}

/// Values as people write them: read as they are meant, or refused without a figure that is not theirs.
#[test]
fn values() {
    // A quarter of 5 EUR, sixteen times; 3 km at 14 EUR a metre; 4.2 km at 14 000 EUR.
    for (rows, expected) in [
        (price("40 k€"), "40000.00"),
        (price("15 M€"), "15000000.00"),
        (price("5 EUR/trimestre"), "80.00"),
        ("lines: {a: {item: own/cable, quantity: 3, costs: {trench: {price: 14 EUR/m}}}}".into(), "42000.00"),
        ("lines: {a: {item: own/cable, quantity: 4200 m}}".into(), "58800.00"),
    ] {
        assert_eq!(total(&rows), expected, "{rows}");
    }
    for (rows, right, wrong) in [
        (price("27 900 k€"), "`27_900 kEUR`", "`27_900 EUR`"),
        (price(".5 EUR"), "`0.5 EUR`", "`5 EUR`"),
        (price("2k"), "", "`2 unit`"),
        (price("1e3 EUR"), "", "`1 EUR`"),
        (price("-0.0.66962"), "", "`-0_066_962`"),
        ("lines: {a: {item: own/lamp, quantity: 2k}}".into(), "`lamp`", "`2 lamp`"),
        (format!("city: town.yaml\n{LAMPS}"), "--city town.yaml", "`town-yaml`"),
    ] {
        let (codes, said) = result(&written(&rows), &options()).unwrap_err();
        assert_eq!(codes.len(), 1, "{said}");
        assert!(said.contains(right) && !said.contains(wrong), "{rows}: {said}");
    }
    // Two costs where one was misspelt are both charged, and told.
    let devise = "lines: {a: {item: own/lamp, quantity: 10, costs: {devise: {price: 90 EUR/lamp}}}}";
    assert!(warned(&result(&written(devise), &options()).unwrap()).contains(&"near-component"));
    let nowhere = Options { catalogs: vec!["/no/such/folder".into()], ..Options::default() };
    assert!(result(&written(LAMPS), &nowhere).is_err());
    let staff = Options { settings: vec![Setting::new("city.growth.staf", "2 %/year", "--set")], ..in_town() };
    let (codes, said) = result(&written(LAMPS), &staff).unwrap_err();
    assert!(codes == ["unknown-path"] && said.contains("`city.growth.staff`"), "{said}");
    let pilot = plan("lump");
    let french = std::fs::read_to_string(pilot).unwrap().replace("pilot: 24 months", "pilote: 24 mois");
    let path = written("lines: {}").with_file_name("french.yaml");
    write(&path, french.as_bytes());
    let result = result(&path, &options()).unwrap();
    assert!(!warned(&result).contains(&"no-pilot"));
}

/// A price for a phase a hundred times off the price is told; one of nothing is a gift, and one over another price is told too.
#[test]
fn a_price_of_a_phase_or_of_nothing_is_held_against_the_price() {
    let line =
        |device: &str| format!("lines: {{a: {{item: own/lamp, quantity: 10, costs: {{device: {{{device}}}}}}}}}");
    for (device, told) in [
        ("price: 90 EUR/lamp, during: {pilot: 9000 EUR/lamp}", true),
        ("price: 90 EUR/lamp, during: {pilot: 0 EUR/lamp}", false),
        ("price: 90 EUR/lamp, during: {pilot: 60 EUR/lamp}", false),
        ("price: 0 EUR/lamp", true),
    ] {
        let result = result(&written(&line(device)), &options()).unwrap();
        assert_eq!(warned(&result).contains(&"price-magnitude"), told, "{device}: {:?}", warned(&result));
    }
    // What recurs is no price of once; three points are no mark of a number.
    for (device, right, wrong) in [
        ("price: 90 EUR/semestre", "`/year`", "EUR/lamp`"),
        ("price: 90 EUR/6 mois", "", "`90 EUR/6"),
        ("price: 90 EUR/lamp, range: 80...100 EUR/lamp", "`80 .. 100 EUR/lamp`", "0.100"),
    ] {
        let (_, said) = result(&written(&line(device)), &options()).unwrap_err();
        assert!(said.contains(right) && !said.contains(wrong), "{device}: {said}");
    }
}

/// A component by another name of one that the item has is charged beside it: 500 × 540 EUR on top of the item's own device.
#[test]
fn a_component_of_the_item_by_a_french_name_is_told() {
    let line = |costs: &str| {
        format!(
            "lines: {{s: {{item: sensors/urban-sensor, quantity: 500, costs: {{{costs}: {{price: 540 EUR/sensor}}}}}}}}"
        )
    };
    for (name, own) in [
        ("equipement", "device"),
        ("fourniture", "device"),
        ("capteur", "device"),
        ("capteurs", "device"),
        ("fourniture-de-l-equipement", "device"),
        ("pose", "install"),
        ("mise-en-service", "install"),
        ("entretien", "upkeep"),
        ("maintenance", "upkeep"),
        ("piles", "battery"),
        ("depose", "removal"),
    ] {
        let result = result(&written(&line(name)), &options()).unwrap();
        let told = result["warnings"].to_string();
        assert!(told.contains("near-component") && told.contains(&format!("beside `{own}`")), "{name}: {told}");
    }
    for name in ["wifi", "assurance", "formation"] {
        assert!(!warned(&result(&written(&line(name)), &options()).unwrap()).contains(&"near-component"), "{name}");
    }
    // An accent is no id; what it would become would be charged beside the item's own.
    let (codes, said) = result(&written(&line("équipement")), &options()).unwrap_err();
    assert!(codes == ["unknown-component"] && said.contains("`device`"), "{said}");
    let (codes, said) = result(&written(&line("étuvée")), &options()).unwrap_err();
    assert!(codes == ["bad-id"] && said.contains("`etuvee`"), "{said}");
}

#[test]
fn a_price_by_graduated_bands_is_explained_by_its_bands() {
    let mut session = Session::default();
    let analysis = session.analyse(&plan("graduated"), &options()).unwrap();
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let figure = figures.find("lines.a.g.entry.excl_vat", None).unwrap();
    let step = Explainer::new(&analysis, &figures, &session.sources).explain(figure, None);
    let style = report::Style { language: Language::English, width: 100, color: false };
    let text = report::explain_text(&step, &analysis, &session.sources, None, style);
    // 10 × 100 + 5 × 90 = 1450.
    for part in ["1,450", "10", "100", "90"] {
        assert!(text.replace(['\u{202f}', ' '], ",").contains(part), "{part}: {text}");
    }
    assert!(!text.contains("÷ 12"), "{text}");
}

/// The verdict hangs on money that is hoped for: the flags that decide are listed, and each can be explained.
#[test]
fn flags_on_secured_money() {
    let mut session = Session::default();
    let analysis = session.analyse(&plan("secured"), &in_town()).unwrap();
    let result = report::json(&analysis, &session.diagnostics);
    assert_eq!(result["verdict"]["level"], "fragile", "{}", result["verdict"]);
    let flags = result["verdict"]["secured_flags"].as_array().unwrap();
    assert!(flags.iter().any(|flag| flag["rule"] == "run-cost"), "{flags:?}");
    let run = Run::of(&analysis);
    assert!(Figures::of(&run).find("flags.run-cost.2028", None).is_some());
}

#[test]
fn sums_that_no_test_noticed() {
    // 50 000 once, from the second phase on, though the lamps are all there; and 100 renewals at 80.
    assert_eq!(excl_vat("lump", &options()), "58000.00");
    // A box of 50 000, two renewals (the months without lamps do not count), and failures of 50 % a year of it for 24 months
    // out of warranty: 50 000 + 100 000 + 50 000.
    assert_eq!(excl_vat("dip", &options()), "200000.00");
    let dip = result(&plan("dip"), &options()).unwrap();
    assert_eq!(dip["tco"]["by_cause"]["failure"]["excl_vat"], "50000.00");
    // 5 % of 14 400 less the FCTVA is nothing: the loan is cut, and never below zero.
    let paid = result(&plan("loan"), &Options { scenario: Some("paid".into()), ..options() }).unwrap();
    assert!(warned(&paid).contains(&"loans-cut"), "{paid}");
    assert!(!paid["loans"].to_string().contains("\"-"), "{}", paid["loans"]);
}

/// Revenue of a later year is held against the inhabitants, too; where one amount is out of all proportion, that alone is told.
#[test]
fn revenue_of_later_years() {
    let told = |name: &str, outlook: &str| {
        let town = std::fs::read_to_string("tests/gallery/account-magnitude/town.yaml").unwrap();
        let town = town.replace("4_000_000_000", "4_000_000").replace("{revenue: {taxes: 6_100_000_000 EUR}}", outlook);
        let path = scratch(&format!("slip-revenue-{name}.yaml"));
        write(&path, town.as_bytes());
        let options = Options { city: Some(path.display().to_string()), ..options() };
        let result = result(&written(LAMPS), &options).unwrap_or_else(|(_, said)| panic!("{said}"));
        let all: Vec<&str> = warned(&result).into_iter().filter(|code| code.ends_with("-magnitude")).collect();
        all.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>()
    };
    let few = "{revenue: {taxes: 700_000 EUR, grants: 300_000 EUR, other: 400_000 EUR}}";
    assert_eq!(told("few", few), ["revenue-magnitude"]);
    assert_eq!(told("thousands", "{revenue: {taxes: 6_100 EUR}}"), ["account-magnitude"]);
    assert!(told("usual", "{revenue: {taxes: 6_100_000 EUR}}").is_empty());
}

/// A relative price scales what goes with it; an absolute one drops what was said of the old.
#[test]
fn overrides() {
    let with = |value: &str| {
        excl_vat(
            "renewed",
            &Options { settings: vec![Setting::new("lamps.device.price", value, "--set")], ..options() },
        )
    };
    // 100 × (100 + 80 + 80); a tenth more of each; 110 and nothing said of renewals: three times.
    assert_eq!([with("+0 %"), with("+10 %"), with("110 EUR/lamp")], ["26000.00", "28600.00", "33000.00"]);
    // 350 lamps at 3 EUR for 120 months, the pilot too; the reference gives the pilot away.
    let offer = Options { offer: Some(plan("during-offer")), ..options() };
    assert_eq!(excl_vat("during", &options()), "75600.00");
    assert_eq!(excl_vat("during", &offer), "126000.00");
    assert!(warned(&result(&plan("during"), &offer).unwrap()).contains(&"dropped-with-price"));
    let analysis = Session::default().analyse(&plan("during"), &options()).unwrap();
    let rows: Vec<String> = PriceSchedule::of(&analysis, None).rows.iter().map(|row| row.key()).collect();
    assert!(rows.contains(&"lamps.fee.during.pilot".to_owned()), "{rows:?}");
}

/// The id of a catalog is what YAML reads; what is no id is a fault, and no shipped catalog stands in for it.
#[test]
fn a_catalog_of_an_unusual_id_is_found_or_refused() {
    let price = |id: &str, name: &str| {
        let folder = scratch(&format!("unusual-{name}"));
        std::fs::create_dir_all(folder.join("catalogs")).unwrap();
        let items = "items: {urban-sensor: {label: {en: a, fr: b}, family: sensor, unit: sensor, costs: {device: {price: 99 EUR/sensor, source: s}}}}\n";
        let head = "title: {en: S, fr: S}\nsources: {s: {title: d, date: 2026-06-01, grade: assumption}}\n";
        let text = format!("schema: perenne/catalog/v1\ncatalog: {id}\n{head}{items}");
        write(&folder.join("catalogs/a.yaml"), text.as_bytes());
        let plan = folder.join("plan.yaml");
        let lines = "lines: {a: {item: sensors/urban-sensor, quantity: 1}}\n";
        let text = format!("schema: perenne/plan/v1\nplan: p\nstart: 2026-09\nhorizon: 5 years\n{lines}");
        write(&plan, text.as_bytes());
        let options = Options { catalogs: vec![folder.join("catalogs")], ..Options::default() };
        result(&plan, &options).map(|result| result["tco"]["excl_vat"].to_string()).map_err(|(codes, _)| codes)
    };
    let found = price("sensors", "plain");
    assert!(found.is_ok(), "{found:?}");
    for (name, id) in [("folded", ">-\n  sensors"), ("escaped", "\"sen\\u0073ors\""), ("quoted", "'sensors'")] {
        assert_eq!(price(id, name), found, "{id}");
    }
    for (name, id) in [("case", "Sensors"), ("label", "capteurs urbains")] {
        assert!(price(id, name).unwrap_err().contains(&"bad-id"), "{id}");
    }
    assert!(price("!!str sensors", "tagged").is_err());
}

/// What `--set` takes in brackets stands in a scenario as a list.
#[test]
fn a_scenario_takes_rates_of_years() {
    let lines = "lines: {a: {item: sensors/urban-sensor, quantity: 10}}\n";
    let rates = |form: &str| {
        let plan = written(&format!("{lines}scenarios: {{dear: {{indices.services: {form}}}}}"));
        result(&plan, &Options { scenario: Some("dear".to_owned()), ..Options::default() })
    };
    let listed = rates("[2.5 %/year, 3 %/year]").map(|result| result["tco"].clone());
    assert_eq!(listed, rates("\"[2.5 %/year, 3 %/year]\"").map(|result| result["tco"].clone()));
    assert!(listed.is_ok(), "{listed:?}");
}
