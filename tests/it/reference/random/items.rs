//! Items with components of every kind, and what the plan overrides of them.

use super::dice::{Dice, Fields};
use super::funding::span;
use super::quantities::Phases;
use crate::reference::switches::Switches;

type Components = Vec<(String, Fields)>;
type Overrides = Vec<(String, String)>;

/// An item and the line that uses it.
pub struct Item {
    pub family: &'static str,
    pub unit: &'static str,
    pub divisible: bool,
    pub movable: bool,
    /// Components in the catalog, and those that the plan adds or overrides (`none` as text).
    pub catalog: Components,
    pub plan: Overrides,
}

pub struct Setting<'a> {
    pub phases: &'a Phases,
    pub horizon: i64,
    /// Whether the line has units from before the start.
    pub existing: bool,
    pub unpriced: bool,
    pub on: Switches,
}

pub struct Maker<'a> {
    pub dice: &'a mut Dice,
    pub setting: &'a Setting<'a>,
    pub unit: &'static str,
    pub made: Vec<(String, Fields)>,
}

pub fn item(dice: &mut Dice, setting: &Setting) -> Item {
    let (family, unit) = dice.pick(&[
        ("sensor", "sensor"),
        ("sensor", "sensor"),
        ("connectivity", "gateway"),
        ("platform", "platform"),
        ("fiber", "km"),
        ("staff", "FTE"),
        ("service", "contract"),
    ]);
    let mut maker = Maker { dice, setting, unit, made: Vec::new() };
    maker.once_for_each_unit();
    maker.recurring();
    maker.lump_sums();
    maker.exits();
    if setting.unpriced {
        maker.unpriced();
    }
    let made = maker.made;
    let (catalog, plan) = shared_out(dice, made);
    Item {
        family,
        unit,
        divisible: matches!(family, "fiber" | "staff"),
        movable: matches!(family, "sensor" | "connectivity") && dice.chance(60),
        catalog,
        plan,
    }
}

/// Some components come from the catalog, some from the plan, some from both.
fn shared_out(dice: &mut Dice, made: Vec<(String, Fields)>) -> (Components, Overrides) {
    let mut catalog = Vec::new();
    let mut plan = Vec::new();
    for (name, fields) in made {
        match dice.between(0, 9) {
            // What others follow or take a share of stays in the catalog with them.
            0 if !["device", "install", "setup", "quote"].contains(&name.as_str()) => {
                plan.push((name, fields.flow()));
            }
            1 if fields.has("price") => {
                // An older entry of which the price, and what depends on it, is replaced.
                let price = fields.get("price").unwrap_or_default().to_string();
                let plain = !price.contains('[') && !price.contains('%');
                let older = if plain {
                    let unit = price.split_once(' ').map_or("EUR", |(_, unit)| unit);
                    fields.clone().with("price", format!("7 {unit}")).with("note", "older")
                } else {
                    fields.clone()
                };
                let mut newer = Fields::new().with("price", price);
                if let Some(renewal) = fields.get("renewal").filter(|_| dice.chance(50)) {
                    newer.set("renewal", renewal);
                }
                catalog.push((name.clone(), older));
                plan.push((name, newer.flow()));
            }
            _ => catalog.push((name, fields)),
        }
    }
    if dice.chance(15) {
        let dropped = Fields::new().with("price", "99 EUR/month");
        catalog.push(("dropped".to_string(), dropped));
        plan.push(("dropped".to_string(), "none".to_string()));
    }
    (catalog, plan)
}

