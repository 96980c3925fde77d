use rust_decimal::Decimal;

use super::{Block, Material, total, unpriced_note};
use crate::analysis::Analysis;
use crate::document::Section;
use crate::language::Arg;
use crate::report::grid::{Grid, Value};
use crate::report::style::Style;

/// What the investment charges to the operating section year by year, and what its subsidies write back there.
pub(super) fn depreciation(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let all = &analysis.depreciation;
    if all.is_nothing() {
        return Vec::new();
    }
    let years = analysis.outcome.iter().flat_map(|outcome| outcome.outlook.without.iter().zip(&outcome.outlook.with));
    let of_city: Vec<_> =
        years.filter_map(|(without, with)| Some((with.year, without.depreciation?, with.depreciation?))).collect();
    let mut head = vec!["column-year", "study-column-charge", "study-column-write-back", "study-column-net-charge"];
    if !of_city.is_empty() {
        head.extend(["study-column-city-without", "study-column-city-with"]);
    }
    let width = head.len();
    let mut grid = Grid::new(style.say("study-table-depreciation"), head.iter().map(|id| style.say(id)));
    let filled = |cells: Vec<Value>| {
        let missing = width - cells.len();
        cells.into_iter().chain(std::iter::repeat_n(Value::Empty, missing))
    };
    for (year, charge, write_back) in all.years(analysis.financing.first_year) {
        let amounts = [total(analysis, charge), Value::Money(write_back), total(analysis, charge - write_back)];
        let city = of_city.iter().find(|(of, ..)| *of == year);
        let city = city.map(|(_, without, with)| [*without, *with].map(Value::Money));
        let cells = std::iter::once(Value::Year(year)).chain(amounts).chain(city.into_iter().flatten());
        grid.row(filled(cells.collect()));
    }
    let within = all.years(analysis.financing.first_year);
    let (charges, backs) = within
        .fold((all.charge_after, all.write_back_after), |sums, (_, charge, back)| (sums.0 + charge, sums.1 + back));
    let (charge, write_back) = (all.charge_after, all.write_back_after);
    let after = [total(analysis, charge), Value::Money(write_back), total(analysis, charge - write_back)];
    let name = Value::Text(style.say("study-after-horizon"));
    grid.row(filled(std::iter::once(name).chain(after).collect()));
    let sums = [total(analysis, charges), Value::Money(backs), total(analysis, charges - backs)];
    grid.total(filled(std::iter::once(Value::Text(style.say("total"))).chain(sums).collect()));
    grid.notes.push(style.say("study-depreciation-durations"));
    grid.notes.extend(not_charged(analysis, charges, style));
    if of_city.is_empty() && analysis.outcome.is_some() {
        grid.notes.push(style.say("study-depreciation-unknown"));
    }
    grid.notes.extend(unpriced_note(analysis, style));
    vec![Block::Paragraph(style.say("study-depreciation-intro")), Block::Table("depreciation", grid)]
}

/// The investment that nothing charges: what has no duration, in the plan or for its family.
fn not_charged(analysis: &Analysis, charged: Decimal, style: Style) -> Option<String> {
    let invested = analysis
        .financing
        .cost(&analysis.case, |group| group.key.section == Section::Investment && !group.key.in_accounts);
    let left = invested.0.iter().sum::<Decimal>() - charged;
    (left >= Decimal::ONE).then(|| style.tell("study-depreciation-left", &[("amount", Arg::Euros(left))]))
}
