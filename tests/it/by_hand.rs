//! Small plans worked by hand, each for a decision that no larger one would notice.

use perenne::session::{Options, Session};

const BOX: &str = "\
schema: perenne/catalog/v1
catalog: demo
items:
  probe: {family: sensor, unit: probe, costs: {device: {price: 1000 EUR/probe}}}
  box: {family: sensor, unit: probe, costs: {box: {price: 50000 EUR, life: 18 months, failure: 50 %/year, warranty: 12 months}}}
";

/// A small plan, whose arithmetic stands beside it.
fn by_hand(plan: &str, settings: &[(&str, &str)]) -> perenne::analysis::Analysis {
    let library = perenne::document::Library::with_files(vec![("demo.yaml".into(), BOX.into())]);
    let settings = settings.iter().map(|(path, value)| perenne::model::Setting::new(*path, *value, "--set")).collect();
    let options = Options { settings, ..Options::default() };
    let plan = format!("schema: perenne/plan/v1\nplan: by-hand\nstart: 2027-01\nhorizon: 6 years\n{plan}");
    let mut session = Session::default();
    let analysis = session.analyse_text("by-hand.yaml", &plan, &library, &options);
    analysis.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()))
}

/// What a component costs for a cause, HT.
fn cost(analysis: &perenne::analysis::Analysis, component: &str, cause: perenne::engine::Cause) -> String {
    let own = analysis
        .costs
        .iter()
        .filter(|row| row.cause == cause && analysis.case.lines[row.line].components[row.component].id == component);
    let twelfths: rust_decimal::Decimal = own.flat_map(|row| row.amounts.iter()).map(|(_, amount)| *amount).sum();
    (twelfths / rust_decimal::Decimal::from(12)).round_dp(9).normalize().to_string()
}

/// 100 probes are there already, and so is whatever was charged with them; a lump sum of a later phase is still to come:
/// 50 000 EUR in the first month of the run, 2029-01.
#[test]
fn a_lump_sum_of_a_later_phase_is_charged_for_existing_units_too() {
    use perenne::engine::Cause::Entry;
    let plan = |integration: &str| {
        let costs = format!("costs: {{integration: {{price: 50000 EUR{integration}}}}}");
        let line = format!("{{item: demo/probe, quantity: 100, existing: {{quantity: 100, age: 12 months}}, {costs}}}");
        by_hand(&format!("phases: {{pilot: 24 months, run: rest}}\nlines: {{probes: {line}}}\n"), &[])
    };
    assert_eq!(cost(&plan(", from: run"), "integration", Entry), "50000");
    assert_eq!(cost(&plan(""), "integration", Entry), "0", "counted as charged when the units entered");
}

/// A box in service in 2027 and from 2029 on. Its renewal after 18 months falls into the year without, and does not happen;
/// nor does it reset the age. So it fails in all of 2029 (months 24 to 35, at an age above its 12 months of warranty), is
/// renewed in months 36 and 54, and fails again from month 48 to 53 and from month 66 to 71: 24 months of
/// 50 000 × 50 % / 12, or 50 000 EUR.
#[test]
fn a_renewal_in_a_month_without_units_resets_no_age() {
    use perenne::engine::Cause::{Entry, Failure, Renewal};
    let dip = by_hand(
        "phases: {a: 12 months, b: 12 months, c: rest}\nlines: {boxes: {item: demo/box, quantity: {a: 10, b: 0, c: 10}}}\n",
        &[],
    );
    assert_eq!(cost(&dip, "box", Entry), "50000");
    assert_eq!(cost(&dip, "box", Renewal), "100000");
    assert_eq!(cost(&dip, "box", Failure), "50000");
}

/// 100 probes cost 120 000 EUR TTC. A partner pays 95 % of them, 114 000 EUR, and the FCTVA gives back 16.404 % of the whole,
/// 19 684.80 EUR: more than they cost. A loan has nothing left to pay for, and is cut to nothing, not below.
#[test]
fn a_loan_that_has_nothing_to_pay_for_is_none() {
    let plan = "lines: {probes: {item: demo/probe, quantity: 100}}\nfunding:\n  - contribution: {id: partner, rate: 95 %, of: \
                all, status: acquired}\n  - loan: {id: l, amount: 50000 EUR, rate: 3 %, term: 5 years}\n";
    let cut = by_hand(plan, &[("funding.l.rate", "3 %")]);
    assert_eq!(cut.financing.received.normalize().to_string(), "133684.8");
    assert_eq!(cut.financing.loans.len(), 1);
    assert!(cut.financing.loans[0].amount.is_zero());
    assert!(cut.financing.loans[0].schedule.iter().all(|payment| payment.principal.is_zero()));
}
