use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::chapters::{self, Credits, by_section};
use super::{Block, Material, bound, law, names, total, unpriced_note};
use crate::analysis::Analysis;
use crate::document::{Fctva, Funder, Section, Status};
use crate::engine::Cause;
use crate::explore::contingency::Contingency;
use crate::finance::{FinancingPlan, Payer, Resource, Years};
use crate::language::Arg;
use crate::model::{Funding, Grant};
use crate::report::beside::Aside;
use crate::report::capital_left::capital_left;
use crate::report::charts::Kind;
use crate::report::grid::{Grid, Value};
use crate::report::own_share;
use crate::report::style::Style;
use crate::report::tally::right_to_fctva;
use crate::units::half_up;

/// Who pays: a plan that balances, the loans, what is gained.
pub(super) fn financing(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let plan = FinancingPlan::of(&analysis.case, &analysis.financing);
    let mut out = vec![
        Block::Paragraph(style.say("study-financing-intro")),
        Block::Table("spending", spending(analysis, &plan, style)),
        Block::Table("financing-plan", resources(analysis, &plan, style)),
    ];
    let money = |amount| bound(analysis, style.euros(amount));
    out.extend(material.chart(Kind::Waterfall, style));
    let sides = [("spending", money(plan.spending())), ("resources", money(plan.brought()))];
    out.push(Block::Notice(style.tell("study-balance", &sides)));
    out.push(Block::Paragraph(reconciled(analysis, &plan, style)));
    out.extend(chapters::own_share(analysis, style).map(Block::Paragraph));
    out.extend(Aside::Funder.said(analysis, material.beside, style).into_iter().map(Block::Paragraph));
    if !analysis.financing.loans.is_empty() {
        out.push(Block::Table("loans", loans(analysis, style)));
    }
    if !analysis.financing.benefits.is_empty() {
        out.push(Block::Table("benefits", benefits(analysis, style)));
    }
    out
}

fn spending(analysis: &Analysis, plan: &FinancingPlan, style: Style) -> Grid {
    let head = ["study-column-spending", "column-incl"].map(|id| style.say(id));
    let mut grid = Grid::new(style.say("study-table-spending"), head);
    let rows = [("study-spent-investment", plan.investment), ("study-spent-operating", plan.operating)];
    rows.iter().for_each(|(id, amount)| grid.row([Value::Text(style.say(id)), total(analysis, *amount)]));
    if !plan.interest.is_zero() {
        grid.row([Value::Text(style.say("row-loan-interest")), Value::Money(plan.interest)]);
    }
    grid.total([Value::Text(style.say("total")), total(analysis, plan.spending())]);
    grid.notes.extend(unpriced_note(analysis, style));
    grid
}

fn resources(analysis: &Analysis, plan: &FinancingPlan, style: Style) -> Grid {
    let head = [
        "study-column-funder",
        "study-column-scheme",
        "by-section",
        "study-column-base",
        "study-column-rate",
        "study-column-amount",
        "study-column-part",
        "study-column-status",
    ];
    let mut grid = Grid::new(style.say("study-table-financing"), head.map(|id| style.say(id)));
    let whole = plan.brought();
    let part = |amount: Decimal| {
        if whole.is_zero() || !analysis.complete() { Value::Empty } else { Value::Share(amount / whole) }
    };
    for one in &plan.resources {
        let (funder, scheme) = payer(analysis, one, style);
        let status = match one.payer {
            Payer::Grant(_) => style.say(one.status.word()),
            Payer::Fctva => style.say(right_to_fctva(analysis, one.section)),
            Payer::Loan(_) => style.say("study-status-loan"),
            Payer::City => style.say("study-status-city"),
        };
        let loan = matches!(one.payer, Payer::Loan(_));
        let amount = if loan { Value::Money(one.amount) } else { total(analysis, one.amount) };
        grid.row([
            Value::Text(funder),
            Value::Text(scheme),
            Value::Text(style.say(&format!("section-{}", one.section))),
            one.base.map_or(Value::Empty, |base| total(analysis, base)),
            one.rate.map_or(Value::Empty, Value::Share),
            amount,
            part(one.amount),
            Value::Text(status),
        ]);
    }
    let text = |id: &str| Value::Text(style.say(id));
    let empty = || Value::Empty;
    let sum = total(analysis, whole);
    grid.total([text("total"), empty(), empty(), empty(), empty(), sum, part(whole), empty()]);
    let late: Decimal = plan.resources.iter().map(|one| one.after_horizon).sum();
    if !late.is_zero() {
        grid.notes.push(style.tell("study-late", &[("amount", Arg::Euros(late))]));
    }
    for funding in &analysis.case.funding {
        if let Funding::Subsidy(grant) | Funding::Contribution(grant) = funding
            && let Some(cap) = grant.cap
            && !analysis.idle_funding().any(|(_, idle)| idle.id == grant.id)
        {
            let args = [("name", style.of(&grant.name).into()), ("cap", Arg::Euros(cap.value))];
            grid.notes.push(style.tell("study-cap", &args));
        }
    }
    grid.notes.extend(pooled(analysis, &plan.resources, style));
    grid.notes.extend(upkeep(analysis, style));
    grid.notes.push(style.say("study-base-note"));
    let by_state = |one: &Resource| {
        one.base_incl_vat && grant_of(analysis, one).is_some_and(|grant| grant.funder == Funder::State)
    };
    // What the State pays on TTC is out of the base of the FCTVA, which is then less than the spending.
    if plan.resources.iter().any(by_state) && plan.resources.iter().any(|one| one.payer == Payer::Fctva) {
        grid.notes.push(style.say("study-fctva-base-note"));
    }
    grid.notes.extend(unpriced_note(analysis, style));
    grid
}

