//! Schedules that are not ours: units, currencies, columns and sheets are read right, or asked about.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use perenne::language::Language;
use perenne::offers::{Import, Imported, PriceSchedule, import, workbook};
use perenne::session::{Options, Session};

use crate::offers::support::{N, W, ask, edit, filled, put, read_back, said, save, scratch, small, write};

/// A table of text read against the small plan, with a mapping.
fn text(name: &str, rows: &str, mapping: Option<&str>) -> (Session, Option<Imported>) {
    let path = scratch(&format!("{name}.csv"));
    write(&path, rows.as_bytes());
    read_back(&path, mapping)
}

fn codes(session: &Session) -> Vec<&'static str> {
    session.diagnostics.sorted().iter().map(|one| one.code.id).collect()
}

fn errors(session: &Session) -> Vec<&'static str> {
    let errors = session.diagnostics.to_mend();
    errors.sorted().iter().map(|one| one.code.id).collect()
}

/// What is read of one row of the device.
fn device(heads: &str, cells: &str) -> Result<String, String> {
    let rows = format!("Désignation;{heads}\nBoîte : Fourniture de l'équipement;{cells}\n");
    let path = scratch(&format!("device-{}.csv", heads.len() * 1000 + cells.len()));
    // Tests of one process may write the same name: each its own content at once.
    write(&path, rows.as_bytes());
    let (session, imported) = read_back(&path, None);
    match imported {
        Some(imported) => {
            let line =
                imported.yaml.lines().find(|line| line.contains("device:")).unwrap_or_default().trim().to_owned();
            Ok(line)
        }
        None => Err(errors(&session).join(" ")),
    }
}

#[test]
fn units_in_headings() {
    for (heads, cells, expected) in [
        ("PU HT (k€)", "0,54", "device: {price: 540 EUR/box}"),
        ("PU HT (milliers d'euros)", "0,54", "device: {price: 540 EUR/box}"),
        ("PU HT (en centimes)", "8010", "device: {price: 80.1 EUR/box}"),
        ("PU HT (€);Durée de vie (ans)", "80;8", "device: {price: 80 EUR/box, life: 96 months}"),
        ("PU HT (€);Garantie (ans)", "80;2", "device: {price: 80 EUR/box, warranty: 24 months}"),
        ("PU HT (€);Durée de vie", "80;8 ans", "device: {price: 80 EUR/box, life: 96 months}"),
        ("Px Unit;Unité", "80;u", "device: {price: 80 EUR/box}"),
        ("Coût unitaire HT;Unité", "80;box", "device: {price: 80 EUR/box}"),
        ("PU HT (€)", "1 234,56 €", "device: {price: 1234.56 EUR/box}"),
        ("PU HT (€)", "1'234.56", "device: {price: 1234.56 EUR/box}"),
    ] {
        assert_eq!(device(heads, cells).as_deref(), Ok(expected), "{heads}: {cells}");
    }
    // 0.5 % a month is 6 % a year; 5 ‰ a year is 0.5 %.
    let failing = |heads: &str, cell: &str| device(&format!("PU HT (€);{heads}"), &format!("80;{cell}"));
    for (heads, cell, expected) in [
        ("Pannes (% par mois)", "0,5 %", "6"),
        ("Pannes (‰ par an)", "5", "0.5"),
        ("Taux de panne annuel", "4 %", "4"),
        ("Pannes", "4 % par an", "4"),
    ] {
        let found = failing(heads, cell).unwrap();
        assert!(
            found.contains(&format!("failure: {expected} %/year")) || !found.contains("failure"),
            "{heads}: {found}"
        );
    }
}

