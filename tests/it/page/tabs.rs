//! Several tabs on one plan, its text beside its form, a server that was started again: what one of them wrote is never
//! undone by another unseen.

use std::fs;

use serde_json::Value;

use super::support::{PLAN, Page, folder};

const LIVE: &str = "X-Perenne: live\r\n";

/// What the script gets for what is typed.
fn typed(page: &Page, form: &[(&str, &str)]) -> Value {
    let more = format!("Origin: http://{}\r\n{LIVE}", page.host());
    let reply = page.post_with("/plan/change?p=mine.yaml", form, &more);
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

#[test]
fn a_tab_is_given_what_another_one_wrote() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let version = page.version("mine.yaml");
    let own = typed(&page, &[("version", &version), ("f/title", "A")]);
    assert!(own["form"].is_null(), "what it typed itself is in its fields already");
    page.post("/plan/change?p=mine.yaml", &[("version", own["version"].as_str().unwrap()), ("f/title", "B")]);
    page.post("/plan/save?p=mine.yaml", &[]);
    // Its form shows A still, and it types elsewhere.
    let late = typed(&page, &[("version", own["version"].as_str().unwrap()), ("f/horizon", "12")]);
    let form = late["form"].as_str().expect("its fields are those of before");
    assert!(form.contains("value=\"B\"") && form.contains("value=\"12\""), "{form}");
    assert!(form.contains(late["version"].as_str().unwrap()));
    let text = page.text("mine.yaml");
    assert!(text.contains("title: B") && text.contains("12 years"), "{text}");
}

#[test]
fn what_was_changed_elsewhere_is_not_written_over_unseen() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let version = page.version("mine.yaml");
    let elsewhere = PLAN.replace("10 years", "12 years");
    let sent = page.post("/plan/text?p=mine.yaml", &[("version", &version), ("text", &elsewhere)]);
    assert_eq!(sent.status, 303);
    let form = [("version", version.as_str()), ("f/horizon", "7"), ("f/title", "Ours")];
    for path in ["/plan/change?p=mine.yaml", "/plan/save?p=mine.yaml"] {
        let refused = page.post(path, &form);
        assert_eq!(refused.status, 409, "{path}");
        assert!(refused.body.contains("“7”") && refused.body.contains("“12 years”"), "{path}: {}", refused.body);
    }
    assert_eq!(page.text("mine.yaml"), elsewhere);
    assert_eq!(fs::read_to_string(folder.path().join("mine.yaml")).unwrap(), PLAN);
    // The script shows both, and what is sent then was decided on.
    let shown = typed(&page, &form);
    assert_eq!(shown["said"]["refused"], true);
    assert!(shown["form"].as_str().unwrap().contains("value=\"12\""));
    let taken = typed(&page, &[("version", shown["version"].as_str().unwrap()), ("f/horizon", "7")]);
    assert!(taken["said"].is_null());
    assert_eq!(page.text("mine.yaml"), PLAN.replace("10 years", "7 years"));
}

#[test]
fn what_is_added_or_removed_elsewhere_moves_nothing_under_a_form() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let add = |version: &str, kind: &str| page.post("/plan/change?p=mine.yaml", &[("version", version), ("add", kind)]);
    let version = page.version("mine.yaml");
    assert_eq!(add(&version, "subsidy").status, 303);
    // The other tab has not seen it: its own entry comes beside it.
    assert_eq!(add(&version, "subsidy").status, 303);
    let both = page.version("mine.yaml");
    let text = page.text("mine.yaml");
    assert!(text.contains("id: subsidy,") && text.contains("id: subsidy-2,"), "{text}");
    // The first is removed: what was typed into it is not written into the second, which is not removed in its place.
    page.post("/plan/change?p=mine.yaml", &[("version", &both), ("remove", "f/funding/@0")]);
    let one = page.text("mine.yaml");
    for stale in [("f/funding/@0/subsidy/rate", "35 %"), ("remove", "f/funding/@0")] {
        assert_eq!(page.post("/plan/change?p=mine.yaml", &[("version", &both), stale]).status, 409, "{stale:?}");
    }
    assert_eq!(page.text("mine.yaml"), one);
    assert!(one.contains("id: subsidy-2") && !one.contains("35 %"), "{one}");
}

