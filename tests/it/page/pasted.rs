//! A project from a table out of a spreadsheet: what it says of its prices is read, what it does not say is asked.

use std::fs;

use scraper::{Html, Selector};

use super::support::{Page, Reply, folder};

/// A row of the form: its designation, and the fields that a browser would send.
pub(super) struct Form {
    pub page: Page,
    folder: tempfile::TempDir,
}

impl Form {
    pub fn new() -> Self {
        let folder = folder();
        Self { page: Page::open(folder.path(), false), folder }
    }

    pub fn paste(&self, table: &str) -> Reply {
        self.page.post("/new", &[("way", "paste"), ("title", "Essai"), ("table", table)])
    }

    /// Sends the form as it came, with what is chosen in it besides. What is done is paid from the operating section, unless that
    /// is chosen too.
    pub fn create(&self, form: &Reply, chosen: &[(&str, &str)]) -> Reply {
        let mut fields = fields(&form.body);
        set(&mut fields, "budget-all", "operating");
        for (name, value) in chosen {
            set(&mut fields, name, value);
        }
        self.send(&fields)
    }

    pub fn send(&self, fields: &[(String, String)]) -> Reply {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.page.post("/new", &fields)
    }

    /// The same with what the price of the last row is for.
    fn answered(&self, form: &Reply, basis: &str) -> Reply {
        let mut fields = fields(&form.body);
        set(&mut fields, "budget-all", "operating");
        if let Some((_, sent)) = fields.iter_mut().rev().find(|(name, _)| name == "recurs") {
            basis.clone_into(sent);
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.page.post("/new", &fields)
    }

    pub fn catalog(&self) -> String {
        fs::read_to_string(self.folder.path().join("essai-prices.yaml")).unwrap_or_default()
    }
}

/// What a browser sends of the form with the rows.
pub(super) fn fields(body: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(body);
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let control = of("main form :is(input, select)[name]");
    let chosen = of("option[selected]");
    page.select(&control)
        .map(|control| {
            let value = control.select(&chosen).next().map_or(control.attr("value"), |option| option.attr("value"));
            (control.attr("name").unwrap().to_owned(), value.unwrap_or_default().to_owned())
        })
        .collect()
}

/// Chooses a value in each field of a name.
pub(super) fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    fields.iter_mut().filter(|(known, _)| known == name).for_each(|(_, sent)| value.clone_into(sent));
}

/// The values of a field, row by row.
pub(super) fn values(form: &Reply, name: &str) -> Vec<String> {
    fields(&form.body).into_iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect()
}

/// What a price is for is what the heading, the cell, the unit's column or the name says; 300 EUR a month are no 300 EUR once.
#[test]
fn what_a_table_says_of_its_prices_is_read_wherever_it_says_it() {
    let form = Form::new();
    for (table, unit, price, basis) in [
        ("Désignation\tQuantité\tPU mensuel HT\nCapteur\t120\t1,20", "unit", "1.20", "EUR/unit/month"),
        ("Désignation\tQuantité\tPU HT\nCapteur\t120\t1,20 €/mois", "unit", "1.20", "EUR/unit/month"),
        ("Désignation\tQuantité\tPU HT\nCapteur\t120\t12 € / an", "unit", "12", "EUR/unit/year"),
        ("Désignation\tQuantité\tPrix HT €/an\nLicence\t1\t1 200", "unit", "1\u{202f}200", "EUR/unit/year"),
        ("Désignation\tQuantité\tPU HT\nAbonnement mensuel\t120\t1,20", "unit", "1.20", "EUR/unit/month"),
        // k€: 1,5 is 1 500.
        ("Désignation\tQuantité\tPU HT (k€)\nArmoire\t4\t1,5", "unit", "1\u{202f}500.0", ""),
        ("Désignation\tUnité\tQuantité\tPU HT\nFibre\tkm\t12,5\t45 000", "km", "45\u{202f}000", ""),
        ("Désignation\tUnité\tQuantité\tPU HT\nFibre\tml\t1200\t45", "m", "45", ""),
        ("Désignation\tUnité\tQuantité\tPU HT\nPose\tforfait\t1\t900", "unit", "900", "EUR"),
        ("Désignation\tUnité\tQuantité\tPU HT\nHébergement\tmois\t1\t300", "unit", "300", "EUR/unit/month"),
        // A quarter of 300 is four times a year: 1 200.
        (
            "Désignation\tUnité\tQuantité\tPU HT\nHébergement\ttrimestre\t1\t300",
            "unit",
            "1\u{202f}200",
            "EUR/unit/year",
        ),
        ("Désignation\tUnité\tQuantité\tPU HT\nÉtude\tjour\t20\t700", "day", "700", ""),
        ("Désignation\tUnité\tQuantité\tPU HT\nCapteur\tcapteur\t20\t700", "sensor", "700", ""),
    ] {
        let asked = form.paste(table);
        assert_eq!(asked.status, 200, "{table}: {}", asked.body);
        for (name, expected) in [("unit", unit), ("price", price), ("recurs", basis)] {
            assert_eq!(values(&asked, name), [expected], "{name} of {table}");
        }
    }
}

