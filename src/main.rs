//! The `perenne` command: a thin shell around the library.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::exit;

fn main() {
    // A panic is a bug of ours: it is said, with its own exit code, and nothing else is printed.
    let code = catch_unwind(AssertUnwindSafe(|| perenne::cli::run(std::env::args_os())));
    exit(code.unwrap_or(70));
}
