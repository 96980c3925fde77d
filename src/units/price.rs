use std::fmt;

use rust_decimal::Decimal;

use super::share::percent;
use super::spoken::{Spoken, in_place_of_price, is_about, is_time, reordered};
use super::spread::spread;
use super::vat::{self, without_vat_word};
use super::{Fault, parse_decimal, plain_spaces};

/// The period of a recurring price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Charged each month.
    Month,
    /// Charged by thirds.
    Quarter,
    /// Charged by twelfths.
    Year,
}

impl Every {
    /// The words for it, the first being the format's own.
    const WORDS: [(&[&str], Self); 3] =
        [(&["month", "mois"], Self::Month), (&["quarter", "trimestre"], Self::Quarter), (&["year", "an"], Self::Year)];

    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(words, _)| words.contains(&word)).map(|(_, every)| *every)
    }

    /// What a month's charge is in twelfths of the price.
    pub fn twelfths(self) -> u32 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(Self::WORDS.iter().find(|(_, every)| every == self).map_or("", |(words, _)| words[0]))
    }
}

/// A price as written; its unit decides how it accrues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Price {
    /// `600 EUR/sensor`, `399 EUR/month`, `25000 EUR`.
    Amount {
        /// The number before the currency.
        value: Decimal,
        /// ISO code, `EUR` for `€`.
        currency: String,
        /// What the price is for each of, if anything.
        unit: Option<String>,
        /// Its period, for a recurring price.
        every: Option<Every>,
    },
    /// `5 % of device`, `8 %/year of device`.
    Share {
        /// As a fraction.
        share: Decimal,
        /// Whether it recurs, by twelfths.
        yearly: bool,
        /// The component of which it is a share.
        of: String,
    },
    /// `unknown`: to be found, and never zero.
    Unknown,
}

impl Price {
    /// What tells two prices of one component apart in kind: they must agree to replace each other.
    pub fn kind(&self) -> (Option<&str>, Option<Every>, bool) {
        match self {
            Self::Amount { unit, every, .. } => (unit.as_deref(), *every, false),
            Self::Share { yearly, .. } => (None, yearly.then_some(Every::Year), true),
            Self::Unknown => (None, None, false),
        }
    }
}

impl Price {
    /// The same price for the unit of its item: what is asked for a metre is asked a thousand times for a km. Unchanged
    /// where it is for another unit, or too large.
    pub fn measured_in(&mut self, item: &str) {
        if let Self::Amount { value, unit: Some(unit), .. } = self
            && let Some(share) = super::in_unit(Decimal::ONE, unit, item).filter(|share| *share != Decimal::ONE)
            && let Some(whole) = value.checked_mul(Decimal::ONE / share)
        {
            (*value, *unit) = (whole, item.to_owned());
        }
    }
}

impl fmt::Display for Price {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount { value, currency, unit, every } => {
                write!(out, "{} {currency}", value.normalize())?;
                if let Some(unit) = unit {
                    write!(out, "/{unit}")?;
                }
                every.map_or(Ok(()), |every| write!(out, "/{every}"))
            }
            Self::Share { share, yearly, of } => {
                let percent = (share * Decimal::ONE_HUNDRED).normalize();
                write!(out, "{percent} %{} of {of}", if *yearly { "/year" } else { "" })
            }
            Self::Unknown => write!(out, "unknown"),
        }
    }
}

/// Reads a price: an amount for a unit and a period, or a share of another component.
pub fn parse_price(text: &str) -> Result<Price, Fault> {
    let plain = plain_spaces(text);
    if plain == "unknown" {
        return Ok(Price::Unknown);
    }
    let example = "600 EUR/sensor";
    let read = |text: &str| parse_amount(text, example, false);
    if let Some(spread) = spread(&plain).filter(|spread| read(&spread.center).is_ok()) {
        return Err(Fault::new("not-a-price", &spread.ends).write(spread.center).hint("help-spread"));
    }
    if plain.contains('%') && is_about(&plain) {
        return Err(Fault::new("not-a-price", example).hint("help-open"));
    }
    if plain.contains('%') {
        return parse_component_share(&plain);
    }
    if let Some((bare, vat)) = without_vat_word(&plain) {
        return Err(vat::worded(&bare, vat, example, read));
    }
    read(&plain).map_err(|fault| as_meant(&plain, fault.settled(read), example, read))
}

/// What stands in the place of a price, as a buyer means it; else the fault as it is.
fn as_meant(plain: &str, fault: Fault, example: &str, read: impl Fn(&str) -> Result<Price, Fault>) -> Fault {
    if fault.write.is_some() {
        return fault;
    }
    if let Some(word) = in_place_of_price(plain, example) {
        return word;
    }
    if is_about(plain) {
        return Fault::new("not-a-price", example).hint("help-open");
    }
    match in_order(plain, read) {
        Some(form) => Fault::new("not-a-price", example).write(form),
        None => fault,
    }
}

