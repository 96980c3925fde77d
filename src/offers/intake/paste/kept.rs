//! What the heading of a price says of it that no choice of what the column holds takes back: for how many, for what time, with
//! what taken off. It is asked, and the answer is another table.

use super::super::column::{Column, DISCOUNT, REDUCTIONS};
use super::super::headings::{Heading, is_year, plain};
use super::super::stated::{Period, Stated, with_signs};
use super::draft::{Draft, Note};
use super::role::{Role, price_heading};
use super::times::months;
use crate::language::Arg;

/// What is asked of columns of single years.
pub(in super::super) const BY_YEAR: &str = "pasted-by-year";

/// Words of a price that is not the one that is paid, or may not be.
const DOUBTFUL: &[&str] = &[
    "brut",
    "bruts",
    "brute",
    "gross",
    "public",
    "publics",
    "catalogue",
    "conseille",
    "conseilles",
    "partir",
    "estimatif",
    "estimatifs",
    "estimative",
    "estime",
    "estimes",
    "estimated",
    "indicatif",
    "indicatifs",
    "indicative",
    "mini",
    "minimum",
    "minimal",
    "maxi",
    "maximum",
    "maximal",
    "plafond",
    "environ",
    "approximatif",
    "approximatifs",
];
/// Words that say what kind of price it is, and neither for how many nor another one.
const PLAIN: &[&str] = &[
    "loyer",
    "loyers",
    "charge",
    "charges",
    "chargee",
    "chargees",
    "budget",
    "previsionnel",
    "previsionnels",
    "previsionnelle",
    "prevu",
    "negocie",
    "negocies",
    "moyen",
];
/// Words of a quantity that multiply it.
const TENS: &[&str] = &["dizaine", "dizaines", "douzaine", "douzaines", "centaine", "centaines", "mille"];
/// Words before a number that is only which of several it is: `Année 2`, `Devis 1`.
const NUMBERED: &[&str] = &[
    "an",
    "annee",
    "year",
    "devis",
    "fournisseur",
    "candidat",
    "prestataire",
    "entreprise",
    "offre",
    "scenario",
    "solution",
    "phase",
];
/// Those of them that number years.
const YEARS: &[&str] = &["an", "annee", "year"];

/// The words of a heading, without the numbers that count nothing and the years that have them.
fn spoken(text: &str) -> Vec<String> {
    let words: Vec<String> = plain(&with_signs(text)).split(' ').map(str::to_owned).collect();
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let counts = |at: usize| {
        let word = words[at].as_str();
        let named = at > 0 && NUMBERED.contains(&words[at - 1].as_str());
        let numbered = YEARS.contains(&word) && is_number(at + 1);
        !numbered && !(is_number(at) && (named || is_year(word).is_some()))
    };
    (0..words.len()).filter(|at| counts(*at)).map(|at| words[at].clone()).collect()
}

/// The months of the time that a heading says a price is for; which year it is of is none.
pub(super) fn time_of(own: &Heading) -> Option<u32> {
    let stated = Stated::read(&spoken(&own.text).join(" "));
    stated.period.filter(|_| !stated.two_periods).and_then(Period::months)
}

/// The year that a heading is of: 2 of `Maintenance an 2`, 2028 of `2028`.
fn year_of(text: &str) -> Option<i32> {
    let words = plain(text);
    let all: Vec<&str> = words.split(' ').collect();
    let numbered: Option<i32> = all.windows(2).find(|two| YEARS.contains(&two[0])).and_then(|two| two[1].parse().ok());
    numbered.filter(|year| (1..=50).contains(year)).or_else(|| all.iter().find_map(|word| is_year(word)))
}

/// The words by which a heading says of a price more than what its column holds.
fn kept(own: &Heading, role: Role) -> Vec<String> {
    let all = spoken(&own.text);
    let stated = |word: &str| Stated::read(word);
    let whole = Stated::read(&all.join(" "));
    let counted = |word: &str| stated(word).several || stated(word).share.is_some();
    if role == Role::Quantity {
        // A kit may be what is counted; tens and thousands multiply it.
        let multiplies = |word: &String| {
            let figure = word.contains(|c: char| c.is_ascii_digit()) || TENS.contains(&word.as_str());
            figure || stated(word).scale.is_some() || stated(word).share.is_some()
        };
        return all.into_iter().filter(multiplies).collect();
    }
    let unpaid: Vec<&str> = own.unknown();
    let other = time_of(own).filter(|own| role.months().is_some_and(|said| said != *own));
    let time = |word: &str| match stated(word).period {
        Some(Period::Shorter) => true,
        Some(Period::Months(_)) => whole.two_periods || other.is_some() || whole.several,
        None => false,
    };
    let open = |word: &String| {
        let word = word.as_str();
        counted(word)
            || time(word)
            || DOUBTFUL.contains(&word)
            || (own.kind == Some(Column::Price) && DISCOUNT.contains(&word))
            || (REDUCTIONS.contains(&word) && unpaid.contains(&word))
    };
    all.into_iter().filter(open).collect()
}

