//! Starting from nothing: what `new` writes is accepted as it is, in both languages, from every item there is; and how a
//! file is saved.

use std::path::Path;

use perenne::diagnostic::{Diagnostics, render};
use perenne::document::{Kind, Library, parse, peek, read_catalog};
use perenne::language::Language;
use perenne::session::{Options, Session};
use perenne::start::{plan_from_items, save, template};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

fn write(folder: &Path, kind: Kind, language: Language) -> std::path::PathBuf {
    let path = folder.join(format!("{kind:?}.yaml"));
    std::fs::write(&path, template(kind, language).unwrap()).unwrap();
    path
}

fn said(session: &Session) -> String {
    render(&session.diagnostics, &session.sources, Language::English, false, 100)
}

#[test]
fn the_templates_check_as_they_are() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let plan = write(folder.path(), Kind::Plan, language);
        for kind in [Kind::City, Kind::Catalog] {
            write(folder.path(), kind, language);
        }
        let mut session = Session::default();
        let analysis = session.check(&plan, &Options::default());
        let analysis = analysis.unwrap_or_else(|| panic!("{}", said(&session)));
        assert!(analysis.complete());
        let scenario = if language == Language::French { "sans-region" } else { "no-region" };
        let city = if language == Language::French { "ma-ville" } else { "my-city" };
        let options =
            Options { scenario: Some(scenario.to_owned()), city: Some(city.to_owned()), ..Options::default() };
        let mut session = Session::default();
        assert!(session.check(&plan, &options).is_some(), "{}", said(&session));
        let offer = Some(write(folder.path(), Kind::Offer, language));
        let mut session = Session::default();
        let options = Options { offer, ..Options::default() };
        assert!(session.analyse(Path::new("plans/bethune-sensors.yaml"), &options).is_some(), "{}", said(&session));
    }
}

#[test]
fn the_templates_are_one_in_two_languages() {
    for kind in [Kind::Plan, Kind::City, Kind::Catalog, Kind::Offer] {
        // Comments and ids differ; what is counted does not.
        let figures = LANGUAGES.map(|language| {
            let text = template(kind, language).unwrap();
            let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
            let digits = lines.map(|line| line.chars().filter(char::is_ascii_digit).collect::<String>());
            digits.filter(|line| !line.is_empty()).collect::<Vec<_>>()
        });
        assert_eq!(figures[0], figures[1], "{kind:?}");
    }
}

fn every_item(library: &Library) -> Vec<String> {
    let mut names = Vec::new();
    for found in library.all(Kind::Catalog) {
        let mut diagnostics = Diagnostics::default();
        let node = parse(&found.text, 0, &mut diagnostics).unwrap();
        let catalog = read_catalog(&node, &mut diagnostics).unwrap();
        names.extend(catalog.items.iter().map(|(id, _)| format!("{}/{}", catalog.id, id.value)));
    }
    names
}

#[test]
fn a_plan_can_be_started_from_every_item() {
    let mut session = Session::default();
    let library = session.library(None, &Options::default());
    let names = every_item(&library);
    assert!(names.len() > 40);
    let sets = names.iter().map(|name| vec![name.clone()]).chain([names.clone(), [&names[..3], &names[..3]].concat()]);
    for (set, language) in sets.zip(LANGUAGES.into_iter().cycle()) {
        let mut session = Session::default();
        let text = plan_from_items(&set, &library, &mut session, language);
        let text = text.unwrap_or_else(|| panic!("{}", said(&session)));
        assert_eq!(peek(&text).unwrap().kind, Kind::Plan);
        let mut session = Session::default();
        let analysis = session.analyse_text("new", &text, &library, &Options::default());
        let analysis = analysis.unwrap_or_else(|| panic!("{set:?}\n{text}\n{}", said(&session)));
        assert_eq!(analysis.case.lines.len(), set.len());
        assert!(analysis.complete(), "{text}");
    }
}

#[test]
fn a_price_in_another_currency_brings_its_rate() {
    let catalog = "schema: perenne/catalog/v1\ncatalog: abroad\nitems:\n  box: {family: service, unit: box, costs: \
                   {device: {price: 100 EUR/box, renewal: 90 CHF/box, life: 3 years}, stamp: {price: 1 USD/box}}}\n";
    let library = Library::with_files(vec![("abroad.yaml".to_owned(), catalog.to_owned())]);
    let mut session = Session::default();
    let names = ["abroad/box".to_owned()];
    let text = plan_from_items(&names, &library, &mut session, Language::English).unwrap();
    assert!(text.contains("exchange:\n  CHF: 1 EUR\n  USD: 1 EUR\n"), "{text}");
    assert!(session.analyse_text("new", &text, &library, &Options::default()).is_some(), "{}", said(&session));
}

#[test]
fn an_item_that_is_nowhere_is_said_and_nothing_is_written() {
    let mut session = Session::default();
    let library = session.library(None, &Options::default());
    let names = ["sensor/noise", "sensors/nois", "noise"].map(str::to_owned);
    assert!(plan_from_items(&names, &library, &mut session, Language::English).is_none());
    assert_eq!(session.diagnostics.errors(), 3, "{}", said(&session));
}

#[test]
fn an_existing_file_is_kept_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    save(&path, "first", false).unwrap();
    assert_eq!(save(&path, "second", false).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "first");
    save(&path, "third", true).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "third");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn only_what_a_killed_writer_left_long_ago_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let old = std::fs::FileTimes::new().set_modified(std::time::UNIX_EPOCH);
    for name in [".perenne-a1.unfinished", ".plan.yaml.4711"] {
        let file = std::fs::File::create(folder.path().join(name)).unwrap();
        file.set_times(old).unwrap();
    }
    std::fs::write(folder.path().join(".perenne-b2.unfinished"), "being written").unwrap();
    save(&folder.path().join("plan.yaml"), "new", false).unwrap();
    assert!(!folder.path().join(".perenne-a1.unfinished").exists());
    assert!(folder.path().join(".perenne-b2.unfinished").exists(), "another writer is at work");
    assert!(folder.path().join(".plan.yaml.4711").exists(), "a stranger's file");
}

#[cfg(unix)]
#[test]
fn replacing_keeps_the_mode_follows_links_and_leaves_what_is_no_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("plan.yaml"), folder.path().join("link.yaml"));
    std::fs::write(&path, "first").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("plan.yaml", &link).unwrap();
    save(&link, "second", true).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(save(Path::new("/dev/null"), "third", true).unwrap_err().kind(), std::io::ErrorKind::InvalidInput);
    let long = folder.path().join("n".repeat(255));
    save(&long, "as long as a name may be", false).unwrap();
}

/// A file that replaces none has the mode of any new file, which the umask narrows, with `--force` or without.
#[cfg(unix)]
#[test]
fn a_new_file_is_narrowed_by_the_umask_whether_it_may_replace_or_not() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let perenne = env!("CARGO_BIN_EXE_perenne");
    for force in ["", "--force"] {
        let file = folder.path().join(format!("plan{force}.yaml"));
        let command = format!("umask 027; \"$0\" new plan -o \"$1\" {force}");
        let output = std::process::Command::new("sh").args(["-c", &command]).arg(perenne).arg(&file).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640, "{force}");
    }
}
