//! What commas were meant for in the values of `--vary`: they part values, and people write decimals with them.

use super::range::{Vary, number};
use crate::units::parse_duration;

impl Vary {
    /// What a text that is no list was probably meant to be: one form, or two where it may be either.
    pub fn meant(text: &str) -> Vec<String> {
        // Numbers alone are no time: a horizon is spoken of in years.
        if let Some((path, values)) = text.split_once('=')
            && path.trim() == "horizon"
            && values.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '))
        {
            return Self::meant(&format!("{text} years"));
        }
        if let Some(two) = Self::two_ways(text) {
            return two.into();
        }
        let Some((path, values)) = text.split_once('=') else { return Vec::new() };
        let values = values.trim();
        let forms = match values.split_once(';') {
            Some(_) => parted(values).into_iter().collect(),
            None if Self::unit_of_last(text).is_some() => parted(&values.replace(", ", ";")).into_iter().collect(),
            None => with_units(values).unwrap_or_else(|| with_points(values).into_iter().collect()),
        };
        let forms = forms.into_iter().map(|form| format!("{path}={form}")).filter(|form| form != text);
        forms
            .filter_map(|form| {
                let values = Self::parse(&form)?.values;
                if values.iter().all(|one| is_value(one)) {
                    return Some(form);
                }
                let months: Option<Vec<String>> = values.iter().map(|one| in_months(one)).collect();
                Some(format!("{path}={}", months?.join(", ")))
            })
            .collect()
    }

    /// The unit of the last of several bare numbers, which a comma and a space part: `2, 3, 4 %`. That it is the unit of all is
    /// likely, and not sure.
    pub fn unit_of_last(text: &str) -> Option<String> {
        let values: Vec<&str> = text.split_once('=')?.1.trim().split(", ").collect();
        let (last, others) = values.split_last()?;
        let unit = number(last).map(|(_, unit)| unit.trim().to_owned()).filter(|unit| !unit.is_empty())?;
        let bare = |one: &&str| number(one).is_some_and(|(_, unit)| unit.is_empty());
        (!others.is_empty() && others.iter().all(bare)).then_some(unit)
    }

    /// How numbers with decimals and whole ones are written, where a text may be either: `4,2`, and `0,5, 1,5`, whose commas
    /// with a space behind them part values, so that the others may be inside of one.
    pub(super) fn two_ways(text: &str) -> Option<[String; 2]> {
        let (path, values) = text.split_once('=')?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let groups: Vec<Vec<&str>> = groups(values.trim());
        let pieces: Vec<&str> = groups.iter().flatten().copied().collect();
        let several = groups.iter().any(|group| group.len() == 2) && groups.iter().all(|group| group.len() <= 2);
        let either = match pieces.as_slice() {
            [first, second] => groups.len() == 1 && second.len() < 3 && *first != "0",
            // One row of numbers: `0,5,1,5` goes down again, as no list does.
            all if groups.len() == 1 => {
                all.len() % 2 == 0 && all.iter().skip(1).step_by(2).all(|one| one.len() < 3) && !is_ordered(all)
            }
            _ => several,
        };
        let halves = |all: &[&str]| all.chunks(2).map(|pair| pair.join(".")).collect::<Vec<_>>().join(", ");
        let with_points = match groups.as_slice() {
            [only] => halves(only),
            _ => groups.iter().map(|group| halves(group)).collect::<Vec<_>>().join(", "),
        };
        (either && pieces.iter().all(|piece| digits(piece)))
            .then(|| [format!("{path}={with_points}"), format!("{path}={}", pieces.join(", "))])
    }
}

/// Values between semicolons, as spreadsheets part them where the comma is the decimal mark.
fn parted(values: &str) -> Option<String> {
    let mut pieces = values.split(';').map(|piece| piece.trim().to_owned()).collect::<Vec<_>>();
    for piece in pieces.iter_mut().filter(|piece| piece.contains(',')) {
        *piece = with_points(piece)?;
    }
    let units: Vec<String> = pieces.iter().map(|piece| number(piece).map(|(_, unit)| unit)).collect::<Option<_>>()?;
    // A unit at the end is that of all.
    if let Some((last, others)) = units.split_last()
        && others.iter().all(String::is_empty)
    {
        others.iter().zip(&mut pieces).for_each(|(_, piece)| piece.push_str(last));
    }
    Some(pieces.join(", "))
}

