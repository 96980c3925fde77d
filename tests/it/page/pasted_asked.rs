//! What a pasted table leaves open of money, and what nobody guesses: VAT, the section of the budget, how long a price is for.

use super::pasted::{Form, fields, set, values};

/// Ten days of training at 800 are no investment with FCTVA by default: the section is asked, and proposed where the name tells it.
#[test]
fn the_section_of_a_service_paid_once_is_asked() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nFormation des agents\t10\t800\nAudit\t1\t4000\n");
    assert_eq!(values(&asked, "budget"), ["operating", ""], "{}", asked.body);
    let mut sent = fields(&asked.body);
    for (name, value) in [("recurs-all", "EUR/unit"), ("family-all", "service")] {
        set(&mut sent, name, value);
    }
    let refused = form.send(&sent);
    assert_eq!((refused.status, refused.body.matches("gives right to FCTVA").count()), (422, 1), "{}", refused.body);
    assert_eq!(form.catalog(), "");
    set(&mut sent, "budget-all", "investment");
    let made = form.send(&sent);
    assert_eq!(made.status, 303, "{}", made.body);
    let catalog = form.catalog();
    for cost in ["\"800 EUR/unit\", section: operating", "\"4000 EUR/unit\", section: investment"] {
        assert!(catalog.contains(cost), "{cost}: {catalog}");
    }
}

/// What is owned afterwards, and what comes again, goes by its family.
#[test]
fn the_section_of_what_is_bought_or_recurs_is_not_asked() {
    for (family, basis, life) in [("sensor", "EUR/unit", "8"), ("service", "EUR/unit/year", "")] {
        let form = Form::new();
        let asked = form.paste("Désignation\tQuantité\tPU HT\nChose\t10\t800\n");
        let mut sent = fields(&asked.body);
        for (name, value) in [("recurs", basis), ("family", family), ("life", life)] {
            set(&mut sent, name, value);
        }
        let made = form.send(&sent);
        assert!(made.status == 303 && !form.catalog().contains("section"), "{family}: {}", made.body);
    }
    // A price that comes again is no investment.
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nChose\t10\t800\n");
    let chosen = [("recurs", "EUR/unit/year"), ("family", "service"), ("budget", "investment")];
    let refused = form.create(&asked, &chosen);
    assert!(refused.status == 422 && refused.body.contains("paid from the operating section"), "{}", refused.body);
}

/// 120 may be 120 without VAT, or 100 and 20 of it: asked once, and either answer counts.
#[test]
fn prices_with_or_without_vat_are_asked_once() {
    let form = Form::new();
    let table = "Désignation\tQuantité\tPrix unitaire\nBorne\t10\t120\n";
    let refused = form.paste(table);
    assert_eq!((refused.status, refused.body.matches("with or without VAT").count()), (422, 2), "{}", refused.body);
    assert!(!refused.body.contains("There is no row"), "{}", refused.body);
    let headings = "Désignation|Quantité|Prix unitaire";
    for (said, price) in [("net", "120"), ("0.2", "100")] {
        let sent = [("way", "paste"), ("title", "Essai"), ("table", table), ("headings", headings), ("vat-rate", said)];
        let asked = form.page.post("/new", &sent);
        assert_eq!((asked.status, values(&asked, "price")), (200, vec![price.to_owned()]), "{said}: {}", asked.body);
    }
}

/// 3 600 for 36 months are no 3 600 a year.
#[test]
fn a_time_in_a_name_is_not_answered_by_another_time() {
    for (basis, status) in [("EUR/unit/year", 422), ("EUR/unit/month", 422), ("EUR/unit", 303)] {
        let form = Form::new();
        let asked = form.paste("Désignation\tQuantité\tPU HT\nMaintenance 36 mois\t2\t3600\n");
        assert!(asked.status == 422 && asked.body.contains("all the time that the name says"), "{}", asked.body);
        let sent = form.create(&asked, &[("recurs", basis), ("family", "service")]);
        assert_eq!(sent.status, status, "{basis}: {}", sent.body);
    }
    // Under a heading of a month the name says how long the contract is.
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU mensuel HT\nMaintenance 36 mois\t2\t100\n");
    assert_eq!(asked.status, 200, "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/unit/month"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
}

/// Amounts with VAT alone are asked their rate, as unit prices with it are; the prices are made of what is left.
#[test]
fn amounts_with_vat_alone_are_asked_their_rate() {
    let form = Form::new();
    for heading in ["Montant TTC", "Total TTC"] {
        let table = format!("Désignation\tQuantité\t{heading}\nBorne\t10\t1200\nCâble\t4\t60\n");
        let refused = form.paste(&table);
        assert_eq!(
            (refused.status, refused.body.matches("Say their rate of VAT").count()),
            (422, 1),
            "{}",
            refused.body
        );
        assert!(!refused.body.contains("There is no row"), "{}", refused.body);
        let headings = format!("Désignation|Quantité|{heading}");
        let sent =
            [("way", "paste"), ("title", "Essai"), ("table", &table), ("headings", &headings), ("vat-rate", "0.2")];
        let asked = form.page.post("/new", &sent);
        assert_eq!((asked.status, values(&asked, "price")), (200, vec!["100".into(), "12.5".into()]), "{}", asked.body);
    }
}
