//! Small plans worked by hand, each for a decision that no larger one would notice.

use perenne::session::{Options, Session};

const BOX: &str = "\
schema: perenne/catalog/v1
catalog: demo
items:
  probe: {family: sensor, unit: probe, costs: {device: {price: 1000 EUR/probe}}}
  kit: {family: sensor, unit: kit, movable: true, costs: {device: {price: 400 EUR/kit}}}
  set: {family: sensor, unit: set, movable: true, costs: {device: {tiers: {mode: volume, bands: [{upto: 10, price: 450 EUR/set}, {price: 300 EUR/set}]}}}}
  box: {family: sensor, unit: probe, costs: {box: {price: 50000 EUR, life: 18 months, failure: 50 %/year, warranty: 12 months}}}
";

/// A small plan, whose arithmetic stands beside it.
fn by_hand(plan: &str, settings: &[(&str, &str)]) -> perenne::analysis::Analysis {
    under("", plan, settings)
}

/// The same under a law of its own.
fn under(law: &str, plan: &str, settings: &[(&str, &str)]) -> perenne::analysis::Analysis {
    let law = ("law.yaml".to_owned(), format!("schema: perenne/parameters/v1\n{law}"));
    let files =
        vec![("demo.yaml".to_owned(), BOX.to_owned())].into_iter().chain((law.1.lines().count() > 1).then_some(law));
    let library = perenne::document::Library::with_files(files.collect());
    let settings = settings.iter().map(|(path, value)| perenne::model::Setting::new(*path, *value, "--set")).collect();
    let options = Options { settings, ..Options::default() };
    let horizon = if plan.contains("horizon:") { "" } else { "horizon: 6 years\n" };
    let plan = format!("schema: perenne/plan/v1\nplan: by-hand\nstart: 2027-01\n{horizon}{plan}");
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
    // Of what was asked for, nothing may be lent: all 50 000 EUR are above, not the 13 684.80 that come in too much.
    assert_eq!(cut.financing.loans_above().normalize().to_string(), "50000");
    assert!(cut.financing.loans[0].schedule.iter().all(|payment| payment.principal.is_zero()));
}

/// 1 000 probes at 740 HT: 888 000 TTC. The State gives half of the TTC, 444 000, and the VAT in it: the FCTVA is 16.404 % of
/// the other 444 000, 72 833.76. Another funder, or the State on the HT, leaves the base whole: 145 667.52. As long as the
/// State's word is not given, secured money has no subsidy and the whole FCTVA.
#[test]
fn the_state_gives_no_fctva_on_what_it_paid_vat_included() {
    use perenne::finance::{Confidence, Financing, ReceiptKind, finance};
    use perenne::model::AsWritten;
    let fctva = |financing: &Financing<rust_decimal::Decimal>| {
        let rows = financing.receipts.iter().filter(|receipt| receipt.kind == ReceiptKind::Fctva);
        let twelfths: rust_decimal::Decimal = rows.flat_map(|receipt| &receipt.spent).sum();
        (twelfths / rust_decimal::Decimal::from(12)).round_dp(9).normalize().to_string()
    };
    let plan = |funder: &str, basis: &str| {
        let line = "{item: demo/probe, quantity: 1000, costs: {device: {price: 740 EUR/probe}}}";
        let subsidy = format!("{{id: s, rate: 50 %, of: investment, basis: {basis}, funder: {funder}, status: hoped}}");
        by_hand(&format!("lines: {{probes: {line}}}\nfunding: [subsidy: {subsidy}]\n"), &[])
    };
    let state = plan("state", "incl_vat");
    assert_eq!(fctva(&state.financing), "72833.76");
    // Loans may pay for 888 000 - 444 000 - 72 833.76.
    assert_eq!(state.financing.loan_ceiling.normalize().to_string(), "371166.24");
    assert_eq!(fctva(&plan("public", "incl_vat").financing), "145667.52");
    assert_eq!(fctva(&plan("state", "excl_vat").financing), "145667.52");
    let groups = state.financing.groups.clone();
    let secured = finance(&state.case, &state.schedule, groups, &AsWritten, Confidence::Secured);
    assert_eq!(fctva(&secured), "145667.52");
}

