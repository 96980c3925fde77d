//! What lies exactly at a bound, worked by hand: a threshold is passed by a cent more, not by the threshold itself.

use perenne::analysis::Analysis;
use perenne::city::ImpactStudy;
use perenne::diagnostic::Diagnostics;
use perenne::document::{Library, Section};
use perenne::finance::{FinancingPlan, Payer};
use perenne::model::Setting;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

const THINGS: &str = "\
schema: perenne/catalog/v1
catalog: demo
items:
  probe: {family: sensor, unit: probe, costs: {device: {price: 1000 EUR/probe}}}
  kit: {family: sensor, unit: kit, movable: true, costs: {device: {price: 500 EUR/kit, vat: zero}}}
";

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// A plan of six years from 2027-01 on, with what is said of it.
fn run(plan: &str, settings: &[(&str, &str)]) -> (Option<Analysis>, Diagnostics) {
    let library = Library::with_files(vec![("demo.yaml".into(), THINGS.into())]);
    let settings = settings.iter().map(|(path, value)| Setting::new(*path, *value, "--set")).collect();
    let options = Options { settings, ..Options::default() };
    let plan = format!("schema: perenne/plan/v1\nplan: bounds\nstart: 2027-01\nhorizon: 6 years\n{plan}");
    let mut session = Session::default();
    let analysis = session.analyse_text("bounds.yaml", &plan, &library, &options);
    (analysis, session.diagnostics)
}

fn says(found: &Diagnostics, code: &str) -> bool {
    found.sorted().iter().any(|one| one.code.id == code)
}

/// 100 probes: 100 000 EUR, 120 000 TTC.
fn probes(funding: &str) -> String {
    format!("lines: {{probes: {{item: demo/probe, quantity: 100}}}}\nfunding:\n  - {funding}\n")
}

/// The probes less their FCTVA, 120 000 × 16.404 % = 19 684.80, leave 100 315.20 EUR to borrow for, to the cent.
#[test]
fn a_loan_may_reach_its_ceiling_and_no_cent_more() {
    let loan = |amount: &str| probes(&format!("loan: {{id: l, amount: {amount} EUR, rate: 3 %, term: 5 years}}"));
    let (at, said) = run(&loan("100315.20"), &[]);
    assert!(at.is_some(), "{said:#?}");
    let (above, said) = run(&loan("100315.21"), &[]);
    assert!(above.is_none() && says(&said, "loan-ceiling"), "{said:#?}");
}

/// Of five yearly payments four may be of interest alone: the fifth pays back all of the 50 000 EUR. Five of five would pay
/// nothing back.
#[test]
fn a_loan_is_not_deferred_to_its_end() {
    let loan = "id: l, amount: 50000 EUR, rate: 3 %, term: 5 years, deferral";
    let deferred = |by: u32| run(&probes(&format!("loan: {{{loan}: {by}}}")), &[]);
    let (four, said) = deferred(4);
    let four = four.unwrap_or_else(|| panic!("{said:#?}"));
    assert!(four.financing.loans[0].schedule[..4].iter().all(|one| one.principal.is_zero()));
    let (five, said) = deferred(5);
    assert!(five.is_none() && says(&said, "loan-periods"), "{said:#?}");
}

/// 12.3456789 % of 120 000 EUR are 14 814.81468: a loan is of whole cents.
#[test]
fn a_share_of_the_investment_is_lent_in_whole_cents() {
    let (plan, said) = run(&probes("loan: {id: l, amount: 12.3456789 % of investment, rate: 3 %, term: 5 years}"), &[]);
    let plan = plan.unwrap_or_else(|| panic!("{said:#?}"));
    assert_eq!(plan.financing.loans[0].amount, decimal("14814.81"));
}

/// Half of 100 000 EUR is hoped for: with it a loan of 100 000 is cut to the 50 315.20 EUR that are left to pay for. A loan has
/// one amount: it is that on secured money too.
#[test]
fn a_loan_that_is_cut_is_the_same_on_secured_money() {
    use perenne::finance::{Confidence, finance};
    let aid = "subsidy: {id: s, rate: 50 %, of: investment, status: hoped}";
    let both = probes(&format!("{aid}\n  - loan: {{id: l, amount: 100_000 EUR, rate: 3 %, term: 5 years}}"));
    let (plan, said) = run(&both, &[("funding.l.rate", "3 %")]);
    let plan = plan.unwrap_or_else(|| panic!("{said:#?}"));
    let groups = plan.financing.groups.clone();
    let secured = finance(&plan.case, &plan.schedule, groups, &perenne::model::AsWritten, Confidence::Secured);
    assert_eq!([&plan.financing, &secured].map(|one| one.loans[0].amount.normalize()), [decimal("50315.2"); 2]);
}

