//! Programmes: several plans on one city's budget.

use super::city::City;
use super::judged::{budget, determined, flag_row, judged, verdict_row};
use super::law::Law;
use super::overlay::{self, Setting};
use super::plan::{self, Plan};
use super::result::{amount, net_cost, net_cost_row, tco, tco_of};
use super::rules::Level;
use super::switches::Switches;
use super::values::{month, month_name};
use super::verdict::{Case, Flag, Judgement, Verdict, deciding, secured_decides, verdicts};
use super::work::{Work, case};
use super::yaml::Tree;
use super::{Files, documents};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

struct Programme<'a> {
    documents: &'a [Tree],
    law: &'a Law,
    city: &'a City,
    entries: Vec<Entry<'a>>,
    switches: Switches,
}

/// A plan of the programme, with what is laid over it.
struct Entry<'a> {
    plan: &'a Tree,
    layers: Vec<Vec<Setting>>,
}

pub fn result(files: &Files, name: &str, switches: Switches) -> Value {
    let documents = documents(files);
    let tree = documents.iter().find(|tree| tree.text("programme") == Some(name)).expect("a programme");
    let law = Law::new(&documents);
    let city = City::read(&documents, tree.text("city").expect("a city"));
    let named = |name: &str, kind: &str| {
        let by_id = documents.iter().find(|tree| tree.text(kind) == Some(name));
        let by_file = || files.iter().position(|(file, _)| file.ends_with(name)).map(|at| &documents[at]);
        by_id.or_else(by_file).unwrap_or_else(|| panic!("no {kind} {name}"))
    };
    let entry = |written: &Tree| {
        let plan = named(written.as_text().or(written.text("plan")).expect("a plan"), "plan");
        let offer = written.text("offer").map(|offer| overlay::offered(named(offer, "offer")));
        let scenario = written
            .text("scenario")
            .map(|scenario| overlay::settings(plan.get("scenarios").and_then(|scenarios| scenarios.get(scenario))));
        let set = overlay::settings(written.get("set"));
        Entry { plan, layers: [offer.unwrap_or_default(), scenario.unwrap_or_default(), set].into() }
    };
    let entries = tree.get("plans").expect("plans").items().into_iter().map(entry).collect();
    Programme { documents: &documents, law: &law, city: &city, entries, switches }.result(name)
}

impl Programme<'_> {
    /// A plan, its start and the draws of its loans put off by some years.
    fn work(&self, entry: &Entry, years: i32) -> Work {
        let mut layers = entry.layers.clone();
        layers.push(put_off(&overlay::applied(entry.plan, &entry.layers), years));
        let plan = plan::resolve(self.documents, self.law, entry.plan, &layers, self.switches);
        let changed = layers.iter().any(|layer| !layer.is_empty());
        Work::new(plan, self.law, Some(self.city), changed)
    }

    fn result(&self, name: &str) -> Value {
        let works: Vec<Work> = self.entries.iter().map(|entry| self.work(entry, 0)).collect();
        let works: &[&Work] = &works.iter().collect::<Vec<_>>();
        let (all_case, secured_case) = self.cases(works);
        let (all, secured) = (all_case.judge(), secured_case.judge());
        let (verdict, secured_verdict) = verdicts(&all, &secured);
        let complete = works.iter().all(|work| work.unpriced().is_empty());
        let undetermined = !complete || !all_case.not_seen().is_empty();
        let told = !undetermined || verdict.level == Level::Red;
        let mut verdict_row = determined(&verdict, &secured_verdict, undetermined);
        verdict_row["cliff"] = Value::Null;
        if told && secured_decides(&all, &secured) {
            verdict_row["secured_flags"] = flags(&secured_case, &secured, true);
        }
        json!({
            "schema": "perenne/programme-result/v1",
            "programme": name,
            "city": self.city.id,
            "currency": "EUR",
            "complete": complete,
            "plans": works.iter().map(|work| self.plan_row(work)).collect::<Vec<_>>(),
            "tco": summed_tco(works),
            "net_cost": summed_net_cost(works),
            "budget": budget(&all, Some(all_case.last_judged())),
            "flags": flags(&all_case, &all, told),
            "verdict": verdict_row,
            "ways_out": complete.then(|| self.ways_out(works, &verdict, undetermined)),
            "warnings": warnings(works, &all_case),
        })
    }

    fn cases<'w>(&'w self, works: &[&'w Work]) -> (Case<'w>, Case<'w>) {
        (case(works, self.law, self.city, false), case(works, self.law, self.city, true))
    }

    fn plan_row(&self, work: &Work) -> Value {
        json!({
            "plan": work.plan.id,
            "verdict": verdict_row(work, &judged(work, self.law, self.city)),
            "tco": tco(&work.plan, &work.ledger),
            "net_cost": net_cost_row(&net_cost(work)),
        })
    }

    fn ways_out(&self, works: &[&Work], verdict: &Verdict, undetermined: bool) -> Vec<Value> {
        if verdict.level == Level::Ok || undetermined && verdict.level != Level::Red {
            return Vec::new();
        }
        let mut ways = self.sets_that_last(works);
        for (index, entry) in self.entries.iter().enumerate() {
            for years in 1..=5 {
                let put_off = self.work(entry, years);
                let mut works = works.to_vec();
                works[index] = &put_off;
                if self.sustainable(&works) {
                    let Plan { id, start, .. } = &put_off.plan;
                    ways.push(json!({"kind": "put-off", "plan": id, "years": years, "start": month_name(*start)}));
                    break;
                }
            }
        }
        ways
    }

    /// All sets of the greatest number of plans, below all, that are sustainable together, the dearest first.
    fn sets_that_last(&self, all: &[&Work]) -> Vec<Value> {
        let count = all.len();
        for size in (1..count).rev() {
            let mut lasting: Vec<(Decimal, Value)> = Vec::new();
            for kept in subsets(count, size) {
                let works: Vec<&Work> = kept.iter().map(|index| all[*index]).collect();
                if self.sustainable(&works) {
                    let tco: Decimal =
                        works.iter().flat_map(|work| &work.ledger.spending).map(|spending| spending.incl_vat).sum();
                    let names = |wanted: bool| -> Vec<&str> {
                        (0..count)
                            .filter(|index| kept.contains(index) == wanted)
                            .map(|index| all[index].plan.id.as_str())
                            .collect()
                    };
                    let tco = tco / Decimal::from(12);
                    let row = json!({"kind": "keep", "plans": names(true), "drop": names(false), "tco": amount(tco)});
                    lasting.push((tco, row));
                }
            }
            lasting.sort_by(|(a, _), (b, _)| b.cmp(a));
            if !lasting.is_empty() {
                return lasting.into_iter().map(|(_, row)| row).collect();
            }
        }
        Vec::new()
    }

    fn sustainable(&self, works: &[&Work]) -> bool {
        let (all, secured) = self.cases(works);
        let (verdict, _) = verdicts(&all.judge(), &secured.judge());
        verdict.level == Level::Ok && all.not_seen().is_empty()
    }
}

