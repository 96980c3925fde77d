//! What a shell, a manual and an editor get from the program.

use std::io::{BufRead, BufReader};
use std::path::Path;

use assert_cmd::Command;

fn perenne(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("perenne").unwrap();
    command.args(args);
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

/// What could stand at the end of a line, as bash asks.
fn completed(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut command = perenne(&["--"]);
    command.args(words).current_dir(folder).env("PERENNE_COMPLETE", "bash").env("_CLAP_IFS", "\n");
    command.env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string()).env("_CLAP_COMPLETE_COMP_TYPE", "9");
    stdout(&mut command).lines().map(str::to_owned).collect()
}

#[test]
fn a_shell_completes_commands_options_and_values() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy("plans/citizen-app.yaml", folder.path().join("mine.yaml")).unwrap();
    for (words, expected) in [
        (&["perenne", "swe"][..], "sweep"),
        (&["perenne", "check", "citizen-a"], "citizen-app"),
        (&["perenne", "check", "min"], "mine.yaml"),
        (&["perenne", "check", "mine.yaml", "--set", "app.subscription.p"], "app.subscription.price"),
        (&["perenne", "check", "mine.yaml", "--city", "medium-city-"], "medium-city-2015"),
        (&["perenne", "catalog", "show", "sensors/noi"], "sensors/noise"),
        (&["perenne", "city", "show", "medium-city-"], "medium-city-2015"),
        (&["perenne", "new", "plan", "--from", "staff/trai"], "staff/training"),
        (&["perenne", "completions", "f"], "fish"),
    ] {
        assert_eq!(completed(folder.path(), words), [expected], "{words:?}");
    }
    // A faulty plan has no paths to tell, and says nothing in the middle of a line.
    std::fs::write(folder.path().join("broken.yaml"), "a: [").unwrap();
    assert!(completed(folder.path(), &["perenne", "check", "broken.yaml", "--set", "a"]).is_empty());
}

#[test]
fn each_shell_has_its_lines() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let lines = stdout(&mut perenne(&["completions", shell]));
        assert!(lines.contains("PERENNE_COMPLETE") && lines.contains("perenne"), "{shell}: {lines}");
    }
}

#[test]
fn every_command_has_a_page_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    perenne(&["man", "-o", out]).assert().success();
    let pages = |folder: &str| {
        let entries = std::fs::read_dir(Path::new(out).join(folder)).unwrap();
        let mut pages: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        pages.sort();
        pages
    };
    assert_eq!(pages("man1"), pages("fr/man1"));
    for page in ["perenne.1", "perenne-check.1", "perenne-city-import.1", "perenne-offers-compare.1"] {
        assert!(pages("man1").iter().any(|known| known == page), "{page}");
        let french = std::fs::read_to_string(Path::new(out).join("fr/man1").join(page)).unwrap();
        assert!(french.contains(".SH NOM\n") && !french.contains(".SH NAME"), "{french}");
    }
    // A page that is there is kept.
    perenne(&["man", "-o", out]).assert().code(2);
    perenne(&["man", "-o", out, "--force"]).assert().success();
}

#[test]
fn a_new_folder_is_checked_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["en", "fr"] {
        let place = folder.path().join(lang);
        perenne(&["init", place.to_str().unwrap(), "--lang", lang]).assert().success();
        perenne(&["check", "plan.yaml", "--exit-zero"]).current_dir(&place).assert().success();
        perenne(&["lint", "plan.yaml", "city.yaml"]).current_dir(&place).assert().success();
        // The note that is seen, in the reader's language: every command of it is one that runs.
        let note =
            std::fs::read_to_string(place.join(if lang == "fr" { "LISEZMOI.txt" } else { "README.txt" })).unwrap();
        let commands = note.lines().filter_map(|line| line.trim().strip_prefix("perenne "));
        let commands: Vec<&str> = commands.filter_map(|line| line.split("   ").next()).collect();
        assert!(commands.len() > 6, "{note}");
        for command in commands.iter().filter(|it| !it.starts_with("city import")) {
            let args: Vec<&str> = command.split_whitespace().collect();
            // It runs until it is ended: that it gives its address is enough.
            if args.first() == Some(&"serve") {
                let mut server = std::process::Command::new(assert_cmd::cargo::cargo_bin("perenne"));
                server.args(&args).arg("--no-open").current_dir(&place).stdout(std::process::Stdio::piped());
                let mut server = server.spawn().unwrap();
                let mut line = String::new();
                BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
                server.kill().unwrap();
                server.wait().unwrap();
                assert!(line.contains("http://"), "{command}: {line}");
                continue;
            }
            let ran = perenne(&args).current_dir(&place).output().unwrap();
            assert!(
                matches!(ran.status.code(), Some(0 | 10 | 11)),
                "{command}: {}",
                String::from_utf8_lossy(&ran.stderr)
            );
        }
        for file in ["plan.yaml", "city.yaml"] {
            let text = std::fs::read_to_string(place.join(file)).unwrap();
            let schema = text.lines().next().unwrap().split("$schema=").nth(1).unwrap();
            assert!(place.join(schema).is_file(), "{schema}");
            assert!(!text.contains(".schema.json"), "{text}");
        }
        // What is there is kept.
        std::fs::remove_file(place.join("plan.yaml")).unwrap();
        perenne(&["init", place.to_str().unwrap()]).assert().code(2);
        assert!(!place.join("plan.yaml").exists());
    }
}

