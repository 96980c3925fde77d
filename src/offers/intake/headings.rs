use super::column::{Column, contains, kind, soft};
use super::heading_words::{OF_PROMISES, OF_USE, USUAL};
use super::stated::{EURO, Stated, is_of_thousandths, length, with_signs};
use super::table::{Content, Table};

/// Rows in which the headings are looked for.
pub(super) const HEADER_ROWS: usize = 40;
/// Bytes of the longest text that may be a heading.
const LONGEST_HEADING: usize = 2_000;

const UNIT_PRICE: &[&str] = &["unite", "unitaire", "unitaires", "unit", "pu", "puht", "puttc", "pux", "u", "each"];

/// A heading: its column, its words, and what they say.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Column, from 0.
    pub column: usize,
    /// The words, those of two rows together.
    pub text: String,
    /// What the column holds, as far as they tell.
    pub kind: Option<Column>,
    /// Whether they say that a price is one of a unit.
    pub of_unit: bool,
    /// What they say of its unit.
    pub stated: Stated,
    /// Where a mapping says the unit: what the heading itself says.
    pub given: Option<Box<Heading>>,
}

/// The headings of a schedule.
#[derive(Debug, Clone)]
pub(super) struct Headings {
    /// Last row of the headings, from 0.
    pub row: usize,
    /// The first row below them; 0 where there are none.
    pub below: usize,
    /// One for each column that has one.
    pub all: Vec<Heading>,
}

impl Headings {
    /// Whether a row is the upper one of two rows of headings.
    pub(super) fn spans(&self, table: &Table, row: usize) -> bool {
        let part = |text: String| self.all.iter().any(|one| plain(&one.text).starts_with(&plain(&text)));
        row + 1 == self.row && table.filled(row).all(|(_, cell)| part(cell.text()))
    }
}

impl Heading {
    /// The heading of a column by its words.
    pub(super) fn of(column: usize, text: String) -> Self {
        let plain = plain(&text);
        // Money that is no price of the need is charged beside it.
        let kind = kind(&plain).or_else(|| text.contains('€').then_some(Column::Discount));
        // `N+1` is a year, and no number.
        let kind = kind.filter(|kind| *kind != Column::Number || !is_relative_year(&text));
        let of_unit = contains(&plain, UNIT_PRICE) || plain.starts_with("p u ") || plain == "p u";
        let mut heading = Self { column, kind, of_unit, stated: Stated::read(&text), text, given: None };
        heading.of_unit |= heading.length().is_some();
        heading
    }

    /// The length, in metres, that the heading of a price says that it is for; what a mapping says settles only what the
    /// heading leaves open.
    pub(super) fn length(&self) -> Option<u32> {
        let own = self.given.as_deref().and_then(Self::length);
        let plain = !self.is_odd() && !is_of_thousandths(&self.text);
        own.or_else(|| length(self.unknown().into_iter()).filter(|_| plain))
    }

    /// Words of the heading of a price whose meaning for it is not known.
    pub(super) fn unknown(&self) -> Vec<&str> {
        let words = plain(&self.text);
        let reduced = |word: &str| matches!(word, "remise" | "remises" | "discount");
        // After a reduction is what is paid; before it, or without it, is not.
        let paid = contains(&words, &["apres", "net", "nets", "nette", "deduite", "deduites", "after", "incluse"]);
        let paid = paid || self.text.to_lowercase().contains("remisé");
        let paid = paid && !words.contains("hors remise") && !words.contains("sans remise");
        let others = self.stated.others.iter().map(String::as_str);
        // `F` alone may be a lump sum, or francs.
        let francs = words.split(' ').any(|word| word == "f").then_some("F");
        // Net of taxes may be without VAT, or with nothing to be added.
        let untaxed =
            ["net de tax", "nets de tax", "nette de tax"].iter().any(|it| words.contains(it)).then_some("net");
        // Thousands of what? `k€` and `centimes` are of euros.
        let euros = plain(&with_signs(&self.text)).split(' ').any(|word| EURO.contains(&word));
        let bare = words.split(' ').any(is_thousands) && !euros && self.stated.foreign.is_none();
        let bare = bare.then_some("milliers");
        let usual = others.filter(|word| !USUAL.contains(word) || (reduced(word) && !paid));
        usual.chain(francs).chain(untaxed).chain(bare).collect()
    }

