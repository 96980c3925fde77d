//! What stands around a schedule and no rule understands is told, all of it once; what says nothing of prices is not.

use perenne::language::Language;
use perenne::session::Session;
use rust_xlsxwriter::{Shape, Workbook};

use crate::offers::support::{edit, read_back, said, scratch, small, write};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";

/// The texts that the warning lists; none where there is none.
fn listed(session: &Session) -> Option<String> {
    let text = said(session, Language::English);
    text.lines().find(|line| line.starts_with("warning[schedule-unread]")).map(str::to_owned)
}

fn read(name: &str, bytes: &[u8], mapping: Option<&str>) -> Session {
    let path = scratch(name);
    write(&path, bytes);
    let (session, imported) = read_back(&path, mapping);
    assert!(imported.is_some(), "{name}: {}", said(&session, Language::English));
    session
}

#[test]
fn words_that_no_rule_knows_are_listed_with_their_place() {
    for words in [
        "Chaque prix couvre 5 capteurs",
        "Port dû",
        "Preis pro 100 Stück",
        "Jaarprijzen",
        "Beträge in CHF",
        "Piles exclues",
        "Fourniture seule",
        "Brouillon",
        "Prix mai 2023",
        "Solution B",
        "Loyers",
        "Un prix = une boîte",
        "Prix par site",
        "Bordereau 2019",
        "Garantie 24 mois pièces et main d'œuvre",
        "Durée de vie de la batterie : 10 ans",
        "Maintenance annuelle",
        "Maintenance préventive : une visite par an",
        "Taux de disponibilité : 99,9 %",
        "Remise : 0 %",
        "Variante : néant",
        "Option : néant",
    ] {
        for (at, text) in [
            ("(A1)", format!("{words};\nDésignation;PU HT\n{DEVICE};80\n")),
            ("(A3)", format!("Désignation;PU HT\n{DEVICE};80\n{words};\n")),
        ] {
            let line = listed(&read("around.csv", text.as_bytes(), None)).unwrap_or_default();
            assert!(line.contains(&format!("`{words}` {at}")), "{words}: {line}");
            let ignored = format!("rows: {{\"{words}\": ignored}}\n");
            assert_eq!(listed(&read("around.csv", text.as_bytes(), Some(&ignored))), None, "{words}");
        }
    }
}

#[test]
fn who_when_and_where_is_not_listed() {
    for words in [
        "Bordereau des prix unitaires",
        "Bordereau des prix unitaires (BPU) et détail quantitatif estimatif (DQE)",
        "Ville de Testville, 12 rue de la Mairie, 21000 Dijon",
        "Tél. : 03 80 12 34 56",
        "SIRET 123 456 789 00012",
        "SAS au capital de 50 000 €",
        "Montants en euros HT",
        "Prix en euros hors taxes",
        "TVA 20 %",
        "Lot unique",
        "Délai de livraison : 6 semaines",
        "Durée du marché : 4 ans",
        "Prix fermes pour 12 mois",
        "Fait à Dijon, le 12 mars 2026",
        "Cachet et signature du candidat",
        "Page 1 sur 3",
        "Offre valable jusqu'au 30 juin 2027",
        "Candidat : Société Exemple",
    ] {
        let text = format!("{words};\nDésignation;PU HT\n{DEVICE};80\n");
        assert_eq!(listed(&read("who.csv", text.as_bytes(), None)), None, "{words}");
    }
}

#[test]
fn words_in_columns_that_are_not_read_are_listed_once_with_their_heading() {
    let row = |name: &str, note: &str| format!("{name};80;{note}\n");
    let text = format!(
        "Désignation;PU HT;Observations\n{}{}",
        row(DEVICE, "half price"),
        row("Boîte : Installation et mise en service", "half price")
    );
    let line = listed(&read("beside.csv", text.as_bytes(), None)).unwrap_or_default();
    assert!(line.contains("`Observations : half price` (C2)") && !line.contains("(C3)"), "{line}");
    let plain = format!("Désignation;PU HT;Observations;Marque\n{DEVICE};80;RAS;Exemple\n");
    assert_eq!(listed(&read("beside.csv", plain.as_bytes(), None)), None);
}

