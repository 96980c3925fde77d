//! Starting from nothing: commented templates of the files that a user writes, and plans filled in from catalogs.

mod from_items;
mod save;

pub use from_items::plan_from_items;
pub(crate) use from_items::{plan_from_counted, plan_to_fill};
pub use save::save;

use crate::document::Kind;
use crate::language::Language;

/// The commented template of a kind of file, which the readers accept as it is. Parameters have none: a city overrides
/// single thresholds under `limits`, and a file of law is not started from a template.
pub fn template(kind: Kind, language: Language) -> Option<&'static str> {
    let (english, french) = match kind {
        Kind::Plan => (include_str!("templates/plan.en.yaml"), include_str!("templates/plan.fr.yaml")),
        Kind::City => (include_str!("templates/city.en.yaml"), include_str!("templates/city.fr.yaml")),
        Kind::Catalog => (include_str!("templates/catalog.en.yaml"), include_str!("templates/catalog.fr.yaml")),
        Kind::Offer => (include_str!("templates/offer.en.yaml"), include_str!("templates/offer.fr.yaml")),
        Kind::Programme => (include_str!("templates/programme.en.yaml"), include_str!("templates/programme.fr.yaml")),
        Kind::Parameters => return None,
    };
    Some(match language {
        Language::English => english,
        Language::French => french,
    })
}
