use std::borrow::Cow;

/// A text of which nothing acts on the terminal that shows it: what commands a terminal or turns the reading direction
/// is shown as a sign. Titles and vendors' names come from files that others wrote; one escape sequence in them could
/// erase the row of a competitor. `styled` keeps the colors that this program sets itself.
pub(crate) fn visible(text: &str, styled: bool) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(acts) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let kept = if from.starts_with("\r\n") { Some("\r") } else { color(from).filter(|_| styled) };
        if let Some(kept) = kept {
            out.push_str(kept);
            rest = &from[kept.len()..];
            continue;
        }
        let mut letters = from.chars();
        out.extend(letters.next().map(sign));
        rest = letters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The same text inside a JSON document, where an escape keeps the character: only what shows it changes.
pub fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(acts) {
        return Cow::Borrowed(json);
    }
    let letter = |c: char| if acts(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    Cow::Owned(json.chars().map(letter).collect())
}

/// Whether a character does something where it should only be read.
fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The picture that Unicode has for a control character, else the mark of what cannot be shown.
fn sign(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// The color or weight that a text begins by setting: `ESC [ 1 ; 31 m`. Nothing that hides or moves is among them.
fn color(text: &str) -> Option<&str> {
    let end = text.strip_prefix("\u{1b}[")?.find('m')? + "\u{1b}[m".len();
    let (sequence, _) = text.split_at(end);
    let codes = &sequence["\u{1b}[".len()..end - 1];
    let ours = |code: &str| matches!(code, "" | "0" | "1") || (code.starts_with(['3', '9']) && code.len() == 2);
    codes.split(';').all(ours).then_some(sequence)
}
