//! What the designation of a row says of its price, where it is not the need's own; and how much of that a mapping may settle.
//! A unit that is said of the row is an answer to what the words leave open: that `X200` is a name, that the price is that of a
//! year, or of ten. It is none to words of VAT, another currency, a scale or a reduction: those are the vendor's to take back.

use super::column::{Column, contains, names_part};
use super::families::is_for_the_whole;
use super::headings::{Heading, plain};
use super::measure::counted;
use super::need::{is_called, length_of};
use super::outside::{is_of_no_price, times, untimed};
use super::price_words::is_unknown;
use super::read_back::ReadBack;
use super::remark::{differs, is_packed, is_signed, is_taken_off, is_times};
use super::stated::{Period, SEVERAL, Stated, length_name};
use super::words::{INVOICING, NO_OFFER};
use crate::diagnostic::codes;
use crate::offers::schedule::PriceRow;
use crate::units::half_up;

/// Currencies as they are written beside a price: other words of them, in small letters, are words of other things too.
const FOREIGN: &[&str] = &["USD", "GBP", "CHF", "JPY", "CNY", "FCFA", "XOF", "XAF", "XPF", "dollar", "dollars"];
/// Words of what is taken off.
const REDUCTIONS: &[&str] = &["remise", "remises", "rabais", "ristourne", "ristournes", "escompte", "discount"];

/// What the words of a designation leave to be said.
#[derive(Default)]
struct Open {
    /// They may be a name: `X200`, `Option LoRa`.
    name: bool,
    /// The months of a time, where it is one of months.
    time: Option<Option<u32>>,
    /// It is the whole of one that is not told.
    whole: bool,
    /// How many are sold as one, where it is said.
    several: Option<Option<u32>>,
    /// Metres.
    length: Option<u32>,
    /// They make the price another one, whatever its unit.
    price: bool,
}

/// The number of a word, or of `x10`, above one.
fn number(word: &str) -> Option<u32> {
    word.parse().ok().filter(|count| *count > 1)
}

/// How many months words speak of: 12 of `12 mois`, of `1 an` and of `annuel`.
fn months(text: &str) -> Option<u32> {
    let words = plain(text);
    let spoken: Vec<&str> = words.split(' ').collect();
    let at = |place: usize| Stated::read(spoken[place]).period.and_then(Period::months);
    let place = (0..spoken.len()).find(|place| at(*place).is_some())?;
    let before = place.checked_sub(1).and_then(|before| spoken[before].parse::<u32>().ok());
    at(place)?.checked_mul(before.unwrap_or(1))
}

/// How many are sold as one, and whether that is said at all: `Pack 10 capteurs`, `boîte 5`, `le cent`. `unit` is what is
/// counted, and so no pack.
fn pack(text: &str, unit: &str) -> Option<Option<u32>> {
    let words = plain(text);
    let spoken: Vec<&str> = words.split(' ').collect();
    // `Lot 2 : capteurs` is the lot that is tendered.
    let titled = |count: &str| !text.contains(&format!("{count} "));
    let behind = spoken.windows(2).enumerate().any(|(at, pair)| {
        let next = spoken.get(at + 2).copied().unwrap_or_default();
        let few = number(pair[1]).is_some_and(|count| count <= 1000) && Stated::read(next).period.is_none();
        let lot = matches!(pair[0], "lot" | "lots");
        let set = matches!(pair[0], "jeu" | "jeux" | "kit" | "kits" | "set" | "sets");
        (SEVERAL.contains(&pair[0])
            && few
            && !set
            && !is_called(unit, pair[0])
            && !(lot && (next.is_empty() || titled(pair[1]))))
            || (pair[0] == "le" && matches!(pair[1], "cent" | "mille"))
    });
    // `Boîte X10` is no box of ten.
    let named: Vec<&str> = spoken.iter().map(|word| if is_times(word) { "modele" } else { *word }).collect();
    let named = named.join(" ");
    let packed = behind || untimed(&named).is_some_and(|said| said.several) || is_packed(&named);
    let sold = |word: &str| {
        SEVERAL.contains(&word) || matches!(word, "les" | "aux" | "par" | "per" | "pour" | "for" | "vente")
    };
    let behind = spoken.iter().enumerate().filter(|(_, word)| sold(word));
    let count = behind.flat_map(|(at, _)| spoken[at + 1..].iter().take(2)).find_map(|word| number(word));
    packed.then(|| count.or_else(|| counted(&words)))
}

