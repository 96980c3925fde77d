use rust_decimal::Decimal;

use super::Kind;
use super::terms::Keys;
use crate::number::Label;

/// One node of an explanation: a number, and the numbers it was made of.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is.
    pub name: Name,
    /// What the calculation names it, whatever it is told as.
    pub label: Option<Label>,
    /// The number; euros for amounts.
    pub value: Decimal,
    /// How it is shown; where unknown, as a plain number.
    pub kind: Kind,
    /// How the parts make the value.
    pub how: How,
    /// What it was made of; none for a value of a file, and where the tree was cut.
    pub parts: Vec<Part>,
    /// Path of the figure that it is, if it is one.
    pub path: Option<String>,
    /// Whether there is more below than is told here.
    pub cut: bool,
}

/// A number within another one.
#[derive(Debug, Clone)]
pub struct Part {
    /// Whether a sum takes it away.
    pub minus: bool,
    /// The number.
    pub step: Step,
}

/// How the parts of a step make its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is given: by a file, by the law, by counting units, or it is told elsewhere.
    Given,
    /// Parts added and taken away.
    Sum,
    /// Parts multiplied.
    Product,
    /// The first part divided by the second.
    Quotient,
    /// The first part to the power of the second.
    Power,
    /// The first part, as the smallest.
    Least,
    /// The first part, as the largest.
    Greatest,
    /// The first part, for the condition that its name tells was met (`true`) or not.
    Chosen(bool),
    /// The only part, rounded half-up to the cent.
    Cents,
}

/// What a step is.
#[derive(Debug, Clone, PartialEq)]
pub enum Name {
    /// The figure that was asked for.
    Figure,
    /// A number that the calculation names.
    Label(Label),
    /// Amounts that have something in common.
    Group(Keys),
    /// Money from several sources.
    Receipts,
    /// Months that are alike.
    Months(Span),
    /// So many units, charged alike in so many months; where the numbers differ, their sum.
    Units(Units),
    /// A value of the case, by its id.
    Input(u32),
    /// A number of the method itself.
    Constant,
    /// One twelfth: the month's share of a yearly price.
    Twelfth,
    /// One and a rate: amounts with VAT, growth.
    OneAnd,
    /// How often a factor is repeated.
    Times,
    /// A product of a value of the case, by its id: an account and its growth.
    From(u32),
    /// What has no name of its own.
    Operation,
}

/// Months of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// How many.
    pub count: usize,
}

/// Units that a price is charged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Units {
    /// Line of the case, where the units are of one.
    pub line: Option<u32>,
    /// Component of the line.
    pub component: Option<u32>,
    /// Months in which they are charged.
    pub months: Option<Span>,
    /// Whether the number is a sum over months in which it differs.
    pub summed: bool,
}

impl Step {
    /// A step that is given.
    pub fn given(name: Name, value: Decimal, kind: Kind) -> Self {
        Self { name, label: None, value, kind, how: How::Given, parts: Vec::new(), path: None, cut: false }
    }

    /// The same where the figures are told under a name: of one plan of several.
    #[must_use]
    pub(crate) fn under(mut self, name: &str) -> Self {
        self.path = self.path.map(|path| format!("{name}.{path}"));
        let under = |part: Part| Part { step: part.step.under(name), ..part };
        self.parts = self.parts.into_iter().map(under).collect();
        self
    }

    /// The value that the parts make, each taken as it is told; what is given is its own value.
    pub fn recomputed(&self) -> Decimal {
        let values: Vec<Decimal> = self.parts.iter().map(|part| part.step.recomputed()).collect();
        match (self.how, values.as_slice()) {
            (How::Sum, _) => {
                let signed =
                    values.iter().zip(&self.parts).map(|(value, part)| if part.minus { -*value } else { *value });
                signed.sum()
            }
            (How::Product, all) => all.iter().fold(Decimal::ONE, |product, one| product.saturating_mul(*one)),
            (How::Quotient, [a, b]) => a.checked_div(*b).unwrap_or_default(),
            (How::Power, [base, power]) => {
                let times = (0..).take_while(|at| Decimal::from(*at) < *power);
                times.fold(Decimal::ONE, |product, _: u32| product.saturating_mul(*base))
            }
            (How::Cents, [one]) => crate::units::half_up(*one, 2),
            (How::Least | How::Greatest | How::Chosen(_), [won, ..]) => *won,
            _ => self.value,
        }
    }
}
