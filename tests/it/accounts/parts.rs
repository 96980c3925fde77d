//! The consolidated base: what its rows say of the parts of an amount.

use perenne::accounts::gather;
use perenne::diagnostic::Diagnostics;

use super::support::{accounts, codes, data, run, scratch};

/// The genuine file without some of its columns.
fn without(columns: &[&str]) -> String {
    let text = std::fs::read_to_string(data("ofgl_seine_saint_denis_2024.csv")).unwrap();
    let head: Vec<&str> = text.lines().next().unwrap().split(';').collect();
    let kept = |line: &str| {
        let cells = line.split(';').zip(&head).filter(|(_, name)| !columns.contains(name));
        cells.map(|(cell, _)| cell).collect::<Vec<_>>().join(";") + "\n"
    };
    text.lines().map(kept).collect()
}

fn euros(accounts: &perenne::accounts::Accounts) -> Vec<(&str, Option<rust_decimal::Decimal>)> {
    accounts.figures.iter().map(|figure| (figure.path, figure.amount().map(|amount| amount.normalize()))).collect()
}

#[test]
fn the_main_budget_follows_from_the_other_columns() {
    let genuine = accounts(&[data("ofgl_seine_saint_denis_2024.csv")], "93045");
    let file = scratch("no-main-budget.csv", without(&["Montant BP"]));
    assert_eq!(euros(&accounts(std::slice::from_ref(&file), "93045")), euros(&genuine));
    let mut said = Diagnostics::default();
    let gathered = gather(&file, None, &mut said, &mut |_| true).unwrap();
    let all: Vec<_> = (0..gathered.len()).filter_map(|place| gathered.accounts(place)).collect();
    let (lilas, fault) = all.iter().find(|(one, _)| one.insee == "93045").unwrap();
    assert!(fault.is_none() && codes(&said).is_empty(), "{fault:?} {said:?}");
    assert_eq!(euros(lilas), euros(&genuine));
}

#[test]
fn what_does_not_follow_is_refused() {
    for columns in
        [&["Montant BP", "Montant BA"][..], &["Montant BP", "Montant flux BP-BA"], &["Montant BP", "Montant"]]
    {
        let (imported, said) = run(&[scratch("no-parts.csv", without(columns))], "93045", None);
        assert_eq!((imported.is_none(), codes(&said)), (true, vec!["accounts-format"]), "{columns:?}");
    }
    let (imported, _) =
        run(&[scratch("main-alone.csv", without(&["Montant BA", "Montant flux BP-BA", "Montant"]))], "93045", None);
    assert!(imported.is_some());
}

#[test]
fn an_amount_that_its_row_contradicts_is_refused_wherever_it_stands() {
    let text = without(&[]);
    // Debt and working capital, in each of the columns; the digit that is lost is the first one.
    for (amount, other) in [
        ("17954492.59", "7954492.59"),
        ("1039984.41", "039984.41"),
        ("18994477.0", "8994477.0"),
        ("8811011.45", "88110.1145"),
    ] {
        let (imported, said) = run(
            &[scratch("lost-digit.csv", text.replace(&format!(";{amount};"), &format!(";{other};")))],
            "93045",
            None,
        );
        assert_eq!((imported.is_none(), codes(&said)), (true, vec!["accounts-parts"]), "{amount}");
    }
}

#[test]
fn every_figure_is_held_against_its_own_of_an_inhabitant() {
    let text = std::fs::read_to_string(super::support::dgfip(2015)).unwrap();
    let (head, row) = text.trim_end().split_once('\n').unwrap();
    let place = |name: &str| head.split(';').position(|column| column == name).unwrap();
    let with = |name: &str, make: &dyn Fn(f64) -> f64| {
        let cells = row.split(';').enumerate().map(|(at, cell)| {
            if at == place(name) { format!("{:.2}", make(cell.parse().unwrap())) } else { cell.to_owned() }
        });
        run(&[scratch("each-one.csv", format!("{head}\n{}\n", cells.collect::<Vec<_>>().join(";")))], "68376", None)
    };
    for (column, factor) in
        [("fdr", 10.0), ("fdr", 2.0), ("recinv", 10.0), ("dette", 1.5), ("ffdr", 0.1), ("cont", 0.1)]
    {
        let (_, said) = with(column, &|value| value * factor);
        assert!(codes(&said).contains(&"accounts-each"), "{column}: {:?}", codes(&said));
    }
    // Another count of inhabitants is nobody's fault.
    let (_, said) = with("pop1", &|people| (people * 3.0).round());
    assert!(!codes(&said).contains(&"accounts-each"), "{:?}", codes(&said));
}

#[test]
fn a_bar_parts_cells_too() {
    let text = without(&[]).replace(';', "|");
    let parted = accounts(&[scratch("bars.csv", text)], "93045");
    assert_eq!(euros(&parted), euros(&accounts(&[data("ofgl_seine_saint_denis_2024.csv")], "93045")));
}
