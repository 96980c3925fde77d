use super::column::contains;
use super::headings::plain;
use super::mapping::{Mapped, ignored};
use super::promotion::is_promotion;
use super::read_back::ReadBack;
use super::table::{Content, Table};
use super::totals::is_total;
use super::until::{Until, until, valid_until};
use super::words::{counts, is_of_charges};
use crate::diagnostic::codes;
use crate::units::Date;

/// What the sheet says of the offer as a whole.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Name of the vendor.
    pub vendor: Option<String>,
    /// Day on which it was received, as the buyer says.
    pub received: Option<Date>,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
}

const VENDORS: [&str; 9] = [
    "candidat",
    "fournisseur",
    "titulaire",
    "soumissionnaire",
    "societe",
    "raison sociale",
    "entreprise",
    "vendor",
    "bidder",
];
const VALID: &[&str] = &["valable", "valables", "validite", "valid", "validity", "valide", "valides"];
/// What an offer, or its prices, are called.
const OFFERS: &[&str] = &[
    "offre",
    "offres",
    "prix",
    "tarif",
    "tarifs",
    "devis",
    "proposition",
    "propositions",
    "soumission",
    "bordereau",
    "bpu",
    "dqe",
    "dpgf",
    "bid",
    "bids",
    "offer",
    "offers",
    "price",
    "prices",
    "quote",
    "quotation",
    "tender",
    "proposal",
];
/// Words between an offer and until when it holds, that are no other thing.
const BETWEEN: &[&str] = &[
    "duree",
    "delai",
    "date",
    "engagement",
    "maintien",
    "periode",
    "limite",
    "fin",
    "conditions",
    "remarque",
    "remarques",
    "note",
    "nb",
    "observations",
    "observation",
    "informations",
    "information",
    "la",
    "le",
    "les",
    "l",
    "de",
    "des",
    "du",
    "d",
    "notre",
    "nos",
    "votre",
    "cette",
    "ce",
    "ces",
    "present",
    "presente",
    "presents",
    "est",
    "sont",
    "reste",
    "restent",
    "et",
    "en",
    "non",
    "a",
    "unitaires",
    "ht",
    "euros",
    "jusqu",
    "au",
    "the",
    "of",
    "our",
    "this",
    "these",
    "is",
    "are",
    "remain",
    "remains",
    "period",
    "term",
    "until",
    "not",
    "no",
    "longer",
    "plus",
    "pas",
    "ne",
    "uniquement",
    "only",
];
/// Words by which what holds is named: `validité de la carte SIM`.
const NAMING: &[&str] = &["de", "des", "du", "d", "of"];
/// Whether plain words say until when the offer, or its prices, hold: these are what holds, or nothing is said of what does. A
/// guarantee, a card or a certificate holds for itself. `alone`: whether the label may do without naming the offer.
fn is_of_offer(words: &str, alone: bool) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let Some(at) = spoken.iter().position(|word| VALID.contains(word)) else { return false };
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let named = spoken.iter().any(|word| OFFERS.contains(word));
    // The first word before it that means something is what holds; behind it, what `de` leads to.
    let holder = spoken[..at].iter().find(|word| !BETWEEN.contains(word) && !figure(word));
    let behind = &spoken[at + 1..];
    let of = behind.iter().take_while(|word| BETWEEN.contains(word)).any(|word| NAMING.contains(word));
    let behind = behind.iter().find(|word| !BETWEEN.contains(word)).filter(|word| of && !figure(word) && !counts(word));
    let own = |word: &&str| OFFERS.contains(word);
    match (holder, behind) {
        (_, Some(behind)) => own(behind),
        (Some(holder), None) => (own(holder) || named) && spoken[..at].iter().all(|word| !OTHERS.contains(word)),
        (None, None) => alone || named,
    }
}

/// What holds for itself.
const OTHERS: &[&str] = &[
    "garantie",
    "garanties",
    "warranty",
    "carte",
    "cartes",
    "sim",
    "certificat",
    "certificats",
    "certificate",
    "licence",
    "licences",
    "license",
    "licenses",
    "abonnement",
    "abonnements",
    "agrement",
    "assurance",
    "attestation",
    "contrat",
];