/// Loans of 200, 100 and 50 thousand are cut to the ceiling of 100 315.20 EUR in proportion, each to the cent: 4, 2 and 1
/// sevenths of it are 57 322.971…, 28 661.485… and 14 330.742….
#[test]
fn cut_loans_are_whole_cents() {
    let loan = |id: &str, amount: &str| format!("loan: {{id: {id}, amount: {amount} EUR, rate: 3 %, term: 5 years}}");
    let three = [loan("a", "200_000"), loan("b", "100_000"), loan("c", "50_000")].join("\n  - ");
    let (cut, said) = run(&probes(&three), &[("funding.a.rate", "2 %")]);
    let amounts: Vec<Decimal> = cut.unwrap().financing.loans.iter().map(|loan| loan.amount).collect();
    assert_eq!(amounts, ["57322.97", "28661.49", "14330.74"].map(decimal));
    assert!(says(&said, "loans-cut"), "{said:#?}");
}

/// 80 % of 100 000 EUR is what others may give at most.
#[test]
fn eighty_percent_of_co_financing_is_not_too_much() {
    let said = |rate: &str| {
        run(&probes(&format!("subsidy: {{id: s, rate: {rate}, of: investment, status: acquired}}")), &[]).1
    };
    assert!(!says(&said("80 %"), "co-financing"));
    assert!(says(&said("80.01 %"), "co-financing"));
}

/// 80 000 of the 100 000 EUR that the aid is reckoned on are not too much, 80 010 are, although the other line makes the whole
/// plan cost a million more; two aids on the same line are taken together.
#[test]
fn aid_for_a_part_is_held_against_that_part() {
    let said = |rates: &[&str]| {
        let aid = |(place, rate): (usize, &&str)| {
            format!("  - subsidy: {{id: s{place}, rate: {rate}, of: investment, lines: [probes], status: acquired}}\n")
        };
        let line = |quantity: u32| format!("{{item: demo/probe, quantity: {quantity}}}");
        let aids: String = rates.iter().enumerate().map(aid).collect();
        run(&format!("lines: {{probes: {}, others: {}}}\nfunding:\n{aids}", line(100), line(1000)), &[]).1
    };
    for (rates, told) in
        [(&["80 %"][..], false), (&["80.01 %"], true), (&["50 %", "30 %"], false), (&["50 %", "31 %"], true)]
    {
        let said = said(rates);
        assert_eq!(says(&said, "co-financing-base"), told, "{rates:?}: {said:#?}");
        assert!(!says(&said, "co-financing"));
    }
}

/// Aid of 60 % for one line, and of 21 % for both: on the first they come to 81 000 of 100 000 EUR. Both lines are bought in one
/// month, in which a cap is shared pro rata (SPEC §5): of 220 000 EUR the first has one eleventh, 20 000, and of two cents more
/// a tenth of a cent too much.
#[test]
fn aid_for_all_counts_on_the_part_that_another_helps() {
    let said = |rate: &str, cap: &str| {
        let line = |quantity: u32| format!("{{item: demo/probe, quantity: {quantity}}}");
        let part = "subsidy: {id: part, rate: 60 %, of: investment, lines: [probes], status: acquired}";
        let all = format!("subsidy: {{id: both, rate: {rate}, of: investment, status: acquired{cap}}}");
        let lines = format!("lines: {{probes: {}, others: {}}}\n", line(100), line(1000));
        says(&run(&format!("{lines}funding:\n  - {part}\n  - {all}\n"), &[]).1, "co-financing-base")
    };
    assert_eq!(["20 %", "21 %"].map(|rate| said(rate, "")), [false, true]);
    assert!(said("21 %", ", cap: 230_999.99 EUR"));
    assert_eq!(["220_000", "220_000.02"].map(|cap| said("21 %", &format!(", cap: {cap} EUR"))), [false, true]);
}

