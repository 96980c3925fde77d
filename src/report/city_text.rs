use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::catalog_text::dated;
use super::csv_out::{Cell, Sheet};
use super::result::warnings;
use super::style::{Style, Tone};
use super::table::Table;
use crate::diagnostic::Diagnostics;
use crate::document::{CatalogSource, CityDocument, Grade, Investing};
use crate::explore::cities::is_real;
use crate::language::Language;
use crate::model::absent_accounts;
use crate::units::{display, dotted, order};

/// Cities with the file that each came from.
pub(super) type Cities = [(String, CityDocument)];

/// Every city.
pub(crate) fn city_list(cities: &Cities, style: Style) -> String {
    let head = ["column-id", "column-label", "column-origin", "column-population", "column-accounts"];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 3);
    for (_, city) in cities {
        let population = city.population.as_ref().map_or(String::new(), |field| style.bare(field.value));
        let year = city.year.as_ref().map_or(String::new(), |year| year.value.to_string());
        let title = city.title.get(style.language.code(), &city.id).to_owned();
        let origin = style.say(if is_real(city) { "origin-published" } else { "origin-other" });
        table.row(vec![city.id.clone(), title, origin, population, year]);
    }
    table.print(style)
}

/// A city's accounts with their growth.
pub(crate) fn city_show(cities: &Cities, style: Style) -> String {
    let mut out = String::new();
    for (file, city) in cities {
        let title = city.title.get(style.language.code(), &city.id);
        out.push_str(&format!("{} — {file}\n", style.paint(title, Tone::Strong)));
        let head = ["column-account", "column-amount", "column-per-inhabitant", "column-growth"];
        let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 1);
        for (path, amount) in &city.accounts {
            let growth = growth_of(path).and_then(|name| city.growth.iter().find(|(known, _)| *known == name));
            let per_head = city.population.as_ref().and_then(|people| amount.value.checked_div(people.value));
            table.row(vec![
                style.say(&format!("account-{}", path.replace('.', "-"))),
                style.euros(amount.value),
                per_head.map_or(String::new(), |amount| style.euros(amount)),
                growth.map_or(String::new(), |(_, rate)| style.percent(rate.value)),
            ]);
        }
        out.push_str(&table.print(style));
        out.push_str(&forecast(city, style));
        if city.investing.as_ref().is_some_and(|word| word.value == Investing::ConstantDebt) {
            out.push_str(&format!("{}\n", style.wrap(&style.say("city-constant-debt"), 0)));
        }
        for (_, source) in &city.sources {
            // A source grounds only what the file has.
            let there = |ground: &str| ground != "debt_schedule" || !city.debt_schedule.is_empty();
            let grounds = source.grounds.iter().flatten().map(|ground| ground.value.as_str());
            let grounds: Vec<String> = grounds.filter(|ground| there(ground)).map(|one| ground(one, style)).collect();
            let cited =
                dated(&style.of(&source.title), source.date.as_ref().map(|date| date.value), source.grade, style);
            out.push_str(&format!("{}\n", style.wrap(&format!("{} — {cited}", grounds.join(", ")), 4)));
        }
    }
    out
}

/// What a source grounds, in words where it has any.
fn ground(of: &str, style: Style) -> String {
    let word = format!("ground-{of}");
    if style.language.knows(&word) { style.say(&word) } else { of.to_owned() }
}

/// The city's own forecast and the schedule of its debt, where it has them.
fn forecast(city: &CityDocument, style: Style) -> String {
    let rows = amounts_by_year(city);
    if rows.is_empty() {
        return String::new();
    }
    let head = ["column-year", "column-account", "column-amount"];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 2);
    for (year, path, amount) in rows {
        table.row(vec![year.to_string(), account(&path, style), style.euros(amount)]);
    }
    format!("{}{}", style.heading("heading-forecast"), table.print(style))
}

/// What is given of years to come: year, path after `city.`, amount.
fn amounts_by_year(city: &CityDocument) -> Vec<(i32, String, Decimal)> {
    let outlook = city.outlook.iter().flat_map(|(year, of_year)| {
        let amounts = of_year.amounts.iter();
        amounts.map(|(path, field)| (year.value, format!("outlook.{path}"), field.value))
    });
    let schedule = city.debt_schedule.iter().flat_map(|(year, row)| {
        let parts = [("interest", &row.interest), ("principal", &row.principal)];
        parts
            .into_iter()
            .filter_map(|(part, field)| Some((year.value, format!("debt_schedule.{part}"), field.as_ref()?.value)))
    });
    let mut rows: Vec<_> = outlook.chain(schedule).collect();
    order::by_key(&mut rows, |(year, ..)| *year);
    rows
}

