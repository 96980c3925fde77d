//! Template, filled, read back: the same figures; also through LibreOffice.

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, open_workbook_auto};
use perenne::language::Language;
use perenne::offers::{Figures, PriceSchedule, import, workbook};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

use crate::offers::support::{ask, read_back, said, scratch, small, write};

/// The small plan's schedule filled with an offer's prices.
fn template(offer: Option<&Path>, name: &str) -> PathBuf {
    let reference = Session::default().analyse(&small("plan.yaml"), &Options::default()).unwrap();
    let offered = offer.map(|offer| {
        let options = Options { offer: Some(offer.to_owned()), ..Options::default() };
        Session::default().analyse(&small("plan.yaml"), &options).unwrap()
    });
    let path = scratch(name);
    std::fs::write(&path, workbook(&PriceSchedule::of(&reference, offered.as_ref())).unwrap()).unwrap();
    path
}

fn figures(offer: &Path) -> String {
    let options = Options { offer: Some(offer.to_owned()), ..Options::default() };
    format!("{:?}", Figures::of(&Session::default().analyse(&small("plan.yaml"), &options).unwrap()))
}

/// An offer with prices that binary numbers only come near to.
fn awkward() -> PathBuf {
    let offer = std::fs::read_to_string(small("two.yaml")).unwrap();
    let offer = offer.replace("150 EUR/box", "600.1 EUR/box").replace("800 EUR", "1_234_567.89 EUR");
    let path = scratch("awkward.yaml");
    std::fs::write(&path, offer.replace("10 EUR/box}", "0.07 EUR/box}")).unwrap();
    path
}

fn same_figures(file: &Path, offer: &Path) {
    let (_, imported) = read_back(file, None);
    let path = file.with_extension("read.yaml");
    std::fs::write(&path, imported.unwrap().yaml).unwrap();
    assert_eq!(figures(&path), figures(offer), "{}", file.display());
}

#[test]
fn filled_and_read_back() {
    for offer in [small("one.yaml"), small("two.yaml"), awkward()] {
        let name = offer.file_stem().unwrap().to_str().unwrap();
        same_figures(&template(Some(&offer), &format!("{name}.xlsx")), &offer);
    }
}

/// The cells of a template: what a vendor sees.
#[test]
fn the_sheet_that_vendors_fill() {
    let mut book = open_workbook_auto(template(Some(&small("two.yaml")), "sheet.xlsx")).unwrap();
    let range = book.worksheet_range("DQE").unwrap();
    let formulas = book.worksheet_formula("DQE").unwrap();
    let mut text = String::new();
    for row in 0..range.height() {
        let cell = |column: usize| {
            let at = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
            let value = range.get_value(at).map_or(String::new(), |value| match value {
                Data::Empty => String::new(),
                other => other.to_string(),
            });
            let formula = formulas.get_value(at).filter(|formula| !formula.is_empty());
            formula.map_or(value.clone(), |formula| format!("{value} [={formula}]"))
        };
        let cells: Vec<String> = (0..range.width()).map(cell).collect();
        text.push_str(&format!("{}\n", cells.join(" | ")));
    }
    insta::assert_snapshot!("template", text);
}

/// A file as LibreOffice saves it; none, with a word why, where it is not installed.
fn through_libreoffice(source: &Path, format: &str, recalculate: bool) -> Option<PathBuf> {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: soffice (LibreOffice) is not installed, so no file can be saved through it");
        return None;
    }
    let profile = scratch(if recalculate { "libreoffice-recalculating" } else { "libreoffice-profile" });
    let folder = scratch("through-libreoffice");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    if recalculate {
        // 0: always; by default results are taken from the file.
        let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
        std::fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    }
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .args([&folder, source])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(folder.join(source.file_name().unwrap()).with_extension(format))
}

/// Same prices, and so the same figures, from files that LibreOffice has saved.
#[test]
fn saved_through_libreoffice() {
    let offer = awkward();
    let source = template(Some(&offer), "libreoffice.xlsx");
    for format in ["xlsx", "ods", "csv"] {
        let Some(file) = through_libreoffice(&source, format, false) else { return };
        same_figures(&file, &offer);
    }
}

/// What the formulas of a template carry as their results is what a spreadsheet calculates.
#[test]
fn cached_results_are_what_libreoffice_calculates() {
    let amounts = |file: &Path| {
        let range = open_workbook_auto(file).unwrap().worksheet_range("DQE").unwrap();
        (6..13).map(|row| range.get_value((row, 5)).unwrap().to_string()).collect::<Vec<_>>()
    };
    // A workbook whose result is wrong is set right: the recalculation is a real one.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("DQE").unwrap();
    for row in 6..13 {
        sheet.write(row, 5, rust_xlsxwriter::Formula::new("=40+2").set_result("0")).unwrap();
    }
    let wrong = scratch("wrong-results.xlsx");
    write(&wrong, &book.save_to_buffer().unwrap());
    let Some(file) = through_libreoffice(&wrong, "xlsx", true) else { return };
    assert_eq!(amounts(&file), ["42"; 7]);
    let source = template(Some(&awkward()), "recalculated.xlsx");
    if let Some(file) = through_libreoffice(&source, "xlsx", true) {
        assert_eq!(amounts(&file), amounts(&source));
    }
}

/// Every price of every shipped plan's need can be asked for, filled and read back, and the offer that comes
/// out fits its plan.
#[test]
fn every_shipped_plan_can_be_tendered() {
    let mut plans = 0;
    for entry in std::fs::read_dir("plans").unwrap() {
        let plan = entry.unwrap().path();
        if plan.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let reference = Session::default().analyse(&plan, &Options::default()).unwrap();
        let mut schedule = PriceSchedule::of(&reference, None);
        for (place, row) in schedule.rows.iter_mut().enumerate() {
            row.price = Some(Decimal::new(i64::try_from(place).unwrap() * 7 + 101, 2));
        }
        let file = scratch(&format!("{}.xlsx", schedule.plan));
        write(&file, &workbook(&schedule).unwrap());
        let ask = ask(&file, plan.clone(), None);
        let mut session = Session::default();
        let imported = import(&mut session, &ask, &Options::default());
        let imported = imported.unwrap_or_else(|_| panic!("{}: {}", plan.display(), said(&session, Language::English)));
        assert_eq!((imported.priced, imported.missing), (schedule.rows.len(), 0), "{}", plan.display());
        // The benchmark's plan makes up its own components.
        for row in schedule.rows.iter().filter(|_| schedule.plan != "reference") {
            let words = format!("component-{}", row.component);
            assert!(Language::French.knows(&words), "no French word for {}", row.key());
        }
        plans += 1;
    }
    assert!(plans > 5);
}