/// A cap is used up in order of spending: the probes of the first month, 100 000 EUR, have all of 21 000, and what others cost
/// in the second year has nothing of it. 60 % and 21 % are too much of the probes, whatever the whole plan costs.
#[test]
fn a_cap_that_is_used_up_counts_where_it_was_spent() {
    let said = |first: &str, second: &str| {
        let line = |quantity: &str| format!("{{item: demo/probe, quantity: {quantity}}}");
        let lines = format!("lines: {{probes: {}, others: {}}}\n", line(first), line(second));
        let phases = "phases: {pilot: 12 months, run: rest}\n";
        let part = "subsidy: {id: part, rate: 60 %, of: investment, lines: [probes], status: acquired}";
        let all = "subsidy: {id: both, rate: 21 %, of: investment, cap: 21_000 EUR, status: acquired}";
        says(&run(&format!("{phases}{lines}funding:\n  - {part}\n  - {all}\n"), &[]).1, "co-financing-base")
    };
    let (early, late) = ("{pilot: 100}", "{pilot: 0, run: 1000}");
    assert!(said(early, late));
    // Where the others come first, nothing of it is left for the probes.
    assert!(!said("{pilot: 0, run: 100}", "{pilot: 1000}"));
}

/// 100 000 EUR of probes cost 120 000 with VAT, of which the FCTVA gives 19 684.80 back: private funders may pay the rest, and
/// nobody pays more.
#[test]
fn nobody_pays_more_than_there_is_to_pay() {
    let said = |rate: &str| {
        let aid = |id: &str, rate: &str| {
            format!(
                "  - subsidy: {{id: {id}, rate: {rate}, of: investment, lines: [probes], funder: private, status: acquired}}\n"
            )
        };
        let line = |quantity: u32| format!("{{item: demo/probe, quantity: {quantity}}}");
        let aids = aid("a", "60 %") + &aid("b", rate);
        run(&format!("lines: {{probes: {}, others: {}}}\nfunding:\n{aids}", line(100), line(1000)), &[]).1
    };
    assert!(!says(&said("40 %"), "aid-above-cost"));
    assert!(says(&said("40.4 %"), "aid-above-cost"));
}

/// What has no price takes nothing back of what is given above the cost of what has one; but a cap that it may use up does.
#[test]
fn what_has_no_price_hides_no_aid_above_cost() {
    let said = |lines: &str, cap: &str| {
        let line = |quantity: u32| format!("{{item: demo/probe, quantity: {quantity}}}");
        let aid = |id: &str, rate: &str, lines: &str, cap: &str| {
            format!(
                "  - subsidy: {{id: {id}, rate: {rate}, of: investment, lines: [{lines}], funder: private, status: acquired{cap}}}\n"
            )
        };
        let aids = aid("a", "60 %", "probes", "") + &aid("b", "40.4 %", lines, cap);
        let plan = format!("lines: {{probes: {}, others: {}}}\nfunding:\n{aids}", line(100), line(1000));
        [&[][..], &[("others.device.price", "unknown")]].map(|settings| says(&run(&plan, settings).1, "aid-above-cost"))
    };
    assert_eq!(said("probes", ""), [true, true]);
    assert_eq!(said("probes, others", ""), [true, true]);
    assert_eq!(said("probes", ", cap: 500_000 EUR"), [true, true]);
    assert_eq!(said("probes, others", ", cap: 500_000 EUR"), [true, false]);
}

/// Of 100 000 EUR a firm gives 20 % of the TTC, 24 000: public aid may be 80 % of the 76 000 that are left, 60 800. 60 % are not
/// too much, 61 % are.
#[test]
fn what_a_firm_gives_leaves_less_for_public_aid() {
    let said = |rate: &str| {
        let line = |quantity: u32| format!("{{item: demo/probe, quantity: {quantity}}}");
        let firm =
            "contribution: {id: firm, rate: 20 %, of: investment, lines: [probes], funder: private, status: acquired}";
        let aid = format!("subsidy: {{id: s, rate: {rate}, of: investment, lines: [probes], status: acquired}}");
        let lines = format!("lines: {{probes: {}, others: {}}}\n", line(100), line(1000));
        says(&run(&format!("{lines}funding:\n  - {firm}\n  - {aid}\n"), &[]).1, "co-financing-base")
    };
    assert_eq!(["60 %", "61 %"].map(said), [false, true]);
}