/// The words of a path of [`amounts_by_year`].
fn account(path: &str, style: Style) -> String {
    let (group, name) = dotted::split_first(path).unwrap_or(("", path));
    let words = style.say(&format!("account-{}", name.replace('.', "-")));
    if group == "outlook" { words } else { format!("{} · {words}", style.say("study-debt-schedule")) }
}

/// The growth rate that an amount follows.
fn growth_of(path: &str) -> Option<&'static str> {
    let growth = match path {
        "revenue.taxes" => "taxes",
        "revenue.grants" => "grants",
        "revenue.other" => "other",
        "spending.staff" => "staff",
        "spending.purchases" => "purchases",
        "spending.subsidies" => "subsidies",
        "spending.other" => "other_spending",
        path if path.starts_with("investment") => "investment",
        "depreciation" => "depreciation",
        _ => return None,
    };
    Some(growth)
}

/// Cities for programs.
pub(crate) fn cities_json(cities: &Cities) -> Value {
    let city = |(file, city): &(String, CityDocument)| {
        let accounts = city.accounts.iter().map(|(path, field)| ((*path).to_owned(), json!(display(field.value, 2))));
        let growth =
            city.growth.iter().map(|(name, rate)| ((*name).to_owned(), json!(rate.value.normalize().to_string())));
        json!({
            "city": city.id,
            "file": file,
            "title": city.title.all(),
            "insee": city.insee,
            "real": is_real(city),
            "population": city.population.as_ref().map(|field| field.value.to_string()),
            "year": city.year.as_ref().map(|field| field.value),
            "accounts": accounts.collect::<Map<_, _>>(),
            "growth": growth.collect::<Map<_, _>>(),
            "outlook": by_year(city, "outlook."),
            "debt_schedule": by_year(city, "debt_schedule."),
            "sources": city.sources.iter().map(|(_, source)| source_json(source)).collect::<Value>(),
            "warnings": warnings(&absent(city)),
            "investing": city.investing.as_ref().map_or(Investing::Accounts, |word| word.value).word(),
        })
    };
    cities.iter().map(city).collect()
}

/// The accounts that it leaves out, which whoever takes them for what there is has to know of.
fn absent(city: &CityDocument) -> Diagnostics {
    let mut absent = Diagnostics::default();
    absent_accounts(city, city.span.unwrap_or_default()).into_iter().for_each(|one| absent.push(one));
    absent
}

fn source_json(source: &CatalogSource) -> Value {
    let grounds = source.grounds.iter().flatten().map(|ground| json!(ground.value));
    json!({
        "title": source.title.english(),
        "href": source.href,
        "date": source.date.as_ref().map(|date| date.value.to_string()),
        "grade": source.grade.map(Grade::word),
        "grounds": grounds.collect::<Value>(),
    })
}

/// Amounts of years to come, by year and path.
fn by_year(city: &CityDocument, group: &str) -> Value {
    let mut out: Map<String, Value> = Map::new();
    for (year, path, amount) in amounts_by_year(city) {
        let Some(path) = path.strip_prefix(group) else { continue };
        let year = out.entry(year.to_string()).or_insert_with(|| json!({}));
        year[path] = json!(display(amount, 2));
    }
    Value::Object(out)
}

/// Cities for spreadsheets: a row an amount, those of years to come below.
pub(crate) fn cities_csv(cities: &Cities, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = ["column-id", "column-year", "column-account", "column-amount"].map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    for (_, city) in cities {
        for (path, amount) in &city.accounts {
            let name = style.say(&format!("account-{}", path.replace('.', "-")));
            let year = city.year.as_ref().map_or(0, |year| year.value);
            sheet.row(&[Cell::Text(&city.id), Cell::Year(year), Cell::Text(&name), Cell::Amount(amount.value)]);
        }
        for (year, path, amount) in amounts_by_year(city) {
            let name = account(&path, style);
            sheet.row(&[Cell::Text(&city.id), Cell::Year(year), Cell::Text(&name), Cell::Amount(amount)]);
        }
    }
    sheet.finish()
}
