use rust_decimal::Decimal;

use super::spoken::Spoken;
use super::{Fault, parse_decimal, plain_spaces};

/// Reads `40 %`, as the fraction 0.40.
pub fn parse_share(text: &str) -> Result<Decimal, Fault> {
    match percent(text, "40 %")? {
        (share, "") => Ok(share),
        (_, rest) if is_yearly(rest) => {
            let bare = text.split('/').next().unwrap_or(text).trim();
            Err(Fault::new("share-not-rate", "40 %").write(bare))
        }
        (_, rest) if Spoken::of(rest) == Some(Spoken::Year) => {
            let bare = text.split('%').next().unwrap_or(text).trim();
            Err(Fault::new("share-not-rate", "40 %").write(format!("{bare} %")))
        }
        _ => Err(Fault::new("not-a-share", "40 %")),
    }
}

/// Reads `4 %/year`, as the fraction 0.04.
pub fn parse_rate(text: &str) -> Result<Decimal, Fault> {
    rate(text).map_err(|fault| fault.or_with("/year", |form| rate(form).is_ok()))
}

fn rate(text: &str) -> Result<Decimal, Fault> {
    match percent(text, "4 %/year")? {
        (rate, rest) if is_yearly(rest) => Ok(rate),
        (_, "") => Err(Fault::new("rate-not-share", "4 %/year").write(format!("{}/year", text.trim()))),
        (_, rest) => Err(match Spoken::of(rest) {
            Some(Spoken::Year) => {
                let percent = text.split('%').next().unwrap_or(text).trim();
                Fault::new("not-a-rate", "4 %/year").write(format!("{percent} %/year"))
            }
            // What a month's rate comes to in a year is not for a hint to say: some add up, others compound.
            Some(_) => Fault::new("not-a-rate", "4 %/year").hint("help-period"),
            None => Fault::new("not-a-rate", "4 %/year"),
        }),
    }
}

/// Reads a share, or a yearly rate where the same figure may be written either way.
pub fn parse_share_or_rate(text: &str) -> Result<Decimal, Fault> {
    parse_rate(text).or_else(|_| parse_share(text))
}

/// The rates of a text that holds several: `2 %/year, 3 %/year`.
fn several(text: &str) -> Vec<String> {
    let ends: Vec<usize> = text.match_indices('%').map(|(at, _)| at).collect();
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    if parts.len() > 1 {
        return parts;
    }
    // `2 %/year 3 %/year`: each begins where the one before has its period.
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if !last.contains('/') => last.push_str(&format!(" {word}")),
            _ => words.push(word.to_owned()),
        }
    }
    if words.len() == ends.len() { words } else { Vec::new() }
}

/// The list that several rates in a row are: one for each year.
pub(crate) fn list_of_rates(text: &str) -> Option<String> {
    let parts = several(&plain_spaces(text));
    (parts.len() > 1 && parts.iter().all(|part| rate(part).is_ok())).then(|| format!("[{}]", parts.join(", ")))
}

fn is_yearly(rest: &str) -> bool {
    rest.strip_prefix('/').is_some_and(|unit| matches!(unit.trim(), "year" | "an"))
}

/// The fraction before `%`, and what follows the sign.
pub(super) fn percent<'a>(text: &'a str, example: &str) -> Result<(Decimal, &'a str), Fault> {
    let Some((number, rest)) = text.split_once('%') else {
        let bare = parse_decimal(&plain_spaces(text), example);
        return Err(match bare {
            // 0.4 may mean 40 % or 0.4 %: only a whole number has an obvious reading.
            Ok(number) if number >= Decimal::ONE => {
                Fault::new("bare-share", example).write(format!("{} %", number.normalize()))
            }
            Ok(number) => {
                let percents = number.checked_mul(Decimal::ONE_HUNDRED).map(|share| format!("{} %", share.normalize()));
                Fault { write: percents, ..Fault::new("bare-share", example) }
            }
            Err(fault) if matches!(fault.code, "decimal-comma" | "digit-groups") => {
                let whole = |form: &String| parse_decimal(form, example).is_ok_and(|number| number >= Decimal::ONE);
                Fault { write: fault.write.filter(whole).map(|form| format!("{form} %")), ..fault }
            }
            Err(_) => Fault::new("not-a-share", example),
        });
    };
    let number = parse_decimal(&plain_spaces(number), example).map_err(|mut fault| {
        fault.write = fault.write.map(|form| format!("{form} %{}", rest.trim_end()));
        fault
    })?;
    Ok((number / Decimal::ONE_HUNDRED, rest.trim()))
}
