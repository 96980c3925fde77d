use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, plain_spaces};

/// Decimals up to which amounts are exact, in whatever order they were summed.
pub(crate) const EXACT: u32 = 12;

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

/// What was probably meant by a number that is not in the grammar. A form to write is given only where the digits
/// cannot be read in two ways.
fn wrong_number(text: &str, example: &str) -> Fault {
    let plain = plain_spaces(text);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let number = |b: u8| b.is_ascii_digit() || matches!(b, b',' | b'.' | b' ' | b'\'' | b'_');
    if !digits.bytes().all(number) || !digits.bytes().any(|b| b.is_ascii_digit()) {
        return Fault::new("not-a-number", example);
    }
    // Of two kinds of mark the last is the decimal one; a mark that repeats stands between groups.
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let decimal = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) if commas == 1 => Some(comma),
        (None, Some(point)) if points == 1 => Some(point),
        _ => None,
    };
    let (whole, rest) = decimal.map_or((digits, ""), |at| (&digits[..at], &digits[at + 1..]));
    let code = match decimal {
        Some(at) if digits[at..].starts_with(',') => "decimal-comma",
        _ if whole.is_empty() || digits.ends_with('.') => "not-a-number",
        _ => "digit-groups",
    };
    let fault = Fault::new(code, example);
    let groups: Vec<&str> = whole.split([' ', '\'', '_', ',', '.']).collect();
    let by_three = match groups.as_slice() {
        [_] => true,
        [first, others @ ..] => (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3),
        [] => false,
    };
    // `1,234` is a little more than one to the French, and a thousand to others.
    let open = commas == 1 && points == 0 && groups.len() == 1 && rest.len() == 3 && !matches!(whole, "" | "0");
    if !by_three || open || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return fault;
    }
    let whole = if whole.is_empty() { "0".to_owned() } else { grouped(&groups.concat()) };
    fault.write(if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") })
}

/// A text whose numbers are written as people write them, in the form of the format: `1 200,50 €` as `1200.50 €`, `3,5 %` as
/// `3.5 %`. A number that can be read in two ways stays as it is, as does what is accepted already.
pub(crate) fn of_people(text: &str) -> String {
    let plain = plain_spaces(text);
    let mut out = String::new();
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..start + length(&rest[start..])];
        out.push_str(&rest[..start]);
        let form = parse_decimal(number, "").err().and_then(|fault| fault.write);
        // Digits inside a word, as in `m2`, are no number.
        let apart = !rest[..start].ends_with(char::is_alphanumeric);
        out.push_str(&form.filter(|_| apart).map_or_else(|| number.to_owned(), |form| form.replace('_', "")));
        rest = &rest[start + number.len()..];
    }
    out + rest
}

/// How far a number goes that begins a text: its digits, with marks before further digits, and spaces before three.
fn length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    loop {
        let mut rest = text[end..].chars();
        let mark = rest.next();
        let more = digits(rest.as_str());
        let goes_on = match mark {
            Some(' ' | '\'') => more == 3,
            Some(',' | '.' | '_') => more > 0,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end += 1 + more;
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
