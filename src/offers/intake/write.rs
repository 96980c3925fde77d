use rust_decimal::Decimal;

use super::head::Head;
use super::read_back::Answer;
use crate::offers::schedule::{PriceRow, PriceSchedule, Which};

/// An offer as a file: what a filled schedule says of each component.
pub(super) fn offer_yaml(
    id: &str,
    vendor: &str,
    head: &Head,
    schedule: &PriceSchedule,
    answers: &[Option<Answer>],
) -> String {
    let quoted = |text: &str| serde_json::Value::String(text.to_owned()).to_string();
    let mut out = String::from(
        "# Read from a filled price schedule. Technical scores and the day of receipt are for the city to add.\n",
    );
    out.push_str("schema: perenne/offer/v1\n");
    out.push_str(&format!("offer: {id}\nvendor: {}\nplan: {}\n", quoted(vendor), schedule.plan));
    if let Some(date) = head.received {
        out.push_str(&format!("received: {date}\n"));
    }
    if let Some(date) = head.valid_until {
        out.push_str(&format!("valid_until: {date}\n"));
    }
    let mut lines = String::new();
    let mut written: Option<&str> = None;
    for (place, row) in schedule.rows.iter().enumerate().filter(|(_, row)| row.is_main()) {
        let Some(answer) = &answers[place] else { continue };
        let fields = fields(schedule, answers, place, answer);
        if fields.is_empty() {
            continue;
        }
        if written != Some(row.line.as_str()) {
            lines.push_str(&format!("  {}:\n", row.line));
            written = Some(&row.line);
        }
        lines.push_str(&remark(row, answer));
        lines.push_str(&format!("    {}: {{{}}}\n", row.component, fields.join(", ")));
    }
    out.push_str(if lines.is_empty() { "lines: {}\n" } else { "lines:\n" });
    out.push_str(&lines);
    out
}

fn fields(schedule: &PriceSchedule, answers: &[Option<Answer>], place: usize, answer: &Answer) -> Vec<String> {
    let row = &schedule.rows[place];
    if let Some(target) = answer.included_in {
        return vec![format!("included_in: {}", schedule.rows[target].component)];
    }
    let mut fields = Vec::new();
    if answer.unknown {
        fields.push("price: unknown".to_owned());
    }
    if let Some(price) = answer.price {
        fields.push(format!("price: {}", row.basis.price(price, &row.unit)));
        fields.extend(inherited(row));
        fields.extend(other_prices(schedule, answers, row));
    }
    fields.extend(answer.life.filter(|_| row.lives).map(|months| format!("life: {months} months")));
    fields.extend(answer.warranty.filter(|_| row.warranted).map(|months| format!("warranty: {months} months")));
    let percent = |share: Decimal| format!("failure: {} %/year", (share * Decimal::ONE_HUNDRED).normalize());
    fields.extend(answer.failure.filter(|_| row.fails).map(percent));
    fields
}

/// The other prices of a component: of a renewal, and while a phase lasts. A price drops those of the reference: where the
/// vendor leaves one blank, it is kept by name.
fn other_prices(schedule: &PriceSchedule, answers: &[Option<Answer>], row: &PriceRow) -> Vec<String> {
    let (mut fields, mut during) = (Vec::new(), Vec::new());
    for (place, other) in schedule.rows.iter().enumerate().filter(|(_, other)| other.is_same_component(row)) {
        let own = answers[place].as_ref().and_then(|answer| answer.price);
        let own = own.map(|price| other.basis.price(price, &other.unit)).or_else(|| other.reference.clone());
        match (&other.which, own) {
            (Which::Renewal, Some(price)) => fields.push(format!("renewal: {price}")),
            (Which::During(phase), Some(price)) => during.push(format!("{phase}: {price}")),
            _ => {}
        }
    }
    if !during.is_empty() {
        fields.push(format!("during: {{{}}}", during.join(", ")));
    }
    fields
}

/// What an amount has to say where the reference has a share, so that it is revised and charged as the share would
/// have been. A recurring amount alone would take the default index, which the share never had.
fn inherited(row: &PriceRow) -> Vec<String> {
    let Some(share) = &row.share else { return Vec::new() };
    let index = match &share.index {
        Some(index) => Some(format!("index: {index}")),
        None => row.basis.recurs().then(|| "index: none".to_owned()),
    };
    index.into_iter().chain(share.at.as_ref().map(|at| format!("at: {at}"))).collect()
}

/// Why an amount has an index, or a month, of its own.
fn remark(row: &PriceRow, answer: &Answer) -> String {
    match &row.share {
        Some(share) if answer.price.is_some() && !inherited(row).is_empty() => {
            format!("    # In the reference a share of `{}`: revised and charged as that is.\n", share.of)
        }
        _ => String::new(),
    }
}
