//! What a sheet says of its prices outside the cells of the table: above it, between its rows, below it. One rule for all
//! of it: what would make a price another one is asked about, unless the headings say the same.

use super::column::{Column, contains};
use super::headings::plain;
use super::mapping::Mapped;
use super::price::unit_example;
use super::read_back::ReadBack;
use super::stated::Stated;
use crate::diagnostic::codes;

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

/// What a remark says of the prices, beside what the figures of their column are said to be.
pub(super) fn said(text: &str) -> Option<Stated> {
    let (words, stated) = (plain(text), Stated::read(text));
    let of_money = words.starts_with("en ") || contains(&words, OF_MONEY);
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
            (pair[0] == "par" || pair[0] == "per") && LOTS.contains(&pair[1])
                || (LOTS.contains(&pair[0]) && matches!(pair[1], "de" | "of") && counted)
        });
    }
    let recurring = of_money || contains(&words, RECURRING);
    if recurring && !contains(&words, OF_TERMS) && !text.contains(|c: char| c.is_ascii_digit()) {
        found.period = stated.period;
    }
    (found != Stated::default()).then_some(found)
}

impl ReadBack<'_> {
    /// Tells a remark that says of the prices what their own heading does not. A mapping settles it: by the unit of the column,
    /// or by the row, which then is not about these prices.
    pub(super) fn remark(&mut self, row: usize) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        for (column, text) in self.texts(row) {
            let Some(said) = said(&text) else { continue };
            let own = &heading.stated;
            let differs = said.foreign.is_some()
                || said.several
                || said.scale.is_some_and(|scale| scale != own.factor())
                || (said.incl_vat == Some(true) && own.incl_vat != Some(true))
                || (said.period.is_some() && said.period != own.period && !self.units_say(row));
            // That a line counts does not say of which unit it is.
            if !differs || self.mapping.find(row, &text, "") == Some(Mapped::Ignored) {
                continue;
            }
            self.note_foreign(row, &text);
            let ignored = format!("rows: {{{}: ignored}}", serde_json::Value::String(text.clone()));
            let fault = self.fault(codes::SCHEDULE_REMARK, row, column).arg("text", text.as_str());
            let fault = fault.arg("heading", heading.text.as_str()).arg("ignored", ignored);
            // Only what a unit of euros can say is offered as one.
            let exact = said.foreign.is_none() && !said.several && said.incl_vat.is_none();
            let example = unit_example(heading.column, &said);
            self.faults.push(if exact { fault.arg("example", example).help("help") } else { fault.help("help-ask") });
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
            "Livraison incluse",
            "Maintenance annuelle",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
