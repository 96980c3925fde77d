//! What a pasted table says of its prices stays, whatever its columns are said to hold; what it leaves open is told.

use perenne::diagnostic::Severity;
use perenne::offers::{Basis, Pasted, Role, pasted, pasted_with};
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse::<Decimal>().unwrap().normalize()
}

fn is_asked(read: &Pasted, word: &str) -> bool {
    read.notes.iter().any(|note| note.word == word && note.asks)
}

fn faults(read: &Pasted) -> usize {
    read.told.iter().filter(|told| told.what.code.severity == Severity::Error).count()
}

/// 2 500 labels at 12 € a hundred are 300 €: by no choice of the column are they 30 000.
#[test]
fn a_role_takes_back_nothing_that_a_heading_says_of_the_price() {
    let read = |heading: &str, role: Role| {
        let table = format!("Désignation\tQuantité\t{heading}\nÉtiquette\t2500\t12,00\nRuban\t1\t30,00");
        pasted(&table, &[], &[None, None, Some(role)]).unwrap()
    };
    for heading in [
        "PU HT (les 100)",
        "PU HT au mille",
        "PU HT le lot de 10",
        "PU HT la paire",
        "PU HT / semaine",
        "PU HT par jour",
        "Taux horaire HT",
        "Prix HT pour 5 ans",
        "PU HT hors remise 10 %",
        "PU HT dont éco-part.",
        "PU brut HT",
        "Prix indicatif HT",
        "Budget HT les 100",
    ] {
        for role in [Role::Price, Role::PriceYear] {
            assert!(is_asked(&read(heading, role), "pasted-kept"), "{heading} {role:?}: {:?}", read(heading, role));
        }
    }
    // Another time than that of the heading is none; which of several it is says nothing of the price.
    assert!(is_asked(&read("PU mensuel HT", Role::PriceYear), "pasted-kept"));
    for heading in ["PU HT", "Devis 2 HT", "Dupont", "Année 1", "PU HT par étiquette"] {
        let read = read(heading, Role::Price);
        assert!(!read.notes.iter().any(|note| note.asks) && faults(&read) == 0, "{heading}: {read:?}");
        // Paid once, as was said: nothing asks it again.
        let found: Vec<_> = read.rows.iter().map(|row| (row.price, row.basis)).collect();
        assert_eq!(found, ["12", "30"].map(|price| (Some(decimal(price)), Some(Basis::Unit))), "{heading}");
    }
    // What a heading says of the time stays where the choice says none: 12 a month.
    let monthly = read("PU mensuel HT", Role::Price);
    assert_eq!(monthly.rows[0].basis, Some(Basis::UnitMonth), "{monthly:?}");
    // Days that the table counts are no question.
    let table = "Prestation\tUnité\tQuantité\tPrix par jour HT\nÉtude\tjour\t12\t750";
    let days = pasted(table, &[], &[None, None, None, Some(Role::Price)]).unwrap();
    assert!(!is_asked(&days, "pasted-kept"), "{days:?}");
}

/// Gross, indicative and least prices are no units, and no prices that are paid; a rent is a price like any other.
#[test]
fn doubtful_prices_are_asked_and_words_of_rent_are_no_units() {
    for heading in
        ["PU brut HT", "PU HT à partir de", "PU HT estimatif", "Prix indicatif HT", "Prix unitaire HT (mini)"]
    {
        let read = pasted(&format!("Désignation\tQté\t{heading}\nCapteur\t10\t100"), &[], &[]).unwrap();
        assert!(is_asked(&read, "pasted-kept"), "{heading}: {read:?}");
    }
    for (heading, months) in [("Loyer mensuel HT", 1), ("Coût annuel chargé", 12), ("Prix mensuel négocié HT", 1)] {
        let read = pasted(&format!("Désignation\tQté\t{heading}\nCopieur\t6\t90"), &[], &[]).unwrap();
        let row = &read.rows[0];
        assert_eq!((row.unit.as_str(), row.months, faults(&read)), ("unit", Some(months), 0), "{heading}: {read:?}");
    }
}

