//! Hints of price schedules, followed to the letter: what a fault says to write into a mapping is accepted, and the fault is gone.

use perenne::diagnostic::Severity;
use perenne::language::{Arg, Language};

use crate::offers::support::{read_back, said, scratch, write};

/// Headings and cells beside the designation, and a line above the table.
const WRITTEN: [(&str, &str, &str); 30] = [
    ("PU HT catalogue", "80", ""),
    ("PU HT (€);PU net HT après remise (€)", "80;75", ""),
    ("Prix HT", "80", ""),
    ("PU HT;Remise (%)", "80;5", ""),
    ("PU HT;Frais de port", "80;5", ""),
    ("PU HT;Variante", "80;n° 2", ""),
    ("PU HT", "80", "Tous les prix sont en k€"),
    ("PU HT", "80", "Prix par lot de 10"),
    ("PU HT", "80", "Les prix s'entendent hors pose"),
    ("PU HT", "80", "Prix au mètre linéaire"),
    ("PU HT", "80", "Remise de 5 % sur facture"),
    ("PU HT;Observations", "80;prix TTC", ""),
    ("PU HT;Observations", "80;vendu par 5", ""),
    ("PU HT;Observations", "80;au ml", ""),
    ("PU HT;Extension de garantie (mois)", "80;24", ""),
    ("PU HT;Durée de vie de la batterie (ans)", "80;4", ""),
    ("PU HT;Taux de panne sous garantie (% par an)", "80;4", ""),
    ("PU HT;Quantité", "80;10 lots", ""),
    ("PU HT;Quantité;Montant HT", "80;10;800 TTC", ""),
    ("PU HT;TVA", "80;5,5 %", ""),
    ("PU HT;Unité", "80;km", ""),
    ("PU HT;Unité", "80;boîtier", ""),
    ("PU HT", "néant", ""),
    ("PU HT", "PM", ""),
    ("PU HT;Unité", "80;ml", ""),
    ("PU HT (€/ml)", "80", ""),
    ("PU HT (€/100 m)", "80", ""),
    ("PU HT", "80;5", ""),
    ("PU HT", "1,250", ""),
    ("PU HT;Composant", "80;boxes.install", ""),
];

#[test]
fn each_mapping_that_a_hint_gives_is_accepted_and_settles_its_fault() {
    let (mut followed, mut refused) = (0, Vec::new());
    for (place, (heads, cells, above)) in WRITTEN.iter().enumerate() {
        let above = if above.is_empty() { String::new() } else { format!("{above};;\n") };
        let rows =
            format!("{above}Désignation;{heads}\nBoîte : Fourniture de l'équipement;{cells}\nTranche optionnelle;\n");
        let rows = if place % 2 == 0 { rows.replace("Tranche optionnelle;\n", "") } else { rows };
        let path = scratch(&format!("hint-{place}.csv"));
        write(&path, rows.as_bytes());
        let (session, _) = read_back(&path, None);
        let told = said(&session, Language::French);
        for one in session.diagnostics.to_mend().sorted() {
            let forms = one.args.iter().filter(|(name, _)| matches!(*name, "example" | "ignored"));
            for (_, form) in forms {
                let Arg::Text(form) = form else { continue };
                let is_mapping = ["columns:", "rows:", "units:", "words:"].iter().any(|key| form.starts_with(key));
                // What is still asked is no answer.
                if !is_mapping || !told.contains(form.as_str()) || form.contains("\"?\"") {
                    continue;
                }
                followed += 1;
                let (again, _) = read_back(&path, Some(form));
                let cell = |args: &[(&'static str, Arg)]| args.iter().find(|(name, _)| *name == "cell").cloned();
                let same = |other: &&perenne::diagnostic::Diagnostic| {
                    other.code == one.code && cell(&other.args) == cell(&one.args)
                };
                let errors = again.diagnostics.to_mend();
                let left = errors.sorted().into_iter().filter(same).count();
                let is_error = |other: &perenne::diagnostic::Diagnostic| other.code.severity == Severity::Error;
                let all = errors.sorted();
                let of_mapping = all.iter().any(|other| is_error(other) && !other.code.id.starts_with("schedule-"));
                if left > 0 || of_mapping {
                    refused.push(format!("{heads} | {cells} | {form}\n{}", said(&again, Language::English)));
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(followed > 25, "{followed}");
}
