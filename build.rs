//! The commit that `--version` names. Only builds to be shipped ask for it, so that a commit recompiles nothing in
//! development; outside of a clone there is none.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=PERENNE_COMMIT");
    let given = std::env::var("PERENNE_COMMIT").ok().filter(|commit| !commit.is_empty());
    let shipped = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = given.or_else(|| if shipped { clone() } else { None });
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let version = commit.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=PERENNE_VERSION={version}");
    if shipped && links_with_lld() {
        // Functions of generic code that come out the same are there once.
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
    }
}

/// Whether the linker is the one that rustc brings for this machine, and nobody asked for another.
fn links_with_lld() -> bool {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    let target = set("TARGET");
    let sysroot = Command::new(set("RUSTC")).args(["--print", "sysroot"]).output().ok();
    let sysroot = sysroot.and_then(|done| String::from_utf8(done.stdout).ok()).unwrap_or_default();
    let brought = Path::new(sysroot.trim()).join("lib/rustlib").join(&target).join("bin/gcc-ld/ld.lld");
    let other = !set("RUSTC_LINKER").is_empty() || set("CARGO_ENCODED_RUSTFLAGS").contains("link");
    target == "x86_64-unknown-linux-gnu" && target == set("HOST") && brought.exists() && !other
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
