use crate::diagnostic::closest;
use crate::units::dotted;

/// Endings that a short form leaves out, the likeliest first.
const ENDINGS: [&str; 5] = [".incl_vat", ".total", ".with", ".excl_vat_per_unit_year", ".amount"];

/// The whole paths that a path may stand for, the likeliest first.
///
/// `lines.sensors.device.entry` stands for its `.incl_vat`, `lines.sensors.device.entry.2027` for its
/// `.by_year.2027.incl_vat`, `funding.<name>` for `funding.<id>.investment.total`, `flags.run-cost.2029` for
/// its `.with`. A year given apart is put where the path has years.
pub(super) fn candidates(path: &str, year: Option<i32>, aliases: &[(String, String)]) -> Vec<String> {
    let path = path.trim().trim_end_matches('.');
    let mut bases = vec![path.to_owned()];
    for (name, id) in aliases {
        let rest = path.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &path[name.len()..]);
        bases.extend(rest.filter(|rest| rest.is_empty() || rest.starts_with('.')).map(|rest| format!("{id}{rest}")));
    }
    if let Some(year) = year {
        bases = bases.iter().flat_map(|base| with_year(base, year)).collect();
    }
    let mut out = Vec::new();
    for base in bases {
        for base in [base.clone(), spelled_out(&base)] {
            // A funding of one section needs no section.
            for base in in_sections(&base) {
                out.push(base.clone());
                out.extend(ENDINGS.iter().map(|ending| format!("{base}{ending}")));
            }
        }
    }
    out
}

/// Where a year can stand in a path that has none.
fn with_year(path: &str, year: i32) -> Vec<String> {
    let mut out = Vec::new();
    for ending in ENDINGS.into_iter().chain([".excl_vat"]) {
        if let Some(head) = path.strip_suffix(ending) {
            let kept = if ending.ends_with("_vat") { ending } else { "" };
            out.push(format!("{head}.by_year.{year}{kept}"));
            out.push(format!("{head}.{year}{ending}"));
        }
    }
    out.push(format!("{path}.by_year.{year}"));
    out.push(format!("{path}.{year}"));
    if let Some((head, rest)) = dotted::split_first(path) {
        out.push(format!("{head}.{year}.{rest}"));
    }
    out
}

/// `tco.2027` as `tco.by_year.2027`.
fn spelled_out(path: &str) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = dotted::keys(path);
    match parts.iter().rposition(|part| is_year(part)) {
        Some(place) if place > 0 && parts[place - 1] != "by_year" => {
            let mut parts = parts;
            parts.insert(place, "by_year");
            parts.join(".")
        }
        _ => path.to_owned(),
    }
}

fn in_sections(path: &str) -> Vec<String> {
    let mut out = vec![path.to_owned()];
    if let Some((id, rest)) = path.strip_prefix("funding.").map(|rest| dotted::split_first(rest).unwrap_or((rest, "")))
    {
        let dot = if rest.is_empty() { "" } else { "." };
        out.extend(["investment", "operating"].map(|section| format!("funding.{id}.{section}{dot}{rest}")));
    }
    out
}

/// Known paths near to one that is not, best first: those that share its beginning, corrected part by part.
pub(super) fn similar<'f>(path: &str, known: impl Iterator<Item = &'f str>) -> Vec<&'f str> {
    let known: Vec<&str> = known.collect();
    let mut left = known.clone();
    for (place, part) in dotted::keys(path).into_iter().enumerate() {
        let here: Vec<&str> = left.iter().filter_map(|path| dotted::keys(path).get(place).copied()).collect();
        let Some(near) = closest(part, here.iter().copied()) else { break };
        left.retain(|path| dotted::keys(path).get(place) == Some(&near));
    }
    if left.len() == known.len() { Vec::new() } else { left.into_iter().take(5).collect() }
}
