use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::csv_out::{Cell, Sheet};
use super::investable::{investable_first, investable_json};
use super::result_city::ratio;
use super::style::{Style, Tone};
use super::table::Table;
use super::words::measure;
use crate::accounts::Means;
use crate::analysis::Analysis;
use crate::city::CityYear;
use crate::city::rules::{Assessment, Measure, of_city};
use crate::language::{Arg, Language};
use crate::model::{AsWritten, City};
use crate::units::display;

/// A city that is compared: by itself, without any plan.
#[derive(Debug)]
pub(crate) struct ComparedCity {
    /// Its projection, of which the year of the accounts is compared.
    pub analysis: Analysis,
    /// Means of the cities of like size, where its file holds them.
    pub means: Option<Means>,
}

impl ComparedCity {
    fn parts(&self) -> Option<(&City, &CityYear<Decimal>)> {
        Some((self.analysis.case.city.as_ref()?, &self.analysis.outcome.as_ref()?.outlook.base))
    }

    /// The first year of its projection.
    fn first_year(&self) -> Option<&CityYear<Decimal>> {
        self.analysis.outcome.as_ref()?.outlook.without.first()
    }

    fn rules(&self) -> Vec<Assessment<Decimal>> {
        let outcome = self.analysis.outcome.as_ref();
        let minimum = outcome.map_or(Decimal::ZERO, |outcome| outcome.outlook.minimum);
        self.parts().map_or(Vec::new(), |(city, base)| of_city(city, base, &minimum, &AsWritten))
    }

    fn title(&self, style: Style) -> String {
        self.parts().map_or(String::new(), |(city, _)| city.title.get(style.language.code(), &city.id).to_owned())
    }
}

