//! A second price of the same row: what its maintenance costs a year beside what it costs once. It becomes a row of its own.

use rust_decimal::Decimal;

use super::super::column::{Column, contains};
use super::super::headings::{Heading, plain};
use super::super::stated::{Period, Stated};
use super::super::table::{Cell, Content, text_content};
use super::agree::fits;
use super::draft::Draft;
use super::role::{Role, price_heading};
use super::times::{agree, months};
use crate::units::order;

/// Words of what a price is of, beside the thing itself: of one alone nothing tells what it is for.
const OF_WORKS: &[&str] = &[
    "achat",
    "acquisition",
    "investissement",
    "fourniture",
    "fournitures",
    "materiel",
    "equipement",
    "pose",
    "installation",
    "maintenance",
    "entretien",
    "fonctionnement",
    "exploitation",
    "abonnement",
    "hebergement",
    "licence",
    "licences",
    "support",
    "redevance",
    "mise",
    "service",
    "raccordement",
    "formation",
    "integration",
    "deploiement",
    "location",
    "supervision",
    "connectivite",
    "livraison",
    "transport",
    "assistance",
    "exploit",
    "annuite",
    "recurrent",
    "recurrents",
    "initial",
    "initiaux",
];
/// Words of a heading that say nothing of what its price is of.
const OF_PRICES: &[&str] = &[
    "prix",
    "pu",
    "px",
    "cout",
    "couts",
    "tarif",
    "montant",
    "ht",
    "eur",
    "euro",
    "euros",
    "e",
    "unitaire",
    "unitaires",
    "en",
    "hors",
    "taxes",
    "taxe",
    // Of prices that have been made such without.
    "ttc",
    "toutes",
    "comprises",
    "k",
    "keur",
    "p",
    "u",
    "h",
    "t",
];

/// Words of headings that are of no money.
const OF_OTHERS: &[&str] = &[
    "garantie",
    "duree",
    "delai",
    "remise",
    "jours",
    "heures",
    "nombre",
    "niveau",
    "type",
    "frequence",
    "date",
    "debut",
    "fin",
];

impl Draft {
    /// Tells the price that the other columns are of from second prices of the same rows.
    pub(in super::super) fn settle_prices(&mut self) {
        let all: Vec<Heading> = self.headings.all.iter().filter(|one| self.is_price(one)).cloned().collect();
        self.ask_taxed(&all);
        let chosen = all.iter().find(|one| self.role(one.column).is_some_and(Role::is_price));
        let main = chosen.or_else(|| all.iter().find(|one| self.is_main(one))).or(all.first());
        let Some(main) = main.cloned() else { return };
        let named = chosen.is_some();
        let others: Vec<Heading> = all.into_iter().filter(|one| one.column != main.column).collect();
        let apart = |one: &Heading| self.role(one.column).is_some_and(Role::is_more) || is_apart(&main, one);
        let (apart, same): (Vec<Heading>, Vec<Heading>) = others.into_iter().partition(apart);
        // Whoever names the price has seen the others.
        for other in same.iter().filter(|_| named) {
            self.note("pasted-unread", other.column);
            self.blank(other.column);
        }
        self.apart = apart.iter().map(|one| one.column).collect();
        let worded = !apart.is_empty() && spells(&main);
        if worded || main.kind != Some(Column::Price) {
            self.rename(main.column, &price_heading(&main, main.of_unit, self.time(&main)));
        }
    }

    /// Makes rows of the second prices that a table has for its rows.
    pub(in super::super) fn settle_more(&mut self) {
        let Some(main) = self.headings.of(Column::Price).find(|one| !self.apart.contains(&one.column)).cloned() else {
            return;
        };
        let others: Vec<Heading> = self.apart.iter().filter_map(|column| self.headings.at(*column).cloned()).collect();
        if others.is_empty() {
            return;
        }
        let may_be_shares =
            |one: &&Heading| one.is_odd() || one.stated.foreign.is_some() || self.may_be_shares(&main, one);
        let asked: Vec<usize> = others.iter().filter(may_be_shares).map(|one| one.column).collect();
        asked.into_iter().for_each(|column| self.ask("pasted-more-share", column));
        let sums = self.sums(&main, &others);
        self.insert(&main, &others, sums);
    }

    /// Whether figures below one may be shares of the first price: nobody has said that they are prices, and 0.18 beside 10 000 is
    /// a share as well.
    fn may_be_shares(&self, main: &Heading, other: &Heading) -> bool {
        let (prices, figures) = (self.figures(main.column), self.figures(other.column));
        let bare = |row: usize| self.typed(row, other.column).is_none_or(|typed| !typed.stated.is_of_money());
        let is_small =
            |row: usize| Some(bare(row) && figures[row]? < Decimal::ONE && prices[row]? >= Decimal::ONE_HUNDRED);
        self.role(other.column).is_none() && !other.stated.is_of_money() && fits(&self.rows(), is_small)
    }

