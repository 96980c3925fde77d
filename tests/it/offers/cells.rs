//! What a single cell or heading of a schedule may say: read as it is meant, or refused.

use std::path::PathBuf;

use perenne::offers::import;
use perenne::session::{Options, Session};

use super::support::{Cell, N, W, ask, filled, put, read_back, save, small};
use super::words::read;

/// What is read of a price in a table of text.
fn price(cell: &str) -> Result<String, String> {
    read("cell", &format!("Désignation;PU HT\n{{D}};{cell}\n"), None)
}

/// The one price of a column of two, where each says how the other is meant.
#[test]
fn numbers_in_french_and_english_forms() {
    for (cell, expected) in [
        ("600", "600"),
        ("600,10", "600.10"),
        ("1 234,56 €", "1234.56"),
        ("1\u{202f}234,56\u{a0}€ HT", "1234.56"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1'234.56", "1234.56"),
        ("€ 12.50", "12.50"),
        (",50", "0.50"),
        ("600,- €", "600"),
        ("600.-", "600"),
        ("EUR 600", "600"),
        ("600€HT", "600"),
    ] {
        let decimal = |text: &str| super::support::decimal(text);
        let read = price(cell).unwrap_or_else(|code| panic!("{cell}: {code}"));
        let amount = read.strip_prefix("{price: ").and_then(|rest| rest.strip_suffix(" EUR/box}"));
        let amount = amount.unwrap_or_else(|| panic!("{cell}: {read}")).replace('_', "");
        assert_eq!(decimal(&amount), decimal(expected), "{cell}");
    }
    for cell in [
        "12 5",
        "2 x 30",
        "12,5,6.7.8",
        "1.2.3",
        "~600",
        ">600",
        "600 ?",
        "v2",
        "1000000000000",
        "6e2",
        "600*",
        "l00",
        "l 540",
        "540+",
        "6OO",
        "600l",
        "-5",
        "5-",
        "(600)",
        "− 600,00 €",
        "20 %",
        "720 € TTC",
    ] {
        assert!(price(cell).is_err(), "{cell}: {:?}", price(cell));
    }
}

/// 41,154 is either of two figures, until another cell of its column tells which mark is that of decimals.
#[test]
fn a_mark_before_three_digits_is_open_until_its_column_tells() {
    let with = |other: &str| read("marks", &format!("Désignation;PU HT\n{{D}};41,154\n{{I}};{other}\n"), None);
    let shown = |found: Result<String, String>| found.map(|line| line.replace('_', ""));
    assert_eq!(shown(with("38.5")), Ok("{price: 41154 EUR/box}".to_owned()));
    assert_eq!(shown(with("38,5")), Ok("{price: 41.154 EUR/box}".to_owned()));
    assert!(with("600").is_err());
}

#[test]
fn amounts_in_words_are_held_against_the_figure() {
    for (figure, words) in [
        ("600", "six cents euros"),
        ("540", "Cinq cent quarante euros HT"),
        ("1234,50", "mille deux cent trente-quatre euros et cinquante centimes"),
        ("80", "quatre-vingts euros"),
        ("97", "quatre-vingt-dix-sept euros"),
        ("71", "soixante et onze euros"),
        ("280000", "deux cent quatre-vingt mille"),
        ("3000000", "trois millions d'euros"),
    ] {
        let table = |figure: &str| format!("Désignation;PU HT;PU HT en lettres\n{{D}};{figure};{words}\n");
        assert!(read("words", &table(figure), None).is_ok(), "{words}");
        assert_eq!(read("words", &table("1,11"), None), Err("schedule-echo".to_owned()), "{words}");
    }
}

/// The last day of an offer as it is written, of a schedule that was received on 2 March 2026.
fn last_day(written: Cell, received: Option<&str>) -> Option<String> {
    let mut rows = filled();
    put(&mut rows, "C3", written);
    let file: PathBuf = save(&rows, "last-day.xlsx");
    let mut asked = ask(&file, small("plan.yaml"), None);
    asked.received = received.map(|day| perenne::units::parse_date(day).unwrap());
    let imported = import(&mut Session::default(), &asked, &Options::default()).ok()?;
    let line = imported.yaml.lines().find_map(|line| line.strip_prefix("valid_until: ").map(str::to_owned));
    line.map(|line| line.split(' ').next().unwrap().to_owned())
}

#[test]
fn the_last_day_as_people_write_it() {
    for (text, expected) in [
        ("2026-06-30", "2026-06-30"),
        ("30/06/2026", "2026-06-30"),
        ("30/06/26", "2026-06-30"),
        ("30.06.2026 à 12h00", "2026-06-30"),
        ("2026-06-30T00:00:00", "2026-06-30"),
        ("30 juin 2026", "2026-06-30"),
        ("1er juillet 2026", "2026-07-01"),
        ("31 déc. 2026", "2026-12-31"),
        ("30 sept. 2026", "2026-09-30"),
        ("2026/12/31", "2026-12-31"),
        ("June 30, 2026", "2026-06-30"),
        ("90 jours", "2026-05-31"),
        ("mar. 30 juin 2026", "2026-06-30"),
        ("4 mois", "2026-07-02"),
        ("non valable après le 30/06/2026", "2026-06-30"),
    ] {
        assert_eq!(last_day(W(text), Some("2026-03-02")).as_deref(), Some(expected), "{text}");
    }
    for text in [
        "06/30/2026",
        "bientôt",
        "31/02/2026",
        "30 juin",
        "2026",
        "90 jours ouvrés",
        "31/12/1926",
        "trois mois et 90 jours",
        "une année et 90 jours",
        "cent vingt jours",
        // The first day is not the last one.
        "à partir du 01/01/2027",
        "à compter du 01/01/2027",
        "dès le 1er janvier 2027",
        "from 2027-01-01",
        "après le 30/06/2026",
    ] {
        assert_eq!(last_day(W(text), Some("2026-03-02")), None, "{text}");
    }
    assert_eq!(last_day(W("90 jours"), None), None);
}

/// What a number format puts beside a figure is read with it; one that alters the figure is refused.
#[test]
fn formats_of_numbers() {
    let shown = |format: &'static str| {
        let mut rows = filled();
        put(&mut rows, "E7", Cell::Shown(80.1, format));
        read_back(&save(&rows, "formats.xlsx"), None).1
    };
    for format in [
        "General",
        "#,##0.00",
        "#,##0.00 \"€\"",
        "_-* #,##0.00\\ [$€-40C]_-;\\-* #,##0.00",
        "0\",-\"",
        "0.00 \"€ (HT)\"",
    ] {
        assert!(shown(format).is_some(), "{format}");
    }
    for format in [
        "(0)",
        "-0",
        "\"-\"0",
        "00\".\"00",
        "\"~\"0",
        "\"<\"0",
        "\\-0",
        "+0",
        "[$$-409]#,##0.00",
        "0.00 \"F CFA\"",
        "0.0%",
        "#,##0,\" k€\"",
    ] {
        assert!(shown(format).is_none(), "{format}");
    }
    let mut rows = filled();
    put(&mut rows, "E7", N(80.1));
    assert!(read_back(&save(&rows, "formats.xlsx"), None).1.is_some());
}