#[test]
fn what_is_not_plain_is_refused() {
    for (heads, cells, expected) in [
        ("PU HT ($)", "80", "schedule-currency"),
        ("PU HT (F CFA)", "80", "schedule-currency"),
        ("PU HT (€)", "80 USD", "schedule-currency"),
        ("PU HT (€)", "60 k€", "schedule-money"),
        ("PU mensuel HT", "80", "schedule-unit"),
        ("PU HT (€);Unité", "80;lot de 10", "schedule-unit"),
        ("PU HT (€);Unité", "80;km", "schedule-unit"),
        ("PU HT (€);Unité", "80;jour", "schedule-unit"),
        ("PU HT (€)", "(600)", "schedule-negative"),
        ("PU HT (€)", "600-", "schedule-negative"),
        ("PU HT (€)", "-600", "schedule-negative"),
        ("PU HT (€)", "~600", "schedule-not-a-number"),
        ("PU HT (€)", "1.2.3", "schedule-not-a-number"),
        ("PU HT (€)", "1,250", "schedule-open-number"),
        ("PU HT (€)", "20 %", "schedule-kind"),
        ("PU HT (€)", "PM", "schedule-word"),
        ("PU HT (€)", "N/A", "schedule-word"),
        ("PU HT (€)", "inclus", "schedule-included"),
        ("PU HT tranche ferme;PU HT tranche optionnelle", "80;90", "schedule-columns"),
        ("PU HT (€);PU net HT après remise (€)", "600;540", "schedule-columns"),
        ("PU HT (€);Remise", "600;10 %", "schedule-alters"),
        ("PU HT (€);Variante", "600;n° 2", "schedule-alters"),
        ("PU HT (€);Pannes", "600;4", "schedule-failure"),
    ] {
        assert_eq!(device(heads, cells), Err(expected.to_owned()), "{heads}: {cells}");
    }
}

#[test]
fn headings_of_two_rows() {
    let rows = "N°;Désignation;Unité;Prix unitaire;;Montant\n;;;HT;TTC;HT\n1;Boîte : Fourniture de l'équipement;box;80;96;800\n";
    let (session, imported) = text("two-rows", rows, None);
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("device: {price: 80 EUR/box}"), "{}", imported.yaml);
}

#[test]
fn inclusions_as_vendors_write_them() {
    for cell in ["Inclus dans 1", "inclus dans le n° 1", "compris au poste 1"] {
        let rows = format!(
            "N°;Désignation;PU HT\n1;Boîte : Fourniture de l'équipement;80\n2;Boîte : Installation et mise en service;{cell}\n"
        );
        let (session, imported) = text("included-words", &rows, None);
        let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
        assert!(imported.yaml.contains("install: {included_in: device}"), "{}", imported.yaml);
    }
}

/// A foreign file gets a mapping to be completed; completed, it is read.
#[test]
fn a_mapping_is_drawn_up_and_settles_what_was_open() {
    let rows = "Réf;Intitulé \"court\";Prix public;Prix net\n\
                A1;\"Boîte \"\"L'extérieure\"\" : modèle #1\";100;80,5\n\
                A2;Frais de port : 30 €;;\n";
    let path = scratch("foreign-layout.csv");
    write(&path, rows.as_bytes());
    let mut session = Session::default();
    let refused = import(&mut session, &ask(&path, small("plan.yaml"), None), &Options::default()).unwrap_err();
    insta::assert_snapshot!("drawn-mapping", refused.mapping.clone().unwrap());
    let drawn = refused.mapping.unwrap();
    // As it is, it says itself what is to be settled.
    let (session, _) = read_back(&path, Some(&drawn));
    assert!(codes(&session).iter().all(|code| *code == "mapping-open"), "{}", said(&session, Language::English));
    let settled =
        "columns:\n  designation: B\n  price: {column: D, unit: EUR}\nrows:\n  A1: boxes.device\n  A2: ignored\n";
    let (session, imported) = read_back(&path, Some(settled));
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("device: {price: 80.5 EUR/box}"), "{}", imported.yaml);
}

/// Each fault is told once for all its rows, with their number.
#[test]
fn the_same_fault_in_many_rows_is_told_once() {
    let mut rows = "Désignation;PU HT (€)\n".to_owned();
    for row in 0..400 {
        rows.push_str(&format!("Poste {row};{row} $\n"));
    }
    let (session, _) = text("many-rows", &rows, None);
    let told = said(&session, Language::English);
    assert_eq!(codes(&session), ["schedule-added"], "{told}");
    assert!(told.contains("Poste 0, Poste 1,"), "{told}");
    assert!(told.contains("A2 … A401 (400 ×)"), "{told}");
}

