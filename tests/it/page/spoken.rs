//! A form speaks its reader's language: its faults, its hints and what it takes.

use super::support::{PLAN, Page};

const MORE: &str = "funding:
  - subsidy: {id: fund, name: DSIL, rate: 40 %, of: investment, cap: 60_000 EUR, status: acquired}
  - loan: {id: loan, amount: 2000 EUR, rate: 3 %, term: 10 years, draw: 2027-03}
benefits:
  - {id: water, name: Eau, saving: 1000 EUR/year, from: run, status: hoped}
uncertainty:
  funding.fund.rate: {low: 30 %, high: 50 %}
";
const PRICE: &str = "f/lines/sensors/costs/device/price";
const FEE: &str = "f/lines/sensors/costs/pole-fee/price";

fn french() -> (tempfile::TempDir, Page) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.yaml"), format!("{PLAN}{MORE}")).unwrap();
    let mut page = Page::open(folder.path(), false);
    page.cookie += "; perenne-language=fr";
    (folder, page)
}

/// Types into one field; the text and the form then.
fn typed(page: &Page, field: &str, value: &str) -> (String, String) {
    let version = page.version("mine.yaml");
    let reply = page.post("/plan/change?p=mine.yaml", &[("version", &version), (field, value)]);
    assert_eq!(reply.status, 303, "{field} = {value}: {}", reply.body);
    (page.text("mine.yaml"), page.get("/plan?p=mine.yaml").body)
}

fn undo(page: &Page) -> String {
    page.follow(&page.post("/plan/history?p=mine.yaml", &[("do", "undo")])).body
}

