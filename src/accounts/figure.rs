use rust_decimal::Decimal;

use crate::language::Language;

/// A column that a figure takes its value from, added or taken away.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The column, as the file's format calls it.
    pub column: String,
    /// Whether it is taken away.
    pub minus: bool,
    /// What the file says, in the file's own unit; `None` where it says nothing.
    pub value: Option<Decimal>,
    /// Line of the file, where each column has one of its own.
    pub line: Option<u64>,
}

/// A figure of the accounts as a sum of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountFigure {
    /// Its place in a city's accounts, such as `spending.other`.
    pub path: &'static str,
    /// What it is the sum of.
    pub terms: Vec<Term>,
    /// EUR that one unit of the file stands for.
    pub unit: Decimal,
}

impl AccountFigure {
    /// The figure in EUR, exact; `None` where any of its columns says nothing.
    pub fn amount(&self) -> Option<Decimal> {
        if self.terms.is_empty() {
            return None;
        }
        sum(&self.terms).and_then(|sum| sum.checked_mul(self.unit)).map(|amount| amount.normalize())
    }

    /// The columns that say nothing.
    pub fn lacking(&self) -> Vec<&str> {
        self.terms.iter().filter(|term| term.value.is_none()).map(|term| term.column.as_str()).collect()
    }

    /// The names of its columns as a sum: `prod − impo1 − impo2`.
    pub fn columns(&self) -> String {
        written(&self.terms, None)
    }

    /// Its columns and what they say, in the file's own unit: `impo1 5 108.83 + impo2 851.92`, in French `5 108,83`; with the
    /// line where each column has its own: `FCTVA 871 848.21 (l. 136)`.
    pub fn working(&self, language: Language) -> String {
        written(&self.terms, Some(language))
    }
}

/// The sum of terms, in the file's unit.
pub(super) fn sum(terms: &[Term]) -> Option<Decimal> {
    terms.iter().try_fold(Decimal::ZERO, |sum, term| {
        let value = term.value?;
        if term.minus { sum.checked_sub(value) } else { sum.checked_add(value) }
    })
}

/// Terms as a sum, without what they say or with it in a language.
pub(super) fn written(terms: &[Term], values: Option<Language>) -> String {
    let mut out = String::new();
    for (place, term) in terms.iter().enumerate() {
        out.push_str(match (place, term.minus) {
            (0, false) => "",
            (0, true) => "- ",
            (_, false) => " + ",
            (_, true) => " - ",
        });
        out.push_str(&term.column);
        if let Some((value, language)) = term.value.zip(values) {
            out.push(' ');
            out.push_str(&spoken(value, language));
            if let Some(line) = term.line {
                out.push_str(&format!(" (l. {line})"));
            }
        }
    }
    out
}

/// A number as people write it, `1 234.5` or `1 234,5`, with plain spaces: comments stand in files.
pub(super) fn spoken(number: Decimal, language: Language) -> String {
    let text = grouped(number, ' ');
    if language == Language::French { text.replace('.', ",") } else { text }
}

/// A number with its digits in groups of three, and a decimal point: `1 234.5`.
pub(super) fn grouped(number: Decimal, mark: char) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::from(if number.is_sign_negative() && !number.is_zero() { "-" } else { "" });
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
