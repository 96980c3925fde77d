//! The JSON Schemas against the readers: both judge every shipped file, every fault of the gallery and every value
//! of a table of edge cases alike. What only one of the two can see is listed here, with the reason. The tables of
//! fields in `docs/format.md` are those of the program. `UPDATE_FIELDS=1` writes schemas and tables anew.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use perenne::diagnostic::Diagnostics;
use perenne::document::{self, Kind, Node, NodeKind, peek};
use perenne::language::Language;
use perenne::schema::{name, schema};
use serde_json::{Value, json};

const KINDS: [Kind; 6] = [Kind::Catalog, Kind::Plan, Kind::City, Kind::Offer, Kind::Parameters, Kind::Programme];

/// Faults of one file that the readers see and a schema cannot.
const BEYOND_A_SCHEMA: [(&str, &str); 7] = [
    ("range-kinds", "the units of the two ends are compared"),
    ("tag", "tags are gone once the YAML is read"),
    ("duplicate-key", "a JSON object has each key once"),
    ("unknown-source", "a name that must be listed elsewhere in the file"),
    ("tier-order", "order among values"),
    ("range-order", "order among values"),
    ("weights", "a sum"),
];

/// The YAML as JSON, every scalar as text, as our reader sees it.
fn to_json(node: &Node<'_>) -> Value {
    match &node.kind {
        NodeKind::Scalar(text) => json!(text),
        NodeKind::Nothing | NodeKind::Reported => Value::Null,
        NodeKind::List(items) => items.iter().map(to_json).collect(),
        NodeKind::Map(entries) => {
            let key = |key: &Node<'_>| key.text().unwrap_or_default().to_owned();
            Value::Object(entries.iter().map(|(name, value)| (key(name), to_json(value))).collect())
        }
    }
}

fn validator(kind: Kind) -> Validator {
    jsonschema::draft202012::new(&schema(kind)).expect("a schema of the draft")
}

/// What the reader of a kind and its schema say of a text.
fn judge(kind: Kind, text: &str, validator: &Validator) -> (bool, bool) {
    let mut diagnostics = Diagnostics::default();
    let Some(node) = document::parse(text, 0, &mut diagnostics) else {
        return (false, false);
    };
    match kind {
        Kind::Catalog => drop(document::read_catalog(&node, &mut diagnostics)),
        Kind::Plan => drop(document::read_plan(&node, &mut diagnostics)),
        Kind::City => drop(document::read_city(&node, &mut diagnostics)),
        Kind::Offer => drop(document::read_offer(&node, &mut diagnostics)),
        Kind::Parameters => drop(document::read_parameters(&node, &mut diagnostics)),
        Kind::Programme => drop(document::read_programme(&node, &mut diagnostics)),
    }
    (!diagnostics.has_errors(), validator.is_valid(&to_json(&node)))
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            out.push(path);
        }
    }
    out.sort();
}

#[test]
fn the_shipped_schemas_are_those_of_the_program() {
    for kind in KINDS {
        let path = format!("schemas/{}.json", name(kind));
        if std::env::var_os("UPDATE_FIELDS").is_some() {
            std::fs::write(&path, serde_json::to_string_pretty(&schema(kind)).unwrap() + "\n").unwrap();
        }
        let shipped: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(shipped, schema(kind), "{path}: UPDATE_FIELDS=1 cargo test --test it schemas");
        assert!(jsonschema::draft202012::meta::is_valid(&shipped), "{path}");
    }
}

