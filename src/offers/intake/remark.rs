//! What a sheet says of its prices outside the cells of the table: above it, between its rows, below it. One rule for all
//! of it: what would make a price another one is asked about, unless the headings say the same.

use super::column::{Column, PART, contains};
use super::headings::{Heading, plain};
use super::mapping::Mapped;
use super::price::unit_example;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Content, Mark};
use crate::diagnostic::codes;
use crate::offers::schedule::PriceRow;

/// Words of a remark on the unit of the prices.
const OF_MONEY: &[&str] = &[
    "prix",
    "montant",
    "montants",
    "exprime",
    "exprimes",
    "exprimee",
    "exprimees",
    "tarif",
    "tarifs",
    "devise",
    "monnaie",
    "monetaire",
    "currency",
    "price",
    "prices",
    "amounts",
    "amount",
    "pu",
    "cout",
    "couts",
    "costs",
];
/// What is paid again and again.
const RECURRING: &[&str] = &[
    "redevance",
    "redevances",
    "abonnement",
    "abonnements",
    "loyer",
    "loyers",
    "forfait",
    "forfaits",
    "fee",
    "fees",
    "subscription",
    "subscriptions",
];
/// Words of how long prices hold and when they are paid: a time beside them is not that of a price.
const OF_TERMS: &[&str] = &[
    "ferme",
    "fermes",
    "valable",
    "valables",
    "validite",
    "valid",
    "revision",
    "revisable",
    "revisables",
    "revises",
    "indexation",
    "indexes",
    "actualisation",
    "actualisables",
    "duree",
    "facturation",
    "facture",
    "factures",
    "paiement",
    "payable",
    "payables",
    "pendant",
    "marche",
    "delai",
    "penalite",
    "penalites",
    "firm",
    "revised",
    "invoiced",
    "paid",
];
/// What a bidder calls several of a thing.
const LOTS: &[&str] = &["lot", "lots", "pack", "packs", "carton", "cartons", "boite", "boites", "palette", "palettes"];
/// Words of what changes a price and stands beside the table.
const CHARGES: &[&str] = &[
    "remise",
    "remises",
    "rabais",
    "ristourne",
    "escompte",
    "discount",
    "rebate",
    "majoration",
    "surcharge",
    "frais",
    "port",
    "carriage",
    "shipping",
    "delivery",
    "eco",
    "ecotaxe",
    "ecoparticipation",
    "supplement",
    "acompte",
];
/// Words of money and shares beside the table that are none of the offer's prices.
const NO_CHARGES: &[&str] = &[
    "capital",
    "tva",
    "vat",
    "penalite",
    "penalites",
    "penalty",
    "penalties",
    "siret",
    "budget",
    "estimation",
    "estimate",
    "note",
    "ponderation",
    "critere",
    "criteria",
    "panne",
    "pannes",
    "failure",
    "failures",
];

/// Words of what is not the price that is paid.
const NOT_FIRM: &[&str] = &[
    "indicatif",
    "indicatifs",
    "indicative",
    "indicatives",
    "estimatif",
    "estimatifs",
    "provisoire",
    "provisoires",
    "approximatif",
    "approximatifs",
    "contractuels",
    "confirmer",
];

/// Of a schedule the quantities are estimated, not the prices.
const OF_QUANTITIES: &[&str] = &["quantites", "quantitatif", "quantitatifs", "detail", "dqe", "devis"];

/// What a remark says that the prices leave out: `hors pose`, `livraison en sus`, `TVA non applicable`.
fn left_out(text: &str) -> Option<String> {
    let words = plain(text);
    let words = words.as_str();
    let spoken: Vec<&str> = words.split(' ').collect();
    let taxes = ["tva", "vat", "taxe", "taxes", "t", "droits", "ht"];
    let of_taxes = contains(words, &["tva", "vat", "taxe", "taxes"]);
    let beside = contains(words, &["sus"])
        || ["non compris", "non inclus", "non incluse", "not included", "en plus"].iter().any(|it| words.contains(it));
    let without = spoken.windows(2).any(|pair| pair[0] == "hors" && !taxes.contains(&pair[1]) && pair[1] != "marche");
    let firm = contains(words, OF_MONEY) && contains(words, NOT_FIRM) && !contains(words, OF_QUANTITIES);
    let graded = contains(words, &["degressif", "degressifs", "degressive", "degressives"])
        // A sum is told as one.
        || (contains(words, &["minimum", "mini", "minimale"])
            && !Stated::read(text).euro
            && contains(words, &["commande", "quantite", "quantites", "achat", "piece", "pieces", "unites"]));
    let exempt = of_taxes
        && (words.contains("non applicable")
            || contains(words, &["exonere", "exoneree", "exoneres", "franchise", "293"]));
    let said = (beside && !of_taxes) || (without && contains(words, OF_MONEY)) || firm || graded || exempt;
    said.then(|| words.to_owned())
}

