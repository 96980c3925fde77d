//! The compiled calculation against the exact one, month by month: on every shipped plan and on random ones.

mod evaluation;

use crate::support::shipped_and_contract;
use std::collections::HashMap;
use std::sync::Arc;

use evaluation::Evaluation;
use perenne::document::{Investing, Library};
use perenne::engine::{Abreast, Output, WIDTH};
use perenne::explore::simulate::{Draws, Model, Results, Variables, compile, inputs_of, prepared};
use perenne::model::{Case, Datum, Inputs, Shape, Target, Uncertain};
use perenne::number::{Condition, Number, Polynomial};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Drawn values in place of the written ones.
struct Drawn(HashMap<u32, Decimal>);

impl Inputs<Decimal> for Drawn {
    fn of(&self, datum: Datum) -> Decimal {
        self.0.get(&datum.id).copied().unwrap_or(datum.value)
    }
}

/// Makes every third value of a case uncertain: from 3/4 to 5/4 of what it is.
fn unsettle(case: &mut Case) {
    let mut uncertain = Vec::new();
    let mut add = |datum: Datum, growth: bool| {
        if !datum.id.is_multiple_of(3) || datum.value.is_zero() {
            return;
        }
        let target = if growth { Target::Growth(vec![datum.id]) } else { Target::Values(vec![datum.id]) };
        let part = |quarters: i64| datum.value * Decimal::new(quarters * 25, 2);
        let path = datum.id.to_string();
        uncertain.push(Uncertain {
            path,
            value: datum.value,
            low: part(3),
            high: part(5),
            shape: Shape::Triangular,
            target,
            limits: (f64::NEG_INFINITY, f64::INFINITY),
        });
    };
    for component in case.lines.iter().flat_map(|line| &line.components) {
        if let perenne::model::Pricing::Flat(rate) = &component.pricing {
            add(rate.datum, false);
        }
        component.failure.into_iter().for_each(|datum| add(datum, false));
    }
    case.indices.iter().flat_map(|(_, rates)| rates).for_each(|datum| add(*datum, true));
    for funding in &case.funding {
        match funding {
            perenne::model::Funding::Subsidy(grant) | perenne::model::Funding::Contribution(grant) => {
                add(grant.rate, false);
                grant.cap.into_iter().for_each(|datum| add(datum, false));
            }
            perenne::model::Funding::Loan(loan) => add(loan.rate, true),
        }
    }
    if let Some(city) = &case.city {
        add(city.loan_rate, true);
        add(city.working_capital, false);
        city.revenue.iter().chain([&city.staff]).for_each(|account| add(account.growth, true));
        let invested = city.investment.iter().chain([&city.grants]).chain(&city.other_own_revenue);
        invested.for_each(|account| add(account.amount, false));
    }
    case.uncertain = uncertain;
}

/// Some scenarios of a case: drawn doubles, exactly as decimals too.
fn scenarios(case: &Case) -> Vec<Vec<f64>> {
    let draws = Draws::new(3, &case.uncertain);
    let mut drawn = vec![Abreast::all(0.0); case.uncertain.len()];
    draws.draw(&std::array::from_fn(|lane| lane as u64), &mut drawn);
    (0..WIDTH).map(|lane| drawn.iter().map(|input| input[lane]).collect()).collect()
}

fn exact_inputs(case: &Case, drawn: &[f64]) -> (Vec<Decimal>, Drawn) {
    let exact: Vec<Decimal> =
        drawn.iter().map(|value| Decimal::from_f64_retain(*value).unwrap().round_dp(12)).collect();
    let mut values = HashMap::new();
    for (input, value) in case.uncertain.iter().zip(&exact) {
        match &input.target {
            Target::Values(ids) => values.extend(ids.iter().map(|id| (*id, *value))),
            Target::Growth(ids) => values.extend(ids.iter().map(|id| (*id, *value - Decimal::ONE))),
            Target::Structure(_) => unreachable!(),
        }
    }
    (exact, Drawn(values))
}

/// Relative to the size of the city: a figure may be a small difference of large ones.
fn close(found: f64, expected: f64, scale: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(scale)
}

fn word(model_output: Output, words: &[u64], lane: usize) -> bool {
    match model_output {
        Output::Known(known) => known,
        Output::Word(word) => words[word as usize] >> lane & 1 == 1,
        _ => panic!("not an answer"),
    }
}

struct Run {
    model: Model,
    values: Vec<Abreast>,
    words: Vec<u64>,
}

impl pulp::WithSimd for &mut Run {
    type Output = ();
    fn with_simd<S: pulp::Simd>(self, simd: S) {
        let mut registers = self.model.program.registers();
        let inputs = self.values.len();
        registers.values[..inputs].copy_from_slice(&self.values);
        self.model.program.run(simd, &mut registers);
        self.values = registers.values;
        self.words = registers.words;
    }
}

