use std::fmt::Write;
use std::path::Path;

use rust_decimal::Decimal;

use super::figure::{self, grouped};
use super::{AccountFigure, Accounts, Format};
use crate::document::{DEPRECIATION_ACCOUNT, GROWTH, account_groups};
use crate::language::{Arg, Language, group};

/// Growth of every account that is assumed where nothing is known: the general index of prices, the target of the ECB. All
/// accounts alike, so that no ratio of the city changes by an assumption.
const GROWTH_ASSUMED: &str = "2 %/year";

/// What becomes of growth, loans and the FCTVA's lag, which no accounts hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habits {
    /// Left to be written.
    Left,
    /// Assumed, and said to be.
    Assumed,
}

/// A city file of accounts, each figure with the columns it comes from beside it. What the files do not hold is written
/// as a comment to be filled in.
pub fn city_yaml(accounts: &Accounts, habits: Habits, language: Language) -> String {
    city_yaml_of(accounts, habits, false, language)
}

/// The same, where a forecast of its investment is to follow.
pub(super) fn city_yaml_of(accounts: &Accounts, habits: Habits, invests: bool, language: Language) -> String {
    let mut out = String::new();
    let source = &accounts.source;
    let name = accounts.name();
    let file = Path::new(&source.file).file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let file: String = file.chars().filter(|c| !c.is_control()).collect();
    let say = |id: &str, args: &[(&'static str, Arg)]| language.say(id, args);
    let mut comment = |text: String| {
        let _ = writeln!(out, "# {text}");
    };
    let words = [("name", name.clone().into()), ("year", Arg::Year(accounts.year)), ("file", file.into())];
    comment(say("accounts-yaml-head", &[&words[..], &[("line", source.line.to_string().into())]].concat()));
    comment(say(&format!("accounts-source-{}", publisher(source.format)), &[]));
    comment(say(unit(source.format), &[]));
    if let Some(other) = accounts.other_financial_charges() {
        comment(say("accounts-yaml-interest", &[("amount", Arg::Euros(other))]));
    }
    if !accounts.annexes.is_empty() {
        comment(say("accounts-yaml-annexes", &[("names", accounts.annexes.named_in(language).into())]));
    }
    let _ = writeln!(out, "schema: perenne/city/v1");
    let _ = writeln!(out, "city: {}", accounts.id());
    let titles = [Language::English, Language::French].map(|other| {
        let text = other.say("accounts-title", &[("name", name.clone().into()), ("year", Arg::Year(accounts.year))]);
        format!("{}: {}", other.code(), quoted(&text))
    });
    let _ = writeln!(out, "title: {{{}}}", titles.join(", "));
    if !accounts.insee.is_empty() {
        let _ = writeln!(out, "insee: {}", quoted(&accounts.insee));
    }
    match source.population {
        Some(population) => {
            let _ = writeln!(out, "population: {}", population.normalize());
        }
        None => {
            let _ = writeln!(out, "# population: …  # {}", say("accounts-hint-population", &[]));
        }
    }
    sources(&mut out, accounts, habits, invests);
    let _ = writeln!(out, "accounts:\n  year: {}", accounts.year);
    for (group, names) in account_groups() {
        if names.is_empty() {
            line(&mut out, "  ", group, find(accounts, group), language);
            continue;
        }
        let _ = writeln!(out, "  {group}:");
        for (name, path) in names {
            line(&mut out, "    ", name, find(accounts, path), language);
            if path == "investment_revenue.other"
                && let Some(disposals) = accounts.disposals()
            {
                let working = figure::written(&[disposals], Some(language));
                let said = say("accounts-yaml-one-off", &[("working", working.into())]);
                let _ = writeln!(out, "    # {said}");
            }
        }
    }
    match find(accounts, DEPRECIATION_ACCOUNT) {
        Some(figure) => line(&mut out, "  ", DEPRECIATION_ACCOUNT, Some(figure), language),
        None => {
            let _ = writeln!(out, "  # depreciation: … EUR  # {}", language.say("accounts-hint-depreciation", &[]));
        }
    }
    other_years(&mut out, accounts, language);
    let (said, word) =
        if invests { ("accounts-table-investing", "accounts") } else { ("accounts-yaml-investing", "constant-debt") };
    let _ = writeln!(out, "# {}\ninvesting: {word}", language.say(said, &[]));
    growth(&mut out, accounts, habits, language);
    without_disposals(&mut out, accounts, language);
    out
}

/// What the figures rest on: the accounts, the growth that is fitted to them, what is assumed.
fn sources(out: &mut String, accounts: &Accounts, habits: Habits, invests: bool) {
    let good: Vec<&str> = accounts.growth.iter().filter(|(_, fit)| fit.is_good()).map(|(name, _)| *name).collect();
    let titles = |id: &str| {
        let titles = [Language::English, Language::French].map(|language| {
            format!("{}: {}", language.code(), quoted(&language.say(id, &[("year", Arg::Year(accounts.year))])))
        });
        format!("{{{}}}", titles.join(", "))
    };
    let fitted = good.iter().map(|name| format!(", growth.{name}")).collect::<String>();
    // Only a finance department's table says what is to come.
    let to_come = match (accounts.source.format == Format::Table, invests) {
        (true, true) => ", outlook, debt_schedule, investing",
        (true, false) => ", outlook, debt_schedule",
        (false, _) => "",
    };
    let _ = writeln!(
        out,
        "sources:\n  accounts: {{title: {}, date: {}-12-31, grade: primary, grounds: [accounts, \
         population{to_come}{fitted}]}}",
        titles(&format!("accounts-cited-{}", publisher(accounts.source.format))),
        accounts.year,
    );
    let mut assumed = if habits == Habits::Assumed { vec!["growth", "loans", "fctva_lag"] } else { Vec::new() };
    assumed.extend((!invests).then_some("investing"));
    assumed.extend(kept_of_other(accounts).map(|_| "outlook"));
    if !assumed.is_empty() {
        let (title, grounds) = (titles("accounts-cited-assumed"), assumed.join(", "));
        let _ = writeln!(out, "  assumed: {{title: {title}, grade: assumption, grounds: [{grounds}]}}");
    }
}

/// The accounts of the other years that the files hold, each on a line in the form of the file: nothing is calculated
/// from them but the growth that is fitted.
fn other_years(out: &mut String, accounts: &Accounts, language: Language) {
    if accounts.other_years.is_empty() {
        return;
    }
    let _ = writeln!(out, "# {}", language.say("accounts-yaml-other-years", &[]));
    for (year, figures) in &accounts.other_years {
        let amount = |path: &str| {
            let figure = figures.iter().find(|figure| figure.path == path)?;
            Some(format!("{} EUR", grouped(figure.amount()?, '_')))
        };
        let group = |(group, names): (&str, Vec<(&str, &str)>)| match names.as_slice() {
            [] => amount(group).map(|amount| format!("{group}: {amount}")),
            names => {
                let own = names.iter().filter_map(|(name, path)| Some(format!("{name}: {}", amount(path)?)));
                let own = own.collect::<Vec<_>>().join(", ");
                (!own.is_empty()).then(|| format!("{group}: {{{own}}}"))
            }
        };
        let groups: Vec<String> = account_groups().into_iter().filter_map(group).collect();
        let _ = writeln!(out, "#   {year}: {{{}}}", groups.join(", "));
    }
}

/// Other revenue of investment without what was sold, where any was.
fn kept_of_other(accounts: &Accounts) -> Option<Decimal> {
    let sold = accounts.disposals()?.value?;
    Some(accounts.amount("investment_revenue.other")? - sold)
}

/// What was sold in the year of the accounts is not sold again: from the next year on, what is left without it.
fn without_disposals(out: &mut String, accounts: &Accounts, language: Language) {
    let Some(rest) = kept_of_other(accounts) else { return };
    let rest = grouped(rest.normalize(), '_');
    let said = language.say("accounts-yaml-outlook", &[("year", Arg::Year(accounts.year))]);
    let next = accounts.year + 1;
    let _ = writeln!(out, "# {said}\noutlook:\n  {next}: {{investment_revenue: {{other: {rest} EUR}}}}");
}

fn find<'a>(accounts: &'a Accounts, path: &str) -> Option<&'a AccountFigure> {
    accounts.figures.iter().find(|figure| figure.path == path)
}

