use std::io::{BufReader, Cursor, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use perenne::explore::batch::{Render, Tally, batch};
use perenne::explore::{Brief, Figure, Snapshot};
use perenne::report::{explore::brief, json};
use perenne::session::Options;
use perenne::units::display;
use serde_json::Value;

use crate::explore::toys::{CATALOG, PLAN, TOWN, analyse, analyse_text};

/// A folder with the plan and all it rests on.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("toys-catalog.yaml", CATALOG), ("town.yaml", TOWN), ("plan.yaml", PLAN)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn answers(lines: &str, full: bool) -> (Vec<Value>, Tally) {
    let folder = folder();
    let input = Box::new(BufReader::new(Cursor::new(lines.as_bytes().to_vec())));
    let mut output = Vec::new();
    let plan = folder.path().join("plan.yaml");
    let render = if full { Render::Full(&json) } else { Render::Brief(&brief) };
    let tally = batch(input, &mut output, Some(&plan), Options::default(), render);
    let answers = String::from_utf8(output).unwrap();
    (answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), tally)
}

#[test]
fn answers_keep_the_order_and_equal_separate_runs() {
    let line = |count: usize| format!("{{\"id\": {count}, \"set\": {{\"things.quantity.rollout\": {count}}}}}\n");
    let lines: String = (20..1320).map(line).collect();
    let (answers, tally) = answers(&lines, false);
    assert_eq!(tally, Tally { done: 1300, ..Tally::default() });
    for (answer, count) in answers.iter().zip(20..) {
        assert_eq!(answer["id"], count);
        if count % 100 == 0 {
            let analysis = analyse(&[("things.quantity.rollout", &count.to_string())]);
            let snapshot = Snapshot::of(&analysis);
            assert_eq!(answer["net_cost"]["total"], display(snapshot.get(Figure::NetCost).unwrap(), 2));
            assert_eq!(answer["tco"]["excl_vat"], display(snapshot.get(Figure::TcoExclVat).unwrap(), 2));
            assert_eq!(answer["verdict"]["level"], snapshot.level.unwrap().word());
            assert_eq!(answer["tco"]["by_year"].as_object().unwrap().len(), 5);
        }
    }
}

