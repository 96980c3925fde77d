use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::fold::{Product, shape, unwrapped};
use super::kind::{is_chain, kind_of, kind_of_text};
use super::step::{How, Name, Part, Step};
use super::terms::{Keys, expand};
use super::{ExplainedFigure, Figures, Kind};
use crate::analysis::Analysis;
use crate::diagnostic::Sources;
use crate::number::{Op, Traced, What};
use crate::units::MONTHS_A_YEAR;

/// Deeper trees are cut even where all is asked for: readers of JSON stop at 128 levels.
const DEEPEST: usize = 40;

/// Turns figures into trees of steps.
pub struct Explainer<'a> {
    pub(super) analysis: &'a Analysis,
    sources: &'a Sources,
    paths: HashMap<usize, &'a str>,
    /// Whether chains from year to year are followed to their beginning.
    all: bool,
    /// Named numbers that the tree has told already.
    told: HashSet<usize>,
}

impl<'a> Explainer<'a> {
    /// Explains figures of what was analysed, whose files are `sources`.
    pub fn new(analysis: &'a Analysis, figures: &'a Figures, sources: &'a Sources) -> Self {
        let paths = figures.iter().map(|figure| (figure.number.identity(), figure.path.as_str())).collect();
        Self { analysis, sources, paths, all: false, told: HashSet::new() }
    }

    /// How a figure came about, so many levels deep; without a depth, all the way down.
    pub fn explain(&mut self, figure: &ExplainedFigure, depth: Option<usize>) -> Step {
        self.all = depth.is_none();
        self.told.clear();
        let mut step = self.open(&figure.number, 0, depth.unwrap_or(DEEPEST).min(DEEPEST));
        step.name = Name::Figure;
        step.kind = figure.kind;
        step.path = Some(figure.path.clone());
        step
    }

    /// The step of a number within a tree. `twelfths`: how often it is divided by 12.
    pub(super) fn step(&mut self, node: &Traced, twelfths: u32, depth: usize) -> Step {
        let twelfths = match node.label() {
            Some(label) if label.what.in_twelfths() => 1,
            Some(_) => twelfths,
            // What only hands on another number is told as that one.
            None => match node.op() {
                Op::Chosen(won, _, _) => return self.step(&won.clone(), twelfths, depth),
                Op::Quotient(a, b) if is_one(b) => return self.step(&a.clone(), twelfths, depth),
                Op::Sum(all) if all.len() == 1 => return self.step(&unwrapped(node), twelfths, depth),
                _ => twelfths,
            },
        };
        let mut step = self.bare(node, twelfths);
        if matches!(node.op(), Op::Constant | Op::Input(_)) {
            // What a plan of several does is told where that plan is.
            step.cut = node.label().is_some_and(|label| label.plan.is_some());
            return step;
        }
        if nothing(node) {
            return step;
        }
        // One and a rate, or the rate below a cap, is always told: it is as short as its value.
        let rate = one_and(node) || whole_rate(node);
        let depth = depth.max(usize::from(rate));
        let chained = !self.all && node.label().is_some_and(|label| is_chain(label.what));
        let told = node.label().is_some() && !rate && !self.told.insert(node.identity());
        if depth == 0 && matches!(node.op(), Op::Product(..)) && step.name == Name::Operation {
            let opened = self.open(node, twelfths, 1);
            (step.name, step.kind) = (opened.name, opened.kind);
        }
        if depth == 0 || chained || told {
            step.cut = true;
            return step;
        }
        let opened = self.open(node, twelfths, depth);
        step.how = opened.how;
        step.parts = opened.parts;
        step.cut = opened.cut;
        if step.name == Name::Operation {
            step.kind = opened.kind;
            step.name = if one_and(node) { Name::OneAnd } else { opened.name };
        }
        step
    }

    /// The number without what it was made of.
    fn bare(&self, node: &Traced, twelfths: u32) -> Step {
        let value = (0..twelfths).fold(node.value(), |value, _| value / MONTHS_A_YEAR);
        let (name, kind) = match (node.label(), node.op()) {
            // A value of a file is told by its path, whatever it stands for.
            (_, Op::Input(id)) => (Name::Input(*id), self.kind_of_input(*id)),
            (Some(label), _) => (Name::Label(label), kind_of(label.what)),
            (None, Op::Constant) => (Name::Constant, Kind::Number),
            (None, _) => (Name::Operation, Kind::Number),
        };
        let path = self.paths.get(&node.identity()).map(|path| (*path).to_owned());
        Step { path, label: node.label(), ..Step::given(name, value, kind) }
    }

