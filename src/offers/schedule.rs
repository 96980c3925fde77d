use rust_decimal::Decimal;

use super::filled::{fill, include};
use super::lost::lost;
use super::share::{Share, first_rate};
use crate::analysis::Analysis;
use crate::document::OfferDocument;
use crate::engine::Events;
use crate::language::Language;
use crate::model::{Accrual, Case, Component, Line, Rate, Spell};
use crate::units::{Date, MONTHS_A_YEAR, Months, half_up, parse_duration};

/// Decimals of a quantity: a third of a unit-year is written with so many.
const QUANTITY_DIGITS: u32 = 6;

/// The need as a price schedule: a row for each price that a vendor is asked for.
#[derive(Debug, Clone)]
pub struct PriceSchedule {
    /// Id of the plan.
    pub plan: String,
    /// Months of the plan.
    pub months: u32,
    /// First day on which prices are needed.
    pub start: String,
    /// Rows, numbered from 1 in their order.
    pub rows: Vec<PriceRow>,
    /// Id of the offer that fills it.
    pub offer: Option<String>,
    /// The vendor whose offer that is.
    pub vendor: Option<String>,
    /// Last day on which that offer holds.
    pub valid_until: Option<Date>,
    /// What that offer says and no cell can hold, as paths.
    pub lost: Vec<String>,
}

/// One price that a vendor is asked for.
#[derive(Debug, Clone)]
pub struct PriceRow {
    /// Line of the plan.
    pub line: String,
    /// Component of the line.
    pub component: String,
    /// Which of the component's prices is meant.
    pub which: Which,
    /// What it is, in French.
    pub designation: String,
    /// What one price is for.
    pub basis: Basis,
    /// The plan's unit of the line.
    pub unit: String,
    /// Units, unit-months, months … over the horizon, as the plan has them (failures left out).
    pub quantity: Decimal,
    /// VAT rate of the plan's first month, as a fraction.
    pub vat: Decimal,
    /// Whether the component has a life, so that the vendor says his.
    pub lives: bool,
    /// Whether it can be under warranty.
    pub warranted: bool,
    /// Whether it fails, so that the vendor says how often.
    pub fails: bool,
    /// The plan's own life and warranty.
    pub expected: Promised,
    /// What the price takes from another component where the reference writes it as a share.
    pub share: Option<Share>,
    /// The plan's own price of a renewal, or while a phase lasts, in the grammar of plans.
    pub reference: Option<String>,
    /// The price that is known: of an offer laid over the plan.
    pub price: Option<Decimal>,
    /// What an offer states beside the price.
    pub promised: Promised,
    /// Row (from 0) in whose price an offer includes this one.
    pub included_in: Option<usize>,
}

/// Which price of a component a row asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Its own: of the first entry, or of a month of service.
    Main,
    /// Of a renewal, where that differs.
    Renewal,
    /// While a phase lasts, by the phase's name.
    During(String),
}

/// What a vendor promises of what he sells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Promised {
    /// Months of life.
    pub life: Option<u32>,
    /// Months of warranty.
    pub warranty: Option<u32>,
    /// Share of the units out of warranty that fail in a year, as a fraction.
    pub failure: Option<Decimal>,
}