/// Lines that set prices, rates and the city's accounts are answered by one program for all that are alike; whatever
/// else a line sets, its answer is that of a run of its own.
#[test]
fn lines_answered_together_equal_separate_runs() {
    let settings = |count: i64| -> Vec<(&str, String)> {
        let price = ("boxes.device.price", format!("{}.{:02} EUR/box", 200 + count % 90, count % 97));
        match count % 6 {
            0 | 1 => vec![price],
            2 => vec![("funding.region.rate", format!("{} %", 1 + count % 40)), price],
            3 => vec![("things.device.life", format!("{} years", 3 + count % 2)), price],
            4 => vec![price, ("boxes.device.price", "+10 %".to_owned())],
            _ => vec![("city.accounts.revenue.taxes", format!("{} EUR", 900_000 + 1000 * count)), price],
        }
    };
    let line = |count| {
        let set: Vec<String> = settings(count).iter().map(|(path, value)| format!("\"{path} = {value}\"")).collect();
        format!("{{\"id\": {count}, \"set\": [{}]}}\n", set.join(", "))
    };
    let lines: String = (0..1200).map(line).collect();
    let (answers, tally) = answers(&lines, false);
    for (answer, count) in answers.iter().zip(0..).step_by(17) {
        let settings = settings(count);
        let settings: Vec<(&str, &str)> = settings.iter().map(|(path, value)| (*path, value.as_str())).collect();
        let Ok(analysis) = analyse_text(PLAN, &settings) else {
            assert!(answer["error"].is_object(), "{answer}");
            continue;
        };
        let mut expected = brief(&Brief::of(&analysis));
        // What is warned of is told by the whole result of the line.
        let whole = self::answers(&line(count), true).0.remove(0);
        let codes: std::collections::BTreeSet<&str> =
            whole["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        expected["warnings"] = serde_json::json!(codes);
        expected.as_object_mut().unwrap().insert("id".into(), count.into());
        assert_eq!(*answer, expected, "{settings:?}");
    }
    assert_eq!(tally.failed, 0, "{:?}", answers.iter().find(|answer| answer["error"].is_object()));
    // Of six lines, two set a price alone, one the region's rate as well, under which its cap is reached before anything is
    // renewed or is not (the aid pays renewals, and that is told), and one what the taxes bring in.
    assert!(tally.together >= 600, "{tally:?}");
}

/// A value at fault among others like it is refused alone.
#[test]
fn a_fault_among_lines_that_are_alike_is_told_of_its_line() {
    let line = |count: usize| {
        let share = if count == 40 { 140 } else { count % 90 + 1 };
        format!("{{\"set\": {{\"funding.region.rate\": \"{share} %\"}}}}\n")
    };
    let lines: String = (0..400).map(line).collect();
    let (answers, tally) = answers(&lines, false);
    assert_eq!((tally.done, tally.failed), (399, 1));
    assert_eq!(answers[40]["error"]["code"], "out-of-range");
}

#[test]
fn a_bad_line_never_stops_the_rest() {
    let bad: [(&str, &str); 9] = [
        ("{\"id\": \"a\", \"set\": {\"things.device.prize\": \"1 EUR/thing\"}}", "unknown-path"),
        ("not json", "syntax"),
        ("{\"id\": \"b\", \"sets\": {}}", "syntax"),
        ("{\"id\": \"c\", \"plan\": \"nowhere.yaml\"}", "unreadable"),
        ("{\"id\": \"d\", \"set\": {\"things.device.price\": 0.1}}", "not-a-scalar"),
        ("{\"id\": \"e\", \"set\": [\"horizon\"]}", "not-a-map"),
        ("{\"id\": \"f\", \"city\": \"atlantis\"}", "unknown-city"),
        ("{\"id\": \"g\", \"offer\": \"nowhere.yaml\"}", "unreadable"),
        ("{\"id\": \"h\", \"scenario\": \"deer\"}", "unknown-path"),
    ];
    let good = "{\"id\": \"good\", \"scenario\": \"dear\", \"set\": [\"things.quantity.rollout = 30\"]}\n\n";
    let lines: String = bad.iter().map(|(line, _)| format!("{line}\n{good}")).collect();
    let (answers, tally) = answers(&lines, false);
    assert_eq!(tally, Tally { done: 9, failed: 9, ..Tally::default() });
    for (pair, (line, code)) in answers.chunks(2).zip(bad) {
        assert_eq!(pair[0]["error"]["code"], code, "{line}: {}", pair[0]);
        assert!(!pair[0]["error"]["message"].as_str().unwrap().is_empty());
        assert_eq!(pair[1]["id"], "good");
        assert_eq!(pair[1]["verdict"]["level"], "sustainable");
    }
    assert_eq!(answers[2 * 2]["id"], "b", "a line that asks for something unknown keeps its id");
    assert_eq!(answers[2]["line"], 4, "lines are counted as they stand in the file");
}

/// What comes back under `id` is what was written, digit for digit.
#[test]
fn ids_come_back_as_they_were_written() {
    let folder = folder();
    let ids = ["12345678901234567890123", "1.10", "\"a\"", "{\"b\": [1.0]}", "null"];
    let lines: String = ids.iter().map(|id| format!("{{\"id\": {id}, \"set\": {{}}}}\n")).collect();
    let bad: String = ids.iter().map(|id| format!("{{\"id\": {id}, \"sets\": {{}}}}\n")).collect();
    let input = Box::new(BufReader::new(Cursor::new((lines + &bad).into_bytes())));
    let mut output = Vec::new();
    let plan = folder.path().join("plan.yaml");
    batch(input, &mut output, Some(&plan), Options::default(), Render::Brief(&brief));
    let output = String::from_utf8(output).unwrap();
    assert_eq!(output.lines().count(), 2 * ids.len());
    for (line, id) in output.lines().zip(ids.iter().chain(&ids)) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"")), "{line}");
        assert!(serde_json::from_str::<Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn faults_of_a_line_come_with_plain_words_and_a_hint() {
    let lines = "{\"set\": {\"things.device.prize\": \"1 EUR/thing\"}}\n\
        {\"id\": 2, \"set\": {\"horizon\": \"4 years\", \"horizon\": \"5 years\"}}\n\
        [1, \"plan.yaml\", {}, null, null, null]\n\
        17\n";
    let (answers, tally) = answers(lines, false);
    assert_eq!(tally.failed, 4);
    assert!(answers[0]["error"]["hint"].as_str().unwrap().contains("did you mean `price`"), "{}", answers[0]);
    assert_eq!((&answers[1]["id"], &answers[1]["error"]["code"]), (&2.into(), &"duplicate-key".into()));
    for answer in &answers[2..] {
        assert_eq!(answer["error"]["code"], "not-a-map");
        assert!(!answer["error"]["message"].as_str().unwrap().contains("Written"), "{answer}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let (answers, tally) = answers("\u{feff}{\"id\": 1}\n", false);
    assert_eq!((tally.done, &answers[0]["id"]), (1, &1.into()));
}

#[test]
fn lines_without_a_price_are_counted() {
    let lines = "{\"set\": {\"things.device.price\": \"unknown\"}}\n{\"id\": 2}\n";
    for full in [false, true] {
        let (answers, tally) = answers(lines, full);
        assert_eq!((tally.done, tally.incomplete), (2, 1));
        assert_eq!((&answers[0]["complete"], &answers[1]["complete"]), (&false.into(), &true.into()));
    }
}

/// A quote is laid over the plan under the line's own settings, and its faults point into its own file.
#[test]
fn a_line_can_bring_a_quote() {
    let quote = tempfile::NamedTempFile::new().unwrap();
    let file = quote.path().display().to_string();
    let offer = "schema: perenne/offer/v1\noffer: quote\nplan: toys\nlines: {boxes: {device: {price: 320 EUR/box}}}\n";
    std::fs::write(quote.path(), offer).unwrap();
    let line = |set: &str| format!("{{\"offer\": \"{file}\", \"set\": {set}}}\n");
    let lines = line("{}") + &line("{\"boxes.device.price\": \"+10 %\"}");
    let total = |settings: &[(&str, &str)]| display(Figure::TcoInclVat.of(&analyse(settings)).unwrap(), 2);
    let (full, _) = answers(&lines, true);
    assert_eq!(full[0]["tco"]["incl_vat"], total(&[("boxes.device.price", "320 EUR/box")]));
    assert_eq!(full[1]["tco"]["incl_vat"], total(&[("boxes.device.price", "352 EUR/box")]));
    assert_eq!(full[1]["overrides"][0]["to"], "320 EUR/box");
    assert_eq!(full[1]["overrides"][1]["from"], "320 EUR/box");
    std::fs::write(quote.path(), offer.replace("boxes", "boxen")).unwrap();
    let (faulty, _) = answers(&lines, false);
    assert_eq!(faulty[0]["error"]["code"], "unknown-line");
    assert!(faulty[0]["error"]["at"].as_str().unwrap().starts_with(&file), "{}", faulty[0]);
}

#[test]
fn bytes_and_lengths_out_of_bounds_are_refused() {
    let mut lines = b"{\"id\": \"\xff\"}\n".to_vec();
    lines.extend(std::iter::repeat_n(b'x', 3 << 20));
    lines.extend(b"\n{\"id\": 3}");
    let folder = folder();
    let mut output = Vec::new();
    let input = Box::new(BufReader::new(Cursor::new(lines)));
    let plan = folder.path().join("plan.yaml");
    batch(input, &mut output, Some(&plan), Options::default(), Render::Brief(&brief));
    let output = String::from_utf8(output).unwrap();
    let codes: Vec<Value> = output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect();
    assert_eq!(codes[0]["error"]["code"], "not-utf8");
    assert_eq!(codes[1]["error"]["code"], "too-large");
    assert_eq!(codes[2]["id"], 3);
    assert_eq!(codes.len(), 3);
}

#[test]
fn full_answers_are_whole_results() {
    let (answers, _) = answers("{\"id\": 1}\n", true);
    assert_eq!(answers[0]["schema"], "perenne/result/v1");
    assert!(answers[0]["budget"].is_array());
}

/// How far the reader has got, and how far the writer.
static READ: AtomicUsize = AtomicUsize::new(0);
static WRITTEN: AtomicUsize = AtomicUsize::new(0);
static AHEAD: AtomicUsize = AtomicUsize::new(0);

/// So many lines, made as they are read.
struct Lines(usize);

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let line = b"{\"plan\": \"nowhere\"}\n";
        if self.0 == 0 {
            return Ok(0);
        }
        self.0 -= 1;
        buffer[..line.len()].copy_from_slice(line);
        let ahead = (READ.fetch_add(1, Ordering::SeqCst) + 1).saturating_sub(WRITTEN.load(Ordering::SeqCst));
        AHEAD.fetch_max(ahead, Ordering::SeqCst);
        Ok(line.len())
    }
}

/// Counts lines and keeps none.
struct Counter;

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        WRITTEN.fetch_add(bytes.iter().filter(|byte| **byte == b'\n').count(), Ordering::SeqCst);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// 100 000 lines: what has been read and not yet answered stays a few chunks, whatever the number of lines.
#[test]
fn a_hundred_thousand_lines_in_bounded_memory() {
    let input = Box::new(BufReader::with_capacity(64, Lines(100_000)));
    let tally = batch(input, &mut Counter, None, Options::default(), Render::Brief(&brief));
    assert_eq!(tally, Tally { failed: 100_000, ..Tally::default() });
    assert_eq!(WRITTEN.load(Ordering::SeqCst), 100_000);
    let ahead = AHEAD.load(Ordering::SeqCst);
    assert!(ahead <= 2 * 1024 + 2, "{ahead} lines were held at a time");
}
