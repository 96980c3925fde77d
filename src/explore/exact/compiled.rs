use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::program::{Answer, ExactProgram, Layout, Terms, Values};
use crate::analysis::LOAN_SLACK;
use crate::city::Horizon;
use crate::engine::Schedule;
use crate::explore::brief::{self, Brief};
use crate::explore::figures::Snapshot;
use crate::explore::runner::Runner;
use crate::explore::simulate::Variables;
use crate::finance::aided;
use crate::model::{Case, Funding, Setting, Shape, Target, UNLIMITED, Uncertain};
use crate::number::{Condition, Number, Polynomial};
use crate::run::{BareVerdict, Figure, Ruling, Run};
use crate::units::parse_decimal;

/// Longer programs are no faster than the month-by-month run.
const LONGEST_PROGRAM: usize = 40_000;

/// A varied path: the numbers between which it is known to be accepted, and what a number is worth.
#[derive(Debug)]
struct Input {
    low: Decimal,
    high: Decimal,
    unit: String,
    /// What the calculation runs with, for 1 of the number as written.
    factor: Decimal,
    /// Whether it runs with powers of one more.
    growth: bool,
}

/// A plan as a program over some of its values.
#[derive(Debug)]
pub struct Compiled {
    inputs: Vec<Input>,
    program: ExactProgram,
    figures: [Option<Terms>; Figure::ALL.len()],
    /// With all funding, and with what is secured.
    weighed: Option<[BareVerdict<Answer>; 2]>,
    /// By fiscal year, excluding and including VAT.
    costs: Vec<(i32, Terms, Terms)>,
    net_cost: Vec<(i32, Terms)>,
    plan: String,
    city: Option<String>,
    unpriced: usize,
    /// Loans above what they may pay for, where there are loans.
    loans_above: Option<Terms>,
    /// Of the investment and of each base of public aid, what is given above the share that may be.
    aid_above: Vec<Terms>,
    /// Whether a year after the pilot gives flags.
    seen: bool,
}

