use std::fmt::Write;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use sha2::{Digest, Sha256};

/// Who may speak with the server: the browser that came by the printed address, from a page of this server.
///
/// Any site that a browser shows can send it to an address of this machine, and can make a name lead there. So the name
/// asked for must be this machine's, whoever sends a form must be this server, and every request carries a secret that
/// only the printed address gave.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    port: u16,
    token: String,
    session: String,
}

/// What becomes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Passage {
    /// It came by the printed address: it gets its cookie, and an address without the token.
    Enter,
    /// It may go on.
    Pass,
    /// It may not.
    Refused(StatusCode),
}

/// What a page may load: what this server gives, and nothing else.
pub(super) const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

impl Gate {
    /// A gate with new secrets. `Err`: the system gives no random numbers.
    pub(super) fn new(port: u16) -> std::io::Result<Self> {
        Ok(Self { port, token: secret()?, session: secret()? })
    }

    /// The address that opens it.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// The cookie, with what keeps it from scripts and from other sites.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.session)
    }

    // Cookies know no ports: two servers would take each other's.
    fn cookie_name(&self) -> String {
        format!("perenne-{}", self.port)
    }

    pub(super) fn judge(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Passage {
        let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let hosts = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let host = text(header::HOST).unwrap_or_default();
        if !hosts.iter().any(|known| known == host) || headers.get_all(header::HOST).iter().count() != 1 {
            return Passage::Refused(StatusCode::MISDIRECTED_REQUEST);
        }
        if method != Method::GET && method != Method::POST {
            return Passage::Refused(StatusCode::METHOD_NOT_ALLOWED);
        }
        let own = format!("http://{host}");
        let from_here = match text(header::ORIGIN) {
            Some(origin) => origin == own,
            None => method == Method::GET,
        };
        let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or_default());
        let crossed = site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
        // An upgrade would leave this gate behind.
        if !from_here || headers.contains_key(header::UPGRADE) || (crossed && method != Method::GET) {
            return Passage::Refused(StatusCode::FORBIDDEN);
        }
        let given = uri.query().and_then(|query| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == "token")
                .map(|(_, value)| value.into_owned())
        });
        match given {
            Some(given) if uri.path() == "/" && method == Method::GET && same(&given, &self.token) => Passage::Enter,
            _ if self.knows(headers) => Passage::Pass,
            _ => Passage::Refused(StatusCode::FORBIDDEN),
        }
    }

    fn knows(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        cookies(headers).any(|(known, value)| known == name && same(value, &self.session))
    }
}

/// The cookies that a browser sent.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

/// Compares digests, so that the time it takes tells nothing.
fn same(a: &str, b: &str) -> bool {
    Sha256::digest(a.as_bytes()) == Sha256::digest(b.as_bytes())
}

fn secret() -> std::io::Result<String> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    }))
}

/// What every answer tells the browser to keep to.
pub(super) fn protect(headers: &mut HeaderMap) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        // `no-referrer` would hide the origin of our own forms, which the gate asks for.
        ("referrer-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
