//! Several plans on the page, a city's forecast, and the study with what is asked for beside it.

use std::fs;

use perenne::language::Language;
use perenne::sheet::{Book, workbook};

use super::support::{Page, folder};

const OTHER: &str = "schema: perenne/plan/v1
plan: other
title: Other
city: medium-city
start: 2027-01
horizon: 10 years
phases: {pilot: 18 months, run: rest}
lines:
  sensors: {item: sensors/urban-sensor, quantity: {pilot: 100, run: 4000}}
funding:
  - loan: {id: bank, amount: 100_000 EUR, rate: 3 %, term: 10 years, draw: 2027-06}
scenarios:
  fewer: {sensors.quantity.run: 1000}
";

fn two_plans() -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("other.yaml"), OTHER).unwrap();
    folder
}

#[test]
fn plans_that_are_ticked_are_seen_together_and_kept_as_a_programme() {
    let folder = two_plans();
    let page = Page::open(folder.path(), false);
    let desk = page.get("/").body;
    for ticked in ["value=\"mine.yaml\"", "value=\"&lt;perenne&gt;/plans/citizen-app.yaml\""] {
        assert!(desk.contains(ticked), "{desk}");
    }
    let both = page.get("/programme?plan=mine.yaml&plan=other.yaml");
    assert_eq!(both.status, 200, "{}", both.body);
    for there in ["class=\"verdict", "table-ppi", "table-budget", "name=\"later-1\"", "Mine", "Other"] {
        assert!(both.body.contains(there), "{there}: {}", both.body);
    }
    // Put off by two years, a plan begins, and its loan is drawn, two years later; the plan itself stays as it is.
    let later = page.get("/programme?plan=mine.yaml&plan=other.yaml&asked=yes&keep=0&keep=1&later-1=2").body;
    assert!(later.contains("value=\"2\"") && later.contains("class=\"verdict"), "{later}");
    let form = [("title", "Deux services")];
    let kept = page.post("/programme/keep?plan=mine.yaml&plan=other.yaml&asked=yes&keep=0&keep=1&later-1=2", &form);
    assert!(kept.head.contains("location: /programme?p=deux-services.yaml"), "{}\n{}", kept.head, kept.body);
    let text = fs::read_to_string(folder.path().join("deux-services.yaml")).unwrap();
    assert!(text.contains("start: 2029-01") && text.contains("funding.bank.draw: 2029-06"), "{text}");
    assert!(page.follow(&kept).body.contains("class=\"verdict"), "what was kept is a programme");
    assert!(page.get("/").body.contains("/programme?p=deux-services.yaml"));
    // Given up, a plan is no longer counted.
    let alone = page.get("/programme?p=deux-services.yaml&asked=yes&keep=0").body;
    assert!(
        alone.contains("id=\"table-ppi\"") && !alone.contains("<th scope=\"row\"><span class=\"short\">other"),
        "{alone}"
    );
    assert_eq!(page.post("/programme/keep?plan=mine.yaml", &form).status, 409, "what is there is not replaced");
    let study = page.get("/programme/study?p=deux-services.yaml&form=md");
    assert!(study.head.contains("deux-services.md") && study.body.contains("other"), "{}", study.body);
    let chart = page.get("/programme/chart?p=deux-services.yaml");
    assert!(chart.head.contains("deux-services-plans.svg") && chart.body.contains("<svg"), "{}", chart.head);
    assert!(page.get("/plan?p=deux-services.yaml").head.contains("location: /programme?p="));
    assert_eq!(page.get("/programme").status, 422);
    assert_eq!(page.get("/programme?plan=nothing.yaml").status, 422);
    assert_eq!(page.get("/programme?p=mine.yaml").status, 404);
}

