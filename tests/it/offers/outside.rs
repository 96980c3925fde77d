//! Words outside the table that would make its prices others, whatever their noun: above and below it, in the sheet's name, in
//! page headers, in notes, in columns that are not read.

use perenne::language::Language;
use rust_xlsxwriter::{Note, Workbook};

use crate::offers::support::{device as read, read_back, said, scratch, small};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";

const PRICE: &str = "{price: 80 EUR/box}";

const QUESTIONS: [&str; 41] = [
    "Valeurs en M€",
    "Valeurs en K€",
    "(milliers)",
    "Chiffres en mille euros",
    "Tableau en KEUR",
    "Unité : million d'euros",
    "Conditionnement : 12",
    "Vendu par 5",
    "Vendues par boîte",
    "Tarif aux 100",
    "Les 10",
    "À la dizaine",
    "Cartons de 20",
    "Livrés par palette",
    "1 U = 10 capteurs",
    "Les quantités sont en centaines",
    "Bordereau TTC",
    "Valeurs TVA incluse",
    "TVA majorée",
    "Coefficient multiplicateur : 1,15",
    "Coef. 1,2",
    "Facturation annuelle",
    "Montants mensuels",
    "Engagement 36 mois",
    "Abonnement : prix pour 3 ans",
    "Location trimestrielle",
    "Forfait pour 2 ans",
    "Versements semestriels",
    "Loyer par mois",
    "Prix sous réserve de confirmation",
    "Prix non garantis",
    "Estimation",
    "Prix estimés",
    "Tarif public",
    "Tarifs 2019",
    "Tarif du 1er janvier 2018",
    "Prime CEE déduite",
    "Net de subvention",
    "Subvention déduite",
    "Aides déduites",
    "Facturé mensuellement",
];

const HARMLESS: [&str; 32] = [
    "Bordereau des prix unitaires",
    "Décomposition du prix global et forfaitaire",
    "Marché 2026-014 : capteurs urbains",
    "Ville de Testville, 12 rue de la Mairie, 21000 Dijon",
    "Tél. : 03 80 12 34 56",
    "Montants en euros HT",
    "Prix en euros hors taxes",
    "Les prix sont exprimés hors TVA",
    "TVA 20 %",
    "Offre valable jusqu'au 30 juin 2027",
    "Projet capteurs, 48 mois à partir de 2026-01",
    "Prix fermes pour 12 mois",
    "Prix fermes et non révisables pendant 2 ans",
    "Durée du marché : 4 ans",
    "Marché reconductible 3 fois 1 an",
    "Accord-cadre de 48 mois",
    "Délai de livraison : 6 semaines",
    "Délai de paiement : 30 jours",
    "Garantie : voir CCTP",
    "Lot unique",
    "Lot n° 2 : équipements",
    "SAS au capital de 50 000 €",
    "SAS au capital de 1,5 M€",
    "SIRET 123 456 789 00012",
    "Fait à Dijon, le 12 mars 2026",
    "Cachet et signature du candidat",
    "Le candidat complète toutes les cases",
    "Les prix comprennent toutes les sujétions d'exécution",
    "Document à remettre en 2 exemplaires",
    "Page 1 sur 3",
    "Les quantités sont indicatives",
    "Critère prix : coefficient 60",
];

#[test]
fn words_above_and_below_the_table_are_asked_about_whatever_their_noun() {
    for (place, words) in QUESTIONS.into_iter().enumerate() {
        for (at, text) in [
            format!("{words};\nDésignation;PU HT\n{DEVICE};80\n"),
            format!("Désignation;PU HT\n{DEVICE};80\n{words};\n"),
        ]
        .into_iter()
        .enumerate()
        {
            let name = format!("outside-{place}-{at}.csv");
            assert_eq!(read(&name, text.as_bytes(), None), Err("schedule-remark".to_owned()), "{words}");
            let ignored = format!("rows: {{\"{words}\": ignored}}\n");
            assert_eq!(read(&name, text.as_bytes(), Some(&ignored)), Ok(PRICE.to_owned()), "{words}");
        }
    }
}

#[test]
fn usual_words_around_a_table_pass() {
    for (place, words) in HARMLESS.into_iter().enumerate() {
        let above = format!("{words};\nDésignation;PU HT\n{DEVICE};80\n");
        assert_eq!(read(&format!("usual-{place}.csv"), above.as_bytes(), None), Ok(PRICE.to_owned()), "{words}");
    }
}

fn workbook(sheet: &str, change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let rows = book.add_worksheet().set_name(sheet).unwrap();
    for (row, [name, price]) in [["Désignation", "PU HT"], [DEVICE, ""]].into_iter().enumerate() {
        let row = u32::try_from(row).unwrap();
        rows.write(row, 0, name).unwrap();
        rows.write(row, 1, price).unwrap();
    }
    rows.write(1, 1, 80).unwrap();
    change(rows);
    book.save_to_buffer().unwrap()
}

