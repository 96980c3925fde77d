//! `lint`: each finding from the smallest file that shows it, and none from a file that is in order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use perenne::diagnostic::{Diagnostic, Severity, message};
use perenne::language::Language;
use perenne::lint::{Asked, Linted, findings, lint};
use perenne::session::Session;
use perenne::units::parse_date;

const CATALOG: &str = "schema: perenne/catalog/v1
catalog: small
sources:
  quote: {title: A quote, date: 2026-01-15, grade: primary}
items:
  box:
    family: sensor
    unit: box
    costs:
      device: {price: 1000 EUR/box, source: quote}
";

const PLAN: &str = "schema: perenne/plan/v1
plan: example
city: nowhere
start: 2026-06
horizon: 5 years
phases: {pilot: 12 months, run: rest}
lines:
  boxes: {item: small/box, quantity: 10}
";

const OFFER: &str = "schema: perenne/offer/v1
offer: vendor
plan: example
lines:
  boxes: {device: {price: 900 EUR/box}}
";

const CITY: &str = "schema: perenne/city/v1
city: town
population: 30000
accounts:
  year: 2022
  revenue: {taxes: 6_000_000 EUR, grants: 2_000_000 EUR, other: 2_000_000 EUR}
  spending: {staff: 4_000_000 EUR, purchases: 2_000_000 EUR, subsidies: 1_000_000 EUR, other: 500_000 EUR}
  interest: 100_000 EUR
  principal: 400_000 EUR
  debt: 4_000_000 EUR
  investment: {equipment: 2_000_000 EUR, other: 200_000 EUR}
  investment_revenue: {grants: 500_000 EUR, fctva: 300_000 EUR, other: 100_000 EUR}
  working_capital: 2_000_000 EUR
growth: {taxes: 2 %/year, grants: 0 %/year, other: 1 %/year, staff: 2 %/year, purchases: 2 %/year, subsidies: 1 %/year, other_spending: 1 %/year, investment: 2 %/year}
loans: {rate: 3 %, term: 15 years}
fctva_lag: 1 years
minimum_working_capital: 500_000 EUR
sources:
  published: {title: The accounts, date: 2022-12-31, grade: primary, grounds: [population, accounts]}
  ours: {title: Our estimate, grade: assumption, grounds: [growth, loans, fctva_lag, minimum_working_capital]}
";

struct Judged {
    linted: Linted,
    session: Session,
}

impl Judged {
    fn codes(&self) -> Vec<&'static str> {
        self.session.diagnostics.sorted().iter().map(|one| one.code.id).collect()
    }

    fn said(&self) -> String {
        let said = |one: &&Diagnostic| message(one, Language::English);
        self.session.diagnostics.sorted().iter().map(said).collect::<Vec<_>>().join("\n")
    }
}

/// Judges the first of some files, which lie in a folder of their own.
fn judge(files: &[(&str, String)], date: Option<&str>) -> Judged {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    let date = date.map(|date| parse_date(date).unwrap());
    let asked = Asked { date, plans: paths.clone(), ..Asked::default() };
    let mut session = Session::default();
    let linted = lint(&paths[0], &asked, &mut session);
    Judged { linted, session }
}

fn catalog(from: &str, to: &str) -> Judged {
    assert!(CATALOG.contains(from), "{from}");
    judge(&[("catalog.yaml", CATALOG.replace(from, to))], None)
}

fn plan(more: &str) -> Judged {
    judge(&[("plan.yaml", format!("{PLAN}{more}")), ("catalog.yaml", CATALOG.to_owned())], None)
}

fn offer(from: &str, to: &str) -> Judged {
    let (plan, catalog) =
        (PLAN.to_owned(), CATALOG.replace("costs:\n", "costs:\n      cable: {price: 5 EUR/box, source: quote}\n"));
    assert!(OFFER.contains(from), "{from}");
    judge(&[("offer.yaml", OFFER.replace(from, to)), ("plan.yaml", plan), ("catalog.yaml", catalog)], None)
}

#[test]
fn files_in_order_show_nothing() {
    assert_eq!(catalog("A quote", "A quote").said(), "");
    assert_eq!(plan("").said(), "", "a plan needs no city");
    assert_eq!(judge(&[("city.yaml", CITY.to_owned())], None).said(), "");
    assert_eq!(offer("device: {price", "cable: {included_in: device}, device: {price").said(), "");
}