    /// Whether another heading means the same: of a column that is not read, in the same words.
    pub(super) fn means(&self, other: &Self) -> bool {
        let said = |one: &Self| Stated {
            others: one.unknown().into_iter().map(str::to_owned).collect(),
            ..one.stated.clone()
        };
        self.kind == other.kind
            && said(self) == said(other)
            && (self.kind.is_some() || plain(&self.text) == plain(&other.text))
    }

    /// Whether a heading further down says of its column what this one does: `Qté` of `Quantité`, `Réf.` of `N°`, `PU HT en €`
    /// of `PU HT`.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        // `PU` and `Prix unitaire` are one.
        let in_euros =
            |one: &Self| Self { stated: Stated { euro: true, each: true, ..one.stated.clone() }, ..one.clone() };
        let is = |kinds: &[Option<Column>]| kinds.contains(&self.kind) && kinds.contains(&other.kind);
        let named = is(&[None, Some(Column::Number), Some(Column::Key)]) || is(&[Some(Column::Designation)]);
        // Of how many, or of what, a word more may say: `Quantité (centaines)`.
        let bare = |one: &Self| plain(&one.text).split(' ').count() == 1;
        let counted = (is(&[Some(Column::Unit)]) || is(&[Some(Column::Quantity)])) && bare(self) && bare(other);
        let said = |one: &Self| Stated { others: Vec::new(), ..one.stated.clone() };
        in_euros(self).means(&in_euros(other)) || (named || counted) && said(self) == said(other)
    }

    /// The one thing that the heading of a price says it is of: `capteur` of `PU HT par capteur`.
    pub(super) fn counted(&self) -> Option<String> {
        let words = plain(&self.text.replace('/', " par "));
        let all: Vec<&str> = words.split(' ').collect();
        let [only] = self.unknown()[..] else { return None };
        let by = all.windows(2).any(|two| matches!(two[0], "par" | "per" | "le" | "la" | "l" | "au") && two[1] == only);
        (by && self.kind == Some(Column::Price) && self.length().is_none()).then(|| only.to_owned())
    }

    /// Whether what the heading of a price says of its unit is not understood.
    pub(super) fn is_unclear(&self) -> bool {
        !(self.unknown().is_empty() || self.length().is_some()) || self.is_odd()
    }

    /// Whether it says of a price what is said of none: a share, two times, a number of them.
    pub(super) fn is_odd(&self) -> bool {
        self.stated.share.is_some() || self.stated.two_periods || self.stated.several
    }

    /// What failures are counted out of, where a heading says it in figures: 1000 of `pour 1000 par an`; 0 where these are of
    /// something else, as of `% sur 5 ans`.
    pub(super) fn out_of(&self) -> Option<u32> {
        let words = plain(&self.text).replace("1 000", "1000");
        let figure = |word: &str| if word == "mille" { Some(1000) } else { word.parse().ok() };
        let figures: Vec<u32> = words.split(' ').filter_map(figure).collect();
        match figures.as_slice() {
            [] => None,
            [of @ (100 | 1000)] => Some(*of),
            _ => Some(0),
        }
    }

    /// Whether the heading of a life or a warranty says that its figures are of no time: `(cycles)`, `(€)`.
    pub(super) fn is_of_no_time(&self) -> bool {
        let said = &self.stated;
        let shorter = said.period.is_some_and(|period| period.months().is_none());
        said.is_of_money() || said.share.is_some() || shorter || contains(&plain(&self.text), OF_USE)
    }

    /// Words of the heading of a life, a warranty or failures that make it another one; and signs that are of something else.
    pub(super) fn strange(&self, kind: Column) -> Option<String> {
        let usual = OF_PROMISES.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, words)| words);
        let said = &self.stated;
        let of_failures = kind == Column::Failure;
        let words = plain(&self.text);
        // Failures are those of units out of warranty; under warranty they are others.
        let out = words.contains("hors garantie") || words.contains("out of warranty");
        let under = of_failures && contains(&words, &["garantie", "warranty"]) && !out;
        // `Garantie/an` is no time, and one of parts is not that of the thing.
        let spoken = plain(&self.text.replace('/', " par "));
        let by_time = !of_failures
            && spoken
                .split(' ')
                .collect::<Vec<_>>()
                .windows(2)
                .any(|pair| pair[0] == "par" && Stated::read(pair[1]).period.is_some());
        let of_parts = kind == Column::Warranty && contains(&words, &["piece", "pieces", "parts"]);
        let signs = by_time
            || of_parts
            || (of_failures && self.out_of().is_some())
            || said.is_of_money()
            || said.several
            || said.two_periods
            || said.lump
            || (said.share.is_some() && !of_failures)
            || (said.incl_vat.is_some() && !(of_failures && out));
        let unknown: Vec<&str> = said.others.iter().map(String::as_str).filter(|word| !usual.contains(word)).collect();
        match unknown.as_slice() {
            [] if under || signs => Some(self.text.clone()),
            [] => None,
            words => Some(words.join(", ")),
        }
    }
}

