use perenne::explore::solve::{Direction, Lever, Solution, solve};
use perenne::explore::{Goal, Snapshot};
use perenne::model::Setting;

use crate::toys::{analyse, runner};

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
