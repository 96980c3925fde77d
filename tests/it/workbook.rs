//! The workbook recalculates: its cached figures are perenne's, a spreadsheet that calculates everything anew
//! finds the same, and after an input is changed in the file it finds what perenne finds for the same change.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::contract;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use perenne::analysis::Analysis;
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::workbook;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Plans, and for each the changes that are tried: the cell's name, its new value, and the same change as perenne's
/// `--set` has it.
const CHANGES: &[(&str, &str, &str, &str)] = &[
    ("bethune-sensors", "in_sensors_device_price", "655.5", "sensors.device.price=655.50 EUR/sensor"),
    ("bethune-sensors", "in_sensors_device_price", "250", "sensors.device.price=250 EUR/sensor"),
    ("bethune-sensors", "in_sensors_quantity_rollout", "2437", "sensors.quantity.rollout=2437"),
    ("bethune-sensors", "in_funding_fratri_rate", "0.25", "funding.fratri.rate=25 %"),
    ("bethune-sensors", "in_index_services", "0.031", "indices.services=3.1 %/year"),
    ("lighting", "in_luminaires_luminaire_price", "991.7", "luminaires.luminaire.price=991.70 EUR/point"),
    ("lighting", "in_luminaires_quantity_rollout", "4321", "luminaires.quantity.rollout=4321"),
    ("lighting", "in_funding_state_rate", "0.1", "funding.state.rate=10 %"),
    ("nevers-fiber", "in_trench_quantity_works", "11.5", "trench.quantity.works=11.5 km"),
    ("nevers-fiber", "in_funding_region_rate", "0.12", "funding.region.rate=12 %"),
    ("nevers-fiber", "in_index_services", "0.04", "indices.services=4 %/year"),
    ("public-wifi", "in_hotspots_quantity_rollout", "260", "hotspots.quantity.rollout=260"),
    ("public-wifi", "in_funding_shopkeepers_rate", "0.3", "funding.shopkeepers.rate=30 %"),
    ("reference", "in_parking_device_price", "420", "parking.device.price=420 EUR/bay"),
    ("reference", "in_funding_region_rate", "0.5", "funding.region.rate=50 %"),
    ("reference", "in_sensors_quantity_rollout", "800", "sensors.quantity.rollout=800"),
];

/// The worked example of [`contract`].
const CONTRACT: &str = "p25-contract";

fn setting(text: &str) -> Setting {
    let (path, value) = text.split_once('=').unwrap();
    Setting { path: path.to_owned(), value: value.to_owned(), by: "--set".to_owned(), span: None }
}

fn analyse(plan: &str, settings: &[&str]) -> (Analysis, Session) {
    let mut session = Session::default();
    let settings = settings.iter().map(|text| setting(text)).collect();
    let (path, options) =
        if plan == CONTRACT { contract() } else { (format!("plans/{plan}.yaml").into(), Options::default()) };
    let analysis = session.check(&path, &Options { settings, ..options });
    (analysis.unwrap_or_else(|| panic!("{plan} has faults: {:?}", session.diagnostics)), session)
}

fn made(plan: &str, settings: &[&str], language: Language) -> Vec<u8> {
    let (analysis, session) = analyse(plan, settings);
    workbook(&analysis, &session, None, language).unwrap()
}

type Cells = BTreeMap<String, BTreeMap<(usize, usize), f64>>;

/// Every number of every sheet.
fn numbers(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let mut out = Cells::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter_map(|(row, column, cell)| match cell {
            Data::Float(number) => Some(((row + top as usize, column + left as usize), *number)),
            Data::Int(number) => Some(((row + top as usize, column + left as usize), *number as f64)),
            Data::Error(error) => panic!("{name} {row} {column}: {error:?}"),
            _ => None,
        });
        let cells = cells.collect();
        out.insert(name, cells);
    }
    out
}

