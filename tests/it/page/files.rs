//! Files that come in, and what is made of them: cities, offers; and what else could be.

use std::fs;

use super::support::{Page, folder};

/// The DGFiP's row of a city, with the columns that a city's file takes.
const ACCOUNTS: &str = include_str!("../../accounts/data/donneesbpse_dobp_2015.csv");

#[test]
fn a_city_comes_out_of_a_file_and_goes_into_a_plan() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let sent = page.send("/city/read", &[("commune", "wittenheim")], ("../../x/comptes 2015.csv", ACCOUNTS));
    let picked = page.follow(&sent);
    let preview = page.follow(&picked);
    assert_eq!(preview.status, 200, "{}", preview.body);
    // 5 108.83 thousand of taxes and 851.92 of duties: 5 960 750 EUR, beside the mean of the stratum.
    assert!(
        preview.body.contains("5\u{202f}960\u{202f}750") && preview.body.contains("impo1 5 108.83 + impo2 851.92"),
        "{}",
        preview.body
    );
    assert!(preview.body.contains("(1) stratum"), "{}", preview.body);
    let hidden = std::env::temp_dir().display().to_string();
    assert!(!preview.body.contains(&hidden), "no path is told");
    let form = [("u", "0"), ("insee", "68376"), ("year", "2015"), ("assume", "yes"), ("plan", "mine.yaml")];
    let written = page.post("/city/write", &form);
    assert!(written.head.contains("location: /plan?p=mine.yaml"), "{}\n{}", written.head, written.body);
    let city = fs::read_to_string(folder.path().join("wittenheim-2015.yaml")).unwrap();
    assert!(city.contains("city: wittenheim-2015") && !city.contains(&hidden), "{city}");
    assert!(page.text("mine.yaml").contains("city: wittenheim-2015"));
    assert!(page.get("/plan?p=mine.yaml").body.contains("class=\"figures\""));
    assert_eq!(page.post("/city/write", &form).status, 409, "what is there is not replaced");
    // Its own form: a figure that is typed is changed, and the rules beside it with it.
    let own = page.get("/city?p=wittenheim-2015.yaml&with=medium-city");
    assert!(own.body.contains("name=\"f/accounts/revenue/taxes\"") && own.body.contains("(2)"), "{}", own.body);
    let version = page.version("wittenheim-2015.yaml");
    let typed = [("version", version.as_str()), ("f/accounts/revenue/taxes", "6 000 000"), ("f/accounts/year", "2015")];
    page.post("/plan/change?p=wittenheim-2015.yaml", &typed);
    let text = page.text("wittenheim-2015.yaml");
    assert!(text.contains("taxes: 6_000_000 EUR") && text.contains("year: 2015"), "{text}");
    assert!(page.get("/plan?p=wittenheim-2015.yaml").head.contains("location: /city?p="));
    assert_eq!(page.get("/plan/text?p=wittenheim-2015.yaml").status, 200);
}

#[test]
fn what_is_no_file_of_accounts_is_told_as_that() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let picked = page.follow(&page.send("/city/read", &[("commune", "x")], ("a.csv", "name;age\nx;3\n")));
    assert_eq!(picked.status, 422);
    assert!(picked.body.contains("role=\"alert\"") && picked.body.contains("a.csv"), "{}", picked.body);
    let none = page.follow(&page.send("/city/read", &[("commune", "Nowhere")], ("a.csv", ACCOUNTS)));
    assert!(none.body.contains("No municipality"), "{}", none.body);
    assert_eq!(page.get("/city/preview?u=99&insee=68376").status, 404);
    assert_eq!(page.get("/city/preview?u=..%2F..%2Fetc&insee=68376").status, 404);
}

#[test]
fn files_come_in_only_where_they_are_asked_for() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    for path in ["/plan/change?p=mine.yaml", "/plan/save?p=mine.yaml", "/new", "/quit", "/city/write"] {
        assert_eq!(page.send(path, &[("version", "1")], ("a.csv", "x")).status, 415, "{path}");
    }
    for broken in
        ["", "--mark", "--other\r\n\r\n--other--", "--mark\r\nContent-Disposition: form-data\r\n\r\nx\r\n--mark--"]
    {
        assert_eq!(page.send_raw("/city/read", broken).status, 400, "{broken:?}");
    }
    assert_eq!(page.send("/plan/offers/read?p=../x.yaml", &[], ("a.csv", "x")).status, 404);
    let page = Page::open(folder.path(), true);
    assert_eq!(page.send("/city/read", &[], ("a.csv", ACCOUNTS)).status, 403);
    assert_eq!(page.send("/plan/offers/read?p=mine.yaml", &[], ("a.csv", "x")).status, 403);
    let city = [("u", "0"), ("insee", "68376")];
    assert_ne!(page.post("/city/write", &city).status, 303);
    assert_eq!(page.post("/plan/whatif/keep?p=mine.yaml", &[("scenario", "x"), ("w/horizon", "120")]).status, 403);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A plan with offers on it: ten boxes.
