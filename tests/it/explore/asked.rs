//! What is asked for in words: goals, ranges and lists; and what a bound says of a goal.

use perenne::city::Level;
use perenne::explore::{Bound, Figure, Goal, Snapshot, Vary, parallel};
use rust_decimal::Decimal;

#[test]
fn verdicts_and_conditions() {
    assert_eq!(Goal::parse("sustainable"), Some(Goal::AtWorst(Level::Sustainable)));
    let limit = Goal::AtMost(Figure::NetCost, Decimal::from(500_000));
    assert_eq!(Goal::parse("net_cost <= 500_000 EUR"), Some(limit));
    assert_eq!(Goal::parse("net_cost<=500000"), Some(limit));
    assert_eq!(limit.to_string(), "net_cost <= 500000 EUR");
    // One figure, by its name, by its path in the results, and by the name that it had.
    for name in ["post_pilot_cost", "verdict.cliff.after", "run_cost"] {
        let limit = Goal::AtLeast(Figure::PostPilotCost, Decimal::ONE);
        assert_eq!(Goal::parse(&format!("{name} >= 1 EUR")), Some(limit));
        assert_eq!(limit.to_string(), "post_pilot_cost >= 1 EUR");
    }
    for bad in ["unsustainable", "net_cost < 5", "cost <= 5 EUR", "net_cost <= five"] {
        assert_eq!(Goal::parse(bad), None, "{bad}");
    }
}

/// A cost of at least 10 is above 5 whatever is missing, and may or may not be below 20.
#[test]
fn a_bound_may_decide_or_leave_open() {
    let mut run = Snapshot {
        doubts: Vec::new(),
        judged: false,
        level: None,
        secured: None,
        first_year: None,
        rules: Vec::new(),
        nature: None,
        unpriced: 1,
        figures: [Some(Decimal::TEN); Figure::ALL.len()],
    };
    let asked = |text: &str, run: &Snapshot| {
        let goal = Goal::parse(text).unwrap();
        (goal.holds(run), goal.leaves_open(run))
    };
    assert_eq!(asked("net_cost <= 5", &run), (false, false));
    assert_eq!(asked("net_cost <= 20", &run), (false, true));
    assert_eq!(asked("net_cost >= 5", &run), (true, false));
    assert_eq!(asked("net_cost >= 20", &run), (false, true));
    assert_eq!(asked("lowest_gross_savings >= 20", &run), (false, true));
    assert_eq!(asked("benefits >= 5", &run), (true, false));
    assert_eq!(asked("sustainable", &run), (false, true));
    run.level = Some(Level::Unsustainable);
    assert_eq!(asked("sustainable", &run), (false, false));
}

/// 10 or more less exactly 4 is 6 or more; exactly 10 less 4 or more is 6 or less.
#[test]
fn differences_are_bounded_on_the_side_that_is_known() {
    use Bound::{AtLeast, AtMost, Exact, Priced};
    assert_eq!(Bound::difference(Exact, AtLeast), AtLeast);
    assert_eq!(Bound::difference(AtLeast, Exact), AtMost);
    assert_eq!(Bound::difference(Priced, Exact), Priced);
    assert_eq!(Bound::difference(AtLeast, AtLeast), Priced);
    assert_eq!(Bound::of(Figure::GrossSavings, 1), Priced);
    assert_eq!(Bound::of(Figure::NetCost, 1), AtLeast);
    assert_eq!(Bound::of(Figure::Benefits, 1), Exact);
    assert_eq!(Bound::of(Figure::GrossSavings, 0), Exact);
}

fn values(text: &str) -> Vec<String> {
    Vary::parse(text).map(|vary| vary.values).unwrap_or_default()
}

#[test]
fn ranges_and_lists() {
    assert_eq!(values("sensors.quantity.rollout=100..300 step 100"), ["100", "200", "300"]);
    assert_eq!(
        values("a.b.price=500 .. 540 EUR/sensor step 20"),
        ["500 EUR/sensor", "520 EUR/sensor", "540 EUR/sensor"]
    );
    assert_eq!(values("a.b.price=0.1..0.3 EUR step 0.1 EUR"), ["0.1 EUR", "0.2 EUR", "0.3 EUR"]);
    assert_eq!(values("funding.x.rate=20..41 % step 20"), ["20 %", "40 %"]);
    assert_eq!(values("a.b.life=18 months..3 years step 9"), ["18 months", "27 months", "36 months"]);
    assert_eq!(values("a.b.price=-10..+10 % step 10"), ["-10 %", "+0 %", "+10 %"]);
    assert_eq!(values("a.b.price=600 EUR, 550 EUR ,x 0.5"), ["600 EUR", "550 EUR", "x 0.5"]);
    assert_eq!(values("a.quantity={to: 5, ramp: linear}, 7"), ["{to: 5, ramp: linear}", "7"]);
    for bad in ["a", "a=", "=5", "a=1..5", "a=5..1 step 1", "a=1..5 step 0", "a=1,,2", "a=1 EUR..5 km step 1"] {
        assert_eq!(Vary::parse(bad), None, "{bad}");
    }
    // 4 000 may be metres too: a unit stands with each number or with none.
    assert!(Vary::parse("a.b=4000, 5000 m").is_none() && Vary::lacks_unit("a.b=4000, 5000 m"));
    assert!(Vary::parse("a.b=4000 m, 5 km").is_some() && Vary::parse("a.b=4000, 5000").is_some());
}