/// 740 000 HT. The State's 444 000 are 60 % of it; a firm's 30 % of the TTC, 266 400, is no public money, and leaves 473 600 of
/// which public funders may give 80 %, 378 880: 65 120 too much. Were the firm public: 710 400 of 592 000.
#[test]
fn what_private_funders_give_is_not_counted_as_public() {
    let plan = |firm: &str| {
        let line = "{item: demo/probe, quantity: 1000, costs: {device: {price: 740 EUR/probe}}}";
        let state = "subsidy: {id: s, rate: 50 %, of: investment, basis: incl_vat, funder: state}";
        by_hand(&format!("lines: {{probes: {line}}}\nfunding:\n  - {state}\n{firm}"), &[]).over_financed().normalize()
    };
    let firm = |funder: &str| format!("  - contribution: {{id: c, rate: 30 %, of: investment, funder: {funder}}}\n");
    assert_eq!(plan("").to_string(), "0");
    assert_eq!(plan(&firm("private")).to_string(), "65120");
    assert_eq!(plan(&firm("public")).to_string(), "118400");
}

/// A probe, 1200 TTC in month 0, saves 30 a month; FCTVA of 196.848 in month 24. 1200 - 196.848 = 1003.152 are 34 months of
/// savings: month 33, 2029-10. With 600 once in month 12, the rest is 20 months of them: month 19, 2028-08. A repair of 500 HT in month 40,
/// 600 TTC without FCTVA, finds 41 x 30 + 600 + 196.848 - 1200 = 826.848 saved up; one of 1000 HT, 1200 TTC, does not: 1200 + 1200 - 600
/// - 196.848 = 1603.152 are 54 months, month 53, 2031-06.
#[test]
fn a_plan_is_paid_back_from_the_month_on_that_nothing_is_left_to_pay() {
    let paid = |more: &str, costs: &str| {
        let line = format!("{{item: demo/probe, quantity: 1, costs: {{{costs}}}}}");
        let benefits = format!("[{{id: hours, saving: 30 EUR/month}}{more}]");
        let plan = by_hand(&format!("lines: {{probes: {line}}}\nbenefits: {benefits}\n"), &[]);
        plan.payback().month.map(|month| plan.case.calendar.month(month).to_string())
    };
    let once = ", {id: resale, revenue: 600 EUR, at: 12 months, section: investment}";
    let repair = |price: u32| format!("repair: {{price: {price} EUR, at: 40 months, section: operating}}");
    assert_eq!(paid("", "").as_deref(), Some("2029-10"));
    assert_eq!(paid(once, "").as_deref(), Some("2028-08"));
    assert_eq!(paid(once, &repair(500)).as_deref(), Some("2028-08"), "it never falls behind again");
    assert_eq!(paid(once, &repair(1000)).as_deref(), Some("2031-06"), "it does");
    assert_eq!(paid("", &repair(9000)), None);
}

/// Months and amounts of a component for a cause, HT.
fn months(
    analysis: &perenne::analysis::Analysis,
    component: &str,
    cause: perenne::engine::Cause,
) -> Vec<(u32, String)> {
    let own = analysis
        .costs
        .iter()
        .filter(|row| row.cause == cause && analysis.case.lines[row.line].components[row.component].id == component);
    let euros = |amount: rust_decimal::Decimal| (amount / rust_decimal::Decimal::from(12)).normalize().to_string();
    own.flat_map(|row| row.amounts.iter()).map(|(month, amount)| (*month, euros(*amount))).collect()
}

fn told(all: &[(u32, &str)]) -> Vec<(u32, String)> {
    all.iter().map(|(month, euros)| (*month, (*euros).to_owned())).collect()
}

/// 10 probes serve in 2027, none later: the site is cleared in January 2028, the month in which they leave.
#[test]
fn a_lump_sum_at_the_end_is_charged_in_the_month_in_which_the_last_unit_leaves() {
    let costs = "costs: {clearing: {price: 1000 EUR, at: exit}}";
    let line = format!("{{item: demo/probe, quantity: {{a: 10, b: 0}}, {costs}}}");
    let plan = by_hand(&format!("phases: {{a: 12 months, b: rest}}\nlines: {{probes: {line}}}\n"), &[]);
    assert_eq!(months(&plan, "clearing", perenne::engine::Cause::Exit), told(&[(12, "1000")]));
}

