//! One slip is one fault: what only follows from it is not told beside it, and a fault of another cause is. The word that
//! a hint gives, written in its place, is accepted.

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
      device: {price: 600 EUR/sensor, life: 8 years}
      install: {price: 80 EUR/sensor, follows: device}
      lifted: {tiers: {mode: volume, bands: [{upto: 500, price: 10 EUR/sensor}, {price: 8 EUR/sensor}]}}
";

const PLAN: &str = "schema: perenne/plan/v1
plan: essai
start: 2027-01
horizon: 10 years
phases: {pilot: 12 months, rollout: 2 years, run: rest}
lines:
  sensors:
    item: demo/probe
    quantity: {pilot: 100, rollout: {to: 2000, ramp: linear}}
    costs:
      device: {price: 540 EUR/sensor}
funding:
  - subsidy: {id: fratri, rate: 40 %, lines: [sensors], phases: [pilot]}
  - loan: {id: bank, amount: 50000 EUR, rate: 3.2 %, term: 15 years}
benefits:
  - {id: saved, saving: 30000 EUR/year, from: run}
uncertainty:
  sensors.device.price: {low: 400 EUR/sensor, high: 800 EUR/sensor}
scenarios:
  worse: {sensors.device.life: 6 years, funding.fratri.rate: 20 %}
";

/// The errors of the two files after a change of one of them: code, line, and the word that a hint gives.
fn told(old: &str, new: &str) -> Vec<(&'static str, usize, Option<String>)> {
    assert!(PLAN.contains(old) || CATALOG.contains(old), "{old}");
    told_of(&PLAN.replacen(old, new, 1), CATALOG.replacen(old, new, 1))
}

fn told_of(plan: &str, catalog: String) -> Vec<(&'static str, usize, Option<String>)> {
    let library = Library::with_files(vec![("demo.yaml".to_owned(), catalog)]);
    let mut session = Session::default();
    session.analyse_text("plan.yaml", plan, &library, &Options::default());
    let faults = session.diagnostics.to_mend();
    let errors = faults.sorted().into_iter().filter(|one| one.code.severity == perenne::diagnostic::Severity::Error);
    let row = |one: &perenne::diagnostic::Diagnostic| {
        let (span, _) = one.labels[0];
        let word = one.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(word) if ["similar", "write"].contains(name) => Some(word.clone()),
            _ => None,
        });
        for help in &one.help {
            assert!(Language::French.attribute(one.code.id, help, &one.args).is_some(), "{help}");
        }
        (one.code.id, session.sources.place(span).1, word)
    };
    errors.map(row).collect()
}

/// A change that is one fault.
fn one(old: &str, new: &str, code: &str) -> Option<String> {
    let told = told(old, new);
    assert_eq!(told.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), [code], "{new}: {told:?}");
    told.into_iter().next().and_then(|(_, _, word)| word)
}

#[test]
fn the_files_are_right() {
    assert!(told("plan: essai", "plan: essai").is_empty());
}

#[test]
fn a_key_in_french_is_one_fault_whose_hint_is_the_key() {
    let keys = [
        ("term: 15 years", "durée", "term"),
        ("rate: 3.2 %", "taux", "rate"),
        ("amount: 50000 EUR", "montant", "amount"),
        ("saving: 30000 EUR/year", "économie", "saving"),
        ("item: demo/probe", "article", "item"),
        ("lines:\n  sensors", "lignes", "lines"),
        ("lines:\n  sensors", "Lines", "lines"),
        ("phases: {", "phase", "phases"),
        ("funding:\n", "financements", "funding"),
        ("costs:\n      device: {price: 540", "coûts", "costs"),
        ("to: 2000", "à", "to"),
        ("low: 400 EUR/sensor", "min", "low"),
        ("high: 800 EUR/sensor", "haut", "high"),
        ("subsidy: {", "subvention", "subsidy"),
        ("life: 8 years", "durée de vie", "life"),
        ("family: sensor", "famille", "family"),
        ("unit: sensor", "unité", "unit"),
        ("items:\n", "articles", "items"),
        ("upto: 500", "up_to", "upto"),
        ("price: 540 EUR/sensor", "prix", "price"),
    ];
    for (right, written, key) in keys {
        let wrong = right.replacen(key, written, 1);
        assert_eq!(one(right, &wrong, "unknown-key").as_deref(), Some(key), "{wrong}");
        // The hint, followed.
        let mended = wrong.replacen(written, key, 1);
        assert!(told(right, &mended).is_empty(), "{mended}");
    }
}

