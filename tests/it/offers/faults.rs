//! Every fault of an offer or a filled schedule, with the cell that is named.

use std::collections::BTreeSet;

use perenne::diagnostic::{Severity, codes};
use perenne::language::{Arg, Language};
use perenne::offers::{PriceSchedule, compare, laid_over_unnamed};
use perenne::session::{Options, Session};

use crate::offers::support::{Cell, E, N, W, decimal, filled, put, read_back, said, save, scratch, small, write};

/// Changes to a filled schedule, and the cell that is at fault.
struct Wrong {
    code: &'static str,
    puts: Vec<(&'static str, Cell)>,
    mapping: Option<&'static str>,
    cell: Option<&'static str>,
}

fn wrong(code: &'static str, puts: Vec<(&'static str, Cell)>, cell: &'static str) -> Wrong {
    Wrong { code, puts, mapping: None, cell: Some(cell) }
}

fn all() -> Vec<Wrong> {
    let added = vec![("B14", W("Frais de dossier")), ("D14", N(1.0)), ("E14", N(50.0)), ("F14", N(50.0))];
    let sums = |excl: f64, vat: f64| vec![("F11", N(excl)), ("F12", N(vat)), ("F13", N(excl + vat))];
    let with = |mut puts: Vec<(&'static str, Cell)>, more: Vec<(&'static str, Cell)>| {
        puts.extend(more);
        puts
    };
    vec![
        wrong("schedule-not-a-number", vec![("E7", W("~600"))], "DQE!E7"),
        wrong("schedule-columns", vec![("K6", W("PU net HT après remise")), ("K7", N(75.0))], "DQE!E6"),
        wrong("schedule-columns", vec![("E6", W("Prix HT"))], "DQE!E6"),
        wrong("schedule-alters", vec![("K6", W("Remise (%)")), ("K7", N(5.0))], "DQE!K6"),
        wrong("schedule-heading", vec![("E6", W("PU HT catalogue"))], "DQE!E6"),
        wrong("schedule-second-heading", vec![("B14", W("Désignation")), ("E14", W("PU annuel HT"))], "DQE!E14"),
        wrong("schedule-remark", vec![("B4", W("Tous les prix sont en k€"))], "DQE!B4"),
        wrong("schedule-remark", vec![("B14", W("Prix par lot de 10"))], "DQE!B14"),
        wrong("schedule-promise", vec![("I6", W("Extension de garantie (mois)")), ("I7", N(24.0))], "DQE!I6"),
        wrong("schedule-figure", vec![("D7", W("10 lots"))], "DQE!D7"),
        wrong("schedule-figure", vec![("F7", Cell::Shown(801.0, "0 \"$\""))], "DQE!F7"),
        wrong("schedule-kind", vec![("E7", Cell::Shown(80.1, ";;;"))], "DQE!E7"),
        wrong("schedule-echo", vec![("K6", W("PU HT en lettres")), ("K7", W("quatre-vingt-dix euros"))], "DQE!K7"),
        wrong("schedule-contradicts", vec![("K6", W("Composant")), ("K7", W("boxes.install"))], "DQE!K7"),
        wrong(
            "schedule-included-blank",
            with(vec![("E7", E), ("F7", E), ("E8", E), ("F8", E), ("J8", N(1.0))], sums(540.0, 108.0)),
            "DQE!J8",
        ),
        Wrong {
            code: "mapping-overrules",
            puts: vec![("E6", W("PU HT catalogue"))],
            mapping: Some("columns: {price: {column: E, unit: EUR}}\n"),
            cell: None,
        },
        wrong("schedule-currency", vec![("E7", W("80,10 $"))], "DQE!E7"),
        wrong("schedule-currency", vec![("E7", Cell::Shown(80.1, "0.00 \"F CFA\""))], "DQE!E7"),
        wrong("schedule-money", vec![("E6", W("PU HT (€)")), ("E7", W("0,0801 k€"))], "DQE!E7"),
        wrong("schedule-kind", vec![("E7", Cell::Shown(46145.0, "dd/mm/yyyy"))], "DQE!E7"),
        wrong("schedule-kind", vec![("E7", Cell::Shown(0.801, "0.00%"))], "DQE!E7"),
        wrong("schedule-rounded", vec![("E7", Cell::Shown(80.1, "0"))], "DQE!E7"),
        wrong("schedule-price-magnitude", with(vec![("E7", N(0.8)), ("F7", N(8.0))], sums(648.0, 129.6)), "DQE!E7"),
        wrong("schedule-kind", vec![("E7", Cell::Truth(true))], "DQE!E7"),
        wrong("schedule-no-result", vec![("E7", Cell::NoResult("=80+0.1"))], "DQE!E7"),
        wrong("schedule-no-result", vec![("H7", Cell::NoResult("=8*12"))], "DQE!H7"),
        wrong("schedule-open-number", vec![("E7", W("1,250"))], "DQE!E7"),
        wrong("schedule-word", vec![("E7", W("néant"))], "DQE!E7"),
        wrong("schedule-part", vec![("B14", W("Variante n° 2"))], "DQE!B14"),
        wrong("schedule-unheld", vec![("B14", W("Remise commerciale")), ("F14", N(-100.0))], "DQE!B14"),
        wrong("schedule-unheld", vec![("B14", W("Remise de 5 % sur le total"))], "DQE!B14"),
        wrong("schedule-alone", vec![("E7", E)], "DQE!F7"),
        wrong("schedule-validity", vec![("C3", W("06/30/2026"))], "DQE!C3"),
        wrong("schedule-validity", vec![("C3", W("90 jours"))], "DQE!C3"),
        wrong("schedule-price-unknown", with(vec![("E7", W("sur devis")), ("F7", E)], sums(640.0, 128.0)), "DQE!E7"),
        wrong("schedule-free", with(vec![("E7", W("offert")), ("F7", E)], sums(640.0, 128.0)), "DQE!E7"),
        // A quarter is a quarter of a year: 1.5 × 4 = 6, and 40 box-years are 160 quarters of a box.
        wrong("schedule-converted", vec![("C9", W("box × trimestre")), ("D9", N(160.0)), ("E9", N(1.5))], "DQE!E9"),
        wrong("schedule-unread-columns", vec![("K6", W("Observations")), ("K7", W("RAS"))], "DQE!K6"),
        wrong("schedule-negative", with(vec![("E7", N(-5.0)), ("F7", E)], sums(640.0, 128.0)), "DQE!E7"),
        wrong("schedule-incl-vat", vec![("E7", W("96,12 € TTC"))], "DQE!E7"),
        wrong("schedule-amount", with(vec![("F7", N(900.0))], sums(1540.0, 308.0)), "DQE!F7"),
        wrong("schedule-quantity", with(vec![("D7", N(12.0)), ("F7", N(961.2))], sums(1601.2, 320.24)), "DQE!D7"),
        wrong("schedule-unit", vec![("C9", W("box × mois"))], "DQE!C9"),
        wrong("schedule-vat-rate", vec![("G7", N(0.055))], "DQE!G7"),
        wrong("schedule-added", with(added, sums(1491.0, 298.2)), "DQE!B14"),
        wrong(
            "schedule-twice",
            vec![("B14", W("Boîte : Redevance ou forfait")), ("D14", N(40.0)), ("E14", N(7.0))],
            "DQE!E14",
        ),
        wrong("schedule-total", vec![("F11", N(1400.0))], "DQE!F11"),
        wrong("schedule-total", vec![("F13", N(1700.0))], "DQE!F13"),
        wrong("schedule-vat", vec![("F12", N(280.0))], "DQE!F12"),
        wrong("schedule-included", vec![("E8", E), ("F8", N(100.0)), ("J8", N(99.0))], "DQE!J8"),
        wrong("schedule-price-and-included", vec![("J8", N(1.0))], "DQE!J8"),
        wrong(
            "schedule-circle",
            with(
                vec![("E7", E), ("F7", E), ("J7", N(4.0)), ("E10", E), ("F10", E), ("J10", N(1.0))],
                sums(340.0, 68.0),
            ),
            "DQE!J7",
        ),
        wrong("schedule-failure", vec![("K6", W("Pannes (% par an)")), ("K7", W("0,4"))], "DQE!K7"),
        wrong("schedule-duration", vec![("H7", W("dix ans"))], "DQE!H7"),
        wrong("schedule-duration", vec![("H7", W("8 ans"))], "DQE!H7"),
        wrong("schedule-duration", vec![("H7", W("8 a"))], "DQE!H7"),
        wrong("schedule-duration", vec![("H7", Cell::Shown(96.0, "(0)"))], "DQE!H7"),
        wrong("schedule-figure", vec![("D7", Cell::Shown(10.0, "\"~\"0"))], "DQE!D7"),
        wrong("schedule-figure", vec![("D7", Cell::Shown(10.0, "0\" ans\""))], "DQE!D7"),
        wrong("schedule-remark", vec![("B4", W("Offre promotionnelle"))], "DQE!B4"),
        wrong("schedule-remark", vec![("B14", W("2 achetés = 1 offert"))], "DQE!B14"),
        wrong("schedule-duration", vec![("H6", W("Durée de vie")), ("H7", N(8.0))], "DQE!H7"),
        // Nobody sells a box that lasts eight months: the plan has two years.
        wrong("schedule-magnitude", vec![("H7", N(6.0))], "DQE!H7"),
        wrong("schedule-revision", vec![("B14", W("Prix révisables"))], "DQE!B14"),
        wrong("schedule-revision", vec![("B4", W("Prix fermes jusqu'au 31/12/2026 puis révisables"))], "DQE!B4"),
        wrong("schedule-remark", vec![("B14", W("Prix non fermes"))], "DQE!B14"),
        wrong("schedule-unread", vec![("B14", W("Brouillon"))], "DQE!B14"),
        wrong("schedule-dropped", with(vec![("E8", E), ("F8", E)], sums(1341.0, 268.2)), "DQE!E8"),
        wrong("schedule-text-number", vec![("E7", W("80,10"))], "DQE!E7"),
        wrong("schedule-formula", vec![("E7", Cell::Formula("=80+0.1", "80.1"))], "DQE!E7"),
        Wrong { code: "schedule-no-header", puts: vec![("E6", W("Remarque"))], mapping: None, cell: None },
        Wrong {
            code: "schedule-empty",
            puts: ["E7", "E8", "E9", "E10", "F7", "F8", "F9", "F10", "F11", "F12", "F13"]
                .map(|cell| (cell, E))
                .to_vec(),
            mapping: None,
            cell: None,
        },
        Wrong {
            code: "mapping-contradicts",
            puts: vec![("H6", W("Durée de vie (mois)"))],
            mapping: Some("columns: {life: {column: H, unit: ans}}\n"),
            cell: None,
        },
        Wrong { code: "mapping-target", puts: vec![], mapping: Some("Antenne: boxes.mast\n"), cell: None },
        Wrong { code: "mapping-sheet", puts: vec![], mapping: Some("sheet: BPU\n"), cell: None },
        Wrong { code: "mapping-column", puts: vec![], mapping: Some("columns: {price: Prix}\n"), cell: None },
        Wrong { code: "mapping-open", puts: vec![], mapping: Some("rows: {Antenne: \"?\"}\n"), cell: None },
        Wrong { code: "mapping-unused", puts: vec![], mapping: Some("Antenne: boxes.device\n"), cell: None },
        Wrong {
            code: "mapping-twice",
            puts: vec![],
            mapping: Some("rows: {\"row 7\": boxes.device, \"Boîte : Fourniture de l'équipement\": boxes.install}\n"),
            cell: None,
        },
        Wrong { code: "mapping-unused", puts: vec![], mapping: Some("units: {nœud: box}\n"), cell: None },
    ]
}

