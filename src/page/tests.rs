//! The page as a browser, and as an attacker, meets it: over a real socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use super::{Desk, Server};
use crate::language::Language;

const PLAN: &str = "schema: perenne/plan/v1
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
pub(super) struct Page {
    port: u16,
    token: String,
    cookie: String,
    thread: Option<JoinHandle<()>>,
    stop: Box<dyn Fn()>,
    pub desk: Arc<Desk>,
}

pub(super) struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Page {
    pub(super) fn open(folder: &Path, read_only: bool) -> Self {
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
    fn raw(&self, head: &str, body: impl AsRef<[u8]>) -> Reply {
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

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n", self.host(), self.cookie), "")
    }

    fn post_with(&self, path: &str, form: &[(&str, &str)], more: &str) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n{more}",
            self.host(),
            self.cookie,
            body.len()
        );
        self.raw(&head, &body)
    }

    pub(super) fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.post_with(path, form, &format!("Origin: http://{}\r\n", self.host()))
    }

    /// Sends a form with a file.
    pub(super) fn send(&self, path: &str, fields: &[(&str, &str)], (name, contents): (&str, &str)) -> Reply {
        self.send_bytes(path, fields, (name, contents.as_bytes()))
    }

    pub(super) fn send_bytes(&self, path: &str, fields: &[(&str, &str)], (name, contents): (&str, &[u8])) -> Reply {
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

    pub(super) fn send_raw(&self, path: &str, body: impl AsRef<[u8]>) -> Reply {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=mark\r\nContent-Length: {}\r\n",
            self.cookie,
            body.as_ref().len(),
            host = self.host(),
        );
        self.raw(&head, body)
    }

    /// Where an answer leads.
    pub(super) fn follow(&self, reply: &Reply) -> Reply {
        assert_eq!(reply.status, 303, "{}", reply.body);
        let to = reply.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
        self.get(to.split('#').next().unwrap())
    }

    pub(super) fn version(&self, plan: &str) -> String {
        self.desk.plan(plan).unwrap().version().to_string()
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

pub(super) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.yaml"), PLAN).unwrap();
    folder
}

#[test]
fn only_the_printed_address_opens_the_page() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    assert_eq!(page.get("/").status, 200);
    let host = page.host();
    for path in
        ["/", "/plan?p=mine.yaml", "/own/page.css", "/?token=wrong", &format!("/plan?p=mine.yaml&token={}", page.token)]
    {
        let reply = page.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n"), "");
        assert_eq!(reply.status, 403, "{path}");
        assert!(!reply.body.contains("mine"), "{path}");
    }
    let other = page.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: perenne-{}=guess\r\n", page.port), "");
    assert_eq!(other.status, 403);
    assert!(!page.get("/").body.contains(&page.token));
}

#[test]
fn a_name_that_leads_here_is_not_ours() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let (port, cookie) = (page.port, &page.cookie);
    for host in [format!("evil.example:{port}"), "127.0.0.1:1".into(), "127.0.0.1".into(), String::new()] {
        let reply = page.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n"), "");
        assert!(matches!(reply.status, 400 | 421), "{host}: {}", reply.status);
    }
    let entered = page.raw(&format!("GET /?token={} HTTP/1.1\r\nHost: evil.example:{port}\r\n", page.token), "");
    assert_eq!(entered.status, 421);
    assert!(!entered.head.contains("set-cookie"));
    assert_eq!(page.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\n"), "").status, 200);
}

#[test]
fn other_sites_send_no_forms_and_open_no_sockets() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let form = [("version", "1"), ("f/horizon", "9")];
    let own = format!("http://{}", page.host());
    for more in [
        "Origin: https://evil.example\r\n".to_owned(),
        "Origin: null\r\n".into(),
        String::new(),
        format!("Origin: {own}\r\nSec-Fetch-Site: cross-site\r\n"),
        format!("Origin: {own}\r\nSec-Fetch-Site: same-site\r\n"),
        format!("Origin: {own}\r\nUpgrade: websocket\r\n"),
    ] {
        assert_eq!(page.post_with("/plan/change?p=mine.yaml", &form, &more).status, 403, "{more}");
    }
    let upgrade =
        format!("GET / HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nUpgrade: websocket\r\n", page.host(), page.cookie);
    assert_eq!(page.raw(&upgrade, "").status, 403);
    let plain = format!(
        "POST /quit HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nOrigin: {own}\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n",
        page.host(),
        page.cookie
    );
    assert_eq!(page.raw(&plain, "").status, 415);
    assert_eq!(
        page.raw(&format!("DELETE / HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n", page.host(), page.cookie), "").status,
        405
    );
    assert_eq!(&**page.desk.plan("mine.yaml").unwrap().text(), PLAN);
}

