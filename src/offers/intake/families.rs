//! Words by which prices are not what they seem, in families: what each says, and what it says of something else. One rule
//! reads them wherever they stand: a stem of the family, and none of those that turn it to another thing.

use super::column::contains;
use super::headings::plain;
use super::words::{HELD, OF_MONEY};

/// One way in which words make prices others.
struct Family {
    /// Beginnings of words, or of several.
    says: &'static [&'static str],
    /// Those that say that it is of something else.
    unless: &'static [&'static str],
    /// Whether it has to be said of money.
    of_money: bool,
}

/// For the whole of a time.
const WHOLE: Family = Family {
    says: &[
        "pour la duree",
        "pour la periode",
        "pour toute",
        "pour l ensemble",
        "pour la totalite",
        "sur la duree",
        "sur la periode",
        "sur toute",
        "sur l ensemble",
        "for the term",
        "for the duration",
        "for the period",
        "for the whole",
        "for the entire",
        "over the",
        "voor de looptijd",
        "voor de duur",
        "over de looptijd",
        "fur die laufzeit",
        "fur die dauer",
        "uber die laufzeit",
    ],
    unless: &["delai", "garantie", "revis", "actualis", "index"],
    of_money: true,
};

const FAMILIES: [Family; 6] = [
    // Not what is paid.
    Family {
        says: &[
            "ordre de grandeur",
            "ordres de grandeur",
            "order of magnitude",
            "budgetaire",
            "budgetary",
            "provisoire",
            "previsionnel",
            "provisional",
            "estimati",
            "indicati",
            "approximati",
            "sous reserve",
            "subject to",
            "ballpark",
            "convertis au taux",
            "converties au taux",
            "taux de change",
            "cours de change",
            "exchange rate",
            "rough",
            "a confirmer",
            "a valider",
            "to be confirmed",
            "sans engagement",
            "onder voorbehoud",
            "richtpri",
            "unverbindlich",
            "freibleibend",
            "richtprei",
            "vorlaufig",
            "voorlopig",
        ],
        unless: &[
            "quantit",
            "detail",
            "dqe",
            "devis",
            "estimatif des",
            "delai",
            "planning",
            "calendrier",
            "date",
            "photo",
            "image",
            "visuel",
            "liste",
            "poids",
            "dimension",
            "reception",
            "programme",
            "budget ",
            "menge",
            "hoeveel",
            "lieu",
            "revis",
            "actualis",
            "index",
            "adresse",
            "plan ",
        ],
        of_money: false,
    },
    WHOLE,
    // Before what is taken off.
    Family {
        says: &["brut", "gross", "bruto", "catalogus"],
        unless: &["poids", "weight", "gewicht", "surface", "salaire", "masse", "beton", "margin", "marge", "revenu"],
        of_money: true,
    },
    Family {
        says: &[
            "remise inclus",
            "remises inclus",
            "remise compris",
            "remises compris",
            "rabais compris",
            "avant remise",
            "avant rabais",
            "avant ristourne",
            "avant reduction",
            "avant deduction",
            "before discount",
            "before rebate",
            "vor rabatt",
            "vor abzug",
            "voor korting",
            "hors remise",
            "hors rabais",
            "excluding discount",
            "non deduit",
            "pas deduit",
            "non remise",
            "not deducted",
            "nicht abgezogen",
            "niet afgetrokken",
            "a deduire",
            "remises non",
            "remise non",
            "rabais non",
            "remise en sus",
            "abzuglich",
            "zuzuglich rabatt",
        ],
        unless: &[],
        of_money: false,
    },
    // Another offer than the one that is asked for, or a rent.
    Family {
        says: &[
            "offre alternative",
            "solution alternative",
            "proposition alternative",
            "prix alternati",
            "alternative offer",
            "alternative bid",
            "alternative price",
            "alternatief",
            "alternativangebot",
            "alternatieve",
            "offre variante",
            "prestation supplementaire",
            "prestations supplementaires",
            "prestation eventuelle",
            "prestations eventuelles",
            "offre de base non",
            "location longue",
            "location courte",
            "location de ",
            "location d ",
            "location des ",
            "location avec",
            "en location",
            "location financiere",
            "leasing",
            "credit bail",
            "rental",
            "verhuur",
            "huurprij",
            "mietprei",
            "miete",
        ],
        unless: &["interdi", "autoris", "admis", "accept", "exclu", "allowed", "sans", "aucun"],
        of_money: false,
    },
    // What the buyer has to see to.
    Family {
        says: &[
            "non fourni",
            "non livre",
            "non prevu",
            "non comptabilis",
            "non chiffre",
            "pas fourni",
            "pas compris",
            "pas inclus",
            "pas prevu",
            "non incl",
            "non compris",
            "not supplied",
            "not provided",
            "not incl",
            "niet inbegrepen",
            "niet inclusief",
            "nicht enthalten",
            "nicht inbegriffen",
            "nicht inklusive",
            "a la charge d",
            "a prevoir en sus",
            "a charge de l acheteur",
            "centaines d euro",
            "dizaines d euro",
            "hundreds of euro",
        ],
        unless: &["tva", "taxe", "btw", "mwst", "vat", "penalit", "titulaire", "candidat", "fournisseur"],
        of_money: false,
    },
];

