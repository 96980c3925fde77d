//! What grouping points were meant to say.

/// What `1.200 EUR` says where points group digits, and how it is written without doubt where they do not:
/// `1_200 EUR` and `1.2 EUR`. Nothing where no mark stands before exactly three digits after one to three others.
pub(crate) fn three_decimals(text: &str) -> Option<(String, String)> {
    if text.contains('%') || !text.contains('.') {
        return None;
    }
    let (mut grouped, mut short, mut rest, mut found) = (String::new(), String::new(), text, false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, after) = rest.split_at(at);
        let end = after.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '_'))).unwrap_or(after.len());
        // The points of a range belong to no number.
        let end = after[..end].find("..").unwrap_or(end);
        let (number, after) = after.split_at(end);
        // Digits inside a word, as in `m2`, are no number.
        let apart = !before.ends_with(char::is_alphabetic);
        let (groups, point) = match number.split_once('.').filter(|(whole, part)| apart && ambiguous(whole, part)) {
            Some((whole, part)) => {
                found = true;
                let part_short = part.trim_end_matches('0');
                let point = if part_short.is_empty() { whole.to_owned() } else { format!("{whole}.{part_short}") };
                // What keeps its three digits is written with `_`, which is never a point of groups.
                let point = if part_short.len() == 3 { format!("{whole}.{part}0") } else { point };
                (format!("{whole}_{part}"), point)
            }
            None => (number.to_owned(), number.to_owned()),
        };
        grouped.push_str(&format!("{before}{groups}"));
        short.push_str(&format!("{before}{point}"));
        rest = after;
    }
    found.then(|| (format!("{grouped}{rest}"), format!("{short}{rest}")))
}

fn ambiguous(whole: &str, part: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&whole.len()) && part.len() == 3 && digits(whole) && digits(part) && !whole.starts_with('0')
}
