//! Ordinary French quotes, as they are pasted out of spreadsheets and mails: each with the totals that it has, or with where it
//! is asked about.

use perenne::diagnostic::Severity;
use perenne::offers::{Apart, Basis, Pasted, PastedRow, Role, pasted, pasted_with};
use rust_decimal::Decimal;

/// What is to come of a table.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    /// It is read: rows, what is paid once and what is paid each year, both without VAT, and the VAT of the former.
    As(usize, &'static str, &'static str, &'static str),
    /// It is read but for so many rows, which are asked at their own cells.
    Rows(usize),
    /// It is asked what a column holds.
    Column,
}
use Read::{As, Column, Rows};

#[rustfmt::skip]
const QUOTES: &[(&str, &str, Read)] = &[
    // Plain tables.
    ("plain", "Désignation\tQté\tPU HT\nCapteur\t10\t200,00\nPose\t10\t45,50", As(2, "2455", "0", "0")),
    ("without headings", "Capteur\t10\t200,00\nPose\t10\t45,50", As(2, "2455", "0", "0")),
    ("spaces and signs", "Désignation\tQuantité\tPrix unitaire HT\nCapteur\t1 200\t1 234,50 €", As(1, "1481400", "0", "0")),
    ("points between thousands", "Désignation\tQté\tPU HT\nCapteur\t10\t1.250,00", As(1, "12500", "0", "0")),
    ("apostrophes", "Désignation\tQté\tPU HT\nCaméra\t16\t1'200.00", As(1, "19200", "0", "0")),
    ("semicolons", "\"Désignation\";\"Quantité\";\"PU HT\"\n\"Capteur; classe 2\";\"10\";\"1 234,50 €\"", As(1, "12345", "0", "0")),
    ("set by spaces", "Désignation     Quantité   Prix unitaire HT\nCapteur de niveau     30     450,00\nPose en façade    30     25,00", As(2, "14250", "0", "0")),
    ("a title above", "Devis n° 2026-114\nSociété Dupont\n\nDésignation\tQuantité\tPrix unitaire HT\tPrix total HT\nCapteur\t10\t100,00 €\t1 000,00 €\nTotal HT\t\t\t1 000,00 €", As(1, "1000", "0", "0")),
    ("numbered", "N°\tDésignation\tQuantité\tPrix unitaire\n1.1\tCapteur\t10\t100\n1.2\tPose\t10\t45\n2\tServeur\t1\t9000", As(3, "10450", "0", "0")),
    ("order of columns", "PU HT\tQuantité\tDésignation\n100,00\t10\tCapteur", As(1, "1000", "0", "0")),
    // What a thing is called.
    ("poste, k€", "Poste\tQuantité\tPrix unitaire (k€ HT)\nPlateforme\t1\t35\nCapteur\t200\t0,35", As(2, "105000", "0", "0")),
    ("équipement", "Équipement\tQuantité\tPrix unitaire HT\nCapteur\t10\t35,5", As(1, "355", "0", "0")),
    ("no heading above the names", "\tQuantité\tPrix unitaire HT\nCapteur\t10\t35,5", As(1, "355", "0", "0")),
    ("besoin, nombre, coût", "Besoin\tNombre\tCoût unitaire HT\nCapteur\t10\t35", As(1, "350", "0", "0")),
    ("poste and amounts", "Poste\tQuantité\tMontant HT\nCapteur\t10\t5 000,00", As(1, "5000", "0", "0")),
    // Units.
    ("units beside the quantity", "Désignation\tQuantité\tPU HT\nCâble\t350 ml\t12,50 €\nCapteur\t10 u\t80 €", As(2, "5175", "0", "0")),
    ("half days and weeks", "Désignation\tUnité\tQuantité\tPU HT\nNacelle\tdemi-journée\t4\t300\nAstreinte\tsemaine\t52\t150", As(2, "9000", "0", "0")),
    ("measures", "Désignation\tUnité\tQuantité\tPU HT\nFourreau\tml\t1 200\t14,20\nEnrobé\tm²\t300\t38\nRaccordement\tens\t1\t3 000,00", As(3, "31440", "0", "0")),
    ("times", "Désignation\tQté\tPU HT\nHotline\t1\t300 €/trimestre\nSauvegarde\t2\t50 €/mois\nLicence\t3\t500 € / an", As(3, "0", "3900", "0")),
    ("quarters above", "Désignation\tQté\tPU trimestriel HT\tMontant HT\nHotline\t2\t300\t600\nTotal HT\t\t\t600", As(1, "0", "2400", "0")),
    ("half years above", "Désignation\tQté\tPrix unitaire HT par semestre\nHotline\t2\t300", As(1, "0", "1200", "0")),
    ("months above", "Prestation\tQuantité\tPrix unitaire HT (€/mois)\nHébergement\t1\t250\nSIM\t300\t1,5", As(2, "0", "8400", "0")),
    ("how often, in a column", "Désignation\tQté\tPU HT\tPériodicité\nCapteur\t10\t200,00\tunique\nAbonnement\t10\t2,00\tmensuelle", As(2, "2000", "240", "0")),
    ("how long a contract lasts", "Désignation\tQté\tPU mensuel HT\tEngagement\nAbonnement\t10\t2,00\t36 mois", As(1, "0", "240", "0")),
    ("how long a thing lives", "Désignation\tQté\tPU HT\tDurée de vie\nCapteur\t10\t200,00\t8 ans", As(1, "2000", "0", "0")),
    ("a reduction of the row", "Désignation\tQté\tPU HT\tRemise (€)\tTotal HT\nCapteur\t10\t200,00\t100,00\t1 900,00", As(1, "1900", "0", "0")),
    // VAT.
    ("rates", "Désignation\tQté\tPU HT\tTVA\tTotal HT\nCapteur\t10\t50,00\t20 %\t500,00\nPose\t10\t100,00\t10 %\t1 000,00", As(2, "1500", "0", "200")),
    ("bare rates", "Désignation\tQté\tPU HT\tTVA\nCapteur\t10\t600,00\t20\nPose\t10\t450,00\t5,5", As(2, "10500", "0", "1447.5")),
    ("taux", "Désignation\tQté\tPU HT\tTaux TVA\nCapteur\t10\t50,00\t20,0", As(1, "500", "0", "100")),
    ("a rate in the heading, amounts below", "Désignation\tQté\tPU HT\tTVA 5,5%\nCapteur\t10\t200,00\t11,00", As(1, "2000", "0", "110")),
    ("a rate in the heading, amounts of rows", "Désignation\tQté\tPU HT\tTVA 20 %\nCapteur\t10\t200,00\t400,00", As(1, "2000", "0", "400")),
    ("a rate in the heading that the cells deny", "Désignation\tQté\tPU HT\tTVA 5,5%\nCapteur\t10\t200,00\t40,00", Column),
    ("rates or amounts", "Désignation\tQté\tPU HT\tTVA\nCapteur\t10\t50,00\t10,00\nPose\t10\t100,00\t20,00", Column),
    ("the total says which", "Désignation\tQté\tPU HT\tTVA\nCapteur\t10\t50,00\t10,00\nPose\t10\t100,00\t20,00\nTotal HT\t\t1 500,00\nTVA\t\t300,00\nTotal TTC\t\t1 800,00", As(2, "1500", "0", "300")),
    ("amounts of rows", "Désignation\tQté\tPU HT\tTotal HT\tTVA\nCapteur\t4\t25,00\t100,00\t20,00\nSonde\t1\t75,00\t75,00\t15,00", As(2, "175", "0", "35")),
    ("net, tax, gross", "Désignation\tQté\tPU HT\tTotal HT\tTVA\tTotal TTC\nCapteur\t10\t50,00\t500,00\t100,00\t600,00", As(1, "500", "0", "100")),
    ("net, tax, gross of one", "Désignation\tQté\tPU HT\tTVA\tPU TTC\nCapteur\t10\t50,00\t10,00\t60,00", As(1, "500", "0", "100")),
    ("tax of one, gross of all", "Désignation\tQté\tPU HT\tTVA\tTotal TTC\nCapteur\t10\t50,00\t10,00\t600,00", As(1, "500", "0", "100")),
    ("one of each", "Désignation\tQté\tPU HT\tTVA\nCapteur\t1\t1 200,00\t240,00", As(1, "1200", "0", "240")),
    ("montant de TVA", "Désignation\tQté\tPU HT\tMontant TVA\nCapteur\t10\t50,00\t27,50", As(1, "500", "0", "27.5")),
    ("with tax alone beside", "Désignation\tQté\tPU HT\tPU TTC\nAbonnement presse\t10\t100,00\t105,50", As(1, "1000", "0", "55")),
    ("mixed rates by amounts", "Désignation\tQté\tPU HT\tTotal HT\tTVA\tTotal TTC\nCapteur\t10\t50,00\t500,00\t100,00\t600,00\nTravaux\t2\t300,00\t600,00\t60,00\t660,00\nTotal\t\t\t1 100,00\t160,00\t1 260,00", As(2, "1100", "0", "160")),
    ("no rate of law", "Désignation\tQté\tPU HT\tTVA\nCapteur\t10\t50,00\t7,77", Column),
    ("prices with VAT alone", "Désignation\tQté\tPU TTC\nCapteur\t10\t60,00", Column),
    ("with VAT alone, rates beside", "Désignation\tQté\tPU TTC\tTaux de TVA\nCapteur\t10\t60,00\t20 %\nPose\t2\t105,50\t5,5 %", As(2, "700", "0", "111")),
    ("with VAT alone, the rate below", "Désignation\tQté\tPU TTC\tTotal TTC\nCapteur\t10\t60,00\t600,00\nTotal HT\t\t\t500,00\nTVA 20 %\t\t\t100,00\nTotal TTC\t\t\t600,00", As(1, "500", "0", "100")),
    ("with VAT alone, twice", "Désignation\tQté\tPU TTC\tMaintenance annuelle TTC\tTVA\nCapteur\t10\t60,00\t12,00\t20 %", As(2, "500", "100", "100")),
    ("with VAT alone, less euros", "Désignation\tQté\tPU TTC\tRemise\nCapteur\t10\t60,00\t6,00", Column),
    ("8,5 % at the foot", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTotal HT\t\t\t500,00\nTVA 8,5 %\t\t\t42,50\nTotal TTC\t\t\t542,50", As(1, "500", "0", "42.5")),
    ("a foot with its rate in a cell", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nPose\t1\t100,00\t100,00\nTotal HT\t\t\t600,00\nTVA\t\t10 %\t60,00\nTotal TTC\t\t\t660,00", As(2, "600", "0", "60")),
    ("a foot without its rate", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTVA\t\t\t27,50\nNet à payer\t\t\t527,50", As(1, "500", "0", "27.5")),
    ("with VAT alone below", "Désignation\tQté\tPU HT\nCapteur\t10\t50,00\nTotal TTC\t\t542,50", As(1, "500", "0", "42.5")),
    ("20 % at the foot", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTotal HT\t\t\t500,00\nTVA 20 %\t\t\t100,00\nTotal TTC\t\t\t600,00", As(1, "500", "0", "0")),
    ("293 B", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTotal HT\t\t\t500,00\nTVA non applicable, art. 293 B du CGI\t\t\t0,00\nTotal TTC\t\t\t500,00", As(1, "500", "0", "0")),
    ("a foot that is wrong", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTVA 8,5 %\t\t\t45,00", Column),
    // Below the total.
    ("payments", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTotal HT\t\t\t500,00\nTVA 20 %\t\t\t100,00\nTotal TTC\t\t\t600,00\nAcompte 30 %\t\t\t180,00\n1er versement\t\t\t200,00\nDont éco-participation\t\t\t3,50\nReste à payer\t\t\t420,00", As(1, "500", "0", "0")),
    ("general total", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t50,00\t500,00\nTotal TTC\t\t\t600,00\nTotal général\t\t\t600,00\nTotal à régler\t\t\t600,00", As(1, "500", "0", "0")),
    // Discounts.
    ("gross, discount, net", "Désignation\tQté\tPU HT\tRemise\tPU net HT\nCapteur\t10\t100\t10 %\t90", As(1, "900", "0", "0")),
    ("gross, discount, net, total", "Désignation\tQté\tPU brut HT\tRemise (%)\tPU net HT\tTotal HT\nCapteur\t10\t100\t12,5\t87,5\t875\nSonde\t2\t50\t0\t50\t100", As(2, "975", "0", "0")),
    ("discount and total", "Désignation\tQté\tPU HT\tRemise\tTotal HT\nCapteur\t10\t100,00\t10 %\t900,00\nPose\t1\t50,00\t\t50,00", As(2, "950", "0", "0")),
    ("discount in euros", "Désignation\tQté\tPU HT\tRemise (€)\tTotal HT\nCapteur\t10\t100,00\t5,00\t950,00", As(1, "950", "0", "0")),
    ("public and net", "Désignation\tQté\tPrix public HT\tPrix unitaire net HT\nCapteur\t10\t100\t80", As(1, "800", "0", "0")),
    ("discount alone", "Désignation\tQté\tPU HT\tRemise\nCapteur\t10\t100\t5 %", Column),
    ("no discount", "Désignation\tQté\tPU HT\tRemise\nCapteur\t10\t100\t0 %", As(1, "1000", "0", "0")),
    ("two prices", "Désignation\tQté\tPU HT\tPrix unitaire HT\nCapteur\t10\t100\t90", Column),
    // Times.
    ("months and total", "Désignation\tQuantité\tDurée (mois)\tPU mensuel HT\tTotal HT\nSIM\t200\t48\t1,90\t18 240,00", As(1, "0", "4560", "0")),
    ("months, total, no word of time", "Désignation\tQuantité\tDurée (mois)\tPU HT\tTotal HT\nSIM\t200\t48\t1,90\t18 240,00\nRouteur\t2\t\t100,00\t200,00", As(2, "200", "4560", "0")),
    ("monthly price, yearly total", "Désignation\tQuantité\tPrix unitaire mensuel HT\tTotal annuel HT\nSIM\t200\t1,90\t4 560,00\nTotal\t\t\t4 560,00", As(1, "0", "4560", "0")),
    ("total over four years", "Désignation\tQuantité\tPU annuel HT\tTotal sur 4 ans HT\nLicence\t3\t500\t6 000", As(1, "0", "1500", "0")),
    ("monthly and yearly", "Désignation\tQuantité\tPU mensuel HT\tPU annuel HT\nSIM\t200\t1,90\t22,80", As(1, "0", "4560", "0")),
    ("number of months alone", "Désignation\tNombre de mois\tPU HT\tTotal HT\nHébergement\t36\t300\t10 800", As(1, "0", "3600", "0")),
    // Second prices.
    ("purchase and yearly maintenance", "Désignation\tQté\tPU d'achat HT\tMaintenance annuelle unitaire HT\nCapteur\t100\t250\t12", As(2, "25000", "1200", "0")),
    ("price and yearly cost of upkeep", "Désignation\tQuantité\tPU H.T.\tCoût annuel de maintenance\nServeur\t1\t1 200,00\t100", As(2, "1200", "100", "0")),
    ("price and monthly fee", "Désignation\tQté\tPU HT\tAbonnement mensuel (€ HT)\tTotal HT\nCapteur\t1\t120,00\t2,50\t120,00\nPose\t1\t30,00\t\t30,00\nTotal HT\t\t\t\t150,00", As(3, "150", "30", "0")),
    ("investment and running costs", "Équipement\tQuantité\tInvestissement HT\tFonctionnement annuel HT\nPlateforme\t1\t35 000\t4 200", As(2, "35000", "4200", "0")),
    ("supply and fitting", "Désignation\tQté\tPU fourniture HT\tPU pose HT\tTotal HT\nMât\t10\t300,00\t150,00\t4 500,00\nTotal HT\t\t\t\t4 500,00", As(2, "4500", "0", "0")),
    // Words in the place of a price.
    ("included", "Désignation\tQté\tPU HT\nCapteur\t10\t100\nHotline\t1\tinclus dans Capteur\nGuide\t1\tcompris", As(3, "1000", "0", "0")),
    ("free, on quotation", "Désignation\tQté\tPU HT\nCapteur\t10\t100\nFormation\t1\tofferte\nServeur\t1\tsur devis", As(3, "1000", "0", "0")),
    ("pour mémoire", "Désignation\tQté\tPU HT\nCapteur\t10\t100\nHotline\t1\tPM", As(2, "1000", "0", "0")),
    ("dashes", "Désignation\tQté\tPU HT\nCapteur\t10\t–\nPose\t10\t—\nGuide\t1\t-", As(3, "0", "0", "0")),
    ("no single price", "Désignation\tQté\tPU HT\nCapteur\t10\t80 à 120\nPose\t10\tenv. 45\nÉtude\t1\t10 % du matériel\nLivraison\t1\tForfait 200", Rows(4)),
    ("more than four", "Désignation\tQté\tPU HT\nA1\t1\t1,250\nA2\t1\t1,251\nA3\t1\t1,252\nA4\t1\t1,253\nA5\t1\t1,254\nA6\t1\t1,255", Rows(6)),
    ("a quantity that may be two", "Désignation\tQté\tPU HT\nBorne\t2.000\t15,50", Rows(1)),
    // Lives.
    ("lives", "Désignation\tQté\tPU HT\tDurée de vie\tGarantie\nCapteur\t10\t300\t8 ans\t24 mois\nServeur\t1\t9000\t5\t36", As(2, "12000", "0", "0")),
    // Totals that are wrong stay wrong.
    ("a wrong amount", "Désignation\tQté\tPU HT\tTotal HT\nCapteur\t10\t100,00\t1 100,00", Rows(1)),
    ("one price a year", "Désignation\tQté\tAnnée 1\tAnnée 2\tAnnée 3\nPlateforme\t1\t5000\t3000\t3000", Column),
    ("nothing that is known", "Ville\tCode\nLyon\t69\nParis\t75", Column),
];

fn decimal(text: &str) -> Decimal {
    text.parse::<Decimal>().unwrap().normalize()
}

fn is_left(row: &PastedRow) -> bool {
    matches!(row.apart, Some(Apart::Included(_)))
}

/// What is paid once, and each year: a price that is only asked whether it is for one or for all is taken for one.
fn totals(read: &Pasted) -> (Decimal, Decimal, Decimal) {
    let (mut once, mut yearly, mut tax) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for row in read.rows.iter().filter(|row| !is_left(row)) {
        let price = row.price.unwrap_or_default();
        let all = price * row.quantity.unwrap_or(Decimal::ONE);
        match (row.basis, row.months) {
            (Some(Basis::UnitMonth), _) | (None, Some(1)) => yearly += all * Decimal::from(12),
            (Some(Basis::UnitYear), _) | (None, Some(_)) => yearly += all,
            (Some(Basis::Month), _) => yearly += price * Decimal::from(12),
            (Some(Basis::Year), _) => yearly += price,
            (Some(Basis::Lump), _) => {
                once += price;
                tax += price * row.vat.unwrap_or_default();
            }
            (Some(Basis::Unit) | None, _) => {
                once += all;
                tax += all * row.vat.unwrap_or_default();
            }
        }
    }
    (once.normalize(), yearly.normalize(), tax.normalize())
}

fn told(read: &Pasted) -> String {
    let all = read.told.iter().map(|told| format!("{:?} {}: {:?}", told.row, told.what.code.id, told.what.args));
    let rows = read.rows.iter().map(|row| {
        format!(
            "{} {:?} x {:?} {:?} {:?} vat {:?} {:?}",
            row.designation, row.quantity, row.price, row.basis, row.months, row.vat, row.apart
        )
    });
    let notes = read.notes.iter().map(|note| format!("{} {:?}", note.word, note.args));
    all.chain(rows).chain(notes).collect::<Vec<_>>().join("\n    ")
}

/// Every one of them has the totals that a person reads in it, or is asked about where a person would ask.
#[test]
fn ordinary_quotes_have_their_own_totals() {
    let units: Vec<String> = ["unit", "sensor", "m", "km", "day"].map(str::to_owned).into();
    let mut wrong = Vec::new();
    for (name, table, expected) in QUOTES {
        let read = pasted(table, &units, &[]).unwrap();
        let faults: Vec<_> = read.told.iter().filter(|told| told.what.code.severity == Severity::Error).collect();
        let at_rows = faults.iter().all(|told| read.rows.iter().any(|row| told.row == Some(row.at)));
        let asks = read.notes.iter().any(|note| note.asks) || !at_rows || read.rows.is_empty();
        let right = match expected {
            Column => asks,
            Rows(count) => !asks && faults.len() == *count,
            As(rows, once, yearly, tax) => {
                let found = (read.rows.len(), totals(&read));
                !asks && faults.is_empty() && found == (*rows, (decimal(once), decimal(yearly), decimal(tax)))
            }
        };
        if !right {
            wrong.push(format!("{name}: {expected:?}, but {:?}\n    {}", totals(&read), told(&read)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), QUOTES.len(), wrong.join("\n"));
}

/// VAT that is not charged is no VAT, and not the 20 % of a plan that says nothing.
#[test]
fn the_rate_of_the_foot_is_that_of_every_row() {
    let read = |foot: &str| {
        let table = format!("Désignation\tQté\tPU HT\nCapteur\t10\t50,00\nPose\t1\t20,00\n{foot}");
        pasted(&table, &[], &[]).unwrap().rows.iter().map(|row| row.vat).collect::<Vec<_>>()
    };
    for (foot, rate) in [
        ("TVA non applicable, art. 293 B du CGI", Some("0")),
        ("TVA 0 %\t\t0,00\nTotal TTC\t\t520,00", Some("0")),
        ("TVA 10 %\t\t52,00", Some("0.1")),
        ("TVA non applicable, art. 293 B du CGI\t\t0,00", Some("0")),
        ("Manuel (exonéré de TVA)\t1\t20,00", None),
        ("TVA autoliquidée\t\t0,00", None),
        ("Conditions : paiement à 30 jours", None),
    ] {
        assert_eq!(read(foot), vec![rate.map(decimal); read(foot).len()], "{foot}");
    }
}

/// 384 € with 20 % are 320; 100 are 83.333333, three of which are 250 without and 300 with: the table's own, to the cent.
#[test]
fn prices_with_vat_alone_are_those_of_the_rate_that_is_said() {
    let table = "Désignation\tQté\tPU TTC\nCapteur\t10\t384,00\nPasserelle\t3\t100,00";
    for (rate, prices) in [("0.2", ["320", "83.333333"]), ("0.055", ["363.981043", "94.786730"]), ("0", ["384", "100"])]
    {
        let read = pasted_with(table, &[], &[], Some(decimal(rate))).unwrap();
        let found: Vec<_> = read.rows.iter().map(|row| (row.price.unwrap(), row.vat.unwrap())).collect();
        assert_eq!(found, prices.map(|price| (decimal(price), decimal(rate))), "{}", told(&read));
        let open = read.notes.iter().any(|note| note.word == "pasted-gross-open");
        assert_eq!(open, rate != "0", "what is not whole to the cent is told: {}", told(&read));
        for (row, gross) in read.rows.iter().zip(["384", "100"]) {
            let all = row.quantity.unwrap() * row.price.unwrap() * (Decimal::ONE + decimal(rate));
            let off = all - row.quantity.unwrap() * decimal(gross);
            assert!(off.abs() < decimal("0.005"), "{off}");
        }
    }
    // The time that a heading or a cell says stays; what else a cell says is not lost, but refused.
    for (heading, cell, basis) in [
        ("PU TTC mensuel", "12,00", Some(Basis::UnitMonth)),
        ("Prix unitaire", "12 € TTC/mois", Some(Basis::UnitMonth)),
        ("PU TTC", "12 € les 10", None),
    ] {
        let table = format!("Désignation\tQté\t{heading}\nCapteur\t10\t{cell}");
        let read = pasted_with(&table, &[], &[], Some(decimal("0.2"))).unwrap();
        let found = read.rows.first().and_then(|row| row.basis.filter(|_| row.price == Some(decimal("10"))));
        assert_eq!(found, basis, "{heading} {cell}: {}", told(&read));
        let refused = read.told.iter().any(|told| told.what.code.severity == Severity::Error);
        assert_eq!(refused, basis.is_none(), "{heading} {cell}: {}", told(&read));
    }
}

/// A second price that is said to come each year is asked whether it is for one or for all, unless its heading says it.
#[test]
fn a_second_price_by_choice_is_of_one_or_of_all() {
    for (heading, basis) in
        [("Maintenance", None), ("Maintenance totale", None), ("Maintenance unitaire", Some(Basis::UnitYear))]
    {
        let table = format!("Désignation\tQuantité\tPU HT\t{heading}\nCapteur\t30\t125,00\t450");
        let read = pasted(&table, &[], &[None, None, None, Some(Role::MoreYear)]).unwrap();
        let found: Vec<_> = read.rows.iter().map(|row| (row.basis, row.months)).collect();
        assert_eq!(found, [(None, None), (basis, Some(12))], "{heading}: {}", told(&read));
    }
}

/// `1e3` is no piece of a thing called `e3`.
#[test]
fn a_quantity_with_a_power_of_ten_is_asked() {
    for quantity in ["1e3", "2E2", "3e4 m", "1E+03", "1,5E+03", "1e3 capteurs"] {
        let read = pasted(&format!("Désignation\tQté\tPU HT\nCapteur\t{quantity}\t100"), &[], &[]).unwrap();
        let found: Vec<_> = read.rows.iter().map(|row| (row.quantity, row.unit.as_str())).collect();
        assert_eq!(found, [(None, "unit")], "{quantity}: {}", told(&read));
    }
    let read = pasted("Désignation\tQté\tPU HT\nAmpoule\t3 E27\t4", &[], &[]).unwrap();
    assert_eq!(read.rows[0].quantity, Some(decimal("3")), "{}", told(&read));
}

/// What is asked of a column has an answer there.
#[test]
fn what_a_column_holds_can_be_said() {
    let ask = |table: &str, roles: &[Option<Role>]| pasted(table, &[], roles).unwrap();
    let either = "Désignation\tQté\tPU HT\tTVA\nCapteur\t10\t50,00\t10,00\nPose\t10\t100,00\t20,00";
    for (role, tax) in [(Role::VatRate, "250"), (Role::VatOfUnit, "300"), (Role::Ignored, "0")] {
        let read = ask(either, &[None, None, None, Some(role)]);
        assert_eq!(totals(&read), (decimal("1500"), decimal("0"), decimal(tax)), "{role:?} {}", told(&read));
        assert!(!read.notes.iter().any(|note| note.asks), "{role:?}");
    }
    // The VAT of the rows it cannot be.
    assert!(ask(either, &[None, None, None, Some(Role::VatOfLine)]).notes.iter().any(|note| note.asks));
    let reduced = "Désignation\tQté\tPU HT\tRemise\nCapteur\t10\t100\t5 %";
    for (role, once) in [(Role::Discount, "950"), (Role::Ignored, "1000")] {
        let read = ask(reduced, &[None, None, None, Some(role)]);
        assert_eq!(totals(&read).0, decimal(once), "{role:?} {}", told(&read));
    }
    let years = "Désignation\tQté\tAnnée 1\tAnnée 2\nPlateforme\t1\t5000\t3000";
    let read = ask(years, &[None, None, Some(Role::Price), Some(Role::MoreYear)]);
    assert_eq!(totals(&read), (decimal("5000"), decimal("3000"), decimal("0")), "{}", told(&read));
    let bare = "Lyon\t3\t100\tx\nParis\t2\t50\ty";
    let read = ask(bare, &[Some(Role::Designation), Some(Role::Quantity), Some(Role::Price), Some(Role::Ignored)]);
    assert_eq!((read.rows.len(), totals(&read).0), (2, decimal("400")), "{}", told(&read));
    // By no choice dollars are euros, nor prices with VAT those without it.
    for heading in ["PU TTC", "PU ($)"] {
        let table = format!("Désignation\tQté\t{heading}\nCapteur\t10\t60,00");
        let read = ask(&table, &[None, None, Some(Role::Price)]);
        assert!(read.told.iter().any(|told| told.what.code.severity == Severity::Error), "{}", told(&read));
    }
}