/// Sheets, rows and columns that are not shown are not read in silence.
#[test]
fn what_is_hidden_is_told() {
    let hidden = |change: &dyn Fn(String) -> String, name: &str| {
        let path = save(&filled(), name);
        let book = edit(
            &std::fs::read(&path).unwrap(),
            |part, text| {
                if part.ends_with("sheet1.xml") { change(text) } else { text }
            },
        );
        write(&path, &book);
        let (session, imported) = read_back(&path, None);
        (codes(&session), imported.map(|imported| imported.priced))
    };
    let row = |text: String| text.replace("<row r=\"8\"", "<row hidden=\"1\" r=\"8\"");
    let (found, imported) = hidden(&row, "hidden-row.xlsx");
    assert!(found.contains(&"schedule-hidden") && imported.is_none(), "{found:?}");
    let column = |text: String| {
        text.replace("<sheetData>", "<cols><col min=\"9\" max=\"9\" width=\"0\" hidden=\"1\"/></cols><sheetData>")
    };
    let mut rows = filled();
    put(&mut rows, "I7", N(12.0));
    let path = save(&rows, "hidden-column.xlsx");
    let book = edit(
        &std::fs::read(&path).unwrap(),
        |part, text| {
            if part.ends_with("sheet1.xml") { column(text) } else { text }
        },
    );
    write(&path, &book);
    let (session, imported) = read_back(&path, None);
    assert_eq!(codes(&session), ["schedule-hidden-columns"]);
    assert!(!imported.unwrap().yaml.contains("warranty"));
}

fn two_sheets(hide: bool) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, price) in [("BPU", 70.0), ("DQE", 80.1)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        if name == "BPU" && hide {
            sheet.set_hidden(true);
        } else {
            sheet.set_active(true);
        }
        sheet.write(0, 0, "Désignation").unwrap();
        sheet.write(0, 1, "PU HT").unwrap();
        sheet.write(1, 0, "Boîte : Fourniture de l'équipement").unwrap();
        sheet.write(1, 1, price).unwrap();
    }
    let path = scratch(if hide { "sheet-hidden.xlsx" } else { "two-sheets.xlsx" });
    write(&path, &book.save_to_buffer().unwrap());
    path
}

#[test]
fn of_several_sheets_one_has_to_be_named() {
    let (session, _) = read_back(&two_sheets(false), None);
    assert_eq!(codes(&session), ["schedule-sheets"]);
    let (_, imported) = read_back(&two_sheets(false), Some("sheet: DQE\n"));
    assert!(imported.unwrap().yaml.contains("80.1 EUR/box"));
    let (session, imported) = read_back(&two_sheets(true), None);
    assert!(codes(&session).contains(&"schedule-unread-sheets"));
    assert!(imported.unwrap().yaml.contains("80.1 EUR/box"));
}

/// A schedule that was made of another plan is read, and said to be: its quantities may be others.
#[test]
fn a_schedule_of_another_plan_is_told() {
    let rows = "Désignation;PU HT\nBoîte : Fourniture de l'équipement;80\n";
    for (plan, expected) in [("small", None), ("other", Some("schedule-other-plan"))] {
        let head = format!("Projet {plan}, 60 mois à partir de 2026-01;\n");
        let (session, imported) = text(&format!("of-plan-{plan}"), &format!("{head}{rows}"), None);
        assert!(imported.unwrap().yaml.contains("80 EUR/box"));
        let told: Vec<&str> = codes(&session).into_iter().filter(|code| *code == "schedule-other-plan").collect();
        assert_eq!(told, Vec::from_iter(expected), "{plan}");
    }
}

/// Figures that nothing holds, after the total too; a mapping says that they are left out.
#[test]
fn charges_after_the_total() {
    let rows = "Désignation;Quantité;PU HT (€);Montant HT (€)\n\
                Boîte : Fourniture de l'équipement;10;80;800\nTotal HT;;;800\n\
                Frais de port;;;45\nRemise commerciale;;;-20\n";
    let (session, _) = text("charges", rows, None);
    assert_eq!(errors(&session), ["schedule-unheld", "schedule-unheld"]);
    let (session, imported) =
        text("charges-left-out", rows, Some("rows: {Frais de port: ignored, Remise commerciale: ignored}\n"));
    assert!(imported.is_some(), "{}", said(&session, Language::English));
    // Carriage may be the price of a lump sum of the need.
    let (session, imported) =
        text("charges-held", rows, Some("rows: {Frais de port: boxes.setup, Remise commerciale: ignored}\n"));
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("setup: {price: 45 EUR}"), "{}", imported.yaml);
}

#[test]
fn the_day_of_receipt_makes_days_a_date() {
    let mut rows = filled();
    put(&mut rows, "C3", W("90 jours"));
    let file = save(&rows, "days.xlsx");
    let ask = Import { received: jiff::civil::Date::new(2026, 3, 2).ok(), ..ask(&file, small("plan.yaml"), None) };
    let imported = import(&mut Session::default(), &ask, &Options::default()).unwrap();
    assert!(imported.yaml.contains("received: 2026-03-02\nvalid_until: 2026-05-31\n"), "{}", imported.yaml);
}

