//! What a sheet says of its prices outside the cells of the table: above it, between its rows, below it. One rule for all
//! of it: what would make a price another one is asked about, unless the headings say the same.

use super::beside::{is_of_contract, is_term};
use super::column::{Column, contains, names_part};
use super::headings::{Heading, plain};
use super::left_out::left_out;
use super::mapping::{Mapped, ignored, without_column};
use super::need::{is_called, length_of};
use super::outside::{HOLDS, altering, is_of_no_price};
use super::price::unit_example;
use super::price_words::is_unknown;
use super::read_back::ReadBack;
use super::stated::{Period, SEVERAL, Stated, length, length_name};
use super::table::{Content, Mark, letters};
use super::totals::is_total;
use super::vat_words::with_vat;
use super::words::{HELD, INVOICING, NO_OFFER, OF_LISTS, OF_MONEY, OF_TERMS, RECURRING, counts, is_of_charges};
use crate::diagnostic::codes;
use crate::offers::schedule::{Basis, PriceRow};

/// Words of headings of products and of their references.
const OF_NAMES: &[&str] = &[
    "reference",
    "references",
    "ref",
    "code",
    "modele",
    "modeles",
    "marque",
    "marques",
    "fabricant",
    "type",
    "materiel",
    "produit",
    "model",
    "brand",
    "maker",
    "product",
];

/// What a remark says of the prices, beside what the figures of their column are said to be.
pub(super) fn said(text: &str) -> Option<Stated> {
    let (words, stated) = (plain(text), Stated::read(text));
    // Nothing but a unit: `(k€)`, `Unité : millier d'euros`.
    let bare = stated.others.is_empty() || stated.length.is_some();
    let whole = bare && stated.is_of_money() && !text.contains(|c: char| c.is_ascii_digit());
    let of_money = whole || words.starts_with("en ") || contains(&words, OF_MONEY);
    let mut found = Stated::default();
    // A title with the unit of what stands below it: `Fournitures (k€)`.
    let inside = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let inside = inside.map(|(_, inside)| Stated::read(inside)).filter(|unit| unit.others.is_empty() && !unit.several);
    if let Some(unit) = inside.filter(Stated::is_of_money) {
        (found.scale, found.foreign) = (unit.scale, unit.foreign);
    }
    // `HT et TTC` says that there are both.
    if with_vat(&words) {
        found.incl_vat = Some(true);
    }
    let spoken: Vec<&str> = words.split(' ').collect();
    // `facturé en dollars`.
    let in_foreign = |pair: &[&str]| pair[0] == "en" && pair[1] != "us" && Stated::read(pair[1]).foreign.is_some();
    if spoken.windows(2).any(in_foreign) {
        found.foreign.clone_from(&stated.foreign);
    }
    // `Prix au mètre linéaire`, and `au ml` by itself.
    let of_length = spoken.windows(2).find_map(|pair| {
        let by = matches!(pair[0], "au" | "par" | "per" | "le" | "du");
        length([pair[1]].into_iter()).filter(|_| by && (of_money || stated.length.is_some()))
    });
    found.length = of_length.or(stated.length.filter(|_| whole));
    if of_money {
        found.foreign = found.foreign.or_else(|| stated.foreign.clone());
        found.scale = found.scale.or(stated.scale);
        found.several = spoken.windows(2).enumerate().any(|(at, pair)| {
            let counted = spoken.get(at + 2).is_some_and(|word| counts(word));
            let number = pair[1].starts_with(|c: char| c.is_ascii_digit()) || (pair[0] != "les" && counts(pair[1]));
            // `Prix pour 10`, but not `Prix pour 2026`.
            let few = matches!(pair[0], "pour" | "par" | "per") && pair[1].parse().is_ok_and(|count: u32| count < 1000);
            let of_time = spoken.get(at + 2).is_some_and(|word| Stated::read(word).period.is_some());
            (pair[0] == "par" || pair[0] == "per") && SEVERAL.contains(&pair[1])
                // `Prix pour 10 unités`.
                || (matches!(pair[0], "par" | "per" | "pour" | "les") && number && (at + 2 < spoken.len() || few) && !of_time)
                || (SEVERAL.contains(&pair[0]) && matches!(pair[1], "de" | "of") && counted)
        });
    }
    let recurring = of_money || contains(&words, RECURRING);
    if recurring && !contains(&words, OF_TERMS) && !text.contains(|c: char| c.is_ascii_digit()) {
        found.period = stated.period;
    }
    found.others.extend(left_out(text));
    (found != Stated::default()).then_some(found)
}

