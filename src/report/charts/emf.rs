//! A chart as an Enhanced Metafile ([MS-EMF]): lines, areas and letters as every word processor has shown them for
//! thirty years, where SVG needs a recent one. It is read from the chart's own SVG, which holds nothing but rectangles,
//! circles, paths of straight lines and texts.

mod records;

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

pub(in crate::report) use self::records::arial;
use self::records::{Pen, Records};
use super::picture::{Anchor, BODY};

/// A drawing of [`super::picture`] as a metafile, with its height in parts of its width. None: it is none of them.
pub(crate) fn emf(svg: &str) -> Option<(Vec<u8>, f64)> {
    let mut reader = Reader::from_str(svg);
    let (mut out, mut size) = (Records::default(), None);
    // What stands in definitions is no drawing, and a title is a tip.
    let (mut hidden, mut text): (u32, Option<Text>) = (0, None);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(tag) => match tag.name().as_ref() {
                "svg" => size = Some(view_box(&attributes(&tag)?)?),
                "defs" | "title" | "desc" => hidden += 1,
                "text" => text = Some(Text::of(&attributes(&tag)?)?),
                name if hidden == 0 => shape(name, &attributes(&tag)?, &mut out)?,
                _ => {}
            },
            Event::Empty(tag) if hidden == 0 => shape(tag.name().as_ref(), &attributes(&tag)?, &mut out)?,
            Event::Text(said) if hidden == 0 => text.iter_mut().for_each(|text| text.said.push_str(&said)),
            Event::GeneralRef(named) if hidden == 0 => {
                let letter = letter(&named)?;
                text.iter_mut().for_each(|text| text.said.push(letter));
            }
            Event::End(tag) => match tag.name().as_ref() {
                "defs" | "title" | "desc" => hidden -= 1,
                "text" => {
                    let text = text.take()?;
                    out.text(text.at, text.anchor, text.size, text.bold, &text.said);
                }
                _ => {}
            },
            _ => {}
        }
    }
    let (wide, high) = size?;
    Some((out.finish(wide, high), high / wide))
}

/// A text that is being read.
struct Text {
    at: (f64, f64),
    anchor: Anchor,
    size: f64,
    bold: bool,
    said: String,
}

type Attributes = HashMap<String, String>;

impl Text {
    fn of(given: &Attributes) -> Option<Self> {
        let anchor = match given.get("text-anchor").map(String::as_str) {
            Some("middle") => Anchor::Middle,
            Some("end") => Anchor::End,
            _ => Anchor::Start,
        };
        Some(Self {
            at: (number(given, "x")?, number(given, "y")?),
            anchor,
            size: number(given, "font-size").unwrap_or(BODY),
            bold: given.contains_key("font-weight"),
            said: String::new(),
        })
    }
}

fn attributes(tag: &BytesStart<'_>) -> Option<Attributes> {
    let one = |one: quick_xml::events::attributes::Attribute<'_>| {
        let value = one.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        Some((one.key.as_ref().to_owned(), value))
    };
    tag.attributes().map(|given| one(given.ok()?)).collect()
}

fn number(given: &Attributes, name: &str) -> Option<f64> {
    given.get(name)?.parse().ok()
}

/// Width and height.
fn view_box(given: &Attributes) -> Option<(f64, f64)> {
    let mut parts = given.get("viewBox")?.split(' ').skip(2).map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// The letter that a reference of XML stands for.
fn letter(named: &str) -> Option<char> {
    match named {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => char::from_u32(named.strip_prefix('#')?.parse().ok()?),
    }
}

/// Draws a rectangle, a circle or a path.
fn shape(name: &str, given: &Attributes, out: &mut Records) -> Option<()> {
    let fill = given.get("fill").map(String::as_str).filter(|fill| *fill != "none");
    let pen = given.get("stroke").map(|hue| Pen {
        hue: hue.clone(),
        wide: number(given, "stroke-width").unwrap_or(1.0),
        dashes: given
            .get("stroke-dasharray")
            .map_or_else(Vec::new, |dashes| dashes.split(' ').filter_map(|dash| dash.parse().ok()).collect()),
    });
    match name {
        "rect" => {
            let (x, y) = (number(given, "x").unwrap_or(0.0), number(given, "y").unwrap_or(0.0));
            let (right, bottom) = (x + number(given, "width")?, y + number(given, "height")?);
            out.bar((x, y), (right, bottom), fill, pen.as_ref());
        }
        "circle" => out.disc((number(given, "cx")?, number(given, "cy")?), number(given, "r")?, fill, pen.as_ref()),
        "path" => {
            let parts = parts(given.get("d")?)?;
            if fill.is_some() { out.polygons(&parts, fill, pen.as_ref()) } else { out.lines(&parts, &pen?) }
        }
        _ => {}
    }
    Some(())
}

/// The parts of a path of straight lines: `M1 2L3 4Z`.
fn parts(path: &str) -> Option<Vec<Vec<(f64, f64)>>> {
    let mut out: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(['M', 'L', 'Z']).map_or(rest.len(), |end| end + 1);
        let (place, after) = (&rest[1..end], &rest[end..]);
        if command != 'Z' {
            let (x, y) = place.split_once(' ')?;
            let point = (x.parse().ok()?, y.parse().ok()?);
            if command == 'M' { out.push(vec![point]) } else { out.last_mut()?.push(point) }
        }
        rest = after;
    }
    Some(out)
}
