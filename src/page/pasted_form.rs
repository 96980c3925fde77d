//! What was read of a pasted table, as a form: a row for each thing, with what is asked of it.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::{Answer, Ask};
use super::asked::{basis, basis_of, choice, family, section, section_by_name, section_of};
use super::desk::Desk;
use super::plan::style;
use super::typed::unit_said;
use super::{shell, times};
use crate::diagnostic::{Code, Severity, codes, message};
use crate::language::{Arg, group, percent};
use crate::offers::{Apart, Doubt, PastedRow, Told, TypedRow, is_of_law};
use crate::report::Style;
use crate::report::study::number;
use crate::units::Months;

/// The fields of a row.
pub(super) const COLUMNS: [&str; 15] = [
    "designation",
    "quantity",
    "unit",
    "price",
    "recurs",
    "family",
    "life",
    "warranty",
    "failure",
    "vat",
    "amount",
    "section",
    "part",
    "every",
    "budget",
];
/// Fields that are there where the table has them.
const RARE: [(usize, &str, &str); 4] = [
    (8, "amount", "page-column-amount"),
    (5, "warranty", "page-warranty"),
    (6, "failure", "page-failure"),
    (7, "vat", "page-vat"),
];
/// What a row may be of the project, where its title leaves it open.
const PARTS: [&str; 2] = ["held", "left"];

/// Faults of schedules that are other questions where the reader holds the table himself.
const IN_FORM: [(Code, &str); 5] = [
    (codes::SCHEDULE_REMARK, "page-unclear-name"),
    (codes::SCHEDULE_NOT_A_NUMBER, "page-unclear-price"),
    (codes::SCHEDULE_INCLUDED, "page-ask-apart"),
    (codes::SCHEDULE_WORD, "page-ask-apart"),
    (codes::SCHEDULE_NO_HEADER, "page-unclear-headings"),
];

/// A row of the form.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// What is typed and chosen.
    pub typed: TypedRow,
    /// Its family; empty where none is chosen.
    pub family: String,
    /// Faults (true) and remarks.
    pub told: Vec<(bool, String)>,
    /// Questions, by their words.
    pub asks: Vec<&'static str>,
    /// The title that it stands below; empty where there is none.
    pub section: String,
    /// Whether it is part of the project.
    pub part: Part,
    /// The months for which its price is paid, where the table has settled them.
    pub every: Option<u32>,
    /// The section of the budget that it is paid from; empty where it goes by its family, or is not said.
    pub budget: &'static str,
}

/// Whether a row is part of the project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// As every row is.
    #[default]
    Sure,
    /// It stands below an option, and nobody has said it yet.
    Open,
    /// It is an option, and is taken.
    Held,
    /// It is an option, and is left out.
    Left,
}

impl Part {
    /// As a form sends it.
    pub(super) fn of(sent: &str) -> Self {
        match sent {
            "" => Self::Open,
            "held" => Self::Held,
            "left" => Self::Left,
            _ => Self::Sure,
        }
    }

    fn sent(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Open => "",
            Self::Held => PARTS[0],
            Self::Left => PARTS[1],
        }
    }
}