#[test]
fn a_server_that_was_started_again_gives_back_what_was_typed() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let first = page.version("mine.yaml");
    let second = typed(&page, &[("version", &first), ("f/horizon", "12")])["version"].as_str().unwrap().to_owned();
    drop(page);
    let theirs = PLAN.replace("Mine ", "Theirs ");
    fs::write(folder.path().join("mine.yaml"), &theirs).unwrap();
    let page = Page::open(folder.path(), false);
    for known in [&first, &second] {
        assert_eq!(page.post("/plan/change?p=mine.yaml", &[("version", known), ("f/title", "Mine")]).status, 409);
        let lost = typed(&page, &[("version", known), ("f/title", "Mine")]);
        assert_eq!(lost["said"]["lost"], true, "the script puts what was typed into the form of now");
        assert!(lost["form"].as_str().unwrap().contains("value=\"Theirs\""));
    }
    assert_eq!(page.text("mine.yaml"), theirs);
}

#[test]
fn a_fault_leaves_no_figure_of_before_it() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let price = "f/lines/sensors/costs/device/price";
    let faulty = typed(&page, &[("version", &page.version("mine.yaml")), (price, "540 EUR/senor")]);
    assert_eq!(faulty["swap"]["cost-sensors"], "", "{faulty}");
    let mended = typed(&page, &[("version", faulty["version"].as_str().unwrap()), (price, "1234,50")]);
    assert!(mended["swap"]["cost-sensors"].as_str().unwrap().contains("EUR"), "{mended}");
}

#[test]
fn cities_and_catalogs_change_as_they_are_typed() {
    let folder = folder();
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    fs::write(folder.path().join("ours.yaml"), city).unwrap();
    let catalog = "schema: perenne/catalog/v1\ncatalog: own\ntitle: Own\nitems:\n  pole: {label: Pole, family: service, unit: pole, costs: {device: {price: 400 EUR/pole}}}\n";
    fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    let page = Page::open(folder.path(), false);
    let more = format!("Origin: http://{}\r\n{LIVE}", page.host());
    for (name, view, field, value) in [
        ("ours.yaml", "/city", "f/population", "61 000"),
        ("own.yaml", "/catalog", "f/items/pole/costs/device/price", "410,50"),
    ] {
        let shown = page.get(&format!("{view}?p={name}")).body;
        assert!(shown.contains("id=\"result\"") && shown.contains("form=\"fields\""), "{shown}");
        let form = [("version", page.version(name)), (field, value.to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let reply = page.post_with(&format!("/plan/change?p={name}"), &form, &more);
        let parts: Value = serde_json::from_str(&reply.body).unwrap();
        let result = parts["swap"]["result"].as_str().unwrap();
        assert!(!result.is_empty() && !result.contains("class=\"figures\""), "{result}");
        assert!(parts["swap"]["file"].as_str().unwrap().contains("form=\"fields\""), "{parts}");
        assert_ne!(parts["version"].as_str().unwrap(), form[0].1);
    }
}

#[test]
fn two_versions_show_the_lines_in_which_they_differ() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("f/horizon", "12")]);
    fs::write(folder.path().join("mine.yaml"), PLAN.replace("2027-01", "2028-01")).unwrap();
    let both = page.get("/plan/both?p=mine.yaml").body;
    for line in ["horizon: 12 years", "horizon: 10 years", "start: 2027-01", "start: 2028-01"] {
        assert!(both.contains(&format!("<mark>{line}</mark>")), "{line}: {both}");
    }
    assert!(!both.contains("<mark>city"), "{both}");
    // The text that was edited meanwhile stands beside what the plan holds now, marked in the same way.
    let stale = page.post("/plan/text?p=mine.yaml", &[("version", "old"), ("text", PLAN)]);
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("<mark>horizon: 12 years</mark>"), "{}", stale.body);
}

