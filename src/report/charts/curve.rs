use rust_decimal::Decimal;

use super::ink::{BLACK, BLUE, INKS};
use super::picture::{Anchor, BODY, MARGIN, Picture, WIDTH};
use super::scale::{Scale, plain, share, unit};
use super::text::width;
use crate::language::Language;
use crate::units::half_up;

/// Height of the plane.
const HIGH: f64 = 230.0;

/// A curve of a figure over the values of one input.
#[derive(Debug, Clone)]
pub(crate) struct Curve<'a> {
    /// Its message.
    pub title: &'a str,
    /// What is measured; the unit of the amounts is added.
    pub below: &'a str,
    /// Values of the input, rising, with the figure in EUR.
    pub points: &'a [(Decimal, Decimal)],
    /// Where the input stands now.
    pub now: (Decimal, &'a str),
    /// Between which values the verdict turns, with the words for it.
    pub turns: &'a [(Decimal, String)],
}

/// Draws a curve. `None`: fewer than two points.
pub(crate) fn curve(of: &Curve<'_>, language: Language) -> Option<String> {
    let ((first, _), (last, _)) = (of.points.first()?, of.points.last()?);
    if first == last {
        return None;
    }
    let scale = Scale::around(of.points.iter().map(|(_, amount)| *amount).collect::<Vec<_>>());
    let (by, unit) = unit(&scale, language);
    let mut picture = Picture::new("perenne-curve");
    let below = format!("{} ({unit})", of.below);
    picture.head(of.title, &below);
    let label = |tick: &Decimal| plain(*tick / by, language);
    let widest = scale.ticks.iter().map(|tick| width(&label(tick), BODY)).fold(0.0, f64::max);
    // Words at what is marked stand above the plane, one below the other.
    let marks = of.turns.len() + 1;
    let above = picture.bottom + 8.0;
    let top = above + BODY * 1.35 * marks as f64 + 6.0;
    let (left, right, floor) = (MARGIN + widest + 8.0, WIDTH - MARGIN - 12.0, top + HIGH);
    let x = |value: Decimal| left + (right - left) * share(value - *first, *last - *first);
    let y = |amount: Decimal| floor - HIGH * scale.place(amount);
    for tick in &scale.ticks {
        let (wide, dash) = if tick.is_zero() { (2.0, None) } else { (0.6, Some("1 4")) };
        picture.line(&[(left, y(*tick)), (right, y(*tick))], BLACK, wide, dash);
        picture.text(left - 6.0, y(*tick) + 6.0, Anchor::End, &label(tick));
    }
    for (value, anchor) in
        [(*first, Anchor::Start), ((*first + *last) / Decimal::TWO, Anchor::Middle), (*last, Anchor::End)]
    {
        picture.text(x(value), floor + BODY * 1.4, anchor, &plain(half_up(value, 2), language));
    }
    let now = std::iter::once((of.now.0, of.now.1));
    for (place, (value, words)) in now.chain(of.turns.iter().map(|(value, words)| (*value, words.as_str()))).enumerate()
    {
        if value < *first || value > *last {
            continue;
        }
        let line = above + BODY * 1.35 * (place + 1) as f64;
        let (hue, dash) = if place == 0 { (BLACK, Some("2 3")) } else { (BLUE, Some("7 4")) };
        picture.line(&[(x(value), line + 4.0), (x(value), floor)], hue, 1.6, dash);
        let anchor = if x(value) > (left + right) / 2.0 { Anchor::End } else { Anchor::Start };
        picture.text(x(value), line, anchor, words);
    }
    let line: Vec<(f64, f64)> = of.points.iter().map(|(value, amount)| (x(*value), y(*amount))).collect();
    picture.line(&line, BLUE, 3.0, None);
    for (x, y) in line {
        picture.point(x, y, INKS[0]);
    }
    picture.bottom = floor + BODY * 1.8;
    Some(picture.finish(of.title, &below))
}