fn line(out: &mut String, indent: &str, name: &str, figure: Option<&AccountFigure>, language: Language) {
    let Some(figure) = figure else { return };
    if let Some(amount) = figure.amount() {
        let derived = if figure.terms.len() > 1 { language.say("accounts-derived", &[]) } else { String::new() };
        let _ = writeln!(out, "{indent}{name}: {} EUR # {derived}{}", grouped(amount, '_'), figure.working(language));
        return;
    }
    let key = figure.path.replace(['.', '_'], "-");
    let hint = language.say(&format!("accounts-hint-{key}"), &[]);
    let _ = write!(out, "{indent}# {name}: … EUR  # {hint}");
    if figure.terms.len() > 1 {
        let lacking = figure.lacking().join(", ");
        let args = [("working", figure.working(language).into()), ("lacking", lacking.into())];
        let _ = write!(out, " {}", language.say("accounts-partly", &args));
    }
    out.push('\n');
}

/// Fitted rates; those that explain little are left to be decided, and so are all where there is nothing to fit.
fn growth(out: &mut String, accounts: &Accounts, habits: Habits, language: Language) {
    let _ = writeln!(out, "# {}", language.say("accounts-yaml-assumptions", &[]));
    let assumed = habits == Habits::Assumed;
    if assumed {
        let _ = writeln!(out, "# {}", language.say("accounts-yaml-growth", &[]));
    }
    if accounts.growth.is_empty() {
        let rates = |rate: &str| GROWTH.map(|name| format!("{name}: {rate}")).join(", ");
        let _ = match habits {
            Habits::Assumed => writeln!(out, "growth: {{{}}}", rates(GROWTH_ASSUMED)),
            Habits::Left => {
                writeln!(out, "# growth: {{{}}}  # {}", rates("… %/year"), language.say("accounts-no-fit", &[]))
            }
        };
    } else {
        fitted(out, accounts, assumed, language);
    }
    let _ = match habits {
        Habits::Assumed => writeln!(
            out,
            "loans: {{rate: 3.5 %, term: 15 years}} # {}\nfctva_lag: 1 year # {}",
            language.say("accounts-yaml-assumed", &[]),
            language.say("accounts-yaml-lag", &[])
        ),
        Habits::Left => writeln!(
            out,
            "# {}\n# loans: {{rate: … %, term: … years}}\n# fctva_lag: … years",
            language.say("accounts-yaml-habits", &[])
        ),
    };
}

