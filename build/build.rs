//! What is worked out when compiling: the trees of the catalogs that are shipped, the words of both languages in the order
//! of their names, the schemas of what is printed without white space, and the commit that `--version` names. Only builds to be shipped ask for that, so that a commit
//! recompiles nothing in development; outside of a clone there is none.

#[path = "../src/document/form.rs"]
mod form;
mod pack;
mod schemas;
mod words;

use std::path::PathBuf;
use std::process::Command;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-env-changed=PERENNE_COMMIT");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/document/form.rs");
    println!("cargo:rerun-if-changed=catalogs");
    println!("cargo:rerun-if-changed=src/language");
    println!("cargo:rerun-if-changed=schemas");
    let to = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    pack::pack_folder("catalogs".as_ref(), &to.join("trees"))?;
    schemas::write("schemas".as_ref(), &to.join("schemas"))?;
    for language in ["en", "fr"] {
        words::sort_words("src/language".as_ref(), &to, language)?;
    }
    let given = std::env::var("PERENNE_COMMIT").ok().filter(|commit| !commit.is_empty());
    let shipped = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = given.or_else(|| if shipped { clone() } else { None });
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let version = commit.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=PERENNE_VERSION={version}");
    Ok(())
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
