//! The program as a process: exit codes, what goes to stdout and what to stderr.

use assert_cmd::Command;

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

/// Runs the program in the project's folder, in English and without color.
fn perenne(args: &[&str]) -> Ran {
    let mut command = Command::cargo_bin("perenne").unwrap();
    let output = command.args(args).env("LC_ALL", "C").env_remove("NO_COLOR").output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn exit_codes_say_the_verdict() {
    for (plan, code) in [("school-co2", 0), ("bethune-sensors", 10), ("supervision-centre", 11)] {
        let ran = perenne(&["check", &format!("plans/{plan}.yaml")]);
        assert_eq!(ran.code, code, "{plan}: {}", ran.stderr);
        assert!(ran.stdout.contains("Verdict:"), "{plan}");
    }
    assert_eq!(perenne(&["check", "plans/supervision-centre.yaml", "--exit-zero"]).code, 0);
    // Of several, the worst.
    assert_eq!(perenne(&["check", "plans/school-co2.yaml", "plans/supervision-centre.yaml"]).code, 11);
}

#[test]
fn faults_are_not_results() {
    let missing = perenne(&["check", "no-such-plan.yaml"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (1, ""));
    assert!(missing.stderr.contains("no-such-plan.yaml"), "{}", missing.stderr);
    let usage = perenne(&["check"]);
    assert_eq!((usage.code, usage.stdout.as_str()), (2, ""));
    // A fault among several plans: the others are still shown, the code is that of the fault.
    let both = perenne(&["check", "no-such-plan.yaml", "plans/school-co2.yaml"]);
    assert_eq!(both.code, 1);
    assert!(both.stdout.contains("Verdict:"));
    let unknown = perenne(&["check", "plans/school-co2.yaml", "--set", "sensor.device.price=1 EUR/sensor"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains("unknown-path"), "{}", unknown.stderr);
}

/// What is too much for a figure is refused like in a file, and no line of a batch takes the others with it.
#[test]
fn settings_keep_the_limits_of_the_format() {
    let plan = "plans/school-co2.yaml";
    let rate = perenne(&["check", plan, "--set", "discount.rate=100000 %"]);
    assert_eq!(rate.code, 1);
    assert!(rate.stderr.contains("out-of-range") && rate.stderr.contains("0 % .. 100 %"), "{}", rate.stderr);
    let plus = perenne(&["check", plan, "--set", "horizon=+3 years"]);
    assert_eq!(plus.code, 1);
    assert!(plus.stderr.contains("signed-value") && plus.stderr.contains("`3 years`"), "{}", plus.stderr);
    let tiny = "city.envelope.operating=0.0000000000000000000001 EUR/year";
    let ran = perenne(&["check", "plans/lighting.yaml", "--set", tiny, "--no-advice", "--lang", "fr"]);
    assert!([10, 11].contains(&ran.code), "{}: {}", ran.code, ran.stderr);
}

/// A result that is cut short by a full disk is no success.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let line = r#"{"plan": "plans/school-co2.yaml"}"#;
    for args in [
        &["cost", "plans/school-co2.yaml"][..],
        &["check", "plans/bethune-sensors.yaml", "--format", "json"],
        &["sweep", "plans/school-co2.yaml", "--vary", "horizon=5..6 years step 1", "--format", "csv"],
        &["batch", "-"],
    ] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("perenne"));
        let child = command.args(args).env("LC_ALL", "C").stdout(full());
        let mut child = child.stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), line.as_bytes()).unwrap();
        let ran = child.wait_with_output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.contains("the result could not be written whole"), "{args:?}: {said}");
    }
}

#[test]
fn a_plan_without_a_city_is_costed_and_not_checked() {
    let plan = "tests/examples/plans/p03-index.yaml";
    let folder = "tests/examples/catalogs";
    let checked = perenne(&["check", plan, "--catalogs", folder]);
    assert_eq!(checked.code, 1);
    assert!(checked.stderr.contains("--city") && checked.stderr.contains("cost"), "{}", checked.stderr);
    let costed = perenne(&["cost", plan, "--catalogs", folder, "--format", "json"]);
    assert_eq!(costed.code, 0, "{}", costed.stderr);
    let result: serde_json::Value = serde_json::from_str(&costed.stdout).unwrap();
    assert_eq!(result["tco"]["excl_vat"], "4983.26");
    assert!(result.get("verdict").is_none());
}

#[test]
fn an_installed_program_works_in_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("perenne").unwrap();
    let output =
        command.args(["check", "citizen-app", "--format", "json"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let result: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["plan"], "citizen-app");
    assert!(result["inputs"][0]["file"].as_str().unwrap().contains("citizen-app"));
}

