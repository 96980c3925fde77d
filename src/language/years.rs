/// Years in a row as one: `2026-2029`, `2031`.
pub(crate) fn year_spans(years: &[i32]) -> Vec<String> {
    let mut parts: Vec<(i32, i32)> = Vec::new();
    for year in years {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => parts.push((*year, *year)),
        }
    }
    let part = |(first, last): (i32, i32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    parts.into_iter().map(part).collect()
}

/// `2026-2029, 2031`.
pub(crate) fn spans(years: &[i32]) -> String {
    year_spans(years).join(", ")
}
