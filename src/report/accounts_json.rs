use serde_json::{Value, json};

use crate::accounts::{AccountFigure, Accounts};

/// Imported accounts, every figure with the columns that it comes from; `null` where the file does not hold it.
pub(crate) fn accounts_json(accounts: &Accounts) -> Value {
    let figure = |figure: &AccountFigure| {
        let terms = figure.terms.iter().map(|term| {
            let value = term.value.map(|value| value.to_string());
            json!({"column": term.column, "minus": term.minus, "value": value, "line": term.line})
        });
        let amount = figure.amount().map(|amount| amount.to_string());
        let value = json!({"eur": amount, "derived": figure.terms.len() > 1, "terms": terms.collect::<Value>()});
        (figure.path.to_owned(), value)
    };
    let growth = accounts.growth.iter().map(|(name, fit)| {
        let value = json!({
            "rate": fit.rate.to_string(), "r_squared": fit.r_squared.to_string(), "years": fit.years,
            "from": fit.span.0, "to": fit.span.1,
        });
        ((*name).to_owned(), value)
    });
    json!({
        "schema": "perenne/accounts/v1",
        "insee": accounts.insee,
        "name": accounts.name(),
        "year": accounts.year,
        "population": accounts.source.population.map(|people| people.to_string()),
        "file": accounts.source.file,
        "line": accounts.source.line,
        "complete": accounts.is_complete(),
        "figures": accounts.figures.iter().map(figure).collect::<Value>(),
        "growth": growth.collect::<Value>(),
    })
}