#[test]
fn several_plans_are_a_list_and_color_is_asked_for() {
    let both = perenne(&["cost", "plans/school-co2.yaml", "plans/lighting.yaml", "--format", "json"]);
    let results: serde_json::Value = serde_json::from_str(&both.stdout).unwrap();
    assert_eq!(results.as_array().unwrap().len(), 2);
    let plain = perenne(&["check", "plans/school-co2.yaml"]);
    assert!(!plain.stdout.contains('\u{1b}'), "no color into a pipe");
    let colored = perenne(&["check", "plans/school-co2.yaml", "--color", "always"]);
    assert!(colored.stdout.contains('\u{1b}'));
    let french = perenne(&["check", "plans/school-co2.yaml", "--lang", "fr"]);
    assert!(french.stdout.contains("SOUTENABLE"));
}

#[test]
fn catalogs_and_cities_are_listed_and_shown() {
    assert!(perenne(&["catalog", "list"]).stdout.contains("sensors/urban-sensor"));
    assert!(perenne(&["catalog", "show", "sensors/urban-sensor"]).stdout.contains("600 EUR/sensor"));
    assert!(perenne(&["city", "list"]).stdout.contains("medium-city"));
    assert!(perenne(&["city", "show", "wittenheim-2014", "--format", "json"]).stdout.contains("9710580.00"));
    assert_eq!(perenne(&["catalog", "show", "nothing"]).code, 2);
}

