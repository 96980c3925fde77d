//! One example a rule: before, change, after.

use perenne::document::edit::{Edit, Refusal, Step, Value, edit, read};

/// The steps of `a.b[0].c`.
fn steps(path: &str) -> Vec<Step> {
    let part = |part: &str| -> Vec<Step> {
        let (key, items) = part.split_once('[').map_or((part, ""), |(key, items)| (key, items));
        let key = (!key.is_empty()).then(|| Step::from(key));
        let items = items
            .split('[')
            .filter(|item| !item.is_empty())
            .map(|item| Step::from(item.trim_end_matches(']').parse::<usize>().unwrap()));
        key.into_iter().chain(items).collect()
    };
    path.split('.').flat_map(part).collect()
}

/// `path = value`, the value as YAML has it where it is a map or a list; `path -` removes.
fn parsed(change: &str) -> Edit {
    match change.split_once(" = ") {
        Some((path, value)) if value.starts_with(['{', '[']) => Edit::set(steps(path), read(value).unwrap()),
        Some((path, value)) => Edit::set(steps(path), value),
        None => Edit::remove(steps(change.strip_suffix(" -").unwrap())),
    }
}

fn changed(text: &str, change: &str) -> Result<String, Refusal> {
    edit(text, &[parsed(change)])
}

#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    for (before, change, after) in cases {
        assert_eq!(changed(before, change).as_deref(), Ok(*after), "{change}\n{before}");
    }
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    check(&[
        ("a: 1 # one\nb: 2\n", "a = 3", "a: 3 # one\nb: 2\n"),
        ("a:   1\n", "a = 3", "a:   3\n"),
        ("a: {b: 1, c: [x, y]}\n", "a.c[1] = z", "a: {b: 1, c: [x, z]}\n"),
        ("a:\n- x\n- y # why\n", "a[1] = z", "a:\n- x\n- z # why\n"),
        ("a: \"one\"\n", "a = two", "a: \"two\"\n"),
        ("a: 'one'\n", "a = it's", "a: 'it''s'\n"),
        ("a:\n", "a = 1", "a: 1\n"),
        ("a: # later\nb: 2\n", "a = 1", "a: 1 # later\nb: 2\n"),
        ("a: {b, c: }\n", "a.b = 1", "a: {b: 1, c: }\n"),
        ("a: {b, c: }\n", "a.c = 1", "a: {b, c: 1 }\n"),
        ("a: ~\nb: 2\n", "a.c.d = 1", "a: {c: {d: 1}}\nb: 2\n"),
        ("l:\n-\n- 2\n", "l[0] = 1", "l:\n- 1\n- 2\n"),
        ("a: >\n  long\n  text\n\nb: 2\n", "a = short", "a: short\n\nb: 2\n"),
        ("a: one\n  two\nb: 2\n", "a = three", "a: three\nb: 2\n"),
    ]);
}

#[test]
fn a_block_gives_way_to_a_value_beside_its_key() {
    check(&[
        ("a: # why\n  b: 1 # one\n  c: 2\nd: 3\n", "a = none", "a: none # why\nd: 3\n"),
        ("l:\n- a: 1\n  b: 2\n- c: 3\n", "l[0] = x", "l:\n- x\n- c: 3\n"),
        ("a:\n  - 1\n  - 2\n", "a = {b: 1}", "a: {b: 1}\n"),
    ]);
}

#[test]
fn a_scalar_has_quotes_only_where_it_needs_them() {
    for (value, written) in [
        ("600 EUR/sensor", "600 EUR/sensor"),
        ("40 %", "40 %"),
        ("-5 %", "-5 %"),
        ("true", "true"),
        ("1 200,50 EUR", "1 200,50 EUR"),
        ("Hypothèse\u{a0}; à relire", "Hypothèse\u{a0}; à relire"),
        ("", "\"\""),
        ("~", "\"~\""),
        ("null", "\"null\""),
        ("a: b", "\"a: b\""),
        ("a #b", "\"a #b\""),
        ("- a", "\"- a\""),
        ("[a", "\"[a\""),
        ("%a", "\"%a\""),
        ("&a", "\"&a\""),
        ("*a", "\"*a\""),
        ("!a", "\"!a\""),
        ("\"a", "\"\\\"a\""),
        (" a", "\" a\""),
        ("a\nb", "\"a\\nb\""),
        ("a\tb", "a\tb"),
    ] {
        assert_eq!(edit("k: x\n", &[Edit::set(["k"], value)]), Ok(format!("k: {written}\n")), "{value:?}");
    }
    for (value, written) in [("a, b", "\"a, b\""), ("a}", "\"a}\""), ("1_200 EUR/a/year", "1_200 EUR/a/year")] {
        assert_eq!(edit("{k: x}", &[Edit::set(["k"], value)]), Ok(format!("{{k: {written}}}")), "{value:?}");
    }
}