/// Nothing is created while a row does not say how often it is paid, what it is, and when it is replaced.
#[test]
fn what_a_table_does_not_say_is_asked_at_the_row() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nBoîtier de mesure\t120\t600\nMaintenance\t120\t30\n");
    assert_eq!(values(&asked, "recurs"), ["", ""]);
    assert_eq!(values(&asked, "family"), ["", ""]);
    let refused = form.create(&asked, &[]);
    assert_eq!(refused.status, 422);
    for question in ["How often is this price paid", "What kind of thing is this"] {
        assert_eq!(refused.body.matches(question).count(), 2, "{question}: {}", refused.body);
    }
    assert_eq!(form.catalog(), "");
    // Things wear out; services do not.
    let refused = form.create(&refused, &[("recurs", "EUR/unit"), ("family", "sensor")]);
    assert_eq!((refused.status, refused.body.matches("After how many years").count()), (422, 2), "{}", refused.body);
    let made = form.create(&refused, &[("life", "8")]);
    assert_eq!(made.status, 303, "{}", made.body);
    let catalog = form.catalog();
    assert!(catalog.contains("price: \"600 EUR/unit\", life: 8 years"), "{catalog}");
}

/// Units are shown in the reader's words, and read back from them.
#[test]
fn units_are_shown_in_the_readers_words() {
    let mut form = Form::new();
    let table = "Désignation\tUnité\tQuantité\tPU HT\nBalise\tcapteur\t20\t700\nBidule\tu\t1\t5\nPose\tjour\t3\t400";
    form.page.cookie += "; perenne-language=fr";
    let asked = form.paste(table);
    assert_eq!(values(&asked, "unit"), ["capteur", "unité", "jour"]);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
    for price in ["700 EUR/sensor", "5 EUR/unit", "400 EUR/day"] {
        assert!(form.catalog().contains(price), "{price}: {}", form.catalog());
    }
}

/// An answer for every row is one for those that have none of their own.
#[test]
fn one_answer_holds_for_all_rows_without_their_own() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nBoîtier\t120\t600\nAbonnement mensuel\t120\t1,20\n");
    let all = [("recurs-all", "EUR/unit"), ("family-all", "connectivity"), ("life-all", "aucune")];
    let made = form.create(&asked, &all);
    assert_eq!(made.status, 303, "{}", made.body);
    let catalog = form.catalog();
    assert!(catalog.contains("\"600 EUR/unit\"}") && catalog.contains("\"1.20 EUR/unit/month\"}"), "{catalog}");
    let plan = fs::read_to_string(form.folder.path().join("essai.yaml")).unwrap();
    assert!(plan.contains("quantity: 120\n") && !plan.contains("unit: to be replaced"), "{plan}");
    assert!(plan.contains("TO BE REPLACED: the city and the dates"), "{plan}");
}

/// What else stands beside the price goes into the catalog: lives, warranties, failures, VAT.
#[test]
fn lives_warranties_failures_and_vat_come_along() {
    let form = Form::new();
    let table = "Désignation;Quantité;PU HT;Durée de vie (ans);Garantie;Taux de panne annuel;TVA\nBalise;10;600;8;24 mois;4 %;10 %\n";
    let asked = form.paste(table);
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert_eq!(values(&asked, "life"), ["8\u{a0}years"]);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "sensor")]);
    assert_eq!(made.status, 303, "{}", made.body);
    let catalog = form.catalog();
    let cost = "{price: \"600 EUR/unit\", life: 8 years, warranty: 2 years, failure: 4 %/year, vat: 10 %}";
    assert!(catalog.contains(cost), "{catalog}");
}

