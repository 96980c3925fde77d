use super::column::Column;
use super::headings::{Heading, Headings};
use super::table::{Content, Table};
use crate::units::order;

/// Which column holds what: one for each kind, and what could not be settled.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The headings.
    pub headings: Headings,
    /// The column of each kind that is read.
    pub read: Vec<(Column, Heading)>,
    /// Kinds for which several columns could be the one, or one that is not sure; with those.
    pub open: Vec<(Column, Vec<Heading>)>,
    /// Columns with something in them that are not read.
    pub unread: Vec<Heading>,
    /// Columns that say the price again, in words or with VAT.
    pub echoes: Vec<Heading>,
    /// Columns of VAT, and of amounts with it, beside those that are read.
    pub taxed: Vec<Heading>,
    /// A column of prices without VAT that is empty, and those with it that are not.
    pub lacking: Option<(Heading, Vec<Heading>)>,
    /// Columns that the mapping says are passed over.
    ignored: Vec<usize>,
}

impl Layout {
    /// Settles the columns of a table by its headings, where `given` does not say them.
    pub(super) fn of(table: &Table, headings: Headings, given: &[(Column, Heading)]) -> Self {
        let ignored = given.iter().filter(|(kind, _)| *kind == Column::Echo).map(|(_, heading)| heading.column);
        let ignored = ignored.collect();
        let mut layout = Self {
            headings,
            read: Vec::new(),
            open: Vec::new(),
            unread: Vec::new(),
            echoes: Vec::new(),
            taxed: Vec::new(),
            lacking: None,
            ignored,
        };
        let named = |column: usize| given.iter().any(|(_, heading)| heading.column == column);
        for (kind, heading) in given.iter().filter(|(kind, _)| *kind != Column::Echo) {
            layout.read.push((*kind, heading.clone()));
        }
        let mut free: Vec<Heading> = layout.headings.all.iter().filter(|one| !named(one.column)).cloned().collect();
        // `N` alone is the number of a row, or this year, beside the next one too.
        let years = layout.headings.all.iter().any(|one| super::headings::is_relative_year(&one.text));
        for one in free.iter_mut().filter(|one| one.text.trim() == "N") {
            let first = layout.headings.below;
            one.kind = one.kind.filter(|_| !years && super::beside::are_numbers(table, first, one.column));
        }
        let (shown, hidden): (Vec<Heading>, Vec<Heading>) = free
            .into_iter()
            .partition(|one| !table.hidden_columns.contains(&one.column) || one.kind == Some(Column::Key));
        layout.unread.extend(hidden);
        layout.designation(&shown);
        for kind in [
            Column::Number,
            Column::Unit,
            Column::Quantity,
            Column::Price,
            Column::Amount,
            Column::Vat,
            Column::Life,
            Column::Warranty,
            Column::Failure,
            Column::Included,
            Column::Key,
            Column::Discount,
            Column::Part,
            Column::Currency,
            Column::Period,
        ] {
            let mut found: Vec<Heading> = shown.iter().filter(|one| one.kind == Some(kind)).cloned().collect();
            layout.take_taxes(table, kind, &mut found);
            if layout.of_kind(kind).is_none() {
                layout.settle(table, kind, found);
            } else {
                layout.unread.extend(found);
            }
        }
        // What words say again is not compared with the figures, and therefore named.
        let in_words = |one: &Heading| super::headings::plain(&one.text).contains("lettre");
        layout.echoes.extend(shown.iter().filter(|one| one.kind == Some(Column::Echo) && in_words(one)).cloned());
        let of_tax = |one: &Heading| match one.kind {
            Some(Column::Echo) => !in_words(one),
            Some(Column::Amount) => one.stated.incl_vat == Some(true),
            _ => false,
        };
        layout.taxed.extend(shown.iter().filter(|one| of_tax(one)).cloned());
        layout.leave_other_money();
        let below = layout.headings.below..table.rows.len();
        // Words that are no amount are compared with nothing, and named.
        let understood = |one: &Heading| {
            let mut filled = below.clone().map(|row| table.cell(row, one.column)).filter(|cell| !cell.is_empty());
            filled.all(|cell| super::echo::in_words(&cell.text()).is_some())
        };
        let unread = |one: &Heading| one.kind.is_none() || (in_words(one) && !understood(one));
        layout.unread.extend(shown.into_iter().filter(unread));
        let first = layout.headings.below;
        // Columns without a heading are no less unread for that.
        let headed = |column: usize| layout.headings.at(column).is_some() || named(column);
        let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        let bare: Vec<Heading> = (0..width)
            .filter(|column| !headed(*column) && has_numbers(table, first, *column))
            .map(|column| Heading::of(column, String::new()))
            .collect();
        layout.unread.extend(bare);
        layout.unread.retain(|one| has_any(table, first, one.column));
        order::by_key(&mut layout.unread, |one| one.column);
        layout.set_apart(table);
        layout
    }

