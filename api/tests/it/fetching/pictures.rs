//! The picture of a profile, which is served from here and fetched only from where the platform keeps pictures.

use serde_json::json;

use crate::support::{Home, Host, Options, World};

#[tokio::test]
async fn a_profiles_picture_is_served_from_here() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.get("/api/accounts").await.json()["items"][0].clone();
    let url = account["avatar_url"].as_str().unwrap();
    assert!(url.starts_with("/api/accounts/"), "{url}");
    let picture = visitor.get(url).await;
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
}

#[tokio::test]
async fn a_pretend_x_that_is_not_listed_is_not_asked_for_pictures() {
    // A listed host of another port is none.
    for listed in ["", "127.0.0.1:1", "127.0.0.1"] {
        let env = vec![("ALLOW_PRIVATE_FETCH", listed.to_owned())];
        let world = World::with(Options { env, ..Options::default() }).await;
        let visitor = world.connected().await;
        let account = visitor.get("/api/accounts").await.json()["items"][0].clone();
        assert_eq!(account["avatar_url"], json!(null), "connecting goes on without a picture");
        assert!(asked_for_pictures(&world).is_empty());
    }
    let world = World::new().await;
    world.connected().await;
    assert_eq!(asked_for_pictures(&world).len(), 1, "it would be noticed");
}

#[tokio::test]
async fn a_proxy_in_the_environment_is_not_gone_through() {
    let proxy = Host::saying("200 OK", "content-type: image/png", "").await;
    let mut home = Home::new().await;
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
        home.set_env(name, &proxy.url(""));
    }
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let account = visitor.get("/api/accounts").await.json()["items"][0].clone();
    assert!(account["avatar_url"].is_string(), "{account}");
    assert_eq!(proxy.connections(), 0);
}

fn asked_for_pictures(world: &World) -> Vec<String> {
    let all = world.sandbox.requests(None).unwrap();
    let paths = all["requests"].as_array().unwrap().iter().filter_map(|request| request["path"].as_str());
    paths.filter(|path| path.starts_with("/avatars/")).map(str::to_owned).collect()
}
