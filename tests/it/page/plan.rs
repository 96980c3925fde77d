//! A plan on the page: what is typed changes that and nothing else.

use std::fs;

use super::support::{PLAN, Page, folder};

#[test]
fn a_form_changes_what_was_typed_and_nothing_else() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    let version = page.version("mine.yaml");
    let price = "f/lines/sensors/costs/device/price";
    let form = [
        ("version", version.as_str()),
        ("f/horizon", "12"),
        (price, "1 234,50"),
        ("f/title", "Mine"),
        ("f/city", "medium-city"),
    ];
    let reply = page.post("/plan/change?p=mine.yaml", &form);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let expected = PLAN.replace("10 years", "12 years").replace(
        "{item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}}",
        "{item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}, costs: {device: {price: 1234.50 EUR/sensor}}}",
    );
    assert_eq!(page.text("mine.yaml"), expected);
    assert_eq!(fs::read_to_string(&file).unwrap(), PLAN, "nothing is written before it is saved");
    assert_eq!(page.desk.unsaved(), ["mine.yaml"]);
    assert!(page.get("/quit").body.contains("mine.yaml"));
    assert_eq!(page.post("/plan/save?p=mine.yaml", &[]).status, 303);
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
    assert_eq!(page.text("mine.yaml"), PLAN);
    page.post("/plan/history?p=mine.yaml", &[("do", "redo")]);
    assert_eq!(page.text("mine.yaml"), expected);
}

#[test]
fn two_tabs_change_what_each_was_given() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let version = page.version("mine.yaml");
    // Each sends its whole form, as it was before the other changed something.
    let first = [("version", version.as_str()), ("f/horizon", "12"), ("f/start", "2027-01")];
    let second = [("version", version.as_str()), ("f/horizon", "10"), ("f/start", "2028-01")];
    page.post("/plan/change?p=mine.yaml", &first);
    page.post("/plan/change?p=mine.yaml", &second);
    let text = page.text("mine.yaml");
    assert!(text.contains("12 years") && text.contains("2028-01"), "{text}");
    let stale = page.post("/plan/text?p=mine.yaml", &[("version", &version), ("text", "schema: other\n")]);
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("schema: other"), "what was typed is not lost");
    assert_eq!(page.text("mine.yaml"), text);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_not_overwritten() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("f/horizon", "12")]);
    let theirs = PLAN.replace("10 years", "7 years");
    fs::write(&file, &theirs).unwrap();
    let reply = page.post("/plan/save?p=mine.yaml", &[]);
    assert!(reply.head.contains("location: /plan/both"), "{}", reply.head);
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    let both = page.get("/plan/both?p=mine.yaml").body;
    assert!(both.contains("7 years") && both.contains("12 years"));
    fs::write(&file, PLAN.replace("10 years", "6 years")).unwrap();
    let seen = |page: &str| page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    page.post("/plan/save?p=mine.yaml", &[("seen", &seen(&both))]);
    assert!(fs::read_to_string(&file).unwrap().contains("6 years"), "what was agreed to lose was another text");
    // What is sent back is what the page holds, whatever a browser makes of the ends of lines.
    let both = page.get("/plan/both?p=mine.yaml").body;
    page.post("/plan/save?p=mine.yaml", &[("seen", &seen(&both).replace('\n', "\r\n"))]);
    assert!(fs::read_to_string(&file).unwrap().contains("12 years"));
}

#[test]
fn a_fault_stands_at_its_field_and_its_hint_is_one_click() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    fs::write(&file, PLAN.replace("sensors/urban-sensor", "sensors/urban-sensr")).unwrap();
    let body = page.get("/plan?p=mine.yaml").body;
    let slot = body.split("data-at=\"f/lines/sensors\"").nth(1).unwrap();
    let mend = slot.split("name=\"mend\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let reply = page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("mend", mend)]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    assert_eq!(page.text("mine.yaml"), PLAN);
}

