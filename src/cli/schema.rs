use clap::ValueEnum;

use super::{Exit, Output, SaveArgs};
use crate::document::Kind;
use crate::schema;

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Kind of file, or of machine output
    #[arg(value_enum, value_name = "KIND")]
    kind: KindName,
    #[command(flatten)]
    save: SaveArgs,
}

/// The kinds of file, by their names on the command line, and the kinds of machine output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Plan,
    Catalog,
    City,
    Offer,
    Parameters,
    Programme,
    Result,
    ProgrammeResult,
    Chart,
    Report,
    Comparison,
    OffersResult,
    Explanation,
    Survey,
}

/// The schemas of machine output, which are written by hand and held against what is printed by tests.
const RESULT: &str = include_str!("../../schemas/result.json");
const PROGRAMME_RESULT: &str = include_str!("../../schemas/programme-result.json");
const CHART: &str = include_str!("../../schemas/chart.json");
const REPORT: &str = include_str!("../../schemas/report.json");
const COMPARISON: &str = include_str!("../../schemas/comparison.json");
const OFFERS_RESULT: &str = include_str!("../../schemas/offers-result.json");
const EXPLANATION: &str = include_str!("../../schemas/explanation.json");
const SURVEY: &str = include_str!("../../schemas/survey.json");

/// Writes the JSON Schema of a kind of file.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let kind = match args.kind {
        KindName::Plan => Kind::Plan,
        KindName::Catalog => Kind::Catalog,
        KindName::City => Kind::City,
        KindName::Offer => Kind::Offer,
        KindName::Parameters => Kind::Parameters,
        KindName::Programme => Kind::Programme,
        KindName::Result => return args.save.write(RESULT, output),
        KindName::ProgrammeResult => return args.save.write(PROGRAMME_RESULT, output),
        KindName::Chart => return args.save.write(CHART, output),
        KindName::Report => return args.save.write(REPORT, output),
        KindName::Comparison => return args.save.write(COMPARISON, output),
        KindName::OffersResult => return args.save.write(OFFERS_RESULT, output),
        KindName::Explanation => return args.save.write(EXPLANATION, output),
        KindName::Survey => return args.save.write(SURVEY, output),
    };
    let text = serde_json::to_string_pretty(&schema::schema(kind)).unwrap_or_default();
    args.save.write(&format!("{text}\n"), output)
}
