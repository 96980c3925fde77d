//! Phases, and how many units are in service in them.

use super::dice::{Dice, Fields};

/// Names and lengths in months; the last one is written `rest`.
pub type Phases = Vec<(String, i64)>;

/// Phases that fill `horizon`; at least 12 months follow the pilot, where there is one.
pub fn phases(dice: &mut Dice, horizon: i64) -> Phases {
    let names: &[&str] = match dice.between(0, 9) {
        0 => &["run"],
        1 => &["build", "run"],
        2 => &["study", "pilot", "run"],
        3 => &["study", "pilot", "rollout", "run"],
        4..=5 => &["pilot", "run"],
        6..=7 => &["pilot", "rollout", "run"],
        _ => &["pilot", "rollout", "run", "retreat"],
    };
    let mut left = horizon;
    let mut phases = Phases::new();
    for (index, name) in names.iter().enumerate() {
        let following = (names.len() - 1 - index) as i64;
        let length = if following == 0 {
            left
        } else {
            let longest = (left - 12 * following).clamp(1, 24);
            dice.between(1.max(longest / 4), longest)
        };
        left -= length;
        phases.push((name.to_string(), length));
    }
    phases
}

pub fn written(phases: &Phases) -> String {
    let last = phases.len() - 1;
    let fields: Vec<String> = phases
        .iter()
        .enumerate()
        .map(|(index, (name, length))| {
            if index == last {
                format!("{name}: rest")
            } else if length % 12 == 0 {
                format!("{name}: {} years", length / 12)
            } else {
                format!("{name}: {length} months")
            }
        })
        .collect();
    format!("{{{}}}", fields.join(", "))
}

/// A line that others may be counted by.
#[derive(Clone)]
pub struct Base {
    pub name: String,
    /// Fractions of it come from nothing but a written number.
    pub plain: bool,
}

/// A quantity, and whether it is a plain count.
pub fn quantity(dice: &mut Dice, phases: &Phases, bases: &[Base], divisible: bool, unit: &str) -> (String, bool) {
    let bases: Vec<&Base> = bases.iter().filter(|base| base.plain).collect();
    if !bases.is_empty() && dice.chance(30) {
        let base = dice.pick(&bases);
        let count = dice.pick(&["1", "2", "0.5", "1.5"]);
        let each = dice.pick(&["1", "3", "10", "7", "25"]);
        return (format!("{count} per {each} {}", base.name), !divisible);
    }
    let number = |dice: &mut Dice, low: i64| {
        if !divisible {
            dice.between(low, 60).to_string()
        } else {
            let decimals = dice.pick(&["", ".5", ".25", ".125"]);
            let unit = if dice.chance(50) { format!(" {unit}") } else { String::new() };
            format!("{}{decimals}{unit}", dice.between(low, 12))
        }
    };
    if dice.chance(25) {
        return (number(dice, 1), true);
    }
    let mut fields = Fields::new();
    let mut plain = true;
    let certain = dice.between(0, phases.len() as i64 - 1) as usize;
    for (index, (name, _)) in phases.iter().enumerate() {
        if index != certain && dice.chance(30) {
            continue;
        }
        let low = i64::from(index == certain);
        let low = if dice.chance(85) { low.max(1) } else { low };
        let to = number(dice, low);
        match dice.between(0, 3) {
            0 => fields.set(name, format!("{{to: {to}, ramp: step}}")),
            1 | 2 => {
                plain &= !divisible;
                fields.set(name, format!("{{to: {to}, ramp: linear}}"))
            }
            _ => fields.set(name, to),
        };
    }
    (fields.flow(), plain)
}