/// Whether a stem stands at the beginning of a word of plain text.
fn says(padded: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| padded.contains(&format!(" {stem}")))
}

/// Whether a price is said to be for the whole of a time that is not told: `Abonnement pour la durée du marché`.
pub(super) fn is_for_the_whole(words: &str) -> bool {
    let padded = format!(" {words} ");
    says(&padded, WHOLE.says) && !says(&padded, WHOLE.unless) && !contains(words, HELD)
}

/// The words by which a text makes prices others; none where it does not.
pub(super) fn otherwise(text: &str) -> Option<String> {
    let words = plain(text);
    let padded = format!(" {words} ");
    // Few words stand for all that is beside them.
    let of_money = contains(&words, OF_MONEY) || words.split(' ').count() < 3;
    let held = contains(&words, HELD);
    let one = |family: &Family| {
        says(&padded, family.says) && !says(&padded, family.unless) && (!family.of_money || (of_money && !held))
    };
    FAMILIES.iter().any(one).then_some(words)
}

/// Whether figures are said to be multiples, or parts: `× 1000`, `x1000`, `Montants /1000`, `÷ 10`. Measures of a thing have a
/// number before the sign.
pub(super) fn is_multiplied(text: &str) -> bool {
    let of_money = contains(&plain(text), OF_MONEY);
    let chars: Vec<char> = text.chars().collect();
    let next = |at: usize| chars[at + 1..].iter().find(|c| **c != ' ').is_some_and(char::is_ascii_digit);
    let before = |at: usize| chars[..at].iter().rev().find(|c| **c != ' ');
    let free = |at: usize| before(at).is_none_or(|c| !c.is_ascii_digit());
    let alone = |at: usize| at == 0 || !chars[at - 1].is_alphanumeric();
    let by_ten = |at: usize| {
        let digits: String = chars[at + 1..].iter().filter(|c| **c != ' ').take_while(|c| c.is_ascii_digit()).collect();
        digits.len() > 1 && digits.starts_with('1') && digits[1..].bytes().all(|byte| byte == b'0')
    };
    (0..chars.len()).any(|at| match chars[at] {
        '×' | '*' | '÷' => free(at) && next(at),
        'x' | 'X' => free(at) && alone(at) && next(at),
        '/' => of_money && by_ten(at) && free(at),
        _ => false,
    })
}

/// Whether a text names a tranche, an option or a variant by its code: `PSE1`, `TO 2`.
pub(super) fn is_code_of_part(text: &str) -> bool {
    const CODES: [&str; 6] = ["PSE", "TO", "TC", "TF", "OPT", "VAR"];
    let tokens: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let figures = |text: &str| !text.is_empty() && text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    tokens.iter().enumerate().any(|(at, token)| {
        CODES.iter().any(|code| {
            token.strip_prefix(code).is_some_and(|rest| match rest {
                "" => tokens.get(at + 1).is_some_and(|next| figures(next)),
                rest => figures(rest),
            })
        })
    })
}
