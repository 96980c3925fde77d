//! The error gallery: `gallery/<code>/` makes the program say each of its diagnostics, and the snapshots show how it
//! says them in both languages. To add a code: a folder, a row in `gallery/README.md`, a message in both `.ftl` files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use perenne::diagnostic::{Code, Diagnostic, Severity, codes, message, render};
use perenne::explore::Runner;
use perenne::explore::beyond::beyond;
use perenne::language::{Arg, Language};
use perenne::model::Setting;
use perenne::programme::Programme;
use perenne::session::{Options, Session};

const TEMPORARY: &str = env!("CARGO_TARGET_TMPDIR");
const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// Codes that bring another along: a price that is not in force yet is no price, and where no year after the pilot is
/// whole, the last one is not.
const TOGETHER: [(&str, &str); 2] = [("price-not-yet", "unpriced"), ("plan-not-seen", "partial-year")];

/// Codes that need an override, as path and value.
const SETTINGS: [(&str, &str, &str); 2] =
    [("not-relative", "boxes.install.price", "+10 %"), ("price-over-inclusion", "boxes.install.price", "20 EUR/box")];

/// What is run for a code, and what it says.
fn session(code: Code) -> Session {
    let folder = Path::new("tests/gallery").join(code.id);
    let offer = Some(folder.join("offer.yaml")).filter(|offer| offer.exists());
    let scenario = (code == codes::LOANS_CUT).then(|| "smaller".to_owned());
    let set = SETTINGS.iter().filter(|(of, _, _)| *of == code.id);
    let settings = set.map(|(_, path, value)| Setting::new(*path, *value, "--set")).collect();
    let options = Options { offer, scenario, settings, ..Options::default() };
    let mut session = Session::default();
    let plan = if code == codes::TOO_LARGE { too_large() } else { folder.join("plan.yaml") };
    if code == codes::NO_CITY || code == codes::CITY_SIZE {
        session.check(&plan, &options);
    } else if code == codes::RENEWALS_BEYOND {
        let prepared = session.prepare(&plan, &options).unwrap();
        let analysis = session.check_prepared(&prepared).unwrap();
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        session.diagnostics.push(beyond(&runner, &analysis).unwrap().warning());
    } else {
        look_at(&folder, &plan, &options, &mut session);
    }
    session
}

/// Analyses the plan of a folder, or the programme where there is one.
fn look_at(folder: &Path, plan: &Path, options: &Options, session: &mut Session) {
    let programme = folder.join("programme.yaml");
    if !programme.exists() {
        session.analyse(plan, options);
    } else if let Some((_, remarks)) = Programme::open(session, &programme, options) {
        remarks.warnings().for_each(|(_, one)| session.diagnostics.push(one.clone()));
    }
}

/// A file one byte larger than is read. It has no contents on disk.
fn too_large() -> PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    let create = || {
        let folder = Path::new(TEMPORARY).join("gallery");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("plan.yaml");
        std::fs::File::create(&path).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
        path
    };
    FILE.get_or_init(create).clone()
}

/// The report as a user reads it.
fn report(session: &Session, language: Language) -> String {
    let text = render(&session.diagnostics, &session.sources, language, false, 100);
    let lines = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    lines.replace(TEMPORARY, "…")
}

#[test]
fn each_reproducer_shows_its_code_and_no_other() {
    for code in codes::ALL {
        let session = session(*code);
        let found: BTreeSet<&str> = session.diagnostics.sorted().iter().map(|one| one.code.id).collect();
        let with = TOGETHER.iter().filter(|(first, _)| *first == code.id).map(|(_, other)| *other);
        let expected: BTreeSet<&str> = with.chain([code.id]).collect();
        assert_eq!(found, expected, "gallery/{}", code.id);
        assert_eq!(session.diagnostics.has_errors(), code.severity == Severity::Error, "gallery/{}", code.id);
    }
}