#[test]
fn a_key_is_added_at_the_end_of_its_map_in_its_style() {
    check(&[
        ("a: {b: 1}\n", "a.c = 2", "a: {b: 1, c: 2}\n"),
        ("a: { b: 1 } # one\n", "a.c = 2", "a: { b: 1, c: 2 } # one\n"),
        ("a: {b: 1,}\n", "a.c = 2", "a: {b: 1, c: 2,}\n"),
        ("a: {}\n", "a.c = 2", "a: {c: 2}\n"),
        ("a:\n    b: 1\nd: 2\n", "a.c = 2", "a:\n    b: 1\n    c: 2\nd: 2\n"),
        (
            "a:\n  b: 1 # one\n  # of b\n\n# of d\nd: 2\n",
            "a.c = 2",
            "a:\n  b: 1 # one\n  # of b\n  c: 2\n\n# of d\nd: 2\n",
        ),
        ("a:\n  b: 1\n# of d\nd: 2\n", "a.c = 2", "a:\n  b: 1\n  c: 2\n# of d\nd: 2\n"),
        ("a: 1\n# the end\n", "b = 2", "a: 1\n# the end\nb: 2\n"),
        ("a: 1", "b = 2", "a: 1\nb: 2"),
        ("a: 1\r\nc: {\r\n}\r\n", "b = 2", "a: 1\r\nc: {\r\n}\r\nb: 2\r\n"),
        ("a: 1\n...\n", "b = 2", "a: 1\nb: 2\n...\n"),
        ("---\na: 1\n", "b = 2", "---\na: 1\nb: 2\n"),
        ("\u{feff}a: 1\n", "b = é", "\u{feff}a: 1\nb: é\n"),
        ("a: {\n  b: 1, # one\n  c: 2  # two\n}\n", "a.d = 3", "a: {\n  b: 1, # one\n  c: 2,  # two\n  d: 3\n}\n"),
        ("a: {\n  b: 1,\n  c: 2,\n}\n", "a.d = 3", "a: {\n  b: 1,\n  c: 2,\n  d: 3,\n}\n"),
        ("l: [a: 1]\n", "l[0].b = 2", "l: [{a: 1, b: 2}]\n"),
        ("l:\n- a: 1\n- c: 3\n", "l[0].b = 2", "l:\n- a: 1\n  b: 2\n- c: 3\n"),
        ("a: {b: 1}\n", "c.d.e = 2", "a: {b: 1}\nc: {d: {e: 2}}\n"),
        ("a:\n  b: 1\n", "s = {x: {k: 1}, y: {k: 2}}", "a:\n  b: 1\ns:\n  x: {k: 1}\n  y: {k: 2}\n"),
        ("a:\n  b: 1\n", "s = {x: 1}", "a:\n  b: 1\ns: {x: 1}\n"),
        ("a:\n  b: 1\n", "f = [{id: x}]", "a:\n  b: 1\nf:\n  - {id: x}\n"),
        ("k: \"a: b\"\t# tab: and colon\n", "z = 1", "k: \"a: b\"\t# tab: and colon\nz: 1\n"),
        ("\"x y\": 1\n", "a:b = 1", "\"x y\": 1\na:b: 1\n"),
    ]);
}

#[test]
fn an_item_is_added_at_the_end_of_its_list_in_its_style() {
    check(&[
        ("l: [a, b]\n", "l[2] = c", "l: [a, b, c]\n"),
        ("l: []\n", "l[0] = c", "l: [c]\n"),
        ("l:\n  - a\n  - b # b\n", "l[2] = c", "l:\n  - a\n  - b # b\n  - c\n"),
        ("l:\n- a\n# of m\nm: 1\n", "l[1] = c", "l:\n- a\n- c\n# of m\nm: 1\n"),
        ("l:\n  - {id: a}\n", "l[1] = {id: b, n: 2}", "l:\n  - {id: a}\n  - {id: b, n: 2}\n"),
        ("l:\n  - id: a\n    n: 1\n", "l[1] = {id: b, n: 2}", "l:\n  - id: a\n    n: 1\n  - id: b\n    n: 2\n"),
        ("a: 1\n", "l[0] = x", "a: 1\nl: [x]\n"),
    ]);
}

