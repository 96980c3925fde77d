//! The page as an attacker meets it: whose requests it takes, and what no request gets.

use std::fs;
use std::net::TcpStream;

use super::support::{PLAN, Page, folder};

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
    assert_eq!(page.text("mine.yaml"), PLAN);
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
    let refused = page.post("/plan/text?p=mine.yaml", &[("version", "1"), ("text", &large)]);
    assert!(refused.status == 413 && refused.body.contains("Too large") && !refused.body.contains("closed"));
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
