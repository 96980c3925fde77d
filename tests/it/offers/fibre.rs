//! Prices of fibre by the metre, where the need counts kilometres: converted where the unit is plain, refused with a mapping that
//! settles it where it is not.

use std::path::Path;

use perenne::language::Language;
use perenne::offers::import;
use perenne::session::{Options, Session};

use crate::offers::support::{ask, said, scratch, write};

const TRENCH: &str = "Tranchée en ville, fourreaux et câble : Travaux";
const SWITCH: &str = "Équipement actif d'un site raccordé : Commutateur";

/// What is read of `trench.works` (9 km), or the codes of the faults.
fn read(name: &str, rows: &str, mapping: Option<&str>) -> Result<String, String> {
    let file = scratch(&format!("fibre-{name}.csv"));
    write(&file, rows.as_bytes());
    let mapping = mapping.map(|text| {
        let path = scratch(&format!("fibre-{name}.yaml"));
        write(&path, text.as_bytes());
        path
    });
    let mut session = Session::default();
    let plan = Path::new("plans/nevers-fiber.yaml").to_owned();
    match import(&mut session, &ask(&file, plan, mapping), &Options::default()) {
        Ok(imported) => {
            let line = imported.yaml.lines().find(|line| line.contains("works:")).unwrap_or_default().trim().to_owned();
            Ok(line)
        }
        Err(_) => {
            let errors = session.diagnostics.to_mend();
            let ids: Vec<&str> = errors.sorted().iter().map(|one| one.code.id).collect();
            Err(format!("{}\n{}", ids.join(" "), said(&session, Language::English)))
        }
    }
}

fn check(name: &str, heads: &str, cells: &str, expected: Result<&str, &str>) {
    let rows = format!("Désignation;{heads}\n{TRENCH};{cells}\n");
    let found = read(name, &rows, None);
    match expected {
        Ok(price) => assert_eq!(found, Ok(format!("works: {{price: {price}}}")), "{heads} | {cells}"),
        Err(code) => assert_eq!(
            found.map_err(|all| all.lines().next().unwrap().to_owned()),
            Err(code.to_owned()),
            "{heads} | {cells}"
        ),
    }
}

#[test]
fn a_price_of_a_metre_is_a_thousandth_of_one_of_a_kilometre() {
    // 120 EUR a metre are 120 000 EUR a kilometre, wherever the metre is said.
    let dear = Ok("120000 EUR/km");
    check("unit", "Unité;PU HT (€)", "ml;120", dear);
    check("heading", "PU HT (€/ml)", "120", dear);
    check("both", "Unité;PU HT (€/ml)", "ml;120", dear);
    check("words", "Prix au mètre linéaire HT", "120", dear);
    // What is measured is not counted.
    for unit in ["pce", "u", "unité", "pièce"] {
        check("counted", "Unité;PU HT", &format!("{unit};120"), Err("schedule-unit"));
        check("counted-nine", "Unité;Quantité;PU HT", &format!("{unit};9;120"), Err("schedule-unit"));
    }
    check("counted-cell", "PU HT", "120 €/pce", Err("schedule-unit"));
    check("cell", "PU HT", "120 €/ml", dear);
    check("cell-and-unit", "Unité;PU HT", "m;120 €/m", dear);
    check("amount", "Unité;Quantité;PU HT (€/ml);Montant HT", "ml;9000;120;1080000", dear);
    check("below", "Prix\n;au mètre linéaire", "120", dear);
    // And one of a kilometre is itself.
    let same = Ok("14000 EUR/km");
    check("km", "Unité;PU HT (€/km)", "km;14000", same);
    check("km-cell", "Unité;PU HT", "km;14 000 €/km", same);
}

#[test]
fn a_length_that_is_said_twice_differently_is_refused() {
    check("km-and-ml", "Unité;PU HT (€/ml)", "km;120", Err("schedule-unit"));
    check("km-and-cell", "Unité;PU HT", "km;120 €/ml", Err("schedule-unit"));
    check("heading-and-cell", "PU HT (€/km)", "120 €/ml", Err("schedule-money"));
    // Nine kilometres are no nine metres.
    check("quantity", "Unité;Quantité;PU HT", "ml;9;120", Err("schedule-unit"));
    check("hundred", "PU HT (€/100 m)", "120", Err("schedule-heading"));
    check("site", "Unité;PU HT (€/ml)", "100 ml;120", Err("schedule-unit"));
}

#[test]
fn words_around_the_table_count_and_a_mapping_settles_them() {
    for (name, rows) in [
        ("above", format!("Prix au mètre linéaire;\nDésignation;PU HT\n{TRENCH};120\n")),
        ("under", format!("Désignation;PU HT\n{TRENCH};120\nLes prix sont au mètre linéaire;\n")),
        ("aside", format!("Désignation;PU HT;Observations\n{TRENCH};120;prix au ml\n")),
    ] {
        let refused = read(name, &rows, None).unwrap_err();
        assert!(refused.starts_with("schedule-remark\n"), "{name}: {refused}");
        // Each hint, followed, is accepted and means what it says.
        let hint =
            if name == "aside" { "units: {\"row 2\": ml}" } else { "columns: {price: {column: B, unit: EUR/ml}}" };
        assert!(refused.contains(hint), "{name}: {refused}");
        assert_eq!(read(name, &rows, Some(hint)).as_deref(), Ok("works: {price: 120000 EUR/km}"), "{name}");
    }
}

/// A mapping says of a column, or of one row, that its price is one of a metre; the quantity is the need's own all the same.
#[test]
fn a_mapping_says_of_a_column_or_a_row_that_it_is_by_the_metre() {
    let rows = format!("Désignation;Unité;Quantité;PU HT;Montant HT\n{TRENCH};km;9;120;1080000\n");
    let refused = read("by-row", &rows, None).unwrap_err();
    assert!(refused.starts_with("schedule-amount\n"), "{refused}");
    for mapping in [
        "units: {\"row 2\": ml}\n".to_owned(),
        format!("units: {{\"{TRENCH}\": m}}\n"),
        "columns: {price: {column: D, unit: €/ml}}\n".to_owned(),
    ] {
        assert_eq!(read("by-row", &rows, Some(&mapping)).as_deref(), Ok("works: {price: 120000 EUR/km}"), "{mapping}");
    }
    // What is no length has no price by the metre, unless its row is said to be another.
    let rows = format!("Désignation;PU HT (€/ml)\n{TRENCH};120\n{SWITCH};900\n");
    let refused = read("mixed", &rows, None).unwrap_err();
    assert!(refused.contains("units: {\"row 3\": \"site\"}"), "{refused}");
    assert_eq!(
        read("mixed", &rows, Some("units: {\"row 3\": \"site\"}\n")).as_deref(),
        Ok("works: {price: 120000 EUR/km}")
    );
}
