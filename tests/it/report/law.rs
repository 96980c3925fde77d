//! What the law asks for, whatever the verdict: aid on each base, the operating section by itself, articles of the time and of
//! the city's size; and sentences that claim no more than the months or the money that they are of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::report::files::{perenne, plain, report};

/// A plan's file in a folder, of one line of sensors and what is given beside it.
fn plan(folder: &Path, name: &str, city: &str, text: &str) -> PathBuf {
    let head = format!("schema: perenne/plan/v1\nplan: {name}\ntitle: {{en: Mine, fr: Le projet}}\ncity: {city}\n");
    let path = folder.join(format!("{name}.yaml"));
    fs::write(&path, head + text).unwrap();
    path
}

fn check(path: &Path, lang: &str, more: &[&str]) -> String {
    let output = perenne().arg("check").arg(path).args(["--lang", lang, "--no-draws"]).args(more).output().unwrap();
    plain(&String::from_utf8(output.stdout).unwrap())
}

fn study(path: &Path, lang: &str, more: &[&str]) -> String {
    plain(&report(path, "md", lang, more))
}

/// 740 000 EUR of sensors in the first month, 200 000 of cameras a year later. The State pays 65 % of the sensors, 481 000; the
/// region 30 % of all, up to a cap that is used up in order of spending: 222 000 on the sensors, whatever is left for the
/// cameras. 703 000 of 740 000 are public: the city keeps 5 %.
#[test]
fn a_cap_hides_no_aid_on_a_base() {
    let folder = tempfile::tempdir().unwrap();
    let text = |cap: &str| {
        format!(
            "start: 2027-01\nhorizon: 6 years\nphases: {{pilot: 12 months, rollout: 12 months, run: rest}}\nlines:\n  \
             sensors: {{item: sensors/urban-sensor, quantity: {{pilot: 1000}}}}\n  \
             cameras: {{item: sensors/camera, quantity: {{pilot: 0, rollout: 20}}}}\nfunding:\n  \
             - subsidy: {{id: state, name: DSIL, rate: 65 %, of: investment, lines: [sensors], funder: state, status: acquired}}\n  \
             - subsidy: {{id: region, name: Région, rate: 30 %, of: investment{cap}, status: acquired}}\n"
        )
    };
    for (name, cap) in [("low", ", cap: 250_000 EUR"), ("high", ", cap: 320_000 EUR"), ("none", "")] {
        let path = plan(folder.path(), name, "medium-city", &text(cap));
        for (lang, said, code) in [
            ("fr", "les financeurs publics apportent 703 000 € pour 740 000 € HT", "la ville n'en garde que 5 %"),
            ("en", "public funders give 703 000 EUR for 740 000 EUR of investment", "the city keeps 5 %"),
        ] {
            let told = check(&path, lang, &["--no-advice"]);
            assert!(told.contains(said) && told.contains(code), "{name}: {told}");
            assert!(told.contains("[co-financing-base]"), "{name}: {told}");
        }
    }
    let path = folder.path().join("low.yaml");
    let study = study(&path, "fr", &[]);
    let (_, legal) = study.split_once("Contrôles que la loi demande").unwrap();
    let (_, own) = legal.split_once("Participation de la ville à l'investissement").unwrap();
    let own: String = own.chars().take(160).collect();
    assert!(own.contains("non respecté"), "{own}");
    // 80 % of 740 000 are 592 000: 111 000 too much.
    assert!(study.contains("soit 111 000 € de plus que les 80 % permis"), "{study}");
    let programme = folder.path().join("all.yaml");
    let plans = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [low.yaml, citizen-app]\n";
    fs::write(&programme, plans).unwrap();
    let programme = self::study(&programme, "fr", &[]);
    assert!(programme.contains("apportent 703 000 € pour 740 000 € HT"), "{programme}");
}

