//! Lump sums, what leaves cost, and components without a price.

use super::dice::Fields;
use super::funding::span;
use super::items::Maker;

impl Maker<'_> {
    fn moment(&mut self) -> String {
        if self.dice.chance(50) {
            let phases: Vec<&String> = self.setting.phases.iter().map(|(name, _)| name).collect();
            self.dice.pick(&phases).clone()
        } else {
            format!("{} months", self.dice.between(0, self.setting.horizon - 1))
        }
    }

    pub fn lump_sums(&mut self) {
        if self.dice.chance(60) {
            let mut setup = Fields::new();
            setup.set("price", format!("{} EUR", self.dice.amount(1, 6000)));
            if self.dice.chance(35) {
                setup.set("life", self.life());
                if self.dice.chance(30) {
                    setup.set("renewal", format!("{} EUR", self.dice.amount(1, 3000)));
                }
            }
            if self.dice.chance(30) {
                self.wear(&mut setup);
            }
            if self.dice.chance(35) {
                setup.set("at", self.moment());
            } else if !self.setting.existing && self.dice.chance(30) {
                span(self.dice, &mut setup, self.setting.phases);
            }
            self.during(&mut setup, "EUR", 4000);
            if self.dice.chance(20) {
                self.revised(&mut setup);
            }
            self.law(&mut setup);
            self.add("setup", setup);
            self.shares_of_setup();
        }
        if self.dice.chance(30) {
            let mut study =
                Fields::new().with("price", format!("{} EUR", self.dice.amount(1, 2500))).with("at", self.moment());
            self.law(&mut study);
            self.add("study", study);
        }
    }

    fn shares_of_setup(&mut self) {
        if self.dice.chance(35) {
            let price = if self.dice.chance(50) {
                format!("{} EUR", self.dice.amount(1, 900))
            } else {
                format!("{} of setup", self.dice.share(2, 30))
            };
            let mut training = Fields::new().with("price", price).with("follows", "setup");
            if self.dice.chance(25) {
                training.set("life", self.life());
            }
            self.add("training", training);
        }
        if self.dice.chance(35) {
            let price = format!("{} of setup", self.dice.share(2, 30));
            let mut project = Fields::new().with("price", price);
            if self.dice.chance(40) {
                project.set("at", self.moment());
            }
            self.law(&mut project);
            self.add("project", project);
        }
        if self.dice.chance(40) {
            let price = format!("{} of setup", self.dice.rate(2, 20));
            self.add("support", Fields::new().with("price", price));
        }
    }

    pub fn exits(&mut self) {
        let graduated = self.graduated();
        if self.dice.chance(45) {
            let price = if !graduated && self.dice.chance(25) {
                format!("{} of device", self.dice.share(1, 10))
            } else {
                self.once(1, 40)
            };
            let mut removal = Fields::new().with("price", price).with("at", "exit");
            self.law(&mut removal);
            if self.dice.chance(10) {
                span(self.dice, &mut removal, self.setting.phases);
            }
            self.add("removal", removal);
        }
        if self.dice.chance(25) {
            let reversal = Fields::new().with("price", format!("{} EUR", self.dice.amount(1, 2000))).with("at", "exit");
            self.add("reversal", reversal);
        }
    }

    pub fn unpriced(&mut self) {
        let mut quote = Fields::new();
        if self.dice.chance(50) {
            quote.set("price", "unknown");
        }
        if self.dice.chance(60) {
            quote.set("life", self.life());
        }
        self.wear(&mut quote);
        if quote.is_empty() {
            quote.set("note", "not priced yet");
        }
        self.add("quote", quote);
        if self.dice.chance(50) {
            let each = format!("EUR/{}", self.unit);
            let fitting =
                Fields::new().with("price", format!("{} {each}", self.dice.amount(1, 40))).with("follows", "quote");
            self.add("fitting", fitting);
        }
    }
}
