//! No bytes make the program panic, and none give a partial result.

use perenne::diagnostic::{Diagnostics, Sources, render};
use perenne::document::{Library, parse, read_catalog, read_city, read_offer, read_parameters, read_plan};
use perenne::language::Language;
use perenne::session::{Options, Session};
use proptest::prelude::*;

/// Reads a text as every kind of file, and renders what is found.
fn read_all(text: &str) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add("hostile.yaml", text);
    if let Some(node) = parse(text, file, &mut diagnostics) {
        let _ = read_plan(&node, &mut diagnostics);
        let _ = read_catalog(&node, &mut diagnostics);
        let _ = read_city(&node, &mut diagnostics);
        let _ = read_offer(&node, &mut diagnostics);
        let _ = read_parameters(&node, &mut diagnostics);
    } else {
        assert!(diagnostics.has_errors(), "no tree without a reason");
    }
    let _ = render(&diagnostics, &sources, Language::French, false, 100);
    let mut session = Session::default();
    let library = Library::with_files(Vec::new());
    let analysis = session.analyse_text("hostile.yaml", text, &library, &Options::default());
    assert_eq!(analysis.is_none(), session.diagnostics.has_errors(), "a result or a reason, never both or neither");
}

fn shipped() -> Vec<String> {
    ["plans/bethune-sensors.yaml", "plans/public-wifi.yaml", "catalogs/medium-city.yaml", "plans/offers/vendor-a.yaml"]
        .into_iter()
        .chain(["catalogs/connectivity.yaml", "tests/examples/catalogs/parameters.yaml"])
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn deep_nesting_and_alias_bombs_are_refused() {
    read_all(&"[".repeat(100_000));
    read_all(&format!("schema: perenne/plan/v1\na: {}", "{a: ".repeat(5_000)));
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for level in 1..40 {
        bomb.push_str(&format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1));
    }
    read_all(&bomb);
    read_all("schema: perenne/plan/v1\n<<: *nothing\n");
    read_all("\u{feff}schema: perenne/plan/v1\r\nplan: x\r\n");
    read_all("");
    read_all("\0\0\0");
    read_all("? {a: b}\n: [c]\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,300}") {
        read_all(&text);
    }

    #[test]
    fn arbitrary_yaml_never_panics(lines in proptest::collection::vec("( ){0,4}[a-z-]{1,8}: ?[-0-9a-zA-Z{}\\[\\],.%€/ _]{0,20}", 0..20)) {
        read_all(&format!("schema: perenne/plan/v1\n{}", lines.join("\n")));
    }

    /// A shipped file with a piece cut out, doubled or overwritten.
    #[test]
    fn mutated_files_never_panic(
        which in 0_usize..6, at in 0.0_f64..1.0, length in 0_usize..40, what in 0_usize..4,
        filler in "[-0-9a-z{}\\[\\]:,.%€/ _\n\"'#&*!|>]{0,12}",
    ) {
        let text = &shipped()[which];
        let chars: Vec<char> = text.chars().collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let from = (chars.len() as f64 * at) as usize;
        let to = (from + length).min(chars.len());
        let piece: String = chars[from..to].iter().collect();
        let middle = match what {
            0 => String::new(),
            1 => format!("{piece}{piece}"),
            2 => filler,
            _ => format!("{filler}{piece}"),
        };
        let mutated: String = chars[..from].iter().collect::<String>() + &middle + &chars[to..].iter().collect::<String>();
        read_all(&mutated);
    }
}
