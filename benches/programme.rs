//! What the ways out of a programme of twelve plans cost, on one core: every set of them, and each put off by up to five
//! years. None of the sets lasts, so that all 4 094 are tried. Goal: 2 s for the sets, and 2 s for the putting off.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use perenne::programme::Programme;
use perenne::session::{Options, Session};

/// Plans of which none lasts beside another, under ids of their own.
const PLANS: [&str; 3] = ["supervision-centre", "lighting", "bethune-sensors"];

fn twelve(folder: &Path) -> Programme {
    let mut names = Vec::new();
    for (place, plan) in (0..12).zip(PLANS.into_iter().cycle()) {
        let text = std::fs::read_to_string(format!("plans/{plan}.yaml")).unwrap();
        let text = text.replacen(&format!("\nplan: {plan}\n"), &format!("\nplan: plan-{place}\n"), 1);
        std::fs::write(folder.join(format!("plan-{place}.yaml")), text).unwrap();
        names.push(format!("plan-{place}"));
    }
    let head = "schema: perenne/programme/v1\nprogramme: twelve\ntitle: {en: Twelve}\ncity: medium-city\n";
    let path = folder.join("twelve.yaml");
    std::fs::write(&path, format!("{head}plans: [{}]\n", names.join(", "))).unwrap();
    Programme::open(&mut Session::default(), &path, &Options::default()).unwrap().0
}

fn ways_out(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let programme = twelve(folder.path());
    let mut group = criterion.benchmark_group("programme");
    group.sample_size(10);
    group.bench_function("ways out of twelve plans", |bencher| bencher.iter(|| black_box(programme.ways_out())));
    group.finish();
}

criterion_group!(benches, ways_out);
criterion_main!(benches);
