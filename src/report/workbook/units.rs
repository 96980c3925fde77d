use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::inputs::Inputs;
use super::pad::{Head, Look, Pad, Row};
use super::term::Term;
use crate::engine::{Cause, Events, Schedule, Service};
use crate::model::{Accrual, Case, Component, Demand, Line, When};
use crate::report::Style;
use crate::report::study::names;
use crate::units::{half_up, order};

/// Numbers in service, and the units that each cost is charged for.
pub(super) struct Units {
    /// By line, the number in service.
    pub lines: Vec<Row>,
    /// By line, whether the number can be changed in the workbook.
    pub live: Vec<bool>,
    /// By line, the number in service before the plan.
    pub before: Vec<Option<Term>>,
    /// By line, component and cause. Failures have a row for each rate.
    pub charged: BTreeMap<(usize, usize, Cause), Vec<Counted>>,
}

/// Units charged for, month by month.
pub(super) struct Counted {
    /// The units.
    pub row: Row,
    /// The yearly rate of failures.
    pub rate: Option<crate::model::Datum>,
    /// Months that hold a formula.
    pub filled: Vec<bool>,
}

/// Counts every line, and what its components are charged for.
pub(super) fn units(
    case: &Case,
    schedule: &Schedule,
    inputs: &mut Inputs,
    pad: &mut Pad<'_>,
    style: Style,
) -> Result<Units, XlsxError> {
    let blank: Vec<Option<Row>> = vec![None; case.lines.len()];
    let mut lines = blank;
    let mut before = vec![None; case.lines.len()];
    let falls = |service: &Service| (0..service.number.len()).any(|month| !service.leaving(month).is_zero());
    let live: Vec<bool> = schedule.lines.iter().map(|service| !falls(service)).collect();
    pad.heading(&style.say("workbook-service"))?;
    for place in &case.order {
        let (line, service) = (&case.lines[*place], &schedule.lines[*place]);
        before[*place] = line.existing.map(|(number, _)| {
            if live[*place] {
                inputs.quantity(&format!("{}.existing.quantity", line.id), number, None)
            } else {
                Term::constant(number)
            }
        });
        let terms = number(case, line, service, before[*place].as_ref(), live[*place], &lines, inputs);
        let note = if live[*place] { "workbook-live" } else { "workbook-locked-falls" };
        let heads = [line.label.get(style.language.code(), &line.id).into(), Head::from(style.say(note))];
        lines[*place] = Some(pad.row(&heads, terms.into_iter().map(Some).collect(), Look::Number)?);
    }
    let lines: Vec<Row> = lines.into_iter().flatten().collect();
    let mut out = Units { lines, live, before, charged: BTreeMap::new() };
    pad.heading(&style.say("workbook-charged"))?;
    for place in 0..case.lines.len() {
        let events = Events::of_line(case, schedule, place);
        let ages = ages(&case.lines[place], case.calendar.months);
        for (index, events) in events.iter().enumerate() {
            out.component(case, &schedule.lines[place], (place, index), events, &ages[index], pad, style)?;
        }
    }
    Ok(out)
}

/// The number in service, month by month.
fn number(
    case: &Case,
    line: &Line,
    service: &Service,
    before: Option<&Term>,
    live: bool,
    lines: &[Option<Row>],
    inputs: &mut Inputs,
) -> Vec<Term> {
    let known = |month: usize| service.number[month];
    match &line.demand {
        _ if !live => service.number.iter().map(|number| Term::constant(*number)).collect(),
        Demand::Per { count, each, line: other } => {
            let count = inputs.quantity(&format!("{}.quantity", line.id), *count, line.quantity);
            let each = inputs.quantity(&format!("{}.quantity.per", line.id), *each, line.quantity);
            let cell = |month: usize| lines[*other].as_ref().map_or(String::new(), |row| row.cell(month));
            let per = |month: usize| {
                let units = format!("{}*{}/{}", count.text, cell(month), each.text);
                let text =
                    if line.divisible { format!("ROUND({units},12)") } else { format!("ROUNDUP(ROUND({units},9),0)") };
                Term::new(text, known(month))
            };
            (0..service.number.len()).map(per).collect()
        }
        Demand::Steps(steps) => {
            let mut from = before.cloned().unwrap_or_else(|| Term::constant(Decimal::ZERO));
            let mut out = Vec::new();
            for step in steps {
                // A phase that keeps the number of the one before follows it.
                let keeps = step.to == from.value && !step.linear && steps.len() > 1;
                let phase = &case.calendar.phases[case.calendar.phase_of(step.first)].id;
                let path = if steps.len() > 1 {
                    format!("{}.quantity.{phase}", line.id)
                } else {
                    format!("{}.quantity", line.id)
                };
                let to = if keeps { from.clone() } else { inputs.quantity(&path, step.to, line.quantity) };
                for k in 1..=step.months {
                    let grown = format!("({}-{})*{k}/{}", to.text, from.text, step.months);
                    let text = match (step.linear, line.divisible) {
                        (false, _) => to.text.clone(),
                        (true, true) => format!("{}+{grown}", from.text),
                        (true, false) => format!("{}+TRUNC(ROUND({grown},9))", from.text),
                    };
                    out.push(Term::new(text, known(out.len())));
                }
                from = to;
            }
            out
        }
    }
}

