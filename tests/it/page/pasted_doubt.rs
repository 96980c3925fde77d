//! Rows and cells of a pasted table that may be no price and no thing of the project: asked, and never counted unasked.

use super::pasted::{Form, fields, set, values};

/// Words, units and currencies of a second price count as those of the first: 18 % is no 18 EUR, and 60 with VAT no 60 without.
#[test]
fn cells_of_a_second_price_are_judged_as_those_of_the_first() {
    for heading in ["Maintenance annuelle HT", "Installation HT"] {
        for cell in
            ["18 %", "18 USD", "£18", "18 CHF", "60 TTC", "60 € TTC", "60/jour", "60 €/heure", "60 pour 10", "~60"]
        {
            let form = Form::new();
            let first = form.paste(&format!("Désignation\tQté\tPU HT\nServeur\t1\t{cell}\n"));
            let second = form.paste(&format!("Désignation\tQté\tPU HT\t{heading}\nServeur\t1\t1000\t{cell}\n"));
            assert_eq!((first.status, second.status), (422, 422), "{heading}: {cell}: {}", second.body);
        }
    }
    // A time that is not that of the heading is asked; without one it is that of the price.
    let form = Form::new();
    let other = form.paste("Désignation\tQté\tPU HT\tMaintenance annuelle HT\nServeur\t1\t1000\t30/mois\n");
    assert!(other.status == 422 && other.body.contains("30/mois"), "{}", other.body);
    for (heading, cell, price) in [
        ("Maintenance HT", "60 par trimestre", "240"),
        ("Maintenance trimestrielle HT", "60", "240"),
        ("Maintenance annuelle HT", "1,8 k€", "1\u{202f}800"),
        ("Maintenance annuelle HT", "120 € HT", "120"),
    ] {
        let read = form.paste(&format!("Désignation\tQté\tPU HT\t{heading}\nServeur\t1\t1000\t{cell}\n"));
        let found = (read.status, values(&read, "price"), values(&read, "recurs").pop());
        let expected = (200, vec!["1\u{202f}000".to_owned(), price.to_owned()], Some("EUR/unit/year".to_owned()));
        assert_eq!(found, expected, "{heading}: {cell}: {}", read.body);
    }
}

/// 0.18 beside 10 000 may be a share of it; a column that says % is one.
#[test]
fn shares_below_a_second_price_are_asked() {
    let form = Form::new();
    for (heading, cell) in [("Maintenance annuelle (%)", "18"), ("Maintenance/an", "0,18")] {
        let asked = form.paste(&format!("Désignation\tQté\tPU HT\t{heading}\nLogiciel\t1\t10000\t{cell}\n"));
        assert!(asked.status == 422 && asked.body.contains("a share of the first price"), "{}", asked.body);
    }
    // A heading that says euros is believed.
    let told = form.paste("Désignation\tQté\tPU HT\tMaintenance/an (€ HT)\nCapteur\t1\t600\t0,18\n");
    assert_eq!((told.status, values(&told, "price").pop()), (200, Some("0.18".to_owned())), "{}", told.body);
}

/// A price with VAT beside another one is never left out.
#[test]
fn a_price_with_vat_beside_another_is_asked() {
    let form = Form::new();
    for heads in [
        "PU TTC\tMaintenance annuelle",
        "PU TTC\tAbonnement mensuel HT",
        "PU TTC\tInstallation HT",
        "PU HT\tMaintenance annuelle TTC",
    ] {
        let asked = form.paste(&format!("Désignation\tQté\t{heads}\nServeur\t1\t1200\t120\n"));
        assert!(
            asked.status == 422 && asked.body.contains("those of another column do not"),
            "{heads}: {}",
            asked.body
        );
    }
    // The same price with VAT and without is one.
    let both = form.paste("Désignation\tQté\tPU HT\tPU TTC\tMaintenance annuelle HT\nServeur\t1\t1000\t1200\t120\n");
    assert_eq!(
        (both.status, values(&both, "price")),
        (200, vec!["1\u{202f}000".into(), "120".into()]),
        "{}",
        both.body
    );
}

