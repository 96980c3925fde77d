use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::language::Arg;

/// So many cells with the same fault are told one by one.
const FEW: usize = 4;
/// So many names are told of more.
const NAMES: usize = 8;

/// Tells a fault that many cells have once, with the first and the last of them and their number.
pub fn fold(diagnostics: &mut Diagnostics) {
    let all: Vec<Diagnostic> = diagnostics.sorted().into_iter().cloned().collect();
    let mut folded: Vec<Diagnostic> = Vec::new();
    for (place, one) in all.iter().enumerate() {
        let same = |other: &&Diagnostic| other.code == one.code && other.labels.is_empty() && text(other, "cell").is_some();
        let alike: Vec<&Diagnostic> = all.iter().filter(same).collect();
        if alike.len() <= FEW || !same(&one) {
            folded.push(one.clone());
        } else if !all[..place].iter().any(|before| same(&before)) {
            folded.push(together(one, &alike));
        }
    }
    diagnostics.retain(|_| false);
    folded.into_iter().for_each(|one| diagnostics.push(one));
}

fn together(one: &Diagnostic, alike: &[&Diagnostic]) -> Diagnostic {
    let mut out = one.clone();
    let count = alike.len();
    for (name, value) in &mut out.args {
        match *name {
            "cell" => {
                let last = alike.last().and_then(|last| text(last, "cell")).unwrap_or_default();
                if let Arg::Text(first) = value {
                    let range = if *first == last { first.clone() } else { format!("{first} … {last}") };
                    *first = format!("{range} ({count} ×)").trim_start().to_owned();
                }
            }
            "name" | "component" => {
                let mut names: Vec<&str> = Vec::new();
                for name in alike.iter().filter_map(|other| text(other, name)) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let more = if names.len() > NAMES { ", …" } else { "" };
                names.truncate(NAMES);
                *value = Arg::Text(format!("{}{more}", names.join(", ")));
            }
            _ => {}
        }
    }
    out
}

fn text<'d>(diagnostic: &'d Diagnostic, name: &str) -> Option<&'d str> {
    diagnostic.args.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