/// Remarks below a table that are of the unit of its prices, and some that are not.
#[test]
fn remarks_that_are_of_the_unit_of_prices() {
    let below = |remark: &str| read("remark", &format!("Désignation;PU HT\n{{D}};80\n;\n{remark};\n"), None);
    for remark in [
        "Tous les prix sont en k€",
        "Les prix sont exprimés TTC",
        "All prices in USD",
        "Prix par lot de 10",
        "Unité monétaire : millier d'euros",
        "Prix exprimés toutes taxes comprises",
        "Redevances annuelles",
        "* montant annuel",
        "Bordereau des prix TTC",
        "en k€",
        "(k€)",
        "Unité : millier d'euros",
        "(1) Prix pour 10 unités",
        "Les prix s'entendent hors pose",
        "Livraison en sus",
        "Pose non comprise",
        "Prix indicatifs, à confirmer",
        "TVA non applicable, art. 293 B du CGI",
    ] {
        assert!(below(remark).is_err(), "{remark}: {:?}", below(remark));
    }
    let mut others = Vec::new();
    for remark in [
        "Les prix sont fermes pour 12 mois",
        "Révision annuelle des prix",
        "Les prix sont exprimés en euros hors taxes",
        "Montants HT et TTC",
        "Toutes les prestations",
        "Bordereau des prix unitaires (BPU) et détail quantitatif estimatif (DQE)",
        "Livraison incluse",
        "Prix hors taxes et hors droits de douane",
        "TVA en sus",
        "TVA au taux applicable",
        "Prix hors TVA",
    ] {
        others.push((remark, below(remark)));
    }
    others.retain(|(_, found)| found.as_deref() != Ok("{price: 80 EUR/box}"));
    assert!(others.is_empty(), "{others:#?}");
}

/// Words of headings: each is what it is called, in French and in English, short or long.
#[test]
fn headings_are_known_by_their_words() {
    let ok = Ok("{price: 80 EUR/box}".to_owned());
    for name in ["Désignation des prestations", "Désignation", "Description"] {
        for price in [
            "P.U. H.T.",
            "Prix unitaire HT (en €)",
            "Unit price (excl. VAT)",
            "Px Unit",
            "Coût unitaire",
            "PU hors TVA",
        ] {
            let text =
                format!("{name};N° de prix;Unité;Qté;{price};Montant H.T.;Observations\n{{D}};1;box;10;80;800;\n");
            assert_eq!(read("heads", &text, None), ok, "{name} {price}");
        }
    }
}
