use super::{Block, Study};
use crate::language::Language;

/// No-break space.
const FIRM: char = '\u{a0}';

/// French sets a no-break space before `: ; ? ! » %` and inside guillemets, so that no line begins with them. Only
/// running text is touched: cells of tables and titles are shown as they are.
pub(crate) fn set(study: &mut Study) {
    if study.language != Language::French {
        return;
    }
    for block in study.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Notice(text) => *text = firm(text),
            Block::Verdict { sentence, .. } => *sentence = firm(sentence),
            Block::List(items) => items.iter_mut().for_each(|item| *item = firm(item)),
            Block::Terms(terms) => terms.iter_mut().for_each(|(_, meaning)| *meaning = firm(meaning)),
            Block::Figures(figures) => figures.iter_mut().for_each(|figure| figure.note = firm(&figure.note)),
            // What a chart says stands in its drawing too, word for word.
            Block::Chart(..) => {}
            Block::Table(_, grid) => grid.notes.iter_mut().for_each(|note| *note = firm(note)),
        }
    }
}

fn firm(text: &str) -> String {
    let letters: Vec<char> = text.replace("art. ", "art.\u{a0}").chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| letters.get(place)).copied();
    let ends = |after: Option<char>| after.is_none_or(|after| !after.is_alphanumeric());
    let set = |(place, letter): (usize, &char)| {
        let (before, next, after) = (at(place.checked_sub(1)), at(Some(place + 1)), at(Some(place + 2)));
        let closes = next.is_some_and(|next| ":;?!»%".contains(next)) && ends(after);
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let grouped = digit(before) && (0..3).all(|more| digit(at(Some(place + 1 + more))));
        if *letter == ' ' && (closes || grouped || before == Some('«')) { FIRM } else { *letter }
    };
    letters.iter().enumerate().map(set).collect()
}