/// Names and amounts of a year of accounts, in EUR.
fn amounts(year: &CityYear<Decimal>) -> [(&'static str, Decimal); 11] {
    [
        ("revenue", year.revenue),
        ("spending", year.spending),
        ("staff", year.staff),
        ("interest", year.interest),
        ("gross-savings", year.gross_savings),
        ("principal", year.principal),
        ("net-savings", year.net_savings),
        ("investment", year.investment),
        ("own-revenue", year.own_revenue),
        ("debt", year.debt),
        ("working-capital", year.working_capital),
    ]
}

/// `city compare` for people.
pub(crate) fn city_compare_text(cities: &[ComparedCity], style: Style) -> String {
    let titles = city_compare_titles(cities, style).into_iter();
    let mut out: String = titles.map(|title| format!("{}\n", style.paint(&title, Tone::Strong))).collect();
    out.push_str(&city_compare_table(cities, style).print(style));
    for (place, city) in cities.iter().enumerate() {
        let Some(((model, _), outcome)) = city.parts().zip(city.analysis.outcome.as_ref()) else { continue };
        let told = investable_first(model, outcome, place + 1, style);
        out.extend(told.map(|told| format!("{}\n", style.wrap(&told, 0))));
    }
    if cities.iter().any(|city| city.means.is_some()) {
        out.push_str(&format!("{}\n", style.wrap(&style.say("city-compare-note"), 0)));
    }
    out
}

/// The cities by their numbers: name, inhabitants, year.
pub(crate) fn city_compare_titles(cities: &[ComparedCity], style: Style) -> Vec<String> {
    let title = |(place, city): (usize, &ComparedCity)| {
        let (model, base) = city.parts()?;
        let args = [
            ("place", (place + 1).into()),
            ("title", city.title(style).into()),
            ("population", Arg::Number(model.population)),
            ("year", Arg::Year(base.year)),
        ];
        Some(style.tell("city-compare-title", &args))
    };
    cities.iter().enumerate().filter_map(title).collect()
}

/// The cities' amounts and ratios side by side, with the means of their stratum.
pub(crate) fn city_compare_table(cities: &[ComparedCity], style: Style) -> Table {
    let mut head = vec![style.say("column-item")];
    for (place, city) in cities.iter().enumerate() {
        let number = [("place", (place + 1).into())];
        head.extend(["city-compare-amount", "city-compare-per-head"].map(|id| style.tell(id, &number)));
        head.extend(city.means.iter().map(|_| style.tell("city-compare-mean", &number)));
    }
    let mut table = Table::new(head, 1);
    let names = cities.iter().find_map(ComparedCity::parts).map(|(_, base)| amounts(base).map(|(name, _)| name));
    for (row, name) in names.into_iter().flatten().enumerate() {
        let mut line = vec![style.say(&format!("city-compare-{name}"))];
        for city in cities {
            let Some((model, base)) = city.parts() else { continue };
            let amount = amounts(base)[row].1;
            line.push(style.bare(amount));
            line.push(ratio(amount, model.population).map_or("–".to_owned(), |share| style.bare(share)));
            line.extend(
                city.means.as_ref().map(|means| means.get(name).map_or("–".to_owned(), |mean| style.bare(mean))),
            );
        }
        table.row(line);
    }
    let rules: Vec<Vec<Assessment<Decimal>>> = cities.iter().map(ComparedCity::rules).collect();
    // Not every city's accounts give what every rule asks for.
    let most = rules.iter().max_by_key(|rules| rules.len());
    for rule in most.map_or(&[][..], Vec::as_slice) {
        if matches!(rule.measure, Measure::Amount(_)) {
            continue;
        }
        let mut line = vec![style.say(&format!("rule-{}", rule.rule.id()))];
        for (city, rules) in cities.iter().zip(&rules) {
            let own = rules.iter().find(|one| one.rule == rule.rule);
            line.push(own.map_or("–".to_owned(), |rule| measure(rule, style)));
            line.push(String::new());
            line.extend(city.means.iter().map(|_| String::new()));
        }
        table.row(line);
    }
    table
}

/// `city compare` for programs.
pub(crate) fn city_compare_json(cities: &[ComparedCity]) -> Value {
    let one = |city: &ComparedCity| {
        let (model, base) = city.parts()?;
        let figure = |(name, amount): (&str, Decimal)| {
            let per_head = ratio(amount, model.population).map(|share| display(share, 2));
            let mean = city.means.as_ref().and_then(|means| means.get(name)).map(|mean| display(mean, 2));
            (name.to_owned(), json!({"eur": display(amount, 2), "eur_per_inhabitant": per_head, "mean": mean}))
        };
        let ratios = city.rules().into_iter().filter_map(|rule| match rule.measure {
            Measure::Ratio(amount, base) => {
                Some((rule.rule.id().to_owned(), json!(ratio(amount, base).map(|ratio| display(ratio, 6)))))
            }
            Measure::Amount(_) => None,
        });
        Some(json!({
            "city": model.id, "year": base.year, "population": model.population.to_string(),
            "figures": amounts(base).into_iter().map(figure).collect::<Value>(),
            "ratios": ratios.collect::<Value>(),
            "investing": model.investing.word(),
            "investable": investable_json(model, city.first_year()),
        }))
    };
    json!({"schema": "perenne/city-compare/v1", "cities": cities.iter().filter_map(one).collect::<Value>()})
}

/// `city compare` for spreadsheets: a row a city and figure.
pub(crate) fn city_compare_csv(cities: &[ComparedCity], language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head =
        ["column-id", "column-year", "column-item", "column-amount", "column-per-inhabitant", "city-compare-means"];
    let head = head.map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    for city in cities {
        let Some((model, base)) = city.parts() else { continue };
        let year = base.year;
        for (name, amount) in amounts(base) {
            let item = style.say(&format!("city-compare-{name}"));
            let mean = city.means.as_ref().and_then(|means| means.get(name));
            let mean = mean.map_or(Cell::Text(""), Cell::Amount);
            let share = ratio(amount, model.population).map_or(Cell::Text(""), Cell::Amount);
            sheet.row(&[Cell::Text(&model.id), Cell::Year(year), Cell::Text(&item), Cell::Amount(amount), share, mean]);
        }
        for rule in city.rules() {
            if let Measure::Ratio(amount, base) = rule.measure {
                let name = style.say(&format!("rule-{}", rule.rule.id()));
                let value = Cell::Ratio(ratio(amount, base));
                sheet.row(&[
                    Cell::Text(&model.id),
                    Cell::Year(year),
                    Cell::Text(&name),
                    value,
                    Cell::Text(""),
                    Cell::Text(""),
                ]);
            }
        }
    }
    sheet.finish()
}
