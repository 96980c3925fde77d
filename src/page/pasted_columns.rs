//! What the columns of a pasted table hold, said by whoever pastes it where their headings are not enough.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::Ask;
use crate::language::{Arg, percent};
use crate::offers::{Pasted, RATE_ASKED, Role, usual_rates};
use crate::report::Style;
use crate::units::order;

/// The form that the choices are sent with.
pub(super) const FORM: &str = "form-paste";
/// What is sent of prices without VAT.
const NET: &str = "net";
/// Characters of a cell that are shown of a column without a heading.
const SAMPLE: usize = 30;

/// What was said of the columns of a table with these headings; nothing where it was said of another table.
pub(super) fn roles(ask: &Ask, key: &str) -> Vec<Option<Role>> {
    if ask.field("headings") != Some(key) {
        return Vec::new();
    }
    ask.fields("column").map(Role::of).collect()
}

/// The rate of VAT that was said of prices with it; nothing where it was said of another table.
pub(super) fn rate(ask: &Ask, key: &str) -> Option<Decimal> {
    let said = ask.field("vat-rate").filter(|_| ask.field("headings") == Some(key))?;
    usual_rates().find(|rate| rate.to_string() == said)
}

/// Whether it was said that prices are without VAT, or with which.
pub(super) fn is_tax_said(ask: &Ask, key: &str) -> bool {
    rate(ask, key).is_some() || is_net(ask, key)
}

/// Whether it was said that prices are without it.
fn is_net(ask: &Ask, key: &str) -> bool {
    ask.field("headings") == Some(key) && ask.field("vat-rate") == Some(NET)
}

/// A choice of that rate: the usual ones first; of prices of which nothing says it, whether they have it at all.
fn rates(ask: &Ask, read: &Pasted, key: &str, style: Style) -> Markup {
    let now = rate(ask, key);
    let mut all: Vec<Decimal> = usual_rates().collect();
    let usual = |rate: &Decimal| [2000, 1000, 550, 0].iter().position(|known| Decimal::new(*known, 4) == *rate);
    order::by_key(&mut all, |rate| usual(rate).unwrap_or(usize::MAX));
    html! {
        @if read.tax_open || now.is_some() || read.notes.iter().any(|note| note.word == RATE_ASKED) {
            div.field {
                label for="vat-rate" { (style.say(if read.tax_open { "page-tax-of-prices" } else { "page-vat-of-prices" })) }
                select #vat-rate form=(FORM) name="vat-rate" class=[(!is_tax_said(ask, key)).then_some("to-choose")] {
                    option value="" selected[!is_tax_said(ask, key)] { (style.say("page-to-choose")) }
                    @if read.tax_open { option value=(NET) selected[is_net(ask, key)] { (style.say("page-tax-net")) } }
                    @for rate in all { option value=(rate.to_string()) selected[now == Some(rate)] {
                        @if read.tax_open { (style.tell("page-tax-gross", &[("rate", Arg::Text(percent(rate, 1, style.language)))])) } @else { (percent(rate, 1, style.language)) }
                    } }
                }
            }
        }
    }
}

/// By what a table is known again, before any of its columns is named: that may find headings where none were.
pub(super) fn key(read: &Pasted) -> String {
    read.titles.join("|")
}

/// A choice for each column that has something in it.
pub(super) fn columns(ask: &Ask, read: &Pasted, key: &str, style: Style) -> Markup {
    let said = roles(ask, key);
    let label = |column: usize| match read.titles[column].as_str() {
        "" => {
            let sample: String = read.samples.get(column).map_or("", String::as_str).chars().take(SAMPLE).collect();
            style.tell("page-column-nameless", &[("number", (column + 1).into()), ("sample", Arg::Text(sample))])
        }
        title => title.to_owned(),
    };
    let is_blank =
        |column: usize| read.titles[column].is_empty() && read.samples.get(column).is_none_or(String::is_empty);
    html! {
        fieldset {
            legend { (style.say("page-pasted-columns")) }
            p.soft { (style.say("page-pasted-columns-about")) }
            (rates(ask, read, key, style))
            input type="hidden" form=(FORM) name="headings" value=(key);
            div.sheet { @for column in 0..read.titles.len() {
                @if is_blank(column) { input type="hidden" form=(FORM) name="column" value=""; } @else {
                    div.field {
                        label for={ "column-" (column) } { (label(column)) }
                        select #{ "column-" (column) } form=(FORM) name="column" {
                            option value="" { (style.say("page-column-as-read")) }
                            @for (name, role) in Role::ALL {
                                option value=(name) selected[said.get(column) == Some(&Some(role))] { (style.say(&format!("page-role-{name}"))) }
                            }
                        }
                    }
                }
            } }
            p.actions { button type="submit" form=(FORM) { (style.say("page-next")) } }
        }
    }
}
