use std::fs::File;
use std::io::{BufWriter, Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Exit, Output};
use crate::language::{Arg, visible};
use crate::start::save;

/// The name of standard output. A file of that name is `./-`.
const STDOUT: &str = "-";

/// Where a text goes that a command makes.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct SaveArgs {
    /// File to write; standard output otherwise
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long, requires = "output_file")]
    pub force: bool,
}

impl SaveArgs {
    /// The file that was asked for; `-` is standard output, as no file is.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.output_file.as_deref().filter(|path| *path != Path::new(STDOUT))
    }

    /// Writes a text to the file that was asked for, whole or not at all, or to standard output.
    pub(crate) fn write(&self, text: &str, output: &Output) -> Exit {
        let Some(path) = self.file() else {
            output.result(text);
            return Exit::Done;
        };
        self.save(path, visible(text, false).as_bytes(), output)
    }

    /// Writes a file, whole or not at all.
    pub(crate) fn save(&self, path: &Path, contents: &[u8], output: &Output) -> Exit {
        match save(path, contents, self.force) {
            Ok(()) => {
                output.remark(&output.language.say("file-written", &[path_arg(path)]));
                Exit::Done
            }
            Err(error) => not_written(path, &error, output),
        }
    }

    /// The file that was asked for, to be written bit by bit; none where the result goes to standard output.
    pub(crate) fn begun(&self, output: &Output) -> Result<Option<BufWriter<File>>, Exit> {
        let Some(path) = self.file() else { return Ok(None) };
        File::create(path).map(BufWriter::new).map(Some).map_err(|error| not_written(path, &error, output))
    }
}

fn path_arg(path: &Path) -> (&'static str, Arg) {
    ("path", path.display().to_string().into())
}

/// Tells why a file was not written.
pub(super) fn not_written(path: &Path, error: &Error, output: &Output) -> Exit {
    match error.kind() {
        ErrorKind::AlreadyExists => {
            output.remark(&output.language.say("file-exists", &[path_arg(path)]));
            Exit::Usage
        }
        kind => {
            let why = match kind {
                ErrorKind::NotFound => output.language.say("no-such-folder", &[]),
                ErrorKind::PermissionDenied => output.language.say("not-allowed", &[]),
                ErrorKind::InvalidInput | ErrorKind::IsADirectory => output.language.say("not-a-file", &[]),
                kind => kind.to_string(),
            };
            output.remark(&output.language.say("file-not-written", &[path_arg(path), ("why", why.into())]));
            Exit::Faulty
        }
    }
}
