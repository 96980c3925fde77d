//! A slip in a field takes nothing away: the number that is typed after it has the unit of the field again.

use super::support::{PLAN, Page};

const MORE: &str = "    costs: {radar: {price: 540 EUR/sensor/year}}
funding:
  - subsidy: {id: fund, name: DSIL, rate: 40 %, of: investment, cap: 60_000 EUR, status: acquired}
  - loan: {id: loan, amount: 2000 EUR, rate: 3 %, term: 10 years}
benefits:
  - {id: water, name: Eau, saving: 1000 EUR/year, from: run, status: hoped}
";

fn french() -> (tempfile::TempDir, Page) {
    let folder = tempfile::tempdir().unwrap();
    let plan = PLAN.replace("  sensors: {item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}}\n", "")
        + "  sensors:\n    item: sensors/urban-sensor\n    quantity: {pilot: 10, run: 20}\n";
    std::fs::write(folder.path().join("mine.yaml"), format!("{plan}{MORE}")).unwrap();
    let mut page = Page::open(folder.path(), false);
    page.cookie += "; perenne-language=fr";
    (folder, page)
}

/// The faults of the form.
fn faults(page: &Page) -> Vec<String> {
    let document = scraper::Html::parse_document(&page.get("/plan?p=mine.yaml").body);
    let selector = scraper::Selector::parse(".fault").unwrap();
    let all = document.select(&selector).map(|fault| fault.text().collect::<Vec<_>>().join(" "));
    // Where prices fall below the threshold of investment there is nothing left to borrow for.
    all.filter(|fault| !fault.contains("emprunts")).collect()
}

#[test]
fn a_number_after_a_slip_has_the_unit_of_its_field() {
    const DEVICE: &str = "f/lines/sensors/costs/device";
    let (_folder, page) = french();
    for (field, slips, then, written) in [
        (&*format!("{DEVICE}/price"), ["10 %", "10 %/an", "600 €/lampe", "abc"], "169", "price: 169 EUR/sensor"),
        // A price that no catalog has: its unit is that of the price before the slip.
        (
            "f/lines/sensors/costs/radar/price",
            ["10 %", "10 %/an", "600 €/lampe", "abc"],
            "169",
            "price: 169 EUR/sensor/year",
        ),
        (&format!("{DEVICE}/failure"), ["4 €", "4 ans", "4 %", "abc"], "5", "failure: 5 %/year"),
        (&format!("{DEVICE}/life"), ["4 €", "4 %", "4 km", "abc"], "9", "life: 9 years"),
        ("f/lines/sensors/quantity/run", ["2 km", "2 %", "2 €", "abc"], "30", "run: 30}"),
        ("f/funding/@0/subsidy/rate", ["10 €", "40 %/an", "4 ans", "abc"], "30", "rate: 30 %,"),
        ("f/funding/@0/subsidy/cap", ["60 000 €/an", "10 %", "6 ans", "abc"], "50000", "cap: 50_000 EUR,"),
        ("f/funding/@1/loan/amount", ["5 %", "2 000 €/an", "6 ans", "abc"], "3000", "amount: 3000 EUR,"),
        ("f/benefits/@0/saving", ["10 %", "4 ans", "5 €/lampe", "abc"], "700", "saving: 700 EUR/year"),
        ("f/indices/energy", ["2 €", "2 ans", "2 %", "abc"], "3", "energy: 3 %/year"),
        ("f/discount/rate", ["2 €", "2 ans", "2 %/an", "abc"], "3", "rate: 3 %"),
    ] {
        for slip in slips {
            page.typed(field, slip);
            let text = page.typed(field, then);
            assert!(text.contains(written), "{field}: {slip}, then {then}: {text}");
            assert_eq!(faults(&page), [""; 0], "{field}: {slip}, then {then}: {text}");
        }
    }
}

/// What the hint says is what the field takes, in the words of the page.
#[test]
fn a_share_is_asked_of_what_in_the_words_that_its_field_takes() {
    let (_folder, page) = french();
    let price = "f/lines/sensors/costs/radar/price";
    page.typed(price, "10 %");
    let told = faults(&page).join(" ");
    assert!(told.contains("Fourniture de l'équipement") && !told.contains(" of "), "{told}");
    for (said, written) in [
        ("10 % de device", "price: 10 % of device"),
        ("10 %/an de device", "price: 10 %/year of device"),
        ("8,5 % par an de fourniture de l’équipement", "price: 8.5 %/year of device"),
        ("8 % du prix de «\u{a0}Fourniture de l'équipement\u{a0}»", "price: 8 % of device"),
    ] {
        let text = page.typed(price, said);
        assert!(text.contains(written), "{said}: {text}");
        assert_eq!(faults(&page), [""; 0], "{said}: {text}");
    }
}

