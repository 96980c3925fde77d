use std::fmt::Write;

use maud::html;

use super::ask::{Answer, Ask};
use super::desk::{Desk, Saved};
use super::new::{free, of_items, of_text, quoted, shown};
use super::paths::keys;
use super::plan::style;
use super::shell;
use super::typed::as_written;
use crate::document::edit::{Edit, edit};
use crate::document::{RESERVED, slug};
use crate::language::group;
use crate::offers::{Unclear, pasted};

/// What an item is, and so in which part of the budget its renewals and its people stand.
pub(super) const FAMILIES: [&str; 7] = ["sensor", "connectivity", "platform", "fiber", "lighting", "service", "staff"];

/// How a price recurs.
pub(super) const ACCRUALS: [(&str, &str); 3] =
    [("", "page-once"), ("/month", "page-monthly"), ("/year", "page-yearly")];

/// What was read of a pasted table, and what it does not say: what each row is, whether its price recurs.
pub(super) fn confirm(desk: &Desk, ask: &Ask) -> Answer {
    let style = style(ask);
    let rows = match pasted(ask.field("table").unwrap_or_default()) {
        Ok(rows) => rows,
        Err(why) => return shown(desk, ask, 422, Some(&question(&why, ask))),
    };
    let heads = ["page-designation", "page-quantity", "page-unit-price", "page-recurs", "page-family"];
    let content = html! {
        div.sheet-page {
            h1 { (style.say("page-pasted")) }
            p { (style.say("page-pasted-about")) }
            form method="post" action="/new" {
                input type="hidden" name="way" value="pasted";
                input type="hidden" name="title" value=(ask.field("title").unwrap_or_default());
                div.scroll role="group" aria-label=(style.say("page-pasted")) tabindex="0" { table {
                    thead { tr { @for id in heads { th scope="col" { (style.say(id)) } } } }
                    tbody { @for row in &rows { tr {
                        td { input name="designation" value=(row.designation) size="32" aria-label=(style.say(heads[0])); }
                        td { input.n name="quantity" value=(group(row.quantity, row.quantity.scale(), style.language)) size="8" inputmode="decimal" aria-label=(style.say(heads[1])); }
                        td { input.n name="price" value=(group(row.price, row.price.scale(), style.language)) size="10" inputmode="decimal" aria-label=(style.say(heads[2])); }
                        td { select name="recurs" aria-label=(style.say(heads[3])) { @for (per, id) in ACCRUALS { option value=(per) { (style.say(id)) } } } }
                        td { select name="family" aria-label=(style.say(heads[4])) { @for family in FAMILIES { option value=(family) { (style.say(&format!("family-{family}"))) } } } }
                    } } }
                } }
                p.actions { button type="submit" { (style.say("page-create")) } }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &style.say("page-pasted"), html! {}, content))
}

fn question(why: &Unclear, ask: &Ask) -> String {
    match why {
        Unclear::Columns => ask.language.say("page-unclear-columns", &[]),
        Unclear::InclVat => ask.language.say("page-unclear-vat", &[]),
        Unclear::Empty => ask.language.say("page-unclear-empty", &[]),
        Unclear::Number(row, text) => {
            ask.language.say("page-unclear-number", &[("row", (*row).into()), ("text", text.as_str().into())])
        }
    }
}

/// Writes the catalog of the rows, and gives the plan that draws on it.
pub(super) fn written(desk: &Desk, ask: &Ask, id: &str, title: &str) -> Result<String, String> {
    let say = |id: &str| ask.language.say(id, &[]);
    let columns =
        ["designation", "quantity", "price", "recurs", "family"].map(|name| ask.fields(name).collect::<Vec<_>>());
    let [designations, quantities, prices, recurs, families] = &columns;
    if columns.iter().any(|column| column.len() != designations.len()) {
        return Err(say("page-not-understood"));
    }
    let catalog = format!("{id}-prices");
    let file = format!("{catalog}.yaml");
    if desk.root.fresh(&format!("{id}.yaml")).is_none() || desk.root.fresh(&file).is_none() {
        return Err(say("page-name-taken"));
    }
    let mut text = format!("schema: perenne/catalog/v1\ncatalog: {catalog}\ntitle: {}\nitems:\n", quoted(title));
    let mut ids: Vec<String> = Vec::new();
    for row in 0..designations.len() {
        let own = slug(designations[row]);
        let own = if own.is_empty() { "item".to_owned() } else { own };
        let item = free(&own, |id| RESERVED.contains(&id) || ids.iter().any(|known| known == id));
        let known = FAMILIES.contains(&families[row]) && ACCRUALS.iter().any(|(per, _)| *per == recurs[row]);
        if !known {
            return Err(say("page-not-understood"));
        }
        let price = as_written(prices[row], &format!("EUR/unit{}", recurs[row]));
        let label = quoted(designations[row].trim());
        let (family, price) = (families[row], quoted(&price));
        let _ = writeln!(
            text,
            "  {item}: {{label: {label}, family: {family}, unit: unit, costs: {{device: {{price: {price}}}}}}}"
        );
        ids.push(item);
    }
    match desk.create(&file, &text) {
        Saved::Done => {}
        Saved::Failed(why) => return Err(why),
        _ => return Err(say("page-name-taken")),
    }
    let names: Vec<String> = ids.iter().map(|item| format!("{catalog}/{item}")).collect();
    let plan = of_items(desk, ask, &names);
    let quantities = ids
        .iter()
        .zip(quantities)
        .map(|(line, quantity)| Edit::set(keys(&["lines", line, "quantity"]), as_written(quantity, "")));
    let plan =
        plan.and_then(|plan| edit(&plan, &quantities.collect::<Vec<_>>()).map_err(|refusal| say(refusal.words())));
    if plan.is_err() || of_text(plan.as_deref().unwrap_or_default()) == crate::document::edit::Value::Nothing {
        // A catalog without its plan would be in the way of the next try.
        if let Some(path) = desk.root.file(&file) {
            let _ = std::fs::remove_file(path);
        }
    }
    plan
}
