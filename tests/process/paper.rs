//! The study on paper: no page ends with a heading, a lead-in, or the caption or head of a table whose rows stand overleaf,
//! none but the last is more than a third empty, and the last is not there for a few lines. Takes Chromium, `pdftotext` and `pdftoppm`; without them the test says
//! that it skips.

use std::path::Path;
use std::process::Command;

use scraper::{ElementRef, Html, Selector};

/// Lines of the last page, at least: fewer would have had room before it.
const FEWEST: usize = 4;

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

/// Lines on the last page, without the number of the page and the title that runs over all of them.
fn lines_of_the_last(pdf: &Path) -> usize {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    let whole = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = whole.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap_or_default();
    let lines = last.lines().filter(|line| !line.trim().is_empty());
    lines.count().saturating_sub(2)
}

/// The part of each page that is empty below the last thing on it, but of the last page; margins left out.
fn empty_parts(pdf: &Path) -> Vec<(usize, f64)> {
    let output = Command::new("pdftoppm").args(["-r", "36", "-gray"]).arg(pdf).output().unwrap();
    let mut rest = output.stdout.as_slice();
    let mut parts = Vec::new();
    while rest.starts_with(b"P5") {
        // `P5`, width and height, the greatest value, each on a line of its own; then the dots, row by row.
        let head: Vec<&[u8]> = rest.splitn(4, |byte| *byte == b'\n').collect();
        let size: Vec<usize> =
            std::str::from_utf8(head[1]).unwrap().split(' ').map(|one| one.parse().unwrap()).collect();
        let (width, height) = (size[0], size[1]);
        // Millimetres of `@page` in the style sheet, less its margins: the number of the page stands in the lower one.
        let (top, end) = (height * 15 / 297, height * (297 - 14) / 297);
        let drawn = |row: &usize| head[3][row * width..(row + 1) * width].iter().any(|dot| *dot < 200);
        let last = (top..end).rev().find(drawn).unwrap_or(top);
        parts.push((end - last) as f64 / (end - top) as f64);
        rest = &head[3][width * height..];
    }
    parts.pop();
    (1..).zip(parts).collect()
}

#[test]
fn no_page_ends_with_what_announces_the_next_or_is_a_third_empty() {
    let what = "the study was not looked at on paper";
    let Some((_, chromium)) = crate::browser::tools_or_skip(what) else { return };
    for tool in ["pdftotext", "pdftoppm"] {
        if Command::new(tool).arg("-v").output().is_err() {
            return crate::support::skipped(&format!("{what}: {tool} is not installed"));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut plans: Vec<String> = ["plans", "plans/programmes"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|one| one == "yaml"))
        .map(|path| path.display().to_string())
        .collect();
    plans.sort();
    let asked: Vec<_> = plans.iter().flat_map(|plan| [(plan.as_str(), "fr"), (plan.as_str(), "en")]).collect();
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
        let parts = empty_parts(&file("pdf"));
        assert!(!parts.is_empty(), "{plan} in {lang}: no page was drawn");
        let empty = parts.into_iter().filter(|(_, part)| *part > 1.0 / 3.0);
        let empty = empty.map(|(page, part)| (page, format!("{:.0} % empty", part * 100.0)));
        let left = lines_of_the_last(&file("pdf"));
        let left = (left < FEWEST).then(|| (lines.len(), format!("{left} lines on the last page")));
        let faults = lines.into_iter().filter(|(_, line)| announced.has(line)).chain(empty).chain(left);
        faults.map(|(page, fault)| format!("{plan} in {lang}, page {page}: {fault}")).collect::<Vec<_>>()
    });
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
