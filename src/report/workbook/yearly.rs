use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::axis::{self, section_word, yearly};
use super::inputs::Inputs;
use super::loans::Table;
use super::monthly::{Monthly, Received};
use super::pad::{Formats, Head, Look, Pad, Row};
use super::term::Term;
use crate::analysis::Analysis;
use crate::document::Section;
use crate::model::{Case, Funding};
use crate::report::Style;

/// What the city's budget and the first sheet take from the plan's years.
pub(super) struct Yearly {
    pub years: Row,
    pub excl_vat: Row,
    pub incl_vat: Row,
    pub families: Vec<(String, Row)>,
    pub net_cost: Row,
    pub net_after: Row,
    pub effects: Effects,
    /// Present values: cost excluding VAT, including VAT, net cost, equivalent annual cost.
    pub present: [Term; 4],
    /// Running cost a year in the pilot and after the last growth.
    pub cliff: [Option<Term>; 2],
}

/// What the plan does to the city's budget, by year of the plan.
pub(super) struct Effects {
    pub staff: Row,
    pub operating: Row,
    pub investment: Row,
    pub operating_receipts: Row,
    pub grants: Row,
    pub fctva: Row,
    pub savings: Row,
    pub revenues: Row,
    /// Revenue of section investment, where there is any.
    pub resales: Option<Row>,
    pub loans: Row,
    pub interest: Row,
    pub principal: Row,
    pub renewals: Row,
    pub run_cost: Row,
}

/// Writes the plan's years.
pub(super) fn plan<'f>(
    analysis: &Analysis,
    monthly: &Monthly,
    loans: &[Table],
    months: &Row,
    inputs: &mut Inputs,
    style: Style,
    formats: &'f Formats,
) -> Result<(Pad<'f>, Yearly), XlsxError> {
    let case = &analysis.case;
    let all: Vec<i32> = case.calendar.years().collect();
    let (mut pad, years) = axis::years("workbook-years", &all, 2, style, formats)?;
    pad.sheet.write_string_with_format(2, 1, style.say("workbook-total"), &formats.head)?;
    let mut sheet = Sheet { case, months, years: years.clone(), pad: &mut pad };
    sheet.pad.heading(&style.say("workbook-costs"))?;
    let excl_vat = sheet.sum(&style.say("row-tco-excl"), &[&monthly.excl_vat], Look::Total)?;
    let taxed = |section: &str, vat: &str| format!("{} {}", style.say(&format!("section-{section}")), style.say(vat));
    for (section, excl, _) in &monthly.sections {
        sheet.sum(&taxed(section_word(*section), "workbook-excl"), &[excl], Look::Euros)?;
    }
    let incl_vat = sheet.sum(&style.say("row-tco-incl"), &[&monthly.incl_vat], Look::Total)?;
    let mut families = Vec::new();
    for (family, row) in &monthly.families {
        let name = style.say(&format!("family-{}", family.word()));
        families.push((name.clone(), sheet.sum(&name, &[row], Look::Euros)?));
    }
    for (section, _, incl) in &monthly.sections {
        sheet.sum(&taxed(section_word(*section), "workbook-incl"), &[incl], Look::Euros)?;
    }
    for (cause, row) in &monthly.causes {
        sheet.sum(&style.say(&format!("cause-{}", cause.word())), &[row], Look::Euros)?;
    }
    sheet.pad.heading(&style.say("workbook-funding"))?;
    for (place, funding) in case.funding.iter().enumerate() {
        let (Funding::Subsidy(grant) | Funding::Contribution(grant)) = funding else { continue };
        sheet.received(&style.of(&grant.name), monthly, style, |one| one.funding == Some(place))?;
    }
    sheet.received("FCTVA", monthly, style, |one| one.funding.is_none())?;
    let received = sheet.sum(&style.say("row-received"), &[&monthly.all_received], Look::Total)?;
    let interest = sheet.payments(&style.say("row-loan-interest"), loans, |table| &table.interest)?;
    let principal = sheet.payments(&style.say("workbook-principal"), loans, |table| &table.principal)?;
    let drawn = sheet.drawn(&style.say("workbook-drawn"), loans)?;
    let net = [(&incl_vat, false), (&interest, false), (&received, true)];
    let net_cost = sheet.combine(&style.say("row-net-cost"), &net, Look::Total)?;
    let benefits: Vec<&Row> = monthly.benefits.iter().collect();
    let benefit = sheet.sum(&style.say("row-benefits"), &benefits, Look::Euros)?;
    let net_after = sheet.combine(&style.say("row-net-after"), &[(&net_cost, false), (&benefit, true)], Look::Total)?;
    let effects = sheet.effects(analysis, monthly, [drawn, interest, principal], style)?;
    let (present, cliff) = present(analysis, monthly, inputs, style, &mut pad)?;
    let out = Yearly { years, excl_vat, incl_vat, families, net_cost, net_after, effects, present, cliff };
    Ok((pad, out))
}

