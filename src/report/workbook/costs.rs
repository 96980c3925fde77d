use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::axis::section_word;
use super::inputs::Inputs;
use super::pad::{Head, Look, Pad, Row, letters};
use super::prices::{Context, Prices, during, threshold_applies, twelfths};
use super::term::Term;
use super::units::{Counted, Units};
use crate::document::{Family, Fctva, Section};
use crate::engine::{Cause, Events};
use crate::model::{Component, Funding, Pricing, Rate, When};
use crate::report::Style;
use crate::report::study::names;
use crate::units::MONTHS_A_YEAR;

/// A cost for a cause, with all that finance asks of it.
pub(super) struct Cost {
    /// Line of the case.
    pub line: usize,
    /// Why.
    pub cause: Cause,
    /// Its family.
    pub family: Family,
    /// Section now, and the one it takes where the unit-value threshold decides otherwise.
    pub section: Section,
    /// What the FCTVA gives back.
    pub fctva: Fctva,
    /// VAT table.
    pub vat: usize,
    /// Whether the accounts hold the line already.
    pub in_accounts: bool,
    /// Months over which its investment is depreciated; 0 where it is not.
    pub depreciation: u32,
    /// For each entry of the funding, whether it is eligible.
    pub eligible: Vec<bool>,
    /// What the section and the FCTVA would be, had the threshold decided otherwise.
    pub otherwise: Option<(Section, Fctva)>,
    /// Amounts excluding VAT.
    pub excl_vat: Vec<Decimal>,
    /// Amounts including VAT.
    pub incl_vat: Vec<Decimal>,
}

/// Columns before the months: line, component, cause, family, section, VAT table, FCTVA, accounts, depreciation; then one
/// for each entry of the funding.
pub(super) const FIXED: u16 = 9;

/// All costs, and where they stand.
pub(super) struct Costs {
    /// In rows that follow each other, on both sheets alike.
    pub all: Vec<Cost>,
    /// First and last row, as formulas write them.
    pub rows: (u32, u32),
}

/// Writes costs by month excluding and including VAT.
pub(super) fn costs(
    context: &Context<'_>,
    units: &Units,
    prices: &mut Prices,
    inputs: &mut Inputs,
    price_pad: &mut Pad<'_>,
    excl: &mut Pad<'_>,
    incl: &mut Pad<'_>,
) -> Result<Costs, XlsxError> {
    let case = context.case;
    let first = excl.next + 1;
    let mut all = Vec::new();
    for (line, lined) in case.lines.iter().enumerate() {
        let events = Events::of_line(case, context.schedule, line);
        for (component, own) in lined.components.iter().enumerate() {
            let price = prices.row(context, units, (line, component), false, inputs, price_pad)?;
            for cause in [Cause::Entry, Cause::Renewal, Cause::Failure, Cause::Recurring, Cause::Exit] {
                let Some(counted) = units.charged.get(&(line, component, cause)) else { continue };
                let row = match cause {
                    Cause::Renewal => prices.row(context, units, (line, component), true, inputs, price_pad)?,
                    _ => price.clone(),
                };
                let charge = Charge { context, units, prices, line, own, cause, counted, price: row.as_ref() };
                let terms = charge.terms(inputs);
                if terms.iter().all(Option::is_none) {
                    continue;
                }
                let at_exit = events[component].at_exit || own.when == When::Exit;
                let settled = settle(context, prices, (line, component, cause), at_exit, inputs);
                all.push(write(context, prices, settled, terms, excl, incl)?);
            }
        }
    }
    Ok(Costs { all, rows: (first, excl.next) })
}

/// Units times price.
struct Charge<'a> {
    context: &'a Context<'a>,
    units: &'a Units,
    prices: &'a Prices,
    line: usize,
    own: &'a Component,
    cause: Cause,
    counted: &'a [Counted],
    price: Option<&'a Row>,
}

