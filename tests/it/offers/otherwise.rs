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
        ("", "12"),
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
        ("", "80"),
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
    let text = format!("Désignation;Quantité;PU HT\n{DEVICE};10,5;1.350\n");
    let of = |text: &str| table("mark", text, None).map_err(|codes| codes.replace("schedule-quantity ", ""));
    assert_eq!(of(&text).map_err(|it| it.split(' ').next_back().unwrap().to_owned()).is_err(), true);
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
