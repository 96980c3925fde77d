use std::collections::HashMap;

use rust_decimal::Decimal;

use super::figures_cost::{self, LineAmounts, Sums};
use super::{Remembered, Run, figures_city, figures_money, paths};
use crate::analysis::Analysis;
use crate::engine::flows_by_line;
use crate::finance::settle_line;
use crate::model::{City, Inputs};
use crate::number::{FullNumber, Label, Number, Traced, What};
use crate::run::Outcome;
use crate::units::{MONTHS_A_YEAR, dotted, order};

/// How a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Euros, to the cent.
    Money,
    /// A share, shown in percent, with 6 decimals in the machine output.
    Share,
    /// Years, with 6 decimals.
    Years,
    /// A plain number, with 6 decimals.
    Number,
}

impl Kind {
    /// Decimals of the machine output.
    pub fn digits(self) -> u32 {
        if self == Self::Money { 2 } else { 6 }
    }
}

/// A figure of the machine output, with how it came about.
#[derive(Debug, Clone)]
pub struct ExplainedFigure<N = Traced> {
    /// Its path, such as `tco.by_year.2027.incl_vat`.
    pub path: String,
    /// The number.
    pub number: N,
    /// How it is shown.
    pub kind: Kind,
}

/// Every figure of the machine output of a run, by path.
#[derive(Debug, Clone)]
pub struct Figures<N = Traced> {
    all: Vec<ExplainedFigure<N>>,
    places: HashMap<String, usize>,
    /// Other names of a part of a path: the name of a funding beside its id.
    aliases: Vec<(String, String)>,
}

impl<N> Default for Figures<N> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new(), aliases: Vec::new() }
    }
}

/// The kinds of number that have figures: those that are one number, and not one in each of many scenarios.
pub(super) trait Told: FullNumber<Mask = bool> {}

impl<N: FullNumber<Mask = bool>> Told for N {}

impl Figures {
    /// Names the figures of a run.
    pub fn of(run: &Run<'_>) -> Self {
        let mut out = Self::default();
        figures_cost::add(run, &mut out);
        out.add_beside_costs(run);
        out
    }

    /// The figure of a path with those that its story may lead to. Of the costs no more is calculated than it takes: one line
    /// after the other where it is theirs alone. `listed`: of so many parts of a sum more is told than what the others come
    /// to together; none where all are told.
    pub fn telling(path: &str, analysis: &Analysis, listed: Option<usize>) -> Self {
        let (wanted, mut out) = ([path.to_owned()], Self::default());
        if figures_cost::holds(path) {
            let (case, mut sums) = (&analysis.case, Sums::new(analysis, Some(&wanted)));
            let mut lines: Vec<usize> = (0..case.lines.len()).filter(|line| sums.take(*line)).collect();
            if let Some(listed) = listed.filter(|listed| *listed < lines.len()) {
                let run = Run::exact(analysis);
                let amounts = |line: &usize| figures_cost::amounts_of(&run, &wanted, *line);
                let mut amounts: Vec<_> = lines.iter().map(|line| (*line, amounts(line))).collect();
                // The largest first, as they are told: each of the others is no more than one amount.
                let size = |(_, amounts): &(usize, LineAmounts)| {
                    std::cmp::Reverse(amounts.iter().map(|(.., amount)| amount.abs()).max())
                };
                order::by_key(&mut amounts, size);
                let others = amounts.split_off(listed);
                others.iter().for_each(|(line, amounts)| sums.add_line(*line, amounts));
                lines = amounts.into_iter().map(|(line, _)| line).collect();
                order::plain(&mut lines);
            }
            for flows in flows_by_line(case, &analysis.schedule, lines, &Remembered) {
                settle_line(case, &flows, &Remembered).iter().for_each(|cost| sums.add(cost, &Remembered));
            }
            sums.put(&mut out);
        } else {
            let run = Run::in_passing(analysis, Remembered, |_| {});
            figures_cost::add_residual(&run, &mut out);
            out.add_beside_costs(&run);
            if path.starts_with(figures_city::EFFECTS) {
                figures_city::add_run_costs(&run, &mut out);
            }
        }
        out
    }

    /// Those of one plan of several: what it does to the city each year besides, which is what the programme sums up.
    pub fn of_member(run: &Run<'_>) -> Self {
        let mut out = Self::of(run);
        figures_city::add_effects(run, &mut out);
        out
    }

    /// Those of several plans on one city, from a fiscal year on: what is put together of them, then the city's.
    pub(crate) fn of_several(
        parts: impl IntoIterator<Item = ExplainedFigure>,
        (outcome, by_secured): (&Outcome<Traced>, bool),
        (city, from): (&City, i32),
    ) -> Self {
        let mut out = Self::default();
        parts.into_iter().for_each(|one| out.put(one.path, one.number, one.kind));
        figures_city::add_outcome(outcome, by_secured, &mut out);
        figures_city::add_capacity((city, from), outcome, &Remembered, &mut out);
        out.alias_figures();
        out
    }