/// Spending that is taken to be upkeep as a whole, with what it comes to: a fee may hold what gives no right to FCTVA.
fn upkeep(analysis: &Analysis, style: Style) -> Option<String> {
    let case = &analysis.case;
    let mut sums: BTreeMap<(usize, usize), (Fctva, Decimal)> = BTreeMap::new();
    for cost in analysis.costs.iter().filter(|cost| cost.section == Section::Operating) {
        if matches!(cost.fctva, Fctva::Upkeep | Fctva::Networks) {
            sums.entry((cost.line, cost.component)).or_insert((cost.fctva, Decimal::ZERO)).1 += cost.paid(case);
        }
    }
    let told =
        sums.into_iter().filter(|(_, (_, amount))| !amount.is_zero()).map(|((line, component), (right, amount))| {
            let line = &case.lines[line];
            let args = [
                ("line", names::line(line, style).into()),
                ("component", names::small(&names::component(&line.components[component].id, style)).into()),
                ("amount", bound(analysis, style.euros(amount))),
                ("right", if right == Fctva::Networks { "networks" } else { "upkeep" }.into()),
            ];
            style.tell("study-upkeep-one", &args)
        });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| style.tell("study-upkeep-note", &[("list", told.join(style.semicolon()).into())]))
}

/// What an aid is if the intercommunal body gives it: a plan tells the State and private funders from others, and no more.
fn pooled(analysis: &Analysis, resources: &[Resource], style: Style) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for grant in resources.iter().filter_map(|one| grant_of(analysis, one)).filter(|one| one.funder == Funder::Public) {
        let name = style.of(&grant.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let args = [("names", names.join(style.semicolon()).into())];
    (!names.is_empty()).then(|| style.tell("study-pooled-aid-note", &args))
}

fn grant_of<'a>(analysis: &'a Analysis, one: &Resource) -> Option<&'a Grant> {
    let Payer::Grant(place) = one.payer else { return None };
    analysis.case.funding[place].grant()
}

fn payer(analysis: &Analysis, one: &Resource, style: Style) -> (String, String) {
    match one.payer {
        Payer::Grant(place) | Payer::Loan(place) => {
            let funding = &analysis.case.funding[place];
            let scheme = match funding {
                Funding::Subsidy(_) => "study-scheme-subsidy",
                Funding::Contribution(_) => "study-scheme-contribution",
                Funding::Loan(_) => "study-scheme-loan",
            };
            let basis = match (one.base, one.base_incl_vat) {
                (None, _) => String::new(),
                (Some(_), true) => format!(" ({})", style.say("column-incl")),
                (Some(_), false) => format!(" ({})", style.say("column-excl")),
            };
            (names::funding(funding, style), format!("{}{basis}", style.say(scheme)))
        }
        Payer::Fctva => (
            style.say("study-funder-state"),
            format!("{} ({})", style.say("study-scheme-fctva"), style.say("column-incl")),
        ),
        // No loan pays for operating spending.
        Payer::City if one.section == Section::Operating => {
            (style.say("study-funder-city"), style.say("study-scheme-city-operating"))
        }
        Payer::City => (style.say("study-funder-city"), style.say("study-scheme-city")),
    }
}