/// A plan that is at fault can be given up; plans that name no city are asked for one.
#[test]
fn what_is_at_fault_can_be_given_up_and_a_city_is_not_guessed() {
    let folder = two_plans();
    let other = |from: &str, to: &str| fs::write(folder.path().join("other.yaml"), OTHER.replace(from, to)).unwrap();
    other("sensors/urban-sensor", "sensors/nothing-like-it");
    let page = Page::open(folder.path(), false);
    let both = page.get("/programme?plan=mine.yaml&plan=other.yaml").body;
    assert!(both.contains("nothing-like-it") && !both.contains("id=\"table-ppi\""), "{both}");
    let one = page.get("/programme?plan=mine.yaml&plan=other.yaml&asked=yes&keep=0").body;
    assert!(one.contains("id=\"table-ppi\""), "{one}");
    drop(page);
    other("city: medium-city\n", "");
    let page = Page::open(folder.path(), false);
    let nowhere = page.get("/programme?plan=other.yaml").body;
    assert!(nowhere.contains("verdict undetermined") && nowhere.contains("city"), "{nowhere}");
    let there = page.get("/programme?plan=other.yaml&asked=yes&keep=0&city=medium-city").body;
    assert!(there.contains("id=\"table-ppi\""), "{there}");
}

#[test]
fn what_is_typed_and_not_saved_counts_in_a_programme() {
    let folder = two_plans();
    let page = Page::open(folder.path(), false);
    let cost = |body: &str| body.split("€").take(3).collect::<String>();
    let before = page.get("/programme?plan=other.yaml").body;
    let version = page.version("other.yaml");
    page.post("/plan/change?p=other.yaml", &[("version", &version), ("f/lines/sensors/quantity/run", "5 000")]);
    assert_ne!(cost(&before), cost(&page.get("/programme?plan=other.yaml").body));
}

#[test]
fn a_programme_reads_nothing_outside_the_folder_and_writes_nothing_where_it_must_not() {
    let outside = tempfile::tempdir().unwrap();
    let served = outside.path().join("served");
    fs::create_dir(&served).unwrap();
    fs::write(outside.path().join("secret.yaml"), OTHER.replace("plan: other", "plan: secret-plan")).unwrap();
    let programme = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [../secret.yaml]\n";
    fs::write(served.join("all.yaml"), programme).unwrap();
    let page = Page::open(&served, true);
    let told = page.get("/programme?p=all.yaml").body;
    assert!(told.contains("../secret.yaml") && !told.contains("secret-plan") && !told.contains("table-ppi"), "{told}");
    let all = "/programme/keep?plan=%3Cperenne%3E%2Fplans%2Fcitizen-app.yaml";
    assert_eq!(page.post(all, &[("title", "x")]).status, 403);
    assert_eq!(fs::read_dir(&served).unwrap().count(), 1);
    for hostile in ["/programme?p=..%2Fsecret.yaml", "/programme?plan=..%2Fsecret.yaml"] {
        assert!(!page.get(hostile).body.contains("secret-plan"), "{hostile}");
    }
}

#[test]
fn a_forecast_is_typed_year_by_year_and_a_year_that_is_emptied_is_none() {
    let folder = folder();
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    fs::write(folder.path().join("ours.yaml"), city).unwrap();
    let page = Page::open(folder.path(), false);
    let form = page.get("/city?p=ours.yaml").body;
    let year = "2026";
    let taxes = format!("f/outlook/{year}/revenue/taxes");
    let (interest, principal) =
        (format!("f/debt_schedule/{year}/interest"), format!("f/debt_schedule/{year}/principal"));
    for name in [&taxes, &interest, &principal] {
        assert!(form.contains(&format!("name=\"{name}\"")), "{name}: {form}");
    }
    let change = |fields: &[(&str, &str)]| {
        let version = page.version("ours.yaml");
        let all: Vec<(&str, &str)> =
            std::iter::once(("version", version.as_str())).chain(fields.iter().copied()).collect();
        page.post("/plan/change?p=ours.yaml", &all);
        page.text("ours.yaml")
    };
    let text = change(&[(&taxes, "21 500 000"), (&interest, "610 000"), (&principal, "2 650 000,50")]);
    for written in ["taxes: 21_500_000 EUR", "interest: 610_000 EUR", "principal: 2_650_000.50 EUR"] {
        assert!(text.contains(written), "{written}: {text}");
    }
    let shown = page.get("/city?p=ours.yaml").body;
    assert!(shown.contains("21\u{202f}500\u{202f}000") || shown.contains("21,500,000"), "{shown}");
    let text = change(&[(&taxes, ""), (&interest, ""), (&principal, "")]);
    assert!(!text.contains(&format!("{year}:")) && !text.contains("\noutlook:"), "{text}");
}

