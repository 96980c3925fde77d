use perenne::offers;
use std::path::{Path, PathBuf};
use std::time::Instant;
#[test]
fn timing() {
    let files: Vec<PathBuf> =
        ["a", "b", "c", "d"].iter().map(|v| PathBuf::from(format!("plans/offers/vendor-{v}.yaml"))).collect();
    let t = Instant::now();
    let c = offers::compare(Path::new("plans/bethune-sensors.yaml"), &files, &Default::default()).unwrap();
    println!("{:?}", t.elapsed());
    println!("ref {:?}", c.reference_figures.total);
    for b in &c.bids {
        println!(
            "{} {:?} rank {:?} {:?} {:?} {} gaps {:?} red {:?}",
            b.document.id.value,
            b.figures.total,
            b.rank,
            b.score,
            b.validity,
            b.figures.gaps.len(),
            b.shorter.len(),
            b.first_red_year()
        );
    }
    println!("{:?}", c.detector);
    println!("{:?}", c.procedure);
    println!("{:#?}", c.scan);
    println!("{:?}\n{:?}", c.by_horizon, c.by_life);
}