    /// The same with what they come to alone.
    pub fn values(&self) -> Figures<Decimal> {
        let value = |one: &ExplainedFigure| ExplainedFigure {
            path: one.path.clone(),
            number: one.number.value(),
            kind: one.kind,
        };
        let (all, places) = (self.all.iter().map(value).collect(), self.places.clone());
        Figures { all, places, aliases: self.aliases.clone() }
    }
}

impl Figures<Decimal> {
    /// Every figure of what was analysed, and what it comes to.
    pub fn listed(analysis: &Analysis) -> Self {
        let (run, mut out) = (Run::exact(analysis), Self::default());
        figures_cost::add(&run, &mut out);
        out.add_beside_costs(&run);
        out
    }

    /// Those that a path may stand for among what was analysed: of the costs no others, which a large plan has many of.
    pub fn meant(path: &str, year: Option<i32>, analysis: &Analysis) -> Self {
        let (run, mut out) = (Run::exact(analysis), Self::default());
        out.add_beside_costs(&run);
        let wanted = paths::candidates(path, year, &out.aliases);
        let mut sums = Sums::new(analysis, Some(&wanted));
        run.costs.iter().for_each(|cost| sums.add(cost, &run.inputs));
        sums.put(&mut out);
        figures_cost::add_residual(&run, &mut out);
        out
    }
}

impl<N> Figures<N> {
    /// Those of money and of the city.
    fn add_beside_costs<I: Inputs<N>>(&mut self, run: &Run<'_, N, I>)
    where
        N: Told,
    {
        figures_money::add(run, self);
        figures_city::add(run, self);
        self.alias_figures();
    }

    fn alias_figures(&mut self) {
        for figure in crate::run::Figure::ALL {
            figure.path().into_iter().for_each(|path| self.alias(figure.id().into(), path.into()));
        }
    }

    /// Those of money and of the city alone, without what the costs come to by every grouping.
    pub(super) fn without_costs<I: Inputs<N>>(run: &Run<'_, N, I>) -> Self
    where
        N: Told,
    {
        let mut out = Self::default();
        out.add_beside_costs(run);
        out
    }

    /// The figure of a path; short forms are accepted (see `paths::candidates`), and a fiscal year may be
    /// given beside the path.
    pub fn find(&self, path: &str, year: Option<i32>) -> Option<&ExplainedFigure<N>> {
        paths::candidates(path, year, &self.aliases).iter().find_map(|path| self.get(path))
    }

    /// The figure of a whole path.
    pub fn get(&self, path: &str) -> Option<&ExplainedFigure<N>> {
        self.places.get(path).map(|place| &self.all[*place])
    }

    /// All of them, in the order of the machine output.
    pub fn iter(&self) -> impl Iterator<Item = &ExplainedFigure<N>> {
        self.all.iter()
    }

    /// Those whose path begins with a text.
    pub fn under<'f>(&'f self, start: &str) -> impl Iterator<Item = &'f ExplainedFigure<N>> {
        self.all.iter().filter(move |figure| figure.path.starts_with(start))
    }

    /// The paths nearest to one that is not known, best first.
    pub fn similar(&self, path: &str) -> Vec<&str> {
        paths::similar(path, self.all.iter().map(|figure| figure.path.as_str()))
    }

    /// Figures of what a path of the inputs names: `sensors.device.price`, `sensors.quantity`, `funding.bank`. A few of them.
    pub fn of_input(&self, path: &str) -> Vec<&str> {
        let parts = dotted::keys(path);
        let under = match parts.as_slice() {
            [line, "quantity", ..] => format!("units.{line}"),
            ["city", "investing"] => "constant_debt.average".to_owned(),
            ["funding", loan, ..] => format!("loans.{loan}"),
            ["depreciation", year] if year.parse::<i32>().is_ok() => format!("depreciation.by_year.{year}"),
            [line, component, ..] => format!("lines.{line}.{component}"),
            [line] => format!("lines.{line}"),
            [] => return Vec::new(),
        };
        let below = |path: &str| path.strip_prefix(&under).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.all.iter().map(|figure| figure.path.as_str()).filter(|path| below(path)).take(5).collect()
    }

    pub(super) fn put(&mut self, path: String, number: N, kind: Kind) {
        self.places.insert(path.clone(), self.all.len());
        self.all.push(ExplainedFigure { path, number, kind });
    }

    pub(super) fn alias(&mut self, name: String, id: String) {
        if name != id {
            self.aliases.push((name, id));
        }
    }
}

/// A number that the schedule or the case has, under a name.
pub(super) fn counted<N: Number>(value: Decimal, label: Label) -> N {
    N::constant(value).mark(|| label)
}

/// So many months as years.
pub(super) fn years<N: Number>(months: u32) -> N {
    counted(Decimal::from(months) / MONTHS_A_YEAR, Label::new(What::Months))
}
