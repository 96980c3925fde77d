use rust_decimal::Decimal;

use super::column::Column;
use super::headings::{Heading, plain};
use super::mapping::without_column;
use super::measure;
use super::read_back::ReadBack;
use super::stated::{Period, Stated, length, length_name};
use crate::diagnostic::codes;
use crate::document::sheet::number_format;
use crate::language::{Arg, Language};
use crate::offers::schedule::{Basis, PriceRow};
use crate::units::half_up;

/// How a price of the schedule becomes one of the need, and a quantity of the need one of the schedule: `price * up / down`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Conversion {
    up: u32,
    down: u32,
    /// Whether the schedule counts in the unit of its prices, and not in that of the need.
    counts: bool,
    /// Whether what it counts is the need's own unit, over another time.
    timed: bool,
}

/// What the cell of a price says that it is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The time.
    pub period: Option<Period>,
    /// The length, in metres.
    pub length: Option<u32>,
}

impl Conversion {
    const NONE: Self = Self { up: 1, down: 1, counts: true, timed: false };

    /// The price by which the schedule's own quantity is multiplied to make its amount.
    pub(super) fn counted(self, price: Decimal) -> Decimal {
        if self.counts || self.timed { price } else { self.price(price).unwrap_or(price) }
    }

    /// A price in the unit of the need; none where it has no end.
    pub(super) fn price(self, price: Decimal) -> Option<Decimal> {
        // As it is written; only what is converted could have no end.
        if self.up == self.down {
            return Some(price);
        }
        let (up, down) = (Decimal::from(self.up), Decimal::from(self.down));
        let scaled = price.checked_mul(up)?;
        let value = scaled.checked_div(down)?;
        (value.checked_mul(down) == Some(scaled) && value.normalize().scale() <= 12).then_some(value)
    }

    /// The need's quantity in the unit of the schedule.
    pub(super) fn quantity(self, quantity: Decimal) -> Decimal {
        if !self.counts {
            return quantity;
        }
        quantity * Decimal::from(self.up) / Decimal::from(self.down)
    }
}