/// What is refused of a schedule is refused of a paste, in the same words, and what was pasted stays.
#[test]
fn what_a_schedule_may_not_say_a_paste_may_not_either() {
    let form = Form::new();
    for (table, said) in [
        ("Désignation\tQuantité\tPU HT\nCapteur\t120\t12 $", "is not in euros"),
        ("Désignation\tQuantité\tPU HT ($)\nCapteur\t120\t12", "is not in euros"),
        ("Désignation\tUnité\tQuantité\tPU HT\nVis\tlot de 10\t120\t12", "lot de 10"),
        ("Désignation\tQuantité\tPU HT\tPrix unitaire HT\nCapteur\t120\t12\t13", "which column"),
        ("Désignation\tQuantité\tPU TTC\nCapteur\t120\t12", "include VAT"),
        ("Désignation\tQuantité\tPU HT\tRemise\nCapteur\t120\t12\t5 %", "Remise"),
        ("Désignation\tQuantité\tPU HT\nCapteur\t120\t1,234", "1,234"),
        ("Désignation\tQuantité\tPU HT\nCapteur\t120\t-12", "negative"),
        ("Désignation\tQuantité\tPU HT\tMontant HT\nCapteur\t120\t12\t1 450", "120 × 12"),
        ("Désignation\tQuantité\tPU mensuel HT\nCapteur\t120\t12 €/an", "12 €/an"),
        ("Désignation\tQuantité\tPU HT\nCapteur vendu par 10\t120\t12", "vendu par 10"),
        ("Prix en k€\t\t\nDésignation\tQuantité\tPU HT\nCapteur\t120\t12", "Prix en k€"),
    ] {
        let refused = form.paste(table);
        assert_eq!(refused.status, 422, "{table}: {}", refused.body);
        let told = refused.body.split("</textarea>").next().unwrap();
        assert!(told.contains("class=\"fault\"") && told.contains(said), "{said}: {told}");
        // It stays as it was pasted, or cell by cell in the fields of its row.
        let last = table.lines().last().unwrap();
        let in_fields = last.split('\t').all(|cell| refused.body.contains(&format!("value=\"{cell}\"")));
        assert!(told.contains(last) || in_fields, "what was pasted is not lost: {told}");
    }
}

/// A price that is not known yet is unpriced, never 0; one that is not there is asked.
#[test]
fn a_price_on_request_is_unknown_and_a_price_that_is_missing_is_asked() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nSerre\t12\tsur devis\nPompe\t3\t\n");
    assert_eq!((asked.status, values(&asked, "price")), (200, vec!["sur devis".to_owned(), String::new()]));
    let all = [("recurs", "EUR/unit"), ("family", "service")];
    let refused = form.create(&asked, &all);
    assert_eq!((refused.status, refused.body.matches("What does it cost").count()), (422, 1), "{}", refused.body);
    let made = form.create(&refused, &[("price", "inconnu")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert_eq!(form.catalog().matches("price: \"unknown\"").count(), 2);
    let body = form.page.get("/plan?p=essai.yaml").body;
    assert!(!body.contains("class=\"fault\""), "{body}");
}

/// 36 × mois are months, and not 36 of them each month; a `Prix` beside a quantity may be that of all.
#[test]
fn months_are_no_number_in_service_and_a_price_may_be_that_of_all() {
    let form = Form::new();
    let asked = form.paste("Désignation\tUnité\tQuantité\tPU HT\nHébergement\tmois\t36\t300\n");
    assert_eq!(values(&asked, "quantity"), [""]);
    assert!(asked.body.contains("counts months or years"), "{}", asked.body);
    let asked = form.paste("Désignation\tQuantité\tPrix HT €/an\nLicence\t120\t50\n");
    assert_eq!((asked.status, values(&asked, "recurs")), (200, vec![String::new()]), "{}", asked.body);
    assert!(asked.body.contains("for one of them or for all"), "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/year"), ("family", "platform")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(form.catalog().contains("\"50 EUR/year\""), "{}", form.catalog());
}

/// The family of what the catalogs know by that name is proposed, that of nothing else is.
#[test]
fn what_a_catalog_knows_by_its_name_has_its_family() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nCapteur urbain\t120\t600\nBidule\t1\t5\n");
    let families = values(&asked, "family");
    assert_eq!((families[1].as_str(), families.len()), ("", 2));
    assert!(!values(&form.paste("Désignation\tQuantité\tPU HT\nGeneric urban sensor\t1\t6\n"), "family")[0].is_empty());
}

/// Words typed into the form are read by the same rules.
#[test]
fn what_is_typed_into_a_row_is_read_by_the_same_rules() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nBorne\t12\t600\n");
    let chosen = [("recurs", "EUR/unit/month"), ("family", "service")];
    for price in ["12 $", "12 €/an", "1,234", "12 TTC", "environ 12"] {
        let sent = form.create(&asked, &[&chosen[..], &[("price", price)]].concat());
        assert_eq!(sent.status, 422, "{price}: {}", sent.body);
        assert!(sent.body.contains(&format!("value=\"{price}\"")) && sent.body.contains("class=\"fault\""), "{price}");
    }
    let made = form.create(&asked, &[&chosen[..], &[("price", "1 234,5 €/mois")]].concat());
    assert!(made.status == 303 && form.catalog().contains("\"1234.5 EUR/unit/month\""), "{}", form.catalog());
}

