mod reference;
#[test]
fn show() {
    let seed: u64 = std::env::var("SEED").unwrap().parse().unwrap();
    let files = reference::random::plan(seed);
    for (n, t) in &files {
        if !n.contains("param") && !n.contains("town") {
            println!("## {n}\n{t}");
        }
    }
    let expected = reference::calculate(&files, reference::random::PLAN);
    let library = perenne::document::Library::with_files(files.clone());
    let mut s = perenne::session::Session::default();
    let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap();
    let a = s.analyse_text(name, text, &library, &Default::default()).unwrap();
    let ours = perenne::report::json(&a, &s.diagnostics);
    for d in reference::differences(&expected, &ours).iter().filter(|d| d.starts_with("lines")) {
        println!("{d}");
    }
}
