use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Time after which a reading is long enough for a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the reading of files is, on a terminal's stderr, once it takes longer than a second.
#[derive(Debug)]
pub(in crate::cli) struct Bar {
    began: Instant,
    bar: Option<ProgressBar>,
    total: u64,
    before: u64,
    file: PathBuf,
    seen: BTreeSet<PathBuf>,
    last: u64,
}

impl Bar {
    /// A bar over files that are read one after the other.
    pub(in crate::cli) fn over(files: &[PathBuf]) -> Self {
        let total = files.iter().filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum();
        let (began, seen) = (Instant::now(), BTreeSet::new());
        Self { began, bar: None, total, before: 0, file: PathBuf::new(), seen, last: 0 }
    }

    /// Shows that so many bytes of a file are read.
    pub(in crate::cli) fn show(&mut self, file: &Path, bytes: u64) {
        if self.file != file && self.seen.insert(file.to_path_buf()) {
            self.before += self.last;
            self.file = file.to_path_buf();
        }
        self.last = bytes;
        if self.bar.is_none() && self.began.elapsed() < PATIENCE {
            return;
        }
        let total = self.total;
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            match ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        bar.set_position(self.before + bytes);
    }

    /// Takes the bar away.
    pub(in crate::cli) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
