//! No bytes make the program panic, and none give a partial result: the fuzz targets on their seeds and on what becomes
//! of these, always the same. `PERENNE_FUZZ=100000 cargo test --release --test it fuzz` tries more for each target, and
//! `PERENNE_FUZZ_FROM` others; what breaks one is kept in `fuzz/artifacts`, as `cargo fuzz` does.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/targets.rs"]
mod targets;

/// Where the seeds of a target lie beside its own folder.
fn folders(target: &str) -> &'static [&'static str] {
    match target {
        "documents" => &["plans", "plans/offers", "fuzz/seeds/catalog", "fuzz/seeds/city", "fuzz/seeds/parameters"],
        "plan" => &["plans", "tests/examples/plans"],
        "simulation" => &["fuzz/seeds/plan", "tests/examples/plans"],
        "offer" => &["plans/offers"],
        "accounts" => &["tests/accounts/data"],
        _ => &[],
    }
}

/// Larger files tell nothing more, and take the time of many small ones.
const LARGEST: usize = 30_000;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// The seeds of a target: files, and of `lines.txt` each line.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let own = PathBuf::from("fuzz/seeds").join(target);
    let folders = folders(target).iter().map(PathBuf::from).chain([own]);
    let mut seeds = Vec::new();
    for path in folders.flat_map(|folder| files(&folder)) {
        let bytes = std::fs::read(&path).unwrap();
        if path.ends_with("lines.txt") {
            seeds.extend(bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec));
        } else if bytes.len() <= LARGEST {
            seeds.push(bytes);
        }
    }
    assert!(!seeds.is_empty(), "{target} has no seeds");
    seeds
}

/// Words that mean something somewhere, numbers at their ends, and what terminals and parsers stumble over.
const WORDS: [&str; 73] = [
    "0",
    "-1",
    "1",
    "0.5",
    "100",
    "1e3",
    "99999999",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "999999999999999",
    "-999999999999999999999999990",
    "9999999999999999999999999999",
    "18446744073709551616",
    "4294967295",
    "2147483648",
    "1/3",
    "2026-02-30",
    "9999-12",
    "0000-01",
    " EUR",
    " €",
    " k€",
    " %",
    "/year",
    "/month",
    "/thing",
    "/thing/year",
    " months",
    " years",
    " km",
    ": ",
    "\n",
    "\n  ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "<<: *a",
    "!!str ",
    "|",
    "---",
    "? ",
    "~",
    "null",
    "true",
    "unknown",
    "none",
    "rest",
    "=",
    "..",
    " step ",
    "+",
    "\u{feff}",
    "\u{a0}",
    "\u{202e}",
    "\u{1b}[2K",
    "\0",
    "é",
    "price",
    "tiers",
    "during",
    "follows",
    "included",
    "{low: 0, high: 1}",
    ";",
    "\t",
];

/// A stream of numbers that depends on its start alone (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A piece of bytes, mostly a short one.
    fn piece(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(bytes.len() + 1);
        let longest = if self.below(4) == 0 { bytes.len() } else { 12 };
        from..(from + self.below(longest + 1)).min(bytes.len())
    }

    /// A run of digits, where there is one from some place on.
    fn number(&mut self, bytes: &[u8]) -> Option<std::ops::Range<usize>> {
        let from = self.below(bytes.len() + 1);
        let digit = |byte: &u8| byte.is_ascii_digit();
        let from = from + bytes[from..].iter().position(digit)?;
        let length = bytes[from..].iter().position(|byte| !digit(byte)).unwrap_or(bytes.len() - from);
        Some(from..from + length)
    }

    /// A seed changed in one to four places.
    fn mutated(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = self.of(seeds).clone();
        for _ in 0..=self.below(4) {
            let piece = self.piece(&bytes);
            match self.below(8) {
                0 => drop(bytes.drain(piece)),
                1 => bytes.splice(piece.start..piece.start, bytes[piece].to_vec()).for_each(drop),
                2 => drop(bytes.splice(piece, self.of(&WORDS).bytes())),
                3 => drop(bytes.splice(piece.start..piece.start, self.of(&WORDS).bytes())),
                4 | 5 => {
                    if let Some(number) = self.number(&bytes) {
                        bytes.splice(number, self.of(&WORDS[..22]).bytes());
                    }
                }
                6 => {
                    let other = self.of(seeds);
                    let other = other[self.piece(other)].to_vec();
                    bytes.splice(piece, other);
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(piece.start) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        bytes
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name}: a number")))
}

fn drive(name: &str, usual: u64) {
    let (_, target) = targets::TARGETS.into_iter().find(|(target, _)| *target == name).expect("a target");
    let seeds = seeds(name);
    let mut broken: Vec<(String, PathBuf)> = Vec::new();
    let mut run = |bytes: &[u8], number: u64| {
        let Err(why) = catch_unwind(|| target(bytes)) else { return };
        let why = why.downcast_ref::<String>().cloned().or(why.downcast_ref::<&str>().map(|why| (*why).to_owned()));
        let why: String = why.unwrap_or_default().chars().take(200).collect();
        if broken.iter().any(|(known, _)| *known == why) || broken.len() >= 20 {
            return;
        }
        let folder = Path::new("fuzz/artifacts").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("stable-{number}"));
        std::fs::write(&path, bytes).unwrap();
        broken.push((why, path));
    };
    seeds.iter().for_each(|seed| run(seed, 0));
    let from = setting("PERENNE_FUZZ_FROM").unwrap_or(0);
    for number in from..from + setting("PERENNE_FUZZ").unwrap_or(usual) {
        run(&Chance(number.wrapping_mul(0xa076_1d64_78bd_642f)).mutated(&seeds), number);
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// One test a target, so that they run side by side; the dearer, the fewer.
macro_rules! driven {
    ($($name:ident: $usual:literal,)*) => {
        $(
            #[test]
            fn $name() {
                drive(stringify!($name), $usual);
            }
        )*

        #[test]
        fn every_target_is_driven() {
            assert_eq!(targets::TARGETS.map(|(name, _)| name), [$(stringify!($name)),*]);
        }
    };
}

driven! {
    grammar: 5_000,
    documents: 300,
    plan: 100,
    catalog: 200,
    city: 200,
    offer: 200,
    parameters: 200,
    saved: 1_000,
    simulation: 60,
    set: 200,
    questions: 5_000,
    explain: 500,
    batch: 100,
    schedule: 60,
    accounts: 200,
}

/// Deeper and wider than anyone writes.
#[test]
fn nesting_and_alias_bombs_are_refused() {
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for level in 1..40 {
        bomb += &format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1);
    }
    let nested = format!("schema: perenne/plan/v1\na: {}", "{a: ".repeat(5_000));
    for text in ["[".repeat(100_000), nested, bomb, format!("[{}", "[".repeat(100_000))] {
        targets::documents(text.as_bytes());
        targets::plan(text.as_bytes());
        targets::saved(text.as_bytes());
    }
}