/// Whether a word is of thousands, or millions, and does not say of what.
fn is_thousands(word: &str) -> bool {
    matches!(word, "millier" | "milliers" | "million" | "millions" | "thousand" | "thousands" | "tausend" | "duizend")
}

/// Whether a heading is of a year counted from this one: `N+1`, `N - 1`.
pub(super) fn is_relative_year(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = bare.strip_prefix(['N', 'n']).and_then(|rest| rest.strip_prefix(['+', '-', '−', '–']));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The year that a word is: `2028`.
pub(super) fn is_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    (word.len() == 4).then_some(year)
}

impl Headings {
    /// Those of a row, or of two rows that together make them.
    pub(super) fn read(table: &Table, first: usize, last: usize) -> Self {
        let width = (first..=last).filter_map(|row| table.rows.get(row)).map(Vec::len).max().unwrap_or_default();
        let (mut all, mut above) = (Vec::new(), String::new());
        for column in 0..width {
            let text = |row: usize| match &table.cell(row, column).content {
                // More words than these are a clause, and no heading.
                Content::Text(text) if text.len() <= LONGEST_HEADING => text.clone(),
                _ => String::new(),
            };
            let (top, bottom) = (text(first), if last > first { text(last) } else { String::new() });
            // What stands above several columns is written over the first of them.
            if !top.is_empty() {
                above.clone_from(if bottom.is_empty() { &bottom } else { &top });
            }
            let inherited = if top.is_empty() && !bottom.is_empty() { &above } else { &top };
            let text = [inherited.as_str(), bottom.as_str()].join(" ").trim().to_owned();
            if !text.is_empty() {
                all.push(Heading::of(column, text));
            }
        }
        Self { row: last, below: last + 1, all }
    }

    /// Those of a table that has none.
    pub(super) fn none() -> Self {
        Self { row: 0, below: 0, all: Vec::new() }
    }

    /// Whether a row is the last of theirs.
    pub(super) fn stand_in(&self, row: usize) -> bool {
        row + 1 == self.below
    }

    /// Finds the headings of a table: those among the first rows that name most kinds of column, a designation (or
    /// our own keys) and a price among them.
    pub(super) fn find(table: &Table) -> Option<Self> {
        let rows = table.rows.len().min(HEADER_ROWS);
        let one = (0..rows).map(|row| Self::read(table, row, row)).filter(Self::is_whole);
        let mut best = one.fold(None, Self::better);
        if best.is_none() {
            let two = (1..rows).map(|row| Self::read(table, row - 1, row)).filter(Self::is_whole);
            best = two.fold(None, Self::better);
        }
        if best.is_none() {
            best = (0..rows).map(|row| Self::read(table, row, row).softened(table)).find(Self::is_whole);
        }
        let best = best?;
        Some(if best.goes_on(table) { Self::read(table, best.row, best.row + 1) } else { best })
    }