#[test]
fn a_catalog_shows_where_its_prices_come_from() {
    let old = "  older: {title: An older quote, date: 2023-12-31, grade: trade}\nitems:";
    let cited = catalog("items:", old);
    assert_eq!(cited.codes(), ["unused-source", "old-source"]);
    assert!(
        cited.said().contains("dates from 2023-12-31, more than 24 months before 2026-01-15; no figure rests on it")
    );
    assert_eq!(catalog(", date: 2026-01-15", "").codes(), ["undated-source"]);
    assert_eq!(catalog(", source: quote", "").codes(), ["unused-source", "unsourced-price"]);
    assert_eq!(catalog("price: 1000 EUR/box, ", "").codes(), ["unpriced"]);
    assert_eq!(catalog("grade: primary", "grade: assumption").codes(), ["bare-assumption", "assumed-prices"]);
    let ranged = CATALOG
        .replace("primary", "assumption")
        .replace("source: quote}", "source: quote, range: 900 .. 1100 EUR/box}");
    assert_eq!(judge(&[("catalog.yaml", ranged)], None).said(), "1 of 1 prices are assumptions, all with a range");
    assert_eq!(catalog("source: quote}", "source: quote, valid_until: 2026-01-14}").codes(), ["lapsed-price"]);
    assert_eq!(catalog("source: quote}", "source: quote, valid_until: 2026-01-15}").codes(), [] as [&str; 0]);
}

/// What stands behind a price says nothing of how long the thing lives; the source that names most of the path grounds it.
#[test]
fn a_catalog_shows_what_its_lives_rest_on() {
    let lived = "price: 1000 EUR/box, life: 8 years, warranty: 2 years";
    let bare = catalog("price: 1000 EUR/box", lived);
    assert_eq!(bare.codes(), ["ungrounded-figures"]);
    assert!(
        bare.said().contains("2 figures beside the prices rest on no source: box.device.life, box.device.warranty")
    );
    let grounded = |grounds: &str| {
        let quote = format!("grade: primary, grounds: [{grounds}]");
        let files = [("catalog.yaml", CATALOG.replace("price: 1000 EUR/box", lived).replace("grade: primary", &quote))];
        judge(&files, None)
    };
    assert_eq!(grounded("life, warranty").said(), "");
    assert_eq!(grounded("box").said(), "", "all of an item");
    assert!(grounded("box.device.life").said().contains("box.device.warranty"));
    assert!(grounded("life, box.devise.warranty").codes().contains(&"unknown-path"));
    assert!(grounded("life, warranties").codes().contains(&"unknown-path"));
}

#[test]
fn the_day_is_given_or_the_newest_of_the_file() {
    let files = [("catalog.yaml", CATALOG.to_owned())];
    assert_eq!(judge(&files, Some("2028-01-15")).codes(), [] as [&str; 0]);
    assert_eq!(judge(&files, Some("2028-01-16")).codes(), ["old-source"]);
    let city = [("city.yaml", CITY.to_owned())];
    assert_eq!(judge(&city, Some("2025-01-01")).codes(), [] as [&str; 0]);
    assert_eq!(judge(&city, Some("2025-01-02")).codes(), ["old-accounts"]);
    assert!(judge(&city, None).linted.compared.is_none());
}

/// A price that is still to come makes no source old: the catalog speaks from its sources' day.
#[test]
fn prices_to_come_are_no_day_of_the_catalog() {
    let dated =
        "price: [{from: 2026-01-01, price: 1000 EUR/box}, {from: 2030-01-01, price: 1100 EUR/box}], source: quote";
    let judged = catalog("price: 1000 EUR/box, source: quote", dated);
    assert_eq!(judged.codes(), [] as [&str; 0]);
    assert_eq!(judged.linted.compared.map(|one| one.date.to_string()).as_deref(), Some("2026-01-15"));
}

/// Of prices that follow each other, a plan pays the one in force at its start: an assumption from 2026 on is one.
#[test]
fn a_dated_price_counts_as_what_is_paid() {
    let sources = "  quote: {title: A quote, date: 2026-01-15, grade: primary}\n  guess: {title: A guess, date: 2026-01-15, grade: assumption}\n";
    let first = "  quote: {title: A quote, date: 2026-01-15, grade: primary}\n";
    let prices = "price: [{from: 2020-01-01, price: 1000 EUR/box, source: quote}, {from: 2026-01-01, price: 1100 EUR/box, source: guess}]";
    let text = CATALOG.replacen(first, sources, 1).replacen("price: 1000 EUR/box, source: quote", prices, 1);
    let assumed = |start: &str| {
        let plan = PLAN.replacen("start: 2026-06", &format!("start: {start}"), 1);
        let judged = judge(&[("plan.yaml", plan), ("catalog.yaml", text.clone())], None);
        judged.codes().contains(&"assumed-prices")
    };
    assert!(assumed("2026-06") && !assumed("2025-06"));
}

