use rust_decimal::Decimal;

use super::column::{Column, NAMED};
use super::headings::Heading;
use super::mapping::without_column;
use super::number_text;
use super::read_back::ReadBack;
use super::stated::{Period, Stated};
use super::table::{Cell, Content};
use crate::diagnostic::codes;
use crate::document::sheet::number_format;
use crate::language::Arg;
use crate::units::{MONTHS_A_YEAR, half_up};

/// The name of a kind of column in a mapping.
fn name_of(kind: Column) -> &'static str {
    NAMED.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}

/// The lines of a mapping that say the unit of a column.
fn in_mapping(kind: Column, column: usize, unit: &str) -> String {
    format!("columns: {{{}: {{column: {}, unit: {unit}}}}}", name_of(kind), super::table::letters(column))
}

impl ReadBack<'_> {
    /// The months of a life or a warranty: the figure times its unit, which the cell or the heading says.
    /// `expected`: the plan's own.
    pub(super) fn months(&mut self, row: usize, kind: Column, expected: Option<u32>) -> Option<u32> {
        let heading = self.layout.of_kind(kind)?.clone();
        let cell = self.table.cell(row, heading.column).clone();
        let (value, stated) = self.promised(row, kind, &heading, &cell)?;
        let said = stated.period.or(heading.stated.period);
        let same = stated.period.is_none() || heading.stated.period.is_none() || stated.period == heading.stated.period;
        let months =
            said.and_then(Period::months).filter(|_| same && !stated.two_periods && !heading.stated.two_periods);
        let whole = months
            .and_then(|months| value.checked_mul(Decimal::from(months)))
            .filter(|months| months.fract().is_zero());
        // `24 mois pièces` is a warranty of parts alone; `8 a` says a time that is not known.
        let unsaid = || stated == Stated::default() && cell.text().contains(char::is_alphabetic);
        let beside = !stated.others.is_empty()
            || stated.each
            || unsaid()
            || stated.is_of_money()
            || stated.share.is_some()
            || stated.incl_vat.is_some()
            || stated.several
            || cell.text().contains('/');
        let whole = whole.filter(|_| !beside);
        let whole = whole.and_then(|months| u32::try_from(months).ok());
        let whole = whole.filter(|months| (*months > 0 || kind == Column::Warranty) && *months <= 1200);
        if whole.is_none() {
            let heading = &heading;
            let why = if said.is_none() { "why-no-period" } else { "why-no-months" };
            // What the cell says in its own unit, in that of the heading.
            let own = stated.period.and_then(Period::months).filter(|_| !beside && !stated.two_periods);
            let own = own.and_then(|months| value.checked_mul(Decimal::from(months)));
            let open = (said.is_none() && !beside).then_some(kind);
            self.tell_duration(row, heading, &cell.text(), why, own, open);
        }
        if let (Some(months), Some(expected), None, None) = (whole, expected, stated.period, &heading.given) {
            self.tell_slip(row, kind, &heading, months, expected);
        }
        whole
    }

    /// A figure without a unit of its own, below a heading of months or of years, that is nearer to what the plan has in the
    /// other of the two: `8` below *(mois)* for eight years, `24` below *(ans)* for two.
    fn tell_slip(&mut self, row: usize, kind: Column, heading: &Heading, months: u32, expected: u32) {
        let (months, expected) = (u64::from(months), u64::from(expected));
        let other = match heading.stated.period.and_then(Period::months) {
            // Of so few months there are no lives, and hardly a warranty.
            Some(1) if months < 12 && months * months * 12 < expected * expected => months * 12,
            // Nor are there many of more than twenty years.
            Some(12) if months > 240 && months * months > expected * expected * 12 => months / 12,
            _ => return,
        };
        let name = name_of(kind);
        let told = self.fault(codes::SCHEDULE_MAGNITUDE, row, heading.column).arg("heading", heading.text.as_str());
        let told = told.arg("kind", Arg::Word(format!("holds-{name}"))).arg("months", Arg::Number(months.into()));
        let told = told.arg("other", Arg::Number(other.into())).arg("expected", Arg::Number(expected.into()));
        let unit = if heading.stated.period == Some(Period::Months(1)) { "mois" } else { "ans" };
        self.faults.push(told.arg("example", in_mapping(kind, heading.column, unit)).help("help"));
    }

    /// Tells a life or a warranty that is no number of months, with what to write where the heading has a unit: a figure alone.
    /// `open`: where nothing but its unit is missing, which a mapping may say.
    fn tell_duration(
        &mut self,
        row: usize,
        heading: &Heading,
        text: &str,
        why: &'static str,
        months: Option<Decimal>,
        open: Option<Column>,
    ) {
        let unit = heading.stated.period.and_then(Period::months).filter(|_| !heading.stated.two_periods);
        let fault = self.fault(codes::SCHEDULE_DURATION, row, heading.column).arg("text", text);
        let fault = fault.arg("why", Arg::Word(why.to_owned()));
        let figure = unit.zip(months).and_then(|(unit, months)| months.checked_div(Decimal::from(unit)));
        let figure = figure.map(|figure| figure.normalize()).filter(|figure| figure.scale() <= 2);
        self.faults.push(match (unit, figure) {
            (Some(_), Some(figure)) => {
                let fault = fault.arg("heading", heading.text.as_str());
                fault.arg("write", Arg::Number(figure)).help("help-heading")
            }
            (Some(_), None) => fault.arg("heading", heading.text.as_str()).help("help-alone"),
            (None, _) => match open {
                Some(kind) => fault.arg("example", in_mapping(kind, heading.column, "ans")).help("help-open"),
                None => fault.help("help"),
            },
        });
    }

    /// The share of the units that fail in a year, as a fraction: a cell of percent, or text with its `%`. A bare
    /// number in a text table could be either, as in plans it is a fault.
    pub(super) fn failure(&mut self, row: usize) -> Option<Decimal> {
        let heading = self.layout.of_kind(Column::Failure)?.clone();
        let cell = self.table.cell(row, heading.column).clone();
        let (value, stated) = self.promised(row, Column::Failure, &heading, &cell)?;
        let percent = cell.format.as_deref().is_some_and(|format| number_format(format).percent);
        let same =
            |own: Option<Decimal>| own.is_none() || heading.stated.share.is_none() || own == heading.stated.share;
        // `0,5` below `%` may be half a percent, or what a cell of 50 % holds: a mapping says it, and so do larger figures.
        let sure = |share: &Decimal| {
            *share == Decimal::ONE_THOUSAND || heading.given.is_some() || value >= Decimal::ONE || value.is_zero()
        };
        let by_heading = heading.stated.share.filter(sure);
        let permille = heading.stated.share.filter(|share| *share == Decimal::ONE_THOUSAND);
        let per = match (stated.share, percent) {
            (Some(share), _) => Some(share).filter(|share| same(Some(*share))),
            // A cell of percent holds the fraction that it shows.
            (None, true) => Some(Decimal::ONE).filter(|_| permille.is_none()),
            (None, false) => by_heading,
        };
        let said = stated.period.or(heading.stated.period);
        let agrees =
            stated.period.is_none() || heading.stated.period.is_none() || stated.period == heading.stated.period;
        let months =
            said.and_then(Period::months).filter(|_| agrees && !stated.two_periods && stated.others.is_empty());
        let months = months.filter(|_| !stated.is_of_money() && !stated.several && stated.incl_vat.is_none());
        // Of so many months, a year has twelve: the shares add up, as those of a year do in a plan.
        let share = per
            .zip(months)
            .and_then(|(per, months)| Some(value.checked_mul(MONTHS_A_YEAR)? / per / Decimal::from(months)));
        let share = share.filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
        if share.is_none() {
            let why = match (per, said) {
                (None, _) if heading.stated.share.is_some() => "why-small-share",
                (None, _) => "why-no-share",
                (_, None) => "why-no-period",
                _ => "why-no-fraction",
            };
            self.tell_why(codes::SCHEDULE_FAILURE, row, heading.column, &cell.text(), Arg::Word(why.to_owned()));
        }
        share
    }

    /// The figure of a promise, and what is said beside it; none where there is none, or another kind of thing: that is told.
    fn promised(&mut self, row: usize, kind: Column, heading: &Heading, cell: &Cell) -> Option<(Decimal, Stated)> {
        let column = heading.column;
        let code = if kind == Column::Failure { codes::SCHEDULE_FAILURE } else { codes::SCHEDULE_DURATION };
        if cell.is_empty() && !cell.is_without_result() {
            return None;
        }
        if let Some(words) = heading.strange(kind) {
            let letter = super::table::letters(column);
            let name = NAMED.iter().find(|(_, known)| *known == kind).map_or("ignored", |(name, _)| name);
            // As the heading says it, where it says so much; of what is no such time there is no unit.
            let months = heading.stated.period.and_then(Period::months);
            let of = if kind == Column::Failure { heading.out_of().unwrap_or(100) } else { 0 };
            let unit = match (of, months) {
                (100, Some(1)) => Some("\"% par mois\""),
                (100, _) => Some("\"% par an\""),
                (1000, Some(1)) => Some("\"‰ par mois\""),
                (1000, _) => Some("\"‰ par an\""),
                _ if kind == Column::Failure || heading.is_of_no_time() => None,
                (_, Some(12)) => Some("ans"),
                _ => Some("mois"),
            };
            let fault = self.fault(codes::SCHEDULE_PROMISE, self.layout.headings.row, column);
            let fault = fault.arg("text", heading.text.as_str()).arg("words", words);
            let fault = fault.arg("kind", Arg::Word(format!("holds-{name}")));
            let fault = fault.arg("ignored", without_column(column));
            let example = |unit| format!("columns: {{{name}: {{column: {letter}, unit: {unit}}}}}");
            self.faults.push(match unit {
                Some(unit) => fault.arg("example", example(unit)).help("help"),
                None => fault.help("help-ask"),
            });
            return None;
        }
        match &cell.content {
            Content::Empty if cell.is_without_result() => {
                self.without_result(row, column, cell);
                None
            }
            Content::Empty => None,
            Content::Number(number) => {
                let format = cell.format.as_deref().map(number_format).unwrap_or_default();
                let mut stated = Stated::read(&format.words);
                // A life in percent is none; a share in percent says so by itself.
                let factor = if format.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
                // What is seen, as the bidder did, is nothing like it: 0 % of 0.4 %.
                let off = format.decimals.zip(number.checked_mul(factor)).and_then(|(decimals, shown)| {
                    Some((half_up(shown, decimals) - shown).abs().checked_mul(Decimal::TWO)? > shown.abs())
                });
                if (format.percent && kind != Column::Failure) || format.is_other() || off == Some(true) {
                    stated.others.push("%".to_owned());
                }
                Some((*number, stated))
            }
            Content::Text(text) => {
                let typed = number_text::read(text);
                let value = typed.as_ref().and_then(|typed| typed.reading.with(self.decimal(column)));
                if value.is_none() && !text.chars().all(|c| matches!(c, '-' | '–' | '—' | '/')) {
                    if kind == Column::Failure {
                        self.tell_why(code, row, column, text, Arg::Word("why-no-figure".to_owned()));
                    } else {
                        self.tell_duration(row, heading, text, "why-no-figure", None, None);
                    }
                }
                value.zip(typed.map(|typed| typed.stated))
            }
            other => {
                let what = Arg::Word(format!("kind-{}", super::price::kind_of(other)));
                self.tell_why(code, row, column, &cell.text(), what);
                None
            }
        }
    }
}
