use super::column::contains;
use super::headings::plain;
use super::mapping::{Mapped, ignored};
use super::read_back::ReadBack;
use super::table::{Content, Table};
use super::totals::is_total;
use super::words::{counts, is_of_charges, is_promotion};
use crate::diagnostic::codes;
use crate::units::{Date, parse_date};

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
const MONTHS: [(&str, &str); 12] = [
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
];

/// Until when an offer holds, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// A day.
    Day(Date),
    /// So many days, or months, from the day on which it was received.
    After { days: i64, months: i64 },
    /// Nothing that is plain.
    Unclear,
}

/// What an offer, or its prices, are called.
const OFFERS: &[&str] = &[
    "offre", "offres", "prix", "tarif", "tarifs", "devis", "proposition", "propositions", "soumission", "bordereau",
    "bpu", "dqe", "dpgf", "bid", "bids", "offer", "offers", "price", "prices", "quote", "quotation", "tender", "proposal",
];
/// Words between an offer and until when it holds, that are no other thing.
const BETWEEN: &[&str] = &[
    "duree", "delai", "date", "engagement", "maintien", "periode", "limite", "fin", "conditions", "remarque", "remarques", "note", "nb", "observations",
    "observation", "informations", "information", "la", "le", "les", "l", "de", "des", "du", "d", "notre", "nos", "votre",
    "cette", "ce", "ces", "present", "presente", "presents", "est", "sont", "reste", "restent", "et", "en", "non", "a",
    "unitaires", "ht", "euros", "jusqu", "au", "the", "of", "our", "this", "these", "is", "are", "remain", "remains",
    "period", "term", "until", "not", "no", "longer", "plus", "pas", "ne", "uniquement", "only",
];
/// Words by which what holds is named: `validité de la carte SIM`.
const NAMING: &[&str] = &["de", "des", "du", "d", "of"];
/// Words from where days count that are the day on which the offer was received.
const ON_RECEPTION: &[&str] = &["reception", "receipt", "recu", "recue", "received", "submission"];
/// Words from where days count.
const COUNTED_FROM: &[&str] = &["partir", "compter", "depuis", "apres", "suivant", "from", "after", "following", "since"];

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
    "garantie", "garanties", "warranty", "carte", "cartes", "sim", "certificat", "certificats", "certificate", "licence",
    "licences", "license", "licenses", "abonnement", "abonnements", "agrement", "assurance", "attestation", "contrat",
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
                    self.validity(row, (column, text), next.map(|(column, cell)| (column, cell.text())), &mut head, &mut last);
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

fn valid_until(text: &str, english: bool, received: Option<Date>) -> Option<Date> {
    match until(text, english) {
        Until::Day(date) => Some(date),
        Until::After { days, months } => {
            received?.checked_add(jiff::Span::new().try_months(months).ok()?.try_days(days).ok()?).ok()
        }
        Until::Unclear => None,
    }
}

/// `2026-12-31`, `31/12/2026`, `31.12.26 18:00`, `30 juin 2026`, a spreadsheet's count of days since 1899-12-30, `90 jours`.
fn until(text: &str, english: bool) -> Until {
    let day = iso(text).or_else(|| counted(text)).or_else(|| in_words(text)).or_else(|| in_digits(text, english));
    if let Some(day) = day {
        // Of a century that is past, a slip; a day from which prices hold is not the last one.
        return if day.year() < 2000 || is_first(text) { Until::Unclear } else { Until::Day(day) };
    }
    // A date that cannot be one is no duration either.
    if text.chars().any(|c| c == '/') {
        return Until::Unclear;
    }
    let words = plain(text);
    // Of working days there are fewer in a month, and holidays are no facts of a schedule.
    if contains(&words, &["ouvres", "ouvre", "ouvrables", "ouvrable", "francs", "working", "business"]) {
        return Until::Unclear;
    }
    // From another day than that of the reception, of which the schedule does not say when it is.
    if contains(&words, COUNTED_FROM) && !contains(&words, ON_RECEPTION) {
        return Until::Unclear;
    }
    let words: Vec<&str> = words.split(' ').collect();
    // Days and months of a time.
    let time = |word: &str| {
        Some(match word {
            "jour" | "jours" | "j" | "day" | "days" => (1_i64, 0_i64),
            "semaine" | "semaines" | "week" | "weeks" => (7, 0),
            "mois" | "month" | "months" => (0, 1),
            "an" | "ans" | "annee" | "annees" | "year" | "years" => (0, 12),
            _ => return None,
        })
    };
    // `trois mois et 90 jours` says two times, of which one is in words; `an order` none.
    let article = |at: usize| words[at] == "an" && words.iter().any(|word| matches!(*word, "of" | "from" | "after"));
    if (0..words.len()).filter(|at| time(words[*at]).is_some() && !article(*at)).count() > 1 {
        return Until::Unclear;
    }
    let spans = words.windows(2).filter_map(|pair| {
        let (number, (days, months)) = (pair[0].parse::<i64>().ok()?, time(pair[1])?);
        Some((number.checked_mul(days)?, number.checked_mul(months)?))
    });
    match spans.collect::<Vec<_>>().as_slice() {
        [(days, months)] => Until::After { days: *days, months: *months },
        _ => Until::Unclear,
    }
}

