/// What a column of a price schedule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Number of the row.
    Number,
    /// What it is.
    Designation,
    /// Unit.
    Unit,
    /// Quantity.
    Quantity,
    /// Unit price.
    Price,
    /// Quantity times price.
    Amount,
    /// VAT rate.
    Vat,
    /// Life.
    Life,
    /// Warranty.
    Warranty,
    /// Share of the units that fail.
    Failure,
    /// Row in whose price it is included.
    Included,
    /// `line.component`, in schedules of ours.
    Key,
    /// A reduction of the price that stands in another column.
    Discount,
    /// Which tranche, option or variant a row belongs to.
    Part,
    /// A price in words, or an amount of VAT: what another column says in digits.
    Echo,
    /// The currency of the row.
    Currency,
    /// The time that the price of the row is for.
    Period,
}

/// The kinds of column that a mapping can name, by the name they have there.
pub(super) const NAMED: [(&str, Column); 15] = [
    ("number", Column::Number),
    ("designation", Column::Designation),
    ("unit", Column::Unit),
    ("quantity", Column::Quantity),
    ("price", Column::Price),
    ("amount", Column::Amount),
    ("vat", Column::Vat),
    ("life", Column::Life),
    ("warranty", Column::Warranty),
    ("failure", Column::Failure),
    ("included", Column::Included),
    ("component", Column::Key),
    ("currency", Column::Currency),
    ("period", Column::Period),
    ("ignored", Column::Echo),
];

const DESIGNATION: &[&str] = &[
    "designation",
    "designations",
    "libelle",
    "intitule",
    "description",
    "prestation",
    "prestations",
    "article",
    "articles",
    "item",
    "produit",
    "produits",
    "nature",
];
const NUMBER: &[&str] = &["n", "no", "num", "numero", "ref", "reference", "poste", "code", "line", "rep", "repere"];
const UNIT: &[&str] = &[
    "unite",
    "unites",
    "unit",
    "units",
    "u",
    "uom",
    "um",
    "un",
    "unite de mesure",
    "unite de compte",
    "unit of measure",
];
const QUANTITY: &[&str] = &["quantite", "quantites", "qte", "qtes", "qt", "quantity", "qty", "nombre", "nb"];
/// What a thing may have several of, so that their number is none of things that are bought: `Nombre de piles`.
pub(super) const PARTS_OF_THINGS: &[&str] =
    &["piles", "batteries", "accus", "voies", "canaux", "entrees", "sorties", "ports", "antennes", "leds"];
/// Headings of the time that the price of each row is for.
const PERIOD: &[&str] = &[
    "periodicite",
    "periodicite du prix",
    "periodicite des prix",
    "periodicite de l abonnement",
    "recurrence",
    "periodicity",
];
const PRICE: &[&str] = &[
    "prix", "pu", "puht", "puttc", "px", "price", "prices", "cost", "cout", "couts", "tarif", "tarifs", "pux", "rate",
];
const AMOUNT: &[&str] = &["montant", "montants", "total", "totaux", "totale", "amount", "sous total", "soustotal"];
/// Words that name what is sold, or a price, where no other heading does.
const SOFT_DESIGNATION: &[&str] = &[
    "poste",
    "postes",
    "objet",
    "objets",
    "fourniture",
    "fournitures",
    "materiel",
    "materiels",
    "equipement",
    "equipements",
    "detail",
    "details",
    "nom",
    "element",
    "elements",
];
const SOFT_PRICE: &[&str] = &["abonnement", "abonnements", "redevance", "redevances", "loyer", "loyers"];

/// What a column may hold where no other says that it does.
pub(super) fn soft(plain: &str) -> Option<Column> {
    let recurring = starts(plain, SOFT_PRICE) && contains(plain, OF_MONEY);
    if recurring || (contains(plain, &["ht"]) && is_of_money_alone(plain)) {
        return Some(Column::Price);
    }
    starts(plain, SOFT_DESIGNATION).then_some(Column::Designation)
}

/// Words of what is taken off a price.
pub(super) const REDUCTIONS: &[&str] = &[
    "remise",
    "remises",
    "rabais",
    "ristourne",
    "discount",
    "rebate",
    "escompte",
    "reduction",
    "reductions",
    "abattement",
    "abattements",
];
/// What else makes a price another one, or is charged beside it.
pub(super) const DISCOUNT: &[&str] = &[
    "majoration",
    "surcharge",
    "supplement",
    "coef",
    "coeff",
    "coefficient",
    "eco",
    "ecotaxe",
    "ecoparticipation",
    "ecocontribution",
    "frais",
    "port",
    "shipping",
    "conditionnement",
    "colisage",
    "packaging",
    "minoration",
    "deduction",
    "deductions",
    "multiplicateur",
    "facteur",
    "multiplier",
    "factor",
    "pack",
    "packs",
    "colis",
    "carton",
    "pcb",
    "cdt",
    "deee",
    "d3e",
];
/// The words of failures, in the plain form.
const FAILURE: &[&str] = &["panne", "pannes", "failure", "failures", "defaillance", "defaillances"];
/// Words that say that figures are of money.
const OF_MONEY: &[&str] = &["ht", "ttc", "eur", "euro", "euros", "keur"];
pub(super) const PART: &[&str] = &[
    "tranche",
    "tranches",
    "variante",
    "variantes",
    "variant",
    "option",
    "options",
    "optionnel",
    "optionnelle",
    "optionnelles",
    "pse",
];