/// Cells that differ by half a cent or more.
fn differences(a: &Cells, b: &Cells, sheets: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for (sheet, cells) in a.iter().filter(|(name, _)| sheets.is_empty() || sheets.contains(&name.as_str())) {
        for ((row, column), value) in cells {
            let other = b.get(sheet).and_then(|cells| cells.get(&(*row, *column))).copied().unwrap_or(f64::NAN);
            // A number that is not there differs.
            if other.is_nan() || (value - other).abs() >= 0.005 {
                out.push(format!("{sheet} row {} column {}: {value} and {other}", row + 1, column + 1));
            }
        }
    }
    out
}

/// Rewrites the parts of a workbook.
fn rewrite(bytes: &[u8], mut change: impl FnMut(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The same file with another number in a named cell; the inputs are the second sheet.
fn change(bytes: &[u8], name: &str, number: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut names = String::new();
    archive.by_name("xl/workbook.xml").unwrap().read_to_string(&mut names).unwrap();
    let start = names.find(&format!("<definedName name=\"{name}\">")).unwrap_or_else(|| panic!("no name {name}"));
    let reference = &names[start..start + names[start..].find("</").unwrap()];
    let cell = format!("<c r=\"B{}\"", reference.rsplit('$').next().unwrap());
    rewrite(bytes, |part, text| {
        if part != "xl/worksheets/sheet2.xml" {
            return text;
        }
        let at = text.find(&cell).unwrap();
        let from = at + text[at..].find("<v>").unwrap() + 3;
        let to = from + text[from..].find("</v>").unwrap();
        format!("{}{number}{}", &text[..from], &text[to..])
    })
}

/// Zeroes what formulas carry.
fn zeroed(bytes: &[u8]) -> Vec<u8> {
    rewrite(bytes, |part, text| {
        if !part.starts_with("xl/worksheets/") {
            return text;
        }
        let mut parts = text.split("</f><v>");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.find("</v>").unwrap();
            out.push_str("</f><v>0");
            out.push_str(&part[rest..]);
        }
        out
    })
}

/// Recalculates files with recalculation forced, in a profile that is thrown away.
fn recalculated(files: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    if Command::new("soffice").arg("--version").output().is_err() {
        crate::support::skipped("soffice is not installed, formulas are not recalculated");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let user = folder.path().join("profile/user");
    std::fs::create_dir_all(&user).unwrap();
    let always = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;
    std::fs::write(user.join("registrymodifications.xcu"), always).unwrap();
    let place = |number: usize| folder.path().join(format!("{number}.xlsx"));
    for (number, bytes) in files.iter().enumerate() {
        std::fs::write(place(number), bytes).unwrap();
    }
    let out: PathBuf = folder.path().join("out");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let names: Vec<PathBuf> = (0..files.len()).map(place).collect();
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(Path::new(&out))
        .args(&names)
        .output()
        .unwrap();
    let read = |number: usize| std::fs::read(out.join(format!("{number}.xlsx")));
    let read: Result<Vec<Vec<u8>>, _> = (0..files.len()).map(read).collect();
    Some(read.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&done.stderr))))
}

fn plans() -> Vec<String> {
    let files = std::fs::read_dir("plans").unwrap().map(|entry| entry.unwrap().path());
    let mut plans: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    plans.sort();
    plans
}

/// Every plan as it is, and some with what no shipped plan has.
fn cases() -> Vec<(String, &'static [&'static str])> {
    let shipped = plans().into_iter().map(|plan| (plan, &[] as &[&str]));
    let others: [(&str, &[&str]); 4] = [
        (CONTRACT, &[]),
        ("reference", &["city.investing=constant-debt"]),
        // The State on amounts including VAT, with a cap; a part of a price that is fixed.
        ("bethune-sensors", &["funding.fratri.funder=state", "funding.fratri.basis=incl_vat"]),
        ("bethune-sensors", &["sensors.upkeep.fixed_part=20 %", "sensors.upkeep.fctva=networks"]),
    ];
    shipped.chain(others.map(|(plan, settings)| (plan.to_owned(), settings))).collect()
}

