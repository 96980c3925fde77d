//! The commit that `--version` names. Only builds to be shipped ask for it, so that a commit recompiles nothing in
//! development; outside of a clone there is none.

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=PERENNE_COMMIT");
    let given = std::env::var("PERENNE_COMMIT").ok().filter(|commit| !commit.is_empty());
    let shipped = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = given.or_else(|| if shipped { clone() } else { None });
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let version = commit.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=PERENNE_VERSION={version}");
}

/// The commit of the clone that this very folder is.
fn clone() -> Option<String> {
    let top = git(&["rev-parse", "--show-prefix"])?;
    if !top.is_empty() {
        return None;
    }
    for place in ["HEAD", "logs/HEAD"] {
        println!("cargo:rerun-if-changed={}", git(&["rev-parse", "--git-path", place])?);
    }
    git(&["rev-parse", "--short=10", "HEAD"])
}

fn git(args: &[&str]) -> Option<String> {
    let done = Command::new("git").args(args).output().ok().filter(|done| done.status.success())?;
    Some(String::from_utf8(done.stdout).ok()?.trim().to_owned())
}
