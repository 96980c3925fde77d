//! Words beside figures: in headings, in cells, around the table. Each is read as it is meant, or refused with its code.

use perenne::language::Language;
use rust_xlsxwriter::{Format, Workbook};

use crate::offers::support::{device, read_back, said, scratch, write};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";
const INSTALL: &str = "Boîte : Installation et mise en service";

/// What is read of the device in a table of text: its line of the offer, or the codes of what is refused.
pub fn read(name: &str, text: &str, mapping: Option<&str>) -> Result<String, String> {
    let text = text.replace("{D}", DEVICE).replace("{I}", INSTALL);
    device(&format!("words-{name}.csv"), text.as_bytes(), mapping)
}

/// Rows of `heading | cell | what is read, or the code`; beside a price of 80.
pub fn check(name: &str, rows: &[(&str, &str, Result<&str, &str>)]) {
    for (place, (heads, cells, expected)) in rows.iter().enumerate() {
        let text = format!("Désignation;{heads}\n{{D}};{cells}\n");
        let found = read(&format!("{name}-{place}"), &text, None);
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(found, expected, "{heads} | {cells}");
    }
}

const PRICE: Result<&str, &str> = Ok("{price: 80 EUR/box}");

#[test]
fn headings_of_life_warranty_and_failure_mean_one_thing_or_are_refused() {
    let promise = Err("schedule-promise");
    check(
        "promises",
        &[
            ("PU HT;Durée de vie (ans)", "80;8", Ok("{price: 80 EUR/box, life: 96 months}")),
            ("PU HT;Durée de garantie constructeur", "80;2 ans", Ok("{price: 80 EUR/box, warranty: 24 months}")),
            ("PU HT;Extension de garantie (mois)", "80;24", promise),
            ("PU HT;Extension de garantie 5 ans HT", "80;45", promise),
            ("PU HT;Fiabilité garantie (% par an)", "80;96 %", promise),
            ("PU HT;Pannes sous garantie (% par an)", "80;4 %", promise),
            ("PU HT;Garantie de prix (mois)", "80;12", promise),
            ("PU HT;Garantie constructeur batterie (ans)", "80;1", promise),
            ("PU HT;Durée de vie de la batterie (ans)", "80;5", promise),
            ("PU HT;Durée de vie max (ans)", "80;5", promise),
            ("PU HT;Durée de vie (2 ans)", "80;5", promise),
            ("PU HT;Pannes (% pour 2 ans)", "80;4 %", promise),
            ("PU HT;Pannes (%/2 ans)", "80;4 %", promise),
            ("PU HT;Pannes (% première année)", "80;4 %", promise),
            ("PU HT;Taux de panne batterie (% par an)", "80;4 %", promise),
        ],
    );
}

#[test]
fn cells_of_a_duration_or_a_share_hold_that_and_nothing_else() {
    let (duration, failure) = (Err("schedule-duration"), Err("schedule-failure"));
    let mut rows = Vec::new();
    for cell in ["80;4 %", "80;2 €", "80;2 k€", "80;8k", "80;8 HT", "80;8 TTC", "80;8/an"] {
        rows.push(("PU HT;Garantie (ans)", cell, duration));
        rows.push(("PU HT;Durée de vie (ans)", cell, duration));
    }
    rows.extend([
        ("PU HT;Taux de panne (%/mois)", "80;0,5", failure),
        ("PU HT;Pannes (% par an)", "80;4 € par an", failure),
    ]);
    check("durations", &rows);
}

/// The heading says `%`: 6 below it is 6 %; 0,5 may be a half percent or a half.
#[test]
fn a_bare_figure_below_percent() {
    for (heading, cell, expected) in [
        ("Pannes (% par an)", "6", "6"),
        ("Taux de panne (%/an) hors garantie", "6", "6"),
        ("Pannes (‰ par an)", "60", "6"),
        ("Pannes (% par mois)", "0,5 %", "6"),
    ] {
        let text = format!("Désignation;PU HT;{heading}\n{{I}};10;{cell}\n{{D}};80;{cell}\n");
        let found = read("failure", &text, None).unwrap();
        assert!(!found.contains("warranty"), "{heading}: {found}");
        assert!(found.contains(&format!("failure: {expected} %/year")) || !found.contains("failure"), "{found}");
    }
}