/// What one price of the schedule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A unit, once.
    Unit,
    /// The line, once: *forfait*.
    Lump,
    /// A unit and a month.
    UnitMonth,
    /// A unit and a year.
    UnitYear,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Basis {
    pub(super) fn of(accrual: Accrual, rate: Option<&Rate>) -> Self {
        let monthly = rate.is_some_and(|rate| rate.twelfths == 12);
        match (accrual, monthly) {
            (Accrual::Unit, _) => Self::Unit,
            (Accrual::Lump, _) => Self::Lump,
            (Accrual::UnitRecurring, true) => Self::UnitMonth,
            (Accrual::UnitRecurring, false) => Self::UnitYear,
            (Accrual::LineRecurring, true) => Self::Month,
            (Accrual::LineRecurring, false) => Self::Year,
        }
    }

    /// Whether it comes each month or each year.
    pub fn recurs(self) -> bool {
        !matches!(self, Self::Unit | Self::Lump)
    }

    /// The months for which it is paid; none where it is paid once.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Unit | Self::Lump => None,
            Self::UnitMonth | Self::Month => Some(1),
            Self::UnitYear | Self::Year => Some(12),
        }
    }

    /// Whether it is for one of the line's units.
    pub fn is_of_unit(self) -> bool {
        matches!(self, Self::Unit | Self::UnitMonth | Self::UnitYear)
    }

    /// The unit of the schedule, in French: `capteur`, `capteur × mois`, `forfait`.
    pub fn unit(self, unit: &str) -> String {
        let word = format!("unit-{unit}");
        let unit = if Language::French.knows(&word) { Language::French.say(&word, &[]) } else { unit.to_owned() };
        match self {
            Self::Unit => unit,
            Self::Lump => "forfait".to_owned(),
            Self::UnitMonth => format!("{unit} × mois"),
            Self::UnitYear => format!("{unit} × an"),
            Self::Month => "mois".to_owned(),
            Self::Year => "an".to_owned(),
        }
    }

    /// A price in the grammar of offers.
    pub fn price(self, price: Decimal, unit: &str) -> String {
        format!("{} {}", price.normalize(), self.per(unit))
    }

    /// What stands behind the figure of a price in files: `EUR/sensor/month`.
    pub fn per(self, unit: &str) -> String {
        match self {
            Self::Unit => format!("EUR/{unit}"),
            Self::Lump => "EUR".to_owned(),
            Self::UnitMonth => format!("EUR/{unit}/month"),
            Self::UnitYear => format!("EUR/{unit}/year"),
            Self::Month => "EUR/month".to_owned(),
            Self::Year => "EUR/year".to_owned(),
        }
    }

    /// Turns a price for this basis into one for another; exact, or not at all.
    pub(super) fn convert(self, price: Decimal, to: Self) -> Option<Decimal> {
        match (self, to) {
            (from, to) if from == to => Some(price),
            (Self::UnitMonth, Self::UnitYear) | (Self::Month, Self::Year) => Some(price * MONTHS_A_YEAR),
            (Self::UnitYear, Self::UnitMonth) | (Self::Year, Self::Month) => {
                Some(price / MONTHS_A_YEAR).filter(|monthly| *monthly * MONTHS_A_YEAR == price)
            }
            _ => None,
        }
    }
}

impl PriceRow {
    /// `sensors.device`, `sensors.battery.renewal`, `sensors.connectivity.during.pilot`.
    pub fn key(&self) -> String {
        let which = match &self.which {
            Which::Main => String::new(),
            Which::Renewal => ".renewal".to_owned(),
            Which::During(spell) => format!(".during.{}", spell.replace(' ', "-")),
        };
        format!("{}.{}{which}", self.line, self.component)
    }

    /// Whether it asks for the component's own price.
    pub fn is_main(&self) -> bool {
        self.which == Which::Main
    }

    /// Whether it asks for a price of the same component as another row.
    pub fn is_same_component(&self, other: &Self) -> bool {
        self.line == other.line && self.component == other.component
    }

    /// The row's amount at a price: quantity times price, to the cent.
    pub fn amount(&self, price: Decimal) -> Decimal {
        half_up(self.quantity * price, 2)
    }
}

impl PriceSchedule {
    /// The schedule of a plan's need; with the plan under an offer, filled with the offer's prices where
    /// they can be written in the schedule's units.
    pub fn of(reference: &Analysis, offered: Option<&Analysis>) -> Self {
        let case = &reference.case;
        let mut rows: Vec<PriceRow> = Vec::new();
        for place in case.tender.lines.iter().copied() {
            let line = &case.lines[place];
            let events = Events::of_line(case, &reference.schedule, place);
            for (component, events) in line.components.iter().zip(&events) {
                let rate = first_rate(component);
                let basis = Basis::of(component.accrual, rate);
                for which in prices(case, component) {
                    let designation = designation(line, component, &which);
                    let same = |row: &&PriceRow| row.designation == designation;
                    let designation = if rows.iter().any(|row| same(&row)) {
                        format!("{designation} ({}.{})", line.id, component.id)
                    } else {
                        designation
                    };
                    let main = which == Which::Main;
                    let quantity = quantity(case, component, events, basis, &which);
                    // A phase in which nothing is charged has no price that counts.
                    if matches!(which, Which::During(_)) && quantity.is_zero() {
                        continue;
                    }
                    let mut row = PriceRow {
                        line: line.id.clone(),
                        component: component.id.clone(),
                        designation,
                        basis,
                        unit: line.unit.clone(),
                        quantity,
                        vat: case.vat[component.vat].first().map_or(Decimal::ZERO, |rate| rate.value),
                        lives: component.life.is_some() && main,
                        warranted: !component.accrual.recurs()
                            && main
                            && (component.warranty > 0 || component.failure.is_some()),
                        fails: component.failure.is_some() && main,
                        expected: Promised {
                            life: component.life,
                            warranty: Some(component.warranty).filter(|months| *months > 0),
                            failure: None,
                        },
                        share: Share::of(case, line, component),
                        reference: of_reference(case, component, &which).map(|rate| written(line, rate, basis)),
                        price: None,
                        promised: Promised::default(),
                        included_in: None,
                        which,
                    };
                    if let Some(offered) = offered {
                        fill(&mut row, offered, &offered.case.lines[place]);
                    }
                    rows.push(row);
                }
            }
        }
        let mut unsaid = Vec::new();
        if let Some(offered) = offered {
            include(&mut rows, offered);
            unsaid = lost(&rows, reference, offered);
        }
        Self {
            plan: case.plan.clone(),
            months: case.calendar.months,
            start: case.calendar.start.to_string(),
            rows,
            offer: None,
            vendor: None,
            valid_until: None,
            lost: unsaid,
        }
    }

