//! One plan in every municipality of a file: what a survey says of one is what `check` says of it, imported by itself.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use perenne::accounts::{Gathered, Habits, Import, city_yaml, gather, import};
use perenne::diagnostic::Diagnostics;
use perenne::language::Language;
use perenne::session::{Options, Session};
use perenne::survey::{Ask, Finding, Judged, Row, Stratum, Summary, Survey};

const PLAN: &str = "plans/bethune-sensors.yaml";

fn data(name: &str) -> PathBuf {
    Path::new("tests/accounts/data").join(name)
}

fn scratch(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("survey");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// The row of Wittenheim in 2015 with other codes and changed columns.
fn dgfip(rows: &[(&str, &[(&str, &str)])]) -> String {
    let text = std::fs::read_to_string(data("donneesbpse_dobp_2015.csv")).unwrap();
    let mut lines = text.lines();
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let mut out = format!("{head}\n");
    for (code, changes) in rows {
        let cells: Vec<&str> = head
            .split(';')
            .zip(row.split(';'))
            .map(|(name, cell)| match name {
                "icom" => code,
                name => changes.iter().find(|(changed, _)| *changed == name).map_or(cell, |(_, to)| to),
            })
            .collect();
        out.push_str(&format!("{}\n", cells.join(";")));
    }
    out
}

fn gathered(file: &Path) -> Gathered {
    let mut diagnostics = Diagnostics::default();
    gather(file, None, &mut diagnostics, &mut |_| true).unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn open(plan: &str, ask: Ask) -> Survey {
    let mut session = Session::default();
    let library = session.library(Some(plan.as_ref()), &ask.options);
    Survey::open(&mut session, plan.as_ref(), &library, ask).unwrap_or_else(|| panic!("{:?}", session.diagnostics))
}

fn run(survey: &Survey, file: &Path) -> (Vec<Row>, Summary) {
    let mut rows = Vec::new();
    let summary = survey.run(&gathered(file), &AtomicBool::new(false), &mut |some, _| {
        rows.extend(some.iter().map(|row| Row {
            insee: row.insee.clone(),
            name: row.name.clone(),
            year: row.year,
            population: row.population,
            finding: match &row.finding {
                Finding::Judged(judged) => Finding::Judged(judged.clone()),
                Finding::Incomplete(missing) => Finding::Incomplete(missing.clone()),
                Finding::Faulty(fault) => Finding::Faulty(fault.clone()),
            },
        }));
        Ok(())
    });
    (rows, summary.unwrap())
}

/// What `check --city` says of a municipality that was imported by itself, its file changed before it is read.
fn single(plan: &str, file: &Path, insee: &str, options: &Options, habits: Habits, beside: &str) -> Judged {
    let ask = Import { files: vec![file.to_path_buf()], insee: insee.to_owned(), year: None };
    let accounts = import(&ask, &mut Diagnostics::default(), &mut |_, _| ()).unwrap();
    let text = city_yaml(&accounts, habits, Language::French) + beside;
    let city = scratch(&format!("{insee}-{}.yaml", beside.len()), &text).display().to_string();
    let mut session = Session::default();
    let analysis = session.check(plan.as_ref(), &Options { city: Some(city), ..options.clone() });
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", session.diagnostics));
    Judged::of(analysis.outcome.as_ref().unwrap(), analysis.case.city.as_ref().unwrap())
}

fn judged(row: &Row) -> &Judged {
    let Finding::Judged(judged) = &row.finding else { panic!("{row:?}") };
    judged
}

/// The fourteen cities of 20 000 to 61 000 inhabitants, in both forms of the OFGL's files; and what they are counted as.
#[test]
fn a_survey_of_the_fourteen_is_fourteen_checks() {
    let mut seen = 0;
    for file in ["ofgl_seine_saint_denis_2024.csv", "ofgl-base-communes_guadeloupe_2024_extract.csv"] {
        let survey = open(PLAN, Ask { population: Some((20_000, 100_000)), ..Ask::default() });
        let (rows, summary) = run(&survey, &data(file));
        for row in &rows {
            let alone = single(PLAN, &data(file), &row.insee, &Options::default(), Habits::Assumed, "");
            assert_eq!(*judged(row), alone, "{}", row.name);
        }
        assert_eq!(summary.all.count(), rows.len());
        assert_eq!(summary.incomplete + summary.too_late + summary.faulty, 0);
        seen += rows.len();
    }
    assert_eq!(seen, 14);
}

/// Growth, loans and lag of another city, and an override that reaches into the city: each as in a single check.
#[test]
fn habits_and_overrides_are_those_of_a_single_check() {
    let file = data("ofgl_seine_saint_denis_2024.csv");
    let growth = "growth: {taxes: 1 %/year, grants: 0 %/year, other: 1.5 %/year, staff: 2.5 %/year, purchases: 2 %/year, \
                  subsidies: 1 %/year, other_spending: 1 %/year, investment: 2 %/year}\n\
                  loans: {rate: 4 %, term: 20 years}\nfctva_lag: 2 years\n";
    let of = format!("schema: perenne/city/v1\ncity: other\n{}", &minimal_city(growth));
    let mut session = Session::default();
    let source = session.sources.add("other.yaml", of.clone());
    let node = perenne::document::parse(&of, source, &mut session.diagnostics).unwrap();
    let city = perenne::document::read_city(&node, &mut session.diagnostics).unwrap();
    let setting = perenne::model::Setting::new("city.accounts.working_capital", "x 0.5", "--set");
    for settings in [Vec::new(), vec![setting]] {
        let options = Options { settings, ..Options::default() };
        let ask = Ask { growth_of: Some(city.clone()), options: options.clone(), ..Ask::default() };
        let (rows, _) = run(&open(PLAN, ask), &file);
        assert!(rows.len() > 5);
        for row in rows.iter().take(3) {
            let alone = single(PLAN, &file, &row.insee, &options, Habits::Left, growth);
            assert_eq!(*judged(row), alone, "{}", row.name);
        }
    }
}

fn minimal_city(growth: &str) -> String {
    format!(
        "population: 1\naccounts:\n  year: 2024\n  revenue: {{taxes: 1 EUR, grants: 1 EUR, other: 1 EUR}}\n  \
         spending: {{staff: 1 EUR, purchases: 0 EUR, subsidies: 0 EUR, other: 0 EUR}}\n  interest: 0 EUR\n  \
         principal: 0 EUR\n  debt: 0 EUR\n  investment: {{equipment: 0 EUR, other: 0 EUR}}\n  \
         investment_revenue: {{grants: 0 EUR, fctva: 0 EUR, other: 0 EUR}}\n  working_capital: 0 EUR\n{growth}"
    )
}

/// Rows come in the order of the file, whatever the threads; a stop keeps what is done.
#[test]
fn rows_keep_the_order_of_the_file_and_a_stop_keeps_them() {
    let codes: Vec<String> = (0..300).map(|place| format!("{:03}", (place * 7) % 900 + 1)).collect();
    let rows: Vec<(&str, &[(&str, &str)])> = codes.iter().map(|code| (code.as_str(), &[][..])).collect();
    let file = scratch("order_2015.csv", &dgfip(&rows));
    let survey = open(PLAN, Ask::default());
    let (rows, summary) = run(&survey, &file);
    let expected: Vec<String> = codes.iter().map(|code| format!("68{code}")).collect();
    assert_eq!(rows.iter().map(|row| row.insee.clone()).collect::<Vec<_>>(), expected);
    assert_eq!((summary.all.count(), summary.stopped), (300, None));
    assert_eq!(summary.strata.len(), 1, "all have 14 744 inhabitants");
    let stop = AtomicBool::new(false);
    let mut done = 0;
    let stopped = survey.run(&gathered(&file), &stop, &mut |some, _| {
        done += some.len();
        stop.store(true, Ordering::Relaxed);
        Ok(())
    });
    let stopped = stopped.unwrap();
    assert_eq!((done, stopped.all.count(), stopped.stopped), (256, 256, Some((256, 300))));
}

/// Nothing is filled: a cell that is empty, a cell that is no number, a year after the plan's start, the same row twice.
#[test]
fn what_is_missing_or_wrong_is_told_row_by_row() {
    let rows: [(&str, &[(&str, &str)]); 7] = [
        ("001", &[]),
        ("002", &[("fdr", ""), ("pop1", "")]),
        ("003", &[("dette", "beaucoup")]),
        ("004", &[("an", "2026")]),
        ("005", &[]),
        ("005", &[("dette", "1.00")]),
        ("006", &[("an", "2014"), ("dette", "1.00")]),
    ];
    // Of one municipality the latest year counts, wherever it stands.
    let text = dgfip(&rows) + dgfip(&[("006", &[])]).lines().nth(1).unwrap() + "\n";
    let file = scratch("wrong.csv", &text);
    let (rows, summary) = run(&open(PLAN, Ask::default()), &file);
    let told: Vec<String> = rows
        .iter()
        .map(|row| match &row.finding {
            Finding::Judged(_) => "verdict".to_owned(),
            Finding::Incomplete(missing) => missing.join(" "),
            Finding::Faulty(fault) => fault.code.id.to_owned(),
        })
        .collect();
    let expected =
        ["verdict", "population working_capital", "accounts-cell", "accounts-year", "accounts-twice", "verdict"];
    assert_eq!(told, expected);
    assert_eq!(judged(&rows[5]), judged(&rows[0]));
    assert_eq!((rows[5].year, rows[5].insee.as_str()), (2015, "68006"));
    assert_eq!((summary.incomplete, summary.too_late, summary.faulty, summary.all.count()), (1, 1, 2, 2));
    assert_eq!(summary.lacking.into_iter().collect::<Vec<_>>(), [("population", 1), ("working_capital", 1)]);
    let (rows, summary) = run(&open(PLAN, Ask { population: Some((20_000, 30_000)), ..Ask::default() }), &file);
    // Whose inhabitants are not known may be of the size; the others have 14 744.
    assert_eq!((rows.len(), summary.outside), (1, 5));
}

/// 14 744 inhabitants of 25 224 are 58.45 %: 100 sensors are 58, half a post is 0.2923, one integration is still one.
#[test]
fn quantities_follow_the_inhabitants() {
    let plan = |sensors: &str, post: &str| {
        format!(
            "schema: perenne/plan/v1\nplan: scaled\ncity: medium-city\nstart: 2026-01\nhorizon: 8 years\n\
             phases: {{pilot: 12 months, run: rest}}\nlines:\n  \
             sensors: {{item: sensors/urban-sensor, quantity: {{pilot: 0, run: {{to: {sensors}, ramp: linear}}}}}}\n  \
             gateways: {{item: connectivity/lorawan-gateway, quantity: 1 per 10 sensors}}\n  \
             post: {{item: staff/category-b, quantity: {post}}}\n  \
             integration: {{item: services/integration, quantity: {{pilot: 1}}}}\n"
        )
    };
    let (whole, by_hand) = (scratch("scaled.yaml", &plan("100", "0.5")), scratch("hand.yaml", &plan("58", "0.2923")));
    let file = data("donneesbpse_dobp_2015.csv");
    let survey = open(whole.to_str().unwrap(), Ask { by_population: true, ..Ask::default() });
    let (rows, _) = run(&survey, &file);
    let alone = single(by_hand.to_str().unwrap(), &file, "68376", &Options::default(), Habits::Assumed, "");
    assert_eq!(*judged(&rows[0]), alone);
    // Of 5 000 inhabitants, 19.82 %: the one integration would be a fifth of one, and is one.
    let small = scratch("small.csv", &dgfip(&[("001", &[("pop1", "5000")])]));
    let by_hand = scratch("small.yaml", &plan("20", "0.0991"));
    let alone = single(by_hand.to_str().unwrap(), &small, "68001", &Options::default(), Habits::Assumed, "");
    assert_eq!(*judged(&run(&survey, &small).0[0]), alone);
    let (unscaled, _) = run(&open(whole.to_str().unwrap(), Ask::default()), &file);
    assert!(judged(&unscaled[0]).run_cost() > judged(&rows[0]).run_cost());
    assert_eq!(survey.own().map(|(city, _)| city), Some("medium-city"));
}

/// What a programme comes to in a municipality is what `check --city` says of it, imported by itself; scaled, what the plans
/// of the size of that municipality come to.
#[test]
fn a_survey_of_a_programme_is_single_checks() {
    use perenne::programme::Programme;
    let file = data("ofgl_seine_saint_denis_2024.csv");
    let (rows, summary) = run(&open("four-projects", Ask::default()), &file);
    assert_eq!((rows.len(), summary.all.count()), (8, 8));
    for row in &rows {
        let ask = Import { files: vec![file.clone()], insee: row.insee.clone(), year: None };
        let accounts = import(&ask, &mut Diagnostics::default(), &mut |_, _| ()).unwrap();
        let text = city_yaml(&accounts, Habits::Assumed, Language::English);
        let city = scratch(&format!("programme-{}.yaml", row.insee), &text).display().to_string();
        let options = Options { city: Some(city), ..Options::default() };
        let (programme, _) = Programme::open(&mut Session::default(), "four-projects".as_ref(), &options).unwrap();
        let together = &programme.together;
        assert_eq!(*judged(row), Judged::of(&together.outcome, &together.city), "{}", row.name);
    }
    let (scaled, _) = run(&open("four-projects", Ask { by_population: true, ..Ask::default() }), &file);
    for (row, whole) in scaled.iter().zip(&rows) {
        // Medium-city has 25 224 inhabitants: whoever has more takes more.
        let more = row.population.unwrap() > rust_decimal::Decimal::from(25_224);
        assert_eq!(judged(row).run_cost().unwrap().0 > judged(whole).run_cost().unwrap().0, more, "{}", row.name);
    }
}

/// A programme whose plans begin after 2100 is surveyed as others are; that accounts precede it by more than a hundred years
/// is told of each municipality, not of a text that nobody sees.
#[test]
fn a_programme_far_ahead_is_surveyed() {
    let far = |first: i32| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("far.yaml");
        let plans = format!(
            "plans:\n  - {{plan: school-co2, set: {{start: {first}-01}}}}\n  - {{plan: citizen-app, set: {{start: {}-01}}}}\n",
            first + 1
        );
        let head = "schema: perenne/programme/v1\nprogramme: far\ntitle: {en: Far}\ncity: medium-city\n";
        std::fs::write(&path, format!("{head}{plans}")).unwrap();
        run(&open(path.to_str().unwrap(), Ask::default()), &data("ofgl_seine_saint_denis_2024.csv"))
    };
    let (rows, summary) = far(2101);
    assert_eq!((rows.len(), summary.faulty, summary.all.count()), (8, 0, 8));
    let (rows, summary) = far(2150);
    assert_eq!((rows.len(), summary.faulty), (8, 8));
    let Finding::Faulty(fault) = &rows[0].finding else { panic!("{:?}", rows[0].finding) };
    assert_eq!(fault.code.id, "out-of-range");
}

/// The mark of `check --city all`: savings next to nothing, or a repayment that is only assumed.
#[test]
fn a_verdict_that_rests_on_little_is_marked() {
    let (rows, summary) = run(&open(PLAN, Ask::default()), &data("ofgl_seine_saint_denis_2024.csv"));
    let marked: Vec<(&str, &[&str])> = rows
        .iter()
        .map(|row| (row.name.as_str(), judged(row).reserves.as_slice()))
        .filter(|(_, reserves)| !reserves.is_empty())
        .collect();
    assert_eq!(summary.reserved, marked.len());
    assert!(marked.iter().any(|(name, _)| *name == "Rosny-sous-Bois"), "{marked:?}");
}

/// The years of a file are known whichever is asked for.
#[test]
fn a_year_that_a_file_does_not_hold_is_no_municipality() {
    let mut diagnostics = Diagnostics::default();
    let file = data("ofgl_seine_saint_denis_2024.csv");
    let gathered = gather(&file, Some(2019), &mut diagnostics, &mut |_| true).unwrap();
    assert!(gathered.is_empty());
    assert_eq!(gathered.years().collect::<Vec<_>>(), [2024]);
}

/// A quantile is the share of a municipality: the least that at least so many percent of them do not exceed. A cost that
/// meets no savings is above every share.
#[test]
fn a_quantile_is_the_share_of_a_municipality() {
    assert_eq!(Stratum::default().quantile(50), None);
    let savings: Vec<(String, String)> =
        (1..=10).map(|of| (format!("{of:03}"), format!("{}.00", 400 * of - 600))).collect();
    let changes: Vec<[(&str, &str); 1]> = savings.iter().map(|(_, savings)| [("caf", savings.as_str())]).collect();
    let rows: Vec<(&str, &[(&str, &str)])> =
        savings.iter().zip(&changes).map(|((code, _), change)| (code.as_str(), &change[..])).collect();
    let file = scratch("ten.csv", &dgfip(&rows));
    let (rows, summary) = run(&open(PLAN, Ask::default()), &file);
    let shares: Vec<Option<rust_decimal::Decimal>> = rows.iter().map(|row| judged(row).share()).collect();
    assert_eq!((summary.all.count(), shares.len()), (10, 10));
    let beyond = shares.iter().filter(|share| share.is_none()).count();
    assert!((1..5).contains(&beyond), "{shares:?}");
    for percent in 1..=100 {
        let enough = |most: &Option<rust_decimal::Decimal>| {
            let within =
                shares.iter().filter(|share| most.is_none() || share.is_some_and(|share| Some(share) <= *most));
            within.count() * 100 >= percent * shares.len()
        };
        let least = shares.iter().filter(|most| enough(most)).min_by_key(|most| (most.is_none(), **most)).unwrap();
        let found = summary.all.quantile(percent).unwrap();
        assert_eq!(
            found.map(|found| found.normalize()),
            least.map(|least| least.round_dp(9).normalize()),
            "{percent} %"
        );
    }
}