/// What a remark says of the prices, beside what the figures of their column are said to be.
pub(super) fn said(text: &str) -> Option<Stated> {
    let (words, stated) = (plain(text), Stated::read(text));
    // Nothing but a unit: `(k€)`, `Unité : millier d'euros`.
    let whole = stated.others.is_empty() && stated.is_of_money() && !text.contains(|c: char| c.is_ascii_digit());
    let of_money = whole || words.starts_with("en ") || contains(&words, OF_MONEY);
    let mut found = Stated::default();
    // `HT et TTC` says that there are both.
    let taxes =
        ["toutes taxes comprises", "taxes comprises", "tva comprise", "tva incluse", "including vat", "incl vat"];
    if (contains(&words, &["ttc", "tvac"]) || taxes.iter().any(|it| words.contains(it)))
        && !contains(&words, &["ht", "non", "hors"])
    {
        found.incl_vat = Some(true);
    }
    if of_money {
        found.foreign.clone_from(&stated.foreign);
        found.scale = stated.scale;
        let spoken: Vec<&str> = words.split(' ').collect();
        found.several = spoken.windows(2).enumerate().any(|(at, pair)| {
            let counted = spoken.get(at + 2).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
            let number = pair[1].starts_with(|c: char| c.is_ascii_digit());
            let of_time = spoken.get(at + 2).is_some_and(|word| Stated::read(word).period.is_some());
            (pair[0] == "par" || pair[0] == "per") && LOTS.contains(&pair[1])
                // `Prix pour 10 unités`.
                || (matches!(pair[0], "par" | "per" | "pour" | "les") && number && at + 2 < spoken.len() && !of_time)
                || (LOTS.contains(&pair[0]) && matches!(pair[1], "de" | "of") && counted)
        });
    }
    let recurring = of_money || contains(&words, RECURRING);
    if recurring && !contains(&words, OF_TERMS) && !text.contains(|c: char| c.is_ascii_digit()) {
        found.period = stated.period;
    }
    found.others.extend(left_out(text));
    (found != Stated::default()).then_some(found)
}

/// Whether what is said of prices is not what their heading says. `timed`: whether a time counts that is another one.
fn differs(said: &Stated, heading: &Heading, timed: bool) -> bool {
    let own = &heading.stated;
    said.foreign.is_some()
        || said.several
        || said.scale.is_some_and(|scale| scale != own.factor())
        || (said.incl_vat == Some(true) && own.incl_vat != Some(true))
        || (timed && said.period.is_some() && said.period != own.period)
        || !said.others.is_empty()
}

/// How a mapping passes over a remark.
fn ignored(text: &str) -> String {
    format!("rows: {{{}: ignored}}", serde_json::Value::String(text.to_owned()))
}