#[test]
fn a_plan_shows_what_it_says_without_effect() {
    let phases = PLAN.replace("pilot: 12 months, run", "pilot: 12 months, rollout: 12 months, run");
    let unused = judge(&[("plan.yaml", phases.clone()), ("catalog.yaml", CATALOG.to_owned())], None);
    assert_eq!(unused.codes(), ["unused-phase"]);
    let named = format!("{phases}scenarios: {{late: {{phases.rollout: 18 months}}}}\n");
    assert_eq!(judge(&[("plan.yaml", named), ("catalog.yaml", CATALOG.to_owned())], None).said(), "");
    let said =
        "sources: {rate: {title: A bank, date: 2026-06-01, grade: trade, grounds: [exchange, indices, benefits]}}\n";
    assert_eq!(plan(&format!("{said}indices: {{services: 2 %/year}}\n")).codes(), ["unused-index"]);
    assert_eq!(plan(&format!("{said}exchange: {{USD: 0.92 EUR}}\n")).codes(), ["unused-exchange"]);
    let abroad = "benefits: [{id: sold, revenue: 10 USD/year}]\nexchange: {USD: 0.92 EUR}\n";
    assert_eq!(plan(&format!("{said}{abroad}")).said(), "");
    let certain = |euros: &str| {
        plan(&format!("uncertainty: {{boxes.device.price: {{low: {euros} EUR/box, high: {euros} EUR/box}}}}\n"))
    };
    assert_eq!(certain("900").codes(), ["outside-range"]);
    assert_eq!(certain("1000").codes(), ["unused-uncertainty"]);
    let nothing = "funding: [{subsidy: {id: region, rate: 40 %, of: operating}}]\n";
    assert_eq!(plan(nothing).codes(), ["idle-funding"]);
    assert_eq!(plan(&nothing.replace("40 %", "0 %")).codes(), ["unused-funding"]);
    let stale = judge(&[("plan.yaml", PLAN.replace("2026-06", "2028-06")), ("catalog.yaml", CATALOG.to_owned())], None);
    assert_eq!(stale.codes(), ["stale-source"]);
}

/// A city says where its figures come from; it is asked for once, whatever is bare: population, 16 accounts, 8 rates of growth, two terms
/// of loans, lag and least working capital.
#[test]
fn a_city_shows_what_its_figures_rest_on() {
    let city = |from: &str, to: &str| {
        assert!(CITY.contains(from), "{from}");
        judge(&[("city.yaml", CITY.replace(from, to))], None)
    };
    let head = CITY.split("sources:").next().unwrap();
    let bare = judge(&[("city.yaml", head.to_owned())], None);
    assert_eq!(bare.codes(), ["unsourced-city"]);
    let list =
        "29 figures of the city rest on no source: population, accounts.revenue.taxes, accounts.revenue.grants, …";
    assert!(bare.said().contains(list), "{}", bare.said());
    let loans = city("growth, loans,", "growth,");
    assert_eq!(loans.said(), "2 figures of the city rest on no source: loans.rate, loans.term");
    assert_eq!(
        city("growth, loans,", "growth, loans.rate,").said(),
        "one figure of the city rests on no source: loans.term"
    );
    // What the service may spend is the city's own choice.
    assert_eq!(city("fctva_lag: 1", "envelope: {operating: 400_000 EUR/year}\nfctva_lag: 1").said(), "");
}