/// Removing the first five probes costs 100 each, every later one 50. Of ten that were there already, five leave in 2028, five
/// at the end: 500 and 250.
#[test]
fn ranks_of_removals_begin_at_nothing() {
    let tiers = "tiers: {mode: graduated, bands: [{upto: 5, price: 100 EUR/probe}, {price: 50 EUR/probe}]}";
    let line = format!(
        "{{item: demo/probe, quantity: {{a: 10, b: 5}}, existing: {{quantity: 10, age: 12 months}}, costs: {{removal: {{{tiers}, \
         at: exit}}}}}}"
    );
    let plan = by_hand(&format!("phases: {{a: 12 months, b: rest}}\nlines: {{probes: {line}}}\n"), &[]);
    assert_eq!(months(&plan, "removal", perenne::engine::Cause::Exit), told(&[(12, "500"), (71, "250")]));
}

/// The first ten probes cost 100 each, later ones 50; those of the pilot are lent. They hold the first ten ranks all the same:
/// ten more cost 500.
#[test]
fn units_with_another_price_for_a_while_hold_their_ranks() {
    let tiers = "tiers: {mode: graduated, bands: [{upto: 10, price: 100 EUR/probe}, {price: 50 EUR/probe}]}";
    let line = format!(
        "{{item: demo/probe, quantity: {{pilot: 10, run: 20}}, costs: {{setup: {{{tiers}, during: {{pilot: 1 EUR/probe}}}}}}}}"
    );
    let plan = by_hand(&format!("phases: {{pilot: 12 months, run: rest}}\nlines: {{probes: {line}}}\n"), &[]);
    assert_eq!(months(&plan, "setup", perenne::engine::Cause::Entry), told(&[(0, "10"), (12, "500")]));
}

/// 20 probes, then 5, then 10: the five that come back are bought at the price for 20 and more, the largest number so far.
#[test]
fn a_price_by_volume_goes_by_the_largest_number_so_far() {
    let tiers = "tiers: {mode: volume, bands: [{upto: 10, price: 100 EUR/probe}, {price: 50 EUR/probe}]}";
    let line = format!("{{item: demo/probe, quantity: {{a: 20, b: 5, c: 10}}, costs: {{setup: {{{tiers}}}}}}}");
    let plan = format!("phases: {{a: 12 months, b: 12 months, c: rest}}\nlines: {{probes: {line}}}\n");
    let plan = by_hand(&plan, &[]);
    assert_eq!(months(&plan, "setup", perenne::engine::Cause::Entry), told(&[(0, "1000"), (24, "250")]));
}

/// Ten probes enter in the pilot. A case that counts from the run on is charged for none of them, and so is worth nothing at the
/// end either; from the start on, each 120 EUR of ten years have four left: 48 EUR.
#[test]
fn what_is_not_charged_is_worth_nothing_at_the_end() {
    let residual = |from: &str| {
        let costs = format!("costs: {{device: none, case: {{price: 120 EUR/probe, life: 10 years{from}}}}}");
        let line = format!("{{item: demo/probe, quantity: 10, {costs}}}");
        let plan = by_hand(&format!("phases: {{pilot: 12 months, run: rest}}\nlines: {{probes: {line}}}\n"), &[]);
        plan.ledger.residual().normalize().to_string()
    };
    assert_eq!([residual(", from: run"), residual("")], ["0", "480"]);
}

/// Two subsidies of the State pay 120 % of 1 200 EUR TTC: the FCTVA is reckoned on nothing, not on less.
#[test]
fn no_fctva_is_paid_back() {
    use perenne::finance::ReceiptKind;
    let aid = |id: &str| {
        format!(
            "  - subsidy: {{id: {id}, rate: 60 %, of: investment, basis: incl_vat, funder: state, status: acquired}}\n"
        )
    };
    let line = "lines: {probes: {item: demo/probe, quantity: 1}}\n";
    let plan = by_hand(&format!("{line}funding:\n{}{}", aid("a"), aid("b")), &[]);
    let fctva = plan.financing.receipts.iter().filter(|receipt| receipt.kind == ReceiptKind::Fctva);
    assert!(fctva.flat_map(|receipt| &receipt.spent).all(|amount| amount.is_zero()));
    assert_eq!(plan.financing.received.normalize().to_string(), "1440");
}