fn run(place: usize, wrong: &Wrong) -> (Session, bool) {
    let mut rows = filled();
    rows.resize(14, Vec::new());
    for (cell, content) in &wrong.puts {
        put(&mut rows, cell, content.clone());
    }
    let (session, imported) = read_back(&save(&rows, &format!("{}-{place}.xlsx", wrong.code)), wrong.mapping);
    (session, imported.is_some())
}

#[test]
fn a_schedule_as_it_should_be() {
    let (session, imported) = read_back(&save(&filled(), "right.xlsx"), None);
    assert!(session.diagnostics.is_empty(), "{}", said(&session, Language::English));
    let imported = imported.unwrap();
    assert_eq!((imported.priced, imported.included, imported.missing), (4, 0, 0));
    assert_eq!(imported.vendor, "Société Exemple");
    insta::assert_snapshot!("written-offer", imported.yaml);
}

#[test]
fn each_fault_names_its_cell_and_nothing_else_is_said() {
    for (place, wrong) in all().iter().enumerate() {
        let (session, written) = run(place, wrong);
        let found = session.diagnostics.sorted();
        let names: Vec<&str> = found.iter().map(|one| one.code.id).collect();
        assert_eq!(names, [wrong.code], "{}", said(&session, Language::English));
        let cell = found[0].args.iter().find(|(name, _)| *name == "cell").map(|(_, cell)| cell.clone());
        assert_eq!(cell, wrong.cell.map(|cell| Arg::Text(cell.to_owned())), "{}", wrong.code);
        // Errors stand in the way of an offer, warnings do not.
        assert_eq!(written, found[0].code.severity == Severity::Warning, "{}", wrong.code);
    }
}

