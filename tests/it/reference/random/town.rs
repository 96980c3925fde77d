//! Towns: healthy, weak, red, broken.

use super::dice::{Dice, Fields};
use crate::reference::switches::Switches;

/// A town whose accounts precede `first_year`.
pub fn town(dice: &mut Dice, first_year: i64, on: Switches) -> String {
    let revenue = dice.pick(&[200_000, 800_000, 2_000_000, 6_000_000, 20_000_000]);
    let revenue = dice.between(revenue * 7 / 10, revenue * 14 / 10);
    let permille = |of: i64, share: i64| of * share / 1000;
    // Gross savings and debt as the accounts show them, in thousandths of the revenue.
    let (savings, debt) = match dice.between(0, 9) {
        0..=4 => (dice.between(150, 260), dice.between(100, 700)),
        5..=7 => (dice.between(75, 115), dice.between(500, 1200)),
        8 => (dice.between(30, 75), dice.between(600, 1700)),
        _ => (dice.between(-40, 30), dice.between(0, 1500)),
    };
    let debt = permille(revenue, debt);
    let principal = debt / dice.between(8, 20);
    let interest = (debt + principal) * dice.between(10, 45) / 1000;
    let spending = revenue - permille(revenue, savings) - interest;
    let staff = permille(spending, dice.between(400, 640));
    let purchases = permille(spending - staff, dice.between(300, 700));
    let subsidies = permille(spending - staff - purchases, dice.between(300, 700));
    let taxes = permille(revenue, dice.between(500, 700));
    let grants = permille(revenue - taxes, dice.between(200, 700));
    let investment = permille(revenue, dice.between(60, 220));
    let own = permille(investment, dice.between(150, 500));
    let euros = |amount: i64| format!("{amount} EUR");
    let year = first_year - dice.between(1, 3);
    let mut accounts = vec![
        format!("year: {year}"),
        format!(
            "revenue: {{taxes: {}, grants: {}, other: {}}}",
            euros(taxes),
            euros(grants),
            euros(revenue - taxes - grants)
        ),
        format!(
            "spending: {{staff: {}, purchases: {}, subsidies: {}, other: {}}}",
            euros(staff),
            euros(purchases),
            euros(subsidies),
            euros(spending - staff - purchases - subsidies)
        ),
        format!("interest: {}", euros(interest)),
        format!("principal: {}", euros(principal)),
        format!("debt: {}", euros(debt)),
        format!("investment: {{equipment: {}, other: {}}}", euros(investment * 9 / 10), euros(investment / 10)),
        format!(
            "investment_revenue: {{grants: {}, fctva: {}, other: {}}}",
            euros(own / 2),
            euros(own / 3),
            euros(own / 6)
        ),
        format!("working_capital: {}", euros(permille(revenue, dice.between(-10, 200)))),
    ];
    let constant_debt = on.investing && dice.chance(50);
    let forecast = Forecast { year, revenue, spending: spending - staff, staff, investment, constant_debt };
    let gives_depreciation = on.depreciation && dice.chance(60);
    if gives_depreciation {
        accounts.push(format!("depreciation: {}", euros(forecast.depreciation(dice))));
    }
    let mut text = format!(
        "schema: perenne/city/v1\ncity: town\ntitle: {{en: Town}}\npopulation: {}\naccounts:\n",
        dice.between(200, 30_000)
    );
    for account in accounts {
        text.push_str(&format!("  {account}\n"));
    }
    let mut growth = growth(dice);
    if gives_depreciation && dice.chance(50) {
        growth.set("depreciation", dice.rate(0, 4));
    }
    text.push_str(&format!("growth: {}\n", growth.flow()));
    if on.investing && (constant_debt || dice.chance(20)) {
        text.push_str(if constant_debt { "investing: constant-debt\n" } else { "investing: accounts\n" });
    }
    if on.outlook && dice.chance(50) {
        text.push_str(&forecast.outlook(dice, gives_depreciation));
    }
    if on.debt_schedule && dice.chance(50) {
        text.push_str(&debt_schedule(dice, year, debt));
    }
    if dice.chance(70) {
        text.push_str(&format!("loans: {{rate: {}, term: {} years}}\n", dice.share(0, 5), dice.between(4, 20)));
    }
    if dice.chance(80) {
        text.push_str(&format!("fctva_lag: {} years\n", dice.between(0, 2)));
    }
    if dice.chance(40) {
        let minimum = permille(revenue, dice.between(0, 90));
        text.push_str(&format!("minimum_working_capital: {}\n", euros(minimum)));
    }
    let envelope = envelope(dice, revenue);
    if !envelope.is_empty() {
        text.push_str(&format!("envelope: {}\n", envelope.flow()));
    }
    let limits = limits(dice, on);
    if !limits.is_empty() {
        text.push_str(&format!("limits: {}\n", limits.flow()));
    }
    text
}

