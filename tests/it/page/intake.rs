//! Workbooks and tables that come in and go out: a city's forecast, offers, plans; a programme's file, chart and study.

use std::fs;
use std::path::Path;

use super::support::{Page, Reply, folder};
use perenne::accounts::ForecastTemplate;
use perenne::language::Language;
use perenne::session::Session;
use perenne::sheet::{Book, read_file, workbook};

const CITY: &str = include_str!("../../../catalogs/medium-city.yaml");

fn with_city() -> (tempfile::TempDir, Page) {
    let folder = folder();
    fs::write(folder.path().join("ours.yaml"), CITY.replace("city: medium-city", "city: ours")).unwrap();
    let page = Page::open(folder.path(), false);
    (folder, page)
}

fn year() -> i32 {
    CITY.lines().find_map(|line| line.trim().strip_prefix("year: ")).unwrap()[..4].parse().unwrap()
}

/// The table of `city template` with the rows that are named filled, in kEUR for the year after the accounts.
fn table(filled: &[(&str, &str)], debt: &str) -> String {
    let next = year() + 1;
    let mut out = format!("Poste (k€);{};{next}\n", year());
    for (row, amount) in filled {
        out += &format!("{row};;{amount}\n");
    }
    // As the template has it: an empty line, then the debt.
    out + &format!("\"\"\nExercice;Intérêts (k€);Capital remboursé (k€)\n{next};{debt}\n")
}

/// What a finance department filled in becomes the city's forecast and debt, with the cells; the rest of the file stays.
#[test]
fn a_filled_forecast_goes_into_the_city() {
    let (_folder, page) = with_city();
    let got = page.get("/city/template?p=ours.yaml");
    assert!(got.head.contains("ours-forecast.xlsx"), "{}", got.head);
    let before = page.text("ours.yaml");
    let sent =
        page.send("/city/filled?p=ours.yaml", &[], ("prev.csv", &table(&[("Impôts et taxes", "20 500")], "300;1 700")));
    assert_eq!(sent.status, 200, "{}", sent.body);
    let after = page.text("ours.yaml");
    // 20 500 k€ are 20 500 000 EUR.
    assert!(after.contains("taxes: 20_500_000 EUR") && after.contains("interest: 300_000 EUR"), "{after}");
    assert!(after.starts_with(before.trim_end().split("\noutlook:").next().unwrap()), "what was there stays");
    // A second table takes the place of the first, and leaves nothing of it.
    let again =
        page.send("/city/filled?p=ours.yaml", &[], ("prev.csv", &table(&[("Impôts et taxes", "21 000")], "300;1 700")));
    assert_eq!(again.status, 200, "{}", again.body);
    let twice = page.text("ours.yaml");
    assert_eq!(twice, after.replace("20_500_000", "21_000_000").replace("20 500", "21 000"));
}

/// A fault is told by its cell, and nothing is taken.
#[test]
fn a_forecast_at_fault_is_told_by_its_cell_and_not_taken() {
    let (_folder, page) = with_city();
    let before = page.text("ours.yaml");
    for (rows, debt, said) in [
        (vec![("Impôts et taxes", "environ 20")], "300;1 700", "C2"),
        (vec![("Impôts et taxe", "20 500")], "300;1 700", "Impôts et taxe"),
        (vec![("Impôts et taxes", "20 500")], "300;99 000 000", "C5"),
    ] {
        let sent = page.send("/city/filled?p=ours.yaml", &[], ("prev.csv", &table(&rows, debt)));
        assert_eq!(sent.status, 422, "{rows:?} {debt}: {}", sent.body);
        assert!(sent.body.contains(said) && sent.body.contains("role=\"alert\""), "{said}: {}", sent.body);
        assert!(!sent.body.contains("/perenne-"), "no path is told");
    }
    assert_eq!(page.send("/city/filled?p=mine.yaml", &[], ("a.csv", "x")).status, 404);
    assert_eq!(before, page.text("ours.yaml"));
}