impl ReadBack<'_> {
    /// Checks unit, quantity and VAT rate of a row against the need. None where its price is not one for the unit of the need,
    /// which is told.
    pub(super) fn check_need(&mut self, row: usize, need: &PriceRow, said: Said) -> Option<Conversion> {
        self.check_vat(row, need);
        let counted = self.check_figures(row, need);
        let quantity = self.quantity(row, Some(need.quantity)).filter(|_| counted);
        let proven = quantity.is_some_and(|found| half_up(found, 6) == need.quantity);
        let conversion = self.conversion(row, need, said, proven);
        if let (Some(heading), Some(found)) = (self.layout.of_kind(Column::Quantity), quantity) {
            let expected =
                conversion.map_or(need.quantity, |conversion| half_up(conversion.quantity(need.quantity), 6));
            if half_up(found, 6) != expected && conversion.is_some() {
                let fault = self.fault(codes::SCHEDULE_QUANTITY, row, heading.column).arg("found", Arg::Number(found));
                self.faults.push(fault.arg("expected", Arg::Number(expected)).help("help"));
            }
        }
        conversion
    }

    fn check_vat(&mut self, row: usize, need: &PriceRow) {
        let Some(heading) = self.layout.of_kind(Column::Vat) else { return };
        let Some(rate) = self.vat_rate(row) else { return };
        if rate != need.vat {
            let fault = self.fault(codes::SCHEDULE_VAT_RATE, row, heading.column).arg("found", Arg::Percent(rate));
            let fault = fault.arg("expected", Arg::Percent(need.vat));
            self.faults.push(fault.arg("example", without_column(heading.column)).help("help"));
        }
    }

    /// The VAT rate of a row, as a fraction: 0.2 in a workbook, 20 in a text table.
    pub(super) fn vat_rate(&self, row: usize) -> Option<Decimal> {
        let rate = self.number(row, self.layout.of_kind(Column::Vat)?)?;
        Some(if rate > Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate })
    }

    /// How the unit that a row states, in its own column, in the heading or beside the price, becomes that of the need. What a
    /// mapping says of the row itself counts before all of these.
    fn conversion(&mut self, row: usize, need: &PriceRow, said: Said, proven: bool) -> Option<Conversion> {
        let heading = self.layout.of_kind(Column::Price).cloned();
        // A mapping that says a lump sum does not make a price for each of it.
        let lump = heading.as_ref().filter(|one| one.given.is_some() && one.stated.lump && !one.stated.each);
        if let Some(lump) = lump.filter(|_| need.basis.is_of_unit() && self.text(row, Column::Unit).is_empty()) {
            let fault = self.fault(codes::SCHEDULE_UNIT, row, lump.column).arg("found", lump.text.clone());
            self.faults.push(fault.arg("expected", need.basis.unit(&need.unit)).help("help-exact"));
            return None;
        }
        let of_time = said.period.or(heading.as_ref().and_then(|heading| heading.stated.period));
        let (name, number) = (self.text(row, Column::Designation), self.text(row, Column::Number));
        let own = self.mapping.unit_of(row, &name, &number).map(str::to_owned);
        let written = self.text(row, Column::Unit);
        let found = self.mapping.unit(&written).map_or(written.clone(), str::to_owned);
        let of_length = said.length.or(heading.as_ref().and_then(Heading::length)).filter(|_| own.is_none());
        let by_mapping = own.is_some() || (said.length.is_none() && heading.is_some_and(|one| one.given.is_some()));
        let expected = need.basis.unit(&need.unit);
        let known = AskedUnit::of(need);
        let same = known.unit.is_some_and(|unit| of_length.is_some() && length_of(unit) == of_length);
        // A length that is said beside the price is its unit, where the unit's own column says none or the same.
        let length = of_length.filter(|_| !same).map(|metres| length_name(metres).to_owned());
        let agrees = found.is_empty() || Stated::read(&found).length == of_length || by_mapping;
        let of_row = own.is_some();
        let found = own.or(length.clone().filter(|_| found.is_empty() || by_mapping)).unwrap_or(found);
        let fixed = self.fixed(of_row, &written, &found, need);
        let overruled = fixed.is_some();
        if of_time.is_none() && found.is_empty() && !proven && self.lacks_time(row, &name, need) {
            self.ask_time(row, &name, need);
            return None;
        }
        let conversion = if length.is_some() && !agrees {
            None
        } else if let Some(fixed) = fixed {
            let converted = |(stated, count): (Stated, u32)| {
                let one = known.convert(&stated, of_time, proven)?;
                Some(reduced(one.up, one.down.checked_mul(count)?))
            };
            fixed.and_then(converted)
        } else if found.is_empty() || plain(&found) == plain(&expected) {
            // Nothing is said, or what is asked; a period in the heading has to be that.
            match of_time {
                None => Some(Conversion::NONE),
                Some(period) if found.is_empty() => known.of_period(Some(period)),
                Some(period) => (known.months.is_some() && period.months() == known.months).then_some(Conversion::NONE),
            }
        } else {
            // The unit of a line may have a name that elsewhere says a time, or a number: a day, a set.
            let called = known.unit.is_some_and(|unit| is_called(unit, &plain(&found)));
            let stated = if called { Stated { each: true, ..Stated::default() } } else { Stated::read(&found) };
            let read = known.convert(&stated, of_time, proven);
            read.or_else(|| known.answered(&found, of_time).filter(|_| of_row))
        };
        // A quantity that is the need's own tells that a price is not for another unit; what a mapping says of the price alone
        // leaves the quantity as it is.
        let as_needed = |conversion: Conversion| proven && conversion != Conversion::NONE && !need.quantity.is_zero();
        // A time that is said of the row's own price leaves its units as they are counted.
        let answered = Stated::read(&found);
        let timed = of_row && answered.period.is_some() && answered.length.is_none();
        let conversion = conversion.map(|conversion| Conversion { counts: !timed, timed, ..conversion });
        let conversion = conversion.and_then(|conversion| match by_mapping && answered.length.is_some() {
            _ if timed || !as_needed(conversion) => Some(conversion),
            true => Some(Conversion { counts: false, ..conversion }),
            false => None,
        });
        if conversion.is_none() {
            // What is written may be what is asked for, and the mapping says another unit.
            let found = if overruled && plain(&written) != plain(&expected) { written.clone() } else { found };
            let text = length.map_or(found, |length| [written, length].join(" ").trim().to_owned());
            self.tell_unit(row, &text, (of_time, said), overruled, need);
        }
        conversion
    }

    /// Whether nothing says of a price that recurs for what time it is: in words of the need the bidder has read the time beside them,
    /// in his own he may mean another one.
    fn lacks_time(&self, row: usize, name: &str, need: &PriceRow) -> bool {
        let of_need =
            need.component.is_empty() || self.designated(row).is_some() || self.text(row, Column::Key) == need.key();
        need.basis.recurs() && !of_need && Stated::read(name).period.is_none()
    }

    fn ask_time(&mut self, row: usize, name: &str, need: &PriceRow) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        let expected = need.basis.unit(&need.unit);
        let called = if name.is_empty() { format!("row {}", row + 1) } else { name.to_owned() };
        let found = format!("{} {}", self.table.cell(row, heading.column).text(), heading.text);
        let fault = self.fault(codes::SCHEDULE_UNIT, row, heading.column).arg("found", found);
        let fault = fault.arg("example", format!("units: {{{}: {}}}", quoted(&called), quoted(&expected)));
        self.faults.push(fault.arg("expected", expected).help("help-period"));
    }

    /// The unit that is written, where a mapping says another one and the written has a meaning of its own: that counts, and what
    /// it does not become exactly is none. Only words without a meaning are taken on the mapping's word.
    fn fixed(&self, of_row: bool, written: &str, mapped: &str, need: &PriceRow) -> Option<Option<(Stated, u32)>> {
        let (words, target) = (plain(written), Stated::read(mapped));
        // A day or a set may be what the line counts; a length is one whatever counts it.
        let called = need.basis.is_of_unit() && is_called(&need.unit, &words) && length_of(&need.unit).is_none();
        // Money of another kind is no name of a unit; a hundred or a thousand of them is one.
        let money = Stated::read(written);
        let scaled = money.factor() != Decimal::ONE && measure::counted(&words).is_none();
        if money.foreign.is_some() || money.incl_vat == Some(true) || scaled {
            return Some(None).filter(|_| !called);
        }
        if written.is_empty() || words == plain(mapped) || called {
            return None;
        }
        // A length that is said of the row itself, or of the column, counts: the amounts tell whether it can.
        let heading = self.layout.of_kind(Column::Price).and_then(Heading::length);
        let asked = AskedUnit::of(need).measures();
        if target.length.is_some() && ((of_row && target.length != asked.0) || heading == target.length) {
            return None;
        }
        measure::fixed(written, &target, asked)
    }

    /// Tells a unit that is not that of the need, with the mapping that settles it where one can: two words for the same.
    fn tell_unit(
        &mut self,
        row: usize,
        found: &str,
        (said, beside): (Option<Period>, Said),
        overruled: bool,
        need: &PriceRow,
    ) {
        let own = self.layout.column(Column::Unit).filter(|column| !self.table.cell(row, *column).is_empty());
        let written = own.map_or(String::new(), |column| self.table.cell(row, column).text());
        let price = self.layout.of_kind(Column::Price);
        let (column, heading) = price.map_or((0, String::new()), |one| (one.column, one.text.clone()));
        let (stated, expected) = (Stated::read(&written), need.basis.unit(&need.unit));
        // A unit of length, where one is counted or named.
        let metres = Stated::read(found).others.iter().find_map(|word| length([word.as_str()].into_iter()));
        let metres = beside.length.or(metres);
        let of_length = metres.filter(|_| !stated.several);
        let of_time = said.is_some() && stated.period.is_none();
        // What the cell of the price says itself is told as it stands there, with its number format.
        let cell = self.table.cell(row, column);
        let shown = cell.format.as_deref().map(|code| number_format(code).words).unwrap_or_default();
        let text = match said {
            _ if beside != Said::default() => [cell.text().as_str(), &shown].join(" ").trim().to_owned(),
            Some(_) if of_time => format!("{written} ({heading})").trim().to_owned(),
            // In the same words it is the heading that says something else.
            _ if plain(found) == plain(&expected) => format!("{found} ({heading})"),
            _ => found.to_owned(),
        };
        let fault = self.fault(codes::SCHEDULE_UNIT, row, own.unwrap_or(column)).arg("found", text);
        let measured = length_of(&need.unit).is_some();
        let example = match of_length {
            Some(_) if !measured => format!("units: {{\"row {}\": {}}}", row + 1, quoted(&expected)),
            Some(metres) => format!("units: {{\"row {}\": {}}}", row + 1, length_name(metres)),
            None => format!("units: {{{}: {}}}", quoted(&written), quoted(&expected)),
        };
        let fault = fault.arg("expected", expected).arg("example", example);
        self.faults.push(match () {
            () if overruled => fault.help("help-exact"),
            () if beside.length.is_some() && measured => fault.help("help-length"),
            () if of_time || plain(&written) == plain(&need.basis.unit(&need.unit)) => fault.help("help-time"),
            () if of_length.is_some() && measured => fault.help("help-length"),
            () if of_length.is_some() && stated.length.is_none() => fault.help("help"),
            () if stated.period.is_some_and(|period| period.months() != AskedUnit::of(need).months) => {
                fault.help("help-time")
            }
            () if measure::is_known(&written) || stated.several || stated.is_of_money() || written.is_empty() => {
                fault.help("help-exact")
            }
            () => fault.help("help"),
        });
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// The unit of a price that is asked for.
struct AskedUnit<'n> {
    /// The unit of the line, where the price is for one.
    unit: Option<&'n str>,
    months: Option<u32>,
    lump: bool,
}

