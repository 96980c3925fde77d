use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Exit, Output};
use crate::language::visible;
use crate::start::save;

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
    /// Writes a text to the file that was asked for, whole or not at all, or to standard output.
    pub(crate) fn write(&self, text: &str, output: &Output) -> Exit {
        let Some(path) = &self.output_file else {
            output.result(text);
            return Exit::Done;
        };
        self.save(path, visible(text, false).as_bytes(), output)
    }

    /// Writes a file, whole or not at all.
    pub(crate) fn save(&self, path: &Path, contents: &[u8], output: &Output) -> Exit {
        let path_arg = || ("path", path.display().to_string().into());
        match save(path, contents, self.force) {
            Ok(()) => {
                output.remark(&output.language.say("file-written", &[path_arg()]));
                Exit::Done
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                output.remark(&output.language.say("file-exists", &[path_arg()]));
                Exit::Usage
            }
            Err(error) => {
                let why = match error.kind() {
                    ErrorKind::NotFound => output.language.say("no-such-folder", &[]),
                    ErrorKind::PermissionDenied => output.language.say("not-allowed", &[]),
                    ErrorKind::InvalidInput => output.language.say("not-a-file", &[]),
                    kind => kind.to_string(),
                };
                output.remark(&output.language.say("file-not-written", &[path_arg(), ("why", why.into())]));
                Exit::Faulty
            }
        }
    }
}
