use serde_json::{Value, json};

/// The values of the format as regular expressions, each by the name of its definition. What
/// [`crate::units`] reads, these match; a test holds them against each other.
pub(super) fn definition(name: &str) -> Option<Value> {
    let (pattern, types, examples): (String, &[&str], &[&str]) = match name {
        "id" => (r"[a-z0-9-]+".to_owned(), &["string", "integer"], &["urban-sensor"]),
        "price" => (format!("{S}(?:unknown|{}|{}){S}", amount(), share_of()), TEXT, &PRICES),
        "price-range" => (price_range(), TEXT, &["450 .. 750 EUR/sensor", "5 .. 12 %/year of device"]),
        "money" => (format!("{S}{}{S}{EUR}{S}", unsigned()), TEXT, &["600 EUR", "1_200.50 EUR"]),
        "signed-money" => (format!("{S}{}{S}{EUR}{S}", signed()), TEXT, &["1_250_000 EUR", "-40_000 EUR"]),
        "yearly-money" => (format!("{S}{}{S}{EUR}{S}/{S}{YEAR}{S}", unsigned()), TEXT, &["400_000 EUR/year"]),
        "accrual" => {
            (format!("{S}{}{S}{CURRENCY}{S}/{S}{PERIOD}{S}", unsigned()), TEXT, &["30000 EUR/year", "500 EUR/month"])
        }
        "share" => (format!("{S}{}{S}%{S}", signed()), TEXT, &["20 %"]),
        "fraction" => (format!("{S}{}{S}%{S}", limited("100", None)), TEXT, &["40 %"]),
        "rate" => (format!("{S}{}{S}%{S}/{S}{YEAR}{S}", signed()), TEXT, &["2 %/year"]),
        "growth" => (format!("{S}{}{S}%{S}/{S}{YEAR}{S}", limited("1000", Some("99"))), TEXT, &["1.5 %/year"]),
        "failure" => (format!("{S}{}{S}%{S}/{S}{YEAR}{S}", limited("1200", None)), TEXT, &["4 %/year"]),
        "duration" => (duration("", 12_000), TEXT, &["18 months", "10 years", "18 mois", "10 ans"]),
        "life" => (duration(SOME, 12_000), TEXT, &["8 years"]),
        "horizon" => (duration(SOME, 1_200), TEXT, &["10 years"]),
        "phase-length" => (format!("(?:{S}rest{S}|{})", duration(SOME, 12_000)), TEXT, &["18 months", "rest"]),
        "lag" => (format!("(?:{S}0{S}|{})", duration("", 12_000)), NUMBER, &["12 months", "0"]),
        "fctva-lag" => (fctva_lag(), NUMBER, &["1 year", "2 years", "0"]),
        "loan-term" => (whole_years(), TEXT, &["15 years"]),
        "month" => (format!("{S}{YEARS}-(?:0[1-9]|1[0-2]){S}"), TEXT, &["2026-09"]),
        "date" => (date(), TEXT, &["2026-03-02"]),
        "year" => (format!("{S}\\+?0*{YEARS}{S}"), NUMBER, &["2024"]),
        "number" => (format!("{S}{}{S}", signed()), NUMBER, &["500", "1.2"]),
        "deferral" => (format!("{S}(?:\\+?{}|-0+)(?:\\.0+)?{S}", up_to("1000", "")), NUMBER, &["2"]),
        "population" => (population(), NUMBER, &["25224"]),
        "quantity" => (format!("{S}(?:{}|{}){S}", count(), ratio()), NUMBER, &["2000", "12.5 km", "1 per 100 sensors"]),
        "count" => (format!("{S}{}{S}", count()), NUMBER, &["40", "2.5 km"]),
        "loan-amount" => (loan_amount(), TEXT, &["500_000 EUR", "40 % of investment"]),
        "score" => (format!("{S}{}{S}/{S}(?=[0_.]*[1-9]){}{S}", unsigned(), signed()), TEXT, &["14/20"]),
        "at" => (format!("(?:[a-z0-9-]+|[0-9]+\\s+{MONTHS}{S}|[0-9]+\\s+{YEARS_UNIT}{S})"), TEXT, &AT),
        "vat" => (
            format!("(?:standard|intermediate|reduced|zero|{S}{}{S}%{S})", limited("100", None)),
            TEXT,
            &["standard", "zero", "8.5 %"],
        ),
        "share-money-or-number" => {
            let (share, money, number) = (signed(), unsigned(), signed());
            (format!("{S}(?:{share}{S}%|{money}{S}{EUR}|{number}){S}"), NUMBER, &["75 %", "500 EUR", "20_000"])
        }
        _ => return None,
    };
    Some(json!({"type": types, "pattern": format!("^{pattern}$"), "examples": examples}))
}

const TEXT: &[&str] = &["string"];
const NUMBER: &[&str] = &["string", "number"];
const PRICES: [&str; 5] = ["600 EUR/sensor", "1.20 EUR/sensor/month", "25000 EUR", "8 %/year of device", "unknown"];
const AT: [&str; 4] = ["entry", "exit", "rollout", "36 months"];

