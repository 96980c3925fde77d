//! What a finance director asks of the first page: what the verdict does not judge, what is left of it on money that is
//! signed, and proposals that a council could vote.

use std::path::Path;

use perenne::explore::Runner;
use perenne::explore::contingency::contingency;
use perenne::explore::odds::odds;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::report::files::{bytes, json, perenne, report, shipped_json};
use crate::support::shipped;

fn told(plan: &str, more: &[&str]) -> String {
    let output = perenne().arg("check").arg(format!("plans/{plan}.yaml")).args(more).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // Lines are broken where the page ends, and spaces do not let go of what they hold.
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

fn amount(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

/// Both plans end in September 2034: nine months of them are in no verdict. Gross savings that year, against 10 % of the
/// revenue: what is missing is 10 % x revenue - savings.
#[test]
fn a_last_year_that_is_not_judged_is_told_beside_the_verdict() {
    for plan in ["public-wifi", "citizen-app"] {
        let result: Value = serde_json::from_str(&told(plan, &["--format", "json"])).unwrap();
        let year = result["budget"].as_array().unwrap().last().unwrap();
        assert_eq!(year["year"], 2034, "{plan}");
        let missing = amount(&year["with"]["revenue"]) / 10.0 - amount(&year["with"]["gross_savings"]);
        assert!(missing > 0.0, "{plan}");
        let text = told(plan, &["--lang", "fr"]);
        let (verdict, rest) = text.split_once("Solidité du résultat").unwrap();
        assert!(verdict.contains("L'exercice 2034 n'est pas jugé"), "{plan}: {verdict}");
        assert!(verdict.contains("ses 9 premiers mois"), "{plan}: {verdict}");
        let missing = format!("{:.0}", missing).chars().rev().collect::<Vec<_>>();
        let grouped = missing.chunks(3).map(|three| three.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        let grouped: String = grouped.chars().rev().collect();
        assert!(verdict.contains(&format!("soit un écart au seuil de {grouped} €")), "{plan}: {grouped} in {verdict}");
        assert!(rest.contains("2034*"), "{plan}: the year is marked");
    }
    // A plan that ends with a year has neither the sentence nor the note of the mark.
    let text = told("nevers-fiber", &["--lang", "fr"]);
    assert!(!text.contains("n'est pas jugé") && !text.contains("* La période"), "{text}");
}

/// 533 375 EUR of shopkeepers are hoped for: without them the threshold of 5 % is reached in 2029 and not in 2032.
#[test]
fn secured_money_tells_its_first_year_with_its_rule_and_its_figure() {
    let result: Value = serde_json::from_str(&told("public-wifi", &["--format", "json"])).unwrap();
    let first = &result["verdict"]["secured_first"];
    assert_eq!((&result["verdict"]["first_year"], &first["year"]), (&2032.into(), &2029.into()), "{first}");
    assert_eq!(first["rule"], "run-cost");
    let text = told("public-wifi", &["--lang", "en"]);
    assert!(
        text.contains(
            "Counting only acquired funding and benefits: FRAGILE, first in 2029: the net running cost of the plan, 313 495 EUR"
        ),
        "{text}"
    );
    // What the verdict has said already is not said again, and where all money is signed there is nothing to say.
    assert!(told("supervision-centre", &["--lang", "en"]).contains("too, in the same years and for the same reasons."));
    let signed: Value = serde_json::from_str(&told("bethune-sensors", &["--format", "json"])).unwrap();
    assert!(signed["verdict"].get("secured_first").is_none());
}

/// An authorisation of the programme is for works that spread over years and are no trifle.
#[test]
fn an_authorisation_is_proposed_where_it_serves() {
    let study = |plan: &str| report(Path::new(&format!("plans/{plan}.yaml")), "md", "fr", &[]);
    assert!(study("public-wifi").contains("Il est proposé d'ouvrir une autorisation de programme"));
    for (plan, because) in [
        ("citizen-app", "s'acquièrent sur plusieurs exercices"),
        ("school-co2", "s'acquièrent sur plusieurs exercices"),
        ("nevers-albi-datacentre", "sont acquis pour l'essentiel en 2027"),
    ] {
        let study = study(plan);
        assert!(study.contains(because), "{plan}");
        assert!(!study.contains("Voter l'autorisation de programme"), "{plan}");
    }
}

/// What a shipped plan sets aside is what lies between the median of its draws and its own net cost, to the euro; its years and
/// sections sum to it, none takes anything back, and no year before the plan or after it has any.
#[test]
fn a_contingency_is_a_sum_of_years_and_sections() {
    let mut found = 0;
    for plan in shipped() {
        let mut session = Session::default();
        let prepared = session.prepare(&plan, &Options::default()).unwrap();
        let analysis = session.check_prepared(&prepared).unwrap();
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        let odds = odds(&runner, &analysis).unwrap();
        let aside = contingency(&runner, &analysis, odds.as_ref());
        let result = shipped_json(&plan);
        let draws = &result["result"]["draws"];
        let gap = match draws["net_cost"]["p50"].as_str() {
            Some(median) => median.parse::<f64>().unwrap() - amount(&result["result"]["net_cost"]["total"]),
            None => 0.0,
        };
        let much = gap > amount(&result["result"]["net_cost"]["total"]).abs() * 0.05;
        let place = plan.display();
        assert_eq!(aside.is_some(), much, "{place}: {gap}");
        let Some(aside) = aside else { continue };
        found += 1;
        let total = aside.total();
        assert!((total.to_string().parse::<f64>().unwrap() - gap).abs() <= 0.51, "{place}: {total} of {gap}");
        assert_eq!(total, aside.section(0) + aside.section(1), "{place}");
        assert_eq!(total, aside.years.iter().map(|(year, _)| aside.year(*year)).sum(), "{place}");
        assert!(
            aside.years.iter().flat_map(|(_, both)| both).all(|one| *one >= Decimal::ZERO && one.fract().is_zero())
        );
        let years: Vec<i32> = aside.years.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, analysis.case.calendar.years().collect::<Vec<_>>(), "{place}");
        // The study says no other sum, anywhere; one of a plan of the past asks for none.
        let study = report(&plan, "md", "en", &[]).replace(['\u{a0}', '\u{202f}'], " ");
        let said = grouped(&total.to_string());
        // Without a date, a study is of the year of its newest source, 2026 in all of them.
        let calendar = &analysis.case.calendar;
        let asked = calendar.month(calendar.months).year() >= 2026;
        assert_eq!(study.contains(&format!("a contingency of {said} EUR over all years")), asked, "{place}: {said}");
    }
    assert!(found > 4, "{found}");
}

/// `1234567` as people read it.
fn grouped(digits: &str) -> String {
    let letters: Vec<char> = digits.chars().rev().collect();
    let groups: Vec<String> = letters.chunks(3).map(|three| three.iter().collect()).collect();
    groups.join(" ").chars().rev().collect()
}

/// What is certain bears no contingency: where the works alone are uncertain, it lies in their years and their section.
#[test]
fn a_contingency_lies_where_the_uncertain_spending_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    let text = "schema: perenne/plan/v1\nplan: works\nstart: 2027-01\nhorizon: 6 years\nphases: {works: 24 months, run: rest}\n\
        lines:\n  loop: {item: fiber/trench-urban, quantity: {works: {to: 10 km, ramp: linear}}, costs: {works: {price: 100_000 EUR/km}}}\n\
        uncertainty:\n  loop.works.price: {low: 95_000 EUR/km, high: 300_000 EUR/km}\n";
    std::fs::write(&path, text).unwrap();
    let mut session = Session::default();
    let prepared = session.prepare(&path, &Options { city: Some("medium-city".into()), ..Options::default() }).unwrap();
    let analysis = session.check_prepared(&prepared).unwrap();
    let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
    let odds = odds(&runner, &analysis).unwrap();
    let aside = contingency(&runner, &analysis, odds.as_ref()).unwrap();
    for (year, [investment, operating]) in &aside.years {
        if *year < 2029 {
            assert!(*investment > *operating * Decimal::from(2), "{year}: {investment}, {operating}");
        } else {
            assert!(investment.is_zero(), "{year}: {investment}");
        }
    }
}

/// A way out is called what it does: given up is the rollout, and thresholds that stay crossed are not left behind.
#[test]
fn ways_out_are_called_what_they_do() {
    let lighting = told("lighting", &["--lang", "fr"]);
    // Less than the pilot is no project: what is left is the plan made smaller altogether.
    assert!(!lighting.contains("Pilote") && !lighting.contains("Moins d'unités"), "{lighting}");
    assert!(lighting.contains("quantités ramenées à 10 %"), "{lighting}");
    // Units of the rollout alone are fewer: it goes on.
    assert!(told("public-wifi", &["--lang", "fr"]).contains("Moins d'unités"));
    for (plan, crossed, within) in
        [("nevers-fiber", true, false), ("supervision-centre", true, false), ("bethune-sensors", true, false)]
    {
        let text = told(plan, &["--lang", "fr"]);
        assert_eq!(text.contains("Ce qui changerait le verdict, des seuils restant franchis"), crossed, "{plan}");
        assert_eq!(text.contains("que sur les valeurs du projet : la plupart"), within, "{plan}");
    }
}

/// A way out that is sustainable says so up to the year that is judged, where the months after it cross thresholds: the plan
/// with that way out, run by itself, crosses them too. The smaller plan of Béthune crosses none.
#[test]
fn a_way_out_says_until_when_it_lasts() {
    for (plan, ways) in [("public-wifi", &[true, true][..])] {
        let text = told(plan, &["--lang", "fr", "--no-draws"]);
        let mut rest = text.split_once("Ce qui rendrait le projet soutenable").unwrap().1;
        for (place, crosses) in (1..).zip(ways) {
            rest = rest.split_once(&format!(" {place}. ")).unwrap().1;
            let way = rest.split_once(&format!(" {}. ", place + 1)).map_or(rest, |(way, _)| way);
            let way = way.split_once("Ce qui changerait").map_or(way, |(way, _)| way);
            let until = "avec une période plus longue, le projet devient fragile.";
            assert_eq!(way.contains(until), *crosses, "{plan}: {way}");
            let set = way.split("--set '").skip(1).map(|set| set.split_once('\'').unwrap().0);
            let set: Vec<&str> = set.flat_map(|set| ["--set", set]).collect();
            assert!(!set.is_empty(), "{plan}: {way}");
            let tried = told(plan, &[&["--lang", "fr", "--no-draws"], &set[..]].concat());
            assert_eq!(tried.contains(until), *crosses, "{plan}: {set:?}: {tried}");
        }
    }
}

/// A longer horizon that gives a worse verdict says what the city would come to without the plan as well.
#[test]
fn a_longer_horizon_is_told_with_and_without_the_plan() {
    let said = "dès 2043 (Taux d'épargne brute : 6,6 % avec le projet, 7,1 % sans lui)";
    assert!(told("nevers-fiber", &["--lang", "fr"]).contains(said));
    let study = report(Path::new("plans/nevers-fiber.yaml"), "md", "fr", &[]);
    assert!(study.replace(['\u{a0}', '\u{202f}'], " ").contains(&format!("le projet devient INSOUTENABLE, {said}")));
}

/// The law is that of the plan's first day, and a plan from before the code of public procurement says so.
#[test]
fn a_study_says_of_which_day_its_law_is() {
    let study = |plan: &str, more: &[&str]| {
        report(Path::new(&format!("plans/{plan}.yaml")), "md", "en", more).replace('\u{a0}', " ")
    };
    let old = study("bethune-open-data", &[]);
    assert!(
        old.contains("when the plan begins, in June 2018, without what has changed since; VAT and FCTVA, at the rate in force in the month")
            && old.contains("in force since April 2019")
    );
    let new = study("nevers-fiber", &[]);
    assert!(
        new.contains("when the plan begins, in January 2027; VAT and FCTVA, at the rate")
            && !new.contains("since April 2019")
    );
    assert!(
        study("nevers-fiber", &["--date", "2028-01-01"]).contains("in January 2027, without what has changed since")
    );
}

/// A text without its markup and with plain spaces.
fn plainly(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace(['\\', '*'], "")
}

/// The heaviest whole year is not the heaviest where the plan's last months, fewer than twelve, take more: at Béthune 8 of
/// 2036 with its renewals, of the public wifi 9 of 2034. A plan of whole years has no such months.
#[test]
fn months_that_take_more_than_the_heaviest_whole_year_are_told() {
    let study = |plan: &str, lang: &str| plainly(&report(Path::new(&format!("plans/{plan}.yaml")), "md", lang, &[]));
    let sensors = study("bethune-sensors", "fr");
    let said = "l'exercice entier le plus lourd est 2034, à 515 061 € ; les 8 mois étudiés de 2036 pèsent davantage, 594 623 €.";
    assert!(sensors.replace('’', "'").contains(said), "{sensors}");
    let wifi = study("public-wifi", "en");
    let said = "the heaviest whole year is 2032, at 299 533 EUR; the 9 months studied of 2034 take more, 300 871 EUR.";
    assert!(wifi.contains(said), "{wifi}");
    let fiber = study("nevers-fiber", "en");
    assert!(!fiber.contains("months studied of"), "{fiber}");
}

/// What is too small to count is a share of revenue that the method itself gives, and that a city may not look for elsewhere.
#[test]
fn the_method_gives_the_share_below_which_nothing_counts() {
    for (lang, said) in [
        ("fr", "inférieur à 0,1 % des recettes réelles de fonctionnement"),
        ("en", "below 0.1 % of the year's real operating revenue"),
    ] {
        let study = plainly(&report(Path::new("plans/bethune-sensors.yaml"), "md", lang, &[]));
        assert!(study.replace('’', "'").contains(said), "{study}");
    }
}

/// Of the rise of the employer's pension rate what is still to come is told: nothing from 2028 on.
#[test]
fn posts_tell_what_is_left_of_the_rise_of_pensions() {
    let study = |start: &str| {
        report(Path::new("plans/public-wifi.yaml"), "md", "fr", &["--set", &format!("start={start}")])
            .replace('\u{a0}', " ")
    };
    let (now, late) = (study("2027-10"), study("2028-01"));
    assert!(
        now.contains("de 40,65 % en 2027 à 43,65 % en 2028") && now.contains("soit 3 points du traitement brut"),
        "{now}"
    );
    assert!(!late.contains("taux employeur de la CNRACL"), "{late}");
}

/// A file that lies in several folders, the same in each, is named once.
#[test]
fn files_are_named_once() {
    let study = report(Path::new("plans/nevers-fiber.yaml"), "md", "fr", &[]);
    let files = study.split_once("Fichiers employés").unwrap().1;
    assert_eq!(files.matches("| paramètres |").count(), 1, "{files}");
}

/// A Word document has its contents, page numbers and a title; no author, and no clock.
#[test]
fn a_word_document_has_contents_and_page_numbers() {
    let book = bytes(Path::new("plans/school-co2.yaml"), "docx", "fr", &[]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let (document, footer, properties) =
        (part("word/document.xml"), part("word/footer.xml"), part("docProps/core.xml"));
    assert!(document.contains("r:id=\"footer\"") && footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    let sections = document.matches("w:val=\"Heading1\"").count();
    assert_eq!(document.matches("w:val=\"Contents\"").count(), sections);
    for place in 0..sections {
        let name = format!("_Toc{place:03}");
        assert!(
            document.contains(&format!("w:anchor=\"{name}\"")) && document.contains(&format!("w:name=\"{name}\"")),
            "{name}"
        );
    }
    let (begun, ended) =
        ["begin", "end"].map(|kind| document.matches(&format!("w:fldCharType=\"{kind}\"")).count()).into();
    assert_eq!(begun, ended);
    assert!(properties.contains("<dc:title>Capteurs de CO2 dans 140 salles de classe</dc:title>"), "{properties}");
    assert!(!properties.contains("creator") && !properties.contains("dcterms"), "{properties}");
}

/// Aid for goods that are operating spending pays nothing: said in the study, asked for in none of its tables.
#[test]
fn aid_that_pays_nothing_is_an_open_point() {
    let study = report(Path::new("plans/school-co2.yaml"), "md", "en", &[]).replace('\u{a0}', " ");
    assert!(study.contains("taken to come back)” brings the plan nothing"), "{study}");
    assert!(!study.contains("Obtain the aid"), "{study}");
    assert!(told("school-co2", &["--lang", "en"]).contains("[idle-funding]"));
}

/// One way in all forms: a study's first page says what `check` says of the plan that a way out leaves.
#[test]
fn a_study_tells_what_a_way_out_leaves_to_be_paid() {
    let more = ["--offer", "plans/offers/vendor-a.yaml"];
    let plan = Path::new("plans/bethune-sensors.yaml");
    for extension in ["md", "html"] {
        let study = report(plan, extension, "fr", &more).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(study.contains("3 825 239 € au lieu de 5 340 261 €"), "{extension}");
        // Prices of an offer are confidential while the procedure runs (CCP L2132-1): said on the first page.
        let first = study.split("5 340 261 €").next().unwrap();
        assert!(first.contains("Confidentiel jusqu'à l'attribution"), "{extension}");
    }
    let html = report(plan, "html", "fr", &more);
    let running = html.rsplit("@top-left").next().unwrap().split('}').next().unwrap();
    assert!(running.contains("confidentiel jusqu"), "{running}");
    assert!(!report(plan, "html", "fr", &[]).contains("onfidentiel"));
}

/// Draws vary the plan. At `lighting` a tenth of a point of staff turns the verdict that 80 % of them give: 2.1 % a year
/// instead of 2.2 %.
#[test]
fn shares_of_draws_are_of_the_plan_alone() {
    let study = report(Path::new("plans/lighting.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    let (first, rest) = study.split_once("## 1.").unwrap();
    assert!(first.contains("Ces parts ne font varier que le projet : les comptes de la ville"), "{first}");
    let turn = "charges de personnel : à 2,1 % par an au lieu de 2,2 % par an, le projet devient fragile";
    assert!(rest.contains(turn), "{rest}");
    for (rate, level) in [("2.1", "fragile"), ("2.2", "unsustainable")] {
        let set = format!("city.growth.staff={rate} %/year");
        let result: Value = serde_json::from_str(&told("lighting", &["--format", "json", "--set", &set])).unwrap();
        assert_eq!(result["verdict"]["level"], level, "{rate}");
    }
    assert!(told("lighting", &["--lang", "fr"]).contains("Ces parts ne font varier que le projet"));
}

/// The sentence over the conditions says no more than what decides: in 2041 `lighting` passes a threshold of practice,
/// and its legal balance holds.
#[test]
fn conditions_are_led_by_what_decides() {
    let study = report(Path::new("plans/lighting.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    let conditions = study.split("Conditions pour durer et décisions demandées\n").nth(1).unwrap();
    let lead = conditions.trim().lines().next().unwrap();
    assert!(lead.contains("un seuil rouge de l'analyse financière, un usage et non la loi"), "{lead}");
    assert!(lead.contains("couvrent le capital remboursé sur tous les exercices appréciés"));
    assert!(!study.contains("toutes nécessaires"), "not every condition is needed by each plan that lasts");
}

/// Net savings below zero are what matters most: told first, though a threshold of policy is passed three years earlier.
/// The surveillance centre: -174 116 EUR in 2031, at the lowest -1 497 802 EUR in 2034.
#[test]
fn net_savings_below_zero_come_first() {
    let text = told("supervision-centre", &["--lang", "fr", "--no-advice", "--no-draws"]);
    let (before, _) = text.split_once("Dès 2028, le projet dépasse un seuil de gestion").unwrap();
    let said = "en 2031-2034, du fait du projet, l'épargne nette de la ville passe sous zéro (−174 116 € en 2031, −1 497 802 € au plus bas en 2034)";
    assert!(before.contains(said), "{text}");
    let study =
        report(Path::new("plans/supervision-centre.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(study.split("## 1.").next().unwrap().contains(said));
}

/// Points to watch in a study are words: no path, no code, no date of a file.
#[test]
fn points_to_watch_are_words_in_a_study() {
    let offers: Vec<String> = ["b", "c", "d"].iter().map(|id| format!("plans/offers/vendor-{id}.yaml")).collect();
    let mut more = vec!["--set", "sensors.quantity.rollout=150", "--offers"];
    more.extend(offers.iter().map(String::as_str));
    let study = report(Path::new("plans/bethune-sensors.yaml"), "md", "fr", &more).replace(['\u{a0}', '\u{202f}'], " ");
    let points = study.split("### Points de vigilance").nth(1).unwrap().split("\n##").next().unwrap();
    assert!(points.contains("expirée le 30 avril 2026, avant le début du projet (septembre 2026)"), "{points}");
    assert!(
        points.contains("Passerelle LoRaWAN en propre : fourniture de l'équipement : durée de vie de 60 mois"),
        "{points}"
    );
    for code in ["`", "[", "lines.", "gateways.", "sensors.", "2026-"] {
        assert!(!points.contains(code), "{code} in {points}");
    }
    // Without names and amounts: marks beside the order of totals, and what is suspected.
    more.push("--anonymous");
    let table = json(Path::new("plans/bethune-sensors.yaml"), "fr", &more);
    let table = table["sections"].as_array().unwrap().iter().find(|one| one["id"] == "offers").unwrap().to_string();
    assert!(table.contains("Rang aux notes") && table.contains("Rang du coût"), "{table}");
    assert!(!table.contains("Vendor") && !table.contains("vendor-"), "{table}");
}

/// FCTVA that is told as uncertain is so wherever it is counted, and one run says what the verdict is without it: at
/// `lighting`, 1 122 673 EUR of rights on upkeep; red from 2040 on instead of 2041.
#[test]
fn uncertain_fctva_keeps_its_reserve() {
    let study = report(Path::new("plans/lighting.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(study.contains("| de droit, à vérifier |"), "{study}");
    // 1 021 430 € on the first page, of the period, and what comes after it.
    let rights = "le droit aux 1 122 673 € de FCTVA d'entretien qui y sont comptés, dont 101 243 € versés après la fin";
    assert!(study.contains(rights), "{study}");
    assert!(
        study.contains(
            "Sans ce FCTVA, le reste à charge avant économies et recettes serait de 13 746 145 € et le projet resterait insoutenable, dès 2040 au lieu de 2041"
        ),
        "{study}"
    );
    let more = ["--format", "json", "--set", "contract.fee.fctva=none"];
    let result: Value = serde_json::from_str(&told("lighting", &more)).unwrap();
    assert_eq!(result["verdict"]["first_year"], 2040);
    // A plan without upkeep has a right, and no doubt.
    let study = report(Path::new("plans/nevers-albi-datacentre.yaml"), "md", "fr", &[]);
    assert!(study.contains("| de droit |") && !study.contains("à vérifier |"));
}

/// Credits are asked for in each year: of the first, of those up to full service, of that and later ones.
#[test]
fn no_year_up_to_full_service_is_left_out() {
    let study = json(Path::new("plans/lighting.yaml"), "fr", &[]);
    let conditions = study["sections"].to_string().replace(['\u{a0}', '\u{202f}'], " ");
    let row = conditions.split("Ouvrir les crédits de fonctionnement jusqu'au plein régime").nth(1).unwrap();
    let row = row.split(')').next().unwrap();
    for year in ["2028 :", "2029 :", "2030 :"] {
        assert!(row.contains(year), "{row}");
    }
}

/// Ids of shipped plans have words on a French page.
#[test]
fn ids_of_shipped_plans_have_words() {
    let more = ["--scenarios", "all"];
    let study = report(Path::new("plans/bethune-sensors.yaml"), "md", "fr", &more);
    assert!(study.contains("| pessimiste |") && study.contains("| capteur bon marché |"), "{study}");
    assert!(!study.contains("pessimistic") && !study.contains("cheap-sensor"));
    let text = told("lighting", &["--city", "all", "--lang", "fr"]);
    assert!(text.contains("la source de « Luminaire LED") || text.contains("La source de « Luminaire LED"), "{text}");
    assert!(!text.contains("`luminaires.luminaire`"));
}

/// The legal balance is of the sum: no plan's own study has it, and the programme's does.
#[test]
fn a_programme_tells_the_legal_balance_of_the_sum() {
    let study =
        report(Path::new("plans/programmes/four-projects.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    let said = "par les ressources propres de la ville avec tous ces projets (CGCT, art. L1612-4), qui n'est dans l'étude d'aucun";
    assert!(study.contains(said), "{study}");
    assert!(!study.contains("les contrôles que la loi demande"));
}

/// Investment at the aid of one year is no figure for a first page where it is a multiple of what the accounts show.
#[test]
fn an_investment_that_nobody_believes_is_not_told() {
    let more = ["--city", "sainte-anne-2024", "--lang", "fr", "--no-draws", "--no-advice"];
    let text = told("bethune-sensors", &more);
    let first = text.split("Avertissements").next().unwrap();
    assert!(first.contains("est celui d'une seule année et ferait plus du double"), "{first}");
    assert!(!first.contains("cela ferait environ"), "{first}");
}

/// A plan from before a text that its study cites says so: 2018 knew neither the CGFP nor the M57 as common law.
#[test]
fn texts_younger_than_a_plan_are_told_as_such() {
    let old = report(Path::new("plans/bethune-open-data.yaml"), "md", "fr", &[]);
    assert!(
        old.contains("en vigueur depuis mars 2022") && old.contains("de droit commun depuis janvier 2024"),
        "{old}"
    );
    let new = report(Path::new("plans/lighting.yaml"), "md", "fr", &[]);
    assert!(!new.contains("en vigueur depuis mars 2022"));
}

/// The debt of a city is highest before the plan begins, in 2025: what is compared is that of the years with the plan, from 2026
/// on, and so are savings and working capital.
#[test]
fn what_is_compared_of_a_city_is_of_the_years_with_the_plan() {
    let result: Value = serde_json::from_str(&told("public-wifi", &["--format", "json", "--no-draws"])).unwrap();
    let years = result["budget"].as_array().unwrap();
    assert_eq!(years[0]["year"], 2025);
    let of = |key: &str| years.iter().map(|year| amount(&year["with"][key])).collect::<Vec<f64>>();
    let (debt, savings, capital) = (of("debt"), of("gross_savings"), of("working_capital"));
    assert!(debt[1..].iter().all(|one| *one < debt[0]));
    let both = ["plans/public-wifi.yaml", "plans/citizen-app.yaml"];
    let compared = perenne().arg("compare").args(both).args(["--format", "json"]).output().unwrap();
    let compared: Value = serde_json::from_slice(&compared.stdout).unwrap();
    let side = &compared["sides"][0];
    assert_eq!(amount(&side["highest_debt"]), debt[1..].iter().copied().fold(f64::MIN, f64::max));
    assert_eq!(amount(&side["lowest_gross_savings"]), savings[1..].iter().copied().fold(f64::MAX, f64::min));
    assert_eq!(amount(&side["lowest_working_capital"]), capital[1..].iter().copied().fold(f64::MAX, f64::min));
}