/// Items are found by a word of their name or label, in either language and without accents; names by near ones.
#[test]
fn items_are_found_by_a_word() {
    for (word, item) in [
        ("lampadaire", "sensors/led-luminaire"),
        ("fibre", "fiber/"),
        ("capteur", "sensors/urban-sensor"),
        ("sensor", "sensors/urban-sensor"),
        ("vidéosurveillance", "sensors/camera"),
    ] {
        for language in ["fr", "en"] {
            let found = perenne(&["catalog", "list", word, "--lang", language]);
            assert!(found.stdout.contains(item), "{word}: {}", found.stdout);
        }
    }
    let none = perenne(&["catalog", "list", "xyzzy", "--lang", "fr"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(none.stderr.contains("xyzzy"), "{}", none.stderr);
    assert!(perenne(&["catalog", "show", "sensors/urban-senser"]).stderr.contains("close to: sensors/urban-sensor"));
    assert!(perenne(&["catalog", "show", "sensor"]).stderr.contains("close to: sensors"));
    assert!(perenne(&["city", "show", "medium-citi"]).stderr.contains("close to: medium-city"));
    let missing = perenne(&["check", "citizen-ap", "--lang", "fr"]);
    assert!(missing.stderr.contains("vouliez-vous dire `citizen-app`"), "{}", missing.stderr);
}

/// What moves money beside a price is shown with it.
#[test]
fn an_item_is_shown_with_all_that_counts() {
    let shown = perenne(&["catalog", "show", "sensors/urban-sensor", "--lang", "fr", "--width", "200"])
        .stdout
        .replace('\u{a0}', " ");
    for wanted in ["Pannes", "4 % par an", "Garantie", "24 mois", "Suit", "device", "Indice", "Remarque"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
}

/// Whoever reads only the exit code learns that a price is missing.
#[test]
fn every_command_ends_with_13_where_a_price_is_missing() {
    let plan = "plans/bethune-sensors.yaml";
    let without = ["--set", "sensors.device.price=unknown"];
    for command in [&["whatif"][..], &["sensitivity"], &["simulate", "-n", "50"], &["explain", "--list"]] {
        let args: Vec<&str> = command.iter().copied().chain([plan]).chain(without).collect();
        assert_eq!(perenne(&args).code, 13, "{command:?}");
    }
    let explained = perenne(&["explain", plan, "tco.incl_vat", "--depth", "1", without[0], without[1]]);
    assert_eq!(explained.code, 13);
    let lines = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lines.jsonl");
        std::fs::write(&file, text).unwrap();
        perenne(&["batch", file.to_str().unwrap(), "--plan", plan]).code
    };
    let open = "{\"set\": {\"sensors.device.price\": \"unknown\"}}\n";
    assert_eq!(lines(open), 13);
    assert_eq!(lines(&format!("{open}{{\"set\": 1}}\n")), 1, "a failed line is worse");
    assert_eq!(lines("{}\n"), 0);
}

#[test]
fn machine_output_is_the_same_in_every_language() {
    let run = |language: &str| {
        let change = ["--set", "sensors.device.price=+10 %", "--format", "json", "--lang", language];
        let args: Vec<&str> = ["whatif", "plans/bethune-sensors.yaml"].into_iter().chain(change).collect();
        perenne(&args).stdout
    };
    let english = run("en");
    assert!(english.contains("\"source\": \"Before\""), "{english}");
    assert_eq!(english, run("fr"));
}

/// Where nothing can be moved, it is said what stands there and what could be moved.
#[test]
fn solve_says_what_stands_where_nothing_can_be_moved() {
    let refused = |path: &str| {
        let ran = perenne(&["solve", "plans/bethune-sensors.yaml", "--for", path]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{path}");
        ran.stderr
    };
    for path in ["sensors.quantity", "gateways.quantity"] {
        assert!(refused(path).contains("can be moved: `sensors.quantity.pilot`, `sensors.quantity.rollout`"), "{path}");
    }
    assert!(refused("gateways.quantity").contains("`1 per 100 sensors`"));
    let tiers = refused("network-server.subscription.price");
    assert!(tiers.contains("mode: volume") && tiers.contains("--from and --to"), "{tiers}");
    assert!(!refused("start").contains("--from"));
}

/// Tables that are too wide go on below, whatever the language.
#[test]
fn tables_keep_to_the_width() {
    let plan = "plans/bethune-sensors.yaml";
    for (command, width) in [(&["sensitivity", plan][..], "80"), (&["simulate", "-n", "50", plan], "60")] {
        for language in ["en", "fr"] {
            let options = ["--width", width, "--lang", language];
            let ran = perenne(&command.iter().copied().chain(options).collect::<Vec<_>>());
            let widest = ran.stdout.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= width.parse().unwrap(), "{command:?} {language}: {widest}");
        }
    }
}

/// Hints lead to what can be written there.
#[test]
fn hints_name_whole_paths_and_true_limits() {
    let told = |setting: &str| perenne(&["check", "plans/bethune-sensors.yaml", "--set", setting]).stderr;
    assert!(told("city.fctva_lag=3 years").contains("the limits are: 0 years, 1 year, 2 years"));
    let range = told("sensors.device.price=450 .. 750 EUR/sensor");
    assert!(range.contains("not-a-price") && !range.contains("450_750"), "{range}");
    assert!(told("city=other").contains("in place of `city` there are: city.accounts.revenue.taxes"));
    assert!(told("city.acounts.debt=1 EUR").contains("did you mean `city.accounts.debt`?"));
    let year = told("city.accounts.year=2023");
    assert!(
        year.contains("city.accounts.debt") && !year.contains("did you mean") && !year.contains("growth"),
        "{year}"
    );
    let help = perenne(&["explain", "--help"]).stdout;
    assert!(help.contains("The figure: a path of the JSON result") && !help.contains("input to move"), "{help}");
    assert!(perenne(&["solve", "--help"]).stdout.contains("The input to move"));
}

const OWN_PLAN: &str = "schema: perenne/plan/v1\nplan: p\ncity: medium-city\nstart: 2026-01\nhorizon: 5 years\n\
                        lines: {a: {item: sensors/urban-sensor, quantity: 100}}\n";

/// A folder that the user names and that is none stops every command: no price of it is replaced by one of ours.
#[test]
fn a_folder_of_catalogs_that_is_none_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.yaml");
    std::fs::write(&plan, OWN_PLAN).unwrap();
    let plan = plan.to_str().unwrap();
    let missing = folder.path().join("none").display().to_string();
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    // A folder that is called as a catalog is, and a catalog under the ending that Windows adds.
    let called = folder.path().join("sensors.yaml");
    std::fs::create_dir_all(called.join("deep")).unwrap();
    let renamed = folder.path().join("renamed");
    std::fs::create_dir(&renamed).unwrap();
    std::fs::write(renamed.join("sensors.yaml.txt"), "schema: perenne/catalog/v1\ncatalog: sensors\nitems: {}\n")
        .unwrap();
    let none = [&empty, &called, &renamed].map(|path| path.display().to_string());
    for catalogs in [missing.as_str(), plan].into_iter().chain(none.iter().map(String::as_str)) {
        for command in [
            &["cost", plan][..],
            &["check", plan],
            &["lint", plan],
            &["simulate", plan, "-n", "10"],
            &["sensitivity", plan],
            &["sweep", plan, "--vary", "a.quantity=1, 2"],
            &["solve", plan, "--for", "a.quantity"],
            &["assumptions", plan],
            &["catalog", "list"],
            &["city", "list"],
            &["new", "plan", "--from", "sensors/urban-sensor"],
        ] {
            let ran = perenne(&[command, &["--catalogs", catalogs]].concat());
            assert_eq!(ran.code, 1, "{command:?}: {}", ran.stdout);
            assert!(format!("{}{}", ran.stdout, ran.stderr).contains("[unreadable]"), "{command:?}: {}", ran.stderr);
        }
    }
}

/// What looks like a file of ours, and is not read as one, is told by every command; a pipe or a device is not opened.
#[cfg(unix)]
#[test]
fn files_that_are_passed_over_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.yaml");
    std::fs::write(&plan, OWN_PLAN).unwrap();
    let plan = plan.to_str().unwrap();
    let catalogs = folder.path().join("own");
    std::fs::create_dir(&catalogs).unwrap();
    let text = "schema: perenne/catalog/v1\ncatalog: sensors\nitems: {}\n";
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.bytes().flat_map(|byte| [byte, 0])).collect();
    let late = "# a comment\n".repeat(600);
    let files: [(&str, &[u8]); 14] = [
        ("capitals.YAML", text.as_bytes()),
        (".hidden.yaml", text.as_bytes()),
        ("wide.yaml", &wide),
        ("old-mac.yml", &text.replace('\n', "\r").into_bytes()),
        ("version.yaml", &text.replace("v1", "v2").into_bytes()),
        ("flow.yaml", b"{\"schema\": \"perenne/catalog/v1\", \"catalog\": \"sensors\"}"),
        ("indented.yaml", &format!("  {text}").into_bytes()),
        ("key.yaml", &text.replace("catalog:", "catalogue:").into_bytes()),
        ("typo.yaml", &text.replace("perenne", "perene").into_bytes()),
        ("title.yaml", &text.replace("perenne/catalog/v1", "Perenne/Catalog/V1").into_bytes()),
        ("bare.yaml", b"catalog: sensors\nitems: {}\n"),
        ("packed.yaml", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff"),
        ("empty.yaml", b""),
        ("late.yaml", &format!("{late}Schema: perenne/catalog/v1\n").into_bytes()),
    ];
    for (name, bytes) in files {
        std::fs::write(catalogs.join(name), bytes).unwrap();
    }
    std::fs::write(catalogs.join("foreign.yaml"), "services: {web: {image: x}}\n").unwrap();
    assert!(std::process::Command::new("mkfifo").arg(catalogs.join("pipe.yaml")).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", catalogs.join("zero.yaml")).unwrap();
    std::os::unix::fs::symlink("nowhere.yaml", catalogs.join("dangling.yaml")).unwrap();
    let catalogs = catalogs.to_str().unwrap();
    for command in [
        &["cost", plan][..],
        &["cost", plan, "--format", "csv"],
        &["check", plan, "--format", "csv"],
        &["lint", plan],
        &["simulate", plan, "-n", "10"],
        &["sweep", plan, "--vary", "a.quantity=1, 2"],
        &["catalog", "list"],
        &["batch", "/dev/null"],
    ] {
        let ran = perenne(&[command, &["--catalogs", catalogs]].concat());
        let told = format!("{}{}", ran.stdout, ran.stderr).matches("[passed-over]").count();
        assert_eq!(told, files.len() + 3, "{command:?}: {}{}", ran.stdout, ran.stderr);
    }
    for special in ["pipe.yaml", "zero.yaml"] {
        let ran = perenne(&["cost", &format!("{catalogs}/{special}")]);
        assert!(ran.code == 1 && ran.stderr.contains("no regular file"), "{}", ran.stderr);
    }
    // Under another ending it is told, but where it is a copy of one that is read.
    let other = text.replace("sensors", "fiber");
    for (name, text) in
        [("fiber.yaml.txt", other.as_str()), ("late.yaml.bak", &format!("{late}{text}")), ("notes.txt", "7")]
    {
        std::fs::write(format!("{catalogs}/{name}"), text).unwrap();
    }
    std::fs::write(format!("{catalogs}/late.yaml"), format!("{late}{text}")).unwrap();
    let ran = perenne(&["catalog", "list", "--catalogs", catalogs]);
    let told = format!("{}{}", ran.stdout, ran.stderr);
    assert!(
        told.contains("fiber.yaml.txt") && !told.contains("late.yaml.bak") && !told.contains("notes.txt"),
        "{told}"
    );
    // A catalog that begins with long comments is one nevertheless.
    std::fs::write(format!("{catalogs}/late.yaml"), format!("{late}{text}")).unwrap();
    let ran = perenne(&["cost", plan, "--catalogs", catalogs]);
    assert!(ran.stderr.contains("[unknown-item]"), "{}", ran.stderr);
}
