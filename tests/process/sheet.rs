//! Workbooks through the program, and through LibreOffice.

use std::path::Path;
use std::process::Command;

use crate::support::{shipped, skipped};

fn perenne(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = assert_cmd::Command::cargo_bin("perenne").unwrap().args(args).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Asks for the cost of a plan, or of the shipped one with an offer.
fn cost(file: &str, offer: bool) -> Vec<&str> {
    let asked = if offer { vec!["cost", "bethune-sensors", "--offer", file] } else { vec!["cost", file] };
    [asked, vec!["--format", "csv"]].concat()
}

/// Every shipped plan costs the same to the cent after LibreOffice has saved its workbook, as `.xlsx` and as `.ods`.
#[test]
fn workbooks_that_libreoffice_has_saved_are_the_same_plans() {
    if Command::new("soffice").arg("--version").output().is_err() {
        return skipped("soffice is not installed, no workbook is saved through it");
    }
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let names: Vec<String> =
        shipped().iter().map(|plan| plan.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let (mut files, mut expected) = (Vec::new(), Vec::new());
    for (place, name) in names.iter().enumerate() {
        // Every other one is written as OpenDocument, and saved as the other kind.
        let file = format!("{name}.{}", ["xlsx", "ods"][place / 2 % 2]);
        let lang = ["en", "fr"][place % 2];
        let (code, _, said) = perenne(at, &["convert", name, "-o", &file, "--lang", lang]);
        assert_eq!(code, Some(0), "{said}");
        expected.push(perenne(at, &["cost", name, "--format", "csv"]).1);
        files.push(file);
    }
    // Offers, by what their plan costs with them.
    for (offer, lang, kind) in [("vendor-a", "fr", "xlsx"), ("vendor-b", "en", "ods")] {
        let yaml = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("plans/offers/{offer}.yaml"));
        let file = format!("{offer}.{kind}");
        let (code, _, said) = perenne(at, &["convert", yaml.to_str().unwrap(), "-o", &file, "--lang", lang]);
        assert_eq!(code, Some(0), "{said}");
        expected.push(perenne(at, &cost(yaml.to_str().unwrap(), true)).1);
        files.push(file);
    }
    // Both kinds at once: each LibreOffice has a profile of its own.
    perenne::explore::parallel::map(&["xlsx", "ods"], |format| {
        let profile = format!("-env:UserInstallation=file://{}", at.join(format!("profile-{format}")).display());
        let done = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir", format])
            .args(&files)
            .current_dir(at)
            .output()
            .unwrap();
        for (file, expected) in files.iter().zip(&expected) {
            let (name, _) = file.split_once('.').unwrap();
            let saved = format!("{format}/{name}.{format}");
            let (_, result, said) = perenne(at, &cost(&saved, name.starts_with("vendor")));
            let why = String::from_utf8_lossy(&done.stderr);
            assert!(!expected.is_empty() && result == *expected, "{saved}: {said}{why}");
        }
    });
}

#[test]
fn a_workbook_is_written_where_its_name_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert_eq!(perenne(at, &["new", "plan", "-o", "projet.xlsx", "--lang", "fr"]).0, Some(0));
    assert_eq!(perenne(at, &["new", "city", "-o", "ville.xlsx", "--lang", "fr"]).0, Some(0));
    let (code, _, said) = perenne(at, &["check", "projet.xlsx", "--city", "ville.xlsx", "--exit-zero", "--lang", "fr"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(perenne(at, &["lint", "projet.xlsx", "ville.xlsx"]).0, Some(0));
    // Findings stand at cells for programs too, and hints speak of columns.
    let found = |form: &str| perenne(at, &["lint", "projet.xlsx", "--format", form]).1;
    assert!(found("json").contains("\"cell\": \"Lignes!A2\"") && found("csv").contains(",Lignes!A2,"));
    let said = perenne(at, &["lint", "projet.xlsx", "--lang", "fr", "--width", "400"]).1;
    assert!(said.contains("dans la colonne «\u{a0}Section\u{a0}»") && !said.contains("section: investment"), "{said}");
    assert_eq!(perenne(at, &["new", "plan", "-o", "projet.ods", "--lang", "fr"]).0, Some(0));
    let figures = |plan: &str| perenne(at, &["cost", plan, "--format", "csv"]).1;
    assert_eq!(figures("projet.ods"), figures("projet.xlsx"));
    assert_eq!(perenne(at, &["convert", "medium-city", "-o", "moyenne.ods", "--lang", "fr"]).0, Some(0));
    let (code, _, said) = perenne(at, &["new", "programme", "-o", "tous.ods", "--lang", "en"]);
    assert!(code == Some(2) && !at.join("tous.ods").exists(), "{said}");
    let (code, yaml, _) = perenne(at, &["convert", "projet.xlsx"]);
    assert!(code == Some(0) && yaml.starts_with("schema: perenne/plan/v1\n"), "{yaml}");
}

/// A workbook that holds a plan and its city becomes two files, the plan with the city's id; each says its schema where the
/// folder has it.
#[test]
fn a_workbook_of_two_becomes_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert_eq!(perenne(at, &["new", "plan", "-o", "projet.xlsx", "--lang", "fr"]).0, Some(0));
    let (code, _, said) = perenne(at, &["convert", "projet.xlsx", "--city", "--lang", "en"]);
    assert!(code == Some(2) && said.contains("no sheet City"), "{said}");
    assert_eq!(perenne(at, &["init", "ici", "--lang", "fr"]).0, Some(0));
    let here = at.join("ici");
    let text = |file: &str| std::fs::read_to_string(here.join(file)).unwrap();
    let read = |file: &str| {
        let (mut sources, mut faults) = Default::default();
        perenne::sheet::read_file(&here.join(file), &mut sources, &mut faults).unwrap()
    };
    for (yaml, book) in [("plan.yaml", "p.xlsx"), ("city.yaml", "c.xlsx")] {
        assert_eq!(perenne(&here, &["convert", yaml, "-o", book]).0, Some(0));
    }
    let both = format!("{}{}", read("p.xlsx"), read("c.xlsx"));
    let language = perenne::language::Language::French;
    let bytes = perenne::sheet::workbook(&both, &[], perenne::sheet::Book::Ods, language).unwrap();
    std::fs::write(here.join("both.ods"), bytes).unwrap();
    let (code, _, said) = perenne(&here, &["convert", "both.ods", "-o", "p2.yaml", "--lang", "en"]);
    assert!(code == Some(0) && said.contains("perenne convert both.ods --city -o "), "{said}");
    assert_eq!(perenne(&here, &["convert", "both.ods", "--city", "-o", "c2.yaml"]).0, Some(0));
    assert!(text("p2.yaml").starts_with("# yaml-language-server: $schema=schemas/plan.json\n"), "{}", text("p2.yaml"));
    assert!(text("c2.yaml").starts_with("# yaml-language-server: $schema=schemas/city.json\n"), "{}", text("c2.yaml"));
    let cost = |plan: &str, city: &str| perenne(&here, &["check", plan, "--city", city, "--format", "csv"]).1;
    let expected = cost("plan.yaml", "city.yaml");
    assert!(expected.len() > 100 && cost("p2.yaml", "c2.yaml") == expected);
    assert_eq!(perenne(&here, &["check", "both.ods", "--format", "csv"]).1, expected);
}

/// A plan in YAML stands on the city of its id: another one than the workbook's is not taken for it.
#[test]
fn a_workbook_is_not_converted_onto_another_city() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (id, file) in [("bethune-sensors", "p.xlsx"), ("medium-city", "c.xlsx")] {
        assert_eq!(perenne(at, &["convert", id, "-o", file]).0, Some(0));
    }
    let read = |file: &str| {
        let (mut sources, mut faults) = Default::default();
        perenne::sheet::read_file(&at.join(file), &mut sources, &mut faults).unwrap().to_string()
    };
    let written = |city: &str| {
        let both = format!("{}{city}", read("p.xlsx"));
        let language = perenne::language::Language::French;
        let bytes = perenne::sheet::workbook(&both, &[], perenne::sheet::Book::Xlsx, language).unwrap();
        std::fs::write(at.join("both.xlsx"), bytes).unwrap();
    };
    let convert = || perenne(at, &["convert", "both.xlsx", "-o", "real.yaml", "--force", "--lang", "en"]);
    // The shipped city as it is, whatever its numbers look like.
    let city = read("c.xlsx");
    written(&city);
    let (code, _, said) = convert();
    assert!(code == Some(0), "{said}");
    std::fs::remove_file(at.join("real.yaml")).unwrap();
    // With figures of its own.
    let population =
        city.lines().find(|line| line.starts_with("Habitants") || line.starts_with("Inhabitants")).unwrap();
    let other = city.replace(population, &population.replacen("│ ", "│ 1", 1));
    assert_ne!(other, city);
    written(&other);
    let (code, _, said) = convert();
    assert!(code == Some(1) && said.contains("`medium-city`") && said.contains("an id of its own"), "{said}");
    assert!(!at.join("real.yaml").exists());
    // Both as files: then the plan stands on its own.
    assert_eq!(perenne(at, &["convert", "both.xlsx", "--city", "-o", "medium-city.yaml"]).0, Some(0));
    let (code, _, said) = convert();
    assert!(code == Some(0) && at.join("real.yaml").exists(), "{said}");
    let check = |plan: &str| perenne(at, &["check", plan, "--format", "csv"]).1;
    assert_eq!(check("real.yaml"), check("both.xlsx"));
}