/// How the city's own part leads to the net cost of the other tables.
fn reconciled(analysis: &Analysis, plan: &FinancingPlan, style: Style) -> String {
    let sum = |wanted: fn(&Resource) -> bool| {
        plan.resources.iter().filter(|one| wanted(one)).map(|one| one.amount).sum::<Decimal>()
    };
    let money = |amount| bound(analysis, style.euros(amount));
    let loans = sum(|one| matches!(one.payer, Payer::Loan(_)));
    let late: Decimal = plan.resources.iter().map(|one| one.after_horizon).sum();
    // What is nothing is no term of a sum.
    let terms = [("study-reconciled-loans", loans), ("study-reconciled-late", late)];
    let (own, net) = (sum(|one| one.payer == Payer::City), analysis.financing.net_total());
    let round = |amount: Decimal| half_up(amount, 0);
    let shown = round(own) + terms.iter().map(|(_, amount)| round(*amount)).sum::<Decimal>();
    let terms = terms.into_iter().filter(|(_, amount)| !amount.is_zero());
    let terms: String = terms.map(|(id, amount)| style.tell(id, &[("amount", Arg::Euros(amount))])).collect();
    let args = [
        ("own", money(own)),
        ("terms", terms.into()),
        ("net", money(net)),
        ("rounded", if shown == round(net) { "no" } else { "yes" }.into()),
    ];
    style.tell("study-reconciled", &args)
}

fn loans(analysis: &Analysis, style: Style) -> Grid {
    let head = [
        "study-column-loan",
        "study-column-draw",
        "study-column-amount",
        "study-column-rate",
        "study-column-payments",
        "study-column-first-payment",
        "study-column-largest-payment",
        "study-column-interest-all",
        "study-column-balance",
    ];
    let case = &analysis.case;
    let mut grid = Grid::new(style.say("study-table-loans"), head.map(|id| style.say(id)));
    for loan in &analysis.financing.loans {
        let Funding::Loan(terms) = &case.funding[loan.funding] else { continue };
        let interest: Decimal = loan.schedule.iter().map(|payment| payment.interest).sum();
        let largest = loan.schedule.iter().map(|payment| payment.instalment).max().unwrap_or_default();
        let first = loan
            .schedule
            .first()
            .map_or(Value::Empty, |payment| Value::Text(names::month_of(case, payment.month, style)));
        grid.row([
            Value::Text(style.of(&terms.name)),
            Value::Text(names::month_of(case, loan.draw, style)),
            Value::Money(loan.amount),
            Value::Share(terms.rate.value),
            Value::Number(terms.periods.into()),
            first,
            Value::Money(largest),
            Value::Money(interest),
            Value::Money(capital_left(loan, analysis)),
        ]);
    }
    grid.notes.push(style.say("study-loans-note"));
    grid
}

fn benefits(analysis: &Analysis, style: Style) -> Grid {
    let case = &analysis.case;
    let head = ["study-column-benefit", "by-cause", "study-column-from", "study-column-amount", "study-column-status"];
    let mut grid = Grid::new(style.say("study-table-benefits"), head.map(|id| style.say(id)));
    let mut whole = Decimal::ZERO;
    for row in &analysis.financing.benefits {
        let benefit = &case.benefits[row.benefit];
        let amount = row.total();
        whole += amount;
        grid.row([
            Value::Text(style.of(&benefit.name)),
            Value::Text(style.say(if benefit.saving { "study-saving" } else { "study-revenue" })),
            Value::Text({
                let month = names::month_of(case, benefit.window.0, style);
                if benefit.once { style.tell("study-once", &[("month", month.into())]) } else { month }
            }),
            Value::Money(amount),
            Value::Text(style.say(benefit.status.word())),
        ]);
    }
    let empty = || Value::Empty;
    grid.total([Value::Text(style.say("total")), empty(), empty(), Value::Money(whole), empty()]);
    if analysis.financing.benefits.iter().any(|row| case.benefits[row.benefit].status != Status::Acquired) {
        grid.notes.push(style.say("study-benefits-note"));
    }
    grid
}

/// What the budget is asked for.
pub(super) fn investment(material: &Material<'_>, style: Style) -> Vec<Block> {
    let analysis = material.analysis;
    let at_fault = own_share::at_fault(analysis)
        .map(|why| Block::Notice(style.tell("study-budget-at-fault", &[("why", why.into())])));
    let credits = Credits::of(analysis);
    let mut out: Vec<Block> = at_fault.into_iter().chain(credits.blocks(analysis, style)).collect();
    let authorised = credits.lasts_years().then_some(credits.authorised);
    out.extend(material.set_aside().into_iter().flat_map(|aside| set_aside(aside, authorised, analysis, style)));
    out.push(Block::Paragraph(style.say("study-chapters-annexed")));
    out
}

