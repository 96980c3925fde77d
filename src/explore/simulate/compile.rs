use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::draw::bounds;
use crate::city::Verdict;
use crate::engine::{Output, Program, Schedule, Wanted};
use crate::model::{Case, Datum, Funding, Inputs, Rule, Target};
use crate::number::{Book, Condition, FullNumber, Graph, IdMap, Mask, Number, Polynomial};
use crate::run::{self, Paid, budget_lines};

/// A figure whose distribution is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DrawnFigure {
    /// Its name in the results.
    pub name: &'static str,
    /// The fiscal year, for a line of the city's budget.
    pub year: Option<i32>,
}

/// A rule in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleYear {
    /// Fiscal year.
    pub year: i32,
    /// The rule.
    pub rule: Rule,
    /// Part of the rule, where it has parts.
    pub part: Option<&'static str>,
    /// Whether the year is after the pilot.
    pub after_pilot: bool,
}

/// How much of a plan is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Every figure, every line of the budget, every rule.
    Everything,
    /// What stands beside a verdict: the levels, net cost, run cost after the pilot.
    Verdict,
}

/// Figures of the whole plan.
const OF_PLAN: [run::Figure; 8] = [
    run::Figure::TcoExclVat,
    run::Figure::TcoInclVat,
    run::Figure::NetCost,
    run::Figure::NetAfterBenefits,
    run::Figure::PresentValue,
    run::Figure::AnnualCost,
    run::Figure::PilotCost,
    run::Figure::PostPilotCost,
];

/// Everything that a simulation asks of one scenario, in any kind of number.
#[derive(Debug, Clone)]
pub struct Results<N: FullNumber> {
    /// Figures.
    pub figures: Vec<(DrawnFigure, N)>,
    /// The answer, where there is a city.
    pub ruling: Option<DrawnVerdict<N>>,
    /// Where loans are cut to what they may pay for.
    pub loans_cut: N::Mask,
}

/// The verdict and what it rests on.
#[derive(Debug, Clone)]
pub struct DrawnVerdict<N: FullNumber> {
    /// Where the plan is unsustainable, and where it is fragile, secured funding being counted in.
    pub level: (N::Mask, N::Mask),
    /// The same on secured funding alone.
    pub secured: (N::Mask, N::Mask),
    /// Where the verdict on secured funding is the one that decides.
    pub by_secured: N::Mask,
    /// For each rule and year, in the verdict that decides: orange or red with the plan, red, counts as orange, counts
    /// as red.
    pub rules: Vec<(RuleYear, [N::Mask; 4])>,
}

impl<N: FullNumber> Results<N> {
    /// Runs the whole calculation of a case.
    pub fn of(case: &Case, inputs: &impl Inputs<N>) -> Self {
        Self::within(case, inputs, Scope::Everything)
    }

    /// The same of what a scope holds.
    fn within(case: &Case, inputs: &impl Inputs<N>, scope: Scope) -> Self {
        let schedule = Schedule::of(case);
        let paid = Paid::of(case, &schedule, inputs, None);
        let financing = paid.financing();
        let loans_cut = if financing.loans.is_empty() {
            <N::Mask as Mask>::all(false)
        } else {
            N::zero().sub(&financing.loans_above()).below_zero()
        };
        let named =
            |(figure, value): (run::Figure, Option<N>)| Some((DrawnFigure { name: figure.id(), year: None }, value?));
        let (mut figures, outcome): (Vec<(DrawnFigure, N)>, _) = match scope {
            Scope::Everything => {
                let run = paid.judged(case, inputs);
                let figures = OF_PLAN.iter().map(|figure| (*figure, figure.of(&run)));
                (figures.filter_map(named).collect(), run.outcome)
            }
            // What it is worth at the start takes long to write down.
            Scope::Verdict => {
                let after = financing.cliff.as_ref().and_then(|cliff| cliff.after.clone());
                let net_cost = (run::Figure::NetCost, Some(financing.net_total()));
                let figures = [net_cost, (run::Figure::PostPilotCost, after)];
                (figures.into_iter().filter_map(named).collect(), paid.outcome(case, inputs))
            }
        };
        let years = outcome.iter().filter(|_| scope == Scope::Everything);
        for year in years.flat_map(|outcome| &outcome.outlook.with) {
            let line =
                |(name, part): run::BudgetLine<N>| (DrawnFigure { name, year: Some(year.year) }, part(year).clone());
            figures.extend(budget_lines().map(line));
        }
        let ruling = outcome.as_ref().map(|outcome| {
            let [all, secured] = [&outcome.verdict, &outcome.secured].map(Verdict::without_flags);
            let (level, by_secured) = (all.against(&secured), all.by_secured(&secured));
            let rules = match scope {
                Scope::Everything => deciding_rules(&outcome.verdict, &outcome.secured, &by_secured),
                Scope::Verdict => Vec::new(),
            };
            DrawnVerdict { level, secured: (secured.unsustainable, secured.fragile), by_secured, rules }
        });
        Self { figures, ruling, loans_cut }
    }
}

