//! A path set in the plan's own file is `--set` of the same value.

use std::path::Path;

use perenne::document::Library;
use perenne::document::edit::{Edit, Value, edit, read};
use perenne::model::{NoEdit, Prepared, edit_plan};
use perenne::report::json;
use perenne::session::{Options, Session};

use super::random::Dice;
use crate::support::{set, shipped};

struct Plan {
    name: String,
    text: String,
    library: Library,
}

impl Plan {
    fn open(path: &Path) -> Self {
        let library = Session::default().library(Some(path), &Options::default());
        Self { name: path.display().to_string(), text: std::fs::read_to_string(path).unwrap(), library }
    }

    fn prepared(&self, session: &mut Session) -> Prepared {
        session.prepare_text(&self.name, &self.text, &self.library, &Options::default()).unwrap()
    }

    /// What a check finds, without the words of who said what; or the codes of its faults.
    fn result(&self, text: &str, options: &Options) -> Result<serde_json::Value, Vec<String>> {
        let mut session = Session::default();
        let analysis = session.analyse_text(&self.name, text, &self.library, options);
        let faults = session.diagnostics.to_mend();
        let Some(analysis) = analysis.filter(|_| !session.diagnostics.has_errors()) else {
            return Err(faults.sorted().iter().map(|fault| fault.code.id.to_owned()).collect());
        };
        let mut out = json(&analysis, &session.diagnostics);
        for said in ["inputs", "overrides", "warnings"] {
            out.as_object_mut().unwrap().remove(said);
        }
        Ok(out)
    }

    fn edited(&self, path: &str, value: Option<&str>) -> Result<String, NoEdit> {
        let mut session = Session::default();
        edit_plan(&self.text, &self.prepared(&mut session), path, value)
    }

    /// Every path that leads somewhere, with what stands there.
    fn paths(&self) -> Vec<(String, String)> {
        let mut session = Session::default();
        self.prepared(&mut session).paths(&session.sources)
    }
}

/// Another value like the one that stands there: the next number, or the other word.
fn other(value: &str) -> Option<String> {
    const WORDS: [(&str, &str); 10] = [
        ("investment", "operating"),
        ("operating", "investment"),
        ("standard", "reduced"),
        ("acquired", "hoped"),
        ("requested", "acquired"),
        ("hoped", "acquired"),
        ("true", "false"),
        ("false", "true"),
        ("yearly", "monthly"),
        ("rest", "13 months"),
    ];
    if let Some((_, other)) = WORDS.iter().find(|(word, _)| *word == value) {
        return Some((*other).to_owned());
    }
    let start = value.find(|c: char| c.is_ascii_digit()).filter(|_| !value.starts_with('{'))?;
    let digits = |c: char| !c.is_ascii_digit() && c != '_';
    let end = value[start..].find(digits).map_or(value.len(), |end| start + end);
    let number: u64 = value[start..end].replace('_', "").parse().ok()?;
    Some(format!("{}{}{}", &value[..start], number + 1, &value[end..]))
}

#[test]
fn a_path_set_in_the_file_is_the_path_set_beside_it() {
    let mut dice = Dice(2026);
    let mut same = 0;
    for path in shipped() {
        let plan = Plan::open(&path);
        let paths = plan.paths();
        for _ in 0..16 {
            let (path, value) = &paths[dice.below(paths.len())];
            let Some(value) = other(value) else { continue };
            let options = Options { settings: vec![set(path, &value)], ..Options::default() };
            let beside = plan.result(&plan.text, &options);
            let text =
                plan.edited(path, Some(&value)).unwrap_or_else(|why| panic!("{} {path}={value}: {why:?}", plan.name));
            match (plan.result(&text, &Options::default()), beside) {
                (Ok(inside), Ok(beside)) => {
                    assert_eq!(inside, beside, "{} {path}={value}", plan.name);
                    same += 1;
                }
                (Err(_), Err(_)) => {}
                // A file that holds a value outside of its own range is at fault; a run beside it drops the range.
                (Err(faults), Ok(_)) => {
                    assert_eq!(faults, ["outside-range"], "{} {path}={value}", plan.name);
                }
                (Ok(_), Err(faults)) => panic!("{} {path}={value}: only --set is refused, {faults:?}", plan.name),
            }
        }
    }
    assert!(same > 80, "{same}");
}

#[test]
fn what_is_set_back_says_what_was_said() {
    for path in shipped() {
        let plan = Plan::open(&path);
        let paths = plan.paths();
        for (path, _) in paths.iter().step_by(1 + paths.len() / 30) {
            let steps =
                perenne::model::steps_in_plan(&plan.text, &plan.prepared(&mut Session::default()), path).unwrap();
            let before = read(&plan.text).unwrap();
            let Some(old) = before.at(&steps) else { continue };
            let put = |text: &str, value: Value| edit(text, &[Edit::set(steps.clone(), value)]).unwrap();
            let there = put(&plan.text, "something else".into());
            assert_ne!(read(&there).unwrap(), before);
            let back = put(&there, old.clone());
            assert_eq!(read(&back).as_ref(), Ok(&before), "{} {path}", plan.name);
            if matches!(old, Value::Scalar(_)) {
                assert_eq!(back, plan.text, "{} {path}", plan.name);
            }
        }
    }
}