impl Charge<'_> {
    fn terms(&self, inputs: &mut Inputs) -> Vec<Option<Term>> {
        let months = self.context.case.calendar.months as usize;
        let (first, last) = self.own.window;
        let inside = |month: usize| (first as usize..=last as usize).contains(&month);
        (0..months).map(|month| if inside(month) { self.term(month, inputs) } else { None }).collect()
    }

    fn term(&self, month: usize, inputs: &mut Inputs) -> Option<Term> {
        let counted = self.counted.first()?;
        if self.cause == Cause::Failure {
            return self.failure(month, inputs);
        }
        if !counted.filled[month] {
            return None;
        }
        let at = u32::try_from(month).unwrap_or(0);
        let during = during(self.context, self.line, self.own, at).is_some();
        if let (Pricing::Graduated(bands), false) = (&self.own.pricing, during) {
            return self.graduated(bands, month, inputs);
        }
        let (units, price) = (counted.row.term(month), self.price?.term(month));
        let special = self.cause == Cause::Renewal;
        let twelfths = twelfths(self.context, self.line, self.own, special, at);
        let (text, value) = (format!("{}*{}", units.text, price.text), units.value * price.value);
        Some(if twelfths == 12 {
            Term::new(text, value)
        } else {
            Term::new(format!("{text}*{twelfths}/12"), value * Decimal::from(twelfths) / MONTHS_A_YEAR)
        })
    }

    fn failure(&self, month: usize, inputs: &mut Inputs) -> Option<Term> {
        let price = self.price?.term(month);
        let (mut parts, mut share) = (Vec::new(), Decimal::ZERO);
        for counted in self.counted.iter().filter(|counted| counted.filled[month]) {
            let units = counted.row.term(month);
            let rate = counted.rate.map(|rate| inputs.of(self.context.case, rate))?;
            parts.push(format!("{}*{}", units.text, rate.text));
            share += units.value * rate.value;
        }
        let value = share * price.value / MONTHS_A_YEAR;
        (!parts.is_empty()).then(|| Term::new(format!("({})*{}/12", parts.join("+"), price.text), value))
    }

    /// Each band's price for the units within it.
    fn graduated(&self, bands: &[(Option<Decimal>, Rate)], month: usize, inputs: &mut Inputs) -> Option<Term> {
        let units = &self.units.lines[self.line];
        let service = &self.context.schedule.lines[self.line];
        let live = self.units.live[self.line];
        let charged = self.counted.first()?.row.term(month);
        let level = self.cause == Cause::Recurring;
        let ranked = !level && self.own.when != When::Exit;
        // Ranks at entry are those ever entered, the existing ones first; others count from the first.
        let entered = (0..month).map(|month| service.entering(month)).sum::<Decimal>() + service.before;
        let from = if ranked { entered } else { Decimal::ZERO };
        let (to, mut floor) = (from + charged.value, Decimal::ZERO);
        let previous = match month.checked_sub(1) {
            Some(previous) => units.cell(previous),
            None => "0".to_owned(),
        };
        let (mut parts, mut value) = (Vec::new(), Decimal::ZERO);
        for (upto, rate) in bands {
            let within = (upto.map_or(to, |upto| to.min(upto)) - from.max(floor)).max(Decimal::ZERO);
            let price = self.prices.rate(self.context.case, self.own, rate, month, &HashMap::new(), inputs);
            let capped = |cell: &str| match upto {
                Some(upto) => format!("MAX(0,MIN({cell},{upto})-{floor})"),
                None => format!("MAX(0,{cell}-{floor})"),
            };
            let count = match (live, ranked) {
                (true, true) if service.before.is_zero() => {
                    format!("({}-{})", capped(&units.cell(month)), capped(&previous))
                }
                (true, false) => capped(&charged.text),
                _ => super::pad::nearest(within).to_string(),
            };
            parts.push(format!("{count}*{}*{}/12", price.text, rate.twelfths));
            value += within * price.value * Decimal::from(rate.twelfths) / MONTHS_A_YEAR;
            floor = upto.unwrap_or(to);
        }
        Some(Term::new(parts.join("+"), value))
    }
}

/// A cost before its amounts, with the heads of its row.
struct Settled {
    cost: Cost,
    heads: Vec<Head>,
}

