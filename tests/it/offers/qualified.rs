//! Words that make prices others, in the places where another reader takes the row or the column: validity, the bidder, totals,
//! numbers, headings of other columns; and what of a schedule is passed over.

use crate::offers::support::{device as read, read_back, scratch, write};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";
const INSTALL: &str = "Boîte : Installation et mise en service";
const PRICE: &str = "{price: 80 EUR/box}";

fn remark() -> Result<String, String> {
    Err("schedule-remark".to_owned())
}

/// What is read of a schedule, and the last day that it has.
fn valid(name: &str, text: &str, mapping: Option<&str>) -> Result<Option<String>, String> {
    let path = scratch(name);
    write(&path, text.as_bytes());
    let mapping = format!("received: 2026-03-02\n{}", mapping.unwrap_or_default());
    let (session, imported) = read_back(&path, Some(&mapping));
    match imported {
        Some(imported) => Ok(imported.valid_until.map(|day| day.to_string())),
        None => {
            let errors = session.diagnostics.to_mend();
            let codes: Vec<&str> = errors.sorted().iter().map(|one| one.code.id).collect();
            Err(codes.join(" "))
        }
    }
}

#[test]
fn prices_that_rows_of_another_kind_qualify_are_asked_about() {
    let words = [
        "Offre valable jusqu'au 30/06/2027, prix TTC",
        "Validité : 90 jours. Prix TTC",
        "Validité 3 mois - prix en k€",
        "Les prix sont valables TTC",
        "Offre valable 90 jours - prix par lot de 10",
        "Offre valable 90 jours, prix indicatifs",
        "Tarif dégressif valable 90 jours",
        "Nos prix sont valables hors livraison",
        "Offre valable 90 jours hors pose",
        "Offre valable 90 jours pour un minimum de 100",
        "Candidat : Durand (prix en k€)",
        "Candidat : Société Durand, prix TTC",
        "Soumissionnaire : X. Prix hors pose",
        "Vendor: X, prices incl. VAT",
        "Prix au mille",
        "Licence facturée séparément",
        "La première année est offerte",
        "Remise incluse",
        "Prix convertis au taux de 1,08",
        "Colisage 12",
        "Prix au départ de Lille",
        "TVA 5,5 %",
    ];
    for (place, words) in words.into_iter().enumerate() {
        for (at, text) in [
            format!("{words};\nDésignation;PU HT\n{DEVICE};80\n"),
            format!("Désignation;PU HT\n{DEVICE};80\n{words};\n"),
        ]
        .iter()
        .enumerate()
        {
            let found = read(&format!("qualified-{place}-{at}.csv"), text.as_bytes(), None).unwrap_err();
            assert!(found.contains("schedule-remark"), "{words}: {found}");
        }
    }
}

