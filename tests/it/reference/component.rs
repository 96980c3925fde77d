//! One component of a line's costs, as resolved.

use super::plan::Plan;
use super::values::{Accrual, Price, first_day, months, phase_name, price, quantity, share};
use super::yaml::Tree;
use rust_decimal::Decimal;

pub struct Component {
    pub name: String,
    pub price: Option<Price>,
    pub tiers: Option<Tiers>,
    /// Another price while a phase lasts.
    pub during: Vec<(String, Price)>,
    /// Another price for so many months from the line's first month of service.
    pub during_first: Option<(i32, Price)>,
    pub renewal: Option<Price>,
    pub life: Option<i32>,
    pub warranty: i32,
    pub failure: Decimal,
    pub follows: Option<String>,
    pub at: At,
    /// Whether `at` was written.
    pub own_at: bool,
    /// First and last month in which amounts accrue.
    pub window: (i32, i32),
    pub section: Option<Section>,
    pub vat: String,
    pub fctva: Option<String>,
    pub index: String,
    /// The share of a price that the index does not move.
    pub fixed_part: Decimal,
    /// Months, or `None` where `none` is written.
    pub depreciation: Option<Option<i32>>,
}

pub struct Tiers {
    pub graduated: bool,
    /// Up to which number, included, and the price.
    pub bands: Vec<(Option<Decimal>, Price)>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum At {
    Entry,
    Exit,
    Month(i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Investment,
    Operating,
}

impl Section {
    pub fn name(self) -> &'static str {
        match self {
            Section::Investment => "investment",
            Section::Operating => "operating",
        }
    }

    pub fn named(text: &str) -> Section {
        match text {
            "investment" => Section::Investment,
            "operating" => Section::Operating,
            other => panic!("not a section: {other}"),
        }
    }
}

impl Component {
    /// How the component accrues; `None` where no price of it is known.
    pub fn accrual(&self) -> Option<&Accrual> {
        let of_tiers = || self.tiers.as_ref().map(|tiers| &tiers.bands[0].1);
        let of_first = self.during_first.as_ref().map(|(_, price)| price);
        let of_during = || self.during.first().map(|(_, price)| price).or(of_first);
        self.price.as_ref().or_else(of_tiers).or_else(of_during).or(self.renewal.as_ref()).map(|price| &price.accrual)
    }

    pub fn unpriced(&self) -> bool {
        self.price.is_none() && self.tiers.is_none()
    }

    pub fn graduated(&self) -> Option<&Tiers> {
        self.tiers.as_ref().filter(|tiers| tiers.graduated)
    }

    pub fn recurring(&self) -> bool {
        matches!(
            self.accrual(),
            Some(
                Accrual::UnitMonth | Accrual::UnitYear | Accrual::LineMonth | Accrual::LineYear | Accrual::ShareYear(_)
            )
        )
    }

    /// The section that the component's own amounts, failures apart, go to before any rule of law.
    pub fn own_section(&self) -> Section {
        let operating = self.recurring() || self.at == At::Exit;
        self.section.unwrap_or(if operating { Section::Operating } else { Section::Investment })
    }
}

/// Reads the fields of a component.
pub fn component(plan: &Plan, item: &Tree, name: &str, fields: &Tree, exchange: &dyn Fn(&str) -> Decimal) -> Component {
    let family = item.text("family").expect("a family");
    let unit = item.text("unit").expect("a unit");
    let read = |text: &str| price(text, unit, exchange);
    let at = fields.text("at");
    let (for_a_time, in_phases): (Vec<_>, Vec<_>) =
        fields.get("during").unwrap_or(&Tree::Nothing).entries().iter().cloned().partition(|(key, _)| is_duration(key));
    let mut component = Component {
        name: name.to_string(),
        price: fields.get("price").and_then(|tree| price_at_start(tree, plan.start)).and_then(read),
        tiers: fields.get("tiers").map(|tree| tiers(tree, &read)),
        during: in_phases
            .iter()
            .filter_map(|(phase, value)| Some((phase_name(phase).to_string(), read(value.as_text()?)?)))
            .collect(),
        during_first: for_a_time.first().and_then(|(time, value)| Some((months(time), read(value.as_text()?)?))),
        renewal: fields.text("renewal").and_then(read),
        life: fields.text("life").map(months),
        warranty: fields.text("warranty").map_or(0, months),
        failure: fields.text("failure").map(share).unwrap_or(Decimal::ZERO),
        follows: fields.text("follows").map(str::to_string),
        at: at.map_or(At::Entry, |text| moment(plan, text)),
        own_at: at.is_some(),
        window: plan.window(fields.text("from"), fields.text("until")),
        section: fields.text("section").map(Section::named),
        vat: fields.text("vat").unwrap_or(if family == "staff" { "zero" } else { "standard" }).to_string(),
        fctva: fields.text("fctva").map(str::to_string),
        index: String::new(),
        fixed_part: fields.text("fixed_part").map(share).unwrap_or(Decimal::ZERO),
        depreciation: fields.text("depreciation").map(|text| (text != "none").then(|| months(text))),
    };
    let by_kind = match (component.recurring(), family) {
        (false, _) => "none",
        (true, "staff") => "labour",
        (true, _) => "general",
    };
    component.index = fields.text("index").unwrap_or(by_kind).to_string();
    component
}

/// `18 months`; the name of a phase has no spaces.
fn is_duration(text: &str) -> bool {
    text.contains([' ', '\u{a0}', '\u{202f}'])
}

fn moment(plan: &Plan, text: &str) -> At {
    match text {
        "entry" => At::Entry,
        "exit" => At::Exit,
        _ => At::Month(plan.moment(text)),
    }
}

/// Of dated prices, the one in force on the plan's first day.
fn price_at_start(tree: &Tree, start: i32) -> Option<&str> {
    if let Tree::List(dated) = tree {
        let day = first_day(start);
        return dated
            .iter()
            .filter(|entry| entry.text("from").is_some_and(|from| from <= day.as_str()))
            .max_by_key(|entry| entry.text("from").map(str::to_string))
            .and_then(|entry| entry.text("price"));
    }
    tree.as_text()
}

fn tiers(tree: &Tree, read: &dyn Fn(&str) -> Option<Price>) -> Tiers {
    let bands = tree.get("bands").expect("bands").items();
    Tiers {
        graduated: tree.text("mode") == Some("graduated"),
        bands: bands
            .into_iter()
            .map(|band| {
                let price = band.text("price").and_then(read);
                (band.text("upto").map(|upto| quantity(upto, "")), price.expect("a known price"))
            })
            .collect(),
    }
}
