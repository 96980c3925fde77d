/// A file that the result rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Id of the plan, catalog, city, or `parameters`.
    pub id: String,
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The hash of a file by which anybody can tell whether it is the same, in hexadecimal.
pub fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