    fn kind_of_input(&self, id: u32) -> Kind {
        let provenance = self.analysis.case.data.get(id);
        let text = provenance.and_then(|one| one.span).map_or("", |span| self.sources.text(span));
        kind_of_text(text, provenance.map_or("", |one| one.path.as_str()))
    }

    /// What a number was made of.
    fn open(&mut self, node: &Traced, twelfths: u32, depth: usize) -> Step {
        let below = depth.saturating_sub(1);
        let mut out = self.bare(node, twelfths);
        match node.op() {
            Op::Constant | Op::Input(_) => {}
            Op::Sum(_) | Op::Difference(..) | Op::Twelfth(_) => self.open_sum(&mut out, node, twelfths, depth),
            Op::Product(a, b) if a.is_linear() || b.is_linear() => self.open_sum(&mut out, node, twelfths, depth),
            Op::Product(..) => {
                let term = super::terms::whole(node, twelfths);
                let product = Product::opened(&term);
                let part = self.product(&[product], Keys::default(), depth);
                (out.how, out.parts, out.kind) = (part.step.how, part.step.parts, part.step.kind);
                if out.name == Name::Operation {
                    out.name = part.step.name;
                }
            }
            Op::Quotient(a, b) => {
                // Amounts of months are in twelfths above and below the line alike.
                let twelfths = u32::from(in_twelfths(a));
                let parts = [self.step(a, twelfths, below), self.step(b, twelfths, below)];
                out.kind = match parts.each_ref().map(|part| part.kind == Kind::Money) {
                    // Euros times euros, divided by euros.
                    [true, false] | [false, true] => Kind::Money,
                    [true, true] => Kind::Share,
                    [false, false] => Kind::Number,
                };
                out.how = How::Quotient;
                out.parts = parts.into_iter().map(plus).collect();
            }
            Op::Least(won, lost) => self.open_choice(&mut out, How::Least, won, lost, below),
            Op::Greatest(won, lost) => self.open_choice(&mut out, How::Greatest, won, lost, below),
            Op::Chosen(won, lost, held) => self.open_choice(&mut out, How::Chosen(*held), won, lost, below),
            Op::Cents(one) => {
                let part = self.step(one, 0, below);
                out.kind = part.kind;
                out.how = How::Cents;
                out.parts = vec![plus(part)];
            }
        }
        out
    }

    fn open_sum(&mut self, out: &mut Step, node: &Traced, twelfths: u32, depth: usize) {
        let mut terms = expand(node, twelfths);
        terms.retain(|term| term.atom.label().is_some() || !nothing(&term.atom));
        out.how = How::Sum;
        out.parts = self.sum(terms, depth);
        out.kind = out.parts.first().map_or(Kind::Number, |part| part.step.kind);
        collapse(out);
    }

    /// The side that won is told, of the other one its value.
    fn open_choice(&mut self, out: &mut Step, how: How, won: &Traced, lost: &Traced, depth: usize) {
        let won = self.step(won, 0, depth);
        // Of the smallest of several, it is the smallest that lost.
        let mut lost = lost.clone();
        while let (None, Op::Least(other, _) | Op::Greatest(other, _)) = (lost.label(), lost.op()) {
            lost = other.clone();
        }
        let mut lost = self.bare(&lost, 0);
        lost.cut = !matches!(lost.name, Name::Input(_) | Name::Constant);
        if lost.name == Name::Operation {
            lost.kind = out.kind;
        }
        out.kind = won.kind;
        out.how = how;
        out.parts = vec![plus(won), plus(lost)];
    }

    /// Amounts that differ at most in month and number of units, as one product.
    pub(super) fn product(&mut self, alike: &[Product], keys: Keys, depth: usize) -> Part {
        let below = depth.saturating_sub(1);
        let mut value: Decimal = alike.iter().map(|product| product.value).sum();
        let Some(first) = alike.first() else { return plus(Step::given(Name::Operation, value, Kind::Number)) };
        let mut constant = first.constant;
        let minus = constant < Decimal::ZERO;
        if minus {
            (constant, value) = (-constant, -value);
        }
        let mut parts = self.counts(alike, keys);
        if constant != Decimal::ONE || (parts.is_empty() && first.factors.is_empty() && !first.twelfth) {
            parts.push(Step::given(Name::Constant, constant, Kind::Number));
        }
        let mut factors: Vec<(u64, &Traced, usize)> = Vec::new();
        for factor in &first.factors {
            let mut hasher = std::hash::DefaultHasher::new();
            shape(factor, 8, &mut hasher);
            let shape = std::hash::Hasher::finish(&hasher);
            match factors.iter_mut().find(|(known, _, _)| *known == shape) {
                Some((_, _, times)) => *times += 1,
                None => factors.push((shape, factor, 1)),
            }
        }
        for (_, factor, times) in factors {
            let base = self.step(factor, 0, below);
            parts.push(if times == 1 { base } else { power(base, times) });
        }
        if first.twelfth {
            parts.push(Step::given(Name::Twelfth, Decimal::ONE / MONTHS_A_YEAR, Kind::Number));
        }
        if parts.len() == 1 {
            let only = parts.remove(0);
            return Part { minus, step: Step { value, ..only } };
        }
        let named = parts.iter().any(|part| matches!(part.name, Name::Units(_)));
        let money = named || parts.iter().filter(|part| part.kind == Kind::Money).count() == 1;
        let kind = if money { Kind::Money } else { Kind::Number };
        let input = parts.iter().find_map(|part| match part.name {
            Name::Input(id) => Some(Name::From(id)),
            _ => None,
        });
        let name = match super::group::span(alike) {
            Some(span) => Name::Months(span),
            None => input.unwrap_or(Name::Operation),
        };
        let cut = depth == 0;
        let parts = if cut { Vec::new() } else { parts.into_iter().map(plus).collect() };
        let how = if cut { How::Given } else { How::Product };
        Part { minus, step: Step { how, parts, cut, ..Step::given(name, value, kind) } }
    }
}

