use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::ask::{Answer, Ask};
use super::desk::Desk;
use super::guard::{Gate, Passage, cookies, protect};
use super::routes::{answer, takes_files};
use super::{shell, upload};
use crate::language::Language;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Bytes of a form at most: a plan of a thousand lines is a tenth of it.
const LARGEST_FORM: usize = 4 * 1024 * 1024;

/// A server that listens, on this machine alone.
pub struct Server {
    runtime: tokio::runtime::Runtime,
    listener: TcpListener,
    gate: Gate,
    stop: Arc<Notify>,
}

impl Server {
    /// Listens on a port of this machine; 0 for any that is free.
    pub fn open(port: u16) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = runtime.block_on(TcpListener::bind(address))?;
        let gate = Gate::new(listener.local_addr()?.port())?;
        Ok(Self { runtime, listener, gate, stop: Arc::default() })
    }

    /// The address that opens it, with its token.
    pub fn address(&self) -> String {
        self.gate.address()
    }

    /// What ends it, from any thread.
    pub fn stop(&self) -> impl Fn() + Send + Sync + 'static {
        let stop = self.stop.clone();
        move || stop.notify_one()
    }

    /// Serves the desk until it is ended.
    pub fn run(self, desk: Arc<Desk>) -> io::Result<()> {
        let app = app(desk, self.gate, self.stop.clone());
        self.runtime.block_on(async move {
            let stopped = self.stop.clone();
            let serve = axum::serve(self.listener, app).with_graceful_shutdown(async move { stopped.notified().await });
            serve.await
        })
    }
}

#[derive(Clone)]
struct Shared {
    desk: Arc<Desk>,
    gate: Arc<Gate>,
    stop: Arc<Notify>,
}

/// The whole application: what a request becomes, from the gate on.
fn app(desk: Arc<Desk>, gate: Gate, stop: Arc<Notify>) -> Router {
    Router::new().fallback(handle).with_state(Shared { desk, gate: Arc::new(gate), stop })
}

async fn handle(State(shared): State<Shared>, request: Request) -> Response<Body> {
    let language = spoken(request.headers(), shared.desk.language());
    let mut response = match shared.gate.judge(request.method(), request.uri(), request.headers()) {
        Passage::Enter => {
            let mut response = go("/");
            if let Ok(cookie) = HeaderValue::from_str(&shared.gate.cookie()) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
        Passage::Refused(status) => page(status, shell::refused(status.as_u16(), language).into_string()),
        Passage::Pass => match read(request, language).await {
            Ok(ask) => respond(shared, ask, language).await,
            Err(status) => page(status, shell::refused(status.as_u16(), language).into_string()),
        },
    };
    protect(response.headers_mut());
    response
}

/// Reads a request whole, up to what a form may hold.
async fn read(request: Request, language: Language) -> Result<Ask, StatusCode> {
    let pairs = |bytes: &[u8]| form_urlencoded::parse(bytes).into_owned().collect::<Vec<(String, String)>>();
    let (head, body) = request.into_parts();
    let post = head.method == Method::POST;
    let (mut form, mut files) = (Vec::new(), Vec::new());
    if post {
        let kind = head.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let boundary = upload::boundary(kind).filter(|_| takes_files(head.uri.path()));
        if boundary.is_none() && !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
        }
        let most = if boundary.is_some() { upload::LARGEST_UPLOAD } else { LARGEST_FORM };
        let body = to_bytes(body, most).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        match boundary {
            Some(boundary) => {
                (form, files) = upload::parts(&body, boundary).ok_or(StatusCode::BAD_REQUEST)?;
            }
            None => form = pairs(&body),
        }
    }
    Ok(Ask {
        post,
        path: head.uri.path().to_owned(),
        query: pairs(head.uri.query().unwrap_or_default().as_bytes()),
        form,
        files,
        language,
        live: head.headers.contains_key("x-perenne"),
    })
}

/// Works on a thread of its own: a panic there is that of one request.
async fn respond(shared: Shared, ask: Ask, language: Language) -> Response<Body> {
    let desk = shared.desk.clone();
    let answered = tokio::task::spawn_blocking(move || answer(&desk, &ask)).await;
    match answered {
        Ok(Answer::Page(status, markup)) => {
            page(StatusCode::from_u16(status).unwrap_or(StatusCode::OK), markup.into_string())
        }
        Ok(Answer::Go(to)) => go(&to),
        Ok(Answer::Speak(language, to)) => {
            let mut response = go(&to);
            let cookie = format!("{LANGUAGE}={}; Path=/; SameSite=Strict", language.code());
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
        Ok(Answer::Data(value)) => give("application/json", value.to_string().into_bytes()),
        Ok(Answer::Own(mime, text)) => give(mime, text.as_bytes().to_vec()),
        Ok(Answer::Document(text)) => document(text),
        Ok(Answer::Download { mime, name, bytes }) => {
            let mut response = give(mime, bytes);
            if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
            response
        }
        Ok(Answer::Quit(markup)) => {
            shared.stop.notify_one();
            page(StatusCode::OK, markup.into_string())
        }
        Err(_) => page(StatusCode::INTERNAL_SERVER_ERROR, shell::broken(language).into_string()),
    }
}

/// The cookie of the language, the same for all servers of this machine.
const LANGUAGE: &str = "perenne-language";

fn spoken(headers: &HeaderMap, usual: Language) -> Language {
    let chosen = cookies(headers).find(|(name, _)| *name == LANGUAGE).map(|(_, value)| value);
    chosen.map_or(usual, Language::of_locale)
}

fn page(status: StatusCode, text: String) -> Response<Body> {
    let mut response = give("text/html; charset=utf-8", text.into_bytes());
    *response.status_mut() = status;
    response
}

fn give(mime: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    response
}

fn go(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// A study carries its one style sheet within it: that one is allowed, by its hash.
fn document(text: String) -> Response<Body> {
    let sheet =
        text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map_or("", |(sheet, _)| sheet);
    let hash = STANDARD.encode(Sha256::digest(sheet.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; frame-ancestors 'self'; sandbox allow-popups"
    );
    let mut response = give("text/html; charset=utf-8", text.into_bytes());
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert("content-security-policy", policy);
    }
    response
}
