//! A server over a real socket, and what is asked of it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use perenne::language::Language;
use perenne::page::{Desk, Server};
use scraper::{Html, Selector};

pub const PLAN: &str = "schema: perenne/plan/v1
plan: mine
title: Mine   # as the council calls it
city: medium-city
start: 2027-01
horizon: 10 years
phases: {pilot: 18 months, run: rest}
lines:
  sensors: {item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}}
  dpia: {item: services/dpia, quantity: 1}
";

/// A server for a folder, and what is known of it.
pub struct Page {
    pub port: u16,
    pub token: String,
    pub cookie: String,
    pub thread: Option<JoinHandle<()>>,
    stop: Box<dyn Fn()>,
    pub desk: Arc<Desk>,
}

pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Page {
    pub fn open(folder: &Path, read_only: bool) -> Self {
        let desk = Arc::new(Desk::new(folder, Language::English, read_only).unwrap());
        let server = Server::open(0).unwrap();
        let address = server.address();
        let (host, token) = address.strip_prefix("http://127.0.0.1:").unwrap().split_once("/?token=").unwrap();
        let (port, token) = (host.parse().unwrap(), token.to_owned());
        let stop = Box::new(server.stop());
        let served = desk.clone();
        let thread = Some(std::thread::spawn(move || server.run(served).unwrap()));
        let mut page = Self { port, token, cookie: String::new(), thread, stop, desk };
        let entered = page.raw(&format!("GET /?token={} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n", page.token), "");
        assert_eq!(entered.status, 303);
        assert!(entered.head.contains("httponly") && entered.head.contains("samesite=strict"), "{}", entered.head);
        let cookie = entered.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        page.cookie = cookie.split(';').next().unwrap().to_owned();
        page
    }

    /// What comes back for lines of a head and a body.
    pub fn raw(&self, head: &str, body: impl AsRef<[u8]>) -> Reply {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // A server that refuses early closes while the rest is still being sent.
        let _ = stream.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes());
        let _ = stream.write_all(body.as_ref());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Reply { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn get(&self, path: &str) -> Reply {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n", self.host(), self.cookie), "")
    }

    pub fn post_with(&self, path: &str, form: &[(&str, &str)], more: &str) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n{more}",
            self.host(),
            self.cookie,
            body.len()
        );
        self.raw(&head, &body)
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.post_with(path, form, &format!("Origin: http://{}\r\n", self.host()))
    }

    /// Sends a form with a file.
    pub fn send(&self, path: &str, fields: &[(&str, &str)], (name, contents): (&str, &str)) -> Reply {
        self.send_bytes(path, fields, (name, contents.as_bytes()))
    }

    pub fn send_bytes(&self, path: &str, fields: &[(&str, &str)], (name, contents): (&str, &[u8])) -> Reply {
        let mut body = String::new();
        for (field, value) in fields {
            body += &format!("--mark\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        let body = [body.as_bytes(), contents, b"\r\n--mark--\r\n"].concat();
        self.send_raw(path, &body)
    }

    pub fn send_raw(&self, path: &str, body: impl AsRef<[u8]>) -> Reply {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=mark\r\nContent-Length: {}\r\n",
            self.cookie,
            body.as_ref().len(),
            host = self.host(),
        );
        self.raw(&head, body)
    }

    /// Where an answer leads.
    pub fn follow(&self, reply: &Reply) -> Reply {
        assert_eq!(reply.status, 303, "{}", reply.body);
        let to = reply.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
        self.get(to.split('#').next().unwrap())
    }

    /// What the text of a plan holds now, and its version: as the page for its text shows them.
    fn shown(&self, plan: &str) -> (String, String) {
        let name: String = form_urlencoded::byte_serialize(plan.as_bytes()).collect();
        let page = Html::parse_document(&self.get(&format!("/plan/text?p={name}")).body);
        let find = |selector: &str| page.select(&Selector::parse(selector).unwrap()).next().unwrap();
        let version = find("input[name=version]").attr("value").unwrap();
        (find("textarea[name=text]").text().collect(), version.to_owned())
    }

    /// The text of a plan as it is now.
    pub fn text(&self, plan: &str) -> String {
        self.shown(plan).0
    }

    pub fn version(&self, plan: &str) -> String {
        self.shown(plan).1
    }

    /// Types into one field of `mine.yaml`; the text then.
    pub fn typed(&self, field: &str, value: &str) -> String {
        let version = self.version("mine.yaml");
        let reply = self.post("/plan/change?p=mine.yaml", &[("version", &version), (field, value)]);
        assert_eq!(reply.status, 303, "{field} = {value}: {}", reply.body);
        self.text("mine.yaml")
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        (self.stop)();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.yaml"), PLAN).unwrap();
    folder
}