impl Draft {
    /// Asks what the headings of columns that are said to hold prices, amounts or quantities say beside it.
    pub(super) fn ask_kept(&mut self, said: &[(Heading, Role)]) {
        for (own, role) in said {
            let counts = role.is_price() || role.is_more() || *role == Role::Quantity;
            let words = if counts || (*role == Role::Amount && own.kind != Some(Column::Amount)) {
                kept(own, *role)
            } else {
                Vec::new()
            };
            let of_day = |word: &String| Stated::read(word).period == Some(Period::Shorter);
            // Days are what the table counts.
            if words.is_empty() || (words.iter().all(of_day) && self.counts_days()) {
                continue;
            }
            self.ask_words(own.column, &words);
        }
    }

    /// Whether each row is counted in days, hours or weeks.
    fn counts_days(&self) -> bool {
        let Some(unit) = self.headings.of(Column::Unit).next().map(|one| one.column) else { return false };
        let rows = self.rows();
        let of_days = |row: &usize| Stated::read(&self.table.cell(*row, unit).text()).period == Some(Period::Shorter);
        !rows.is_empty() && rows.iter().all(of_days)
    }

    pub(super) fn ask_words(&mut self, column: usize, words: &[String]) {
        let title = self.titles.get(column).cloned().unwrap_or_default();
        let words =
            words.iter().map(|word| if word == "percent" { "%" } else { word.as_str() }).collect::<Vec<_>>().join(" ");
        let args = vec![("heading", Arg::Text(title)), ("words", Arg::Text(words))];
        self.notes.push(Note { word: "pasted-kept", args, asks: true });
    }

    /// Gives headings of which no word but the usual ones is left the usual ones: `Loyer mensuel`, `Coût annuel chargé`, `Q`, `PT`.
    pub(super) fn name_plainly(&mut self) {
        for own in self.headings.all.clone() {
            let lacks = |kind: Column| self.headings.of(kind).next().is_none();
            let words = plain(&own.text);
            let unknown = own.unknown();
            let short = own.stated.period == Some(Period::Shorter) || own.is_odd();
            let plain_price = own.kind == Some(Column::Price)
                && !short
                && own.length().is_none()
                && !unknown.is_empty()
                && unknown.iter().all(|word| PLAIN.contains(word));
            let text = match words.as_str() {
                "q" if lacks(Column::Quantity) => "Quantité".to_owned(),
                "pt" if lacks(Column::Amount) => "Montant".to_owned(),
                "pt ht" if lacks(Column::Amount) => "Montant HT".to_owned(),
                _ if plain_price => price_heading(&own, own.of_unit, months(&own)),
                _ => continue,
            };
            self.rename(own.column, &text);
            self.name_first();
        }
    }

    /// Asks of prices that are not those that are paid, or may not be: `PU brut`, `à partir de`, `indicatif`.
    pub(super) fn ask_doubtful(&mut self) {
        let priced = |one: &&Heading| one.kind == Some(Column::Price) || self.apart.contains(&one.column);
        let all: Vec<Heading> = self.headings.all.iter().filter(priced).cloned().collect();
        for own in all {
            let words: Vec<String> =
                plain(&own.text).split(' ').filter(|word| DOUBTFUL.contains(word)).map(str::to_owned).collect();
            if !words.is_empty() && self.figures(own.column).iter().any(Option::is_some) {
                self.ask_words(own.column, &words);
                // What is asked here is asked once.
                self.rename(own.column, &price_heading(&own, own.of_unit, months(&own)));
            }
        }
    }

    /// Asks of prices of single years, two of them or more: none is that of every year, and they are never added up.
    pub(super) fn ask_years(&mut self) {
        let main = self.headings.all.iter().find(|one| self.role(one.column).is_some_and(Role::is_price));
        let main = main.map(|one| one.column);
        let of_year = |one: &Heading| {
            let title = self.titles.get(one.column)?;
            let of_money = match self.role(one.column) {
                Some(role) => role.is_price() || role.is_more() || role == Role::Amount,
                None => {
                    matches!(one.kind, Some(Column::Price | Column::Amount))
                        || super::more::is_of_works(one)
                        || is_year(title.trim()).is_some()
                }
            };
            let priced = of_money && self.figures(one.column).iter().any(Option::is_some);
            year_of(title).filter(|_| priced && Some(one.column) != main).map(|year| (one.column, year))
        };
        let all: Vec<(usize, i32)> = self.headings.all.iter().filter_map(of_year).collect();
        // A price and its amount may be of one year.
        if all.iter().all(|(_, year)| *year == all[0].1) {
            return;
        }
        let found: Vec<usize> = all.into_iter().map(|(column, _)| column).collect();
        let titles: Vec<String> = found.iter().filter_map(|column| self.titles.get(*column).cloned()).collect();
        let args = vec![("columns", Arg::Text(titles.join(", ")))];
        self.notes.push(Note { word: BY_YEAR, args, asks: true });
        found.into_iter().for_each(|column| self.blank(column));
    }
}
