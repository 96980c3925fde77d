use super::financing::cost;
use super::groups::Group;
use super::years::Years;
use crate::document::Section;
use crate::engine::Cause;
use crate::model::Case;
use crate::number::FullNumber;

/// What a plan costs TTC by fiscal year, as the budget of a city tells it apart, whoever pays. In euros; lines that the
/// accounts hold already are left out.
#[derive(Debug)]
pub(crate) struct Outlay<N> {
    /// Operating, of staff.
    pub staff: Years<N>,
    /// Other operating.
    pub operating: Years<N>,
    /// Investment.
    pub investment: Years<N>,
    /// Renewals of any section.
    pub renewals: Years<N>,
    /// All of it.
    pub all: Years<N>,
}

impl<N: FullNumber> Outlay<N> {
    /// Of costs that were grouped.
    pub(crate) fn of(case: &Case, groups: &[Group<N>]) -> Self {
        let of =
            |wanted: &dyn Fn(&Group<N>) -> bool| cost(case, groups, |group| !group.key.in_accounts && wanted(group));
        let part =
            |section: Section, staff: bool| of(&|group| group.key.section == section && group.key.staff == staff);
        Self {
            staff: part(Section::Operating, true),
            operating: part(Section::Operating, false),
            investment: part(Section::Investment, true).plus(&part(Section::Investment, false)),
            renewals: of(&|group| group.key.cause == Cause::Renewal),
            all: of(&|_| true),
        }
    }
}
