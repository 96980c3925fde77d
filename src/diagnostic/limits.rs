//! Limits as people read them.

use crate::language::Arg;

/// Words of times in English and in French; names of keys are the same in both.
const TIMES: [[&str; 2]; 4] = [["months", "mois"], ["month", "mois"], ["years", "ans"], ["year", "an"]];

/// `>= 1 month` in each language: `≥ 1 month`, `≥ 1 mois`.
pub(super) fn limits(written: &str) -> Arg {
    let english = written.replace(">=", "≥").replace("<=", "≤");
    let french = TIMES.iter().fold(english.clone(), |said, [word, own]| said.replace(word, own));
    Arg::Each([english, french])
}
