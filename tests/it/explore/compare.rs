use perenne::explore::compare::{PartKind, drivers};
use perenne::explore::{Figure, Side, is_result};
use perenne::language::Language;
use perenne::report::json;
use perenne::units::display;
use rust_decimal::Decimal;

use crate::explore::toys::{PLAN, analyse, analyse_text};

#[test]
fn figures_are_those_of_two_separate_runs() {
    let (before, after) = (analyse(&[]), analyse(&[("things.quantity.rollout", "200")]));
    let (first, second) = (Side::of("a", &before), Side::of("b", &after));
    for figure in Figure::ALL {
        assert_eq!(first.snapshot.get(figure), figure.of(&before));
        assert_eq!(second.snapshot.get(figure), figure.of(&after));
    }
    assert_ne!(first.snapshot.level, second.snapshot.level);
    // Costs and receipts explain the whole difference, but for interest, which has no part.
    let explained: Decimal = drivers(&first, &second).iter().map(|driver| driver.effect()).sum();
    let moved = |figure: Figure| figure.of(&after).unwrap() - figure.of(&before).unwrap();
    let difference = moved(Figure::NetAfterBenefits) - moved(Figure::Interest);
    assert_eq!(display(explained, 12), display(difference, 12));
}

#[test]
fn a_saved_result_reads_as_the_run_that_it_was() {
    let analysis = analyse(&[]);
    let text = json(&analysis, &perenne::diagnostic::Diagnostics::default()).to_string();
    assert!(is_result(&text) && !is_result(PLAN));
    let saved = &Side::saved("saved.json", &text).unwrap()[0];
    let run = Side::of("run", &analysis);
    assert_eq!((saved.plan.as_str(), saved.city.as_deref()), ("toys", Some("toy-town")));
    assert_eq!(saved.snapshot.level, run.snapshot.level);
    assert_eq!(saved.snapshot.rules, run.snapshot.rules);
    assert_eq!(saved.snapshot.first_year, run.snapshot.first_year);
    for figure in Figure::ALL {
        let (ours, saved) = (run.snapshot.get(figure).unwrap(), saved.snapshot.get(figure).unwrap());
        // A sum of rounded rows may be a few cents beside the sum that was rounded.
        assert!((ours - saved).abs() < Decimal::new(3, 2), "{figure:?}: {ours} and {saved}");
    }
    assert!(drivers(&run, saved).iter().all(|driver| driver.effect().abs() < Decimal::new(3, 2)));
    assert!(Side::saved("x", "{\"schema\": \"perenne/result/v1\"}").is_err());
    assert!(Side::saved("x", "{").is_err());
    // What other commands print is told as what it is, and not taken for a plan that is misspelt.
    let offers = "{\"schema\": \"perenne/offers/v1\"}";
    assert!(
        is_result(offers)
            && Side::saved("x", offers).unwrap_err().said(Language::English).contains("perenne/offers/v1")
    );
}

#[test]
fn a_line_that_one_side_lacks_is_told_as_a_whole() {
    let less = PLAN.replace("  cables: {item: toys/cable, quantity: {rollout: 2.5 km}}\n", "");
    let less = analyse_text(&less, &[]).unwrap_or_else(|_| panic!());
    let drivers = drivers(&Side::of("a", &analyse(&[])), &Side::of("b", &less));
    let cables: Vec<_> = drivers.iter().filter(|driver| driver.name.starts_with("cables")).collect();
    assert_eq!(cables.len(), 1);
    assert_eq!((cables[0].kind, cables[0].effect()), (PartKind::Line, Decimal::from(-3000)));
}