/// Whether what is said of prices is not what their heading says. `timed`: whether a time counts that is another one; `sized`:
/// whether a length does.
pub(super) fn differs(said: &Stated, heading: &Heading, timed: bool, sized: bool) -> bool {
    let own = &heading.stated;
    said.foreign.is_some()
        || said.several
        || said.scale.is_some_and(|scale| scale != own.factor())
        || (said.incl_vat == Some(true) && own.incl_vat != Some(true))
        || (timed && said.period.is_some() && said.period != own.period)
        || (sized && said.length.is_some() && said.length != heading.length())
        || !said.others.is_empty()
}

/// `x2`, `X200`: how many, or a name.
pub(super) fn is_times(word: &str) -> bool {
    let count = word.strip_prefix(['x', 'X']);
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether plain words beside a price are of how many are sold together: `vendu par 5`, `la paire`, `x10`, `unité de vente 10`.
pub(super) fn is_packed(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let bare = spoken.len() <= 2 && spoken.last().is_some_and(|last| SEVERAL.contains(last));
    let by = spoken.windows(2).any(|pair| {
        matches!(pair[0], "par" | "per") && (SEVERAL.contains(&pair[1]) || (counts(pair[1]) && pair[1].len() < 5))
    });
    let sold =
        ["unite de vente", "conditionne par", "conditionnement", "lot de ", "pack de ", "boite de ", "paquet de "];
    bare || by || spoken.iter().any(|word| is_times(word)) || sold.iter().any(|it| words.contains(it))
}

/// Whether a share is taken off, or put on: `- 10 %`, `moins 10 %`.
pub(super) fn is_signed(text: &str) -> bool {
    let before = text.find(|c: char| c.is_ascii_digit()).map_or("", |at| text[..at].trim_end());
    let sign = before.ends_with(['-', '−', '–', '+']);
    sign || plain(before)
        .split(' ')
        .next_back()
        .is_some_and(|word| matches!(word, "moins" | "minus" | "plus" | "less" | "min"))
}

/// Whether plain words say, without a figure, that a reduction is in the price already: `remise déjà déduite`.
pub(super) fn is_taken_off(words: &str) -> bool {
    let has = |all: &[&str]| contains(words, all);
    has(&["deja"])
        && has(&["deduite", "deduites", "deduit", "deduits"])
        && !has(&["non", "pas"])
        && !words.contains(|c: char| c.is_ascii_digit())
}

/// How a mapping says that the price of one row is for a length; none where more is said of it.
fn of_row(row: usize, said: &Stated) -> Option<String> {
    let alone = Stated { length: said.length, ..Stated::default() };
    said.length
        .filter(|_| *said == alone)
        .map(|metres| format!("units: {{\"row {}\": {}}}", row + 1, length_name(metres)))
}

impl ReadBack<'_> {
    /// What a text outside the table says of the prices: also that they are those of a year before the offer.
    pub(super) fn altering(&self, text: &str, beside: &str) -> Option<Stated> {
        let words = plain(text);
        let year = |word: &str| word.parse().ok().filter(|year| word.len() == 4 && (1990..2100).contains(year));
        let asked: Option<i32> = self.schedule.start.get(..4).and_then(|year| year.parse().ok());
        let earliest = self.mapping.received.map(|date| i32::from(date.year())).or(asked.map(|year| year - 1));
        let old = contains(&words, OF_LISTS)
            && !contains(&words, HELD)
            && words.split(' ').filter_map(year).any(|year| earliest.is_some_and(|earliest| year < earliest));
        let mut found = altering(text, beside).unwrap_or_default();
        found.several &= !self.is_tendered(&words);
        found.others.extend((old || self.is_other_rate(text)).then_some(words));
        (found != Stated::default()).then_some(found)
    }

    /// Whether a lot holds as many as the need asks for, and so is the one that is tendered: `Le lot comprend 200 capteurs`.
    fn is_tendered(&self, words: &str) -> bool {
        let spoken: Vec<&str> = words.split(' ').collect();
        let asked = |count: &str, noun: &str| {
            let same = |row: &PriceRow| row.basis == Basis::Unit && row.quantity.to_string() == count;
            self.schedule.rows.iter().any(|row| same(row) && is_called(&row.unit, noun))
        };
        spoken.windows(4).any(|four| four[0] == "lot" && HOLDS.contains(&four[1]) && asked(four[2], four[3]))
    }

    /// Tells a remark that says of the prices what their own heading does not. A mapping settles it: by the unit of the column,
    /// or by the row, which then is not about these prices.
    pub(super) fn remark(&mut self, row: usize) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        let texts = self.texts(row);
        let beside = texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        // Beside a price of which nobody knows yet what it is of, a column that is not read waits until that is settled.
        let waits = row >= self.layout.headings.below && !self.table.cell(row, heading.column).is_empty();
        let of_totals = is_total(self.table, row);
        let shown = |column: &usize| !self.table.hidden_columns.contains(column);
        let waiting: Vec<usize> = self.layout.unread.iter().map(|one| one.column).filter(shown).collect();
        for (column, text) in texts.into_iter().filter(|(column, _)| !waits || !waiting.contains(column)) {
            let said = if of_totals { self.of_total(row, &text) } else { self.altering(&text, &beside) };
            let Some(said) = said else { continue };
            // That a line counts does not say of which unit it is.
            let timed = said.period.is_some() && !self.units_say(row);
            let sized = self.is_of_another_length(row, &said);
            if !differs(&said, &heading, timed, sized) || self.mapping.find(row, &text, "") == Some(Mapped::Ignored) {
                continue;
            }
            self.note_foreign(row, &text);
            // Only what a unit of euros can say is offered as one.
            let own = &heading.stated;
            let other = own.is_of_money() && said.scale.is_some_and(|scale| scale != own.factor())
                || said.period.is_some() && own.period.is_some_and(|own| said.period != Some(own));
            let exact = said.foreign.is_none() && !said.several && said.incl_vat.is_none() && said.others.is_empty();
            let exact = exact && !other;
            let example = exact.then(|| unit_example(heading.column, &said));
            self.tell_remark(row, column, &text, example, &ignored(&text));
        }
    }

    /// How a mapping reads a column as that of units, where a text in it is nothing but a time and no other column is.
    fn as_units(&self, column: usize, text: &str) -> Option<String> {
        let stated = Stated::read(text);
        let alone = stated.period.is_some() && stated == Stated { period: stated.period, ..Stated::default() };
        (alone && self.layout.column(Column::Unit).is_none()).then(|| format!("columns: {{unit: {}}}", letters(column)))
    }

    fn tell_remark(&mut self, row: usize, column: usize, text: &str, example: Option<String>, ignored: &str) {
        let heading = self.layout.of_kind(Column::Price).map(|heading| heading.text.clone()).unwrap_or_default();
        let fault = self.fault(codes::SCHEDULE_REMARK, row, column).arg("text", text);
        let fault = fault.arg("heading", heading).arg("ignored", ignored);
        self.faults.push(match example {
            Some(example) => fault.arg("example", example).help("help"),
            None => fault.help("help-ask"),
        });
    }

    /// What stands in the row of a price beside it, in columns that are not read, in its designation, and in notes: told where it
    /// says that the price is another one.
    pub(super) fn asides(&mut self, row: usize, need: &PriceRow) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        // A time that the unit says counts, and another one contradicts it; when it is paid is not what it is for.
        let by_unit = Stated::read(&self.text(row, Column::Unit)).period;
        let timed =
            |said: Option<Period>, words: &str| by_unit.is_none() || (said != by_unit && !contains(words, INVOICING));
        let own = [Column::Designation, Column::Number].map(|kind| self.text(row, kind));
        let own = self.mapping.unit_of(row, &own[0], &own[1]).map(str::to_owned);
        let unit = Stated::read(&own.unwrap_or_else(|| self.text(row, Column::Unit))).length;
        let sized = |said: &Stated| said.length != unit && (unit.is_some() || said.length != length_of(&need.unit));
        let alters = |text: &str| {
            let (words, stated) = (plain(text), Stated::read(text));
            let figure = text.contains(|c: char| c.is_ascii_digit());
            let unit = stated.others.is_empty() && !figure;
            let said = said(text)
                .is_some_and(|said| differs(&said, &heading, timed(said.period, &words), sized(&said)))
                || (unit
                    && timed(stated.period, &words)
                    && stated.period.is_some()
                    && stated.period != heading.stated.period)
                || (words.split(' ').count() <= 3 && names_part(text));
            said || is_packed(&words)
                || (stated.euro && figure && !is_of_no_price(&words))
                || (stated.share.is_some() && is_signed(text))
                || (contains(&words, &["remise", "remises", "rabais", "discount"]) && !is_taken_off(&words))
                || NO_OFFER.contains(&words.as_str())
                || is_unknown(&words)
        };
        // With its heading, which may say that a time is one of delivery.
        let outside = |text: &str, name: &str| {
            altering(text, name)
                .is_some_and(|said| differs(&said, &heading, timed(said.period, &plain(text)), sized(&said)))
        };
        let unread: Vec<Heading> = self.layout.unread.clone();
        let mut shown: Vec<(usize, String)> = unread.iter().map(|one| (one.column, one.text.clone())).collect();
        shown.extend(self.without_reader(row, need));
        shown.retain(|(column, _)| !self.table.hidden_columns.contains(column));
        for (column, name) in shown {
            let Content::Text(text) = self.table.cell(row, column).content.clone() else { continue };
            // How long a contract lasts is no time of a price.
            if is_of_contract(&name) && is_term(&text) {
                continue;
            }
            // A column of names holds `X200` as one.
            let is_name = |word: &&str| !(contains(&plain(&name), OF_NAMES) && is_times(word));
            let judged = text.split(' ').filter(is_name).collect::<Vec<_>>().join(" ");
            if alters(&judged) || outside(&judged, &name) {
                let example = said(&text).and_then(|said| of_row(row, &said)).or_else(|| self.as_units(column, &text));
                self.remarks.push(column);
                self.tell_remark(row, column, &text, example, &without_column(column));
            }
        }
        let notes = self.table.marks.range((row, 0)..(row + 1, 0)).flat_map(|((_, column), marks)| {
            marks
                .iter()
                .filter_map(|mark| if let Mark::Note(note) = mark { Some((*column, note.clone())) } else { None })
        });
        let notes: Vec<(usize, String)> = notes.filter(|(column, _)| !self.layout.is_ignored(*column)).collect();
        let noted: Vec<_> = notes.iter().filter(|(_, text)| alters(text) || outside(text, "")).cloned().collect();
        self.designations(row, need, &heading);
        for (column, text) in noted {
            if !self.mapping.passes(&text) {
                let example = said(&text).and_then(|said| of_row(row, &said));
                // By its words: a row that is read is not left out for a remark beside it.
                self.foreign.push((None, text.clone()));
                self.tell_remark(row, column, &text, example, &ignored(&text));
            }
        }
        for (column, text) in
            notes.into_iter().filter(|(_, text)| !alters(text) && !outside(text, "") && !text.is_empty())
        {
            if !self.mapping.passes(&text) {
                let told = self.fault(codes::SCHEDULE_NOTE, row, column).arg("text", text);
                self.faults.push(told);
            }
        }
    }

    /// Whether each price that a remark may be about has a time in its own unit, which counts: those below it, or else above.
    pub(super) fn units_say(&self, row: usize) -> bool {
        let (Some(price), Some(unit)) = (self.layout.column(Column::Price), self.layout.column(Column::Unit)) else {
            return false;
        };
        let times = |rows: std::ops::Range<usize>| {
            let priced = rows.filter(|row| !self.table.cell(*row, price).is_empty());
            priced.map(|row| Stated::read(&self.table.cell(row, unit).text()).period).collect::<Vec<_>>()
        };
        let first = self.layout.headings.below;
        let below = times(first.max(row + 1)..self.table.rows.len());
        let about = if below.is_empty() { times(first..row) } else { below };
        !about.is_empty() && about.iter().all(Option::is_some)
    }

    /// Whether a length that is said of prices is not that of the need, nor in the unit of each of them: those below it, or else
    /// above.
    pub(super) fn is_of_another_length(&self, row: usize, said: &Stated) -> bool {
        let Some(metres) = said.length else { return false };
        let all = self.schedule.rows.iter().filter_map(|row| length_of(&row.unit));
        let asked = all.clone().count() > 0 && all.clone().all(|length| length == metres);
        let unit = self.layout.column(Column::Unit);
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let own = |row: usize| {
            let names = [Column::Designation, Column::Number].map(|kind| self.text(row, kind));
            let mapped = self.mapping.unit_of(row, &names[0], &names[1]).map(str::to_owned);
            mapped.or_else(|| Some(self.table.cell(row, unit?).text())).is_some_and(|unit| {
                let length = Stated::read(&unit).length;
                length == Some(metres) || (length.is_none() && !unit.is_empty())
            })
        };
        let priced = |rows: std::ops::Range<usize>| {
            rows.filter(|row| !self.table.cell(*row, price).is_empty()).map(own).collect::<Vec<bool>>()
        };
        let first = self.layout.headings.below;
        let below = priced(first.max(row + 1)..self.table.rows.len());
        let about = if below.is_empty() { priced(first..row) } else { below };
        !asked && (about.is_empty() || about.contains(&false))
    }

    /// A row that holds no price of the need, and yet speaks of a reduction or of costs: of some kind in a row of totals, else
    /// of any money or share.
    pub(super) fn charge(&mut self, row: usize, of_totals: bool) {
        let speaks = |text: &str| {
            let words = plain(text);
            // `Remise : 0 %` is none.
            let figure = text.contains(|c| ('1'..='9').contains(&c));
            let stated = Stated::read(text);
            let money = (stated.euro || stated.share.is_some()) && !is_of_no_price(&words);
            figure && (is_of_charges(&words) || (money && !of_totals))
        };
        let texts = self.texts(row);
        if let Some((column, name)) = texts.iter().find(|(_, text)| speaks(text))
            && self.mapping.find(row, name, "").is_none()
        {
            self.unheld(row, *column, name, None);
        }
    }
}