impl Compiled {
    /// A positive number in plain digits, and what follows it.
    pub fn figure(text: &str) -> Option<(Decimal, &str)> {
        let split = text.find(|c: char| !matches!(c, '0'..='9' | '.')).unwrap_or(text.len());
        let (number, unit) = text.split_at(split);
        let number = parse_decimal(number, "").ok()?;
        // `5_000` and the like are one number: what stands before the `_` is not in proportion to it.
        let apart = !unit.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | ',' | '\''));
        (apart && split <= 12 && number > Decimal::ZERO).then_some((number, unit))
    }

    /// Whether the values of a path are figures that a program can take, given its lowest and highest setting.
    pub fn can_vary(runner: &Runner, low: &Setting, high: &Setting) -> bool {
        Self::case_and_inputs(runner, &[], &[(low.clone(), high.clone())]).is_some()
    }

    /// Compiles a plan under some fixed settings over paths that vary between two settings each. `None`: a path is
    /// none of the kind, or a setting is at fault.
    pub fn of(runner: &Runner, fixed: &[Setting], varied: &[(Setting, Setting)]) -> Option<Self> {
        let (mut case, inputs) = Self::case_and_inputs(runner, fixed, varied)?;
        case.uncertain = varied
            .iter()
            .zip(&inputs)
            .map(|((setting, _), input)| {
                let ids = case.data.of_path(&setting.path).into_iter().map(|(id, _)| id).collect();
                let target = if input.growth { Target::Growth(ids) } else { Target::Values(ids) };
                let (path, shape) = (setting.path.clone(), Shape::Uniform);
                // As the calculation takes them: what these ends decide is decided for every value between them.
                let (low, high) = (input.low * input.factor, input.high * input.factor);
                Uncertain { path, value: low, low, high, shape, target, limits: UNLIMITED }
            })
            .collect();
        let variables = Variables::of(&case, true);
        let written = Formulas::of(&case, &variables);
        let graph = variables.book().borrow();
        let mut layout = Layout::of(&graph, written.numbers(), written.answers());
        let figures = written.figures.each_ref().map(|figure| figure.as_ref().map(|number| layout.number(number)));
        let costs = written.costs.iter().map(|(year, (excl, incl))| (*year, layout.number(excl), layout.number(incl)));
        let costs = costs.collect();
        let net_cost = written.net_cost.iter().map(|(year, number)| (*year, layout.number(number))).collect();
        let answers = |verdict: &BareVerdict<Condition>| verdict.map(|condition| layout.answer(condition));
        let weighed = written.weighed.as_ref().map(|sides| sides.each_ref().map(answers));
        let loans_above = written.loans_above.as_ref().map(|number| layout.number(number));
        let aid_above = written.aid_above.iter().map(|number| layout.number(number)).collect();
        let seen = Horizon::of(&case).seen();
        let program = layout.finish();
        (program.len() <= LONGEST_PROGRAM).then_some(Self {
            inputs,
            program,
            figures,
            weighed,
            costs,
            net_cost,
            plan: case.plan,
            city: case.city.map(|city| city.id),
            unpriced: case.unpriced.len(),
            loans_above,
            aid_above,
            seen,
        })
    }

    /// The case at the low ends, and its inputs: each proven by the case at the high ends to change the values at its
    /// path in proportion, and nothing else.
    fn case_and_inputs(
        runner: &Runner,
        fixed: &[Setting],
        varied: &[(Setting, Setting)],
    ) -> Option<(Case, Vec<Input>)> {
        let settings = |end: fn(&(Setting, Setting)) -> &Setting| {
            fixed.iter().chain(varied.iter().map(end)).cloned().collect::<Vec<_>>()
        };
        let case = runner.case(&settings(|(low, _)| low))?;
        let other = runner.case(&settings(|(_, high)| high))?;
        let mut inputs = Vec::new();
        for (place, (low, high)) in varied.iter().enumerate() {
            // Present values are no polynomial of the discount rate, and a path that is set twice has one value.
            let twice =
                varied[..place].iter().map(|(low, _)| low).chain(fixed).any(|other| overlap(&other.path, &low.path));
            if twice || low.path == "discount.rate" {
                return None;
            }
            let ((from, unit), (to, same)) = (Self::figure(&low.value)?, Self::figure(&high.value)?);
            let data = case.data.of_path(&low.path);
            let (id, value) = *data.first()?;
            let factor = value.checked_div(from)?;
            let worth = |data: &[(u32, Decimal)], number: Decimal| {
                data.iter().all(|(_, value)| *value == number * factor && !value.is_zero())
            };
            if unit != same || from > to || !worth(&data, from) || !worth(&other.data.of_path(&low.path), to) {
                return None;
            }
            let growth = grows(&case, id);
            inputs.push(Input { low: from, high: to, unit: unit.to_owned(), factor, growth });
        }
        let varies = |path: &str| varied.iter().any(|(low, _)| low.path == path);
        let alike = case.data.len() == other.data.len()
            && case
                .data
                .all()
                .zip(other.data.all())
                .all(|((path, value), (other_path, other))| path == other_path && (value == other || varies(path)));
        (alike && case.cut_loans).then_some((case, inputs))
    }

    /// Values of the varied paths as the program takes them, in the order of the paths. `None`: they are beyond those
    /// for which it was compiled.
    pub fn inputs<'v>(&self, values: impl Iterator<Item = &'v str>) -> Option<Vec<Decimal>> {
        values.zip(&self.inputs).map(|(text, input)| input.read(text)).collect()
    }

    /// What the plan comes to. `None`: only the month-by-month run can tell.
    pub fn snapshot(&self, inputs: &[Decimal]) -> Option<Snapshot> {
        self.verdict_and_figures(&self.program.run(inputs)?)
    }

    /// The same where no aid is above the share that it may be: which one is, and by how much, only that run tells.
    pub fn undoubted(&self, inputs: &[Decimal]) -> Option<Snapshot> {
        let values = self.program.run(inputs)?;
        for above in &self.aid_above {
            values.number(*above).filter(|above| *above <= Decimal::ZERO)?;
        }
        self.verdict_and_figures(&values)
    }

    /// The same with the years.
    pub fn brief(&self, inputs: &[Decimal]) -> Option<Brief> {
        let values = self.program.run(inputs)?;
        let costs = self.costs.iter().map(|(year, excl, incl)| {
            // A result may leave such a year out or show it as zero: only the run month by month knows which.
            let excl = values.number(*excl).filter(|excl| !excl.is_zero())?;
            Some((*year, excl, values.number(*incl)?))
        });
        let net_cost = self.net_cost.iter().map(|(year, terms)| Some((*year, values.number(*terms)?)));
        Some(Brief {
            plan: self.plan.clone(),
            programme: false,
            city: self.city.clone(),
            snapshot: self.verdict_and_figures(&values)?,
            costs: costs.collect::<Option<_>>()?,
            net_cost: net_cost.collect::<Option<_>>()?,
            warnings: BTreeSet::new(),
        })
    }

    /// Where loans are cut, which is told with its amounts, the month-by-month run tells.
    fn verdict_and_figures(&self, values: &Values<'_>) -> Option<Snapshot> {
        if let Some(above) = &self.loans_above
            && values.number(*above)? > LOAN_SLACK
        {
            return None;
        }
        let mut figures = [None; Figure::ALL.len()];
        for (value, terms) in figures.iter_mut().zip(&self.figures) {
            if let Some(terms) = terms {
                *value = Some(values.number(*terms)?);
            }
        }
        let ruling = self.weighed.as_ref().map(|sides| {
            let [all, secured] = sides.each_ref().map(|verdict| verdict.map(|answer| values.answer(*answer)));
            Ruling::weigh(&all, &secured, self.unpriced == 0 && self.seen)
        });
        Some(Snapshot::with(ruling, self.unpriced, figures))
    }
}

