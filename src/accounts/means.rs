use rust_decimal::Decimal;

use super::{Format, YearOfAccounts};

/// Figures that the DGFiP gives as a mean of the cities of like size (*strate*), with the columns they are in: the first
/// that is there counts. Names are those of `city compare`.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("revenue", &["mpfcaf", "mprod"]),
    ("staff", &["mperso"]),
    ("interest", &["mfin"]),
    ("gross-savings", &["mcaf"]),
    ("principal", &["mremb"]),
    ("net-savings", &["mcafn"]),
    ("debt", &["mdette"]),
    ("working-capital", &["mfdr"]),
];

/// Means of the stratum of a city, EUR an inhabitant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Means {
    /// Name of the figure, column, and mean.
    pub figures: Vec<(&'static str, &'static str, Decimal)>,
}

impl Means {
    /// Those that stand beside a city's accounts; `None` in files that hold none.
    pub(crate) fn of(year: &YearOfAccounts) -> Option<Self> {
        let found = COLUMNS.iter().filter_map(|(name, columns)| {
            let column = columns.iter().copied().find(|column| year.cells.has(column))?;
            Some((*name, column, year.cells.get(column)?))
        });
        let figures: Vec<_> = found.collect();
        (year.format == Format::Dgfip && !figures.is_empty()).then_some(Self { figures })
    }

    /// The mean of a figure.
    pub(crate) fn get(&self, name: &str) -> Option<Decimal> {
        self.figures.iter().find(|(known, _, _)| *known == name).map(|(_, _, mean)| *mean)
    }
}
