//! How commands grow with a plan: time per line from 100 lines to 10 000 over ten years, which should stay flat.
//!
//! A `report` holds a tornado: of more than a thousand lines that is nearly all of it.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::explain::inputs;
use perenne::explore::sensitivity::sensitivity;
use perenne::explore::{Figure, Runner, Side};
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::explore::compare_json;
use perenne::report::study::{Material, html, study};
use perenne::report::{self, Document, Grouping, Style};
use perenne::session::{Options, Session};

/// A plan of so many lines of a shipped sensor, each with its own numbers.
fn generated(lines: usize) -> String {
    let line = |place: usize| {
        format!(
            "  line-{place}: {{item: sensors/urban-sensor, quantity: {{pilot: 10, run: {{to: {}, ramp: linear}}}}}}\n",
            100 + place % 50
        )
    };
    let lines: String = (0..lines).map(line).collect();
    format!(
        "schema: perenne/plan/v1\nplan: generated\ncity: medium-city\nstart: 2026-01\nhorizon: 120 months\n\
         phases: {{pilot: 12 months, run: rest}}\nlines:\n{lines}"
    )
}

fn analysed(text: &str, library: &Library, settings: Vec<Setting>) -> (Session, Analysis) {
    let mut session = Session::default();
    let options = Options { settings, ..Options::default() };
    let analysis = session.analyse_text("generated", text, library, &options).unwrap();
    (session, analysis)
}

fn scale(criterion: &mut Criterion) {
    let library = Session::default().library(Some(Path::new(".")), &Options::default());
    let style = Style { language: Language::English, width: 100, color: false };
    let change = || Setting::new("line-7.device.price", "700 EUR/sensor", "--set");
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10);
    for lines in [100, 1_000, 10_000] {
        let text = generated(lines);
        let mut bench = |name: &str, run: &dyn Fn()| {
            group.throughput(Throughput::Elements(lines as u64));
            group.bench_function(BenchmarkId::new(name, lines), |bencher| bencher.iter(run));
        };
        bench("check-text", &|| {
            let (session, analysis) = analysed(&text, &library, Vec::new());
            black_box(report::check_text(&analysis, &session, style));
        });
        bench("check-json", &|| {
            let (session, analysis) = analysed(&text, &library, Vec::new());
            let document =
                Document { analysis: &analysis, diagnostics: &session.diagnostics, advice: None, beside: None };
            black_box(serde_json::to_string_pretty(&document).unwrap());
        });
        bench("cost", &|| {
            let (session, analysis) = analysed(&text, &library, Vec::new());
            black_box(report::cost_text(&analysis, &session, Grouping::Line, true, style));
        });
        bench("whatif", &|| {
            let (_, before) = analysed(&text, &library, Vec::new());
            let (_, after) = analysed(&text, &library, vec![change()]);
            let sides = [Side::of("before", &before), Side::of("after", &after)];
            black_box(compare_json(&sides, &["before".to_owned(), "after".to_owned()]));
        });
        let mut session = Session::default();
        let prepared = session.prepare_text("generated", &text, &library, &Options::default()).unwrap();
        let runner = Runner::new(prepared, session.sources.clone());
        // Eighteen lines run anew for each line of the plan, and the money of the whole for each of them.
        if lines <= 1_000 {
            bench("sensitivity", &|| {
                black_box(sensitivity(&runner, Figure::TcoInclVat));
            });
            bench("report", &|| {
                let (session, analysis) = analysed(&text, &library, Vec::new());
                let swings = sensitivity(&runner, Figure::NetAfterBenefits);
                let material = Material { swings: &swings, ..Material::of(&analysis, &session) };
                black_box(html(&study(&material, Language::English)));
            });
        }
        bench("assumptions", &|| {
            let (session, analysis) = analysed(&text, &library, Vec::new());
            black_box(report::assumptions_json(&inputs(&analysis), &analysis, &session.sources));
        });
    }
    group.finish();
}

criterion_group!(benches, scale);
criterion_main!(benches);
