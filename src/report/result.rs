use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::beside::Beside;
use super::city_course::growth_json;
use super::investable::constant_debt_json;
use super::odds::{beyond_json, odds_json};
use super::posts::ended_json;
use super::result_city::city_part;
use super::result_money::{
    Lines, Totals, benefits, depreciation, funding, loans, net_cost, payback, present_value, tco, units,
};
use super::turned::{turned_json, unaided_json};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostics, message};
use crate::explain::resting_on_assumptions;
use crate::language::Language;
use crate::units::display;

/// The machine output `perenne/result/v1`: amounts as decimal strings rounded to the cent each on its
/// own, messages in English, years as keys.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What was calculated.
    pub analysis: &'a Analysis,
    /// Its warnings are part of the output.
    pub diagnostics: &'a Diagnostics,
    /// What would make the plan last, where that was looked for.
    pub advice: Option<&'a Value>,
    /// What stands beside the verdict, where that was looked for.
    pub beside: Option<Beside<'a>>,
}

/// The machine output of an analysis as one value.
pub fn json(analysis: &Analysis, diagnostics: &Diagnostics) -> Value {
    serde_json::to_value(Document { analysis, diagnostics, advice: None, beside: None }).unwrap_or_default()
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let analysis = self.analysis;
        let case = &analysis.case;
        let totals = Totals::of(analysis);
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("schema", "perenne/result/v1")?;
        out.serialize_entry("plan", &case.plan)?;
        out.serialize_entry("city", &case.city.as_ref().map(|city| &city.id))?;
        out.serialize_entry("currency", "EUR")?;
        out.serialize_entry("complete", &analysis.complete())?;
        out.serialize_entry("unpriced", &case.unpriced)?;
        let inputs = case.inputs.iter().map(|file| json!({"id": file.id, "file": file.file, "sha256": file.sha256()}));
        out.serialize_entry("inputs", &inputs.collect::<Value>())?;
        let overrides =
            case.overrides.iter().map(|it| json!({"path": it.path, "from": it.from, "to": it.to, "by": it.by}));
        out.serialize_entry("overrides", &overrides.collect::<Value>())?;
        out.serialize_entry("tco", &tco(case, &totals))?;
        out.serialize_entry("lines", &Lines(analysis))?;
        let (units, per_inhabitant) = units(analysis, &totals);
        out.serialize_entry("units", &units)?;
        if let Some(per_inhabitant) = per_inhabitant {
            out.serialize_entry("per_inhabitant_year", &per_inhabitant)?;
        }
        out.serialize_entry("residual_value", &display(analysis.ledger.residual(), 2))?;
        out.serialize_entry("depreciation", &depreciation(analysis))?;
        out.serialize_entry("posts_that_end", &ended_json(analysis))?;
        out.serialize_entry("funding", &funding(analysis))?;
        out.serialize_entry("loans", &loans(analysis))?;
        out.serialize_entry("benefits", &benefits(analysis))?;
        out.serialize_entry("net_cost", &net_cost(analysis))?;
        out.serialize_entry("payback", &payback(analysis))?;
        out.serialize_entry("present_value", &present_value(analysis))?;
        if let Some(outcome) = &analysis.outcome {
            let (budget, flags, verdict) = city_part(analysis, outcome);
            out.serialize_entry("budget", &budget)?;
            out.serialize_entry("flags", &flags)?;
            out.serialize_entry("verdict", &verdict)?;
            if let Some(constant_debt) = constant_debt_json(analysis, outcome) {
                out.serialize_entry("constant_debt", &constant_debt)?;
            }
        }
        if let Some(beside) = self.beside {
            out.serialize_entry("assumed", &display(resting_on_assumptions(analysis), 6))?;
            if let Some(odds) = beside.odds {
                out.serialize_entry("draws", &odds_json(odds))?;
            }
            if !beside.growth.is_empty() {
                out.serialize_entry("growth", &growth_json(beside.growth))?;
            }
            if let Some(replaced) = beside.replaced {
                out.serialize_entry("posts_replaced", &turned_json(replaced))?;
            }
            if let Some(unaided) = beside.unaided {
                out.serialize_entry("without_largest_funder", &unaided_json(unaided))?;
            }
            if let Some(undoubted) = beside.undoubted {
                out.serialize_entry("without_upkeep_fctva", &turned_json(undoubted))?;
            }
            if let Some(beyond) = beside.beyond {
                out.serialize_entry("beyond_horizon", &beyond_json(beyond))?;
            }
        }
        out.serialize_entry("warnings", &warnings(self.diagnostics))?;
        if let Some(advice) = self.advice {
            out.serialize_entry("advice", advice)?;
        }
        out.end()
    }
}

/// Warnings for programs.
pub(super) fn warnings(diagnostics: &Diagnostics) -> Value {
    let warning = |one: &crate::diagnostic::Diagnostic| json!({"code": one.code.id, "message": plain(&message(one, Language::English))});
    diagnostics.warnings().map(warning).collect()
}

/// Words for programs: plain spaces only.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