#[test]
fn every_shipped_file_is_accepted_and_names_its_schema() {
    let validators = KINDS.map(|kind| (kind, validator(kind)));
    let mut paths = Vec::new();
    for folder in ["catalogs", "plans", "tests/examples"] {
        files(Path::new(folder), &mut paths);
    }
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let kind = peek(&text).unwrap_or_else(|| panic!("{}: no kind", path.display())).kind;
        let (_, validator) = validators.iter().find(|(known, _)| *known == kind).unwrap();
        let (reader, schema) = judge(kind, &text, validator);
        assert!(reader, "{}: the reader refuses it", path.display());
        let mut diagnostics = Diagnostics::default();
        let node = document::parse(&text, 0, &mut diagnostics).unwrap();
        let faults: Vec<String> = validator.iter_errors(&to_json(&node)).map(|error| error.to_string()).collect();
        assert!(schema, "{}: {faults:#?}", path.display());
        if path.starts_with("tests") {
            continue;
        }
        let first = text.lines().next().unwrap();
        let schema = first.strip_prefix("# yaml-language-server: $schema=");
        let schema = schema.unwrap_or_else(|| panic!("{}: {first}", path.display()));
        let target = path.parent().unwrap().join(schema).canonicalize().unwrap();
        assert!(target.ends_with(format!("schemas/{}.json", name(kind))), "{}", path.display());
    }
}

#[test]
fn schemas_and_readers_judge_every_fault_of_the_gallery_alike() {
    let validators = KINDS.map(|kind| (kind, validator(kind)));
    let mut paths = Vec::new();
    files(Path::new("tests/gallery"), &mut paths);
    assert!(paths.len() > 100, "the gallery is there");
    let mut used = Vec::new();
    for path in paths {
        let Ok(text) = String::from_utf8(std::fs::read(&path).unwrap()) else {
            continue;
        };
        let Some(kind) = peek(&text).map(|head| head.kind) else {
            continue;
        };
        let (_, validator) = validators.iter().find(|(known, _)| *known == kind).unwrap();
        let (reader, schema) = judge(kind, &text, validator);
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        if reader != schema && BEYOND_A_SCHEMA.iter().any(|(code, _)| *code == folder) {
            assert!(schema, "{}: the schema refuses what the reader accepts", path.display());
            used.push(folder);
            continue;
        }
        assert_eq!(reader, schema, "{}: reader {reader}, schema {schema}", path.display());
    }
    for (code, reason) in BEYOND_A_SCHEMA {
        assert!(used.iter().any(|used| used == code), "{code} ({reason}) is judged alike: take it off the list");
    }
}