impl ReadBack<'_> {
    /// The vendor and the validity, from labelled cells around the table. A validity that is not understood is told, never
    /// dropped; so are two that differ.
    pub(super) fn head(&mut self, received: Option<Date>) -> Head {
        let mut head = Head { received, valid_until: self.mapping.valid_until, ..Head::default() };
        let mut last: Option<String> = None;
        let table = self.table;
        for row in 0..table.rows.len() {
            if !self.is_around(row) {
                continue;
            }
            let mut before = String::new();
            for (column, cell) in table.filled(row) {
                let Content::Text(text) = &cell.content else { continue };
                let label = plain(text);
                let next = table.filled(row).find(|(place, _)| *place > column);
                let of_vendor = VENDORS.iter().any(|word| label.starts_with(word));
                if of_vendor && head.vendor.is_none() {
                    let after =
                        text.split_once(':').map(|(_, after)| after.trim().to_owned()).filter(|it| !it.is_empty());
                    head.vendor = after.or_else(|| next.map(|(_, cell)| cell.text()));
                }
                let words = format!("{before} {label}").trim().to_owned();
                before.clone_from(&words);
                let valid = contains(&label, VALID) && is_of_offer(&words, !of_vendor);
                if valid && self.mapping.valid_until.is_none() && !self.passes_row(row, text) {
                    self.validity(
                        row,
                        (column, text),
                        next.map(|(column, cell)| (column, cell.text())),
                        &mut head,
                        &mut last,
                    );
                }
            }
        }
        head
    }

    /// Whether a row is none of the table, and no total.
    fn is_around(&self, row: usize) -> bool {
        let answered = self.answers.iter().flatten().any(|answer| answer.at == row);
        !self.layout.headings.stand_in(row) && !answered && !is_total(self.table, row)
    }

    fn passes_row(&mut self, row: usize, text: &str) -> bool {
        self.mapping.find(row, text, "") == Some(Mapped::Ignored)
    }

    /// A validity in the cell of its label, or in the next one. `last`: the cell of the one that is known.
    fn validity(
        &mut self,
        row: usize,
        (column, text): (usize, &str),
        next: Option<(usize, String)>,
        head: &mut Head,
        last: &mut Option<String>,
    ) {
        let after = text.split_once(':').is_some_and(|(_, after)| !after.trim().is_empty());
        let said = after || text.chars().any(|c| c.is_ascii_digit());
        let (column, value) = match next {
            Some(next) if !said => next,
            None if !said => return,
            _ => (column, text.to_owned()),
        };
        let english = contains(&plain(text), &["valid", "validity"]);
        let until_day = valid_until(&value, english, head.received);
        let kept = until_day.filter(|day| head.received.is_none_or(|received| *day >= received));
        let other = head.valid_until.is_some() && kept.is_some() && kept != head.valid_until;
        if kept.is_some() && !other {
            head.valid_until = kept;
            *last = Some(self.table.place(row, column));
            return;
        }
        let fault = self.fault(codes::SCHEDULE_VALIDITY, row, column).arg("text", value.as_str());
        let counted = matches!(until(&value, english), Until::After { .. }) && head.received.is_none();
        let fault = fault.arg("ignored", ignored(text));
        self.faults.push(match last {
            Some(first) if other => fault.arg("first", first.as_str()).help("help-two"),
            _ => fault.help(if counted { "help-received" } else { "help" }),
        });
    }
}

/// Whether a row says who makes the offer, or until when it holds, and nothing else.
pub(super) fn is_labelled(table: &Table, row: usize) -> bool {
    let Some((_, first)) = table.filled(row).next() else { return false };
    let label = plain(&first.text());
    let said = matches!(first.content, Content::Text(_)) && table.filled(row).count() <= 2;
    // What holds until then may be a promotion, or a reduction.
    let valid = is_of_offer(&label, true) && !label.starts_with("prix") && !is_of_charges(&label);
    said && !is_promotion(&label) && (valid || VENDORS.iter().any(|word| label.starts_with(word)))
}