#[test]
fn each_report_reads_like_this() {
    for code in codes::ALL {
        let session = session(*code);
        let both = LANGUAGES.map(|language| report(&session, language)).join("\n\n");
        insta::assert_snapshot!(code.id, both);
    }
}

#[test]
fn nothing_is_left_unsaid() {
    for code in codes::ALL {
        let session = session(*code);
        for language in LANGUAGES {
            let text = report(&session, language);
            assert!(!text.contains("{$") && !text.contains("{ $"), "a gap in the words of {}:\n{text}", code.id);
            for one in session.diagnostics.sorted() {
                assert_said(one, language);
            }
        }
    }
}

fn assert_said(one: &Diagnostic, language: Language) {
    assert_ne!(message(one, language), one.code.id, "no message {}", one.code.id);
    for attribute in one.labels.iter().map(|(_, words)| words).chain(&one.help) {
        let said = language.attribute(one.code.id, attribute, &one.args);
        assert!(said.is_some(), "no words for {}.{attribute} in {language:?}", one.code.id);
    }
}

#[test]
fn the_table_lists_every_code() {
    let readme = include_str!("../gallery/README.md");
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let listed = |code: &Code| {
        let severity = if code.severity == Severity::Error { "error" } else { "warning" };
        format!("| `{}` | {severity} |", code.id)
    };
    let expected: Vec<String> = codes::ALL.iter().map(listed).collect();
    for (row, expected) in rows.iter().zip(&expected) {
        assert!(row.starts_with(expected), "{row}\nshould begin with {expected}");
    }
    assert_eq!(rows.len(), expected.len());
}

#[test]
fn every_folder_is_that_of_a_code() {
    let entries = std::fs::read_dir("tests/gallery").unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir());
    for name in folders.map(|folder| folder.file_name().into_string().unwrap()) {
        assert!(codes::ALL.iter().any(|code| code.id == name), "gallery/{name} is no code");
    }
}

/// The digits that count: without marks, and without zeros at either end.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// A hint that gives what is to be written is right: put where the fault stands, nothing there is refused or warned of
/// as before, and every digit of what was written is still there.
#[test]
fn a_hint_that_is_followed_is_accepted() {
    // Of these the figure itself is another one: excluding VAT; in percent; an id made up of the text; the year first; the one that
    // is left out.
    const OTHER_DIGITS: [&str; 5] = ["price-incl-vat", "bare-share", "bad-id", "not-a-month", "not-a-quantity"];
    let mut followed = 0;
    for code in codes::ALL.iter().filter(|code| !SETTINGS.iter().any(|(of, _, _)| *of == code.id)) {
        let folder = Path::new("tests/gallery").join(code.id);
        let session = session(*code);
        for (place, one) in session.diagnostics.sorted().into_iter().enumerate() {
            let said: Vec<String> =
                one.help.iter().filter_map(|help| Language::English.attribute(one.code.id, help, &one.args)).collect();
            let (Some((span, _)), said) = (one.labels.first(), said.join(" ")) else { continue };
            let source = session.sources.get(span.file).unwrap();
            let written = session.sources.text(*span);
            for (name, form) in &one.args {
                let form = match form {
                    Arg::Text(form) if ["write", "similar", "grouped", "short"].contains(name) => form,
                    _ => continue,
                };
                let Some(file) = Path::new(&source.name).file_name().filter(|_| said.contains(&format!("`{form}`")))
                else {
                    continue;
                };
                // Of a path or a list of names, a part is meant.
                let parts = one.args.iter().filter_map(|(name, part)| match part {
                    Arg::Text(part) if !matches!(*name, "similar" | "known") => Some(part.as_str()),
                    _ => None,
                });
                let part =
                    parts.filter(|part| written != *part && written.contains(part)).max_by_key(|part| part.len());
                let mended = match part.filter(|_| *name == "similar") {
                    Some(part) => written.replacen(part, form, 1),
                    None => form.clone(),
                };
                let (start, end) = (span.start as usize, span.end as usize);
                let text = format!("{}{mended}{}", &source.text[..start], &source.text[end..]);
                let copy = Path::new(TEMPORARY).join("hints").join(format!("{}-{place}-{name}", code.id));
                std::fs::create_dir_all(&copy).unwrap();
                for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                    if entry.is_file() {
                        std::fs::copy(&entry, copy.join(entry.file_name().unwrap())).unwrap();
                    }
                }
                std::fs::write(copy.join(file), &text).unwrap();
                let mut again = Session::default();
                let offer = Some(copy.join("offer.yaml")).filter(|offer| offer.exists());
                look_at(&copy, &copy.join("plan.yaml"), &Options { offer, ..Options::default() }, &mut again);
                let still: Vec<String> = again
                    .diagnostics
                    .sorted()
                    .into_iter()
                    .filter(|again| again.labels.first().is_some_and(|(span, _)| span.start as usize == start))
                    .map(|again| message(again, Language::English))
                    .collect();
                assert_eq!(still, [""; 0], "{}: `{written}` as `{mended}`", code.id);
                let same = digits(written) == digits(&mended);
                assert!(
                    same || OTHER_DIGITS.contains(&code.id) || *name == "similar",
                    "{}: {written} {mended}",
                    code.id
                );
                followed += 1;
            }
        }
    }
    assert!(followed > 30, "{followed} hints give what is to be written");
}

