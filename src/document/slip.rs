//! The slips of people because of which a text is no YAML.

/// A slip: its name among the words, that of its hint, and where it is.
pub(super) struct Slip {
    pub what: &'static str,
    pub help: &'static str,
    pub at: usize,
    pub end: usize,
}

/// What probably stands behind a fault of syntax at a byte of a text. The parser stumbles at the slip or some lines later.
pub(super) fn slip(text: &str, stumbles: usize) -> Option<Slip> {
    let line_end = text.get(stumbles..)?.find('\n').map_or(text.len(), |at| stumbles + at);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.get(..line_end)?.split_inclusive('\n') {
        lines.push((start, line.trim_end()));
        start += line.len();
    }
    let near = || lines.iter().rev().filter(|(_, line)| !line.is_empty()).take(3);
    let blank = near().find_map(|(start, line)| {
        let indent = line.len() - line.trim_start().len();
        let at = line[..indent].find(|c: char| !c.is_ascii())?;
        Some(Slip { what: "blank", help: "help-blank", at: start + at, end: start + indent })
    });
    let quotes = || {
        near().find_map(|(start, line)| {
            let (at, mark) = line.char_indices().find(|(_, c)| matches!(c, '“' | '”' | '„' | '‘'))?;
            Some(Slip { what: "quotes", help: "help-quotes", at: start + at, end: start + at + mark.len_utf8() })
        })
    };
    let bracket = || {
        let at = open_bracket(text, line_end)?;
        Some(Slip { what: "bracket", help: "help-bracket", at, end: at + 1 })
    };
    let colon = || {
        near().find_map(|(start, line)| {
            let key = line.len() - line.trim_start_matches([' ', '-']).len();
            let at = key + line[key..].find(':')?;
            let word = line[key..at].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
            let tight = line[at + 1..].starts_with(|c: char| !matches!(c, ' ' | '\t'));
            (word && tight && at > key).then_some(Slip {
                what: "colon",
                help: "help-colon",
                at: start + at,
                end: start + at + 1,
            })
        })
    };
    let unquoted = || {
        near().find_map(|(start, line)| {
            let (key, value) = line.split_once(": ")?;
            let text = value.trim();
            let at = start + line.len() - value.trim_start().len();
            let flow = text.starts_with(['{', '[']);
            let sign = text.starts_with(['@', '%', '`', '&', '*', '!', '|', '>']);
            let apostrophes =
                text.len() > 1 && text.starts_with('\'') && text[1..].trim_end_matches('\'').contains('\'');
            let needs = !flow && !key.contains('{') && (sign || apostrophes || text.contains(": "));
            needs.then(|| Slip { what: "text", help: "help-text", at, end: at + text.len() })
        })
    };
    blank.or_else(quotes).or_else(colon).or_else(bracket).or_else(unquoted)
}

/// The innermost bracket that is open at a byte of a text, outside quotes and comments.
fn open_bracket(text: &str, until: usize) -> Option<usize> {
    let (mut open, mut quote, mut before) = (Vec::new(), None, ' ');
    let mut comment = false;
    for (at, c) in text.get(..until)?.char_indices() {
        match c {
            '\n' => comment = false,
            _ if comment => {}
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '#' if before.is_whitespace() => comment = true,
            // An apostrophe inside a word begins no quotation.
            '"' | '\'' if !before.is_alphanumeric() => quote = Some(c),
            '{' | '[' => open.push(at),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
        before = c;
    }
    open.pop()
}