impl Row {
    /// A row as it was read. `odd`: whether its unit is at fault, and so stays as it was written.
    pub(super) fn of(row: &PastedRow, family: String, mut told: Vec<(bool, String)>, odd: bool, style: Style) -> Self {
        let duration = |months: Option<u32>| {
            months.and_then(|months| number(&Months(months).to_string(), style)).unwrap_or_default()
        };
        let share = |share: Option<Decimal>| share.map_or(String::new(), |share| percent(share, 6, style.language));
        let failure = row.promised.failure.map(|share| (share * Decimal::ONE_HUNDRED).normalize());
        let failure = failure.and_then(|share| number(&format!("{share} %/year"), style)).unwrap_or_default();
        let [quantity_cell, unit_cell, price_cell, life_cell, warranty_cell, failure_cell] = &row.cells;
        // What is not read stays as it was written, with its fault beside it; dashes are nothing.
        let written = |read: String, cell: &String| {
            if read.is_empty() && cell.chars().any(char::is_alphanumeric) { cell.clone() } else { read }
        };
        let price = row.price.map(|price| plainly(price, style)).or(row.unknown.clone()).unwrap_or_default();
        let price = if row.apart.is_some() { price } else { written(price, price_cell) };
        // How many are in service stays open where months are counted.
        let quantity = row.quantity.map_or(String::new(), |quantity| plainly(quantity, style));
        let quantity = if row.counts_time { String::new() } else { written(quantity, quantity_cell) };
        let mut asks = Vec::new();
        if row.counts_time {
            asks.push("page-ask-counted");
        }
        if row.one_or_all || (row.basis.is_none() && row.months.is_some()) {
            asks.push("page-ask-each");
        }
        if row.price.is_none() && row.amount.is_some() {
            asks.push("page-ask-price");
        }
        let section = row.section.clone().unwrap_or_default();
        let part = match &row.apart {
            _ if row.doubt.is_some() => {
                asks = row.doubt.into_iter().map(words_of).collect();
                Part::Open
            }
            Some(Apart::Included(text)) => {
                told.push((false, style.tell("page-read-included", &[("text", Arg::Text(text.clone()))])));
                Part::Left
            }
            Some(Apart::Asked(text)) => {
                told.push((false, style.tell("page-read-word", &[("text", Arg::Text(text.clone()))])));
                asks.push("page-ask-apart");
                Part::Open
            }
            None if section.optional => {
                asks.push(if section.discount { "page-ask-discount" } else { "page-ask-part" });
                Part::Open
            }
            None => Part::Sure,
        };
        if row.vat.is_some_and(|rate| !is_of_law(rate)) && row.doubt.is_none() {
            asks.push("page-ask-vat");
        }
        let cells = [
            row.designation.clone(),
            quantity,
            if odd && !unit_cell.is_empty() { unit_cell.clone() } else { unit_said(&row.unit, style) },
            price,
            written(duration(row.promised.life), life_cell),
            written(duration(row.promised.warranty), warranty_cell),
            written(failure, failure_cell),
            share(row.vat),
            row.amount.map_or(String::new(), |amount| plainly(amount.normalize(), style)),
        ];
        let typed = TypedRow { cells, basis: row.basis };
        let budget = section_by_name(&row.designation);
        Self { typed, family, told, asks, section: section.name, part, every: row.every(), budget }
    }
}

impl Row {
    /// Whether one of its cells is at fault, and counts.
    pub(super) fn is_faulty(&self) -> bool {
        !matches!(self.part, Part::Left | Part::Open) && self.told.iter().any(|(fault, _)| *fault)
    }
}

/// What is asked of a row that may be no thing of the project.
pub(super) fn words_of(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Sum => "page-ask-sum",
        Doubt::Part => "page-ask-apart",
        Doubt::Receipt => "page-ask-receipt",
    }
}

/// A number in the reader's form that can be read in one way alone: three decimals might be thousands.
fn plainly(number: Decimal, style: Style) -> String {
    let scale = number.scale();
    group(number, if scale == 3 { 4 } else { scale }, style.language)
}

/// What is told of a row, and whether it is a fault.
pub(super) fn of_row(told: &[Told], row: usize, taxed: bool, style: Style) -> Vec<(bool, String)> {
    let own = told.iter().filter(|told| told.row == Some(row));
    own.map(|one| (one.what.code.severity == Severity::Error, said(one, taxed, style))).collect()
}