#[test]
fn each_fault_reads_like_this() {
    let mut text = String::new();
    for language in [Language::English, Language::French] {
        for (place, wrong) in all().iter().enumerate() {
            text.push_str(&format!("{}\n\n", said(&run(place, wrong).0, language)));
        }
        for session in
            [unreadable(), offer("other-plan"), offer("removes"), offer("unpaid"), offer("outside"), twice(), lost()]
        {
            text.push_str(&format!("{}\n\n", said(&session, language)));
        }
    }
    assert!(!text.contains("{$") && !text.contains("{ $"), "a gap in the words:\n{text}");
    insta::assert_snapshot!("faults", text);
}

/// A mapping that points at the amounts: 10 × 80.10 = 801 is no unit price, whatever else the file says.
#[test]
fn amounts_are_no_unit_prices() {
    let refused = |rows: &[Vec<Cell>], mapping: &str| {
        let (session, imported) = read_back(&save(rows, "amounts.xlsx"), Some(mapping));
        assert!(imported.is_none());
        said(&session, Language::English)
    };
    let told = refused(&filled(), "columns: {price: F}\n");
    assert!(
        told.contains("error[mapping-amounts]: amounts.xlsx DQE!F6") && told.contains("{price: E, amount: F}"),
        "{told}"
    );
    // Without any other price, the heading says so beside quantities.
    let mut rows = filled();
    (6..=10).for_each(|row| put(&mut rows, &format!("E{row}"), E));
    let told = refused(&rows, "header_row: 6\ncolumns: {price: F}\n");
    assert!(told.contains("error[mapping-amounts]") && told.contains("ask the vendor"), "{told}");
    // Without quantities a column of that name may hold the prices of units.
    (6..=13).for_each(|row| put(&mut rows, &format!("D{row}"), E));
    for (row, price) in [(7, 80.1), (8, 10.0), (9, 6.0), (10, 300.0)] {
        put(&mut rows, &format!("F{row}"), N(price));
    }
    rows.truncate(10);
    let (session, imported) = read_back(&save(&rows, "amounts.xlsx"), Some("header_row: 6\ncolumns: {price: F}\n"));
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("device: {price: 80.1 EUR/box"), "{}", imported.yaml);
}

