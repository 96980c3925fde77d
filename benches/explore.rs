//! What an exact what-if of the reference plan costs, on all cores: over inputs that do not recompile, and over those
//! that do.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::io::{BufReader, Cursor};
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use perenne::explore::batch::{Render, batch};
use perenne::explore::sweep::sweep;
use perenne::explore::{Runner, Vary};
use perenne::report::explore::brief;
use perenne::session::{Options, Session};

const PLAN: &str = "plans/reference.yaml";

fn sweeps(criterion: &mut Criterion) {
    let runner = Runner::open(&mut Session::default(), Path::new(PLAN), &Options::default()).unwrap();
    let mut group = criterion.benchmark_group("sweep");
    let grids: [(&str, &[&str]); 2] = [
        ("prices", &["air.device.price=2000..2199 EUR/sensor step 1", "noise.device.price=800..899 EUR/sensor step 1"]),
        ("quantities", &["air.quantity.rollout=10..49 step 1", "noise.quantity.rollout=10..29 step 1"]),
    ];
    group.sample_size(10);
    for (name, texts) in grids {
        let vary: Vec<Vary> = texts.iter().map(|text| Vary::parse(text).unwrap()).collect();
        group.throughput(Throughput::Elements(vary.iter().map(|one| one.values.len() as u64).product()));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                sweep(&runner, &vary, |point| {
                    black_box(point);
                    true
                });
            });
        });
    }
    group.finish();
}

fn batches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10);
    let count = 800_u32;
    group.throughput(Throughput::Elements(u64::from(count)));
    let price = |line: u32| format!(r#"{{"set": {{"air.device.price": "{} EUR/sensor"}}}}"#, 2000 + line);
    let quantity = |line: u32| format!(r#"{{"set": {{"air.quantity.rollout": "{}"}}}}"#, 10 + line);
    let kinds: [(&str, &dyn Fn(u32) -> String); 2] = [("prices", &price), ("quantities", &quantity)];
    for (name, line) in kinds {
        let lines = (0..count).map(line).collect::<Vec<_>>().join("\n");
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let input = Box::new(BufReader::new(Cursor::new(lines.clone())));
                let plan = Some(Path::new(PLAN));
                batch(input, &mut std::io::sink(), plan, Options::default(), Render::Brief(&brief))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, sweeps, batches);
criterion_main!(benches);
