//! What a finance director reads on real cities: each sentence names its measure, its years and what it rests on.

use std::path::Path;

use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::{Style, check_text, json};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

struct Read {
    french: String,
    english: String,
    json: Value,
}

fn read(plan: &str, city: &str) -> Read {
    read_with(plan, &Options { city: Some(format!("{city}-2024")), ..Options::default() })
}

fn read_with(plan: &str, options: &Options) -> Read {
    read_path(Path::new(&format!("plans/{plan}.yaml")), options)
}

fn read_path(plan: &Path, options: &Options) -> Read {
    let mut session = Session::default();
    let analysis = session.check(plan, options).unwrap();
    let text = |language| {
        let text = check_text(&analysis, &session, Style { language, width: 100_000, color: false });
        text.replace(['\u{a0}', '\u{202f}'], " ")
    };
    let json = json(&analysis, &session.diagnostics);
    Read { french: text(Language::French), english: text(Language::English), json }
}

impl Read {
    fn says(&self, french: &str, english: &str) {
        assert!(self.french.contains(french), "{french}\n{}", self.french);
        assert!(self.english.contains(english), "{english}\n{}", self.english);
    }

    fn warns(&self, code: &str) -> bool {
        self.json["warnings"].as_array().unwrap().iter().any(|one| one["code"] == code)
    }
}

/// Renewals of 158 229 over net savings of 31 077, which are -499 thousand a year later: 509.1 % says little.
#[test]
fn a_wall_over_savings_next_to_nothing_says_so() {
    let read = read("bethune-sensors", "rosny-sous-bois");
    read.says(
        "En 2034, le projet dépasse un seuil de gestion, choisi et non fixé par la loi : 158 229 € de renouvellements tombent la même année, soit 509,1 % de l'épargne nette que la ville aurait sans le projet (31 077 €, presque nulle cette année-là)",
        "In 2034 the plan exceeds a threshold of policy",
    );
    read.says("elle est nulle ou négative en 2035", "they are at or below zero in 2035");
    read.says("Sans épargne nette, la règle n'est pas appliquée", "Without net savings the rule is not measured");
    read.says("avec le projet, il reste 4 021 080 €", "4 021 080 EUR are left");
    assert!(read.warns("thin-base") && read.warns("straight-line-debt"));
}

/// Whatever passes a threshold by itself is told, and what it rests on: 158 229 over 104.5 million of revenue, grown.
#[test]
fn a_verdict_on_savings_next_to_nothing_names_the_band_in_which_it_holds() {
    let read = read("bethune-sensors", "rosny-sous-bois");
    read.says(
        "une épargne nette presque nulle en 2034 (31 077 €) ; le seuil n'est franchi que si elle est positive et inférieure à 158 229 €",
        "net savings that are next to nothing in 2034 (31 077 EUR); the threshold is passed only while they are above zero and below 158 229 EUR",
    );
    read.says("moins sévèrement", "would be judged milder");
}

/// Renewals of 400 000 EUR over net savings of 31 077, of a plan whose net cost averages below 0.1 % of revenue.
#[test]
fn a_threshold_passed_by_too_little_to_count_is_not_said_to_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "schema: perenne/plan/v1\nplan: wall\nstart: 2026-01\nhorizon: 10 years\n\
        phases: {pilot: 12 months, run: rest}\nlines:\n  s:\n    item: services/dpia\n    quantity: 1\n    \
        costs: {study: none, review: none, kit: {price: 400_000 EUR/study, life: 8 years}}\n";
    let path = folder.path().join("wall.yaml");
    std::fs::write(&path, plan).unwrap();
    let read = read_path(&path, &Options { city: Some("rosny-sous-bois-2024".to_owned()), ..Options::default() });
    assert_eq!(read.json["verdict"]["level"], "sustainable");
    read.says(
        "aucun seuil ne compte contre lui : ceux qui sont franchis de son fait ne sont pas retenus, car son coût net moyen reste inférieur à 0,1 % des recettes de la ville",
        "no threshold counts against it: those passed because of it are not counted, since its net cost averages below 0.1 % of the city's revenue",
    );
    read.says("Franchi du fait du projet, mais non retenu contre lui", "Passed because of the plan, but not counted");
    read.says("Mur des renouvellements (2034)", "Renewals against net savings (2034)");
    assert!(!read.french.contains("aucun seuil n'est franchi"), "{}", read.french);
    assert!(!read.english.contains("no threshold is reached"), "{}", read.english);
}