fn tender() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let small = std::path::Path::new("tests/offers/small");
    for file in ["plan.yaml", "one.yaml", "two.yaml"] {
        fs::copy(small.join(file), folder.path().join(file)).unwrap();
    }
    fs::create_dir(folder.path().join("catalogs")).unwrap();
    for file in fs::read_dir(small.join("catalogs")).unwrap().flatten() {
        fs::copy(file.path(), folder.path().join("catalogs").join(file.file_name())).unwrap();
    }
    folder
}

#[test]
fn an_unknown_layout_is_asked_for_once_and_remembered() {
    let folder = tender();
    let page = Page::open(folder.path(), false);
    let schedule = "Marché;;\n;;\nLibellé;Notre tarif;Note\nBoîte connectée;120,00;x\n";
    let read = "/plan/offers/read?p=plan.yaml";
    let asked = page.send(read, &[("vendor", "Dupont & <b>Fils</b>")], ("<img>.csv", schedule));
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert!(asked.body.contains("id=\"column-price\"") && asked.body.contains("Boîte connectée"), "{}", asked.body);
    assert!(!asked.body.contains("<b>Fils") && !asked.body.contains("<img>"));
    let said = [
        ("u", "0"),
        ("vendor", "Dupont"),
        ("header_row", "3"),
        ("column-designation", "A"),
        ("column-price", "B"),
        ("price-unit", "€ HT"),
    ];
    let more = page.post("/plan/offers/map?p=plan.yaml", &said);
    assert!(more.body.contains("name=\"means\"") && more.body.contains("boxes.device"), "{}", more.body);
    // What is left open is asked again, and nothing is written.
    let open: Vec<_> = said.iter().copied().chain([("row", "Boîte connectée"), ("means", "?")]).collect();
    assert!(page.post("/plan/offers/map?p=plan.yaml", &open).body.contains("name=\"means\""));
    assert!(!folder.path().join("dupont.yaml").exists());
    let whole: Vec<_> = said.iter().copied().chain([("row", "Boîte connectée"), ("means", "boxes.device")]).collect();
    let made = page.post("/plan/offers/map?p=plan.yaml", &whole);
    assert_eq!(made.status, 200, "{}", made.body);
    let offer = fs::read_to_string(folder.path().join("dupont.yaml")).unwrap();
    assert!(offer.contains("device: {price: 120 EUR/box}"), "{offer}");
    let mapping = fs::read_to_string(folder.path().join("dupont.mapping.yaml")).unwrap();
    assert!(mapping.contains("\"Boîte connectée\": \"boxes.device\""), "{mapping}");
    // Another file of the same layout needs no more questions.
    let form = [("vendor", "Durand"), ("mapping", "dupont.mapping.yaml")];
    let again = page.send(read, &form, ("b.csv", &schedule.replace("120,00", "99,50")));
    assert!(again.body.contains("durand.yaml"), "{}", again.body);
    assert!(fs::read_to_string(folder.path().join("durand.yaml")).unwrap().contains("99.5 EUR/box"));
    // The same vendor's file, read again, may take the place of the first: asked.
    let twice = page.send(read, &form, ("b.csv", &schedule.replace("120,00", "98")));
    assert!(
        twice.body.contains("value=\"durand-2.yaml\"") && twice.body.contains("Replace durand.yaml"),
        "{}",
        twice.body
    );
    let replace = [("old", "durand.yaml"), ("new", "durand-2.yaml")];
    assert_eq!(
        page.post("/plan/offers/replace?p=plan.yaml", &[("old", "plan.yaml"), ("new", "durand-2.yaml")]).status,
        409
    );
    assert_eq!(page.post("/plan/offers/replace?p=plan.yaml", &replace).status, 303);
    let now = fs::read_to_string(folder.path().join("durand.yaml")).unwrap();
    assert!(
        now.contains("98 EUR/box") && now.contains("offer: durand\n") && !folder.path().join("durand-2.yaml").exists(),
        "{now}"
    );
    let compared = page.get("/plan/offers?p=plan.yaml&o=one.yaml&o=dupont.yaml").body;
    assert!(compared.contains("Vendor One") && compared.contains("Dupont"), "{compared}");
    let scored =
        [("offer", "dupont.yaml"), ("scores.technical", "14"), ("received", "2026-01-05"), ("valid_until", "")];
    let version = page.version("dupont.yaml");
    let say = |more: &[(&str, &str)]| {
        let form = [&[("version", version.as_str())], more].concat();
        page.post("/plan/offers/say?p=plan.yaml", &form).status
    };
    assert_eq!(say(&scored), 303);
    // Another tab that shows what was there before takes nothing of it back.
    assert_eq!(say(&[("offer", "dupont.yaml"), ("scores.technical", "")]), 409);
    let offer = fs::read_to_string(folder.path().join("dupont.yaml")).unwrap();
    assert!(offer.contains("technical: 14/20") && offer.contains("received: 2026-01-05"), "{offer}");
    assert_eq!(page.get("/plan/offers/template?p=plan.yaml").status, 200);
}

