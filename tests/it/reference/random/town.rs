//! Towns: healthy, weak, red, broken.

use super::dice::{Dice, Fields};

/// A town whose accounts precede `first_year`.
pub fn town(dice: &mut Dice, first_year: i64) -> String {
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
    let accounts = [
        format!("year: {}", first_year - dice.between(1, 3)),
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
    let mut text = format!(
        "schema: perenne/city/v1\ncity: town\ntitle: {{en: Town}}\npopulation: {}\naccounts:\n",
        dice.between(200, 30_000)
    );
    for account in accounts {
        text.push_str(&format!("  {account}\n"));
    }
    text.push_str(&format!("growth: {}\n", growth(dice).flow()));
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
    let limits = limits(dice);
    if !limits.is_empty() {
        text.push_str(&format!("limits: {}\n", limits.flow()));
    }
    text
}

fn growth(dice: &mut Dice) -> Fields {
    let mut growth = Fields::new();
    for key in ["taxes", "grants", "other", "staff", "purchases", "subsidies", "other_spending", "investment"] {
        if dice.chance(75) {
            growth.set(key, dice.rate(0, 2));
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

fn limits(dice: &mut Dice) -> Fields {
    let mut limits = Fields::new();
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
