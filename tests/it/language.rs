//! Words and numbers in both languages, and what a text may not do to a terminal.

use perenne::language::{Language, escaped, money, percent};
use rust_decimal::Decimal;

#[test]
fn as_the_language_writes_them() {
    let amount = Decimal::new(-123_456_755, 2);
    assert_eq!(money(amount, 1, Language::French), "−1\u{202f}234\u{202f}567,6\u{a0}€");
    assert_eq!(money(amount, 2, Language::English), "−1\u{202f}234\u{202f}567.55\u{a0}EUR");
    assert_eq!(percent(Decimal::new(1_250, 4), 2, Language::French), "12,5\u{a0}%");
}

/// The files of words of a language, by name.
fn files(language: Language) -> Vec<(String, String)> {
    let end = format!(".{}.ftl", language.code());
    let files = std::fs::read_dir("src/language").unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path));
    named
        .filter(|(name, _)| name.ends_with(&end))
        .map(|(name, path)| (name, std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// A message that stood for another would not find it.
#[test]
fn no_message_is_made_of_others() {
    for (name, file) in [Language::English, Language::French].into_iter().flat_map(files) {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        for placeable in lines.flat_map(|line| line.split('{').skip(1)) {
            assert!(placeable.trim_start().starts_with(['$', '"']), "{name}: {placeable}");
        }
    }
}

#[test]
fn every_message_is_found_by_its_name() {
    let mut count = 0;
    for language in [Language::English, Language::French] {
        for (name, file) in files(language) {
            let ids = file.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
            for id in ids.filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim()) {
                assert!(language.knows(id), "{name}: {id}");
                count += 1;
            }
        }
    }
    assert!(count > 4000, "{count}");
}

/// The messages of a file, each with its text.
fn messages(file: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        match line.split_once(" = ").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase())) {
            Some((id, text)) => out.push((id.to_owned(), text.to_owned())),
            None => out.last_mut().into_iter().for_each(|(_, text)| *text += line),
        }
    }
    out
}

/// The articles of law that a text names, such as L1111-10 and R2321-1.
fn articles(text: &str) -> std::collections::BTreeSet<String> {
    let text = text.replace(". ", ".").replace(".\u{a0}", ".").replace("L.", "L");
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let article = |word: &&str| {
        let number = word.strip_prefix(['L', 'R', 'D']).unwrap_or_default();
        number.contains('-') && number.starts_with(|first: char| first.is_ascii_digit())
    };
    words.filter(article).map(str::to_owned).collect()
}

/// The law is the same in both languages: who reads English is told of no duty less or more.
#[test]
fn both_languages_cite_the_same_articles() {
    let mut count = 0;
    for (english, french) in files(Language::English).iter().flat_map(|(name, file)| {
        let twin = files(Language::French).into_iter().find(|(twin, _)| *twin == name.replace(".en.", ".fr.")).unwrap();
        let french = messages(&twin.1);
        messages(file)
            .into_iter()
            .filter_map(move |one| {
                let twin = french.iter().find(|(id, _)| *id == one.0)?.clone();
                Some((one, twin))
            })
            .collect::<Vec<_>>()
    }) {
        assert_eq!(articles(&english.1), articles(&french.1), "{}", english.0);
        count += articles(&english.1).len();
    }
    assert!(count > 60, "{count}");
}

#[test]
fn what_acts_on_a_terminal_is_escaped_in_json() {
    assert_eq!(escaped("\"a\u{9b}b\u{202e}\""), "\"a\\u009bb\\u202e\"");
}

/// One sign of what is at least or at most so much; `>=` and `<=` are typed, and so stand within what is to be typed alone.
#[test]
fn one_sign_of_bounds_is_read() {
    for (name, file) in [Language::English, Language::French].into_iter().flat_map(files) {
        // An example for the command line stands in its quotation marks.
        for (id, text) in messages(&file).into_iter().filter(|(id, _)| id != "help-option-until") {
            let typed = text.split('`').skip(1).step_by(2).collect::<String>();
            let read = |sign: &str| text.matches(sign).count() - typed.matches(sign).count();
            assert!(read(">=") + read("<=") == 0, "{name}: {id} = {text}");
        }
    }
}

/// Before a name that nobody knows neither « de » nor « d' » is right: what it is of stands before it, or it stands in quotation marks or after a colon.
#[test]
fn no_article_stands_before_a_name() {
    const NAMES: [&str; 14] = [
        "name",
        "names",
        "plan",
        "vendor",
        "city",
        "offer",
        "winner",
        "component",
        "line",
        "item",
        "title",
        "label",
        "funder",
        "who",
    ];
    let before = ["de ", "d'", "du ", "des ", "que ", "qu'", "le ", "la ", "l'"];
    for (name, file) in files(Language::French) {
        for (id, text) in messages(&file) {
            for (place, _) in text.match_indices("{ $") {
                let word = text[place + 3..].split([' ', '}']).next().unwrap();
                let led = before.iter().find(|article| {
                    let head = text[..place].strip_suffix(**article);
                    head.is_some_and(|head| !head.ends_with(|one: char| one.is_alphanumeric()))
                });
                assert!(led.is_none() || !NAMES.contains(&word), "{name}: {id}: {}{{ ${word} }}", led.unwrap());
            }
        }
    }
}

/// A variant is chosen by an id of the program, which is the same in both languages, and never by a word of one of them.
#[test]
fn no_variant_is_chosen_by_a_word_of_a_language() {
    let mut keys = 0;
    for (name, text) in [Language::English, Language::French].into_iter().flat_map(files) {
        for line in text.lines() {
            let Some(key) = line.trim_start().trim_start_matches('*').strip_prefix('[') else { continue };
            let Some((key, _)) = key.split_once(']') else { continue };
            keys += 1;
            assert!(!key.chars().any(|letter| letter.is_uppercase() || !letter.is_ascii()), "{name}: [{key}]");
        }
    }
    assert!(keys > 100, "{keys} variants");
}