/// What a plan writes itself has a source or is an assumption with its ends; it is asked for once, whatever is bare.
#[test]
fn a_plan_shows_what_its_own_figures_rest_on() {
    let figures = "benefits: [{id: rounds, saving: 900 EUR/year}]\nfunding:\n\
                   - subsidy: {id: region, rate: 40 %, of: investment, cap: 500 EUR}\n\
                   - loan: {id: bank, rate: 3 %, amount: 1000 EUR, term: 10 years}\n";
    let own = |cost: &str, more: &str| {
        let plan = PLAN.replace("quantity: 10}", &format!("quantity: 10, costs: {{device: {{{cost}}}}}}}"));
        judge(&[("plan.yaml", format!("{plan}{figures}{more}")), ("catalog.yaml", CATALOG.to_owned())], None)
    };
    let bare = own("price: 900 EUR/box, life: 8 years", "");
    assert_eq!(bare.codes(), ["unsourced-figures"]);
    let list = "5 figures of the plan's own rest on no source: boxes.device.price, boxes.device.life, benefits.rounds.saving, …";
    assert!(bare.said().contains(list), "{}", bare.said());
    let grounded = |grade: &str, more: &str| {
        format!(
            "sources: {{ours: {{title: Ours, date: 2026-05-31, grade: {grade}, grounds: [boxes, benefits, funding]{more}}}}}\n"
        )
    };
    assert_eq!(own("price: 900 EUR/box, life: 8 years", &grounded("trade", "")).said(), "");
    // A life is not asked for a range, as in catalogs.
    let assumed = own("price: 900 EUR/box, life: 8 years", &grounded("assumption", ""));
    assert_eq!(assumed.codes(), ["bare-figures", "assumed-prices"]);
    assert!(assumed.said().contains("4 figures of the plan's own are assumptions without ends"), "{}", assumed.said());
    let spread = grounded("assumption", ", spread: {below: 30 %, above: 50 %}");
    let told = own("price: 900 EUR/box, life: 8 years", &spread);
    assert_eq!(told.said(), "1 of 1 prices are assumptions, all with a range");
    // A price may name a source of the plan or of the catalog, and no other.
    let named = |source: &str| own(&format!("price: 900 EUR/box, source: {source}"), &spread).codes();
    assert_eq!(named("quote"), [] as [&str; 0]);
    assert_eq!(named("ours"), ["assumed-prices"]);
    assert_eq!(named("theirs"), ["unknown-source"]);
    // What a source says it grounds has to be there, and a source on which nothing rests is told.
    assert_eq!(own("price: 900 EUR/box, source: quote", &spread.replace("boxes", "boxs")).codes(), ["unknown-path"]);
    let idle = format!(
        "{}  idle: {{title: Idle, date: 2026-05-31}}\n",
        spread.replace("{ours", "\n  ours").replacen("}}}\n", "}}\n", 1)
    );
    assert_eq!(own("price: 900 EUR/box, source: quote", &idle).codes(), ["unused-source"]);
}

#[test]
fn an_offer_is_held_against_its_plan() {
    let partial = offer("900", "900");
    assert_eq!(partial.codes(), ["not-quoted"]);
    assert!(partial.said().contains("(cable)"));
    assert_eq!(offer("plan: example", "plan: another").codes(), ["no-plan"]);
    assert_eq!(offer("  boxes", "  box").codes(), ["unknown-line"]);
    assert_eq!(offer("EUR/box", "EUR/crate").codes(), ["wrong-unit"]);
    assert_eq!(
        offer("plan: example", "plan: example\nvalid_until: 2026-05-31").codes(),
        ["offer-expired", "not-quoted"]
    );
    let tender = |lines: &str| {
        let plan = format!("{PLAN}  more: {{item: small/box, quantity: 1}}\ntender: {{lines: [{lines}]}}\n");
        judge(&[("offer.yaml", OFFER.to_owned()), ("plan.yaml", plan), ("catalog.yaml", CATALOG.to_owned())], None)
    };
    assert_eq!(tender("boxes").said(), "");
    assert_eq!(tender("more").codes(), ["offer-outside", "not-quoted"]);
    let faulty = PLAN.replace("small/box", "small/crate");
    let faulty = [("offer.yaml", OFFER.to_owned()), ("plan.yaml", faulty), ("catalog.yaml", CATALOG.to_owned())];
    assert!(judge(&faulty, None).codes().contains(&"faulty-plan"));
}

#[test]
fn parameters_show_their_assumptions() {
    let judged = judge(
        &[(
            "law.yaml",
            "schema: perenne/parameters/v1\nindex.general:\n  - {from: 2014-01-01, value: 1 %/year, grade: assumption}\n  \
             - {from: 2022-01-01, value: 2 %/year, reference: {title: Target of the ECB}}\n"
                .to_owned(),
        )],
        None,
    );
    assert_eq!(judged.said(), "1 of 2 values is an assumption: index.general");
}