const EXAMPLE: &str = "<perenne>/plans/bethune-sensors.yaml";

/// An example is what is shipped everywhere but on its own page, which says so; saved as one's own it is shipped again.
#[test]
fn what_is_tried_with_an_example_is_ones_own_once_it_is_saved() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let name: String = form_urlencoded::byte_serialize(EXAMPLE.as_bytes()).collect();
    let programme = "/programme?p=%3Cperenne%3E%2Fplans%2Fprogrammes%2Ffour-projects.yaml";
    let sentence = |body: &str| body.split("id=\"together\"").nth(1).unwrap().to_owned();
    let before = (page.text(EXAMPLE), sentence(&page.get(programme).body));
    let ticked = format!("/programme?plan={name}");
    let alone = sentence(&page.get(&ticked).body);
    assert!(!page.get("/").body.contains("example, changed"));
    let version = page.version(EXAMPLE);
    let price = [("version", version.as_str()), ("f/lines/sensors/costs/device/price", "1 999")];
    assert_eq!(page.post(&format!("/plan/change?p={name}"), &price).status, 303);
    assert!(page.get(&format!("/plan?p={name}")).body.contains("example, changed"));
    assert!(page.get("/").body.contains("example, changed"), "the desk says it");
    assert_eq!(sentence(&page.get(programme).body), before.1, "as `check` has it");
    assert_eq!(sentence(&page.get(&ticked).body), alone);
    let saved = page.post("/new", &[("way", "copy"), ("title", "Ours"), ("from", EXAMPLE)]);
    assert_eq!(saved.status, 303, "{}", saved.body);
    assert!(fs::read_to_string(folder.path().join("ours.yaml")).unwrap().contains("1999 EUR/sensor"));
    assert_eq!(page.text(EXAMPLE), before.0);
    assert!(!page.get("/").body.contains("example, changed"));
}

