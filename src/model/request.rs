use std::sync::Arc;

use super::overlay::Setting;
use crate::document::OfferDocument;

/// What is to be resolved.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Name of the plan's file.
    pub name: String,
    /// Text of the plan's file.
    pub text: Arc<str>,
    /// Another city than the plan's.
    pub city: Option<String>,
    /// Name and text of a city's own file, before all others.
    pub city_file: Option<(String, Arc<str>)>,
    /// Leaves the city out, whatever the plan says.
    pub without_city: bool,
    /// A vendor's quote.
    pub offer: Option<OfferDocument>,
    /// One of the plan's scenarios.
    pub scenario: Option<String>,
    /// Overrides, in order.
    pub settings: Vec<Setting>,
}
