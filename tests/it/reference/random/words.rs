//! The same files in other words: thousands, quarters, metres, French.

use super::dice::Dice;
use crate::reference::switches::Switches;
use rust_decimal::Decimal;

/// Some lines of a plan, a catalog or a city in other words.
pub fn otherwise(dice: &mut Dice, text: &str, on: Switches) -> String {
    let mut written = String::new();
    for line in text.lines() {
        let mut line = line.to_string();
        // The rates of currencies stay as they are, and what is written by the year only.
        let free = !line.starts_with("exchange:");
        let yearly = line.starts_with("envelope:");
        if on.metres && dice.chance(40) {
            line = in_metres(&line, dice.pick(&["m", "ml"]));
        }
        if on.words && !yearly && dice.chance(30) {
            line = quarterly(&line, dice.pick(&["quarter", "trimestre"]));
        }
        if on.words && free && dice.chance(30) {
            line = in_thousands(dice, &line);
        }
        if on.words && dice.chance(40) {
            line = in_french(dice, &line);
        }
        written.push_str(&line);
        written.push('\n');
    }
    written
}

/// Multiplies every number that stands before `unit`, and writes another unit after it.
fn changed(line: &str, unit: &str, factor: Decimal, other: &str) -> String {
    let mut written = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(unit) {
        let (before, after) = (&rest[..at], &rest[at + unit.len()..]);
        let digits = before.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '_')).count();
        let (before, number) = before.split_at(before.len() - digits);
        let whole_unit = !after.starts_with(|c: char| c.is_alphanumeric());
        match Decimal::from_str_exact(&number.replace('_', "")) {
            Ok(number) if whole_unit => {
                let number = (number * factor).normalize();
                written.push_str(&format!("{before}{number}{other}"));
            }
            _ => written.push_str(&format!("{before}{number}{unit}")),
        }
        rest = after;
    }
    written + rest
}

fn in_metres(line: &str, metre: &str) -> String {
    let line = changed(line, " km", Decimal::ONE_THOUSAND, &format!(" {metre}"));
    changed(&line, " EUR/km", Decimal::new(1, 3), &format!(" EUR/{metre}"))
}

/// Yearly and monthly prices of a line as quarterly ones; the bands of tiers stay of one unit.
fn quarterly(line: &str, quarter: &str) -> String {
    let mut line = line.to_string();
    for counted in ["", "/sensor", "/gateway", "/platform", "/km", "/m", "/ml", "/FTE", "/contract"] {
        let other = format!(" EUR{counted}/{quarter}");
        line = changed(&line, &format!(" EUR{counted}/year"), Decimal::new(25, 2), &other);
        line = changed(&line, &format!(" EUR{counted}/month"), Decimal::from(3), &other);
    }
    line
}

fn in_thousands(dice: &mut Dice, line: &str) -> String {
    let (unit, factor) = dice.pick(&[
        ("k€", Decimal::new(1, 3)),
        ("kEUR", Decimal::new(1, 3)),
        ("M€", Decimal::new(1, 6)),
        ("MEUR", Decimal::new(1, 6)),
    ]);
    changed(line, " EUR", factor, &format!(" {unit}"))
}

fn in_french(dice: &mut Dice, line: &str) -> String {
    let words = [
        ("/month", "/mois"),
        ("/year", "/an"),
        (" months", " mois"),
        (" years", " ans"),
        ("status: acquired", dice.pick(&["status: acquis", "status: acquise"])),
        ("status: requested", dice.pick(&["status: demandé", "status: demandée"])),
        ("status: hoped", dice.pick(&["status: espéré", "status: espérée"])),
        ("pilot", "pilote"),
    ];
    words.into_iter().fold(line.to_string(), |line, (word, french)| line.replace(word, french))
}