/// A rule in a year, and its four answers.
type RuleMasks<M> = (RuleYear, [M; 4]);

fn rules<N: FullNumber>(verdict: &Verdict<N>) -> Vec<RuleMasks<N::Mask>> {
    let of = |flag: &crate::city::Flag<N>| {
        let key =
            RuleYear { year: flag.year, rule: flag.with.rule, part: flag.with.part, after_pilot: flag.after_pilot };
        let red = flag.with.to_red.below_zero();
        let reached = flag.with.to_orange.below_zero().or(&red);
        (key, [reached, red, flag.counts_orange.clone(), flag.counts_red.clone()])
    };
    verdict.flags.iter().map(of).collect()
}

/// The rules of the verdict that decides: where that is the one on secured funding, its rules.
fn deciding_rules<N: FullNumber>(
    all: &Verdict<N>,
    secured: &Verdict<N>,
    by_secured: &N::Mask,
) -> Vec<RuleMasks<N::Mask>> {
    let mut out = rules(all);
    if by_secured.known() == Some(false) {
        return out;
    }
    let secured: HashMap<RuleYear, [N::Mask; 4]> = rules(secured).into_iter().collect();
    for (key, masks) in &mut out {
        let Some(others) = secured.get(key) else { continue };
        for (mask, other) in masks.iter_mut().zip(others) {
            *mask = by_secured.and(other).or(&by_secured.not().and(mask));
        }
    }
    out
}

/// A compiled case, with the names of its outputs.
#[derive(Debug, Clone)]
pub struct Model {
    /// What is run.
    pub program: Program,
    /// Figures, in order.
    pub figures: Vec<(DrawnFigure, Output)>,
    /// Unsustainable, fragile, and the same on secured funding; none without a city.
    pub levels: Option<[Output; 4]>,
    /// Where the verdict on secured funding is the one that decides.
    pub by_secured: Output,
    /// Where loans are cut.
    pub loans_cut: Output,
    /// Rules, in order.
    pub rules: Vec<(RuleYear, [Output; 4])>,
}

/// The inputs of a case as variables of a graph.
pub struct Variables {
    book: Book,
    /// By id of the datum: place of the input, and whether it stands for one more than the value.
    places: IdMap<u32, (u32, bool)>,
    /// By id of the datum, what was asked for already.
    asked: RefCell<IdMap<u32, Polynomial>>,
}

impl Variables {
    /// A graph, and the drawn values of a case as its inputs; all others are constants.
    pub fn of(case: &Case, rounds: bool) -> Self {
        let mut places = IdMap::default();
        let mut graph = Graph::new(rounds);
        let drawn = case.uncertain.iter().filter(|input| !matches!(input.target, Target::Structure(_)));
        for (place, input) in (0..).zip(drawn) {
            graph.bound_input(place, bounds(input));
            match &input.target {
                Target::Values(ids) => places.extend(ids.iter().map(|id| (*id, (place, false)))),
                Target::Growth(ids) => places.extend(ids.iter().map(|id| (*id, (place, true)))),
                Target::Structure(_) => {}
            }
        }
        Self { book: Rc::new(RefCell::new(graph)), places, asked: RefCell::default() }
    }

    /// The graph that is written.
    pub fn book(&self) -> &Book {
        &self.book
    }
}