/// Every page that there is to see of a plan.
fn pages(plan: &str) -> Vec<String> {
    let plan: String = form_urlencoded::byte_serialize(plan.as_bytes()).collect();
    let of = |path: &str| format!("{path}?p={plan}");
    let own = ["", "/text", "/ways", "/study", "/scenarios", "/offers", "/whatif", "/odds"];
    let mut all: Vec<String> = own.map(|page| of(&format!("/plan{page}"))).to_vec();
    all.extend(["/", "/new", "/quit", "/city/new"].map(str::to_owned));
    all.push(format!("/plan/explain?p={plan}&figure=tco.incl_vat"));
    all
}

#[test]
fn no_page_holds_a_script_or_a_style_of_its_own() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    for path in pages("mine.yaml").iter().chain(&["/nothing".to_owned()]) {
        let reply = page.get(path);
        assert!(reply.head.contains("content-security-policy: default-src 'self';"), "{path}");
        assert!(!reply.head.contains("unsafe"), "{path}");
        for header in ["x-content-type-options: nosniff", "cache-control: no-store", "referrer-policy: same-origin"] {
            assert!(reply.head.contains(header), "{path}: {header}");
        }
        assert!(!reply.body.contains(" style=") && !reply.body.contains("<style"), "{path}");
        assert!(!reply.body.contains("<script>") && !reply.body.contains(" onclick="), "{path}");
        for (place, _) in reply.body.match_indices("http") {
            let from_here = reply.body[place..].starts_with("http://www.w3.org/");
            assert!(from_here, "{path}: {}", &reply.body[place..place + 40]);
        }
    }
    let study = page.get("/plan/study/as?p=mine.yaml&form=see");
    assert!(study.head.contains("default-src 'none'; style-src 'sha256-"), "{}", study.head);
}

#[test]
fn what_is_too_large_is_refused() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let large = "x".repeat(5 * 1024 * 1024);
    assert_eq!(page.post("/plan/text?p=mine.yaml", &[("version", "1"), ("text", &large)]).status, 413);
    assert_eq!(page.get("/").status, 200);
}

#[test]
fn nothing_outside_the_folder_is_read_or_written() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.yaml"), PLAN.replace("Mine", "Secret")).unwrap();
    let served = outside.path().join("served");
    fs::create_dir(&served).unwrap();
    fs::write(served.join("mine.yaml"), PLAN).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), served.join("link.yaml")).unwrap();
    let page = Page::open(&served, false);
    for name in ["../secret.yaml", "%2e%2e/secret.yaml", "link.yaml", "/etc/passwd", "..%2Fsecret.yaml", "%00", ""] {
        for path in ["/plan", "/plan/text", "/plan/explain", "/plan/study/as", "/plan/both"] {
            let reply = page.get(&format!("{path}?p={name}&figure=tco.incl_vat"));
            assert_eq!(reply.status, 404, "{path} {name}");
            assert!(!reply.body.contains("Secret"));
        }
        assert_eq!(page.post(&format!("/plan/save?p={name}"), &[]).status, 404);
    }
    assert!(!page.get("/").body.contains("Secret"));
    let copied = page.post("/new", &[("way", "copy"), ("from", "../secret.yaml"), ("title", "Copy")]);
    assert_eq!(copied.status, 404);
    page.post("/new", &[("way", "copy"), ("from", ""), ("title", "../../evil")]);
    assert!(served.join("evil.yaml").is_file(), "a title becomes a plain name");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
    for back in ["//evil.example", "https://evil.example", "/\\evil.example"] {
        let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
        assert!(page.get(&format!("/language?to=fr&back={back}")).head.contains("location: /\r\n"), "{back}");
    }
}

#[test]
fn hostile_names_and_titles_are_words() {
    let folder = folder();
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let plan = PLAN
        .replace("title: Mine", &format!("title: '{evil}'"))
        .replace("sensors:", "\"<b>x\":")
        .replace("city: medium-city", "city: '<i>'");
    fs::write(folder.path().join("<img src=x onerror=alert(1)>.yaml"), &plan).unwrap();
    let page = Page::open(folder.path(), false);
    for path in pages("<img src=x onerror=alert(1)>.yaml") {
        let body = page.get(&path).body;
        assert!(
            !body.contains("<script>") && !body.contains("<img") && !body.contains("<b>x") && !body.contains("<i>"),
            "{path}"
        );
    }
}