    /// The same, where no heading is one of a designation, or of a price, with those that may be: `Poste` above words.
    fn softened(mut self, table: &Table) -> Self {
        for wanted in [Column::Designation, Column::Price] {
            if self.of(wanted).next().is_some() || self.of(Column::Key).next().is_some_and(|_| wanted != Column::Price)
            {
                continue;
            }
            let below = self.below;
            let worded = |column: usize| {
                let mut filled =
                    (below..table.rows.len()).map(|row| table.cell(row, column)).filter(|it| !it.is_empty());
                filled.any(|cell| matches!(&cell.content, Content::Text(text) if text.contains(char::is_alphabetic)))
            };
            let may_be = |one: &&mut Heading| {
                soft(&plain(&one.text)) == Some(wanted) && worded(one.column) == (wanted == Column::Designation)
            };
            if let Some(one) = self.all.iter_mut().find(may_be) {
                one.kind = Some(wanted);
            }
        }
        self
    }

    /// Of two rows that name as many kinds, the first.
    fn better(best: Option<Self>, found: Self) -> Option<Self> {
        match best {
            Some(best) if best.kinds() >= found.kinds() => Some(best),
            _ => Some(found),
        }
    }

    /// How many kinds of column they name.
    pub(super) fn kinds(&self) -> usize {
        let mut kinds: Vec<Column> = Vec::new();
        for kind in self.all.iter().filter_map(|heading| heading.kind) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.len()
    }

    /// The headings of a kind.
    pub(super) fn of(&self, kind: Column) -> impl Iterator<Item = &Heading> {
        self.all.iter().filter(move |heading| heading.kind == Some(kind))
    }

    /// That of a column.
    pub(super) fn at(&self, column: usize) -> Option<&Heading> {
        self.all.iter().find(|heading| heading.column == column)
    }

    /// Whether they name what a schedule has to: a designation, or our own keys, and a price.
    pub(super) fn is_whole(&self) -> bool {
        let has = |kind: Column| self.of(kind).next().is_some();
        (has(Column::Designation) || has(Column::Key)) && has(Column::Price)
    }

    /// Whether the next row parts these headings further, as `HT` and `TTC` below `Prix unitaire` do.
    fn goes_on(&self, table: &Table) -> bool {
        let next = self.row + 1;
        let named = self.of(Column::Designation).chain(self.of(Column::Key)).map(|heading| heading.column);
        let blank = named.into_iter().all(|column| table.cell(next, column).is_empty());
        let mut parts = 0;
        for (column, cell) in table.filled(next) {
            let Content::Text(text) = &cell.content else { return false };
            let heading = Heading::of(column, text.clone());
            let says = heading.kind.is_some() || heading.stated.is_of_money() || heading.stated.incl_vat.is_some();
            let says = says || heading.stated.period.is_some() || heading.stated.share.is_some();
            // `en chiffres`, beside `en lettres`.
            let figures = contains(&plain(text), &["chiffres", "figures"]);
            let says = says || heading.stated.length.is_some() || figures;
            if !says || text.chars().any(|c| c.is_ascii_digit()) {
                return false;
            }
            parts += 1;
        }
        blank && parts > 0
    }
}

/// Lower case, without accents, signs or repeated spaces: how headings and designations are compared.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let folded = match c {
            'à' | 'â' | 'ä' | 'á' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' | 'í' => "i",
            'ô' | 'ö' | 'ó' => "o",
            'û' | 'ù' | 'ü' | 'ú' => "u",
            'ç' => "c",
            'œ' => "oe",
            'æ' => "ae",
            '²' => "2",
            '³' => "3",
            // `h.t.` is `ht`, `p.u.` is `pu`; what stands above a letter in a character of its own goes too.
            '.' | '\u{301}' | '\u{300}' | '\u{302}' | '\u{308}' | '\u{327}' => "",
            c if c.is_alphanumeric() && !matches!(c, 'º' | 'ª') => {
                out.push(c);
                continue;
            }
            _ => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
        };
        out.push_str(folded);
    }
    out.trim_end().to_owned()
}
