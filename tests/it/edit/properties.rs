//! Random files in random styles, changed at random: reading the changed text equals changing what was read, and lines
//! that the change does not touch keep their bytes.

use std::cell::Cell;

use perenne::document::edit::{Edit, Refusal, Step, Value, edit, read};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::random::{Dice, Texts, tree};

/// The change on what was read, as one would write it without a thought for text.
fn naive(value: &mut Value, at: &[Step], put: Option<&Value>) {
    let (step, rest) = at.split_first().unwrap();
    let wrap = |value: &Value| {
        rest.iter().rev().fold(value.clone(), |value, step| match step {
            Step::Key(key) => Value::Map(vec![(key.clone(), value)]),
            Step::Item(_) => Value::List(vec![value]),
        })
    };
    match (value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            let place = entries.iter().position(|(name, _)| name == key);
            match (place, put) {
                (Some(place), None) if rest.is_empty() => drop(entries.remove(place)),
                (Some(place), Some(put)) if rest.is_empty() => entries[place].1 = put.clone(),
                (Some(place), _) => naive(&mut entries[place].1, rest, put),
                (None, put) => entries.push((key.clone(), wrap(put.unwrap()))),
            }
        }
        (Value::List(items), Step::Item(item)) => match put {
            None if rest.is_empty() => drop(items.remove(*item)),
            Some(put) if *item == items.len() => items.push(wrap(put)),
            Some(put) if rest.is_empty() => items[*item] = put.clone(),
            _ => naive(&mut items[*item], rest, put),
        },
        (value, _) => panic!("{step:?} into {value:?}"),
    }
}

/// A place in a value, or one beside it that is still free; whether anything stands there.
fn somewhere(value: &Value, dice: &mut Dice) -> (Vec<Step>, bool) {
    let (mut at, mut value) = (Vec::new(), value);
    loop {
        let deeper = at.is_empty() || dice.one_in(2);
        match value {
            Value::Map(entries) if deeper || entries.is_empty() => {
                if entries.is_empty() || dice.one_in(4) {
                    at.push(Step::from("neu é"));
                    return (at, entries.iter().any(|(name, _)| name == "neu é"));
                }
                let (name, inner) = &entries[dice.below(entries.len())];
                at.push(Step::from(name.as_str()));
                value = inner;
            }
            Value::List(items) if deeper || items.is_empty() => {
                let item = dice.below(items.len() + 1);
                at.push(Step::from(item));
                let Some(inner) = items.get(item) else { return (at, false) };
                value = inner;
            }
            _ => return (at, true),
        }
    }
}

fn is_subsequence(small: &str, large: &str) -> bool {
    let mut rest = large.bytes();
    small.bytes().all(|byte| rest.any(|other| other == byte))
}

/// Comments name the place that they stand beside: `# of /a/0/b;`.
fn comments(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = text.split("# of ").skip(1).map(|rest| rest.split(';').next().unwrap()).collect();
    out.sort_unstable();
    out
}

fn name(at: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(item) => item.to_string(),
    };
    at.iter().map(|one| format!("/{}", step(one))).collect()
}