struct Sheet<'a, 'f> {
    case: &'a Case,
    months: &'a Row,
    years: Row,
    pad: &'a mut Pad<'f>,
}

impl Sheet<'_, '_> {
    /// A row with its total before the years.
    fn row(&mut self, head: &str, terms: Vec<Option<Term>>, look: Look) -> Result<Row, XlsxError> {
        let (first, last) = (self.pad.ahead(0, 0), self.pad.ahead(0, terms.len().saturating_sub(1)));
        let value = terms.iter().flatten().map(|term| term.value).sum();
        let total = Term::new(format!("SUM({first}:{last})"), value);
        self.pad.row(&[head.into(), Head::Formula(total)], terms, look)
    }

    /// A row whose years are sums of terms, of which `true` subtracts.
    fn sums(&mut self, head: &str, look: Look, terms: impl Fn(usize) -> Vec<(Term, bool)>) -> Result<Row, XlsxError> {
        let terms = (0..self.years.values.len()).map(|place| Some(Term::sum(terms(place)))).collect();
        self.row(head, terms, look)
    }

    /// Sums of months by year.
    fn sum(&mut self, head: &str, rows: &[&Row], look: Look) -> Result<Row, XlsxError> {
        let rows: Vec<Vec<Term>> = rows.iter().map(|row| yearly(self.case, row, self.months, &self.years)).collect();
        self.sums(head, look, |place| rows.iter().map(|years| (years[place].clone(), false)).collect())
    }

    fn received(
        &mut self,
        name: &str,
        monthly: &Monthly,
        style: Style,
        wanted: impl Fn(&Received) -> bool,
    ) -> Result<(), XlsxError> {
        for section in [Section::Investment, Section::Operating] {
            let of = |one: &&Received| wanted(one) && one.section == section;
            let rows: Vec<&Row> = monthly.received.iter().filter(of).map(|one| &one.received).collect();
            if !rows.is_empty() {
                let head = format!("{name} · {}", style.say(&format!("section-{}", section_word(section))));
                self.sum(&head, &rows, Look::Euros)?;
            }
        }
        Ok(())
    }

    /// Payments of loans within the plan, by year.
    fn payments(&mut self, head: &str, loans: &[Table], part: impl Fn(&Table) -> &Row) -> Result<Row, XlsxError> {
        let (start, months) = (self.case.calendar.start, self.case.calendar.months);
        let years: Vec<i32> = self.case.calendar.years().collect();
        let of = |place: usize| {
            // Months of the plan that lie in the year.
            let january = crate::units::Month::new(years[place], 1).since(start);
            let end = i64::from(january + 12).min(i64::from(months));
            let paid = |table: &Table| {
                let (row, m) = (part(table), table.months.all());
                let within = |month: &Decimal| *month >= january.into() && *month < end.into();
                let amounts = table.months.values.iter().zip(&row.values).filter(|(month, _)| within(month));
                let text = format!("SUMIFS({},{m},\">={january}\",{m},\"<{end}\")", row.all());
                (Term::new(text, amounts.map(|(_, amount)| *amount).sum()), false)
            };
            loans.iter().map(paid).collect()
        };
        self.sums(head, Look::Euros, of)
    }

    fn drawn(&mut self, head: &str, loans: &[Table]) -> Result<Row, XlsxError> {
        let calendar = &self.case.calendar;
        let years: Vec<i32> = calendar.years().collect();
        let of = |place: usize| {
            let drawn = loans.iter().filter(|table| calendar.year_of(table.draw) == years[place]);
            drawn.map(|table| (table.amount.clone(), false)).collect()
        };
        self.sums(head, Look::Euros, of)
    }

    /// Sums and differences of rows.
    fn combine(&mut self, head: &str, rows: &[(&Row, bool)], look: Look) -> Result<Row, XlsxError> {
        self.sums(head, look, |place| rows.iter().map(|(row, minus)| (row.term(place), *minus)).collect())
    }

