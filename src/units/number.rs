use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, plain_spaces};

/// Rounds half away from zero to `digits` decimals, the rounding of every printed figure.
pub fn half_up(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
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
    match compact.rsplit_once(',') {
        Some((whole, cents)) if !whole.contains(',') => {
            let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
            Fault::new("decimal-comma", example).write(format!("{}.{cents}", grouped(&whole)))
        }
        None if !compact.contains('.') || compact.matches('.').count() == 1 => {
            let (whole, rest) = compact.split_once('.').map_or((compact.as_str(), None), |(w, r)| (w, Some(r)));
            let rest = rest.map_or(String::new(), |r| format!(".{r}"));
            Fault::new("digit-groups", example).write(format!("{}{rest}", grouped(whole)))
        }
        _ => {
            let whole: String = compact.chars().filter(char::is_ascii_digit).collect();
            Fault::new("digit-groups", example).write(grouped(&whole))
        }
    }
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
            ("1__0", "digit-groups"),
            ("six", "not-a-number"),
            ("", "not-a-number"),
            ("1e5", "not-a-number"),
            ("12345678901234567890.1234567890", "too-many-digits"),
        ] {
            assert_eq!(parse_decimal(bad, "").unwrap_err().code, code, "{bad}");
        }
        assert_eq!(parse_decimal("1 200,50", "").unwrap_err().write.unwrap(), "1_200.50");
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(display(Decimal::new(2_345, 3), 2), "2.35");
        assert_eq!(display(Decimal::new(-2_345, 3), 2), "-2.35");
        assert_eq!(display(Decimal::new(-1, 3), 2), "0.00");
    }
}
