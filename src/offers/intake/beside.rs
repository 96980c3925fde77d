//! Columns beside those that are read: figures in the rows of prices are of the prices, unless their heading says of what else
//! they are, or they say again what is read.

use rust_decimal::Decimal;

use super::column::{Column, PARTS_OF_THINGS, contains};
use super::headings::{Heading, plain};
use super::layout::Layout;
use super::number_text;
use super::paste::{is_of_law, rate_said, rates};
use super::stated::Stated;
use super::table::{Content, Table};
use super::totals::is_total;
use crate::units::half_up;

/// Words of headings whose figures are of something else than a price: of a thing, a place, a time or a document.
const OF_THINGS: &[&str] = &[
    "delai",
    "delais",
    "poids",
    "masse",
    "dimension",
    "dimensions",
    "largeur",
    "hauteur",
    "profondeur",
    "diametre",
    "epaisseur",
    "puissance",
    "tension",
    "intensite",
    "capacite",
    "autonomie",
    "portee",
    "temperature",
    "debit",
    "precision",
    "consommation",
    "resolution",
    "page",
    "pages",
    "chapitre",
    "paragraphe",
    "cctp",
    "ccap",
    "date",
    "stock",
    "ip",
    "ik",
    "classe",
    "norme",
    "version",
    "marque",
    "modele",
    "fabricant",
    "site",
    "adresse",
    "zone",
    "secteur",
    "rang",
    "ligne",
    "ean",
    "gtin",
    "cpv",
    "siret",
    "telephone",
    "photo",
    "couleur",
    "weight",
    "size",
    "width",
    "height",
    "depth",
    "length",
    "diameter",
    "power",
    "voltage",
    "capacity",
    "range",
    "accuracy",
    "lead",
    "model",
    "brand",
    "maker",
    "row",
    "colour",
    "color",
    "kg",
    "mm",
    "cm",
    "kw",
    "kwh",
    "mah",
    "wh",
    "hz",
    "khz",
    "mhz",
    "ghz",
    "db",
    "dba",
    "dbm",
    "lux",
    "lm",
    "watts",
    "volts",
    "longueur",
    "volume",
    "pile",
    "ah",
    "h",
    "temps",
    "gtr",
    "gti",
    "sav",
    "compte",
    "imputation",
    "nomenclature",
    "effectif",
    "ue",
    "traitee",
    "recycle",
    "recyclee",
    "carbone",
    "reparabilite",
    "technique",
    "priorite",
    "conso",
    "amortissement",
];
/// Units of a thing, where a heading has nothing else in brackets: `Conso (W)`.
const UNITS_OF_THINGS: &[&str] = &["w", "v", "a", "ma", "mw", "va", "l", "g", "bar", "bits"];
/// What marks are out of: `Note /20`.
const MARKS: &[&str] = &["5", "10", "20", "100"];
/// Words of a delivery, which has a price too; and those with which it is of a time or a place.
const OF_DELIVERY: &[&str] = &["livraison", "delivery"];
const OF_WHEN: &[&str] = &[
    "jours",
    "jour",
    "j",
    "semaines",
    "semaine",
    "sem",
    "mois",
    "lieu",
    "mode",
    "days",
    "weeks",
    "place",
    "conditions",
];
/// Words of headings that are of how many are sold together.
const OF_PACKS: &[&str] = &["conditionnement", "colisage", "pcb", "cdt", "packaging", "pack"];
/// Words of a tranche, or a variant, that is the offer itself.
const OF_BASE: &[&str] = &[
    "ferme",
    "tranche ferme",
    "tf",
    "base",
    "offre de base",
    "solution de base",
    "unique",
    "non",
    "neant",
    "sans",
    "n",
];

/// Columns that are not read, hold figures beside prices, and do not say of what.
pub(super) fn altering(table: &Table, layout: &Layout) -> Vec<Heading> {
    let Some(price) = layout.column(Column::Price) else { return Vec::new() };
    let filled = |row: &usize| !table.cell(*row, price).is_empty() && !is_total(table, *row);
    let priced: Vec<usize> = (layout.headings.below..table.rows.len()).filter(filled).collect();
    let open = |one: &&Heading| {
        // Of a table of text a row with more cells than headings is told as that.
        let known = one.kind.is_some()
            || (one.text.is_empty() && !table.typed)
            || layout.is_ignored(one.column)
            || is_of_things(&one.text);
        let figures = || {
            let figures = |row: &usize| Some((*row, figures(table, *row, one.column)?));
            priced.iter().filter_map(figures).collect::<Vec<_>>()
        };
        !known && {
            let figures = figures();
            !figures.is_empty()
                && !are_numbers_of_rows(&figures)
                && !are_numbers_of_lots(&one.text, &figures)
                && !are_nothing(&figures)
                && !are_years(&one.text, &figures)
                && !figures.iter().all(|it| says_again(table, layout, it))
        }
    };
    layout.unread.iter().filter(|one| !table.hidden_columns.contains(&one.column)).filter(open).cloned().collect()
}