/// All subsets of `size` of `0..count`, in the order of the file.
fn subsets(count: usize, size: usize) -> Vec<Vec<usize>> {
    let mut subsets = vec![Vec::new()];
    for index in 0..count {
        let with: Vec<Vec<usize>> = subsets.iter().map(|subset| [subset.as_slice(), &[index]].concat()).collect();
        subsets.extend(with);
    }
    subsets.retain(|subset| subset.len() == size);
    subsets.sort();
    subsets
}

/// The settings that put a plan off: its start and the draws of its loans.
fn put_off(plan: &Tree, years: i32) -> Vec<Setting> {
    if years == 0 {
        return Vec::new();
    }
    let later = |text: &str| Tree::Text(month_name(month(text) + 12 * years));
    let mut settings = vec![("start".to_string(), later(plan.text("start").expect("a start")))];
    for loan in plan.get("funding").map(Tree::items).unwrap_or_default().iter().filter_map(|entry| entry.get("loan")) {
        if let Some(draw) = loan.text("draw") {
            settings.push((format!("funding.{}.draw", loan.text("id").expect("an id")), later(draw)));
        }
    }
    settings
}

/// The flags of a projection; those that decide with the part of each plan.
fn flags(case: &Case, judgement: &Judgement, told: bool) -> Value {
    let (_, decide) = deciding(&judgement.flags);
    let row = |flag: &Flag| {
        let mut row = flag_row(flag);
        if told && decide.iter().any(|other| std::ptr::eq(*other, flag)) {
            let parts: Map<String, Value> = case
                .members
                .iter()
                .enumerate()
                .map(|(index, member)| {
                    let part = case.part_of(index, judgement, flag);
                    (member.plan.id.clone(), json!(amount(part)))
                })
                .collect();
            row["parts"] = Value::Object(parts);
        }
        row
    };
    judgement.flags.iter().map(row).collect()
}

fn summed_tco(works: &[&Work]) -> Value {
    let spending: Vec<(&Plan, _)> =
        works.iter().flat_map(|work| work.ledger.spending.iter().map(|spending| (&work.plan, spending))).collect();
    tco_of(&spending)
}

fn summed_net_cost(works: &[&Work]) -> Value {
    let mut sum: (BTreeMap<i32, Decimal>, Decimal) = Default::default();
    for work in works {
        let (by_year, gained) = net_cost(work);
        for (year, twelfths) in by_year {
            *sum.0.entry(year).or_default() += twelfths;
        }
        sum.1 += gained;
    }
    net_cost_row(&sum)
}

fn warnings(works: &[&Work], case: &Case) -> Vec<Value> {
    let mut warnings = Vec::new();
    for work in works {
        for code in work.warnings() {
            warnings.push(json!({"code": code, "plan": work.plan.id}));
        }
    }
    for plan in case.not_seen() {
        warnings.push(json!({"code": "plan-not-seen", "plan": plan.id}));
    }
    let end = |work: &Work| work.plan.start + work.plan.horizon;
    if works.iter().any(|work| end(work) != end(works[0])) {
        warnings.push(json!({"code": "horizons-differ"}));
    }
    warnings
}
