/// Why a text is not a value of the format: the code of the diagnostic and what its words need.
///
/// `write` is the accepted form of what was meant, where it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Code of the diagnostic, such as `decimal-comma`.
    pub code: &'static str,
    /// What was expected, as an example in the format's own grammar.
    pub example: String,
    /// The accepted form of what stands there, where it can be told.
    pub write: Option<String>,
}

impl Fault {
    /// A fault without a better form to offer than an example.
    pub fn new(code: &'static str, example: &str) -> Self {
        Self { code, example: example.to_owned(), write: None }
    }

    /// The same fault with the accepted form of what was meant.
    pub fn write(mut self, form: impl Into<String>) -> Self {
        self.write = Some(form.into());
        self
    }

    /// Adds what the accepted form still lacks, such as `/year`, where that makes it one.
    pub fn or_with(mut self, suffix: &str, accepts: impl Fn(&str) -> bool) -> Self {
        self.write = self.write.map(|form| if accepts(&form) { form } else { form + suffix });
        self.if_accepted(accepts)
    }

    /// Keeps the accepted form only where it is one: a hint, followed, must be right.
    pub fn if_accepted(mut self, accepts: impl FnOnce(&str) -> bool) -> Self {
        self.write = self.write.filter(|form| accepts(form));
        self
    }
}