/// Whether a column of reductions, or of parts, changes no price: it holds nothing but zeros and words, which are listed, says
/// again what is read, or names the offer itself.
pub(super) fn is_harmless(table: &Table, layout: &Layout, one: &Heading, kind: Column) -> bool {
    let rows: Vec<usize> = (layout.headings.below..table.rows.len())
        .filter(|row| !table.cell(*row, one.column).is_empty() && !is_total(table, *row))
        .collect();
    let of_packs = contains(&plain(&one.text), OF_PACKS);
    let nothing = |row: &usize| match &table.cell(*row, one.column).content {
        Content::Number(number) => number.is_zero() || (of_packs && *number == Decimal::ONE),
        Content::Text(text) if kind == Column::Part => OF_BASE.contains(&plain(text).as_str()),
        Content::Text(text) => !text.contains(|c| ('1'..='9').contains(&c)) || (of_packs && text == "1"),
        _ => false,
    };
    let again = |row: &usize| figures(table, *row, one.column).is_some_and(|it| says_again(table, layout, &(*row, it)));
    rows.iter().all(nothing) || (kind == Column::Discount && rows.iter().all(again))
}

/// Whether the heading of a column says that it is of something else than a price.
pub(super) fn is_of_things(heading: &str) -> bool {
    let words = plain(heading);
    let unit = heading.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let measured = unit.is_some_and(|(_, unit)| UNITS_OF_THINGS.contains(&plain(unit).as_str()));
    let spoken: Vec<&str> = words.split(' ').collect();
    let marks = matches!(spoken.first(), Some(&("note" | "score" | "mark")))
        && spoken.len() > 1
        && spoken.last().is_some_and(|last| MARKS.contains(last));
    contains(&words, OF_THINGS)
        || contains(&words, PARTS_OF_THINGS)
        || (contains(&words, OF_DELIVERY) && contains(&words, OF_WHEN))
        || measured
        || marks
        || is_of_contract(heading)
}

/// Whether a heading is of how long a contract lasts: no time that a price is for.
pub(super) fn is_of_contract(heading: &str) -> bool {
    let words = plain(heading);
    contains(&words, &["engagement", "preavis", "commitment"])
        || ["duree du contrat", "duree contrat", "contract term"].iter().any(|it| words.starts_with(it))
}

/// Whether a text is a time and nothing else, or that there is none: `36 mois`, `sans`.
pub(super) fn is_term(text: &str) -> bool {
    let typed = number_text::read(text).map(|typed| typed.stated);
    let only = |stated: Stated| stated == Stated { period: stated.period, ..Stated::default() };
    typed.is_some_and(only) || matches!(plain(text).as_str(), "" | "sans" | "aucun" | "neant" | "non" | "none")
}

/// Whether a column of VAT holds amounts of it: those of the prices, or of the amounts, of its rows at some rate of the law; of
/// a rate that the heading itself says, anything but that rate.
pub(super) fn are_taxes(table: &Table, layout: &Layout, one: &Heading) -> bool {
    let Some(price) = layout.column(Column::Price) else { return false };
    let rows = (layout.headings.below..table.rows.len()).filter(|row| !is_total(table, *row));
    let rows: Vec<(usize, Vec<Decimal>)> =
        rows.filter_map(|row| Some((row, figures(table, row, one.column)?))).collect();
    let said = rate_said(&one.text);
    let of_heading =
        |figure: &Decimal| said.is_some_and(|rate| *figure == rate || *figure == rate * Decimal::ONE_HUNDRED);
    let rate = |figure: &Decimal| is_of_law(*figure) || is_of_law(*figure / Decimal::ONE_HUNDRED);
    if rows.is_empty() || rows.iter().all(|(_, all)| all.iter().any(rate)) {
        return false;
    }
    let taxes = |(row, all): &(usize, Vec<Decimal>)| {
        let prices = figures(table, *row, price).unwrap_or_default();
        let quantities = layout.column(Column::Quantity).and_then(|column| figures(table, *row, column));
        let quantities: Vec<Decimal> = quantities.unwrap_or_default().into_iter().chain([Decimal::ONE]).collect();
        let bases = || prices.iter().flat_map(|price| quantities.iter().filter_map(|many| many.checked_mul(*price)));
        let near = |base: Decimal, rate: Decimal| {
            base.checked_mul(rate)
                .is_some_and(|tax| all.iter().any(|it| (half_up(tax, 2) - it).abs() <= Decimal::new(1, 2)))
        };
        prices.is_empty() || rates().any(|rate| bases().any(|base| near(base, rate)))
    };
    said.is_some_and(|_| !rows.iter().any(|(_, all)| all.iter().any(of_heading))) || rows.iter().all(taxes)
}