/// Files that would take all memory, or are no schedules, end at once with a word.
#[test]
fn bombs_and_strangers() {
    let book = std::fs::read(save(&filled(), "bomb-ground.xlsx")).unwrap();
    let moved = |to: &'static str| {
        edit(&book, move |part, text| if part.ends_with("sheet1.xml") { text.replace("r=\"A1\"", to) } else { text })
    };
    let mut blank = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in [("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet>")] {
        blank.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        blank.write_all(text.as_bytes()).unwrap();
    }
    let spaces = vec![b' '; 1_000_000];
    for _ in 0..300 {
        blank.write_all(&spaces).unwrap();
    }
    let unicode = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let locked = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600], &unicode("EncryptedPackage")].concat();
    let mut said_of_all = String::new();
    for (name, bytes) in [
        ("far.xlsx", moved("r=\"XFD1048576\"")),
        ("further.xlsx", moved("r=\"ZZZZZZZZ99999999999\"")),
        ("below.xlsx", moved("r=\"A4294967295\"")),
        ("blank.xlsx", blank.finish().unwrap().into_inner()),
        ("lines.csv", vec![b'\n'; 2_000_000]),
        ("commas.csv", vec![b','; 5_000_000]),
        ("locked.xlsx", locked),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook".to_vec()),
        ("scan.pdf", b"%PDF-1.7 \x00\x01".to_vec()),
        ("page.xls", b"<html><table><tr><td>PU HT</td></tr></table>".to_vec()),
        ("noise.csv", (0..4000_u32).map(|at| (at * 7919 % 251) as u8).collect()),
        ("empty.csv", Vec::new()),
    ] {
        let path = scratch(name);
        write(&path, &bytes);
        let (session, imported) = read_back(&path, None);
        assert!(imported.is_none());
        said_of_all.push_str(&format!("{}\n\n", said(&session, Language::English)));
    }
    let (session, _) = read_back(&scratch(""), None);
    said_of_all.push_str(&said(&session, Language::English).replace(env!("CARGO_TARGET_TMPDIR"), "folder"));
    insta::assert_snapshot!("bombs-and-strangers", said_of_all);
}

/// What a bidder writes reaches neither the terminal nor the offer as an order.
#[test]
fn a_bidder_gives_no_orders_to_the_terminal() {
    let mut rows = filled();
    rows.resize(14, Vec::new());
    put(&mut rows, "C2", W("Société\u{1b}[2J\u{202e}\u{9b}2K\u{7} Exemple"));
    put(&mut rows, "B14", W("Frais\u{1b}]8;;http://x\u{7}"));
    put(&mut rows, "F14", N(5.0));
    let book = save(&rows, "orders.xlsx");
    let (session, _) = read_back(&book, None);
    let orders =
        |text: &str| text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(!orders(&said(&session, Language::English)));
    let (_, imported) = read_back(&book, Some("rows: {row 14: ignored}\n"));
    let imported = imported.unwrap();
    assert!(!orders(&imported.yaml) && !orders(&imported.vendor), "{:?}", imported.vendor);
}

/// A folder with the small plan's catalog, and where its plan is to stand.
fn folder_of(name: &str) -> PathBuf {
    let folder = scratch(&format!("plan-{name}"));
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    write(&folder.join("catalogs/boxes.yaml"), &std::fs::read(small("catalogs/boxes.yaml")).unwrap());
    folder.join("plan.yaml")
}

/// The same plan gives the same bytes, whatever the clock says; and bidders read nothing of the estimate in them.
#[test]
fn a_template_has_no_clock_and_no_estimate() {
    let plan = folder_of("estimate");
    let text = std::fs::read_to_string(small("plan.yaml")).unwrap();
    write(&plan, text.replace("Dix boîtes", "Dix boîtes à 4242 €").as_bytes());
    let book = || {
        let reference = Session::default().analyse(&plan, &Options::default()).unwrap();
        workbook(&PriceSchedule::of(&reference, None)).unwrap()
    };
    let first = book();
    edit(&first, |part, text| {
        assert!(!text.contains("4242"), "{part} tells the estimate");
        text
    });
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == book(), "two seconds later the bytes differ");
}

