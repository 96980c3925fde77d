use super::table::{Content, Table};

/// Rows in which the headers are looked for.
pub const HEADER_ROWS: usize = 40;

/// What a column of a price schedule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
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
    /// Life, in months.
    Life,
    /// Warranty, in months.
    Warranty,
    /// Share of the units that fail in a year.
    Failure,
    /// Row in whose price it is included.
    Included,
    /// `line.component`, in schedules of ours.
    Key,
}

/// Words of headers, without accents and signs, most telling first; French and English.
const WORDS: [(Column, &[&str]); 12] = [
    (Column::Key, &["composant", "component"]),
    (Column::Included, &["inclus", "included", "compris dans"]),
    (Column::Life, &["duree de vie", "life"]),
    (Column::Warranty, &["garantie", "warranty"]),
    (Column::Failure, &["panne", "pannes", "taux de panne", "taux de pannes", "failure", "failures"]),
    (
        Column::Designation,
        &["designation", "libelle", "intitule", "description", "prestation", "article", "item", "produit", "nature"],
    ),
    (Column::Price, &["prix unitaire", "pu", "p u", "unit price", "unit cost", "tarif unitaire", "prix u"]),
    (Column::Amount, &["montant", "prix total", "total", "amount", "line total"]),
    (Column::Quantity, &["quantite", "qte", "qt", "quantity", "qty", "nombre", "nb"]),
    (Column::Unit, &["unite", "unit", "u", "uom"]),
    (Column::Vat, &["tva", "taux", "vat"]),
    (Column::Number, &["n", "no", "num", "numero", "ref", "reference", "poste", "code", "line"]),
];

/// The headers of a schedule: their row, and the column of each kind.
#[derive(Debug, Clone)]
pub struct Headers {
    /// Row, from 0.
    pub row: usize,
    /// Kinds that were found, with their column from 0.
    pub columns: Vec<(Column, usize)>,
    /// Whether prices, and amounts, say that they include VAT.
    pub incl_vat: (bool, bool),
}

impl Headers {
    /// The column of a kind.
    pub fn of(&self, kind: Column) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == kind).map(|(_, column)| *column)
    }

    /// Finds the headers of a table: the row among the first ones that names most columns, a designation
    /// (or our own keys) and a price among them.
    pub fn find(table: &Table) -> Option<Self> {
        let rows = (0..table.rows.len().min(HEADER_ROWS)).filter_map(|row| Self::read(table, row));
        // Of equals, the first.
        rows.fold(None, |best: Option<Self>, found| match best {
            Some(best) if best.columns.len() >= found.columns.len() => Some(best),
            _ => Some(found),
        })
    }

    fn read(table: &Table, row: usize) -> Option<Self> {
        let mut headers = Self { row, columns: Vec::new(), incl_vat: (false, false) };
        let mut designation: Option<usize> = None;
        for (column, cell) in table.rows[row].iter().enumerate() {
            let Content::Text(text) = &cell.content else { continue };
            let plain = plain(text);
            let Some((kind, weight)) = kind(&plain) else { continue };
            let incl_vat = includes_vat(&plain);
            if headers.of(kind).is_none() {
                headers.add(kind, column, incl_vat);
                if kind == Column::Designation {
                    designation = Some(weight);
                }
                continue;
            }
            match kind {
                // Of a price HT and one TTC, the former is the one that counts.
                Column::Price | Column::Amount => {
                    let before = if kind == Column::Price { headers.incl_vat.0 } else { headers.incl_vat.1 };
                    if before && !incl_vat {
                        headers.columns.retain(|(known, _)| *known != kind);
                        headers.add(kind, column, false);
                    }
                }
                // Of "Item" and "Description", the more telling one is the name, the other the number.
                Column::Designation => {
                    let mut other = column;
                    if designation.is_some_and(|known| weight < known) {
                        designation = Some(weight);
                        other = headers.of(kind).unwrap_or(column);
                        headers.columns.retain(|(known, _)| *known != kind);
                        headers.add(kind, column, false);
                    }
                    if headers.of(Column::Number).is_none() {
                        headers.add(Column::Number, other, false);
                    }
                }
                _ => {}
            }
        }
        let named = headers.of(Column::Designation).or(headers.of(Column::Key)).is_some();
        (named && headers.of(Column::Price).is_some()).then_some(headers)
    }

    fn add(&mut self, kind: Column, column: usize, incl_vat: bool) {
        self.columns.push((kind, column));
        match kind {
            Column::Price => self.incl_vat.0 = incl_vat,
            Column::Amount => self.incl_vat.1 = incl_vat,
            _ => {}
        }
    }
}

/// The kind of a header, and how telling its word is: 0 is the most.
fn kind(plain: &str) -> Option<(Column, usize)> {
    let starts = |word: &&str| plain == *word || plain.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    WORDS.iter().find_map(|(kind, words)| Some((*kind, words.iter().position(starts)?)))
}

/// Whether a header, or a price, in [`plain`] form says that VAT is included.
pub fn includes_vat(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    words.contains(&"ttc")
        || ["tva comprise", "incl vat", "including vat", "vat included"].iter().any(|it| plain.contains(it))
}

/// Lower case, without accents, signs or repeated spaces: how headers and designations are compared.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let folded = match c {
            'à' | 'â' | 'ä' | 'á' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' | 'í' => "i",
            'ô' | 'ö' | 'ó' => "o",
            'û' | 'ù' | 'ü' | 'ú' => "u",
            'ç' => "c",
            'œ' => "oe",
            'æ' => "ae",
            // `h.t.` is `ht`, `p.u.` is `pu`.
            '.' | '\u{301}' | '\u{300}' | '\u{302}' | '\u{308}' | '\u{327}' => "",
            c if c.is_alphanumeric() => {
                out.push(c);
                continue;
            }
            _ => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
        };
        out.push_str(folded);
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_their_words() {
        for (text, expected) in [
            ("N°", Some(Column::Number)),
            ("Désignation des prestations", Some(Column::Designation)),
            ("P.U. H.T.", Some(Column::Price)),
            ("Prix unitaire HT (en €)", Some(Column::Price)),
            ("Unit price (excl. VAT)", Some(Column::Price)),
            ("Unité", Some(Column::Unit)),
            ("Qté", Some(Column::Quantity)),
            ("Montant H.T.", Some(Column::Amount)),
            ("Taux de TVA", Some(Column::Vat)),
            ("Taux de panne", Some(Column::Failure)),
            ("Pannes (% par an)", Some(Column::Failure)),
            ("Observations", None),
        ] {
            assert_eq!(kind(&plain(text)).map(|(kind, _)| kind), expected, "{text}");
        }
        assert!(includes_vat(&plain("P.U. T.T.C.")));
        assert!(!includes_vat(&plain("PU HT")));
    }
}
