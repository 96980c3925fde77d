//! Words and columns by which prices are not what they seem, whatever the language; and those that say nothing of prices.

use crate::offers::support::{device as read, read_back, said, scratch};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";
const FEE: &str = "Boîte : Redevance ou forfait";
const PRICE: &str = "{price: 80 EUR/box}";

/// What a table of text says, with its mapping where there is one.
fn table(name: &str, text: &str, mapping: Option<&str>) -> Result<String, String> {
    read(&format!("otherwise-{name}.csv"), text.as_bytes(), mapping)
}

#[test]
fn words_of_scope_scale_tax_and_other_offers_are_asked_about() {
    let remark = [
        // For the whole of a time.
        "Prix pour la durée du marché",
        "Prix pour la période 2027-2031",
        "Prix pour l'ensemble du marché",
        "Price for the whole term",
        "Prijs voor de looptijd",
        // A scale, or a factor.
        "Prix × 1000",
        "x1000",
        "PU x 10",
        "À multiplier par 1,2",
        "Facteur 1000",
        "en kilo-euros",
        "Montants /1000",
        "Preise in Tausend Euro",
        "10 pièces par unité",
        "pour 10",
        // VAT.
        "BTW inbegrepen",
        "Incl. BTW",
        "Alle Preise inkl. MwSt.",
        "inklusive Mehrwertsteuer",
        "Prices include VAT",
        "Taxes incluses",
        // Before what is taken off.
        "Prix bruts",
        "Gross prices",
        "Brutto",
        "Prix avant remise",
        "Remise non déduite",
        "Remises à déduire",
        "Discount not deducted",
        // Not what is paid.
        "Ordre de grandeur",
        "Chiffrage budgétaire",
        "Sous réserve d'étude",
        "Provisoire",
        "Unverbindlich",
        // Another offer.
        "Location longue durée",
        // Left out.
        "Pile non fournie",
        "Transport à la charge de l'acheteur",
        "Montage nicht enthalten",
    ];
    for (place, words) in remark.into_iter().enumerate() {
        for text in [
            format!("{words};\nDésignation;PU HT\n{DEVICE};80\n"),
            format!("Désignation;PU HT\n{DEVICE};80\n{words};\n"),
        ] {
            let name = format!("remark-{place}");
            assert_eq!(table(&name, &text, None), Err("schedule-remark".to_owned()), "{words}");
            let ignored = format!("rows: {{\"{words}\": ignored}}\n");
            assert_eq!(table(&name, &text, Some(&ignored)), Ok(PRICE.to_owned()), "{words}");
        }
    }
    for (place, words) in
        ["Offre alternative", "Prestation supplémentaire éventuelle", "PSE1", "PSE 2", "TO1"].into_iter().enumerate()
    {
        let text = format!("{words};\nDésignation;PU HT\n{DEVICE};80\n");
        let found = table(&format!("part-{place}"), &text, None);
        let code = found.clone().unwrap_err();
        assert!(matches!(code.as_str(), "schedule-remark" | "schedule-part"), "{words}: {found:?}");
        let ignored = format!("rows: {{\"{words}\": ignored}}\n");
        let found = table(&format!("part-{place}"), &text, Some(&ignored));
        assert_eq!(found, Ok(PRICE.to_owned()), "{words}");
    }
}

#[test]
fn words_of_other_things_pass() {
    for (place, words) in [
        "Acompte 20 %",
        "Avance de 5 %",
        "Maximum du marché : 500 000 €",
        "Retenue de garantie 5 %",
        "RC Pro 5 M€",
        "CA 2025 : 12 M€",
        "Variante interdite",
        "Les variantes ne sont pas admises",
        "mesure toutes les 10 min",
        "Prix fermes pour la durée du marché",
        "Prix hors TVA",
        "Preise zzgl. MwSt.",
        "Excl. BTW",
        "TVA non comprise",
        "Date limite de remise des offres : 12 mars 2027",
        "Poids brut 2 kg",
        "Planning prévisionnel",
        "Délai indicatif : 6 semaines",
        "Photos non contractuelles",
        "Boîtier 10 x 20 cm",
        "Alimentation 2 x 1,5 V",
        "Facteur de puissance 0,9",
        "Courant alternatif",
    ]
    .into_iter()
    .enumerate()
    {
        for text in [
            format!("{words};\nDésignation;PU HT\n{DEVICE};80\n"),
            format!("Désignation;PU HT\n{DEVICE};80\n{words};\n"),
        ] {
            assert_eq!(table(&format!("passes-{place}"), &text, None), Ok(PRICE.to_owned()), "{words}");
        }
    }
}

