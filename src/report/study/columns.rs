//! How wide the columns of a table are in a document whose reader does not set them itself.

use super::cell::{cell_of, figure_columns, unit};
use crate::report::charts::arial;
use crate::report::grid::Grid;
use crate::report::style::Style;

/// Width of the text of an A4 page with margins of 20 mm, in twentieths of a point.
pub(super) const PAGE: usize = 9638;
/// The same across the page.
pub(super) const ACROSS: usize = 14_570;
/// Width of a column of words beyond which it is broken into lines rather than made wider.
const WIDE_WORDS: usize = 2288;
/// Width of a column of sentences up to which it takes of the room that is left.
const LONG_WORDS: usize = 10_560;
/// Lines that the heads of a table may take, as few as there is room for.
const HEAD_LINES: std::ops::RangeInclusive<usize> = 3..=8;
/// Size of the letters of a cell, and the white at both its sides, in twentieths of a point.
const SIZE: f64 = 150.0;
const SIDES: usize = 150;

/// How wide a text of a cell is on one line; heads and totals are set bold.
fn wide(text: &str, bold: bool) -> usize {
    (arial(text, bold) * SIZE).ceil() as usize
}

/// What each column asks for, in twentieths of a point, from what it cannot do without to all that it can use, its head
/// taking at most so many lines.
fn needs(grid: &Grid, figures: &[bool], lines: usize, style: Style) -> Vec<[usize; 5]> {
    let longest = |text: &str, bold: bool| text.split(' ').map(|word| wide(word, bold)).max().unwrap_or(0);
    let need = |(place, column): (usize, &String)| {
        let cells = || {
            let rows = grid.rows.iter();
            rows.filter_map(|row| Some((cell_of(grid, row, row.cells.get(place)?, style), row.total)))
        };
        let whole = cells().map(|(text, total)| wide(&text, total)).max().unwrap_or(0);
        let figure = figures.get(place) == Some(&true);
        let least = if figure { whole } else { cells().map(|(text, total)| longest(&text, total)).max().unwrap_or(0) };
        let head = unit(column, grid.unit);
        let headed = least.max(longest(&head, true));
        let low = headed.max(narrowest(&head, lines));
        // What a usual cell takes, and not the longest of them.
        let usual = cells().map(|(text, total)| wide(&text, total)).sum::<usize>() * 5 / (grid.rows.len().max(1) * 4);
        let wanted = low.max(usual.min(whole).min(WIDE_WORDS));
        [least, headed, low, wanted, wanted.max(whole.min(LONG_WORDS))].map(|wide| wide + SIDES)
    };
    grid.columns.iter().enumerate().map(need).collect()
}

/// Whether columns with heads of few lines fit a page.
fn fits(needs: &[[usize; 5]], page: usize) -> bool {
    needs.iter().map(|need| need[2]).sum::<usize>() <= page
}

/// Whether its heads take more lines than they should on upright paper.
pub(super) fn is_cramped(grid: &Grid, style: Style) -> bool {
    !fits(&needs(grid, &figure_columns(grid), *HEAD_LINES.start(), style), PAGE)
}

/// How wide each column is. Figures and words of cells are never broken; what is left goes to the words of heads, to heads
/// of few lines, then to columns of words, last to those of sentences, as far as they can use it, and then to all.
pub(super) fn widths(grid: &Grid, figures: &[bool], page: usize, style: Style) -> Vec<usize> {
    let of_lines = |lines: usize| needs(grid, figures, lines, style);
    // Heads of as few lines as there is room for.
    let needs = HEAD_LINES.map(of_lines).find(|needs| fits(needs, page)).unwrap_or_else(|| of_lines(1));
    let total = |level: usize| needs.iter().map(|need| need[level]).sum::<usize>().max(1);
    let level = (0..5).rev().find(|level| total(*level) <= page);
    let wide = |need: &[usize; 5]| match level {
        None => page * need[0] / total(0),
        Some(4) => page * need[4] / total(4),
        Some(level) => {
            let (now, more) = (total(level), total(level + 1));
            need[level] + (need[level + 1] - need[level]) * (page - now) / (more - now)
        }
    };
    needs.iter().map(wide).collect()
}

/// Width of the narrowest column in which a bold text takes at most so many lines.
fn narrowest(text: &str, most: usize) -> usize {
    let words: Vec<usize> = text.split(' ').map(|word| wide(word, true)).collect();
    let space = wide(" ", true);
    let lines = |room: usize| {
        let (mut lines, mut line) = (1, 0);
        for word in &words {
            let on = if line == 0 { *word } else { line + space + word };
            (lines, line) = if on > room && line > 0 { (lines + 1, *word) } else { (lines, on) };
        }
        lines
    };
    let longest = words.iter().copied().max().unwrap_or(0);
    (longest..).step_by(10).find(|room| lines(*room) <= most).unwrap_or(longest)
}
