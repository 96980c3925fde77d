//! What is typed and pressed in the form of a plan, and what its file says then.

use std::fs;

use super::support::{PLAN, Page, folder};

const MORE: &str = "funding:
  - subsidy: {id: fund, rate: 40 %, of: investment, cap: 60_000 EUR, status: acquired}
uncertainty:
  funding.fund.rate: {low: 30 %, high: 50 %}
sources:
  call:
    title: The call
    date: 2026-05-01
    grade: primary
    grounds: [funding.fund.rate, funding.fund.cap]
scenarios:
  worse: {funding.fund.rate: 20 %}
";

fn page_of(text: &str) -> (tempfile::TempDir, Page) {
    let folder = folder();
    std::fs::write(folder.path().join("mine.yaml"), text).unwrap();
    let page = Page::open(folder.path(), false);
    (folder, page)
}

fn faults(page: &Page) -> usize {
    page.get("/plan?p=mine.yaml").body.matches("class=\"fault\"").count()
}

#[test]
fn a_number_takes_the_unit_of_its_field_with_the_sign_of_it_too() {
    let (_folder, page) = page_of(PLAN);
    let price = "f/lines/sensors/costs/device/price";
    for (value, written) in [
        ("1 234,50 €", "1234.50 EUR/sensor"),
        ("1 234,50", "1234.50 EUR/sensor"),
        // Of two marks the last parts the decimals.
        ("1.234,50", "1234.50 EUR/sensor"),
        ("1,234.50", "1234.50 EUR/sensor"),
        ("0,6 k€", "600 EUR/sensor"),
        ("1,5 M€", "1_500_000 EUR/sensor"),
        ("gratuit", "0 EUR/sensor"),
        ("700 EUR", "700 EUR/sensor"),
    ] {
        let text = page.typed(price, value);
        assert!(text.contains(&format!("price: {written}}}")), "{value}: {text}");
        assert_eq!(faults(&page), 0, "{value}: {text}");
    }
    let text = page.typed(price, "sur devis");
    assert!(text.contains("price: unknown"), "{text}");
    let text = page.typed("f/discount/rate", "3,75 %");
    assert!(text.contains("rate: 3.75 %"), "{text}");
    // What may be a thousand or one and a bit is asked about.
    let text = page.typed(price, "1,234 €");
    assert!(text.contains("1,234 €"), "{text}");
    assert_eq!(faults(&page), 1);
}

#[test]
fn a_point_before_three_digits_is_asked_about_at_its_field() {
    let (_folder, page) = page_of(PLAN);
    page.typed("f/lines/sensors/costs/device/price", "1.234");
    let body = page.get("/plan?p=mine.yaml").body;
    let slot = body.split("data-at=\"f/lines/sensors/costs/device/price\"").nth(1).unwrap();
    assert!(slot.split("data-at").next().unwrap().contains("class=\"caution\""), "{slot}");
    assert!(body.contains("<details open>"), "what is asked about is seen");
}

