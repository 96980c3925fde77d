use rust_xlsxwriter::{Chart, ChartFormat, ChartLine, ChartSolidFill, ChartType, Color, XlsxError};

use super::budget::Budget;
use super::pad::{Pad, Row};
use super::yearly::Yearly;
use crate::report::Style;

/// Hues that are told apart by colour-blind eyes, and from white.
const HUES: [u32; 6] = [0x00_72B2, 0xD5_5E00, 0x00_9E73, 0xCC_79A7, 0x00_0000, 0x8C_6D1F];

fn range(pad: &Pad<'_>, row: &Row) -> String {
    format!("{}!{}", pad.name(), row.all().split('!').next_back().unwrap_or_default())
}

/// The plan's cost TTC by family and year, beneath the table.
pub(super) fn cliff(pad: &mut Pad<'_>, yearly: &Yearly, style: Style) -> Result<(), XlsxError> {
    let mut chart = Chart::new(ChartType::ColumnStacked);
    for ((name, row), hue) in yearly.families.iter().zip(HUES.iter().cycle()) {
        let fill = ChartSolidFill::new().set_color(Color::RGB(*hue)).clone();
        let (years, values) = (range(pad, &yearly.years), range(pad, row));
        let series = chart.add_series().set_categories(years.as_str()).set_values(values.as_str());
        series.set_name(name.as_str()).set_format(ChartFormat::new().set_solid_fill(&fill));
    }
    finish(pad, chart, style, "workbook-chart-cliff")
}

/// Gross savings without and with the plan.
pub(super) fn savings(pad: &mut Pad<'_>, budget: &Budget, style: Style) -> Result<(), XlsxError> {
    let mut chart = Chart::new(ChartType::Line);
    let pairs = [("column-without", &budget.without, HUES[0]), ("column-with", &budget.with, HUES[1])];
    for (name, side, hue) in pairs {
        let line = ChartLine::new().set_color(Color::RGB(hue)).set_width(2.25).clone();
        let (years, values) = (range(pad, &budget.years), range(pad, &side.gross_savings));
        let series = chart.add_series().set_categories(years.as_str()).set_values(values.as_str());
        series.set_name(style.say(name).as_str()).set_format(ChartFormat::new().set_line(&line));
    }
    finish(pad, chart, style, "workbook-chart-savings")
}

fn finish(pad: &mut Pad<'_>, mut chart: Chart, style: Style, title: &str) -> Result<(), XlsxError> {
    chart.title().set_name(style.say(title).as_str());
    chart.y_axis().set_num_format("#,##0 \"€\"");
    chart.set_width(900).set_height(380).set_alt_text(style.say(title));
    // A chart is not cut by the end of a page: it begins the next one.
    pad.sheet.set_page_breaks(&[pad.next + 1])?;
    pad.sheet.insert_chart(pad.next + 1, 0, &chart)?;
    pad.next += 22;
    Ok(())
}
