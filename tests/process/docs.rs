//! The documentation is true: every YAML block of `docs/` is read (a fragment inside a small file of its kind), every
//! field of the formats has an example, and every command of the guides is run, in the order in which they stand.
//!
//! A block says in its fence what it is: ` ```yaml ` a whole file, ` ```yaml plan ` (or `city`, `offer`) keys of such a
//! file, ` ```yaml lines ` and ` ```yaml components ` entries, ` ```yaml file=NAME ` a file for the commands that
//! follow; `refused=CODE` that it is refused. ` ```console ` holds commands.

use std::path::Path;

use assert_cmd::Command;
use perenne::diagnostic::{Diagnostics, render};
use perenne::document::{Kind, Library, NodeKind, parse, peek};
use perenne::language::Language;
use perenne::programme::Programme;
use perenne::schema::schema;
use perenne::session::{Options, Session};

const PLAN: [(&str, &str); 7] = [
    ("schema", "schema: perenne/plan/v1\n"),
    ("plan", "plan: example\n"),
    ("city", "city: medium-city\n"),
    ("start", "start: 2026-09\n"),
    ("horizon", "horizon: 10 years\n"),
    ("phases", "phases: {pilot: 18 months, rollout: 24 months, run: rest}\n"),
    (
        "lines",
        "lines:\n  sensors: {item: sensors/urban-sensor, quantity: {pilot: 100, rollout: 2000}}\n  \
         gateways: {item: connectivity/lorawan-gateway, quantity: 1 per 100 sensors}\n",
    ),
];

const CATALOG: &str = "schema: perenne/catalog/v1
catalog: example
sources: {quote: {title: A quote, date: 2026-01-15, grade: primary}}
items:
  thing:
    family: sensor
    unit: sensor
    costs:
";

struct Block {
    place: String,
    info: String,
    text: String,
}

/// The fenced blocks of a page.
fn blocks(path: &Path) -> Vec<Block> {
    let page = std::fs::read_to_string(path).unwrap();
    let (mut out, mut open): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for (line, content) in page.lines().enumerate() {
        match (content.strip_prefix("```"), &mut open) {
            (Some(""), Some(_)) => out.extend(open.take()),
            (Some(info), None) => {
                let place = format!("{}:{}", path.display(), line + 1);
                open = Some(Block { place, info: info.to_owned(), text: String::new() });
            }
            (_, Some(block)) => {
                block.text.push_str(content);
                block.text.push('\n');
            }
            _ => {}
        }
    }
    assert!(open.is_none(), "{}: a fence is left open", path.display());
    out
}

fn pages() -> Vec<std::path::PathBuf> {
    let entries = ["docs", "docs/fr"].into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut out: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    out.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    out.sort();
    out
}

fn minimal_plan(fragment: &str) -> String {
    let written = |key: &str| fragment.lines().any(|line| line.starts_with(&format!("{key}:")));
    let rest: String = PLAN.iter().filter(|(key, _)| !written(key)).map(|(_, text)| *text).collect();
    let schema = PLAN[0].1;
    format!("{schema}{}{fragment}", rest.trim_start_matches(schema))
}

/// The files of a block: the one that it shows, inside what its fence says, and the plan that uses it.
fn files(block: &Block) -> (Kind, String, String) {
    let words: Vec<&str> = block.info.split(' ').collect();
    match words.get(1).copied().unwrap_or_default() {
        "plan" => (Kind::Plan, minimal_plan(&block.text), minimal_plan(&block.text)),
        "lines" => {
            let plan = format!("{}{}", minimal_plan(""), block.text);
            (Kind::Plan, plan.clone(), plan)
        }
        "components" => {
            let device = if block.text.contains("device:") { "" } else { "      device: {price: 600 EUR/sensor}\n" };
            let plan = "lines: {things: {item: example/thing, quantity: {pilot: 10, rollout: 1000}}}\n";
            (Kind::Catalog, format!("{CATALOG}{device}{}", block.text), minimal_plan(plan))
        }
        "city" => {
            let shipped = std::fs::read_to_string("catalogs/medium-city.yaml").unwrap();
            // A key of the block stands for that of the file, with all that is indented under it.
            let mut own = false;
            let mut is_own = |line: &str| {
                if !line.starts_with(' ') {
                    let key = format!("{}:", line.split(':').next().unwrap_or_default());
                    own = block.text.lines().any(|other| other.starts_with(&key));
                }
                own
            };
            let rest: String = shipped.lines().filter(|line| !is_own(line)).map(|line| format!("{line}\n")).collect();
            (Kind::City, format!("{rest}{}", block.text), minimal_plan(""))
        }
        "offer" => (Kind::Offer, format!("schema: perenne/offer/v1\n{}", block.text), minimal_plan("")),
        _ => {
            let head =
                peek(&block.text).unwrap_or_else(|| panic!("{}: a whole file begins with `schema`", block.place));
            let plan = match head.kind {
                Kind::Plan => block.text.clone(),
                Kind::City => minimal_plan(&format!("city: {}\n", head.id)),
                Kind::Catalog => minimal_plan(&format!("lines: {{a: {{item: {}, quantity: 3}}}}\n", first_item(block))),
                Kind::Offer | Kind::Parameters | Kind::Programme => minimal_plan(""),
            };
            (head.kind, block.text.clone(), plan)
        }
    }
}