/// More rows than anybody reads are refused whole, with the limit and how many came.
#[test]
fn a_paste_has_a_limit_and_nothing_of_a_larger_one_is_taken() {
    let form = Form::new();
    let rows = |count: usize| format!("Désignation\tQuantité\tPU HT\n{}", "Borne\t1\t5\n".repeat(count));
    let refused = form.paste(&rows(150_000));
    assert!(refused.status == 422 && refused.body.len() < 20_000, "{}", refused.body.len());
    assert!(refused.body.contains("At most 500 rows") && refused.body.contains("150\u{202f}001"), "{}", refused.body);
    let most = form.paste(&rows(500));
    assert!(most.status == 200 && most.body.len() < 2_000_000, "{}", most.body.len());
    assert_eq!(values(&most, "price").len(), 500);
}

/// Words in the place of a price name no unit, and nothing is said of offers where there are none.
#[test]
fn a_price_that_is_not_known_is_no_unit() {
    let form = Form::new();
    let asked = form.paste("Désignation\tUnité\tQuantité\tPU HT\nÉtude\tforfait\t1\tsur devis\nPose\tjour\t3\t400");
    assert_eq!(values(&asked, "unit"), ["unit", "day"]);
    assert!(!asked.body.contains("ranked"), "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
    let catalog = form.catalog();
    assert!(!catalog.contains("sur-devis") && catalog.contains("price: \"unknown\""), "{catalog}");
}

/// 4 × `ens.` at 1 890 that come to 7 560 are four, whatever the word; 1 890 alone would be 5 670 less than was pasted.
#[test]
fn an_amount_settles_whether_a_price_is_for_one_or_for_all() {
    let form = Form::new();
    for word in ["ens", "ens.", "Ens.", "forfait", "ft", "F", "lot", "kit", "lot de 10"] {
        let table = format!(
            "Désignation\tUnité\tQuantité\tPrix unitaire HT\tMontant HT\nPasserelle\t{word}\t4\t1 890,00\t7 560,00\n\tTotal HT\t\t\t7 560,00"
        );
        let asked = form.paste(&table);
        assert_eq!((asked.status, values(&asked, "quantity")), (200, vec!["4".to_owned()]), "{word}: {}", asked.body);
        let basis = values(&asked, "recurs").remove(0);
        assert!(basis == "EUR/unit" || (basis.is_empty() && word.contains(['k', 'l'])), "{word}: {basis}");
        // Whoever then says once for all of them is told what the table says.
        let all = [("recurs", "EUR"), ("family", "service")];
        let refused = form.create(&asked, &all);
        assert!(refused.status == 422 && refused.body.contains("amount that the table says"), "{word}");
        assert_eq!(form.catalog(), "");
    }
    let table = "Désignation\tUnité\tQuantité\tPU HT\nPasserelle\tens.\t4\t1 890,00\nPose\tu\t2\t10\n";
    // The total tells it as well: 7 580; without either it is asked.
    assert_eq!(values(&form.paste(&format!("{table}Total HT\t\t\t7 580")), "recurs"), ["EUR/unit", ""]);
    let asked = form.paste(table);
    assert_eq!((asked.status, values(&asked, "recurs")), (200, vec![String::new(); 2]), "{}", asked.body);
    assert_eq!(asked.body.matches("for one of them or for all").count(), 1, "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(form.catalog().contains("\"1890.00 EUR/unit\""), "{}", form.catalog());
}