#[test]
fn headings_of_prices() {
    let (heading, alters) = (Err("schedule-heading"), Err("schedule-alters"));
    check(
        "prices",
        &[
            ("PU HT hors remise", "80", heading),
            ("PU HT avant remise", "80", heading),
            ("PU HT remise", "80", heading),
            ("PU net HT après remise", "80", PRICE),
            ("PU HT (€/box)", "80", PRICE),
            ("PU HT", "80 €/box", PRICE),
            ("PU HT (€/100 m)", "80", heading),
            ("PU HT;Majoration", "80;10 %", alters),
            ("PU HT;Coef.", "80;1,2", alters),
            ("PU HT;Éco-contribution HT", "80;1", alters),
            ("PU HT;Frais de port HT", "80;5", alters),
            ("PU HT;Conditionnement", "80;par 10", alters),
            ("PU HT;Maintenance annuelle HT", "80;30", alters),
            ("PU HT;Devise", "80;USD", Err("schedule-currency")),
            ("PU HT;Devise", "80;k€", Err("schedule-money")),
            ("PU HT;Devise", "80;EUR", PRICE),
            ("PU HT;Observations", "80;RAS", PRICE),
            ("PU HT;PU HT en lettres", "80;quatre-vingts euros", PRICE),
            ("PU HT;PU HT en lettres", "80;quatre-vingt-dix euros", Err("schedule-echo")),
            ("PU HT;PU TTC", "80;96", PRICE),
            ("PU HT;PU TTC", "80;100", Err("schedule-echo")),
        ],
    );
}

#[test]
fn quantities_and_amounts_are_plain_numbers() {
    let figure = Err("schedule-figure");
    check(
        "figures",
        &[
            ("Quantité;PU HT", "10;80", PRICE),
            ("Quantité;PU HT", "10 box;80", PRICE),
            ("Quantité;PU HT", "10 lots;80", figure),
            ("Quantité;PU HT", "1 lot de 10;80", figure),
            ("Quantité;PU HT", "10 km;80", figure),
            ("Quantité;PU HT", "environ 10;80", figure),
            ("Quantité;PU HT", "1/2;80", figure),
            ("Quantité;PU HT", "PM;80", figure),
            ("Quantité;PU HT", "-;80", PRICE),
            ("PU HT;Montant HT", "80;800,00 €", PRICE),
            ("PU HT;Montant HT", "80;0,8 k€", PRICE),
            ("PU HT;Montant HT", "80;800 TTC", figure),
            ("PU HT;Montant HT", "80;800 $", figure),
            ("PU HT;Montant HT", "80;offert", figure),
            ("PU HT;Montant HT (CHF)", "80;800", figure),
        ],
    );
}

#[test]
fn words_around_the_table_that_are_of_its_prices() {
    let remark = "schedule-remark";
    for (place, words) in [
        "Tous les prix sont en k€",
        "Les prix sont exprimés TTC",
        "All prices in USD",
        "Montants en k€ HT",
        "Prix par lot de 10",
        "Unité monétaire : millier d'euros",
        "Prix exprimés toutes taxes comprises",
        "Redevances annuelles",
        "Bordereau des prix TTC",
        "* montant annuel",
    ]
    .into_iter()
    .enumerate()
    {
        let tables = [
            format!("{words};\nDésignation;PU\n{{D}};80\n"),
            format!("Désignation;PU\n{words};\n{{D}};80\n"),
            format!("Désignation;PU\n{{D}};80\n{words};\n"),
        ];
        for (at, text) in tables.iter().enumerate() {
            assert_eq!(read(&format!("around-{place}-{at}"), text, None), Err(remark.to_owned()), "{words}");
            let ignored = format!("rows: {{\"{words}\": ignored}}\n");
            let found = read(&format!("around-{place}-{at}-ignored"), text, Some(&ignored));
            assert_eq!(found.as_deref().map_err(String::as_str), PRICE, "{words}");
        }
    }
    for (place, words) in ["Prix fermes pour 12 mois", "Prix en euros hors taxes", "Lot unique"].into_iter().enumerate()
    {
        let text = format!("{words};\nDésignation;PU HT\n{{D}};80\n");
        assert_eq!(
            read(&format!("harmless-{place}"), &text, None).as_deref().map_err(String::as_str),
            PRICE,
            "{words}"
        );
    }
}

