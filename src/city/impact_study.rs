use rust_decimal::Decimal;

use super::projection::Outlook;
use crate::finance::FinancingPlan;
use crate::model::City;

/// Whether an investment calls for the study of its impact on later operating spending (*étude d'impact
/// pluriannuelle*, CGCT L1611-9, D1611-35).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImpactStudy {
    /// The plan's investment including VAT, in euros.
    pub investment: Decimal,
    /// Operating revenue of the accounts' year, in euros.
    pub revenue: Decimal,
    /// Their quotient; none where the city has no revenue.
    pub share: Option<Decimal>,
    /// Share above which it is due; none where the law of the day has no class for the city's size.
    pub threshold: Option<Decimal>,
    /// Amount above which it is due too, in euros.
    pub amount: Option<Decimal>,
}

impl ImpactStudy {
    /// The investment of a plan held against the city's last accounts.
    pub fn of(city: &City, outlook: &Outlook<Decimal>, plan: &FinancingPlan) -> Self {
        let (investment, revenue) = (plan.investment, outlook.base.revenue);
        let class = city.impact;
        Self {
            investment,
            revenue,
            share: (revenue > Decimal::ZERO).then(|| investment / revenue),
            threshold: class.map(|class| class.share.value),
            amount: class.and_then(|class| class.amount).map(|amount| amount.value),
        }
    }

    /// Whether it is due; none where no threshold is known.
    pub fn due(&self) -> Option<bool> {
        Some(self.above_share()? || self.above_amount())
    }

    /// Whether it is due by the amount of the investment, which is below the share of the revenue.
    pub fn by_amount_alone(&self) -> bool {
        self.above_share() == Some(false) && self.above_amount()
    }

    fn above_share(&self) -> Option<bool> {
        Some(self.investment > self.revenue * self.threshold?)
    }

    fn above_amount(&self) -> bool {
        self.amount.is_some_and(|amount| self.investment > amount)
    }
}