/// A column that is not read and holds figures beside the prices is asked about, with the mapping that passes it over.
#[test]
fn columns_of_figures_that_do_not_say_of_what_they_are() {
    for (head, cell) in [
        ("Réduction (%)", "10"),
        ("Abattement", "10 %"),
        ("Rem.", "10"),
        ("R%", "10"),
        ("Net", "72"),
        ("P. net", "72"),
        ("Pack", "10"),
        ("Lot de", "10"),
        ("Cdt", "10"),
        ("PCB", "10"),
        ("Vendu par", "10"),
        ("Pièces par lot", "10"),
        ("Qté par lot", "10"),
        ("Multiplicateur", "1,2"),
        ("Facteur", "1,2"),
        ("DEEE", "0,20"),
        ("Pose", "15"),
        ("MO", "15"),
        ("Loyer", "5"),
        ("Observations", "- 10 %"),
    ] {
        let text = format!("Désignation;Quantité;PU HT;{head}\n{DEVICE};10;80;{cell}\n");
        assert_eq!(table("column", &text, None), Err("schedule-alters".to_owned()), "{head}");
        let (session, _) = read_back(&scratch("otherwise-column.csv"), None);
        let hint = "columns: {ignored: [D]}";
        assert!(said(&session, perenne::language::Language::English).contains(hint), "{head}");
        assert_eq!(table("column", &text, Some(hint)), Ok(PRICE.to_owned()), "{head}");
    }
    for (head, cell) in [
        ("Délai (jours)", "30"),
        ("Poids (kg)", "2,5"),
        ("Page", "12"),
        ("Année", "2027"),
        ("Référence fabricant", "4711"),
        ("Observations", "RAS"),
        ("Contrôle", "800"),
    ] {
        let text = format!("Désignation;Quantité;PU HT;{head}\n{DEVICE};10;80;{cell}\n");
        assert_eq!(table("column-usual", &text, None), Ok(PRICE.to_owned()), "{head}");
    }
}

/// In the row of a price: the time of its unit counts, and another one contradicts it.
#[test]
fn words_in_the_row_that_contradict_it() {
    let row = |unit: &str, note: &str| format!("Désignation;Unité;PU HT;Observations\n{FEE};{unit};6;{note}\n");
    for (note, passes) in [
        ("prix annuel", true),
        ("prix mensuel", false),
        ("par mois", false),
        ("facturation mensuelle", true),
        ("abonnement mensuel", false),
    ] {
        let found = table("time", &row("box × an", note), None);
        assert_eq!(found.is_ok(), passes, "{note}: {found:?}");
    }
    for note in ["pour 10", "moins 10 %", "-10 % sur tarif", "pile non fournie", "provisoire", "x 10", "prix brut"] {
        let text = format!("Désignation;PU HT;Observations\n{DEVICE};80;{note}\n");
        assert_eq!(table("aside", &text, None), Err("schedule-remark".to_owned()), "{note}");
    }
}

/// The buyer's quantities tell nothing of how a bidder writes prices.
#[test]
fn a_decimal_mark_is_that_of_the_column_itself() {
    let open = Err("schedule-open-number".to_owned());

    let of = |text: &str| table("mark", text, None);
    // The quantity's own comma tells nothing of the price.
    assert_eq!(of(&format!("Désignation;Quantité;PU HT\n{DEVICE};10,00;1.350\n")), open);
    assert_eq!(of(&format!("Désignation;PU HT;Montant HT\n{DEVICE};1.350;13,50\n")), open);
    assert_eq!(of(&format!("Désignation;PU HT;Montant HT\n{DEVICE};1.350;13500,00\n")), open);
    assert_eq!(of(&format!("Désignation;PU HT\n{DEVICE};1.350\n")), open);
    let told = table("mark", &format!("Désignation;PU HT\n{DEVICE};1.350\n"), Some("decimal: \".\"\n"));
    assert_eq!(told, Ok("{price: 1.35 EUR/box}".to_owned()));
    // Another price of the column tells.
    let both = format!("Désignation;PU HT\n{DEVICE};1.350\n{FEE};6.5\n");
    assert_eq!(of(&both), Ok("{price: 1.35 EUR/box}".to_owned()));
}

/// A quote that opens a cell and has no end would swallow the rows below.
#[test]
fn a_stray_quote_is_refused_with_its_line() {
    let rows = format!("Désignation;PU HT\n\n\"{DEVICE};80\n{FEE};6\n");
    let closed = format!("{rows}\"Boîte : Mise en service initiale\";300\n");
    for text in [&rows, &closed] {
        assert_eq!(table("quote", text, None), Err("schedule-unreadable".to_owned()));
        let (session, _) = read_back(&scratch("otherwise-quote.csv"), None);
        assert!(said(&session, perenne::language::Language::French).contains("(3)"));
    }
    for text in [
        format!("Désignation;PU HT\n\"{DEVICE}\";80\n"),
        format!("Désignation;PU HT;Note\n{DEVICE};80;écran 7\"\n"),
        format!("Désignation;PU HT;Note\n{DEVICE};80;\"en deux\nlignes \"\"ainsi\"\"\"\n"),
        format!("Désignation;PU HT;Note\n{DEVICE};80;\"Type\" A\n"),
    ] {
        assert_eq!(table("quote-closed", &text, None), Ok(PRICE.to_owned()), "{text}");
    }
}