impl Maker<'_> {
    pub fn add(&mut self, name: &str, fields: Fields) {
        self.made.push((name.to_string(), fields));
    }

    pub fn once(&mut self, low: i64, high: i64) -> String {
        let currency = if self.dice.chance(6) { "USD" } else { "EUR" };
        format!("{} {currency}/{}", self.dice.amount(low, high), self.unit)
    }

    pub fn life(&mut self) -> String {
        if self.dice.chance(50) {
            format!("{} months", self.dice.between(3, 50))
        } else {
            format!("{} years", self.dice.between(1, 5))
        }
    }

    pub fn index(&mut self) -> &'static str {
        self.dice.pick(&["general", "labour", "services", "energy", "custom", "list", "none"])
    }

    /// VAT, FCTVA and section, rarely.
    pub fn law(&mut self, fields: &mut Fields) {
        if self.dice.chance(20) {
            let rates = ["standard", "intermediate", "reduced", "zero", "8.5 %", "0 %"];
            fields.set("vat", self.dice.pick(&rates));
        }
        if self.dice.chance(15) {
            let kinds: &[&str] = if self.setting.on.fctva_kinds {
                &["investment", "cloud", "upkeep", "upkeep", "networks", "networks", "none"]
            } else {
                &["investment", "cloud", "none"]
            };
            fields.set("fctva", self.dice.pick(kinds));
        }
        if self.dice.chance(15) {
            fields.set("section", self.dice.pick(&["investment", "operating"]));
        }
        if self.setting.on.depreciation && self.dice.chance(20) && fields.get("section") != Some("operating") {
            let written = match self.dice.between(0, 3) {
                0 => "none".to_string(),
                1 => format!("{} years", self.dice.between(1, 12)),
                _ => format!("{} months", self.dice.between(1, 90)),
            };
            fields.set("depreciation", written);
        }
    }

    /// The index of a price, and what it leaves as it is.
    pub fn revised(&mut self, fields: &mut Fields) {
        fields.set("index", self.index());
        if self.setting.on.fixed_part && self.dice.chance(40) {
            fields.set("fixed_part", self.dice.share(0, 100));
        }
    }

    pub fn wear(&mut self, fields: &mut Fields) {
        if self.dice.chance(70) {
            fields.set("failure", self.dice.rate(1, 30));
            if self.dice.chance(60) {
                fields.set("warranty", format!("{} months", self.dice.between(0, 30)));
            }
        }
    }

    /// Another price in a phase, in the unit of `unit`.
    pub fn during(&mut self, fields: &mut Fields, unit: &str, highest: i64) {
        let mut prices = Fields::new();
        if self.dice.chance(15) {
            let phases: Vec<&String> = self.setting.phases.iter().map(|(name, _)| name).collect();
            let phase = self.dice.pick(&phases).clone();
            let price = self.dice.amount(0, highest);
            prices.set(&phase, format!("{price} {unit}"));
        }
        if self.setting.on.during_first && self.dice.chance(15) {
            let time = self.dice.pick(&["1 month", "5 months", "14 months", "2 years", "9 years"]);
            let price = self.dice.amount(0, highest);
            prices.set(time, format!("{price} {unit}"));
        }
        if !prices.is_empty() {
            fields.set("during", prices.flow());
        }
    }

    /// Dearest first, as quantity discounts are.
    fn tiers(&mut self, mode: &str, unit: &str, highest: i64) -> String {
        let mut price = self.dice.between(highest / 2, highest);
        let mut upto = 0;
        let mut bands = Vec::new();
        for _ in 0..self.dice.between(1, 3) {
            upto += self.dice.between(1, 18);
            bands.push(format!("{{upto: {upto}, price: {price} {unit}}}"));
            price = price * self.dice.between(50, 99) / 100;
        }
        bands.push(format!("{{price: {price} {unit}}}"));
        format!("{{mode: {mode}, bands: [{}]}}", bands.join(", "))
    }

    fn once_for_each_unit(&mut self) {
        let each = format!("EUR/{}", self.unit);
        let highest = self.dice.pick(&[60, 450, 900]);
        let mut device = Fields::new();
        let mut graduated = false;
        match self.dice.between(0, 9) {
            0 => {
                device.set("tiers", self.tiers("volume", &each, highest));
            }
            1 => {
                device.set("tiers", self.tiers("graduated", &each, highest));
                graduated = true;
            }
            2 => {
                let dated = format!(
                    "[{{from: 2020-01-01, price: {} {each}}}, {{from: 2026-06-01, price: {} {each}}}]",
                    self.dice.amount(1, highest),
                    self.dice.amount(1, highest)
                );
                device.set("price", dated);
            }
            _ => {
                device.set("price", self.once(1, highest));
            }
        }
        if !graduated {
            if self.dice.chance(70) {
                device.set("life", self.life());
                if self.dice.chance(25) {
                    device.set("renewal", self.once(1, highest));
                }
            }
            self.wear(&mut device);
        }
        self.during(&mut device, &each, highest);
        if self.dice.chance(20) {
            self.revised(&mut device);
        }
        self.law(&mut device);
        if self.dice.chance(12) {
            span(self.dice, &mut device, self.setting.phases);
        }
        self.add("device", device);
        if self.dice.chance(60) {
            self.followers(&each, graduated);
        }
        if !graduated && self.dice.chance(20) {
            let mut mast = Fields::new().with("price", format!("{} of device", self.dice.share(1, 30)));
            if self.dice.chance(50) {
                mast.set("life", self.life());
            }
            self.law(&mut mast);
            self.add("mast", mast);
        }
        if self.dice.chance(25) {
            let battery = Fields::new()
                .with("price", format!("0 {each}"))
                .with("renewal", format!("{} {each}", self.dice.amount(1, 80)))
                .with("life", self.life())
                .with("section", "operating");
            self.add("battery", battery);
        }
    }

    fn followers(&mut self, each: &str, graduated: bool) {
        let mut install = Fields::new();
        if !graduated && self.dice.chance(40) {
            install.set("price", format!("{} of device", self.dice.share(2, 40)));
        } else {
            install.set("price", self.once(1, 90));
            self.during(&mut install, each, 90);
        }
        install.set("follows", "device");
        if self.dice.chance(30) {
            install.set("life", self.life());
        }
        if self.dice.chance(25) {
            install.set("renewal", self.once(1, 60));
        }
        if self.dice.chance(30) {
            self.wear(&mut install);
        }
        self.law(&mut install);
        if self.dice.chance(10) {
            span(self.dice, &mut install, self.setting.phases);
        }
        self.add("install", install);
        if self.dice.chance(50) {
            let mut label = Fields::new().with("price", self.once(1, 20)).with("follows", "install");
            if self.dice.chance(30) {
                label.set("life", self.life());
            }
            if self.dice.chance(30) {
                self.wear(&mut label);
            }
            self.add("label", label);
        }
    }

    fn recurring(&mut self) {
        if self.dice.chance(75) {
            let period = self.dice.pick(&["month", "year"]);
            let each = format!("EUR/{}/{period}", self.unit);
            let highest = if period == "month" { 8 } else { 90 };
            let mut fee = Fields::new();
            match self.dice.between(0, 5) {
                0 => fee.set("tiers", self.tiers("volume", &each, highest)),
                1 => fee.set("tiers", self.tiers("graduated", &each, highest)),
                _ => fee.set("price", format!("{} {each}", self.dice.amount(0, highest))),
            };
            self.recurring_extras(&mut fee, &each, highest);
            self.add("fee", fee);
        }
        if self.dice.chance(40) {
            let period = self.dice.pick(&["month", "year"]);
            let each = format!("EUR/{period}");
            let mut server = Fields::new();
            if self.dice.chance(15) {
                server.set("tiers", self.tiers("volume", &each, 300));
            } else {
                server.set("price", format!("{} {each}", self.dice.amount(0, 300)));
            }
            self.recurring_extras(&mut server, &each, 300);
            self.add("server", server);
        }
        let graduated = self.graduated();
        if !graduated && self.dice.chance(50) {
            let price = format!("{} of device", self.dice.rate(1, 12));
            let mut maintenance = Fields::new().with("price", price);
            self.law(&mut maintenance);
            if self.dice.chance(30) {
                span(self.dice, &mut maintenance, self.setting.phases);
            }
            self.add("maintenance", maintenance);
        }
    }

    /// Whether the device has graduated tiers, and so can be no base of a share.
    pub fn graduated(&self) -> bool {
        self.made.iter().any(|(name, fields)| {
            name == "device" && fields.get("tiers").is_some_and(|tiers| tiers.contains("graduated"))
        })
    }

    fn recurring_extras(&mut self, fields: &mut Fields, unit: &str, highest: i64) {
        self.during(fields, unit, highest);
        if self.dice.chance(60) {
            self.revised(fields);
        }
        self.law(fields);
        if self.dice.chance(25) {
            span(self.dice, fields, self.setting.phases);
        }
    }
}