fn fitted(out: &mut String, accounts: &Accounts, assumed: bool, language: Language) {
    let good = assumed || accounts.growth.iter().any(|(_, fit)| fit.is_good());
    let _ = writeln!(out, "{}growth:", if good { "" } else { "# " });
    for name in GROWTH {
        let fit = accounts.growth.iter().find(|(known, _)| *known == name).map(|(_, fit)| fit);
        if assumed && !fit.is_some_and(super::Fit::is_good) {
            let said = language.say("accounts-yaml-assumed", &[]);
            let _ = writeln!(out, "  {name}: {GROWTH_ASSUMED} # {said}");
            continue;
        }
        let Some(fit) = fit else {
            let _ = writeln!(out, "  # {name}: … %/year  # {}", language.say("accounts-no-fit", &[]));
            continue;
        };
        let percent = (fit.rate * Decimal::ONE_HUNDRED).normalize();
        let args = [
            ("first", Arg::Year(fit.span.0)),
            ("last", Arg::Year(fit.span.1)),
            ("years", fit.years.into()),
            ("fit", group(fit.r_squared, 2, language).into()),
        ];
        let (mark, words) = if fit.is_good() { ("", "accounts-fit") } else { ("# ", "accounts-poor-fit") };
        let _ = writeln!(out, "  {mark}{name}: {percent} %/year # {}", language.say(words, &args));
    }
}

/// A text in double quotes, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Who publishes a format, as the messages that name publisher and licence end.
fn publisher(format: Format) -> &'static str {
    match format {
        Format::Dgfip => "dgfip",
        Format::OfglLong | Format::OfglWide => "ofgl",
        Format::Debt | Format::Balances => "balances",
        Format::Table => "table",
    }
}

/// Message that says what a unit of the file is.
fn unit(format: Format) -> &'static str {
    match format {
        Format::Dgfip => "accounts-unit-thousand",
        Format::OfglLong => "accounts-unit-lines",
        Format::Table => "accounts-unit-table",
        Format::OfglWide | Format::Debt | Format::Balances => "accounts-unit-one",
    }
}