/// The whole table, accounts too, is a new city.
#[test]
fn a_filled_table_is_a_new_city() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let node = perenne::document::parse(CITY, 0, &mut perenne::diagnostic::Diagnostics::default()).unwrap();
    let read = perenne::document::read_city(&node, &mut perenne::diagnostic::Diagnostics::default()).unwrap();
    let template = ForecastTemplate { year: year(), years: 3, city: Some(read), language: Language::French };
    let sent = page.send_bytes("/city/read", &[], ("previsions.xlsx", &template.workbook().unwrap()));
    let preview = page.follow(&sent);
    assert!(preview.status == 200 && preview.body.contains("Prévisions!B"), "{}", preview.body);
    let written = page.post("/city/write", &[("u", "0"), ("insee", ""), ("assume", "yes")]);
    assert!(written.head.contains("location: /city?p="), "{}\n{}", written.head, written.body);
    assert_eq!(page.follow(&written).status, 200);
}

/// What `convert` makes of an offer and a plan is taken as what it is; a cell at fault is told.
#[test]
fn workbooks_of_ours_come_in_and_go_out() {
    let folder = tempfile::tempdir().unwrap();
    let small = Path::new("tests/offers/small");
    fs::copy(small.join("plan.yaml"), folder.path().join("plan.yaml")).unwrap();
    fs::create_dir(folder.path().join("catalogs")).unwrap();
    for file in fs::read_dir(small.join("catalogs")).unwrap().flatten() {
        fs::copy(file.path(), folder.path().join("catalogs").join(file.file_name())).unwrap();
    }
    let page = Page::open(folder.path(), false);
    let offer = fs::read_to_string(small.join("one.yaml")).unwrap();
    for (book, name) in [(Book::Xlsx, "offre.xlsx"), (Book::Ods, "offre.ods")] {
        let bytes = workbook(&offer, &[], book, Language::French).unwrap();
        let taken = page.send_bytes("/plan/offers/read?p=plan.yaml", &[], (name, &bytes));
        assert_eq!(taken.status, 200, "{name}: {}", taken.body);
    }
    let is_offer = |entry: &fs::DirEntry| {
        fs::read_to_string(entry.path()).is_ok_and(|text| text.contains("schema: perenne/offer/v1"))
    };
    assert_eq!(fs::read_dir(folder.path()).unwrap().flatten().filter(is_offer).count(), 2);
    let other = workbook(&offer.replace("\nplan: ", "\nplan: not-"), &[], Book::Xlsx, Language::French).unwrap();
    let refused = page.send_bytes("/plan/offers/read?p=plan.yaml", &[], ("offre.xlsx", &other));
    assert!(refused.status == 422 && refused.body.contains("not-"), "{}", refused.body);
    let day = page.send_bytes("/plan/offers/read?p=plan.yaml", &[("received", "mars")], ("offre.xlsx", &other));
    assert!(day.status == 422 && day.body.contains("“mars” is no date"), "{}", day.body);

    let kept = page.get("/plan/workbook?p=plan.yaml");
    assert!(kept.status == 200 && kept.head.contains("plan.xlsx"), "{}", kept.head);
    let plan = fs::read_to_string(small.join("plan.yaml")).unwrap();
    let id = plan.lines().find_map(|line| line.strip_prefix("plan: ")).unwrap().to_owned();
    let as_book = |text: &str| workbook(text, &[], Book::Xlsx, Language::French).unwrap();
    let new = page.send_bytes("/new/workbook", &[], ("p.xlsx", &as_book(&plan.replace(&id, "from-a-sheet"))));
    assert!(new.head.contains("location: /plan?p=from-a-sheet.yaml"), "{}\n{}", new.head, new.body);
    let wrong = as_book(&plan.replace(&id, "wrong").replace("horizon: ", "horizon: about "));
    let told = page.send_bytes("/new/workbook", &[], ("p.xlsx", &wrong));
    assert!(told.status == 422 && told.body.contains("p.xlsx!Projet!"), "{}", told.body);
    assert_eq!(page.send("/new/workbook", &[], ("p.xlsx", "nothing")).status, 422);
}

