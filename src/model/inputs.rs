use std::sync::{Arc, OnceLock};

/// A file that the result rests on.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// Id of the plan, catalog, city, or `parameters`.
    pub id: String,
    /// Its name.
    pub file: String,
    text: Arc<str>,
    hash: OnceLock<String>,
}

impl InputFile {
    /// Of a text.
    pub fn new(id: impl Into<String>, file: impl Into<String>, text: Arc<str>) -> Self {
        Self { id: id.into(), file: file.into(), text, hash: OnceLock::new() }
    }

    /// SHA-256 of its bytes, in hexadecimal; worked out where it is told.
    pub fn sha256(&self) -> &str {
        self.hash.get_or_init(|| sha256(&self.text))
    }
}

/// The hash of a file by which anybody can tell whether it is the same, in hexadecimal.
pub fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
