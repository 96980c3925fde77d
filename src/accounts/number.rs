//! The numbers of published files, exact.

use rust_decimal::Decimal;

use crate::units::half_up;

/// No figure of a municipality reaches this.
const LARGEST_FIGURE: u64 = 10_u64.pow(15);

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is none, or none that a municipality could have.
    NotANumber,
    /// `10.817`: three digits behind one mark are a group of thousands as well as decimals.
    Ambiguous,
}

/// An amount, blanks between its digits left out, its decimal mark a point or a comma, in powers of ten where a program
/// wrote it.
pub(super) fn amount(text: &str) -> Result<Decimal, Fault> {
    // A sign of euros says what is known; another unit is no digit. A minus may be the longer one of typesetters.
    let text = text.trim().trim_end_matches('€').trim_end();
    // Two lines are two figures.
    if text.contains(['\n', '\r']) {
        return Err(Fault::NotANumber);
    }
    let mark = |c: &char| c.is_whitespace() || matches!(c, '\'' | '’');
    let plain: String = text.chars().filter(|c| !mark(c)).map(|c| if c == '−' { '-' } else { c }).collect();
    let grouped = text.chars().any(|c| mark(&c));
    let digits = plain.trim_start_matches(['-', '+']);
    if let Some((whole, fraction)) = digits.split_once(['.', ','])
        && !grouped
        && (1..=3).contains(&whole.len())
        && whole != "0"
        && fraction.len() == 3
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Err(Fault::Ambiguous);
    }
    let point = if plain.contains('.') { plain } else { plain.replacen(',', ".", 1) };
    let number = match point.split_once(['e', 'E']) {
        None => Decimal::from_str_exact(&point).ok(),
        Some((mantissa, exponent)) => power(mantissa, exponent),
    };
    number.filter(|number| number.abs() < Decimal::from(LARGEST_FIGURE)).ok_or(Fault::NotANumber)
}

/// `-3.6e-12`, as programs write what is left of a sum of binary fractions.
fn power(mantissa: &str, exponent: &str) -> Option<Decimal> {
    let mut number = Decimal::from_str_exact(mantissa).ok()?;
    let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.abs() <= 400)?;
    for _ in 0..exponent.unsigned_abs() {
        // Beyond 28 digits nothing is left of it; above, it soon is larger than any amount.
        number = if exponent < 0 { number / Decimal::TEN } else { number.checked_mul(Decimal::TEN)? };
    }
    Some(number)
}

/// An amount in EUR as it was before a program summed it up in binary fractions: to the cent.
pub(super) fn cents(amount: Decimal) -> Decimal {
    half_up(amount, 2).normalize()
}

/// An amount in thousands of EUR, without what sums of binary fractions left behind the cents.
pub(super) fn cents_of_thousands(amount: Decimal) -> Decimal {
    // How many decimals a file writes tells how finely it is rounded: they stay.
    if amount.scale() <= 5 { amount } else { cents(amount * Decimal::ONE_THOUSAND) / Decimal::ONE_THOUSAND }
}

/// Inhabitants, a whole number however its thousands are marked: `25 224`, `25.224`, `25,224`, `25224.0`.
pub(super) fn people(text: &str) -> Result<Decimal, Fault> {
    if text.trim().contains(['\n', '\r']) {
        return Err(Fault::NotANumber);
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let mut groups = plain.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let of_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if rest.iter().all(|group| group.len() == 3 && of_digits(group)) {
        let marked = rest.is_empty() || (1..=3).contains(&first.len());
        marked.then(|| plain.replace(['.', ','], ""))
    } else {
        matches!(rest.as_slice(), [zeros] if zeros.bytes().all(|byte| byte == b'0')).then(|| first.to_owned())
    };
    let whole = whole.filter(|whole| of_digits(whole)).ok_or(Fault::NotANumber)?;
    Decimal::from_str_exact(&whole)
        .ok()
        .filter(|number| *number < Decimal::from(LARGEST_FIGURE))
        .ok_or(Fault::NotANumber)
}
