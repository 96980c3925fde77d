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

/// A schema of machine output: written by hand, held against what is printed by tests, and kept without white space (`build/schemas.rs`).
macro_rules! dense {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/schemas/", $name, ".json"))
    };
}

/// Writes the JSON Schema of a kind of file.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let kind = match args.kind {
        KindName::Plan => Kind::Plan,
        KindName::Catalog => Kind::Catalog,
        KindName::City => Kind::City,
        KindName::Offer => Kind::Offer,
        KindName::Parameters => Kind::Parameters,
        KindName::Programme => Kind::Programme,
        KindName::Result => return written(dense!("result"), args, output),
        KindName::ProgrammeResult => return written(dense!("programme-result"), args, output),
        KindName::Chart => return written(dense!("chart"), args, output),
        KindName::Report => return written(dense!("report"), args, output),
        KindName::Comparison => return written(dense!("comparison"), args, output),
        KindName::OffersResult => return written(dense!("offers-result"), args, output),
        KindName::Explanation => return written(dense!("explanation"), args, output),
        KindName::Survey => return written(dense!("survey"), args, output),
    };
    spaced(&schema::schema(kind), args, output)
}

/// A schema that is kept without white space.
fn written(text: &str, args: &Args, output: &mut Output) -> Exit {
    spaced(&serde_json::from_str(text).unwrap_or_default(), args, output)
}

fn spaced(schema: &serde_json::Value, args: &Args, output: &mut Output) -> Exit {
    let text = serde_json::to_string_pretty(schema).unwrap_or_default();
    args.save.write(&format!("{text}\n"), output)
}