/// A table that never says HT or TTC is told so; said to be with 20 %, 120 are 100.
#[test]
fn whether_prices_are_with_vat_is_open_where_no_word_says_it() {
    let open = |table: &str| pasted(table, &[], &[]).unwrap().tax_open;
    let tables = [
        "Désignation\tQté\tPrix\nCapteur\t10\t120",
        "Désignation\tQté\tTarif unitaire\nCâble HT\t10\t120",
        "Désignation\tQté\tPU\tTotal\nCapteur\t10\t120\t1200\nTotal\t\t\t1200",
        "Capteur\t10\t120",
    ];
    for table in tables {
        assert!(open(table), "{table}");
        let read = pasted_with(table, &[], &[], Some(decimal("0.2"))).unwrap();
        let found: Vec<_> = read.rows.iter().map(|row| (row.price, row.vat)).collect();
        assert_eq!(
            (found, faults(&read)),
            (vec![(Some(decimal("100")), Some(decimal("0.2")))], 0),
            "{table}: {read:?}"
        );
    }
    for table in [
        "Désignation\tQté\tPU HT\nCapteur\t10\t120",
        "Désignation\tQté\tPrix TTC\nCapteur\t10\t120",
        "Prix hors taxes\nDésignation\tQté\tPrix\nCapteur\t10\t120",
        "Désignation\tQté\tPrix\nCapteur\t10\t120\nTous les prix s'entendent HT",
        "Désignation\tQté\tPU\tTotal\nCapteur\t10\t120\t1200\nTotal HT\t\t\t1200",
        "Désignation\tQté\tPrix\tTotal\nCapteur\t10\t50\t500\nTVA 20 %\t\t\t100",
    ] {
        assert!(!open(table), "{table}");
    }
}

/// 450 each quarter are 1 800 a year; 100 subscriptions stay 100.
#[test]
fn a_column_of_rhythms_says_how_often_each_price_is_paid() {
    let table = "Désignation\tQté\tPU HT\tPériodicité\nCapteur\t100\t80\tunique\nLicence\t100\t24\tannuel\nHébergement\t1\t300\tmensuel\nVisite\t4\t450\ttrimestriel";
    let read = pasted(table, &[], &[]).unwrap();
    let found: Vec<_> = read.rows.iter().map(|row| (row.quantity, row.price, row.basis, row.unit.as_str())).collect();
    let expected = [
        ("100", "80", Basis::Unit),
        ("100", "24", Basis::UnitYear),
        ("1", "300", Basis::UnitMonth),
        ("4", "1800", Basis::UnitYear),
    ];
    let expected =
        expected.map(|(count, price, basis)| (Some(decimal(count)), Some(decimal(price)), Some(basis), "unit"));
    assert_eq!((found, faults(&read)), (expected.to_vec(), 0), "{read:?}");
}

/// Prices of single years are never added up into one of every year, and the row of years is no thing.
#[test]
fn prices_by_year_are_asked() {
    let server =
        "Désignation\tQté\tPU HT\tMaintenance an 1\tMaintenance an 2\tMaintenance an 3\nServeur\t2\t5 000\t0\t400\t450";
    let budget = "Désignation\t2027\t2028\t2029\nCapteurs\t50 000\t20 000\t0\nMaintenance\t0\t5 000\t5 000";
    for (table, rows) in [(server, 1), (budget, 0)] {
        let read = pasted(table, &[], &[]).unwrap();
        assert!(is_asked(&read, "pasted-by-year"), "{read:?}");
        assert!(read.rows.len() <= rows || read.rows.iter().all(|row| row.price.is_none()), "{read:?}");
    }
    // The headings are the same before and after the columns are named, so that the answers stay; none of them is a thing.
    let bare = pasted(budget, &[], &[]).unwrap();
    let roles = [Some(Role::Designation), Some(Role::Price), Some(Role::More), Some(Role::More)];
    let named = pasted(budget, &[], &roles).unwrap();
    assert_eq!(bare.titles, named.titles);
    assert!(is_asked(&named, "pasted-by-year") && named.rows.iter().all(|row| row.designation != "Désignation"));
    // One year alone is a price.
    let one = [Some(Role::Designation), Some(Role::Price), Some(Role::Ignored), Some(Role::Ignored)];
    let read = pasted(budget, &[], &one).unwrap();
    assert!(!is_asked(&read, "pasted-by-year"), "{read:?}");
    assert_eq!(read.rows[0].price, Some(decimal("50000")), "{read:?}");
}

/// 36 months in a name are asked as 3 years are.
#[test]
fn a_time_in_a_name_is_asked_in_months_as_in_years() {
    for (name, asked) in [
        ("Maintenance 36 mois", true),
        ("Maintenance 3 ans", true),
        ("Licence 1 an", true),
        ("Licence 12 mois", true),
        ("Contrôle tous les 6 mois", false),
        ("Maintenance annuelle", false),
    ] {
        let read = pasted(&format!("Désignation\tQté\tPU HT\n{name}\t2\t3600"), &[], &[]).unwrap();
        assert_eq!(faults(&read), usize::from(asked), "{name}: {read:?}");
        let read = pasted(&format!("Désignation\tQté\tPU annuel HT\n{name}\t2\t3600"), &[], &[]).unwrap();
        assert!(read.rows[0].basis == Some(Basis::UnitYear), "{name}: {read:?}");
    }
}