/// Any spaces, the no-break ones of word processors among them.
const S: &str = r"\s*";
const EUR: &str = "(?:€|EUR)";
const CURRENCY: &str = "(?:€|[A-Z]{3})";
const YEAR: &str = "(?:year|an)";
const PERIOD: &str = "(?:month|mois|year|an)";
const MONTHS: &str = "(?:months?|mois)";
const YEARS_UNIT: &str = "(?:years?|ans?)";
/// Years 1900 to 2300.
const YEARS: &str = "(?:(?:19|2[0-2])[0-9]{2}|2300)";
/// Not zero.
const SOME: &str = "(?=0*[1-9])";
/// At most 28 digits, what is computed with exactly.
const EXACT: &str = r"(?!(?:[_.]?[0-9]){29})";
/// `-0`, the only negative number where none is meant.
const MINUS_ZERO: &str = r"-(?=[0_.]+(?![0-9_.]))";

/// Digits with `_` between groups and `.` as decimal mark.
fn digits() -> String {
    format!(r"{EXACT}[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?")
}

fn signed() -> String {
    format!("[+-]?{}", digits())
}

fn unsigned() -> String {
    format!(r"(?:\+|{MINUS_ZERO})?{}", digits())
}

/// A number from 0, or from the negative of `low`, up to `high`, decimals included.
fn limited(high: &str, low: Option<&str>) -> String {
    let negative = low.map_or_else(|| format!("{MINUS_ZERO}{}", digits()), |low| format!("-{EXACT}{}", at_most(low)));
    format!(r"(?:\+?{EXACT}{}|{negative})", at_most(high))
}

/// A number with decimals, `0` to `max`.
fn at_most(max: &str) -> String {
    let whole = joined(max, "_?");
    let below = below(max, "_?");
    format!(r"(?:0_?)*(?:{whole}(?:\.0(?:_?0)*)?|{below}(?:\.[0-9]+(?:_[0-9]+)*)?)")
}

/// A whole number, `0` to `max`.
fn up_to(max: &str, between: &str) -> String {
    format!("0*(?:{}|{})", joined(max, between), below(max, between))
}

fn joined(digits: &str, between: &str) -> String {
    digits.chars().map(String::from).collect::<Vec<_>>().join(between)
}

/// Whole numbers below `max`, without leading zeros.
fn below(max: &str, between: &str) -> String {
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
fn amount() -> String {
    let end = r"(?=\s*(?:/|$|\.\.))";
    let unit = format!(r"(?!{PERIOD}{end})(?!(?:HT|TTC){end})[^\s/%]+");
    format!("{}{S}{CURRENCY}{S}(?:/{S}{unit}{S})?(?:/{S}{PERIOD})?", unsigned())
}

/// A share of a component, once or each year.
fn share_of() -> String {
    format!(r"{}{S}%{S}(?:/{S}{YEAR}\s+)?of\s+\S+", unsigned())
}

fn price_range() -> String {
    let (number, amount, share) = (digits(), amount(), share_of());
    format!(r"{S}(?:(?:{number}|{amount}){S}\.\.{S}{amount}|(?:{number}|{share}){S}\.\.{S}{share}){S}")
}

/// A number of units, its unit or none.
fn count() -> String {
    format!(r"{}{S}(?:\p{{L}}\S*)?", unsigned())
}

/// So many for each of so many of another line.
fn ratio() -> String {
    format!(r"{}\s+per\s+(?=[0_.+]*[1-9]){}\s+\S+", unsigned(), unsigned())
}

fn loan_amount() -> String {
    let (money, share) = (unsigned(), limited("100", None));
    format!(r"{S}(?:{money}{S}{EUR}|{share}{S}%{S}of\s+investment){S}")
}

/// Whole months or years, at most so many months.
fn duration(condition: &str, months: u32) -> String {
    let (years, months) = (up_to(&(months / 12).to_string(), ""), up_to(&months.to_string(), ""));
    format!("{S}{condition}(?:{months}{S}{MONTHS}|{years}{S}{YEARS_UNIT}){S}")
}

fn fctva_lag() -> String {
    format!("{S}(?:[012]|0*(?:0|12|24){S}{MONTHS}|0*[012]{S}{YEARS_UNIT}){S}")
}

/// A duration of whole years, written in years or in months.
fn whole_years() -> String {
    let by_three = "(?:[0369]|[147](?:[0369]|[147][0369]*[258])*(?:[258]|[147][0369]*[147])\
                    |[258](?:[0369]|[258][0369]*[147])*(?:[147]|[258][0369]*[258]))+(?![0-9])";
    let by_four = "(?:0*[048]|[0-9]*(?:[02468][048]|[13579][26]))(?![0-9])";
    let (months, years) = (up_to("12000", ""), up_to("1000", ""));
    format!("{S}{SOME}(?:(?={by_three})(?={by_four}){months}{S}{MONTHS}|{years}{S}{YEARS_UNIT}){S}")
}

/// A day that the calendar has.
fn date() -> String {
    let leap = "(?:(?:19|2[0-2])(?:0[48]|[2468][048]|[13579][26])|2000)-02-29";
    let days = "(?:0[1-9]|1[0-9]|2[0-8])";
    let months = "(?:0[1-9]|1[0-2])";
    let long = "(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31";
    format!("{S}(?:{leap}|{YEARS}-(?:{months}-{days}|{long})){S}")
}

/// At least 1, at most a hundred million.
fn population() -> String {
    format!(r"{S}(?=\+?[0_]*[1-9])\+?{EXACT}{}{S}", at_most("100000000"))
}