/// A workbook is read from standard input as from its file, and a name that says another form is refused.
#[test]
fn workbooks_come_from_standard_input_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert_eq!(perenne(at, &["new", "plan", "-o", "projet.xlsx", "--lang", "fr"]).0, Some(0));
    assert_eq!(perenne(at, &["new", "city", "-o", "ma-ville.ods", "--lang", "fr"]).0, Some(0));
    let piped = |args: &[&str], file: &str| {
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        let bytes = std::fs::read(at.join(file)).unwrap();
        let output = command.args(args).current_dir(at).write_stdin(bytes).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let named = |args: &[&str]| perenne(at, args).1;
    let plain = |text: &str, file: &str| text.replace(file, "-");
    for (args, file) in [
        (&["cost", "-", "--format", "csv"][..], "projet.xlsx"),
        (&["convert", "-"], "projet.xlsx"),
        (&["city", "show", "-", "--format", "csv"], "ma-ville.ods"),
    ] {
        let (code, text) = piped(args, file);
        let by_name: Vec<&str> = args.iter().map(|arg| if *arg == "-" { file } else { *arg }).collect();
        assert!(code == Some(0) && text == plain(&named(&by_name), file), "{args:?}: {text}");
    }
    assert_eq!(piped(&["check", "-", "--exit-zero"], "projet.xlsx").0, Some(0));
    assert_eq!(piped(&["lint", "-"], "projet.xlsx").0, Some(0));
    // A city's workbook that has the name of the plan's city is named in the hint.
    let yaml = named(&["convert", "projet.xlsx"]).replace("city: medium-city", "city: ma-ville");
    std::fs::write(at.join("p.yaml"), yaml).unwrap();
    let (code, _, said) = perenne(at, &["check", "p.yaml", "--lang", "en"]);
    assert!(code == Some(1) && said.contains("--city ") && said.contains("ma-ville.ods`"), "{said}");
    for file in ["a.xls", "a.csv", "a.json"] {
        for args in [&["new", "plan", "-o", file][..], &["convert", "projet.xlsx", "-o", file]] {
            let (code, _, said) = perenne(at, args);
            assert!(code == Some(2) && said.contains(".yaml") && !at.join(file).exists(), "{said}");
        }
    }
    let (code, yaml, _) = perenne(at, &["new", "plan", "-o", "-"]);
    assert!(code == Some(0) && yaml.contains("schema: perenne/plan/v1") && !at.join("-").exists());
    // No option takes the words of another command's.
    let help = named(&["convert", "--help", "--lang", "en"]);
    assert!(help.contains("Plan, city or offer to convert") && !help.contains("File of lines"), "{help}");
}