/// Thousands as they are written by hand and in Switzerland, the sign before the number: one reading alone.
#[test]
fn numbers_are_read_as_people_type_them() {
    const DEVICE: &str = "f/lines/sensors/costs/device/price";
    let (_folder, page) = french();
    for (field, said, written) in [
        (DEVICE, "1’234", "price: 1234 EUR/sensor"),
        (DEVICE, "1'234,50 €", "price: 1234.50 EUR/sensor"),
        (DEVICE, "12k", "price: 12_000 EUR/sensor"),
        (DEVICE, "€120", "price: 120 EUR/sensor"),
        (DEVICE, "EUR 120", "price: 120 EUR/sensor"),
        (DEVICE, "€120/capteur", "price: 120 EUR/sensor"),
        ("f/funding/@0/subsidy/cap", "1’234’567", "cap: 1_234_567 EUR"),
        ("f/funding/@0/subsidy/cap", "12 k", "cap: 12_000 EUR"),
        ("f/funding/@0/subsidy/cap", "€ 12 500", "cap: 12_500 EUR"),
        ("f/lines/sensors/quantity/run", "1’200", "run: 1200}"),
        ("f/lines/sensors/quantity/run", "1,2k", "run: 1200}"),
        // Interest may well be below one in a hundred.
        ("f/funding/@1/loan/rate", "0,3", "rate: 0.3 %,"),
    ] {
        let text = page.typed(field, said);
        assert!(text.contains(written), "{field}: {said}: {text}");
        assert_eq!(faults(&page), [""; 0], "{field}: {said}: {text}");
    }
}

/// Nobody pays three thousandths: 0,3 is asked about before it counts.
#[test]
fn a_fraction_of_an_aid_is_asked_about() {
    let (_folder, page) = french();
    page.typed("f/funding/@0/subsidy/rate", "0,3");
    assert_eq!(faults(&page).len(), 1, "{:?}", faults(&page));
    let body = page.get("/plan?p=mine.yaml").body;
    for with in ["0.3 %", "30 %"] {
        let mut mends = body.split("name=\"mend\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let mend = mends.find(|mend| mend.ends_with(&format!(":{with}"))).unwrap_or_else(|| panic!("{with}: {body}"));
        page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("mend", mend)]);
        assert!(page.text("mine.yaml").contains(&format!("rate: {with},")), "{}", page.text("mine.yaml"));
        assert_eq!(faults(&page), [""; 0]);
        page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
    }
    assert!(page.typed("f/funding/@0/subsidy/rate", "0,3 %").contains("rate: 0.3 %,"));
    page.typed("f/funding/@0/subsidy/rate", "0,3");
    assert!(page.typed("f/funding/@0/subsidy/rate", "40").contains("rate: 40 %,"));
}

/// A ratio names its line as the page does, and takes that name back.
#[test]
fn a_ratio_is_of_a_line_by_its_name() {
    let (_folder, page) = french();
    let field = "f/lines/dpia/quantity";
    let body = |page: &Page| page.get("/plan?p=mine.yaml").body;
    assert!(page.typed(field, "1 pour 100 Capteur urbain").contains("quantity: 1 pour 100 sensors"));
    assert!(body(&page).contains("value=\"1 pour 100 Capteur urbain\""), "{}", body(&page));
    assert!(page.typed(field, "2 per 1 000 sensors").contains("quantity: 2 per 1000 sensors"));
    assert!(body(&page).contains("value=\"2 pour 1000 Capteur urbain\""), "{}", body(&page));
    assert_eq!(faults(&page), [""; 0]);
}

/// Limits are told as people read them, and not as a program compares.
#[test]
fn limits_are_told_in_the_words_of_the_reader() {
    let (_folder, page) = french();
    for (field, value, limits) in [
        ("f/lines/sensors/costs/device/life", "0", "≥ 1\u{a0}mois"),
        ("f/funding/@0/subsidy/rate", "140 %", "de 0 à 100\u{a0}%"),
        ("f/indices/energy", "-100 %", "> −100\u{a0}% par an"),
        ("f/horizon", "101 ans", "de 1\u{a0}mois à 100\u{a0}ans"),
    ] {
        page.typed(field, value);
        let told = faults(&page).join(" ");
        assert!(told.contains(limits), "{field}: {told}");
        page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
    }
}
