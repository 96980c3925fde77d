//! Sentences that claim no more than what was measured, and tell what a vote cannot do without: the balance that the law asks
//! for, years that nobody judged, posts and goods that end, plans that have begun.

use std::fs;
use std::path::{Path, PathBuf};

use crate::report::files::{perenne, plain, report};

fn study(path: &Path, lang: &str, more: &[&str]) -> String {
    plain(&report(path, "md", lang, more))
}

fn check(path: &Path, lang: &str) -> String {
    let output = perenne().arg("check").arg(path).args(["--lang", lang, "--no-draws"]).output().unwrap();
    plain(&String::from_utf8(output.stdout).unwrap())
}

fn plan(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("mine.yaml");
    let head = "schema: perenne/plan/v1\nplan: mine\ntitle: {en: Mine, fr: Le projet}\ncity: medium-city\n";
    fs::write(&path, format!("{head}{text}")).unwrap();
    path
}

/// That own resources cover the capital is one condition; whether the operating section carries its depreciation is another,
/// which nobody knows where the accounts do not say it. 2 400 000 EUR of it, 6 % of the revenue, refutes what was claimed.
#[test]
fn the_real_balance_is_claimed_no_further_than_it_is_measured() {
    let path = Path::new("plans/supervision-centre.yaml");
    let (fr, en) = (study(path, "fr", &[]), study(path, "en", &[]));
    assert!(
        fr.contains("couvrent le capital remboursé sur tous les exercices appréciés, l'une des conditions"),
        "{fr}"
    );
    assert!(
        fr.contains("amortissements compris, n'est pas apprécié : les comptes ne donnent pas les dotations."),
        "{fr}"
    );
    assert!(en.contains("Whether the operating section balances with depreciation is not judged"), "{en}");
    let known = study(path, "fr", &["--set", "city.accounts.depreciation=100_000 EUR"]);
    assert!(known.contains("L'épargne brute couvre aussi les dotations nettes aux amortissements sur tous"), "{known}");
    let much = study(path, "fr", &["--set", "city.accounts.depreciation=2_400_000 EUR"]);
    assert!(!much.contains("couvre aussi les dotations"), "{much}");
    for study in [&fr, &known, &much] {
        assert!(!study.contains("L'équilibre réel que la loi demande"), "{study}");
        assert!(!study.contains("équilibre réel que demande la loi (CGCT, art. L1612-4) ne tient plus que"), "{study}");
    }
    let programme = study(Path::new("plans/programmes/four-projects.yaml"), "fr", &[]);
    assert!(
        programme.contains("Remboursement du capital de la dette par les ressources propres de la ville avec tous")
    );
    assert!(programme.contains("les comptes ne donnent pas les dotations"), "{programme}");
}

/// 18 months: no year after the pilot is judged, and nothing is said to be kept.
#[test]
fn what_nobody_judged_is_not_said_to_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan(
        folder.path(),
        "start: 2027-03\nhorizon: 18 months\nphases: {pilot: 6 months, run: rest}\nlines:\n  s: {item: sensors/urban-sensor, quantity: 200}\n",
    );
    for (lang, said, claimed) in [
        ("fr", "Rien n'est conclu : aucun exercice entier après le pilote n'est apprécié.", "franchi de son fait"),
        ("en", "Nothing is concluded: no whole year after the pilot is judged.", "no threshold is reached because"),
    ] {
        for text in [study(&path, lang, &[]), check(&path, lang)] {
            assert!(text.contains(said), "{text}");
            assert!(!text.contains(claimed), "{text}");
        }
    }
}

