//! What surrounds the figures: files, exit codes, the same bytes twice, the page's structure, words as users see them.

use std::path::Path;

use base64::Engine;
use scraper::Html;
use sha2::{Digest, Sha256};

use crate::report::files::{perenne, report};
use crate::report::readers::select;

const PLAN: &str = "plans/citizen-app.yaml";

#[test]
fn the_same_bytes_twice() {
    for extension in ["html", "md", "csv", "json"] {
        let more = ["--simulate", "300", "--seed", "7", "--scenarios", "all"];
        let once = report(Path::new("plans/bethune-sensors.yaml"), extension, "fr", &more);
        assert_eq!(once, report(Path::new("plans/bethune-sensors.yaml"), extension, "fr", &more), "{extension}");
    }
}

/// What is drawn of a plan with a price missing bounds the true amounts from below, and says which price it is.
#[test]
fn drawn_figures_without_some_price_are_lower_bounds() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let more = ["--simulate", "300", "--set", "sensors.device.price=unknown"];
    let text = report(plan, "csv", "en", &more);
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("simulation-figures,row")).collect();
    assert!(!rows.is_empty(), "{text}");
    for row in rows {
        assert_eq!(row.matches("≥ ").count(), 6, "five quantiles and the mean: {row}");
    }
    let page = report(plan, "md", "en", &more);
    assert!(page.contains("Totals of the plan are at least what is shown"), "{page}");
    let lone = report(plan, "csv", "en", &["--simulate", "1"]);
    let row = lone.lines().find(|line| line.starts_with("simulation-figures,row")).unwrap();
    assert!(row.trim_end_matches(',').matches(',').count() == 8, "no standard error of one scenario: {row}");
}

#[test]
fn files_are_kept_and_forms_are_known_by_their_extension() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("study.md");
    let run = |file: &Path, more: &[&str]| {
        let output = perenne().args(["report", PLAN, "-o"]).arg(file).args(more).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&file, &[]).0, 0, "a sustainable plan");
    let first = std::fs::read(&file).unwrap();
    assert_eq!(run(&file, &[]).0, 2, "an existing file is kept");
    assert_eq!(std::fs::read(&file).unwrap(), first);
    assert_eq!(run(&file, &["--force", "--lang", "fr"]).0, 0);
    assert_ne!(std::fs::read(&file).unwrap(), first);
    let (code, told) = run(&folder.path().join("study.odt"), &[]);
    assert_eq!(code, 2);
    assert!(told.contains(".html") && told.contains(".docx") && told.contains(".csv"), "{told}");
    let output = perenne().args(["report", PLAN]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "a report is a file");
    let (code, told) = run(&folder.path().join("none.html"), &["--scenarios", "nowhere"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("nowhere"), "{told}");
    assert!(!folder.path().join("none.html").exists());
}

#[test]
fn the_exit_code_is_that_of_check() {
    let folder = tempfile::tempdir().unwrap();
    for (plan, code) in [("bethune-sensors", 10), ("citizen-app", 0), ("supervision-centre", 11)] {
        let check = perenne().args(["check", plan]).output().unwrap().status.code();
        assert_eq!(check, Some(code), "{plan}");
        let file = folder.path().join(format!("{plan}.json"));
        let made = perenne().args(["report", plan, "-o"]).arg(file).output().unwrap().status.code();
        assert_eq!(made, check, "{plan}");
    }
}

#[test]
fn the_page_asks_nobody_and_is_built_for_everybody() {
    for lang in ["fr", "en"] {
        let text = report(Path::new("plans/bethune-sensors.yaml"), "html", lang, &["--simulate", "300"]);
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        let policy = select(&page, "meta[http-equiv=Content-Security-Policy]")[0].value().attr("content").unwrap();
        let sheets = select(&page, "style");
        let sheet: String = sheets[0].text().collect();
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(sheet.as_bytes()));
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(policy.contains(&format!("style-src 'sha256-{hash}';")), "{policy}");
        assert_eq!(sheets.len(), 1);
        assert!(!sheet.contains("url(") && !sheet.contains("@import"));
        let asking = "script, link, img, iframe, object, embed, video, audio, form, base, [style], [onload], [onerror]";
        assert!(select(&page, asking).is_empty());
        assert!(select(&page, "[src], [srcset], a:not([href^='#'])").is_empty());
        assert_eq!(select(&page, "html")[0].value().attr("lang"), Some(lang));
        for landmark in ["header", "main", "nav", "footer", "h1"] {
            assert_eq!(select(&page, landmark).len(), 1, "{landmark}");
        }
        // Headings go down one level at a time.
        let levels: Vec<u32> = select(&page, "h1, h2, h3, h4")
            .iter()
            .map(|heading| heading.value().name()[1..].parse().unwrap())
            .collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        let ids: Vec<&str> = select(&page, "[id]").iter().filter_map(|one| one.value().attr("id")).collect();
        let distinct: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "every id is there once");
        for link in select(&page, "a[href]") {
            let target = link.value().attr("href").unwrap().trim_start_matches('#');
            assert!(distinct.contains(target), "{target}");
        }
    }
}