/// 40 % and 40 % of the sensors are what may be given: a cap of 296 000 EUR, 40 % of 740 000, is used up there. A partner that
/// pays for a part of all spending would be too much, and is not proposed; without the region it is.
#[test]
fn advice_keeps_a_base_whose_aid_is_capped() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "start: 2027-01\nhorizon: 6 years\nphases: {pilot: 12 months, rollout: 12 months, run: rest}\nlines:\n  \
        sensors: {item: sensors/urban-sensor, quantity: {pilot: 1000}}\n  \
        tech: {item: staff/category-b, quantity: {pilot: 0, rollout: 1}}\nfunding:\n  \
        - subsidy: {id: state, name: DSIL, rate: 40 %, of: investment, lines: [sensors], funder: state, status: acquired}\n";
    let region = "  - subsidy: {id: region, rate: 40 %, of: investment, cap: 296_000 EUR, status: acquired}\n";
    let partner = |name: &str, region: &str| {
        let path = plan(folder.path(), name, "medium-city", &format!("{lines}{region}"));
        let told = check(&path, "en", &[]);
        assert!(told.contains("Verdict: FRAGILE") && !told.contains("[co-financing-base]"), "{told}");
        told.contains("A partner that pays a share")
    };
    assert_eq!([partner("without", ""), partner("with", region)], [true, false]);
}

/// 25 000 of revenue, 24 600 of spending and 200 of interest, in thousands: 200 of gross savings, and much revenue of the
/// investment section, which repays the debt's capital.
const THIN: &str = "schema: perenne/city/v1
city: thin
title: {en: Thin town, fr: Ville sans épargne}
population: 22000
accounts:
  year: 2025
  revenue: {taxes: 18_000_000 EUR, grants: 4_000_000 EUR, other: 3_000_000 EUR}
  spending: {staff: 15_000_000 EUR, purchases: 7_000_000 EUR, subsidies: 2_000_000 EUR, other: 600_000 EUR}
  interest: 200_000 EUR
  principal: 500_000 EUR
  debt: 6_000_000 EUR
  investment: {equipment: 2_950_000 EUR, other: 0 EUR}
  investment_revenue: {grants: 800_000 EUR, fctva: 650_000 EUR, other: 1_500_000 EUR}
  working_capital: 6_000_000 EUR
growth: {taxes: 0 %/year, grants: 0 %/year, other: 0 %/year, staff: 0 %/year, purchases: 0 %/year, subsidies: 0 %/year,
  other_spending: 0 %/year, investment: 0 %/year}
loans: {rate: 3.5 %, term: 15 years}
fctva_lag: 1 years
minimum_working_capital: 2_000_000 EUR
";

const RUNNING: &str = "start: 2027-01\nhorizon: 6 years\nphases: {pilot: 12 months, run: rest}\nlines:\n  \
    app: {item: platforms/citizen-app, quantity: 1, costs: {subscription: {price: 400_000 EUR/app/year}}}\n";

/// 400 000 EUR a year and VAT are more than the gross savings of the town: the operating section does not balance, though other
/// own resources repay the capital. No page says that the balance of the law is kept.
#[test]
fn an_operating_section_in_deficit_is_no_balance_kept() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thin.yaml"), THIN).unwrap();
    let path = plan(folder.path(), "runs", "thin", RUNNING);
    for (lang, first, row, kept, conditions, never) in [
        (
            "fr",
            "Du fait du projet, l'épargne brute de la ville est négative en 2027-2032",
            "| Section de fonctionnement en équilibre",
            "| Remboursement du capital couvert par les ressources propres",
            "La section de fonctionnement, elle, n'est pas en équilibre avec le projet en 2027-2032",
            ["tient avec le projet sur tous", "ne tient plus que par ses autres"],
        ),
        (
            "en",
            "Because of the plan, the city's gross savings are below zero in 2027-2032",
            "| Operating section in balance",
            "| Capital repaid from own resources",
            "The operating section itself does not balance with the plan in 2027-2032",
            ["holds with the plan in all years", "holds only by its other own resources"],
        ),
    ] {
        let study = study(&path, lang, &[]);
        let page = study.split_once("## 1. ").unwrap().0;
        assert!(page.contains(first), "{page}");
        let cells = |row: &str| {
            study.split_once(row).unwrap_or_else(|| panic!("{row}: {study}")).1.splitn(6, " | ").collect::<Vec<_>>()
        };
        let broken = cells(row);
        assert!(
            ["non respecté, sauf excédent reporté", "not kept, but for a surplus carried forward"]
                .iter()
                .any(|one| broken[4].contains(one)),
            "{broken:?}"
        );
        assert!(broken[3].starts_with('−') && !broken[2].starts_with('−'), "{broken:?}");
        assert!(["respecté", "kept"].iter().any(|one| cells(kept)[4].starts_with(one)), "{:?}", cells(kept));
        assert!(study.contains(conditions), "{study}");
        let told = check(&path, lang, &["--no-advice"]);
        assert!(told.contains(first), "{told}");
        for never in never {
            assert!(!study.contains(never) && !told.contains(never), "{never}");
        }
    }
    // Without the plan the town has none either, once 500 000 more are spent: told as its own.
    let own = ["--set", "city.accounts.spending.purchases=7_500_000 EUR"];
    let told = check(&path, "fr", &[&own[..], &["--no-advice"]].concat());
    assert!(
        told.contains("Avec le projet comme sans lui, l'épargne brute de la ville est négative en 2027-2032"),
        "{told}"
    );
    let programme = folder.path().join("all.yaml");
    let plans = "schema: perenne/programme/v1\nprogramme: all\ncity: thin\nplans: [runs.yaml]\n";
    fs::write(&programme, plans).unwrap();
    let said = "Du fait du programme, l'épargne brute de la ville est négative en 2027-2032";
    assert!(check(&programme, "fr", &["--no-advice"]).contains(said) || check(&programme, "fr", &[]).contains(said));
    let note = self::study(&programme, "fr", &[]);
    assert!(note.contains(said), "{note}");
    assert!(note.contains("Remboursement du capital de la dette par les ressources propres"), "{note}");
}