impl ReadBack<'_> {
    /// Tells the words of a designation that leave open what its price is.
    pub(super) fn designations(&mut self, row: usize, need: &PriceRow, heading: &Heading) {
        // Of two columns of designations the second stands for the number.
        let second = self.layout.of_kind(Column::Number).filter(|one| one.kind == Some(Column::Designation));
        let names = self.layout.column(Column::Designation).into_iter().chain(second.map(|one| one.column));
        let named: Vec<(usize, String)> = names.map(|column| (column, self.table.cell(row, column).text())).collect();
        for (column, text) in named.into_iter().filter(|(_, text)| plain(text) != plain(&need.designation)) {
            let left = self.left_open(row, need, heading, &text);
            let Some((help, example)) = self.answer(row, need, &left).filter(|_| !self.mapping.passes(&text)) else {
                continue;
            };
            let fault = self.fault(codes::SCHEDULE_REMARK, row, column).arg("text", text);
            let fault = fault.arg("heading", heading.text.clone());
            self.faults.push(fault.arg("example", example).help(help));
        }
    }

    /// Whether the words of a designation say nothing of the price itself, nor of a length: but of a time, a pack, an option.
    pub(super) fn names_no_price(&mut self, row: usize, need: &PriceRow) -> bool {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return false };
        let open = self.left_open(row, need, &heading, &self.text(row, Column::Designation));
        !open.price && open.length.is_none()
    }

    /// What words leave open that neither the row itself nor its unit in a mapping says.
    fn left_open(&mut self, row: usize, need: &PriceRow, heading: &Heading, text: &str) -> Open {
        let names = [Column::Designation, Column::Number].map(|kind| self.text(row, kind));
        let given = self.mapping.unit_of(row, &names[0], &names[1]).map(str::to_owned);
        let (words, stated) = (plain(text), Stated::read(text));
        let figure = text.contains(|c: char| c.is_ascii_digit());
        // `X200` is a name or a number, and no factor.
        let is_factor = |word: &&str| !is_times(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let judged = text.split(' ').filter(is_factor).collect::<Vec<_>>().join(" ");
        let mut said = untimed(&judged).unwrap_or_default();
        // An engagement is how long the contract lasts.
        let term = if contains(&words, &["engagement"]) { "duree" } else { "" };
        let (billed, long) = times(text, term);
        let bare = stated.period.filter(|_| stated.others.is_empty() && !figure);
        // The need's own time, where no heading says another one, is what is asked for.
        let due = need.basis.months().filter(|_| heading.stated.period.is_none());
        let billed = billed.filter(|billed| due.is_none() || billed.months() != due);
        let long = long && (due.is_none() || months(text) != due);
        let period = said.period.take().or(billed).or(bare);
        let written = Stated::read(&self.text(row, Column::Unit)).period;
        let told = |period: &Period| match written {
            Some(unit) => unit != *period && !contains(&words, INVOICING),
            None => heading.stated.period != Some(*period),
        };
        let timed = long || period.filter(told).is_some();
        // For the whole of a time of which nobody says how long it is.
        let whole = need.basis.months().is_some() && is_for_the_whole(&words) && months(text).is_none();
        said.others.retain(|said| !whole || *said != words);
        let several = pack(text, &need.unit);
        said.several = false;
        let length = said.length.take().filter(|length| {
            let unit = Stated::read(given.as_deref().unwrap_or(&self.text(row, Column::Unit))).length;
            Some(*length) != unit.or(length_of(&need.unit))
        });
        let taken_off = contains(&words, REDUCTIONS) && !is_taken_off(&words);
        let foreign = text.contains(['$', '£', '¥'])
            || text.split(|c: char| !c.is_alphanumeric()).any(|word| FOREIGN.contains(&word));
        let price = differs(&said, heading, false, false)
            || foreign
            || taken_off
            || (stated.euro && figure && !is_of_no_price(&words))
            || (stated.share.is_some() && is_signed(text))
            || NO_OFFER.contains(&words.as_str())
            || is_unknown(&words);
        let name = words.split(' ').any(is_times);
        let option = words.split(' ').count() <= 3 && names_part(text);
        // The row's own unit and quantity, where they are the need's, tell that `X200` is a name.
        let own = plain(&self.text(row, Column::Unit));
        let quantity = self.quantity(row, Some(need.quantity)).map(|found| half_up(found, 6));
        let asked = own == plain(&need.basis.unit(&need.unit)) && quantity == Some(need.quantity);
        let answer = given.as_deref();
        let unit = given.clone().unwrap_or_else(|| self.text(row, Column::Unit));
        Open {
            name: answer.is_none() && ((name && !asked) || option),
            time: (timed || whole)
                .then(|| period.map_or_else(|| months(text), Period::months))
                .filter(|time| if whole { months(&unit).is_none() } else { time.is_none() || months(&unit) != *time }),
            whole,
            several: several.filter(|count| count.is_none() || counted(&plain(&unit)) != *count),
            length: length.filter(|_| answer.is_none()),
            price,
        }
    }

    /// How a mapping answers what is open: none where nothing is. A time or a number is answered by itself, which makes of the
    /// price one of the need's unit.
    fn answer(&self, row: usize, need: &PriceRow, open: &Open) -> Option<(&'static str, String)> {
        let unit = |unit: &str| format!("units: {{\"row {}\": {}}}", row + 1, serde_json::Value::from(unit));
        let own = need.basis.unit(&need.unit);
        let (recurring, of_unit) = (need.basis.months().is_some(), need.basis.is_of_unit());
        Some(match open {
            Open { price: true, .. } | Open { time: Some(_), several: Some(_), .. } => ("help-price", String::new()),
            Open { time: Some(_), whole: true, .. } if recurring => {
                ("help-whole", unit(&time_name(self.schedule.months)))
            }
            Open { time: Some(Some(months)), .. } if recurring => ("help-time", unit(&time_name(*months))),
            Open { several: Some(Some(count)), .. } if of_unit => ("help-several", unit(&format!("lot de {count}"))),
            Open { time: Some(_), .. } | Open { several: Some(_), .. } => ("help-price", String::new()),
            Open { length: Some(metres), .. } => {
                ("help-named", format!("units: {{\"row {}\": {}}}", row + 1, length_name(*metres)))
            }
            Open { name: true, .. } => ("help-named", unit(&own)),
            Open { .. } => return None,
        })
    }
}

/// A time as a unit in a mapping.
fn time_name(months: u32) -> String {
    match months {
        1 => "mois".to_owned(),
        3 => "trimestre".to_owned(),
        6 => "semestre".to_owned(),
        12 => "an".to_owned(),
        months if months.is_multiple_of(12) => format!("{} ans", months / 12),
        months => format!("{months} mois"),
    }
}
