//! What a number format makes of the number that a cell holds.

use std::iter::Peekable;
use std::str::Chars;

/// What a number format says beside its digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NumberFormat {
    /// Whether the number is shown as percent: a hundred times what the cell holds.
    pub percent: bool,
    /// Whether it is shown in thousands, or millions, of what the cell holds.
    pub shortened: bool,
    /// Whether the number is not shown at all: `;;;`.
    pub unseen: bool,
    /// Whether signs beside it, or between its digits, make what is seen another number: `(0)`, `"~"0`, `00"."00`.
    pub altered: bool,
    /// How many decimals are shown, where that is fixed: not so of fractions, nor of powers of ten.
    pub decimals: Option<u32>,
    /// The literal words beside it: `€`, `USD`, `k€`.
    pub words: String,
}

impl NumberFormat {
    /// Whether the number that is seen is another one than the cell holds, or none.
    pub(crate) fn is_other(&self) -> bool {
        self.shortened || self.unseen || self.altered
    }
}

/// Reads a number format, such as `_-* #,##0.00 [$€-40C]_-` or `0.0" k€"`; of several sections the first, which is
/// that of positive numbers. Where they have conditions (`[<1000]0;0,"k"`), each may be the one that is shown.
pub(crate) fn number_format(code: &str) -> NumberFormat {
    let mut chars = code.chars().peekable();
    let (mut format, mut conditional) = section(&mut chars);
    format.unseen = code.trim_start().starts_with(';');
    while conditional && chars.peek().is_some() {
        let (other, own) = section(&mut chars);
        format.shortened |= other.shortened;
        format.altered |= other.altered || other.percent != format.percent;
        format.decimals = format.decimals.filter(|decimals| other.decimals == Some(*decimals));
        conditional = own || chars.peek().is_some();
    }
    format
}

/// Reads a section up to its end, and whether it has a condition.
fn section(chars: &mut Peekable<Chars<'_>>) -> (NumberFormat, bool) {
    let (mut format, mut conditional) = (NumberFormat::default(), false);
    let (mut last, mut point, mut plain) = (' ', false, true);
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => format.words.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => format.words.extend(chars.next()),
            // A gap as broad as a letter, and a letter that fills the cell: neither is shown.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                conditional |= inside.starts_with(['<', '>', '=']);
                if let Some(symbol) = inside.strip_prefix('$') {
                    format.words.push_str(&format!(" {} ", symbol.split('-').next().unwrap_or_default()));
                }
            }
            '%' => format.percent = true,
            // A comma between digits groups them; behind the last it divides by a thousand.
            ',' if matches!(last, '0' | '#' | '?' | ',') => {
                format.shortened |= !matches!(chars.peek(), Some('0' | '#' | '?' | ','));
            }
            // Powers of ten show the number that it is.
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => {
                plain = false;
                let _ = chars.next();
            }
            '-' | '(' | ')' | '+' => format.altered = true,
            '0' | '#' | '?' => format.decimals = Some(format.decimals.unwrap_or_default() + u32::from(point)),
            '.' => point = true,
            '/' => plain = false,
            ',' | ' ' | '@' => {}
            c => format.words.push(c),
        }
        last = c;
    }
    format.decimals = format.decimals.filter(|_| plain);
    if matches!(format.words.trim().to_lowercase().as_str(), "general" | "standard") {
        format.words.clear();
    }
    format.words = format.words.trim().to_owned();
    let signs = format.words.contains(['~', '<', '>', '=', '≈', '≤', '≥', '±', '−', '+', ',', ';', ':']);
    let spoken = format.words.chars().any(|c| c.is_alphanumeric() || "€$£¥".contains(c) || ('₠'..='⃏').contains(&c));
    // `540,-` is 540 without cents.
    let bare = !format.words.is_empty() && !spoken;
    format.altered |= (signs || bare || format.words.starts_with('-')) && !matches!(&*format.words, ",-" | ".-");
    (format, conditional)
}