/// Holds one case's compiled calculation against the exact one; tells what differs.
fn differences(name: &str, case: Case, lanes: usize) -> Vec<String> {
    let case = prepared(case);
    let scenarios = scenarios(&case);
    let mut wrong = Vec::new();

    // Exact, roundings of loans included.
    let variables = Variables::of(&case, true);
    let written: Results<Polynomial> = Results::of(&case, &variables);
    let graph = variables.book().borrow();
    // In double precision.
    let model = compile(&case);
    let values =
        (0..inputs_of(&case)).map(|input| Abreast(std::array::from_fn(|lane| scenarios[lane][input]))).collect();
    let mut run = Run { model, values, words: Vec::new() };
    pulp::Arch::new().dispatch(&mut run);

    for (lane, drawn) in scenarios.iter().enumerate().take(lanes) {
        let (exact, inputs) = exact_inputs(&case, drawn);
        let expected: Results<Decimal> = Results::of(&case, &inputs);
        let evaluation = Evaluation::of(&graph, &exact);
        let answer = |condition: &Condition| match condition {
            Condition::Known(known) => *known,
            Condition::Node(_, node) => evaluation.answer(*node),
        };
        let scale = expected.figures.iter().map(|(_, value)| value.abs()).max().unwrap_or_default();
        for ((figure, expected), (_, sum)) in expected.figures.iter().zip(&written.figures) {
            let found = evaluation.sum(&sum.sum());
            if (found - expected).abs() > Decimal::new(1, 18) * scale.max(Decimal::ONE) {
                wrong.push(format!("{name} {lane} exact {figure:?}: {found} for {expected}"));
            }
        }
        let scale = scale.to_f64().unwrap();
        for ((figure, expected), (_, output)) in expected.figures.iter().zip(&run.model.figures) {
            let found = match output {
                Output::Constant(value) => *value,
                Output::Register(register) => run.values[*register as usize][lane],
                _ => panic!("not a number"),
            };
            // Loan roundings: a cent an instalment.
            let cents = 0.01 * 2.0 * case.funding.len() as f64 * f64::from(case.calendar.months);
            let expected = expected.to_f64().unwrap();
            if !close(found, expected, scale, 1e-9) && (found - expected).abs() > cents {
                wrong.push(format!("{name} {lane} double {figure:?}: {found} for {expected}"));
            }
        }
        let (Some(ruled), Some(symbolic), Some(levels)) = (&expected.ruling, &written.ruling, run.model.levels) else {
            continue;
        };
        let expected_levels = [ruled.level.0, ruled.level.1, ruled.secured.0, ruled.secured.1];
        let exact_levels = [&symbolic.level.0, &symbolic.level.1, &symbolic.secured.0, &symbolic.secured.1].map(answer);
        if exact_levels != expected_levels {
            wrong.push(format!("{name} {lane} exact levels: {exact_levels:?} for {expected_levels:?}"));
        }
        let double_levels = levels.map(|output| word(output, &run.words, lane));
        if double_levels != expected_levels {
            wrong.push(format!("{name} {lane} double levels: {double_levels:?} for {expected_levels:?}"));
        }
        for ((key, masks), (_, outputs)) in ruled.rules.iter().zip(&run.model.rules) {
            let found = outputs.map(|output| word(output, &run.words, lane));
            if found != *masks {
                wrong.push(format!("{name} {lane} {key:?}: {found:?} for {masks:?}"));
            }
        }
    }
    wrong
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}

#[test]
fn shipped_plans() {
    let mut wrong = Vec::new();
    for (path, options) in shipped_and_contract() {
        let mut session = Session::default();
        let case = session.resolve(&path, &options).unwrap();
        let name = path.display().to_string();
        let mut unsettled = case.clone();
        unsettle(&mut unsettled);
        wrong.extend(differences(&format!("{name} unsettled"), unsettled.clone(), 3));
        // The same in a city that invests what keeps its debt as it is.
        unsettled.city.as_mut().unwrap().investing = Investing::ConstantDebt;
        wrong.extend(differences(&format!("{name} at constant debt"), unsettled, 3));
        if case.uncertain.iter().all(|input| !matches!(input.target, Target::Structure(_))) {
            wrong.extend(differences(&name, case, 6));
        }
    }
    report(&wrong);
}

#[test]
fn random_plans() {
    let range = std::env::var("PERENNE_SEEDS").unwrap_or_else(|_| "0..60".to_owned());
    let (from, to) = range.split_once("..").expect("PERENNE_SEEDS is FROM..TO");
    let mut wrong = Vec::new();
    for seed in from.parse::<u64>().unwrap()..to.parse::<u64>().unwrap() {
        let files = crate::reference::random::plan(seed);
        let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap();
        let library = Library::with_files(files.clone());
        let mut session = Session::default();
        let analysis = session.analyse_text(name, text, &library, &Options::default()).unwrap();
        let mut case = Arc::unwrap_or_clone(analysis.case);
        unsettle(&mut case);
        wrong.extend(differences(&format!("seed {seed}"), case, 4));
    }
    report(&wrong);
}

#[test]
fn a_constant_stays_one() {
    let number = Polynomial::constant(Decimal::from(3)).mul(&Polynomial::constant(Decimal::from(4)));
    assert!(matches!(number, Polynomial::Constant(value) if value == Decimal::from(12)));
}
