//! What a workbook shows that its cells do not hold, and what it hides: told of the cells that count.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::language::Arg;

/// What makes a cell another one than it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    /// It is struck out, or part of it.
    Struck,
    /// Some of its letters are raised or lowered, as the sign of a footnote.
    Raised,
    /// It stands for several rows, of which it is the first.
    Merged,
}

impl Odd {
    fn word(self) -> &'static str {
        match self {
            Self::Struck => "struck",
            Self::Raised => "raised",
            Self::Merged => "merged",
        }
    }
}

/// What there is to tell of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// An error, or a formula without a result.
    NoValue,
    /// A formula.
    Formula,
    /// Another unit than that of its column of units.
    TwoUnits,
    /// A number format that shows another number, or none.
    Format(String),
    /// A number as text whose point stands before three digits.
    Points,
    /// What makes it another one than it seems.
    Odd(Odd),
    /// A note on it.
    Note,
    /// Words on the money of what stands below: above the table, or on its printed pages.
    Beside(&'static str),
}

/// A workbook as the text that is read, with the cells that have to be told.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The text.
    pub text: String,
    /// What there is to tell, with its bytes and words of it.
    told: Vec<(Told, (usize, usize), String)>,
    hidden: Vec<Hidden>,
}

/// Sheets, rows or columns that are not shown and hold what is read.
#[derive(Debug)]
struct Hidden {
    sheet: String,
    /// `sheet`, `rows` or `columns`.
    kind: &'static str,
    which: Vec<String>,
    /// The bytes of its first cell.
    first: (usize, usize),
}

impl Written {
    pub(super) fn tell(&mut self, told: Told, at: (usize, usize), words: String) {
        self.told.push((told, at, words));
    }

    pub(super) fn hide(&mut self, sheet: &str, kind: &'static str, which: String, at: (usize, usize)) {
        let place = self.hidden.iter().position(|one| one.sheet == sheet && one.kind == kind);
        let place = place.unwrap_or_else(|| {
            self.hidden.push(Hidden { sheet: sheet.to_owned(), kind, which: Vec::new(), first: at });
            self.hidden.len() - 1
        });
        let hidden = &mut self.hidden[place];
        if !hidden.which.contains(&which) {
            hidden.which.push(which);
        }
    }

    /// Tells of cells that are not plainly what they say, of what is hidden, and once that formulas are read by their values.
    pub(crate) fn tell_all(&self, file: u32, diagnostics: &mut Diagnostics) {
        let span = |(start, end): (usize, usize)| {
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Span { file, start: byte(start), end: byte(end) }
        };
        let formulas = self.told.iter().filter(|(told, ..)| *told == Told::Formula).count();
        let mut formula_told = false;
        for (told, at, shown) in &self.told {
            let at = span(*at);
            let word = |word: &str| Arg::Word(word.to_owned());
            let fault = match told {
                Told::NoValue => {
                    let kind = if shown.is_empty() { "empty" } else { "error" };
                    Diagnostic::at(codes::SHEET_NO_VALUE, at).arg("kind", kind)
                }
                Told::TwoUnits => Diagnostic::at(codes::SHEET_UNIT, at),
                Told::Format(format) => Diagnostic::at(codes::SHEET_FORMAT, at).arg("format", format.as_str()),
                Told::Points => Diagnostic::at(codes::SHEET_POINTS, at),
                Told::Odd(odd) => Diagnostic::at(codes::SHEET_ODD, at).arg("kind", word(odd.word())),
                Told::Note => Diagnostic::at(codes::SHEET_NOTE, at),
                Told::Beside(kind) => Diagnostic::at(codes::SHEET_BESIDE, at).arg("kind", word(kind)),
                Told::Formula if formula_told => continue,
                Told::Formula => {
                    formula_told = true;
                    Diagnostic::at(codes::SHEET_FORMULA, at).arg("count", formulas)
                }
            };
            diagnostics.push(fault.arg("shown", shown.as_str()).help("help"));
        }
        for hidden in &self.hidden {
            let fault = Diagnostic::at(codes::SHEET_HIDDEN, span(hidden.first)).arg("sheet", hidden.sheet.as_str());
            let fault = fault.arg("kind", Arg::Word(hidden.kind.to_owned())).arg("which", hidden.which.join(", "));
            diagnostics.push(fault.help("help"));
        }
    }
}