/// Bare numbers of which the last one in a row has a unit, `5,10 km`: a decimal number, or one value after the other. `None`: it is
/// nothing of the kind; no form, where it may be thousands and is no likely list.
fn with_units(values: &str) -> Option<Vec<String>> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mut points, mut list, mut order) = (Some(Vec::new()), Vec::new(), Vec::new());
    let mut open = false;
    for group in groups(values).iter().flat_map(|group| group.split_inclusive(|piece| !digits(piece))) {
        let (last, row) = group.split_last()?;
        let place = last.find(|c: char| !c.is_ascii_digit()).filter(|place| *place > 0)?;
        let (end, unit) = (&last[..place], last[place..].trim());
        if unit.starts_with(['.', '_']) {
            return None;
        }
        let numbers: Vec<&str> = row.iter().copied().chain([end]).collect();
        open |= numbers.windows(2).any(|two| two[1].len() == 3 && two[0] != "0" && two[0].len() <= 3);
        list.extend(numbers.iter().map(|one| format!("{one} {unit}")));
        let halves = numbers.chunks(2).map(|pair| format!("{} {unit}", pair.join(".")));
        let halved = numbers.len().is_multiple_of(2) || numbers.len() == 1;
        points = points.filter(|_| halved).map(|known: Vec<String>| known.into_iter().chain(halves).collect());
        order.extend(numbers.iter().map(|one| (*one).to_owned()));
    }
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    // No value is written `05`, and `0,5` is a half.
    let whole = order.iter().all(|one| *one == "0" || !one.starts_with('0')) && !(order.len() == 2 && order[0] == "0");
    // After 540 comes no 50: these are cents.
    let number = |one: Option<&&str>| one.and_then(|one| one.parse::<u64>().ok()).unwrap_or_default();
    let falls = number(order.first()) > number(order.last()).saturating_mul(10);
    let list = Some(list).filter(|_| whole && (points.is_none() || is_ordered(&order) && !falls));
    if open {
        // `100,200 sensor`: a number of thousands, or one value after the other. After 1 comes no 234.
        let all: Vec<u64> = order.iter().filter_map(|one| one.parse().ok()).collect();
        let steps = all.windows(2).all(|two| two[0] < two[1] && two[1] <= two[0].saturating_mul(10));
        let unit = order.last().and_then(|last| values.rsplit_once(last)).map_or("", |(_, unit)| unit.trim());
        let list =
            list.filter(|_| steps && groups(values).len() == 1 && order.iter().skip(1).all(|one| one.len() == 3));
        // Of three and more the thousands of thousands are no price of a thing.
        let joined = Some(format!("{} {unit}", order.concat())).filter(|_| order.len() < 3);
        return Some(list.map_or(Vec::new(), |list| joined.into_iter().chain([list.join(", ")]).collect()));
    }
    Some(points.into_iter().chain(list).map(|form| form.join(", ")).collect())
}

/// Whether a value stands for something: a number with its unit, a whole number of months.
fn is_value(value: &str) -> bool {
    let unit = value.split_once(' ').map_or("", |(_, unit)| unit);
    parse_duration(&format!("1 {unit}")).is_err() || parse_duration(value).is_ok()
}

/// A value as it stands for something: `1.5 years` is a whole number of months.
fn in_months(value: &str) -> Option<String> {
    if is_value(value) { Some(value.to_owned()) } else { parse_duration(value).err()?.write }
}

/// The text with points for its decimal commas, where these can be told.
fn with_points(values: &str) -> Option<String> {
    let chars: Vec<char> = values.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let inside = |at: usize| chars[at] == ',' && at > 0 && digit(at - 1) && digit(at + 1);
    // `1,234` may be a thousand.
    let open = |at: usize| digit(at + 2) && digit(at + 3) && !digit(at + 4);
    if (0..chars.len()).any(|at| inside(at) && open(at)) {
        return None;
    }
    let point = |at: usize| if inside(at) { '.' } else { chars[at] };
    let meant: String = (0..chars.len()).map(point).collect();
    let twice = |word: &str| word.matches('.').count() > 1 && !word.contains("..");
    (!meant.split([' ', ';', '=', ':']).any(twice)).then_some(meant)
}

/// What commas part, in groups of those that no space does.
fn groups(values: &str) -> Vec<Vec<&str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for piece in values.split(',') {
        match groups.last_mut() {
            Some(group) if !piece.starts_with(' ') => group.push(piece.trim()),
            _ => groups.push(vec![piece.trim()]),
        }
    }
    groups
}

/// Whether numbers go up, or down, all the way.
fn is_ordered(pieces: &[&str]) -> bool {
    let numbers: Vec<u64> = pieces.iter().filter_map(|piece| piece.parse().ok()).collect();
    numbers.is_sorted() || numbers.iter().rev().is_sorted()
}