/// An amount in the order of the format, where it is read so.
pub(super) fn in_order<T>(plain: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<String> {
    reordered(plain).filter(|form| form != plain).and_then(|form| Fault::accepted(&form, read))
}

fn parse_component_share(plain: &str) -> Result<Price, Fault> {
    let example = "8 %/year of device";
    let (share, rest) = percent(plain, example)?;
    let fault = || Fault::new("not-a-component-share", example);
    let (yearly, rest) = match rest.strip_prefix('/') {
        Some(rest) => {
            let (unit, rest) = rest.trim_start().split_once(' ').ok_or_else(fault)?;
            match unit {
                "year" | "an" => (true, rest),
                unit if Spoken::of(unit).is_some_and(|period| period != Spoken::Year) => {
                    return Err(fault().hint("help-period"));
                }
                _ => return Err(fault()),
            }
        }
        None => (false, rest),
    };
    let Some(of) = rest.trim().strip_prefix("of ").map(str::trim).filter(|of| !of.is_empty() && !of.contains(' '))
    else {
        // `8 % du device` is said in French.
        let of = ["de ", "du ", "de la ", "d'", "on ", "sur "].iter().find_map(|word| rest.trim().strip_prefix(word));
        let of = of.map(str::trim).filter(|of| !of.is_empty() && !of.contains([' ', '\'']));
        let percent = plain.split('%').next().unwrap_or_default().trim();
        if rest.is_empty() {
            return Err(Fault::new("not-a-component-share", &format!("{percent} %")).hint("help-share"));
        }
        let form = of.map(|of| format!("{percent} %{} of {of}", if yearly { "/year" } else { "" }));
        return Err(Fault { write: form, ..fault() });
    };
    if share.is_sign_negative() && !share.is_zero() {
        return Err(Fault::new("negative", example));
    }
    Ok(Price::Share { share, yearly, of: of.to_owned() })
}

/// Reads an amount of money with what follows its currency.
pub(super) fn parse_amount(plain: &str, example: &str, negative: bool) -> Result<Price, Fault> {
    // The ends of a range are no groups of one number.
    if plain.contains("..") {
        return Err(Fault::new("not-a-price", example));
    }
    let split = plain
        .char_indices()
        .find(|(_, c)| c.is_alphabetic() || *c == '€' || *c == '$' || *c == '/')
        .map_or(plain.len(), |(at, _)| at);
    let (number, rest) = plain.split_at(split);
    let rest = rest.trim();
    let value = parse_decimal(number.trim(), example).map_err(|mut fault| {
        // Of what, a bare figure does not say: that is told once its digits are right.
        fault.write = fault.write.map(|form| format!("{form} {}", rest.replace('€', "EUR")).trim_end().to_owned());
        fault
    })?;
    // `1e3 EUR` has no currency by the name of `e3 EUR`.
    if rest.strip_prefix(['e', 'E']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Fault::new("not-a-price", example));
    }
    let (head, tail) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // `48 h` and `10 per` are no amounts of a currency of that name.
    let timed = head.trim().chars().all(char::is_alphabetic) && is_time(head.trim());
    if tail.is_empty() && (timed || matches!(head.trim(), "per" | "par" | "pour")) {
        return Err(Fault::new("not-a-price", example));
    }
    let (currency, factor) = currency(head.trim()).map_err(|(code, meant)| {
        let fault = Fault::new(code, example);
        // `20 EUR-02-30` is more than an amount; whether a bare figure is a price for each unit or for the whole line, it
        // does not say, nor does `1.2 k`.
        let more = head.bytes().any(|byte| byte.is_ascii_digit());
        let bare = code == "missing-unit" || matches!(head.trim(), "k" | "K");
        let open = bare && tail.is_empty() && example.contains('/');
        let form = meant.filter(|_| !open && !more).map(|meant| format!("{} {meant}{tail}", number.trim()));
        Fault { write: form, ..fault }
    })?;
    let value = value.checked_mul(factor).ok_or_else(|| Fault::new("too-many-digits", example))?;
    if value.is_sign_negative() && !value.is_zero() && !negative {
        return Err(Fault::new("negative", example));
    }
    let (mut unit, mut every) = (None, None);
    for part in tail.split('/').skip(1).map(str::trim) {
        match (part, Every::parse(part)) {
            ("", _) => return Err(Fault::new("not-a-price", example)),
            (_, Some(period)) if every.is_none() => every = Some(period),
            (word, None) if unit.is_none() && every.is_none() && !word.contains(' ') => unit = Some(word.to_owned()),
            _ => return Err(Fault::new("not-a-price", example)),
        }
    }
    Ok(Price::Amount { value, currency, unit, every })
}

/// A currency and how many of it are counted by one; else the code of the fault and the word that is meant, where
/// only one can be.
fn currency(head: &str) -> Result<(String, Decimal), (&'static str, Option<&'static str>)> {
    let thousand = Decimal::ONE_THOUSAND;
    match head {
        "€" | "EUR" => Ok(("EUR".to_owned(), Decimal::ONE)),
        "k€" | "kEUR" => Ok(("EUR".to_owned(), thousand)),
        "M€" | "MEUR" => Ok(("EUR".to_owned(), thousand * thousand)),
        "" => Err(("missing-unit", Some("EUR"))),
        code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => Ok((code.to_owned(), Decimal::ONE)),
        other => {
            let word: String = other.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == '€').collect();
            let meant = match word.as_str() {
                "eur" | "euro" | "euros" | "€" => Some("EUR"),
                "k" | "k€" | "keur" | "keuro" | "keuros" | "milliersdeuros" | "milliersd€" => Some("kEUR"),
                // A small m is thousandths to some and millions to others.
                "meur" | "meuros" if other.starts_with('M') => Some("MEUR"),
                "millionsdeuros" | "milliondeuros" | "millionsd€" => Some("MEUR"),
                _ => None,
            };
            Err(("unknown-currency", meant))
        }
    }
}
