//! What those who run the server ask for, and the docs.

use std::collections::HashSet;

use crate::support::{Visitor, World};

#[tokio::test]
async fn the_server_says_that_it_is_alive_and_ready_and_which_version_it_is() {
    let world = World::new().await;
    let visitor = world.visitor();
    let alive = visitor.get("/healthz").await;
    assert_eq!((alive.status, alive.text.as_str()), (200, "ok\n"));
    assert_eq!(visitor.get("/readyz").await.json()["status"], "ready");
    let version = visitor.get("/api/version").await.json();
    let migrations = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/sqlite")).unwrap();
    let names = migrations.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let newest = names.max().unwrap().split('_').next().unwrap().replace('-', "");
    let expected = serde_json::json!({
        "name": "pillarbox", "version": env!("CARGO_PKG_VERSION"), "commit": option_env!("PILLARBOX_COMMIT"),
        "schema_version": newest, "api_version": "1",
    });
    assert_eq!(version, expected);
    let document = visitor.get("/api/openapi.yaml").await;
    assert_eq!(document.header("content-type"), "application/yaml");
    assert_eq!(document.text, pillarbox::http::document().to_yaml().unwrap());
}

/// The values of an attribute in a page.
fn attributes<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    html.match_indices(&start).map(|(at, _)| at).collect::<Vec<_>>().into_iter().map(move |at| {
        let value = &html[at + name.len() + 3..];
        &value[..value.find('"').unwrap()]
    })
}

async fn load(visitor: &Visitor, path: &str) -> String {
    let answer = visitor.get(path).await;
    assert_eq!(answer.status, 200, "{path} {}", answer.status);
    assert!(!answer.text.is_empty(), "{path}");
    answer.text
}

#[tokio::test]
async fn the_docs_are_whole_and_load_nothing_from_elsewhere() {
    let world = World::new().await;
    let visitor = world.visitor();
    let short = visitor.get("/api/docs").await;
    assert_eq!((short.status / 100, short.header("location")), (3, "/api/docs/"));
    let html = load(&visitor, "/api/docs/").await;
    assert!(!html.contains("://"), "{html}");
    let assets: HashSet<_> = attributes(&html, "src").chain(attributes(&html, "href")).collect();
    assert!(assets.len() >= 4, "{assets:?}");
    for asset in &assets {
        let text = load(&visitor, &format!("/api/docs/{}", asset.trim_start_matches("./"))).await;
        if asset.contains("initializer") {
            assert!(text.contains("/api/openapi.yaml"), "{text}");
            assert!(!text.contains("://"), "{text}");
        }
    }
    visitor.get("/api/docs/no-such-file.js").await.is_problem(404, "not_found");
}

#[tokio::test]
async fn every_answer_has_a_request_id_of_its_own() {
    let world = World::new().await;
    let visitor = world.admin().await;
    let paths = ["/healthz", "/api/posts", "/api/none", "/api/docs/", "/api/docs/none", "/api/x/callback", "/none"];
    let mut ids = HashSet::new();
    for path in paths.into_iter().chain(paths) {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("x-request-id").len(), 36, "{path} {answer:?}");
        assert!(ids.insert(answer.header("x-request-id").to_owned()));
    }
    let given = visitor.request(reqwest::Method::GET, "/healthz").header("x-request-id", "mine");
    assert_ne!(visitor.send(given).await.header("x-request-id"), "mine", "a stranger does not write our log");
}