/// One random change. The changed text, or why there is none. `shifted`: items went, and comments name other places.
fn change(text: &str, shifted: &mut bool, dice: &mut Dice) -> Result<String, (Refusal, String)> {
    let before = read(text).unwrap();
    let (at, there) = somewhere(&before, dice);
    let put = (!there || !dice.one_in(3)).then(|| dice.value(2));
    let mut meant = before.clone();
    naive(&mut meant, &at, put.as_ref());
    let one = match &put {
        Some(value) => Edit::set(at.clone(), value.clone()),
        None => Edit::remove(at.clone()),
    };
    let changed = edit(text, &[one]).map_err(|why| (why, format!("{at:?} {put:?}\n{text}")))?;
    assert_eq!(read(&changed), Ok(meant), "{at:?} {put:?}\n{text}\n{changed}");
    if !there {
        assert!(is_subsequence(text, &changed), "{at:?} {put:?}\n{text}\n{changed}");
    }
    let inside = format!("{}/", name(&at));
    let stay: Vec<&str> = comments(text).into_iter().filter(|one| !format!("{one}/").starts_with(&inside)).collect();
    let now = comments(&changed);
    assert!(
        *shifted || stay.iter().all(|one| now.contains(one)),
        "a comment is lost: {at:?} {put:?}\n{text}\n{changed}"
    );
    *shifted |= put.is_none() && matches!(at.last(), Some(Step::Item(_)));
    // Lines that hold nothing of what is changed keep their bytes: a single value changes one line and no other.
    if let (Some(Value::Scalar(_)), Some(Value::Scalar(_))) = (before.at(&at), &put) {
        let (old, new): (Vec<&str>, Vec<&str>) = (text.split('\n').collect(), changed.split('\n').collect());
        let other = old.iter().zip(&new).filter(|(old, new)| old != new).count();
        assert!(old.len() == new.len() && other <= 1, "{at:?} {put:?}\n{text}\n{changed}");
        // Set back, it says what it said.
        let back = edit(&changed, &[Edit::set(at.clone(), before.at(&at).unwrap().clone())]).unwrap();
        assert_eq!(read(&back), Ok(before), "{text}\n{back}");
    }
    Ok(changed)
}

#[test]
fn ten_thousand_random_changes_say_what_was_meant_and_touch_nothing_else() {
    let config = ProptestConfig { cases: 2_500, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (made, refused) = (Cell::new(0), Cell::new(0));
    let run = runner.run(&(tree(), any::<u64>()), |(value, seed)| {
        let mut dice = Dice(seed);
        let (mut text, mut shifted) = (Texts::write(&value, &mut dice), false);
        assert_eq!(read(&text), Ok(value), "{text}");
        for _ in 0..4 {
            match change(&text, &mut shifted, &mut dice) {
                Ok(changed) => {
                    made.set(made.get() + 1);
                    text = changed;
                }
                // The last entry of a file stays; a comment between two entries on one line has nowhere to go.
                Err((Refusal::Empty | Refusal::Comment, _)) => refused.set(refused.get() + 1),
                Err((why, what)) => panic!("{why:?}: {what}"),
            }
        }
        Ok(())
    });
    run.unwrap();
    let (made, refused) = (made.get(), refused.get());
    assert!(made + refused == 10_000 && refused < 300, "{refused} of {} refused", made + refused);
}

/// Texts of YAML's own signs in no order: most are none, and no change of the others says what it should not.
#[test]
fn a_change_of_any_text_says_what_was_meant_or_is_refused() {
    const SIGNS: [&str; 40] = [
        "a", "b", "c", "é", "1", ": ", ":", "\n", "\n", "\n  ", "\n  ", "\n    ", "- ", "-", "{", "}", "[", "]", ", ",
        ",", "'", "\"", " # x", "#", "|", ">", "|+\n", "? ", "&x ", "*x", "!t ", "~", " ", "\t", "\r\n", "---\n",
        "...\n", "\u{feff}", "%", "\\",
    ];
    let mut dice = Dice(15);
    let mut made = 0;
    for _ in 0..100_000 {
        let text: String = (0..3 + dice.below(14)).map(|_| SIGNS[dice.below(SIGNS.len())]).collect();
        let Ok(before) = read(&text) else { continue };
        if !matches!(before, Value::Map(_) | Value::List(_)) {
            continue;
        }
        let (at, there) = somewhere(&before, &mut dice);
        let put = (!there || !dice.one_in(3)).then(|| dice.value(1));
        let one = match &put {
            Some(value) => Edit::set(at.clone(), value.clone()),
            None => Edit::remove(at.clone()),
        };
        if let Ok(changed) = edit(&text, &[one]) {
            let mut meant = before;
            naive(&mut meant, &at, put.as_ref());
            assert_eq!(read(&changed), Ok(meant), "{at:?} {put:?}\n{text}\n{changed}");
            made += 1;
        }
    }
    assert!(made > 1_500, "{made} changes");
}
