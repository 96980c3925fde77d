use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::cells::Cell;

/// A range of bytes in one of the [`Sources`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index of the file among the sources.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// A text that was read, with the name under which people know it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path as the user gave it, `<embedded>/…` for a built-in file, `--set` for an argument.
    pub name: String,
    /// Its whole text.
    pub text: Arc<str>,
    /// Where its lines begin, once a place in it is told.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// Line and where it begins, of a byte; lines are counted from 0.
    fn line(&self, at: usize) -> (usize, usize) {
        let ends = || self.text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n').map(|(_, end)| end);
        let lines = self.lines.get_or_init(|| std::iter::once(0).chain(ends()).collect());
        let line = lines.partition_point(|start| *start <= at) - 1;
        (line, lines[line])
    }
}

/// All texts of a run; spans index into it.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    all: Vec<Source>,
    /// Indices of the texts of a name.
    by_name: HashMap<String, Vec<u32>>,
}

impl Sources {
    /// Adds a text and returns its index. The same text under the same name is added once, so that a
    /// fault in it that several readers meet is one diagnostic.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> u32 {
        let (name, text) = (name.into(), text.into());
        let of_name = self.by_name.entry(name.clone()).or_default();
        if let Some(known) = of_name.iter().find(|file| self.all[**file as usize].text == text) {
            return *known;
        }
        let file = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        of_name.push(file);
        self.all.push(Source { name, text, lines: OnceLock::new() });
        file
    }

    /// The source of an index.
    pub fn get(&self, file: u32) -> Option<&Source> {
        self.all.get(file as usize)
    }

    /// All sources, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.all.iter()
    }

    /// The text at a span.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.start as usize..span.end as usize))
            .unwrap_or_default()
    }

    /// File name, line and column (both from 1, columns in characters) of a span's start; of a workbook, with its sheet.
    pub fn place(&self, span: Span) -> (String, usize, usize) {
        let Some(source) = self.get(span.file) else {
            return (String::new(), 1, 1);
        };
        let at = span.start as usize;
        if let Some(cell) = Cell::at(&source.text, at) {
            return (format!("{}!{}", source.name, cell.sheet), cell.row, cell.column + 1);
        }
        let (line, start) = source.line(at);
        let column = source.text.get(start..at).unwrap_or_default().chars().count() + 1;
        (source.name.clone(), line + 1, column)
    }

    /// `Lines!D12`, where a span stands in a workbook.
    pub fn cell(&self, span: Span) -> Option<String> {
        let source = self.get(span.file)?;
        Cell::at(&source.text, span.start as usize).map(|cell| cell.name())
    }

    /// `file:line`, as provenance is shown; `file!sheet!cell` in a workbook.
    pub fn line(&self, span: Span) -> String {
        let source = self.get(span.file);
        if let Some((source, cell)) = source.and_then(|it| Some((it, Cell::at(&it.text, span.start as usize)?))) {
            return format!("{}!{}", source.name, cell.name());
        }
        let (name, line, _) = self.place(span);
        format!("{name}:{line}")
    }
}
