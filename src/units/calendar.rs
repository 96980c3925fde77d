use std::fmt;

use rust_decimal::Decimal;

use super::spoken::{Spoken, is_about};
use super::{Fault, plain_spaces};

/// Months of a year. Amounts are added up in twelfths of a euro, as a yearly price would lose fractions of a cent each
/// month, and divided by this once at the end.
pub const MONTHS_A_YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// A civil date.
pub type Date = jiff::civil::Date;

/// A calendar month, counted from year 0 so that months subtract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a year, 1 to 12.
    pub fn new(year: i32, month: i32) -> Self {
        Self(year * 12 + month - 1)
    }

    /// Calendar year, which is the fiscal year of French local authorities.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    pub fn of_year(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// The month `months` later (or earlier).
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Months from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day, at which the law in force is looked up.
    pub fn first_day(self) -> Date {
        // Years are bounded by `parse_month`, so the fallback is never the answer to a real question.
        i16::try_from(self.year())
            .ok()
            .zip(i8::try_from(self.of_year()).ok())
            .and_then(|(year, month)| Date::new(year, month, 1).ok())
            .unwrap_or(Date::MAX)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year(), self.of_year())
    }
}

/// A length of time in whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(pub u32);

impl fmt::Display for Months {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 0 && self.0.is_multiple_of(12) {
            let years = self.0 / 12;
            write!(out, "{years} year{}", if years == 1 { "" } else { "s" })
        } else {
            write!(out, "{} month{}", self.0, if self.0 == 1 { "" } else { "s" })
        }
    }
}

/// Reads `2026-09`.
pub fn parse_month(text: &str) -> Result<Month, Fault> {
    let fault = || match figures(text).as_slice() {
        [Figure::Year(year), Figure::Number(month)]
        | [Figure::Number(month), Figure::Year(year)]
        | [Figure::Year(year), Figure::Number(month), Figure::Number(1..=31)]
            if (1..=12).contains(month) =>
        {
            Fault::new("not-a-month", "2026-09").write(format!("{year}-{month:02}"))
        }
        // `01/02/2027`: the day comes first where one writes so, if it can be told.
        [Figure::Number(day @ 1..=31), Figure::Number(month @ 1..=12), Figure::Year(year)] => {
            let fault = Fault::new("not-a-month", "2026-09").write(format!("{year}-{month:02}"));
            if *day > 12 || day == month { fault } else { fault.hint("help-day-first") }
        }
        [Figure::Year(year)] => Fault::new("not-a-month", &format!("{year}-01")),
        _ => Fault::new("not-a-month", "2026-09"),
    };
    let (year, month) = text.trim().split_once('-').ok_or_else(fault)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
        return Err(fault());
    }
    let year: i32 = year.parse().map_err(|_| fault())?;
    let month: i32 = month.parse().map_err(|_| fault())?;
    if !(1900..=2300).contains(&year) || !(1..=12).contains(&month) {
        return Err(fault());
    }
    Ok(Month::new(year, month))
}

/// Reads `2026-03-02`.
pub fn parse_date(text: &str) -> Result<Date, Fault> {
    let fault = || not_a_date(text);
    let text = text.trim();
    if text.len() != 10 || !text.is_ascii() {
        return Err(fault());
    }
    let month = parse_month(&text[..7]).map_err(|_| fault())?;
    let day = text[7..].strip_prefix('-').filter(|day| day.bytes().all(|b| b.is_ascii_digit())).ok_or_else(fault)?;
    let day: i8 = day.parse().map_err(|_| fault())?;
    let year = i16::try_from(month.year()).map_err(|_| fault())?;
    let of_year = i8::try_from(month.of_year()).map_err(|_| fault())?;
    Date::new(year, of_year, day).map_err(|_| fault())
}

/// A part of a date as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// Four digits, from 1900 to 2300.
    Year(u32),
    /// Anything else: a day or a month.
    Number(u32),
    /// A month that is named.
    Named(u32),
}