fn first_item(block: &Block) -> String {
    let mut diagnostics = Diagnostics::default();
    let catalog = parse(&block.text, 0, &mut diagnostics)
        .and_then(|node| perenne::document::read_catalog(&node, &mut diagnostics));
    let catalog = catalog.unwrap_or_else(|| panic!("{}: {:?}", block.place, diagnostics.sorted()));
    format!("{}/{}", catalog.id, catalog.items[0].0.value)
}

/// Runs a block and gives the codes of its errors.
fn run(block: &Block) -> Vec<&'static str> {
    let (kind, text, plan) = files(block);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offer.yaml");
    std::fs::write(&path, &text).unwrap();
    let shown = if kind == Kind::Plan { Vec::new() } else { vec![(block.place.clone(), text.clone())] };
    let options = Options { offer: (kind == Kind::Offer).then(|| path.clone()), ..Options::default() };
    if kind == Kind::Programme {
        let mut session = Session::default();
        let opened = Programme::open(&mut session, &path, &Options::default());
        assert!(opened.is_some(), "{}: {:#?}", block.place, session.diagnostics.sorted());
        return Vec::new();
    }
    let mut session = Session::default();
    let analysis = session.analyse_text("plan", &plan, &Library::with_files(shown), &options);
    let errors = session.diagnostics.sorted();
    let errors: Vec<&str> = errors
        .iter()
        .filter(|one| one.code.severity == perenne::diagnostic::Severity::Error)
        .map(|one| one.code.id)
        .collect();
    let refused = block.info.contains("refused=");
    if !refused {
        let said = render(&session.diagnostics, &session.sources, Language::English, false, 100);
        assert!(analysis.is_some(), "{}:\n{said}", block.place);
        let read = &analysis.unwrap().case.inputs;
        assert!(
            matches!(kind, Kind::Plan | Kind::Offer | Kind::Programme)
                || read.iter().any(|input| input.file == block.place),
            "{}: not used",
            block.place
        );
    }
    let validator = jsonschema::draft202012::new(&schema(kind)).unwrap();
    let mut diagnostics = Diagnostics::default();
    let node = parse(&text, 0, &mut diagnostics).unwrap();
    let accepted = validator.is_valid(&to_json(&node.kind));
    assert!(accepted || refused, "{}: the schema refuses it", block.place);
    errors
}

fn to_json(kind: &NodeKind<'_>) -> serde_json::Value {
    match kind {
        NodeKind::Scalar(text) => serde_json::json!(text),
        NodeKind::List(items) => items.iter().map(|item| to_json(&item.kind)).collect(),
        NodeKind::Map(entries) => {
            let entry = |(key, value): &(perenne::document::Node<'_>, perenne::document::Node<'_>)| {
                (key.text().unwrap_or_default().to_owned(), to_json(&value.kind))
            };
            serde_json::Value::Object(entries.iter().map(entry).collect())
        }
        _ => serde_json::Value::Null,
    }
}

#[test]
fn every_block_is_read_as_it_says() {
    let (mut count, mut refusals) = (0, 0);
    for page in pages() {
        for block in blocks(&page).iter().filter(|block| block.info.starts_with("yaml")) {
            // A mapping is none of our five kinds: it only has to be YAML.
            if block.info == "yaml mapping" {
                let mut diagnostics = Diagnostics::default();
                assert!(parse(&block.text, 0, &mut diagnostics).is_some() && diagnostics.is_empty(), "{}", block.place);
                continue;
            }
            let codes = run(block);
            count += 1;
            if let Some(expected) = block.info.split("refused=").nth(1) {
                assert_eq!(codes, [expected], "{}", block.place);
                refusals += 1;
            }
        }
    }
    assert!(count > 35 && refusals > 5, "{count} blocks, {refusals} refusals");
}

