/// Text that XML may hold and that stays where it is put: what is markup is escaped; controls, and marks that turn the
/// direction of what follows, are shown as the replacement character.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// About how wide a text is at a size: an upper bound for the usual sans-serif faces, since the reader's is not known.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | '’' => 0.33,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.4,
        '\u{202f}' => 0.25,
        'm' | 'M' | 'w' | 'W' | '@' | '%' | '→' | '≥' | '…' => 1.0,
        '0'..='9' | '€' | '_' => 0.64,
        '−' | '–' | '+' => 0.84,
        c if c.is_uppercase() => 0.72,
        c if c >= '\u{1100}' && !('\u{2000}'..='\u{22ff}').contains(&c) => 1.05,
        _ => 0.62,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// A text in lines of at most a width, broken at spaces; a word that is longer than a line is broken anywhere.
pub(super) fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if width(&line, size) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text cut to a width, with an ellipsis; itself where it fits.
pub(super) fn shorten(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out, size) + width("…", size) + width(&c.to_string(), size) > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}