/// FCTVA of the computed investment is nothing where nothing can be invested; 716 387 EUR of 2024, grown, would do in all
/// years but the first at Petit-Bourg, and in both at Les Abymes.
#[test]
fn a_legal_balance_that_hangs_on_the_fctva_computed_says_so() {
    let abymes = read("bethune-sensors", "les-abymes");
    abymes.says(
        "Réserve sur le capital que les ressources propres ne couvrent pas : il est apprécié avec le FCTVA de l'investissement calculé à dette constante ; avec celui des comptes 2024, reconduit, il serait couvert en 2025-2026.",
        "with that of the accounts of 2024, carried on, it would be covered in 2025-2026.",
    );
    assert!(abymes.warns("computed-fctva"));
    assert_eq!(abymes.json["verdict"]["reserves"], serde_json::json!([]));
    let bourg = read("bethune-sensors", "petit-bourg");
    bourg.says("il serait couvert en 2026-2029.", "it would be covered in 2026-2029.");
    bourg.says("malgré le projet", "in spite of the plan");
    assert_eq!(bourg.json["verdict"]["level"], "unsustainable");
    assert_eq!(bourg.json["verdict"]["reserves"], serde_json::json!(["computed-fctva"]));
    assert!(!read("bethune-sensors", "montfermeil").warns("computed-fctva"));
}

/// New loans of a year are at most what is invested before aid in that year; what is borrowed beyond is told.
#[test]
fn new_loans_are_a_part_of_what_is_invested_year_by_year() {
    let rosny = read("bethune-sensors", "rosny-sous-bois");
    rosny.says("dont 9 444 521 € d'emprunts nouveaux", "of which 9 444 521 EUR of new loans");
    let abymes = read("bethune-sensors", "les-abymes");
    abymes.says("entièrement en emprunts nouveaux", "all of it new loans");
    // 5 304 444 of new loans a year, 4 037 092 invested before aid.
    abymes
        .says("elle emprunte 1 267 352 € de plus par an en moyenne", "it borrows 1 267 352 EUR more a year on average");
    read("bethune-sensors", "petit-bourg").says("sans emprunt nouveau", "none of it new loans");
    let (mut own, mut loans, mut all) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let of = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    for year in rosny.json["budget"].as_array().unwrap() {
        let Some(row) = rosny.json["constant_debt"]["by_year"].get(year["year"].to_string()) else { continue };
        assert_eq!(of(&row["new_loans"]), of(&row["own"]).min(of(&year["without"]["borrowing"])));
        own += of(&row["own"]);
        loans += of(&row["new_loans"]);
        all += of(&year["without"]["borrowing"]);
    }
    assert!(loans < own && loans < all, "{loans} of {own}, {all}");
}

#[test]
fn a_red_that_passes_names_its_years_and_the_legal_test() {
    let read = read("lighting", "le-gosier");
    read.says(
        "En 2037, la ville ne peut plus payer : les ressources propres de la ville ne couvrent pas le remboursement du capital : il manque 707 156 € (équilibre réel, CGCT, art. L1612-4) ; épargne nette −1 381 667 € (−326 222 € sans le projet). Ces chiffres sont ceux de 2037, l'exercice le plus tendu.",
        "In 2037 the city can no longer pay for it: the city's own resources do not cover the capital to be repaid, a shortfall of 707 156 EUR",
    );
    // The FCTVA of its accounts, carried on, would cover the two years before.
    read.says(
        "En 2035-2036, mais sous la seule convention de dette constante, qui calcule le FCTVA de la ville, les ressources propres de la ville ne couvrent pas le remboursement du capital : il manque 128 936 €",
        "In 2035-2036 but under the convention of constant debt alone, which reckons the city's FCTVA, the city's own resources do not cover the capital to be repaid, a shortfall of 128 936 EUR",
    );
    read.says("Équilibre réel (L1612-4)", "Real balance (L1612-4)");
    // An orange beside it has other own resources that make up for what is missing.
    read.says("les autres ressources propres y suppléent encore", "its other own resources still make up for that");
    assert!(read.warns("straight-line-debt"));
}