impl<'n> AskedUnit<'n> {
    fn of(need: &'n PriceRow) -> Self {
        let (unit, months) = match need.basis {
            Basis::Unit => (true, None),
            Basis::Lump => (false, None),
            Basis::UnitMonth => (true, Some(1)),
            Basis::UnitYear => (true, Some(12)),
            Basis::Month => (false, Some(1)),
            Basis::Year => (false, Some(12)),
        };
        Self { unit: unit.then_some(need.unit.as_str()), months, lump: need.basis == Basis::Lump }
    }

    /// Its length in metres and its months.
    fn measures(&self) -> (Option<u32>, Option<u32>) {
        (self.unit.and_then(length_of), self.months)
    }

    /// A price for a period, as one for that of the need.
    fn of_period(&self, period: Option<Period>) -> Option<Conversion> {
        match (period, self.months) {
            (None, None) => Some(Conversion::NONE),
            (Some(period), Some(to)) => Some(reduced(to, period.months()?)),
            _ => None,
        }
    }

    /// What a mapping answers of the price of a row: a time, or how many, of the need's own unit.
    fn answered(&self, said: &str, of_time: Option<Period>) -> Option<Conversion> {
        let (stated, unit) = (Stated::read(said), self.unit);
        let noun = stated.others.join(" ");
        let called = noun.is_empty() || unit.is_some_and(|unit| is_called(unit, &noun) || begins(unit, &noun));
        let money = stated.foreign.is_some() || stated.factor() != Decimal::ONE || stated.incl_vat == Some(true);
        if !called || money || stated.share.is_some() || stated.length.is_some() {
            return None;
        }
        let months = self.months.filter(|_| stated.period.is_some() || of_time.is_none());
        let target = Stated { each: unit.is_some(), period: months.map(Period::Months), ..Stated::default() };
        let (meant, count) = measure::fixed(said, &target, self.measures())??;
        let one = self.convert(&meant, of_time, false)?;
        Some(reduced(one.up, one.down.checked_mul(count)?))
    }

