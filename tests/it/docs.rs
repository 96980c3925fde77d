//! What the documentation names is there.

use std::path::{Path, PathBuf};

fn pages() -> Vec<PathBuf> {
    let within = |folder: &str| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = ["docs", "docs/fr"].into_iter().flat_map(within).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.extend(["README.md", "CONTRIBUTING.md"].map(PathBuf::from));
    pages
}

/// A file of the project between grave accents: one that was moved leaves a page that leads nowhere.
#[test]
fn every_file_that_a_page_names() {
    let folders = ["src/", "build/", "tests/", "schemas/", "catalogs/", "docs/", "benches/", "scripts/", "fuzz/seeds/"];
    let (mut named, mut missing) = (0, Vec::new());
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for name in text.split('`').skip(1).step_by(2) {
            let is_file =
                folders.iter().any(|folder| name.starts_with(folder)) && !name.contains([' ', '*', '<', '\n']);
            named += usize::from(is_file);
            if is_file && !Path::new(name).exists() {
                missing.push(format!("{}: {name}", page.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(named > 80, "{named}");
}
