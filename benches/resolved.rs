//! Prints the reference plan, resolved, as JSON for the peers in `benches/peers/`: the amount of every row of the ledger in
//! every month as a sum of products of the drawn inputs, everything that finance and the city's budget need,
//! 1 000 draws, and what the compiled calculation makes of each.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, missing_docs)]

use std::path::Path;

use perenne::document::{Family, Fctva, Section, Status};
use perenne::engine::{Abreast, Output, Registers, Schedule, WIDTH, flows};
use perenne::explore::simulate::{Draws, Model, Variables, compile, inputs_of, prepared};
use perenne::finance::{Confidence, finance, group, settle};
use perenne::model::{Account, Case, Datum, Funding, Inputs, LoanSize, Rule};
use perenne::number::{Node, Polynomial};
use perenne::session::{Options, Session};
use serde_json::{Value, json};

/// A sum of products: coefficients and, for each input in it, its power.
fn polynomial(variables: &Variables, number: &Polynomial) -> Value {
    let graph = variables.book().borrow();
    let term = |(monomial, coefficient): &(u32, rust_decimal::Decimal)| {
        let power = |(node, power): &(u32, u32)| match &graph.nodes[*node as usize] {
            Node::Input(input) => json!([input, power]),
            other => panic!("no input: {other:?}"),
        };
        let powers: Vec<Value> = graph.monomials[*monomial as usize].iter().map(power).collect();
        json!([double(*coefficient), powers])
    };
    number.sum().iter().map(term).collect()
}

fn double(value: rust_decimal::Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

fn value(datum: Datum) -> f64 {
    double(datum.value)
}

fn section(section: Section) -> &'static str {
    if section == Section::Investment { "investment" } else { "operating" }
}

fn accounts(accounts: &[Account]) -> Value {
    accounts.iter().map(|account| json!([value(account.amount), value(account.growth)])).collect()
}

fn costs(case: &Case, variables: &Variables) -> Value {
    let schedule = Schedule::of(case);
    let ledger = flows(case, &schedule, variables);
    let row = |row: &perenne::engine::CostFlow<Polynomial>| {
        let (line, component) = (&case.lines[row.line], &case.lines[row.line].components[row.component]);
        let right = match component.fctva {
            Some(right) => right.word(),
            None => "section",
        };
        let amounts = row.amounts.iter().map(|(month, amount)| json!([month, polynomial(variables, amount)]));
        json!({
            "line": row.line, "cause": row.cause.word(), "section": section(row.section), "movable": row.movable,
            "in_accounts": line.in_accounts, "staff": line.family == Family::Staff, "vat": component.vat, "fctva": right,
            "amounts": amounts.collect::<Value>(),
        })
    };
    let acquisition = ledger.acquisition.iter().map(|cost| cost.as_ref().map(|cost| polynomial(variables, cost)));
    let settled = settle(case, &ledger, variables);
    let groups = group(case, &settled, variables);
    let financing = finance(case, &schedule, groups, variables, Confidence::All);
    let benefit = |row: &perenne::finance::BenefitRow<Polynomial>| {
        let amounts = row.amounts.iter().map(|amount| polynomial(variables, amount));
        let acquired = case.benefits[row.benefit].status == Status::Acquired;
        json!({"saving": row.saving, "acquired": acquired, "amounts": amounts.collect::<Value>()})
    };
    json!({
        "rows": ledger.rows.iter().map(row).collect::<Value>(),
        "acquisition": acquisition.collect::<Value>(),
        "benefits": financing.benefits.iter().map(benefit).collect::<Value>(),
    })
}

fn funding(variables: &Variables, funding: &Funding) -> Value {
    match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => json!({
            "kind": "grant", "rate": polynomial(variables, &variables.of(grant.rate)), "cap": grant.cap.map(value),
            "section": grant.section.map(section), "lines": grant.lines, "months": grant.months, "lag": grant.lag,
            "incl_vat": grant.incl_vat, "acquired": grant.status == Status::Acquired,
        }),
        Funding::Loan(loan) => {
            let LoanSize::OfInvestment(share) = loan.size else { panic!("a loan of a share") };
            json!({
                "kind": "loan", "share": value(share), "rate": value(loan.rate), "periods": loan.periods,
                "every": loan.every, "draw": loan.draw,
            })
        }
    }
}

