use std::fmt::Write;

use super::ink::{BLACK, Ink, Shape, WHITE};
use super::text::{escape, shorten, width, wrap};

/// Width of every drawing, in its own units. At 360 pixels on a phone, a unit is about two thirds of a pixel.
pub(super) const WIDTH: f64 = 560.0;
/// Size of text: about 11 pixels on a phone.
pub(super) const BODY: f64 = 17.0;
/// Size of titles.
const TITLE: f64 = 20.0;
/// Bold text is that much wider.
const BOLD: f64 = 1.2;
/// Space at the left and right.
pub(super) const MARGIN: f64 = 8.0;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A drawing that grows downwards. Attributes only: neither styles, scripts nor fonts, so that it stands in a page
/// with the strictest policy.
#[derive(Debug)]
pub(super) struct Picture {
    prefix: String,
    body: String,
    inks: Vec<Ink>,
    /// How far it reaches.
    pub bottom: f64,
}

impl Picture {
    /// An empty drawing; ids begin with the prefix.
    pub(super) fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), body: String::new(), inks: Vec::new(), bottom: 4.0 }
    }

    /// The title in bold lines, and what is measured below it.
    pub(super) fn head(&mut self, title: &str, below: &str) {
        for line in wrap(title, TITLE * BOLD, WIDTH - 2.0 * MARGIN) {
            self.bottom += TITLE * 1.25;
            let (y, line) = (self.bottom, escape(&line));
            let _ = write!(
                self.body,
                "<text x=\"{MARGIN}\" y=\"{y:.1}\" font-size=\"{TITLE}\" font-weight=\"bold\" fill=\"{BLACK}\">{line}</text>"
            );
        }
        self.bottom += 4.0;
        self.note(below);
    }

    /// Lines of plain text below what is there.
    pub(super) fn note(&mut self, text: &str) {
        for line in wrap(text, BODY, WIDTH - 2.0 * MARGIN) {
            self.bottom += BODY * 1.3;
            self.text(MARGIN, self.bottom, Anchor::Start, &line);
        }
        self.bottom += 4.0;
    }

    /// The series of a chart of areas, each with its name.
    pub(super) fn legend(&mut self, series: &[(Ink, String)]) {
        let mut x = MARGIN;
        self.bottom += BODY * 1.5;
        for (ink, name) in series {
            let parts = wrap(name, BODY, WIDTH - 2.0 * MARGIN - 34.0);
            let widest = parts.iter().map(|part| width(part, BODY)).fold(0.0, f64::max);
            let wide = 30.0 + widest + 14.0;
            if x > MARGIN && x + wide > WIDTH {
                x = MARGIN;
                self.bottom += BODY * 1.5;
            }
            self.bar(x, self.bottom - 13.0, 24.0, 15.0, *ink, None);
            // A name of several lines has them to itself.
            for (place, part) in parts.iter().enumerate() {
                self.bottom += if place > 0 { BODY * 1.2 } else { 0.0 };
                self.text(x + 30.0, self.bottom, Anchor::Start, part);
            }
            x = if parts.len() > 1 { WIDTH } else { x + wide };
        }
        self.bottom += 8.0;
    }

    /// A line of a chart and its name, in lines of their own.
    pub(super) fn key(&mut self, ink: Ink, name: &str) {
        for (place, part) in wrap(name, BODY, WIDTH - 2.0 * MARGIN - 50.0).iter().enumerate() {
            self.bottom += BODY * 1.35;
            let y = self.bottom - 6.0;
            if place == 0 {
                self.line(&[(MARGIN, y), (MARGIN + 40.0, y)], ink.hue, 3.0, ink.dash);
                self.point(MARGIN + 20.0, y, ink);
            }
            self.text(MARGIN + 48.0, self.bottom, Anchor::Start, part);
        }
    }

    /// A text at a place, with a white rim so that it reads on whatever is below it.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.cut_text(x, y, anchor, text, f64::INFINITY);
    }

    /// A text that is cut to a width; whole in a tooltip and for screen readers.
    pub(super) fn cut_text(&mut self, x: f64, y: f64, anchor: Anchor, text: &str, room: f64) {
        let shown = shorten(text, BODY, room);
        let whole = if shown == text { String::new() } else { format!("<title>{}</title>", escape(text)) };
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let shown = escape(&shown);
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{BLACK}\" stroke=\"{WHITE}\" \
             stroke-width=\"4\" paint-order=\"stroke\">{shown}{whole}</text>"
        );
    }

    /// A filled bar with an outline in its hue; what it shows in a tooltip.
    pub(super) fn bar(&mut self, x: f64, y: f64, wide: f64, high: f64, ink: Ink, says: Option<&str>) {
        if !self.inks.contains(&ink) {
            self.inks.push(ink);
        }
        let (fill, hue) = (ink.fill(&self.prefix), ink.hue);
        let says = says.map_or(String::new(), |says| format!("<title>{}</title>", escape(says)));
        let _ = write!(
            self.body,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{wide:.2}\" height=\"{high:.2}\" fill=\"{fill}\" stroke=\"{hue}\">{says}</rect>"
        );
    }

    /// An area with an outline in its hue.
    pub(super) fn area(&mut self, points: &[(f64, f64)], ink: Ink) {
        if !self.inks.contains(&ink) {
            self.inks.push(ink);
        }
        let (fill, hue, path) = (ink.fill(&self.prefix), ink.hue, path(points));
        let _ = write!(self.body, "<path d=\"{path}Z\" fill=\"{fill}\" stroke=\"{hue}\"/>");
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[(f64, f64)], hue: &str, wide: f64, dash: Option<&str>) {
        let dash = dash.map_or(String::new(), |dash| format!(" stroke-dasharray=\"{dash}\""));
        let path = path(points);
        let _ = write!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{hue}\" stroke-width=\"{wide}\" stroke-linejoin=\"round\"{dash}/>"
        );
    }

    /// A point in its ink's shape.
    pub(super) fn point(&mut self, x: f64, y: f64, ink: Ink) {
        let hue = ink.hue;
        let closed = |path: String| format!("<path d=\"{path}Z\" fill=\"{hue}\"/>");
        let drawn = match ink.shape {
            Shape::Disc => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{hue}\"/>"),
            Shape::Circle => {
                format!(
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{WHITE}\" stroke=\"{hue}\" stroke-width=\"2.5\"/>"
                )
            }
            Shape::Square => closed(path(&[(x - 5., y - 5.), (x + 5., y - 5.), (x + 5., y + 5.), (x - 5., y + 5.)])),
            Shape::Diamond => closed(path(&[(x - 7., y), (x, y - 7.), (x + 7., y), (x, y + 7.)])),
            Shape::Triangle => closed(path(&[(x - 6., y + 5.), (x, y - 6.), (x + 6., y + 5.)])),
            Shape::Cross => {
                let (a, b) = (path(&[(x - 5., y - 5.), (x + 5., y + 5.)]), path(&[(x - 5., y + 5.), (x + 5., y - 5.)]));
                format!("<path d=\"{a}{b}\" fill=\"none\" stroke=\"{hue}\" stroke-width=\"3\"/>")
            }
        };
        self.body.push_str(&drawn);
    }

    /// A ring around a place.
    pub(super) fn ring(&mut self, x: f64, y: f64) {
        let _ = write!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\" fill=\"none\" stroke=\"{BLACK}\" stroke-width=\"2\"/>"
        );
    }

    /// The whole document.
    pub(super) fn finish(self, title: &str, description: &str) -> String {
        let prefix = &self.prefix;
        let height = (self.bottom + 8.0).ceil();
        let patterns: String = self.inks.iter().map(|ink| ink.definition(prefix)).collect();
        let defs = if patterns.is_empty() { String::new() } else { format!("<defs>{patterns}</defs>") };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             aria-labelledby=\"{prefix}-title {prefix}-desc\" font-family=\"system-ui, Helvetica, Arial, sans-serif\" \
             font-size=\"{BODY}\">\n<title id=\"{prefix}-title\">{}</title>\n<desc id=\"{prefix}-desc\">{}</desc>\n{defs}\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{WHITE}\"/>\n{}\n</svg>\n",
            escape(title),
            escape(description),
            self.body.replace("><", ">\n<"),
        )
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{x:.2} {y:.2}", if place == 0 { 'M' } else { 'L' });
    }
    out
}
