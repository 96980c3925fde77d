use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::chapters::Credits;
use super::crossed::crossed;
use super::intro::intro;
use super::pensions::pensions;
use super::{Block, Material, bound, names, total, waiting};
use crate::analysis::Analysis;
use crate::document::{Section, Status};
use crate::engine::Cause;
use crate::finance::{FinancingPlan, Payer};
use crate::language::Arg;
use crate::model::Funding;
use crate::report::grid::{Grid, Value};
use crate::report::own_share;
use crate::report::posts::{full_year, held};
use crate::report::style::Style;
use crate::report::tally::doubted_rights;
use crate::units::half_up;

/// What has to be so that the plan lasts: who pays, from when, and which decision it takes.
pub(super) fn conditions(material: &Material<'_>, style: Style) -> Vec<Block> {
    let head = [
        "study-column-condition",
        "study-column-who",
        "study-column-from",
        "study-column-amount",
        "study-column-decision",
    ];
    let grid = Grid::new(style.say("study-table-conditions"), head.map(|id| style.say(id)));
    let mut conditions =
        Conditions { analysis: material.analysis, style, grid, staffed: false, priced: BTreeSet::new() };
    conditions.unpriced();
    conditions.own_share();
    conditions.overpaid();
    conditions.credits();
    if let Some(aside) = material.set_aside() {
        let first = material.analysis.case.calendar.start.year();
        let args = [
            ("year", Arg::Year(first)),
            ("first", Arg::Euros(aside.year(first))),
            ("investment", Arg::Euros(aside.section(0))),
            ("operating", Arg::Euros(aside.section(1))),
        ];
        conditions.add("contingency", &conditions.city(), first.to_string(), Value::Money(aside.total()), &args);
    }
    conditions.run();
    conditions.grants();
    conditions.benefits();
    conditions.loans();
    conditions.cameras();
    conditions.staff();
    conditions.in_accounts();
    conditions.renewals();
    conditions.fctva();
    let thresholds = crossed(material.analysis, style);
    let intro = intro(material.analysis, style);
    if conditions.staffed {
        let notes = pensions(material.analysis, style);
        conditions.grid.notes.extend(notes);
        if conditions.priced.len() > 1 {
            conditions.grid.notes.push(style.say("study-staff-prices"));
        }
    }
    let mut out = vec![Block::Paragraph(intro), Block::Table("conditions", conditions.grid)];
    out.extend(thresholds.map(|grid| Block::Table("conditions-thresholds", grid)));
    out
}

/// Conditions that are amounts of a budget.
const CREDITS: [&str; 9] =
    ["programme", "equipment", "first-year", "contingency", "growing", "rest", "run", "repay", "renewal"];

/// Months for which video protection is authorised at most (CSI L252-4).
const VIDEO_MONTHS: u32 = 60;

/// Spending of the operating section in the first year, without what the accounts hold already; none where it is nothing.
pub(crate) fn first_operating(analysis: &Analysis) -> Option<Decimal> {
    let own = |section, in_accounts: bool| section == Section::Operating && !in_accounts;
    let operating = analysis.financing.cost(&analysis.case, |group| own(group.key.section, group.key.in_accounts));
    operating.get(0).copied().filter(|amount| !amount.is_zero())
}

struct Conditions<'a> {
    analysis: &'a Analysis,
    style: Style,
    grid: Grid,
    /// Whether anybody has to be hired.
    staffed: bool,
    /// The years at whose prices posts are told.
    priced: BTreeSet<i32>,
}