fn is_one(node: &Traced) -> bool {
    matches!(node.op(), Op::Constant) && node.label().is_none() && node.value() == Decimal::ONE
}

/// Whether a number is a sum of amounts of months, which are kept in twelfths of a euro.
fn in_twelfths(node: &Traced) -> bool {
    match (node.label(), node.op()) {
        (Some(label), _) => label.what.in_twelfths(),
        (None, Op::Sum(all)) => all.iter().find(|one| one.is_linear()).is_some_and(in_twelfths),
        (None, Op::Difference(a, b) | Op::Product(a, b)) => in_twelfths(if a.is_linear() { a } else { b }),
        _ => false,
    }
}

/// Whether a number is one and a value of a file.
fn one_and(node: &Traced) -> bool {
    match (node.op(), node.label()) {
        (Op::Sum(all), None) => match all.as_slice() {
            [one, rate] => {
                let value = match rate.op() {
                    Op::Quotient(rate, by) if is_one(by) => rate,
                    _ => rate,
                };
                is_one(one) && matches!(value.op(), Op::Input(_))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a number is the whole rate of a subsidy whose cap is not reached.
fn whole_rate(node: &Traced) -> bool {
    let share = node.label().is_some_and(|label| label.what == What::GrantShare);
    share && matches!(node.op(), Op::Chosen(won, _, true) if matches!(won.op(), Op::Input(_)))
}

/// Whether a number is zero because there is nothing below it.
fn nothing(node: &Traced) -> bool {
    node.value().is_zero()
        && match node.op() {
            Op::Constant => true,
            Op::Sum(all) => all.iter().all(nothing),
            Op::Twelfth(one) => nothing(one),
            _ => false,
        }
}

/// A sum of one number is that number, under the sum's name.
pub(super) fn collapse(step: &mut Step) {
    if step.how != How::Sum || step.parts.len() != 1 {
        return;
    }
    let anonymous = |name: &Name| matches!(name, Name::Operation | Name::From(_) | Name::Months(_) | Name::Group(_));
    if let Some(Part { minus: false, step: one }) = step.parts.pop_if(|part| !part.minus && anonymous(&part.step.name))
    {
        step.how = one.how;
        step.parts = one.parts;
        step.cut = one.cut;
        step.kind = one.kind;
    }
}

pub(super) fn plus(step: Step) -> Part {
    Part { minus: false, step }
}

fn power(base: Step, times: usize) -> Step {
    let count = Step::given(Name::Times, Decimal::from(times), Kind::Number);
    let value = (0..times).fold(Decimal::ONE, |product, _| product.saturating_mul(base.value));
    let kind = Kind::Number;
    let parts = vec![plus(base), plus(count)];
    Step { how: How::Power, parts, ..Step::given(Name::Operation, value, kind) }
}

/// Whether units of a component are counted, or one lump sum.
pub(super) fn counts_units(analysis: &Analysis, keys: Keys) -> bool {
    use crate::model::Accrual;
    let (Some(line), Some(component)) = (keys.line, keys.component) else { return false };
    let component = analysis.case.lines.get(line as usize).and_then(|line| line.components.get(component as usize));
    component.is_some_and(|component| matches!(component.accrual, Accrual::Unit | Accrual::UnitRecurring))
}

/// Whether an amount belongs to a line, a funding or a benefit.
pub(super) fn is_keyed(term: &super::terms::Term) -> bool {
    term.keys.line.is_some() || term.atom.label().is_some_and(|label| label.what.is_atom())
}
