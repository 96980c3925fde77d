use std::path::PathBuf;

use crate::model::Setting;
use crate::session::Options;

/// So many draws are asked for at most: more are a slip of the keyboard, and would never end.
pub(super) const MOST_SCENARIOS: u64 = 100_000_000;

/// Which plan, and what is to be changed in it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct PlanArgs {
    /// A folder where catalogs, cities and parameters are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    pub catalogs: Vec<PathBuf>,
    /// Another city than the plan's: an id, or a .yaml, .xlsx or .ods file
    #[arg(long, value_name = "CITY")]
    pub city: Option<String>,
    /// A vendor's quote, laid over the plan
    #[arg(long, value_name = "FILE")]
    pub offer: Option<PathBuf>,
    /// One of the plan's scenarios
    #[arg(long, value_name = "ID")]
    pub scenario: Option<String>,
    /// Another horizon: '8 years'
    #[arg(long, value_name = "DURATION")]
    pub horizon: Option<String>,
    /// Another value: sensors.device.price='540 EUR/sensor', or +10 %, or 'x 1.2' (repeatable)
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = parse_setting)]
    pub set: Vec<Setting>,
}

impl PlanArgs {
    /// As the options of a session.
    pub(crate) fn options(&self) -> Options {
        let horizon = self.horizon.iter().map(|value| Setting {
            path: "horizon".to_owned(),
            value: value.clone(),
            by: "--horizon".to_owned(),
            span: None,
        });
        Options {
            catalogs: self.catalogs.clone(),
            city: self.city.clone(),
            offer: self.offer.clone(),
            scenario: self.scenario.clone(),
            settings: horizon.chain(self.set.iter().cloned()).collect(),
        }
    }
}

/// Reads `path=value`.
pub(super) fn parse_setting(text: &str) -> Result<Setting, String> {
    let (path, value) = text.split_once('=').ok_or_else(|| "PATH=VALUE".to_owned())?;
    let (path, value) = (path.trim().to_owned(), value.trim().to_owned());
    if path.is_empty() || value.is_empty() {
        return Err("PATH=VALUE".to_owned());
    }
    Ok(Setting { path, value, by: "--set".to_owned(), span: None })
}