/// The names of all fields of a schema.
fn fields(value: &serde_json::Value, out: &mut Vec<String>) {
    if let Some(properties) = value.get("properties").and_then(|it| it.as_object()) {
        out.extend(properties.keys().cloned());
    }
    match value {
        serde_json::Value::Object(map) => map.values().for_each(|value| fields(value, out)),
        serde_json::Value::Array(items) => items.iter().for_each(|value| fields(value, out)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_formats_has_an_example() {
    let blocks = blocks(Path::new("docs/format.md"));
    let examples: String =
        blocks.iter().filter(|block| block.info.starts_with("yaml")).map(|block| block.text.as_str()).collect();
    let page = std::fs::read_to_string("docs/format.md").unwrap();
    for kind in [Kind::Plan, Kind::Catalog, Kind::City, Kind::Offer, Kind::Parameters, Kind::Programme] {
        let mut names = Vec::new();
        fields(&schema(kind), &mut names);
        for name in names {
            let key = name.contains('.');
            let listed = page.contains(&format!("`{name}`")) || key && page.contains(name.rsplit_once('.').unwrap().0);
            let rule = key && name.starts_with("rule.") && page.contains(name.split('.').nth(1).unwrap());
            assert!(examples.contains(&format!("{name}:")) || key && (listed || rule), "{kind:?}: {name}");
        }
    }
}

/// The words of a command line; quotes hold blanks together.
fn words(line: &str) -> Vec<String> {
    let (mut out, mut word, mut quote, mut any) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (c, quote) {
            ('\'' | '"', None) => (quote, any) = (Some(c), true),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => {
                if any || !word.is_empty() {
                    out.push(std::mem::take(&mut word));
                }
                any = false;
            }
            (c, _) => word.push(c),
        }
    }
    if any || !word.is_empty() {
        out.push(word);
    }
    out
}

/// Runs the commands of a page. A page is a session: its commands run in one folder, in order.
fn commands(page: &str) -> usize {
    let mut count = 0;
    let folder = tempfile::tempdir().unwrap();
    for block in blocks(&Path::new("docs").join(page)) {
        if let Some(name) = block.info.split("file=").nth(1) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &block.text).unwrap();
        }
        if block.info != "console" {
            continue;
        }
        for line in block.text.lines().filter(|line| !line.is_empty()) {
            let (command, code) = line.split_once("  # code ").unwrap_or((line, "0"));
            let command = command.strip_prefix("$ perenne ").unwrap_or_else(|| panic!("{}: {line}", block.place));
            let mut program = Command::cargo_bin("perenne").unwrap();
            let output = program.args(words(command)).current_dir(folder.path()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let found = output.status.code().unwrap().to_string();
            assert_eq!(found, code.trim(), "{}: {line}\n{said}", block.place);
            count += 1;
        }
    }
    count
}

/// What a page quotes is what the command above it prints, but for what `[…]` leaves out.
#[test]
fn the_readme_quotes_what_is_printed() {
    let page = std::fs::read_to_string("README.md").unwrap();
    let (mut printed, mut quote, mut quotes) = (String::new(), None, 0);
    for line in page.lines() {
        match (line.strip_prefix("    perenne "), &mut quote) {
            (Some(command), None) => {
                let output = Command::cargo_bin("perenne").unwrap().args(words(command)).output().unwrap();
                printed = String::from_utf8(output.stdout).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
            }
            (_, None) if line == "```text" => quote = Some(String::new()),
            (_, Some(text)) if line == "```" => {
                for part in text.split("[…]").map(str::trim).filter(|part| !part.is_empty()) {
                    assert!(printed.contains(part), "no longer printed:\n{part}\n\nnow:\n{printed}");
                }
                (quote, quotes) = (None, quotes + 1);
            }
            (_, Some(text)) => *text += &format!("{line}\n"),
            _ => {}
        }
    }
    assert_eq!(quotes, 2);
}

#[test]
fn the_commands_of_the_officer_run() {
    assert!(commands("guide-officer.md") > 15);
}

#[test]
fn the_commands_of_the_buyer_run() {
    assert!(commands("guide-buyer.md") > 8);
}

#[test]
fn the_commands_of_the_analyst_run() {
    assert!(commands("guide-analyst.md") > 15);
}

#[test]
fn the_commands_of_all_other_pages_run() {
    let others = pages().into_iter().map(|path| path.strip_prefix("docs").unwrap().to_str().unwrap().to_owned());
    let others = others.filter(|page| !page.starts_with("guide-"));
    assert!(others.map(|page| commands(&page)).sum::<usize>() >= 5);
}
