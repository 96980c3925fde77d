use rust_decimal::Decimal;

use crate::number::{Label, Op, Traced, What, share};
use crate::units::MONTHS_A_YEAR;

/// What an amount within a sum belongs to; groups have in common what is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Keys {
    /// The funding that it comes from, the benefit or the loan.
    pub source: Option<Source>,
    /// Line of the case.
    pub line: Option<u32>,
    /// Component of the line.
    pub component: Option<u32>,
    /// Word of the cause.
    pub cause: Option<&'static str>,
    /// Fiscal year.
    pub year: Option<i32>,
    /// Month of the plan.
    pub month: Option<u32>,
}

/// Where money comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The VAT compensation fund.
    Fctva,
    /// An entry of the funding.
    Funding(u32),
    /// A benefit.
    Benefit(u32),
}

impl Keys {
    /// Adds what a label tells.
    fn join(mut self, label: Label) -> Self {
        self.source = match label.what {
            What::Receipt => Some(label.entry.map_or(Source::Fctva, Source::Funding)),
            What::Benefit => label.entry.map(Source::Benefit),
            What::LoanAmount | What::LoanInterest | What::LoanPrincipal => label.entry.map(Source::Funding),
            _ => self.source,
        };
        self.line = label.line.or(self.line);
        self.component = label.component.or(self.component);
        self.cause = label.cause.or(self.cause);
        // The month of a receipt is that of its spending, which the amount itself tells.
        self.month = label.month.or(self.month);
        self
    }
}

/// One amount within a sum, and all that it is multiplied with on the way there.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// The amount.
    pub atom: Traced,
    /// Factors that have a story of their own.
    pub factors: Vec<Traced>,
    /// Product of the plain constants, with the sign.
    pub constant: Decimal,
    /// How many times it is divided by twelve.
    pub twelfths: u32,
    /// What it belongs to.
    pub keys: Keys,
    /// Its share of the sum.
    pub value: Decimal,
}

impl Term {
    /// The same amount with the other sign.
    pub(super) fn negate(&mut self) {
        (self.constant, self.value) = (-self.constant, -self.value);
    }

    /// Its share of the sum.
    fn calculated(&self) -> Decimal {
        let product = self.factors.iter().fold(self.atom.value(), |product, factor| product * factor.value());
        (0..self.twelfths).fold(product * self.constant, |value, _| value / MONTHS_A_YEAR)
    }
}

/// Takes a sum apart into its amounts: through sums, differences, twelfths and multiples, down to
/// numbers that have a name of their own or are no sums. `twelfths`: how often the whole is divided by 12.
pub(super) fn expand(root: &Traced, twelfths: u32) -> Vec<Term> {
    let mut out = Vec::new();
    let mut open = vec![whole(root, twelfths)];
    let mut at_root = true;
    while let Some(mut term) = open.pop() {
        let node = term.atom.clone();
        if !at_root && let Some(label) = node.label() {
            term.keys = term.keys.join(label);
            if !label.what.is_transparent() {
                out.push(term);
                continue;
            }
        }
        let alone = std::mem::take(&mut at_root);
        let with = |atom: &Traced, term: &Term| Term { atom: atom.clone(), ..term.clone() };
        match node.op() {
            // An amount and its share, such as VAT: the amount times one and the share.
            Op::Sum(all) if share(all).is_some() => {
                term.factors.push(node.clone());
                open.push(with(&all[0], &term));
            }
            Op::Sum(all) => open.extend(all.iter().rev().map(|one| with(one, &term))),
            Op::Difference(a, b) => {
                open.push(Term { constant: -term.constant, ..with(b, &term) });
                open.push(with(a, &term));
            }
            Op::Twelfth(one) => open.push(Term { twelfths: term.twelfths + 1, ..with(one, &term) }),
            Op::Product(a, b) if a.is_linear() || b.is_linear() => {
                let (sum, factor) = if a.is_linear() { (a, b) } else { (b, a) };
                match (factor.op(), factor.label()) {
                    (Op::Constant, None) => term.constant *= factor.value(),
                    _ => term.factors.push(factor.clone()),
                }
                open.push(with(sum, &term));
            }
            Op::Chosen(won, _, _) if !alone => open.push(with(won, &term)),
            _ => out.push(term),
        }
    }
    // A factor `amount + amount * rate` stands for one and the rate.
    for term in &mut out {
        term.factors = term.factors.iter().map(one_and_rate).collect();
        term.value = term.calculated();
    }
    out
}

/// A number as the only term of a sum.
pub(super) fn whole(root: &Traced, twelfths: u32) -> Term {
    let (factors, keys) = (Vec::new(), Keys::default());
    let mut term = Term { atom: root.clone(), factors, constant: Decimal::ONE, twelfths, keys, value: Decimal::ZERO };
    term.value = term.calculated();
    term
}

fn one_and_rate(factor: &Traced) -> Traced {
    use crate::number::Number;
    match factor.op() {
        Op::Sum(all) => match share(all) {
            Some(rate) => Traced::constant(Decimal::ONE).add(rate),
            None => factor.clone(),
        },
        _ => factor.clone(),
    }
}