#[test]
fn a_date_is_shown_where_one_is_given() {
    let dated = report(Path::new(PLAN), "md", "fr", &["--date", "2026-03-02"]);
    assert!(dated.contains("2 mars 2026"));
    assert!(!report(Path::new(PLAN), "md", "fr", &[]).contains("2 mars 2026"));
    let output = perenne().args(["report", PLAN, "--date", "soon", "-o", "never.md"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_study_reads_like_this() {
    for lang in ["fr", "en"] {
        let text = report(Path::new(PLAN), "md", lang, &["--date", "2026-03-02"]);
        // Hashes change with every word of a catalog, and are no words.
        let hash = |cell: &str| cell.len() == 64 && cell.chars().all(|one| one.is_ascii_hexdigit());
        let shown: Vec<String> = text
            .lines()
            .map(|line| {
                line.split(' ').map(|word| if hash(word) { "HASH" } else { word }).collect::<Vec<_>>().join(" ")
            })
            .collect();
        insta::assert_snapshot!(format!("study-{lang}"), shown.join("\n"));
    }
}

/// The same page, printed by the browser that is there; without one, a fault that says so and no file.
#[test]
fn a_pdf_is_printed_by_the_browser_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("study.pdf");
    let run = |path: &str| {
        let mut command = perenne();
        command.env("PATH", path).args(["report", PLAN, "--lang", "en", "-o"]).arg(&file);
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = run("");
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("no Chromium was found") && !file.exists(), "{told}");
    let path = std::env::var("PATH").unwrap();
    let there = |name: &str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    if !["chromium", "chromium-browser", "google-chrome"].into_iter().any(there) {
        return crate::support::skipped("no PDF was printed: Chromium is not installed");
    }
    let (code, told) = run(&path);
    assert_eq!(code, Some(0), "{told}");
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{} bytes", bytes.len());
    let pages = String::from_utf8_lossy(&bytes).matches("/Type /Page\n").count();
    assert!((8..40).contains(&pages), "{pages} pages");
    // Textures printed as pictures of each bar made it ten.
    assert!(bytes.len() < 3_000_000, "{} bytes", bytes.len());
}

/// What is folded on a screen is printed: every table of the study stands in the page as it is on paper. No bar has a
/// pattern, which a browser would print as a picture.
#[cfg(unix)]
#[test]
fn paper_has_every_figure_and_no_pattern() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let browser = folder.path().join("chromium");
    let script = "#!/bin/sh\nfor word in \"$@\"; do case \"$word\" in --print-to-pdf=*) to=\"${word#*=}\";; esac; done\n\
                  if [ -n \"$to\" ]; then cp \"$word\" \"$to\"; fi\n";
    std::fs::write(&browser, script).unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::join_paths(
        std::iter::once(folder.path().to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let plan = Path::new("plans/bethune-sensors.yaml");
    let file = folder.path().join("study.pdf");
    let mut run = perenne();
    run.args(["report", "--exit-zero", "-o"]).arg(&file).arg(plan).env("PATH", path.unwrap()).assert().success();
    let page = Html::parse_document(&std::fs::read_to_string(file).unwrap());
    assert!(!select(&page, "rect").is_empty());
    for bar in select(&page, "body rect") {
        assert!(!bar.value().attr("fill").unwrap_or_default().starts_with("url("), "{}", bar.html());
    }
    let printed: Vec<&str> = select(&page, ":not(details) > figure > div")
        .into_iter()
        .filter_map(|one| one.value().attr("aria-labelledby"))
        .collect();
    let study = crate::report::files::json(plan, "en", &[]);
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let tables = blocks.filter_map(|block| block.get("table").or_else(|| block.pointer("/chart/table")));
    let mut folded = 0;
    for id in tables.map(|table| table["id"].as_str().unwrap()) {
        // Figures of these charts stand in other tables.
        if ["chart-city", "chart-waterfall", "chart-tornado"].contains(&id) {
            continue;
        }
        let paper = printed.contains(&format!("table-paper-{id}").as_str());
        assert!(paper || printed.contains(&format!("table-{id}").as_str()), "{id}: {printed:?}");
        folded += usize::from(paper);
    }
    assert_eq!(folded, 2, "the recurring cost by year, and the thresholds: {printed:?}");
}

/// The browser writes the time into the document that it prints. Another time gives the same bytes, as many as it wrote, so
/// that what follows stays where the document's own table says.
#[cfg(unix)]
#[test]
fn a_printed_study_holds_no_time() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let browser = folder.path().join("chromium");
    let script = "#!/bin/sh\nfor word in \"$@\"; do case \"$word\" in --print-to-pdf=*) to=\"${word#*=}\";; esac; done\n\
                  if [ -n \"$to\" ]; then printf '%s' \"$PRINTS\" > \"$to\"; fi\n";
    std::fs::write(&browser, script).unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::join_paths(
        std::iter::once(folder.path().to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let path = path.unwrap();
    let printed = |prints: &str| {
        let file = folder.path().join("study.pdf");
        let mut run = perenne();
        run.args(["report", PLAN, "--force", "-o"]).arg(&file).env("PATH", &path).env("PRINTS", prints);
        run.assert().success();
        std::fs::read_to_string(file).unwrap()
    };
    let made = |time: &str, later: &str| {
        format!("%PDF-1.4\n<</Creator (C)\n/CreationDate (D:{time}+00'00')\n/ModDate (D:{later}+00'00')>>\nxref 9")
    };
    let first = printed(&made("20261128221500", "20261128221501"));
    assert_eq!(first, printed(&made("20291231235959", "20300101000000")));
    assert_eq!(first.len(), made("20261128221500", "20261128221501").len());
    assert!(first.ends_with("+00'00')>>\nxref 9") && !first.contains("20261128"), "{first}");
    assert_eq!(printed("%PDF-1.4 without times"), "%PDF-1.4 without times");
}

/// French sets a no-break space before `: ; ? ! » %`, after `«` and within numbers, so that no line begins with them; English
/// sets none. What a chart says stands in its drawing word for word, and is left.
#[test]
fn no_line_of_a_french_study_begins_with_a_sign() {
    let running = |language: &str| -> Vec<String> {
        let page = report(Path::new("plans/bethune-sensors.yaml"), "html", language, &[]);
        let page = Html::parse_document(&page);
        let of = ["section > p", "section > ul > li", "section > dl > dd", "p.subtitle", "tbody td", "tbody th"];
        let texts = of.into_iter().flat_map(|of| select(&page, of));
        texts.map(|text| text.text().collect()).collect()
    };
    let mut firm = 0;
    for text in running("fr") {
        let letters: Vec<char> = text.chars().collect();
        for (at, letter) in letters.iter().enumerate() {
            let ends = letters.get(at + 1).is_none_or(|next| !next.is_alphanumeric());
            let before = at.checked_sub(1).map(|before| letters[before]);
            if ":;?!»%".contains(*letter) && ends {
                assert_ne!(before, Some(' '), "{text}");
                firm += usize::from(before == Some('\u{a0}'));
            }
            let grouped = letters.get(at..at + 3).is_some_and(|three| three.iter().all(char::is_ascii_digit));
            let number = at >= 2 && letters[at - 2].is_ascii_digit();
            assert!(!(before == Some(' ') && grouped && number), "{text}");
            assert!(!(*letter == ' ' && before == Some('«')), "{text}");
        }
    }
    assert!(firm > 60, "{firm}");
    let english = running("en");
    assert!(english.iter().any(|text| text.contains(": ")));
    assert!(english.iter().all(|text| !text.contains("\u{a0}:") && !text.contains("\u{a0};")), "{english:?}");
}