    /// Puts the head of the offer that fills the schedule: its vendor, and until when it holds.
    pub fn headed(mut self, offer: &OfferDocument) -> Self {
        self.offer = Some(offer.id.value.clone());
        self.vendor = offer.vendor.as_ref().map(|vendor| vendor.value.clone());
        self.valid_until = offer.valid_until.as_ref().map(|until| until.value);
        self
    }
}

/// A rate as it is written in a plan.
fn written(line: &Line, rate: &Rate, basis: Basis) -> String {
    match rate.of {
        Some(base) => {
            let percent = (rate.datum.value * Decimal::ONE_HUNDRED).normalize();
            format!("{percent} % of {}", line.components[base].id)
        }
        None => basis.price(rate.datum.value, &line.unit),
    }
}

/// The prices of a component: its own, that of a renewal where it differs, and those while a phase lasts.
fn prices(case: &Case, component: &Component) -> Vec<Which> {
    let renewal = component.renewal.as_ref().map(|_| Which::Renewal);
    let phases = component.during.iter().map(|(spell, _)| Which::During(spell_name(case, *spell)));
    [Which::Main].into_iter().chain(renewal).chain(phases).collect()
}

/// The reference's price of a row that is not the component's own.
fn of_reference<'c>(case: &Case, component: &'c Component, which: &Which) -> Option<&'c Rate> {
    match which {
        Which::Main => None,
        Which::Renewal => component.renewal.as_ref(),
        Which::During(phase) => during(case, component, phase),
    }
}

/// The price that holds while a phase lasts.
pub(super) fn during<'c>(case: &Case, component: &'c Component, phase: &str) -> Option<&'c Rate> {
    component.during.iter().find(|(spell, _)| spell_name(case, *spell) == phase).map(|(_, rate)| rate)
}

/// A phase by its id, a time as it is written.
fn spell_name(case: &Case, spell: Spell) -> String {
    match spell {
        Spell::Phase(phase) => case.calendar.phases[phase].id.clone(),
        Spell::First(months) => Months(months).to_string(),
    }
}

/// The item's French label, what the component is, and which of its prices.
fn designation(line: &Line, component: &Component, which: &Which) -> String {
    let label = line.label.get("fr", &line.id);
    let word = format!("component-{}", component.id);
    let what =
        if Language::French.knows(&word) { Language::French.say(&word, &[]) } else { component.id.replace('-', " ") };
    let which = match which {
        Which::Main => String::new(),
        Which::Renewal => ", renouvellement".to_owned(),
        Which::During(spell) => match parse_duration(spell) {
            Ok(Months(12)) => ", la première année".to_owned(),
            Ok(Months(months)) if months.is_multiple_of(12) => format!(", les {} premières années", months / 12),
            Ok(Months(1)) => ", le premier mois".to_owned(),
            Ok(Months(months)) => format!(", les {months} premiers mois"),
            Err(_) => format!(", pendant la phase {}", if spell == "pilot" { "pilote" } else { spell }),
        },
    };
    format!("{label} : {what}{which}")
}

/// What is counted at a price: at the component's own, all but the months in which another holds, and renewals.
fn quantity(case: &Case, component: &Component, events: &Events, basis: Basis, which: &Which) -> Decimal {
    let first = events.service.iter().map(|(month, _)| *month).min();
    let own = |month: u32| {
        let since = first.and_then(|first| month.checked_sub(first));
        let held = component.spell(case.calendar.phase_of(month), since);
        match which {
            // A renewal has its own price, whatever the phase.
            Which::Renewal => true,
            Which::Main => held.is_none(),
            Which::During(name) => held.is_some_and(|held| spell_name(case, held) == *name),
        }
    };
    let inside =
        |(month, _): &&(u32, Decimal)| (component.window.0..=component.window.1).contains(month) && own(*month);
    let sum = |counts: &[(u32, Decimal)]| counts.iter().filter(inside).map(|(_, units)| *units).sum::<Decimal>();
    let units = if *which == Which::Renewal { sum(&events.renewal) } else { sum(&events.entry) + sum(&events.exit) };
    let service = sum(&events.service);
    let quantity = match basis {
        Basis::Unit | Basis::Lump => units,
        Basis::UnitMonth | Basis::Month => service,
        Basis::UnitYear | Basis::Year => service / MONTHS_A_YEAR,
    };
    half_up(quantity, QUANTITY_DIGITS)
}