/// A kit at 400 EUR is below the threshold of 500 EUR, and operating spending. What is set up with it, for 200 EUR in a section
/// of its own, is no part of its price, and stays where it was put.
#[test]
fn what_has_a_section_of_its_own_is_not_held_against_the_threshold() {
    let setup = "setup: {price: 200 EUR/kit, vat: zero, section: investment}";
    let line =
        format!("{{item: demo/kit, quantity: 1, costs: {{device: {{price: 400 EUR/kit, vat: zero}}, {setup}}}}}");
    let (analysis, said) = run(&format!("lines: {{kits: {line}}}\n"), &[]);
    let analysis = analysis.unwrap_or_else(|| panic!("{said:#?}"));
    let section = |name: &str| {
        let own = |row: &&perenne::finance::Cost<Decimal>| analysis.case.lines[0].components[row.component].id == name;
        analysis.costs.iter().find(own).unwrap().section
    };
    assert_eq!([section("device"), section("setup")], [Section::Operating, Section::Investment]);
}

/// A kit at 500 EUR TTC is not below the threshold of 500 EUR: it stays an investment, and is not said to be moved.
#[test]
fn a_movable_good_at_the_threshold_is_an_investment() {
    let kit = |price: &str| {
        let line = format!("{{item: demo/kit, quantity: 1, costs: {{device: {{price: {price} EUR/kit}}}}}}");
        let (analysis, said) = run(&format!("lines: {{kits: {line}}}\n"), &[]);
        (analysis.unwrap().costs[0].section, says(&said, "movable-threshold"))
    };
    assert_eq!(kit("500"), (Section::Investment, false));
    assert_eq!(kit("499.99"), (Section::Operating, true));
}

/// Half of the 100 000 EUR spent in the first month: after 71 months it arrives in the last month of the 72, after 72 not
/// any more.
#[test]
fn what_arrives_in_the_month_after_the_horizon_is_late() {
    let after = |lag: u32| {
        let plan =
            probes(&format!("subsidy: {{id: s, rate: 50 %, of: investment, status: acquired, lag: {lag} months}}"));
        let analysis = run(&plan, &[]).0.unwrap();
        let sides = FinancingPlan::of(&analysis.case, &analysis.financing);
        let own = sides.resources.iter().find(|one| one.payer == Payer::Grant(0)).unwrap();
        // The FCTVA arrives after its own lag, within the horizon: 19 684.80.
        (own.amount, own.after_horizon, analysis.financing.received - decimal("19684.80"))
    };
    let (half, none) = (decimal("50000"), Decimal::ZERO);
    assert_eq!(after(71), (half, none, half));
    assert_eq!(after(72), (half, half, none));
}

/// 5 % of a revenue of 20 million are a million; the study is due above it, and above the amount of 300 000 where there
/// is one.
#[test]
fn an_impact_study_is_due_above_its_thresholds() {
    let due = |investment: &str, amount: Option<&str>| {
        let (investment, revenue) = (decimal(investment), decimal("20000000"));
        let (share, threshold) = (Some(investment / revenue), Some(decimal("0.05")));
        ImpactStudy { investment, revenue, share, threshold, amount: amount.map(decimal) }.due()
    };
    assert_eq!([due("1000000", None), due("1000000.01", None)], [Some(false), Some(true)]);
    assert_eq!([due("300000", Some("300000")), due("300000.01", Some("300000"))], [Some(false), Some(true)]);
}

/// 10^15 EUR TTC are the most of which cents are exact: 10 probes at that tenth part without VAT.
#[test]
fn a_thousand_billions_are_counted_and_no_cent_more() {
    let plan = |price: &str| {
        let costs = format!("costs: {{device: {{price: {price} EUR/probe, vat: zero}}}}");
        run(&format!("lines: {{probes: {{item: demo/probe, quantity: 1000, {costs}}}}}\n"), &[])
    };
    assert!(plan("1_000_000_000_000").0.is_some());
    let (above, said) = plan("1_000_000_000_000.01");
    assert!(above.is_none() && says(&said, "overflow"), "{said:#?}");
}

