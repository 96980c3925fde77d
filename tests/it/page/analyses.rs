//! What a plan can be asked besides its verdict, as the command line answers it.

use std::fs;

use perenne::document::Library;
use perenne::report::json;
use perenne::run::Figure;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use scraper::{Html, Selector};

use super::support::{PLAN, Page, folder};

const PRICE: &str = "sensors.device.price";

fn count(body: &str, selector: &str) -> usize {
    Html::parse_document(body).select(&Selector::parse(selector).unwrap()).count()
}

/// The total cost of a plan's text.
fn cost(text: &str) -> Decimal {
    let (library, mut session) = (Library::with_files(Vec::new()), Session::default());
    let analysis = session.analyse_text("mine.yaml", text, &library, &Options::default()).unwrap();
    Figure::TcoInclVat.of(&analysis.run).unwrap()
}

#[test]
fn every_value_leads_to_its_field_and_is_told_with_what_backs_it() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let all = page.get("/plan/assumptions?p=mine.yaml").body;
    assert!(all.contains("href=\"/plan?p=mine.yaml#f/lines/sensors/costs/device/price\""), "{all}");
    let assumed = page.get("/plan/assumptions?p=mine.yaml&grade=assumption").body;
    let rows = |body: &str| count(body, "table.values tbody tr");
    assert!(rows(&assumed) > 5 && rows(&assumed) < rows(&all), "{assumed}");
    assert_eq!(count(&assumed, "table.values .grade.assumption"), rows(&assumed));
    let kept = page.get("/plan/assumptions?p=mine.yaml&form=csv");
    assert!(kept.head.contains("mine-assumptions.csv"), "{}", kept.head);
    assert_eq!(kept.body.lines().count(), rows(&all) + 1, "the table and its file have the same values");
}

#[test]
fn a_plan_is_laid_over_every_city_that_fits_and_those_that_do_not_are_named() {
    let folder = folder();
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    fs::write(folder.path().join("ours.yaml"), city).unwrap();
    let page = Page::open(folder.path(), false);
    let shown = page.get("/plan/cities?p=mine.yaml").body;
    for there in ["ours", "medium-city", "wittenheim-2014"] {
        assert!(shown.contains(there), "{there}: {shown}");
    }
    assert_eq!(count(&shown, "tr[aria-current]"), 1, "the plan's own city is marked");
    let kept = page.get("/plan/cities?p=mine.yaml&form=csv").body;
    assert_eq!(kept.lines().count(), count(&shown, "tbody tr") + 1);
}

#[test]
fn plans_and_saved_results_stand_side_by_side() {
    let folder = folder();
    let other = PLAN.replace("plan: mine", "plan: other").replace("run: 20}}", "run: 200}}");
    fs::write(folder.path().join("other.yaml"), &other).unwrap();
    let (library, mut session) = (Library::with_files(Vec::new()), Session::default());
    let saved = PLAN.replace("plan: mine", "plan: earlier").replace("run: 20}}", "run: 30}}");
    let analysis = session.analyse_text("earlier.yaml", &saved, &library, &Options::default()).unwrap();
    fs::write(folder.path().join("earlier.json"), json(&analysis, &session.diagnostics).to_string()).unwrap();
    fs::write(folder.path().join("broken.json"), "{\"schema\": \"perenne/result/v1\"}").unwrap();
    let page = Page::open(folder.path(), false);
    let ticked = page.get("/compare?plan=mine.yaml&plan=other.yaml");
    assert!(ticked.head.contains("location: /plan/compare?p=mine.yaml&with=other.yaml"), "{}", ticked.head);
    let beside = page.get("/plan/compare?p=mine.yaml&with=other.yaml&with=earlier.json&with=broken.json").body;
    assert_eq!(count(&beside, "table#compared, table:has(#compared)"), 1, "{beside}");
    assert_eq!(count(&beside, "caption[id^=drivers]"), 2, "{beside}");
    assert!(beside.contains("earlier") && count(&beside, "div.notice") == 1, "{beside}");
}