/// On a French page `600.000` may be 600 000, as people group, or 600: nothing counts until one is pressed.
#[test]
fn a_point_before_three_digits_in_french_is_asked_before_it_counts() {
    let (_folder, mut page) = page_of(PLAN);
    page.cookie += "; perenne-language=fr";
    let price = "f/lines/sensors/costs/device/price";
    for (value, both) in [
        ("600.000", ["600_000 EUR/sensor", "600 EUR/sensor"]),
        ("12.500 €", ["12_500 EUR/sensor", "12.5 EUR/sensor"]),
        ("1.200 k€", ["1_200_000 EUR/sensor", "1200 EUR/sensor"]),
    ] {
        page.typed(price, value);
        assert_eq!(faults(&page), 1, "{value}: {}", page.text("mine.yaml"));
        let body = page.get("/plan?p=mine.yaml").body;
        assert!(!body.contains("class=\"figures\""), "nothing counts");
        for with in both {
            let mend = body.split("name=\"mend\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let mend = mend
                .clone()
                .find(|mend| mend.ends_with(&format!(":{with}")))
                .unwrap_or_else(|| panic!("{value} {with}: {body}"));
            let version = page.version("mine.yaml");
            page.post("/plan/change?p=mine.yaml", &[("version", &version), ("mend", mend)]);
            assert!(page.text("mine.yaml").contains(&format!("price: {with}")), "{}", page.text("mine.yaml"));
            assert_eq!(faults(&page), 0, "{}", page.text("mine.yaml"));
            page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
        }
    }
    // Both marks, a share, a nought before the point and words are no question.
    for (field, value, written) in [
        (price, "1.234,50", "price: 1234.50 EUR/sensor"),
        (price, "0.600", "price: 0.600 EUR/sensor"),
        ("f/discount/rate", "3.125", "rate: 3.125 %"),
        ("f/title", "Tranche 12.500", "title: Tranche 12.500"),
    ] {
        assert!(page.typed(field, value).contains(written), "{value}: {}", page.text("mine.yaml"));
    }
}

/// 4 000 € a month are 48 000 a year: what stands beside the price in its own time stays of one kind with it.
#[test]
fn a_price_of_another_time_is_that_of_its_field_where_it_is_exact() {
    let plan = PLAN.replace("  dpia:", "  boss: {item: staff/category-a, quantity: 0.5}\n  dpia:");
    let ranged =
        format!("{plan}uncertainty:\n  boss.salary.price: {{low: 40_000 EUR/FTE/year, high: 60_000 EUR/FTE/year}}\n");
    let (_folder, page) = page_of(&ranged);
    let salary = "f/lines/boss/costs/salary/price";
    let text = page.typed(salary, "4 000 €/mois");
    assert!(text.contains("salary: {price: 48_000 EUR/FTE/year}"), "{text}");
    assert_eq!(faults(&page), 0, "{text}");
    let low = "f/uncertainty/boss.salary.price/low";
    let text = page.typed(low, "3 500 €/mois");
    assert!(text.contains("low: 42_000 EUR/FTE/year"), "{text}");
    assert_eq!(faults(&page), 0, "{text}");
    assert!(page.typed(salary, "12 500 €/trimestre").contains("50_000 EUR/FTE/year"), "{}", page.text("mine.yaml"));
}

#[test]
fn eligible_lines_and_phases_are_typed_as_words() {
    let (_folder, page) = page_of(&format!("{PLAN}{MORE}"));
    for value in ["sensors, dpia", "[sensors, dpia]"] {
        let text = page.typed("f/funding/@0/subsidy/lines", value);
        assert!(text.contains("lines: [sensors, dpia]"), "{text}");
        assert_eq!(faults(&page), 0, "{text}");
    }
    let named = "value=\"Generic urban sensor, Data protection impact assessment\"";
    assert!(page.get("/plan?p=mine.yaml").body.contains(named), "lists are of names, which it takes too");
    let text = page.typed("f/funding/@0/subsidy/phases", "pilot");
    assert!(text.contains("phases: [pilot]"), "{text}");
    assert!(!page.typed("f/funding/@0/subsidy/lines", "").contains("lines: ["));
    assert_eq!(faults(&page), 0);
}

#[test]
fn what_names_an_entry_goes_with_it_and_is_told() {
    let (_folder, page) = page_of(&format!("{PLAN}{MORE}"));
    assert_eq!(faults(&page), 0);
    let version = page.version("mine.yaml");
    let reply = page.post("/plan/change?p=mine.yaml", &[("version", &version), ("remove", "f/funding/@0")]);
    let body = page.follow(&reply).body;
    assert!(!body.contains("class=\"fault\"") && body.contains("class=\"figures\""), "{}", page.text("mine.yaml"));
    let text = page.text("mine.yaml");
    assert!(!text.contains("funding.fund"), "{text}");
    assert!(text.contains("title: The call"), "the source itself stays: {text}");
    assert!(body.contains("role=\"status\"") && body.contains("funding.fund.cap"), "it is told");
    page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
    assert_eq!(page.text("mine.yaml"), format!("{PLAN}{MORE}"), "one step back");
}

/// A cap that is emptied is named by a source still: that is told with a button, and no other path is offered twice.
#[test]
fn a_field_that_is_emptied_leaves_its_source_whole() {
    let (_folder, page) = page_of(&format!("{PLAN}{MORE}"));
    page.typed("f/funding/@0/subsidy/cap", "");
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(!body.contains("name=\"mend\""), "nothing is offered that the source says already");
    assert!(body.contains("href=\"#plan\""), "the fault is linked to");
    let button = body.split("name=\"remove\" value=\"f/sources/call/grounds/@1\"").count();
    assert_eq!(button, 2, "{body}");
    let version = page.version("mine.yaml");
    page.post("/plan/change?p=mine.yaml", &[("version", &version), ("remove", "f/sources/call/grounds/@1")]);
    assert!(page.text("mine.yaml").contains("grounds: [funding.fund.rate]"));
    assert_eq!(faults(&page), 0);
    // A rate that cannot be read is one fault, whoever names it.
    page.typed("f/funding/@0/subsidy/rate", "quarante");
    assert_eq!(faults(&page), 1, "{}", page.text("mine.yaml"));
}

#[test]
fn a_fault_is_seen_after_the_page_is_loaded_and_linked_to() {
    let (_folder, page) = page_of(PLAN);
    page.typed("f/lines/sensors/costs/device/life", "longtemps");
    let body = page.get("/plan?p=mine.yaml").body;
    let before = body.split("class=\"fault\"").next().unwrap();
    assert!(before.rfind("<details open>") > before.rfind("<details>"), "the fault is folded away");
    assert!(body.contains("href=\"#f/lines/sensors/costs/device/life\""), "{body}");
}

#[test]
fn a_quantity_is_split_by_phase_and_made_one_again() {
    let (_folder, page) = page_of(PLAN);
    let press = |action: &str| {
        let version = page.version("mine.yaml");
        let reply = page.post("/plan/change?p=mine.yaml", &[("version", &version), ("add", action)]);
        assert_eq!(reply.status, 303, "{}", reply.body);
        page.text("mine.yaml")
    };
    let text = press("phases f/lines/dpia/quantity");
    assert!(text.contains("quantity: {pilot: 1, run: 1}"), "{text}");
    assert_eq!(faults(&page), 0);
    assert_eq!(press("whole f/lines/dpia/quantity"), PLAN);
    assert!(press("whole f/lines/sensors/quantity").contains("quantity: 20"));
}

#[test]
fn the_language_leads_nowhere_else() {
    let (_folder, page) = page_of(PLAN);
    let to = |back: &str| {
        let reply = page.get(&format!("/language?to=fr&back={back}"));
        reply.head.lines().find_map(|line| line.strip_prefix("location: ").map(str::to_owned)).unwrap()
    };
    for back in
        ["/%09/example.org/x", "/%0a/example.org", "//example.org", "/%5cexample.org", "https://example.org", "/%20/x"]
    {
        assert_eq!(to(back), "/", "{back}");
    }
    assert_eq!(to("/plan%3Fp%3Dmine.yaml"), "/plan?p=mine.yaml");
}

#[test]
fn what_an_old_price_rested_on_is_told_and_removed() {
    let own = "costs: {device: {price: 500 EUR/sensor, source: call, note: As offered.}}";
    let plan = format!("{PLAN}{MORE}").replace("run: 20}}", &format!("run: 20}}, {own}}}"));
    assert!(plan.contains("run: 20}, costs"), "{plan}");
    let (_folder, page) = page_of(&plan);
    assert_eq!(faults(&page), 0, "{plan}");
    let price = "f/lines/sensors/costs/device/price";
    let version = page.version("mine.yaml");
    let reply = page.post("/plan/change?p=mine.yaml", &[("version", &version), (price, "650")]);
    assert!(page.follow(&reply).body.to_lowercase().contains("supply of the equipment (source, remark)"), "it is told");
    let version = page.version("mine.yaml");
    page.post("/plan/change?p=mine.yaml", &[("version", &version), ("add", "bare f/lines/sensors/costs/device")]);
    assert!(page.text("mine.yaml").contains("costs: {device: {price: 650 EUR/sensor}}"), "{}", page.text("mine.yaml"));
}

#[test]
fn a_catalog_tells_prices_of_another_unit_and_ranges_of_another_kind() {
    let catalog = "schema: perenne/catalog/v1
catalog: own
items:
  probe:
    label: Probe
    family: sensor
    unit: gateway
    costs:
      device: {price: 600 EUR/sensor, life: 8 years, range: 400 .. 800 EUR/gateway}
";
    let (folder, page) = page_of(PLAN);
    std::fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    let body = page.get("/catalog?p=own.yaml").body;
    assert_eq!(body.matches("class=\"fault\"").count(), 2, "{body}");
    let field = "f/items/probe/costs/device/range";
    let version = page.version("own.yaml");
    page.post(
        "/plan/change?p=own.yaml",
        &[("version", &version), ("f/items/probe/unit", "sensor"), (field, "500,50 à 900")],
    );
    assert!(page.text("own.yaml").contains("unit: sensor"), "{}", page.text("own.yaml"));
    // Typed as people do, in the unit of the price, which is the item's now.
    page.post("/plan/change?p=own.yaml", &[("version", &page.version("own.yaml")), (field, "500,50 à 900,50")]);
    let text = page.text("own.yaml");
    assert!(text.contains("range: 500.50 .. 900.50 EUR/sensor"), "{text}");
    assert!(!page.get("/catalog?p=own.yaml").body.contains("class=\"fault\""));
}

#[test]
fn a_fault_of_a_city_stands_at_its_field() {
    let (folder, page) = page_of(PLAN);
    let city = std::fs::read_to_string("catalogs/medium-city.yaml").unwrap();
    std::fs::write(folder.path().join("town.yaml"), city.replace("city: medium-city", "city: town")).unwrap();
    let field = "f/growth/taxes";
    let change = |value: &str| {
        let version = page.version("town.yaml");
        page.post("/plan/change?p=town.yaml", &[("version", &version), (field, value)]);
        page.get("/city?p=town.yaml").body
    };
    // The sign alone is that of the field: a share of a year.
    assert!(!change("2,5 %").contains("class=\"fault\""), "{}", page.text("town.yaml"));
    assert!(page.text("town.yaml").contains("2.5 %/year"), "{}", page.text("town.yaml"));
    let body = change("2 EUR");
    assert_eq!(body.matches("class=\"fault\"").count(), 1, "what grounds it is at no fault");
    let slot = body.split(&format!("data-at=\"{field}\"")).nth(1).unwrap();
    assert!(slot.split("data-at").next().unwrap().contains("class=\"fault\""));
    assert!(body.contains(&format!("href=\"#{field}\"")), "it is linked to");
}

/// What a city's accounts do not hold is asked for where it is typed in, in the words of the page.
#[test]
fn what_is_missing_is_asked_for_at_its_field() {
    let folder = folder();
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    let without: String =
        city.lines().filter(|line| !line.starts_with("population")).map(|line| format!("{line}\n")).collect();
    assert_ne!(city, without);
    fs::write(folder.path().join("ours.yaml"), without).unwrap();
    let page = Page::open(folder.path(), false);
    let body = page.get("/city?p=ours.yaml").body;
    let slot = body.split("data-at=\"f/population\">").nth(1).unwrap();
    assert!(slot.starts_with("<div class=\"fault\"><p><strong>Fill in: Inhabitants</strong></p></div>"), "{slot}");
    assert!(body.contains("<a href=\"#f/population\">Fill in: Inhabitants</a>"), "{body}");
    // Within an entry too, however it is written.
    let plan = PLAN.replace("title: Mine", "title: Mine\nbenefits:\n  - id: less\n    name: Less\n  - {id: more}");
    fs::write(folder.path().join("mine.yaml"), plan).unwrap();
    let body = page.get("/plan?p=mine.yaml").body;
    for entry in 0..2 {
        assert!(body.contains(&format!("href=\"#f/benefits/@{entry}/saving\"")), "{body}");
    }
}

/// A fault leaves no path of the files where a name was before it.
#[test]
fn what_is_not_sure_keeps_its_name_beside_a_fault() {
    let folder = folder();
    let plan = format!("{PLAN}uncertainty:\n  sensors.device.price: {{low: 500 EUR/sensor, high: 800 EUR/sensor}}\n");
    fs::write(folder.path().join("mine.yaml"), plan.replace("10 years", "10 anées")).unwrap();
    let page = Page::open(folder.path(), false);
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(body.contains("class=\"fault\"") && !body.contains("<h3>sensors.device.price</h3>"), "{body}");
    assert!(body.contains("Price</h3>"), "{body}");
}

/// A field takes a comma, so no fault of one says that the mark is a point.
#[test]
fn a_number_that_cannot_be_read_is_asked_for_as_people_write_it() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let price = "f/lines/sensors/costs/device/price";
    page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), (price, "1,2,3 EUR/sensor")]);
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(body.contains("class=\"fault\"") && !body.contains("decimal mark is a point"), "{body}");
}

/// Half of the investment, and not half of ten years of operation, is what a new subsidy pays: it says so, and has a name.
#[test]
fn a_new_subsidy_is_of_the_investment_and_can_be_named() {
    let (_folder, page) = page_of(PLAN);
    let post = |fields: &[(&str, &str)]| {
        let version = page.version("mine.yaml");
        page.post("/plan/change?p=mine.yaml", &[&[("version", version.as_str())], fields].concat());
    };
    post(&[("add", "subsidy")]);
    assert!(page.get("/plan?p=mine.yaml").body.contains("name=\"f/funding/@0/subsidy/of\""));
    post(&[("f/funding/@0/subsidy/name", "Région"), ("f/funding/@0/subsidy/rate", "50 %")]);
    let text = page.text("mine.yaml");
    assert!(text.contains("name: Région") && text.contains("of: investment"), "{text}");
}