#[test]
fn what_follows_from_a_fault_is_not_told() {
    one("  sensors:\n", "  Sensors:\n", "bad-id");
    one("id: fratri", "id: FRATRI", "bad-id");
    one("id: fratri, ", "", "missing-key");
    one("pilot: 12 months", "Pilot: 12 months", "bad-id");
    one("pilot: 12 months", "pilot: 12,5 mois", "decimal-comma");
    one("phases: {pilot: 12 months, rollout: 2 years, run: rest}", "phases: [pilot, rollout]", "not-a-map");
    one("family: sensor", "family: capteur", "unknown-word");
    one("  probe:\n", "  Probe:\n", "bad-id");
    one("price: 540 EUR/sensor", "price: 540 EUR/capteur", "wrong-unit");
    one("price: 540 EUR/sensor", "price: 540 EUR", "price-dependents");
    one("start: 2027-01", "start: 1900-01", "no-law");
    one("plan: essai\n", "plan: !essai\n", "tag");
    // All prices of the item say what its unit is.
    assert_eq!(one("unit: sensor", "unit: capteur", "wrong-unit").as_deref(), Some("sensor"));
}

/// Somebody who mends what one report says is not met by another one: a start that is none hides nothing of what hangs on no
/// date, nor does a component, a line of funding or a benefit at fault hide what else is wrong in it.
#[test]
fn one_report_has_all_of_it() {
    let mut plan = PLAN.to_owned();
    let slips = [
        ("start: 2027-01", "start: 2027-13", "not-a-month"),
        ("horizon: 10 years", "horizon: 10 years\nindexes: {}", "unknown-key"),
        (
            "device: {price: 540 EUR/sensor}",
            "lifted: {tiers: none}\n      removal: {price: 5 EUR/km, follows: devise}",
            "",
        ),
        ("rate: 40 %, lines: [sensors]", "lines: [probes]", ""),
        ("phases: [pilot]", "phases: [pilote-1]", ""),
        ("rate: 3.2 %, term: 15 years", "rate: 3.2 %", ""),
        ("{id: saved, saving: 30000 EUR/year, from: run}", "{id: saved, from: ru}", ""),
    ];
    for (right, wrong, _) in slips {
        assert!(plan.contains(right), "{right}");
        plan = plan.replacen(right, wrong, 1);
    }
    let library = Library::with_files(vec![("demo.yaml".to_owned(), CATALOG.to_owned())]);
    let codes = |plan: &str| {
        let mut session = Session::default();
        session.analyse_text("plan.yaml", plan, &library, &Options::default());
        let faults = session.diagnostics.to_mend();
        faults.sorted().into_iter().map(|one| one.code.id).collect::<Vec<_>>()
    };
    let all = codes(&plan);
    for code in [
        "not-a-month",
        "unknown-key",
        "wrong-unit",
        "unknown-component",
        "unknown-line",
        "unknown-phase",
        "missing-key",
    ] {
        assert!(all.contains(&code), "{code}: {all:?}");
    }
    // What is mended uncovers nothing: the report without the two slips of the plan's head is the same without them.
    let mended = codes(&plan.replacen("2027-13", "2027-01", 1).replacen("\nindexes: {}", "", 1));
    let rest: Vec<&str> = all.into_iter().filter(|code| !["not-a-month", "unknown-key"].contains(code)).collect();
    assert_eq!(rest, mended);
}

/// A character that nobody sees is named, and the word in which it stands is not told as unknown beside it.
#[test]
fn what_nobody_sees_is_named_wherever_it_stands() {
    one("item: demo/probe", "item: demo/pro\u{200b}be", "invisible");
    one("item: demo/probe", "item: de\u{ad}mo/probe", "invisible");
    one("item: demo/probe", "item: \u{feff}demo/probe", "invisible");
    one("item: demo/probe", "item: demo/probe\u{2066}", "invisible");
    one("lines: [sensors]", "lines: [sen\u{61c}sors]", "invisible");
    one("follows: device", "follows: dev\u{34f}ice", "invisible");
    one("540 EUR/sensor", "540 EUR/sen\u{180e}sor", "invisible");
    one("plan: essai", "plan: es\u{202e}sai", "invisible");
    one("schema: perenne/plan/v1", "schema: perenne/plan\u{2060}/v1", "invisible");
    // A title is read by people, who miss nothing: a warning.
    assert!(told("plan: essai", "plan: essai\ntitle: \u{202e}Essai").is_empty());
}