    /// Asks of prices with VAT beside others without it, of which no column is the same price: they are never left out unsaid.
    fn ask_taxed(&mut self, net: &[Heading]) {
        let of_money = |one: &&Heading| one.kind == Some(Column::Price) || is_of_works(one);
        let taxed = self.headings.all.iter().filter(of_money).filter(|one| one.stated.incl_vat == Some(true));
        let same = |one: &Heading| net.iter().any(|other| !is_apart(one, other) && !is_apart(other, one));
        let all: Vec<usize> = taxed
            .filter(|one| !same(one) && self.figures(one.column).iter().any(Option::is_some))
            .map(|one| one.column)
            .collect();
        all.into_iter().filter(|_| !net.is_empty()).for_each(|column| self.ask("pasted-taxed", column));
    }

    /// Whether a heading is of money for the rows, by its words or by what was said of it.
    fn is_price(&self, one: &Heading) -> bool {
        if one.stated.incl_vat == Some(true) || self.is_bare(one.column) {
            return false;
        }
        match self.role(one.column) {
            Some(role) => role.is_price() || role.is_more(),
            None if one.kind == Some(Column::Price) => true,
            None => is_of_works(one) && self.figures(one.column).iter().any(Option::is_some),
        }
    }

    /// Whether a heading is of what is paid once, as far as it says.
    fn is_main(&self, one: &Heading) -> bool {
        months(one).is_none() && !self.role(one.column).is_some_and(Role::is_more)
    }

    /// The time of a price.
    fn time(&self, one: &Heading) -> Option<u32> {
        self.role(one.column).and_then(Role::months).or(months(one))
    }

    /// Whether the amounts are those of all the prices together, each paid once for each unit.
    fn sums(&self, main: &Heading, others: &[Heading]) -> bool {
        let once = others.iter().all(|one| self.time(one).is_none());
        let Some(amount) = self.net_of(Column::Amount).first().cloned().filter(|_| once) else { return false };
        let (amounts, counts) = (self.figures(amount.column), self.counts());
        let prices: Vec<Vec<Option<Decimal>>> =
            std::iter::once(main).chain(others).map(|one| self.figures(one.column)).collect();
        let whole = |row: usize| -> Option<Decimal> { Some(prices.iter().filter_map(|all| all[row]).sum()) };
        fits(&self.rows(), |row| agree(whole(row), counts[row], Some(Decimal::ONE), amounts[row]))
    }

    /// What stands in the place of the price in the row of a second one: the price for the time of its heading or its cell. A
    /// cell that says more of it than money and time keeps its words, for the reader of prices to judge them as those of any other
    /// price; what they would lose beside the heading of the first one is asked.
    fn second(&mut self, main: &Heading, other: &Heading, row: usize, euros: Option<Decimal>) -> Content {
        let text = self.table.cell(row, other.column).text();
        let stated = self.typed(row, other.column).map(|typed| typed.stated).unwrap_or_default();
        let (own, time) = (stated.period, self.time(other).map(Period::Months));
        let differs = own.is_some() && time.is_some() && own != time;
        let months = own.or(time).and_then(Period::months);
        // A price is by month or by year: of a day, of five months or of two years, nothing is worked out.
        let odd = own.or(time).is_some() && !months.is_some_and(|months| 12_u32.is_multiple_of(months));
        if let Some(euros) = euros.filter(|_| !differs && !odd && stated.is_money_alone()) {
            let per_year = months.filter(|months| *months > 1).and_then(|months| 12_u32.checked_div(months));
            let price = euros.checked_mul(per_year.unwrap_or(1).into()).unwrap_or(euros);
            if per_year.is_some_and(|times| times > 1) {
                self.note("pasted-year", other.column);
            }
            let mut price = price.checked_div(main.stated.factor()).unwrap_or(price).normalize();
            price.rescale(if price.scale() == 3 { 4 } else { price.scale() });
            return match months {
                Some(1) => text_content(&format!("{price}/mois")),
                Some(_) => text_content(&format!("{price}/an")),
                None => Content::Number(price),
            };
        }
        if differs || odd || other.stated.factor() != main.stated.factor() {
            self.ask_words(other.column, std::slice::from_ref(&text));
        }
        text_content(&text)
    }

