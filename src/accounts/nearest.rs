use super::table::plain;

/// A name without accents, as it is when nothing is shortened: `ST PIERRE` is `saint_pierre`.
pub(super) fn in_full(name: &str) -> String {
    let word = |word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    };
    plain(name).split('_').map(word).collect::<Vec<_>>().join("_")
}

/// How many municipalities are named where the one asked for is not there.
const SHOWN: usize = 5;

/// The municipalities of a file that are nearest in writing to the one asked for, by code or by name. Keeps a handful,
/// whatever the size of the file.
#[derive(Debug)]
pub(super) struct Nearest {
    wanted: String,
    by_name: bool,
    last: String,
    best: Vec<(usize, String, String)>,
}

impl Nearest {
    /// Looks for what is near a code, or near a name where no code was written.
    pub(super) fn to(wanted: &str) -> Self {
        // No name is longer: to compare one takes the square of its length.
        let wanted: String = wanted.chars().take(100).collect();
        let wanted = wanted.as_str();
        let by_name = wanted.bytes().filter(u8::is_ascii_digit).count() < 3;
        Self {
            wanted: if by_name { in_full(wanted) } else { wanted.to_owned() },
            by_name,
            last: String::new(),
            best: Vec::new(),
        }
    }

    /// Looks at a municipality; rows of the same one follow each other in most files.
    pub(super) fn see(&mut self, code: &str, name: impl FnOnce() -> String) {
        if code == self.last {
            return;
        }
        code.clone_into(&mut self.last);
        let worst = self.best.last().filter(|_| self.best.len() == SHOWN).map(|(distance, _, _)| *distance);
        let mut name = Some(name);
        let mut said = String::new();
        let distance = if self.by_name {
            said = name.take().map(|name| name()).unwrap_or_default();
            self.apart(&in_full(&said))
        } else {
            strsim::damerau_levenshtein(&self.wanted, code)
        };
        if worst.is_some_and(|worst| distance >= worst) || self.best.iter().any(|(_, known, _)| known == code) {
            return;
        }
        if let Some(name) = name {
            said = name();
        }
        let place = self.best.partition_point(|(known, _, _)| *known <= distance);
        self.best.insert(place, (distance, code.to_owned(), said));
        self.best.truncate(SHOWN);
    }

    /// How far a name is from the one that is looked for: a part of it (`lilas` of Les Lilas) is nearer than any slip.
    fn apart(&self, name: &str) -> usize {
        let part = !self.wanted.is_empty() && name.contains(&self.wanted);
        let slips = strsim::damerau_levenshtein(&self.wanted, name);
        if part { slips.min(1) } else { slips + 1 }
    }

    /// Code and name, the nearest first.
    pub(super) fn into_found(self) -> impl Iterator<Item = (String, String)> {
        self.best.into_iter().map(|(_, code, name)| (code, name))
    }
}