#[test]
fn every_fault_of_a_file_is_in_one_report() {
    let mut rows = filled();
    put(&mut rows, "E7", W("~600"));
    put(&mut rows, "D8", N(11.0));
    put(&mut rows, "F9", N(1.0));
    put(&mut rows, "F13", N(1.0));
    let (session, _) = read_back(&save(&rows, "many.xlsx"), None);
    let names: BTreeSet<&str> = session.diagnostics.sorted().iter().map(|one| one.code.id).collect();
    for code in ["schedule-not-a-number", "schedule-quantity", "schedule-amount", "schedule-total"] {
        assert!(names.contains(code), "{code} is missing");
    }
}

fn unreadable() -> Session {
    let path = scratch("no-workbook.xlsx");
    write(&path, b"this is no workbook");
    read_back(&path, None).0
}

/// Two files of one comparison with the same id.
fn twice() -> Session {
    let copy = scratch("one-again.yaml");
    write(&copy, &std::fs::read(small("one.yaml")).unwrap());
    compare(&small("plan.yaml"), &[small("one.yaml"), copy], &Options::default()).unwrap_err().remove(0)
}

/// A schedule that cannot hold what its offer says.
fn lost() -> Session {
    let offer = scratch("says-more.yaml");
    let text = "schema: perenne/offer/v1\noffer: says-more\nplan: small\nlines:\n  \
                boxes: {install: {price: 10 EUR/box, failure: 2 %/year}}\n";
    write(&offer, text.as_bytes());
    let analyse = |offer: Option<std::path::PathBuf>| {
        Session::default().analyse(&small("plan.yaml"), &Options { offer, ..Options::default() }).unwrap()
    };
    let document = Session::default().offer(&offer).unwrap();
    let schedule = PriceSchedule::of(&analyse(None), Some(&analyse(Some(offer)))).headed(&document);
    let mut session = Session::default();
    session.diagnostics.push(schedule.warning("need.xlsx").unwrap());
    session
}

