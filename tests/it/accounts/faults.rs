use std::collections::BTreeSet;

use perenne::diagnostic::{Severity, codes as known, message};
use perenne::language::Language;

use super::support::{accounts, codes, data, dgfip, run, scratch};

fn wittenheim() -> String {
    std::fs::read_to_string(dgfip(2015)).unwrap()
}

/// One file a code: name, contents and what is asked of it.
fn reproducers() -> Vec<(&'static str, std::path::PathBuf, &'static str, Option<i32>)> {
    let text = wittenheim();
    let (head, row) = text.trim_end().split_once('\n').unwrap();
    let cut = &text.as_bytes()[..text.len() - 300];
    let without_year = format!("{}\n{}\n", head.strip_prefix("an;").unwrap(), row.strip_prefix("2015;").unwrap());
    let cell = text.replace(";12850.40;", ";12850.40x;");
    let other = format!("{text}{}\n", row.replace(";12850.40;", ";12850.41;"));
    let broken = text.replace(";245.91;", ";345.91;");
    let latin = text.replace("WITTENHEIM", "WITT\u{1}").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == 1 { 0xC9 } else { byte }).collect();
    let strip = |name: &str| {
        let place = head.split(';').position(|column| column == name).unwrap();
        let drop = |line: &str| {
            let kept = line.split(';').enumerate().filter(|(at, _)| *at != place).map(|(_, cell)| cell);
            kept.collect::<Vec<_>>().join(";")
        };
        format!("{}\n{}\n", drop(head), drop(row))
    };
    let at = |name: &'static str, bytes: &[u8]| scratch(name, bytes);
    vec![
        ("accounts-unreadable", data("nowhere.csv"), "68376", None),
        ("accounts-empty", at("empty.csv", b""), "68376", None),
        ("accounts-format", at("foreign.csv", b"name;price\nlamp;3\n"), "68376", None),
        ("accounts-row", at("cut.csv", cut), "68376", None),
        ("accounts-cell", at("cell.csv", cell.as_bytes()), "68376", None),
        ("accounts-no-year", at("unnamed.csv", without_year.as_bytes()), "68376", None),
        ("accounts-no-such-year", dgfip(2015), "68376", Some(2011)),
        ("accounts-twice", at("twice.csv", other.as_bytes()), "68376", None),
        ("accounts-unknown", dgfip(2015), "68375", None),
        ("accounts-encoding", at("latin.csv", &latin), "68376", None),
        ("accounts-year-taken", at("named_2015.csv", without_year.as_bytes()), "68376", None),
        ("accounts-latest", data("ofgl_10_grandes_villes_2017_2024.csv"), "75056", None),
        ("accounts-identity", at("identity.csv", broken.as_bytes()), "68376", None),
        ("accounts-non-cash", at("non-cash.csv", strip("caf").as_bytes()), "68376", None),
        ("accounts-negative", dgfip(2017), "40281", None),
        ("accounts-missing", at("no-capital.csv", strip("fdr").as_bytes()), "68376", None),
    ]
}

#[test]
fn every_code_has_a_reproducer_and_its_words() {
    let mut seen = BTreeSet::new();
    for (code, file, insee, year) in reproducers() {
        let (imported, diagnostics) = run(&[file], insee, year);
        let found = codes(&diagnostics);
        // The aggregates of the OFGL leave figures out as well.
        let rest = found.iter().filter(|found| **found != code && **found != "accounts-missing").count();
        assert!(found.contains(&code) && rest == 0, "{code}: {found:?}");
        let error = known::ACCOUNTS.iter().find(|one| one.id == code).unwrap().severity == Severity::Error;
        assert_eq!(imported.is_none(), error, "{code}: nothing half-read comes out");
        for one in diagnostics.sorted() {
            for language in [Language::English, Language::French] {
                let text = message(one, language);
                assert!(!text.contains("{$") && !text.contains("{ $") && text != one.code.id, "{code}: {text}");
                for words in &one.help {
                    let help = language.attribute(one.code.id, words, &one.args).unwrap();
                    assert!(!help.contains("{ $") && !help.contains("{$"), "{code}: {help}");
                }
            }
        }
        seen.insert(code);
    }
    assert_eq!(seen, known::ACCOUNTS.iter().map(|code| code.id).collect());
}

#[test]
fn marks_of_other_systems_change_nothing() {
    let text = wittenheim();
    let plain = accounts(&[dgfip(2015)], "68376");
    let crlf = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let commas: String = text.lines().map(|line| format!("\"{}\"\n", line.replace(';', "\",\""))).collect();
    for (name, other) in [("bom-crlf.csv", crlf), ("commas.csv", commas), ("no-end.csv", text.trim_end().to_owned())] {
        let (imported, diagnostics) = run(&[scratch(name, other)], "68376", None);
        assert_eq!(codes(&diagnostics), Vec::<&str>::new(), "{name}");
        assert_eq!(imported.unwrap().figures, plain.figures, "{name}");
    }
}

#[test]
fn a_year_that_the_file_does_not_say_comes_from_the_command_or_its_name() {
    let text = wittenheim();
    let (head, row) = text.trim_end().split_once('\n').unwrap();
    let without = format!("{}\n{}\n", head.strip_prefix("an;").unwrap(), row.strip_prefix("2015;").unwrap());
    let file = scratch("accounts_2016.csv", without);
    assert_eq!(run(std::slice::from_ref(&file), "68376", None).0.unwrap().year, 2016);
    assert_eq!(run(&[file], "68376", Some(2015)).0.unwrap().year, 2015);
}

#[test]
fn the_nearest_municipalities_are_named() {
    for (asked, near) in [("40282", "40281"), ("walheim", "68356")] {
        let (_, diagnostics) = run(&[dgfip(2017)], asked, None);
        let all = diagnostics.sorted();
        let help = Language::English.attribute("accounts-unknown", "help-near", &all[0].args).unwrap();
        assert!(help.contains(&format!("are: {near} ")), "{asked}: {help}");
    }
}
