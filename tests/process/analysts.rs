//! The scripts of `examples/analysts` run, each with the program that is being tested.

use std::process::Command;

use crate::support::{shipped, skipped};

#[test]
fn the_scripts_of_the_analysts_run() {
    let program = assert_cmd::cargo::cargo_bin("perenne");
    let python = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !python {
        skipped("python3 is not installed, the Python scripts of examples/analysts are not run");
    }
    let mut scripts: Vec<_> =
        std::fs::read_dir("examples/analysts").unwrap().map(|entry| entry.unwrap().path()).collect();
    scripts.sort();
    let (mut run, mut named) = (0, 0);
    for script in scripts {
        let name = script.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        named += 1;
        let by = if name.ends_with(".py") { "python3" } else { "sh" };
        if by == "python3" && !python || by == "sh" && cfg!(windows) {
            continue;
        }
        let mut command = Command::new(by);
        command.arg(&script).env("PERENNE", &program).env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUTF8", "1");
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !output.stdout.is_empty(), "{name}: {said}");
        // A row for each plan that is shipped, below the headings.
        let rows = output.stdout.iter().filter(|byte| **byte == b'\n').count();
        assert!(!name.starts_with("03") || rows == shipped().len() + 1, "{name}: {rows} rows");
        run += 1;
    }
    assert_eq!(named, 10);
    assert!(!python || run >= 9);
}

/// Lines spread over three processes are answered byte for byte as one process answers them.
#[cfg(unix)]
#[test]
fn lines_spread_over_processes_are_answered_as_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let (lines, answers) = (folder.path().join("lines.jsonl"), folder.path().join("answers.jsonl"));
    let line = |price: u32| {
        format!(
            "{{\"id\":{price},\"plan\":\"bethune-sensors\",\"set\":{{\"sensors.device.price\":\"{price} EUR/sensor\"}}}}\n"
        )
    };
    std::fs::write(&lines, (300..360).map(line).collect::<String>()).unwrap();
    let program = assert_cmd::cargo::cargo_bin("perenne");
    let mut script = Command::new("sh");
    script.args(["examples/analysts/spread.sh"]).args([&lines, &answers]).arg("3").env("PERENNE", &program);
    let done = script.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let alone = Command::new(&program).arg("batch").arg(&lines).output().unwrap().stdout;
    assert_eq!(std::fs::read(&answers).unwrap(), alone);
}

/// So are lines that GNU parallel spreads, as `docs/scale.md` shows it.
#[cfg(unix)]
#[test]
fn lines_spread_by_gnu_parallel_are_answered_as_by_one() {
    if !Command::new("parallel").arg("--version").output().is_ok_and(|it| it.stdout.starts_with(b"GNU parallel")) {
        return skipped("GNU parallel is not installed, lines are not spread by it");
    }
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("lines.jsonl");
    let line = |price: u32| {
        format!("{{\"plan\":\"bethune-sensors\",\"set\":{{\"sensors.device.price\":\"{price} EUR/sensor\"}}}}\n")
    };
    std::fs::write(&lines, (300..340).map(line).collect::<String>()).unwrap();
    let program = assert_cmd::cargo::cargo_bin("perenne");
    let mut spread = Command::new("parallel");
    spread.arg("--pipepart").arg("-a").arg(&lines).args(["--keep-order", "--block", "-2"]).arg(&program);
    let spread = spread.args(["batch", "-"]).env("HOME", folder.path()).output().unwrap();
    let alone = Command::new(&program).arg("batch").arg(&lines).output().unwrap().stdout;
    assert!(!alone.is_empty() && spread.stdout == alone, "{}", String::from_utf8_lossy(&spread.stderr));
}

/// What `docs/guide-analyst.md` shows in R is run as it stands there: each year's cost, as `check` has it.
#[test]
fn the_example_in_r_runs() {
    let there = Command::new("Rscript").args(["-e", "library(jsonlite)"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return skipped("R or its jsonlite is not installed, the example in R is not run");
    }
    let guide = std::fs::read_to_string("docs/guide-analyst.md").unwrap();
    let script = guide.split("```r\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let program = assert_cmd::cargo::cargo_bin("perenne");
    let mut paths = vec![program.parent().unwrap().to_path_buf()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut run = Command::new("Rscript");
    run.arg("-").env("PATH", std::env::join_paths(paths).unwrap()).stdin(std::process::Stdio::piped());
    let mut run = run.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let shown = format!("options(width = 1000, digits = 15)\n{script}");
    std::io::Write::write_all(&mut run.stdin.take().unwrap(), shown.as_bytes()).unwrap();
    let done = run.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let out = String::from_utf8(done.stdout).unwrap();
    let check = Command::new(&program).args(["check", "bethune-sensors", "--format", "json"]).output().unwrap().stdout;
    let result: serde_json::Value = serde_json::from_slice(&check).unwrap();
    let years = result["tco"]["by_year"].as_object().unwrap();
    let printed: Vec<f64> = out.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    for (year, amount) in years {
        let exact: f64 = amount["incl_vat"].as_str().unwrap().parse().unwrap();
        assert!(out.contains(year.as_str()) && printed.iter().any(|one| (one - exact).abs() < 0.005), "{year}: {out}");
    }
}