    /// `proven`: whether the row's quantity is that of the need, so that what a unit leaves out is known all the same.
    fn convert(&self, stated: &Stated, said: Option<Period>, proven: bool) -> Option<Conversion> {
        let taxed = stated.incl_vat == Some(true);
        // `€/capteur/mois` says of what a price is, `€` nothing.
        let named = stated.period.is_some() || stated.each || stated.length.is_some() || !stated.others.is_empty();
        let money = stated.foreign.is_some() || stated.factor() != Decimal::ONE || (stated.euro && !named);
        if stated.several || stated.two_periods || money || stated.share.is_some() || taxed {
            return None;
        }
        if stated.period.is_some() && said.is_some() && stated.period != said {
            return None;
        }
        let period = stated.period.or(said);
        let time = if period.is_none() && self.months.is_some() && proven {
            Some(Conversion::NONE)
        } else {
            self.of_period(period)
        }?;
        let noun = stated.others.join(" ");
        // What is measured is not counted: a piece of a cable is no kilometre of it, whatever the quantity.
        let pieces = stated.each && self.unit.is_some_and(is_measured);
        let of = match (noun.as_str(), self.unit) {
            ("", _) if pieces => return None,
            ("", Some(_)) if stated.each && !stated.lump => Conversion::NONE,
            ("", None) if stated.lump && self.lump => Conversion::NONE,
            ("", None) if self.months.is_some() && !stated.each => Conversion::NONE,
            ("", _) if proven && !(stated.lump && self.unit.is_some()) => Conversion::NONE,
            (noun, Some(unit)) if is_called(unit, noun) => Conversion::NONE,
            (_, Some(unit)) => reduced(length_of(unit)?, stated.length?),
            _ => return None,
        };
        Some(reduced(time.up * of.up, time.down * of.down))
    }
}