/// A price while a phase lasts has its own row, and comes back; the schedule asks for every month once.
#[test]
fn a_price_while_a_phase_lasts_is_asked_for() {
    let plan = folder_of("during");
    let text = std::fs::read_to_string(small("plan.yaml")).unwrap();
    let costs = "boxes: {item: boxes/box, quantity: 10, costs: {link: {price: 2 EUR/box/month, during: {pilot: 0 EUR/box/month}, index: none}}}";
    let text = text.replace("boxes: {item: boxes/box, quantity: 10}", costs);
    write(&plan, text.as_bytes());
    let reference = Session::default().analyse(&plan, &Options::default()).unwrap();
    let mut schedule = PriceSchedule::of(&reference, None);
    // 10 boxes: 12 months of pilot, 36 months after it.
    let of = |key: &str| schedule.rows.iter().position(|row| row.key() == key).unwrap();
    let (own, pilot) = (of("boxes.link"), of("boxes.link.during.pilot"));
    assert_eq!([own, pilot].map(|place| schedule.rows[place].quantity.to_string()), ["360", "120"]);
    schedule.rows.iter_mut().for_each(|row| row.price = Some(rust_decimal::Decimal::ONE));
    schedule.rows[own].price = Some(rust_decimal::Decimal::from(3));
    let file = scratch("during.xlsx");
    write(&file, &workbook(&schedule).unwrap());
    let mut session = Session::default();
    let imported = import(&mut session, &ask(&file, plan, None), &Options::default());
    let imported = imported.unwrap_or_else(|_| panic!("{}", said(&session, Language::English)));
    let line = "link: {price: 3 EUR/box/month, during: {pilot: 1 EUR/box/month}}";
    assert!(imported.yaml.contains(line), "{}", imported.yaml);
}

/// A name that promises another form is refused, and nothing is written.
#[test]
fn a_file_is_what_its_name_says() {
    let plan = small("plan.yaml");
    for name in ["need.csv", "need.ods", "need.pdf"] {
        let target = scratch(name);
        let args = ["perenne", "offers", "template", plan.to_str().unwrap(), "-o", target.to_str().unwrap()];
        assert_eq!(perenne::cli::run(args.map(Into::into)), 2);
        assert!(!target.exists());
    }
    let target = scratch("chart.png");
    let args = ["perenne", "chart", plan.to_str().unwrap(), "cliff", "-o", target.to_str().unwrap()];
    assert_eq!(perenne::cli::run(args.map(Into::into)), 2);
}

/// Files of another kind are told for what they are, and which command takes them.
#[test]
fn files_of_another_kind() {
    let plan = small("plan.yaml");
    let book = save(&filled(), "given-to-compare.xlsx");
    let run = |args: &[&str]| perenne::cli::run(args.iter().map(Into::into));
    let (plan, book) = (plan.to_str().unwrap(), book.to_str().unwrap());
    assert_eq!(run(&["perenne", "offers", "compare", plan, book]), 1);
    assert_eq!(run(&["perenne", "offers", "import", plan, "--plan", plan, "-o", "x.yaml"]), 1);
    assert_eq!(run(&["perenne", "offers", "template", book, "-o", "x.xlsx"]), 1);
}