/// The contingency by year and section, beside the credits; `authorised`: beside an authorisation of the programme of so much.
fn set_aside(aside: &Contingency, authorised: Option<Decimal>, analysis: &Analysis, style: Style) -> [Block; 3] {
    let head = ["column-year", "section-investment", "section-operating", "total"].map(|id| style.say(id));
    let mut grid = Grid::new(style.say("study-table-contingency"), head);
    let cells =
        |[investment, operating]: [Decimal; 2]| [investment, operating, investment + operating].map(Value::Money);
    for (year, amounts) in aside.years.iter().filter(|(year, _)| !aside.year(*year).is_zero()) {
        grid.row([Value::Year(*year)].into_iter().chain(cells(*amounts)));
    }
    let sums = cells([aside.section(0), aside.section(1)]);
    grid.total([Value::Text(style.say("total"))].into_iter().chain(sums));
    grid.notes.push(style.say("study-contingency-note"));
    if let Some(authorised) = authorised.filter(|_| !aside.section(0).is_zero()) {
        let amount = aside.section(0);
        let args =
            [("amount", Arg::Euros(amount)), ("whole", Arg::Euros(authorised + amount)), ("m57", law::m57(analysis))];
        grid.notes.push(style.tell("study-contingency-programme", &args));
    }
    let [investment, operating] = by_section(analysis).map(|chapters| {
        let names: Vec<String> = chapters.into_iter().map(|one| style.say(&format!("study-chapter-{one}"))).collect();
        Arg::from(names.join(", "))
    });
    let args = [("amount", Arg::Euros(aside.total())), ("investment", investment), ("operating", operating)];
    [
        Block::Heading(style.say("study-contingency-heading")),
        Block::Paragraph(style.tell("study-contingency", &args)),
        Block::Table("contingency", grid),
    ]
}

/// The pluriannual investment plan, with the running cost that it brings.
pub(super) fn by_year(material: &Material<'_>, style: Style) -> Vec<Block> {
    let (analysis, case) = (material.analysis, &material.analysis.case);
    let financing = &analysis.financing;
    let invested = |renewals: bool| {
        financing.cost(case, move |group| {
            group.key.section == Section::Investment && (group.key.cause == Cause::Renewal) == renewals
        })
    };
    let received = |section| financing.receipts(case, move |receipt| receipt.section == section);
    let (fresh, renewed) = (invested(false), invested(true));
    let running = financing.cost(case, |group| group.key.section == Section::Operating);
    let benefits = |section| financing.benefits(case, move |row| row.section == section);
    let net_running = running.minus(&received(Section::Operating)).minus(&benefits(Section::Operating));
    let sold = benefits(Section::Investment);
    let mut columns: Vec<(&str, Years<Decimal>, bool)> = vec![
        ("study-column-new", fresh.clone(), true),
        ("study-column-renewed", renewed.clone(), true),
        ("study-column-invested", fresh.plus(&renewed), true),
        ("study-column-received", received(Section::Investment), false),
        ("study-column-sold", sold, false),
        ("study-column-borrowed", financing.loans_drawn(case), false),
        ("study-column-running", running, true),
        ("study-column-net-running", net_running, true),
    ];
    let some = |years: &Years<Decimal>| years.0.iter().any(|amount| !amount.is_zero());
    // Columns that say nothing: no sales, and a net cost that is the cost.
    let (sells, nets) = (some(&columns[4].1), some(&columns[6].1.minus(&columns[7].1)));
    columns.retain(|(id, ..)| (*id != "study-column-sold" || sells) && (*id != "study-column-net-running" || nets));
    let head = std::iter::once("column-year").chain(columns.iter().map(|(id, _, _)| *id));
    let mut grid = Grid::new(style.say("study-table-ppi"), head.map(|id| style.say(id)));
    let value = |amount: Decimal, cost: bool| if cost { total(analysis, amount) } else { Value::Money(amount) };
    for (place, year) in case.calendar.years().enumerate() {
        let amounts =
            columns.iter().map(|(_, years, cost)| value(years.get(place).copied().unwrap_or_default(), *cost));
        grid.row(std::iter::once(Value::Year(year)).chain(amounts));
    }
    let sums = columns.iter().map(|(_, years, cost)| value(years.0.iter().sum(), *cost));
    grid.total(std::iter::once(Value::Text(style.say("total"))).chain(sums));
    grid.notes.push(style.say("study-ppi-note"));
    grid.notes.extend(unpriced_note(analysis, style));
    vec![Block::Paragraph(style.say("study-ppi-intro")), Block::Table("ppi", grid)]
}