/// A file of a kind with one value in its place.
fn around(place: &str, value: &str) -> (Kind, String) {
    let plan = "schema: perenne/plan/v1\nplan: p\nlines: {a: {item: x/y, quantity: 1}}\n";
    let city = "schema: perenne/city/v1\ncity: c\n";
    let accounts = "revenue: {}, spending: {}, interest: 0 EUR, principal: 0 EUR, debt: 0 EUR, investment: {}, \
                    investment_revenue: {}, working_capital: 0 EUR";
    let value = serde_json::to_string(value).unwrap();
    let component = |field: &str| {
        format!(
            "schema: perenne/catalog/v1\ncatalog: c\nitems: {{i: {{family: sensor, unit: u, costs: {{a: {{{field}: {value}}}}}}}}}\n"
        )
    };
    let of_plan = |rest: String| (Kind::Plan, format!("{plan}start: 2026-01\nhorizon: 5 years\n{rest}\n"));
    let of_city =
        |rest: String| (Kind::City, format!("{city}population: 20000\naccounts: {{year: 2024, {accounts}}}\n{rest}\n"));
    match place {
        "start" => (Kind::Plan, format!("{plan}start: {value}\nhorizon: 5 years\n")),
        "horizon" => (Kind::Plan, format!("{plan}start: 2026-01\nhorizon: {value}\n")),
        "quantity" => (
            Kind::Plan,
            format!(
                "schema: perenne/plan/v1\nplan: p\nstart: 2026-01\nhorizon: 5 years\nlines: {{a: {{item: x/y, quantity: {value}}}}}\n"
            ),
        ),
        "phase" => of_plan(format!("phases: {{run: {value}}}")),
        "line" => of_plan(format!("scenarios: {{{value}: {{}}}}")),
        "index-rate" => of_plan(format!("indices: {{general: {value}}}")),
        "exchange" => of_plan(format!("exchange: {{USD: {value}}}")),
        "discount" => of_plan(format!("discount: {{rate: {value}}}")),
        "cap" => of_plan(format!("funding: [{{subsidy: {{id: a, rate: 1 %, cap: {value}}}}}]")),
        "lag" => of_plan(format!("funding: [{{subsidy: {{id: a, rate: 1 %, lag: {value}}}}}]")),
        "amount" => of_plan(format!("funding: [{{loan: {{id: a, rate: 1 %, term: 1 year, amount: {value}}}}}]")),
        "deferral" => of_plan(format!(
            "funding: [{{loan: {{id: a, rate: 1 %, term: 1 year, amount: 1 EUR, deferral: {value}}}}}]"
        )),
        "status" => of_plan(format!("benefits: [{{id: a, saving: 1 EUR/year, status: {value}}}]")),
        "saving" => of_plan(format!("benefits: [{{id: a, saving: {value}}}]")),
        "score" => (
            Kind::Offer,
            format!("schema: perenne/offer/v1\noffer: o\nplan: p\nlines: {{}}\nscores: {{technical: {value}}}\n"),
        ),
        "year" => (Kind::City, format!("{city}population: 20000\naccounts: {{year: {value}, {accounts}}}\n")),
        "population" => (Kind::City, format!("{city}population: {value}\naccounts: {{year: 2024, {accounts}}}\n")),
        "growth" => of_city(format!("growth: {{taxes: {value}}}")),
        "term" => of_city(format!("loans: {{term: {value}}}")),
        "fctva_lag" => of_city(format!("fctva_lag: {value}")),
        "minimum" => of_city(format!("minimum_working_capital: {value}")),
        "envelope" => of_city(format!("envelope: {{operating: {value}}}")),
        key if key.contains('.') => (
            Kind::Parameters,
            format!(
                "schema: perenne/parameters/v1\n{key}: [{{from: 2014-01-01, value: {value}, grade: assumption}}]\n"
            ),
        ),
        field => (Kind::Catalog, component(field)),
    }
}