const NAMED: [&[&str]; 12] = [
    &["janvier", "january", "jan"],
    &["fevrier", "february", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// The parts of what may be a month or a day; none where it is anything else.
fn parts_of_date(text: &str) -> Option<Vec<Figure>> {
    let whole = text.trim();
    // `20260504`
    let dashed = |text: &str| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
    let joined = whole.len() == 8 && whole.bytes().all(|b| b.is_ascii_digit());
    let whole =
        if joined { dashed(whole) } else { whole.to_lowercase().replace(['é', 'û'], "e").replace("aoet", "aout") };
    let parts = whole.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    parts
        .map(|part| match part.parse::<u32>() {
            Ok(year) if part.len() == 4 && (1900..=2300).contains(&year) => Some(Figure::Year(year)),
            Ok(number) if part.len() <= 2 => Some(Figure::Number(number)),
            _ => {
                let month = NAMED.iter().position(|names| names.contains(&part))?;
                Some(Figure::Named(u32::try_from(month).ok()? + 1))
            }
        })
        .collect()
}

/// The same, with named months as numbers.
fn figures(text: &str) -> Vec<Figure> {
    let parts = parts_of_date(text).unwrap_or_default();
    parts.into_iter().map(|part| if let Figure::Named(month) = part { Figure::Number(month) } else { part }).collect()
}

/// Of what is no date, the date that it says; where the day may be the month, with that question.
fn not_a_date(text: &str) -> Fault {
    let fault = Fault::new("not-a-date", "2026-03-02");
    let form = |year: u32, month: u32, day: u32| format!("{year}-{month:02}-{day:02}");
    match parts_of_date(text).unwrap_or_default().as_slice() {
        [Figure::Year(year), Figure::Number(month) | Figure::Named(month), Figure::Number(day)]
        | [Figure::Number(day), Figure::Named(month), Figure::Year(year)]
        | [Figure::Named(month), Figure::Number(day), Figure::Year(year)] => fault.write(form(*year, *month, *day)),
        [Figure::Number(day), Figure::Number(month), Figure::Year(year)] if *day > 12 => {
            fault.write(form(*year, *month, *day))
        }
        [Figure::Number(day), Figure::Number(month), Figure::Year(year)] => {
            fault.write(form(*year, *month, *day)).hint("help-day-first")
        }
        [Figure::Year(year), Figure::Number(month) | Figure::Named(month)] => {
            Fault::new("not-a-date", &form(*year, *month, 1))
        }
        _ => fault,
    }
}

/// No plan and no life lasts longer, in months.
const LONGEST: u32 = 12_000;

/// Reads `18 months` or `10 years` (`mois`, `an`, `ans`, `année`, `années` too), in whole months.
pub fn parse_duration(text: &str) -> Result<Months, Fault> {
    let example = "18 months";
    let plain = plain_spaces(text);
    let split = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    if unit.starts_with([',', '.']) {
        return Err(part_of_a_year(&plain, example));
    }
    if number.is_empty() {
        return Err(in_other_words(&plain, example));
    }
    let months = match (unit.trim(), months_of(unit.trim())) {
        (_, Some(months)) => months,
        ("", None) => return Err(Fault::new("missing-unit", example).write(format!("{number} months"))),
        _ => return Err(in_other_words(&plain, example)),
    };
    number
        .parse::<u32>()
        .ok()
        .and_then(|count| count.checked_mul(months))
        .filter(|months| *months <= LONGEST)
        .map(Months)
        .ok_or_else(|| Fault::new("not-a-duration", example))
}

/// The months of a unit of durations.
fn months_of(unit: &str) -> Option<u32> {
    match unit {
        "month" | "months" | "mois" => Some(1),
        "year" | "years" | "an" | "ans" | "année" | "années" | "annee" | "annees" => Some(12),
        _ => None,
    }
}

/// `12 trimestres`, `10 ans et 6 mois`, as the format has them.
fn in_other_words(plain: &str, example: &str) -> Fault {
    let fault = Fault::new("not-a-duration", example);
    if is_about(plain) {
        return fault.hint("help-open");
    }
    let (number, unit) = plain.split_at(plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len()));
    let unit = unit.trim();
    let count = number.parse::<u32>().ok();
    let and_months = unit.split_once(" et ").or_else(|| unit.split_once(" and "));
    if let Some((years, months)) = and_months
        && let (Ok(years), Ok(months)) = (parse_duration(&format!("{number} {years}")), parse_duration(months))
    {
        return fault.write(format!("{} months", years.0 + months.0));
    }
    match Spoken::of(unit).zip(count) {
        Some((Spoken::Year, count)) => fault.write(format!("{count} years")),
        Some((Spoken::Month, count)) => fault.write(format!("{count} months")),
        Some((Spoken::Quarter, count)) if count <= LONGEST => fault.write(format!("{} months", count * 3)),
        _ => fault,
    }
}

/// Half a year is written in months: `1,5 an` as `18 months`, where these are whole.
fn part_of_a_year(plain: &str, example: &str) -> Fault {
    let fault = Fault::new(if plain.contains(',') { "decimal-comma" } else { "not-a-duration" }, example);
    let split = plain.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    let number = Decimal::from_str_exact(&number.replace(',', ".")).ok().filter(|_| {
        // `1,000 ans` and `1.2.3 ans` may be anything.
        number.matches([',', '.']).count() == 1 && number.len() - number.find([',', '.']).unwrap_or(0) <= 3
    });
    let months = number.zip(months_of(unit.trim()));
    let months = months.and_then(|(number, months)| number.checked_mul(Decimal::from(months)));
    match months.filter(|months| months.fract().is_zero() && *months <= Decimal::from(LONGEST)) {
        Some(_) if number.is_some_and(|number| number.fract().is_zero()) => {
            fault.write(format!("{} {}", number.unwrap_or_default().trunc(), unit.trim()))
        }
        Some(months) => fault.write(format!("{} months", months.normalize())),
        None => fault,
    }
}
