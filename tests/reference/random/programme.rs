//! Programmes of random plans on one town.

use super::dice::{Dice, Fields};
use super::{Draft, file, parameters, town, words};
use crate::reference::switches::Switches;

/// The id of every random programme.
pub const PROGRAMME: &str = "together";

/// Names and texts of the files of a programme of `count` plans, the programme's first.
pub fn programme(seed: u64, count: usize, on: Switches) -> Vec<(String, String)> {
    let mut dice = Dice::new(seed);
    let drafts: Vec<Draft> = (0..count)
        .map(|number| {
            let mut draft = Draft::new(&mut dice, &format!("random-{number}"), on);
            // Most start together or nearly so; the city of the plan itself is not read.
            draft.start = 2026 * 12 + draft.start % dice.pick(&[1, 12, 36]);
            draft.with_city = true;
            draft
        })
        .collect();
    let first = drafts.iter().map(|draft| draft.start).min().unwrap_or_default();
    let parameters = parameters::parameters(&mut dice, on);
    let town = town::town(&mut dice, first / 12, on);
    let others = [file("random-parameters", parameters), file("random-town", words::otherwise(&mut dice, &town, on))];
    let mut text =
        format!("schema: perenne/programme/v1\nprogramme: {PROGRAMME}\ntitle: {{en: Together}}\ncity: town\nplans:\n");
    let mut files = Vec::new();
    for draft in &drafts {
        let made = draft.finished(&mut dice, &others, on);
        text.push_str(&format!("  - {}\n", entry(&mut dice, draft, &made[0].1, count > 1)));
        files.extend(made);
    }
    files.insert(0, file("together", text));
    files.extend(others);
    files
}

/// A plan as the programme names it, sometimes with settings.
fn entry(dice: &mut Dice, draft: &Draft, plan: &str, settings: bool) -> String {
    let mut set = Fields::new();
    if settings && dice.chance(30) && !plan.contains("draw:") {
        let start = draft.start + dice.between(1, 20);
        set.set("start", format!("{}-{:02}", start / 12, start % 12 + 1));
    }
    if settings && dice.chance(30) && plan.contains("id: subsidy-0") {
        set.set("funding.subsidy-0.status", dice.pick(&["hoped", "acquired"]));
    }
    if settings && dice.chance(30) && plan.contains("id: benefit-0") {
        set.set("benefits.benefit-0.status", dice.pick(&["hoped", "acquired"]));
    }
    if set.is_empty() && dice.chance(50) {
        return draft.id.clone();
    }
    let mut entry = Fields::new().with("plan", draft.id.clone());
    if !set.is_empty() {
        entry.set("set", set.flow());
    }
    entry.flow()
}