#[test]
fn a_request_that_crashes_ends_only_itself() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let reply = page.get("/crash");
    assert_eq!(reply.status, 500);
    assert!(!reply.body.contains("crashed on purpose"));
    assert_eq!(page.get("/plan?p=mine.yaml").status, 200);
}

#[test]
fn a_form_changes_what_was_typed_and_nothing_else() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    let version = page.version("mine.yaml");
    let price = "f/lines/sensors/costs/device/price";
    let form = [
        ("version", version.as_str()),
        ("f/horizon", "12"),
        (price, "1 234,50"),
        ("f/title", "Mine"),
        ("f/city", "medium-city"),
    ];
    let reply = page.post("/plan/change?p=mine.yaml", &form);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let expected = PLAN.replace("10 years", "12 years").replace(
        "{item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}}",
        "{item: sensors/urban-sensor, quantity: {pilot: 10, run: 20}, costs: {device: {price: 1234.50 EUR/sensor}}}",
    );
    assert_eq!(&**page.desk.plan("mine.yaml").unwrap().text(), expected);
    assert_eq!(fs::read_to_string(&file).unwrap(), PLAN, "nothing is written before it is saved");
    assert_eq!(page.desk.unsaved(), ["mine.yaml"]);
    assert!(page.get("/quit").body.contains("mine.yaml"));
    assert_eq!(page.post("/plan/save?p=mine.yaml", &[]).status, 303);
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    page.post("/plan/history?p=mine.yaml", &[("do", "undo")]);
    assert_eq!(&**page.desk.plan("mine.yaml").unwrap().text(), PLAN);
    page.post("/plan/history?p=mine.yaml", &[("do", "redo")]);
    assert_eq!(&**page.desk.plan("mine.yaml").unwrap().text(), expected);
}

#[test]
fn two_tabs_change_what_each_was_given() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let version = page.version("mine.yaml");
    // Each sends its whole form, as it was before the other changed something.
    let first = [("version", version.as_str()), ("f/horizon", "12"), ("f/start", "2027-01")];
    let second = [("version", version.as_str()), ("f/horizon", "10"), ("f/start", "2028-01")];
    page.post("/plan/change?p=mine.yaml", &first);
    page.post("/plan/change?p=mine.yaml", &second);
    let text = page.desk.plan("mine.yaml").unwrap().text().to_string();
    assert!(text.contains("12 years") && text.contains("2028-01"), "{text}");
    let stale = page.post("/plan/text?p=mine.yaml", &[("version", &version), ("text", "schema: other\n")]);
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("schema: other"), "what was typed is not lost");
    assert_eq!(page.desk.plan("mine.yaml").unwrap().text().to_string(), text);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_not_overwritten() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("f/horizon", "12")]);
    let theirs = PLAN.replace("10 years", "7 years");
    fs::write(&file, &theirs).unwrap();
    let reply = page.post("/plan/save?p=mine.yaml", &[]);
    assert!(reply.head.contains("location: /plan/both"), "{}", reply.head);
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    let both = page.get("/plan/both?p=mine.yaml").body;
    assert!(both.contains("7 years") && both.contains("12 years"));
    fs::write(&file, PLAN.replace("10 years", "6 years")).unwrap();
    page.post("/plan/save?p=mine.yaml", &[("seen", &theirs)]);
    assert!(fs::read_to_string(&file).unwrap().contains("6 years"), "what was agreed to lose was another text");
    let theirs = fs::read_to_string(&file).unwrap();
    page.post("/plan/save?p=mine.yaml", &[("seen", &theirs)]);
    assert!(fs::read_to_string(&file).unwrap().contains("12 years"));
}

#[test]
fn a_fault_stands_at_its_field_and_its_hint_is_one_click() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let file = folder.path().join("mine.yaml");
    fs::write(&file, PLAN.replace("sensors/urban-sensor", "sensors/urban-sensr")).unwrap();
    let body = page.get("/plan?p=mine.yaml").body;
    let slot = body.split("data-at=\"f/lines/sensors\"").nth(1).unwrap();
    let mend = slot.split("name=\"mend\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let reply = page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("mend", mend)]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    assert_eq!(&**page.desk.plan("mine.yaml").unwrap().text(), PLAN);
}