/// The small plan under an offer that does not fit it.
fn offer(name: &str) -> Session {
    let offer = Some(small(&format!("faults/{name}.yaml")));
    let mut session = Session::default();
    session.analyse(&small("plan.yaml"), &Options { offer, ..Options::default() });
    session
}

#[test]
fn offers_and_files_that_do_not_fit() {
    // Of the plan itself: the FCTVA of its last years comes after the horizon.
    let own = codes::AFTER_HORIZON;
    let names = |session: &Session| {
        let all = session.diagnostics.sorted();
        all.iter().filter(|one| one.code != own).map(|one| one.code.id).collect::<Vec<_>>()
    };
    assert_eq!(names(&unreadable()), ["schedule-unreadable"]);
    assert_eq!(names(&offer("other-plan")), ["offer-plan"]);
    assert_eq!(names(&twice()), ["offer-twice"]);
    assert_eq!(names(&lost()), ["schedule-lost"]);
    // What an offer takes out of the need stays in it, at the reference price.
    assert_eq!(names(&offer("removes")), ["offer-removes"]);
    assert_eq!(names(&offer("outside")), ["offer-outside"]);
    // Included in what keeps the reference price, ten devices of 100 EUR would come free: the offer would be the cheapest.
    assert_eq!(names(&offer("unpaid")), ["included-unquoted"]);
}

/// Each amount of a study under one offer follows from its prices: no letter hides them. Its hint, followed, is right: with
/// the offer among those compared, neither its vendor nor a price of it is in the study.
#[test]
fn a_study_under_one_offer_is_not_written_without_its_name() {
    let offer = small("one.yaml");
    let fault = laid_over_unnamed(Some(&offer), true).unwrap();
    assert_eq!((fault.code.id, fault.help), ("offer-unhidden", vec!["help"]));
    assert!(laid_over_unnamed(Some(&offer), false).is_none() && laid_over_unnamed(None, true).is_none());
    let study = scratch("unnamed.md");
    let _ = std::fs::remove_file(&study);
    let run = |laid: &str| {
        let (plan, offer, study) = (small("plan.yaml"), offer.clone(), study.clone());
        let args = ["perenne", "report"].map(Into::into).into_iter().chain([plan.into_os_string()]);
        let args = args.chain([laid.into(), offer.into_os_string()]);
        let args = args
            .chain(["--city", "medium-city", "--anonymous", "--force", "-o"].map(Into::into))
            .chain([study.into_os_string()]);
        perenne::cli::run(args)
    };
    assert_eq!(run("--offer"), 1);
    assert!(!study.exists());
    assert_ne!(run("--offers"), 1);
    let written = std::fs::read_to_string(&study).unwrap();
    let vendor = Session::default().offer(&offer).unwrap().vendor.unwrap().value;
    assert!(!written.contains(&vendor) && !written.contains("one.yaml"), "{written}");
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let target = scratch("nowhere/need.xlsx");
    let plan = small("plan.yaml");
    let args = ["perenne", "offers", "template", plan.to_str().unwrap(), "-o", target.to_str().unwrap()];
    assert_eq!(perenne::cli::run(args.map(Into::into)), 1);
}

