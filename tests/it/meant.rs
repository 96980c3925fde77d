//! What people write where the format has another form: refused with the form that is meant, or asked about; never read as
//! something else. Each is a change of two files that are right.

use perenne::diagnostic::{Diagnostic, Severity, message};
use perenne::document::Library;
use perenne::language::{Arg, Language};
use perenne::session::{Options, Session};

const CATALOG: &str = "schema: perenne/catalog/v1
catalog: demo
items:
  probe:
    family: sensor
    unit: sensor
    costs:
      device: {price: 600 EUR/sensor, life: 8 years, failure: 4 %/year}
      radio: {price: 1.20 EUR/sensor/month, index: services}
  cable: {family: fiber, unit: km, divisible: true, costs: {trench: {price: 60000 EUR/km}}}
";

const PLAN: &str = "schema: perenne/plan/v1
plan: essai
start: 2027-01
horizon: 10 years
phases: {pilot: 12 months, rollout: rest}
lines:
  sensors:
    item: demo/probe
    quantity: {pilot: 100, rollout: 2000}
    costs:
      study: {price: 5000 EUR, section: operating}
  fiber: {item: demo/cable, quantity: 4.2 km}
  spare: {item: demo/probe, quantity: 1 per 100 sensors}
funding:
  - subsidy: {id: fratri, rate: 40 %, lines: [sensors], phases: [pilot]}
indices: {services: 2 %/year}
";

fn session(old: &str, new: &str) -> Session {
    assert!(PLAN.contains(old) || CATALOG.contains(old), "{old}");
    let (plan, catalog) = (PLAN.replacen(old, new, 1), CATALOG.replacen(old, new, 1));
    let library = Library::with_files(vec![("demo.yaml".to_owned(), catalog)]);
    let mut session = Session::default();
    session.analyse_text("plan.yaml", &plan, &library, &Options::default());
    session
}

fn hints(one: &Diagnostic, language: Language) -> String {
    let hints = one.help.iter().map(|help| language.attribute(one.code.id, help, &one.args));
    hints.map(|hint| hint.expect("words in both languages")).collect::<Vec<_>>().join("\n")
}

/// The one error of a change: its code and its hints in English.
fn refused(old: &str, new: &str) -> (&'static str, String) {
    let session = session(old, new);
    let errors = session.diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error);
    let errors: Vec<&Diagnostic> = errors.collect();
    assert_eq!(errors.len(), 1, "{new}: {errors:?}");
    assert!(!hints(errors[0], Language::French).contains("{$"), "{new}");
    (errors[0].code.id, hints(errors[0], Language::English))
}

/// A change that is refused, and whose hint says what is meant.
fn meant(old: &str, new: &str, code: &str, hint: &str) {
    let (found, hints) = refused(old, new);
    assert!(found == code && hints.contains(hint), "{new}: {found}: {hints}");
}

#[test]
fn the_files_are_right() {
    assert!(!session("essai", "essai").diagnostics.has_errors());
}

