//! Pieces of the regular expressions by which editors and other programs check what our parsers read.

/// Any spaces, the no-break ones of word processors among them.
pub(super) const S: &str = r"\s*";
/// Euros, thousands and millions of them.
pub(super) const EUR: &str = "[kM]?(?:€|EUR)";
pub(super) const CURRENCY: &str = "(?:[kM]?(?:€|EUR)|[A-Z]{3})";
pub(super) const YEAR: &str = "(?:year|an)";
pub(super) const PERIOD: &str = "(?:month|mois|quarter|trimestre|year|an)";
pub(super) const MONTHS: &str = "(?:months?|mois)";
pub(super) const YEARS_UNIT: &str = "(?:years?|ans?|ann[ée]es?)";
/// Years 1900 to 2300.
pub(super) const YEARS: &str = "(?:(?:19|2[0-2])[0-9]{2}|2300)";
/// Not zero.
pub(super) const SOME: &str = "(?=0*[1-9])";
/// At most 28 digits, what is computed with exactly.
pub(super) const EXACT: &str = r"(?!(?:[_.]?[0-9]){29})";
/// `-0`, the only negative number where none is meant.
pub(super) const MINUS_ZERO: &str = r"-(?=[0_.]+(?![0-9_.]))";

/// Digits with `_` between groups and `.` as decimal mark.
pub(super) fn digits() -> String {
    format!(r"{EXACT}[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?")
}

pub(super) fn signed() -> String {
    format!("[+-]?{}", digits())
}

pub(super) fn unsigned() -> String {
    format!("(?:{MINUS_ZERO})?{}", digits())
}

/// A number from 0 up to `high`, decimals included.
pub(super) fn limited(high: &str) -> String {
    format!(r"(?:\+?{EXACT}{}|{MINUS_ZERO}{})", at_most(high), digits())
}

/// The same where a plus is refused.
pub(super) fn unsigned_to(high: &str) -> String {
    format!(r"(?:{EXACT}{}|{MINUS_ZERO}{})", at_most(high), digits())
}

/// A number, below zero with a minus, without a plus.
pub(super) fn negative_too() -> String {
    format!("-?{}", digits())
}

/// A number above -100, given what it is from 0 on.
pub(super) fn above_minus_100(positive: &str) -> String {
    format!(r"(?:\+?{positive}|-{EXACT}(?:0_?)*{}(?:\.[0-9]+(?:_[0-9]+)*)?)", below("100", "_?"))
}

/// A number with decimals, `0` to `max`.
pub(super) fn at_most(max: &str) -> String {
    let whole = joined(max, "_?");
    let below = below(max, "_?");
    format!(r"(?:0_?)*(?:{whole}(?:\.0(?:_?0)*)?|{below}(?:\.[0-9]+(?:_[0-9]+)*)?)")
}

/// A whole number, `0` to `max`.
pub(super) fn up_to(max: &str, between: &str) -> String {
    format!("0*(?:{}|{})", joined(max, between), below(max, between))
}

pub(super) fn joined(digits: &str, between: &str) -> String {
    digits.chars().map(String::from).collect::<Vec<_>>().join(between)
}

/// Whole numbers below `max`, without leading zeros.
pub(super) fn below(max: &str, between: &str) -> String {
    let any = |count: usize| format!("(?:{between}[0-9]){{{count}}}");
    let mut forms = Vec::new();
    for (place, digit) in max.char_indices() {
        let first = if place == 0 { '1' } else { '0' };
        if let Some(lower) = char::from_u32(u32::from(digit).saturating_sub(1)).filter(|lower| *lower >= first) {
            let head = &max[..place];
            let gap = if head.is_empty() { "" } else { between };
            forms.push(format!("{}{gap}[{first}-{lower}]{}", joined(head, between), any(max.len() - place - 1)));
        }
    }
    let shorter = max.len().saturating_sub(2);
    forms.push(format!("[0-9](?:{between}[0-9]){{0,{shorter}}}"));
    format!("(?:{})", forms.join("|"))
}

/// An amount for a unit and a period.
pub(super) fn amount() -> String {
    let end = r"(?=\s*(?:/|$|\.\.))";
    let unit = format!(r"(?!{PERIOD}{end})(?!(?:HT|TTC){end})[^\s/%]+");
    format!("{}{S}{CURRENCY}{S}(?:/{S}{unit}{S})?(?:/{S}{PERIOD})?", unsigned())
}

/// A share of a component, once or each year.
pub(super) fn share_of() -> String {
    format!(r"{}{S}%{S}(?:/{S}{YEAR}\s+)?of\s+\S+", unsigned())
}

pub(super) fn price_range() -> String {
    let (number, amount, share) = (digits(), amount(), share_of());
    format!(r"{S}(?:(?:{number}|{amount}){S}\.\.{S}{amount}|(?:{number}|{share}){S}\.\.{S}{share}){S}")
}

/// A number of units, its unit or none.
pub(super) fn count() -> String {
    format!(r"{}{S}(?:\p{{L}}\S*)?", unsigned())
}

/// So many for each of so many of another line.
pub(super) fn ratio() -> String {
    format!(r"{}\s+(?:per|pour)\s+(?=[0_.+]*[1-9]){}\s+\S+", unsigned(), unsigned())
}

pub(super) fn loan_amount() -> String {
    let (money, share) = (unsigned(), unsigned_to("100"));
    format!(r"{S}(?:{money}{S}{EUR}|{share}{S}%{S}of\s+investment){S}")
}

/// Whole months or years, at most so many months.
pub(super) fn duration(condition: &str, months: u32) -> String {
    let (years, months) = (up_to(&(months / 12).to_string(), ""), up_to(&months.to_string(), ""));
    format!("{S}{condition}(?:{months}{S}{MONTHS}|{years}{S}{YEARS_UNIT}){S}")
}

pub(super) fn fctva_lag() -> String {
    format!("{S}(?:[012]|0*(?:0|12|24){S}{MONTHS}|0*[012]{S}{YEARS_UNIT}){S}")
}

/// A duration of whole years, written in years or in months.
pub(super) fn whole_years() -> String {
    let by_three = "(?:[0369]|[147](?:[0369]|[147][0369]*[258])*(?:[258]|[147][0369]*[147])\
                    |[258](?:[0369]|[258][0369]*[147])*(?:[147]|[258][0369]*[258]))+(?![0-9])";
    let by_four = "(?:0*[048]|[0-9]*(?:[02468][048]|[13579][26]))(?![0-9])";
    let (months, years) = (up_to("12000", ""), up_to("1000", ""));
    format!("{S}{SOME}(?:(?={by_three})(?={by_four}){months}{S}{MONTHS}|{years}{S}{YEARS_UNIT}){S}")
}

/// A day that the calendar has.
pub(super) fn date() -> String {
    let leap = "(?:(?:19|2[0-2])(?:0[48]|[2468][048]|[13579][26])|2000)-02-29";
    let days = "(?:0[1-9]|1[0-9]|2[0-8])";
    let months = "(?:0[1-9]|1[0-2])";
    let long = "(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31";
    format!("{S}(?:{leap}|{YEARS}-(?:{months}-{days}|{long})){S}")
}

/// At least 1, at most a hundred million.
pub(super) fn population() -> String {
    let whole = up_to("100000000", "_?");
    format!(r"{S}(?=\+?[0_]*[1-9])\+?{EXACT}(?:0_?)*{whole}{S}")
}
