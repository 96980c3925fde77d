//! Explanations of every figure of every shipped plan: they recompute to the figure, from values that stand
//! in files.

use std::path::{Path, PathBuf};

use crate::support::{shipped, shipped_and_contract};
use perenne::analysis::Analysis;
use perenne::diagnostic::render;
use perenne::explain::{Explainer, Figures, Inputs, Name, Recomputed, Run, Step, inputs, leaves};
use perenne::finance::Cost;
use perenne::language::Language;
use perenne::model::Setting;
use perenne::number::{Label, Number, Traced};
use perenne::report::{self, Style};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

fn analyse(plan: &Path) -> (Session, Analysis) {
    analyse_with(plan, &Options::default())
}

fn analyse_with(plan: &Path, options: &Options) -> (Session, Analysis) {
    let mut session = Session::default();
    let analysis = session.analyse(plan, options);
    let analysis = analysis.unwrap_or_else(|| panic!("{}: {:#?}", plan.display(), session.diagnostics.sorted()));
    (session, analysis)
}

/// Every figure of the machine output with its path: rows of lists by their names.
fn figures_of(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                figures_of(value, &format!("{path}{dot}{key}"), out);
            }
        }
        Value::Array(rows) => {
            for row in rows.iter().filter(|row| row.is_object()) {
                let name = match path.rsplit('.').next().unwrap() {
                    "lines" => format!(
                        "{}.{}.{}",
                        row["line"].as_str().unwrap(),
                        row["component"].as_str().unwrap(),
                        row["cause"].as_str().unwrap()
                    ),
                    "funding" => format!("{}.{}", row["name"].as_str().unwrap(), row["section"].as_str().unwrap()),
                    "flags" | "secured_flags" => {
                        let part = text(row, "part").map_or(String::new(), |part| format!(".{part}"));
                        format!("{}{part}.{}", row["rule"].as_str().unwrap(), row["year"])
                    }
                    "budget" => row["year"].to_string(),
                    "schedule" => text(row, "month").unwrap(),
                    _ => text(row, "name").unwrap(),
                };
                figures_of(row, &format!("{path}.{name}"), out);
            }
        }
        Value::String(text) if text.parse::<Decimal>().is_ok() => out.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

fn figures_of_result(analysis: &Analysis, session: &Session) -> Vec<(String, String)> {
    let Value::Object(mut result) = report::json(analysis, &session.diagnostics) else { panic!("an object") };
    for words in ["schema", "plan", "city", "currency", "unpriced", "inputs", "overrides", "warnings"] {
        result.remove(words);
    }
    let mut out = Vec::new();
    figures_of(&Value::Object(result), "", &mut out);
    out
}

fn near(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= (a.abs() + Decimal::ONE) * Decimal::new(1, 18)
}

/// What is given is a value of a file, a number of
/// units, a constant of the method, or a figure that is told elsewhere.
fn check(step: &Step, path: &str) {
    if step.parts.is_empty() {
        let given = matches!(
            step.name,
            Name::Input(_) | Name::Constant | Name::Units(_) | Name::Twelfth | Name::Times | Name::Months(_)
        );
        let named = matches!(step.name, Name::Label(_));
        let nothing = step.value.is_zero();
        assert!(given || named || step.cut || nothing || step.path.is_some(), "{path}: {step:#?}");
    }
    step.parts.iter().for_each(|part| check(&part.step, path));
}

/// A plan on two real cities that keep their debt: one whose grants are as in its accounts, one that has years with nothing
/// to invest.
fn on_real_cities() -> impl Iterator<Item = (PathBuf, Options)> {
    ["montfermeil-2024", "les-abymes-2024"].into_iter().map(|city| {
        let options = Options { city: Some(city.to_owned()), ..Options::default() };
        ("plans/bethune-sensors.yaml".into(), options)
    })
}

#[test]
fn every_figure_of_every_shipped_plan_recomputes_from_values_in_files() {
    let mut checked = 0;
    for (plan, options) in shipped_and_contract().chain(on_real_cities()) {
        let (session, analysis) = analyse_with(&plan, &options);
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let mut again = Recomputed::default();
        let mut roots = Vec::new();
        for (path, shown) in figures_of_result(&analysis, &session) {
            let figure = figures.find(&path, None).unwrap_or_else(|| panic!("{}: {path}", plan.display()));
            let digits = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
            let value = again.value(&figure.number);
            assert_eq!(value, figure.number.value(), "{}: {path}", plan.display());
            assert_eq!(perenne::units::display(value, digits), shown, "{}: {path}", plan.display());
            roots.push(&figure.number);
            checked += 1;
        }
        for leaf in leaves(roots) {
            let provenance = analysis.case.data.get(leaf.id).unwrap();
            let default = ["city.growth.", "city.loans.rate", "city.accounts.", "vat_recovery", "rule.co-financing"];
            let named = default.iter().any(|name| provenance.path.starts_with(name));
            assert!(provenance.span.is_some() || named, "{}: {}", plan.display(), provenance.path);
        }
    }
    assert!(checked > 5000, "{checked} figures");
}