#[test]
fn schemas_and_readers_judge_every_value_alike() {
    let table = include_str!("../schemas/values.txt");
    let validators = KINDS.map(|kind| (kind, validator(kind)));
    let (mut count, mut accepted) = (0, 0);
    let mut differences = Vec::new();
    for row in table.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let (places, values) = row.split_once(" = ").unwrap_or_else(|| panic!("{row}"));
        for place in places.split(' ') {
            for value in values.split(" | ") {
                let value = value.replace('~', "\u{a0}");
                let (kind, text) = around(place, &value);
                let (_, validator) = validators.iter().find(|(known, _)| *known == kind).unwrap();
                let (reader, schema) = judge(kind, &text, validator);
                if reader != schema {
                    differences.push(format!("{place}: {value:?}: reader {reader}, schema {schema}"));
                }
                count += 1;
                accepted += usize::from(reader);
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(count > 500 && accepted > 200, "{accepted} of {count}");
}

/// How a field is written: its words, else its examples.
fn written(about: &document::About, language: Language) -> String {
    let french = language == Language::French;
    match about.kind {
        "id" | "own-id-value" => return if french { "un identifiant" } else { "an id" }.to_owned(),
        "text" => return if french { "un texte" } else { "a text" }.to_owned(),
        _ => {}
    }
    let shown = if about.words.is_empty() { about.examples } else { &about.words };
    shown.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}

/// The table of a page: the fields of a map, how they are written, what they mean.
fn table(name: &str, fields: &[document::FieldInfo], language: Language) -> String {
    let (head, required) = match language {
        Language::English => ("| field | written | what it is |\n|---|---|---|\n", " (required)"),
        Language::French => ("| champ | libellé | s'écrit | ce que c'est |\n|---|---|---|---|\n", " (obligatoire)"),
    };
    let mut out = head.to_owned();
    for field in fields {
        let required = if field.required { required } else { "" };
        // The name is English: what people call it stands beside it.
        let label = if language == Language::French { format!("{} | ", field.label[1]) } else { String::new() };
        let (written, meaning) = (written(&field.about, language), field.meaning(name, language));
        out.push_str(&format!("| `{}`{required} | {label}{written} | {meaning} |\n", field.name));
    }
    out
}

#[test]
fn the_tables_of_the_format_are_those_of_the_program() {
    for (path, language) in [("docs/format.md", Language::English), ("docs/fr/format.md", Language::French)] {
        let page = std::fs::read_to_string(path).unwrap();
        let (mut new, mut rest, mut shown) = (String::new(), page.as_str(), 0);
        while let Some((before, after)) = rest.split_once("<!-- fields: ") {
            let (name, after) = after.split_once(" -->\n").unwrap();
            let (_, after) = after.split_once("<!-- end -->").unwrap();
            let tables = document::tables();
            let (_, fields) = tables.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}"));
            let table = table(name, fields, language);
            new.push_str(&format!("{before}<!-- fields: {name} -->\n\n{table}\n<!-- end -->"));
            (rest, shown) = (after, shown + 1);
        }
        new.push_str(rest);
        if std::env::var_os("UPDATE_FIELDS").is_some() {
            std::fs::write(path, &new).unwrap();
        }
        assert!(shown > 10, "{shown} tables");
        assert!(page == new, "{path}: UPDATE_FIELDS=1 cargo test --test it schemas");
    }
}

/// The keys of all maps of a schema whose fields are known.
fn keys(value: &Value, out: &mut Vec<String>) {
    if let Some(properties) = value.get("properties").and_then(Value::as_object) {
        out.extend(properties.keys().cloned());
    }
    match value {
        Value::Object(map) => map.values().for_each(|value| keys(value, out)),
        Value::Array(items) => items.iter().for_each(|value| keys(value, out)),
        _ => {}
    }
}

/// What the page and sheets show of a field is there for each: a form would have a gap otherwise.
#[test]
fn every_field_of_every_schema_has_a_label_in_both_languages() {
    let tables = document::tables();
    let fields: Vec<_> = tables.iter().flat_map(|(_, fields)| fields).collect();
    for (table, field) in tables.iter().flat_map(|(table, fields)| fields.iter().map(move |field| (table, field))) {
        let french = field.meaning(table, Language::French);
        assert!(french.ends_with(['.', '…']), "words of `{french}` in src/language/fields.fr.ftl");
        assert!(field.label.iter().all(|label| !label.is_empty()), "{}", field.name);
        assert!(
            field.doc.ends_with(['.', '…']) && !written(&field.about, Language::English).is_empty(),
            "{}: {:?}",
            field.name,
            field.doc
        );
    }
    // Keys that stand for themselves: the kind of a file or an entry, a language, a key of the law.
    let own = ["schema", "subsidy", "contribution", "loan", "en", "fr", "value"];
    for kind in KINDS {
        let mut found = Vec::new();
        keys(&schema(kind), &mut found);
        for key in found.iter().filter(|key| !own.contains(&key.as_str()) && !key.contains('.')) {
            let known = fields.iter().any(|field| field.name.split('.').any(|part| part == key));
            assert!(known, "{kind:?}: {key}");
        }
    }
}

#[test]
fn the_templates_are_what_their_schemas_say() {
    for kind in KINDS {
        let validator = validator(kind);
        for language in [Language::English, Language::French] {
            if let Some(text) = perenne::start::template(kind, language) {
                assert_eq!(judge(kind, text, &validator), (true, true), "{kind:?} {language:?}");
            }
        }
    }
}
