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
        let mut made = draft.finished(&mut dice, &others, on);
        let mut entry = Fields::new().with("plan", draft.id.clone());
        if count > 1 {
            overlay(&mut dice, draft, &mut made, &mut entry);
        }
        let plain = entry.flow() == format!("{{plan: {}}}", draft.id);
        let written = if plain && dice.chance(50) { draft.id.clone() } else { entry.flow() };
        text.push_str(&format!("  - {written}\n"));
        files.extend(made);
    }
    files.insert(0, file("together", text));
    files.extend(others);
    files
}

/// Sometimes an offer, a scenario, settings.
fn overlay(dice: &mut Dice, draft: &Draft, files: &mut Vec<(String, String)>, entry: &mut Fields) {
    let unit = draft.lines.catalog.split("unit: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
    if dice.chance(20) {
        let device = Fields::new()
            .with("price", format!("{} EUR/{unit}", dice.amount(1, 900)))
            .with("life", format!("{} years", dice.between(1, 6)));
        let graduated = files[1].1.contains("graduated") || files[0].1.contains("graduated");
        // Graduated tiers have no life; what was written of them goes with the new price.
        let device =
            if graduated { Fields::new().with("price", device.get("price").unwrap_or_default()) } else { device };
        files.push(file(
            &format!("{}-offer", draft.id),
            format!(
                "schema: perenne/offer/v1\noffer: {0}-offer\nvendor: A\nplan: {0}\nreceived: 2025-11-02\n\
                 lines:\n  line-0: {{device: {1}}}\n",
                draft.id,
                device.flow()
            ),
        ));
        entry.set("offer", format!("{}-offer", draft.id));
    }
    if dice.chance(25) {
        let price = dice.pick(&["+10 %", "x 1.25", "+3.5 %"]);
        let mut scenario = Fields::new().with("line-0.device.price", price);
        if dice.chance(50) {
            scenario.set("indices.custom", dice.rate(0, 6));
        }
        if dice.chance(50) {
            scenario.set("discount.rate", dice.share(0, 6));
        }
        files[0].1.push_str(&format!("scenarios: {{other: {}}}\n", scenario.flow()));
        entry.set("scenario", "other");
    }
    let mut set = Fields::new();
    let plan = &files[0].1;
    if dice.chance(30) && !plan.contains("draw:") {
        let start = draft.start + dice.between(1, 20);
        set.set("start", format!("{}-{:02}", start / 12, start % 12 + 1));
    }
    for (id, path) in [("subsidy-0", "funding.subsidy-0.status"), ("benefit-0", "benefits.benefit-0.status")] {
        if dice.chance(30) && plan.contains(&format!("id: {id}")) {
            set.set(path, dice.pick(&["hoped", "acquired"]));
        }
    }
    if !set.is_empty() {
        entry.set("set", set.flow());
    }
}