/// Unrounded, as a cell holds it.
fn cell(value: Decimal) -> f64 {
    value.to_f64().unwrap()
}

#[test]
fn cached_figures_are_those_of_perenne() {
    for (plan, settings) in cases() {
        let (analysis, session) = analyse(&plan, settings);
        let cells = numbers(&workbook(&analysis, &session, None, Language::English).unwrap());
        let known = |sheet: &str, value: f64| cells[sheet].values().any(|cell| (cell - value).abs() < 0.005);
        let financing = &analysis.financing;
        let key = [
            ("cost", financing.cost_incl_vat),
            ("net cost", financing.net_total()),
            ("present value", analysis.present_value.net_cost),
            ("annual", analysis.present_value.equivalent_annual_cost),
        ];
        for (what, value) in key {
            assert!(known("Read me", cell(value)), "{plan}: {what} {value}");
        }
        for value in financing.net_cost.0.iter() {
            assert!(known("Years", cell(*value)), "{plan}: net cost of a year {value}");
        }
        let outcome = analysis.outcome.as_ref().unwrap();
        for year in outcome.outlook.with.iter().chain(&outcome.outlook.without) {
            for value in
                [year.revenue, year.spending, year.gross_savings, year.borrowing, year.working_capital, year.debt]
            {
                assert!(known("Budget", cell(value)), "{plan} {}: {value}", year.year);
            }
        }
    }
}

#[test]
fn recalculated_figures_are_the_cached_ones() {
    let plans = cases();
    let languages = [Language::English, Language::French];
    let files: Vec<Vec<u8>> = plans
        .iter()
        .zip(languages.iter().cycle())
        .map(|((plan, settings), language)| made(plan, settings, *language))
        .collect();
    let Some(found) = recalculated(&files) else { return };
    for (((plan, _), file), found) in plans.iter().zip(&files).zip(&found) {
        let differ = differences(&numbers(file), &numbers(found), &[]);
        assert!(differ.is_empty(), "{plan}: {} differ\n{}", differ.len(), differ[..differ.len().min(40)].join("\n"));
    }
    // A workbook whose formulas carry zeros would be caught.
    assert!(differences(&numbers(&zeroed(&files[0])), &numbers(&found[0]), &[]).len() > 1000);
}