const SENSORS: &str = "schema: perenne/plan/v1
plan: sensors
start: 2026-09
horizon: 10 years
phases: {pilote: 18 months, rollout: 24 months, run: rest}
lines:
  sensors:
    item: sensors/urban-sensor
    quantity: 100           # to begin with
    costs: {install: none, own: {price: 10 EUR/sensor}, device: {price: 600 EUR/sensor, range: 500 .. 800 EUR/sensor}}
  gateways: {item: connectivity/lorawan-gateway, quantity: 1 per 100 sensors}
  noise: {item: sensors/noise, quantity: {pilote: 5, rollout: {to: 20, ramp: linear}}}
funding:
  - subsidy: {id: fratri, rate: 40 %}
  - loan:
      id: bank            # by letter
      amount: 1_000 EUR
      rate: 3 %
      term: 10 years
uncertainty:
  noise.device.price: {low: 100 EUR/device, high: 200 EUR/device}
scenarios:
  dear: {phases.pilote: 12 months}
";

#[test]
fn a_path_is_written_where_the_format_has_it() {
    let plan = Plan { name: "plan.yaml".into(), text: SENSORS.into(), library: Library::with_files(Vec::new()) };
    for (path, value, before, after) in [
        ("horizon", Some("8 years"), "10 years\n", "8 years\n"),
        ("discount.rate", Some("3 %"), "scenarios:", "scenarios:"),
        ("phases.pilot", Some("1 year"), "pilote: 18 months", "pilote: 1 year"),
        // What described the old price goes with it; what was removed comes back; what is not written is made.
        (
            "sensors.device.price",
            Some("540 EUR/sensor"),
            "600 EUR/sensor, range: 500 .. 800 EUR/sensor",
            "540 EUR/sensor",
        ),
        ("sensors.install.price", Some("9 EUR/sensor"), "install: none", "install: {price: 9 EUR/sensor}"),
        (
            "gateways.device.life",
            Some("7 years"),
            "per 100 sensors",
            "per 100 sensors, costs: {device: {life: 7 years}}",
        ),
        ("sensors.device", Some("none"), "{price: 600 EUR/sensor, range: 500 .. 800 EUR/sensor}", "none"),
        ("sensors.own", Some("none"), "own: {price: 10 EUR/sensor}, ", ""),
        ("sensors.own", None, "own: {price: 10 EUR/sensor}, ", ""),
        // A number for the whole plan holds from its first phase; how a number is reached stays.
        ("sensors.quantity.run", Some("200"), "quantity: 100  ", "quantity: {pilot: 100, run: 200}  "),
        ("sensors.quantity.pilot", Some("200"), "quantity: 100  ", "quantity: 200  "),
        ("noise.quantity.pilot", Some("6"), "pilote: 5", "pilote: 6"),
        ("noise.quantity.rollout", Some("30"), "to: 20", "to: 30"),
        ("noise.quantity", Some("3"), "{pilote: 5, rollout: {to: 20, ramp: linear}}", "3"),
        ("funding.fratri.cap", Some("60_000 EUR"), "rate: 40 %", "rate: 40 %, cap: 60_000 EUR"),
        ("funding.bank.draw", Some("2027-01"), "term: 10 years\n", "term: 10 years\n      draw: 2027-01\n"),
        ("uncertainty.noise.device.price.low", Some("90 EUR/device"), "low: 100", "low: 90"),
        (
            "uncertainty.noise.device.price",
            None,
            "uncertainty:\n  noise.device.price: {low: 100 EUR/device, high: 200 EUR/device}\n",
            "",
        ),
        ("scenarios.dear.phases.pilot", Some("+10 %"), "12 months", "+10 %"),
        ("scenarios.dear.sensors.device.life", Some("9 years"), "12 months", "12 months, sensors.device.life: 9 years"),
        ("scenarios.dear.phases.pilot", None, "scenarios:\n  dear: {phases.pilote: 12 months}\n", ""),
        ("indices.energy", None, "horizon", "horizon"),
    ] {
        let mut meant = SENSORS.replacen(before, after, 1);
        if path == "discount.rate" {
            meant.push_str("discount: {rate: 3 %}\n");
        }
        assert_eq!(plan.edited(path, value).as_deref(), Ok(meant.as_str()), "{path} {value:?}");
    }
    assert_eq!(plan.edited("city.population", Some("3")), Err(NoEdit::City));
    assert_eq!(plan.edited("sensors.device.price", Some("+10 %")), Err(NoEdit::Relative));
    for nowhere in ["sensor.device.price", "gateways.quantity.run", "uncertainty.x.y", "funding.nobody.rate"] {
        assert!(matches!(plan.edited(nowhere, Some("1")), Err(NoEdit::Path(_))), "{nowhere}");
    }
}