/// Each hint says what was meant: followed, k€ stay k€, and a unit does not undo what is plain.
#[test]
fn units_of_a_mapping() {
    let line = "Montants en k€ HT;\nDésignation;PU\n{D};0,08\n";
    let given = |unit: &str| format!("columns: {{price: {{column: B, unit: {unit}}}}}\n");
    for (name, text, unit, expected) in [
        ("thousands", line, "k€", PRICE),
        ("not-euros", line, "EUR", Err("schedule-remark")),
        ("francs", "Désignation;Prix (CHF)\n{D};80\n", "EUR", Err("schedule-currency")),
        ("taxed", "Désignation;Prix TTC\n{D};96\n", "EUR", Err("schedule-incl-vat")),
        ("scaled", "Désignation;PU (x1000 €)\n{D};0,08\n", "k€", PRICE),
        ("by-year", "Désignation;PU annuel HT\n{D};80\n", "EUR", Err("schedule-unit")),
    ] {
        let found = read(name, text, Some(&given(unit)));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{name}");
    }
}

#[test]
fn rows_that_name_two_things_or_too_much() {
    let head = "N°;Désignation;PU HT;Inclus dans le n°\n";
    for (name, text, mapping, expected) in [
        ("comma", "Désignation,PU HT\n{D},80,50\n", None, Err("schedule-wide")),
        ("keys", "Désignation;PU HT;Composant\n{D};80;boxes.install\n", None, Err("schedule-contradicts")),
        ("no-key", "Désignation;PU HT;Composant\n{D};80;boxes.nothing\n", None, Err("schedule-contradicts")),
        ("same-key", "Désignation;PU HT;Composant\n{D};80;boxes.device\n", None, PRICE),
        (
            "key-row",
            "Désignation;PU HT;Composant\n{D};80;boxes.install\n",
            Some("rows: {\"row 2\": boxes.device}"),
            PRICE,
        ),
        ("read", "Désignation;PU HT\n{D};80\n", Some("rows: {\"row 2\": read}"), PRICE),
        ("twice", "Désignation;PU HT\n{D};80\n{D};90\n", None, Err("schedule-twice")),
        ("one-left", "Désignation;PU HT\n{D};80\n{D};90\n", Some("rows: {\"row 3\": ignored}"), PRICE),
    ] {
        assert_eq!(read(name, text, mapping).as_deref().map_err(String::as_str), expected, "{name}");
    }
    let rows =
        |first: &str, device: &str, install: &str| format!("{head}{first};{{D}};{device};\n2;{{I}};;{install}\n");
    assert_eq!(read("included", &rows("1", "80", "1"), None).as_deref().map_err(String::as_str), PRICE);
    assert_eq!(read("included-blank", &rows("1", "", "1"), None), Err("schedule-included-blank".to_owned()));
    let twice = format!("{head}1;{{D}};80;\n1;Boîte : Redevance ou forfait;7;\n2;{{I}};;1\n");
    assert_eq!(read("number-twice", &twice, None), Err("schedule-included".to_owned()));
}

#[test]
fn money_and_shares_in_rows_of_words_are_told() {
    for (place, words) in [
        "Forfait déplacement 85 € par intervention",
        "Minimum de commande 500 €",
        "Prix majorés de 3 % au-delà de 2026",
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;PU HT\n{{D}};80\n{words};\n");
        assert_eq!(read(&format!("charge-{place}"), &text, None), Err("schedule-unheld".to_owned()), "{words}");
    }
    for (place, words) in ["SAS au capital de 50 000 €", "Taux de TVA : 20 %"].into_iter().enumerate() {
        let text = format!("Désignation;PU HT\n{{D}};80\n{words};\n");
        assert_eq!(
            read(&format!("no-charge-{place}"), &text, None).as_deref().map_err(String::as_str),
            PRICE,
            "{words}"
        );
    }
    for (place, words) in [
        "Prestations supplémentaires éventuelles",
        "Solution alternative",
        "Hors marché",
        "Exemple de remplissage",
        "Anciens tarifs",
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;PU HT\n{words};\n{{D}};80\n");
        assert_eq!(read(&format!("part-{place}"), &text, None), Err("schedule-part".to_owned()), "{words}");
    }
}