#[test]
fn the_value_that_is_found_reaches_the_goal_and_the_next_one_does_not() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let limit = (cost(PLAN) + Decimal::from(5_000)).round();
    let asked = format!("/plan/solve?p=mine.yaml&for={PRICE}&until=tco_incl_vat+%3C%3D&amount={limit}");
    let found = page.get(&asked).body;
    let form = Html::parse_document(&found);
    let field = |name: &str| {
        let field = Selector::parse(&format!("form[action*='solve/take'] input[name={name}]")).unwrap();
        form.select(&field).next_back().unwrap().attr("value").unwrap().to_owned()
    };
    let (version, value) = (field("version"), field("value"));
    let take = [("version", version.as_str()), ("path", PRICE), ("value", value.as_str())];
    assert_eq!(page.post("/plan/solve/take?p=mine.yaml", &[("version", "99"), take[1], take[2]]).status, 409);
    assert_eq!(page.post("/plan/solve/take?p=mine.yaml", &take).status, 303);
    let text = page.text("mine.yaml");
    let written = value.split(' ').next().unwrap();
    assert!(text.contains(written), "{value}: {text}");
    let dearer = text.replace(written, &(written.parse::<Decimal>().unwrap() + Decimal::new(1, 2)).to_string());
    assert!(cost(&text) <= limit && cost(&dearer) > limit, "{value}: {} {}", cost(&text), cost(&dearer));
    assert_eq!(page.get(&asked.replace(&limit.to_string(), "a+lot")).status, 422, "an amount is not guessed");
    let ends = page.get(&format!("/plan/solve?p=mine.yaml&for={PRICE}&from=900&to=20"));
    assert_eq!(ends.status, 422, "ends the wrong way round are told");
}

/// Half of 21 is 11, and half as much again 32: halves are rounded up, as everywhere.
#[test]
fn the_ends_that_are_proposed_are_rounded_half_up() {
    let folder = folder();
    fs::write(folder.path().join("mine.yaml"), PLAN.replace("run: 20}}", "run: 21}}")).unwrap();
    let page = Page::open(folder.path(), false);
    let asked = format!("/plan/grid?p=mine.yaml&a=sensors.quantity.run&b={PRICE}&count=2&form=csv");
    let kept = page.get(&asked).body;
    let ends: Vec<&str> = kept.lines().skip(1).step_by(2).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ends, ["11", "32"], "{kept}");
}

#[test]
fn two_levers_cross_in_a_table() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let asked =
        format!("/plan/grid?p=mine.yaml&a={PRICE}&a-from=500&a-to=700&b=sensors.quantity.run&b-from=20&b-to=40");
    let shown = page.get(&format!("{asked}&count=3&figure=tco_incl_vat")).body;
    assert_eq!(count(&shown, "td.crossing"), 9, "{shown}");
    let kept = page.get(&format!("{asked}&count=3&figure=tco_incl_vat&form=csv")).body;
    assert_eq!(kept.lines().count(), 10, "{kept}");
    // A crossing is what the plan with both values comes to.
    let changed = PLAN.replace("run: 20}}", "run: 40}, costs: {device: {price: 700 EUR/sensor}}}");
    let bare = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let last = Html::parse_document(&shown);
    let crossings = Selector::parse("td.crossing").unwrap();
    let last = last.select(&crossings).next_back().unwrap().text().collect::<String>();
    assert!(bare(&last).starts_with(&cost(&changed).round().to_string()), "{last} {}", cost(&changed));
    assert_eq!(page.get(&format!("/plan/grid?p=mine.yaml&a={PRICE}&b={PRICE}")).status, 422);
    assert_eq!(page.get(&format!("{asked}&count=4000000000")).status, 200, "no more than what fits a page");
    assert_eq!(page.get(&asked.replace("a-from=500", "a-from=many")).status, 422);
}