    /// Takes what is of VAT, or with it, out of columns of a kind: `TVA` above amounts of it, and `TTC` alone, which is with VAT
    /// what the prices are without.
    fn take_taxes(&mut self, table: &Table, kind: Column, found: &mut Vec<Heading>) {
        let net = self.of_kind(Column::Price).is_some_and(|price| price.stated.incl_vat != Some(true));
        let taxes = |layout: &Self, one: &Heading| match kind {
            Column::Vat => super::beside::are_taxes(table, layout, one),
            Column::Discount => net && super::column::is_of_taxed_alone(&super::headings::plain(&one.text)),
            _ => false,
        };
        let (taken, left): (Vec<Heading>, Vec<Heading>) =
            std::mem::take(found).into_iter().partition(|one| taxes(self, one));
        *found = left;
        match kind {
            Column::Vat => {
                self.taxed.extend(taken.into_iter().map(|one| Heading { kind: Some(Column::Echo), ..one }));
            }
            _ => self.echoes.extend(taken),
        }
    }

    /// Leaves columns with VAT that have one of their own without it, other than that of the prices: `Coût maintenance TTC` beside
    /// `Coût maintenance HT` says nothing of them.
    fn leave_other_money(&mut self) {
        let name = |one: &Heading| {
            let words = super::headings::plain(&one.text);
            let kept =
                words.split(' ').filter(|word| !matches!(*word, "ht" | "ttc" | "hors" | "taxes" | "taxe" | "tva"));
            kept.collect::<Vec<_>>().join(" ")
        };
        let Some(price) = self.column(Column::Price) else { return };
        let of_prices = |one: &&Heading| one.kind == Some(Column::Price) && one.column != price;
        let all: Vec<Heading> = self.headings.all.iter().filter(of_prices).cloned().collect();
        let of_another = |one: &Heading| {
            one.stated.incl_vat == Some(true)
                && !name(one).is_empty()
                && all.iter().any(|other| other.stated.incl_vat == Some(false) && name(other) == name(one))
        };
        let mut left: Vec<Heading> = Vec::new();
        for columns in [&mut self.echoes, &mut self.taxed] {
            left.extend(columns.iter().filter(|one| of_another(one)).cloned());
            columns.retain(|one| !of_another(one));
        }
        self.unread.extend(left);
    }

    /// Puts the columns of figures that do not say of what they are beside those of reductions.
    fn set_apart(&mut self, table: &Table) {
        let altering = super::beside::altering(table, self);
        if altering.is_empty() {
            return;
        }
        self.unread.retain(|one| altering.iter().all(|other| other.column != one.column));
        match self.open.iter_mut().find(|(kind, _)| *kind == Column::Discount) {
            Some((_, known)) => known.extend(altering),
            None => self.open.push((Column::Discount, altering)),
        }
    }

    /// The heading of the column that is read as a kind.
    pub(super) fn of_kind(&self, kind: Column) -> Option<&Heading> {
        self.read.iter().find(|(known, _)| *known == kind).map(|(_, heading)| heading)
    }

    /// The column that is read as a kind.
    pub(super) fn column(&self, kind: Column) -> Option<usize> {
        self.of_kind(kind).map(|heading| heading.column)
    }

    /// Whether the mapping passes over a column of VAT: the rates of the schedule are not those of the plan, and that is known.
    pub(super) fn are_rates_ignored(&self) -> bool {
        let of_vat = |one: &Heading| super::column::contains(&super::headings::plain(&one.text), &["tva", "vat"]);
        self.headings.all.iter().any(|one| of_vat(one) && self.is_ignored(one.column))
    }

    /// Whether the mapping says that a column is passed over.
    pub(super) fn is_ignored(&self, column: usize) -> bool {
        self.ignored.contains(&column)
    }

