//! How faults of the call are told: in the reader's language, with what was meant, on stderr, code 2.

use assert_cmd::Command;

fn told(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::cargo_bin("perenne").unwrap().args(args).env_remove("LC_ALL").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn faults_of_the_call_speak_the_readers_language() {
    for (args, french, english) in [
        (&["check", "--foo"][..], "argument inattendu : « --foo »", "unexpected argument '--foo'"),
        (&["chek"], "la commande « chek » n'existe pas", "there is no command 'chek'"),
        (&["check"], "il manque : <PROJET>...", "missing: <PLAN>..."),
        (&["check", "x", "--format", "xml"], "possibles : text, json, csv", "possible: text, json, csv"),
        (&["simulate", "x", "-n", "abc"], "« abc » ne se lit pas", "'abc' cannot be read"),
        (
            &["explain", "x", "y", "--depth", "2", "--all"],
            "ne s'emploie pas avec « --all »",
            "cannot be used with '--all'",
        ),
        (&["city", "compare", "x"], "attend au moins 2 valeurs", "needs at least 2 values"),
        (&["offers"], "possibles : compare, template, import", "possible: compare, template, import"),
    ] {
        for (language, wanted) in [("fr", french), ("en", english)] {
            let (code, out, err) = told(&[args, &["--lang", language]].concat());
            assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
            assert!(err.contains(wanted), "{args:?}: {err}");
            assert!(err.contains("--help"), "{err}");
        }
    }
}

/// What is to be typed at a shell is quoted for it.
#[test]
fn a_hint_of_values_can_be_typed() {
    for (vary, hint) in [
        ("a.b.price=540,50 EUR", "--vary 'a.b.price=540.50 EUR'"),
        ("a.quantity=4,2", "--vary a.quantity=4.2"),
        ("a.quantity=10,12 km", "--vary 'a.quantity=10 km, 12 km'"),
    ] {
        let (code, _, err) = told(&["sweep", "x", "--vary", vary, "--lang", "fr"]);
        assert!(code == Some(2) && err.contains(hint), "{vary}: {err}");
    }
}

/// The values of an option are told in the reader's language, in the short help and in the long one.
#[test]
fn values_are_told_in_the_readers_language() {
    let (code, french, _) = told(&["chart", "--help", "--lang", "fr"]);
    assert_eq!(code, Some(0));
    assert!(french.contains("- cliff       Coût récurrent d'exploitation par exercice"), "{french}");
    assert!(french.contains("- json  Pour les programmes"), "{french}");
    assert!(!french.contains("Running cost") && !french.contains("For programs"), "{french}");
    let (_, short, _) = told(&["chart", "-h", "--lang", "fr"]);
    assert!(short.contains("[possibles : cliff, city, waterfall"), "{short}");
    let (_, english, _) = told(&["chart", "--help", "--lang", "en"]);
    assert!(english.contains("cliff:      Recurring cost of operation by year"), "{english}");
    // By the locale too.
    let mut command = Command::cargo_bin("perenne").unwrap();
    let command = command.args(["chart", "--help"]).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    let located = command.env("LANG", "fr_FR.UTF-8").output().unwrap().stdout;
    assert_eq!(String::from_utf8(located).unwrap(), french);
}

/// Totals over other years are not held against each other without a word.
#[test]
fn plans_of_other_years_are_told_apart() {
    let (code, out, _) = told(&["compare", "lighting", "citizen-app", "--lang", "fr"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("ne couvrent pas les mêmes exercices"), "{out}");
    let (_, out, _) = told(&["compare", "lighting", "lighting", "--lang", "fr"]);
    assert!(!out.contains("ne couvrent pas"), "{out}");
}

/// A value that was replaced is told with the one before.
#[test]
fn explain_tells_what_a_value_replaced() {
    let path = "lines.sensors.device.entry.excl_vat";
    let set = ["explain", "bethune-sensors", path, "--set", "sensors.device.price=650 EUR/sensor", "--lang", "en"];
    let (_, out, _) = told(&set);
    assert!(
        out.replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" ").contains("instead of 600 EUR/sensor"),
        "{out}"
    );
    let (_, out, _) = told(&["explain", "bethune-sensors", path, "--lang", "en"]);
    assert!(!out.contains("instead of"), "{out}");
}

/// Every command, as its words on the command line.
fn commands(path: &[String], help: &dyn Fn(&[String], &str, &str) -> String) -> Vec<Vec<String>> {
    let own = help(path, "-h", "en");
    let listed = own.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let below = names.filter(|name| !name.is_empty() && *name != "help");
    let below = below.flat_map(|name| commands(&[path, &[name.to_owned()]].concat(), help));
    std::iter::once(path.to_vec()).chain(below).collect()
}

/// Whatever English says of a command, an argument, an option or a value, French says in other words.
#[test]
fn help_is_french_whole() {
    let help = |path: &[String], flag: &str, language: &str| {
        let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
        args.extend([flag, "--lang", language]);
        let (code, out, err) = told(&args);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{args:?}");
        out
    };
    let all = commands(&[], &help);
    assert!(all.len() > 30, "{all:?}");
    let mut compared = 0;
    for (path, flag) in all.iter().flat_map(|path| [(path, "-h"), (path, "--help")]) {
        let (english, french) = (help(path, flag, "en"), help(path, flag, "fr"));
        assert!(!french.contains("help-"), "a message without words: {path:?}: {french}");
        for words in ["possible values", "[default", "<FILE", "FOLDER", "<COMMAND>", "Usage:", "Commands:"] {
            assert!(!french.contains(words), "{path:?} {flag}: {words}: {french}");
        }
        for line in english.lines().filter(|line| line.starts_with("  ")) {
            // What stands beside a name, or below it.
            let said = line.trim().rsplit("  ").next().unwrap_or_default().trim();
            if said.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count() > 2 {
                assert!(!french.contains(said), "{path:?} {flag}: {said}");
                compared += 1;
            }
        }
    }
    assert!(compared > 600, "{compared}");
}

/// Who starts it without a word may be no one for commands: the last line says how to go on in the browser.
#[test]
fn without_a_command_the_help_names_the_page() {
    for (locale, serve) in [("fr_FR.UTF-8", "« perenne serve DOSSIER »"), ("C.UTF-8", "“perenne serve FOLDER”")] {
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        let output = command.env("LC_ALL", locale).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.trim_end().lines().last().unwrap().contains(serve), "{said}");
    }
}