/// What a message or an attribute speaks of, by `message.attribute`.
type Words<'t> = BTreeMap<String, BTreeSet<&'t str>>;

/// The messages and attributes of a file of words, with the arguments that each uses.
fn words(text: &str) -> Words<'_> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let (mut words, mut id, mut place) = (Words::new(), "", String::new());
    for line in text.lines() {
        let head = line.trim_start().trim_start_matches('.').split(" =").next().unwrap_or_default();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            id = head;
            place = head.to_owned();
            assert!(!words.contains_key(id), "{id} is there twice");
        } else if line.starts_with("    .") {
            place = format!("{id}.{head}");
        }
        if !line.starts_with('#') && !line.is_empty() {
            let used = line.split('$').skip(1).map(|rest| rest.split(|c| !name(c)).next().unwrap_or_default());
            words.entry(place.clone()).or_default().extend(used);
        }
    }
    words
}

#[test]
fn both_languages_hold_the_same_words() {
    let files = std::fs::read_dir("src/language").unwrap().map(|entry| entry.unwrap().path());
    let english: Vec<PathBuf> = files.filter(|path| path.to_str().unwrap().ends_with(".en.ftl")).collect();
    assert!(english.len() >= 2);
    for path in english {
        let french = PathBuf::from(path.to_str().unwrap().replace(".en.ftl", ".fr.ftl"));
        let [english, french] = [path, french].map(|path| std::fs::read_to_string(path).unwrap());
        let (english, french) = (english.as_str(), french.as_str());
        for text in [english, french] {
            let parsed = fluent_bundle::FluentResource::try_new(text.to_owned());
            assert!(parsed.is_ok(), "{:?}", parsed.map_err(|(_, errors)| errors).err());
        }
        let (mut english, mut french) = (words(english), words(french));
        // The English help of the command line stands in its code, so it may be left out here.
        for words in [&mut english, &mut french] {
            words.retain(|place, _| !place.starts_with("help-"));
        }
        for (place, arguments) in &english {
            assert_eq!(Some(arguments), french.get(place), "{place}");
        }
        assert_eq!(english.len(), french.len(), "French has messages that English lacks");
    }
}

#[test]
fn every_message_is_that_of_a_code() {
    let text = include_str!("../../src/language/diagnostics.en.ftl");
    let known: BTreeSet<&str> =
        codes::ALL.iter().map(|code| code.id).chain(["error", "warning", "help", "and"]).collect();
    for id in words(text).keys().filter(|place| !place.contains('.') && !place.starts_with("why-")) {
        assert!(known.contains(id.as_str()), "the message {id} belongs to no code");
    }
}