/// Whether a text says the day from which prices hold: `à partir du`, `dès le`, `from`. `Non valables après le` says the last.
fn is_first(text: &str) -> bool {
    const FROM: [&str; 10] =
        ["partir", "compter", "depuis", "apres", "debut", "from", "after", "starting", "since", "beginning"];
    let words = plain(text);
    // Without its accent `dès` is the article of `validité des prix`.
    let from =
        contains(&words, &FROM) || text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word == "dès");
    from && !contains(&words, &["non", "not", "pas", "plus", "longer"])
}

fn iso(text: &str) -> Option<Date> {
    let start = text.char_indices().map(|(at, _)| at).find(|at| {
        text.get(*at..at + 10).is_some_and(|part| {
            let bytes = part.as_bytes();
            bytes[4] == b'-' && bytes[7] == b'-' && parse_date(part).is_ok()
        })
    })?;
    parse_date(&text[start..start + 10]).ok()
}

fn counted(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok().filter(|days| (30_000..80_000).contains(days))?;
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn in_words(text: &str) -> Option<Date> {
    let text = plain(text).replace("1er", "1");
    let words: Vec<&str> = text.split(' ').collect();
    // `déc.` and `sept.` too; `ma` and `jui` are two months each.
    let is = |word: &str, month: &str| word == month || (word.len() >= 3 && word != "jui" && month.starts_with(word));
    let named = |word: &str| MONTHS.iter().position(|(french, english)| is(word, french) || is(word, english));
    // `mar. 30 juin` is a Tuesday: a whole name goes before a short one.
    let whole = |word: &&str| MONTHS.iter().any(|(french, english)| word == french || word == english);
    let short = || words.iter().position(|word| named(word).is_some());
    let at = words.iter().position(whole).or_else(short)?;
    let month = i8::try_from(named(words[at])? + 1).ok()?;
    let digits = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>().ok();
    let (before, after) =
        (at.checked_sub(1).and_then(|at| digits(words[at])), words.get(at + 1).and_then(|word| digits(word)));
    let (day, year) = match (before, after, words.get(at + 2).and_then(|word| digits(word))) {
        (Some(day), Some(year), _) if year > 31 => (day, year),
        (None, Some(day), Some(year)) => (day, year),
        _ => return None,
    };
    Date::new(year, month, i8::try_from(day).ok()?).ok().filter(|date| date.year() > 1999)
}

/// `31/12/2026`, with or without a time after it: the day first, as in France. In English words a date whose first two figures
/// could both be the month is not plain.
fn in_digits(text: &str, english: bool) -> Option<Date> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-')));
    let mut dates = parts.filter_map(|part| {
        let numbers: Vec<&str> = part.trim_matches(['.', '-', '/']).split(['/', '.', '-']).collect();
        let (day, month, year) = match numbers.as_slice() {
            [year, month, day] if year.len() == 4 => (day, month, year),
            [day, month, year] => (day, month, year),
            _ => return None,
        };
        let number = |text: &str| text.parse::<i16>().ok();
        let century = match year.len() {
            4 => 0,
            2 => 2000,
            _ => return None,
        };
        Some((number(day)?, number(month)?, number(year)? + century))
    });
    let (day, month, year) = dates.next()?;
    let year_first = text.trim().split(['/', '.', '-']).next().is_some_and(|year| year.len() == 4);
    if dates.next().is_some() || (english && !year_first && day <= 12 && month <= 12 && day != month) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