/// One cell for two rows: the price of each, or of both together?
#[test]
fn a_price_cell_merged_over_two_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["Désignation", "PU HT"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), text).unwrap();
    }
    sheet.write(1, 0, DEVICE).unwrap();
    sheet.write(2, 0, INSTALL).unwrap();
    sheet.merge_range(1, 1, 2, 1, "", &Format::new()).unwrap();
    sheet.write(1, 1, 80).unwrap();
    let path = scratch("merged-price.xlsx");
    write(&path, &book.save_to_buffer().unwrap());
    let (session, imported) = read_back(&path, None);
    assert!(imported.is_none() && said(&session, Language::English).contains("schedule-merged"));
}

/// Words beside a price that make it another one, wherever they stand.
#[test]
fn words_in_the_row_of_a_price() {
    let remark = Err("schedule-remark");
    let mut rows = Vec::new();
    for cell in [
        "80;prix TTC",
        "80;prix par lot de 10",
        "80;remise de 10 % déduite",
        "80;option",
        "80;par mois",
        "80;en k€",
        "80;hors pose, +20 € par boîte",
        "80;prix dégressif au-delà de 100",
        "80;minimum 50 pièces",
    ] {
        rows.push(("PU HT;Observations", cell, remark));
    }
    rows.push(("PU HT;Observations", "80;Marque X, modèle Y", PRICE));
    rows.push(("PU HT;Type", "80;PSE", remark));
    check("asides", &rows);
    let passed = "columns: {ignored: [C]}\n";
    let text = "Désignation;PU HT;Observations\n{D};80;option\n";
    assert_eq!(read("aside-ignored", text, Some(passed)).as_deref(), Ok("{price: 80 EUR/box}"));
}

/// What the prices leave out, and what is not the offer, below and above the table.
#[test]
fn what_prices_leave_out() {
    for line in [
        "(1) Prix pour 10 unités",
        "NB : les prix s'entendent hors pose",
        "Prix indicatifs, à confirmer",
        "TVA non applicable, art. 293 B du CGI",
        "Livraison en sus",
        "Prix dégressifs selon les quantités",
        "Commande minimum de 50 pièces",
    ] {
        let text = format!("Désignation;PU HT\n{{D}};80\n{line}\n");
        assert_eq!(read("left-out", &text, None), Err("schedule-remark".into()), "{line}");
        let passed = format!("rows: {{{}: ignored}}\n", serde_json::Value::from(line));
        assert_eq!(read("left-out-passed", &text, Some(&passed)).as_deref(), Ok("{price: 80 EUR/box}"), "{line}");
    }
    for title in ["Prestations non comprises", "Pour information", "Non retenu", "Prix barrés"] {
        let text = format!("Désignation;PU HT\n{{D}};80\n{title}\n{{I}};20\n");
        assert_eq!(read("not-held", &text, None), Err("schedule-part".into()), "{title}");
        let mapping = format!("rows: {{{title}: ignored}}\n");
        assert_eq!(read("not-held-passed", &text, Some(&mapping)).as_deref(), Ok("{price: 80 EUR/box}"), "{title}");
    }
    for line in ["(k€)", "Unité : millier d'euros"] {
        assert_eq!(
            read("unit-above", &format!("{line}\nDésignation;PU HT\n{{D}};0,08\n"), None),
            Err("schedule-remark".into())
        );
    }
}

/// VAT and amounts with it are those of prices without it: 10 boxes at 80 are 800, 160 of VAT and 960.
#[test]
fn vat_beside_prices() {
    let echo = Err("schedule-echo");
    check(
        "taxed",
        &[
            ("Quantité;PU HT;Montant TTC", "10;80;960", PRICE),
            ("Quantité;PU HT;Montant TTC", "10;80;800", echo),
            ("Quantité;PU;Montant TTC", "10;96;960", echo),
            ("Quantité;PU HT;Montant TVA", "10;80;160", PRICE),
            ("Quantité;PU HT;Montant TVA", "10;80;45", echo),
            // 5.5 % of 800.
            ("Quantité;PU HT;Montant TVA", "10;80;44", Err("schedule-vat-rate")),
            ("Quantité;PU;Total HT;Total TTC", "10;80;800;960", PRICE),
        ],
    );
}