/// Lots and firm tranches are in a project; what stands below an option is asked, row by row or for all.
#[test]
fn titles_part_a_table_and_only_options_are_asked() {
    let form = Form::new();
    for title in ["Lot 1", "Lot 1 : capteurs", "LOT N°1 - Capteurs", "Lot unique", "Tranche ferme", "A - Matériel"] {
        let asked = form.paste(&format!("Désignation\tQuantité\tPU HT\tMontant HT\n{title}\t\t\t\nChose\t3\t100\t300"));
        assert_eq!((asked.status, values(&asked, "part")), (200, vec!["sure".to_owned()]), "{title}: {}", asked.body);
        assert!(asked.body.contains(&format!("scope=\"rowgroup\" colspan=\"9\">{title}</th>")), "{}", asked.body);
    }
    for title in ["Options", "Variante", "Tranche optionnelle", "Prestations supplémentaires éventuelles"] {
        let table = format!(
            "Désignation\tQuantité\tPU HT\tMontant HT\nLot 1\t\t\t\nChose\t3\t100\t300\n{title}\t\t\t\nAutre\t2\t50\t100\nTotal HT\t\t\t300"
        );
        let asked = form.paste(&table);
        assert_eq!((asked.status, values(&asked, "part")), (200, vec!["sure".to_owned(), String::new()]), "{title}");
        let all =
            [("recurs", "EUR/unit"), ("family", "service"), ("recurs-all", "EUR/unit"), ("family-all", "service")];
        let refused = form.create(&asked, &all);
        assert_eq!((refused.status, refused.body.matches("is the row part").count()), (422, 1), "{}", refused.body);
        assert_eq!(form.catalog(), "");
    }
    let table = "Désignation\tQuantité\tPU HT\nChose\t3\t100\nOption GPS\t2\t50\n";
    let asked = form.paste(table);
    assert_eq!(values(&asked, "part"), ["sure", ""], "{}", asked.body);
    let left = [("recurs", "EUR/unit"), ("family", "service"), ("part-all", "left"), ("budget-all", "operating")];
    let mut all = fields(&asked.body);
    for (name, value) in left {
        all.iter_mut().filter(|(known, _)| known == name).for_each(|(_, sent)| value.clone_into(sent));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(form.page.post("/new", &all).status, 303);
    let catalog = form.catalog();
    assert!(catalog.contains("Chose") && !catalog.contains("GPS"), "{catalog}");
}

/// A lot, a kit, a pair are counted as anything else is; a unit may say the time of the price.
#[test]
fn units_of_several_are_units_like_any_other() {
    let form = Form::new();
    for (unit, named, basis) in [
        ("lot", "lot", ""),
        ("kit", "kit", ""),
        ("paire", "paire", ""),
        ("boîte", "boite", ""),
        ("€ HT", "unit", ""),
        ("€ HT/mois", "unit", "EUR/unit/month"),
    ] {
        let asked = form.paste(&format!("Désignation\tUnité\tQuantité\tPU HT\nChose\t{unit}\t1\t100,00\n"));
        assert_eq!((asked.status, values(&asked, "unit")), (200, vec![named.to_owned()]), "{unit}: {}", asked.body);
        assert_eq!(values(&asked, "recurs"), [basis], "{unit}");
        let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
        assert_eq!(made.status, 303, "{unit}: {}", made.body);
        assert!(form.catalog().contains(&format!("100.00 EUR/{named}")), "{}", form.catalog());
        fs::remove_file(form.folder.path().join("essai.yaml")).unwrap();
        fs::remove_file(form.folder.path().join("essai-prices.yaml")).unwrap();
    }
    // A dozen at 12 may be twelve of them, or one.
    let refused = form.paste("Désignation\tUnité\tQuantité\tPU HT\nVis\tdouzaine\t120\t12");
    assert!(refused.status == 422 && !refused.body.contains("unit changed"), "{}", refused.body);
    // Months are asked how many are in service, and nothing else of the row is in doubt.
    let asked = form.paste("Désignation\tUnité\tQuantité\tPU HT\nHébergement\tmois\t36\t300\n");
    let refused = form.create(&asked, &[("family", "service")]);
    assert_eq!((refused.status, refused.body.matches("class=\"fault\"").count()), (422, 1), "{}", refused.body);
}

/// 5 000 for ten are 500 each; 100 for three are no price, and are asked.
#[test]
fn amounts_alone_are_unit_prices_where_they_come_out_even() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tMontant HT\nCapteur\t10\t5 000,00\nPose\t3\t100\nTotal\t\t5 100\n");
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert_eq!(values(&asked, "price"), ["500", ""]);
    assert!(asked.body.contains("the amount by the quantity"), "{}", asked.body);
    let asked = form.paste("Désignation\tQuantité\tMontant (k€ HT)\nCapteur\t10\t5,5\n");
    assert_eq!((asked.status, values(&asked, "price")), (200, vec!["550.00".to_owned()]), "{}", asked.body);
    let refused = form.paste("Désignation\tQuantité\tMontant TTC\nCapteur\t10\t5 000,00\n");
    assert!(refused.status == 422 && refused.body.contains("include VAT"), "{}", refused.body);
}

/// What is asked is asked at once: the family, and how long a thing lasts.
#[test]
fn everything_is_asked_in_one_round() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\nBoîtier\t120\t600\n");
    let refused = form.create(&asked, &[]);
    for question in ["How often is this price paid", "What kind of thing is this", "after how many years"] {
        assert!(refused.body.contains(question), "{question}: {}", refused.body);
    }
}

