//! What is fuzzed: one function for each way in, each a contract that no bytes may break. `cargo fuzz` drives them on
//! nightly (`fuzz_targets/`), `tests/it/fuzz.rs` on stable, from the same seeds.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use perenne::accounts;
use perenne::analysis::{Analysis, analyse};
use perenne::diagnostic::{Diagnostics, Sources, Span, render};
use perenne::document::{
    self, Library, Node, NodeKind, read_catalog, read_city, read_offer, read_parameters, read_plan,
};
use perenne::explain::{Explainer, Figures, Run};
use perenne::explore::batch::{Render, batch};
use perenne::explore::compare::drivers;
use perenne::explore::simulate::{self, Progress, Simulation};
use perenne::explore::{Goal, Side, Vary};
use perenne::language::{Arg, Language};
use perenne::model::{Prepared, Request, Setting};
use perenne::offers;
use perenne::report::{self, Style};
use perenne::session::{Options, Session};
use perenne::units::{self, Fault};

/// A way in: its name, and what is run on the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 15] = [
    ("grammar", grammar),
    ("documents", documents),
    ("plan", plan),
    ("catalog", catalog),
    ("city", city),
    ("offer", offer),
    ("parameters", parameters),
    ("saved", saved),
    ("simulation", simulation),
    ("set", set),
    ("questions", questions),
    ("explain", explain),
    ("batch", batch_line),
    ("schedule", schedule),
    ("accounts", accounts_file),
];

const TOWN: &str = include_str!("seeds/city/town.yaml");
const TOYS: &str = include_str!("seeds/catalog/toys.yaml");
const LAW: &str = include_str!("seeds/parameters/law.yaml");
const PLAN: &str = include_str!("seeds/plan/toys.yaml");

const STYLE: Style = Style { language: Language::French, width: 100, color: false };

/// What a file would hold: a file that is no UTF-8 is refused before anything else sees it.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The toys with one of their files replaced.
fn library(place: &str, with: &str) -> Library {
    let file = |name: &str, text: &str| (name.to_owned(), if name == place { with } else { text }.to_owned());
    Library::with_files(vec![file("toys.yaml", TOYS), file("town.yaml", TOWN), file("law.yaml", LAW)])
}

/// A result or a reason, never both or neither; either can be told.
fn whole(session: &Session, analysis: Option<&Analysis>) {
    assert_eq!(analysis.is_none(), session.diagnostics.has_errors(), "a result or a reason, never both or neither");
    let _ = render(&session.diagnostics, &session.sources, Language::French, false, 100);
    if let Some(analysis) = analysis {
        let result = report::json(analysis, &session.diagnostics).to_string();
        let saved = Side::saved("saved", &result);
        assert!(saved.is_ok(), "our own result is refused: {:?}", saved.err());
        let _ = report::check_text(analysis, session, STYLE);
    }
}

fn run(plan: &str, library: &Library, options: &Options) {
    let mut session = Session::default();
    let analysis = session.analyse_text("plan.yaml", plan, library, options);
    whole(&session, analysis.as_ref());
}

/// Values of every kind. What a fault proposes is accepted in its place, and has every digit of what was written.
pub fn grammar(bytes: &[u8]) {
    fn value<T>(read: impl Fn(&str) -> Result<T, Fault>, text: &str) {
        let node = Node { span: Span::default(), kind: NodeKind::Scalar(text.into()) };
        let mut diagnostics = Diagnostics::default();
        let _ = document::scalar(&node, &read, &mut diagnostics);
        for fault in diagnostics.sorted() {
            let proposed = fault.args.iter().find(|(name, _)| *name == "write");
            let Some((_, Arg::Text(form))) = proposed.filter(|_| fault.code.id != "foreign-currency") else { continue };
            assert!(read(form).is_ok(), "`{text}`: the hint `{form}` of {} is refused", fault.code.id);
            // A price without its VAT, a fraction as percents, thousands as euros and half a year in months have other digits.
            let other = ["price-incl-vat", "bare-share", "not-yearly-money"].contains(&fault.code.id);
            // Nor has `1e3` those of a thousand.
            let bytes = text.as_bytes();
            let power = |three: &[u8]| {
                three[0].is_ascii_digit() && three[1].eq_ignore_ascii_case(&b'e') && three[2].is_ascii_digit()
            };
            let other = other || bytes.windows(3).any(power);
            // The ends of a figure that may be so much off are worked out.
            let spread = ["+/-", "-/+", "+-", "±", "plus ou moins"].iter().any(|sign| text.contains(sign));
            let other = other || (spread && form.contains(" .. "));
            if !other && !form.ends_with("months") {
                // A nought may come before the point, none of the others goes; a month may change places with its year,
                // and `1 per sensors` has its second 1 written.
                let digits = |text: &str| {
                    let mut digits: Vec<char> = text.chars().filter(|c| ('1'..='9').contains(c)).collect();
                    digits.sort_unstable();
                    digits
                };
                let mut kept = digits(form);
                if kept.len() > digits(text).len() {
                    kept = digits(&form.replacen(" per 1 ", " ", 1));
                }
                // A plan counts in months: the day of a date goes.
                if fault.code.id == "not-a-month" && text.matches(['-', '/', '.', ' ']).count() > 1 {
                    let mut all = digits(text);
                    for digit in kept {
                        let at = all.iter().position(|one| *one == digit);
                        assert!(at.is_some(), "`{text}`: the hint `{form}` has other digits");
                        at.map(|at| all.remove(at));
                    }
                    assert!(all.len() <= 2, "`{text}`: the hint `{form}` loses more than a day");
                    continue;
                }
                assert_eq!(digits(text), kept, "`{text}`: the hint `{form}` of {} loses digits", fault.code.id);
            }
        }
    }
    let text = &text(bytes);
    value(|text| units::parse_decimal(text, "600"), text);
    value(units::parse_price, text);
    value(|text| units::parse_money(text, false), text);
    value(|text| units::parse_money(text, true), text);
    value(units::parse_yearly_money, text);
    value(units::parse_quantity, text);
    value(units::parse_range, text);
    value(units::parse_share, text);
    value(units::parse_rate, text);
    value(units::parse_share_or_rate, text);
    value(units::parse_month, text);
    value(units::parse_date, text);
    value(units::parse_duration, text);
    if let Ok(number) = units::parse_decimal(text, "600") {
        for digits in [0, 2, 6, 12] {
            let _ = (units::display(number, digits), units::half_up(number, digits));
        }
    }
}