/// Ten probes at 1 000 EUR, of which 12 % fail each year: 6 x 1 200 EUR. Renewed twice at 600 EUR, 12 000 EUR: what fails is
/// replaced at the price of a probe, not at that of its renewal.
#[test]
fn failures_cost_the_price_and_not_the_renewal() {
    use perenne::engine::Cause::{Failure, Renewal};
    let device = "device: {price: 1000 EUR/probe, renewal: 600 EUR/probe, life: 24 months, failure: 12 %/year}";
    let plan = by_hand(&format!("lines: {{probes: {{item: demo/probe, quantity: 10, costs: {{{device}}}}}}}\n"), &[]);
    assert_eq!(cost(&plan, "device", Failure), "7200");
    assert_eq!(cost(&plan, "device", Renewal), "12000");
}

/// A box of 40 months is renewed in month 40 and has 8 of 40 months left after 72: 10 000 EUR of 50 000. Where the line is not in
/// service in month 40, nothing was renewed, and nothing is left.
#[test]
fn a_renewal_that_did_not_happen_is_worth_nothing_at_the_end() {
    let residual = |quantity: &str| {
        let line = format!("{{item: demo/box, quantity: {quantity}, costs: {{box: {{life: 40 months}}}}}}");
        let phases = "phases: {a: 24 months, b: 24 months, c: rest}";
        by_hand(&format!("{phases}\nlines: {{boxes: {line}}}\n"), &[]).ledger.residual().normalize().to_string()
    };
    assert_eq!([residual("10"), residual("{a: 10, b: 0, c: 10}")], ["10000", "0"]);
}

/// A kit of 400 EUR costs 480 TTC on the plan's first day, below the threshold of 500 EUR, and 520 from 2029 on, when VAT is
/// 30 %: the day on which the plan begins decides.
#[test]
fn the_threshold_goes_by_the_vat_of_the_first_month() {
    use perenne::document::Section;
    let rate = |from: &str, rate: &str| format!("{{from: {from}, value: {rate} %, reference: {{title: test}}}}");
    let section = |later: &str| {
        let law = format!("vat.standard: [{}, {}]\n", rate("2014-01-01", "20"), rate(later, "30"));
        under(&law, "lines: {kits: {item: demo/kit, quantity: 1}}\n", &[]).costs[0].section
    };
    assert_eq!(section("2029-01-01"), Section::Operating);
    assert_eq!(section("2027-01-01"), Section::Investment);
}

/// 20 sets are bought at 300 EUR, 360 TTC. The threshold of 500 EUR is held against the first price, 450 EUR, 540 TTC: an
/// investment, however many are bought.
#[test]
fn the_threshold_goes_by_the_first_price_by_volume() {
    use perenne::document::Section;
    let plan = by_hand("lines: {sets: {item: demo/set, quantity: 20}}\n", &[]);
    assert_eq!(cost(&plan, "device", perenne::engine::Cause::Entry), "6000");
    assert_eq!(plan.costs[0].section, Section::Investment);
}

/// 100 probes were there, 40 stay, and 20 come back in 2028: bought at the price above 80, for 100 were in service already.
#[test]
fn existing_units_count_for_a_price_by_volume() {
    let tiers = "tiers: {mode: volume, bands: [{upto: 80, price: 100 EUR/probe}, {price: 50 EUR/probe}]}";
    let line = format!(
        "{{item: demo/probe, quantity: {{a: 40, b: 60}}, existing: {{quantity: 100, age: 12 months}}, costs: {{setup: {{{tiers}}}}}}}"
    );
    let plan = by_hand(&format!("phases: {{a: 12 months, b: rest}}\nlines: {{probes: {line}}}\n"), &[]);
    assert_eq!(months(&plan, "setup", perenne::engine::Cause::Entry), told(&[(12, "1000")]));
}