/// Of an `.xlsx`: a price struck out, raised digits of a footnote, a note on the cell.
#[test]
fn marks_and_notes_of_cells() {
    let book = |name: &str, fill: &dyn Fn(&mut rust_xlsxwriter::Worksheet)| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("DQE").unwrap().write(0, 0, "Désignation").unwrap().write(0, 1, "PU HT").unwrap();
        sheet.write(1, 0, DEVICE).unwrap();
        fill(sheet);
        let path = scratch(name);
        write(&path, &book.save_to_buffer().unwrap());
        let (session, imported) = read_back(&path, None);
        let errors = session.diagnostics.to_mend();
        let codes: Vec<&str> = errors.sorted().iter().map(|one| one.code.id).collect();
        (codes, imported.is_some())
    };
    let struck = Format::new().set_font_strikethrough();
    let raised = Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript);
    let plain = Format::new();
    let strike = |sheet: &mut rust_xlsxwriter::Worksheet| {
        sheet.write_with_format(1, 1, 80, &struck).unwrap();
    };
    assert_eq!(book("struck.xlsx", &strike).0, ["schedule-kind"]);
    let rich = |sheet: &mut rust_xlsxwriter::Worksheet| {
        sheet.write_rich_string(1, 1, &[(&plain, "80"), (&raised, "1")]).unwrap();
    };
    assert_eq!(book("raised.xlsx", &rich).0, ["schedule-kind"]);
    for (words, expected) in [("prix TTC", false), ("saisi par la société", true)] {
        let noted = |sheet: &mut rust_xlsxwriter::Worksheet| {
            sheet.write(1, 1, 80).unwrap();
            sheet.insert_note(1, 1, &rust_xlsxwriter::Note::new(words)).unwrap();
        };
        assert_eq!(book("noted.xlsx", &noted).1, expected, "{words}");
    }
}

/// The same words above and below the table are judged alike.
#[test]
fn words_above_the_table_are_read_as_those_below() {
    let (remark, unheld) = ("schedule-remark", "schedule-unheld");
    for (words, code) in [
        ("TVA incluse", remark),
        ("Les prix comprennent la TVA", remark),
        ("Prix toutes taxes", remark),
        ("Prix pour dix unités", remark),
        ("Prix par paire", remark),
        ("Hors installation", remark),
        ("Sans pose", remark),
        ("Hors frais de déplacement", remark),
        ("Prix soumis à variation", remark),
        ("Prix pour une commande de 10 000 unités", remark),
        ("Prix pour toute la durée du marché", remark),
        ("Prix calculés sur 48 mois", remark),
        ("Forfait installation 12 000 €", unheld),
        ("Abonnement plateforme 200 € par mois", unheld),
        ("Maintenance : 8 % par an", unheld),
        ("Déplacement facturé 85 € HT", unheld),
        ("Montant maximum annuel 500 000 € HT", unheld),
        ("Hausse de 5 % au 01/01/2027", unheld),
        ("Taux de change : 1 USD = 0,92 EUR", unheld),
    ] {
        for (at, text) in
            [format!("{words};\nDésignation;PU HT\n{{D}};80\n"), format!("Désignation;PU HT\n{{D}};80\n;\n{words};\n")]
                .iter()
                .enumerate()
        {
            let found = read(&format!("alike-{at}"), text, None);
            assert!(found.as_ref().is_err_and(|codes| codes.contains(code)), "{words} ({at}): {found:?}");
            let ignored = format!("rows: {{{}: ignored}}\n", serde_json::Value::from(words));
            let found = read(&format!("alike-{at}-ignored"), text, Some(&ignored));
            assert_eq!(found.as_deref().map_err(String::as_str), PRICE, "{words} ({at})");
        }
    }
    for words in [
        "Prix fermes pour toute la durée du marché",
        "Prix révisables sur 12 mois",
        "Prix fermes, sans variation",
        "Prix HT, livraison comprise, TVA en sus",
        "Les prix ne comprennent pas la TVA",
        "Sans objet",
        "Budget : 100 000 €",
        "SAS au capital de 50 000 €",
    ] {
        for text in
            [format!("{words};\nDésignation;PU HT\n{{D}};80\n"), format!("Désignation;PU HT\n{{D}};80\n;\n{words};\n")]
        {
            let found = read("as-usual", &text, None);
            assert_eq!(found.as_deref().map_err(String::as_str), PRICE, "{words}");
        }
    }
}