#[test]
fn a_city_in_trouble_is_not_said_to_go_on_and_a_cut_rate_of_grants_is_told() {
    let read = read("school-co2", "les-abymes");
    read.says("ce projet n'y change rien de sensible", "the plan changes nothing of weight in that");
    assert!(!read.french.contains("peut continuer à payer") && !read.english.contains("can go on paying"));
    read.says("leur taux de 2024, 152,3 %, est celui d'une seule année", "152.3 %");
    read.says("La dette ne reste pas pour autant constante", "The debt does not stay as it is");
    assert!(read.warns("assumed-aid"));
}

/// Own money comes first, and every figure of the sentence is in the machine output: 18 215 981 at 80 % is 3 643 196.
#[test]
fn what_a_city_can_invest_is_its_own_money_first() {
    let read = read("school-co2", "les-abymes");
    read.says(
        "la ville peut investir 3 643 196 € par an à dette constante",
        "the city can invest 3 643 196 EUR a year at constant debt",
    );
    let of = |path: &str| read.json.pointer(path).unwrap().as_str().unwrap().parse::<Decimal>().unwrap();
    assert_eq!(of("/constant_debt/aid_rate"), Decimal::new(8, 1));
    let own = of("/constant_debt/average/own");
    assert_eq!(own.round(), Decimal::from(3_643_196));
    assert!((own * Decimal::from(5) - of("/constant_debt/average/investment")).abs() < Decimal::new(1, 1));
    let years = read.json["constant_debt"]["by_year"].as_object().unwrap();
    let (mut sum, mut plan) = (Decimal::ZERO, Decimal::ZERO);
    for year in years.keys() {
        sum += of(&format!("/constant_debt/by_year/{year}/own"));
        plan += of(&format!("/constant_debt/by_year/{year}/plan"));
    }
    let count = Decimal::from(years.len());
    assert!((sum / count - own).abs() < Decimal::new(1, 1));
    assert!((plan / count - of("/constant_debt/average/plan")).abs() < Decimal::new(1, 1));
}

#[test]
fn a_plan_is_told_its_own_part_of_what_was_missing_before() {
    read("citizen-app", "le-moule").says(
        "le projet aggrave la situation de la ville, déjà au-delà d'un seuil rouge de l'analyse financière, un usage et non la loi : le taux d'épargne brute de la ville tombe à 4,5 % (4,8 % sans le projet), sous le seuil de 7 % : il s'en faut de 1 005 454 €, dont 132 142 € du fait du projet",
        "short of it by 1 005 454 EUR, of which 132 142 EUR because of the plan",
    );
}

#[test]
fn figures_that_differ_print_differently() {
    let settings = vec![Setting::new("sensors.quantity.rollout", "1126", "--set")];
    read_with("bethune-sensors", &Options { settings, ..Options::default() })
        .says("tombe à 9,999 %", "falls to 9.999 %");
}

#[test]
fn a_verdict_on_secured_money_names_the_money_that_decides() {
    read("public-wifi", "les-lilas").says(
        "Avec les seuls financements acquis, un seuil de gestion, choisi et non fixé par la loi, est atteint du fait du projet. Avec tous ceux qui sont attendus, aucun seuil ne compte contre lui : le verdict tient à 533 375 € qui ne sont pas acquis (Association des commerçants 533 375 € (espéré)) ; sans eux, ",
        "Counting only money that is acquired, a threshold of policy, chosen and not set by law, is reached because of the plan. With all the funding hoped for no threshold counts against it: the verdict hangs on 533 375 EUR that are not acquired",
    );
}
