//! The SPA's files: what is there is served, the SPA's own addresses give its page, nothing else leaves the disk.

use std::io::{Read, Write};
use std::net::TcpStream;

use reqwest::Method;

use super::{Site, send};
use crate::support::World;

const PAGE: &str = "<!doctype html><title>The page</title>";

#[tokio::test]
async fn addresses_of_the_spa_give_its_page_and_assets_give_themselves() {
    let site = Site::new();
    let world = site.world().await;
    let visitor = world.visitor();
    for path in ["/", "/index.html", "/dashboard/settings", "/dashboard/settings?connected=x", "/a/b/c", "/apis"] {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, PAGE), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    let asset = visitor.get("/assets/x.js").await;
    assert_eq!((asset.status, asset.text.as_str()), (200, "export const x = 'the script';"));
    assert!(asset.header("content-type").starts_with("text/javascript"), "{asset:?}");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    let head = send(&visitor, Method::HEAD, "/dashboard/settings", None).await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
}

#[tokio::test]
async fn a_missing_asset_and_a_missing_route_are_problems_and_not_the_page() {
    let site = Site::new();
    let world = site.world().await;
    let visitor = world.visitor();
    for path in ["/assets/missing.js", "/assets", "/assets/", "/assets/a/b.css", "/api", "/api/none", "/%61pi/none"] {
        visitor.get(path).await.is_problem(404, "not_found");
    }
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        send(&visitor, method, "/dashboard/settings", None).await.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn an_unbuilt_page_is_told_while_the_api_works() {
    let site = Site::new();
    std::fs::remove_file(site.dist().join("index.html")).unwrap();
    let world = site.world().await;
    world.visitor().get("/").await.is_problem(404, "page_missing");
    assert_eq!(world.visitor().get("/api/version").await.status, 200);
}

/// The answer to a path that no client library would send as it is.
fn get_raw(world: &World, path: &str) -> String {
    let mut stream = TcpStream::connect(world.url().trim_start_matches("http://")).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn no_path_leaves_the_folder_of_the_spa() {
    let site = Site::new();
    let world = site.world().await;
    assert!(get_raw(&world, "/").contains("The page"), "the raw way works");
    let absolute = site.0.path().join("secret.txt");
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets%2f..%2f..%2fsecret.txt",
        "/./../secret.txt",
        "/....//secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/assets/x.js/../../../secret.txt",
        "/secret.txt%00.html",
        "/.hidden",
        "/%2ehidden",
        "/assets/.hidden",
        "//secret.txt",
        "//assets/../../secret.txt",
        "http://localhost/../secret.txt",
        &format!("/{}", absolute.display()),
        "/etc/passwd",
    ] {
        let answer = get_raw(&world, path);
        let status: u16 = answer.split(' ').nth(1).unwrap().parse().unwrap();
        assert!(matches!(status, 200 | 400 | 404), "{path} {answer}");
        assert!(!answer.contains("\r\n\r\nsecret") && !answer.contains("root:"), "{path} {answer}");
        assert!(status != 200 || answer.ends_with(PAGE), "{path} {answer}");
    }
}
