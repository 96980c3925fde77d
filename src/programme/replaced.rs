use super::Programme;
use crate::explore::turned::Turned;
use crate::model::Setting;
use crate::run::Figure;

impl Programme {
    /// What becomes of the verdict on all plans if people whom the city's accounts hold already have to be replaced where
    /// they are; none where the accounts hold none.
    pub fn replaced(&self) -> Option<Turned> {
        let settings: Vec<Setting> = self
            .members
            .iter()
            .flat_map(|member| {
                let held = member.analysis.case.lines.iter().filter(|line| line.is_post() && line.in_accounts);
                held.map(|line| Setting::new(format!("{}.{}.in_accounts", member.id(), line.id), "false", "replaced"))
            })
            .collect();
        if settings.is_empty() {
            return None;
        }
        let then = self.under(&settings).ok()?;
        let [after, now] = [&then, self].map(|one| one.together.outcome.ruling());
        Some(Turned {
            level: after.level,
            now: now.level,
            years: [after.first_year, now.first_year],
            first: then.together.outcome.first().cloned(),
            net_cost: then.members.iter().filter_map(|member| Figure::NetCost.of(&member.analysis.run)).sum(),
        })
    }
}