/// The city on a sheet beside the plan becomes a file beside the plan's; another one of its name is never taken for it.
#[test]
fn a_city_beside_the_plan_comes_in_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::open(folder.path(), false);
    let text = |name: &str, yaml: &str| {
        let path = folder.path().join(name);
        fs::write(&path, workbook(yaml, &[], Book::Xlsx, Language::French).unwrap()).unwrap();
        let mut session = Session::default();
        let text = read_file(&path, &mut session.sources, &mut session.diagnostics).unwrap();
        fs::remove_file(path).unwrap();
        text
    };
    let plan = "schema: perenne/plan/v1\nplan: both\nstart: 2027-01\nhorizon: 5 years\nlines: {n: {item: sensors/noise, quantity: 2}}\n";
    let city = CITY.replace("city: medium-city", "city: ours");
    let both = format!("{}{}", text("a.xlsx", plan), text("b.xlsx", &city));
    let bytes = workbook(&both, &[], Book::Xlsx, Language::French).unwrap();
    fs::write(
        folder.path().join("ours.yaml"),
        CITY.replace("city: medium-city", "city: ours").replace("population: ", "population: 1"),
    )
    .unwrap();
    let asked = page.send_bytes("/new/workbook", &[], ("both.xlsx", &bytes));
    assert!(asked.status == 409 && !folder.path().join("both.yaml").exists(), "{}", asked.body);
    fs::remove_file(folder.path().join("ours.yaml")).unwrap();
    for _ in 0..2 {
        let new = page.send_bytes("/new/workbook", &[], ("both.xlsx", &bytes));
        assert!(new.head.contains("location: /plan?p=both.yaml"), "{}\n{}", new.head, new.body);
        assert!(fs::read_to_string(folder.path().join("both.yaml")).unwrap().contains("city: ours"));
        assert!(fs::read_to_string(folder.path().join("ours.yaml")).unwrap().contains("city: ours"));
        fs::remove_file(folder.path().join("both.yaml")).unwrap();
    }
}