/// What is done is no equipment that is supplied, and what is paid again is a fee.
#[test]
fn a_service_is_called_one() {
    for (family, basis, component) in
        [("service", "EUR/unit", "service"), ("platform", "EUR/unit/year", "fee"), ("sensor", "EUR/unit", "device")]
    {
        let form = Form::new();
        let asked = form.paste("Désignation\tQuantité\tPU HT\nChose\t3\t100\n");
        let life = if component == "device" { "8" } else { "" };
        let made = form.create(&asked, &[("recurs", basis), ("family", family), ("life", life)]);
        assert_eq!(made.status, 303, "{}", made.body);
        assert!(form.catalog().contains(&format!("costs: {{{component}: {{")), "{}", form.catalog());
    }
}

/// The cents between a price as a spreadsheet shows it and its amount are told; more than these are a fault.
#[test]
fn hidden_decimals_are_told_and_refuse_nothing() {
    let form = Form::new();
    let head = "Désignation\tUnité\tQuantité\tPrix unitaire HT\tMontant HT\n";
    let asked = form.paste(&format!("{head}Chose\tu\t3\t33,33\t100,00\nTotal HT\t\t\t\t100,00\n"));
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert!(asked.body.contains("differs by cents"), "it is told: {}", asked.body);
    let made = form.create(&asked, &[("family", "sensor"), ("life", "8"), ("recurs", "EUR/unit")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(form.catalog().contains("33.33 EUR/u"), "the price that is shown counts: {}", form.catalog());
    for wrong in ["100,02", "99,90", "110,00"] {
        let refused = form.paste(&format!("{head}Chose\tu\t3\t33,33\t{wrong}\n"));
        assert_eq!(refused.status, 422, "{wrong}: {}", refused.body);
    }
}

/// A discount is no thing of the project: it is left out where that is said, and nothing is created before.
#[test]
fn a_discount_is_left_out_by_choice() {
    for table in [
        "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t3\t100\t300\nRemise 10 %\t\t\t-30\nTotal HT\t\t\t270\n",
        "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t3\t100\t300\nRemise commerciale\t1\t-30\t-30\nTotal HT\t\t\t270\n",
    ] {
        let form = Form::new();
        let asked = form.paste(table);
        assert_eq!(asked.status, 200, "{}", asked.body);
        assert!(asked.body.contains("A discount is no thing"), "{}", asked.body);
        let chosen = [("family", "sensor"), ("life", "8"), ("recurs", "EUR/unit")];
        assert_eq!(form.create(&asked, &chosen).status, 422, "nobody has said it yet");
        let mut fields = fields(&asked.body);
        for (name, value) in chosen {
            fields.iter_mut().filter(|(known, _)| known == name).for_each(|(_, sent)| value.clone_into(sent));
        }
        fields
            .iter_mut()
            .filter(|(name, sent)| name == "part" && sent.is_empty())
            .for_each(|(_, sent)| "left".clone_into(sent));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let made = form.page.post("/new", &fields);
        assert_eq!(made.status, 303, "{}", made.body);
        assert!(!form.catalog().contains("emise"), "{}", form.catalog());
    }
}

/// 11 € of VAT on 200 € are 5,5 %, not 11 %; and the ordinary quote, whose columns agree, is read.
#[test]
fn amounts_of_vat_are_no_rates() {
    for (table, rate) in [
        ("Désignation\tQté\tPU HT\tTVA 5,5%\nChose\t10\t200,00\t11,00", "vat: 5.5 %"),
        ("Désignation\tQté\tPU HT\tTotal HT\tTVA\tTotal TTC\nChose\t10\t50,00\t500,00\t100,00\t600,00", "vat: 20 %"),
        ("Désignation\tQté\tPU HT\tTVA\nChose\t1\t1 200,00\t240,00", "vat: 20 %"),
    ] {
        let form = Form::new();
        let asked = form.paste(table);
        assert_eq!(asked.status, 200, "{table}: {}", asked.body);
        let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
        assert_eq!(made.status, 303, "{}", made.body);
        assert!(form.catalog().contains(rate), "{rate}: {}", form.catalog());
    }
}

/// What may be rates or amounts is asked with the answers beside it, and one of them is enough.
#[test]
fn a_column_that_may_be_two_things_is_asked_and_can_be_answered() {
    let form = Form::new();
    let table = "Désignation\tQté\tPU HT\tTVA\nChose\t10\t50,00\t10,00\nAutre\t10\t100,00\t20,00";
    let refused = form.paste(table);
    assert!(refused.status == 422 && refused.body.contains("may be rates of VAT, or amounts"), "{}", refused.body);
    assert_eq!(refused.body.matches("name=\"column\"").count(), 4, "{}", refused.body);
    let answered = |headings: &str| {
        let fixed = [("way", "paste"), ("title", "Essai"), ("table", table), ("headings", headings)];
        let columns = ["", "", "", "vat-unit"].map(|role| ("column", role));
        form.page.post("/new", &[&fixed[..], &columns[..]].concat())
    };
    // An answer is one for the table that it was given for.
    assert_eq!(answered("Désignation|Qté").status, 422);
    let asked = answered("Désignation|Qté|PU HT|TVA");
    assert_eq!((asked.status, values(&asked, "vat").len()), (200, 2), "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!((made.status, form.catalog().matches("vat: 20 %").count()), (303, 2), "{}", form.catalog());
}

/// Cells that are no price stand in the form as they were written, each with its own question, however many there are.
#[test]
fn each_cell_at_fault_is_answered_at_its_row() {
    let form = Form::new();
    let rows: String = (0..6).map(|row| format!("Chose {row}\t1\t1,25{row}\n")).collect();
    let asked = form.paste(&format!("Désignation\tQté\tPU HT\n{rows}Étude\t1\t80 à 120\n"));
    assert_eq!((asked.status, values(&asked, "price").len()), (422, 7), "{}", asked.body);
    assert_eq!(asked.body.matches("class=\"fault\"").count(), 7, "{}", asked.body);
    assert!(asked.body.contains("value=\"80 à 120\""), "{}", asked.body);
    let made = form.create(&asked, &[("price", "12,50"), ("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!((made.status, form.catalog().matches("12.50 EUR/unit").count()), (303, 7), "{}", made.body);
}

/// What is included in another price costs nothing more: the row is left out, in sight; `PM` is asked.
#[test]
fn what_is_included_is_left_out_in_sight() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQté\tPU HT\nChose\t10\t100\nGuide\t1\tinclus dans Chose\nAide\t1\tPM\n");
    assert_eq!((asked.status, values(&asked, "part")), (200, ["sure", "left", ""].map(str::to_owned).to_vec()));
    assert!(asked.body.contains("inclus dans Chose") && asked.body.contains("nothing more to pay"), "{}", asked.body);
    let chosen = [("recurs", "EUR/unit"), ("family", "service")];
    let refused = form.create(&asked, &chosen);
    assert!(
        refused.status == 422 && refused.body.contains("part of another price, or not known yet"),
        "{}",
        refused.body
    );
    let mut all = fields(&refused.body);
    set(&mut all, "budget-all", "operating");
    all.iter_mut()
        .filter(|(name, sent)| name == "part" && sent.is_empty())
        .for_each(|(_, sent)| "left".clone_into(sent));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(form.page.post("/new", &all).status, 303);
    assert!(form.catalog().contains("Chose") && !form.catalog().contains("Guide"), "{}", form.catalog());
    // Typed into the form, the words can be answered too.
    let other = Form::new();
    let asked = other.paste("Désignation\tQté\tPU HT\nChose\t10\t100\n");
    let refused = other.create(&asked, &[&chosen[..], &[("price", "inclus")]].concat());
    assert_eq!((refused.status, values(&refused, "part")), (422, vec![String::new()]), "{}", refused.body);
}

/// A rate that is none of law is asked at its row, and the answers to everything else stay.
#[test]
fn a_rate_that_is_none_is_asked_and_no_answer_is_lost() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQté\tPU HT\tTVA\nChose\t10\t100\t20 %\n");
    let chosen = [("recurs", "EUR/unit"), ("family", "service"), ("vat", "240 %")];
    let refused = form.create(&asked, &chosen);
    assert!(refused.status == 422 && refused.body.contains("no rate of French VAT"), "{}", refused.body);
    assert_eq!((values(&refused, "family"), values(&refused, "vat")), (vec!["service".into()], vec!["240 %".into()]));
    assert_eq!(form.create(&refused, &[("vat", "5,5")]).status, 303);
    assert!(form.catalog().contains("vat: 5.5 %"), "{}", form.catalog());
}

/// A second price has a row of its own; of several, whether it is for one or for all is asked.
#[test]
fn a_yearly_price_beside_the_first_is_a_row() {
    let form = Form::new();
    let asked = form.paste("Désignation\tQuantité\tPU HT\tCoût annuel de maintenance\nChose\t30\t120,00\t10\n");
    assert_eq!((asked.status, values(&asked, "recurs")), (200, vec![String::new(); 2]), "{}", asked.body);
    assert_eq!(values(&asked, "designation"), ["Chose", "Chose – maintenance"]);
    assert!(asked.body.contains("for one of them or for all"), "{}", asked.body);
}

/// How often a price is paid is what its heading says: no answer, for one row or for all, makes a yearly price one that is paid
/// once. What is asked is whether it is for one or for all.
#[test]
fn the_time_of_a_heading_stays() {
    for (head, figure, unit, line) in [
        ("PU HT\tMaintenance annuelle HT", "250\t12", "12 EUR/unit/year", "12 EUR/year"),
        ("PU HT\tAbonnement mensuel HT", "250\t2", "2 EUR/unit/month", "2 EUR/month"),
        ("Prix mensuel HT", "1,90", "1.90 EUR/unit/month", "1.90 EUR/month"),
        ("Prix trimestriel HT", "300", "1200 EUR/unit/year", "1200 EUR/year"),
        ("Unit price excl. VAT\tYearly maintenance", "250\t5", "5 EUR/unit/year", "5 EUR/year"),
    ] {
        let table = format!("Désignation\tQté\t{head}\nChose\t100\t{figure}\n");
        for (basis, price) in [(unit, unit), (line, line)] {
            let form = Form::new();
            let asked = form.paste(&table);
            assert_eq!((asked.status, values(&asked, "recurs").pop()), (200, Some(String::new())), "{}", asked.body);
            let all = [("recurs-all", "EUR/unit"), ("family-all", "service")];
            let refused = form.create(&asked, &all);
            assert_eq!((refused.status, form.catalog()), (422, String::new()), "{head}: {}", refused.body);
            assert!(refused.body.contains("for one of them or for all"), "{head}: {}", refused.body);
            assert!(!refused.body.contains("How often is this price paid"), "{head}: {}", refused.body);
            // An answer of another time is none.
            let sent = [("recurs", "EUR/unit")];
            assert_eq!(form.create(&refused, &sent).status, 422, "{head}");
            let answer = basis.split_once(' ').unwrap().1;
            let own = form.answered(&refused, answer);
            assert_eq!(own.status, 303, "{head}: {}", own.body);
            assert!(form.catalog().contains(&format!("price: \"{price}\"")), "{head}: {}", form.catalog());
        }
    }
}

/// Euros are no pieces: 5 000 × `€` are one amount, or as many prices.
#[test]
fn euros_are_no_pieces() {
    let form = Form::new();
    let asked = form.paste("Désignation\tUnité\tQuantité\tPU HT\nProvision\t€\t5000\t1\n");
    assert!(asked.status == 200 && asked.body.contains("for one of them or for all"), "{}", asked.body);
}

/// What a pack is, its price being that of one of them, is said once: then it stands.
#[test]
fn a_question_on_a_pack_is_answered_by_what_its_price_is_for() {
    let form = Form::new();
    let table = "Désignation\tQuantité\tPU HT\nPack de démarrage\t1\t1 200,00\nLot de capteurs\t3\t450,00\n";
    let asked = form.paste(table);
    assert_eq!(asked.status, 422);
    assert_eq!(asked.body.matches("Choose beside it what the price is for").count(), 2, "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(
        form.catalog().contains("\"1200.00 EUR/unit\"") && form.catalog().contains("\"450.00 EUR/unit\""),
        "{}",
        form.catalog()
    );
    // A name that speaks of VAT or of a reduction is of the price itself: that no such choice answers.
    let form = Form::new();
    for name in ["Lot de capteurs TTC", "Lot de capteurs remise de 5 %"] {
        let asked = form.paste(&format!("Désignation\tQuantité\tPU HT\n{name}\t3\t450,00\n"));
        let sent = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
        assert_eq!((sent.status, form.catalog().as_str()), (422, ""), "{name}");
    }
}

/// Of prices with VAT alone the rate is asked, and the answer makes them prices without: 384 / 1.2 = 320.
#[test]
fn the_rate_of_prices_with_vat_is_asked_once() {
    let form = Form::new();
    let table = "Désignation\tQuantité\tPU TTC\nBorne\t20\t384,00\nMât\t2\t1 200,00\n";
    let refused = form.paste(table);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.body.matches("class=\"fault\"").count(), 1, "{}", refused.body);
    assert!(refused.body.contains("name=\"vat-rate\""), "{}", refused.body);
    let said = [("way", "paste"), ("title", "Essai"), ("table", table), ("headings", "Désignation|Quantité|PU TTC")];
    let asked = form.page.post("/new", &[&said[..], &[("vat-rate", "0.2")]].concat());
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert_eq!(values(&asked, "price"), ["320", "1\u{202f}000"], "{}", asked.body);
    let made = form.create(&asked, &[("recurs", "EUR/unit"), ("family", "service")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(form.catalog().contains("{price: \"320 EUR/unit\", vat: 20 %, section: operating}"), "{}", form.catalog());
    // What was said of another table says nothing of this one.
    let other = [("way", "paste"), ("title", "Essai"), ("table", table), ("headings", "Autre"), ("vat-rate", "0.2")];
    assert_eq!(form.page.post("/new", &other).status, 422);
}
