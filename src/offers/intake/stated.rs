use rust_decimal::Decimal;

use super::headings::plain;

/// What words say of the unit of a figure, wherever they stand: in a heading, beside the figure, in the unit's column,
/// in a number format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stated {
    /// Euros, by name or sign.
    pub euro: bool,
    /// Another currency, as written.
    pub foreign: Option<String>,
    /// How many euros one is: 1000 of `k€`, a hundredth of `centimes`.
    pub scale: Option<Decimal>,
    /// `HT` is false, `TTC` is true.
    pub incl_vat: Option<bool>,
    /// The time that a price is for.
    pub period: Option<Period>,
    /// Two of them that differ.
    pub two_periods: bool,
    /// `%` is a hundred, `‰` a thousand.
    pub share: Option<Decimal>,
    /// `forfait`: for all of it.
    pub lump: bool,
    /// `u`, `pièce`: one of whatever it is.
    pub each: bool,
    /// Metres of the length that a price is for, where no other word is said: 1 of `ml`, 1000 of `km`.
    pub length: Option<u32>,
    /// A number of them: `lot de 10`.
    pub several: bool,
    /// Words that are none of these, in plain form.
    pub others: Vec<String>,
}

/// A time that a price may be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// So many months.
    Months(u32),
    /// An hour, a day, a week: no number of months.
    Shorter,
}

impl Period {
    /// Its months.
    pub(super) fn months(self) -> Option<u32> {
        match self {
            Self::Months(months) => Some(months),
            Self::Shorter => None,
        }
    }
}

pub(super) const EURO: &[&str] = &["eur", "euro", "euros", "e"];
const FOREIGN: &[&str] = &[
    "usd", "us", "dollar", "dollars", "gbp", "livre", "livres", "pound", "pounds", "sterling", "chf", "ff", "franc",
    "francs", "fcfa", "cfa", "fcfp", "cfp", "xof", "xaf", "xpf", "frf", "yen", "jpy", "cny", "rmb", "yuan", "cad",
    "aud", "nzd", "mad", "dh", "dhs", "dirham", "dirhams", "tnd", "dzd", "dinar", "dinars", "pln", "zloty", "zlotys",
    "ron", "lei", "czk", "huf", "sek", "nok", "dkk", "kr", "rub", "rouble", "roubles", "inr", "rupee", "rupees", "brl",
    "try", "ils", "aed", "sar", "bgn", "isk", "krw", "sgd", "hkd", "mxn", "zar", "devise",
];
pub(super) const THOUSAND: &[&str] = &[
    "keur",
    "ke",
    "k",
    "teur",
    "tsd",
    "tausend",
    "duizend",
    "millier",
    "milliers",
    "keuro",
    "keuros",
    "kiloeuro",
    "kiloeuros",
    "thousand",
    "thousands",
];
pub(super) const MILLION: &[&str] = &["meur", "million", "millions", "meuros"];
pub(super) const HUNDREDTH: &[&str] =
    &["centime", "centimes", "cent", "cents", "ct", "cts", "ceur", "eurocent", "eurocents"];
const HT: &[&str] =
    &["ht", "htva", "hors", "sans", "excl", "exkl", "exclusief", "excluding", "without", "ex", "sus", "zzgl"];
const TTC: &[&str] = &["ttc", "tvac", "incl", "including", "included", "comprise", "comprises", "toutes"];
const MONTH: &[&str] = &[
    "mois",
    "mensuel",
    "mensuelle",
    "mensuels",
    "mensuelles",
    "mensualite",
    "mensualites",
    "month",
    "months",
    "monthly",
    "mth",
];
const QUARTER: &[&str] =
    &["trimestre", "trimestres", "trimestriel", "trimestrielle", "quarter", "quarters", "quarterly"];