/// An offer as a workbook is taken wherever one of YAML is, and says the same; a price schedule is none, and the other way round.
#[test]
fn an_offer_is_a_workbook_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let run = |args: &[&str]| perenne(at, args);
    for (offer, lang) in [("vendor-a", "fr"), ("vendor-b", "en")] {
        let yaml = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("plans/offers/{offer}.yaml"));
        std::fs::copy(yaml, at.join(format!("{offer}.yaml"))).unwrap();
        for kind in ["xlsx", "ods"] {
            let (yaml, book) = (format!("{offer}.yaml"), format!("{offer}.{kind}"));
            let (code, _, said) = run(&["convert", &yaml, "-o", &book, "--lang", lang]);
            assert_eq!(code, Some(0), "{said}");
            let cost = |file: &str| run(&["cost", "bethune-sensors", "--offer", file, "--format", "csv"]).1;
            assert!(!cost(&yaml).is_empty() && cost(&yaml) == cost(&book), "{book}");
            let (code, back, _) = run(&["convert", &book]);
            assert!(code == Some(0) && back.starts_with("schema: perenne/offer/v1\n"), "{back}");
            assert_eq!(run(&["lint", &book]).0, run(&["lint", &yaml]).0);
        }
    }
    let compared = |kind: &str| {
        let (a, b) = (format!("vendor-a.{kind}"), format!("vendor-b.{kind}"));
        let (code, text, said) = run(&["offers", "compare", "bethune-sensors", &a, &b, "--format", "csv"]);
        assert!(code.is_some() && !text.is_empty(), "{said}");
        (code, text.replace(&format!(".{kind}"), ""))
    };
    assert_eq!(compared("xlsx"), compared("yaml"));
    assert_eq!(compared("ods"), compared("yaml"));
    // A filled schedule is imported, not read as an offer; an offer is not imported.
    assert_eq!(run(&["offers", "template", "bethune-sensors", "-o", "bpu.xlsx"]).0, Some(0));
    for args in
        [&["cost", "bethune-sensors", "--offer", "bpu.xlsx"][..], &["offers", "compare", "bethune-sensors", "bpu.xlsx"]]
    {
        let (code, _, said) = run(args);
        assert!(code == Some(1) && said.contains("perenne offers import bpu.xlsx"), "{said}");
    }
    for book in ["vendor-a.xlsx", "vendor-a.ods"] {
        let (code, _, said) = run(&["offers", "import", book, "--plan", "bethune-sensors", "-o", "made.yaml"]);
        let taken = format!("perenne offers compare PLAN {book}");
        assert!(code == Some(1) && said.contains(&taken) && !at.join("made.yaml").exists(), "{said}");
    }
    let (code, _, said) = run(&["check", "vendor-a.xlsx", "--lang", "en"]);
    assert!(code == Some(1) && said.contains("perenne/offer/v1"), "{said}");
    assert_eq!(run(&["new", "offer", "-o", "offre.xlsx", "--lang", "fr"]).0, Some(0));
    assert_eq!(run(&["lint", "offre.xlsx"]).0, Some(0));
}
