//! A catalog of one's own on the page.

use std::fs;

use super::support::{Page, folder};

const CATALOG: &str = "schema: perenne/catalog/v1
catalog: ours
title: Our prices   # as the buyer keeps them
sources:
  quote: {title: A quote of 2026, date: 2026-05-04, grade: primary}
items:
  probe:
    label: Probe
    family: sensor
    unit: sensor
    costs:
      device: {price: 240 EUR/sensor, source: quote}   # excluding VAT
";

#[test]
fn prices_of_ones_own_are_typed_and_plans_use_them() {
    let folder = folder();
    fs::write(folder.path().join("ours.yaml"), CATALOG).unwrap();
    let page = Page::open(folder.path(), false);
    assert!(page.get("/").body.contains("href=\"/catalog?p=ours.yaml\""));
    assert!(page.get("/plan?p=ours.yaml").head.contains("location: /catalog?p=ours.yaml"));
    let form = page.get("/catalog?p=ours.yaml").body;
    for there in ["name=\"f/items/probe/costs/device/price\"", "A quote of 2026", "name=\"f/sources/quote/date\""] {
        assert!(form.contains(there), "{there}: {form}");
    }
    let change = |fields: &[(&str, &str)]| {
        let version = page.version("ours.yaml");
        let all: Vec<(&str, &str)> =
            std::iter::once(("version", version.as_str())).chain(fields.iter().copied()).collect();
        assert_eq!(page.post("/plan/change?p=ours.yaml", &all).status, 303);
        page.text("ours.yaml")
    };
    let text = change(&[("f/items/probe/costs/device/price", "1 234,50"), ("f/items/probe/costs/device/life", "8")]);
    let price = "{price: 1234.50 EUR/sensor, source: quote";
    assert!(text.contains(price) && text.contains("life: 8"), "{text}");
    assert!(text.contains("# as the buyer keeps them") && text.contains("# excluding VAT"), "{text}");
    let item = [
        ("item-label", "Relais radio"),
        ("item-family", "connectivity"),
        ("item-price", "90"),
        ("item-recurs", "EUR/unit/year"),
    ];
    let text = change(&[&[("add", "item")], &item[..]].concat());
    assert!(text.contains("relais-radio:") && text.contains("90 EUR/unit/year"), "{text}");
    let text = change(&[("add", "cost f/items/probe/costs"), ("cost-f/items/probe/costs", "removal")]);
    assert!(text.contains("removal:") && text.contains("price: unknown"), "nobody's price is counted: {text}");
    assert!(change(&[("f/items/probe/costs/removal/price", "15")]).contains("price: 15 EUR/sensor"));
    // What is done, and paid once, may be of either section: it is asked, and what comes again is no investment.
    let training = [("add", "item"), ("item-label", "Formation"), ("item-family", "service"), ("item-price", "800")];
    let version = page.version("ours.yaml");
    for (basis, section, status) in
        [("EUR/unit", "", 409), ("EUR/unit/year", "investment", 409), ("EUR/unit", "operating", 303)]
    {
        let more = [("version", &*version), ("item-recurs", basis), ("item-section", section)];
        assert_eq!(page.post("/plan/change?p=ours.yaml", &[&more[..], &training].concat()).status, status, "{basis}");
    }
    assert!(page.text("ours.yaml").contains("section: operating"), "{}", page.text("ours.yaml"));
    assert!(change(&[("add", "source")]).contains("grade: assumption"));
    assert!(!change(&[("remove", "f/items/probe/costs/removal")]).contains("removal"));
    page.post("/plan/save?p=ours.yaml", &[]);
    assert!(page.get("/new").body.contains("value=\"ours/relais-radio\""), "a project can begin with it");
}

#[test]
fn a_fault_of_a_catalog_stands_at_its_field() {
    let folder = folder();
    fs::write(folder.path().join("ours.yaml"), CATALOG.replace("240 EUR/sensor", "much")).unwrap();
    let page = Page::open(folder.path(), true);
    let form = page.get("/catalog?p=ours.yaml").body;
    let (_, after) =
        form.split_once("data-at=\"f/items/probe/costs/device/price\"").unwrap_or_else(|| panic!("{form}"));
    assert!(after.split_once("</td>").unwrap().0.contains("class=\"fault\""), "{form}");
    assert!(!form.contains("name=\"add\""), "nothing is added where nothing is written");
}

