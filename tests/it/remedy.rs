//! What is told to close the gap of a rule closes it, and a euro less does not: each rule of one small city, whose year 2027
//! holds all that counts.

use perenne::analysis::Analysis;
use perenne::city::rules::Lever;
use perenne::city::{Flag, Gap, Until};
use perenne::document::Library;
use perenne::model::Rule;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

use crate::support::{analyse, law};

/// 10 million of revenue, 8 of spending, no debt; nothing grows.
fn city(more: &str, accounts: &str) -> String {
    format!(
        "schema: perenne/city/v1\ncity: here\npopulation: 9000\naccounts:\n  year: 2026\n  \
         revenue: {{taxes: 10_000_000 EUR, grants: 0 EUR, other: 0 EUR}}\n  \
         spending: {{staff: 4_000_000 EUR, purchases: 4_000_000 EUR, subsidies: 0 EUR, other: 0 EUR}}\n  \
         interest: 0 EUR\n  principal: 0 EUR\n  debt: 0 EUR\n  investment: {{equipment: 1_000_000 EUR, other: 0 EUR}}\n  \
         investment_revenue: {{grants: 0 EUR, fctva: 0 EUR, other: 0 EUR}}\n  working_capital: 2_000_000 EUR\n{accounts}\
         growth: {{taxes: 0 %/year, grants: 0 %/year, other: 0 %/year, staff: 0 %/year, purchases: 0 %/year, \
         subsidies: 0 %/year, other_spending: 0 %/year, investment: 0 %/year}}\n\
         loans: {{rate: 3 %, term: 15 years}}\nfctva_lag: 1 year\n{more}"
    )
}

/// What the plan pays, in January 2027 and, where it lives a year, each January after.
#[derive(Clone, Copy)]
struct Thing {
    item: &'static str,
    section: &'static str,
    price: Decimal,
    life: &'static str,
}

fn run(city: &str, thing: Thing, benefit: &str) -> Analysis {
    let Thing { item, section, price, life } = thing;
    let plan = format!(
        "schema: perenne/plan/v1\nplan: p\ncity: here\nstart: 2027-01\nhorizon: 3 years\nlines:\n  thing: {{item: goods/{item}, \
         quantity: 1, costs: {{device: {{price: {price} EUR/thing, vat: zero, fctva: none, section: {section}{life}}}}}}}\n{benefit}"
    );
    let goods = "schema: perenne/catalog/v1\ncatalog: goods\nitems:\n  thing: {label: {en: Thing}, family: sensor, unit: thing, costs: {}}\n  \
        post: {label: {en: Post}, family: staff, unit: thing, costs: {}}\n";
    let files = vec![("goods.yaml".to_owned(), goods.to_owned()), ("here.yaml".to_owned(), city.to_owned()), law()];
    let mut session = Session::default();
    let analysis = session.analyse_text("plan.yaml", &plan, &Library::with_files(files), &Options::default());
    analysis.unwrap_or_else(|| panic!("{plan}\n{:#?}", session.diagnostics.sorted()))
}

fn flag(analysis: &Analysis, rule: Rule, part: Option<&str>, year: i32) -> Flag<Decimal> {
    let flags = &analysis.outcome.as_ref().unwrap().verdict.flags;
    flags.iter().find(|one| (one.with.rule, one.with.part, one.year) == (rule, part, year)).unwrap().clone()
}

/// Whether something is still missing, whatever the plan costs: savings may leave too little of it to count.
fn is_past(flag: &Flag<Decimal>, gap: &Gap) -> bool {
    let (with, without) = (&flag.with, flag.without.as_ref());
    let margin = if gap.red { with.to_red } else { with.to_orange };
    match gap.until {
        Until::Threshold => margin.round_dp(9) < Decimal::ZERO,
        Until::Own(_) => with.to_red < without.unwrap().to_red,
        Until::Half => with.to_red * Decimal::TWO < without.unwrap().to_red,
    }
}

/// Whether a flag still counts at the level that a gap was of.
fn counts(flag: &Flag<Decimal>, gap: &Gap) -> bool {
    flag.gap().is_some_and(|still| still.red >= gap.red)
}