#[test]
fn lines_and_money_come_and_go() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let post = |form: &[(&str, &str)]| {
        let version = page.version("mine.yaml");
        let mut all = vec![("version", version.as_str())];
        all.extend_from_slice(form);
        let reply = page.post("/plan/change?p=mine.yaml", &all);
        assert_eq!(reply.status, 303, "{form:?}: {}", reply.body);
    };
    post(&[("add", "line"), ("add-item", "sensors/noise"), ("add-quantity", "3")]);
    for kind in ["subsidy", "contribution", "loan", "benefit"] {
        post(&[("add", kind)]);
    }
    let body = page.get("/plan?p=mine.yaml").body;
    assert!(
        !body.contains("class=\"fault\""),
        "what is added is accepted: {}",
        page.desk.plan("mine.yaml").unwrap().text()
    );
    // One more of a kind takes an id of its own.
    post(&[("add", "subsidy")]);
    let text = page.desk.plan("mine.yaml").unwrap().text().to_string();
    assert!(text.contains("subsidy-2") && text.contains("sensors/noise"), "{text}");
    post(&[("remove", "f/lines/noise")]);
    post(&[("remove", "f/funding/@0")]);
    let text = page.desk.plan("mine.yaml").unwrap().text().to_string();
    assert!(!text.contains("noise") && !text.contains("id: subsidy,"), "{text}");
}

#[test]
fn a_new_project_from_a_pasted_table_checks_as_it_is() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let table = "Désignation\tQuantité\tPU HT\nCapteur de bruit\t120\t1 234,50 €\nHébergement\t1\t300,00 €\n";
    let asked = page.post("/new", &[("way", "paste"), ("title", "Bruit en ville"), ("table", table)]);
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("value=\"1\u{202f}234.50\""), "{}", asked.body);
    let said = [
        ("way", "pasted"),
        ("title", "Bruit en ville"),
        ("designation", "Capteur de bruit"),
        ("quantity", "120"),
        ("price", "1 234,50"),
        ("recurs", ""),
        ("family", "sensor"),
        ("designation", "Hébergement"),
        ("quantity", "1"),
        ("price", "300"),
        ("recurs", "/month"),
        ("family", "platform"),
    ];
    let made = page.post("/new", &said);
    assert!(made.head.contains("location: /plan?p=bruit-en-ville.yaml"), "{}\n{}", made.head, made.body);
    let catalog = fs::read_to_string(folder.path().join("bruit-en-ville-prices.yaml")).unwrap();
    assert!(catalog.contains("1234.50 EUR/unit") && catalog.contains("300 EUR/unit/month"), "{catalog}");
    let body = page.get("/plan?p=bruit-en-ville.yaml").body;
    assert!(!body.contains("class=\"fault\"") && body.contains("class=\"figures\""), "{body}");
    assert_eq!(page.post("/new", &said).status, 422, "what is there is not replaced");
    for (way, more) in [("items", ("item", "sensors/noise")), ("copy", ("from", ""))] {
        let made = page.post("/new", &[("way", way), ("title", way), more]);
        assert_eq!(made.status, 303, "{way}: {}", made.body);
        assert!(page.get(&format!("/plan?p={way}.yaml")).body.contains("class=\"figures\""), "{way}");
    }
}

#[test]
fn a_way_out_is_taken_with_one_click() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let name = "<perenne>/plans/bethune-sensors.yaml";
    let address = format!("p={}", form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>());
    assert!(page.get(&format!("/plan?{address}")).body.contains("verdict fragile"));
    let version = page.version(name);
    let taken = page.post(&format!("/plan/take?{address}"), &[("version", &version), ("way", "0")]);
    assert_eq!(taken.status, 303, "{}", taken.body);
    assert!(page.get(&format!("/plan?{address}")).body.contains("verdict sustainable"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "examples are changed in memory alone");
}

#[test]
fn read_only_writes_nothing() {
    let folder = folder();
    let page = Page::open(folder.path(), true);
    let change = [("version", "1"), ("f/horizon", "12")];
    assert_eq!(page.post("/plan/change?p=mine.yaml", &change).status, 403);
    assert_eq!(page.post("/plan/text?p=mine.yaml", &[("version", "1"), ("text", "x")]).status, 403);
    assert_eq!(page.post("/plan/save?p=mine.yaml", &[]).status, 403);
    assert_eq!(page.post("/new", &[("way", "copy"), ("title", "New")]).status, 409);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("mine.yaml")).unwrap(), PLAN);
}

#[test]
fn quitting_says_what_is_lost_and_ends() {
    let folder = folder();
    let mut page = Page::open(folder.path(), false);
    page.post("/plan/change?p=mine.yaml", &[("version", &page.version("mine.yaml")), ("f/horizon", "12")]);
    let last = page.post("/quit", &[]);
    assert!(last.body.contains("mine.yaml"), "{}", last.body);
    page.thread.take().unwrap().join().unwrap();
    assert!(TcpStream::connect(("127.0.0.1", page.port)).is_err());
}