impl ReadBack<'_> {
    /// Tells a remark that says of the prices what their own heading does not. A mapping settles it: by the unit of the column,
    /// or by the row, which then is not about these prices.
    pub(super) fn remark(&mut self, row: usize) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        for (column, text) in self.texts(row) {
            let Some(said) = said(&text) else { continue };
            // That a line counts does not say of which unit it is.
            let timed = said.period.is_some() && !self.units_say(row);
            if !differs(&said, &heading, timed) || self.mapping.find(row, &text, "") == Some(Mapped::Ignored) {
                continue;
            }
            self.note_foreign(row, &text);
            // Only what a unit of euros can say is offered as one.
            let exact = said.foreign.is_none() && !said.several && said.incl_vat.is_none() && said.others.is_empty();
            let example = exact.then(|| unit_example(heading.column, &said));
            self.tell_remark(row, column, &text, example, &ignored(&text));
        }
    }

    fn tell_remark(&mut self, row: usize, column: usize, text: &str, example: Option<String>, ignored: &str) {
        let heading = self.layout.of_kind(Column::Price).map(|heading| heading.text.clone()).unwrap_or_default();
        let fault = self.fault(codes::SCHEDULE_REMARK, row, column).arg("text", text);
        let fault = fault.arg("heading", heading).arg("ignored", ignored);
        self.faults.push(match example {
            Some(example) => fault.arg("example", example).help("help"),
            None => fault.help("help-ask"),
        });
    }

    /// That there is no VAT on an offer stands where totals do.
    pub(super) fn exemption(&mut self, row: usize) {
        for (column, text) in self.texts(row) {
            if left_out(&text).is_some() && !self.mapping.passes(&text) {
                self.note_foreign(row, &text);
                self.tell_remark(row, column, &text, None, &ignored(&text));
            }
        }
    }

    /// What stands in the row of a price beside it, in columns that are not read, in the words of a designation that is not the
    /// need's own, and in notes: told where it says that the price is another one.
    pub(super) fn asides(&mut self, row: usize, need: &PriceRow) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        let timed = Stated::read(&self.text(row, Column::Unit)).period.is_none();
        let alters = |text: &str| {
            let (words, stated) = (plain(text), Stated::read(text));
            let figure = text.contains(|c: char| c.is_ascii_digit());
            let unit = stated.others.is_empty() && !figure;
            let said = said(text).is_some_and(|said| differs(&said, &heading, timed))
                || (unit && timed && stated.period.is_some() && stated.period != heading.stated.period)
                || (words.split(' ').count() <= 3 && contains(&words, PART));
            said || (stated.euro && figure && !contains(&words, NO_CHARGES))
                || contains(&words, &["remise", "remises", "rabais", "discount"])
                || words.starts_with("hors ")
        };
        let unread: Vec<Heading> = self.layout.unread.clone();
        let shown = unread.iter().filter(|one| !self.table.hidden_columns.contains(&one.column));
        for column in shown.map(|one| one.column) {
            let Content::Text(text) = self.table.cell(row, column).content.clone() else { continue };
            if alters(&text) {
                let ignored = format!("columns: {{ignored: [{}]}}", super::table::letters(column));
                self.tell_remark(row, column, &text, None, &ignored);
            }
        }
        let name = self.layout.column(Column::Designation);
        let named = name.map(|column| (column, self.table.cell(row, column).text()));
        let own = plain(&need.designation);
        let named = named.filter(|(_, text)| plain(text) != own).into_iter();
        let notes = self.table.marks.range((row, 0)..(row + 1, 0)).flat_map(|((_, column), marks)| {
            marks
                .iter()
                .filter_map(|mark| if let Mark::Note(note) = mark { Some((*column, note.clone())) } else { None })
        });
        let notes: Vec<(usize, String)> = notes.filter(|(column, _)| !self.layout.is_ignored(*column)).collect();
        for (column, text) in named.chain(notes).filter(|(_, text)| alters(text)).collect::<Vec<_>>() {
            if !self.mapping.passes(&text) {
                self.tell_remark(row, column, &text, None, &ignored(&text));
            }
        }
    }

    /// Whether each price that a remark may be about has a time in its own unit, which counts: those below it, or else above.
    fn units_say(&self, row: usize) -> bool {
        let (Some(price), Some(unit)) = (self.layout.column(Column::Price), self.layout.column(Column::Unit)) else {
            return false;
        };
        let times = |rows: std::ops::Range<usize>| {
            let priced = rows.filter(|row| !self.table.cell(*row, price).is_empty());
            priced.map(|row| Stated::read(&self.table.cell(row, unit).text()).period).collect::<Vec<_>>()
        };
        let first = self.layout.headings.row + 1;
        let below = times(first.max(row + 1)..self.table.rows.len());
        let about = if below.is_empty() { times(first..row) } else { below };
        !about.is_empty() && about.iter().all(Option::is_some)
    }

    /// A row that holds no price of the need, and yet speaks of a reduction or of costs: of some kind in a row of totals, else
    /// of any money or share.
    pub(super) fn charge(&mut self, row: usize, of_totals: bool) {
        let speaks = |text: &str| {
            let words = plain(text);
            let figure = text.chars().any(|c| c.is_ascii_digit());
            let stated = Stated::read(text);
            let money = (stated.euro || stated.share.is_some()) && !contains(&words, NO_CHARGES);
            figure && (contains(&words, CHARGES) || (money && !of_totals))
        };
        let Some((column, name)) = self.texts(row).into_iter().find(|(_, text)| speaks(text)) else { return };
        if self.mapping.find(row, &name, "").is_none() {
            self.unheld(row, column, &name, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_that_are_of_the_unit_of_prices() {
        for text in [
            "Tous les prix sont en k€",
            "Les prix sont exprimés TTC",
            "All prices in USD",
            "Prix par lot de 10",
            "Unité monétaire : millier d'euros",
            "Prix exprimés toutes taxes comprises",
            "Redevances annuelles",
            "* montant annuel",
            "Bordereau des prix TTC",
            "en k€",
            "(k€)",
            "Unité : millier d'euros",
            "(1) Prix pour 10 unités",
            "Les prix s'entendent hors pose",
            "Livraison en sus",
            "Pose non comprise",
            "Prix indicatifs, à confirmer",
            "TVA non applicable, art. 293 B du CGI",
        ] {
            assert!(said(text).is_some(), "{text}");
        }
        for text in [
            "Bordereau des prix unitaires - Lot 2",
            "Les prix sont fermes pour 12 mois",
            "Révision annuelle des prix",
            "Les prix sont exprimés en euros hors taxes",
            "Montants HT et TTC",
            "Toutes les prestations",
            "Bordereau des prix unitaires (BPU) et détail quantitatif estimatif (DQE)",
            "Livraison incluse",
            "Prix hors taxes et hors droits de douane",
            "TVA en sus",
            "TVA au taux applicable",
            "Prix hors TVA",
            "Maintenance annuelle",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
