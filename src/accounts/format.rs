use super::table::{Table, TableRow};
use super::{dgfip, ofgl};

/// The files of accounts that are read, told apart by their headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// DGFiP, "comptes individuels des communes": a row a municipality and year, thousand EUR.
    Dgfip,
    /// OFGL, "ofgl-base-communes": a row a municipality, year and aggregate, EUR.
    OfglLong,
    /// The same with an aggregate a column.
    OfglWide,
    /// An extract of the DGFiP's "balances comptables": the debt (account class 16) alone, EUR.
    Debt,
    /// The DGFiP's "balances comptables" themselves: a row an account, EUR. Only the debt is taken from them.
    Balances,
    /// A table that a finance department filled in: a row an account, a column a year.
    Table,
}

/// Where a format keeps what every format has, and its figures.
#[derive(Debug)]
pub(super) struct Layout {
    /// The format.
    pub format: Format,
    insee: Insee,
    /// The municipality's name.
    pub name: Option<usize>,
    /// The year, or a date that begins with it.
    pub year: Option<usize>,
    /// Inhabitants.
    pub population: Option<usize>,
    /// Which budget the row is of.
    pub budget: Option<usize>,
    /// What that budget is called.
    pub budget_name: Option<usize>,
    /// The parts of a row's amount, where annex budgets are in it.
    pub parts: Option<Parts>,
    /// The row's amount, and the same in millions.
    pub again: Again,
    /// Figures: place and name of the column.
    pub figures: Vec<(usize, &'static str)>,
    /// Name and amount of the row's aggregate, where each has a row of its own.
    pub aggregate: Option<(usize, usize)>,
    /// Number and credit balance of the row's account, where each has a row of its own.
    pub account: Option<(usize, usize)>,
}

/// Where a file says the amount of a row, and where it says it again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Again {
    /// Of all budgets that are in the row, EUR.
    pub amount: Option<usize>,
    /// The same in millions.
    pub millions: Option<usize>,
}

/// Where a row of the consolidated base keeps the parts of its amount: `Montant BP + Montant BA - Montant flux BP-BA = Montant`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// The main budget, which is the city.
    pub main: Option<usize>,
    /// What annex budgets add to it.
    pub annexes: Option<usize>,
    /// What either pays the other one, which is in both.
    pub flows: Option<usize>,
    /// All of it.
    pub all: Option<usize>,
}

impl Parts {
    /// The column of the main budget, else the one that it follows from; `None` where it does not.
    fn amount(self) -> Option<usize> {
        self.main.or_else(|| self.annexes.and(self.flows).and(self.all))
    }
}

#[derive(Debug, Clone, Copy)]
enum Insee {
    /// One column holds the code.
    Whole(usize),
    /// Department (three characters) and municipality (three digits).
    Parts(usize, usize),
}

impl Layout {
    /// The layout of a table, from its headers; `None` where they are those of no known format.
    pub(super) fn of<R>(table: &Table<R>) -> Option<Self> {
        let place = |name: &str| table.columns.iter().position(|known| known == name);
        let any = |names: &[&str]| names.iter().find_map(|name| place(name));
        // Labelled exports carry the year of the geography in their headers: "Code Insee 2024 Commune".
        let dated = |start: &str, end: &str| {
            let fits = |name: &String| {
                let year = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
                year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
            };
            table.columns.iter().position(fits)
        };
        if dgfip::MARKS.iter().all(|name| place(name).is_some()) {
            let figures = dgfip::COLUMNS.iter().chain(&dgfip::MEANS).chain(&dgfip::EACH);
            return Some(Self {
                format: Format::Dgfip,
                insee: Insee::Parts(place("dep")?, place("icom")?),
                name: place("inom"),
                year: place("an"),
                population: place("pop1"),
                budget: None,
                budget_name: None,
                parts: None,
                again: Again::default(),
                figures: figures.filter_map(|name| Some((place(name)?, *name))).collect(),
                aggregate: None,
                account: None,
            });
        }
        if let (Some(department), Some(municipality), Some(account), Some(credit)) =
            (place("ndept"), place("insee"), place("compte"), place("sc"))
        {
            return Some(Self {
                format: Format::Balances,
                insee: Insee::Parts(department, municipality),
                name: place("lbudg"),
                year: place("exer"),
                population: None,
                budget: place("cbudg"),
                budget_name: place("lbudg"),
                parts: None,
                again: Again::default(),
                figures: Vec::new(),
                aggregate: None,
                account: Some((account, credit)),
            });
        }
        let insee = any(&["insee", "code_insee", "code_insee_commune"]).or_else(|| dated("code_insee_", "_commune"))?;
        let common = Self {
            format: Format::Debt,
            insee: Insee::Whole(insee),
            name: any(&["com_name", "nom", "nom_commune"]).or_else(|| dated("nom_", "_commune")),
            year: any(&["exer", "exercice", "annee", "an"]),
            population: any(&["ptot", "pop", "population_totale", "population"]),
            budget: any(&["type_de_budget", "budget"]),
            budget_name: any(&["libelle_budget", "lbudg"]),
            parts: None,
            again: Again { amount: place("montant"), millions: place("montant_en_millions") },
            figures: Vec::new(),
            aggregate: None,
            account: None,
        };
        if let Some(name) = place("agregat") {
            // The consolidated base has a column for the main budget: what it calls the amount holds the annex budgets too.
            let parts = CONSOLIDATED.iter().any(|column| place(column).is_some()).then(|| Parts {
                main: place(MAIN_BUDGET),
                annexes: place("montant_ba"),
                flows: place("montant_flux_bp_ba"),
                all: place("montant"),
            });
            if let Some(amount) = parts.map_or_else(|| place("montant"), Parts::amount) {
                return Some(Self { format: Format::OfglLong, aggregate: Some((name, amount)), parts, ..common });
            }
        }
        if let Some(debt) = place(DEBT_COLUMN) {
            return Some(Self { figures: vec![(debt, DEBT_COLUMN)], ..common });
        }
        let figures: Vec<_> = ofgl::AGGREGATES
            .iter()
            .filter_map(|(label, short)| Some((any(&[&super::table::plain(label), short])?, *label)))
            .collect();
        let enough = ofgl::MARKS.iter().all(|mark| figures.iter().any(|(_, label)| label == mark));
        enough.then_some(Self { format: Format::OfglWide, figures, ..common })
    }