#[test]
fn lines_and_money_come_and_go() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let post = |form: &[(&str, &str)]| {
        let version = page.version("mine.yaml");
        let mut all = vec![("version", version.as_str())];
        all.extend_from_slice(form);
        let reply = page.post("/plan/change?p=mine.yaml", &all);
        assert_eq!(reply.status, 303, "{form:?}: {}", reply.body);
    };
    post(&[("add", "line"), ("add-item", "sensors/noise"), ("add-quantity", "3")]);
    // Nobody's amount is counted: each is asked for at its field.
    for (kind, asked) in [
        ("subsidy", &[("f/funding/@0/subsidy/rate", "20")][..]),
        ("contribution", &[("f/funding/@1/contribution/rate", "10")]),
        (
            "loan",
            &[
                ("f/funding/@2/loan/amount", "30 % of investment"),
                ("f/funding/@2/loan/rate", "3,5"),
                ("f/funding/@2/loan/term", "120"),
            ],
        ),
        ("benefit", &[("f/benefits/@0/saving", "1 000")]),
    ] {
        post(&[("add", kind)]);
        let body = page.get("/plan?p=mine.yaml").body;
        for (field, _) in asked {
            let slot = body.split(&format!("data-at=\"{field}\">")).nth(1).unwrap_or_default();
            assert!(slot.starts_with("<div class=\"fault\"><p><strong>Fill in: New "), "{kind}, {field}: {body}");
        }
        post(asked);
    }
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(!body.contains("class=\"fault\""), "what is said is accepted: {}", page.text("mine.yaml"));
    // One more of a kind takes an id of its own.
    post(&[("add", "subsidy")]);
    let text = page.text("mine.yaml");
    assert!(text.contains("subsidy-2") && text.contains("sensors/noise"), "{text}");
    post(&[("remove", "f/lines/noise")]);
    post(&[("remove", "f/funding/@0")]);
    let text = page.text("mine.yaml");
    assert!(!text.contains("noise") && !text.contains("id: subsidy,"), "{text}");
}

#[test]
fn a_new_project_from_a_pasted_table_checks_as_it_is() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let table = "Désignation\tQuantité\tPU HT\nCapteur de bruit\t120\t1 234,50 €\nHébergement\t1\t300,00 €\n";
    let asked = page.post("/new", &[("way", "paste"), ("title", "Bruit en ville"), ("table", table)]);
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("value=\"1\u{202f}234.50\""), "{}", asked.body);
    let said = [
        ("way", "pasted"),
        ("title", "Bruit en ville"),
        ("designation", "Capteur de bruit"),
        ("quantity", "120"),
        ("unit", "unit"),
        ("price", "1 234,50"),
        ("recurs", "EUR/unit"),
        ("family", "sensor"),
        ("life", "8 ans"),
        ("warranty", ""),
        ("failure", ""),
        ("vat", ""),
        ("designation", "Hébergement"),
        ("quantity", "1"),
        ("unit", "unit"),
        ("price", "300"),
        ("recurs", "EUR/unit/month"),
        ("family", "platform"),
        ("life", ""),
        ("warranty", ""),
        ("failure", ""),
        ("vat", ""),
    ];
    let made = page.post("/new", &said);
    assert!(made.head.contains("location: /plan?p=bruit-en-ville.yaml"), "{}\n{}", made.head, made.body);
    let catalog = fs::read_to_string(folder.path().join("bruit-en-ville-prices.yaml")).unwrap();
    assert!(catalog.contains("1234.50 EUR/unit") && catalog.contains("300 EUR/unit/month"), "{catalog}");
    let body = page.get("/plan?p=bruit-en-ville.yaml").body;
    assert!(!body.contains("class=\"fault\"") && body.contains("class=\"figures\""), "{body}");
    assert_eq!(page.post("/new", &said).status, 409, "what is there is not replaced");
    let made = page.post("/new", &[("way", "copy"), ("title", "copy"), ("from", "")]);
    assert_eq!(made.status, 303, "{}", made.body);
    assert!(page.get("/plan?p=copy.yaml").body.contains("class=\"figures\""));
}