#[test]
fn of_many_texts_some_dozen_are_listed_and_the_rest_is_counted() {
    let notes: String = (0..20).map(|count| format!("Remarque {}\n", "i".repeat(count + 1))).collect();
    let line = listed(&read("many.csv", format!("Désignation;PU HT\n{DEVICE};80\n{notes}").as_bytes(), None));
    assert_eq!(line.unwrap_or_default().matches("`Remarque").count(), 12);
    let (session, _) = read_back(&scratch("many.csv"), None);
    let all = said(&session, Language::English).replace('\n', " ");
    assert!(all.contains("and 8 more"), "{all}");
}

fn workbook(sheet: &str, change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let rows = book.add_worksheet().set_name(sheet).unwrap();
    for (column, name) in ["Désignation", "PU HT"].into_iter().enumerate() {
        rows.write(0, u16::try_from(column).unwrap(), name).unwrap();
    }
    rows.write(1, 0, DEVICE).unwrap();
    rows.write(1, 1, 80).unwrap();
    change(rows);
    book.save_to_buffer().unwrap()
}

#[test]
fn the_name_of_the_sheet_its_pages_and_its_boxes_are_read_too() {
    assert!(listed(&read("name.xlsx", &workbook("Jaarprijzen", |_| ()), None)).is_some());
    let header = |rows: &mut rust_xlsxwriter::Worksheet| {
        rows.set_header("&CLoyers");
    };
    assert!(listed(&read("page.xlsx", &workbook("BPU", header), None)).unwrap_or_default().contains("`Loyers` (BPU)"));
    let shape = |words: &'static str| {
        move |rows: &mut rust_xlsxwriter::Worksheet| {
            rows.insert_shape(4, 1, &Shape::textbox().set_text(words)).unwrap();
        }
    };
    let boxed = listed(&read("box.xlsx", &workbook("BPU", shape("Port dû")), None));
    assert!(boxed.unwrap_or_default().contains("`Port dû` (BPU)"));
    // What a rule knows is asked about there as anywhere.
    let path = scratch("box-asked.xlsx");
    write(&path, &workbook("BPU", shape("Tous les prix sont TTC et par lot de 10")));
    let (session, imported) = read_back(&path, None);
    assert!(imported.is_none() && said(&session, Language::English).contains("error[schedule-remark]"));
}

#[test]
fn columns_that_change_no_price_are_not_asked_about() {
    for (head, cell) in [
        ("Remise accordée", "0 %"),
        ("Éco-participation", "0"),
        ("Lot", "1"),
        ("Compte comptable", "2158"),
        ("Conditionnement", "unitaire"),
        ("Type de prix", "Unitaire"),
        ("Temps de pose (h)", "0,75"),
        ("Part UE (%)", "80"),
        ("Autonomie", "10 ans"),
        ("P.T. HT", "800"),
        ("Tranche", "Ferme"),
        ("Observations", "48 h"),
        ("Observations", "Sous 3 mois"),
        ("Observations", "2 passages par an"),
        ("Observations", "Remise déjà déduite"),
    ] {
        let text = format!("Désignation;Quantité;PU HT;{head}\n{DEVICE};10;80;{cell}\n");
        read("harmless.csv", text.as_bytes(), None);
    }
    for (head, cell) in [
        ("Remise accordée", "5 %"),
        ("Éco-participation", "1"),
        ("Lot", "10"),
        ("Conditionnement", "10"),
        ("P.T. HT", "900"),
        ("Tranche", "Optionnelle"),
        ("Observations", "remise de 10 % déduite"),
        ("Quantité réelle", "100"),
        ("Quantité réelle", "9"),
    ] {
        let text = format!("Désignation;Quantité;PU HT;{head}\n{DEVICE};10;80;{cell}\n");
        let path = scratch("altering.csv");
        write(&path, text.as_bytes());
        assert!(read_back(&path, None).1.is_none(), "{head} {cell}");
    }
}

/// What an `.ods` shows counts, whatever style says so.
#[test]
fn an_ods_that_shows_a_price_below_zero_or_in_thousands() {
    let book = std::fs::read(small("pages").join("header.ods")).unwrap();
    let passed = Some("rows: {\"Valeurs en K€\": ignored}\n");
    for (shown, reads) in [("80", true), ("(80)", false), ("-80", false), ("80-", false), ("80 k€", false)] {
        let path = scratch("shown.ods");
        let cell = format!(">{shown}<");
        write(&path, &edit(&book, |_, text| text.replace(">80<", &cell)));
        let (session, imported) = read_back(&path, passed);
        assert_eq!(imported.is_some(), reads, "{shown}: {}", said(&session, Language::English));
    }
}