/// What faults and doubts say, without the values that their buttons send.
fn faults(body: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(body);
    let selector = scraper::Selector::parse(".fault, .caution").unwrap();
    document.select(&selector).map(|fault| fault.text().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn no_fault_of_a_french_form_speaks_the_words_of_files() {
    let (_folder, page) = french();
    let of_files = [
        "`",
        "EUR",
        "/year",
        "/month",
        "/sensor",
        " sensor ",
        "revenue",
        "saving",
        "uncertainty",
        "distribution",
        "months",
        "years",
        "`rest`",
        "divisible",
        "schema",
        "--",
        "run,",
        "device",
    ];
    for (field, value) in [
        (PRICE, "abc"),
        (PRICE, "-5"),
        (PRICE, "1.234"),
        (PRICE, "700 €/lampe"),
        (PRICE, "environ 600"),
        (PRICE, "inclus"),
        (PRICE, "néant"),
        (PRICE, "700 €/semaine"),
        (PRICE, "700 €/an"),
        (PRICE, "1/2"),
        ("f/lines/sensors/costs/device/range", "500"),
        ("f/lines/sensors/costs/device/life", "jamais"),
        ("f/lines/sensors/costs/device/life", "8,3"),
        ("f/lines/sensors/costs/device/failure", "4 %/mois"),
        ("f/lines/sensors/quantity/run", "2,5"),
        ("f/lines/sensors/quantity/run", "3,333"),
        ("f/lines/sensors/quantity/run", "2 km"),
        ("f/funding/@0/subsidy/rate", "150 %"),
        ("f/funding/@0/subsidy/rate", "60 %"),
        ("f/funding/@0/subsidy/rate", "40 %/an"),
        ("f/funding/@0/subsidy/cap", "60 000 €/an"),
        ("f/funding/@0/subsidy/status", "sûr"),
        ("f/funding/@0/subsidy/phases", "chantier"),
        ("f/funding/@1/loan/amount", "50 %"),
        ("f/funding/@1/loan/deferral", "400"),
        ("f/benefits/@0/revenue", "500"),
        ("f/benefits/@0/at", "exploitation"),
        ("f/benefits/@0/from", "12/2030"),
        ("f/benefits/@0/index", "inflation"),
        ("f/phases/pilot", "15 ans"),
        ("f/horizon", "2 ans"),
        ("f/city", "medium"),
    ] {
        let (text, body) = typed(&page, field, value);
        let told = faults(&body);
        assert!(!told.is_empty(), "{field} = {value}: {text}");
        for told in told {
            let word = of_files.iter().find(|word| told.contains(**word));
            assert!(word.is_none(), "{field} = {value}: {word:?} in {told}");
        }
        undo(&page);
    }
    assert!(page.text("mine.yaml") == format!("{PLAN}{MORE}"), "each was undone");
}

/// A button writes what its hint says, and no fault is left.
#[test]
fn the_buttons_of_hints_do_what_they_say() {
    let (_folder, page) = french();
    for (field, value, said, written) in [
        (PRICE, "1.234", "Écrire 1\u{202f}234\u{a0}€ par capteur", "price: 1234 EUR/sensor"),
        ("f/lines/sensors/quantity/run", "3,333", "Écrire 3\u{202f}333", "run: 3_333"),
        ("f/funding/@0/subsidy/rate", "40 %/an", "Écrire 40\u{a0}%", "rate: 40 %"),
        ("f/funding/@0/subsidy/cap", "50 000 € HT", "Écrire 50\u{202f}000\u{a0}€", "cap: 50000 €"),
        (
            "f/lines/sensors/costs/device/price",
            "600 eur/sensor",
            "Écrire 600\u{a0}€ par capteur",
            "price: 600 EUR/sensor",
        ),
    ] {
        let (_, body) = typed(&page, field, value);
        let button = body
            .split("name=\"mend\" value=\"")
            .find(|after| after.contains(said))
            .unwrap_or_else(|| panic!("{value}: {said}"));
        let mend = button.split('"').next().unwrap();
        let version = page.version("mine.yaml");
        page.post("/plan/change?p=mine.yaml", &[("version", &version), ("mend", mend)]);
        assert!(page.text("mine.yaml").contains(written), "{value}: {}", page.text("mine.yaml"));
        assert!(!page.get("/plan?p=mine.yaml").body.contains("class=\"fault\""), "{value}");
        undo(&page);
        undo(&page);
    }
    // A form that the field does not take is no hint.
    let (_, body) = typed(&page, PRICE, "1/2");
    assert!(!body.contains("name=\"mend\""), "{:?}", faults(&body));
}

#[test]
fn in_french_a_comma_parts_decimals_and_in_english_it_is_asked_about_with_both_answers() {
    let (_folder, mut page) = french();
    for (field, value, written) in [
        (PRICE, "3,333", "price: 3.333 EUR/sensor"),
        ("f/funding/@0/subsidy/rate", "33,333 %", "rate: 33.333 %"),
        ("f/lines/sensors/costs/device/life", "1,5", "life: 18 months"),
        (PRICE, "1.234.567,50", "price: 1_234_567.50 EUR/sensor"),
    ] {
        let (text, _) = typed(&page, field, value);
        assert!(text.contains(written), "{value}: {text}");
        undo(&page);
    }
    page.cookie = page.cookie.replace("; perenne-language=fr", "");
    let (text, _) = typed(&page, "f/funding/@0/subsidy/rate", "33,333 %");
    assert!(text.contains("rate: 33.333 %"), "no share is of thousands: {text}");
    undo(&page);
    let (_, body) = typed(&page, PRICE, "1,234 €");
    assert!(
        body.contains("Write 1\u{202f}234\u{a0}EUR per sensor") && body.contains("Write 1.2340\u{a0}EUR per sensor"),
        "{body}"
    );
}

/// What is typed of a unit changes that part of it: a price by sensor stays one. Twelve months, or four quarters, are a year.
#[test]
fn a_period_that_is_typed_leaves_what_the_price_is_for() {
    let (_folder, page) = french();
    for (value, written) in [
        ("12 €/an", "12 EUR/sensor/year"),
        ("12 € / mois", "144 EUR/sensor/year"),
        ("12 € par an", "12 EUR/sensor/year"),
        ("12 €/capteur", "12 EUR/sensor/year"),
        ("12 € par capteur et par trimestre", "48 EUR/sensor/year"),
        ("12 € l'unité", "12 EUR/sensor/year"),
        ("2 k€ par an", "2000 EUR/sensor/year"),
        ("12 HT", "12 EUR/sensor/year"),
    ] {
        let (text, body) = typed(&page, FEE, value);
        assert!(text.contains(&format!("pole-fee: {{price: {written}}}")), "{value}: {text}");
        assert!(!body.contains("class=\"fault\""), "{value}: {:?}", faults(&body));
        undo(&page);
    }
    for value in ["500-900", "de 500 à 900", "entre 500 et 900 €/capteur", "500 à 900 € par capteur"] {
        let (text, _) = typed(&page, "f/lines/sensors/costs/device/range", value);
        assert!(text.contains("range: 500 .. 900 EUR/sensor"), "{value}: {text}");
        undo(&page);
    }
}

#[test]
fn phases_lines_and_indices_go_by_their_names() {
    let (_folder, page) = french();
    let (text, body) = typed(&page, "f/funding/@0/subsidy/phases", "Pilote, exploitation");
    assert!(text.contains("phases: [pilot, run]") && body.contains("value=\"pilote, exploitation\""), "{text}");
    let (text, body) = typed(&page, "f/funding/@0/subsidy/lines", "Capteur urbain");
    assert!(text.contains("lines: [sensors]") && body.contains("value=\"Capteur urbain\""), "{text}");
    assert!(body.contains("<option value=\"run\" selected>exploitation</option>"), "phases are chosen");
    assert!(body.contains("<option value=\"energy\">énergie</option>"), "indices are chosen");
    // What is none of the choices is shown whole.
    let (_, body) = typed(&page, "f/benefits/@0/from", "12/2030");
    assert!(body.contains("<option value=\"12/2030\" selected>12/2030</option>"), "{body}");
}

/// An undo is common to all tabs: what it has undone is said.
#[test]
fn an_undo_says_what_it_has_undone() {
    let (_folder, page) = french();
    typed(&page, PRICE, "700");
    let body = undo(&page);
    // The address that leads there is read in small letters by this test.
    let told = "annulé, dans tous les onglets\u{a0}: capteur urbain, fourniture de l'équipement, prix (700\u{a0}€ par capteur → ";
    assert!(body.to_lowercase().contains(told), "{body}");
    let again = page.follow(&page.post("/plan/history?p=mine.yaml", &[("do", "undo")])).body;
    assert!(!again.contains("Annulé, dans"), "nothing was left to undo");
}

/// A month has one reading in words and in figures; while it is none, nothing else is at fault with it.
#[test]
fn a_start_is_read_as_people_write_months() {
    let (_folder, page) = french();
    for (written, month) in [("janvier 2027", "2027-01"), ("03/2028", "2028-03"), ("2029-06", "2029-06")] {
        let (text, _) = typed(&page, "f/start", written);
        assert!(text.contains(&format!("start: {month}\n")), "{written}: {text}");
    }
    let folder = tempfile::tempdir().unwrap();
    let ours = "uncertainty:\n  indices.services: {low: 1 %/year, high: 4 %/year}\n";
    std::fs::write(folder.path().join("mine.yaml"), format!("{PLAN}{ours}")).unwrap();
    let mut page = Page::open(folder.path(), false);
    page.cookie += "; perenne-language=fr";
    assert!(page.get("/plan?p=mine.yaml").body.contains("id=\"verdict\""));
    let (_, body) = typed(&page, "f/start", "bientôt");
    let told = faults(&body);
    assert!(!told.is_empty() && !told.iter().any(|one| one.contains("tirer au sort")), "{told:?}");
}

/// Nobody takes the verdict of a typical city for that of his own.
#[test]
fn a_city_that_nobody_chose_is_told_beside_the_verdict_and_at_its_field() {
    let (_folder, page) = french();
    let body = page.get("/plan?p=mine.yaml").body;
    // At the field, in the line that stays in sight, and within the verdict itself.
    assert_eq!(body.matches("ville type").count(), 3);
    let document = scraper::Html::parse_document(&body);
    for place in ["#verdict .stand-in", ".in-sight"] {
        let place = scraper::Selector::parse(place).unwrap();
        let said: String = document.select(&place).flat_map(|one| one.text()).collect();
        assert!(said.contains("ville type"), "{said}");
    }
    let (_, body) = typed(&page, "f/city", "pantin-2024");
    assert_eq!(body.matches("ville type").count(), 0);
}

/// Trees of figures have the words of the form beside them, and one is no plural.
#[test]
fn a_tree_of_a_french_page_is_french() {
    let (_folder, page) = french();
    for figure in ["verdict.cliff.after", "tco.by_line.sensors.incl_vat"] {
        let body = page.get(&format!("/plan/explain?p=mine.yaml&figure={figure}&depth=12")).body;
        let tree = scraper::Html::parse_document(&body).root_element().text().collect::<Vec<_>>().join(" ");
        let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in [
            "de août",
            "de octobre",
            "de avril",
            " sensor,",
            "1 années",
            " of device",
            "2028-0",
            ", works,",
            ", labour,",
        ] {
            assert!(!tree.contains(word), "{figure}: {word} in {tree}");
        }
        assert!(tree.contains("capteur") && tree.contains("janvier"), "{figure}: {tree}");
    }
}
