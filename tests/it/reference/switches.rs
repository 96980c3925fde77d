//! What the contract gained in November 2026, one switch a feature.
//!
//! To switch a feature on once the engine knows it: write `true` in `ENGINE`. Random plans then use it, and its
//! figures are compared. The worked examples are always calculated with all of them.

#[derive(Clone, Copy)]
pub struct Switches {
    /// `run-cost` and `renewal-wall` count only where the plan is material; the wall is not measured where net
    /// savings without the plan are not above 0.
    pub material_plan_rules: bool,
    /// A plan of which no year after the pilot gives flags is undetermined.
    pub plan_not_seen: bool,
    /// `investing: constant-debt`.
    pub investing: bool,
    /// The nature of thresholds, in flags, verdict, parameters and limits.
    pub nature: bool,
    /// A new price drops what was written for `during`.
    pub dropped_during: bool,
    /// `k€`, `M€`, quarters, French words.
    pub words: bool,
    /// The warning that no phase is the pilot.
    pub no_pilot: bool,
    /// Metres where an item is measured in km.
    pub metres: bool,
    /// `during` for a time.
    pub during_first: bool,
    pub fixed_part: bool,
    /// Parameters `index.<name>` that are lists.
    pub index_lists: bool,
    /// `outlook`, depreciation apart.
    pub outlook: bool,
    pub debt_schedule: bool,
    /// `depreciation` of components, parameters, accounts and outlook, and the rule.
    pub depreciation: bool,
    /// `fctva: upkeep` and `fctva: networks`.
    pub fctva_kinds: bool,
    /// `funder` of subsidies and contributions.
    pub funders: bool,
    /// Benefits that come once, in a section.
    pub benefits_once: bool,
    pub payback: bool,
    /// Programmes of several plans.
    pub programmes: bool,
}

/// The contract as it stands.
pub const CONTRACT: Switches = Switches {
    material_plan_rules: true,
    plan_not_seen: true,
    investing: true,
    nature: true,
    dropped_during: true,
    words: true,
    no_pilot: true,
    metres: true,
    during_first: true,
    fixed_part: true,
    index_lists: true,
    outlook: true,
    debt_schedule: true,
    depreciation: true,
    fctva_kinds: true,
    funders: true,
    benefits_once: true,
    payback: true,
    programmes: true,
};

/// What the engine knows of it today.
pub const ENGINE: Switches = Switches {
    material_plan_rules: true,
    plan_not_seen: true,
    investing: true,
    nature: true,
    dropped_during: true,
    words: true,
    no_pilot: true,
    metres: true,
    during_first: true,
    fixed_part: true,
    index_lists: true,
    outlook: true,
    debt_schedule: true,
    depreciation: true,
    fctva_kinds: true,
    funders: true,
    benefits_once: true,
    payback: true,
    programmes: true,
};