impl Inputs<Polynomial> for Variables {
    fn of(&self, datum: Datum) -> Polynomial {
        let Some((place, growth)) = self.places.get(&datum.id) else { return Polynomial::constant(datum.value) };
        let make = || {
            let input = Polynomial::input(&self.book, *place);
            if *growth { input.sub(&Polynomial::constant(Decimal::ONE)) } else { input }
        };
        self.asked.borrow_mut().entry(datum.id).or_insert_with(make).clone()
    }
}

/// How many inputs of a case are values that its program takes.
pub fn inputs_of(case: &Case) -> usize {
    case.uncertain.iter().filter(|input| !matches!(input.target, Target::Structure(_))).count()
}

/// A case as draws see it: loans are cut to what they may pay for, as under any override; and where the calculation
/// asks whether a loan bears interest or a city has debt, a drawn value is not zero.
pub fn prepared(mut case: Case) -> Case {
    case.cut_loans = true;
    let drawn: HashMap<u32, Decimal> = case
        .uncertain
        .iter()
        .flat_map(|input| match &input.target {
            Target::Values(ids) | Target::Growth(ids) => ids.iter().map(|id| (*id, input.high)).collect(),
            Target::Structure(_) => Vec::new(),
        })
        .collect();
    let lift = |datum: &mut Datum| {
        if let Some(high) = drawn.get(&datum.id).filter(|_| datum.value.is_zero()) {
            datum.value = *high;
        }
    };
    for funding in &mut case.funding {
        if let Funding::Loan(loan) = funding {
            lift(&mut loan.rate);
        }
    }
    if let Some(city) = &mut case.city {
        [&mut city.loan_rate, &mut city.debt, &mut city.principal].into_iter().for_each(lift);
    }
    case
}

/// Compiles a prepared case.
pub fn compile(case: &Case) -> Model {
    compile_within(case, Scope::Everything)
}

/// Compiles of a prepared case what a scope holds.
pub(super) fn compile_within(case: &Case, scope: Scope) -> Model {
    let variables = Variables::of(case, false);
    let results = Results::within(case, &variables, scope);
    let mut wanted: Vec<Wanted> = Vec::new();
    let answer = |condition: &Condition| Wanted::Answer(condition.clone());
    // Year by year, so that what a year is made of can be forgotten with it.
    if let Some(ruling) = &results.ruling {
        let mut rules = ruling.rules.iter().peekable();
        for (figure, value) in &results.figures {
            let before = |(key, _): &&&(RuleYear, [Condition; 4])| figure.year.is_some_and(|year| key.year < year);
            while let Some((_, masks)) = rules.peek().filter(before) {
                wanted.extend(masks.iter().map(answer));
                rules.next();
            }
            wanted.push(Wanted::Number(value.sum()));
        }
        rules.for_each(|(_, masks)| wanted.extend(masks.iter().map(answer)));
        let (level, secured) = (&ruling.level, &ruling.secured);
        wanted.extend([&level.0, &level.1, &secured.0, &secured.1, &ruling.by_secured].map(answer));
    } else {
        wanted.extend(results.figures.iter().map(|(_, value)| Wanted::Number(value.sum())));
    }
    wanted.push(answer(&results.loans_cut));
    let program = Program::compile(&variables.book.borrow(), inputs_of(case), &wanted);
    let (mut numbers, mut answers) = (Vec::new(), Vec::new());
    for (wanted, output) in wanted.iter().zip(&program.outputs) {
        match wanted {
            Wanted::Number(_) => numbers.push(*output),
            Wanted::Answer(_) => answers.push(*output),
        }
    }
    let figures = results.figures.iter().map(|(figure, _)| *figure).zip(numbers).collect();
    let loans_cut = answers.pop().unwrap_or(Output::Known(false));
    let mut answers = answers.into_iter();
    let mut four = || std::array::from_fn(|_| answers.next().unwrap_or(Output::Known(false)));
    let rules = results.ruling.iter().flat_map(|ruling| &ruling.rules).map(|(key, _)| *key).collect::<Vec<_>>();
    let rules = rules.into_iter().map(|key| (key, four())).collect();
    let levels = results.ruling.is_some().then(&mut four);
    let by_secured = answers.next().unwrap_or(Output::Known(false));
    Model { program, figures, levels, by_secured, loans_cut, rules }
}