    fn effects(
        &mut self,
        analysis: &Analysis,
        monthly: &Monthly,
        [loans, interest, principal]: [Row; 3],
        style: Style,
    ) -> Result<Effects, XlsxError> {
        self.pad.heading(&style.say("workbook-effects"))?;
        let staff = self.sum(&style.say("workbook-plan-staff"), &[&monthly.staff], Look::Euros)?;
        let operating = self.sum(&style.say("workbook-plan-operating"), &[&monthly.operating], Look::Euros)?;
        let investment = self.sum(&style.say("workbook-plan-investment"), &[&monthly.investment], Look::Euros)?;
        let rows = |section: Section, fctva: Option<bool>| -> Vec<&Row> {
            let of = |one: &&Received| {
                !one.in_accounts && one.section == section && fctva.is_none_or(|fctva| one.funding.is_none() == fctva)
            };
            monthly.received.iter().filter(of).map(|one| &one.received).collect()
        };
        let operating_receipts =
            self.sum(&style.say("workbook-plan-receipts"), &rows(Section::Operating, None), Look::Euros)?;
        let grants =
            self.sum(&style.say("workbook-plan-grants"), &rows(Section::Investment, Some(false)), Look::Euros)?;
        let fctva = self.sum(&style.say("workbook-plan-fctva"), &rows(Section::Investment, Some(true)), Look::Euros)?;
        let benefits = |saving: bool, section: Section| -> Vec<&Row> {
            let pairs = analysis.financing.benefits.iter().zip(&monthly.benefits);
            pairs.filter(|(one, _)| one.saving == saving && one.section == section).map(|(_, row)| row).collect()
        };
        let (savings, revenues) = (benefits(true, Section::Operating), benefits(false, Section::Operating));
        let savings = self.sum(&style.say("workbook-plan-savings"), &savings, Look::Euros)?;
        let revenues = self.sum(&style.say("workbook-plan-revenues"), &revenues, Look::Euros)?;
        let resales = match benefits(false, Section::Investment) {
            rows if rows.is_empty() => None,
            rows => Some(self.sum(&style.say("workbook-plan-resales"), &rows, Look::Euros)?),
        };
        let gross = self.sum(&style.say("workbook-plan-renewals"), &[&monthly.renewals], Look::Euros)?;
        let rights: Vec<&Row> =
            monthly.received.iter().filter(|one| one.renewal && !one.in_accounts).map(|one| &one.spent).collect();
        let rights = self.sum(&style.say("workbook-plan-renewal-rights"), &rights, Look::Euros)?;
        let renewals =
            self.combine(&style.say("workbook-plan-wall"), &[(&gross, false), (&rights, true)], Look::Euros)?;
        let parts =
            [(&staff, false), (&operating, false), (&operating_receipts, true), (&savings, true), (&revenues, true)];
        let run_cost = self.combine(&style.say("column-run-cost"), &parts, Look::Total)?;
        Ok(Effects {
            staff,
            operating,
            investment,
            operating_receipts,
            grants,
            fctva,
            savings,
            revenues,
            resales,
            loans,
            interest,
            principal,
            renewals,
            run_cost,
        })
    }
}

/// Present values and the cliff.
fn present(
    analysis: &Analysis,
    monthly: &Monthly,
    inputs: &mut Inputs,
    style: Style,
    pad: &mut Pad<'_>,
) -> Result<([Term; 4], [Option<Term>; 2]), XlsxError> {
    let (case, exact) = (&analysis.case, &analysis.present_value);
    pad.heading(&style.say("workbook-present"))?;
    let mut single = |head: String, text: String, value: Decimal| -> Result<Term, XlsxError> {
        let at = pad.next + 1;
        pad.row(&[head.into(), Head::Formula(Term::new(text, value))], Vec::new(), Look::Total)?;
        Ok(Term::new(format!("{}!$B${at}", pad.name()), value))
    };
    let [excl, incl, received] = &monthly.discounted;
    let excl = single(style.say("workbook-pv-excl"), format!("SUM({})", excl.all()), exact.cost_excl_vat)?;
    let incl = single(style.say("workbook-pv-incl"), format!("SUM({})", incl.all()), exact.cost_incl_vat)?;
    let net = format!("{}-SUM({})", incl.text, received.all());
    let net = single(style.say("row-pv-net"), net, exact.net_cost)?;
    let (rate, months) = (inputs.of(case, case.discount_rate).text, case.calendar.months);
    let text = format!("{net}*IF({rate}=0,12/{months},{rate}/(1-(1+{rate})^(-{months}/12)))", net = net.text);
    let annual = single(style.say("row-eac"), text, exact.equivalent_annual_cost)?;
    let mut cliff = [None, None];
    if let (Some(known), Some(pilot)) = (&analysis.financing.cliff, case.calendar.pilot()) {
        let window = |first: u32, months: u32| {
            let last = (first + months).saturating_sub(1);
            format!("SUM({})*12/{months}", monthly.running.span(first as usize, last as usize))
        };
        cliff[0] = Some(single(style.say("workbook-cliff-pilot"), window(pilot.first, pilot.months), known.pilot)?);
        if let (Some(after), Some((first, months))) = (known.after, known.window) {
            cliff[1] = Some(single(style.say("workbook-cliff-after"), window(first, months), after)?);
        }
    }
    Ok(([excl, incl, net, annual], cliff))
}