#[test]
fn prices_and_remarks_that_say_another_thing() {
    let (remark, heading, number) = (Err("schedule-remark"), Err("schedule-heading"), Err("schedule-not-a-number"));
    check(
        "said",
        &[
            ("PU HT;Commentaire", "80;prix pour un lot de deux", remark),
            ("PU HT;Commentaire", "80;facturé en dollars", remark),
            ("PU HT;Commentaire", "80;à confirmer", remark),
            ("PU HT;Commentaire", "80;non proposé", remark),
            ("PU HT (m€)", "0,08", heading),
            ("PU HT (ME)", "0,08", heading),
            ("PU HT;Prix unitaire HT en toutes lettres", "80;quatre-vingt-dix euros", Err("schedule-echo")),
            ("PU HT;Prix unitaire HT en toutes lettres", "80;quatre-vingts euros", PRICE),
            ("PU HT;PU TTC en lettres", "80;quatre-vingt-dix-sept euros", Err("schedule-echo")),
            ("Description;PU HT", "prix pour 10;80", remark),
            ("Description;PU HT", "boîtier gris, remise déduite;80", remark),
            ("Description;PU HT", "boîtier gris;80", PRICE),
            ("PU HT;Maintenance (€/an)", "80;43", Err("schedule-alters")),
            ("PU HT Keuro", "0,08", PRICE),
            ("PU HT FCFP", "80", Err("schedule-currency")),
            ("PU HT livré", "80", PRICE),
            ("PU HT", "80.-", PRICE),
            ("PU HT", "l 80", number),
            ("PU HT", "80+", number),
        ],
    );
    // 800 and 100: a subtotal is of one or both.
    let rows = |part: &str| {
        format!("Désignation;Quantité;PU HT;Montant HT\n{{D}};10;80;800\n{{I}};10;10;100\nSous-total 1;;;{part}\n")
    };
    for part in ["900", "100", "800", "1 080,00"] {
        assert_eq!(read("part", &rows(part), None).as_deref().map_err(String::as_str), PRICE, "{part}");
    }
    assert_eq!(read("part", &rows("1000"), None), Err("schedule-total".to_owned()));
}

