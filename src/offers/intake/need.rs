use rust_decimal::Decimal;

use super::column::Column;
use super::headings::plain;
use super::read_back::ReadBack;
use super::stated::{Period, Stated};
use crate::diagnostic::codes;
use crate::language::{Arg, Language};
use crate::offers::schedule::{Basis, PriceRow};
use crate::units::half_up;

/// How a price of the schedule becomes one of the need, and a quantity of the need one of the schedule: `price * up / down`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Conversion {
    up: u32,
    down: u32,
}

impl Conversion {
    const NONE: Self = Self { up: 1, down: 1 };

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
    fn quantity(self, quantity: Decimal) -> Decimal {
        quantity * Decimal::from(self.up) / Decimal::from(self.down)
    }
}

impl ReadBack<'_> {
    /// Checks unit, quantity and VAT rate of a row against the need. None where its price is not one for the unit of the need,
    /// which is told.
    pub(super) fn check_need(&mut self, row: usize, need: &PriceRow, said: Option<Period>) -> Option<Conversion> {
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
            let example = format!("columns: {{ignored: [{}]}}", super::table::letters(heading.column));
            self.faults.push(fault.arg("expected", Arg::Percent(need.vat)).arg("example", example).help("help"));
        }
    }

    /// The VAT rate of a row, as a fraction: 0.2 in a workbook, 20 in a text table.
    pub(super) fn vat_rate(&self, row: usize) -> Option<Decimal> {
        let rate = self.number(row, self.layout.of_kind(Column::Vat)?)?;
        Some(if rate > Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate })
    }

    /// How the unit that a row states, in its own column, in the heading or beside the price, becomes that of the need.
    fn conversion(&mut self, row: usize, need: &PriceRow, said: Option<Period>, proven: bool) -> Option<Conversion> {
        let heading = self.layout.of_kind(Column::Price).map(|heading| heading.stated.period).unwrap_or_default();
        let said = said.or(heading);
        let column = self.layout.column(Column::Unit);
        let found = column.map_or(String::new(), |column| self.table.cell(row, column).text());
        let found = self.mapping.unit(&found).map_or(found.clone(), str::to_owned);
        let expected = need.basis.unit(&need.unit);
        let known = AskedUnit::of(need);
        let conversion = if found.is_empty() || plain(&found) == plain(&expected) {
            // Nothing is said, or what is asked; a period in the heading has to be that.
            match said {
                None => Some(Conversion::NONE),
                Some(period) if found.is_empty() => known.of_period(Some(period)),
                Some(period) => (known.months.is_some() && period.months() == known.months).then_some(Conversion::NONE),
            }
        } else {
            // The unit of a line may have a name that elsewhere says a time, or a number: a day, a set.
            let called = known.unit.is_some_and(|unit| is_called(unit, &plain(&found)));
            let stated = if called { Stated { each: true, ..Stated::default() } } else { Stated::read(&found) };
            known.convert(&stated, said, proven)
        };
        // A quantity that is the need's own tells that a price is not for another time.
        let conversion =
            conversion.filter(|conversion| *conversion == Conversion::NONE || !proven || need.quantity.is_zero());
        if conversion.is_none() {
            self.tell_unit(row, &found, said, &expected);
        }
        conversion
    }

    /// Tells a unit that is not that of the need, with the mapping that settles it where one can: two words for the same.
    fn tell_unit(&mut self, row: usize, found: &str, said: Option<Period>, expected: &str) {
        let own = self.layout.column(Column::Unit).filter(|column| !self.table.cell(row, *column).is_empty());
        let written = own.map_or(String::new(), |column| self.table.cell(row, column).text());
        let price = self.layout.of_kind(Column::Price);
        let (column, heading) = price.map_or((0, String::new()), |one| (one.column, one.text.clone()));
        let stated = Stated::read(&written);
        let of_time = said.is_some() && stated.period.is_none();
        let text = match said {
            Some(_) if of_time => {
                [written.as_str(), &self.table.cell(row, column).text(), &heading].join(" ").trim().to_owned()
            }
            _ => found.to_owned(),
        };
        let fault = self.fault(codes::SCHEDULE_UNIT, row, own.unwrap_or(column)).arg("found", text);
        let example = format!("units: {{{}: {}}}", quoted(&written), quoted(expected));
        let fault = fault.arg("expected", expected).arg("example", example);
        self.faults.push(match () {
            () if of_time => fault.help("help-time"),
            () if stated.several || written.is_empty() => fault.help("help-exact"),
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

    /// A price for a period, as one for that of the need.
    fn of_period(&self, period: Option<Period>) -> Option<Conversion> {
        match (period, self.months) {
            (None, None) => Some(Conversion::NONE),
            (Some(period), Some(to)) => Some(reduced(to, period.months()?)),
            _ => None,
        }
    }

    /// `proven`: whether the row's quantity is that of the need, so that what a unit leaves out is known all the same.
    fn convert(&self, stated: &Stated, said: Option<Period>, proven: bool) -> Option<Conversion> {
        if stated.several || stated.two_periods || stated.is_of_money() || stated.share.is_some() {
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
        let of = match (noun.as_str(), self.unit) {
            ("", Some(_)) if stated.each && !stated.lump => Conversion::NONE,
            ("", None) if stated.lump && self.lump => Conversion::NONE,
            ("", None) if self.months.is_some() && !stated.each => Conversion::NONE,
            ("", _) if proven && !(stated.lump && self.unit.is_some()) => Conversion::NONE,
            (noun, Some(unit)) if is_called(unit, noun) => Conversion::NONE,
            (
                "m" | "ml" | "metre" | "metres" | "meter" | "meters" | "metre lineaire" | "metres lineaires",
                Some("km"),
            ) => Conversion { up: 1000, down: 1 },
            _ => return None,
        };
        Some(reduced(time.up * of.up, time.down * of.down))
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

fn reduced(up: u32, down: u32) -> Conversion {
    let (mut a, mut b) = (up, down);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    Conversion { up: up / a.max(1), down: down / a.max(1) }
}