const HALF_YEAR: &[&str] = &["semestre", "semestres", "semestriel", "semestrielle"];
const YEAR: &[&str] = &[
    "an",
    "ans",
    "annee",
    "annees",
    "annuel",
    "annuelle",
    "annuels",
    "annuelles",
    "annuite",
    "year",
    "years",
    "yearly",
    "annual",
    "annually",
    "annum",
    "yr",
    "yrs",
];
const SHORTER: &[&str] = &[
    "jour",
    "jours",
    "j",
    "journalier",
    "journaliere",
    "journee",
    "day",
    "days",
    "daily",
    "semaine",
    "semaines",
    "hebdomadaire",
    "week",
    "weeks",
    "weekly",
    "heure",
    "heures",
    "h",
    "horaire",
    "horaires",
    "hour",
    "hours",
    "hourly",
    "nuit",
    "nuits",
];
const LUMP: &[&str] = &[
    "forfait",
    "forfaits",
    "forfaitaire",
    "forfaitairement",
    "forf",
    "ft",
    "fft",
    "f",
    "ens",
    "ensemble",
    "global",
    "globale",
    "lump",
    "sum",
    "fixed",
];
const EACH: &[&str] = &[
    "u",
    "un",
    "une",
    "unite",
    "unites",
    "unit",
    "units",
    "unitaire",
    "unitaires",
    "piece",
    "pieces",
    "pce",
    "pces",
    "pc",
    "pcs",
    "ea",
    "each",
    "nb",
    "nombre",
];
const METRE: &[&str] = &["m", "ml", "mlin", "metre", "metres", "meter", "meters", "lineaire", "lineaires", "linear"];
const KILOMETRE: &[&str] = &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"];
const HECTOMETRE: &[&str] = &["hm", "hectometre", "hectometres"];
pub(super) const SEVERAL: &[&str] = &[
    "lot",
    "lots",
    "pack",
    "packs",
    "paquet",
    "paquets",
    "carton",
    "cartons",
    "palette",
    "palettes",
    "boite",
    "boites",
    "centaine",
    "centaines",
    "dizaine",
    "dizaines",
    "douzaine",
    "mille",
    "paire",
    "paires",
    "jeu",
    "jeux",
    "kit",
    "kits",
    "set",
    "sets",
];
/// Words that join others and say nothing themselves.
const JOIN: &[&str] = &[
    "en", "ou", "or", "de", "d", "du", "des", "le", "la", "les", "l", "par", "per", "pour", "a", "au", "aux", "et",
    "the", "of", "in", "for", "soit", "tva", "vat", "taxe", "taxes", "tax", "btw", "mwst", "iva",
];

impl Stated {
    /// Reads words.
    pub(super) fn read(text: &str) -> Self {
        let mut stated = Self::default();
        // `en toutes lettres` is of letters, not of taxes.
        let words = plain(&with_signs(&without_delivery(text))).replace("toutes lettres", "lettres");
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            stated.word(word);
        }
        // `cents` are of euros; where another currency is named, of that one.
        stated.euro |= stated.scale.is_some() && stated.foreign.is_none();
        stated.length = length(stated.others.iter().map(String::as_str)).filter(|_| !is_of_thousandths(text));
        stated
    }

    fn word(&mut self, word: &str) {
        let is = |words: &[&str]| words.contains(&word);
        if is(EURO) {
            self.euro = true;
        } else if is(FOREIGN) {
            self.foreign.get_or_insert_with(|| word.to_uppercase());
        } else if is(THOUSAND) {
            self.scale = Some(Decimal::ONE_THOUSAND);
        } else if is(MILLION) {
            self.scale = Some(Decimal::from(1_000_000));
        } else if is(HUNDREDTH) {
            self.scale = Some(Decimal::new(1, 2));
        } else if is(HT) {
            self.incl_vat = self.incl_vat.or(Some(false));
        } else if is(TTC) {
            self.incl_vat = Some(true);
        } else if word == "percent" {
            self.share = Some(Decimal::ONE_HUNDRED);
        } else if word == "permille" {
            self.share = Some(Decimal::ONE_THOUSAND);
        } else if is(LUMP) {
            self.lump = true;
        } else if is(EACH) {
            self.each = true;
        } else if is(SEVERAL) || word.trim_start_matches('x').starts_with(|c: char| c.is_ascii_digit()) {
            self.several = true;
        } else if let Some(period) = period(word) {
            self.two_periods |= self.period.is_some_and(|known| known != period);
            self.period = Some(period);
        } else if !is(JOIN) {
            self.others.push(word.to_owned());
        }
    }

    /// The unit of a price, as a mapping says it: what these words plainly say, and euros otherwise.
    pub(super) fn as_unit(&self) -> String {
        let money = match self.scale {
            Some(scale) if scale == Decimal::ONE_THOUSAND => "k€",
            Some(scale) if scale == Decimal::from(1_000_000) => "M€",
            Some(_) => "centimes",
            None => "EUR",
        };
        let time = match self.period {
            Some(Period::Months(1)) => "/mois",
            Some(Period::Months(3)) => "/trimestre",
            Some(Period::Months(6)) => "/semestre",
            Some(Period::Months(_)) => "/an",
            Some(Period::Shorter) | None => "",
        };
        let length = self.length.map_or(String::new(), |length| format!("/{}", length_name(length)));
        format!("{money}{length}{time}")
    }

    /// The factor from its unit of money to euros.
    pub(super) fn factor(&self) -> Decimal {
        self.scale.unwrap_or(Decimal::ONE)
    }

    /// Whether it says of a price nothing but that it is one in euros, for a time: not with VAT, not for several.
    pub(super) fn is_money_alone(&self) -> bool {
        let Self { euro, scale, incl_vat, period, .. } = self;
        let known = Self { euro: *euro, scale: *scale, incl_vat: *incl_vat, period: *period, ..Self::default() };
        *self == known && *incl_vat != Some(true)
    }

    /// Whether it says anything of money.
    pub(super) fn is_of_money(&self) -> bool {
        self.euro || self.foreign.is_some() || self.scale.is_some()
    }
}