    /// The columns that are read as figures, inhabitants and years.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        let parts = self.parts.into_iter().flat_map(|parts| [parts.main, parts.annexes, parts.flows, parts.all]);
        let figures = self.figures.iter().map(|(place, _)| *place);
        let rows = self.aggregate.iter().chain(&self.account).flat_map(|(name, amount)| [*name, *amount]);
        figures.chain(rows).chain(parts.flatten()).chain(self.population).chain(self.year)
    }

    /// Whether the file tells the main budget from the annex ones, or holds the main one alone.
    pub(super) fn knows_budgets(&self) -> bool {
        self.format != Format::OfglLong || self.budget.is_some() || self.parts.is_some()
    }

    /// The INSEE code of a row, five characters: `68376`, `2A004`, `97105`.
    pub(super) fn insee(&self, row: &TableRow, out: &mut String) {
        out.clear();
        let ascii = |bytes: &[u8], out: &mut String| {
            out.extend(bytes.iter().filter(|byte| byte.is_ascii()).map(|byte| char::from(byte.to_ascii_uppercase())));
        };
        match self.insee {
            Insee::Whole(place) => {
                let code = whole(row.bytes(place));
                // A spreadsheet drops the leading zero of 01053.
                if code.len() == 4 {
                    out.push('0');
                }
                ascii(code, out);
            }
            Insee::Parts(department, municipality) => {
                let (department, municipality) = (whole(row.bytes(department)), whole(row.bytes(municipality)));
                match department {
                    // The DGFiP numbers the overseas departments from 101 on; their INSEE codes begin with 97.
                    [b'1', b'0', b'1'..=b'6'] => out.push_str("97"),
                    [b'0', rest @ ..] if rest.len() == 2 => ascii(rest, out),
                    [one] => {
                        out.push('0');
                        ascii(&[*one], out);
                    }
                    other => ascii(other, out),
                }
                for _ in municipality.len()..3 {
                    out.push('0');
                }
                ascii(municipality, out);
            }
        }
    }
}

/// A code that a program took for a number and wrote with decimals: `97103.0`.
fn whole(code: &[u8]) -> &[u8] {
    code.strip_suffix(b".0").filter(|code| code.iter().all(u8::is_ascii_digit)).unwrap_or(code)
}

/// Columns that a file lacks for being of the format that it is nearest to; none where it is near none.
pub(super) fn lacking(columns: &[&str]) -> Vec<&'static str> {
    let known = [
        ["dep", "icom"].iter().chain(&dgfip::MARKS).copied().collect::<Vec<_>>(),
        if CONSOLIDATED.iter().any(|column| columns.contains(column)) {
            vec!["insee", "agregat", MAIN_BUDGET]
        } else {
            vec!["insee", "agregat", "montant"]
        },
        vec!["insee", DEBT_COLUMN],
        vec!["ndept", "insee", "compte", "sc"],
    ];
    let has = |name: &str| {
        let code = |column: &&str| column.starts_with("code_insee") && !column.ends_with("region") && name == "insee";
        columns.contains(&name) || columns.iter().any(code)
    };
    let lacking = known.into_iter().map(|all| {
        let (there, lacking): (Vec<_>, Vec<_>) = all.into_iter().partition(|name| has(name));
        (there.len(), lacking)
    });
    let near = lacking.filter(|(there, lacking)| *there > 1 && there >= &lacking.len());
    near.max_by_key(|(there, _)| *there).map(|(_, lacking)| lacking).unwrap_or_default()
}

/// The column of the main budget in the consolidated base, and by which columns that base is known.
const MAIN_BUDGET: &str = "montant_bp";
const CONSOLIDATED: [&str; 3] = [MAIN_BUDGET, "montant_ba", "montant_flux_bp_ba"];

/// The debt in an extract of the balances: accounts of class 16, credit balance.
pub(super) const DEBT_COLUMN: &str = "dette_compte16_sc_eur";

/// The debt in the balances themselves: what the credit balances of the accounts of class 16 sum up to.
pub(super) const DEBT_ACCOUNTS: &str = "SC 16*";