#[test]
fn what_is_no_folder_is_not_served() {
    for (name, words) in [("Cargo.toml", "est un fichier"), ("nowhere", "n'existe pas")] {
        let ran = perenne(&["serve", name, "--no-open", "--lang", "fr"]).assert().code(2);
        let said = String::from_utf8_lossy(&ran.get_output().stderr).replace('\u{a0}', " ");
        assert!(said.contains(words) && said.contains("perenne serve ."), "{said}");
    }
}

#[test]
fn a_shell_completes_the_scenarios_of_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("plans/school-co2.yaml").unwrap();
    assert!(!text.contains("\nscenarios:"));
    std::fs::write(folder.path().join("mine.yaml"), text + "\nscenarios:\n  slow: {horizon: 12 years}\n").unwrap();
    let found = completed(folder.path(), &["perenne", "check", "mine.yaml", "--scenario", ""]);
    assert_eq!(found, ["slow"]);
}

/// A result without the names of files.
fn figures(command: &mut Command) -> serde_json::Value {
    let mut result: serde_json::Value = serde_json::from_str(&stdout(command)).unwrap();
    for named in ["inputs", "warnings"] {
        result.as_object_mut().unwrap().remove(named);
    }
    result
}

#[test]
fn a_hyphen_is_standard_input() {
    const PLAN: &str = "plans/bethune-sensors.yaml";
    for (args, place, file) in [
        (&["check", PLAN][..], 1, PLAN),
        (&["check", PLAN, "--city", "catalogs/medium-city-2015.yaml"], 3, "catalogs/medium-city-2015.yaml"),
        (&["check", PLAN, "--offer", "plans/offers/vendor-a.yaml"], 3, "plans/offers/vendor-a.yaml"),
    ] {
        let rest = ["--format", "json", "--exit-zero", "--no-advice"];
        let mut from_input = args.to_vec();
        from_input[place] = "-";
        let text = std::fs::read_to_string(file).unwrap();
        let piped = figures(perenne(&[&from_input, &rest[..]].concat()).write_stdin(text));
        assert_eq!(piped, figures(&mut perenne(&[args, &rest[..]].concat())), "{args:?}");
    }
    perenne(&["lint", "-"]).write_stdin("schema: perenne/plan/v1\nplan: x\n").assert().code(1);
    perenne(&["check", "-"]).write_stdin("").assert().code(1);
}

#[test]
fn the_environment_says_how_wide_and_how_plain() {
    let wide = |columns: &str| {
        let out = stdout(perenne(&["check", "citizen-app", "--lang", "en"]).env("COLUMNS", columns));
        out.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(wide("60") <= 60 && wide("140") > 100);
    assert_eq!(wide("wide"), wide("100"));
    let dumb = stdout(perenne(&["check", "citizen-app"]).env("TERM", "dumb"));
    assert!(!dumb.contains('\u{1b}'));
}

/// Results do not hold the version: two builds of the same calculation print the same bytes.
#[test]
fn the_version_stands_in_no_result() {
    let version = stdout(&mut perenne(&["--version"]));
    assert!(version.starts_with(concat!("perenne ", env!("CARGO_PKG_VERSION"))), "{version}");
    let result = stdout(&mut perenne(&["check", "citizen-app", "--format", "json"]));
    assert!(!result.contains(concat!("\"", env!("CARGO_PKG_VERSION"))), "{result}");
}

/// So it is for files of accounts and for filled schedules, which are no YAML.
#[test]
fn a_hyphen_is_standard_input_for_tables_too() {
    const ACCOUNTS: &str = "tests/accounts/data/donneesbpse_dobp_2015.csv";
    let accounts = std::fs::read(ACCOUNTS).unwrap();
    let city = |file: &str| perenne(&["city", "import", file, "--insee", "68376", "--assume"]);
    let named = stdout(&mut city(ACCOUNTS));
    let piped = stdout(city("-").write_stdin(accounts.clone()));
    let same =
        |text: &str| text.replace(ACCOUNTS, "-").lines().filter(|line| !line.starts_with('#')).collect::<String>();
    assert_eq!(same(&piped), same(&named));
    let survey = ["survey", "citizen-app", "--growth-of", "medium-city", "--format", "csv", "--accounts"];
    let ask = |file: &str| perenne(&survey.iter().copied().chain([file]).collect::<Vec<_>>());
    let rows = |text: &[u8]| String::from_utf8(text.to_vec()).unwrap().replace(ACCOUNTS, "-");
    let named = ask(ACCOUNTS).output().unwrap().stdout;
    let piped = ask("-").write_stdin(accounts).output().unwrap().stdout;
    assert!(!named.is_empty() && rows(&named) == rows(&piped), "{}", rows(&piped));
    // The table that a finance department fills in.
    let table = stdout(&mut perenne(&["city", "template", "medium-city", "--lang", "fr"]));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv").display().to_string();
    std::fs::write(&file, &table).unwrap();
    let read = |file: &str, input: String| {
        let output = perenne(&["city", "import", file, "--assume"]).write_stdin(input).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace(file, "-").replace("table.csv", "-");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (named, piped) = (read(&file, String::new()), read("-", table));
    assert!(named.1.contains("schema: perenne/city/v1"), "{named:?}");
    assert_eq!(piped, named);
    // A schedule that cannot be made out is told for what it is, and not for a file that is not there.
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("offer.yaml").display().to_string();
    let mut import = perenne(&["offers", "import", "-", "--plan", "citizen-app", "--lang", "en", "-o", &out]);
    let none = import.write_stdin(" ").output().unwrap();
    let told = String::from_utf8(none.stderr).unwrap();
    assert!(told.contains("empty") && !told.contains("no such file"), "{told}");
}
