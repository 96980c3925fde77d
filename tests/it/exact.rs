//! Sweeps run as a program against the same points run month by month: the same bytes, on every shipped plan and on
//! random ones.

use std::path::Path;

use crate::support::shipped_and_contract;

use perenne::document::Library;
use perenne::explore::exact::{Compiled, may_be_overpaid};
use perenne::explore::sweep::{Point, sweep};
use perenne::explore::{Brief, Runner, Snapshot, Vary};
use perenne::model::{Request, Setting};
use perenne::report::explore::{brief, sweep_json};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

/// Six values of a path around the one that is written, if that is a positive figure.
fn around(runner: &Runner, path: &str) -> Option<Vary> {
    let written = runner.written(path)?.replace('_', "");
    let (number, unit) = Compiled::figure(&written)?;
    let value = |percent: i64| format!("{}{unit}", (number * Decimal::new(percent, 2)).normalize());
    Some(Vary { path: path.to_owned(), values: [60, 85, 100, 101, 117, 140].map(value).to_vec() })
}

/// Every path of a plan that leads to a figure, each once.
fn figures(runner: &Runner) -> Vec<Vary> {
    let case = runner.prepared().build(&mut perenne::diagnostic::Diagnostics::default()).unwrap();
    let mut paths: Vec<String> = case.data.all().map(|(path, _)| path.to_owned()).collect();
    paths.sort();
    paths.dedup();
    paths.iter().filter_map(|path| around(runner, path)).collect()
}

fn setting(vary: &Vary, value: &str) -> Setting {
    Setting::new(&vary.path, value, "--vary")
}

/// Runs a grid both ways; how many points the program answered.
fn both(name: &str, runner: &Runner, vary: &[Vary]) -> usize {
    let ends: Vec<_> =
        vary.iter().map(|one| (setting(one, &one.values[0]), setting(one, one.values.last().unwrap()))).collect();
    let compiled = Compiled::of(runner, &[], &ends);
    let mut answered = 0;
    sweep(runner, vary, |point| {
        let settings: Vec<Setting> = vary.iter().zip(&point.values).map(|(one, value)| setting(one, value)).collect();
        let run = runner.run(&settings);
        let program = || {
            let compiled = compiled.as_ref()?;
            compiled.brief(&compiled.inputs(point.values.iter().map(String::as_str))?)
        };
        if let Some(found) = program() {
            let expected = brief(&Brief::of(run.as_ref().expect("a program of a plan that runs")));
            assert_eq!(brief(&found).to_string(), expected.to_string(), "{name}");
            answered += 1;
        }
        let outcome = run.map(|analysis| Snapshot::of(&analysis));
        let month_by_month = Point { values: point.values.clone(), outcome };
        let (found, expected) = (sweep_json(vary, &point), sweep_json(vary, &month_by_month));
        assert_eq!(found.to_string(), expected.to_string(), "{name}");
        true
    });
    answered
}

/// Pairs of figures that lie far apart among those of the plan.
fn pairs(figures: &[Vary], count: usize, seed: usize) -> Vec<Vec<Vary>> {
    let pick = |place: usize| figures[place % figures.len()].clone();
    let pair = |at: usize| vec![pick(seed + at * 7), pick(seed + at * 7 + figures.len() / 2 + 1)];
    (0..count).map(pair).filter(|pair| pair[0].path != pair[1].path).collect()
}

#[test]
fn shipped_plans() {
    let (mut answered, mut points) = (0, 0);
    for (path, options) in shipped_and_contract() {
        for (investing, count) in [("accounts", 2), ("constant-debt", 1)] {
            let mut session = Session::default();
            let setting =
                Setting { path: "city.investing".into(), value: investing.into(), by: "--set".into(), span: None };
            let options = Options { settings: vec![setting], ..options.clone() };
            let runner = Runner::open(&mut session, &path, &options).unwrap();
            let name = format!("{} {investing}", path.display());
            for pair in pairs(&figures(&runner), count, name.len()) {
                answered += both(&name, &runner, &pair);
                points += 36;
            }
        }
    }
    assert!(answered * 4 > points * 3, "{answered} of {points} points");
}

#[test]
fn random_plans() {
    let (mut answered, mut points) = (0, 0);
    for seed in 0..12 {
        let files = crate::reference::random::plan(seed);
        let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap().clone();
        let library = Library::with_files(files);
        let mut session = Session::default();
        let request = Request { name, text: text.into(), ..Request::default() };
        let prepared =
            perenne::model::Prepared::of(&request, &library, &mut session.sources, &mut session.diagnostics).unwrap();
        let runner = Runner::new(prepared, session.sources);
        for pair in pairs(&figures(&runner), 2, usize::try_from(seed).unwrap()) {
            answered += both(&format!("seed {seed}"), &runner, &pair);
            points += 36;
        }
    }
    assert!(answered * 2 > points, "{answered} of {points} points");
}

/// A region gives 30 % of the investment up to a cap, a partner 50 % of two lines, TTC: without the cap both would give these more
/// than the law allows, with it they do not.
#[test]
fn a_grid_of_prices_is_compiled_where_caps_keep_aid_below_its_share() {
    let runner = Runner::open(&mut Session::default(), Path::new("plans/reference.yaml"), &Options::default()).unwrap();
    let price = |value: &str| Setting::new("air.device.price", value, "--vary");
    let ends = [(price("2000 EUR/sensor"), price("2199 EUR/sensor"))];
    assert!(!may_be_overpaid(&runner, &[], &ends));
    let compiled = Compiled::of(&runner, &[], &ends).unwrap();
    let inputs = compiled.inputs(["2100 EUR/sensor"].into_iter()).unwrap();
    assert!(compiled.undoubted(&inputs).is_some());
}

#[test]
fn other_inputs_recompile_and_faults_stay() {
    let mut session = Session::default();
    let runner = Runner::open(&mut session, Path::new("plans/reference.yaml"), &Options::default()).unwrap();
    let vary = |text: &str| Vary::parse(text).unwrap();
    let price = "air.device.price=2400..2430 EUR/sensor step 1";
    // A quantity compiles anew; a value that is no plain figure, that is zero or at fault runs month by month.
    both("quantity", &runner, &[vary("air.quantity.pilot=3, 5"), vary(price)]);
    let mut odd = vary(price);
    odd.values.extend(
        ["+10 %", "2.415_000 EUR/sensor", "2_415 EUR/sensor", "0 EUR/sensor", "7 EUR/bin", "nonsense", "-1 EUR/sensor"]
            .map(str::to_owned),
    );
    let mut faults = 0;
    let wanted = odd.values.clone();
    let mut seen = Vec::new();
    sweep(&runner, &[odd.clone()], |point| {
        let outcome = runner.snapshot(&[setting(&odd, &point.values[0])]);
        faults += usize::from(outcome.is_err());
        let expected = Point { values: point.values.clone(), outcome };
        let vary = std::slice::from_ref(&odd);
        assert_eq!(sweep_json(vary, &point).to_string(), sweep_json(vary, &expected).to_string());
        seen.extend(point.values);
        true
    });
    assert_eq!((seen, faults), (wanted, 3));
    // The same path twice, and one inside the other, have one value.
    both("twice", &runner, &[vary("air.device.price=2400..2403 EUR/sensor step 1"), vary(price)]);
    both(
        "discount",
        &runner,
        &[vary("discount.rate=1..2 % step 1"), vary("air.device.price=2400..2419 EUR/sensor step 1")],
    );
}