impl Conditions<'_> {
    /// One condition: its words and its decision stand under the same name.
    fn add(&mut self, id: &str, who: &str, from: String, amount: Value, args: &[(&'static str, Arg)]) {
        let style = self.style;
        // No budget takes an amount that is only a least one, nor one of a plan of which no verdict is known.
        let decision = match waiting::for_verdict(self.analysis).filter(|_| CREDITS.contains(&id)) {
            Some(open) => style.tell("study-decision-open-credits", &[("open", open.into())]),
            None => style.tell(&format!("study-decision-{id}"), args),
        };
        self.grid.row([
            Value::Text(style.tell(&format!("study-condition-{id}"), args)),
            Value::Text(who.to_owned()),
            Value::Text(from),
            amount,
            Value::Text(decision),
        ]);
    }

    fn month(&self, place: u32) -> String {
        names::month_of(&self.analysis.case, place, self.style)
    }

    fn city(&self) -> String {
        self.style.say("study-funder-city")
    }

    fn unpriced(&mut self) {
        let unpriced = &self.analysis.case.unpriced;
        if !unpriced.is_empty() {
            let args = [("list", names::unpriced(&self.analysis.case, self.style).into())];
            self.add("unpriced", &self.city(), self.style.say("study-before-vote"), Value::Empty, &args);
        }
    }

    /// What is to be mended before anything is voted: public funders give more than the law lets them.
    fn own_share(&mut self) {
        let analysis = self.analysis;
        let Some(over) = own_share::broken(analysis) else { return };
        let limit = analysis.case.co_financing.value;
        let said = |id: &str| Value::Text(own_share::tell(id, &over, analysis, self.style));
        let cells = [
            said("study-condition-own-share"),
            Value::Text(self.city()),
            Value::Text(self.style.say("study-before-vote")),
            Value::Money(over.above(limit)),
            said("study-decision-own-share"),
        ];
        self.grid.row(cells);
    }

    /// The same where funders, private ones too, give more than there is to pay.
    fn overpaid(&mut self) {
        let above = self.analysis.overpaid();
        if !above.is_zero() {
            let priced = if self.analysis.complete() { "yes" } else { "no" };
            let args = [("amount", Arg::Euros(above)), ("priced", priced.into())];
            let amount = total(self.analysis, above);
            self.add("overpaid", &self.city(), self.style.say("study-before-vote"), amount, &args);
        }
    }

    /// What the council votes first: the authorisation of the programme, and what the first budget takes.
    fn credits(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let programme = Credits::of(analysis);
        if let Some((year, credits)) = programme.first() {
            let more = if credits == programme.authorised { "no" } else { "yes" };
            let args = [
                ("year", Arg::Year(year)),
                ("credits", bound(analysis, self.style.euros(credits))),
                ("more", Arg::Word(more.to_owned())),
            ];
            let amount = total(analysis, programme.authorised);
            let id = if programme.lasts_years() { "programme" } else { "equipment" };
            self.add(id, &self.city(), year.to_string(), amount, &args);
        }
        if let Some(first) = first_operating(analysis) {
            let year = case.calendar.start.year();
            let args = [("year", Arg::Year(year))];
            self.add("first-year", &self.city(), year.to_string(), total(analysis, first), &args);
        }
    }

    /// The credits of the operating section once everything is in service: gross, as a budget is voted, and without what
    /// the accounts hold already.
    fn run(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let window = analysis.financing.cliff.as_ref().and_then(|cliff| cliff.window);
        // Without a pilot, from the last growth on.
        let grown = || {
            let numbers = analysis.schedule.lines.iter().map(|line| &line.number);
            let grows = numbers.flat_map(|number| (1..).zip(number.windows(2)).filter(|(_, two)| two[1] > two[0]));
            grows.map(|(month, _)| month).max().unwrap_or(0)
        };
        let first = window.map_or_else(grown, |(first, _)| first);
        let operating =
            analysis.financing.cost(case, |group| group.key.section == Section::Operating && !group.key.in_accounts);
        let whole = |year: i32| case.calendar.months_in_year_from(year, first) == 12;
        let years = case.calendar.years().zip(operating.0.iter().copied()).filter(|(year, _)| whole(*year));
        let years: Vec<(i32, Decimal)> = years.filter(|(_, amount)| !amount.is_zero()).collect();
        let Some(first) = years.first() else {
            // No year is whole at full service: what is left is entered year by year all the same.
            self.between("rest", case.calendar.start.year() + 1..case.calendar.years().end() + 1);
            return;
        };
        // The year that the plan ends in has few months, and what is taken down: a budget is voted for it too.
        let later = case.calendar.years().zip(&operating.0).filter(|(year, _)| *year >= first.0);
        let (most, most_amount) =
            later.fold(*first, |most, (year, amount)| if *amount > most.1 { (year, *amount) } else { most });
        let months = case.calendar.months_in_year_from(most, 0);
        self.between("growing", case.calendar.start.year() + 1..first.0);
        let renewed = analysis.financing.cost(case, |group| {
            let key = &group.key;
            key.section == Section::Operating && key.cause == Cause::Renewal && !key.in_accounts
        });
        let renewed: Decimal = renewed.0.iter().sum();
        let args = [
            ("year", Arg::Year(first.0)),
            ("most", Arg::Year(most)),
            ("months", Arg::Count(months as usize)),
            ("most_amount", bound(analysis, self.style.euros(most_amount))),
            ("renewals", if renewed.is_zero() { "no" } else { "yes" }.into()),
            ("renewed", bound(analysis, self.style.euros(renewed))),
        ];
        self.add("run", &self.city(), first.0.to_string(), total(analysis, first.1), &args);
    }

    /// The credits of the operating section in some years after the first, year by year: those before full service, or
    /// all that are left.
    fn between(&mut self, id: &str, years: std::ops::Range<i32>) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let operating =
            analysis.financing.cost(case, |group| group.key.section == Section::Operating && !group.key.in_accounts);
        let years =
            case.calendar.years().zip(operating.0).filter(|(year, amount)| years.contains(year) && !amount.is_zero());
        let years: Vec<(i32, Decimal)> = years.collect();
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return };
        let year = |(year, amount): &(i32, Decimal)| {
            let args = [("name", year.to_string().into()), ("value", bound(analysis, self.style.euros(*amount)))];
            self.style.tell("named", &args)
        };
        let list: Vec<String> = years.iter().map(year).collect();
        let args = [
            ("list", list.join(self.style.semicolon()).into()),
            ("last", Arg::Year(last.0)),
            ("count", Arg::Count(years.len())),
        ];
        let sum = years.iter().map(|(_, amount)| amount).sum();
        self.add(id, &self.city(), first.0.to_string(), total(analysis, sum), &args);
    }

    /// Money that is not signed, and money that ends before the plan does.
    fn grants(&mut self) {
        let case = &self.analysis.case;
        let plan = FinancingPlan::of(case, &self.analysis.financing);
        let idle: Vec<usize> = self.analysis.idle_funding().map(|(place, _)| place).collect();
        for (place, funding) in case.funding.iter().enumerate().filter(|(place, _)| !idle.contains(place)) {
            let (Funding::Subsidy(grant) | Funding::Contribution(grant)) = funding else { continue };
            let rows = plan.resources.iter().filter(|one| one.payer == Payer::Grant(place));
            let amount: Decimal = rows.map(|one| one.amount).sum();
            let first = (0..).zip(&grant.months).find(|(_, eligible)| **eligible).map(|(month, _)| month);
            let name = self.style.of(&grant.name);
            let args = [("name", name.clone().into()), ("status", self.style.say(grant.status.word()).into())];
            let from = first.map_or_else(String::new, |month| self.month(month));
            let id = if grant.status == Status::Acquired { "grant-held" } else { "grant" };
            self.add(id, &name, from, total(self.analysis, amount), &args);
            let last = (0..).zip(&grant.months).filter(|(_, eligible)| **eligible).last().map(|(month, _)| month);
            // An aid for equipment that is bought leaves nothing to be taken over.
            let runs = grant.section != Some(Section::Investment);
            if let Some(last) = last.filter(|last| runs && last + 1 < case.calendar.months) {
                self.add("grant-ends", &self.city(), self.month(last + 1), Value::Empty, &args);
            }
        }
    }

    fn benefits(&mut self) {
        let case = &self.analysis.case;
        for row in &self.analysis.financing.benefits {
            let benefit = &case.benefits[row.benefit];
            if benefit.status == Status::Acquired {
                continue;
            }
            let amount = row.total();
            let args = [
                ("name", self.style.of(&benefit.name).into()),
                ("status", self.style.say(benefit.status.word()).into()),
            ];
            let id = match (row.saving, benefit.once) {
                (true, false) => "benefit",
                (true, true) => "benefit-once",
                (false, false) => "revenue",
                (false, true) => "revenue-once",
            };
            self.add(id, &self.city(), self.month(benefit.window.0), Value::Money(amount), &args);
        }
    }

    fn loans(&mut self) {
        let case = &self.analysis.case;
        for loan in &self.analysis.financing.loans {
            let name = names::funding(&case.funding[loan.funding], self.style);
            let args = [("name", name.clone().into())];
            self.add("loan", &self.city(), self.month(loan.draw), Value::Money(loan.amount), &args);
            // Loans are paid several times a year, and a budget takes the whole of it.
            let mut annuities = BTreeMap::<i32, Decimal>::new();
            for payment in &loan.schedule {
                *annuities.entry(case.calendar.year_of(payment.month)).or_default() += payment.instalment;
            }
            // The first that is anything: interest of nothing is no payment. Constant annuities differ by cents.
            let due = loan.schedule.iter().find(|payment| !payment.instalment.is_zero());
            let first = due.map(|payment| (payment.month, case.calendar.year_of(payment.month)));
            let largest = annuities.iter().max_by_key(|(year, amount)| (half_up(**amount, 0), -**year));
            if let Some(((last, (month, year)), (most, most_amount))) = loan.schedule.last().zip(first).zip(largest) {
                let amount = annuities.get(&year).copied().unwrap_or_default();
                let args = [
                    ("name", name.into()),
                    ("until", self.month(last.month).into()),
                    ("first", Arg::Year(year)),
                    ("year", Arg::Year(*most)),
                    ("most", Arg::Euros(*most_amount)),
                    ("apart", if *most == year { "no" } else { "yes" }.into()),
                ];
                self.add("repay", &self.city(), self.month(month), Value::Money(amount), &args);
            }
        }
    }

    /// People that the accounts do not hold yet.
    fn staff(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        for (place, (line, service)) in case.lines.iter().zip(&analysis.schedule.lines).enumerate() {
            let peak = service.number.iter().max().copied().unwrap_or_default();
            if !line.is_post() || line.in_accounts || peak.is_zero() {
                continue;
            }
            let mut known = Decimal::ZERO;
            let steps = (0..).zip(&service.number).filter_map(|(month, number)| {
                let more = *number - known;
                known = known.max(*number);
                (more > Decimal::ZERO).then_some((month, more, *number))
            });
            let steps: Vec<(u32, Decimal, Decimal)> = steps.collect();
            let whole = |year: i32, now: Decimal| {
                let months = (0..).zip(&service.number).filter(|(month, _)| case.calendar.year_of(*month) == year);
                months.map(|(_, number)| *number).all(|number| number == now)
            };
            // A step without a whole year of its own costs its part of that of all posts.
            let last = steps.last().and_then(|(month, ..)| full_year(analysis, place, *month));
            // Posts are created as they are filled; what they cost together is said of a year of all of them.
            for (month, more, now) in steps {
                let own = full_year(analysis, place, month).filter(|(year, _)| whole(*year, now));
                let year = own.or_else(|| last.map(|(year, amount)| (year, amount * now / peak)));
                self.priced.extend(year.map(|(year, _)| year));
                let args = [
                    ("name", names::line(line, self.style).into()),
                    ("count", Arg::Number(more)),
                    ("whole", year.map_or(String::new(), |(_, amount)| self.style.euros(amount)).into()),
                    ("all", Arg::Number(now)),
                    ("year", Arg::Year(year.map_or(0, |(year, _)| year))),
                    ("more", Arg::Word(if now > more { "yes" } else { "no" }.to_owned())),
                    ("priced", Arg::Word(if year.is_some() { "yes" } else { "no" }.to_owned())),
                ];
                // The row is priced for the posts that it creates.
                let amount = year.map_or(Value::Empty, |(_, amount)| total(analysis, amount * more / now));
                self.add("staff", &self.city(), self.month(month), amount, &args);
            }
            self.staffed = true;
        }
    }

    /// People whom the accounts hold already: the plan lasts as long as they do not have to be replaced.
    fn in_accounts(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        for one in held(analysis) {
            let name = names::line(&case.lines[one.line], self.style);
            let args = [("name", name.into()), ("count", Arg::Number(one.count)), ("year", Arg::Year(one.year))];
            self.add("in-accounts", &self.city(), self.month(one.from), total(analysis, one.amount), &args);
        }
    }

    /// The authorisation of video protection, which lasts five years at most (CSI L252-1 and L252-4).
    fn cameras(&mut self) {
        let (case, lines) = (&self.analysis.case, &self.analysis.schedule.lines);
        let cameras = case.lines.iter().zip(lines).filter(|(line, _)| line.unit == "camera");
        let starts = cameras.filter_map(|(_, service)| service.number.iter().position(|number| !number.is_zero()));
        let Some(first) = starts.min().and_then(|first| u32::try_from(first).ok()) else { return };
        let times = case.calendar.months.saturating_sub(first + 1) / VIDEO_MONTHS;
        let args = [("times", Arg::Count(times as usize))];
        self.add("cameras", &self.style.say("study-funder-prefect"), self.month(first), Value::Empty, &args);
    }

    /// The year in which most has to be renewed in the investment section: what the operating section renews is among its
    /// credits.
    fn renewals(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let renewals = analysis
            .financing
            .cost(case, |group| group.key.cause == Cause::Renewal && group.key.section == Section::Investment);
        let years = case.calendar.years().zip(&renewals.0);
        let mut due = years.filter(|(_, amount)| !amount.is_zero());
        let Some((first, amount)) = due.next() else { return };
        let (year, amount) = due.fold((first, amount), |most, one| if one.1 > most.1 { one } else { most });
        let all: Decimal = renewals.0.iter().sum();
        let args = [("first", Arg::Year(first)), ("all", bound(analysis, self.style.euros(all)))];
        self.add("renewal", &self.city(), year.to_string(), total(analysis, *amount), &args);
    }

    fn fctva(&mut self) {
        let case = &self.analysis.case;
        let plan = FinancingPlan::of(case, &self.analysis.financing);
        let rows = plan.resources.iter().filter(|one| one.payer == Payer::Fctva);
        let amount: Decimal = rows.map(|one| one.amount).sum();
        if amount.is_zero() {
            return;
        }
        // The row is what the plan gives right to, whenever received, and so is its part.
        let doubted = doubted_rights(self.analysis);
        let args = [
            ("years", Arg::Count(case.fctva_lag as usize / 12)),
            ("doubt", if doubted < Decimal::ONE { "no" } else { "yes" }.into()),
            ("doubted", Arg::Euros(doubted)),
        ];
        self.add(
            "fctva",
            &self.style.say("study-funder-state"),
            self.month(case.fctva_lag),
            total(self.analysis, amount),
            &args,
        );
    }
}
