//! Columns beside the prices: those that change no price are passed, and named; those that do are read right, or asked about.

use perenne::language::Language;

use crate::offers::support::{device as read, read_back, said, scratch, write};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";
const INSTALL: &str = "Boîte : Installation et mise en service";
const FEE: &str = "Boîte : Redevance ou forfait";
const PRICE: &str = "{price: 80 EUR/box}";

fn table(name: &str, text: &str, mapping: Option<&str>) -> Result<String, String> {
    read(&format!("beside-{name}.csv"), text.as_bytes(), mapping)
}

/// What is read of the yearly fee of the small plan; or the codes of what is refused, and all that is told.
fn fee(name: &str, text: &str, mapping: Option<&str>) -> Result<String, String> {
    let path = scratch(&format!("beside-fee-{name}.csv"));
    write(&path, text.as_bytes());
    let (session, imported) = read_back(&path, mapping);
    let found = imported.and_then(|it| it.yaml.lines().find(|line| line.contains("fee: {")).map(str::to_owned));
    found.map(|line| line.trim().to_owned()).ok_or_else(|| said(&session, Language::English))
}

#[test]
fn columns_that_change_no_price_are_passed() {
    for (place, (heading, figure)) in [
        ("Note /20", "15"),
        ("Note technique (sur 20)", "15,5"),
        ("Score /100", "80"),
        ("Conso (W)", "3,5"),
        ("Alimentation (V)", "48"),
        ("Nombre de piles", "2"),
        ("Nombre de voies", "8"),
        ("Préavis", "3 mois"),
        ("Engagement", "36 mois"),
        ("Engagement", "sans"),
        ("Durée d'engagement (mois)", "36"),
        // 80 × 1.2 = 96, of which 16 are VAT.
        ("TTC", "96"),
        ("TVA", "16"),
        ("Montant TVA", "16"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;PU HT;{heading}\n{DEVICE};80;{figure}\n");
        assert_eq!(table(&format!("passes-{place}"), &text, None), Ok(PRICE.to_owned()), "{heading}: {figure}");
    }
    for (place, (heading, figure, code)) in [
        ("Note", "10", "schedule-alters"),
        ("Note", "- 10 %", "schedule-alters"),
        ("Engagement (€)", "50", "schedule-alters"),
        ("Engagement", "70 € si 36 mois", "schedule-remark"),
        ("Nombre de piles par lot", "10", "schedule-alters"),
        // Neither 96 nor 16.
        ("TTC", "97", "schedule-echo"),
        ("Montant TVA", "17", "schedule-echo"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("Désignation;PU HT;{heading}\n{DEVICE};80;{figure}\n");
        assert_eq!(table(&format!("asked-{place}"), &text, None), Err(code.to_owned()), "{heading}: {figure}");
    }
}

#[test]
fn rows_may_be_numbered_by_tens() {
    let rows = |numbers: [&str; 2], head: &str| {
        format!("{head};Désignation;PU HT\n{};{DEVICE};80\n{};{INSTALL};10\n", numbers[0], numbers[1])
    };
    assert_eq!(table("tens", &rows(["10", "20"], "N"), None), Ok(PRICE.to_owned()));
    assert_eq!(table("hundreds", &rows(["100", "300"], "N"), None), Ok(PRICE.to_owned()), "a row was taken out");
    // Figures that do not count the rows may be those of this year.
    for numbers in [["20", "10"], ["15", "30"], ["10", "25"]] {
        assert_eq!(table("odd", &rows(numbers, "N"), None), Err("schedule-alters".to_owned()), "{numbers:?}");
    }
    let years = format!("N;N+1;Désignation;PU HT\n10;11;{DEVICE};80\n20;22;{INSTALL};10\n");
    assert_eq!(table("years", &years, None), Err("schedule-alters".to_owned()));
}

#[test]
fn another_rate_of_vat_is_told_once_as_a_rate() {
    for (place, (vat, tax, with_tax)) in
        [("TVA 10 %", "8", "88"), ("TVA 5,5 %", "4,4", "84,4"), ("TVA", "8", "88")].into_iter().enumerate()
    {
        // 80 × 10 % = 8, 80 × 5.5 % = 4.4: the price without VAT is 80 all the same.
        let text = format!("Désignation;PU HT;{vat};PU TTC\n{DEVICE};80;{tax};{with_tax}\n");
        let name = format!("rate-{place}");
        assert_eq!(table(&name, &text, None), Err("schedule-vat-rate".to_owned()), "{vat}");
        assert_eq!(table(&name, &text, Some("columns: {ignored: [C]}\n")), Ok(PRICE.to_owned()), "{vat}");
    }
    // 88 is with VAT at 10 %; 80 with a reduction of a tenth would be 86.4.
    let reduced = format!("Désignation;PU HT;PU TTC\n{DEVICE};80;86,4\n");
    assert_eq!(table("reduced", &reduced, None), Err("schedule-echo".to_owned()));
}

#[test]
fn money_beside_the_prices_is_left_with_its_own_vat() {
    let text = format!("Désignation;PU HT;Coût maintenance HT;Coût maintenance TTC\n{DEVICE};80;20;24\n");
    assert_eq!(table("maintenance", &text, None), Err("schedule-columns".to_owned()));
    let mapping = "columns: {price: B, ignored: [C]}\n";
    assert_eq!(table("maintenance", &text, Some(mapping)), Ok(PRICE.to_owned()));
}

#[test]
fn an_empty_column_of_prices_without_vat_is_what_is_missing() {
    for taxed in ["Prix TTC", "PU TTC"] {
        let path = scratch("beside-empty.csv");
        write(&path, format!("Désignation;PU HT;{taxed}\n{DEVICE};;96\n").as_bytes());
        let (session, imported) = read_back(&path, None);
        assert!(imported.is_none());
        for (language, words) in [(Language::English, "fill in B `PU HT`"), (Language::French, "remplissez B `PU HT`")]
        {
            let told = said(&session, language);
            assert!(told.contains(words) && told.contains(&format!("C `{taxed}`")), "{told}");
        }
    }
}

#[test]
fn a_column_says_for_what_time_each_price_is() {
    let rows =
        |price: &str, time: &str| format!("Désignation;PU HT;Périodicité\n{DEVICE};80;unique\n{FEE};{price};{time}\n");
    // Half a euro a month is six a year.
    for (price, time) in [("6", "annuelle"), ("0,5", "mensuelle"), ("1,5", "par trimestre")] {
        assert_eq!(fee("time", &rows(price, time), None), Ok("fee: {price: 6 EUR/box/year}".to_owned()), "{time}");
    }
    for time in ["unique", "tous les 2 ans", "hebdomadaire", "mensuelle puis annuelle"] {
        let told = fee("odd", &rows("6", time), None).unwrap_err();
        assert!(told.contains("error[schedule-unit]") && told.contains(time), "{time}: {told}");
    }
    let once = format!("Désignation;PU HT;Périodicité\n{DEVICE};80;mensuelle\n");
    assert_eq!(table("once", &once, None), Err("schedule-unit".to_owned()), "a device is paid once");
    let heading = format!("Désignation;PU mensuel HT;Périodicité\n{FEE};0,5;annuelle\n");
    assert!(fee("heading", &heading, None).is_err(), "the heading says another time");
    let mapped = format!("Désignation;PU HT;Rythme\n{FEE};0,5;mensuel\n");
    let mapping = Some("columns: {period: C}\n");
    assert_eq!(fee("mapped", &mapped, mapping), Ok("fee: {price: 6 EUR/box/year}".to_owned()));
}

#[test]
fn a_price_for_the_whole_of_a_time_asks_for_how_long() {
    let text = "Désignation;PU HT\nAbonnement pour la durée du marché;24\n";
    let rows = "rows: {\"Abonnement pour la durée du marché\": boxes.fee}\n";
    let told = fee("whole", text, Some(rows)).unwrap_err();
    // The plan lasts four years: 24 EUR are 6 a year.
    let example = "units: {\"row 2\": \"4 ans\"}";
    assert!(told.contains("for how long") && told.contains(example), "{told}");
    let answered = format!("{rows}{example}\n");
    assert_eq!(fee("whole", text, Some(&answered)), Ok("fee: {price: 6 EUR/box/year}".to_owned()));
    // What is paid once is paid for all of it.
    let once = "Désignation;PU HT\nBoîte pour la durée du marché;80\n";
    let rows = "rows: {\"Boîte pour la durée du marché\": boxes.device}\n";
    assert_eq!(table("whole-once", once, Some(rows)), Ok(PRICE.to_owned()));
}

#[test]
fn the_unit_of_a_column_is_proposed_as_its_heading_has_it() {
    let text = format!("Désignation;Abonnement annuel HT\n{FEE};6\n");
    let told = fee("heading-unit", &text, None).unwrap_err();
    let example = "columns: {price: {column: B, unit: EUR/an}}";
    assert!(told.contains(example), "{told}");
    assert_eq!(
        fee("heading-unit", &text, Some(&format!("{example}\n"))),
        Ok("fee: {price: 6 EUR/box/year}".to_owned())
    );
    // A lump sum is no price of each.
    let lump = fee("lump", &text, Some("columns: {price: {column: B, unit: EUR/forfait}}\n")).unwrap_err();
    assert!(lump.contains("error[schedule-unit]"), "{lump}");
}

#[test]
fn a_unit_may_name_its_money_and_a_lot_what_is_tendered() {
    for (place, unit) in ["EUR par box", "€/box", "EUR HT/box"].into_iter().enumerate() {
        let text = format!("Désignation;Unité;PU HT\n{DEVICE};{unit};80\n");
        assert_eq!(table(&format!("unit-{place}"), &text, None), Ok(PRICE.to_owned()), "{unit}");
    }
    for (place, unit) in ["€", "k€/box", "USD/box", "€ TTC/box"].into_iter().enumerate() {
        let text = format!("Désignation;Unité;PU HT\n{DEVICE};{unit};80\n");
        assert_eq!(table(&format!("no-unit-{place}"), &text, None), Err("schedule-unit".to_owned()), "{unit}");
    }
    // Ten boxes are asked for.
    let lot = |count: u32| format!("Le lot comprend {count} box;\nDésignation;PU HT\n{DEVICE};80\n");
    assert_eq!(table("lot-10", &lot(10), None), Ok(PRICE.to_owned()));
    assert_eq!(table("lot-8", &lot(8), None), Err("schedule-remark".to_owned()));
}

#[test]
fn months_that_are_given_away_are_asked_about() {
    for words in ["3 premiers mois offerts", "premier mois gratuit", "1 an offert"] {
        let text = format!("Désignation;PU HT;Observations\n{DEVICE};80;{words}\n");
        assert_eq!(table("given", &text, None), Err("schedule-remark".to_owned()), "{words}");
    }
}

#[test]
fn footnotes_and_reductions_until_a_day_are_asked_about() {
    for (place, words) in
        ["(1) hors pose", "Ces prix incluent une remise de 10 % valable jusqu'au 30/06/2027"].into_iter().enumerate()
    {
        let text = format!("Désignation;PU HT\n{DEVICE};80\n{words};\n");
        assert!(table(&format!("foot-{place}"), &text, None).is_err(), "{words}");
    }
    // What is paid after a reduction is the price.
    for heading in ["PU HT remisé", "PU HT remise déduite"] {
        assert_eq!(table("net", &format!("Désignation;{heading}\n{DEVICE};80\n"), None), Ok(PRICE.to_owned()));
    }
    let two = format!("Désignation;PU HT;PU HT remisé\n{DEVICE};100;80\n");
    assert_eq!(table("two", &two, None), Err("schedule-columns".to_owned()));
}

#[test]
fn amounts_with_vat_on_a_sheet_of_sums_are_those_beside_them() {
    // Ten boxes at 80 are 800, with VAT 960.
    let text = |taxed: &str| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("DQE").unwrap();
        for (column, head) in ["Désignation", "Quantité", "PU HT"].into_iter().enumerate() {
            sheet.write(0, column as u16, head).unwrap();
        }
        sheet.write(1, 0, DEVICE).unwrap();
        sheet.write(1, 1, 10).unwrap();
        sheet.write(1, 2, 80).unwrap();
        let sums = book.add_worksheet();
        sums.set_name("Récapitulatif").unwrap();
        sums.write(0, 1, "Montant HT").unwrap();
        sums.write(0, 2, "Montant TTC").unwrap();
        sums.write(1, 0, "Boîtes").unwrap();
        sums.write(1, 1, 800).unwrap();
        sums.write(1, 2, taxed.parse::<f64>().unwrap()).unwrap();
        book.save_to_buffer().unwrap()
    };
    assert_eq!(read("beside-sums.xlsx", &text("960"), None), Ok(PRICE.to_owned()));
    assert!(read("beside-sums-wrong.xlsx", &text("900"), None).is_err(), "900 is not 800 with VAT");
}