/// What is the sum of its neighbours is a total, a lot or a thing of that price: asked, whatever it is called.
#[test]
fn a_row_that_is_the_sum_of_others_is_asked() {
    let of_two = |word: &str| {
        format!(
            "Désignation\tQté\tPU HT\tMontant HT\nCapteur\t100\t120,00\t12 000,00\nPasserelle\t5\t900,00\t4 500,00\n{word}\t1\t\t16 500,00\n"
        )
    };
    for table in [
        of_two("Enveloppe"),
        of_two("Σ"),
        "Désignation\tQté\tMontant HT\nLot 1 Capteurs\t100\t12000\nCapteur\t100\t12000\nLot 2\t5\t4500\nPasserelle\t5\t4500\n".to_owned(),
        "Poste\tQuantité\tMontant HT\nInvestissement\t1\t16500\ndont capteurs\t1\t12000\ndont passerelles\t1\t4500\nPose\t1\t900\n".to_owned(),
    ] {
        let form = Form::new();
        let asked = form.paste(&table);
        assert!(asked.status == 200 && asked.body.contains("is the sum of the rows"), "{table}: {}", asked.body);
        let mut sent = fields(&asked.body);
        for (name, value) in [("recurs-all", "EUR/unit"), ("family-all", "sensor"), ("life-all", "8")] {
            set(&mut sent, name, value);
        }
        let refused = form.send(&sent);
        assert!(refused.status == 422 && form.catalog().is_empty(), "{table}: {}", refused.body);
        sent.iter_mut().filter(|(name, value)| name == "part" && value.is_empty()).for_each(|(_, value)| "left".clone_into(value));
        let made = form.send(&sent);
        assert_eq!(made.status, 303, "{table}: {}", made.body);
    }
    // Names of totals are none of things.
    for word in ["Totaux", "Coût total du projet", "Ensemble HT", "S/T", "Budget total", "Montant", "Cumul"] {
        let read = Form::new().paste(&of_two(word));
        assert_eq!((read.status, values(&read, "designation").len()), (200, 2), "{word}: {}", read.body);
    }
    let wrong = Form::new().paste(&of_two("Totaux").replace("16 500", "16 600"));
    assert_eq!(wrong.status, 422, "{}", wrong.body);
}

/// Money that comes in is no cost.
#[test]
fn receipts_are_asked() {
    let form = Form::new();
    let asked = form
        .paste("Poste\tQuantité\tPU HT\nCapteurs\t1\t1000\nSubvention DSIL\t1\t300\nFCTVA\t1\t164\nEmprunt\t1\t500\n");
    assert_eq!(
        (asked.status, values(&asked, "part")),
        (200, vec!["sure".into(), String::new(), String::new(), String::new()])
    );
    assert_eq!(asked.body.matches("money that comes in").count(), 3, "{}", asked.body);
}

/// A life that is said for all is one of what is owned, and wears out.
#[test]
fn a_life_for_all_is_one_of_things() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQté\tPU HT\nCapteur\t100\t200\nPose\t100\t60\nAbonnement\t1\t50\n");
    let mut sent = fields(&asked.body);
    let (mut families, mut bases) =
        (["sensor", "service", "platform"].iter(), ["EUR/unit", "EUR/unit", "EUR/unit/year"].iter());
    for (name, value) in &mut sent {
        match name.as_str() {
            "family" => (*families.next().unwrap()).clone_into(value),
            "recurs" => (*bases.next().unwrap()).clone_into(value),
            _ => {}
        }
    }
    set(&mut sent, "life-all", "5");
    set(&mut sent, "budget-all", "investment");
    let made = form.send(&sent);
    assert_eq!((made.status, form.catalog().matches("life: ").count()), (303, 1), "{}", form.catalog());
}

/// `1.200` is settled by amounts that come out in one way alone, and told.
#[test]
fn amounts_settle_a_decimal_mark() {
    let form = Form::new();
    let table = |amount: &str| format!("Désignation\tQté\tPU HT\tMontant HT\nCâble\t1.200\t24,50\t{amount}\n");
    let read = form.paste(&table("29 400,00"));
    assert_eq!((read.status, values(&read, "quantity")), (200, vec!["1\u{202f}200".to_owned()]), "{}", read.body);
    assert!(read.body.contains("come out in one way alone"), "{}", read.body);
    let read = form.paste(&table("29,40"));
    assert_eq!((read.status, values(&read, "quantity")), (200, vec!["1.2".to_owned()]), "{}", read.body);
    assert_eq!(form.paste(&table("29.400")).status, 422);
}
