//! A French page holds no English sentence: what shipped files say for people, they say in both languages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use perenne::diagnostic::Diagnostics;
use perenne::document::{Node, NodeKind, parse};

use crate::report::files::{perenne, report};
use crate::support::shipped;

/// Texts that are the same in both languages.
const SAME: [&str; 1] = ["FRATRI"];

fn files() -> Vec<PathBuf> {
    let folders = ["catalogs", "catalogs/cities", "plans", "plans/offers"];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect()
}

/// The text under a key of a map.
fn text<'n>(node: &'n Node<'_>, wanted: &str) -> Option<&'n str> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    entries.iter().find(|(key, _)| key.text() == Some(wanted)).and_then(|(_, value)| value.text())
}

/// Every pair of texts of a file; and every text for people that is not in both languages.
fn walk(node: &Node<'_>, pairs: &mut BTreeMap<String, String>, alone: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Map(entries) => {
            if let Some((english, french)) = text(node, "en").zip(text(node, "fr")) {
                pairs.insert(english.to_owned(), french.to_owned());
            }
            for (key, value) in entries {
                let for_people = ["title", "label", "name", "note"].contains(&key.text().unwrap_or_default());
                let one = value.text().filter(|one| for_people && !SAME.contains(one));
                alone.extend(one.map(str::to_owned));
                let half = for_people && matches!(value.kind, NodeKind::Map(_)) && text(value, "fr").is_none();
                alone.extend(half.then(|| format!("{:?}", text(value, "en"))));
                walk(value, pairs, alone);
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| walk(item, pairs, alone)),
        _ => {}
    }
}

/// Letters and digits alone: how lines are broken and which signs are escaped does not matter.
fn plain(text: &str) -> String {
    text.chars().filter(|one| one.is_alphanumeric()).collect()
}

