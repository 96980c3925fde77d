use std::cell::OnceCell;
use std::io::{IsTerminal, Write};

use clap::ValueEnum;

use super::{Color, Global};
use crate::diagnostic::{Diagnostics, Sources, Span, codes, near_name, render};
use crate::document::warn_of_marks;
use crate::language::{Language, escaped, visible};
use crate::report::Style;
use crate::session::Session;
use crate::sheet::in_words_of_sheets;

/// Forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Where results and reports go: stdout is the result, stderr the rest.
#[derive(Debug)]
pub struct Output {
    /// Form of the result.
    pub format: Format,
    /// Language of the interface.
    pub language: Language,
    /// Columns of the result.
    pub width: usize,
    /// Whether the result may be colored.
    pub color: bool,
    color_errors: bool,
    /// Why a part of the result was not written, once one was not.
    failure: OnceCell<std::io::Error>,
}

impl Output {
    /// Settles language, width and color from options and environment.
    pub fn new(global: &Global, language: Language) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let plain = plain || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let color = |terminal: bool| match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !plain,
        };
        let terminal = std::io::stdout().is_terminal();
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal);
        let said =
            std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        let columns = said.or(columns);
        Self {
            format: global.format,
            language,
            width: global.width.or(columns).unwrap_or(100).clamp(40, 1000),
            color: color(terminal),
            color_errors: color(std::io::stderr().is_terminal()),
            failure: OnceCell::new(),
        }
    }

    /// How texts are written.
    pub fn style(&self) -> Style {
        Style { language: self.language, width: self.width, color: self.color }
    }

    /// Writes a part of the result.
    pub fn result(&self, text: &str) {
        let text = visible(text, self.color);
        let mut out = std::io::stdout().lock();
        let written = out.write_all(text.as_bytes());
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.wrote(written.and_then(|()| out.write_all(end.as_bytes())).and_then(|()| out.flush()));
    }

    /// Notes how writing the result went. A reader that went away is no fault; a full disk is.
    pub fn wrote(&self, written: std::io::Result<()>) {
        if let Err(error) = written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            self.failure.get_or_init(|| error);
        }
    }

    /// Whether all of the result so far was written.
    pub fn is_whole(&self) -> bool {
        self.failure.get().is_none()
    }

    /// Says so where the result could not be written whole; whether that is so.
    pub fn failed(&self) -> bool {
        let Some(error) = self.failure.get() else { return false };
        self.remark(&self.language.say("result-not-written", &[("why", error.to_string().into())]));
        true
    }

    /// Says so where a file is named for another form than the one that is written: what a name promises is kept, or refused.
    pub fn other_extension(&self, path: &std::path::Path, form: &str) -> Option<super::Exit> {
        self.other_extension_than(path, &form.to_uppercase(), &[form])
    }

    /// The same for a form whose files have names of several kinds.
    pub fn other_extension_than(&self, path: &std::path::Path, form: &str, known: &[&str]) -> Option<super::Exit> {
        let found = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if found.as_deref().is_some_and(|found| known.contains(&found))
            || !path.file_name().is_some_and(|name| name.to_string_lossy().contains('.'))
        {
            return None;
        }
        let args = [
            ("file", path.display().to_string().into()),
            ("form", form.into()),
            ("known", known.iter().map(|form| format!(".{form}")).collect::<Vec<_>>().join(", ").into()),
        ];
        self.remark(&self.language.say("output-extension", &args));
        Some(super::Exit::Usage)
    }

    /// Says so where a file that is to be written is one that is read, under any of its names: no flag replaces what a result
    /// is made of.
    pub(super) fn overwrites<'p>(
        &self,
        path: &std::path::Path,
        mut inputs: impl Iterator<Item = &'p std::path::Path>,
    ) -> Option<super::Exit> {
        let place = std::fs::canonicalize(path).ok()?;
        inputs.find(|input| std::fs::canonicalize(input).is_ok_and(|input| input == place))?;
        self.remark(&self.language.say("output-is-input", &[("path", path.display().to_string().into())]));
        Some(super::Exit::Usage)
    }

    /// Says that nothing has a name, what there is, and what is near it.
    pub(super) fn unknown_name(&self, name: &str, known: &[String]) -> super::Exit {
        let near = near_name(name, known.iter().map(String::as_str)).map(str::to_owned);
        self.unknown_name_near(name, known, near.as_slice())
    }

    /// The same where names that are near are found otherwise.
    pub(super) fn unknown_name_near(&self, name: &str, known: &[String], near: &[String]) -> super::Exit {
        let words = [("name", name.into()), ("known", known.join(", ").into())];
        self.remark(&self.language.say("nothing-of-that-name", &words));
        for near in near {
            self.remark(&self.language.say("usage-similar", &[("near", near.clone().into())]));
        }
        super::Exit::Usage
    }

    /// Writes a remark to stderr.
    pub fn remark(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{}", visible(text, self.color_errors));
    }

    /// Writes every diagnostic of a session to stderr.
    pub fn report(&self, session: &Session) {
        self.report_all(&session.diagnostics, &session.sources);
    }

    /// Writes to stderr, at their places, which accounts are taken for 0: what is written for programs has no places.
    pub(super) fn tell_zeros(&self, found: &Diagnostics, sources: &Sources) {
        let mut zeros = found.clone();
        zeros.retain(|one| one.code == codes::NO_ACCOUNT);
        self.report_all(&zeros, sources);
    }

    /// Writes to stderr which of the user's own files are passed over, which accounts are taken for 0, and why money cannot be counted on; where a command draws,
    /// also which uncertain inputs are not: for commands that show no warnings otherwise, since nothing in their result would tell.
    pub fn tell_unused(&self, session: &Session, draws: bool) {
        self.tell_unused_of(&session.diagnostics, &session.sources, draws);
    }

    /// The same of what was found elsewhere.
    pub fn tell_unused_of(&self, found: &Diagnostics, sources: &Sources, draws: bool) {
        let always = [
            codes::NO_ACCOUNT,
            codes::SHEET_SAME_CITY,
            codes::PASSED_OVER,
            codes::SEARCH_CUT,
            codes::UNUSED_INDEX,
            codes::UNUSED_PARAMETER,
        ];
        let inputs = [codes::DROPPED_UNCERTAINTY, codes::DROPPED_RANGE, codes::NOT_DRAWN];
        let mut unused = found.clone();
        unused.retain(|one| {
            always.contains(&one.code) || one.code.doubts_money() || (draws && inputs.contains(&one.code))
        });
        self.report_all(&unused, sources);
    }

    /// Warns of values of the command line in which a mark may part thousands.
    pub(super) fn tell_marks<'v>(&self, values: impl Iterator<Item = (&'static str, &'v str)>) {
        let (mut sources, mut marked) = (Sources::default(), Diagnostics::default());
        for (name, value) in values {
            let file = sources.add(name, value);
            let end = u32::try_from(value.len()).unwrap_or_default();
            warn_of_marks(value, Span { file, start: 0, end }, &mut marked);
        }
        self.report_all(&marked, &sources);
    }

    /// Writes diagnostics to stderr, with how many errors there are.
    pub fn report_all(&self, diagnostics: &Diagnostics, sources: &Sources) {
        if diagnostics.is_empty() {
            return;
        }
        let told = in_words_of_sheets(&diagnostics.told(), sources, self.language);
        let text = render(&told, sources, self.language, self.color_errors, self.width.max(60));
        let mut err = std::io::stderr().lock();
        let _ = err.write_all(visible(&text, self.color_errors).as_bytes());
        if diagnostics.has_errors() {
            let count = [("count", diagnostics.errors().into())];
            let _ = writeln!(err, "{}", self.language.say("errors-found", &count));
        }
    }

    /// Writes a JSON document to stdout.
    pub fn json(&self, value: &impl serde::Serialize) {
        // Of ten thousand lines it is longer than all else that a run holds: it is written as it comes.
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        self.wrote(write_json(&mut out, value).and_then(|()| out.flush()));
    }
}

/// Writes a JSON document, in which what acts on a terminal is escaped.
pub(super) fn write_json(out: &mut impl Write, value: &impl serde::Serialize) -> std::io::Result<()> {
    serde_json::to_writer_pretty(Escaping(&mut *out), value)?;
    out.write_all(b"\n")
}

/// Escapes what acts on a terminal in a JSON document that is written. Each piece is whole characters: the document is
/// cut only where it has a quote or an escape.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        let plain = piece.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n'));
        match (!plain).then(|| std::str::from_utf8(piece)) {
            Some(Ok(text)) => self.0.write_all(escaped(text).as_bytes())?,
            _ => self.0.write_all(piece)?,
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