#[test]
fn faults_are_errors_whatever_the_file() {
    let fault = |text: &str| judge(&[("file.yaml", text.to_owned())], None).codes();
    assert_eq!(fault("a: b\n"), ["unknown-schema"]);
    assert_eq!(fault("- a\n"), ["not-a-map"]);
    assert_eq!(fault("# nothing\n"), ["empty"]);
    assert_eq!(fault("schema: perenne/plan/v2\nplan: x\n"), ["unknown-schema"]);
    assert!(fault("{schema: perenne/city/v1, city: x}\n").contains(&"missing-key"));
    let both = catalog("title: A quote, date: 2026-01-15", "titel: A quote, date: 2026-02-30");
    // The title is there, but for a slip: one error, and one for the date.
    assert_eq!(both.session.diagnostics.errors(), 2, "{}", both.said());
}

#[test]
fn shipped_files_have_no_faults() {
    for id in ["sensors", "medium-city", "bethune-sensors", "vendor-a", "catalogs/parameters.yaml"] {
        let mut session = Session::default();
        let linted = lint(Path::new(id), &Asked::default(), &mut session);
        assert!(linted.kind.is_some() && !session.diagnostics.has_errors(), "{id}");
    }
}

#[test]
fn every_finding_has_its_words() {
    let ids: BTreeSet<&str> = findings::ALL.iter().map(|code| code.id).collect();
    assert_eq!(ids.len(), findings::ALL.len());
    for code in findings::ALL {
        assert_eq!(code.severity, Severity::Warning);
        for language in [Language::English, Language::French] {
            assert!(language.knows(code.id), "{}", code.id);
        }
        assert!(!perenne::diagnostic::codes::ALL.iter().any(|known| known.id == code.id), "{}", code.id);
    }
}

/// What may stand beside a price without a word, and what not: an observation of the same thing is compared, in EUR.
#[test]
fn a_price_lies_within_its_own_observations() {
    let observed = |observations: &str| {
        let to = format!("source: quote, observations: [{observations}]}}");
        judge(
            &[(
                "catalog.yaml",
                CATALOG.replace("items:", "exchange: {CHF: 1.05 EUR}\nitems:").replace("source: quote}", &to),
            )],
            None,
        )
    };
    let one = |price: &str, more: &str| observed(&format!("{{price: {price}, basis: unstated, source: quote{more}}}"));
    for (price, within) in [
        ("1000 EUR/box", true),
        ("999.50 EUR/box", true), // 1000 is rounded to the euro
        ("999.40 EUR/box", false),
        ("952 CHF/box", true),  // x 1.05 = 999.60
        ("950 CHF/box", false), // x 1.05 = 997.50
        ("800 .. 1200 EUR/box", true),
        ("800 .. 900 EUR/box", false),
        // By another unit or period, and in a currency without a rate, nothing can be said.
        ("5 EUR/box/month", true),
        ("5 EUR/metre", true),
        ("5 USD/box", true),
    ] {
        let expected: &[&str] = if within { &[] } else { &["unobserved-price"] };
        assert_eq!(one(price, "").codes(), expected, "{price}");
    }
    assert_eq!(one("900 EUR/box", ", bound: at-least").codes(), [] as [&str; 0]);
    assert_eq!(one("1100 EUR/box", ", bound: at-least").codes(), ["unobserved-price"]);
    assert_eq!(one("1100 EUR/box", ", bound: at-most").codes(), [] as [&str; 0]);
    assert_eq!(one("900 EUR/box", ", with: [install]").codes(), [] as [&str; 0]);
    let both =
        "{price: 900 EUR/box, basis: excl_vat, source: quote}, {price: 1500 EUR/box, basis: incl_vat, source: quote}";
    let said = "the price of `box.device` lies outside its own observations, 900 EUR/box to 900 EUR/box";
    assert!(observed(both).said().contains(said), "{}", observed(both).said());
    let unknown = observed("{price: 1000 EUR/box, basis: unstated, source: nobody}");
    assert_eq!(unknown.codes(), ["unknown-source"]);
}

/// What stands in shipped files is known; what is new against the days that the files name is not. Nothing asks a clock.
#[test]
fn shipped_files_show_nothing_new() {
    let mut found: Vec<String> = Vec::new();
    for folder in ["catalogs", "catalogs/cities", "plans", "plans/offers", "plans/programmes"] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
        files.sort();
        for file in files {
            let mut session = Session::default();
            lint(&file, &Asked::default(), &mut session);
            for one in session.diagnostics.sorted() {
                let said = message(one, Language::English).lines().next().unwrap_or_default().to_owned();
                found.push(format!("{}: {}: {said}", file.display(), one.code.id));
            }
        }
    }
    insta::assert_snapshot!("lint-of-shipped-files", found.join("\n"));
}
