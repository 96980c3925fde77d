//! What a row of a pasted table states of its own need: of what, how many, and what the price is for.

use rust_decimal::Decimal;

use super::column::{Column, contains};
use super::headings::{Heading, plain};
use super::measure::counts_several;
use super::need::is_called;
use super::number_text::is_scientific;
use super::outside::spans;
use super::pasted_read::PastedRow;
use super::period::period_of;
use super::read_back::{Answer, ReadBack};
use super::remark;
use super::section::Section;
use super::stated::{Period, SEVERAL, Stated, length_name};
use super::words::RECURRING;
use crate::diagnostic::codes;
use crate::document::slug;
use crate::language::Arg;
use crate::offers::schedule::{Basis, PriceRow, Promised, Which};
use crate::units::{MONTHS_A_YEAR, half_up};

/// The VAT rate of a row that states none: hints alone rest on it, and only where the table states rates.
const USUAL_VAT: Decimal = Decimal::from_parts(20, 0, 0, false, 2);
/// The unit of what is counted and has no name.
pub(crate) const NAMELESS: &str = "unit";

/// What a row states of its price beside the figure.
pub(super) struct Stating {
    pub row: usize,
    designation: String,
    quantity: Option<Decimal>,
    counts_time: bool,
    unit: String,
    basis: Option<Basis>,
    months: Option<u32>,
    /// Whether the table has settled that time, so that another one is no answer.
    timed: bool,
    lump: bool,
    /// Whether whoever holds the row has said what the price is for.
    chosen: bool,
    /// Whether its unit is nothing but a time, as `mois`: then a month of it is what is counted.
    of_time: bool,
    /// Whether its name is one of what is paid again and again: `Abonnement`.
    recurring: bool,
    vat: Decimal,
    /// Whether all that its name says of the price is what the row says too.
    told: bool,
    /// Whether its unit is all of them, and there are several: for one or for all, only its amount tells.
    one_or_all: bool,
    /// The words of its unit's cell that say of the price what the need does not have from them already; none where all of them
    /// are to be held against it.
    pub settled: Option<String>,
    /// The title that it stands below, or that its own name is.
    pub section: Option<Section>,
}

impl Stating {
    pub(super) fn of(back: &mut ReadBack<'_>, row: usize, units: &[String], sure: bool, chosen: Option<Basis>) -> Self {
        let designation = back.text(row, Column::Designation);
        let heading = back.layout.of_kind(Column::Price).cloned();
        let priced = back.text(row, Column::Price);
        let price = Stated::read(&priced);
        let quantity = counted(back, row);
        let own = back.text(row, Column::Unit);
        let counts = back.text(row, Column::Quantity);
        let noun =
            counts.find(char::is_alphabetic).filter(|_| !is_scientific(&counts)).map_or("", |start| &counts[start..]);
        // Words in the place of a price name no unit: `sur devis`.
        let of_price = if priced.contains(|c: char| c.is_ascii_digit()) { price.others.clone() } else { Vec::new() };
        let of_heading: Vec<String> = heading.iter().flat_map(Heading::unknown).map(str::to_owned).collect();
        let named = [own.clone(), noun.to_owned(), of_price.join(" "), of_heading.join(" ")];
        let unit = named.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
        let (unit, stated) = called(&unit, units);
        let column = called(&own, units).1;
        let timed = column.period.is_some_and(|period| period.months().is_some());
        let said = remark::said(&designation)
            .filter(|said| said.period.is_some() && *said == Stated { period: said.period, ..Stated::default() });
        let by_name = said.as_ref().and_then(|said| said.period);
        let by_heading = heading.and_then(|heading| heading.stated.period);
        let rhythm = back.text(row, Column::Period);
        let by_column = period_of(&rhythm).ok().flatten();
        let once = !rhythm.is_empty() && period_of(&rhythm) == Ok(None);
        let period = price.period.or(stated.period).or(by_heading).or(by_column).or(by_name);
        let months = period.and_then(Period::months);
        // So many times the price is the amount: so many of them there are, whatever they are called.
        let several = quantity.is_some_and(|quantity| quantity != Decimal::ONE) && !timed;
        let counted = several && is_multiplied(back, row);
        let unit = if counted && column.several { slug(&own) } else { unit };
        let lump = stated.lump && !counted;
        // Euros are no pieces: 5 000 of them are counted, or priced.
        let of_money = column.is_of_money() && column.period.is_none() && column.others.is_empty() && !counted;
        let one_or_all = (lump || of_money) && several && chosen.is_none();
        let recurring = contains(&plain(&designation), RECURRING);
        let proposed = match (months, lump) {
            (None, _) if one_or_all || recurring => None,
            (None, true) => Some(Basis::Lump),
            // What is said to be paid at once, so many times.
            (None, false) => (stated.lump || once).then_some(Basis::Unit),
            (Some(_), _) if one_or_all => None,
            (Some(1), true) => Some(Basis::Month),
            (Some(1), false) => Some(Basis::UnitMonth),
            (Some(_), true) => Some(Basis::Year),
            (Some(_), false) => Some(Basis::UnitYear),
        };
        let proposed = proposed.filter(|_| sure || lump || counted || once || quantity == Some(Decimal::ONE));
        let basis = chosen.or(proposed);
        // A name is only a name, and a unit of months counts them: three months of rent may be paid once.
        let by_price = price.period.or(by_heading).or(by_column).and_then(Period::months).is_some();
        let section = Section::discount(back, row, &designation).or_else(|| Section::named(&designation));
        Self {
            row,
            settled: settled(&own, &column, counted, one_or_all),
            one_or_all,
            told: section.is_some() || (by_name.is_some() && (period == by_name || chosen.is_some())),
            section,
            counts_time: chosen.is_none() && timed && quantity.is_some_and(|quantity| quantity != Decimal::ONE),
            of_time: chosen.is_none() && timed && column.others.is_empty(),
            recurring,
            designation,
            quantity,
            unit,
            basis,
            months,
            timed: months.is_some() && !timed && (by_price || basis.is_none()),
            lump,
            chosen: chosen.is_some(),
            vat: back.layout.of_kind(Column::Vat).and_then(|_| back.vat_rate(row)).unwrap_or(USUAL_VAT),
        }
    }