impl Input {
    fn read(&self, text: &str) -> Option<Decimal> {
        let (number, unit) = Compiled::figure(text)?;
        let known = unit == self.unit && (self.low..=self.high).contains(&number);
        let value = number * self.factor;
        known.then(|| if self.growth { value + Decimal::ONE } else { value })
    }
}

/// Whether one path leads to where the other does, or into it.
fn overlap(a: &str, b: &str) -> bool {
    let inside =
        |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    inside(a, b) || inside(b, a)
}

/// Whether the calculation takes powers of one more than a value.
fn grows(case: &Case, id: u32) -> bool {
    let indices = case.indices.iter().flat_map(|(_, rates)| rates).map(|rate| rate.id);
    let loans = case.funding.iter().filter_map(|funding| match funding {
        Funding::Loan(loan) => Some(loan.rate.id),
        Funding::Subsidy(_) | Funding::Contribution(_) => None,
    });
    let city = case.city.iter().flat_map(|city| {
        let accounts = city.revenue.iter().chain([&city.staff, &city.grants]).chain(&city.other_spending);
        let accounts = accounts.chain(&city.investment).chain(&city.other_own_revenue).chain(&city.depreciation);
        accounts.map(|account| account.growth.id).chain([city.loan_rate.id]).collect::<Vec<_>>()
    });
    indices.chain(loans).chain(city).any(|one| one == id)
}

/// The calculation, written down.
struct Formulas {
    figures: [Option<Polynomial>; Figure::ALL.len()],
    weighed: Option<[BareVerdict<Condition>; 2]>,
    costs: BTreeMap<i32, (Polynomial, Polynomial)>,
    net_cost: Vec<(i32, Polynomial)>,
    loans_above: Option<Polynomial>,
    aid_above: Vec<Polynomial>,
}

impl Formulas {
    fn of(case: &Case, inputs: &Variables) -> Self {
        let run = Run::of(case, &Schedule::of(case), inputs);
        let financing = &run.financing;
        let limit = case.co_financing.value;
        let bases = aided(case, financing).into_iter().map(|one| (one.granted, one.base));
        let aids = bases.chain([financing.co_financing()]).filter(|(granted, _)| !granted.is_nothing());
        let sides = |outcome: &crate::run::Outcome<Polynomial>| [outcome.verdict.weighed(), outcome.secured.weighed()];
        Self {
            figures: Figure::ALL.map(|figure| figure.of(&run)),
            weighed: run.outcome.as_ref().map(sides),
            costs: brief::costs(case, financing),
            net_cost: (financing.first_year..).zip(financing.net_cost.0.iter().cloned()).collect(),
            loans_above: (!financing.loans.is_empty()).then(|| financing.loans_above()),
            aid_above: aids.map(|(granted, base)| granted.sub(&base.scale(limit))).collect(),
        }
    }

    fn numbers(&self) -> impl Iterator<Item = &Polynomial> {
        let costs = self.costs.values().flat_map(|(excl, incl)| [excl, incl]);
        let net_cost = self.net_cost.iter().map(|(_, number)| number);
        self.figures.iter().flatten().chain(costs).chain(net_cost).chain(&self.loans_above).chain(&self.aid_above)
    }

    fn answers(&self) -> impl Iterator<Item = &Condition> {
        self.weighed.iter().flatten().flat_map(BareVerdict::answers)
    }
}