/// 100 things at 100 EUR a year cost 12 000 EUR a year TTC, of which a partner is hoped to pay 9 000: 3 000 EUR are left with
/// that money. The town saves about 170 000 EUR a year, and 5 % of it, 8 500 EUR, lie between the two: the plan lasts with
/// the partner, and is fragile on what is acquired, for `check` and in every draw.
#[test]
fn hoped_for_money_makes_a_plan_fragile_where_it_is_drawn_too() {
    let plan = "schema: perenne/plan/v1\nplan: hoped\ncity: small-town\nstart: 2027-01\nhorizon: 5 years\nphases: {pilot: 12 \
                months, run: rest}\nlines:\n  things: {item: things/thing, quantity: 100, costs: {service: {price: 100 \
                EUR/thing/year, index: none}}}\nfunding:\n  - contribution: {id: partner, rate: 90 %, of: all, status: hoped}\n";
    let analysis = crate::support::analyse_text(plan, &Options::default());
    let outcome = analysis.outcome.as_ref().unwrap();
    assert_eq!((outcome.verdict.unsustainable, outcome.verdict.fragile), (false, false));
    assert_eq!((outcome.secured.unsustainable, outcome.secured.fragile), (false, true));
    let ruling = outcome.ruling();
    assert_eq!((ruling.level, ruling.by_secured), (Some(perenne::city::Level::Fragile), true));
    assert_eq!(perenne::explore::simulate::Kernel::new((*analysis.case).clone(), 1).run(0..64), [0, 64]);
}

/// A town that saves what is left of 10 million, invests a million and has no debt; `rest` says how it goes on.
fn town(spending: &str, grants: &str, rest: &str) -> String {
    let growth = "taxes: 0 %/year, grants: 0 %/year, other: 0 %/year, staff: 0 %/year, purchases: 0 %/year, subsidies: 0 \
                  %/year, other_spending: 0 %/year, investment: 0 %/year";
    format!(
        "schema: perenne/city/v1\ncity: town\npopulation: 25000\naccounts:\n  year: 2026\n  revenue: {{taxes: 10_000_000 EUR, \
         grants: 0 EUR, other: 0 EUR}}\n  spending: {{staff: {spending} EUR, purchases: 0 EUR, subsidies: 0 EUR, other: 0 \
         EUR}}\n  interest: 0 EUR\n  principal: 0 EUR\n  debt: 0 EUR\n  investment_revenue: {{grants: {grants} EUR, fctva: 0 \
         EUR, other: 0 EUR}}\n  working_capital: 0 EUR\ngrowth: {{{growth}}}\nfctva_lag: 1 year\nminimum_working_capital: 0 \
         EUR\n{rest}"
    )
}

/// 100 probes without VAT, 100 000 EUR in January 2027, in a town.
fn in_town(town: &str) -> Analysis {
    funded_in_town(town, "")
}

fn funded_in_town(town: &str, funding: &str) -> Analysis {
    let files = [("demo.yaml", THINGS), ("town.yaml", town)].map(|(name, text)| (name.to_owned(), text.to_owned()));
    let line = "{item: demo/probe, quantity: 100, costs: {device: {price: 1000 EUR/probe, vat: zero}}}";
    let plan = format!(
        "schema: perenne/plan/v1\nplan: bounds\ncity: town\nstart: 2027-01\nhorizon: 6 years\nlines: {{probes: {line}}}\n{funding}"
    );
    let mut session = Session::default();
    let library = Library::with_files(files.to_vec());
    let analysis = session.analyse_text("bounds.yaml", &plan, &library, &Options::default());
    analysis.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()))
}

/// The town saves nothing and borrows the 100 000 EUR for two years at no interest: it pays them back in 2028 and 2029, half
/// each, and nothing in the year after.
#[test]
fn a_loan_of_two_years_is_paid_twice() {
    let accounts = "loans: {rate: 0 %, term: 2 years}\n";
    let town = town("10_000_000", "0", accounts)
        .replace("  investment_", "  investment: {equipment: 0 EUR, other: 0 EUR}\n  investment_");
    let outlook = in_town(&town).run.outcome.unwrap().outlook;
    let years = |of: fn(&perenne::city::CityYear<Decimal>) -> Decimal| outlook.with.iter().map(of).collect::<Vec<_>>();
    let thousands = |all: [i64; 6]| all.map(|one| Decimal::from(one * 1_000)).to_vec();
    assert_eq!(years(|year| year.borrowing), thousands([100, 0, 0, 0, 0, 0]));
    assert_eq!(years(|year| year.principal), thousands([0, 50, 50, 0, 0, 0]));
    assert_eq!(years(|year| year.debt), thousands([100, 50, 0, 0, 0, 0]));
}