/// The unit beside a field is a part of each answer: a plain number is read in the unit that stands on the screen.
#[test]
fn a_plain_number_is_read_in_the_unit_beside_its_field() {
    let folder = folder();
    let loan = format!("{PLAN}funding:\n  - loan: {{id: loan, amount: 1_000 EUR, rate: 3 %, term: 10 years}}\n");
    fs::write(folder.path().join("mine.yaml"), loan).unwrap();
    let page = Page::open(folder.path(), false);
    let life = "f/lines/sensors/costs/device/life";
    let amount = "f/funding/@0/loan/amount";
    let mut wrong = Vec::new();
    for (field, sent, shown, unit, written) in [
        (life, "96 mois", "96", "mois", "life: 96 mois"),
        (life, "108", "108", "mois", "life: 108 mois"),
        (life, "9 ans", "9", "ans", "life: 9 ans"),
        (life, "8", "8", "ans", "life: 8 ans"),
        (life, "", "8", "years", "sensors:"),
        ("f/phases/pilot", "1 an", "1", "an", "pilot: 1 an"),
        ("f/horizon", "120 mois", "120", "mois", "horizon: 120 mois"),
        ("f/horizon", "132", "132", "mois", "horizon: 132 mois"),
        // A field that is empty is asked for in what people count it in.
        ("f/funding/@0/loan/term", "", "", "years", "rate: 3 %"),
        ("f/funding/@0/loan/term", "15", "15", "years", "term: 15 years"),
        (amount, "40 % of investment", "40", "% of the investment incl. VAT", "amount: 40 % of investment"),
        (amount, "60", "60", "% of the investment incl. VAT", "amount: 60 % of investment"),
        (amount, "50 % de l'investissement", "50", "% of the investment incl. VAT", "amount: 50 % of investment"),
        (amount, "120 000 €", "120\u{202f}000", "EUR", "amount: 120_000 EUR"),
        // A share of nothing is no unit of the next amount.
        (amount, "40 %", "40 %", "EUR", "amount: 40 %"),
        (amount, "130 000", "130\u{202f}000", "EUR", "amount: 130_000 EUR"),
    ] {
        let answer = typed(&page, &[("version", &page.version("mine.yaml")), (field, sent)]);
        let text = page.text("mine.yaml");
        assert!(text.contains(written), "{sent}: {text}");
        let said = &answer["shown"][field];
        if (said[0].as_str(), said[1].as_str()) != (Some(shown), Some(unit)) {
            wrong.push(format!("{field} = {sent}: {said}"));
        }
        // The page that is loaded shows the same.
        let body = page.get("/plan?p=mine.yaml").body;
        let beside = body.split(&format!("id=\"{field}\"")).nth(1).unwrap().split("</div>").next().unwrap().to_owned();
        if !beside.contains(&format!("<span class=\"unit\">{unit}</span>")) {
            wrong.push(format!("{field} = {sent}: {beside}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of what a page sends as it is left, the last counts, whichever comes first: what stands there of its own is nobody else's.
#[test]
fn what_a_page_sends_as_it_is_left_is_no_clash_with_itself() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let version = page.version("mine.yaml");
    typed(&page, &[("version", &version), ("f/horizon", "12")]);
    let last = typed(&page, &[("version", &version), ("f/horizon", "13"), ("was/f/horizon", "12")]);
    assert!(last["said"].is_null() && page.text("mine.yaml").contains("horizon: 13"), "{last}");
    // What another one wrote stays.
    let other = typed(&page, &[("version", &version), ("f/horizon", "14"), ("was/f/horizon", "11")]);
    assert!(other["said"]["refused"] == true && page.text("mine.yaml").contains("horizon: 13"), "{other}");
    // The page that comes next asks for what has come meanwhile.
    let anew = typed(&page, &[("version", &version)]);
    assert!(anew["form"].as_str().is_some_and(|form| form.contains("value=\"13\"")), "{anew}");
}

/// What is within a line and no field of it has no name of one: a column is pasted into fields that stand below one another.
#[test]
fn headings_are_no_fields() {
    let folder = folder();
    let body = Page::open(folder.path(), false).get("/plan?p=mine.yaml").body;
    assert!(body.contains("id=\"heading-f/lines/") && !body.contains("-heading\" class=\"f/"), "{body}");
    assert!(!body.split("id=\"f/").skip(1).any(|id| id.split('"').next().unwrap().ends_with("-heading")), "{body}");
}

/// One and a half of a hundred and twenty-one things are no 181.5, and of one thing there are two.
#[test]
fn sliders_of_things_stand_on_whole_numbers() {
    let folder = folder();
    let plan = "schema: perenne/plan/v1\nplan: odd\ntitle: Odd\ncity: medium-city\nstart: 2027-01\nhorizon: 5 years\nphases: {pilot: 12 months, run: rest}\nlines:\n  a: {item: own/a, quantity: 121}\n  b: {item: own/a, quantity: 1}\n";
    let catalog = "schema: perenne/catalog/v1\ncatalog: own\ntitle: Own\nitems:\n  a: {label: A, family: service, unit: unit, costs: {device: {price: 100 EUR/unit}}}\n";
    fs::write(folder.path().join("odd.yaml"), plan).unwrap();
    fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    let page = Page::open(folder.path(), false);
    let body = page.get("/plan/whatif?p=odd.yaml").body;
    let slider = |line: &str| {
        let tag = body.split(&format!("name=\"w/{line}.quantity\"")).nth(1).unwrap_or_else(|| panic!("{line}: {body}"));
        tag.split('>').next().unwrap().to_owned()
    };
    for (line, ends) in
        [("a", "min=\"61\" max=\"181\" step=\"1\" value=\"121\""), ("b", "min=\"1\" max=\"2\" step=\"1\" value=\"1\"")]
    {
        assert!(slider(line).contains(ends), "{}", slider(line));
    }
}