#[test]
fn levers_become_a_scenario_and_draws_are_made() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let shown = page.get("/plan/whatif?p=mine.yaml").body;
    assert!(shown.contains("name=\"w/sensors.device.price\""), "{shown}");
    let moved = page.get("/plan/whatif?p=mine.yaml&w%2Fsensors.device.price=650").body;
    let value = moved.split("type=\"hidden\" name=\"w/sensors.device.price\" value=\"").nth(1).unwrap();
    assert!(value.starts_with("650 EUR/sensor\""), "{}", &value[..40]);
    let kept = [("scenario", "Dear sensors"), ("w/sensors.device.price", "650 EUR/sensor")];
    assert_eq!(page.post("/plan/whatif/keep?p=mine.yaml", &kept).status, 303);
    let text = page.text("mine.yaml");
    assert!(text.contains("dear-sensors") && text.contains("sensors.device.price: 650 EUR/sensor"), "{text}");
    assert!(page.get("/plan/scenarios?p=mine.yaml").body.contains("dear-sensors"));
    assert_eq!(page.post("/plan/whatif/keep?p=mine.yaml", &kept).status, 409);
    let swept = page.get("/plan/whatif?p=mine.yaml&sweep=sensors.device.price").body;
    assert!(swept.contains("perenne-curve"), "{swept}");
    assert_eq!(page.post("/plan/draw?p=mine.yaml", &[("scenarios", "10000")]).status, 303);
    let drawn = || page.get("/plan/whatif?p=mine.yaml").body.contains("simulation-figures");
    assert!((0..600).any(|_| drawn() || {
        std::thread::sleep(std::time::Duration::from_millis(100));
        false
    }));
}

#[test]
fn prices_by_volume_and_by_date_and_what_is_not_sure_are_made_in_the_form() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let post = |form: &[(&str, &str)]| {
        let version = page.version("mine.yaml");
        let form: Vec<_> = [("version", version.as_str())].into_iter().chain(form.iter().copied()).collect();
        let reply = page.post("/plan/change?p=mine.yaml", &form);
        assert_eq!(reply.status, 303, "{form:?}: {}", reply.body);
        let shown = page.get("/plan?p=mine.yaml").body;
        let text = page.text("mine.yaml");
        assert!(!shown.contains("class=\"fault\""), "{form:?} is accepted: {text}");
        text
    };
    let device = "f/lines/sensors/costs/device";
    post(&[("add", &format!("tiers {device}"))]);
    let text = post(&[("add", &format!("band {device}/tiers"))]);
    assert_eq!(text.matches("upto").count(), 2, "{text}");
    let text = post(&[(&format!("{device}/tiers/bands/@0/price"), "555,50")]);
    assert!(text.contains("555.50 EUR/sensor"), "{text}");
    post(&[("remove", &format!("{device}/tiers"))]);
    post(&[("add", &format!("dates {device}"))]);
    let text = post(&[("add", &format!("date {device}/price"))]);
    assert!(text.contains("from: 2029-01-01"), "{text}");
    post(&[("remove", &format!("{device}/price"))]);
    let unsure = [("add", "uncertain"), ("add-path", "sensors.device.life"), ("add-low", "6"), ("add-high", "12")];
    let text = post(&unsure);
    assert!(text.contains("sensors.device.life: {low: 6 years, high: 12 years}"), "{text}");
}

#[test]
fn the_study_is_kept_as_a_document_of_an_office() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let kept = page.get("/plan/study/as?p=mine.yaml&form=docx");
    assert!(kept.head.contains("wordprocessingml") && kept.body.starts_with("PK"), "{}", kept.head);
    assert!(page.get("/plan/study?p=mine.yaml").body.contains("form=docx"));
    // The share of each verdict stands beside it.
    assert!(page.get("/plan?p=mine.yaml").body.contains("class=\"shares\""));
}
