//! Hints, followed: a large table of what people write, at places that take every kind of value. Whatever form a hint
//! gives is accepted there, and loses nothing of what was written.

use std::collections::BTreeSet;

use perenne::document::Library;
use perenne::language::{Arg, Language};
use perenne::session::{Options, Session};

/// A place: its name, and what is written around a value there.
const PLACES: [(&str, &str, &str); 28] = [
    ("price", "costs", "{device: {price: @}}"),
    ("price of a lump sum", "costs", "{integration: {price: @}}"),
    ("renewal", "costs", "{device: {renewal: @}}"),
    ("range", "costs", "{device: {price: 100 EUR/sensor, range: @}}"),
    ("price by the month", "costs", "{network: {price: @}}"),
    ("price of a share", "costs", "{spares: {price: @}}"),
    ("during", "costs", "{device: {price: 100 EUR/sensor, during: {first 12 months: @}}}"),
    ("band", "costs", "{network: {tiers: {mode: volume, bands: [{upto: 100, price: @}, {price: 1 EUR/sensor}]}}}"),
    ("quantity", "quantity", "@"),
    ("quantity of a phase", "quantity", "{all: @}"),
    ("existing", "existing", "{quantity: @, age: 2 years}"),
    ("life", "costs", "{device: {life: @}}"),
    ("warranty", "costs", "{device: {warranty: @}}"),
    ("failure", "costs", "{device: {failure: @}}"),
    ("vat", "costs", "{device: {vat: @}}"),
    ("index of a component", "costs", "{device: {index: @}}"),
    ("at", "costs", "{integration: {at: @}}"),
    ("from", "costs", "{device: {from: @}}"),
    ("follows", "costs", "{install: {follows: @}}"),
    ("cap", "funding", "[subsidy: {id: s, rate: 40 %, cap: @}]"),
    ("rate", "funding", "[subsidy: {id: s, rate: @}]"),
    ("loan", "funding", "[loan: {id: b, rate: 3 %, term: 10 years, amount: @}]"),
    ("term", "funding", "[loan: {id: b, rate: 3 %, term: @, amount: 10 EUR}]"),
    ("saving", "benefits", "[{id: s, saving: @}]"),
    ("index", "indices", "{services: @}"),
    ("exchange", "exchange", "{USD: @}"),
    ("uncertainty", "uncertainty", "{a.device.price: {distribution: uniform, low: @, high: 9_000_000 EUR/sensor}}"),
    ("scenario", "scenarios", "{s: {a.device.price: @}}"),
];

/// What is written there.
const VALUES: [&str; 66] = [
    "12,5",
    "15 000",
    "600",
    "0,4",
    "1 200,50 EUR",
    "1 500 EUR/sensor",
    "1 500 EUR TTC/sensor",
    "1500 EUR (TTC)",
    "12,50 EUR/sensor TTC",
    "1 500,60 € TTC/sensor",
    "15 000 k€ ttc",
    "1'500.00 EUR TTC",
    ".5 EUR TTC",
    "600 EUR HT",
    "600 euros",
    "1,5 keuros",
    "920 mEUR",
    "40 K€",
    "1e3 EUR",
    "1 500 EUR/capteur",
    "90,5 .. 110,5 EUR/sensor",
    "90 .. 110 EUR/sensor TTC",
    "90 .. 110",
    "4,5 %",
    "4,5 %/an",
    "12,5 %/an of device",
    "50 %",
    "50 % de investment",
    "2 %/an",
    "5,5",
    "10",
    "1,5 an",
    "8,5 years",
    "1,3 an",
    "12 mois",
    "aucun",
    "+50 EUR/sensor",
    "+10,5 %",
    "x 1,2",
    "Déploiement 2",
    "540,50 €/capteur",
    "540,50 € / capteur",
    "540,50 €/capteur/mois",
    "540,50 € par capteur et par an",
    "1,2 k€/capteur",
    "1,2k",
    "1,2 k",
    "1.2K€",
    "25 000 EUR/forfait",
    "25 000 € forfaitaire",
    "25 000 €/u",
    "25 000 €/unité TTC",
    "25 000 €/ens",
    "12,5 €/km",
    "12,5 €/ml",
    "1 200 €/zorglub",
    "1 per",
    "1 pour",
    "1,5 per 1 000 a",
    "10 %",
    "10,5 %",
    "10 % par an",
    "1 200 capteurs",
    "1 200 u",
    "1 200 km",
    "12,5 EUR HT/capteur",
];