/// Whether a heading is nothing but of money, and with or without VAT: `TTC`, `HT (€)`.
fn is_of_money_alone(plain: &str) -> bool {
    plain.split(' ').all(|word| OF_MONEY.contains(&word) || word == "en")
}

/// Whether a heading says nothing but that its figures have VAT in them.
pub(super) fn is_of_taxed_alone(plain: &str) -> bool {
    contains(plain, &["ttc"]) && is_of_money_alone(plain)
}

/// Whether a text names a tranche, an option or a variant, by a word or by its code.
pub(super) fn names_part(text: &str) -> bool {
    let words = super::headings::plain(text);
    // `Variante : néant`: there is none.
    let none =
        ["neant", "aucun", "aucune", "non", "none", "sans objet"].iter().any(|it| words.ends_with(&format!(" {it}")));
    (contains(&words, PART) || super::families::is_code_of_part(text)) && !none
}

/// Whether one of the words stands in plain text, by itself.
pub(super) fn contains(plain: &str, words: &[&str]) -> bool {
    plain.split(' ').any(|word| words.contains(&word))
}

/// Whether a heading is of how many are sold together: `Pièces par lot`, `Lot de`.
fn is_packing(plain: &str) -> bool {
    let spoken: Vec<&str> = plain.split(' ').collect();
    let packed = |word: &str| super::stated::SEVERAL.contains(&word);
    let by = spoken.windows(2).any(|two| matches!(two[0], "par" | "per") && packed(two[1]));
    by || matches!(spoken.as_slice(), [first, "de", ..] if packed(first))
}

fn starts(plain: &str, words: &[&str]) -> bool {
    words.iter().any(|word| plain == *word || plain.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// What a column holds, by its heading in plain form. The order of the rules is that of how much their words tell: a
/// *désignation des prix* is a designation, a *prix en lettres* no figure.
pub(super) fn kind(plain: &str) -> Option<Column> {
    let has = |words: &[&str]| contains(plain, words);
    let begins = |words: &[&str]| starts(plain, words);
    let price =
        has(PRICE) || plain == "p u" || plain.starts_with("p u ") || plain.contains(" p u ") || plain.ends_with(" p u");
    let joined = plain.contains(" de ") || plain.contains(" des ") || plain.contains(" du ") || plain.contains(" et ");
    // Which kind of price it is, is no price; nor is how many batteries a thing has how many are bought.
    let parts =
        begins(QUANTITY) && (has(PARTS_OF_THINGS) || has(&["pile", "batterie"])) && !price && !is_packing(plain);
    if begins(&["type de prix", "nature du prix", "type of price"]) || parts {
        return None;
    }
    Some(if begins(&["composant", "component"]) {
        Column::Key
    } else if begins(&["inclus", "included", "compris dans", "comprise dans"]) {
        Column::Included
    } else if has(&["life", "lifetime", "longevite"]) || plain.contains("duree de vie") {
        Column::Life
    } else if has(FAILURE) {
        // Of units out of warranty: the word of warranty says which.
        Column::Failure
    } else if has(&["garantie", "garanties", "warranty", "guarantee"]) {
        Column::Warranty
    } else if PERIOD.contains(&plain) {
        Column::Period
    } else if begins(&["devise", "devises", "monnaie", "currency"]) {
        Column::Currency
    } else if begins(NUMBER) && !plain.contains("reference price") {
        Column::Number
    } else if begins(DESIGNATION) && (!price || joined) {
        Column::Designation
    } else if has(&["lettres", "lettre", "letters", "words"]) {
        Column::Echo
    } else if (has(REDUCTIONS) || has(DISCOUNT) || is_packing(plain) || super::promotion::is_promotion(plain)) && !price
    {
        Column::Discount
    } else if has(&["montant", "amount", "total"])
        && has(&["tva", "vat"])
        && !has(&["ttc", "hors", "excl", "incl", "ht", "excluding", "including"])
    {
        Column::Echo
    } else if price
        && plain.ends_with(" tva")
        && !has(&["ttc", "hors", "ht", "avec", "et", "excl", "exclue", "sans", "incl"])
    {
        // `TVA` below `Prix unitaires`: the tax on it.
        Column::Echo
    } else if (has(AMOUNT) && !(price && has(&["unitaire", "unit", "pu"])))
        && !begins(&["montant unitaire", "unit amount"])
    {
        Column::Amount
    } else if begins(UNIT) && !price {
        // `Unitaire` below `Prix` is a price; `Unité` a unit.
        Column::Unit
    } else if price
        || begins(&[
            "montant unitaire",
            "valeur unitaire",
            "unitaire",
            "unit amount",
            "taux horaire",
            "taux forfaitaire",
        ])
    {
        Column::Price
    } else if begins(QUANTITY) {
        Column::Quantity
    } else if has(&["tva", "vat"]) {
        Column::Vat
    } else if begins(PART) {
        Column::Part
    } else if has(OF_MONEY) {
        // Money that is no price of the need is charged beside it.
        Column::Discount
    } else {
        return None;
    })
}