#[test]
fn a_change_in_the_file_gives_what_perenne_gives() {
    let changed: Vec<Vec<u8>> = CHANGES
        .iter()
        .map(|(plan, name, number, _)| change(&made(plan, &[], Language::English), name, number))
        .collect();
    let Some(found) = recalculated(&changed) else { return };
    let mut faults = Vec::new();
    for ((plan, _, _, setting), found) in CHANGES.iter().zip(&found) {
        let (before, own) =
            (numbers(&made(plan, &[], Language::English)), numbers(&made(plan, &[setting], Language::English)));
        let sheets = ["Years", "Budget", "Thresholds"];
        assert!(!differences(&before, &own, &sheets).is_empty(), "{plan} {setting} changes nothing");
        let differ = differences(&own, &numbers(found), &sheets);
        if !differ.is_empty() {
            faults.push(format!(
                "{plan} {setting}: {} differ\n{}",
                differ.len(),
                differ[..differ.len().min(15)].join("\n")
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// Titles and names come from files that others wrote: they are text, whatever they begin with.
#[test]
fn hostile_names_stay_text() {
    let plan = std::fs::read_to_string("plans/bethune-sensors.yaml").unwrap();
    let plan = plan.replace("name: FRATRI", "name: '=HYPERLINK(\"http://example.org\")'");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.yaml");
    std::fs::write(&path, plan).unwrap();
    let mut session = Session::default();
    let analysis = session.check(&path, &Options::default()).unwrap();
    let bytes = workbook(&analysis, &session, None, Language::French).unwrap();
    let mut found = false;
    rewrite(&bytes, |_, text| {
        assert!(!text.contains("<f>HYPERLINK"));
        text
    });
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        found |=
            range.used_cells().any(|(_, _, cell)| matches!(cell, Data::String(text) if text.starts_with("=HYPERLINK")));
    }
    assert!(found, "the name is shown as it is");
}

/// What has no price makes lower bounds: the key figures say so in the cell itself, the years and the budget below their title.
#[test]
fn a_missing_price_is_seen_beside_the_figures() {
    let (analysis, session) =
        analyse("bethune-sensors", &["sensors.device.price=unknown", "funding.bank.amount=100000 EUR"]);
    let bytes = workbook(&analysis, &session, None, Language::English).unwrap();
    let mut bounded = false;
    rewrite(&bytes, |_, text| {
        bounded |= text.contains("≥ ");
        text
    });
    assert!(bounded, "no format of a lower bound");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    for name in ["Read me", "Years", "Budget"] {
        let range = book.worksheet_range(name).unwrap();
        let said = |cell: &Data| matches!(cell, Data::String(text) if text.contains("Generic urban sensor: "));
        assert!(range.used_cells().any(|(_, _, cell)| said(cell)), "{name}");
    }
}

/// A file that holds the clock would differ from one run to the next.
#[test]
fn the_same_plan_gives_the_same_bytes_at_any_time() {
    let book = made("citizen-app", &[], Language::French);
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut text).unwrap();
    let start = analyse("citizen-app", &[]).0.case.calendar.start;
    assert_eq!(text.matches(&format!(">{start}-01T00:00:00Z<")).count(), 2, "created and modified: {text}");
}

/// What a value is with its unit is told in the reader's words: no grammar of files stands in a cell.
#[test]
fn values_stand_with_their_units_in_words() {
    let book = made("nevers-fiber", &[], Language::French);
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(book)).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "Entrées").unwrap();
    let column: Vec<String> = range.rows().skip(4).map(|row| row[2].to_string()).collect();
    assert!(column.iter().any(|text| text.replace(['\u{a0}', '\u{202f}'], " ") == "120 000 € par km"), "{column:?}");
    for text in &column {
        assert!(!text.contains(['{', '_', '/']) && !text.contains("EUR"), "{text}");
    }
}

/// The first sheet says what the first page of the study says: how often each verdict comes out of the draws, what rests on
/// assumptions, what would make the plan last; and months and components stand in the reader's words.
#[test]
fn the_first_sheet_says_how_sure_the_verdict_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.xlsx");
    let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
    command.env_clear().args(["report", "plans/bethune-sensors.yaml", "--lang", "fr", "--exit-zero", "-o"]).arg(&file);
    command.assert().success();
    let mut book: Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let texts = |book: &mut Xlsx<_>, name: &str| -> String {
        let range = book.worksheet_range(name).unwrap();
        let text = |cell: &Data| if let Data::String(text) = cell { Some(text.clone()) } else { None };
        range.used_cells().filter_map(|(_, _, cell)| text(cell)).collect::<Vec<_>>().join("\n")
    };
    let names = book.sheet_names();
    let first = texts(&mut book, &names[0]).replace(['\u{a0}', '\u{202f}'], " ");
    for said in
        ["Sur 10 000 tirages", "repose sur au moins une valeur supposée", "Sur 1 000 tirages du projet ainsi changé"]
    {
        assert!(first.contains(said), "{said}: {first}");
    }
    let all: String = names.iter().map(|name| texts(&mut book, name)).collect::<Vec<_>>().join("\n");
    assert!(all.contains("septembre 2026") && all.contains("1er janvier 2018"));
    let iso = |line: &&str| line.len() == 7 && line.starts_with("20") && line.as_bytes()[4] == b'-';
    assert_eq!(all.lines().find(iso), None);
    assert!(!all.lines().any(|line| line == "device"), "a component by its id");
}