/// What another sheet, a page header or a note on a heading says of the prices counts as what stands beside them.
#[test]
fn words_elsewhere_in_the_workbook() {
    let of = |name: &str, change: &dyn Fn(&mut Workbook)| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("BPU").unwrap();
        sheet.write(0, 0, "Désignation").unwrap().write(0, 1, "PU HT").unwrap();
        sheet.write(1, 0, DEVICE).unwrap().write(1, 1, 80).unwrap();
        change(&mut book);
        let path = scratch(&format!("elsewhere-{name}.xlsx"));
        write(&path, &book.save_to_buffer().unwrap());
        path
    };
    let codes = |path: &std::path::Path, mapping: Option<&str>| {
        let session = read_back(path, mapping).0;
        let codes = session.diagnostics.sorted().iter().map(|one| one.code.id).collect::<Vec<_>>();
        // The other rows of the need are left out here.
        codes.into_iter().filter(|code| *code != "schedule-dropped").collect::<Vec<_>>()
    };
    let remark = |found: &[&str]| found.contains(&"schedule-remark");
    for words in ["Tous les prix sont en k€", "Remise de 10 % sur tous les prix", "Prix exprimés en USD"] {
        let file = of("sheet", &|book| {
            book.add_worksheet().write(0, 0, words).unwrap();
        });
        assert!(remark(&codes(&file, None)), "{words}");
        let passed = format!("rows: {{{}: ignored}}\n", serde_json::Value::from(words));
        assert_eq!(codes(&file, Some(&passed)), ["schedule-unread-sheets"], "{words}");
    }
    let file = of("harmless", &|book| {
        book.add_worksheet().write(0, 0, "Nos références : ports, gares").unwrap();
    });
    assert_eq!(codes(&file, None), ["schedule-unread-sheets", "schedule-unread"]);
    let note = rust_xlsxwriter::Note::new("prix TTC");
    let file = of("note", &|book| {
        book.worksheet_from_index(0).unwrap().insert_note(0, 1, &note).unwrap();
    });
    assert!(remark(&codes(&file, None)));
    for (header, expected) in [("&C&\"Arial\"&8Tous les prix en k€ HT", true), ("&LMarché 2026&RPage &P / &N", false)]
    {
        let file = of("page", &|book| {
            book.worksheet_from_index(0).unwrap().set_header(header);
        });
        assert_eq!(remark(&codes(&file, None)), expected, "{header}");
    }
    for format in ["(0)", "-0", "\"-\"0", "00\".\"00", "\"~\"0", "0\" F\""] {
        let shown = Format::new().set_num_format(format);
        let file = of("shown", &|book| {
            book.worksheet_from_index(0).unwrap().write_with_format(1, 1, 80, &shown).unwrap();
        });
        assert_eq!(codes(&file, None), ["schedule-money"], "{format}");
    }
}

/// Prices of a promotion, of a catalog, or of which some are given away: which these are has to be asked, wherever it is said.
#[test]
fn a_promotion_is_asked_about() {
    for words in [
        "Offre promotionnelle",
        "Offre promotionnelle valable jusqu'au 31/12/2026",
        "Prix de lancement",
        "Offre spéciale",
        "Soldes",
        "Prix exceptionnels",
        "Prix catalogue 2025",
        "Offre de bienvenue : 3 mois offerts",
        "1 gratuit pour 10 achetés",
    ] {
        for (place, text) in [
            format!("{words};\nDésignation;PU HT\n{{D}};80\n"),
            format!("Désignation;PU HT\n{{D}};80\n{words};\n"),
            format!("Désignation;PU HT;Observations\n{{D}};80;{words}\n"),
        ]
        .into_iter()
        .enumerate()
        {
            let found = read(&format!("promotion-{place}"), &text, None);
            assert!(found.as_ref().is_err_and(|codes| codes.contains("schedule-remark")), "{words}: {found:?}");
        }
        let heading = read("promotion-heading", "Désignation;PU HT;Offre promotionnelle\n{D};80;70\n", None);
        assert!(heading.is_err(), "{heading:?}");
    }
    // Courtesies are none.
    assert!(read("courtesy", "Désignation;PU HT\n{D};80\nMerci de votre confiance;\n", None).is_ok());
}

/// A warranty of parts alone is another one; a heading with a unit takes a figure alone, and the hint says which.
#[test]
fn a_time_beside_the_unit_of_its_heading_has_a_hint_that_is_accepted() {
    for (heads, cells, written) in [
        ("PU HT;Durée de vie (mois)", "80;8 ans", "96"),
        ("PU HT;Durée de vie (ans)", "80;96 mois", "8"),
        ("PU HT;Garantie (ans)", "80;24 mois", "2"),
    ] {
        let path = scratch("words-hint-time.csv");
        let text = format!("Désignation;{heads}\n{DEVICE};{cells}\n");
        write(&path, text.as_bytes());
        let told = said(&read_back(&path, None).0, Language::French);
        assert!(told.contains(&format!("écrivez {written}, sans unité")), "{told}");
        write(&path, text.replace(cells, &format!("80;{written}")).as_bytes());
        assert!(read_back(&path, None).1.is_some());
    }
    check(
        "parts",
        &[
            ("PU HT;Garantie", "80;24 mois pièces", Err("schedule-duration")),
            ("PU HT;Durée de vie (ans)", "80;8 a", Err("schedule-duration")),
            ("PU HT;Quantité (lots de 10)", "80;1", Err("schedule-figure")),
        ],
    );
}