/// A town of 4 200 inhabitants whose gross savings cover its depreciation with the saving that is hoped for, and not without it.
#[test]
fn a_law_that_acquired_money_breaks_is_told_as_law() {
    let folder = tempfile::tempdir().unwrap();
    let city = THIN.replace("population: 22000", "population: 4200");
    let city = city.replace("  working_capital", "  depreciation: 150_000 EUR\n  working_capital");
    fs::write(folder.path().join("thin.yaml"), city).unwrap();
    let hoped = "benefits:\n  - {id: eco, name: Eau, saving: 110_000 EUR/year, from: pilot, status: hoped}\n";
    let cheap = RUNNING.replace("400_000", "100_000");
    let path = plan(folder.path(), "hopes", "thin", &format!("{cheap}{hoped}"));
    let study = study(&path, "fr", &[]);
    let broken = "Couverture des amortissements : non respecté en 2027-2032";
    let (_, legal) = study.split_once("Contrôles que la loi demande").unwrap();
    assert!(legal.contains(&format!("Avec les seuls financements et gains acquis, un contrôle que ce tableau dit respecté ne le serait pas. {broken}")), "{legal}");
    assert!(study.contains(&format!("un seuil fixé par la loi n'est pas respecté. {broken}")), "{study}");
    assert!(!study.contains("tient avec le projet sur tous les exercices"), "{study}");
    assert!(
        study
            .split_once("## 1. ")
            .unwrap()
            .0
            .contains("Est fixé par la loi : Couverture des amortissements (2028-2032)"),
        "{study}"
    );
}

/// Posts of a plan from before 2025 follow an index that does not know the steps of 2026 to 2028 (9 points in all).
#[test]
fn posts_of_an_index_without_the_steps_are_told_to_lack_them() {
    let folder = tempfile::tempdir().unwrap();
    let text = |start: &str| {
        format!(
            "start: {start}\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\nlines:\n  \
             tech: {{item: staff/category-b, quantity: 1}}\n"
        )
    };
    for (start, follows) in [("2024-02", false), ("2025-02", true), ("2026-02", true), ("2027-02", true)] {
        let path = plan(folder.path(), "posts", "medium-city-2015", &text(start));
        let study = study(&path, "fr", &[]);
        assert_eq!(study.contains("Ces postes le suivent"), follows, "{start}: {study}");
        let lacks = "jusqu'à 9 points du traitement brut manquent au coût de ces postes : Agent de catégorie B";
        assert_eq!(study.contains(lacks), !follows, "{start}: {study}");
    }
    // A plan's own index may hold them.
    let own =
        text("2024-02") + "indices: {pension: [2.5 %/year, 11.37 %/year, 10.67 %/year, 10.06 %/year, 2.5 %/year]}\n";
    let study = study(&plan(folder.path(), "own", "medium-city-2015", &own), "fr", &[]);
    assert!(study.contains("Ces postes le suivent"), "{study}");
}