fn printed(command: &str, plan: &Path, more: &[&str]) -> String {
    let output = perenne().arg(command).arg(plan).args(["--lang", "fr"]).args(more).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Neither paths, keys of the law, YAML nor marks of code stand in a French page: labels do.
fn no_code(page: &str, plan: &Path) {
    let study = crate::report::files::shipped_json(plan);
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let rows = blocks.filter_map(|block| block.pointer("/table/rows")).flat_map(|rows| rows.as_array().unwrap());
    let paths: Vec<&str> = rows.filter_map(|row| row["path"].as_str()).filter(|path| path.contains('.')).collect();
    assert!(paths.len() > 50, "{}", plan.display());
    let page = page.replace('\\', "");
    for code in paths.iter().copied().chain([
        "{",
        "`",
        "<perenne>",
        ".yaml",
        "constant-debt",
        "debt_schedule",
        "EUR/",
        "CHF/",
        "per year",
        "[stale",
        "study-",
    ]) {
        assert!(!page.contains(code), "{}: {code}", plan.display());
    }
    for word in page.split(|letter: char| letter.is_whitespace() || "()|,;:*".contains(letter)) {
        let bytes = word.as_bytes();
        let day = word.is_ascii()
            && bytes.len() == 7
            && bytes[4] == b'-'
            && word[..4].parse::<u16>().is_ok()
            && word[5..] <= *"12";
        assert!(!day, "{}: a month as files write it: {word}", plan.display());
    }
}

/// What costs are called has French words for every component of the shipped catalogs and plans.
#[test]
fn every_component_has_french_words() {
    for path in shipped() {
        let study = crate::report::files::shipped_json(&path);
        let labels = study["sections"].to_string();
        for id in ["bonuses, prix", "pension, prix", "contributions, prix"] {
            assert!(!labels.contains(id), "{}: {id}", path.display());
        }
        let analysis = crate::support::analyse(&path, &perenne::session::Options::default());
        for component in analysis.case.lines.iter().flat_map(|line| &line.components) {
            let word = format!("component-{}", component.id);
            assert!(perenne::language::Language::French.knows(&word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn a_french_page_holds_no_english() {
    let mut pairs = BTreeMap::new();
    for file in files() {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut alone = Vec::new();
        walk(&parse(&text, 0, &mut Diagnostics::default()).unwrap(), &mut pairs, &mut alone);
        assert!(alone.is_empty(), "{}: in one language only: {alone:?}", file.display());
    }
    assert!(pairs.len() > 300, "{}", pairs.len());
    let plain: Vec<(String, &String)> =
        pairs.iter().filter(|(en, fr)| !plain(fr).contains(&plain(en))).map(|(en, _)| (plain(en), en)).collect();
    for path in shipped() {
        let plan = path.as_path();
        for (what, text) in [
            ("check", printed("check", plan, &["--exit-zero"])),
            ("assumptions", printed("assumptions", plan, &["--format", "csv"])),
            ("report", report(plan, "md", "fr", &[])),
            ("report", report(plan, "md", "fr", &["--city", "wittenheim-2014"])),
        ] {
            assert!(text.contains("Fourchette plausible") || what == "check", "{what}: {text}");
            if what == "report" {
                let body = text.split_once("\n## Annexe G.").expect("traceability is the last annex").0;
                no_code(body, plan);
            }
            let text = self::plain(&text);
            let left: Vec<_> = plain.iter().filter(|(plain, _)| text.contains(plain)).map(|(_, one)| one).collect();
            assert!(left.is_empty(), "{what} {}: {left:?}", plan.display());
        }
    }
}

/// What an offer and a scenario put in the place of a plan's values, in the reader's words: bands, inclusions, lengths of time, and who
/// said so.
#[test]
fn what_an_offer_replaces_is_told_in_french() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let mut told = String::new();
    for vendor in ["a", "b", "c", "d"] {
        let offer = format!("plans/offers/vendor-{vendor}.yaml");
        let more = ["--offer", &offer, "--scenario", "pessimistic"];
        let study = report(plan, "md", "fr", &more).replace('\\', "");
        let (body, traced) = study.split_once("\n## Annexe G.").expect("traceability is the last annex");
        no_code(body, plan);
        let (files, replaced) = traced.split_once("**Valeurs remplacées**").expect("an offer replaces values");
        assert!(files.contains("| offre |") && !files.contains("| offer |"), "{files}");
        let check = printed("check", plan, &[&more[..], &["--exit-zero", "--no-advice"]].concat());
        let listed: String =
            check.lines().skip_while(|line| !line.contains(" → ")).take_while(|line| !line.is_empty()).collect();
        for (what, text) in [("report", replaced), ("check", listed.as_str())] {
            for code in ["{", "upto", "bands", "volume", "included", "EUR", " years", " months", "offer ", "scenario "]
            {
                assert!(!text.contains(code), "{what} {offer}: {code} in {text}");
            }
            assert!(
                text.contains(&format!("offre vendor-{vendor}")) && text.contains("scénario pessimistic"),
                "{what}: {text}"
            );
        }
        told.push_str(replaced);
    }
    for said in [
        "compris dans «\u{a0}installation et mise en service\u{a0}»",
        "jusqu'à 1\u{202f}000\u{a0}: 212\u{a0}€ par mois",
        "au-delà\u{a0}: 2\u{202f}116\u{a0}€ par mois (un seul prix pour toutes les unités)",
    ] {
        let spaced = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(spaced(&told).contains(&spaced(said)), "{said}: {told}");
    }
}

/// A price in another currency is as much in words as one in euros.
#[test]
fn a_price_in_francs_is_told_in_words() {
    let study = report(Path::new("plans/school-co2.yaml"), "md", "fr", &[]);
    let body = study.split_once("\n## Annexe G.").expect("traceability is the last annex").0;
    assert!(body.contains("191\u{a0}CHF par capteur"), "{body}");
    assert!(!body.contains("CHF/"), "{body}");
}