/// For each component charged once for each unit, the ages at which a unit is renewed: its own life, and
/// the renewals of what it follows.
fn ages(line: &Line, months: u32) -> Vec<BTreeSet<i32>> {
    let oldest = months + line.existing.map_or(0, |(_, age)| age);
    let of = |component: &Component| {
        let (mut ages, mut at) = (BTreeSet::new(), Some(component));
        // Circles were refused, so that the chain ends.
        while let Some(component) = at {
            let life = component.life.filter(|life| *life > 0);
            ages.extend(life.into_iter().flat_map(|life| (1..=oldest / life).map(move |n| n * life)));
            at = component.follows.map(|leader| &line.components[leader]);
        }
        order::set(ages.into_iter().filter_map(|age| i32::try_from(age).ok()))
    };
    line.components.iter().map(of).collect()
}

/// A sum of numbers in service of other months.
#[derive(Default)]
struct Linear {
    text: String,
    value: Decimal,
}

impl Linear {
    fn add(&mut self, sign: char, term: &Term) {
        if sign == '-' || !self.text.is_empty() {
            self.text.push(sign);
        }
        self.text.push_str(&term.text);
        self.value += if sign == '-' { -term.value } else { term.value };
    }

    fn term(self) -> Option<Term> {
        (!self.text.is_empty()).then(|| Term::new(self.text, self.value))
    }
}

/// The numbers in service of a line that never falls, before its start too.
struct Past<'a> {
    row: &'a Row,
    before: Option<&'a Term>,
    age: i32,
}

impl Past<'_> {
    /// The number in service in a month, negative before the plan; none where it was nothing.
    fn number(&self, month: i32) -> Option<Term> {
        match usize::try_from(month) {
            Ok(month) => Some(self.row.term(month)),
            Err(_) if month >= -self.age => self.before.cloned(),
            Err(_) => None,
        }
    }

    /// Units that entered in a month.
    fn entered(&self, month: i32, sum: &mut Linear) {
        if month == -self.age
            && let Some(before) = self.before
        {
            sum.add('+', before);
        }
        if month >= 0 {
            self.number(month).iter().for_each(|now| sum.add('+', now));
            let previous = if month == 0 { self.before.cloned() } else { self.number(month - 1) };
            previous.iter().for_each(|previous| sum.add('-', previous));
        }
    }

    fn renewed(&self, month: i32, ages: &BTreeSet<i32>) -> Option<Term> {
        let mut sum = Linear::default();
        ages.iter().filter(|age| **age <= month + self.age).for_each(|age| self.entered(month - age, &mut sum));
        sum.term()
    }

    /// Units out of warranty: by age since entry or the last renewal.
    fn failing(&self, month: i32, ages: &BTreeSet<i32>, warranty: i32) -> Option<Term> {
        let mut sum = Linear::default();
        let mut since = 0;
        for until in ages.iter().copied().map(Some).chain([None]) {
            let from = since + warranty;
            if until.is_none_or(|until| from < until) {
                self.number(month - from).iter().for_each(|number| sum.add('+', number));
                let until = until.and_then(|until| self.number(month - until));
                until.iter().for_each(|number| sum.add('-', number));
            }
            since = until.unwrap_or(since);
        }
        sum.term()
    }
}

