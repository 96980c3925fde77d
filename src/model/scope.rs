use super::case::Case;
use super::draft::Draft;
use super::funding::Funding;
use super::law::Law;
use super::path::Scope;
use crate::document::FundingKind;
use crate::units::{dotted, order};

/// A plan and its law, into which its paths lead.
pub(super) struct InPlan<'a> {
    pub draft: &'a Draft,
    pub law: &'a Law,
}

impl InPlan<'_> {
    /// Whether a path leads into a line whose item is unknown, which has been told: what it holds is unknown too.
    pub(super) fn leads_into_unknown_item(&self, path: &str) -> bool {
        let place = dotted::split_first(path).and_then(|(id, _)| self.draft.place(id));
        place.is_some_and(|place| self.draft.line(place).is_none())
    }
}

impl Scope for InPlan<'_> {
    fn lines(&self) -> Vec<&str> {
        self.draft.plan.lines.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    fn line(&self, id: &str) -> Option<usize> {
        self.draft.place(id)
    }

    fn line_id(&self, line: usize) -> Option<&str> {
        self.draft.plan.lines.get(line).map(|(id, _)| id.value.as_str())
    }

    fn components(&self, line: usize) -> Vec<&str> {
        let line = self.draft.line(line);
        line.into_iter().flat_map(|line| &line.components).map(|one| one.id.value.as_str()).collect()
    }

    fn phases(&self) -> Vec<&str> {
        self.draft.plan.phases.iter().map(|(id, _)| id.value.as_str()).collect()
    }

    fn funding(&self) -> Vec<(&str, FundingKind)> {
        self.draft.plan.funding.iter().map(|entry| (entry.id.value.as_str(), entry.kind)).collect()
    }

    fn benefits(&self) -> Vec<&str> {
        self.draft.plan.benefits.iter().map(|entry| entry.id.value.as_str()).collect()
    }

    fn indices(&self) -> Option<Vec<&str>> {
        let own = self.draft.plan.indices.iter().map(|(id, _)| id.value.as_str());
        let mut names: Vec<&str> = own.chain(self.law.index_names()).collect();
        order::distinct(&mut names);
        Some(names)
    }
}

/// A resolved case, for what only names its paths: components that were removed are gone, and it holds only the indices
/// that it uses.
impl Scope for Case {
    fn lines(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.id.as_str()).collect()
    }

    fn line(&self, id: &str) -> Option<usize> {
        Self::line(self, id)
    }

    fn line_id(&self, line: usize) -> Option<&str> {
        self.lines.get(line).map(|line| line.id.as_str())
    }

    fn components(&self, line: usize) -> Vec<&str> {
        self.lines[line].components.iter().map(|one| one.id.as_str()).collect()
    }

    fn phases(&self) -> Vec<&str> {
        self.calendar.phases.iter().map(|phase| phase.id.as_str()).collect()
    }

    fn funding(&self) -> Vec<(&str, FundingKind)> {
        let entry = |funding: &'_ Funding| match funding {
            Funding::Subsidy(_) => FundingKind::Subsidy,
            Funding::Contribution(_) => FundingKind::Contribution,
            Funding::Loan(_) => FundingKind::Loan,
        };
        self.funding.iter().map(|funding| (funding.id(), entry(funding))).collect()
    }

    fn benefits(&self) -> Vec<&str> {
        self.benefits.iter().map(|benefit| benefit.id.as_str()).collect()
    }

    fn indices(&self) -> Option<Vec<&str>> {
        None
    }
}