fn benefit(kind: &str, amount: Decimal, month: u32, section: &str) -> String {
    format!("benefits: [{{id: zz, {kind}: {amount} EUR, at: {month} months, status: acquired{section}}}]\n")
}

/// Runs a case with a remedy of so much and of a euro less.
fn closes(amount: Decimal, with: impl Fn(Decimal) -> bool, told: &str) {
    assert!(!with(amount), "{told}: {amount} closes it");
    assert!(with(amount - Decimal::ONE), "{told}: a euro less than {amount} does not");
}

/// A rule, its part, the year of its gap, what the city has beside its accounts, and what the plan pays.
type Case =
    (Rule, Option<&'static str>, i32, &'static str, &'static str, (&'static str, &'static str, i64, &'static str));

#[test]
fn what_is_told_closes_the_gap_and_a_euro_less_does_not() {
    let envelope = "envelope: {operating: 500_000 EUR/year, investment: 500_000 EUR/year}\n";
    let depreciation = "  depreciation: 1_500_000 EUR\n";
    let (operating, staff) = ("operating", "post");
    let cases: [Case; 13] = [
        (Rule::SavingsRate, None, 2027, "", "", ("thing", operating, 1_500_001, "")),
        (Rule::SavingsRate, None, 2027, "", "", ("thing", operating, 1_200_001, "")),
        (Rule::NetSavings, None, 2027, "", "", ("thing", operating, 2_100_001, "")),
        (Rule::Rigidity, None, 2027, "", "", (staff, operating, 2_000_001, "")),
        (Rule::Rigidity, None, 2027, "", "", (staff, operating, 4_500_001, "")),
        (Rule::Deleveraging, None, 2027, "", "", ("thing", "investment", 30_000_001, "")),
        (Rule::DebtWeight, None, 2027, "", "", ("thing", "investment", 17_000_001, "")),
        (Rule::WorkingCapital, None, 2027, "", "", ("thing", operating, 6_000_001, "")),
        (Rule::Depreciation, None, 2027, "", depreciation, ("thing", operating, 1_000_001, "")),
        (Rule::RunCost, None, 2027, "", "", ("thing", operating, 1_000_001, "")),
        (Rule::Envelope, Some("operating"), 2027, envelope, "", ("thing", operating, 600_001, "")),
        (Rule::Envelope, Some("investment"), 2027, envelope, "", ("thing", "investment", 600_001, "")),
        (Rule::RenewalWall, None, 2028, "", "", ("thing", "investment", 3_000_001, ", life: 1 year")),
    ];
    for (rule, part, year, more, accounts, (item, section, price, life)) in cases {
        let city = city(more, accounts);
        let thing = Thing { item, section, price: Decimal::from(price), life };
        let told = format!("{} of {price}", rule.id());
        let gap = flag(&run(&city, thing, ""), rule, part, year).gap();
        let gap = gap.unwrap_or_else(|| panic!("{told} counts"));
        let amount = gap.amount.unwrap().ceil();
        let again = |thing: Thing, benefit: &str| counts(&flag(&run(&city, thing, benefit), rule, part, year), &gap);
        let cheaper = |less: Decimal| again(Thing { price: thing.price - less, ..thing }, "");
        let paid = |kind: &str, section: &str, amount: Decimal| again(thing, &benefit(kind, amount, 0, section));
        match gap.remedy.lever {
            Lever::Spending | Lever::Savings | Lever::RunCost | Lever::Cash => {
                closes(amount, |amount| paid("saving", "", amount), &told);
                closes(amount, cheaper, &told);
            }
            Lever::Fixed => {
                assert!(paid("saving", "", amount), "{told}: what is saved elsewhere is none of it");
                closes(amount, cheaper, &told);
            }
            Lever::Years | Lever::Debt | Lever::Investment => {
                closes(amount, |amount| paid("revenue", ", section: investment", amount), &told);
                closes(amount, cheaper, &told);
            }
            Lever::Renewals => closes(amount, cheaper, &told),
        }
        let added = gap.added.is_some();
        assert_eq!(added, matches!(gap.remedy.lever, Lever::Years | Lever::Debt), "{told}");
        let revenue = match gap.remedy.lever {
            Lever::Savings | Lever::RunCost | Lever::Cash => Some(amount),
            // What is earned is not borrowed either: less than at the same debt may do, and never more.
            Lever::Years => {
                let revenue = (gap.amount.unwrap() / gap.remedy.of_revenue.unwrap()).ceil();
                assert!(!paid("revenue", "", revenue), "{told}: {revenue} closes it");
                None
            }
            _ => gap.remedy.of_revenue.map(|part| (gap.amount.unwrap() / part).ceil()),
        };
        if let Some(revenue) = revenue {
            closes(revenue, |amount| paid("revenue", "", amount), &told);
        }
    }
}