/// Grants paid 900 000 of the million that was invested; at most 80 % are taken to be paid by others. So the 200 000 EUR that
/// the town saves are a fifth of what it invests: a million, of which grants pay 800 000.
#[test]
fn no_more_than_eighty_percent_of_an_investment_is_paid_by_others() {
    let town = town("9_800_000", "900_000", "loans: {rate: 3 %, term: 15 years}\ninvesting: constant-debt\n");
    let town = town.replace("  investment_", "  investment: {equipment: 1_000_000 EUR, other: 0 EUR}\n  investment_");
    let outlook = in_town(&town).run.outcome.unwrap().outlook;
    let first = &outlook.without[0];
    assert_eq!((first.investment, first.grants), (decimal("1000000"), decimal("800000")));
}

/// The price from 2027-01-01 on is that of a plan that starts on this day.
#[test]
fn a_dated_price_holds_from_its_very_day() {
    let plan = |second: &str| {
        let price = format!("[{{from: 2026-01-01, price: 1000 EUR/probe}}, {{from: {second}, price: 2000 EUR/probe}}]");
        let line = format!("{{item: demo/probe, quantity: 1, costs: {{device: {{price: {price}}}}}}}");
        let (analysis, said) = run(&format!("lines: {{probes: {line}}}\n"), &[]);
        let analysis = analysis.unwrap_or_else(|| panic!("{said:#?}"));
        perenne::explore::Figure::TcoExclVat.of(&analysis).unwrap()
    };
    assert_eq!([plan("2027-01-01"), plan("2027-01-02")], [decimal("2000"), decimal("1000")]);
}

/// A lump sum of 1 000 EUR after a year, and a tenth of it as a fee: both in month 12.
#[test]
fn a_share_of_a_lump_sum_is_charged_with_it() {
    let costs = "costs: {setup: {price: 1000 EUR, at: 12 months}, fee: {price: 10 % of setup}}";
    let (analysis, _) = run(&format!("lines: {{probes: {{item: demo/probe, quantity: 1, {costs}}}}}\n"), &[]);
    let analysis = analysis.unwrap();
    let named = |name: &str| {
        let own = |row: &&perenne::finance::Cost<Decimal>| analysis.case.lines[0].components[row.component].id == name;
        analysis.costs.iter().filter(own).flat_map(|row| row.amounts.to_vec()).collect::<Vec<_>>()
    };
    let twelve = Decimal::from(12);
    assert_eq!(named("setup"), [(12, decimal("1000") * twelve)]);
    assert_eq!(named("fee"), [(12, decimal("100") * twelve)]);
}

/// 1 000 USD at 0.92 EUR are 920 EUR.
#[test]
fn a_foreign_price_is_turned_into_euros() {
    let line = "{item: demo/probe, quantity: 1, costs: {device: {price: 1000 USD/probe}}}";
    let (analysis, _) = run(&format!("exchange: {{USD: 0.92 EUR}}\nlines: {{probes: {line}}}\n"), &[]);
    let tco = perenne::explore::Figure::TcoExclVat.of(&analysis.unwrap());
    assert_eq!(tco, Some(decimal("920")));
}

/// What the accounts hold already changes nothing in the budget to come, nor do the FCTVA on it and on its renewals.
#[test]
fn what_the_accounts_hold_changes_no_budget() {
    let town = town("9_800_000", "0", "loans: {rate: 3 %, term: 15 years}\n");
    let town = town.replace("  investment_", "  investment: {equipment: 0 EUR, other: 0 EUR}\n  investment_");
    let files = [("demo.yaml", THINGS), ("town.yaml", &*town)].map(|(name, text)| (name.to_owned(), text.to_owned()));
    let line =
        "{item: demo/probe, quantity: 100, in_accounts: true, costs: {device: {price: 1000 EUR/probe, life: 2 years}}}";
    let plan = format!(
        "schema: perenne/plan/v1\nplan: bounds\ncity: town\nstart: 2027-01\nhorizon: 6 years\nlines: {{probes: {line}}}\n"
    );
    let mut session = Session::default();
    let analysis =
        session.analyse_text("bounds.yaml", &plan, &Library::with_files(files.to_vec()), &Options::default()).unwrap();
    assert!(analysis.financing.received > Decimal::ZERO);
    for effects in analysis.run.outcome.unwrap().outlook.effects {
        assert_eq!([effects.net_cost, effects.renewals, effects.fctva, effects.investment], [Decimal::ZERO; 4]);
    }
}