    /// Of `Item` and `Description`, the more telling one is the name, the other the number.
    fn designation(&mut self, shown: &[Heading]) {
        if self.of_kind(Column::Designation).is_some() {
            return;
        }
        let telling = |heading: &Heading| {
            let plain = super::headings::plain(&heading.text);
            ["designation", "libelle", "intitule", "description"].iter().any(|word| plain.starts_with(word))
        };
        let mut found: Vec<&Heading> = shown.iter().filter(|one| one.kind == Some(Column::Designation)).collect();
        order::by_key(&mut found, |one| !telling(one));
        let mut found = found.into_iter();
        self.read.extend(found.next().map(|name| (Column::Designation, name.clone())));
        let number = shown.iter().all(|one| one.kind != Some(Column::Number)) && self.of_kind(Column::Number).is_none();
        let second = found.next().cloned();
        match second {
            Some(second) if number => self.read.push((Column::Number, second)),
            Some(second) => self.unread.push(second),
            None => {}
        }
        self.unread.extend(found.cloned());
    }

    fn settle(&mut self, table: &Table, kind: Column, mut found: Vec<Heading>) {
        let first = self.headings.below;
        let incl_vat = |one: &Heading| one.stated.incl_vat == Some(true);
        // Columns without a single entry are none, where another has some.
        if found.iter().any(|one| has_any(table, first, one.column)) {
            let (filled, empty): (Vec<Heading>, Vec<Heading>) =
                found.into_iter().partition(|one| has_any(table, first, one.column));
            found = filled;
            // But for the prices that are asked for, where only those with VAT are there.
            let lacks = empty.into_iter().find(|one| kind == Column::Price && !incl_vat(one));
            if let Some(empty) = lacks.filter(|_| found.iter().all(incl_vat)) {
                self.lacking = Some((empty, found));
                return;
            }
        }
        if matches!(kind, Column::Discount | Column::Part) {
            let (harmless, others): (Vec<Heading>, Vec<Heading>) =
                found.into_iter().partition(|one| super::beside::is_harmless(table, self, one, kind));
            self.unread.extend(harmless);
            found = others;
        }
        if matches!(kind, Column::Price | Column::Amount) && !found.iter().all(incl_vat) {
            // Of a price HT and one TTC, the former is the one that counts; the latter has to agree with it.
            let taxed = found.iter().filter(|one| kind == Column::Price && incl_vat(one));
            self.echoes.extend(taxed.cloned());
            found.retain(|one| !incl_vat(one));
        }
        let sure = match kind {
            // A `Prix HT` may be that of a unit or of all of them.
            Column::Price => found.len() == 1 && found[0].of_unit,
            // What reduces a price, or makes it one of a variant, is no column to be passed over.
            Column::Discount | Column::Part => !found.iter().any(|one| has_any(table, first, one.column)),
            _ => found.len() == 1,
        };
        match (kind, found.len()) {
            (_, 0) => {}
            (Column::Number, _) | (_, 1) if sure || kind == Column::Number => {
                let mut found = found.into_iter();
                self.read.extend(found.next().map(|one| (kind, one)));
                self.unread.extend(found);
            }
            // Of several that say the same, one checks what is read; those that differ are asked about.
            (Column::Quantity | Column::Amount | Column::Vat, _) if are_alike(table, first, &found) => {
                let mut found = found.into_iter();
                self.read.extend(found.next().map(|one| (kind, one)));
                self.unread.extend(found);
            }
            _ => self.open.push((kind, found)),
        }
    }
}

fn has_any(table: &Table, first: usize, column: usize) -> bool {
    (first..table.rows.len()).any(|row| !table.cell(row, column).is_empty())
}

/// Whether columns hold the same in each row.
fn are_alike(table: &Table, first: usize, all: &[Heading]) -> bool {
    let same = |row: usize| all.windows(2).all(|two| table.cell(row, two[0].column) == table.cell(row, two[1].column));
    (first..table.rows.len()).all(same)
}

fn has_numbers(table: &Table, first: usize, column: usize) -> bool {
    let number = |row: usize| match &table.cell(row, column).content {
        Content::Number(_) => true,
        Content::Text(text) => super::number_text::read(text).is_some(),
        _ => false,
    };
    (first..table.rows.len()).any(number)
}