/// What is hidden, what is there twice, and what is no schedule or no plan, as it is told.
#[test]
fn what_is_asked_or_refused_reads_like_this() {
    let mut rows = filled();
    put(&mut rows, "I7", N(12.0));
    let change = |name: &str, from: &str, to: &str| {
        let path = save(&rows, name);
        let change =
            |part: &str, text: String| if part.ends_with("sheet1.xml") { text.replace(from, to) } else { text };
        write(&path, &edit(&std::fs::read(&path).unwrap(), change));
        path
    };
    let cols = "<cols><col min=\"9\" max=\"9\" width=\"0\" hidden=\"1\"/></cols><sheetData>";
    let row = change("told-hidden-row.xlsx", "<row r=\"8\"", "<row hidden=\"1\" r=\"8\"");
    let column = change("told-hidden-column.xlsx", "<sheetData>", cols);
    let mut sessions: Vec<Session> =
        [row, column, two_sheets(false), two_sheets(true)].iter().map(|file| read_back(file, None).0).collect();
    let (book, wide) = (save(&filled(), "no-plan.xlsx"), scratch("wide.yaml"));
    let unicode = "\u{feff}schema: perenne/plan/v1\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    write(&wide, &unicode);
    for (name, bytes) in [
        ("letter.pdf", &b"%PDF-1.7 \xff\xfe"[..]),
        ("comptes.csv", b"an;dep;icom\n2024;059;183\n2023;059;183\n"),
        ("packed.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        ("binary.bin", b"a\0\0\x01\x02\0b"),
        ("result.json", b"{\"schema\": 1}"),
    ] {
        write(&scratch(name), bytes);
    }
    let files = ["letter.pdf", "comptes.csv", "packed.zip", "binary.bin", "result.json"].map(scratch);
    for file in files.iter().chain([&book, &wide]) {
        let mut session = Session::default();
        assert!(session.analyse(file, &Options::default()).is_none());
        sessions.push(session);
        let mut session = Session::default();
        let (city, offer) = (Some(file.display().to_string()), Some(file.clone()));
        assert!(session.analyse(&small("plan.yaml"), &Options { city, ..Options::default() }).is_none());
        assert!(session.analyse(&small("plan.yaml"), &Options { offer, ..Options::default() }).is_none());
        sessions.push(session);
    }
    // Of the folder of all tests' files, whatever else lies there is told too.
    sessions.iter_mut().skip(4).for_each(|session| session.diagnostics = session.diagnostics.to_mend());
    let mut text = String::new();
    for language in [Language::English, Language::French] {
        sessions.iter().for_each(|session| text.push_str(&format!("{}\n\n", said(session, language))));
    }
    assert!(!text.contains('\u{fffd}'), "{text}");
    insta::assert_snapshot!("asked-or-refused", text);
}

/// A cell holds at most what one of Excel does, 32 767 characters; a schedule with a long clause is read as any other.
#[test]
fn a_long_text_is_read_or_refused_by_its_cell() {
    let clause = |letters: usize| {
        let words: String = "clause ".chars().cycle().take(letters).collect();
        text("long", &format!("Désignation;PU HT\nBoîte : Fourniture de l'équipement;80\n{words};\n"), None)
    };
    let began = std::time::Instant::now();
    let (session, imported) = clause(32_767);
    assert!(imported.is_some(), "{:?}", codes(&session));
    assert!(began.elapsed().as_secs() < 20);
    let (session, imported) = clause(32_768);
    assert!(imported.is_none());
    assert_eq!(codes(&session), ["schedule-unreadable"]);
    let told = said(&session, Language::French);
    // Of a text table the row: its columns are not known yet.
    assert!(told.contains("32767 (3:3)"), "{told}");
}

/// What is said of a revision is told with its cell, wherever it stands; what denies one is not.
#[test]
fn a_revision_is_told_and_its_denial_is_not() {
    let told = |words: &str| {
        let rows = format!("Désignation;PU HT\nBoîte : Fourniture de l'équipement;80\n{words};\n");
        let (session, imported) = text("revised", &rows, None);
        assert!(imported.is_some(), "{words}: {:?}", codes(&session));
        codes(&session).contains(&"schedule-revision")
    };
    for words in [
        "Prix révisables",
        "Les prix sont révisables annuellement",
        "Prix fermes jusqu'au 31/12/2026 puis révisables",
        "Prix fermes puis actualisables",
        "Prix non actualisables mais révisables selon l'indice SYNTEC",
        "Formule de révision : P = P0 x I / I0",
        "Prices firm until 31/12/2026, then revised",
        "Prices subject to indexation",
    ] {
        assert!(told(words), "{words}");
    }
    for words in [
        "Prix fermes et non révisables",
        "Prix fermes, sans révision ni actualisation",
        "Les prix ne sont pas révisables",
        "Prix révisables : non",
        "Révision des prix : sans objet",
        "Aucune clause de révision",
        "Prices are not revised",
        "Révision du capteur tous les ans",
    ] {
        assert!(!told(words), "{words}");
    }
}

/// A mapping speaks of what stands in the file, needed or not; what is nowhere in it is refused, as a column would be.
#[test]
fn a_mapping_of_what_is_nowhere_is_refused() {
    let rows = "Désignation;PU HT\nBoîte : Fourniture de l'équipement;80\nRemarque générale;\n";
    let (session, imported) = text("unused", rows, Some("rows: {Remarque générale: ignored}\n"));
    assert!(imported.is_some(), "{:?}", codes(&session));
    let (session, imported) = text("unused", rows, Some("rows: {Remise générale: ignored}\n"));
    assert!(imported.is_none());
    assert_eq!(errors(&session), ["mapping-unused"]);
}
