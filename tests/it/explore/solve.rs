use perenne::explore::solve::{Direction, Lever, Solution, solve};
use perenne::explore::{Goal, Snapshot};
use perenne::model::Setting;

use crate::explore::toys::{analyse, runner};

fn solved(path: &str, goal: &str, direction: Direction, from: Option<&str>, to: Option<&str>) -> Solution {
    let runner = runner();
    let lever = Lever::at(&runner, path, from, to).unwrap();
    solve(&runner, lever, &Goal::parse(goal).unwrap(), direction)
}

/// Every value of the range that reaches the goal, by separate runs.
fn by_force(solution: &Solution, goal: &str) -> Vec<String> {
    let (runner, goal) = (runner(), Goal::parse(goal).unwrap());
    let lever = &solution.lever;
    let holds =
        |value: &String| runner.snapshot(&[Setting::new(&lever.path, value, "test")]).is_ok_and(|run| goal.holds(&run));
    let values = lever.range.values();
    let holding = perenne::explore::parallel::map(&values, holds);
    values.into_iter().zip(holding).filter(|(_, holds)| *holds).map(|(value, _)| value).collect()
}

#[test]
fn as_brute_force_finds_it() {
    for (path, goal, from, to) in [
        ("things.quantity.rollout", "sustainable", Some("150"), Some("300")),
        ("things.upkeep.price", "sustainable", Some("19 EUR/thing/year"), Some("20 EUR/thing/year")),
        ("things.device.price", "net_cost <= 150_000 EUR", Some("97 EUR/thing"), Some("108 EUR/thing")),
        ("funding.partner.rate", "net_cost <= 140_000 EUR", Some("8 %"), Some("19 %")),
        ("phases.rollout", "run_cost <= 19_000 EUR", None, None),
        ("things.device.life", "net_cost <= 130_000 EUR", None, None),
    ] {
        let mut holding = None;
        for direction in [Direction::Largest, Direction::Smallest] {
            let solution = solved(path, goal, direction, from, to);
            let all = holding.get_or_insert_with(|| by_force(&solution, goal));
            let expected = if direction == Direction::Largest { all.last() } else { all.first() };
            let answer = solution.answer.as_ref();
            assert_eq!(answer.map(|answer| &answer.value), expected, "{path} until {goal}, {direction:?}");
            if let Some(answer) = answer {
                let separate = Snapshot::of(&analyse(&[(path, &answer.value)]));
                assert_eq!(answer.snapshot, separate, "{path}");
                let next = answer.next.as_ref();
                assert!(next.is_none_or(|next| !all.contains(next)), "{path}: {next:?} holds");
            }
        }
    }
}

/// On a grid of 1 000 points over 100 000 prices the answer and the price that fails are still neighbours: a cent apart.
#[test]
fn bisection_goes_on_to_the_cent() {
    for goal in [120_000, 130_000, 140_000, 150_000, 160_000] {
        let goal = format!("net_cost <= {goal} EUR");
        let found = solved("things.device.price", &goal, Direction::Largest, None, Some("1000 EUR/thing"));
        let answer = found.answer.unwrap();
        let (holds, fails) = (Lever::number(&answer.value).unwrap(), Lever::number(&answer.next.unwrap()).unwrap());
        assert_eq!((fails - holds).to_string(), "0.01", "{goal}: {holds}, {fails}");
    }
}

#[test]
fn none_where_there_is_none() {
    let solution = solved("things.quantity.rollout", "net_cost <= 1 EUR", Direction::Largest, None, Some("200"));
    assert!(solution.answer.is_none());
    assert!(solution.exhaustive);
    assert_eq!(solution.runs, 201, "every whole number of the range");
    let prices = solved("things.device.price", "net_cost <= 1 EUR", Direction::Largest, None, None);
    assert!(prices.answer.is_none());
    assert!(!prices.exhaustive);
    assert_eq!(prices.runs, 1000);
}

#[test]
fn the_usual_end_is_that_of_what_costs_most_and_helps_least() {
    let usual = |path| Lever::at(&runner(), path, None, None).unwrap().usual;
    for path in ["things.quantity.rollout", "things.device.price", "funding.partner.rate", "phases.rollout"] {
        assert_eq!(usual(path), Direction::Largest, "{path}");
    }
    for path in ["funding.region.rate", "funding.region.cap", "things.device.life", "benefits.rounds.revenue"] {
        assert_eq!(usual(path), Direction::Smallest, "{path}");
    }
    assert!(Lever::at(&runner(), "start", None, None).is_none());
}

/// Accounts are millions, which are not looked through cent by cent.
#[test]
fn the_accounts_of_a_city_can_be_moved() {
    let town = crate::explore::toys::runner();
    let lever = Lever::at(&town, "city.accounts.revenue.taxes", None, Some("900_000_000 EUR")).unwrap();
    assert_eq!((lever.range.resolution(), lever.range.value(1)), ("1 EUR".to_owned(), "1 EUR".to_owned()));
    let solution =
        solved("city.accounts.revenue.taxes", "sustainable", Direction::Smallest, None, Some("90_000_000 EUR"));
    let answer = solution.answer.unwrap();
    assert!(runner().snapshot(&[Setting::new("city.accounts.revenue.taxes", &answer.value, "test")]).is_ok());
    assert!(answer.next.is_some());
}

/// The format counts out the lags that there are: 0, 1 and 2 years.
#[test]
fn the_lag_of_the_fctva_is_tried_at_what_it_can_be() {
    let solution = solved("city.fctva_lag", "net_cost <= 100_000_000 EUR", Direction::Largest, None, None);
    assert_eq!(solution.lever.range.values(), ["0 years", "1 year", "2 years"]);
    assert_eq!((solution.faults, solution.answer.unwrap().value.as_str()), (0, "2 years"));
    let from = solved("city.fctva_lag", "net_cost <= 1 EUR", Direction::Largest, Some("12 months"), None);
    assert_eq!((from.runs, from.faults), (2, 0));
}

#[test]
fn what_can_be_moved_in_place_of_a_map_is_named() {
    let phases = ["things.quantity.pilot", "things.quantity.rollout"];
    assert_eq!(Lever::near(&runner(), "things.quantity"), phases);
    // One box per hundred things: their number moves both.
    assert_eq!(Lever::near(&runner(), "boxes.quantity"), phases);
    assert!(Lever::near(&runner(), "things.device.price").is_empty());
}