fn growth(dice: &mut Dice) -> Fields {
    let mut growth = Fields::new();
    for key in ["taxes", "grants", "other", "staff", "purchases", "subsidies", "other_spending", "investment"] {
        if dice.chance(75) {
            growth.set(key, dice.rate(-2, 2));
        }
    }
    growth
}

fn envelope(dice: &mut Dice, revenue: i64) -> Fields {
    let mut envelope = Fields::new();
    for part in ["operating", "investment"] {
        if dice.chance(40) {
            let share = dice.pick(&[0, 5, 20, 60]);
            envelope.set(part, format!("{} EUR/year", revenue * share / 1000));
        }
    }
    envelope
}

/// What a town of this size expects of the years to come.
struct Forecast {
    year: i64,
    revenue: i64,
    spending: i64,
    staff: i64,
    investment: i64,
    constant_debt: bool,
}

impl Forecast {
    /// Near the gross savings of a town, or below 0 where it writes back more than it charges.
    fn depreciation(&self, dice: &mut Dice) -> i64 {
        let permille = if dice.chance(8) { dice.between(-40, 0) } else { dice.between(40, 250) };
        self.revenue * permille / 1000
    }

    /// Some accounts of some years.
    fn outlook(&self, dice: &mut Dice, gives_depreciation: bool) -> String {
        let mut text = "outlook:\n".to_string();
        let first = self.year + dice.between(1, 4);
        for year in [first, first + dice.between(1, 5)] {
            let mut groups = Fields::new();
            let near = |dice: &mut Dice, amount: i64| format!("{} EUR", amount * dice.between(85, 110) / 100);
            if dice.chance(60) {
                groups.set("revenue", Fields::new().with("taxes", near(dice, self.revenue * 6 / 10)).flow());
            }
            let mut spending = Fields::new().with("staff", near(dice, self.staff));
            if dice.chance(40) {
                spending.set("other", near(dice, self.spending / 4));
            }
            groups.set("spending", spending.flow());
            if !self.constant_debt && dice.chance(50) {
                groups.set("investment", Fields::new().with("equipment", near(dice, self.investment)).flow());
                let other = dice.between(-self.investment / 20, self.investment / 3);
                let received = Fields::new().with("other", format!("{other} EUR"));
                groups.set("investment_revenue", received.flow());
            }
            if gives_depreciation && dice.chance(50) {
                groups.set("depreciation", format!("{} EUR", self.depreciation(dice)));
            }
            text.push_str(&format!("  {year}: {}\n", groups.flow()));
        }
        text
    }
}

/// Of the present debt, sometimes to its end.
fn debt_schedule(dice: &mut Dice, year: i64, debt: i64) -> String {
    let mut text = "debt_schedule:\n".to_string();
    let years = dice.between(1, 6);
    let mut left = debt;
    for number in 1..=years {
        let interest = left * dice.between(0, 50) / 1000;
        let principal = if number == years && dice.chance(20) { left } else { left * dice.between(0, 300) / 1000 };
        left -= principal;
        text.push_str(&format!("  {}: {{interest: {interest} EUR, principal: {principal} EUR}}\n", year + number));
    }
    text
}

fn limits(dice: &mut Dice, on: Switches) -> Fields {
    let mut limits = Fields::new();
    if on.depreciation && dice.chance(10) {
        limits.set("rule.depreciation.orange", dice.pick(&["120 %", "105 %"]));
    }
    for (key, values) in [
        ("rule.run-cost.red", ["12 %", "30 %"]),
        ("rule.run-cost.orange", ["3 %", "8 %"]),
        ("rule.deleveraging.orange", ["8 years", "9 years"]),
        ("rule.debt-weight.red", ["1.5", "1.9"]),
        ("rule.savings-rate.red", ["5 %", "8 %"]),
        ("rule.materiality", ["0.01 %", "1 %"]),
    ] {
        if dice.chance(10) {
            limits.set(key, dice.pick(&values));
        }
    }
    limits
}