/// Whether a text speaks of `m€`, which may be thousandths, or millions, and is no price of a metre.
pub(super) fn is_of_thousandths(text: &str) -> bool {
    ["m€", "m €", "mEUR", "m EUR"].iter().any(|money| text.contains(money))
}

/// A length by the name that schedules give it.
pub(super) fn length_name(metres: u32) -> &'static str {
    match metres {
        1 => "ml",
        100 => "hm",
        _ => "km",
    }
}

/// The length that words say, in metres, where they all say the same one: `mètre linéaire`, `km`.
pub(super) fn length<'w>(words: impl Iterator<Item = &'w str>) -> Option<u32> {
    let of = |word: &str| {
        let lengths = [(METRE, 1), (HECTOMETRE, 100), (KILOMETRE, 1000)];
        lengths.iter().find(|(words, _)| words.contains(&word)).map(|(_, length)| *length)
    };
    let mut all = words.map(of);
    let first = all.next()??;
    all.all(|length| length == Some(first)).then_some(first)
}

fn period(word: &str) -> Option<Period> {
    let months = [(MONTH, 1), (QUARTER, 3), (HALF_YEAR, 6), (YEAR, 12)];
    let known = months.iter().find(|(words, _)| words.contains(&word)).map(|(_, months)| Period::Months(*months));
    known.or_else(|| SHORTER.contains(&word).then_some(Period::Shorter))
}

/// Without `livré`, which in its plain form would be pounds; a price that is delivered has its delivery in it.
fn without_delivery(text: &str) -> String {
    let delivered = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        ["livré", "livrée", "livrés", "livrées"].contains(&word.as_str())
    };
    text.split(' ').filter(|word| !delivered(word)).collect::<Vec<_>>().join(" ")
}

/// Signs as words, so that they survive the plain form: `k€` is `keur`, `‰` is `permille`.
pub(super) fn with_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        let word = match c {
            // The letter before belongs to it: `k€`, `M€`, `c€`.
            '€' if joined(&text[..place]) => "eur ",
            '€' => " eur ",
            '$' => " usd ",
            '£' => " gbp ",
            '¥' => " yen ",
            '%' => " percent ",
            '‰' => " permille ",
            '\u{20a0}'..='\u{20cf}' => " devise ",
            // `kEUR` reads as one word already, `/` parts two.
            '/' | '|' => " ",
            c => {
                out.push(c);
                continue;
            }
        };
        out.push_str(word);
    }
    out
}

/// Whether what stands before a sign of euros is a letter that multiplies it. `m€` may be thousandths, or millions.
fn joined(before: &str) -> bool {
    let mut letters = before.chars().rev();
    let unit = letters.next().is_some_and(|c| matches!(c, 'k' | 'K' | 'M' | 'c'));
    unit && letters.next().is_none_or(|c| !c.is_alphabetic())
}