#[test]
fn the_name_of_the_sheet_its_page_headers_and_notes_are_read_like_words_around_the_table() {
    let remark = || Err("schedule-remark".to_owned());
    for (place, name) in
        ["BPU (k€)", "Prix TTC", "Variante 1", "ANCIEN", "Tarif annuel", "PU par lot de 10", "Brouillon"]
            .into_iter()
            .enumerate()
    {
        let file = format!("named-{place}.xlsx");
        assert_eq!(read(&file, &workbook(name, |_| ()), None), remark(), "{name}");
        let ignored = format!("rows: {{\"{name}\": ignored}}\n");
        assert_eq!(read(&file, &workbook(name, |_| ()), Some(&ignored)), Ok(PRICE.to_owned()), "{name}");
    }
    // Which sheet is the offer is said by choosing it.
    let chosen = read("chosen.xlsx", &workbook("Variante 1", |_| ()), Some("sheet: Variante 1\n"));
    assert_eq!(chosen, Ok(PRICE.to_owned()));
    for name in ["BPU", "DPGF 2026", "Lot 1", "Feuil1", "Bordereau des prix"] {
        assert_eq!(read("plain.xlsx", &workbook(name, |_| ()), None), Ok(PRICE.to_owned()), "{name}");
    }
    let header = |words: &'static str| {
        move |rows: &mut rust_xlsxwriter::Worksheet| {
            rows.set_header(words);
        }
    };
    assert_eq!(read("header.xlsx", &workbook("BPU", header("&CValeurs en K€")), None), remark());
    assert_eq!(read("header-usual.xlsx", &workbook("BPU", header("&CPage &P")), None), Ok(PRICE.to_owned()));
    let note = |rows: &mut rust_xlsxwriter::Worksheet| {
        rows.insert_note(0, 1, &Note::new("à la douzaine").add_author_prefix(false)).unwrap();
    };
    assert_eq!(read("note.xlsx", &workbook("BPU", note), None), remark());
}

/// Headers of pages and notes of the older workbooks, as LibreOffice writes them.
#[test]
fn page_headers_and_notes_of_ods_and_xls() {
    for file in ["header.ods", "header.xls", "note.ods", "note.xls"] {
        let bytes = std::fs::read(small("pages").join(file)).unwrap();
        assert_eq!(read(file, &bytes, None), Err("schedule-remark".to_owned()), "{file}");
        let words = if file.starts_with("header") { "Valeurs en K€" } else { "à la douzaine" };
        let ignored = format!("rows: {{\"{words}\": ignored}}\n");
        assert_eq!(read(file, &bytes, Some(&ignored)), Ok(PRICE.to_owned()), "{file}");
    }
}

/// A program writes numbers side by side into one record; each keeps its own look.
#[test]
fn a_price_struck_out_among_numbers_side_by_side() {
    let bytes = std::fs::read(small("pages").join("struck.xls")).unwrap();
    assert_eq!(read("struck-side.xls", &bytes, None), Err("schedule-kind".to_owned()));
}

/// Letters with a font of their own: a raised digit is the sign of a note, a struck one is gone, a bold one counts.
#[test]
fn a_price_of_several_fonts_in_an_old_workbook() {
    for (file, expected) in [
        ("raised.xls", Err("schedule-kind".to_owned())),
        ("crossed.xls", Err("schedule-kind".to_owned())),
        ("plain.xls", Ok("{price: 801 EUR/box}".to_owned())),
    ] {
        let bytes = std::fs::read(small("pages").join(file)).unwrap();
        assert_eq!(read(file, &bytes, None), expected, "{file}");
    }
}

/// Beside the price, in a column that is not read: with its heading, which may say that a time is one of delivery.
#[test]
fn words_in_a_column_that_is_not_read() {
    for (head, cell, passes) in [
        ("Observations", "par boîte de 5", false),
        ("Observations", "engagement 24 mois", false),
        ("Observations", "modèle LoRaWAN IP67", true),
        ("Délai", "2 mois", true),
    ] {
        let text = format!("Désignation;PU HT;{head}\n{DEVICE};80;{cell}\n");
        let found = read("column.csv", text.as_bytes(), None);
        assert_eq!(found.is_ok(), passes, "{head} {cell}: {found:?}");
    }
}

/// `24 k€` is 24 000 EUR where the heading names no unit of money, and a question where it names another.
#[test]
fn a_price_in_thousands_in_its_own_cell() {
    let of = |head: &str| read("thousands.csv", format!("Désignation;{head}\n{DEVICE};0,08 k€\n").as_bytes(), None);
    assert_eq!(of("PU HT"), Ok(PRICE.to_owned()));
    assert_eq!(of("PU HT (€)"), Err("schedule-money".to_owned()));
    assert_eq!(of("PU HT (k€)"), Ok(PRICE.to_owned()));
}

/// What a unit means by itself, no mapping says otherwise.
#[test]
fn a_mapping_takes_no_unit_for_another() {
    for (unit, price, mapped, expected) in [
        // Ten at 800 EUR are 80 EUR each.
        ("lot de 10", "800", "box", Ok(PRICE)),
        ("paire", "160", "box", Ok(PRICE)),
        ("cent", "8000", "box", Ok(PRICE)),
        ("100 capteurs", "8000", "box", Ok(PRICE)),
        ("douzaine", "960", "box", Ok(PRICE)),
        ("lot", "80", "box", Err("schedule-unit")),
        ("m²", "80", "box", Err("schedule-unit")),
        ("km", "80", "box", Err("schedule-unit")),
        ("jour", "80", "box", Err("schedule-unit")),
        ("capteur/an", "80", "box", Err("schedule-unit")),
        ("mois", "80", "box", Err("schedule-unit")),
        ("capteur", "80", "box", Ok(PRICE)),
        ("Ens", "80", "box", Ok(PRICE)),
        ("kit", "80", "box", Ok(PRICE)),
    ] {
        let text = format!("Désignation;Unité;PU HT\n{DEVICE};{unit};{price}\n");
        let mapping = format!("units: {{\"{unit}\": {mapped}}}\n");
        let found = read("mapped-unit.csv", text.as_bytes(), Some(&mapping));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{unit}");
        // Of what is known, the tool proposes no such mapping itself.
        let (session, _) = read_back(&scratch("mapped-unit.csv"), None);
        let known = !matches!(unit, "capteur" | "Ens" | "kit");
        assert!(!known || !said(&session, Language::English).contains("units: {"), "{unit}");
    }
}