#[test]
fn charts_are_kept_as_drawings_and_as_figures() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    for kind in ["cliff", "city", "thresholds", "waterfall", "tornado"] {
        let drawn = page.get(&format!("/plan/charts?p=mine.yaml&kind={kind}&form=svg"));
        assert!(drawn.head.contains(&format!("mine-{kind}.svg")) && drawn.body.contains("<svg"), "{}", drawn.head);
        assert!(page.get(&format!("/plan/charts?p=mine.yaml&kind={kind}&form=csv")).body.lines().count() > 1, "{kind}");
    }
    let none = page.get("/plan/charts?p=mine.yaml&kind=offers").body;
    assert_eq!(count(&none, ".sheet-page p.notice"), 1, "{none}");
}

/// Nothing is told of a plan that is at fault, and nothing of another file's, and nothing is written where nothing must be.
#[test]
fn no_analysis_guesses_reads_elsewhere_or_writes_where_it_must_not() {
    let folder = folder();
    fs::write(folder.path().join("faulty.yaml"), PLAN.replace("10 years", "ten years")).unwrap();
    let page = Page::open(folder.path(), true);
    for kind in ["analyses", "assumptions", "cities", "compare", "solve", "grid", "charts"] {
        let told = page.get(&format!("/plan/{kind}?p=faulty.yaml"));
        // Over other cities, the faults of the plan itself are told there.
        let status = if kind == "cities" { 422 } else { 200 };
        assert_eq!((told.status, count(&told.body, "table")), (status, 0), "{kind}: {}", told.body);
        assert_eq!(page.get(&format!("/plan/{kind}?p=..%2Fmine.yaml")).status, 404, "{kind}");
    }
    let outside = page.get("/plan/compare?p=mine.yaml&with=..%2F..%2Fetc%2Fpasswd").body;
    assert_eq!((count(&outside, "div.notice"), count(&outside, "table")), (1, 0), "{outside}");
    let take = [("version", "1"), ("path", PRICE), ("value", "1 EUR/sensor")];
    assert_eq!(page.post("/plan/solve/take?p=mine.yaml", &take).status, 403);
}

/// Every page of a plan at fault says what is to be mended, with the way to its field.
#[test]
fn every_page_of_a_faulty_plan_lists_its_faults() {
    let folder = folder();
    let scenarios = "scenarios:\n  worse: {horizon: 8 years}\n";
    fs::write(folder.path().join("faulty.yaml"), format!("{}{scenarios}", PLAN.replace("10 years", "ten years")))
        .unwrap();
    let page = Page::open(folder.path(), false);
    for kind in ["scenarios", "odds", "ways", "whatif", "study", "offers", "assumptions", "grid"] {
        let told = page.get(&format!("/plan/{kind}?p=faulty.yaml")).body;
        assert_eq!(count(&told, ".fault"), 1, "{kind}: {told}");
        assert!(told.contains("/plan?p=faulty.yaml#f/horizon"), "{kind}: {told}");
    }
    // So does a plan of which a scenario alone is at fault.
    let scenarios = "scenarios:\n  pessimistic: {phases.pilot: 12 years}\n";
    fs::write(folder.path().join("sound.yaml"), format!("{PLAN}{scenarios}").replace("plan: mine", "plan: sound"))
        .unwrap();
    let told = page.get("/plan/scenarios?p=sound.yaml").body;
    assert!(told.contains("/plan?p=sound.yaml#f/scenarios/pessimistic/phases.pilot"), "{told}");
}

/// A scenario that has a title is called by it, on its page and in the form.
#[test]
fn scenarios_are_called_by_their_titles() {
    let folder = folder();
    let scenarios = "scenarios:\n  cheap-sensor: {horizon: 8 years}\n";
    fs::write(folder.path().join("mine.yaml"), format!("{PLAN}{scenarios}")).unwrap();
    let mut page = Page::open(folder.path(), false);
    page.cookie += "; perenne-language=fr";
    for (path, said) in [("/plan", "<h3>Capteur bon marché</h3>"), ("/plan/scenarios", ">capteur bon marché</th>")] {
        let body = page.get(&format!("{path}?p=mine.yaml")).body;
        assert!(body.contains(said), "{path}: {body}");
    }
}