/// What is missing from the working capital that a town keeps is filled up first: of 200 000 EUR saved, 100 000 in the first
/// year, nothing in the next.
#[test]
fn working_capital_is_filled_up_before_a_town_invests() {
    let town = town("9_800_000", "0", "loans: {rate: 3 %, term: 15 years}\ninvesting: constant-debt\n");
    let town = town.replace("minimum_working_capital: 0", "minimum_working_capital: 100_000");
    let town = town.replace("  investment_", "  investment: {equipment: 1_000_000 EUR, other: 0 EUR}\n  investment_");
    let outlook = in_town(&town).run.outcome.unwrap().outlook;
    let invested: Vec<Decimal> = outlook.without.iter().take(2).map(|year| year.investment.normalize()).collect();
    assert_eq!(invested, [decimal("100000"), decimal("200000")]);
}

/// 100 000 EUR in 2027 are 1 % of the revenue of that year: material where 1 % is, and not where more has to be.
#[test]
fn a_plan_of_just_the_material_share_is_material() {
    let counts = |share: &str| {
        let limits =
            format!("{{rule.debt-weight.orange: 0.004, rule.debt-weight.red: 0.005, rule.materiality: {share}}}");
        let town = town("10_000_000", "0", &format!("loans: {{rate: 0 %, term: 2 years}}\nlimits: {limits}\n"));
        let town = town.replace("  investment_", "  investment: {equipment: 0 EUR, other: 0 EUR}\n  investment_");
        let flags = in_town(&town).run.outcome.unwrap().verdict.flags;
        let first = |flag: &perenne::city::Flag<Decimal>| flag.year == 2027 && flag.with.rule.id() == "debt-weight";
        flags.into_iter().find(first).unwrap().counts_red
    };
    assert_eq!(["1 %", "1.0001 %"].map(counts), [true, false]);
}

/// A town that saves 100 000 EUR a year fills up its working capital in 2027 and invests nothing; from 2028 on it invests all of it,
/// and the fifth that grants pay: 125 000 EUR. The averages are of those five years, not of six. The plan, 100 000 EUR over six
/// years, is 16 666.67 a year, and takes the grants with it: 16 666.67 / 0.8 = 20 833.33 EUR.
#[test]
fn what_a_town_can_invest_is_an_average_of_the_years_in_which_it_does() {
    let town = town("9_900_000", "200_000", "loans: {rate: 3 %, term: 15 years}\ninvesting: constant-debt\n");
    let town = town.replace("minimum_working_capital: 0", "minimum_working_capital: 100_000");
    let town = town.replace("  investment_", "  investment: {equipment: 1_000_000 EUR, other: 0 EUR}\n  investment_");
    let told = perenne::report::json(&in_town(&town), &Diagnostics::default()).to_string();
    for figure in ["\"own\":\"100000.00\"", "\"investment\":\"125000.00\"", "\"taken\":\"20833.33\""] {
        assert!(told.contains(figure), "{figure}: {told}");
    }
    assert!(!told.contains("\"own\":\"83333.33\""), "{told}");
}

/// The town spends 50 000 EUR more than it has, and the plan borrows 90 000 of its 100 000 EUR: 60 000 are missing, of which the
/// 10 000 EUR of investment that no loan pays for may be borrowed, and no more (CGCT L1612-4). The rest is working capital.
#[test]
fn no_loan_pays_for_running_costs() {
    let town = town("10_050_000", "0", "loans: {rate: 0 %, term: 2 years}\n")
        .replace("  investment_", "  investment: {equipment: 0 EUR, other: 0 EUR}\n  investment_");
    let funding = "funding: [loan: {id: l, amount: 90_000 EUR, rate: 0 %, term: 10 years}]\n";
    let outlook = funded_in_town(&town, funding).run.outcome.unwrap().outlook;
    assert_eq!(outlook.with[0].borrowing.normalize(), decimal("10000"));
    assert_eq!(outlook.with[0].working_capital.normalize(), decimal("-50000"));
}
