use rust_decimal::Decimal;

use super::import::Head;
use super::read_back::Answer;
use super::schedule::{PriceSchedule, Row};

/// An offer as a file: what a filled schedule says of each component.
pub fn offer_yaml(id: &str, vendor: &str, head: &Head, schedule: &PriceSchedule, answers: &[Option<Answer>]) -> String {
    let quoted = |text: &str| serde_json::Value::String(text.to_owned()).to_string();
    let mut out = String::from(
        "# Read from a filled price schedule. Technical scores and the day of receipt are for the city to add.\n",
    );
    out.push_str("schema: perenne/offer/v1\n");
    out.push_str(&format!("offer: {id}\nvendor: {}\nplan: {}\n", quoted(vendor), schedule.plan));
    if let Some(date) = head.valid_until {
        out.push_str(&format!("valid_until: {date}\n"));
    }
    let mut lines = String::new();
    let mut written: Option<&str> = None;
    for (place, row) in schedule.rows.iter().enumerate().filter(|(_, row)| !row.renewal) {
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
    if let Some(price) = answer.price {
        fields.push(format!("price: {}", row.basis.price(price, &row.unit)));
        fields.extend(inherited(row));
        let renewal = schedule
            .rows
            .iter()
            .position(|other| other.renewal && other.line == row.line && other.component == row.component);
        // A price drops the reference's renewal: where the vendor leaves it blank, it is kept by name.
        if let Some(renewal) = renewal {
            let own = answers[renewal].as_ref().and_then(|answer| answer.price);
            let own = own.map(|price| row.basis.price(price, &row.unit));
            fields.extend(own.or_else(|| schedule.rows[renewal].reference.clone()).map(|it| format!("renewal: {it}")));
        }
    }
    fields.extend(answer.life.filter(|_| row.lives).map(|months| format!("life: {months} months")));
    fields.extend(answer.warranty.filter(|_| row.warranted).map(|months| format!("warranty: {months} months")));
    let percent = |share: Decimal| format!("failure: {} %/year", (share * Decimal::ONE_HUNDRED).normalize());
    fields.extend(answer.failure.filter(|_| row.fails).map(percent));
    fields
}

/// What an amount has to say where the reference has a share, so that it is revised and charged as the share would
/// have been. A recurring amount alone would take the default index, which the share never had.
fn inherited(row: &Row) -> Vec<String> {
    let Some(share) = &row.share else { return Vec::new() };
    let index = match &share.index {
        Some(index) => Some(format!("index: {index}")),
        None => row.basis.recurs().then(|| "index: none".to_owned()),
    };
    index.into_iter().chain(share.at.as_ref().map(|at| format!("at: {at}"))).collect()
}

/// Why an amount has an index, or a month, of its own.
fn remark(row: &Row, answer: &Answer) -> String {
    match &row.share {
        Some(share) if answer.price.is_some() && !inherited(row).is_empty() => {
            format!("    # In the reference a share of `{}`: revised and charged as that is.\n", share.of)
        }
        _ => String::new(),
    }
}