impl Units {
    #[expect(clippy::too_many_arguments, reason = "one component with all that its events depend on")]
    fn component(
        &mut self,
        case: &Case,
        service: &Service,
        (place, index): (usize, usize),
        events: &Events,
        ages: &BTreeSet<i32>,
        pad: &mut Pad<'_>,
        style: Style,
    ) -> Result<(), XlsxError> {
        let line = &case.lines[place];
        let component = &line.components[index];
        let row = self.lines[place].clone();
        let before = self.before[place].clone();
        let past = Past { row: &row, before: before.as_ref(), age: service.age };
        let live = self.live[place];
        let last = service.number.len().saturating_sub(1);
        let per_unit = live && component.accrual == Accrual::Unit;
        let month_of = |month: usize| i32::try_from(month).unwrap_or(i32::MAX);
        let entry = |month: usize| {
            let mut sum = Linear::default();
            if component.when != When::Exit {
                past.entered_anew(month_of(month), &mut sum);
            }
            sum.term()
        };
        let exit = |month: usize| (component.when == When::Exit && month == last).then(|| row.term(month));
        let recurring = |month: usize| match component.accrual {
            Accrual::UnitRecurring => Some(row.term(month)),
            _ => Some(Term::new(
                format!("IF({}>0,1,0)", row.cell(month)),
                if service.number[month].is_zero() { Decimal::ZERO } else { Decimal::ONE },
            )),
        };
        let renewed = |month: usize| past.renewed(month_of(month), ages);
        type Live<'a> = &'a dyn Fn(usize) -> Option<Term>;
        let kinds: [(Cause, &[(u32, Decimal)], bool, Live<'_>); 4] = [
            (Cause::Entry, &events.entry, per_unit, &entry),
            (Cause::Renewal, &events.renewal, per_unit, &renewed),
            (Cause::Recurring, &events.service, live && component.accrual.recurs(), &recurring),
            (Cause::Exit, &events.exit, per_unit, &exit),
        ];
        for (cause, counts, live, formula) in kinds {
            self.count(line, (place, index, cause), counts, None, live.then_some(formula), pad, style)?;
        }
        for (rate, counts) in &events.failing {
            // The rate tells whose warranty counts: its own or that of what it follows.
            let whose = leader_with(line, index, *rate);
            let warranty = i32::try_from(line.components[whose].warranty).unwrap_or(i32::MAX);
            let own = self::ages(line, case.calendar.months).swap_remove(whose);
            let failing = |month: usize| past.failing(month_of(month), &own, warranty);
            let formula: Option<Live<'_>> = if per_unit { Some(&failing) } else { None };
            self.count(line, (place, index, Cause::Failure), counts, Some(*rate), formula, pad, style)?;
        }
        Ok(())
    }

    /// Writes units as formulas where these give what the engine counted, else as the engine's numbers.
    #[expect(clippy::too_many_arguments, reason = "one row with its key, its numbers and its formulas")]
    fn count(
        &mut self,
        line: &Line,
        key: (usize, usize, Cause),
        counts: &[(u32, Decimal)],
        rate: Option<crate::model::Datum>,
        formula: Option<&dyn Fn(usize) -> Option<Term>>,
        pad: &mut Pad<'_>,
        style: Style,
    ) -> Result<(), XlsxError> {
        let months = self.lines[key.0].values.len();
        let mut known = vec![Decimal::ZERO; months];
        for (month, units) in counts {
            known[*month as usize] = *units;
        }
        let value = |term: &Option<Term>| half_up(term.as_ref().map_or(Decimal::ZERO, |term| term.value), 9);
        let live: Option<Vec<Option<Term>>> = formula.map(|formula| (0..months).map(formula).collect());
        let live = live.filter(|terms| terms.iter().zip(&known).all(|(term, known)| value(term) == half_up(*known, 9)));
        let note = if live.is_some() { "workbook-live" } else { "workbook-locked" };
        let constants = || known.iter().map(|units| (!units.is_zero()).then(|| Term::constant(*units))).collect();
        let terms: Vec<Option<Term>> = live.unwrap_or_else(constants);
        let filled: Vec<bool> = terms.iter().map(Option::is_some).collect();
        if !filled.contains(&true) {
            return Ok(());
        }
        let name = line.label.get(style.language.code(), &line.id);
        let what = format!("{name} · {}", names::component(&line.components[key.1].id, style));
        let heads = [Head::from(what), style.say(&format!("cause-{}", key.2.word())).into(), style.say(note).into()];
        let row = pad.row(&heads, terms, Look::Number)?;
        self.charged.entry(key).or_default().push(Counted { row, rate, filled });
        Ok(())
    }
}

impl Past<'_> {
    /// Units that enter during the plan: the existing ones entered before.
    fn entered_anew(&self, month: i32, sum: &mut Linear) {
        self.number(month).iter().for_each(|now| sum.add('+', now));
        let previous = if month == 0 { self.before.cloned() } else { self.number(month - 1) };
        previous.iter().for_each(|previous| sum.add('-', previous));
    }
}

/// The component whose failure rate it is: the component itself or one that it follows.
fn leader_with(line: &Line, component: usize, rate: crate::model::Datum) -> usize {
    let mut at = component;
    while line.components[at].failure != Some(rate) {
        match line.components[at].follows {
            Some(leader) => at = leader,
            None => break,
        }
    }
    at
}