    /// The row as one of a need: what is asked for is what it states.
    pub(super) fn need(&self) -> PriceRow {
        let basis = match (self.months, self.basis) {
            (Some(1), _) if self.of_time => Basis::Month,
            (Some(_), _) if self.of_time => Basis::Year,
            (_, Some(basis)) => basis,
            (None, None) if self.lump && !self.one_or_all => Basis::Lump,
            (None, None) => Basis::Unit,
            (Some(1), None) => Basis::UnitMonth,
            (Some(_), None) => Basis::UnitYear,
        };
        PriceRow {
            line: format!("pasted-row-{}", self.row + 1),
            component: String::new(),
            which: Which::Main,
            // A name that says more of the price than the row is asked about.
            designation: if self.told { self.designation.clone() } else { String::new() },
            basis,
            unit: self.unit.clone(),
            quantity: self.needed(),
            vat: self.vat,
            lives: true,
            warranted: true,
            fails: true,
            expected: Promised::default(),
            share: None,
            reference: None,
            price: None,
            promised: Promised::default(),
            included_in: None,
        }
    }

    /// The same where whoever holds the row has said what its price is for: words of packs, times and options in its name are
    /// answered by that, those of the price itself are not.
    pub(super) fn answered_need(&self, back: &mut ReadBack<'_>) -> PriceRow {
        let need = self.need();
        let answered = self.chosen && back.names_no_price(self.row, &need);
        PriceRow { designation: if answered { self.designation.clone() } else { need.designation }, ..need }
    }

    /// The row with what was answered to it, `price` being what stands in the place of that.
    /// `totalled`: whether the table's own total is that of all prices by their quantities.
    pub(super) fn answered(
        self,
        answer: Answer,
        price: Option<String>,
        vat: Option<Decimal>,
        totalled: bool,
    ) -> PastedRow {
        let by_total = || answer.price.filter(|_| totalled)?.checked_mul(self.quantity?);
        let amount = answer.amount.or_else(by_total);
        let by_total = self.one_or_all && self.months.is_none() && amount.is_some();
        PastedRow {
            amount,
            one_or_all: self.one_or_all && !by_total,
            section: self.section,
            apart: None,
            doubt: None,
            cells: Default::default(),
            at: self.row + 1,
            designation: self.designation,
            quantity: self.quantity,
            counts_time: self.counts_time,
            unit: self.unit,
            price: answer.price,
            unknown: price.filter(|_| answer.unknown),
            basis: if by_total { Some(Basis::Unit) } else { self.basis },
            months: self.months,
            timed: self.timed,
            promised: Promised { life: answer.life, warranty: answer.warranty, failure: answer.failure },
            vat,
        }
    }

    /// Takes it that the price is paid once for each, as is said of its column; a name of what recurs says otherwise, and is asked.
    pub(super) fn pay_once(&mut self) {
        if self.basis.is_none() && self.months.is_none() && !self.one_or_all && !self.recurring {
            self.basis = Some(Basis::Unit);
        }
    }

    /// Its name, where that speaks of a time of which nothing says that the price is for it: 36 months are none of a price that is
    /// paid each year.
    pub(super) fn spans(&self) -> Option<String> {
        let months = spans(&self.designation)?;
        let open = match self.basis {
            Some(basis) => self.chosen && basis.months().is_some_and(|own| own != months),
            None => self.months.is_none(),
        };
        open.then(|| self.designation.clone())
    }