#[test]
fn words_in_the_place_of_a_price() {
    for word in ["sur devis", "à préciser", "TBD", "nous consulter"] {
        meant("price: 5000 EUR", &format!("price: {word}"), "not-a-price", "`unknown`");
    }
    for (word, hint) in
        [("gratuit", "`0 EUR/`"), ("offert", "`0 EUR/`"), ("inclus", "`install: none`"), ("N/A", "`unknown`")]
    {
        meant("price: 5000 EUR", &format!("price: {word}"), "not-a-price", hint);
    }
    for about in ["~5000 EUR", "environ 5000 EUR", "4000-5000 EUR", "4000 à 5000 EUR", "4000 .. 5000 EUR"] {
        meant("price: 5000 EUR", &format!("price: {about}"), "not-a-price", "`range: ");
    }
    // A tenth of 5 000 is 500.
    for spread in ["5000 EUR +/- 10 %", "5000 +/- 10 % EUR", "5000 EUR ± 500 EUR", "5000 ± 500 EUR"] {
        let hint = "`5000 EUR`, the figure to count with, and beside it the ends between which it may lie: `range: 4500 .. 5500 EUR`";
        meant("price: 5000 EUR", &format!("price: {spread}"), "not-a-price", hint);
    }
    // Followed, it is read.
    let followed = session("price: 5000 EUR", "price: 5000 EUR, range: 4500 .. 5500 EUR");
    assert!(!followed.diagnostics.has_errors());
    meant("price: 5000 EUR", "price: 5000 EUR, range: 5000 EUR +/- 10 %", "not-a-range", "`4500 .. 5500 EUR`");
    meant("price: 5000 EUR", "price: 5000 +/- 10 %", "not-a-price", "`range: ");
    let radio = "price: 1.20 EUR/sensor/month";
    for other in [
        "1.20 EUR/mois/sensor",
        "1.20 EUR par sensor par mois",
        "1.20 EUR par sensor et par mois",
        "1.20 EUR par sensor et mois",
        "EUR 1.20/sensor/month",
    ] {
        meant(radio, &format!("price: {other}"), "not-a-price", "`1.20 EUR/sensor/month`");
    }
}

#[test]
fn lists_that_are_written_as_maps() {
    let subsidy = "  - subsidy: {id: fratri, rate: 40 %, lines: [sensors], phases: [pilot]}";
    for (map, hint) in [
        ("  fratri: {rate: 40 %}", "`- subsidy: {id: fratri, …}`"),
        ("  rate: 40 %", "`- subsidy: {rate: …}`"),
        ("  subsidy: {id: fratri, rate: 40 %}", "`- subsidy: …`"),
    ] {
        meant(subsidy, map, "not-a-list", hint);
    }
    // Followed, with the rest of what was written in the place of the dots.
    for entry in ["  - subsidy: {id: fratri, rate: 40 %}", "  - subsidy: {rate: 40 %, id: fratri}"] {
        assert!(!session(subsidy, entry).diagnostics.has_errors(), "{entry}");
    }
    let benefits = "indices: {services: 2 %/year}\nbenefits:\n";
    let indices = "indices: {services: 2 %/year}\n";
    meant(indices, &format!("{benefits}  energy: {{saving: 100 EUR/year}}\n"), "not-a-list", "`- {id: energy, …}`");
    meant(indices, &format!("{benefits}  id: energy\n"), "not-a-list", "`- id: …`");
    let followed = format!("{benefits}  - {{id: energy, saving: 100 EUR/year}}\n");
    assert!(!session(indices, &followed).diagnostics.has_errors());
}

#[test]
fn quantities() {
    // French files may have a French word between the two numbers, and say the same.
    let same = |text: &str| {
        let session = session("1 per 100 sensors", text);
        assert!(!session.diagnostics.has_errors(), "{text}");
    };
    same("1 pour 100 sensors");
    for ratio in ["1 par 100 sensors", "1 / 100 sensors", "1 tous les 100 sensors"] {
        meant("1 per 100 sensors", ratio, "not-a-quantity", "`1 per 100 sensors`");
    }
    meant("1 per 100 sensors", "1 per sensors", "not-a-quantity", "`1 per 1 sensors`");
    meant("1 per 100 sensors", "1 per 1.000 sensors", "fraction", "`1 per 1_000 sensors`");
    meant("pilot: 100", "pilot: 1.200", "fraction", "`1_200`");
    // Even a thousand that is read as one would come whole.
    meant("pilot: 100", "pilot: 1.000", "fraction", "`1_000`");
    meant("pilot: 100", "pilot: 1 per 100 fiber", "not-a-quantity", "`quantity`");
    meant("pilot: 100", "pilot: environ 100", "not-a-quantity", "`uncertainty`");
}