/// A fault or a remark at its row: by its column, not by a cell that nobody sees.
pub(super) fn said(told: &Told, taxed: bool, style: Style) -> String {
    // Which rate turns a price without VAT out of one with it is known where the table says it.
    if told.what.code == codes::SCHEDULE_INCL_VAT && !taxed {
        return style.say("page-unclear-vat");
    }
    // Nobody ranks a table that one pastes oneself: its price is left open.
    if told.what.code == codes::SCHEDULE_PRICE_UNKNOWN {
        return style.say("page-pasted-unpriced");
    }
    if told.is_of_span() {
        return style.tell("page-unclear-span", &[("text", argument(told, "text"))]);
    }
    // A column that may alter prices is asked what it holds.
    if told.what.code == codes::SCHEDULE_ALTERS {
        return style.tell("page-unclear-columns", &[("columns", argument(told, "columns"))]);
    }
    if told.what.code == codes::SCHEDULE_NEGATIVE && told.what.args.iter().any(|(name, _)| *name == "counted") {
        return style.tell("page-unclear-count", &[("text", argument(told, "text"))]);
    }
    // A remark that no row of the need has is one beside the table.
    let beside = told.what.code == codes::SCHEDULE_REMARK && told.what.args.iter().any(|(name, _)| *name == "ignored");
    if let Some((_, words)) = IN_FORM.iter().find(|(code, _)| *code == told.what.code && !beside) {
        return style.tell(words, &[("text", argument(told, "text"))]);
    }
    // Nobody has changed what was never otherwise.
    if told.what.code == codes::SCHEDULE_UNIT {
        return style.tell("page-unclear-unit", &[("found", argument(told, "found"))]);
    }
    let mut what = told.what.clone();
    for (name, value) in &mut what.args {
        let Arg::Text(text) = value else { continue };
        match *name {
            "file" => text.clear(),
            "cell" => {
                let more = text.split_once('(').map_or(String::new(), |(_, count)| format!(" ({count}"));
                *text = format!("{}{more}", told.heading);
            }
            _ => {}
        }
    }
    message(&what, style.language).trim_start_matches([' ', ':', '\u{a0}', '\u{202f}']).to_owned()
}

/// What a fault names so.
fn argument(told: &Told, wanted: &str) -> Arg {
    let found = told.what.args.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
    found.unwrap_or(Arg::Text(String::new()))
}

/// The form of the rows, with what is to be said of all of them first.
pub(super) fn form(desk: &Desk, ask: &Ask, status: u16, rows: &[Row], first: &[String]) -> Answer {
    let style = style(ask);
    let rare: Vec<&(usize, &str, &str)> =
        RARE.iter().filter(|(cell, ..)| rows.iter().any(|row| !row.typed.cells[*cell].is_empty())).collect();
    let heads = ["designation", "quantity", "unit", "unit-price", "recurs", "family", "life", "section"];
    let heads = heads.map(|head| style.say(&format!("page-{head}")));
    let asked = rows.iter().filter(|row| !row.asks.is_empty() || row.is_faulty()).count();
    let content = html! {
        div.sheet-page.rows {
            h1 { (style.say("page-pasted")) }
            p { (style.say("page-pasted-about")) }
            @if status != 200 { p.notice role="alert" { (style.tell("page-pasted-asked", &[("count", asked.into())])) } }
            @for one in first { p.notice { (one) } }
            form method="post" action="/new" {
                input type="hidden" name="way" value="pasted";
                input type="hidden" name="title" value=(ask.field("title").unwrap_or_default());
                (for_all(ask, &heads, rows.iter().any(|row| row.part != Part::Sure), style))
                div.scroll role="group" aria-label=(style.say("page-pasted")) tabindex="0" { table {
                    thead { tr { @for head in &heads { th scope="col" { (head) } } @for (_, _, words) in &rare { th scope="col" { (style.say(words)) } } } }
                    tbody { @for (place, row) in rows.iter().enumerate() {
                        @if !row.section.is_empty() && (place == 0 || rows[place - 1].section != row.section) {
                            tr.section { th scope="rowgroup" colspan=(heads.len() + rare.len()) { (row.section) } }
                        }
                        (self::row(row, &heads, &rare, style))
                    } }
                } }
                (times::fields(ask, "pasted", style))
                p.actions { button type="submit" { (style.say("page-create")) } a href="/new" { (style.say("page-pasted-again")) } }
            }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &style.say("page-pasted"), html! {}, content))
}

