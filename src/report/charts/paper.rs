//! Textures of bars as lines. Browsers print a pattern as a picture of each bar that it fills, and a study of twenty pages
//! weighs ten megabytes then; lines weigh nothing and are sharp at any size.

use std::fmt::Write;

use super::ink::{WHITE, texture};

/// From one line of a texture to the next, in units of the drawing, as patterns have it.
const STEP: f64 = 8.0;

/// A bar, in units of the drawing.
struct Bar {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
}

/// A page whose bars are filled with lines and dots instead of patterns.
pub(crate) fn drawn(page: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(page.len()), page);
    while let Some(at) = rest.find("<rect ") {
        let (before, bar) = rest.split_at(at);
        let (tag, after) = bar.split_at(bar.find('>').map_or(bar.len(), |end| end + 1));
        out.push_str(before);
        out.push_str(&filled(tag).unwrap_or_else(|| tag.to_owned()));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A bar in full: its ground, the texture cut to it, and its outline with what it says. None where it has no texture.
fn filled(tag: &str) -> Option<String> {
    let value = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value);
    let fill = value("fill")?;
    let (name, hue) = texture(fill)?;
    let number = |name: &str| value(name)?.parse::<f64>().ok();
    let bar = Bar { x: number("x")?, y: number("y")?, wide: number("width")?, high: number("height")? };
    let (Bar { x, y, wide, high }, lines) = (&bar, bar.texture(name));
    let pen = if name == "dots" { "stroke-width=\"5.2\" stroke-linecap=\"round\"" } else { "stroke-width=\"3\"" };
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"");
    let outline = tag.replace(fill, "none");
    Some(format!(
        "<rect {place} fill=\"{WHITE}\"/><svg {place} viewBox=\"{x} {y} {wide} {high}\">\
         <path d=\"{lines}\" fill=\"none\" stroke=\"#{hue}\" {pen}/></svg>{outline}"
    ))
}

impl Bar {
    fn right(&self) -> f64 {
        self.x + self.wide
    }

    fn bottom(&self) -> f64 {
        self.y + self.high
    }

    /// The lines of a texture over it, at the places that they have in the whole drawing.
    fn texture(&self, name: &str) -> String {
        match name {
            "rising" => self.rising(),
            "falling" => self.falling(),
            "crossed" => self.rising() + &self.falling(),
            "level" => self.level(),
            _ => self.dots(),
        }
    }

    fn rising(&self) -> String {
        let (top, bottom) = (self.y, self.bottom());
        let lines = steps(self.x + top, self.right() + bottom);
        lines.map(|at| line((at - top, top), (at - bottom, bottom))).collect()
    }

    fn falling(&self) -> String {
        let (top, bottom) = (self.y, self.bottom());
        let lines = steps(self.x - bottom, self.right() - top);
        lines.map(|at| line((at + top, top), (at + bottom, bottom))).collect()
    }

    fn level(&self) -> String {
        steps(self.y, self.bottom()).map(|at| line((self.x, at + 2.0), (self.right(), at + 2.0))).collect()
    }

    fn dots(&self) -> String {
        let mut out = String::new();
        for y in steps(self.y, self.bottom()) {
            for x in steps(self.x, self.right()) {
                let _ = write!(out, "M{:.0} {:.0}h0", x + STEP / 2.0, y + STEP / 2.0);
            }
        }
        out
    }
}

/// Every place of a line from one to another, and the one before.
fn steps(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let first = (from / STEP).floor() * STEP;
    std::iter::successors(Some(first), |at| Some(at + STEP)).take_while(move |at| *at <= to)
}

fn line((x, y): (f64, f64), (right, bottom): (f64, f64)) -> String {
    format!("M{x:.2} {y:.2}L{right:.2} {bottom:.2}")
}
