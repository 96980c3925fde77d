//! Files given to a command that takes others: told for what they are, with the command that takes them, in the reader's language.

use assert_cmd::Command;

use crate::offers::support::{scratch, small, write};

fn refused(args: &[&str]) -> String {
    let output = Command::cargo_bin("perenne").unwrap().args(args).args(["--lang", "fr"]).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
    said
}

fn file(name: &str, bytes: &[u8]) -> String {
    let path = scratch(name);
    write(&path, bytes);
    path.display().to_string()
}

#[test]
fn each_is_told_for_what_it_is() {
    let accounts = "tests/accounts/data/ofgl_seine_saint_denis_2024.csv";
    let (plan, offer) = (small("plan.yaml").display().to_string(), file("kinds-offer.yaml.none", b""));
    let schedule = file("kinds-schedule.csv", "Désignation;PU HT (€)\nCapteur;540\n".as_bytes());
    let mapping = file("kinds-mapping.yaml", "# correspondance\ncolumns: {price: {column: B, unit: k€}}\n".as_bytes());
    let empty = file("kinds-empty.yaml", b"\n# rien\n");
    let picture = file("kinds-picture.png", b"\x89PNG\r\n\x1a\n");
    let result = file("kinds-result.json", b"{\"schema\": \"perenne/result/v1\"}");
    let import = |schedule: &str, more: &[&str]| {
        refused(&[&["offers", "import", schedule, "--plan", &plan, "-o", &offer, "--force"], more].concat())
    };
    for (said, words) in [
        (import(accounts, &[]), ["comptes publiés", "perenne city import"]),
        (import(&mapping, &[]), ["correspondance", "--mapping"]),
        (import(&schedule, &["--mapping", &empty]), ["vide", "retirez `--mapping`"]),
        (import(&schedule, &["--mapping", accounts]), ["comptes publiés", "perenne city import"]),
        (refused(&["city", "import", &schedule, "--insee", "68376"]), ["bordereau", "perenne offers import"]),
        (refused(&["city", "import", &mapping, "--insee", "68376"]), ["correspondance", "--mapping"]),
        (refused(&["city", "import", &picture, "--insee", "68376"]), ["une image", "CSV"]),
        (refused(&["check", &mapping]), ["correspondance", "--mapping"]),
        (refused(&["check", accounts]), ["comptes publiés", "perenne city import"]),
        (refused(&["check", &result]), ["résultat enregistré", "perenne compare"]),
    ] {
        assert!(words.iter().all(|word| said.contains(word)), "{words:?}: {said}");
        assert!(!said.contains("perenne/plan/v1` (ou"), "{said}");
        assert!(!said.contains("Montant BP"), "no skeleton of what is no schedule: {said}");
    }
}

/// More columns or letters than any schedule has are refused before their headings are looked for.
#[test]
fn tables_of_text_have_bounds() {
    let plan = small("plan.yaml").display().to_string();
    let offer = file("kinds-bounds.yaml.none", b"");
    let import = |name: &str, text: &str| {
        let schedule = file(name, text.as_bytes());
        refused(&["offers", "import", &schedule, "--plan", &plan, "-o", &offer, "--force"])
    };
    let start = std::time::Instant::now();
    for columns in [2_001, 300_000] {
        let text = format!("Désignation;PU HT (€){}\nCapteur;540\n", ";x".repeat(columns - 2));
        assert!(import("kinds-wide.csv", &text).contains("2000"), "{columns}");
        let text = format!("Désignation;PU HT (€)\nCapteur;540{}\n", ";x".repeat(columns - 2));
        assert!(import("kinds-wide-row.csv", &text).contains("2000"), "{columns}");
    }
    let late = format!("Désignation;PU HT (€)\n{}Capteur;540{}\n", "Capteur;540\n".repeat(60), ";x".repeat(2_000));
    assert!(import("kinds-wide-late.csv", &late).contains("2000"));
    for (cell, most) in [
        ("x".repeat(3_000_000), "32767"),
        ("des mots et ".repeat(9_000), "32767"),
        ("des mots, ".repeat(90_000), "2000"),
    ] {
        let text = format!("Désignation;PU HT (€)\n\"{cell}\";540\n");
        let said = import("kinds-long.csv", &text);
        assert!(said.contains(most), "{}", said.chars().take(300).collect::<String>());
    }
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

/// The readers of packed files and of XML speak English.
#[test]
fn a_damaged_workbook_is_told_in_one_language() {
    let plan = small("plan.yaml").display().to_string();
    let offer = file("kinds-damaged.yaml.none", b"");
    let rows = crate::offers::support::filled();
    let book = std::fs::read(crate::offers::support::save(&rows, "kinds-whole.xlsx")).unwrap();
    let broken = crate::offers::support::edit(&book, |part, text| {
        if part.ends_with("sheet1.xml") { text.replacen("</c>", "</d>", 1) } else { text }
    });
    for (bytes, place) in
        [(broken.as_slice(), "sheet1.xml"), (&book[..book.len() / 2], "abîmé"), (b"PK\x03\x04x", "abîmé")]
    {
        let damaged = file("kinds-damaged.xlsx", bytes);
        let said = refused(&["offers", "import", &damaged, "--plan", &plan, "-o", &offer, "--force"]);
        assert!(said.contains("abîmé") && said.contains(place), "{said}");
        assert!(
            !["expected", "invalid", "ill-formed", "Could not", "os error"].iter().any(|word| said.contains(word)),
            "{said}"
        );
    }
    let missing = refused(&["offers", "import", "nowhere.xlsx", "--plan", &plan, "-o", &offer, "--force"]);
    assert!(!missing.contains("os error") && missing.contains("n'existe pas"), "{missing}");
}