/// Nobody's quantities are counted, nor months that were never seen: the form proposes them, and each line asks how many.
#[test]
fn a_project_of_items_asks_how_many_and_proposes_when() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let new = page.get("/new").body;
    for (name, proposed) in [("start", "2027-01"), ("horizon", "10"), ("pilot", "18"), ("rollout", "24")] {
        assert!(new.contains(&format!("name=\"{name}\" value=\"{proposed}\"")), "{name}: {new}");
    }
    let items = [("way", "items"), ("item", "sensors/noise"), ("item", "services/dpia")];
    let times = [("title", "Bruit"), ("start", "2028-01"), ("horizon", "8"), ("pilot", "12"), ("rollout", "")];
    let made = page.post("/new", &[&items[..], &times].concat());
    assert_eq!(made.status, 303, "{}", made.body);
    let text = page.text("bruit.yaml");
    for written in ["start: 2028-01", "horizon: 8 years", "phases: {pilot: 12 months, run: rest}"] {
        assert!(text.contains(written), "{written}: {text}");
    }
    assert!(!text.contains("quantity:"), "{text}");
    let body = page.get("/plan?p=bruit.yaml").body;
    assert!(body.contains("2 values are still to be filled in") && !body.contains("to be mended"), "{body}");
    assert!(body.contains("href=\"#f/lines/noise/quantity\""), "{body}");
    assert!(page.get("/").body.contains("to be filled in"), "the desk says so too");
    for (line, count) in [("noise", "20"), ("dpia", "1")] {
        let version = page.version("bruit.yaml");
        page.post("/plan/change?p=bruit.yaml", &[("version", &version), (&format!("f/lines/{line}/quantity"), count)]);
    }
    assert!(page.get("/plan?p=bruit.yaml").body.contains("class=\"figures\""), "{}", page.text("bruit.yaml"));
    // Without any phase there is one.
    let times = [("title", "Rien"), ("start", "2028-01"), ("horizon", "8"), ("pilot", ""), ("rollout", "")];
    page.post("/new", &[&items[..], &times].concat());
    assert!(!page.text("rien.yaml").contains("phases"), "{}", page.text("rien.yaml"));
}

/// Nothing costs nothing, and is no plan to judge; what has no price is asked for by its field.
#[test]
fn a_plan_that_is_being_filled_says_what_comes_next() {
    let folder = folder();
    let (lines, _) = PLAN.split_once("lines:").unwrap();
    fs::write(folder.path().join("mine.yaml"), format!("{lines}lines: {{}}\n")).unwrap();
    let page = Page::open(folder.path(), false);
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(body.contains("The project has no lines yet") && !body.contains("verdict sustainable"), "{body}");
    let open = PLAN.replace("quantity: 1}", "quantity: 1, costs: {study: {price: unknown}}}");
    fs::write(folder.path().join("open.yaml"), open.replace("plan: mine", "plan: open")).unwrap();
    let body = page.get("/plan?p=open.yaml").body;
    assert!(body.contains("Prices still to be found"), "{body}");
    assert!(body.contains("href=\"#f/lines/dpia/costs/study/price\""), "{body}");
}

#[test]
fn a_way_out_is_taken_with_one_click() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let name = "<perenne>/plans/bethune-sensors.yaml";
    let address = format!("p={}", form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>());
    assert!(page.get(&format!("/plan?{address}")).body.contains("verdict fragile"));
    let version = page.version(name);
    let taken = page.post(&format!("/plan/take?{address}"), &[("version", &version), ("way", "0")]);
    assert_eq!(taken.status, 303, "{}", taken.body);
    assert!(page.get(&format!("/plan?{address}")).body.contains("verdict sustainable"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "examples are changed in memory alone");
}

/// Two hundred steps can be undone, more would be memory without end; what is put beside them is another way.
#[test]
fn the_last_two_hundred_changes_can_be_undone() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let text = |change: usize| PLAN.replace("10 years", &format!("{} months", 120 + change));
    for change in 1..=203 {
        let version = page.version("mine.yaml");
        let sent = page.post("/plan/text?p=mine.yaml", &[("version", &version), ("text", &text(change))]);
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    let step = |which: &str| page.post("/plan/history?p=mine.yaml", &[("do", which)]);
    (0..199).for_each(|_| drop(step("undo")));
    assert_eq!(page.text("mine.yaml"), text(4));
    (0..9).for_each(|_| drop(step("undo")));
    assert_eq!(page.text("mine.yaml"), text(3), "the first two and the file itself are forgotten");
    step("redo");
    assert_eq!(page.text("mine.yaml"), text(4));
    let version = page.version("mine.yaml");
    page.post("/plan/text?p=mine.yaml", &[("version", &version), ("text", &text(300))]);
    step("redo");
    assert_eq!(page.text("mine.yaml"), text(300), "what was undone is gone once something else is put");
    step("undo");
    assert_eq!(page.text("mine.yaml"), text(4));
}

