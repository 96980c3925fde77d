use rust_decimal::Decimal;

use crate::document::Text;
use crate::language::{Arg, Language, group, money, percent};

/// How a text is written: language, columns and color.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Language.
    pub language: Language,
    /// Columns at most.
    pub width: usize,
    /// Whether terminal colors may be used.
    pub color: bool,
}

/// Colors of levels, always beside the word itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good.
    Good,
    /// To be watched.
    Warn,
    /// Bad.
    Bad,
    /// A heading.
    Strong,
}

impl Style {
    /// A message of the interface.
    pub fn say(self, id: &str) -> String {
        self.language.say(id, &[])
    }

    /// A message of the interface with arguments.
    pub fn tell(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.language.say(id, args)
    }

    /// What a file says, in the language of the reader where it has it.
    pub fn of(self, text: &Text) -> String {
        text.get(self.language.code(), "").to_owned()
    }

    /// Euros to the cent.
    pub fn cents(self, amount: Decimal) -> String {
        money(amount, 2, self.language)
    }

    /// Euros to the unit, with the currency.
    pub fn euros(self, amount: Decimal) -> String {
        money(amount, 0, self.language)
    }

    /// Euros to the unit, without the currency, for tables that say it in their heading.
    pub fn bare(self, amount: Decimal) -> String {
        group(amount, 0, self.language)
    }

    /// A share in percent with one decimal.
    pub fn percent(self, share: Decimal) -> String {
        percent(share, 1, self.language)
    }

    /// What stands between the parts of a list.
    pub fn semicolon(self) -> &'static str {
        if self.language == Language::French { "\u{a0}; " } else { "; " }
    }

    /// Colored text, where colors are wanted.
    pub fn paint(self, text: &str, tone: Tone) -> String {
        if !self.color {
            return text.to_owned();
        }
        let code = match tone {
            Tone::Good => "1;32",
            Tone::Warn => "1;33",
            Tone::Bad => "1;31",
            Tone::Strong => "1",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A heading with an empty line before it.
    pub fn heading(self, id: &str) -> String {
        format!("\n{}\n", self.paint(&self.wrap(&self.say(id), 0), Tone::Strong))
    }

    /// Text broken at spaces to the width, continuation lines indented.
    pub fn wrap(self, text: &str, indent: usize) -> String {
        let mut out = String::new();
        let mut column = 0;
        for word in together(text) {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > self.width {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                column = indent;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(&word);
            column += length;
        }
        out
    }
}

/// The words of a text, each with the marks that stand apart from it in French: these begin or end no line.
fn together(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let closes = matches!(word.chars().next(), Some(':' | ';' | '?' | '!' | '»'));
        match out.last_mut() {
            Some(last) if closes || last.ends_with('«') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out
}
