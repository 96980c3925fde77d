//! `check --city all` and lists of cities: a row is what a check of that city alone says.

use assert_cmd::Command;
use serde_json::Value;

fn ran(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("perenne").unwrap().args(args).env("LC_ALL", "C").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(args: &[&str]) -> Value {
    let (_, stdout, stderr) = ran(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&stdout).unwrap_or_else(|why| panic!("{args:?}: {why}\n{stdout}{stderr}"))
}

fn ids(table: &Value) -> Vec<&str> {
    table["cities"].as_array().unwrap().iter().map(|row| row["city"].as_str().unwrap()).collect()
}

const PLAN: &str = "plans/bethune-sensors.yaml";

#[test]
fn a_row_is_what_a_check_of_that_city_alone_says() {
    let cities = ["pantin-2024", "catalogs/cities/gagny-2024.yaml", "medium-city"];
    let set = ["--set", "sensors.quantity.rollout=300", "--set", "city.growth.staff=2 %/year"];
    let table = json(&[&["check", PLAN, "--city", &cities.join(",")][..], &set].concat());
    assert_eq!((&table["schema"], ids(&table).len()), (&"perenne/in-cities/v1".into(), 3));
    for (row, city) in table["cities"].as_array().unwrap().iter().zip(cities) {
        let single = json(&[&["check", PLAN, "--city", city, "--no-advice"][..], &set].concat());
        assert_eq!((&row["city"], &row["overrides"]), (&single["city"], &single["overrides"]));
        let mut verdict = row["verdict"].clone();
        let first = verdict.as_object_mut().unwrap().remove("first_rule").unwrap();
        assert_eq!(verdict, single["verdict"], "{city}");
        let rules = single["verdict"]["rules"].as_array().unwrap();
        assert!(if rules.is_empty() { first.is_null() } else { rules.contains(&first) }, "{city}: {first}");
        let codes: Vec<&Value> = single["warnings"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
        assert_eq!(row["warnings"].as_array().unwrap().iter().collect::<Vec<_>>(), codes, "{city}");
        // The budget of the single check gives the savings of that year without the plan, and their share.
        let cost = &row["run_cost"];
        let year = single["budget"].as_array().unwrap().iter().find(|one| one["year"] == cost["year"]).unwrap();
        assert_eq!(cost["gross_savings"], year["without"]["gross_savings"], "{city}");
        let number = |key: &str| cost[key].as_str().unwrap().parse::<f64>().unwrap();
        assert!((number("share") - number("amount") / number("gross_savings")).abs() < 1e-6, "{cost}");
    }
}

/// Fourteen real cities of 2024 by their ids, then the mean of 2024; what is of another time is named, not dropped.
#[test]
fn all_are_the_real_cities_of_the_time_and_then_the_mean() {
    let table = json(&["check", PLAN, "--city", "all"]);
    let found = ids(&table);
    assert_eq!(
        (found.len(), found[0], found[13], found[14]),
        (15, "baie-mahault-2024", "sainte-anne-2024", "medium-city")
    );
    assert!(found[..14].is_sorted());
    let real: Vec<bool> =
        table["cities"].as_array().unwrap().iter().map(|row| row["real"].as_bool().unwrap()).collect();
    assert_eq!(real, [&[true; 14][..], &[false]].concat());
    let left: Vec<&str> =
        table["left_out"].as_array().unwrap().iter().map(|one| one["city"].as_str().unwrap()).collect();
    assert_eq!(left, ["wittenheim-2014", "wittenheim-2015", "medium-city-2015"]);
    // A plan of 2018 has the cities of its own time, and of one city the newest accounts before it.
    let old = json(&["check", "plans/bethune-open-data.yaml", "--city", "all"]);
    assert_eq!(ids(&old), ["wittenheim-2015", "medium-city-2015"]);
    assert!(
        old["left_out"]
            .as_array()
            .unwrap()
            .contains(&serde_json::json!({"city": "wittenheim-2014", "accounts": 2014, "why": "newer-accounts"}))
    );
    // Named beside `all`, a city stands where it was named, once.
    let named = json(&["check", PLAN, "--city", "wittenheim-2015,pantin-2024,all"]);
    assert_eq!((ids(&named).len(), &ids(&named)[..2]), (16, &["wittenheim-2015", "pantin-2024"][..]));
}

/// The exit code is that of the worst row, or of a fault; the rows that are right are shown all the same.
#[test]
fn the_worst_row_is_the_exit_code_and_a_misspelt_city_is_told_once() {
    let row = |city: &str| ran(&["check", PLAN, "--city", city]).0;
    let both = ran(&["check", PLAN, "--city", "pantin-2024,le-moule-2024"]).0;
    assert_eq!(both, row("pantin-2024").max(row("le-moule-2024")));
    assert_eq!((both, ran(&["check", PLAN, "--city", "pantin-2024,le-moule-2024", "--exit-zero"]).0), (11, 0));
    let (code, stdout, stderr) = ran(&["check", PLAN, "--city", "pantin-2025,medium-city"]);
    assert_eq!(code, 1);
    assert!(stderr.contains("unknown-city") && stderr.contains("`pantin-2024`"), "{stderr}");
    assert!(stdout.contains("medium-city") && !stdout.contains("pantin"), "{stdout}");
    // A fault of the setting is the same in every city, and told once; nothing is left to show.
    let (code, stdout, stderr) = ran(&["check", PLAN, "--city", "all", "--set", "sensor.device.price=1 EUR/sensor"]);
    assert_eq!((code, stdout.as_str(), stderr.matches("unknown-path").count()), (1, "", 1), "{stderr}");
    let (code, _, stderr) = ran(&["check", "no-such-plan.yaml", "--city", "all"]);
    assert_eq!((code, stderr.matches("no-such-plan").count()), (1, 1), "{stderr}");
}

/// The table fits 80 columns in both languages, tells means from real cities, and holds every city.
#[test]
fn the_table_fits_a_terminal() {
    for (lang, not_real) in [("en", "means, an example"), ("fr", "moyennes, exemple")] {
        let (_, text, _) = ran(&["check", PLAN, "--city", "all", "--lang", lang, "--width", "80"]);
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:#?}");
        assert!(text.contains("medium-city\u{a0}*") && text.contains(not_real), "{text}");
        assert!(text.contains("neuilly-plaisance-2024") && text.contains("wittenheim-2014"), "{text}");
        assert_eq!(text.matches("pantin-2024").count(), 1, "no block below another: {text}");
        let (_, rows, _) =
            ran(&["check", PLAN, "plans/school-co2.yaml", "--city", "all", "--lang", lang, "--format", "csv"]);
        assert_eq!(rows.lines().count(), 1 + 2 * 15, "{rows}");
    }
}

/// What is new loans is not called the city's own, and grants of one year are an assumption, to the hundred thousand.
#[test]
fn cities_side_by_side_tell_what_they_can_invest_before_aid() {
    let (_, stdout, _) = ran(&["city", "compare", "rosny-sous-bois-2024", "les-abymes-2024", "--lang", "fr"]);
    let stdout = stdout.replace(['\u{a0}', '\u{202f}', '\n'], " ");
    assert!(
        stdout.contains(
            "elle peut investir 9 618 034 € en 2025 avant subventions et FCTVA, dont 6 746 400 € d'emprunts nouveaux, au plus à hauteur du capital remboursé. Hypothèse : au taux de subventions et de FCTVA de ses comptes 2024, 52,7 %, cela ferait environ 20 300 000 €."
        ),
        "{stdout}"
    );
    assert!(stdout.contains("avec un taux de subventions et de FCTVA ramené à 80 %"), "{stdout}");
    assert!(!stdout.contains("moyens propres"), "{stdout}");
}

/// A wall that is measured in some years is told in the worst of them; measured in none, it is not called kept.
#[test]
fn a_rule_that_is_not_measured_is_no_rule_that_is_kept() {
    let chart = |city: &str| {
        let (code, stdout, stderr) = ran(&["chart", PLAN, "thresholds", "--city", city, "--lang", "fr"]);
        assert_eq!(code, 0, "{stderr}");
        stdout.replace(['\u{a0}', '\u{202f}'], " ").replace("&#39;", "'").replace("&apos;", "'")
    };
    let measured = chart("petit-bourg-2024");
    assert!(measured.contains("Mur des renouvellements : 4,9 % (2034, conforme)"), "{measured}");
    let never = chart("les-abymes-2024");
    assert!(never.contains("Mur des renouvellements : non mesuré, faute d'épargne nette"), "{never}");
    for chart in [&measured, &never] {
        assert!(!chart.contains(": – (") && !chart.contains("NaN"), "{chart}");
    }
}

/// A city that invests as in its accounts has no figures at constant debt: the way to them is named.
#[test]
fn figures_at_constant_debt_are_found_or_named() {
    for path in ["constant_debt", "constant_debt.average.own", "city.investing"] {
        let (code, _, stderr) = ran(&["explain", PLAN, path, "--city", "medium-city"]);
        assert_eq!(code, 2, "{stderr}");
        assert!(stderr.contains("--set city.investing=constant-debt"), "{stderr}");
        let (_, _, stderr) = ran(&["explain", PLAN, path, "--city", "medium-city", "--set", "city.investing=accounts"]);
        assert!(stderr.contains("--set city.investing=constant-debt"), "{stderr}");
    }
    let set = ["--city", "medium-city", "--set", "city.investing=constant-debt"];
    let (code, stdout, _) = ran(&[&["explain", PLAN, "constant_debt.average.own"][..], &set].concat());
    assert_eq!(code, 0);
    assert!(stdout.contains("new loans included"), "{stdout}");
    let (_, _, stderr) = ran(&[&["explain", PLAN, "city.investing"][..], &set].concat());
    assert!(stderr.contains("`constant_debt.average.own`"), "{stderr}");
}

/// An account that the file leaves out counts as 0: a script that reads a city or its rules is told so in every form.
#[test]
fn an_account_that_is_left_out_is_told_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ville.yaml");
    let city = perenne::start::template(perenne::document::Kind::City, perenne::language::Language::French).unwrap();
    let without =
        city.lines().filter(|line| !line.trim_start().starts_with("staff: 21")).collect::<Vec<_>>().join("\n");
    std::fs::write(&file, without).unwrap();
    let file = file.to_str().unwrap();
    let named = "avertissement[no-account]: les comptes de `ma-ville` n'indiquent pas `Charges de personnel`";
    for (command, of) in [("check", ""), ("show", "/0")] {
        for form in ["json", "csv"] {
            let (code, stdout, stderr) = ran(&["city", command, file, "--format", form, "--lang", "fr"]);
            assert!(code == 0 && stderr.contains(named), "{command} {form}: {stderr}");
            if form == "json" {
                let all: Value = serde_json::from_str(&stdout).unwrap();
                let first = all.pointer(&format!("{of}/warnings/0")).unwrap();
                assert_eq!(first["code"], "no-account", "{first}");
                assert!(first["message"].as_str().unwrap().contains("Staff"), "{first}");
            }
        }
    }
    let (_, _, stderr) = ran(&["city", "show", file, "--lang", "fr"]);
    assert!(stderr.contains(named), "{stderr}");
    let (_, stdout, _) = ran(&["city", "check", file, "--lang", "fr", "--width", "200"]);
    assert!(stdout.contains("`Charges de personnel`"), "{stdout}");
    for cities in [file.to_owned(), format!("medium-city,{file}")] {
        let (_, _, stderr) = ran(&["check", PLAN, "--city", &cities, "--format", "csv", "--lang", "fr"]);
        assert!(stderr.contains(named), "{cities}: {stderr}");
        let (_, stdout, _) =
            ran(&["check", PLAN, "--city", &cities, "--no-advice", "--no-draws", "--lang", "fr", "--width", "200"]);
        let list = stdout.split("Avertissements").last().unwrap();
        let first = list.lines().find(|line| line.trim_start().starts_with("- ")).unwrap();
        assert!(first.contains("Charges de personnel") && first.contains("[no-account]"), "{cities}: {list}");
    }
    // A whole city is told of nothing.
    let (_, stdout, stderr) = ran(&["city", "show", "pantin-2024", "--format", "json"]);
    let whole: Value = serde_json::from_str(&stdout).unwrap();
    assert!(whole[0]["warnings"].as_array().unwrap().is_empty() && stderr.is_empty(), "{stderr}");
}

/// Of a city in the plan's workbook and one of its id in the folders, the first is shown, and that is told.
#[test]
fn a_city_in_the_place_of_another_is_told() {
    use perenne::language::Language::French;
    use perenne::session::Session;
    use perenne::sheet::{Book, read_file, workbook};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = |yaml: &str, file: &str| {
        let yaml = std::fs::read_to_string(yaml).unwrap();
        std::fs::write(at(file), workbook(&yaml, &[], Book::Xlsx, French).unwrap()).unwrap();
        let mut session = Session::default();
        read_file(&at(file), &mut session.sources, &mut session.diagnostics).unwrap().to_string()
    };
    let city = text("catalogs/cities/pantin-2024.yaml", "ville.xlsx");
    let city = city.split('\u{2}').find(|sheet| sheet.starts_with("Ville\n")).unwrap().to_owned();
    let plan = std::fs::read_to_string(PLAN).unwrap().replace("city: medium-city", "city: pantin-2024");
    std::fs::write(at("plan.yaml"), plan).unwrap();
    let both = format!("{}\u{2}{city}", text(at("plan.yaml").to_str().unwrap(), "plan.xlsx"));
    std::fs::write(at("plan.xlsx"), workbook(&both, &[], Book::Xlsx, French).unwrap()).unwrap();
    let file = at("plan.xlsx").display().to_string();
    let (_, stdout, _) = ran(&["check", &file, "--city", "all", "--lang", "fr", "--width", "300"]);
    let told = "est celle de la feuille du classeur";
    assert!(stdout.matches(told).count() == 1 && stdout.contains("pantin-2024.yaml"), "{stdout}");
    assert_eq!(ids(&json(&["check", &file, "--city", "all"])).iter().filter(|id| **id == "pantin-2024").count(), 1);
    let (_, _, stderr) = ran(&["check", &file, "--city", "all", "--lang", "fr", "--format", "csv"]);
    assert!(stderr.contains(told), "{stderr}");
    // By itself it is the plan's city, and no other is asked for.
    let (_, stdout, _) = ran(&["check", &file, "--no-advice", "--no-draws", "--lang", "fr", "--width", "300"]);
    assert!(!stdout.contains(told), "{stdout}");
}