/// What holds for every row that has no answer of its own.
fn for_all(ask: &Ask, heads: &[String; 8], optional: bool, style: Style) -> Markup {
    let given = |name: &str| ask.field(name).unwrap_or_default();
    html! {
        fieldset {
            legend { (style.say("page-pasted-all")) }
            div.sheet {
                div.field { label for="recurs-all" { (heads[4]) } (basis("recurs-all", Some("recurs-all"), &heads[4], (basis_of(given("recurs-all")), None), style)) }
                div.field { label for="family-all" { (heads[5]) } (family("family-all", Some("family-all"), &heads[5], given("family-all"), style)) }
                @if optional { div.field { label for="part-all" { (style.say("page-option")) } (part("part-all", Some("part-all"), &style.say("page-option"), Part::of(given("part-all")), style)) } }
                div.field { label for="budget-all" { (heads[7]) } (section(("budget-all", Some("budget-all")), &heads[7], ("", section_of(given("budget-all"))), false, style)) }
                div.field { label for="life-all" { (heads[6]) } input #life-all name="life-all" value=(given("life-all")) size="9" autocomplete="off"; }
            }
        }
    }
}

/// A choice of whether an option is part of the project.
fn part(name: &str, id: Option<&str>, label: &str, now: Part, style: Style) -> Markup {
    let all = PARTS.map(|part| (part.to_owned(), style.say(&format!("page-option-{part}")), part == now.sent()));
    choice(name, id, label, &all, style)
}

fn row(row: &Row, heads: &[String; 8], rare: &[&(usize, &str, &str)], style: Style) -> Markup {
    let [designation, quantity, unit, price, life, ..] = &row.typed.cells;
    let label = |place: usize| format!("{}, {}", heads[place], designation);
    let hidden = RARE.iter().filter(|(cell, ..)| !rare.iter().any(|(known, ..)| known == cell));
    html! {
        tr.asked[!row.asks.is_empty()] {
            td {
                input name="designation" value=(designation) size="28" aria-label=(heads[0]) autocomplete="off";
                @for (fault, told) in &row.told { p.fault[*fault].notice[!fault] { (told) } }
                @for ask in &row.asks { p.fault { (style.say(ask)) } }
                @for (_, name, _) in hidden { input type="hidden" name=(name) value=""; }
                input type="hidden" name="section" value=(row.section);
                input type="hidden" name="every" value=(row.every.map_or(String::new(), |months| months.to_string()));
                @if row.part == Part::Sure { input type="hidden" name="part" value=(Part::Sure.sent()); } @else {
                    (part("part", None, &format!("{}, {designation}", style.say("page-option")), row.part, style))
                }
            }
            td { input.n name="quantity" value=(quantity) size="6" inputmode="decimal" aria-label=(label(1)) autocomplete="off"; }
            td { input name="unit" value=(unit) size="6" aria-label=(label(2)) autocomplete="off"; }
            td { input.n name="price" value=(price) size="9" inputmode="decimal" aria-label=(label(3)) autocomplete="off"; }
            td { (basis("recurs", None, &label(4), (row.typed.basis, row.every), style)) }
            td { (family("family", None, &label(5), &row.family, style)) }
            td { input name="life" value=(life) size="6" aria-label=(label(6)) autocomplete="off"; }
            td { (section(("budget", None), &label(7), (row.family.as_str(), row.budget), row.asks.contains(&"page-ask-section"), style)) }
            @for (cell, name, words) in rare { td { input.n name=(name) value=(row.typed.cells[*cell]) size="7" aria-label={ (style.say(words)) ", " (designation) } autocomplete="off"; } }
        }
    }
}