/// What is drawn up of a file, with each `"?"` answered, is a mapping that is accepted.
fn drawn(name: &str, bytes: &[u8], mapping: Option<&str>) -> String {
    use crate::offers::support::{ask, small, write};
    let file = scratch(name);
    write(&file, bytes);
    let mapping = mapping.map(|text| {
        let path = scratch(&format!("{name}.yaml"));
        write(&path, text.as_bytes());
        path
    });
    let mut session = perenne::session::Session::default();
    let ask = ask(&file, small("plan.yaml"), mapping);
    let refused = perenne::offers::import(&mut session, &ask, &perenne::session::Options::default()).unwrap_err();
    refused.mapping.unwrap_or_else(|| panic!("{}", said(&session, perenne::language::Language::English)))
}

#[test]
fn a_mapping_that_is_drawn_up_names_each_row_once_and_remarks_in_columns() {
    let text = "Désignation;PU HT;Observations\nEntretien annuel;80;par lot de 10\nBoîtier (lot de 10);5;\n";
    let rows = drawn("drawn-twice.csv", text.as_bytes(), None);
    assert_eq!(rows.matches("Entretien annuel").count(), 1, "{rows}");
    assert_eq!(rows.matches("Boîtier (lot de 10)").count(), 1, "{rows}");
    let text = format!("Désignation;PU HT;Observations\n{DEVICE};80;par lot de 10\n");
    let columns = drawn("drawn-remark.csv", text.as_bytes(), None);
    assert!(columns.contains("ignored: [\"?\"]  # C Observations"), "{columns}");
    let answered = columns.replace("\"?\"", "C");
    assert_eq!(table("drawn-remark", &text, Some(&answered)), Ok(PRICE.to_owned()));
}

#[test]
fn a_table_without_headings_is_read_by_a_mapping_that_says_so() {
    let text = format!("{DEVICE};10;80\n{FEE};40;6\n");
    let columns = drawn("drawn-bare.csv", text.as_bytes(), None);
    assert!(columns.contains("header_row: 0") && columns.contains("C 80"), "{columns}");
    let mapping = "header_row: 0\ncolumns: {designation: A, quantity: B, price: C}\n";
    assert_eq!(table("bare", &text, Some(mapping)), Ok(PRICE.to_owned()));
    // The row of the headings is none of the rows.
    let headed = format!("Désignation;PU HT\n{DEVICE};80\n");
    let found = table("headed", &headed, Some("rows: {\"row 1\": boxes.device}\n"));
    assert_eq!(found, Err("mapping-unused".to_owned()));
}

#[test]
fn rows_that_a_mapping_leaves_open_are_drawn_up_after_its_columns() {
    let text = "Ouvrages;Coût\nBoîtier;80\n";
    let rows = drawn("drawn-rows.csv", text.as_bytes(), Some("header_row: 1\ncolumns: {designation: A, price: B}\n"));
    assert!(rows.contains("\"Boîtier\": \"?\"") && !rows.contains("columns:"), "{rows}");
}

#[test]
fn two_entries_that_say_different_things_of_one_row() {
    let text = "Désignation;PU HT\nBoîtier;80\n";
    let mapping = "rows: {\"row 2\": boxes.device, Boîtier: boxes.install}\n";
    assert_eq!(table("two-keys", text, Some(mapping)), Err("mapping-twice".to_owned()));
    let same = "rows: {\"row 2\": boxes.device, Boîtier: boxes.device}\n";
    assert_eq!(table("two-keys", text, Some(same)), Ok(PRICE.to_owned()));
}

#[test]
fn headings_without_tax_and_prices_without_cents() {
    for head in ["PU excl. TVA", "PU sans TVA", "Prix unitaire hors TVA", "PU excl. BTW"] {
        assert_eq!(
            table("untaxed", &format!("Désignation;{head}\n{DEVICE};80\n"), None),
            Ok(PRICE.to_owned()),
            "{head}"
        );
    }
    for cell in ["80,-- €", "80,--", "80,- €", "80.--"] {
        assert_eq!(
            table("dashed", &format!("Désignation;PU HT\n{DEVICE};{cell}\n"), None),
            Ok(PRICE.to_owned()),
            "{cell}"
        );
    }
}