#[test]
fn decimal_commas_are_no_separators() {
    for (text, meant) in [
        ("a.b.price=0,5 EUR, 0,6 EUR", Some("a.b.price=0.5 EUR, 0.6 EUR")),
        ("a.quantity=5,1 m, 7 m", Some("a.quantity=5.1 m, 7 m")),
        ("horizon=5,10 ans", Some("horizon=5 ans, 10 ans")),
        ("discount.rate=2, 3, 4 %", Some("discount.rate=2 %, 3 %, 4 %")),
        ("discount.rate=2,3,4 %", Some("discount.rate=2 %, 3 %, 4 %")),
        ("funding.feder.rate=40,30,20 %", Some("funding.feder.rate=40 %, 30 %, 20 %")),
        ("discount.rate=4,5;5,5", Some("discount.rate=4.5, 5.5")),
        ("discount.rate=4,5 ; 5,5 %", Some("discount.rate=4.5 %, 5.5 %")),
        ("horizon=5 ans; 10 ans", Some("horizon=5 ans, 10 ans")),
        ("a.quantity=100;200", Some("a.quantity=100, 200")),
        ("a.quantity=1,000;2,000", None),
        ("a.b.price=0,5,0,6,0,7 EUR", Some("a.b.price=0.5 EUR, 0.6 EUR, 0.7 EUR")),
        ("a.b.price=600,550.5 EUR", None),
        ("funding.x.rate=2,5 %, 3 %", Some("funding.x.rate=2.5 %, 3 %")),
        ("a.b.price=0,5..1,5 EUR step 0,1", Some("a.b.price=0.5..1.5 EUR step 0.1")),
        ("a.b.price=1,234 EUR", None),
        ("a.quantity=1,000", None),
        ("a.quantity=10,050", None),
        ("a.quantity=1,000,2,000", None),
        ("b.quantity=0,5", Some("b.quantity=0.5")),
    ] {
        assert_eq!(Vary::parse(text), None, "{text}");
        let forms: Vec<&str> = meant.into_iter().collect();
        assert_eq!(Vary::meant(text), forms, "{text}");
    }
    // One number of thousands, or two values.
    let two = ["a.quantity=100200 sensor", "a.quantity=100 sensor, 200 sensor"];
    assert_eq!(Vary::meant("a.quantity=100,200 sensor"), two);
    assert_eq!(Vary::unit_of_last("discount.rate=2, 3, 4 %").as_deref(), Some("%"));
    assert_eq!(values("a.quantity=100,200,300"), ["100", "200", "300"]);
    // A comma with a space behind it parts values; another one beside it may be a decimal comma.
    for (text, points, list) in [
        ("a.b=0,5, 1,5", "a.b=0.5, 1.5", "a.b=0, 5, 1, 5"),
        ("a.b=4,2, 5,5", "a.b=4.2, 5.5", "a.b=4, 2, 5, 5"),
        ("a.b=4, 5,5", "a.b=4, 5.5", "a.b=4, 5, 5"),
        ("a.b=0,25 , 1", "a.b=0.25, 1", "a.b=0, 25, 1"),
        ("a.b=0,5,1,5", "a.b=0.5, 1.5", "a.b=0, 5, 1, 5"),
        // So may one before a unit, where the numbers are in order.
        ("a.quantity=1,5 km", "a.quantity=1.5 km", "a.quantity=1 km, 5 km"),
        ("fibre.quantity=10,12 km", "fibre.quantity=10.12 km", "fibre.quantity=10 km, 12 km"),
        ("fibre.quantity=10,12 km, 15 km", "fibre.quantity=10.12 km, 15 km", "fibre.quantity=10 km, 12 km, 15 km"),
        ("life=1,5 years", "life=18 months", "life=1 years, 5 years"),
    ] {
        assert_eq!(Vary::parse(text), None, "{text}");
        assert_eq!(Vary::meant(text), [points, list], "{text}");
    }
    assert_eq!(values("a.quantity=10,20,30,40"), ["10", "20", "30", "40"]);
    assert_eq!(values("a.quantity=30, 20,10,5"), ["30", "20", "10", "5"]);
    // A horizon is of years, of which there are no 8.10.
    assert_eq!(Vary::meant("horizon=8,10"), ["horizon=8 years, 10 years"]);
    assert_eq!(Vary::meant("horizon=1,5"), ["horizon=18 months", "horizon=1 years, 5 years"]);
    // 4.2 km, or 4 and 2 of them: a space tells.
    assert_eq!(Vary::parse("a.quantity=4,2"), None);
    assert_eq!(Vary::meant("a.quantity=4,2"), ["a.quantity=4.2", "a.quantity=4, 2"]);
    assert_eq!(values("a.quantity=4, 2"), ["4", "2"]);
    // The unit stands once, whichever is meant; 540,50 is no list.
    assert_eq!(Vary::meant("a.quantity=10,12 km"), ["a.quantity=10.12 km", "a.quantity=10 km, 12 km"]);
    assert_eq!(Vary::meant("a.b.price=540,50 EUR"), ["a.b.price=540.50 EUR"]);
    assert_eq!(values("a.quantity=100,200"), ["100", "200"]);
    assert_eq!(values("a.b.price=600 EUR,550 EUR"), ["600 EUR", "550 EUR"]);
}

#[test]
fn results_keep_their_order() {
    let items: Vec<u64> = (0..1000).collect();
    let expected: Vec<u64> = items.iter().map(|item| item * item).collect();
    assert_eq!(parallel::map(&items, |item| item * item), expected);
    assert_eq!(parallel::map(&[] as &[u64], |item| *item), [] as [u64; 0]);
}