#[test]
fn totals_that_say_something_else_of_the_prices_are_asked_about() {
    for (place, (label, code)) in [
        ("Total HT hors pose", "schedule-remark"),
        ("Total HT ($)", "schedule-remark"),
        ("Total en dollars", "schedule-remark"),
        ("Total HT avant remise", "schedule-remark"),
        ("Total HT par lot de 10", "schedule-remark"),
        ("Total HT mensuel", "schedule-remark"),
        ("Sous-total boîtes TTC", "schedule-total"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;Quantité;PU HT;Montant HT\n{DEVICE};10;80;800\n{label};;;800\n");
        let found = read(&format!("totalled-{place}.csv"), text.as_bytes(), None);
        assert_eq!(found, Err(code.to_owned()), "{label}");
    }
    for (place, (label, sum)) in [
        ("Total HT", "800"),
        ("Total TTC", "960"),
        ("Montant total HT pour la durée du marché (4 ans)", "800"),
        ("Sous-total boîtes TTC", "960"),
        ("Sous-total boîtes", "800"),
        ("Total général TTC en toutes lettres : neuf cent soixante euros", "960"),
        ("TVA 20 %", "160"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;Quantité;PU HT;Montant HT\n{DEVICE};10;80;800\n{label};;;{sum}\n");
        let found = read(&format!("total-{place}.csv"), text.as_bytes(), None);
        assert_eq!(found, Ok(PRICE.to_owned()), "{label}");
    }
}

#[test]
fn words_of_columns_that_no_reader_takes_are_judged() {
    for (place, text) in [
        format!("N°;Désignation;PU HT\n1 prix TTC;{DEVICE};80\n"),
        format!(";Désignation;PU HT\nprix TTC;{DEVICE};80\n"),
        format!("Désignation;PU HT;Composant\n{DEVICE};80;boxes.device prix TTC\n"),
        format!("Désignation;Unité (prix TTC);PU HT\n{DEVICE};boîte;80\n"),
        format!("Désignation (remise de 10 % à déduire);PU HT\n{DEVICE};80\n"),
        format!("Désignation;Quantité;PU HT;Montant HT prix hors pose\n{DEVICE};10;80;800\n"),
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(read(&format!("unheard-{place}.csv"), text.as_bytes(), None), remark(), "{text}");
    }
}

#[test]
fn only_what_is_said_of_the_offer_is_its_last_day() {
    let table = format!("Désignation;PU HT\n{DEVICE};80\n");
    let asked = || Err("schedule-validity".to_owned());
    let at = |name: &str, words: &str, mapping: Option<&str>| valid(name, &format!("{words};\n{table}"), mapping);
    for (place, (words, day)) in [
        ("La garantie est valable 2 ans", None),
        ("Validité de la carte SIM : 5 ans", None),
        ("Certificat valable 3 ans", None),
        ("Validité des licences : 36 mois", None),
        ("Validité : 90 jours", Some("2026-05-31")),
        ("Durée de validité de l'offre : 90 jours", Some("2026-05-31")),
        ("Les prix sont valables 90 jours à compter de la réception", Some("2026-05-31")),
        ("Offre valable jusqu'au 30/06/2026", Some("2026-06-30")),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(at(&format!("holds-{place}.csv"), words, None), Ok(day.map(str::to_owned)), "{words}");
    }
    let both = format!("Validité : 90 jours;\n{table}Validité : 120 jours;\n");
    assert_eq!(valid("holds-both.csv", &both, None), asked());
    let settled = Some("rows: {\"Validité : 120 jours\": ignored}\n");
    assert_eq!(valid("holds-one.csv", &both, settled), Ok(Some("2026-05-31".to_owned())));
    for (place, words) in [
        "Validité : 90 jours à compter de la date limite de remise des offres",
        "Durée de validité : voir règlement de consultation",
        "Prix valables pour 10 boîtes",
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("holds-asked-{place}.csv");
        assert!(at(&name, words, None).unwrap_err().contains("schedule-validity"), "{words}");
        let given = at(&name, words, Some(&format!("valid_until: 2026-06-30\nrows: {{\"{words}\": ignored}}\n")));
        assert_eq!(given, Ok(Some("2026-06-30".to_owned())), "{words}");
        assert_eq!(at(&name, words, Some(&format!("rows: {{\"{words}\": ignored}}\n"))), Ok(None), "{words}");
    }
}

#[test]
fn headings_that_begin_again_with_another_meaning_are_refused_whatever_a_mapping_says() {
    for (place, heading) in ["PU annuel HT", "PU TTC", "PU HT (k€)"].into_iter().enumerate() {
        let text = format!("Désignation;PU HT\n{DEVICE};80\nDésignation;{heading}\n{INSTALL};10\n");
        let name = format!("again-{place}.csv");
        let refused = Err("schedule-second-heading".to_owned());
        assert_eq!(read(&name, text.as_bytes(), None), refused, "{heading}");
        assert_eq!(read(&name, text.as_bytes(), Some("rows: {\"Désignation\": ignored}\n")), refused, "{heading}");
    }
    let same = format!("Désignation;PU HT\n{DEVICE};80\nDésignation;P.U. H.T.\n{INSTALL};10\n");
    assert_eq!(read("again-same.csv", same.as_bytes(), None), Ok(PRICE.to_owned()));
}

#[test]
fn a_line_break_parts_two_figures() {
    let text = format!("Désignation;PU HT\n{DEVICE};\"12\n500\"\n");
    assert_eq!(read("broken.csv", text.as_bytes(), None), Err("schedule-not-a-number".to_owned()));
}

#[test]
fn a_title_that_is_ignored_ends_at_the_next_that_is_read() {
    let text =
        format!("Désignation;PU HT\nVariante 1;\n{DEVICE};70\nTranche ferme;\n{DEVICE};80\nTous les prix sont TTC;\n");
    let without = text.replace("Tous les prix sont TTC;\n", "");
    let settled = "rows: {Variante 1: ignored, Tranche ferme: read}\n";
    assert_eq!(read("firm.csv", without.as_bytes(), Some(settled)), Ok(PRICE.to_owned()));
    assert_eq!(read("firm-taxed.csv", text.as_bytes(), Some(settled)), remark());
    let open = "rows: {Variante 1: ignored}\n";
    assert_eq!(read("firm-open.csv", without.as_bytes(), Some(open)), Err("schedule-part".to_owned()));
    let last = format!(
        "Désignation;Quantité;PU HT;Montant HT\n{DEVICE};10;80;800\nVariante 1;;;\n{INSTALL};10;9;90\nRemise;;;-20\n"
    );
    assert_eq!(read("firm-off.csv", last.as_bytes(), Some(open)), Err("schedule-unheld".to_owned()));
    let placed = "rows: {Variante 1: ignored, row 4: boxes.install}\n";
    let inside = format!("Désignation;PU HT\n{DEVICE};80\nVariante 1;\n{INSTALL};9\n");
    assert_eq!(read("firm-placed.csv", inside.as_bytes(), Some(placed)), Ok(PRICE.to_owned()));
}

#[test]
fn hints_of_failures_and_lives_keep_what_the_heading_says() {
    let failing = |heading: &str, value: &str, mapping: Option<&str>| {
        let text = format!("Désignation;PU HT;{heading}\n{DEVICE};80;{value}\n");
        read("failing.csv", text.as_bytes(), mapping)
    };
    let (thousand, percent) = ("Pannes (pour 1000 par an)", "columns: {failure: {column: C, unit: \"% par an\"}}\n");
    assert_eq!(failing(thousand, "60", None), Err("schedule-promise".to_owned()));
    assert_eq!(failing(thousand, "60", Some(percent)), Err("mapping-contradicts".to_owned()));
    let said = failing(thousand, "60", Some("columns: {failure: {column: C, unit: \"‰ par an\"}}\n"));
    assert_eq!(said, Ok("{price: 80 EUR/box, failure: 6 %/year}".to_owned()));
    assert_eq!(failing("Pannes (% sur 5 ans)", "30", Some(percent)), Err("mapping-contradicts".to_owned()));
    let months = Some("columns: {life: {column: C, unit: mois}}\n");
    assert_eq!(failing("Durée de vie (cycles)", "24", months), Err("mapping-contradicts".to_owned()));
    for heading in ["Garantie pièces (ans)", "Garantie/an"] {
        assert_eq!(failing(heading, "2", None), Err("schedule-promise".to_owned()), "{heading}");
    }
    assert_eq!(failing("Durée de vie (mois)", "6", None), Err("schedule-magnitude".to_owned()));
    assert_eq!(failing("Durée de vie (mois)", "6", months), Ok("{price: 80 EUR/box, life: 6 months}".to_owned()));
}

#[test]
fn thousands_are_asked_of_what() {
    let text = format!("Désignation;PU HT (milliers)\n{DEVICE};0,08\n");
    assert_eq!(read("thousands.csv", text.as_bytes(), None), Err("schedule-heading".to_owned()));
    let settled = Some("columns: {price: {column: B, unit: k€}}\n");
    assert_eq!(read("thousands.csv", text.as_bytes(), settled), Ok(PRICE.to_owned()));
}

/// Headings that begin again in other words of the same meaning are none of a price: what is below is read as what is above.
#[test]
fn headings_may_begin_again_in_other_words() {
    let table = |again: &str| format!("N°;Désignation;Unité;Quantité;PU HT\n1;{DEVICE};u;10;80\n{again}\n");
    for again in ["N°;Désignation;U;Qté;P.U. HT", "Réf;Désignation des prestations;Unité;Qté;Prix unitaire HT en €"]
    {
        assert_eq!(read("again.csv", table(again).as_bytes(), None), Ok(PRICE.to_owned()), "{again}");
    }
    for again in ["N°;Désignation;Unité;Quantité;PU annuel HT", "N°;Désignation;Unité;Quantité (centaines);PU HT"]
    {
        assert_eq!(
            read("other.csv", table(again).as_bytes(), None),
            Err("schedule-second-heading".to_owned()),
            "{again}"
        );
    }
}

/// What names or numbers a row may look like times; `TTC` alone is of the prices, no total.
#[test]
fn references_are_names_and_words_without_a_figure_are_no_total() {
    let named = format!("Référence;Désignation;PU HT\nX200;{DEVICE};80\n");
    assert_eq!(read("named.csv", named.as_bytes(), None), Ok(PRICE.to_owned()));
    for words in ["TTC", "Prix TTC", "Euros TTC", "Prix total TTC"] {
        for text in
            [format!("{words}\nDésignation;PU\n{DEVICE};80\n"), format!("Désignation;PU\n{DEVICE};80\n{words}\n")]
        {
            assert_eq!(read("taxed.csv", text.as_bytes(), None), remark(), "{text}");
        }
    }
}