/// Years are years in the words that people type; a unit that is none does not stay for the next number.
#[test]
fn a_unit_that_is_none_does_not_stay_in_its_field() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let type_in = |field: &str, typed: &str| {
        page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), (field, typed)]);
        page.text("mine.yaml")
    };
    let horizon = "f/horizon";
    for (typed, written) in
        [("12 années", "12 années"), ("10 annees", "10 annees"), ("11", "11 annees"), ("96 mois", "96 mois")]
    {
        let text = type_in(horizon, typed);
        assert!(text.contains(&format!("horizon: {written}\n")), "{typed}: {text}");
        assert!(!page.get("/plan?p=mine.yaml").body.contains("class=\"fault\""), "{typed}: {text}");
    }
    let text = type_in(horizon, "10 anées");
    assert!(text.contains("horizon: 10 anées\n"), "{text}");
    assert!(page.get("/plan?p=mine.yaml").body.contains("value=\"10 anées\""), "the whole of it is to be mended");
    let text = type_in(horizon, "12");
    assert!(!text.contains("12 an"), "{text}");
    assert!(page.get("/plan?p=mine.yaml").body.contains("class=\"fault\""), "of what, is asked");
    type_in(horizon, "12 ans");
    let price = "f/lines/sensors/costs/device/price";
    assert!(type_in(price, "540 EUR/senor").contains("540 EUR/senor"));
    let text = type_in(price, "550");
    assert!(text.contains("550 EUR/sensor"), "{text}");
}

/// A ratio stays as it was typed, and each reader sees it in his own words: what is shown again is no change.
#[test]
fn a_ratio_is_read_in_both_languages() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let field = "f/lines/dpia/quantity";
    let type_in = |typed: &str| {
        page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), (field, typed)]);
        page.text("mine.yaml")
    };
    let text = type_in("1 pour 10 sensors");
    assert!(text.contains("quantity: 1 pour 10 sensors"), "{text}");
    let shown = page.get("/plan?p=mine.yaml").body;
    assert!(shown.contains("value=\"1 per 10 Generic urban sensor\"") && !shown.contains("class=\"fault\""), "{shown}");
    assert_eq!(type_in("1 per 10 Generic urban sensor"), text);
}

/// Without the script the button sends the fields: nothing that was typed waits for another press.
#[test]
fn what_is_typed_is_saved_with_one_press() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let body = page.get("/plan?p=mine.yaml").body;
    let button = body.split("<button id=\"save\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(button.contains("form=\"plan\"") && button.contains("formaction=\"/plan/save?p=mine.yaml\""), "{button}");
    assert!(!button.contains(" disabled"), "what was typed is not known: {button}");
    let version = page.version("mine.yaml");
    let reply =
        page.post("/plan/save?p=mine.yaml", &[("version", &version), ("f/horizon", "12"), ("f/start", "2027-01")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let saved = fs::read_to_string(folder.path().join("mine.yaml")).unwrap();
    assert_eq!(saved, PLAN.replace("10 years", "12 years"));
}

/// A remedy counts the bytes of what was shown: what is typed at the same time does not move it.
#[test]
fn a_remedy_and_a_field_are_taken_together() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    fs::write(folder.path().join("mine.yaml"), PLAN.replace("sensors/urban-sensor", "sensors/urban-sensr")).unwrap();
    let body = page.get("/plan?p=mine.yaml").body;
    let mend = body.split("name=\"mend\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let version = page.version("mine.yaml");
    let form = [("version", version.as_str()), ("f/title", "Mine, and much longer than it was"), ("mend", mend)];
    assert_eq!(page.post("/plan/change?p=mine.yaml", &form).status, 303);
    let text = page.text("mine.yaml");
    assert_eq!(text, PLAN.replace("title: Mine ", "title: Mine, and much longer than it was "));
    // A text that is another one by now is not touched.
    assert_eq!(page.post("/plan/change?p=mine.yaml", &form).status, 409);
    assert_eq!(page.text("mine.yaml"), text);
}