/// 100 EUR a month over 18 months, at 4 %: 1 200 EUR in the middle of the first year, 600 in the middle of the six months that
/// are left: 1200 x 1.04^-0.5 + 600 x 1.04^-1.25 = 1747.99.
///
/// Over one year at its end, 1 440 TTC, half of the HT paid by a subsidy in the months themselves: 1440 / 1.04 less 50 EUR times
/// the sum of 1.04^(-m/12) from 0 to 11, 795.27. Costs are moved, money that comes in is not.
#[test]
fn conventions_move_costs_within_the_year_that_there_is() {
    let value = |horizon: &str, timing: &str, more: &str| {
        let line =
            "{item: demo/probe, quantity: 1, costs: {device: none, service: {price: 100 EUR/month, index: none}}}";
        let head = format!("horizon: {horizon}\ndiscount: {{rate: 4 %, timing: {timing}}}\n");
        by_hand(&format!("{head}lines: {{probes: {line}}}\n{more}"), &[]).present_value.clone()
    };
    let euros = |amount: rust_decimal::Decimal| amount.round_dp(2).to_string();
    assert_eq!(euros(value("18 months", "mid-year", "").cost_excl_vat), "1747.99");
    let subsidy = "funding: [subsidy: {id: s, rate: 50 %, of: operating, status: acquired}]\n";
    assert_eq!(euros(value("12 months", "end-of-year", subsidy).net_cost), "795.27");
}

/// Ten probes in the pilot, twenty from month 12 on, which is the last growth: full service is counted from month 13. A pilot
/// that ends in June leaves six months of 2028, the first year that is judged; one that ends in July leaves five.
#[test]
fn full_service_begins_the_month_after_and_a_half_year_is_judged() {
    let plan = |months: u32| {
        let line = "{item: demo/probe, quantity: {pilot: 10, run: 20}, costs: {radio: {price: 1 EUR/probe/month, index: none}}}";
        by_hand(&format!("phases: {{pilot: {months} months, run: rest}}\nlines: {{probes: {line}}}\n"), &[])
    };
    let pilot = plan(12);
    let cliff = pilot.financing.cliff.as_ref().unwrap();
    assert_eq!(cliff.window, Some((13, 12)));
    assert_eq!(cliff.after.unwrap().normalize().to_string(), "288", "20 x 12 x 1.20");
    let judged = |months: u32| perenne::city::Horizon::of(&plan(months).case).after_pilot;
    assert_eq!([judged(18), judged(19)], [2028, 2029]);
}

/// A probe of 1 200 TTC, and upkeep of 600 TTC a year over six years: both give 16.404 % back, each in its own section.
#[test]
fn fctva_is_told_by_section() {
    use perenne::document::Section;
    use perenne::finance::{FinancingPlan, Payer};
    let costs = "costs: {upkeep: {price: 500 EUR/year, index: none, fctva: upkeep}}";
    let plan = by_hand(&format!("lines: {{probes: {{item: demo/probe, quantity: 1, {costs}}}}}\n"), &[]);
    let rows = FinancingPlan::of(&plan.case, &plan.financing).resources.into_iter();
    let rows: Vec<(Section, String)> = rows
        .filter(|row| row.payer == Payer::Fctva)
        .map(|row| (row.section, row.amount.round_dp(6).normalize().to_string()))
        .collect();
    // 1 200 x 16.404 %, 3 600 x 16.404 %
    let amounts = [(Section::Operating, "590.544".to_owned()), (Section::Investment, "196.848".to_owned())];
    let told =
        |section| rows.iter().filter(|(of, _)| *of == section).map(|(_, amount)| amount.as_str()).collect::<Vec<_>>();
    for (section, amount) in &amounts {
        assert_eq!(told(*section), [amount.as_str()]);
    }
}

/// Half as long again as five months is seven and a half: eight whole months.
#[test]
fn a_duration_times_a_factor_is_rounded_to_whole_months() {
    let line = "{item: demo/probe, quantity: 1, costs: {device: {life: 5 months}}}";
    let plan = by_hand(&format!("lines: {{probes: {line}}}\n"), &[("probes.device.life", "x 1.5")]);
    assert_eq!(plan.case.lines[0].components[0].life, Some(8));
}
