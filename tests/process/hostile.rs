//! Words that act on a terminal or turn the reading direction, in every text that files bring along: nothing that is
//! printed or written holds them raw, in any form.

use std::path::Path;

use assert_cmd::Command;

/// As YAML writes them: erase the line, a link, a bell, the one-byte control sequence of C1, right-to-left, a line
/// separator.
const TEXT: &str = r#""A\e[2K\e[1A\e]8;;http://x\aB\x9b2JC\u202eD\u2028E""#;

fn acts(c: char) -> bool {
    (c.is_control() && !"\n\r\t".contains(c)) || "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}".contains(c) || bidi(c)
}

fn bidi(c: char) -> bool {
    ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn write(folder: &Path) {
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    write(
        "catalog.yaml",
        format!(
            "schema: perenne/catalog/v1\ncatalog: hostile\ntitle: {{en: {TEXT}}}\nsources:\n  odd: {{title: {TEXT}, date: \
             2026-01-01, grade: primary}}\nitems:\n  thing:\n    label: {{en: {TEXT}}}\n    family: sensor\n    \
             unit: thing\n    costs:\n      device: {{price: 700 EUR/thing, source: odd, life: 5 years, range: 600 .. 800 \
             EUR/thing, note: {TEXT}}}\n      care: {{price: 50 EUR/thing/year, source: odd}}\n"
        ),
    );
    write(
        "plan.yaml",
        format!(
            "schema: perenne/plan/v1\nplan: hostile-plan\ntitle: {{en: {TEXT}}}\ncity: medium-city\nstart: \
             2026-09\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\nlines:\n  things: {{item: hostile/thing, quantity: {{pilot: 10, run: 500}}}}\nfunding:\n  - subsidy: {{id: odd, name: {TEXT}, rate: 20 %, of: \
             investment}}\n  - loan: {{id: bank, name: {TEXT}, amount: 10_000 EUR, rate: 3 %, term: 5 years}}\nbenefits:\n  \
             - {{id: gain, name: {TEXT}, saving: 100 EUR/year}}\n"
        ),
    );
    let offer = |id: &str, price: u32| {
        format!(
            "schema: perenne/offer/v1\noffer: {id}\nvendor: {TEXT}\nplan: hostile-plan\nlines:\n  things: \
             {{device: {{price: {price} EUR/thing, note: {TEXT}}}, care: {{price: 40 EUR/thing/year}}}}\n"
        )
    };
    write("offer-a.yaml", offer("a", 650));
    write("offer-b.yaml", offer("b", 690));
    write("faulty.yaml", format!("schema: perenne/plan/v1\nplan: {TEXT}\nstart: {TEXT}\n{TEXT}: {TEXT}\n"));
    write(
        "lines.jsonl",
        "{\"id\": \"\u{9b}\u{202e}\", \"plan\": \"no\u{9b}such\u{202e}.yaml\"}\n{\"id\": \"\\u001b\"}\n".into(),
    );
    let vendor = "V\u{1b}[2K\u{9b}\u{202e}";
    write(
        "filled.csv",
        format!(
            ";Candidat :;{vendor}\nN°;Désignation;Unité;Quantité;PU HT (€);Composant\n1;{vendor};thing;500;650;things.device\n\
             2;care;thing × an;2510;40;things.care\n"
        ),
    );
    let accounts = std::fs::read_to_string("tests/accounts/data/ofgl_10_grandes_villes_2017_2024.csv").unwrap();
    write("accounts.csv", accounts.replace("Lille", vendor));
}

#[test]
fn nothing_that_acts_is_written() {
    let folder = tempfile::Builder::new().prefix("a\u{9b}\u{202e}b").tempdir().unwrap();
    let folder = folder.path();
    write(folder);
    let plan = "plan.yaml";
    let mut commands: Vec<Vec<&str>> = Vec::new();
    for form in ["text", "json", "csv"] {
        for command in [
            &["check", plan][..],
            &["cost", plan, "--by", "line"],
            &["lint", plan, "catalog.yaml", "offer-a.yaml", "faulty.yaml"],
            &["check", "faulty.yaml"],
            &["assumptions", plan],
            &["explain", plan, "tco.incl_vat", "--all"],
            &["explain", plan, "n\u{9b}o\u{202e}ne"],
            &["compare", plan, plan],
            &["simulate", plan, "-n", "50"],
            &["sensitivity", plan],
            &["sweep", plan, "--vary", "things.quantity.run=1,2"],
            &["solve", plan, "--for", "things.device.price"],
            &["offers", "compare", plan, "offer-a.yaml", "offer-b.yaml"],
            &["catalog", "show", "hostile", "--catalogs", "."],
            &["catalog", "list", "--catalogs", "."],
            &["chart", plan, "offers", "--offers", "offer-a.yaml", "offer-b.yaml"],
            &["chart", plan, "cliff"],
            &["chart", plan, "waterfall"],
            &["chart", plan, "tornado"],
            &["chart", plan, "fan", "-n", "50"],
            &["check", "n\u{9b}o\u{202e}\u{1b}[2K.yaml"],
            &["batch", "lines.jsonl", "--plan", plan],
            &["batch", "lines.jsonl", "--plan", plan, "--full"],
        ] {
            commands.push([&["--format", form], command].concat());
        }
    }
    for file in ["r.html", "r.md", "r.csv", "r.json"] {
        let offers = ["--offers", "offer-a.yaml", "offer-b.yaml", "--simulate", "50"];
        commands.push([&["report", plan, "-o", file][..], &offers].concat());
    }
    for (form, file) in [("text", "c.svg"), ("csv", "c.csv"), ("json", "c.json")] {
        commands.push(vec!["--format", form, "chart", plan, "waterfall", "-o", file]);
    }
    commands.push(vec!["offers", "import", "filled.csv", "--plan", plan, "-o", "imported.yaml"]);
    commands.push(vec!["city", "import", "accounts.csv", "--insee", "59350", "-o", "city.yaml"]);
    let mut written = 0;
    for command in &commands {
        let mut run = Command::cargo_bin("perenne").unwrap();
        let output = run.args(command).current_dir(folder).env("LC_ALL", "C").output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 70), "{command:?}: {output:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        for (what, bytes) in [("stdout", output.stdout), ("stderr", output.stderr)] {
            judge(&format!("{command:?}: {what}"), &bytes);
        }
        if let Some(at) = command.iter().position(|word| *word == "-o") {
            let bytes = std::fs::read(folder.join(command[at + 1]))
                .unwrap_or_else(|_| panic!("{command:?} wrote nothing: {told}"));
            judge(command[at + 1], &bytes);
            written += 1;
        }
    }
    assert_eq!(written, 9);
}

fn judge(what: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{what} is no UTF-8"));
    if let Some(at) = text.find(acts) {
        let around: String = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("{what}: {:?} after {around:?}", text[at..].chars().next());
    }
}
