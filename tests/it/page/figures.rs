//! Every figure leads to how it came about.

use scraper::{Html, Selector};

use super::support::{Page, folder};

const EXAMPLE: &str = "%3Cperenne%3E%2Fplans%2Fbethune-sensors.yaml";

fn links(body: &str, selector: &str) -> Vec<(String, String)> {
    let all = Selector::parse(selector).unwrap();
    let page = Html::parse_document(body);
    let all = page.select(&all);
    all.map(|link| (link.attr("href").unwrap().to_owned(), link.text().collect())).collect()
}

/// Each column of the year table but the year unfolds, to the very figure that it shows.
#[test]
fn every_column_of_the_years_unfolds() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let plan = page.get(&format!("/plan?p={EXAMPLE}")).body;
    let cells = Selector::parse("table.years td").unwrap();
    let link = Selector::parse("a.why").unwrap();
    let parsed = Html::parse_document(&plan);
    let unlinked = parsed.select(&cells).filter(|cell| cell.select(&link).next().is_none());
    let unlinked: Vec<String> =
        unlinked.map(|cell| cell.text().collect()).filter(|text: &String| text != "–").collect();
    assert!(unlinked.is_empty(), "{unlinked:?}");
    let mut seen = Vec::new();
    for (href, shown) in links(&plan, "table.years a.why") {
        let kind = href.rsplit('.').next().unwrap().to_owned();
        if seen.contains(&kind) {
            continue;
        }
        let told = page.get(&href);
        assert!(told.status == 200 && told.body.contains("class=\"why-tree\""), "{href} ({shown}): {}", told.status);
        seen.push(kind);
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

/// The draws unfold to what they vary, advice to what it changes and to the figures of the plan so changed.
#[test]
fn draws_and_advice_unfold() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let example = "%3Cperenne%3E%2Fplans%2Flighting.yaml";
    for (path, told) in [("odds", "What the draws vary"), ("ways", "What this way out changes")] {
        let all = links(&page.get(&format!("/plan/{path}?p={example}")).body, "a.why");
        assert!(!all.is_empty(), "{path}");
        let mut said = false;
        for (href, words) in all {
            let unfolded = page.get(&href);
            assert!(unfolded.status == 200 && unfolded.body.contains("why-tree"), "{href} ({words})");
            said |= unfolded.body.contains(told);
        }
        assert!(said, "{path}");
    }
    // Figures below those of a way out stay its own: 1 is not the plan as it is.
    let way = page.get(&format!("/plan/explain?p={example}&way=1")).body;
    assert!(!way.contains("{pilot"), "quantities by phase are told in words: {way}");
    for (href, _) in links(&way, ".why-tree a.why") {
        assert!(href.contains("way=1"), "{href}");
    }
    assert_eq!(page.get(&format!("/plan/explain?p={example}&way=99")).status, 404);
}

/// Lines, components and values are told by their names: whoever reads the page has not read the file.
#[test]
fn what_unfolds_speaks_of_names() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let tree = page.get("/plan/explain?p=mine.yaml&figure=tco.by_line.sensors.incl_vat").body;
    let text: String = Html::parse_document(&tree)
        .select(&Selector::parse(".why-tree").unwrap())
        .flat_map(|tree| tree.text().collect::<Vec<_>>())
        .collect();
    assert!(text.contains("Supply of the equipment") || text.contains("supply of the equipment"), "{text}");
    for id in ["sensors.device", "sensors.upkeep", "sensors ("] {
        assert!(!text.contains(id), "{id}: {text}");
    }
}

/// Where a tree ends in what has no explanation of its own, it goes on deeper, down to fields of the plan.
#[test]
fn a_tree_goes_on_down_to_the_fields() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let mut to = format!("/plan/explain?p={EXAMPLE}&figure=net_cost.after_benefits");
    for _ in 0..10 {
        let body = page.get(&to).body;
        if body.contains("#f/") {
            return;
        }
        let deeper = links(&body, "a.deeper");
        assert_eq!(deeper.len(), 1, "a dead end: {body}");
        to = deeper[0].0.clone();
    }
    panic!("no field: {to}");
}

/// What a plan rests on leads into its form: to the field of a value, or to what is nearest around it.
#[test]
fn no_link_into_the_form_is_dead() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let form = page.get(&format!("/plan?p={EXAMPLE}")).body;
    let explained = "explain?figure=tco.by_line.sensors.incl_vat&depth=12";
    for (path, least) in [("assumptions?", 60), (explained, 5), ("explain?draws=all", 40)] {
        let body = page.get(&format!("/plan/{path}&p={EXAMPLE}")).body;
        let places: Vec<String> = links(&body, "a[href*='#f/']")
            .into_iter()
            .filter_map(|(to, _)| Some(to.split_once('#')?.1.to_owned()))
            .collect();
        assert!(places.len() >= least, "{path}: {}", places.len());
        for place in places {
            assert!(form.contains(&format!("id=\"{place}\"")), "{path}: {place}");
        }
    }
}
