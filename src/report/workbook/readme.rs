use rust_xlsxwriter::{Formula, XlsxError};

use super::pad::{Formats, Pad, nearest};
use super::term::Term;
use super::units::Units;
use super::yearly::Yearly;
use crate::analysis::Analysis;
use crate::model::Case;
use crate::report::study::{Block, Study, names};
use crate::report::{Style, sentence, verdict_word};

/// Writes the first sheet: the verdict, key figures, what is live and what is not, and where it comes from.
pub(super) fn readme<'f>(
    analysis: &Analysis,
    yearly: &Yearly,
    units: &Units,
    study: Option<&Study>,
    style: Style,
    formats: &'f Formats,
) -> Result<Pad<'f>, XlsxError> {
    let case = &analysis.case;
    let title = case.title.get(style.language.code(), &case.plan);
    let mut pad = Pad::new(&style.say("workbook-readme"), title, 0, formats)?;
    pad.sheet.set_column_width(0, 62)?;
    pad.sheet.set_column_width(1, 40)?;
    pad.sheet.set_column_width(2, 66)?;
    pad.sheet.set_print_fit_to_pages(1, 0);
    if let Some(outcome) = &analysis.outcome {
        pad.heading(&style.say("workbook-verdict"))?;
        match study {
            Some(study) => first_page(&mut pad, study, formats)?,
            None => {
                wide(&mut pad, &verdict_word(outcome.ruling().level, style), formats)?;
                wide(&mut pad, &sentence(analysis, outcome, style), formats)?;
            }
        }
        wide(&mut pad, &style.say("workbook-verdict-note"), formats)?;
    }
    if !case.unpriced.is_empty() {
        wide(&mut pad, &unpriced(case, style), formats)?;
    }
    pad.heading(&style.say("workbook-key"))?;
    let total = |row: &super::pad::Row| Term::new(format!("SUM({})", row.all()), row.values.iter().sum());
    let [excl, incl, net, annual] = &yearly.present;
    let mut figures = vec![
        ("row-tco-excl", total(&yearly.excl_vat)),
        ("row-tco-incl", total(&yearly.incl_vat)),
        ("row-net-cost", total(&yearly.net_cost)),
        ("row-net-after", total(&yearly.net_after)),
        ("workbook-pv-excl", excl.clone()),
        ("workbook-pv-incl", incl.clone()),
        ("row-pv-net", net.clone()),
        ("row-eac", annual.clone()),
    ];
    let cliffs = ["workbook-cliff-pilot", "workbook-cliff-after"].into_iter().zip(&yearly.cliff);
    figures.extend(cliffs.filter_map(|(id, term)| Some((id, term.clone()?))));
    // What has no price makes each of them a lower bound, also after a change.
    let shown = if case.unpriced.is_empty() { &formats.cents } else { &formats.at_least };
    for (id, term) in figures {
        pad.sheet.write_string_with_format(pad.next, 0, style.say(id), &formats.text)?;
        let formula = Formula::new(format!("={}", term.text)).set_result(nearest(term.value).to_string());
        pad.sheet.write_formula_with_format(pad.next, 1, formula, shown)?;
        pad.next += 1;
    }
    pad.heading(&style.say("workbook-what-live"))?;
    for id in ["live-1", "live-2", "live-3"] {
        wide(&mut pad, &style.say(&format!("workbook-{id}")), formats)?;
    }
    pad.heading(&style.say("workbook-what-locked"))?;
    for id in ["locked-1", "locked-2", "locked-3", "locked-4", "locked-5"] {
        wide(&mut pad, &style.say(&format!("workbook-{id}")), formats)?;
    }
    let locked = case.lines.iter().zip(&units.live).filter(|(_, live)| !**live);
    let locked: Vec<String> =
        locked.map(|(line, _)| line.label.get(style.language.code(), &line.id).to_owned()).collect();
    if !locked.is_empty() {
        wide(&mut pad, &style.tell("workbook-locked-lines", &[("lines", locked.join(", ").into())]), formats)?;
    }
    pad.heading(&style.say("workbook-trace"))?;
    wide(&mut pad, &format!("perenne {}", env!("CARGO_PKG_VERSION")), formats)?;
    let mut seen = std::collections::HashSet::new();
    for input in case.inputs.iter().filter(|input| seen.insert((&input.id, input.sha256()))) {
        for (column, text) in (0..).zip([&input.id, &input.file, input.sha256()]) {
            pad.sheet.write_string_with_format(pad.next, column, text, &formats.text)?;
        }
        pad.next += 1;
    }
    for change in &case.overrides {
        let text = format!("{} : {} → {} ({})", change.path, change.from, change.to, change.by);
        wide(&mut pad, &text, formats)?;
    }
    Ok(pad)
}

/// The words of the study's first page: the verdict, how sure it is, what would make the plan last. Its figures follow as
/// formulas, its charts stand on the sheets.
fn first_page(pad: &mut Pad<'_>, study: &Study, formats: &Formats) -> Result<(), XlsxError> {
    for block in study.sections.first().iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Verdict { word, sentence, .. } => {
                wide(pad, word, formats)?;
                wide(pad, sentence, formats)?;
            }
            Block::Heading(text) => pad.heading(text)?,
            Block::Paragraph(text) | Block::Notice(text) => wide(pad, text, formats)?,
            Block::List(items) => {
                for item in items {
                    wide(pad, &format!("• {item}"), formats)?;
                }
            }
            Block::Terms(_) | Block::Figures(_) | Block::Table(..) | Block::Chart(..) => {}
        }
    }
    Ok(())
}

/// Which components have no price.
pub(super) fn unpriced(case: &Case, style: Style) -> String {
    style.tell("open-unpriced", &[("list", names::unpriced(case, style).into())])
}

/// A text over the whole width, as high as it needs.
fn wide(pad: &mut Pad<'_>, text: &str, formats: &Formats) -> Result<(), XlsxError> {
    let at = pad.next;
    pad.sheet.merge_range(at, 0, at, 2, "", &formats.wrapped)?;
    pad.sheet.write_string_with_format(at, 0, text, &formats.wrapped)?;
    let lines = text.chars().count() / 140 + 1;
    pad.sheet.set_row_height(at, 15.0 * f64::from(u32::try_from(lines).unwrap_or(1)))?;
    pad.next += 1;
    Ok(())
}
