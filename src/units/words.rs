use std::borrow::Cow;

/// A text with the accents of French put on the letters that they follow.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{300}', '\u{301}', '\u{302}', '\u{308}', '\u{327}']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let whole = out.chars().next_back().and_then(|letter| accented(letter, c));
        if whole.is_some() {
            out.pop();
        }
        out.push(whole.unwrap_or(c));
    }
    Cow::Owned(out)
}

fn accented(letter: char, mark: char) -> Option<char> {
    let (letters, whole) = match mark {
        '\u{300}' => ("aeuAEU", "àèùÀÈÙ"),
        '\u{301}' => ("eE", "éÉ"),
        '\u{302}' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        '\u{308}' => ("eiuEIU", "ëïüËÏÜ"),
        '\u{327}' => ("cC", "çÇ"),
        _ => return None,
    };
    letters.chars().zip(whole.chars()).find(|(plain, _)| *plain == letter).map(|(_, whole)| whole)
}