#[test]
fn every_tree_recomputes_as_it_is_told() {
    for (plan, options) in shipped_and_contract().chain(on_real_cities()) {
        let (session, analysis) = analyse_with(&plan, &options);
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let mut explainer = Explainer::new(&analysis, &figures, &session.sources);
        let last = format!("budget.{}.with.", analysis.case.calendar.years().end());
        for figure in figures.iter() {
            // Years of the city lead back from one to the next: the whole way is gone from the last one only.
            let city = ["budget.", "flags.", "verdict.secured", "constant_debt."]
                .iter()
                .any(|part| figure.path.starts_with(part));
            let whole = !city || figure.path.starts_with(&last);
            let step = explainer.explain(figure, if whole { None } else { Some(4) });
            assert_eq!(step.value, figure.number.value());
            let again = step.recomputed();
            assert!(near(again, step.value), "{}: {} {again} {step:#?}", plan.display(), figure.path);
            check(&step, &format!("{}: {}", plan.display(), figure.path));
        }
    }
}

/// Graduated tiers: 10 × 100 EUR + 5 × 90 EUR = 1 450 EUR, and no step says that this is a twelfth of itself. The same
/// of a price by the month.
#[test]
fn graduated_tiers_recompute_as_they_are_told() {
    let plan = "schema: perenne/plan/v1\nplan: tiers\nstart: 2026-01\nhorizon: 3 years\nlines:\n  a:\n    \
                item: sensors/urban-sensor\n    quantity: 15\n    costs:\n      once: {tiers: {mode: graduated, bands: \
                [{upto: 10, price: 100 EUR/sensor}, {price: 90 EUR/sensor}]}}\n      monthly: {tiers: {mode: graduated, bands: \
                [{upto: 10, price: 3 EUR/sensor/month}, {price: 2 EUR/sensor/month}]}}\n";
    let mut session = Session::default();
    let library = perenne::document::Library::with_files(Vec::new());
    let analysis = session.analyse_text("plan.yaml", plan, &library, &Options::default()).unwrap();
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let mut explainer = Explainer::new(&analysis, &figures, &session.sources);
    for figure in figures.iter() {
        let step = explainer.explain(figure, None);
        let again = step.recomputed();
        assert!(near(again, step.value), "{} {again} {step:#?}", figure.path);
        check(&step, &figure.path);
    }
    let entry = explainer.explain(figures.find("lines.a.once.entry.excl_vat", None).unwrap(), None);
    let [amount] = entry.parts.as_slice() else { panic!("{entry:#?}") };
    let bands: Vec<Decimal> = amount.step.parts.iter().map(|part| part.step.value).collect();
    assert_eq!((entry.value, amount.step.value, bands), (1_450.into(), 1_450.into(), vec![1_000.into(), 450.into()]));
}

/// A text without the line numbers of shipped files, which move with every comment.
fn without_lines(text: &str) -> String {
    let mut parts = text.split(".yaml:");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        out.push_str(".yaml:N");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}

/// How explanations read, in both languages: a cost, a capped subsidy, a loan, a year of the city, a flag.
#[test]
fn explanations_read_well() {
    let (session, analysis) = analyse(Path::new("plans/bethune-sensors.yaml"));
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let mut explainer = Explainer::new(&analysis, &figures, &session.sources);
    for (path, depth) in [
        ("lines.sensors.device.entry", None),
        ("lines.sensors.device.failure.2030", None),
        ("funding.FRATRI", Some(3)),
        ("loans.bank.schedule.2029-06.principal", None),
        ("budget.2029.with.gross_savings", Some(3)),
        ("verdict.cliff.after", Some(2)),
        ("residual_value", Some(3)),
    ] {
        let figure = figures.find(path, None).unwrap();
        for (code, language) in [("en", Language::English), ("fr", Language::French)] {
            let style = Style { language, width: 150, color: false };
            let step = explainer.explain(figure, depth);
            let text = report::explain_text(&step, &analysis, &session.sources, depth, style);
            insta::assert_snapshot!(format!("{}-{code}", path.replace('.', "-")), without_lines(&text));
        }
    }
}

