use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, plain_spaces};

/// Decimals up to which amounts are exact, in whatever order they were summed.
pub const EXACT: u32 = 12;

/// Rounds half away from zero to `digits` decimals, the rounding of every printed figure.
///
/// A third has no last digit: what three of them lack to a whole must not decide a half cent. So digits beyond the
/// twelfth, where such remainders stand, are rounded away first.
pub fn half_up(value: Decimal, digits: u32) -> Decimal {
    let round = |value: Decimal, digits| value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    if digits < EXACT && value.scale() > EXACT { round(round(value, EXACT), digits) } else { round(value, digits) }
}

/// Exactly `digits` decimals, half away from zero, never `-0.00`: the form of the machine output.
pub fn display(value: Decimal, digits: u32) -> String {
    let mut rounded = half_up(value, digits);
    rounded.rescale(digits);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded.to_string()
}

/// Reads a number: `.` as decimal mark, `_` between groups of digits.
///
/// Up to 28 digits, what a `Decimal` holds exactly; more are refused rather than rounded silently.
pub fn parse_decimal(text: &str, example: &str) -> Result<Decimal, Fault> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let shape = digits.bytes().all(|b| b.is_ascii_digit() || b == b'_' || b == b'.')
        && digits.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && digits.bytes().last().is_some_and(|b| b.is_ascii_digit())
        && digits.bytes().filter(|b| *b == b'.').count() <= 1
        && !["__", "_.", "._"].iter().any(|bad| digits.contains(bad));
    if !shape {
        return Err(wrong_number(text, example));
    }
    let clean: String = text.chars().filter(|c| *c != '_' && *c != '+').collect();
    let significant = clean.chars().filter(char::is_ascii_digit).count();
    if significant > 28 {
        return Err(Fault::new("too-many-digits", example));
    }
    Decimal::from_str_exact(&clean).map_err(|_| Fault::new("not-a-number", example))
}

/// Tells a French decimal comma and grouped digits from plain nonsense.
fn wrong_number(text: &str, example: &str) -> Fault {
    let compact: String = plain_spaces(text).chars().filter(|c| !matches!(c, ' ' | '\'' | '_')).collect();
    let shape_ok = !compact.is_empty()
        && compact.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-'))
        && compact.bytes().any(|b| b.is_ascii_digit());
    if !shape_ok {
        return Fault::new("not-a-number", example);
    }
    let (sign, digits) = compact.strip_prefix('-').map_or(("", compact.as_str()), |digits| ("-", digits));
    // Of two kinds of mark the last is the decimal one; a mark that repeats stands between groups.
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let decimal = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) if commas == 1 => Some(comma),
        (None, Some(point)) if points == 1 => Some(point),
        _ => None,
    };
    let whole: String = digits[..decimal.unwrap_or(digits.len())].chars().filter(char::is_ascii_digit).collect();
    let rest = decimal.map_or(String::new(), |at| format!(".{}", &digits[at + 1..]));
    let comma = decimal.is_some_and(|at| digits[at..].starts_with(','));
    let code = if comma { "decimal-comma" } else { "digit-groups" };
    Fault::new(code, example).write(format!("{sign}{}{rest}", grouped(&whole)))
}

/// `1200000` as `1_200_000`.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (place, c) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('_');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 000.50 at 4 % for a month is 100 000.50 / 300 = 333.335: half a cent goes up, though a twelfth of 4 % ends
    /// in threes that are cut short. Three thirds of 0.005 are half a cent, too.
    #[test]
    fn what_thirds_lack_decides_no_cent() {
        let monthly = Decimal::new(4, 2) / Decimal::from(12);
        assert_eq!(half_up(Decimal::new(10_000_050, 2) * monthly, 2), Decimal::new(33_334, 2));
        let third = Decimal::new(5, 3) / Decimal::from(3);
        assert_eq!(third.to_string(), "0.0016666666666666666666666667");
        assert_eq!(half_up(third + third + third, 2), Decimal::new(1, 2));
        assert_eq!(half_up(-(third + third + third), 2), Decimal::new(-1, 2));
        assert_eq!(half_up(Decimal::new(4_999_999, 9), 2), Decimal::ZERO, "what is less than half a cent goes down");
    }

    #[test]
    fn exact_or_refused() {
        let exact = parse_decimal("540.123456789012345678901", "").unwrap();
        assert_eq!(exact.to_string(), "540.123456789012345678901");
        assert_eq!(parse_decimal("1_200.50", "").unwrap(), Decimal::new(120_050, 2));
        for (bad, code) in [
            ("1 200,50", "decimal-comma"),
            ("600,5", "decimal-comma"),
            ("1.200,50", "decimal-comma"),
            ("1 200", "digit-groups"),
            ("1.200.000", "digit-groups"),
            ("1,234,567.89", "digit-groups"),
            ("1__0", "digit-groups"),
            ("six", "not-a-number"),
            ("", "not-a-number"),
            ("1e5", "not-a-number"),
            ("12345678901234567890.1234567890", "too-many-digits"),
        ] {
            assert_eq!(parse_decimal(bad, "").unwrap_err().code, code, "{bad}");
        }
        for (text, write) in [
            ("1 200,50", "1_200.50"),
            ("-1.200,5", "-1_200.5"),
            ("1,234,567.89", "1_234_567.89"),
            ("1.200.000", "1_200_000"),
            ("2 000", "2_000"),
        ] {
            assert_eq!(parse_decimal(text, "").unwrap_err().write.unwrap(), write);
        }
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(display(Decimal::new(2_345, 3), 2), "2.35");
        assert_eq!(display(Decimal::new(-2_345, 3), 2), "-2.35");
        assert_eq!(display(Decimal::new(-1, 3), 2), "0.00");
    }
}