#[test]
fn the_study_has_what_is_asked_for_beside_it() {
    let folder = two_plans();
    let offer = "schema: perenne/offer/v1\noffer: dupont\nvendor: Dupont SA\nplan: other\nlines:\n  sensors:\n    device: {price: 500 EUR/sensor}\n";
    fs::write(folder.path().join("dupont.yaml"), offer).unwrap();
    let page = Page::open(folder.path(), false);
    let choice = page.get("/plan/study?p=other.yaml").body;
    assert!(choice.contains("name=\"scenario\"") && choice.contains("value=\"fewer\""), "{choice}");
    let as_md = |more: &str| page.get(&format!("/plan/study/as?p=other.yaml&form=md{more}")).body;
    let plain = as_md("");
    let fewer = as_md("&scenario=fewer");
    assert_ne!(plain, fewer);
    // Whatever the page speaks, the study speaks what is chosen.
    assert!(choice.contains("<select id=\"lang\" name=\"lang\">"), "{choice}");
    assert!(as_md("&lang=fr").contains("Coût total") && !plain.contains("Coût total"));
    let french = page.get("/plan/study?p=other.yaml&lang=fr").body;
    assert!(french.contains("form=see&amp;lang=fr"), "{french}");
    let beside = as_md("&beside=yes");
    assert!(beside.contains("fewer") && !plain.contains("fewer"), "{beside}");
    let dated = as_md("&date=2026-03-02");
    assert!(dated.contains("2026") && dated != plain);
    assert_eq!(page.get("/plan/study/as?p=other.yaml&form=md&scenario=none").status, 422);
    assert!(choice.contains("value=\"dupont.yaml\""), "{choice}");
    let with = as_md("&o=dupont.yaml");
    assert!(with.contains("Dupont SA") && !plain.contains("Dupont SA"), "{with}");
    assert!(!as_md("&o=dupont.yaml&anonymous=yes").contains("Dupont"));
}

/// As `check` and `programme` read them, a plan that a programme names may be a workbook.
#[test]
fn a_programme_names_workbooks_too() {
    let folder = two_plans();
    let plan = |text: &str| workbook(text, &[], Book::Xlsx, Language::English).unwrap();
    fs::write(folder.path().join("sheet.xlsx"), plan(&OTHER.replace("plan: other", "plan: sheet"))).unwrap();
    let programme = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [mine.yaml, sheet.xlsx]\n";
    fs::write(folder.path().join("all.yaml"), programme).unwrap();
    let page = Page::open(folder.path(), false);
    let both = page.get("/programme?p=all.yaml").body;
    assert!(both.contains("id=\"table-ppi\"") && both.contains("sheet.xlsx"), "{both}");
    // Its faults are told at their cells, without saying where the folder lies.
    fs::write(folder.path().join("sheet.xlsx"), plan(&OTHER.replace("10 years", "ten years"))).unwrap();
    let faulty = page.get("/programme?p=all.yaml").body;
    let place = folder.path().display().to_string();
    assert!(faulty.contains("sheet.xlsx!Project!B6") && !faulty.contains("table-ppi"), "{faulty}");
    assert!(!faulty.contains(&place), "{faulty}");
}

#[test]
fn a_shipped_programme_is_saved_as_ones_own() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let shipped = "<perenne>/plans/programmes/four-projects.yaml";
    let name: String = form_urlencoded::byte_serialize(shipped.as_bytes()).collect();
    let shown = page.get(&format!("/programme?p={name}")).body;
    assert!(shown.contains(&format!("href=\"/new?copy={name}#new-copy\"")), "{shown}");
    assert!(page.get(&format!("/new?copy={name}")).body.contains("selected"), "what is copied is chosen already");
    let saved = page.post("/new", &[("way", "copy"), ("title", "Notre programme"), ("from", shipped)]);
    assert!(saved.head.contains("location: /programme?p=notre-programme.yaml"), "{}\n{}", saved.head, saved.body);
    let text = fs::read_to_string(folder.path().join("notre-programme.yaml")).unwrap();
    assert!(text.contains("programme: notre-programme") && text.contains("Notre programme"), "{text}");
    assert!(page.follow(&saved).body.contains("id=\"table-ppi\""), "it is calculated as one's own");
}