/// How the explanation of what a city can invest reads.
#[test]
fn what_a_city_can_invest_reads_well() {
    let (plan, options) = on_real_cities().next().unwrap();
    let (session, analysis) = analyse_with(&plan, &options);
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let mut explainer = Explainer::new(&analysis, &figures, &session.sources);
    for (path, depth) in [("constant_debt.by_year.2030.own", Some(3)), ("constant_debt.taken", Some(2))] {
        let step = explainer.explain(figures.find(path, None).unwrap(), depth);
        for (code, language) in [("en", Language::English), ("fr", Language::French)] {
            let style = Style { language, width: 150, color: false };
            let text = report::explain_text(&step, &analysis, &session.sources, depth, style);
            insta::assert_snapshot!(format!("{}-{code}", path.replace('.', "-")), without_lines(&text));
        }
    }
}

/// What a city can invest without more debt, and what a plan takes of it: own money and aid of a year make the investment of
/// that year, the years make the sum, and what the plan takes is its net cost.
#[test]
fn what_a_city_can_invest_is_explained_and_adds_up() {
    for (plan, options) in on_real_cities() {
        let (session, analysis) = analyse_with(&plan, &options);
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let of = |path: &str| figures.find(path, None).unwrap_or_else(|| panic!("{path}")).number.value();
        let result = report::json(&analysis, &session.diagnostics);
        let years: Vec<&String> = result["constant_debt"]["by_year"].as_object().unwrap().keys().collect();
        for name in ["own", "new_loans", "aid", "investment", "plan"] {
            let sum = years.iter().map(|year| of(&format!("constant_debt.by_year.{year}.{name}"))).sum::<Decimal>();
            assert!(near(sum, of(&format!("constant_debt.total.{name}"))), "{name}");
            let shown = result["constant_debt"]["total"][name].as_str().unwrap();
            assert_eq!(perenne::units::display(sum, 2), shown, "{name}");
        }
        for year in &years {
            let of = |name: &str| of(&format!("constant_debt.{year}.{name}"));
            assert!(near(of("own") + of("aid"), of("investment")), "{year}");
            assert!(of("new_loans") <= of("own"), "{year}");
            assert_eq!(
                of("investment"),
                figures.find(&format!("budget.{year}.without.investment"), None).unwrap().number.value()
            );
        }
        assert!(near(of("constant_debt.total.plan"), of("net_cost.after_benefits")));
    }
}

/// Short forms, years given apart, names beside ids; and what is near to a path that is not known.
#[test]
fn paths_are_found_as_people_write_them() {
    let (_, analysis) = analyse(Path::new("plans/bethune-sensors.yaml"));
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let path = |path: &str, year| figures.find(path, year).map(|figure| figure.path.as_str());
    assert_eq!(path("tco", None), Some("tco.incl_vat"));
    assert_eq!(path("tco.excl_vat", Some(2030)), Some("tco.by_year.2030.excl_vat"));
    assert_eq!(path("lines.sensors.device.entry.2028", None), Some("lines.sensors.device.entry.by_year.2028.incl_vat"));
    assert_eq!(path("funding.FRATRI", None), Some("funding.fratri.investment.total"));
    assert_eq!(path("loans.Bank loan", None), Some("loans.bank.amount"));
    assert_eq!(path("net_cost.total", Some(2029)), Some("net_cost.by_year.2029"));
    assert_eq!(path("budget.with.debt", Some(2029)), Some("budget.2029.with.debt"));
    assert_eq!(path("budget.with.debt", Some(1929)), None);
    assert_eq!(figures.similar("budget.2029.with.gros_savings"), ["budget.2029.with.gross_savings"]);
    assert!(figures.similar("xyz").is_empty());
}

/// A subsidy whose cap is reached, goods that the threshold moved, loans that are cut: what decided is told.
#[test]
fn the_side_that_won_is_told() {
    let explained = |setting: (&str, &str), path: &str| {
        let mut session = Session::default();
        let options = Options { settings: vec![crate::support::set(setting.0, setting.1)], ..Options::default() };
        let analysis = session.analyse(Path::new("plans/bethune-sensors.yaml"), &options).unwrap();
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let step =
            Explainer::new(&analysis, &figures, &session.sources).explain(figures.find(path, None).unwrap(), None);
        let style = Style { language: Language::English, width: 1000, color: false };
        report::explain_text(&step, &analysis, &session.sources, None, style)
    };
    assert!(explained(("funding.fratri.cap", "20000 EUR"), "funding.fratri").contains("the cap is reached"));
    assert!(explained(("sensors.device.price", "250 EUR/sensor"), "tco").contains("threshold of movable goods"));
    assert!(explained(("funding.bank.amount", "9000000 EUR"), "loans.bank").contains("cut to what loans may pay for"));
}

