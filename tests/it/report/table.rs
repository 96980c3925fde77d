use perenne::language::Language;
use perenne::report::{Style, Table};

/// Two columns of numbers do not fit beside the years: they stand below each other, each with the years.
#[test]
fn what_is_too_wide_goes_on_below() {
    let mut table = Table::new(["Year", "Savings", "Debt"].map(str::to_owned).to_vec(), 1);
    table.row(["2030", "1\u{a0}234\u{a0}567", "7\u{a0}654\u{a0}321"].map(str::to_owned).to_vec());
    let style = |width| Style { language: Language::English, width, color: false };
    assert_eq!(table.print(style(40)).matches("Year").count(), 1);
    let narrow = table.print(style(22));
    assert_eq!(narrow.matches("Year").count(), 2);
    assert!(narrow.contains("1\u{a0}234\u{a0}567") && narrow.contains("7\u{a0}654\u{a0}321"), "{narrow}");
}

/// A cell that is painted is as wide as one that is not.
#[test]
fn colors_take_no_columns() {
    let wide = |cell: &str| {
        let mut table = Table::new(["Year", "Share"].map(str::to_owned).to_vec(), 1);
        table.row(vec!["2030".to_owned(), cell.to_owned()]);
        table.needs()
    };
    assert_eq!(wide("\u{1b}[1;31m12 345,5 %\u{1b}[0m"), wide("12 345,5 %"));
}
