//! What stands beside a verdict wherever it is shown, and what readers will ask, in the words of the form.

use scraper::{Html, Selector};

use super::support::{PLAN, Page, folder};

/// The cells of the desk's row of a plan.
fn row(page: &Page, name: &str) -> String {
    let html = Html::parse_document(&page.get("/").body);
    let rows = Selector::parse("tbody tr").unwrap();
    let texts = html.select(&rows).map(|row| row.text().collect::<String>());
    texts.into_iter().find(|text| text.contains(name)).unwrap_or_default()
}

/// A verdict on the desk is no surer than in its box: of a typical city, without all prices, over too short a time, on aid that
/// is only hoped for.
#[test]
fn a_verdict_on_the_desk_has_its_reserves() {
    let folder = folder();
    let write = |name: &str, plan: String| std::fs::write(folder.path().join(name), plan).unwrap();
    let unpriced = PLAN.replace("quantity: 1}", "quantity: 1, costs: {study: {price: unknown, section: operating}}}");
    write("unpriced.yaml", unpriced.replace("plan: mine", "plan: unpriced"));
    // Six months of 2029, the first year after the pilot, and no whole one.
    let short = PLAN.replace("plan: mine", "plan: short").replace("start: 2027-01", "start: 2027-04");
    write("short.yaml", short.replace("10 years", "30 months"));
    let hoped = "funding:\n  - contribution: {id: fund, rate: 100 %, of: all, status: hoped}\n";
    let large = PLAN.replace("run: 20}", "run: 20_000}").replace("plan: mine", "plan: hoped");
    write("hoped.yaml", format!("{large}{hoped}"));
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    write("ours.yaml", city);
    write("own.yaml", PLAN.replace("plan: mine", "plan: own").replace("city: medium-city", "city: ours"));
    let page = Page::open(folder.path(), false);
    for (name, reserve) in [
        ("mine.yaml", "typical city"),
        ("unpriced.yaml", "prices are missing"),
        ("short.yaml", "too short a period to judge"),
        ("hoped.yaml", "acquired funding alone"),
    ] {
        assert!(row(&page, name).contains(reserve), "{name}: {}", row(&page, name));
    }
    let own = row(&page, "own.yaml");
    assert!(own.contains("SUSTAINABLE") && !own.contains("typical"), "{own}");
}

/// What is asked speaks of fields by their labels and leads to them; what a source is called is its title.
#[test]
fn a_review_speaks_of_fields_and_leads_to_them() {
    let folder = folder();
    let plan = PLAN.replace("quantity: 1}", "quantity: 1, costs: {study: {price: 9_000 EUR/study, source: old}}}");
    let plan = format!("{plan}sources:\n  old: {{title: The old call, date: 2015-01-01, grade: primary}}\n");
    std::fs::write(folder.path().join("mine.yaml"), plan).unwrap();
    let mut page = Page::open(folder.path(), false);
    page.cookie += "; perenne-language=fr";
    let body = page.get("/plan/review?p=mine.yaml").body;
    let main = body.split("<h1>").nth(1).unwrap();
    assert!(main.contains("The old call") && main.contains("1er janvier 2015"), "{main}");
    assert!(main.contains("href=\"/plan?p=mine.yaml#f/lines/sensors/costs/device/price\""), "{main}");
    assert!(main.contains("Capteur urbain, "), "{main}");
    let text: String = Html::parse_fragment(main).root_element().text().collect();
    for id in ["sensors.device", "dpia.study", "mine.yaml:", "« old »"] {
        assert!(!text.contains(id), "{id}: {text}");
    }
}
