use rust_decimal::Decimal;

use crate::analysis::doubts_on_money;
use crate::diagnostic::{Diagnostic, codes, message};
use crate::finance::Financing;
use crate::language::Language;
use crate::model::Case;

/// Why the money that a run counts on is not to be counted on as it is: aid above what the law or the costs allow, loans
/// above what there is to borrow for.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The code of its warning.
    pub code: &'static str,
    /// The plan that it is of, where a run is of several.
    pub plan: Option<String>,
    /// The warning; none where a saved result holds it, in one language and with its amounts in words.
    found: Option<Diagnostic>,
}

impl Doubt {
    /// What there is to doubt of the money of a case.
    pub(crate) fn of(case: &Case, financing: &Financing<Decimal>, plan: Option<&str>) -> Vec<Self> {
        let doubt = |one: Diagnostic| Self { code: one.code.id, plan: plan.map(str::to_owned), found: Some(one) };
        doubts_on_money(case, financing).into_iter().map(doubt).collect()
    }

    /// What a saved result warned of, if it is of the kind.
    pub(super) fn saved(code: &str) -> Option<Self> {
        let known = codes::ALL.iter().find(|known| known.id == code && known.doubts_money())?;
        Some(Self { code: known.id, plan: None, found: None })
    }

    /// In words, with its amounts where they are known.
    pub fn said(&self, language: Language) -> String {
        let said = match &self.found {
            Some(found) => message(found, language),
            None => language.say(&format!("saved-{}", self.code), &[]),
        };
        match &self.plan {
            Some(plan) => language.say("named", &[("name", plan.as_str().into()), ("value", said.into())]),
            None => said,
        }
    }
}