/// Where the plan or the city is there, nothing is written; what is chosen then makes both, and no city takes another's place unasked.
#[test]
fn a_plan_and_its_city_are_made_together_or_not_at_all() {
    let plan = |city: &str| {
        format!(
            "schema: perenne/plan/v1\nplan: both\ncity: {city}\nstart: 2027-01\nhorizon: 5 years\nlines: {{n: {{item: sensors/noise, quantity: 2}}}}\n"
        )
    };
    let of_id = |id: &str| CITY.replace("city: medium-city", &format!("city: {id}"));
    let other = |id: &str| of_id(id).replace("population: ", "population: 1");
    let names = |folder: &Path| {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().flatten().map(|one| one.file_name().into_string().unwrap()).collect();
        names.sort();
        names.join(" ")
    };
    let choose = |page: &Page, id: &str, choice: &[(&str, &str)]| {
        let (plan, city) = (plan(id), other(id));
        page.post("/new/pair", &[&[("text", plan.as_str()), ("city", city.as_str())], choice].concat())
    };
    let begin = |there: &[(&str, &str)], id: &str| {
        let folder = tempfile::tempdir().unwrap();
        there.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        let before = names(folder.path());
        let page = Page::open(folder.path(), false);
        let asked = choose(&page, id, &[]);
        assert_eq!(asked.status, 409, "{}", asked.body);
        assert_eq!(names(folder.path()), before, "nothing was written");
        (folder, page)
    };
    let city_of = |folder: &Path, plan: &str| {
        let text = fs::read_to_string(folder.join(plan)).unwrap();
        text.lines().find_map(|line| line.strip_prefix("city: ").map(str::to_owned)).unwrap()
    };
    let made = |reply: &Reply, plan: &str| {
        assert!(reply.head.contains(&format!("location: /plan?p={plan}")), "{}\n{}", reply.head, reply.body);
    };
    // The city is there with other figures.
    let there = of_id("ours");
    let (folder, page) = begin(&[("ours.yaml", &there)], "ours");
    made(&choose(&page, "ours", &[("city-do", "other"), ("city-id", "ours-2")]), "both.yaml");
    assert_eq!(
        (names(folder.path()), city_of(folder.path(), "both.yaml")),
        ("both.yaml ours-2.yaml ours.yaml".to_owned(), "ours-2".to_owned())
    );
    let (folder, page) = begin(&[("ours.yaml", &there)], "ours");
    made(&choose(&page, "ours", &[("city-do", "keep")]), "both.yaml");
    assert_eq!(fs::read_to_string(folder.path().join("ours.yaml")).unwrap(), there);
    let (folder, page) = begin(&[("ours.yaml", &there)], "ours");
    let replaced = choose(&page, "ours", &[("city-do", "replace")]);
    made(&replaced, "both.yaml");
    assert!(page.follow(&replaced).body.contains("ours.yaml"), "that it is not saved is told");
    assert!(page.text("ours.yaml").contains("population: 1") && names(folder.path()) == "both.yaml ours.yaml");
    // The plan is there.
    let (folder, page) = begin(&[("both.yaml", &plan("medium-city"))], "ours");
    made(&choose(&page, "ours", &[("plan-do", "other"), ("plan-id", "both-2")]), "both-2.yaml");
    assert_eq!(names(folder.path()), "both-2.yaml both.yaml ours.yaml");
    assert_eq!(city_of(folder.path(), "both.yaml"), "medium-city");
    // A shipped city's id: other plans name it, too.
    let (folder, page) = begin(&[], "medium-city");
    assert_eq!(choose(&page, "medium-city", &[("city-do", "replace")]).status, 409);
    assert_eq!(choose(&page, "medium-city", &[("city-do", "other"), ("city-id", "both")]).status, 409);
    assert_eq!(names(folder.path()), "");
    made(&choose(&page, "medium-city", &[("city-do", "other"), ("city-id", "ours")]), "both.yaml");
    assert_eq!(
        (names(folder.path()), city_of(folder.path(), "both.yaml")),
        ("both.yaml ours.yaml".to_owned(), "ours".to_owned())
    );
    let (folder, page) = begin(&[], "medium-city");
    made(&choose(&page, "medium-city", &[("city-do", "keep")]), "both.yaml");
    assert_eq!(names(folder.path()), "both.yaml");
}

#[test]
fn the_date_of_a_study_is_a_date_or_is_refused() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    assert!(page.get("/plan/study/as?p=mine.yaml&form=md&date=2027-03-15").body.contains("2027"));
    for path in ["/plan/study?p=mine.yaml&date=15%20mars", "/plan/study/as?p=mine.yaml&form=md&date=15%20mars"] {
        let refused = page.get(path);
        assert!(refused.status == 422 && refused.body.contains("15 mars"), "{path}: {}", refused.body);
    }
}

/// A programme has its chart, its text with faults at their lines, and every form of its study.
#[test]
fn a_programme_has_a_chart_a_text_and_every_form() {
    let folder = folder();
    let path = folder.path();
    fs::write(
        path.join("both.yaml"),
        "schema: perenne/programme/v1\nprogramme: both\ncity: medium-city\nplans: [mine.yaml, citizen-app]\n",
    )
    .unwrap();
    let page = Page::open(path, false);
    let shown = page.get("/programme?p=both.yaml").body;
    assert!(shown.contains("<svg") && shown.contains("/plan/text?p=both.yaml"), "{shown}");
    for form in ["docx", "xlsx", "html", "md"] {
        let kept = page.get(&format!("/programme/study?p=both.yaml&form={form}"));
        assert!(kept.status == 200 && kept.head.contains(&format!("both.{form}")), "{form}: {}", kept.head);
    }
    let text = page.get("/plan/text?p=both.yaml").body;
    assert!(text.contains("plans: [mine.yaml") && !text.contains("class=\"fault\""), "{text}");
    let version = page.version("both.yaml");
    let wrong = "schema: perenne/programme/v1\nprogramme: both\ncity: medium-city\nplans: [mine.yaml, no-such-plan]\n";
    let sent = page.post("/plan/text?p=both.yaml", &[("version", &version), ("text", wrong)]);
    let told = page.follow(&sent).body;
    assert!(told.contains("data-line=\"4\"") && told.contains("no-such-plan"), "{told}");
    let saved = page.post("/plan/save?p=both.yaml", &[]);
    assert_eq!(saved.status, 303);
    assert_eq!(fs::read_to_string(path.join("both.yaml")).unwrap(), wrong);
}

