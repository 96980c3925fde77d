//! What an `.xlsx` says of its cells beside what they hold: figures that are struck out, digits that are raised as the
//! sign of a footnote is, notes. Readers of workbooks tell none of it, and each makes a price another one.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::open::Unread;
use super::survey::{Archive, attribute, place_of, walk};
use super::table::{Mark, tame};

/// Where the shared parts of a workbook say so.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Styles of cells whose font is struck out.
    struck: BTreeSet<String>,
    /// Shared texts with raised or lowered letters, or with some that are struck out.
    texts: HashMap<String, Mark>,
}

impl Marks {
    /// Of the styles and the shared texts of a workbook.
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Unread> {
        let mut marks = Self::default();
        if archive.index_for_name("xl/styles.xml").is_some() {
            marks.styles(archive)?;
        }
        if archive.index_for_name("xl/sharedStrings.xml").is_some() {
            let mut text = None;
            walk(archive, "xl/sharedStrings.xml", |event| {
                let (Event::Start(tag) | Event::Empty(tag)) = event else { return Ok(()) };
                if tag.local_name().as_ref() == "si" {
                    text = Some(text.map_or(0, |text: usize| text + 1));
                } else if let Some((mark, text)) = of_run(tag).zip(text) {
                    marks.texts.insert(text.to_string(), mark);
                }
                Ok(())
            })?;
        }
        Ok(marks)
    }

    fn styles(&mut self, archive: &mut Archive<'_>) -> Result<(), Unread> {
        let (mut font, mut style, mut inside) = (0_usize, 0_usize, "");
        let mut fonts = BTreeSet::new();
        walk(archive, "xl/styles.xml", |event| {
            let tag = match event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::End(tag) => {
                    if matches!(tag.local_name().as_ref(), "fonts" | "cellXfs") {
                        inside = "";
                    }
                    return Ok(());
                }
                _ => return Ok(()),
            };
            match (inside, tag.local_name().as_ref()) {
                (_, "fonts") => inside = "fonts",
                (_, "cellXfs") => inside = "cellXfs",
                ("fonts", "font") => font += 1,
                ("fonts", _) if of_run(tag) == Some(Mark::Struck) => drop(fonts.insert((font - 1).to_string())),
                ("cellXfs", "xf") => {
                    if attribute(tag, "fontId").is_some_and(|font| fonts.contains(&font)) {
                        self.struck.insert(style.to_string());
                    }
                    style += 1;
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Whether a cell's style strikes out what it holds.
    pub(super) fn of_style(&self, cell: &BytesStart<'_>) -> Option<Mark> {
        attribute(cell, "s").filter(|style| self.struck.contains(style)).map(|_| Mark::Struck)
    }

    /// What a shared text, by its number, has in it.
    pub(super) fn of_text(&self, number: &str) -> Option<Mark> {
        self.texts.get(number.trim()).cloned()
    }
}

/// What the font of some letters makes of them.
pub(super) fn of_run(tag: &BytesStart<'_>) -> Option<Mark> {
    let value = attribute(tag, "val");
    let value = value.as_deref();
    match tag.local_name().as_ref() {
        "strike" if !matches!(value, Some("0" | "false")) => Some(Mark::Struck),
        "vertAlign" if matches!(value, Some("superscript" | "subscript")) => Some(Mark::Raised),
        _ => None,
    }
}

/// The parts that belong to a sheet, by its own (`xl/worksheets/sheet1.xml`), whose names hold a word.
pub(super) fn related(archive: &mut Archive<'_>, part: &str, named: &str) -> Result<Vec<String>, Unread> {
    let Some((folder, name)) = part.rsplit_once('/') else { return Ok(Vec::new()) };
    let relations = format!("{folder}/_rels/{name}.rels");
    if archive.index_for_name(&relations).is_none() {
        return Ok(Vec::new());
    }
    let mut parts = Vec::new();
    walk(archive, &relations, |event| {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { return Ok(()) };
        let target = attribute(tag, "Target").filter(|target| target.to_lowercase().contains(named));
        parts.extend(target.map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("../")),
        }));
        Ok(())
    })?;
    parts.retain(|part| part.ends_with(".xml") && archive.index_for_name(part).is_some());
    Ok(parts)
}

/// The notes of a sheet, by its part (`xl/worksheets/sheet1.xml`).
pub(super) fn notes(archive: &mut Archive<'_>, part: &str) -> Result<Vec<((usize, usize), Mark)>, Unread> {
    let mut notes: Vec<((usize, usize), String)> = Vec::new();
    for part in related(archive, part, "comments")? {
        let mut inside = false;
        walk(archive, &part, |event| {
            match event {
                Event::Start(tag) if matches!(tag.local_name().as_ref(), "comment" | "threadedComment") => {
                    let place = attribute(tag, "ref").and_then(|name| place_of(&name));
                    notes.extend(place.map(|place| (place, String::new())));
                }
                Event::Start(tag) if matches!(tag.local_name().as_ref(), "t" | "text") => inside = true,
                Event::End(tag) if matches!(tag.local_name().as_ref(), "t" | "text") => {
                    if let Some((_, note)) = notes.last_mut() {
                        note.push(' ');
                    }
                    inside = false;
                }
                Event::Text(text) if inside => {
                    if let Some((_, note)) = notes.last_mut() {
                        note.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(name) if inside => {
                    if let Some((_, note)) = notes.last_mut() {
                        note.push_str(meant(name));
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(notes.into_iter().map(|(place, note)| (place, Mark::Note(tame(&note)))).collect())
}

/// The character that a name stands for in XML, a space for those that are numbers.
pub(super) fn meant(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

/// The parts of what stands above or below a page, without the codes of their looks: `&C&"Arial"&8Prix HT` is `Prix HT`.
pub(super) fn page(written: &str) -> Vec<String> {
    let (mut parts, mut chars) = (vec![String::new()], written.chars().peekable());
    while let Some(c) = chars.next() {
        let part = parts.len() - 1;
        if c != '&' {
            parts[part].push(c);
            continue;
        }
        match chars.next() {
            Some('L' | 'C' | 'R') => parts.push(String::new()),
            Some('"') => drop(chars.by_ref().find(|c| *c == '"')),
            Some('K') => while chars.next_if(char::is_ascii_hexdigit).is_some() {},
            Some('&') => parts[part].push('&'),
            Some(digit) if digit.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    parts.iter().map(|part| tame(part)).filter(|part| !part.is_empty()).collect()
}