/// Whether a unit of a plan is one of length, of surface, or another measure.
pub(super) fn is_measured(unit: &str) -> bool {
    length_of(unit).is_some() || measure::is_measure(&plain(unit))
}

/// The metres of a plan's unit of length; a `meter` is one of water.
pub(super) fn length_of(unit: &str) -> Option<u32> {
    match unit {
        "m" | "ml" | "metre" => Some(1),
        "km" | "kilometre" => Some(1000),
        _ => None,
    }
}

/// Whether a unit of a plan is called so, in one of the languages, one or several of it.
pub(super) fn is_called(unit: &str, noun: &str) -> bool {
    let word = format!("unit-{unit}");
    let said = [Language::French, Language::English].into_iter().filter(|language| language.knows(&word));
    let names = said.map(|language| plain(&language.say(&word, &[]))).chain([plain(unit)]);
    // `× mois` of our own unit leaves an `x` of the sign in other programs.
    let noun = noun.strip_suffix(" x").unwrap_or(noun);
    names.into_iter().any(|name| noun == name || noun.strip_suffix(['s', 'x']) == Some(name.as_str()))
}

/// Whether a unit's name begins with a noun: `objet` of an `objet connecté`.
fn begins(unit: &str, noun: &str) -> bool {
    let word = format!("unit-{unit}");
    Language::French.knows(&word) && plain(&Language::French.say(&word, &[])).starts_with(&format!("{noun} "))
}

fn reduced(up: u32, down: u32) -> Conversion {
    let (mut a, mut b) = (up, down);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    Conversion { up: up / a.max(1), down: down / a.max(1), counts: true, timed: false }
}
