//! Reads well-formed YAML into a tree whose leaves are the text as written, so that no number
//! passes through a binary float on its way in.

/// A node of a YAML file.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Nothing,
    Text(String),
    List(Vec<Tree>),
    /// In the order of the file: the order of phases has a meaning.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn entries(&self) -> &[(String, Tree)] {
        match self {
            Tree::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; a single value counts as a list of one.
    pub fn items(&self) -> Vec<&Tree> {
        match self {
            Tree::List(items) => items.iter().collect(),
            Tree::Nothing => Vec::new(),
            other => vec![other],
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Tree::as_text)
    }

    pub fn flag(&self, key: &str) -> bool {
        self.text(key) == Some("true")
    }
}

/// Reads one document.
pub fn parse(source: &str) -> Tree {
    let mut reader = Reader { chars: source.chars().collect(), at: 0 };
    reader.block(0)
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn ended(&self) -> bool {
        self.at >= self.chars.len()
    }

    fn column(&self) -> usize {
        self.chars[..self.at].iter().rev().take_while(|c| **c != '\n').count()
    }

    fn at_comment(&self) -> bool {
        self.peek(0) == '#' && (self.at == 0 || self.chars[self.at - 1].is_whitespace())
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(0), ' ' | '\t') {
            self.at += 1;
        }
    }

    /// Skips spaces, line ends and comments.
    fn skip_blank(&mut self) {
        loop {
            if self.at_comment() {
                while !self.ended() && self.peek(0) != '\n' {
                    self.at += 1;
                }
            } else if self.peek(0).is_whitespace() {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn at_dash(&self) -> bool {
        self.peek(0) == '-' && (self.peek(1).is_whitespace() || self.peek(1) == '\0')
    }

    /// A node that starts on its own line, or after the dash of a list.
    fn block(&mut self, least: usize) -> Tree {
        self.skip_blank();
        let column = self.column();
        if self.ended() || column < least {
            return Tree::Nothing;
        }
        if self.at_dash() {
            return self.sequence(column);
        }
        if self.starts_with_key() {
            return self.mapping(column);
        }
        self.inline(column.saturating_sub(1))
    }

    /// Whether the text from here to the end of the line begins with `key:`.
    fn starts_with_key(&mut self) -> bool {
        if matches!(self.peek(0), '{' | '[') {
            return false;
        }
        let before = self.at;
        self.key();
        let found = self.peek(0) == ':';
        self.at = before;
        found
    }

    fn key(&mut self) -> String {
        if matches!(self.peek(0), '"' | '\'') {
            let key = self.quoted();
            self.skip_spaces();
            return key;
        }
        let from = self.at;
        while !self.ended() && self.peek(0) != '\n' {
            let colon =
                self.peek(0) == ':' && (self.peek(1).is_whitespace() || matches!(self.peek(1), '\0' | ',' | '}'));
            if colon || self.at_comment() {
                break;
            }
            self.at += 1;
        }
        self.taken(from)
    }

    fn taken(&self, from: usize) -> String {
        self.chars[from..self.at].iter().collect::<String>().trim().to_string()
    }

    fn mapping(&mut self, column: usize) -> Tree {
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            if self.ended() || self.column() != column || self.at_dash() {
                return Tree::Map(entries);
            }
            let key = self.key();
            self.at += 1; // the colon
            self.skip_spaces();
            let value = if matches!(self.peek(0), '\n' | '\r' | '\0') || self.at_comment() {
                self.skip_blank();
                let dash_at_same_column = self.at_dash() && self.column() == column;
                self.block(if dash_at_same_column { column } else { column + 1 })
            } else {
                self.inline(column)
            };
            entries.push((key, value));
        }
    }

    fn sequence(&mut self, column: usize) -> Tree {
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.ended() || self.column() != column || !self.at_dash() {
                return Tree::List(items);
            }
            self.at += 1;
            items.push(self.block(column + 1));
        }
    }

    /// A value on the line of its key; `parent` is the key's column.
    fn inline(&mut self, parent: usize) -> Tree {
        match self.peek(0) {
            '{' | '[' => self.flow(),
            '"' | '\'' => Tree::Text(self.quoted()),
            '|' | '>' => self.folded(parent),
            _ => self.plain(parent),
        }
    }

    fn plain(&mut self, parent: usize) -> Tree {
        let mut words = Vec::new();
        loop {
            let from = self.at;
            while !self.ended() && self.peek(0) != '\n' && !self.at_comment() {
                self.at += 1;
            }
            words.push(self.taken(from));
            let end = self.at;
            self.skip_blank();
            if self.ended() || self.column() <= parent || self.at_dash() || self.starts_with_key() {
                self.at = end;
                return scalar(&words.join(" "));
            }
        }
    }

    fn folded(&mut self, parent: usize) -> Tree {
        while !self.ended() && self.peek(0) != '\n' {
            self.at += 1;
        }
        let mut words = Vec::new();
        loop {
            let end = self.at;
            while self.peek(0).is_whitespace() {
                self.at += 1;
            }
            if self.ended() || self.column() <= parent {
                self.at = end;
                return Tree::Text(words.join(" "));
            }
            let from = self.at;
            while !self.ended() && self.peek(0) != '\n' {
                self.at += 1;
            }
            words.push(self.taken(from));
        }
    }

    fn quoted(&mut self) -> String {
        let quote = self.peek(0);
        self.at += 1;
        let mut text = String::new();
        while !self.ended() {
            let c = self.peek(0);
            self.at += 1;
            if c == quote && quote == '\'' && self.peek(0) == '\'' {
                self.at += 1;
            } else if c == quote {
                break;
            }
            if c == '\\' && quote == '"' {
                text.push(self.peek(0));
                self.at += 1;
            } else {
                text.push(c);
            }
        }
        text
    }

    fn flow(&mut self) -> Tree {
        match self.peek(0) {
            '{' => {
                self.at += 1;
                let mut entries = Vec::new();
                while self.next_of_flow('}') {
                    let key = match self.flow_scalar() {
                        Tree::Text(key) => key,
                        _ => String::new(),
                    };
                    self.skip_blank();
                    let value = if self.peek(0) == ':' {
                        self.at += 1;
                        self.skip_blank();
                        self.flow()
                    } else {
                        Tree::Nothing
                    };
                    entries.push((key, value));
                }
                Tree::Map(entries)
            }
            '[' => {
                self.at += 1;
                let mut items = Vec::new();
                while self.next_of_flow(']') {
                    items.push(self.flow());
                }
                Tree::List(items)
            }
            ',' | '}' | ']' => Tree::Nothing,
            _ => self.flow_scalar(),
        }
    }

    /// Moves to the next element of a flow collection; false past its end.
    fn next_of_flow(&mut self, closing: char) -> bool {
        self.skip_blank();
        while self.peek(0) == ',' {
            self.at += 1;
            self.skip_blank();
        }
        assert!(!self.ended(), "a flow collection without its {closing}");
        if self.peek(0) == closing {
            self.at += 1;
            return false;
        }
        true
    }

    fn flow_scalar(&mut self) -> Tree {
        if matches!(self.peek(0), '"' | '\'') {
            return Tree::Text(self.quoted());
        }
        let from = self.at;
        while !self.ended() && !matches!(self.peek(0), ',' | '}' | ']' | '{' | '[') {
            let colon =
                self.peek(0) == ':' && (self.peek(1).is_whitespace() || matches!(self.peek(1), ',' | '}' | ']'));
            if colon || self.at_comment() {
                break;
            }
            self.at += 1;
        }
        let text = self.taken(from);
        scalar(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn scalar(text: &str) -> Tree {
    match text {
        "" | "~" | "null" => Tree::Nothing,
        _ => Tree::Text(text.to_string()),
    }
}

#[test]
fn reads_the_forms_that_files_use() {
    let text = "# a comment\ntop:\n- {a: 1.50 EUR/unit, b: [x, \"y, z\"], # why\n   c: {}}\n- k: plain # not this\n  n:\n    - 1\n    - 2\nlong: one\n  two\nfolded: >\n  first\n  second\n\nlast: 'it''s'\n";
    let tree = parse(text);
    let items = tree.get("top").map(Tree::items).unwrap_or_default();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].text("a"), Some("1.50 EUR/unit"));
    assert_eq!(items[0].get("b").map(|b| b.items()[1].as_text()), Some(Some("y, z")));
    assert_eq!(items[0].get("c"), Some(&Tree::Map(Vec::new())));
    assert_eq!(items[1].text("k"), Some("plain"));
    assert_eq!(items[1].get("n").map(|n| n.items().len()), Some(2));
    assert_eq!(tree.text("long"), Some("one two"));
    assert_eq!(tree.text("folded"), Some("first second"));
    assert_eq!(tree.text("last"), Some("it's"));
}
