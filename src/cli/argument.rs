/// An argument as it is typed at a shell: in quotes, where it holds what a shell reads otherwise.
pub(super) fn argument(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '-' | '/' | '=' | ':' | '+' | '%' | '@');
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