#[test]
fn a_catalog_is_begun_on_the_page() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let begun = page.post("/new", &[("way", "catalog"), ("title", "Prix de la ville")]);
    assert!(begun.head.contains("location: /catalog?p=prix-de-la-ville.yaml"), "{}", begun.head);
    assert!(page.follow(&begun).body.contains("Prix de la ville"));
    let text = fs::read_to_string(folder.path().join("prix-de-la-ville.yaml")).unwrap();
    assert!(text.contains("catalog: prix-de-la-ville"), "{text}");
}

/// What is shipped is read as it is, and a copy of it is one's own.
#[test]
fn a_shipped_catalog_is_read_and_copied() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let address = "p=%3Cperenne%3E%2Fcatalogs%2Fsensors.yaml";
    assert!(page.get("/").body.contains(&format!("/catalog?{address}")), "{}", page.get("/").body);
    let shown = page.get(&format!("/catalog?{address}")).body;
    assert!(
        shown.contains("sensors/urban-sensor") || shown.contains("f/items/urban-sensor/costs/device/price"),
        "{shown}"
    );
    assert!(shown.contains("#new-copy") && !shown.contains("name=\"add\""), "{shown}");
    let made =
        page.post("/new", &[("way", "copy"), ("from", "<perenne>/catalogs/sensors.yaml"), ("title", "Nos capteurs")]);
    assert!(made.head.contains("location: /catalog?p=nos-capteurs.yaml"), "{}\n{}", made.head, made.body);
    let own = fs::read_to_string(folder.path().join("nos-capteurs.yaml")).unwrap();
    assert!(own.contains("catalog: nos-capteurs") && own.contains("urban-sensor:"), "{own}");
    assert!(page.get("/new").body.contains("value=\"nos-capteurs/urban-sensor\""));
}

/// Prices by volume and what was read of a price elsewhere have fields of their own; nothing is put there for the user.
#[test]
fn a_catalog_has_tiers_and_observations() {
    let folder = folder();
    fs::write(folder.path().join("ours.yaml"), CATALOG).unwrap();
    let page = Page::open(folder.path(), false);
    let device = "f/items/probe/costs/device";
    let change = |fields: &[(&str, &str)], status| {
        let version = page.version("ours.yaml");
        let all: Vec<(&str, &str)> =
            std::iter::once(("version", version.as_str())).chain(fields.iter().copied()).collect();
        let sent = page.post("/plan/change?p=ours.yaml", &all);
        assert_eq!(sent.status, status, "{}", sent.body);
        page.text("ours.yaml")
    };
    let seen = |price: &str| {
        let all = [("price", price), ("basis", "excl_vat"), ("source", "quote")];
        all.map(|(field, value)| (format!("seen-{field}-{device}"), value.to_owned()))
    };
    let add = |price: &str, status| {
        let seen = seen(price);
        let mut fields = vec![("add", "observation f/items/probe/costs/device")];
        fields.extend(seen.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        change(&fields, status)
    };
    assert_eq!(add("", 409), CATALOG);
    let text = add("1 240,50", 303);
    assert!(text.contains("{price: 1240.50 EUR/sensor, basis: excl_vat, source: quote}"), "{text}");
    let text = change(&[(&format!("{device}/observations/@0/date"), "2026-04-01")], 303);
    assert!(text.contains("date: 2026-04-01"), "{text}");
    let text = change(&[("add", &format!("tiers {device}"))], 303);
    assert!(text.contains("bands:") && text.matches("240 EUR/sensor").count() == 2, "{text}");
    let text = change(&[("add", &format!("band {device}/tiers"))], 303);
    assert_eq!(text.matches("upto").count(), 2, "{text}");
    let text = change(&[(&format!("{device}/tiers/bands/@2/price"), "199")], 303);
    assert!(text.contains("199 EUR/sensor"), "{text}");
    let form = page.get("/catalog?p=ours.yaml").body;
    assert!(!form.contains("class=\"fault\"") && form.contains("observations/@0/price"), "{form}");
    assert!(!change(&[("remove", &format!("{device}/observations"))], 303).contains("observations"));
}
