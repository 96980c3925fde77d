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
    /// The name of the words of another hint than the usual one.
    pub hint: Option<&'static str>,
}

impl Fault {
    /// A fault without a better form to offer than an example.
    pub fn new(code: &'static str, example: &str) -> Self {
        Self { code, example: example.to_owned(), write: None, hint: None }
    }

    /// The same fault with the accepted form of what was meant.
    pub fn write(mut self, form: impl Into<String>) -> Self {
        self.write = Some(form.into());
        self
    }

    /// The same fault with a hint of its own.
    pub fn hint(mut self, words: &'static str) -> Self {
        self.hint = Some(words);
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

    /// Follows the accepted form as far as it takes to be one: in `1,5 keuros` the comma is told first, then the
    /// currency. No form, where that leads nowhere.
    pub fn settled<T>(self, read: impl Fn(&str) -> Result<T, Self>) -> Self {
        let said = self.write.is_some();
        let settled = self.settle(&|form| read(form).err());
        // Words of a hint that speak of a form go with it.
        let hint = settled.hint.filter(|_| settled.write.is_some() || !said);
        Self { hint, ..settled }
    }

    // Written for every kind of value at once: each would be a copy of it.
    fn settle(mut self, fault_in: &dyn Fn(&str) -> Option<Self>) -> Self {
        // Of another currency only the name is told.
        if self.code == "foreign-currency" {
            return self;
        }
        for _ in 0..3 {
            let Some(form) = &self.write else { return self };
            match fault_in(form) {
                None => return self,
                Some(next) => self.write = next.write,
            }
        }
        self.if_accepted(|form| fault_in(form).is_none())
    }

    /// A text as it is accepted: as it stands, or as the fault in it has it.
    pub fn accepted<T>(text: &str, read: impl Fn(&str) -> Result<T, Self>) -> Option<String> {
        match read(text) {
            Ok(_) => Some(text.to_owned()),
            Err(fault) => fault.settled(&read).write.filter(|form| read(form).is_ok()),
        }
    }
}
