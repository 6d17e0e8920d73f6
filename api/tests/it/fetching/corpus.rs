//! Addresses that have led servers to where they should not go, each refused for its reason.

use std::sync::Arc;

use pillarbox::fetch::{FetchSettings, SafeFetch};

use super::fetch;
use crate::support::{Book, Host, HostAnswer as Answer, response};

/// `PORT` is the canary's, on which nothing but the address itself stands in the way.
const CORPUS: &[(&str, &str)] = &[
    // Other ways to write 127.0.0.1.
    ("http://127.0.0.1:PORT/", "address_not_public"),
    ("http://127.1:PORT/", "address_not_public"),
    ("http://127.0.1:PORT/", "address_not_public"),
    ("http://0x7f.1:PORT/", "address_not_public"),
    ("http://0x7f000001:PORT/", "address_not_public"),
    ("http://0177.0.0.1:PORT/", "address_not_public"),
    ("http://2130706433:PORT/", "address_not_public"),
    ("http://017700000001:PORT/", "address_not_public"),
    ("http://127.0.0.1.:PORT/", "address_not_public"),
    ("http://127.255.255.254:PORT/", "address_not_public"),
    ("http://%31%32%37.0.0.1:PORT/", "address_not_public"),
    ("http://①②⑦.⓪.⓪.①:PORT/", "address_not_public"),
    ("http://0.0.0.0:PORT/", "address_not_public"),
    ("http://0:PORT/", "address_not_public"),
    // The same in IPv6.
    ("http://[::1]:PORT/", "address_not_public"),
    ("http://[0:0:0:0:0:0:0:1]:PORT/", "address_not_public"),
    ("http://[::]:PORT/", "address_not_public"),
    ("http://[::ffff:127.0.0.1]:PORT/", "address_not_public"),
    ("http://[::ffff:7f00:1]:PORT/", "address_not_public"),
    ("http://[::127.0.0.1]:PORT/", "address_not_public"),
    ("http://[::ffff:169.254.169.254]/latest/meta-data/", "address_not_public"),
    ("http://[64:ff9b::a9fe:a9fe]/latest/meta-data/", "address_not_public"),
    ("http://[2002:7f00:1::1]:PORT/", "address_not_public"),
    ("http://[2001:0:7f00:1::1]:PORT/", "address_not_public"),
    ("http://[fd00:ec2::254]/latest/meta-data/", "address_not_public"),
    ("http://[fe80::1]:PORT/", "address_not_public"),
    // Neighbours and clouds.
    ("http://169.254.169.254/latest/meta-data/", "address_not_public"),
    ("http://0xa9fea9fe/", "address_not_public"),
    ("http://100.100.100.200/", "address_not_public"),
    ("http://192.0.0.192/", "address_not_public"),
    ("https://10.0.0.1/", "address_not_public"),
    ("https://172.16.0.1/", "address_not_public"),
    ("https://192.168.1.1/", "address_not_public"),
    // Names.
    ("http://localhost:PORT/", "name_not_public"),
    ("http://LOCALHOST.:PORT/", "name_not_public"),
    ("http://a.localhost:PORT/", "name_not_public"),
    ("http://metadata.google.internal/computeMetadata/v1/", "name_not_public"),
    ("http://printer.local:PORT/", "name_not_public"),
    ("http://hidden.onion:PORT/", "name_not_public"),
    ("http://loops.example.org:PORT/", "address_not_public"),
    ("http://both.example.org:PORT/", "address_not_public"),
    ("http://both-the-other-way.example.org:PORT/", "address_not_public"),
    ("http://mapped.example.org:PORT/", "address_not_public"),
    ("http://nobody.example.org:PORT/", "name_unknown"),
    // Who is asked, and how.
    ("http://a@127.0.0.1:PORT/", "userinfo_not_allowed"),
    ("http://example.org@127.0.0.1:PORT/", "userinfo_not_allowed"),
    ("https://user:password@loops.example.org:PORT/", "userinfo_not_allowed"),
    ("https://loops.example.org:22/", "port_not_allowed"),
    ("https://loops.example.org:6379/", "port_not_allowed"),
    ("http://loops.example.org:8080/", "port_not_allowed"),
    ("file:///etc/passwd", "scheme_not_allowed"),
    ("gopher://127.0.0.1:PORT/_GET%20/", "scheme_not_allowed"),
    ("ftp://127.0.0.1:PORT/", "scheme_not_allowed"),
    ("dict://127.0.0.1:PORT/", "scheme_not_allowed"),
    ("ldap://127.0.0.1:PORT/", "scheme_not_allowed"),
    ("data:text/plain,hello", "scheme_not_allowed"),
    ("javascript:alert(1)", "scheme_not_allowed"),
    ("unix:/var/run/docker.sock", "scheme_not_allowed"),
    ("//127.0.0.1:PORT/", "url_invalid"),
    ("127.0.0.1:PORT", "url_invalid"),
    ("http://", "url_invalid"),
    ("http://[::1", "url_invalid"),
    ("http://256.256.256.256/", "url_invalid"),
    ("http://exa mple.org/", "url_invalid"),
    ("", "url_invalid"),
];

#[tokio::test]
async fn every_way_inside_is_refused_for_its_reason_and_nothing_inside_is_asked() {
    assert!(CORPUS.len() >= 40);
    let answer = Answer::Bytes(response("200 OK", "content-type: text/plain", b"inside"));
    let canary = Host::answering(answer.clone()).await;
    let port = canary.address.port();
    // On the same port of the other loopback, where the machine has one.
    let sixth = Host::at(&format!("[::1]:{port}"), answer).await.ok();
    let names = Book::default()
        .with("loops.example.org", &["127.0.0.1"])
        .with("both.example.org", &["93.184.215.14", "127.0.0.1"])
        .with("both-the-other-way.example.org", &["::1", "93.184.215.14"])
        .with("mapped.example.org", &["::ffff:127.0.0.1"]);
    let ports = vec![443, 80, port];
    let fetcher =
        SafeFetch::with_names(FetchSettings { allow_http: true, ports, ..FetchSettings::default() }, Arc::new(names));
    for (url, code) in CORPUS {
        let url = url.replace("PORT", &port.to_string());
        let refusal = fetch(&fetcher, &url).await.expect_err(&url);
        assert_eq!(refusal.code(), *code, "{url} {refusal:?}");
        assert!(!refusal.to_string().contains("127"), "what is said names no address: {refusal}");
    }
    let asked = canary.connections() + sixth.map_or(0, |host| host.connections());
    assert_eq!(asked, 0, "nothing inside was asked");
}

#[tokio::test]
async fn the_canary_would_sing() {
    let canary = Host::saying("200 OK", "content-type: text/plain", "inside").await;
    let names = Book::default().with("loops.example.org", &["127.0.0.1"]);
    let port = canary.address.port();
    let listed = vec![format!("loops.example.org:{port}").parse().unwrap()];
    let settings = FetchSettings { allow_private: listed, ..FetchSettings::default() };
    let fetcher = SafeFetch::with_names(settings, Arc::new(names));
    let url = format!("http://loops.example.org:{port}/");
    assert_eq!(fetch(&fetcher, &url).await.as_deref(), Ok("inside"));
    assert_eq!(canary.connections(), 1);
}
