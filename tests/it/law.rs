//! The law that plans are held against: parameters of one's own, and those that are shipped.

use std::path::Path;

use perenne::diagnostic::{Diagnostics, Sources, render};
use perenne::document::{Library, Node, NodeKind, parse, peek};
use perenne::language::Language;
use perenne::model::{Request, Setting, resolve};
use perenne::report::json;
use perenne::session::{Options, Session};

use crate::support::shipped;

const LAW: &str = "schema: perenne/parameters/v1
index.energy:
  - {from: 2014-01-01, value: [4 %/year, 3 %/year, 2 %/year], reference: {title: a forecast}}
";
const PLAN: &str = "schema: perenne/plan/v1
plan: p
start: 2027-01
horizon: 5 years
lines:
  a: {item: sensors/urban-sensor, quantity: 1, costs: {power: {price: 100 EUR/year, index: energy}}}
";

/// The rates of `energy` with a setting, in hundredths of a percent, and what was set.
fn energy(value: Option<&str>) -> (Vec<String>, Option<String>) {
    let library = Library::with_files(vec![("law.yaml".to_owned(), LAW.to_owned())]);
    let settings = value.map(|value| Setting::new("indices.energy", value, "--set"));
    let settings = settings.into_iter().collect();
    let request = Request { name: "plan".to_owned(), text: PLAN.into(), settings, ..Request::default() };
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let case = resolve(&request, &library, &mut sources, &mut diagnostics).expect("a case");
    let (_, rates) = case.indices.iter().find(|(name, _)| name == "energy").expect("it is used");
    let rates = rates.iter().map(|rate| rate.value.normalize().to_string()).collect();
    (rates, case.overrides.first().map(|change| format!("{} -> {}", change.from, change.to)))
}

/// One rate a year, the last one repeated: the plan's own lists mean the same.
#[test]
fn an_index_of_the_parameters_may_be_a_list_of_rates() {
    assert_eq!(energy(None), (vec!["0.04".to_owned(), "0.03".to_owned(), "0.02".to_owned()], None));
    let doubled = "[4 %/year, 3 %/year, 2 %/year] -> [8 %/year, 6 %/year, 4 %/year]";
    let rates = vec!["0.08".to_owned(), "0.06".to_owned(), "0.04".to_owned()];
    assert_eq!(energy(Some("x 2")), (rates, Some(doubled.to_owned())));
}

/// What is shipped is read in part: the keys of the law that are asked for, the items that a plan has. A plan says the
/// same where the same files stand in a folder of its own and are read whole.
#[test]
fn what_is_shipped_says_the_same_read_in_part_and_whole() {
    let mut files = Vec::new();
    for entry in std::fs::read_dir("catalogs").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            // Not to the byte what is shipped, and so read whole.
            files.push((format!("<own>/catalogs/{name}"), std::fs::read_to_string(path).unwrap() + "# own\n"));
        }
    }
    assert!(files.len() > 5);
    let whole = Library::with_files(files);
    let result = |plan: &Path, library: &Library| {
        let text = std::fs::read_to_string(plan).unwrap();
        let mut session = Session::default();
        let analysis = session.analyse_text("plan.yaml", &text, library, &Options::default());
        let analysis = analysis.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()));
        let told = render(&session.diagnostics, &session.sources, Language::English, false, 1_000);
        let mut result = json(&analysis, &session.diagnostics);
        // The files and their sums are others.
        result["inputs"].take();
        format!("{result:#}\n{told}").replace("<perenne>/", "<own>/")
    };
    for plan in shipped() {
        let (shipped, own) = (result(&plan, &Library::with_files(Vec::new())), result(&plan, &whole));
        let differing = shipped.lines().zip(own.lines()).find(|(shipped, own)| shipped != own);
        assert!(shipped == own, "{}: {differing:#?}", plan.display());
    }
}

/// The tree of a file without what nothing is calculated from.
fn without_observations(node: Node<'_>) -> Node<'_> {
    let kind = match node.kind {
        NodeKind::Map(entries) => {
            let kept = entries.into_iter().filter(|(key, _)| key.text() != Some("observations"));
            NodeKind::Map(kept.map(|(key, value)| (key, without_observations(value))).collect())
        }
        NodeKind::List(items) => NodeKind::List(items.into_iter().map(without_observations).collect()),
        other => other,
    };
    Node { span: node.span, kind }
}

/// What is shipped is read when compiling: the tree that is packed then is the one that the file is read as, place by place.
#[test]
fn the_trees_of_what_is_shipped_are_packed_as_they_are_read() {
    let library = Library::with_files(Vec::new());
    let mut count = 0;
    for folder in ["catalogs", "catalogs/cities"] {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_none_or(|extension| extension != "yaml") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let head = peek(&text).unwrap();
            let packed =
                library.find(head.kind, &head.id).and_then(|found| found.packed()).map(|it| it.told_as(7).node());
            let mut diagnostics = Diagnostics::default();
            let read = parse(&text, 7, &mut diagnostics).map(without_observations);
            assert!(diagnostics.is_empty() && packed.is_some(), "{}", path.display());
            assert!(packed == read, "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}
