//! The four shipped offers, side by side, as people and programs read them.

use std::path::{Path, PathBuf};

use perenne::language::Language;
use perenne::offers::{Comparison, compare};
use perenne::report::{Style, offers_csv, offers_json, offers_text};
use perenne::session::Options;

use crate::offers::support::{scratch, write};

fn four() -> Comparison {
    let offers: Vec<PathBuf> =
        ["a", "b", "c", "d"].iter().map(|vendor| PathBuf::from(format!("plans/offers/vendor-{vendor}.yaml"))).collect();
    compare(Path::new("plans/bethune-sensors.yaml"), &offers, &Options::default()).unwrap()
}

#[test]
fn the_four_offers() {
    let comparison = four();
    for (language, name) in [(Language::English, "four-offers-en"), (Language::French, "four-offers-fr")] {
        let text = offers_text(&comparison, false, Style { language, width: 120, color: false });
        insta::assert_snapshot!(name, text);
    }
    insta::assert_snapshot!("four-offers-csv", offers_csv(&comparison, false, Language::French));
    let json = serde_json::to_string_pretty(&offers_json(&comparison, false)).unwrap();
    insta::assert_snapshot!("four-offers-json", json);
    // Without names, nothing gives a vendor away.
    let text = offers_text(&comparison, true, Style { language: Language::French, width: 120, color: false });
    let json = offers_json(&comparison, true).to_string();
    let csv = offers_csv(&comparison, true, Language::English);
    for text in [text, json, csv] {
        assert!(!text.to_lowercase().contains("vendor-") && !text.contains("Vendor A"), "{text}");
    }
}

/// The report shows what rests on a price that an offer calls unknown as what it is.
#[test]
fn the_report_shows_lower_bounds_of_offers() {
    let offer = scratch("unknown-device.yaml");
    let text = "schema: perenne/offer/v1\noffer: unknown-device\nplan: bethune-sensors\nlines:\n  \
                sensors: {device: {price: unknown}}\n";
    write(&offer, text.as_bytes());
    let study = scratch("unknown-device.csv");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_perenne"))
        .args(["report", "bethune-sensors", "--lang", "en", "--exit-zero", "--force", "--offers"])
        .args([offer.as_path(), Path::new("-o"), &study])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = std::fs::read_to_string(&study).unwrap();
    let gaps: Vec<&str> = text.lines().filter(|line| line.contains("unknown-device")).collect();
    assert!(gaps.iter().any(|line| line.contains("Spare parts\",without a price,without a price")), "{text}");
    let lift = gaps.iter().find(|line| line.contains("Lift")).unwrap();
    assert!(lift.contains(",126613.20"), "{lift}");
    assert!(gaps.iter().any(|line| line.matches("≥ ").count() >= 4), "{gaps:?}");
}
