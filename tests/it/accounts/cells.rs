//! Cells, tables and files as programs and spreadsheets write them, read out of a file of accounts.

use perenne::accounts::{Habits, city_yaml, fit};
use perenne::language::Language;
use rust_decimal::Decimal;

use super::support::{accounts, codes, decimal, dgfip, run, scratch};

#[test]
fn a_constant_growth_is_found_again() {
    let points = [(2020, 1_000_000), (2021, 1_020_000), (2022, 1_040_400), (2023, 1_061_208)];
    let fit = fit(&points.map(|(year, amount)| (year, Decimal::from(amount)))).unwrap();
    assert_eq!((fit.rate, fit.r_squared, fit.years), (Decimal::new(200, 4), Decimal::new(100, 2), 4));
    assert!(!fit.is_good(), "four years are no habit yet");
    let mut longer = fit;
    longer.years = 5;
    assert!(longer.is_good());
    longer.rate = Decimal::new(-11, 2);
    assert!(!longer.is_good(), "a change of scope");
}

#[test]
fn what_swings_is_a_poor_fit_and_too_little_is_none() {
    let swinging = [(2020, 100), (2021, 300), (2022, 100)].map(|(year, amount)| (year, Decimal::from(amount)));
    let fit_of = fit(&swinging).unwrap();
    assert!(!fit_of.is_good(), "{fit_of:?}");
    assert_eq!(fit(&swinging[..2]), None);
    assert_eq!(fit(&[(2020, Decimal::ONE), (2021, Decimal::ZERO), (2022, Decimal::ONE)]), None);
}

/// The row of Wittenheim in 2015 with another working capital, in thousands of euros: what is read, or the code.
fn working_capital(cell: &str) -> Result<String, &'static str> {
    let text = std::fs::read_to_string(dgfip(2015)).unwrap();
    let (head, row) = text.trim_end().split_once('\n').unwrap();
    let place = head.split(';').position(|column| column == "fdr").unwrap();
    let cells = row.split(';').enumerate().map(|(at, old)| if at == place { cell } else { old });
    let row = cells.collect::<Vec<_>>().join(";");
    let (imported, diagnostics) = run(&[scratch("amounts.csv", format!("{head}\n{row}\n"))], "68376", None);
    match imported.and_then(|imported| imported.amount("working_capital")) {
        Some(amount) => Ok(amount.normalize().to_string()),
        None => Err(codes(&diagnostics)[0]),
    }
}

/// A thousandth of a thousand is a euro; what binary fractions leave behind the cents is no amount.
#[test]
fn amounts_are_read_as_programs_and_spreadsheets_write_them() {
    for (cell, euros) in [
        ("12850.40", "12850400"),
        ("1 234\u{a0}567,89", "1234567890"),
        ("10817.289999999999", "10817290"),
        ("190.75000000000003", "190750"),
        ("-3.637978807091713e-12", "0"),
        ("1.0E7", "10000000000"),
        ("2.5e-300", "0"),
        ("0.125", "125"),
    ] {
        assert_eq!(working_capital(cell).as_deref(), Ok(euros), "{cell}");
    }
    for cell in ["10.817", "-10,817", "1.000"] {
        assert_eq!(working_capital(cell), Err("accounts-ambiguous"), "{cell}");
    }
    for cell in ["12x", "(600)", "1e99", "1e", "1.2.3", "--1", "NaN", "1e2e3", "1000000000000000"] {
        assert_eq!(working_capital(cell), Err("accounts-cell"), "{cell}");
    }
}

#[test]
fn a_file_that_is_no_table_is_told_by_its_first_bytes() {
    let mut archive = b"PK\x03\x04".to_vec();
    archive.resize(30, 0);
    let packed = |name: &[u8]| [&archive, name].concat();
    let files: [(&[u8], &str); 9] = [
        (b"\x1F\x8B\x08", "accounts-kind-gzip"),
        (&packed(b"comptes.csv"), "accounts-kind-zip"),
        (&packed(b"[Content_Types].xml"), "accounts-kind-xlsx"),
        (&packed(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "accounts-kind-ods"),
        (b"\xEF\xBB\xBF\n[{\"exer\": 2024}]", "accounts-kind-json"),
        (b"<!DOCTYPE html>", "accounts-kind-html"),
        (b"\xFF\xFEa\0n\0", "accounts-kind-utf16"),
        (b"# a comment\r\nschema: perenne/city/v1\r\n", "accounts-kind-perenne"),
        (b"an\0\0", "accounts-kind-binary"),
    ];
    for (bytes, word) in files {
        let (_, diagnostics) = run(&[scratch("kind.csv", bytes)], "68376", None);
        let one = diagnostics.sorted()[0];
        assert_eq!(one.code.id, "accounts-kind", "{word}");
        assert!(one.args.iter().any(|(_, arg)| format!("{arg:?}").contains(word)), "{word}: {:?}", one.args);
    }
}

/// A spreadsheet may name the separator in a line of its own, and end its lines as old machines do.
#[test]
fn a_separator_that_is_named_is_taken() {
    let plain = accounts(&[dgfip(2015)], "68376");
    let text = std::fs::read_to_string(dgfip(2015)).unwrap();
    for (name, text) in [("sep.csv", format!("sep=;\r\n{text}")), ("cr.csv", text.trim_end().replace('\n', "\r"))] {
        assert_eq!(accounts(&[scratch(name, text)], "68376").figures, plain.figures, "{name}");
    }
}

#[test]
fn names_are_written_as_places_are() {
    let text = std::fs::read_to_string(dgfip(2015)).unwrap();
    for (written, label, id) in [
        ("BEAUMONT-EN-VERDUNOIS", "Beaumont-en-Verdunois", "beaumont-en-verdunois-2015"),
        ("LA ROCHE-SUR-YON", "La Roche-sur-Yon", "la-roche-sur-yon-2015"),
        ("VILLENEUVE-D'ASCQ", "Villeneuve-d'Ascq", "villeneuve-d-ascq-2015"),
        ("Le Havre", "Le Havre", "le-havre-2015"),
        ("ÉVREUX", "Évreux", "evreux-2015"),
    ] {
        let imported = accounts(&[scratch("names.csv", text.replace("WITTENHEIM", written))], "68376");
        let yaml = city_yaml(&imported, Habits::Left, Language::French);
        assert!(yaml.contains(label) && yaml.contains(&format!("city: {id}\n")), "{written}: {yaml}");
    }
    assert_eq!(accounts(&[dgfip(2015)], "68376").amount("debt"), Some(decimal("10817290")));
}