/// The shares of values are those of the costs that they drive.
#[test]
fn assumptions_carry_the_cost_that_depends_on_them() {
    let (session, analysis) = analyse(Path::new("plans/bethune-sensors.yaml"));
    let values = inputs(&analysis);
    let share = |path: &str| values.values.iter().find(|value| value.path == path).unwrap().share;
    let rows = &analysis.costs;
    let euros = |row: &&Cost<Decimal>| row.amounts.iter().map(|(_, amount)| *amount).sum::<Decimal>();
    let total: Decimal = rows.iter().map(|row| euros(&row)).sum();
    let of = |line: &str| {
        rows.iter().filter(|row| analysis.case.lines[row.line].id == line).map(|row| euros(&row)).sum::<Decimal>()
    };
    assert!(near(share("sensors.quantity").unwrap(), of("sensors") / total));
    // The device's own rows, and the shares of its price: spares and vandalism.
    let device = rows.iter().filter(|row| {
        let line = &analysis.case.lines[row.line];
        line.id == "sensors" && ["device", "spares", "vandalism"].contains(&line.components[row.component].id.as_str())
    });
    assert!(near(share("sensors.device.price").unwrap(), device.map(|row| euros(&row)).sum::<Decimal>() / total));
    assert_eq!(share("city.accounts.debt"), None);
    for (code, language) in [("en", Language::English), ("fr", Language::French)] {
        let style = Style { language, width: 160, color: false };
        let text = report::assumptions_text(&values, &analysis, &session.sources, style);
        insta::assert_snapshot!(format!("assumptions-{code}"), without_lines(&text));
    }
}

/// A plan's own source grounds what the plan writes, and nothing that another file or `--set` writes in its place.
#[test]
fn what_a_plan_grounds_is_its_own() {
    let plan = "schema: perenne/plan/v1\nplan: own\nstart: 2026-01\nhorizon: 10 years\nlines:\n  sensors: \
                {item: sensors/urban-sensor, quantity: 20, costs: {device: {price: 500 EUR/sensor, life: 9 years}}}\n\
                sources: {ours: {title: Ours, date: 2025-12-01, grade: trade, grounds: [sensors], spread: {below: 30 %, above: 50 %}}}\n";
    let analysed = |settings| crate::support::analyse_text(plan, &Options { settings, ..Options::default() });
    let word = |all: &Inputs<'_>, path: &str| all.values.iter().find(|one| one.path == path).unwrap().basis.word();
    let analysis = analysed(Vec::new());
    let written = inputs(&analysis);
    assert_eq!(word(&written, "sensors.device.price"), "trade");
    assert_eq!(word(&written, "sensors.device.life"), "trade");
    assert_eq!(word(&written, "sensors.quantity"), "choice", "a quantity is chosen, whatever grounds the line");
    assert_eq!(word(&written, "sensors.install.price"), "assumption", "the catalog's own");
    let price = written.values.iter().find(|one| one.path == "sensors.device.price").unwrap();
    assert_eq!(price.told_range(), Some((Decimal::from(350), Decimal::from(750))));
    assert_eq!(price.range, None, "told, never drawn");
    let set = analysed(vec![Setting::new("sensors.device.price", "400 EUR/sensor", "--set")]);
    assert_eq!(word(&inputs(&set), "sensors.device.price"), "uncited");
}

