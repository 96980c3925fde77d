//! Floor 7: several plans on one city's budget. Each may last by itself, and all together not.
//!
//! Each plan is resolved and run by itself on the programme's city ([`Member`]); what the plans do to the city is summed
//! year by year and laid over it once more, under the rules of every plan ([`Together`]). Nothing is calculated twice in
//! two ways: the projection, the rules and the weighing of a verdict are those of one plan.

mod changed;
mod elsewhere;
mod explained;
mod member;
mod read;
mod replaced;
mod snapshot;
mod together;
mod unjudged;
mod ways;

pub use member::Member;
pub(crate) use read::is_programme;
pub use read::{Given, Place, Remarks};
pub use snapshot::sweep;
pub use together::{Parts, Together};
pub use ways::WayOut;
pub(crate) use ways::{MOST_PLANS, MOST_YEARS};

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::Text;
use crate::explore::contingency::Contingency;
use crate::explore::growth::{GrowthTurn, turns_of};
use crate::language::Arg;
use crate::model::InputFile;
use crate::run::Weighed;

/// A programme, calculated.
#[derive(Debug)]
pub struct Programme {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its own file.
    input: InputFile,
    /// Its plans, in the order of its file.
    pub members: Vec<Arc<Member>>,
    /// What they come to together.
    pub together: Together,
    /// The texts that plans are resolved anew from.
    sources: Sources,
}

impl Programme {
    /// The files that were read: its own, then those of its plans, of which several plans may have the same.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &InputFile> {
        let of_plans = self.members.iter().flat_map(|member| member.analysis.case.inputs.iter());
        std::iter::once(&self.input).chain(of_plans)
    }

    /// Whether everything in every plan has a price.
    pub fn complete(&self) -> bool {
        self.members.iter().all(|member| member.analysis.complete())
    }

    /// The plans of which no fiscal year after their own pilot gives flags.
    pub fn unseen(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().map(Arc::as_ref).filter(|member| !member.horizon.seen_until(self.together.horizon.judged))
    }

    /// What each plan sets aside, in their order: drawn plan by plan, as in the plans' own studies.
    pub fn set_aside(&self) -> Vec<Option<Contingency>> {
        self.members.iter().map(|member| member.set_aside(&self.sources)).collect()
    }

    /// At which growth of the city's accounts the verdict on all plans turns.
    pub fn growth_turns(&self) -> Vec<GrowthTurn> {
        let (city, outcome) = (&self.together.city, &self.together.outcome);
        let turns = |(first, weighed): (&Member, Weighed)| turns_of(city, &first.analysis.case.data, outcome, &weighed);
        self.earliest().zip(self.weighed()).map(turns).unwrap_or_default()
    }

    /// What there is to say of the city, of each plan, and of the programme as a whole.
    pub fn remarks(&self) -> Remarks {
        let mut remarks = Remarks::default();
        for member in &self.members {
            let (of_all, of_plan) = member.remarks();
            remarks.of_all(of_all);
            remarks.of_plan(member.id(), of_plan);
        }
        self.warn(&mut remarks);
        remarks
    }

    /// What is known of the programme as a whole, beside what is known of its plans.
    fn warn(&self, remarks: &mut Remarks) {
        let mut own = Diagnostics::default();
        self.together.warn(&self.members, &mut own);
        let end = |member: &Arc<Member>| {
            let calendar = &member.analysis.case.calendar;
            calendar.month(calendar.months)
        };
        let ends = || self.members.iter().map(|member| (end(member), &member.analysis.case.plan));
        if let (Some((first, plan)), Some((last, _))) = (ends().min(), ends().max())
            && first != last
        {
            let differ = Diagnostic::new(codes::HORIZONS_DIFFER).arg("plan", plan.clone());
            let differ = differ.arg("end", first.plus(-1).to_string()).arg("last", last.plus(-1).to_string());
            own.push(differ.arg("judged", Arg::Year(self.together.horizon.judged)).help("help"));
        }
        if self.members.len() > MOST_PLANS && self.complete() && self.together.wants_ways_out() {
            let many = Diagnostic::new(codes::MANY_PLANS).arg("most", MOST_PLANS);
            own.push(many.arg("count", self.members.len()).help("help"));
        }
        remarks.of_all(own);
        for member in self.unseen() {
            let mut of_plan = Diagnostics::default();
            let unseen = Diagnostic::new(codes::PLAN_NOT_SEEN).arg("year", Arg::Year(member.horizon.after_pilot));
            of_plan.push(unseen.help("help"));
            remarks.of_plan(&member.analysis.case.plan, of_plan);
        }
    }
}
