//! Reading, resolving, the exact run and the whole check, on the reference plan and on a generated one
//! of 3 000 lines; and that cost grows with lines times months.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use perenne::analysis::analyse;
use perenne::diagnostic::{Diagnostics, Sources};
use perenne::document::{Folder, Library, parse, read_plan};
use perenne::explore::Runner;
use perenne::explore::advice::advice;
use perenne::explore::found::FoundBeside;
use perenne::language::Language;
use perenne::model::{Request, resolve};
use perenne::report::{Beside, Style, check_text_beside};
use perenne::session::{Options, Session};

/// A plan of so many lines of a shipped sensor, each with its own numbers.
fn generated(lines: usize, months: usize) -> String {
    let line = |place: usize| {
        format!(
            "  line-{place}: {{item: sensors/urban-sensor, quantity: {{pilot: 10, run: {{to: {}, ramp: linear}}}}}}\n",
            100 + place % 50
        )
    };
    let lines: String = (0..lines).map(line).collect();
    format!(
        "schema: perenne/plan/v1\nplan: generated\ncity: medium-city\nstart: 2026-01\nhorizon: {months} months\n\
         phases: {{pilot: 12 months, run: rest}}\nlines:\n{lines}"
    )
}

fn request(name: &str, text: &str) -> Request {
    Request { name: name.to_owned(), text: text.into(), ..Request::default() }
}

fn stages(criterion: &mut Criterion) {
    let reference = std::fs::read_to_string("plans/reference.yaml").unwrap();
    let plans = [("reference", reference), ("3000-lines", generated(3000, 120))];
    let library = Library::open(
        &[Folder { path: "catalogs".into(), ..Folder::default() }],
        &mut Sources::default(),
        &mut Diagnostics::default(),
    );
    for (name, text) in &plans {
        let mut group = criterion.benchmark_group(*name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(20);
        group.bench_function("read", |bench| {
            bench.iter(|| {
                let mut diagnostics = Diagnostics::default();
                let node = parse(black_box(text), 0, &mut diagnostics).unwrap();
                read_plan(&node, &mut diagnostics).unwrap()
            });
        });
        let resolved = || {
            let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
            resolve(&request(name, text), &library, &mut sources, &mut diagnostics).unwrap()
        };
        group.bench_function("resolve", |bench| bench.iter(resolved));
        let case = resolved();
        group.bench_function("exact-run", |bench| {
            bench.iter_batched(
                || case.clone(),
                |case| analyse(case, &mut Diagnostics::default()).unwrap(),
                criterion::BatchSize::LargeInput,
            );
        });
        group.bench_function("check", |bench| {
            bench.iter(|| analyse(resolved(), &mut Diagnostics::default()).unwrap());
        });
        group.finish();
    }
}

/// Time by line and month should stay the same from 30 lines to 3 000.
fn growth(criterion: &mut Criterion) {
    let library = Library::open(
        &[Folder { path: "catalogs".into(), ..Folder::default() }],
        &mut Sources::default(),
        &mut Diagnostics::default(),
    );
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    for (lines, months) in [(30, 120), (300, 120), (3000, 120), (300, 60), (300, 240)] {
        let text = generated(lines, months);
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let case = resolve(&request("generated", &text), &library, &mut sources, &mut diagnostics).unwrap();
        group.throughput(Throughput::Elements((lines * months) as u64));
        group.bench_with_input(BenchmarkId::new("exact-run", format!("{lines}x{months}")), &case, |bench, case| {
            bench.iter_batched(
                || case.clone(),
                |case| analyse(case, &mut Diagnostics::default()).unwrap(),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

/// A whole check of the sensors of Béthune: with draws and ways out, without ways out, without both.
fn beside(criterion: &mut Criterion) {
    let plan = "plans/bethune-sensors.yaml".as_ref();
    let style = Style { language: Language::French, width: 100, color: false };
    let check = |draws: bool, ways: bool| {
        let mut session = Session::default();
        let prepared = session.prepare(plan, &Options::default()).unwrap();
        let analysis = session.check_prepared(&prepared).unwrap();
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        let found = FoundBeside::of(&runner, &analysis, draws);
        if let Some(beyond) = &found.beyond {
            session.diagnostics.push(beyond.warning());
        }
        let text = check_text_beside(&analysis, &session, Beside::from(&found), style);
        (text, ways.then(|| advice(&runner, &analysis, true)))
    };
    let mut group = criterion.benchmark_group("bethune-sensors");
    group.sample_size(20);
    for (name, draws, ways) in
        [("draws-and-advice", true, true), ("no-advice", true, false), ("no-advice-no-draws", false, false)]
    {
        group.bench_function(name, |bench| bench.iter(|| check(draws, ways)));
    }
    group.finish();
}

/// The sensors as they are shipped.
fn catalog(criterion: &mut Criterion) {
    let one = std::fs::read_to_string("catalogs/sensors.yaml").unwrap();
    let mut group = criterion.benchmark_group("catalog");
    group.throughput(Throughput::Bytes(one.len() as u64));
    group.bench_function("read", |bench| {
        bench.iter(|| {
            let mut diagnostics = Diagnostics::default();
            let node = parse(black_box(&one), 0, &mut diagnostics).unwrap();
            perenne::document::read_catalog(&node, &mut diagnostics).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, stages, growth, beside, catalog);
criterion_main!(benches);