/// A text as a tree, and the tree as every kind of file.
pub fn documents(bytes: &[u8]) {
    let text = &text(bytes);
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add("file.yaml", text.as_str());
    let _ = document::peek(text);
    match document::parse(text, file, &mut diagnostics) {
        Some(node) => {
            let _ = read_plan(&node, &mut diagnostics);
            let _ = read_catalog(&node, &mut diagnostics);
            let _ = read_city(&node, &mut diagnostics);
            let _ = read_offer(&node, &mut diagnostics);
            let _ = read_parameters(&node, &mut diagnostics);
        }
        None => assert!(diagnostics.has_errors(), "no tree without a reason"),
    }
    let _ = render(&diagnostics, &sources, Language::French, false, 100);
}

/// A plan beside a catalog, a city and the law.
pub fn plan(bytes: &[u8]) {
    run(&text(bytes), &library("", ""), &Options::default());
}

/// A catalog that a plan uses.
pub fn catalog(bytes: &[u8]) {
    run(PLAN, &library("toys.yaml", &text(bytes)), &Options::default());
}

/// A city that a plan is laid over.
pub fn city(bytes: &[u8]) {
    run(PLAN, &library("town.yaml", &text(bytes)), &Options::default());
}

/// The law under which it is judged.
pub fn parameters(bytes: &[u8]) {
    run(PLAN, &library("law.yaml", &text(bytes)), &Options::default());
}

/// A vendor's quote laid over the plan.
pub fn offer(bytes: &[u8]) {
    let text = text(bytes);
    let mut session = Session::default();
    let file = session.sources.add("offer.yaml", text.as_str());
    let node = document::parse(&text, file, &mut session.diagnostics);
    let read = node.and_then(|node| read_offer(&node, &mut session.diagnostics));
    let analysis = read.and_then(|offer| {
        let request = Request { name: "plan.yaml".into(), text: PLAN.into(), offer: Some(offer), ..Request::default() };
        let library = library("", "");
        let prepared = Prepared::of(&request, &library, &mut session.sources, &mut session.diagnostics)?;
        let case = prepared.build(&mut session.diagnostics).filter(|_| !session.diagnostics.has_errors())?;
        analyse(case, &mut session.diagnostics)
    });
    whole(&session, analysis.as_ref());
}

/// A result that was saved, laid beside itself and told.
pub fn saved(bytes: &[u8]) {
    if let Ok(sides) = Side::saved("saved.json", &text(bytes))
        && let Some(first) = sides.first()
    {
        assert!(drivers(first, first).is_empty(), "a result differs from itself");
        let sides = [first.clone(), sides[sides.len() - 1].clone()];
        let names = report::explore::side_names(&sides);
        let _ = report::explore::compare_text(&sides, &names, 10, STYLE);
        let _ = report::explore::compare_json(&sides, &names);
        let _ = report::explore::compare_csv(&sides, &names, Language::French);
    }
}

