//! The study on paper: no page ends with a heading, a lead-in, or the caption or head of a table whose rows stand overleaf.
//! Takes Chromium and `pdftotext`; without them the test says that it skips.

use std::path::Path;
use std::process::Command;

use scraper::{ElementRef, Html, Selector};

/// Words without white space, which printing sets anew.
fn bare(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

/// What announces what follows it.
struct Announced {
    /// Headings, captions, and paragraphs right before a table.
    words: Vec<String>,
    /// The words of the head of each table.
    heads: Vec<Vec<String>>,
}

impl Announced {
    fn of(page: &Html) -> Self {
        let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        let lead_in = |figure: &ElementRef| {
            let before = figure.prev_siblings().find_map(ElementRef::wrap)?;
            (before.value().name() == "p").then(|| text(before))
        };
        let mut words: Vec<String> = all("h2, h3, caption").into_iter().map(text).collect();
        words.extend(all("figure:not(.chart)").iter().filter_map(lead_in));
        let split = |head: ElementRef| text(head).split_whitespace().map(str::to_owned).collect();
        let cells = |head: ElementRef| {
            head.select(&Selector::parse("th").unwrap()).flat_map(split as fn(_) -> Vec<_>).collect()
        };
        Self { words, heads: all("thead").into_iter().map(cells).collect() }
    }

    /// Whether a line is the end of what announces something. A few words may end any sentence.
    fn has(&self, line: &str) -> bool {
        let (said, words) = (bare(line), line.split_whitespace().collect::<Vec<_>>());
        let ends = |one: &String| bare(one) == said || (words.len() > 3 && bare(one).ends_with(&said));
        let head = |head: &Vec<String>| words.len() > 2 && words.iter().all(|word| head.iter().any(|one| one == word));
        self.words.iter().any(ends) || self.heads.iter().any(head)
    }
}

/// The last line of each page, without the number of the page; not that of the page of contents, which holds headings.
fn last_lines(pdf: &Path, contents: &str) -> Vec<(usize, String)> {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    let whole = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = |line: &&str| bare(line).chars().all(|one| one.is_ascii_digit() || one == '/');
    let last = |(page, text): (usize, &str)| {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let end = lines.iter().rev().find(|line| !number(line))?;
        (!lines.contains(&contents)).then(|| (page, (*end).to_owned()))
    };
    (1..).zip(whole.split('\u{c}')).filter_map(last).collect()
}

#[test]
fn no_page_ends_with_what_announces_the_next() {
    let what = "the study was not looked at on paper";
    let Some((_, chromium)) = crate::browser::tools_or_skip(what) else { return };
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return crate::support::skipped(&format!("{what}: pdftotext is not installed"));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut plans: Vec<String> = ["plans", "plans/programmes"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|one| one == "yaml"))
        .map(|path| path.display().to_string())
        .collect();
    plans.sort();
    let english = ["plans/bethune-sensors.yaml", "plans/lighting.yaml"].map(|plan| (plan, "en"));
    let asked: Vec<_> = plans.iter().map(|plan| (plan.as_str(), "fr")).chain(english).collect();
    let faults = perenne::explore::parallel::map(&asked, |(plan, lang)| {
        let file = |kind| folder.path().join(format!("{}-{lang}.{kind}", plan.replace(['/', '.'], "-")));
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        command.args(["report", plan, "--lang", lang, "--exit-zero", "-o"]).arg(file("html")).assert().success();
        let print = format!("--print-to-pdf={}", file("pdf").display());
        let profile = format!("--user-data-dir={}", file("profile").display());
        let args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", &profile, &print];
        Command::new(&chromium).args(args).arg(file("html")).output().unwrap();
        let page = Html::parse_document(&std::fs::read_to_string(file("html")).unwrap());
        let contents = page.select(&Selector::parse("#contents").unwrap()).next().map(text).unwrap();
        let (announced, lines) = (Announced::of(&page), last_lines(&file("pdf"), &contents));
        assert!(lines.len() > 1, "{plan} in {lang}: {} pages", lines.len());
        let alone = lines.into_iter().filter(|(_, line)| announced.has(line));
        alone.map(|(page, line)| format!("{plan} in {lang}, page {page}: {line}")).collect::<Vec<_>>()
    });
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