    /// Whether nothing plainly says how many it is of.
    pub(super) fn is_uncounted(&self) -> bool {
        self.quantity.is_none()
    }

    /// Whether it may be no part of the project.
    pub(super) fn is_optional(&self) -> bool {
        self.section.as_ref().is_some_and(|section| section.optional)
    }

    /// What a row counts, in the unit of the need: four quarters are a year.
    fn needed(&self) -> Decimal {
        let quantity = self.quantity.unwrap_or(Decimal::ONE);
        let months = self.months.filter(|months| self.of_time && *months > 1);
        let of_years = months.and_then(|months| quantity.checked_mul(Decimal::from(months)));
        of_years.map_or(quantity, |months| months / MONTHS_A_YEAR)
    }
}

/// How many a row counts; what may be two numbers, or is below none, is told.
fn counted(back: &mut ReadBack<'_>, row: usize) -> Option<Decimal> {
    let heading = back.layout.of_kind(Column::Quantity).cloned()?;
    let text = back.table.cell(row, heading.column).text();
    match back.readings(row, &heading).as_slice() {
        [only] if only.is_sign_negative() && !only.is_zero() => {
            let fault = back.fault(codes::SCHEDULE_NEGATIVE, row, heading.column).arg("text", text);
            back.faults.push(fault.arg("counted", ""));
            None
        }
        [only] => Some(*only),
        [one, two, ..] => {
            let fault = back.fault(codes::SCHEDULE_OPEN_NUMBER, row, heading.column).arg("text", text);
            back.faults.push(fault.arg("first", Arg::Number(*one)).arg("second", Arg::Number(*two)));
            None
        }
        [] => None,
    }
}

/// Whether a row's amount is its price so many times.
fn is_multiplied(back: &ReadBack<'_>, row: usize) -> bool {
    let heading = |kind| back.layout.of_kind(kind);
    let number = |kind| back.number(row, heading(kind)?);
    let amount = heading(Column::Amount).filter(|amount| amount.stated.incl_vat != Some(true));
    let product =
        number(Column::Quantity).zip(number(Column::Price)).and_then(|(count, price)| count.checked_mul(price));
    let amount = amount.and_then(|heading| back.number(row, heading));
    product.zip(amount).is_some_and(|(product, amount)| half_up(product, 2) == half_up(amount, 2))
}

/// What is left to be held against the need of the words of a unit's cell. What counts is a unit like any other, `lot` and `kit`
/// too; what all of it is, the amount has settled or is asked; of `€ HT/mois` the time is left.
fn settled(text: &str, stated: &Stated, counted: bool, one_or_all: bool) -> Option<String> {
    let open = stated.foreign.is_some()
        || stated.scale.is_some()
        || stated.share.is_some()
        || stated.incl_vat == Some(true)
        || stated.two_periods
        || stated.length.is_some()
        || (stated.lump && !counted && !one_or_all)
        || (stated.several && !counted && !is_collective(text));
    match stated.period {
        _ if open || text.is_empty() => None,
        None => Some(String::new()),
        // A price for a time is one of money; a time alone is what is counted.
        Some(period) if stated.euro && stated.others.is_empty() => match period.months()? {
            1 => Some("mois".to_owned()),
            3 => Some("trimestre".to_owned()),
            6 => Some("semestre".to_owned()),
            _ => Some("an".to_owned()),
        },
        Some(_) => None,
    }
}

/// Whether a unit is a word for several that says no number: a `kit`, a `boîte`, as against a `lot de 10` or a `douzaine`.
fn is_collective(text: &str) -> bool {
    let words = plain(text);
    SEVERAL.contains(&words.as_str()) && !counts_several(&words)
}

/// What a unit of a table is called in a file, and what its words state: `capteur`, `km`, `jour`, `forfait`, `mois`.
fn called(text: &str, units: &[String]) -> (String, Stated) {
    let whole = plain(text);
    let known = |noun: &str| units.iter().find(|unit| is_called(unit, noun)).cloned();
    // A name may say a time elsewhere: a day.
    if let Some(unit) = known(&whole).filter(|_| !whole.is_empty()) {
        return (unit, Stated { each: true, ..Stated::default() });
    }
    let stated = Stated::read(text);
    let noun = stated.others.join(" ");
    let noun = noun.strip_suffix(" x").unwrap_or(&noun);
    let unit = match stated.length {
        Some(1) => "m".to_owned(),
        Some(metres) => length_name(metres).to_owned(),
        // `demi-journée` is a unit of its own.
        None if stated.period == Some(Period::Shorter) && !stated.is_of_money() => slug(text),
        None if noun.is_empty() && (stated.period == Some(Period::Shorter) || is_collective(text)) => slug(text),
        None => known(noun).filter(|_| !noun.is_empty()).unwrap_or_else(|| slug(noun)),
    };
    (if unit.is_empty() { NAMELESS.to_owned() } else { unit }, stated)
}