/// The articles of an authorisation and of the debate are those of the plan's first day and of the city's size; below 3 500
/// inhabitants there is no debate.
#[test]
fn articles_are_those_of_the_day_and_of_the_size() {
    let folder = tempfile::tempdir().unwrap();
    let city = THIN.replace("year: 2025", "year: 2019");
    for (name, people) in [("large", "3_500"), ("small", "3_499")] {
        let city = city
            .replace("population: 22000", &format!("population: {people}"))
            .replace("city: thin", &format!("city: {name}"));
        fs::write(folder.path().join(format!("{name}.yaml")), city).unwrap();
    }
    let ordinance = "ordonnance n° 2025-526 du 12 juin 2025";
    for (city, start, law) in [
        ("large", "2027-01", ordinance),
        ("large", "2025-01", "(CGCT, art. L5217-10-7)"),
        ("large", "2022-01", "(CGCT, art. L2311-3, ou L5217-10-7 en M57)"),
        ("small", "2026-01", ordinance),
        ("small", "2025-01", "(CGCT, art. L2311-3)"),
    ] {
        let text = format!(
            "start: {start}\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\nlines:\n  \
             sensors: {{item: sensors/urban-sensor, quantity: {{pilot: 500, run: 1500}}}}\n"
        );
        let study = study(&plan(folder.path(), "spread", city, &text), "fr", &[]);
        let (_, opened) = study.split_once("Il est proposé d'ouvrir une autorisation de programme").unwrap();
        let opened: String = opened.chars().take(400).collect();
        assert!(opened.contains(law), "{city} {start}: {opened}");
        assert_eq!(
            study.contains("elle suppose un règlement budgétaire et financier"),
            city == "large",
            "{city} {start}"
        );
        assert_eq!(study.contains("débat d'orientation budgétaire (CGCT"), city == "large", "{city} {start}: {study}");
        assert_eq!(study.contains("au vote du budget primitif"), city == "small", "{city} {start}");
        let moved =
            law == ordinance && (study.contains("L2312-1") || study.contains("L5217") || study.contains("L2311-3"));
        assert!(!moved, "{city} {start}");
    }
}

/// The first twelve months are told as such: sensors of four years' life are renewed later, and nothing "stays".
#[test]
fn the_first_months_at_full_service_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let text = "start: 2027-01\nhorizon: 8 years\nphases: {pilot: 12 months, run: rest}\nlines:\n  \
        sensors: {item: sensors/urban-sensor, quantity: {pilot: 1000}, costs: {device: {life: 4 years}}}\n";
    let path = plan(folder.path(), "renewed", "medium-city", text);
    for (lang, title, none) in [
        ("fr", "les 12 premiers mois à plein régime", "sans renouvellement dans ces mois"),
        ("en", "in the first 12 months at full service", "without a renewal in these months"),
    ] {
        let study = study(&path, lang, &[]);
        assert!(study.contains(title) && study.contains(none), "{study}");
        assert!(!study.contains("une fois le pilote terminé") && !study.contains("once the pilot is over"), "{study}");
    }
}

/// Of a plan of 26 months no year is judged; with two years more one is, and that is why there is a verdict then.
#[test]
fn a_longer_horizon_that_is_judged_says_so() {
    let more = ["--horizon", "26 months"];
    for (lang, said, never) in [
        (
            "fr",
            "parce qu'un exercice entier après le pilote est alors apprécié",
            "évolution propre de la ville se poursuivent",
        ),
        ("en", "because a whole year after the pilot is judged then", "own course go on"),
    ] {
        let path = Path::new("plans/citizen-app.yaml");
        for told in [study(path, lang, &more), check(path, lang, &[&more[..], &["--no-advice"]].concat())] {
            assert!(told.contains(said) && !told.contains(never) && !told.contains(" 0 ()"), "{told}");
        }
    }
}

/// 37 500 EUR of the aid of four shipped plans are acquired; the rest is asked for or hoped for.
#[test]
fn a_programme_tells_how_sure_its_aid_is() {
    let path = Path::new("plans/programmes/four-projects.yaml");
    let said = "dont 37 500 € d'acquises, 400 000 € de demandées et 533 375 € d'espérées";
    let note = study(path, "fr", &[]);
    assert!(note.contains(said), "{note}");
    assert!(note.contains("droit à vérifier dans la loi de finances pour 2026"), "{note}");
    assert!(note.contains("ETP déjà dans les comptes"), "{note}");
    assert!(check(path, "fr", &[]).contains(said));
}

