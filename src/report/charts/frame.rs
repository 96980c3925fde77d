use rust_decimal::Decimal;

use super::ink::BLACK;
use super::picture::{Anchor, BODY, MARGIN, Picture, WIDTH};
use super::scale::{Scale, plain};
use super::text::width;
use crate::language::Language;
use crate::units::order;

/// A plane of years and values.
#[derive(Debug)]
pub(super) struct Frame {
    /// Left edge of the first year.
    pub left: f64,
    /// Right edge of the last year.
    pub right: f64,
    top: f64,
    bottom: f64,
    count: usize,
    scale: Scale,
}

impl Frame {
    /// Draws axes below what is there: values with ticks in a unit, fiscal years, a line at zero. Room is left at the
    /// right for the names of lines.
    pub(super) fn draw(
        picture: &mut Picture,
        years: &[i32],
        (scale, by): (Scale, Decimal),
        (high, right): (f64, f64),
        language: Language,
    ) -> Self {
        let left = Self::left_of(&scale, by, language);
        Self::draw_from(picture, years, (scale, by), (high, left, right), language)
    }

    /// Where the first year begins, right of the words of the ticks.
    pub(super) fn left_of(scale: &Scale, by: Decimal, language: Language) -> f64 {
        let words = scale.ticks.iter().map(|tick| width(&plain(*tick / by, language), BODY));
        MARGIN + words.fold(0.0, f64::max) + 8.0
    }

    /// The same, with the first year where it is in the planes above.
    pub(super) fn draw_from(
        picture: &mut Picture,
        years: &[i32],
        (scale, by): (Scale, Decimal),
        (high, left, right): (f64, f64, f64),
        language: Language,
    ) -> Self {
        let label = |tick: &Decimal| plain(*tick / by, language);
        let top = picture.bottom + 12.0;
        let frame =
            Self { left, right: WIDTH - MARGIN - right, top, bottom: top + high, count: years.len().max(1), scale };
        for tick in &frame.scale.ticks {
            let y = frame.y(*tick);
            let (wide, dash) = if tick.is_zero() { (2.0, None) } else { (0.6, Some("1 4")) };
            picture.line(&[(frame.left, y), (frame.right, y)], BLACK, wide, dash);
            picture.text(frame.left - 6.0, y + 6.0, Anchor::End, &label(tick));
        }
        // As many years are named as have room.
        let every = (54.0 * frame.count as f64 / (frame.right - frame.left)).ceil().max(1.0) as usize;
        for (place, year) in years.iter().enumerate().step_by(every) {
            picture.text(frame.middle(place), frame.bottom + BODY * 1.4, Anchor::Middle, &year.to_string());
        }
        picture.bottom = frame.bottom + BODY * 1.7;
        frame
    }

    /// Where a value lies.
    pub(super) fn y(&self, value: Decimal) -> f64 {
        self.bottom - (self.bottom - self.top) * self.scale.place(value)
    }

    /// Top edge.
    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// Bottom edge.
    pub(super) fn floor(&self) -> f64 {
        self.bottom
    }

    /// Width of a year.
    pub(super) fn band(&self) -> f64 {
        (self.right - self.left) / self.count as f64
    }

    /// Middle of a year, by its place.
    pub(super) fn middle(&self, place: usize) -> f64 {
        self.left + self.band() * (place as f64 + 0.5)
    }

    /// Where a month begins, counted from January of the first year.
    pub(super) fn month(&self, month: f64) -> f64 {
        self.left + self.band() * month / 12.0
    }
}

/// Places of labels one below the other: as near to where they belong as they can be without touching.
pub(super) fn apart(wanted: &[f64], step: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order::by(&mut order, |a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut out = wanted.to_vec();
    let mut last = top - step;
    for place in &order {
        out[*place] = out[*place].max(last + step);
        last = out[*place];
    }
    let mut next = bottom + step;
    for place in order.iter().rev() {
        out[*place] = out[*place].min(next - step);
        next = out[*place];
    }
    out
}
