//! The records of a metafile, as [MS-EMF] lays them out: 32-bit words, the least byte first.

use crate::report::charts::ink::texture;
use crate::report::charts::picture::Anchor;

/// Logical units of one unit of the drawing.
const FINE: f64 = 20.0;
/// Width on paper, in hundredths of a millimetre: that of the text of an A4 page.
const WIDE: f64 = 17_000.0;
/// Hundredths of a millimetre of a pixel of the device that the file names, and how many pixels that has each way.
const PIXEL: f64 = 10.0;
const DEVICE: u32 = 3_000;

/// Handles of the one pen, brush and font that there are at a time.
const PEN: u32 = 1;
const BRUSH: u32 = 2;
const FONT: u32 = 3;
/// Pen and brush that draw nothing, which every device has.
const NO_PEN: u32 = 0x8000_0008;
const NO_BRUSH: u32 = 0x8000_0005;

/// From one line of a texture to the next, and how wide it is, in units of the drawing.
const STEP: f64 = 8.0;
const DOT: f64 = 2.5;

const HEADER: u32 = 1;
const POLYGON: u32 = 3;
const POLYLINE: u32 = 4;
const WINDOW_EXTENT: u32 = 9;
const WINDOW_ORIGIN: u32 = 10;
const VIEWPORT_EXTENT: u32 = 11;
const VIEWPORT_ORIGIN: u32 = 12;
const END: u32 = 14;
const MAP_MODE: u32 = 17;
const BACKGROUND_MODE: u32 = 18;
const TEXT_ALIGN: u32 = 22;
const TEXT_COLOR: u32 = 24;
const SELECT: u32 = 37;
const CREATE_BRUSH: u32 = 39;
const DELETE: u32 = 40;
const ELLIPSE: u32 = 42;
const CREATE_FONT: u32 = 82;
const TEXT_OUT: u32 = 84;
const CREATE_PEN: u32 = 95;

/// How a line is drawn.
pub(super) struct Pen {
    pub hue: String,
    /// In units of the drawing, as are the dashes.
    pub wide: f64,
    pub dashes: Vec<f64>,
}

/// Records, without the header that counts them.
#[derive(Default)]
pub(super) struct Records {
    body: Vec<u8>,
    count: u32,
    sized: Option<(f64, bool)>,
}

type Point = (f64, f64);

/// A length in logical units, whatever its sign, as the format writes it.
fn fine(length: f64) -> u32 {
    ((length * FINE).round() as i32).cast_unsigned()
}