/// Lines say what is helped, phases until when: what replaces it years later is told with its amount unless phases are named.
#[test]
fn a_subsidy_that_names_no_phases_is_told_with_the_renewals_that_it_pays() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = "schema: perenne/catalog/v1\ncatalog: own\nitems:\n  box: {family: sensor, unit: box, \
                   costs: {device: {price: 1000 EUR/box, life: 2 years, vat: zero}}}\n";
    fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    let told = |name: &str, more: &str| {
        let text = format!(
            "start: 2026-01\nhorizon: 5 years\nphases: {{works: 12 months, run: rest}}\nlines:\n  \
             boxes: {{item: own/box, quantity: 10}}\nfunding:\n  - subsidy: {{id: region, rate: 20 %{more}}}\n"
        );
        check(&plan(folder.path(), name, "medium-city", &text), "en", &[])
    };
    let said = told("lines", ", lines: [boxes]");
    assert!(
        said.contains("names its lines, and no phases: 4 000.00 EUR of its 6 000.00 EUR are for renewals"),
        "{said}"
    );
    let said = told("all", "");
    assert!(said.contains("neither phases nor lines: 4 000.00 EUR of its 6 000.00 EUR are for renewals"), "{said}");
    for (name, phases) in [("works", ", phases: [works]"), ("both", ", lines: [boxes], phases: [works, run]")] {
        assert!(!told(name, phases).contains("[subsidy-renewals]"), "{phases}");
    }
}

/// The plan tells the State from other public funders alone: that aid of the intercommunal body has a limit of its own is
/// said where there may be some.
#[test]
fn the_limit_of_intercommunal_aid_is_told_to_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = "schema: perenne/catalog/v1\ncatalog: own\nitems:\n  box: {family: sensor, unit: box, \
                   costs: {device: {price: 1000 EUR/box}}}\n";
    fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    for (funder, stands) in [("public", true), ("state", false), ("private", false)] {
        let text = format!(
            "start: 2027-01\nhorizon: 5 years\nlines:\n  boxes: {{item: own/box, quantity: 10}}\nfunding:\n  \
             - subsidy: {{id: aid, rate: 20 %, of: investment, funder: {funder}, phases: [run]}}\n"
        );
        let path = plan(folder.path(), funder, "medium-city", &text);
        for (lang, said) in [("fr", "L5214-16 V, L5215-26 ou L5216-5 VI"), ("en", "L5214-16 V, L5215-26 or L5216-5 VI")]
        {
            assert_eq!(report(&path, "md", lang, &[]).contains(said), stands, "{funder} in {lang}");
        }
    }
}

/// Gross or net, the employer's part or all contributions: what stands under a name is what the catalog's price is.
#[test]
fn pay_is_named_for_what_its_price_holds() {
    let of = |plan: &str| plain(&report(Path::new(plan), "md", "fr", &[]));
    let centre = of("plans/supervision-centre.yaml").to_lowercase();
    for said in [
        "agent de catégorie c (opérateur) : salaire net",
        "cotisations salariales et patronales, retraite comprise",
        "agent de catégorie a (ingénieur, chef de projet) : traitement indiciaire brut",
        "autres cotisations patronales",
    ] {
        assert!(centre.contains(said), "{said}");
    }
    assert!(!centre.contains("(opérateur) : traitement indiciaire"));
    let reference = of("plans/reference.yaml").to_lowercase();
    assert!(reference.contains("coût employeur (rémunération et cotisations)"));
    assert!(!reference.contains("traitement indiciaire"));
}

/// 62 398 650 EUR are 46.4 % of Pantin's revenue, below the 50 % of D1611-35 and above its 50 million: the amount makes it due.
#[test]
fn a_study_that_is_due_by_its_amount_says_so() {
    let dear = ["--city", "pantin-2024", "--set", "sensors.device.price=20000 EUR/sensor"];
    let told = study(Path::new("plans/bethune-sensors.yaml"), "fr", &dear);
    assert!(told.contains("62 398 650 € TTC, dépasse 50 000 000 €"), "{told}");
    assert!(told.contains("n'est pas atteint : 46,4 %") && !told.contains("au-delà du seuil de 50 %"), "{told}");
}