/// The same of shipped plans on cities that are past thresholds by themselves or not, of every flag that operating savings
/// close: the plan's part of what is red without it, and half of what is left before red, among them.
#[test]
fn savings_of_what_is_told_close_the_gaps_of_shipped_plans() {
    let mut closed = Vec::new();
    for (plan, city) in [
        ("nevers-fiber", None),
        ("citizen-app", Some("le-moule-2024")),
        ("citizen-app", Some("les-abymes-2024")),
        ("bethune-sensors", Some("montfermeil-2024")),
    ] {
        let options = Options { city: city.map(str::to_owned), ..Options::default() };
        let text = std::fs::read_to_string(format!("plans/{plan}.yaml")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("saved.yaml");
        let run = |text: &str| {
            std::fs::write(&file, text).unwrap();
            analyse(&file, &options)
        };
        let analysis = run(&text);
        for flag in analysis.outcome.iter().flat_map(|outcome| &outcome.verdict.flags) {
            let Some(gap) = flag.gap() else { continue };
            let saves = matches!(gap.remedy.lever, Lever::Spending | Lever::Savings | Lever::RunCost);
            let calendar = &analysis.case.calendar;
            let month = (0..calendar.months).find(|month| calendar.year_of(*month) == flag.year);
            let (Some(amount), Some(month), true) = (gap.amount, month, saves) else { continue };
            let counts = |amount: Decimal| {
                let saved = benefit("saving", amount, month, "");
                let text = match text.split_once("\nbenefits:\n") {
                    Some((before, after)) => {
                        let saved = saved.replace("benefits: [", "\nbenefits:\n  - ").replace(']', "");
                        format!("{before}{saved}{after}")
                    }
                    None => format!("{text}\n{saved}"),
                };
                is_past(&self::flag(&run(&text), flag.with.rule, flag.with.part, flag.year), &gap)
            };
            closes(amount.ceil(), counts, &format!("{plan} {city:?} {:?} {}", flag.with.rule, flag.year));
            closed.push(match gap.until {
                Until::Threshold => "threshold",
                Until::Own(_) => "own",
                Until::Half => "half",
            });
        }
    }
    let of = |wanted: &str| closed.iter().filter(|one| **one == wanted).count();
    assert!(of("threshold") > 4 && of("own") > 4 && of("half") > 0, "{closed:?}");
}

/// 22 million of debt: 10 to 12 years of 2 million of savings. A plan of 500 000 EUR a year, paid from working capital, leaves
/// 1.5 million, and 12 x 1.5 = 18 is 4 million short, with no debt of its own: 4 000 000 / 12 = 333 333.33 EUR of savings close it.
#[test]
fn no_debt_is_asked_for_that_a_plan_does_not_add() {
    let city = city("", "").replace("debt: 0 EUR", "debt: 22_000_000 EUR");
    let thing = Thing { item: "thing", section: "operating", price: Decimal::from(500_000), life: "" };
    let deleveraging = |benefit: &str| flag(&run(&city, thing, benefit), Rule::Deleveraging, None, 2027);
    let gap = deleveraging("").gap().unwrap();
    assert_eq!((gap.red, gap.until, gap.added), (true, Until::Threshold, Some(Decimal::ZERO)));
    assert_eq!(gap.amount.unwrap(), Decimal::from(4_000_000));
    let savings = (gap.amount.unwrap() / gap.remedy.of_revenue.unwrap()).ceil();
    assert_eq!(savings, Decimal::from(333_334));
    closes(savings, |amount| counts(&deleveraging(&benefit("saving", amount, 0, "")), &gap), "savings");
}
