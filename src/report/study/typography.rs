use super::{Block, Study};
use crate::language::Language;

/// No-break space.
const FIRM: char = '\u{a0}';

/// Words that a number is not parted from, neither in running text nor in a cell.
const UNITS: [&str; 20] = [
    "%", "€", "k€", "M€", "EUR", "kEUR", "an", "ans", "mois", "jour", "jours", "year", "years", "month", "months",
    "days", "ETP", "FTE", "km", "MEUR",
];

/// No line begins with a unit, nor in French with `: ; ? ! » %`, before which a no-break space is set, as inside guillemets.
/// Titles are shown as they are; cells are set where they are shown, for machines read them too.
pub(crate) fn set(study: &mut Study) {
    let language = study.language;
    let firm = |text: &str| words(text, language);
    study.subtitle.iter_mut().for_each(|line| *line = firm(line));
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

/// A text of a language as a reader sees it.
pub(super) fn words(text: &str, language: Language) -> String {
    if language == Language::French { units(&firm(text)) } else { units(text) }
}

/// A text whose numbers keep their units.
fn units(text: &str) -> String {
    let mut words = text.split(' ');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let unit = word.trim_end_matches(|letter: char| ",.;:)".contains(letter));
        let bound = out.ends_with(|letter: char| letter.is_ascii_digit()) && UNITS.contains(&unit);
        out.push(if bound { FIRM } else { ' ' });
        out.push_str(word);
    }
    out
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
