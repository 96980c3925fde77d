use rust_xlsxwriter::XlsxError;

use crate::document::{Family, Fctva, Section};
use crate::engine::Cause;
use crate::report::workbook::axis::section_word;
use crate::report::workbook::costs::{Cost, Costs, FIXED, fctva_word};
use crate::report::workbook::pad::{Look, Pad, Row, letters};
use crate::report::workbook::prices::Context;
use crate::report::workbook::term::Term;

/// What a sum over the costs asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ask {
    Cause(Cause),
    Family(Family),
    Section(Section),
    Vat(usize),
    Fctva(Fctva),
    InAccounts(bool),
    Depreciation(u32),
    Eligible(usize, bool),
}

impl Ask {
    fn meets(self, cost: &Cost) -> bool {
        match self {
            Self::Cause(cause) => cost.cause == cause,
            Self::Family(family) => cost.family == family,
            Self::Section(section) => cost.section == section,
            Self::Vat(vat) => cost.vat == vat,
            Self::Fctva(fctva) => cost.fctva == fctva,
            Self::InAccounts(held) => cost.in_accounts == held,
            Self::Depreciation(months) => cost.depreciation == months,
            Self::Eligible(funding, wanted) => cost.eligible[funding] == wanted,
        }
    }

    /// Column of the costs, and what it is compared with.
    fn criterion(self, context: &Context<'_>) -> (u16, String) {
        let quoted = |id: String| format!("\"{}\"", context.style.say(&id));
        match self {
            Self::Cause(cause) => (2, quoted(format!("cause-{}", cause.word()))),
            Self::Family(family) => (3, quoted(format!("family-{}", family.word()))),
            Self::Section(section) => (4, quoted(format!("section-{}", section_word(section)))),
            Self::Vat(vat) => (5, (vat + 1).to_string()),
            Self::Fctva(fctva) => (6, format!("\"{}\"", fctva_word(fctva, context.style))),
            Self::InAccounts(held) => (7, u8::from(held).to_string()),
            Self::Depreciation(months) => (8, months.to_string()),
            Self::Eligible(funding, wanted) => {
                (FIXED + u16::try_from(funding).unwrap_or(0), u8::from(wanted).to_string())
            }
        }
    }
}

/// Sums over the costs of a month.
pub(in crate::report::workbook) struct CostSums<'a> {
    pub context: &'a Context<'a>,
    pub costs: &'a Costs,
    /// Names of the two sheets, excluding and including VAT.
    pub sheets: (String, String),
    /// Column of the first month.
    pub first: u16,
}

impl CostSums<'_> {
    /// The sum of the costs that meet all that is asked, in a month.
    pub(super) fn of(&self, asks: &[Ask], incl_vat: bool, month: usize) -> Term {
        let sheet = if incl_vat { &self.sheets.1 } else { &self.sheets.0 };
        let (from, to) = self.costs.rows;
        let column = letters(self.first, month);
        let amounts = format!("{sheet}!{column}${from}:{column}${to}");
        let wanted = self.costs.all.iter().filter(|cost| asks.iter().all(|ask| ask.meets(cost)));
        let value = wanted.map(|cost| if incl_vat { cost.incl_vat[month] } else { cost.excl_vat[month] }).sum();
        if asks.is_empty() {
            return Term::new(format!("SUM({amounts})"), value);
        }
        let criteria = asks.iter().map(|ask| {
            let (column, wanted) = ask.criterion(self.context);
            let column = letters(column, 0);
            format!(",{sheet}!${column}${from}:${column}${to},{wanted}")
        });
        Term::new(format!("SUMIFS({amounts}{})", criteria.collect::<String>()), value)
    }

    /// The same month by month.
    pub(super) fn row(&self, head: String, asks: &[Ask], incl_vat: bool, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
        let months = self.context.case.calendar.months as usize;
        let vat = self.context.style.say(if incl_vat { "workbook-incl" } else { "workbook-excl" });
        let terms = (0..months).map(|month| Some(self.of(asks, incl_vat, month))).collect();
        pad.row(&[head.into(), vat.into()], terms, Look::Cents)
    }
}