#[test]
fn an_entry_is_removed_with_its_line_and_the_comment_on_it() {
    check(&[
        ("a: 1\nb: 2 # two\n# of c\nc: 3\n", "b -", "a: 1\n# of c\nc: 3\n"),
        ("a: {b: 1, c: 2, d: 3}\n", "a.b -", "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", "a.c -", "a: {b: 1, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", "a.d -", "a: {b: 1, c: 2}\n"),
        ("a: { b: 1 } # x\n", "a.b -", "a: {} # x\n"),
        ("a: # x\n  b: 1 # one\nc: 3\n", "a.b -", "a: {} # x\nc: 3\n"),
        ("l: [a, b]\n", "l[0] -", "l: [b]\n"),
        ("l:\n- a\n- b\n", "l[0] -", "l:\n- b\n"),
        ("l:\n- a: 1\n  b: 2\n", "l[0].a -", "l:\n- b: 2\n"),
        ("l:\n- a: 1\n  b: 2\n", "l[0].b -", "l:\n- a: 1\n"),
        ("l:\n- a: 1\n", "l[0].a -", "l:\n- {}\n"),
        ("l: [a: 1]\n", "l[0].a -", "l: [{}]\n"),
        ("a: {\n  b: 1, # one\n  c: 2  # two\n}\n", "a.c -", "a: {\n  b: 1 # one\n}\n"),
        ("a: {\n  b: 1, # one\n  c: 2  # two\n}\n", "a.b -", "a: {\n  c: 2  # two\n}\n"),
        ("a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n", "a.b -", "a:\n  e: 3\n"),
        ("a: 1\r\nb: 2\r\n", "b -", "a: 1\r\n"),
        ("a: 1\nb: 2", "b -", "a: 1\n"),
    ]);
}

#[test]
fn what_says_the_same_changes_nothing() {
    for (text, change) in [("a: '1'\n", "a = 1"), ("a: {b:   1}\n", "a = {b: 1}"), ("a: [1 ,2 ]\n", "a[0] = 1")] {
        assert_eq!(changed(text, change).as_deref(), Ok(text));
    }
}

#[test]
fn a_number_that_a_comma_cut_can_be_mended() {
    check(&[(
        "a: {price: 1 200,50 EUR, life: 2 years}\n",
        "a.price = 1_200.50 EUR",
        "a: {price: 1_200.50 EUR, life: 2 years}\n",
    )]);
}

#[test]
fn what_cannot_be_done_exactly_is_refused() {
    for (text, change, why) in [
        ("a: [1\n", "a = 2", Refusal::Unreadable),
        ("", "a = 2", Refusal::Unreadable),
        ("a: 1\n", "b -", Refusal::NotThere),
        ("a: [1]\n", "a[3] = 2", Refusal::NotThere),
        ("a: 1\n", "a.b = 2", Refusal::NoSuchInside),
        ("a: [1]\n", "a.b = 2", Refusal::NoSuchInside),
        ("a: 1\na: 2\n", "a = 3", Refusal::Twice),
        ("a: 1\n", "a -", Refusal::Empty),
        ("a: | # why\n  text\n", "a = 2", Refusal::Comment),
        ("l:\n- a: 1\n  # of b\n  b: 2\n", "l[0].a -", Refusal::Comment),
        ("a: 1\n", "<< = 2", Refusal::Unwritable),
    ] {
        assert_eq!(changed(text, change), Err(why), "{change}\n{text}");
    }
    assert_eq!(edit("a: 1\n", &[Edit::set(["a"], Value::Unread)]), Err(Refusal::Unwritable));
}

#[test]
fn a_later_change_sees_the_earlier_ones_and_none_is_made_where_one_cannot_be() {
    let edits = ["a.b = 1", "a.c = 2", "a.b -"].map(parsed);
    assert_eq!(edit("x: 0\n", &edits).as_deref(), Ok("x: 0\na: {c: 2}\n"));
    assert!(edit("x: 0\n", &["a.b = 1", "y -"].map(parsed)).is_err());
}