fn plan(key: &str, around: &str, value: &str) -> String {
    let written = around.replace('@', value);
    let of_line = ["costs", "existing", "quantity"].contains(&key);
    let rest = if of_line { String::new() } else { format!("{key}: {written}\n") };
    let mut line = if key == "quantity" { String::new() } else { ", quantity: 1000".to_owned() };
    if of_line {
        line.push_str(&format!(", {key}: {written}"));
    }
    format!(
        "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 12 years\nphases: {{all: 12 years}}\n\
         lines:\n  a: {{item: sensors/urban-sensor{line}}}\n{rest}"
    )
}

/// The digits that count, whatever stands between them.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

#[test]
fn every_hint_is_accepted_where_it_is_given() {
    let library = Library::with_files(Vec::new());
    // Without VAT, in percent, in months the figure is another one; a metre or a month has its own. Whatever the plan around it
    // says of a value, its hint has heard.
    let (mut tried, mut followed) = (0, 0);
    let mut refused: BTreeSet<String> = BTreeSet::new();
    for (place, key, around) in PLACES {
        for value in VALUES {
            tried += 1;
            let text = plan(key, around, value);
            let mut session = Session::default();
            session.analyse_text("plan.yaml", &text, &library, &Options::default());
            let at = text.find(&around.replace('@', value)).unwrap() + around.find('@').unwrap();
            for one in session.diagnostics.sorted() {
                let Some((span, _)) = one.labels.first().filter(|(span, _)| span.start as usize == at) else {
                    continue;
                };
                let said: Vec<String> = one
                    .help
                    .iter()
                    .filter_map(|help| Language::English.attribute(one.code.id, help, &one.args))
                    .collect();
                for (name, form) in &one.args {
                    let Arg::Text(form) = form else { continue };
                    let told = said.iter().any(|said| said.contains(&format!("`{form}`")));
                    if !["write", "other"].contains(name) || !told {
                        continue;
                    }
                    followed += 1;
                    let mended = format!("{}{form}{}", &text[..at], &text[span.end as usize..]);
                    let mut again = Session::default();
                    again.analyse_text("plan.yaml", &mended, &library, &Options::default());
                    let errors = again.diagnostics.sorted().into_iter().filter(|one| {
                        let here = one.labels.first().is_some_and(|(span, _)| span.start as usize == at);
                        here && one.code.severity == perenne::diagnostic::Severity::Error
                    });
                    let ids: Vec<&str> = errors.map(|one| one.code.id).collect();
                    if !ids.is_empty() {
                        refused.insert(format!("{place}: `{value}` as `{form}` ({}): {ids:?}", one.code.id));
                    }
                    let other =
                        one.code.id == "bare-share" || value.to_lowercase().contains("ttc") || form.ends_with("months");
                    if !other && digits(form) != digits(value) && !value.contains(['k', 'K']) {
                        refused.insert(format!("{place}: `{value}` as `{form}` loses digits"));
                    }
                    // No figure with TTC is proposed as it stands where prices exclude VAT.
                    if one.code.id == "vat-word" && matches!(place, "price" | "renewal" | "range") {
                        refused.insert(format!("{place}: `{value}` as `{form}` keeps the VAT"));
                    }
                }
            }
        }
    }
    assert!(tried > 1800 && followed > 300, "{followed} hints of {tried} values");
    assert!(refused.is_empty(), "{} hints:\n{}", refused.len(), refused.into_iter().collect::<Vec<_>>().join("\n"));
}