fn city(case: &Case) -> Value {
    let city = case.city.as_ref().unwrap();
    let level = |rule: &Rule| city.thresholds.of(*rule).map(|(orange, red)| (rule.id(), [value(orange), value(red)]));
    let levels: std::collections::BTreeMap<_, _> = Rule::ALL.iter().filter_map(level).collect();
    json!({
        "year": city.year, "revenue": accounts(&city.revenue), "staff": accounts(std::slice::from_ref(&city.staff)),
        "spending": accounts(&city.other_spending), "interest": value(city.interest),
        "principal": value(city.principal), "debt": value(city.debt), "investment": accounts(&city.investment),
        "grants": accounts(std::slice::from_ref(&city.grants)), "own_revenue": accounts(&city.other_own_revenue),
        "working_capital": value(city.working_capital), "loan_rate": value(city.loan_rate),
        "loan_term": city.loan_term, "levels": levels, "materiality": value(city.thresholds.materiality),
    })
}

struct Run<'m> {
    model: &'m Model,
    drawn: &'m [Abreast],
}

impl pulp::WithSimd for Run<'_> {
    type Output = Registers;
    fn with_simd<S: pulp::Simd>(self, simd: S) -> Registers {
        let mut registers = self.model.program.registers();
        registers.values[..self.drawn.len()].copy_from_slice(self.drawn);
        self.model.program.run(simd, &mut registers);
        registers
    }
}

/// Draws, and figures and level of each.
fn expected(case: &Case, scenarios: u64) -> (Vec<Vec<f64>>, Vec<Value>) {
    let (model, draws) = (compile(case), Draws::new(1, &case.uncertain));
    let mut drawn = vec![Abreast::all(0.0); inputs_of(case)];
    let (mut inputs, mut results) = (Vec::new(), Vec::new());
    for block in 0..scenarios / WIDTH as u64 {
        draws.draw(&std::array::from_fn(|lane| block * WIDTH as u64 + lane as u64), &mut drawn);
        let registers = pulp::Arch::new().dispatch(Run { model: &model, drawn: &drawn });
        for lane in 0..WIDTH {
            inputs.push(drawn.iter().map(|input| input[lane]).collect());
            let mut result = serde_json::Map::new();
            for (figure, output) in &model.figures {
                let number = match output {
                    Output::Constant(number) => *number,
                    Output::Register(register) => registers.values[*register as usize][lane],
                    _ => panic!("not a number"),
                };
                let name = figure.year.map_or(figure.name.to_owned(), |year| format!("{} {year}", figure.name));
                result.insert(name, json!(number));
            }
            let holds = |output: &Output| match output {
                Output::Known(known) => *known,
                Output::Word(word) => registers.words[*word as usize] >> lane & 1 == 1,
                _ => panic!("no answer"),
            };
            let [unsustainable, fragile, ..] = model.levels.unwrap();
            let level = if holds(&unsustainable) { 2 } else { u32::from(holds(&fragile)) };
            result.insert("level".into(), json!(level));
            results.push(Value::Object(result));
        }
    }
    (inputs, results)
}

fn main() {
    let case = Session::default().resolve(Path::new("plans/reference.yaml"), &Options::default()).unwrap();
    let case = prepared(case);
    let variables = Variables::of(&case, false);
    let (draws, results) = expected(&case, 1_024);
    let pilot = case.calendar.pilot().unwrap();
    let values = |data: &[Datum]| data.iter().map(|datum| value(*datum)).collect::<Vec<f64>>();
    // Every right of which the plan has a cost, as the case has them.
    let rights = Fctva::ALL.into_iter().filter_map(|kind| Some(json!([kind.word(), values(case.fctva_rates(kind)?)])));
    let document = json!({
        "start": [case.calendar.start.year(), case.calendar.start.of_year()], "months": case.calendar.months,
        "pilot_end": pilot.first + pilot.months, "costs": costs(&case, &variables),
        "vat": case.vat.iter().map(|rates| values(rates)).collect::<Vec<_>>(),
        "fctva": rights.collect::<Value>(),
        "fctva_lag": case.fctva_lag, "threshold": value(case.movable_threshold),
        "discount": double(case.discount_rate.value),
        "funding": case.funding.iter().map(|one| funding(&variables, one)).collect::<Value>(),
        "city": city(&case),
        "inputs": case.uncertain.iter().map(|input| input.path.clone()).collect::<Vec<_>>(),
        "draws": draws, "results": results,
    });
    println!("{document}");
}