/// A city that is in the folder already is opened, takes the new text (which undoing takes back), or the new one gets another name.
#[test]
fn a_name_that_is_taken_is_no_dead_end() {
    let (folder, page) = with_city();
    let file = folder.path().join("ours.yaml");
    let before = fs::read_to_string(&file).unwrap();
    let theirs = before.replace("city: medium-city", "city: ours").replace("\npopulation: ", "\npopulation: 1");
    let bytes = workbook(&theirs, &[], Book::Xlsx, Language::French).unwrap();
    let asked = page.send_bytes("/city/read", &[], ("ville.xlsx", &bytes));
    assert_eq!(asked.status, 409, "{}", asked.body);
    assert!(asked.body.contains("/city?p=ours.yaml") && asked.body.contains("value=\"ours-2\""), "{}", asked.body);
    let sent = |action: &str, id: &str| {
        let html = scraper::Html::parse_document(&asked.body);
        let text = scraper::Selector::parse("textarea[name=text]").unwrap();
        let text: String = html.select(&text).next().unwrap().text().collect();
        page.post("/new/taken", &[("text", text.as_str()), ("do", action), ("id", id)])
    };
    let other = sent("other", "Autre ville");
    assert!(other.head.contains("location: /city?p=autre-ville.yaml"), "{}\n{}", other.head, other.body);
    assert!(fs::read_to_string(folder.path().join("autre-ville.yaml")).unwrap().contains("city: autre-ville"));
    assert_eq!(sent("other", "ours").status, 409, "what is there is not replaced");
    assert!(sent("replace", "").head.contains("location: /city?p=ours.yaml"));
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "nothing is written before it is saved");
    assert_ne!(page.text("ours.yaml"), before);
    page.post("/plan/history?p=ours.yaml", &[("do", "undo")]);
    assert_eq!(page.text("ours.yaml"), before);
    assert_eq!(page.post("/new/taken", &[("text", "schema: other\n"), ("do", "replace")]).status, 422);
}

/// What cannot be made of a plan at fault says its faults, with the way to their fields, and is no file.
#[test]
fn a_plan_at_fault_says_its_faults_wherever_a_result_is_asked_for() {
    let folder = folder();
    fs::write(folder.path().join("mine.yaml"), super::support::PLAN.replace("quantity: 1}", "quantity: one}")).unwrap();
    let page = Page::open(folder.path(), false);
    let form = page.get("/plan?p=mine.yaml");
    assert!(form.status == 200 && form.body.contains("name=\"f/lines/sensors/costs/device/price\""), "{}", form.body);
    for path in ["offers", "offers/template", "study", "whatif", "assumptions", "cities", "charts", "solve", "grid"] {
        let told = page.get(&format!("/plan/{path}?p=mine.yaml")).body;
        assert!(told.contains("class=\"fault\"") && told.contains("/plan?p=mine.yaml#f/lines/dpia"), "{path}: {told}");
        assert!(!told.contains(" download"), "{path}: a link that keeps a page as a file");
    }
    assert!(!page.get("/plan/offers?p=mine.yaml").body.contains("offers/template"), "there is no schedule to be kept");
}
