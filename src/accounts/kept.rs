use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::Diagnostic;

/// Decimals with which figures are kept; what a file writes with more is refused, never rounded.
pub(super) const DECIMALS: u32 = 5;

/// A figure that the file does not give, and one that stands in the table of wide ones.
const NOTHING: i32 = i32::MIN;
const WIDE: i32 = i32::MIN + 1;

/// What one of a figure that is kept small is of one with all its decimals: cents, where figures are euros.
const SMALL: i64 = 10_i64.pow(DECIMALS - 2);

/// Municipalities by their places, as small as they can be kept: what is of all of them stands in one piece, so that none
/// has memory of its own.
#[derive(Debug)]
pub(super) struct Kept {
    all: Vec<Municipality>,
    /// Codes and names, one behind the other.
    texts: String,
    /// So many figures a municipality.
    columns: usize,
    figures: Vec<i32>,
    /// Figures that are no small number of cents, by where they stand among all.
    wide: HashMap<usize, i64>,
    faults: HashMap<usize, Diagnostic>,
}

#[derive(Debug)]
struct Municipality {
    /// Where its code begins among the texts; behind it stands its name.
    text: usize,
    code: u32,
    name: u32,
    from: Origin,
}

/// The rows that a municipality is taken from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub year: i32,
    /// The first of them.
    pub line: u64,
    pub population: Option<u32>,
}

impl Kept {
    pub(super) fn new(columns: usize) -> Self {
        let (all, texts, figures) = (Vec::new(), String::new(), Vec::new());
        Self { all, texts, columns, figures, wide: HashMap::new(), faults: HashMap::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Takes in a municipality without figures, and gives its place.
    pub(super) fn add(&mut self, code: &str, name: &str, from: Origin) -> usize {
        let written = self.write(code, name, from);
        self.all.push(written);
        self.figures.resize(self.figures.len() + self.columns, NOTHING);
        self.all.len() - 1
    }

    /// Begins a municipality anew, from other rows.
    pub(super) fn renew(&mut self, place: usize, name: &str, from: Origin) {
        self.clear(place);
        if self.name(place) == name {
            self.all[place].from = from;
        } else {
            let code = self.code(place).to_owned();
            self.all[place] = self.write(&code, name, from);
        }
    }

    fn write(&mut self, code: &str, name: &str, from: Origin) -> Municipality {
        let text = self.texts.len();
        self.texts.push_str(code);
        self.texts.push_str(name);
        // A row is shorter than four billion characters.
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        Municipality { text, code: length(code), name: length(name), from }
    }

    pub(super) fn from(&self, place: usize) -> Origin {
        self.all[place].from
    }

    pub(super) fn population(&self, place: usize) -> Option<u32> {
        self.all.get(place)?.from.population
    }

    pub(super) fn code(&self, place: usize) -> &str {
        let one = &self.all[place];
        &self.texts[one.text..one.text + one.code as usize]
    }

    pub(super) fn name(&self, place: usize) -> &str {
        let one = &self.all[place];
        let start = one.text + one.code as usize;
        &self.texts[start..start + one.name as usize]
    }

    /// The first fault of its rows.
    pub(super) fn fault(&self, place: usize) -> Option<&Diagnostic> {
        self.faults.get(&place)
    }

    pub(super) fn put_fault(&mut self, place: usize, fault: Diagnostic) {
        self.faults.entry(place).or_insert(fault);
    }

    /// Forgets all figures of a municipality.
    pub(super) fn clear(&mut self, place: usize) {
        let from = place * self.columns;
        self.figures[from..from + self.columns].fill(NOTHING);
    }

    /// A figure with all its decimals, where the file gives it.
    pub(super) fn figure(&self, place: usize, column: usize) -> Option<i64> {
        let at = place * self.columns + column;
        match self.figures[at] {
            NOTHING => None,
            WIDE => self.wide.get(&at).copied(),
            small => Some(i64::from(small) * SMALL),
        }
    }

    /// All figures of a municipality.
    pub(super) fn figures(&self, place: usize) -> Vec<Option<i64>> {
        (0..self.columns).map(|column| self.figure(place, column)).collect()
    }

    /// Keeps a figure. `None`: it has more decimals than are kept, or is beyond all measure.
    pub(super) fn put(&mut self, place: usize, column: usize, number: Decimal) -> Option<()> {
        let scaled = number.checked_mul(Decimal::from(10_i64.pow(DECIMALS)))?;
        let value = scaled.fract().is_zero().then(|| scaled.to_i64())??;
        let at = place * self.columns + column;
        let small = (value % SMALL == 0).then(|| i32::try_from(value / SMALL).ok()).flatten();
        self.figures[at] = small.filter(|small| *small > WIDE).unwrap_or_else(|| {
            self.wide.insert(at, value);
            WIDE
        });
        Some(())
    }
}
