use std::path::Path;

use crate::diagnostic::{Diagnostic, codes};

/// The fault of a study under one offer that is to name no vendor: every amount of it would be that offer's, and neither
/// its total nor its prices may be given away while the procedure runs (CCP L2132-1). No letter hides them.
pub fn laid_over_unnamed(offer: Option<&Path>, anonymous: bool) -> Option<Diagnostic> {
    let offer = offer.filter(|_| anonymous)?;
    let name = offer.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Diagnostic::new(codes::OFFER_UNHIDDEN).arg("offer", name).help("help"))
}
