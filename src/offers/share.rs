use crate::model::{Case, Component, Line, Pricing, Rate, When};

/// What a price that the reference writes as a share takes from the component that it is a share of. Quoted as
/// an amount it would lose this, and cost more or less over the years than the share of the same amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The component that it is a share of.
    pub of: String,
    /// The price index by which it is revised; none where it is not.
    pub index: Option<String>,
    /// When a share of a lump sum is charged, as offers write it, where that is not at its own entry.
    pub at: Option<String>,
}

impl Share {
    /// Of a component of a case; none where its price is an amount.
    pub fn of(case: &Case, line: &Line, component: &Component) -> Option<Self> {
        let base = first_rate(component)?.of?;
        let (index, when) = revised(case, line, component);
        // A month of its own stands beside no phases, and what it follows says when anyway.
        let free = component.follows.is_none() && component.window == (0, case.calendar.months.saturating_sub(1));
        let at = match when {
            When::Month(month) if free => Some(format!("{month} months")),
            When::Exit if component.follows.is_none() => Some("exit".to_owned()),
            _ => None,
        };
        let at = at.filter(|_| matches!(component.when, When::With(_)));
        Some(Self { of: line.components[base].id.clone(), index: index.map(str::to_owned), at })
    }
}

/// The index by which a component's price is revised, and when it is charged: a share has both of what it is a
/// share of.
pub(super) fn revised<'c>(case: &'c Case, line: &Line, component: &Component) -> (Option<&'c str>, When) {
    let mut root = component;
    while let Some(base) = first_rate(root).and_then(|rate| rate.of) {
        root = &line.components[base];
    }
    let mut when = component.when;
    while let When::With(leader) = when {
        when = line.components[leader].when;
    }
    (root.index.map(|index| case.indices[index].0.as_str()), when)
}

/// The price of a component, or that of its first band.
pub(super) fn first_rate(component: &Component) -> Option<&Rate> {
    match &component.pricing {
        Pricing::Flat(rate) => Some(rate),
        Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.first().map(|(_, rate)| rate),
        Pricing::Unpriced | Pricing::Included => None,
    }
}