    fn insert(&mut self, main: &Heading, others: &[Heading], sums: bool) {
        let [designation, quantity, amount] = [Column::Designation, Column::Quantity, Column::Amount]
            .map(|kind| self.headings.of(kind).next().map(|one| one.column));
        let Some(designation) = designation else { return };
        let (counts, main_prices) = (self.counts(), self.figures(main.column));
        let kept = [Some(designation), quantity, self.headings.of(Column::Unit).next().map(|one| one.column)];
        let rate = self.headings.of(Column::Vat).next().map(|one| one.column);
        let kept: Vec<usize> = kept.into_iter().flatten().chain(rate).collect();
        let mut added: Vec<(usize, Vec<Cell>, bool)> = Vec::new();
        for other in others {
            let figures = self.figures(other.column);
            let sure = sums || other.of_unit;
            for row in self.rows() {
                let text = self.table.cell(row, other.column).text();
                let empty = text.is_empty() || figures[row].is_some_and(|one| one.is_zero()) || is_dash(&text);
                if empty {
                    continue;
                }
                let mut cells = vec![Cell::default(); self.titles.len().max(self.table.rows[row].len())];
                for column in &kept {
                    cells[*column] = self.table.cell(row, *column).clone();
                }
                let name = self.table.cell(row, designation).text();
                cells[designation].content = text_content(&format!("{name} – {}", called(&self.titles, other)));
                cells[main.column].content = self.second(main, other, row, figures[row]);
                if let (true, Some(amount), Some(euros), Some(count)) = (sums, amount, figures[row], counts[row]) {
                    cells[amount].content = euros.checked_mul(count).map_or(Content::Empty, Content::Number);
                }
                added.push((row, cells, sure || counts[row] == Some(Decimal::ONE)));
            }
        }
        if sums && let Some(amount) = amount {
            for row in self.rows() {
                if let Some(euros) =
                    main_prices[row].zip(counts[row]).and_then(|(price, count)| price.checked_mul(count))
                {
                    self.write(row, amount, euros, None);
                }
            }
        }
        self.notes.dedup();
        for other in others {
            self.note("pasted-more", other.column);
            self.blank(other.column);
        }
        self.apart.clear();
        order::by_key(&mut added, |(row, ..)| *row);
        self.weave(main.column, added, !sums);
    }

    /// Puts each new row behind the one that it is of, and in its place where that has no price.
    fn weave(&mut self, price: usize, added: Vec<(usize, Vec<Cell>, bool)>, apart: bool) {
        let rows = std::mem::take(&mut self.table.rows);
        let lines = std::mem::take(&mut self.lines);
        let mut added = added.into_iter().peekable();
        for (row, (cells, line)) in rows.into_iter().zip(lines).enumerate() {
            let bare = cells.get(price).is_none_or(Cell::is_empty);
            let mut first = true;
            let has_more = added.peek().is_some_and(|(at, ..)| *at == row);
            if !(bare && has_more) {
                self.table.rows.push(cells);
                self.lines.push(line);
            }
            while let Some((_, cells, sure)) = added.next_if(|(at, ..)| *at == row) {
                let at = self.table.rows.len();
                if apart && !(bare && first) {
                    self.more.insert(at);
                }
                if !sure {
                    self.unsure.insert(at);
                }
                first = false;
                self.table.rows.push(cells);
                self.lines.push(line);
            }
        }
    }
}

/// Whether the words of a price that are not understood are those of works alone.
fn spells(main: &Heading) -> bool {
    let words = main.unknown();
    !words.is_empty() && words.iter().all(|word| OF_WORKS.contains(word))
}

/// Whether a heading without a word of price is of the money of a work, or of a time: `Fonctionnement annuel`,
/// `Investissement HT`.
pub(super) fn is_of_works(one: &Heading) -> bool {
    let words = plain(&one.text);
    let of_money = one.stated.is_of_money() || one.stated.incl_vat.is_some();
    // `Visites de maintenance par an` are no euros: every word has to be of works, or of a time.
    let of_works_alone = one.stated.others.iter().all(|word| OF_WORKS.contains(&word.as_str()));
    let timed = months(one).is_some() || contains(&words, &["investissement", "fonctionnement"]);
    matches!(one.kind, None | Some(Column::Discount))
        && contains(&words, OF_WORKS)
        && (of_money || (timed && of_works_alone))
        && !contains(&words, OF_OTHERS)
}

/// Whether a second price is of something else than the first: another time, or other works.
fn is_apart(main: &Heading, other: &Heading) -> bool {
    let works = |one: &Heading| -> Vec<String> {
        plain(&one.text).split(' ').filter(|word| OF_WORKS.contains(word)).map(str::to_owned).collect()
    };
    let (first, second) = (works(main), works(other));
    let timed =
        months(main) != months(other) && months(other).is_some() && (months(main).is_none() || !second.is_empty());
    timed || (!second.is_empty() && first != second)
}

fn is_dash(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// What the second price is of, by the heading as it was pasted.
fn called(titles: &[String], one: &Heading) -> String {
    let title = titles.get(one.column).filter(|title| !title.is_empty()).unwrap_or(&one.text);
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | '€' | '.' | ':'))
        .filter(|word| !word.is_empty() && !OF_PRICES.contains(&plain(word).as_str()))
        .collect();
    // `Coût annuel de maintenance` is maintenance; a time that has been made a year is none any more.
    let timed = |word: &str| Stated::read(word).period;
    let made = |word: &str| matches!(timed(word), Some(Period::Months(3 | 6)));
    let lead =
        |word: &str| timed(word).is_some() || matches!(plain(word).as_str(), "de" | "d" | "du" | "des" | "la" | "l");
    let words = words.iter().skip_while(|word| lead(word)).filter(|word| !made(word));
    let name = words.copied().collect::<Vec<_>>().join(" ");
    let name = if name.is_empty() { title.clone() } else { name };
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