/// A source that is left out makes no plan better founded: a figure without one counts as an assumption does, and is marked.
#[test]
fn a_price_without_a_source_is_warned_of_as_an_assumption_is() {
    let plan = "schema: perenne/plan/v1\nplan: own\nstart: 2026-01\nhorizon: 10 years\nlines:\n  sensors: \
                {item: sensors/urban-sensor, quantity: 20, costs: {device: {price: 540 EUR/sensor}}}\n";
    let said = "sources: {ours: {title: Ours, date: 2025-12-01, grade: assumption, grounds: [sensors.device.price], \
                spread: {below: 30 %, above: 50 %}}}\n";
    let style = Style { language: Language::English, width: 200, color: false };
    let mut told = Vec::new();
    for (text, grade) in [(plan.to_owned(), "uncited"), (format!("{plan}{said}"), "assumption")] {
        let analysis = crate::support::analyse_text(&text, &Options::default());
        let inputs = inputs(&analysis);
        let price = inputs.values.iter().find(|one| one.path == "sensors.device.price").unwrap();
        assert_eq!(price.basis.word(), grade);
        let (count, share) = inputs.unfounded;
        assert!(share >= price.share.unwrap() && price.share.unwrap() > Decimal::ZERO, "{share}");
        assert!(near(perenne::explain::resting_on_assumptions(&analysis), share), "what `check` tells");
        let page = report::assumptions_text(&inputs, &analysis, &Session::default().sources, style);
        let head = page.lines().nth(1).unwrap();
        assert!(head.starts_with('⚠') && head.contains(&count.to_string()), "{head}");
        assert!(page.contains("⚠ sensors.device.price"), "{page}");
        told.push((count, share));
    }
    assert_eq!(told[0], told[1]);
}

/// Every name that the calculation gives has its words.
#[test]
fn every_name_has_its_words() {
    for (_, analysis) in shipped().iter().map(|plan| analyse(plan)) {
        let run = Run::of(&analysis);
        for figure in Figures::of(&run).iter() {
            for label in labels(&figure.number) {
                assert!(Language::French.knows(&format!("what-{}", label.what.word())), "{label:?}");
            }
        }
    }
}

/// The labels of a number and of what it was made of at once.
fn labels(number: &Traced) -> impl Iterator<Item = Label> {
    let sources = number.op().sources().into_iter().filter_map(Traced::label).collect::<Vec<_>>();
    number.label().into_iter().chain(sources)
}

/// Every path that `assumptions` shows as one that `--set` takes is taken by it, with the value that stands there.
#[test]
fn what_assumptions_show_can_be_set() {
    for plan in ["reference", "citizen-app", "lighting", "nevers-fiber"] {
        let mut session = Session::default();
        let analysis = session.analyse(Path::new(plan), &Options::default()).unwrap();
        let values = inputs(&analysis).values;
        let settable = values.iter().filter(|value| value.settable && value.span.is_some());
        let mut settings = Vec::new();
        for value in settable {
            let written = value.span.map_or("", |span| session.sources.text(span));
            settings.push(Setting::new(&*value.path, written, "--set"));
        }
        assert!(settings.len() > 20, "{plan}: {}", settings.len());
        let mut again = Session::default();
        again.analyse(Path::new(plan), &Options { settings, ..Options::default() });
        let faults = again.diagnostics.to_mend();
        assert!(!faults.has_errors(), "{plan}: {}", render(&faults, &again.sources, Language::English, false, 100));
    }
}

#[test]
fn sums_stay_flat_and_chains_are_dropped_without_recursion() {
    let mut sum = Traced::zero();
    let one = Traced::input(7, Decimal::ONE);
    for _ in 0..1000 {
        sum.add_to(&one);
    }
    assert_eq!(sum.value(), Decimal::ONE_THOUSAND);
    assert_eq!(sum.op().sources().len(), 1000);
    let chain = (0..1_000_000).fold(one, |chain, _| chain.sub(&Traced::constant(Decimal::ONE)));
    drop(chain);
}

/// What is listed without the story of a single figure is what all of them come to, in the same order; and a figure that is
/// asked for alone is found, valued and told as among all others.
#[test]
fn a_figure_asked_for_alone_is_told_as_among_all() {
    let (session, analysis) = analyse(Path::new("plans/bethune-sensors.yaml"));
    let run = Run::of(&analysis);
    let all = Figures::of(&run);
    let listed = Figures::listed(&analysis);
    let (values, of_all) = (listed.iter().map(|one| (&one.path, one.number)), all.iter());
    assert!(values.eq(of_all.map(|one| (&one.path, one.number.value()))));
    let mut among_all = Explainer::new(&analysis, &all, &session.sources);
    for figure in all.iter().step_by(61) {
        let found = Figures::meant(&figure.path, None, &analysis);
        let found = found.find(&figure.path, None).unwrap();
        assert_eq!((&found.path, found.number), (&figure.path, figure.number.value()));
        let telling = Figures::telling(&figure.path, &analysis, None);
        let mut alone = Explainer::new(&analysis, &telling, &session.sources);
        let told = alone.explain(telling.get(&figure.path).unwrap(), Some(4));
        assert_eq!(format!("{told:?}"), format!("{:?}", among_all.explain(figure, Some(4))), "{}", figure.path);
    }
    assert!(Figures::meant("tco.nothing", None, &analysis).find("tco.nothing", None).is_none());
}