#[test]
fn every_code_has_a_reproducer() {
    let mut seen: BTreeSet<&str> = all().iter().map(|wrong| wrong.code).collect();
    seen.extend([
        "schedule-unreadable",
        "offer-plan",
        "offer-removes",
        "included-unquoted",
        "schedule-note",
        "mapping-amounts",
        "offer-outside",
        "unwritable",
        "schedule-lost",
        "offer-twice",
        "schedule-sheets",
        "schedule-hidden",
        "schedule-hidden-columns",
        "schedule-unread-sheets",
        "schedule-other-plan",
        "schedule-wide",
        "schedule-merged",
        "wrong-file",
        "offer-unhidden",
    ]);
    let known: BTreeSet<&str> = codes::OFFERS.iter().map(|code| code.id).collect();
    assert_eq!(seen, known);
}

#[test]
fn a_foreign_schedule_by_its_headers_and_a_mapping() {
    let text = "Item;Description;Qty;Unit price (excl. VAT);Total\n\
                A1;Box, outdoor;10;1.080,10 €;\n\
                A2;Installation and commissioning;10;10;100\n\
                A3;Paperwork;1;99;99\n";
    let path = scratch("foreign.csv");
    std::fs::write(&path, text).unwrap();
    let (session, imported) = read_back(&path, Some("\"Box, outdoor\": boxes.device\nA3: none\n"));
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("device: {price: 1080.1 EUR/box}"), "{}", imported.yaml);
    assert!(imported.yaml.contains("install: {price: 10 EUR/box}"), "{}", imported.yaml);
    assert_eq!((imported.priced, imported.missing), (2, 2));
}

#[test]
fn prices_under_a_header_ttc_are_refused_with_the_figure_ht() {
    let mut rows = filled();
    put(&mut rows, "E6", W("P.U. T.T.C."));
    let (session, _) = read_back(&save(&rows, "header-ttc.xlsx"), None);
    let first = session.diagnostics.sorted()[0].clone();
    assert_eq!(first.code.id, "schedule-incl-vat");
    let write = first.args.iter().find(|(name, _)| *name == "write").unwrap().1.clone();
    assert_eq!(write, Arg::Number(decimal("66.75")));
}

/// What was there before stays when a schedule is refused, and nothing half-written is left beside it.
#[test]
fn a_refused_schedule_leaves_the_offer_as_it_was() {
    let folder = scratch("refused");
    std::fs::create_dir_all(&folder).unwrap();
    let mut rows = filled();
    put(&mut rows, "E7", W("~600"));
    let (file, plan, target) = (save(&rows, "refused.xlsx"), small("plan.yaml"), folder.join("offer.yaml"));
    std::fs::write(&target, "before").unwrap();
    let run = |file: &std::path::Path| {
        let paths = [file, &plan, &target].map(|path| path.to_str().unwrap());
        perenne::cli::run(["perenne", "offers", "import", paths[0], "--plan", paths[1], "-o", paths[2]].map(Into::into))
    };
    assert_eq!(run(&file), 1);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "before");
    let accepted = save(&filled(), "accepted.xlsx");
    assert_eq!(run(&accepted), 2, "a file that is there already stays");
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "before");
    let need = ["perenne", "offers", "template", plan.to_str().unwrap(), "-o", target.to_str().unwrap()];
    assert_eq!(perenne::cli::run(need.map(Into::into)), 2);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "before");
    std::fs::remove_file(&target).unwrap();
    assert_eq!(run(&accepted), 0);
    assert!(std::fs::read_to_string(&target).unwrap().starts_with("# Read from"));
    let left = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(left, ["offer.yaml"]);
}

/// A result never replaces what it is made of, under any of its names.
#[test]
fn an_output_that_is_an_input_is_refused() {
    let (file, plan) = (save(&filled(), "own-output.xlsx"), small("plan.yaml"));
    let before = std::fs::read(&file).unwrap();
    let other = file.parent().unwrap().join("./own-output.xlsx");
    let (file, other) = (file.to_str().unwrap(), other.to_str().unwrap());
    for output in [file, other] {
        let args = ["perenne", "offers", "import", file, "--plan", plan.to_str().unwrap(), "-o", output, "--force"];
        assert_eq!(perenne::cli::run(args.map(Into::into)), 2);
    }
    assert_eq!(std::fs::read(file).unwrap(), before);
}