/// `#rrggbb` as the format has it: the blue first.
fn color(hue: &str) -> u32 {
    let rgb = u32::from_str_radix(hue.trim_start_matches('#'), 16).unwrap_or_default();
    (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16
}

/// A third of a hue in white.
fn tint(color: u32) -> u32 {
    let part = |shift: u32| (((color >> shift) & 0xff) + 2 * 0xff) / 3;
    [0, 8, 16].map(|shift| part(shift) << shift).iter().sum()
}

impl Records {
    fn put(&mut self, kind: u32, words: &[u32]) {
        let size = u32::try_from(words.len() * 4 + 8).unwrap_or_default();
        for word in [kind, size].iter().chain(words) {
            self.body.extend_from_slice(&word.to_le_bytes());
        }
        self.count += 1;
    }

    fn select_pen(&mut self, pen: Option<&Pen>) {
        let Some(pen) = pen else { return self.put(SELECT, &[NO_PEN]) };
        // Of its own width and dashes, with flat ends.
        let style = 0x1_0200 | if pen.dashes.is_empty() { 0 } else { 7 };
        let dashes: Vec<u32> = pen.dashes.iter().map(|dash| fine(*dash)).collect();
        let count = u32::try_from(dashes.len()).unwrap_or_default();
        let words = [PEN, 0, 0, 0, 0, style, fine(pen.wide).max(1), 0, color(&pen.hue), 0, count];
        self.put(CREATE_PEN, &[&words[..], &dashes].concat());
        self.put(SELECT, &[PEN]);
    }

    fn drop_pen(&mut self, pen: Option<&Pen>) {
        if pen.is_some() {
            self.put(SELECT, &[NO_PEN]);
            self.put(DELETE, &[PEN]);
        }
    }

    /// Draws something filled and outlined; where it would have a texture, in a tint of its hue.
    fn filled(&mut self, fill: Option<&str>, pen: Option<&Pen>, draw: impl Fn(&mut Self)) {
        self.select_pen(pen);
        match fill {
            Some(fill) => {
                let ground = texture(fill).map_or_else(|| color(fill), |(_, hue)| tint(color(hue)));
                self.put(CREATE_BRUSH, &[BRUSH, 0, ground, 0]);
                self.put(SELECT, &[BRUSH]);
                draw(self);
                self.put(SELECT, &[NO_BRUSH]);
                self.put(DELETE, &[BRUSH]);
            }
            None => {
                self.put(SELECT, &[NO_BRUSH]);
                draw(self);
            }
        }
        self.drop_pen(pen);
    }

    fn points(&mut self, kind: u32, points: &[Point]) {
        let of = |pick: fn(&Point) -> f64| points.iter().map(pick);
        let least = |pick| fine(of(pick).fold(f64::INFINITY, f64::min));
        let most = |pick| fine(of(pick).fold(f64::NEG_INFINITY, f64::max));
        let count = u32::try_from(points.len()).unwrap_or_default();
        let mut words = vec![least(|point| point.0), least(|point| point.1)];
        words.extend([most(|point| point.0), most(|point| point.1), count]);
        words.extend(points.iter().flat_map(|(x, y)| [fine(*x), fine(*y)]));
        self.put(kind, &words);
    }

    pub(super) fn polygons(&mut self, parts: &[Vec<Point>], fill: Option<&str>, pen: Option<&Pen>) {
        self.filled(fill, pen, |records| parts.iter().for_each(|points| records.points(POLYGON, points)));
    }

    /// A bar; its texture is drawn line by line, as not all readers know hatches.
    pub(super) fn bar(&mut self, (x, y): Point, (right, bottom): Point, fill: Option<&str>, pen: Option<&Pen>) {
        let corners = [vec![(x, y), (right, y), (right, bottom), (x, bottom)]];
        let Some((texture, hue)) = fill.and_then(texture) else { return self.polygons(&corners, fill, pen) };
        self.polygons(&corners, Some("#ffffff"), pen);
        let steps = |from: f64, to: f64| {
            let (first, last) = ((from / STEP).ceil() as i32, (to / STEP).floor() as i32);
            (first..=last).map(|step| f64::from(step) * STEP)
        };
        let level = || steps(y, bottom).map(|y| vec![(x, y), (right, y)]);
        let rising = || {
            steps(x + y, right + bottom).map(move |sum| {
                let (from, to) = (x.max(sum - bottom), right.min(sum - y));
                vec![(from, sum - from), (to, sum - to)]
            })
        };
        let falling = || {
            steps(y - right, bottom - x).map(move |rest| {
                let (from, to) = (x.max(y - rest), right.min(bottom - rest));
                vec![(from, from + rest), (to, to + rest)]
            })
        };
        let drawn: Vec<Vec<Point>> = match texture {
            "level" => level().collect(),
            "falling" => falling().collect(),
            "rising" => rising().collect(),
            "dots" => {
                let dots = steps(y, bottom).flat_map(|y| steps(x, right).map(move |x| vec![(x, y), (x + DOT, y)]));
                dots.filter(|dot| dot[1].0 < right).collect()
            }
            _ => rising().chain(falling()).collect(),
        };
        self.lines(&drawn, &Pen { hue: hue.to_owned(), wide: DOT, dashes: Vec::new() });
    }

    pub(super) fn disc(&mut self, (x, y): Point, r: f64, fill: Option<&str>, pen: Option<&Pen>) {
        let corners = [x - r, y - r, x + r, y + r].map(fine);
        self.filled(fill, pen, |records| records.put(ELLIPSE, &corners));
    }

    pub(super) fn lines(&mut self, parts: &[Vec<Point>], pen: &Pen) {
        self.select_pen(Some(pen));
        parts.iter().for_each(|points| self.points(POLYLINE, points));
        self.drop_pen(Some(pen));
    }

    /// A text in black, its foot at a place.
    pub(super) fn text(&mut self, (x, y): Point, anchor: Anchor, size: f64, bold: bool, said: &str) {
        self.select_font(size, bold);
        let align = match anchor {
            Anchor::Start => 0,
            Anchor::End => 2,
            Anchor::Middle => 6,
        };
        self.put(TEXT_ALIGN, &[24 | align]);
        // What few faces have is written as what all have.
        let said = said.replace('\u{202f}', "\u{a0}");
        let letters: Vec<u16> = said.encode_utf16().collect();
        let count = u32::try_from(letters.len()).unwrap_or_default();
        let mut text: Vec<u32> = letters
            .chunks(2)
            .map(|two| u32::from(two[0]) | two.get(1).map_or(0, |more| u32::from(*more)) << 16)
            .collect();
        let (start, scale) = (76, (PIXEL / self.per_pixel()) as f32);
        let advance_at = start + u32::try_from(text.len() * 4).unwrap_or_default();
        text.extend(said.chars().flat_map(|letter| {
            // The second half of a letter of two has no width of its own.
            let more = usize::from(letter.len_utf16() > 1);
            std::iter::once(fine(advance(letter, bold) * size)).chain(std::iter::repeat_n(0, more))
        }));
        let nowhere = [0, 0, u32::MAX, u32::MAX];
        let words = [&nowhere[..], &[1, scale.to_bits(), scale.to_bits(), fine(x), fine(y), count, start, 0], &nowhere];
        // On a ground of its own, which the drawing's white rim is elsewhere: lines do not strike it through.
        self.put(BACKGROUND_MODE, &[2]);
        self.put(TEXT_OUT, &[&words.concat()[..], &[advance_at], &text].concat());
        self.put(BACKGROUND_MODE, &[1]);
    }

    /// Logical units of a pixel of the device.
    fn per_pixel(&self) -> f64 {
        super::super::picture::WIDTH * FINE * PIXEL / WIDE
    }

    fn select_font(&mut self, size: f64, bold: bool) {
        if self.sized == Some((size, bold)) {
            return;
        }
        if self.sized.replace((size, bold)).is_some() {
            self.put(SELECT, &[0x8000_000d]);
            self.put(DELETE, &[FONT]);
        }
        let weight = if bold { 700 } else { 400 };
        let mut words = vec![FONT, fine(-size), 0, 0, 0, weight, 0, 0];
        let mut face: Vec<u16> = "Arial".encode_utf16().collect();
        face.resize(32, 0);
        words.extend(face.chunks(2).map(|two| u32::from(two[0]) | u32::from(two[1]) << 16));
        // Names and measures that the format has room for: 320 bytes of a font in all.
        words.resize(81, 0);
        self.put(CREATE_FONT, &words);
        self.put(SELECT, &[FONT]);
    }

    /// The file: the header, how the plane lies on the page, what was drawn, the end.
    pub(super) fn finish(self, wide: f64, high: f64) -> Vec<u8> {
        let pixels = |length: f64| (length * FINE / self.per_pixel()).round() as u32;
        let mut plane = Self::default();
        plane.put(MAP_MODE, &[8]);
        plane.put(WINDOW_ORIGIN, &[0, 0]);
        plane.put(WINDOW_EXTENT, &[fine(wide), fine(high)]);
        plane.put(VIEWPORT_ORIGIN, &[0, 0]);
        plane.put(VIEWPORT_EXTENT, &[pixels(wide), pixels(high)]);
        plane.put(BACKGROUND_MODE, &[1]);
        plane.put(TEXT_COLOR, &[0]);
        let mut end = Self::default();
        end.put(END, &[0, 16, 20]);
        let paper = |length: f64| (f64::from(pixels(length)) * PIXEL).round() as u32;
        let size = 88 + plane.body.len() + self.body.len() + end.body.len();
        let count = 1 + plane.count + self.count + end.count;
        let mut header = Self::default();
        let words = [
            [0, 0, pixels(wide), pixels(high)],
            [0, 0, paper(wide), paper(high)],
            [0x464d_4520, 0x0001_0000, u32::try_from(size).unwrap_or_default(), count],
            // Four handles, the first of which is the file itself; no description, no palette.
            [4, 0, 0, 0],
            [DEVICE, DEVICE, DEVICE / 10, DEVICE / 10],
        ];
        header.put(HEADER, &words.concat());
        [header.body, plane.body, self.body, end.body].concat()
    }
}

/// How far Arial goes on after the letters from the space to the tilde, in thousandths of its size.
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// How wide a text is in Arial, in parts of its size.
pub(in crate::report) fn arial(text: &str, bold: bool) -> f64 {
    text.chars().map(|letter| advance(letter, bold)).sum()
}

/// How far one goes on after a letter, in parts of its size; bold is a little wider.
fn advance(letter: char, bold: bool) -> f64 {
    let plain = match letter {
        '\u{a0}' | '\u{202f}' => ' ',
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' | '€' | '–' | '«' | '»' => 'e',
        'î' | 'ï' => 'f',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'É' | 'È' | 'Ê' | 'À' => 'E',
        '−' | '≥' | '≤' => '+',
        'œ' => 'w',
        '’' => ',',
        other => other,
    };
    let known = (plain as usize).checked_sub(32).and_then(|place| ADVANCES.get(place));
    let wide = f64::from(known.copied().unwrap_or(1000)) / 1000.0;
    if bold { wide * 1.06 } else { wide }
}