#[test]
fn a_length_without_unit_is_asked_about() {
    let asked = |text: &str| {
        let session = session("4.2 km", text);
        assert!(!session.diagnostics.has_errors(), "{text}");
        let warned = session.diagnostics.warnings().find(|one| one.code.id == "length-magnitude").cloned();
        warned.map(|one| message(&one, Language::English))
    };
    assert!(asked("4200").is_some_and(|hint| hint.contains("`4200 m`") && hint.contains("`4200 km`")));
    for plain in ["4200 m", "4200 km", "99", "4.2"] {
        assert_eq!(asked(plain), None, "{plain}");
    }
}

#[test]
fn rates_durations_and_dates() {
    // No figure of another period is proposed as one of a year.
    let (code, hint) = refused("services: 2 %/year", "services: 2 %/mois");
    assert!(code == "not-a-rate" && !hint.contains('2'), "{hint}");
    meant("services: 2 %/year", "services: 2 % par an", "not-a-rate", "`2 %/year`");
    meant("{services: 2 %/year}", "\n  services: 2 %/year, 3 %/year", "not-a-rate", "`[2 %/year, 3 %/year]`");
    meant("{services: 2 %/year}", "{services: 2 %/year, 3 %/year}", "syntax", "brackets");
    meant("life: 8 years", "life: illimitée", "not-a-duration", "never renewed");
    meant("life: 8 years", "life: 12 trimestres", "not-a-duration", "`36 months`");
    for month in ["01/2027", "2027/01", "janvier 2027", "2027-1", "2027-01-01", "01/01/2027", "15/01/2027"] {
        meant("start: 2027-01", &format!("start: {month}"), "not-a-month", "`2027-01`");
    }
}

#[test]
fn a_day_first_or_a_month_first_is_asked_about() {
    let (code, hint) = refused("start: 2027-01", "start: 02/01/2027");
    assert!(code == "not-a-month" && hint.contains("`2027-01` if the first figure is the day"), "{hint}");
}

#[test]
fn names_and_shapes() {
    meant("rollout: 2000", "roll_out: 2000", "unknown-phase", "`rollout`");
    meant("rollout: 2000", "Déploiement: 2000", "unknown-phase", "pilot, rollout");
    meant("lines: [sensors]", "lines: [Sensors]", "unknown-line", "`sensors`");
    meant("index: services", "index: Services", "unknown-index", "`services`");
    meant("lines: [sensors]", "lines: sensors", "not-a-list", "`[sensors]`");
    meant("phases: [pilot]", "phases: pilot, rollout", "syntax", "brackets");
    meant("phases: [pilot]", "phases: all", "not-a-list", "leave the key out");
    meant("{pilot: 12 months, rollout: rest}", "12 months", "not-a-map", "{pilot: 12 months");
    meant("study: {price: 5000 EUR, section: operating}", "study: 5000 EUR", "not-a-map", "`{price: 5000 EUR}`");
    meant("{price: 60000 EUR/km}", "60000 EUR/km", "not-a-map", "`{price: 60000 EUR/km}`");
    meant("section: operating", "section: fonctionnement", "unknown-word", "`operating`");
    meant("  fiber: {", "  All: {", "bad-id", "`all-1`");
    for invisible in ["price\u{200b}: 5000 EUR", "price: 50\u{200b}00 EUR"] {
        assert_eq!(refused("price: 5000 EUR", invisible).0, "invisible");
    }
    meant("plan: essai", &format!("plan: {}", "a".repeat(2_000_000)), "bad-id", "100 characters");
}

/// A warning of what may be a slip is told beside errors; one of the value at fault is not.
#[test]
fn slips_are_told_beside_errors() {
    let session = session("price: 5000 EUR, section: operating", "price: 5.000 EUR, section: operatin");
    let told: Vec<&str> = session.diagnostics.told().sorted().iter().map(|one| one.code.id).collect();
    assert_eq!(told, ["unknown-word", "three-decimals"]);
    let known =
        |one: &&Diagnostic| one.args.iter().any(|(name, value)| *name == "similar" && *value == Arg::from("operating"));
    assert_eq!(session.diagnostics.sorted().iter().copied().filter(known).count(), 1);
}