/// What a catalog says wrongly is one fault, whatever takes the item.
#[test]
fn a_fault_of_a_catalog_is_told_once() {
    let catalog = CATALOG.replacen("follows: device", "follows: Device", 1);
    let (head, tail) = PLAN.split_once("funding:").unwrap();
    let more = "  others: {item: demo/probe, quantity: 5}\n  third: {item: demo/probe, quantity: 7}\n";
    let plan = format!("{head}{more}funding:{tail}");
    let library = Library::with_files(vec![("demo.yaml".to_owned(), catalog)]);
    let mut session = Session::default();
    session.analyse_text("plan.yaml", &plan, &library, &Options::default());
    let faults = session.diagnostics.to_mend();
    let [fault] = faults.sorted()[..] else { panic!("{:?}", faults.sorted()) };
    assert_eq!(session.sources.place(fault.labels[0].0).0, "demo.yaml");
    let said = perenne::diagnostic::message(fault, Language::French);
    assert_eq!(said, "l'article `demo/probe` n'a pas de composant `Device`");
}

#[test]
fn a_fault_of_another_cause_is_told_beside_it() {
    let codes = |old: &str, new: &str| told(old, new).into_iter().map(|(code, ..)| code).collect::<Vec<_>>();
    // A misspelt line, and a name that is none of the plan's.
    let (sensors, other) = ("lines: [sensors]", "lines: [probes]");
    assert_eq!(codes(sensors, other), ["unknown-line"]);
    let both = PLAN[PLAN.find("  sensors:\n").unwrap()..].split("lines: [sensors]").next().unwrap();
    let spoilt = both.replacen("  sensors:", "  Sensors:", 1);
    assert_eq!(codes(&format!("{both}{sensors}"), &format!("{spoilt}{other}")), ["bad-id", "unknown-line"]);
    // A phase at fault, and one that there never was.
    let (old, new) = ("pilot: 12 months, rollout: 2 years", "Pilot: 12 months, rollout: 2 years");
    let run = PLAN[PLAN.find(old).unwrap()..].split("from: run").next().unwrap();
    let spoilt = run.replacen(old, new, 1);
    assert_eq!(codes(&format!("{run}from: run"), &format!("{spoilt}from: ruin")), ["bad-id", "unknown-phase"]);
    // A key that stands for nothing leaves what is missing to be told.
    assert_eq!(codes("term: 15 years", "colour: red"), ["missing-key", "unknown-key"]);
    // An item at fault, and one that is not there.
    assert_eq!(codes("item: demo/probe", "item: demo/prode"), ["unknown-item"]);
    // A price at fault, and an uncertainty that is no price at all.
    let price = PLAN[PLAN.find("540 EUR/sensor").unwrap()..].split("low: 400 EUR/sensor").next().unwrap();
    let spoilt = price.replacen("EUR/sensor", "EUR/capteur", 1);
    let (old, new) = (format!("{price}low: 400 EUR/sensor"), format!("{spoilt}low: cheap"));
    assert_eq!(codes(&old, &new), ["wrong-unit", "not-a-number"]);
    // The lines of a subsidy are no lines of the plan.
    assert_eq!(
        codes("lines: [sensors], phases: [pilot]", "lignes: [sensors], phases: [pilots]"),
        ["unknown-key", "unknown-phase"]
    );
    // One price of several in another unit is that price's fault.
    assert_eq!(codes("price: 80 EUR/sensor", "price: 80 EUR/box"), ["wrong-unit"]);
}