/// Three posts and all cameras leave in January 2031, two years before the end.
#[test]
fn what_ends_before_the_plan_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan(
        folder.path(),
        "start: 2027-01\nhorizon: 6 years\nphases: {pilot: 12 months, run: 36 months, closing: rest}\nlines:\n  \
         cameras: {item: sensors/camera, quantity: {pilot: 10, run: 30, closing: 0}}\n  \
         agents: {item: staff/category-b, quantity: {pilot: 1, run: 3, closing: 0}}\n",
    );
    let fr = study(&path, "fr", &[]);
    assert!(fr.contains("Supprimer ou redéployer 3 ETP dès janvier 2031"), "{fr}");
    assert!(fr.contains("il n'en reste aucun") && fr.contains("un titulaire ne part pas avec le projet"), "{fr}");
    assert!(!fr.contains("à renouveler une fois"), "{fr}");
    assert!(!fr.contains("puis chaque année ; montants bruts"), "{fr}");
    let en = study(&path, "en", &[]);
    assert!(en.contains("Abolish or redeploy 3 FTE from January 2031 on"), "{en}");
    // Posts that stay are not told to end, nor those that are away for a while.
    let stays = plan(
        folder.path(),
        "start: 2027-01\nhorizon: 6 years\nphases: {pilot: 12 months, pause: 12 months, run: rest}\nlines:\n  \
         agents: {item: staff/category-b, quantity: {pilot: 2, pause: 1, run: 2}}\n",
    );
    let fr = study(&stays, "fr", &[]);
    assert!(!fr.contains("Supprimer ou redéployer") && fr.contains("puis chaque année ; montants bruts"), "{fr}");
}

/// A tenth of a post has a tenth of a workstation: 228 EUR of it are no purchase.
#[test]
fn a_part_of_a_unit_is_not_bought() {
    let said = "c'est moins d'une unité de chacun";
    assert!(study(Path::new("plans/school-co2.yaml"), "fr", &[]).contains(said));
    assert!(!study(Path::new("plans/lighting.yaml"), "fr", &[]).contains(said));
}

/// A private funder signs an agreement, and gives no order of a public authority.
#[test]
fn a_private_funder_signs() {
    let folder = tempfile::tempdir().unwrap();
    let text = |funder: &str| {
        format!(
            "start: 2027-01\nhorizon: 6 years\nlines:\n  s: {{item: sensors/urban-sensor, quantity: 200}}\nfunding:\n  \
             - subsidy: {{id: one, name: Une, rate: 10 %, of: investment, funder: {funder}, status: requested}}\n"
        )
    };
    let order = "Signer la convention ou recevoir l'arrêté";
    let private = study(&plan(folder.path(), &text("private")), "fr", &[]);
    assert!(private.contains("Signer la convention avec le financeur privé") && !private.contains(order), "{private}");
    assert!(study(&plan(folder.path(), &text("state")), "fr", &[]).contains(order));
}

/// A programme is what a council votes: that plans of it have begun is told there, as in their own studies.
#[test]
fn a_programme_tells_which_plans_have_begun() {
    let path = Path::new("plans/programmes/four-projects.yaml");
    let begun = study(path, "fr", &["--date", "2026-11-30"]);
    assert!(begun.contains("À la date de cette étude ont commencé :"), "{begun}");
    assert!(study(path, "en", &["--date", "2026-11-30"]).contains("these plans have begun:"));
    let before = study(path, "fr", &["--date", "2026-01-01"]);
    assert!(!before.contains("ont commencé"), "{before}");
    assert!(!study(path, "fr", &[]).contains("ont commencé"));
}

/// What nobody else pays may be borrowed in the projection: it is not called savings. An authorisation is the limit of what
/// may be committed.
#[test]
fn the_citys_part_and_an_authorisation_are_called_what_they_are() {
    let fr = study(Path::new("plans/bethune-sensors.yaml"), "fr", &[]);
    assert!(fr.contains("Part de la ville (épargne, fonds de roulement ou emprunts non affectés)"), "{fr}");
    assert!(!fr.to_lowercase().contains("autofinancement"), "{fr}");
    assert!(fr.contains("à réviser avant tout engagement qui dépasserait son montant"), "{fr}");
    assert!(fr.contains("Les crédits qui ne sont pas engagés tombent en fin d'exercice"), "{fr}");
    assert!(!fr.contains("dès que son propre montant est dépassé"), "{fr}");
}