/// What is uncertain in a plan, drawn a few times.
pub fn simulation(bytes: &[u8]) {
    let (text, library) = (text(bytes), library("", ""));
    let resolve = |settings: Vec<Setting>| {
        let mut session = Session::default();
        let options = Options { settings, ..Options::default() };
        let prepared = session.prepare_text("plan.yaml", &text, &library, &options)?;
        prepared.build(&mut session.diagnostics).filter(|_| !session.diagnostics.has_errors())
    };
    let Some(case) = resolve(Vec::new()) else { return };
    let request = simulate::Request { scenarios: 40, seed: 1, threads: 1 };
    if let Ok(run) = simulate::simulate(&case, &resolve, request, &Progress::default()) {
        let simulation = Simulation::of(&case, &run, request);
        let _ = (report::simulate_text(&simulation, &case, STYLE), report::simulate_json(&simulation));
    }
}

/// `--set PATH=VALUE`.
pub fn set(bytes: &[u8]) {
    let text = text(bytes);
    let (path, value) = text.split_once('=').unwrap_or((&text, ""));
    let settings = vec![Setting::new(path, value, "--set")];
    run(PLAN, &library("", ""), &Options { settings, ..Options::default() });
}

/// The small languages of `--vary`, `--goal` and `offers --volumes`.
pub fn questions(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(vary) = Vary::parse(&text) {
        assert!(!vary.values.is_empty(), "`{text}` varies over nothing");
    }
    let _ = Goal::parse(&text);
}

/// The path of a figure: explained, or told with its neighbours.
pub fn explain(bytes: &[u8]) {
    thread_local! {
        static RUN: (&'static Run<'static>, &'static Figures, Sources) = {
            let mut session = Session::default();
            let analysis = session.analyse_text("plan.yaml", PLAN, &library("", ""), &Options::default());
            let analysis: &'static Analysis = Box::leak(Box::new(analysis.expect("the seed is a plan")));
            let run: &'static Run<'static> = Box::leak(Box::new(Run::of(analysis)));
            (run, Box::leak(Box::new(Figures::of(run))), session.sources)
        };
    }
    let text = text(bytes);
    let (path, year) = text.split_once(' ').map_or((text.as_str(), None), |(path, year)| (path, year.parse().ok()));
    RUN.with(|(run, figures, sources)| match figures.find(path, year) {
        Some(figure) => {
            let step = Explainer::new(run.analysis, figures, sources).explain(figure, Some(3));
            let _ = report::explain_text(&step, run.analysis, sources, Some(3), STYLE);
        }
        None => assert!(figures.similar(path).iter().all(|path| figures.get(path).is_some())),
    });
}

/// Lines of `batch`: each that is not blank has an answer, and none a bug to tell.
pub fn batch_line(bytes: &[u8]) {
    let mut answers = Vec::new();
    let plan = seed("plan/toys.yaml");
    let options = Options { catalogs: vec![seed("")], ..Options::default() };
    let brief = report::explore::brief;
    let tally = batch(Box::new(Cursor::new(bytes.to_vec())), &mut answers, Some(&plan), options, Render::Brief(&brief));
    assert_eq!(tally.bugs, 0, "{}", text(&answers));
    assert_eq!(text(&answers).lines().count(), tally.done + tally.failed);
}

/// A seed, from the folder of either package.
fn seed(path: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = package.join("seeds");
    if here.is_dir() { here } else { package.join("fuzz/seeds") }.join(path)
}

/// Bytes as a file of a name that says what they are.
fn file(bytes: &[u8], ending: &str) -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(ending).tempfile();
    let mut file = file.expect("a temporary file");
    file.write_all(bytes).expect("room for a small file");
    file
}

/// A filled price schedule: a workbook where it begins like one, else a text table.
pub fn schedule(bytes: &[u8]) {
    let filled = file(bytes, if bytes.starts_with(b"PK") { ".xlsx" } else { ".csv" });
    let ask = offers::Import {
        file: filled.path().to_owned(),
        plan: seed("plan/toys.yaml"),
        mapping: None,
        vendor: None,
        received: None,
        id: "offer".to_owned(),
        language: Language::French,
    };
    let options = Options { catalogs: vec![seed("")], ..Options::default() };
    let mut session = Session::default();
    let imported = offers::import(&mut session, &ask, &options);
    assert_eq!(imported.is_err(), session.diagnostics.has_errors(), "an offer or a reason");
    if let Ok(imported) = imported {
        let file = session.sources.add("offer", imported.yaml.as_str());
        let mut diagnostics = Diagnostics::default();
        let read =
            document::parse(&imported.yaml, file, &mut diagnostics).map(|node| read_offer(&node, &mut diagnostics));
        assert!(read.is_some() && !diagnostics.has_errors(), "what was written is refused:\n{}", imported.yaml);
    }
}

/// Published accounts.
pub fn accounts_file(bytes: &[u8]) {
    let published = file(bytes, ".csv");
    let ask = accounts::Import { files: vec![published.path().to_owned()], insee: "62119".to_owned(), year: None };
    let mut session = Session::default();
    let imported = accounts::import(&ask, &mut session.diagnostics, &mut |_, _| {});
    assert_eq!(imported.is_none(), session.diagnostics.has_errors(), "accounts or a reason");
    let _ = render(&session.diagnostics, &session.sources, Language::French, false, 100);
}