/// What a source grounds was written, and could not be read: that nothing is found there is no fault of the source.
#[test]
fn a_source_of_what_could_not_be_read_is_at_no_fault() {
    let sources = "sources:
  devis: {title: Devis, date: 2026-05-01, grade: primary, grounds: [funding.fratri.rate, bank.rate, sensors.device.price, saved.saving]}
";
    let plan = format!("{PLAN}{sources}");
    let errors = |plan: &str| -> Vec<_> {
        told_of(plan, CATALOG.to_owned()).into_iter().map(|(code, line, _)| (code, line)).collect()
    };
    assert_eq!(errors(&plan), []);
    for (old, new, code, line) in [
        ("rate: 40 %", "rate: quarante", "not-a-share", 13),
        ("rate: 40 %", "rate:", "missing-key", 13),
        ("rate: 3.2 %", "rate: 3.2 EUR", "not-a-share", 14),
        ("id: bank, amount", "id: bank, amoun", "unknown-key", 14),
        ("price: 540 EUR/sensor", "price: beaucoup", "not-a-number", 11),
        ("saving: 30000 EUR/year", "saving: 30000 pommes", "unknown-currency", 16),
    ] {
        assert!(plan.contains(old), "{old}");
        assert_eq!(errors(&plan.replacen(old, new, 1)), [(code, line)], "{new}");
    }
    // What is written nowhere is one, beside another fault too.
    let both = plan.replacen("rate: 40 %", "rate: quarante", 1).replace("bank.rate", "bnak.rate");
    assert_eq!(errors(&both), [("not-a-share", 13), ("unknown-path", 22)]);
    assert_eq!(errors(&plan.replacen("rate: 40 %, ", "", 1)).last(), Some(&("unknown-path", 22)));
}

/// A stray `---`, a list where phases have names, a colon that is missing: each is told alone, with what to write.
#[test]
fn slips_of_structure_are_told_alone() {
    one("start: 2027-01", "---\nstart: 2027-01", "second-document");
    one(
        "  worse: {sensors.device.life: 6 years, funding.fratri.rate: 20 %}\n",
        "  worse: {sensors.device.life: 6 years}\n---\n",
        "second-document",
    );
    let quantity = "quantity: {pilot: 100, rollout: {to: 2000, ramp: linear}}";
    one(quantity, "quantity: [50, 200]", "not-a-scalar");
    assert_eq!(one(quantity, "quantity: [50]", "not-a-scalar").as_deref(), Some("50"));
    for (slip, form) in [
        ("{pilot 100, rollout: 2000}", "pilot: 100"),
        ("{pilot: 100, rollout 2000}", "rollout: 2000"),
        ("{pilot 100}", "pilot: 100"),
    ] {
        assert_eq!(one(quantity, &format!("quantity: {slip}"), "syntax").as_deref(), Some(form), "{slip}");
        let mended = slip.replacen(&form.replace(": ", " "), form, 1);
        assert!(told(quantity, &format!("quantity: {mended}")).is_empty(), "{mended}");
    }
    // The rest of a text is not a key.
    let told =
        told_of(&PLAN.replacen("plan: essai\n", "plan: essai\ntitle: {fr: Capteurs, lot 2}\n", 1), CATALOG.to_owned());
    assert_eq!(told.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), ["syntax"]);
    assert_eq!(told[0].2, None, "{told:?}");
    let index = one(
        "device: {price: 540 EUR/sensor}",
        "device: {price: 540 EUR/sensor, index: Indice général}",
        "unknown-index",
    );
    assert_eq!(index, None);
    let near =
        one("device: {price: 540 EUR/sensor}", "device: {price: 540 EUR/sensor, index: énergie}", "unknown-index");
    assert_eq!(near.as_deref(), Some("energy"));
}

/// What is set over a price: a sign before a bare number, and a fall of more than all.
#[test]
fn hints_of_what_is_set_are_accepted() {
    use perenne::model::Setting;
    let library = Library::with_files(vec![("demo.yaml".to_owned(), CATALOG.to_owned())]);
    let told = |value: &str| {
        let mut session = Session::default();
        let settings = vec![Setting::new("sensors.device.price", value, "--set")];
        session.analyse_text("plan.yaml", PLAN, &library, &Options { settings, ..Options::default() });
        let faults = session.diagnostics.to_mend();
        let said = perenne::diagnostic::render(&faults, &session.sources, Language::French, false, 200);
        assert!(!said.contains("{$") && !said.contains("{ $"), "{value}: {said}");
        (faults.has_errors(), said)
    };
    for (value, hint) in [
        ("+10", "`10 EUR/sensor`"),
        ("+10,5", "`10.5 EUR/sensor`"),
        ("-150 %", "au plus `-100 %`"),
        ("-150%", "`-10 %`"),
        ("-10", "écrivez"),
    ] {
        let (refused, said) = told(value);
        assert!(refused && said.contains(hint), "{value}: {said}");
    }
    for form in ["10 EUR/sensor", "10.5 EUR/sensor", "-100 %", "-10 %", "+10 %", "x 1.2"] {
        assert!(!told(form).0, "{form}");
    }
}
