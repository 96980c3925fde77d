use std::fmt::Write;

use crate::document::Family;

/// Black, of text, axes and totals.
pub(super) const BLACK: &str = "#000000";
/// Blue.
pub(super) const BLUE: &str = "#0072b2";
/// Vermillion.
pub(super) const VERMILLION: &str = "#d55e00";
/// Green.
pub(super) const GREEN: &str = "#009e73";
/// Purple.
pub(super) const PURPLE: &str = "#cc79a7";
/// The ground.
pub(super) const WHITE: &str = "#ffffff";

/// How a series is told from the others: never by its hue alone. Hues are those of Okabe and Ito that stand out 3 to 1
/// from white; each has a texture for areas, a dash for lines and a shape for points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    /// Hue.
    pub hue: &'static str,
    /// Texture of areas.
    pub texture: Texture,
    /// Dashes of lines; none is a full line.
    pub dash: Option<&'static str>,
    /// Shape of points.
    pub shape: Shape,
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texture {
    /// Full.
    Full,
    /// Lines that rise.
    Rising,
    /// Dots.
    Dots,
    /// Crossed lines.
    Crossed,
    /// Level lines.
    Level,
    /// Lines that fall.
    Falling,
}

/// How a point is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A full disc.
    Disc,
    /// A full square.
    Square,
    /// A full diamond.
    Diamond,
    /// A full triangle.
    Triangle,
    /// A circle.
    Circle,
    /// A cross.
    Cross,
}

/// The series in the order in which they are given out; an eighth would be the first again.
pub(super) const INKS: [Ink; 7] = [
    Ink { hue: BLUE, texture: Texture::Full, dash: None, shape: Shape::Disc },
    Ink { hue: VERMILLION, texture: Texture::Rising, dash: Some("10 5"), shape: Shape::Square },
    Ink { hue: GREEN, texture: Texture::Dots, dash: Some("3 4"), shape: Shape::Triangle },
    Ink { hue: PURPLE, texture: Texture::Crossed, dash: Some("12 4 3 4"), shape: Shape::Diamond },
    Ink { hue: BLACK, texture: Texture::Level, dash: Some("18 6"), shape: Shape::Circle },
    Ink { hue: BLUE, texture: Texture::Falling, dash: Some("2 7"), shape: Shape::Cross },
    Ink { hue: VERMILLION, texture: Texture::Dots, dash: Some("6 3 2 3"), shape: Shape::Disc },
];

/// A texture and its hue, as a drawing is filled with them: `url(#perenne-cliff-rising-d55e00)`; none where an area is full.
pub(super) fn texture(fill: &str) -> Option<(&str, &str)> {
    let mut parts = fill.strip_prefix("url(#")?.trim_end_matches(')').rsplit('-');
    let hue = parts.next()?;
    Some((parts.next()?, hue))
}

impl Ink {
    /// That of a family of items: the same in every plan.
    pub(super) fn of_family(family: Family) -> Self {
        INKS[family as usize % INKS.len()]
    }

    /// The name of its texture within one drawing.
    fn name(self) -> String {
        let texture = match self.texture {
            Texture::Full => "full",
            Texture::Rising => "rising",
            Texture::Dots => "dots",
            Texture::Crossed => "crossed",
            Texture::Level => "level",
            Texture::Falling => "falling",
        };
        format!("{texture}-{}", self.hue.trim_start_matches('#'))
    }

    /// What an area is filled with, in a drawing of that prefix of ids.
    pub(super) fn fill(self, prefix: &str) -> String {
        if self.texture == Texture::Full { self.hue.to_owned() } else { format!("url(#{prefix}-{})", self.name()) }
    }

    /// The texture's definition; nothing where it is full.
    pub(super) fn definition(self, prefix: &str) -> String {
        let (name, hue) = (self.name(), self.hue);
        let line = |path: &str| format!("<path d=\"{path}\" stroke=\"{hue}\" stroke-width=\"3\" fill=\"none\"/>");
        let drawn = match self.texture {
            Texture::Full => return String::new(),
            Texture::Rising => line("M-2 2L2 -2M0 8L8 0M6 10L10 6"),
            Texture::Falling => line("M-2 6L2 10M0 0L8 8M6 -2L10 2"),
            Texture::Crossed => line("M0 0L8 8M0 8L8 0"),
            Texture::Level => line("M0 2L8 2"),
            Texture::Dots => format!("<circle cx=\"4\" cy=\"4\" r=\"2.6\" fill=\"{hue}\"/>"),
        };
        let mut out = String::new();
        let _ = write!(
            out,
            "<pattern id=\"{prefix}-{name}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"8\" height=\"8\" fill=\"{WHITE}\"/>{drawn}</pattern>"
        );
        out
    }
}