fn settle(
    context: &Context<'_>,
    prices: &Prices,
    (line, component, cause): (usize, usize, Cause),
    at_exit: bool,
    inputs: &mut Inputs,
) -> Settled {
    let (case, style) = (context.case, context.style);
    let lined = &case.lines[line];
    let own = &lined.components[component];
    let depreciation = own.depreciation.map_or(0, |written_off| written_off.months);
    let default = if own.accrual.recurs() || at_exit { Section::Operating } else { Section::Investment };
    let section = if cause == Cause::Failure { Section::Operating } else { own.section.unwrap_or(default) };
    let right = own.fctva.unwrap_or(if section == Section::Investment { Fctva::Investment } else { Fctva::None });
    let acquisition = prices.acquisition[line].as_ref().filter(|_| lined.movable && threshold_applies(own));
    let threshold = inputs.of(case, case.movable_threshold);
    let moved = acquisition.is_some_and(|cost| cost.value < threshold.value);
    let below = acquisition.map(|cost| format!("ROUND({}-{},9)<0", cost.text, threshold.text));
    let (now, now_right) = if moved { (Section::Operating, Fctva::None) } else { (section, right) };
    let otherwise = acquisition.map(|_| if moved { (section, right) } else { (Section::Operating, Fctva::None) });
    let word = |section: Section| style.say(&format!("section-{}", section_word(section)));
    let choice = |moved: String, stays: String, now: String| match &below {
        Some(below) => Head::Words(format!("IF({below},\"{moved}\",\"{stays}\")"), now),
        None => Head::Text(now),
    };
    let eligible = |funding: &Funding| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => {
            let by_line = grant.lines[line];
            let head =
                |section: Section| Decimal::from(u8::from(by_line && grant.section.is_none_or(|only| only == section)));
            (head(Section::Operating), head(section), head(now))
        }
        Funding::Loan(_) => (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO),
    };
    let eligible: Vec<_> = case.funding.iter().map(eligible).collect();
    let mut heads = vec![
        Head::from(lined.label.get(style.language.code(), &lined.id)),
        names::component(&own.id, style).into(),
        style.say(&format!("cause-{}", cause.word())).into(),
        style.say(&format!("family-{}", lined.family.word())).into(),
        choice(word(Section::Operating), word(section), word(now)),
        Head::Number(Decimal::from(own.vat + 1)),
        choice(fctva_word(Fctva::None, style), fctva_word(right, style), fctva_word(now_right, style)),
        Head::Number(Decimal::from(u8::from(lined.in_accounts))),
        Head::Number(Decimal::from(depreciation)),
    ];
    heads.extend(eligible.iter().map(|(moved, stays, now)| match &below {
        Some(below) if moved != stays => Head::Words(format!("IF({below},{moved},{stays})"), now.to_string()),
        _ => Head::Number(*now),
    }));
    let cost = Cost {
        line,
        cause,
        family: lined.family,
        section: now,
        fctva: now_right,
        vat: own.vat,
        in_accounts: lined.in_accounts,
        depreciation,
        eligible: eligible.iter().map(|(_, _, now)| !now.is_zero()).collect(),
        otherwise,
        excl_vat: Vec::new(),
        incl_vat: Vec::new(),
    };
    Settled { cost, heads }
}

fn write(
    context: &Context<'_>,
    prices: &Prices,
    settled: Settled,
    terms: Vec<Option<Term>>,
    excl: &mut Pad<'_>,
    incl: &mut Pad<'_>,
) -> Result<Cost, XlsxError> {
    let Settled { mut cost, heads } = settled;
    let months = context.case.calendar.months as usize;
    let filled: Vec<bool> = terms.iter().map(Option::is_some).collect();
    let excl_row = excl.row(&heads, terms, Look::Cents)?;
    // The other sheet repeats what stands before the months, so that a filter works on both.
    let repeated: Vec<Head> =
        (0..heads.len()).zip(&heads).map(|(place, head)| repeat(excl, &excl_row, place, head)).collect();
    let vat = &prices.vat[cost.vat];
    let with_vat = |month: usize| {
        filled[month].then(|| {
            let value = excl_row.values[month];
            Term::new(format!("{}*(1+{})", excl_row.cell(month), vat.cell(month)), value + value * vat.values[month])
        })
    };
    let incl_row = incl.row(&repeated, (0..months).map(with_vat).collect(), Look::Cents)?;
    (cost.excl_vat, cost.incl_vat) = (excl_row.values, incl_row.values);
    Ok(cost)
}

fn repeat(pad: &Pad<'_>, row: &Row, place: usize, head: &Head) -> Head {
    match head {
        Head::Words(_, words) => {
            let column = letters(0, place);
            Head::Words(format!("{}!{column}{}", pad.name(), row.place().0 + 1), words.clone())
        }
        other => other.clone(),
    }
}

/// What a right to FCTVA is for, as cells say it and formulas compare it.
pub(super) fn fctva_word(fctva: Fctva, style: Style) -> String {
    match fctva {
        Fctva::None => "–".to_owned(),
        kind => style.say(&format!("workbook-fctva-{}", kind.word())),
    }
}