/// Years below a heading of one: `Année`, and not `Année 2`, which is of a price.
fn are_years(heading: &str, figures: &[(usize, Vec<Decimal>)]) -> bool {
    let years = Decimal::from(1990)..Decimal::from(2100);
    matches!(plain(heading).as_str(), "annee" | "year" | "an" | "millesime")
        && figures.iter().all(|(_, all)| all.iter().any(|figure| years.contains(figure)))
}

/// What the figure of a cell may be; none where it holds none.
fn figures(table: &Table, row: usize, column: usize) -> Option<Vec<Decimal>> {
    match &table.cell(row, column).content {
        Content::Number(number) => Some(vec![*number]),
        // `48 h` says how long something takes.
        Content::Text(text) => {
            let typed = number_text::read(text).filter(|typed| typed.stated.period.is_none())?;
            Some(typed.reading.all().collect())
        }
        _ => None,
    }
}

/// Whether figures are all zero: no reduction, and no charge.
fn are_nothing(figures: &[(usize, Vec<Decimal>)]) -> bool {
    figures.iter().all(|(_, all)| all.iter().all(Decimal::is_zero))
}

/// Whether what stands down a column can be numbers of rows: `1`, `2`, `3`, or words and outlines (`A`, `1.2.1`).
pub(super) fn are_numbers(table: &Table, first: usize, column: usize) -> bool {
    let rows = || (first..table.rows.len()).filter(|row| !is_total(table, *row));
    let numbers: Vec<(usize, Vec<Decimal>)> =
        rows().filter_map(|row| Some((row, figures(table, row, column)?))).collect();
    let only = |(_, all): &(usize, Vec<Decimal>)| all.first() == Some(&Decimal::ONE);
    are_numbers_of_rows(&numbers) || are_numbers_by_tens(&numbers) || numbers.iter().all(only)
}

/// `10`, `20`, `40`: multiples of a power of ten that rise, so that rows may be put between.
fn are_numbers_by_tens(figures: &[(usize, Vec<Decimal>)]) -> bool {
    let numbers: Vec<Decimal> = figures.iter().filter_map(|(_, all)| all.first().copied()).collect();
    let steps = [1, 10, 100, 1000].map(Decimal::from);
    numbers.len() > 1
        && numbers.first().is_some_and(|first| steps.contains(first))
        && numbers.iter().all(|number| (number / numbers[0]).fract().is_zero())
        && numbers.windows(2).all(|pair| pair[0] < pair[1])
}

/// `1`, `1`, `2`, down the rows, below a heading of lots.
fn are_numbers_of_lots(heading: &str, figures: &[(usize, Vec<Decimal>)]) -> bool {
    let numbers: Vec<Decimal> = figures.iter().filter_map(|(_, all)| all.first().copied()).collect();
    contains(&plain(heading), &["lot"])
        && numbers.first() == Some(&Decimal::ONE)
        && numbers.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + Decimal::ONE)
}

/// `1`, `2`, `3`, down the rows: of several, those of the rows themselves.
fn are_numbers_of_rows(figures: &[(usize, Vec<Decimal>)]) -> bool {
    let first = |it: &(usize, Vec<Decimal>)| it.1.first().copied().filter(|number| number.fract().is_zero());
    let numbers: Vec<Decimal> = figures.iter().filter_map(first).collect();
    numbers.len() == figures.len()
        && numbers.len() > 1
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + Decimal::ONE)
}

/// Whether a figure is the price of its row, or its quantity times that, without VAT or with it.
fn says_again(table: &Table, layout: &Layout, (row, found): &(usize, Vec<Decimal>)) -> bool {
    let of = |kind: Column| figures(table, *row, layout.column(kind)?);
    let prices = of(Column::Price).unwrap_or_default();
    let quantities = of(Column::Quantity).unwrap_or_default().into_iter().chain([Decimal::ONE]);
    let rates = of(Column::Vat).unwrap_or_default().into_iter();
    let rates = rates.map(|rate| if rate > Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate });
    let factors: Vec<Decimal> = rates.map(|rate| Decimal::ONE + rate).chain([Decimal::ONE]).collect();
    quantities.flat_map(|quantity| prices.iter().map(move |price| quantity.checked_mul(*price))).flatten().any(
        |amount| {
            let all = factors.iter().filter_map(|factor| amount.checked_mul(*factor)).map(|amount| half_up(amount, 2));
            all.into_iter().any(|amount| found.iter().any(|found| half_up(*found, 2) == amount))
        },
    )
}
